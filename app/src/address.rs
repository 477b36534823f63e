//! The address bar: the state of the page as a link, and back.

use std::cell::Cell;

use leptos::prelude::window;
use leptos::task::spawn_local;
use scenario::{Link, Read};
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::parts::Fetched;
use crate::state::State;

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

type Writer = fn(State, Step);

thread_local! {
    /// What writes the state to the address, once its code is here.
    static WRITER: Cell<Option<Writer>> = const { Cell::new(None) };
}

/// Nothing is written before the first figures: the code comes right after them.
#[wasm_split(frame, fallible)]
fn writer() -> Fetched<Writer> {
    Ok(|state, step| {
        put(&state.link(), step);
        state.is_written();
    })
}

/// Writes the state to the address: at once, but as soon as its code is here for what is chosen before that.
pub fn write(state: State, step: Step) {
    match WRITER.get() {
        Some(write) => write(state, step),
        None => with_writer(move |write| write(state, step)),
    }
}

/// Fetches the code that writes the state to the address.
pub fn get_ready() {
    with_writer(|_| ());
}

fn with_writer(then: impl FnOnce(Writer) + 'static) {
    spawn_local(async move {
        // Where it does not come, neither does the foot of the page, which says so. The next change tries again.
        if let Ok(write) = writer().await {
            WRITER.set(Some(write));
            then(write);
        }
    });
}

/// A page in a sandboxed frame may not change its address: it then goes on without, as nothing else depends on it.
fn put(link: &Link, step: Step) {
    let url = relative(link);
    let Ok(history) = window().history() else { return };
    let _ = match step {
        Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
        Step::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
    };
}

/// Goes to a state as a new page that one can go back from: as if its link had been followed, but without loading anew
/// what is here already.
pub fn go(link: &Link) {
    put(link, Step::Push);
    boot_ask("moved", &JsValue::NULL, "", "");
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
    /// See assets/boot.js: one door for what is seldom asked for, as each costs the program bytes before the first figures.
    #[wasm_bindgen(js_namespace = framsyn, js_name = ask)]
    fn boot_ask(what: &str, value: &JsValue, media_type: &str, name: &str) -> JsValue;
}

/// Hands a file to the browser, which keeps it or asks where to: bytes, a text or a blob.
pub fn save(bytes: &JsValue, media_type: &str, name: &str) {
    boot_ask("save", bytes, media_type, name);
}

/// The visitor's day, `YYYY-MM-DD`.
pub fn today() -> String {
    boot_ask("today", &JsValue::NULL, "", "").as_string().unwrap_or_default()
}

/// Opens the browser's dialogue of printing, where it may.
pub fn print() {
    boot_ask("print", &JsValue::NULL, "", "");
}

/// How the page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// By itself.
    None,
    /// In a page of another.
    Framed,
    /// There, and shut off from its own site: downloads may be among what it cannot do.
    Sandboxed,
}

/// How the page is shown.
pub fn framing() -> Framing {
    match boot_ask("framing", &JsValue::NULL, "", "").as_string().as_deref() {
        Some("sandboxed") => Framing::Sandboxed,
        Some("framed") => Framing::Framed,
        _ => Framing::None,
    }
}

/// Copies text for pasting elsewhere. Gives back whether the browser let us.
pub async fn copy(text: &str) -> bool {
    boot_copy(text).await.is_truthy()
}
