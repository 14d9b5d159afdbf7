//! Members who join and leave as a sheet (M09): stock, flow and losses held against each other.

mod controls;
mod curves;
mod facts;
mod groups;
mod readings;
mod reasons;

use super::parts::{Reader, Ruled, modelled};
use super::question::SchoolTerms;
use super::retention::{at_least, refusal};
use crate::explain::{LifetimeRule as R, LifetimeSymbol as S, Unit};
use crate::lifetime::{
    FitBy, Membership, MembershipError, RetentionError, StockReading, SurvivalFit, SurvivalKind,
};
use crate::report::build::Numbers;
use crate::report::{Refusal, Sheet};
use crate::text::sentence::Sentence;
use crate::text::ui::{sheet_lifetime_paper as paper, sheet_school as words};
use crate::text::{Lang, lifetime as wording, register};
use crate::units::Currency;
use crate::workshop::RegisterId;
use facts::Flow;
use groups::Groups;
use readings::Readings;
use reasons::{Reasons, Steady};

/// The curves through the losses.
const CURVES: [SurvivalKind; 4] = [
    SurvivalKind::Piecewise,
    SurvivalKind::Sbg,
    SurvivalKind::Geometric,
    SurvivalKind::BetaDiscreteWeibull,
];

const AT: &str = "lifetime/school";

fn membership(terms: &SchoolTerms) -> Membership {
    Membership {
        stock: terms.stock.value,
        joining_monthly: terms.joining_monthly.value,
        left_by: terms
            .left_by
            .iter()
            .map(|(months, left)| (*months, left.value))
            .collect(),
        revenue_monthly: terms.revenue_monthly.value,
        profit_monthly: terms.profit_monthly.value,
    }
}

fn refused(lang: Lang, error: MembershipError) -> Refusal {
    match error {
        MembershipError::NotAboveZero => Refusal {
            words: words::NOT_ABOVE_ZERO.get(lang).into(),
            path: Some(format!("{AT}/stock")),
        },
        MembershipError::Retention(error) => Refusal {
            words: wording::retention_error(lang, &error),
            // The first place is the start, which is not entered.
            path: match error {
                RetentionError::NotANumber { place } | RetentionError::Rises { place, .. } => {
                    Some(format!("{AT}/left_by/{}/1", place.saturating_sub(1)))
                }
                _ => None,
            },
        },
    }
}

/// Members who join and leave.
///
/// # Errors
/// A [`Refusal`] with the place of the number at fault.
pub fn school(lang: Lang, currency: Currency, terms: &SchoolTerms) -> Result<Sheet, Refusal> {
    let own = Some(terms.currency).filter(|it| *it != Currency::Unstated);
    let currency = own.unwrap_or(currency);
    let reader = Reader { lang, currency };
    let discount = at_least(
        lang,
        terms.discount_monthly,
        0.0,
        &format!("{AT}/discount_monthly"),
    )?;
    let groups = Groups::of(reader, &terms.groups, AT)?;
    let reasons = terms
        .reasons
        .map(|it| Reasons::of(reader, it, AT))
        .transpose()?;
    let is_yearly = terms.reading == StockReading::JoiningYearly;
    let mut members = membership(terms);
    if is_yearly {
        members.joining_monthly = terms.stock.value / 12.0;
    }
    let found = members.value().map_err(|error| refused(lang, error))?;
    let attrition = members.attrition().map_err(|error| refused(lang, error))?;
    let fits: Vec<SurvivalFit> = CURVES
        .into_iter()
        .map(|kind| SurvivalFit::of(kind, &attrition, FitBy::Likelihood))
        .collect();
    let pieces = found
        .piecewise_months
        .map(|months| modelled(S::PiecewiseMonths, months, Unit::Months).by(R::ConstantWithin));
    let readings = Readings::of(terms, pieces);
    let Some(flow) = Flow::of(terms, &readings) else {
        let words = words::NO_MEAN_STAY.get(lang).to_owned();
        return Err(refusal(words, &format!("{AT}/reading")));
    };
    let mut told = Numbers::default();
    let answer = answer(reader, terms.reading, &flow, &readings, &mut told);
    let steady = Steady {
        reader,
        joining: &flow.joining,
        profit: &flow.profit,
        members: &members,
    };
    let mut tables = vec![
        flow.facts(reader, terms, &readings)
            .table(paper::GROUP_FACTS),
        readings.table(reader),
        curves::intervals(reader, terms, &found, &flow.joining),
        curves::curves(reader, terms, &attrition, &fits, discount),
        curves::survivors(reader, terms, &fits, discount),
    ];
    tables.extend(steady.first_loss(terms.first_loss.value));
    let mut figures = vec![curves::figure(reader, terms, &fits, &answer)];
    let mut controls = controls::controls(reader, terms);
    let mut notes = footnotes(lang, terms.reading);
    if let Some(groups) = &groups {
        figures.push(groups.picture(&mut told));
        tables.extend(groups.tables(&flow.revenue, &flow.profit));
        groups.controls(&mut controls);
        notes.extend(groups.note());
    }
    if let Some(reasons) = &reasons {
        let of = reasons.tables(steady);
        figures.extend(of.first().and_then(|it| reasons.picture(reader, it)));
        tables.extend(of);
        reasons.controls(reader, &mut controls);
    }
    Ok(Sheet {
        currency: own,
        figures,
        answer,
        method: reader.rule(R::LittlesLaw),
        numbers: told.0,
        controls: controls.done(),
        tables,
        notes,
        ..Sheet::default()
    })
}

/// What the chosen reading gives, held against the other figures of the case.
fn answer(
    reader: Reader,
    reading: StockReading,
    flow: &Flow,
    readings: &Readings,
    told: &mut Numbers,
) -> Sentence {
    let stays = readings.pieces.as_ref().zip(readings.stock_gap.as_ref());
    let (said, numbers) = match (reading, stays) {
        (StockReading::JoiningYearly, _) => {
            let mut numbers = vec![&readings.joined_yearly, &flow.joining, &readings.year_gap];
            numbers.extend(&readings.pieces);
            numbers.push(&flow.stock);
            (words::YEARLY_ANSWER, numbers)
        }
        (StockReading::AtOneTime, Some((pieces, gap))) => (
            words::SCHOOL_ANSWER,
            vec![&flow.residence, &flow.brings, pieces, gap],
        ),
        (StockReading::AtOneTime, None) => (
            words::SCHOOL_ANSWER_SHORT,
            vec![&flow.residence, &flow.brings],
        ),
    };
    let numbers = numbers
        .into_iter()
        .map(|of| told.tell(of.clone(), reader.shown(of)));
    let numbers: Vec<_> = numbers.collect();
    Sentence::with(said.get(reader.lang), numbers)
}

/// Where the case contradicts itself; how that is handled follows the chosen reading.
fn footnotes(lang: Lang, reading: StockReading) -> Vec<String> {
    let all = [
        RegisterId::E1,
        RegisterId::E2,
        RegisterId::E3,
        RegisterId::E4,
        RegisterId::E5,
        RegisterId::E6,
    ];
    let note = |id: RegisterId| {
        let entry = register::words(lang, id);
        let handling = match (id, reading) {
            (RegisterId::E1, StockReading::JoiningYearly) => words::READ_YEARLY.get(lang),
            _ => entry.handling,
        };
        format!("{id:?} · {}{}{handling}", entry.problem, lang.pick("", " "))
    };
    all.map(note).to_vec()
}
