//! A reader: looks at files and reads them to their end, away from the page.
//!
//! It is started for one import and thrown away afterwards; ending it is how an import is cancelled.

#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]

#[cfg(target_arch = "wasm32")]
mod buffer_source;
#[cfg(target_arch = "wasm32")]
mod file_source;
#[cfg(target_arch = "wasm32")]
mod file_stream;
#[cfg(target_arch = "wasm32")]
mod port;
#[cfg(target_arch = "wasm32")]
mod reading;

fn main() {
    #[cfg(target_arch = "wasm32")]
    port::start(reading::Reader::default());
}
