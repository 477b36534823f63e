//! The parts of the page.

mod figures;
mod frame;
mod levers;
mod picker;
mod place;
mod start;
mod table;

pub use frame::Page;
pub use place::{explored, explored_with};
pub use table::Table;

use leptos::prelude::*;

use crate::state::State;

/// The state of the page, as every part finds it.
pub fn state() -> State {
    expect_context::<State>()
}
