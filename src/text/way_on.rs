//! What a table that lacks days or money is good for, and what to do with it.

use super::Lang;
use crate::ingest::{Inspection, Plan, Reason, Role, Shape, names_month};

/// Columns of months from which on a table is one of months.
const MONTHS: usize = 3;

/// What a table of order lines that lacks its days or its money may be instead, and how to go on; none
/// where nothing is missing, or nothing speaks for anything else.
pub fn way_on(lang: Lang, inspection: &Inspection, plan: &Plan) -> Option<String> {
    if let Some(said) = of_periods(lang, inspection, plan) {
        return Some(said);
    }
    let missing = plan.missing();
    let lacks = |role: Role| missing.contains(&role);
    if !plan.shape.gives_order_lines() || !lacks(Role::Amount) || !inspection.joins.is_empty() {
        return None;
    }
    let names = inspection.columns.iter().map(|column| &column.name);
    if names.filter(|name| names_month(name)).count() >= MONTHS {
        return Some(
            lang.pick(
                "列名只有月份，没有年份，看不出是哪一年。请把列名改成“2024-01”或“2024年1月”这样再导入，就能按客户 × 月份读。",
                "The columns are named for months without a year. Name them like “2024-01” and import the file again: it is then read as customers by month.",
            )
            .into(),
        );
    }
    let name = |role: Role| {
        let column = *plan.roles.get(&role)?;
        Some(inspection.columns.get(column)?.name.as_str())
    };
    let was = |role: Role| {
        let mut columns = inspection.columns.iter();
        columns.any(|column| column.reason == Reason::NotInShape(role))
    };
    let other = |role: Role| first_named(inspection, role);
    let customer = name(Role::Customer).or_else(|| other(Role::Customer));
    // Products have names and numbers; tables are joined on the numbers.
    let product = other(Role::Product).or_else(|| name(Role::Product));
    if lacks(Role::Date) && was(Role::End) {
        return Some(
            lang.pick(
                "这张表只记了结束的日子，没有开始的日子，单独算不出留存。请打开每份合同一行、有开始和结束日期（或在约时长和是否流失）的表。",
                "This table says when something ended and not when it began, so retention cannot be told from it. Open the table with a row for each contract: start and end, or tenure and whether it ended.",
            )
            .into(),
        );
    }
    match (customer, product) {
        (Some(_), Some(product)) if name(Role::Quantity).is_some() && !lacks(Role::Date) => {
            Some(match lang {
                Lang::Zh => format!(
                    "有数量，没有单价和金额。把带“{product}”和单价的商品表和这个文件一起选入，会按“{product}”关联，金额 = 数量 × 单价。"
                ),
                Lang::En => format!(
                    "There are quantities but neither prices nor amounts. Choose this file together with the list of products that has “{product}” and a price: it is joined on “{product}”, and amount = quantity × price."
                ),
            })
        }
        (Some(customer), _) if lacks(Role::Date) => {
            Some(attributes(lang, lang.pick("客户", "customers"), customer))
        }
        (None, Some(product)) if lacks(Role::Date) => {
            Some(attributes(lang, lang.pick("商品", "products"), product))
        }
        _ => None,
    }
}

/// A table of rows that begin and end and name nobody: campaigns rather than contracts.
fn of_periods(lang: Lang, inspection: &Inspection, plan: &Plan) -> Option<String> {
    const OF_CONTRACTS: [Role; 5] = [
        Role::Customer,
        Role::Tenure,
        Role::Charge,
        Role::Churned,
        Role::ObservedTime,
    ];
    let has = |role: &Role| plan.roles.contains_key(role);
    if plan.shape != Shape::Contracts || OF_CONTRACTS.iter().any(has) {
        return None;
    }
    let mut columns = inspection.columns.iter().enumerate();
    let key = columns.find(|(place, _)| plan.role_of(*place).is_none());
    Some(match (lang, key) {
        (Lang::Zh, Some((_, key))) => format!(
            "这张表有开始和结束日期，没有客户，多半是活动、档期一类的说明表，不是合同。要用它，请把带“{key}”的订单或名单和它一起选入，会按“{key}”关联；如果确实是合同，请在下面指定客户那一列再算。",
            key = key.name
        ),
        (Lang::En, Some((_, key))) => format!(
            "This table says when things began and ended, but for no customer: it probably describes campaigns, not contracts. To use it, choose it together with the orders or the list that has “{key}”: it is joined on “{key}”. If these are contracts, say below which column is the customer before you compute.",
            key = key.name
        ),
        (Lang::Zh, None) => {
            "这张表只有开始和结束日期，没有客户：每行按一份合同算，结果里用行号代替客户。".into()
        }
        (Lang::En, None) => {
            "This table has days of a start and an end and no customer: each row counts as a contract, named by its number.".into()
        }
    })
}

/// A table of attributes.
fn attributes(lang: Lang, of: &str, key: &str) -> String {
    match lang {
        Lang::Zh => format!(
            "这张表没有日期和金额，像{of}属性表。把它和订单文件一起拖进来（或一起选中），会按“{key}”关联，它的列可以用来分组和筛选；每个“{key}”只能有一行。"
        ),
        Lang::En => format!(
            "This table has neither days nor money: it looks like attributes of {of}. Drop it together with the orders, or choose both at once: it is joined on “{key}”, and its columns can group and filter, as long as each “{key}” has one row."
        ),
    }
}

/// The first column whose name is another one for a role: product keys beside product names.
fn first_named(inspection: &Inspection, role: Role) -> Option<&str> {
    let mut columns = inspection.columns.iter();
    let found = columns.find(|column| column.reason == Reason::BetterElsewhere(role));
    found.map(|column| column.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{MemorySource, Overrides, inspect};

    fn said(text: &str) -> Option<String> {
        let mut source = MemorySource(text.as_bytes());
        let found = inspect(&mut source, "t.csv", &Overrides::default()).unwrap();
        way_on(Lang::En, &found, &found.plan)
    }

    #[test]
    fn a_table_of_no_use_alone_says_what_it_is_joined_on() {
        let customers = said("customer_id,city,level\n1,Rome,gold\n2,Oslo,gold\n").unwrap();
        assert!(customers.contains("attributes of customers"), "{customers}");
        assert!(customers.contains("joined on “customer_id”"), "{customers}");
        let products = said("product_id,product_name,cost\nA1,tea,3\nB2,cup,4\n").unwrap();
        assert!(products.contains("joined on “product_id”"), "{products}");
        let unpriced = said(
            "order_date,customer_id,product_id,quantity\n2024-01-01,1,A1,2\n2024-01-02,2,B2,1\n",
        );
        assert!(unpriced.unwrap().contains("amount = quantity × price"));
        let months = said("客户,1月,2月,3月\na,10.5,0,400\nb,30,4.25,50\n").unwrap();
        assert!(months.contains("without a year"), "{months}");
        let scored = said("Account name;Score 1;Score 2;Score 3\na;x;3,5;4\nb;y;3;z\n");
        assert!(scored.is_none_or(|it| !it.contains("year")));
        let ended = "account_id,churn_date,reason_code\n1,2024-01-01,price\n1,2024-02-01,price\n";
        assert!(said(ended).unwrap().contains("when something ended"));
    }

    #[test]
    fn campaigns_that_begin_and_end_are_said_to_be_no_contracts() {
        let rows = "1,Type B,2017-03-03,2017-04-09\n2,Type B,2017-03-08,2017-04-09\n3,Type C,2017-03-13,2017-05-08\n";
        let campaigns = said(&format!(
            "campaign_id,campaign_type,start_date,end_date\n{rows}"
        ));
        let campaigns = campaigns.unwrap();
        assert!(campaigns.contains("for no customer"), "{campaigns}");
        assert!(campaigns.contains("joined on “campaign_id”"), "{campaigns}");
        let contracts = said(&format!("customer_id,plan,start_date,end_date\n{rows}"));
        assert_eq!(contracts, None);
    }

    #[test]
    fn orders_that_lack_nothing_need_no_way_on() {
        assert_eq!(
            said("customer,date,amount\na,2024-01-01,5\nb,2024-01-02,6\n"),
            None
        );
    }
}
