//! Parts of the page whose code is not needed for the first figures: it lies in files of its own, which `cargo xtask
//! build` takes out of the program, and is fetched when the part is first to be shown.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

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
    part_later(language, Arc::new(move || Box::pin(fetch())))
}

/// Like [`later`], for a part that not all languages have words for: where they are of another one, it says so.
pub fn later_whole<F>(language: Language, fetch: fn() -> F) -> AnyView
where
    F: Future<Output = Fetched<Part>> + 'static,
{
    whole(language, move |language| later(language, fetch))
}

/// What [`Language::whole`] is written in.
pub fn whole(language: Language, part: impl FnOnce(Language) -> AnyView) -> AnyView {
    let written = language.whole();
    let part = part(written);
    if written == language {
        part
    } else {
        view! { <div class="whole" lang=written.code()>{part}</div> }.into_any()
    }
}

/// A part that is on its way.
type Coming = Pin<Box<dyn Future<Output = Fetched<Part>>>>;

/// One function for all of them: nearly every part is fetched like this.
fn part_later(language: Language, fetch: Arc<dyn Fn() -> Coming + Send + Sync>) -> AnyView {
    shown_later(
        language,
        Arc::new(move || {
            let coming = fetch();
            Box::pin(async move {
                let part = coming.await.ok()?;
                Some(Arc::new(move || part(language)) as Show)
            })
        }),
    )
}

/// Like [`later`], for a part that wants to know more than the language.
pub fn later_as<T, F>(
    language: Language,
    fetch: fn() -> F,
    show: impl Fn(T) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView
where
    T: Copy + Send + Sync + 'static,
    F: Future<Output = Fetched<T>> + 'static,
{
    shown_later(
        language,
        Arc::new(move || {
            Box::pin(async move {
                let part = fetch().await.ok()?;
                Some(Arc::new(move || show(part)) as Show)
            })
        }),
    )
}

/// Makes a part's view.
type Show = Arc<dyn Fn() -> AnyView + Send + Sync>;
/// Fetches a part's code; `None` where it does not come.
type Fetch = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = Option<Show>>>> + Send + Sync>;

/// One function for all parts: code that is made for each type stands in the program once for each.
fn shown_later(language: Language, fetch: Fetch) -> AnyView {
    let part = RwSignal::new(None::<Option<Show>>);
    let fetch = Callback::new(move |()| {
        part.set(None);
        let coming = fetch();
        spawn_local(async move {
            // The signal of a view that has gone away in the meantime is disposed: nothing to do then.
            let _ = part.try_set(Some(coming.await));
        });
    });
    fetch.run(());
    super::anew(move || match part.get() {
        None => ().into_any(),
        Some(Some(show)) => show(),
        Some(None) => try_again(language, fetch),
    })
}

/// Says that something could not be had, and lets one try again.
pub fn try_again(language: Language, again: Callback<()>) -> AnyView {
    let w = text::words(language);
    view! {
        <p class="waiting" role="status">
            {w.failed_lead} " "
            <button
                type="button"
                class="ds-button"
                data-variant="secondary"
                data-size="sm"
                on:click=super::pressed(move |_| {
                    // The button goes away.
                    crate::state::focus_main();
                    again.run(());
                })
            >
                {w.retry}
            </button>
        </p>
    }
    .into_any()
}
