//! The characters that make up most of what is written, script by script, and those of order
//! tables: surnames, places, goods, column names.
//!
//! They need not be complete or in order: they only have to be rare in text read with the wrong
//! encoding, where characters fall all over the code table.

use std::sync::OnceLock;

/// Sorted characters, to be looked up.
pub(super) struct CommonCharacters(Vec<char>);

impl CommonCharacters {
    fn of(lists: &[&str]) -> CommonCharacters {
        let mut characters: Vec<char> = lists.iter().flat_map(|list| list.chars()).collect();
        characters.sort_unstable();
        characters.dedup();
        CommonCharacters(characters)
    }

    /// Of mainland Chinese.
    pub(super) fn simplified() -> &'static CommonCharacters {
        static LIST: OnceLock<CommonCharacters> = OnceLock::new();
        LIST.get_or_init(|| CommonCharacters::of(&[SIMPLIFIED, SIMPLIFIED_TRADE]))
    }

    /// Of Chinese as Taiwan and Hong Kong write it.
    pub(super) fn traditional() -> &'static CommonCharacters {
        static LIST: OnceLock<CommonCharacters> = OnceLock::new();
        LIST.get_or_init(|| CommonCharacters::of(&[TRADITIONAL, TRADITIONAL_TRADE]))
    }

    /// Kanji of Japanese.
    pub(super) fn kanji() -> &'static CommonCharacters {
        static LIST: OnceLock<CommonCharacters> = OnceLock::new();
        LIST.get_or_init(|| CommonCharacters::of(&[KANJI]))
    }

    /// Syllables of Korean.
    pub(super) fn hangul() -> &'static CommonCharacters {
        static LIST: OnceLock<CommonCharacters> = OnceLock::new();
        LIST.get_or_init(|| CommonCharacters::of(&[HANGUL]))
    }

    /// True when any of the lists has the character.
    pub(super) fn any_has(character: char) -> bool {
        [
            CommonCharacters::simplified(),
            CommonCharacters::traditional(),
            CommonCharacters::kanji(),
            CommonCharacters::hangul(),
        ]
        .iter()
        .any(|list| list.has(character))
    }

    /// True for a character of the lists.
    pub(super) fn has(&self, character: char) -> bool {
        self.0.binary_search(&character).is_ok()
    }
}

const SIMPLIFIED: &str = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行\
所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机\
十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月\
话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神\
总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听\
白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导\
争运笔六七八九百千亿零";

const SIMPLIFIED_TRADE: &str = "李刘陈杨黄赵周吴徐孙胡朱郭何罗宋郑谢韩唐冯董萧曹袁邓傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊陆郝孔崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易武贺赖龚\
芳娜秀英敏静丽强磊军洋勇艳杰娟涛超霞辉刚桂兰玉萍红娥玲芬燕彩春菊凤洁梅琳云莲雪荣爱妹香莺媛瑞凡佳嘉琼勤珍贞莉婷慧巧雅\
宇浩晨轩博伟俊峰子涵欣怡梓萱思诗梦佩志鹏飞建华文斌波晓宁颖倩雨\
订单编号客户会员卡买家卖付款支实退货状态交易关闭等待已签收发快递运费优惠券折扣金额元数量价商品类别规格型店铺渠道城市省区县街路备注\
时间创建手机邮箱地址收件人昵称充值积分余额储消费购买笔次合计总均占比例利润成本销售额率\
北京上海广州深圳杭南武汉成都重庆天津苏西长沙青岛大连厦门福济宁波郑合肥昆明贵阳湖江浙河安徽四川陕山东辽吉林黑龙云内蒙古新疆甘肃\
衣服裤鞋帽包箱装女男童婴儿套裙衬衫外套毛绒棉羊皮运动休闲食饮料茶叶咖啡牛奶酒糖饼干果坚零蛋糕面米油盐酱醋水洗护肤霜乳液膜口红香\
洁发沐浴纸巾电脑手机耳机充线器灯具家居床被枕椅桌柜厨房锅碗杯盘刀笔本文具玩图书礼盒黑白红蓝绿黄灰紫粉色大中小号款旗舰专营微信淘宝京东拼抖音宝银行现转账刷赠促活返满减免税企业个普通钻铂级";

const TRADITIONAL: &str = "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行\
所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機\
十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月\
話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神\
總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽\
白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導\
爭運筆六七八九百千億零";

const TRADITIONAL_TRADE: &str = "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓馬阮董唐藍溫蔣石康田鐘湯白古汪\
志明俊傑建宏家豪信宗翰哲文華淑芬惠美雅婷怡君玲麗娟秀英芳慧雯欣佳穎宜靜雪嘉玉珍瓊鳳蓮素月春梅蘭香如萱涵宇軒承恩柏子晴詠品睿\
訂單編號客戶會員卡買家賣付款支實退貨狀態交易關閉等待已簽收發快遞運費優惠券折扣金額元數量價商品類別規格型店鋪通路管道城市縣區街備註\
時間建立手機電子郵件信箱地址收件人暱稱儲值點數餘額消費購買筆合計總平均占比例利潤成本銷售率取消完成\
台臺北中南高雄新竹桃園基隆嘉義彰化雲林屏東宜蘭花蓮苗栗投澎湖金門香港九龍界\
衣服褲鞋帽包箱裝女男童嬰兒套裙襯衫外毛絨棉羊皮運動休閒食飲料茶葉咖啡牛奶酒糖餅乾果堅蛋糕麵米油鹽醬醋水洗護膚霜乳液膜口紅潔髮沐浴紙巾電腦耳充線器燈具居床被枕椅桌櫃廚房鍋碗杯盤刀筆本玩圖書禮盒黑白紅藍綠黃灰紫粉色號款專營超商宅配信用轉帳現刷贈促活返滿減免稅企業個普通鑽級";

const KANJI: &str = "日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選立開手米力学問高代明実円関決子動京全目表\
戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気小七成期公野協取都和統以機平総加山思家話世受区領多県続進正安設保改数記院女初北午指権心界支第産結百派点\
教報済書府活原先共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策集在件団別物側任引使求所次水半品昨論計死官増係感特情投示変打男基私各始島直両朝革価式確\
村提運終挙果西勢減台広容必応演電歳住争談能無再位置企真流格有疑口過局少放税検藤町常校料沢裁状工建語球営空職証土与急止送援供可役構木割聞身費付施切由説転食比難防補車優夫研収断井\
何南石足違消境神番規術護展態導鮮備宅害配副算視条幹独警宮究育席輸訪楽起万着乗店述残想線率病農州武声質念待試族象銀域助労例衛然早張映限親額監環験追審商葉義伝働形景落欧担好退準賞訴辺\
造英被株頭技低毎医復仕去姿味負閣韓渡失移差衆個門写評課末守若脳極種美岡影命含福蔵量望松非撃佐核観察整段横融型白深字答夜製票況音申様財港識注呼渉達\
佐藤鈴木高橋田中伊渡辺山本村小林加吉口松井清斎池阿部橋森石原前岡後近坂遠青福西太三浦杉崎竹上野島谷原今丸酒河久内菅岩武増宮柴永古新安平\
太郎健一翔美咲陽子恵直樹大輔拓也真由香奈彩愛優結衣花蓮悠斗誠隆浩智和幸正\
注文番号顧客様名金額購入売上単価数量税込送料備考住所電話受日付済未発送状況返品取消店舗本支会員都道府県区市町東京大阪横浜名古屋札幌福岡神戸京仙台広島千葉埼玉愛知兵庫北海青森沖縄\
服靴鞄帽時計傘椅机棚皿茶菓酒米麦味噌醤油塩糖魚肉卵乳水化粧洗剤紙筆帳本紅緑黒白赤";

const HANGUL: &str = "이다는의에을가하고지은도를기사로한리자어나스시인대아서있들정해그수부라일전보만장제주원구으과지오비마조성상여트게안드유미진동선우신계공관할소국모중것했적요연무용위화세경학방거면문식내양산회영당운바말개생물실음등재결최간호데니레강치분임반과정설발속단러크르타프카파테토포\
김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국은편용예봉경사부\
민준서연지훈현수영미숙희순자철호진우하은유빈예도윤아린재혁태승동건상훈성은주혜선경란정아나라보람\
주문번호고객명금액일자날짜상품수량단가합계배송결제취소완료반품환불상태회원등급포인트할인쿠폰카드현금매출점포지역서울부산대구인천광주대전울산세종경기강원충북남전라제주\
옷바지치마신발가방모자시계안경커피차음료과자빵우유물고기채소과일쌀화장품샴푸비누휴지컴퓨터전화기이폰충전기침대의자책상컵그릇칼펜노트색검흰빨파노초";
