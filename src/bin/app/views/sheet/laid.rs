//! A sheet laid out part after part: a long one built in one go would hold the page still.

use kezhi::chart::{Figure, Table};
use kezhi::report::{Sheet, SheetTable};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::state::{Sheets, memo};
use crate::timers;

/// Cells that are built before the page may do something else.
const AT_ONCE: usize = 250;
/// What drawing a figure costs, in cells.
const FIGURE: usize = 100;

/// The figures and tables of the open sheet that stand on the page.
#[derive(Clone, Copy)]
pub(super) struct Laid {
    figures: RwSignal<Vec<Figure>>,
    tables: RwSignal<Vec<SheetTable>>,
    is_under_way: RwSignal<bool>,
}

impl Laid {
    /// Follows the open sheet. `is_under_way` tells that parts of it are still to come.
    pub(super) fn follow(sheets: Sheets, is_under_way: RwSignal<bool>) -> Laid {
        let laid = Laid {
            figures: RwSignal::new(Vec::new()),
            tables: RwSignal::new(Vec::new()),
            is_under_way,
        };
        let turn = StoredValue::new(0_u32);
        Effect::new(move |_| {
            let mine = turn.get_value().wrapping_add(1);
            turn.set_value(mine);
            let sheet = sheets.sheet.get().unwrap_or_default();
            laid.lay(sheet, move || turn.try_get_value() == Some(mine));
        });
        laid
    }

    /// Puts the parts in the place of those before, each as it stands, until another sheet comes.
    fn lay(self, sheet: Sheet, is_wanted: impl Fn() -> bool + 'static) {
        self.figures.update(|all| all.truncate(sheet.figures.len()));
        self.tables.update(|all| all.truncate(sheet.tables.len()));
        let mut room = AT_ONCE;
        let mut costs = costs(&sheet).into_iter().enumerate().peekable();
        // What there is room for stands in the same breath as the answer.
        while let Some((part, cost)) = costs.next_if(|(part, cost)| *part == 0 || *cost <= room) {
            room = room.saturating_sub(cost);
            self.put(&sheet, part);
        }
        self.is_under_way.set(costs.peek().is_some());
        spawn_local(async move {
            for (part, _) in costs {
                timers::sleep(0).await;
                if !is_wanted() {
                    return;
                }
                self.put(&sheet, part);
            }
            if is_wanted() {
                let _gone = self.is_under_way.try_set(false);
            }
        });
    }

    fn put(self, sheet: &Sheet, part: usize) {
        let place = part.checked_sub(sheet.figures.len());
        match place {
            None => put(self.figures, part, &sheet.figures),
            Some(place) => put(self.tables, place, &sheet.tables),
        }
    }

    /// A figure by its place.
    pub(super) fn figure(self, place: usize) -> Memo<Option<Figure>> {
        memo(move || self.figures.with(|all| all.get(place).cloned()))
    }

    /// A table by its place.
    pub(super) fn table(self, place: usize) -> Memo<Option<SheetTable>> {
        memo(move || self.tables.with(|all| all.get(place).cloned()))
    }

    /// How many tables there are.
    pub(super) fn tables(self) -> usize {
        self.tables.with(Vec::len)
    }
}

/// What building each part costs, the figures first.
fn costs(sheet: &Sheet) -> Vec<usize> {
    let cells = |table: &Table| table.rows.iter().map(Vec::len).sum();
    let figures = sheet.figures.iter().map(|_| FIGURE);
    let tables = sheet.tables.iter().map(|it| cells(&it.table));
    figures.chain(tables).collect()
}

fn put<T: Clone + Send + Sync + 'static>(all: RwSignal<Vec<T>>, place: usize, parts: &[T]) {
    let Some(part) = parts.get(place).cloned() else {
        return;
    };
    let _gone = all.try_update(|all| match all.get_mut(place) {
        Some(before) => *before = part,
        None => all.push(part),
    });
}
