//! Names of an order and its lines.

use crate::ingest::Role;

pub(super) const NAMES: [(Role, &str); 19] = [
    (
        Role::Customer,
        "客户id 会员id 会员号 会员编号 会员卡号 客户编号 客户号 客户代码 顾客id 顾客编号 \
         顾客号 用户id 用户编号 用户号 买家id 买家会员名 买家昵称 买家账号 买家帐号 买家 \
         下单账号 下单帐号 用户账号 用户帐号 会员账号 客户账号 用户pin openid unionid \
         customerid customerkey customerno customernumber customercode customernum custid \
         custno clientid memberid membernumber memberno userid buyerid buyerusername \
         shopperid householdid accountid accountnumber contactid donorid cardno cardnumber \
         买家手机 手机号 手机号码 会员手机号 会员手机 客户手机号 联系手机 联系电话 \
         收货人手机号 收货人手机 收货人手机号码 手机 电话 customeremail email customer \
         client member buyer 客户 会员 顾客 用户 客户名称 客户姓名 客户名 会员名 会员名称 \
         会员姓名 会员昵称 用户名 用户昵称 用户姓名 顾客姓名 购货单位 customername \
         clientname username membername buyername 收货人 收货人姓名 姓名 billingname \
         买家姓名 买家手机号 会员卡 respondentid respondent 受访者编号 受访者 答卷编号 \
         问卷编号 序列号 leadid leadname 线索编号 线索名称 公司名称 公司 企业名称 客户公司 \
         account accountname company companyname subscriptionid contractid 合同编号 合同号 \
         订阅编号 id 编号",
    ),
    (
        Role::Date,
        "订单日期 订单付款时间 付款时间 支付时间 付款日期 支付日期 买家付款时间 下单时间 \
         下单日期 订单时间 订单创建时间 订单创建日期 创建时间 交易时间 交易日期 成交时间 \
         成交日期 消费时间 消费日期 购买日期 购买时间 销售日期 销售时间 开单日期 单据日期 \
         结账时间 订购日期 订购时间 日期 时间 orderdate orderdatetime purchasedate \
         invoicedate transactiondate transactiontimestamp transactiondatetime \
         orderpurchasetimestamp purchasetimestamp ordertimestamp transactiontime \
         purchasetime ordertime paidat orderedat createdat saledate salesdate bookingdate \
         paymentdate orderdt invoicedt date datetime timestamp day 付款确认时间 \
         订单完成时间 lastpurchasedate lastpurchase lastorderdate lastpurchasetime \
         lasttransactiondate mostrecentvisit mostrecentpurchase mostrecentorder lastvisit \
         lastvisitdate 最近购买日期 最近购买时间 最近消费时间 最近消费日期 最近下单时间 \
         最近下单日期 最近一次消费时间 最近一次消费日期 最近一次购买时间 最近一次购买日期 \
         最近一次消费 最近一次下单时间 最后购买日期 最后购买时间 最后消费时间 最后消费日期 \
         最后下单时间 上次购买日期 上次消费时间 提交时间 提交答卷时间 答题时间 submittedat \
         submissiondate submitdate usagedate createddate 创建日期 最近购买 最近消费 最近下单 \
         最后购买 最后消费 末次购买 末购 末单 lastorder 发生日期 发生日 发生时间",
    ),
    (
        Role::Amount,
        "买家实际支付金额 订单实付金额 实付金额 实际支付金额 实际付款金额 实付款 实付款金额 \
         实付 实收金额 实收款 实收 订单实收金额 支付金额 付款金额 已付金额 买家应付货款 \
         总金额 订单总金额 订单总额 订单金额 结算金额 应付金额 订单应付金额 应收金额 \
         成交金额 交易金额 消费金额 购买金额 销售额 销售金额 净销售额 销售收入 收入 营收 \
         营业额 金额 总价 总额 价税合计 合计金额 revenue netrevenue sales salesamount \
         salesvalue netsales netamount amount orderamount ordertotal ordervalue totalamount \
         totalsales grandtotal totalprice totalvalue linetotal lineamount linevalue \
         extendedprice invoicetotal invoiceamount transactionamount transactionvalue \
         purchaseamount purchasevalue paymentamount paymentvalue amountpaid paidamount paid \
         total totalspend totalspent spend spent turnover grosssales dollarvalue dollars \
         monetary subtotal amt value 累计消费金额 累计金额 累计消费 累计消费额 累计购买金额 \
         总消费金额 总消费额 总消费 消费总额 消费总金额 历史消费金额 商家应收金额 \
         打款商家金额 totalcharges totalrevenue monetaryvalue lifetimespend totalpurchases",
    ),
    (
        Role::Order,
        "订单编号 订单号 订单id 主订单编号 主订单号 子订单编号 交易单号 交易号 交易编号 \
         单据编号 单据号 单号 销售单号 流水号 交易流水号 小票号 发票号 订单 orderid orderno \
         ordernumber ordernum ordercode orderkey salesordernumber salesorderid invoice \
         invoiceno invoiceid invoicenumber transactionid transactionno transactionnumber \
         receiptid receiptno receiptnumber basketid billno order 父订单号 子订单号 零售单号",
    ),
    (
        Role::Quantity,
        "数量 购买数量 商品数量 销售数量 订购数量 宝贝总数量 宝贝数量 件数 商品件数 销量 \
         quantity qty orderquantity quantityordered orderqty unitssold units itemcount \
         noofunits 商品总数 商品总件数 总件数 itemquantity productquantity",
    ),
    (
        Role::UnitPrice,
        "单价 商品单价 销售单价 成交单价 商品价格 售价 价格 unitprice price itemprice \
         priceeach sellingprice priceperunit saleprice unitsellingprice 京东价 商品原价 \
         productprice listprice",
    ),
    (
        Role::Cost,
        "成本 总成本 成本金额 销售成本 商品成本 cost totalcost costamount cogs costofgoods costofgoodssold linecost \
         totalproductcost",
    ),
    (
        Role::Profit,
        "利润 毛利 毛利额 毛利润 净利润 利润额 profit grossprofit totalprofit profitamount \
         netprofit",
    ),
    (
        Role::Discount,
        "优惠金额 折扣金额 折扣率 折扣 折扣额 订单优惠 订单优惠金额 店铺优惠 店铺优惠金额 \
         平台优惠 平台优惠金额 优惠券金额 优惠 满减金额 让利金额 discountamount discount \
         discountrate discountpct discountpercent totaldiscount couponamount couponvalue \
         retaildisc",
    ),
    (
        Role::Refund,
        "退款金额 订单已退款金额 已退款金额 商品已退款金额 退款额 退款总额 实退金额 退货金额 退货额 退款 refundamount \
         refundedamount amountrefunded totalrefunded refundtotal refundvalue returnamount \
         refund refunded",
    ),
    (
        Role::Status,
        "订单状态 交易状态 当前状态 状态 orderstatus orderstate status transactionstatus \
         fulfillmentstatus",
    ),
    (
        Role::PaymentStatus,
        "支付状态 付款状态 收款状态 paymentstatus financialstatus",
    ),
    (
        Role::RefundStatus,
        "退款状态 订单退款状态 退货状态 退货退款状态 退款售后状态 售后状态 refundstatus \
         returnstatus aftersalestatus aftersalesstatus",
    ),
    (
        Role::Category,
        "品类 商品品类 类目 商品类目 商品分类 商品类别 产品类别 产品分类 类别 分类 一级类目 \
         一级分类 category productcategory itemcategory categoryname 二级类目 二级分类 \
         子类别 subcategory productline department 品牌 商品品牌 brand",
    ),
    (
        Role::Product,
        "商品名称 商品标题 宝贝标题 产品名称 商品 产品 品名 货品名称 productname \
         producttitle itemname product item 商品编码 商品编号 商品id 宝贝id 商品代码 \
         产品编号 产品id 货号 商家编码 sku skuid sku编码 productid productkey productcode \
         itemid stockcode description lineitemname",
    ),
    (
        Role::Channel,
        "渠道 销售渠道 购买渠道 下单渠道 订单渠道 订单来源 交易来源 销售平台 平台 店铺名称 \
         店铺 门店名称 门店 网点 店铺id 门店编号 channel saleschannel orderchannel \
         ordersource platform storename store shopname shop storeid outlet 销售员 业务员 \
         导购 salesperson salesrep",
    ),
    (
        Role::Currency,
        "币种 货币 币别 结算币种 货币代码 通货 通货コード currency currencycode",
    ),
    (Role::Year, "年份 年度 年 year orderyear salesyear"),
    (
        Role::Month,
        "月份 月度 月 month ordermonth salesmonth 统计月份",
    ),
];
