//! What it would take to reach a goal that the visitor sets.

use leptos::prelude::*;
use outlook::{GOALS, Goal, Indicator, Package, first_goal, goal_of_view, within_reach};
use scenario::{HORIZON, LEVERS, Language, Lever, LeverId, Levers, RAMP_MIN};
use text::moves::{self, Possibility, moves_words};
use text::{figure_words, indicator_words, number, words};
use wasm_split_helpers::wasm_split;

use crate::parts::moves::failed;
use crate::parts::place::shown_place;
use crate::parts::work::{Desk, Done};
use crate::parts::{Download, Drawn, Fetched, Part, anew, number_field, only_if, said, seen, state, whether};

/// The answer to what it would take.
#[wasm_split(moves, fallible)]
pub fn goal() -> Fetched<Part> {
    Ok(|language| view! { <GoalPart language /> }.into_any())
}

/// What is wanted; a target of `None` is the one to begin with.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Wanted {
    indicator: Indicator,
    target: Option<f64>,
    year: u16,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    indicator: Indicator,
    target: f64,
    year: u16,
    /// On the baseline.
    start: f64,
    goal: Goal,
}

impl Found {
    /// The ways to the goal, or the one that goes furthest; those that change nothing are none.
    fn ways(&self) -> Vec<Package> {
        let reached = !self.goal.packages.is_empty();
        let all = if reached { self.goal.packages.clone() } else { vec![self.goal.best] };
        all.into_iter().filter(|package| !package.levers.is_baseline()).collect()
    }

    /// What a way is called.
    fn called(&self, language: Language, way: &Package) -> &'static str {
        let w = moves_words(language);
        if self.goal.packages.is_empty() { w.furthest } else { w.kind(way.kind) }
    }
}

#[component]
fn GoalPart(language: Language) -> impl IntoView {
    let state = state();
    let (searches, looks) = (Desk::new(), Desk::new());
    let w = moves_words(language);
    let part = NodeRef::<leptos::html::Div>::new();
    let seen = seen(move || part.get().map(Into::into));
    let begin = move |view| Wanted { indicator: goal_of_view(view), target: None, year: HORIZON };
    let wanted = RwSignal::new(begin(state.view.get_untracked()));
    // Another view asks another question, and another place has another goal to begin with.
    Effect::new(move |before: Option<_>| {
        let now = (state.view.get(), state.chosen.get());
        if before.is_some_and(|before| before != now) {
            wanted.set(begin(now.0));
        }
        now
    });
    let found = RwSignal::new(Done::<Found>::Waiting);
    let again = RwSignal::new(0_u32);
    let place = shown_place();
    let asked = seen.read(move || place.get().map(|place| (place, wanted.get(), again.get())));
    Effect::new(move || {
        let Some((place, Wanted { indicator, target, year }, _)) = asked.get() else { return };
        searches.ask(
            place,
            year,
            async move |simulator| {
                let start = simulator.value_with_rests(&Levers::default(), indicator).await.ok()??;
                let now = simulator.now().get(indicator)?;
                let target = target.unwrap_or_else(|| first_goal(indicator, now, start));
                let goal = simulator.goal_with_rests(indicator, target).await.ok()??;
                Some(Found { indicator, target, year, start, goal })
            },
            move |done| {
                // The signal of a view that has gone away in the meantime is disposed: nothing to do then.
                let _ = found.try_set(done);
            },
        );
    });
    // How the levers stand to it, in the figure's last decimal.
    let value = RwSignal::new(None::<(Wanted, Levers, f64)>);
    let own = seen.read(move || {
        let levers = state.explorer.with(|load| load.ready().map(|e| *e.levers()))?;
        Some((place.get()?, Wanted { target: None, ..wanted.get() }, levers))
    });
    Effect::new(move || {
        let Some((place, asked, levers)) = own.get() else { return };
        looks.ask(
            place,
            asked.year,
            async move |simulator| simulator.value_with_rests(&levers, asked.indicator).await.ok()?,
            move |done| {
                if let Done::Ready(found) = done {
                    let _ = value.try_set(Some((asked, levers, found)));
                }
            },
        );
    });

    let gap = Memo::new(move |_| {
        let Done::Ready(mut found) = found.get() else { return None };
        let (asked, levers, value) = value.get()?;
        // How far it is to a new target is known at once, before the ways to it.
        found.target = wanted.get().target.unwrap_or(found.target);
        (asked.indicator == found.indicator && asked.year == found.year).then_some((found, levers, value))
    });
    let answer = move || match found.get() {
        Done::Waiting => view! { <p role="status">{w.reckoning}</p> }.into_any(),
        Done::Failed => failed(language, again),
        Done::Ready(found) => ways(language, &found, wanted),
    };
    let any =
        whether(move || found.with(|done| matches!(done, Done::Ready(found) if !found.ways().is_empty())));
    view! {
        <div class="goal" node_ref=part>
            <p class="question__key">{w.goal_lead}</p>
            <Wish language wanted found />
            <div class="goal__shown">
                {anew(move || gap.get().map(|(found, levers, value)| gap_view(language, &found, &levers, value)).into_any())}
                {anew(answer)}
            </div>
            {only_if(any, move || {
                let table = move || {
                    found.with_untracked(|done| match done {
                        Done::Ready(found) => ways_table(language, found),
                        Done::Waiting | Done::Failed => Default::default(),
                    })
                };
                let title = said(move || {
                    let told = found.with(|done| match done {
                        Done::Ready(Found { indicator, year, .. }) => {
                            [": ", figure_words(language, *indicator).name, ", ", &year.to_string()].concat()
                        }
                        Done::Waiting | Done::Failed => String::new(),
                    });
                    [w.ways, &told].concat()
                });
                view! {
                    <Download
                        language
                        title
                        drawn=Drawn::Part(".goal__shown")
                        table=std::sync::Arc::new(table)
                    />
                }
                    .into_any()
            })}
        </div>
    }
    .into_any()
}

/// What the visitor wants: which figure, how much, when.
#[component]
fn Wish(language: Language, wanted: RwSignal<Wanted>, found: RwSignal<Done<Found>>) -> impl IntoView {
    let w = moves_words(language);
    let wrong = RwSignal::new(false);
    let choices = GOALS.map(|indicator| {
        view! {
            <option
                value=indicator.key()
                prop:selected=whether(move || wanted.get().indicator == indicator)
            >
                {w.goal_for(indicator)}
            </option>
        }
    });
    let choose = move |event: web_sys::Event| {
        let key = event_target_value(&event);
        if let Some(indicator) = GOALS.into_iter().find(|indicator| indicator.key() == key) {
            wrong.set(false);
            wanted.update(|wanted| *wanted = Wanted { indicator, target: None, ..*wanted });
        }
    };
    let target = move |event: web_sys::Event| match number::parse(&event_target_value(&event)) {
        Some(target) => {
            wrong.set(false);
            wanted.update(|wanted| wanted.target = Some(target));
        }
        None => wrong.set(true),
    };
    let field = said(move || {
        let Wanted { indicator, target, .. } = wanted.get();
        let begun = match found.get() {
            Done::Ready(found) if found.indicator == indicator => Some(found.target),
            _ => None,
        };
        let target = target.or(begun);
        target.map(|target| number::decimal(language, target, indicator.decimals())).unwrap_or_default()
    });
    let unit = said(move || {
        let w = indicator_words(language);
        w.measure(wanted.get().indicator.measure()).to_owned()
    });
    let years = (RAMP_MIN..=HORIZON).map(|year| {
        view! {
            <option value=year prop:selected=whether(move || wanted.get().year == year)>
                {year}
            </option>
        }
    });
    view! {
        <div class="wish">
            <p class="wish__one wish__what">
                <label class="ds-label" for="goal-of">{w.goal_of}</label>
                <select class="ds-input" id="goal-of" on:change=choose>
                    {choices.collect_view()}
                </select>
            </p>
            <p class="wish__one">
                <label class="ds-label" for="goal-target">
                    {w.goal_number} " " <span class="wish__unit">"(" {unit} ")"</span>
                </label>
                {number_field("goal-target".into(), "goal-error".into(), wrong.into(), field, target)}
            </p>
            <p class="wish__one">
                <label class="ds-label" for="goal-year">{w.goal_year}</label>
                <select
                    class="ds-input"
                    id="goal-year"
                    on:change=move |event| {
                        if let Ok(year) = event_target_value(&event).parse() {
                            wanted.update(|wanted| wanted.year = year);
                        }
                    }
                >
                    {years.collect_view()}
                </select>
            </p>
        </div>
        <p class="lever__error" id="goal-error" role="status">
            {said(move || if wrong.get() { w.not_a_number.into() } else { String::new() })}
        </p>
    }
}

/// How far the levers as they stand are from the goal.
fn gap_view(language: Language, found: &Found, levers: &Levers, value: f64) -> AnyView {
    let Found { indicator, target, year, start, .. } = *found;
    let shown = outlook::rounded(value, indicator.decimals());
    let told = moves::gap(language, indicator, target, shown, levers, year);
    let met = outlook::meets(indicator, shown, target);
    let way = target - start;
    let part = if met { 1.0 } else { f64::max(0.0, (shown - start) / way) };
    let w = moves_words(language);
    let n = |value: f64| number::decimal(language, value, indicator.decimals());
    view! {
        <div class="gap" class:gap--met=met>
            <p class="gap__told" role="status">{told}</p>
            <div class="gap__track" aria-hidden="true" style=("--part", scenario::plain(part, 4))></div>
            <p class="gap__ends" aria-hidden="true">
                <span>{text::later::below_words(language).baseline} " " {n(start)}</span>
                <span>{w.goal} " " {n(target)}</span>
            </p>
        </div>
    }
    .into_any()
}

/// The ways to the goal, or how far all of them go.
fn ways(language: Language, found: &Found, wanted: RwSignal<Wanted>) -> AnyView {
    let w = moves_words(language);
    let Found { indicator, target, year, start, goal } = found;
    let (indicator, year) = (*indicator, *year);
    let told = moves::found(language, indicator, goal, *target, *start);
    let reached = !goal.packages.is_empty();
    let packages = found.ways();
    let none = packages.is_empty();
    let lower = (!reached && !none).then(|| {
        let within = within_reach(indicator, goal.best.reached, indicator.decimals());
        view! {
            <button
                type="button"
                class="ds-button"
                data-variant="secondary"
                data-size="sm"
                on:click=move |_| wanted.update(|wanted| wanted.target = Some(within))
            >
                {moves::aim_at(language, indicator, within)}
            </button>
        }
    });
    let cards = packages.into_iter().map(|package| {
        let title = found.called(language, &package);
        way(language, title, indicator, year, package)
    });
    view! {
        <div class="found">
            <p class="found__told" role="status">{told}</p>
            {lower}
        </div>
        <ol class="ways" hidden=none>{cards.collect_view()}</ol>
        <p class="question__key" hidden=none>{w.take_replaces}</p>
    }
    .into_any()
}

/// The ways as a table: the change of each lever that any of them moves, and what the figure becomes.
fn ways_table(language: Language, found: &Found) -> (Vec<String>, Vec<Vec<String>>) {
    let ways = found.ways();
    let moved = |id: LeverId| ways.iter().any(|way| way.levers.get(id).change != 0.0);
    let levers: Vec<&Lever> = LEVERS.iter().filter(|lever| moved(lever.id)).collect();
    let w = words(language);
    let head = |lever: &&Lever| format!("{} ({})", w.lever(lever.id), w.unit(lever.unit));
    let figure = format!("{}, {}", figure_words(language, found.indicator).name, found.year);
    let heads = std::iter::once(moves_words(language).ways.to_owned()).chain(levers.iter().map(head));
    let row = |way: &Package| {
        let change =
            |lever: &&Lever| number::decimal(language, way.levers.get(lever.id).change, lever.decimals);
        let name = std::iter::once(found.called(language, way).to_owned());
        let reached = number::decimal(language, way.reached, found.indicator.decimals());
        name.chain(levers.iter().map(change)).chain([reached]).collect()
    };
    (heads.chain([figure]).collect(), ways.iter().map(row).collect())
}

/// One way: what would have to be true, and a press that tries it.
fn way(
    language: Language,
    title: &'static str,
    indicator: Indicator,
    year: u16,
    package: Package,
) -> AnyView {
    let state = state();
    let w = moves_words(language);
    let taken = whether(move || state.levers.get() == package.levers);
    let take = move |_| {
        state.take_levers(package.levers);
    };
    let possibility = Possibility::of(language, indicator, &package, year);
    // More than two conditions are read one by one.
    let told = if possibility.clauses.len() > 2 {
        let clauses = possibility.clauses.into_iter().map(|clause| view! { <li>{clause}</li> });
        view! {
            <div class="way__told">
                <p>{possibility.lead}</p>
                <ul>{clauses.collect_view()}</ul>
                <p>{possibility.then}</p>
            </div>
        }
        .into_any()
    } else {
        view! { <p class="way__told">{possibility.sentence(language)}</p> }.into_any()
    };
    view! {
        <li class="way" class:way--taken=taken data-set=package.levers.to_string()>
            <h3 class="way__name">{title}</h3>
            {told}
            <p class="way__keys">
                <button
                    type="button"
                    class="ds-button"
                    data-size="sm"
                    aria-pressed=said(move || taken.get().to_string())
                    aria-label=format!("{}: {title}", w.take)
                    on:click=take
                >
                    {w.take}
                </button>
                <span class="way__taken">
                    {said(move || if taken.get() { w.taken.into() } else { String::new() })}
                </span>
            </p>
        </li>
    }
    .into_any()
}
