//! What of a place is looked at: a part of links, and the page's choice of charts.

use atlas::KommuneNr;

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
    /// The place among all municipalities.
    Map,
    /// People who are made up, in a future that is reckoned.
    Stories,
    /// How sure all of it is.
    Sure,
}

impl ViewId {
    /// All views, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::Population, Self::Work, Self::Services, Self::Economy, Self::Map, Self::Stories, Self::Sure];

    /// Its name in links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Population => "population",
            Self::Work => "work",
            Self::Services => "services",
            Self::Economy => "economy",
            Self::Map => "map",
            Self::Stories => "stories",
            Self::Sure => "sure",
        }
    }

    /// The view with this name in links.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.key() == key)
    }
}

/// Most municipalities of the visitor's own choice that a place is held against.
pub const MOST_BESIDE: usize = 4;

/// What the map shows beside its figure and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MapChoice {
    /// Whether the change since the base year is shown, not the level.
    pub change: bool,
    /// Whether today's course is shown, whatever the levers say.
    pub baseline: bool,
    /// County that fills the map, by its number; the whole country without one.
    pub county: Option<u8>,
    /// Municipalities that the place is held against, each once, the empty places last.
    pub beside: [Option<KommuneNr>; MOST_BESIDE],
}

impl MapChoice {
    /// The municipalities that the place is held against.
    pub fn beside(&self) -> impl Iterator<Item = KommuneNr> + '_ {
        self.beside.iter().flatten().copied()
    }

    /// Adds a municipality that the place is held against; `None` where it is there already, or no more can be.
    pub fn add(&mut self, nr: KommuneNr) -> Option<()> {
        if self.beside().any(|one| one == nr) {
            return None;
        }
        let slot = self.beside.iter_mut().find(|slot| slot.is_none())?;
        *slot = Some(nr);
        Some(())
    }

    /// Takes one of them away.
    pub fn take_away(&mut self, nr: KommuneNr) {
        let mut left = Self { beside: [None; MOST_BESIDE], ..*self };
        for one in self.beside().filter(|one| *one != nr) {
            left.add(one);
        }
        *self = left;
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
    /// A guess first, by one visitor or each in a class.
    Guess,
    /// A path of a few steps through what there is to see.
    Tour,
    /// A participant's phone in a workshop: some levers, and a future to hand in.
    Phone,
    /// What a group has handed in.
    Round,
    /// A document about the open scenario, to be printed.
    Report,
}

impl Mode {
    /// All forms.
    pub const ALL: [Self; 7] =
        [Self::Page, Self::Workshop, Self::Guess, Self::Tour, Self::Phone, Self::Round, Self::Report];

    /// Its name in links; the page's own has none.
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::Page => None,
            Self::Workshop => Some("workshop"),
            Self::Guess => Some("guess"),
            Self::Tour => Some("tour"),
            Self::Phone => Some("phone"),
            Self::Round => Some("round"),
            Self::Report => Some("report"),
        }
    }

    /// The form with this name in links.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.key() == Some(key))
    }
}
