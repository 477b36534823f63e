//! The last data set, which a new one is held against, and from which it keeps what Statistics Norway's tables do not have.

use std::io::Read as _;
use std::path::Path;

use anyhow::{Context, Result};
use atlas::{Core, Country, History, Map, NationRecord, OldNumbers, Past, Standards};

/// A data set as it lies in a folder.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its edition.
    pub vintage: String,
    /// What is needed before any municipality.
    pub core: Core,
    /// All municipalities.
    pub country: Country,
    /// How past projections would have hit.
    pub past: Past,
    pub(crate) standards: Standards,
    pub(crate) map: Map,
    pub(crate) numbers: OldNumbers,
    pub(crate) history: History,
    pub(crate) nation: NationRecord,
}

impl Kept {
    /// Reads a data set.
    ///
    /// # Errors
    /// The file that is missing or not as it should be.
    pub fn read(folder: &Path) -> Result<Self> {
        let read = |name: &str| {
            let path = folder.join(name);
            std::fs::read(&path).with_context(|| format!("the last data set: {}", path.display()))
        };
        let (vintage, core) = Core::read("core.bin", &read("core.bin")?)?;
        let [history, nation] = [read("history.bin")?, read("nation.bin")?];
        let history = unpacked(History::open("history.bin", &vintage, &history)?)?;
        let nation = unpacked(NationRecord::open("nation.bin", &vintage, &nation)?)?;
        let mut nation = NationRecord::decode("nation.bin", &nation)?;
        for table in [&mut nation.asfr, &mut nation.births] {
            table.values.iter_mut().for_each(|value| *value = published(*value));
        }
        Ok(Self {
            country: Country::read("country.bin", &vintage, &read("country.bin")?)?,
            past: Past::read("past.bin", &vintage, &read("past.bin")?)?,
            standards: Standards::read("services.bin", &vintage, &read("services.bin")?)?,
            map: Map::read("map.bin", &vintage, &read("map.bin")?)?,
            numbers: OldNumbers::read("numbers.bin", &vintage, &read("numbers.bin")?)?,
            history: History::decode("history.bin", &history)?,
            nation,
            vintage,
            core,
        })
    }
}

fn unpacked(packed: &[u8]) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    brotli::Decompressor::new(packed, 1 << 16).read_to_end(&mut bytes).context("unpacking")?;
    Ok(bytes)
}

/// A figure as it was published: the files keep seven digits, and the tables have fewer.
fn published(value: f64) -> f64 {
    (value as f32).to_string().parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::published;

    #[test]
    fn published_figures_come_through_the_files_unchanged() {
        for figure in [3e-05, 0.0, 0.12345, 0.09871, 51_980.0, 1e-5] {
            assert_eq!(published(f64::from(figure as f32)), figure);
        }
    }
}
