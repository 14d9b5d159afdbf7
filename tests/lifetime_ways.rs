//! What lifetime refuses leads on: to the field at fault, to a button that puts it right, or to a topic that
//! can be answered.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod drawn;

use kezhi::numeric::Random;
use kezhi::report::{Control, Entry, SheetAnswer, TopicRoom, WayOn, with};
use kezhi::text::Lang;
use kezhi::units::{Day, Money};
use serde_json::{Value, json};

use drawn::{ask, opened, sheet};

/// What each is called, and what it is.
type Named<T> = Vec<(String, T)>;

/// What stands among the ways on: buttons, each with the settings after it, and links.
fn ways(controls: &[Control]) -> (Named<Value>, Named<WayOn>) {
    let (mut done, mut led) = (Vec::new(), Vec::new());
    for control in controls {
        match &control.entry {
            Entry::Remedies { options } => done.extend(options.clone()),
            Entry::Ways { options } => led.extend(options.clone()),
            _ => {}
        }
    }
    (done, led)
}

#[test]
fn a_last_day_before_the_data_can_be_changed_where_it_is_refused() {
    let mut engine = opened();
    let path = "lifetime/forecast/until";
    let question = with(&drawn::question("forecast"), path, json!(0)).unwrap();
    let SheetAnswer::Lacking { refusal, controls } = ask(&mut engine, question, Lang::En) else {
        panic!("the day is not refused");
    };
    assert!(refusal.words.contains("1 Jan 1970"), "{}", refusal.words);
    assert!(controls.iter().any(|it| it.path == path));
}

#[test]
fn who_slips_away_is_refused_with_the_day_beside_it_and_a_button_that_takes_all_days() {
    let early = json!(Day::from_iso("1999-12-31").unwrap());
    let path = "lifetime/slipping/forecast/until";
    let question = with(&drawn::question("slipping"), path, early).unwrap();
    let mut engine = opened();
    let answer = ask(&mut engine, question.clone(), Lang::En);
    let SheetAnswer::Lacking { refusal, controls } = answer else {
        panic!("nothing was bought by then");
    };
    assert_eq!(refusal.path.as_deref(), Some(path));
    assert!(refusal.field(&controls).is_some());
    let (done, _) = ways(&controls);
    let (name, all) = &done[0];
    assert_eq!(name, "Fit all days");
    let question = with(&question, "lifetime/slipping/forecast", all.clone()).unwrap();
    assert!(!sheet(&mut engine, question, Lang::En).answer.is_empty());
}

/// Customers who all buy at one rate: nothing holds its spread, so the Pareto/NBD runs off.
fn alike() -> kezhi::engine::Engine {
    let mut random = Random::new(7);
    let first = Day::from_iso("2022-01-01").unwrap();
    let mut rows = Vec::new();
    for customer in 0..300 {
        let start = random.unit() * 100.0;
        let gone = 0.003 * random.gamma(0.3) / 0.3;
        let end = f64::min(420.0, start + random.exponential() / gone.max(1e-12));
        let mut now = start;
        while now < end {
            let amount = Money::from_units(20.0 + 20.0 * random.unit()).unwrap();
            rows.push((customer, Day(first.0 + now as i32), amount));
            now += random.exponential() * 12.0;
        }
    }
    drawn::engine(&rows)
}

#[test]
fn who_slips_away_is_fitted_again_by_a_press_where_a_parameter_runs_off() {
    let mut engine = alike();
    let place = "lifetime/slipping/forecast";
    let model = json!({ "only": "pareto_nbd" });
    let question = with(
        &drawn::question("slipping"),
        &format!("{place}/model"),
        model,
    )
    .unwrap();
    for (lang, pressed) in [(Lang::En, "weak"), (Lang::Zh, "弱")] {
        let found = sheet(&mut engine, question.clone(), lang);
        let (done, _) = ways(&found.controls);
        let (name, weak) = &done[0];
        assert!(name.to_lowercase().contains(pressed), "{name}");
        assert_eq!(weak["regularisation"], "weak");
        let question = with(&question, place, weak.clone()).unwrap();
        let found = sheet(&mut engine, question, lang);
        // It is done: nothing ran off, and the press is gone.
        assert!(ways(&found.controls).0.is_empty());
        assert!(!found.answer.is_empty());
    }
}

#[test]
fn what_cannot_be_forecast_leads_to_a_topic_that_can_be_answered() {
    let rows: Vec<(u32, Day, Money)> = (0..200)
        .map(|customer| {
            let day = Day(Day::from_iso("2024-01-01").unwrap().0 + customer as i32);
            (customer, day, Money::from_units(20.0).unwrap())
        })
        .collect();
    let mut engine = drawn::engine(&rows);
    for lang in [Lang::Zh, Lang::En] {
        let answer = ask(&mut engine, drawn::question("forecast"), lang);
        let SheetAnswer::Lacking { controls, .. } = answer else {
            panic!("nobody bought twice");
        };
        let (_, led) = ways(&controls);
        assert!(!led.is_empty());
        for (name, to) in led {
            assert!(!name.is_empty());
            let WayOn::Topic(room, slug) = to else {
                continue;
            };
            assert_eq!(room, TopicRoom::Value, "{slug}");
            assert!(
                !sheet(&mut engine, drawn::question(&slug), lang)
                    .answer
                    .is_empty(),
                "{slug}"
            );
        }
    }
}

#[test]
fn histories_that_were_counted_before_are_led_from_a_page_of_orders_to_the_forecast() {
    let mut table = "ID,x,t_x,T\n".to_owned();
    for row in 0..40 {
        let x = row % 4;
        table.push_str(&format!("K{row},{x},{},{}\n", x * 7, 30 + row));
    }
    let mut engine = drawn::asked::engine_of_records(&table, None);
    let SheetAnswer::Lacking { controls, .. } =
        ask(&mut engine, drawn::question("cohorts"), Lang::En)
    else {
        panic!("the days of purchases are not known");
    };
    let (_, led) = ways(&controls);
    let forecast = WayOn::Topic(TopicRoom::Value, "forecast".to_owned());
    assert!(led.iter().any(|(_, to)| *to == forecast), "{led:?}");
}
