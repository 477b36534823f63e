//! What would help: levers that make a figure less, each a press away.

use leptos::prelude::*;
use outlook::{Indicator, Step};
use scenario::{Language, Setting};
use text::{sentence, views, words};

use crate::parts::place::explored;
use crate::parts::{said, state, whether};
use crate::state::Stage;

/// So many are shown.
const SHOWN: usize = 3;

/// The steps that help most with a figure.
#[component]
pub fn Steps(language: Language, indicator: Indicator) -> impl IntoView {
    let state = state();
    let w = views::views(language);
    let steps = explored(move |e| e.steps(indicator));
    let step = move |i: usize| -> Option<Step> {
        let offered = state.show.get();
        let steps = steps.get()?;
        let shown = steps.into_iter().filter(|step| offered.is_empty() || offered.contains(&step.lever));
        shown.take(SHOWN).nth(i)
    };
    // Where no lever can be moved, they are told all the same.
    let still = whether(move || {
        state.hide_controls.get() || state.staged().is_some_and(|stage| stage != Stage::Levers)
    });
    // A row for each, that stays when what is in it changes: the focus stays with it.
    let rows = (0..SHOWN).map(|i| {
        let step = Memo::new(move |_| step(i));
        let lever = said(move || {
            let told = step.get().map(|Step { lever, by, .. }| {
                let setting = Setting { change: by, ..Setting::default() };
                let value = sentence::lever_value(language, lever.lever(), setting, None);
                [words(language).lever(lever), ": ", &value].concat()
            });
            told.unwrap_or_default()
        });
        let effect = said(move || {
            step.get().map(|s| views::step_effect(language, indicator, s.effect)).unwrap_or_default()
        });
        let take = move |_| {
            if let Some(Step { lever, change, .. }) = step.get_untracked() {
                state.move_lever(lever, change);
            }
        };
        view! {
            <li hidden=whether(move || step.get().is_none())>
                <button type="button" class="step" disabled=still on:click=take>
                    <span class="step__lever">{lever}</span>
                    " "
                    <strong class="step__effect">{effect}</strong>
                </button>
            </li>
        }
    });
    view! {
        <div class="steps" hidden=whether(move || step(0).is_none())>
            <h3 class="steps__title">{w.steps}</h3>
            <p class="hero__key" hidden=still>{w.steps_key}</p>
            <ul class="steps__list">{rows.collect_view()}</ul>
        </div>
    }
}
