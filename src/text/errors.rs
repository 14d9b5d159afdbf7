//! Errors as one plain sentence: what is wrong, where, what to do.

use super::number::{count, exact};
use super::{Lang, names, reading};
use crate::base::{DayOutside, NobodyActive};
use crate::ingest::FatalError;
use crate::scenario::{ChangeError, SavedError};
use crate::segment::{ThresholdError, Tier};
use crate::units::RangeError;

/// Why a file cannot be used, and what to do.
pub fn fatal(lang: Lang, error: &FatalError) -> String {
    let fixed = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    match error {
        FatalError::Empty => fixed(
            "文件是空的。请检查导出是否完成，再选一次。",
            "The file is empty. Check that the export finished, then choose it again.",
        ),
        FatalError::Directory => fixed(
            "这是一个文件夹。请打开它，选其中的订单文件，可以多选。",
            "This is a folder. Open it and choose the order files inside, one or several.",
        ),
        FatalError::NotATable { looks_like } => match lang {
            Lang::Zh => {
                format!("这个文件的内容是 {looks_like}，不是表格。请选 CSV、TXT 或 Excel 文件。")
            }
            Lang::En => format!(
                "The content of this file is {looks_like}, not a table. Choose a CSV, text or Excel file."
            ),
        },
        FatalError::Packed { by } => match lang {
            Lang::Zh => format!("这是 {by} 压缩文件，这里不能解压。请先解压，再导入里面的文件。"),
            Lang::En => format!(
                "This file is packed with {by}, which cannot be unpacked here. Unpack it first, then import what is inside."
            ),
        },
        FatalError::Binary => fixed(
            "文件内容不是文字，也不是能识别的工作簿。请选 CSV、TXT 或 Excel 文件。",
            "The content of this file is neither text nor a known kind of workbook. Choose a CSV, text or Excel file.",
        ),
        FatalError::NoRows => fixed(
            "只有表头，没有数据行。如果是导出的表，请检查导出时的筛选条件；如果是说明文字，不必导入。",
            "There is a header but no row. If this is an export, check its filter; a text that only explains need not be imported.",
        ),
        FatalError::OneRow => fixed(
            "只有一行数据，没有表头，看不出各列是什么。请加上表头和更多的行再导入；从表格里粘贴时，请连表头一起选中。",
            "There is one row and no header, so nothing says what its cells mean. Add the header and more rows; when pasting from a spreadsheet, select the header too.",
        ),
        FatalError::UnclosedQuote { line } => match lang {
            Lang::Zh => format!(
                "第 {line} 行有一个引号没有闭合，从那里到文件末尾都并进了一格，没有剩下可用的行。引号若只是文字的一部分（如 15\" 屏幕），请把引号读作普通字符；否则请在源文件里补上或删掉它，再导入。"
            ),
            Lang::En => format!(
                "A quote on line {line} is never closed: from there to the end of the file all became one cell, and no row is left. Where it is part of the text (15\" screen), take quotes for ordinary characters; otherwise close or remove it in the file and import that again."
            ),
        },
        FatalError::OneColumn => fixed(
            "只分出一列，而客户、日期、金额要各占一列。请检查文件和所选的分隔符，或用逗号、制表符分列后重新导出。",
            "Only one column was found; customer, date and amount need one each. Check the file and the delimiter chosen, or export it again with commas or tabs between the cells.",
        ),
        FatalError::OneColumnSheet => fixed(
            "表里只有一列有数据，而客户、日期、金额要各占一列。请检查是否选对了文件和工作表。",
            "Only one column holds data; customer, date and amount need one each. Check that this is the right file and sheet.",
        ),
        FatalError::TooManyColumns { found, most } => {
            let [found, most] = [found, most].map(|it| count(lang, *it as u64));
            match lang {
                Lang::Zh => format!(
                    "看到了 {found} 列，最多能读 {most} 列。请只保留客户、日期、金额等需要的列后再导入。"
                ),
                Lang::En => format!(
                    "{found} columns were seen; {most} are the most that can be read. Keep the ones you need, such as customer, date and amount."
                ),
            }
        }
        FatalError::NoLineEnd { within } => {
            let within = count(lang, within >> 10);
            match lang {
                Lang::Zh => format!(
                    "文件开头 {within} KB 里没有换行，分不出行。请检查导出设置，让每条记录占一行，再导出一次。"
                ),
                Lang::En => format!(
                    "The first {within} KB of the file have no line break, so there are no rows to be told apart. Export it again with a line for each record."
                ),
            }
        }
        FatalError::MissingRoles { roles } => {
            let names: Vec<String> = roles
                .iter()
                .map(|&role| super::roles::role_in_sentence(lang, role))
                .collect();
            match lang {
                Lang::Zh => {
                    format!("还不知道哪一列是{}。请在列表里指定。", names.join("、"))
                }
                Lang::En => format!(
                    "It is not known which column holds: {}. Choose it in the list.",
                    names.join(", ")
                ),
            }
        }
        FatalError::NotOrderLines { shape } => {
            let shape = super::shapes::shape_name(lang, *shape);
            match lang {
                Lang::Zh => format!(
                    "这张表是{shape}，不是订单明细，这里用不上。请换一份订单明细，或改选表的类型。"
                ),
                Lang::En => format!(
                    "This table is: {} — not order lines, which are needed here. Choose an order file, or another kind of table.",
                    shape.to_ascii_lowercase()
                ),
            }
        }
        FatalError::NothingJoined { shape } => {
            let shape = super::shapes::shape_name(lang, *shape);
            match lang {
                Lang::Zh => format!(
                    "{shape}不能再并入别的表的列。请只留这一种表，或先在表格软件里并好再导入。"
                ),
                Lang::En => format!(
                    "{shape}: columns of another table cannot be added. Keep tables of this kind only, or put the columns together first."
                ),
            }
        }
        FatalError::NothingUsable { rows, most_common } => {
            let kind = reading::issue_title(lang, *most_common);
            let rows = count(lang, *rows);
            match lang {
                Lang::Zh => format!(
                    "{rows} 行里没有一行能用，最常见的原因是“{kind}”。请检查列的对应是否正确。"
                ),
                Lang::En => format!(
                    "None of {rows} rows can be used; the most common reason is “{kind}”. Check which column plays which role."
                ),
            }
        }
        FatalError::AmountsTooLarge => fixed(
            "金额合计超过 900 万亿，无法精确相加。请检查金额列是否选错，或换成万元再导入。",
            "The amounts add up to more than 900 trillion and cannot be summed exactly. Check the amount column, or import thousands.",
        ),
        FatalError::WorkbookTruncated => fixed(
            "工作簿不完整，可能下载或复制时中断。请重新取得文件。",
            "The workbook is cut short, perhaps by an interrupted download or copy. Get the file again.",
        ),
        FatalError::WorkbookPassword => fixed(
            "工作簿有密码。请在 Excel 中去掉密码并另存，再导入。",
            "The workbook has a password. Remove it in Excel, save, and import it again.",
        ),
        FatalError::WorkbookUnreadable { .. } => fixed(
            "工作簿读不出来。请用 Excel 打开并另存为 .xlsx，再导入。",
            "The workbook cannot be read. Open it in Excel, save it as .xlsx, and import it again.",
        ),
        FatalError::SheetWithoutCells => fixed(
            "这一页是图表、对话框或宏，没有单元格，已跳过。",
            "This sheet is a chart, a dialogue or a macro: it has no cells and is passed over.",
        ),
        FatalError::WorkbookEmpty => fixed(
            "工作簿的各张表都没有数据。请检查是否选错了文件。",
            "No sheet of the workbook holds data. Check that this is the right file.",
        ),
        FatalError::SaveAsXlsx => fixed(
            "这是 WPS 的专用格式。请在 WPS 中另存为 .xlsx，再导入。",
            "This is a format of WPS. Save it as .xlsx in WPS and import it again.",
        ),
        FatalError::WorkbookTooLarge { bytes, most } => {
            let [bytes, most] = [bytes, most].map(|size| size / (1 << 20));
            match lang {
                Lang::Zh => format!(
                    "工作簿有 {bytes} MB，最多能打开 {most} MB。请另存为 CSV 再导入，CSV 没有这个限制。"
                ),
                Lang::En => format!(
                    "The workbook has {bytes} MB; {most} MB is the most that can be opened. Save it as CSV, which has no such limit."
                ),
            }
        }
        FatalError::ArchiveTruncated => fixed(
            "压缩文件不完整，可能下载或复制时中断。请重新取得文件。",
            "The compressed file is cut short, perhaps by an interrupted download or copy. Get the file again.",
        ),
        FatalError::ArchiveDamaged => fixed(
            "压缩文件已损坏，解压校验不通过。请重新取得文件，或解压后再导入。",
            "The compressed file is damaged: its check sum does not fit. Get it again, or unpack it first and import what is inside.",
        ),
        FatalError::ArchivePassword => fixed(
            "压缩文件有密码。请先解压，再导入里面的文件。",
            "The archive is locked with a password. Unpack it first, then import what is inside.",
        ),
        FatalError::ArchiveMethod => fixed(
            "压缩方式不受支持。请先解压，再导入里面的文件。",
            "The archive is packed in a way that cannot be read here. Unpack it first, then import what is inside.",
        ),
        FatalError::ArchiveWithoutTable { names } => {
            let names = names.join(lang.pick("、", ", "));
            match (lang, names.is_empty()) {
                (Lang::Zh, true) => "压缩文件是空的。请检查是否选错了文件。".into(),
                (Lang::En, true) => {
                    "The archive is empty. Check that this is the right file.".into()
                }
                (Lang::Zh, false) => format!(
                    "压缩文件里没有表格，只有：{names}。请把 CSV 或 Excel 文件压缩进去，或直接选那个文件。"
                ),
                (Lang::En, false) => format!(
                    "The archive holds no table, only: {names}. Pack a CSV or Excel file, or choose that file itself."
                ),
            }
        }
        FatalError::InflatedTooLarge { most } => {
            let most = most / (1 << 20);
            match lang {
                Lang::Zh => format!(
                    "解压后超过 {most} MB，内存里放不下。请先解压，再导入里面的 CSV，CSV 没有这个限制。"
                ),
                Lang::En => format!(
                    "Unpacked it has more than {most} MB, too much for memory. Unpack it first and import the CSV, which has no such limit."
                ),
            }
        }
        FatalError::SheetTooFar { cells, most } => {
            let [cells, most] = [cells, most].map(|cells| count(lang, *cells));
            match lang {
                Lang::Zh => format!(
                    "表里的单元格散得太开，铺开有 {cells} 格，最多能放 {most} 格。请删去远处的多余单元格，或另存为 .xlsx 再导入。"
                ),
                Lang::En => format!(
                    "Cells of the sheet lie too far apart: laid out there are {cells}; {most} are the most. Delete the stray cells far off, or save as .xlsx and import that."
                ),
            }
        }
        FatalError::JoinTooLarge { bytes, most } => {
            let [bytes, most] = [bytes, most].map(|size| size / (1 << 20));
            match lang {
                Lang::Zh => format!(
                    "关联表有 {bytes} MB，最多能关联 {most} MB。请只保留键和需要的列再导入，或不关联它。"
                ),
                Lang::En => format!(
                    "The table to be joined has {bytes} MB; {most} MB are the most. Keep only its key and the columns you need, or leave the join out."
                ),
            }
        }
        FatalError::InputMissing => fixed(
            "要读的文件或工作表已经不在了。请重新选择。",
            "A file or sheet of the plan is no longer there. Choose again what to read.",
        ),
        FatalError::InputLacksColumn { column } => match lang {
            Lang::Zh => format!(
                "缺少“{column}”这一列，无法与其他文件合在一起。请不要勾选它，或补上这一列再导入。"
            ),
            Lang::En => format!(
                "The column “{column}” is missing, so it cannot be stacked with the others. Leave it out, or add the column and import again."
            ),
        },
        FatalError::In { name, error } => {
            let error = fatal(lang, error);
            match lang {
                Lang::Zh => format!("“{name}”：{error}"),
                Lang::En => format!("“{name}”: {error}"),
            }
        }
        FatalError::Unreadable => fixed(
            "读到一半文件读不到了，可能已被移动、删除或改动。请重新选一次。",
            "The file could not be read to its end; it may have been moved, removed or changed. Choose it again.",
        ),
    }
}

/// An analysis day from which nothing of the data is seen.
pub fn day_outside(lang: Lang, error: &DayOutside) -> String {
    let [day, first, last] = [error.day, error.first, error.last].map(|day| names::day(lang, day));
    match (lang, error.day < error.first) {
        (Lang::Zh, true) => {
            format!("{day}早于数据的第一天；数据从{first}到{last}，请填其中的一天。")
        }
        (Lang::Zh, false) => format!(
            "数据从{first}到{last}，到{day}已没有人活跃。请填数据内的一天，或放宽活跃的月数。"
        ),
        (Lang::En, true) => format!(
            "{day} is before the first day of the data, which run from {first} to {last}: enter one of these days."
        ),
        (Lang::En, false) => format!(
            "The data run from {first} to {last}; by {day} nobody is active any more. Enter a day within them, or widen the active rule."
        ),
    }
}

/// Nobody to count.
pub fn nobody_active(lang: Lang, error: &NobodyActive) -> String {
    let (first, last) = (
        names::day(lang, error.first_day),
        names::day(lang, error.last_day),
    );
    match lang {
        Lang::Zh => format!(
            "在所选时间口径内没有活跃客户；数据从{first}到{last}。请改分析日或放宽活跃的月数；如果金额都不是正数，请检查金额列和它的正负号。"
        ),
        Lang::En => format!(
            "Nobody is active under this period; the data run from {first} to {last}. Change the analysis day or widen the active rule; if no amount is positive, check the amount column and its sign."
        ),
    }
}

/// The selection leaves no row.
pub fn nothing_selected(lang: Lang) -> &'static str {
    lang.pick(
        "按现在的取数规则一行都不剩。请放宽日期范围、筛选或订单状态，或恢复默认。",
        "No row is left by the rules that say which rows count. Widen the dates, the filters or the statuses, or go back to the defaults.",
    )
}

/// The imported columns are not in this browser, or are so no longer.
pub fn columns_gone(lang: Lang) -> &'static str {
    lang.pick(
        "这个浏览器里没有该文件的数据：项目是在别处存的，或者数据已被清除。请导入同一个文件，情景和设置都在。",
        "This browser holds no data of the file: the project was saved elsewhere, or the data were cleared. Import the same file; scenarios and settings are here.",
    )
}

/// The user had the columns forgotten, and took the step back.
pub fn columns_forgotten(lang: Lang) -> &'static str {
    lang.pick(
        "这份数据你刚才清除了，撤销只能找回设置和情景。要继续计算，请重新选择同一个文件。",
        "You had these data forgotten; undo brings back settings and scenarios only. To go on, choose the same file again.",
    )
}

/// The worker broke down.
pub fn engine_broke(lang: Lang) -> &'static str {
    lang.pick(
        "计算中断了，已重新启动并恢复数据；上一次的结果仍然有效。",
        "The computation broke off; it was restarted with the data restored, and the last result still holds.",
    )
}

/// An edit that cannot be made.
pub fn change(lang: Lang, error: &ChangeError) -> String {
    match error {
        ChangeError::NoData => lang.pick("还没有数据。", "There are no data yet.").into(),
        ChangeError::NoReading => lang
            .pick("没有正在读取的文件。", "No file is being read.")
            .into(),
        ChangeError::NoScenario(_) => lang
            .pick("这个情景已经不在了。", "That scenario is no longer there.")
            .into(),
        ChangeError::NameEmpty => lang
            .pick("请给情景起个名字。", "Give the scenario a name.")
            .into(),
        ChangeError::FactorRange { factor, found } => {
            use crate::value::CbvFactor;
            let name = names::factor(lang, *factor);
            let range = match factor {
                CbvFactor::Penetration => lang.pick(
                    "须大于 0%、不超过 100%",
                    "must be above 0% and at most 100%",
                ),
                CbvFactor::ShareOfPurchases => {
                    lang.pick("须在 0% 到 100% 之间", "must be between 0% and 100%")
                }
                CbvFactor::BuyingRate => lang.pick("须大于 0", "must be above 0"),
                CbvFactor::UnitMargin => lang.pick("绝对值不超过十亿", "may be a billion at most"),
            };
            let found = match factor {
                CbvFactor::Penetration | CbvFactor::ShareOfPurchases => {
                    format!("{}%", exact(found * 100.0))
                }
                _ => exact(*found),
            };
            match lang {
                Lang::Zh => format!("{name}{range}，现在是 {found}。"),
                Lang::En => format!("{name} {range}; it is {found}."),
            }
        }
    }
}

/// A margin out of range.
pub fn margin(lang: Lang, error: &RangeError) -> String {
    let found = format!("{}%", exact(error.found * 100.0));
    match lang {
        Lang::Zh => format!("毛利率最高 100%，可以为负但不低于 −1,000%；现在是 {found}。"),
        Lang::En => {
            format!("A margin is at most 100%; it may be negative, down to −1,000%. It is {found}.")
        }
    }
}

/// Months out of range.
pub fn months(lang: Lang, error: &RangeError) -> String {
    let found = exact(error.found);
    match lang {
        Lang::Zh => format!("须是 1 到 120 个月的整数；现在是 {found}。"),
        Lang::En => format!("Must be a whole number of months from 1 to 120; it is {found}."),
    }
}

/// Thresholds that overlap or run backwards.
pub fn threshold(lang: Lang, error: &ThresholdError) -> String {
    let name = |place: usize| {
        names::tier(
            lang,
            Tier::ALL.get(place).copied().unwrap_or(Tier::Ordinary),
        )
    };
    match (error.place, lang) {
        (0, Lang::Zh) => format!("{}的门槛不能为负。", name(0)),
        (0, Lang::En) => format!("The threshold of {} cannot be negative.", name(0)),
        (place, Lang::Zh) => format!(
            "{}的门槛须低于{}，且不能为负。",
            name(place),
            name(place - 1)
        ),
        (place, Lang::En) => format!(
            "The threshold of {} must be below that of {} and not negative.",
            name(place),
            name(place - 1)
        ),
    }
}

/// A table that no file of the form can hold.
pub fn too_large(lang: Lang) -> &'static str {
    lang.pick(
        "表格太大，这种文件放不下。请先筛选，或改存 CSV。",
        "The table is too large for such a file. Filter it first, or save it as CSV.",
    )
}

/// A field that holds no number.
pub fn not_a_number(lang: Lang, found: &str) -> String {
    match lang {
        Lang::Zh => format!("“{found}”不是数字。请只填数字，例如 12.5。"),
        Lang::En => format!("“{found}” is not a number. Enter digits only, such as 12.5."),
    }
}

/// A share that was typed as a fraction and is taken as the percentage it says.
pub fn doubtful_percent(lang: Lang, [typed, meant]: [f64; 2]) -> String {
    let [typed, meant] = [typed, meant].map(exact);
    match lang {
        Lang::Zh => format!("{typed} 按 {typed}% 算；如果是指 {meant}%，请填 {meant}。"),
        Lang::En => {
            format!("{typed} means {typed}% here. If you meant {meant}%, enter {meant}.")
        }
    }
}

/// Takes what was probably meant.
pub fn meant_percent(lang: Lang, [_, meant]: [f64; 2]) -> String {
    let meant = exact(meant);
    match lang {
        Lang::Zh => format!("改为 {meant}%"),
        Lang::En => format!("Make it {meant}%"),
    }
}

/// A project that cannot be opened.
pub fn saved(lang: Lang, error: &SavedError) -> String {
    match error {
        SavedError::Damaged => lang
            .pick(
                "这不是客值的项目文件，或文件已损坏。现有内容没有改动。",
                "This is not a Kezhi project, or it is damaged. Nothing here was changed.",
            )
            .into(),
        SavedError::Newer { version } => match lang {
            Lang::Zh => {
                format!("项目由更新的版本（格式 {version}）保存。请刷新页面以更新客值，再打开它。")
            }
            Lang::En => format!(
                "The project was saved by a newer version (format {version}). Reload the page to update Kezhi, then open it."
            ),
        },
    }
}
