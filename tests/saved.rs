//! Projects written by every version open in this one.
//!
//! The golden files are what each version wrote. Only the newest is ever written anew, with
//! `KEZHI_GOLDEN=write cargo test --test saved`.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use kezhi::base::{Repeats, Selection, SelectionEdit, StatusMeaning};
use kezhi::ingest::Role;
use kezhi::scenario::{
    Change, FileData, History, PROJECT_VERSION, Study, read_project, write_project,
};
use kezhi::units::{Currency, Margin, Months};
use kezhi::value::Margins;

fn golden(version: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(format!("project-v{version}.json"))
}

/// A file, a margin, a shorter window, and one scenario; rows chosen by the edits.
fn study(edits: &[SelectionEdit]) -> Study {
    let mut history = History::default();
    let mut apply = |change| history.apply(change).map(drop).unwrap();
    apply(Change::OpenFile(FileData {
        name: "订单.csv".into(),
        revision: "k1".into(),
        rows: Default::default(),
        has_profit: false,
        currency: Currency::Cny,
        source: String::new(),
    }));
    apply(Change::SetMargins(Margins::Flat(Margin::new(0.4).ok())));
    apply(Change::SetWindow(Months::of(6)));
    for edit in edits {
        apply(Change::SetSelection(edit.clone()));
    }
    apply(Change::SaveScenario {
        name: "基准".into(),
        table: None,
    });
    history.study().clone()
}

fn read(version: u32) -> Study {
    read_project(&std::fs::read_to_string(golden(version)).unwrap()).unwrap()
}

#[test]
fn a_project_of_version_1_opens_with_the_rows_the_data_decide() {
    let opened = read(1);
    assert_eq!(opened, study(&[]));
    let levers = opened.assumptions.unwrap();
    assert_eq!(levers.selection, Selection::default());
}

#[test]
fn a_project_of_version_2_opens_with_the_rows_that_were_chosen() {
    let written = study(&[
        SelectionEdit::Duplicates(Repeats::Drop),
        SelectionEdit::Status(Role::Status, "审核中".into(), StatusMeaning::NotCounted),
    ]);
    if std::env::var_os("KEZHI_GOLDEN").is_some_and(|value| value == "write") {
        std::fs::write(golden(PROJECT_VERSION), write_project(&written) + "\n").unwrap();
    }
    assert_eq!(read(2), written);
    assert_eq!(PROJECT_VERSION, 2, "a newer version has a golden file too");
}
