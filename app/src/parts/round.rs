//! What a group has handed in: gathered by camera, code, picture and link, and held together.

use std::sync::Arc;

use atlas::PlaceId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use outlook::{Agreement, Gathered, Indicator, LeverSpread, Line};
use scenario::{
    Future, HORIZON, HandedIn, Language, Levers, Link, Lost, MeasureId, Mode, Notice, OpenedRound, Round,
    RoundFile, RoundFileError,
};
use text::acting::Acting;
use text::later::below_words;
use text::round::{self, round_words};
use text::scenarios::moved;
use text::{figure_words, indicator_words, number, words};
use wasm_split_helpers::wasm_split;

use crate::address;
use crate::parts::figures::Figures;
use crate::parts::place::{explored, shown_place};
use crate::parts::scan::{Viewfinder, read_picture};
use crate::parts::workshop::Join;
use crate::parts::{Download, Drawn, Fetched, Part, anew, file as files, only_if, said, state, whether};
use crate::state::{Load, State, Telling, focus_on};

/// The round as a form of the page.
#[wasm_split(round, fallible)]
pub fn round() -> Fetched<Part> {
    Ok(|language| view! { <TheRound language /> }.into_any())
}

/// Changes the round as it stands in the state.
fn change<T>(state: State, change: impl FnOnce(&mut Round) -> T) -> Option<T> {
    let place = state.chosen.get_untracked()?;
    let (mut round, _) = state.round.with_untracked(|text| Round::read(text, place));
    let done = change(&mut round);
    state.tell_round(round.write());
    Some(done)
}

/// Name of a place, or what links call it.
fn called(state: State, language: Language, place: PlaceId) -> String {
    let name = state.base.with_untracked(|base| text::name_of(language, &base.ready()?.core, place));
    name.unwrap_or_else(|| place.to_string())
}

/// What became of something handed in, in words.
fn in_words(state: State, language: Language, handed: &HandedIn) -> String {
    let here = state.name(language).unwrap_or_default();
    let elsewhere = match handed {
        HandedIn::Elsewhere(place) => called(state, language, *place),
        _ => String::new(),
    };
    round::told(language, handed, &here, &elsewhere)
}

#[component]
fn TheRound(language: Language) -> impl IntoView {
    let state = state();
    let w = round_words(language);
    let read = Memo::new(move |_| {
        let place = state.chosen.get()?;
        Some(state.round.with(|text| Round::read(text, place)))
    });
    let futures = Memo::new(move |_| {
        read.with(|read| read.as_ref().map(|(round, _)| round.futures().to_vec())).unwrap_or_default()
    });
    let agreed = Memo::new(move |_| {
        read.with(|read| read.as_ref().map(|(round, _)| round.agreed().to_vec())).unwrap_or_default()
    });
    let lost =
        Memo::new(move |_| read.with(|read| read.as_ref().map(|(_, lost)| lost.clone())).unwrap_or_default());
    let gathered = Memo::new(move |_| futures.with(|futures| Gathered::of(futures)));
    let joining = RwSignal::new(futures.with_untracked(Vec::is_empty));
    let any = whether(move || gathered.with(Option::is_some));
    let something_lost = whether(move || lost.with(|lost| !lost.is_empty()));
    let lost_lines = move || {
        let here = state.name(language).unwrap_or_default();
        let line = |lost: Lost| {
            let elsewhere = match &lost {
                Lost::Future(HandedIn::Elsewhere(place)) => called(state, language, *place),
                _ => String::new(),
            };
            view! { <li>{round::lost(language, &lost, &here, &elsewhere)}</li> }
        };
        lost.get().into_iter().map(line).collect_view().into_any()
    };
    view! {
        <section class="round" aria-labelledby="round">
            <div class="round__head">
                <h2 class="ds-heading" data-size="md" id="round" tabindex="-1">{w.round}</h2>
                <p class="round__count" role="status">{said(move || round::handed_in(language, futures.with(Vec::len)))}</p>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    data-size="sm"
                    aria-expanded=said(move || joining.get().to_string())
                    on:click=move |_| joining.update(|shown| *shown = !*shown)
                >
                    {w.join}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    data-size="sm"
                    on:click=move |_| state.take_form(Mode::Workshop)
                >
                    {w.to_screen}
                </button>
            </div>
            {only_if(something_lost, move || {
                view! {
                    <div class="ds-alert" data-color="warning" role="status">
                        <p>{w.lost}</p>
                        <ul>{anew(lost_lines)}</ul>
                    </div>
                }
                    .into_any()
            })}
            {only_if(joining.into(), move || view! { <Join language /> }.into_any())}
            <Gather language />
            {only_if(any, move || {
                view! {
                    <Spread language gathered />
                    <Middle language gathered futures />
                    <Different language gathered futures />
                    <Doing language gathered agreed />
                    <All language futures />
                }
                    .into_any()
            })}
            <KeepIt language read=Signal::derive(move || read.get().map(|(round, _)| round)) />
        </section>
    }
}

/// The ways in which futures come in.
#[component]
fn Gather(language: Language) -> impl IntoView {
    let state = state();
    let w = round_words(language);
    let filming = RwSignal::new(false);
    let told = RwSignal::new(Vec::<(String, Option<Levers>)>::new());
    let text = RwSignal::new(String::new());
    let take = move |typed: &str| {
        let Some(handed) = change(state, |round| round.hand_in(typed, address::read)) else { return false };
        let line = |handed: &HandedIn| {
            let again = match handed {
                HandedIn::Again(_, levers) => Some(*levers),
                _ => None,
            };
            (in_words(state, language, handed), again)
        };
        told.set(handed.iter().map(line).collect());
        handed.iter().all(|handed| matches!(handed, HandedIn::Added(_)))
    };
    let typed = move || {
        let value = text.get_untracked();
        // What could not be used stays, to be mended.
        if !value.trim().is_empty() && take(&value) {
            text.set(String::new());
        }
        focus_on("round-text");
    };
    let picture = move |event: web_sys::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        spawn_local(async move {
            let found = read_picture(&file).await;
            // The same file can be chosen again.
            input.set_value("");
            match found {
                None => told.set(vec![(w.picture_unreadable.into(), None)]),
                Some(codes) if codes.is_empty() => told.set(vec![(w.picture_none.into(), None)]),
                Some(codes) => {
                    take(&codes.join("\n"));
                }
            }
        });
    };
    let again = move |levers: Levers| {
        let Some(place) = state.chosen.get_untracked() else { return };
        let handed = change(state, |round| round.add(Future { place, levers }, true));
        told.set(handed.iter().map(|handed| (in_words(state, language, handed), None)).collect());
        focus_on("round-text");
    };
    let lines = move || {
        let line = |(line, levers): (String, Option<Levers>)| {
            let button = levers.map(|levers| {
                view! {
                    " "
                    <button
                        type="button"
                        class="ds-button"
                        data-variant="secondary"
                        data-size="sm"
                        on:click=move |_| again(levers)
                    >
                        {w.again}
                    </button>
                }
            });
            view! { <li>{line} {button}</li> }
        };
        told.get().into_iter().map(line).collect_view().into_any()
    };
    view! {
        <section class="round__part gather" aria-labelledby="gather">
            <h3 class="ds-heading" data-size="sm" id="gather">{w.gather}</h3>
            <label class="ds-label" for="round-text">{w.paste}</label>
            <p class="round__hint" id="round-hint">{w.paste_hint}</p>
            <textarea
                class="ds-input gather__text"
                id="round-text"
                rows="3"
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                aria-describedby="round-hint"
                prop:value=text
                on:input=move |event| text.set(event_target_value(&event))
                on:keydown=move |event| {
                    // With Shift it breaks the line, as it does elsewhere.
                    if event.key() == "Enter" && !event.shift_key() {
                        event.prevent_default();
                        typed();
                    }
                }
            ></textarea>
            <p class="round__keys">
                <button type="button" class="ds-button" on:click=move |_| typed()>
                    {w.add}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    aria-expanded=said(move || filming.get().to_string())
                    on:click=move |_| filming.update(|on| *on = !*on)
                >
                    {said(move || if filming.get() { w.camera_stop } else { w.camera }.into())}
                </button>
                <label class="ds-button own__file" data-variant="secondary">
                    {w.picture}
                    <input type="file" class="visually-hidden" id="round-picture" accept="image/*" on:change=picture />
                </label>
            </p>
            <div role="status" id="round-told">
                <ul class="gather__told">{anew(lines)}</ul>
            </div>
            {only_if(filming.into(), move || {
                let read = Callback::new(move |code: String| {
                    take(&code);
                });
                view! { <Viewfinder language read /> }.into_any()
            })}
        </section>
    }
}

/// Each lever's distribution.
#[component]
fn Spread(language: Language, gathered: Memo<Option<Gathered>>) -> impl IntoView {
    let w = round_words(language);
    let rows = move || {
        let levers =
            gathered.with(|gathered| gathered.as_ref().map(|all| all.levers.clone())).unwrap_or_default();
        if levers.is_empty() {
            return view! { <p>{w.nobody_moved}</p> }.into_any();
        }
        let rows = levers.into_iter().map(|spread| view! { <LeverDots language spread /> });
        view! {
            <p class="round__hint">{w.spread_lead}</p>
            <ul class="spread">{rows.collect_view()}</ul>
        }
        .into_any()
    };
    let any = whether(move || gathered.with(|all| all.as_ref().is_some_and(|all| !all.levers.is_empty())));
    let table = move || {
        gathered.with_untracked(|all| all.as_ref().map(|all| spread_table(language, all))).unwrap_or_default()
    };
    view! {
        <section class="round__part" aria-labelledby="spread">
            <h3 class="ds-heading" data-size="sm" id="spread">{w.spread}</h3>
            {anew(rows)}
            {only_if(any, move || {
                view! {
                    <Download
                        language
                        title=Signal::stored(w.spread.to_owned())
                        drawn=Drawn::Part(".spread")
                        table=Arc::new(table)
                    />
                }
                    .into_any()
            })}
        </section>
    }
}

/// The levers of each future, and of the one in the middle, as a table.
fn spread_table(language: Language, all: &Gathered) -> (Vec<String>, Vec<Vec<String>>) {
    let (w, r) = (words(language), round_words(language));
    let head = |spread: &LeverSpread| {
        let lever = spread.lever.lever();
        format!("{} ({})", w.lever(lever.id), w.unit(lever.unit))
    };
    let row = |name: String, change: &dyn Fn(&LeverSpread) -> f64, finer: usize| -> Vec<String> {
        let cell = |spread: &LeverSpread| {
            number::decimal(language, change(spread), spread.lever.lever().decimals + finer)
        };
        std::iter::once(name).chain(all.levers.iter().map(cell)).collect()
    };
    let futures = (0..all.count).map(|i| {
        let change = |spread: &LeverSpread| spread.changes.get(i).copied().unwrap_or_default();
        row(round::future(language, i + 1), &change, 0)
    });
    // Between two steps it needs a decimal more than a lever has.
    let middle = row(r.lines_middle.to_owned(), &|spread| spread.median, 1);
    let heads = std::iter::once(r.round.to_owned()).chain(all.levers.iter().map(head)).collect();
    (heads, futures.chain([middle]).collect())
}

#[component]
fn LeverDots(language: Language, spread: LeverSpread) -> impl IntoView {
    let lever = spread.lever.lever();
    let at = |value: f64| scenario::plain((value - lever.min) / (lever.max - lever.min), 4);
    let mut placed: Vec<(f64, u32)> = Vec::new();
    let mut tallest = 1;
    for change in &spread.changes {
        // The next in the stack of those that stand at the same place.
        let below = placed.iter().filter(|(other, _)| other == change).count();
        let below = u32::try_from(below).unwrap_or(u32::MAX);
        tallest = tallest.max(below + 1);
        placed.push((*change, below));
    }
    let dots = placed.into_iter().map(|(change, below)| {
        view! { <span class="spread__dot" style=("--at", at(change)) style=("--up", below.to_string())></span> }
    });
    let ends = [lever.min, lever.max].map(|end| number::change(language, end, lever.decimals));
    let [least, greatest] = ends;
    view! {
        <li class="spread__lever" data-lever=lever.key data-median=scenario::plain(spread.median, 4)>
            <p class="spread__name">
                <strong>{words(language).lever(lever.id)}</strong>
                " "
                <span class="spread__median-told">{round::median(language, &spread)}</span>
            </p>
            <p class="visually-hidden">{round::dots(language, &spread)}</p>
            <div class="spread__room" aria-hidden="true" style=("--stack", tallest.to_string())>
                <span class="spread__track"></span>
                <span class="spread__tick" style=("--at", at(0.0))></span>
                <span class="spread__median" style=("--at", at(spread.median))></span>
                {dots.collect_view()}
            </div>
            <p class="spread__ends" aria-hidden="true">
                <span>{least}</span>
                <span>{greatest}</span>
            </p>
        </li>
    }
}

/// The median future beside today's course.
#[component]
fn Middle(language: Language, gathered: Memo<Option<Gathered>>, futures: Memo<Vec<Levers>>) -> impl IntoView {
    let state = state();
    let w = round_words(language);
    let place = shown_place();
    let middle =
        Memo::new(move |_| gathered.with(|all| all.as_ref().map(|all| all.median)).unwrap_or_default());
    let figures = Memo::new(move |_| {
        place.track();
        let middle = middle.get();
        state.explorer.with_untracked(|load| load.ready()?.headline_under(&middle).ok())
    });
    let link = said(move || {
        state.track_link();
        let levers = middle.get();
        let (kept, round) = (String::new(), String::new());
        address::relative(&Link { levers, mode: Mode::Page, kept, round, show: Vec::new(), ..state.link() })
    });
    view! {
        <section class="round__part" aria-labelledby="middle">
            <h3 class="ds-heading" data-size="sm" id="middle">{w.middle}</h3>
            <p class="round__hint">{w.middle_lead}</p>
            <p class="round__levers" id="median">{said(move || moved(language, &middle.get()))}</p>
            <Lines language gathered futures middle />
            <Figures
                language
                title=indicator_words(language).figures
                indicators=indicator_words(language).headline().to_vec()
                figures
            />
            <p>
                <a class="ds-link" href=link target="_blank" rel="noopener">{w.middle_open}</a>
            </p>
        </section>
    }
}

/// Size of the drawing.
const WIDTH: u16 = 640;
const HEIGHT: u16 = 300;
const BELOW: u16 = 40;
const LEFT: u16 = 110;
const RIGHT: u16 = 16;
const ABOVE: u16 = 12;

/// The number of inhabitants in each future, in the middle one and on today's course.
#[component]
fn Lines(
    language: Language,
    gathered: Memo<Option<Gathered>>,
    futures: Memo<Vec<Levers>>,
    middle: Memo<Levers>,
) -> impl IntoView {
    let state = state();
    let w = round_words(language);
    let past = explored(|e| {
        let lines = e.population_lines();
        (lines.history, lines.baseline)
    });
    let under = move |levers: &Levers| {
        state.explorer.with_untracked(|load| load.ready()?.inhabitants_under(levers).ok())
    };
    // Only those that are new are projected: a sum of many municipalities takes its time.
    let each = Memo::new(move |before: Option<&Vec<(Levers, Line)>>| {
        let people = |levers: &Levers| levers.of_population();
        futures.with(|futures| {
            let line = |levers: &Levers| {
                let known = before.and_then(|all| all.iter().find(|(of, _)| people(of) == people(levers)));
                Some((*levers, known.map(|(_, line)| line.clone()).or_else(|| under(levers))?))
            };
            futures.iter().filter_map(line).collect::<Vec<_>>()
        })
    });
    let drawn = move || {
        let Some((history, baseline)) = past.get() else { return ().into_any() };
        let Some(gathered) = gathered.get() else { return ().into_any() };
        let Some(middle) = under(&middle.get()) else { return ().into_any() };
        let each: Vec<Line> = each.get().into_iter().map(|(_, line)| line).collect();
        let last = |line: &Line| line.values.last().copied().unwrap_or_default();
        let values = [&history, &baseline, &middle]
            .into_iter()
            .chain(&each)
            .flat_map(|line| line.values.iter().copied());
        let axis = outlook::Axis::holding(values);
        let ends = each
            .iter()
            .map(last)
            .fold((f64::INFINITY, 0.0), |(low, high): (f64, f64), v| (low.min(v), high.max(v)));
        let label = round::lines(language, &gathered, last(&baseline), last(&middle), ends);
        let first = f64::from(history.first_year);
        let (across, down) = (f64::from(WIDTH - LEFT - RIGHT), f64::from(HEIGHT - ABOVE - BELOW));
        let x = |year: f64| f64::from(LEFT) + across * (year - first) / (f64::from(HORIZON) - first);
        let y = |value: f64| f64::from(ABOVE) + down * (axis.max - value) / (axis.max - axis.min);
        let path = |line: &Line| {
            let point = |(i, value): (u16, &f64)| {
                [&scenario::plain(x(f64::from(line.first_year + i)), 1), " ", &scenario::plain(y(*value), 1)]
                    .concat()
            };
            "M".to_owned() + &(0_u16..).zip(&line.values).map(point).collect::<Vec<_>>().join("L")
        };
        let marks = [axis.min, f64::midpoint(axis.min, axis.max), axis.max].map(|value| {
            view! {
                <text class="draw__mark" x=(LEFT - 8).to_string() y=scenario::plain(y(value) + 4.0, 1) text-anchor="end">
                    {number::whole(language, value)}
                </text>
                <path class="draw__rule" d=format!("M{LEFT} {}H{WIDTH}", scenario::plain(y(value), 1))></path>
            }
        });
        let years = [(history.first_year, "start"), (scenario::RAMP_START, "middle"), (HORIZON, "end")];
        let years = years.map(|(year, anchor)| {
            view! {
                <text class="draw__mark" x=scenario::plain(x(f64::from(year)), 1) y=(HEIGHT - 6).to_string() text-anchor=anchor>
                    {year.to_string()}
                </text>
            }
        });
        let all = each.iter().map(|line| view! { <path class="draw__each" d=path(line)></path> });
        view! {
            <figure class="draw round__lines">
                <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label.clone()>
                    {marks.collect_view()}
                    {years.collect_view()}
                    {all.collect_view()}
                    <path class="draw__history" d=path(&history)></path>
                    <path class="draw__course draw__course--shown" d=path(&baseline)></path>
                    <path class="draw__middle" d=path(&middle)></path>
                </svg>
                <figcaption class="draw__key">
                    <span class="draw__name draw__name--history">{w.record}</span>
                    <span class="draw__name draw__name--course">{w.todays_course}</span>
                    <span class="draw__name draw__name--each">{w.lines_each}</span>
                    <span class="draw__name draw__name--middle">{w.lines_middle}</span>
                </figcaption>
                <p class="round__hint" aria-hidden="true">{label}</p>
            </figure>
        }
        .into_any()
    };
    let table = move || {
        let Some((history, baseline)) = past.get_untracked() else { return Default::default() };
        let Some(middle) = under(&middle.get_untracked()) else { return Default::default() };
        let each = each.get_untracked();
        let names =
            [below_words(language).year, w.record, w.todays_course, w.lines_middle].map(str::to_owned);
        let heads = names.into_iter().chain((1..=each.len()).map(|number| round::future(language, number)));
        let lines: Vec<&Line> =
            [&history, &baseline, &middle].into_iter().chain(each.iter().map(|(_, line)| line)).collect();
        let cell = |line: &&Line, year: u16| {
            let value = year.checked_sub(line.first_year).and_then(|i| line.values.get(usize::from(i)));
            value.map_or_else(String::new, |value| number::whole(language, *value))
        };
        let row = |year: u16| {
            std::iter::once(year.to_string()).chain(lines.iter().map(|line| cell(line, year))).collect()
        };
        (heads.collect(), (history.first_year..=HORIZON).map(row).collect())
    };
    view! {
        {anew(drawn)}
        <Download
            language
            title=Signal::stored(figure_words(language, Indicator::Population).name.to_owned())
            drawn=Drawn::Part(".round__lines")
            table=Arc::new(table)
        />
    }
}

/// The two futures that differ most.
#[component]
fn Different(
    language: Language,
    gathered: Memo<Option<Gathered>>,
    futures: Memo<Vec<Levers>>,
) -> impl IntoView {
    let w = round_words(language);
    let several = whether(move || futures.with(Vec::len) > 1);
    let pair = move || {
        let Some(pair) = gathered.with(|all| all.as_ref()?.most_different) else {
            return view! { <p>{w.none_differ}</p> }.into_any();
        };
        let one = |number: usize| {
            let told = futures.with(|all| all.get(number - 1).map(|levers| moved(language, levers)));
            view! {
                <div class="pair__one">
                    <dt>{round::future(language, number)}</dt>
                    <dd>{told}</dd>
                </div>
            }
        };
        view! {
            <p id="different-told">{round::most_different(language, pair)}</p>
            <dl class="pair">{one(pair.first)} {one(pair.second)}</dl>
            <p class="round__hint">{w.different_lead}</p>
        }
        .into_any()
    };
    only_if(several, move || {
        view! {
            <section class="round__part" aria-labelledby="different">
                <h3 class="ds-heading" data-size="sm" id="different">{w.different}</h3>
                {anew(pair)}
            </section>
        }
        .into_any()
    })
}

/// What the group may agree to do.
#[component]
fn Doing(
    language: Language,
    gathered: Memo<Option<Gathered>>,
    agreed: Memo<Vec<MeasureId>>,
) -> impl IntoView {
    let state = state();
    let w = round_words(language);
    state.fetch_acting();
    let measures = move |read: &dyn Fn(&Acting) -> AnyView| {
        state.acting.with(|acting| match acting {
            Some((_, Load::Ready(acting))) => read(acting),
            Some((_, Load::Failed(_))) => view! {
                <p>{w.texts_failed}</p>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    data-size="sm"
                    on:click=move |_| state.fetch_acting()
                >
                    {words(language).retry}
                </button>
            }
            .into_any(),
            _ => ().into_any(),
        })
    };
    let lever = move |agreement: Agreement, all: usize| {
        let told = move |acting: &Acting| {
            let found = acting.lever(agreement.lever.lever().key).map(|lever| lever.measures.clone());
            let one = |(nr, what): (u8, String)| {
                let id = MeasureId { lever: agreement.lever, nr };
                let ticked = whether(move || agreed.with(|agreed| agreed.contains(&id)));
                view! {
                    <li>
                        <label class="doing__one">
                            <input
                                type="checkbox"
                                id=id.to_string()
                                prop:checked=ticked
                                on:change=move |event| {
                                    let on = event_target_checked(&event);
                                    change(state, |round| round.agree(id, on));
                                }
                            />
                            <span>{what}</span>
                        </label>
                    </li>
                }
            };
            let list = (1_u8..).zip(found.unwrap_or_default().into_iter().map(|measure| measure.what));
            view! { <ul class="doing__list">{list.map(one).collect_view()}</ul> }.into_any()
        };
        view! {
            <li class="doing__lever" data-lever=agreement.lever.lever().key>
                <h4 class="doing__head">{round::agreement(language, agreement, all)}</h4>
                {if agreement.measured {
                    anew(move || measures(&told))
                } else {
                    view! { <p class="round__hint">{w.other_way}</p> }.into_any()
                }}
            </li>
        }
    };
    let suggested = move || {
        let Some(all) = gathered.get() else { return ().into_any() };
        let worth = all.worth_doing();
        let lead = match worth.first() {
            None => w.doing_none,
            Some(first) if first.most => w.doing_lead,
            Some(_) => w.doing_few,
        };
        let count = all.count;
        let levers = worth.into_iter().map(|agreement| lever(agreement, count));
        view! {
            <p class="round__hint">{lead}</p>
            <ul class="doing">{levers.collect_view()}</ul>
        }
        .into_any()
    };
    let list = move || {
        let ids = agreed.get();
        if ids.is_empty() {
            return view! { <p>{w.agreed_none}</p> }.into_any();
        }
        let told = move |acting: &Acting| {
            let one = |id: &MeasureId| {
                let measure = acting.lever(id.lever.lever().key)?.measures.get(usize::from(id.nr) - 1)?;
                let name = words(language).lever(id.lever);
                Some(view! { <li>{measure.what.clone()} " " <span class="round__hint">{name}</span></li> })
            };
            view! { <ul id="agreed-list">{ids.iter().filter_map(one).collect_view()}</ul> }.into_any()
        };
        measures(&told)
    };
    view! {
        <section class="round__part" aria-labelledby="doing">
            <h3 class="ds-heading" data-size="sm" id="doing">{w.doing}</h3>
            {anew(suggested)}
            <h4 class="doing__head">{w.agreed}</h4>
            {anew(list)}
        </section>
    }
}

/// All that have been handed in.
#[component]
fn All(language: Language, futures: Memo<Vec<Levers>>) -> impl IntoView {
    let state = state();
    let w = round_words(language);
    let rows = move || {
        let row = |(number, levers): (usize, Levers)| {
            view! {
                <li class="all__one">
                    <strong>{round::future(language, number)}</strong>
                    <span>{moved(language, &levers)}</span>
                    <button
                        type="button"
                        class="ds-button"
                        data-variant="tertiary"
                        data-size="sm"
                        on:click=move |_| {
                            change(state, |round| round.remove(number));
                            focus_on("round");
                        }
                    >
                        {w.remove}
                        <span class="visually-hidden">": " {round::future(language, number)}</span>
                    </button>
                </li>
            }
        };
        (1..).zip(futures.get()).map(row).collect_view().into_any()
    };
    view! {
        <details class="ds-details all">
            <summary>{w.all}</summary>
            <ol class="all__list">{anew(rows)}</ol>
        </details>
    }
}

/// Tells with what else than this page a round's file was made.
fn tell(state: State, edition: String, notices: Vec<Notice>) {
    let now = state.base.with_untracked(|base| base.ready().map(|base| base.vintage.clone()));
    let other = (!edition.is_empty() && Some(&edition) != now.as_ref()).then_some(edition);
    state
        .tellings
        .set(notices.into_iter().map(Telling::Link).chain(other.map(Telling::OtherEdition)).collect());
}

/// Saves the round, and opens one that was saved.
#[component]
fn KeepIt(language: Language, read: Signal<Option<Round>>) -> impl IntoView {
    let state = state();
    let w = round_words(language);
    let problem = RwSignal::new(String::new());
    let copied = RwSignal::new(None::<bool>);
    let file = said(move || {
        let text = read.get().and_then(|round| {
            // Plain text and numbers: it can be written.
            let edition = state.base.with(|base| base.ready().map(|base| base.vintage.clone()));
            serde_json::to_string_pretty(&round.to_file(&edition.unwrap_or_default())).ok()
        });
        let text = text.unwrap_or_default();
        format!("data:application/json;charset=utf-8,{}", String::from(js_sys::encode_uri_component(&text)))
    });
    let name = said(move || {
        let place = state.chosen.get().map(|place| place.to_string().replace(':', "-")).unwrap_or_default();
        format!("{}-{place}.json", w.file_name)
    });
    let open = move |event: web_sys::Event| {
        let Some(here) = state.chosen.get_untracked() else { return };
        files::read(language, &event, move |text| {
            let text = match text {
                Ok(text) => text,
                Err(why) => return problem.set(why.to_owned()),
            };
            let saved: Result<RoundFile, _> = serde_json::from_str(&text);
            let opened = saved.map_or(Err(RoundFileError::OtherFormat), |saved| saved.open(address::read));
            match opened {
                Ok(opened) if opened.round.place() == here => {
                    problem.set(String::new());
                    state.tell_round(opened.round.write());
                    tell(state, opened.edition, opened.notices);
                    focus_on("round");
                }
                Ok(OpenedRound { round, .. }) => {
                    let (there, here) =
                        (called(state, language, round.place()), state.name(language).unwrap_or_default());
                    problem.set(round::file_elsewhere(language, &there, &here));
                }
                Err(why) => problem.set([w.no_file, " ", &round::file_problem(language, &why)].concat()),
            }
        });
    };
    let copy = move |_| {
        let (levers, kept) = (Levers::default(), String::new());
        let link = Link { mode: Mode::Round, levers, kept, show: Vec::new(), ..state.link() };
        let link = address::absolute(&address::relative(&link));
        spawn_local(async move {
            let _ = copied.try_set(Some(address::copy(&link).await));
        });
    };
    view! {
        <section class="round__part" aria-labelledby="keep">
            <h3 class="ds-heading" data-size="sm" id="keep">{w.keep}</h3>
            <p class="round__hint">{w.keep_lead}</p>
            <p class="round__keys">
                <a class="ds-button" data-variant="secondary" id="save-round" href=file download=name>{w.save}</a>
                <label class="ds-button own__file" data-variant="secondary">
                    {w.open}
                    <input
                        type="file"
                        class="visually-hidden"
                        id="open-round"
                        aria-describedby="round-problem"
                        accept=".json,application/json"
                        on:change=open
                    />
                </label>
                <button type="button" class="ds-button" data-variant="secondary" on:click=copy>
                    {w.copy_link}
                </button>
                <span role="status">
                    {said(move || {
                        copied.get().map(|done| if done { w.copied } else { w.not_copied }).unwrap_or_default().into()
                    })}
                </span>
            </p>
            <p class="lever__error" id="round-problem" role="status">{problem}</p>
        </section>
    }
}
