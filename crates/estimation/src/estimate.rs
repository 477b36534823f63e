//! The estimate itself: the steps in order.

use crate::{
    Baselines, CELLS, EstimationError, Evidence, KommuneBaseline, NationalBaseline, Rule, fertility,
    migration, mortality, moving, projection,
};

/// What a caller may choose.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Years the paths reach; at least one.
    pub horizon: usize,
    /// Long-run national net moving, persons a year; `None` takes the mean of every year on record. The product gives
    /// the level that [`crate::fit_long_run_net_migration`] found, a backtest must not.
    pub long_run_net_migration: Option<f64>,
    /// The rule's parameters.
    pub rule: Rule,
}

impl Default for Options {
    fn default() -> Self {
        Self { horizon: 20, long_run_net_migration: None, rule: Rule::default() }
    }
}

/// Estimates the baseline of the nation and of every municipality from what was known at the base year.
///
/// # Errors
/// [`EstimationError`]: a table that does not reach the base year, too short a history, a parameter outside its range,
/// a place without people, or a national adjustment below zero.
pub fn estimate(evidence: &Evidence, options: &Options) -> Result<Baselines, EstimationError> {
    let mut baselines = assumptions(evidence, options)?;
    settle_net_moving(evidence, options, &mut baselines)?;
    Ok(baselines)
}

/// Everything but the paths of national net moving and its adjustment, which are left empty.
pub(crate) fn assumptions(evidence: &Evidence, options: &Options) -> Result<Baselines, EstimationError> {
    let rule = &options.rule;
    rule.check()?;
    if options.horizon == 0 {
        return Err(EstimationError::BadOption { name: "horizon", value: 0.0, range: "at least 1" });
    }
    let base_year = evidence.base_year();
    let start = evidence.population(base_year)?;
    if let Some(empty) = start.chunks_exact(CELLS).position(|cells| cells.iter().sum::<f64>() <= 0.0) {
        let place = format!("municipality {}", evidence.places()[empty].number);
        return Err(EstimationError::Empty { what: "inhabitants", place });
    }

    let path = mortality::mortality_path(evidence, rule)?;
    let mortality_level = mortality::mortality_levels(evidence, rule)?;
    let moving = moving::local_moving(evidence, rule, &mortality_level)?;
    let fertility_level = fertility::fertility_levels(evidence, rule, &moving)?;
    let national_now: Vec<f64> =
        (0..CELLS).map(|place| start.chunks_exact(CELLS).map(|cells| cells[place]).sum()).collect();

    let national = NationalBaseline {
        base_year,
        qx_base: path.qx_base,
        qx_change: path.log_change.iter().map(|&change| libm::exp(change)).collect(),
        improvement: (1..=options.horizon).map(|ahead| mortality::improvement(ahead, rule)).collect(),
        asfr_shape: fertility::asfr_shape(evidence)?,
        tfr: fertility::tfr_path(evidence, rule, options.horizon)?,
        sex_ratio_at_birth: fertility::sex_ratio_at_birth(evidence)?,
        net_migration: Vec::new(),
        long_run_net_migration: 0.0,
        adjustment: Vec::new(),
        immigration_profile: migration::immigration_profile(evidence, rule)?,
        domestic_profile: moving::domestic_profile(&moving, &national_now),
    };
    let kommuner = moving::population_shares(start)
        .into_iter()
        .enumerate()
        .map(|(k, share)| {
            let (out_rate, in_count) = moving::rates_and_counts(&moving, k);
            KommuneBaseline {
                mortality_level: mortality_level[k],
                fertility_level: fertility_level[k],
                share,
                out_rate,
                in_count,
            }
        })
        .collect();
    Ok(Baselines { national, kommuner })
}

/// Fills in the path of national net moving and the adjustment that makes the municipalities follow it.
pub(crate) fn settle_net_moving(
    evidence: &Evidence,
    options: &Options,
    baselines: &mut Baselines,
) -> Result<(), EstimationError> {
    let (long_run, path) =
        migration::net_moving_path(evidence, &options.rule, options.horizon, options.long_run_net_migration)?;
    baselines.national.long_run_net_migration = long_run;
    baselines.national.net_migration = path;
    let start = evidence.population(evidence.base_year())?;
    baselines.national.adjustment =
        projection::solve_adjustment(&baselines.national, &baselines.kommuner, start)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;
    use crate::testing::{Country, LAST_YEAR};

    fn eventful() -> Country {
        let mut country = Country::plain();
        country.domestic_rate = 0.02;
        country.immigration = |year| 800.0 + 40.0 * f64::from(year % 7);
        country.mortality = vec![1.0, 0.95, 1.1, 1.2];
        country.fertility = vec![1.0, 1.1, 0.9, 1.2];
        country
    }

    #[test]
    fn nothing_later_than_the_base_year_matters() -> Result<(), EstimationError> {
        let statistics = eventful().statistics()?;
        for base_year in [2008, 2012, 2019] {
            let altered = statistics.with_another_future(base_year);
            assert_ne!(statistics.outcome(0, base_year + 1), altered.outcome(0, base_year + 1));
            let options = Options::default();
            let here = estimate(&statistics.up_to(base_year), &options)?;
            let there = estimate(&altered.up_to(base_year), &options)?;
            assert_eq!(here, there, "base year {base_year}");
        }
        Ok(())
    }

    #[test]
    fn the_municipalities_sum_follows_the_nation() -> Result<(), EstimationError> {
        let statistics = eventful().statistics()?;
        let evidence = statistics.up_to(LAST_YEAR);
        let baselines = estimate(&evidence, &Options::default())?;
        let shares: f64 = baselines.kommuner.iter().map(|kommune| kommune.share).sum();
        assert!((shares - 1.0).abs() < 1e-12);
        let projection = project(&baselines, evidence.population(LAST_YEAR)?)?;
        for (step, wanted) in baselines.national.net_migration.iter().enumerate() {
            assert!((projection.net_migration[step] - wanted).abs() < 1e-6, "step {step}");
            assert!(baselines.national.adjustment[step] >= 0.0);
        }
        assert!(projection.population.iter().flatten().all(|people| *people >= 0.0));
        Ok(())
    }

    #[test]
    fn a_country_that_goes_on_as_before_is_projected_as_it_came() -> Result<(), EstimationError> {
        let statistics = Country::plain().statistics()?;
        let evidence = statistics.up_to(2010);
        let baselines = estimate(&evidence, &Options { horizon: 10, ..Options::default() })?;
        let projection = project(&baselines, evidence.population(2010)?)?;
        for k in 0..4 {
            let came: f64 = statistics.outcome(k, 2020).into_iter().flatten().sum();
            let projected: f64 = projection.population[10][k * CELLS..(k + 1) * CELLS].iter().sum();
            assert!((projected / came - 1.0).abs() < 1e-3, "municipality {k}: {projected} for {came}");
        }
        Ok(())
    }

    #[test]
    fn a_year_of_refugees_does_not_stand_as_normal() -> Result<(), EstimationError> {
        let quiet = Country::plain().statistics()?;
        let mut country = Country::plain();
        country.immigration = |year| if (2016..=2017).contains(&year) { 9_000.0 } else { 800.0 };
        let peak = country.statistics()?;
        let options = Options { long_run_net_migration: Some(800.0), ..Options::default() };
        let (quiet, peak) =
            (estimate(&quiet.up_to(LAST_YEAR), &options)?, estimate(&peak.up_to(LAST_YEAR), &options)?);
        for (before, after) in quiet.kommuner.iter().zip(&peak.kommuner) {
            let arrivals = |kommune: &KommuneBaseline| kommune.in_count.iter().sum::<f64>();
            assert!((arrivals(before) - arrivals(after)).abs() < 1.0);
            assert!((before.share - after.share).abs() < 0.01);
        }
        for (before, after) in quiet.national.net_migration.iter().zip(&peak.national.net_migration) {
            assert!((before - after).abs() < 1e-6);
        }
        Ok(())
    }

    #[test]
    fn bad_options_and_short_histories_are_typed_errors() -> Result<(), EstimationError> {
        let statistics = Country::plain().statistics()?;
        let none = estimate(&statistics.up_to(LAST_YEAR), &Options { horizon: 0, ..Options::default() });
        assert!(matches!(none, Err(EstimationError::BadOption { name: "horizon", .. })));
        let rule = Rule { place_weight: f64::NAN, ..Rule::default() };
        let bad = estimate(&statistics.up_to(LAST_YEAR), &Options { rule, ..Options::default() });
        assert!(matches!(bad, Err(EstimationError::BadOption { name: "place_weight", .. })));
        let short = estimate(&statistics.up_to(2002), &Options::default());
        assert!(matches!(short, Err(EstimationError::TooFewYears { table: "qx", needed: 3, found: 2, .. })));
        let beyond = estimate(&statistics.up_to(LAST_YEAR + 1), &Options::default());
        assert!(matches!(beyond, Err(EstimationError::MissingYear { table: "population", .. })));
        let below = Options { long_run_net_migration: Some(-5_000.0), ..Options::default() };
        let below = estimate(&statistics.up_to(LAST_YEAR), &below);
        assert!(matches!(below, Err(EstimationError::NegativeAdjustment { .. })));
        Ok(())
    }
}
