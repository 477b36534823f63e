//! What is shown, as files: a menu below each chart and table, the same everywhere. What makes the files is fetched when a
//! menu is opened.

use std::sync::Arc;

use export::{About, Cell, Table, XlsxError, csv, file_name, json_stat, picture, xlsx};
use leptos::prelude::*;
use leptos::task::spawn_local;
use outlook::{Figure, Gathered};
use scenario::{HORIZON, Language, Link, Mode, RAMP_START, Round, Scenarios, VERSION};
use text::export::{self as words, ExportWords, Known, export_words};
use text::{figure_words, indicator_words, number, scenarios as scenario_words, sentence};
use wasm_bindgen::JsValue;
use wasm_split_helpers::wasm_split;

use crate::address::{self, Framing};
use crate::charts::{ECharts, Subject, lines_svg};
use crate::parts::{Fetched, later_as, only_if, said, state, whether, whole};
use crate::state::State;

/// A table as it is shown: heads of its columns, and its rows.
pub type Shown = (Vec<String>, Vec<Vec<String>>);

/// What a picture is made of.
#[derive(Debug, Clone, Copy)]
pub enum Drawn {
    /// A chart of lines.
    Lines(Signal<Option<Subject>>),
    /// A part of the page, by a selector.
    Part(&'static str),
}

/// What can be had as files.
#[derive(Debug, Clone, Copy)]
struct Offered {
    title: Signal<String>,
    told: Signal<String>,
    drawn: Option<Drawn>,
    table: Option<StoredValue<Arc<dyn Fn() -> Shown + Send + Sync>>>,
}

/// The menu of files of a chart, a table or both.
#[component]
pub fn Download(
    language: Language,
    /// What is shown.
    title: Signal<String>,
    /// The same in words, for those who cannot see a picture of it.
    #[prop(optional)]
    told: Option<Signal<String>>,
    /// What a picture is made of.
    #[prop(optional)]
    drawn: Option<Drawn>,
    /// The table; read when it is asked for.
    #[prop(optional)]
    table: Option<Arc<dyn Fn() -> Shown + Send + Sync>>,
) -> impl IntoView {
    let offered = Offered { title, told: told.unwrap_or(title), drawn, table: table.map(StoredValue::new) };
    let open = RwSignal::new(false);
    let toggle = move |event: web_sys::Event| {
        let details: web_sys::Element = event_target(&event);
        open.set(details.has_attribute("open"));
    };
    whole(language, move |language| {
        view! {
            <details class="download" on:toggle=toggle>
                <summary>
                    {export_words(language).download} <span class="visually-hidden">": " {title}</span>
                </summary>
                {only_if(open.into(), move || later_as(language, menu, move |menu| menu(language, offered)))}
            </details>
        }
        .into_any()
    })
}

/// The formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Png,
    Svg,
    Csv,
    Xlsx,
    JsonStat,
}

const PICTURES: [Format; 2] = [Format::Png, Format::Svg];
const TABLES: [Format; 3] = [Format::Xlsx, Format::Csv, Format::JsonStat];

impl Format {
    const fn name(self, w: &ExportWords) -> &'static str {
        match self {
            Self::Png => w.png,
            Self::Svg => w.svg,
            Self::Csv => w.csv,
            Self::Xlsx => w.xlsx,
            Self::JsonStat => w.json_stat,
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::JsonStat => "json",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Svg => "image/svg+xml",
            Self::Csv => "text/csv;charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::JsonStat => "application/json",
        }
    }
}

type Menu = fn(Language, Offered) -> AnyView;

#[wasm_split(download, fallible)]
fn menu() -> Fetched<Menu> {
    Ok(formats)
}

fn formats(language: Language, offered: Offered) -> AnyView {
    let state = state();
    let w = export_words(language);
    let spoken = RwSignal::new(String::new());
    let asked = RwSignal::new(false);
    let make = move |format: Format| {
        spoken.set(w.working.into());
        spawn_local(async move {
            let made = file(state, language, offered, format).await;
            // The signal of a menu that has gone away in the meantime is disposed: nothing to do then.
            let _ = asked.try_set(true);
            let _ = spoken.try_set(match made {
                Ok(name) => words::made(language, &name),
                Err(why) => {
                    leptos::logging::warn!("{why}");
                    w.failed.into()
                }
            });
        });
    };
    let group = move |title: &'static str, formats: &'static [Format]| {
        let one = move |format: &'static Format| {
            view! {
                <li>
                    <button
                        type="button"
                        class="ds-button"
                        data-variant="secondary"
                        data-size="sm"
                        data-format=format.ending()
                        on:click=move |_| make(*format)
                    >
                        {format.name(w)}
                    </button>
                </li>
            }
        };
        view! {
            <div role="group" aria-label=title>
                <p>{title}</p>
                <ul class="download__formats">{formats.iter().map(one).collect_view()}</ul>
            </div>
        }
    };
    view! {
        <div class="download__menu">
            {offered.drawn.map(|_| group(w.picture, &PICTURES))}
            {offered.table.map(|_| group(w.table, &TABLES))}
            <p class="download__note">{w.contains}</p>
            <p class="download__told" role="status">{spoken}</p>
            {framed_note(language, asked.into())}
        </div>
    }
    .into_any()
}

/// In the frame of another site a download may do nothing, and nobody tells: says so, and what to do then. At once where
/// the frame is sandboxed, otherwise when a file has been asked for.
fn framed_note(language: Language, asked: Signal<bool>) -> AnyView {
    let w = export_words(language);
    let framing = address::framing();
    if framing == Framing::None {
        return ().into_any();
    }
    let sandboxed = framing == Framing::Sandboxed;
    let state = state();
    let href = said(move || {
        state.track_link();
        address::relative(&Link { embed: false, ..state.link() })
    });
    view! {
        <p class="download__note" data-framed hidden=whether(move || !sandboxed && !asked.get())>
            {w.framed} " "
            <a class="ds-link" href=href target="_blank" rel="noopener">{w.open_tab}</a>
        </p>
    }
    .into_any()
}

/// Makes a file and hands it to the browser. Gives back its name, or why there is none.
async fn file(state: State, language: Language, offered: Offered, format: Format) -> Result<String, String> {
    let title = offered.title.try_get_untracked().unwrap_or_default();
    let known = known(state, language, &title);
    let name = name(state, &title, format.ending());
    let kind = format.media_type();
    match format {
        Format::Png | Format::Svg => {
            let told = offered.told.try_get_untracked().unwrap_or_default();
            let drawn = offered.drawn.ok_or("nothing is drawn")?;
            let (svg, [width, height]) = drawn_picture(state, language, drawn, &told, &known).await?;
            if format == Format::Svg {
                address::save(&svg.into(), kind, &name);
            } else {
                let blob = picture_of("png", &svg.into(), [width, height]).await?;
                address::save(&blob, kind, &name);
            }
        }
        Format::Csv | Format::Xlsx | Format::JsonStat => {
            let table = offered.table.and_then(|read| read.try_with_value(|read| read()));
            // One that is still being worked out has no rows yet.
            let shown = table.filter(|(_, rows)| !rows.is_empty()).ok_or("there is no table")?;
            let table = as_table(language, shown);
            let about = words::about(language, known);
            let file = match format {
                Format::Csv => csv(words::separators(language), &table, &about).into(),
                Format::JsonStat => json_stat(&table, &about).into(),
                _ => {
                    let bytes = workbook(table, about).await.map_err(|why| why.to_string())?;
                    let bytes = bytes.map_err(|why| why.to_string())?;
                    js_sys::Uint8Array::from(&bytes[..]).into()
                }
            };
            address::save(&file, kind, &name);
        }
    }
    Ok(name)
}

/// Workbooks take more code than all else here: a file of its own.
#[wasm_split(xlsx, fallible)]
fn workbook(table: Table, about: About) -> Fetched<Result<Vec<u8>, XlsxError>> {
    Ok(xlsx(&table, &about))
}

fn as_table(language: Language, (head, rows): Shown) -> Table {
    let row = |row: Vec<String>| row.iter().map(|shown| words::cell(language, shown)).collect::<Vec<Cell>>();
    Table { head, rows: rows.into_iter().map(row).collect() }
}

/// Figures as a table: their unit, today, and in the last year on today's course and under the visitor's choices. Money
/// in whole kroner.
pub fn figures_table(language: Language, figures: &[Figure]) -> Shown {
    let (x, w) = (export_words(language), indicator_words(language));
    let course = scenario_words::scenarios_words(language).baseline;
    let heads = [
        x.figure.to_owned(),
        x.unit.to_owned(),
        RAMP_START.to_string(),
        format!("{course}, {HORIZON}"),
        format!("{}, {HORIZON}", x.yours),
    ];
    let row = |figure: &Figure| {
        let decimals = figure.indicator.decimals();
        let value = |value: Option<f64>| {
            value.map_or_else(String::new, |value| number::decimal(language, value, decimals))
        };
        vec![
            figure_words(language, figure.indicator).name.to_owned(),
            w.measure(figure.indicator.measure()).to_owned(),
            value(figure.now),
            value(figure.baseline),
            value(figure.then),
        ]
    };
    (heads.into(), figures.iter().map(row).collect())
}

/// Size of the drawing in pictures, px; half as high as wide, as on a page of print.
pub const DRAWING: [f64; 2] = [880.0, 440.0];

/// Width that parts of the page are laid out in for pictures, px.
const PART_WIDTH: f64 = 880.0;

/// The picture as SVG that stands alone, and its size in px.
async fn drawn_picture(
    state: State,
    language: Language,
    drawn: Drawn,
    told: &str,
    known: &Known,
) -> Result<(String, [f64; 2]), String> {
    let (drawing, size) = match drawn {
        Drawn::Lines(subject) => {
            let subject = subject.try_get_untracked().flatten().ok_or("nothing is shown")?;
            let svg = lines_svg(state, language, subject, DRAWING).await.map_err(|why| why.to_string())?;
            (svg, DRAWING)
        }
        Drawn::Part(selector) => part_svg(selector).await?,
    };
    let title = format!("{}: {}", known.place, known.title);
    let notes = words::notes(language, known);
    Ok(picture::svg(&picture::Picture { title: &title, told, notes: &notes, drawing: &drawing, size }))
}

/// A part of the page as SVG.
async fn part_svg(selector: &str) -> Result<(String, [f64; 2]), String> {
    let part = document().query_selector(selector).ok().flatten().ok_or("it is not on the page")?;
    let found = picture_of("part", &part, [PART_WIDTH, 0.0]).await?.as_string().unwrap_or_default();
    // Width and height stand before it.
    let mut parts = found.splitn(3, ' ');
    let mut side = || parts.next().and_then(scenario::decimal);
    let size = side().zip(side()).ok_or("it has no size")?;
    Ok((parts.next().unwrap_or_default().to_owned(), size.into()))
}

/// What is to be known of a file about the place that is shown.
pub fn known(state: State, language: Language, title: &str) -> Known {
    let base = state.base.with_untracked(|base| base.ready().cloned());
    let (tables, edition) = base.map_or_else(Default::default, |base| {
        let more = state.explorer.with_untracked(|load| {
            load.ready().and_then(|e| Some(e.standards()?.sources.tables.clone())).unwrap_or_default()
        });
        let more = more.iter().filter(|source| !base.core.sources.tables.contains(source));
        let tables = base.core.sources.tables.iter().chain(more);
        let told = tables.map(|s| format!("{}, {} ({}). {}.", s.publisher, s.table, s.vintage, s.licence));
        (told.collect(), sentence::vintage(language, &base.vintage, base.core.base_year))
    });
    Known {
        title: title.to_owned(),
        place: untrack(|| state.name(language)).unwrap_or_default(),
        assumptions: assumptions(state, language),
        tables,
        date: address::today(),
        version: words::version(language, PROGRAM, VERSION),
        edition,
        link: permalink(state),
        method: address::absolute("method.html"),
    }
}

/// Version of the program.
pub const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// Address of the page with the same choices, as a visitor has it.
pub fn permalink(state: State) -> String {
    let link = untrack(|| state.link());
    // What a group has handed in is seen in its round only.
    let mode = if link.mode == Mode::Round { Mode::Round } else { Mode::Page };
    let link = Link { embed: false, mode, show: Vec::new(), hide_controls: false, ..link };
    address::absolute(&address::relative(&link))
}

/// What is assumed: by the open scenario, and by those beside it; in a round by the futures of the group.
pub fn assumptions(state: State, language: Language) -> Vec<String> {
    if state.mode.get_untracked() == Mode::Round
        && let Some(place) = state.chosen.get_untracked()
    {
        let (round, _) = state.round.with_untracked(|text| Round::read(text, place));
        return Gathered::of(round.futures())
            .map(|all| text::round::assumed(language, &all))
            .into_iter()
            .collect();
    }
    let levers = state.levers.get_untracked();
    let all = state.kept.with_untracked(|kept| Scenarios::read(kept, state.chosen.get_untracked()).0);
    let told = |levers: &scenario::Levers| {
        if levers.is_baseline() {
            export_words(language).todays_course.to_owned()
        } else {
            scenario_words::moved(language, levers)
        }
    };
    let mut lines: Vec<String> = if all.has_others() {
        let open = [(all.open(), told(&levers))];
        let others = all.others().map(|(slot, scenario)| (slot, told(&scenario.levers)));
        let mut lines: Vec<_> = open.into_iter().chain(others).collect();
        lines.sort_by_key(|(slot, _)| *slot);
        let name = |slot| scenario_words::called(all.name(slot), slot);
        lines.into_iter().map(|(slot, told)| format!("{}: {told}", name(slot))).collect()
    } else {
        vec![told(&levers)]
    };
    let own =
        state.explorer.with_untracked(|load| load.ready().is_some_and(|e| !e.place().own().is_nothing()));
    if own && let Some(first) = lines.first_mut() {
        first.push_str("; ");
        first.push_str(export_words(language).own_figures);
    }
    lines
}

/// Name of a file about the place that is shown.
pub fn name(state: State, title: &str, ending: &str) -> String {
    let place = state.chosen.get_untracked().map(|place| place.to_string()).unwrap_or_default();
    let called = untrack(|| state.name(Language::Nb)).unwrap_or_default();
    // The country is called by its name alone.
    let number = if place == "norge" { "" } else { &place };
    file_name([called.as_str(), number, title, &format!("{RAMP_START}-{HORIZON}")], ending)
}

async fn picture_of(kind: &str, what: &JsValue, size: [f64; 2]) -> Result<JsValue, String> {
    let charts = ECharts::load().await.map_err(|why| why.to_string())?;
    charts.picture(kind, what, size, "").await.map_err(|why| why.to_string())
}
