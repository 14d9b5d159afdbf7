//! What the text of an order's status means for its money.
//!
//! The words are those that shop back-offices write: Taobao and Tmall, JD, Youzan, Shopify,
//! WooCommerce. A text that is not among them counts as a sale and is listed for the user to decide.
//! What a word means depends on whose state it is: *completed* is a sale of an order, and the end of a
//! sale where a refund is completed.

use serde::{Deserialize, Serialize};

use super::Role;
use super::aliases::simplified;

/// What becomes of a row with a certain status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusMeaning {
    /// Its amount counts as it stands.
    Sale,
    /// It gives money back: an amount above zero counts below zero.
    Refund,
    /// No money changed hands: the row is set aside.
    NotCounted,
}

impl StatusMeaning {
    /// All three in the order of a menu.
    pub const ALL: [StatusMeaning; 3] = [
        StatusMeaning::Sale,
        StatusMeaning::Refund,
        StatusMeaning::NotCounted,
    ];
}

/// On its way or done: what a shop no longer takes back by deleting the order.
const SENT: &[&str] = &[
    "交易成功",
    "交易完成",
    "已完成",
    "完成",
    "订单完成",
    "已成交",
    "成功",
    "已出库",
    "已发货",
    "卖家已发货",
    "卖家已发货等待买家确认",
    "已发货待签收",
    "部分发货",
    "卖家部分发货",
    "配送中",
    "运输中",
    "派送中",
    "自提途中",
    "待自提",
    "等待自提",
    "待收货",
    "等待收货",
    "等待确认收货",
    "等待买家确认收货",
    "等待买家确认",
    "已收货",
    "已签收",
    "签收",
    "已妥投",
    "妥投",
    "已自提",
    "待评价",
    "等待评价",
    "已评价",
    "交易结束",
    "success",
    "successful",
    "succeeded",
    "complete",
    "completed",
    "done",
    "shipped",
    "in transit",
    "out for delivery",
    "delivered",
    "received",
    "fulfilled",
    "partially fulfilled",
    // As the interfaces of Taobao, JD and Youzan write them.
    "trade_success",
    "trade_finished",
    "trade_buyer_signed",
    "wait_buyer_confirm_goods",
    "seller_consigned_part",
    "wait_goods_receive_confirm",
    "finished_l",
];

/// Paid, or counted as such.
const SALE: &[&str] = &[
    "已付款",
    "已支付",
    "买家已付款",
    "买家已付款等待卖家发货",
    "支付成功",
    "付款成功",
    "待发货",
    "待接单",
    "备货中",
    "拣货中",
    "等待打印",
    "出库中",
    "wait_seller_send_goods",
    "wait_seller_stock_out",
    "wait_seller_delivery",
    "trade_paid",
    "wait_confirm",
    "等待发货",
    "等待卖家发货",
    "等待出库",
    "待出库",
    "退款关闭",
    "退款取消",
    "退款失败",
    "拒绝退款",
    "未退款",
    "无退款",
    "正常",
    "paid",
    "captured",
    "settled",
    "processing",
    "unfulfilled",
    "invoiced",
    "open",
    "ok",
    "approved",
    "won",
    "closed won",
];

/// Closed, cancelled or never paid.
const NOT_COUNTED: &[&str] = &[
    "交易关闭",
    "已关闭",
    "关闭",
    "订单关闭",
    "订单已关闭",
    "交易取消",
    "已取消",
    "取消",
    "订单取消",
    "订单已取消",
    "买家取消",
    "卖家取消",
    "系统取消",
    "锁定",
    "已作废",
    "作废",
    "无效",
    "已失效",
    "已过期",
    "等待买家付款",
    "等待付款",
    "等待付款确认",
    "延迟付款确认",
    "没有创建支付宝交易",
    "付款以前卖家或买家主动关闭交易",
    "付款以后用户退款成功交易自动关闭",
    "商品退库",
    "配送退货",
    "已删除",
    "删除",
    "wait_buyer_pay",
    "trade_no_create_pay",
    "pay_pending",
    "trade_closed",
    "trade_closed_by_taobao",
    "trade_canceled",
    "locked",
    "deleted",
    "待付款",
    "待支付",
    "等待支付",
    "未付款",
    "未支付",
    "未成交",
    "支付失败",
    "付款失败",
    "支付超时",
    "超时未支付",
    "创建中",
    "草稿",
    "cancelled",
    "canceled",
    "cancel",
    "pending",
    "pending payment",
    "payment pending",
    "awaiting payment",
    "unpaid",
    "failed",
    "payment failed",
    "declined",
    "rejected",
    "void",
    "voided",
    "expired",
    "abandoned",
    "draft",
    "checkout draft",
    "on hold",
    "trash",
    "invalid",
    "test",
    "closed lost",
];

/// The money went back.
const REFUND: &[&str] = &[
    "退款成功",
    "退款完成",
    "已退款",
    "全额退款",
    "全部退款",
    "全额退款完成",
    "全额退款成功",
    "已全额退款",
    "退货成功",
    "退货完成",
    "已退货",
    "退货退款成功",
    "退货退款",
    "仅退款成功",
    "未发货退款成功",
    "已发货退款成功",
    "已签收退款成功",
    "已收货退款成功",
    "售后完成",
    "售后成功",
    "退款",
    "退货",
    "已退",
    "refund",
    "refunded",
    "fully refunded",
    "return",
    "returned",
    "chargeback",
    "charged back",
    "reversed",
];

/// A refund that was not asked for, or did not come about: of a refund's state only.
const NO_REFUND: &[&str] = &[
    "无",
    "无售后",
    "无退款",
    "未退款",
    "未申请",
    "未申请退款",
    "没有申请退款",
    "没有退款",
    "未发起退款",
    "未发生退款",
    "未退货",
    "否",
    "关闭",
    "已关闭",
    "退款关闭",
    "退款已关闭",
    "售后关闭",
    "售后已关闭",
    "取消",
    "已取消",
    "撤销",
    "已撤销",
    "退款取消",
    "退款已取消",
    "售后取消",
    "售后已取消",
    "失败",
    "退款失败",
    "拒绝",
    "已拒绝",
    "拒绝退款",
    "驳回",
    "已驳回",
    "正常",
    "none",
    "no",
    "no refund",
    "not refunded",
    "no return",
    "closed",
    "cancelled",
    "canceled",
    "rejected",
    "declined",
    "denied",
    "failed",
    "n/a",
];

/// A refund that is done: of a refund's state only.
const REFUND_DONE: &[&str] = &[
    "成功",
    "完成",
    "已完成",
    "已全部退款",
    "退款已完成",
    "退货已完成",
    "售后已完成",
    "success",
    "successful",
    "succeeded",
    "complete",
    "completed",
    "done",
    "full",
    "yes",
    "是",
];

/// The meaning of a status text; none for a text that is not known. Case, spaces and marks do not
/// matter. `of` is the column's role, one of [`Role::STATUSES`].
pub fn known_status(of: Role, text: &str) -> Option<StatusMeaning> {
    let plain = plain(text);
    if plain.is_empty() {
        return Some(StatusMeaning::Sale);
    }
    // Asked for every row that is set aside: nothing is kept of the words.
    let has = |words: &[&str]| words.iter().any(|word| plain_of(word).eq(plain.chars()));
    // A refund that is still asked for has neither come about nor failed.
    let of_refunds: &[(&[&str], StatusMeaning)] = &[
        (NO_REFUND, StatusMeaning::Sale),
        (REFUND_DONE, StatusMeaning::Refund),
        (REFUND, StatusMeaning::Refund),
    ];
    let of_orders: &[(&[&str], StatusMeaning)] = &[
        (SENT, StatusMeaning::Sale),
        (SALE, StatusMeaning::Sale),
        (NOT_COUNTED, StatusMeaning::NotCounted),
        (REFUND, StatusMeaning::Refund),
    ];
    let lists = match of {
        Role::RefundStatus => of_refunds,
        _ => of_orders,
    };
    let known = lists.iter().find(|(words, _)| has(words));
    if let Some(&(_, meaning)) = known {
        return Some(meaning);
    }
    let (note, state) = noted(text)?;
    match known_status(of, state)? {
        // Nobody sent it, and nobody will.
        StatusMeaning::Sale if is_deleted(note) && of != Role::RefundStatus && !is_sent(state) => {
            Some(StatusMeaning::NotCounted)
        }
        meaning => Some(meaning),
    }
}

/// True for goods that are on their way or a sale that is done.
fn is_sent(state: &str) -> bool {
    let plain = plain(state);
    SENT.iter().any(|word| plain_of(word).eq(plain.chars()))
}

fn is_deleted(note: &str) -> bool {
    let note = plain(note);
    ["删除", "已删除", "deleted"].contains(&note.as_str())
}

/// A note in brackets and the state behind it, as JD writes orders that were deleted:
/// `(删除)等待付款`.
fn noted(text: &str) -> Option<(&str, &str)> {
    let rest = text.trim().strip_prefix(['(', '（'])?;
    let (note, state) = rest.split_once([')', '）'])?;
    (!state.trim().is_empty()).then_some((note, state))
}

/// Letters and digits only, in small letters and simplified characters.
fn plain(text: &str) -> String {
    plain_of(text).collect()
}

fn plain_of(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .map(simplified)
        .flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_shop_back_offices_are_known() {
        for (text, meaning) in [
            ("交易成功", StatusMeaning::Sale),
            ("卖家已发货，等待买家确认", StatusMeaning::Sale),
            ("交易关闭", StatusMeaning::NotCounted),
            ("等待买家付款", StatusMeaning::NotCounted),
            ("退款成功", StatusMeaning::Refund),
            ("Completed", StatusMeaning::Sale),
            ("on-hold", StatusMeaning::NotCounted),
            ("CANCELLED", StatusMeaning::NotCounted),
            (" Refunded ", StatusMeaning::Refund),
        ] {
            assert_eq!(known_status(Role::Status, text), Some(meaning), "{text}");
        }
    }

    #[test]
    fn an_order_that_was_deleted_counts_only_where_it_was_sent_or_done() {
        for (text, meaning) in [
            ("(删除)等待出库", StatusMeaning::NotCounted),
            ("（删除）已付款", StatusMeaning::NotCounted),
            ("(删除)等待付款", StatusMeaning::NotCounted),
            ("(删除)已取消", StatusMeaning::NotCounted),
            ("(删除)等待确认收货", StatusMeaning::Sale),
            ("(删除)完成", StatusMeaning::Sale),
            ("(货到付款)等待出库", StatusMeaning::Sale),
            ("等待出库", StatusMeaning::Sale),
        ] {
            assert_eq!(known_status(Role::Status, text), Some(meaning), "{text}");
        }
    }

    #[test]
    fn words_of_the_interfaces_of_shops_are_known() {
        for (text, meaning) in [
            ("WAIT_BUYER_PAY", StatusMeaning::NotCounted),
            ("WAIT_SELLER_SEND_GOODS", StatusMeaning::Sale),
            ("TRADE_FINISHED", StatusMeaning::Sale),
            ("TRADE_CLOSED_BY_TAOBAO", StatusMeaning::NotCounted),
            ("FINISHED_L", StatusMeaning::Sale),
            (
                "付款以后用户退款成功，交易自动关闭",
                StatusMeaning::NotCounted,
            ),
            ("未发货，退款成功", StatusMeaning::Refund),
        ] {
            assert_eq!(known_status(Role::Status, text), Some(meaning), "{text}");
        }
    }

    #[test]
    fn a_refund_that_did_not_come_about_is_a_sale() {
        for text in ["退款关闭", "未退款", "拒绝退款"] {
            for role in Role::STATUSES {
                assert_eq!(
                    known_status(role, text),
                    Some(StatusMeaning::Sale),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn a_partial_refund_is_left_to_the_user() {
        for text in ["部分退款", "partially_refunded", "审核中"] {
            assert_eq!(known_status(Role::Status, text), None, "{text}");
        }
    }

    #[test]
    fn a_word_means_another_thing_of_a_refund_than_of_an_order() {
        for (text, of_order, of_refund) in [
            ("已完成", StatusMeaning::Sale, Some(StatusMeaning::Refund)),
            ("success", StatusMeaning::Sale, Some(StatusMeaning::Refund)),
            (
                "已关闭",
                StatusMeaning::NotCounted,
                Some(StatusMeaning::Sale),
            ),
            (
                "cancelled",
                StatusMeaning::NotCounted,
                Some(StatusMeaning::Sale),
            ),
            ("pending", StatusMeaning::NotCounted, None),
            ("processing", StatusMeaning::Sale, None),
            (
                "退款成功",
                StatusMeaning::Refund,
                Some(StatusMeaning::Refund),
            ),
        ] {
            assert_eq!(known_status(Role::Status, text), Some(of_order), "{text}");
            assert_eq!(
                known_status(Role::PaymentStatus, text),
                Some(of_order),
                "{text}"
            );
            assert_eq!(known_status(Role::RefundStatus, text), of_refund, "{text}");
        }
        let nothing = ["没有申请退款", "无", "", "-", "退款关闭"];
        for text in nothing {
            let known = known_status(Role::RefundStatus, text);
            assert_eq!(known, Some(StatusMeaning::Sale), "{text}");
        }
        assert_eq!(known_status(Role::RefundStatus, "部分退款完成"), None);
    }

    #[test]
    fn no_word_stands_in_two_lists() {
        for lists in [
            [SENT, SALE, NOT_COUNTED, REFUND].as_slice(),
            [NO_REFUND, REFUND_DONE, REFUND].as_slice(),
        ] {
            let all: Vec<String> = lists.concat().iter().map(|word| plain(word)).collect();
            for (place, word) in all.iter().enumerate() {
                assert!(!all[..place].contains(word), "{word}");
            }
        }
    }
}
