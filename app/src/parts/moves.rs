//! What moves the figure of a view: how much of its change comes from what, and which lever matters most.

use leptos::prelude::*;
use outlook::{Contributions, Factor, Indicator, Shown, Swing};
use scenario::{HORIZON, Language, LeverId, Levers, keeps_others};
use text::export::export_words;
use text::moves::{self, ask_words, moves_words};
use text::{number, words};
use wasm_split_helpers::wasm_split;

use crate::parts::goal::goal;
use crate::parts::place::{ShownPlace, shown_place};
use crate::parts::scenarios::compare;
use crate::parts::work::{Desk, Done};
use crate::parts::{
    Download, Drawn, Fetched, Part, Table, anew, later, only_if, said, seen, state, try_again, whether,
};
use crate::state::focus_on;

/// The scenarios side by side where there are several, and two questions about what a view shows. What answers them is
/// fetched and worked out when they are opened.
#[wasm_split(below, fallible)]
pub fn questions() -> Fetched<Part> {
    Ok(|language| {
        let state = state();
        let w = ask_words(language);
        // A goal is reached by levers: where only some or none are offered, there is none.
        let levers = whether(move || !state.hide_controls.get() && state.show.with(Vec::is_empty));
        let several = whether(move || state.kept.with(|kept| keeps_others(kept)));
        view! {
            <section class="questions">
                {only_if(several, move || later(language, compare))}
                {question(w.moves, "moves", move || later(language, moves_part))}
                {only_if(levers, move || question(w.goal, "goal", move || later(language, goal)))}
            </section>
        }
        .into_any()
    })
}

/// A question that opens to its answer.
fn question(
    asked: &'static str,
    name: &'static str,
    answer: impl Fn() -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    let open = RwSignal::new(false);
    let toggle = move |event: web_sys::Event| {
        let details: web_sys::Element = event_target(&event);
        open.set(details.has_attribute("open"));
    };
    view! {
        <details class="ds-details question" id=name on:toggle=toggle>
            <summary>{asked}</summary>
            <div class="question__answer">{only_if(open.into(), answer)}</div>
        </details>
    }
    .into_any()
}

/// The figure that a view is about.
fn figure_of_view() -> Indicator {
    state().figure.get().unwrap_or(Indicator::Population)
}

/// The answer to the first.
#[wasm_split(moves, fallible)]
fn moves_part() -> Fetched<Part> {
    Ok(|language| view! { <Moves language /> }.into_any())
}

/// What was found of a figure.
#[derive(Debug, Clone, PartialEq)]
struct Moved {
    indicator: Indicator,
    shown: Shown,
    /// As the levers stand.
    value: f64,
    swings: Vec<Swing>,
}

#[component]
fn Moves(language: Language) -> impl IntoView {
    let state = state();
    let desk = Desk::new();
    let w = moves_words(language);
    let part = NodeRef::<leptos::html::Div>::new();
    let seen = seen(move || part.get().map(Into::into));
    let found = RwSignal::new(Done::<Moved>::Waiting);
    let again = RwSignal::new(0_u32);
    let place = shown_place();
    let asked = seen.read(move || {
        again.track();
        let levers = state.explorer.with(|load| load.ready().map(|e| *e.levers()))?;
        Some((place.get()?, figure_of_view(), levers, again.get()))
    });
    Effect::new(move || {
        let Some((place, indicator, levers, _)) = asked.get() else { return };
        ask(desk, place, indicator, levers, found);
    });
    let shown = move || match found.get() {
        Done::Waiting => view! { <p role="status">{w.reckoning}</p> }.into_any(),
        Done::Failed => failed(language, again),
        Done::Ready(moved) => view! {
            <h3 class="ds-heading" data-size="2xs">
                {moves::figure_heading(language, moved.indicator)}
            </h3>
            <p class="question__told">{moves::told(language, moved.indicator, &moved.shown)}</p>
            {falls(language, moved.indicator, &moved.shown)}
            <p class="question__key">{w.parts_lead}</p>
        }
        .into_any(),
    };
    let matters = move || match found.get() {
        Done::Waiting | Done::Failed => ().into_any(),
        Done::Ready(moved) => swings(language, &moved),
    };
    let ready = whether(move || found.with(|done| matches!(done, Done::Ready(_))));
    let rows = Memo::new(move |_| match found.get() {
        Done::Ready(moved) => table(language, &moved),
        _ => Vec::new(),
    });
    let head = Signal::derive(move || [w.part, w.adds, w.becomes].map(str::to_owned).to_vec());
    let figure = move || {
        let indicator = found.with(|done| match done {
            Done::Ready(moved) => Some(moved.indicator),
            _ => None,
        });
        indicator.map(|indicator| moves::file_name(language, indicator)).unwrap_or_default()
    };
    let titled = move |title: &'static str| said(move || [title, ": ", &figure()].concat());
    view! {
        <div class="moves" node_ref=part>
            <div class="moves__shown">{anew(shown)}</div>
            <Table language label=text::later::below_words(language).as_table caption=w.from_to head rows=rows.into() />
            <Download
                language
                title=titled(w.from_to)
                drawn=Drawn::Part(".moves__shown")
                table=std::sync::Arc::new(move || {
                    let found = found.with_untracked(|done| match done {
                        Done::Ready(moved) => file_table(language, moved),
                        Done::Waiting | Done::Failed => Vec::new(),
                    });
                    (head.get_untracked(), found)
                })
            />
            {only_if(ready, move || {
                view! {
                    <h3 class="ds-heading" data-size="2xs">{w.matters}</h3>
                    <div class="moves__matters">
                        <p class="question__key">{w.matters_lead}</p>
                        {anew(matters)}
                    </div>
                    <Download
                        language
                        title=titled(w.matters_short)
                        drawn=Drawn::Part(".moves__matters")
                        table=std::sync::Arc::new(move || {
                            found.with_untracked(|done| match done {
                                Done::Ready(moved) => swings_table(language, moved),
                                Done::Waiting | Done::Failed => Default::default(),
                            })
                        })
                    />
                }
                    .into_any()
            })}
        </div>
    }
    .into_any()
}

fn ask(desk: Desk, place: ShownPlace, indicator: Indicator, levers: Levers, found: RwSignal<Done<Moved>>) {
    desk.ask(
        place,
        HORIZON,
        async move |simulator| {
            let parts: Contributions =
                simulator.contributions_with_rests(&levers, indicator).await.ok()??;
            let swings = simulator.sensitivity_with_rests(&levers, indicator).await.ok()??;
            Some(Moved { indicator, shown: parts.shown(indicator), value: parts.then, swings })
        },
        move |done| {
            // The signal of a view that has gone away in the meantime is disposed: nothing to do then.
            let _ = found.try_set(done);
        },
    );
}

/// Said where what the work stands on could not be had, with a way to try again.
pub fn failed(language: Language, again: RwSignal<u32>) -> AnyView {
    try_again(language, Callback::new(move |()| again.update(|times| *times += 1)))
}

/// One step of the way from today to the last year.
struct Step {
    name: &'static str,
    /// What is added; `None` for a whole.
    part: Option<f64>,
    /// Whether the visitor's choices add it.
    own: bool,
    becomes: f64,
}

/// The way from today: the baseline's own parts, its end, and from there what the levers add.
fn steps(language: Language, shown: &Shown) -> Vec<Step> {
    let w = moves_words(language);
    let whole = |name, becomes, own| Step { name, part: None, own, becomes };
    let mut steps = vec![whole(w.today, shown.now, false)];
    let mut at = shown.now;
    let mut add = |steps: &mut Vec<Step>, parts: &[(Factor, f64)], own| {
        for (factor, part) in parts {
            at += part;
            steps.push(Step {
                name: moves::factor_name(language, *factor),
                part: Some(*part),
                own,
                becomes: at,
            });
        }
    };
    add(&mut steps, &shown.own, false);
    steps.push(whole(w.baseline, shown.baseline, false));
    if !shown.added.is_empty() {
        add(&mut steps, &shown.added, true);
        steps.push(whole(w.own, shown.then, true));
    }
    steps
}

/// Where a value lies between the least and the greatest that are drawn.
#[derive(Clone, Copy)]
struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    fn of(values: impl Iterator<Item = f64> + Clone) -> Self {
        let low = values.clone().fold(f64::INFINITY, f64::min);
        Self { low, high: values.fold(f64::NEG_INFINITY, f64::max) }
    }

    /// As a share of the way, for the style sheet.
    fn at(self, value: f64) -> String {
        let way = self.high - self.low;
        scenario::plain(if way > 0.0 { (value - self.low) / way } else { 0.5 }, 4)
    }
}

/// The way from today in bars that begin where the one before ends.
fn falls(language: Language, indicator: Indicator, shown: &Shown) -> AnyView {
    let steps = steps(language, shown);
    let scale = Scale::of(steps.iter().map(|step| step.becomes));
    let rows = steps.iter().map(|step| {
        let (from, to) = match step.part {
            Some(part) => (step.becomes - part, step.becomes),
            None => (step.becomes, step.becomes),
        };
        let class = match step.part {
            None => "fall fall--whole",
            Some(part) if part > 0.0 => "fall fall--up",
            Some(part) if part < 0.0 => "fall fall--down",
            Some(_) => "fall",
        };
        let value = step.part.map_or_else(
            || moves::step_value(language, indicator, shown, step.becomes),
            |part| moves::step_part(language, indicator, shown, part),
        );
        view! {
            <li class=class class:fall--own=step.own>
                <span class="fall__name">{step.name}</span>
                " "
                <span class="fall__value">{value}</span>
                <span
                    class="fall__track"
                    aria-hidden="true"
                    style=("--from", scale.at(from.min(to)))
                    style=("--to", scale.at(from.max(to)))
                    style=("--at", scale.at(to))
                ></span>
            </li>
        }
    });
    view! {
        <ol class="falls" style=("--start", scale.at(shown.now))>
            {rows.collect_view()}
        </ol>
    }
    .into_any()
}

fn table(language: Language, moved: &Moved) -> Vec<Vec<String>> {
    let Moved { indicator, shown, .. } = moved;
    let row = |step: &Step| {
        vec![
            step.name.to_owned(),
            step.part.map_or_else(String::new, |part| moves::step_part(language, *indicator, shown, part)),
            moves::step_value(language, *indicator, shown, step.becomes),
        ]
    };
    steps(language, &moved.shown).iter().map(row).collect()
}

/// The same for a file, where a number is a number: money in whole kroner.
fn file_table(language: Language, moved: &Moved) -> Vec<Vec<String>> {
    let number = |value: f64| number::decimal(language, value, moved.indicator.decimals());
    let row = |step: &Step| {
        vec![step.name.to_owned(), step.part.map_or_else(String::new, number), number(step.becomes)]
    };
    steps(language, &moved.shown).iter().map(row).collect()
}

/// How far each lever moves the figure, as a table: the ends of its range, and the figure at each.
fn swings_table(language: Language, moved: &Moved) -> (Vec<String>, Vec<Vec<String>>) {
    let w = moves_words(language);
    let heads = [w.lever, export_words(language).unit, w.lowest, w.at_lowest, w.highest, w.at_highest];
    let row = |swing: &Swing| {
        let lever = swing.lever.lever();
        let change = |change: f64| number::decimal(language, change, lever.decimals);
        let value = |value: f64| number::decimal(language, value, moved.indicator.decimals());
        let ([low, high], [at_low, at_high]) = (swing.changes, swing.values);
        let unit = words(language).unit(lever.unit).to_owned();
        vec![
            words(language).lever(swing.lever).to_owned(),
            unit,
            change(low),
            value(at_low),
            change(high),
            value(at_high),
        ]
    };
    (heads.map(str::to_owned).into(), moved.swings.iter().map(row).collect())
}

/// How far each lever moves the figure, the one that matters most first.
fn swings(language: Language, moved: &Moved) -> AnyView {
    let state = state();
    let w = moves_words(language);
    let least = 0.5 * outlook::Scale::last_digit(moved.indicator, moved.value);
    let (moving, still): (Vec<Swing>, Vec<Swing>) = moved.swings.iter().partition(|s| s.span() >= least);
    let all = moving.iter().flat_map(|swing| swing.values).chain([moved.value]);
    let scale = Scale::of(all);
    let offered = |id: LeverId| {
        let some = state.show.with_untracked(|show| show.is_empty() || show.contains(&id));
        some && !state.hide_controls.get_untracked()
    };
    let value = moved.value;
    let rows = moving.iter().map(|swing| {
        let id = swing.lever;
        let name = words(language).lever(id);
        let name = if offered(id) {
            view! {
                <button
                    type="button"
                    class="swing__lever"
                    aria-label=moves::go_to_lever(language, id)
                    on:click=move |_| focus_on(&format!("lever-{}", id.lever().key))
                >
                    {name}
                </button>
            }
            .into_any()
        } else {
            view! { <span>{name}</span> }.into_any()
        };
        let bar = |class: &'static str, end: f64| {
            view! {
                <span
                    class=class
                    style=("--from", scale.at(end.min(value)))
                    style=("--to", scale.at(end.max(value)))
                ></span>
            }
        };
        let [down, up] = swing.values;
        view! {
            <li class="swing" data-lever=id.lever().key>
                <span class="swing__name">{name}</span>
                " "
                <span class="swing__values">
                    {moves::swing_values(language, moved.indicator, swing)}
                </span>
                <span class="swing__track" aria-hidden="true">
                    {bar("swing__down", down)} {bar("swing__up", up)}
                    <span class="swing__now" style=("--at", scale.at(value))></span>
                </span>
                " "
                <span class="swing__range">{moves::swing_range(language, swing)}</span>
            </li>
        }
    });
    let still: Vec<LeverId> = still.iter().map(|swing| swing.lever).collect();
    view! {
        <p class="swings__key" aria-hidden="true">
            <span class="swings__up"></span>
            {w.key_up}
            <span class="swings__down"></span>
            {w.key_down}
            <span class="swings__now">{w.key_now}</span>
        </p>
        <ol class="swings">{rows.collect_view()}</ol>
        <p class="question__key">{moves::no_difference(language, &still)}</p>
    }
    .into_any()
}
