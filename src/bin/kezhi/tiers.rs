//! `kezhi tiers`: spend tiers and their contribution.

use std::fmt::Write;

use kezhi::engine::{DataSel, Report, ReportQuestion, Request, Response};
use kezhi::explain::{Explained, Source};
use kezhi::scenario::DataRef;
use kezhi::segment::{ThresholdRule, Thresholds};
use kezhi::text::explain::{rule, shown};
use kezhi::text::{Lang, answers, names};
use kezhi::units::{Currency, Margin, Money};
use kezhi::value::{Contribution, ContributionRow, Margins};
use serde_json::{Value, json};

use crate::args::TiersArgs;
use crate::failure::{Failure, tell_doubtful};
use crate::opened::{self, Opened};
use crate::period;

pub(crate) fn run(options: &TiersArgs, lang: Lang) -> Result<String, Failure> {
    let window = period::rules(
        &options.judged.period,
        options.judged.analysis_day.as_deref(),
    )?;
    let thresholds = thresholds(options)?;
    let returns = options.judged.period.returns.into();
    let Opened {
        mut engine,
        facts,
        selection,
        today,
    } = opened::open(&options.orders, lang)?;
    let entered = options.margins.iter();
    tell_doubtful(lang, entered.map(|it| ("--margins", Some(*it))));
    let margins = margins(options, facts.has_profit)?;
    let request = Request::Report(ReportQuestion {
        data: DataSel::Opened,
        window,
        returns,
        thresholds,
        margins,
        selection,
        today: Some(today),
    });
    let Response::Report(report) = engine.handle(request, None)? else {
        return Err(Failure::Engine(kezhi::engine::EngineError::NotOpen));
    };
    let Report {
        table: Some(table),
        curves,
        ..
    } = *report
    else {
        return Err(Failure::Engine(kezhi::engine::EngineError::NotOpen));
    };
    let contribution = Contribution::evaluate(&table, &margins, Source::File, Source::Assumption);
    let rules = answers::tier_rules(
        &table,
        &thresholds,
        &margins,
        returns,
        Some(facts.counting),
        &DataRef::Nothing,
    );
    let caution = answers::caution(lang, &facts.quality, facts.revenue);
    let rules: Vec<String> = rules.iter().map(|of| rule(lang, of)).collect();
    if options.json {
        let segments: Vec<Value> = contribution
            .rows
            .iter()
            .map(|row| segment(row, lang, &table))
            .collect();
        let json = json!({
            "rows": facts.rows,
            "segments": segments,
            "total": segment(&contribution.total, lang, &table),
            "thresholds": table.thresholds.map(Money::units),
            "collapsed": table.collapsed,
            "window": table.window.map(|window| json!({
                "from": window.from.iso(),
                "to": window.to.iso(),
                "months": window.months,
                "active_months": window.active,
                "new_months": window.new,
                "tells_new": window.tells_new(),
            })),
            "inactive": table.inactive,
            "basis": contribution.basis,
            "gini_revenue": curves.and_then(|curves| curves.gini),
            "rule": rules,
            "caution": caution,
        });
        return Ok(format!("{json:#}\n"));
    }
    let mut text = String::new();
    if let Some(caution) = caution {
        let _ = writeln!(text, "{caution}");
    }
    for row in contribution.rows.iter().chain([&contribution.total]) {
        let name = row
            .tier
            .map_or(lang.pick("合计", "Total"), |tier| names::tier(lang, tier));
        let cell = |value: Option<&Explained>| {
            value.map_or("—".into(), |value| shown(lang, value, Currency::Unstated))
        };
        let _ = writeln!(
            text,
            "{name}\t{}\t{}\t{}\t{}\t{}",
            cell(Some(&row.customers)),
            cell(row.customer_share.as_ref()),
            cell(row.revenue_share.as_ref()),
            cell(row.profit_share.as_ref()),
            cell(row.profit_per_head.as_ref()),
        );
    }
    for rule in rules {
        let _ = writeln!(text, "{rule}");
    }
    Ok(text)
}

fn segment(row: &ContributionRow, lang: Lang, table: &kezhi::segment::SegmentTable) -> Value {
    let value = |of: &Option<Explained>| of.as_ref().and_then(Explained::finite);
    let counted = row
        .tier
        .and_then(|tier| table.rows.iter().find(|counted| counted.tier == tier));
    let orders = counted.map_or_else(
        || table.rows.iter().map(|row| row.orders).sum(),
        |counted| counted.orders,
    );
    json!({
        "tier": row.tier,
        "name": row.tier.map_or(lang.pick("合计", "Total"), |tier| names::tier(lang, tier)),
        "customers": row.customers.value() as u64,
        "orders": orders,
        "revenue": row.revenue.value(),
        "profit": value(&row.profit),
        "margin": value(&row.margin),
        "monthly_spend": value(&row.monthly_spend),
        "profit_per_customer_month": value(&row.profit_per_head),
        "share_customers": value(&row.customer_share),
        "share_revenue": value(&row.revenue_share),
        "share_profit": value(&row.profit_share),
        "index_revenue": value(&row.revenue_index),
        "index_profit": value(&row.profit_index),
    })
}

fn thresholds(options: &TiersArgs) -> Result<ThresholdRule, Failure> {
    let wrong = || Failure::Option {
        option: "--thresholds",
        found: options
            .thresholds
            .iter()
            .map(f64::to_string)
            .collect::<Vec<_>>()
            .join(","),
        expected: "DIAMOND,GOLD,SILVER".into(),
    };
    match options.thresholds[..] {
        [] => Ok(ThresholdRule::default()),
        [diamond, gold, silver] => {
            let money = |units| Money::from_units(units).ok_or_else(wrong);
            let entered = [money(diamond)?, money(gold)?, money(silver)?];
            Thresholds::new(entered)
                .map(ThresholdRule::Entered)
                .map_err(Failure::Thresholds)
        }
        _ => Err(wrong()),
    }
}

fn margins(options: &TiersArgs, has_profit: bool) -> Result<Margins, Failure> {
    let margin = |percent: f64| Margin::new(percent / 100.0).map_err(Failure::Margin);
    match options.margins[..] {
        [] if has_profit => Ok(Margins::FromFile),
        [] => Ok(Margins::Flat(None)),
        [flat] => Ok(Margins::Flat(Some(margin(flat)?))),
        [a, b, c, d, e] => Ok(Margins::PerTier([
            margin(a)?,
            margin(b)?,
            margin(c)?,
            margin(d)?,
            margin(e)?,
        ])),
        _ => Err(Failure::Option {
            option: "--margins",
            found: options
                .margins
                .iter()
                .map(f64::to_string)
                .collect::<Vec<_>>()
                .join(","),
            expected: "PERCENT | DIAMOND,GOLD,SILVER,ORDINARY,NEW".into(),
        }),
    }
}
