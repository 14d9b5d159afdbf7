//! Accounts ranked by expected value.

use super::super::{Phrase, both};

/// What class A holds.
pub const RANKED: Phrase = both(
    "A 类 {count} 户，占预期价值的 {}",
    "Class A has {count} accounts and {} of the expected value",
);
/// The same where there is no value to be parts of.
pub const RANKED_MONEY: Phrase = both(
    "A 类 {count} 户，预期价值 {}",
    "Class A has {count} accounts with an expected value of {}",
);
/// Who rises.
pub const RISEN: Phrase = both(
    "计入潜力后升级的有 {names}",
    "with potential counted, {names} move up",
);
/// Who falls.
pub const FALLEN: Phrase = both("降级的有 {names}", "{names} move down");
/// Nobody moves.
pub const NOBODY_MOVES: Phrase = both(
    "计入潜力后，各户类别都不变",
    "no account changes class when potential counts",
);
/// More than are named.
pub const AND_OTHERS: Phrase = both(
    "{names} 等 {count} 户",
    "{names} and others, {count} in all,",
);
/// Formula.
pub const RANKED_METHOD: Phrase = both(
    "预期价值 EV = 现有业务 CB + 追加潜力 AV × 赢得概率 P，从高到低排，数值相同的按名称。A 取（A% × N + 50）÷ 100 的整数部分，至少 1 户；A 与 B 合计同样取整，余下为 C。",
    "EV = current business CB + additional value AV × probability P, ranked from the highest, ties by name. A has the whole part of (A% × N + 50) ÷ 100 accounts, at least one; A and B together likewise; C is the rest.",
);
/// Picture.
pub const CLASS_FIGURE: Phrase = both(
    "各类占客户与预期价值的比例",
    "Shares of accounts and of expected value",
);
/// Picture.
pub const ACCOUNT_FIGURE: Phrase = both(
    "各户现有业务与预期价值",
    "Current business and expected value",
);
/// Table.
pub const RANKING: Phrase = both("按预期价值排名", "Ranked by expected value");
/// Table.
pub const CLASSES: Phrase = both("各类合计", "The classes");
/// Row of the picture.
pub const ACCOUNTS: Phrase = both("客户", "Accounts");
/// Row of the picture.
pub const EXPECTED: Phrase = both("预期价值", "Expected value");
/// Column.
pub const CLASS_NOW: Phrase = both("按 CB 的类别", "Class by CB");
/// Column.
pub const CLASS_THEN: Phrase = both("按 EV 的类别", "Class by EV");
/// Column.
pub const MOVES: Phrase = both("变动", "Moves");
/// A move.
pub const UP: Phrase = both("升级", "up");
/// A move.
pub const DOWN: Phrase = both("降级", "down");
/// Field group.
pub const PARTS: Phrase = both("各类占客户的比例", "Shares of the accounts");
/// Field.
pub const PART_A: Phrase = both("A 类", "Class A");
/// Field.
pub const PART_B: Phrase = both("B 类", "Class B");
/// Note.
pub const OTHER_LETTERS: Phrase = both(
    "这里的 A–C 按预期价值分，与客户评估的 A–D 无关。",
    "These letters rank expected value; they have nothing to do with the A–D of the customer assessment.",
);
