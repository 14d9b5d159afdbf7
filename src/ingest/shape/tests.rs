use super::super::{MemorySource, Overrides, inspect};
use super::*;

fn shape(text: &str) -> (Shape, ShapeReason) {
    let mut source = MemorySource(text.as_bytes());
    let found = inspect(&mut source, "table.csv", &Overrides::default()).unwrap();
    (found.plan.shape, found.shape_reason)
}

#[test]
fn order_ids_tell_lines_from_orders() {
    let head = "客户ID,订单日期,金额,订单编号\n";
    let (found, reason) = shape(&format!("{head}A,2024-03-05,1,X\nA,2024-03-05,2,X\n"));
    assert_eq!(found, Shape::OrderLines);
    assert_eq!(reason, ShapeReason::OrderIdsRepeat { orders: 1, rows: 2 });
    let (found, _) = shape(&format!("{head}A,2024-03-05,1,X\nA,2024-03-05,2,Y\n"));
    assert_eq!(found, Shape::Orders);
}

#[test]
fn a_customer_a_row_with_a_count_of_orders_is_summed_up_already() {
    let (found, reason) =
        shape("会员号,累计消费金额,最近购买日期,购买次数\nA,90,2024-03-05,3\nB,10,2024-01-05,1\n");
    assert_eq!(found, Shape::Customers);
    let roles = vec![Role::OrderCount, Role::Date];
    assert_eq!(reason, ShapeReason::OncePerCustomer { rows: 2, roles });
    let (found, _) = shape("会员号,金额,日期\nA,90,2024-03-05\nB,10,2024-01-05\n");
    assert_eq!(found, Shape::OrderLines);
}

#[test]
fn months_as_columns_are_found_with_their_customer() {
    let text = "门店客户,地区,2024年1月,2024年2月,2024年3月\n甲,北京,1,,3\n乙,上海,4,5,6\n";
    let mut source = MemorySource(text.as_bytes());
    let found = inspect(&mut source, "m.csv", &Overrides::default()).unwrap();
    assert_eq!(found.plan.shape, Shape::MonthColumns);
    let columns: Vec<usize> = found.plan.months.iter().map(|month| month.0).collect();
    assert_eq!(columns, [2, 3, 4]);
    assert_eq!(found.plan.roles.get(&Role::Customer), Some(&0));
    assert!(found.plan.missing().is_empty());
}

#[test]
fn months_below_their_years_are_wide_months_and_no_scores() {
    for text in [
        "客户,2023年,,,2024年,\n,10月,11月,12月,1月,2月\nA,5,6,7,1,2\nB,1,2,3,1,\nC,2,2,9,0,1\n",
        "customer,2024,2024,2024,2024\ncustomer,Jan,Feb,Mar,Apr\nA,5,6,7,1\nB,1,2,3,1\n",
    ] {
        let mut source = MemorySource(text.as_bytes());
        let found = inspect(&mut source, "m.csv", &Overrides::default()).unwrap();
        assert_eq!(found.plan.shape, Shape::MonthColumns, "{text}");
        assert_eq!(found.plan.months.len(), found.columns.len() - 1);
        assert_eq!(found.plan.roles.get(&Role::Customer), Some(&0));
        assert!(found.plan.missing().is_empty());
    }
}

#[test]
fn a_column_a_year_is_a_wide_table_and_no_scorecard() {
    for text in [
        "customer,2022,2023,2024\nA,5,3,4\nB,1,2,2\nC,4,4,5\n",
        "客户,地区,2024年,2023年,2022年\n甲,京,100,,30\n乙,沪,4,5,6\n",
        "会员,FY2021,FY2022,FY2023,FY2024\n甲,1,2,3,4\n乙,4,5,6,7\n",
        "x,2022,2023,2024\nA,1,2,3\nB,4,5,6\n",
    ] {
        let mut source = MemorySource(text.as_bytes());
        let found = inspect(&mut source, "y.csv", &Overrides::default()).unwrap();
        assert_eq!(found.plan.shape, Shape::MonthColumns, "{text}");
        assert!(matches!(
            found.shape_reason,
            ShapeReason::YearHeaders { .. }
        ));
        assert!(found.plan.months.len() >= 3);
        assert_eq!(found.plan.roles.get(&Role::Customer), Some(&0), "{text}");
        let days: Vec<Day> = found.plan.months.iter().map(|it| it.1).collect();
        assert!(
            days.iter()
                .all(|day| (day.civil().1, day.civil().2) == (1, 1))
        );
    }
    // Years that do not follow one another, or stand among days, name no columns of years.
    for text in [
        "customer,2019,2022,2024\nA,5,3,4\nB,1,2,2\nC,4,4,5\n",
        "customer,date,2022,2023,2024\nA,2024-01-01,3,4,5\nA,2024-02-01,2,2,2\n",
    ] {
        assert_ne!(shape(text).0, Shape::MonthColumns, "{text}");
    }
}

#[test]
fn two_days_without_a_name_are_the_first_and_the_last_by_their_values() {
    let roles = |text: &str| {
        let mut source = MemorySource(text.as_bytes());
        let found = inspect(&mut source, "c.csv", &Overrides::default()).unwrap();
        let place = |role| found.plan.roles.get(&role).copied();
        let days = (place(Role::FirstDate), place(Role::Date));
        (found.plan.shape, days, found.columns[1].reason.clone())
    };
    let head = "会员号,日期1,日期2,购买次数,累计消费金额\n";
    let rows = "A,2024-03-05,2024-05-01,3,90\nB,2024-01-05,2024-01-05,1,10\nC,2023-01-05,2024-02-05,2,10\n";
    let (shape, days, reason) = roles(&format!("{head}{rows}"));
    assert_eq!((shape, days), (Shape::Customers, (Some(1), Some(2))));
    assert_eq!(reason, Reason::NeverLater { rows: 3 });
    let back = "A,2024-05-01,2024-03-05,3,90\nB,2024-01-05,2024-01-05,1,10\nC,2024-02-05,2023-01-05,2,10\n";
    let (shape, days, _) = roles(&format!("{head}{back}"));
    assert_eq!((shape, days), (Shape::Customers, (Some(2), Some(1))));
    // In one row it is the other way round: nothing is decided by the values.
    let mixed = format!("{head}{rows}D,2024-05-02,2024-05-01,1,1\n");
    assert_eq!(roles(&mixed).1, (None, Some(1)));
}

#[test]
fn a_header_of_months_alone_is_a_header() {
    let (found, _) = shape("x,202401,202402,202403\nA,1,2,3\nB,4,5,6\n");
    assert_eq!(found, Shape::MonthColumns);
}

#[test]
fn long_names_over_days_and_sums_make_no_survey() {
    let (found, _) = shape(
        "the day on which the order was placed online,the total sum that the buyer paid in the end,buyer\n\
         2024-01-01,129.50,A\n2024-01-02,80.25,B\n2024-02-03,99.90,A\n",
    );
    assert_ne!(found, Shape::Survey);
}

#[test]
fn long_labels_of_statistics_make_no_survey() {
    let (found, _) = shape(
        "region,patients seen within four hours of arrival at all,patients seen within four hours of arrival on Sundays,patients who waited longer than four hours on Sundays\n\
         North,72845,4,2\nSouth,61022,3,5\n",
    );
    assert_ne!(found, Shape::Survey);
}

#[test]
fn contracts_surveys_leads_and_scorecards_are_told_by_their_columns() {
    for (text, expected) in [
        (
            "customerID,tenure,MonthlyCharges,Churn\nA,1,29.85,No\nB,34,56.95,Yes\n",
            Shape::Contracts,
        ),
        (
            "合同编号,开始日期,到期日期,月费\nA,2024-01-01,2024-12-31,30\n",
            Shape::Contracts,
        ),
        (
            "account_id,signup_date,churn_flag\nA,2024-01-01,TRUE\nB,2024-02-01,FALSE\n",
            Shape::Contracts,
        ),
        (
            "Timestamp,How was the food?,Would you come again?\n2024-01-01,good,yes\n",
            Shape::Survey,
        ),
        ("答卷编号,推荐意愿,满意度\n1,9,4\n2,10,5\n", Shape::Survey),
        (
            "公司名称,线索来源,销售阶段,丢单原因\n甲,展会,赢单,\n乙,转介绍,丢单,价格\n",
            Shape::Leads,
        ),
        (
            "客户,合作意愿,服务评价,配合度\n甲,1,5,3\n乙,2,4,4\n",
            Shape::Scorecard,
        ),
        (
            "客户,财务,合作,业务,信用,签约\n甲,90,80,95,85,是\n丁,90,80,95,85,否\n",
            Shape::Scorecard,
        ),
        (
            "account,contract,finance,cooperation,business,last assessed\n\
             A,yes,90,80,85,2024-03-31\nB,no,70,60,75,2024-03-31\n",
            Shape::Scorecard,
        ),
    ] {
        assert_eq!(shape(text).0, expected, "{text}");
    }
}

#[test]
fn the_user_decides() {
    let text = "客户ID,订单日期,金额\nA,2024-03-05,1\nB,2024-03-05,2\n";
    let overrides = Overrides {
        shape: Some(Shape::Scorecard),
        ..Overrides::default()
    };
    let mut source = MemorySource(text.as_bytes());
    let found = inspect(&mut source, "table.csv", &overrides).unwrap();
    assert_eq!(found.plan.shape, Shape::Scorecard);
    assert_eq!(found.shape_reason, ShapeReason::Chosen);
}

#[test]
fn short_names_of_first_and_last_purchase_and_of_refunds_are_known() {
    let roles = |text: &str| {
        let mut source = MemorySource(text.as_bytes());
        let found = inspect(&mut source, "a.csv", &Overrides::default()).unwrap();
        found.plan.roles
    };
    let found = roles(
        "客户,首次购买,最近购买,订单数,消费总额\nA,2023-01-01,2024-10-18,1,9\nB,2023-02-01,2024-11-18,1,8\n",
    );
    assert_eq!(found.get(&Role::Date), Some(&2));
    let found = roles(
        "客户,first_order,last_order,订单数,消费总额\nA,2023-01-01,2024-10-18,1,9\nB,2023-02-01,2024-11-18,1,8\n",
    );
    assert_eq!(found.get(&Role::Date), Some(&2));
    let found = roles(
        "订单号,买家昵称,买家付款时间,订单实付金额,商品已退款金额,订单已退款金额\n1,A,2024-01-01,9,0,1\n2,B,2024-01-02,8,0,0\n",
    );
    assert_eq!(found.get(&Role::Refund), Some(&5));
    let found = roles("客户,发生日期,金额\nA,2024-01-01,9\nB,2024-02-01,8\n");
    assert_eq!(found.get(&Role::Date), Some(&1));
}

#[test]
fn of_two_columns_of_days_without_a_name_the_first_is_taken_and_the_other_named() {
    use crate::ingest::Remark;
    let remarks = |text: &str| {
        let mut source = MemorySource(text.as_bytes());
        let found = inspect(&mut source, "d.csv", &Overrides::default()).unwrap();
        assert_eq!(found.plan.roles.get(&Role::Date), Some(&1), "{text}");
        (
            found.columns[2].name.clone(),
            found.columns[1].remarks.clone(),
        )
    };
    let rows = "A,2024-03-05,2024-05-01,9.50\nA,2024-01-05,2024-01-09,1.25\nB,2023-01-05,2024-02-05,2.10\n";
    let (other, said) = remarks(&format!("客户,,,金额\n{rows}"));
    assert_eq!(said, [Remark::AlsoDates(vec![other])]);
    // A name that says which day it is leaves nothing open.
    let (_, said) = remarks(&format!("客户,订单日期,,金额\n{rows}"));
    assert_eq!(said, []);
}
