//! How projections made in the past would have hit: for the view that tells how sure a projection is.

use serde::{Deserialize, Serialize};

use crate::core::f32s;
use crate::error::{AtlasError, Fault, check_len, check_range, check_rising};
use crate::file::{self, Kind};
use crate::kommune::KommuneNr;

/// Years ahead whose errors are kept.
pub const HORIZONS: [u16; 2] = [5, 10];

/// Groups whose errors are kept: all, and those aged 80 and over.
pub const PAST_GROUPS: usize = 2;

/// Errors or shares by group and years ahead, `[group][years]`.
const RECORD: usize = PAST_GROUPS * HORIZONS.len();

/// How projections with what was known then would have hit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Past {
    /// The municipalities by rising number.
    pub kommuner: Vec<KommunePast>,
    /// Classes of size, the smallest first.
    pub sizes: Vec<SizePast>,
}

/// A municipality's past projections.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KommunePast {
    /// Number.
    pub nr: KommuneNr,
    /// By rising base year.
    pub projections: Vec<PastProjection>,
    /// Mean absolute error over all base years, per cent of the outcome, `[group][years]`.
    #[serde(with = "f32s")]
    pub errors: Vec<f64>,
}

/// A projection with what was known in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastProjection {
    /// Its base year.
    pub base: u16,
    /// Inhabitants projected for 1 January of each year after it.
    pub total: Vec<u32>,
    /// What 10 of 100 futures stay below.
    pub low: Vec<u32>,
    /// What 10 of 100 futures stay above.
    pub high: Vec<u32>,
    /// Persons aged 80 and over projected for the last of the years.
    pub old: u32,
}

/// How a class of size has been hit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SizePast {
    /// Fewest inhabitants in the base year; the next class begins where this one ends.
    pub from: u32,
    /// Mean absolute error over all municipalities and base years, per cent of the outcome, `[group][years]`.
    #[serde(with = "f32s")]
    pub errors: Vec<f64>,
    /// Share of outcomes within the band that should hold 80 %, `[group][years]`.
    #[serde(with = "f32s")]
    pub within: Vec<f64>,
}

/// The error, or share, of a group so many years ahead among those of all; `group` 0 for all, 1 for 80 and over.
pub fn past_at(values: &[f64], group: usize, years: u16) -> Option<f64> {
    let at = HORIZONS.iter().position(|horizon| *horizon == years)?;
    values.get(group * HORIZONS.len() + at).copied()
}

impl Past {
    /// A municipality's past.
    pub fn kommune(&self, nr: KommuneNr) -> Option<&KommunePast> {
        self.kommuner.iter().find(|kommune| kommune.nr == nr)
    }

    /// The class of a place with so many inhabitants.
    pub fn size(&self, inhabitants: f64) -> Option<&SizePast> {
        self.sizes.iter().rev().find(|size| inhabitants >= f64::from(size.from))
    }

    /// Writes `past.bin`.
    ///
    /// # Errors
    /// A [`Fault`] where a value is out of bounds.
    pub fn write(&self, vintage: &str) -> Result<Vec<u8>, Fault> {
        self.check()?;
        file::write(Kind::Past, vintage, self)
    }

    /// Reads `past.bin`.
    ///
    /// # Errors
    /// [`AtlasError`] that names `name` and the fault.
    pub fn read(name: &str, vintage: &str, bytes: &[u8]) -> Result<Self, AtlasError> {
        let (_, past) = file::read::<Self>(name, Kind::Past, Some(vintage), bytes)?;
        past.check().map_err(|fault| AtlasError::new(name, fault))?;
        Ok(past)
    }

    fn check(&self) -> Result<(), Fault> {
        check_rising(self.kommuner.iter().map(|kommune| kommune.nr))?;
        for kommune in &self.kommuner {
            check_len("past errors", kommune.errors.len(), RECORD)?;
            check_range("past errors", kommune.errors.iter().copied(), 0.0, 1000.0)?;
            for projection in &kommune.projections {
                check_len("past lower bounds", projection.low.len(), projection.total.len())?;
                check_len("past upper bounds", projection.high.len(), projection.total.len())?;
                check_range("past base year", [f64::from(projection.base)], 1900.0, 2200.0)?;
            }
        }
        for size in &self.sizes {
            check_len("errors of a size", size.errors.len(), RECORD)?;
            check_range("errors of a size", size.errors.iter().copied(), 0.0, 1000.0)?;
            check_len("bands of a size", size.within.len(), RECORD)?;
            check_range("bands of a size", size.within.iter().copied(), 0.0, 1.0)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn past() -> Past {
        let projection = PastProjection {
            base: 2021,
            total: vec![100, 99],
            low: vec![95, 90],
            high: vec![105, 109],
            old: 7,
        };
        let nr = |nr| KommuneNr::new(nr).expect("a number");
        let kommune =
            |n| KommunePast { nr: nr(n), projections: vec![projection.clone()], errors: vec![1.5; 4] };
        let size = |from| SizePast { from, errors: vec![2.0; 4], within: vec![0.75; 4] };
        Past { kommuner: vec![kommune(301), kommune(1151)], sizes: vec![size(0), size(2_000)] }
    }

    #[test]
    fn what_is_written_is_read() {
        let bytes = past().write("2026-0").expect("bytes");
        assert_eq!(Past::read("past.bin", "2026-0", &bytes), Ok(past()));
        assert!(Past::read("past.bin", "2026-1", &bytes).is_err());
        let found = past();
        assert_eq!(found.size(1_999.0).map(|size| size.from), Some(0));
        assert_eq!(found.size(2_000.0).map(|size| size.from), Some(2_000));
        assert_eq!(past_at(&[1.0, 2.0, 3.0, 4.0], 1, 5), Some(3.0));
        assert_eq!(past_at(&[1.0, 2.0, 3.0, 4.0], 0, 7), None);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let mut short = past();
        short.kommuner[1].projections[0].low.pop();
        let mut wild = past();
        wild.sizes[0].within[2] = 1.5;
        let mut twice = past();
        twice.kommuner[1].nr = twice.kommuner[0].nr;
        for past in [short, wild, twice] {
            assert!(past.write("2026-0").is_err());
        }
    }
}
