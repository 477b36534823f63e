//! Own figures (METHOD.md): figures of today that a place knows better than the nation's rates do.

use std::fmt;
use std::str::FromStr;

/// A figure of today that can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OwnId {
    /// Employed persons who live in the place.
    Employed,
    /// Children in kindergarten.
    Kindergarten,
    /// Pupils in compulsory school.
    Pupils,
    /// Users of home care.
    HomeCare,
    /// Residents of institutions.
    Institution,
    /// Person-years in kindergarten.
    KindergartenStaff,
    /// Person-years in school.
    SchoolStaff,
    /// Person-years in health and care.
    CareStaff,
}

impl OwnId {
    /// All of them, in the order in which they are asked for.
    pub const ALL: [Self; 8] = [
        Self::Employed,
        Self::Kindergarten,
        Self::Pupils,
        Self::HomeCare,
        Self::Institution,
        Self::KindergartenStaff,
        Self::SchoolStaff,
        Self::CareStaff,
    ];

    /// Its name in links and files: that of the figure.
    pub const fn key(self) -> &'static str {
        KEYS[self as usize]
    }

    /// The figure with this name.
    pub fn from_key(key: &str) -> Option<Self> {
        // A table: eight comparisons in a row would be more code than all of this file.
        KEYS.iter().position(|known| *known == key).map(|at| Self::ALL[at])
    }
}

/// The names, in the order of [`OwnId::ALL`].
static KEYS: [&str; OwnId::ALL.len()] = [
    "employed",
    "kindergarten_children",
    "pupils",
    "home_care_users",
    "institution_residents",
    "person_years_kindergarten",
    "person_years_school",
    "person_years_care",
];

/// The largest figure that is read: more than the nation has of anything.
const MOST: f64 = 10_000_000.0;

/// The figures that have been given. The default is none.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct OwnFigures {
    values: [Option<f64>; OwnId::ALL.len()],
}

impl OwnFigures {
    /// Name of the part of a link.
    pub const KEY: &'static str = "own";

    /// A figure, if it has been given.
    pub const fn get(&self, id: OwnId) -> Option<f64> {
        self.values[id as usize]
    }

    /// Gives a figure, or takes it back.
    ///
    /// # Errors
    /// [`OwnError::Value`] where it cannot be a figure: below zero, or more than the nation has of anything. What was
    /// given before then stays.
    pub fn set(&mut self, id: OwnId, value: Option<f64>) -> Result<(), OwnError> {
        if value.is_some_and(|value| !(0.0..=MOST).contains(&value)) {
            return Err(OwnError::Value(id.key()));
        }
        self.values[id as usize] = value;
        Ok(())
    }

    /// Whether none has been given.
    pub fn is_nothing(&self) -> bool {
        self.values.iter().all(Option::is_none)
    }

    /// The figures that have been given.
    pub fn given(&self) -> impl Iterator<Item = (OwnId, f64)> + '_ {
        OwnId::ALL.into_iter().filter_map(|id| Some((id, self.get(id)?)))
    }
}

/// Text that does not give own figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OwnError {
    /// There is no such figure.
    #[error(
        "own figures are given as NAME:VALUE,... with the names employed, kindergarten_children, pupils, \
             home_care_users, institution_residents, person_years_kindergarten, person_years_school and \
             person_years_care"
    )]
    Name,
    /// A figure is given twice.
    #[error("{0} is given twice")]
    Twice(&'static str),
    /// What is given cannot be the figure.
    #[error("{0}: a figure is a number from 0 to ten million")]
    Value(&'static str),
}

/// Writes `pupils:190,person_years_care:88.5`; empty for none.
impl fmt::Display for OwnFigures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (id, value)) in self.given().enumerate() {
            let comma = if i > 0 { "," } else { "" };
            write!(f, "{comma}{}:{}", id.key(), crate::plain(value, DECIMALS))?;
        }
        Ok(())
    }
}

/// Decimals that figures are kept with: tenths of a post are counted.
const DECIMALS: usize = 2;

/// Reads what [`fmt::Display`] writes, in any order.
impl FromStr for OwnFigures {
    type Err = OwnError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut figures = Self::default();
        for part in text.split(',') {
            let (key, value) = part.split_once(':').ok_or(OwnError::Name)?;
            let id = OwnId::from_key(key).ok_or(OwnError::Name)?;
            if figures.get(id).is_some() {
                return Err(OwnError::Twice(id.key()));
            }
            let value = crate::decimal(value).ok_or(OwnError::Value(id.key()))?;
            figures.set(id, Some(value))?;
        }
        Ok(figures)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_they_are_read() {
        for text in ["pupils:190", "employed:812,person_years_care:88.5", "institution_residents:0"] {
            let figures: OwnFigures = text.parse().expect("figures");
            assert_eq!(figures.to_string(), text);
            assert!(!figures.is_nothing());
        }
        let figures: OwnFigures = "pupils:190,employed:12".parse().expect("figures");
        assert_eq!(figures.to_string(), "employed:12,pupils:190", "in the table's order");
        assert_eq!(figures.given().collect::<Vec<_>>(), [(OwnId::Employed, 12.0), (OwnId::Pupils, 190.0)]);
        assert_eq!(OwnFigures::default().to_string(), "");
    }

    #[test]
    fn what_is_no_figure_is_refused() {
        for text in [
            "",
            "pupils",
            "pupils:",
            "pupils:-1",
            "pupils:1e3",
            "pupils:20000000",
            "sun:1",
            "pupils:1,pupils:2",
        ] {
            assert!(text.parse::<OwnFigures>().is_err(), "{text:?}");
        }
        let mut figures: OwnFigures = "pupils:190".parse().expect("figures");
        assert_eq!(figures.set(OwnId::Pupils, Some(f64::NAN)), Err(OwnError::Value("pupils")));
        assert_eq!(figures.get(OwnId::Pupils), Some(190.0), "what was there stays");
        assert_eq!(figures.set(OwnId::Pupils, None), Ok(()));
        assert!(figures.is_nothing());
    }
}
