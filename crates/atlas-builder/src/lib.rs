//! Statistics tables in, `assets/data` out: reproducibly, the same bytes every time.

mod baseline;
mod employment;
mod map;
mod official;
mod past;
mod places;
mod population;
pub mod report;
mod services;
mod sources;
mod standards;
#[cfg(test)]
mod testing;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use atlas::{
    AGES, CELLS, Core, Country, FertilityPath, History, Kommune, KommuneNr, LocalBaseline, LocalRecord, Map,
    MigrationPath, MortalityPath, Mover, NationRecord, OldNumbers, Past, PlaceId, Sources as Provenance,
    Span, Standards, Sum,
};
use estimation::{Baselines, FIRST_FERTILE_AGE, LongRunFit, Rule, Statistics};
use sha2::{Digest, Sha256};

use crate::places::Places;
use crate::sources::Sources;

/// A data set as built: its values, how the baseline was fitted, and its files.
#[derive(Debug, Clone)]
pub struct DataSet {
    /// What is needed before any municipality.
    pub core: Core,
    /// All municipalities and the nation's official path.
    pub country: Country,
    /// What is needed only once services and money are looked at.
    pub standards: Standards,
    /// The boundaries of the municipalities.
    pub map: Map,
    /// The baseline as estimated, before its numbers are rounded for the files.
    pub fit: LongRunFit,
    /// The files, encoded.
    pub files: Files,
}

/// Builds the data set from a folder of source tables.
///
/// # Errors
/// What cannot be read, and where, or what the estimation has against it.
pub fn build(folder: &Path) -> Result<DataSet> {
    let sources = Sources::new(folder)?;
    let (history, quality) = population::read(&sources)?;
    let official_nation = official::nation(&sources)?;
    let mut official_counties = official::counties(&sources)?;
    let places = places::read(&sources, &quality, official_counties.keys())?;
    let mut official = official::kommuner(&sources)?;

    let nation_record = baseline::nation_record(&sources)?;
    let statistics = Statistics::of_data_set(&places.kommuner, &history, &nation_record)?;
    let evidence = statistics.up_to(i32::from(population::BASE_YEAR));
    let fit = baseline::fit(&evidence, &official_nation)?;
    let baselines = &fit.baselines;

    let nation = nation(&history);
    let mut start = BTreeMap::new();
    for (k, nr) in history.kommuner.iter().enumerate() {
        start.insert(*nr, population::base(&history, k, population::BASE_YEAR)?);
    }
    let employment = employment::profile(&sources, &nation)?;
    let levels = employment::levels(&sources, &employment, &places.kommuner, &start, &nation)?;
    let services = services::rates(&sources, &nation)?;
    let sums = sums(&places);
    let members: Vec<Vec<usize>> = sums.iter().map(|id| members(&places, *id)).collect();
    let record = estimation::record(&evidence, &Rule::default(), &baselines.kommuner, &members)?;
    let numbers = places::old_numbers(&sources, &places.kommuner)?;

    let mut kommuner = Vec::with_capacity(places.kommuner.len());
    for (k, place) in places.kommuner.iter().enumerate() {
        let local = &baselines.kommuner[k];
        kommuner.push(Kommune {
            nr: place.nr,
            population: start[&place.nr].clone(),
            history: population::groups(&history, k)?,
            baseline: LocalBaseline {
                mortality_level: local.mortality_level,
                fertility_level: local.fertility_level,
                out_rate: local.out_rate.clone(),
                in_count: local.in_count.clone(),
                spread_share: local.share,
            },
            employment: levels[&place.nr],
            record: local_record(record.kommuner[k]),
            official: official.remove(&place.nr),
        });
    }
    let sums = sums
        .into_iter()
        .zip(&record.sums)
        .map(|(id, record)| {
            let official = match id {
                PlaceId::Nation => Some(official_nation.clone()),
                PlaceId::County(nr) => {
                    let county = places.counties.iter().find(|county| county.nr == nr);
                    county.and_then(|county| official_counties.remove(&county.name))
                }
                PlaceId::Region(_) | PlaceId::Kommune(_) => None,
            };
            Sum { id, record: local_record(*record), official }
        })
        .collect();
    let core = Core {
        base_year: population::BASE_YEAR,
        places: places.kommuner,
        counties: places.counties,
        regions: places.regions,
        mortality: mortality(baselines),
        fertility: fertility(baselines, record.tfr),
        migration: migration(baselines),
        movers: movers(baselines, &nation),
        employment,
        services,
        life_expectancy_record: span(record.life_expectancy),
        sources: Provenance { tables: sources.sources() },
    };
    let country = Country { kommuner, sums };
    let groups = country.kommuner.iter().map(|kommune| (kommune.nr, kommune.history.clone())).collect();
    // Tables that only this file needs are its own sources, not those of the core.
    let standards = standards::standards(&Sources::new(folder)?, &core.places, &nation, &groups)?;
    let past = past::past(&statistics, &core.places)?;
    let map = map::map(&Sources::new(folder)?, &core.places)?;
    let files =
        Files::encode(&core, &country, &standards, &numbers, &past, &map, (&history, &nation_record))?;
    Ok(DataSet { core, country, standards, map, fit, files })
}

/// The nation, the counties and the economic regions.
fn sums(places: &Places) -> Vec<PlaceId> {
    std::iter::once(PlaceId::Nation)
        .chain(places.counties.iter().map(|county| PlaceId::County(county.nr)))
        .chain(places.regions.iter().map(|region| PlaceId::Region(region.nr)))
        .collect()
}

/// The municipalities of a sum, by their place in the list.
fn members(places: &Places, id: PlaceId) -> Vec<usize> {
    let numbered = places.kommuner.iter().enumerate();
    numbered.filter(|(_, place)| place.is_in(id)).map(|(k, _)| k).collect()
}

fn local_record(record: estimation::PlaceRecord) -> LocalRecord {
    let estimation::PlaceRecord { fertility, moving, usual_moving } = record;
    LocalRecord { fertility: span(fertility), moving: span(moving), usual_moving }
}

fn span([low, high]: estimation::Seen) -> Span {
    Span { low, high }
}

/// Population of the nation in the base year: the sum of the municipalities.
fn nation(history: &History) -> Vec<f64> {
    let mut sum = vec![0.0; CELLS];
    for k in 0..history.kommuner.len() {
        for (slot, persons) in sum.iter_mut().zip(history.population(k, population::BASE_YEAR).unwrap_or(&[]))
        {
            *slot += f64::from(*persons);
        }
    }
    sum
}

fn mortality(baselines: &Baselines) -> MortalityPath {
    let national = &baselines.national;
    MortalityPath {
        qx: national.qx_base.clone(),
        yearly_change: national.qx_change.clone(),
        improvement: national.improvement.clone(),
    }
}

fn fertility(baselines: &Baselines, usual_tfr: f64) -> FertilityPath {
    let national = &baselines.national;
    FertilityPath {
        // 12: far below any age's last.
        first_age: u8::try_from(FIRST_FERTILE_AGE).unwrap_or(u8::MAX),
        pattern: national.asfr_shape.clone(),
        tfr: national.tfr.clone(),
        usual_tfr,
        sex_ratio_at_birth: national.sex_ratio_at_birth,
    }
}

fn migration(baselines: &Baselines) -> MigrationPath {
    let national = &baselines.national;
    MigrationPath {
        spread: national.adjustment.clone(),
        profile: national.immigration_profile.clone(),
        national_net: national.net_migration.clone(),
    }
}

/// Domestic moving profile (METHOD.md): the intensity by age, and the share of all moves that it makes of the nation's
/// people.
fn movers(baselines: &Baselines, nation: &[f64]) -> Mover {
    let intensity = baselines.national.domestic_profile.clone();
    let moves: Vec<f64> = intensity.iter().zip(nation).map(|(i, p)| i * p).collect();
    let all: f64 = moves.iter().sum();
    debug_assert_eq!(moves.len(), 2 * AGES);
    Mover { intensity, share: moves.iter().map(|m| m / all).collect() }
}

/// The data set's files, encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Files {
    /// Edition of the data set: the base year and the beginning of a hash over everything in it.
    pub vintage: String,
    /// Content by name, relative to the data set's folder.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Files {
    fn encode(
        core: &Core,
        country: &Country,
        standards: &Standards,
        numbers: &OldNumbers,
        past: &Past,
        map: &Map,
        (history, nation): (&History, &NationRecord),
    ) -> Result<Self> {
        let [archive, nation] = [compress(&history.encode()?)?, compress(&nation.encode()?)?];
        let all = |vintage: &str| -> Result<BTreeMap<String, Vec<u8>>> {
            let mut files = BTreeMap::new();
            files.insert("core.bin".into(), core.write(vintage)?);
            files.insert("country.bin".into(), country.write(vintage)?);
            files.insert("numbers.bin".into(), numbers.write(vintage)?);
            files.insert("services.bin".into(), standards.write(vintage)?);
            files.insert("past.bin".into(), past.write(vintage)?);
            files.insert("map.bin".into(), map.write(vintage)?);
            files.insert("history.bin".into(), History::seal(vintage, &archive)?);
            files.insert("nation.bin".into(), NationRecord::seal(vintage, &nation)?);
            for kommune in &country.kommuner {
                files.insert(Kommune::file_name(kommune.nr), kommune.write(vintage)?);
            }
            Ok(files)
        };
        let mut hash = Sha256::new();
        for (name, bytes) in all("")? {
            hash.update(name.as_bytes());
            hash.update(bytes);
        }
        let digest = hash.finalize();
        let vintage = format!(
            "{}-{:02x}{:02x}{:02x}{:02x}",
            core.base_year, digest[0], digest[1], digest[2], digest[3]
        );
        Ok(Self { files: all(&vintage)?, vintage })
    }

    /// Writes the files to a folder, which is made where there is none.
    ///
    /// # Errors
    /// The file that could not be written, and why.
    pub fn write(&self, out: &Path) -> Result<()> {
        let kommuner = out.join("kommune");
        std::fs::create_dir_all(&kommuner).with_context(|| kommuner.display().to_string())?;
        for (name, bytes) in &self.files {
            let path = out.join(name);
            std::fs::write(&path, bytes).with_context(|| path.display().to_string())?;
        }
        Ok(())
    }
}

pub(crate) fn compress(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    let mut writer = brotli::CompressorWriter::with_params(&mut out, 1 << 16, &params);
    writer.write_all(bytes)?;
    writer.flush()?;
    drop(writer);
    Ok(out)
}

/// Number of a municipality for messages.
pub(crate) fn name(core: &Core, nr: KommuneNr) -> String {
    core.place(nr).map_or_else(|| nr.to_string(), |place| format!("{nr} {}", place.name))
}
