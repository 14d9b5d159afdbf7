//! What holds for every base and every scheme.

#![allow(clippy::unwrap_used)]

use kezhi::base::{CustomerBase, Observation, ReturnsPolicy, Window, WindowRules};
use kezhi::ingest::{Attribute, Measure, OrderLines, Role};
use kezhi::segment::{
    AbcScheme, Bands, Basis, BasisScheme, ClassCount, CrossTab, CustomerList, CustomerQuery,
    Cutting, DiscountUnit, LifeCycleScheme, ListColumn, Movement, MovementRule, Profiles, RfmNames,
    RfmScheme, Scheme, SchemeError, SegmentName, Span, SpendOrder, ThresholdRule, UsageScheme,
    Yardstick,
};
use kezhi::units::{Day, Money};
use proptest::prelude::*;

const START: i32 = 18_993;

/// Customer, day from the start, hundredths, discount, group.
type Line = (u32, i32, i64, i64, u32);

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let line = (
        0..25_u32,
        0..900_i32,
        -2_000..60_000_i64,
        0..4_i64,
        0..3_u32,
    );
    prop::collection::vec(line, 1..120)
}

fn base_of(rows: &[Line]) -> CustomerBase {
    let mut lines = OrderLines::default();
    let mut number = std::collections::HashMap::new();
    let mut groups = Attribute {
        name: "group".into(),
        role: Some(Role::ServiceLevel),
        values: ["a", "b", ""].into_iter().collect(),
        ..Attribute::default()
    };
    let mut discounts = Vec::new();
    for &(customer, day, cents, discount, group) in rows {
        let known = number.entry(customer).or_insert_with(|| {
            lines.customer_ids.push(&format!("c{customer}"));
            lines.customer_ids.len() as u32 - 1
        });
        lines.customer.push(*known);
        lines.day.push(Day(START + day));
        lines.amount.push(Money(cents * 100));
        lines.profit.push(Money(cents * 40));
        lines.line.push(lines.line.len() as u32 + 2);
        groups.codes.push(group);
        discounts.push(Money(discount * 1_000));
    }
    lines.attributes = vec![groups];
    lines.measures = vec![Measure {
        role: Role::Discount,
        values: discounts,
    }];
    CustomerBase::from_lines(lines)
}

fn window_on(base: &CustomerBase, day: Option<Day>) -> Window {
    let rules = WindowRules {
        analysis_day: day,
        ..WindowRules::default()
    };
    Window::settle(&rules, base.days.0, base.days.1)
}

fn schemes() -> Vec<Scheme> {
    let mut schemes = vec![
        Scheme::default(),
        Scheme::Abc(AbcScheme::default()),
        Scheme::Usage(UsageScheme::default()),
        Scheme::LifeCycle(LifeCycleScheme::default()),
        Scheme::Relationship(Box::default()),
    ];
    for basis in [
        Basis::ServiceLevel,
        Basis::Column("group".into()),
        Basis::Discount,
    ] {
        schemes.push(Scheme::Basis(BasisScheme {
            basis,
            bands: Bands::Quantiles(ClassCount::FIVE),
            span: Span::History,
            discount: DiscountUnit::default(),
        }));
    }
    for cutting in [
        Cutting::Package,
        Cutting::Quantiles,
        Cutting::Ranks,
        Cutting::CountWorse,
        Cutting::MeanSplit,
        Cutting::Nested,
    ] {
        for names in [
            RfmNames::Vignette,
            RfmNames::Bands,
            RfmNames::TenNames,
            RfmNames::EightClasses,
            RfmNames::Cells,
        ] {
            schemes.push(Scheme::Rfm(RfmScheme {
                cutting: cutting.clone(),
                names,
                ..RfmScheme::default()
            }));
        }
    }
    schemes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_customer_is_in_one_segment_and_all_money_is_somewhere(rows in lines()) {
        let base = base_of(&rows);
        let profiles = Profiles::take(&base, &window_on(&base, None), ReturnsPolicy::default());
        for scheme in schemes() {
            let found = match scheme.apply(&base, &profiles) {
                Ok(found) => found,
                Err(SchemeError::Nobody | SchemeError::NamesNeedFive { .. }) => continue,
                Err(error) => return Err(TestCaseError::fail(format!("{scheme:?}: {error}"))),
            };
            prop_assert!(found.check(base.len()).is_ok(), "{scheme:?}");
            let summary = found.summary(&scheme, &profiles);
            let customers: u64 = summary.rows.iter().map(|row| row.sums.customers).sum();
            prop_assert_eq!(customers, base.len() as u64);
            let revenue: Money = summary.rows.iter().map(|row| row.sums.revenue).sum();
            let all: Money = profiles.totals(found.span).revenue.iter().copied().sum();
            prop_assert_eq!(revenue, all);
            for share in [
                |row: &kezhi::segment::SegmentCount| row.share_customers,
                |row: &kezhi::segment::SegmentCount| row.share_revenue,
                |row: &kezhi::segment::SegmentCount| row.share_profit,
            ] {
                let shares: Vec<f64> = summary.rows.iter().filter_map(share).collect();
                let total: f64 = shares.iter().sum();
                prop_assert!(shares.is_empty() || (total - 1.0).abs() < 1e-9, "{scheme:?} {total}");
            }
            // What crosses to the page comes back as it was.
            let text = kezhi::json::write(&summary).unwrap();
            let back: kezhi::segment::SegmentSummary = kezhi::json::read(&text).unwrap();
            prop_assert_eq!(back, summary);
        }
    }

    #[test]
    fn tiers_are_those_of_the_table_that_is_dragged(rows in lines()) {
        let base = base_of(&rows);
        let window = window_on(&base, None);
        let returns = ReturnsPolicy::default();
        let seen = Observation::take(&base, &window, returns);
        let table = SpendOrder::new(&seen).cut(&ThresholdRule::default(), &seen, Some(&window));
        let profiles = Profiles::take(&base, &window, returns);
        let scheme = Scheme::default();
        let Ok(found) = scheme.apply(&base, &profiles) else {
            prop_assert!(seen.is_empty());
            return Ok(());
        };
        let summary = found.summary(&scheme, &profiles);
        for row in &table.rows {
            let Some(same) = summary.row(&SegmentName::Tier(row.tier)) else {
                prop_assert_eq!(row.customers, 0);
                continue;
            };
            prop_assert_eq!(same.sums.customers, row.customers);
            prop_assert_eq!(same.sums.orders, row.orders);
            prop_assert_eq!(same.sums.revenue, row.revenue);
            prop_assert_eq!(same.sums.profit, row.profit);
        }
        let inactive = summary.row(&SegmentName::Inactive).map_or(0, |row| row.sums.customers);
        prop_assert_eq!(inactive, table.inactive);
    }

    #[test]
    fn a_movement_keeps_everybody_and_its_sides_are_the_two_days(
        rows in lines(),
        at in 0.1..0.9_f64,
        anew in any::<bool>(),
    ) {
        let base = base_of(&rows);
        let span = base.days.1.0 - base.days.0.0;
        prop_assume!(span > 20);
        let from = Day(base.days.0.0 + (f64::from(span) * at) as i32);
        let rule = MovementRule {
            from,
            to: base.days.1,
            yardstick: if anew { Yardstick::Anew } else { Yardstick::Kept },
        };
        let returns = ReturnsPolicy::default();
        let before = Profiles::take(&base, &window_on(&base, Some(from)), returns);
        let after = Profiles::take(&base, &window_on(&base, None), returns);
        for scheme in [Scheme::default(), Scheme::Rfm(RfmScheme::default())] {
            let Ok(movement) = Movement::between(&base, &scheme, &rule, [&before, &after]) else {
                continue;
            };
            let all: u64 = movement.matrix.iter().flatten().map(|cell| cell.customers).sum();
            prop_assert_eq!(all, base.len() as u64);
            for balance in &movement.balances {
                prop_assert_eq!(balance.stayed + balance.went, balance.before);
                prop_assert_eq!(balance.stayed + balance.came, balance.after);
            }
            let flows: u64 = movement.flow.states.iter().map(|it| it.customers).sum();
            prop_assert!(flows <= base.len() as u64);
            let chain = movement.chain();
            for chances in &chain.chances {
                prop_assert!((chances.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn a_cross_tab_adds_up_both_ways(rows in lines()) {
        let base = base_of(&rows);
        let profiles = Profiles::take(&base, &window_on(&base, None), ReturnsPolicy::default());
        let by_tier = Scheme::default().apply(&base, &profiles);
        let by_rfm = Scheme::Rfm(RfmScheme::default()).apply(&base, &profiles);
        let (Ok(by_tier), Ok(by_rfm)) = (by_tier, by_rfm) else {
            return Ok(());
        };
        let table = CrossTab::of(&by_tier, &by_rfm, &profiles);
        let customers = |sums: &[kezhi::segment::Sums]| sums.iter().map(|it| it.customers).sum::<u64>();
        prop_assert_eq!(table.total.customers, base.len() as u64);
        prop_assert_eq!(customers(&table.row_totals), table.total.customers);
        prop_assert_eq!(customers(&table.column_totals), table.total.customers);
        for (row, total) in table.cells.iter().zip(&table.row_totals) {
            prop_assert_eq!(customers(row), total.customers);
        }
    }

    #[test]
    fn pages_of_a_list_are_the_list(rows in lines(), descending in any::<bool>(), size in 1..9_u32) {
        let base = base_of(&rows);
        let profiles = Profiles::take(&base, &window_on(&base, None), ReturnsPolicy::default());
        let Ok(tiers) = Scheme::default().apply(&base, &profiles) else {
            return Ok(());
        };
        for sort in [
            ListColumn::File,
            ListColumn::Customer,
            ListColumn::Segment,
            ListColumn::Revenue,
            ListColumn::OrderValue,
            ListColumn::LastDay,
        ] {
            let mut query = CustomerQuery {
                sort,
                is_descending: descending,
                limit: size,
                ..CustomerQuery::default()
            };
            let list = CustomerList::of(&base, &profiles, &tiers, &query).unwrap();
            let mut found = Vec::new();
            while found.len() < base.len() {
                query.offset = found.len() as u64;
                let page = list.page(&base, &profiles, &tiers, &query);
                prop_assert!(!page.rows.is_empty() && page.total == base.len() as u64);
                found.extend(page.rows);
            }
            let mut seen: Vec<u32> = found.iter().map(|row| row.customer).collect();
            match (sort, descending) {
                (ListColumn::Revenue, true) => {
                    prop_assert!(found.is_sorted_by(|a, b| a.revenue >= b.revenue));
                }
                (ListColumn::Customer, false) => {
                    prop_assert!(found.is_sorted_by(|a, b| a.id < b.id));
                }
                _ => {}
            }
            seen.sort_unstable();
            prop_assert!(seen.into_iter().eq(0..base.len() as u32));
        }
    }
}
