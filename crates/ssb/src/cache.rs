//! What was fetched, kept in a folder: a break is gone on from, and every answer is held against its checksum.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::checksum;
use crate::error::SsbError;

/// A folder of answers, and the list of them.
#[derive(Debug)]
pub(crate) struct Cache {
    folder: PathBuf,
    index: BTreeMap<String, Entry>,
}

/// An answer that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// Table.
    pub(crate) table: String,
    /// Day on which it was fetched, `YYYY-MM-DD`.
    pub(crate) retrieved: String,
    /// Checksum of its bytes.
    pub(crate) sha256: String,
}

/// What became of an answer that is looked for.
pub(crate) enum Kept {
    /// It is there, and whole.
    Whole(Entry, Vec<u8>),
    /// It was there, and is no longer what was fetched.
    Damaged,
    /// It was never fetched.
    Missing,
}

const INDEX: &str = "index.json";

fn failed(path: &Path, cause: impl ToString) -> SsbError {
    SsbError::Cache { path: path.display().to_string(), cause: cause.to_string() }
}

impl Cache {
    /// Opens the folder, which is made where there is none. A list that cannot be read is begun anew: the answers are
    /// then fetched again.
    pub(crate) fn open(folder: &Path) -> Result<Self, SsbError> {
        fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
        let index = fs::read(folder.join(INDEX)).ok();
        let index = index.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Ok(Self { folder: folder.to_owned(), index })
    }

    fn file(&self, key: &str) -> PathBuf {
        self.folder.join(format!("{key}.json"))
    }

    pub(crate) fn read(&self, key: &str) -> Kept {
        let Some(entry) = self.index.get(key) else { return Kept::Missing };
        match fs::read(self.file(key)) {
            Ok(bytes) if checksum(&bytes) == entry.sha256 => Kept::Whole(entry.clone(), bytes),
            _ => Kept::Damaged,
        }
    }

    /// Keeps an answer: first its bytes, then its place in the list, each in one step.
    pub(crate) fn keep(
        &mut self,
        key: &str,
        table: &str,
        retrieved: String,
        bytes: &[u8],
    ) -> Result<Entry, SsbError> {
        let entry = Entry { table: table.into(), retrieved, sha256: checksum(bytes) };
        write(&self.file(key), bytes)?;
        self.index.insert(key.into(), entry.clone());
        let index = self.folder.join(INDEX);
        let list = serde_json::to_vec_pretty(&self.index).map_err(|error| failed(&index, error))?;
        write(&index, &list)?;
        Ok(entry)
    }
}

/// Writes a file beside its place and moves it there, so that no half of one is ever read.
fn write(path: &Path, bytes: &[u8]) -> Result<(), SsbError> {
    let beside = path.with_extension("part");
    fs::write(&beside, bytes).map_err(|error| failed(&beside, error))?;
    fs::rename(&beside, path).map_err(|error| failed(path, error))
}
