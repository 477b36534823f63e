//! Stories: people who are made up, in the scenario's future; every number can be pressed.

use std::sync::Arc;

use leptos::prelude::*;
use outlook::stories::Tale;
use scenario::{Language, Levers, Scenarios, Slot};
use text::stories::{Fact, Piece, Story, fact_basis, fact_line, met, story, story_words, whereabouts};
use text::{figure_words, indicator_words, views};
use wasm_split_helpers::wasm_split;

use crate::parts::place::{ShownPlace, shown_place};
use crate::parts::scenarios::{name, scenarios, tell};
use crate::parts::{Fetched, Part, Seen, anew, only_if, said, seen, state, whether};
use crate::state::focus_on;

/// The view of stories.
#[wasm_split(stories, fallible)]
pub fn stories() -> Fetched<Part> {
    Ok(|language| view! { <Stories language /> }.into_any())
}

/// One of the courses in which the same people are met: what it is called, and its levers.
pub type Version = (Arc<str>, Levers);

/// Today's course, or a scenario that is kept, and beside it what the visitor has chosen.
#[component]
fn Stories(language: Language) -> impl IntoView {
    let state = state();
    let w = story_words(language);
    let section = NodeRef::<leptos::html::Section>::new();
    let seen = seen(move || section.get().map(Into::into));
    let all = scenarios(state);
    // The one to meet people in beside the open scenario.
    let other = Memo::new(move |_| all.with(Scenarios::beside));
    let versions = Signal::derive(move || {
        let levers = state.levers.get();
        let kept = other.get().and_then(|slot| {
            let kept =
                |all: &Scenarios| all.others().find(|(of, _)| *of == slot).map(|(_, kept)| kept.levers);
            Some((name(all, slot), all.with(kept)?))
        });
        let mut versions = vec![kept.unwrap_or_else(|| (w.todays_course.into(), Levers::default()))];
        if levers != versions[0].1 {
            let several = all.with(Scenarios::has_others);
            let open = if several { name(all, all.with(Scenarios::open)) } else { w.your_choices.into() };
            versions.push((open, levers));
        }
        versions
    });
    let alone = whether(move || versions.with(|versions| versions.len() < 2));
    let several = whether(move || all.with(Scenarios::has_others));
    let choice = move || {
        let kept: Vec<Slot> = all.with(|all| all.others().map(|(slot, _)| slot).collect());
        let options = kept.into_iter().map(|slot| {
            let selected = whether(move || other.get() == Some(slot));
            view! { <option value=slot.key() prop:selected=selected>{name(all, slot).to_string()}</option> }
        });
        view! {
            <p class="stories__beside">
                <label class="ds-label" for="stories-beside">{w.beside}</label>
                <select
                    class="ds-input"
                    id="stories-beside"
                    on:change=move |event| {
                        let slot = Slot::from_key(&event_target_value(&event));
                        tell(state, |all| all.set_beside(slot));
                    }
                >
                    <option value="" prop:selected=whether(move || other.get().is_none())>{w.todays_course}</option>
                    {options.collect_view()}
                </select>
            </p>
        }
        .into_any()
    };
    view! {
        <section class="hero stories" aria-labelledby="hero" node_ref=section>
            <h2 class="ds-heading" data-size="sm" id="hero">{w.question}</h2>
            <div class="stories__lead">
                <p class="hero__key">{w.made_up} " " {w.press} <span hidden=alone>" " {w.differs}</span></p>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    data-size="sm"
                    on:click=move |_| state.meet_others()
                >
                    {w.others}
                </button>
            </div>
            {only_if(several, choice)}
            <Told language versions seen />
        </section>
    }
}

/// What has been worked out for a version.
#[derive(Debug, Clone, PartialEq)]
struct Course {
    name: Arc<str>,
    levers: Levers,
    tales: Vec<Tale>,
}

/// The place and the people that courses were worked out for.
#[derive(Debug, Clone, PartialEq)]
struct Courses {
    place: ShownPlace,
    seed: u16,
    all: Vec<Course>,
}

/// A number that has been pressed: its story, its version, and which of the story's numbers it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pressed {
    story: usize,
    version: usize,
    fact: usize,
    /// What it told when it was pressed: where a lever makes another text, it may be another number.
    told: (outlook::Indicator, u16),
}

impl Pressed {
    fn id(self) -> String {
        let Self { story, version, fact, .. } = self;
        format!("story-{story}-{version}-{fact}")
    }
}

/// The same people in one or more versions, side by side where there is room.
#[component]
fn Told(language: Language, versions: Signal<Vec<Version>>, seen: Seen) -> impl IntoView {
    let state = state();
    let place = shown_place();
    let courses = Memo::new(move |before: Option<&Option<Courses>>| {
        let place = place.get()?;
        let (versions, seed) = seen.look(|| (versions.get(), state.seed.get()));
        // What stands as it stood is not worked out again: today's course while levers move.
        let before = before.and_then(Option::as_ref).filter(|b| b.place == place && b.seed == seed);
        let course = |(name, levers): Version| {
            let known = before.and_then(|b| b.all.iter().find(|course| course.levers == levers));
            let tales = match known {
                Some(course) => course.tales.clone(),
                // What cannot be projected is told where the place is.
                None => place.0.tales(&levers, seed.into()).ok()?.into(),
            };
            Some(Course { name, levers, tales })
        };
        let all = versions.into_iter().map(course).collect::<Option<_>>()?;
        Some(Courses { place, seed, all })
    });
    let told = Memo::new(move |_| {
        let id = place.get()?.0.area().id;
        let place = state.of_place(|core, _| whereabouts(language, core, id)).flatten()?;
        courses.with(|courses| {
            let tell = |course: &Course| -> (Arc<str>, Vec<Story>) {
                (course.name.clone(), course.tales.iter().map(|tale| story(language, &place, tale)).collect())
            };
            Some(courses.as_ref()?.all.iter().map(tell).collect::<Vec<_>>())
        })
    });
    let pressed = RwSignal::new(None::<Pressed>);
    // Others have other numbers.
    Effect::new(move |before: Option<u16>| {
        let seed = state.seed.get();
        if before.is_some_and(|before| before != seed) {
            pressed.set(None);
        }
        seed
    });
    let spoken = RwSignal::new(String::new());
    Effect::new(move |before: Option<u16>| {
        let seed = state.seed.get();
        if before.is_some_and(|before| before != seed) {
            let told = told.with(|told| told.as_ref().and_then(|all| Some(met(language, &all.first()?.1))));
            spoken.set(told.unwrap_or_default());
        }
        seed
    });
    let cards = move || {
        let Some(all) = told.get() else { return ().into_any() };
        let beside = all.len() > 1;
        let count = all.first().map_or(0, |(_, stories)| stories.len());
        let cards = (0..count).map(|i| card(language, &all, i, pressed)).collect_view();
        view! {
            <ul class="stories__list" class:stories__list--beside=beside>
                {cards}
            </ul>
        }
        .into_any()
    };
    view! {
        <p class="visually-hidden" role="status">{spoken}</p>
        <p hidden id="story-number">{story_words(language).sources}</p>
        {anew(cards)}
    }
}

/// One person in all versions.
fn card(
    language: Language,
    all: &[(Arc<str>, Vec<Story>)],
    at: usize,
    pressed: RwSignal<Option<Pressed>>,
) -> AnyView {
    let first = &all[0].1[at];
    let year = first.facts.iter().map(|fact| fact.year).max();
    let beside = all.len() > 1;
    // What is the same in all of them is told once.
    let same =
        all.iter().all(|(_, stories)| stories[at].pieces == first.pieces && stories[at].facts == first.facts);
    let shown = if same { &all[..1] } else { all };
    let names: Vec<&str> = all.iter().map(|(name, _)| &**name).collect();
    let versions = shown.iter().enumerate().map(|(version, (name, stories))| {
        let told = &stories[at];
        let name = if same { names.join(" · ") } else { name.to_string() };
        let moved = |fact: &Fact| {
            let same = |f: &Fact| (f.indicator, f.year, &f.shown) == (fact.indicator, fact.year, &fact.shown);
            // Today is the same in all of them, also where only one of them tells of it.
            version > 0 && Some(fact.year) == year && !first.facts.iter().any(same)
        };
        let pieces = &told.pieces;
        let pieces = pieces.iter().enumerate().map(|(i, piece)| match piece {
            // A stop or comma that follows a number stands with it.
            Piece::Words(words) => words[stop(words).len()..].to_owned().into_any(),
            Piece::Fact(fact) => {
                let told = &told.facts[*fact];
                let here = Pressed { story: at, version, fact: *fact, told: (told.indicator, told.year) };
                let behind = match pieces.get(i + 1) {
                    Some(Piece::Words(words)) => stop(words).to_owned(),
                    _ => String::new(),
                };
                let number = number(here, told.shown.clone(), moved(told), pressed);
                view! { <span class="story__together">{number} {behind}</span> }.into_any()
            }
        });
        let facts = told.facts.clone();
        let about = move || {
            let open = pressed.get().filter(|open| (open.story, open.version) == (at, version));
            let fact = open.and_then(|open| Some((open, facts.get(open.fact)?)));
            let fact = fact.filter(|(open, fact)| open.told == (fact.indicator, fact.year));
            fact.map_or_else(|| ().into_any(), |(open, fact)| about(language, open, fact, pressed))
        };
        view! {
            <div class="story__version">
                {beside.then(|| view! { <h4 class="story__course">{name}</h4> })}
                <p class="story__text">{pieces.collect_view()}</p>
                <div id=about_id(at, version)>{anew(about)}</div>
            </div>
        }
    });
    view! {
        <li class="story" data-role=first.role.key()>
            <p class="story__year">{year}</p>
            <h3 class="story__title">{first.title.clone()}</h3>
            <div class="story__versions">{versions.collect_view()}</div>
        </li>
    }
    .into_any()
}

/// The stop or comma that words begin with.
fn stop(words: &str) -> &str {
    words.get(..1).filter(|first| matches!(*first, "." | ",")).unwrap_or_default()
}

/// Where a version of a story says what a number is.
fn about_id(story: usize, version: usize) -> String {
    format!("story-{story}-{version}-about")
}

/// A number in the text, which tells what it is when it is pressed.
fn number(here: Pressed, shown: String, moved: bool, pressed: RwSignal<Option<Pressed>>) -> AnyView {
    let open = move || pressed.get() == Some(here);
    view! {
        <button
            type="button"
            class="story__number"
            class:story__number--moved=moved
            id=here.id()
            aria-expanded=said(move || open().to_string())
            aria-controls=about_id(here.story, here.version)
            aria-describedby="story-number"
            on:click=move |_| pressed.update(|now| *now = (*now != Some(here)).then_some(here))
        >
            {shown}
        </button>
    }
    .into_any()
}

/// What a number is and where it comes from.
fn about(language: Language, open: Pressed, fact: &Fact, pressed: RwSignal<Option<Pressed>>) -> AnyView {
    let state = state();
    let w = indicator_words(language);
    let words = figure_words(language, fact.indicator);
    let source = fact.indicator.source();
    let known = state.explorer.with(|load| {
        let explorer = load.ready()?;
        let base_year = *explorer.years().start();
        Some((explorer.place().basis(fact.indicator), base_year, explorer.year_of(source)))
    });
    let Some((basis, base_year, vintage)) = known else { return ().into_any() };
    let told = fact_basis(language, fact, basis, base_year);
    let source = views::source(language, source, vintage);
    // What has been typed in takes the place of what the words tell.
    let (before, behind) = if basis.is_own() {
        (Some(view! { <p>{told}</p> }), None)
    } else {
        (None, Some(view! { <p>{told}</p> <p>{source}</p> }))
    };
    view! {
        <div class="story__about">
            <p class="story__about-name">{words.name}</p>
            <p>{fact_line(language, fact)}</p>
            {before}
            <p>{words.meaning}</p>
            <p>{views::unit(language, w.measure(fact.indicator.measure()))}</p>
            {behind}
            <button
                type="button"
                class="ds-button"
                data-variant="tertiary"
                data-size="sm"
                on:click=move |_| {
                    // The button goes away: back to the number.
                    focus_on(&open.id());
                    pressed.set(None);
                }
            >
                {story_words(language).close}
            </button>
        </div>
    }
    .into_any()
}
