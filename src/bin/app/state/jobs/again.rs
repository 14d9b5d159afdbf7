//! The files of the open data read once more, with other columns or in another way.

use kezhi::ingest::{IssueKind, Overrides, Quotes};
use kezhi::scenario::{Change, Reading};
use kezhi::text::ui::sheet_customers;
use leptos::prelude::*;
use web_sys::File;

use super::Jobs;
use crate::state::Message;

impl Jobs {
    /// Reads the files of the open data once more as they were read, with every column kept. Where they
    /// are not at hand, the user chooses them. Whoever asked stays where they are.
    pub(crate) fn keep_columns(self) {
        let files = self.files_of_data();
        if files.is_empty() {
            self.awaits_columns.set_value(true);
            self.session
                .message
                .set(Message::Said(sheet_customers::CHOOSE_AGAIN));
            self.pick();
            return;
        }
        self.read(files, false);
        let reading =
            |it: &Option<(String, Vec<File>, Reading)>| it.as_ref().map(|it| it.2.clone());
        self.keeps_all.set_value(self.sources.with_value(reading));
        self.session
            .message
            .set(Message::Said(sheet_customers::BRINGING));
    }

    /// Reads files once more with quotes as ordinary characters, or with cut amounts put together: those
    /// that were refused for that, or those of the open data as they were read otherwise.
    pub(crate) fn read_again(self, kind: IssueKind, are_refused: bool) {
        let (files, overrides) = if are_refused {
            (
                self.files.with_value(|it| it.1.clone()),
                Overrides::default(),
            )
        } else {
            let read = self
                .sources
                .with_value(|it| it.as_ref().map(|it| it.2.overrides.clone()));
            (self.files_of_data(), read.unwrap_or_default())
        };
        let mut overrides = overrides;
        match kind {
            IssueKind::CutAmount => overrides.rejoins = Some(true),
            _ => overrides.quotes = Some(Quotes::Plain),
        }
        self.read(files, false);
        self.session.apply(Change::SetOverrides(overrides));
    }

    /// Lays a way of reading over the proposal, and keeps every column; false where that needs another
    /// look at the file first.
    pub(super) fn keep_all(self, reading: Reading) -> bool {
        let is_seen = self.looked_with.get_value().as_ref() == Some(&reading.overrides);
        self.session.apply(Change::TakeRecipe(Box::new(reading)));
        if !is_seen {
            return false;
        }
        self.keeps_all.set_value(None);
        let Some(mut plan) = untrack(|| self.plan()) else {
            return false;
        };
        let is_free = |column: &usize| {
            plan.role_of(*column).is_none() && !plan.months.iter().any(|it| it.0 == *column)
        };
        let columns = self
            .inspection
            .with_untracked(|it| it.as_ref().map_or(0, |it| it.columns.len()));
        let free: Vec<usize> = (0..columns).filter(is_free).collect();
        let is_new = |column: &usize| !plan.keep.contains(column);
        let names = self.inspection.with_untracked(|it| {
            let columns = it.as_ref().map(|it| &it.columns);
            let named = |&at: &usize| columns.and_then(|it| it.get(at)).map(|it| it.name.clone());
            let new = free.iter().filter(|it| is_new(it));
            new.filter_map(named).collect()
        });
        self.brought.set_value(Some(names));
        plan.keep.extend(free);
        self.session.apply(Change::SetRoles {
            roles: plan.roles,
            keep: plan.keep,
            column: sheet_customers::ORIGINALS
                .get(self.settings.lang.get_untracked())
                .to_owned(),
            role: None,
            is_kept: true,
        });
        true
    }
}
