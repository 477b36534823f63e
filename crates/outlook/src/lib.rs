//! What a population means for a place: who lives there, who works.
//!
//! - [`labour`]: the employed, by METHOD.md's heading of that name.
//! - [`services`]: users of kindergarten and care, and the work of care, likewise.
//! - [`Indicator`]: the figures, each with unit, basis and source.
//! - [`Explorer`]: one place, a municipality or a sum of them, with its baseline and the visitor's own path, and the figures of both.
//!
//! Pure functions on numbers: this crate knows no browser and no words.

mod area;
mod axis;
mod chart;
mod explorer;
mod indicator;
pub mod labour;
mod presets;
pub mod services;
mod shift;

pub use area::Area;
pub use axis::Axis;
pub use chart::{BANDS, Chart, Counts, Path, Series};
pub use explorer::{Explorer, Line, Lines, Official, Pyramid, Range, RangeBasis};
pub use indicator::{Basis, Figure, Figures, Indicator, Measure};
pub use presets::{Nature, Preset, PresetId};
