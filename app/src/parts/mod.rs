//! The parts of the page.

mod beside;
mod detail;
mod download;
mod economy;
mod embed;
mod figures;
mod file;
mod forms;
mod frame;
mod futures;
mod goal;
mod guess;
mod keep;
mod later;
mod levers;
mod look;
pub mod map;
mod moves;
pub mod own;
mod phone;
mod picker;
mod place;
mod presets;
mod qr;
mod report;
mod round;
mod scan;
mod scenarios;
mod seen;
mod standards;
mod start;
mod steps;
mod stories;
mod sure;
mod table;
mod tour;
mod views;
mod work;
mod workshop;
mod years;

pub use download::{Download, Drawn, figures_table};
pub use frame::Page;
pub use futures::band;
pub use later::{Fetched, Part, later, later_as, later_whole, try_again, whole};
pub use place::explored;
pub use seen::{Seen, seen};
pub use start::start;
pub use table::Table;
pub use years::Years;

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::State;

/// Words that follow what they are read from.
///
/// One type for all of them: each closure in a view would bring the code that renders it once more.
pub fn said(words: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(words)
}

/// A yes or no that follows what it is read from; for the same reason.
pub fn whether(is: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(is)
}

/// A part of the page that is made anew when what it reads changes; for the same reason behind one type.
pub fn anew(part: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let part: Arc<dyn Fn() -> AnyView + Send + Sync> = Arc::new(part);
    (move || part()).into_any()
}

/// A part of the page that is there while `is` holds.
pub fn only_if(is: Signal<bool>, part: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    // A memo: the part must not be made anew when what the condition reads changes and the condition does not.
    let is = Memo::new(move |_| is.get());
    anew(move || if is.get() { part() } else { ().into_any() })
}

/// What a press does; for the same reason.
pub fn pressed(act: impl FnMut(web_sys::MouseEvent) + 'static) -> Box<dyn FnMut(web_sys::MouseEvent)> {
    Box::new(act)
}

/// Does something now, and again whenever what it reads changes; for the same reason.
pub fn follow(act: impl Fn() + 'static) {
    let act: Box<dyn Fn()> = Box::new(act);
    Effect::new(act);
}

/// A field for a number, with what describes it, whether what stands in it is wrong, and what to do with what is typed.
pub fn number_field(
    id: String,
    described_by: String,
    wrong: Signal<bool>,
    value: Signal<String>,
    typed: impl Fn(web_sys::Event) + 'static,
) -> AnyView {
    view! {
        <input
            type="text"
            inputmode="decimal"
            autocomplete="off"
            class="ds-input"
            id=id
            aria-describedby=described_by
            aria-invalid=said(move || wrong.get().to_string())
            prop:value=value
            on:change=typed
        />
    }
    .into_any()
}

/// The state of the page, as every part finds it.
pub fn state() -> State {
    // Not `expect_context`: what it would say brings the standard library's code for quoting text, 4 kB.
    let Some(state) = use_context() else { panic!("the page has a state") };
    state
}
