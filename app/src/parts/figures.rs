//! The headline figures.

use leptos::prelude::*;
use outlook::{Explorer, Indicator};
use scenario::{HORIZON, Language};
use text::{indicator_words, sentence};

use crate::parts::place::explored;
use crate::parts::said;

/// Six figures, now and in the last year.
#[component]
pub fn KeyFigures(language: Language) -> impl IntoView {
    let w = indicator_words(language);
    let headline = explored(Explorer::headline);
    let figure = move |indicator: Indicator| {
        headline.get().and_then(|all| all.into_iter().find(|f| f.indicator == indicator))
    };
    let cards = Indicator::HEADLINE.map(|indicator| {
        let it = Memo::new(move |_| figure(indicator));
        let value = move |pick: fn(&outlook::Figure) -> Option<f64>| {
            said(move || {
                it.get().map(|f| sentence::figure_value(language, indicator, pick(&f))).unwrap_or_default()
            })
        };
        let words_of = w.indicator(indicator);
        view! {
            <li class="figure" data-indicator=indicator.key()>
                <h3 class="figure__name">{words_of.name}</h3>
                <p class="figure__then">
                    <span class="figure__year">{HORIZON.to_string()}</span>
                    " "
                    <strong class="figure__value">{value(|f| f.then)}</strong>
                </p>
                <p class="figure__now">{w.now} " " <span>{value(|f| f.now)}</span></p>
                <p class="figure__change">
                    {said(move || it.get().and_then(|f| sentence::figure_change(language, &f)).unwrap_or_default())}
                </p>
                <details class="figure__about">
                    <summary>
                        {w.about_figure}
                        <span class="visually-hidden">": " {words_of.name}</span>
                    </summary>
                    <p>{words_of.meaning}</p>
                    <p>{said(move || it.get().map(|f| w.basis(f.basis).to_owned()).unwrap_or_default())}</p>
                </details>
            </li>
        }
    });
    view! {
        <section class="figures" aria-labelledby="figures">
            <h2 class="ds-heading" data-size="sm" id="figures">{w.figures}</h2>
            <ul class="figures__list">{cards.collect_view()}</ul>
        </section>
    }
}
