//! A group before a big screen: first a guess, then today's course, then the levers; and a code that takes the
//! participants' phones to the same place.

use leptos::prelude::*;
use outlook::Indicator;
use scenario::{HORIZON, Language, Link, Mode};
use text::later::workshop_words;
use text::{number, sentence};
use wasm_bindgen::JsCast;
use wasm_split_helpers::wasm_split;

use crate::address;
use crate::parts::{Fetched, Part, anew, explored, only_if, said, state, whether};
use crate::state::Stage;

/// The workshop's own part of the page.
#[wasm_split(workshop, fallible)]
pub fn workshop() -> Fetched<Part> {
    Ok(|language| view! { <Workshop language /> }.into_any())
}

#[component]
fn Workshop(language: Language) -> impl IntoView {
    let state = state();
    let w = workshop_words(language);
    let code = RwSignal::new(false);
    let guess = RwSignal::new(None::<f64>);
    let wrong = RwSignal::new(false);
    let type_guess = move |event: web_sys::Event| {
        let typed = event_target_value(&event);
        let number = number::parse(&typed).filter(|n| (0.0..=MOST).contains(n));
        wrong.set(number.is_none() && !typed.trim().is_empty());
        guess.set(number);
    };
    let go = move |stage: Stage| state.stage.set(stage);
    // A remote control for slides sends these keys. In a field they mean what they always do.
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let in_field =
            event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()).is_some_and(
                |target| target.closest("input, select, textarea").is_ok_and(|field| field.is_some()),
            );
        if in_field || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        match event.key().as_str() {
            "PageDown" | "ArrowRight" => go(state.stage.get_untracked().next()),
            "PageUp" | "ArrowLeft" => go(state.stage.get_untracked().back()),
            "q" | "Q" => code.update(|shown| *shown = !*shown),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());

    let people = explored(|e| {
        let last = *e.years().end();
        let of = |figures: Option<outlook::Figures>| figures.and_then(|f| f.get(Indicator::Population));
        (of(e.baseline_figures(*e.years().start())), of(e.baseline_figures(last)))
    });
    let question = said(move || {
        let now = people.get().and_then(|(now, _)| now).unwrap_or_default();
        sentence::workshop_question(language, now, HORIZON)
    });
    let verdict = said(move || match (guess.get(), people.get()) {
        (Some(guess), Some((_, Some(then)))) => sentence::workshop_verdict(language, guess, then, HORIZON),
        _ => String::new(),
    });
    let guessing = whether(move || state.stage.get() == Stage::Guess);
    let answered = whether(move || state.stage.get() != Stage::Guess);
    let at_end = whether(move || state.stage.get() == Stage::Levers);
    view! {
        <section class="workshop" aria-label=w.workshop>
            {only_if(guessing, move || {
                view! {
                    <p class="workshop__question">{question}</p>
                    <p class="workshop__field">
                        <label class="ds-label" for="guess">{w.workshop_guess}</label>
                        <input
                            class="ds-input workshop__guess"
                            id="guess"
                            type="text"
                            inputmode="numeric"
                            autocomplete="off"
                            aria-invalid=said(move || wrong.get().to_string())
                            aria-describedby="guess-error"
                            prop:value=said(move || {
                                guess.get().map(|n| number::whole(language, n)).unwrap_or_default()
                            })
                            on:change=type_guess
                            // In the field the remote control's keys are those of text: Enter goes on.
                            on:keydown=move |event| {
                                if event.key() == "Enter" {
                                    type_guess(event.into());
                                    if guess.get_untracked().is_some() {
                                        go(Stage::Answer);
                                    }
                                }
                            }
                        />
                    </p>
                    <p class="workshop__error" id="guess-error" role="status">
                        {said(move || if wrong.get() { w.workshop_number.into() } else { String::new() })}
                    </p>
                }
                    .into_any()
            })}
            {only_if(answered, move || view! { <p class="workshop__verdict">{verdict}</p> }.into_any())}
            <div class="workshop__keys">
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    disabled=guessing
                    on:click=move |_| go(state.stage.get_untracked().back())
                >
                    {w.workshop_back}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    disabled=at_end
                    on:click=move |_| go(state.stage.get_untracked().next())
                >
                    {said(move || {
                        match state.stage.get() {
                            Stage::Guess => w.workshop_answer,
                            Stage::Answer | Stage::Levers => w.workshop_levers,
                        }
                            .into()
                    })}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    aria-expanded=said(move || code.get().to_string())
                    on:click=move |_| code.update(|shown| *shown = !*shown)
                >
                    {w.workshop_code}
                </button>
                <span class="workshop__hint">{w.workshop_hint}</span>
            </div>
            {only_if(code.into(), move || anew(move || code_view(language)))}
        </section>
    }
}

/// More people than any municipality has had.
const MOST: f64 = 10_000_000.0;

/// The state as a code for phones: the page as one visitor has it.
fn code_view(language: Language) -> AnyView {
    let state = state();
    let w = workshop_words(language);
    state.track_link();
    let link = address::absolute(&address::relative(&Link { mode: Mode::Page, ..state.link() }));
    // Only a link longer than any state's has no code.
    let Some((size, path)) = code_path(&link) else { return ().into_any() };
    view! {
        <figure class="workshop__code">
            <svg viewBox=format!("-4 -4 {0} {0}", size + 8) role="img" aria-label=w.workshop_code>
                <rect x="-4" y="-4" width=size + 8 height=size + 8 fill="#fff"></rect>
                <path d=path fill="#000"></path>
            </svg>
            <figcaption>
                <a class="ds-link" href=link.clone()>{link.clone()}</a>
            </figcaption>
        </figure>
    }
    .into_any()
}

/// A QR code as squares of side 1: how many there are on a side, and the dark ones as a path.
pub fn code_path(text: &str) -> Option<(i32, String)> {
    use std::fmt::Write as _;
    let code = qrcodegen::QrCode::encode_text(text, qrcodegen::QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in 0..size {
            if code.get_module(x, y) {
                // Writing to a string does not fail.
                let _ = write!(path, "M{x} {y}h1v1h-1z");
            }
        }
    }
    Some((size, path))
}
