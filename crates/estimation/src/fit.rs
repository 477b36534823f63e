//! *Fitting the long-run level* of national net moving to an official projection.

use std::ops::RangeInclusive;

use crate::estimate::{assumptions, settle_net_moving};
use crate::{AGES, Baselines, CELLS, EstimationError, Evidence, Options, SEXES, cell, project};

/// An official figure for the nation.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetGroup {
    /// Name, for reports: `80+`.
    pub name: String,
    /// 1 January of this year.
    pub year: i32,
    /// Ages, the open group as 105.
    pub ages: RangeInclusive<usize>,
    /// Persons.
    pub persons: f64,
}

/// The fitted level and how near each target it comes.
#[derive(Debug, Clone, PartialEq)]
pub struct LongRunFit {
    /// Net moving to the country in the long run, persons a year.
    pub long_run_net_migration: f64,
    /// The baselines estimated with it.
    pub baselines: Baselines,
    /// Projected persons divided by the target, less one; in the order of the targets.
    pub deviations: Vec<f64>,
}

/// Finds the long-run level within `bounds` for which the squared relative deviations over all targets are least.
///
/// One number cannot mend births, deaths and moving at once, and is not meant to: a group that stays far off tells that
/// another assumption is wrong. Golden-section search, to one person a year.
///
/// # Errors
/// As [`crate::estimate`]; [`EstimationError::NoOutcome`] for a target outside the horizon and
/// [`EstimationError::BadOption`] for one without persons or ages.
pub fn fit_long_run_net_migration(
    evidence: &Evidence,
    options: &Options,
    targets: &[TargetGroup],
    bounds: RangeInclusive<f64>,
) -> Result<LongRunFit, EstimationError> {
    let base_year = evidence.base_year();
    for target in targets {
        let ahead = usize::try_from(target.year - base_year).unwrap_or(usize::MAX);
        if ahead > options.horizon {
            let last_year = base_year + i32::try_from(options.horizon).unwrap_or(0);
            return Err(EstimationError::NoOutcome { base_year, horizon: ahead, last_year });
        }
        if target.persons.is_nan()
            || target.persons <= 0.0
            || *target.ages.end() >= AGES
            || target.ages.is_empty()
        {
            return Err(EstimationError::BadOption {
                name: "target persons",
                value: target.persons,
                range: "above 0, ages 0 to 105",
            });
        }
    }
    let mut fitted =
        Fitting { evidence, targets, options: options.clone(), baselines: assumptions(evidence, options)? };
    let golden = 0.5 * (libm::sqrt(5.0) - 1.0);
    let (mut low, mut high) = (*bounds.start(), *bounds.end());
    let mut left = high - golden * (high - low);
    let mut right = low + golden * (high - low);
    let (mut at_left, mut at_right) = (fitted.loss(left)?, fitted.loss(right)?);
    while high - low > 1.0 {
        if at_left < at_right {
            (high, right, at_right) = (right, left, at_left);
            left = high - golden * (high - low);
            at_left = fitted.loss(left)?;
        } else {
            (low, left, at_left) = (left, right, at_right);
            right = low + golden * (high - low);
            at_right = fitted.loss(right)?;
        }
    }
    let level = 0.5 * (low + high);
    let deviations = fitted.deviations(level)?;
    Ok(LongRunFit { long_run_net_migration: level, baselines: fitted.baselines, deviations })
}

struct Fitting<'a, 'e> {
    evidence: &'a Evidence<'e>,
    targets: &'a [TargetGroup],
    options: Options,
    baselines: Baselines,
}

impl Fitting<'_, '_> {
    fn deviations(&mut self, level: f64) -> Result<Vec<f64>, EstimationError> {
        self.options.long_run_net_migration = Some(level);
        settle_net_moving(self.evidence, &self.options, &mut self.baselines)?;
        let base_year = self.evidence.base_year();
        let projection = project(&self.baselines, self.evidence.population(base_year)?)?;
        Ok(self
            .targets
            .iter()
            .map(|target| {
                let step = usize::try_from(target.year - base_year).unwrap_or(0);
                let persons: f64 = projection.population[step]
                    .chunks_exact(CELLS)
                    .map(|cells| {
                        (0..SEXES)
                            .map(|sex| target.ages.clone().map(|age| cells[cell(sex, age)]).sum::<f64>())
                            .sum::<f64>()
                    })
                    .sum();
                persons / target.persons - 1.0
            })
            .collect())
    }

    fn loss(&mut self, level: f64) -> Result<f64, EstimationError> {
        Ok(self.deviations(level)?.iter().map(|deviation| deviation * deviation).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate;
    use crate::testing::{Country, LAST_YEAR};

    #[test]
    fn the_fit_finds_the_level_behind_its_target() -> Result<(), EstimationError> {
        let statistics = Country::plain().statistics()?;
        let evidence = statistics.up_to(LAST_YEAR);
        let options = Options { horizon: 10, long_run_net_migration: Some(1234.0), ..Options::default() };
        let known = project(&estimate(&evidence, &options)?, evidence.population(LAST_YEAR)?)?;
        let persons = |ages: RangeInclusive<usize>| {
            known.population[10]
                .chunks_exact(CELLS)
                .map(|cells| ages.clone().map(|age| cells[cell(0, age)] + cells[cell(1, age)]).sum::<f64>())
                .sum::<f64>()
        };
        let target = |name: &str, ages: RangeInclusive<usize>| TargetGroup {
            name: name.to_owned(),
            year: LAST_YEAR + 10,
            persons: persons(ages.clone()),
            ages,
        };
        let targets = [target("0-5", 0..=5), target("20-66", 20..=66), target("total", 0..=105)];
        let fit = fit_long_run_net_migration(&evidence, &options, &targets, 0.0..=5_000.0)?;
        assert!((fit.long_run_net_migration - 1234.0).abs() < 1.0, "{}", fit.long_run_net_migration);
        assert!(fit.deviations.iter().all(|deviation| deviation.abs() < 1e-4));
        assert_eq!(fit.baselines.national.net_migration.len(), 10);

        let late = TargetGroup { year: LAST_YEAR + 11, ..targets[0].clone() };
        let error = fit_long_run_net_migration(&evidence, &options, &[late], 0.0..=5_000.0).err();
        assert!(matches!(error, Some(EstimationError::NoOutcome { horizon: 11, .. })));
        Ok(())
    }
}
