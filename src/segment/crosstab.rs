//! Two segmentations of the same customers, one against the other.

use serde::{Deserialize, Serialize};

use super::summary::explained;
use super::{Profiles, Segment, SegmentNumber, Segmentation, Span, Sums};
use crate::explain::Explained;

/// Customers and money by two segmentations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CrossTab {
    /// Segments of the rows; those without a customer outside are left out.
    pub rows: Vec<Segment>,
    /// Segments of the columns, likewise.
    pub columns: Vec<Segment>,
    /// One row of cells for each of `rows`.
    pub cells: Vec<Vec<Sums>>,
    /// All cells of a row together.
    pub row_totals: Vec<Sums>,
    /// All cells of a column together.
    pub column_totals: Vec<Sums>,
    /// Everybody.
    pub total: Sums,
    /// Orders and money are counted over the time of the rows' scheme.
    pub span: Span,
}

impl CrossTab {
    /// Counts every pair of segments.
    pub fn of(rows: &Segmentation, columns: &Segmentation, profiles: &Profiles) -> CrossTab {
        let width = columns.segments.len();
        let none = Sums::none(profiles.has_profit());
        let mut cells = vec![none; rows.segments.len() * width];
        for (customer, (&row, &column)) in rows.codes.iter().zip(&columns.codes).enumerate() {
            let cell = &mut cells[usize::from(row) * width + usize::from(column)];
            cell.add(profiles, customer, rows.span, rows.unit);
        }
        let sum = |cells: &mut dyn Iterator<Item = &Sums>| cells.fold(none, |sum, it| sum.and(*it));
        let row_sums: Vec<Sums> = cells
            .chunks(width)
            .map(|row| sum(&mut row.iter()))
            .collect();
        let column_sum = |it: usize| sum(&mut cells.iter().skip(it).step_by(width));
        let column_sums: Vec<Sums> = (0..width).map(column_sum).collect();
        let listed = |segments: &[Segment], sums: &[Sums]| -> Vec<usize> {
            let is_listed = |it: &usize| !segments[*it].is_outside || sums[*it].customers > 0;
            (0..segments.len()).filter(is_listed).collect()
        };
        let row_places = listed(&rows.segments, &row_sums);
        let column_places = listed(&columns.segments, &column_sums);
        let cells_of = |row: usize| {
            column_places
                .iter()
                .map(|it| cells[row * width + it])
                .collect()
        };
        CrossTab {
            rows: row_places
                .iter()
                .map(|&it| rows.segments[it].clone())
                .collect(),
            columns: column_places
                .iter()
                .map(|&it| columns.segments[it].clone())
                .collect(),
            cells: row_places.iter().map(|&it| cells_of(it)).collect(),
            row_totals: row_places.iter().map(|&it| row_sums[it]).collect(),
            column_totals: column_places.iter().map(|&it| column_sums[it]).collect(),
            total: sum(&mut row_sums.iter()),
            span: rows.span,
        }
    }

    /// A number of a cell against everybody, by the formula that made it; none where there is none.
    pub fn explain(&self, row: usize, column: usize, number: SegmentNumber) -> Option<Explained> {
        explained(
            false,
            self.cells.get(row)?.get(column)?,
            &self.total,
            number,
        )
    }

    /// A number of a cell against its row.
    pub fn explain_in_row(
        &self,
        row: usize,
        column: usize,
        number: SegmentNumber,
    ) -> Option<Explained> {
        let (cell, whole) = (self.cells.get(row)?.get(column)?, self.row_totals.get(row)?);
        explained(false, cell, whole, number)
    }

    /// A number of a whole row.
    pub fn explain_row(&self, row: usize, number: SegmentNumber) -> Option<Explained> {
        explained(false, self.row_totals.get(row)?, &self.total, number)
    }
}
