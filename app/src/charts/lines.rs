//! The number of inhabitants through the years, as lines.

use charming::component::{Axis as ChartAxis, Grid};
use charming::element::{
    AxisLabel, AxisLine, AxisPointer, AxisTick, AxisType, Label, LineStyle, LineStyleType, NameLocation,
    SplitLine, TextStyle, Tooltip, Trigger,
};
use charming::series::Line as ChartLine;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use outlook::{Explorer, Line, Lines};
use scenario::{HORIZON, Language};
use serde::Serialize;
use text::{Words, number, sentence, words};
use wasm_split_helpers::wasm_split;

use super::echarts::{ChartError, EChart, ECharts};
use crate::parts::{Fetched, Table, explored, said, state, whether};

/// How far the figure has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Drawing {
    Waiting,
    Drawn,
    Failed,
}

/// The line chart with its summary and its table.
#[component]
pub fn PopulationLines(language: Language) -> impl IntoView {
    let w = words(language);
    let lines = explored(Explorer::population_lines);
    let canvas = NodeRef::<html::Div>::new();
    let drawing = RwSignal::new(Drawing::Waiting);
    let chart = StoredValue::new_local(None::<(EChart, Draw)>);
    let dark = prefers_dark();

    // The bundle is fetched when the figures are on screen, and again asked for when the theme changes.
    Effect::new(move || {
        let (Some(canvas), dark) = (canvas.get(), dark.get()) else { return };
        // On its way while the bundle is fetched.
        spawn_local(async { drop(drawing_code().await) });
        spawn_local(async move {
            let mount = async {
                let charts = ECharts::load().await?;
                let draw = drawing_code().await.map_err(|why| ChartError::NotLoaded(why.to_string()))?;
                // The former chart leaves the element before another moves in.
                let _ = chart.try_set_value(None);
                Ok::<_, ChartError>((charts.mount(&canvas, dark)?, draw))
            };
            match mount.await {
                Ok(mounted) => {
                    // Signals of a view that has gone away in the meantime are disposed: nothing to do then.
                    if chart.try_set_value(Some(mounted)).is_none() {
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
        let (Some(lines), Drawing::Drawn) = (lines.get(), drawing.get()) else { return };
        dark.track();
        let shown =
            chart.try_with_value(|chart| chart.as_ref().map(|(chart, draw)| draw(chart, language, &lines)));
        if let Some(Some(Err(why))) = shown {
            leptos::logging::warn!("{why}");
            drawing.set(Drawing::Failed);
        }
    });
    on_cleanup(move || chart.set_value(None));

    let summary =
        said(move || lines.get().map(|lines| sentence::lines_summary(language, &lines)).unwrap_or_default());
    let note = said(move || {
        let broken = lines.get().is_some_and(|lines| lines.axis().is_broken());
        if broken { w.broken_axis.into() } else { String::new() }
    });
    let undrawn = whether(move || drawing.get() == Drawing::Failed);
    let waiting = whether(move || drawing.get() != Drawing::Waiting);
    let failed =
        said(move || if drawing.get() == Drawing::Failed { w.chart_failed.into() } else { String::new() });
    view! {
        <section class="chart lines" aria-labelledby="lines">
            <h2 class="ds-heading chart__title" data-size="sm" id="lines">{w.line_title}</h2>
            <div class="chart__frame" role="img" aria-label=summary hidden=undrawn>
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

/// Shows lines in a chart.
type Draw = fn(&EChart, Language, &Lines) -> Result<(), ChartError>;

/// The code that puts the chart's option together: not needed before the chart bundle.
#[wasm_split(below, fallible)]
fn drawing_code() -> Fetched<Draw> {
    Ok(|chart, language, lines| chart.set_option(&option(language, words(language), lines)))
}

/// What the line chart shows, in words and as a table.
#[component]
pub fn LinesInWords(language: Language) -> impl IntoView {
    let w = words(language);
    let state = state();
    let quality = said(move || {
        state.place().and_then(|p| sentence::quality(language, p.quality)).unwrap_or("").to_owned()
    });
    let lines = explored(Explorer::population_lines);
    let summary =
        said(move || lines.get().map(|lines| sentence::lines_summary(language, &lines)).unwrap_or_default());
    let head = Signal::derive(move || lines.get().map(|lines| head(w, &lines)).unwrap_or_default());
    let rows = Signal::derive(move || lines.get().map(|lines| rows(language, &lines)).unwrap_or_default());
    view! {
        <div class="lines-in-words">
            <p class="chart__summary">{summary}</p>
            <p class="chart__note">{quality}</p>
            <Table label=w.as_table caption=w.line_title head rows />
        </div>
    }
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
/// series, and would bring the code of all of them into the page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct LineOption {
    grid: Grid,
    tooltip: Tooltip,
    x_axis: ChartAxis,
    y_axis: ChartAxis,
    series: Vec<ChartLine>,
}

/// Width of a figure of the axes' labels and of the label's distance to the axis, px.
const LABEL_FIGURE: f64 = 8.0;
const LABEL_GAP: f64 = 12.0;

/// The chart's option. Colours are the page's own, by name: the shim puts their values in.
fn option(language: Language, w: &Words, lines: &Lines) -> LineOption {
    let axis = lines.axis();
    // ECharts can find the room for labels itself, but then measures every one of them at each step of a lever.
    let longest = number::whole(language, axis.max).chars().count() as f64;
    let muted = || AxisLabel::new().color("var(--ink-soft)").font_size(13);
    let mut series = Vec::new();
    let mut add = |id, name, line: &Line, style: LineStyle, colour, z| {
        series.push(drawn(id, name, line, style.color(colour), colour, z));
    };
    if let Some(official) = &lines.official {
        let style = LineStyle::new().type_(LineStyleType::Dotted).width(2.0);
        add("official", w.official, official, style, "var(--line-official)", 2);
    }
    add("baseline", w.baseline, &lines.baseline, LineStyle::new().width(2.0), "var(--line-baseline)", 3);
    if let Some(own) = &lines.own {
        add("own", w.own, own, LineStyle::new().width(4.0), "var(--line-own)", 4);
    }
    add("history", w.history, &lines.history, LineStyle::new().width(2.5), "var(--line-history)", 5);
    LineOption {
        grid: Grid::new().left(LABEL_GAP + LABEL_FIGURE * longest).right(104).top(34).bottom(30),
        tooltip: Tooltip::new()
            .trigger(Trigger::Axis)
            .axis_pointer(AxisPointer::new())
            .background_color("var(--paper)")
            .border_color("var(--rule)"),
        x_axis: ChartAxis::new()
            .type_(AxisType::Value)
            .min(f64::from(lines.history.first_year))
            .max(f64::from(HORIZON))
            .interval(10)
            .axis_label(muted())
            .axis_line(AxisLine::new().show(false))
            .axis_tick(AxisTick::new().show(true))
            .split_line(SplitLine::new().show(false)),
        y_axis: ChartAxis::new()
            .type_(AxisType::Value)
            .min(axis.min)
            .max(axis.max)
            .interval(axis.step)
            .name(w.line_axis)
            .name_location(NameLocation::End)
            .name_text_style(TextStyle::new().color("var(--ink-soft)").font_size(13).align("left"))
            .axis_label(muted())
            .split_line(SplitLine::new().line_style(LineStyle::new().color("var(--rule-soft)"))),
        series,
    }
}

fn drawn(id: &str, name: &str, line: &Line, style: LineStyle, colour: &'static str, z: i32) -> ChartLine {
    let points: Vec<Vec<f64>> = (0u16..)
        .zip(&line.values)
        .map(|(i, value)| vec![f64::from(line.first_year + i), value.round()])
        .collect();
    ChartLine::new()
        .id(id)
        .name(name)
        .show_symbol(false)
        .line_style(style)
        .item_style(charming::element::ItemStyle::new().color(colour))
        // The shim makes it the label at the line's end, which charming does not have.
        // The record's name would stand on top of the paths that begin where it ends.
        .label(Label::new().show(id != "history").color(colour))
        .z(z)
        .data(points)
}

fn head(w: &Words, lines: &Lines) -> Vec<String> {
    let mut head = vec![w.year, w.history, w.baseline];
    head.extend(lines.own.as_ref().map(|_| w.own));
    head.extend(lines.official.as_ref().map(|_| w.official));
    head.into_iter().map(str::to_owned).collect()
}

fn rows(language: Language, lines: &Lines) -> Vec<Vec<String>> {
    let cell = |line: &Line, year: u16| {
        let value = year.checked_sub(line.first_year).and_then(|i| line.values.get(usize::from(i)));
        value.map_or_else(|| "–".into(), |v| number::whole(language, *v))
    };
    let columns: Vec<&Line> =
        [Some(&lines.history), Some(&lines.baseline), lines.own.as_ref(), lines.official.as_ref()]
            .into_iter()
            .flatten()
            .collect();
    (lines.history.first_year..=HORIZON)
        .map(|year| {
            let cells = columns.iter().map(|line| cell(line, year));
            std::iter::once(year.to_string()).chain(cells).collect()
        })
        .collect()
}
