//! Several workers on the ranges of one file.
//!
//! The first worker is the one that inspected the file; it joins the others to its range. Each hands on
//! its own columns and is thrown away.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use kezhi::engine::wire::{Progress, ToReader};
use kezhi::ingest::{Plan, plan_ranges};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::BridgeError;
use super::channel::{Channel, Notice, Payload, Question};
use super::pieces::Pieces;
use super::start::Program;

/// Bytes for which one more worker is worth its start.
const BYTES_A_WORKER: f64 = 3e6;
/// Workers at most: more than the processor has are of no use, and each holds memory.
const MOST_WORKERS: usize = 8;

/// How far the workers are, as one.
#[derive(Clone)]
pub(super) struct Gauge {
    parts: Rc<RefCell<Vec<Progress>>>,
    whole: ArcRwSignal<Option<Progress>>,
}

impl Gauge {
    pub(super) fn new() -> Gauge {
        Gauge {
            parts: Rc::default(),
            whole: ArcRwSignal::new(None),
        }
    }

    /// The sum of all.
    pub(super) fn whole(&self) -> &ArcRwSignal<Option<Progress>> {
        &self.whole
    }

    /// Notes how far one worker is.
    pub(super) fn told(&self, place: usize, now: Progress) {
        let mut parts = self.parts.borrow_mut();
        if parts.len() <= place {
            parts.resize(place + 1, Progress::default());
        }
        parts[place] = now;
        self.whole.set(Some(Progress {
            job: now.job,
            bytes_done: parts.iter().map(|part| part.bytes_done).sum(),
            bytes_total: parts.iter().map(|part| part.bytes_total).sum(),
            rows: parts.iter().map(|part| part.rows).sum(),
        }));
    }

    /// Starts over.
    pub(super) fn reset(&self) {
        self.parts.borrow_mut().clear();
        self.whole.set(None);
    }
}

/// The workers beside the first.
#[derive(Default)]
pub(super) struct Crew(RefCell<Vec<Channel>>);

impl Crew {
    /// Starts as many workers as the file is worth, so that they are loaded when they are needed.
    pub(super) fn get_ready(&self, file: &File, gauge: &Gauge) {
        let worth = (file.size() / BYTES_A_WORKER).ceil().max(1.0) as usize;
        let wanted = worth.min(processors()).min(MOST_WORKERS);
        let mut others = self.0.borrow_mut();
        while others.len() + 1 < wanted {
            let place = others.len() + 1;
            let gauge = gauge.clone();
            others.push(Channel::start(Program::Reader, false, move |notice| {
                if let Notice::Progress(now) = notice {
                    gauge.told(place, now);
                }
            }));
        }
    }

    /// Has all of them, and the first worker, read the head of the file for nothing.
    pub(super) fn rehearse(&self, first: &Channel, file: &File, plan: &Plan) {
        for channel in std::iter::once(first).chain(&*self.0.borrow()) {
            let rehearsal = ToReader::Rehearse { plan: plan.clone() };
            let payload = Payload::Shared(Array::of1(file).into());
            let answer = channel.ask(Question::new(rehearsal, payload));
            spawn_local(async move {
                // Nobody waits for it, and what is wrong with the file the import tells.
                let _answer = answer.await;
            });
        }
    }

    /// True when there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// Ends them all.
    pub(super) fn end(&self, error: &BridgeError) {
        for channel in self.0.take() {
            channel.end(error.clone());
        }
    }

    /// Reads the file side by side with the first worker.
    ///
    /// # Errors
    /// The first that any worker has.
    pub(super) async fn import(
        &self,
        first: &Channel,
        file: &File,
        plan: Plan,
    ) -> Result<Pieces, BridgeError> {
        let others: Vec<Channel> = self.0.borrow().clone();
        let len = file.size() as u64;
        let ranges = plan_ranges(len, others.len() + 1);
        let others = &others[..ranges.len().saturating_sub(1).min(others.len())];
        let file = JsValue::from(Array::of1(file));
        // All are asked before any is waited for.
        let scans: Vec<_> = std::iter::once(first)
            .chain(others)
            .zip(&ranges)
            .map(|(channel, range)| {
                let range = [range.start, range.end];
                let plan = plan.clone();
                let scan = ToReader::Scan { plan, range };
                channel.ask(Question::new(scan, Payload::Shared(file.clone())))
            })
            .collect();
        let digests = Array::new();
        for (place, scan) in scans.into_iter().enumerate() {
            let digest = scan.await?.payload;
            if place > 0 {
                digests.push(&digest);
            }
        }
        let join = ToReader::Join {
            plan: plan.clone(),
            len,
        };
        let payload = Payload::Mixed(JsValue::from(&digests), digests);
        let (is_apart, numbers) = first.ask(Question::new(join, payload)).await?.read()?;
        if is_apart {
            share(first, others, &Array::from(&numbers)).await
        } else {
            merge(first, others, file, plan).await
        }
    }
}

/// Has each worker hand on the columns of its range; `numbers` say how those of the later ones are
/// numbered in the whole.
async fn share(
    first: &Channel,
    others: &[Channel],
    numbers: &Array,
) -> Result<Pieces, BridgeError> {
    let own = first.ask(Question::new(ToReader::Share, Payload::None));
    let asked: Vec<_> = others
        .iter()
        .zip(numbers.iter())
        .map(|(other, numbers)| {
            other.ask(Question::new(
                ToReader::Share,
                Payload::Transferred(numbers),
            ))
        })
        .collect();
    let mut shares = vec![own.await?.read()?];
    for share in asked {
        shares.push(share.await?.read()?);
    }
    Pieces::of_shares(shares)
}

/// Has the first worker join what the others give, and read again what must be.
async fn merge(
    first: &Channel,
    others: &[Channel],
    file: JsValue,
    plan: Plan,
) -> Result<Pieces, BridgeError> {
    let parts = Array::from(&file);
    let handed = Array::new();
    let asked: Vec<_> = others
        .iter()
        .map(|other| other.ask(Question::new(ToReader::Give, Payload::None)))
        .collect();
    for (answer, channel) in asked.into_iter().zip(others) {
        let buffer = answer.await?.payload;
        parts.push(&buffer);
        handed.push(&buffer);
        // The memory of a worker never shrinks.
        channel.end(BridgeError::Cancelled);
    }
    let merge = ToReader::Merge { plan };
    let payload = Payload::Mixed(parts.into(), handed);
    Pieces::of_one(first.ask(Question::new(merge, payload)).await?.payload)
}

/// What the browser says it has; two where it says nothing.
fn processors() -> usize {
    let navigator = web_sys::window().map(|window| JsValue::from(window.navigator()));
    let count = navigator
        .and_then(|it| js_sys::Reflect::get(&it, &"hardwareConcurrency".into()).ok())
        .and_then(|it| it.as_f64());
    count.map_or(2, |count| count.max(1.0) as usize)
}
