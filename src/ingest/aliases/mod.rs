//! Names of columns in Chinese and English, by the role they name, as shops, CRMs, subscription and
//! survey tools write them; of orders in other languages too. Within a role the better names stand
//! first.

mod abroad;
mod customers;
mod orders;
mod others;
mod traditional;

use super::Role;

pub(super) use traditional::simplified;

/// Names of roles as [`super::letters::fold`] writes them, between blanks.
fn all() -> impl Iterator<Item = (Role, &'static str)> {
    [
        &orders::NAMES[..],
        &customers::NAMES,
        &others::NAMES,
        &abroad::NAMES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The place of a folded name among those of its role, with the role.
pub(super) fn lookup(folded: &str) -> Option<(Role, usize)> {
    all().find_map(|(role, names)| {
        let rank = names.split_whitespace().position(|name| name == folded)?;
        Some((role, rank))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::ingest::letters::fold;

    #[test]
    fn every_role_has_names_in_both_languages() {
        for role in Role::ALL {
            let (_, names) = all().find(|(named, _)| *named == role).unwrap();
            assert!(
                names.split_whitespace().any(|name| name.is_ascii()),
                "{role:?}"
            );
            assert!(
                names.split_whitespace().any(|name| !name.is_ascii()),
                "{role:?}"
            );
        }
    }

    #[test]
    fn orders_in_other_languages_are_known_by_their_names() {
        use Role::{Amount, Customer, Date, Order, Quantity, Status, UnitPrice};
        let roles = [Order, Customer, Date, Quantity, UnitPrice, Amount, Status];
        for header in [
            "訂單編號 會員編號 付款時間 數量 單價 實付金額 訂單狀態",
            "注文番号 顧客ID 注文日 数量 単価 合計金額 ステータス",
            "注文番号 お客様番号 購入日時 個数 販売価格 売上金額 注文状況",
            "주문번호 고객ID 주문일 수량 단가 결제금액 주문상태",
            "Bestellnummer Kunden-Nr. Bestelldatum Menge Einzelpreis Betrag Bestellstatus",
            "N°_commande Client Date_commande Quantité Prix_unitaire Montant_(€) Statut",
            "Pedido Cliente Fecha Cantidad Precio Importe Estado",
        ] {
            let found: Vec<Option<Role>> = header
                .split(' ')
                .map(crate::ingest::roles::alias_of)
                .collect();
            assert_eq!(found, roles.map(Some), "{header}");
        }
    }

    #[test]
    fn the_words_the_pages_use_for_expected_value_are_known_as_headers() {
        let found = |name: &str| crate::ingest::roles::alias_of(name);
        for name in ["追加潜力", "潜在价值", "Additional value"] {
            assert_eq!(found(name), Some(Role::PotentialValue), "{name}");
        }
        for name in ["概率", "赢得概率", "Probability"] {
            assert_eq!(found(name), Some(Role::WinProbability), "{name}");
        }
    }

    #[test]
    fn no_name_stands_for_two_roles() {
        let mut seen = HashSet::new();
        for (_, names) in all() {
            for name in names.split_whitespace() {
                assert!(seen.insert(name), "{name}");
                assert_eq!(fold(name), name);
            }
        }
    }
}
