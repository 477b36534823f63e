//! What stands around every view: heading, language, notices, foot.

use leptos::prelude::*;
use scenario::Language;
use text::{sentence, words};

use crate::address;
use crate::parts::picker::Picker;
use crate::parts::place::PlaceView;
use crate::parts::start::StartView;
use crate::parts::state;
use crate::state::{Load, Telling};

/// The whole page.
#[component]
pub fn Page() -> impl IntoView {
    let state = state();
    let words_now = move || words(state.language());
    view! {
        <a class="ds-skip-link" href="#main">{move || words_now().skip_to_content}</a>
        <div class="page" class:page--embed=move || state.embed.get()>
            <Show when=move || !state.embed.get()>
                <Heading />
            </Show>
            <main id="main" tabindex="-1">
                {move || {
                    // A change of language makes the view anew: all its words are fixed for its life.
                    let language = state.language();
                    view! {
                        <Notices language />
                        <Content language />
                    }
                }}
            </main>
            {move || view! { <Foot language=state.language() /> }}
        </div>
    }
}

#[component]
fn Heading() -> impl IntoView {
    let state = state();
    let home = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        state.choose(None);
    };
    view! {
        <header class="heading">
            <a class="brand" href="./" on:click=home aria-label=move || words(state.language()).home>
                <svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true">
                    <path d="M3 22C8 21 11 19 14 16M14 16C18 12 21 9 25 8"></path>
                    <path d="M14 16C19 16 23 19 29 25" stroke-dasharray="0.1 6"></path>
                    <circle cx="26" cy="7.5" r="4"></circle>
                </svg>
                "Framsyn"
            </a>
            <div class="heading__picker">
                <Show when=move || state.kommune.get().is_some()>
                    {move || view! { <Picker language=state.language() compact=true /> }}
                </Show>
            </div>
            <Languages />
        </header>
    }
}

#[component]
fn Languages() -> impl IntoView {
    let state = state();
    let choices = Language::ALL.map(|language| {
        let current = move || if state.language() == language { "true" } else { "false" };
        view! {
            <button
                type="button"
                class="language"
                lang=language.code()
                aria-pressed=current
                on:click=move |_| state.speak(language)
            >
                {words(language).language_name}
            </button>
        }
    });
    view! {
        <div class="languages" role="group" aria-label=move || words(state.language()).language>
            {choices.collect_view()}
        </div>
    }
}

#[component]
fn Notices(language: Language) -> impl IntoView {
    let state = state();
    let line = move |telling: &Telling| match telling {
        Telling::Link(notice) => sentence::notice(language, notice),
        Telling::UnknownKommune(nr) => sentence::unknown_kommune(language, nr),
        Telling::OldKommune(nr) => {
            sentence::old_kommune(language, nr, &state.place().map(|p| p.name).unwrap_or_default())
        }
    };
    view! {
        <Show when=move || !state.tellings.with(Vec::is_empty)>
            <section class="ds-alert notices" data-color="warning" role="status" aria-labelledby="notices">
                <h2 class="ds-heading" data-size="2xs" id="notices">{words(language).notices}</h2>
                <ul>
                    {move || {
                        state.tellings.get().iter().map(|t| view! { <li>{line(t)}</li> }).collect_view()
                    }}
                </ul>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    data-size="sm"
                    on:click=move |_| state.tellings.set(Vec::new())
                >
                    {words(language).close}
                </button>
            </section>
        </Show>
    }
}

#[component]
fn Content(language: Language) -> impl IntoView {
    let state = state();
    // Only a change of what is shown makes the view anew; a lever that moves does not.
    let shown = Memo::new(move |_| {
        let base = state.base.with(|base| Shown::of(base));
        match (base, state.kommune.get()) {
            (Shown::Ready, Some(_)) => Some(state.explorer.with(|e| Shown::of(e))),
            (Shown::Ready, None) => None,
            (other, _) => Some(other),
        }
    });
    let explored = Memo::new(move |_| state.explorer.with(|e| e.ready().map(|e| e.kommune().nr)));
    move || match shown.get() {
        None => view! { <StartView language /> }.into_any(),
        Some(Shown::Ready) => {
            explored.track();
            view! { <PlaceView language /> }.into_any()
        }
        Some(Shown::Waiting) => {
            view! { <p class="waiting" role="status">{words(language).loading}</p> }.into_any()
        }
        Some(Shown::Failed(why)) => view! { <Failure language why /> }.into_any(),
    }
}

/// How far something that is fetched has come, without the thing itself.
#[derive(Debug, Clone, PartialEq)]
enum Shown {
    Waiting,
    Ready,
    Failed(String),
}

impl Shown {
    fn of<T>(load: &Load<T>) -> Self {
        match load {
            Load::Waiting => Self::Waiting,
            Load::Ready(_) => Self::Ready,
            Load::Failed(why) => Self::Failed(why.clone()),
        }
    }
}

#[component]
fn Failure(language: Language, why: String) -> impl IntoView {
    let state = state();
    let w = words(language);
    view! {
        <section class="failure" role="alert">
            <h1 class="ds-heading" data-size="lg">{w.failed}</h1>
            <p>{w.failed_lead}</p>
            <p>
                <button type="button" class="ds-button" on:click=move |_| state.retry()>{w.retry}</button>
            </p>
            <details class="ds-details">
                <summary>{w.details}</summary>
                <p>{why}</p>
            </details>
        </section>
    }
}

#[component]
fn Foot(language: Language) -> impl IntoView {
    let state = state();
    let w = words(language);
    let full = move || {
        let mut link = state.link();
        link.embed = false;
        address::relative(&link)
    };
    let sources = move || {
        state.base.with(|base| {
            base.ready().map(|base| {
                let rows = base.core.sources.tables.iter().map(|s| {
                    view! {
                        <li>
                            {format!("{}, {} ({}). {}.", s.publisher, s.table, s.vintage, s.licence)}
                        </li>
                    }
                });
                let vintage = sentence::vintage(language, &base.vintage, base.core.base_year);
                view! {
                    <p>{w.sources_lead}</p>
                    <ul class="sources">{rows.collect_view()}</ul>
                    <p>{vintage}</p>
                }
            })
        })
    };
    view! {
        <footer class="foot">
            <p class="foot__line">
                {w.source_line} " "
                <Show when=move || state.embed.get()>
                    // The link is made when it is followed: the levers may have moved since it was drawn.
                    <a
                        class="ds-link"
                        href="./"
                        target="_blank"
                        rel="noopener"
                        on:click=move |event: web_sys::MouseEvent| {
                            let link: web_sys::Element = event_target(&event);
                            let _ = link.set_attribute("href", &full());
                        }
                    >
                        {w.open_full}
                    </a>
                </Show>
            </p>
            <Show when=move || !state.embed.get()>
                <details class="ds-details">
                    <summary>{w.sources}</summary>
                    <div class="foot__detail">
                        <p>{w.method_lead}</p>
                        {sources}
                    </div>
                </details>
                <p class="foot__line">{w.privacy}</p>
            </Show>
        </footer>
    }
}
