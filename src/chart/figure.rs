//! What a picture says, before it is drawn: words, numbers, and the table behind them.

use crate::numeric::ascending;
use serde::{Deserialize, Serialize};

use super::flow::Flow;
use super::heat::Heat;
use super::swatch::Swatch;
use crate::explain::Carried;
use crate::text::Lang;
use crate::text::sentence::Sentence;

/// One picture with its sentence and its table. Every string is ready for the reader.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Which picture this is.
    pub name: FigureName,
    /// The language of all its strings.
    pub lang: Lang,
    /// The headline, computed from the data.
    pub title: String,
    /// What the picture shows, in one sentence.
    pub reading: Sentence,
    /// The period and the number of customers behind it.
    pub period_line: Sentence,
    /// Where the numbers come from.
    pub source_line: Sentence,
    /// What its axes and lengths count, and by which rule.
    pub axes: Vec<Axis>,
    /// The marks.
    pub drawing: Drawing,
    /// The same numbers as a table.
    pub table: Table,
}

/// What one axis counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Axis {
    /// What runs along it.
    pub title: String,
    /// In what unit.
    pub unit: String,
    /// How its numbers are made, in one sentence.
    pub rule: String,
}

/// The pictures of the workbench.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "snake_case")]
pub enum FigureName {
    /// Customers, revenue and profit by tier.
    SegmentShares,
    /// Cumulative profit of customers from the best to the worst.
    WhaleCurve,
    /// Cumulative revenue share against customer share.
    LorenzCurve,
    /// What makes up the value of a brand's customers.
    CustomerBrandValue,
    /// What makes up one amount, step by step.
    ValueBridge,
    /// Scenarios side by side.
    ScenarioComparison,
    /// The picture of a sheet.
    Sheet,
}

impl FigureName {
    /// A stable word for file names and links.
    pub fn slug(self) -> &'static str {
        match self {
            FigureName::SegmentShares => "segment-shares",
            FigureName::WhaleCurve => "whale-curve",
            FigureName::LorenzCurve => "lorenz-curve",
            FigureName::CustomerBrandValue => "customer-brand-value",
            FigureName::ValueBridge => "value-bridge",
            FigureName::ScenarioComparison => "scenario-comparison",
            FigureName::Sheet => "sheet",
        }
    }
}

/// The kinds of picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Drawing {
    /// Stacked bars that each add up to 100 %.
    Shares(Shares),
    /// A cumulative curve over customers.
    Curve(Curve),
    /// Steps that lead from zero to a total.
    Waterfall(Waterfall),
    /// A base and its scenarios, measure by measure.
    Compare(Compare),
    /// Several lines over time or age.
    Lines(Lines),
    /// A grid of coloured cells.
    Heat(Heat),
    /// Bands between two columns of groups.
    Flow(Flow),
}

/// Horizontal bars, one a measure, of the same parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shares {
    /// The bars from top to bottom.
    pub rows: Vec<ShareRow>,
    /// Draw the names of the parts as a legend where they do not fit over the first bar.
    pub legend: bool,
}

/// One bar of [`Shares`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShareRow {
    /// The measure.
    pub label: String,
    /// What 100 % is, with its unit.
    pub total_label: String,
    /// Its parts; all rows have the same parts in the same order.
    pub parts: Vec<SharePart>,
}

/// One part of a bar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SharePart {
    /// The name of the part.
    pub label: String,
    /// Its share of the total as a fraction; below zero it stands left of the zero line.
    pub share: f64,
    /// Its colour.
    pub swatch: Swatch,
    /// What is said when the part is reached.
    pub spoken: String,
}

/// A cumulative curve: share of customers against share or money.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Curve {
    /// What runs to the right, with unit.
    pub x_title: String,
    /// What runs upwards, with unit.
    pub y_title: String,
    /// How the vertical ticks are written.
    pub y_scale: YScale,
    /// The curve: share of customers 0..=1 in rising order, and the cumulative share or money there.
    pub points: Vec<(f64, f64)>,
    /// A straight line to compare with.
    pub reference: Option<Reference>,
    /// The points that make the argument.
    pub annotations: Vec<Annotation>,
    /// The points that can be hovered and walked, in rising order.
    pub marks: Vec<CurveMark>,
}

impl Curve {
    /// The height of the curve above customer share `x`, by linear interpolation.
    pub fn at(points: &[(f64, f64)], x: f64) -> f64 {
        let after = points.iter().position(|p| p.0 >= x);
        match (after, points.last()) {
            (Some(0), _) => points[0].1,
            (Some(n), _) => {
                let (a, b) = (points[n - 1], points[n]);
                let span = b.0 - a.0;
                if span > 0.0 {
                    a.1 + (b.1 - a.1) * (x - a.0) / span
                } else {
                    b.1
                }
            }
            (None, Some(last)) => last.1,
            (None, None) => 0.0,
        }
    }

    /// Customer shares that deserve a mark: every 5 %, and the `special` ones.
    pub fn mark_positions(special: &[f64]) -> Vec<f64> {
        let near = |x: f64| special.iter().any(|s| (s - x).abs() < 0.01);
        let even = (0..=20).map(|n| f64::from(n) / 20.0).filter(|x| !near(*x));
        let mut all: Vec<f64> = even.chain(special.iter().copied()).collect();
        ascending(&mut all);
        all.dedup();
        all
    }
}

/// How the vertical axis of a [`Curve`] is written.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YScale {
    /// Fractions as percentages.
    Share,
    /// Amounts divided by this; the axis title names the unit that results.
    Amount {
        /// See [`crate::text::number::AxisUnit::divisor`].
        divisor: f64,
    },
}

/// A straight dashed line in the units of a curve's points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// Its left end.
    pub from: (f64, f64),
    /// Its right end.
    pub to: (f64, f64),
    /// Its name; may be empty.
    pub label: String,
}

/// A point of a curve with the words beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Annotation {
    /// Customer share.
    pub x: f64,
    /// Height in the units of the points.
    pub y: f64,
    /// The words, short.
    pub text: String,
}

/// A point of a curve that can be reached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CurveMark {
    /// Customer share.
    pub x: f64,
    /// Height in the units of the points.
    pub y: f64,
    /// What is said there.
    pub spoken: String,
}

/// Several lines over time or age.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lines {
    /// What runs to the right, with unit.
    pub x_title: String,
    /// What runs upwards, with unit.
    pub y_title: String,
    /// How the vertical ticks are written.
    pub y_scale: YScale,
    /// Places on the horizontal axis and their words, in rising order; those without room are left
    /// out.
    pub x_ticks: Vec<(f64, String)>,
    /// The lines, the first lowest.
    pub series: Vec<Series>,
    /// A place on the horizontal axis that parts what was seen from what was not, with its words.
    pub divider: Option<(f64, String)>,
    /// The points that can be hovered and walked, in rising order: one a row of the table.
    pub marks: Vec<CurveMark>,
}

/// One of [`Lines`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// Its name.
    pub label: String,
    /// Its colour.
    pub swatch: Swatch,
    /// Drawn in dashes: expected, not counted.
    pub is_dashed: bool,
    /// Its points are drawn.
    pub is_dotted: bool,
    /// Its points in rising order.
    pub points: Vec<(f64, f64)>,
}

/// Steps that lead from zero to a total.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Waterfall {
    /// What the values are counted in.
    pub unit_label: String,
    /// Three to seven steps, in order.
    pub steps: Vec<Step>,
}

/// One step of a [`Waterfall`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The name of the step.
    pub label: String,
    /// The change it makes (negative goes down), or for a total the level itself.
    pub value: f64,
    /// What kind of step.
    pub kind: StepKind,
    /// Its colour.
    pub swatch: Swatch,
    /// The value in words.
    pub value_label: String,
    /// What is said when the step is reached.
    pub spoken: String,
}

/// What a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Stands on zero and shows the level reached.
    Total,
    /// Adds to the level.
    Up,
    /// Takes from the level.
    Down,
    /// Is one part of the total that follows.
    Part,
}

/// Measures with a base and scenarios each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Compare {
    /// One group a measure. Every group has its own scale, from zero.
    pub groups: Vec<Group>,
}

/// One measure of [`Compare`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// The measure with its unit.
    pub label: String,
    /// The base first, if one has its colour, then the scenarios; or things that are alike.
    pub bars: Vec<Bar>,
}

/// One bar of a [`Group`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// Base or scenario.
    pub label: String,
    /// The value, in the unit of its group.
    pub value: f64,
    /// The value in words.
    pub value_label: String,
    /// The difference from the base in words; empty for the base.
    pub difference_label: String,
    /// Whether the difference is good news.
    pub tone: Tone,
    /// Its colour.
    pub swatch: Swatch,
    /// What is said when the bar is reached.
    pub spoken: String,
}

/// How a difference reads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Neither.
    #[default]
    Even,
    /// Better than the base.
    Better,
    /// Worse than the base.
    Worse,
}

/// The numbers of a figure in rows and columns.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// The rows; each has one cell a column.
    pub rows: Vec<Vec<Cell>>,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// What it holds.
    pub heading: String,
    /// The unit, small beside the heading; may be empty.
    pub unit: String,
    /// Numbers stand right and leave as numbers.
    pub numeric: bool,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// What the eye sees.
    pub shown: String,
    /// Every digit that is known; what exports carry.
    pub exact: String,
    /// How the number is made; none for words.
    pub explained: Option<Carried>,
}

impl Cell {
    /// A cell of words, or of a number that is shown in full.
    pub fn text(words: impl Into<String>) -> Cell {
        let words = words.into();
        Cell {
            shown: words.clone(),
            exact: words,
            explained: None,
        }
    }
}
