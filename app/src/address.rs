//! The address bar: the state of the page as a link, and back.

use leptos::prelude::window;
use scenario::Link;
use wasm_bindgen::JsValue;

/// The address's query.
pub fn query() -> String {
    window().location().search().unwrap_or_default()
}

/// How the address changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// In place: the visitor moves a lever.
    Replace,
    /// As a new page that one can go back from: the visitor chooses a municipality.
    Push,
}

/// Writes the state to the address.
///
/// A page in a sandboxed frame may not: it then goes on without, as nothing else depends on the address.
pub fn write(link: &Link, step: Step) {
    let url = relative(link);
    let Ok(history) = window().history() else { return };
    let _ = match step {
        Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
        Step::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
    };
}

/// The state as a link that works from this page, under any path.
pub fn relative(link: &Link) -> String {
    let query = link.write();
    if query.is_empty() {
        window().location().pathname().unwrap_or_else(|_| "./".into())
    } else {
        format!("?{query}")
    }
}
