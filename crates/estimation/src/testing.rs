//! A small made-up country whose assumptions are known, for the tests of the steps.

use ndarray::{Array2, Array3, Array4};

use crate::{
    AGES, CELLS, Counted, CountedMoves, EXACT_AGES, EstimationError, FERTILE_AGES, FIRST_FERTILE_AGE, Flows,
    KommunePlace, SEXES, Statistics, cell,
};

/// Years of the made-up tables: populations 2000..=2020, events 2000..=2019.
pub(crate) const FIRST_YEAR: i32 = 2000;
/// Last 1 January of the made-up tables.
pub(crate) const LAST_YEAR: i32 = 2020;
const YEARS: usize = 21;

/// Ages (year end) at which the made-up country receives and moves people.
pub(crate) const MOVING_AGES: std::ops::RangeInclusive<usize> = 20..=39;

/// What is known about the made-up country.
pub(crate) struct Country {
    /// Inhabitants aged 0..=99 per sex and age at the start, by municipality.
    pub(crate) sizes: Vec<f64>,
    /// Net immigration of the whole country by year, persons.
    pub(crate) immigration: fn(i32) -> f64,
    /// Part of the survivors aged 20-39 who move from municipality 0 to 1 each year.
    pub(crate) domestic_rate: f64,
    /// Multiplier on qx from exact age 60, by municipality.
    pub(crate) mortality: Vec<f64>,
    /// Multiplier on ASFR, by municipality.
    pub(crate) fertility: Vec<f64>,
    /// Persons of either sex whom the register finds or strikes out at the end of a year, by municipality and age: neither
    /// born, dead nor moved then.
    pub(crate) corrections: fn(i32, usize, usize) -> f64,
}

impl Country {
    /// Four municipalities alike but for their size, in two classes and two regions of one county.
    pub(crate) fn plain() -> Self {
        Self {
            sizes: vec![1000.0, 1000.0, 400.0, 40.0],
            immigration: |_| 800.0,
            domestic_rate: 0.0,
            mortality: vec![1.0; 4],
            fertility: vec![1.0; 4],
            corrections: |_, _, _| 0.0,
        }
    }

    /// Its tables.
    pub(crate) fn statistics(&self) -> Result<Statistics, EstimationError> {
        self.counted().map(|(statistics, _)| statistics)
    }

    /// Its tables, and what was counted in its municipalities, apart.
    pub(crate) fn counted(&self) -> Result<(Statistics, Flows), EstimationError> {
        let count = self.sizes.len();
        let q = |age: usize| {
            if age == EXACT_AGES - 1 { 1.0 } else { 0.0005 + 0.3 * (age as f64 / 105.0).powi(6) }
        };
        let asfr: Vec<f64> = (0..FERTILE_AGES)
            .map(|index| if (20..35).contains(&(index + FIRST_FERTILE_AGE)) { 0.12 } else { 0.0 })
            .collect();
        let mut population = Array4::zeros((YEARS, count, SEXES, AGES));
        let mut births = Array2::zeros((YEARS - 1, SEXES));
        let counted = || Counted { first_year: FIRST_YEAR, figures: vec![vec![None; count]; YEARS - 1] };
        let moves = CountedMoves { first_year: FIRST_YEAR, figures: vec![vec![None; count]; YEARS - 1] };
        let mut flows = Flows { births: counted(), deaths: counted(), moves };
        for (k, size) in self.sizes.iter().enumerate() {
            for sex in 0..SEXES {
                for age in 0..100 {
                    // Fewer at each age, so that the open group stays small.
                    population[[0, k, sex, age]] = size * (1.0 - age as f64 / 100.0);
                }
            }
        }
        for step in 0..YEARS - 1 {
            let year = FIRST_YEAR + i32::try_from(step).unwrap_or(0);
            let total: f64 = population.index_axis(ndarray::Axis(0), step).sum();
            let mut leavers = vec![0.0; CELLS];
            for k in 0..count {
                let share: f64 =
                    (0..CELLS).map(|place| population[[step, k, place / AGES, place % AGES]]).sum::<f64>()
                        / total;
                let (mut dead, mut moved) = (0.0, vec![0.0; CELLS]);
                for sex in 0..SEXES {
                    for age in 0..AGES {
                        let level = if age >= 60 { self.mortality[k] } else { 1.0 };
                        let dying = 0.5 * (q(age) + q(age + 1)) * level;
                        let end = (age + 1).min(AGES - 1);
                        population[[step + 1, k, sex, end]] +=
                            population[[step, k, sex, age]] * (1.0 - dying);
                        dead += population[[step, k, sex, age]] * dying;
                    }
                    for age in MOVING_AGES {
                        let place = cell(sex, age);
                        if k == 0 {
                            leavers[place] = population[[step + 1, k, sex, age]] * self.domestic_rate;
                            moved[place] -= leavers[place];
                        } else if k == 1 {
                            moved[place] += leavers[place];
                        }
                        moved[place] += share * (self.immigration)(year) / 40.0;
                        population[[step + 1, k, sex, age]] += moved[place];
                    }
                }
                let born: f64 = (0..FERTILE_AGES)
                    .map(|index| {
                        let age = index + FIRST_FERTILE_AGE;
                        let women = 0.5 * (population[[step, k, 0, age]] + population[[step + 1, k, 0, age]]);
                        women * asfr[index] * self.fertility[k]
                    })
                    .sum();
                for sex in 0..SEXES {
                    population[[step + 1, k, sex, 0]] = 0.5 * born * (1.0 - q(0));
                    births[[step, sex]] += 0.5 * born;
                    for age in 0..AGES {
                        population[[step + 1, k, sex, age]] += (self.corrections)(year, k, age);
                    }
                }
                flows.births.figures[step][k] = Some(born);
                flows.deaths.figures[step][k] = Some(dead + born * q(0));
                flows.moves.figures[step][k] = Some(moved);
            }
        }
        let national = population.sum_axis(ndarray::Axis(1));
        let qx = Array3::from_shape_fn((YEARS - 1, SEXES, EXACT_AGES), |(_, _, age)| q(age));
        let fertility = Array2::from_shape_fn((YEARS - 1, FERTILE_AGES), |(_, index)| asfr[index]);
        let places = (0..count)
            .map(|k| KommunePlace {
                number: format!("{:04}", 100 + k),
                centrality: k / 2,
                region: k / 2,
                county: 0,
            })
            .collect();
        let statistics = Statistics::new(
            places,
            (FIRST_YEAR, population),
            (FIRST_YEAR, national),
            (FIRST_YEAR, qx),
            (FIRST_YEAR, fertility),
            (FIRST_YEAR, births),
        )?;
        Ok((statistics, flows))
    }
}
