//! Statistics tables in, `assets/data` out: reproducibly, the same bytes every time.

mod baseline;
mod borders;
pub mod compare;
mod employment;
mod from_ssb;
mod kept;
mod map;
mod official;
mod past;
mod places;
mod population;
pub mod report;
mod services;
mod sources;
mod standards;
mod tables;
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
use estimation::{Baselines, Choice, FIRST_FERTILE_AGE, LongRunFit, Options, Statistics};
use sha2::{Digest, Sha256};

pub use crate::from_ssb::{Found, build_from_ssb, check_tables};
pub use crate::kept::Kept;
use crate::places::Places;
use crate::tables::Tables;

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
    /// How past projections would have hit.
    pub past: Past,
    /// The baseline as estimated, before its numbers are rounded for the files.
    pub fit: LongRunFit,
    /// Which counts of municipalities the estimate uses.
    pub choice: Choice,
    /// The files, encoded.
    pub files: Files,
}

/// Builds the data set from a folder of source tables.
///
/// # Errors
/// What cannot be read, and where, or what the estimation has against it.
pub fn build(folder: &Path) -> Result<DataSet> {
    assemble(Tables::of_folder(folder)?)
}

/// Makes the data set of its tables: the same, wherever they come from.
pub(crate) fn assemble(tables: Tables) -> Result<DataSet> {
    let Tables { history, nation: nation_record, places, numbers, mut official, employed, .. } = tables;
    let Tables { flows, services, standards, map, sources, .. } = tables;
    let base_year = population::base_year(&history)?;
    let statistics = Statistics::of_data_set(&places.kommuner, &history, &nation_record)?;
    let statistics = statistics.with_flows(flows)?;
    let choice = baseline::choose(&statistics)?;
    let mut options = Options::default();
    options.rule.counts = choice.counts;
    let evidence = statistics.up_to(i32::from(base_year));
    let fit = baseline::fit(&evidence, &official.nation, &options)?;
    let baselines = &fit.baselines;

    let nation = nation(&history)?;
    let mut start = BTreeMap::new();
    for (k, nr) in history.kommuner.iter().enumerate() {
        start.insert(*nr, population::base(&history, k, base_year)?);
    }
    let employment = employment::profile(&employed, &nation)?;
    let levels = employment::levels(&employed, &employment, &places.kommuner, &start, &nation)?;
    let sums = sums(&places);
    let members: Vec<Vec<usize>> = sums.iter().map(|id| members(&places, *id)).collect();
    let record = estimation::record(&evidence, &options.rule, &baselines.kommuner, &members)?;

    let mut groups = tables::groups(&history)?;
    let mut kommuner = Vec::with_capacity(places.kommuner.len());
    for (k, place) in places.kommuner.iter().enumerate() {
        let local = &baselines.kommuner[k];
        kommuner.push(Kommune {
            nr: place.nr,
            population: start[&place.nr].clone(),
            history: groups.remove(&place.nr).with_context(|| format!("no history of {}", place.nr))?,
            baseline: LocalBaseline {
                mortality_level: local.mortality_level,
                fertility_level: local.fertility_level,
                out_rate: local.out_rate.clone(),
                in_count: local.in_count.clone(),
                spread_share: local.share,
            },
            employment: levels[&place.nr],
            record: local_record(record.kommuner[k]),
            official: official.kommuner.remove(&place.nr),
        });
    }
    let sums = sums
        .into_iter()
        .zip(&record.sums)
        .map(|(id, record)| {
            let path = match id {
                PlaceId::Nation => Some(official.nation.clone()),
                PlaceId::County(nr) => official.counties.remove(&nr),
                PlaceId::Region(_) | PlaceId::Kommune(_) => None,
            };
            Sum { id, record: local_record(*record), official: path }
        })
        .collect();
    let past = past::past(&statistics, &places.kommuner, &options)?;
    let core = Core {
        base_year,
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
        sources: Provenance { tables: sources },
    };
    let country = Country { kommuner, sums };
    let files =
        Files::encode(&core, &country, &standards, &numbers, &past, &map, (&history, &nation_record))?;
    Ok(DataSet { core, country, standards, map, past, fit, choice, files })
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
fn nation(history: &History) -> Result<Vec<f64>> {
    let base_year = population::base_year(history)?;
    let mut sum = vec![0.0; CELLS];
    for k in 0..history.kommuner.len() {
        for (slot, persons) in sum.iter_mut().zip(history.population(k, base_year).unwrap_or(&[])) {
            *slot += f64::from(*persons);
        }
    }
    Ok(sum)
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

    /// Writes the files to a folder, in place of all that was there. They are written beside it first: until all of them
    /// are, the folder stays as it was.
    ///
    /// # Errors
    /// The file that could not be written, and why.
    pub fn write(&self, out: &Path) -> Result<()> {
        let beside = |what: &str| {
            let name = out.file_name().context("the data set needs a folder with a name")?;
            Ok::<_, anyhow::Error>(out.with_file_name(format!(".{}-{what}", name.to_string_lossy())))
        };
        let (new, old) = (beside("new")?, beside("old")?);
        for left_over in [&new, &old] {
            remove(left_over)?;
        }
        let kommuner = new.join("kommune");
        std::fs::create_dir_all(&kommuner).with_context(|| kommuner.display().to_string())?;
        for (name, bytes) in &self.files {
            let path = new.join(name);
            std::fs::write(&path, bytes).with_context(|| path.display().to_string())?;
        }
        let move_to = |from: &Path, to: &Path| {
            std::fs::rename(from, to).with_context(|| format!("{} to {}", from.display(), to.display()))
        };
        if out.exists() {
            move_to(out, &old)?;
        }
        if let Err(error) = move_to(&new, out) {
            if old.exists() {
                move_to(&old, out)?;
            }
            return Err(error);
        }
        remove(&old)
    }
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    Ok(())
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
