//! What a population means for a place: who lives there, who works.
//!
//! - [`labour`]: the employed, by METHOD.md's heading of that name.
//! - [`services`], [`dementia`]: users of kindergarten and care, and people with dementia, likewise.
//! - [`staff`]: the work that services need, and what it is of all work.
//! - [`money`]: expenditure need and net costs. [`units`]: users in classes, groups and rooms.
//! - [`Course`] and [`Reckoner`]: all figures of a place, or of a sum of places, under levers.
//! - [`Simulator`]: one figure in one year under many levers: what contributes, what matters most, what it would take.
//! - [`MapModel`]: one figure in one year of all municipalities, for the map.
//! - [`Gathered`]: what a group has handed in: its levers' spread, their middle, where most agree.
//! - [`stories`]: people who are made up, and the figures that are told of them.
//! - [`Indicator`]: the figures, each with unit, basis and source.
//! - [`Explorer`]: one place, a municipality or a sum of them, with its baseline and the visitor's own path, and the figures of both.
//!
//! Pure functions on numbers: this crate knows no browser and no words.

mod area;
mod axis;
mod chart;
mod classes;
mod contributions;
mod decided;
pub mod dementia;
mod explorer;
mod futures;
mod goal;
mod guess;
mod indicator;
mod kept;
pub mod labour;
mod map;
pub mod money;
mod pause;
mod place;
mod presets;
mod reckoning;
mod record;
mod round;
mod scale;
mod sensitivity;
pub mod services;
mod shift;
mod simulator;
mod source;
pub mod staff;
mod step;
pub mod stories;
pub mod units;
mod view;

pub use area::Area;
pub use axis::Axis;
pub use chart::{BANDS, Chart, Counts, Path, Series};
pub use classes::{Classes, Spread};
pub use contributions::{Contributions, Factor, Shown};
pub use decided::Decided;
pub use explorer::{Explorer, Line, Lines, Official, Pyramid};
pub use futures::{BANDED, FUTURES, Fan, Futures, SHOWN_SHARE};
pub use goal::{GOALS, Goal, Package, PackageKind, first_goal, goal_of_view, meets, rounded, within_reach};
pub use guess::{GUESS_YEARS, GroupGuess, Guess, GuessScale};
pub use indicator::{Basis, Figure, Figures, Indicator, Measure};
pub use kept::{Compared, Keep, Whose};
pub use map::{Asked, MAPPED, MapModel, Mapped, Parts, as_shown, changed, shown_on_map};
pub use pause::Rest;
pub use place::{OutOfReach, Place, Range, RangeBasis, own_indicator};
pub use presets::{Nature, Preset, PresetId};
pub use reckoning::{Course, Reckoner};
pub use record::{Apart, Hit, PlaceRecord};
pub use round::{Agreement, Gathered, LeverSpread, MostDifferent, apart};
pub use scale::{Scale, WHOLE};
pub use sensitivity::Swing;
pub use simulator::Simulator;
pub use source::Source;
pub use step::Step;
pub use view::{Added, Bars, SECTORS, Symbols, figure_of_link, view_figures};
