//! A number on its way into a formula, with its source.

use std::fmt;

use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::{Expr, Source, Symbol, Unit};

/// A number and where it comes from.
///
/// A bare number is read too: it is the user's. So is an emptied field; its value is not finite,
/// which every model refuses.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Given {
    /// How much.
    pub value: f64,
    /// Says who; the user, where nobody says.
    pub source: Source,
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Given, D::Error> {
        deserializer.deserialize_any(Entered)
    }
}

/// Reads a [`Given`] in any of its forms.
struct Entered;

impl<'de> Visitor<'de> for Entered {
    type Value = Given;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, or one with its source")
    }

    fn visit_f64<E>(self, value: f64) -> Result<Given, E> {
        Ok(Given::assumed(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Given, E> {
        Ok(Given::assumed(value as f64))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Given, E> {
        Ok(Given::assumed(value as f64))
    }

    fn visit_unit<E>(self) -> Result<Given, E> {
        Ok(Given::assumed(f64::NAN))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Given, A::Error> {
        let mut given = Given::assumed(f64::NAN);
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "value" => given.value = map.next_value::<Option<f64>>()?.unwrap_or(f64::NAN),
                "source" => given.source = map.next_value()?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(given)
    }
}

impl Given {
    /// Entered by the user.
    pub const fn assumed(value: f64) -> Given {
        Given {
            value,
            source: Source::Assumption,
        }
    }

    /// Printed in the source document of a case.
    pub const fn case(value: f64) -> Given {
        Given {
            value,
            source: Source::Case,
        }
    }

    /// Made up so that a demonstration adds up.
    pub const fn illustrative(value: f64) -> Given {
        Given {
            value,
            source: Source::Illustrative,
        }
    }

    /// Counted in the user's file.
    pub const fn counted(value: f64) -> Given {
        Given {
            value,
            source: Source::File,
        }
    }

    /// As an input of a formula.
    pub fn named(self, symbol: impl Into<Symbol>, unit: Unit) -> Expr {
        Expr::of(symbol, self.value, unit, self.source)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_number_with_its_source_a_bare_one_and_an_emptied_field_are_read() {
        let read = |value: Value| crate::json::from_value::<Given>(value).unwrap();
        assert_eq!(
            read(json!({"value": 0.8, "source": "case"})),
            Given::case(0.8)
        );
        assert_eq!(read(json!({"value": 3})), Given::assumed(3.0));
        assert_eq!(read(json!(-2)), Given::assumed(-2.0));
        assert_eq!(read(json!(0.5)), Given::assumed(0.5));
        assert!(read(json!(null)).value.is_nan());
        let none = crate::json::from_value::<Option<Given>>(json!(null)).unwrap();
        assert_eq!(none, None);
        assert!(crate::json::from_value::<Given>(json!("0.5")).is_err());
    }

    #[test]
    fn what_is_written_is_read_also_where_nothing_was_entered() {
        for given in [Given::case(1.5), Given::assumed(f64::NAN)] {
            let written = serde_json::to_value(given).unwrap();
            let read = crate::json::from_value::<Given>(written.clone()).unwrap();
            assert_eq!(serde_json::to_value(read).unwrap(), written);
        }
    }
}
