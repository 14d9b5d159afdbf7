//! What of a scheme can be changed on a sheet.

use serde_json::Value;

use super::Control;
use super::fields::{Fields, json_of};
use super::movement_controls::scheme_choice;
use super::own_controls::own_controls;
use crate::explain::Unit;
use crate::segment::{
    AbcScheme, Bands, Basis, BasisScheme, Current, Cuts, Cutting, DiscountUnit, LifeCycleScheme,
    LoyaltyBasis, OrderUnit, PotentialFrom, RelationshipScheme, RfmNames, RfmScheme, Scheme,
    SchemeFacts, Span, ThresholdRule, Thresholds, UsageCuts, UsageMeasure, UsageScheme,
};
use crate::text::ui::sheet as words;
use crate::text::ui::sheet_segments as more;
use crate::text::ui::sheet_value::groups;
use crate::text::{Lang, explain};
use crate::units::{Currency, Margin};

/// What is known where the controls stand: what the scheme was settled to, so that its cuts can be
/// taken over and changed, and the columns of text that are kept.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// What the scheme was settled to.
    pub facts: Option<&'a SchemeFacts>,
    /// Names of the columns of text.
    pub columns: &'a [String],
}

/// The controls of a scheme that stands at a place of its question.
pub fn scheme_controls(lang: Lang, scheme: &Scheme, at: &str, known: Known<'_>) -> Vec<Control> {
    let mut fields = Fields::new(lang, at, words::CONTROLS.get(lang));
    match scheme {
        Scheme::Tiers(rule) => tiers(lang, &mut fields, rule, known),
        Scheme::Rfm(rfm) => self::rfm(lang, &mut fields, rfm, known),
        Scheme::Abc(abc) => self::abc(&mut fields, abc),
        Scheme::Usage(usage) => self::usage(lang, &mut fields, usage, known),
        Scheme::LifeCycle(rule) => life_cycle(lang, &mut fields, rule),
        Scheme::Basis(basis) => self::basis(lang, &mut fields, basis, known),
        Scheme::Relationship(of) => relationship(lang, &mut fields, of),
        Scheme::Own(own) => fields.append(own_controls(lang, own, at, known.columns)),
        _ => {}
    }
    fields.done()
}

fn relationship(lang: Lang, fields: &mut Fields, of: &RelationshipScheme) {
    scheme_choice(
        lang,
        fields,
        groups::GROUPED_BY,
        "relationship/groups",
        &of.groups,
    );
    let heads = explain::unit_name(lang, Unit::Customers, Currency::Unstated);
    let of_customers = [more::MANY_FROM, more::SOME_FROM];
    for (place, (label, from)) in of_customers.into_iter().zip(of.rule.customers).enumerate() {
        let path = format!("relationship/rule/customers/{place}");
        fields.number(label, &path, from as f64, &heads);
    }
    let of_margins = [more::HIGH_FROM, more::MIDDLE_FROM];
    for (place, (label, from)) in of_margins.into_iter().zip(of.rule.margin).enumerate() {
        let path = format!("relationship/rule/margin/{place}");
        fields.percent(label, &path, Some(from.get()));
    }
    let margin = of.margin.map(Margin::get);
    fields.percent(groups::MARGIN_INSTEAD, "relationship/margin", margin);
}

fn spans(fields: &mut Fields, path: &str, span: Span) {
    let of = [
        (words::SPAN_HISTORY, Span::History),
        (words::SPAN_WINDOW, Span::Window),
    ];
    fields.pick(words::SPAN, path, &span, of);
}

fn tiers(lang: Lang, fields: &mut Fields, rule: &ThresholdRule, known: Known<'_>) {
    let labels = [more::TIER_DIAMOND, more::TIER_GOLD, more::TIER_SILVER];
    let settled = match known.facts {
        Some(SchemeFacts::Tiers(facts)) => Thresholds::new(facts.thresholds).ok(),
        _ => None,
    };
    let entered = match rule {
        ThresholdRule::Entered(_) => Some(*rule),
        ThresholdRule::TopShares(_) => settled.map(ThresholdRule::Entered),
    };
    let by_shares = match rule {
        ThresholdRule::TopShares(_) => *rule,
        ThresholdRule::Entered(_) => ThresholdRule::default(),
    };
    let mut options = vec![(more::BY_SHARES.get(lang).to_owned(), json_of(&by_shares))];
    options.extend(entered.map(|it| (more::ENTERED.get(lang).to_owned(), json_of(&it))));
    let chosen = usize::from(matches!(rule, ThresholdRule::Entered(_)));
    fields.choice(more::CUTS, "tiers", Some(chosen), options);
    match rule {
        ThresholdRule::TopShares(shares) => {
            for (place, (label, share)) in labels.into_iter().zip(shares).enumerate() {
                fields.percent(
                    label,
                    &format!("tiers/top_shares/{place}"),
                    Some(share.get()),
                );
            }
        }
        // Thresholds are kept in ten-thousandths; they are changed on the first page of the room.
        ThresholdRule::Entered(_) => fields.note(more::TIERS_ENTERED.get(lang)),
    }
}

fn rfm(lang: Lang, fields: &mut Fields, rfm: &RfmScheme, known: Known<'_>) {
    let mut cuttings = vec![
        (words::CUT_PACKAGE, Cutting::Package),
        (words::CUT_QUANTILES, Cutting::Quantiles),
        (words::CUT_RANKS, Cutting::Ranks),
        (more::CUT_COUNT_WORSE, Cutting::CountWorse),
        (words::CUT_NESTED, Cutting::Nested),
        (words::CUT_MEANS, Cutting::MeanSplit),
    ];
    let entered = match (&rfm.cutting, known.facts) {
        (Cutting::Entered(_), _) => Some(rfm.cutting.clone()),
        (_, Some(SchemeFacts::Rfm(facts))) => {
            let [r, f, m] = facts.cuts.clone().map(|cuts| Cuts::new(cuts).ok());
            r.zip(f)
                .zip(m)
                .map(|((r, f), m)| Cutting::Entered(Box::new([r, f, m])))
        }
        _ => None,
    };
    cuttings.extend(entered.map(|it| (more::ENTERED, it)));
    let cut = cuttings.iter().position(|(_, it)| *it == rfm.cutting);
    let options = cuttings
        .iter()
        .map(|(words, it)| (words.get(lang).to_owned(), json_of(it)))
        .collect();
    fields.choice(words::CUTTING, "rfm/cutting", cut, options);
    match &rfm.cutting {
        Cutting::Entered(cuts) => {
            for (place, of) in cuts.iter().enumerate() {
                let unit = [more::DAYS, words::ORDERS, more::MONEY][place].get(lang);
                for (at, &cut) in of.get().iter().enumerate() {
                    let path = format!("rfm/cutting/entered/{place}/{at}");
                    let label = more::rfm_cut(lang, place, at);
                    fields.named_number(label, &path, cut, unit);
                }
            }
        }
        Cutting::MeanSplit => {}
        _ => {
            let classes = f64::from(rfm.classes.get());
            fields.number(
                more::CLASSES,
                "rfm/classes",
                classes,
                more::CLASS_UNIT.get(lang),
            );
        }
    }
    let mut names = vec![
        (words::NAMES_VIGNETTE, RfmNames::Vignette),
        (words::NAMES_BANDS, RfmNames::Bands),
        (words::NAMES_TEN, RfmNames::TenNames),
        (words::NAMES_EIGHT, RfmNames::EightClasses),
        (words::NAMES_CELLS, RfmNames::Cells),
    ];
    // Own boxes begin as those that are in use.
    let facts = match known.facts {
        Some(SchemeFacts::Rfm(facts)) => Some(facts),
        _ => None,
    };
    let boxes = rfm.names.boxes(facts);
    let boxes = boxes.unwrap_or_else(crate::segment::vignette_boxes);
    names.push((more::NAMES_OWN_BOXES, RfmNames::Boxes(boxes)));
    let named = names.iter().position(|(_, it)| *it == rfm.names);
    let options = names
        .iter()
        .map(|(words, it)| (words.get(lang).to_owned(), json_of(it)))
        .collect();
    fields.choice(words::RFM_NAMES, "rfm/names", named, options);
    spans(fields, "rfm/span", rfm.span);
    let units = [
        (more::COUNT_ORDERS, OrderUnit::Orders),
        (more::COUNT_LINES, OrderUnit::Lines),
    ];
    fields.pick(more::COUNTED, "rfm/unit", &rfm.unit, units);
    if let RfmNames::Boxes(boxes) = &rfm.names {
        for (place, of) in boxes.iter().enumerate() {
            let name = crate::text::segments::segment(lang, &of.name);
            fields.group(&name);
            let path = format!("rfm/names/boxes/{place}/name");
            fields.text(more::RULE_NAME, &path, &name);
            for (side, (name, score)) in [("r", of.r), ("f", of.f), ("m", of.m)].iter().enumerate()
            {
                for (end, &score) in score.iter().enumerate() {
                    let path = format!("rfm/names/boxes/{place}/{name}/{end}");
                    let label = more::box_side(lang, side, end);
                    fields.named_number(label, &path, f64::from(score), "");
                }
            }
        }
    }
}

fn abc(fields: &mut Fields, abc: &AbcScheme) {
    let [a, b] = abc.percents.get().map(f64::from);
    fields.number(words::ABC_A, "abc/percents/0", a, "%");
    fields.number(words::ABC_B, "abc/percents/1", b, "%");
    let current = [
        (more::BY_REVENUE, Current::Revenue),
        (more::BY_PROFIT, Current::Profit),
    ];
    fields.pick(more::CURRENT, "abc/current", &abc.current, current);
    let potential = [
        (more::POTENTIAL_NONE, PotentialFrom::Nothing),
        (more::POTENTIAL_COLUMNS, PotentialFrom::Columns),
    ];
    fields.pick(more::POTENTIAL, "abc/potential", &abc.potential, potential);
    spans(fields, "abc/span", abc.span);
}

fn usage(lang: Lang, fields: &mut Fields, usage: &UsageScheme, known: Known<'_>) {
    let measures = [
        (more::USE_FOUND, UsageMeasure::Found),
        (more::USE_UNITS, UsageMeasure::Units),
        (more::USE_ORDERS, UsageMeasure::Orders),
    ];
    fields.pick(more::USE, "usage/measure", &usage.measure, measures);
    let entered = match (usage.cuts, known.facts) {
        (UsageCuts::Entered(_), _) => Some(usage.cuts),
        (_, Some(SchemeFacts::Usage(facts))) if !facts.is_collapsed => {
            Some(UsageCuts::Entered(facts.cuts))
        }
        _ => None,
    };
    let by_shares = match usage.cuts {
        UsageCuts::Shares(_) => usage.cuts,
        UsageCuts::Entered(_) => UsageCuts::default(),
    };
    let mut cuts = vec![(more::BY_SHARES.get(lang).to_owned(), json_of(&by_shares))];
    cuts.extend(entered.map(|it| (more::ENTERED.get(lang).to_owned(), json_of(&it))));
    let chosen = usize::from(matches!(usage.cuts, UsageCuts::Entered(_)));
    fields.choice(more::CUTS, "usage/cuts", Some(chosen), cuts);
    match usage.cuts {
        UsageCuts::Shares(shares) => {
            let labels = [more::HEAVY_SHARE, more::MEDIUM_SHARE];
            for (place, (label, share)) in labels.into_iter().zip(shares).enumerate() {
                fields.percent(
                    label,
                    &format!("usage/cuts/shares/{place}"),
                    Some(share.get()),
                );
            }
        }
        UsageCuts::Entered(cuts) => {
            let labels = [more::HEAVY_FROM, more::MEDIUM_FROM];
            for (place, (label, cut)) in labels.into_iter().zip(cuts).enumerate() {
                let path = format!("usage/cuts/entered/{place}");
                fields.number(label, &path, cut, more::A_YEAR.get(lang));
            }
        }
    }
    let mut bases = vec![
        (
            more::LOYALTY_FOUND.get(lang).to_owned(),
            LoyaltyBasis::Found,
        ),
        (
            more::LOYALTY_FULL_PRICE.get(lang).to_owned(),
            LoyaltyBasis::FullPriceShare,
        ),
    ];
    bases.extend(known.columns.iter().map(|column| {
        let basis = LoyaltyBasis::LargestShare {
            column: column.clone(),
        };
        (more::LOYALTY_LARGEST.with(lang, column), basis)
    }));
    let basis = bases.iter().position(|(_, it)| *it == usage.loyalty);
    let options = bases
        .iter()
        .map(|(words, it)| (words.clone(), json_of(it)))
        .collect();
    fields.choice(more::LOYALTY, "usage/loyalty", basis, options);
    let labels = [more::LOYAL_FROM, more::SWITCHER_FROM];
    for (place, (label, cut)) in labels.into_iter().zip(usage.loyalty_cuts.get()).enumerate() {
        fields.percent(
            label,
            &format!("usage/loyalty_cuts/{place}"),
            Some(cut.get()),
        );
    }
}

fn life_cycle(lang: Lang, fields: &mut Fields, rule: &LifeCycleScheme) {
    let times = words::TIMES.get(lang);
    let at = |name: &str| format!("life_cycle/{name}");
    fields.number(
        words::OVERDUE,
        &at("overdue_gaps"),
        rule.overdue_gaps,
        times,
    );
    fields.number(words::ENDED, &at("ended_gaps"), rule.ended_gaps, times);
    let settled = f64::from(rule.settled_orders);
    fields.number(
        words::SETTLED,
        &at("settled_orders"),
        settled,
        more::DAYS.get(lang),
    );
    let months = f64::from(rule.compared.count());
    fields.number(
        more::COMPARED,
        &at("compared"),
        months,
        more::MONTHS.get(lang),
    );
    fields.number(
        more::GROWTH,
        &at("growth_factor"),
        rule.growth_factor,
        times,
    );
    fields.number(
        more::DECLINE,
        &at("decline_factor"),
        rule.decline_factor,
        times,
    );
}

fn basis(lang: Lang, fields: &mut Fields, basis: &BasisScheme, known: Known<'_>) {
    // What the data were found to have, where that was left to them.
    let settled = match (&basis.basis, known.facts) {
        (Basis::Found, Some(SchemeFacts::Basis(facts))) => &facts.basis,
        (asked, _) => asked,
    };
    let mut bases = vec![
        (more::BASIS_FOUND.get(lang).to_owned(), Basis::Found),
        (words::BASIS_LEVEL.get(lang).to_owned(), Basis::ServiceLevel),
        (words::BASIS_PRICE.get(lang).to_owned(), Basis::Price),
        (words::BASIS_DISCOUNT.get(lang).to_owned(), Basis::Discount),
    ];
    bases.extend(known.columns.iter().map(|column| {
        let name = more::BASIS_COLUMN.with(lang, column);
        (name, Basis::Column(column.clone()))
    }));
    let chosen = bases.iter().position(|(_, it)| *it == basis.basis);
    if basis.basis == Basis::Found
        && let Some((name, _)) = bases.iter().skip(1).find(|(_, it)| it == settled)
    {
        bases[0].0 = more::BASIS_FOUND_AS.with(lang, name);
    }
    let options = bases
        .iter()
        .map(|(words, it)| (words.clone(), json_of(it)))
        .collect();
    fields.choice(words::BASIS, "basis/basis", chosen, options);
    if matches!(settled, Basis::Price | Basis::Discount) {
        bands(lang, fields, basis, known);
    }
    if *settled == Basis::Discount {
        let units = [
            (more::DISCOUNT_FOUND, DiscountUnit::Found),
            (more::DISCOUNT_RATE, DiscountUnit::Rate),
            (more::DISCOUNT_MONEY, DiscountUnit::Money),
        ];
        fields.pick(more::DISCOUNT, "basis/discount", &basis.discount, units);
    }
    spans(fields, "basis/span", basis.span);
}

fn bands(lang: Lang, fields: &mut Fields, basis: &BasisScheme, known: Known<'_>) {
    let entered = match (&basis.bands, known.facts) {
        (Bands::Entered(_), _) => Some(basis.bands.clone()),
        (_, Some(SchemeFacts::Basis(facts))) => {
            Cuts::new(facts.cuts.clone()).ok().map(Bands::Entered)
        }
        _ => None,
    };
    let equal = match &basis.bands {
        Bands::Quantiles(_) => basis.bands.clone(),
        Bands::Entered(_) => Bands::default(),
    };
    let mut options = vec![(more::BANDS_EQUAL.get(lang).to_owned(), json_of(&equal))];
    options.extend(entered.map(|it| (more::ENTERED.get(lang).to_owned(), json_of(&it))));
    let chosen = usize::from(matches!(basis.bands, Bands::Entered(_)));
    fields.choice(more::BANDS, "basis/bands", Some(chosen), options);
    match &basis.bands {
        Bands::Quantiles(classes) => {
            let unit = more::CLASS_UNIT.get(lang);
            let classes = f64::from(classes.get());
            fields.number(more::CLASSES, "basis/bands/quantiles", classes, unit);
        }
        Bands::Entered(cuts) => {
            for (place, &cut) in cuts.get().iter().enumerate() {
                let path = format!("basis/bands/entered/{place}");
                fields.named_number(more::band_cut(lang, place), &path, cut, "");
            }
            fields.actions(
                more::CUT_COUNT,
                "basis/bands/entered",
                cut_actions(lang, cuts),
            );
        }
    }
}

/// One cut more, one less.
fn cut_actions(lang: Lang, cuts: &Cuts) -> Vec<(String, Value)> {
    let cuts = cuts.get();
    let mut more_cuts = cuts.to_vec();
    if let Some(&last) = cuts.last() {
        more_cuts.push(if last > 0.0 { last * 1.5 } else { last + 1.0 });
    }
    let added = Cuts::new(more_cuts).ok();
    let dropped = Cuts::new(cuts[..cuts.len() - 1].to_vec()).ok();
    let mut options = Vec::new();
    options.extend(added.map(|it| (more::CUT_MORE.get(lang).to_owned(), json_of(&it))));
    options.extend(dropped.map(|it| (more::CUT_LESS.get(lang).to_owned(), json_of(&it))));
    options
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;
    use crate::report::{Entry, Question, at, topics, with};

    #[test]
    fn every_choice_and_number_of_a_scheme_has_its_place_in_the_question() {
        let columns = ["channel".to_owned()];
        let known = Known {
            facts: None,
            columns: &columns,
        };
        let mut seen = 0;
        for topic in topics(Lang::En) {
            for start in &topic.starts {
                let question = &start.question;
                let Ok(Question::Segments(scheme)) = json::from_value(question.clone()) else {
                    continue;
                };
                for control in scheme_controls(Lang::En, &scheme, "segments", known) {
                    seen += 1;
                    assert!(at(question, &control.path).is_some(), "{}", control.path);
                    let entered = match control.entry {
                        Entry::Number { value, .. } => vec![match value {
                            Some(value) if value.fract() == 0.0 => Value::from(value as u32),
                            value => Value::from(value),
                        }],
                        Entry::Choice { options, .. } | Entry::Actions { options } => {
                            options.into_iter().map(|(_, value)| value).collect()
                        }
                        Entry::Text { value } => vec![Value::from(value)],
                        Entry::Remedies { .. } | Entry::Ways { .. } => Vec::new(),
                        Entry::Day { value, .. } => vec![json_of(&value)],
                        Entry::Checks { options } => {
                            options.into_iter().map(|(_, _, value)| value).collect()
                        }
                    };
                    for value in entered {
                        let changed = with(question, &control.path, value).unwrap();
                        assert!(
                            json::from_value::<Question>(changed).is_ok(),
                            "{}",
                            control.path
                        );
                    }
                }
            }
        }
        assert!(seen > 40, "{seen} controls");
    }
}
