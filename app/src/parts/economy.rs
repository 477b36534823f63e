//! What the view of the economy begins with: what the population adds to costs, what it needs, who carries it, and
//! each service by itself.

use leptos::prelude::*;
use outlook::{Added, Bars, Explorer, Figure, Indicator, SECTORS};
use scenario::Language;
use text::{figure_words, sentence, views};

use crate::parts::figures::{About, TenValues};
use crate::parts::place::explored;
use crate::parts::standards::lacking;
use crate::parts::steps::Steps;
use crate::parts::views::RangeNote;
use crate::parts::{Download, Drawn, figures_table, said, whether};

/// The figures that are read here one by one.
const READ: [Indicator; 4] =
    [Indicator::NetCost, Indicator::NeedIndex, Indicator::Employed, Indicator::NetCostPerEmployed];

/// What the population does to costs.
#[component]
pub fn Costs(language: Language) -> impl IntoView {
    let w = views::views(language);
    let added = explored(Explorer::added);
    let added = Memo::new(move |_| added.get().flatten());
    let moved = explored(|e| !e.levers().is_baseline());
    let told = said(move || {
        let moved = moved.get().unwrap_or_default();
        added.get().map(|added| views::added_sentence(language, &added, moved)).unwrap_or_default()
    });
    let amount = move |of: fn(&Added) -> f64| {
        said(move || {
            let value = added.get().map(|[own, _]| of(&own));
            let told = value.map(|value| sentence::figure_difference(language, Indicator::NetCost, value));
            told.unwrap_or_default()
        })
    };
    let figures = explored(|e| e.figures_by_name(&READ));
    let figure = move |i: usize| Memo::new(move |_| figures.with(|all| all.as_ref()?.get(i).copied()));
    let [cost, need, employed, per_employed] = [0, 1, 2, 3].map(figure);
    let need_told =
        said(move || need.get().and_then(|f| views::need_sentence(language, &f)).unwrap_or_default());
    let carried = said(move || {
        let both = employed.get().zip(per_employed.get());
        both.and_then(|(employed, per)| views::carried_sentence(language, &employed, &per))
            .unwrap_or_default()
    });
    view! {
        <div class="economy" hidden=lacking()>
            <p class="added" data-indicator="added">
                <strong class="figure__value">{amount(|added| added.all)}</strong>
                " "
                <span>{w.a_year}</span>
            </p>
            <ul class="added__parts">
                <li>
                    <strong>{amount(|added| added.by_age)}</strong>
                    " "
                    {w.by_age}
                </li>
                <li>
                    <strong>{amount(Added::by_number)}</strong>
                    " "
                    {w.by_number}
                </li>
            </ul>
            <p class="hero__sentence">{told}</p>
            <p class="hero__key">{w.economy_key}</p>
            <RangeNote language figure=cost />
            <About
                language
                indicator=Indicator::NetCost
                about=figure_words(language, Indicator::NetCost)
                figure=cost
            />
            <p class="hero__sentence economy__need">{need_told}</p>
            <p class="hero__sentence economy__carried">{carried}</p>
            <Steps language indicator=Indicator::NetCostPerEmployed />
            <h3 class="steps__title">{w.sectors}</h3>
            <Sectors language />
        </div>
    }
}

/// Each service by itself: today and in the last year, as bars and in numbers.
#[component]
fn Sectors(language: Language) -> impl IntoView {
    let figures = explored(|e| e.figures_by_name(&SECTORS));
    let bars = Memo::new(move |_| figures.with(|all| Bars::of(all.as_deref().unwrap_or_default())));
    let rows = SECTORS.into_iter().enumerate().map(|(i, indicator)| {
        let it = Memo::new(move |_| figures.with(|all| all.as_ref()?.get(i).copied()));
        let about = figure_words(language, indicator);
        let share = move |pick: fn(&Bars) -> f64| {
            said(move || bars.with(|all| all.get(i).map_or_else(String::new, |b| scenario::plain(pick(b), 4))))
        };
        view! {
            <li class="ten sector" data-indicator=indicator.key()>
                <h4 class="figure__name">{views::short_name(language, indicator, about.name)}</h4>
                <div
                    class="ten__symbols bar"
                    role="img"
                    aria-label=said(move || it.get().map(|f| views::figure_line(language, &f)).unwrap_or_default())
                    style=("--now", share(|b| b.now))
                    style=("--own", share(|b| b.own))
                    style=("--baseline", share(|b| b.baseline))
                >
                    <span class="bar__now"></span>
                    <span class="bar__own"></span>
                    <span class="bar__added"></span>
                    <span class="bar__spared"></span>
                </div>
                <TenValues language indicator about figure=it />
            </li>
        }
    });
    let key = said(move || {
        let w = views::views(language);
        let all = figures.get().unwrap_or_default();
        let change = |is: fn(f64) -> bool| all.iter().filter_map(Figure::change_from_baseline).any(is);
        let mut key = w.bars_key.to_owned();
        for (is, told) in [(change(|by| by > 0.0), w.added_key), (change(|by| by < 0.0), w.spared_key)] {
            if is {
                key.push(' ');
                key.push_str(told);
            }
        }
        key
    });
    view! {
        <p class="hero__key">{key}</p>
        <ul class="tens" hidden=whether(move || figures.get().is_none())>{rows.collect_view()}</ul>
        <Download
            language
            title=Signal::stored(figure_words(language, Indicator::NetCost).name.to_owned())
            drawn=Drawn::Part(".tens")
            table=std::sync::Arc::new(move || figures_table(language, &figures.get_untracked().unwrap_or_default()))
        />
    }
}
