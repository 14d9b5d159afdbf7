//! What kind of file the first bytes are of, whatever its name says.

use super::FatalError;

/// Text or one of the containers workbooks come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// Anything that may be text.
    Text,
    /// A ZIP archive: xlsx, xlsm, xlsb, ods, or no workbook.
    Zip,
    /// A compound file: xls, et, a locked xlsx, or no workbook.
    Compound,
    /// An HTML page with a table, whatever its name.
    HtmlTable,
    /// A bare stream of an old xls (BIFF 2 to 5).
    OldXls,
}

/// First bytes of files that are no table.
const SIGNATURES: [(&[u8], &str); 19] = [
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"%PDF-", "PDF"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90\0", "EXE"),
    (b"\xca\xfe\xba\xbe", "Mach-O"),
    (b"\xcf\xfa\xed\xfe", "Mach-O"),
    (b"\0asm", "WebAssembly"),
    (b"SQLite format 3\0", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"ORC\x02", "ORC"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"OggS", "OGG"),
    (b"ID3\x03", "MP3"),
    (b"{\\rtf", "RTF"),
    (b"\xd4\xc3\xb2\xa1", "PCAP"),
];

/// First bytes of files that may hold a table, once somebody unpacks them.
const PACKED: [(&[u8], &str); 8] = [
    (b"\x1f\x8b", "GZIP"),
    (b"BZh", "BZIP2"),
    (b"\xfd7zXZ\0", "XZ"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\x28\xb5\x2f\xfd", "ZSTD"),
    (b"\xff\x06\0\0sNaPpY", "Snappy"),
    (b"LZIP", "LZIP"),
];

/// Looks at the first bytes.
///
/// # Errors
/// [`FatalError::NotATable`] for pictures, documents and programs, [`FatalError::Packed`] for
/// archives of other programs.
pub(super) fn container(head: &[u8]) -> Result<Container, FatalError> {
    let looks_like = |name: &str| {
        Err(FatalError::NotATable {
            looks_like: name.into(),
        })
    };
    match head {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => return Ok(Container::Zip),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => return Ok(Container::Compound),
        [9, 0 | 2 | 4 | 8, ..] if head.get(2..4).is_some_and(|two| two[1] == 0) => {
            return Ok(Container::OldXls);
        }
        [b'R', b'I', b'F', b'F', _, _, _, _, kind @ ..] if kind.starts_with(b"WEBP") => {
            return looks_like("WebP");
        }
        [b'R', b'I', b'F', b'F', _, _, _, _, kind @ ..] if kind.starts_with(b"WAVE") => {
            return looks_like("WAV");
        }
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => return looks_like("MP4"),
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => return looks_like("BMP"),
        _ => {}
    }
    if let Some((_, name)) = SIGNATURES.iter().find(|(magic, _)| head.starts_with(magic)) {
        return looks_like(name);
    }
    if let Some((_, by)) = PACKED.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(FatalError::Packed { by: (*by).into() });
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let start = text.trim_ascii_start();
    let begins = |tag: &[u8]| {
        start
            .get(..tag.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(tag))
    };
    if has_table(head) {
        return Ok(Container::HtmlTable);
    }
    if begins(b"<!doctype html") || begins(b"<html") {
        return looks_like("HTML");
    }
    if begins(b"<?xml") || begins(b"<svg") {
        return looks_like("XML");
    }
    if is_json(start) {
        return looks_like("JSON");
    }
    Ok(Container::Text)
}

/// True for HTML in which a table begins. What begins as XML must also name itself HTML.
fn has_table(head: &[u8]) -> bool {
    let narrow: Vec<u8>;
    let text = match head {
        // UTF-16: tags are ASCII.
        [0xff, 0xfe, rest @ ..] | [0xfe, 0xff, rest @ ..] => {
            narrow = rest.iter().copied().filter(|&byte| byte != 0).collect();
            &narrow[..]
        }
        _ => head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head),
    };
    let text = text.trim_ascii_start();
    let has_tag = |name: &[u8]| {
        text.windows(name.len() + 2).any(|part| {
            part[0] == b'<'
                && part[1..=name.len()].eq_ignore_ascii_case(name)
                && matches!(part[name.len() + 1], b'>' | b' ' | b'\t' | b'\r' | b'\n')
        })
    };
    let is_xml = text.starts_with(b"<?xml") || text.starts_with(b"<svg");
    text.starts_with(b"<") && has_tag(b"table") && (!is_xml || has_tag(b"html"))
}

/// `{"` or `[{`, blanks aside, is how JSON begins and no header does.
fn is_json(start: &[u8]) -> bool {
    let (first, rest) = match start.split_first() {
        Some((first @ (b'{' | b'['), rest)) => (*first, rest.trim_ascii_start()),
        _ => return false,
    };
    if first == b'{' {
        rest.starts_with(b"\"")
    } else {
        rest.starts_with(b"{") || rest.starts_with(b"[")
    }
}

/// Bytes of a head looked at to tell text from other things.
const TELLING: usize = 4096;

/// True for bytes that nobody wrote as text: more than one of a hundred is a control character that
/// text has no use for, or nine of ten are null bytes; fewer of these a damaged text may have.
pub(super) fn is_binary(head: &[u8]) -> bool {
    let head = &head[..head.len().min(TELLING)];
    let is_control = |byte: &&u8| matches!(byte, 1..=8 | 14..=31);
    let nulls = head.iter().filter(|&&byte| byte == 0).count();
    head.iter().filter(is_control).count() * 100 > head.len() || nulls * 10 > head.len() * 9
}

/// Line of the first null byte, from 1, and how many there are.
pub(super) fn null_bytes(text: &[u8]) -> Option<(u64, u64)> {
    let place = text.iter().position(|&byte| byte == 0)?;
    let count = text[place..].iter().filter(|&&byte| byte == 0).count();
    let mut line = 1;
    let mut previous = 0;
    for &byte in &text[..place] {
        line += u64::from(byte == b'\r' || (byte == b'\n' && previous != b'\r'));
        previous = byte;
    }
    Some((line, count as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_a_picture_whatever_its_name() {
        for (bytes, name) in [
            (&b"\x89PNG\r\n\x1a\n\0\0"[..], "PNG"),
            (b"\xff\xd8\xff\xe0", "JPEG"),
            (b"%PDF-1.7", "PDF"),
            (b"RIFF\0\0\0\0WEBPVP8", "WebP"),
            (b" <!DOCTYPE html><html>", "HTML"),
            (b"[{\"a\": 1}]", "JSON"),
        ] {
            let expected = FatalError::NotATable {
                looks_like: name.into(),
            };
            assert_eq!(container(bytes), Err(expected));
        }
    }

    #[test]
    fn what_others_packed_is_said_to_be_packed() {
        for (bytes, by) in [
            (&b"Rar!\x1a\x07\x01\0"[..], "RAR"),
            (b"7z\xbc\xaf\x27\x1c\0\x04", "7Z"),
            (b"BZh91AY", "BZIP2"),
        ] {
            assert_eq!(container(bytes), Err(FatalError::Packed { by: by.into() }));
        }
    }

    #[test]
    fn bytes_nobody_wrote_are_told_from_text_with_a_stray_one() {
        assert!(is_binary(
            b"\x03\x0c\x07\x12\x01\0\0\0STATE\0\0\0\0\0\0C\0\0\0\0"
        ));
        assert!(!is_binary(
            b"customer,date\nAnn,\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
        ));
        assert!(!is_binary(b"customer,date,amount\nAnn,2024-01-01,\x005\n"));
        assert!(is_binary(&[0; 50]));
        assert!(!is_binary(b""));
    }

    #[test]
    fn text_and_workbooks_pass() {
        assert_eq!(container(b"a,b\n1,2\n"), Ok(Container::Text));
        assert_eq!(container(b"[table],b\n1,2\n"), Ok(Container::Text));
        assert_eq!(container(b""), Ok(Container::Text));
        assert_eq!(container(b"PK\x03\x04rest"), Ok(Container::Zip));
        assert_eq!(
            container(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
            Ok(Container::Compound)
        );
    }

    #[test]
    fn html_with_a_table_is_told_from_html_without() {
        for page in [
            "<html><body><Table border=1><tr><td>a</td></tr></table>",
            "\u{feff}\n<meta charset=utf-8><table>",
            "<table\n><tr>",
            "<?xml version='1.0'?><html xmlns='x'><table>",
        ] {
            assert_eq!(
                container(page.as_bytes()),
                Ok(Container::HtmlTable),
                "{page}"
            );
        }
        let wide: Vec<u8> = "\u{feff}<table>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(container(&wide), Ok(Container::HtmlTable));
        for (page, name) in [("<html>no</html>", "HTML"), ("<?xml?><table>", "XML")] {
            let error = FatalError::NotATable {
                looks_like: name.into(),
            };
            assert_eq!(container(page.as_bytes()), Err(error));
        }
        assert_eq!(container(b"a,<table>\n"), Ok(Container::Text));
    }

    #[test]
    fn the_line_of_the_first_null_byte_is_found() {
        assert_eq!(null_bytes(b"a,b\r\n1,\0\0"), Some((2, 2)));
        assert_eq!(null_bytes(b"a\rb\n\0"), Some((3, 1)));
        assert_eq!(null_bytes(b"a,b"), None);
    }
}
