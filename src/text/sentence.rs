//! A sentence whose numbers can be asked about.

use serde::{Deserialize, Serialize};

use crate::segment::Tier;

/// Which number a sentence tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// Rows of the file.
    RowsRead,
    /// Of these, the ones that are used.
    RowsUsed,
    /// Customers of the file.
    FileCustomers,
    /// Orders of the file.
    FileOrders,
    /// First day of the window.
    WindowStart,
    /// Last day of the window.
    WindowEnd,
    /// Active customers in all.
    Customers,
    /// A tier's share of customers.
    CustomerShare(Tier),
    /// A tier's share of revenue.
    RevenueShare(Tier),
    /// A tier's share of profit.
    ProfitShare(Tier),
    /// All revenue.
    Revenue,
    /// All profit.
    Profit,
    /// The highest point of the whale curve.
    Peak,
    /// What the best fifth of customers brings.
    TopFifth,
    /// Customers below zero.
    LossMakers,
    /// The Gini coefficient of revenue.
    Gini,
    /// Customers without positive revenue.
    WithoutRevenue,
    /// Value of the brand's customers.
    BrandTotal,
    /// Its share of the category's value.
    ValueShare,
    /// What the brand's customers would be worth more if they bought nothing elsewhere.
    OwnCustomersGap,
    /// Difference in profit of a scenario, by its place, from the base.
    ProfitDifference(usize),
    /// A number of the sheet it stands on, by its place among them.
    OfSheet(usize),
}

/// Words, or one number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// What is written.
    pub words: String,
    /// The number it is, if it is one.
    pub told: Option<Told>,
}

/// Words and numbers in turn.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sentence(Vec<Piece>);

impl Sentence {
    /// A sentence with a number at each `{}` of its words, in order.
    pub fn with(words: &str, numbers: impl IntoIterator<Item = (Told, String)>) -> Sentence {
        let mut pieces = Vec::new();
        let mut numbers = numbers.into_iter();
        for (place, words) in words.split("{}").enumerate() {
            if place > 0
                && let Some((told, words)) = numbers.next()
            {
                pieces.push(Piece {
                    words,
                    told: Some(told),
                });
            }
            if !words.is_empty() {
                pieces.push(Piece {
                    words: words.to_owned(),
                    told: None,
                });
            }
        }
        Sentence(pieces)
    }

    /// Its pieces, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.0
    }

    /// True where there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of it as text.
    pub fn text(&self) -> String {
        self.0.iter().map(|piece| piece.words.as_str()).collect()
    }

    /// Its pieces, each number with the marks right before and behind it, which must neither end nor
    /// begin a line.
    pub fn joined(&self) -> Vec<Joined> {
        let mut joined: Vec<Joined> = Vec::new();
        for piece in &self.0 {
            let mut next = Joined::from(piece.clone());
            if let Some(last) = joined.last_mut() {
                last.share(&mut next);
                if last.piece.words.is_empty() {
                    joined.pop();
                }
            }
            if !next.piece.words.is_empty() {
                joined.push(next);
            }
        }
        joined
    }

    /// Its clauses, each up to a semicolon: a line breaks best between them.
    pub fn clauses(&self) -> Vec<Sentence> {
        let mut clauses = vec![Sentence::default()];
        for piece in &self.0 {
            for part in piece.words.split_inclusive(['；', ';']) {
                let is_first = clauses.last().is_none_or(|clause| clause.0.is_empty());
                let words = if is_first { part.trim_start() } else { part };
                if let (Some(clause), false) = (clauses.last_mut(), words.is_empty()) {
                    clause.0.push(Piece {
                        words: words.to_owned(),
                        told: piece.told,
                    });
                }
                if part.ends_with(['；', ';']) {
                    clauses.push(Sentence::default());
                }
            }
        }
        clauses.retain(|clause| !clause.0.is_empty());
        clauses
    }
}

/// A piece with the marks that stay with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// Opening marks right before a number.
    pub before: String,
    /// The piece, without what its neighbours took.
    pub piece: Piece,
    /// Closing marks right behind a number.
    pub behind: String,
}

impl Joined {
    /// Hands over the marks between a number and the words beside it.
    fn share(&mut self, next: &mut Joined) {
        match (self.piece.told, next.piece.told) {
            (Some(_), None) => {
                let words = std::mem::take(&mut next.piece.words);
                let rest = words.trim_start_matches(is_closing);
                words[..words.len() - rest.len()].clone_into(&mut self.behind);
                rest.clone_into(&mut next.piece.words);
            }
            (None, Some(_)) => {
                let words = std::mem::take(&mut self.piece.words);
                let rest = words.trim_end_matches(is_opening);
                words[rest.len()..].clone_into(&mut next.before);
                rest.clone_into(&mut self.piece.words);
            }
            _ => {}
        }
    }
}

impl From<Piece> for Joined {
    fn from(piece: Piece) -> Joined {
        Joined {
            before: String::new(),
            piece,
            behind: String::new(),
        }
    }
}

/// True for a mark that closes what stands before it.
fn is_closing(mark: char) -> bool {
    ",.;:)!?，。；：、）！？”".contains(mark)
}

/// True for a mark that opens what stands behind it.
fn is_opening(mark: char) -> bool {
    "(（“".contains(mark)
}

impl From<&str> for Sentence {
    fn from(words: &str) -> Sentence {
        Sentence::from(words.to_owned())
    }
}

/// Words that tell no number, whatever they hold.
impl From<String> for Sentence {
    fn from(words: String) -> Sentence {
        let piece = Piece { words, told: None };
        Sentence(
            vec![piece]
                .into_iter()
                .filter(|it| !it.words.is_empty())
                .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_stays_with_the_number_beside_it() {
        let numbers = ["3%", "40%", "22"].map(|it| (Told::Profit, it.to_owned()));
        let sentence = Sentence::with("钻石卡占 {}，却贡献 {}（{} 元）。", numbers);
        let joined = sentence.joined();
        let marks: Vec<[&str; 2]> = joined
            .iter()
            .map(|it| [it.before.as_str(), it.behind.as_str()])
            .collect();
        // Between two numbers there are no words left, and the mark has gone over.
        assert_eq!(
            marks,
            [
                ["", ""],
                ["", "，"],
                ["", ""],
                ["", ""],
                ["（", ""],
                ["", ""]
            ]
        );
        let whole: String = joined
            .iter()
            .map(|it| it.before.clone() + &it.piece.words + &it.behind)
            .collect();
        assert_eq!(whole, sentence.text());
    }

    #[test]
    fn numbers_stand_where_the_words_leave_room() {
        let numbers = [
            (Told::CustomerShare(Tier::Diamond), "3%".to_owned()),
            (Told::ProfitShare(Tier::Diamond), "40%".to_owned()),
        ];
        let sentence = Sentence::with("{} of customers; {} of profit.", numbers);
        assert_eq!(sentence.text(), "3% of customers; 40% of profit.");
        let told: Vec<_> = sentence.pieces().iter().filter_map(|it| it.told).collect();
        assert_eq!(
            told,
            [
                Told::CustomerShare(Tier::Diamond),
                Told::ProfitShare(Tier::Diamond)
            ]
        );
    }

    #[test]
    fn clauses_end_at_semicolons_of_either_language() {
        for words in ["first；second。", "first; second."] {
            let texts: Vec<String> = Sentence::from(words)
                .clauses()
                .iter()
                .map(Sentence::text)
                .collect();
            assert_eq!(texts.len(), 2);
            assert!(texts[1].starts_with("second"));
        }
        assert_eq!(Sentence::from("whole").clauses().len(), 1);
        assert!(Sentence::default().clauses().is_empty());
    }
}
