//! How wide the future is: many paths around one projection, each with its own chance, and the bands that hold most of them.
//!
//! Arrays by sex and age are flat, `[sex][age]`, females first, single ages 0 to 104 and 105 and over, as in
//! [`demography::Shape::NORWAY`]. The same seed gives the same paths on every machine.

mod bands;
mod draws;
mod expected;
mod paths;
mod spread;

pub use bands::{Band, Bands};
pub use expected::{Expected, ExpectedYear, Patterns};
pub use paths::{Paths, SEED};
pub use spread::{OLD, Spread};

use demography::Shape;

/// Single ages, the last one open.
pub const AGES: usize = Shape::NORWAY.n_ages();
/// Both sexes by single age.
pub const CELLS: usize = Shape::NORWAY.len();
