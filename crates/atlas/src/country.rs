//! All municipalities in one file.

use serde::{Deserialize, Serialize};

use crate::error::{AtlasError, Fault, check_rising};
use crate::file::{self, Kind};
use crate::kommune::{Kommune, KommuneWire};
use crate::official::OfficialPath;

/// All municipalities, and the nation's official path. The nation itself is their sum.
#[derive(Debug, Clone, PartialEq)]
pub struct Country {
    /// Every municipality, by rising number.
    pub kommuner: Vec<Kommune>,
    /// Statistics Norway's projection for the whole country.
    pub official: OfficialPath,
}

#[derive(Debug, Serialize, Deserialize)]
struct CountryWire {
    kommuner: Vec<KommuneWire>,
    official: OfficialPath,
}

impl Country {
    /// Encodes the country as `country.bin`.
    ///
    /// # Errors
    /// A [`Fault`] where a value is out of bounds, or where municipalities do not stand by rising number.
    pub fn write(&self, vintage: &str) -> Result<Vec<u8>, Fault> {
        self.kommuner.iter().try_for_each(Kommune::check)?;
        self.check()?;
        let wire = CountryWire {
            kommuner: self.kommuner.iter().map(KommuneWire::from).collect(),
            official: self.official.clone(),
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
        let country = Self { kommuner, official: wire.official };
        country.check().map_err(fail)?;
        Ok(country)
    }

    fn check(&self) -> Result<(), Fault> {
        check_rising(self.kommuner.iter().map(|k| k.nr))?;
        self.official.check()
    }
}
