//! Many short texts in one allocation.

/// A table of texts: one string with all of them behind each other, and where each ends. Four bytes
/// and its own length for each text, where a `Vec<String>` takes forty and more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    all: String,
    /// Where each text ends in `all`; on boundaries of characters, never decreasing.
    ends: Vec<u32>,
}

impl Texts {
    /// Texts behind each other in `all`, each ending where `ends` says; none when the places do not
    /// fit: decreasing, within a character, or not up to the end.
    pub fn new(all: String, ends: Vec<u32>) -> Option<Texts> {
        let mut before = 0;
        for &end in &ends {
            if end < before || !all.is_char_boundary(end as usize) {
                return None;
            }
            before = end;
        }
        (before as usize == all.len()).then_some(Texts { all, ends })
    }

    /// How many texts.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// True without a text.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// One text; empty when there is none of this number.
    #[inline]
    pub fn get(&self, number: usize) -> &str {
        let start = match number.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or_default(),
            None => 0,
        };
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.all
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// Every text by number.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// The number of a text, looked for from the front.
    pub fn position(&self, text: &str) -> Option<usize> {
        self.iter().position(|other| other == text)
    }

    /// Appends a text. One more than four gigabytes of texts is left out.
    pub fn push(&mut self, text: &str) {
        if let Ok(end) = u32::try_from(self.all.len() + text.len()) {
            self.all.push_str(text);
            self.ends.push(end);
        }
    }

    /// All texts behind each other.
    pub(super) fn all(&self) -> &str {
        &self.all
    }

    /// Where each text ends in [`Texts::all`].
    pub(super) fn ends(&self) -> &[u32] {
        &self.ends
    }
}

impl<'a> FromIterator<&'a str> for Texts {
    fn from_iter<I: IntoIterator<Item = &'a str>>(texts: I) -> Texts {
        let mut table = Texts::default();
        for text in texts {
            table.push(text);
        }
        table
    }
}

impl FromIterator<String> for Texts {
    fn from_iter<I: IntoIterator<Item = String>>(texts: I) -> Texts {
        let mut table = Texts::default();
        for text in texts {
            table.push(&text);
        }
        table
    }
}

impl PartialEq<[&str]> for Texts {
    fn eq(&self, other: &[&str]) -> bool {
        self.iter().eq(other.iter().copied())
    }
}

impl<const N: usize> PartialEq<[&str; N]> for Texts {
    fn eq(&self, other: &[&str; N]) -> bool {
        self == other.as_slice()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_in_order() {
        let texts: Texts = ["张三", "", "a"].into_iter().collect();
        assert_eq!(texts, ["张三", "", "a"]);
        assert_eq!((texts.len(), texts.get(1), texts.get(9)), (3, "", ""));
        assert_eq!(texts.position("a"), Some(2));
    }

    #[test]
    fn places_within_a_character_are_refused() {
        assert_eq!(Texts::new("张".into(), vec![1, 3]), None);
        assert_eq!(Texts::new("ab".into(), vec![2, 1]), None);
        assert_eq!(Texts::new("ab".into(), vec![1]), None);
        assert!(Texts::new("ab".into(), vec![1, 2]).is_some());
    }
}
