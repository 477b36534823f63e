//! What a site needs to show Framsyn in a page of its own: choices, a snippet to copy, and how it will look.

use leptos::prelude::*;
use scenario::{LEVERS, Language, LeverId, Link, Mode, ViewId};
use text::later::{builder_words, frame_words};
use text::{sentence, views, words};
use wasm_split_helpers::wasm_split;

use crate::address;
use crate::parts::{Fetched, Part, anew, later_whole, only_if, said, state, whether};

/// Height of the frame until the page inside has told its own, px.
const FIRST_HEIGHT: u32 = 1_400;

/// The builder, one press away.
#[component]
pub fn EmbedBuilder(language: Language) -> impl IntoView {
    let open = RwSignal::new(false);
    let toggle = move |event: web_sys::Event| {
        let details: web_sys::Element = event_target(&event);
        open.set(details.has_attribute("open"));
    };
    view! {
        <details class="ds-details" on:toggle=toggle>
            <summary>{frame_words(language).embed}</summary>
            {only_if(open.into(), move || later_whole(language, builder))}
        </details>
    }
}

#[wasm_split(builder, fallible)]
fn builder() -> Fetched<Part> {
    Ok(|language| view! { <Builder language /> }.into_any())
}

#[component]
fn Builder(language: Language) -> impl IntoView {
    let state = state();
    let w = builder_words(language);
    let hide = RwSignal::new(false);
    // The one that is looked at, until another is chosen here.
    let chosen = RwSignal::new(None::<ViewId>);
    let view = Memo::new(move |_| chosen.get().unwrap_or_else(|| state.view.get()));
    let shown = RwSignal::new(LEVERS.map(|lever| lever.id).to_vec());
    let here = move |id: LeverId| state.chosen.get().is_none_or(|place| id.works_in(place));
    let link = Memo::new(move |_| {
        // All that a visitor can change is in the link.
        // With it the own figures of the place.
        state.explorer.track();
        state.levers.track();
        state.year.track();
        state.chosen.track();
        state.chart.track();
        state.figure.track();
        state.map();
        state.born.track();
        state.seed.track();
        let view = view.get();
        let figure = state.link().figure.filter(|_| view == state.view.get());
        let show = shown.get();
        let show: Vec<LeverId> = show.into_iter().filter(|id| here(*id)).collect();
        let all = LEVERS.iter().all(|lever| show.contains(&lever.id) || !here(lever.id));
        Link {
            embed: true,
            // A workshop is for a big screen, not for a frame.
            mode: Mode::default(),
            view,
            figure,
            language: Some(language),
            hide_controls: hide.get() || show.is_empty(),
            show: if all || hide.get() { Vec::new() } else { show },
            ..state.link()
        }
        .write()
    });
    let title =
        move || state.name(language).map(|name| sentence::question(language, &name, scenario::HORIZON));
    let snippet = said(move || {
        let (page, script) = (address::absolute(&format!("?{}", link.get())), address::absolute("embed.js"));
        text::embed::snippet(&page, &script, &title().unwrap_or_else(|| "Framsyn".into()), FIRST_HEIGHT)
    });
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let text = snippet.get_untracked();
        leptos::task::spawn_local(async move {
            copied.set(address::copy(&text).await);
        });
    };
    let lever = move |id: LeverId| {
        let is = whether(move || shown.with(|shown| shown.contains(&id)));
        view! {
            <label class="embed__lever">
                <input
                    type="checkbox"
                    prop:checked=is
                    disabled=hide
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        shown
                            .update(|shown| {
                                shown.retain(|other| *other != id);
                                if on {
                                    shown.push(id);
                                    shown.sort_unstable();
                                }
                            });
                        copied.set(false);
                    }
                />
                {words(language).lever(id)}
            </label>
        }
    };
    view! {
        <div class="foot__detail embed">
            <p>{w.embed_lead}</p>
            <p class="embed__view">
                <label class="ds-label" for="embed-view">{views::embedded_view(language)}</label>
                <select
                    class="ds-input"
                    id="embed-view"
                    on:change=move |event| {
                        chosen.set(ViewId::from_key(&event_target_value(&event)));
                        copied.set(false);
                    }
                >
                    {ViewId::ALL
                        .map(|one| {
                            view! {
                                <option value=one.key() prop:selected=whether(move || view.get() == one)>
                                    {views::view_name(language, one)}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
            </p>
            <fieldset class="embed__levers">
                <legend class="ds-label">{w.embed_levers}</legend>
                {anew(move || {
                    let offered = LEVERS.iter().map(|one| one.id).filter(|id| here(*id));
                    offered.map(lever).collect_view().into_any()
                })}
                <label class="embed__lever">
                    <input
                        type="checkbox"
                        prop:checked=hide
                        on:change=move |event| {
                            hide.set(event_target_checked(&event));
                            copied.set(false);
                        }
                    />
                    {w.embed_hide}
                </label>
            </fieldset>
            <label class="ds-label" for="snippet">{w.embed_snippet}</label>
            <textarea class="ds-input embed__snippet" id="snippet" rows="5" readonly prop:value=snippet></textarea>
            <p>
                <button type="button" class="ds-button" data-variant="secondary" data-size="sm" on:click=copy>
                    {w.copy}
                </button>
                " "
                <span role="status">
                    {said(move || if copied.get() { w.copied.into() } else { String::new() })}
                </span>
            </p>
            <p class="ds-label">{w.embed_preview}</p>
            {anew(move || {
                let page = format!("?{}", link.get());
                view! { <iframe class="embed__preview" src=page title=w.embed_preview></iframe> }.into_any()
            })}
        </div>
    }
}
