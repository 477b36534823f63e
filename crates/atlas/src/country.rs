//! All municipalities in one file.

use serde::{Deserialize, Serialize};

use crate::error::{AtlasError, Fault, check_rising};
use crate::file::{self, Kind};
use crate::kommune::{Kommune, KommuneWire, LocalRecord, RecordWire};
use crate::official::OfficialPath;
use crate::place_id::PlaceId;

/// All municipalities, and what is known of their sums as such. The sums themselves are never stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Country {
    /// Every municipality, by rising number.
    pub kommuner: Vec<Kommune>,
    /// The nation, the counties and the economic regions, in the order of [`PlaceId`].
    pub sums: Vec<Sum>,
}

/// What is known of a county, an economic region or the nation beyond its municipalities.
#[derive(Debug, Clone, PartialEq)]
pub struct Sum {
    /// Which it is.
    pub id: PlaceId,
    /// What it has seen over the last ten years.
    pub record: LocalRecord,
    /// Statistics Norway's projection for it, where the data set has one.
    pub official: Option<OfficialPath>,
}

#[derive(Debug, Serialize, Deserialize)]
struct CountryWire {
    kommuner: Vec<KommuneWire>,
    sums: Vec<(PlaceId, RecordWire, Option<OfficialPath>)>,
}

impl Country {
    /// The municipality with this number.
    pub fn kommune(&self, nr: crate::KommuneNr) -> Option<&Kommune> {
        self.kommuner.binary_search_by_key(&nr, |k| k.nr).ok().map(|at| &self.kommuner[at])
    }

    /// What is known of a sum; `None` for municipalities.
    pub fn sum(&self, id: PlaceId) -> Option<&Sum> {
        self.sums.iter().find(|sum| sum.id == id)
    }

    /// Statistics Norway's projection for the whole country; `None` where the data set has none.
    pub fn official(&self) -> Option<&OfficialPath> {
        self.sum(PlaceId::Nation)?.official.as_ref()
    }

    /// Encodes the country as `country.bin`.
    ///
    /// # Errors
    /// A [`Fault`] where a value is out of bounds, or where municipalities do not stand by rising number.
    pub fn write(&self, vintage: &str) -> Result<Vec<u8>, Fault> {
        self.kommuner.iter().try_for_each(Kommune::check)?;
        self.check()?;
        let wire = CountryWire {
            kommuner: self.kommuner.iter().map(KommuneWire::from).collect(),
            sums: self.sums.iter().map(|s| (s.id, RecordWire::from(&s.record), s.official.clone())).collect(),
        };
        file::write(Kind::Country, vintage, &wire)
    }

    /// Reads `country.bin`.
    ///
    /// # Errors
    /// [`AtlasError`] that names `name`, the field and the place; also where municipalities do not stand by rising
    /// number.
    pub fn read(name: &str, vintage: &str, bytes: &[u8]) -> Result<Self, AtlasError> {
        let (_, wire) = file::read::<CountryWire>(name, Kind::Country, Some(vintage), bytes)?;
        let fail = |fault| AtlasError::new(name, fault);
        let kommuner =
            wire.kommuner.into_iter().map(KommuneWire::read).collect::<Result<Vec<_>, _>>().map_err(fail)?;
        let sums = wire.sums.into_iter();
        let sums = sums.map(|(id, record, official)| Sum { id, record: record.read(), official }).collect();
        let country = Self { kommuner, sums };
        country.check().map_err(fail)?;
        Ok(country)
    }

    fn check(&self) -> Result<(), Fault> {
        check_rising(self.kommuner.iter().map(|k| k.nr))?;
        self.sums.iter().try_for_each(|sum| {
            sum.record.check()?;
            sum.official.as_ref().map_or(Ok(()), OfficialPath::check)
        })
    }
}
