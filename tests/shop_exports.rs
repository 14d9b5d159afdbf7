//! Exports of Chinese shop back-offices, from bytes to totals: headers as Taobao, JD and Youzan write
//! them, states that do not count, refunds in a column of their own, text and pages named `.xls`.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Folder, json, kezhi_in};
use encoding_rs::GB18030;
use kezhi::ingest::{MemorySource, Overrides, Remark, Role, inspect};
use serde_json::Value;

/// Orders as Taobao and Tmall list them: paid, paid and partly refunded, closed, unpaid, on its way.
const TAOBAO: &str = "订单编号,买家会员名,买家应付货款,总金额,买家实际支付金额,订单状态,订单创建时间,订单付款时间,宝贝标题,宝贝总数量,店铺名称,订单关闭原因,退款金额\n\
    \"=\"\"2101\"\"\",tb_a,100.00,100.00,100.00,交易成功,2024-03-01 10:00:00,2024-03-01 10:01:00,龙井,1,茶铺,订单未关闭,0.00\n\
    \"=\"\"2102\"\"\",tb_b,50.00,50.00,50.00,交易成功,2024-03-02 10:00:00,2024-03-02 10:01:00,\"龙井,春\",1,茶铺,订单未关闭,20.00\n\
    \"=\"\"2103\"\"\",tb_a,90.00,90.00,0.00,交易关闭,2024-03-03 10:00:00,,龙井,1,茶铺,买家未付款,0.00\n\
    \"=\"\"2104\"\"\",tb_c,80.00,80.00,0.00,等待买家付款,2024-03-04 10:00:00,2024-03-04 10:00:00,龙井,1,茶铺,订单未关闭,0.00\n\
    \"=\"\"2105\"\"\",tb_c,60.50,60.50,60.50,卖家已发货，等待买家确认,2024-03-05 10:00:00,2024-03-05 10:01:00,龙井,1,茶铺,订单未关闭,0.00\n";

fn totals(found: &Value) -> (u64, u64, f64) {
    let whole = |key: &str| found[key].as_u64().unwrap();
    (
        whole("customers"),
        whole("orders"),
        found["revenue"].as_f64().unwrap(),
    )
}

fn rows(found: &Value) -> [u64; 3] {
    ["read", "used", "set_aside"].map(|key| found["rows"][key].as_u64().unwrap())
}

#[test]
fn orders_of_taobao_count_without_those_closed_or_unpaid_and_less_their_refunds() {
    let folder = Folder::new("taobao");
    let (gbk, ..) = GB18030.encode(TAOBAO);
    let file = folder.file("ExportOrderList.csv", gbk);
    let looked = json(&["inspect", &file, "--json"]);
    assert_eq!(looked["encoding"], "GB18030");
    assert_eq!(looked["missing"].as_array().unwrap().len(), 0);
    let found = json(&["customers", &file, "--json"]);
    assert_eq!(totals(&found), (3, 3, 190.5));
    assert_eq!(rows(&found), [5, 3, 2]);
}

#[test]
fn an_order_never_paid_is_set_aside_for_its_state_and_not_for_the_day_it_lacks() {
    let folder = Folder::new("taobao-unpaid");
    let text = "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,订单付款时间\n\
        1,a,10,交易成功,2024-03-01 10:00:00,2024-03-01 10:01:00\n\
        2,b,0,等待买家付款,2024-03-02 10:00:00,\n\
        3,b,,交易关闭,2024-03-02 10:00:00,\n\
        4,c,8,交易成功,2024-03-02 10:00:00,\n";
    let file = folder.file("orders.csv", text);
    let found = json(&["customers", &file, "--json"]);
    assert_eq!(rows(&found), [4, 1, 3]);
    let issues: Vec<(&str, u64, u64)> = found["issues"]
        .as_array()
        .unwrap()
        .iter()
        .map(|issue| {
            let whole = |key: &str| issue[key].as_u64().unwrap();
            (
                issue["kind"].as_str().unwrap(),
                whole("count"),
                whole("first_line"),
            )
        })
        .collect();
    assert_eq!(issues, [("blank_date", 1, 5), ("not_counted", 2, 3)]);
    // The words of traditional Chinese mean the same.
    let file = folder.file("tw.csv", "訂單編號,會員編號,付款時間,實付金額,訂單狀態\n1,a,2024-03-01,10,交易成功\n2,b,,9,交易關閉\n");
    let found = json(&["customers", &file, "--json"]);
    assert_eq!(found["issues"][0]["kind"], "not_counted");
}

#[test]
fn the_same_table_as_text_or_as_a_page_named_xls_gives_the_same() {
    let folder = Folder::new("named-xls");
    let lines = || {
        TAOBAO
            .lines()
            .map(|line| line.replace("\"=\"\"", "").replace("\"\"\"", ""))
    };
    let lines = || lines().map(|line| line.replace("\"龙井,春\"", "龙井 春"));
    let tabbed: String = lines()
        .map(|line| line.replace(',', "\t") + "\r\n")
        .collect();
    let (gbk, ..) = GB18030.encode(&tabbed);
    let cells = |line: &str| -> String {
        line.split(',')
            .map(|cell| format!("<td>{cell}</td>"))
            .collect()
    };
    let body: String = lines()
        .map(|line| format!("<tr>{}</tr>", cells(&line)))
        .collect();
    let page = format!(
        "<html><head><meta charset=\"gb2312\"></head><body><table>{body}</table></body></html>"
    );
    let (page, ..) = GB18030.encode(&page);
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain(tabbed.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for (name, bytes) in [
        ("tabbed.xls", gbk.to_vec()),
        ("wide.xls", wide),
        ("page.xls", page.to_vec()),
    ] {
        let file = folder.file(name, bytes);
        let found = json(&["customers", &file, "--json"]);
        assert_eq!(totals(&found), (3, 3, 190.5), "{name}");
        assert_eq!(rows(&found), [5, 3, 2], "{name}");
    }
}

#[test]
fn youzan_and_jd_are_known_by_their_headers() {
    let folder = Folder::new("youzan");
    let youzan = "订单号,订单状态,买家昵称,付款时间,商品名称,商品数量,订单实付金额,优惠金额,销售渠道,订单退款金额\n\
        E1,交易完成,甲,2024-03-01 08:00:00,茶,1,30.00,0,微信,0\n\
        E2,交易关闭,乙,2024-03-02 08:00:00,茶,1,40.00,0,微信,40.00\n\
        E3,交易完成,甲,2024-03-03 08:00:00,茶,2,55.00,5,小程序,0\n";
    let found = json(&["customers", &folder.file("youzan.csv", youzan), "--json"]);
    assert_eq!(totals(&found), (1, 2, 85.0));
    let jd = "订单号,商品名称,订购数量,下单时间,京东价,订单金额,结算金额,应付金额,订单状态,下单帐号\n\
        J1,茶,1,2024-03-01 08:00:00,30,30.00,28.00,30.00,完成,jd_a\n\
        J2,茶,1,2024-03-02 08:00:00,40,40.00,38.00,40.00,(删除)等待付款,jd_b\n\
        J3,茶,1,2024-03-02 09:00:00,40,40.00,38.00,40.00,已取消,jd_b\n\
        J4,茶,2,2024-03-03 08:00:00,30,60.00,58.00,60.00,等待收货,jd_a\n";
    let found = json(&["customers", &folder.file("jd.csv", jd), "--json"]);
    assert_eq!(totals(&found), (1, 2, 90.0));
}

#[test]
fn an_amount_of_the_whole_order_on_each_of_its_lines_is_told() {
    let remarks = |text: &str| {
        let mut source = MemorySource(text.as_bytes());
        let found = inspect(&mut source, "t.csv", &Overrides::default()).unwrap();
        let amount = found
            .columns
            .iter()
            .find(|it| it.role == Some(Role::Amount));
        amount.unwrap().remarks.clone()
    };
    let head = "订单号,下单帐号,下单时间,商品名称,订单金额\n";
    let whole = format!(
        "{head}1,a,2024-03-01,茶,90\n1,a,2024-03-01,杯,90\n2,b,2024-03-02,茶,55\n2,b,2024-03-02,壶,55\n\
         3,a,2024-03-03,茶,70\n3,a,2024-03-03,杯,70\n4,c,2024-03-04,茶,30\n"
    );
    assert_eq!(remarks(&whole), [Remark::OrderTotals { orders: 3 }]);
    let lines = whole.replace("杯,90", "杯,12");
    assert!(remarks(&lines).is_empty());
    let one_price = whole
        .replace(",90", ",9")
        .replace(",55", ",9")
        .replace(",70", ",9");
    assert!(remarks(&one_price).is_empty());
}

#[test]
fn a_note_above_the_table_is_not_its_header() {
    let folder = Folder::new("notes");
    let text = "导出人：,于某,,,\n导出时间：,2024-04-01,,,\n会员,单日,实收,店,备注\nA,2024-03-01,5,甲,\nB,2024-03-02,6,乙,\n";
    let found = json(&["inspect", &folder.file("notes.csv", text), "--json"]);
    assert_eq!(found["header_row"], 3);
}

#[test]
fn a_format_of_wps_is_refused_with_what_to_do() {
    let folder = Folder::new("wps");
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(4096, 0);
    let said = kezhi_in("zh", &["inspect", &folder.file("订单.et", bytes)]);
    assert!(!said.status.success());
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(said.contains("请在 WPS 中另存为 .xlsx"), "{said}");
}

#[test]
fn a_state_that_only_rows_without_a_day_have_is_listed_among_the_states() {
    let folder = Folder::new("closed-without-a-day");
    let text = "订单编号,买家会员名,买家实际支付金额,订单状态,订单付款时间\n\
        1,a,10,交易成功,2024-03-01\n\
        2,b,,交易关闭,\n\
        3,b,,交易关闭,\n";
    let file = folder.file("orders.csv", text);
    let found = json(&["quality", &file, "--json"]);
    let states: Vec<_> = found["statuses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            (
                it["text"].as_str().unwrap(),
                it["meaning"].as_str().unwrap(),
                it["by"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        states,
        [
            ("交易关闭", "not_counted", "aside"),
            ("交易成功", "sale", "word")
        ]
    );
    assert_eq!(rows(&found), [3, 1, 2]);
    assert_eq!(
        (
            &found["statuses"][0]["rows"],
            &found["statuses"][0]["set_aside"]
        ),
        (&2.into(), &2.into())
    );
}

#[test]
fn every_row_that_has_a_state_is_counted_with_it_whether_or_not_it_could_be_read() {
    let folder = Folder::new("states-of-all-rows");
    let text = "订单编号,买家会员名,买家实际支付金额,订单状态,订单付款时间\n\
        1,a,10,交易成功,2024-03-01\n\
        2,b,8,等待买家付款,\n\
        3,b,7,等待买家付款,2024-03-02\n\
        4,c,x,交易成功,2024-03-02\n\
        5,,9,交易成功,2024-03-02\n\
        6,d,9,拼团中,\n";
    let file = folder.file("orders.csv", text);
    let found = json(&["quality", &file, "--json"]);
    let states: Vec<_> = found["statuses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            (
                it["text"].as_str().unwrap(),
                it["rows"].as_u64().unwrap(),
                it["set_aside"].as_u64().unwrap(),
                it["amount"].as_f64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        states,
        [
            ("交易成功", 3, 2, 10.0),
            ("等待买家付款", 2, 1, 7.0),
            ("拼团中", 1, 1, 0.0)
        ]
    );
    assert_eq!(rows(&found), [6, 1, 5]);
}
