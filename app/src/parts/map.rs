//! The map of all municipalities: what it shows, for which year and under whose levers; the drawing; its colours in words.
//! What stands below it is in `beside`.

use std::cell::RefCell;
use std::sync::Arc;

use atlas::{Country, KommuneNr, Map, PlaceId};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use outlook::{Asked, Classes, Indicator, MAPPED, MapModel, Mapped, Parts, shown_on_map};
use scenario::{Language, LeverId, Levers, Link, Notice, RAMP_START};
use text::map as words;
use text::map::{MapWords, map_words};
use wasm_split_helpers::wasm_split;

use crate::address;
use crate::charts::Drawing;
use crate::data;
use crate::parts::beside::Beside;
use crate::parts::standards::standards;
use crate::parts::work::{Desk, Done, wait};
use crate::parts::years::Years;
use crate::parts::{Download, Drawn, Fetched, Part, anew, only_if, said, state, try_again, whether};
use crate::state::{State, Telling};

/// The state has come to rest after so long, ms.
const AT_REST: u32 = 300;

/// The page lives again after so much of getting the municipalities ready, ms.
const SLICE: f64 = 8.0;

/// The map and all municipalities, ready.
pub struct Ready {
    /// The boundaries.
    pub map: Map,
    /// The municipalities.
    pub model: MapModel,
}

thread_local! {
    /// Kept for the next place: a page has one edition of the data set.
    static KEPT: RefCell<Option<Ready>> = const { RefCell::new(None) };
    /// What the drawing and what stands below it both read, whichever comes first.
    static SHARED: Shared = Shared {
        done: ArcRwSignal::new(Done::Waiting),
        values: ArcRwSignal::new(None),
        picked: ArcRwSignal::new(None),
        rested: ArcRwSignal::new(0),
    };
}

struct Shared {
    rested: ArcRwSignal<u32>,
    done: ArcRwSignal<Done<()>>,
    values: ArcRwSignal<Option<Arc<Values>>>,
    picked: ArcRwSignal<Option<KommuneNr>>,
}

/// What is shown of all municipalities, in the order of the model.
#[derive(Debug, PartialEq)]
pub struct Values {
    /// The figure.
    pub figure: Indicator,
    /// The year.
    pub year: u16,
    /// Whether it is the change since the base year.
    pub change: bool,
    /// The figure in the year, and in the base year.
    pub then: Vec<Parts>,
    /// The same in the base year.
    pub now: Vec<Parts>,
    /// What is shown of each.
    pub shown: Vec<Option<f64>>,
    /// The classes, and that of each.
    pub classes: Arc<Classes>,
    /// `None` where there is no figure.
    pub class: Vec<Option<usize>>,
}

/// The signals of the map, for one part of the page.
#[derive(Clone, Copy)]
pub struct Shown {
    /// How far getting ready has come.
    pub done: RwSignal<Done<()>>,
    /// What is shown.
    pub values: RwSignal<Option<Arc<Values>>>,
    /// The municipality that is looked at closer.
    pub picked: RwSignal<Option<KommuneNr>>,
    /// Raised when the state of the page has come to rest.
    pub rested: RwSignal<u32>,
}

impl Shown {
    /// Those that all parts share.
    pub fn here() -> Self {
        SHARED.with(|shared| Self {
            done: shared.done.clone().into(),
            values: shared.values.clone().into(),
            picked: shared.picked.clone().into(),
            rested: shared.rested.clone().into(),
        })
    }

    /// Whether there is something to show.
    pub fn ready(self) -> Signal<bool> {
        whether(move || self.done.with(|done| *done == Done::Ready(())) && self.values.with(Option::is_some))
    }
}

/// Reads the map and the municipalities; `None` before they are ready.
pub fn with_ready<T>(read: impl FnOnce(&Ready) -> T) -> Option<T> {
    KEPT.with_borrow(|ready| ready.as_ref().map(read))
}

/// What the map begins with: its choices, and the drawing.
#[wasm_split(map, fallible)]
pub fn map() -> Fetched<Part> {
    Ok(|language| view! { <MapView language /> }.into_any())
}

/// What stands below: the place beside others, and all municipalities in a table.
#[wasm_split(map, fallible)]
pub fn map_below() -> Fetched<Part> {
    Ok(|language| view! { <Beside language /> }.into_any())
}

/// Gets the map and the municipalities ready, if they are not.
fn get_ready(state: State, desk: Desk, shown: Shown) {
    if with_ready(|_| ()).is_some() {
        return shown.done.set(Done::Ready(()));
    }
    shown.done.set(Done::Waiting);
    let work = async move |rests: crate::parts::work::Rests| {
        let base = state.base.with_untracked(|base| base.ready().cloned())?;
        let map = data::map(&base).await.map_err(tell).ok()?;
        let standards = standards(&base).await.map_err(tell).ok()?;
        let country: Country = data::country(&base).await.map_err(tell).ok()?;
        let rest = move || rests.ask();
        let model = MapModel::with_rests(&base.nation, &base.core, &country, &standards, rest).await.ok()?;
        // The drawing is made in a task of its own.
        wait(0).await;
        Some(Ready { map, model })
    };
    desk.begin(0, SLICE, work, move |done| {
        let done = match done {
            Done::Ready(ready) => {
                KEPT.set(Some(ready));
                Done::Ready(())
            }
            _ => Done::Failed,
        };
        // The signal of a view that has gone away in the meantime is disposed: nothing to do then.
        let _ = shown.done.try_set(done);
    });
}

fn tell(why: data::Why) {
    leptos::logging::warn!("{why:?}");
}

/// Works out what is shown, whenever something that it rests on changes: in the event's own task.
fn follow(state: State, shown: Shown) {
    let figure = move || state.figure.get().filter(|figure| MAPPED.contains(figure)).unwrap_or(MAPPED[0]);
    // By themselves: what else is chosen on the map changes no figure.
    let change = Memo::new(move |_| state.map().change);
    let baseline = Memo::new(move |_| state.map().baseline);
    let change = move || change.get() || Mapped::of(figure()) == Mapped::Growth;
    let waiting = StoredValue::new_local(None::<Timeout>);
    Effect::new(move || {
        state.track_link();
        // The signal of a view that has gone away in the meantime is disposed: nothing to do then.
        let rest = Timeout::new(AT_REST, move || {
            let _ = shown.rested.try_update(|times| *times += 1);
        });
        // Dropping the one that waited cancels it.
        waiting.set_value(Some(rest));
    });
    on_cleanup(move || waiting.set_value(None));
    let ready = Memo::new(move |_| shown.done.with(|done| *done == Done::Ready(())));
    let classes = Memo::new(move |_| {
        let (figure, change) = (figure(), change());
        ready.get().then(|| with_ready(|ready| Arc::new(ready.model.classes(figure, change)))).flatten()
    });
    Effect::new(move || {
        let Some(classes) = classes.get() else { return };
        let (figure, year, change) = (figure(), state.year.get(), change());
        let levers = if baseline.get() { Levers::default() } else { state.levers.get() };
        let Some(home) = state.chosen.get() else { return };
        let asked = Asked { figure, year, levers, home };
        let values = KEPT.with_borrow_mut(|ready| {
            let model = &mut ready.as_mut()?.model;
            let then = model.values(&asked).map_err(|why| leptos::logging::warn!("{why:?}")).ok()?;
            let now = model.baseline(figure, RAMP_START).to_vec();
            let all = then.iter().zip(&now);
            let shown: Vec<_> = all.map(|(then, now)| shown_on_map(figure, change, *then, *now)).collect();
            let class = shown.iter().map(|value| Some(classes.class((*value)?))).collect();
            Some(Values { figure, year, change, then, now, shown, classes, class })
        });
        if values.is_none() {
            shown.done.set(Done::Failed);
        }
        shown.values.set(values.map(Arc::new));
    });
}

/// What a link names that there is not is said, and left out.
fn only_what_there_is(state: State) {
    let map = untrack(|| state.map());
    let mut known = map;
    let mut unknown = Vec::new();
    state.base.with_untracked(|base| {
        let Some(core) = base.ready().map(|base| &base.core) else { return };
        if let Some(nr) = map.county.filter(|nr| !core.counties.iter().any(|county| county.nr == *nr)) {
            unknown.push(Notice::unreadable("zoom", &PlaceId::County(nr).to_string()));
            known.county = None;
        }
        for nr in map.beside().filter(|nr| core.place(*nr).is_none()) {
            unknown.push(Notice::unreadable("with", &nr.to_string()));
            known.take_away(nr);
        }
    });
    if !unknown.is_empty() {
        state.show_on_map(|map| *map = known);
        state.tellings.update(|tellings| tellings.extend(unknown.into_iter().map(Telling::Link)));
    }
}

/// What leads to a place and stays on the map.
pub fn link_to(state: State, place: PlaceId, told: String, id: Option<&'static str>) -> AnyView {
    view! {
        <a
            class="ds-link"
            id=id
            href=said(move || place_link(state, place))
            on:click=move |event| go(state, place, &event)
        >
            {told}
        </a>
    }
    .into_any()
}

/// A link to a municipality that stays on the map: as the state was when it last came to rest, for there are hundreds.
fn place_link(state: State, place: PlaceId) -> String {
    Shown::here().rested.track();
    let mut link = untrack(|| state.link());
    if link.place != Some(place) {
        link.own = scenario::OwnFigures::default();
    }
    address::relative(&Link { place: Some(place), ..link })
}

/// Goes to a place, unless the visitor wants it in a tab of its own.
fn go(state: State, place: PlaceId, event: &web_sys::MouseEvent) {
    if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
        event.prevent_default();
        state.choose(Some(place));
    }
}

/// A municipality's name.
pub fn name(state: State, language: Language, place: PlaceId) -> String {
    let name = state
        .base
        .with_untracked(|base| base.ready().and_then(|base| text::name_of(language, &base.core, place)));
    name.unwrap_or_default()
}

#[component]
fn MapView(language: Language) -> impl IntoView {
    let state = state();
    let w = map_words(language);
    let shown = Shown::here();
    let desk = Desk::new();
    let fetch = Callback::new(move |()| get_ready(state, desk, shown));
    fetch.run(());
    only_what_there_is(state);
    // The place itself is what is looked at first.
    shown.picked.set(state.chosen.get_untracked().and_then(PlaceId::kommune));
    shown.values.set(None);
    follow(state, shown);
    let ready = shown.ready();
    let looked = RwSignal::new(None::<KommuneNr>);
    let marked = RwSignal::new(None::<usize>);
    let title = said(move || {
        let told = shown.values.with(|values| values.as_ref().map(|v| words::title(language, v.figure)));
        told.unwrap_or_default()
    });
    view! {
        <section class="hero mapped" aria-labelledby="hero">
            <h2 class="ds-heading" data-size="sm" id="hero">{w.question}</h2>
            <Choices language w />
            {anew(move || match shown.done.get() {
                Done::Waiting => view! { <p class="waiting" role="status">{w.waiting}</p> }.into_any(),
                Done::Failed => try_again(language, fetch),
                Done::Ready(()) => ().into_any(),
            })}
        </section>
        <section class="lines mapping" aria-labelledby="map-title">
            <h2 class="ds-heading chart__title" data-size="sm" id="map-title">
                {title} " " <span class="pyramid__year">{said(move || state.year.get().to_string())}</span>
            </h2>
            <div class="mapping__stage">
                {only_if(ready, move || view! { <Drawing language shown looked marked /> }.into_any())}
                <div class="mapping__years"><Years language id="map-year" /></div>
            </div>
            {only_if(ready, move || {
                view! {
                    <div class="mapping__aside">
                        <Summary language shown />
                        <Picked language shown />
                        <Legend language w shown marked />
                        <Download
                            language
                            title=said(move || [title.get(), state.year.get().to_string()].join(" "))
                            drawn=Drawn::Part(".mapping")
                        />
                    </div>
                }
                .into_any()
            })}
        </section>
    }
}

/// Which figure, level or change, whose levers, and where.
#[component]
fn Choices(language: Language, w: &'static MapWords) -> impl IntoView {
    let state = state();
    let figures = MAPPED.map(|figure| {
        let selected = whether(move || state.figure.get() == Some(figure));
        view! { <option value=figure.key() prop:selected=selected>{words::title(language, figure)}</option> }
    });
    let choose = move |event: web_sys::Event| {
        let key = event_target_value(&event);
        if let Some(figure) = MAPPED.into_iter().find(|figure| figure.key() == key) {
            state.show_figure(figure);
        }
    };
    let counties = state.base.with_untracked(|base| {
        let mut counties = base.ready().map(|base| base.core.counties.clone()).unwrap_or_default();
        counties.sort_by_cached_key(|county| atlas::collation(&county.name));
        counties.into_iter().map(|county| (county.nr, text::place_name(&county.name))).collect::<Vec<_>>()
    });
    let counties = counties.into_iter().map(|(nr, name)| {
        let selected = whether(move || state.map().county == Some(nr));
        view! { <option value=nr.to_string() prop:selected=selected>{name}</option> }
    });
    let zoom = move |event: web_sys::Event| {
        state.show_on_map(|map| map.county = event_target_value(&event).parse().ok());
    };
    let growth =
        whether(move || state.figure.get().is_some_and(|figure| Mapped::of(figure) == Mapped::Growth));
    let one = move |change: bool, told: &'static str| {
        view! {
            <button
                type="button"
                class="choice__one"
                aria-pressed=said(move || (state.map().change == change).to_string())
                on:click=move |_| state.show_on_map(|map| map.change = change)
            >
                {told}
            </button>
        }
    };
    let mine = whether(move || !state.map().baseline);
    let note = said(move || {
        let moved = state.levers.with(|levers| !levers.is_baseline());
        let domestic = state.levers.with(|levers| levers.get(LeverId::Migdom).change != 0.0);
        match (moved, mine.get()) {
            (true, true) if domestic => return [w.mine_note, " ", w.domestic_note].concat(),
            (true, true) => w.mine_note,
            (false, true) => w.at_rest_note,
            (_, false) => w.todays,
        }
        .into()
    });
    let own = whether(move || {
        state.explorer.with(|load| load.ready().is_none_or(|e| e.place().own().is_nothing()))
    });
    view! {
        <div class="mapped__choices">
            <p class="mapped__choice">
                <label class="ds-label" for="map-figure">{w.shows}</label>
                <select class="ds-input" id="map-figure" on:change=choose>{figures.collect_view()}</select>
            </p>
            <p class="mapped__choice">
                <label class="ds-label" for="map-zoom">{w.zoom}</label>
                <select class="ds-input" id="map-zoom" on:change=zoom>
                    <option value="" prop:selected=whether(move || state.map().county.is_none())>
                        {w.whole}
                    </option>
                    {counties.collect_view()}
                </select>
            </p>
            <div class="choice" role="group" aria-label=w.as_what hidden=growth>
                {one(false, w.level)} {one(true, w.change)}
            </div>
            <label class="mapped__mine">
                <input
                    type="checkbox"
                    id="map-mine"
                    prop:checked=mine
                    aria-describedby="map-mine-note"
                    on:change=move |event| {
                        let baseline = !event_target_checked(&event);
                        state.show_on_map(|map| map.baseline = baseline);
                    }
                />
                {w.mine}
            </label>
            <p class="hero__key" id="map-mine-note">{note}</p>
            <p class="hero__key" hidden=own>{w.own_note}</p>
        </div>
    }
}

/// The place that a step of the scale is drawn in, of seven: a scale of fewer classes leaves some out.
pub fn step(classes: &Classes, class: usize) -> usize {
    let last = classes.count().saturating_sub(1).max(1);
    (6 * class + last / 2) / last
}

/// The classes: what each holds, how many municipalities, and on a press which.
#[component]
fn Legend(
    language: Language,
    w: &'static MapWords,
    shown: Shown,
    marked: RwSignal<Option<usize>>,
) -> impl IntoView {
    let classes = Memo::new(move |_| {
        shown.values.with(|values| values.as_ref().map(|v| (v.figure, v.classes.clone())))
    });
    // Another scale has other classes.
    Effect::new(move || {
        classes.track();
        marked.set(None);
    });
    let counts = Memo::new(move |_| {
        shown.values.with(|values| {
            let Some(values) = values else { return Vec::new() };
            let mut counts = vec![0_usize; values.classes.count() + 1];
            for class in &values.class {
                counts[class.unwrap_or(values.classes.count())] += 1;
            }
            counts
        })
    });
    let count = move |class: usize| counts.with(|counts| counts.get(class).copied().unwrap_or_default());
    let rows = move || {
        let Some((figure, classes)) = classes.get() else { return ().into_any() };
        let scale = if classes.diverging { "change" } else { "level" };
        let all = classes.count();
        // The greatest on top, as on any scale that stands.
        let rows = (0..all).rev().map(|class| {
            let is = whether(move || marked.get() == Some(class));
            view! {
                <li>
                    <button
                        type="button"
                        class="legend__one"
                        aria-pressed=said(move || is.get().to_string())
                        on:click=move |_| marked.update(|one| *one = (*one != Some(class)).then_some(class))
                    >
                        <span class="legend__swatch" data-c=step(&classes, class).to_string() aria-hidden="true"></span>
                        <span class="legend__class">{words::class(language, figure, &classes, class)}</span>
                        <span class="legend__count">{said(move || words::municipalities(language, count(class)))}</span>
                    </button>
                </li>
            }
        });
        view! {
            <ul class="legend__list" data-scale=scale>{rows.collect_view()}</ul>
            <p class="legend__none" hidden=whether(move || count(all) == 0)>
                {said(move || format!("{}: {}", w.none, words::municipalities(language, count(all))))}
            </p>
        }
        .into_any()
    };
    let credit = with_ready(|ready| {
        let source = ready.map.sources.tables.first();
        source.map(|source| words::credit(language, &source.publisher, &source.licence))
    });
    view! {
        <div class="legend">
            <h3 class="legend__title">{w.classes}</h3>
            {anew(rows)}
            <p class="hero__key">{w.classes_note}</p>
            <p class="legend__credit">{credit.flatten()}</p>
        </div>
    }
}

/// What the map shows as a whole.
#[component]
fn Summary(language: Language, shown: Shown) -> impl IntoView {
    let state = state();
    let told = said(move || {
        let Some(values) = shown.values.get() else { return String::new() };
        with_ready(|ready| {
            let all = || ready.model.numbers().zip(&values.shown).filter_map(|(nr, v)| Some((nr, (*v)?)));
            let least = all().min_by(|(_, one), (_, other)| one.total_cmp(other))?;
            let most = all().max_by(|(_, one), (_, other)| one.total_cmp(other))?;
            let [low, high] = [least.0, most.0].map(|nr| name(state, language, nr.into()));
            let whole = together(ready, &values, PlaceId::Nation);
            let ends = [(low.as_str(), least.1), (high.as_str(), most.1)];
            Some(words::summary(language, values.figure, values.change, values.year, ends, whole))
        })
        .flatten()
        .unwrap_or_default()
    });
    view! { <p class="hero__sentence" id="map-summary">{told}</p> }
}

/// What is shown of a place that is a municipality or a sum of them.
pub fn together(ready: &Ready, values: &Values, place: PlaceId) -> Option<f64> {
    let [then, now] = [&values.then, &values.now].map(|parts| ready.model.together(parts, place));
    shown_on_map(values.figure, values.change, then, now)
}

/// The municipality that has been chosen on the map, and what leads to it.
#[component]
fn Picked(language: Language, shown: Shown) -> impl IntoView {
    let state = state();
    let told = said(move || {
        let place = shown.picked.get().map(PlaceId::from).or_else(|| state.chosen.get());
        let (Some(place), Some(values)) = (place, shown.values.get()) else { return String::new() };
        with_ready(|ready| {
            let [then, now] =
                [&values.then, &values.now].map(|parts| ready.model.together(parts, place).value());
            words::told(language, &name(state, language, place), values.figure, values.year, then, now)
        })
        .unwrap_or_default()
    });
    let other = Memo::new(move |_| {
        shown.picked.get().map(PlaceId::from).filter(|place| state.chosen.get() != Some(*place))
    });
    view! {
        <div class="picked">
            <p class="picked__told" id="picked">{told}</p>
            {anew(move || match other.get() {
                None => ().into_any(),
                Some(place) => {
                    let told = words::go_to(language, &name(state, language, place));
                    view! {
                        <p>
                            {link_to(state, place, told, Some("go-to"))}
                        </p>
                    }
                        .into_any()
                }
            })}
        </div>
    }
}
