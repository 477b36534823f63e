//! Baseline assumptions per municipality, estimated from the statistics known at a base year.
//!
//! One function, [`estimate`], turns what was published up to 1 January of a base year into the assumptions of a
//! cohort-component projection: a [`NationalBaseline`] and one [`KommuneBaseline`] per municipality. The product calls
//! it with the newest year, [`backtest`] with years long past, and both get the same rule. It can see nothing later than the
//! base year, because [`Statistics::up_to`] hands it arrays that end there.
//!
//! The rule is written out in METHOD.md; each step of it is a function here with the heading's name: *Mortality path*,
//! *Local mortality level*, *Moving residuals*, *Class, region and place*, *Rates and counts*, *National net moving*,
//! *Immigration profile*, *TFR path*, *Local fertility level*, *Domestic moving profile*, *National adjustment*,
//! *Fitting the long-run level*, *Counted births, deaths and moves*, *Backtest*, *Reference methods*, *Realistic range*.
//!
//! # Layout
//!
//! Sex index 0 is women, 1 is men. A population is by sex and age on 1 January, `[sex][age]` with ages 0..=104 and 105+
//! ([`AGES`] of them), sex-major in one slice of [`CELLS`] numbers. Flows carry the age at the *end* of the year; age 0
//! is then the child born during it. Rates by exact age have [`EXACT_AGES`] values per sex.
//!
//! All maths functions come from `libm` and every sum has a fixed order, so the same input gives the same bits on every
//! machine.

mod backtest;
mod bands;
mod baseline;
mod choice;
mod data_set;
mod error;
mod estimate;
mod fertility;
mod fit;
mod flows;
mod migration;
mod mortality;
mod moving;
mod projection;
mod record;
mod reference;
mod rule;
mod smoothing;
mod statistics;
#[cfg(test)]
mod testing;

pub use backtest::{
    AgeGroup, BacktestRow, ErrorSummary, SIZES, backtest, check_outcome, mean_absolute_percentage_error,
    summarise,
};
pub use bands::{BandRecord, BandedRow, Origin, SHARES, band_record, spread_without};
pub use baseline::{Baselines, KommuneBaseline, NationalBaseline};
pub use choice::{Choice, Trial, choose_counts};
pub use error::EstimationError;
pub use estimate::{Options, estimate};
pub use fit::{LongRunFit, TargetGroup, fit_long_run_net_migration};
pub use flows::{Counted, CountedMoves, Flows};
pub use projection::{Projection, project};
pub use record::{PlaceRecord, Record, Seen, record};
pub use reference::{ReferenceMethod, backtest_reference};
pub use rule::{Counts, Rule};
pub use statistics::{Evidence, KommunePlace, Series, Statistics};

/// Ages of a 1 January population: 0..=104 and the open group 105+.
pub const AGES: usize = 106;
/// Exact ages of a life table: 0..=106, the last one closing it.
pub const EXACT_AGES: usize = 107;
/// Women, then men.
pub const SEXES: usize = 2;
/// Cells of a population by sex and age.
pub const CELLS: usize = SEXES * AGES;
/// First age with a fertility rate.
pub const FIRST_FERTILE_AGE: usize = 12;
/// Ages with a fertility rate: 12..=55, by age completed at the birth.
pub const FERTILE_AGES: usize = 44;

/// Index of a sex and an age in a population slice.
#[inline]
pub(crate) const fn cell(sex: usize, age: usize) -> usize {
    sex * AGES + age
}
