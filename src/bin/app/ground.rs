//! What lives as long as the page, in one handle for the views.

use kezhi::engine::route::Route;
use leptos::prelude::*;

use crate::bridge::{EngineBridge, prepare_reader};
use crate::dataset::DatasetKeeper;
use crate::offline::Offline;
use crate::route::{self, Followed};
use crate::theme::ThemeState;

/// The ground the views stand on; found in the context by [`Ground::here`].
#[derive(Clone, Copy)]
pub(crate) struct Ground {
    /// Light or dark.
    pub(crate) theme: ThemeState,
    /// The room shown.
    pub(crate) room: RwSignal<Route>,
    /// The topic shown within it; none on its first page.
    pub(crate) topic: RwSignal<Option<String>>,
    /// What the address names within the topic.
    pub(crate) item: RwSignal<Option<String>>,
    /// Offline use and updates.
    pub(crate) offline: Offline,
    engine: StoredValue<EngineBridge, LocalStorage>,
    datasets: StoredValue<DatasetKeeper, LocalStorage>,
}

impl Ground {
    /// Starts everything and puts it into the context; to be called once, in the root component.
    pub(crate) fn start() -> Ground {
        let datasets = DatasetKeeper::default();
        let engine = EngineBridge::new(datasets.restore());
        engine.start();
        prepare_reader();
        let Followed { room, topic, item } = route::follow();
        let ground = Ground {
            theme: ThemeState::start(),
            room,
            topic,
            item,
            offline: Offline::start(),
            engine: StoredValue::new_local(engine),
            datasets: StoredValue::new_local(datasets),
        };
        provide_context(ground);
        ground
    }

    /// The ground of this page; none outside its components.
    pub(crate) fn here() -> Option<Ground> {
        use_context()
    }

    /// The engine.
    pub(crate) fn engine(self) -> EngineBridge {
        self.engine.get_value()
    }

    /// The dataset in use.
    pub(crate) fn datasets(self) -> DatasetKeeper {
        self.datasets.get_value()
    }
}
