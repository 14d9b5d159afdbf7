//! How the quoted cells of a text write a quote, told by which reading leaves fewer out of place.

use super::escapes::doubled;
use super::scanner::Scanner;
use super::{Delimiter, Quotes, dialect};

/// Bytes of an open record beyond which it is probably several.
const LONG: usize = 64 << 10;

/// How quoted cells of a text write a quote: escaped where fewer quotes are out of place when read so.
/// A backslash at the end of a cell, as in `"C:\data\"`, is out of place then.
pub(super) fn quotes(text: &[u8], chosen: Option<Delimiter>, cut: bool) -> Quotes {
    if !text.windows(2).any(|pair| pair == br#"\""#) {
        return Quotes::Doubled;
    }
    let astray = |text: &[u8]| {
        let delimiter = chosen.unwrap_or_else(|| dialect::delimiter(text, cut).0);
        let mut scanner = Scanner::new(delimiter);
        scanner.feed(text);
        if !cut {
            scanner.finish();
        }
        while scanner.next().is_some() {}
        // A quote that is open where a head was cut is closed not far behind.
        let is_open = scanner.unclosed() > 0 || (cut && scanner.waiting().len() > LONG);
        scanner.astray() + u64::from(is_open)
    };
    match astray(&doubled(text)) < astray(text) {
        true => Quotes::Escaped,
        false => Quotes::Doubled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backslash_at_the_end_of_cells_escapes_nothing() {
        let folders = "id,folder,note\n1,\"C:\\a\\\",x\n2,\"C:\\b\\\",y\n";
        assert_eq!(quotes(folders.as_bytes(), None, false), Quotes::Doubled);
        let sayings = "id,note,n\n1,\"a \\\"b\\\" c\",x\n2,plain,y\n";
        assert_eq!(quotes(sayings.as_bytes(), None, false), Quotes::Escaped);
    }
}
