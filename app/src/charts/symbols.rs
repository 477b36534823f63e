//! Counted symbols: as many people as the figure says, filled, beside those that it is held against. What the visitor's
//! choices add or spare is told by its shape too, not by colour alone.

use std::fmt::Write as _;
use std::ops::Range;

use leptos::prelude::*;
use outlook::Symbols;

use crate::parts::said;

/// Room of one symbol, in the units of the drawing.
const WIDTH: u32 = 12;
const HEIGHT: u32 = 16;

/// Room between those of today and those that come to them, in the same units.
const GAP: u32 = 5;

/// A person from the middle of the top of its room: head and shoulders.
const PERSON: &str = "m0 1.4a2.7 2.7 0 1 1 0 5.4a2.7 2.7 0 1 1 0-5.4zm0 6.6c2.6 0 4.3 1.7 4.3 4.2v2.3h-8.6v-2.3c0-2.5 1.7-4.2 4.3-4.2z";

/// Symbols in rows of `columns`: those that the filled ones are held against, and after a line those that come to them.
#[component]
pub fn Counted(
    columns: u32,
    symbols: Signal<Option<Symbols>>,
    /// The same in words.
    label: Signal<String>,
) -> impl IntoView {
    let people = move |which: fn(Symbols) -> Range<u32>| {
        let range = Memo::new(move |_| symbols.get().map(|symbols| (which(symbols), symbols.of)));
        said(move || range.get().map(|(range, of)| drawn(range, of, columns)).unwrap_or_default())
    };
    let room = Memo::new(move |_| {
        let Symbols { of, own, baseline } = symbols.get()?;
        let most = own.max(baseline).max(of);
        let gap = if of < columns && most > of { GAP } else { 0 };
        Some((most.min(columns) * WIDTH + gap, most.div_ceil(columns) * HEIGHT))
    });
    let room = move || room.get().unwrap_or_default();
    let line = move || {
        let Symbols { of, own, baseline } = symbols.get()?;
        let more = of < columns && own.max(baseline) > of;
        more.then(|| format!("M{} 0V{HEIGHT}", of * WIDTH + GAP / 2))
    };
    view! {
        <svg
            class="symbols"
            role="img"
            aria-label=label
            viewBox=said(move || format!("0 0 {} {}", room().0, room().1))
            style=("--width", said(move || room().0.to_string()))
        >
            <path class="symbols__filled" d=people(|s| 0..s.own.min(s.baseline))></path>
            <path class="symbols__added" d=people(|s| s.baseline.min(s.own)..s.own)></path>
            <path class="symbols__spared" d=people(|s| s.own.min(s.baseline)..s.baseline)></path>
            <path class="symbols__empty" d=people(|s| s.own.max(s.baseline).min(s.of)..s.of)></path>
            <path class="symbols__today" d=said(move || line().unwrap_or_default())></path>
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
