//! Paths (METHOD.md): one future after the other.

use std::ops::RangeInclusive;

use crate::bands::Bands;
use crate::draws::Draws;
use crate::expected::{Expected, Patterns, newborns};
use crate::spread::{OLD, Spread};
use crate::{AGES, CELLS};

/// The seed that the product and the backtest use.
pub const SEED: u64 = 2026;

/// The stream of what all municipalities share; theirs are by number.
const NATION: u64 = 0;

/// Paths of one place: made a few at a time, so that others can do something in between.
#[derive(Debug, Clone)]
pub struct Paths {
    expected: Expected,
    patterns: Patterns,
    spread: Spread,
    seed: u64,
    stream: u64,
    groups: Vec<RangeInclusive<usize>>,
    /// Variance of moving by chance, per person and year, `[sex][age]`.
    moving_chance: Vec<f64>,
    /// Standard deviation of the place's own mortality.
    local_mortality: f64,
    /// Expected woman-years of each year, weighed by fertility.
    mothers: Vec<f64>,
    made: u64,
    /// `[path][year][group]`, persons on 1 January, the first year left out.
    outcomes: Vec<f64>,
    scratch: [Vec<f64>; 2],
}

/// What goes on from year to year in a path.
struct Shocks {
    nation: Draws,
    place: Draws,
    national_moving: f64,
    local_moving: f64,
    local_scale: f64,
    mortality: f64,
    fertility: f64,
}

impl Paths {
    /// Begins. `stream` is the municipality's number: its chance is its own, the nation's is common to all. `groups` are the
    /// ages to be told of, the open one [`AGES`] - 1.
    ///
    /// # Panics
    /// If an array has another length than its doc says.
    pub fn new(
        expected: Expected,
        patterns: Patterns,
        spread: Spread,
        (seed, stream): (u64, u64),
        groups: Vec<RangeInclusive<usize>>,
    ) -> Self {
        assert!(
            expected.start.len() == CELLS && expected.years.iter().all(|year| year.is_whole()),
            "cells of a population"
        );
        let mut start = expected.start.clone();
        let mut end = vec![0.0; CELLS];
        let deaths = expected.years.first().map_or(0.0, |year| year.deaths(&start));
        // The more have died, the better is known how many die: as an estimate from deaths and a guess beforehand.
        let known = spread.local_mortality_known / (spread.local_mortality_known + deaths);
        let mothers = expected
            .years
            .iter()
            .map(|year| {
                year.advance(&start, &mut end, patterns.sex_ratio_at_birth);
                let mothers = year.mothers(&start, &end);
                std::mem::swap(&mut start, &mut end);
                mothers
            })
            .collect();
        let moving_chance = (0..CELLS)
            .map(|cell| {
                let part = if cell % AGES < OLD { 1.0 } else { spread.moving_chance_of_old };
                spread.moving_chance * part * patterns.intensity[cell]
            })
            .collect();
        Self {
            expected,
            patterns,
            spread,
            seed,
            stream,
            groups,
            moving_chance,
            local_mortality: spread.local_mortality * known.sqrt(),
            mothers,
            made: 0,
            outcomes: Vec::new(),
            scratch: [start, end],
        }
    }

    /// Paths made so far.
    pub const fn made(&self) -> u64 {
        self.made
    }

    /// Makes so many further paths.
    pub fn make(&mut self, further: u64) {
        for path in self.made..self.made + further {
            self.path(path);
        }
        self.made += further;
    }

    /// Outcomes of the paths made so far for a group, by its place among them, so many years ahead (from one).
    pub fn bands(&self, group: usize, years: usize) -> Bands {
        let row = self.expected.years.len() * self.groups.len();
        let at = years.checked_sub(1).map(|step| step * self.groups.len() + group);
        let outcome = |path: &[f64]| at.and_then(|at| path.get(at)).copied();
        Bands::new(self.outcomes.chunks_exact(row.max(1)).filter_map(outcome).collect())
    }

    fn path(&mut self, path: u64) {
        let Self {
            expected,
            patterns,
            spread,
            groups,
            moving_chance,
            local_mortality,
            mothers,
            outcomes,
            scratch,
            ..
        } = self;
        let [start, end] = scratch;
        let mut shocks = Shocks::new(spread, *local_mortality, self.seed, self.stream, path);
        start.copy_from_slice(&expected.start);
        // Persons who came by chance the year before, less those who left.
        let mut passing = 0.0;
        for (year, mothers) in expected.years.iter().zip(mothers) {
            shocks.next(spread);
            let people: f64 = start.iter().sum();
            let abroad = shocks.national_moving * people;
            let local = shocks.local_moving * people - spread.moving_returns * passing;
            passing = 0.0;
            let deadlier = libm::exp(shocks.mortality);
            for sex in [0, AGES] {
                for age in 1..AGES {
                    let cell = sex + age;
                    let cohort = start[cell - 1] + if age == AGES - 1 { start[cell] } else { 0.0 };
                    let death = at_most_one(year.death[cell] * deadlier);
                    let living = cohort * (1.0 - death);
                    // Nobody is fewer than none: a cell may be for a moment, as its chance is drawn from a bell.
                    let chance = (living * death + cohort * moving_chance[cell]).max(0.0).sqrt();
                    let chance = chance * shocks.place.rough();
                    if age < OLD {
                        // Below that age hardly anybody dies: nearly all of it is moving.
                        passing += chance;
                    }
                    end[cell] = living * (1.0 - year.out_rate[cell])
                        + year.in_count[cell]
                        + abroad * patterns.immigrants[cell]
                        + local * patterns.movers[cell]
                        + chance;
                }
            }
            let ratio = if *mothers > 0.0 { year.mothers(start, end) / *mothers } else { 1.0 };
            let births = (year.births * ratio * libm::exp(shocks.fertility)).max(0.0);
            let births = births + births.sqrt() * shocks.place.rough();
            for (cell, part) in newborns(patterns.sex_ratio_at_birth) {
                let infants = births * part;
                let moves = infants.max(0.0) * moving_chance[cell];
                end[cell] = infants * (1.0 - year.death[cell]) * (1.0 - year.out_rate[cell])
                    + year.in_count[cell]
                    + abroad * patterns.immigrants[cell]
                    + local * patterns.movers[cell]
                    + moves.sqrt() * shocks.place.rough();
            }
            let persons = |ages: &RangeInclusive<usize>| {
                let sum = |sex: usize| end[sex + ages.start()..=sex + ages.end()].iter().sum::<f64>();
                (sum(0) + sum(AGES)).max(0.0)
            };
            outcomes.extend(groups.iter().map(persons));
            std::mem::swap(start, end);
        }
    }
}

impl Shocks {
    fn new(spread: &Spread, local_mortality: f64, seed: u64, stream: u64, path: u64) -> Self {
        let nation = Draws::new(seed, NATION, path);
        let mut place = Draws::new(seed, stream, path);
        // Of all scales the mean square is one.
        let varies = spread.local_moving_varies;
        let local_scale = libm::exp(varies * place.normal() - varies * varies);
        let mortality = local_mortality * place.normal();
        let fertility = spread.local_fertility * place.normal();
        // What is unusual about a place today is unusual from the first year on.
        let local_moving = spread.local_moving * local_scale * place.normal();
        Self { nation, place, national_moving: 0.0, local_moving, local_scale, mortality, fertility }
    }

    fn next(&mut self, spread: &Spread) {
        let kept = |lasts: f64| (1.0 - lasts * lasts).sqrt();
        self.national_moving = self.national_moving * spread.national_moving_lasts
            + kept(spread.national_moving_lasts) * spread.national_moving * self.nation.normal();
        self.local_moving = self.local_moving * spread.local_moving_lasts
            + kept(spread.local_moving_lasts) * spread.local_moving * self.local_scale * self.place.normal();
        self.mortality += spread.national_mortality * self.nation.normal();
        self.fertility += spread.national_fertility * self.nation.normal();
    }
}

/// The value, but one where it is more.
#[inline(always)]
fn at_most_one(value: f64) -> f64 {
    if value < 1.0 { value } else { 1.0 }
}
