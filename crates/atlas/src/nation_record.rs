//! What the nation has seen, year by year: with the single-age history, all that the baseline is estimated from. For
//! backtests; the page does not load it.

use serde::{Deserialize, Serialize};

use crate::core::f32s;
use crate::error::{AtlasError, Fault, check_len, check_range};
use crate::file::{self, Kind};
use crate::{CELLS, LIFE_TABLE_AGES, SEXES};

/// Ages with a fertility rate in the record: 12 to 55.
const FERTILE_AGES: usize = 44;

/// A table by consecutive years.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct YearTable {
    /// First year.
    pub first_year: u16,
    /// `[year]` and what the table has of each, flattened.
    #[serde(with = "f32s")]
    pub values: Vec<f64>,
}

/// The nation's statistics.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NationRecord {
    /// Persons on 1 January `[year][sex][age]`.
    pub population: YearTable,
    /// Probability of dying within a year `[year][sex][exact age]`.
    pub qx: YearTable,
    /// Births per woman and year `[year][age]` from 12 to 55, by age completed.
    pub asfr: YearTable,
    /// Live births `[year][sex]`.
    pub births: YearTable,
}

impl NationRecord {
    /// Encodes the content of `nation.bin`, to be compressed by whoever keeps it.
    ///
    /// # Errors
    /// A [`Fault`] where a value is out of bounds.
    pub fn encode(&self) -> Result<Vec<u8>, Fault> {
        self.check()?;
        postcard::to_allocvec(self).map_err(Fault::Undecodable)
    }

    /// Decodes the decompressed content.
    ///
    /// # Errors
    /// [`AtlasError`] that names `name`, the field and the place.
    pub fn decode(name: &str, content: &[u8]) -> Result<Self, AtlasError> {
        let fail = |fault| AtlasError::new(name, fault);
        let record: Self = file::decode(content).map_err(fail)?;
        record.check().map_err(fail)?;
        Ok(record)
    }

    /// Writes `nation.bin`: the compressed content behind the usual header.
    ///
    /// # Errors
    /// A [`Fault`] where the content is too long for the header.
    pub fn seal(vintage: &str, compressed: &[u8]) -> Result<Vec<u8>, Fault> {
        file::seal(Kind::NationRecord, vintage, compressed)
    }

    /// Checks the header of `nation.bin` and gives the compressed content.
    ///
    /// # Errors
    /// [`AtlasError`] that names `name` and the fault.
    pub fn open<'a>(name: &str, vintage: &str, bytes: &'a [u8]) -> Result<&'a [u8], AtlasError> {
        file::open(name, Kind::NationRecord, Some(vintage), bytes).map(|opened| opened.content)
    }

    fn check(&self) -> Result<(), Fault> {
        for (field, table, width, most) in [
            ("record of the population", &self.population, CELLS, 1e6),
            ("record of qx", &self.qx, SEXES * LIFE_TABLE_AGES, 1.0),
            ("record of ASFR", &self.asfr, FERTILE_AGES, 1.0),
            ("record of births", &self.births, SEXES, 1e6),
        ] {
            check_range(field, [f64::from(table.first_year)], 1700.0, 2100.0)?;
            check_len(field, table.values.len() % width, 0)?;
            check_range(field, table.values.iter().copied(), 0.0, most)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> NationRecord {
        let table = |width: usize, value| YearTable { first_year: 2000, values: vec![value; 2 * width] };
        NationRecord {
            population: table(CELLS, 1000.0),
            qx: table(SEXES * LIFE_TABLE_AGES, 0.5),
            asfr: table(FERTILE_AGES, 0.25),
            births: table(SEXES, 30_000.0),
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let content = record().encode().expect("in bounds");
        let sealed = NationRecord::seal("2026-x", &content).expect("short enough");
        let opened = NationRecord::open("nation.bin", "2026-x", &sealed).expect("its own vintage");
        assert_eq!(NationRecord::decode("nation.bin", opened), Ok(record()));
        assert!(NationRecord::open("nation.bin", "2027-x", &sealed).is_err());
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let mut impossible = record();
        impossible.qx.values[3] = 1.5;
        assert!(matches!(
            impossible.encode(),
            Err(Fault::OutOfRange { field: "record of qx", index: 3, .. })
        ));
        let mut cut = record();
        cut.asfr.values.pop();
        assert!(matches!(cut.encode(), Err(Fault::Length { field: "record of ASFR", .. })));
    }
}
