//! New, kept, returned and lapsed between two periods, as a sheet.

use super::build::{Columns, Numbers};
use super::fields::Fields;
use super::movement::{change, counted};
use super::segment_questions::FlowQuestion;
use super::{Control, Sheet, SheetTable};
use crate::chart::figures::axis;
use crate::chart::{Drawing, Figure, FigureName, Step, StepKind, Swatch, Waterfall};
use crate::explain::{Explained, SegmentSymbol, Unit};
use crate::segment::{FlowState, Period, PeriodError, PeriodFlow};
use crate::text::number::{count, currency_unit, money, percent, with_sign, with_unit};
use crate::text::segments::{flow_state, flow_state_rule};
use crate::text::sentence::Sentence;
use crate::text::ui::sheet as base_words;
use crate::text::ui::sheet_movement as movement_words;
use crate::text::ui::sheet_segments as words;
use crate::text::{Lang, figures};
use crate::units::Currency;

/// The sheet of two periods.
pub fn flow(
    lang: Lang,
    currency: Currency,
    question: &FlowQuestion,
    usual: [Period; 2],
    flow: &PeriodFlow,
) -> Sheet {
    let mut told = Numbers::default();
    let answer = answer(lang, flow, &mut told);
    let [earlier, later] = [flow.earlier, flow.later].map(|it| words::days(lang, it.from, it.to));
    let method = match lang {
        Lang::Zh => format!("前期{earlier}，后期{later}。"),
        Lang::En => format!("Earlier: {earlier}; later: {later}."),
    };
    let table = table(lang, currency, flow);
    let figure = bridge(lang, currency, flow, &answer, &method, &table);
    let notes = flow
        .is_history_short
        .then(|| movement_words::FLOW_SHORT.get(lang).to_owned());
    Sheet {
        figures: vec![figure],
        answer,
        method,
        numbers: told.0,
        controls: flow_controls(lang, question, usual),
        tables: vec![table],
        notes: notes.into_iter().collect(),
        ..Sheet::default()
    }
}

fn customers(flow: &PeriodFlow, state: FlowState) -> u64 {
    flow.of(state).map_or(0, |it| it.customers)
}

fn revenue(flow: &PeriodFlow, state: FlowState) -> [f64; 2] {
    let found = flow.of(state);
    found.map_or([0.0; 2], |it| {
        [it.revenue_earlier.units(), it.revenue_later.units()]
    })
}

/// Revenue of a whole period.
fn whole(flow: &PeriodFlow, side: usize) -> f64 {
    let of_states = FlowState::ALL.map(|state| revenue(flow, state)[side]);
    of_states.iter().sum::<f64>() + flow.other_revenue[side].units()
}

fn answer(lang: Lang, flow: &PeriodFlow, told: &mut Numbers) -> Sentence {
    let [new, kept, returned, lapsed] = FlowState::ALL.map(|state| customers(flow, state));
    let of = |symbol, number: u64| counted(symbol, number as f64, Unit::Customers);
    let (earlier, later) = (kept + lapsed, new + kept + returned);
    if earlier == 0 {
        let number = told.tell(of(SegmentSymbol::LaterCustomers, later), count(lang, later));
        return Sentence::with(movement_words::NOBODY_EARLIER.get(lang), [number]);
    }
    let share = of(SegmentSymbol::Kept, kept)
        .as_input()
        .over(of(SegmentSymbol::EarlierCustomers, earlier).as_input());
    let share = Explained::new(SegmentSymbol::KeptShare, Unit::Percent, share);
    let mut numbers = vec![
        told.tell(
            of(SegmentSymbol::EarlierCustomers, earlier),
            count(lang, earlier),
        ),
        told.tell(share.clone(), percent(lang, share.value(), 1)),
        told.tell(of(SegmentSymbol::Lapsed, lapsed), count(lang, lapsed)),
    ];
    let (lost, all) = (revenue(flow, FlowState::Lapsed)[0], whole(flow, 0));
    let mut sentence = lang
        .pick(
            "前期 {} 位客户留存 {}，流失 {} 位",
            "Of {} customers of the earlier period {} bought again and {} lapsed",
        )
        .to_owned();
    if all > 0.0 {
        let money = |symbol, of| counted(symbol, of, Unit::Money).as_input();
        let part = money(SegmentSymbol::RevenueBefore, lost)
            .over(money(SegmentSymbol::EarlierRevenue, all));
        let part = Explained::new(SegmentSymbol::LapsedRevenueShare, Unit::Percent, part);
        numbers.push(told.tell(part.clone(), percent(lang, part.value(), 1)));
        sentence.push_str(lang.pick(
            "，带走前期收入的 {}",
            ", taking {} of its revenue with them",
        ));
    }
    sentence.push_str(lang.pick(
        "；后期新增 {} 位、回流 {} 位。",
        "; {} are new in the later period and {} returned.",
    ));
    numbers.push(told.tell(of(SegmentSymbol::New, new), count(lang, new)));
    numbers.push(told.tell(of(SegmentSymbol::Returned, returned), count(lang, returned)));
    Sentence::with(&sentence, numbers)
}

fn table(lang: Lang, currency: Currency, flow: &PeriodFlow) -> SheetTable {
    let has_others = flow.other_revenue.iter().any(|it| it.0 != 0);
    let mut names: Vec<String> = FlowState::ALL
        .map(|state| flow_state(lang, state).to_owned())
        .into();
    let mut meanings: Vec<String> = FlowState::ALL
        .map(|state| flow_state_rule(lang, state).to_owned())
        .into();
    let mut of_customers: Vec<Option<Explained>> = FlowState::ALL
        .map(|state| {
            let symbol = match state {
                FlowState::New => SegmentSymbol::New,
                FlowState::Kept => SegmentSymbol::Kept,
                FlowState::Returned => SegmentSymbol::Returned,
                FlowState::Lapsed => SegmentSymbol::Lapsed,
            };
            Some(counted(
                symbol,
                customers(flow, state) as f64,
                Unit::Customers,
            ))
        })
        .into();
    let mut money: Vec<[f64; 2]> = FlowState::ALL.map(|state| revenue(flow, state)).into();
    if has_others {
        names.push(movement_words::OTHERS_SHORT.get(lang).to_owned());
        meanings.push(movement_words::OTHERS.get(lang).to_owned());
        of_customers.push(None);
        money.push(flow.other_revenue.map(|it| it.units()));
    }
    let mut columns = Columns::new(lang, currency, movement_words::STATE.get(lang), names);
    columns.add(figures::CUSTOMERS.get(lang), of_customers);
    let of_side = |side: usize, symbol| {
        let cells = money.iter();
        cells
            .map(|of| Some(counted(symbol, of[side], Unit::Money)))
            .collect()
    };
    columns.add(
        movement_words::EARLIER_REVENUE.get(lang),
        of_side(0, SegmentSymbol::RevenueBefore),
    );
    columns.add(
        movement_words::LATER_REVENUE.get(lang),
        of_side(1, SegmentSymbol::RevenueAfter),
    );
    let changes = money.iter().map(|of| Some(change(of[0], of[1])));
    columns.add(movement_words::CHANGE.get(lang), changes.collect());
    columns.say(base_words::MEANING.get(lang), meanings);
    SheetTable {
        title: movement_words::BY_STATE.get(lang).into(),
        note: String::new(),
        table: columns.table(),
    }
}

/// Revenue from the earlier period to the later one, step by step.
fn bridge(
    lang: Lang,
    currency: Currency,
    flow: &PeriodFlow,
    answer: &Sentence,
    period: &str,
    table: &SheetTable,
) -> Figure {
    let unit = currency_unit(lang, currency);
    let [new, kept, returned, lapsed] = FlowState::ALL.map(|state| {
        let [before, after] = revenue(flow, state);
        after - before
    });
    let others = flow.other_revenue[1].units() - flow.other_revenue[0].units();
    let name = |state| flow_state(lang, state).to_owned();
    let total = |label: &str, value: f64| (label.to_owned(), value, true);
    let mut steps = vec![
        total(movement_words::EARLIER_REVENUE.get(lang), whole(flow, 0)),
        (name(FlowState::Lapsed), lapsed, false),
        (
            movement_words::KEPT_CHANGE.get(lang).to_owned(),
            kept,
            false,
        ),
        (name(FlowState::Returned), returned, false),
        (name(FlowState::New), new, false),
    ];
    if others != 0.0 {
        steps.push((
            movement_words::OTHERS_SHORT.get(lang).to_owned(),
            others,
            false,
        ));
    }
    steps.push(total(
        movement_words::LATER_REVENUE.get(lang),
        whole(flow, 1),
    ));
    let steps = steps.into_iter().map(|(label, value, is_total)| {
        let (kind, swatch) = match (is_total, value < 0.0) {
            (true, _) => (StepKind::Total, Swatch::Tier(0)),
            (false, true) => (StepKind::Down, Swatch::Negative),
            (false, false) => (StepKind::Up, Swatch::Accent),
        };
        let shown = match is_total {
            true => money(lang, value),
            false => with_sign(value, money(lang, value)),
        };
        Step {
            spoken: format!(
                "{label}{}{}",
                lang.pick("，", ", "),
                with_unit(lang, &shown, unit)
            ),
            label,
            value,
            kind,
            swatch,
            value_label: shown,
        }
    });
    Figure {
        name: FigureName::Sheet,
        lang,
        title: movement_words::BRIDGE.get(lang).into(),
        reading: answer.clone(),
        period_line: period.to_owned().into(),
        source_line: Sentence::default(),
        axes: vec![axis(
            lang,
            figures::REVENUE,
            unit,
            movement_words::BRIDGE_RULE,
        )],
        drawing: Drawing::Waterfall(Waterfall {
            unit_label: unit.to_owned(),
            steps: steps.collect(),
        }),
        table: table.table.clone(),
    }
}

/// The field that an error of two periods is about, `later` being the second as it was asked for.
pub fn flow_field(question: &FlowQuestion, error: &PeriodError, later: Period) -> String {
    let field = match error {
        PeriodError::Backwards(period) if *period == later => "later_to",
        PeriodError::Overlap { .. } if question.earlier_to.is_none() => "later_from",
        PeriodError::Backwards(_) | PeriodError::Overlap { .. } => "earlier_to",
    };
    format!("flow/{field}")
}

/// What of two periods can be changed; `usual` are those of days that are not given.
pub fn flow_controls(lang: Lang, question: &FlowQuestion, usual: [Period; 2]) -> Vec<Control> {
    let [earlier, later] = usual;
    let mut fields = Fields::new(lang, "flow", base_words::CONTROLS.get(lang));
    let mut day = |label, path, value, otherwise| fields.day(label, path, value, Some(otherwise));
    day(
        movement_words::EARLIER_FROM,
        "earlier_from",
        question.earlier_from,
        earlier.from,
    );
    day(
        movement_words::EARLIER_TO,
        "earlier_to",
        question.earlier_to,
        earlier.to,
    );
    day(
        movement_words::LATER_FROM,
        "later_from",
        question.later_from,
        later.from,
    );
    day(
        movement_words::LATER_TO,
        "later_to",
        question.later_to,
        later.to,
    );
    fields.done()
}
