//! One municipality: its people, its history, its own assumptions.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::core::{Span, f32one};
use crate::error::{AtlasError, Fault, check_len, check_range};
use crate::file::{self, Kind};
use crate::groups::{GroupHistory, GroupHistoryWire};
use crate::official::OfficialPath;
use crate::{CELLS, SEXES};

/// A municipality number of the 2024 numbering, written with four digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16")]
pub struct KommuneNr(u16);

impl KommuneNr {
    /// A number of at most four digits; `None` for anything larger, or 0.
    pub const fn new(nr: u16) -> Option<Self> {
        if nr > 0 && nr < 10_000 { Some(Self(nr)) } else { None }
    }

    /// The number.
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl fmt::Display for KommuneNr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

impl TryFrom<u16> for KommuneNr {
    type Error = ParseKommuneNrError;

    fn try_from(nr: u16) -> Result<Self, Self::Error> {
        Self::new(nr).ok_or(ParseKommuneNrError)
    }
}

/// Text, or a number, that is not a municipality number.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("a municipality number has four digits, like 0301 or 5501")]
pub struct ParseKommuneNrError;

impl FromStr for KommuneNr {
    type Err = ParseKommuneNrError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        if s.len() != 4 || !s.bytes().all(|b| b.is_ascii_digit()) {
            return Err(ParseKommuneNrError);
        }
        s.parse().ok().and_then(Self::new).ok_or(ParseKommuneNrError)
    }
}

/// A municipality of the data set.
#[derive(Debug, Clone, PartialEq)]
pub struct Kommune {
    /// Its number.
    pub nr: KommuneNr,
    /// Population on 1 January of the base year by sex (females first) and single age: [`CELLS`] values.
    pub population: Vec<f64>,
    /// Population by age group on 1 January of earlier years, the base year last.
    pub history: GroupHistory,
    /// Its own assumptions.
    pub baseline: LocalBaseline,
    /// How its employment stands to the nation's.
    pub employment: Employment,
    /// What it and similar municipalities have seen over the last ten years.
    pub record: LocalRecord,
    /// Statistics Norway's projection for it, where the data set has one.
    pub official: Option<OfficialPath>,
}

/// What a municipality and those of its centrality class have seen over the last ten years, as means over five years.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LocalRecord {
    /// Children per woman (TFR) relative to the municipality's own level over the ten years: a factor.
    pub fertility: Span,
    /// Net moving, within the country and abroad, above the municipality's own mean of the ten years: persons per 1,000
    /// inhabitants a year.
    pub moving: Span,
    /// That mean: net moving over the ten years, persons per 1,000 inhabitants a year.
    pub usual_moving: f64,
}

impl LocalRecord {
    pub(crate) fn check(&self) -> Result<(), Fault> {
        self.fertility.check("record of fertility", 0.0, 10.0)?;
        self.moving.check("record of moving", -300.0, 300.0)?;
        check_range("usual moving", [self.usual_moving], -300.0, 300.0)
    }
}

/// As written: lows and highs of fertility, then of moving, then usual moving.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct RecordWire([i16; 5]);

impl From<&LocalRecord> for RecordWire {
    fn from(record: &LocalRecord) -> Self {
        let LocalRecord { fertility, moving, usual_moving } = *record;
        Self([
            (fertility.low * FERTILITY_UNIT).round() as i16,
            (fertility.high * FERTILITY_UNIT).round() as i16,
            (moving.low * MOVING_UNIT).round() as i16,
            (moving.high * MOVING_UNIT).round() as i16,
            (usual_moving * MOVING_UNIT).round() as i16,
        ])
    }
}

impl RecordWire {
    pub(crate) fn read(&self) -> LocalRecord {
        let at = |i: usize, unit: f64| f64::from(self.0[i]) / unit;
        LocalRecord {
            fertility: Span { low: at(0, FERTILITY_UNIT), high: at(1, FERTILITY_UNIT) },
            moving: Span { low: at(2, MOVING_UNIT), high: at(3, MOVING_UNIT) },
            usual_moving: at(4, MOVING_UNIT),
        }
    }
}

/// A municipality's own baseline assumptions; they hold for every year of the projection.
#[derive(Debug, Clone, PartialEq)]
pub struct LocalBaseline {
    /// Its mortality relative to the nation's: a factor on death probabilities.
    pub mortality_level: f64,
    /// Its fertility relative to the nation's: a factor on births per woman.
    pub fertility_level: f64,
    /// Share of each year's survivors who move out, net, by sex and age at the end of the year: [`CELLS`] values.
    pub out_rate: Vec<f64>,
    /// Persons who move in each year, net, by sex and age at the end of the year; 0 where `out_rate` is not.
    pub in_count: Vec<f64>,
    /// Its share of the nation's moving that is spread over all municipalities.
    pub spread_share: f64,
}

/// The first ages of the groups that a municipality's employed are published by; the last group is open.
pub const EMPLOYMENT_AGES: [u8; 6] = [15, 20, 25, 40, 55, 67];

/// Factors on the national profile by sex (females first) and [`EMPLOYMENT_AGES`].
pub type LevelsByAge = [[f64; EMPLOYMENT_AGES.len()]; SEXES];

/// A municipality's employment.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(from = "EmploymentWire", into = "EmploymentWire")]
pub struct Employment {
    /// Its share of employed relative to the national profile on its own population: a factor.
    pub level: f64,
    /// The same by sex and age, where its own employed are published so: its own profile.
    pub by_age: Option<LevelsByAge>,
    /// What these rest on.
    pub basis: EmploymentBasis,
}

impl Employment {
    /// The factor on the national profile at a sex (females first) and an age.
    pub fn at(&self, sex: usize, age: usize) -> f64 {
        let Some(levels) = self.by_age else { return self.level };
        let group = EMPLOYMENT_AGES.iter().rposition(|first| usize::from(*first) <= age);
        levels[sex.min(SEXES - 1)][group.unwrap_or(0)]
    }
}

/// As written: what there is by age stands behind the basis, which tells that it is there.
#[derive(Serialize, Deserialize)]
struct EmploymentWire(#[serde(with = "f32one")] f64, BasisWire);

#[derive(Serialize, Deserialize)]
enum BasisWire {
    Measured,
    Converted,
    NationalRate,
    MeasuredByAge([[f32; EMPLOYMENT_AGES.len()]; SEXES]),
}

impl From<Employment> for EmploymentWire {
    fn from(Employment { level, by_age, basis }: Employment) -> Self {
        let basis = match (by_age, basis) {
            (Some(levels), _) => BasisWire::MeasuredByAge(levels.map(|sex| sex.map(|level| level as f32))),
            (None, EmploymentBasis::NationalRate) => BasisWire::NationalRate,
            (None, EmploymentBasis::Converted) => BasisWire::Converted,
            (None, EmploymentBasis::Measured | EmploymentBasis::MeasuredByAge) => BasisWire::Measured,
        };
        Self(level, basis)
    }
}

impl From<EmploymentWire> for Employment {
    fn from(EmploymentWire(level, basis): EmploymentWire) -> Self {
        let (by_age, basis) = match basis {
            BasisWire::Measured => (None, EmploymentBasis::Measured),
            BasisWire::Converted => (None, EmploymentBasis::Converted),
            BasisWire::NationalRate => (None, EmploymentBasis::NationalRate),
            BasisWire::MeasuredByAge(levels) => {
                (Some(levels.map(|sex| sex.map(f64::from))), EmploymentBasis::MeasuredByAge)
            }
        };
        Self { level, by_age, basis }
    }
}

/// What a municipality's employment level rests on, the most certain first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EmploymentBasis {
    /// Its own employed have been published by sex and age.
    MeasuredByAge,
    /// Its own employed at ages 20-66 have been published.
    Measured,
    /// Its own employed have been published for other ages and were converted by the national age profile.
    Converted,
    /// The national rates by sex and age are used.
    NationalRate,
}

/// Out-rates are kept to 1/20,000, in-counts to 1/100 person: finer than what they are estimated from.
const OUT_UNIT: f64 = 20_000.0;
const IN_UNIT: f64 = 100.0;

/// The record is kept to 1/1000 of a level and 1/100 of a person per 1,000.
const FERTILITY_UNIT: f64 = 1000.0;
const MOVING_UNIT: f64 = 100.0;

/// As written: counts as changes from age to age, moving as one signed number a cell.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct KommuneWire {
    nr: KommuneNr,
    population: Vec<i32>,
    history: GroupHistoryWire,
    #[serde(with = "f32one")]
    mortality_level: f64,
    #[serde(with = "f32one")]
    fertility_level: f64,
    moving: Vec<i32>,
    #[serde(with = "f32one")]
    spread_share: f64,
    employment: Employment,
    record: RecordWire,
    official: Option<OfficialPath>,
}

impl From<&Kommune> for KommuneWire {
    fn from(k: &Kommune) -> Self {
        let mut last = 0;
        let population = k
            .population
            .iter()
            .map(|v| {
                let now = v.round() as i32;
                let change = now - last;
                last = now;
                change
            })
            .collect();
        let mut carried = 0.0;
        let moving = k
            .baseline
            .out_rate
            .iter()
            .zip(&k.baseline.in_count)
            .map(|(out, count)| {
                if *out > 0.0 {
                    return -(out * OUT_UNIT).round() as i32;
                }
                // What rounding takes from one age is given to the next: a small place has many cells of less than
                // the unit, and would lose them all.
                let exact = count * IN_UNIT + carried;
                let kept = exact.round().max(0.0);
                carried = exact - kept;
                kept as i32
            })
            .collect();
        Self {
            nr: k.nr,
            population,
            history: (&k.history).into(),
            mortality_level: k.baseline.mortality_level,
            fertility_level: k.baseline.fertility_level,
            moving,
            spread_share: k.baseline.spread_share,
            employment: k.employment,
            record: (&k.record).into(),
            official: k.official.clone(),
        }
    }
}

impl KommuneWire {
    pub(crate) fn read(self) -> Result<Kommune, Fault> {
        let mut sum = 0i64;
        let population: Vec<f64> = self
            .population
            .into_iter()
            .map(|change| {
                sum += i64::from(change);
                sum as f64
            })
            .collect();
        let out = |moving: &i32| f64::from(moving.min(&0).unsigned_abs()) / OUT_UNIT;
        let out_rate = self.moving.iter().map(out).collect();
        let in_count = self.moving.iter().map(|v| f64::from((*v).max(0)) / IN_UNIT).collect();
        let kommune = Kommune {
            nr: self.nr,
            population,
            history: self.history.read()?,
            baseline: LocalBaseline {
                mortality_level: self.mortality_level,
                fertility_level: self.fertility_level,
                out_rate,
                in_count,
                spread_share: self.spread_share,
            },
            employment: self.employment,
            record: self.record.read(),
            official: self.official,
        };
        kommune.check()?;
        Ok(kommune)
    }
}

impl Kommune {
    /// Encodes the municipality as `kommune/NNNN.bin`.
    ///
    /// # Errors
    /// A [`Fault`] where a value is out of bounds.
    pub fn write(&self, vintage: &str) -> Result<Vec<u8>, Fault> {
        self.check()?;
        file::write(Kind::Kommune, vintage, &KommuneWire::from(self))
    }

    /// Reads `kommune/NNNN.bin`.
    ///
    /// # Errors
    /// [`AtlasError`] that names `name`, the field and the place; also where the file belongs to another vintage or
    /// holds another municipality than `nr`.
    pub fn read(name: &str, vintage: &str, nr: KommuneNr, bytes: &[u8]) -> Result<Self, AtlasError> {
        let (_, wire) = file::read::<KommuneWire>(name, Kind::Kommune, Some(vintage), bytes)?;
        let kommune = wire.read().map_err(|fault| AtlasError::new(name, fault))?;
        if kommune.nr != nr {
            return Err(AtlasError::new(name, Fault::UnknownKommune(kommune.nr.get())));
        }
        Ok(kommune)
    }

    pub(crate) fn check(&self) -> Result<(), Fault> {
        let base = &self.baseline;
        for (field, values, most) in [
            ("population", &self.population, 1e6),
            ("out-rate", &base.out_rate, 1.0),
            ("in-count", &base.in_count, 1e5),
        ] {
            check_len(field, values.len(), CELLS)?;
            check_range(field, values.iter().copied(), 0.0, most)?;
        }
        check_range("mortality level", [base.mortality_level], 0.2, 5.0)?;
        check_range("fertility level", [base.fertility_level], 0.2, 5.0)?;
        check_range("spread share", [base.spread_share], 0.0, 1.0)?;
        check_range("employment level", [self.employment.level], 0.3, 2.0)?;
        let by_age = self.employment.by_age.iter().flatten().flatten();
        check_range("employment level by age", by_age.copied(), 0.0, 20.0)?;
        self.record.check()?;
        self.official.as_ref().map_or(Ok(()), OfficialPath::check)
    }

    /// Name of a municipality's file in the data set's folder.
    pub fn file_name(nr: KommuneNr) -> String {
        format!("kommune/{nr}.bin")
    }
}
