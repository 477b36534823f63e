//! Cohort-component kernel: arrays in, arrays out.
//!
//! Projects a population by sex and age group from one point in time to the next, as far as rates are given.
//! It knows no municipality, no file and no browser. The model is written out in METHOD.md, whose headings are the
//! names of the functions in this crate's `process` module: *Survival*, *Out-moves*, *In-moves*, *Births*, *Newborns*,
//! *Net migration (UN timings)* and *Mass balance*.
//!
//! # Layout
//!
//! Every array by sex and age is one contiguous slice `[sex][age]`, sex-major, women first, of length
//! [`Shape::len`]. Age index `a` of a flow or of a rate is the age group *at the end of the step*: the cohort that
//! moves *into* group `a`. Index 0 is the cohort born during the step; the last index is everyone who ends in the open
//! group, from the group before it and from itself. One step lasts as many years as one age group is wide.
//!
//! # Where to start
//!
//! [`project`] with [`RateArrays`] keeps everything in arrays. [`Projector::run`] with an implementation of [`Rates`]
//! allocates nothing and lends each step to a closure: this is what the live page uses.
//!
//! ```
//! use demography::{Migration, Projector, Rates, Sexes, Shape, YearRates};
//!
//! /// The same rates every year, in a closed population of women.
//! struct Constant {
//!     survival: [f64; 4],
//!     asfr: [f64; 4],
//!     zero: [f64; 4],
//! }
//!
//! impl Rates for Constant {
//!     fn steps(&self) -> usize {
//!         20
//!     }
//!     fn step(&mut self, _step: usize, _population: &[f64]) -> YearRates<'_> {
//!         YearRates {
//!             survival: &self.survival,
//!             asfr: &self.asfr,
//!             srb: 1.05,
//!             migration: Migration::InOut { out_rate: &self.zero, in_count: &self.zero },
//!         }
//!     }
//! }
//!
//! let shape = Shape::new(4, Sexes::Females, 20)?; // ages 0-19, 20-39, 40-59, 60+
//! let mut rates =
//!     Constant { survival: [0.99, 0.99, 0.98, 0.40], asfr: [0.0, 0.06, 0.01, 0.0], zero: [0.0; 4] };
//! let mut totals = Vec::new();
//! let warnings = Projector::new(shape).run(&[100.0, 110.0, 120.0, 90.0], &mut rates, |step| {
//!     totals.push(step.population.iter().sum::<f64>());
//! })?;
//! assert_eq!(totals.len(), 20);
//! assert!(warnings.is_empty());
//! # Ok::<(), demography::KernelError>(())
//! ```

mod cohorts;
mod error;
mod process;
mod projector;
mod rates;
mod shape;
mod trajectory;
mod units;

pub use error::{Bounds, KernelError, Moment, Place, Quantity, Warning};
pub use process::mass_balance;
pub use projector::{PopulationStep, Projector, StepResult};
pub use rates::{Migration, Rates, YearRates, validate_start};
pub use shape::{Sex, Sexes, Shape};
pub use trajectory::{MigrationArrays, RateArrays, Trajectory, project};
pub use units::{Age, Year};
