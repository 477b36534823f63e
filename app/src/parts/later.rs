//! Parts of the page whose code is not needed for the first figures: it lies in files of its own, which `cargo xtask
//! build` takes out of the program, and is fetched when the part is first to be shown.

use std::future::Future;

use leptos::prelude::*;
use leptos::task::spawn_local;
use scenario::Language;
use wasm_split_helpers::SplitLoaderError;

/// A part whose code has come.
pub type Part = fn(Language) -> AnyView;

/// What a function that is marked with `#[wasm_split(NAME, fallible)]` gives back. All functions of one name share a
/// file.
pub type Fetched<T> = Result<T, SplitLoaderError>;

/// Shows a part of the page as soon as its code has come, and a way to try again where it does not come.
pub fn later<F>(language: Language, fetch: fn() -> F) -> AnyView
where
    F: Future<Output = Fetched<Part>> + 'static,
{
    let part = RwSignal::new(None::<Option<Part>>);
    let fetch = move || {
        part.set(None);
        spawn_local(async move {
            // The signal of a view that has gone away in the meantime is disposed: nothing to do then.
            let _ = part.try_set(Some(fetch().await.ok()));
        });
    };
    fetch();
    super::anew(move || match part.get() {
        None => ().into_any(),
        Some(Some(part)) => part(language),
        Some(None) => {
            let w = text::words(language);
            view! {
                <p class="waiting" role="status">
                    {w.failed_lead} " "
                    <button type="button" class="ds-button" data-variant="secondary" data-size="sm" on:click=move |_| fetch()>
                        {w.retry}
                    </button>
                </p>
            }
            .into_any()
        }
    })
}
