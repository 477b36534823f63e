//! Figures: options built with charming and drawn by ECharts, and the pyramid in plain SVG.

mod chart;
mod echarts;
mod pyramid;
mod symbols;

pub use chart::{ChartFrame, ChartInWords, PlaceChart, PlaceChartInWords, Reading, Subject};
pub use pyramid::AgePyramid;
pub use symbols::Counted;
