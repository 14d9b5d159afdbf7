//! Lists and tables as files for a spreadsheet.

use js_sys::Uint8Array;
use kezhi::engine::{ExportForm, PageExport, PageExportOf};
use kezhi::text::ui::{figure as words, sheet_customers, shell};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::downloads;
use crate::state::{Message, Reports, Session, Settings, t, today};

/// Two buttons: a workbook, and text with commas. `of` says what leaves, under which name.
#[component]
pub(crate) fn FileButtons(
    of: Callback<(), Option<(String, PageExportOf)>>,
    test: String,
) -> impl IntoView {
    let (session, reports) = (Session::here(), Reports::here());
    let settings = Settings::here();
    let forms = [
        (ExportForm::Xlsx, words::XLSX),
        (ExportForm::Csv, words::CSV),
    ];
    let buttons = forms.map(|(form, label)| {
        let save = move |_| {
            if let Some((name, of)) = of.run(()) {
                save(session, reports, settings, (name, of, form));
            }
        };
        view! {
            <button
                type="button"
                class="quiet"
                data-test=format!("{test}-{}", form.extension())
                on:click=save
            >
                {t(label)}
            </button>
        }
    });
    view! {
        <span class="figure-tools no-print">
            <span class="note">{t(sheet_customers::DOWNLOAD)}</span>
            {buttons.into_iter().collect_view()}
        </span>
    }
}

fn save(
    session: Session,
    reports: Reports,
    settings: Settings,
    (name, of, form): (String, PageExportOf, ExportForm),
) {
    let export = PageExport {
        of,
        form,
        lang: settings.lang.get_untracked(),
        currency: session
            .assumptions
            .with_untracked(|it| it.as_ref().map(|it| it.currency))
            .unwrap_or_default(),
    };
    let data = session.data.get_untracked();
    spawn_local(async move {
        let (bytes, left_out) = match reports.file(&data, &export).await {
            Ok(file) => file,
            Err(problem) => {
                if !problem.is_cancelled() {
                    let _gone = reports.problem.try_set(Some(problem));
                }
                return;
            }
        };
        let day = today().map(|day| day.iso()).unwrap_or_default();
        let name = format!("{name}_{day}.{}", form.extension());
        let saved = downloads::save_buffer(&name, form.mime(), &Uint8Array::new(&bytes));
        let is_refused = saved.is_err() || downloads::is_wechat();
        let message = if is_refused {
            Message::Said(shell::NOT_DOWNLOADED)
        } else if left_out > 0 {
            Message::Said(sheet_customers::LEFT_OUT)
        } else {
            Message::With(words::SAVED_AS, name)
        };
        let _gone = session.message.try_set(message);
    });
}
