//! Bands (METHOD.md) around the projections of a backtest: as the page makes them, with what was known then.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

use uncertainty::{Band, Expected, ExpectedYear, Paths, Patterns, SEED, Spread};

use crate::backtest::AgeGroup;
use crate::fertility::expected_births;
use crate::mortality::{cohort_death, exact};
use crate::{
    AGES, BacktestRow, Baselines, CELLS, EstimationError, FERTILE_AGES, FIRST_FERTILE_AGE, Options,
    Projection, SEXES, Statistics, cell, estimate, project,
};

/// What a projection by [`crate::project`] expects of a municipality.
fn expected(baselines: &Baselines, projection: &Projection, kommune: usize) -> Expected {
    let Baselines { national, kommuner } = baselines;
    let local = &kommuner[kommune];
    let people = |step: usize| &projection.population[step][kommune * CELLS..(kommune + 1) * CELLS];
    let year = |step: usize| {
        let qx = national.qx(step);
        let mut death = vec![0.0; CELLS];
        for sex in 0..SEXES {
            death[cell(sex, 0)] = qx[exact(sex, 0)] * local.mortality_level;
            for age in 1..AGES {
                death[cell(sex, age)] = cohort_death(&qx, sex, age - 1) * local.mortality_level;
            }
        }
        let persons = local.share * national.adjustment[step];
        let arrivals = local.in_count.iter().zip(&national.immigration_profile);
        let mut fertility = vec![0.0; AGES];
        fertility[FIRST_FERTILE_AGE..FIRST_FERTILE_AGE + FERTILE_AGES].copy_from_slice(&national.asfr_shape);
        let births = expected_births(people(step), people(step + 1), &national.asfr_shape);
        ExpectedYear {
            death,
            out_rate: local.out_rate.clone(),
            in_count: arrivals.map(|(count, profile)| count + persons * profile).collect(),
            births: births * national.tfr[step] * local.fertility_level,
            fertility,
        }
    };
    Expected { start: people(0).to_vec(), years: (0..national.horizon()).map(year).collect() }
}

/// What is common to all municipalities, `nation` being its population by sex and age in the base year.
fn patterns(baselines: &Baselines, nation: &[f64]) -> Patterns {
    let national = &baselines.national;
    let people: f64 = nation.iter().sum();
    let movers = national.domestic_profile.iter().zip(nation);
    Patterns {
        movers: movers.map(|(intensity, persons)| intensity * persons / people).collect(),
        intensity: national.domestic_profile.clone(),
        immigrants: national.immigration_profile.clone(),
        sex_ratio_at_birth: national.sex_ratio_at_birth,
    }
}

/// All municipalities projected from one base year with what was known then.
#[derive(Debug, Clone)]
pub struct Origin {
    base: i32,
    baselines: Baselines,
    projection: Projection,
    patterns: Patterns,
    /// Each municipality's own stream of chance.
    streams: Vec<u64>,
}

/// A row of a backtest with its bands.
#[derive(Debug, Clone, PartialEq)]
pub struct BandedRow {
    /// The figure.
    pub row: BacktestRow,
    /// Inhabitants of the municipality in the base year.
    pub inhabitants: f64,
    /// What holds 80 % of the paths, and 95 %.
    pub bands: [Band; 2],
}

/// Shares of the paths that bands hold.
pub const SHARES: [f64; 2] = [0.8, 0.95];

impl Origin {
    /// Estimates and projects.
    ///
    /// # Errors
    /// Those of [`estimate`].
    pub fn new(
        statistics: &Statistics,
        base: i32,
        horizon: usize,
        options: &Options,
    ) -> Result<Self, EstimationError> {
        let evidence = statistics.up_to(base);
        let start = evidence.population(base)?;
        let baselines = estimate(&evidence, &Options { horizon, ..options.clone() })?;
        let projection = project(&baselines, start)?;
        let mut nation = vec![0.0; CELLS];
        for kommune in start.chunks_exact(CELLS) {
            nation.iter_mut().zip(kommune).for_each(|(sum, persons)| *sum += persons);
        }
        let patterns = patterns(&baselines, &nation);
        let streams = statistics.places().iter().map(|place| place.number.parse().unwrap_or(0)).collect();
        Ok(Self { base, baselines, projection, patterns, streams })
    }

    /// Its base year.
    pub const fn base(&self) -> i32 {
        self.base
    }

    /// Rows of some municipalities, each held against what came so many years later, as far as it has come.
    pub fn rows(
        &self,
        statistics: &Statistics,
        kommuner: &[usize],
        horizons: &[usize],
        spread: &Spread,
        paths: u64,
    ) -> Vec<BandedRow> {
        let mut rows = Vec::new();
        for &kommune in kommuner {
            let mut made = Paths::new(
                expected(&self.baselines, &self.projection, kommune),
                self.patterns.clone(),
                *spread,
                (SEED, self.streams[kommune]),
                AgeGroup::ALL.map(AgeGroup::ages).to_vec(),
            );
            made.make(paths);
            let inhabitants = AgeGroup::Total.persons(self.people(kommune, 0));
            for &horizon in horizons {
                let year = self.base + i32::try_from(horizon).unwrap_or(i32::MAX / 2);
                let Some(outcome) = statistics.outcome(kommune, year) else { continue };
                for (place, group) in AgeGroup::ALL.into_iter().enumerate() {
                    let outcomes = made.bands(place, horizon);
                    let [Some(eighty), Some(ninety_five)] = SHARES.map(|share| outcomes.band(share)) else {
                        continue;
                    };
                    rows.push(BandedRow {
                        row: BacktestRow {
                            base: self.base,
                            horizon,
                            kommune,
                            group,
                            actual: group.persons(outcome),
                            projected: group.persons(self.people(kommune, horizon)),
                        },
                        inhabitants,
                        bands: [eighty, ninety_five],
                    });
                }
            }
        }
        rows
    }

    /// [`Self::rows`], the municipalities shared out to the machine's cores.
    pub fn rows_on_all_cores(
        &self,
        statistics: &Statistics,
        kommuner: &[usize],
        horizons: &[usize],
        spread: &Spread,
        paths: u64,
    ) -> Vec<BandedRow> {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        thread::scope(|scope| {
            let parts: Vec<_> = kommuner
                .chunks(kommuner.len().div_ceil(cores).max(1))
                .map(|part| scope.spawn(move || self.rows(statistics, part, horizons, spread, paths)))
                .collect();
            let done = parts.into_iter().map(|part| part.join().unwrap_or_else(|panic| resume_unwind(panic)));
            done.flatten().collect()
        })
    }

    fn people(&self, kommune: usize, step: usize) -> &[f64] {
        &self.projection.population[step][kommune * CELLS..(kommune + 1) * CELLS]
    }
}

/// The spread that was chosen without a base year (METHOD.md, *Calibration*): the other base years' outcomes,
/// some of them of the same calendar years, are in it.
pub fn spread_without(base: i32) -> Spread {
    let Some((_, chosen)) = WITHOUT.iter().find(|(without, _)| *without == base) else {
        return Spread::NORWAY;
    };
    let [moving_chance, local_moving, national_moving, moving_chance_of_old, local_mortality] = *chosen;
    Spread {
        moving_chance,
        local_moving,
        national_moving,
        moving_chance_of_old,
        local_mortality,
        ..Spread::NORWAY
    }
}

/// As the example `calibrate` prints it: the base year left out, and `moving_chance`, `local_moving`, `national_moving`,
/// `moving_chance_of_old`, `local_mortality`.
const WITHOUT: [(i32, [f64; 5]); 10] = [
    (2012, [0.5, 0.008, 0.004, 0.2, 0.115]),
    (2013, [0.5, 0.008, 0.004, 0.05, 0.13]),
    (2014, [0.5, 0.007, 0.0045, 0.05, 0.13]),
    (2015, [0.5, 0.008, 0.004, 0.2, 0.115]),
    (2016, [0.5, 0.007, 0.0045, 0.05, 0.13]),
    (2017, [0.44, 0.007, 0.005, 0.05, 0.13]),
    (2018, [0.5, 0.008, 0.004, 0.05, 0.13]),
    (2019, [0.44, 0.008, 0.004, 0.05, 0.13]),
    (2020, [0.44, 0.007, 0.005, 0.05, 0.13]),
    (2021, [0.44, 0.006, 0.005, 0.2, 0.115]),
];

impl BandedRow {
    /// Whether what came lies within each of the bands.
    pub fn holds(&self) -> [bool; 2] {
        self.bands.map(|band| (band.low..=band.high).contains(&self.row.actual))
    }

    /// Width of each band in per cent of the projection.
    pub fn width(&self) -> [f64; 2] {
        self.bands.map(|band| self.percent(band.high - band.low))
    }

    /// Interval score of each band in per cent of the projection: its width, and what an outcome outside is away, times
    /// two over the share that may be outside. Source: Gneiting and Raftery (2007), section 6.2. Less is better.
    pub fn score(&self) -> [f64; 2] {
        let mut scores = [0.0; 2];
        for ((score, band), share) in scores.iter_mut().zip(self.bands).zip(SHARES) {
            let away = (band.low - self.row.actual).max(self.row.actual - band.high).max(0.0);
            *score = self.percent(band.high - band.low + 2.0 / (1.0 - share) * away);
        }
        scores
    }

    /// In per cent of the projection; of one person where nobody is expected.
    fn percent(&self, persons: f64) -> f64 {
        100.0 * persons / self.row.projected.max(1.0)
    }
}

/// How bands have held.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BandRecord {
    /// Figures compared.
    pub count: usize,
    /// Share of the outcomes within each band.
    pub within: [f64; 2],
    /// Mean width of each band, per cent of the projection.
    pub width: [f64; 2],
    /// Mean interval score of each band, per cent of the projection.
    pub score: [f64; 2],
}

/// How the bands of some rows have held; `None` without any.
pub fn band_record<'a>(rows: impl IntoIterator<Item = &'a BandedRow>) -> Option<BandRecord> {
    let mut record = BandRecord { count: 0, within: [0.0; 2], width: [0.0; 2], score: [0.0; 2] };
    for row in rows {
        record.count += 1;
        let (holds, width, score) = (row.holds(), row.width(), row.score());
        for i in 0..2 {
            record.within[i] += f64::from(u8::from(holds[i]));
            record.width[i] += width[i];
            record.score[i] += score[i];
        }
    }
    let n = record.count as f64;
    let mean = |sums: [f64; 2]| sums.map(|sum| sum / n);
    (record.count > 0).then(|| BandRecord {
        count: record.count,
        within: mean(record.within),
        width: mean(record.width),
        score: mean(record.score),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn record_by_hand() {
        let row = |actual: f64| BandedRow {
            row: BacktestRow {
                base: 2012,
                horizon: 5,
                kommune: 0,
                group: AgeGroup::Total,
                actual,
                projected: 200.0,
            },
            inhabitants: 190.0,
            bands: [Band { low: 190.0, high: 210.0 }, Band { low: 180.0, high: 220.0 }],
        };
        // Within both; outside the first by five persons.
        let Some(record) = band_record(&[row(200.0), row(215.0)]) else { panic!("two rows") };
        assert_eq!((record.count, record.within, record.width), (2, [0.5, 1.0], [10.0, 20.0]));
        assert!((record.score[0] - (10.0 + 10.0 + 10.0 * 2.5) / 2.0).abs() < 1e-9, "{record:?}");
        assert!((record.score[1] - 20.0).abs() < 1e-9, "{record:?}");
        assert_eq!(band_record(&[]), None);
    }
}
