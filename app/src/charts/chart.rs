//! The charts through the years, as lines and areas.

use charming::component::{Axis as ChartAxis, Grid};
use charming::element::{AreaStyle, AxisType, Formatter, ItemStyle, Label, LineStyle, LineStyleType};
use charming::series::Line as ChartLine;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use outlook::{BANDS, Chart, Counts, Explorer, Fan, Indicator, Path, Series};
use scenario::{ChartId, Language, MOST_SCENARIOS};
use serde::Serialize;
use text::later::{BelowWords, below_words};
use text::{number, scenarios, sentence, words};
use wasm_split_helpers::wasm_split;

use super::echarts::{ChartError, EChart, ECharts, as_json};
use crate::parts::{
    Download, Drawn, Fetched, Seen, Table, band, later_whole, only_if, pressed, said, seen, state, whether,
};
use crate::state::State;

/// How far the figure has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Drawing {
    Waiting,
    Drawn,
    Failed,
}

/// What a chart is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The population.
    People(ChartId),
    /// What another view shows, and reads by itself.
    Other(Reading),
}

/// How a chart of another view is read and told: by code that comes with that view.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// The figure, where the view has several.
    pub figure: Option<Indicator>,
    /// Reads it.
    pub chart: fn(&Explorer, Option<Indicator>) -> Chart,
    /// Tells it in words; nothing where the view has told it already.
    pub tell: fn(Language, &Explorer, Option<Indicator>) -> String,
    /// What its values count; nothing for persons.
    pub unit: fn(Language, &Chart) -> Option<&'static str>,
}

/// By the figure: a view reads all of its charts in one way, and two views are never shown together.
impl PartialEq for Reading {
    fn eq(&self, other: &Self) -> bool {
        self.figure == other.figure
    }
}

impl Eq for Reading {}

/// The chart of the population that is chosen, and the choice.
#[component]
pub fn PlaceChart(language: Language) -> impl IntoView {
    let state = state();
    let w = words(language);
    let choice = ChartId::ALL
        .map(|id| {
            view! {
                <button
                    type="button"
                    class="choice__one"
                    aria-pressed=said(move || (state.chart.get() == id).to_string())
                    on:click=pressed(move |_| state.show_chart(id))
                >
                    {w.chart(id).short}
                </button>
            }
        })
        .collect_view()
        .into_any();
    view! {
        <ChartFrame
            language
            subject=Signal::derive(move || Some(Subject::People(state.chart.get())))
            title=said(move || w.chart(state.chart.get()).title.into())
            choice
            figure=().into_any()
        />
    }
}

/// Whether a part of the page is in view.
pub fn seen_part(part: NodeRef<html::Div>) -> Seen {
    seen(move || part.get().map(Into::into))
}

/// A chart with its title, the choice between several, and the figure that stands before it. What it shows is read, drawn
/// and told by code that comes later.
#[component]
pub fn ChartFrame(
    language: Language,
    subject: Signal<Option<Subject>>,
    title: Signal<String>,
    choice: AnyView,
    figure: AnyView,
) -> impl IntoView {
    let state = state();
    let w = words(language);
    let canvas = NodeRef::new();
    let seen = seen_part(canvas);
    let drawing = RwSignal::new(Drawing::Waiting);
    let drawer = StoredValue::new_local(None::<Drawer>);
    let in_words = RwSignal::new(None::<InWords>);
    let broken = RwSignal::new(false);
    let dark = prefers_dark();

    // The bundle is fetched when the figures are on screen, and again asked for when the theme changes.
    Effect::new(move || {
        // A site's own colour may come after the chart.
        state.look.track();
        let (Some(canvas), dark) = (canvas.get(), dark.get()) else { return };
        // On its way while the bundle is fetched.
        spawn_local(async move {
            if let Ok(code) = code().await {
                let _ = in_words.try_set(Some(code.in_words));
            }
        });
        spawn_local(async move {
            let mount = async {
                let charts = ECharts::load().await?;
                let code = code().await.map_err(|why| ChartError::NotLoaded(why.to_string()))?;
                // The former chart leaves the element before another moves in.
                let _ = drawer.try_set_value(None);
                Ok::<_, ChartError>((code.drawer)(charts.mount(&canvas, dark)?, language))
            };
            match mount.await {
                Ok(mounted) => {
                    // Signals of a view that has gone away in the meantime are disposed: nothing to do then.
                    if drawer.try_set_value(Some(mounted)).is_none() {
                        let _ = drawing.try_set(Drawing::Drawn);
                    }
                }
                Err(why) => {
                    leptos::logging::warn!("{why}");
                    let _ = drawing.try_set(Drawing::Failed);
                }
            }
        });
    });
    Effect::new(move || {
        dark.track();
        let (Some(subject), Drawing::Drawn) = (subject.get(), drawing.get()) else { return };
        let drawn = seen.look(|| {
            state.explorer.with(|load| {
                let explorer = load.ready()?;
                drawer.try_update_value(|drawer| drawer.as_mut().map(|draw| draw(explorer, subject)))?
            })
        });
        match drawn {
            Some(Ok(on_broken_axis)) => broken.set(on_broken_axis),
            Some(Err(why)) => {
                leptos::logging::warn!("{why}");
                drawing.set(Drawing::Failed);
            }
            None => {}
        }
    });
    on_cleanup(move || drawer.set_value(None));

    let summary = seen.read(move || {
        let (subject, tell) = (subject.get()?, in_words.get()?);
        state.explorer.with(|load| Some(tell(language, load.ready()?, subject)))
    });
    // What has not been told yet is at least named.
    let label = said(move || summary.get().filter(|told| !told.is_empty()).unwrap_or_else(|| title.get()));
    let note = said(move || if broken.get() { w.broken_axis.into() } else { String::new() });
    let undrawn = whether(move || drawing.get() == Drawing::Failed);
    let waiting = whether(move || drawing.get() != Drawing::Waiting);
    let failed =
        said(move || if drawing.get() == Drawing::Failed { w.chart_failed.into() } else { String::new() });
    view! {
        <section class="chart lines" aria-labelledby="lines">
            <div class="chart__head">
                <h2 class="ds-heading chart__title" data-size="sm" id="lines">
                    {title}
                </h2>
                <div class="choice" role="group" aria-label=w.chart_choice>
                    {choice}
                </div>
            </div>
            {figure}
            <div class="chart__frame" role="img" aria-label=label hidden=undrawn>
                <div class="chart__canvas" node_ref=canvas></div>
                <p class="chart__state" hidden=waiting>{w.drawing}</p>
            </div>
            <p class="chart__failed" role="status">
                {failed}
            </p>
            <p class="chart__note">{note}</p>
        </section>
    }
}

/// Draws what a chart is of, where it has changed. Gives back whether its axis is broken.
type Drawer = Box<dyn FnMut(&Explorer, Subject) -> Result<bool, ChartError>>;

/// Tells it in words.
type InWords = fn(Language, &Explorer, Subject) -> String;

/// The code that reads, draws and tells a chart: not needed before the chart bundle.
struct Code {
    drawer: fn(EChart, Language) -> Drawer,
    in_words: InWords,
}

#[wasm_split(below, fallible)]
fn code() -> Fetched<Code> {
    Ok(Code { drawer, in_words: tell })
}

fn drawer(drawn: EChart, language: Language) -> Drawer {
    let mut last = None;
    Box::new(move |explorer, subject| {
        let chart = read(explorer, subject);
        let broken = chart.axis.is_broken();
        if !chart.series.is_empty() && last.as_ref() != Some(&chart) {
            drawn.set_option(&option(language, unit(language, subject, &chart), &chart))?;
            last = Some(chart);
        }
        Ok(broken)
    })
}

/// What a chart's values count.
fn unit(language: Language, subject: Subject, chart: &Chart) -> &'static str {
    let unit = match subject {
        Subject::People(_) => None,
        Subject::Other(reading) => (reading.unit)(language, chart),
    };
    unit.unwrap_or(below_words(language).line_axis)
}

/// A chart as SVG that stands alone: of a size in px, in light colours whatever the theme.
///
/// # Errors
/// Where the chart bundle does not come or refuses the chart, or no place is shown.
pub async fn lines_svg(
    state: State,
    language: Language,
    subject: Subject,
    size: [f64; 2],
) -> Result<String, ChartError> {
    let charts = ECharts::load().await?;
    let option = state.explorer.try_with_untracked(|load| {
        let chart = read(load.ready()?, subject);
        Some(as_json(&option(language, unit(language, subject, &chart), &chart)))
    });
    let Some(option) = option.flatten() else {
        return Err(ChartError::NotDrawn("no place is shown".into()));
    };
    let svg = charts.picture("lines", &option?, size, language.code()).await?;
    svg.as_string().ok_or_else(|| ChartError::NotDrawn("no text came".into()))
}

fn read(explorer: &Explorer, subject: Subject) -> Chart {
    match subject {
        Subject::People(id) => explorer.chart(id),
        Subject::Other(reading) => (reading.chart)(explorer, reading.figure),
    }
}

fn tell(language: Language, explorer: &Explorer, subject: Subject) -> String {
    match subject {
        Subject::People(id) => sentence::chart_summary(language, explorer, id),
        Subject::Other(reading) => (reading.tell)(language, explorer, reading.figure),
    }
}

/// What the chart of the population shows, in words and as a table.
#[component]
pub fn PlaceChartInWords(language: Language) -> impl IntoView {
    let state = state();
    let quality = said(move || {
        let quality = state.of_place(|core, id| core.quality(id));
        quality.and_then(|quality| sentence::quality(language, quality)).unwrap_or_default().to_owned()
    });
    view! {
        <ChartInWords
            language
            subject=Signal::derive(move || Some(Subject::People(state.chart.get())))
            note=quality
            caption=said(move || words(language).chart(state.chart.get()).title.into())
            further=only_if(stirred(), move || later_whole(language, band))
        />
    }
}

/// What a chart shows, in words and as a table.
#[component]
pub fn ChartInWords(
    language: Language,
    subject: Signal<Option<Subject>>,
    /// What is to be known of the figures.
    note: Signal<String>,
    /// What the table shows, for those who hear it.
    caption: Signal<String>,
    /// What else there is to be said of the chart.
    #[prop(optional)]
    further: Option<AnyView>,
) -> impl IntoView {
    let state = state();
    let w = below_words(language);
    let node = NodeRef::new();
    let seen = seen_part(node);
    let summary = seen.read(move || {
        let subject = subject.get()?;
        state.explorer.with(|load| Some(tell(language, load.ready()?, subject)))
    });
    // Read only while the table is open: a memo would be code for nothing.
    let head = Signal::derive(move || shown(state, subject, |chart| head(language, w, chart)));
    let rows = Signal::derive(move || shown(state, subject, |chart| rows(language, chart)));
    view! {
        <div class="lines-in-words" node_ref=node>
            <p class="chart__summary">{said(move || summary.get().unwrap_or_default())}</p>
            {further}
            <p class="chart__note">{note}</p>
            <Table language label=w.as_table caption head rows />
            <Download
                language
                title=caption
                told=said(move || summary.get().unwrap_or_default())
                drawn=Drawn::Lines(subject)
                table=std::sync::Arc::new(move || (head.get_untracked(), rows.get_untracked()))
            />
        </div>
    }
}

/// Whether the visitor has stirred: what nobody needs to begin with is fetched then. A frame is as high as what it shows and
/// moves with the page around it, of which it hears nothing: there it is taken to be so.
fn stirred() -> Signal<bool> {
    let stirred = RwSignal::new(state().embed.get_untracked());
    let listening = ["pointermove", "pointerdown", "keydown", "scroll"].map(|event| {
        gloo::events::EventListener::new(&window(), event, move |_| {
            if !stirred.get_untracked() {
                stirred.set(true);
            }
        })
    });
    let listening = StoredValue::new_local(Some(listening));
    on_cleanup(move || listening.set_value(None));
    stirred.into()
}

/// Makes something of the chart of a subject.
fn shown<T: Default>(state: State, subject: Signal<Option<Subject>>, make: impl Fn(&Chart) -> T) -> T {
    let chart = subject
        .get()
        .and_then(|subject| state.explorer.with(|load| load.ready().map(|explorer| read(explorer, subject))));
    chart.as_ref().map(make).unwrap_or_default()
}

/// Whether the visitor's system is set to dark, followed as it changes.
fn prefers_dark() -> Signal<bool> {
    let Ok(Some(query)) = window().match_media("(prefers-color-scheme: dark)") else {
        return Signal::stored(false);
    };
    let dark = RwSignal::new(query.matches());
    let listener = StoredValue::new_local(Some(gloo::events::EventListener::new(&query, "change", {
        let query = query.clone();
        move |_| dark.set(query.matches())
    })));
    on_cleanup(move || listener.set_value(None));
    dark.into()
}

/// The option of a line chart, put together from charming's parts. charming's own `Chart` can hold every kind of
/// series, and would bring the code of all of them into the page. What is the same in every chart, the shim adds.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct LineOption {
    grid: Grid,
    x_axis: ChartAxis,
    y_axis: ChartAxis,
    series: Vec<ChartLine>,
}

/// Width of a figure of the axes' labels and of the label's distance to the axis, px.
const LABEL_FIGURE: f64 = 8.0;
const LABEL_GAP: f64 = 12.0;

/// The chart's option. Colours are the page's own, by name: the shim puts their values in.
fn option(language: Language, unit: &'static str, chart: &Chart) -> LineOption {
    let axis = chart.axis;
    // ECharts can find the room for labels itself, but then measures every one of them at each step of a lever.
    let longest = [axis.min, axis.max].map(|end| number::whole(language, end).chars().count());
    let room = longest.into_iter().max().unwrap_or(0) as f64;
    let both = has_both(chart);
    let lines = (0..).zip(&chart.series).map(|(z, series)| drawn(language, chart, series, both, z));
    let series = chart.fan.iter().flat_map(band_drawn).chain(lines).collect();
    LineOption {
        grid: Grid::new().left(LABEL_GAP + LABEL_FIGURE * room),
        x_axis: ChartAxis::new()
            .type_(AxisType::Value)
            .min(f64::from(chart.first_year()))
            .max(f64::from(chart.end()))
            .interval(if chart.end() - chart.first_year() > 20 { 10 } else { 5 }),
        y_axis: ChartAxis::new()
            .type_(AxisType::Value)
            .min(axis.min)
            .max(axis.max)
            .interval(axis.step)
            .name(unit),
        series,
    }
}

/// Whether a chart shows the baseline's and another path of the same thing.
fn has_both(chart: &Chart) -> bool {
    chart.series.iter().any(|series| matches!(series.path, Path::Own | Path::Kept(_)))
}

/// Colours of the age groups, the youngest first.
const BAND_COLOURS: [&str; BANDS.len()] =
    ["var(--band-1)", "var(--band-2)", "var(--band-3)", "var(--band-4)", "var(--band-5)"];

/// Colours of the scenarios; the first is the visitor's own as long as it is alone.
const SCENARIO_COLOURS: [&str; MOST_SCENARIOS] =
    ["var(--line-own)", "var(--scenario-b)", "var(--scenario-c)", "var(--scenario-d)"];

fn colour(chart: &Chart, series: &Series) -> &'static str {
    match (series.counts, series.path) {
        (Counts::Age(group), _) => {
            let i = BANDS.iter().position(|band| *band == group).unwrap_or(0);
            BAND_COLOURS[i]
        }
        (Counts::Births, _) => "var(--births)",
        (Counts::Deaths, _) => "var(--deaths)",
        (Counts::NetMoves, _) => "var(--moves)",
        (Counts::Inhabitants | Counts::Indicator(_), Path::Official) => "var(--line-official)",
        (Counts::Inhabitants | Counts::Indicator(_), Path::Baseline) => "var(--line-baseline)",
        (Counts::Inhabitants | Counts::Indicator(_), Path::Own) => SCENARIO_COLOURS[chart.open as usize],
        (Counts::Inhabitants | Counts::Indicator(_), Path::Kept(slot)) => SCENARIO_COLOURS[slot as usize],
        (Counts::Inhabitants | Counts::Indicator(_), Path::Past(_)) => "var(--line-own)",
        (Counts::Inhabitants | Counts::Indicator(_), Path::History | Path::HistoryAndOwn) => {
            "var(--line-history)"
        }
    }
}

/// Width and kind of a line: history solid, the official path dotted, the visitor's the thickest.
fn style(chart: &Chart, series: &Series, both: bool) -> LineStyle {
    let style = LineStyle::new().color(colour(chart, series));
    match (series.counts, series.path) {
        (_, Path::Official) => style.type_(LineStyleType::Dotted).width(2.0),
        (Counts::Inhabitants | Counts::Indicator(_), Path::Baseline) => style.width(2.0),
        (Counts::Inhabitants | Counts::Indicator(_), Path::Own) => style.width(4.0),
        (Counts::Inhabitants | Counts::Indicator(_), Path::Kept(_)) => style.width(2.5),
        (_, Path::Kept(_)) => style.width(1.5),
        (_, Path::History) => style.width(2.5),
        (_, Path::Past(_)) => style.type_(LineStyleType::Dashed).width(2.0),
        (Counts::Age(_), _) => style.width(1.0),
        // Where both paths are shown, the baseline steps back.
        (_, Path::Baseline) if both => style.type_(LineStyleType::Dashed).width(1.5),
        _ => style.width(3.0),
    }
}

/// What ECharts knows a series by: it stays while levers move.
fn id(chart: &Chart, series: &Series) -> String {
    let counts = match series.counts {
        Counts::Inhabitants => 0,
        Counts::Births => 1,
        Counts::Deaths => 2,
        Counts::NetMoves => 3,
        Counts::Age(group) => 4 + u16::from(group.from),
        Counts::Indicator(indicator) => 200 + indicator as u16,
    };
    let path = match series.path {
        Path::History => 0,
        Path::Official => 1,
        Path::Baseline => 2,
        Path::Own | Path::Kept(_) => 3,
        Path::HistoryAndOwn => 4,
        Path::Past(year) => year,
    };
    // The shim knows a scenario's dash by its letter.
    let scenario = match series.path {
        Path::Own => chart.open.key(),
        Path::Kept(slot) => slot.key(),
        _ => "",
    };
    format!("{counts}-{path}{scenario}")
}

fn drawn(language: Language, chart: &Chart, series: &Series, both: bool, z: i32) -> ChartLine {
    let parts = [1.0, 10.0, 100.0][chart.decimals.min(2)];
    let points: Vec<Vec<f64>> = (0u16..)
        .zip(&series.line.values)
        .map(|(i, value)| vec![f64::from(series.line.first_year + i), (value * parts).round() / parts])
        .collect();
    // The record's name would stand on top of the paths that begin where it ends; of two paths of the same thing the
    // visitor's alone has room for its name.
    let named = match series.path {
        Path::History => false,
        Path::Baseline => matches!(series.counts, Counts::Inhabitants | Counts::Indicator(_)) || !both,
        // Of what happens in a year there are three lines each: too many to be named.
        Path::Kept(_) => matches!(series.counts, Counts::Inhabitants | Counts::Indicator(_)),
        Path::Official | Path::Own | Path::HistoryAndOwn | Path::Past(_) => true,
    };
    let stacked = chart.is_stacked() && matches!(series.counts, Counts::Age(_));
    let ink = if stacked { "var(--ink)" } else { colour(chart, series) };
    let line = ChartLine::new()
        .id(id(chart, series))
        .name(sentence::series_name(language, series, both))
        .show_symbol(false)
        .line_style(style(chart, series, both))
        .item_style(ItemStyle::new().color(colour(chart, series)))
        // The shim makes it the label at the line's end, which charming does not have.
        .label(
            Label::new().show(named).formatter(Formatter::String(beside_line(language, series))).color(ink),
        )
        .z(z + 2)
        .data(points);
    if stacked {
        line.stack("all").area_style(AreaStyle::new().color(colour(chart, series)).opacity(1.0))
    } else {
        line
    }
}

/// A series' name at its line's end. The visitor's own names can be too long for it.
fn beside_line(language: Language, series: &Series) -> String {
    let name = sentence::series_name(language, series, false);
    if series.name.is_some() { scenarios::short(&name) } else { name }
}

/// The band as an area that stands on a line which is not seen. The shim takes both out of what a pointer is told.
fn band_drawn(fan: &Fan) -> [ChartLine; 2] {
    let points = |value: fn(f64, f64) -> f64| -> Vec<Vec<f64>> {
        let bounds = fan.low.iter().zip(&fan.high);
        (0u16..)
            .zip(bounds)
            .map(|(i, (low, high))| vec![f64::from(fan.first_year + i), value(*low, *high).round()])
            .collect()
    };
    let line = |id: &str, data| {
        ChartLine::new()
            .id(id)
            .stack("band")
            .show_symbol(false)
            .line_style(LineStyle::new().width(0.0).opacity(0.0))
            .z(1)
            .data(data)
    };
    [
        line("band-low", points(|low, _| low)),
        line("band", points(|low, high| high.round() - low.round()))
            .area_style(AreaStyle::new().color("var(--band)").opacity(1.0)),
    ]
}

/// The series in the order of a table's columns: what has been, then the paths.
fn columns(chart: &Chart) -> Vec<&Series> {
    let place = |series: &Series| match series.path {
        Path::History | Path::HistoryAndOwn => 0,
        Path::Baseline | Path::Past(_) => 1,
        Path::Own | Path::Kept(_) => 2,
        Path::Official => 3,
    };
    (0..4).flat_map(|at| chart.series.iter().filter(move |series| place(series) == at)).collect()
}

fn head(language: Language, w: &BelowWords, chart: &Chart) -> Vec<String> {
    let both = has_both(chart);
    let names = columns(chart).into_iter().map(|series| sentence::series_name(language, series, both));
    std::iter::once(w.year.to_owned()).chain(names).collect()
}

fn rows(language: Language, chart: &Chart) -> Vec<Vec<String>> {
    let cell = |series: &Series, year: u16| {
        let value =
            year.checked_sub(series.line.first_year).and_then(|i| series.line.values.get(usize::from(i)));
        value.map_or_else(|| "–".into(), |v| number::decimal(language, *v, chart.decimals))
    };
    let columns = columns(chart);
    (chart.first_year()..=chart.last_year())
        .map(|year| {
            let cells = columns.iter().map(|series| cell(series, year));
            std::iter::once(year.to_string()).chain(cells).collect()
        })
        .collect()
}
