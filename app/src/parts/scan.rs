//! Reading codes with the camera, and from pictures: by the browser's own reader where it has one, by ours elsewhere. Ours is
//! a file of its own, fetched when something is to be read.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use scenario::Language;
use text::round::round_words;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::wasm_split;

use crate::parts::{Fetched, said};

/// All codes in a picture of so many pixels to the row, four bytes each.
#[wasm_split(scan, fallible)]
pub fn codes_in(width: u32, pixels: Vec<u8>) -> Fetched<Vec<String>> {
    let width = width as usize;
    let Some(height) = (pixels.len() / 4).checked_div(width) else { return Ok(Vec::new()) };
    let grey = |x: usize, y: usize| {
        let at = 4 * (y * width + x);
        let [red, green, blue] = [pixels[at], pixels[at + 1], pixels[at + 2]].map(u32::from);
        // The weights sum to 256.
        ((77 * red + 150 * green + 29 * blue) >> 8) as u8
    };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let grids = image.detect_grids();
    Ok(grids.into_iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect())
}

/// Between two looks, ms.
const BETWEEN: i32 = 150;
/// Codes are looked for in pictures of at most so many pixels to a side.
const LONGEST_SIDE: f64 = 1_280.0;

/// Why the camera shows nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Seen {
    Waiting,
    Looking,
    Refused,
    None,
    Framed,
}

/// Shows what the camera sees, and gives each new code that it reads.
#[component]
pub fn Viewfinder(language: Language, read: Callback<String>) -> impl IntoView {
    let w = round_words(language);
    let video = NodeRef::<leptos::html::Video>::new();
    let seen = RwSignal::new(Seen::Waiting);
    let over = Rc::new(Cell::new(false));
    let stream = Rc::new(Cell::new(None::<JsValue>));
    let parts = StoredValue::new_local((over.clone(), stream.clone()));
    on_cleanup(move || {
        parts.with_value(|(over, stream)| {
            over.set(true);
            stop(stream.take());
        });
    });
    Effect::new(move || {
        let Some(video) = video.get() else { return };
        let (over, stream) = parts.get_value();
        spawn_local(async move {
            match open().await {
                Ok(opened) if over.get() => stop(Some(opened)),
                Ok(opened) => {
                    let _ = Reflect::set(&video, &"srcObject".into(), &opened);
                    stream.set(Some(opened));
                    // A video that is taken away before it plays says so: nothing to do then.
                    promised(&video, "play", &[]).await;
                    let _ = seen.try_set(Seen::Looking);
                    look(&video, &over, read).await;
                }
                Err(why) => {
                    let _ = seen.try_set(why);
                }
            }
        });
    });
    let told = said(move || match seen.get() {
        Seen::Waiting => w.camera_waits.into(),
        Seen::Looking => w.camera_looks.into(),
        Seen::Refused => [w.camera_refused, " ", w.other_ways].concat(),
        Seen::None => [w.camera_none, " ", w.other_ways].concat(),
        Seen::Framed => [w.camera_framed, " ", w.other_ways].concat(),
    });
    let dark = move || !matches!(seen.get(), Seen::Looking);
    view! {
        <div class="camera">
            <p role="status">{told}</p>
            <video node_ref=video muted playsinline aria-label=w.camera hidden=dark></video>
        </div>
    }
}

/// What stands under a name. All that only this part asks of the browser is asked for by name: functions of their own would
/// stand in the page's first file.
fn under(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Calls a method; `None` where there is none, or where it throws.
fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: Function = under(object, name).dyn_into().ok()?;
    method.apply(object, &list(arguments)).ok()
}

fn list(values: &[JsValue]) -> Array {
    let list = Array::new();
    for value in values {
        list.push(value);
    }
    list
}

/// Calls a method that promises something, and waits for it; the error is what it was broken with.
async fn promised(object: &JsValue, name: &str, arguments: &[JsValue]) -> Option<Result<JsValue, JsValue>> {
    let promise: Promise = call(object, name, arguments)?.unchecked_into();
    Some(JsFuture::from(promise).await)
}

/// Asks for the camera that looks away from the visitor, or any.
async fn open() -> Result<JsValue, Seen> {
    let framed = !Object::is(&under(&window(), "parent"), &window());
    // Not there where the page is not secure.
    let devices = under(&under(&window(), "navigator"), "mediaDevices");
    let (wanted, constraints) = (Object::new(), Object::new());
    let _ = Reflect::set(&wanted, &"facingMode".into(), &"environment".into());
    let _ = Reflect::set(&constraints, &"video".into(), &wanted);
    match promised(&devices, "getUserMedia", &[constraints.into()]).await {
        Some(Ok(stream)) => Ok(stream),
        Some(Err(why)) => Err(match under(&why, "name").as_string().as_deref() {
            Some("NotAllowedError" | "SecurityError") if framed => Seen::Framed,
            Some("NotAllowedError" | "SecurityError") => Seen::Refused,
            _ => Seen::None,
        }),
        None => Err(Seen::None),
    }
}

/// Lets the camera go.
fn stop(stream: Option<JsValue>) {
    let tracks = stream.and_then(|stream| call(&stream, "getTracks", &[]));
    for track in tracks.iter().flat_map(|tracks| Array::from(tracks).to_vec()) {
        call(&track, "stop", &[]);
    }
}

/// Looks until it is over; gives each text that was not seen before.
async fn look(video: &JsValue, over: &Cell<bool>, read: Callback<String>) {
    let own = detector();
    let mut before: Vec<String> = Vec::new();
    while !over.get() {
        let found = match &own {
            Some(detector) => detected(detector, video).await,
            None => match pixels_of(video, ["videoWidth", "videoHeight"]) {
                // Where the reader does not come, the next look asks for it again.
                Some((width, pixels)) => codes_in(width, pixels).await.unwrap_or_default(),
                None => Vec::new(),
            },
        };
        for text in found {
            if !over.get() && !before.contains(&text) {
                read.run(text.clone());
                before.push(text);
            }
        }
        let timeout = Promise::new(&mut |resolve, _| {
            let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, BETWEEN);
        });
        let _ = JsFuture::from(timeout).await;
    }
}

/// The browser's own reader of QR codes, if it has one.
fn detector() -> Option<JsValue> {
    let class: Function = under(&window(), "BarcodeDetector").dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"formats".into(), &list(&["qr_code".into()])).ok()?;
    Reflect::construct(&class, &list(&[options.into()])).ok()
}

async fn detected(detector: &JsValue, video: &JsValue) -> Vec<String> {
    // Before the first frame there is nothing to read.
    let Some(Ok(found)) = promised(detector, "detect", std::slice::from_ref(video)).await else {
        return Vec::new();
    };
    Array::from(&found).iter().filter_map(|code| under(&code, "rawValue").as_string()).collect()
}

/// What is to be seen of something that tells its size under these names, in a picture of at most [`LONGEST_SIDE`] to a side:
/// pixels to the row, and four bytes for each.
fn pixels_of(source: &JsValue, sides: [&str; 2]) -> Option<(u32, Vec<u8>)> {
    let [width, height] = sides.map(|side| under(source, side).as_f64().unwrap_or(0.0));
    let scale = (LONGEST_SIDE / width.max(height).max(1.0)).min(1.0);
    let [width, height] = [width, height].map(|side| (side * scale).floor());
    if width < 1.0 || height < 1.0 {
        return None;
    }
    let canvas = document().create_element("canvas").ok()?;
    let [wide, high] = [width, height].map(JsValue::from_f64);
    Reflect::set(&canvas, &"width".into(), &wide).ok()?;
    Reflect::set(&canvas, &"height".into(), &high).ok()?;
    let context = call(&canvas, "getContext", &["2d".into()])?;
    let origin = JsValue::from_f64(0.0);
    let all = [origin.clone(), origin, wide, high];
    let [x, y, wide, high] = all.clone();
    call(&context, "drawImage", &[source.clone(), x, y, wide, high])?;
    let data = under(&call(&context, "getImageData", &all)?, "data");
    #[expect(clippy::cast_sign_loss, reason = "at least one, at most LONGEST_SIDE")]
    Some((width as u32, Uint8Array::new(&under(&data, "buffer")).to_vec()))
}

/// The texts of all codes in a picture. `None` where the file is no picture, or the reader does not come.
pub async fn read_picture(file: &web_sys::File) -> Option<Vec<String>> {
    let picture = promised(&window(), "createImageBitmap", &[file.into()]).await?.ok()?;
    let (width, pixels) = pixels_of(&picture, ["width", "height"])?;
    codes_in(width, pixels).await.ok()
}
