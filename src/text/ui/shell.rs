//! Header, rooms, foot, messages and shortcuts.

use super::{Phrase, both};
use crate::text::Lang;
use crate::text::number::percent;

/// The file whose results are shown while another one is being opened.
pub const FILE_BEFORE: Phrase = both("上一份：{}", "Previous: {}");
/// The program's name in the other script, beside the mark.
pub const BRAND: Phrase = both("客值", "客值");
/// What the page title says without a file.
pub const TITLE: Phrase = both("客值 Kezhi", "Kezhi 客值");
/// First link of the page.
pub const SKIP: Phrase = both("跳到正文", "Skip to content");
/// Name of the list of rooms.
pub const ROOMS: Phrase = both("栏目", "Rooms");
/// Room of the file.
pub const DATA: Phrase = both("数据", "Data");
/// Room of the tiers.
pub const SEGMENTS: Phrase = both("分群", "Segments");
/// Room of brand valuation.
pub const VALUE: Phrase = both("价值", "Value");
/// Room of the scenarios.
pub const SCENARIOS: Phrase = both("情景", "Scenarios");
/// Room of the privacy words.
pub const PRIVACY: Phrase = both("数据与隐私", "Data and privacy");
/// Undo button.
pub const UNDO: Phrase = both("撤销", "Undo");
/// Redo button.
pub const REDO: Phrase = both("重做", "Redo");
/// The other language, as a button.
pub const LANGUAGE: Phrase = both("EN", "中文");
/// What the language button does.
pub const LANGUAGE_LABEL: Phrase = both("Switch to English", "切换为中文");
/// Theme follows the system.
pub const THEME_SYSTEM: Phrase = both("外观：随系统", "Theme: system");
/// Theme is light.
pub const THEME_LIGHT: Phrase = both("外观：浅色", "Theme: light");
/// Theme is dark.
pub const THEME_DARK: Phrase = both("外观：深色", "Theme: dark");
/// Button of the menu.
pub const MORE: Phrase = both("更多", "More");
/// Save the project.
pub const SAVE_PROJECT: Phrase = both("保存项目文件", "Save project file");
/// What a project holds.
pub const SAVE_PROJECT_NOTE: Phrase = both(
    "含设置和情景，不含客户数据",
    "Settings and scenarios, no customer data",
);
/// Open a project.
pub const OPEN_PROJECT: Phrase = both("打开项目文件…", "Open project file…");
/// Asked before a project replaces what is open.
pub const PROJECT_WAITS: Phrase = both(
    "这是项目文件：打开后会替换现在的数据引用、设置和情景（可撤销）。",
    "This is a project file: opening it replaces the data, settings and scenarios that are open now (it can be undone).",
);
/// Button.
pub const PROJECT_OPEN: Phrase = both("打开项目", "Open the project");
/// Button.
pub const PROJECT_LEAVE: Phrase = both("不打开", "Leave it");
/// Print.
pub const PRINT: Phrase = both("打印", "Print");
/// Shortcuts.
pub const SHORTCUTS: Phrase = both("快捷键", "Keyboard shortcuts");
/// Ready for work without a network.
pub const OFFLINE_READY: Phrase = both("离线可用", "Works offline");
/// The network is gone.
pub const OFFLINE_NOW: Phrase = both("已断网，照常可用", "Offline, all works");
/// Said once when the copy for offline use is complete.
pub const OFFLINE_SAID: Phrase = both(
    "已可离线使用：下次不联网也能打开。",
    "Ready to work offline: next time it opens without a network.",
);
/// A new version waits.
pub const UPDATE: Phrase = both(
    "有新版本。更新不影响数据和情景。",
    "A new version is ready. Data and scenarios stay.",
);
/// Reload now.
pub const UPDATE_NOW: Phrase = both("更新并重新载入", "Update and reload");
/// Not now.
pub const LATER: Phrase = both("以后再说", "Later");
/// The page came over http.
pub const PLAIN_HTTP: Phrase = both(
    "当前页面不是通过 https 打开的，浏览器因此不提供离线使用和复制，请改用下载；数据照常只保存在这个浏览器里。",
    "This page was not opened over https, so the browser offers neither offline use nor copying; download instead. Data are kept in this browser as usual.",
);
/// Hide a banner.
pub const HIDE: Phrase = both("知道了", "Dismiss");
/// Storage is blocked.
pub const STORAGE_BLOCKED: Phrase = both(
    "浏览器不允许保存：关掉标签页后，设置和情景会丢失。需要保留时，请保存项目文件。",
    "The browser allows no storage: settings and scenarios are lost when this tab closes. Save a project file to keep them.",
);
/// Storage is full.
pub const STORAGE_FULL: Phrase = both(
    "浏览器的存储空间已满，最近的改动没有存下。请保存项目文件，或清除不用的数据。",
    "The browser’s storage is full, the latest changes are not stored. Save a project file, or erase data you no longer need.",
);
/// Storage was damaged.
pub const STORAGE_DAMAGED: Phrase = both(
    "上次保存的内容无法读取，已另存一份备查，现在从空白开始。",
    "What was stored last time cannot be read. A copy was put aside; this is a fresh start.",
);
/// Written by a newer version.
pub const STORAGE_NEWER: Phrase = both(
    "浏览器里的内容由更新版本保存，当前版本不会改动它。请更新后再用。",
    "What is stored was written by a newer version and is left alone. Please update first.",
);
/// Another tab wrote.
pub const STORAGE_CONFLICT: Phrase = both(
    "另一个标签页刚保存过改动，这里的改动暂未保存，以免互相覆盖。",
    "Another tab has just saved changes. Changes here are not stored, so that neither overwrites the other.",
);
/// Another tab erased.
pub const STORAGE_ERASED: Phrase = both(
    "另一个标签页已清除全部内容，这里的改动不再保存。",
    "Another tab has erased everything; changes here are no longer stored.",
);
/// Empty this tab as well.
pub const STORAGE_EMPTY_TOO: Phrase = both("这一页也清空", "Empty this tab too");
/// The columns could not be kept.
pub const STORAGE_COLUMNS: Phrase = both(
    "导入的数据没有存进浏览器：刷新后需要重新选择文件。",
    "The imported data could not be stored in the browser: after a reload, choose the file again.",
);
/// Take over what the other tab saved.
pub const STORAGE_TAKE_THEIRS: Phrase = both("改用另一页的内容", "Use the other tab’s");
/// Keep this tab's.
pub const STORAGE_KEEP_OURS: Phrase = both("保留这一页的内容", "Keep this tab’s");
/// Put over the page while a file is dragged.
pub const DROP: Phrase = both("松开即可读取", "Drop to read");
/// Under it.
pub const DROP_NOTE: Phrase = both(
    "CSV、TXT、XLSX、XLS 或 ODS；文件只在这台设备上处理",
    "CSV, TXT, XLSX, XLS or ODS; handled on this device only",
);
/// Foot: name of the tray.
pub const TRAY: Phrase = both("情景", "Scenarios");
/// Foot: the assumptions as they stand.
pub const CURRENT: Phrase = both("当前", "Current");
/// Foot: mark of the base.
pub const BASE: Phrase = both("基准", "Base");
/// What the percentage on a scenario is.
pub const GAIN_NOTE: Phrase = both(
    "利润（没有利润时为收入或品牌价值）较基准的变化；算法见“情景”。",
    "Change of profit against the base (of revenue or brand value where there is no profit); see Scenarios for how it is made.",
);
/// Foot: nothing saved yet.
pub const TRAY_EMPTY: Phrase = both("还没有存过情景", "None saved yet");
/// Save button.
pub const SAVE_SCENARIO: Phrase = both("存为情景", "Save scenario");
/// Name field.
pub const SCENARIO_NAME: Phrase = both("情景名称", "Scenario name");
/// Proposed name.
pub const SCENARIO_N: Phrase = both("情景 {}", "Scenario {}");
/// Confirm.
pub const SAVE: Phrase = both("保存", "Save");
/// Step back.
pub const CANCEL: Phrase = both("取消", "Cancel");
/// Close.
pub const CLOSE: Phrase = both("关闭", "Close");
/// Sheet button on narrow screens.
pub const ASSUMPTIONS: Phrase = both("假设", "Assumptions");
/// Computation runs.
pub const COMPUTING: Phrase = both("正在计算…", "Computing…");
/// How far a long answer is, in quarters: words that are spoken change seldom.
pub fn computing(lang: Lang, part: f64) -> String {
    let quarters = (part * 4.0).floor() / 4.0;
    let words = COMPUTING.get(lang);
    lang.pick(
        format!("{words}{}", percent(lang, quarters, 0)),
        format!("{words} {}", percent(lang, quarters, 0)),
    )
}
/// The engine was restarted.
pub const RESTARTED: Phrase = both(
    "计算部分出了故障，已重新启动；上次的结果还在。",
    "The computing part broke down and was started again; the last result is still here.",
);
/// Try again.
pub const RETRY: Phrase = both("再试一次", "Try again");
/// Something was put on the clipboard.
pub const COPIED: Phrase = both("已复制。", "Copied.");
/// The clipboard refused.
pub const NOT_COPIED: Phrase = both(
    "浏览器不允许复制，请改用下载。",
    "The browser did not allow copying; please download instead.",
);
/// A project was opened whose data are elsewhere.
pub const DATA_ELSEWHERE: Phrase = both(
    "“{}”的数据不在这台设备上。情景可以照常比较；要改假设，请重新选择这个文件。",
    "The data of “{}” are not on this device. Scenarios can still be compared; to change assumptions, choose the file again.",
);
/// Keys and what they do.
pub const KEYS: [(&str, Phrase); 8] = [
    ("Ctrl Z", both("撤销", "Undo")),
    ("Ctrl Shift Z / Ctrl Y", both("重做", "Redo")),
    ("Ctrl S", both("保存项目文件", "Save project file")),
    (
        "Ctrl V",
        both("粘贴从 Excel 复制的单元格", "Paste cells copied from Excel"),
    ),
    (
        "Alt 1 … Alt 4",
        both(
            "转到数据、分群、价值、情景",
            "Go to data, segments, value, scenarios",
        ),
    ),
    (
        "← → ↑ ↓",
        both(
            "在图上逐项移动；在数字框里微调",
            "Walk the marks of a figure; step a number field",
        ),
    ),
    (
        "Esc",
        both("取消读取；关闭面板", "Cancel reading; close a panel"),
    ),
    ("?", both("显示快捷键", "Show shortcuts")),
];
/// The main words of the segments room before there are data.
pub const NOTHING_YET: Phrase = both("还没有数据", "No data yet");
/// What to do about it.
pub const GO_TO_DATA: Phrase = both("去选择文件或示例", "Choose a file or the sample");
/// The worker would not start.
pub const NOT_STARTED: Phrase = both(
    "计算部分没能启动：浏览器拦截了它，或文件没有载入。请刷新页面再试。",
    "The computing part did not start: the browser blocked it, or its file is missing. Reload the page and try again.",
);
/// Page and worker do not match.
pub const OTHER_BUILD: Phrase = both(
    "页面与计算部分的版本不一致，请刷新页面。情景和设置都还在。",
    "Page and computing part are of different versions. Reload the page; scenarios and settings are kept.",
);
/// The columns could not be deleted.
pub const NOT_FORGOTTEN: Phrase = both(
    "浏览器里存的数据没能删掉。请关闭客值的其他标签页，再清除一次。",
    "The stored data could not be deleted. Close other Kezhi tabs and forget the file again.",
);
/// Name of the message line.
pub const STATUS: Phrase = both("提示", "Messages");
/// Dismiss an error.
pub const DISMISS: Phrase = both("关闭提示", "Dismiss");
/// Saved the project.
pub const PROJECT_SAVED: Phrase = both("项目文件已下载。", "Project file downloaded.");
/// A download was refused.
pub const NOT_DOWNLOADED: Phrase = both(
    "浏览器没有下载文件；在微信里，请先用浏览器打开本页。",
    "The browser did not save the file. In WeChat, open this page in a browser first.",
);
/// Name of a project file.
pub const PROJECT_FILE: Phrase = both("客值项目", "kezhi-project");
/// Numbers a menu.
pub const MENU: Phrase = both("菜单", "Menu");
