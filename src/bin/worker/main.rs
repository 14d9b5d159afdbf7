//! A stand-in for the worker: says "ready", then echoes.

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

fn main() {
    if let Err(error) = start() {
        web_sys::console::error_1(&error);
    }
}

fn start() -> Result<(), JsValue> {
    let scope: web_sys::DedicatedWorkerGlobalScope = js_sys::global().dyn_into()?;
    let port = scope.clone();
    let echo =
        Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            let _ = port.post_message(&event.data());
        });
    scope.set_onmessage(Some(echo.as_ref().unchecked_ref()));
    echo.forget();
    scope.post_message(&"ready".into())
}
