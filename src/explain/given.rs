//! A number on its way into a formula, with its source.

use serde::{Deserialize, Serialize};

use super::{Expr, Source, Symbol, Unit};

/// A number and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Given {
    /// How much.
    pub value: f64,
    /// Says who; the user, where nobody says.
    #[serde(default = "assumption")]
    pub source: Source,
}

fn assumption() -> Source {
    Source::Assumption
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
