//! A projected population, by year, and what happened in between.

use atlas::{AgeGroup, CELLS};
use demography::{Projector, Shape, StepResult};

use crate::place::{Scratch, sum};

/// A municipality projected under some levers. Made once and filled again for each run.
#[derive(Debug, Clone)]
pub struct Projection {
    pub(crate) projector: Projector,
    pub(crate) keep: Keep,
    pub(crate) scratch: Scratch,
}

/// What is kept of each step.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Keep {
    first_year: u16,
    /// `[year][sex][age]`, the start first.
    population: Vec<f64>,
    births: Vec<f64>,
    deaths: Vec<f64>,
    net_moves: Vec<f64>,
}

impl Keep {
    pub(crate) fn begin(&mut self, first_year: u16, start: &[f64], steps: usize) {
        self.first_year = first_year;
        self.population.clear();
        self.population.reserve((steps + 1) * CELLS);
        self.population.extend_from_slice(start);
        self.births.clear();
        self.deaths.clear();
        self.net_moves.clear();
    }

    pub(crate) fn step(&mut self, step: &StepResult<'_>) {
        self.population.extend_from_slice(step.population);
        self.births.push(step.births[0] + step.births[1]);
        self.deaths.push(sum(step.deaths));
        self.net_moves.push(sum(step.in_moves) - sum(step.out_moves));
    }
}

impl Default for Projection {
    fn default() -> Self {
        Self::new()
    }
}

impl Projection {
    /// An empty projection, to be filled by [`crate::PlaceModel::project`].
    pub fn new() -> Self {
        Self { projector: Projector::new(Shape::NORWAY), keep: Keep::default(), scratch: Scratch::new() }
    }

    /// Years whose 1 January population the projection holds, the base year first.
    pub fn years(&self) -> std::ops::RangeInclusive<u16> {
        let keep = &self.keep;
        let steps = u16::try_from(keep.births.len()).unwrap_or(u16::MAX);
        keep.first_year..=keep.first_year.saturating_add(steps)
    }

    /// Population on 1 January of a year by sex (females first) and single age; `None` outside [`Self::years`].
    pub fn population(&self, year: u16) -> Option<&[f64]> {
        let at = usize::from(year.checked_sub(self.keep.first_year)?) * CELLS;
        self.keep.population.get(at..at + CELLS)
    }

    /// Population on 1 January of all [`Self::years`]: `[year][sex][age]`, flattened.
    pub fn cells(&self) -> &[f64] {
        &self.keep.population
    }

    /// Persons of an age group on 1 January of each year.
    pub fn group(&self, group: AgeGroup) -> impl Iterator<Item = f64> + '_ {
        self.keep.population.chunks_exact(CELLS).map(move |cells| group.sum(cells))
    }

    /// Inhabitants on 1 January of each year.
    pub fn totals(&self) -> impl Iterator<Item = f64> + '_ {
        self.keep.population.chunks_exact(CELLS).map(sum)
    }

    /// Births during each calendar year from the base year.
    pub fn births(&self) -> &[f64] {
        &self.keep.births
    }

    /// Deaths during each calendar year from the base year.
    pub fn deaths(&self) -> &[f64] {
        &self.keep.deaths
    }

    /// Net moves during each calendar year from the base year.
    pub fn net_moves(&self) -> &[f64] {
        &self.keep.net_moves
    }
}
