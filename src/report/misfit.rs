//! Entered numbers that a question cannot hold, told at their field before it is read.
//!
//! The types of a scheme cannot be wrong, so a question with a wrong number is no question. Here it
//! is found which number is wrong, and what would be right.

use serde_json::{Value, json};

use super::{Refusal, at};
use crate::segment::{AbcPercents, ClassCount, Cuts, LoyaltyCuts, Scheme, SchemeError};
use crate::text::number::percent;
use crate::text::segments::{cuts_error, scheme_error};
use crate::text::ui::sheet_segments as words;
use crate::text::{Lang, errors};
use crate::units::{Fraction, Margin, RangeError};

/// Where schemes stand in questions.
const SCHEMES: [&str; 7] = [
    "segments",
    "movement/scheme",
    "cross/rows",
    "cross/columns",
    "customers/scheme",
    "care/scheme",
    "based/serving/scheme",
];

/// Where the rule of life-cycle stages stands.
const STAGE_RULE: &str = "based/life_cycle/rule";

/// The first number of a scheme that is out of its range; none where each is in it, whatever else
/// may be wrong.
pub fn misfit(lang: Lang, question: &Value) -> Option<Refusal> {
    let of_scheme = SCHEMES.into_iter().find_map(|place| {
        let scheme = at(question, place)?;
        let (path, words) = Checked { lang, scheme }.first()?;
        Some((format!("{place}/{path}"), words))
    });
    let (path, words) = of_scheme.or_else(|| {
        // The rule of stages stands in its question by itself, not as one of the schemes.
        let rule = at(question, STAGE_RULE)?;
        let scheme = &json!({ "life_cycle": rule });
        let (path, words) = Checked { lang, scheme }.first()?;
        let path = path.replacen("life_cycle", STAGE_RULE, 1);
        Some((path, words))
    })?;
    Some(Refusal {
        words,
        path: Some(path),
    })
}

/// The place of the control that an error of a scheme is about, below `base`; none where no single
/// one is at fault.
pub fn scheme_field(scheme: &Scheme, error: &SchemeError, base: &str) -> Option<String> {
    let path = match (scheme, error) {
        (Scheme::Rfm(_), SchemeError::NamesNeedFive { .. }) => "rfm/names".to_owned(),
        (Scheme::Rfm(_), SchemeError::BoxOutOfRange { place }) => {
            format!("rfm/names/boxes/{place}/r/0")
        }
        (Scheme::Rfm(_), SchemeError::NameTaken { place }) => {
            format!("rfm/names/boxes/{place}/name")
        }
        (Scheme::Abc(_), SchemeError::NoProfit) => "abc/current".to_owned(),
        (Scheme::Abc(_), _) => "abc/potential".to_owned(),
        (Scheme::Usage(_), SchemeError::Thresholds { place }) => {
            format!("usage/cuts/entered/{place}")
        }
        (Scheme::Usage(_), SchemeError::NoLoyalty(_)) => "usage/loyalty".to_owned(),
        (Scheme::Usage(_), SchemeError::MissingRole(_)) => "usage/measure".to_owned(),
        (Scheme::Basis(_), _) => "basis/basis".to_owned(),
        (Scheme::Relationship(_), SchemeError::NoProfit) => "relationship/margin".to_owned(),
        (Scheme::Relationship(_), SchemeError::Thresholds { place }) => {
            let of = ["customers", "margin"].get(*place)?;
            format!("relationship/rule/{of}/1")
        }
        (Scheme::LifeCycle(_), SchemeError::Thresholds { place }) => {
            format!("life_cycle/{}", LIFE_CYCLE_LIMITS.get(*place)?)
        }
        _ => return None,
    };
    Some(format!("{base}/{path}"))
}

/// What is wrong with a scheme where its fields have names of their own.
pub fn scheme_words(lang: Lang, scheme: &Scheme, error: &SchemeError) -> Option<String> {
    match (scheme, error) {
        (Scheme::Usage(_), SchemeError::Thresholds { .. }) => {
            Some(words::HEAVY_ABOVE.get(lang).to_owned())
        }
        (Scheme::Relationship(_), SchemeError::Thresholds { .. }) => {
            Some(words::UPPER_ABOVE.get(lang).to_owned())
        }
        (Scheme::LifeCycle(_), SchemeError::Thresholds { place }) => {
            let words = match place {
                0 => words::OVERDUE_POSITIVE,
                1 => words::ENDED_ABOVE,
                2 => words::DECLINE_FROM_ZERO,
                _ => words::GROWTH_ABOVE,
            };
            Some(words.get(lang).to_owned())
        }
        _ => None,
    }
}

/// The limits of life-cycle stages as their errors count them.
const LIFE_CYCLE_LIMITS: [&str; 4] = [
    "overdue_gaps",
    "ended_gaps",
    "decline_factor",
    "growth_factor",
];

struct Checked<'a> {
    lang: Lang,
    scheme: &'a Value,
}

/// Where, and what is wrong.
type Wrong = (String, String);

impl Checked<'_> {
    fn first(&self) -> Option<Wrong> {
        self.percents()
            .or_else(|| self.classes("rfm/classes"))
            .or_else(|| self.classes("basis/bands/quantiles"))
            .or_else(|| (0..3).find_map(|it| self.cuts(&format!("rfm/cutting/entered/{it}"))))
            .or_else(|| self.cuts("basis/bands/entered"))
            .or_else(|| self.fractions("tiers/top_shares"))
            .or_else(|| self.fractions("usage/cuts/shares"))
            .or_else(|| self.usage_shares())
            .or_else(|| self.fractions("usage/loyalty_cuts"))
            .or_else(|| self.loyalty())
            .or_else(|| self.months())
            .or_else(|| self.order_days())
            .or_else(|| self.boxes())
            .or_else(|| self.relationship())
    }

    fn numbers(&self, path: &str) -> Option<Vec<Option<f64>>> {
        let list = at(self.scheme, path)?.as_array()?;
        Some(list.iter().map(Value::as_f64).collect())
    }

    fn percents(&self) -> Option<Wrong> {
        let path = "abc/percents";
        let numbers = self.numbers(path)?;
        for (place, found) in numbers.iter().enumerate() {
            if !found.is_some_and(|it| it.fract() == 0.0 && (0.0..=100.0).contains(&it)) {
                let words = words::PERCENT_WHOLE.get(self.lang).to_owned();
                return Some((format!("{path}/{place}"), words));
            }
        }
        let [a, b] = numbers.try_into().ok()?;
        let error = AbcPercents::new([a? as u32, b? as u32]).err()?;
        Some((format!("{path}/0"), scheme_error(self.lang, &error)))
    }

    fn classes(&self, path: &str) -> Option<Wrong> {
        let found = at(self.scheme, path)?.as_f64();
        let is_sound =
            found.is_some_and(|it| it.fract() == 0.0 && ClassCount::new(it as u8).is_some());
        (!is_sound).then(|| {
            (
                path.to_owned(),
                words::CLASS_RANGE.get(self.lang).to_owned(),
            )
        })
    }

    fn cuts(&self, path: &str) -> Option<Wrong> {
        let numbers = self.numbers(path)?;
        let numbers = numbers.into_iter().map(|it| it.unwrap_or(f64::NAN));
        let error = Cuts::new(numbers.collect()).err()?;
        let place = match error {
            crate::segment::CutsError::NotRising { place } => place,
            crate::segment::CutsError::Count { .. } => 0,
        };
        Some((format!("{path}/{place}"), cuts_error(self.lang, error)))
    }

    fn fractions(&self, path: &str) -> Option<Wrong> {
        let numbers = self.numbers(path)?;
        let is_wrong = |it: &Option<f64>| it.is_none_or(|it| Fraction::new(it).is_err());
        let place = numbers.iter().position(is_wrong)?;
        let error = SchemeError::Probability {
            customer: String::new(),
            found: numbers[place].unwrap_or(0.0),
        };
        let words = match numbers[place] {
            Some(_) => scheme_error(self.lang, &error),
            None => words::NUMBER_MISSING.get(self.lang).to_owned(),
        };
        Some((format!("{path}/{place}"), words))
    }

    fn loyalty(&self) -> Option<Wrong> {
        let path = "usage/loyalty_cuts";
        let [loyal, switcher] = self.numbers(path)?.try_into().ok()?;
        let cuts = [Fraction::new(loyal?).ok()?, Fraction::new(switcher?).ok()?];
        LoyaltyCuts::new(cuts).err()?;
        let words = words::LOYAL_ABOVE.get(self.lang).to_owned();
        Some((format!("{path}/1"), words))
    }

    /// Heavy and medium are parts of the same customers.
    fn usage_shares(&self) -> Option<Wrong> {
        let path = "usage/cuts/shares";
        let total: f64 = self.numbers(path)?.into_iter().flatten().sum();
        let words = words::SHARES_OVER.with(self.lang, &percent(self.lang, total, 1));
        (total > 1.0 + 1e-9).then(|| (format!("{path}/1"), words))
    }

    fn months(&self) -> Option<Wrong> {
        let path = "life_cycle/compared";
        let found = at(self.scheme, path)?.as_f64().unwrap_or(0.0);
        if found.fract() == 0.0 && (1.0..=120.0).contains(&found) {
            return None;
        }
        let error = RangeError {
            found,
            least: 1.0,
            most: 120.0,
        };
        Some((path.to_owned(), errors::months(self.lang, &error)))
    }

    /// Customers are whole, margins are at most all of the money.
    fn relationship(&self) -> Option<Wrong> {
        let customers = "relationship/rule/customers";
        let is_count = |it: &Option<f64>| {
            it.is_some_and(|it| it.fract() == 0.0 && (1.0..=f64::from(u32::MAX)).contains(&it))
        };
        let place = self.numbers(customers)?.iter().position(|it| !is_count(it));
        if let Some(place) = place {
            let words = words::WHOLE_NUMBER.get(self.lang).to_owned();
            return Some((format!("{customers}/{place}"), words));
        }
        let margins = "relationship/rule/margin";
        let limits = self.numbers(margins)?.into_iter().enumerate();
        let limits = limits.map(|(place, it)| (format!("{margins}/{place}"), it));
        let flat = "relationship/margin".to_owned();
        let of_all = at(self.scheme, &flat).and_then(Value::as_f64);
        let of_all = of_all.map(|it| (flat, Some(it)));
        limits.chain(of_all).find_map(|(path, found)| match found {
            None => Some((path, words::NUMBER_MISSING.get(self.lang).to_owned())),
            Some(found) => {
                let error = Margin::new(found).err()?;
                Some((path, errors::margin(self.lang, &error)))
            }
        })
    }

    fn order_days(&self) -> Option<Wrong> {
        let path = "life_cycle/settled_orders";
        let found = at(self.scheme, path)?.as_f64();
        let is_sound = found.is_some_and(|it| it.fract() == 0.0 && (1.0..=1e6).contains(&it));
        (!is_sound).then(|| {
            (
                path.to_owned(),
                words::WHOLE_NUMBER.get(self.lang).to_owned(),
            )
        })
    }

    fn boxes(&self) -> Option<Wrong> {
        let path = "rfm/names/boxes";
        let boxes = at(self.scheme, path)?.as_array()?;
        let sides = (0..boxes.len()).flat_map(|place| {
            ["r", "f", "m"]
                .into_iter()
                .flat_map(move |side| [0, 1].map(|end| format!("{path}/{place}/{side}/{end}")))
        });
        sides.into_iter().find_map(|path| {
            let found = at(self.scheme, &path)?.as_f64();
            let is_sound = found.is_some_and(|it| it.fract() == 0.0 && (1.0..=9.0).contains(&it));
            (!is_sound).then(|| (path, words::SCORE_RANGE.get(self.lang).to_owned()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Question, topics, with};

    #[test]
    fn a_number_out_of_range_is_told_at_its_field() {
        let cases = [
            ("abc", "segments/abc/percents/0", json!(90)),
            ("abc", "segments/abc/percents/0", json!(2.5)),
            ("rfm", "segments/rfm/classes", json!(12)),
            ("usage", "segments/usage/loyalty_cuts/1", json!(0.9)),
            ("usage", "segments/usage/cuts/shares/0", json!(1.5)),
            ("usage", "segments/usage/cuts/shares/0", Value::Null),
            ("life-cycle", "segments/life_cycle/compared", json!(0)),
            (
                "life-cycle",
                "segments/life_cycle/settled_orders",
                json!(1.5),
            ),
            (
                "relationship",
                "segments/relationship/rule/customers/1",
                json!(2.5),
            ),
            (
                "relationship",
                "segments/relationship/rule/margin/0",
                json!(1.4),
            ),
            (
                "movement",
                "movement/scheme/tiers/top_shares/2",
                json!(-0.1),
            ),
            (
                "life-cycle-base",
                "based/life_cycle/rule/compared",
                json!(0),
            ),
        ];
        for (slug, path, value) in cases {
            let topics = topics(Lang::En);
            let topic = topics.iter().find(|it| it.slug == slug).unwrap();
            let question = &topic.starts[0].question;
            assert_eq!(misfit(Lang::En, question), None, "{slug}");
            let changed = with(question, path, value).unwrap();
            let found = misfit(Lang::En, &changed).unwrap().path.unwrap();
            assert_eq!(found, path);
            assert!(
                crate::json::from_value::<Question>(changed).is_err(),
                "{path}"
            );
        }
    }

    #[test]
    fn parts_of_the_same_customers_are_at_most_all_of_them() {
        let shares =
            |shares: [f64; 2]| json!({"segments": {"usage": {"cuts": {"shares": shares}}}});
        assert_eq!(misfit(Lang::En, &shares([0.4, 0.6])), None);
        let found = misfit(Lang::En, &shares([0.7, 0.6])).unwrap();
        assert_eq!(found.path.as_deref(), Some("segments/usage/cuts/shares/1"));
        assert!(found.words.contains("130.0%"), "{}", found.words);
    }

    #[test]
    fn cuts_that_run_backwards_are_told_at_the_one_that_does() {
        let question = json!({"segments": {"basis": {
            "basis": "price", "bands": {"entered": [1.0, 3.0, 2.0]},
        }}});
        let found = misfit(Lang::Zh, &question).unwrap();
        assert_eq!(
            found.path.as_deref(),
            Some("segments/basis/bands/entered/2")
        );
    }
}
