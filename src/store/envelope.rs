//! The envelope around a saved text, and who may write over it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::json;

/// A saved text: what it is, how often it was written, what it says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Envelope {
    /// Version of the body's schema.
    pub version: u32,
    /// Counts writes, from 1.
    pub rev: u64,
    /// The body.
    pub body: Value,
}

/// What a key holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// Nothing.
    Missing,
    /// A body of this version or an older one, which the caller upgrades step by step.
    Found(Envelope),
    /// A body a later version of the program wrote. It is left alone.
    Newer {
        /// Its version.
        version: u32,
    },
    /// Not an envelope.
    Damaged,
}

impl Reading {
    /// The `rev` a writer must know to be allowed to replace this; 0 when nothing is there.
    pub fn rev(&self) -> u64 {
        match self {
            Reading::Found(envelope) => envelope.rev,
            _ => 0,
        }
    }
}

/// What may be done with a new body.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision {
    /// Write this text, which carries this `rev`.
    Write {
        /// The envelope as JSON.
        text: String,
        /// Its `rev`.
        rev: u64,
        /// True when what is there now is damaged and must be put aside first.
        keep_damaged: bool,
    },
    /// Write nothing, for this reason.
    Refuse(Outcome),
}

/// How the browser's storage fares. The words for it are the views' business.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// Saved.
    #[default]
    Working,
    /// The browser allows no storage. Everything lives in memory until the tab is closed.
    Blocked,
    /// There is no room left. The last text that fitted is still there.
    Full,
    /// What was stored could not be read; the text was kept under another key.
    Corrupted {
        /// The key.
        key: String,
        /// Where the text is now.
        kept_under: String,
    },
    /// A later version of the program wrote it; nothing is written over it.
    Newer {
        /// Its version.
        version: u32,
    },
    /// Another tab wrote in between; nothing was written over it.
    Conflict {
        /// The `rev` now stored.
        stored_rev: u64,
    },
    /// Another tab erased it; it does not come back by itself.
    Erased,
}

impl Outcome {
    /// True when the text is safe in the browser's storage.
    pub fn is_saved(&self) -> bool {
        *self == Outcome::Working
    }
}

/// Reads a stored text for a program that knows versions up to `version`.
pub fn read(raw: Option<&str>, version: u32) -> Reading {
    let Some(raw) = raw else {
        return Reading::Missing;
    };
    match json::read::<Envelope>(raw) {
        Ok(envelope) if envelope.version > version => Reading::Newer {
            version: envelope.version,
        },
        Ok(envelope) => Reading::Found(envelope),
        // A later program may have changed the envelope itself, but never its version.
        Err(_) => match version_of(raw) {
            Some(later) if later > version => Reading::Newer { version: later },
            _ => Reading::Damaged,
        },
    }
}

/// Decides whether `body` may replace `stored`, which is read afresh just before, when the writer
/// last saw `known_rev` (0: nothing).
pub fn decide(stored: &Reading, known_rev: u64, version: u32, body: &Value) -> Decision {
    match stored {
        Reading::Newer { version } => {
            return Decision::Refuse(Outcome::Newer { version: *version });
        }
        Reading::Missing if known_rev > 0 => return Decision::Refuse(Outcome::Erased),
        Reading::Found(envelope) if envelope.rev != known_rev => {
            return Decision::Refuse(Outcome::Conflict {
                stored_rev: envelope.rev,
            });
        }
        Reading::Missing | Reading::Found(_) | Reading::Damaged => {}
    }
    let rev = known_rev + 1;
    let envelope = serde_json::json!({ "version": version, "rev": rev, "body": body });
    Decision::Write {
        text: envelope.to_string(),
        rev,
        keep_damaged: *stored == Reading::Damaged,
    }
}

/// What another tab did to `stored` since it was last seen with `known_rev`; none when nothing.
pub fn foreign_change(stored: &Reading, known_rev: u64) -> Option<Outcome> {
    match stored {
        Reading::Missing => (known_rev > 0).then_some(Outcome::Erased),
        Reading::Found(envelope) => (envelope.rev != known_rev).then_some(Outcome::Conflict {
            stored_rev: envelope.rev,
        }),
        Reading::Newer { version } => Some(Outcome::Newer { version: *version }),
        // Whoever writes next puts it aside.
        Reading::Damaged => None,
    }
}

fn version_of(raw: &str) -> Option<u32> {
    let value: Value = serde_json::from_str(raw).ok()?;
    u32::try_from(value.get("version")?.as_u64()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn write(stored: &Reading, known_rev: u64) -> Option<(String, u64, bool)> {
        match decide(stored, known_rev, 2, &json!({ "a": 0.1 })) {
            Decision::Write {
                text,
                rev,
                keep_damaged,
            } => Some((text, rev, keep_damaged)),
            Decision::Refuse(_) => None,
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let (text, rev, aside) = write(&Reading::Missing, 0).unwrap();
        assert_eq!((rev, aside), (1, false));
        let Reading::Found(envelope) = read(Some(&text), 2) else {
            panic!("not found: {text}");
        };
        assert_eq!(envelope.body, json!({ "a": 0.1 }));
        assert_eq!((envelope.version, envelope.rev), (2, 1));
        let (_, rev, _) = write(&Reading::Found(envelope), 1).unwrap();
        assert_eq!(rev, 2);
    }

    #[test]
    fn two_tabs_do_not_write_over_each_other() {
        let (first, _, _) = write(&Reading::Missing, 0).unwrap();
        let seen_by_both = read(Some(&first), 2);
        let (second, _, _) = write(&seen_by_both, 1).unwrap();
        let now = read(Some(&second), 2);
        assert_eq!(
            decide(&now, 1, 2, &Value::Null),
            Decision::Refuse(Outcome::Conflict { stored_rev: 2 })
        );
        assert_eq!(
            decide(&now, 0, 2, &Value::Null),
            Decision::Refuse(Outcome::Conflict { stored_rev: 2 })
        );
        assert!(write(&now, 2).is_some(), "after looking, it may write");
    }

    #[test]
    fn what_another_tab_erased_does_not_come_back() {
        assert_eq!(
            decide(&Reading::Missing, 4, 2, &Value::Null),
            Decision::Refuse(Outcome::Erased)
        );
    }

    #[test]
    fn later_versions_are_left_alone() {
        let later = r#"{"version":3,"rev":9,"body":{}}"#;
        assert_eq!(read(Some(later), 2), Reading::Newer { version: 3 });
        let other_shape = r#"{"version":3,"parts":[]}"#;
        assert_eq!(read(Some(other_shape), 2), Reading::Newer { version: 3 });
        assert_eq!(
            decide(&Reading::Newer { version: 3 }, 9, 2, &Value::Null),
            Decision::Refuse(Outcome::Newer { version: 3 })
        );
    }

    #[test]
    fn earlier_versions_are_handed_over_for_the_upgrade() {
        let earlier = r#"{"version":1,"rev":9,"body":{"x":1}}"#;
        let reading = read(Some(earlier), 2);
        assert_eq!(reading.rev(), 9);
        assert!(matches!(
            reading,
            Reading::Found(Envelope { version: 1, .. })
        ));
    }

    #[test]
    fn damaged_text_is_put_aside_before_a_write() {
        for raw in ["", "{", "null", "[]", "{\"rev\":1}", "乱码"] {
            let reading = read(Some(raw), 2);
            assert_eq!(reading, Reading::Damaged, "{raw}");
            let (_, _, keep_damaged) = write(&reading, 0).unwrap();
            assert!(keep_damaged);
        }
    }

    #[test]
    fn a_change_in_another_tab_is_told_from_what_is_known() {
        let found = |rev| {
            Reading::Found(Envelope {
                version: 2,
                rev,
                body: json!({}),
            })
        };
        assert_eq!(foreign_change(&found(3), 3), None);
        assert_eq!(
            foreign_change(&found(4), 3),
            Some(Outcome::Conflict { stored_rev: 4 })
        );
        assert_eq!(foreign_change(&Reading::Missing, 3), Some(Outcome::Erased));
        assert_eq!(foreign_change(&Reading::Missing, 0), None);
    }
}
