//! JSON in and out of the program's types, in one way for all of them.
//!
//! Each way into a type is code of its own for that type, and the page pays for every byte it
//! loads. This is the smallest: a struct is an object and nothing else, a field is known by its name
//! and nothing else, and only one that says `#[serde(default)]` may be missing. What other programs
//! write is read as by any reader; what they might also have written is not.

mod lean;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Why a text is not what was expected, in serde's words.
pub type Error = serde_json::Error;

/// A value of a type from its text.
///
/// # Errors
/// [`Error`] for what is no JSON, and for JSON that is not of the type.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).and_then(from_value)
}

/// A value of a type from JSON that has been read already.
///
/// # Errors
/// [`Error`] for JSON that is not of the type.
pub fn from_value<T: DeserializeOwned>(value: Value) -> Result<T, Error> {
    T::deserialize(lean::Lean::new(value))
}

/// The text of a value.
///
/// # Errors
/// [`Error`] for what JSON cannot hold, such as a map whose keys are no texts.
pub fn write(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_value(value).map(|value| value.to_string())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Plain,
        One(u32),
        Two(i64, String),
        Named { share: f64, kind: Option<Box<Kind>> },
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Whole {
        kinds: Vec<Kind>,
        by_number: BTreeMap<u32, (bool, char)>,
        #[serde(default)]
        missing: Option<String>,
        nothing: (),
    }

    fn whole() -> Whole {
        Whole {
            kinds: vec![
                Kind::Plain,
                Kind::One(7),
                Kind::Two(-3, "客值".into()),
                Kind::Named {
                    share: 0.1,
                    kind: Some(Box::new(Kind::Plain)),
                },
            ],
            by_number: BTreeMap::from([(5, (true, '值'))]),
            missing: None,
            nothing: (),
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let text = write(&whole()).unwrap();
        assert_eq!(read::<Whole>(&text).unwrap(), whole());
        // And by any other reader too.
        assert_eq!(serde_json::from_str::<Whole>(&text).unwrap(), whole());
    }

    #[test]
    fn fields_may_be_missing_or_unknown_but_not_of_another_type() {
        let text = r#"{"kinds":[],"by_number":{},"nothing":null,"later":[1,{"a":2}]}"#;
        assert!(read::<Whole>(text).is_ok());
        for wrong in [
            "7",
            "[]",
            r#"{"kinds":[],"by_number":{}}"#,
            r#"{"kinds":7,"by_number":{},"nothing":null}"#,
            r#"{"kinds":["other"],"by_number":{},"nothing":null}"#,
            r#"{"kinds":[{"one":"7"}],"by_number":{},"nothing":null}"#,
            r#"{"kinds":[{"one":7,"two":8}],"by_number":{},"nothing":null}"#,
            r#"{"kinds":[{"two":[1,"a",3]}],"by_number":{},"nothing":null}"#,
            r#"{"kinds":[],"by_number":{"x":[true,"a"]},"nothing":null}"#,
        ] {
            assert!(read::<Whole>(wrong).is_err(), "{wrong}");
        }
    }
}
