//! Words of the picture of those who slip away.

use super::{Phrase, both};
use crate::text::{Lang, number};

/// Title, and head of the bands.
pub const OVERDUE_BY: Phrase = both("已过自己节奏的多少倍", "Times their own rhythm");
/// How to read it.
pub const OVERDUE_RULE: Phrase = both(
    "距上次购买的天数除以自己的平均间隔；上面按人数，下面按预计还会带来的价值",
    "days since the last purchase over the own mean gap; by heads above, by what is still expected below",
);

/// A band of times.
pub fn band(lang: Lang, from: f64, below: f64) -> String {
    let (from, is_open) = (number::exact(from), below.is_infinite());
    let below = number::exact(below);
    match (lang, is_open) {
        (Lang::Zh, true) => format!("{from} 倍以上"),
        (Lang::Zh, false) => format!("{from}–{below} 倍"),
        (Lang::En, true) => format!("{from} times and more"),
        (Lang::En, false) => format!("{from} to {below} times"),
    }
}
