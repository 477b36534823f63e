//! The levers.

use leptos::prelude::*;
use scenario::{HORIZON, LEVERS, Language, Lever, LeverId};
use text::{sentence, words};

use crate::parts::detail::detail;
use crate::parts::place::explored;
use crate::parts::presets::presets;
use crate::parts::{anew, later_as, later_whole, only_if, pressed, said, state, whether, whole};
use crate::state::focus_on;

/// All levers, in the order of the table.
#[component]
pub fn LeverColumn(language: Language) -> impl IntoView {
    let state = state();
    let w = words(language);
    // Where only some levers are offered, a starting point would move others.
    let all = whether(move || state.show.with(Vec::is_empty));
    let begun = RwSignal::new(
        state.levers.with_untracked(|levers| !levers.held().is_nothing())
            || !state.kept.with_untracked(String::is_empty),
    );
    let untouched = whether(move || state.levers.with(scenario::Levers::is_baseline));
    view! {
        <section class="levers" aria-labelledby="levers">
            <div class="levers__head">
                <h2 class="ds-heading" data-size="sm" id="levers" tabindex="-1">{w.levers}</h2>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    data-size="sm"
                    disabled=untouched
                    on:click=pressed(move |_| {
                        state.reset_levers();
                        // A button that can do no more loses the focus.
                        focus_on("levers");
                    })
                >
                    {w.reset_all}
                </button>
            </div>
            <p class="levers__lead">{w.levers_lead}</p>
            {only_if(all, move || {
                view! {
                    // Its code comes when it is opened; what is held fixed by it, and other scenarios, must not be out of
                    // sight.
                    <details class="starts" open=begun.get_untracked() on:toggle=move |_| begun.set(true)>
                        <summary>{w.starting_points}</summary>
                        {only_if(begun.into(), move || later_whole(language, presets))}
                    </details>
                }
                    .into_any()
            })}
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
    let name = w.lever(id);
    let setting = Memo::new(move |_| state.levers.with(|levers| levers.get(id)));
    let moved = whether(move || setting.get().change != 0.0);
    let unmoved = whether(move || !moved.get());
    let level = explored(move |e| e.place().level(id, e.levers().held(), setting.get().reached));
    let level = move || level.get().flatten();
    let effect = explored(move |e| e.effect(id));

    let slider_node = NodeRef::<leptos::html::Input>::new();
    let slider = format!("lever-{}", lever.key);
    let (more, about) = (format!("{slider}-more"), format!("{slider}-about"));
    let slide = move |event: web_sys::Event| {
        if let Some(change) = scenario::decimal(&event_target_value(&event)) {
            state.move_lever(id, change);
        }
    };
    // What is in it is fetched when it is first opened, and stays.
    let opened = RwSignal::new(false);
    let toggle = move |_| opened.set(true);
    // Told to those who hear the slider: what it means, or until that is here, that there is more to know.
    let described = {
        let more = more.clone();
        said(move || if opened.get() { about.clone() } else { more.clone() })
    };
    let share = |value: f64| scenario::plain((value - lever.min) / (lever.max - lever.min), 4);
    // The place's own, whatever the levers say; a new place is a new view.
    let range = state.explorer.with_untracked(|load| load.ready().map(|e| e.place().realistic(id)));
    let ends = range.map(|r| [r.low, r.high].map(|end| share(end.max(lever.min).min(lever.max))));
    let from = move || share(setting.get().change.min(0.0));
    let to = move || share(setting.get().change.max(0.0));

    view! {
        <div class="lever" class:lever--moved=moved>
            <div class="lever__head">
                <label class="lever__name" for=slider.clone()>{name}</label>
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
                    aria-describedby=described
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
                    aria-label=format!("{}: {}", w.reset, name)
                    on:click=pressed(move |_| {
                        state.reset_lever(id);
                        // The button is gone now: the focus goes to what it was for.
                        if let Some(slider) = slider_node.get() {
                            let _ = slider.focus();
                        }
                    })
                >
                    {w.reset}
                </button>
            </div>
            <details class="lever__detail" on:toggle=toggle>
                <summary>
                    <span class="visually-hidden">{name} ": "</span>
                    // Seen it is short; heard it says of what.
                    <span id=more>{w.lever_detail} <span class="visually-hidden">" " {w.lever_detail_of}</span></span>
                </summary>
                {only_if(opened.into(), move || whole(language, |language| {
                    later_as(language, detail, move |part| part(language, lever))
                }))}
            </details>
        </div>
    }
}
