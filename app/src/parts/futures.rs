//! How wide the future is: the band around the line of inhabitants, and its words.

use leptos::prelude::*;
use outlook::{Fan, Futures, Indicator, SHOWN_SHARE};
use scenario::{ChartId, HORIZON, Language};
use text::futures;
use wasm_split_helpers::wasm_split;

use crate::parts::place::{ShownPlace, explored, shown_place};
use crate::parts::work::{Desk, Done, Rests};
use crate::parts::{Fetched, Part, said, state, whether};
use crate::state::Load;

/// A lever has come to rest after so long, ms. Until then the band goes with the line, as wide in proportion.
const AT_REST: i32 = 150;

/// The page lives again after so long, ms: half of what a visitor could feel.
const SLICE: f64 = 4.0;

/// Works the bands of some figures out, anew whenever the place or what moves its people has changed and come to rest; gives
/// that of the inhabitants to the place's line, and tells all.
pub fn follow(figures: &'static [Indicator], tell: impl Fn(Vec<(Indicator, Fan)>) + Copy + 'static) {
    let state = state();
    let place = shown_place();
    let people = Memo::new(move |_| state.levers.get().of_population());
    let desk = Desk::new();
    Effect::new(move || {
        let (Some(ShownPlace(place)), levers) = (place.get(), people.get()) else { return };
        let id = place.area().id;
        let work = async move |rests: Rests| {
            let asked = rests.clone();
            let futures = Futures::with_rests(&place, &levers, move || asked.ask()).await.ok()??;
            let mut fans = Vec::with_capacity(figures.len());
            for figure in figures {
                if let Some(rest) = rests.ask() {
                    rest.await;
                }
                fans.push((*figure, futures.fan(*figure, SHOWN_SHARE)?));
            }
            Some(fans)
        };
        desk.begin(AT_REST, SLICE, work, move |found| {
            // Sums have none.
            let Done::Ready(fans) = found else { return };
            state.explorer.update(|load| {
                if let Load::Ready(explorer) = load
                    && explorer.area().id == id
                {
                    let whole = fans.iter().find(|(figure, _)| *figure == Indicator::Population);
                    explorer.set_fan(whole.map(|(_, fan)| fan.clone()));
                }
            });
            tell(fans);
        });
    });
}

/// Works the band out when the levers rest, and tells it.
#[wasm_split(futures, fallible)]
pub fn band() -> Fetched<Part> {
    Ok(|language| view! { <Band language /> }.into_any())
}

#[component]
fn Band(language: Language) -> impl IntoView {
    let state = state();
    follow(&[Indicator::Population], |_| ());
    let bounds = explored(|e| e.fan().and_then(|fan| fan.told(HORIZON)));
    let told = said(move || {
        let bounds = bounds.get().flatten();
        bounds.map(|span| futures::shown(language, span, HORIZON)).unwrap_or_default()
    });
    let other = whether(move || state.chart.get() != ChartId::Inhabitants);
    view! { <p class="chart__summary band" hidden=other>{told}</p> }
}
