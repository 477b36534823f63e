//! A file that the visitor opens.

use leptos::prelude::*;
use leptos::task::spawn_local;
use scenario::Language;
use text::export::too_large;
use wasm_bindgen_futures::JsFuture;

/// What a file may hold, bytes: more than any that is made here, which take some 20 kB at most.
const LARGEST: f64 = 200_000.0;

/// Reads the file that was chosen in a field and gives `take` what it holds as text, or why it is not read. The part that
/// asked may have gone away in the meantime.
pub fn read(
    language: Language,
    event: &web_sys::Event,
    take: impl FnOnce(Result<String, &'static str>) + 'static,
) {
    let input: web_sys::HtmlInputElement = event_target(event);
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    spawn_local(async move {
        let text = if file.size() > LARGEST {
            Err(too_large(language))
        } else {
            let text = JsFuture::from(file.text()).await;
            Ok(text.ok().and_then(|text| text.as_string()).unwrap_or_default())
        };
        // The same file can be chosen again when it has been mended.
        input.set_value("");
        take(text);
    });
}
