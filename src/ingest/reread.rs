//! Rows of the files once more, by their lines, as they stand there: what is read keeps only the columns
//! that are used.

use super::cell::SheetCell;
use super::container::{self, Want};
use super::source::File;
use super::stack::matching;
use super::{
    FatalError, Format, HtmlFormat, ImportFacts, Input, Plan, Source, html, reading, workbook,
};

/// Calls back with every row that stands at one of `lines`, each cell under the column of the first input
/// that has its name. `lines` are as the import keeps them, in order; those of joined tables are passed
/// over.
///
/// # Errors
/// [`FatalError::InputMissing`] where a file is not there any more, and those of reading it.
pub fn reread(
    files: &mut [File<'_>],
    facts: &ImportFacts,
    lines: &[u32],
    row: &mut dyn FnMut(u32, Vec<String>),
) -> Result<(), FatalError> {
    let Some(plan) = &facts.plan else {
        return Ok(());
    };
    for (number, input) in plan.stacked().into_iter().enumerate() {
        let before = facts.inputs.get(number).map_or(0, |input| input.before);
        let behind = facts
            .inputs
            .get(number + 1)
            .map_or(u64::MAX, |it| it.before);
        let from = lines.partition_point(|&line| u64::from(line) <= before);
        let to = lines.partition_point(|&line| u64::from(line) <= behind);
        let within: Vec<u64> = lines[from..to.max(from)]
            .iter()
            .map(|&line| u64::from(line) - before)
            .collect();
        if within.is_empty() {
            continue;
        }
        let (_, source) = files
            .get_mut(input.place.file)
            .ok_or(FatalError::InputMissing)?;
        let mut table = container::open(&mut **source, input.place.member, Want::All)?;
        let names = (number > 0).then_some(&facts.columns[..]);
        let mut wanted = Wanted {
            lines: &within,
            places: None,
            row: &mut |line, cells| row(u32::try_from(line + before).unwrap_or(u32::MAX), cells),
        };
        of_input(&mut table, plan, &input, names, &mut wanted)?;
    }
    Ok(())
}

/// The rows that are asked for.
struct Wanted<'a> {
    /// Lines still to come, from 1.
    lines: &'a [u64],
    /// For each column of the first input its place in this one; none where they are the same.
    places: Option<Vec<Option<usize>>>,
    row: &'a mut dyn FnMut(u64, Vec<String>),
}

impl Wanted<'_> {
    /// Takes the row at a line counted from 0, if it is asked for; false when no more is.
    fn offer(&mut self, line: u64, cells: impl FnOnce() -> Vec<String>) -> bool {
        let line = line + 1;
        let passed = self.lines.partition_point(|&it| it < line);
        self.lines = &self.lines[passed..];
        if self.lines.first() == Some(&line) {
            let cells = cells();
            let cells = match &self.places {
                None => cells,
                Some(places) => {
                    let cell = |place: &Option<usize>| cells.get((*place)?).cloned();
                    let cells = places.iter().map(cell);
                    cells.map(Option::unwrap_or_default).collect()
                }
            };
            (self.row)(line, cells);
            self.lines = &self.lines[1..];
        }
        !self.lines.is_empty()
    }

    /// Says what the columns of this input are called, and those of the first.
    fn name(&mut self, names: Option<&[String]>, input: &Input, plan: &Plan, own: &[String]) {
        let by_place = input.header_row.is_none() || plan.header_row.is_none();
        self.places = names.map(|names| matching(names, own, by_place));
    }
}

fn of_input(
    table: &mut dyn Source,
    plan: &Plan,
    input: &Input,
    names: Option<&[String]>,
    wanted: &mut Wanted<'_>,
) -> Result<(), FatalError> {
    let headed = Plan {
        header_row: input.header_row,
        format: input.format.clone(),
        ..plan.clone()
    };
    match input.format {
        Format::Text(format) => {
            let own = reading::header(table, format, &headed)?;
            wanted.name(names, input, plan, &own);
            reading::each_record(table, format, reading::CHUNK, &mut |record| {
                wanted.offer(record.line, || record.texts())
            })
        }
        Format::Sheet(sheet) => {
            let bytes = workbook::read_whole(table)?;
            let mut book = workbook::open(&bytes)?;
            let own = book.header(sheet, &headed)?;
            wanted.name(names, input, plan, &own);
            book.rows(sheet, &mut |line, cells| {
                wanted.offer(line, || cells.iter().map(SheetCell::text).collect())
            })
        }
        Format::Html(format) => {
            let own = html::header(table, format, &headed)?;
            wanted.name(names, input, plan, &own);
            of_html(table, format, wanted)
        }
    }
}

fn of_html(
    table: &mut dyn Source,
    format: HtmlFormat,
    wanted: &mut Wanted<'_>,
) -> Result<(), FatalError> {
    let text = html::decode(&workbook::read_whole(table)?, format.encoding);
    for (line, cells) in html::Rows::new(&text, format.table).enumerate() {
        if !wanted.offer(line as u64, || cells) {
            break;
        }
    }
    Ok(())
}
