//! Municipality numbers that are no longer in use.

use serde::{Deserialize, Serialize};

use crate::error::{AtlasError, Fault};
use crate::file::{self, Kind};
use crate::kommune::KommuneNr;

/// Old municipality numbers and what became of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldNumbers {
    /// By rising old number: the old one, and today's, the one that took most of it first.
    pub successors: Vec<(KommuneNr, Vec<KommuneNr>)>,
}

impl OldNumbers {
    /// Today's municipalities in the place of an old one, the one that took most of it first; empty if unknown.
    pub fn successors(&self, old: KommuneNr) -> &[KommuneNr] {
        self.successors
            .binary_search_by_key(&old, |(nr, _)| *nr)
            .map_or(&[], |i| self.successors[i].1.as_slice())
    }

    /// Encodes the table as `numbers.bin`.
    ///
    /// # Errors
    /// A [`Fault`] where it cannot be encoded.
    pub fn write(&self, vintage: &str) -> Result<Vec<u8>, Fault> {
        file::write(Kind::Numbers, vintage, self)
    }

    /// Reads `numbers.bin`.
    ///
    /// # Errors
    /// [`AtlasError`] that names `name` and the fault.
    pub fn read(name: &str, vintage: &str, bytes: &[u8]) -> Result<Self, AtlasError> {
        let (_, numbers) = file::read::<Self>(name, Kind::Numbers, Some(vintage), bytes)?;
        for pair in numbers.successors.windows(2) {
            if pair[0].0 >= pair[1].0 {
                return Err(AtlasError::new(name, Fault::UnknownKommune(pair[1].0.get())));
            }
        }
        Ok(numbers)
    }
}
