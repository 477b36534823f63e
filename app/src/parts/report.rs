//! The report: all that a scenario says of a place in one document, to be printed or saved as PDF. It shows what the page
//! shows, by the same words and figures; its pictures are those of the downloads.

use export::{Sides, picture, pyramid};
use leptos::prelude::*;
use leptos::task::spawn_local;
use outlook::{Explorer, Figure, Figures, Indicator};
use scenario::{
    ChartId, HORIZON, LEVERS, Language, RAMP_DEFAULT, RAMP_START, Scenarios, Setting, keeps_others,
};
use text::later::{below_words, detail_words};
use text::report::{self, ReportWords, report_words};
use text::stories::{Piece, Story, story, whereabouts};
use text::{figure_words, number, presets, scenarios, sentence, views, words};
use wasm_split_helpers::wasm_split;

use crate::address;
use crate::charts::{Subject, lines_svg};
use crate::parts::download::known;
use crate::parts::futures::band;
use crate::parts::own::OwnNote;
use crate::parts::place::explored;
use crate::parts::qr::qr;
use crate::parts::scenarios::{COMPARED, compare};
use crate::parts::standards::WithStandards;
use crate::parts::views::of_figure;
use crate::parts::{Fetched, Part, anew, later, only_if, said, state, whether};
use crate::state::{Load, State};

/// The report about the open scenario.
#[wasm_split(report, fallible)]
pub fn report() -> Fetched<Part> {
    Ok(|language| view! { <Report language /> }.into_any())
}

/// The figures of work and care that have charts.
const CHARTED: [Indicator; 2] = [Indicator::HandsRatio, Indicator::PersonYearsCare];

/// Size of a drawing, px: smaller than in pictures by themselves, so that its letters are larger on paper.
const DRAWING: [f64; 2] = [700.0, 330.0];

/// So many stories are told.
const STORIES: usize = 3;

/// So many measures are named for each lever that helps.
const MEASURES: usize = 2;

/// So many levers that help are shown.
const HELPS: usize = 4;

#[component]
fn Report(language: Language) -> impl IntoView {
    let state = state();
    let w = report_words(language);
    state.fetch_acting();
    // On screen it is paper too: light, whatever the theme.
    light(true);
    on_cleanup(|| light(false));
    let question = move || {
        state.name(language).map(|name| sentence::question(language, &name, HORIZON)).unwrap_or_default()
    };
    let kind = move || state.of_place(|core, id| text::kind_of(language, core, id)).unwrap_or_default();
    let living = explored(move |e| {
        let now = e.baseline_figures(*e.years().start()).unwrap_or_default();
        let then = e.figures(HORIZON).unwrap_or_default();
        let baseline = e.baseline_figures(HORIZON).unwrap_or_default();
        let changed = !e.levers().is_baseline();
        sentence::living(language, &now, &then, changed.then_some(&baseline), HORIZON)
    });
    let several = whether(move || state.kept.with(|kept| keeps_others(kept)));
    let drawn = pictures(state, language);
    // The band comes when it has been worked out; sums have none.
    let banded = explored(|e| e.fan().is_some() || e.place().member_count() > 1);
    let ready = said(move || (drawn.with(Option::is_some) && banded.get() == Some(true)).to_string());
    let version = move || {
        state.explorer.track();
        state.base.track();
        let known = known(state, language, "");
        format!("{} · {}. {}", known.date, known.version, known.edition)
    };
    let print = move |_| address::print();
    view! {
        <article class="report" data-drawn=ready>
            <p class="report__keys">
                <button type="button" class="ds-button" data-size="sm" on:click=print>{w.print}</button>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    data-size="sm"
                    on:click=move |_| state.leave_form()
                >
                    {w.back}
                </button>
            </p>
            <header class="report__head">
                <p class="report__kind">{w.kind} <span>{said(version)}</span></p>
                <h1 class="ds-heading title" data-size="lg">{question}</h1>
                <p class="place__county">{said(kind)}</p>
                <p class="report__living">{said(move || living.get().unwrap_or_default())}</p>
                {later(language, band)}
                <p class="report__note">{w.lead}</p>
            </header>
            <OwnNote language />
            <section aria-labelledby="report-assumptions">
                <h2 class="ds-heading" data-size="sm" id="report-assumptions">{w.assumptions}</h2>
                {anew(move || assumptions(state, language, w))}
            </section>
            <section aria-labelledby="report-figures">
                <h2 class="ds-heading" data-size="sm" id="report-figures">{w.figures}</h2>
                <p class="report__note">{w.figures_lead}</p>
                <WithStandards language />
                {anew(move || figures(state, language))}
            </section>
            {only_if(several, move || later(language, compare))}
            <section class="report__charts" aria-labelledby="report-charts">
                <h2 class="ds-heading" data-size="sm" id="report-charts">{w.charts}</h2>
                {anew(move || charts(w, drawn))}
            </section>
            <section aria-labelledby="report-helps">
                <h2 class="ds-heading" data-size="sm" id="report-helps">{w.helps}</h2>
                {anew(move || helps(state, language, w))}
            </section>
            <section aria-labelledby="report-stories">
                <h2 class="ds-heading" data-size="sm" id="report-stories">{w.stories}</h2>
                <p class="report__note">{text::stories::story_words(language).made_up}</p>
                {anew(move || stories(state, language))}
            </section>
            <section class="report__sources" aria-labelledby="report-sources">
                <h2 class="ds-heading" data-size="sm" id="report-sources">{w.sources}</h2>
                {anew(move || sources(state, language, w))}
            </section>
        </article>
    }
}

/// Shows the page in its light colours, or again in those that the visitor's system is set to.
fn light(light: bool) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-color-scheme", if light { "light" } else { "auto" });
    }
}

/// What the open scenario is called.
fn name(state: State, w: &ReportWords) -> String {
    let all = state.kept.with(|kept| Scenarios::read(kept, state.chosen.get()).0);
    let open = all.open();
    if all.has_others() || !all.name(open).is_empty() {
        scenarios::called(all.name(open), open).to_string()
    } else {
        w.own.to_owned()
    }
}

/// Every lever: what it is on today's course, what has been chosen, when that is reached and what is realistic.
fn assumptions(state: State, language: Language, w: &'static ReportWords) -> AnyView {
    let (levers, chosen) = (state.levers.get(), state.chosen.get());
    let held = presets::held(language, levers.held());
    let rows = state.explorer.with(|load| {
        let place = load.ready()?.place();
        let row = |lever: &'static scenario::Lever| {
            let setting = levers.get(lever.id);
            let moved = setting.change != 0.0;
            let level = place.level(lever.id, levers.held(), setting.reached);
            let still = Setting { change: 0.0, ..setting };
            let value = if moved {
                sentence::lever_value_spoken(language, lever, setting, level)
            } else {
                w.not_moved.to_owned()
            };
            let reached = if moved { setting.reached.to_string() } else { "–".to_owned() };
            view! {
                <tr class:report__moved=moved data-lever=lever.key>
                    <th scope="row">{words(language).lever(lever.id)}</th>
                    <td>{sentence::lever_value(language, lever, still, level)}</td>
                    <td>{value}</td>
                    <td>{reached}</td>
                    <td>{report::range(language, lever, place.realistic(lever.id))}</td>
                </tr>
            }
        };
        let here = LEVERS.iter().filter(|lever| chosen.is_none_or(|place| lever.id.works_in(place)));
        Some(here.map(row).collect_view())
    });
    view! {
        <p class="report__note">{w.assumptions_lead} " " {w.judged}</p>
        <div class="table__scroll" tabindex="0" role="group" aria-labelledby="report-assumptions">
            <table class="ds-table report__table" data-size="sm">
                <thead>
                    <tr>
                        {[w.lever, w.course, w.chosen, w.reached, w.realistic]
                            .map(|head| view! { <th scope="col">{head}</th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {(!held.is_empty()).then(|| view! { <p>{held}</p> })}
    }
    .into_any()
}

/// The main figures: today, and in two years today's course and the scenario.
fn figures(state: State, language: Language) -> AnyView {
    let w = report_words(language);
    let name = name(state, w);
    let told = state.explorer.with(|load| {
        let explorer = load.ready()?;
        let (own, baseline) = (explorer.all_figures(), explorer.all_baseline_figures());
        let moved = !explorer.levers().is_baseline();
        let at = |all: &[Figures], year: u16| all.get(usize::from(year - RAMP_START)).copied();
        let of = |all: &[Figures], year: u16, indicator: Indicator| at(all, year)?.get(indicator);
        let row = |indicator: Indicator| {
            let figure = |year: u16| Figure {
                indicator,
                now: of(&baseline, RAMP_START, indicator),
                then: of(&own, year, indicator),
                baseline: of(&baseline, year, indicator),
                basis: explorer.place().basis(indicator),
            };
            let [soon, last] = [RAMP_DEFAULT, HORIZON].map(figure);
            let shown = |figure: &Figure, value: Option<f64>| sentence::value_beside(language, figure, value);
            let mut cells = vec![shown(&last, last.now), shown(&soon, soon.baseline)];
            if moved {
                cells.push(shown(&soon, soon.then));
            }
            cells.push(shown(&last, last.baseline));
            if moved {
                cells.push(shown(&last, last.then));
                let apart = last.change_from_baseline();
                cells.push(apart.map_or_else(
                    || "–".to_owned(),
                    |apart| sentence::figure_difference(language, indicator, apart),
                ));
            }
            view! {
                <tr data-indicator=indicator.key()>
                    <th scope="row">{figure_words(language, indicator).name}</th>
                    {cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}
                </tr>
            }
        };
        let heads = report::heads(language, &name);
        let heads = heads.into_iter().enumerate().filter(|(i, _)| moved || !matches!(i, 3 | 5 | 6));
        let heads = heads.map(|(_, head)| view! { <th scope="col">{head}</th> }).collect_view();
        let rows = COMPARED.map(row);
        Some(view! {
            <div class="table__scroll" tabindex="0" role="group" aria-labelledby="report-figures">
                <table class="ds-table report__table report__figures" data-size="sm">
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        })
    });
    told.into_any()
}

/// A chart: its title, what it shows in words, and the picture as an address; `None` where it could not be drawn.
type Pictured = (String, String, Option<String>);

/// The pictures, made anew when the place or the levers change; `None` until all of them are here.
fn pictures(state: State, language: Language) -> RwSignal<Option<Vec<Pictured>>> {
    let drawn = RwSignal::new(None);
    let asked = StoredValue::new(0_u32);
    Effect::new(move || {
        state.explorer.track();
        asked.update_value(|asked| *asked += 1);
        let this = asked.get_value();
        spawn_local(async move {
            let mut all = Vec::new();
            for id in [ChartId::Inhabitants, ChartId::Ages] {
                let told = with_explorer(state, |e| {
                    let broken = e.chart(id).axis.is_broken();
                    let note = if broken { words(language).broken_axis } else { "" };
                    [&sentence::chart_summary(language, e, id), " ", note].concat()
                });
                let title = words(language).chart(id).title.to_owned();
                all.push((title, told, line_picture(state, language, Subject::People(id)).await));
                if id == ChartId::Ages {
                    all.extend(age_pyramid(state, language));
                }
            }
            for indicator in CHARTED {
                let subject = of_figure(indicator);
                let told = with_explorer(state, |e| match subject {
                    Subject::Other(reading) => (reading.tell)(language, e, reading.figure),
                    Subject::People(_) => String::new(),
                });
                let title = figure_words(language, indicator).name.to_owned();
                all.push((title, told, line_picture(state, language, subject).await));
            }
            // Not of a report that has gone away, or of levers that stand otherwise now.
            if asked.try_get_value() == Some(this) {
                let _ = drawn.try_set(Some(all));
            }
        });
    });
    drawn
}

fn with_explorer(state: State, tell: impl Fn(&Explorer) -> String) -> String {
    state.explorer.with_untracked(|load| load.ready().map(&tell)).unwrap_or_default()
}

async fn line_picture(state: State, language: Language, subject: Subject) -> Option<String> {
    match lines_svg(state, language, subject, DRAWING).await {
        Ok(svg) => Some(address_of(&picture::alone(&svg, DRAWING))),
        Err(why) => {
            leptos::logging::warn!("{why}");
            None
        }
    }
}

fn age_pyramid(state: State, language: Language) -> Option<Pictured> {
    let (b, w) = (below_words(language), report_words(language));
    state.explorer.with_untracked(|load: &Load<Explorer>| {
        let p = load.ready()?.pyramid(HORIZON)?;
        let most = p.axis.max;
        let sides =
            Sides { men: &p.men, women: &p.women, men_now: &p.men_now, women_now: &p.women_now, most };
        let end = format!("{} {}", number::whole(language, most), b.persons);
        let svg = picture::alone(&pyramid(&sides, [b.men, b.women], &end, DRAWING), DRAWING);
        let told = [w.pyramid_lead, " ", &sentence::pyramid_summary(language, &p, RAMP_START)].concat();
        Some((format!("{} {HORIZON}", b.pyramid_title), told, Some(address_of(&svg))))
    })
}

/// A picture as an address that holds all of it: the Content-Security-Policy allows no other without a file.
fn address_of(svg: &str) -> String {
    format!("data:image/svg+xml;charset=utf-8,{}", String::from(js_sys::encode_uri_component(svg)))
}

fn charts(w: &'static ReportWords, drawn: RwSignal<Option<Vec<Pictured>>>) -> AnyView {
    let Some(all) = drawn.get() else { return view! { <p role="status">{w.making}</p> }.into_any() };
    let one = |(title, told, picture): Pictured| {
        let [width, height] = DRAWING.map(|side| scenario::plain(side, 0));
        let picture = match picture {
            // What it shows stands below it in words.
            Some(address) => {
                view! { <img src=address alt=title.clone() width=width height=height /> }.into_any()
            }
            None => view! { <p>{w.chart_failed}</p> }.into_any(),
        };
        view! {
            <figure class="report__chart">
                <h3 class="ds-heading" data-size="2xs">{title}</h3>
                {picture}
                <figcaption>{told}</figcaption>
            </figure>
        }
    };
    all.into_iter().map(one).collect_view().into_any()
}

/// The levers that do most for the hands that are missing, and what has been tried with each.
fn helps(state: State, language: Language, w: &'static ReportWords) -> AnyView {
    let indicator = Indicator::HandsGap;
    let steps = state.explorer.with(|load| load.ready().map(|e| e.steps(indicator))).unwrap_or_default();
    if steps.is_empty() {
        return view! { <p>{w.helps_none}</p> }.into_any();
    }
    let d = detail_words(language);
    let one = |step: outlook::Step| {
        let lever = step.lever.lever();
        let setting = Setting { change: step.by, ..Setting::default() };
        let moved = sentence::lever_value(language, lever, setting, None);
        let measures = state.acting.with(|acting| {
            let Some((_, Load::Ready(acting))) = acting else { return Vec::new() };
            let found = acting.lever(lever.key).map(|acting| acting.measures.clone()).unwrap_or_default();
            found.into_iter().take(MEASURES).collect()
        });
        let measures = measures.into_iter().map(|measure| {
            let effect = measure.effect.unwrap_or_else(|| d.undocumented.to_owned());
            let source = measure.source.map(|source| {
                format!(" {}: {}, {} ({}).", d.source, source.title, source.publisher, source.year)
            });
            view! { <li>{w.tried} ": " {measure.what} " " {effect} {source}</li> }
        });
        view! {
            <li>
                <p>
                    <strong>{words(language).lever(step.lever)} ": " {moved}</strong>
                    " – "
                    {views::step_effect(language, indicator, step.effect)}
                </p>
                <ul>{measures.collect_view()}</ul>
            </li>
        }
    };
    view! {
        <p class="report__note">{w.helps_lead}</p>
        <ol class="report__helps">{steps.into_iter().take(HELPS).map(one).collect_view()}</ol>
    }
    .into_any()
}

/// The first of the people that the view of stories tells of.
fn stories(state: State, language: Language) -> AnyView {
    let (levers, seed, chosen) = (state.levers.get(), state.seed.get(), state.chosen.get());
    let told = state.explorer.with(|load| {
        let place = load.ready()?.place();
        let inside = state.of_place(|core, _| whereabouts(language, core, chosen?)).flatten()?;
        let tales = place.tales(&levers, seed.into()).ok()?;
        Some(tales.iter().take(STORIES).map(|tale| story(language, &inside, tale)).collect::<Vec<_>>())
    });
    let one = |told: Story| {
        let text: String = told
            .pieces
            .iter()
            .map(|piece| match piece {
                Piece::Words(words) => words.as_str(),
                Piece::Fact(fact) => told.facts.get(*fact).map_or("", |fact| fact.shown.as_str()),
            })
            .collect();
        view! {
            <div class="report__story">
                <h3 class="ds-heading" data-size="2xs">{told.title.clone()}</h3>
                <p>{text}</p>
            </div>
        }
    };
    told.unwrap_or_default().into_iter().map(one).collect_view().into_any()
}

/// The tables behind the figures, versions, and the way back to the page: as an address and as a code.
fn sources(state: State, language: Language, w: &'static ReportWords) -> AnyView {
    state.explorer.track();
    state.track_link();
    let known = known(state, language, "");
    let tables = known.tables.into_iter().map(|table| view! { <li>{table}</li> });
    view! {
        <p>{w.limits} " " <a class="ds-link" href="method.html">{address::absolute("method.html")}</a> "."</p>
        <p>{known.version} ". " {known.edition} " " {known.date} "."</p>
        <div class="report__way">
            <div class="report__code">{qr(&known.link, w.code)}</div>
            <p>{w.open} " " <a class="ds-link" href=known.link.clone()>{known.link.clone()}</a></p>
        </div>
        <ul class="sources">{tables.collect_view()}</ul>
    }
    .into_any()
}
