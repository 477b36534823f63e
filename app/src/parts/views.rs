//! The views of a place beside that of its population: the figure, then the chart, then the table.

use std::sync::Arc;

use leptos::prelude::*;
use outlook::{Chart, Counts, Explorer, Figure, Indicator, Symbols, view_figures};
use scenario::{HORIZON, Language, Link, ViewId};
use text::views::{self, views};
use text::{figure_words, indicator_words, number};
use wasm_bindgen::JsCast;
use wasm_split_helpers::wasm_split;

use crate::address;
use crate::charts::{ChartFrame, ChartInWords, Counted, Reading, Subject};
use crate::parts::economy::Costs;
use crate::parts::figures::{About, Figures, TenValues};
use crate::parts::own::{Own, OwnNote};
use crate::parts::scenarios::heed_scenarios;
use crate::parts::standards::WithStandards;
use crate::parts::steps::Steps;
use crate::parts::{
    Download, Drawn, Fetched, Part, explored, figures_table, later_whole, only_if, said, state, whether,
};

/// The choice of views: links, as each view has an address of its own.
#[wasm_split(below, fallible)]
pub fn choice_of_views() -> Fetched<Part> {
    Ok(|language| {
        let state = state();
        let links = ViewId::ALL.map(|view| {
            let current = whether(move || state.view.get() == view);
            let href = said(move || {
                state.track_link();
                let figure = state.link().figure.filter(|_| state.view.get_untracked() == view);
                address::relative(&Link { view, figure, ..state.link() })
            });
            let go = move |event: web_sys::MouseEvent| {
                // Opening in a new tab stays the browser's business.
                if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                    event.prevent_default();
                    if !current.get_untracked() {
                        state.show_view(view);
                    }
                }
            };
            view! {
                <li>
                    <a
                        class="views__one"
                        href=href
                        aria-current=said(move || if current.get() { "page" } else { "false" }.into())
                        on:click=go
                        // On its way before it is pressed.
                        on:pointerenter=move |_| leptos::task::spawn_local(async { drop(answer().await) })
                    >
                        {views::view_name(language, view)}
                    </a>
                </li>
            }
        });
        let told = whether(move || state.kept.with(|kept| !kept.is_empty()));
        let list = NodeRef::<leptos::html::Ul>::new();
        Effect::new(move || {
            state.view.track();
            if let Some(list) = list.get() {
                bring_into_sight(&list, "[aria-current=page]");
            }
        });
        // The page's title says which view it is: after the state's own title, which follows the same.
        Effect::new(move || {
            state.mode.track();
            let title = state.title();
            let title = match state.view.get() {
                ViewId::Population => title,
                view => format!("{}: {title}", views::view_name(language, view)),
            };
            document().set_title(&title);
        });
        view! {
            // Said wherever it is: nothing of a link is lost in silence.
            {only_if(told, move || later_whole(language, heed_scenarios))}
            <nav class="views" aria-label=views::choose_view(language)>
                <ul node_ref=list>{links.collect_view()}</ul>
            </nav>
        }
        .into_any()
    })
}

/// Moves a list sideways where it has no room for all, so that the one that is chosen is in sight.
fn bring_into_sight(list: &web_sys::Element, chosen: &str) {
    let chosen = list.query_selector(chosen).ok().flatten();
    if let Some(chosen) = chosen.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
        let middle = chosen.offset_left() + chosen.offset_width() / 2;
        list.set_scroll_left(middle - list.client_width() / 2);
    }
}

/// What a view answers first: its figure, and a chart.
#[wasm_split(views, fallible)]
pub fn answer() -> Fetched<Part> {
    Ok(|language| {
        let view = state().view.get_untracked();
        let (question, figure) = match view {
            ViewId::Work => (views(language).work_question, view! { <WorkOfHundred language /> }.into_any()),
            ViewId::Services | ViewId::Population | ViewId::Map | ViewId::Stories | ViewId::Sure => {
                (views(language).services_question, view! { <Tens language view /> }.into_any())
            }
            ViewId::Economy => (views(language).economy_question, view! { <Costs language /> }.into_any()),
        };
        view! {
            <section class="hero" aria-labelledby="hero">
                <h2 class="ds-heading" data-size="sm" id="hero">{question}</h2>
                <OwnNote language />
                {figure}
                <WithStandards language />
            </section>
            <IndicatorChart language view />
        }
        .into_any()
    })
}

/// What stands below: the chart in words and as a table, and the figures of a view that has not told them first.
#[wasm_split(views, fallible)]
pub fn answer_below() -> Fetched<Part> {
    Ok(|language| {
        let view = state().view.get_untracked();
        view! {
            <IndicatorInWords language view />
            {figures_behind(view)
                .map(|indicators| {
                    let figures = explored(move |e| e.figures_by_name(indicators));
                    let told = indicators.iter().map(|i| (*i, figure_words(language, *i))).collect::<Vec<_>>();
                    view! { <Figures language title=views(language).figures indicators=told figures /> }
                })}
            <Own language />
        }
        .into_any()
    })
}

/// The figures of a view that it has not told before its chart.
fn figures_behind(view: ViewId) -> Option<&'static [Indicator]> {
    match view {
        ViewId::Work => view_figures(view).get(1..),
        ViewId::Economy => Some(&[Indicator::NeedIndex, Indicator::NetCostPerEmployed, Indicator::Employed]),
        ViewId::Population | ViewId::Services | ViewId::Map | ViewId::Stories | ViewId::Sure => None,
    }
}

/// What places of this size use beyond the nation's standard, where they clearly do.
#[component]
pub fn RangeNote(language: Language, figure: Memo<Option<Figure>>) -> impl IntoView {
    let state = state();
    let note = Memo::new(move |_| {
        let figure = figure.get()?;
        let range = state.explorer.with(|load| load.ready()?.more_by_size(figure.indicator))?;
        views::range_note(language, range, &figure)
    });
    let none = whether(move || note.with(Option::is_none));
    view! { <p class="hero__range" hidden=none>{said(move || note.get().unwrap_or_default())}</p> }
}

/// How many hands of a hundred in work are needed, in a sentence and in symbols; those that are missing; what helps.
#[component]
fn WorkOfHundred(language: Language) -> impl IntoView {
    let state = state();
    let figures = explored(|e| e.figures_by_name(&[Indicator::HandsRatio, Indicator::HandsGap]));
    let figure = Memo::new(move |_| figures.with(|all| all.as_ref()?.first().copied()));
    let gap = said(move || {
        let gap = figures.with(|all| all.as_ref()?.get(1)?.then);
        let moved = state.levers.with(|levers| !levers.is_baseline());
        gap.map(|gap| views::gap_sentence(language, gap, moved)).unwrap_or_default()
    });
    let told =
        said(move || figure.get().and_then(|f| views::work_sentence(language, &f)).unwrap_or_default());
    let w = indicator_words(language);
    let grid = move |then: bool| {
        let symbols =
            Memo::new(move |_| figure.get()?.of_hundred().map(|[now, later]| if then { later } else { now }));
        let value = said(move || {
            let value = figure.get().and_then(|f| if then { f.then } else { f.now });
            value.map(|value| number::decimal(language, value, 1)).unwrap_or_default()
        });
        let year = if then { HORIZON.to_string() } else { w.now.to_owned() };
        let label = {
            let year = year.clone();
            said(move || {
                format!("{year}: {}", views::of_hundred(language, symbols.get().map_or(0, |s| s.own)))
            })
        };
        view! {
            <figure class="hundred" data-indicator=then.then(|| Indicator::HandsRatio.key())>
                <figcaption>
                    <span class="figure__year">{year}</span>
                    " "
                    <strong class="figure__value">{value}</strong>
                </figcaption>
                <Counted columns=10 symbols=symbols.into() label />
            </figure>
        }
    };
    let key = said(move || {
        let symbols = figure.get().and_then(|f| f.of_hundred());
        key(language, views(language).work_key, symbols.iter().flatten().copied())
    });
    view! {
        <div class="work">
        <p class="hero__sentence">{told}</p>
        <div class="hundreds">{grid(false)} {grid(true)}</div>
        <p class="hero__key">{key}</p>
        <Download
            language
            title=Signal::stored(figure_words(language, Indicator::HandsRatio).name.to_owned())
            told
            drawn=Drawn::Part(".hundreds")
            table=Arc::new(move || figures_table(language, &figures.get_untracked().unwrap_or_default()))
        />
        <About
            language
            indicator=Indicator::HandsRatio
            about=figure_words(language, Indicator::HandsRatio)
            figure
        />
        </div>
        <RangeNote language figure />
        <p class="hero__sentence hero__gap">{gap}</p>
        <Steps language indicator=Indicator::HandsGap />
    }
}

/// What the symbols mean, and what the visitor's choices have put into them.
fn key(language: Language, meaning: &str, symbols: impl Iterator<Item = Symbols> + Clone) -> String {
    let w = views(language);
    let mut key = meaning.to_owned();
    for (is, told) in [
        (symbols.clone().any(|s| s.is_each()), w.few_key),
        (symbols.clone().any(|s| s.own > s.baseline), w.added_key),
        (symbols.clone().any(|s| s.own < s.baseline), w.spared_key),
    ] {
        if is {
            key.push(' ');
            key.push_str(told);
        }
    }
    key
}

/// The figures of a view, each with ten symbols for as many as today.
#[component]
fn Tens(language: Language, view: ViewId) -> impl IntoView {
    let figures = explored(move |e| e.view_figures(view));
    let figure = move |i: usize| Memo::new(move |_| figures.with(|all| all.as_ref()?.get(i).copied()));
    let rows = view_figures(view).iter().enumerate().map(|(i, &indicator)| {
        let about = figure_words(language, indicator);
        let it = figure(i);
        let symbols = Memo::new(move |_| it.get()?.for_today());
        let label =
            said(move || symbols.get().map(|s| views::for_today(language, s)).unwrap_or_default());
        let none = whether(move || symbols.get().is_none());
        view! {
            <li class="ten" data-indicator=indicator.key() hidden=whether(move || it.get().is_none_or(|f| f.now.is_none()))>
                <h3 class="figure__name">{about.name}</h3>
                <div class="ten__symbols" hidden=none>
                    <Counted columns=20 symbols=symbols.into() label />
                </div>
                <TenValues language indicator about figure=it />
            </li>
        }
    });
    let units = explored(Explorer::more_units);
    let units = said(move || {
        let units = units.get().flatten();
        let told = units.map(|[own, baseline]| views::units_sentence(language, own, own != baseline));
        told.unwrap_or_default()
    });
    let care = figure(view_figures(view).iter().position(|i| *i == Indicator::PersonYearsCare).unwrap_or(0));
    let key = said(move || {
        let all = figures.get().unwrap_or_default();
        key(language, views(language).services_key, all.iter().filter_map(Figure::for_today))
    });
    view! {
        <p class="hero__sentence">{units}</p>
        <p class="hero__key">{views(language).units_key}</p>
        <Steps language indicator=Indicator::PersonYearsCare />
        <p class="hero__key">{key}</p>
        <ul class="tens">{rows.collect_view()}</ul>
        <Download
            language
            title=Signal::stored(views(language).services_question.to_owned())
            drawn=Drawn::Part(".tens")
            table=Arc::new(move || figures_table(language, &figures.get_untracked().unwrap_or_default()))
        />
        <RangeNote language figure=care />
    }
}

/// The chart of the chosen figure through the years, and the choice.
#[component]
fn IndicatorChart(language: Language, view: ViewId) -> impl IntoView {
    let state = state();
    let name = move |indicator: Indicator| figure_words(language, indicator).name;
    let choice = view_figures(view)
        .iter()
        .map(|indicator| {
            view! {
                <button
                    type="button"
                    class="choice__one"
                    aria-pressed=said(move || (state.figure.get() == Some(*indicator)).to_string())
                    on:click=move |_| state.show_figure(*indicator)
                >
                    {views::short_name(language, *indicator, name(*indicator))}
                </button>
            }
        })
        .collect_view()
        .into_any();
    let figure = explored(move |e| {
        e.view_figures(view).into_iter().find(|figure| Some(figure.indicator) == state.figure.get())
    });
    let line =
        said(move || figure.get().flatten().map(|f| views::figure_line(language, &f)).unwrap_or_default());
    let line_node = NodeRef::<leptos::html::P>::new();
    Effect::new(move || {
        state.figure.track();
        let choice = line_node
            .get()
            .and_then(|line| line.closest(".lines").ok().flatten())
            .and_then(|lines| lines.query_selector(".choice").ok().flatten());
        if let Some(choice) = choice {
            bring_into_sight(&choice, "[aria-pressed=true]");
        }
    });
    view! {
        <ChartFrame
            language
            subject=subject()
            title=said(move || state.figure.get().map(|figure| name(figure).to_owned()).unwrap_or_default())
            choice
            figure=view! { <p class="chart__figure" node_ref=line_node>{line}</p> }.into_any()
        />
    }
}

/// The chosen figure.
fn subject() -> Signal<Option<Subject>> {
    let state = state();
    Signal::derive(move || state.figure.get().map(of_figure))
}

/// The chart of a figure through the years.
pub fn of_figure(figure: Indicator) -> Subject {
    Subject::Other(Reading { figure: Some(figure), chart, tell, unit })
}

fn chart(explorer: &Explorer, figure: Option<Indicator>) -> Chart {
    explorer.indicator_chart(figure.unwrap_or(Indicator::Population))
}

fn tell(language: Language, explorer: &Explorer, figure: Option<Indicator>) -> String {
    let Some(figure) = figure else { return String::new() };
    let chart = explorer.indicator_chart(figure);
    let name = figure_words(language, figure).name;
    let unit = unit(language, &chart).unwrap_or_default();
    views::indicator_summary(language, name, unit, figure, &chart)
}

fn unit(language: Language, chart: &Chart) -> Option<&'static str> {
    let Counts::Indicator(figure) = chart.series.first()?.counts else { return None };
    Some(views::chart_unit(language, chart.scale, indicator_words(language).measure(figure.measure())))
}

/// What the chart of the chosen figure shows, in words and as a table.
#[component]
fn IndicatorInWords(language: Language, view: ViewId) -> impl IntoView {
    let state = state();
    let caption = said(move || {
        let name = state.figure.get().map(|indicator| figure_words(language, indicator).name);
        name.unwrap_or_else(|| views::view_name(language, view)).to_owned()
    });
    view! { <ChartInWords language subject=subject() note=said(String::new) caption /> }
}
