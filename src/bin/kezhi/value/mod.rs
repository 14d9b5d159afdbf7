//! `kezhi value`: the value models on paper numbers, on a documents' case or on a file, each number
//! with its explanation.

mod change;
mod inputs;
mod leads;
mod option;
mod show;

use kezhi::engine::{Engine, Export, ExportForm, ExportOf, Request, Response};
use kezhi::text::{Lang, names, value_cases, value_names};
use kezhi::units::Currency;
use kezhi::value::Question;
use kezhi::workshop::{CaseRef, RegisterId, ValueCase, entry, footnotes};
use serde_json::{Value, json};

use crate::args::{ModelChoice, ValueArgs};
use crate::failure::{Failure, tell_doubtful};

pub(crate) fn run(options: &ValueArgs, lang: Lang) -> Result<String, Failure> {
    match options.model {
        ModelChoice::Cases => return Ok(cases(options, lang)),
        ModelChoice::Register => return register(options, lang),
        ModelChoice::Leads => return leads::run(options, lang),
        _ => {}
    }
    tell_doubtful(lang, options.numbers.percents());
    let case = inputs::case(options)?;
    let found = inputs::question(options, case, lang)?;
    let mut engine = Engine::default();
    let request = Request::Value(Box::new(found.question.clone()));
    let Response::Value(answer) = engine.handle(request, None)? else {
        return Err(Failure::Engine(kezhi::engine::EngineError::NotOpen));
    };
    write(
        options,
        ExportOf::Answer(Box::new(found.question.clone())),
        lang,
        found.currency,
        &mut engine,
    )?;
    let notes = case.map(|case| footnotes(CaseRef::Value(case)));
    if !options.json {
        return Ok(show::text(
            lang,
            found.currency,
            &answer,
            &found.question,
            notes.as_deref(),
        ));
    }
    let mut json = json!({
        "model": model_word(&found.question),
        "case": case.map(|case| json!({
            "name": case.slug(),
            "title": value_cases::title(lang, case),
            "source": value_cases::source(lang, case),
        })),
        "currency": found.currency.code(),
        "inputs": found.question,
        "figures": show::figures(lang, found.currency, &answer.lines(), &|key| {
            value_names::entry(lang, &answer, key)
        }),
        "answer": answer,
        "footnotes": show::notes(lang, found.currency, &notes.unwrap_or_default()),
    });
    if let (Some(periods), Some(object)) = (found.observed, json.as_object_mut()) {
        object.insert("observed".into(), json!(periods));
    }
    Ok(format!("{json:#}\n"))
}

/// Writes the files that were asked for.
fn write(
    options: &ValueArgs,
    of: ExportOf,
    lang: Lang,
    currency: Currency,
    engine: &mut Engine,
) -> Result<(), Failure> {
    let wanted = [
        ("--csv", &options.csv, ExportForm::Csv),
        ("--xlsx", &options.xlsx, ExportForm::Xlsx),
    ];
    for (option, path, form) in wanted {
        let Some(path) = path else { continue };
        let same = |path: &std::path::Path| path.canonicalize().ok();
        let is_input = |file: &std::path::PathBuf| same(path) == same(file);
        if same(path).is_some() && options.files.iter().any(is_input) {
            return Err(Failure::Option {
                option,
                found: path.display().to_string(),
                expected: lang
                    .pick("与输入文件不同的路径", "another file than the input")
                    .into(),
            });
        }
        let export = Export {
            of: of.clone(),
            form,
            lang,
            currency,
        };
        let mut file = Vec::new();
        engine.export(&export, &mut file)?;
        std::fs::write(path, file)
            .map_err(|error| Failure::Output(format!("{}: {}", path.display(), error.kind())))?;
    }
    Ok(())
}

/// The word of a model, as it stands in the JSON of a question.
fn model_word(question: &Question) -> Value {
    let value = serde_json::to_value(question).unwrap_or_default();
    let word = value
        .as_object()
        .and_then(|object| object.keys().next().cloned());
    word.map_or(Value::Null, Value::String)
}

fn cases(options: &ValueArgs, lang: Lang) -> String {
    let described = |case: ValueCase| {
        json!({
            "name": case.slug(),
            "model": model_word(&case.question()),
            "title": value_cases::title(lang, case),
            "source": value_cases::source(lang, case),
        })
    };
    if options.json {
        let all: Vec<Value> = ValueCase::ALL.into_iter().map(described).collect();
        return format!("{:#}\n", json!({ "cases": all }));
    }
    let line = |case: ValueCase| {
        format!(
            "{}\t{}\t{}\n",
            case.slug(),
            value_cases::title(lang, case),
            value_cases::source(lang, case)
        )
    };
    ValueCase::ALL.into_iter().map(line).collect()
}

fn register(options: &ValueArgs, lang: Lang) -> Result<String, Failure> {
    let currency = Currency::Unstated;
    write(
        options,
        ExportOf::Register,
        lang,
        currency,
        &mut Engine::default(),
    )?;
    let entries: Vec<_> = RegisterId::ALL.into_iter().map(entry).collect();
    if options.json {
        let entries = show::notes(lang, currency, &entries);
        return Ok(format!("{:#}\n", json!({ "register": entries })));
    }
    Ok(show::note_lines(lang, currency, &entries))
}

/// The currency of a case's or a user's figures, by its code.
fn currency(options: &ValueArgs, otherwise: Currency) -> Result<Currency, Failure> {
    let Some(code) = &options.money else {
        return Ok(otherwise);
    };
    let known = Currency::ALL.into_iter();
    let mut known = known.filter(|currency| *currency != Currency::Unstated);
    let found = known.find(|currency| currency.code().eq_ignore_ascii_case(code));
    found.ok_or_else(|| Failure::Option {
        option: "--money",
        found: code.clone(),
        expected: names::currency(Lang::En, Currency::Cny) + ", USD, …",
    })
}
