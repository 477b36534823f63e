//! All that a data set is made from, wherever it comes from: the door between tables and the builder.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use atlas::{
    GroupHistory, History, KommuneNr, Map, NationRecord, OfficialPath, OldNumbers, ServiceRates, Source,
    Standards,
};
use estimation::Flows;

use crate::employment::{self, Employed};
use crate::places::{self, Places};
use crate::sources::Sources;
use crate::{baseline, map, nation, official, population, services, standards};

/// What a data set is made from.
pub(crate) struct Tables {
    /// Single-age population; its last year is the base year.
    pub(crate) history: History,
    /// What the nation has seen.
    pub(crate) nation: NationRecord,
    /// Names and places.
    pub(crate) places: Places,
    /// Numbers that are no longer in use.
    pub(crate) numbers: OldNumbers,
    /// Statistics Norway's projections.
    pub(crate) official: Official,
    /// What is published of the employed.
    pub(crate) employed: Employed,
    /// What was counted in municipalities, where there are such tables.
    pub(crate) flows: Flows,
    /// The nation's rates of use of services.
    pub(crate) services: ServiceRates,
    /// Cost keys, costs and dementia.
    pub(crate) standards: Standards,
    /// The boundaries.
    pub(crate) map: Map,
    /// Where all but the last two come from, which know it themselves.
    pub(crate) sources: Vec<Source>,
}

/// Statistics Norway's projections.
pub(crate) struct Official {
    pub(crate) nation: OfficialPath,
    pub(crate) counties: BTreeMap<u8, OfficialPath>,
    pub(crate) kommuner: BTreeMap<KommuneNr, OfficialPath>,
}

impl Tables {
    /// Reads a folder of tables.
    ///
    /// # Errors
    /// What cannot be read, and where.
    pub(crate) fn of_folder(folder: &Path) -> Result<Self> {
        let sources = Sources::new(folder)?;
        let (history, quality) = population::read(&sources)?;
        let mut by_name = official::counties(&sources)?;
        let places = places::read(&sources, &quality, by_name.keys())?;
        let counties = places.counties.iter();
        let counties =
            counties.filter_map(|county| Some((county.nr, by_name.remove(&county.name)?))).collect();
        let official = Official {
            nation: official::nation(&sources)?,
            counties,
            kommuner: official::kommuner(&sources)?,
        };
        let people = nation(&history)?;
        let groups = groups(&history)?;
        Ok(Self {
            nation: baseline::nation_record(&sources)?,
            numbers: places::old_numbers(&sources, &places.kommuner)?,
            official,
            employed: employment::read(&sources, &places.kommuner)?,
            flows: Flows::default(),
            services: services::rates(&sources, &people)?,
            // Tables that only these need are their own sources, not those of the core.
            standards: standards::standards(&Sources::new(folder)?, &places.kommuner, &people, &groups)?,
            map: map::map(&Sources::new(folder)?, &places.kommuner)?,
            sources: sources.sources(),
            history,
            places,
        })
    }
}

/// The history of all municipalities by age group.
pub(crate) fn groups(history: &History) -> Result<BTreeMap<KommuneNr, GroupHistory>> {
    let numbered = history.kommuner.iter().enumerate();
    numbered.map(|(k, nr)| Ok((*nr, population::groups(history, k)?))).collect()
}
