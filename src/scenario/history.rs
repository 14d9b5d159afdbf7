//! Undo and redo over named steps.

use super::{Change, ChangeError, Step, Study};

/// A study with the way it came about.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    past: Vec<(Study, Step)>,
    present: Study,
    future: Vec<(Study, Step)>,
}

/// What a change did.
#[derive(Debug, Clone, PartialEq)]
pub enum Applied {
    /// The study changed; the step can be undone by name.
    Changed(Step),
    /// The study is as it was: nothing to undo.
    Nothing(Step),
}

/// Steps that can be undone; older ones are let go.
const DEPTH: usize = 200;

impl History {
    /// Starts from a stored study, without a past.
    pub fn from_study(present: Study) -> History {
        History {
            present,
            ..History::default()
        }
    }

    /// The study as it stands.
    pub fn study(&self) -> &Study {
        &self.present
    }

    /// Makes a change. Redo is given up only when something really changed.
    ///
    /// # Errors
    /// [`ChangeError`]; nothing has changed then.
    pub fn apply(&mut self, change: Change) -> Result<Applied, ChangeError> {
        let (next, step) = self.present.after(change)?;
        if next == self.present {
            return Ok(Applied::Nothing(step));
        }
        let before = std::mem::replace(&mut self.present, next);
        self.past.push((before, step.clone()));
        if self.past.len() > DEPTH {
            self.past.remove(0);
        }
        self.future.clear();
        Ok(Applied::Changed(step))
    }

    /// Goes back one step and names it.
    pub fn undo(&mut self) -> Option<Step> {
        let (before, step) = self.past.pop()?;
        let after = std::mem::replace(&mut self.present, before);
        self.future.push((after, step.clone()));
        Some(step)
    }

    /// Takes back the last step as if it had not been made, where it asked one of these topics
    /// something else. True where it did.
    pub fn unask<'a>(&mut self, mut slugs: impl Iterator<Item = &'a str>) -> bool {
        let asked = |study: &Study, slug: &str| study.questions.get(slug).cloned();
        let is_of = |(before, _): &mut (Study, Step)| {
            slugs.any(|slug| asked(before, slug) != asked(&self.present, slug))
        };
        match self.past.pop_if(is_of) {
            Some((before, _)) => {
                self.present = before;
                true
            }
            None => false,
        }
    }

    /// Goes forward again and names the step.
    pub fn redo(&mut self) -> Option<Step> {
        let (after, step) = self.future.pop()?;
        let before = std::mem::replace(&mut self.present, after);
        self.past.push((before, step.clone()));
        Some(step)
    }

    /// The step that undo would take back.
    pub fn next_undo(&self) -> Option<&Step> {
        self.past.last().map(|(_, step)| step)
    }

    /// The step that redo would make again.
    pub fn next_redo(&self) -> Option<&Step> {
        self.future.last().map(|(_, step)| step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{CurrencyChoice, Repeats, Selection, SelectionEdit};
    use crate::scenario::{DataRef, FileData, ScenarioId};
    use crate::units::{Currency, Margin, Months};
    use crate::value::{CbvFactor, Margins};

    fn opened() -> History {
        let mut history = History::default();
        history
            .apply(Change::OpenFile(FileData {
                name: "orders.csv".into(),
                revision: "r1".into(),
                rows: Default::default(),
                has_profit: false,
                currency: Currency::Cny,
                source: String::new(),
            }))
            .unwrap();
        history
    }

    #[test]
    fn a_question_that_is_taken_back_leaves_no_trace_and_other_steps_stand() {
        let mut history = opened();
        let before = history.clone();
        let ask = |history: &mut History, slug: &str| {
            let change = Change::SetQuestion {
                slug: slug.into(),
                title: slug.into(),
                question: Some(serde_json::json!({ "asked": -3 })),
            };
            history.apply(change).unwrap();
        };
        ask(&mut history, "clv");
        assert!(!history.unask(["markov"].into_iter()));
        assert!(history.unask(["markov", "clv"].into_iter()));
        assert_eq!(history, before);
        ask(&mut history, "clv");
        history.apply(Change::SetWindow(Months::of(6))).unwrap();
        assert!(!history.unask(["clv"].into_iter()));
    }

    #[test]
    fn undo_after_a_change_gives_the_study_before_it_and_redo_the_one_after() {
        let mut history = opened();
        let before = history.study().clone();
        history.apply(Change::SetWindow(Months::of(6))).unwrap();
        let after = history.study().clone();
        assert_eq!(history.undo(), Some(Step::SetPeriod));
        assert_eq!(history.study(), &before);
        assert_eq!(history.redo(), Some(Step::SetPeriod));
        assert_eq!(history.study(), &after);
    }

    #[test]
    fn what_was_asked_of_another_file_is_told_until_it_is_asked_again() {
        let mut history = opened();
        let asked = |value: u32| Change::SetQuestion {
            slug: "cohorts".into(),
            title: "Cohorts".into(),
            question: Some(value.into()),
        };
        history.apply(asked(30)).unwrap();
        let file = |name: &str, revision: &str| {
            Change::OpenFile(FileData {
                name: name.into(),
                revision: revision.into(),
                rows: Default::default(),
                has_profit: false,
                currency: Currency::Cny,
                source: name.into(),
            })
        };
        let carried = |history: &History| history.study().carried.get("cohorts").cloned();
        history.apply(file("orders.csv", "r1")).unwrap();
        assert_eq!(carried(&history), None, "the same file");
        history
            .apply(file("orders.csv", "r1 with more columns"))
            .unwrap();
        assert_eq!(carried(&history), None, "the same file read otherwise");
        history.apply(file("next.csv", "r2")).unwrap();
        assert_eq!(carried(&history).as_deref(), Some("orders.csv"));
        history.apply(asked(30)).unwrap();
        assert_eq!(carried(&history), None, "taken over");
        history.apply(Change::Forget).unwrap();
        history.apply(file("third.csv", "r3")).unwrap();
        assert_eq!(carried(&history).as_deref(), Some("next.csv"));
    }

    #[test]
    fn a_change_that_changes_nothing_is_told_apart_and_keeps_redo() {
        let mut history = opened();
        history.apply(Change::SetWindow(Months::of(6))).unwrap();
        history.undo();
        let applied = history.apply(Change::SetWindow(Months::of(12))).unwrap();
        assert_eq!(applied, Applied::Nothing(Step::SetPeriod));
        assert_eq!(history.next_redo(), Some(&Step::SetPeriod));
    }

    #[test]
    fn a_refused_change_leaves_everything_as_it_was() {
        let mut history = opened();
        let before = history.clone();
        assert!(
            history
                .apply(Change::SetCbv(CbvFactor::Penetration, Some(1.5)))
                .is_err()
        );
        assert!(
            history
                .apply(Change::DeleteScenario(ScenarioId(7)))
                .is_err()
        );
        assert_eq!(history, before);
    }

    #[test]
    fn a_deleted_scenario_comes_back_with_undo() {
        let mut history = opened();
        history
            .apply(Change::SaveScenario {
                name: " 基准 ".into(),
                table: None,
            })
            .unwrap();
        let id = history.study().scenarios[0].id;
        assert_eq!(history.study().scenarios[0].name, "基准");
        history.apply(Change::DeleteScenario(id)).unwrap();
        assert!(history.study().scenarios.is_empty());
        history.undo();
        assert_eq!(history.study().scenarios.len(), 1);
    }

    #[test]
    fn opening_a_scenario_puts_its_assumptions_on_the_table() {
        let mut history = opened();
        let margins = Margins::Flat(Margin::new(0.4).ok());
        history.apply(Change::SetMargins(margins)).unwrap();
        history
            .apply(Change::SaveScenario {
                name: "A".into(),
                table: None,
            })
            .unwrap();
        history.apply(Change::ResetAssumptions).unwrap();
        history.apply(Change::OpenScenario(ScenarioId(0))).unwrap();
        assert_eq!(
            history.study().assumptions.as_ref().unwrap().margins,
            margins
        );
        assert!(matches!(history.study().data, DataRef::File(_)));
    }

    #[test]
    fn which_rows_count_is_a_step_that_can_be_undone_by_name() {
        let mut history = opened();
        let edit = SelectionEdit::Duplicates(Repeats::Drop);
        let step = Step::SetSelection(edit.clone());
        let selection = |history: &History| {
            let levers = history.study().assumptions.as_ref().unwrap();
            levers.selection.clone()
        };
        history.apply(Change::SetSelection(edit.clone())).unwrap();
        assert_eq!(selection(&history).duplicates, Repeats::Drop);
        assert_eq!(
            history.apply(Change::SetSelection(edit)).unwrap(),
            Applied::Nothing(step.clone())
        );
        assert_eq!(history.undo(), Some(step));
        assert_eq!(selection(&history), Selection::default());
    }

    #[test]
    fn the_currency_that_is_kept_names_the_amounts() {
        let mut history = opened();
        let only = CurrencyChoice::Only("USD".into());
        let edit = SelectionEdit::Currency(only);
        history.apply(Change::SetSelection(edit)).unwrap();
        let levers = history.study().assumptions.as_ref().unwrap();
        assert_eq!(levers.currency, Currency::Usd);
    }
}
