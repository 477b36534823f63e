//! Figures: options built with charming and drawn by ECharts, the pyramid and the map in plain SVG.

mod chart;
mod echarts;
mod map;
mod pyramid;
mod symbols;

pub use chart::{
    ChartFrame, ChartInWords, PlaceChart, PlaceChartInWords, Reading, Subject, lines_svg, seen_part,
};
pub(crate) use echarts::ECharts;
pub use map::Drawing;
pub use pyramid::AgePyramid;
pub use symbols::Counted;
