//! Choosing a place: an editable combobox with a list, after the WAI-ARIA pattern.

use atlas::{Found, PlaceId, search};
use leptos::html;
use leptos::prelude::*;
use scenario::Language;
use text::later::{frame_words, picker_words};
use text::{kind_of, name_of, sentence};
use wasm_split_helpers::wasm_split;

use crate::parts::{Fetched, Part, anew, later_as, only_if, said, state, whether};
use crate::state::focus_on;

/// One line of the list.
#[derive(Debug, Clone, PartialEq)]
struct Hit {
    id: PlaceId,
    name: String,
    kind: String,
    /// Whether it is what was typed, and not a larger place of the same name.
    meant: bool,
}

/// What opens the picker in the heading, which few need: its code is fetched then.
#[wasm_split(frame, fallible)]
pub fn change_place() -> Fetched<Part> {
    Ok(|language| view! { <ChangePlace language /> }.into_any())
}

#[component]
fn ChangePlace(language: Language) -> impl IntoView {
    let state = state();
    let wanted = RwSignal::new(false);
    // Another place has been chosen.
    Effect::new(move || {
        state.chosen.track();
        wanted.set(false);
    });
    let away = Callback::new(move |refocus: bool| {
        // A field that goes away with the whole heading is left, too.
        if wanted.try_set(false).is_none() && refocus {
            // Once it is there again.
            request_animation_frame(|| focus_on("change-place"));
        }
    });
    let fetch_early = move || {
        leptos::task::spawn_local(async {
            // Should it not come, pressing tells.
            let _ = picker().await;
        });
    };
    view! {
        <button
            type="button"
            class="ds-button change-place"
            data-variant="secondary"
            id="change-place"
            hidden=wanted
            on:pointerenter=move |_| fetch_early()
            on:focus=move |_| fetch_early()
            on:click=move |_| wanted.set(true)
        >
            {frame_words(language).choose_other}
        </button>
        {only_if(wanted.into(), move || later_as(language, picker, move |picker| picker(language, away)))}
    }
}

/// Shows the picker in the heading; what is to be done when it is left, and whether the focus needs a place to go.
type Shown = fn(Language, Callback<bool>) -> AnyView;

/// The picker in the heading.
#[wasm_split(picker, fallible)]
fn picker() -> Fetched<Shown> {
    Ok(|language, away| view! { <Picker language away=Some(away) /> }.into_any())
}

/// The field and its list. `away` is what leaves it where it was opened: the compact form in the heading.
#[component]
pub fn Picker(language: Language, away: Option<Callback<bool>>) -> impl IntoView {
    let compact = away.is_some();
    let state = state();
    let w = picker_words(language);
    // Two pickers never stand on one page, so ids need no number.
    let typed = RwSignal::new(String::new());
    let open = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);
    let field = NodeRef::<html::Input>::new();

    if compact {
        Effect::new(move || {
            if let Some(field) = field.get() {
                let _ = field.focus();
                open.set(true);
            }
        });
    }

    let hits = Memo::new(move |_| -> Vec<Hit> {
        state.base.with(|base| {
            let Some(core) = base.ready().map(|base| &base.core) else { return Vec::new() };
            typed.with(|typed| {
                let found = search(core, typed);
                let best = found.first().map(|(id, _)| std::mem::discriminant(id));
                found
                    .into_iter()
                    .map(|(id, found)| Hit {
                        id,
                        name: name_of(language, core, id).unwrap_or_default(),
                        kind: kind_of(language, core, id),
                        meant: found == Found::Whole && best == Some(std::mem::discriminant(&id)),
                    })
                    .collect()
            })
        })
    });

    let choose = move |id: PlaceId| {
        open.set(false);
        active.set(None);
        typed.set(String::new());
        state.choose(Some(id));
    };
    let step = move |by: isize| {
        open.set(true);
        let count = hits.with(Vec::len);
        if count == 0 {
            return;
        }
        active.update(|at| {
            let next = match (*at, by) {
                (None, 1) => 0,
                (None, _) => count - 1,
                (Some(i), 1) => (i + 1) % count,
                (Some(i), _) => (i + count - 1) % count,
            };
            *at = Some(next);
        });
        if let Some(i) = active.get_untracked()
            && let Some(option) = document().get_element_by_id(&option_id(i))
        {
            scroll_within(&option);
        }
    };
    let key = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "ArrowDown" => {
            event.prevent_default();
            step(1);
        }
        "ArrowUp" => {
            event.prevent_default();
            step(-1);
        }
        "Enter" => {
            let place = hits.with(|hits| {
                // Without a marked line, what was typed decides if it leaves no doubt.
                let mut whole = hits.iter().filter(|hit| hit.meant);
                let first = match (whole.next(), whole.next(), hits.len()) {
                    (Some(hit), None, _) => Some(hit),
                    (None, _, 1) => hits.first(),
                    _ => None,
                };
                active.get().and_then(|i| hits.get(i)).or(first).map(|hit| hit.id)
            });
            if let Some(place) = place {
                event.prevent_default();
                choose(place);
            }
        }
        "Escape" => {
            if open.get() {
                open.set(false);
                active.set(None);
            } else if let Some(away) = away.filter(|_| typed.with(String::is_empty)) {
                away.run(true);
            } else {
                typed.set(String::new());
            }
        }
        _ => {}
    };
    let unfolded = move || open.get() && hits.with(|hits| !hits.is_empty());
    let expanded = said(move || unfolded().to_string());
    let count = move || {
        let here = state.base.with(|base| base.ready().is_some());
        (here && open.get() && !typed.with(String::is_empty)).then(|| hits.with(Vec::len))
    };
    let none = said(move || if count() == Some(0) { w.choose_none.into() } else { String::new() });
    let some =
        said(move || count().filter(|n| *n > 0).map(|n| sentence::hits(language, n)).unwrap_or_default());
    let label = if compact { frame_words(language).choose_other } else { w.choose };

    view! {
        <div
            class="picker"
            class:picker--compact=compact
            on:focusout=move |event| {
                // The list closes when the focus leaves the whole picker.
                let inside = event
                    .related_target()
                    .and_then(|to| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(to).ok())
                    .is_some_and(|to| to.closest(".picker").is_ok_and(|picker| picker.is_some()));
                if !inside {
                    // It may be on its way out already.
                    let _ = (open.try_set(false), active.try_set(None));
                    if let Some(away) = away {
                        away.run(false);
                    }
                }
            }
        >
            <label class="ds-label" for="kommune" class:visually-hidden=compact>{label}</label>
            <div class="picker__field">
                <input
                    node_ref=field
                    class="ds-input"
                    id="kommune"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-controls="kommuner"
                    aria-expanded=expanded
                    aria-activedescendant=said(move || {
                        active.get().filter(|_| open.get()).map(option_id).unwrap_or_default()
                    })
                    placeholder=if compact { label } else { w.choose_hint }
                    prop:value=typed
                    on:input=move |event| {
                        typed.set(event_target_value(&event));
                        active.set(None);
                        open.set(true);
                    }
                    on:click=move |_| open.set(true)
                    on:keydown=key
                />
                <button
                    type="button"
                    class="picker__open"
                    tabindex="-1"
                    aria-label=w.choose_open
                    aria-controls="kommuner"
                    aria-expanded=expanded
                    on:click=move |_| {
                        typed.set(String::new());
                        open.update(|open| *open = !*open);
                        if let Some(field) = field.get() {
                            let _ = field.focus();
                        }
                    }
                ></button>
            </div>
            <ul
                class="picker__list"
                id="kommuner"
                role="listbox"
                aria-label=label
                hidden=whether(move || !unfolded())
            >
                {anew(move || {
                    // While the list is closed its lines are not made: there can be hundreds.
                    let shown = if open.get() { hits.get() } else { Vec::new() };
                    shown
                            .into_iter()
                            .enumerate()
                            .map(|(i, hit)| {
                                let selected = said(move || (active.get() == Some(i)).to_string());
                                view! {
                                    <li
                                        class="picker__option"
                                        id=option_id(i)
                                        role="option"
                                        aria-selected=selected
                                        // The field keeps the focus: a press must not take it.
                                        on:mousedown=|event| event.prevent_default()
                                        on:click=move |_| choose(hit.id)
                                    >
                                        <span>{hit.name}</span>
                                        <span class="picker__county">{hit.kind}</span>
                                    </li>
                                }
                            })
                            .collect_view()
                        .into_any()
                })}
            </ul>
            <p class="picker__none" role="status">
                <span>{none}</span>
                <span class="visually-hidden">{some}</span>
            </p>
        </div>
    }
}

fn option_id(i: usize) -> String {
    format!("kommuner-{i}")
}

/// Scrolls a line of the list into view, and nothing but the list.
fn scroll_within(option: &web_sys::Element) {
    let Some(list) = option.parent_element() else { return };
    let (line, frame) = (option.get_bounding_client_rect(), list.get_bounding_client_rect());
    let by = if line.top() < frame.top() {
        line.top() - frame.top()
    } else if line.bottom() > frame.bottom() {
        line.bottom() - frame.bottom()
    } else {
        0.0
    };
    list.set_scroll_top(list.scroll_top() + by.round() as i32);
}
