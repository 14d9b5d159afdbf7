//! What the page knows, one struct for each resource, all in context.

mod comparison;
mod customers;
mod explain;
mod jobs;
mod memo;
mod message;
mod problem;
mod recipes;
mod report;
mod session;
mod settings;
mod sheets;
mod telling;

pub(crate) use comparison::Comparisons;
pub(crate) use customers::{Customers, Focus, ListFrame};
pub(crate) use explain::{
    CbvCell, Counted, Explain, Fact, Number, ReturnsCell, RowsPart, Seen, TierCell,
};
pub(crate) use jobs::{Jobs, Stage};
pub(crate) use memo::memo;
pub(crate) use message::Message;
pub(crate) use problem::Problem;
pub(crate) use recipes::RecipeBook;
pub(crate) use report::{Reports, report_question, today};
pub(crate) use session::Session;
pub(crate) use settings::{Settings, t, t_with};
pub(crate) use sheets::{SheetNumber, Sheets, room_of};
pub(crate) use telling::Telling;

use leptos::prelude::*;

use crate::ground::Ground;

/// Starts everything that lives as long as the page and puts it in context.
pub(crate) fn start() {
    let ground = Ground::start();
    provide_context(Settings::start(ground));
    let session = Session::start();
    provide_context(session);
    let reports = Reports::start(session, ground);
    provide_context(reports);
    let recipes = RecipeBook::start();
    provide_context(recipes);
    provide_context(Jobs::start(session, reports, recipes));
    let comparisons = Comparisons::start(session);
    provide_context(comparisons);
    let sheets = Sheets::start(session, reports, ground);
    provide_context(sheets);
    provide_context(Customers::start(session, reports, sheets));
    let explain = Explain::start(session, reports, comparisons, sheets);
    provide_context(explain);
    provide_context(Telling::start(explain, ground));
}
