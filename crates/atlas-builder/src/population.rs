//! The population history.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use atlas::{AGES, CELLS, GROUPS, GroupHistory, History, KommuneNr, Quality};

use crate::sources::{POPULATION, Sources};

/// First year that is complete: 2005 lacks two municipalities.
pub(crate) const FIRST_YEAR: u16 = 2006;
/// Population by municipality, year, sex and single age, and what to know of its quality. The last year of the table is
/// the one that the projection starts from.
pub(crate) fn read(sources: &Sources) -> Result<(History, BTreeMap<KommuneNr, Quality>)> {
    let bytes = sources.bytes(POPULATION)?;
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let mut cells: BTreeMap<(KommuneNr, u16), Vec<Option<u32>>> = BTreeMap::new();
    let mut quality = BTreeMap::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record)? {
        let line = record.position().map_or(0, csv::Position::line);
        let field =
            |i: usize| record.get(i).with_context(|| format!("population, line {line}: field {i} missing"));
        let year: u16 = field(1)?.parse()?;
        if year < FIRST_YEAR {
            continue;
        }
        let nr: KommuneNr = field(0)?.parse().with_context(|| format!("population, line {line}"))?;
        let sex = match field(2)? {
            "F" => 0,
            "M" => 1,
            other => bail!("population, line {line}: sex {other:?}"),
        };
        let age: usize = field(3)?.parse()?;
        if age >= AGES {
            bail!("population, line {line}: age {age}");
        }
        let persons: u32 = field(4)?.parse().with_context(|| format!("population, line {line}"))?;
        let slot = &mut cells.entry((nr, year)).or_insert_with(|| vec![None; CELLS])[sex * AGES + age];
        if slot.replace(persons).is_some() {
            bail!("population, line {line}: stands twice");
        }
        match field(5)? {
            "ssb" => {}
            "split_est" | "ssb_age_total_sex_est" => {
                quality.insert(nr, Quality::Split);
            }
            "split_est_minor" => {
                quality.entry(nr).or_insert(Quality::MinorSplit);
            }
            other => bail!("population, line {line}: quality {other:?}"),
        }
    }
    Ok((history(cells)?, quality))
}

/// Puts a history together: every municipality in every year, and no cell missing.
pub(crate) fn history(cells: BTreeMap<(KommuneNr, u16), Vec<Option<u32>>>) -> Result<History> {
    let mut kommuner: Vec<KommuneNr> = cells.keys().map(|(nr, _)| *nr).collect();
    kommuner.dedup();
    let last = cells.keys().map(|(_, year)| *year).max().context("population: empty")?;
    let years = usize::from(last.saturating_sub(FIRST_YEAR)) + 1;
    if cells.len() != kommuner.len() * years {
        bail!("population: {} municipality-years where {} are needed", cells.len(), kommuner.len() * years);
    }
    let mut population = Vec::with_capacity(cells.len() * CELLS);
    for ((nr, year), row) in cells {
        for (i, persons) in row.into_iter().enumerate() {
            population
                .push(persons.with_context(|| format!("population: {nr} {year}, cell {i} is missing"))?);
        }
    }
    Ok(History { kommuner, first_year: FIRST_YEAR, years, population })
}

/// The year on whose 1 January a history ends: the projection starts there.
pub(crate) fn base_year(history: &History) -> Result<u16> {
    let years = u16::try_from(history.years).context("population: years")?;
    Ok(history.first_year + years - 1)
}

/// The first year in which a municipality's figures are Statistics Norway's own.
pub(crate) fn own_from(quality: Quality) -> u16 {
    match quality {
        Quality::Official => FIRST_YEAR,
        Quality::MinorSplit => 2020,
        Quality::Split => 2024,
    }
}

/// The history of one municipality by age group.
pub(crate) fn groups(history: &History, kommune: usize) -> Result<GroupHistory> {
    let mut persons = vec![Vec::with_capacity(history.years); GROUPS.len()];
    for year in FIRST_YEAR..=base_year(history)? {
        let row: Vec<f64> = base(history, kommune, year)?;
        for (group, series) in GROUPS.iter().zip(&mut persons) {
            series.push(group.sum(&row));
        }
    }
    Ok(GroupHistory::new(FIRST_YEAR, persons)?)
}

/// One municipality's population in one year.
pub(crate) fn base(history: &History, kommune: usize, year: u16) -> Result<Vec<f64>> {
    let row = history.population(kommune, year).with_context(|| format!("population: no year {year}"))?;
    Ok(row.iter().map(|v| f64::from(*v)).collect())
}
