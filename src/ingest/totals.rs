//! Lines that carry a total.

use super::letters;

/// Names of lines that carry a total, as [`letters::fold`] writes them.
const TOTALS: [&str; 14] = [
    "合计",
    "总计",
    "小计",
    "总合计",
    "合计金额",
    "total",
    "totals",
    "grandtotal",
    "subtotal",
    "sum",
    "summe",
    "gesamt",
    "gesamtsumme",
    "합계",
];

/// True for a customer that can only be a total, also where its row has a day: nobody is called 合计. A
/// firm may be called Total.
#[inline]
pub(super) fn is_surely_total(id: &[u8]) -> bool {
    const BEGIN: [&str; 6] = ["合", "总", "總", "小", "합", "G"];
    const SURE: [&str; 8] = [
        "合计",
        "总计",
        "小计",
        "总合计",
        "合计金额",
        "grandtotal",
        "gesamtsumme",
        "합계",
    ];
    let begins = |word: &&str| id.starts_with(word.as_bytes());
    let may_be = id.len() < 60 && (BEGIN.iter().any(begins) || id.first() == Some(&b'g'));
    may_be && std::str::from_utf8(id).is_ok_and(|cell| SURE.contains(&letters::fold(cell).as_str()))
}

/// True for a cell that names a total.
pub(super) fn is_total(cell: &str) -> bool {
    cell.len() < 60 && TOTALS.contains(&letters::fold(cell).as_str())
}
