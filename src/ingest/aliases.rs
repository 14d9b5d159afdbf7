//! Names of columns in Chinese and English, by the role they name.

use super::Role;

/// Names of roles as [`super::roles::fold`] writes them, between blanks, the better ones first.
pub(super) const ALIASES: [(Role, &str); 8] = [
    (
        Role::Customer,
        "客户id 会员id 会员号 会员编号 会员卡号 客户编号 客户号 客户代码 顾客id \
         顾客编号 顾客号 用户id 用户编号 用户号 买家id 买家会员名 买家昵称 买家账号 \
         买家帐号 买家 下单账号 下单帐号 用户账号 用户帐号 会员账号 客户账号 用户pin \
         openid unionid customerid customerkey customerno customernumber customercode \
         customernum custid custno clientid memberid membernumber memberno userid \
         buyerid buyerusername shopperid householdid accountid accountnumber contactid \
         donorid cardno cardnumber 买家手机 手机号 手机号码 会员手机号 会员手机 \
         客户手机号 联系手机 联系电话 收货人手机号 收货人手机 收货人手机号码 手机 电话 \
         customeremail email customer client member buyer 客户 会员 顾客 用户 客户名称 \
         客户姓名 客户名 会员名 会员名称 会员姓名 会员昵称 用户名 用户昵称 用户姓名 \
         顾客姓名 购货单位 customername clientname username membername buyername 收货人 \
         收货人姓名 姓名 billingname",
    ),
    (
        Role::Date,
        "订单日期 订单付款时间 付款时间 支付时间 付款日期 支付日期 买家付款时间 \
         下单时间 下单日期 订单时间 订单创建时间 订单创建日期 创建时间 交易时间 \
         交易日期 成交时间 成交日期 消费时间 消费日期 购买日期 购买时间 销售日期 \
         销售时间 开单日期 单据日期 结账时间 订购日期 订购时间 日期 时间 orderdate \
         orderdatetime purchasedate invoicedate transactiondate transactiontimestamp \
         transactiondatetime orderpurchasetimestamp purchasetimestamp ordertimestamp \
         transactiontime purchasetime ordertime paidat orderedat createdat saledate \
         salesdate bookingdate paymentdate orderdt invoicedt date datetime timestamp \
         day",
    ),
    (
        Role::Amount,
        "买家实际支付金额 订单实付金额 实付金额 实际支付金额 实际付款金额 实付款 \
         实付款金额 实付 实收金额 实收款 实收 订单实收金额 支付金额 付款金额 已付金额 \
         买家应付货款 总金额 订单总金额 订单总额 订单金额 结算金额 应付金额 \
         订单应付金额 应收金额 成交金额 交易金额 消费金额 购买金额 销售额 销售金额 \
         净销售额 销售收入 收入 营收 营业额 金额 总价 总额 价税合计 合计金额 revenue \
         netrevenue sales salesamount salesvalue netsales netamount amount orderamount \
         ordertotal ordervalue totalamount totalsales grandtotal totalprice totalvalue \
         linetotal lineamount linevalue extendedprice invoicetotal invoiceamount \
         transactionamount transactionvalue purchaseamount purchasevalue paymentamount \
         paymentvalue amountpaid paidamount paid total totalspend totalspent spend \
         spent turnover grosssales dollarvalue dollars monetary subtotal amt value",
    ),
    (
        Role::Order,
        "订单编号 订单号 订单id 主订单编号 主订单号 子订单编号 交易单号 交易号 交易编号 \
         单据编号 单据号 单号 销售单号 流水号 交易流水号 小票号 发票号 订单 orderid \
         orderno ordernumber ordernum ordercode orderkey salesordernumber salesorderid \
         invoice invoiceno invoiceid invoicenumber transactionid transactionno \
         transactionnumber receiptid receiptno receiptnumber basketid billno order",
    ),
    (
        Role::Quantity,
        "数量 购买数量 商品数量 销售数量 订购数量 宝贝总数量 宝贝数量 件数 商品件数 \
         销量 quantity qty orderquantity quantityordered orderqty unitssold units \
         itemcount noofunits",
    ),
    (
        Role::UnitPrice,
        "单价 商品单价 销售单价 成交单价 商品价格 售价 价格 unitprice price itemprice \
         priceeach sellingprice priceperunit saleprice unitsellingprice",
    ),
    (
        Role::Cost,
        "成本 总成本 成本金额 销售成本 商品成本 cost totalcost costamount cogs linecost \
         totalproductcost",
    ),
    (
        Role::Profit,
        "利润 毛利 毛利额 毛利润 净利润 利润额 profit grossprofit totalprofit \
         profitamount netprofit",
    ),
];

/// The place of a folded name among those of its role, with the role.
pub(super) fn lookup(folded: &str) -> Option<(Role, usize)> {
    ALIASES.iter().find_map(|&(role, names)| {
        let rank = names.split_whitespace().position(|name| name == folded)?;
        Some((role, rank))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::ingest::roles::fold;

    #[test]
    fn no_name_stands_for_two_roles() {
        let mut seen = HashSet::new();
        for (_, names) in ALIASES {
            for name in names.split_whitespace() {
                assert!(seen.insert(name), "{name}");
                assert_eq!(fold(name), name);
            }
        }
    }
}
