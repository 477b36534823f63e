//! The address bar: the state of the page as a link, and back.

use leptos::prelude::window;
use scenario::{Link, Read};
use wasm_bindgen::prelude::*;

/// The address's query.
pub fn query() -> String {
    window().location().search().unwrap_or_default()
}

/// Reads a link: the one place that does, so that its code stands in the page's first file once, and small.
#[inline(never)]
pub fn read(query: &str) -> Read {
    Link::read(query)
}

/// How the address changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// In place: the visitor moves a lever.
    Replace,
    /// As a new page that one can go back from: the visitor chooses a municipality or a view.
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

/// A file or page of this site as an address that works from anywhere.
pub fn absolute(relative: &str) -> String {
    let here = window().location().href().unwrap_or_default();
    web_sys::Url::new_with_base(relative, &here).map_or_else(|_| relative.to_owned(), |url| url.href())
}

#[wasm_bindgen]
extern "C" {
    /// See assets/boot.js: whether the browser let us.
    #[wasm_bindgen(js_namespace = framsyn, js_name = copy)]
    async fn boot_copy(text: &str) -> JsValue;
}

/// Copies text for pasting elsewhere. Gives back whether the browser let us.
pub async fn copy(text: &str) -> bool {
    boot_copy(text).await.is_truthy()
}
