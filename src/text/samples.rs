//! Names and cells of the made-up files.

use super::{Lang, Phrase};
use crate::text::ui::data as words;
use crate::workshop::{
    AccountWords, LeadWords, OrderWords, Sample, sample_accounts, sample_leads, sample_orders,
};

/// The name of the file; it says that it is made up.
pub fn file_name(sample: Sample) -> Phrase {
    match sample {
        Sample::Orders => words::SAMPLE_NAME,
        Sample::Leads => words::SAMPLE_LEADS_NAME,
        Sample::Accounts => words::SAMPLE_ACCOUNTS_NAME,
    }
}

/// What the file holds.
pub fn note(sample: Sample) -> Phrase {
    match sample {
        Sample::Orders => words::SAMPLE_NOTE,
        Sample::Leads => words::SAMPLE_LEADS_NOTE,
        Sample::Accounts => words::SAMPLE_ACCOUNTS_NOTE,
    }
}

/// The file as UTF-8 text.
pub fn bytes(lang: Lang, sample: Sample) -> Vec<u8> {
    match sample {
        Sample::Orders => sample_orders(&order_words(lang)),
        Sample::Leads => sample_leads(&lead_words(lang)),
        Sample::Accounts => sample_accounts(&account_words(lang)),
    }
}

fn order_words(lang: Lang) -> OrderWords {
    match lang {
        Lang::Zh => OrderWords {
            heads: [
                "订单编号",
                "会员号",
                "下单时间",
                "实付金额(元)",
                "商品成本(元)",
                "优惠金额(元)",
                "渠道",
            ],
            channels: ["门店", "小程序", "天猫"],
        },
        Lang::En => OrderWords {
            heads: [
                "Order ID",
                "Customer ID",
                "Order time",
                "Amount paid (CNY)",
                "Cost of goods (CNY)",
                "Discount amount (CNY)",
                "Channel",
            ],
            channels: ["Shop", "Mini program", "Marketplace"],
        },
    }
}

fn lead_words(lang: Lang) -> LeadWords {
    match lang {
        Lang::Zh => LeadWords {
            heads: [
                "线索编号",
                "线索来源",
                "意向车型",
                "跟进状态",
                "战败原因",
                "创建日期",
                "上次跟进日期",
                "下次跟进日期",
            ],
            sources: ["电话咨询", "网络预约", "展会活动", "老客户转介绍"],
            models: ["轿车", "SUV", "新能源"],
            stages: ["登记", "已联系", "到店", "试驾", "报价", "签约", "成交"],
            lost: "战败",
            reasons: [
                "价格太高",
                "买了别的品牌",
                "联系不上",
                "暂不考虑购车",
                "等新款",
            ],
        },
        Lang::En => LeadWords {
            heads: [
                "Lead ID",
                "Lead source",
                "Model wanted",
                "Stage",
                "Loss reason",
                "Created date",
                "Last contact",
                "Next contact",
            ],
            sources: ["Phone", "Website booking", "Exhibition", "Referral"],
            models: ["Saloon", "SUV", "Electric"],
            stages: [
                "Registered",
                "Contacted",
                "Visit",
                "Test drive",
                "Quote",
                "Signed",
                "Won",
            ],
            lost: "Lost",
            reasons: [
                "Price too high",
                "Bought another make",
                "Out of reach",
                "Not buying for now",
                "Waits for the new model",
            ],
        },
    }
}

fn account_words(lang: Lang) -> AccountWords {
    match lang {
        Lang::Zh => AccountWords {
            heads: [
                "客户名称",
                "财务状况",
                "合作情况",
                "业务情况",
                "信用状况",
                "已签合同",
                "评估日期",
            ],
            account: "示例公司",
            yes: "是",
            no: "否",
        },
        Lang::En => AccountWords {
            heads: [
                "Account",
                "Finance",
                "Cooperation",
                "Business",
                "Credit",
                "Contract signed",
                "Assessed on",
            ],
            account: "Sample company",
            yes: "yes",
            no: "no",
        },
    }
}
