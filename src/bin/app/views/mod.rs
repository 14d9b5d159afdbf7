//! What is seen, one component a file. Nothing is computed or kept here; that is `state`'s.

mod app;
mod banners;
mod controls;
mod data;
mod drop;
mod explain;
mod figure;
mod header;
mod keys;
mod menu;
mod privacy;
mod rail;
mod scenarios;
mod segments;
mod status;
mod tray;
mod value;

pub(crate) use app::App;
