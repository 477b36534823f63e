//! The age pyramid: men left, women right, today's outline behind. Plain SVG, which is cheaper than a chart.

use std::fmt::Write as _;

use leptos::prelude::*;
use outlook::Pyramid;
use scenario::{BORN_FIRST, BORN_LAST, Language, RAMP_START, Slot};
use text::later::below_words;
use text::{number, sentence};
use wasm_split_helpers::wasm_split;

use crate::parts::{
    Download, Drawn, Fetched, Seen, Table, Years, later_as, only_if, said, seen, state, whether,
};
use crate::state::focus_on;

/// Ages that are marked beside the pyramid.
const MARKED_AGES: [usize; 6] = [0, 20, 40, 60, 80, 100];

/// The pyramid with its year slider, its summary and its table: its place, and its code when one comes near it.
#[component]
pub fn AgePyramid(language: Language) -> impl IntoView {
    let state = state();
    let w = below_words(language);
    let section = NodeRef::<leptos::html::Section>::new();
    let seen = seen(move || section.get().map(Into::into));
    view! {
        <section class="chart pyramid" aria-labelledby="pyramid" node_ref=section>
            <h2 class="ds-heading chart__title" data-size="sm" id="pyramid">
                {w.pyramid_title} " " <span class="pyramid__year">{said(move || state.year.get().to_string())}</span>
            </h2>
            {only_if(seen.once(), move || later_as(language, pyramid, move |pyramid| pyramid(language, seen)))}
        </section>
    }
}

type Shown = fn(Language, Seen) -> AnyView;

#[wasm_split(pyramid, fallible)]
fn pyramid() -> Fetched<Shown> {
    Ok(|language, seen| view! { <Ages language seen /> }.into_any())
}

#[component]
fn Ages(
    language: Language,
    /// Whether it is in view.
    seen: Seen,
) -> impl IntoView {
    let state = state();
    let w = below_words(language);
    let pyramid = seen.read(move || {
        let year = state.year.get();
        state.explorer.with(|load| load.ready()?.pyramid(year))
    });
    let looked_at = RwSignal::new(None::<usize>);

    let half = move |pick: fn(&Pyramid) -> &Vec<f64>, mirrored: bool| {
        said(move || {
            pyramid.with(|p| p.as_ref().map(|p| outline(pick(p), p.axis.max, mirrored)).unwrap_or_default())
        })
    };
    let men = half(|p| &p.men, true);
    let women = half(|p| &p.women, false);
    let men_now = half(|p| &p.men_now, true);
    let women_now = half(|p| &p.women_now, false);

    // The scenarios that are kept beside the open one, as outlines.
    let kept = move |sex: usize, mirrored: bool| {
        let one = |slot: Slot| {
            let line = said(move || {
                let of = |p: &Pyramid| {
                    let (_, sexes) = p.kept.iter().find(|(of, _)| *of == slot)?;
                    Some(outline(&sexes[sex], p.axis.max, mirrored))
                };
                pyramid.with(|p| p.as_ref().and_then(of)).unwrap_or_default()
            });
            view! { <path class="pyramid__kept" data-scenario=slot.key() d=line></path> }
        };
        Slot::ALL.map(one).collect_view()
    };

    let summary = said(move || {
        pyramid
            .with(|p| p.as_ref().map(|p| sentence::pyramid_summary(language, p, RAMP_START)))
            .unwrap_or_default()
    });
    let readout = move || {
        let age = looked_at.get()?;
        pyramid.with(|p| sentence::pyramid_age(language, p.as_ref()?, age))
    };
    let most = said(move || {
        pyramid.with(|p| p.as_ref().map(|p| number::whole(language, p.axis.max))).unwrap_or_default()
    });
    // The age that the pointer is at.
    let pointed = |frame: &web_sys::Element, client_y: i32| {
        let rect = frame.get_bounding_client_rect();
        let from_top = (f64::from(client_y) - rect.top()) / rect.height();
        let ages = atlas::AGES as f64;
        let age = ((1.0 - from_top) * ages).floor();
        #[expect(clippy::cast_sign_loss, reason = "not negative: it is within the ages")]
        (0.0..ages).contains(&age).then_some(age as usize)
    };
    let look = move |event: web_sys::PointerEvent| {
        looked_at.set(pointed(&event_current(&event), event.client_y()));
    };
    let press = move |event: web_sys::MouseEvent| {
        let age = pointed(&event_current(&event), event.client_y());
        let born = age.and_then(|age| state.year.get_untracked().checked_sub(u16::try_from(age).ok()? + 1));
        // Pressed again, those who are followed are let go.
        let born = born.filter(|born| *born >= BORN_FIRST && state.born.get_untracked() != Some(*born));
        state.follow(born);
    };
    // The age of those who are followed, in the year that is shown.
    let followed = move || {
        let age = usize::from(state.year.get().checked_sub(state.born.get()? + 1)?);
        (age < atlas::AGES).then_some(age)
    };
    let cohort = said(move || {
        state
            .born
            .get()
            .and_then(|born| pyramid.with(|p| Some(sentence::cohort(language, p.as_ref()?, born))))
            .unwrap_or_default()
    });
    let wrong = RwSignal::new(false);
    let born_field = said(move || state.born.get().map(|born| born.to_string()).unwrap_or_default());
    let type_born = move |event: web_sys::Event| {
        let typed = event_target_value(&event);
        let born = typed.trim().parse().ok().filter(|born| (BORN_FIRST..=BORN_LAST).contains(born));
        wrong.set(born.is_none() && !typed.trim().is_empty());
        if !wrong.get_untracked() {
            state.follow(born);
        }
    };
    let nobody = whether(move || state.born.get().is_none());

    let head =
        Signal::derive(move || [w.age, w.men, w.women].into_iter().map(str::to_owned).collect::<Vec<_>>());
    let rows = Signal::derive(move || {
        pyramid.with(|p| {
            let Some(p) = p else { return Vec::new() };
            let last = p.men.len() - 1;
            p.men
                .iter()
                .zip(&p.women)
                .enumerate()
                .map(|(age, (men, women))| {
                    let label =
                        if age == last { format!("{age} {}", w.ages_and_older) } else { age.to_string() };
                    vec![label, number::whole(language, *men), number::whole(language, *women)]
                })
                .collect()
        })
    });

    view! {
            <Years language id="year" />
            <div class="pyramid__frame" role="img" aria-label=summary>
                <p class="pyramid__sex">{w.men}</p>
                <p class="pyramid__sex pyramid__sex--women">{w.women}</p>
                <div class="pyramid__plot" on:pointermove=look on:click=press on:pointerleave=move |_| looked_at.set(None)>
                    <svg class="pyramid__half" viewBox="-1 0 1 106" preserveAspectRatio="none" aria-hidden="true">
                        <path class="pyramid__bars pyramid__bars--men" d=men></path>
                        <path class="pyramid__now" d=men_now></path>
                        {kept(1, true)}
                    </svg>
                    <div class="pyramid__ages" aria-hidden="true">
                        {MARKED_AGES
                            .map(|age| {
                                view! { <span style=("--at", age_at(age))>{age.to_string()}</span> }
                            })
                            .collect_view()}
                    </div>
                    <svg class="pyramid__half" viewBox="0 0 1 106" preserveAspectRatio="none" aria-hidden="true">
                        <path class="pyramid__bars pyramid__bars--women" d=women></path>
                        <path class="pyramid__now" d=women_now></path>
                        {kept(0, false)}
                    </svg>
                    <span
                        class="pyramid__cohort"
                        hidden=whether(move || followed().is_none())
                        style=("--at", said(move || age_at(followed().unwrap_or(0))))
                    ></span>
                    <span
                        class="pyramid__mark"
                        hidden=whether(move || looked_at.get().is_none())
                        style=("--at", said(move || age_at(looked_at.get().unwrap_or(0))))
                    ></span>
                </div>
                <div class="pyramid__scale" aria-hidden="true">
                    <span>{most}</span>
                    <span>"0"</span>
                    <span>"0"</span>
                    <span>{most} " " {w.persons}</span>
                </div>
            </div>
            <p class="pyramid__readout">
                {said(move || readout().unwrap_or_else(|| w.outline_today.into()))}
            </p>
            <div class="pyramid__follow">
                <label class="ds-label" for="born">{w.follow}</label>
                <input
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    class="ds-input"
                    id="born"
                    aria-describedby="born-hint"
                    aria-invalid=said(move || wrong.get().to_string())
                    prop:value=born_field
                    on:change=type_born
                />
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    data-size="sm"
                    disabled=nobody
                    on:click=move |_| {
                        wrong.set(false);
                        state.follow(None);
                        // A button that can do no more loses the focus.
                        focus_on("born");
                    }
                >
                    {w.follow_none}
                </button>
                <p class="pyramid__hint" id="born-hint" role="status">
                    {said(move || match (wrong.get(), cohort.get()) {
                        (true, _) => sentence::born_bounds(language),
                        (false, told) if told.is_empty() => w.follow_hint.into(),
                        (false, told) => told,
                    })}
                </p>
            </div>
            <p class="chart__summary">{summary}</p>
            <Table language label=w.as_table caption=w.pyramid_title head rows />
            <Download
                language
                title=said(move || {
                    [w.pyramid_title, " ", &state.year.get().to_string(), " (", w.outline_today, ")"].concat()
                })
                told=summary
                drawn=Drawn::Part(".pyramid__frame")
                table=std::sync::Arc::new(move || (head.get_untracked(), rows.get_untracked()))
            />
    }
}

/// The middle of an age, as a share of the plot's height.
fn age_at(age: usize) -> String {
    format!("{}%", scenario::plain(100.0 * (age as f64 + 0.5) / atlas::AGES as f64, 4))
}

/// The element that listens, not the one inside it that was hit.
fn event_current(event: &web_sys::MouseEvent) -> web_sys::Element {
    use wasm_bindgen::JsCast;
    event.current_target().map(JsCast::unchecked_into).unwrap_or_else(|| event_target(event))
}

/// One side as a stepped outline, one unit high for each age with the oldest on top, `most` persons one unit wide.
fn outline(persons: &[f64], most: f64, mirrored: bool) -> String {
    let side = if mirrored { -1.0 } else { 1.0 };
    let mut path = String::with_capacity(persons.len() * 16);
    path.push_str("M0 106");
    for (age, value) in persons.iter().enumerate() {
        let x = side * value / most;
        // Writing to a string does not fail.
        let _ = write!(path, "H{}V{}", scenario::plain(x, 4), persons.len() - 1 - age);
    }
    path.push_str("H0Z");
    path
}
