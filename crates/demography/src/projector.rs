//! The loop over the steps.

use crate::cohorts::{CohortsEnd, cohort_in_out, cohorts_in_out};
use crate::error::{KernelError, Moment, Warning};
use crate::process::{births, mass_balance, net_migration, newborns, survival};
use crate::rates::{Migration, Rates, YearRates, check_start_length, validate_start};
use crate::shape::{Sex, Shape};

/// Projects populations of one [`Shape`]; owns all buffers, so that a run allocates nothing. Reusable.
///
/// ```
/// use demography::{MigrationArrays, Projector, RateArrays, Sexes, Shape};
/// use ndarray::{Array1, Array2, Array3};
///
/// let shape = Shape::new(3, Sexes::Both, 1)?;
/// let mut rates = RateArrays::new(
///     shape,
///     Array3::ones((10, 2, 3)),  // nobody dies
///     Array2::zeros((10, 3)),    // nobody is born
///     Array1::from_elem(10, 1.05),
///     MigrationArrays::End { net: Array3::zeros((10, 2, 3)) },
/// )?;
/// let mut projector = Projector::new(shape);
/// let mut last = 0.0;
/// projector.run(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], &mut rates, |step| last = step.population[2])?;
/// assert_eq!(last, 6.0); // all women have reached the open age group
/// # Ok::<(), demography::KernelError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Projector {
    shape: Shape,
    /// The population at the start of the step and at its end: swapped after each.
    now: Vec<f64>,
    next: Vec<f64>,
    /// Those whom survival and births meet, where that is not the population at the start.
    exposed: Vec<f64>,
    deaths: Vec<f64>,
    out_moves: Vec<f64>,
    in_moves: Vec<f64>,
    births_by_age: Vec<f64>,
}

/// What a step has led to, lent to the `visit` closure of [`Projector::run`].
///
/// Flows by sex and age are by age group *at the end of the step*, that is by cohort.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StepResult<'a> {
    /// The step, counted from 0.
    pub step: usize,
    /// The population `[sex][age]` at the end of the step, persons.
    pub population: &'a [f64],
    /// Girls and boys born during the step, persons; boys too where only women are followed.
    pub births: [f64; 2],
    /// Births `[age]` by age group of the mother, persons; their sum is that of `births` up to rounding.
    pub births_by_age: &'a [f64],
    /// Deaths `[sex][age]` during the step, persons.
    pub deaths: &'a [f64],
    /// People who moved out `[sex][age]` during the step, persons. Under net migration: the net losses.
    pub out_moves: &'a [f64],
    /// People who moved in `[sex][age]` during the step, persons. Under net migration: the net gains.
    pub in_moves: &'a [f64],
}

/// The population a step has led to, lent to the `visit` closure of [`Projector::run_population`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PopulationStep<'a> {
    /// The step, counted from 0.
    pub step: usize,
    /// The population `[sex][age]` at the end of the step, persons.
    pub population: &'a [f64],
    /// Girls and boys born during the step, persons; boys too where only women are followed.
    pub births: [f64; 2],
}

impl Projector {
    /// A projector with buffers for one shape.
    pub fn new(shape: Shape) -> Projector {
        let cells = || vec![0.0; shape.len()];
        Projector {
            shape,
            now: cells(),
            next: cells(),
            exposed: cells(),
            deaths: cells(),
            out_moves: cells(),
            in_moves: cells(),
            births_by_age: vec![0.0; shape.n_ages()],
        }
    }

    /// The shape that the buffers have.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// Projects `start` `[sex][age]` (persons) through all steps of `rates` and lends each step's result to `visit`.
    ///
    /// A hot path: of its input it checks lengths only. In debug builds it validates values too; in release builds the
    /// caller vouches for them, for example by [`YearRates::validate`] where the rates are made. Values out of bounds
    /// then give numbers without meaning, but no panic. It allocates only if there are warnings to give.
    ///
    /// Returns one warning for each population cell that was below zero.
    ///
    /// # Errors
    ///
    /// [`KernelError::Length`] if a slice does not fit the shape, [`KernelError::Overflow`] if numbers grow beyond what
    /// f64 holds; in debug builds also the errors of [`YearRates::validate`]. Steps before the fault have been visited.
    pub fn run(
        &mut self,
        start: &[f64],
        rates: &mut impl Rates,
        visit: impl FnMut(StepResult<'_>),
    ) -> Result<Vec<Warning>, KernelError> {
        self.run_steps::<{ cfg!(debug_assertions) }, true>(start, rates, visit)
    }

    /// As [`run`](Projector::run), without the flows by age, in a quarter to a third less time: the same population and
    /// births, bit for bit.
    ///
    /// # Errors
    ///
    /// Those of [`run`](Projector::run).
    pub fn run_population(
        &mut self,
        start: &[f64],
        rates: &mut impl Rates,
        mut visit: impl FnMut(PopulationStep<'_>),
    ) -> Result<Vec<Warning>, KernelError> {
        self.run_steps::<{ cfg!(debug_assertions) }, false>(start, rates, |result| {
            let StepResult { step, population, births, .. } = result;
            visit(PopulationStep { step, population, births });
        })
    }

    /// As [`run`](Projector::run), with every value of the input validated in all builds.
    ///
    /// # Errors
    ///
    /// Those of [`validate_start`] and [`YearRates::validate`], and [`KernelError::Overflow`].
    pub fn run_validating(
        &mut self,
        start: &[f64],
        rates: &mut impl Rates,
        visit: impl FnMut(StepResult<'_>),
    ) -> Result<Vec<Warning>, KernelError> {
        self.run_steps::<true, true>(start, rates, visit)
    }

    /// The loop over the steps. Without `FLOWS` the flows in what it lends are not to be read.
    #[inline]
    fn run_steps<const VALIDATE: bool, const FLOWS: bool>(
        &mut self,
        start: &[f64],
        rates: &mut impl Rates,
        mut visit: impl FnMut(StepResult<'_>),
    ) -> Result<Vec<Warning>, KernelError> {
        let shape = self.shape;
        if VALIDATE {
            validate_start(start, shape)?;
        } else {
            check_start_length(start, shape)?;
        }
        self.now.copy_from_slice(start);
        let mut warnings = Vec::new();
        for step in 0..rates.steps() {
            let year = rates.step(step, &self.now);
            if VALIDATE {
                year.validate(shape, step)?;
            } else {
                year.check_lengths(shape, step)?;
            }
            let births = match year.migration {
                Migration::InOut { out_rate, in_count } => {
                    self.step_in_out::<FLOWS>(&year, out_rate, in_count)
                }
                Migration::End { net } => self.step_net(&year, net, Timing::End),
                Migration::Even { net } => self.step_net(&year, net, Timing::Even),
            };
            // Only births multiply without bound, so a number that outgrows f64 shows here first.
            if !(births[0] + births[1]).is_finite() {
                return Err(KernelError::Overflow { step });
            }
            let in_moves = match year.migration {
                Migration::InOut { in_count, .. } => in_count,
                Migration::End { .. } => &self.in_moves,
                Migration::Even { .. } => {
                    warn_of_negatives(&mut warnings, shape, step, Moment::BeforeSurvival, &self.exposed);
                    &self.in_moves
                }
            };
            if !matches!(year.migration, Migration::InOut { .. }) {
                warn_of_negatives(&mut warnings, shape, step, Moment::End, &self.next);
            }
            visit(StepResult {
                step,
                population: &self.next,
                births,
                births_by_age: &self.births_by_age,
                deaths: &self.deaths,
                out_moves: &self.out_moves,
                in_moves,
            });
            std::mem::swap(&mut self.now, &mut self.next);
        }
        Ok(warnings)
    }

    /// One step with out-moves as rates and in-moves as counts, from `now` to `next`.
    ///
    /// Without `FLOWS` the flow buffers keep old numbers; the population is the same bit for bit.
    #[inline]
    fn step_in_out<const FLOWS: bool>(
        &mut self,
        rates: &YearRates<'_>,
        out_rate: &[f64],
        in_count: &[f64],
    ) -> [f64; 2] {
        let n = self.shape.n_ages();
        let cells = self.shape.len();
        // One loop over both sexes. It also carries the women's open group into the first cell of the men and the last
        // closed group alone into each open group; those cells are set right below.
        cohorts_in_out::<FLOWS>(
            CohortsEnd {
                population: &mut self.next[1..],
                deaths: &mut self.deaths[1..],
                out_moves: &mut self.out_moves[1..],
            },
            &self.now[..cells - 1],
            &rates.survival[1..],
            &out_rate[1..],
            &in_count[1..],
        );
        for open in (n - 1..cells).step_by(n) {
            let cohort = self.now[open - 1] + self.now[open];
            self.end_cohort_in_out(open, cohort, rates.survival[open], out_rate[open], in_count[open]);
        }

        let births = self.births::<FLOWS>(rates, Women::Now);
        for (newborn, &born) in (0..cells).step_by(n).zip(&births) {
            self.end_cohort_in_out(
                newborn,
                born,
                rates.survival[newborn],
                out_rate[newborn],
                in_count[newborn],
            );
        }
        births
    }

    /// Brings the cohort that ends in cell `i` through deaths, out-moves and in-moves.
    #[inline]
    fn end_cohort_in_out(&mut self, i: usize, cohort: f64, ratio: f64, out_rate: f64, in_count: f64) {
        (self.next[i], self.deaths[i], self.out_moves[i]) = cohort_in_out(cohort, ratio, out_rate, in_count);
    }

    /// Girls and boys born during the step, once the women at its end are known.
    #[inline]
    fn births<const BY_AGE: bool>(&mut self, rates: &YearRates<'_>, women: Women) -> [f64; 2] {
        let n = self.shape.n_ages();
        let start = match women {
            Women::Now => &self.now,
            Women::Exposed => &self.exposed,
        };
        let births = births::<BY_AGE>(
            &rates.asfr[1..n],
            &start[1..n],
            &self.next[1..n],
            f64::from(self.shape.age_width()),
            &mut self.births_by_age[1..n],
        );
        newborns(births, rates.srb)
    }

    /// *Net migration (UN timings)*: one step with net migrants as counts, from `now` to `next`.
    fn step_net(&mut self, rates: &YearRates<'_>, net: &[f64], timing: Timing) -> [f64; 2] {
        let n = self.shape.n_ages();
        // The share of the net migrants who come before survival.
        let (before, after) = match timing {
            Timing::Even => (0.5, 0.5),
            Timing::End => (0.0, 1.0),
        };
        for ((exposed, now), net) in self.exposed.iter_mut().zip(&self.now).zip(net) {
            *exposed = now + before * net;
        }
        for sex in 0..self.shape.n_sexes() {
            let start = sex * n;
            for age in 1..n {
                let i = start + age;
                let (mut cohort, (mut gain, mut loss)) =
                    (self.exposed[i - 1], net_migration(before * net[i - 1]));
                if age == n - 1 {
                    cohort += self.exposed[i];
                    let (open_gain, open_loss) = net_migration(before * net[i]);
                    gain += open_gain;
                    loss += open_loss;
                }
                self.end_cohort_net(i, cohort, rates.survival[i], after * net[i], timing);
                self.in_moves[i] += gain;
                self.out_moves[i] += loss;
            }
        }

        let births = self.births::<true>(rates, Women::Exposed);
        for (newborn, &born) in (0..self.shape.len()).step_by(n).zip(&births) {
            self.end_cohort_net(newborn, born, rates.survival[newborn], after * net[newborn], timing);
        }
        if timing == Timing::End {
            // Only now, after births: these migrants have no part in them.
            for i in 0..self.next.len() {
                self.next[i] = mass_balance(self.next[i], 0.0, self.out_moves[i], self.in_moves[i]);
            }
        }
        births
    }

    /// Brings the cohort that ends in cell `i` through survival and the net migrants who come `after` it. Under `End`
    /// the migrants are noted as flows, and join once births are known.
    #[inline]
    fn end_cohort_net(&mut self, i: usize, cohort: f64, ratio: f64, after: f64, timing: Timing) {
        let deaths = survival(cohort, ratio);
        let (gain, loss) = net_migration(after);
        (self.deaths[i], self.in_moves[i], self.out_moves[i]) = (deaths, gain, loss);
        self.next[i] = match timing {
            Timing::Even => mass_balance(cohort, deaths, loss, gain),
            Timing::End => mass_balance(cohort, deaths, 0.0, 0.0),
        };
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Timing {
    End,
    Even,
}

/// The women whom births at the start of a step are reckoned from.
#[derive(Debug, Clone, Copy)]
enum Women {
    /// Those of the population at the start.
    Now,
    /// Those with the net migrants who come before survival.
    Exposed,
}

fn warn_of_negatives(
    warnings: &mut Vec<Warning>,
    shape: Shape,
    step: usize,
    moment: Moment,
    population: &[f64],
) {
    for (sex, ages) in Sex::ALL.into_iter().zip(population.chunks_exact(shape.n_ages())) {
        for (age, &value) in ages.iter().enumerate() {
            if value < 0.0 {
                warnings.push(Warning { step, sex, age, moment, value });
            }
        }
    }
}
