//! What every place is tried under: all combinations of levers that matter, and a way to try them on all processors.
//!
//! The table of levers and the data set are the product's own. The checks are in `tests`.

mod matrix;
mod work;

pub use matrix::{Case, RAMPS, Spread, demographic, exhaustive, holds, pairwise};
pub use work::on_all_processors;

/// Last year that the model projects to.
pub const LAST_YEAR: u16 = 2066;

/// Whether the larger form was asked for: `cargo xtask test --long`.
pub fn is_long() -> bool {
    std::env::var_os("FRAMSYN_LONG").is_some_and(|long| long == "1")
}
