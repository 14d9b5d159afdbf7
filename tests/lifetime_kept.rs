//! Next month: last month's parameters on a new file, in the library, on the sheet and on the
//! command line.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod drawn;

use std::fmt::Write;
use std::process::Command;

use kezhi::base::CustomerBase;
use kezhi::engine::Engine;
use kezhi::ingest::OrderLines;
use kezhi::lifetime::{
    ChoiceReason, FitOutcome, FitWarning, ForecastError, ForecastSettings, Forecasted, KeptError,
    KeptParameters, Model, ModelChoice, ModelKind, SpendWarning, ValidationError,
};
use kezhi::report::{Entry, topics, with};
use kezhi::scenario::{Change, Study, read_project, write_project};
use kezhi::text::Lang;
use kezhi::units::Day;
use serde_json::Value;

use drawn::{order_lines, sheet, visits};

const FIRST: &str = "2022-01-01";

/// Orders of customers drawn from a known model, those up to a day.
fn lines(customers: u32, days: f64, until: i32) -> OrderLines {
    let first = Day::from_iso(FIRST).unwrap();
    let mut rows = visits(17, customers, first, 240.0, days);
    rows.retain(|(_, day, _)| day.0 - first.0 < until);
    order_lines(&rows)
}

fn base(until: i32) -> CustomerBase {
    CustomerBase::from_lines(lines(500, 730.0, until))
}

fn settings(kept: Option<KeptParameters>) -> ForecastSettings {
    ForecastSettings {
        model: ModelChoice::Only(ModelKind::MbgNbd),
        kept: kept.map(Box::new),
        ..ForecastSettings::default()
    }
}

#[test]
fn kept_parameters_give_the_same_forecast_on_the_same_data() {
    let base = base(500);
    let fitted = Forecasted::of(&base, &settings(None)).unwrap().forecast;
    let kept = KeptParameters::of(&fitted, None);
    let again = Forecasted::of(&base, &settings(Some(kept)))
        .unwrap()
        .forecast;
    assert_eq!(again.choice.reason, ChoiceReason::Kept);
    assert_eq!(again.total_clv, fitted.total_clv);
    assert_eq!(again.intervals, fitted.intervals);
    let moved = again.moved.unwrap().unwrap();
    assert!(moved.log_likelihood_gain.abs() < 1e-6);
    let clv = moved.clv.unwrap();
    assert_eq!(clv.then, Some(clv.kept));
    assert!((clv.refitted - clv.kept).abs() < 1e-9 * clv.kept);
    assert_eq!(again.validation, Err(ValidationError::NothingFollows));
}

#[test]
fn parameters_without_a_maximum_keep_their_doubt() {
    let base = base(500);
    let fitted = Forecasted::of(&base, &settings(None)).unwrap().forecast;
    let mut kept = KeptParameters::of(&fitted, None);
    assert_eq!(kept.outcome, Some(FitOutcome::Converged));
    kept.outcome = Some(FitOutcome::RanOff);
    kept.spend.as_mut().unwrap().outcome = Some(FitOutcome::Flat);
    let written = serde_json::to_value(&kept).unwrap();
    let kept = KeptParameters::read(serde_json::json!({ "kept": written })).unwrap();
    let again = Forecasted::of(&base, &settings(Some(kept)))
        .unwrap()
        .forecast;
    assert_eq!(again.fit.outcome, FitOutcome::RanOff);
    let doubt = FitWarning::NotConverged(FitOutcome::RanOff);
    assert!(again.fit.warnings.contains(&doubt));
    assert_eq!(again.choice.candidates[0].outcome, FitOutcome::RanOff);
    let spend = again.spend.unwrap();
    let doubt = SpendWarning::NotConverged(FitOutcome::Flat);
    assert!(spend.warnings.contains(&doubt), "{:?}", spend.warnings);
}

#[test]
fn who_slips_by_a_model_without_maximum_is_listed_with_that_caution() {
    let fitted = Forecasted::of(&base(500), &settings(None)).unwrap();
    let mut kept = KeptParameters::of(&fitted.forecast, None);
    (kept.outcome, kept.covariance) = (Some(FitOutcome::RanOff), None);
    let all = topics(Lang::En);
    let topic = all.iter().find(|it| it.slug == "slipping").unwrap();
    let path = "lifetime/slipping/forecast/kept";
    let kept = serde_json::to_value(&kept).unwrap();
    let question = with(&topic.starts[0].question, path, kept).unwrap();
    let mut engine = Engine::default();
    engine.open(lines(500, 730.0, 500));
    for (lang, finding, below, caution) in [
        (
            Lang::En,
            "cannot tell who is slipping away",
            "A parameter ran off",
            "The model has no maximum",
        ),
        (Lang::Zh, "说不准谁正在流失", "有参数趋于无穷", "不可信"),
    ] {
        let found = sheet(&mut engine, question.clone(), lang);
        let answer = found.answer.text();
        assert!(answer.contains(finding), "{answer}");
        assert!(found.method.contains(below), "{}", found.method);
        assert!(
            found.tables[0].note.contains(caution),
            "{}",
            found.tables[0].note
        );
    }
    let sound = sheet(&mut engine, topic.starts[0].question.clone(), Lang::En);
    assert!(!sound.method.contains("ran off"), "{}", sound.method);
}

#[test]
fn a_later_file_is_scored_with_what_was_kept_and_judges_it() {
    let kept = KeptParameters::of(
        &Forecasted::of(&base(500), &settings(None))
            .unwrap()
            .forecast,
        None,
    );
    let later = base(560);
    let found = Forecasted::of(&later, &settings(Some(kept.clone())))
        .unwrap()
        .forecast;
    assert_eq!(found.fit.model, kept.model);
    // What came after the fit is a holdout that nobody has seen.
    let validation = found.validation.unwrap();
    assert_eq!(Some(validation.until), kept.until);
    assert!(validation.holdout.actual > 0);
    let moved = found.moved.unwrap().unwrap();
    assert!(moved.log_likelihood_gain >= 0.0 && moved.parameters.len() == 7);
    assert!(moved.orders.then.is_some() && moved.orders.then != Some(moved.orders.kept));
    // A day before the fit cannot judge it.
    let early = ForecastSettings {
        until: Some(Day(kept.until.unwrap().0 - 100)),
        ..settings(Some(kept))
    };
    let found = Forecasted::of(&later, &early).unwrap().forecast;
    assert!(matches!(
        found.validation,
        Err(ValidationError::AlreadySeen { .. })
    ));
}

#[test]
fn parameters_of_another_business_give_no_range_and_are_told_from_those_that_drift() {
    let of = |base: &CustomerBase, kept| Forecasted::of(base, &settings(kept)).unwrap().forecast;
    let kept = KeptParameters::of(&of(&base(500), None), None);
    let drifted = of(&base(560), Some(kept.clone()));
    assert!(!drifted.moved.unwrap().unwrap().is_misfit() && drifted.intervals.is_some());
    // Other customers, years later, who buy four times as often.
    let first = Day::from_iso("2025-01-01").unwrap();
    let mut rows = visits(18, 300, first, 240.0, 1460.0);
    for (_, day, _) in &mut rows {
        day.0 = first.0 + (day.0 - first.0) / 4;
    }
    let other = of(&CustomerBase::from_lines(order_lines(&rows)), Some(kept));
    assert!(other.moved.unwrap().unwrap().is_misfit() && other.intervals.is_none());
    assert!(other.best.iter().all(|it| it.intervals.is_none()));
    // None of these orders were seen, so the last third of them judges.
    let until = other.validation.unwrap().until;
    assert!(until > first && until < other.until.unwrap());
}

#[test]
fn few_customers_can_be_scored_whom_no_fit_would_carry() {
    let kept = KeptParameters::of(
        &Forecasted::of(&base(500), &settings(None))
            .unwrap()
            .forecast,
        None,
    );
    let few = CustomerBase::from_lines(lines(6, 730.0, 500));
    assert!(Forecasted::of(&few, &settings(None)).is_err());
    let found = Forecasted::of(&few, &settings(Some(kept)))
        .unwrap()
        .forecast;
    assert!(found.total_orders > 0.0 && found.intervals.is_some());
    assert!(
        matches!(found.moved, Some(Err(_))),
        "a fit of six says why it is none"
    );
}

#[test]
fn parameters_that_cannot_be_are_refused() {
    let fitted = Forecasted::of(&base(500), &settings(None))
        .unwrap()
        .forecast;
    let mut kept = KeptParameters::of(&fitted, None);
    if let Model::BetaGeometric(model) = &mut kept.model {
        model.alpha = -1.0;
    }
    let error = Forecasted::of(&base(500), &settings(Some(kept))).unwrap_err();
    assert_eq!(error, ForecastError::Kept(KeptError::NotAboveZero));
}

#[test]
fn the_sheet_keeps_parameters_in_the_study_and_shows_what_moved_next_month() {
    let topic = topics(Lang::En)
        .into_iter()
        .find(|it| it.slug == "forecast")
        .unwrap();
    let question = topic.starts[0].question.clone();
    let mut engine = Engine::default();
    engine.open(lines(500, 730.0, 500));
    let first = sheet(&mut engine, question.clone(), Lang::En);
    let path = "lifetime/forecast/kept";
    let control = first.controls.iter().find(|it| it.path == path).unwrap();
    let Entry::Choice { chosen, options } = &control.entry else {
        panic!("{control:?}");
    };
    assert_eq!(*chosen, Some(0));
    // One that was kept before files were named is read too.
    let mut before = options[1].1.clone();
    let named = before.as_object_mut().unwrap().remove("file");
    assert_eq!(named, Some(Value::from("may.csv")));
    let before: KeptParameters = serde_json::from_value(before).unwrap();
    assert_eq!(before.file, None);
    // Kept in the study, which is written to a file and read again.
    let change = Change::SetQuestion {
        slug: topic.slug.clone(),
        title: topic.title.clone(),
        question: with(&question, path, options[1].1.clone()),
    };
    let (study, _) = Study::default().after(change).unwrap();
    let study = read_project(&write_project(&study)).unwrap();
    let kept = study.questions[&topic.slug].clone();
    engine.open(lines(500, 730.0, 560));
    for (lang, title, told) in [
        (
            Lang::En,
            "What moved since the parameters were kept",
            "kept from a fit to “may.csv” up to",
        ),
        (
            Lang::Zh,
            "参数沿用以来的变化",
            "沿用的参数拟合自“may.csv”，到",
        ),
    ] {
        let next = sheet(&mut engine, kept.clone(), lang);
        let table = next.tables.iter().find(|it| it.title == title).unwrap();
        assert!(table.table.rows.len() >= 12, "{table:?}");
        assert!(next.method.contains(told), "{}", next.method);
    }
}

#[test]
fn the_command_line_reads_the_answer_of_an_earlier_run() {
    let folder = std::env::temp_dir().join(format!("kezhi-kept-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, until: i32| {
        let lines = lines(500, 730.0, until);
        let mut text = "customer,date,amount\n".to_owned();
        for at in 0..lines.customer.len() {
            let amount = lines.amount[at].units();
            writeln!(
                text,
                "c{},{},{amount:.2}",
                lines.customer[at],
                lines.day[at].iso()
            )
            .unwrap();
        }
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let run = |args: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_kezhi"))
            .args(["--lang", "en", "lifetime", "--json"])
            .args(args)
            .output()
            .unwrap()
    };
    let first = run(&[&file("may.csv", 500), "--model", "bgnbd"]);
    let answer: Value = serde_json::from_slice(&first.stdout).unwrap();
    let saved = folder.join("may.json");
    std::fs::write(&saved, &first.stdout).unwrap();
    let later = file("july.csv", 560);
    let saved = saved.display().to_string();
    let second = run(&[&later, "--parameters", &saved]);
    let next: Value = serde_json::from_slice(&second.stdout).unwrap();
    assert_eq!(next["parameters"], answer["parameters"]);
    assert_eq!(next["moved"]["clv"]["then"], answer["total_clv"]);
    assert_eq!(next["moved"]["clv"]["kept"], next["total_clv"]);
    assert!(next["holdout"]["actual"].as_u64() > Some(0));
    let refused = run(&[&later, "--parameters", &later]);
    assert!(!refused.status.success());
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(
        said.contains("--parameters") && said.contains("earlier run"),
        "{said}"
    );
    let _ = std::fs::remove_dir_all(&folder);
}
