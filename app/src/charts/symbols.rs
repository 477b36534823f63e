//! Counted symbols: as many people as the figure says, filled, beside those that it is held against. What the visitor's
//! choices add or spare is told by its shape too, not by colour alone.

use std::fmt::Write as _;
use std::ops::Range;

use leptos::prelude::*;
use outlook::Symbols;

use crate::parts::{said, whether};

/// Room of one symbol, in the units of the drawing.
const WIDTH: u32 = 12;
const HEIGHT: u32 = 16;

/// Room between those of today and those that come to them, in the same units.
const GAP: u32 = 5;

/// A person from the middle of the top of its room: head and shoulders.
const PERSON: &str = "m0 1.4a2.7 2.7 0 1 1 0 5.4a2.7 2.7 0 1 1 0-5.4zm0 6.6c2.6 0 4.3 1.7 4.3 4.2v2.3h-8.6v-2.3c0-2.5 1.7-4.2 4.3-4.2z";

/// Symbols in rows of `columns`. At least `of` are there; more follow after a line.
#[component]
pub fn Counted(
    of: u32,
    columns: u32,
    /// How many are filled.
    symbols: Signal<Option<Symbols>>,
    /// The same in words.
    label: Signal<String>,
) -> impl IntoView {
    let people = move |which: fn(u32, Symbols) -> Range<u32>| {
        let range = Memo::new(move |_| symbols.get().map_or(0..0, |symbols| which(of, symbols)));
        said(move || range.with(|range| drawn(range.clone(), of, columns)))
    };
    let room = Memo::new(move |_| {
        let most = symbols.get().map_or(of, |s| s.own.max(s.baseline).max(of));
        let in_row = most.min(columns);
        (in_row * WIDTH + if in_row > of { GAP } else { 0 }, most.div_ceil(columns) * HEIGHT)
    });
    let line = format!("M{} 0V{HEIGHT}", of * WIDTH + GAP / 2);
    view! {
        <svg
            class="symbols"
            role="img"
            aria-label=label
            viewBox=said(move || format!("0 0 {} {}", room.get().0, room.get().1))
            style=("--width", said(move || room.get().0.to_string()))
        >
            <path class="symbols__filled" d=people(|_, s| 0..s.own.min(s.baseline))></path>
            <path class="symbols__added" d=people(|_, s| s.baseline.min(s.own)..s.own)></path>
            <path class="symbols__spared" d=people(|_, s| s.own.min(s.baseline)..s.baseline)></path>
            <path class="symbols__empty" d=people(|of, s| s.own.max(s.baseline).min(of)..of)></path>
            <path class="symbols__today" d=line hidden=whether(move || room.get().0 <= of.min(columns) * WIDTH)></path>
        </svg>
    }
}

/// The people of a row with these numbers.
fn drawn(range: Range<u32>, of: u32, columns: u32) -> String {
    let mut path = String::new();
    for i in range {
        let gap = if i >= of && i < columns { GAP } else { 0 };
        // Writing to a string does not fail.
        let _ = write!(path, "M{} {}{PERSON}", i % columns * WIDTH + WIDTH / 2 + gap, i / columns * HEIGHT);
    }
    path
}
