//! A project file that is opened.

use kezhi::engine::route::Route;
use kezhi::scenario::{Change, DataRef, SavedError, read_project};
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

use super::Jobs;
use crate::route;
use crate::state::Problem;

impl Jobs {
    /// Opens a project file, after asking where something else is open. What is no project is read
    /// as data where it came as such.
    pub(crate) fn open_project(self, file: File, may_be_data: bool) {
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await;
            let text = text.ok().and_then(|text| text.as_string());
            match read_project(&text.unwrap_or_default()) {
                Ok(study) if self.session.data.get_untracked() == DataRef::Nothing => {
                    self.session.apply(Change::OpenProject(Box::new(study)));
                }
                Ok(study) => {
                    let _gone = self.waiting_project.try_set(Some(study));
                }
                Err(SavedError::Damaged) if may_be_data => {
                    self.read(vec![file], false);
                    route::go(Route::Data);
                }
                Err(error) => {
                    self.fail(Problem::Project(error));
                    route::go(Route::Data);
                }
            }
        });
    }

    /// Opens the project that waits, or leaves it.
    pub(crate) fn settle_project(self, opens: bool) {
        let waiting = self.waiting_project.get_untracked();
        self.waiting_project.set(None);
        if let Some(study) = waiting.filter(|_| opens) {
            self.session.apply(Change::OpenProject(Box::new(study)));
        }
    }
}
