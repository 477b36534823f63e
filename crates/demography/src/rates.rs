//! The rates of a step: what a caller lends to the kernel.

use crate::error::{KernelError, Place, Quantity};
use crate::shape::{Sex, Shape};

/// The rates of one step.
///
/// Slices by sex and age are `[sex][age]`, sex-major, of length [`Shape::len`]. Index `a` is for those who end the step
/// in age group `a`: 0 for the newborns, the last for everyone who ends in the open group, whether from the group
/// before it or from itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct YearRates<'a> {
    /// Survival ratios `[sex][age]`: the share of the cohort alive at the end of the step; of the births for index 0.
    pub survival: &'a [f64],
    /// Age-specific fertility rates `[age]`: births per woman and year, of length [`Shape::n_ages`]. The first must be
    /// 0: at the end of a step its women are the newborns.
    pub asfr: &'a [f64],
    /// Sex ratio at birth: boys per girl.
    pub srb: f64,
    /// Moving in and out.
    pub migration: Migration<'a>,
}

/// Moving in and out during a step, and when it is counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Migration<'a> {
    /// Net migrants come at the end of the step: they neither die nor give birth in it.
    End {
        /// Net migrants `[sex][age]` over the step, persons, by age at the end of the step.
        net: &'a [f64],
    },
    /// Half of the net migrants come at the start of the step and half at its end.
    Even {
        /// Net migrants `[sex][age]` over the step, persons. The first half of group `a` is in group `a` at the start of
        /// the step and ages with it; the second half is in group `a` at the end.
        net: &'a [f64],
    },
    /// Out-moves as rates on the survivors, then in-moves as counts: never takes more people than there are.
    InOut {
        /// The probability `[sex][age]` that a survivor moves out during the step.
        out_rate: &'a [f64],
        /// People moving in `[sex][age]` over the step, persons.
        in_count: &'a [f64],
    },
}

/// Lends the rates of one step after another.
///
/// An implementer may fill a small scratch buffer for each step instead of holding all years in memory.
pub trait Rates {
    /// How many steps there are.
    fn steps(&self) -> usize;

    /// The rates of step `step` (from 0), given the `population` `[sex][age]` at its start, in persons.
    fn step(&mut self, step: usize, population: &[f64]) -> YearRates<'_>;
}

impl YearRates<'_> {
    /// Checks the lengths of all slices: cheap, and done in every run.
    ///
    /// # Errors
    ///
    /// [`KernelError::Length`] for the first slice that does not fit `shape`.
    #[inline]
    pub fn check_lengths(&self, shape: Shape, step: usize) -> Result<(), KernelError> {
        let check = |quantity, values: &[f64], expected| {
            if values.len() == expected {
                Ok(())
            } else {
                Err(length(quantity, step, values.len(), expected))
            }
        };
        check(Quantity::Survival, self.survival, shape.len())?;
        check(Quantity::Asfr, self.asfr, shape.n_ages())?;
        match self.migration {
            Migration::End { net } | Migration::Even { net } => {
                check(Quantity::NetMigration, net, shape.len())
            }
            Migration::InOut { out_rate, in_count } => {
                check(Quantity::OutRate, out_rate, shape.len())?;
                check(Quantity::InCount, in_count, shape.len())
            }
        }
    }

    /// Checks lengths and that every value lies in the bounds of its quantity ([`Quantity::bounds`]).
    ///
    /// # Errors
    ///
    /// [`KernelError::Length`], [`KernelError::OutOfBounds`] or [`KernelError::FirstAgeFertility`] for the first fault.
    pub fn validate(&self, shape: Shape, step: usize) -> Result<(), KernelError> {
        self.check_lengths(shape, step)?;
        by_sex_and_age(Quantity::Survival, shape, Some(step), self.survival)?;
        for (age, &value) in self.asfr.iter().enumerate() {
            in_bounds(
                Place { quantity: Quantity::Asfr, step: Some(step), sex: None, age: Some(age) },
                value,
            )?;
        }
        if self.asfr[0] > 0.0 {
            return Err(KernelError::FirstAgeFertility { step, value: self.asfr[0] });
        }
        in_bounds(Place { quantity: Quantity::Srb, step: Some(step), sex: None, age: None }, self.srb)?;
        match self.migration {
            Migration::End { net } | Migration::Even { net } => {
                by_sex_and_age(Quantity::NetMigration, shape, Some(step), net)
            }
            Migration::InOut { out_rate, in_count } => {
                by_sex_and_age(Quantity::OutRate, shape, Some(step), out_rate)?;
                by_sex_and_age(Quantity::InCount, shape, Some(step), in_count)
            }
        }
    }
}

/// Checks a population `[sex][age]` that a projection is to start from, in persons.
///
/// # Errors
///
/// [`KernelError::Length`] if it does not fit `shape`, [`KernelError::OutOfBounds`] for the first value that is
/// negative, too large or not a number.
pub fn validate_start(start: &[f64], shape: Shape) -> Result<(), KernelError> {
    check_start_length(start, shape)?;
    by_sex_and_age(Quantity::Start, shape, None, start)
}

/// The part of [`validate_start`] that every run needs.
#[inline]
pub(crate) fn check_start_length(start: &[f64], shape: Shape) -> Result<(), KernelError> {
    if start.len() == shape.len() {
        return Ok(());
    }
    let place = Place { quantity: Quantity::Start, step: None, sex: None, age: None };
    Err(KernelError::Length { place, expected: shape.len(), actual: start.len() })
}

#[cold]
fn length(quantity: Quantity, step: usize, actual: usize, expected: usize) -> KernelError {
    KernelError::Length {
        place: Place { quantity, step: Some(step), sex: None, age: None },
        expected,
        actual,
    }
}

fn by_sex_and_age(
    quantity: Quantity,
    shape: Shape,
    step: Option<usize>,
    values: &[f64],
) -> Result<(), KernelError> {
    for (sex, ages) in Sex::ALL.into_iter().zip(values.chunks_exact(shape.n_ages())) {
        for (age, &value) in ages.iter().enumerate() {
            in_bounds(Place { quantity, step, sex: Some(sex), age: Some(age) }, value)?;
        }
    }
    Ok(())
}

#[inline]
fn in_bounds(place: Place, value: f64) -> Result<(), KernelError> {
    let bounds = place.quantity.bounds();
    if bounds.contain(value) { Ok(()) } else { Err(KernelError::OutOfBounds { place, value, bounds }) }
}
