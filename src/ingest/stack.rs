//! Several inputs of the same columns as one: files of a day each, sheets of a year each, members of
//! an archive.
//!
//! Columns are found by the names of the first input's header, whatever their order. Lines are
//! numbered through all inputs, and the order of dates is decided over all of them, as if the texts
//! stood behind each other in one file.

mod columns;
mod gauge;

use std::ops::Range;

use super::container::{self, Table, Want};
use super::date::OrderEvidence;
use super::merge::{self, Section};
use super::partial::Partial;
use super::reading;
use super::scan::{self, Start};
use super::source::File;
use super::{
    Encoding, FatalError, Format, HtmlFormat, ImportOptions, Input, OrderLines, Plan, Progress,
    Reason, Source, html, plan_ranges, scan_range, workbook,
};
use columns::Matched;
pub(super) use columns::{is_needed, matching, matching_refunds};
pub(super) use gauge::{Gauge, weights};

/// Reads all inputs of a plan.
///
/// # Errors
/// Those of each input, with its name; [`FatalError::InputLacksColumn`] where an input lacks a
/// column that is needed; and those of the whole.
pub(super) fn import_stack(
    files: &mut [File<'_>],
    plan: &Plan,
    options: &ImportOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<OrderLines, FatalError> {
    let mut stack = Stack::new(plan, files);
    stack.read_all(files, options, progress)?;
    let mut reasons = std::mem::take(&mut stack.reasons);
    let mut dates = OrderEvidence::default();
    for partial in stack.parts.iter().flat_map(|part| &part.partials) {
        dates.add(partial.dates);
    }
    let order = dates.decide(stack.plan.date_order);
    if order != stack.plan.date_order {
        stack.plan.date_order = order;
        reasons.push(Reason::WholeColumn);
        stack.read_all(files, options, progress)?;
    }
    let Stack { plan, parts, .. } = stack;
    let mut partials = Vec::new();
    let mut sections = Vec::new();
    // Joined tables are inputs too.
    let is_several = parts.len() > 1 || !plan.joins.is_empty();
    for part in parts {
        if is_several {
            sections.push(Section {
                first: partials.len(),
                name: part.name,
            });
        }
        partials.extend(part.partials);
    }
    merge::assemble(plan, reasons, partials, &sections)
}

/// Name of a file, and of the member where it is an archive of several.
pub(super) fn name_of(file: &mut File<'_>, member: Option<usize>) -> Result<String, FatalError> {
    let (name, source) = file;
    let Some(number) = member else {
        return Ok((*name).to_owned());
    };
    let container::Packing::Zip(members) = container::packing(&mut **source)? else {
        return Err(FatalError::InputMissing);
    };
    let member = members.iter().find(|member| member.number == number);
    let member = member.ok_or(FatalError::InputMissing)?;
    Ok(joined(name, &member.name))
}

/// The name of a whole, then that of its part.
pub(super) fn joined(whole: &str, part: &str) -> String {
    match (whole, part) {
        ("", part) => part.to_owned(),
        (whole, "") => whole.to_owned(),
        (whole, part) => format!("{whole} › {part}"),
    }
}

/// The inputs on their way to order lines.
struct Stack {
    plan: Plan,
    reasons: Vec<Reason>,
    parts: Vec<Part>,
    gauge: Gauge,
}

/// One input.
struct Part {
    input: Input,
    name: String,
    /// Its share of the bytes of its file.
    weight: u64,
    columns: Vec<String>,
    partials: Vec<Partial>,
}

impl Stack {
    fn new(plan: &Plan, files: &[File<'_>]) -> Stack {
        let inputs = plan.stacked();
        let weights = weights(&inputs, files);
        let gauge = Gauge {
            total: weights.iter().sum(),
            ..Gauge::default()
        };
        let parts = inputs.into_iter().zip(weights).map(|(input, weight)| Part {
            weight,
            input,
            name: String::new(),
            columns: Vec::new(),
            partials: Vec::new(),
        });
        let parts = parts.collect();
        Stack {
            plan: plan.clone(),
            reasons: Vec::new(),
            gauge,
            parts,
        }
    }

    /// Reads every input, sheets that follow each other in one workbook with one opening.
    fn read_all(
        &mut self,
        files: &mut [File<'_>],
        options: &ImportOptions,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), FatalError> {
        (self.gauge.before, self.gauge.rows) = (0, 0);
        let mut next = 0;
        while next < self.parts.len() {
            let place = self.parts[next].input.place;
            let is_sheet_there = |part: &&Part| {
                part.input.place == place && matches!(part.input.format, Format::Sheet(_))
            };
            let sheets = self.parts[next..].iter().take_while(is_sheet_there).count();
            let file = files.get_mut(place.file).ok_or(FatalError::InputMissing)?;
            let name = name_of(file, place.member)?;
            let opened = container::open(&mut *file.1, place.member, Want::All);
            let mut table = opened.map_err(|error| error.within(&name))?;
            if sheets == 0 {
                self.parts[next].name.clone_from(&name);
                let read = match self.parts[next].input.format {
                    Format::Html(format) => self.read_html(next, &mut table, format, progress),
                    _ => self.read_text(next, &mut table, options, progress),
                };
                read.map_err(|error| error.within(&name))?;
            } else {
                self.read_sheets(next..next + sheets, &mut table, &name, progress)?;
            }
            next += sheets.max(1);
        }
        Ok(())
    }

    fn read_sheets(
        &mut self,
        range: Range<usize>,
        table: &mut Table<'_>,
        name: &str,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), FatalError> {
        let bytes = workbook::read_whole(table).map_err(|error| error.within(name))?;
        let mut book = workbook::open(&bytes).map_err(|error| error.within(name))?;
        for place in range {
            let name = match self.parts[place].input.format {
                Format::Sheet(sheet) => joined(name, &book.sheet_name(sheet)),
                Format::Text(_) | Format::Html(_) => continue,
            };
            self.parts[place].name.clone_from(&name);
            let read = self.read_sheet(place, &mut book, progress);
            read.map_err(|error| error.within(&name))?;
        }
        Ok(())
    }

    fn read_sheet(
        &mut self,
        place: usize,
        book: &mut workbook::Book<'_>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), FatalError> {
        let Input {
            format: Format::Sheet(sheet),
            header_row,
            ..
        } = self.parts[place].input
        else {
            return Ok(());
        };
        self.parts[place].columns = book.header(sheet, &self.headed(header_row))?;
        let matched = self.matched(place)?;
        let gauge = self.gauge_of(place);
        let partial = workbook::scan_sheet(book, &matched.plan, sheet, &mut |part| {
            progress(gauge.whole(part));
        })?;
        self.finish(place, &matched, vec![partial]);
        Ok(())
    }

    fn read_html(
        &mut self,
        place: usize,
        table: &mut Table<'_>,
        format: HtmlFormat,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), FatalError> {
        let headed = self.headed(self.parts[place].input.header_row);
        self.parts[place].columns = html::header(table, format, &headed)?;
        let matched = self.matched(place)?;
        let gauge = self.gauge_of(place);
        let partial = html::scan(table, &matched.plan, format, &mut |part| {
            progress(gauge.whole(part));
        })?;
        self.finish(place, &matched, vec![partial]);
        Ok(())
    }

    /// The plan with the header of one of its inputs.
    fn headed(&self, header_row: Option<usize>) -> Plan {
        Plan {
            header_row,
            ..self.plan.clone()
        }
    }

    fn read_text(
        &mut self,
        place: usize,
        table: &mut Table<'_>,
        options: &ImportOptions,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), FatalError> {
        let Input {
            format: Format::Text(format),
            header_row,
            ..
        } = self.parts[place].input
        else {
            return Ok(());
        };
        self.parts[place].columns = reading::header(table, format, &self.headed(header_row))?;
        let mut matched = self.matched(place)?;
        let (len, chunk) = (table.len(), options.chunk_bytes);
        let gauge = self.gauge_of(place);
        let mut partials = Vec::new();
        let mut rows = 0;
        for range in plan_ranges(len, options.ranges) {
            let start = range.start;
            let partial = scan_range(table, &matched.plan, range, chunk, &mut |part| {
                progress(gauge.whole(Progress {
                    bytes_done: start + part.bytes_done,
                    bytes_total: len,
                    rows: rows + part.rows,
                }));
            })?;
            rows += partial.rows();
            partials.push(partial);
        }
        let mut again = |part| progress(gauge.whole(part));
        let mut partials = merge::repair(table, &matched.plan, partials, chunk, &mut again)?;
        if let Some((revised, reason)) = merge::revised_encoding(&matched.plan, &partials) {
            self.reasons.push(reason);
            self.parts[place].input.format = revised.format.clone();
            match place.checked_sub(1) {
                None => self.plan.format = revised.format.clone(),
                Some(further) => self.plan.also[further].format = revised.format.clone(),
            }
            matched.plan = revised;
            let start = Start::Exact(0);
            let partial = scan::scan(table, &matched.plan, start, len, chunk, false, &mut again)?;
            partials = vec![partial];
        }
        if let Some(last) = partials.last_mut()
            && !ends_with_line(table, format.encoding)?
        {
            last.lines += 1;
        }
        self.finish(place, &matched, partials);
        Ok(())
    }

    /// How the plan's columns are found in an input whose header is known.
    fn matched(&self, place: usize) -> Result<Matched, FatalError> {
        let part = &self.parts[place];
        Matched::new(
            &self.plan,
            &self.parts[0].columns,
            &part.input,
            &part.columns,
        )
    }

    fn gauge_of(&self, place: usize) -> Gauge {
        Gauge {
            weight: self.parts[place].weight,
            ..self.gauge
        }
    }

    /// Keeps what an input gave, its columns in the order of the first input's.
    fn finish(&mut self, place: usize, matched: &Matched, mut partials: Vec<Partial>) {
        if place > 0 {
            for partial in &mut partials {
                matched.arrange(partial);
            }
        }
        self.gauge.before += self.parts[place].weight;
        self.gauge.rows += partials.iter().map(Partial::rows).sum::<u64>();
        self.parts[place].partials = partials;
    }
}

/// True for a text whose last line is ended.
fn ends_with_line(table: &mut Table<'_>, encoding: Encoding) -> Result<bool, FatalError> {
    let mut tail = [0; 2];
    let len = table.len();
    if len < 2 {
        return Ok(len == 0);
    }
    let count = reading::read(table, len - 2, &mut tail)?;
    let last = match encoding {
        Encoding::Utf16Le => u16::from_le_bytes(tail),
        Encoding::Utf16Be => u16::from_be_bytes(tail),
        _ => u16::from(tail[count.saturating_sub(1)]),
    };
    Ok(matches!(last, 0x0a | 0x0d))
}
