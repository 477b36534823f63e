//! The levers.

use leptos::prelude::*;
use scenario::{HORIZON, LEVERS, Language, Lever, LeverId, RAMP_MAX, RAMP_MIN, Setting};
use text::acting::LeverActing;
use text::{Words, number, sentence, words};

use crate::parts::place::explored;
use crate::parts::presets::presets;
use crate::parts::{anew, later, only_if, said, state, whether};
use crate::state::Load;

/// All levers, in the order of the table.
#[component]
pub fn LeverColumn(language: Language) -> impl IntoView {
    let state = state();
    let w = words(language);
    // Where only some levers are offered, a starting point would move others.
    let all = whether(move || state.show.with(Vec::is_empty));
    let untouched = whether(move || state.levers.with(scenario::Levers::is_baseline));
    view! {
        <section class="levers" aria-labelledby="levers">
            <div class="levers__head">
                <h2 class="ds-heading" data-size="sm" id="levers">{w.levers}</h2>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    data-size="sm"
                    disabled=untouched
                    on:click=move |_| state.reset_levers()
                >
                    {w.reset_all}
                </button>
            </div>
            <p class="levers__lead">{w.levers_lead}</p>
            {only_if(all, move || later(language, presets))}
            {anew(move || {
                let show = state.show.get();
                let offered = |id: LeverId| state.chosen.get().is_none_or(|place| id.works_in(place));
                let shown = LEVERS
                    .iter()
                    .filter(|lever| offered(lever.id) && (show.is_empty() || show.contains(&lever.id)));
                shown.map(|lever| view! { <LeverControl language lever /> }).collect_view().into_any()
            })}
        </section>
    }
}

#[component]
fn LeverControl(language: Language, lever: &'static Lever) -> impl IntoView {
    let state = state();
    let w = words(language);
    let id = lever.id;
    let lever_words = w.lever(id);
    let setting = Memo::new(move |_| state.levers.with(|levers| levers.get(id)));
    let moved = whether(move || setting.get().change != 0.0);
    let unmoved = whether(move || !moved.get());
    let level = explored(move |e| e.baseline_level(id, setting.get().reached));
    let level = move || level.get().flatten();
    let effect = explored(move |e| e.effect(id));
    let wrong = RwSignal::new(false);
    // Any change of the levers, also a reset of all, makes a refused entry a thing of the past.
    Effect::new(move || {
        state.levers.track();
        wrong.set(false);
    });

    let slider_node = NodeRef::<leptos::html::Input>::new();
    let slider = format!("lever-{}", lever.key);
    let (field, about, error) =
        (format!("{slider}-field"), format!("{slider}-about"), format!("{slider}-error"));
    let slide = move |event: web_sys::Event| {
        if let Some(change) = scenario::decimal(&event_target_value(&event)) {
            state.move_lever(id, change);
        }
    };
    // A number out of bounds or unreadable changes nothing: the field says what it takes.
    let type_in = move |event: web_sys::Event| match number::parse(&event_target_value(&event)) {
        Some(change) if (lever.min..=lever.max).contains(&change) => {
            state.move_lever(id, change);
            state.write_pending();
        }
        _ => wrong.set(true),
    };
    let open = RwSignal::new(false);
    let toggle = move |event: web_sys::Event| {
        let details: web_sys::Element = event_target(&event);
        open.set(details.has_attribute("open"));
        if open.get_untracked() {
            state.fetch_acting();
        }
    };
    let share = |value: f64| scenario::plain((value - lever.min) / (lever.max - lever.min), 4);
    // The place's own, whatever the levers say; a new place is a new view.
    let range = state.explorer.with_untracked(|load| load.ready().map(|e| e.realistic(id)));
    let ends = range.map(|r| [r.low, r.high].map(|end| share(end.max(lever.min).min(lever.max))));
    let range_told = range.map(|range| sentence::lever_range(language, lever, range));
    let from = move || share(setting.get().change.min(0.0));
    let to = move || share(setting.get().change.max(0.0));

    view! {
        <div class="lever" class:lever--moved=moved>
            <div class="lever__head">
                <label class="lever__name" for=slider.clone()>{lever_words.name}</label>
                // Not <output>: that is spoken at every step, and the slider says its value itself.
                <span class="lever__value">
                    {said(move || sentence::lever_value(language, lever, setting.get(), level()))}
                </span>
            </div>
            <div class="lever__track">
                {ends
                    .map(|[low, high]| {
                        view! {
                            <span
                                class="lever__range"
                                aria-hidden="true"
                                style=("--low", low)
                                style=("--high", high)
                            ></span>
                        }
                    })}
                <span class="lever__tick" aria-hidden="true" style=("--at", share(0.0))></span>
                // Bounds and step stand before the value: a browser forces a value into the bounds it knows.
                <input
                    type="range"
                    node_ref=slider_node
                    id=slider.clone()
                    class="lever__slider"
                    min=scenario::plain(lever.min, 4)
                    max=scenario::plain(lever.max, 4)
                    step=scenario::plain(lever.step, 4)
                    prop:value=said(move || scenario::plain(setting.get().change, 4))
                    aria-valuetext=said(move || sentence::lever_value_spoken(language, lever, setting.get(), level()))
                    aria-describedby=about.clone()
                    style=("--from", said(from))
                    style=("--to", said(to))
                    on:input=slide
                    on:change=move |_| state.write_pending()
                />
            </div>
            <div class="lever__foot">
                <p class="lever__effect">
                    {said(move || match effect.get() {
                        Some((indicator, change)) if moved.get() => {
                            sentence::lever_effect(language, indicator, change, HORIZON)
                        }
                        _ if level().is_some() => w.todays_course.into(),
                        _ => String::new(),
                    })}
                </p>
                <button
                    type="button"
                    class="ds-button lever__reset"
                    data-variant="tertiary"
                    data-size="sm"
                    disabled=unmoved
                    aria-label=format!("{}: {}", w.reset, lever_words.name)
                    on:click=move |_| {
                        state.reset_lever(id);
                        // The button is gone now: the focus goes to what it was for.
                        if let Some(slider) = slider_node.get() {
                            let _ = slider.focus();
                        }
                    }
                >
                    {w.reset}
                </button>
            </div>
            <details class="lever__detail" on:toggle=toggle>
                <summary>
                    <span class="visually-hidden">{lever_words.name} ": "</span>
                    {w.lever_detail}
                </summary>
                <p id=about>{lever_words.meaning}</p>
                <p>{range_told}</p>
                <div class="lever__exact">
                    <label class="ds-label" for=field.clone()>{w.change_field}</label>
                    <input
                        type="text"
                        inputmode="decimal"
                        autocomplete="off"
                        class="ds-input"
                        id=field
                        aria-invalid=said(move || wrong.get().to_string())
                        aria-describedby=error.clone()
                        prop:value=said(move || field_value(language, lever, setting.get()))
                        on:change=type_in
                    />
                    <span>{w.unit(lever.unit)}</span>
                </div>
                <p class="lever__error" id=error role="status">
                    {said(move || if wrong.get() { sentence::lever_bounds(language, lever) } else { String::new() })}
                </p>
                {only_if(open.into(), move || {
                    view! {
                        <ReachedIn language lever />
                        <WhoCanAct language lever />
                    }
                        .into_any()
                })}
            </details>
        </div>
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
            <label class="ds-label" for=id.clone()>{words(language).reached_in}</label>
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
    let w = words(language);
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
                    {w.retry}
                </button>
            }
            .into_any(),
            _ => view! { <p>{w.text_loading}</p> }.into_any(),
        })
    };
    view! { <div class="acting">{anew(told)}</div> }
}

fn acting_view(w: &'static Words, acting: &LeverActing) -> AnyView {
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
