//! Whole inputs into records: one, or several of the same columns, one behind the other.
//!
//! Columns are found by the names of the first input's header, whatever their order. Lines are
//! numbered through all inputs, and the kind of a column is decided over all of them, as if they
//! stood behind each other in one file.

use super::gather::Gather;
use super::read::{ReadInput, read_input};
use super::{Records, joined};
use crate::ingest::container::{self, Table, Want};
use crate::ingest::source::File;
use crate::ingest::stack::{self, Gauge};
use crate::ingest::{
    FatalError, Format, Input, InputFacts, IssueKind, Plan, Progress, Reason, Role, Shape, Source,
    html, join, reading, workbook,
};

/// Reads what a plan names into records, whatever its shape.
///
/// Every non-blank row behind a header is used or set aside: rows read = used + set aside. A cell
/// that is not of the kind of its column counts as blank and is remarked. Where the bytes contradict
/// the encoding of the plan the file is read again with a better one, and the facts say so.
///
/// # Errors
/// [`FatalError::MissingRoles`]; [`FatalError::NothingJoined`] for a plan that joins other tables to rows
/// that nobody could look up, those of counted histories and of retention;
/// [`FatalError::InputLacksColumn`] where a further input lacks a column its rows are nothing
/// without; [`FatalError::NoRows`], [`FatalError::NothingUsable`] and those of reading the files.
pub fn import_records(
    source: &mut dyn Source,
    plan: &Plan,
    progress: &mut dyn FnMut(Progress),
) -> Result<Records, FatalError> {
    import_record_files(&mut [("", source)], plan, progress)
}

/// [`import_records`] over several files.
///
/// # Errors
/// As [`import_records`], those of an input among several with its name.
pub(in crate::ingest) fn import_record_files(
    files: &mut [File<'_>],
    plan: &Plan,
    progress: &mut dyn FnMut(Progress),
) -> Result<Records, FatalError> {
    let missing = plan.missing();
    if !missing.is_empty() {
        return Err(FatalError::MissingRoles { roles: missing });
    }
    let joins = matches!(plan.shape, Shape::Counted | Shape::Retention);
    if joins && !plan.joins.is_empty() {
        return Err(FatalError::NothingJoined { shape: plan.shape });
    }
    let mut stack = Stack::new(&join::prepared(plan), files);
    for number in 0..stack.inputs.len() {
        stack.read(number, files, progress)?;
    }
    let lines = stack.gather.as_ref().map_or(0, Gather::lines);
    let mut records = stack.into_records()?;
    if !plan.joins.is_empty() {
        joined::join_all(files, plan, lines, &mut records)?;
    }
    Ok(records)
}

/// The inputs on their way to records.
struct Stack {
    plan: Plan,
    inputs: Vec<Input>,
    weights: Vec<u64>,
    gauge: Gauge,
    reasons: Vec<Reason>,
    gather: Option<Gather>,
    facts: Vec<InputFacts>,
}

impl Stack {
    fn new(plan: &Plan, files: &[File<'_>]) -> Stack {
        let inputs = plan.stacked();
        let weights = stack::weights(&inputs, files);
        Stack {
            plan: plan.clone(),
            gauge: Gauge {
                total: weights.iter().sum(),
                ..Gauge::default()
            },
            inputs,
            weights,
            reasons: Vec::new(),
            gather: None,
            facts: Vec::new(),
        }
    }

    fn is_several(&self) -> bool {
        self.inputs.len() > 1
    }

    fn read(
        &mut self,
        number: usize,
        files: &mut [File<'_>],
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), FatalError> {
        let place = self.inputs[number].place;
        let file = files.get_mut(place.file).ok_or(FatalError::InputMissing)?;
        let name = match self.is_several() {
            true => stack::name_of(file, place.member)?,
            false if self.plan.joins.is_empty() => String::new(),
            false => stack::name_of(file, place.member)?,
        };
        let opened = container::open(&mut *file.1, place.member, Want::All);
        let mut table = opened.map_err(|error| error.within(&name))?;
        self.gauge.weight = self.weights[number];
        let read = self.read_table(number, &mut table, &name, progress);
        read.map_err(|error| error.within(&name))
    }

    fn read_table(
        &mut self,
        number: usize,
        table: &mut Table<'_>,
        name: &str,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), FatalError> {
        if !self.is_several() {
            let read = read_input(table, &self.plan, progress)?;
            self.take(number, read, &[], name.to_owned());
            return Ok(());
        }
        let gauge = self.gauge;
        let mut of_whole = |part| progress(gauge.whole(part));
        let (own_names, part) = self.header(number, table)?;
        let name = stack::joined(name, &part);
        let matched = self.matched(number, &own_names)?;
        let read = read_input(table, &matched.plan, &mut of_whole)?;
        self.take(number, read, &matched.places, name);
        Ok(())
    }

    /// Names of the columns of an input, and the name of its sheet.
    fn header(
        &self,
        number: usize,
        table: &mut Table<'_>,
    ) -> Result<(Vec<String>, String), FatalError> {
        let input = &self.inputs[number];
        let headed = Plan {
            header_row: input.header_row,
            ..self.plan.clone()
        };
        Ok(match input.format {
            Format::Text(format) => (reading::header(table, format, &headed)?, String::new()),
            Format::Html(format) => (html::header(table, format, &headed)?, String::new()),
            Format::Sheet(sheet) => {
                let bytes = workbook::read_whole(table)?;
                let mut book = workbook::open(&bytes)?;
                (book.header(sheet, &headed)?, book.sheet_name(sheet))
            }
        })
    }

    /// The plan with the columns as an input has them.
    fn matched(&self, number: usize, own_names: &[String]) -> Result<Matched, FatalError> {
        let Some(first) = &self.gather else {
            return Ok(Matched {
                plan: self.plan.clone(),
                places: Vec::new(),
            });
        };
        Matched::new(&self.plan, first.names(), &self.inputs[number], own_names)
    }

    /// Puts what was read behind what there is.
    fn take(&mut self, number: usize, read: ReadInput, places: &[Option<usize>], name: String) {
        let ReadInput { gather, revised } = read;
        if let Some((format, reason)) = revised {
            self.reasons.push(reason);
            match number.checked_sub(1) {
                None => self.plan.format = Format::Text(format),
                Some(further) => self.plan.also[further].format = Format::Text(format),
            }
        }
        let before = self.gather.as_ref().map_or(0, Gather::lines);
        let rows = gather.row_count();
        self.facts.push(InputFacts { name, before, rows });
        self.gauge.before += self.gauge.weight;
        self.gauge.rows += rows.read;
        match &mut self.gather {
            None => self.gather = Some(gather),
            Some(first) => first.append(gather, places),
        }
    }

    fn into_records(self) -> Result<Records, FatalError> {
        // Joined tables are inputs too.
        let is_several = self.is_several() || !self.plan.joins.is_empty();
        let gather = self.gather.ok_or(FatalError::NoRows)?;
        if gather.row_count().read == 0 {
            return Err(FatalError::NoRows);
        }
        let mut records = gather.into_records(self.plan, self.reasons);
        if is_several {
            records.facts.inputs = self.facts;
        }
        if records.is_empty() {
            let kinds = records.facts.issues.iter();
            let most = kinds
                .filter(|issue| issue.kind.sets_aside())
                .max_by_key(|issue| issue.count);
            return Err(FatalError::NothingUsable {
                rows: records.facts.rows.read,
                most_common: most.map_or(IssueKind::ShortRow, |issue| issue.kind),
            });
        }
        Ok(records)
    }
}

/// How a further input is read so that its rows fit behind those of the first.
struct Matched {
    /// The plan with the columns as this input has them.
    plan: Plan,
    /// For each column of the first input the same column of this one.
    places: Vec<Option<usize>>,
}

impl Matched {
    /// # Errors
    /// [`FatalError::InputLacksColumn`] for the column of the customers, and for one without which
    /// the rows of the shape are nothing.
    fn new(
        plan: &Plan,
        names: &[String],
        input: &Input,
        own_names: &[String],
    ) -> Result<Matched, FatalError> {
        let places = match input.header_row.is_none() || plan.header_row.is_none() {
            true => (0..names.len()).map(Some).collect(),
            false => stack::matching(names, own_names, false),
        };
        let find = |column: usize| places.get(column).copied().flatten();
        let roles = plan.roles.iter();
        let own = Plan {
            place: input.place,
            format: input.format.clone(),
            header_row: input.header_row,
            roles: roles
                .filter_map(|(&role, &column)| Some((role, find(column)?)))
                .collect(),
            keep: plan.keep.iter().filter_map(|&it| find(it)).collect(),
            fill_down: plan.fill_down.iter().filter_map(|&it| find(it)).collect(),
            also: Vec::new(),
            ..plan.clone()
        };
        let mut lacking = plan
            .roles
            .iter()
            .filter(|(_, column)| find(**column).is_none());
        let is_nothing = !own.missing().is_empty();
        let needed = lacking.find(|(role, _)| is_nothing || **role == Role::Customer);
        match needed {
            Some((_, &column)) => Err(FatalError::InputLacksColumn {
                column: names.get(column).cloned().unwrap_or_default(),
            }),
            None => Ok(Matched { plan: own, places }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{IssueKind, MemorySource, Overrides, Shape, inspect};
    use crate::units::Day;

    fn records(bytes: &[u8]) -> Records {
        let mut source = MemorySource(bytes);
        let found = inspect(&mut source, "t.csv", &Overrides::default()).unwrap();
        import_records(&mut source, &found.plan, &mut |_| {}).unwrap()
    }

    const CONTRACTS: &str = "customerID,开始日期,tenure,MonthlyCharges,Churn,Plan\n\
        A,13-02-2024,1,29.85,No,basic\n\
        B,,34,free,Yes,pro\n\
        ,01-02-2024,2,10,No,pro\n\
        合计,,,39.85,,\n\
        C,01-02-2024,5,\"1,200.5\",No,\n";

    #[test]
    fn every_row_is_used_or_set_aside_and_cells_have_their_kind() {
        let records = records(CONTRACTS.as_bytes());
        assert_eq!(records.shape, Shape::Contracts);
        let rows = records.facts.rows;
        assert_eq!((rows.read, rows.used, rows.set_aside), (5, 3, 2));
        assert_eq!(records.line, [2, 3, 6]);
        let kinds: Vec<(IssueKind, u64)> = records
            .facts
            .issues
            .iter()
            .map(|issue| (issue.kind, issue.count))
            .collect();
        assert_eq!(
            kinds,
            [
                (IssueKind::BlankCustomer, 1),
                (IssueKind::TotalLine, 1),
                (IssueKind::BadCell, 1)
            ]
        );
        let charge = records.column(Role::Charge).unwrap();
        assert_eq!(charge.values.number(2), Some(1200.5));
        assert_eq!((charge.values.number(1), charge.unreadable), (None, 1));
        let start = records.column(Role::Start).unwrap();
        assert_eq!(start.values.day(2), Day::from_iso("2024-02-01"));
        assert_eq!(start.values.day(1), None);
        let plan = records.column(Role::ServiceLevel).unwrap();
        assert_eq!(plan.values.text(1), "pro");
        assert_eq!(records.aside.rows().count(), 2);
    }

    #[test]
    fn bytes_beyond_the_head_may_change_the_encoding() {
        let mut text = "respondent,推荐意愿\n".to_owned();
        text = text.replace("推荐意愿", "NPS");
        for row in 0..200_000 {
            text += &format!("r{row},9\n");
        }
        let mut bytes = text.into_bytes();
        bytes.extend(
            encoding_rs::GBK
                .encode("受访者甲乙丙丁客户满意推荐朋友,10\n")
                .0
                .iter(),
        );
        let records = records(&bytes);
        assert!(records.facts.replanned);
        let column = records.column(Role::Customer).unwrap();
        assert!(column.values.text(records.len() - 1).starts_with("受访者"));
    }

    #[test]
    fn quotes_escaped_by_a_backslash_behind_the_head_are_told() {
        let mut text = String::from("lead,source,stage,note\n");
        for row in 0..60_000 {
            text += &format!("l{row},fair,stage {},plain note\n", row % 4);
        }
        text += "l1,fair,won,\"say \\\"hi\\\" now\"\n";
        let records = records(text.as_bytes());
        assert_eq!(records.shape, Shape::Leads);
        let met = &records.facts.issues[0];
        assert_eq!((met.kind, met.count), (IssueKind::EscapedQuote, 1));
        assert_eq!(met.examples[0].line, 60_002);
    }

    #[test]
    fn tables_of_html_pages_and_texts_with_comments_are_read_too() {
        let page = "<table><tr><td>customerID</td><td>tenure</td><td>Churn</td></tr>\
            <tr><td>A</td><td>1</td><td>No</td></tr><tr><td>B</td><td>2</td><td>Yes</td></tr></table>";
        let of_page = records(page.as_bytes());
        let of_text = records(b"customerID,tenure,Churn\n# exported\nA,1,No\nB,2,Yes\n");
        assert_eq!(of_page.columns, of_text.columns);
        assert_eq!(of_page.line, [2, 3]);
        assert_eq!(of_text.line, [3, 4]);
        assert_eq!(of_text.facts.rows.set_aside, 1);
        assert_eq!(of_text.facts.issues[0].kind, IssueKind::CommentLine);
    }
}
