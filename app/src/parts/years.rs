//! The year that is shown, and what plays the years.

use gloo::timers::callback::Interval;
use leptos::prelude::*;
use scenario::{HORIZON, Language, RAMP_START};
use text::later::below_words;

use crate::parts::{said, state};

/// Time for each year when the years are played, ms.
const PLAY_STEP: u32 = 400;

/// The year, and what plays the years: where the visitor wants nothing to move by itself, a press goes a year on.
#[component]
pub fn Years(
    language: Language,
    /// What the slider is known by; the button's is the same with `-play`.
    id: &'static str,
) -> impl IntoView {
    let state = state();
    let w = below_words(language);
    let playing = StoredValue::new_local(None::<Interval>);
    let plays = RwSignal::new(false);
    let stop = move || {
        playing.set_value(None);
        plays.set(false);
    };
    let still = still();
    let next = move || {
        let year = state.year.get_untracked();
        // From the last year there is nowhere to go but back to the first.
        state.show_year(if year >= HORIZON { RAMP_START } else { year + 1 });
    };
    let play = move |_| {
        if still {
            return next();
        }
        if plays.get_untracked() {
            return stop();
        }
        if state.year.get_untracked() >= HORIZON {
            next();
        }
        plays.set(true);
        playing.set_value(Some(Interval::new(PLAY_STEP, move || {
            next();
            if state.year.get_untracked() >= HORIZON {
                stop();
            }
        })));
    };
    on_cleanup(move || playing.set_value(None));
    view! {
        <div class="pyramid__years">
            <button
                type="button"
                class="ds-button pyramid__play"
                data-variant="secondary"
                data-size="sm"
                id=format!("{id}-play")
                on:click=play
            >
                <span class="icon" class:icon--pause=plays aria-hidden="true"></span>
                {said(move || match (still, plays.get()) {
                    (true, _) => w.step,
                    (false, true) => w.pause,
                    (false, false) => w.play,
                }.to_owned())}
            </button>
            <input
                type="range"
                class="lever__slider pyramid__slider"
                id=id
                min=RAMP_START.to_string()
                max=HORIZON.to_string()
                step="1"
                prop:value=said(move || state.year.get().to_string())
                aria-label=w.year
                style=("--from", "0")
                style=("--to", said(move || {
                    let done = f64::from(state.year.get() - RAMP_START) / f64::from(HORIZON - RAMP_START);
                    scenario::plain(done, 4)
                }))
                on:input=move |event| {
                    stop();
                    if let Ok(year) = event_target_value(&event).parse() {
                        state.show_year(year);
                    }
                }
                on:change=move |_| state.write_pending()
            />
        </div>
    }
}

/// Whether the visitor wants nothing to move by itself.
fn still() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}
