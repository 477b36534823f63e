//! From the source tables to the baseline assumptions: gathers the evidence and calls `estimation`.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use atlas::{AGES, LIFE_TABLE_AGES, NationRecord, SEXES, YearTable};
use estimation::{
    Choice, Evidence, FERTILE_AGES, FIRST_FERTILE_AGE, LongRunFit, Options, Statistics, TargetGroup,
    choose_counts, fit_long_run_net_migration,
};
use serde::Deserialize;

use crate::sources::{ASFR, BIRTHS, POPULATION_NORWAY, QX, Sources};

/// Years for which assumptions are estimated, from the base year.
pub(crate) const HORIZON: usize = 40;

/// Years ahead whose official figures the long-run net moving is fitted to.
const FITTED: [u16; 2] = [10, 20];

/// Long-run net moving to the country is looked for between these, persons a year.
const NET_MOVING_BOUNDS: std::ops::RangeInclusive<f64> = 0.0..=40_000.0;

#[derive(Deserialize)]
struct NationRow {
    year: u16,
    sex: String,
    age: usize,
    pop: f64,
}

#[derive(Deserialize)]
struct QxRow {
    year: u16,
    sex: String,
    age: usize,
    qx: f64,
}

#[derive(Deserialize)]
struct AsfrRow {
    year: u16,
    age: usize,
    asfr: f64,
}

#[derive(Deserialize)]
struct BirthsRow {
    year: u16,
    female: f64,
    male: f64,
}

/// What the nation has seen.
pub(crate) fn nation_record(sources: &Sources) -> Result<NationRecord> {
    let rows: Vec<NationRow> = sources.rows(POPULATION_NORWAY)?;
    let cells = rows.iter().map(|r| Ok((r.year, vec![sex(&r.sex)?, r.age], r.pop)));
    let population = by_year("national population", cells, &[SEXES, AGES], 0.0)?;

    let rows: Vec<QxRow> = sources.rows(QX)?;
    let cells = rows.iter().map(|r| Ok((r.year, vec![sex(&r.sex)?, r.age], r.qx)));
    // A life table that has closed before 106 has nobody left to survive.
    let qx = by_year("qx", cells, &[SEXES, LIFE_TABLE_AGES], 1.0)?;

    let rows: Vec<AsfrRow> = sources.rows(ASFR)?;
    let ages = FIRST_FERTILE_AGE..FIRST_FERTILE_AGE + FERTILE_AGES;
    let fertile = rows.iter().filter(|r| ages.contains(&r.age));
    let cells = fertile.map(|r| Ok((r.year, vec![r.age - FIRST_FERTILE_AGE], r.asfr)));
    let asfr = by_year("ASFR", cells, &[FERTILE_AGES], 0.0)?;

    let rows: Vec<BirthsRow> = sources.rows(BIRTHS)?;
    let cells = rows.iter().flat_map(|r| [Ok((r.year, vec![0], r.female)), Ok((r.year, vec![1], r.male))]);
    let births = by_year("births", cells, &[SEXES], 0.0)?;
    Ok(NationRecord { population, qx, asfr, births })
}

fn sex(code: &str) -> Result<usize> {
    match code {
        "F" => Ok(0),
        "M" => Ok(1),
        other => bail!("sex {other:?}"),
    }
}

/// A table by consecutive years; cells that no row names hold `missing`.
pub(crate) fn by_year(
    table: &str,
    rows: impl Iterator<Item = Result<(u16, Vec<usize>, f64)>>,
    shape: &[usize],
    missing: f64,
) -> Result<YearTable> {
    let per_year: usize = shape.iter().product();
    let mut years: BTreeMap<u16, Vec<f64>> = BTreeMap::new();
    for row in rows {
        let (year, place, value) = row.with_context(|| table.to_owned())?;
        let mut index = 0;
        for (at, length) in place.iter().zip(shape) {
            if at >= length {
                bail!("{table}, {year}: index {at} of {length}");
            }
            index = index * length + at;
        }
        years.entry(year).or_insert_with(|| vec![missing; per_year])[index] = value;
    }
    let first = *years.keys().next().with_context(|| format!("{table}: empty"))?;
    for (expected, year) in (first..).zip(years.keys()) {
        if expected != *year {
            bail!("{table}: the year {expected} is missing");
        }
    }
    Ok(YearTable { first_year: first, values: years.into_values().flatten().collect() })
}

/// First base year of the backtests that decide which counts of municipalities are used, and years ahead.
const TRIED: (i32, usize) = (2012, 5);

/// Which counts of municipalities the estimate is better with: none, where there are none.
pub(crate) fn choose(statistics: &Statistics) -> Result<Choice> {
    let (first, ahead) = TRIED;
    let last = statistics.population().last_year() - i32::try_from(ahead)?;
    Ok(choose_counts(statistics, first..=last, ahead, &Options::default())?)
}

/// The baseline of the product: the rule of the backtests, with the long-run net moving fitted to the official
/// projection by age.
pub(crate) fn fit(
    evidence: &Evidence<'_>,
    official: &atlas::OfficialPath,
    options: &Options,
) -> Result<LongRunFit> {
    let base_year = u16::try_from(evidence.base_year())?;
    let mut targets = Vec::new();
    for year in FITTED.map(|ahead| base_year + ahead) {
        for (from, to) in [(0u8, 0u8), (0, 5), (6, 15), (20, 66), (67, 79), (80, 105), (0, 105)] {
            let ages = atlas::AgeGroup { from, to };
            // The official groups part at 19/20 and 44/45, so that 20-66 can be put together.
            let series =
                official.range(ages).with_context(|| format!("official projection: no ages {from}-{to}"))?;
            let persons = series
                .get(usize::from(year.saturating_sub(official.first_year)))
                .with_context(|| format!("official projection: no year {year}"))?;
            targets.push(TargetGroup {
                name: format!("{from}-{to}"),
                year: i32::from(year),
                ages: usize::from(from)..=usize::from(to),
                persons: f64::from(*persons),
            });
        }
    }
    let options = Options { horizon: HORIZON, ..options.clone() };
    Ok(fit_long_run_net_migration(evidence, &options, &targets, NET_MOVING_BOUNDS)?)
}
