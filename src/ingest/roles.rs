//! Which column means what: by its name first, by its values where names are silent.

use std::collections::{BTreeMap, HashSet};

use super::number::{self, MarkEvidence, Reading};
use super::{ColumnFacts, DecimalMark, Reason, Role, aliases, date, ids};

/// Parts of names that speak against taking a column by its values alone.
const NEVER_BY_VALUE: [&str; 24] = [
    "ship", "发货", "birth", "生日", "出生", "due", "deliver", "discount", "折扣", "优惠", "税",
    "tax", "运费", "freight", "postal", "zip", "邮编", "price", "价", "cost", "成本", "profit",
    "利润", "rate",
];

/// A character in its half-width form.
pub(super) fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '￥' => '¥',
        '￡' => '£',
        '。' => '.',
        c => c,
    }
}

/// A header as names are compared: lowercase, half-width, without blanks, punctuation and what
/// stands in brackets.
pub(super) fn fold(header: &str) -> String {
    let mut depth = 0;
    let mut folded = String::new();
    for c in header.chars().map(half_width) {
        match c {
            '(' | '[' | '【' | '{' => depth += 1,
            ')' | ']' | '】' | '}' => depth = (depth - 1).max(0),
            c if depth == 0 && c.is_alphanumeric() => folded.extend(c.to_lowercase()),
            _ => {}
        }
    }
    folded
}

/// The role a header names, and how good a name it is (0 is best).
fn rank_of(header: &str) -> Option<(Role, usize)> {
    let folded = fold(header);
    aliases::lookup(&folded).or_else(|| {
        const UNITS: [&str; 10] = [
            "元", "万元", "rmb", "cny", "usd", "eur", "gbp", "jpy", "hkd", "twd",
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

/// What the values of a column look like.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    filled: usize,
    dates: usize,
    /// Dates that could not be a serial number or an amount.
    sure_dates: usize,
    /// Of these, the ones that are more than a run of digits.
    written_dates: usize,
    numbers: usize,
    /// Numbers with decimals or a currency.
    written_money: usize,
    distinct: usize,
    pub(super) marks: MarkEvidence,
}

impl Shape {
    /// Looks at the values of a column.
    pub(super) fn of<'a>(values: impl Iterator<Item = &'a str>) -> Shape {
        let mut shape = Shape::default();
        let mut seen = HashSet::new();
        for value in values {
            let trimmed = ids::normalise(value.as_bytes());
            if trimmed.is_empty() {
                continue;
            }
            shape.filled += 1;
            if seen.insert(trimmed) {
                shape.distinct += 1;
            }
            if date::read(trimmed).is_some() {
                shape.dates += 1;
                let digits = trimmed.iter().all(u8::is_ascii_digit);
                let decimal = trimmed
                    .iter()
                    .filter(|byte| !byte.is_ascii_digit())
                    .eq([&b'.']);
                shape.sure_dates += usize::from(!decimal && (!digits || trimmed.len() != 5));
                shape.written_dates += usize::from(!decimal && !digits);
            }
            let as_number = |mark| match number::read(value.as_bytes(), mark) {
                Reading::Amount(_, currency) => Some(currency),
                _ => None,
            };
            if let Some(currency) = as_number(DecimalMark::Point).or(as_number(DecimalMark::Comma))
            {
                shape.numbers += 1;
                shape.marks.see(value);
                let decimals = value.contains(['.', ',']);
                let named = currency != crate::units::Currency::Unstated;
                shape.written_money += usize::from(decimals || named);
            }
        }
        shape
    }

    /// False when the values speak against the role: a role of dates or numbers wants half of the
    /// filled cells to be such.
    fn allows(&self, role: Role) -> bool {
        let fitting = match role {
            Role::Customer | Role::Order => return self.filled > 0,
            Role::Date => self.dates,
            _ => self.numbers,
        };
        fitting * 2 >= self.filled
    }

    fn nearly_all(&self, count: usize) -> bool {
        self.filled > 0 && count * 10 >= self.filled * 9
    }
}

/// Proposes a role for every column, each with its reason. No role goes to two columns, no column
/// gets two.
pub(super) fn propose(
    names: &[String],
    has_header: bool,
    shapes: &[Shape],
) -> Vec<(Option<Role>, Reason)> {
    let mut proposals = vec![(None, Reason::NoEvidence); names.len()];
    let ranks: Vec<Option<(Role, usize)>> = names
        .iter()
        .map(|name| rank_of(name).filter(|_| has_header))
        .collect();
    let mut named = HashSet::new();
    for role in Role::ALL {
        let best = ranks
            .iter()
            .zip(shapes)
            .enumerate()
            .filter_map(|(column, (rank, shape))| match rank {
                Some((found, rank)) if *found == role && shape.allows(role) => {
                    Some((*rank, column))
                }
                _ => None,
            })
            .min();
        let Some((_, best)) = best else { continue };
        named.insert(role);
        for (column, rank) in ranks.iter().enumerate() {
            if column == best {
                proposals[column] = (Some(role), Reason::HeaderAlias(names[column].clone()));
            } else if rank.is_some_and(|(found, _)| found == role) {
                proposals[column] = (None, Reason::BetterElsewhere(role));
            }
        }
    }
    if !named.contains(&Role::Date) {
        let place = free(&proposals, names, shapes, |shape| {
            shape.nearly_all(shape.sure_dates) && shape.written_dates * 2 > shape.dates
        })
        .or_else(|| {
            free(&proposals, names, shapes, |shape| {
                shape.nearly_all(shape.sure_dates)
            })
        });
        take(&mut proposals, place, Role::Date, Reason::ValuesAreDates);
    }
    let by_price = named.contains(&Role::Quantity) && named.contains(&Role::UnitPrice);
    if !named.contains(&Role::Amount) && !by_price {
        let place = free(&proposals, names, shapes, |shape| {
            shape.nearly_all(shape.numbers) && shape.written_money * 3 > shape.numbers
        });
        take(&mut proposals, place, Role::Amount, Reason::ValuesAreMoney);
    }
    if !named.contains(&Role::Customer) {
        let place = proposals
            .iter()
            .zip(shapes)
            .enumerate()
            .filter(|(_, ((role, reason), shape))| {
                role.is_none()
                    && *reason == Reason::NoEvidence
                    && shape.filled >= 10
                    && shape.written_dates == 0
                    && shape.written_money == 0
                    && (shape.filled..=shape.filled * 9).contains(&(shape.distinct * 10))
            })
            .max_by_key(|(column, (_, shape))| (shape.distinct, std::cmp::Reverse(*column)))
            .map(|(column, _)| column);
        take(
            &mut proposals,
            place,
            Role::Customer,
            Reason::ValuesRepeatLikeIds,
        );
    }
    proposals
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

/// The first column without role or other evidence whose values fit.
fn free(
    proposals: &[(Option<Role>, Reason)],
    names: &[String],
    shapes: &[Shape],
    fits: impl Fn(&Shape) -> bool,
) -> Option<usize> {
    (0..names.len()).find(|&column| {
        let folded = fold(&names[column]);
        proposals[column] == (None, Reason::NoEvidence)
            && !NEVER_BY_VALUE.iter().any(|part| folded.contains(part))
            && fits(&shapes[column])
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
        let value = value.trim();
        if !value.is_empty() && !samples.iter().any(|sample| sample == value) {
            samples.push(value.to_owned());
            if samples.len() == 3 {
                break;
            }
        }
    }
    samples
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
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proposes roles for a header over one column of values each.
    fn roles(columns: &[(&str, &[&str])]) -> Vec<Option<Role>> {
        let names: Vec<String> = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
        let shapes: Vec<Shape> = columns
            .iter()
            .map(|(_, values)| Shape::of(values.iter().copied()))
            .collect();
        propose(&names, true, &shapes)
            .into_iter()
            .map(|(role, _)| role)
            .collect()
    }

    const DAY: &[&str] = &["2024-03-05"];
    const SUM: &[&str] = &["12.5"];
    const ID: &[&str] = &["A-1"];

    #[test]
    fn shop_exports_map_themselves() {
        use Role::{Amount, Customer, Date, Order, Quantity, UnitPrice};
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
                None,
                None,
                Some(Quantity),
                Some(Date),
                Some(UnitPrice),
                Some(Customer),
                None
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
        assert_eq!(roles(&[("ship", &days), ("discount", &sums)]), [None, None]);
    }

    #[test]
    fn headers_are_compared_without_their_dress() {
        assert_eq!(fold("Customer_ID "), "customerid");
        assert_eq!(fold("实付金额（元）"), "实付金额");
        assert_eq!(fold("Ｏｒｄｅｒ－Ｄａｔｅ"), "orderdate");
        assert_eq!(alias_of("订单金额/元"), Some(Role::Amount));
    }
}
