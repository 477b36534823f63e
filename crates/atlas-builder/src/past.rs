//! How past projections would have hit: the backtest, as the page tells it.

use anyhow::{Context, Result};
use atlas::{HORIZONS, KommunePast, PAST_GROUPS, Past, PastProjection, Place, SizePast};
use estimation::{
    AgeGroup, BandedRow, Options, Origin, SIZES, Statistics, band_record, spread_without, summarise,
};

/// The base years whose projections are shown lie so many years before that of the data set, which both are held against.
const SHOWN: [i32; 2] = [10, 5];
/// First base year that the errors are the mean of.
const FIRST: i32 = 2012;
/// Paths of each municipality and base year, as many as the page makes.
const PATHS: u64 = 1_000;
/// The groups, in the order of the file.
const GROUPS: [AgeGroup; PAST_GROUPS] = [AgeGroup::Total, AgeGroup::From80];

/// Projects from every base year that has an outcome, with what was known then.
///
/// # Errors
/// What the estimate has against it.
pub(crate) fn past(statistics: &Statistics, places: &[Place], options: &Options) -> Result<Past> {
    let last = statistics.population().last_year();
    let shown = SHOWN.map(|before| last - before);
    let all: Vec<usize> = (0..places.len()).collect();
    let mut rows = Vec::new();
    for base in FIRST..=last - i32::from(HORIZONS[0]) {
        let ahead = usize::try_from(last - base)?.min(usize::from(HORIZONS[1]));
        let origin = Origin::new(statistics, base, ahead, options)?;
        let horizons: Vec<usize> = if shown.contains(&base) {
            (1..=ahead).collect()
        } else {
            HORIZONS.into_iter().map(usize::from).filter(|horizon| *horizon <= ahead).collect()
        };
        let spread = spread_without(base);
        rows.extend(origin.rows_on_all_cores(statistics, &all, &horizons, &spread, PATHS));
    }
    let kommuner = (0..places.len()).map(|k| kommune(&rows, k, &places[k], shown)).collect::<Result<_>>()?;
    let sizes = SIZES.into_iter().map(|(_, from, below)| {
        let of_size = |row: &BandedRow| (from..below).contains(&row.inhabitants);
        let chosen: Vec<&BandedRow> = rows.iter().filter(|row| of_size(row)).collect();
        #[expect(clippy::cast_sign_loss, reason = "a number of inhabitants")]
        let from = from as u32;
        Ok(SizePast {
            from,
            errors: errors(&chosen).context("errors of a size")?,
            within: by_group_and_horizon(|group, horizon| {
                let of = chosen.iter().filter(|row| row.row.group == group && row.row.horizon == horizon);
                band_record(of.copied()).map(|record| record.within[0])
            })
            .context("bands of a size")?,
        })
    });
    Ok(Past { kommuner, sizes: sizes.collect::<Result<_>>()? })
}

fn kommune(rows: &[BandedRow], k: usize, place: &Place, shown: [i32; 2]) -> Result<KommunePast> {
    let own: Vec<&BandedRow> = rows.iter().filter(|row| row.row.kommune == k).collect();
    #[expect(clippy::cast_sign_loss, reason = "persons")]
    let persons = |value: f64| value.round() as u32;
    let projections = shown.map(|base| {
        let of =
            |group: AgeGroup| own.iter().filter(move |row| row.row.base == base && row.row.group == group);
        Ok(PastProjection {
            base: u16::try_from(base)?,
            total: of(AgeGroup::Total).map(|row| persons(row.row.projected)).collect(),
            low: of(AgeGroup::Total).map(|row| persons(row.bands[0].low)).collect(),
            high: of(AgeGroup::Total).map(|row| persons(row.bands[0].high)).collect(),
            old: of(AgeGroup::From80)
                .next_back()
                .map(|row| persons(row.row.projected))
                .context("80 and over")?,
        })
    });
    Ok(KommunePast {
        nr: place.nr,
        projections: projections.into_iter().collect::<Result<_>>()?,
        errors: errors(&own).with_context(|| format!("errors of {}", place.nr))?,
    })
}

/// Mean absolute percentage errors.
fn errors(rows: &[&BandedRow]) -> Option<Vec<f64>> {
    by_group_and_horizon(|group, horizon| {
        let of = rows.iter().map(|row| &row.row);
        summarise(of, |row| row.group == group && row.horizon == horizon).map(|summary| summary.mean_absolute)
    })
}

fn by_group_and_horizon(value: impl Fn(AgeGroup, usize) -> Option<f64>) -> Option<Vec<f64>> {
    GROUPS.iter().flat_map(|group| HORIZONS.map(|horizon| value(*group, usize::from(horizon)))).collect()
}
