//! What a visitor can change, and what it does to a municipality's future.
//!
//! - All of `choices`: levers, their settings, and the link that says them.
//! - [`Nation`] and [`PlaceModel`]: the baseline made ready for projecting, and [`PlaceModel::project`], which runs
//!   the kernel with the levers applied.
//!
//! This crate knows no browser and no words: numbers and identifiers only.

mod life_table;
mod place;
mod projection;

pub use choices::*;
pub use place::{Nation, PlaceError, PlaceModel};
pub use projection::{CohortFlows, Flows, Projection};
