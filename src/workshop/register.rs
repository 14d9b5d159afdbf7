//! The register of inconsistencies: where the documents contradict themselves or each other, with
//! the number both ways where there is one. Nothing is repaired in silence.

use serde::{Deserialize, Serialize};

use super::ValueCase;
use super::value::TIERS;
use crate::explain::{Explained, Expr, Given, Source, Symbol, Unit, ValueSymbol as S};
use crate::scenario::CaseId;
use crate::segment::{Scheme, Tier};

/// One entry of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegisterId {
    /// Hampton's CBV is that of a category customer.
    H1,
    /// Heavy users: 42.2, then 42.
    H2,
    /// Groups A, B and C stand on different bases.
    H3,
    /// Three percent of which buyers.
    H4,
    /// Use of light users.
    H5,
    /// CM as a rate, then as money.
    H6,
    /// School: a stock read as a year's enrolments.
    E1,
    /// School: 91,400 for 12 × 7,620.
    E2,
    /// School: more leave than come.
    E3,
    /// Tenure and profit, both ways.
    E4,
    /// A hazard that rises, then falls.
    E5,
    /// Seven groups without figures.
    E6,
    /// A quiz cut off; letters not expanded.
    E7,
    /// A level and a method under wrong names.
    E8,
    /// Ways to answer inequity that make no sense.
    E9,
    /// Tiers whose edges overlap.
    T1,
    /// A tier by age among tiers by spend.
    T2,
    /// Quizzes without keys.
    L1,
    /// Half an article pasted three times.
    L2,
    /// Figures whose source cannot be found.
    L3,
    /// Four class systems with the same letters.
    C1,
    /// Stages under different names.
    C2,
    /// Names misspelt.
    C3,
}

impl RegisterId {
    /// The whole register.
    pub const ALL: [RegisterId; 23] = [
        RegisterId::H1,
        RegisterId::H2,
        RegisterId::H3,
        RegisterId::H4,
        RegisterId::H5,
        RegisterId::H6,
        RegisterId::E1,
        RegisterId::E2,
        RegisterId::E3,
        RegisterId::E4,
        RegisterId::E5,
        RegisterId::E6,
        RegisterId::E7,
        RegisterId::E8,
        RegisterId::E9,
        RegisterId::T1,
        RegisterId::T2,
        RegisterId::L1,
        RegisterId::L2,
        RegisterId::L3,
        RegisterId::C1,
        RegisterId::C2,
        RegisterId::C3,
    ];
}

/// A case a footnote belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseRef {
    /// A case of the whole workbench.
    Study(CaseId),
    /// A case of one value model.
    Value(ValueCase),
}

/// What the number beside the printed one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OtherNumber {
    /// What the printed words ask for: the printed number is another.
    ShouldBe,
    /// As well founded, by another reading of the words.
    OtherReading,
    /// What was rounded on the way.
    Unrounded,
    /// By spends and margins that were reconstructed.
    Reconstructed,
}

/// An entry: its footnote's places and its numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RegisterEntry {
    /// Which.
    pub id: RegisterId,
    /// The cases that show it; none for what another part of the program owns.
    pub cases: Vec<CaseRef>,
    /// As printed; none where there is no number.
    pub printed: Option<Explained>,
    /// The number beside it.
    pub other: Option<Explained>,
    /// What that is.
    pub other_is: OtherNumber,
}

impl RegisterEntry {
    /// How far the number beside it is from the printed one, in parts of that: (other − printed) ÷
    /// printed. None where there is no number.
    pub fn gap(&self) -> Option<Explained> {
        let (printed, other) = (self.printed.as_ref()?, self.other.as_ref()?);
        let gap = other.as_input().minus(printed.as_input());
        let gap = gap.over(printed.as_input());
        Some(Explained::new(S::RegisterGap, Unit::Percent, gap))
    }
}

/// The entry of an id, both numbers computed.
pub fn entry(id: RegisterId) -> RegisterEntry {
    let (printed, other) = match numbers(id) {
        Some((printed, other)) => (Some(printed), Some(other)),
        None => (None, None),
    };
    RegisterEntry {
        id,
        cases: cases(id),
        printed,
        other,
        other_is: other_is(id),
    }
}

/// What the number beside the printed one is; only a label that the number does not keep is an error.
fn other_is(id: RegisterId) -> OtherNumber {
    match id {
        RegisterId::H1 => OtherNumber::ShouldBe,
        RegisterId::H2 | RegisterId::E2 => OtherNumber::Unrounded,
        RegisterId::T1 => OtherNumber::Reconstructed,
        _ => OtherNumber::OtherReading,
    }
}

/// The footnotes of a case.
pub fn footnotes(case: CaseRef) -> Vec<RegisterEntry> {
    let all = RegisterId::ALL.into_iter().map(entry);
    all.filter(|entry| entry.cases.contains(&case)).collect()
}

/// What the documents leave at odds about a way to segment, whoever the customers are.
pub fn scheme_footnotes(scheme: &Scheme) -> Vec<RegisterEntry> {
    let ids: &[RegisterId] = match scheme {
        Scheme::Abc(_) => &[RegisterId::E7, RegisterId::C1],
        Scheme::Assessment(_) => &[RegisterId::C1],
        Scheme::LifeCycle(_) => &[RegisterId::C2],
        _ => &[],
    };
    ids.iter().copied().map(entry).collect()
}

fn cases(id: RegisterId) -> Vec<CaseRef> {
    let value = |cases: &[ValueCase]| cases.iter().copied().map(CaseRef::Value).collect();
    let study = CaseRef::Study;
    match id {
        RegisterId::H1 => vec![
            study(CaseId::Hampton),
            CaseRef::Value(ValueCase::Hampton),
            CaseRef::Value(ValueCase::HamptonPrinted),
            CaseRef::Value(ValueCase::HamptonChange),
        ],
        RegisterId::H6 => vec![
            study(CaseId::Hampton),
            CaseRef::Value(ValueCase::Hampton),
            CaseRef::Value(ValueCase::HamptonChange),
        ],
        RegisterId::H2 | RegisterId::H3 | RegisterId::H4 | RegisterId::H5 => {
            value(&[ValueCase::HamptonPrinted, ValueCase::HamptonMap])
        }
        RegisterId::T1 | RegisterId::T2 => vec![
            study(CaseId::TenThousand),
            CaseRef::Value(ValueCase::TierServing),
            CaseRef::Value(ValueCase::TierWithoutNew),
            CaseRef::Value(ValueCase::TierRevenue),
            CaseRef::Value(ValueCase::TierProfit),
            CaseRef::Value(ValueCase::TierMoves),
            CaseRef::Value(ValueCase::TierMarkov),
            CaseRef::Value(ValueCase::Concentration),
        ],
        RegisterId::E7 => value(&[ValueCase::ExpectedValue]),
        RegisterId::C1 => value(&[
            ValueCase::ExpectedValue,
            ValueCase::Assessment,
            ValueCase::Funnel,
            ValueCase::Contacts,
        ]),
        RegisterId::C2 => value(&[ValueCase::LifeCycle]),
        _ => Vec::new(),
    }
}

/// The two numbers of an entry, the printed one first.
fn numbers(id: RegisterId) -> Option<(Explained, Explained)> {
    let p = || Given::case(0.4).named(Symbol::Penetration, Unit::Percent);
    let sop = || Given::case(0.65).named(Symbol::ShareOfPurchases, Unit::Percent);
    let cm = || Given::case(6.5).named(Symbol::UnitMargin, Unit::MoneyPerItem);
    let use_of =
        |units: f64| Given::case(units).named(Symbol::BuyingRate, Unit::ItemsPerCustomerYear);
    let head = |symbol: Symbol, factors: Vec<Expr>| {
        Explained::new(symbol, Unit::MoneyPerCustomerYear, Expr::Times(factors))
    };
    let cbv = || head(Symbol::Cbv, vec![p(), use_of(24.0), sop(), cm()]);
    let students =
        |symbol: S, count: f64| Explained::of_given(symbol, Given::case(count), Unit::Customers);
    let a_year = || {
        let month = Given::case(7620.0).named(S::NewCustomersMonth, Unit::Customers);
        let year = month.times(Expr::Number(12.0));
        Explained::new(S::NewCustomersYear, Unit::Customers, year)
    };
    Some(match id {
        RegisterId::H1 => (
            cbv(),
            head(Symbol::BrandCustomerValue, vec![use_of(24.0), sop(), cm()]),
        ),
        RegisterId::H2 => (
            head(S::GroupA.into(), vec![use_of(42.0), cm()]),
            head(S::GroupA.into(), vec![use_of(42.2), cm()]),
        ),
        RegisterId::H3 => (
            head(S::GroupC.into(), vec![p(), use_of(24.0), sop(), cm()]),
            head(
                S::GroupCLikeForLike.into(),
                vec![
                    Given {
                        value: (24.0 - 0.2 * 42.2 - 0.2 * 7.5) / 0.6,
                        source: Source::Derived,
                    }
                    .named(S::MediumUnits, Unit::ItemsPerCustomerYear),
                    sop(),
                    cm(),
                ],
            ),
        ),
        RegisterId::H4 => {
            let of = |buyers: f64| {
                let share = Given::case(0.03).named(S::CellShare, Unit::Percent);
                let buyers = Given::case(buyers).named(S::MapBuyers, Unit::Customers);
                Explained::new(S::CellBuyers, Unit::Customers, share.times(buyers))
            };
            (of(40_000.0), of(100_000.0))
        }
        RegisterId::T1 => {
            let printed = Given::case(1.0 / 3.0);
            (
                Explained::of_given(Symbol::ProfitShare, printed, Unit::Percent),
                diamond_profit_share(),
            )
        }
        RegisterId::T2 => {
            let of = |tier: Tier| {
                let customers = TIERS.iter().find(|of| of.0 == tier).map_or(0.0, |of| of.1);
                Given::case(customers).named(Symbol::TierCustomers, Unit::Customers)
            };
            let heads = |expr| Explained::new(Symbol::TierCustomers, Unit::Customers, expr);
            (
                heads(of(Tier::Ordinary)),
                heads(of(Tier::Ordinary).plus(of(Tier::New))),
            )
        }
        RegisterId::E1 => (students(S::NewCustomersYear, 63_800.0), a_year()),
        RegisterId::E2 => (students(S::NewCustomersYear, 91_400.0), a_year()),
        _ => return None,
    })
}

/// The diamond tier's part of all profit, by the reconstructed spends and margins.
fn diamond_profit_share() -> Explained {
    let profits = TIERS.map(|(tier, customers, spend, margin)| (tier, customers * spend * margin));
    let all = profits.iter().map(|of| of.1).sum();
    let diamond = profits.iter().find(|of| of.0 == Tier::Diamond);
    let money =
        |symbol: Symbol, of: f64| Given::illustrative(of).named(symbol, Unit::MoneyPerMonth);
    let share =
        money(Symbol::TierProfit, diamond.map_or(0.0, |of| of.1)).over(money(Symbol::Profit, all));
    Explained::new(Symbol::ProfitShare, Unit::Percent, share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_there_are_numbers_they_differ() {
        for id in RegisterId::ALL {
            let entry = entry(id);
            if let (Some(printed), Some(other)) = (&entry.printed, &entry.other) {
                assert!(printed.value() != other.value(), "{id:?}");
            }
        }
    }

    #[test]
    fn hampton_carries_its_footnotes() {
        let notes = footnotes(CaseRef::Study(CaseId::Hampton));
        let ids: Vec<RegisterId> = notes.iter().map(|note| note.id).collect();
        assert_eq!(ids, [RegisterId::H1, RegisterId::H6]);
        let value = |of: &Option<Explained>| of.as_ref().map(Explained::value).unwrap();
        assert!((value(&notes[0].printed) - 40.56).abs() < 1e-9);
        assert!((value(&notes[0].other) - 101.4).abs() < 1e-9);
    }

    #[test]
    fn cases_made_of_a_documents_numbers_carry_its_footnotes() {
        let ids = |case: ValueCase| {
            let notes = footnotes(CaseRef::Value(case));
            notes.iter().map(|it| it.id).collect::<Vec<_>>()
        };
        assert_eq!(
            ids(ValueCase::HamptonChange),
            [RegisterId::H1, RegisterId::H6]
        );
        assert_eq!(
            ids(ValueCase::Concentration),
            [RegisterId::T1, RegisterId::T2]
        );
    }

    #[test]
    fn the_tiers_are_told_as_printed_and_as_reconstructed() {
        let numbers = |id| {
            let entry = entry(id);
            [entry.printed, entry.other].map(|of| of.unwrap().value())
        };
        let [printed, reconstructed] = numbers(RegisterId::T1);
        assert!((printed - 1.0 / 3.0).abs() < 1e-9);
        assert!((reconstructed - 225_000.0 / 680_500.0).abs() < 1e-9);
        assert_eq!(numbers(RegisterId::T2), [4_700.0, 6_700.0]);
    }

    #[test]
    fn every_entry_about_a_model_of_customers_or_value_has_a_place_where_it_is_told() {
        let schemes = [
            Scheme::Abc(Default::default()),
            Scheme::LifeCycle(Default::default()),
        ];
        let told: Vec<RegisterId> = schemes
            .iter()
            .flat_map(scheme_footnotes)
            .map(|entry| entry.id)
            .collect();
        for id in [
            RegisterId::H1,
            RegisterId::H2,
            RegisterId::H3,
            RegisterId::H4,
            RegisterId::H5,
            RegisterId::H6,
            RegisterId::T1,
            RegisterId::T2,
            RegisterId::E7,
            RegisterId::C1,
            RegisterId::C2,
        ] {
            let has_place = told.contains(&id) || !cases(id).is_empty();
            assert!(has_place, "{id:?}");
        }
    }
}
