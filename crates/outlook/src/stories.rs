//! Stories (METHOD.md): who is told of, when, and by which figures. The people are made up; what they meet is a scenario's.

use atlas::{KommuneNr, PlaceId};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use scenario::{HORIZON, Levers, PlaceError};

use crate::indicator::{Figures, Indicator};
use crate::place::Place;

/// Whom a story is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A child in the first year of school.
    Child,
    /// A young adult who has moved away and thinks of coming back.
    Young,
    /// Someone who works in care.
    Carer,
    /// A family that has moved here.
    Family,
    /// Someone who is 85.
    Old,
}

impl Role {
    /// All of them, in the order in which they are told of.
    pub const ALL: [Self; 5] = [Self::Child, Self::Young, Self::Carer, Self::Family, Self::Old];

    /// Its name in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::Young => "young",
            Self::Carer => "carer",
            Self::Family => "family",
            Self::Old => "old",
        }
    }

    /// Its figures: what the person is one of, and what else is told.
    pub const fn figures(self) -> &'static [Indicator] {
        match self {
            Self::Child => &[Indicator::Age6, Indicator::Pupils],
            Self::Young => &[Indicator::Age20To29, Indicator::Employed],
            Self::Carer => &[Indicator::HomeCareUsers, Indicator::PersonYearsCare, Indicator::HandsGap],
            Self::Family => &[Indicator::KindergartenChildren, Indicator::Population],
            Self::Old => &[Indicator::Age85, Indicator::WorkingAgePer80Plus],
        }
    }

    /// Years in which such a story can be set. Those of the old: whoever is 85 then is 65 to 75 today.
    const fn years(self) -> (u16, u16) {
        match self {
            Self::Young => (2034, HORIZON - 2),
            _ => (2036, HORIZON),
        }
    }

    /// Ages that the person can have.
    const fn ages(self) -> (u8, u8) {
        match self {
            Self::Child => (6, 6),
            Self::Young => (24, 29),
            Self::Carer => (27, 61),
            Self::Family => (27, 44),
            Self::Old => (85, 85),
        }
    }
}

/// A person's sex, for names and pronouns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sex {
    /// A woman or girl.
    Female,
    /// A man or boy.
    Male,
}

/// When the person was born, for names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Generation {
    /// Those who are not born yet, or are small.
    Children,
    /// Those who are grown up in twenty years.
    Adults,
    /// Those who are grown up today.
    Old,
}

/// How many names there are for each sex and generation.
pub const NAMES: usize = 20;

/// How many ways there are to begin a story.
pub const OPENINGS: usize = 3;

/// How many ways there are to end it.
pub const ENDINGS: usize = 3;

/// Where the young have moved to: municipalities, and towns abroad.
pub const TOWNS: [Option<u16>; 8] =
    [Some(301), Some(4601), Some(5001), Some(5501), Some(1103), None, None, None];

/// Someone in a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// Sex.
    pub sex: Sex,
    /// Generation.
    pub generation: Generation,
    /// Which of the [`NAMES`].
    pub name: usize,
    /// Age in whole years.
    pub age: u8,
}

/// The people of a story, who are the same whatever the levers, and how it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cast {
    /// Whom it is about.
    pub role: Role,
    /// The year on whose 1 January it is set.
    pub year: u16,
    /// Who that is.
    pub person: Person,
    /// Someone whom the person lives with.
    pub partner: Person,
    /// Their child, of kindergarten age.
    pub child: Person,
    /// Which of [`TOWNS`] the person lives in; never in the place itself.
    pub town: usize,
    /// Which of the [`OPENINGS`].
    pub opening: usize,
    /// Which of the [`ENDINGS`].
    pub ending: usize,
}

/// How the figure that the person is one of stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There is nobody.
    Nobody,
    /// There is one.
    One,
    /// There are several.
    Several(Trend),
}

/// A figure beside that of the base year, as both are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    /// Lower.
    Less,
    /// Nearly the same.
    Alike,
    /// The same.
    Same,
    /// Higher.
    More,
}

impl Trend {
    /// All of them, in the order in which they are declared.
    pub const ALL: [Self; 4] = [Self::Less, Self::Alike, Self::Same, Self::More];
}

/// Figures that differ by no more than this share of the former are nearly the same.
const ALIKE: f64 = 0.015;

/// A story in figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Tale {
    /// The people.
    pub cast: Cast,
    /// The base year.
    pub base_year: u16,
    now: Figures,
    then: Figures,
}

/// So few know each other.
const FEW: f64 = 12.0;

impl Tale {
    /// A figure in the story's year; `None` where the place has none.
    pub const fn then(&self, indicator: Indicator) -> Option<f64> {
        self.then.get(indicator)
    }

    /// The same in the base year.
    pub const fn now(&self, indicator: Indicator) -> Option<f64> {
        self.now.get(indicator)
    }

    /// How the first of the role's figures stands, as it is shown.
    pub fn standing(&self) -> Standing {
        let first = self.cast.role.figures()[0];
        match shown(first, self.then(first)) {
            0.0 => Standing::Nobody,
            1.0 => Standing::One,
            _ => Standing::Several(self.trend(first)),
        }
    }

    /// How a figure stands beside that of the base year.
    pub fn trend(&self, indicator: Indicator) -> Trend {
        let [then, now] = [self.then(indicator), self.now(indicator)].map(|value| shown(indicator, value));
        match then - now {
            0.0 => Trend::Same,
            apart if apart.abs() <= ALIKE * now => Trend::Alike,
            apart if apart < 0.0 => Trend::Less,
            _ => Trend::More,
        }
    }

    /// Whether so few are counted that they know each other.
    pub fn is_among_few(&self) -> bool {
        let first = self.cast.role.figures()[0];
        let met = match (self.cast.role, self.standing()) {
            (_, Standing::Several(_)) => true,
            // A single child in kindergarten has no other parents to tell of.
            (role, Standing::One) => role != Role::Family,
            (_, Standing::Nobody) => false,
        };
        met && shown(first, self.then(first)) <= FEW
    }

    /// Whether there is less to share among more: fewer of those that the person is one of, or no others; for the old
    /// fewer at working age; in care hands that are missing.
    pub fn is_harder(&self) -> bool {
        match self.cast.role {
            Role::Child | Role::Young | Role::Family => {
                let standing = self.standing();
                matches!(standing, Standing::Nobody | Standing::One | Standing::Several(Trend::Less))
            }
            Role::Carer => shown(Indicator::HandsGap, self.then(Indicator::HandsGap)) > 0.0,
            Role::Old => self.trend(Indicator::WorkingAgePer80Plus) == Trend::Less,
        }
    }
}

/// A figure rounded as it is shown; nothing where there is none.
pub fn shown(indicator: Indicator, value: Option<f64>) -> f64 {
    let Some(value) = value else { return 0.0 };
    let size = scenario::decimal(&scenario::fixed(value, indicator.decimals())).unwrap_or(0.0);
    // Nothing has no sign: below it would not be nothing.
    if value < 0.0 && size > 0.0 { -size } else { size }
}

/// The people whom a seed gives in a place, one for each role.
pub fn casts(place: &Place, seed: u64) -> [Cast; Role::ALL.len()] {
    let mut draws = Draws::new(seed, place.area().id);
    let mut met = Vec::new();
    Role::ALL.map(|role| {
        let generation = match role {
            Role::Child => Generation::Children,
            Role::Old => Generation::Old,
            Role::Young | Role::Carer | Role::Family => Generation::Adults,
        };
        let ages = role.ages();
        let person = draws.person(generation, ages, &mut met);
        let partner = draws.person(Generation::Adults, ages, &mut met);
        let child = draws.person(Generation::Children, (1, 5), &mut met);
        let (first, last) = role.years();
        let year = first + draws.below(last - first + 1);
        let elsewhere: Vec<usize> =
            (0..TOWNS.len()).filter(|town| TOWNS[*town].is_none_or(|nr| !place.holds(nr))).collect();
        let town = elsewhere[draws.index(elsewhere.len())];
        let (opening, ending) = (draws.index(OPENINGS), draws.index(ENDINGS));
        Cast { role, year, person, partner, child, town, opening, ending }
    })
}

impl Place {
    /// The stories of the place under levers: the same people whatever the levers.
    ///
    /// # Errors
    /// [`PlaceError`] where it cannot be projected.
    pub fn tales(&self, levers: &Levers, seed: u64) -> Result<[Tale; Role::ALL.len()], PlaceError> {
        let course = self.course(levers, HORIZON)?;
        let base_year = *course.years().start();
        // All years lie within the course's.
        let figures = |year| self.figures_of_people(&course, year).unwrap_or_default();
        let now = figures(base_year);
        Ok(casts(self, seed).map(|cast| Tale { cast, base_year, now, then: figures(cast.year) }))
    }

    /// Whether a municipality is the place or part of it.
    fn holds(&self, nr: u16) -> bool {
        self.members().iter().any(|member| KommuneNr::new(nr) == Some(member.nr))
    }
}

/// What a seed gives in a place.
struct Draws(Xoshiro256PlusPlus);

impl Draws {
    fn new(seed: u64, place: PlaceId) -> Self {
        // Other people in each place: the generator spreads the bits of its seed.
        let place = match place {
            PlaceId::Kommune(nr) => u64::from(nr.get()),
            PlaceId::County(nr) => 10_000 + u64::from(nr),
            PlaceId::Region(nr) => 100_000 + u64::from(nr),
            PlaceId::Nation => 0,
        };
        Self(Xoshiro256PlusPlus::seed_from_u64(seed ^ place.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
    }

    /// A number from 0 up to but without `count`, which is far below 2¹⁶.
    fn below(&mut self, count: u16) -> u16 {
        // 16 of the best bits, spread over the count: less than it.
        (((self.0.next_u64() >> 48) * u64::from(count)) >> 16) as u16
    }

    fn index(&mut self, count: usize) -> usize {
        // Tables have a few dozen rows.
        usize::from(self.below(u16::try_from(count).unwrap_or(u16::MAX)))
    }

    /// Someone whose name nobody who has been met has.
    fn person(
        &mut self,
        generation: Generation,
        (youngest, oldest): (u8, u8),
        met: &mut Vec<(Sex, Generation, usize)>,
    ) -> Person {
        let age = u16::from(youngest) + self.below(u16::from(oldest - youngest) + 1);
        let (sex, name) = loop {
            let sex = if self.below(2) == 0 { Sex::Female } else { Sex::Male };
            let name = self.index(NAMES);
            // There are more names than people.
            if !met.contains(&(sex, generation, name)) {
                break (sex, name);
            }
        };
        met.push((sex, generation, name));
        // Below 256, as both ends are.
        Person { sex, generation, name, age: age as u8 }
    }
}
