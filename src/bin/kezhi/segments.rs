//! `kezhi segments`: customers, orders and money by the segments of any school.

use std::fmt::Write;

use kezhi::engine::{DataSel, EngineError, Look, Request, Response};
use kezhi::segment::SegmentCount;
use kezhi::text::number::{count, percent};
use kezhi::text::ui::sheet_value::footnote;
use kezhi::text::{Lang, segments as words};
use kezhi::workshop::scheme_footnotes;
use serde_json::{Value, json};

use crate::args::SegmentsArgs;
use crate::failure::Failure;
use crate::opened::{self, Opened};
use crate::{period, scheme};

pub(crate) fn run(options: &SegmentsArgs, lang: Lang) -> Result<String, Failure> {
    let window = period::rules(
        &options.judged.period,
        options.judged.analysis_day.as_deref(),
    )?;
    let scheme_of = scheme::scheme(&options.scheme)?;
    let columns = scheme::columns(&options.scheme);
    let Opened {
        mut engine,
        facts,
        selection,
        today,
    } = opened::open_keeping(&options.orders, &columns, lang)?;
    let request = Request::Segments {
        look: Look {
            data: DataSel::Opened,
            window,
            returns: options.judged.period.returns.into(),
            selection,
            today: Some(today),
            name: None,
        },
        scheme: scheme_of,
    };
    let Response::Segments(summary) = engine.handle(request, None)? else {
        return Err(Failure::Engine(EngineError::NotOpen));
    };
    let rules = words::scheme_rules(lang, &summary, facts.currency);
    let entries = scheme_footnotes(&summary.scheme).into_iter();
    let footnotes: Vec<String> = entries.map(|it| footnote(lang, it.id)).collect();
    if options.json {
        let segments: Vec<Value> = summary.rows.iter().map(|row| segment(row, lang)).collect();
        let json = json!({ "segments": segments, "rule": rules, "footnotes": footnotes });
        return Ok(format!("{json:#}\n"));
    }
    let mut text = String::new();
    for row in &summary.rows {
        let share = |share: Option<f64>| share.map_or("—".into(), |it| percent(lang, it, 1));
        let _ = writeln!(
            text,
            "{}\t{}\t{}\t{}\t{}",
            words::segment(lang, &row.segment.name),
            count(lang, row.sums.customers),
            share(row.share_customers),
            share(row.share_revenue),
            share(row.share_profit),
        );
    }
    for rule in rules.iter().chain(&footnotes) {
        let _ = writeln!(text, "{rule}");
    }
    Ok(text)
}

fn segment(row: &SegmentCount, lang: Lang) -> Value {
    json!({
        "name": words::segment(lang, &row.segment.name),
        "customers": row.sums.customers,
        "orders": row.sums.orders,
        "revenue": row.sums.revenue.units(),
        "profit": row.sums.profit.map(|it| it.units()),
        "share_customers": row.share_customers,
        "share_revenue": row.share_revenue,
        "share_profit": row.share_profit,
    })
}
