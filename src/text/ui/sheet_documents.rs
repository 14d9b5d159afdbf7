//! Words of the index by documents.

use super::{Phrase, both};

/// What it holds; `{}` is how many entries of documents, `{n}` how many that are usual in the field.
pub const ANSWER: Phrase = both(
    "资料里的 {} 处表、公式和分类，另有 {n} 个业内通行的模型，都能在这里找到",
    "{} tables, formulas and classifications of the documents are here, and {n} models that are usual in the field",
);
/// What was found; `{}` is what was looked for, `{n}` how many entries.
pub const FOUND: Phrase = both("“{}”：找到 {n} 处", "“{}”: {n} found");
/// Nothing was.
pub const NOT_FOUND: Phrase = both(
    "没有找到“{}”，换个短一点的词再找",
    "“{}” is not found; look for a shorter word",
);
/// How it is put together.
pub const METHOD: Phrase = both(
    "按资料排列，左边是资料的说法，右边是这里的页面；原文有误的，页面下面有脚注。",
    "By document: its own words, then the page that shows it. Where a document errs, the page has a footnote.",
);
/// The field.
pub const FIND: Phrase = both("找什么", "Look for");
/// Under the field.
pub const FIND_NOTE: Phrase = both(
    "模型、公式或资料里的词，中英文都可以；几个词用空格隔开",
    "A model, a formula or a word of a document, in either language; several words apart by blanks",
);
/// A topic that wants data.
pub const ON_DATA: Phrase = both("{}（要打开数据）", "{} (on your data)");
/// A case of the whole workbench; `{}` is its name.
pub const CASE: Phrase = both("打开案例：{}", "Open the case: {}");
