//! One customer in full, as a sheet: history, scores, the rule that placed them, the next segment.

use super::build::{Columns, Numbers};
use super::fields::Fields;
use super::movement::counted;
use super::{Sheet, SheetTable};
use crate::chart::figures::axis;
use crate::chart::{Bar, Compare, Drawing, Figure, FigureName, Group, Swatch, Tone};
use crate::explain::{Explained, SegmentSymbol, Source, Symbol, Unit};
use crate::segment::{CardOrder, CustomerCard, Scheme, Span};
use crate::text::mask::masked;
use crate::text::number::{count, currency_unit, money, with_unit};
use crate::text::segments::{next_step, segment, settled_rules};
use crate::text::sentence::Sentence;
use crate::text::ui::{sheet as base_words, sheet_customers as words};
use crate::text::{Lang, figures, names};
use crate::units::{Currency, Money};

/// Bars of the history at most.
const MOST_BARS: usize = 12;

/// What the forecast says of a customer.
#[derive(Debug)]
pub enum CardAhead {
    /// It was not made: it may take long.
    NotAsked,
    /// Why there is none.
    Refused(String),
    /// The customer has bought nothing by the day from which it looks ahead.
    Unknown,
    /// This.
    Told(Box<SheetTable>),
}

/// The card of a customer. An id that looks like a phone or identity number is masked; the list
/// shows it in full to who wants that.
pub fn customer_card(
    lang: Lang,
    currency: Currency,
    scheme: &Scheme,
    card: &CustomerCard,
    ahead: CardAhead,
) -> Sheet {
    let mut told = Numbers::default();
    let answer = answer(lang, currency, card, &mut told);
    let mut rules = settled_rules(lang, scheme, &card.rule, currency);
    let method = match rules.is_empty() {
        true => String::new(),
        false => rules.remove(0),
    };
    let mut controls = Fields::new(lang, "customers", words::FORECAST.get(lang));
    let mut notes = rules;
    let mut tables = Vec::new();
    match ahead {
        CardAhead::Told(table) => tables.push(*table),
        CardAhead::Unknown => notes.push(words::NOT_FORECAST.get(lang).to_owned()),
        CardAhead::Refused(why) => notes.push(words::NO_FORECAST.with(lang, &why)),
        CardAhead::NotAsked => {
            let make = (words::MAKE_FORECAST.get(lang).to_owned(), true.into());
            controls.actions(words::FORECAST, "forecast", vec![make]);
            controls.note(words::MAKE_FORECAST_NOTE.get(lang));
        }
    }
    tables.extend(scores(lang, currency, card));
    tables.extend(next(lang, currency, scheme, card));
    tables.push(orders(lang, currency, card));
    if card.earlier_orders > 0 {
        let earlier = count(lang, card.earlier_orders);
        notes.push(words::EARLIER_ORDERS.with(lang, &earlier));
    }
    Sheet {
        figures: history(lang, currency, card, &answer).into_iter().collect(),
        answer,
        method,
        numbers: told.0,
        controls: controls.done(),
        tables,
        notes,
        ..Sheet::default()
    }
}

fn answer(lang: Lang, currency: Currency, card: &CustomerCard, told: &mut Numbers) -> Sentence {
    let row = &card.row;
    let name = segment(lang, &row.segment).replace("{}", "{ }");
    let id = masked(&row.id).replace("{}", "{ }");
    let orders = counted_as(Symbol::Orders, f64::from(row.orders), Unit::Orders);
    let revenue = counted_as(Symbol::Revenue, row.revenue.units(), Unit::Money);
    let time = base_words::counted_over(lang, card.span, &card.window);
    let unit = currency_unit(lang, currency);
    let shown = with_unit(lang, &money(lang, row.revenue.units()), unit);
    let mut numbers = vec![
        told.tell(orders, count(lang, u64::from(row.orders))),
        told.tell(revenue, shown),
    ];
    let mut sentence = match lang {
        Lang::Zh => format!("客户 {id} 属于“{name}”：{{}} 单，共 {{}}（{time}）"),
        Lang::En => format!("Customer {id} is in “{name}”: {{}} orders, {{}} in all ({time})"),
    };
    if let Some(days) = card.recency_days {
        let of = counted(SegmentSymbol::RecencyDays, f64::from(days), Unit::Days);
        let days = count(lang, u64::try_from(days).unwrap_or_default());
        numbers.push(told.tell(of, days));
        sentence.push_str(lang.pick("；距末购 {} 天", "; the last order was {} days ago"));
    }
    if let Some(gap) = card.gap_days {
        let of = counted(SegmentSymbol::MeanGap, gap, Unit::Days);
        let shown = crate::text::explain::shown(lang, &of, currency);
        // The gap is of the whole history: where the headline counts less, its orders are told beside it.
        if card.span == Span::Window {
            let paid = f64::from(card.paid_orders);
            let all = counted_as(Symbol::Orders, paid, Unit::Orders);
            numbers.push(told.tell(all, count(lang, u64::from(card.paid_orders))));
            sentence.push_str(lang.pick("；全部历史 {} 单", "; of {} orders in all"));
        }
        numbers.push(told.tell(of, shown));
        sentence.push_str(lang.pick("，平均每 {} 天买一次", ", with {} days between orders"));
    }
    sentence.push_str(lang.pick("。", "."));
    Sentence::with(&sentence, numbers)
}

fn counted_as(symbol: Symbol, value: f64, unit: Unit) -> Explained {
    Explained::given(symbol, value, unit, Source::File)
}

fn scores(lang: Lang, currency: Currency, card: &CustomerCard) -> Option<SheetTable> {
    let scores = card.row.scores?;
    let names = words::DIMENSIONS.map(|it| it.get(lang).to_owned());
    let mut columns = Columns::new(lang, currency, words::DIMENSION.get(lang), names);
    columns.say(
        words::SCORE.get(lang),
        scores.map(|it| it.to_string()).into(),
    );
    Some(SheetTable {
        title: words::SCORES.get(lang).into(),
        note: String::new(),
        table: columns.table(),
    })
}

/// How far the next segments and scores are.
fn next(
    lang: Lang,
    currency: Currency,
    scheme: &Scheme,
    card: &CustomerCard,
) -> Option<SheetTable> {
    if card.next.is_empty() {
        return None;
    }
    let steps = card
        .next
        .iter()
        .map(|step| next_step(lang, step, scheme, currency));
    let columns = Columns::new(lang, currency, words::NEXT_HEAD.get(lang), steps);
    Some(SheetTable {
        title: words::NEXT.get(lang).into(),
        note: String::new(),
        table: columns.table(),
    })
}

/// The orders, latest first.
fn orders(lang: Lang, currency: Currency, card: &CustomerCard) -> SheetTable {
    let latest = || card.orders.iter().rev();
    let days = latest().map(|order| names::day(lang, order.day));
    let mut columns = Columns::new(lang, currency, words::DAY.get(lang), days);
    let amounts = latest().map(|order| {
        let amount = order.amount.units();
        Some(counted(SegmentSymbol::OrderAmount, amount, Unit::Money))
    });
    columns.add_to(words::AMOUNT.get(lang), amounts.collect(), 2);
    let profits = latest().map(|order| {
        let profit = order.profit?.units();
        Some(counted(SegmentSymbol::OrderProfit, profit, Unit::Money))
    });
    columns.add_to(words::PROFIT.get(lang), profits.collect(), 2);
    let lines = latest().map(|order| count(lang, u64::from(order.lines)));
    columns.say(words::LINES.get(lang), lines.collect());
    let first = latest().map(|order| order.first_line.to_string());
    columns.say(words::FIRST_LINE.get(lang), first.collect());
    let mut table = columns.table();
    // Counts stand right like the amounts.
    for column in table.columns.iter_mut().rev().take(2) {
        column.numeric = true;
    }
    let rows = card.orders.len() as u64 + card.earlier_orders;
    let refunds = rows.saturating_sub(u64::from(card.paid_orders));
    SheetTable {
        title: words::ORDERS.get(lang).into(),
        note: words::orders_note(
            lang,
            u64::from(card.paid_orders),
            refunds,
            &names::day(lang, card.window.to),
        ),
        table,
    }
}

/// Revenue by month, quarter or year, whichever leaves few enough bars.
fn history(
    lang: Lang,
    currency: Currency,
    card: &CustomerCard,
    answer: &Sentence,
) -> Option<Figure> {
    let (first, last) = (card.orders.first()?, card.orders.last()?);
    let months = |order: &CardOrder| {
        let (year, month, _) = order.day.civil();
        year * 12 + month as i32 - 1
    };
    let span = months(last) - months(first) + 1;
    let step = [1, 3, 12]
        .into_iter()
        .find(|step| span / step < MOST_BARS as i32)
        .unwrap_or(12);
    let from = months(first).div_euclid(step);
    let bars = (months(last).div_euclid(step) - from + 1) as usize;
    let mut sums = vec![(Money::ZERO, 0_u64); bars];
    for order in &card.orders {
        let sum = &mut sums[(months(order).div_euclid(step) - from) as usize];
        // A refund of its own is no order.
        let paid = u64::from(order.amount > Money::ZERO);
        *sum = (sum.0 + order.amount, sum.1 + paid);
    }
    let named = |place: usize| {
        let start = (from + place as i32) * step;
        let (year, month) = (start.div_euclid(12), start.rem_euclid(12) + 1);
        match (step, lang) {
            (1, _) => format!("{year}-{month:02}"),
            (3, Lang::Zh) => format!("{year} 年 {} 季", (month - 1) / 3 + 1),
            (3, Lang::En) => format!("{year} Q{}", (month - 1) / 3 + 1),
            _ => year.to_string(),
        }
    };
    // The latest where even years are too many.
    let skipped = bars.saturating_sub(MOST_BARS);
    let unit = currency_unit(lang, currency);
    let labels: Vec<String> = (skipped..bars).map(named).collect();
    let group = Group {
        label: format!("{} {unit}", figures::REVENUE.get(lang)),
        bars: sums[skipped..]
            .iter()
            .zip(&labels)
            .map(|((amount, orders), label)| {
                let shown = money(lang, amount.units());
                let orders = format!("{}{}", count(lang, *orders), lang.pick(" 单", " orders"));
                Bar {
                    spoken: [label.as_str(), &with_unit(lang, &shown, unit), &orders]
                        .join(lang.pick("，", ", ")),
                    label: label.clone(),
                    value: amount.units(),
                    value_label: shown,
                    difference_label: orders,
                    tone: Tone::Even,
                    swatch: Swatch::Accent,
                }
            })
            .collect(),
    };
    let mut columns = Columns::new(lang, currency, words::PERIOD.get(lang), labels);
    let amounts = sums[skipped..].iter().map(|(amount, _)| {
        let symbol = SegmentSymbol::OrderAmount;
        Some(counted(symbol, amount.units(), Unit::Money))
    });
    columns.add(figures::REVENUE.get(lang), amounts.collect());
    let numbers = sums[skipped..]
        .iter()
        .map(|(_, orders)| Some(counted_as(Symbol::Orders, *orders as f64, Unit::Orders)));
    columns.add(words::ORDER_COUNT.get(lang), numbers.collect());
    Some(Figure {
        name: FigureName::Sheet,
        lang,
        title: words::HISTORY.get(lang).into(),
        reading: answer.clone(),
        period_line: crate::text::ui::sheet_segments::days(lang, first.day, last.day).into(),
        source_line: Sentence::default(),
        axes: vec![axis(lang, figures::REVENUE, unit, words::HISTORY_RULE)],
        drawing: Drawing::Compare(Compare {
            groups: vec![group],
        }),
        table: columns.table(),
    })
}
