//! The Leptos shell: components and charts. It holds no formula and no number of the model; what is shown comes ready
//! from `outlook`, in words from `text`. No other crate knows the browser.

// Components are functions that the macros call by value.
#![allow(clippy::needless_pass_by_value, reason = "component properties are moved in by the view macro")]
#![allow(unreachable_pub, reason = "the component macro makes its properties public")]

mod address;
mod charts;
mod data;
mod parts;
mod state;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use crate::parts::{Page, follow};
use crate::state::State;

#[wasm_bindgen]
extern "C" {
    /// Takes the loading sketch away: see assets/boot.js.
    #[wasm_bindgen(js_namespace = framsyn, js_name = ready)]
    fn boot_ready();
}

fn main() {
    let Some(root) = document().get_element_by_id("app") else { return };
    let Ok(root) = root.dyn_into::<web_sys::HtmlElement>() else { return };
    // The message of boot.js tells that something went wrong; the console tells what.
    std::panic::set_hook(Box::new(|info| leptos::logging::error!("{info}")));
    mount_to(root, || {
        let state = State::start();
        // What has just been chosen is put into the address, which the message says remembers it.
        std::panic::set_hook(Box::new(move |info| {
            leptos::logging::error!("{info}");
            state.write_pending();
        }));
        provide_context(state);
        // The sketch goes away when there is something better to see: the start page, the figures, or an error.
        follow(move || {
            if state.has_something_to_show() {
                boot_ready();
                address::get_ready();
            }
        });
        view! { <Page /> }
    })
    .forget();
}
