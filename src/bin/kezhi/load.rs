//! From a path to order lines.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use kezhi::ingest::{
    DateOrder, Delimiter, Encoding, FatalError, ImportOptions, Imported, Inspection, OrderLines,
    Overrides, Plan, Role, Shape, Source, SourceError, import, import_table, inspect,
};

use kezhi::text::Lang;

use crate::args::{DateOrderChoice, ReadingArgs};
use crate::failure::{self, Failure};

/// A file of the system.
pub(crate) struct FileSource {
    file: File,
    len: u64,
}

impl FileSource {
    pub(crate) fn open(path: &Path) -> Result<FileSource, Failure> {
        let failed = |error: std::io::Error| Failure::Open {
            path: path.display().to_string(),
            detail: error.kind().to_string(),
        };
        let file = File::open(path).map_err(failed)?;
        let facts = file.metadata().map_err(failed)?;
        if facts.is_dir() {
            return Err(FatalError::Directory.into());
        }
        Ok(FileSource {
            file,
            len: facts.len(),
        })
    }
}

impl Source for FileSource {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let failed = |_| SourceError;
        self.file.seek(SeekFrom::Start(offset)).map_err(failed)?;
        let mut filled = 0;
        while filled < buffer.len() {
            match self.file.read(&mut buffer[filled..]).map_err(failed)? {
                0 => break,
                count => filled += count,
            }
        }
        Ok(filled)
    }
}

/// The inspection under the given options.
pub(crate) fn inspected(
    path: &Path,
    reading: &ReadingArgs,
) -> Result<(FileSource, Inspection), Failure> {
    let mut source = FileSource::open(path)?;
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let mut overrides = overrides(reading)?;
    let mut inspection = inspect(&mut source, &name, &overrides)?;
    if let Some(wanted) = &reading.sheet {
        let place = inspection
            .sheets
            .iter()
            .position(|sheet| sheet.name == *wanted);
        let names: Vec<&str> = inspection
            .sheets
            .iter()
            .map(|sheet| sheet.name.as_str())
            .collect();
        overrides.sheet = Some(place.ok_or_else(|| Failure::Option {
            option: "--sheet",
            found: wanted.clone(),
            expected: names.join(" | "),
        })?);
        inspection = inspect(&mut source, &name, &overrides)?;
    }
    Ok((source, inspection))
}

/// The order lines of a file under the given options.
pub(crate) fn lines(path: &Path, reading: &ReadingArgs, lang: Lang) -> Result<OrderLines, Failure> {
    let (mut source, inspection) = inspected(path, reading)?;
    let plan = plan(&inspection, reading)?;
    if inspection.date_question.is_some() && reading.date_order.is_none() {
        eprintln!("kezhi: {}", failure::ambiguous(lang, &plan));
    }
    Ok(import(
        &mut source,
        &plan,
        &ImportOptions::default(),
        &mut |_| {},
    )?)
}

/// A file under a plan from elsewhere, or the proposed one.
pub(crate) fn by_plan(
    path: &Path,
    overrides: &Overrides,
    plan: Option<Plan>,
) -> Result<Imported, Failure> {
    let mut source = FileSource::open(path)?;
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let plan = match plan {
        Some(plan) => plan,
        None => inspect(&mut source, &name, overrides)?.plan,
    };
    Ok(import_table(
        &mut source,
        &plan,
        &ImportOptions::default(),
        &mut |_| {},
    )?)
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
            "tab" | "\\t" => b'\t',
            "blanks" => b' ',
            other => other.bytes().next().unwrap_or_default(),
        };
        let known = Delimiter::ALL
            .into_iter()
            .find(|known| known.byte() == wanted_byte);
        overrides.delimiter = Some(known.ok_or_else(|| Failure::Option {
            option: "--delimiter",
            found: wanted.clone(),
            expected: ", ; | tab blanks".into(),
        })?);
    }
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
