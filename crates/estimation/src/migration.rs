//! *National net moving* and *Immigration profile*.

use crate::mortality::survive;
use crate::{CELLS, EstimationError, Evidence, Rule, SEXES, cell};

/// What the nation gained by sex and age at the end of `year` beyond survival.
fn national_residual(evidence: &Evidence, year: i32) -> Result<Vec<f64>, EstimationError> {
    let (mut survivors, mut deaths) = (vec![0.0; CELLS], vec![0.0; CELLS]);
    survive(evidence.national_population(year)?, evidence.qx(year)?, 1.0, &mut survivors, &mut deaths);
    let end = evidence.national_population(year + 1)?;
    Ok(end.iter().zip(&survivors).map(|(end, survivors)| end - survivors).collect())
}

/// Persons aged 0 who moved to the country in a year: a share of the one-year-olds.
pub(crate) fn newborn_net_moving(
    evidence: &Evidence,
    year: i32,
    rule: &Rule,
) -> Result<f64, EstimationError> {
    let residual = national_residual(evidence, year)?;
    Ok(rule.newborn_share * (0..SEXES).map(|sex| residual[cell(sex, 1)]).sum::<f64>())
}

/// Net moving to the country in a year, persons: cohort residuals below the age where they are deaths, and newborns.
pub(crate) fn net_moving(evidence: &Evidence, year: i32, rule: &Rule) -> Result<f64, EstimationError> {
    let residual = national_residual(evidence, year)?;
    let grown: f64 = (0..SEXES)
        .flat_map(|sex| (1..rule.net_migration_to_age).map(move |age| cell(sex, age)))
        .map(|place| residual[place])
        .sum();
    Ok(grown + newborn_net_moving(evidence, year, rule)?)
}

/// *National net moving*: from the last year's level in a straight line to the long-run level, then constant.
///
/// Without a given long-run level it is the mean of every year on record, so a peak weighs as one year among all.
pub(crate) fn net_moving_path(
    evidence: &Evidence,
    rule: &Rule,
    horizon: usize,
    long_run: Option<f64>,
) -> Result<(f64, Vec<f64>), EstimationError> {
    let years = evidence.national_years();
    let last = net_moving(evidence, evidence.base_year() - 1, rule)?;
    let long_run = match long_run {
        Some(level) => level,
        None => {
            let past = years.map(|year| net_moving(evidence, year, rule)).collect::<Result<Vec<_>, _>>()?;
            past.iter().sum::<f64>() / past.len() as f64
        }
    };
    let path = (1..=horizon)
        .map(|ahead| {
            let way = (ahead as f64 / rule.net_migration_ramp).min(1.0);
            last + way * (long_run - last)
        })
        .collect();
    Ok((long_run, path))
}

/// *Immigration profile*: mean over all years of the nation's residual by sex and age, each year scaled to one before
/// the mean, so that no single wave of refugees decides it. Cells that lost people on average get none. Sums to one.
pub(crate) fn immigration_profile(evidence: &Evidence, rule: &Rule) -> Result<Vec<f64>, EstimationError> {
    let mut profile = vec![0.0; CELLS];
    for year in evidence.municipal_years() {
        let mut residual = national_residual(evidence, year)?;
        let newborns = newborn_net_moving(evidence, year, rule)?;
        for sex in 0..SEXES {
            residual[cell(sex, 0)] = newborns / SEXES as f64;
            residual[cell(sex, rule.net_migration_to_age)..cell(sex + 1, 0)].fill(0.0);
        }
        let total: f64 = residual.iter().sum();
        if total <= 0.0 {
            continue; // a year of net emigration has no profile of arrivals
        }
        for (mean, persons) in profile.iter_mut().zip(&residual) {
            *mean += persons / total;
        }
    }
    for share in &mut profile {
        *share = share.max(0.0);
    }
    let total: f64 = profile.iter().sum();
    if total <= 0.0 {
        return Err(EstimationError::Empty { what: "net immigration", place: "the nation".to_owned() });
    }
    for share in &mut profile {
        *share /= total;
    }
    Ok(profile)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Country, LAST_YEAR};

    #[test]
    fn net_moving_is_what_the_country_received() -> Result<(), EstimationError> {
        let statistics = Country::plain().statistics()?;
        let evidence = statistics.up_to(LAST_YEAR);
        assert!((net_moving(&evidence, 2010, &Rule::default())? - 800.0).abs() < 1e-6);
        let profile = immigration_profile(&evidence, &Rule::default())?;
        assert!((profile.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!((profile[cell(0, 25)] - 1.0 / 40.0).abs() < 1e-9);
        assert!(profile[cell(0, 50)].abs() < 1e-9);
        Ok(())
    }

    #[test]
    fn a_peak_is_neither_the_start_nor_the_long_run() -> Result<(), EstimationError> {
        let mut country = Country::plain();
        country.immigration = |year| if year == 2017 { 8_000.0 } else { 800.0 };
        let statistics = country.statistics()?;
        let evidence = statistics.up_to(LAST_YEAR);
        let (long_run, path) = net_moving_path(&evidence, &Rule::default(), 10, None)?;
        // One peak among twenty years: 800 + 7200 / 20 = 1160.
        assert!((long_run - 1160.0).abs() < 1e-6);
        assert!((path[0] - (800.0 + 360.0 / 5.0)).abs() < 1e-6);
        assert!((path[4] - 1160.0).abs() < 1e-6 && (path[9] - 1160.0).abs() < 1e-6);
        let (long_run, path) = net_moving_path(&evidence, &Rule::default(), 10, Some(500.0))?;
        assert_eq!(long_run, 500.0);
        assert!((path[1] - 680.0).abs() < 1e-6);
        Ok(())
    }
}
