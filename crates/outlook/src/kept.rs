//! Scenarios that are kept beside the one that the levers move.

use std::sync::Arc;

use scenario::{HORIZON, Levers, PlaceError, Slot};

use crate::chart::{BANDS, Counts, Path, Series};
use crate::explorer::{Explorer, Line, Paths};
use crate::indicator::Indicator;

/// A scenario that is kept beside the open one, with its paths.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub(crate) slot: Slot,
    pub(crate) name: Arc<str>,
    pub(crate) levers: Levers,
    pub(crate) paths: Paths,
}

/// A scenario to be kept: which it is, what it is called, and its levers.
#[derive(Debug, Clone, PartialEq)]
pub struct Keep {
    /// Which of them.
    pub slot: Slot,
    /// What readers know it by.
    pub name: Arc<str>,
    /// Its levers.
    pub levers: Levers,
}

/// Which scenario is open, and what it is called.
#[derive(Debug, Clone)]
pub(crate) struct Open {
    pub(crate) slot: Slot,
    pub(crate) name: Arc<str>,
}

/// All scenarios, where there are several.
#[derive(Debug)]
pub(crate) struct All {
    pub(crate) open: Open,
    pub(crate) kept: Vec<Kept>,
}

/// Scenarios that have been given to an explorer. Behind a trait, so that the code that drops them comes with the code that
/// makes them: not in the page's first file.
pub(crate) trait Beside: std::fmt::Debug + Send + Sync {
    fn all(&self) -> &All;
}

impl Beside for All {
    fn all(&self) -> &All {
        self
    }
}

/// Whose figures stand beside one another.
#[derive(Debug, Clone, PartialEq)]
pub enum Whose {
    /// Today's, in the base year.
    Now,
    /// The baseline's.
    Baseline,
    /// A scenario's, by its name.
    Scenario(Slot, Arc<str>),
}

/// A figure in the scenarios.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// Which figure.
    pub indicator: Indicator,
    /// Its values, in the order of [`Explorer::compared_columns`]; `None` where one is not known.
    pub values: Vec<Option<f64>>,
}

impl Explorer {
    /// Takes the scenarios that are kept beside the open one, and what that one is called, and projects those that are
    /// new.
    ///
    /// # Errors
    /// [`PlaceError`] where one cannot be projected; those that were kept stay.
    pub fn keep(&mut self, open: Slot, name: Arc<str>, keep: Vec<Keep>) -> Result<(), PlaceError> {
        let mut kept = Vec::with_capacity(keep.len());
        for Keep { slot, name, levers } in keep {
            let people = levers.of_population();
            let before = self.kept().iter().find(|before| before.levers.of_population() == people);
            let paths = match before {
                Some(before) => before.paths.clone(),
                None => {
                    let mut paths = Paths::new(self.place().members().len());
                    paths.project(self.place().members(), |model, path| {
                        model.project_with_flows(&levers, HORIZON, path)
                    })?;
                    paths
                }
            };
            kept.push(Kept { slot, name, levers, paths });
        }
        let several = !kept.is_empty();
        let all = All { open: Open { slot: open, name }, kept };
        self.set_beside(several.then(|| Arc::new(all) as Arc<dyn Beside>));
        Ok(())
    }

    /// Today, the baseline, and the scenarios in order; none of these where no other is kept beside the own path.
    pub fn compared_columns(&self) -> Vec<Whose> {
        let open = self.open().map(|open| (open.slot, open.name.clone()));
        let others = self.kept().iter().map(|kept| (kept.slot, kept.name.clone()));
        let mut all: Vec<_> = open.into_iter().chain(others).collect();
        all.sort_by_key(|(slot, _)| *slot);
        let scenarios = all.into_iter().map(|(slot, name)| Whose::Scenario(slot, name));
        [Whose::Now, Whose::Baseline].into_iter().chain(scenarios).collect()
    }

    /// Figures today, and in the last year on the baseline and in each scenario.
    pub fn compared(&self, indicators: &[Indicator]) -> Vec<Compared> {
        let (first, last) = (*self.years().start(), *self.years().end());
        let columns: Vec<_> = self
            .compared_columns()
            .iter()
            .map(|whose| {
                let (paths, levers, year) = match whose {
                    Whose::Now => (self.paths()[1], Levers::default(), first),
                    Whose::Baseline => (self.paths()[1], Levers::default(), last),
                    Whose::Scenario(slot, _) => {
                        let kept = self.kept().iter().find(|kept| kept.slot == *slot);
                        let open = (self.paths()[0], *self.levers());
                        let (paths, levers) = kept.map_or(open, |kept| (&kept.paths, kept.levers));
                        (paths, levers, last)
                    }
                };
                self.all_of(paths, &levers, year..=year).pop().unwrap_or_default()
            })
            .collect();
        let of = |indicator: Indicator| columns.iter().map(|figures| figures.get(indicator)).collect();
        indicators.iter().map(|&indicator| Compared { indicator, values: of(indicator) }).collect()
    }

    /// Inhabitants by the age groups of [`BANDS`], in the order of [`Self::compared_columns`].
    pub fn compared_ages(&self) -> Vec<[f64; BANDS.len()]> {
        let (first, last) = (*self.years().start(), *self.years().end());
        let columns = self.compared_columns();
        let people = columns.iter().map(|whose| match whose {
            Whose::Now => self.baseline().population(first),
            Whose::Baseline => self.baseline().population(last),
            Whose::Scenario(slot, _) => match self.kept().iter().find(|kept| kept.slot == *slot) {
                Some(kept) => kept.paths.whole().population(last),
                None => self.own().population(last),
            },
        });
        people.map(|people| BANDS.map(|band| people.map_or(0.0, |people| band.sum(people)))).collect()
    }

    /// A line of each kept scenario that differs from the baseline's, read from its paths.
    pub(crate) fn kept_series(
        &self,
        counts: Counts,
        baseline: &Line,
        mut read: impl FnMut(&Kept) -> Vec<f64>,
    ) -> Vec<Series> {
        let mut line = |kept: &Kept| Line { first_year: baseline.first_year, values: read(kept) };
        let series = self.kept().iter().map(|kept| Series {
            counts,
            path: Path::Kept(kept.slot),
            name: Some(kept.name.clone()),
            line: line(kept),
        });
        series.filter(|series| series.line != *baseline).collect()
    }
}
