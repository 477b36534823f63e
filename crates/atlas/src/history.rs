//! Single-age history of all municipalities: an archive that the page does not load.
//!
//! The archive's content is compressed by whoever keeps it (the builder and the analysts' program use brotli), so that
//! this crate needs no compressor. Decoded, it holds how each cohort changed from a year to the next.

use crate::error::{AtlasError, Fault, check_len, check_range, check_rising};
use crate::file::{self, Kind};
use crate::kommune::KommuneNr;
use crate::{AGES, CELLS};

/// Most persons in a cell.
const MOST: u32 = 1_000_000;

/// Population on 1 January by municipality, year, sex and single age.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// Municipalities, by rising number.
    pub kommuner: Vec<KommuneNr>,
    /// First year.
    pub first_year: u16,
    /// Number of years.
    pub years: usize,
    /// `[kommune][year][sex][age]`, flattened.
    pub population: Vec<u32>,
}

impl History {
    /// The population of one municipality in one year: [`CELLS`] values; `None` where there is none.
    pub fn population(&self, kommune: usize, year: u16) -> Option<&[u32]> {
        let year = usize::from(year.checked_sub(self.first_year)?);
        if year >= self.years || kommune >= self.kommuner.len() {
            return None;
        }
        let start = (kommune * self.years + year) * CELLS;
        self.population.get(start..start + CELLS)
    }

    /// Encodes the content of the archive, to be compressed.
    ///
    /// # Errors
    /// [`Fault::Length`] where the table is not complete.
    pub fn encode(&self) -> Result<Vec<u8>, Fault> {
        check_len("history", self.population.len(), self.kommuner.len() * self.years * CELLS)?;
        let mut changes = Vec::with_capacity(self.population.len());
        for (i, value) in self.population.iter().enumerate() {
            changes.push(i64::from(*value) - self.expected(&self.population, i));
        }
        postcard::to_allocvec(&(&self.kommuner, self.first_year, self.years as u32, changes))
            .map_err(Fault::Undecodable)
    }

    /// Decodes the decompressed content of the archive.
    ///
    /// # Errors
    /// [`AtlasError`] that names `name`, the field and the place.
    pub fn decode(name: &str, content: &[u8]) -> Result<Self, AtlasError> {
        let fail = |fault| AtlasError::new(name, fault);
        let (kommuner, first_year, years, changes): (Vec<KommuneNr>, u16, u32, Vec<i64>) =
            file::decode(content).map_err(fail)?;
        check_rising(kommuner.iter().copied()).map_err(fail)?;
        check_range("history first year", [f64::from(first_year)], 1800.0, 2100.0).map_err(fail)?;
        check_range("history years", [f64::from(years)], 1.0, 200.0).map_err(fail)?;
        let years = years as usize;
        check_len("history", changes.len(), kommuner.len() * years * CELLS).map_err(fail)?;
        let mut history = Self { kommuner, first_year, years, population: Vec::with_capacity(changes.len()) };
        for (i, change) in changes.into_iter().enumerate() {
            let value = history.expected(&history.population, i).saturating_add(change);
            let persons = u32::try_from(value).ok().filter(|persons| *persons <= MOST).ok_or_else(|| {
                let (value, max) = (value as f64, f64::from(MOST));
                fail(Fault::OutOfRange { field: "history", index: i, value, min: 0.0, max })
            })?;
            history.population.push(persons);
        }
        Ok(history)
    }

    /// Writes the archive: the compressed content behind the usual header.
    ///
    /// # Errors
    /// A [`Fault`] where the content is too long for the header.
    pub fn seal(vintage: &str, compressed: &[u8]) -> Result<Vec<u8>, Fault> {
        file::seal(Kind::History, vintage, compressed)
    }

    /// Checks the archive's header and gives the compressed content.
    ///
    /// # Errors
    /// [`AtlasError`] that names `name` and the fault.
    pub fn open<'a>(name: &str, vintage: &str, bytes: &'a [u8]) -> Result<&'a [u8], AtlasError> {
        file::open(name, Kind::History, Some(vintage), bytes).map(|o| o.content)
    }

    /// What a cell would be had the cohort not changed: the same persons a year younger; 0 for newborns and in the
    /// first year.
    fn expected(&self, population: &[u32], i: usize) -> i64 {
        let year = i / CELLS % self.years.max(1);
        let age = i % AGES;
        if year == 0 || age == 0 { 0 } else { i64::from(population[i - CELLS - 1]) }
    }
}
