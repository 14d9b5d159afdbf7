//! The page.
//!
//! This folder is the ground the views stand on: the workers (`bridge`), what the browser keeps
//! (`store`), offline use, the crash screen, the address, the theme, and ways in and out for files.

#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]
// Until the views use everything. To be removed with the first complete set of views.
#![allow(dead_code, unused_imports)]

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
#[cfg(target_arch = "wasm32")]
mod ground;
#[cfg(target_arch = "wasm32")]
mod listen;
#[cfg(target_arch = "wasm32")]
mod offline;
#[cfg(target_arch = "wasm32")]
mod route;
#[cfg(target_arch = "wasm32")]
mod store;
#[cfg(target_arch = "wasm32")]
mod theme;
#[cfg(target_arch = "wasm32")]
mod timers;

fn main() {
    #[cfg(target_arch = "wasm32")]
    start();
}

/// The crash screen comes first, so that whatever follows may break.
#[cfg(target_arch = "wasm32")]
fn start() {
    crash::install();
    boot::apply_lang(boot::first_lang(), false);
    leptos::mount::mount_to_body(root);
    boot::mark_ready();
}

/// Stands where the views will be: starts what lives as long as the page.
#[cfg(target_arch = "wasm32")]
fn root() -> impl leptos::IntoView {
    let _ground = ground::Ground::start();
    leptos::view! { <main></main> }
}
