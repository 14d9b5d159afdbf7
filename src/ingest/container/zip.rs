//! Archives with several members.

use std::io::Read;

use zip::ZipArchive;
use zip::result::ZipError;

use super::reader::{self, Reader};
use super::{Member, Packing, Want, gzip, read_stream};
use crate::ingest::{FatalError, FileKind, Source, reading};

/// Names of members an archive that is itself a document begins with.
const OF_DOCUMENTS: [&str; 12] = [
    "[Content_Types].xml",
    "_rels/",
    "docProps/",
    "xl/",
    "word/",
    "ppt/",
    "mimetype",
    "META-INF/",
    "content.xml",
    "Index/",
    "Index.zip",
    "AndroidManifest.xml",
];
/// What names of texts end with.
const TEXTS: [&str; 10] = [
    "csv", "tsv", "txt", "tab", "dat", "ssv", "psv", "asc", "prn", "gz",
];
/// What names of workbooks end with.
const WORKBOOKS: [&str; 6] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "et"];
/// Names told when an archive holds no table.
const MOST_NAMES: usize = 5;

/// The members of an archive, or that it is a document and no archive of files.
pub(super) fn members(source: &mut dyn Source) -> Result<Packing, FatalError> {
    let first = first_name(source)?;
    let mut archive = match ZipArchive::new(Reader::new(source)) {
        Ok(archive) => archive,
        // What a document lacks is said by those who know documents.
        Err(_) if first.is_none_or(|name| name.is_empty() || is_of_document(&name)) => {
            return Ok(Packing::Plain);
        }
        Err(ZipError::Io(error)) => return Err(reader::fatal(error)),
        Err(_) => return Err(FatalError::ArchiveTruncated),
    };
    let mut names = Vec::new();
    let mut members = Vec::new();
    for number in 0..archive.len() {
        let Ok(file) = archive.by_index_raw(number) else {
            continue;
        };
        let name = decoded(file.name_raw());
        if is_of_document(&name) {
            return Ok(Packing::Plain);
        }
        if file.is_dir() || is_of_system(&name) {
            continue;
        }
        if let Some(kind) = kind(&name) {
            members.push(Member {
                number,
                bytes: file.size(),
                name,
                kind,
            });
        } else if names.len() < MOST_NAMES {
            names.push(name);
        }
    }
    if members.is_empty() {
        return Err(FatalError::ArchiveWithoutTable { names });
    }
    Ok(Packing::Zip(members))
}

/// Inflates one member.
pub(super) fn inflate(
    source: &mut dyn Source,
    number: usize,
    want: Want,
) -> Result<Vec<u8>, FatalError> {
    let mut archive = ZipArchive::new(Reader::new(source)).map_err(fatal)?;
    let raw = archive.by_index_raw(number).map_err(fatal)?;
    if raw.encrypted() {
        return Err(FatalError::ArchivePassword);
    }
    drop(raw);
    let mut member = archive.by_index(number).map_err(fatal)?;
    let mut head = [0; 2];
    let mut count = 0;
    while count < head.len() {
        match member.read(&mut head[count..]).map_err(reader::fatal)? {
            0 => break,
            more => count += more,
        }
    }
    let stream = head[..count].chain(member);
    if gzip::is_gzip(&head[..count]) {
        return gzip::inflate(stream, want);
    }
    read_stream(stream, want)
}

fn fatal(error: ZipError) -> FatalError {
    match error {
        ZipError::Io(error) => reader::fatal(error),
        ZipError::FileNotFound => FatalError::InputMissing,
        ZipError::UnsupportedArchive(_) => FatalError::ArchiveMethod,
        _ => FatalError::ArchiveDamaged,
    }
}

/// The name in the first member's own head, which stands even in an archive that was cut.
fn first_name(source: &mut dyn Source) -> Result<Option<String>, FatalError> {
    let mut head = [0; 30 + 256];
    let count = reading::read(source, 0, &mut head)?;
    let length = usize::from(u16::from_le_bytes([head[26], head[27]]));
    let name = head[..count].get(30..30 + length);
    Ok(name.map(decoded))
}

/// A name as text: archives of Chinese systems write GBK without saying so.
fn decoded(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::GB18030.decode(raw).0.into_owned(),
    }
}

fn is_of_document(name: &str) -> bool {
    OF_DOCUMENTS
        .iter()
        .any(|part| match part.strip_suffix('/') {
            Some(_) => name.starts_with(part),
            None => name == *part,
        })
}

/// True for what systems put into archives unasked.
fn is_of_system(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default();
    name.starts_with("__MACOSX/") || last.starts_with('.')
}

fn kind(name: &str) -> Option<FileKind> {
    let (_, extension) = name.rsplit_once('.')?;
    let is = |known: &&str| extension.eq_ignore_ascii_case(known);
    if TEXTS.iter().any(is) {
        Some(FileKind::Text)
    } else if WORKBOOKS.iter().any(is) {
        Some(FileKind::Workbook)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::ingest::MemorySource;

    fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in members {
            let options = SimpleFileOptions::default();
            archive.start_file(*name, options).unwrap();
            archive.write_all(content).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn found(bytes: &[u8]) -> Result<Packing, FatalError> {
        members(&mut MemorySource(bytes))
    }

    #[test]
    fn only_members_that_may_be_tables_are_offered() {
        let bytes = archive(&[
            ("2024/一月.csv", b"a,b\n1,2\n"),
            ("__MACOSX/2024/._x.csv", b"?"),
            ("photo.png", b"?"),
            ("all.XLSX", b"?"),
        ]);
        let Ok(Packing::Zip(members)) = found(&bytes) else {
            panic!("an archive");
        };
        let seen: Vec<_> = members
            .iter()
            .map(|member| (member.number, member.name.as_str(), member.kind))
            .collect();
        assert_eq!(
            seen,
            [
                (0, "2024/一月.csv", FileKind::Text),
                (3, "all.XLSX", FileKind::Workbook)
            ]
        );
        let text = inflate(&mut MemorySource(&bytes), 0, Want::All);
        assert_eq!(text.unwrap(), b"a,b\n1,2\n");
    }

    #[test]
    fn an_archive_without_a_table_names_what_it_holds() {
        let bytes = archive(&[("photo.png", b"?")]);
        let expected = FatalError::ArchiveWithoutTable {
            names: vec!["photo.png".into()],
        };
        assert_eq!(found(&bytes), Err(expected));
    }

    #[test]
    fn a_workbook_is_no_archive_of_files() {
        let bytes = archive(&[("xl/embeddings/a.xlsx", b"?")]);
        assert_eq!(found(&bytes), Ok(Packing::Plain));
    }

    #[test]
    fn an_archive_cut_anywhere_is_truncated() {
        let bytes = archive(&[("a.csv", &b"customer,date,amount\n".repeat(99))]);
        for length in 40..bytes.len() - 22 {
            assert_eq!(
                found(&bytes[..length]),
                Err(FatalError::ArchiveTruncated),
                "{length}"
            );
        }
    }

    #[test]
    fn names_in_the_encoding_of_chinese_systems_are_read() {
        let (raw, ..) = encoding_rs::GBK.encode("订单.csv");
        assert_eq!(decoded(&raw), "订单.csv");
    }
}
