//! The whole import over the files given.

use std::ops::Range;

use super::{
    FatalError, File, ImportOptions, Imported, OrderLines, Place, Plan, Progress, Source,
    container, join, merge, plan_ranges, records, scan_range, stack,
};

/// Reads a file with a plan.
///
/// `progress` goes from no bytes to all of them; it begins anew when the file contradicts the plan
/// and is read again.
///
/// # Errors
/// As [`import_all`].
pub fn import(
    source: &mut dyn Source,
    plan: &Plan,
    options: &ImportOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<OrderLines, FatalError> {
    import_all(&mut [("", source)], plan, options, progress)
}

/// Reads all that a plan names: files, members of archives, sheets, one behind the other, and the
/// tables that are joined to them.
///
/// The result is the same for any ranges and chunks, and the same as if texts of the same columns
/// stood behind each other in one file.
///
/// # Errors
/// [`FatalError::NotOrderLines`] when the shape of the plan gives none; [`FatalError::MissingRoles`]
/// when the plan lacks one; [`FatalError::InputMissing`] when it names what is not there; those of
/// unpacking; otherwise what [`scan_range`] and [`super::merge`] give.
pub fn import_all(
    files: &mut [File<'_>],
    plan: &Plan,
    options: &ImportOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<OrderLines, FatalError> {
    if !plan.shape.gives_order_lines() {
        return Err(FatalError::NotOrderLines { shape: plan.shape });
    }
    if is_simple(files, plan)? {
        let source = &mut *files[plan.place.file].1;
        return import_plain(source, plan, options, progress);
    }
    if plan.joins.is_empty() {
        return stack::import_stack(files, plan, options, progress);
    }
    let missing = plan.missing();
    if !missing.is_empty() {
        return Err(FatalError::MissingRoles { roles: missing });
    }
    let mut lines = stack::import_stack(files, &join::prepared(plan), options, progress)?;
    join::join_all(files, plan, &mut lines)?;
    Ok(lines)
}

/// True when the plan reads one file that is not packed: its ranges can be read side by side.
///
/// # Errors
/// [`FatalError::InputMissing`], [`FatalError::Unreadable`] and those of an archive that cannot be
/// opened.
pub fn is_simple(files: &mut [File<'_>], plan: &Plan) -> Result<bool, FatalError> {
    let Place { file, member } = plan.place;
    let (_, source) = files.get_mut(file).ok_or(FatalError::InputMissing)?;
    Ok(plan.is_single() && member.is_none() && !container::is_packed(&mut **source)?)
}

fn import_plain(
    source: &mut dyn Source,
    plan: &Plan,
    options: &ImportOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<OrderLines, FatalError> {
    let len = source.len();
    let mut partials = Vec::new();
    let mut rows = 0;
    for range in plan_ranges(len, options.ranges) {
        let Range { start, end } = range;
        let partial = scan_range(source, plan, range, options.chunk_bytes, &mut |part| {
            progress(Progress {
                bytes_done: (start + part.bytes_done).min(len),
                bytes_total: len,
                rows: rows + part.rows,
            });
        })?;
        rows += partial.rows();
        partials.push(partial);
        progress(Progress {
            bytes_done: end,
            bytes_total: len,
            rows,
        });
    }
    merge::merge_with(source, plan, partials, options.chunk_bytes, progress)
}

/// Reads a file into what its shape gives: order lines, or rows of their own.
///
/// # Errors
/// As [`import_any`].
pub fn import_table(
    source: &mut dyn Source,
    plan: &Plan,
    options: &ImportOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<Imported, FatalError> {
    import_any(&mut [("", source)], plan, options, progress)
}

/// Reads what a plan names into what its shape gives: order lines, or rows of their own.
///
/// # Errors
/// Those of [`import_all`] and [`super::import_records`].
pub fn import_any(
    files: &mut [File<'_>],
    plan: &Plan,
    options: &ImportOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<Imported, FatalError> {
    if plan.shape.gives_order_lines() {
        import_all(files, plan, options, progress).map(Imported::Lines)
    } else {
        records::import_record_files(files, plan, progress).map(Imported::Records)
    }
}
