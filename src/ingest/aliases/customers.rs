//! Names of what is known of a customer.

use crate::ingest::Role;

pub(super) const NAMES: [(Role, &str); 11] = [
    (
        Role::Segment,
        "客户分组 客户群 客群 客户细分 细分 客户类型 客户分类 客户类别 会员类型 用户类型 \
         用户分群 segment customersegment customertype customergroup clientsegment 行业 \
         industry",
    ),
    (
        Role::ServiceLevel,
        "会员等级 客户等级 会员级别 客户级别 用户等级 vip等级 会员卡等级 卡等级 服务等级 \
         服务级别 等级 套餐 套餐名称 版本 membershiplevel memberlevel membertier \
         membershiptier loyaltytier loyaltylevel servicelevel servicetier customerlevel \
         customertier plantier plan planname subscriptionplan subscriptiontype tier",
    ),
    (
        Role::OrderCount,
        "订单数 订单数量 订单总数 累计订单数 总订单数 购买次数 累计购买次数 消费次数 \
         累计消费次数 交易次数 下单次数 成交次数 购买频次 消费频次 购买频率 频次 到店次数 \
         numberoforders ordercount orderscount totalorders numorders nooforders orders \
         numberofpurchases purchasecount numpurchases transactioncount numberoftransactions \
         numtransactions transactions frequency visits visitcount",
    ),
    (
        Role::FirstDate,
        "首次购买 首次消费 首次下单 首购 首单 firstorder 首次购买日期 首次购买时间 首次消费时间 首次消费日期 首次下单时间 首次下单日期 \
         首单时间 首单日期 首购时间 首购日期 入会时间 入会日期 注册时间 注册日期 开卡时间 \
         开卡日期 建档日期 firstpurchasedate firstpurchase firstorderdate firstpurchasetime \
         firsttransactiondate firstvisit signupdate signupat signedupat joindate joindon \
         joinedat joined registrationdate registeredat membersince customersince",
    ),
    (
        Role::PotentialValue,
        "潜在价值 追加潜力 追加价值 潜力价值 潜力值 潜力金额 潜在消费 可得价值 预计金额 预期金额 预计成交金额 \
         预计销售额 商机金额 potentialvalue potential potentialspend availablevalue \
         expectedrevenue expectedvalue additionalvalue dealamount dealvalue dealsize opportunityamount \
         opportunityvalue",
    ),
    (
        Role::WinProbability,
        "赢得概率 概率 赢单概率 赢单率 赢率 成交概率 成单概率 成功概率 成交可能性 winprobability \
         probability winrate winchance closeprobability dealprobability",
    ),
    (
        Role::CategorySpend,
        "品类总花费 品类花费 品类消费 品类消费额 品类总消费 钱包规模 总钱包 钱包大小 \
         categoryspend categoryspending totalcategoryspend categorypurchases walletsize \
         wallet",
    ),
    (
        Role::Competitor,
        "竞争品牌 竞品品牌 竞品 竞争对手 购买品牌 competitor competitorbrand competitorname \
         brandbought",
    ),
    (Role::Age, "年龄 客户年龄 会员年龄 用户年龄 age customerage"),
    (Role::Gender, "性别 客户性别 会员性别 用户性别 gender sex"),
    (
        Role::Region,
        "地区 区域 大区 所在地区 所在地 省份 省 收货省份 收货人省份 城市 收货城市 \
         收货人城市 region area territory province state city country",
    ),
];
