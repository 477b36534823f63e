//! Which municipalities: the argument `--kommune` of every subcommand that has one.

use std::fmt;
use std::str::FromStr;

use atlas::{KommuneNr, PlaceId};

/// Which municipalities a subcommand is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// Every municipality, each by itself.
    All,
    /// A county: the sum of its municipalities.
    Fylke(FylkeNr),
    /// These municipalities in this order, each by itself.
    Kommuner(Vec<KommuneNr>),
    /// The nation: the sum of its municipalities.
    Norge,
}

/// A county number, written with two digits: the first two of its municipalities' numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FylkeNr(u16);

impl FylkeNr {
    /// Whether a municipality lies in the county.
    pub fn contains(self, kommune: KommuneNr) -> bool {
        kommune.get() / 100 == self.0
    }

    /// The county as a place.
    pub const fn place(self) -> PlaceId {
        // Two digits.
        PlaceId::County(self.0 as u8)
    }
}

impl fmt::Display for FylkeNr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.0)
    }
}

/// Text that selects no municipalities.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseSelectionError {
    /// A part that is not a municipality number.
    #[error(
        "{0:?} is not a municipality number of four digits; also possible: a comma list, 'all', 'fylke:56', 'norge'"
    )]
    Kommune(String),
    /// The same number twice, which would give the same rows twice.
    #[error("{0} stands twice")]
    Twice(KommuneNr),
    /// A county that is not a number of two digits.
    #[error("{0:?} is not a county number of two digits, as in 'fylke:56'")]
    Fylke(String),
}

/// Reads `5501`, `5501,0301`, `all`, `fylke:56` or `norge`. Whether a number exists is for the data set to say.
impl FromStr for Selection {
    type Err = ParseSelectionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "all" => return Ok(Selection::All),
            "norge" => return Ok(Selection::Norge),
            _ => {}
        }
        if let Some(number) = text.strip_prefix("fylke:") {
            let two_digits = number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit());
            return match number.parse() {
                Ok(number) if two_digits => Ok(Selection::Fylke(FylkeNr(number))),
                _ => Err(ParseSelectionError::Fylke(number.into())),
            };
        }
        let mut kommuner = Vec::new();
        for part in text.split(',') {
            let kommune = part.parse().map_err(|_| ParseSelectionError::Kommune(part.into()))?;
            if kommuner.contains(&kommune) {
                return Err(ParseSelectionError::Twice(kommune));
            }
            kommuner.push(kommune);
        }
        Ok(Selection::Kommuner(kommuner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nr(number: u16) -> KommuneNr {
        KommuneNr::new(number).expect("four digits")
    }

    #[test]
    fn selections_are_read() {
        let read = |text: &str| text.parse::<Selection>();
        assert_eq!(read("all"), Ok(Selection::All));
        assert_eq!(read("norge"), Ok(Selection::Norge));
        assert_eq!(read("0301"), Ok(Selection::Kommuner(vec![nr(301)])));
        assert_eq!(read("5501,0301"), Ok(Selection::Kommuner(vec![nr(5501), nr(301)])));
        assert_eq!(read("fylke:03"), Ok(Selection::Fylke(FylkeNr(3))));
        assert!(FylkeNr(3).contains(nr(301)));
        assert!(!FylkeNr(3).contains(nr(3001)));
    }

    #[test]
    fn what_selects_nothing_is_named() {
        let message = |text: &str| text.parse::<Selection>().expect_err("not a selection").to_string();
        assert!(message("").starts_with("\"\" is not a municipality number"));
        assert!(message("5501,").starts_with("\"\" is not a municipality number"));
        assert!(message("Tromsø").starts_with("\"Tromsø\" is not a municipality number"));
        assert_eq!(message("5501,5501"), "5501 stands twice");
        assert_eq!(message("fylke:5"), "\"5\" is not a county number of two digits, as in 'fylke:56'");
        assert_eq!(message("fylke:+5"), "\"+5\" is not a county number of two digits, as in 'fylke:56'");
    }
}
