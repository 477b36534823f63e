//! Fetching the data set's files.

use std::sync::Arc;

use atlas::{Core, Kommune, KommuneNr, OldNumbers};
use gloo::net::http::Request;
use outlook::Explorer;
use scenario::{Language, Nation};
use text::acting::Acting;

/// Folder of the data set, beside the page.
const FOLDER: &str = "data";

/// Folder of the texts that are fetched when asked for.
const TEXTS: &str = "texts";

/// What is needed before any municipality.
#[derive(Debug, Clone)]
pub struct Base {
    /// Edition of the data set: all its files must carry it.
    pub vintage: String,
    /// Names, places and sources.
    pub core: Core,
    /// The nation's assumptions, ready for projecting.
    pub nation: Arc<Nation>,
}

/// Why something could not be had, for the curious: the page says it in its own words first.
pub type Why = String;

/// Fetches the core of the data set.
///
/// # Errors
/// What the network or the reader said.
pub async fn base() -> Result<Base, Why> {
    let name = "core.bin";
    let (vintage, core) = Core::read(name, &fetch(name).await?).map_err(|e| e.to_string())?;
    let nation = Arc::new(Nation::new(&core));
    Ok(Base { vintage, core, nation })
}

/// Fetches a municipality and projects its baseline.
///
/// # Errors
/// What the network, the reader or the projection said.
pub async fn explorer(base: &Base, nr: KommuneNr) -> Result<Explorer, Why> {
    let name = Kommune::file_name(nr);
    let kommune = Kommune::read(&name, &base.vintage, nr, &fetch(&name).await?).map_err(|e| e.to_string())?;
    Explorer::new(&base.nation, kommune).map_err(|e| format!("{name}: {e}"))
}

/// Fetches the table of old municipality numbers.
///
/// # Errors
/// What the network or the reader said.
pub async fn old_numbers(base: &Base) -> Result<OldNumbers, Why> {
    let name = "numbers.bin";
    OldNumbers::read(name, &base.vintage, &fetch(name).await?).map_err(|e| e.to_string())
}

/// Fetches the texts about measures in a language.
///
/// # Errors
/// What the network or the reader said.
pub async fn acting(language: Language) -> Result<Acting, Why> {
    let bytes = fetch_from(TEXTS, &format!("acting-{}.bin", language.code())).await?;
    Acting::read(&bytes).map_err(|e| e.to_string())
}

async fn fetch(name: &str) -> Result<Vec<u8>, Why> {
    fetch_from(FOLDER, name).await
}

async fn fetch_from(folder: &str, name: &str) -> Result<Vec<u8>, Why> {
    let response =
        Request::get(&format!("{folder}/{name}")).send().await.map_err(|e| format!("{name}: {e}"))?;
    if !response.ok() {
        return Err(format!("{name}: {} {}", response.status(), response.status_text()));
    }
    response.binary().await.map_err(|e| format!("{name}: {e}"))
}
