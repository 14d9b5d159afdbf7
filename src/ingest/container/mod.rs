//! Files that hold others: `.csv.gz`, and `.zip` with texts or workbooks inside.
//!
//! What is packed is inflated into memory and then read like any other bytes; the head of it is
//! enough for an inspection. A workbook is a ZIP archive too, but counts as one file.

mod gzip;
mod reader;
mod zip;

use super::sniff::{self, Container};
use super::{FatalError, FileKind, Source, SourceError};

/// Bytes that may be inflated into memory: a wasm memory holds four gigabytes, and the columns
/// need room beside the text.
pub const MOST_INFLATED: u64 = if cfg!(target_pointer_width = "32") {
    512 << 20
} else {
    1 << 30
};

/// How a file is packed.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Packing {
    /// Not at all; a workbook too.
    Plain,
    /// One stream.
    Gzip,
    /// An archive with these members, those left out that cannot be tables.
    Zip(Vec<Member>),
}

/// A member of an archive that may hold a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Member {
    /// Number in the archive.
    pub(super) number: usize,
    /// Its path in the archive.
    pub(super) name: String,
    /// Bytes once inflated, as the archive says.
    pub(super) bytes: u64,
    /// Text or workbook, by its name.
    pub(super) kind: FileKind,
}

/// How much of a packed file is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    /// Enough to see how a text is written; a workbook whole.
    Head(usize),
    /// All of it.
    All,
}

/// The bytes of a table, wherever they come from.
pub(super) enum Table<'a> {
    /// The file itself.
    Plain(&'a mut dyn Source),
    /// Inflated bytes.
    Memory(Vec<u8>),
    /// The first of more inflated bytes.
    Head(Vec<u8>),
}

impl Source for Table<'_> {
    fn len(&self) -> u64 {
        match self {
            Table::Plain(source) => source.len(),
            Table::Memory(bytes) => bytes.len() as u64,
            Table::Head(bytes) => bytes.len() as u64 + 1,
        }
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        match self {
            Table::Plain(source) => source.read_at(offset, buffer),
            Table::Memory(bytes) | Table::Head(bytes) => {
                super::MemorySource(bytes).read_at(offset, buffer)
            }
        }
    }
}

/// True for a file that must be inflated before it can be read, so that it cannot be read by
/// ranges.
///
/// # Errors
/// [`FatalError::Unreadable`] and those of an archive that cannot be opened.
pub fn is_packed(source: &mut dyn Source) -> Result<bool, FatalError> {
    Ok(packing(source)? != Packing::Plain)
}

/// Looks how a file is packed.
///
/// # Errors
/// [`FatalError::Unreadable`], [`FatalError::ArchiveTruncated`], [`FatalError::ArchiveDamaged`] and
/// [`FatalError::ArchiveWithoutTable`].
pub(super) fn packing(source: &mut dyn Source) -> Result<Packing, FatalError> {
    let mut head = [0; 4];
    let count = super::reading::read(source, 0, &mut head)?;
    if gzip::is_gzip(&head[..count]) {
        return Ok(Packing::Gzip);
    }
    match sniff::container(&head[..count]) {
        Ok(Container::Zip) => zip::members(source),
        _ => Ok(Packing::Plain),
    }
}

/// Bytes of a file once it is unpacked, as far as it says: those of its only stream, below four
/// gigabytes.
///
/// # Errors
/// [`FatalError::Unreadable`]
pub(super) fn claimed_len(source: &mut dyn Source) -> Result<u64, FatalError> {
    let len = source.len();
    let mut tail = [0; 4];
    let count = super::reading::read(source, len.saturating_sub(4), &mut tail)?;
    let claimed = u64::from(u32::from_le_bytes(tail));
    Ok(if count == 4 { claimed.max(len) } else { len })
}

/// Opens the file itself, what it is packed in, or one member of an archive.
///
/// # Errors
/// Those of [`packing`], [`FatalError::InputMissing`] for a member that is not there,
/// [`FatalError::ArchivePassword`], [`FatalError::ArchiveMethod`] and
/// [`FatalError::InflatedTooLarge`].
pub(super) fn open<'a>(
    source: &'a mut dyn Source,
    member: Option<usize>,
    want: Want,
) -> Result<Table<'a>, FatalError> {
    let bytes = match packing(source)? {
        Packing::Plain => return Ok(Table::Plain(source)),
        Packing::Gzip => gzip::inflate(reader::Reader::new(source), want)?,
        Packing::Zip(members) => {
            let number = match member {
                Some(number) => number,
                None => members
                    .iter()
                    .max_by_key(|member| (member.bytes, std::cmp::Reverse(member.number)))
                    .map(|member| member.number)
                    .ok_or(FatalError::InputMissing)?,
            };
            zip::inflate(source, number, want)?
        }
    };
    Ok(match want {
        Want::Head(most) if bytes.len() > most && is_text(&bytes) => {
            let mut bytes = bytes;
            bytes.truncate(most);
            Table::Head(bytes)
        }
        _ => Table::Memory(bytes),
    })
}

/// True for bytes of which the first are enough to see what they are.
fn is_text(head: &[u8]) -> bool {
    !matches!(
        sniff::container(head),
        Ok(Container::Zip | Container::Compound | Container::OldXls)
    )
}

/// Reads a stream to its end, or as far as is wanted: one byte more than the head, so that it can
/// be seen that there is more. What is no text is read whole.
fn read_stream(stream: impl std::io::Read, want: Want) -> Result<Vec<u8>, FatalError> {
    use std::io::Read;
    let mut bytes = Vec::new();
    let mut stream = stream.take(MOST_INFLATED + 1);
    if let Want::Head(most) = want {
        let mut head = stream.take(most as u64 + 1);
        head.read_to_end(&mut bytes).map_err(reader::fatal)?;
        if is_text(&bytes) {
            return Ok(bytes);
        }
        stream = head.into_inner();
    }
    stream.read_to_end(&mut bytes).map_err(reader::fatal)?;
    if bytes.len() as u64 > MOST_INFLATED {
        return Err(FatalError::InflatedTooLarge {
            most: MOST_INFLATED,
        });
    }
    Ok(bytes)
}
