//! What is said of a table of retention beside its numbers.

use super::Lang;
use super::number::count;

/// Said where leaving cannot be summed up without a discount.
pub fn no_finite_mean(lang: Lang) -> &'static str {
    lang.pick(
        "按这条曲线，平均期数没有有限值；只看折现后的价值。",
        "Under this curve the mean number of periods is not finite; read discounted value only.",
    )
}

/// Said where shares were given and the number of customers is assumed.
pub fn assumed_customers(lang: Lang, customers: f64) -> String {
    let customers = count(lang, customers.round() as u64);
    match lang {
        Lang::Zh => format!("表中是比例，期初人数按 {customers} 计，只影响标准误和似然值。"),
        Lang::En => format!(
            "The table holds shares; {customers} customers are assumed at the start, which decides standard errors and ln L only."
        ),
    }
}

/// Said where groups of different ages stand in one curve.
pub fn followed_for_a_while(lang: Lang, customers: f64) -> String {
    let customers = count(lang, customers.round() as u64);
    match lang {
        Lang::Zh => format!(
            "起始 {customers} 人取自表中。较年轻的客群只观察到它最后一期：此后按未知计入似然值和标准误，不当作留存。"
        ),
        Lang::En => format!(
            "The {customers} customers at the start are the table’s. Younger groups count as far as they were followed: what became of them later is unknown to ln L and to the standard errors, not taken as staying."
        ),
    }
}

/// Groups without a curve of their own.
pub fn too_young(lang: Lang, groups: &[String]) -> String {
    match lang {
        Lang::Zh => format!(
            "{}只观察了一期，画不成单独的曲线，但已计入合并曲线。",
            groups.join("、")
        ),
        Lang::En => format!(
            "Followed for a period at most, so without a curve of their own but counted here: {}.",
            groups.join(", ")
        ),
    }
}
