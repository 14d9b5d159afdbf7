//! The told number of members in both readings: those there at one time, or those who join in a year.

use super::super::parts::{Reader, Ruled};
use super::super::question::SchoolTerms;
use super::super::retention::given;
use crate::explain::{Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Unit};
use crate::lifetime::StockReading;
use crate::report::SheetTable;
use crate::report::build::Columns;
use crate::text::explain::symbol_name;
use crate::text::ui::sheet_school as words;

/// What the told number of members can be.
pub(super) const READINGS: [StockReading; 2] =
    [StockReading::AtOneTime, StockReading::JoiningYearly];

/// The told number of members in both readings, each held against the other figures.
pub(super) struct Readings {
    /// The number as members at one time.
    pub(super) stock: Explained,
    /// Who join a month, as told.
    pub(super) joining: Explained,
    /// Months that a member stays by the losses; none where they give no mean.
    pub(super) pieces: Option<Explained>,
    /// The stock that joining and losses give.
    pub(super) implied: Option<Explained>,
    pub(super) stock_gap: Option<Explained>,
    /// The number as a year's joining.
    pub(super) joined_yearly: Explained,
    pub(super) yearly_joining: Explained,
    /// Those who are then there at one time.
    pub(super) yearly_stock: Option<Explained>,
    /// Twelve months of the told joining, which the year's should equal.
    pub(super) year_of_joining: Explained,
    pub(super) year_gap: Explained,
}

impl Readings {
    pub(super) fn of(terms: &SchoolTerms, pieces: Option<Explained>) -> Readings {
        let heads = Unit::Customers;
        let stock = given(S::Stock, terms.stock, heads);
        let joining = given(S::Joining, terms.joining_monthly, heads);
        let joined_yearly = given(S::JoinedYearly, terms.stock, heads);
        let yearly = joined_yearly.as_input().over(Expr::Number(12.0));
        let yearly_joining = Explained::new(S::Joining, heads, yearly);
        let year = joining.as_input().times(Expr::Number(12.0));
        let year_of_joining = Explained::new(S::YearOfJoining, heads, year);
        let there = |joining: &Explained, months: &Explained| {
            let heads_there = joining.as_input().times(months.as_input());
            Explained::new(S::ImpliedStock, heads, heads_there).by(R::LittlesLaw)
        };
        let gap = |symbol: S, of: &Explained, to: &Explained| {
            let gap = of.as_input().over(to.as_input()).minus(Expr::Number(1.0));
            Explained::new(symbol, Unit::Percent, gap)
        };
        let implied = pieces.as_ref().map(|months| there(&joining, months));
        Readings {
            stock_gap: implied
                .as_ref()
                .map(|implied| gap(S::StockGap, implied, &stock)),
            implied,
            yearly_stock: pieces.as_ref().map(|months| there(&yearly_joining, months)),
            pieces,
            year_gap: gap(S::FigureGap, &joined_yearly, &year_of_joining),
            stock,
            joining,
            joined_yearly,
            yearly_joining,
            year_of_joining,
        }
    }

    /// Both readings beside each other: the one that agrees with the other figures is the likelier.
    pub(super) fn table(&self, reader: Reader) -> SheetTable {
        let lang = reader.lang;
        let names = READINGS.map(|it| words::reading(lang, it).to_owned());
        let mut columns = Columns::new(lang, reader.currency, words::READ_AS.get(lang), names);
        let title = |symbol: S| symbol_name(lang, symbol.into());
        let both =
            |one: Option<&Explained>, other: Option<&Explained>| vec![one.cloned(), other.cloned()];
        columns.add(
            title(S::Joining),
            both(Some(&self.joining), Some(&self.yearly_joining)),
        );
        columns.add(
            title(S::Stock),
            both(Some(&self.stock), self.yearly_stock.as_ref()),
        );
        columns.say(
            words::HELD_AGAINST.get(lang),
            vec![
                words::BY_LOSSES.get(lang).to_owned(),
                words::BY_JOINING.get(lang).to_owned(),
            ],
        );
        columns.add(
            words::OTHER_FIGURE.get(lang),
            both(self.implied.as_ref(), Some(&self.year_of_joining)),
        );
        columns.add(
            title(S::FigureGap),
            both(self.stock_gap.as_ref(), Some(&self.year_gap)),
        );
        SheetTable {
            title: words::TWO_READINGS.get(lang).into(),
            note: words::TWO_READINGS_NOTE.get(lang).into(),
            table: columns.table(),
        }
    }
}
