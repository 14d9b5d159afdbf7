//! Usage × loyalty (M06): what each of nine groups of buyers is worth, like for like.

use serde::{Deserialize, Serialize};

use super::{Key, Line, Problem, ValueError, check};
use crate::explain::{Explained, Expr, Given, Rule, Source, Symbol, Unit, ValueSymbol as S};
use crate::segment::{Loyalty, Usage};

/// A row of the map.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct UsageGroup {
    /// Part of all buyers.
    pub share: Given,
    /// Units of the category a buyer uses a year, all brands.
    pub units: Given,
}

/// A column of the map.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LoyaltyGroup {
    /// Part of all buyers.
    pub share: Given,
    /// SOP: the brand's part of their purchases.
    pub share_of_purchases: Given,
    /// CM: money a unit.
    pub unit_margin: Given,
}

/// How many buyers stand in each cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellSizes {
    /// Usage and loyalty are independent: share of the row × share of the column.
    #[default]
    Independent,
    /// Counted, row by row.
    Counted([[f64; 3]; 3]),
}

/// Rows, columns and how many buyers there are.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct HeatMapInputs {
    /// Buyers of the brand.
    pub buyers: Given,
    /// Heavy, medium, light.
    pub usage: [UsageGroup; 3],
    /// Loyal, switcher, price.
    pub loyalty: [LoyaltyGroup; 3],
    /// Buyers of each cell.
    #[serde(default)]
    pub sizes: CellSizes,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatCell {
    /// Its row.
    pub usage: Usage,
    /// Its column.
    pub loyalty: Loyalty,
    /// Buyers in it.
    pub buyers: Explained,
    /// Part of all buyers; none without any.
    pub share: Option<Explained>,
    /// Units of the category they use a year.
    pub units: Explained,
    /// What one of them is worth a year: units × SOP × CM, the same bases in every cell.
    pub per_head: Explained,
    /// What all of them are worth.
    pub value: Explained,
    /// Part of the value of all cells; none where that is not positive.
    pub value_share: Option<Explained>,
    /// What ten points more of their purchases would bring.
    pub ten_points: Explained,
}

/// The heat map.
///
/// # Invariant
/// With one margin and a mean SOP of 65 % the cells of Hampton add up to the brand total of M05.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatMap {
    /// Row by row.
    pub cells: Vec<HeatCell>,
    /// Value of all cells.
    pub total: Explained,
    /// Value of a buyer; none without any.
    pub per_head: Option<Explained>,
    /// Units of the category a buyer uses a year; none without any.
    pub mean_units: Option<Explained>,
    /// Part of all units in each row; empty without units.
    pub volume_shares: Vec<Explained>,
}

impl HeatMapInputs {
    /// # Errors
    /// Shares that do not add up to 100 %, a number out of its range, more use in a lighter class.
    pub fn check(&self) -> Result<(), ValueError> {
        check::positive(Symbol::BrandCustomers, self.buyers)?;
        if self.sizes == CellSizes::Independent {
            check::whole(S::UsageShare, &self.usage.map(|row| row.share))?;
            check::whole(S::LoyaltyShare, &self.loyalty.map(|column| column.share))?;
        }
        let mut before = f64::INFINITY;
        for (place, row) in self.usage.iter().enumerate() {
            let units = check::not_negative(Symbol::BuyingRate, row.units);
            let found = units.map_err(|error| error.at(place + 1))?;
            // Groups that were counted may be empty and then have no use.
            if self.sizes == CellSizes::Independent && found > before {
                let problem = Problem::AboveBefore { found, before };
                return Err(ValueError::new(Symbol::BuyingRate, problem).at(place + 1));
            }
            before = found;
        }
        for (place, column) in self.loyalty.iter().enumerate() {
            let at = |error: ValueError| error.at(place + 1);
            check::fraction(Symbol::ShareOfPurchases, column.share_of_purchases).map_err(at)?;
            check::finite(Symbol::UnitMargin, column.unit_margin).map_err(at)?;
        }
        if let CellSizes::Counted(counts) = self.sizes {
            for (place, &count) in counts.as_flattened().iter().enumerate() {
                let count = check::not_negative(S::CellBuyers, Given::counted(count));
                count.map_err(|error| error.at(place + 1))?;
            }
            let found: f64 = counts.as_flattened().iter().sum();
            if found <= 0.0 {
                return Err(ValueError::new(
                    S::CellBuyers,
                    Problem::NotPositive { found },
                ));
            }
        }
        Ok(())
    }

    fn buyers_of(&self, row: usize, column: usize) -> Explained {
        match self.sizes {
            CellSizes::Independent => {
                let (usage, loyalty) = (self.usage[row].share, self.loyalty[column].share);
                let factors = vec![
                    self.buyers.named(Symbol::BrandCustomers, Unit::Customers),
                    usage.named(S::UsageShare, Unit::Percent),
                    loyalty.named(S::LoyaltyShare, Unit::Percent),
                ];
                let buyers = Expr::Times(factors);
                Explained::new(S::CellBuyers, Unit::Customers, buyers).with(Rule::Independent)
            }
            CellSizes::Counted(counts) => Explained::given(
                S::CellBuyers,
                counts[row][column],
                Unit::Customers,
                Source::File,
            ),
        }
    }
}

impl HeatMap {
    /// Evaluates the nine cells on the same bases.
    ///
    /// # Errors
    /// As [`HeatMapInputs::check`].
    pub fn evaluate(inputs: &HeatMapInputs) -> Result<HeatMap, ValueError> {
        inputs.check()?;
        let mut cells = Vec::with_capacity(9);
        for (row, usage) in Usage::ALL.into_iter().enumerate() {
            for (column, loyalty) in Loyalty::ALL.into_iter().enumerate() {
                cells.push(cell(inputs, (row, usage), (column, loyalty)));
            }
        }
        let sum = |pick: fn(&HeatCell) -> &Explained| {
            let parts = cells.iter().enumerate();
            let parts = parts.map(|(place, cell)| pick(cell).as_input().at(place + 1));
            Expr::Sum(parts.collect())
        };
        let total = Explained::new(S::MapValue, Unit::MoneyPerYear, sum(|cell| &cell.value));
        let buyers = Explained::new(S::MapBuyers, Unit::Customers, sum(|cell| &cell.buyers));
        let units = Explained::new(S::MapUnits, Unit::Items, sum(|cell| &cell.units));
        let ratio = |symbol: Symbol, unit, above: &Explained, below: &Explained| {
            let ratio = Explained::new(symbol, unit, above.as_input().over(below.as_input()));
            (below.value() > 0.0).then_some(ratio)
        };
        let volume_shares = (0..3).filter_map(|row| {
            let of_row = cells[3 * row..3 * row + 3].iter().enumerate();
            // The nine cells are numbered row by row, as in the sum of them all.
            let number = |place| 3 * row + place + 1;
            let of_row = of_row.map(|(place, cell)| cell.units.as_input().at(number(place)));
            let share = Expr::Sum(of_row.collect()).over(units.as_input());
            let share = Explained::new(S::VolumeShare, Unit::Percent, share);
            (units.value() > 0.0).then_some(share)
        });
        let volume_shares = volume_shares.collect();
        let mut map = HeatMap {
            per_head: ratio(
                Symbol::BrandCustomerValue,
                Unit::MoneyPerCustomerYear,
                &total,
                &buyers,
            ),
            mean_units: ratio(
                Symbol::BuyingRate,
                Unit::ItemsPerCustomerYear,
                &units,
                &buyers,
            ),
            volume_shares,
            cells,
            total,
        };
        for cell in &mut map.cells {
            cell.share = ratio(S::CellShare.into(), Unit::Percent, &cell.buyers, &buyers);
            cell.value_share = ratio(
                S::CellValueShare.into(),
                Unit::Percent,
                &cell.value,
                &map.total,
            );
        }
        Ok(map)
    }

    /// One cell.
    pub fn cell(&self, usage: Usage, loyalty: Loyalty) -> Option<&HeatCell> {
        let wanted = |cell: &&HeatCell| cell.usage == usage && cell.loyalty == loyalty;
        self.cells.iter().find(wanted)
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let whole = [&self.total].into_iter();
        let mut lines = Line::of_whole(whole.chain(&self.per_head).chain(&self.mean_units));
        for (usage, share) in Usage::ALL.into_iter().zip(&self.volume_shares) {
            lines.extend(Line::row(&[Key::Usage(usage)], [share]));
        }
        for cell in &self.cells {
            let keys = [Key::Usage(cell.usage), Key::Loyalty(cell.loyalty)];
            let of = [&cell.buyers].into_iter().chain(&cell.share);
            let of = of.chain([&cell.units, &cell.per_head, &cell.value]);
            let of = of.chain(&cell.value_share).chain([&cell.ten_points]);
            lines.extend(Line::row(&keys, of));
        }
        lines
    }
}

fn cell(
    inputs: &HeatMapInputs,
    (row, usage): (usize, Usage),
    (column, loyalty): (usize, Loyalty),
) -> HeatCell {
    let of = &inputs.loyalty[column];
    let each = inputs.usage[row]
        .units
        .named(Symbol::BuyingRate, Unit::ItemsPerCustomerYear);
    let sop = of
        .share_of_purchases
        .named(Symbol::ShareOfPurchases, Unit::Percent);
    let cm = of.unit_margin.named(Symbol::UnitMargin, Unit::MoneyPerItem);
    let buyers = inputs.buyers_of(row, column);
    let per_head = Explained::new(
        S::CellPerHead,
        Unit::MoneyPerCustomerYear,
        Expr::Times(vec![each.clone(), sop, cm.clone()]),
    );
    HeatCell {
        usage,
        loyalty,
        share: None,
        value_share: None,
        units: Explained::new(
            S::CellUnits,
            Unit::Items,
            buyers.as_input().times(each.clone()),
        ),
        value: Explained::new(
            S::CellValue,
            Unit::MoneyPerYear,
            buyers.as_input().times(per_head.as_input()),
        ),
        ten_points: Explained::new(
            S::TenPoints,
            Unit::MoneyPerYear,
            Expr::Times(vec![buyers.as_input(), each, Expr::Number(0.1), cm]),
        ),
        per_head,
        buyers,
    }
}
