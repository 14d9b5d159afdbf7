//! A made-up scorecard of a supplier's accounts.

use std::fmt::Write;

use super::Chance;
use crate::units::Day;

/// What the cells of the scorecard say; they are data, and in the language of the reader.
#[derive(Debug, Clone, Copy)]
pub struct AccountWords {
    /// Name, the four groups of indicators, contract, day of the assessment.
    pub heads: [&'static str; 7],
    /// What an account is called, before its number.
    pub account: &'static str,
    /// There is a contract.
    pub yes: &'static str,
    /// There is none.
    pub no: &'static str,
}

/// The three accounts of the example on paper, and a prospect.
const FIRST: [([u32; 4], bool); 4] = [
    ([90, 80, 85, 95], true),
    ([70, 60, 75, 65], true),
    ([50, 40, 55, 60], true),
    ([75, 0, 70, 80], false),
];
/// Accounts in all.
const ACCOUNTS: usize = 30;

/// Thirty accounts as UTF-8 text: finance, cooperation, business and credit from 0 to 100, whether there
/// is a contract, and when they were assessed. The first three are those of the example on paper.
pub fn sample_accounts(words: &AccountWords) -> Vec<u8> {
    let mut chance = Chance(0x1405_7B7E_F767_814F);
    let start = Day::from_civil(2025, 3, 1).unwrap_or_default().0;
    let mut text = words.heads.join(",") + "\n";
    for place in 0..ACCOUNTS {
        let level = 66.0 + 13.0 * chance.normal();
        let drawn = [0; 4].map(|_: u32| {
            let score = level + 8.0 * chance.normal();
            (score.clamp(20.0, 98.0) / 5.0).round() as u32 * 5
        });
        let is_signed = chance.unit() < 0.8;
        let assessed = Day(start + chance.below(180) as i32);
        let (scores, is_signed) = FIRST.get(place).copied().unwrap_or((drawn, is_signed));
        let [finance, cooperation, business, credit] = scores;
        let _ = writeln!(
            text,
            "{} {:02},{finance},{cooperation},{business},{credit},{},{}",
            words.account,
            place + 1,
            if is_signed { words.yes } else { words.no },
            assessed.iso(),
        );
    }
    text.into_bytes()
}
