//! What money and dementia are reckoned by: fetched when a view that needs it is first shown, and kept for the next place.

use std::cell::RefCell;
use std::sync::Arc;

use atlas::Standards;
use leptos::prelude::*;
use leptos::task::spawn_local;
use scenario::Language;
use text::views::views;
use text::words;

use crate::data::{self, Base, Why};
use crate::parts::{anew, state};
use crate::state::{Load, focus_main};

thread_local! {
    static KEPT: RefCell<Option<Arc<Standards>>> = const { RefCell::new(None) };
}

/// The standards: those kept, or fetched. A page has one edition of the data set.
pub async fn standards(base: &Base) -> Result<Arc<Standards>, Why> {
    if let Some(kept) = KEPT.with_borrow(Clone::clone) {
        return Ok(kept);
    }
    let fetched = Arc::new(data::standards(base).await?);
    KEPT.set(Some(fetched.clone()));
    Ok(fetched)
}

/// Whether the place that is shown still lacks what money and dementia are reckoned by.
pub fn lacking() -> Memo<bool> {
    let state = state();
    Memo::new(move |_| state.explorer.with(|load| load.ready().is_some_and(|e| e.standards().is_none())))
}

/// Sees to it that the place has them, says that they are on their way, and lets one try again where they do not come.
#[component]
pub fn WithStandards(language: Language) -> impl IntoView {
    let state = state();
    let lacking = lacking();
    let failed = RwSignal::new(false);
    let fetch = Callback::new(move |()| {
        let Some(base) = state.base.with_untracked(|base| base.ready().cloned()) else { return };
        failed.set(false);
        spawn_local(async move {
            match standards(&base).await {
                Ok(standards) => state.explorer.update(|load| {
                    if let Load::Ready(explorer) = load {
                        explorer.set_standards(standards);
                    }
                }),
                Err(why) => {
                    leptos::logging::warn!("{why:?}");
                    // The signal of a view that has gone away in the meantime is disposed: nothing to do then.
                    let _ = failed.try_set(true);
                }
            }
        });
    });
    Effect::new(move || {
        if lacking.get() {
            fetch.run(());
        }
    });
    let again = move |_| {
        focus_main();
        fetch.run(());
    };
    anew(move || match (lacking.get(), failed.get()) {
        (false, _) => ().into_any(),
        (true, false) => view! { <p class="waiting" role="status">{views(language).waiting}</p> }.into_any(),
        (true, true) => {
            let w = words(language);
            view! {
                <p class="waiting" role="status">
                    {w.failed} ". " {w.failed_lead} " "
                    <button type="button" class="ds-button" data-variant="secondary" data-size="sm" on:click=again>
                        {w.retry}
                    </button>
                </p>
            }
            .into_any()
        }
    })
}
