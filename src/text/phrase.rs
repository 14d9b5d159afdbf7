//! One wording in both languages, side by side.

use super::Lang;

/// One wording in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// 中文.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Phrase {
    /// The wording in one language.
    pub fn get(self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }

    /// The wording with `{}` replaced by `part`.
    pub fn with(self, lang: Lang, part: &str) -> String {
        self.get(lang).replacen("{}", part, 1)
    }
}

/// Both wordings of one phrase.
pub(super) const fn both(zh: &'static str, en: &'static str) -> Phrase {
    Phrase { zh, en }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_set_into_either_wording() {
        let phrase = both("删除“{}”", "Delete “{}”");
        assert_eq!(phrase.with(Lang::Zh, "甲"), "删除“甲”");
        assert_eq!(phrase.with(Lang::En, "A"), "Delete “A”");
    }
}
