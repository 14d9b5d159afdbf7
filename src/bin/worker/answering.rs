//! What the engine does with a message.

use js_sys::{Array, Date};
use kezhi::engine::wire::{Exported, Failure, Job, ToEngine};
use kezhi::engine::{
    Engine, EngineError, Export, PageError, PageExport, PageRequest, PageResponse, Request,
};
use kezhi::ingest::Source;
use kezhi::json;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::buffer_source::BufferSource;
use crate::file_source::FileSource;
use crate::outgoing::OutgoingFile;
use crate::port::{self, Works, misunderstood};

/// Milliseconds of work after which messages are looked at; the part under way is finished.
const SLICE_MS: f64 = 25.0;

/// The engine as the messages see it.
#[derive(Default)]
pub(crate) struct Answering {
    engine: Engine,
}

impl Works for Answering {
    type Question = ToEngine;

    fn answer(&mut self, job: Job, question: ToEngine, payload: JsValue) -> Result<(), Failure> {
        match question {
            ToEngine::Open => {
                let mut columns = columns_of(&payload)?;
                let response = self.handle(Request::Open, Some(&mut *columns))?;
                // Handed back as something the page can store without ever holding the bytes.
                port::answer(job, response, blob_of(&payload));
            }
            ToEngine::Rehearse => {
                kezhi::engine::rehearse();
                port::answer(job, (), JsValue::UNDEFINED);
            }
            ToEngine::Step(request) => {
                let request: PageRequest = json::from_value(request).map_err(misunderstood)?;
                port::answer(job, self.step(&request), JsValue::UNDEFINED);
            }
            ToEngine::Ask(request) => {
                let request: PageRequest = json::from_value(request).map_err(misunderstood)?;
                let request = Request::try_from(request).map_err(misunderstood)?;
                port::answer(job, self.handle(request, None)?, JsValue::UNDEFINED);
            }
            ToEngine::Export(export) => {
                let export: PageExport = json::from_value(export).map_err(misunderstood)?;
                let export = Export::try_from(export).map_err(misunderstood)?;
                let mut file = OutgoingFile::default();
                let written = self.engine.export(&export, &mut file).map_err(failed)?;
                let exported = Exported {
                    rows: written.rows,
                    left_out: written.left_out,
                };
                port::hand_over(job, exported, &file.joined());
            }
        }
        Ok(())
    }
}

impl Answering {
    /// Does parts of what a question needs until a slice of time is over.
    fn step(&mut self, request: &PageRequest) -> Option<f64> {
        let PageRequest::Sheet(asked) = request else {
            return None;
        };
        let end = Date::now() + SLICE_MS;
        loop {
            let reached = self.engine.step(asked)?;
            if Date::now() >= end {
                return Some(reached);
            }
        }
    }

    fn handle(
        &mut self,
        request: Request,
        columns: Option<&mut dyn Source>,
    ) -> Result<PageResponse, Failure> {
        let response = self.engine.handle(request, columns).map_err(failed)?;
        PageResponse::of(response).ok_or_else(|| Failure::Misunderstood("not for the page".into()))
    }
}

fn failed(error: EngineError) -> Failure {
    serde_json::to_value(PageError::from(error)).map_or_else(misunderstood, Failure::Engine)
}

/// Encoded columns: pieces of an import, or what the browser had stored.
fn columns_of(payload: &JsValue) -> Result<Box<dyn Source>, Failure> {
    if let Some(pieces) = BufferSource::of(payload) {
        return Ok(Box::new(pieces));
    }
    let blob = payload
        .dyn_ref::<Blob>()
        .ok_or_else(|| Failure::Misunderstood("no columns".into()))?;
    let source = FileSource::open(blob.clone()).map_err(Failure::Import)?;
    Ok(Box::new(source))
}

fn blob_of(payload: &JsValue) -> JsValue {
    match payload.dyn_ref::<Array>() {
        Some(pieces) => {
            Blob::new_with_buffer_source_sequence(pieces).map_or(JsValue::NULL, JsValue::from)
        }
        None => payload.clone(),
    }
}
