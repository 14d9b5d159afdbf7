//! Names of what is compared between segments.

use super::Lang;
use crate::explain::SegmentSymbol;

/// The name of a quantity.
pub(super) fn name(lang: Lang, symbol: SegmentSymbol) -> &'static str {
    let (zh, en) = match symbol {
        SegmentSymbol::CellCustomers => ("本格客户数", "customers of the cell"),
        SegmentSymbol::RowCustomers => ("本行客户数", "customers of the row"),
        SegmentSymbol::RowShare => ("占本行的比例", "part of the row"),
        SegmentSymbol::CellRevenue => ("本格收入", "revenue of the cell"),
        SegmentSymbol::TableRevenue => ("全表收入", "revenue of the whole table"),
        SegmentSymbol::CellRevenueShare => ("占全表收入的比例", "part of all revenue"),
        SegmentSymbol::Before => ("起点人数", "customers on the first day"),
        SegmentSymbol::After => ("终点人数", "customers on the second day"),
        SegmentSymbol::Stayed => ("留在原群", "stayed in their segment"),
        SegmentSymbol::StayedShare => ("留群率", "part that stayed"),
        SegmentSymbol::Moved => ("换群", "moved to another segment"),
        SegmentSymbol::Left => ("离群", "left the segments"),
        SegmentSymbol::Came => ("进来", "came"),
        SegmentSymbol::Went => ("出去", "went"),
        SegmentSymbol::NetGain => ("净增", "net gain"),
        SegmentSymbol::RevenueBefore => ("起点收入", "revenue on the first day"),
        SegmentSymbol::RevenueAfter => ("终点收入", "revenue on the second day"),
        SegmentSymbol::RevenueChange => ("收入变化", "change of revenue"),
        SegmentSymbol::EarlierCustomers => ("前期下单客户", "customers of the earlier period"),
        SegmentSymbol::LaterCustomers => ("后期下单客户", "customers of the later period"),
        SegmentSymbol::Kept => ("留存客户", "kept customers"),
        SegmentSymbol::KeptShare => ("留存率", "retention"),
        SegmentSymbol::Lapsed => ("流失客户", "lapsed customers"),
        SegmentSymbol::New => ("新增客户", "new customers"),
        SegmentSymbol::Returned => ("回流客户", "returned customers"),
        SegmentSymbol::EarlierRevenue => ("前期收入", "revenue of the earlier period"),
        SegmentSymbol::LaterRevenue => ("后期收入", "revenue of the later period"),
        SegmentSymbol::LapsedRevenueShare => {
            ("流失客户占前期收入", "earlier revenue of the lapsed")
        }
        SegmentSymbol::StepMonths => ("每期月数", "months of a step"),
        SegmentSymbol::WindowMoney => ("观察期金额", "money of the window"),
        SegmentSymbol::EnteredMargin => ("毛利率", "margin"),
        SegmentSymbol::OrderProfit => ("订单利润", "profit of the order"),
        SegmentSymbol::OrderAmount => ("订单金额", "money of the order"),
        SegmentSymbol::RecencyDays => ("距末购天数", "days since the last order"),
        SegmentSymbol::MeanGap => ("平均购买间隔", "mean gap between orders"),
        SegmentSymbol::BuyersRevenue => (
            "有付款订单的客户的收入",
            "revenue of customers with a paid order",
        ),
        SegmentSymbol::WithoutOrderRevenue => (
            "没有付款订单的客户的金额",
            "amounts of customers without a paid order",
        ),
    };
    lang.pick(zh, en)
}
