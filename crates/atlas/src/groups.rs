//! The age groups in which history is kept.

use serde::{Deserialize, Serialize};

use crate::error::{Fault, check_len, check_range};
use crate::{AGES, CELLS};

/// An age group, both ends included; 105 stands for 105 and older.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AgeGroup {
    /// Youngest age in the group.
    pub from: u8,
    /// Oldest age in the group.
    pub to: u8,
}

/// The groups in which history is kept: the age groups of the income system's cost keys, which together are
/// everyone, and at the end 20-66, the group of the labour figures.
pub const GROUPS: [AgeGroup; 11] = [
    AgeGroup { from: 0, to: 0 },
    AgeGroup { from: 1, to: 5 },
    AgeGroup { from: 6, to: 12 },
    AgeGroup { from: 13, to: 15 },
    AgeGroup { from: 16, to: 22 },
    AgeGroup { from: 23, to: 24 },
    AgeGroup { from: 25, to: 66 },
    AgeGroup { from: 67, to: 79 },
    AgeGroup { from: 80, to: 89 },
    AgeGroup { from: 90, to: 105 },
    AgeGroup::WORKING_AGE,
];

impl AgeGroup {
    /// 20-66 years, the working age of the labour figures.
    pub const WORKING_AGE: Self = Self { from: 20, to: 66 };

    /// Persons of this group in a population by sex and single age ([`CELLS`] values).
    pub fn sum(self, population: &[f64]) -> f64 {
        debug_assert_eq!(population.len(), CELLS);
        let range = usize::from(self.from)..=usize::from(self.to);
        let (women, men) = population.split_at(AGES);
        women[range.clone()].iter().sum::<f64>() + men[range].iter().sum::<f64>()
    }
}

/// Population on 1 January of each year by [`GROUPS`].
#[derive(Debug, Clone, PartialEq)]
pub struct GroupHistory {
    first_year: u16,
    /// `[group][year]`
    persons: Vec<Vec<f64>>,
}

impl GroupHistory {
    /// Builds a history from persons by group and year.
    ///
    /// # Errors
    /// [`Fault::Length`] or [`Fault::OutOfRange`] where the table does not fit or holds a negative number.
    pub fn new(first_year: u16, persons: Vec<Vec<f64>>) -> Result<Self, Fault> {
        check_len("history groups", persons.len(), GROUPS.len())?;
        let years = persons.first().map_or(0, Vec::len);
        check_range("history first year", [f64::from(first_year)], 1800.0, 2100.0)?;
        check_range("history years", [years as f64], 1.0, 200.0)?;
        for row in &persons {
            check_len("history years", row.len(), years)?;
            check_range("history", row.iter().copied(), 0.0, 1e8)?;
        }
        Ok(Self { first_year, persons })
    }

    /// Years of the history, first to last.
    pub fn years(&self) -> std::ops::Range<u16> {
        let years = self.persons.first().map_or(0, Vec::len);
        self.first_year..self.first_year + u16::try_from(years).unwrap_or(0)
    }

    /// Persons of one of [`GROUPS`] by year; `None` for any other group.
    pub fn group(&self, group: AgeGroup) -> Option<&[f64]> {
        GROUPS.iter().position(|g| *g == group).map(|i| self.persons[i].as_slice())
    }

    /// Persons by year in an age range that [`GROUPS`] put together exactly; `None` where they do not.
    pub fn range(&self, range: AgeGroup) -> Option<Vec<f64>> {
        if let Some(row) = self.group(range) {
            return Some(row.to_vec());
        }
        let mut sum = vec![0.0; self.years().len()];
        let mut next = range.from;
        for (group, row) in GROUPS.iter().zip(&self.persons) {
            if *group == AgeGroup::WORKING_AGE || group.from < range.from || group.to > range.to {
                continue;
            }
            if group.from != next {
                return None;
            }
            next = group.to + 1;
            sum.iter_mut().zip(row).for_each(|(s, v)| *s += v);
        }
        (next == range.to + 1).then_some(sum)
    }

    /// All inhabitants by year.
    pub fn total(&self) -> Vec<f64> {
        self.range(AgeGroup { from: 0, to: 105 }).unwrap_or_default()
    }
}

/// As written: first year, then for each group the first value and the changes from year to year.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct GroupHistoryWire {
    first_year: u16,
    changes: Vec<Vec<i32>>,
}

impl From<&GroupHistory> for GroupHistoryWire {
    fn from(history: &GroupHistory) -> Self {
        let changes = history
            .persons
            .iter()
            .map(|row| {
                let mut last = 0;
                row.iter()
                    .map(|v| {
                        let now = v.round() as i32;
                        let change = now - last;
                        last = now;
                        change
                    })
                    .collect()
            })
            .collect();
        Self { first_year: history.first_year, changes }
    }
}

impl GroupHistoryWire {
    pub(crate) fn read(self) -> Result<GroupHistory, Fault> {
        let persons = self
            .changes
            .into_iter()
            .map(|row| {
                let mut sum = 0i64;
                row.into_iter()
                    .map(|change| {
                        sum += i64::from(change);
                        sum as f64
                    })
                    .collect()
            })
            .collect();
        GroupHistory::new(self.first_year, persons)
    }
}
