//! What a site needs to show Framsyn in a page of its own: choices, a snippet to copy, and how it will look.

use leptos::prelude::*;
use leptos::task::spawn_local;
use scenario::{Colour, LEVERS, Language, LeverId, Link, Look, Mode, Theme, USES, ViewId};
use text::embed::Versions;
use text::later::{builder_words, frame_words};
use text::{sentence, views, words};
use wasm_split_helpers::wasm_split;

use crate::parts::{Fetched, Part, anew, later_whole, only_if, said, state, whether};
use crate::{address, data};

/// Height of the frame until the page inside has told its own, px.
const FIRST_HEIGHT: u32 = 1_400;

/// The script for the pages of others, under the name that will always mean the same.
const SCRIPT: &str = "embed-1.js";

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
    let free = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let accent = Memo::new(move |_| colour_of(&typed.get()));
    let versions = RwSignal::new(None::<Versions>);
    let fixed = RwSignal::new(false);
    spawn_local(async move {
        // The signal of a view that has gone away in the meantime is disposed: nothing to do then.
        let _ = versions.try_set(data::versions().await);
    });
    let folder = Memo::new(move |_| {
        versions.get().filter(|_| fixed.get()).and_then(|versions| versions.fixed()).unwrap_or_else(|| {
            versions.with(|versions| versions.as_ref().map_or_else(|| "./".into(), |v| v.root.clone()))
        })
    });
    let here = move |id: LeverId| state.chosen.get().is_none_or(|place| id.works_in(place));
    let link = Memo::new(move |_| {
        // All that a visitor can change is in the link.
        // With it the own figures of the place.
        state.track_link();
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
            look: Look { accent: accent.get().ok().flatten(), pick: free.get() }.write(),
            // What follows new figures was made with none in particular.
            edition: if fixed.get() { state.link().edition } else { String::new() },
            ..state.link()
        }
        .write()
    });
    let title = move || {
        let name = state.name(language).filter(|_| !free.get());
        name.map_or_else(
            || words(language).start_question.to_owned(),
            |name| sentence::question(language, &name, scenario::HORIZON),
        )
    };
    let snippet = said(move || {
        let of = |what: &str| address::absolute(&format!("{}{what}", folder.get()));
        text::embed::snippet(&of(&format!("?{}", link.get())), &of(SCRIPT), &title(), FIRST_HEIGHT)
    });
    let copied = RwSignal::new(false);
    // Other lines than those that were copied.
    Effect::new(move || {
        snippet.track();
        copied.set(false);
    });
    let cannot_stay =
        whether(move || versions.with(|known| known.as_ref().is_none_or(|known| known.fixed().is_none())));
    let wrong = whether(move || accent.get().is_err());
    let sample = move |theme: Theme, name: &'static str| {
        let value = move |part: &'static str| {
            said(move || {
                let scale = accent.get().ok().flatten().map(|chosen| theme.scale(chosen));
                let at = USES.iter().position(|name| *name == part).unwrap_or_default();
                scale.map_or_else(String::new, |scale| format!("#{}", scale[at]))
            })
        };
        view! {
            <span
                class="embed__sample"
                hidden=whether(move || !matches!(accent.get(), Ok(Some(_))))
                style=("--ground", format!("#{}", theme.grounds()[0]))
                style=("--sample", value("base-default"))
                style=("--sample-text", value("text-subtle"))
            >
                {name}
            </span>
        }
    };
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
                    on:change=move |event| chosen.set(ViewId::from_key(&event_target_value(&event)))
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
            <fieldset class="embed__choice">
                <legend class="ds-label">{w.embed_place}</legend>
                {one_of("embed-place", free, w.embed_place_fixed, w.embed_place_free, false.into())}
            </fieldset>
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
                        on:change=move |event| hide.set(event_target_checked(&event))
                    />
                    {w.embed_hide}
                </label>
            </fieldset>
            <div class="embed__choice">
                <label class="ds-label" for="embed-colour">{w.embed_colour}</label>
                <div class="embed__colour">
                    <input
                        class="ds-input"
                        id="embed-colour"
                        type="text"
                        autocomplete="off"
                        spellcheck="false"
                        aria-describedby="embed-colour-help embed-colour-wrong"
                        aria-invalid=said(move || wrong.get().to_string())
                        prop:value=typed
                        on:change=move |event| typed.set(event_target_value(&event))
                    />
                    {sample(Theme::Light, w.embed_light)}
                    {sample(Theme::Dark, w.embed_dark)}
                </div>
                <p class="embed__wrong" id="embed-colour-wrong" role="status">
                    {said(move || if wrong.get() { w.embed_colour_wrong.into() } else { String::new() })}
                </p>
                <p class="embed__help" id="embed-colour-help">{w.embed_colour_help}</p>
            </div>
            <fieldset class="embed__choice">
                <legend class="ds-label">{w.embed_news}</legend>
                {one_of("embed-news", fixed, w.embed_follow, w.embed_fixed, cannot_stay)}
                <p class="embed__help" hidden=whether(move || !cannot_stay.get())>{w.embed_not_kept}</p>
            </fieldset>
            <div class="embed__choice">
            <label class="ds-label" for="snippet">{w.embed_snippet}</label>
            <textarea
                class="ds-input embed__snippet"
                id="snippet"
                rows="5"
                readonly
                aria-describedby="embed-cannot"
                prop:value=snippet
            ></textarea>
            <p class="embed__help" id="embed-cannot">{w.embed_cannot}</p>
            </div>
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

/// Two choices of which one holds: the second, when `is` does. `off` is whether the second cannot be chosen.
fn one_of(
    name: &'static str,
    is: RwSignal<bool>,
    first: &'static str,
    second: &'static str,
    off: Signal<bool>,
) -> AnyView {
    let choice = move |value: bool, told: &'static str| {
        view! {
            <label class="embed__lever">
                <input
                    type="radio"
                    name=name
                    prop:checked=whether(move || is.get() == value)
                    disabled=whether(move || value && off.get())
                    on:change=move |_| is.set(value)
                />
                {told}
            </label>
        }
    };
    view! {
        {choice(false, first)}
        {choice(true, second)}
    }
    .into_any()
}

/// The colour that is meant by what was typed, with or without a sign before it; `None` where nothing was.
fn colour_of(typed: &str) -> Result<Option<Colour>, scenario::ParseColourError> {
    let typed = typed.trim().trim_start_matches('#');
    if typed.is_empty() { Ok(None) } else { typed.parse().map(Some) }
}
