//! The view of a municipality: the question, the living sentence, levers, figures and charts.

use std::sync::Arc;

use leptos::prelude::*;
use outlook::{Explorer, Place};
use scenario::{HORIZON, Language, Mode, ViewId};
use text::sentence;
use wasm_split_helpers::wasm_split;

use crate::charts::{AgePyramid, PlaceChart, PlaceChartInWords};
use crate::parts::figures::KeyFigures;
use crate::parts::guess::guess;
use crate::parts::levers::LeverColumn;
use crate::parts::map::{map, map_below};
use crate::parts::moves::questions;
use crate::parts::stories::stories;
use crate::parts::sure::{sure, sure_below};
use crate::parts::tour::tour;
use crate::parts::views::{answer, answer_below, choice_of_views};
use crate::parts::workshop::workshop;
use crate::parts::{Fetched, Part, anew, later, later_whole, only_if, said, state, whether};
use crate::state::Stage;

/// Reads something from the municipality that is shown, again whenever a lever moves.
pub fn explored<T, F>(read: F) -> Memo<Option<T>>
where
    T: PartialEq + Send + Sync + 'static,
    F: Fn(&Explorer) -> T + Send + Sync + 'static,
{
    let state = state();
    Memo::new(move |_| state.explorer.with(|load| load.ready().map(&read)))
}

/// The place that is shown, without what the levers make of it: another one where its own figures are others.
#[derive(Debug, Clone)]
pub struct ShownPlace(pub Arc<Place>);

/// By identity: nothing in a place changes.
impl PartialEq for ShownPlace {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The place that is shown, followed without following the levers.
pub fn shown_place() -> Memo<Option<ShownPlace>> {
    explored(|e| ShownPlace(e.place().clone()))
}

/// The view of a municipality.
#[component]
pub fn PlaceView(language: Language) -> impl IntoView {
    let state = state();
    let question = move || {
        state.name(language).map(|name| sentence::question(language, &name, HORIZON)).unwrap_or_default()
    };
    let living = explored(move |e| {
        let now = e.baseline_figures(*e.years().start()).unwrap_or_default();
        let then = e.figures(HORIZON).unwrap_or_default();
        let baseline = e.baseline_figures(HORIZON).unwrap_or_default();
        let changed = !e.levers().is_baseline();
        sentence::living(language, &now, &then, changed.then_some(&baseline), HORIZON)
    });
    let kind = move || state.of_place(|core, id| text::kind_of(language, core, id)).unwrap_or_default();
    // In some forms one guesses before one sees, and sees before one changes anything.
    let controls =
        whether(move || !state.hide_controls.get() && state.staged().is_none_or(|s| s == Stage::Levers));
    let seen = whether(move || state.staged() != Some(Stage::Guess));
    let unseen = whether(move || !seen.get());
    let form = move || match state.mode.get_untracked() {
        Mode::Tour => later_whole(language, tour),
        Mode::Guess => later_whole(language, guess),
        Mode::Workshop | Mode::Page | Mode::Report => later_whole(language, workshop),
    };
    let formed = whether(move || state.staged().is_some());
    let view = Memo::new(move |_| state.view.get());
    // What is asked of a place's figures is not asked of the map, of people, nor of how sure the figures are.
    let asked =
        whether(move || seen.get() && !matches!(view.get(), ViewId::Map | ViewId::Stories | ViewId::Sure));
    let elsewhere = whether(move || view.get() != ViewId::Population);
    let shown = move || match view.get() {
        ViewId::Population => view! { <PlaceChart language /> }.into_any(),
        ViewId::Work | ViewId::Services | ViewId::Economy => {
            only_if(seen, move || later_whole(language, answer))
        }
        ViewId::Map => only_if(seen, move || later_whole(language, map)),
        ViewId::Stories => only_if(seen, move || later_whole(language, stories)),
        ViewId::Sure => only_if(seen, move || later_whole(language, sure)),
    };
    let further = move || match view.get() {
        ViewId::Population => later(language, below),
        ViewId::Work | ViewId::Services | ViewId::Economy => later_whole(language, answer_below),
        ViewId::Map => later_whole(language, map_below),
        ViewId::Stories => ().into_any(),
        ViewId::Sure => later_whole(language, sure_below),
    };
    view! {
        <article
            class="place"
            class:place--alone=whether(move || !controls.get())
            class:place--figures=elsewhere
        >
            <div class="place__title">
                <p class="place__county">{said(kind)}</p>
                <h1 class="ds-heading title" data-size="xl">{question}</h1>
                {only_if(formed, form)}
            </div>
            // Also before it has come, its room is kept.
            <div class="place__views" hidden=unseen>{only_if(seen, move || later(language, choice_of_views))}</div>
            // On a phone the answer stays in view while the levers pass below it.
            <div class="workbench">
            <div class="answer" hidden=unseen>
                <p class="living" id="living">{said(move || living.get().unwrap_or_default())}</p>
                {anew(shown)}
            </div>
            {only_if(controls, move || view! { <LeverColumn language /> }.into_any())}
            </div>
            {only_if(asked, move || later_whole(language, questions))}
            {only_if(seen, move || anew(further))}
        </article>
        // Screen readers hear the sentence again when the levers have come to rest, not at every step.
        <SpokenSummary living />
    }
}

/// What stands below the levers.
#[wasm_split(below, fallible)]
fn below() -> Fetched<Part> {
    Ok(|language| {
        view! {
            <PlaceChartInWords language />
            <KeyFigures language />
            <AgePyramid language />
        }
        .into_any()
    })
}

#[component]
fn SpokenSummary(living: Memo<Option<String>>) -> impl IntoView {
    let spoken = RwSignal::new(String::new());
    let waiting = StoredValue::new_local(None::<gloo::timers::callback::Timeout>);
    // The sentence as first shown is read with the page: only changes are spoken.
    Effect::new(move |before: Option<()>| {
        let text = living.get().unwrap_or_default();
        if before.is_some() {
            let timeout = gloo::timers::callback::Timeout::new(SPEAK_AFTER, move || spoken.set(text));
            waiting.set_value(Some(timeout));
        }
    });
    view! { <p class="visually-hidden" role="status" aria-live="polite">{spoken}</p> }
}

/// Rest after which a change is spoken, ms.
const SPEAK_AFTER: u32 = 1_000;
