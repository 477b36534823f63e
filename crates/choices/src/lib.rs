//! What a visitor can choose, and how it stands in a link.
//!
//! - [`LEVERS`]: the one table of levers. The page, the link, the analysts' program and the tests all read it.
//! - [`Levers`]: a scenario's value, a setting for each lever; the default changes nothing.
//! - [`Future`]: a place and its levers as a short code; [`Round`]: those that a group has handed in.
//! - [`Link`]: the state of the page as a query string, and back.
//!
//! A crate of its own, which `scenario` hands on: it is compiled for size, what runs a scenario for speed.

mod code;
mod colour;
mod held;
mod levers;
mod link;
mod look;
mod migrations;
mod origin;
mod own;
mod round;
mod scenarios;
mod view;

pub use code::{CodeError, Future};
pub use colour::{Colour, GRAPHICS_CONTRAST, ParseColourError, Scale, TEXT_CONTRAST, Theme, USES};
pub use held::{Held, Moving, ParseHeldError};
pub use levers::{
    LEVERS, Lever, LeverId, Levers, ParseLeversError, RAMP_DEFAULT, RAMP_MAX, RAMP_MIN, RAMP_START, Setting,
    Unit, decimal, fixed, plain,
};
pub use link::{Language, Link, Notice, Read, is_edition};
pub use look::Look;
pub use migrations::{FIRST_EDITION, VERSION};
pub use origin::Origin;
pub use own::{OwnError, OwnFigures, OwnId};
pub use round::{
    HandedIn, LONGEST_ROUND, Lost, MeasureId, OpenedRound, ParseMeasureIdError, Round, RoundFile,
    RoundFileError, Unreadable,
};
pub use scenarios::{LONGEST_NAME, MOST_SCENARIOS, Name, Scenario, Scenarios, Slot, keeps_others};
pub use view::{BORN_FIRST, BORN_LAST, ChartId, FIRST_SEED, MOST_BESIDE, MapChoice, Mode, ViewId};

/// Last year that is projected to by default.
pub const HORIZON: u16 = 2046;
