//! A group before a big screen: guesses one at a time, then today's course, then the levers; a code that takes the
//! participants' phones to the same place; a timer, and keys for a remote control. Those that are letters can be turned off.

use gloo::timers::callback::Interval;
use leptos::prelude::*;
use outlook::GroupGuess;
use scenario::{LEVERS, Language, LeverId, Link, Mode};
use text::later::workshop_words;
use text::round::round_words;
use text::workshop::{question, verdict};
use text::{number, words};
use wasm_bindgen::JsCast;
use wasm_split_helpers::wasm_split;

use crate::address;
use crate::parts::place::explored;
use crate::parts::qr::qr;
use crate::parts::work::now;
use crate::parts::{Fetched, Part, anew, number_field, only_if, said, state, whether};
use crate::state::{Stage, focus_on};

thread_local! {
    /// Whether letters and the full stop are keys: kept for who comes back from the round.
    static LETTERS: ArcRwSignal<bool> = ArcRwSignal::new(true);
}

/// The workshop's own part of the page.
#[wasm_split(workshop, fallible)]
pub fn workshop() -> Fetched<Part> {
    Ok(|language| view! { <Workshop language /> }.into_any())
}

/// How far the group has come: each question has its own two steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Asked(usize),
    Told(usize),
    Course,
    Levers,
}

/// Number of the last question.
const LAST: usize = GroupGuess::ALL.len() - 1;

impl Step {
    const fn next(self) -> Self {
        match self {
            Self::Asked(at) => Self::Told(at),
            Self::Told(at) if at < LAST => Self::Asked(at + 1),
            Self::Told(_) => Self::Course,
            Self::Course | Self::Levers => Self::Levers,
        }
    }

    const fn back(self) -> Self {
        match self {
            Self::Asked(0) => self,
            Self::Asked(at) => Self::Told(at - 1),
            Self::Told(at) => Self::Asked(at),
            Self::Course => Self::Told(LAST),
            Self::Levers => Self::Course,
        }
    }

    /// What of the page itself is shown beside it: nothing before the last answer gives the next away.
    const fn stage(self) -> Stage {
        match self {
            Self::Asked(_) | Self::Told(_) => Stage::Guess,
            Self::Course => Stage::Answer,
            Self::Levers => Stage::Levers,
        }
    }
}

#[component]
fn Workshop(language: Language) -> impl IntoView {
    let state = state();
    let (w, r) = (workshop_words(language), round_words(language));
    let code = RwSignal::new(false);
    let timing = RwSignal::new(false);
    let blank = RwSignal::new(false);
    let letters: RwSignal<bool> = LETTERS.with(ArcRwSignal::clone).into();
    // Who comes back from the round, or changes the language, goes on where the levers were.
    let step = RwSignal::new(match state.stage.get_untracked() {
        Stage::Guess => Step::Asked(0),
        Stage::Answer => Step::Course,
        Stage::Levers => Step::Levers,
    });
    let go = move |to: Step| {
        step.set(to);
        state.stage.set(to.stage());
    };
    let guesses = RwSignal::new([None::<f64>; GroupGuess::ALL.len()]);
    // A remote control for slides sends these keys. In a field to write in they mean what they always do.
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let in_field = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|target| {
                let field = "input:not([type=checkbox]), select, textarea";
                target.closest(field).is_ok_and(|field| field.is_some())
            });
        if in_field || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        // A voice that steers the page may send it whole words, letter by letter.
        let key = event.key();
        if !letters.get_untracked() && key.chars().nth(1).is_none() {
            return;
        }
        // Whatever is pressed while the screen is black brings it back, and does no more.
        if blank.get_untracked() {
            blank.set(false);
            return event.prevent_default();
        }
        match key.as_str() {
            "PageDown" | "ArrowRight" => go(step.get_untracked().next()),
            "PageUp" | "ArrowLeft" => go(step.get_untracked().back()),
            "q" | "Q" => code.update(|shown| *shown = !*shown),
            "t" | "T" => timing.update(|shown| *shown = !*shown),
            "b" | "B" | "." => blank.set(true),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
    Effect::new(move || {
        if blank.get() {
            request_animation_frame(|| focus_on("blank"));
        }
    });

    let at = move || match step.get() {
        Step::Asked(at) | Step::Told(at) => Some(at),
        Step::Course | Step::Levers => None,
    };
    let at = Memo::new(move |_| at());
    let first = whether(move || step.get() == Step::Asked(0));
    let at_end = whether(move || step.get() == Step::Levers);
    let asked = move || match at.get() {
        Some(at) => {
            let shown = whether(move || step.get() == Step::Told(at));
            let next = Callback::new(move |()| go(Step::Told(at)));
            view! { <OneGuess language at guesses shown next /> }.into_any()
        }
        None => ().into_any(),
    };
    let pressed = |is: RwSignal<bool>| said(move || is.get().to_string());
    view! {
        <section class="workshop" aria-label=w.workshop>
            {anew(asked)}
            <div class="workshop__keys">
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    disabled=first
                    on:click=move |_| go(step.get_untracked().back())
                >
                    {w.workshop_back}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    disabled=at_end
                    on:click=move |_| go(step.get_untracked().next())
                >
                    {said(move || {
                        match step.get() {
                            Step::Asked(_) => w.workshop_answer,
                            Step::Told(at) if at < LAST => w.next_question,
                            Step::Told(_) => w.course,
                            Step::Course | Step::Levers => w.workshop_levers,
                        }
                            .into()
                    })}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    aria-expanded=pressed(code)
                    on:click=move |_| code.update(|shown| *shown = !*shown)
                >
                    {w.workshop_code}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    on:click=move |_| {
                        state.take_form(Mode::Round);
                        request_animation_frame(|| focus_on("main"));
                    }
                >
                    {r.to_round}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    aria-expanded=pressed(timing)
                    on:click=move |_| timing.update(|shown| *shown = !*shown)
                >
                    {w.timer}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    on:click=move |_| blank.set(true)
                >
                    {w.blank}
                </button>
                <span class="workshop__hint">{w.workshop_hint}</span>
                <label class="embed__lever workshop__hint">
                    <input
                        type="checkbox"
                        prop:checked=whether(move || letters.get())
                        on:change=move |event| letters.set(event_target_checked(&event))
                    />
                    {w.workshop_letters}
                </label>
            </div>
            // It runs on while it is hidden.
            <Timer language shown=timing />
            {only_if(code.into(), move || view! { <Join language /> }.into_any())}
            {only_if(blank.into(), move || {
                view! {
                    <button
                        type="button"
                        class="workshop__blank"
                        id="blank"
                        aria-label=w.blank_end
                        on:click=move |_| blank.set(false)
                    ></button>
                }
                    .into_any()
            })}
        </section>
    }
}

/// A question, and once it is shown what today's course says to it.
#[component]
fn OneGuess(
    language: Language,
    at: usize,
    guesses: RwSignal<[Option<f64>; GroupGuess::ALL.len()]>,
    shown: Signal<bool>,
    next: Callback<()>,
) -> impl IntoView {
    let w = workshop_words(language);
    let guess = GroupGuess::ALL[at];
    let wrong = RwSignal::new(false);
    let ends = explored(move |e| e.group_guess(guess));
    let ends = Memo::new(move |_| ends.get().flatten());
    let asked = said(move || ends.get().map(|[now, _]| question(language, guess, now)).unwrap_or_default());
    let told = said(move || match (guesses.get()[at], ends.get()) {
        (Some(guessed), Some([_, then])) => verdict(language, guess, guessed, then),
        (None, Some([_, then])) => text::workshop::answer(language, guess, then),
        _ => String::new(),
    });
    let type_guess = move |event: web_sys::Event| {
        let typed = event_target_value(&event);
        let number = number::parse(&typed).filter(|n| (0.0..=guess.most()).contains(n));
        wrong.set(number.is_none() && !typed.trim().is_empty());
        guesses.update(|all| all[at] = number);
    };
    let open = whether(move || !shown.get());
    view! {
        <p class="workshop__step">{format!("{} / {}", at + 1, GroupGuess::ALL.len())}</p>
        <p class="workshop__question">{asked}</p>
        {only_if(open, move || {
            view! {
                <p class="workshop__field">
                    <label class="ds-label" for="guess">{w.workshop_guess}</label>
                    <input
                        class="ds-input workshop__guess"
                        id="guess"
                        type="text"
                        inputmode="numeric"
                        autocomplete="off"
                        aria-invalid=said(move || wrong.get().to_string())
                        aria-describedby="guess-error"
                        prop:value=said(move || {
                            guesses.get()[at].map(|n| number::whole(language, n)).unwrap_or_default()
                        })
                        on:change=type_guess
                        // In the field the remote control's keys are those of text: Enter goes on.
                        on:keydown=move |event| {
                            if event.key() == "Enter" {
                                type_guess(event.into());
                                if guesses.get_untracked()[at].is_some() {
                                    next.run(());
                                }
                            }
                        }
                    />
                </p>
                <p class="workshop__error" id="guess-error" role="status">
                    {said(move || if wrong.get() { w.workshop_number.into() } else { String::new() })}
                </p>
            }
                .into_any()
        })}
        {only_if(shown, move || view! { <p class="workshop__verdict" role="status">{told}</p> }.into_any())}
    }
}

/// The state as a code for phones, and which levers they get.
#[component]
pub fn Join(language: Language) -> impl IntoView {
    let state = state();
    let (w, r) = (workshop_words(language), round_words(language));
    let link = Memo::new(move |_| {
        state.track_link();
        // Of the state, what a phone starts from: where, in which language, and the levers.
        let state = state.link();
        let link = Link {
            place: state.place,
            language: state.language,
            levers: state.levers,
            own: state.own,
            edition: state.edition,
            show: state.show,
            mode: Mode::Phone,
            ..Link::default()
        };
        address::absolute(&address::relative(&link))
    });
    let here = move |id: LeverId| state.chosen.get().is_none_or(|place| id.works_in(place));
    let choice = move || {
        let lever = |id: LeverId| {
            let is = whether(move || state.show.with(|show| show.is_empty() || show.contains(&id)));
            let choose = move |event: web_sys::Event| {
                let on = event_target_checked(&event);
                let offered = |other: LeverId| {
                    if other == id {
                        on
                    } else {
                        state.show.with_untracked(|show| show.is_empty() || show.contains(&other))
                    }
                };
                let all = LEVERS.iter().map(|lever| lever.id).filter(|id| untrack(|| here(*id)));
                let show: Vec<LeverId> = all.clone().filter(|id| offered(*id)).collect();
                // All of them need no list; and at least one there must be.
                state.offer(if show.len() == all.count() { Vec::new() } else { show });
            };
            view! {
                <label class="embed__lever">
                    <input type="checkbox" prop:checked=is on:change=choose />
                    {words(language).lever(id)}
                </label>
            }
        };
        let offered = LEVERS.iter().map(|one| one.id).filter(|id| here(*id));
        offered.map(lever).collect_view().into_any()
    };
    view! {
        <div class="join">
            <figure class="workshop__code">
                {anew(move || qr(&link.get(), w.workshop_code))}
                <figcaption>
                    <a class="ds-link" href=said(move || link.get())>{said(move || link.get())}</a>
                </figcaption>
            </figure>
            <div>
                <p class="join__head">{r.join}</p>
                <p>{r.join_lead}</p>
                <details class="ds-details join__levers">
                    <summary>{r.offered}</summary>
                    <fieldset class="embed__levers">
                        <legend class="visually-hidden">{r.offered}</legend>
                        {anew(choice)}
                    </fieldset>
                </details>
            </div>
        </div>
    }
}

/// Longest time, minutes.
const LONGEST: f64 = 180.0;
/// Time to begin with, minutes.
const USUAL: u32 = 5;

/// A timer: so many minutes, counted down.
#[component]
fn Timer(language: Language, shown: RwSignal<bool>) -> impl IntoView {
    let w = workshop_words(language);
    let minutes = RwSignal::new(f64::from(USUAL));
    let wrong = RwSignal::new(false);
    // Seconds that are left, and when it will be over while it runs, ms: not ticks, which a tab in the background gets few of.
    let left = RwSignal::new(60 * USUAL);
    let end = RwSignal::new(None::<f64>);
    let ticking = StoredValue::new_local(None::<Interval>);
    let running = whether(move || end.get().is_some());
    let over = whether(move || left.get() == 0);
    let pause = move || {
        ticking.set_value(None);
        end.set(None);
    };
    let tick = move || {
        let Some(at) = end.get_untracked() else { return };
        let seconds = ((at - now()) / 1_000.0).ceil().max(0.0);
        #[expect(clippy::cast_sign_loss, reason = "not negative, and three hours at most")]
        left.set(seconds as u32);
        if seconds == 0.0 {
            pause();
        }
    };
    let start = move || {
        end.set(Some(now() + 1_000.0 * f64::from(left.get_untracked())));
        ticking.set_value(Some(Interval::new(200, tick)));
    };
    #[expect(clippy::cast_sign_loss, reason = "checked when it was typed")]
    let reset = move || {
        pause();
        left.set((60.0 * minutes.get_untracked()).round() as u32);
    };
    let typed = move |event: web_sys::Event| {
        let number = number::parse(&event_target_value(&event)).filter(|n| (1.0..=LONGEST).contains(n));
        wrong.set(number.is_none());
        if let Some(number) = number {
            minutes.set(number);
            reset();
        }
    };
    let clock = said(move || format!("{}:{:02}", left.get() / 60, left.get() % 60));
    let hidden = whether(move || !shown.get());
    view! {
        <div class="timer" role="group" aria-label=w.timer hidden=hidden>
            <p class="timer__clock" role="timer" class:timer__clock--over=over>{clock}</p>
            <p class="timer__keys">
                <label class="ds-label" for="timer">{w.timer_minutes}</label>
                {number_field(
                    "timer".into(),
                    "timer-told".into(),
                    wrong.into(),
                    said(move || number::decimal(language, minutes.get(), 0)),
                    typed,
                )}
                <button
                    type="button"
                    class="ds-button"
                    disabled=over
                    on:click=move |_| if running.get_untracked() { pause() } else { start() }
                >
                    {said(move || if running.get() { w.timer_pause } else { w.timer_start }.into())}
                </button>
                <button type="button" class="ds-button" data-variant="secondary" on:click=move |_| reset()>
                    {w.timer_reset}
                </button>
            </p>
            <p class="timer__told" id="timer-told" role="status">
                {said(move || match (wrong.get(), over.get()) {
                    (true, _) => w.timer_wrong.into(),
                    (false, true) => w.timer_over.into(),
                    (false, false) => String::new(),
                })}
            </p>
        </div>
    }
}
