//! The room where a file is chosen, read and looked over.

use super::{Phrase, both};

/// Headline without data.
pub const EMPTY_HEAD: Phrase = both(
    "从一份订单明细，看清客户是谁、各值多少。",
    "From one order file: who the customers are, and what each is worth.",
);
/// What the file must hold.
pub const EMPTY_NEEDS: Phrase = both(
    "需要三列：客户、日期、金额；有成本或利润更好。没有金额，只能预测订单、看同期群。",
    "Three columns are needed: customer, date, amount. Cost or profit is welcome. Without amounts, orders can be forecast and cohorts followed.",
);
/// The promise.
pub const STAYS_HERE: Phrase = both(
    "文件只在这台设备的浏览器里处理，不会发送到任何地方。",
    "The file is handled in this browser, on this device. Nothing is sent anywhere.",
);
/// Link to the privacy page.
pub const HOW_TO_CHECK: Phrase = both("怎么核实", "How to check");
/// Choose a file.
pub const CHOOSE: Phrase = both("选择文件", "Choose file");
/// Choose another file.
pub const CHOOSE_OTHER: Phrase = both("换一个文件", "Choose another file");
/// The other ways in.
pub const OR_DROP: Phrase = both(
    "也可以把文件拖到页面上，或粘贴从 Excel 复制的单元格（Ctrl V）。",
    "Or drop it anywhere on the page, or paste cells copied from Excel (Ctrl V).",
);
/// Kinds of file.
pub const KINDS: Phrase = both(
    "CSV、TXT、XLSX、XLS、XLSB、ODS，也可以是 GZ、ZIP；可多选",
    "CSV, TXT, XLSX, XLS, XLSB, ODS, also as GZ or ZIP; one or several",
);
/// Leads to the index of what the documents hold.
pub const TO_INDEX: Phrase = both(
    "按资料找模型、表和公式",
    "Find a model, table or formula by document",
);
/// Above the sample and the cases.
pub const NO_FILE: Phrase = both("手边没有文件？", "No file at hand?");
/// The sample.
pub const SAMPLE: Phrase = both("打开示例", "Open the sample");
/// What the sample is.
pub const SAMPLE_NOTE: Phrase = both(
    "一家茶叶店两年的订单，虚构数据",
    "Two years of orders of a tea shop, made up",
);
/// The sample's file name.
pub const SAMPLE_NAME: Phrase = both("示例 · 茶叶店订单.csv", "Sample · tea shop orders.csv");
/// The sample of leads: its file name.
pub const SAMPLE_LEADS_NAME: Phrase = both(
    "示例 · 虚构的 4S 店潜客.csv",
    "Sample · made-up leads of a car dealer.csv",
);
/// What it is.
pub const SAMPLE_LEADS_NOTE: Phrase = both(
    "1,000 条潜客从登记到成交，虚构数据（潜客管理）",
    "1,000 leads from first registration to the deal, made up (lead management)",
);
/// The sample of accounts with scores: its file name.
pub const SAMPLE_ACCOUNTS_NAME: Phrase = both(
    "示例 · 虚构的客户评分表.csv",
    "Sample · made-up account scorecard.csv",
);
/// What it is.
pub const SAMPLE_ACCOUNTS_NOTE: Phrase = both(
    "30 家公司客户的四项评分，虚构数据（客户评估 A–D）",
    "Four scores each of 30 accounts, made up (assessment A–D)",
);
/// Opens a case.
pub const OPEN_CASE: Phrase = both("打开案例", "Open case");
/// First case.
pub const CASE_TEN_THOUSAND: Phrase = both("一万名活跃客户", "Ten thousand active customers");
/// What the first case shows.
pub const CASE_TEN_THOUSAND_NOTE: Phrase = both(
    "五层客户各占多少利润（分层与毛利率）",
    "What each of five tiers contributes (tiers and margins)",
);
/// Second case.
pub const CASE_HAMPTON: Phrase = both("汉普顿打印耗材", "Hampton printer refills");
/// What the second case shows.
pub const CASE_HAMPTON_NOTE: Phrase = both(
    "一个类别客户、一个自有客户各值多少（CBV）",
    "What a category customer and an own customer are worth (CBV)",
);
/// One line was pasted.
pub const PASTED_LINE: Phrase = both(
    "只粘贴到这一行，看不出各列是什么。请在表格里连表头一起选中，至少两行，复制后再粘贴。",
    "only this line was pasted, which does not say what its cells mean. Select the header and a row at least in the spreadsheet, copy and paste again.",
);
/// A folder was dropped that holds no table.
pub const NO_TABLE_IN_FOLDER: Phrase = both(
    "这个文件夹里没有 CSV、TXT、Excel 或压缩文件。请拖入放订单文件的文件夹，或直接选文件。",
    "This folder holds no CSV, text, Excel or packed file. Drop the folder with the orders, or choose the files.",
);
/// A folder was dropped that holds more tables than are read at once.
pub const FOLDER_TOO_FULL: Phrase = both(
    "这个文件夹里有 500 个以上的表格文件，一次读不了这么多。请只拖入放订单文件的那个文件夹，或直接选文件。",
    "This folder holds more than 500 tables, which is more than is read at once. Drop only the folder with the orders, or choose the files.",
);
/// A file in a dropped folder cannot be read.
pub const FOLDER_UNREADABLE: Phrase = both(
    "文件夹里有文件读不到，可能没有权限或正在同步，所以一个也没有读入。请稍后再试，或直接选文件。",
    "A file in this folder cannot be read, for want of permission or because it is being synchronised, so none was taken. Try again later, or choose the files.",
);
/// Name of a file made of pasted cells.
pub const PASTED_NAME: Phrase = both("粘贴的表格.tsv", "pasted.tsv");
/// Nothing that could be a table was pasted.
pub const PASTED_NOTHING: Phrase = both(
    "剪贴板里没有表格文字。请在表格软件里选中单元格（含表头）复制后再粘贴。",
    "The clipboard holds no text of a table. Copy cells with their header in a spreadsheet, then paste.",
);
/// Headline while looking at a file.
pub const INSPECTING: Phrase = both("正在查看“{}”…", "Looking at “{}”…");
/// Headline over the proposal.
pub const READING_HEAD: Phrase = both("“{}”会这样读取，请过目。", "This is how “{}” will be read.");
/// Section: how it is read.
pub const FORMAT: Phrase = both("读取方式", "How it is read");
/// Encoding.
pub const ENCODING: Phrase = both("文字编码", "Encoding");
/// Delimiter.
pub const DELIMITER: Phrase = both("分隔符", "Delimiter");
/// Quotes.
pub const QUOTES: Phrase = both("单元格内的引号", "Quotes inside a cell");
/// A quote is open to the end.
pub const OPEN_QUOTE: Phrase = both("有的引号没有成对", "A quote has no partner");
/// Quotes are characters as any other.
pub const QUOTES_PLAIN: Phrase = both("引号读作普通字符", "Quotes are read as ordinary characters");
/// Button: the other reading.
pub const TAKE_QUOTES: Phrase = both("把引号读作普通字符", "Take quotes for ordinary characters");
/// Button: back to quotes that hold cells.
pub const HEED_QUOTES: Phrase = both("引号仍用来括住单元格", "Let quotes enclose cells again");
/// Header row.
pub const HEADER_ROW: Phrase = both("列名所在行", "Header row");
/// One of several files, sheets or parts.
pub const INPUT: Phrase = both("文件、工作表", "File, sheet");
/// Rows read of it.
pub const ROWS_READ: Phrase = both("读取行数", "Rows read");
/// Rows used of it.
pub const ROWS_USED: Phrase = both("采用", "Used");
/// Rows set aside of it.
pub const ROWS_ASIDE: Phrase = both("搁置", "Set aside");
/// Header lines.
pub const HEADER_LINES: Phrase = both("列名上方的分组行", "Group rows above the header");
/// Rows of the header above the names: none, one, two.
pub const HEADER_LINES_OF: [Phrase; 3] = [
    both("没有", "None"),
    both("列名上面一行", "The row above"),
    both("列名上面两行", "The two rows above"),
];
/// Lists the columns that are left out of a long list.
pub const ALL_COLUMNS: Phrase = both("列出全部 {} 列", "List all {} columns");
/// Amounts cut at the commas between their thousands.
pub const THOUSANDS: Phrase = both("千位逗号", "Commas between thousands");
/// What becomes of them.
pub const THOUSANDS_OF: [Phrase; 3] = [
    both("先搁置这些行", "Set these rows aside"),
    both("照原样分成几格", "Cells stay apart"),
    both("拼回一个数", "Join them into one number"),
];
/// Amounts that were cut at the commas between their thousands.
pub const CUT_AMOUNTS: Phrase = both(
    "金额被千位逗号切断了",
    "Amounts are cut at the comma between thousands",
);
/// They are put together.
pub const CUT_JOINED: Phrase = both(
    "切断的金额已拼回一个数",
    "Amounts that were cut are joined again",
);
/// Button: they are put together.
pub const JOIN_AMOUNTS: Phrase = both("拼回一个数", "Join them into one number");
/// Button: back to rows set aside.
pub const LEAVE_AMOUNTS: Phrase = both("不拼，先搁置这些行", "Do not join; set these rows aside");
/// Merged cells.
pub const MERGED: Phrase = both("合并的单元格", "Merged cells");
/// What a blank name of a merged cell is: that above it, or blank.
pub const MERGED_OF: [Phrase; 2] = [
    both("空格取上面的值", "Blanks take what stands above"),
    both("不填，空着", "Blanks stay blank"),
];
/// A row number.
pub const ROW_N: Phrase = both("第 {} 行", "Row {}");
/// No header.
pub const NO_HEADER: Phrase = both("没有表头", "No header");
/// Sheet.
pub const SHEET: Phrase = both("工作表", "Sheet");
/// Hidden sheet.
pub const HIDDEN: Phrase = both("（隐藏）", " (hidden)");
/// Date order.
pub const DATE_ORDER: Phrase = both("日期写法", "Date order");
/// Decimal mark.
pub const DECIMAL: Phrase = both("小数点", "Decimal mark");
/// What the amounts are given in.
pub const AMOUNT_UNIT: Phrase = both("金额单位", "Unit of the amounts");
/// A point.
pub const DECIMAL_POINT: Phrase = both("点 1,234.50", "Point 1,234.50");
/// A comma.
pub const DECIMAL_COMMA: Phrase = both("逗号 1.234,50", "Comma 1.234,50");
/// Some characters do not decode.
pub const UNDECODABLE: Phrase = both(
    "有些文字读不出来。请换一种编码，看预览里的中文是否正常。",
    "Some characters cannot be read. Try another encoding and watch the preview.",
);
/// Question about dates.
pub const DATE_QUESTION: Phrase = both("这些日期怎么读？", "How are these dates meant?");
/// Why it is asked.
pub const DATE_QUESTION_NOTE: Phrase = both(
    "看过的日期，两种读法都说得通。请选一种；读完整列后，如果有日期只能按另一种读，就改按读得出最多日期的那一种，并告诉你。",
    "All dates looked at can be read both ways. Choose one; where dates further down can only be read the other way, the reading that fits most of the column is taken, and you are told.",
);
/// In the file.
pub const IN_FILE: Phrase = both("文件里写的是", "In the file");
/// Day first.
pub const DAY_FIRST: Phrase = both("日在前", "Day first");
/// Month first.
pub const MONTH_FIRST: Phrase = both("月在前", "Month first");
/// Choose this reading.
pub const TAKE_DAY_FIRST: Phrase = both("按日在前读取", "Read day first");
/// Choose that reading.
pub const TAKE_MONTH_FIRST: Phrase = both("按月在前读取", "Read month first");
/// Section: columns.
pub const COLUMNS: Phrase = both("各列含义", "What the columns mean");
/// Said of a table that was joined, in place of its rows.
pub const ONLY_JOINED: Phrase = both("只用来关联，不增加行", "joined only, adds no rows");
/// Where the amount comes from, with places for the quantity and the price of a unit.
pub const AMOUNT_FACTORS: Phrase = both("金额 = {} × {}", "Amount = {} × {}");
/// Column of the header.
pub const COLUMN: Phrase = both("列名", "Column");
/// Column of samples.
pub const SAMPLES: Phrase = both("前几个值", "First values");
/// Column of the role.
pub const ROLE: Phrase = both("当作", "Use as");
/// Column of the reason.
pub const REASON: Phrase = both("依据", "Why");
/// A column without role.
pub const ROLE_NONE: Phrase = both("不使用", "Not used");
/// Label of a role select.
pub const ROLE_OF: Phrase = both("“{}”当作", "Use “{}” as");
/// The user chose.
pub const CHOSEN: Phrase = both("由你指定", "Chosen by you");
/// Section: preview.
pub const PREVIEW: Phrase = both("预览", "Preview");
/// Preview size.
pub const PREVIEW_NOTE: Phrase = both("前 {} 行", "First {} rows");
/// Columns that other tables add, with a place for their names.
pub const PREVIEW_JOINED: Phrase = both(
    "最后几列由别的表关联而来：{}（见“各列含义”）",
    "The last columns come from other tables: {} (see “What the columns mean”)",
);
/// Show whole numbers.
pub const UNMASK: Phrase = both("显示完整号码", "Show full numbers");
/// Why they are masked.
pub const MASK_NOTE: Phrase = both(
    "手机号和证件号默认遮住中间几位",
    "Phone and identity numbers are masked in the middle",
);
/// Start.
pub const GO: Phrase = both("开始计算", "Compute");
/// Put the file away.
pub const PUT_AWAY: Phrase = both("取消", "Cancel");
/// Headline while importing.
pub const IMPORTING: Phrase = both("正在读取“{}”", "Reading “{}”");
/// Rows so far.
pub const PROGRESS_ROWS: Phrase = both("已读 {} 行", "Rows read: {}");
/// Seconds left.
pub const SECONDS_LEFT: Phrase = both("约剩 {} 秒", "about {} s left");
/// Cancel.
pub const CANCEL: Phrase = both("取消（Esc）", "Cancel (Esc)");
/// Cancelled.
pub const CANCELLED: Phrase = both(
    "已取消读取，原来的结果没有变。",
    "Reading cancelled; the earlier result is unchanged.",
);
/// Read.
pub const DONE: Phrase = both("读取完成。", "Reading done.");
/// Headline with a case.
pub const CASE_HEAD: Phrase = both("案例：{}", "Case: {}");
/// A case carries no rows.
pub const CASE_NOTE: Phrase = both(
    "案例的数字取自教学材料，不含订单明细；原文有误的数见“价值”里的“原文不一致之处”。读取自己的文件后，案例会换下来，情景保留。",
    "A case holds printed figures, no order lines; where they err, see “Register of inconsistencies” under Value. Reading a file of your own puts it away; scenarios stay.",
);
/// What the data are.
pub const FACTS: Phrase = both("数据概况", "Overview");
/// Customers.
pub const CUSTOMERS: Phrase = both("客户数", "Customers");
/// Orders.
pub const ORDERS: Phrase = both("订单数", "Orders");
/// Revenue.
pub const REVENUE: Phrase = both("净收入", "Net revenue");
/// No row is left by the rules of selection.
pub const NOTHING_LEFT: Phrase = both(
    "按现在的取数规则没有一行计入，所以没有日期，也无法分群。请放宽“取哪些行”里的日期或筛选。",
    "No row counts under the present rules, so there are no days and nothing to segment. Widen the days or filters under “Which rows count”.",
);
/// First day.
pub const FIRST_DAY: Phrase = both("最早日期", "First day");
/// Last day.
pub const LAST_DAY: Phrase = both("最晚日期", "Last day");
/// Currency.
pub const CURRENCY: Phrase = both("币种", "Currency");
/// Issues.
pub const ISSUES: Phrase = both("搁置的行与提示", "Rows set aside, and remarks");
/// Kind.
pub const ISSUE: Phrase = both("情况", "What");
/// Count.
pub const COUNT: Phrase = both("行数", "Rows");
/// First places.
pub const FIRST_PLACES: Phrase = both("最先出现在", "First met at");
/// Handling.
pub const HANDLED: Phrase = both("怎么处理", "What was done");
/// A line.
pub const LINE_N: Phrase = both("第 {} 行", "Line {}");
/// The plan changed on the way, with a place for how the file was read.
pub const REPLANNED: Phrase = both(
    "读到后面，发现写法与开头不一致，已改按这样读：{}。",
    "Further down the file was written differently than its head; it was read as: {}.",
);
/// Forget.
pub const FORGET: Phrase = both("清除这份数据", "Forget this file");
/// Forget a case.
pub const FORGET_CASE: Phrase = both("收起案例", "Put the case away");
/// On to the tiers.
pub const TO_SEGMENTS: Phrase = both("看分群", "See the segments");
/// On to the value.
pub const TO_VALUE: Phrase = both("看价值", "See the value");
/// On to the curves of a table of retention.
pub const TO_RETENTION: Phrase = both("看留存曲线", "See the retention curves");
/// Numbers behind facts.
pub const TABLE_SCROLLS: Phrase = both("表格，可左右滚动", "Table, scrolls sideways");
/// Data are being fetched from the browser's storage.
pub const RESTORING: Phrase = both("正在取回上次的数据…", "Fetching last time’s data…");
/// The other ways in, once there are data.
pub const OTHER_DATA: Phrase = both("换一份数据", "Other data");

/// Heading over the refund policies.
pub const RETURNS: Phrase = both("退款怎么算", "What a refund does");
/// How many refunds, `{}` lines, then `{}` money.
pub const RETURNS_FOUND: Phrase = both(
    "文件里有 {} 行退款（负数金额，或单列的退款金额），合计 {}{unit}。选一种算法，下面是各自的结果。",
    "Lines of refunds, as negative amounts or in a column of their own: {}, {}{unit} in all. Choose how they count; each result is shown.",
);
/// Column head.
pub const RETURNS_POLICY: Phrase = both("算法", "Policy");
/// Column head: customers with an order that counts.
pub const PAYING: Phrase = both("有付款订单的客户", "Customers with a paid order");
