//! Guess first: the visitor draws or sets a guess before the answer is shown.

use leptos::prelude::*;
use outlook::{GUESS_YEARS, Guess, GuessScale, Line};
use scenario::{HORIZON, Language, RAMP_START};
use text::guess::{drawing, guess_words, question, value, verdict, year_value};
use text::number;
use wasm_split_helpers::wasm_split;

use crate::parts::place::explored;
use crate::parts::{Fetched, Part, anew, said, state, whether};
use crate::state::focus_on;

/// The guesses as the whole of what there is to do before the page shows its answers.
#[wasm_split(tour, fallible)]
pub fn guess() -> Fetched<Part> {
    Ok(|language| {
        let state = state();
        let w = guess_words(language);
        view! {
            <section class="form" aria-labelledby="guess-form">
                <div class="form__head">
                    <h2 class="ds-heading" data-size="sm" id="guess-form" tabindex="-1">{w.guess}</h2>
                    <button
                        type="button"
                        class="ds-button"
                        data-variant="tertiary"
                        data-size="sm"
                        on:click=move |_| state.leave_form()
                    >
                        {w.skip}
                    </button>
                </div>
                <p class="form__lead">{w.lead}</p>
                <Guesses language done=(w.explore, Callback::new(move |()| state.leave_form())) />
            </section>
        }
        .into_any()
    })
}

/// The questions, one after the other; after the last answer, what comes then.
#[component]
pub fn Guesses(language: Language, done: (&'static str, Callback<()>)) -> impl IntoView {
    let w = guess_words(language);
    let at = RwSignal::new(0_usize);
    let shown = RwSignal::new(false);
    let (then, done) = done;
    let question = move || {
        let guess = Guess::ALL[at.get().min(Guess::ALL.len() - 1)];
        view! { <OneGuess language guess shown /> }.into_any()
    };
    let last = whether(move || at.get() + 1 == Guess::ALL.len());
    let go = move |_| {
        if !shown.get_untracked() {
            shown.set(true);
            return request_animation_frame(|| focus_on("verdict"));
        }
        if last.get_untracked() {
            return done.run(());
        }
        shown.set(false);
        at.update(|at| *at += 1);
        request_animation_frame(|| focus_on("guess-question"));
    };
    view! {
        <div class="guesses">
            <p class="form__step">{said(move || format!("{} / {}", at.get() + 1, Guess::ALL.len()))}</p>
            {anew(question)}
            <button type="button" class="ds-button" on:click=go>
                {said(move || match (shown.get(), last.get()) {
                    (false, _) => w.show,
                    (true, false) => w.next,
                    (true, true) => then,
                }.to_owned())}
            </button>
        </div>
    }
}

#[component]
fn OneGuess(language: Language, guess: Guess, shown: RwSignal<bool>) -> impl IntoView {
    let scale = explored(move |e| e.guess(guess));
    anew(move || {
        let Some(scale) = scale.get().flatten() else { return ().into_any() };
        view! { <Asked language guess shown scale /> }.into_any()
    })
}

#[component]
fn Asked(language: Language, guess: Guess, shown: RwSignal<bool>, scale: GuessScale) -> impl IntoView {
    let w = guess_words(language);
    let begin = scale.nearest(scale.now);
    let nearest = StoredValue::new(scale.clone());
    let GuessScale { now, lines, answers, axis, step } = scale;
    let years = if lines.is_some() { &GUESS_YEARS[..] } else { &GUESS_YEARS[GUESS_YEARS.len() - 1..] };
    let guesses = RwSignal::new(vec![begin; years.len()]);
    let set = move |i: usize, to: f64| {
        let kept = nearest.with_value(|scale| scale.nearest(to));
        guesses.update(|all| all[i] = kept);
    };
    let answer = answers.last().copied().unwrap_or(now);
    let told = said(move || {
        let guessed = guesses.with(|all| all.last().copied().unwrap_or(now));
        if shown.get() { verdict(language, guess, guessed, answer) } else { String::new() }
    });
    let figure = lines.map(|lines| {
        let answers = answers.clone();
        let label = said(move || {
            let answers = shown.get().then_some(&answers[..]);
            guesses.with(|all| drawing(language, years, all, answers))
        });
        view! { <Drawn lines axis=(axis.min, axis.max) guesses shown label language set=Callback::new(move |(i, to)| set(i, to)) /> }
    });
    let drawn = figure.is_some();
    let fields = years.iter().enumerate().map(|(i, year)| {
        let at = move || guesses.with(|all| all[i]);
        let id = format!("guess-{year}");
        let answered = answers[i];
        view! {
            <li class="guess__field">
                <label for=id.clone()>{year.to_string()}</label>
                <input
                    type="range"
                    class="lever__slider"
                    id=id
                    aria-describedby="guess-question"
                    min=scenario::plain(axis.min, 0)
                    max=scenario::plain(axis.max, 0)
                    step=scenario::plain(step, 0)
                    prop:value=said(move || scenario::plain(at(), 0))
                    aria-valuetext=said(move || year_value(language, guess, at()))
                    disabled=move || shown.get()
                    style=("--from", "0")
                    style=("--to", said(move || scenario::plain((at() - axis.min) / (axis.max - axis.min), 4)))
                    on:input=move |event| {
                        if let Some(to) = scenario::decimal(&event_target_value(&event)) {
                            set(i, to);
                        }
                    }
                />
                <output class="guess__value">{said(move || value(language, guess, at()))}</output>
                <span class="guess__answer" hidden=whether(move || !shown.get())>
                    {w.todays_course} ": " {value(language, guess, answered)}
                </span>
            </li>
        }
    });
    view! {
        <p class="guess__question" id="guess-question" tabindex="-1">{question(language, guess, now)}</p>
        {figure}
        {drawn.then(|| view! { <p class="form__lead" hidden=whether(move || shown.get())>{w.draw}</p> })}
        <ul class="guess__fields">{fields.collect_view()}</ul>
        <p class="guess__verdict" id="verdict" role="status" tabindex="-1">{told}</p>
    }
}

/// Size of the drawing.
const WIDTH: u16 = 640;
const HEIGHT: u16 = 300;
/// Room for the years below and the numbers at the left.
const BELOW: u16 = 40;
const LEFT: u16 = 140;
const RIGHT: u16 = 16;
const ABOVE: u16 = 12;

/// The record, and after it what the visitor draws; today's course too once it is shown.
#[component]
fn Drawn(
    lines: [Line; 2],
    /// Lower and upper end.
    axis: (f64, f64),
    guesses: RwSignal<Vec<f64>>,
    shown: RwSignal<bool>,
    /// The same in words.
    label: Signal<String>,
    language: Language,
    /// Sets the guess of a year.
    set: Callback<(usize, f64)>,
) -> impl IntoView {
    let w = guess_words(language);
    let [history, baseline] = lines;
    let first = f64::from(history.first_year);
    let (across, down) = (f64::from(WIDTH - LEFT - RIGHT), f64::from(HEIGHT - ABOVE - BELOW));
    let x = move |year: f64| f64::from(LEFT) + across * (year - first) / (f64::from(HORIZON) - first);
    let y = move |value: f64| f64::from(ABOVE) + down * (axis.1 - value) / (axis.1 - axis.0);
    let point = move |year: f64, value: f64| {
        [&scenario::plain(x(year), 1), " ", &scenario::plain(y(value), 1)].concat()
    };
    let path = move |line: &Line| {
        let points = (0_u16..).zip(&line.values).map(|(i, v)| point(f64::from(line.first_year + i), *v));
        "M".to_owned() + &points.collect::<Vec<_>>().join("L")
    };
    let now = history.values.last().copied().unwrap_or_default();
    let guessed = said(move || {
        let start = point(f64::from(RAMP_START), now);
        guesses.with(|all| {
            let points = GUESS_YEARS.iter().zip(all).map(|(year, value)| point(f64::from(*year), *value));
            format!("M{start}L{}", points.collect::<Vec<_>>().join("L"))
        })
    });
    let handle = move |i: usize| {
        let year = f64::from(GUESS_YEARS[i]);
        view! {
            <circle
                class="draw__handle"
                r="9"
                cx=scenario::plain(x(year), 1)
                cy=said(move || scenario::plain(y(guesses.with(|all| all[i])), 1))
            ></circle>
        }
    };
    let draw = move |event: web_sys::PointerEvent| {
        if shown.get_untracked() || event.buttons() == 0 {
            return;
        }
        let svg: web_sys::Element = wasm_bindgen::JsCast::unchecked_into(match event.current_target() {
            Some(target) => target,
            None => return,
        });
        let frame = svg.get_bounding_client_rect();
        let at = |client: i32, from: f64, size: f64, room: u16| {
            (f64::from(client) - from) / size * f64::from(room)
        };
        let (u, v) = (
            at(event.client_x(), frame.left(), frame.width(), WIDTH),
            at(event.client_y(), frame.top(), frame.height(), HEIGHT),
        );
        // The year whose handle is nearest; what has been cannot be drawn anew.
        let apart = |year: u16| (x(f64::from(year)) - u).abs();
        let nearest = GUESS_YEARS.into_iter().enumerate().min_by(|a, b| apart(a.1).total_cmp(&apart(b.1)));
        let Some((i, _)) = nearest.filter(|_| u > x(f64::from(RAMP_START))) else { return };
        event.prevent_default();
        set.run((i, axis.1 - (v - f64::from(ABOVE)) / down * (axis.1 - axis.0)));
    };
    let marks = [axis.0, f64::midpoint(axis.0, axis.1), axis.1].map(|value| {
        view! {
            <text class="draw__mark" x=(LEFT - 8).to_string() y=scenario::plain(y(value) + 4.0, 1) text-anchor="end">
                {number::whole(language, value)}
            </text>
            <path class="draw__rule" d=format!("M{LEFT} {}H{WIDTH}", scenario::plain(y(value), 1))></path>
        }
    });
    let years = [(history.first_year, "start"), (RAMP_START, "middle"), (HORIZON, "end")];
    let years = years.map(|(year, anchor)| {
        view! {
            <text class="draw__mark" x=scenario::plain(x(f64::from(year)), 1) y=(HEIGHT - 6).to_string() text-anchor=anchor>
                {year.to_string()}
            </text>
        }
    });
    view! {
        <figure class="draw">
            <svg
                viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                role="img"
                aria-label=label
                on:pointerdown=draw
                on:pointermove=draw
            >
                <rect class="draw__room" x="0" y="0" width=WIDTH.to_string() height=HEIGHT.to_string()></rect>
                {marks.collect_view()}
                {years.collect_view()}
                <path class="draw__history" d=path(&history)></path>
                <path class="draw__course" d=path(&baseline) class:draw__course--shown=move || shown.get()></path>
                <path class="draw__guess" d=guessed></path>
                {(0..GUESS_YEARS.len()).map(handle).collect_view()}
            </svg>
            <figcaption class="draw__key">
                <span class="draw__name draw__name--history">{w.record}</span>
                <span class="draw__name draw__name--guess">{w.your_guess}</span>
                <span class="draw__name draw__name--course" hidden=whether(move || !shown.get())>
                    {w.todays_course}
                </span>
            </figcaption>
        </figure>
    }
}
