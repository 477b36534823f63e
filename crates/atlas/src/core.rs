//! What is needed before any municipality: names and places, the nation's assumptions, the sources.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{AtlasError, Fault, check_len, check_range, check_rising};
use crate::file::{self, Kind};
use crate::kommune::KommuneNr;
use crate::place_id::PlaceId;
use crate::{AGES, CELLS, LIFE_TABLE_AGES, SEXES};

/// The core of the data set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Core {
    /// Year whose 1 January population the projection starts from.
    pub base_year: u16,
    /// All municipalities, by rising number.
    pub places: Vec<Place>,
    /// Counties, by rising number.
    pub counties: Vec<County>,
    /// Economic regions, by rising number.
    pub regions: Vec<Region>,
    /// Deaths: the nation's life table and how it moves.
    pub mortality: MortalityPath,
    /// Births: the nation's age pattern and how its level moves.
    pub fertility: FertilityPath,
    /// Moving: what is added to every municipality's own moving so that the nation follows its course.
    pub migration: MigrationPath,
    /// Age and sex pattern of domestic moving.
    pub movers: Mover,
    /// The nation's share of employed by sex and age.
    pub employment: EmploymentProfile,
    /// What municipalities give their inhabitants: the nation's rates.
    pub services: ServiceRates,
    /// Change of the nation's life expectancy at birth over ten years, as far as the record goes back: years.
    pub life_expectancy_record: Span,
    /// Where the figures come from.
    pub sources: Sources,
}

/// A municipality's name and place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Municipality number.
    pub nr: KommuneNr,
    /// Official name; where there are several, Norwegian, Sami and Kven names in the official order, parted by " - ".
    pub name: String,
    /// Other ways of writing the name, for searching only.
    pub aliases: Vec<String>,
    /// Number of the economic region, five digits; its first two are the county.
    pub region: u16,
    /// Statistics Norway's centrality class 2024, 1 (most central) to 6.
    pub centrality: u8,
    /// What to know of the quality of its history.
    pub quality: Quality,
}

impl Place {
    /// Number of the county the municipality lies in.
    pub fn county(&self) -> u8 {
        // Municipality numbers have four digits, so that this is at most 99.
        (self.nr.get() / 100) as u8
    }

    /// Whether the municipality is the place, or one of those that it is the sum of.
    pub fn is_in(&self, id: PlaceId) -> bool {
        match id {
            PlaceId::Nation => true,
            PlaceId::County(nr) => self.county() == nr,
            PlaceId::Region(nr) => self.region == nr,
            PlaceId::Kommune(nr) => self.nr == nr,
        }
    }
}

/// Quality of a municipality's population history on today's borders, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Quality {
    /// Statistics Norway's own figures.
    Official,
    /// Before 2020 an estimate in which small parts were divided between municipalities.
    MinorSplit,
    /// Before 2024 an estimate in which a municipality was divided.
    Split,
}

/// A county.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct County {
    /// County number, two digits.
    pub nr: u8,
    /// Official name; where there are several, as those of municipalities.
    pub name: String,
}

/// An economic region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// Number of the region, five digits; its first two are the county.
    pub nr: u16,
    /// Name.
    pub name: String,
}

/// The nation's mortality: death probabilities and how they fall.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MortalityPath {
    /// Probability of dying between exact age x and x + 1, by sex (females first) and x = 0..=106.
    #[serde(with = "f32s")]
    pub qx: Vec<f64>,
    /// Factor by which each of them changes with one year's worth of improvement.
    #[serde(with = "f32s")]
    pub yearly_change: Vec<f64>,
    /// Years' worth of improvement since `qx`, for each year from the base year: the exponent of `yearly_change`.
    #[serde(with = "f32s")]
    pub improvement: Vec<f64>,
}

/// The nation's fertility: age pattern and level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FertilityPath {
    /// Youngest age of the pattern.
    pub first_age: u8,
    /// Births per woman and year by single age from `first_age`, scaled so that they sum to one child.
    #[serde(with = "f32s")]
    pub pattern: Vec<f64>,
    /// Children per woman (TFR) for each year from the base year; the last holds for all later years.
    #[serde(with = "f32s")]
    pub tfr: Vec<f64>,
    /// Children per woman, mean of the ten years before the base year.
    #[serde(with = "f32one")]
    pub usual_tfr: f64,
    /// Boys born per girl.
    #[serde(with = "f32one")]
    pub sex_ratio_at_birth: f64,
}

/// The nation's net moving and how it is spread.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MigrationPath {
    /// Persons a year that are spread over all municipalities by their shares, on top of their own moving, for each
    /// year from the base year; the last holds for all later years.
    #[serde(with = "f32s")]
    pub spread: Vec<f64>,
    /// How they are spread over sex and age; sums to 1.
    #[serde(with = "f32s")]
    pub profile: Vec<f64>,
    /// The nation's net moving, persons a year, that the spread was found from, for each year from the base year.
    #[serde(with = "f32s")]
    pub national_net: Vec<f64>,
}

/// Age and sex pattern of moving between municipalities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mover {
    /// Moves per person and year by sex and age at the end of the year, relative to their mean.
    #[serde(with = "f32s")]
    pub intensity: Vec<f64>,
    /// Share of all moves by sex and age, as persons; sums to 1.
    #[serde(with = "f32s")]
    pub share: Vec<f64>,
}

/// The nation's employed as a share of the population, by sex and single age.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EmploymentProfile {
    /// Year of the figures.
    pub year: u16,
    /// Youngest age of the profile.
    pub first_age: u8,
    /// Share employed, by sex (females first) and single age from `first_age`.
    #[serde(with = "f32s")]
    pub rates: Vec<f64>,
}

/// The nation's rates of use of municipal services.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ServiceRates {
    /// Year of the figures.
    pub year: u16,
    /// Kindergarten.
    pub kindergarten: KindergartenRates,
    /// School for ages 6-15.
    pub school: SchoolRates,
    /// Users of home care.
    pub home_care: CareRates,
    /// Residents of institutions, short and long stays.
    pub institution: CareRates,
    /// Person-years in care per user of home care or institutions.
    #[serde(with = "f32one")]
    pub person_years_per_user: f64,
    /// Municipal health services.
    pub health: HealthRates,
}

/// The nation's use of kindergarten, and its staff.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct KindergartenRates {
    /// Share of children aged 1-2 who are in kindergarten.
    #[serde(with = "f32one")]
    pub at_1_2: f64,
    /// Share of children aged 3-5.
    #[serde(with = "f32one")]
    pub at_3_5: f64,
    /// Children per person-year with the children, those aged 1-2 counted twice.
    #[serde(with = "f32one")]
    pub children_per_person_year: f64,
}

/// The nation's person-years of teaching per pupil.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SchoolRates {
    /// Years 1-7, ages 6-12.
    #[serde(with = "f32one")]
    pub at_6_12: f64,
    /// Years 8-10, ages 13-15.
    #[serde(with = "f32one")]
    pub at_13_15: f64,
}

/// The nation's person-years in municipal health services per inhabitant.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct HealthRates {
    /// Doctors and physiotherapists, per inhabitant of any age.
    #[serde(with = "f32one")]
    pub everyone: f64,
    /// Health centres and school health, per inhabitant aged 0-20.
    #[serde(with = "f32one")]
    pub young: f64,
}

/// Users of a care service per inhabitant, by age; both sexes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CareRates {
    /// At all ages under 67.
    #[serde(with = "f32one")]
    pub under_67: f64,
    /// At age 67.
    #[serde(with = "f32one")]
    pub at_67: f64,
    /// Factor from each age to the next, from 67 to 90. From 90 on the rate stays.
    #[serde(with = "f32one")]
    pub growth: f64,
}

/// The least and the greatest that have been seen.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Span {
    /// Least.
    #[serde(with = "f32one")]
    pub low: f64,
    /// Greatest.
    #[serde(with = "f32one")]
    pub high: f64,
}

impl Span {
    pub(crate) fn check(self, field: &'static str, min: f64, max: f64) -> Result<(), Fault> {
        check_range(field, [self.low], min, max)?;
        check_range(field, [self.high], self.low, max)
    }
}

/// All sources of the data set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sources {
    /// Each table that something in the data set was derived from.
    pub tables: Vec<Source>,
}

/// What kind of figures a source gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Category {
    /// Population.
    Population,
    /// Deaths and life tables.
    Mortality,
    /// Births.
    Fertility,
    /// Moving.
    Migration,
    /// Official projections.
    Projection,
    /// Work.
    Employment,
    /// Municipalities, numbers and names.
    Geography,
    /// Municipal services.
    Services,
}

/// A table that figures were derived from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// What it is about.
    pub category: Category,
    /// Publisher.
    pub publisher: String,
    /// Number or name of the table.
    pub table: String,
    /// Years or edition.
    pub vintage: String,
    /// Date on which it was retrieved, `YYYY-MM-DD`.
    pub retrieved: String,
    /// Licence.
    pub licence: String,
    /// SHA-256 of the file that was read, in hexadecimal.
    pub sha256: String,
}

impl Core {
    /// Encodes the core as `core.bin`.
    ///
    /// # Errors
    /// A [`Fault`] where a value is out of bounds.
    pub fn write(&self, vintage: &str) -> Result<Vec<u8>, Fault> {
        self.check()?;
        file::write(Kind::Core, vintage, self)
    }

    /// Reads `core.bin`; gives the vintage of the data set beside it.
    ///
    /// # Errors
    /// [`AtlasError`] that names `name`, the field and the place.
    pub fn read(name: &str, bytes: &[u8]) -> Result<(String, Self), AtlasError> {
        let (vintage, core) = file::read::<Self>(name, Kind::Core, None, bytes)?;
        core.check().map_err(|fault| AtlasError::new(name, fault))?;
        Ok((vintage, core))
    }

    /// The municipality with this number.
    pub fn place(&self, nr: KommuneNr) -> Option<&Place> {
        self.places.binary_search_by_key(&nr, |p| p.nr).ok().map(|i| &self.places[i])
    }

    /// The municipalities that a place is the sum of, by rising number: itself, for a municipality. Empty where there is
    /// no such place.
    pub fn members(&self, id: PlaceId) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(move |place| place.is_in(id))
    }

    /// The counties, economic regions and municipalities, and the nation: every place there is.
    pub fn all_places(&self) -> impl Iterator<Item = PlaceId> + '_ {
        std::iter::once(PlaceId::Nation)
            .chain(self.counties.iter().map(|county| PlaceId::County(county.nr)))
            .chain(self.regions.iter().map(|region| PlaceId::Region(region.nr)))
            .chain(self.places.iter().map(|place| PlaceId::Kommune(place.nr)))
    }

    /// The official name of a place; `None` where there is no such place, and for the nation, whose name each language
    /// has its own of.
    pub fn name(&self, id: PlaceId) -> Option<&str> {
        match id {
            PlaceId::Nation => None,
            PlaceId::County(nr) => self.counties.iter().find(|c| c.nr == nr).map(|c| c.name.as_str()),
            PlaceId::Region(nr) => self.regions.iter().find(|r| r.nr == nr).map(|r| r.name.as_str()),
            PlaceId::Kommune(nr) => self.place(nr).map(|place| place.name.as_str()),
        }
    }

    /// What to know of the quality of a place's history: the worst of its municipalities'. Of large sums it is
    /// Statistics Norway's own, because parts that changed sides stay inside.
    pub fn quality(&self, id: PlaceId) -> Quality {
        match id {
            PlaceId::Nation | PlaceId::County(_) => Quality::Official,
            _ => self.members(id).map(|place| place.quality).max().unwrap_or(Quality::Official),
        }
    }

    /// The county of a municipality.
    pub fn county_of(&self, place: &Place) -> Option<&County> {
        self.counties.iter().find(|c| c.nr == place.county())
    }

    fn check(&self) -> Result<(), Fault> {
        check_range("base year", [f64::from(self.base_year)], 2000.0, 2060.0)?;
        check_rising(self.places.iter().map(|p| p.nr))?;
        check_range("centrality", self.places.iter().map(|p| f64::from(p.centrality)), 1.0, 6.0)?;
        for place in &self.places {
            if self.county_of(place).is_none() || !self.regions.iter().any(|r| r.nr == place.region) {
                return Err(Fault::UnknownKommune(place.nr.get()));
            }
        }
        let (m, f, moving) = (&self.mortality, &self.fertility, &self.migration);
        let (e, s) = (&self.employment, &self.services);
        // Newborns have no children, and no age lies beyond the last.
        check_range("youngest age of fertility", [f64::from(f.first_age)], 1.0, (AGES - 1) as f64)?;
        check_range("youngest age of employment", [f64::from(e.first_age)], 0.0, (AGES - 1) as f64)?;
        let life = LIFE_TABLE_AGES * SEXES;
        let fertile = f.pattern.len().clamp(1, AGES - usize::from(f.first_age));
        let working = (e.rates.len() / SEXES).clamp(1, AGES - usize::from(e.first_age));
        // A path has at least one year.
        let path = |path: &[f64]| path.len().max(1);
        // From 67 to 90; an age cannot have more users than people.
        let at_90 = |care: CareRates| (67..90).fold(care.at_67, |rate, _| rate * care.growth);
        // One loop over a table: each check by itself would be code of its own in the page's first file.
        let lists: [(&'static str, &[f64], usize, f64, f64); 11] = [
            ("qx", &m.qx, life, 0.0, 1.0),
            ("yearly change of qx", &m.yearly_change, life, 0.8, 1.2),
            ("improvement", &m.improvement, path(&m.improvement), -10.0, 200.0),
            ("fertility pattern", &f.pattern, fertile, 0.0, 1.0),
            ("tfr", &f.tfr, path(&f.tfr), 0.1, 10.0),
            ("spread", &moving.spread, path(&moving.spread), 0.0, 1e6),
            ("national net moving", &moving.national_net, moving.national_net.len(), -1e6, 1e6),
            ("profile of moving", &moving.profile, CELLS, 0.0, 100.0),
            ("moving intensity", &self.movers.intensity, CELLS, 0.0, 100.0),
            ("share of moves", &self.movers.share, CELLS, 0.0, 100.0),
            ("employment", &e.rates, working * SEXES, 0.0, 1.0),
        ];
        for (field, values, length, min, max) in lists {
            check_len(field, values.len(), length)?;
            check_range(field, values.iter().copied(), min, max)?;
        }
        for (field, shares) in [
            ("fertility pattern", &f.pattern),
            ("profile of moving", &moving.profile),
            ("share of moves", &self.movers.share),
        ] {
            check_sum(field, shares)?;
        }
        let (home, institution) = (s.home_care, s.institution);
        let numbers: [(&'static str, &[f64], f64, f64); 13] = [
            ("usual tfr", &[f.usual_tfr], 0.1, 10.0),
            ("sex ratio at birth", &[f.sex_ratio_at_birth], 0.8, 1.3),
            ("kindergarten", &[s.kindergarten.at_1_2, s.kindergarten.at_3_5], 0.0, 1.0),
            ("children per person-year", &[s.kindergarten.children_per_person_year], 1.0, 20.0),
            ("teaching per pupil", &[s.school.at_6_12, s.school.at_13_15], 0.0, 1.0),
            ("home care", &[home.under_67, home.at_67], 0.0, 1.0),
            ("home care", &[home.growth], 0.5, 2.0),
            ("home care", &[at_90(home)], 0.0, 1.0),
            ("institutions", &[institution.under_67, institution.at_67], 0.0, 1.0),
            ("institutions", &[institution.growth], 0.5, 2.0),
            ("institutions", &[at_90(institution)], 0.0, 1.0),
            ("person-years per user", &[s.person_years_per_user], 0.0, 10.0),
            ("health", &[s.health.everyone, s.health.young], 0.0, 0.1),
        ];
        for (field, values, min, max) in numbers {
            check_range(field, values.iter().copied(), min, max)?;
        }
        self.life_expectancy_record.check("record of life expectancy", -20.0, 20.0)
    }
}

/// Checks that shares make a whole, as near as four-byte numbers and the four decimals of their sources do.
pub(crate) fn check_sum(field: &'static str, shares: &[f64]) -> Result<(), Fault> {
    check_range(field, [shares.iter().sum()], 1.0 - 1.1e-4, 1.0 + 1.1e-4)
}

/// Numbers that are kept with four bytes each: their sources have at most six digits.
pub(crate) mod f32s {
    use super::{Deserialize, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<S: Serializer>(values: &[f64], to: S) -> Result<S::Ok, S::Error> {
        let short: Vec<f32> = values.iter().map(|v| *v as f32).collect();
        short.serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<f64>, D::Error> {
        Ok(Vec::<f32>::deserialize(from)?.into_iter().map(f64::from).collect())
    }
}

/// One number with four bytes.
pub(crate) mod f32one {
    use super::{Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(value: &f64, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_f32(*value as f32)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
        f32::deserialize(from).map(f64::from)
    }
}
