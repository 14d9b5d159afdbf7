//! The page about what is kept where.

use super::{Phrase, both};

/// Headline.
pub const HEAD: Phrase = both("数据不离开这台设备。", "The data never leave this device.");
/// Opening.
pub const OPENING: Phrase = both(
    "订单文件里有个人信息。客值只在你的浏览器里读取和计算，没有服务器接收它，我们也看不到它。按《个人信息保护法》，怎样使用这份数据由你（或委托你的一方）决定并负责；用完请清除。",
    "Order files hold personal information. Kezhi reads and computes in your browser only; no server receives the data and nobody else sees it. You, or whoever commissioned you, decide how the data are used and answer for it; erase them when you are done.",
);
/// What is kept.
pub const KEPT: Phrase = both("这台设备上保存了什么", "What is kept on this device");
/// What column.
pub const WHAT: Phrase = both("内容", "What");
/// Where column.
pub const WHERE: Phrase = both("位置", "Where");
/// How long column.
pub const UNTIL: Phrase = both("保存期限", "Until");
/// The rows of the table: what, where, until.
pub const ROWS: [[Phrase; 3]; 4] = [
    [
        both(
            "语言、外观、假设（含筛选用到的取值）、读取方式（列名）、情景及其汇总数",
            "Language, theme, assumptions (with the values filters name), ways of reading (column names), scenarios with their totals",
        ),
        both("浏览器的 localStorage", "The browser’s localStorage"),
        both("你清除为止", "You erase them"),
    ],
    [
        both(
            "导入的列：客户编号、日期、金额，以及你指定的其他列（没有指定的列不保存）",
            "The imported columns: customer id, date, amount and others you chose (columns without a role are not kept)",
        ),
        both("浏览器的 IndexedDB", "The browser’s IndexedDB"),
        both(
            "你清除为止；最多保留最近三份",
            "You erase them; the latest three at most",
        ),
    ],
    [
        both(
            "网页程序本身，供离线使用",
            "The program itself, for offline use",
        ),
        both("Service Worker 缓存", "The service worker’s cache"),
        both(
            "有新版本或你清除为止",
            "A new version comes, or you erase it",
        ),
    ],
    [
        both("原始文件", "The original file"),
        both(
            "只在你原来的位置，客值不复制",
            "Only where you keep it; it is not copied",
        ),
        both("由你决定", "You decide"),
    ],
];
/// Not kept.
pub const NOT_KEPT: Phrase = both(
    "没有账号、没有 Cookie、没有统计代码。项目文件只含设置和情景，不含客户。",
    "No account, no cookie, no analytics. A project file holds settings and scenarios, no customer.",
);
/// How to check.
pub const CHECK: Phrase = both("自己核实", "Check it yourself");
/// Steps.
pub const CHECK_STEPS: [Phrase; 3] = [
    both(
        "按 F12 打开开发者工具，选“网络”，再导入文件：列表里不会出现任何上传。",
        "Press F12, open “Network”, then import a file: no upload appears in the list.",
    ),
    both(
        "断开网络再导入：结果一样。",
        "Disconnect the network and import: the result is the same.",
    ),
    both(
        "页面自带内容安全策略（CSP），浏览器会拦下发往其他网站的请求。",
        "The page carries a content security policy (CSP): the browser blocks requests to any other site.",
    ),
];
/// The host.
pub const HOST: Phrase = both(
    "放置这个网页的服务器会像任何网站一样看到你打开过网页（IP 地址、时间），但看不到文件和结果。",
    "The server that hosts this page sees, as any web server does, that the page was opened (IP address, time), but neither files nor results.",
);
/// Eviction.
pub const EVICTION: Phrase = both("浏览器可能自己删除", "The browser may delete it by itself");
/// Safari.
pub const SAFARI: Phrase = both(
    "Safari 会删除七天没打开过的网站的数据，空间紧张时其他浏览器也会。需要长期保留时，请保存项目文件，或把网页添加到主屏幕。",
    "Safari deletes the data of sites not opened for seven days; other browsers may when space is short. To keep work longer, save a project file or add the page to the home screen.",
);
/// Shared computers.
pub const SHARED: Phrase = both(
    "在公用电脑上，离开前请清除。",
    "On a shared computer, erase everything before you leave.",
);
/// Erase.
pub const ERASE_HEAD: Phrase = both("清除", "Erase");
/// What it does.
pub const ERASE_NOTE: Phrase = both(
    "删除这台设备上的设置、情景、导入的数据和离线程序。你自己的文件不受影响。此操作不能撤销。",
    "Deletes settings, scenarios, imported data and the offline program from this device. Your own files are untouched. This cannot be undone.",
);
/// Button.
pub const ERASE: Phrase = both(
    "清除这台设备上的全部内容",
    "Erase everything on this device",
);
/// Ask.
pub const ERASE_SURE: Phrase = both("确定清除？", "Erase for good?");
/// Yes.
pub const ERASE_YES: Phrase = both("清除", "Erase");
/// Erased.
pub const ERASED: Phrase = both(
    "已全部清除：设置、情景和导入的数据都不在了。网页程序随这次重新载入又缓存了一份，里面没有你的数据。",
    "Erased: settings, scenarios and imported data are gone. This reload cached the program again, without any of your data.",
);
/// Erased without a connection.
pub const ERASED_OFFLINE: Phrase = both(
    "设置、情景和导入的数据都已清除。现在没有网络，网页程序留着没删，否则这一页就打不开了；里面没有你的数据，联网后可以再清除一次。",
    "Settings, scenarios and imported data are erased. Without a connection the program itself was kept, or this page could not open again; it holds nothing of yours. Once online, erase again to remove it too.",
);
/// Not erased.
pub const NOT_ERASED: Phrase = both(
    "有内容没能清除：请关闭客值的其他标签页后再试。",
    "Something could not be erased: close other Kezhi tabs and try again.",
);
