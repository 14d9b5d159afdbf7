//! What losing fewer members would bring: a smaller first loss, and mending what makes them
//! dissatisfied (M09).

use super::super::parts::{Controls, Facts, Reader, Ruled, modelled};
use super::super::question::SchoolReasons;
use super::super::retention::{at_least, given, refusal};
use crate::chart::Figure;
use crate::explain::{Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Unit};
use crate::lifetime::Membership;
use crate::report::shares::{Around, Bar, share_bars};
use crate::report::{Refusal, SheetTable};
use crate::text::explain::counted;
use crate::text::sentence::Sentence;
use crate::text::ui::{Phrase, sheet_school as words};

/// What does not change when members stay longer.
#[derive(Clone, Copy)]
pub(super) struct Steady<'a> {
    pub(super) reader: Reader,
    pub(super) joining: &'a Explained,
    /// Profit a member and month.
    pub(super) profit: &'a Explained,
    pub(super) members: &'a Membership,
}

/// The names of the lines: months after the change and profit that follows.
type Named = (Phrase, Phrase);

impl Steady<'_> {
    /// Months now, where it is the first, months then and the profit that follows, a line each; nothing
    /// where either has no mean.
    fn told(
        &self,
        facts: &mut Facts,
        changed: &Membership,
        (then_named, more_named): Named,
        note: &str,
        is_first: bool,
    ) -> Option<()> {
        let now = self.members.value().ok()?.piecewise_months?;
        let then = changed.value().ok()?.piecewise_months?;
        let lang = self.reader.lang;
        let months =
            |value: f64| modelled(S::PiecewiseMonths, value, Unit::Months).by(R::ConstantWithin);
        let brings = Expr::Times(vec![
            months(then - now).as_input(),
            self.joining.as_input(),
            self.profit.as_input(),
        ]);
        let brings = Explained::new(S::ProfitOfAll, Unit::MoneyPerMonth, brings).by(R::LittlesLaw);
        if is_first {
            facts.named(words::MONTHS_NOW.get(lang), &months(now), "");
        }
        facts.named(then_named.get(lang), &months(then), note);
        facts.named(more_named.get(lang), &brings, "");
        Some(())
    }

    /// What a smaller first loss would bring.
    pub(super) fn first_loss(&self, left: f64) -> Option<SheetTable> {
        let mut facts = Facts::new(self.reader);
        let note = words::LATER_LOSSES_KEPT.get(self.reader.lang);
        let named = (words::MONTHS_THEN, words::PROFIT_MORE);
        let changed = self.members.with_first_loss(left);
        self.told(&mut facts, &changed, named, note, true)?;
        Some(facts.table(words::FIRST_LOSS_TITLE))
    }
}

/// The reasons with what mending them would be worth.
pub(super) struct Reasons {
    all: Explained,
    fixable: Explained,
    structural: Explained,
    part: Explained,
    averted: Explained,
}

impl Reasons {
    /// Reasons whose numbers can be used.
    ///
    /// # Errors
    /// A [`Refusal`] at the number at fault.
    pub(super) fn of(reader: Reader, of: SchoolReasons, at: &str) -> Result<Reasons, Refusal> {
        let at = |field: &str| format!("{at}/reasons/{field}");
        let lang = reader.lang;
        at_least(lang, of.all, 1.0, &at("all"))?;
        at_least(lang, of.fixable, 0.0, &at("fixable"))?;
        at_least(lang, of.averted, 0.0, &at("averted"))?;
        if of.fixable.value > of.all.value {
            let words = words::MORE_THAN_ALL.get(lang).to_owned();
            return Err(refusal(words, &at("fixable")));
        }
        if of.averted.value > 1.0 {
            let words = words::ABOVE_WHOLE.get(lang).to_owned();
            return Err(refusal(words, &at("averted")));
        }
        let all = given(S::Reasons, of.all, Unit::Reasons);
        let fixable = given(S::FixableReasons, of.fixable, Unit::Reasons);
        let structural = all.as_input().minus(fixable.as_input());
        let part = fixable.as_input().over(all.as_input());
        Ok(Reasons {
            structural: Explained::new(S::StructuralReasons, Unit::Reasons, structural),
            part: Explained::new(S::FixablePart, Unit::Percent, part),
            averted: given(S::AvertedPart, of.averted, Unit::Percent),
            all,
            fixable,
        })
    }

    /// The count, and what mending is worth.
    pub(super) fn tables(&self, steady: Steady<'_>) -> Vec<SheetTable> {
        let lang = steady.reader.lang;
        let mut facts = Facts::new(steady.reader);
        facts.add(&self.all, "");
        facts.add(&self.fixable, words::REMEDIES.get(lang));
        facts.add(&self.structural, words::BEYOND_MARKETING.get(lang));
        facts.add(&self.part, "");
        let mut tables = vec![facts.table(words::REASONS)];
        let mut facts = Facts::new(steady.reader);
        let kept = self.part.as_input().times(self.averted.as_input());
        let kept = Explained::new(S::LossesKept, Unit::Percent, kept);
        facts.add(&self.averted, "");
        facts.add(&kept, words::ALIKE.get(lang));
        let then = |part: f64| steady.members.with_losses_kept(part);
        let is_told = steady.told(
            &mut facts,
            &then(kept.value()),
            (words::MONTHS_MENDED, words::PROFIT_MORE),
            words::EVERY_INTERVAL.get(lang),
            true,
        );
        if is_told.is_some() {
            // The most that there is to win by mending.
            let most = words::IF_ALL.get(lang);
            let _ = steady.told(
                &mut facts,
                &then(self.part.value()),
                (words::MONTHS_ALL_MENDED, words::PROFIT_ALL_MENDED),
                most,
                false,
            );
        }
        let mut table = facts.table(words::MENDING);
        table.note = words::MENDING_NOTE.get(lang).into();
        tables.push(table);
        tables
    }

    /// The reasons as one bar.
    pub(super) fn picture(&self, reader: Reader, table: &SheetTable) -> Option<Figure> {
        let lang = reader.lang;
        let count = |of: &Explained| counted(lang, of.value().max(0.0).round() as u64, of.unit);
        let parts = [
            (words::FIXABLE, &self.fixable),
            (words::STRUCTURAL, &self.structural),
        ]
        .map(|(name, of)| words::so_many(name.get(lang), &count(of)));
        let part = self.part.value();
        let bar = Bar {
            label: words::REASONS_BAR.get(lang).to_owned(),
            total: count(&self.all),
            shares: vec![part, 1.0 - part],
        };
        let around = Around {
            title: words::REASONS,
            rule: words::REASONS_RULE,
            reading: Sentence::from(parts.join(lang.pick("，", ", ")).as_str()),
            period: String::new(),
        };
        share_bars(lang, &parts, vec![bar], around, table.table.clone())
    }

    /// What of the reasons can be changed.
    pub(super) fn controls(&self, reader: Reader, controls: &mut Controls) {
        let lang = reader.lang;
        let unit = words::REASON_UNIT.get(lang);
        controls.group(words::REASONS);
        controls.number(
            words::ALL_REASONS,
            "reasons/all",
            Some(self.all.value()),
            unit,
        );
        controls.number(
            words::FIXABLE,
            "reasons/fixable",
            Some(self.fixable.value()),
            unit,
        );
        controls.percent(
            words::AVERTED,
            "reasons/averted",
            Some(self.averted.value()),
        );
    }
}
