//! Whole projections in arrays: rates for all steps in, everything out.

use ndarray::{Array1, Array2, Array3, ArrayView2, Axis};

use crate::error::{KernelError, Place, Quantity, Warning};
use crate::projector::Projector;
use crate::rates::{Migration, Rates, YearRates};
use crate::shape::Shape;

/// Validated rates of every step, in arrays.
#[derive(Debug, Clone, PartialEq)]
pub struct RateArrays {
    survival: Array3<f64>,
    asfr: Array2<f64>,
    srb: Array1<f64>,
    migration: MigrationArrays,
}

/// Moving in and out in every step; see [`Migration`] for what each form means.
#[derive(Debug, Clone, PartialEq)]
pub enum MigrationArrays {
    /// Net migrants at the end of each step.
    End {
        /// Net migrants `[step][sex][age]`, persons.
        net: Array3<f64>,
    },
    /// Half of the net migrants at the start of each step, half at its end.
    Even {
        /// Net migrants `[step][sex][age]`, persons.
        net: Array3<f64>,
    },
    /// Out-moves as rates, then in-moves as counts.
    InOut {
        /// Probabilities of moving out `[step][sex][age]`.
        out_rate: Array3<f64>,
        /// People moving in `[step][sex][age]`, persons.
        in_count: Array3<f64>,
    },
}

impl RateArrays {
    /// Takes arrays with one row per step and validates all of them.
    ///
    /// `survival` is `[step][sex][age]`, `asfr` `[step][age]` in births per woman and year, `srb` `[step]` in boys per
    /// girl; the number of steps is the length of `srb`. Index conventions are those of [`YearRates`].
    ///
    /// # Errors
    ///
    /// [`KernelError::Length`] if an array does not fit the shape and the number of steps, otherwise the first error of
    /// [`YearRates::validate`].
    pub fn new(
        shape: Shape,
        survival: Array3<f64>,
        asfr: Array2<f64>,
        srb: Array1<f64>,
        migration: MigrationArrays,
    ) -> Result<RateArrays, KernelError> {
        let steps = srb.len();
        let cube = |quantity, array: Array3<f64>| {
            expect_dimensions(quantity, array.shape(), &[steps, shape.n_sexes(), shape.n_ages()])?;
            Ok(array.as_standard_layout().into_owned())
        };
        expect_dimensions(Quantity::Asfr, asfr.shape(), &[steps, shape.n_ages()])?;
        let survival = cube(Quantity::Survival, survival)?;
        let migration = match migration {
            MigrationArrays::End { net } => MigrationArrays::End { net: cube(Quantity::NetMigration, net)? },
            MigrationArrays::Even { net } => {
                MigrationArrays::Even { net: cube(Quantity::NetMigration, net)? }
            }
            MigrationArrays::InOut { out_rate, in_count } => MigrationArrays::InOut {
                out_rate: cube(Quantity::OutRate, out_rate)?,
                in_count: cube(Quantity::InCount, in_count)?,
            },
        };
        let rates = RateArrays { survival, asfr: asfr.as_standard_layout().into_owned(), srb, migration };
        for step in 0..steps {
            rates.year(step).validate(shape, step)?;
        }
        Ok(rates)
    }

    fn year(&self, step: usize) -> YearRates<'_> {
        let migration = match &self.migration {
            MigrationArrays::End { net } => Migration::End { net: row(net, step) },
            MigrationArrays::Even { net } => Migration::Even { net: row(net, step) },
            MigrationArrays::InOut { out_rate, in_count } => {
                Migration::InOut { out_rate: row(out_rate, step), in_count: row(in_count, step) }
            }
        };
        YearRates {
            survival: row(&self.survival, step),
            asfr: row(&self.asfr, step),
            srb: self.srb[step],
            migration,
        }
    }
}

impl Rates for RateArrays {
    fn steps(&self) -> usize {
        self.srb.len()
    }

    fn step(&mut self, step: usize, _population: &[f64]) -> YearRates<'_> {
        self.year(step)
    }
}

/// One step of an array in standard layout, as a contiguous slice.
fn row<D: ndarray::RemoveAxis>(array: &ndarray::Array<f64, D>, step: usize) -> &[f64] {
    let values = array.as_slice().expect("RateArrays::new has brought its arrays into standard layout");
    let width = values.len() / array.len_of(Axis(0));
    &values[step * width..(step + 1) * width]
}

/// Compares the dimensions from the outermost inwards; the place of an error is the first array of the wrong length.
fn expect_dimensions(quantity: Quantity, actual: &[usize], expected: &[usize]) -> Result<(), KernelError> {
    for (&actual, &expected) in actual.iter().zip(expected) {
        if actual != expected {
            let place = Place { quantity, step: None, sex: None, age: None };
            return Err(KernelError::Length { place, expected, actual });
        }
    }
    Ok(())
}

/// A whole projection: populations, births and the flows of every cohort.
///
/// Flows by age are by age group at the end of the step, that is by cohort.
#[derive(Debug, Clone, PartialEq)]
pub struct Trajectory {
    /// Population `[time][sex][age]`, persons: the start first, so one more than there are steps.
    pub population: Array3<f64>,
    /// Births `[step][sex]`, persons.
    pub births: Array2<f64>,
    /// Births `[step][age]` by age group of the mother, persons; both sexes.
    pub births_by_age: Array2<f64>,
    /// Deaths `[step][sex][age]`, persons.
    pub deaths: Array3<f64>,
    /// People who moved out `[step][sex][age]`, persons. Under net migration: the net losses.
    pub out_moves: Array3<f64>,
    /// People who moved in `[step][sex][age]`, persons. Under net migration: the net gains.
    pub in_moves: Array3<f64>,
    /// Each population cell that was below zero.
    pub warnings: Vec<Warning>,
}

/// Projects `start` `[sex][age]` (persons) through all steps of `rates`, validating every value, and keeps everything.
///
/// ```
/// use demography::{MigrationArrays, RateArrays, Sexes, Shape, project};
/// use ndarray::{Array1, Array2, Array3, array};
///
/// // Two sexes, ages 0, 1 and 2+; half of the oldest die each year, and one girl moves in.
/// let shape = Shape::new(3, Sexes::Both, 1)?;
/// let mut survival = Array3::ones((1, 2, 3));
/// survival.index_axis_mut(ndarray::Axis(2), 2).fill(0.5);
/// let mut in_count = Array3::zeros((1, 2, 3));
/// in_count[[0, 0, 1]] = 1.0;
/// let mut rates = RateArrays::new(
///     shape,
///     survival,
///     Array2::zeros((1, 3)),
///     Array1::from_elem(1, 1.05),
///     MigrationArrays::InOut { out_rate: Array3::zeros((1, 2, 3)), in_count },
/// )?;
/// let start = array![[10.0, 20.0, 30.0], [11.0, 21.0, 31.0]];
/// let trajectory = project(shape, start.view(), &mut rates)?;
/// assert_eq!(trajectory.population.index_axis(ndarray::Axis(0), 1), array![[0.0, 11.0, 25.0], [0.0, 11.0, 26.0]]);
/// assert_eq!(trajectory.deaths[[0, 0, 2]], 25.0);
/// # Ok::<(), demography::KernelError>(())
/// ```
///
/// # Errors
///
/// Those of [`Projector::run_validating`].
pub fn project(
    shape: Shape,
    start: ArrayView2<'_, f64>,
    rates: &mut impl Rates,
) -> Result<Trajectory, KernelError> {
    expect_dimensions(Quantity::Start, start.shape(), &[shape.n_sexes(), shape.n_ages()])?;
    let start: Vec<f64> = start.iter().copied().collect();

    let steps = rates.steps();
    let cells = || Vec::with_capacity(steps * shape.len());
    let (mut population, mut deaths, mut out_moves, mut in_moves) =
        (start.clone(), cells(), cells(), cells());
    let mut births = Vec::with_capacity(steps * shape.n_sexes());
    let mut births_by_age = Vec::with_capacity(steps * shape.n_ages());
    let warnings = Projector::new(shape).run_validating(&start, rates, |step| {
        population.extend_from_slice(step.population);
        births.extend_from_slice(&step.births[..shape.n_sexes()]);
        births_by_age.extend_from_slice(step.births_by_age);
        deaths.extend_from_slice(step.deaths);
        out_moves.extend_from_slice(step.out_moves);
        in_moves.extend_from_slice(step.in_moves);
    })?;

    let cube = |steps, values| {
        Array3::from_shape_vec((steps, shape.n_sexes(), shape.n_ages()), values)
            .expect("every step has given one value per sex and age")
    };
    let table = |columns, values| {
        Array2::from_shape_vec((steps, columns), values).expect("every step has given one row")
    };
    Ok(Trajectory {
        population: cube(steps + 1, population),
        births: table(shape.n_sexes(), births),
        births_by_age: table(shape.n_ages(), births_by_age),
        deaths: cube(steps, deaths),
        out_moves: cube(steps, out_moves),
        in_moves: cube(steps, in_moves),
        warnings,
    })
}
