//! Files, members and sheets in words.

use super::Lang;
use crate::ingest::{ColumnsFit, InputUse};

/// What is done with a table.
pub fn used_as(lang: Lang, used: InputUse) -> &'static str {
    match used {
        InputUse::Rows => lang.pick("读取", "read"),
        InputUse::Refunds => lang.pick("作为退款读取", "read as refunds"),
        InputUse::Joined => lang.pick("关联", "joined"),
        InputUse::Nothing => lang.pick("不用", "not used"),
    }
}

/// How the columns of a table fit the first one's.
pub fn columns_fit(lang: Lang, fit: &ColumnsFit) -> String {
    match fit {
        ColumnsFit::Same => lang.pick("列名相同", "same columns").into(),
        ColumnsFit::Enough => lang
            .pick(
                "第一张表用到的列都有",
                "has the columns used of the first table",
            )
            .into(),
        ColumnsFit::Lacks(column) if column.is_empty() => {
            lang.pick("列名不同", "other columns").into()
        }
        ColumnsFit::Lacks(column) => match lang {
            Lang::Zh => format!("缺“{column}”列"),
            Lang::En => format!("lacks the column “{column}”"),
        },
    }
}

/// The columns a joined table has beside those taken; none where all are.
pub fn leaves(lang: Lang, names: &[String]) -> Option<String> {
    let list = names.join(lang.pick("、", ", "));
    (!names.is_empty()).then(|| match lang {
        Lang::Zh => format!("不取：{list}（值太多，分不了组，或用不上）"),
        Lang::En => format!("not taken: {list} (too many values to group by, or of no use here)"),
    })
}

/// The name of files that are read as one.
pub fn names(lang: Lang, files: &[String]) -> String {
    match files {
        [] => String::new(),
        [only] => only.clone(),
        [first, rest @ ..] => match lang {
            Lang::Zh => format!("{first} 等 {} 个文件", rest.len() + 1),
            Lang::En => format!("{first} and {} more", rest.len()),
        },
    }
}
