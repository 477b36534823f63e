//! What stands below the map: the place beside its neighbours, beside municipalities like it and beside those that the
//! visitor chooses; and all municipalities in a table.

use std::sync::Arc;

use atlas::{KommuneNr, PlaceId, collation, search};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use outlook::{Indicator, Mapped, Spread, shown_on_map};
use scenario::{Language, MOST_BESIDE};
use text::export::export_words;
use text::map as words;
use text::map::{MapWords, map_words};

use crate::parts::map::{Shown, Values, link_to, name, together, with_ready};
use crate::parts::work::afterwards;
use crate::parts::{Download, Drawn, anew, only_if, said, seen, state, whether};
use crate::state::{State, focus_on};

/// Where there is no neighbour on land, so many of the nearest stand in for them.
const NEAREST: usize = 3;

/// Rest of the levers after which the table of all follows, ms: a task of its own.
const AT_REST: u32 = 250;

/// Most lines of a search.
const HITS: usize = 6;

#[component]
pub fn Beside(language: Language) -> impl IntoView {
    let w = map_words(language);
    let shown = Shown::here();
    let ready = afterwards(shown.ready());
    let further = afterwards(ready);
    view! {
        <section class="figures beside" aria-labelledby="beside">
            <h2 class="ds-heading" data-size="sm" id="beside">{w.beside}</h2>
            {only_if(ready, move || view! { <Groups language w shown /> }.into_any())}
            {only_if(further, move || view! { <All language w shown /> }.into_any())}
        </section>
    }
}

/// What a place is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Group {
    title: &'static str,
    note: Option<&'static str>,
    members: Vec<KommuneNr>,
}

#[component]
fn Groups(language: Language, w: &'static MapWords, shown: Shown) -> impl IntoView {
    let state = state();
    let here = NodeRef::<leptos::html::Div>::new();
    let seen = seen(move || here.get().map(Into::into));
    // What is looked at closer, or the place of the page.
    let place = Memo::new(move |_| shown.picked.get().map(PlaceId::from).or_else(|| state.chosen.get()));
    let groups = Memo::new(move |_| {
        let Some(place) = place.get() else { return Vec::new() };
        let group = |title, note, members| Group { title, note, members };
        let Some(nr) = place.kommune() else {
            let members = state.base.with(|base| {
                let core = base.ready().map(|base| &base.core);
                core.map(|core| core.members(place).map(|one| one.nr).collect::<Vec<_>>()).unwrap_or_default()
            });
            // All of the country stand in the table below.
            return if place == PlaceId::Nation { Vec::new() } else { vec![group(w.members, None, members)] };
        };
        with_ready(|ready| {
            let neighbours = ready.map.neighbours(nr);
            let first = if neighbours.is_empty() {
                group(w.nearest, Some(w.no_border), ready.map.nearest(nr, NEAREST))
            } else {
                group(w.neighbours, None, neighbours)
            };
            vec![first, group(w.similar, Some(w.similar_note), ready.model.similar(nr))]
        })
        .unwrap_or_default()
    });
    let own = Memo::new(move |_| state.map().beside().collect::<Vec<_>>());
    let values = seen.read(move || shown.values.get());
    // All stand on one scale: that of everyone who is shown.
    let axis = Memo::new(move |_| {
        let (groups, own, place) = (groups.get(), own.get(), place.get());
        let Some(values) = values.get() else { return (0.0, 1.0) };
        with_ready(|ready| {
            let numbers = groups.iter().flat_map(|group| &group.members).chain(&own);
            let found = numbers.filter_map(|nr| values.shown[ready.model.position(*nr)?]);
            let whole = place.and_then(|place| together(ready, &values, place));
            let zero = values.classes.diverging.then_some(0.0);
            Spread::of(found.chain(whole).chain(zero)).map(|spread| (spread.low, spread.high))
        })
        .flatten()
        .unwrap_or((0.0, 1.0))
    });
    let row = move |place: PlaceId, main: bool| row(language, state, values, axis, place, main);
    let list = move |members: Vec<KommuneNr>| {
        let own = place.get().map(|place| row(place, true));
        let others = members.into_iter().map(|nr| row(nr.into(), false));
        own.into_iter().chain(others).collect_view()
    };
    let told = move |members: Vec<KommuneNr>| {
        said(move || {
            let Some(values) = values.get() else { return String::new() };
            let spread = with_ready(|ready| {
                Spread::of(members.iter().filter_map(|nr| values.shown[ready.model.position(*nr)?]))
            });
            let spread = spread.flatten();
            spread.map(|s| words::spread(language, values.figure, values.change, s)).unwrap_or_default()
        })
    };
    let heads = move || {
        let shown = values.with(|v| v.as_ref().map(|v| (v.figure, v.year, v.change)));
        shown.map_or_else(|| ().into_any(), |(figure, year, change)| head(language, figure, year, change))
    };
    let table = move |members: Vec<KommuneNr>| {
        let main = place.get_untracked();
        let places: Vec<PlaceId> = main.into_iter().chain(members.into_iter().map(PlaceId::from)).collect();
        values.get_untracked().map(|values| table_of(language, state, &values, &places)).unwrap_or_default()
    };
    let titled = move |title: &'static str| {
        said(move || {
            let told = values.with(|v| {
                v.as_ref().map(|v| {
                    [title, ": ", &words::title(language, v.figure), " ", &v.year.to_string()].concat()
                })
            });
            told.unwrap_or_else(|| title.to_owned())
        })
    };
    // A place has one group or two.
    let names = [("beside-first", "#beside-first"), ("beside-second", "#beside-second")];
    let one = move |(group, (id, part)): (Group, (&'static str, &'static str))| {
        let members = group.members.clone();
        view! {
            <section class="beside__group" id=id>
                <h3 class="steps__title">{group.title}</h3>
                <p class="hero__key">{group.note}</p>
                <table class="ds-table beside__table" data-size="sm">
                    <caption class="visually-hidden">{group.title}</caption>
                    <thead><tr>{anew(heads)}</tr></thead>
                    <tbody>{list(group.members.clone())}</tbody>
                </table>
                <p class="beside__spread">{told(group.members)}</p>
                <Download
                    language
                    title=titled(group.title)
                    drawn=Drawn::Part(part)
                    table=Arc::new(move || table(members.clone()))
                />
            </section>
        }
    };
    let chosen = whether(move || own.with(|own| !own.is_empty()));
    view! {
        <div class="beside__groups" node_ref=here>
            {anew(move || groups.get().into_iter().zip(names).map(one).collect_view().into_any())}
            <section class="beside__group" id="beside-own" aria-labelledby="own-choice">
                <h3 class="steps__title" id="own-choice">{w.own_choice}</h3>
                <table class="ds-table beside__table" data-size="sm" hidden=whether(move || own.with(Vec::is_empty))>
                    <caption class="visually-hidden">{w.own_choice}</caption>
                    <thead><tr>{anew(heads)}</tr></thead>
                    <tbody>{anew(move || list(own.get()).into_any())}</tbody>
                </table>
                {only_if(chosen, move || {
                    view! {
                        <Download
                            language
                            title=titled(w.own_choice)
                            drawn=Drawn::Part("#beside-own")
                            table=Arc::new(move || table(own.get_untracked()))
                        />
                    }
                        .into_any()
                })}
                <Chosen language w />
            </section>
        </div>
    }
}

/// Places with their values as a table.
fn table_of(
    language: Language,
    state: State,
    values: &Values,
    places: &[PlaceId],
) -> (Vec<String>, Vec<Vec<String>>) {
    let (figure, change) = (values.figure, values.change);
    let [now, then, by] = words::heads(language, values.year);
    let growth = Mapped::of(figure) == Mapped::Growth;
    let heads = [map_words(language).name.to_owned(), if change { by } else { then }];
    let row = |place: &PlaceId| {
        let found = with_ready(|ready| {
            let now = ready.model.together(&values.now, *place).value();
            (together(ready, values, *place), now)
        });
        let (shown, now) = found.unwrap_or_default();
        let mut row = vec![name(state, language, *place), words::number(language, figure, change, shown)];
        if !growth {
            row.push(words::number(language, figure, false, now));
        }
        row
    };
    (heads.into_iter().chain((!growth).then_some(now)).collect(), places.iter().map(row).collect())
}

/// The heads of a table of municipalities.
fn head(language: Language, figure: Indicator, year: u16, change: bool) -> AnyView {
    let w = map_words(language);
    let [now, then, by] = words::heads(language, year);
    let shown = if change { by } else { then };
    view! {
        <th scope="col">{w.name}</th>
        <td aria-hidden="true"></td>
        <th scope="col">{shown}</th>
        {(Mapped::of(figure) != Mapped::Growth).then(|| view! { <th scope="col">{now}</th> })}
    }
    .into_any()
}

/// A place on the scale that all share, and in numbers.
fn row(
    language: Language,
    state: State,
    values: Memo<Option<Arc<Values>>>,
    axis: Memo<(f64, f64)>,
    place: PlaceId,
    main: bool,
) -> AnyView {
    let of = move |read: fn(&crate::parts::map::Ready, &Values, PlaceId) -> Option<f64>| {
        Memo::new(move |_| {
            let values = values.get()?;
            with_ready(|ready| read(ready, &values, place)).flatten()
        })
    };
    let shown = of(together);
    let now = of(|ready, values, place| ready.model.together(&values.now, place).value());
    let at = said(move || {
        let (low, high) = axis.get();
        let share = shown.get().map_or(0.0, |value| (value - low) / (high - low).max(f64::MIN_POSITIVE));
        scenario::plain(share, 4)
    });
    let number = move |value: Memo<Option<f64>>, level: bool| {
        said(move || {
            let Some((figure, change)) = values.with(|v| v.as_ref().map(|v| (v.figure, v.change))) else {
                return String::new();
            };
            words::number(language, figure, change && !level, value.get())
        })
    };
    // Of growth there is nothing in the base year.
    let growth =
        whether(move || values.with(|v| v.as_ref().is_none_or(|v| Mapped::of(v.figure) == Mapped::Growth)));
    let name = name(state, language, place);
    view! {
        <tr data-nr=place.to_string() class:beside__main=main>
            <th scope="row">
                {link_to(state, place, name, None)}
            </th>
            <td class="beside__scale" aria-hidden="true">
                <span class="beside__dot" style=("--at", at)></span>
            </td>
            <td>{number(shown, false)}</td>
            <td hidden=growth>{number(now, true)}</td>
        </tr>
    }
    .into_any()
}

/// The municipalities of the visitor's own choice: a field that finds more, and what takes each away.
#[component]
fn Chosen(language: Language, w: &'static MapWords) -> impl IntoView {
    let state = state();
    let typed = RwSignal::new(String::new());
    let full = Memo::new(move |_| state.map().beside().count() == MOST_BESIDE);
    let hits = Memo::new(move |_| {
        let wanted = typed.get();
        if wanted.trim().is_empty() {
            return Vec::new();
        }
        let found = state.base.with_untracked(|base| base.ready().map(|base| search(&base.core, &wanted)));
        let beside = state.map().beside().collect::<Vec<_>>();
        let numbers = found.into_iter().flatten().filter_map(|(id, _)| id.kommune());
        numbers.filter(|nr| !beside.contains(nr)).take(HITS).collect::<Vec<_>>()
    });
    let add = move |nr: KommuneNr| {
        typed.set(String::new());
        // What is not offered cannot be added twice.
        state.show_on_map(|map| {
            let _ = map.add(nr);
        });
        // The line that was pressed is gone.
        focus_on(if full.get_untracked() { "own-choice-list" } else { "add-beside" });
    };
    let chosen = move || {
        let one = |nr: KommuneNr| {
            let name = name(state, language, nr.into());
            let told = words::take_away(language, &name);
            view! {
                <li>
                    <button
                        type="button"
                        class="ds-button"
                        data-variant="secondary"
                        data-size="sm"
                        aria-label=told
                        on:click=move |_| {
                            state.show_on_map(|map| map.take_away(nr));
                            // The field may have been hidden until now.
                            request_animation_frame(|| focus_on("add-beside"));
                        }
                    >
                        {name} <span aria-hidden="true">" ×"</span>
                    </button>
                </li>
            }
        };
        state.map().beside().collect::<Vec<_>>().into_iter().map(one).collect_view().into_any()
    };
    // Those that are chosen already are no longer offered, but there all the same.
    let known = move |typed: &str| {
        state
            .base
            .with_untracked(|base| base.ready().is_some_and(|base| !search(&base.core, typed).is_empty()))
    };
    let none = said(move || {
        let nothing =
            hits.with(Vec::is_empty) && !typed.with(|typed| typed.trim().is_empty() || known(typed));
        if nothing { w.add_none.into() } else { String::new() }
    });
    view! {
        <ul class="beside__chosen" id="own-choice-list" tabindex="-1">{anew(chosen)}</ul>
        <p class="hero__key" hidden=whether(move || !full.get())>{w.add_full}</p>
        <div class="beside__add" hidden=full>
            <label class="ds-label" for="add-beside">{w.add}</label>
            <input
                type="text"
                class="ds-input"
                id="add-beside"
                autocomplete="off"
                spellcheck="false"
                placeholder=w.add_hint
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Enter" && let Some(nr) = hits.with_untracked(|hits| hits.first().copied()) {
                        event.prevent_default();
                        add(nr);
                    }
                }
            />
            <ul class="beside__hits">
                {anew(move || {
                    let one = |nr: KommuneNr| {
                        view! {
                            <li>
                                <button type="button" class="choice__one" on:click=move |_| add(nr)>
                                    {name(state, language, nr.into())}
                                </button>
                            </li>
                        }
                    };
                    hits.get().into_iter().map(one).collect_view().into_any()
                })}
            </ul>
            <p role="status">{none}</p>
        </div>
    }
}

/// What the table of all is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    County,
    Now,
    Then,
    Change,
}

/// A municipality in the table of all.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    nr: KommuneNr,
    name: String,
    county: String,
    now: Option<f64>,
    then: Option<f64>,
    change: Option<f64>,
}

/// All municipalities in a table, one press away.
#[component]
fn All(language: Language, w: &'static MapWords, shown: Shown) -> impl IntoView {
    let open = RwSignal::new(false);
    let toggle = move |event: web_sys::Event| {
        let details: web_sys::Element = event_target(&event);
        open.set(details.has_attribute("open"));
    };
    view! {
        <details class="ds-details table all-of-them" on:toggle=toggle>
            <summary>{w.table}</summary>
            {only_if(open.into(), move || view! { <Rows language w shown /> }.into_any())}
        </details>
    }
}

#[component]
fn Rows(language: Language, w: &'static MapWords, shown: Shown) -> impl IntoView {
    let state = state();
    let sorted = RwSignal::new((Column::Name, false));
    let typed = RwSignal::new(String::new());
    let county = RwSignal::new(None::<u8>);
    // Not while a lever is dragged: hundreds of rows take longer than a frame.
    let values = RwSignal::new(shown.values.get_untracked());
    let waiting = StoredValue::new_local(None::<Timeout>);
    Effect::new(move || {
        let newest = shown.values.get();
        // The signal of a view that has gone away in the meantime is disposed: nothing to do then.
        let follow = Timeout::new(AT_REST, move || drop(values.try_set(newest)));
        waiting.set_value(Some(follow));
    });
    on_cleanup(move || waiting.set_value(None));
    let lines = Memo::new(move |_| {
        let Some(values) = values.get() else { return Vec::new() };
        let found = typed.with(|typed| {
            let found = state.base.with_untracked(|base| base.ready().map(|base| search(&base.core, typed)));
            found.unwrap_or_default().into_iter().filter_map(|(id, _)| id.kommune()).collect::<Vec<_>>()
        });
        let of = county.get();
        let mut lines: Vec<Line> = with_ready(|ready| {
            let all = ready.model.numbers().enumerate();
            let chosen = all.filter(|(_, nr)| of.is_none() || PlaceId::Kommune(*nr).county() == of);
            let chosen = chosen.filter(|(_, nr)| typed.with(|t| t.trim().is_empty()) || found.contains(nr));
            let line = |(i, nr): (usize, KommuneNr)| {
                let (then, now) = (values.then[i], values.now[i]);
                let county = PlaceId::Kommune(nr).county().map(PlaceId::County);
                Line {
                    nr,
                    name: name(state, language, nr.into()),
                    county: county.map(|county| name(state, language, county)).unwrap_or_default(),
                    now: now.value(),
                    then: then.value(),
                    change: shown_on_map(values.figure, true, then, now),
                }
            };
            chosen.map(line).collect()
        })
        .unwrap_or_default();
        let (column, falling) = sorted.get();
        let number = |value: Option<f64>| value.unwrap_or(f64::NEG_INFINITY);
        lines.sort_by(|one, other| {
            let order = match column {
                Column::Name => collation(&one.name).cmp(&collation(&other.name)),
                Column::County => collation(&one.county).cmp(&collation(&other.county)),
                Column::Now => number(one.now).total_cmp(&number(other.now)),
                Column::Then => number(one.then).total_cmp(&number(other.then)),
                Column::Change => number(one.change).total_cmp(&number(other.change)),
            };
            let order = if falling { order.reverse() } else { order };
            order.then_with(|| collation(&one.name).cmp(&collation(&other.name)))
        });
        lines
    });
    let figure = Memo::new(move |_| values.with(|v| v.as_ref().map(|v| (v.figure, v.year))));
    let body = move || {
        let Some((figure, _)) = figure.get() else { return ().into_any() };
        let growth = Mapped::of(figure) == Mapped::Growth;
        let row = |line: Line| {
            let number = |changed, value| words::number(language, figure, changed, value);
            let place = PlaceId::Kommune(line.nr);
            view! {
                <tr data-nr=place.to_string()>
                    <th scope="row">
                        {link_to(state, place, line.name, None)}
                    </th>
                    <td class="all-of-them__county">{line.county}</td>
                    {(!growth).then(|| view! {
                        <td>{number(false, line.now)}</td>
                        <td>{number(false, line.then)}</td>
                    })}
                    <td>{number(true, line.change)}</td>
                </tr>
            }
        };
        lines.get().into_iter().map(row).collect_view().into_any()
    };
    // As a file each municipality has its number too, by which others know it.
    let shown = Arc::new(move || {
        let Some((figure, year)) = figure.get_untracked() else { return Default::default() };
        let growth = Mapped::of(figure) == Mapped::Growth;
        let [now, then, change] = words::heads(language, year);
        let mut heads =
            vec![w.name.to_owned(), export_words(language).number.to_owned(), w.county.to_owned()];
        heads.extend((!growth).then_some([now, then]).into_iter().flatten().chain([change]));
        let row = |line: Line| {
            let number = |changed, value| words::number(language, figure, changed, value);
            let levels = (!growth).then(|| [number(false, line.now), number(false, line.then)]);
            let mut row = vec![line.name, line.nr.to_string(), line.county];
            row.extend(levels.into_iter().flatten().chain([number(true, line.change)]));
            row
        };
        (heads, lines.get_untracked().into_iter().map(row).collect())
    });
    let heads = move || {
        let Some((figure, year)) = figure.get() else { return ().into_any() };
        let [now, then, change] = words::heads(language, year);
        let growth = Mapped::of(figure) == Mapped::Growth;
        let all = [
            (Column::Name, w.name.to_owned()),
            (Column::County, w.county.to_owned()),
            (Column::Now, now),
            (Column::Then, then),
            (Column::Change, change),
        ];
        let head = |(column, told): (Column, String)| {
            let order = said(move || {
                match sorted.get() {
                    (of, false) if of == column => "ascending",
                    (of, true) if of == column => "descending",
                    _ => "none",
                }
                .into()
            });
            let press = move |_| {
                sorted.update(|(of, falling)| {
                    // Of numbers the greatest are asked for first.
                    *falling = if *of == column {
                        !*falling
                    } else {
                        !matches!(column, Column::Name | Column::County)
                    };
                    *of = column;
                });
            };
            view! {
                <th scope="col" aria-sort=order>
                    <button type="button" class="all-of-them__sort" on:click=press>{told}</button>
                </th>
            }
        };
        // Of growth there is nothing but the change.
        let shown = all.into_iter().filter(|(of, _)| !growth || !matches!(of, Column::Now | Column::Then));
        shown.map(head).collect_view().into_any()
    };
    let counties = state.base.with_untracked(|base| {
        let counties = base.ready().map(|base| base.core.counties.clone()).unwrap_or_default();
        counties.into_iter().map(|county| (county.nr, text::place_name(&county.name))).collect::<Vec<_>>()
    });
    let count = said(move || match lines.with(Vec::len) {
        0 => w.no_rows.into(),
        count => words::municipalities(language, count),
    });
    view! {
        <div class="mapped__choices">
            <p class="mapped__choice">
                <label class="ds-label" for="table-find">{w.find}</label>
                <input
                    type="text"
                    class="ds-input"
                    id="table-find"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </p>
            <p class="mapped__choice">
                <label class="ds-label" for="table-county">{w.county}</label>
                <select
                    class="ds-input"
                    id="table-county"
                    on:change=move |event| county.set(event_target_value(&event).parse().ok())
                >
                    <option value="">{w.all_counties}</option>
                    {counties
                        .into_iter()
                        .map(|(nr, name)| view! { <option value=nr.to_string()>{name}</option> })
                        .collect_view()}
                </select>
            </p>
        </div>
        <p role="status" class="hero__key">{count}</p>
        <div class="table__scroll" tabindex="0" role="region" aria-label=w.table>
            <table class="ds-table" data-size="sm" id="all-of-them">
                <caption class="visually-hidden">
                    {said(move || figure.get().map(|(f, _)| words::title(language, f)).unwrap_or_default())}
                </caption>
                <thead><tr>{anew(heads)}</tr></thead>
                <tbody>{anew(body)}</tbody>
            </table>
        </div>
        <Download
            language
            title=said(move || {
                let told = figure.get().map(|(f, year)| [words::title(language, f), year.to_string()].join(" "));
                told.unwrap_or_default()
            })
            table=shown
        />
    }
}
