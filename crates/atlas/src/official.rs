//! Statistics Norway's own projection, kept apart from Framsyn's.

use serde::{Deserialize, Serialize};

use crate::error::{Fault, check_len, check_range};
use crate::groups::AgeGroup;

/// Most persons of a group or a total: all single ages together still are a number of four bytes.
const MOST: f64 = 4e7;

/// An official projection of one place: totals in three alternatives, and the main alternative by age.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficialPath {
    /// Year in which it was published.
    pub published: u16,
    /// First year of the path (1 January).
    pub first_year: u16,
    /// Inhabitants on 1 January by year: [`Alternative::Main`], `Low`, `High`.
    totals: [Vec<u32>; 3],
    /// The main alternative by age group, as far as published.
    pub groups: Vec<OfficialGroup>,
}

/// One age group of an official projection's main alternative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficialGroup {
    /// Youngest age.
    pub from: u8,
    /// Oldest age; 105 stands for 105 and older.
    pub to: u8,
    /// Persons on 1 January by year.
    pub persons: Vec<u32>,
}

/// Alternatives of the official projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alternative {
    /// MMMM: middle fertility, life expectancy, domestic moving and immigration.
    Main,
    /// LLML: low national growth.
    Low,
    /// HHMH: high national growth.
    High,
}

impl OfficialPath {
    /// Builds a path from totals in the order main, low, high.
    ///
    /// # Errors
    /// [`Fault::Length`] or [`Fault::OutOfRange`] where the series do not fit together.
    pub fn new(
        published: u16,
        first_year: u16,
        totals: [Vec<u32>; 3],
        groups: Vec<OfficialGroup>,
    ) -> Result<Self, Fault> {
        let path = Self { published, first_year, totals, groups };
        path.check()?;
        Ok(path)
    }

    /// Inhabitants on 1 January by year from `first_year`.
    pub fn total(&self, alternative: Alternative) -> &[u32] {
        match alternative {
            Alternative::Main => &self.totals[0],
            Alternative::Low => &self.totals[1],
            Alternative::High => &self.totals[2],
        }
    }

    /// Persons of an age range by year in the main alternative, where its groups put the range together exactly.
    pub fn range(&self, range: AgeGroup) -> Option<Vec<u32>> {
        if let Some(group) = self.groups.iter().find(|g| g.from == range.from && g.to == range.to) {
            return Some(group.persons.clone());
        }
        let mut sum = vec![0; self.totals[0].len()];
        let mut next = range.from;
        while next <= range.to {
            let group = self.groups.iter().find(|g| g.from == next && g.to <= range.to)?;
            sum.iter_mut().zip(&group.persons).for_each(|(s, v)| *s += v);
            next = group.to + 1;
        }
        Some(sum)
    }

    pub(crate) fn check(&self) -> Result<(), Fault> {
        let years = self.totals[0].len();
        check_range("official years", [years as f64], 1.0, 200.0)?;
        check_range("official first year", [f64::from(self.first_year)], 2000.0, 2040.0)?;
        for total in &self.totals {
            check_len("official totals", total.len(), years)?;
            check_range("official totals", total.iter().map(|v| f64::from(*v)), 0.0, MOST)?;
        }
        for group in &self.groups {
            check_len("official groups", group.persons.len(), years)?;
            check_range("official groups", group.persons.iter().map(|v| f64::from(*v)), 0.0, MOST)?;
            check_range("official group", [f64::from(group.from)], 0.0, f64::from(group.to))?;
            check_range("official group", [f64::from(group.to)], 0.0, 105.0)?;
        }
        Ok(())
    }
}
