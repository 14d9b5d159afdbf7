//! From paths to order lines.

use std::path::PathBuf;

use kezhi::ingest::{
    self, DateOrder, Delimiter, Encoding, ImportOptions, Imported, InputChoice, Inspection,
    OrderLines, Overrides, Plan, Quotes, Role, Shape, Source, import_all, import_any, inspect_all,
};

use kezhi::text::Lang;
use kezhi::text::way_on::way_on;

use crate::args::{DateOrderChoice, ReadingArgs, YesOrNo};
use crate::failure::{self, Failure};
use crate::file::FileSource;
use crate::threads;

/// Files by their names, open.
pub(crate) struct Files {
    sources: Vec<(String, FileSource)>,
    paths: Vec<PathBuf>,
}

impl Files {
    pub(crate) fn open(paths: &[PathBuf]) -> Result<Files, Failure> {
        let open = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default();
            Ok((name.to_string_lossy().into_owned(), FileSource::open(path)?))
        };
        Ok(Files {
            sources: paths.iter().map(open).collect::<Result<_, Failure>>()?,
            paths: paths.to_vec(),
        })
    }

    pub(crate) fn with<T>(&mut self, then: impl FnOnce(&mut [ingest::File<'_>]) -> T) -> T {
        let files = self.sources.iter_mut();
        let mut files: Vec<ingest::File<'_>> = files
            .map(|(name, source)| (name.as_str(), source as &mut dyn Source))
            .collect();
        then(&mut files)
    }

    fn inspect(&mut self, overrides: &Overrides) -> Result<Inspection, Failure> {
        Ok(self.with(|files| inspect_all(files, overrides))?)
    }

    fn import(&mut self, plan: &Plan) -> Result<OrderLines, Failure> {
        let is_simple = self.with(|files| ingest::is_simple(files, plan))?;
        match self.paths.get(plan.place.file) {
            Some(path) if is_simple && ingest::is_splittable(plan) => threads::import(path, plan),
            _ => {
                let options = ImportOptions::default();
                Ok(self.with(|files| import_all(files, plan, &options, &mut |_| {}))?)
            }
        }
    }

    pub(crate) fn import_any(&mut self, plan: &Plan) -> Result<Imported, Failure> {
        let options = ImportOptions::default();
        Ok(self.with(|files| import_any(files, plan, &options, &mut |_| {}))?)
    }
}

/// The inspection under the given options.
pub(crate) fn inspected(
    paths: &[PathBuf],
    reading: &ReadingArgs,
) -> Result<(Files, Inspection), Failure> {
    let mut files = Files::open(paths)?;
    let mut overrides = overrides(reading)?;
    if reading.no_joins {
        overrides.joins = Some(Vec::new());
    }
    let mut inspection = files.inspect(&overrides)?;
    if !(reading.sheet.is_empty() && reading.refunds.is_empty()) {
        overrides.inputs = Some(choices(&inspection, reading)?);
        inspection = files.inspect(&overrides)?;
    }
    Ok((files, inspection))
}

/// The tables the options name, or those proposed where they name refunds only.
fn choices(inspection: &Inspection, reading: &ReadingArgs) -> Result<Vec<InputChoice>, Failure> {
    let find = |option: &'static str, wanted: &str| {
        let names = || inspection.inputs.iter().map(|input| input.name.as_str());
        // A table is known by its whole name or by the last part of it.
        let is_meant = |name: &str| {
            name == wanted || name.rsplit(['/', '›']).next().map(str::trim) == Some(wanted)
        };
        let place = names().position(|name| name == wanted);
        let place = place.or_else(|| names().position(is_meant));
        place
            .map(|place| inspection.inputs[place].table)
            .ok_or_else(|| Failure::Option {
                option,
                found: wanted.to_owned(),
                expected: names().collect::<Vec<_>>().join(" | "),
            })
    };
    let mut chosen = Vec::new();
    for wanted in &reading.sheet {
        chosen.push(InputChoice {
            table: find("--sheet", wanted)?,
            refunds: false,
        });
    }
    if chosen.is_empty() {
        let proposed = inspection.plan.stacked();
        chosen.extend(proposed.iter().map(|input| InputChoice {
            table: input.table(),
            refunds: input.refunds,
        }));
    }
    for wanted in &reading.refunds {
        let table = find("--refunds", wanted)?;
        chosen.retain(|choice| choice.table != table);
        chosen.push(InputChoice {
            table,
            refunds: true,
        });
    }
    Ok(chosen)
}

/// The order lines of files under the given options; `kept` are columns kept beside the amounts,
/// each with the option that names it.
pub(crate) fn lines(
    paths: &[PathBuf],
    reading: &ReadingArgs,
    kept: &[(&'static str, &str)],
    lang: Lang,
) -> Result<OrderLines, Failure> {
    let (mut files, inspection) = inspected(paths, reading)?;
    let mut plan = plan(&inspection, reading)?;
    for &(option, name) in kept {
        keep(&inspection, &mut plan, option, name)?;
    }
    remark(&inspection, &plan, reading, lang);
    files.import(&plan)
}

/// Files under the given options, whatever a row of them is.
pub(crate) fn table(
    paths: &[PathBuf],
    reading: &ReadingArgs,
    lang: Lang,
) -> Result<Imported, Failure> {
    let (mut files, inspection) = inspected(paths, reading)?;
    let plan = plan(&inspection, reading)?;
    remark(&inspection, &plan, reading, lang);
    files.import_any(&plan)
}

/// What the user should know before the files are read.
fn remark(inspection: &Inspection, plan: &Plan, reading: &ReadingArgs, lang: Lang) {
    if inspection.date_question.is_some() && reading.date_order.is_none() {
        eprintln!("kezhi: {}", failure::ambiguous(lang, plan));
    }
    for said in failure::changeable(lang, inspection) {
        eprintln!("kezhi: {said}");
    }
    if let Some(way) = way_on(lang, inspection, plan) {
        eprintln!("kezhi: {way}");
    }
}

/// Files under a plan from elsewhere, or the proposed one.
pub(crate) fn by_plan(
    paths: &[PathBuf],
    overrides: &Overrides,
    plan: Option<Plan>,
) -> Result<Imported, Failure> {
    let mut files = Files::open(paths)?;
    let plan = match plan {
        Some(plan) => plan,
        None => files.inspect(overrides)?.plan,
    };
    files.import_any(&plan)
}

/// Keeps a column of text beside the amounts.
fn keep(
    inspection: &Inspection,
    plan: &mut Plan,
    option: &'static str,
    name: &str,
) -> Result<(), Failure> {
    // What a joined table gives is kept anyway.
    let joined = || inspection.joins.iter().filter(|found| found.is_on);
    if joined().any(|found| found.takes.iter().any(|taken| taken == name)) {
        return Ok(());
    }
    let is_free = |column: usize| plan.role_of(column).is_none_or(Role::is_attribute);
    let free: Vec<(usize, &str)> = inspection
        .columns
        .iter()
        .enumerate()
        .filter(|&(column, _)| is_free(column))
        .map(|(column, facts)| (column, facts.name.as_str()))
        .collect();
    match free.iter().find(|(_, header)| *header == name) {
        Some(&(column, _)) => {
            if plan.role_of(column).is_none() {
                plan.keep.insert(column);
            }
            Ok(())
        }
        None => {
            let names: Vec<&str> = free.iter().map(|(_, header)| *header).collect();
            Err(Failure::Option {
                option,
                found: name.to_owned(),
                expected: names.join(" | "),
            })
        }
    }
}

fn overrides(reading: &ReadingArgs) -> Result<Overrides, Failure> {
    let mut overrides = Overrides::default();
    if let Some(wanted) = &reading.encoding {
        let known = Encoding::ALL
            .into_iter()
            .find(|known| known.name().eq_ignore_ascii_case(wanted));
        overrides.encoding = Some(known.ok_or_else(|| Failure::Option {
            option: "--encoding",
            found: wanted.clone(),
            expected: Encoding::ALL.map(Encoding::name).join(" | "),
        })?);
    }
    if let Some(wanted) = &reading.delimiter {
        let wanted_byte = match wanted.as_str() {
            "tab" | "\\t" => Some(b'\t'),
            "blanks" => Some(b' '),
            "places" => None,
            other => Some(other.bytes().next().unwrap_or_default()),
        };
        let known = Delimiter::ALL
            .into_iter()
            .find(|known| known.byte() == wanted_byte);
        overrides.delimiter = Some(known.ok_or_else(|| Failure::Option {
            option: "--delimiter",
            found: wanted.clone(),
            expected: ", ; | tab blanks places".into(),
        })?);
    }
    if let Some(wanted) = &reading.quotes {
        overrides.quotes = Some(match wanted.as_str() {
            "doubled" => Quotes::Doubled,
            "escaped" => Quotes::Escaped,
            "plain" => Quotes::Plain,
            _ => {
                return Err(Failure::Option {
                    option: "--quotes",
                    found: wanted.clone(),
                    expected: "doubled | escaped | plain".into(),
                });
            }
        });
    }
    overrides.fill_down = reading.fill_down.map(|it| it == YesOrNo::Yes);
    overrides.rejoins = reading.join_thousands.map(|it| it == YesOrNo::Yes);
    if let Some(wanted) = &reading.shape {
        let name = |shape: &Shape| match serde_json::to_value(shape) {
            Ok(serde_json::Value::String(name)) => name.replace('_', "-"),
            _ => String::new(),
        };
        let known = Shape::ALL
            .into_iter()
            .find(|shape| name(shape) == wanted.replace('_', "-"));
        overrides.shape = Some(known.ok_or_else(|| Failure::Option {
            option: "--shape",
            found: wanted.clone(),
            expected: Shape::ALL.iter().map(name).collect::<Vec<_>>().join(" | "),
        })?);
    }
    Ok(overrides)
}

fn plan(inspection: &Inspection, reading: &ReadingArgs) -> Result<Plan, Failure> {
    let mut plan = inspection.plan.clone();
    let wanted = [
        ("--customer", Role::Customer, &reading.customer),
        ("--date", Role::Date, &reading.date),
        ("--amount", Role::Amount, &reading.amount),
        ("--order", Role::Order, &reading.order),
    ];
    for (option, role, header) in wanted {
        let Some(header) = header else { continue };
        let column = inspection
            .columns
            .iter()
            .position(|column| column.name == *header);
        let names: Vec<&str> = inspection
            .columns
            .iter()
            .map(|column| column.name.as_str())
            .collect();
        let column = column.ok_or_else(|| Failure::Option {
            option,
            found: header.clone(),
            expected: names.join(" | "),
        })?;
        plan.assign(column, Some(role));
    }
    plan.date_order = match reading.date_order {
        None => plan.date_order,
        Some(DateOrderChoice::Ymd) => DateOrder::YearFirst,
        Some(DateOrderChoice::Dmy) => DateOrder::DayFirst,
        Some(DateOrderChoice::Mdy) => DateOrder::MonthFirst,
    };
    Ok(plan)
}
