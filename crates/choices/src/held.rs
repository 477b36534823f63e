//! What is held fixed instead of following the baseline: the neutral cases of METHOD.md.

use std::fmt;
use std::str::FromStr;

/// What of the baseline's own change is taken away (*Held*, METHOD.md). The default takes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Held {
    /// Children per woman stay as in the base year.
    pub births: bool,
    /// Death probabilities stay as in the base year.
    pub deaths: bool,
    /// What becomes of moving.
    pub moving: Moving,
}

/// Moving to and from a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Moving {
    /// As on the baseline.
    #[default]
    Baseline,
    /// As in the base year.
    Today,
    /// Nobody moves in and nobody out, net, at any age.
    None,
}

impl Held {
    /// Its name in links and in the analysts' program.
    pub const KEY: &'static str = "hold";

    /// Whether nothing is held.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }

    const fn parts(self) -> [(&'static str, bool); 4] {
        [
            ("births", self.births),
            ("deaths", self.deaths),
            ("moving", matches!(self.moving, Moving::Today)),
            ("nomoving", matches!(self.moving, Moving::None)),
        ]
    }
}

/// Writes `births+deaths+moving`; empty for nothing.
impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (name, _)) in self.parts().into_iter().filter(|(_, held)| *held).enumerate() {
            if i > 0 {
                f.write_str("+")?;
            }
            f.write_str(name)?;
        }
        Ok(())
    }
}

/// Text that does not say what is to be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("what can be held is births, deaths, and moving or nomoving, joined by +")]
pub struct ParseHeldError;

/// Reads what [`fmt::Display`] writes, in any order. Nothing twice, and moving in one way only.
impl FromStr for Held {
    type Err = ParseHeldError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut held = Self::default();
        for part in text.split('+') {
            match part {
                "births" if !held.births => held.births = true,
                "deaths" if !held.deaths => held.deaths = true,
                "moving" if held.moving == Moving::Baseline => held.moving = Moving::Today,
                "nomoving" if held.moving == Moving::Baseline => held.moving = Moving::None,
                _ => return Err(ParseHeldError),
            }
        }
        Ok(held)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_reads_as_it_is_written() {
        for births in [false, true] {
            for deaths in [false, true] {
                for moving in [Moving::Baseline, Moving::Today, Moving::None] {
                    let held = Held { births, deaths, moving };
                    if !held.is_nothing() {
                        assert_eq!(held.to_string().parse(), Ok(held), "{held}");
                    }
                }
            }
        }
        assert_eq!("moving+births".parse::<Held>().map(|held| held.to_string()), Ok("births+moving".into()));
    }

    #[test]
    fn what_cannot_be_held_is_refused() {
        for text in ["", "births+", "births+births", "moving+nomoving", "Births", "births,deaths"] {
            assert_eq!(text.parse::<Held>(), Err(ParseHeldError), "{text:?}");
        }
    }
}
