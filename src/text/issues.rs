//! Rows that reading set aside or remarked, in words.

use super::Lang;
use super::number::count;
use crate::ingest::{InputFacts, Issue, IssueKind};

/// Under the rows that reading set aside: that there are none, and how many more the user's rules do.
pub fn issues_note(lang: Lang, is_empty: bool, by_rules: u64) -> String {
    let rows = count(lang, by_rules);
    match (lang, is_empty, by_rules) {
        (_, false, 0) => String::new(),
        (Lang::Zh, true, 0) => "读取时没有遇到问题，每一行都用上了。".into(),
        (Lang::En, true, 0) => "Nothing was met in reading: every row is used.".into(),
        (Lang::Zh, true, _) => {
            format!("读取时没有遇到问题；搁置的 {rows} 行是按“取哪些行”的规则搁置的。")
        }
        (Lang::En, true, _) => format!(
            "Nothing was met in reading; set aside by the rules under “Which rows count”: {rows}."
        ),
        (Lang::Zh, false, _) => format!("另有 {rows} 行按“取哪些行”的规则搁置。"),
        (Lang::En, false, _) => {
            format!("Set aside besides by the rules under “Which rows count”: {rows}.")
        }
    }
}

/// What was met, as a heading.
pub fn issue_title(lang: Lang, kind: IssueKind) -> &'static str {
    match kind {
        IssueKind::NullByte => lang.pick("单元格里有空字节（NUL）", "Null byte (NUL) in a cell"),
        IssueKind::UnclosedQuote => lang.pick(
            "引号没有闭合，或隔了几行才碰上另一个引号：中间的行都没有采用",
            "A quote is never closed, or only by another one lines below: the lines between are not used",
        ),
        IssueKind::BlankCustomer => lang.pick("客户为空", "Customer is blank"),
        IssueKind::BlankDate => lang.pick("日期为空", "Date is blank"),
        IssueKind::BadDate => lang.pick("日期读不出来", "Date cannot be read"),
        IssueKind::BlankAmount => lang.pick("金额为空", "Amount is blank"),
        IssueKind::NoPrice => lang.pick(
            "价格表里查不到这件商品，或没有它的价格",
            "The table of prices lacks the product, or its price",
        ),
        IssueKind::Rejoined => lang.pick(
            "被千位逗号切断的金额，已拼回一个数",
            "Amounts cut at the commas between thousands, joined again",
        ),
        IssueKind::FilledDown => lang.pick(
            "合并单元格：空着的客户、订单或日期取上面一行的",
            "Merged cells: a blank customer, order or day is that of the row above",
        ),
        IssueKind::EndUndated => lang.pick(
            "合同标记为已结束，却没有结束日期",
            "Contracts marked as ended without an end date",
        ),
        IssueKind::RefundWithoutOrder => lang.pick(
            "退款表里的订单号，在订单表里查不到",
            "Refunds of orders that are not in the file of orders",
        ),
        IssueKind::NoCode => lang.pick("币种为空", "Currency is blank"),
        IssueKind::BadAmount => lang.pick("金额读不出来", "Amount cannot be read"),
        IssueKind::AmountTooLarge => {
            lang.pick("单笔金额超过千亿", "A single amount above 100 billion")
        }
        IssueKind::ShortRow => lang.pick("这一行缺列", "Row is too short"),
        IssueKind::IdleMonths => lang.pick("这些月都没有消费", "No purchase in any of the months"),
        IssueKind::NotCounted => lang.pick(
            "订单已关闭或未付款，也没有付款日期等",
            "Closed or never paid, and without day or amount",
        ),
        IssueKind::CutAmount => lang.pick(
            "金额被千位逗号切断，后面的列都错了位",
            "Amount cut at the comma between thousands, which shifts the cells behind it",
        ),
        IssueKind::LongRow => {
            lang.pick("这一行的格子比表头多", "Row has more cells than the header")
        }
        IssueKind::CommentLine => lang.pick("以 # 开头的注释行", "Comment line beginning with #"),
        IssueKind::TotalLine => lang.pick("合计行或重复的表头", "Total line or repeated header"),
        IssueKind::UndecodableText => {
            lang.pick("个别字符无法解码", "Characters that do not decode")
        }
        IssueKind::DamagedId => lang.pick("编号像被表格软件改写过", "Ids damaged by a spreadsheet"),
        IssueKind::MixedCurrency => lang.pick("金额列有多种币种", "More than one currency"),
        IssueKind::FewSigns => lang.pick("只有少数金额带币种", "Few amounts carry a currency"),
        IssueKind::BadCost => lang.pick("成本或利润读不出来", "Cost or profit cannot be read"),
        IssueKind::BadRefund => lang.pick("退款金额读不出来", "Refund cannot be read"),
        IssueKind::MaskedName => lang.pick("客户名被打码", "Customers named by masked names"),
        IssueKind::CameBack => lang.pick(
            "数量为负：退货，不算一单",
            "Quantity below zero: goods came back, no order",
        ),
        IssueKind::BlankCell => lang.pick("个别格子是空的", "A few cells are blank"),
        IssueKind::BadCell => lang.pick("个别格子读不出来", "Cells that cannot be read"),
        IssueKind::OddDate => lang.pick(
            "日期早于 1970 年或晚于 2100 年",
            "Date before 1970 or after 2100",
        ),
        IssueKind::EscapedQuote => lang.pick(
            "引号像是用反斜杠转义的",
            "A quote seems escaped by a backslash",
        ),
        IssueKind::MissingColumn => {
            lang.pick("个别文件或工作表缺列", "A file or sheet lacks a column")
        }
        IssueKind::UnmatchedKey => {
            lang.pick("关联表里查不到的键", "Keys not found in the joined table")
        }
        IssueKind::DuplicateKey => {
            lang.pick("关联表里的键有重复", "Keys that the joined table repeats")
        }
    }
}

/// The money of the rows of an issue, where it is known: `金额合计 1,200.00 元。`
pub fn issue_money(lang: Lang, issue: &Issue, unit: &str) -> Option<String> {
    let amount = issue.amount?.units();
    let sum = super::column::ColumnFormat::to_the_cent(&[amount]).write(lang, amount);
    Some(match lang {
        Lang::Zh => format!("能读出的金额合计 {sum} {unit}，没有计入。"),
        Lang::En => format!("Amounts that can be read: {sum} {unit}, not counted. "),
    })
}

/// What was done about it.
pub fn issue_note(lang: Lang, kind: IssueKind) -> &'static str {
    match kind {
        kind if kind.sets_aside() => match kind {
            IssueKind::TotalLine | IssueKind::CommentLine => lang.pick("已搁置，不计入任何数字。", "Set aside; it counts nowhere."),
            IssueKind::UnclosedQuote => lang.pick(
                "这些行都并进了一格，已搁置。引号若只是文字的一部分（如 15\" 屏幕），请重新选这个文件，在“单元格内的引号”里选“读作普通字符”；否则请在源文件里补上引号，再导入。",
                "They all became one cell and are set aside. Where the quote is part of the text (15\" screen), choose the file again and take quotes inside a cell for ordinary characters; otherwise close it in the file and import that again.",
            ),
            IssueKind::NotCounted => lang.pick(
                "按订单状态的规则不计入：没有成交，所以没有日期或金额。",
                "Not counted by the rule of order statuses: no sale came about, hence no day or amount.",
            ),
            IssueKind::IdleMonths => lang.pick(
                "没有消费就没有可算的订单，这些客户不在任何数字里。",
                "Without a purchase there is no order to count: these customers are in no number.",
            ),
            IssueKind::NoPrice => lang.pick(
                "没有单价就没有金额，这些行已搁置；在价格表里补上这些商品的价格，再一起导入即可计入。",
                "Without a price there is no amount: these rows are set aside. Add the products and their prices to the table and import both again to count them.",
            ),
            IssueKind::CutAmount => lang.pick(
                "这些行先搁置；拼回一个数后重新读一次即可计入，也可以在“千位逗号”里选照原样分成几格。",
                "Set aside for now: join them into one number and read the file again to count them, or leave them apart under “Commas between thousands”.",
            ),
            IssueKind::LongRow => lang.pick(
                "多半是格子里有没加引号的分隔符，后面的列都错了位，所以搁置；给这一格加上引号后重新导入即可计入。",
                "A cell probably holds a delimiter without quotes, which shifts the columns behind it: set aside. Put the cell in quotes and import the file again to count them.",
            ),
            _ => lang.pick(
                "这些行已搁置；在源文件里改好后重新导入即可计入。",
                "These rows are set aside; correct them in the file and import it again to count them.",
            ),
        },
        IssueKind::UndecodableText => lang.pick(
            "以 � 代替；换一种编码也许能读出来。",
            "Shown as �; another encoding may read them.",
        ),
        IssueKind::DamagedId => lang.pick(
            "照原样采用，不同客户可能被并成一个；请从系统重新导出为文本。",
            "Used as they are; different customers may have become one. Export them again as text.",
        ),
        IssueKind::FewSigns => lang.pick(
            "其余金额没有写币种，看不出是不是同一种：都照数计入，单位先不注明。请核对这几行，并在“币种”里选定。",
            "The other amounts name none, so they may be of another: all count as they stand, and no unit is named. Check these rows, and choose the currency.",
        ),
        IssueKind::MixedCurrency => lang.pick(
            "不同币种不相加：只计入行数最多的一种，其余搁置；可以在“取哪些行”里改。",
            "Currencies are not added up: only the one with most rows counts, the others are set aside. Change it under “Which rows count”.",
        ),
        IssueKind::EscapedQuote => lang.pick(
            "文件开头没有这种写法，引号按成对读：这些行的单元格可能错位。请在“单元格内的引号”里改为反斜杠转义，再读一次。",
            "The head of the file has none of these, so quotes are read as doubled and cells of these rows may be shifted. Choose escaping by a backslash under “Quotes inside a cell” and read the file again.",
        ),
        IssueKind::Rejoined => lang.pick(
            "这些行照拼回的金额计入，后面各列随之归位；不该拼的话，请在“千位逗号”里改，再读一次。",
            "These rows count with the amount shown, and the cells behind it move back to their columns. If they should not, say so under “Commas between thousands” and read the file again.",
        ),
        IssueKind::FilledDown => lang.pick(
            "这些行按上一行的客户、订单或日期计入，金额从不填充；不该填的话，请在“合并的单元格”里改为不填，再读一次。",
            "These rows count for the customer, order or day above them; amounts are never filled. If they should not be, say so under “Merged cells” and read the file again.",
        ),
        IssueKind::EndUndated => lang.pick(
            "何时结束不得而知，预测不计入这些合同。请在源文件里补上日期；也可以在“价值”的预测里改为按仍在履行计。",
            "It is not known when they ended, so the forecast leaves them out. Fill in the dates in the file, or count them as going on in the forecast of the room of value.",
        ),
        IssueKind::RefundWithoutOrder => lang.pick(
            "查不到是谁的订单，这些退款没有扣除；请核对订单号，或补上这些订单。",
            "It is not known whose orders they are, so these refunds are not deducted: check the order numbers, or add the orders.",
        ),
        IssueKind::NoCode => lang.pick(
            "别的行写了币种，这些行没有写，看不出是不是同一种：都照数计入，单位先不注明。请核对这几行，并在“币种”里选定。",
            "Other rows name a currency and these do not, so they may be of another: all count as they stand, and no unit is named. Check these rows, and choose the currency.",
        ),
        IssueKind::MissingColumn => lang.pick(
            "这些行照常计入，缺的那一列留空。",
            "These rows count all the same; the column is blank for them.",
        ),
        IssueKind::UnmatchedKey => lang.pick(
            "这些行照常计入，关联来的列留空。",
            "These rows count all the same; the joined columns are blank for them.",
        ),
        IssueKind::DuplicateKey => lang.pick(
            "取关联表里最先出现的那一行。",
            "The first row of the joined table counts.",
        ),
        IssueKind::BlankCell => lang.pick(
            "这些格按没有值算，不当作 0；行照样采用。",
            "These cells count as no value, not as zero; their rows are used.",
        ),
        IssueKind::BadCell => lang.pick(
            "这些格按空白算，行照样采用。",
            "These cells count as blank; their rows are used.",
        ),
        IssueKind::OddDate => lang.pick(
            "占位日期（如 1900 年 1 月 1 日）按质量报告里的规则处理；其余照原样采用，请核对。",
            "Dates that stand for none, such as 1900-01-01, follow the rule in the quality report; the others are used as they stand. Please check.",
        ),
        IssueKind::BadCost => lang.pick(
            "这些行计入收入，利润按零计。",
            "These rows count as revenue; their profit counts as zero.",
        ),
        _ => lang.pick("照原样采用，请核对。", "Used as they stand; please check."),
    }
}

/// `第 3 行`, with the name of the file or sheet where there are several.
pub fn line_place(lang: Lang, line: u64, inputs: &[InputFacts]) -> String {
    match (lang, InputFacts::of_line(inputs, line)) {
        (Lang::Zh, (None, line)) => format!("第 {line} 行"),
        (Lang::En, (None, line)) => format!("line {line}"),
        (Lang::Zh, (Some(input), line)) => format!("“{}”第 {line} 行", input.name),
        (Lang::En, (Some(input), line)) => format!("“{}”, line {line}", input.name),
    }
}

/// `第 3、8、12 行` with what stood there.
pub fn issue_places(
    lang: Lang,
    issue: &Issue,
    columns: &[String],
    inputs: &[InputFacts],
) -> String {
    let places: Vec<String> = issue
        .examples
        .iter()
        .map(|example| {
            let column = example.column.and_then(|column| columns.get(column));
            let is_blank = example.found.trim().is_empty();
            let (line, found) = (line_place(lang, example.line, inputs), &example.found);
            match (lang, column) {
                (Lang::Zh, Some(name)) if is_blank => format!("{line}“{name}”"),
                (Lang::En, Some(name)) if is_blank => format!("{line}, {name}"),
                (Lang::Zh, Some(name)) => format!("{line}“{name}”= “{found}”"),
                (Lang::Zh, None) => format!("{line} “{found}”"),
                (Lang::En, Some(name)) => format!("{line}, {name} = “{found}”"),
                (Lang::En, None) => format!("{line}: “{found}”"),
            }
        })
        .collect();
    places.join(lang.pick("；", "; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_its_file_where_there_are_several() {
        let input = |name: &str, before| InputFacts {
            name: name.into(),
            before,
            ..InputFacts::default()
        };
        let inputs = [input("一月.csv", 0), input("二月.csv", 10)];
        assert_eq!(line_place(Lang::Zh, 12, &inputs), "“二月.csv”第 2 行");
        assert_eq!(line_place(Lang::En, 10, &inputs), "“一月.csv”, line 10");
        assert_eq!(line_place(Lang::Zh, 12, &[]), "第 12 行");
    }

    #[test]
    fn rows_that_the_rules_set_aside_are_not_said_to_be_used() {
        assert_eq!(
            issues_note(Lang::Zh, true, 0),
            "读取时没有遇到问题，每一行都用上了。"
        );
        for (is_empty, by_rules) in [(true, 20), (false, 20)] {
            for lang in Lang::ALL {
                let said = issues_note(lang, is_empty, by_rules);
                assert!(said.contains("20"), "{said}");
                assert!(
                    !said.contains("每一行") && !said.contains("every row"),
                    "{said}"
                );
            }
        }
        assert_eq!(issues_note(Lang::En, false, 0), "");
    }
}
