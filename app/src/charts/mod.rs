//! Figures: options built with charming and drawn by ECharts, and the pyramid in plain SVG.

mod echarts;
mod lines;
mod pyramid;

pub use lines::{LinesInWords, PopulationLines};
pub use pyramid::AgePyramid;
