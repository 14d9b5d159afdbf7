//! What is seen, one component a file. Nothing is computed or kept here; that is `state`'s.

// The component macro writes items that are `pub` in places nobody can reach.
#![allow(unreachable_pub)]

mod analysis_day;
mod app;
mod banners;
mod controls;
mod data;
mod drop;
mod explain;
mod figure;
mod footnotes;
mod header;
mod keys;
mod menu;
mod privacy;
mod project;
mod rail;
mod scenarios;
mod segments;
mod sheet;
mod status;
mod tray;
mod value;
mod ways;

pub(crate) use app::App;
