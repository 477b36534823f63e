//! A place's own figures of today: typed in, read from a table, saved as one.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use outlook::{OutOfReach, Place};
use scenario::{Language, OwnFigures, OwnId};
use text::own::{self, own_words};
use wasm_split_helpers::wasm_split;

use crate::parts::place::{ShownPlace, shown_place};
use crate::parts::{Fetched, Part, file, later_whole, number_field, only_if, said, state, whether};
use crate::state::Stage;

/// Why own figures are not in use.
#[derive(Debug, Clone, PartialEq)]
pub enum OwnFailure {
    /// The place cannot have one of them.
    OutOfReach(OutOfReach),
    /// The code they need did not come.
    NotLoaded,
}

/// A place with its own figures. Few use them: their code comes when they are there.
///
/// # Errors
/// [`OwnFailure`] where the place cannot have them, or where the code does not come.
pub async fn with_own(place: Arc<Place>, own: OwnFigures) -> Result<Arc<Place>, OwnFailure> {
    match given(place, own).await {
        Ok(place) => place.map_err(OwnFailure::OutOfReach),
        Err(_) => Err(OwnFailure::NotLoaded),
    }
}

#[wasm_split(own, fallible)]
fn given(place: Arc<Place>, own: OwnFigures) -> Fetched<Result<Arc<Place>, OutOfReach>> {
    Ok(place.with_own(&own).map(Arc::new))
}

/// What opens to the own figures, with how many are in use.
#[component]
pub fn Own(language: Language) -> impl IntoView {
    let state = state();
    let opened = RwSignal::new(false);
    let place = shown_place();
    let given = move || place.get().map_or(0, |ShownPlace(place)| place.own().given().count());
    let title = said(move || own::own_title(language, given()));
    // Where levers cannot be moved nothing else can be changed either.
    let offered =
        whether(move || !state.hide_controls.get() && state.staged().is_none_or(|s| s == Stage::Levers));
    only_if(offered, move || {
        view! {
            <details class="ds-details own" id="own" on:toggle=move |_| opened.set(true)>
                <summary>{title}</summary>
                {only_if(opened.into(), move || later_whole(language, form))}
            </details>
        }
        .into_any()
    })
}

/// Says that own figures are in use, where figures are.
#[component]
pub fn OwnNote(language: Language) -> impl IntoView {
    let place = shown_place();
    let used = whether(move || place.get().is_some_and(|ShownPlace(place)| !place.own().is_nothing()));
    only_if(used, move || view! { <p class="own__note">{own::own_used(language)}</p> }.into_any())
}

#[wasm_split(own, fallible)]
fn form() -> Fetched<Part> {
    Ok(|language| view! { <Form language /> }.into_any())
}

#[component]
fn Form(language: Language) -> impl IntoView {
    let state = state();
    let w = own_words(language);
    // Not of the levers: what would be reckoned is work.
    let place = shown_place();
    let own = move || place.get().map(|ShownPlace(place)| *place.own()).unwrap_or_default();
    // What is wrong with what stands in a field, or with a table; each stays until it is mended.
    let problems = RwSignal::new(Vec::<(Option<OwnId>, String)>::new());
    let tell = move |field: Option<OwnId>, told: Option<String>| {
        // The signal of a view that has gone away in the meantime is disposed: nothing to do then.
        let _ = problems.try_update(|all| {
            all.retain(|(of, _)| *of != field);
            all.extend(told.map(|told| (field, told)));
        });
    };
    let give = move |own: OwnFigures, field: Option<OwnId>| {
        spawn_local(async move {
            tell(
                field,
                match state.give_own(own).await {
                    Ok(()) => None,
                    Err(OwnFailure::OutOfReach(out)) if field.is_none() => {
                        let [told, none] =
                            [own::out_of_reach(language, &out), own::none_used(language).to_owned()];
                        Some(format!("{told} {none}"))
                    }
                    Err(OwnFailure::OutOfReach(out)) => Some(own::out_of_reach(language, &out)),
                    Err(OwnFailure::NotLoaded) => Some(own::not_loaded(language).to_owned()),
                },
            );
        });
    };
    let fields = OwnId::ALL.map(|id| {
        let field = format!("own-{}", id.key());
        let hint = format!("{field}-hint");
        let reckoned = said(move || {
            let value = place.get().and_then(|ShownPlace(place)| place.reckoned(id));
            value.map(|value| own::reckoned(language, id, value)).unwrap_or_default()
        });
        // A memo: what was refused stays in its field while others change.
        let value = Memo::new(move |_| {
            own().get(id).map(|value| own::own_value(language, value)).unwrap_or_default()
        });
        let wrong = whether(move || problems.with(|all| all.iter().any(|(of, _)| *of == Some(id))));
        let typed = move |event: web_sys::Event| {
            let text = event_target_value(&event);
            let mut figures = untrack(own);
            let empty = text.trim().is_empty();
            let figure = if empty { Some(None) } else { own::read_figure(language, &text).map(Some) };
            match figure.map(|figure| figures.set(id, figure)) {
                Some(Ok(())) => give(figures, Some(id)),
                _ => tell(Some(id), Some(format!("{}: {}", own::own_name(language, id), w.not_a_number))),
            }
        };
        view! {
            <li class="own__one">
                <label class="ds-label" for=field.clone()>
                    {own::own_name(language, id)} " "
                    <span class="own__unit">"(" {own::own_unit(language, id)} ")"</span>
                </label>
                {number_field(field, format!("{hint} own-problem"), wrong, value.into(), typed)}
                <span class="own__hint" id=hint>{reckoned}</span>
            </li>
        }
    });
    let table = said(move || {
        let text = place.get().map(|ShownPlace(place)| {
            own::to_csv(language, place.area().id, place.own(), |id| place.reckoned(id))
        });
        let text = String::from(js_sys::encode_uri_component(&text.unwrap_or_default()));
        format!("data:text/csv;charset=utf-8,{text}")
    });
    let name = said(move || {
        let place = state.chosen.get().map(|place| place.to_string().replace(':', "-")).unwrap_or_default();
        format!("{}-{place}.csv", w.file_name)
    });
    let read = move |event: web_sys::Event| {
        let Some(place) = state.chosen.get_untracked() else { return };
        file::read(language, &event, move |text| {
            let read = text.map_err(str::to_owned).and_then(|text| {
                own::from_csv(&text, place).map_err(|why| own::table_problem(language, &why))
            });
            match read {
                Ok(own) => give(own, None),
                Err(why) => tell(None, Some(why)),
            }
        });
    };
    let none = whether(move || own().is_nothing());
    view! {
        <div class="own__form">
            <p class="question__key">{w.lead}</p>
            <ul class="own__fields">{fields.into_iter().collect_view()}</ul>
            <p class="lever__error" id="own-problem" role="status">
                {said(move || {
                    problems.with(|all| all.iter().map(|(_, told)| told.as_str()).collect::<Vec<_>>().join(" "))
                })}
            </p>
            <p class="own__keys">
                <a class="ds-button" data-variant="secondary" data-size="sm" href=table download=name>
                    {w.download}
                </a>
                <label class="ds-button own__file" data-variant="secondary" data-size="sm">
                    {w.upload}
                    <input type="file" class="visually-hidden" id="own-file" aria-describedby="own-problem" accept=".csv,text/csv" on:change=read />
                </label>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    data-size="sm"
                    disabled=none
                    on:click=move |_| {
                        problems.set(Vec::new());
                        give(OwnFigures::default(), None);
                        // A button that can do no more loses the focus.
                        crate::state::focus_on("own-employed");
                    }
                >
                    {w.clear}
                </button>
            </p>
        </div>
    }
}
