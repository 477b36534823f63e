//! Figures, now and in the last year, each with what it means.

use leptos::prelude::*;
use outlook::{Explorer, Figure, Indicator};
use scenario::{HORIZON, Language};
use text::{indicator_words, sentence, views};

use crate::parts::place::explored;
use crate::parts::said;

/// The headline figures.
#[component]
pub fn KeyFigures(language: Language) -> impl IntoView {
    let figures = explored(Explorer::headline);
    view! { <Figures language title=indicator_words(language).figures indicators=&Indicator::HEADLINE figures /> }
}

/// Figures, now and in the last year.
#[component]
pub fn Figures(
    language: Language,
    title: &'static str,
    /// Which, in the order in which they are shown.
    indicators: &'static [Indicator],
    figures: Memo<Option<Vec<Figure>>>,
) -> impl IntoView {
    let w = indicator_words(language);
    let figure = move |indicator: Indicator| {
        figures.get().and_then(|all| all.into_iter().find(|f| f.indicator == indicator))
    };
    let cards = indicators.iter().map(|&indicator| {
        let it = Memo::new(move |_| figure(indicator));
        let value = move |pick: fn(&Figure) -> Option<f64>| {
            said(move || {
                it.get().map(|f| sentence::value_beside(language, &f, pick(&f))).unwrap_or_default()
            })
        };
        view! {
            <li class="figure" data-indicator=indicator.key()>
                <h3 class="figure__name">{w.indicator(indicator).name}</h3>
                <p class="figure__then">
                    <span class="figure__year">{HORIZON.to_string()}</span>
                    " "
                    <strong class="figure__value">{value(|f| f.then)}</strong>
                </p>
                <p class="figure__now">{w.now} " " <span>{value(|f| f.now)}</span></p>
                <p class="figure__change">
                    {said(move || it.get().and_then(|f| sentence::figure_change(language, &f)).unwrap_or_default())}
                </p>
                <About language indicator figure=it />
            </li>
        }
    });
    view! {
        <section class="figures" aria-labelledby="figures">
            <h2 class="ds-heading" data-size="sm" id="figures">{title}</h2>
            <ul class="figures__list">{cards.collect_view()}</ul>
        </section>
    }
}

/// What a figure means and does not mean, its unit and what it rests on, one press away.
#[component]
pub fn About(language: Language, indicator: Indicator, figure: Memo<Option<Figure>>) -> impl IntoView {
    let w = indicator_words(language);
    let words_of = w.indicator(indicator);
    let year = explored(move |e| e.year_of(indicator.source()));
    view! {
        <details class="figure__about">
            <summary>
                {w.about_figure}
                <span class="visually-hidden">": " {words_of.name}</span>
            </summary>
            <p>{words_of.meaning}</p>
            <p>{views::unit(language, w.measure(indicator.measure()))}</p>
            <p>{said(move || figure.get().map(|f| w.basis(f.basis).to_owned()).unwrap_or_default())}</p>
            <p>{said(move || views::source(language, indicator.source(), year.get().flatten()))}</p>
        </details>
    }
}
