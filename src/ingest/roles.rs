//! Which column means what: by its name first, by its values where names are silent.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::letters::{fold, half_width};
use super::look::Look;
use super::number::{self, Reading};
use super::{ColumnFacts, DecimalMark, Reason, Role, aliases, date};

/// Parts of names that speak against taking a column by its values alone.
const NEVER_BY_VALUE: [&str; 31] = [
    "ship", "发货", "birth", "出生", "due", "deliver", "discount", "折扣", "优惠", "税", "tax",
    "运费", "freight", "postal", "zip", "邮编", "price", "价", "cost", "成本", "profit", "利润",
    "rate", "percent", "pct", "占比", "比例", "latitud", "longitud", "纬度", "经度",
];

/// Names of coordinates, which look like money.
const COORDINATES: [&str; 3] = ["lat", "lon", "lng"];

/// True for a birthday. What happened on a day (发生日, 发生日期) is none: 生 and 日 stand side by side in it,
/// in two words.
fn names_birthday(folded: &str) -> bool {
    const BEFORE: [&str; 4] = ["发", "產", "产", "衍"];
    folded.match_indices("生日").any(|(place, _)| {
        let before = &folded[..place];
        !BEFORE.iter().any(|word| before.ends_with(word))
    })
}

/// True for a header that says its numbers only tell things apart.
pub(super) fn names_ids(header: &str) -> bool {
    const ENDS: [&str; 17] = [
        "id", "code", "key", "upc", "sku", "barcode", "zip", "postcode", "phone", "编号", "代码",
        "编码", "条码", "号码", "手机", "电话", "号",
    ];
    let folded = fold(header);
    ENDS.iter().any(|end| folded.ends_with(end))
}

/// The role a header names, and how good a name it is (0 is best).
fn rank_of(header: &str) -> Option<(Role, usize)> {
    let folded = fold(header);
    aliases::lookup(&folded).or_else(|| {
        const UNITS: [&str; 19] = [
            "元",
            "万元",
            "千元",
            "亿元",
            "百万元",
            "rmb",
            "cny",
            "usd",
            "eur",
            "gbp",
            "jpy",
            "hkd",
            "twd",
            "inthousands",
            "thousands",
            "000s",
            "000",
            "inmillions",
            "millions",
        ];
        UNITS
            .iter()
            .find_map(|unit| aliases::lookup(folded.strip_suffix(unit)?))
    })
}

/// The role a header names.
pub(super) fn alias_of(header: &str) -> Option<Role> {
    rank_of(header).map(|(role, _)| role)
}

/// True for a cell that is a number or a date rather than a name.
pub(super) fn looks_like_data(cell: &str) -> bool {
    let is_number = matches!(
        number::read(cell.as_bytes(), DecimalMark::Point),
        Reading::Amount(..) | Reading::TooLarge
    );
    is_number || date::read(cell.as_bytes()).is_some()
}

/// Proposes a role for every column, each with its reason. No role goes to two columns, no column
/// gets two.
///
/// Names speak first. A name its values contradict is not taken, and the best of several names for
/// one role is. Where names are silent, values speak for the roles an order line cannot do without,
/// for states of orders and for marks from 0 to 10.
pub(super) fn propose(
    names: &[String],
    has_header: bool,
    looks: &[Look],
) -> Vec<(Option<Role>, Reason)> {
    let mut proposals = vec![(None, Reason::NoEvidence); names.len()];
    // As far as the columns tell.
    let rows = looks.iter().map(|look| look.filled).max().unwrap_or(0);
    let ranks: Vec<Option<(Role, usize)>> = names
        .iter()
        .map(|name| rank_of(name).filter(|_| has_header))
        .collect();
    for role in Role::ALL {
        let named = |column: &usize| ranks[*column].is_some_and(|(found, _)| found == role);
        let columns: Vec<usize> = (0..names.len()).filter(named).collect();
        let best = columns
            .iter()
            .filter(|&&column| looks[column].allows(role))
            .min_by_key(|&&column| {
                let filled = looks[column].filled;
                // A day of payment is blank where nobody paid; an amount that mostly is, is another one.
                let is_sparse = role == Role::Amount && filled * 2 < rows;
                let blank = (filled == 0, is_sparse);
                (blank, ranks[column].map(|(_, rank)| rank), column)
            })
            .copied();
        for column in columns {
            proposals[column] = if Some(column) == best {
                (Some(role), Reason::HeaderAlias(names[column].clone()))
            } else if !looks[column].allows(role) {
                (None, Reason::ValuesContradict(role))
            } else {
                (None, Reason::BetterElsewhere(role))
            };
        }
    }
    month_with_year(&mut proposals, looks);
    by_ends(&mut proposals, looks);
    by_questions(&mut proposals, names, looks);
    by_values(&mut proposals, names, has_header, looks);
    proposals
}

fn has(proposals: &[(Option<Role>, Reason)], role: Role) -> bool {
    proposals.iter().any(|(given, _)| *given == Some(role))
}

/// A column of months that name their year themselves (`2024-03`) is the date where there is no
/// other.
fn month_with_year(proposals: &mut [(Option<Role>, Reason)], looks: &[Look]) {
    if has(proposals, Role::Date) || has(proposals, Role::Year) {
        return;
    }
    let place = proposals
        .iter()
        .position(|(role, _)| *role == Some(Role::Month));
    if let Some(column) = place
        && looks[column].nearly_all(looks[column].sure_dates)
    {
        proposals[column].0 = Some(Role::Date);
    }
}

/// Where contracts begin or last, a column of states whose words say which of them have ended is that
/// mark, whatever it is called.
fn by_ends(proposals: &mut [(Option<Role>, Reason)], looks: &[Look]) {
    let is_of = |roles: &[Role]| roles.iter().any(|&role| has(proposals, role));
    let is_of_sales = is_of(&[Role::Order]) || (is_of(&[Role::Date]) && is_of(&[Role::Amount]));
    if !is_of(&[Role::Start, Role::Tenure]) || is_of(&[Role::Churned]) || is_of_sales {
        return;
    }
    let place = (0..proposals.len()).find(|&column| {
        let look = &looks[column];
        let is_free = match &proposals[column] {
            (Some(Role::Status), _) => true,
            // Yes, no and digits may answer any question.
            (None, Reason::NoEvidence) => look.answers < look.ends,
            _ => false,
        };
        is_free && look.ended > 0 && look.nearly_all(look.ends)
    });
    take(proposals, place, Role::Churned, Reason::ValuesAreEnds);
}

/// Questions of a survey, told by a word in them and by their answers.
fn by_questions(proposals: &mut [(Option<Role>, Reason)], names: &[String], looks: &[Look]) {
    const WORDS: [(Role, &[&str]); 2] = [
        (Role::Recommendation, &["推荐", "recommend"]),
        (Role::Satisfaction, &["满意", "satisf"]),
    ];
    for (role, words) in WORDS {
        if has(proposals, role) {
            continue;
        }
        let place = (0..names.len()).find(|&column| {
            let folded = fold(&names[column]);
            proposals[column] == (None, Reason::NoEvidence)
                && words.iter().any(|word| folded.contains(word))
                && looks[column].is_scale(role)
        });
        if let Some(column) = place {
            proposals[column] = (Some(role), Reason::QuestionNames(role));
        }
    }
    if !has(proposals, Role::Recommendation) {
        let place = (0..names.len()).find(|&column| {
            proposals[column] == (None, Reason::NoEvidence)
                && names_zero_to_ten(&names[column])
                && looks[column].is_scale(Role::Recommendation)
        });
        take(proposals, place, Role::Recommendation, Reason::ZeroToTen);
    }
}

/// True for a question with its scale written out: `0-10`, `0 to 10`, `0～10`.
fn names_zero_to_ten(name: &str) -> bool {
    let plain: String = name
        .chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_lowercase();
    ["0-10", "0to10", "0~10", "0–10", "0到10", "0至10", "0—10"]
        .iter()
        .any(|scale| plain.contains(scale))
}

/// What values alone speak for.
fn by_values(
    proposals: &mut [(Option<Role>, Reason)],
    names: &[String],
    has_header: bool,
    looks: &[Look],
) {
    let has_month = has(proposals, Role::Year) && has(proposals, Role::Month);
    if !has(proposals, Role::Date) && !has_month {
        let place = free(proposals, names, looks, |look| {
            look.nearly_all(look.sure_dates) && look.written_dates * 2 > look.dates
        })
        .or_else(|| {
            free(proposals, names, looks, |look| {
                look.nearly_all(look.sure_dates)
            })
        });
        take(proposals, place, Role::Date, Reason::ValuesAreDates);
    }
    let by_price = has(proposals, Role::Quantity) && has(proposals, Role::UnitPrice);
    if !has(proposals, Role::Amount) && !has(proposals, Role::Charge) && !by_price {
        let rows = looks.iter().map(|look| look.filled).max().unwrap_or(0);
        let place = free(proposals, names, looks, |look| {
            look.filled * 2 >= rows
                && look.nearly_all(look.numbers)
                && look.written_money * 3 > look.numbers
        });
        take(proposals, place, Role::Amount, Reason::ValuesAreMoney);
    }
    if !has(proposals, Role::Status) {
        let place = free(proposals, names, looks, |look| {
            look.nearly_all(look.states) && look.distinct >= 2
        });
        take(proposals, place, Role::Status, Reason::ValuesAreStates);
    }
    // A list of products has names that repeat, too: somebody bought where there is a day or money.
    let is_of_sales = [Role::Date, Role::Year, Role::Amount, Role::Charge];
    let is_of_sales = is_of_sales.iter().any(|&role| has(proposals, role)) || by_price;
    if !has(proposals, Role::Customer) && is_of_sales {
        let place = proposals
            .iter()
            .zip(looks)
            .enumerate()
            .filter(|(_, ((role, reason), look))| {
                role.is_none()
                    && *reason == Reason::NoEvidence
                    && look.filled >= 10
                    && look.written_dates == 0
                    && look.written_money == 0
                    && (!has_header || look.may_be_ids())
                    && (look.filled..=look.filled * 9).contains(&(look.distinct * 10))
            })
            .max_by_key(|(column, (_, look))| (look.distinct, std::cmp::Reverse(*column)))
            .map(|(column, _)| column);
        take(
            proposals,
            place,
            Role::Customer,
            Reason::ValuesRepeatLikeIds,
        );
    }
}

/// The roles a user gave. A column given two keeps the first.
pub(super) fn chosen(
    names: &[String],
    roles: &BTreeMap<Role, usize>,
) -> Vec<(Option<Role>, Reason)> {
    (0..names.len())
        .map(|column| {
            let role = roles.iter().find(|&(_, &mapped)| mapped == column);
            match role {
                Some((&role, _)) => (Some(role), Reason::Chosen),
                None => (None, Reason::NoEvidence),
            }
        })
        .collect()
}

/// False for a name that speaks against taking its column by the values alone.
pub(super) fn may_be_told_by_values(name: &str) -> bool {
    let folded = fold(name);
    !NEVER_BY_VALUE.iter().any(|part| folded.contains(part))
        && !names_birthday(&folded)
        && !COORDINATES.contains(&folded.as_str())
        && !date::names_month(name)
}

/// The first column without role or other evidence whose values fit.
fn free(
    proposals: &[(Option<Role>, Reason)],
    names: &[String],
    looks: &[Look],
    fits: impl Fn(&Look) -> bool,
) -> Option<usize> {
    (0..names.len()).find(|&column| {
        proposals[column] == (None, Reason::NoEvidence)
            && may_be_told_by_values(&names[column])
            && fits(&looks[column])
    })
}

fn take(
    proposals: &mut [(Option<Role>, Reason)],
    place: Option<usize>,
    role: Role,
    reason: Reason,
) {
    if let Some(column) = place {
        proposals[column] = (Some(role), reason);
    }
}

/// The first three different values of a column that are not blank.
pub(super) fn samples<'a>(values: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for value in values {
        let value = first_lines(value.trim(), 1);
        let value = value.as_ref();
        if !value.is_empty() && !samples.iter().any(|sample| sample == value) {
            samples.push(value.to_owned());
            if samples.len() == 3 {
                break;
            }
        }
    }
    samples
}

/// The first lines of a cell, at most so many; a mark says that there are more.
pub(super) fn first_lines(cell: &str, most: usize) -> Cow<'_, str> {
    let mut ends = cell.match_indices(['\n', '\r']);
    match ends.nth(most - 1) {
        Some((end, _)) => Cow::Owned(format!("{} …", &cell[..end])),
        None => Cow::Borrowed(cell),
    }
}

/// Columns with role, reason and samples, from the names and the rows behind the header.
pub(super) fn columns(
    names: &[String],
    proposals: Vec<(Option<Role>, Reason)>,
    body: &[Vec<String>],
) -> Vec<ColumnFacts> {
    names
        .iter()
        .zip(proposals)
        .enumerate()
        .map(|(column, (name, (role, reason)))| ColumnFacts {
            name: name.clone(),
            role,
            reason,
            samples: samples(
                body.iter()
                    .filter_map(|row| row.get(column).map(String::as_str)),
            ),
            remarks: Vec::new(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proposes roles for a header over one column of values each.
    fn roles(columns: &[(&str, &[&str])]) -> Vec<Option<Role>> {
        let names: Vec<String> = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
        let looks: Vec<Look> = columns
            .iter()
            .map(|(_, values)| Look::of(values.iter().copied()))
            .collect();
        propose(&names, true, &looks)
            .into_iter()
            .map(|(role, _)| role)
            .collect()
    }

    const DAY: &[&str] = &["2024-03-05"];
    const SUM: &[&str] = &["12.5"];
    const ID: &[&str] = &["A-1"];

    #[test]
    fn shop_exports_map_themselves() {
        use Role::{Amount, Customer, Date, Order, Product, Quantity, Region, UnitPrice};
        assert_eq!(
            roles(&[("会员号", ID), ("下单时间", DAY), ("实付金额", SUM)]),
            [Some(Customer), Some(Date), Some(Amount)]
        );
        assert_eq!(
            roles(&[
                ("订单编号", ID),
                ("买家会员名", ID),
                ("买家应付货款", SUM),
                ("买家实际支付金额", SUM),
                ("订单创建时间", DAY),
                ("订单付款时间", DAY)
            ]),
            [
                Some(Order),
                Some(Customer),
                None,
                Some(Amount),
                None,
                Some(Date)
            ]
        );
        assert_eq!(
            roles(&[
                ("Invoice", ID),
                ("StockCode", ID),
                ("Description", ID),
                ("Quantity", &["6"]),
                ("InvoiceDate", DAY),
                ("Price", SUM),
                ("Customer ID", ID),
                ("Country", ID)
            ]),
            [
                Some(Order),
                Some(Product),
                None,
                Some(Quantity),
                Some(Date),
                Some(UnitPrice),
                Some(Customer),
                Some(Region)
            ]
        );
        assert_eq!(
            roles(&[
                ("Customer Name", ID),
                ("customer_id", ID),
                ("Order Date", DAY),
                ("Ship Date", DAY),
                ("金额（元）", SUM)
            ]),
            [None, Some(Customer), Some(Date), None, Some(Amount)]
        );
    }

    #[test]
    fn a_name_its_values_contradict_is_not_taken() {
        assert_eq!(
            roles(&[
                ("customer", ID),
                ("date", &["yes", "no"]),
                ("total", &["x"])
            ]),
            [Some(Role::Customer), None, None]
        );
    }

    #[test]
    fn values_speak_where_names_are_silent() {
        let ids: Vec<String> = (0..20).map(|n| format!("K{}", n % 7)).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let days = ["2024-03-05"; 20];
        let sums = ["12.5"; 20];
        assert_eq!(
            roles(&[("x", &ids), ("y", &days), ("z", &sums)]),
            [Some(Role::Customer), Some(Role::Date), Some(Role::Amount)]
        );
        assert_eq!(
            roles(&[("ship", &days), ("price", &sums)]),
            [None, Some(Role::UnitPrice)]
        );
        assert_eq!(roles(&[("ship", &days), ("tax", &sums)]), [None, None]);
        assert_eq!(
            roles(&[
                ("客户", &ids),
                ("月份", &["2024-03", "2024-04"]),
                ("金额", &sums)
            ]),
            [Some(Role::Customer), Some(Role::Date), Some(Role::Amount)]
        );
        assert_eq!(
            roles(&[("年份", &["2024"]), ("月份", &["3月"]), ("金额", &sums)]),
            [Some(Role::Year), Some(Role::Month), Some(Role::Amount)]
        );
        let states = ["交易成功", "交易关闭", "等待买家付款", "交易成功"];
        assert_eq!(roles(&[("x", &states)]), [Some(Role::Status)]);
    }

    #[test]
    fn a_birthday_is_no_day_of_an_order_and_the_day_something_happened_is_none_of_birth() {
        let days = ["2024-03-05", "2024-03-06", "2024-04-01", "2024-04-02"];
        for name in ["生日", "会员生日", "客户生日日期", "出生日期"] {
            assert_eq!(roles(&[(name, &days)]), [None], "{name}");
        }
        // No list of names has these: their values speak, and nothing in the name speaks against them.
        for name in ["业务发生日", "费用发生日期", "合同产生日"] {
            assert_eq!(roles(&[(name, &days)]), [Some(Role::Date)], "{name}");
        }
    }

    #[test]
    fn back_offices_of_shops_map_themselves() {
        let words = ["交易成功", "交易关闭"];
        let whole = ["1", "2"];
        let by_name = |columns: &[(&str, &[&str])]| -> Vec<(String, Role)> {
            let found = roles(columns);
            let named = columns.iter().zip(found);
            named
                .filter_map(|((name, _), role)| Some(((*name).to_owned(), role?)))
                .collect()
        };
        let taobao = by_name(&[
            ("订单编号", ID),
            ("买家会员名", ID),
            ("买家应付货款", SUM),
            ("买家实际支付金额", SUM),
            ("订单状态", &words),
            ("收货人姓名", ID),
            ("联系手机", ID),
            ("订单创建时间", DAY),
            ("订单付款时间 ", DAY),
            ("宝贝标题 ", ID),
            ("宝贝种类 ", &whole),
            ("宝贝总数量", &whole),
            ("店铺名称", ID),
            ("退款金额", SUM),
        ]);
        let expected = [
            ("订单编号", Role::Order),
            ("买家会员名", Role::Customer),
            ("买家实际支付金额", Role::Amount),
            ("订单状态", Role::Status),
            ("订单付款时间 ", Role::Date),
            ("宝贝标题 ", Role::Product),
            ("宝贝总数量", Role::Quantity),
            ("店铺名称", Role::Channel),
            ("退款金额", Role::Refund),
        ];
        let plain: Vec<(&str, Role)> = taobao
            .iter()
            .map(|(name, role)| (name.as_str(), *role))
            .collect();
        assert_eq!(plain, expected);
        let jd = by_name(&[
            ("订单号", ID),
            ("商品名称", ID),
            ("订购数量", &whole),
            ("下单时间", DAY),
            ("京东价", SUM),
            ("订单金额", SUM),
            ("结算金额", SUM),
            ("应付金额", SUM),
            ("订单状态", &words),
            ("下单帐号", ID),
        ]);
        assert!(jd.contains(&("订单金额".into(), Role::Amount)), "{jd:?}");
        assert!(jd.contains(&("下单帐号".into(), Role::Customer)), "{jd:?}");
        let youzan = by_name(&[
            ("订单号", ID),
            ("订单状态", &words),
            ("付款时间", DAY),
            ("买家昵称", ID),
            ("商品数量", &whole),
            ("订单实付金额", SUM),
            ("优惠金额", SUM),
            ("销售渠道", ID),
        ]);
        assert_eq!(youzan.len(), 8, "{youzan:?}");
    }

    #[test]
    fn marks_are_told_by_their_values() {
        let marks = ["0", "10", "7", "9"];
        let words = ["bad", "good"];
        let question = "On a scale of 0-10, how would you rate the shop?";
        assert_eq!(roles(&[(question, &marks)]), [Some(Role::Recommendation)]);
        assert_eq!(roles(&[(question, &words)]), [None]);
        assert_eq!(
            roles(&[("您有多大可能把我们推荐给朋友？", &marks)]),
            [Some(Role::Recommendation)]
        );
        assert_eq!(roles(&[("NPS", &["55", "71"])]), [None]);
        assert_eq!(roles(&[("gender", &["b", "c"])]), [None]);
        assert_eq!(roles(&[("churn", &["Yes", "No"])]), [Some(Role::Churned)]);
    }

    #[test]
    fn headers_are_compared_without_their_dress() {
        assert_eq!(fold("Customer_ID "), "customerid");
        assert_eq!(fold("实付金额（元）"), "实付金额");
        assert_eq!(fold("Ｏｒｄｅｒ－Ｄａｔｅ"), "orderdate");
        assert_eq!(alias_of("订单金额/元"), Some(Role::Amount));
    }
}
