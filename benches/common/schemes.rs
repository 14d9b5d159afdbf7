//! Every way to segment order lines that the workbench has.

use kezhi::segment::{
    AbcScheme, Bands, Basis, BasisScheme, ClassCount, Comparison, Condition, Cutting, DiscountUnit,
    Field, LifeCycleScheme, Operand, OwnRule, OwnScheme, RfmNames, RfmScheme, Scheme, Span,
    UsageScheme,
};

/// The schemes by name. One needs a column of discounts, one a column named `channel`.
pub(crate) fn schemes() -> Vec<(&'static str, Scheme)> {
    let rfm = |cutting, names| {
        Scheme::Rfm(RfmScheme {
            cutting,
            names,
            ..RfmScheme::default()
        })
    };
    let basis = |basis| {
        Scheme::Basis(BasisScheme {
            basis,
            bands: Bands::Quantiles(ClassCount::FIVE),
            span: Span::Window,
            discount: DiscountUnit::default(),
        })
    };
    let condition = |field, value| Condition {
        field,
        is: Comparison::AtLeast,
        value: Operand::Number(value),
    };
    let rule = |name: &str, all| OwnRule {
        name: name.into(),
        all,
    };
    vec![
        ("spend tiers", Scheme::default()),
        ("RFM, rfm (R)", rfm(Cutting::Package, RfmNames::Vignette)),
        ("RFM, ranks", rfm(Cutting::Ranks, RfmNames::TenNames)),
        (
            "RFM, counting worse",
            rfm(Cutting::CountWorse, RfmNames::Vignette),
        ),
        (
            "RFM, eight classes",
            rfm(Cutting::MeanSplit, RfmNames::EightClasses),
        ),
        ("RFM, nested", rfm(Cutting::Nested, RfmNames::Vignette)),
        ("ABC", Scheme::Abc(AbcScheme::default())),
        ("usage x loyalty", Scheme::Usage(UsageScheme::default())),
        ("discount", basis(Basis::Discount)),
        ("column", basis(Basis::Column("channel".into()))),
        ("life cycle", Scheme::LifeCycle(LifeCycleScheme::default())),
        ("relationship", Scheme::Relationship(Box::default())),
        (
            "own rules",
            Scheme::Own(OwnScheme {
                rules: vec![
                    rule(
                        "large",
                        vec![
                            condition(Field::Revenue, 2000.0),
                            condition(Field::Orders, 5.0),
                        ],
                    ),
                    rule("late", vec![condition(Field::RecencyDays, 365.0)]),
                ],
                rest: "rest".into(),
                span: Span::History,
            }),
        ),
    ]
}
