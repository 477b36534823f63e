//! The start page: choose a municipality.

use atlas::Place;
use leptos::prelude::*;
use scenario::{Language, Link};
use text::later::start_words;
use text::{place_name, words};
use wasm_split_helpers::wasm_split;

use crate::address;
use crate::parts::picker::Picker;
use crate::parts::{Fetched, Part, state};

/// Municipalities that are offered as examples: a city, a town in the north, one that shrinks, the smallest.
const EXAMPLES: [u16; 4] = [301, 5501, 5634, 1151];

/// The start page.
#[wasm_split(start, fallible)]
pub fn start() -> Fetched<Part> {
    Ok(|language| view! { <StartView language /> }.into_any())
}

#[component]
fn StartView(language: Language) -> impl IntoView {
    let state = state();
    let w = start_words(language);
    let (examples, counties) = state.base.with_untracked(|base| {
        let Some(core) = base.ready().map(|base| &base.core) else { return Default::default() };
        let examples: Vec<Place> = EXAMPLES
            .iter()
            .filter_map(|nr| core.places.iter().find(|p| p.nr.get() == *nr).cloned())
            .collect();
        let mut counties: Vec<(String, Vec<Place>)> = core
            .counties
            .iter()
            .map(|c| {
                let mut places: Vec<Place> =
                    core.places.iter().filter(|p| p.county() == c.nr).cloned().collect();
                places.sort_by_cached_key(|p| atlas::collation(&p.name));
                (c.name.clone(), places)
            })
            .collect();
        counties.sort_by_cached_key(|(name, _)| atlas::collation(name));
        (examples, counties)
    });
    view! {
        <div class="start">
            <h1 class="ds-heading title" data-size="xl">{words(language).start_question}</h1>
            <p class="lead">{w.start_lead}</p>
            <div class="start__picker">
                <Picker language compact=false />
                <p class="start__examples">
                    <span>{w.start_examples}</span>
                    {examples.into_iter().map(|place| view! { <PlaceLink place /> }).collect_view()}
                </p>
            </div>
            <ul class="promises">
                {w
                    .start_promise
                    .map(|(head, body)| {
                        view! {
                            <li>
                                <h2 class="ds-heading" data-size="2xs">{head}</h2>
                                <p>{body}</p>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
            <section class="all" aria-labelledby="all">
                <h2 class="ds-heading" data-size="sm" id="all">{w.start_all}</h2>
                <div class="all__counties">
                {counties
                    .into_iter()
                    .map(|(county, places)| {
                        view! {
                            <details class="ds-details">
                                <summary>{county}</summary>
                                <ul class="all__places">
                                    {places
                                        .into_iter()
                                        .map(|place| view! { <li><PlaceLink place /></li> })
                                        .collect_view()}
                                </ul>
                            </details>
                        }
                    })
                    .collect_view()}
                </div>
            </section>
        </div>
    }
}

#[component]
fn PlaceLink(place: Place) -> impl IntoView {
    let state = state();
    let nr = place.nr;
    let href = address::relative(&Link { kommune: Some(nr), ..state.link() });
    let go = move |event: web_sys::MouseEvent| {
        // Opening in a new tab stays the browser's business.
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        state.choose(Some(nr));
    };
    view! { <a class="ds-link" href=href on:click=go>{place_name(&place.name)}</a> }
}
