//! What stands around every view: heading, language, notices, foot.

use leptos::prelude::*;
use leptos::task::spawn_local;
use scenario::{Language, Link, Mode, Notice};
use text::later::{UNCHECKED, frame_words, notice_words, source_words};
use text::{sentence, words};
use wasm_split_helpers::wasm_split;

use crate::address;
use crate::data::{Why, in_words};
use crate::parts::embed::EmbedBuilder;
use crate::parts::keep::keep;
use crate::parts::look::look;
use crate::parts::own::OwnFailure;
use crate::parts::picker::change_place;
use crate::parts::place::{PlaceView, explored};
use crate::parts::report::report;
use crate::parts::start;
use crate::parts::{Fetched, Part, anew, later, later_whole, only_if, pressed, said, state, whether};
use crate::state::{Load, Telling, focus_main};

/// The whole page.
#[component]
pub fn Page() -> impl IntoView {
    let state = state();
    let embedded = whether(move || state.embed.get());
    let framed = whether(move || !state.embed.get());
    // Until there is something to see, the loading sketch of index.html is all that is shown.
    let started = Memo::new(move |before| before == Some(&true) || state.has_something_to_show());
    let looks = whether(move || !state.look.with(String::is_empty));
    let early = whether(move || !started.get());
    let told = whether(move || !state.tellings.with(Vec::is_empty));
    view! {
        <a class="ds-skip-link" href="#main">{said(move || words(state.language()).skip_to_content.into())}</a>
        <div class="page" class:page--embed=embedded hidden=early>
            {only_if(framed, move || view! { <Heading started /> }.into_any())}
            {only_if(looks, move || anew(move || later(state.language(), look)))}
            <main id="main" tabindex="-1">
                // A change of language makes the view anew: all its words are fixed for its life.
                {anew(move || {
                    let language = state.language();
                    view! {
                        {(language.whole() != language).then(|| later(language, unchecked))}
                        {only_if(told, move || later_whole(language, notices))}
                        <Content language />
                    }
                        .into_any()
                })}
            </main>
            {only_if(started.into(), move || anew(move || later(state.language(), foot)))}
        </div>
    }
}

#[component]
fn Heading(started: Memo<bool>) -> impl IntoView {
    let state = state();
    let home = move |event: web_sys::MouseEvent| {
        // Opening in a new tab stays the browser's business.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            state.choose(None);
        }
    };
    let chosen = whether(move || state.chosen.get().is_some());
    // Its code comes after the first figures.
    let ready = whether(move || chosen.get() && started.get());
    view! {
        <header class="heading">
            <a
                class="brand"
                href="./"
                on:click=pressed(home)
                aria-label=said(move || words(state.language()).home.into())
            >
                <svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true">
                    <path d="M3 22C8 21 11 19 14 16M14 16C18 12 21 9 25 8"></path>
                    <path d="M14 16C19 16 23 19 29 25" stroke-dasharray="0.1 6"></path>
                    <circle cx="26" cy="7.5" r="4"></circle>
                </svg>
                "Framsyn"
            </a>
            <div class="heading__picker" class:heading__picker--chosen=chosen>
                {only_if(ready, move || anew(move || later(state.language(), change_place)))}
            </div>
            <Languages />
        </header>
    }
}

#[component]
fn Languages() -> impl IntoView {
    let state = state();
    let choices = Language::ALL.map(|language| {
        view! {
            <button
                type="button"
                class="language"
                lang=language.code()
                aria-pressed=said(move || (state.language() == language).to_string())
                on:click=pressed(move |_| state.speak(language))
            >
                {words(language).language_name}
            </button>
        }
    });
    view! {
        <div class="languages" role="group" aria-label=said(move || words(state.language()).language.into())>
            {choices.collect_view()}
        </div>
    }
}

/// Tells that what is read here is not yet checked by one who has the language, and in what the rest is written.
#[wasm_split(frame, fallible)]
fn unchecked() -> Fetched<Part> {
    Ok(|language| {
        let rest = language.whole();
        view! {
            <p class="unchecked">
                {UNCHECKED[0]} " " <span lang=rest.code()>{UNCHECKED[1]}</span>
            </p>
        }
        .into_any()
    })
}

/// So many things are told of a link one by one; the rest are counted.
const MOST_TOLD: usize = 12;

/// What the page tells about the link it was opened with.
#[wasm_split(notices, fallible)]
fn notices() -> Fetched<Part> {
    Ok(|language| view! { <Notices language /> }.into_any())
}

#[component]
fn Notices(language: Language) -> impl IntoView {
    let state = state();
    let line = move |telling: Telling| match telling {
        Telling::Link(notice) => sentence::notice(language, &notice),
        Telling::UnknownKommune(nr) => sentence::unknown_kommune(language, &nr),
        Telling::Own(OwnFailure::OutOfReach(problem)) => {
            format!("{} {}", text::own::out_of_reach(language, &problem), text::own::none_used(language))
        }
        Telling::Own(OwnFailure::NotLoaded) => text::own::not_loaded(language).into(),
        Telling::UnknownPlace(key) => sentence::unknown_place(language, &key),
        Telling::OtherEdition(made_with) => {
            let now = state.base.with_untracked(|base| base.ready().map(|b| b.vintage.clone()));
            sentence::other_edition(language, &made_with, &now.unwrap_or_default())
        }
        Telling::OldKommune(nr, places) => sentence::old_kommune(language, &nr, &places),
    };
    let lines = move || {
        let tellings = state.tellings.get();
        let more = tellings.len().saturating_sub(MOST_TOLD);
        let more = (more > 0).then(|| sentence::more_notices(language, more));
        let told = tellings.into_iter().take(MOST_TOLD).map(line).chain(more);
        told.map(|text| view! { <li>{text}</li> }).collect_view().into_any()
    };
    let heading = move || {
        let all = |is: fn(&Telling) -> bool| state.tellings.with(|tellings| tellings.iter().all(is));
        if all(|t| matches!(t, Telling::OldKommune(..))) {
            notice_words(language).moved_number
        } else if all(|t| matches!(t, Telling::OtherEdition(_) | Telling::Link(Notice::OtherModel(_)))) {
            sentence::made_otherwise(language)
        } else if all(|t| matches!(t, Telling::Link(Notice::NotHere(_)))) {
            sentence::no_lever_here(language)
        } else {
            notice_words(language).notices
        }
    };
    view! {
        <section class="ds-alert notices" data-color="warning" role="status" aria-labelledby="notices">
            <h2 class="ds-heading" data-size="2xs" id="notices">{heading()}</h2>
            <ul>{anew(lines)}</ul>
            <button
                type="button"
                class="ds-button"
                data-variant="tertiary"
                data-size="sm"
                on:click=pressed(move |_| {
                    state.tellings.set(Vec::new());
                    focus_main();
                })
            >
                {notice_words(language).close}
            </button>
        </section>
    }
}

#[component]
fn Content(language: Language) -> impl IntoView {
    let state = state();
    // Only a change of what is shown makes the view anew; a lever that moves does not.
    let shown = Memo::new(move |_| {
        let base = state.base.with(Shown::of);
        match (base, state.chosen.get()) {
            (Shown::Ready(_), Some(_)) => state.explorer.with(|load| match Shown::of(load) {
                Shown::Ready(_) if state.mode.get() == Mode::Report => Shown::Report,
                // Another place is another view.
                Shown::Ready(_) => Shown::Ready(load.ready().map(|e| e.area().id)),
                other => other,
            }),
            (other, _) => other,
        }
    });
    anew(move || match shown.get() {
        Shown::Ready(None) => later(language, start),
        Shown::Report => later_whole(language, report),
        Shown::Ready(Some(_)) => view! { <PlaceView language /> }.into_any(),
        Shown::Waiting => view! { <p class="waiting" role="status">{words(language).loading}</p> }.into_any(),
        Shown::Failed(why) => view! { <Failure language why /> }.into_any(),
    })
}

/// How far what is fetched has come, without the thing itself.
#[derive(Debug, Clone, PartialEq)]
enum Shown {
    Waiting,
    /// The start page, or a place.
    Ready(Option<atlas::PlaceId>),
    /// A place's report.
    Report,
    Failed(Why),
}

impl Shown {
    fn of<T>(load: &Load<T>) -> Self {
        match load {
            Load::Waiting => Self::Waiting,
            Load::Ready(_) => Self::Ready(None),
            Load::Failed(why) => Self::Failed(why.clone()),
        }
    }
}

#[component]
fn Failure(language: Language, why: Why) -> impl IntoView {
    let state = state();
    let details = RwSignal::new(String::new());
    spawn_local(async move {
        // The signal of a view that has gone away in the meantime is disposed: nothing to do then.
        let _ = details.try_set(in_words(why).await);
    });
    let w = words(language);
    view! {
        <section class="failure" role="alert">
            <h1 class="ds-heading" data-size="lg">{w.failed}</h1>
            <p>{w.failed_lead}</p>
            <p>
                <button type="button" class="ds-button" on:click=pressed(move |_| state.retry())>{w.retry}</button>
            </p>
            <details class="ds-details">
                <summary>{w.details}</summary>
                <p>{details}</p>
            </details>
        </section>
    }
}

/// The foot of the page: in the same file as what opens the picker, which is wanted at the same time.
#[wasm_split(frame, fallible)]
fn foot() -> Fetched<Part> {
    Ok(|language| view! { <Foot language /> }.into_any())
}

#[component]
fn Foot(language: Language) -> impl IntoView {
    let state = state();
    let framed = whether(move || !state.embed.get());
    let opened = RwSignal::new(false);
    let keeping = RwSignal::new(false);
    let w = frame_words(language);
    let full = said(move || {
        state.track_link();
        let mode = Mode::default();
        address::relative(&Link {
            embed: false,
            show: Vec::new(),
            hide_controls: false,
            look: String::new(),
            mode,
            ..state.link()
        })
    });
    let form = move |mode: Mode| {
        said(move || {
            state.track_link();
            address::relative(&Link { mode, ..state.link() })
        })
    };
    let forms =
        [(Mode::Guess, w.guess_start), (Mode::Tour, w.tour_start), (Mode::Workshop, w.workshop_start)];
    view! {
        <footer class="foot">
            <p class="foot__line">
                {w.source_line} " "
                <a class="ds-link" href=full target="_blank" rel="noopener" hidden=framed>
                    {w.open_full}
                </a>
            </p>
            {only_if(framed, move || {
                view! {
                    <details class="ds-details" on:toggle=move |_| opened.set(true)>
                        <summary>{w.sources}</summary>
                        {only_if(opened.into(), move || later_whole(language, sources))}
                    </details>
                    <p class="foot__line foot__forms" hidden=whether(move || state.chosen.get().is_none())>
                        {forms
                            .map(|(mode, told)| view! { <a class="ds-link" href=form(mode)>{told}</a> })
                            .collect_view()}
                    </p>
                    <details
                        class="ds-details"
                        id="keep"
                        on:toggle=move |_| keeping.set(true)
                        hidden=whether(move || state.chosen.get().is_none())
                    >
                        <summary>{w.keep}</summary>
                        {only_if(keeping.into(), move || later_whole(language, keep))}
                    </details>
                    <EmbedBuilder language />
                    <p class="foot__line foot__forms">
                        <a class="ds-link" href=guide(language)>{w.guide}</a>
                        <a class="ds-link" href=ACCESSIBILITY hreflang="nb">{w.accessibility}</a>
                    </p>
                    <p class="foot__line">{w.privacy}</p>
                }
                    .into_any()
            })}
        </footer>
    }
}

/// Pages that the build makes of documents (crates/xtask/src/documents.rs).
const ACCESSIBILITY: &str = "accessibility.html";

const fn guide(language: Language) -> &'static str {
    match language {
        Language::Nb | Language::Se => "guide.html",
        Language::Nn => "guide-nn.html",
        Language::En => "guide-en.html",
    }
}

/// Where the figures come from.
#[wasm_split(sources, fallible)]
fn sources() -> Fetched<Part> {
    Ok(|language| view! { <Sources language /> }.into_any())
}

#[component]
fn Sources(language: Language) -> impl IntoView {
    let state = state();
    let w = source_words(language);
    // What money and dementia are reckoned by has tables of its own, once it is here.
    let more = explored(|e| e.standards().map(|standards| standards.sources.tables.clone()));
    let more = Memo::new(move |_| more.get().flatten());
    let list = move || {
        let list = state.base.with(|base| {
            base.ready().map(|base| {
                let more = more.get().unwrap_or_default();
                let more = more.iter().filter(|s| !base.core.sources.tables.contains(s));
                let rows = base.core.sources.tables.iter().chain(more).map(|s| {
                    view! { <li>{sentence::source(language, s)}</li> }
                });
                let vintage = sentence::vintage(language, &base.vintage, base.core.base_year);
                view! {
                    <p>{w.sources_lead}</p>
                    <ul class="sources">{rows.collect_view()}</ul>
                    <p>{vintage}</p>
                }
            })
        });
        list.into_any()
    };
    view! {
        <div class="foot__detail">
            <p>{w.method_lead}</p>
            {anew(list)}
        </div>
    }
}
