//! What a population means for a place: who lives there, who works.
//!
//! - [`labour`]: the employed, by METHOD.md's heading of that name.
//! - [`services`]: users of kindergarten and care, and the work of care, likewise.
//! - [`Indicator`]: the figures, each with unit, basis and source.
//! - [`Explorer`]: one municipality with its baseline and the visitor's own path, and the figures of both.
//!
//! Pure functions on numbers: this crate knows no browser and no words.

mod axis;
mod chart;
mod explorer;
mod indicator;
pub mod labour;
pub mod services;
mod shift;
mod view;

pub use axis::Axis;
pub use chart::{BANDS, Chart, Counts, Path, Series};
pub use explorer::{Explorer, Line, Lines, Pyramid, Range, RangeBasis};
pub use indicator::{Basis, Figure, Figures, Indicator, Measure};
pub use view::{PER_100_EMPLOYED, Symbols, figure_of_link, view_figures};
