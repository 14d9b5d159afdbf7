//! The worker: reads files and answers for the engine, away from the page.
//!
//! One program, two uses. An *import worker* is given a file, inspects or imports it and is thrown
//! away; ending it is how an import is cancelled. The *engine worker* lives as long as the page.
//! Which of the two it is follows from what it is asked.

#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]

#[cfg(target_arch = "wasm32")]
mod buffer_source;
#[cfg(target_arch = "wasm32")]
mod file_source;
#[cfg(target_arch = "wasm32")]
mod library;
#[cfg(target_arch = "wasm32")]
mod port;
#[cfg(target_arch = "wasm32")]
mod work;

fn main() {
    #[cfg(target_arch = "wasm32")]
    port::start();
}
