//! A number on its way between programs.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::Explained;
use crate::json;

/// An explained number: here, or as it came in a message.
///
/// Who shows a number that came in words needs the number only to hand it back and have it explained.
/// It is not read then, so that a page need not know every quantity and every rule there is.
#[derive(Debug, Clone, PartialEq)]
pub enum Carried {
    /// Made here.
    Number(Box<Explained>),
    /// As it came.
    Message(Value),
}

impl Carried {
    /// The number itself.
    ///
    /// # Errors
    /// [`json::Error`] when what came is no number.
    pub fn into_number(self) -> Result<Explained, json::Error> {
        match self {
            Carried::Number(number) => Ok(*number),
            Carried::Message(value) => json::from_value(value),
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
            Carried::Number(number) => number.serialize(serializer),
            Carried::Message(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Carried {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Carried, D::Error> {
        Value::deserialize(deserializer).map(Carried::Message)
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
        let back: Explained = json::read(&json::write(&carried).unwrap()).unwrap();
        assert_eq!(back, made);
    }
}
