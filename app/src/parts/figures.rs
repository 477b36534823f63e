//! Figures, now and in the last year, each with what it means.

use leptos::prelude::*;
use outlook::{Explorer, Figure, Indicator};
use scenario::{HORIZON, Language};
use text::{IndicatorWords, indicator_words, sentence, views};

use crate::parts::own::OwnNote;
use crate::parts::place::explored;
use crate::parts::{Download, figures_table, said, whether, whole};

/// The headline figures.
#[component]
pub fn KeyFigures(language: Language) -> impl IntoView {
    let figures = explored(Explorer::headline);
    let w = indicator_words(language);
    view! {
        <Figures language title=w.figures indicators=w.headline().to_vec() figures note=true />
    }
}

/// Figures, now and in the last year.
#[component]
pub fn Figures(
    language: Language,
    title: &'static str,
    /// Which, in the order in which they are shown, and what there is to say about each.
    indicators: Vec<(Indicator, &'static IndicatorWords)>,
    figures: Memo<Option<Vec<Figure>>>,
    /// Whether it is said here that own figures are in use.
    #[prop(optional)]
    note: bool,
) -> impl IntoView {
    let w = indicator_words(language);
    let figure = move |indicator: Indicator| {
        figures.get().and_then(|all| all.into_iter().find(|f| f.indicator == indicator))
    };
    let cards = indicators.into_iter().map(|(indicator, about)| {
        let it = Memo::new(move |_| figure(indicator));
        let value = move |pick: fn(&Figure) -> Option<f64>| beside(language, it, pick);
        view! {
            <li class="figure" data-indicator=indicator.key()>
                <h3 class="figure__name">{about.name}</h3>
                <p class="figure__then">
                    <span class="figure__year">{HORIZON.to_string()}</span>
                    " "
                    <strong class="figure__value">{value(|f| f.then)}</strong>
                </p>
                <p class="figure__now">{w.now} " " <span>{value(|f| f.now)}</span></p>
                <p class="figure__change">{change(language, it)}</p>
                <About language indicator about figure=it />
            </li>
        }
    });
    view! {
        <section class="figures" aria-labelledby="figures">
            <h2 class="ds-heading" data-size="sm" id="figures">{title}</h2>
            {note.then(|| whole(language, |language| view! { <OwnNote language /> }.into_any()))}
            <ul class="figures__list">{cards.collect_view()}</ul>
            <Download
                language
                title=Signal::stored(title.to_owned())
                table=std::sync::Arc::new(move || figures_table(language, &figures.get_untracked().unwrap_or_default()))
            />
        </section>
    }
}

/// A figure today and in the last year on one line, what the levers change, and what it means.
#[component]
pub fn TenValues(
    language: Language,
    indicator: Indicator,
    about: &'static IndicatorWords,
    figure: Memo<Option<Figure>>,
) -> impl IntoView {
    let value = move |pick: fn(&Figure) -> Option<f64>| beside(language, figure, pick);
    view! {
        <p class="ten__values">
            <span class="figure__year">{indicator_words(language).now}</span>
            " "
            <span class="ten__now">{value(|f| f.now)}</span>
            " "
            <span class="figure__year">{HORIZON}</span>
            " "
            <strong class="figure__value">{value(|f| f.then)}</strong>
        </p>
        <p class="figure__change">{change(language, figure)}</p>
        <About language indicator about figure />
    }
}

/// One of a figure's values, as it is read beside the others.
fn beside(
    language: Language,
    figure: Memo<Option<Figure>>,
    pick: fn(&Figure) -> Option<f64>,
) -> Signal<String> {
    said(move || figure.get().map(|f| sentence::value_beside(language, &f, pick(&f))).unwrap_or_default())
}

/// What the levers change in a figure.
fn change(language: Language, figure: Memo<Option<Figure>>) -> Signal<String> {
    said(move || figure.get().and_then(|f| sentence::figure_change(language, &f)).unwrap_or_default())
}

/// What a figure means and does not mean, its unit and what it rests on, one press away.
#[component]
pub fn About(
    language: Language,
    indicator: Indicator,
    about: &'static IndicatorWords,
    figure: Memo<Option<Figure>>,
) -> impl IntoView {
    let w = indicator_words(language);
    let year = explored(move |e| e.year_of(indicator.source()));
    let basis = said(move || figure.get().map(|f| w.basis(f.basis).to_owned()).unwrap_or_default());
    let given = whether(move || figure.get().is_some_and(|f| f.basis.is_own()));
    view! {
        <details class="figure__about">
            <summary>
                {w.about_figure}
                <span class="visually-hidden">": " {about.name}</span>
            </summary>
            // What has been typed in takes the place of what the words tell.
            <p hidden=whether(move || !given.get())>{basis}</p>
            <p>{about.meaning}</p>
            <p>{views::unit(language, w.measure(indicator.measure()))}</p>
            <p hidden=given>{basis}</p>
            <p hidden=given>{said(move || views::source(language, indicator.source(), year.get().flatten()))}</p>
        </details>
    }
}
