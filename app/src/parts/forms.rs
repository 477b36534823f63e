//! The forms of the page beside its own: the phone's, which is small and must be there soon, and the others, each in a file
//! of its own.

use leptos::prelude::*;
use scenario::Mode;
use wasm_split_helpers::wasm_split;

use crate::parts::guess::guess;
use crate::parts::phone::phone;
use crate::parts::round::round;
use crate::parts::tour::tour;
use crate::parts::workshop::workshop;
use crate::parts::{Fetched, Part, anew, later, state};

/// The form that the page takes. One can go from one to another.
#[wasm_split(forms, fallible)]
pub fn form() -> Fetched<Part> {
    Ok(|language| {
        let state = state();
        let mode = Memo::new(move |_| state.mode.get());
        anew(move || match mode.get() {
            // The report stands in the place of the page.
            Mode::Page | Mode::Report => ().into_any(),
            Mode::Tour => later(language, tour),
            Mode::Guess => later(language, guess),
            Mode::Workshop => later(language, workshop),
            Mode::Phone => phone(language),
            Mode::Round => later(language, round),
        })
    })
}
