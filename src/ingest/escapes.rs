//! Quotes that a backslash escapes.
//!
//! They are made doubled quotes before the scanner looks at them: `\"` and `""` are of one length, so
//! that no place, range or line changes. Records begin behind a line end, which is no backslash; a range
//! needs to know nothing of the bytes before it.

use super::Delimiter;

/// Rewrites bytes that arrive in pieces.
#[derive(Debug, Default)]
pub(super) struct Escapes {
    /// The last piece ended with a backslash that may escape the next byte; it was held back.
    is_held: bool,
}

impl Escapes {
    /// Appends the next piece, its escaped quotes doubled.
    pub(super) fn append(&mut self, piece: &[u8], out: &mut Vec<u8>) {
        let mut place = out.len();
        self.release(out);
        out.extend_from_slice(piece);
        while let Some(found) = out
            .get(place..)
            .and_then(|rest| rest.iter().position(|&byte| byte == b'\\'))
        {
            place += found;
            match out.get(place + 1) {
                Some(b'"') => out[place] = b'"',
                Some(_) => {}
                None => {
                    out.pop();
                    self.is_held = true;
                    return;
                }
            }
            place += 2;
        }
    }

    /// Appends what was held back: no more will come.
    pub(super) fn release(&mut self, out: &mut Vec<u8>) {
        if std::mem::take(&mut self.is_held) {
            out.push(b'\\');
        }
    }
}

/// The text with its escaped quotes doubled.
pub(super) fn doubled(text: &[u8]) -> Vec<u8> {
    let (mut escapes, mut out) = (Escapes::default(), Vec::with_capacity(text.len()));
    escapes.append(text, &mut out);
    escapes.release(&mut out);
    out
}

/// A text whose quotes are characters as any other, written so that they are read as such: a cell that
/// begins with one is put in quotes.
pub(super) fn kept(text: &[u8], delimiter: Delimiter) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let ends = |byte: u8| matches!(byte, b'\r' | b'\n') || delimiter.byte() == Some(byte);
    let is_cut = delimiter.byte().is_some();
    let mut rest = text;
    while let [first, ..] = *rest {
        if ends(first) {
            out.push(first);
            rest = &rest[1..];
            continue;
        }
        let length = rest.iter().position(|&byte| ends(byte));
        let (cell, behind) = rest.split_at(length.unwrap_or(rest.len()));
        if first == b'"' && is_cut {
            out.push(b'"');
            for &byte in cell {
                out.push(byte);
                if byte == b'"' {
                    out.push(byte);
                }
            }
            out.push(b'"');
        } else {
            out.extend_from_slice(cell);
        }
        rest = behind;
    }
    out
}

/// The text with another mark in the place of its quotes, to see what cuts it.
pub(super) fn without(text: &[u8]) -> Vec<u8> {
    let other = |&byte: &u8| if byte == b'"' { b'\'' } else { byte };
    text.iter().map(other).collect()
}

/// True for a record of doubled quotes where a backslash seems to escape one all the same: it ends its
/// cell, and something stands behind it.
#[inline(never)]
pub(super) fn is_met(record: &[u8], delimiter: Delimiter) -> bool {
    // Asked for every record that holds a quote, and hardly any holds a backslash.
    if !record.contains(&b'\\') {
        return false;
    }
    let mut is_quoted = false;
    record.iter().enumerate().any(|(place, &byte)| {
        let is_quote = byte == b'"';
        let ends = is_quote && is_quoted;
        is_quoted ^= is_quote;
        let behind = record.get(place + 1).copied();
        let is_end =
            |byte: u8| matches!(byte, b'"' | b'\r' | b'\n') || delimiter.byte() == Some(byte);
        ends && place > 0 && record[place - 1] == b'\\' && behind.is_some_and(|it| !is_end(it))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_that_a_backslash_escapes_is_met_only_where_it_ends_its_cell_too_soon() {
        for (record, is_so) in [
            (r#"1,"say \"hi\" now",5"#, true),
            (r#"1,"C:\data\",5"#, false),
            (r#"1,"C:\data\""#, false),
            (r#"1,5\" pipe,5"#, false),
            (r#"1,"a ""b"" c",5"#, false),
        ] {
            assert_eq!(
                is_met(record.as_bytes(), Delimiter::Comma),
                is_so,
                "{record}"
            );
        }
    }

    #[test]
    fn an_escaped_quote_becomes_a_doubled_one_however_the_bytes_arrive() {
        let text = br#"a\"b\\"c\\\"d\e"f\"#;
        let expected = br#"a""b\\"c\\""d\e"f\"#;
        for chunk in 1..=text.len() {
            let (mut escapes, mut out) = (Escapes::default(), Vec::new());
            for piece in text.chunks(chunk) {
                escapes.append(piece, &mut out);
            }
            escapes.release(&mut out);
            assert_eq!(out, expected, "chunks of {chunk}");
        }
    }
}
