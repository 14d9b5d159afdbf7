//! The room where scenarios stand side by side.

use super::{Phrase, both};

/// Headline without a scenario.
pub const EMPTY_HEAD: Phrase = both(
    "把两套假设放在一起看。",
    "Put two sets of assumptions side by side.",
);
/// What to do.
pub const EMPTY_NOTE: Phrase = both(
    "改一改门槛、毛利率或观察期，点“存为情景”；存下两个，这里就列出差额。",
    "Change thresholds, margins or the window and choose “Save scenario”; with two saved, their differences appear here.",
);
/// Headline with one scenario.
pub const ONE_HEAD: Phrase = both(
    "已存“{}”。再存一个，就能比较。",
    "“{}” is saved. Save one more to compare.",
);
/// Table name.
pub const TABLE: Phrase = both("情景对比", "Scenarios compared");
/// Measure column.
pub const MEASURE: Phrase = both("指标", "Measure");
/// Base.
pub const BASE: Phrase = both("基准", "Base");
/// Make base.
pub const SET_BASE: Phrase = both("设为基准", "Make base");
/// Open.
pub const OPEN: Phrase = both("打开", "Open");
/// Rename.
pub const RENAME: Phrase = both("改名", "Rename");
/// Delete.
pub const DELETE: Phrase = both("删除", "Delete");
/// Label with name.
pub const OF: Phrase = both("{}：{}", "{}: {}");
/// Manage.
pub const SAVED: Phrase = both("已存情景", "Saved scenarios");
/// Data of the scenario.
pub const ON_DATA: Phrase = both("数据：{}", "Data: {}");
/// Not the data now on the table.
pub const OTHER_DATA: Phrase = both("不是当前数据", "Other data than now open");
/// Difference column label.
pub const DIFFERENCE: Phrase = both("较基准", "Against base");
/// Actions column.
pub const ACTIONS: Phrase = both("操作", "Actions");
