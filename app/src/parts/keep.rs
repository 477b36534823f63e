//! What a visitor takes along and comes back with: the scenarios as a file, and the report.

use export::saved::{Made, Saved};
use leptos::prelude::*;
use scenario::{Language, Link, Mode, Scenarios, VERSION};
use text::export::{self as words, export_words};
use wasm_split_helpers::wasm_split;

use crate::address;
use crate::parts::download::{PROGRAM, name, permalink};
use crate::parts::{Fetched, Part, file, said, state};
use crate::state::{State, Telling};

/// What can be kept, opened and printed.
#[wasm_split(keep, fallible)]
pub fn keep() -> Fetched<Part> {
    Ok(|language| view! { <Keep language /> }.into_any())
}

#[component]
fn Keep(language: Language) -> impl IntoView {
    let state = state();
    let w = export_words(language);
    // Said of the file that was saved or opened last.
    let spoken = RwSignal::new(String::new());
    let keep = move |_| {
        let name = name(state, w.scenario, "json");
        let Some(saved) = saved(state) else { return };
        address::save(&saved.write().into(), "application/json", &name);
        spoken.set(words::made(language, &name));
    };
    let read = move |event: web_sys::Event| {
        file::read(language, &event, move |text| {
            let told = text.map_or_else(str::to_owned, |text| open(state, language, &text));
            // The signal of a part that has gone away in the meantime is disposed: nothing to do then.
            let _ = spoken.try_set(told);
        });
    };
    let report = said(move || {
        state.track_link();
        address::relative(&Link { mode: Mode::Report, ..state.link() })
    });
    view! {
        <div class="keep">
            <p>{w.keep_lead}</p>
            <div class="keep__one">
                <a class="ds-button" data-variant="secondary" data-size="sm" id="to-report" href=report>{w.report}</a>
                <p class="download__note">{w.report_lead}</p>
            </div>
            <div class="keep__one">
                <button type="button" class="ds-button" data-variant="secondary" data-size="sm" id="save" on:click=keep>
                    {w.save}
                </button>
                <p class="download__note">{w.save_lead}</p>
            </div>
            <div class="keep__one">
                <label class="ds-button own__file" data-variant="secondary" data-size="sm">
                    {w.open}
                    <input
                        type="file"
                        class="visually-hidden"
                        id="open-saved"
                        aria-describedby="keep-told"
                        accept=".json,application/json"
                        on:change=read
                    />
                </label>
            </div>
            <p class="keep__told" id="keep-told" role="status">{spoken}</p>
        </div>
    }
}

/// What has been chosen; `None` where no place is.
fn saved(state: State) -> Option<Saved> {
    let Link { place, levers, kept, own, .. } = untrack(|| state.link());
    let data = state.base.with_untracked(|base| base.ready().map(|base| base.vintage.clone()));
    let made = Made {
        model: VERSION,
        data: data.unwrap_or_default(),
        program: PROGRAM.into(),
        date: address::today(),
        link: permalink(state),
    };
    Some(Saved { place: place?, levers, scenarios: Scenarios::read(&kept, place).0, own, made })
}

/// Opens what a file holds, all of it or nothing. Gives back what to say of it.
fn open(state: State, language: Language, text: &str) -> String {
    let (saved, notices) = match Saved::read(text, address::read) {
        Ok(read) => read,
        Err(why) => return words::not_opened(language, &why),
    };
    let name = state.base.with_untracked(|base| {
        let core = &base.ready()?.core;
        // A place that there is not, or no longer, is told like one in a link once it has been looked for.
        Some(text::name_of(language, core, saved.place).unwrap_or_else(|| saved.place.to_string()))
    });
    let link = Link {
        place: Some(saved.place),
        levers: saved.levers,
        kept: saved.scenarios.write(),
        own: saved.own,
        edition: saved.made.data,
        ..untrack(|| state.link())
    };
    // As if one had gone to its address: what a link can mean is checked and told where links are read.
    address::go(&link);
    state.tellings.update(|tellings| tellings.extend(notices.into_iter().map(Telling::Link)));
    words::opened(language, &name.unwrap_or_default())
}
