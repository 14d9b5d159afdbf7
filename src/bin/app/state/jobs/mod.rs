//! The files being read: looked at, mapped, imported.

mod again;
mod project;

use js_sys::Array;
use kezhi::engine::wire::{LookedUp, Progress};
use kezhi::engine::{ExportForm, PageExport, PageExportOf};
use kezhi::ingest::{FatalError, Inspection, Overrides, Plan};
use kezhi::scenario::{CaseId, Change, DataRef, FileData, Reading, Study};
use kezhi::text::mask::masked;
use kezhi::text::ui::{data as words, sheet_customers, shell};
use kezhi::text::{samples, shapes, sources};
use kezhi::units::Currency;
use kezhi::workshop::{self, Sample};
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, FilePropertyBag};

use super::{Message, Problem, RecipeBook, Reports, Session, Settings, today};
use crate::bridge::{BridgeError, FileJob, look_up};
use crate::files::{self, Incoming, OnIncoming, Picker};
use crate::folders::FolderTrouble;
use crate::route;
use kezhi::engine::route::Route;

/// How far the file is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Stage {
    /// No file is being read in.
    #[default]
    Idle,
    /// The head of the file is being looked at.
    Looking,
    /// The proposal is on the page.
    Proposed,
    /// The whole file is being read.
    Importing,
}

/// The file being read in.
#[derive(Clone, Copy)]
pub(crate) struct Jobs {
    session: Session,
    reports: Reports,
    settings: Settings,
    picker: StoredValue<Option<Picker>, LocalStorage>,
    /// The files and what they are called together.
    files: StoredValue<(String, Vec<File>), LocalStorage>,
    /// The files that data came from and how they were read, by the revision of the data: those read
    /// last.
    sources: StoredValue<Option<(String, Vec<File>, Reading)>, LocalStorage>,
    job: RwSignal<Option<FileJob>, LocalStorage>,
    looked_with: StoredValue<Option<Overrides>>,
    by_itself: StoredValue<bool>,
    /// How the file is read once it is looked at, without asking and with every column kept.
    keeps_all: StoredValue<Option<Reading>>,
    /// The file of the open data is chosen once more for the sake of its other columns.
    awaits_columns: StoredValue<bool>,
    /// The columns that were not kept before, while the file is read for their sake.
    brought: StoredValue<Option<Vec<String>>>,
    recipes: RecipeBook,
    /// Signature of the header before the user chose anything.
    first_signature: StoredValue<Option<String>>,
    /// How far it is.
    pub(crate) stage: RwSignal<Stage>,
    /// The proposal.
    pub(crate) inspection: RwSignal<Option<Inspection>>,
    /// What went wrong last; stays until dismissed.
    pub(crate) problem: RwSignal<Option<Problem>>,
    /// The imported columns could not be stored in the browser.
    pub(crate) is_unstored: RwSignal<bool>,
    /// A file hovers over the page.
    pub(crate) is_hovering: RwSignal<bool>,
    /// A project that would replace what is open: the user is asked.
    pub(crate) waiting_project: RwSignal<Option<Study>>,
}

impl Jobs {
    /// Listens to picker, drops and pastes; to be called once.
    pub(crate) fn start(session: Session, reports: Reports, recipes: RecipeBook) -> Jobs {
        let mut jobs = Jobs {
            session,
            reports,
            settings: Settings::here(),
            picker: StoredValue::new_local(None),
            files: StoredValue::new_local((String::new(), Vec::new())),
            sources: StoredValue::new_local(None),
            job: RwSignal::new_local(None),
            looked_with: StoredValue::new(None),
            by_itself: StoredValue::new(false),
            keeps_all: StoredValue::new(None),
            awaits_columns: StoredValue::new(false),
            brought: StoredValue::new(None),
            recipes,
            first_signature: StoredValue::new(None),
            stage: RwSignal::new(Stage::Idle),
            inspection: RwSignal::new(None),
            problem: RwSignal::new(None),
            is_unstored: RwSignal::new(false),
            is_hovering: RwSignal::new(false),
            waiting_project: RwSignal::new(None),
        };
        let take: OnIncoming = std::rc::Rc::new(move |incoming| jobs.take(incoming));
        jobs.picker.set_value(Some(Picker::install(take.clone())));
        let pasted = move || words::PASTED_NAME.get(jobs.settings.lang.get_untracked());
        files::take_pastes(pasted, take.clone());
        jobs.is_hovering = files::take_drops(take);
        // The worker follows the study: undo and redo reach it too.
        Effect::new(move |_| jobs.follow());
        jobs
    }

    /// The job in context.
    pub(crate) fn here() -> Jobs {
        expect_context()
    }

    /// Opens the browser's picker; from a click only.
    pub(crate) fn pick(self) {
        self.picker.with_value(|picker| {
            if let Some(picker) = picker {
                picker.open();
            }
        });
    }

    /// Reads a sample to its end without asking. The engine makes it up.
    pub(crate) fn open_sample(self, sample: Sample) {
        let lang = self.settings.lang.get_untracked();
        let export = PageExport {
            of: PageExportOf::Sample(sample),
            form: ExportForm::Csv,
            lang,
            currency: Currency::default(),
        };
        spawn_local(async move {
            let bytes = match self.reports.file(&DataRef::Nothing, &export).await {
                Ok((bytes, _)) => bytes,
                Err(problem) => return self.fail(problem),
            };
            let name = samples::file_name(sample).get(lang);
            let options = FilePropertyBag::new();
            options.set_type("text/csv");
            match File::new_with_u8_array_sequence_and_options(&Array::of1(&bytes), name, &options)
            {
                Ok(file) => self.read(vec![file], true),
                Err(_) => self.fail(BridgeError::Import(FatalError::Unreadable).into()),
            }
        });
    }

    /// Opens a teaching case.
    pub(crate) fn open_case(self, case: CaseId) {
        let assumptions = workshop::case(case).assumptions;
        self.problem.set(None);
        self.session
            .apply(Change::OpenCase(case, Box::new(assumptions)));
        route::go(match case {
            CaseId::TenThousand => Route::Segments,
            CaseId::Hampton => Route::Value,
        });
    }

    /// The plan as it stands: the proposal with the user's choices laid over it.
    pub(crate) fn plan(self) -> Option<Plan> {
        let reading = self.session.reading.get()?;
        self.inspection
            .with(|inspection| inspection.as_ref().map(|found| reading.plan(found)))
    }

    /// How far the import is.
    pub(crate) fn progress(self) -> Option<Progress> {
        self.job.with(|job| job.as_ref()?.progress().get())
    }

    /// Seconds still to go; none in the first two.
    pub(crate) fn seconds_left(self) -> Option<f64> {
        self.job.with(|job| job.as_ref()?.seconds_left())
    }

    /// Reads the whole file with the plan as it stands.
    pub(crate) fn import(self) {
        let plan = untrack(|| self.plan());
        let Some(plan) = plan else {
            return;
        };
        if !plan.missing().is_empty() || self.stage.get_untracked() == Stage::Importing {
            return;
        }
        let Some(job) = self.job_for(&self.name()) else {
            return;
        };
        self.problem.set(None);
        self.stage.set(Stage::Importing);
        let name = self.name();
        spawn_local(async move {
            match self.carry_out(job, plan).await {
                Ok(()) => {}
                Err(problem) if problem.is_cancelled() => {}
                Err(problem) => {
                    self.fail_on(&name, problem);
                    let _gone = self.stage.try_set(Stage::Proposed);
                }
            }
        });
    }

    /// Ends what is under way. The earlier result stands.
    pub(crate) fn cancel(self) {
        if self.stage.get_untracked() == Stage::Idle {
            return;
        }
        if self.stage.get_untracked() == Stage::Importing {
            // The proposal comes back with all that was chosen; a new worker reads when asked again.
            if let Some(job) = self.job.get_untracked() {
                job.cancel();
                self.job.set(None);
            }
            self.stage.set(Stage::Proposed);
        } else {
            self.end_job();
            self.session.apply(Change::StopReading);
        }
        self.session.message.set(Message::Said(words::CANCELLED));
    }

    /// Forgets the data on the table, here and in the browser. The step itself can be undone as
    /// long as the columns are found.
    pub(crate) fn forget(self) {
        let data = self.session.data.get_untracked();
        self.session.apply(Change::Forget);
        let still_used: Vec<String> = self.session.scenarios.with_untracked(|all| {
            let files = all.iter().filter_map(|scenario| match &scenario.data {
                DataRef::File(file) => Some(file.revision.clone()),
                _ => None,
            });
            files.collect()
        });
        if let DataRef::File(file) = data {
            spawn_local(async move {
                if !self.reports.forget(&file.revision, &still_used).await {
                    self.fail(Problem::Said(shell::NOT_FORGOTTEN));
                }
            });
        }
    }

    fn take(self, incoming: Incoming) {
        match incoming {
            Incoming::Files(files) => match &files[..] {
                [file] if file.name().to_lowercase().ends_with(".json") => {
                    self.open_project(file.clone(), true);
                    return;
                }
                _ => {
                    self.read(files, false);
                    // Who stands at a list whose columns are brought stays there.
                    if self.keeps_all.with_value(Option::is_some) {
                        return;
                    }
                }
            },
            Incoming::Line(None) => self.fail(Problem::Said(words::PASTED_NOTHING)),
            Incoming::Line(Some(line)) => {
                let said = Problem::Said(words::PASTED_LINE);
                self.fail(Problem::With(masked(&line), Box::new(said)));
            }
            Incoming::Folder(trouble) => self.fail(Problem::Said(match trouble {
                FolderTrouble::Empty => words::NO_TABLE_IN_FOLDER,
                FolderTrouble::TooMany => words::FOLDER_TOO_FULL,
                FolderTrouble::Unreadable => words::FOLDER_UNREADABLE,
            })),
        }
        route::go(Route::Data);
    }

    fn read(self, files: Vec<File>, by_itself: bool) {
        self.end_job();
        self.keeps_all.set_value(None);
        self.brought.set_value(None);
        let awaits_columns = self.awaits_columns.get_value();
        self.awaits_columns.set_value(false);
        self.problem.set(None);
        self.by_itself.set_value(by_itself);
        let names: Vec<String> = files.iter().map(File::name).collect();
        let name = sources::names(self.settings.lang.get_untracked(), &names);
        self.files.set_value((name.clone(), files));
        let again = self
            .session
            .reading
            .with_untracked(|reading| reading.as_ref().is_some_and(|it| it.name == name));
        if again {
            // The same file, perhaps changed meanwhile: the study is as it was, the look is not.
            if awaits_columns {
                self.keeps_all
                    .set_value(self.session.reading.get_untracked());
            }
            self.follow();
        } else {
            self.session.apply(Change::StartReading(name));
        }
    }

    /// Brings worker and proposal in line with the study.
    fn follow(self) {
        let Some(reading) = self.session.reading.get() else {
            untrack(|| self.end_job());
            return;
        };
        untrack(|| {
            let known = self.looked_with.get_value();
            if known.as_ref() == Some(&reading.overrides) {
                return;
            }
            let Some(job) = self.job_for(&reading.name) else {
                return;
            };
            self.looked_with.set_value(Some(reading.overrides.clone()));
            self.stage.set(Stage::Looking);
            spawn_local(async move { self.look(job, reading.overrides).await });
        });
    }

    /// What the files a plan reads are called: that of the first table leads.
    pub(crate) fn title(self, plan: &Plan) -> String {
        let lang = self.settings.lang.get_untracked();
        self.files.with_value(|(name, files)| {
            let used = plan.files().into_iter();
            let used: Vec<String> = used.filter_map(|at| Some(files.get(at)?.name())).collect();
            match used.is_empty() {
                true => name.clone(),
                false => sources::names(lang, &used),
            }
        })
    }

    /// The rows that were set aside as a file, their texts taken from the files the data came from as far
    /// as those are at hand and unchanged.
    pub(crate) async fn look_up(self, list: Value) -> Result<(LookedUp, JsValue), Problem> {
        let files = self.files_of_data();
        if !files.is_empty() {
            match look_up(&files, list.clone()).await {
                // Moved or changed since: what was kept is all there is.
                Err(BridgeError::Import(_)) => {}
                found => return Ok(found?),
            }
        }
        Ok(look_up(&[], list).await?)
    }

    /// The files the open data came from; none after a reload, or where others were read since.
    pub(crate) fn files_of_data(self) -> Vec<File> {
        let data = self.session.data.get_untracked();
        self.sources.with_value(|read| match (read, &data) {
            (Some((revision, files, _)), DataRef::File(data)) if *revision == data.revision => {
                files.clone()
            }
            _ => Vec::new(),
        })
    }

    fn name(self) -> String {
        self.files.with_value(|(name, _)| name.clone())
    }

    /// The worker on the files of this name; a new one when the last has ended.
    fn job_for(self, name: &str) -> Option<FileJob> {
        if let Some(job) = self.job.get_untracked() {
            return Some(job);
        }
        let (known, files) = self.files.get_value();
        if files.is_empty() || known != name {
            return None;
        }
        let job = FileJob::new(files);
        self.job.set(Some(job.clone()));
        Some(job)
    }

    async fn look(self, job: FileJob, overrides: Overrides) {
        let found = job.inspect(&overrides).await;
        let is_current = self
            .looked_with
            .try_with_value(|known| known.as_ref() == Some(&overrides));
        if is_current != Some(true) {
            return;
        }
        match found {
            Ok(inspection) => {
                if job.is_large() && self.inspection.with_untracked(Option::is_none) {
                    self.reports.rehearse();
                }
                let is_clear =
                    inspection.plan.missing().is_empty() && inspection.date_question.is_none();
                if overrides == Overrides::default() {
                    let signature = Some(inspection.signature.clone());
                    self.first_signature.set_value(signature);
                }
                self.inspection.set(Some(inspection));
                self.problem.set(None);
                self.stage.set(Stage::Proposed);
                let by_itself = match self.keeps_all.get_value() {
                    Some(reading) => self.keep_all(reading),
                    None => self.by_itself.get_value(),
                };
                if is_clear && by_itself {
                    self.import();
                } else if self.brought.with_value(Option::is_some) {
                    // Something waits for a decision, which is made there.
                    route::go(Route::Data);
                }
            }
            Err(BridgeError::Cancelled) => {}
            Err(error) => {
                if self.keeps_all.with_value(Option::is_some) {
                    route::go(Route::Data);
                }
                self.fail_on(&self.name(), error.into());
                let has_proposal = self.inspection.with_untracked(Option::is_some);
                if has_proposal {
                    self.stage.set(Stage::Proposed);
                } else {
                    self.end_job();
                    self.session.apply(Change::StopReading);
                    self.session.message.set(Message::Nothing);
                }
            }
        }
    }

    async fn carry_out(self, job: FileJob, plan: Plan) -> Result<(), Problem> {
        let name = self.title(&plan);
        let files = self.files.with_value(|(_, files)| files.clone());
        let columns = job.import(plan).await?;
        let is_unstored = self.is_unstored;
        let stored = move |is_stored: bool| {
            let _gone = is_unstored.try_set(!is_stored);
        };
        let facts = self.reports.adopt(&name, columns, stored).await?;
        let reading = self.session.reading.get_untracked().unwrap_or_default();
        let source = source_of(&files);
        self.sources
            .set_value(Some((facts.revision.clone(), files, reading)));
        self.remember();
        let has_orders = facts.records.is_none();
        let own_topic = facts.records.as_ref();
        let own_topic = own_topic.and_then(|it| shapes::own_topic(it.shape));
        let is_warned = self
            .inspection
            .with_untracked(|it| it.as_ref().is_some_and(Inspection::has_warnings));
        let is_settled = facts.is_settled(today()) && !is_warned;
        self.session.apply(Change::OpenFile(FileData {
            name,
            revision: facts.revision,
            rows: facts.rows,
            has_profit: facts.has_profit,
            currency: facts.currency,
            source,
        }));
        self.session.message.set(Message::Said(words::DONE));
        if let Some(names) = self.brought.get_value() {
            self.brought.set_value(None);
            let lang = self.settings.lang.get_untracked();
            let names = names.join(lang.pick("、", ", "));
            self.session
                .message
                .set(Message::With(sheet_customers::BROUGHT, names));
            return Ok(());
        }
        // Who went elsewhere while a file was read is not called back; a sample is opened from any room.
        if route::current() != Route::Data && !self.by_itself.get_value() {
            return Ok(());
        }
        // Where nothing waits for a decision, the answer comes next.
        if has_orders && (self.by_itself.get_value() || is_settled) {
            route::go(Route::Segments);
        }
        // A sample that is no orders shows what is made for it.
        if let Some((slug, _)) = own_topic.filter(|_| self.by_itself.get_value()) {
            route::go_to_topic(Route::Value, slug);
        }
        Ok(())
    }

    /// Remembers how the user had the file read, under its header.
    fn remember(self) {
        let reading = self.session.reading.get_untracked();
        self.inspection.with_untracked(|inspection| {
            if let (Some(reading), Some(inspection)) = (reading, inspection) {
                let first = self.first_signature.get_value();
                self.recipes.remember(&reading, inspection, first);
            }
        });
    }

    /// Signatures of the header on the page: as it was found, and as the user had it found.
    pub(crate) fn signatures(self) -> Vec<String> {
        let now = self
            .inspection
            .with(|it| it.as_ref().map(|it| it.signature.clone()));
        now.into_iter()
            .chain(self.first_signature.get_value())
            .collect()
    }

    fn end_job(self) {
        if let Some(job) = self.job.get_untracked() {
            job.cancel();
            self.job.set(None);
        }
        self.looked_with.set_value(None);
        self.first_signature.set_value(None);
        self.inspection.set(None);
        self.stage.set(Stage::Idle);
    }

    /// Names the file: the one on the table is another.
    fn fail_on(self, name: &str, problem: Problem) {
        self.fail(Problem::With(name.to_owned(), Box::new(problem)));
    }

    fn fail(self, problem: Problem) {
        let _gone = self.problem.try_set(Some(problem));
    }
}

/// What tells files apart: name, size and time.
fn source_of(files: &[File]) -> String {
    let one = |it: &File| format!("{}·{}·{}", it.name(), it.size(), it.last_modified());
    let all: Vec<String> = files.iter().map(one).collect();
    all.join("\n")
}
