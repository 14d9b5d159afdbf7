//! Lines that stand beside an answer: scenarios compared, period, source.

use crate::scenario::DataRef;
use crate::segment::SegmentTable;
use crate::text::number::{count, money, with_unit};
use crate::text::sentence::{Sentence, Told};
use crate::text::{Lang, names};

/// Scenarios side by side: the largest profit difference. `differences` are those of the scenarios by
/// place, with their names.
pub fn comparison(
    lang: Lang,
    differences: &[(usize, String, f64)],
    base: &str,
    unit: &str,
) -> Sentence {
    let best = differences
        .iter()
        .max_by(|a, b| a.2.abs().total_cmp(&b.2.abs()));
    let Some((place, name, difference)) = best else {
        return lang
            .pick("各情景并排，便于比较。", "Scenarios side by side.")
            .into();
    };
    let size = with_unit(lang, &money(lang, difference.abs()), unit);
    let is_more = *difference >= 0.0;
    // Names are the user's and may hold anything, braces too.
    let [name, base] = [name.as_str(), base].map(|name| name.replace("{}", "{ }"));
    let words = match (lang, is_more) {
        (Lang::Zh, true) => format!("“{name}”的利润比“{base}”多 {{}}。"),
        (Lang::Zh, false) => format!("“{name}”的利润比“{base}”少 {{}}。"),
        (Lang::En, true) => format!("“{name}” brings {{}} more profit than “{base}”."),
        (Lang::En, false) => format!("“{name}” brings {{}} less profit than “{base}”."),
    };
    Sentence::with(&words, [(Told::ProfitDifference(*place), size)])
}

/// Period and number of customers, for the foot of a figure.
pub fn period_line(lang: Lang, table: Option<&SegmentTable>, customers: u64) -> Sentence {
    let customers = (Told::Customers, count(lang, customers));
    let Some(window) = table.and_then(|table| table.window) else {
        let words = lang.pick("每月 · n = {} 位客户", "Per month · n = {} customers");
        return Sentence::with(words, [customers]);
    };
    Sentence::with(
        lang.pick(
            "{}至{} · n = {} 位活跃客户",
            "{} to {} · n = {} active customers",
        ),
        [
            (Told::WindowStart, names::day(lang, window.from)),
            (Told::WindowEnd, names::day(lang, window.to)),
            customers,
        ],
    )
}

/// Where the numbers come from, for the foot of a figure. A case of which the user changed something
/// (`is_changed`) no longer shows its numbers alone.
pub fn source_line(lang: Lang, data: &DataRef, is_changed: bool) -> Sentence {
    match data {
        DataRef::Nothing => Sentence::default(),
        DataRef::Case(case) => {
            let source = names::case_source(lang, *case);
            let changed = match is_changed {
                true => lang.pick("；其中有你改过的数", "; some numbers are yours"),
                false => "",
            };
            match lang {
                Lang::Zh => format!("来源：{source}{changed}"),
                Lang::En => format!("Source: {source}{changed}"),
            }
            .into()
        }
        DataRef::File(file) => {
            let read = (Told::RowsRead, count(lang, file.rows.read));
            let used = (Told::RowsUsed, count(lang, file.rows.used));
            // A file may be called anything.
            let name = file.name.replace("{}", "{ }");
            match lang {
                Lang::Zh => Sentence::with(
                    &format!("来源：{name}，读取 {{}} 行，采用 {{}} 行"),
                    [read, used],
                ),
                Lang::En => Sentence::with(
                    &format!("Source: {name}, {{}} of {{}} rows used"),
                    [used, read],
                ),
            }
        }
    }
}
