//! What a lever opens to: what it means and what is realistic, the exact number, when it is reached, who can move it.

use leptos::prelude::*;
use scenario::{Language, Lever, RAMP_MAX, RAMP_MIN, Setting};
use text::acting::LeverActing;
use text::later::{DetailWords, detail_words};
use text::{number, sentence, words};
use wasm_split_helpers::wasm_split;

use crate::parts::{Fetched, anew, number_field, said, state, whether};
use crate::state::Load;

/// Shows what a lever opens to.
type LeverPart = fn(Language, &'static Lever) -> AnyView;

/// What a lever opens to.
#[wasm_split(detail, fallible)]
pub fn detail() -> Fetched<LeverPart> {
    Ok(|language, lever| view! { <Detail language lever /> }.into_any())
}

#[component]
fn Detail(language: Language, lever: &'static Lever) -> impl IntoView {
    let state = state();
    state.fetch_acting();
    // The place's own, whatever the levers say; a new place is a new view.
    let range = state.explorer.with_untracked(|load| load.ready().map(|e| e.place().realistic(lever.id)));
    let range = range.map(|range| sentence::lever_range(language, lever, range));
    view! {
        <p id=format!("lever-{}-about", lever.key)>{detail_words(language).meaning(lever.id)}</p>
        <p>{range}</p>
        <Exact language lever />
        <ReachedIn language lever />
        <WhoCanAct language lever />
    }
}

/// The change as a number to type.
#[component]
fn Exact(language: Language, lever: &'static Lever) -> impl IntoView {
    let state = state();
    let w = detail_words(language);
    let setting = Memo::new(move |_| state.levers.with(|levers| levers.get(lever.id)));
    let wrong = RwSignal::new(false);
    // Any change of the levers, also a reset of all, makes a refused entry a thing of the past.
    Effect::new(move || {
        state.levers.track();
        wrong.set(false);
    });
    let (field, error) = (format!("lever-{}-field", lever.key), format!("lever-{}-error", lever.key));
    // A number out of bounds or unreadable changes nothing: the field says what it takes.
    let type_in = move |event: web_sys::Event| match number::parse(&event_target_value(&event)) {
        Some(change) if (lever.min..=lever.max).contains(&change) => {
            state.move_lever(lever.id, change);
            state.write_pending();
        }
        _ => wrong.set(true),
    };
    view! {
        <div class="lever__exact">
            <label class="ds-label" for=field.clone()>{w.change_field}</label>
            {number_field(
                field,
                error.clone(),
                wrong.into(),
                said(move || field_value(language, lever, setting.get())),
                type_in,
            )}
            <span>{words(language).unit(lever.unit)}</span>
        </div>
        <p class="lever__error" id=error role="status">
            {said(move || if wrong.get() { sentence::lever_bounds(language, lever) } else { String::new() })}
        </p>
    }
}

/// The year in which the change is fully reached.
#[component]
fn ReachedIn(language: Language, lever: &'static Lever) -> impl IntoView {
    let state = state();
    let reached = Memo::new(move |_| state.levers.with(|levers| levers.get(lever.id).reached));
    let told =
        said(move || sentence::lever_reached(language, state.levers.with(|levers| levers.get(lever.id))));
    let id = format!("lever-{}-reached", lever.key);
    let years = (RAMP_MIN..=RAMP_MAX).map(|year| {
        view! {
            <option value=year prop:selected=whether(move || reached.get() == year)>
                {year}
            </option>
        }
    });
    view! {
        <div class="lever__exact">
            <label class="ds-label" for=id.clone()>{detail_words(language).reached_in}</label>
            <select
                class="ds-input"
                id=id
                on:change=move |event| {
                    if let Ok(year) = event_target_value(&event).parse() {
                        state.reach_lever(lever.id, year);
                    }
                }
            >
                {years.collect_view()}
            </select>
        </div>
        <p>{told}</p>
    }
}

/// Who can move a lever, and what has been tried.
#[component]
fn WhoCanAct(language: Language, lever: &'static Lever) -> impl IntoView {
    let state = state();
    let w = detail_words(language);
    let told = move || {
        state.acting.with(|acting| match acting {
            Some((_, Load::Ready(acting))) => {
                acting.lever(lever.key).map(|acting| acting_view(w, acting)).into_any()
            }
            Some((_, Load::Failed(_))) => view! {
                <p>{w.text_failed}</p>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    data-size="sm"
                    on:click=move |_| state.fetch_acting()
                >
                    {words(language).retry}
                </button>
            }
            .into_any(),
            _ => view! { <p>{w.text_loading}</p> }.into_any(),
        })
    };
    view! { <div class="acting">{anew(told)}</div> }
}

fn acting_view(w: &'static DetailWords, acting: &LeverActing) -> AnyView {
    let actors = acting.actors.iter().map(|actor| {
        view! {
            <dt>{w.actor(actor.who)}</dt>
            <dd>{actor.can.clone()}</dd>
        }
    });
    let measures = acting.measures.iter().map(|measure| {
        let source = measure.source.clone().map(|source| {
            let told = format!("{}, {} ({})", source.title, source.publisher, source.year);
            let told = if source.url.is_empty() {
                view! { <span>{told}</span> }.into_any()
            } else {
                view! { <a class="ds-link" href=source.url target="_blank" rel="noopener">{told}</a> }
                    .into_any()
            };
            view! { <p class="acting__source">{w.source} ": " {told}</p> }
        });
        view! {
            <li>
                <p>{measure.what.clone()}</p>
                <p class="acting__effect">
                    {measure.effect.clone().unwrap_or_else(|| w.undocumented.to_owned())}
                </p>
                {source}
            </li>
        }
    });
    view! {
        <h3 class="acting__head">{w.who_can_act}</h3>
        <dl class="acting__who">{actors.collect_view()}</dl>
        <h3 class="acting__head">{w.tried}</h3>
        <ul class="acting__tried">{measures.collect_view()}</ul>
    }
    .into_any()
}

fn field_value(language: Language, lever: &Lever, setting: Setting) -> String {
    number::change(language, setting.change, lever.decimals)
}
