//! The scheme of a command: a school by name, or any scheme from a file.

use kezhi::segment::{
    Bands, Basis, BasisScheme, Cutting, DiscountUnit, OrderUnit, RfmNames, RfmScheme, Scheme, Span,
};

use crate::args::{By, CuttingChoice, NamesChoice, SchemeArgs};
use crate::failure::Failure;

/// The scheme under the given options.
pub(crate) fn scheme(options: &SchemeArgs) -> Result<Scheme, Failure> {
    if let Some(path) = &options.scheme {
        let text = std::fs::read_to_string(path).map_err(|error| Failure::Open {
            path: path.display().to_string(),
            detail: error.kind().to_string(),
        })?;
        return serde_json::from_str(&text).map_err(|error| Failure::Request(error.to_string()));
    }
    let basis = |basis| {
        Scheme::Basis(BasisScheme {
            basis,
            bands: Bands::default(),
            span: Span::default(),
            discount: DiscountUnit::default(),
        })
    };
    Ok(match options.by {
        By::Tier => Scheme::default(),
        By::Rfm => Scheme::Rfm(rfm(options)),
        By::Abc => Scheme::Abc(Default::default()),
        By::Usage => Scheme::Usage(Default::default()),
        By::Lifecycle => Scheme::LifeCycle(Default::default()),
        By::Service => basis(Basis::ServiceLevel),
        By::Price => basis(Basis::Price),
        By::Discount => basis(Basis::Discount),
        By::Column => match &options.column {
            Some(column) => basis(Basis::Column(column.clone())),
            None => {
                return Err(Failure::Option {
                    option: "--column",
                    found: String::new(),
                    expected: "HEADER".into(),
                });
            }
        },
        By::Relationship => Scheme::Relationship(Box::default()),
    })
}

/// Columns that must be kept for the scheme.
pub(crate) fn columns(options: &SchemeArgs) -> Vec<(&'static str, &str)> {
    let column = options.column.as_deref();
    column
        .map(|column| ("--column", column))
        .into_iter()
        .collect()
}

fn rfm(options: &SchemeArgs) -> RfmScheme {
    RfmScheme {
        cutting: match options.cutting {
            CuttingChoice::Package => Cutting::Package,
            CuttingChoice::Quantiles => Cutting::Quantiles,
            CuttingChoice::Ranks => Cutting::Ranks,
            CuttingChoice::CountWorse => Cutting::CountWorse,
            CuttingChoice::Mean => Cutting::MeanSplit,
            CuttingChoice::Nested => Cutting::Nested,
        },
        names: match options.names {
            NamesChoice::Vignette => RfmNames::Vignette,
            NamesChoice::Bands => RfmNames::Bands,
            NamesChoice::Ten => RfmNames::TenNames,
            NamesChoice::Eight => RfmNames::EightClasses,
            NamesChoice::Cells => RfmNames::Cells,
        },
        unit: match options.count_lines {
            true => OrderUnit::Lines,
            false => OrderUnit::Orders,
        },
        ..RfmScheme::default()
    }
}
