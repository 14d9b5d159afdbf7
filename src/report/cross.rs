//! One segmentation against another, as a sheet.

use super::build::{Columns, Numbers};
use super::fields::Fields;
use super::movement_controls::{customers_head, scheme_choice};
use super::segment_questions::CrossQuestion;
use super::shares::{Around, Bar, share_bars};
use super::{Control, Known, Sheet, SheetTable, grid, scheme_controls};
use crate::base::Window;
use crate::chart::Figure;
use crate::explain::Explained;
use crate::segment::{CrossTab, SegmentNumber};
use crate::text::Lang;
use crate::text::number::{count, percent};
use crate::text::segments::{scheme_name, segment, segment_number};
use crate::text::sentence::Sentence;
use crate::text::ui::Phrase;
use crate::text::ui::sheet as base_words;
use crate::text::ui::sheet_movement as movement_words;
use crate::text::ui::sheet_segments as words;
use crate::units::Currency;

/// The sheet of a cross-tab.
pub fn cross(
    lang: Lang,
    currency: Currency,
    question: &CrossQuestion,
    cross: &CrossTab,
    window: &Window,
    columns: &[String],
) -> Sheet {
    let mut told = Numbers::default();
    let answer = answer(lang, cross, &mut told);
    let [rows, of_columns] =
        [&question.rows, &question.columns].map(|scheme| scheme_name(lang, scheme));
    let method = match lang {
        Lang::Zh => format!(
            "行：{rows}；列：{of_columns}。{}；收入与利润按行的统计范围计。",
            base_words::period(lang, window)
        ),
        Lang::En => format!(
            "Rows: {rows}; columns: {of_columns}. {}; revenue and profit over the time of the rows’ scheme.",
            base_words::period(lang, window)
        ),
    };
    let shown = Shown::of(lang, currency, cross);
    let counts = shown.table(words::CROSS_COUNTS, |row, column| {
        cross.explain(row, column, SegmentNumber::Customers)
    });
    let shares = shown.table(words::CROSS_SHARES, |row, column| {
        cross.explain_in_row(row, column, SegmentNumber::ShareCustomers)
    });
    let revenue = shown.table(words::CROSS_REVENUE, |row, column| {
        cross.explain(row, column, SegmentNumber::Revenue)
    });
    let mut tables = vec![counts.clone(), shares, revenue];
    if cross.total.profit.is_some() {
        tables.push(shown.table(words::CROSS_PROFIT, |row, column| {
            cross.explain(row, column, SegmentNumber::Profit)
        }));
    }
    let period = base_words::period(lang, window);
    let cells = grid::grid(
        lang,
        currency,
        &counts.table,
        1..shown.columns.len() + 1,
        grid::Around {
            title: words::CROSS_GRID,
            x_title: of_columns.to_owned(),
            y_title: rows.to_owned(),
            reading: answer.clone(),
            period: period.as_str().into(),
            source: Sentence::default(),
        },
    );
    let bars = shown.figure(&answer, period, counts);
    Sheet {
        figures: cells.into_iter().chain(bars).collect(),
        answer,
        method,
        numbers: told.0,
        controls: cross_controls(lang, question, columns),
        tables,
        notes: Vec::new(),
        ..Sheet::default()
    }
}

/// The cell that brings most revenue.
fn answer(lang: Lang, cross: &CrossTab, told: &mut Numbers) -> Sentence {
    let cells = cross.cells.iter().enumerate().flat_map(|(row, cells)| {
        let cells = cells.iter().enumerate();
        cells.map(move |(column, sums)| (row, column, sums))
    });
    let most = cells
        .filter(|(row, column, _)| {
            !cross.rows[*row].is_outside && !cross.columns[*column].is_outside
        })
        .max_by_key(|(row, column, sums)| (sums.revenue, std::cmp::Reverse((*row, *column))));
    let found = most.and_then(|(row, column, sums)| {
        let revenue = cross.explain(row, column, SegmentNumber::ShareRevenue)?;
        let customers = cross.explain(row, column, SegmentNumber::Customers)?;
        Some((row, column, sums, customers, revenue))
    });
    let Some((row, column, sums, customers, revenue)) = found else {
        let all = cross.total.customers;
        let of = Explained::given(
            crate::explain::Symbol::Customers,
            all as f64,
            crate::explain::Unit::Customers,
            crate::explain::Source::File,
        );
        let number = told.tell(of, count(lang, all));
        return Sentence::with(words::CROSS_NO_REVENUE.get(lang), [number]);
    };
    let [row, column] = [&cross.rows[row], &cross.columns[column]]
        .map(|it| segment(lang, &it.name).replace("{}", "{ }"));
    let sentence = match lang {
        Lang::Zh => {
            format!("既是“{row}”又是“{column}”的 {{}} 位客户，带来全部收入的 {{}}，居各格之首。")
        }
        Lang::En => format!(
            "The {{}} customers who are both “{row}” and “{column}” bring {{}} of all revenue, more than any other cell."
        ),
    };
    let numbers = [
        told.tell(customers, count(lang, sums.customers)),
        told.tell(revenue.clone(), percent(lang, revenue.value(), 1)),
    ];
    Sentence::with(&sentence, numbers)
}

struct Shown<'a> {
    lang: Lang,
    currency: Currency,
    cross: &'a CrossTab,
    rows: Vec<String>,
    columns: Vec<String>,
}

impl<'a> Shown<'a> {
    fn of(lang: Lang, currency: Currency, cross: &'a CrossTab) -> Shown<'a> {
        let names = |of: &[crate::segment::Segment]| -> Vec<String> {
            of.iter().map(|it| segment(lang, &it.name)).collect()
        };
        Shown {
            lang,
            currency,
            cross,
            rows: names(&cross.rows),
            columns: names(&cross.columns),
        }
    }

    fn table(
        &self,
        title: Phrase,
        number: impl Fn(usize, usize) -> Option<Explained>,
    ) -> SheetTable {
        let lang = self.lang;
        let names = self.rows.iter().cloned();
        let heading = base_words::SEGMENT.get(lang);
        let mut columns = Columns::new(lang, self.currency, heading, names);
        let rows = 0..self.rows.len();
        for (column, name) in self.columns.iter().enumerate() {
            columns.add(name, rows.clone().map(|row| number(row, column)).collect());
        }
        let totals = rows.map(|row| self.cross.explain_row(row, SegmentNumber::Customers));
        if title == words::CROSS_COUNTS {
            columns.add(movement_words::TOTAL.get(lang), totals.collect());
        } else if title == words::CROSS_SHARES {
            columns.add(customers_head(lang), totals.collect());
        } else {
            let number = match title == words::CROSS_REVENUE {
                true => SegmentNumber::Revenue,
                false => SegmentNumber::Profit,
            };
            let totals = (0..self.rows.len()).map(|row| self.cross.explain_row(row, number));
            columns.add(segment_number(lang, number), totals.collect());
        }
        SheetTable {
            title: title.get(lang).into(),
            note: String::new(),
            table: columns.table(),
        }
    }

    fn figure(&self, answer: &Sentence, period: String, table: SheetTable) -> Option<Figure> {
        let lang = self.lang;
        let bars = self
            .cross
            .cells
            .iter()
            .zip(&self.cross.row_totals)
            .zip(&self.rows)
            .filter(|((_, total), _)| total.customers > 0)
            .map(|((cells, total), name)| Bar {
                label: name.clone(),
                total: format!("{}{}", count(lang, total.customers), lang.pick(" 人", "")),
                shares: cells
                    .iter()
                    .map(|it| it.customers as f64 / total.customers as f64)
                    .collect(),
            })
            .collect();
        let around = Around {
            title: words::CROSS_FIGURE,
            rule: words::CROSS_RULE,
            reading: answer.clone(),
            period,
        };
        share_bars(lang, &self.columns, bars, around, table.table)
    }
}

/// What of a cross-tab can be changed.
pub fn cross_controls(lang: Lang, question: &CrossQuestion, columns: &[String]) -> Vec<Control> {
    let known = Known {
        facts: None,
        columns,
    };
    let mut fields = Fields::new(lang, "cross", words::ROWS.get(lang));
    scheme_choice(lang, &mut fields, words::ROWS, "rows", &question.rows);
    fields.append(scheme_controls(lang, &question.rows, "cross/rows", known));
    fields.group(words::COLUMNS.get(lang));
    scheme_choice(
        lang,
        &mut fields,
        words::COLUMNS,
        "columns",
        &question.columns,
    );
    fields.append(scheme_controls(
        lang,
        &question.columns,
        "cross/columns",
        known,
    ));
    fields.done()
}
