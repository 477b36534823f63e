//! The start page: choose a place.

use atlas::{Core, PlaceId};
use leptos::prelude::*;
use scenario::{Language, Link};
use text::later::{StartWords, start_words};
use text::{name_of, words};
use wasm_split_helpers::wasm_split;

use crate::address;
use crate::parts::picker::Picker;
use crate::parts::tour::BeginTour;
use crate::parts::{Fetched, Part, state, whole};

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
        let examples: Vec<Named> = EXAMPLES
            .iter()
            .filter_map(|nr| core.places.iter().find(|p| p.nr.get() == *nr))
            .map(|place| Named::new(language, core, place.nr.into()))
            .collect();
        let mut counties: Vec<County> =
            core.counties.iter().map(|county| County::new(language, core, county.nr)).collect();
        counties.sort_by_cached_key(|county| atlas::collation(&county.whole.name));
        (examples, counties)
    });
    // A link that carries a state has its own beginning.
    let link = untrack(|| state.link());
    let fresh = link.write() == Link { language: link.language, mode: link.mode, ..Link::default() }.write();
    let nation = Named { id: PlaceId::Nation, name: w.whole_country.into() };
    view! {
        <div class="start">
            <h1 class="ds-heading title" data-size="xl">{words(language).start_question}</h1>
            <p class="lead">{w.start_lead}</p>
            <div class="start__picker">
                <Picker language away=None />
                <p class="start__examples">
                    <span>{w.start_examples}</span>
                    {examples.into_iter().map(|place| view! { <PlaceLink place /> }).collect_view()}
                    <PlaceLink place=nation />
                </p>
                {fresh.then(|| whole(language, |language| view! { <BeginTour language /> }.into_any()))}
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
                {counties.into_iter().map(|county| county_view(w, county)).collect_view()}
                </div>
            </section>
        </div>
    }
}

/// A place and its name in a language.
#[derive(Debug, Clone)]
struct Named {
    id: PlaceId,
    name: String,
}

impl Named {
    fn new(language: Language, core: &Core, id: PlaceId) -> Self {
        Self { id, name: name_of(language, core, id).unwrap_or_default() }
    }
}

/// A county, its municipalities and its regions, each by name.
#[derive(Debug, Clone)]
struct County {
    whole: Named,
    places: Vec<Named>,
    regions: Vec<Named>,
}

impl County {
    fn new(language: Language, core: &Core, nr: u8) -> Self {
        let whole = PlaceId::County(nr);
        let by_name = |ids: &mut dyn Iterator<Item = PlaceId>| {
            let mut named: Vec<Named> = ids.map(|id| Named::new(language, core, id)).collect();
            named.sort_by_cached_key(|place| atlas::collation(&place.name));
            named
        };
        let regions = core.regions.iter().map(|region| PlaceId::Region(region.nr));
        Self {
            whole: Named::new(language, core, whole),
            places: by_name(&mut core.members(whole).map(|place| place.nr.into())),
            // A region of one municipality is that municipality.
            regions: by_name(
                &mut regions.filter(|id| id.county() == Some(nr) && core.members(*id).nth(1).is_some()),
            ),
        }
    }
}

fn county_view(w: &'static StartWords, county: County) -> impl IntoView {
    let County { whole, places, regions } = county;
    let name = whole.name.clone();
    let list = |places: Vec<Named>| {
        places.into_iter().map(|place| view! { <li><PlaceLink place /></li> }).collect_view()
    };
    // Oslo is its own county and has no regions: there the municipality is all there is.
    let sums = (places.len() > 1).then(|| {
        let whole = Named { name: w.whole_county.into(), ..whole };
        view! {
            <ul class="all__places all__sums">
                <li><PlaceLink place=whole /></li>
                {list(regions)}
            </ul>
        }
    });
    view! {
        <details class="ds-details">
            <summary>{name}</summary>
            <ul class="all__places">{list(places)}</ul>
            {sums}
        </details>
    }
}

#[component]
fn PlaceLink(place: Named) -> impl IntoView {
    let state = state();
    let id = place.id;
    let href = address::relative(&Link { place: Some(id), ..state.link() });
    let go = move |event: web_sys::MouseEvent| {
        // Opening in a new tab stays the browser's business.
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        state.choose(Some(id));
    };
    view! { <a class="ds-link" href=href on:click=go>{place.name}</a> }
}
