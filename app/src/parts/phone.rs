//! A participant's phone: the place's sentence, the levers that are offered, and a future to hand in.

use leptos::prelude::*;
use leptos::task::spawn_local;
use scenario::{Future, HORIZON, Language, Link, Mode};
use text::round::round_words;
use text::sentence;

use crate::address;
use crate::parts::levers::LeverColumn;
use crate::parts::place::explored;
use crate::parts::qr::qr;
use crate::parts::{anew, only_if, said, state, whether};
use crate::state::focus_on;

/// The phone's own form of the page.
pub fn phone(language: Language) -> AnyView {
    view! { <Phone language /> }.into_any()
}

#[component]
fn Phone(language: Language) -> impl IntoView {
    let state = state();
    let w = round_words(language);
    let handing = RwSignal::new(false);
    let living = explored(move |e| {
        let now = e.baseline_figures(*e.years().start()).unwrap_or_default();
        let then = e.figures(HORIZON).unwrap_or_default();
        let baseline = e.baseline_figures(HORIZON).unwrap_or_default();
        let changed = !e.levers().is_baseline();
        sentence::living(language, &now, &then, changed.then_some(&baseline), HORIZON)
    });
    let moving = whether(move || !handing.get());
    view! {
        <section class="phone" aria-label=w.hand_in>
            <p class="phone__lead" hidden=handing>{w.phone_lead}</p>
            <p class="living phone__living">{said(move || living.get().unwrap_or_default())}</p>
            {only_if(moving, move || {
                view! {
                    <LeverColumn language />
                    <p class="phone__foot">
                        <button
                            type="button"
                            class="ds-button"
                            id="hand-in"
                            on:click=move |_| {
                                state.write_pending();
                                handing.set(true);
                                request_animation_frame(|| focus_on("handed-in"));
                            }
                        >
                            {w.hand_in}
                        </button>
                    </p>
                }
                    .into_any()
            })}
            {only_if(handing.into(), move || view! { <HandIn language handing /> }.into_any())}
        </section>
    }
}

/// The future as a code that is read out or shown.
#[component]
fn HandIn(language: Language, handing: RwSignal<bool>) -> impl IntoView {
    let state = state();
    let w = round_words(language);
    let copied = RwSignal::new(None::<bool>);
    let future = move || {
        let levers = state.levers.get();
        state.chosen.get().map(|place| Future { place, levers })
    };
    let code = move || future().map(|future| future.code()).unwrap_or_default();
    let copy = move |_| {
        let link = Link {
            mode: Mode::Page,
            show: Vec::new(),
            kept: String::new(),
            round: String::new(),
            ..state.link()
        };
        let link = address::absolute(&address::relative(&link));
        spawn_local(async move {
            let _ = copied.try_set(Some(address::copy(&link).await));
        });
    };
    view! {
        <div class="phone__code">
            <h2 class="ds-heading" data-size="sm" id="handed-in" tabindex="-1">{w.handed_in}</h2>
            <p>{w.show_code}</p>
            <p class="phone__sign">
                <span class="visually-hidden">{w.your_code} ": "</span>
                <code id="code">{said(code)}</code>
            </p>
            {anew(move || qr(&code(), w.your_code))}
            <p class="phone__keys">
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    on:click=move |_| {
                        handing.set(false);
                        request_animation_frame(|| focus_on("hand-in"));
                    }
                >
                    {w.change_it}
                </button>
                <button type="button" class="ds-button" data-variant="tertiary" on:click=copy>
                    {w.copy_link}
                </button>
                <span role="status">
                    {said(move || {
                        copied.get().map(|done| if done { w.copied } else { w.not_copied }).unwrap_or_default().into()
                    })}
                </span>
            </p>
        </div>
    }
}
