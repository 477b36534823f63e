//! How sure a projection is: its bands, how past ones would have hit, how it differs from the official one, what the
//! figures rest on, and how it is computed.

use std::cell::RefCell;
use std::sync::Arc;

use atlas::{HORIZONS, Past, Quality, Span};
use leptos::prelude::*;
use leptos::task::spawn_local;
use outlook::{BANDED, Fan, Indicator, PlaceRecord};
use scenario::{HORIZON, Language, RAMP_DEFAULT};
use text::export::export_words;
use text::sure::{self, sure_words};
use text::{figure_words, futures, number, sentence};
use wasm_split_helpers::wasm_split;

use crate::charts::{ChartFrame, ChartInWords, Reading, Subject};
use crate::data;
use crate::parts::futures::follow;
use crate::parts::{Download, Fetched, Part, anew, explored, said, state, try_again, whether};
use crate::state::{Load, State};

/// The page of the whole method, beside this one.
const METHOD: &str = "method.html";

/// Past projections beside what came.
const PAST: Subject = Subject::Other(Reading {
    figure: None,
    chart: |explorer, _| explorer.past_chart(),
    tell: |_, _, _| String::new(),
    unit: |_, _| None,
});

thread_local! {
    /// Past projections, kept for the next place: a page has one edition of the data set.
    static KEPT: RefCell<Option<Arc<Past>>> = const { RefCell::new(None) };
}

/// What the view begins with: the bands, and how past projections would have hit.
#[wasm_split(sure, fallible)]
pub fn sure() -> Fetched<Part> {
    Ok(|language| view! { <Sure language /> }.into_any())
}

/// What stands below: the chart in words, errors, the official path, the figures behind, the method.
#[wasm_split(sure, fallible)]
pub fn sure_below() -> Fetched<Part> {
    Ok(|language| view! { <SureBelow language /> }.into_any())
}

#[component]
fn Sure(language: Language) -> impl IntoView {
    let state = state();
    let w = sure_words(language);
    let (failed, fetch) = with_past(state);
    let told = said(move || {
        let record = record().get();
        record.map(|record| sure::hits(language, &record)).unwrap_or_default()
    });
    let no_bands = whether(move || record().get().is_none_or(|record| record.size.is_some()));
    view! {
        <section class="hero" aria-labelledby="hero">
            <h2 class="ds-heading" data-size="sm" id="hero">{w.question}</h2>
            <Bands language />
        </section>
        <ChartFrame
            language
            subject=Signal::stored(Some(PAST))
            title=Signal::stored(w.past_title.to_owned())
            choice=().into_any()
            figure=view! {
                <div class="sure__part">
                    <p class="hero__key">{w.past_note}</p>
                    <p id="hits">{told}</p>
                    <p class="hero__key" hidden=no_bands>{w.sum_note}</p>
                    {anew(move || if failed.get() { try_again(language, fetch) } else { ().into_any() })}
                </div>
            }
                .into_any()
        />
    }
}

/// Sees to it that the place knows its past; whether that failed, and what tries again.
fn with_past(state: State) -> (RwSignal<bool>, Callback<()>) {
    let lacking =
        Memo::new(move |_| state.explorer.with(|load| load.ready().is_some_and(|e| !e.knows_the_past())));
    let failed = RwSignal::new(false);
    let fetch = Callback::new(move |()| {
        let Some(base) = state.base.with_untracked(|base| base.ready().cloned()) else { return };
        failed.set(false);
        spawn_local(async move {
            let kept = KEPT.with_borrow(Clone::clone);
            let past = match kept {
                Some(past) => Ok(past),
                None => data::past(&base).await.map(Arc::new),
            };
            match past {
                Ok(past) => {
                    KEPT.set(Some(past.clone()));
                    state.explorer.update(|load| {
                        if let Load::Ready(explorer) = load {
                            explorer.set_past(past);
                        }
                    });
                }
                Err(why) => {
                    leptos::logging::warn!("{why:?}");
                    // The signal of a view that has gone away in the meantime is disposed: nothing to do then.
                    let _ = failed.try_set(true);
                }
            }
        });
    });
    Effect::new(move || {
        if lacking.get() {
            fetch.run(());
        }
    });
    (failed, fetch)
}

/// How past projections of the place would have hit.
fn record() -> Memo<Option<PlaceRecord>> {
    let state = state();
    Memo::new(move |_| state.explorer.with(|load| load.ready()?.record()))
}

/// Between which numbers 8 of 10 futures lie, group by group.
#[component]
fn Bands(language: Language) -> impl IntoView {
    let w = sure_words(language);
    let fans = RwSignal::new(None::<Vec<(Indicator, Fan)>>);
    follow(&BANDED, move |all| {
        // The signal of a view that has gone away in the meantime is disposed: nothing to do then.
        let _ = fans.try_set(Some(all));
    });
    // While a lever moves they go with it.
    let bands = explored(move |e| {
        let told = |(indicator, fan): &(Indicator, Fan)| {
            let fan = e.carried(*indicator, fan)?;
            Some((*indicator, [fan.told(RAMP_DEFAULT)?, fan.told(HORIZON)?]))
        };
        fans.with(|fans| fans.as_ref().map(|fans| fans.iter().filter_map(told).collect::<Vec<_>>()))
    });
    let bands = Memo::new(move |_| bands.get().flatten());
    let sum = explored(|e| e.place().member_count() > 1);
    let sum = whether(move || sum.get().unwrap_or_default());
    let told = said(move || {
        if sum.get() {
            return w.sum_bands.into();
        }
        let all = bands.with(|bands| bands.as_ref()?.first().map(|(_, [_, last])| *last));
        all.map_or_else(|| w.waiting.to_owned(), |span| futures::shown(language, span, HORIZON))
    });
    let range = move |span: Span| {
        let [low, high] = [span.low, span.high].map(|bound| number::whole(language, bound));
        format!("{low} – {high}")
    };
    let rows = move || {
        let row = |(indicator, spans): (Indicator, [Span; 2])| {
            view! {
                <tr data-indicator=indicator.key()>
                    <th scope="row">{figure_words(language, indicator).name}</th>
                    {spans.map(|span| view! { <td>{range(span)}</td> })}
                </tr>
            }
        };
        bands.get().unwrap_or_default().into_iter().map(row).collect_view().into_any()
    };
    // As a file each bound is a number of its own.
    let bounds = Arc::new(move || {
        let x = export_words(language);
        let heads = [RAMP_DEFAULT, HORIZON]
            .into_iter()
            .flat_map(|year| [x.low, x.high].map(|end| format!("{year}, {end}")));
        let row = |(indicator, spans): (Indicator, [Span; 2])| {
            let bounds = spans.into_iter().flat_map(|span| [span.low, span.high]);
            let bounds = bounds.map(|bound| number::whole(language, bound));
            std::iter::once(figure_words(language, indicator).name.to_owned()).chain(bounds).collect()
        };
        let heads = std::iter::once(x.figure.to_owned()).chain(heads).collect();
        (heads, bands.get_untracked().unwrap_or_default().into_iter().map(row).collect())
    });
    view! {
        <p class="hero__sentence" id="eight-of-ten">{told}</p>
        <div class="sure__part" hidden=sum>
        <h3 class="steps__title">{w.bands_title}</h3>
        <div class="table__scroll" tabindex="0" role="group" aria-label=w.bands_title>
            <table class="ds-table sure__table" data-size="sm">
                <caption class="visually-hidden">{w.bands_caption}</caption>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{RAMP_DEFAULT.to_string()}</th>
                        <th scope="col">{HORIZON.to_string()}</th>
                    </tr>
                </thead>
                <tbody>{anew(rows)}</tbody>
            </table>
        </div>
        <Download language title=Signal::stored(w.bands_title.to_owned()) table=bounds />
        <p class="hero__key">{w.bands_note}</p>
        </div>
    }
}

#[component]
fn SureBelow(language: Language) -> impl IntoView {
    let state = state();
    let w = sure_words(language);
    let quality = said(move || {
        let quality = state.of_place(|core, id| core.quality(id)).unwrap_or(Quality::Official);
        sentence::quality(language, quality).unwrap_or(w.quality_good).to_owned()
    });
    let apart = explored(|e| {
        let published = e.area().official.as_ref().map(|path| path.published)?;
        e.apart_from_official().map(|apart| (apart, published))
    });
    let apart = Memo::new(move |_| apart.get().flatten());
    let official = whether(move || apart.get().is_none());
    view! {
        <div class="sure">
        <ChartInWords
            language
            subject=Signal::stored(Some(PAST))
            note=said(String::new)
            caption=Signal::stored(w.chart_title.to_owned())
        />
        <Errors language />
        <section class="sure__part" aria-labelledby="official" hidden=official>
            <h2 class="ds-heading" data-size="sm" id="official">{w.official_title}</h2>
            <p class="hero__sentence">
                {said(move || apart.get().map(|(a, year)| sure::apart(language, &a, year)).unwrap_or_default())}
            </p>
            <ul class="sure__parts">
                {anew(move || {
                    let parts = apart.get().map(|(a, _)| sure::apart_parts(language, &a));
                    parts.into_iter().flatten().map(|part| view! { <li>{part}</li> }).collect_view().into_any()
                })}
            </ul>
            <p class="hero__key">{w.official_note}</p>
        </section>
        <section class="sure__part" aria-labelledby="quality">
            <h2 class="ds-heading" data-size="sm" id="quality">{w.quality_title}</h2>
            <p>{quality}</p>
        </section>
        <section class="sure__part" aria-labelledby="method">
            <h2 class="ds-heading" data-size="sm" id="method">{w.method_title}</h2>
            <ul class="sure__parts">{w.method.map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <p><a class="ds-link" href=METHOD target="_blank" rel="noopener">{w.method_link}</a></p>
        </section>
        </div>
    }
}

/// How far off such projections have been, here and in municipalities of the size, and how the bands have held.
#[component]
fn Errors(language: Language) -> impl IntoView {
    let w = sure_words(language);
    let record = record();
    let none = whether(move || record.get().is_none_or(|record| record.errors.is_none()));
    let table = move || {
        let Some((errors, similar, size)) = record.get().and_then(|r| Some((r.errors?, r.similar?, r.size?)))
        else {
            return ().into_any();
        };
        let percent = |value: f64| format!("{}\u{a0}%", number::decimal(language, value, 1));
        let rows = [false, true].into_iter().zip(errors.into_iter().zip(similar)).flat_map(
            |(old, (here, of_size))| {
                HORIZONS.into_iter().zip(here.into_iter().zip(of_size)).map(
                    move |(years, (here, of_size))| {
                        view! {
                            <tr>
                                <th scope="row">{sure::error_row(language, old, years)}</th>
                                <td>{percent(here)}</td>
                                <td>{percent(of_size)}</td>
                            </tr>
                        }
                    },
                )
            },
        );
        view! {
            <table class="ds-table sure__table" data-size="sm">
                <caption class="visually-hidden">{w.errors_caption}</caption>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{w.here}</th>
                        <th scope="col">{sure::of_size(language, size)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
        .into_any()
    };
    let shown = Arc::new(move || {
        let Some((errors, similar, size)) =
            record.get_untracked().and_then(|r| Some((r.errors?, r.similar?, r.size?)))
        else {
            return Default::default();
        };
        let percent = |value: f64| format!("{}\u{a0}%", number::decimal(language, value, 1));
        let rows = [false, true].into_iter().zip(errors.into_iter().zip(similar));
        let rows = rows.flat_map(|(old, (here, of_size))| {
            let pairs = HORIZONS.into_iter().zip(here.into_iter().zip(of_size));
            pairs.map(move |(years, (here, of_size))| {
                vec![sure::error_row(language, old, years), percent(here), percent(of_size)]
            })
        });
        // In a file the sign stands with the column.
        let in_percent = |head: String| format!("{head}, %");
        let heads = [w.here.to_owned(), sure::of_size(language, size)].map(in_percent);
        let heads = std::iter::once(export_words(language).figure.to_owned()).chain(heads);
        (heads.collect(), rows.collect())
    });
    let held = said(move || {
        let record = record.get().and_then(|r| Some((r.size?, r.within?)));
        record.map(|(size, within)| sure::band_record(language, size, within)).unwrap_or_default()
    });
    view! {
        <section class="sure__part" aria-labelledby="errors" hidden=none>
            <h2 class="ds-heading" data-size="sm" id="errors">{w.errors_title}</h2>
            <p class="hero__key">{w.errors_note}</p>
            <div class="table__scroll" tabindex="0" role="group" aria-label=w.errors_title>{anew(table)}</div>
            <Download language title=Signal::stored(w.errors_title.to_owned()) table=shown />
            <p id="held">{held}</p>
        </section>
    }
}
