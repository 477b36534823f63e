//! Where to begin: ready-made scenarios, and what is held fixed in the one that is shown.

use leptos::prelude::*;
use outlook::{Explorer, PresetId};
use scenario::{Language, Levers};
use text::presets::{fitted, held, preset_words};
use wasm_split_helpers::wasm_split;

use crate::parts::scenarios::{Another, Choice};
use crate::parts::{Fetched, Part, only_if, said, state, whether};

/// The choice of a starting point, and what is said of the one that is chosen.
#[wasm_split(presets, fallible)]
pub fn presets() -> Fetched<Part> {
    Ok(|language| view! { <StartingPoints language /> }.into_any())
}

/// The name of the baseline in the list; the visitor's own choices have none.
const BASELINE: &str = "baseline";

#[component]
fn StartingPoints(language: Language) -> impl IntoView {
    let state = state();
    let w = preset_words(language);
    // What was chosen here, and what is said of it: true as long as the levers stand as it put them.
    let chosen = RwSignal::new(None::<(PresetId, Levers, String)>);
    let shown = Memo::new(move |_| {
        let levers = state.levers.get();
        if levers.is_baseline() {
            return Some((BASELINE, String::new()));
        }
        chosen.with(|chosen| {
            let (preset, _, told) = chosen.as_ref().filter(|(_, put, _)| *put == levers)?;
            Some((preset.key(), told.clone()))
        })
    });
    let offered =
        state.explorer.with_untracked(|load| load.ready().map(Explorer::presets)).unwrap_or_default();
    let choose = move |event: web_sys::Event| {
        let Some(preset) = PresetId::from_key(&event_target_value(&event)) else {
            return state.reset_levers();
        };
        let made = state.explorer.with_untracked(|load| load.ready().map(|e| e.preset(preset)));
        let Some(Ok(Some(made))) = made else { return };
        chosen.set(Some((preset, made.levers, fitted(language, &made))));
        state.take_levers(made.levers);
    };
    let is = move |key: &'static str| whether(move || shown.get().is_some_and(|(shown, _)| shown == key));
    let own = whether(move || shown.get().is_none());
    let told = said(move || match shown.get() {
        None => String::new(),
        Some((BASELINE, _)) => w.baseline.meaning.into(),
        Some((key, fitted)) => PresetId::from_key(key).map_or_else(String::new, |preset| {
            format!("{}. {} {fitted}", w.nature(preset.nature()), w.preset(preset).meaning)
        }),
    });
    let fixed = said(move || held(language, state.levers.get().held()));
    let several = whether(move || state.kept.with(|kept| scenario::keeps_others(kept)));
    let alone = whether(move || !several.get());
    view! {
        {only_if(several, move || view! { <Choice language /> <Another language /> }.into_any())}
        <div class="presets">
            <label class="ds-label" for="presets">{w.begin_from}</label>
            <select class="ds-input" id="presets" aria-describedby="presets-told" on:change=choose>
                <option value=BASELINE prop:selected=is(BASELINE)>{w.baseline.name}</option>
                {offered
                    .into_iter()
                    .map(|preset| {
                        view! {
                            <option value=preset.key() prop:selected=is(preset.key())>
                                {w.preset(preset).name}
                            </option>
                        }
                    })
                    .collect_view()}
                <option value="" disabled=true hidden=whether(move || !own.get()) prop:selected=own>
                    {w.own}
                </option>
            </select>
            <p class="presets__told" id="presets-told" role="status">{told}</p>
            <p class="presets__held">{fixed}</p>
        </div>
        {only_if(alone, move || view! { <Another language /> }.into_any())}
    }
}
