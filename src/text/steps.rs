//! Names of steps, for undo and redo.

use super::{Lang, names};
use crate::scenario::Step;

/// A step in a few words: what was done.
pub fn step(lang: Lang, step: &Step) -> String {
    let quoted = |zh: &str, en: &str, name: &str| match lang {
        Lang::Zh => format!("{zh}“{name}”"),
        Lang::En => format!("{en} “{name}”"),
    };
    let plain = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    match step {
        Step::StartReading(name) => quoted("选取文件", "choose file", name),
        Step::StopReading => plain("放下文件", "put the file away"),
        Step::SetFormat => plain("更改读取方式", "change how the file is read"),
        Step::MapColumn {
            column,
            role: Some(role),
        } => match lang {
            Lang::Zh => format!("把“{column}”设为{}", super::roles::role_name(lang, *role)),
            Lang::En => format!("map “{column}” to {}", super::roles::role_name(lang, *role)),
        },
        Step::MapColumn { column, role: None } => quoted("不使用列", "leave out column", column),
        Step::KeepColumn(column) => quoted("按原列名保留", "keep column", column),
        Step::SetDateOrder => plain("选定日期顺序", "choose the date order"),
        Step::SetDecimal => plain("选定小数点", "choose the decimal mark"),
        Step::SetUnit => plain("选定金额单位", "choose the unit of the amounts"),
        Step::TakeRecipe => plain("沿用上次的读法", "read as last time"),
        Step::OpenFile(name) => quoted("导入", "import", name),
        Step::OpenCase(case) => quoted("打开案例", "open case", names::case_title(lang, *case)),
        Step::Forget => plain("清除数据", "forget the data"),
        Step::SetPeriod => plain("更改时间口径", "change the period"),
        Step::SetReturns => plain("更改退款的处理", "change what a refund does"),
        Step::SetSelection(edit) => super::quality::edit_name(lang, edit),
        Step::SetThresholds => plain("更改门槛", "change thresholds"),
        Step::SetMargins => plain("更改毛利率", "change margins"),
        Step::SetCurrency => plain("更改币种", "change the currency"),
        Step::SetCbv(factor) => match lang {
            Lang::Zh => format!("更改{}", names::factor(lang, *factor)),
            Lang::En => format!("change {}", names::factor(lang, *factor)),
        },
        Step::SetQuestion(title) => quoted("更改", "change", title),
        Step::ResetAssumptions => plain("恢复初始假设", "reset assumptions"),
        Step::SaveScenario(name) => quoted("存为情景", "save scenario", name),
        Step::OpenScenario(name) => quoted("打开情景", "open scenario", name),
        Step::RenameScenario(name) => quoted("情景改名为", "rename scenario to", name),
        Step::DeleteScenario(name) => quoted("删除情景", "delete scenario", name),
        Step::SetBase(name) => quoted("设为基准", "make base", name),
        Step::OpenProject => plain("打开项目", "open project"),
    }
}

/// After undo.
pub fn undone(lang: Lang, of: &Step) -> String {
    if *of == Step::Forget {
        return lang
            .pick(
                "已撤销：清除数据。设置找回来了；数据已按你的要求清除，请重新选择文件。",
                "Undone: forget the data. The settings are back; the data were erased as you asked, so choose the file again.",
            )
            .into();
    }
    match lang {
        Lang::Zh => format!("已撤销：{}", step(lang, of)),
        Lang::En => format!("Undone: {}", step(lang, of)),
    }
}

/// After redo.
pub fn redone(lang: Lang, of: &Step) -> String {
    match lang {
        Lang::Zh => format!("已重做：{}", step(lang, of)),
        Lang::En => format!("Redone: {}", step(lang, of)),
    }
}

/// After an edit that changed nothing.
pub fn unchanged(lang: Lang, of: &Step) -> String {
    match lang {
        Lang::Zh => format!("没有变化：{}", step(lang, of)),
        Lang::En => format!("Nothing changed: {}", step(lang, of)),
    }
}

/// Undo or redo without a step.
pub fn nothing_to_do(lang: Lang, undo: bool) -> &'static str {
    if undo {
        lang.pick("没有可以撤销的步骤", "Nothing to undo")
    } else {
        lang.pick("没有可以重做的步骤", "Nothing to redo")
    }
}
