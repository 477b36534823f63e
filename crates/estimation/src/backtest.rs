//! *Backtest*: the same function, called with the past.

use std::ops::RangeInclusive;

use crate::{AGES, EstimationError, Evidence, Options, SEXES, Statistics, cell, estimate, project};

/// Age groups a backtest reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgeGroup {
    /// All ages.
    Total,
    /// Ages 0 to 5.
    From0To5,
    /// Ages 6 to 15.
    From6To15,
    /// Ages 20 to 66.
    From20To66,
    /// Ages 67 to 79.
    From67To79,
    /// Ages 80 and over.
    From80,
}

impl AgeGroup {
    /// All groups, in the order they are reported.
    pub const ALL: [Self; 6] =
        [Self::Total, Self::From0To5, Self::From6To15, Self::From20To66, Self::From67To79, Self::From80];

    /// The group's stable name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::From0To5 => "0-5",
            Self::From6To15 => "6-15",
            Self::From20To66 => "20-66",
            Self::From67To79 => "67-79",
            Self::From80 => "80+",
        }
    }

    /// Its ages, the open group as 105.
    pub fn ages(self) -> RangeInclusive<usize> {
        match self {
            Self::Total => 0..=AGES - 1,
            Self::From0To5 => 0..=5,
            Self::From6To15 => 6..=15,
            Self::From20To66 => 20..=66,
            Self::From67To79 => 67..=79,
            Self::From80 => 80..=AGES - 1,
        }
    }

    /// Persons of the group in one population by sex and age.
    pub fn persons(self, population: &[f64]) -> f64 {
        (0..SEXES).map(|sex| self.ages().map(|age| population[cell(sex, age)]).sum::<f64>()).sum()
    }
}

/// Classes of size, from and below so many inhabitants in the base year.
pub const SIZES: [(&str, f64, f64); 3] =
    [("<2000", 0.0, 2_000.0), ("2000-10000", 2_000.0, 10_000.0), (">10000", 10_000.0, f64::INFINITY)];

/// One projected figure beside what came.
#[derive(Debug, Clone, PartialEq)]
pub struct BacktestRow {
    /// Base year.
    pub base: i32,
    /// Years ahead.
    pub horizon: usize,
    /// Index of the municipality.
    pub kommune: usize,
    /// Age group.
    pub group: AgeGroup,
    /// Persons there were.
    pub actual: f64,
    /// Persons projected.
    pub projected: f64,
}

impl BacktestRow {
    /// Error in per cent of the outcome; `None` where nobody was left to compare with.
    pub fn percentage_error(&self) -> Option<f64> {
        (self.actual > 0.0).then(|| 100.0 * (self.projected - self.actual) / self.actual)
    }
}

/// Projects from each base year with what was known then, and sets the result `horizon` years later beside the outcome.
///
/// No knowledge of a later year enters: `options` must leave the long-run level of net moving to the rule.
///
/// # Errors
/// As [`crate::estimate`]; [`EstimationError::NoOutcome`] if a base year has no outcome at a horizon;
/// [`EstimationError::BadOption`] if a long-run level is given.
pub fn backtest(
    statistics: &Statistics,
    bases: RangeInclusive<i32>,
    horizon: usize,
    options: &Options,
) -> Result<Vec<BacktestRow>, EstimationError> {
    if let Some(value) = options.long_run_net_migration {
        return Err(EstimationError::BadOption {
            name: "long_run_net_migration",
            value,
            range: "not given in a backtest: a later source's level is hindsight",
        });
    }
    let mut rows = Vec::new();
    for base in bases {
        rows.extend(compare(statistics, base, horizon, |evidence| {
            let baselines = estimate(evidence, &Options { horizon, ..options.clone() })?;
            let mut projection = project(&baselines, evidence.population(base)?)?;
            Ok(projection.population.swap_remove(horizon))
        })?);
    }
    Ok(rows)
}

/// The year that a projection is held against.
///
/// # Errors
/// [`EstimationError::NoOutcome`] where it has not come yet.
pub fn check_outcome(statistics: &Statistics, base: i32, horizon: usize) -> Result<i32, EstimationError> {
    let year = base + i32::try_from(horizon).unwrap_or(i32::MAX / 2);
    let last_year = statistics.population().last_year();
    if year > last_year {
        return Err(EstimationError::NoOutcome { base_year: base, horizon, last_year });
    }
    Ok(year)
}

/// Rows of one base year: what `projected` makes of the evidence, beside the outcome.
pub(crate) fn compare(
    statistics: &Statistics,
    base: i32,
    horizon: usize,
    projected: impl FnOnce(&Evidence) -> Result<Vec<f64>, EstimationError>,
) -> Result<Vec<BacktestRow>, EstimationError> {
    let year = check_outcome(statistics, base, horizon)?;
    let end = projected(&statistics.up_to(base))?;
    let mut rows = Vec::new();
    for (kommune, projected) in end.chunks_exact(crate::CELLS).enumerate() {
        let outcome = statistics
            .outcome(kommune, year)
            .ok_or(EstimationError::MissingYear { table: "population", year })?;
        rows.extend(AgeGroup::ALL.map(|group| BacktestRow {
            base,
            horizon,
            kommune,
            group,
            actual: group.persons(outcome),
            projected: group.persons(projected),
        }));
    }
    Ok(rows)
}

/// Summary of the errors of one group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ErrorSummary {
    /// Figures compared.
    pub count: usize,
    /// Mean absolute percentage error.
    pub mean_absolute: f64,
    /// Median absolute percentage error.
    pub median_absolute: f64,
    /// Sum of absolute errors in per cent of the sum of outcomes: large places weigh more.
    pub weighted: f64,
    /// Mean percentage error; above zero is too many.
    pub bias: f64,
    /// Share of figures within five per cent of the outcome.
    pub within_five: f64,
}

/// Summarises the rows that `choose` takes; `None` if it takes none.
pub fn summarise<'a>(
    rows: impl IntoIterator<Item = &'a BacktestRow>,
    choose: impl Fn(&BacktestRow) -> bool,
) -> Option<ErrorSummary> {
    let mut errors = Vec::new();
    let (mut absolute, mut outcomes) = (0.0, 0.0);
    for row in rows {
        if !choose(row) {
            continue;
        }
        let Some(error) = row.percentage_error() else { continue };
        errors.push(error);
        absolute += (row.projected - row.actual).abs();
        outcomes += row.actual;
    }
    if errors.is_empty() {
        return None;
    }
    let count = errors.len();
    let n = count as f64;
    let bias = errors.iter().sum::<f64>() / n;
    let mut sizes: Vec<f64> = errors.iter().map(|error| error.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    let median_absolute =
        if count % 2 == 1 { sizes[count / 2] } else { 0.5 * (sizes[count / 2 - 1] + sizes[count / 2]) };
    Some(ErrorSummary {
        count,
        mean_absolute: sizes.iter().sum::<f64>() / n,
        median_absolute,
        weighted: 100.0 * absolute / outcomes,
        bias,
        within_five: sizes.iter().filter(|size| **size <= 5.0).count() as f64 / n,
    })
}

/// Mean absolute percentage error of one group over all rows.
pub fn mean_absolute_percentage_error(rows: &[BacktestRow], group: AgeGroup) -> Option<f64> {
    summarise(rows, |row| row.group == group).map(|summary| summary.mean_absolute)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Country;

    fn row(actual: f64, projected: f64) -> BacktestRow {
        BacktestRow { base: 2012, horizon: 5, kommune: 0, group: AgeGroup::Total, actual, projected }
    }

    #[test]
    fn summary_by_hand() {
        // Errors +10 %, -2 %, +1 %; and a place that has nobody left to be wrong about.
        let rows = [row(100.0, 110.0), row(50.0, 49.0), row(1000.0, 1010.0), row(0.0, 3.0)];
        let Some(summary) = summarise(&rows, |_| true) else { panic!("three rows count") };
        assert_eq!(summary.count, 3);
        assert!((summary.mean_absolute - 13.0 / 3.0).abs() < 1e-12);
        assert!((summary.median_absolute - 2.0).abs() < 1e-12);
        assert!((summary.bias - 3.0).abs() < 1e-12);
        assert!((summary.weighted - 100.0 * 21.0 / 1150.0).abs() < 1e-12);
        assert!((summary.within_five - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(summarise(&rows, |row| row.group == AgeGroup::From80), None);
    }

    #[test]
    fn groups_cover_the_ages_they_name() {
        let population: Vec<f64> = (0..crate::CELLS).map(|place| (place % AGES) as f64).collect();
        // 2 * (0 + 1 + ... + 5)
        assert_eq!(AgeGroup::From0To5.persons(&population), 30.0);
        assert_eq!(AgeGroup::Total.persons(&population), 2.0 * 105.0 * 106.0 / 2.0);
    }

    #[test]
    fn hindsight_and_missing_outcomes_are_refused() -> Result<(), EstimationError> {
        let statistics = Country::plain().statistics()?;
        let known = Options { long_run_net_migration: Some(1.0), ..Options::default() };
        assert!(matches!(
            backtest(&statistics, 2012..=2013, 5, &known),
            Err(EstimationError::BadOption { name: "long_run_net_migration", .. })
        ));
        let late = backtest(&statistics, 2015..=2016, 5, &Options::default());
        assert!(matches!(late, Err(EstimationError::NoOutcome { base_year: 2016, last_year: 2020, .. })));
        let rows = backtest(&statistics, 2014..=2015, 5, &Options::default())?;
        assert_eq!(rows.len(), 2 * 4 * AgeGroup::ALL.len());
        let error = mean_absolute_percentage_error(&rows, AgeGroup::Total).unwrap_or(f64::NAN);
        assert!(error < 0.1, "{error}");
        Ok(())
    }
}
