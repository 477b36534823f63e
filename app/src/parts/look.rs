//! How the page looks in the frame of another site: that site's colour, and what chooses another place.

use leptos::prelude::*;
use scenario::{Colour, Language, Look, Theme, USES};
use wasm_bindgen::JsCast;
use wasm_split_helpers::wasm_split;

use crate::parts::picker::change_place;
use crate::parts::{Fetched, Part, anew, later, only_if, state, whether};
use crate::state::Telling;

/// What of it stands above the view; its code is fetched when a link says something of it.
#[wasm_split(look, fallible)]
pub fn look() -> Fetched<Part> {
    Ok(|language| view! { <Looks language /> }.into_any())
}

#[component]
fn Looks(language: Language) -> impl IntoView {
    let state = state();
    let look = Memo::new(move |_| state.look.with(|text| Look::read(text).0));
    Effect::new(move || {
        let (_, notices) = state.look.with_untracked(|text| Look::read(text));
        paint(look.get().accent);
        state.tellings.update(|tellings| tellings.extend(notices.into_iter().map(Telling::Link)));
        // What could not be read is told once; and charts that were there before take the colours anew.
        state.look.set(look.get().write());
    });
    on_cleanup(|| paint(None));
    let pick = whether(move || look.get().pick && state.embed.get() && state.chosen.get().is_some());
    only_if(pick, move || {
        view! { <div class="embedded__picker">{anew(move || later(language, change_place))}</div> }.into_any()
    })
}

/// Gives the page a site's colour, or its own. The styles choose between the light and the dark scale.
fn paint(accent: Option<Colour>) {
    let Some(root) = document().document_element() else { return };
    let _ = root.toggle_attribute_with_force("data-accent", accent.is_some());
    let (Some(accent), Ok(root)) = (accent, root.dyn_into::<web_sys::HtmlElement>()) else { return };
    for theme in Theme::ALL {
        for (name, colour) in USES.iter().zip(theme.scale(accent)) {
            let name = format!("--{}-{name}", theme.key());
            let _ = root.style().set_property(&name, &format!("#{colour}"));
        }
    }
}
