//! A projected population, by year, and what happened in between.

use atlas::{AgeGroup, CELLS};
use demography::{PopulationStep, Projector, Shape, StepResult};

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
    flows: Flows,
}

/// Deaths and moves during each calendar year from the base year, persons.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Flows {
    /// Deaths.
    pub deaths: Vec<f64>,
    /// In-moves less out-moves.
    pub net_moves: Vec<f64>,
}

/// What happens in each year to each cohort of a municipality. Arrays are
/// `[year][sex][age at its end]`, flattened; age 0 is the year's newborns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CohortFlows {
    /// Persons on 1 January of each year, the year after the last one included: `[year][sex][age]`.
    pub population: Vec<f64>,
    /// Girls and boys born, `[year][sex]`.
    pub births: Vec<f64>,
    /// Deaths.
    pub deaths: Vec<f64>,
    /// Those who move out.
    pub out_moves: Vec<f64>,
    /// Those who move in.
    pub in_moves: Vec<f64>,
}

impl CohortFlows {
    pub(crate) fn add(&mut self, step: &StepResult<'_>) {
        self.population.extend_from_slice(step.population);
        self.births.extend_from_slice(&step.births);
        self.deaths.extend_from_slice(step.deaths);
        self.out_moves.extend_from_slice(step.out_moves);
        self.in_moves.extend_from_slice(step.in_moves);
    }
}

impl Keep {
    pub(crate) fn begin(&mut self, first_year: u16, start: &[f64], steps: usize) {
        self.first_year = first_year;
        self.population.clear();
        self.population.reserve((steps + 1) * CELLS);
        self.population.extend_from_slice(start);
        self.births.clear();
        self.flows.deaths.clear();
        self.flows.net_moves.clear();
    }

    pub(crate) fn population(&mut self, step: &PopulationStep<'_>) {
        self.population.extend_from_slice(step.population);
        self.births.push(step.births[0] + step.births[1]);
    }

    pub(crate) fn flows(&mut self, step: &StepResult<'_>) {
        let StepResult { step, population, births, deaths, out_moves, in_moves, .. } = *step;
        self.population(&PopulationStep { step, population, births });
        self.flows.deaths.push(sum(deaths));
        self.flows.net_moves.push(sum(in_moves) - sum(out_moves));
    }
}

fn add(sums: &mut [f64], values: &[f64]) {
    sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
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

    /// Makes this the sum of projections of the same years: how a county, a region or the nation comes about.
    ///
    /// # Panics
    /// If the projections are not of the same years.
    pub fn sum_of<'a>(&mut self, projections: impl IntoIterator<Item = &'a Self>) {
        let keep = &mut self.keep;
        let mut parts = projections.into_iter().map(|projection| &projection.keep);
        let Some(first) = parts.next() else { return *keep = Keep::default() };
        keep.clone_from(first);
        for part in parts {
            assert_eq!(
                (keep.first_year, keep.births.len()),
                (part.first_year, part.births.len()),
                "other years"
            );
            add(&mut keep.population, &part.population);
            add(&mut keep.births, &part.births);
            add(&mut keep.flows.deaths, &part.flows.deaths);
            add(&mut keep.flows.net_moves, &part.flows.net_moves);
        }
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

    /// Deaths and moves, if the projection was made by [`crate::PlaceModel::project_with_flows`].
    pub fn flows(&self) -> Option<&Flows> {
        (!self.keep.flows.deaths.is_empty()).then_some(&self.keep.flows)
    }
}
