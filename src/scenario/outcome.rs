//! What a set of assumptions gives.

use super::{Assumptions, CaseId, DataRef};
use crate::explain::Source;
use crate::segment::SegmentTable;
use crate::value::{Cbv, CbvFactor, Contribution};

/// What an outcome is computed from.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The data the table was counted from.
    pub data: &'a DataRef,
    /// The levers.
    pub assumptions: &'a Assumptions,
    /// The levers as the data came with them, to tell printed figures from edited ones.
    pub original: Option<&'a Assumptions>,
    /// The counted table; none for a case without tiers.
    pub table: Option<&'a SegmentTable>,
    /// The brand's own customers where a case prints them; otherwise they are the active ones.
    pub brand_customers: Option<f64>,
}

/// Contribution and valuation under one set of assumptions.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The contribution table, where there are tiers.
    pub contribution: Option<Contribution>,
    /// The valuation, or the factors still missing.
    pub cbv: Result<Cbv, Vec<CbvFactor>>,
}

impl Outcome {
    /// Evaluates one setting: a pure function of the table and the levers.
    pub fn evaluate(setting: Setting<'_>) -> Outcome {
        let printed = |same: bool, otherwise: Source| match setting.data {
            DataRef::Case(_) if same => otherwise,
            _ => Source::Assumption,
        };
        let data_source = match setting.data {
            DataRef::Case(CaseId::TenThousand) => Source::Illustrative,
            DataRef::Case(CaseId::Hampton) => Source::Case,
            _ => Source::File,
        };
        let untouched = |part: fn(&Assumptions, &Assumptions) -> bool| {
            setting
                .original
                .is_some_and(|original| part(original, setting.assumptions))
        };
        // The margins of the ten-thousand case are a calibration, not the article's.
        let margin_source = printed(
            untouched(|a, b| a.margins == b.margins),
            Source::Illustrative,
        );
        let factor_source = printed(untouched(|a, b| a.cbv == b.cbv), Source::Case);
        let contribution = setting.table.map(|table| {
            Contribution::evaluate(
                table,
                &setting.assumptions.margins,
                data_source,
                margin_source,
            )
        });
        let own = setting
            .brand_customers
            .or_else(|| setting.table.map(|table| table.customers() as f64));
        let cbv = Cbv::evaluate(
            &setting.assumptions.cbv,
            own.unwrap_or_default(),
            data_source,
            factor_source,
        );
        Outcome { contribution, cbv }
    }
}
