//! What of a place is looked at: a part of links, and the page's choice of charts.

use crate::HORIZON;
use crate::levers::RAMP_START;

/// First year of birth that can be followed: those who are 104 in the base year. The older ones are counted as one.
pub const BORN_FIRST: u16 = RAMP_START - 105;
/// Last year of birth that can be followed: those who are 0 years old in the last year.
pub const BORN_LAST: u16 = HORIZON - 1;

/// A view of a place: one thing to look at, with its figures, charts and tables. Those that are here have something to
/// show; a new one gets its name, and `outlook` what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ViewId {
    /// How many live here, how old they are, and what changes it.
    #[default]
    Population,
    /// Who works, and how much work care needs.
    Work,
    /// Those who use kindergarten, school and care.
    Services,
    /// What the population means for money.
    Economy,
    /// People who are made up, in a future that is reckoned.
    Stories,
    /// How sure all of it is.
    Sure,
}

impl ViewId {
    /// All views, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Population, Self::Work, Self::Services, Self::Economy, Self::Stories, Self::Sure];

    /// Its name in links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Population => "population",
            Self::Work => "work",
            Self::Services => "services",
            Self::Economy => "economy",
            Self::Stories => "stories",
            Self::Sure => "sure",
        }
    }

    /// The view with this name in links.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.key() == key)
    }
}

/// The people whom one meets first in the stories; other numbers give others. Links have room for so many as there are
/// numbers of 16 bits.
pub const FIRST_SEED: u16 = 1;

/// A chart of the population.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ChartId {
    /// The number of inhabitants: record, official path, baseline and own path.
    #[default]
    Inhabitants,
    /// The inhabitants by age groups that together are everyone.
    Ages,
    /// Births, deaths and net moving each calendar year.
    Change,
}

impl ChartId {
    /// All charts, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Inhabitants, Self::Ages, Self::Change];

    /// Its name in links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Inhabitants => "line",
            Self::Ages => "ages",
            Self::Change => "change",
        }
    }

    /// The chart with this name in links.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chart| chart.key() == key)
    }
}

/// The form that the page takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Mode {
    /// For one visitor.
    #[default]
    Page,
    /// For a group before a big screen: large type, a guess first, keys for a remote control.
    Workshop,
}

impl Mode {
    /// Its name in links; the page's own has none.
    pub const WORKSHOP: &'static str = "workshop";

    /// The form with this name in links.
    pub fn from_key(key: &str) -> Option<Self> {
        (key == Self::WORKSHOP).then_some(Self::Workshop)
    }
}
