//! Names of an order in Japanese, Korean, German, French and Spanish. Characters stand in the form
//! that [`crate::ingest::letters::fold`] gives them.

use crate::ingest::Role;

pub(super) const NAMES: [(Role, &str); 10] = [
    (
        Role::Customer,
        "顾客番号 会员番号 得意先コード 得意先番号 お客様番号 お客様id 购入者id 顾客名 得意先 得意先名 お客様名 购入者 购入者名 氏名 고객id 고객번호 고객코드 \
         회원id 회원번호 고객 고객명 회원 회원명 구매자 주문자 kundennummer kundennr kundenid kunde kundenname käufer \
         besteller débiteur debitor idclient codeclient numéroclient numeroclient noclient \
         nomclient nomduclient acheteur idcliente codigocliente códigocliente numerocliente \
         cliente nombrecliente nombredelcliente comprador",
    ),
    (
        Role::Date,
        "注文日 注文日时 购入日 购入日时 购买日 受注日 受注日时 売上日 取引日 日付 주문일 주문일자 주문일시 주문날짜 구매일 구매일자 결제일 결제일시 거래일 날짜 \
         일자 bestelldatum auftragsdatum rechnungsdatum kaufdatum buchungsdatum datum \
         datedecommande datecommande datedachat dateachat datefacture datedefacture \
         fechadepedido fechapedido fechadecompra fechacompra fechafactura fecha",
    ),
    (
        Role::Amount,
        "注文金额 购入金额 支払金额 お支払い金额 売上金额 売上高 売上 請求金额 주문금액 구매금액 결제금액 실결제금액 판매금액 총금액 합계금액 매출액 매출 금액 \
         gesamtbetrag rechnungsbetrag bestellwert auftragswert umsatz betrag summe gesamtpreis \
         gesamtsumme montanttotal montant montantttc montantht totalttc chiffredaffaires \
         importetotal importe monto montototal valortotal ventas",
    ),
    (
        Role::Order,
        "注文番号 注文id 受注番号 伝票番号 取引番号 주문번호 주문id 거래번호 bestellnummer bestellnr bestellid \
         auftragsnummer auftragsnr rechnungsnummer rechnungsnr belegnummer numérodecommande \
         numerodecommande numérocommande numerocommande ncommande nocommande idcommande \
         commande numérofacture numerofacture numerodepedido númerodepedido numeropedido \
         idpedido pedido numerofactura factura",
    ),
    (
        Role::Quantity,
        "个数 注文数 注文数量 购入数 购入数量 수량 주문수량 구매수량 menge anzahl stückzahl bestellmenge quantité \
         quantite qté cantidad unidades",
    ),
    (
        Role::UnitPrice,
        "単価 販売価格 価格 商品単価 단가 판매가 가격 einzelpreis stückpreis preis preisprostück prixunitaire prix \
         preciounitario precio",
    ),
    (
        Role::Refund,
        "返金额 返金金额 환불금액 erstattung erstattungsbetrag montantremboursé remboursement reembolso",
    ),
    (
        Role::Status,
        "ステータス 注文ステータス 注文状況 주문상태 상태 bestellstatus auftragsstatus statut statutcommande estado \
         estadodelpedido estadopedido",
    ),
    (
        Role::Product,
        "商品名 製品名 상품명 제품명 상품 artikel artikelname artikelbezeichnung produkt produktname produit \
         article nomduproduit producto nombredelproducto artículo",
    ),
    (
        Role::Channel,
        "チャネル 店舗 店舗名 채널 매장 vertriebskanal kanal filiale canal canaldevente magasin tienda",
    ),
];
