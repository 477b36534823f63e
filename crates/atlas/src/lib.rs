//! The municipality data set that Framsyn ships: what it holds, how its files are laid out, how they are read.
//!
//! The data set is a folder of small binary files, written by `atlas-builder` and read in the browser and by the
//! analysts' program:
//!
//! | file | holds | read when |
//! |---|---|---|
//! | `core.bin` | names and places, the nation's assumptions, sources ([`Core`]) | first |
//! | `kommune/NNNN.bin` | one municipality ([`Kommune`]) | when it is chosen |
//! | `country.bin` | all municipalities, and the record and official path of their sums ([`Country`]) | when many are needed at once |
//! | `numbers.bin` | old municipality numbers ([`OldNumbers`]) | when a link names an unknown one |
//! | `services.bin` | cost keys, costs, dementia ([`Standards`]) | when services or money are looked at |
//! | `past.bin` | how past projections would have hit ([`Past`]) | when one asks how sure a projection is |
//! | `map.bin` | the boundaries of all municipalities ([`Map`]) | when the map is looked at |
//! | `history.bin` | single-age history of all municipalities ([`History`]) | by the analysts' program |
//! | `nation.bin` | what the nation has seen ([`NationRecord`]) | likewise |
//!
//! Every file starts with the same header (see [`mod@file`]): what it is, its format version, the data set's vintage,
//! its length and its checksum. Nothing is read from a file that does not pass all of them, and no number enters
//! the program that is not finite and within its bounds: see [`AtlasError`].
//!
//! This crate knows no browser and no file system: bytes in, values out.

mod core;
mod country;
mod error;
pub mod file;
mod groups;
mod history;
mod kommune;
mod map;
mod nation_record;
mod numbers;
mod official;
mod past;
mod place_id;
mod search;
mod standards;

pub use crate::core::{
    CareRates, Category, Core, County, EmploymentProfile, FertilityPath, HealthRates, KindergartenRates,
    MigrationPath, MortalityPath, Mover, Place, Quality, Region, SchoolRates, ServiceRates, Source, Sources,
    Span,
};
pub use crate::country::{Country, Sum};
pub use crate::error::{AtlasError, Fault};
pub use crate::groups::{AgeGroup, GROUPS, GroupHistory};
pub use crate::history::History;
pub use crate::kommune::{
    EMPLOYMENT_AGES, Employment, EmploymentBasis, Kommune, KommuneNr, LevelsByAge, LocalBaseline,
    LocalRecord, ParseKommuneNrError,
};
pub use crate::map::{Direction, Frame, Map, MapPlace};
pub use crate::nation_record::{NationRecord, YearTable};
pub use crate::numbers::OldNumbers;
pub use crate::official::{Alternative, OfficialGroup, OfficialPath};
pub use crate::past::{HORIZONS, KommunePast, PAST_GROUPS, Past, PastProjection, SizePast, past_at};
pub use crate::place_id::{ParsePlaceIdError, PlaceId};
pub use crate::search::{Found, collation, search};
pub use crate::standards::{CostSector, Dementia, KEY_GROUPS, SectorId, SizeRange, Standards};

/// Number of single ages: 0..=104 and 105+.
pub const AGES: usize = 106;
/// Sexes, females first.
pub const SEXES: usize = 2;
/// Cells of a population by sex and single age, sex-major: females 0..=105, then males.
pub const CELLS: usize = AGES * SEXES;
/// Ages of the life table, by exact age 0..=106.
pub const LIFE_TABLE_AGES: usize = 107;
