//! Order tables in every encoding, and how often the encoding is found from pieces of them.
//!
//! The names, cities and goods were written for this test, apart from the lists of common
//! characters. Pieces are drawn by a fixed sequence, so the measured shares are the same each time.

use super::super::{Encoding, Reason};
use super::{detect, revise};

/// Cells of one language.
struct Language {
    header: &'static str,
    names: &'static [&'static str],
    goods: &'static [&'static str],
    cities: &'static [&'static str],
}

#[rustfmt::skip]
const SIMPLIFIED: Language = Language {
    header: "会员编号,收货人,下单日期,商品名称,所在城市,实付金额",
    names: &[
        "王芳", "李娜", "张伟", "刘洋", "陈静", "杨磊", "赵敏", "黄晓明", "周杰", "吴倩", "徐海燕", "孙浩然", "马丽", "朱琳",
        "胡军", "郭子轩", "何雨桐", "高翔", "林佳怡", "罗志刚", "欧阳锋", "司马懿", "上官婉儿", "诸葛亮", "邓紫棋",
        "庞统", "岑参", "戚薇", "祝英台", "柳如烟", "霍去病", "尉迟恭", "贺炜", "翟天临",
    ],
    goods: &[
        "纯棉四件套", "不锈钢保温杯", "无线蓝牙耳机", "儿童防晒霜", "婴儿湿巾80抽", "龙井绿茶250g", "羊绒围巾",
        "电动牙刷", "懒人沙发", "猫砂除臭", "五常大米10斤", "车载充电器", "加厚羽绒服", "榨汁机", "蓝莓果酱", "瑜伽垫",
        "智能手环", "螺蛳粉", "登山背包", "榴莲千层蛋糕",
    ],
    cities: &[
        "上海", "北京市朝阳区", "杭州", "深圳", "呼和浩特", "哈尔滨", "景德镇", "衢州", "三亚", "攀枝花",
    ],
};

#[rustfmt::skip]
const TRADITIONAL: Language = Language {
    header: "會員編號,收件人,訂購日期,商品名稱,縣市,實付金額",
    names: &[
        "陳怡君", "林志豪", "黃雅婷", "張家瑋", "李淑芬", "王建民", "吳佩珊", "劉德華", "蔡依林", "楊宗緯", "許瑋甯",
        "鄭成功", "謝金燕", "洪蘭", "郭台銘", "邱毅", "曾國城", "廖峻", "賴雅妍", "徐若瑄", "周杰倫", "歐陽妮妮", "范瑋琪",
        "藍心湄", "紀曉君", "龔琳娜", "蕭敬騰", "戴佩妮", "梁靜茹", "關穎",
    ],
    goods: &[
        "純棉床包組", "不鏽鋼保溫瓶", "無線藍牙耳機", "兒童防曬乳", "烏龍茶禮盒", "鳳梨酥12入", "羊毛圍巾", "電動牙刷",
        "懶人沙發", "貓砂", "池上米5公斤", "車用充電器", "羽絨外套", "果汁機", "瑜珈墊", "智慧手環", "登山背包",
        "牛軋糖", "太陽餅", "擴香瓶",
    ],
    cities: &[
        "臺北市", "新北市板橋區", "高雄", "臺中", "花蓮縣", "嘉義", "澎湖", "基隆", "香港九龍", "屏東",
    ],
};

#[rustfmt::skip]
const JAPANESE: Language = Language {
    header: "顧客番号,お名前,注文日,商品名,都道府県,お支払い金額",
    names: &[
        "佐藤太郎", "鈴木花子", "高橋健一", "田中美咲", "伊藤翔", "渡辺さくら", "山本大輔", "中村あかり", "小林誠",
        "加藤優", "吉田ゆい", "山田ﾀﾛｳ", "佐々木希", "松本潤", "井上真央", "木村拓哉", "林修", "斎藤飛鳥", "清水翔太",
        "山崎賢人", "ヤマダ タロウ", "サトウ ハナコ", "ﾀﾅｶ ﾐｻｷ", "ｽｽﾞｷ ｲﾁﾛｳ", "長谷川博己", "藤原竜也",
        "小野寺五典", "近藤マリエ",
    ],
    goods: &[
        "綿１００％シーツ", "ステンレス水筒", "ワイヤレスイヤホン", "日焼け止め", "煎茶ティーバッグ", "和菓子詰め合わせ",
        "電動歯ブラシ", "ビーズクッション", "猫砂", "コシヒカリ5kg", "ダウンジャケット", "ジューサー", "ヨガマット",
        "スマートウォッチ", "リュックサック", "抹茶ラテ", "入浴剤", "弁当箱", "文庫本カバー", "箸置き",
    ],
    cities: &[
        "東京都港区", "大阪府", "北海道札幌市", "福岡県", "京都", "沖縄県那覇市", "埼玉", "名古屋", "神奈川県", "鹿児島",
    ],
};

#[rustfmt::skip]
const KOREAN: Language = Language {
    header: "회원번호,수령인,주문일자,상품명,지역,결제금액",
    names: &[
        "김민준", "이서연", "박지훈", "최수빈", "정예은", "강동원", "조인성", "윤아름", "장보고", "임꺽정", "한가인",
        "오세훈", "서태지", "신동엽", "권보아", "황정민", "안성기", "송혜교", "류승룡", "전지현", "홍길동", "고현정",
        "문채원", "남궁민", "제갈성렬", "선우은숙", "독고영재", "표예진", "탁재훈", "엄정화",
    ],
    goods: &[
        "순면 침구세트", "스테인리스 보온병", "무선 이어폰", "선크림", "녹차 티백", "한과 선물세트", "전동칫솔",
        "빈백 소파", "고양이 모래", "이천쌀 10kg", "차량용 충전기", "패딩점퍼", "착즙기", "요가매트", "스마트밴드",
        "등산배낭", "떡볶이", "홍삼정", "김치냉장고", "마스크팩",
    ],
    cities: &[
        "서울시 강남구", "부산", "대구광역시", "인천", "제주도", "경기도 성남시", "강릉", "전주", "울산", "춘천",
    ],
};

#[rustfmt::skip]
const WESTERN: Language = Language {
    header: "Kundennr,Name,Bestelldatum,Artikel,Ort,Betrag (€)",
    names: &[
        "Jörg Müller", "Anne-Sophie Lefèvre", "José García", "François Dubois", "Sören Ångström", "Zoë Brontë", "João Gonçalves",
        "Mónica Núñez", "Günter Groß", "Élodie Bérénger", "Ibáñez Peña", "Bjørn Sæther", "Käthe Weiß", "Ana Conceição", "Noël Côté",
        "MÜLLER GMBH", "Citroën S.A.", "Ulrike Schröder", "Íñigo López", "Renée Château",
    ],
    goods: &[
        "Bettwäsche Größe M", "Café crème 500 g", "Jalapeños", "Crème brûlée", "Türgriff 12 mm", "Rucksack „Zürich“", "Mug – blue",
        "Men’s jacket", "Gewürz 20°", "Señorita dress", "Mascarpone à l’ancienne", "Hängematte", "Smørrebrød", "Pâté de campagne",
        "Kühlbox 12 V", "Gnocchi à 3,50 €", "½ pint glass", "Fußball", "Skærm 24", "Queijo São Jorge",
    ],
    cities: &[
        "München", "Düsseldorf", "Málaga", "São Paulo", "Besançon", "Malmö", "Århus", "La Coruña", "Orléans", "Zürich",
    ],
};

/// A fixed sequence of numbers below a limit.
struct Draw(u64);

impl Draw {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % limit as u64) as usize
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// A table with every column in the language, or with one column of names under an English header.
fn table(language: &Language, rows: usize, is_full: bool, draw: &mut Draw) -> String {
    let mut text = if is_full {
        language.header.to_owned()
    } else {
        "id,name,date,amount".to_owned()
    };
    for _ in 0..rows {
        let (id, day, cents) = (draw.below(90_000), draw.below(28) + 1, draw.below(50_000));
        let name = draw.of(language.names);
        let amount = cents as f64 / 100.0;
        text.push_str(&if is_full {
            let (goods, city) = (draw.of(language.goods), draw.of(language.cities));
            format!("\r\nK{id},{name},2024-03-{day:02},{goods},{city},{amount:.2}")
        } else {
            format!("\r\nK{id},{name},2024-03-{day:02},{amount:.2}")
        });
    }
    text.push_str("\r\n");
    text
}

/// The bytes of a text; none when the encoding has not all of its characters.
fn bytes(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    if encoding == Encoding::MacRoman {
        let back = |character: char| {
            (0..=255).find(|&byte| {
                let bytes = [byte];
                let (text, _) = encoding_rs::MACINTOSH.decode_without_bom_handling(&bytes);
                text.starts_with(character)
            })
        };
        return text.chars().map(back).collect();
    }
    let codec = match encoding {
        Encoding::Gb18030 => encoding_rs::GBK,
        Encoding::Big5 => encoding_rs::BIG5,
        Encoding::ShiftJis => encoding_rs::SHIFT_JIS,
        Encoding::EucKr => encoding_rs::EUC_KR,
        _ => encoding_rs::WINDOWS_1252,
    };
    let (bytes, _, is_lossy) = codec.encode(text);
    (!is_lossy).then(|| bytes.into_owned())
}

fn languages() -> [(Encoding, &'static Language); 6] {
    [
        (Encoding::Gb18030, &SIMPLIFIED),
        (Encoding::Big5, &TRADITIONAL),
        (Encoding::ShiftJis, &JAPANESE),
        (Encoding::EucKr, &KOREAN),
        (Encoding::Windows1252, &WESTERN),
        (Encoding::MacRoman, &WESTERN),
    ]
}

/// Tables of one kind that are looked at.
const TABLES: u32 = 100;

/// Tables found in their encoding, out of those that have a character beyond ASCII.
fn found(encoding: Encoding, language: &Language, rows: usize, is_full: bool) -> (u32, u32) {
    let mut draw = Draw(rows as u64 * 7 + u64::from(is_full));
    let (mut right, mut all) = (0, 0);
    while all < TABLES {
        let text = table(language, rows, is_full, &mut draw);
        let Some(bytes) = bytes(&text, encoding).filter(|bytes| !bytes.is_ascii()) else {
            continue;
        };
        let detected = detect(&bytes, false);
        all += 1;
        if detected.encoding == encoding {
            right += 1;
        }
    }
    (right, all)
}

#[test]
fn the_encoding_of_order_tables_is_found_from_few_rows() {
    for (encoding, language) in languages() {
        for is_full in [false, true] {
            let shares: Vec<String> = [1, 2, 3, 5, 20]
                .into_iter()
                .map(|rows| {
                    let (right, all) = found(encoding, language, rows, is_full);
                    // A table of a row or two may hold a single character.
                    let least = match rows {
                        1 if !is_full => 85,
                        2 if !is_full => 95,
                        3 if !is_full => 98,
                        _ => 99,
                    };
                    let share = f64::from(right) * 100.0 / f64::from(all);
                    assert!(
                        share >= f64::from(least),
                        "{} of {rows} rows, full {is_full}: {share} %",
                        encoding.name()
                    );
                    format!("{rows} rows {share:.1} %")
                })
                .collect();
            println!("{} full {is_full}: {}", encoding.name(), shares.join(", "));
        }
    }
}

#[test]
fn a_plan_of_another_encoding_is_revised_and_a_right_one_is_not() {
    for (encoding, language) in languages() {
        let mut draw = Draw(5);
        let text = loop {
            let text = table(language, 6, true, &mut draw);
            if bytes(&text, encoding).is_some() {
                break text;
            }
        };
        let sample = bytes(&text, encoding).unwrap_or_default();
        assert_eq!(revise(encoding, &sample), None);
        let (revised, reason) = revise(Encoding::Utf8, &sample).unwrap();
        assert_eq!(revised, encoding);
        assert!(matches!(reason, Reason::CommonCharacters { .. }));
        for other in [Encoding::Gb18030, Encoding::ShiftJis, Encoding::EucKr] {
            if other != encoding {
                assert_eq!(revise(other, &sample).map(|it| it.0), Some(encoding));
            }
        }
        assert_eq!(
            revise(encoding, text.as_bytes()).map(|it| it.0),
            Some(Encoding::Utf8)
        );
    }
}
