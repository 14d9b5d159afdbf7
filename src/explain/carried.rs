//! A number on its way between programs.

use std::sync::Arc;

use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Explained;
use crate::json;

/// An explained number: here, or as it came in a message.
///
/// Who shows a number that came in words needs the number only to hand it back and have it explained.
/// It is not read then, so that a page need not know every quantity and every rule there is. It
/// travels as the text of its JSON: a page of numbers holds hundreds, and a text is taken over as it
/// stands, where JSON within JSON would be built up part by part.
#[derive(Debug, Clone, PartialEq)]
pub enum Carried {
    /// Made here.
    Number(Box<Explained>),
    /// As it came: the text of its JSON.
    Message(Arc<str>),
}

impl Carried {
    /// The number itself.
    ///
    /// # Errors
    /// [`json::Error`] when what came is no number.
    pub fn into_number(self) -> Result<Explained, json::Error> {
        match self {
            Carried::Number(number) => Ok(*number),
            Carried::Message(text) => json::read(&text),
        }
    }

    /// The number, if it was made here.
    pub fn number(&self) -> Option<&Explained> {
        match self {
            Carried::Number(number) => Some(number),
            Carried::Message(_) => None,
        }
    }
}

impl From<Explained> for Carried {
    fn from(number: Explained) -> Carried {
        Carried::Number(Box::new(number))
    }
}

impl From<&Explained> for Carried {
    fn from(number: &Explained) -> Carried {
        Carried::from(number.clone())
    }
}

impl Serialize for Carried {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Carried::Number(number) => {
                let text = serde_json::to_string(number).map_err(S::Error::custom)?;
                serializer.serialize_str(&text)
            }
            Carried::Message(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de> Deserialize<'de> for Carried {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Carried, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(Carried::Message(text.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::{Source, Symbol, Unit};

    #[test]
    fn what_is_handed_back_is_what_was_made() {
        let made = Explained::given(Symbol::Customers, 7.5, Unit::Customers, Source::File);
        let text = json::write(&Carried::from(&made)).unwrap();
        let carried: Carried = json::read(&text).unwrap();
        assert!(carried.number().is_none());
        let back: Carried = json::read(&json::write(&carried).unwrap()).unwrap();
        assert_eq!(back.into_number().unwrap(), made);
    }

    #[test]
    fn a_number_crosses_as_one_text() {
        let made = Explained::given(Symbol::Customers, 7.5, Unit::Customers, Source::File);
        let crossing = serde_json::to_value(Carried::from(&made)).unwrap();
        assert!(crossing.is_string(), "{crossing}");
    }
}
