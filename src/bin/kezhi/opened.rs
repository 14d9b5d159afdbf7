//! Order files open in an engine under the rows that count: where every command on orders begins.

use kezhi::base::Selection;
use kezhi::engine::{DataFacts, Engine};
use kezhi::text::Lang;
use kezhi::units::Day;

use crate::args::OrdersArgs;
use crate::failure::Failure;
use crate::{load, rows};

/// Open order lines and what was chosen of them.
pub(crate) struct Opened {
    pub(crate) engine: Engine,
    /// What the data are under the selection.
    pub(crate) facts: DataFacts,
    pub(crate) selection: Selection,
    pub(crate) today: Day,
}

/// Reads and opens the files of a command.
///
/// # Errors
/// What is wrong with the options, the files or the selection.
pub(crate) fn open(options: &OrdersArgs, lang: Lang) -> Result<Opened, Failure> {
    open_keeping(options, &[], lang)
}

/// The same, with further columns kept by an option that names their headers.
///
/// # Errors
/// As [`open`].
pub(crate) fn open_keeping(
    options: &OrdersArgs,
    keep: &[(&'static str, &str)],
    lang: Lang,
) -> Result<Opened, Failure> {
    let selection = rows::selection(&options.rows, &options.dates)?;
    let today = rows::today(&options.rows)?;
    let mut columns = rows::columns(&selection);
    columns.extend(keep);
    let mut engine = Engine::default();
    engine.open(load::lines(
        &options.files,
        &options.reading,
        &columns,
        lang,
    )?);
    let facts = engine.select(&selection, Some(today))?;
    if let Some(found) = &options.rows.currency {
        must_be_in_file(found, &facts)?;
    }
    Ok(Opened {
        engine,
        facts,
        selection,
        today,
    })
}

/// A file of several currencies has the one that is to count.
fn must_be_in_file(currency: &str, facts: &DataFacts) -> Result<(), Failure> {
    let all = facts.selection.currencies.iter().map(|it| it.text.as_str());
    let named: Vec<&str> = all.filter(|it| !it.is_empty()).collect();
    if named.is_empty() || named.contains(&currency) {
        return Ok(());
    }
    Err(Failure::Option {
        option: "--currency",
        found: currency.to_owned(),
        expected: named.join(" | "),
    })
}
