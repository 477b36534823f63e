//! The levers.

use leptos::prelude::*;
use scenario::{HORIZON, LEVERS, Language, Lever, Setting};
use text::{number, sentence, words};

use crate::parts::place::explored;
use crate::parts::{said, state, whether};

/// All levers, in the order of the table.
#[component]
pub fn LeverColumn(language: Language) -> impl IntoView {
    let state = state();
    let w = words(language);
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
            {LEVERS.iter().map(|lever| view! { <LeverControl language lever /> }).collect_view()}
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
    let share = |value: f64| scenario::plain((value - lever.min) / (lever.max - lever.min), 4);
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
            <details class="lever__detail">
                <summary>
                    <span class="visually-hidden">{lever_words.name} ": "</span>
                    {w.lever_detail}
                </summary>
                <p id=about>{lever_words.meaning}</p>
                <p>{said(move || sentence::lever_reached(language, setting.get()))}</p>
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
            </details>
        </div>
    }
}

fn field_value(language: Language, lever: &Lever, setting: Setting) -> String {
    number::change(language, setting.change, lever.decimals)
}
