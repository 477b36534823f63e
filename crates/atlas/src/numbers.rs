//! Municipality numbers that are no longer in use.

use serde::{Deserialize, Serialize};

use crate::error::{AtlasError, Fault, check_rising};
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
    /// A [`Fault`] where old numbers do not stand by rising number.
    pub fn write(&self, vintage: &str) -> Result<Vec<u8>, Fault> {
        check_rising(self.successors.iter().map(|(old, _)| *old))?;
        file::write(Kind::Numbers, vintage, self)
    }

    /// Reads `numbers.bin`.
    ///
    /// # Errors
    /// [`AtlasError`] that names `name` and the fault.
    pub fn read(name: &str, vintage: &str, bytes: &[u8]) -> Result<Self, AtlasError> {
        let (_, numbers) = file::read::<Self>(name, Kind::Numbers, Some(vintage), bytes)?;
        check_rising(numbers.successors.iter().map(|(old, _)| *old))
            .map_err(|fault| AtlasError::new(name, fault))?;
        Ok(numbers)
    }
}
