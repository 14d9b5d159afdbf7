//! Tags, text and entities of HTML, as far as tables need them.

/// A piece of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// An opening tag with what stands behind its name.
    Open {
        /// As written.
        name: &'a str,
        /// As written.
        attributes: &'a str,
    },
    /// A closing tag.
    Close {
        /// As written.
        name: &'a str,
    },
    /// Characters between tags, entities not yet replaced.
    Text(&'a str),
}

/// The pieces of a page in order. Comments, declarations, scripts and styles are left out.
pub(super) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    /// All of a page.
    pub(super) fn new(text: &'a str) -> Tokens<'a> {
        Tokens { rest: text }
    }

    /// Cuts off what comes before `mark` and the mark itself; all, when it does not come.
    fn skip_past(&mut self, mark: &str) {
        let end = self.rest.find(mark).map(|place| place + mark.len());
        self.rest = end.and_then(|end| self.rest.get(end..)).unwrap_or_default();
    }

    /// Cuts off a script or style up to its closing tag.
    fn skip_raw(&mut self, name: &str) {
        let bytes = self.rest.as_bytes();
        let closes = |place: &usize| {
            bytes[*place..].starts_with(b"</")
                && bytes
                    .get(place + 2..place + 2 + name.len())
                    .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        };
        let end = (0..bytes.len()).find(closes).unwrap_or(bytes.len());
        self.rest = self.rest.get(end..).unwrap_or_default();
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let tag = self.rest.find('<').unwrap_or(self.rest.len());
            if tag > 0 {
                let (text, rest) = self.rest.split_at(tag);
                self.rest = rest;
                return Some(Token::Text(text));
            }
            let inner = self.rest.get(1..)?;
            match inner.bytes().next() {
                Some(b'!') if inner.starts_with("!--") => {
                    self.rest = inner.get(3..).unwrap_or_default();
                    self.skip_past("-->");
                }
                Some(b'!' | b'?') => self.skip_past(">"),
                Some(byte) if byte == b'/' || byte.is_ascii_alphabetic() => {
                    let end = tag_end(inner);
                    let tag = &inner[..end];
                    self.rest = inner.get(end + 1..).unwrap_or_default();
                    if let Some(name) = tag.strip_prefix('/') {
                        let (name, _) = split_name(name);
                        return Some(Token::Close { name });
                    }
                    let (name, attributes) = split_name(tag);
                    if name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style") {
                        self.skip_raw(name);
                        continue;
                    }
                    return Some(Token::Open { name, attributes });
                }
                // A `<` that begins no tag is a character.
                _ => {
                    let (text, rest) = self.rest.split_at(1);
                    self.rest = rest;
                    return Some(Token::Text(text));
                }
            }
        }
    }
}

/// Where the `>` of a tag stands; one in quotes does not count, unless the quotes never close.
fn tag_end(inner: &str) -> usize {
    let mut quote = None;
    for (place, byte) in inner.bytes().enumerate() {
        match (byte, quote) {
            (b'>', None) => return place,
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    inner.find('>').unwrap_or(inner.len())
}

fn split_name(tag: &str) -> (&str, &str) {
    let end = tag
        .find(|c: char| c.is_whitespace() || c == '/' || c == '>')
        .unwrap_or(tag.len());
    tag.split_at(end)
}

/// The whole number an attribute is given.
pub(super) fn number_of(attributes: &str, name: &str) -> Option<usize> {
    let lower = attributes.to_ascii_lowercase();
    let place = lower.find(name)? + name.len();
    let value = lower.get(place..)?.trim_start().strip_prefix('=')?;
    let digits: String = value
        .trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'')
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    // A number too long to hold is as large as any.
    (!digits.is_empty()).then(|| digits.parse().unwrap_or(usize::MAX))
}

/// Appends text to a cell: entities replaced, runs of white space made one blank.
pub(super) fn append(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let (character, length) = match character {
            '&' => entity(rest).unwrap_or(('&', 1)),
            character => (character, character.len_utf8()),
        };
        rest = rest.get(length..).unwrap_or_default();
        let is_blank = character.is_whitespace() || character == '\u{a0}';
        if !is_blank {
            out.push(character);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
}

/// The character an entity at the front of `text` stands for, and its length.
fn entity(text: &str) -> Option<(char, usize)> {
    const NAMES: [(&str, char); 17] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
        ("yen", '¥'),
        ("euro", '€'),
        ("pound", '£'),
        ("cent", '¢'),
        ("middot", '·'),
        ("times", '×'),
        ("minus", '−'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
        ("deg", '°'),
    ];
    let body = text.get(1..)?;
    let end = body.bytes().take(10).position(|byte| byte == b';')?;
    let name = body.get(..end)?;
    let character = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
        None => NAMES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((character, end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        let mut out = String::new();
        append(html, &mut out);
        out
    }

    #[test]
    fn entities_are_replaced_and_what_is_none_stays() {
        assert_eq!(text("a&amp;b&lt;&#20013;&#x4e2d;"), "a&b<中中");
        assert_eq!(
            text("R&D &unknown; & &#xD800; &amp"),
            "R&D &unknown; & &#xD800; &amp"
        );
        assert_eq!(text(" \n a \t&nbsp; b"), "a b");
    }

    #[test]
    fn numbers_of_attributes_are_read_in_any_quotes() {
        assert_eq!(number_of(" COLSPAN = \"3\" class=x", "colspan"), Some(3));
        assert_eq!(number_of(" rowspan='12'", "rowspan"), Some(12));
        assert_eq!(number_of(" rowspan=x", "rowspan"), None);
        assert_eq!(
            number_of(" colspan=99999999999999999999999", "colspan"),
            Some(usize::MAX)
        );
    }

    #[test]
    fn a_tag_that_never_ends_takes_the_rest() {
        let tokens: Vec<_> = Tokens::new("a<td title=\"x").collect();
        assert_eq!(tokens.len(), 2);
        assert_eq!(tokens[0], Token::Text("a"));
    }
}
