//! Figures: options built with charming and drawn by ECharts, and the pyramid in plain SVG.

mod chart;
mod echarts;
mod pyramid;

pub use chart::{ChartInWords, PlaceChart};
pub use pyramid::AgePyramid;
