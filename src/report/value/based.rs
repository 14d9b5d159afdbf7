//! A value model on the open customers: what was counted, and what has to be entered.

use super::super::fields::Fields as SchemeFields;
use super::super::movement_controls::scheme_choice;
use super::super::segments::footnotes_of;
use super::super::{Control, Known, SheetAnswer, scheme_controls};
use super::fields::Fields;
use super::page::Page;
use super::sheet;
use crate::explain::{Symbol, Unit, ValueSymbol as S};
use crate::segment::{Scheme, Span, Stage};
use crate::text::Lang;
use crate::text::segments::stage;
use crate::text::ui::sheet_value::{base, groups as words};
use crate::units::Currency;
use crate::value::{BaseQuestion, Question, ValueError, Worth};

/// The sheet of a model whose inputs were taken from the open customers, or why there are none.
pub fn on_base(
    lang: Lang,
    currency: Currency,
    asked: &BaseQuestion,
    inputs: Result<Question, ValueError>,
    columns: &[String],
) -> SheetAnswer {
    let page = Page {
        lang,
        currency,
        source: String::new(),
    };
    let fields = fields(&page, asked);
    let answer = fields.filled().and_then(|()| {
        let found = inputs.and_then(|ask| sheet(&page, &ask));
        found.map_err(|error| fields.refusal(&error))
    });
    let controls = with_scheme(lang, asked, columns, fields);
    match answer {
        Ok(mut found) => {
            found.notes.extend(note(&page, asked));
            if let BaseQuestion::LifeCycle(of) = asked {
                let rule = Scheme::LifeCycle(of.rule);
                found.notes.extend(footnotes_of(lang, &rule));
            }
            found.controls = controls;
            found.into()
        }
        Err(refusal) => SheetAnswer::Lacking { refusal, controls },
    }
}

/// What can be changed, where there is nothing to show.
pub fn base_controls(
    lang: Lang,
    currency: Currency,
    asked: &BaseQuestion,
    columns: &[String],
) -> Vec<Control> {
    let page = Page {
        lang,
        currency,
        source: String::new(),
    };
    with_scheme(lang, asked, columns, fields(&page, asked))
}

fn with_scheme(
    lang: Lang,
    asked: &BaseQuestion,
    columns: &[String],
    fields: Fields,
) -> Vec<Control> {
    let mut controls = scheme_fields(lang, asked, columns);
    controls.extend(fields.into_controls());
    controls
}

fn note(page: &Page, asked: &BaseQuestion) -> Option<String> {
    let note = match asked {
        BaseQuestion::Serving(_) => words::SERVED_NOTE,
        BaseQuestion::LifeCycle(_) => words::STAGES_NOTE,
        BaseQuestion::Concentration(_) => return None,
    };
    Some(page.say(note).to_owned())
}

fn scheme_fields(lang: Lang, asked: &BaseQuestion, columns: &[String]) -> Vec<Control> {
    let known = Known {
        facts: None,
        columns,
    };
    match asked {
        BaseQuestion::Serving(of) => {
            let group = words::OF_DATA.get(lang);
            let mut fields = SchemeFields::new(lang, "based/serving", group);
            scheme_choice(lang, &mut fields, words::GROUPED_BY, "scheme", &of.scheme);
            fields.append(scheme_controls(
                lang,
                &of.scheme,
                "based/serving/scheme",
                known,
            ));
            fields.done()
        }
        BaseQuestion::LifeCycle(of) => {
            let rule = Scheme::LifeCycle(of.rule);
            // The rule stands in the question by itself, not as one of the schemes.
            let mut controls = scheme_controls(lang, &rule, "based/life_cycle", known);
            for control in &mut controls {
                control.path = control
                    .path
                    .replace("/life_cycle/life_cycle", "/life_cycle/rule");
            }
            controls
        }
        BaseQuestion::Concentration(_) => Vec::new(),
    }
}

fn fields(page: &Page, asked: &BaseQuestion) -> Fields {
    let lang = page.lang;
    let mut fields = Fields::new(lang, page.currency);
    let margin = |fields: &mut Fields, margin| {
        let number = fields.optional("margin", Symbol::TierMargin, margin, Unit::Percent);
        fields.add(number.named(words::MARGIN_INSTEAD.get(lang)));
    };
    match asked {
        BaseQuestion::Serving(of) => {
            fields.below("based/serving");
            fields.group(base::COSTS.get(lang));
            super::serving::costs(&mut fields, &of.costs);
            margin(&mut fields, of.margin);
        }
        BaseQuestion::Concentration(of) => {
            fields.below("based/concentration");
            let worths = [
                (words::WORTH_FOUND, Worth::Found),
                (words::WORTH_PROFIT, Worth::Profit),
                (words::WORTH_REVENUE, Worth::Revenue),
            ];
            fields.one_of("worth", words::WORTH, of.worth, worths);
            let spans = [
                (words::SPAN_HISTORY, Span::History),
                (words::SPAN_WINDOW, Span::Window),
            ];
            fields.one_of("span", words::SPAN, of.span, spans);
            super::concentration::tops(&mut fields, &of.tops);
        }
        BaseQuestion::LifeCycle(of) => {
            fields.below("based/life_cycle");
            fields.add(fields.given("discount", S::DiscountRate, of.discount, Unit::Percent));
            margin(&mut fields, of.margin);
            for (place, it) in Stage::ALL.into_iter().enumerate() {
                fields.group(stage(lang, it));
                let months = of.months[place];
                let path = format!("months/{place}");
                let number = fields.given(path, S::StageMonths, months, Unit::Months);
                fields.add(number.at(place + 1));
                let (path, input) = (format!("input/{place}"), of.input[place]);
                let money = Unit::MoneyPerCustomerMonth;
                let number = fields.optional(path, S::StageInput, input, money);
                fields.add(number.at(place + 1));
            }
        }
    }
    fields
}
