//! Scenarios side by side: which is open, and what sets them apart.

use std::sync::Arc;

use leptos::prelude::*;
use outlook::{BANDS, Explorer, Indicator, Keep, Whose};
use scenario::{Language, Levers, Name, Scenarios, Slot, keeps_others};
use text::moves;
use text::scenarios::{called, chosen, file_row, head, moved, row, scenarios_words};
use text::{figure_words, number, sentence};
use wasm_split_helpers::wasm_split;

use crate::charts::seen_part;
use crate::parts::place::{explored, shown_place};
use crate::parts::standards::WithStandards;
use crate::parts::{Download, Drawn, Fetched, Part, anew, said, seen, state, whether};
use crate::state::{Load, State, Telling, focus_on};

/// The scenarios, read from what the link says.
pub fn scenarios(state: State) -> Memo<Scenarios> {
    Memo::new(move |_| state.kept.with(|kept| Scenarios::read(kept, state.chosen.get()).0))
}

/// Tells something else of them, without another one being opened.
pub fn tell(state: State, tell: impl FnOnce(&mut Scenarios)) {
    let mut all = as_they_are(state);
    tell(&mut all);
    state.tell_scenarios(all.write());
}

fn as_they_are(state: State) -> Scenarios {
    state.kept.with_untracked(|kept| Scenarios::read(kept, state.chosen.get_untracked()).0)
}

/// Changes the scenarios, if that can be done: which is open changes with it, or what others there are.
fn change(state: State, change: impl FnOnce(&mut Scenarios, &mut Levers) -> bool) {
    let mut all = as_they_are(state);
    let mut levers = state.levers.get_untracked();
    if change(&mut all, &mut levers) {
        state.take_scenarios(all.write(), levers);
    }
}

/// Makes another scenario: a copy of the open one.
#[component]
pub fn Another(language: Language) -> impl IntoView {
    let state = state();
    let w = scenarios_words(language);
    let all = scenarios(state);
    let full = whether(move || all.with(|all| all.free().is_none()));
    let add = move |_| {
        change(state, |all, levers| all.duplicate(levers).is_some());
        // What was pressed may be gone or full: on to what has been made.
        request_animation_frame(move || focus_on(NAME_FIELD));
    };
    view! {
        <div class="another">
            <button
                type="button"
                class="ds-button"
                data-variant="secondary"
                data-size="sm"
                aria-describedby="another"
                disabled=full
                on:click=add
            >
                {w.another}
            </button>
            <p class="another__lead" id="another">
                {said(move || if full.get() { w.full } else { w.another_lead }.into())}
            </p>
        </div>
    }
}

const NAME_FIELD: &str = "scenario-name";

/// What a reader knows a scenario by.
pub fn name(all: Memo<Scenarios>, slot: Slot) -> Arc<str> {
    all.with(|all| called(all.name(slot), slot))
}

/// The choice between the scenarios, once there are several.
#[component]
pub fn Choice(language: Language) -> impl IntoView {
    let state = state();
    let w = scenarios_words(language);
    let all = scenarios(state);
    let open = Memo::new(move |_| all.with(Scenarios::open));
    let there = Memo::new(move |_| all.with(|all| all.slots().collect::<Vec<_>>()));
    let one = move |slot: Slot| {
        view! {
            <li hidden=whether(move || !there.with(|there| there.contains(&slot)))>
                <button
                    type="button"
                    class="scenario"
                    aria-pressed=said(move || (open.get() == slot).to_string())
                    on:click=move |_| change(state, |all, levers| all.switch(slot, levers))
                >
                    {swatch(slot)}
                    <span class="scenario__name">{said(move || name(all, slot).to_string())}</span>
                </button>
            </li>
        }
    };
    let cut = RwSignal::new(false);
    // Said when another one is open than before: all levers have moved with it.
    let spoken = RwSignal::new(String::new());
    Effect::new(move |before: Option<Slot>| {
        let open = open.get();
        if before.is_some_and(|before| before != open) {
            cut.set(false);
            spoken.set(chosen(language, &name(all, open)));
        }
        open
    });
    let rename = move |event: web_sys::Event| {
        let (name, long) = Name::typed(&event_target_value(&event));
        cut.set(long);
        tell(state, |all| all.rename(all.open(), name));
    };
    view! {
        <div class="scenarios" role="group" aria-labelledby="scenarios">
            <h3 class="ds-heading" data-size="xs" id="scenarios" tabindex="-1">{w.scenarios}</h3>
            <p class="visually-hidden" role="status">{spoken}</p>
            <p class="scenarios__lead">{w.lead}</p>
            <ul class="scenarios__list">{Slot::ALL.map(one).collect_view()}</ul>
            <div class="scenarios__open">
                <label class="ds-label" for=NAME_FIELD>{w.rename}</label>
                <input
                    type="text"
                    class="ds-input"
                    id=NAME_FIELD
                    autocomplete="off"
                    placeholder=said(move || called("", open.get()).to_string())
                    aria-describedby="scenario-cut"
                    prop:value=said(move || all.with(|all| all.name(all.open()).to_owned()))
                    on:change=rename
                />
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    data-size="sm"
                    on:click=move |_| {
                        change(state, Scenarios::remove);
                        // The last other one takes this choice with it.
                        let several = state.kept.with_untracked(|kept| keeps_others(kept));
                        focus_on(if several { "scenarios" } else { "levers" });
                    }
                >
                    {w.remove}
                    <span class="visually-hidden">": " {said(move || name(all, open.get()).to_string())}</span>
                </button>
                <p class="scenarios__cut" id="scenario-cut" role="status">
                    {said(move || if cut.get() { w.cut.into() } else { String::new() })}
                </p>
            </div>
        </div>
    }
}

/// A piece of a scenario's line: its colour, dash and letter.
fn swatch(slot: Slot) -> AnyView {
    view! {
        <svg class="swatch" data-scenario=slot.key() viewBox="0 0 28 8" aria-hidden="true">
            <path d="M0 4H28"></path>
        </svg>
    }
    .into_any()
}

/// The scenarios in figures, once there are several; gives them to the place's charts too.
#[wasm_split(scenarios, fallible)]
pub fn compare() -> Fetched<Part> {
    Ok(|language| view! { <SideBySide language /> }.into_any())
}

/// Tells what a link says of scenarios and cannot be read, or what of them the place does not have.
#[wasm_split(scenarios, fallible)]
pub fn heed_scenarios() -> Fetched<Part> {
    Ok(|_| {
        let state = state();
        Effect::new(move || {
            let (read, notices) = state.kept.with(|kept| Scenarios::read(kept, state.chosen.get()));
            if !notices.is_empty() {
                state.tellings.update(|tellings| tellings.extend(notices.into_iter().map(Telling::Link)));
                state.tell_scenarios(read.write());
            }
        });
        ().into_any()
    })
}

/// The figures that scenarios are held against each other by.
pub const COMPARED: [Indicator; 13] = [
    Indicator::Population,
    Indicator::Age0To15,
    Indicator::Age20To66,
    Indicator::Age80Plus,
    Indicator::Employed,
    Indicator::WorkingAgePer80Plus,
    Indicator::HandsRatio,
    Indicator::HandsGap,
    Indicator::KindergartenChildren,
    Indicator::Pupils,
    Indicator::HomeCareUsers,
    Indicator::InstitutionResidents,
    Indicator::NetCost,
];

/// Gives the scenarios to the place that is shown, anew whenever they or the place change.
fn follow(state: State, all: Memo<Scenarios>) {
    let place = shown_place();
    Effect::new(move || {
        place.track();
        let (open, keep) = all.with(|all| {
            let keep = |(slot, scenario): (Slot, &scenario::Scenario)| Keep {
                slot,
                name: called(scenario.name.as_str(), slot),
                levers: scenario.levers,
            };
            (all.open(), all.others().map(keep).collect::<Vec<_>>())
        });
        let name = name(all, open);
        give(state, move |explorer| explorer.keep(open, name, keep));
    });
    on_cleanup(move || give(state, |explorer| explorer.keep(Slot::default(), "".into(), Vec::new())));
}

fn give(state: State, change: impl FnOnce(&mut Explorer) -> Result<(), scenario::PlaceError>) {
    let _ = state.explorer.try_update(|load| {
        if let Load::Ready(explorer) = load
            && let Err(why) = change(explorer)
        {
            *load = Load::Failed(why.into());
        }
    });
}

#[component]
fn SideBySide(language: Language) -> impl IntoView {
    let state = state();
    let w = scenarios_words(language);
    let all = scenarios(state);
    follow(state, all);
    let columns = explored(Explorer::compared_columns);
    let heads = move || {
        let cell = |whose: Whose| {
            let mark = match &whose {
                Whose::Scenario(slot, _) => swatch(*slot),
                Whose::Now | Whose::Baseline => ().into_any(),
            };
            view! { <th scope="col" role="columnheader">{mark} {head(language, &whose)}</th> }
        };
        columns.get().unwrap_or_default().into_iter().map(cell).collect_view().into_any()
    };
    let section = NodeRef::<leptos::html::Section>::new();
    let seen = seen(move || section.get().map(Into::into));
    // A memo of its own for what is shown: it changes only while it is in view.
    let told = seen.read(move || {
        let figures = state.explorer.with(|load| load.ready().map(|e| e.compared(&COMPARED)));
        figures.into_iter().flatten().map(|compared| row(language, &compared)).collect::<Vec<_>>()
    });
    let rows = move || {
        let names = columns.get().unwrap_or_default();
        let rows = COMPARED.iter().enumerate().map(|(i, indicator)| {
            let cell = move |j: usize, pick: fn(&(String, String)) -> &String| {
                said(move || {
                    told.with(|all| all.get(i)?.get(j).map(|cell| pick(cell).clone())).unwrap_or_default()
                })
            };
            let cells = names.iter().enumerate().map(|(j, whose)| {
                // On a phone it stands with the value.
                let head = head(language, whose);
                let value = cell(j, |c| &c.0);
                view! { <td role="cell" data-head=head>{value} " " <span class="compare__apart">{cell(j, |c| &c.1)}</span></td> }
            });
            view! {
                <tr role="row" data-indicator=indicator.key()>
                    <th scope="row" role="rowheader">{figure_words(language, *indicator).name}</th>
                    {cells.collect_view()}
                </tr>
            }
        });
        rows.collect_view().into_any()
    };
    // As a file each scenario has a second column: how far it is from today's course.
    let figures = Arc::new(move || {
        let names = columns.get_untracked().unwrap_or_default();
        let mut heads = vec![w.figure.to_owned()];
        for whose in &names {
            let name = head(language, whose);
            if matches!(whose, Whose::Scenario(..)) {
                heads.extend([name.clone(), [&name, ": ", w.apart_column].concat()]);
            } else {
                heads.push(name);
            }
        }
        let compared = state.explorer.with_untracked(|load| load.ready().map(|e| e.compared(&COMPARED)));
        let rows = compared.into_iter().flatten().map(|compared| {
            let mut row = vec![moves::file_name(language, compared.indicator)];
            for (whose, (value, apart)) in names.iter().zip(file_row(language, &compared)) {
                row.push(value);
                if matches!(whose, Whose::Scenario(..)) {
                    row.push(apart);
                }
            }
            row
        });
        (heads, rows.collect())
    });
    let settings = move || {
        let (open, slots) = all.with(|all| (all.open(), all.slots().collect::<Vec<_>>()));
        let one = |slot: Slot| {
            let told = if slot == open {
                state.levers.with(|levers| moved(language, levers))
            } else {
                let of = |all: &Scenarios| {
                    let found = all.others().find(|(other, _)| *other == slot);
                    found.map(|(_, scenario)| moved(language, &scenario.levers)).unwrap_or_default()
                };
                all.with(of)
            };
            view! { <dt>{swatch(slot)} {name(all, slot).to_string()}</dt> <dd>{told}</dd> }
        };
        slots.into_iter().map(one).collect_view().into_any()
    };
    view! {
        <section class="compare" aria-labelledby="compare" node_ref=section>
            <h2 class="ds-heading" data-size="sm" id="compare">{w.side_by_side}</h2>
            <WithStandards language />
            <h3 class="ds-heading" data-size="xs">{w.levers_moved}</h3>
            <dl class="compare__settings">{anew(settings)}</dl>
            <div class="table__scroll" tabindex="0" role="region" aria-labelledby="compare-apart">
                // On a phone it is shown in another form, of which browsers would think that it is no table.
                <table class="ds-table compare__table" data-size="sm" role="table">
                    <caption id="compare-apart">{w.apart}</caption>
                    <thead role="rowgroup">
                        <tr role="row"><th scope="col" role="columnheader">{w.figure}</th>{anew(heads)}</tr>
                    </thead>
                    <tbody role="rowgroup">{anew(rows)}</tbody>
                </table>
            </div>
            <Download language title=Signal::stored(w.side_by_side.to_owned()) table=figures />
            <AgesSideBySide language />
        </section>
    }
}

/// How many there are at each age: a bar for today, the baseline and each scenario.
#[component]
fn AgesSideBySide(language: Language) -> impl IntoView {
    let state = state();
    let w = scenarios_words(language);
    // By itself: it lies below the table, mostly out of sight while that is in it.
    let node = NodeRef::new();
    let seen = seen_part(node);
    let rows = seen.read(move || {
        let read = |e: &Explorer| e.compared_columns().into_iter().zip(e.compared_ages()).collect::<Vec<_>>();
        state.explorer.with(|load| load.ready().map(read))
    });
    let bars = move || {
        let rows = rows.get().unwrap_or_default();
        let most = rows.iter().map(|(_, ages)| ages.iter().sum::<f64>()).fold(1.0, f64::max);
        let row = |(whose, ages): (Whose, [f64; BANDS.len()])| {
            let part = |(i, persons): (usize, f64)| {
                let share = persons / most;
                // Where it does not fit the number is in the table of the chart of ages, and told to those who hear.
                let wide = share > ROOM;
                let told = number::whole(language, persons);
                view! {
                    <li class="ages__part" data-band=(i + 1).to_string() style=("--share", scenario::plain(share, 4))>
                        <span class="visually-hidden">{sentence::age_group(language, BANDS[i])} ": "</span>
                        <span class:visually-hidden=!wide>{told}</span>
                    </li>
                }
            };
            view! {
                <li class="ages__row">
                    <span class="ages__whose">{head(language, &whose)}</span>
                    <ul class="ages__bar">{ages.into_iter().enumerate().map(part).collect_view()}</ul>
                </li>
            }
        };
        rows.into_iter().map(row).collect_view().into_any()
    };
    let key = BANDS.iter().enumerate().map(|(i, band)| {
        view! { <li class="ages__key" data-band=(i + 1).to_string()>{sentence::age_group(language, *band)}</li> }
    });
    view! {
        <h3 class="ds-heading" data-size="xs" id="compare-ages">{w.ages}</h3>
        <div class="ages__all" node_ref=node>
            <ul class="ages__keys" aria-hidden="true">{key.collect_view()}</ul>
            <ul class="ages" aria-labelledby="compare-ages">{anew(bars)}</ul>
        </div>
        <Download
            language
            title=Signal::stored(w.ages.to_owned())
            drawn=Drawn::Part(".ages__all")
            table=Arc::new(move || {
                let heads = BANDS.iter().map(|band| sentence::age_group(language, *band));
                let heads = std::iter::once(w.figure.to_owned()).chain(heads).collect();
                let row = |(whose, ages): (Whose, [f64; BANDS.len()])| {
                    let persons = ages.into_iter().map(|persons| number::whole(language, persons));
                    std::iter::once(head(language, &whose)).chain(persons).collect()
                };
                (heads, rows.get_untracked().unwrap_or_default().into_iter().map(row).collect())
            })
        />
    }
}

/// A part of a bar holds its number from so much of the longest bar on.
const ROOM: f64 = 0.09;
