//! A path of five steps: today, a guess, what is already decided, what can be changed, and one's own future.

use leptos::prelude::*;
use leptos::task::spawn_local;
use outlook::Indicator;
use scenario::{HORIZON, Language, LeverId, Link, Mode};
use text::later::detail_words;
use text::scenarios::lever_moved;
use text::tour::{decided, shared, step_of, today, tour_words};
use text::{figure_words, sentence};
use wasm_split_helpers::wasm_split;

use crate::address;
use crate::charts::AgePyramid;
use crate::parts::guess::Guesses;
use crate::parts::place::explored;
use crate::parts::steps::Steps;
use crate::parts::{Fetched, Part, anew, only_if, said, state, whether};
use crate::state::{Load, Stage, focus_on};

/// The path.
#[wasm_split(tour, fallible)]
pub fn tour() -> Fetched<Part> {
    Ok(|language| view! { <Tour language /> }.into_any())
}

const STEPS: usize = 5;

/// The steps, and what of the page itself is shown beside each.
const STAGES: [Stage; STEPS] = [Stage::Guess, Stage::Guess, Stage::Guess, Stage::Levers, Stage::Guess];

#[component]
fn Tour(language: Language) -> impl IntoView {
    let state = state();
    let w = tour_words(language);
    let step = RwSignal::new(0_usize);
    let go = move |to: usize| {
        step.set(to);
        state.stage.set(STAGES[to]);
        request_animation_frame(|| focus_on("tour-step"));
    };
    let content = move || match step.get() {
        0 => view! { <Today language /> }.into_any(),
        1 => view! { <Guesses language done=(w.next, Callback::new(move |()| go(2))) /> }.into_any(),
        2 => view! { <DecidedAlready language /> }.into_any(),
        3 => view! {
            <p class="form__lead">{w.levers_lead}</p>
            <Steps language indicator=Indicator::HandsGap />
        }
        .into_any(),
        _ => view! { <Mine language /> }.into_any(),
    };
    let first = whether(move || step.get() == 0);
    let last = whether(move || step.get() + 1 == STEPS);
    view! {
        <section class="form" aria-labelledby="tour-step">
            <div class="form__head">
                <p class="form__step">{said(move || step_of(language, step.get() + 1, STEPS))}</p>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    data-size="sm"
                    on:click=move |_| state.leave_form()
                >
                    {w.leave}
                </button>
            </div>
            <h2 class="ds-heading" data-size="md" id="tour-step" tabindex="-1">
                {said(move || w.steps[step.get()].to_owned())}
            </h2>
            {anew(content)}
            <div class="form__keys">
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    disabled=first
                    on:click=move |_| go(step.get_untracked().saturating_sub(1))
                >
                    {w.back}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    hidden=last
                    on:click=move |_| go((step.get_untracked() + 1).min(STEPS - 1))
                >
                    {w.next}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    hidden=whether(move || !last.get())
                    on:click=move |_| state.leave_form()
                >
                    {w.explore}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    hidden=whether(move || !last.get())
                    on:click=move |_| go(0)
                >
                    {w.again}
                </button>
            </div>
        </section>
    }
}

/// Who lives here today.
#[component]
fn Today(language: Language) -> impl IntoView {
    let told = explored(move |e| {
        let now = e.baseline_figures(*e.years().start()).unwrap_or_default();
        let pyramid = e.pyramid(HORIZON);
        today(language, &now, pyramid.map(|p| p.of_100(true)).unwrap_or_default())
    });
    let figures = explored(|e| e.headline());
    let cards = move || {
        let shown = |f: outlook::Figure| {
            view! {
                <div>
                    <dt>{figure_words(language, f.indicator).name}</dt>
                    <dd>{sentence::value_beside(language, &f, f.now)}</dd>
                </div>
            }
        };
        figures.get().unwrap_or_default().into_iter().map(shown).collect_view().into_any()
    };
    view! {
        <p class="guess__question">{said(move || told.get().unwrap_or_default())}</p>
        <dl class="tour__figures">{anew(cards)}</dl>
    }
}

/// What is already decided.
#[component]
fn DecidedAlready(language: Language) -> impl IntoView {
    let w = tour_words(language);
    let state = state();
    let at_rest = whether(move || state.levers.with(scenario::Levers::is_baseline));
    let told = explored(move |e| e.decided().map(|it| decided(language, &it)));
    let part =
        move |i: usize| said(move || told.get().flatten().map(|told| told[i].clone()).unwrap_or_default());
    view! {
        <p class="form__lead">{w.decided_lead}</p>
        <p class="guess__question">{part(0)}</p>
        <p class="guess__question">{part(1)}</p>
        // It draws the visitor's path: beside these words only where that is today's course.
        {only_if(at_rest, move || view! { <AgePyramid language /> }.into_any())}
    }
}

/// One's own future, what one would do for it, and a link to share.
#[component]
fn Mine(language: Language) -> impl IntoView {
    let state = state();
    let w = tour_words(language);
    state.fetch_acting();
    let would = RwSignal::new(Vec::<String>::new());
    let copied = RwSignal::new(None::<bool>);
    let link = said(move || {
        state.track_link();
        address::absolute(&address::relative(&Link { mode: Mode::Page, ..state.link() }))
    });
    let living = explored(move |e| {
        let figures = |f: Option<outlook::Figures>| f.unwrap_or_default();
        let (now, then) = (figures(e.baseline_figures(*e.years().start())), figures(e.figures(HORIZON)));
        let baseline = figures(e.baseline_figures(HORIZON));
        sentence::living(language, &now, &then, (!e.levers().is_baseline()).then_some(&baseline), HORIZON)
    });
    let copy = move |_| {
        let name = state.name(language).unwrap_or_default();
        let told = shared(
            language,
            &name,
            &living.get_untracked().unwrap_or_default(),
            &would.get_untracked(),
            &link.get_untracked(),
        );
        spawn_local(async move {
            let done = address::copy(&told).await;
            let _ = copied.try_set(Some(done));
        });
    };
    // Who can move a lever, and how.
    let deeds = move |id: LeverId| -> Vec<String> {
        state.acting.with(|acting| {
            let Some((_, Load::Ready(acting))) = acting else { return Vec::new() };
            let told =
                |of: &text::acting::CanDo| [detail_words(language).actor(of.who), ": ", &of.can].concat();
            acting.lever(id.lever().key).map(|of| of.actors.iter().map(told).collect()).unwrap_or_default()
        })
    };
    let moved = move || {
        let moved: Vec<_> = state.levers.with(|levers| levers.moved().collect());
        if moved.is_empty() {
            return view! { <p>{w.nothing_moved}</p> }.into_any();
        }
        let one = |(id, setting)| {
            let options = deeds(id).into_iter().map(|what| {
                let kept = what.clone();
                let is = {
                    let what = what.clone();
                    move || would.with(|would| would.contains(&what))
                };
                let toggle = move |_| {
                    would.update(|would| {
                        if would.contains(&kept) {
                            would.retain(|it| *it != kept);
                        } else {
                            would.push(kept.clone());
                        }
                    });
                };
                view! {
                    <li>
                        <label class="tour__would">
                            <input type="checkbox" prop:checked=is on:change=toggle />
                            <span>{what}</span>
                        </label>
                    </li>
                }
            });
            view! {
                <fieldset class="tour__lever">
                    <legend>{lever_moved(language, id, setting)}</legend>
                    <p class="form__lead">{w.i_would}</p>
                    <ul>{options.collect_view()}</ul>
                </fieldset>
            }
        };
        view! { <h3 class="ds-heading" data-size="xs">{w.moved}</h3> {moved.into_iter().map(one).collect_view()} }.into_any()
    };
    view! {
        <p class="form__lead" hidden=whether(move || state.levers.with(scenario::Levers::is_baseline))>{w.mine_lead}</p>
        <p class="guess__question">{said(move || living.get().unwrap_or_default())}</p>
        {anew(moved)}
        <p class="tour__share">
            <button type="button" class="ds-button" data-variant="secondary" on:click=copy>{w.share}</button>
            " "
            <span role="status">
                {said(move || match copied.get() {
                    None => String::new(),
                    Some(true) => w.copied.into(),
                    Some(false) => w.not_copied.into(),
                })}
            </span>
        </p>
        <p><a class="ds-link" href=link>{w.link}</a></p>
    }
}

/// The way to the path from the start page: it begins when a place has been chosen.
#[component]
pub fn BeginTour(language: Language) -> impl IntoView {
    let state = state();
    let w = tour_words(language);
    let begun = whether(move || state.mode.get() == Mode::Tour);
    let begin = move |_| {
        state.take_form(Mode::Tour);
        focus_on("kommune");
    };
    view! {
        <div class="start__tour">
            <button type="button" class="ds-button" data-variant="secondary" hidden=begun on:click=begin>{w.begin}</button>
            <p class="form__lead" role="status">
                {said(move || if begun.get() { w.choose } else { w.begin_lead }.into())}
            </p>
        </div>
    }
}
