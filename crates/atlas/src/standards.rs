//! What is needed only once services and money are looked at: cost keys, costs, dementia.

use serde::{Deserialize, Serialize};

use crate::core::{Sources, Span, check_sum, f32one, f32s};
use crate::error::{AtlasError, Fault, check_len, check_range, check_rising};
use crate::file::{self, Kind};
use crate::groups::{AgeGroup, GROUPS};
use crate::kommune::KommuneNr;

/// The age groups of the income system's cost keys: together they are everyone.
pub const KEY_GROUPS: [AgeGroup; 10] = {
    let mut groups = [GROUPS[0]; 10];
    let mut i = 0;
    while i < groups.len() {
        groups[i] = GROUPS[i];
        i += 1;
    }
    groups
};

/// The sectors of the income system's cost keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SectorId {
    /// School for ages 6-15.
    School,
    /// Kindergarten.
    Kindergarten,
    /// Care: at home and in institutions.
    Care,
    /// Municipal health services.
    Health,
    /// Child welfare.
    ChildWelfare,
    /// Social services.
    Social,
    /// Administration.
    Administration,
}

impl SectorId {
    /// All sectors.
    pub const ALL: [Self; 7] = [
        Self::School,
        Self::Kindergarten,
        Self::Care,
        Self::Health,
        Self::ChildWelfare,
        Self::Social,
        Self::Administration,
    ];
}

/// One sector of the cost keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CostSector {
    /// Its part of the whole key.
    #[serde(with = "f32one")]
    pub weight: f64,
    /// The part of the sector's key that goes with each of [`KEY_GROUPS`].
    #[serde(with = "f32s")]
    pub ages: Vec<f64>,
    /// The part that goes with anything else: distances, health, living conditions, size.
    #[serde(with = "f32one")]
    pub other: f64,
    /// The nation's net cost, kroner per inhabitant and year.
    #[serde(with = "f32one")]
    pub cost: f64,
}

/// Share living with dementia, by age and sex.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dementia {
    /// Youngest age of each group; the last group is open.
    pub from: Vec<u8>,
    /// Share of the women in each group.
    #[serde(with = "f32s")]
    pub women: Vec<f64>,
    /// Share of the men.
    #[serde(with = "f32s")]
    pub men: Vec<f64>,
}

/// How far from the nation's standard places of a size are.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SizeRange {
    /// Least number of inhabitants of the class.
    pub from: u32,
    /// Factors on the nation's standard that hold the middle eight tenths of the class.
    pub factor: Span,
}

/// What is needed only once services and money are looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Standards {
    /// Year of the cost keys.
    pub keys_year: u16,
    /// Year of the costs, and of the value of their kroner.
    pub costs_year: u16,
    /// The sectors, as in [`SectorId::ALL`].
    pub sectors: Vec<CostSector>,
    /// The nation's share of inhabitants in each of [`KEY_GROUPS`] on 1 January of the base year.
    #[serde(with = "f32s")]
    pub shares: Vec<f64>,
    /// Dementia.
    pub dementia: Dementia,
    /// Classes of size, the smallest first.
    pub by_size: Vec<SizeRange>,
    /// By rising number: what of the published need index does not come from ages, in ten-thousandths.
    other_need: Vec<(KommuneNr, u16)>,
    /// Where these figures come from.
    pub sources: Sources,
}

/// Unit of [`Standards::other_need`] in the file.
const TEN_THOUSANDTH: f64 = 1e-4;

impl Standards {
    /// Puts the standards together.
    ///
    /// # Errors
    /// A [`Fault`] where a value is out of bounds.
    #[allow(clippy::too_many_arguments, reason = "the fields, once")]
    pub fn new(
        [keys_year, costs_year]: [u16; 2],
        sectors: Vec<CostSector>,
        shares: Vec<f64>,
        dementia: Dementia,
        by_size: Vec<SizeRange>,
        other_need: impl IntoIterator<Item = (KommuneNr, f64)>,
        sources: Sources,
    ) -> Result<Self, Fault> {
        let other_need: Vec<(KommuneNr, f64)> = other_need.into_iter().collect();
        check_range("other need", other_need.iter().map(|(_, need)| *need), 0.0, 5.0)?;
        #[expect(clippy::cast_sign_loss, reason = "checked above: from 0 to 50,000")]
        let rounded = |need: f64| (need / TEN_THOUSANDTH).round() as u16;
        let other_need = other_need.into_iter().map(|(nr, need)| (nr, rounded(need))).collect();
        let standards =
            Self { keys_year, costs_year, sectors, shares, dementia, by_size, other_need, sources };
        standards.check()?;
        Ok(standards)
    }

    /// A sector.
    pub fn sector(&self, id: SectorId) -> &CostSector {
        &self.sectors[id as usize]
    }

    /// Expenditure need (METHOD.md): what of a municipality's published need index does not come from ages; `None`
    /// where no index is published.
    pub fn other_need(&self, nr: KommuneNr) -> Option<f64> {
        let at = self.other_need.binary_search_by_key(&nr, |(nr, _)| *nr).ok()?;
        Some(f64::from(self.other_need[at].1) * TEN_THOUSANDTH)
    }

    /// The same for a municipality that is in all other things as the nation.
    pub fn other_need_of_nation(&self) -> f64 {
        self.sectors.iter().map(|sector| sector.weight * sector.other).sum()
    }

    /// Range by size (METHOD.md): how far from the nation's standard places of this size are.
    pub fn range_by_size(&self, inhabitants: f64) -> Span {
        let classes = self.by_size.iter().rev();
        let mut found = classes.filter(|class| inhabitants >= f64::from(class.from));
        // The first class begins at nobody: there always is one.
        found.next().or(self.by_size.first()).map_or(Span { low: 1.0, high: 1.0 }, |class| class.factor)
    }

    /// Encodes the standards as `services.bin`.
    ///
    /// # Errors
    /// A [`Fault`] where a value is out of bounds.
    pub fn write(&self, vintage: &str) -> Result<Vec<u8>, Fault> {
        self.check()?;
        file::write(Kind::Standards, vintage, self)
    }

    /// Reads `services.bin`.
    ///
    /// # Errors
    /// [`AtlasError`] that names `name`, the field and the place.
    pub fn read(name: &str, vintage: &str, bytes: &[u8]) -> Result<Self, AtlasError> {
        let (_, standards) = file::read::<Self>(name, Kind::Standards, Some(vintage), bytes)?;
        standards.check().map_err(|fault| AtlasError::new(name, fault))?;
        Ok(standards)
    }

    fn check(&self) -> Result<(), Fault> {
        let years = [self.keys_year, self.costs_year].map(f64::from);
        check_range("year of costs", years, 2000.0, 2060.0)?;
        check_len("sectors", self.sectors.len(), SectorId::ALL.len())?;
        check_range("weight of a sector", self.sectors.iter().map(|s| s.weight), 0.0, 1.0)?;
        check_sum("weight of a sector", &self.sectors.iter().map(|s| s.weight).collect::<Vec<_>>())?;
        for sector in &self.sectors {
            check_len("cost key", sector.ages.len(), KEY_GROUPS.len())?;
            let key: Vec<f64> = sector.ages.iter().copied().chain([sector.other]).collect();
            check_range("cost key", key.iter().copied(), 0.0, 1.0)?;
            check_sum("cost key", &key)?;
        }
        check_range("cost per inhabitant", self.sectors.iter().map(|s| s.cost), 0.0, 1e6)?;
        check_len("shares of ages", self.shares.len(), KEY_GROUPS.len())?;
        check_range("shares of ages", self.shares.iter().copied(), 1e-6, 1.0)?;
        check_sum("shares of ages", &self.shares)?;
        let Dementia { from, women, men } = &self.dementia;
        check_len("dementia", women.len(), from.len())?;
        check_len("dementia", men.len(), from.len())?;
        check_range("dementia", women.iter().chain(men).copied(), 0.0, 1.0)?;
        rising("ages of dementia", from.iter().copied().map(f64::from))?;
        rising("classes of size", self.by_size.iter().map(|class| f64::from(class.from)))?;
        for class in &self.by_size {
            class.factor.check("range by size", 0.1, 10.0)?;
        }
        check_rising(self.other_need.iter().map(|(nr, _)| *nr))
    }
}

/// Checks that each value is greater than the one before it, and not below zero.
fn rising(field: &'static str, values: impl Iterator<Item = f64>) -> Result<(), Fault> {
    let mut least = 0.0;
    for (index, value) in values.enumerate() {
        if value < least {
            return Err(Fault::OutOfRange { field, index, value, min: least, max: f64::INFINITY });
        }
        least = value + 1.0;
    }
    Ok(())
}
