//! What a place is called in links and in the analysts' program: a municipality, or a sum of them.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::kommune::KommuneNr;

/// A place: a municipality, or a county, economic region or the nation, which are sums of municipalities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PlaceId {
    /// All municipalities.
    Nation,
    /// A county, by its number of two digits.
    County(u8),
    /// An economic region, by its number of five digits; the first two are the county.
    Region(u16),
    /// A municipality.
    Kommune(KommuneNr),
}

impl PlaceId {
    /// Number of the county that the place is or lies in; `None` for the nation.
    pub fn county(self) -> Option<u8> {
        match self {
            Self::Nation => None,
            Self::County(nr) => Some(nr),
            // Numbers of regions have five digits and those of municipalities four, so that both are at most 99.
            Self::Region(nr) => Some((nr / 1000) as u8),
            Self::Kommune(nr) => Some((nr.get() / 100) as u8),
        }
    }

    /// The municipality, where it is one.
    pub const fn kommune(self) -> Option<KommuneNr> {
        match self {
            Self::Kommune(nr) => Some(nr),
            _ => None,
        }
    }
}

impl From<KommuneNr> for PlaceId {
    fn from(nr: KommuneNr) -> Self {
        Self::Kommune(nr)
    }
}

const NATION: &str = "norge";
const COUNTY: &str = "fylke:";
const REGION: &str = "region:";

impl fmt::Display for PlaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nation => f.write_str(NATION),
            Self::County(nr) => write!(f, "{COUNTY}{nr:02}"),
            Self::Region(nr) => write!(f, "{REGION}{nr:05}"),
            Self::Kommune(nr) => nr.fmt(f),
        }
    }
}

/// Text that is not the name of a place.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("a place is written like 5501, fylke:56, region:56003 or norge")]
pub struct ParsePlaceIdError;

/// Reads what [`fmt::Display`] writes. Whether there is such a place is for the data set to say.
impl FromStr for PlaceId {
    type Err = ParsePlaceIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        fn digits<T: FromStr>(text: &str, count: usize) -> Option<T> {
            let all = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse().ok().filter(|_| all)
        }
        let place = if text == NATION {
            Some(Self::Nation)
        } else if let Some(nr) = text.strip_prefix(COUNTY) {
            digits(nr, 2).map(Self::County)
        } else if let Some(nr) = text.strip_prefix(REGION) {
            digits(nr, 5).map(Self::Region)
        } else {
            text.parse().ok().map(Self::Kommune)
        };
        place.ok_or(ParsePlaceIdError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_as_it_is_written() {
        let kommune = PlaceId::Kommune(KommuneNr::new(301).expect("Oslo"));
        let places = [
            ("norge", PlaceId::Nation, None),
            ("fylke:03", PlaceId::County(3), Some(3)),
            ("region:03001", PlaceId::Region(3001), Some(3)),
            ("region:56003", PlaceId::Region(56003), Some(56)),
            ("0301", kommune, Some(3)),
        ];
        for (text, place, county) in places {
            assert_eq!(text.parse(), Ok(place));
            assert_eq!(place.to_string(), text);
            assert_eq!(place.county(), county);
        }
    }

    #[test]
    fn what_is_no_place_is_refused() {
        for text in [
            "",
            "Norge",
            "fylke",
            "fylke:",
            "fylke:5",
            "fylke:+5",
            "fylke:560",
            "region:5600",
            "region:99999",
        ] {
            assert_eq!(text.parse::<PlaceId>(), Err(ParsePlaceIdError), "{text:?}");
        }
    }
}
