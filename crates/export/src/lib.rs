//! What is shown, as files that other programs open.
//!
//! - [`Table`] and [`About`]: a table as it is shown, and what whoever meets it elsewhere must know of it.
//! - [`csv`], [`xlsx`] and [`json_stat`]: a table in three formats.
//! - [`picture`]: a drawing with its title above and what must be known of it below, as one SVG that stands alone.
//! - [`pyramid()`]: an age pyramid as such a drawing.
//! - [`saved`]: a scenario as JSON, and back.
//!
//! This crate knows no browser and no words: what is to be said comes ready from `text`.

mod csv;
mod json_stat;
mod name;
pub mod picture;
mod pyramid;
pub mod saved;
mod table;
mod xlsx;

pub use csv::{Separators, csv};
pub use json_stat::json_stat;
pub use name::file_name;
pub use pyramid::{Sides, pyramid};
pub use table::{About, Cell, Table};
pub use xlsx::{XlsxError, xlsx};
