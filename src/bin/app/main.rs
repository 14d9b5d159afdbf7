//! The page.
//!
//! The ground: the workers (`bridge`), what the browser keeps (`store`), offline use, the crash
//! screen, the address, the theme, and ways in and out for files. On it stand `state`, what the page
//! knows, and `views`, what is seen.

#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]
// The ground offers a little more than the views use today.
#![allow(dead_code)]

#[cfg(target_arch = "wasm32")]
mod boot;
#[cfg(target_arch = "wasm32")]
mod bridge;
#[cfg(target_arch = "wasm32")]
mod clipboard;
#[cfg(target_arch = "wasm32")]
mod crash;
#[cfg(target_arch = "wasm32")]
mod dataset;
#[cfg(target_arch = "wasm32")]
mod downloads;
#[cfg(target_arch = "wasm32")]
mod erase;
#[cfg(target_arch = "wasm32")]
mod files;
mod folders;
#[cfg(target_arch = "wasm32")]
mod ground;
#[cfg(target_arch = "wasm32")]
mod listen;
#[cfg(target_arch = "wasm32")]
mod offline;
#[cfg(target_arch = "wasm32")]
mod route;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod store;
#[cfg(target_arch = "wasm32")]
mod theme;
#[cfg(target_arch = "wasm32")]
mod timers;
#[cfg(target_arch = "wasm32")]
mod views;

fn main() {
    #[cfg(target_arch = "wasm32")]
    start();
}

/// The crash screen comes first, so that whatever follows may break.
#[cfg(target_arch = "wasm32")]
fn start() {
    crash::install();
    boot::apply_lang(boot::first_lang(), false);
    leptos::mount::mount_to_body(views::App);
    boot::mark_ready();
}
