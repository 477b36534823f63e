//! Fetching the data set's files.

use std::sync::Arc;

use atlas::{AtlasError, Core, Country, Kommune, Map, OldNumbers, Past, PlaceId, Standards};
use outlook::{Explorer, Place};
use scenario::{Language, Nation, PlaceError};
use text::acting::{Acting, ActingError};
use text::embed::Versions;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::parts::Fetched;

/// Folder of the data set, as assets/boot.js knows it.
const FOLDER: &str = "data";

/// Folder of the texts that are fetched when asked for.
const TEXTS: &str = "texts";

#[wasm_bindgen]
extern "C" {
    /// See assets/boot.js: what lies in a file of this version, as an `ArrayBuffer`. The error is JavaScript's, or what
    /// the server said as a text.
    #[wasm_bindgen(catch, js_namespace = framsyn, js_name = read)]
    async fn boot_read(path: &str) -> Result<JsValue, JsValue>;
}

/// What is needed before any municipality.
#[derive(Debug)]
pub struct Base {
    /// Edition of the data set: all its files must carry it.
    pub vintage: String,
    /// Names, places and sources.
    pub core: Core,
    /// The nation's assumptions, ready for projecting.
    pub nation: Arc<Nation>,
}

/// Why something could not be had, for the curious: the page says it in its own words first.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// What the network said.
    Network(String),
    /// What the reader said of a file.
    File(AtlasError),
    /// A municipality cannot be projected.
    Projection(PlaceError),
    /// What the reader said of the texts about measures.
    Texts(ActingError),
}

impl From<AtlasError> for Why {
    fn from(error: AtlasError) -> Self {
        Self::File(error)
    }
}

impl From<PlaceError> for Why {
    fn from(error: PlaceError) -> Self {
        Self::Projection(error)
    }
}

/// The reason in words. What the network says is known at once; the words for all that can be wrong with a file are
/// many, and hardly ever read.
pub async fn in_words(why: Why) -> String {
    match why {
        Why::Network(said) => said,
        other => told(other).await.unwrap_or_default(),
    }
}

#[wasm_split(failure, fallible)]
fn told(why: Why) -> Fetched<String> {
    Ok(match why {
        Why::Network(said) => said,
        Why::File(error) => error.to_string(),
        Why::Projection(error) => error.to_string(),
        Why::Texts(error) => error.to_string(),
    })
}

/// Fetches the core of the data set.
///
/// # Errors
/// What the network or the reader said.
pub async fn base() -> Result<Arc<Base>, Why> {
    let name = "core.bin";
    let (vintage, core) = Core::read(name, &fetch(name).await?)?;
    let nation = Arc::new(Nation::new(&core));
    Ok(Arc::new(Base { vintage, core, nation }))
}

/// Fetches a place and projects its baseline.
///
/// # Errors
/// What the network, the reader or the projection said.
pub async fn explorer(base: &Arc<Base>, place: PlaceId) -> Result<Explorer, Why> {
    if let Some(nr) = place.kommune() {
        let name = Kommune::file_name(nr);
        let kommune = Kommune::read(&name, &base.vintage, nr, &fetch(&name).await?)?;
        return Ok(Explorer::new(Place::new(&base.nation, kommune)?)?);
    }
    let bytes = fetch("country.bin").await?;
    sum(base.clone(), place, bytes).await.map_err(|why| Why::Network(why.to_string()))?
}

/// A county, a region or the nation, from the file of all municipalities.
#[wasm_split(sums, fallible)]
fn sum(base: Arc<Base>, place: PlaceId, bytes: Vec<u8>) -> Fetched<Result<Explorer, Why>> {
    Ok(read_sum(&base, place, &bytes))
}

fn read_sum(base: &Base, place: PlaceId, bytes: &[u8]) -> Result<Explorer, Why> {
    let country = Country::read("country.bin", &base.vintage, bytes)?;
    let found = Place::of_data_set(&base.nation, &base.core, &country, place);
    Ok(Explorer::new(found.ok_or(PlaceError::NoMembers(place))??)?)
}

/// Fetches what services and money are reckoned by.
///
/// # Errors
/// What the network or the reader said.
pub async fn standards(base: &Base) -> Result<Standards, Why> {
    let name = "services.bin";
    Ok(Standards::read(name, &base.vintage, &fetch(name).await?)?)
}

/// Fetches how past projections would have hit.
///
/// # Errors
/// What the network or the reader said.
pub async fn past(base: &Base) -> Result<Past, Why> {
    let name = "past.bin";
    Ok(Past::read(name, &base.vintage, &fetch(name).await?)?)
}

/// Fetches the boundaries of all municipalities.
///
/// # Errors
/// What the network or the reader said.
pub async fn map(base: &Base) -> Result<Map, Why> {
    let name = "map.bin";
    Ok(Map::read(name, &base.vintage, &fetch(name).await?)?)
}

/// Fetches all municipalities.
///
/// # Errors
/// What the network or the reader said.
pub async fn country(base: &Base) -> Result<Country, Why> {
    let name = "country.bin";
    Ok(Country::read(name, &base.vintage, &fetch(name).await?)?)
}

/// Fetches the table of old municipality numbers.
///
/// # Errors
/// What the network or the reader said.
pub async fn old_numbers(base: &Base) -> Result<OldNumbers, Why> {
    let name = "numbers.bin";
    Ok(OldNumbers::read(name, &base.vintage, &fetch(name).await?)?)
}

/// Fetches the texts about measures in a language.
///
/// # Errors
/// What the network or the reader said.
pub async fn acting(language: Language) -> Result<Acting, Why> {
    let bytes = fetch_from(TEXTS, &format!("acting-{}.bin", language.code())).await?;
    Acting::read(&bytes).map_err(Why::Texts)
}

/// Which versions of itself the site has; `None` where it does not say.
pub async fn versions() -> Option<Versions> {
    let bytes = boot_read("version.txt").await.ok()?;
    Versions::read(&String::from_utf8_lossy(&js_sys::Uint8Array::new(&bytes).to_vec()))
}

async fn fetch(name: &str) -> Result<Vec<u8>, Why> {
    fetch_from(FOLDER, name).await
}

async fn fetch_from(folder: &str, name: &str) -> Result<Vec<u8>, Why> {
    let read = boot_read(&format!("{folder}/{name}")).await;
    read.map(|bytes| js_sys::Uint8Array::new(&bytes).to_vec()).map_err(|why| {
        // An error's own words, with its kind: "TypeError: Failed to fetch".
        let said = why.dyn_ref::<js_sys::Object>().map(|error| String::from(error.to_string()));
        Why::Network(format!("{name}: {}", said.or_else(|| why.as_string()).unwrap_or_default()))
    })
}
