//! Names of contracts, leads, surveys, scorecards and counted histories.

use crate::ingest::Role;

pub(super) const NAMES: [(Role, &str); 18] = [
    (
        Role::Start,
        "开始日期 开始日 起始日 合同开始日 合同起始日 合同生效日 开始时间 起始日期 合同开始日期 合同起始日期 合同开始时间 生效日期 \
         签约日期 签约时间 开通日期 开通时间 服务开始日期 订阅开始日期 startdate startedat \
         contractstart contractstartdate subscriptionstart subscriptionstartdate \
         effectivedate activationdate start",
    ),
    (
        Role::End,
        "结束日期 结束日 终止日 合同结束日 合同终止日 合同终止日期 结束时间 合同结束日期 合同到期日期 合同到期日 到期日期 到期日 到期时间 \
         终止日期 失效日期 流失日期 退订日期 服务结束日期 订阅结束日期 enddate endedat \
         contractend contractenddate subscriptionend subscriptionenddate churndate \
         cancellationdate canceldate canceledat cancelledat expirydate expirationdate \
         terminationdate end",
    ),
    (
        Role::Tenure,
        "在网时长 在网月数 在网月份 在网期 合约时长 合约月数 合约期 合约期限 合约期数 合同期 合同期限 \
         合同期数 合同月数 合同时长 合同年限 合作月数 合作时长 合作年限 服务月数 服务时长 服务年限 会员月数 \
         会员时长 会员年限 在网年限 在网年数 在网天数 订阅月数 订阅时长 留存月数 年限 月数 tenure tenuremonths \
         tenuremonth tenureinmonths tenureyears tenureinyears tenuredays tenureindays tenureweeks \
         monthsactive activemonths monthsoncontract monthsonbook contractmonths contractterm \
         contractlength contractduration monthsascustomer customertenure customertenuremonths \
         yearsascustomer yearsactive subscriptionmonths",
    ),
    (
        Role::Charge,
        "月费 月租 月租费 每月费用 月度费用 月付金额 月服务费 月均费用 monthlycharges \
         monthlycharge monthlyfee monthlyprice monthlyrevenue monthlyrecurringrevenue \
         monthlyamount mrr mrramount subscriptionprice subscriptionfee",
    ),
    (
        Role::Churned,
        "是否流失 流失 流失标记 已流失 是否退订 是否离网 离网 churn churned churnflag \
         churnlabel churnvalue churnstatus ischurned haschurned attrition attritionflag \
         exited iscancelled iscanceled",
    ),
    (
        Role::LeadSource,
        "线索来源 潜客来源 客户来源 来源渠道 获客渠道 获客来源 来源 leadsource referralsource \
         acquisitionchannel acquisitionsource originalsource utmsource leadorigin source",
    ),
    (
        Role::Stage,
        "阶段 销售阶段 商机阶段 线索阶段 线索状态 潜客阶段 潜客状态 跟进阶段 跟进状态 商机状态 stage \
         leadstatus leadstage dealstage opportunitystage salesstage pipelinestage \
         lifecyclestage",
    ),
    (
        Role::LossReason,
        "丢单原因 输单原因 流失原因 未成交原因 战败原因 失败原因 失效原因 退订原因 lossreason \
         lostreason reasonlost closedlostreason churnreason cancelreason cancellationreason \
         reasoncode",
    ),
    (
        Role::FollowUp,
        "下次跟进时间 下次跟进日期 下次跟进 下次联系时间 下次联系日期 下次联系 下次回访 下次回访日期 下次回访时间 \
         回访日期 \
         nextfollowup nextfollowupdate followupdate followup nextcontact nextcontactdate \
         nextactivity nextactivitydate nextstepdate",
    ),
    (
        Role::LastContact,
        "上次跟进时间 上次跟进日期 上次跟进 最近跟进时间 最近跟进日期 最近跟进 最后跟进时间 \
         最后跟进日期 最后跟进 上次联系时间 上次联系日期 最近联系时间 最近联系日期 最后联系时间 \
         最后联系日期 lastcontact lastcontactdate lastcontacted lastfollowup lastfollowupdate",
    ),
    (
        Role::Score,
        "评分 总评分 综合评分 得分 总分 综合得分 打分 分数 健康度 健康分 score totalscore \
         overallscore customerscore accountscore healthscore rating",
    ),
    (
        Role::Satisfaction,
        "满意度 总体满意度 整体满意度 满意度评分 满意度得分 满意程度 satisfaction \
         satisfactionscore satisfactionrating overallsatisfaction customersatisfaction csat \
         csatscore",
    ),
    (
        Role::Recommendation,
        "推荐意愿 推荐意愿评分 推荐可能性 推荐度 推荐分 推荐分数 净推荐值 nps nps评分 \
         nps得分 nps分数 npsscore recommendation likelihoodtorecommend recommendationscore \
         willingnesstorecommend",
    ),
    (
        Role::RepeatOrders,
        "复购次数 重复购买次数 repeatorders repeatpurchases repeattransactions",
    ),
    (
        Role::LastOrderTime,
        "末次购买时长 timetolastorder timetolastpurchase",
    ),
    (Role::ObservedTime, "观察时长 timeobserved observedtime"),
    (Role::RowCustomers, "代表人数 customersarow customersperrow"),
    (Role::Period, "第几期 periodnumber periodssincestart"),
];
