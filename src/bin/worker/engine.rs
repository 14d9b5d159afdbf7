//! The engine in a worker: holds the columns and answers, as long as the page lives.

#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]

#[cfg(target_arch = "wasm32")]
mod answering;
#[cfg(target_arch = "wasm32")]
mod buffer_source;
#[cfg(target_arch = "wasm32")]
mod file_source;
#[cfg(target_arch = "wasm32")]
mod outgoing;
#[cfg(target_arch = "wasm32")]
mod port;

fn main() {
    #[cfg(target_arch = "wasm32")]
    port::start(answering::Answering::default());
}
