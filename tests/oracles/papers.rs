//! The sheet of papers: which printed figures are met to the digits printed, and which cannot be.

use kezhi::report::lifetime::papers;
use kezhi::text::Lang;
use kezhi::units::Currency;

#[test]
fn every_printed_figure_is_met_but_those_printed_from_rounded_or_looser_parameters() {
    let found = papers(Lang::En, Currency::Usd);
    let rows = found.tables.iter().flat_map(|it| &it.table.rows);
    let (same, others): (Vec<_>, Vec<_>) = rows.partition(|row| row[4].shown == "the same");
    let told: Vec<&str> = others.iter().map(|row| row[0].shown.as_str()).collect();
    assert_eq!(
        told,
        [
            "α 0.067, β 0.267 · DERL(n = 1)",
            "α 0.067, β 0.267 · DERL(n = 3)",
            "E[Y(10) | 0, 0]",
            "E[Y(10) | 4, 5]",
        ]
    );
    for row in &others {
        let [printed, ours] = [1, 2].map(|place| row[place].exact.parse::<f64>().unwrap());
        assert!((printed - ours).abs() < 2e-3 * printed, "{}", row[0].shown);
    }
    let [met, all] = [0, 1].map(|place| found.numbers[place].number().unwrap().value());
    assert_eq!((met, all), (same.len() as f64, (same.len() + 4) as f64));
}
