//! The baseline's skill, measured on the published tables, must not get worse unnoticed.

mod common;

use std::error::Error;

use estimation::{
    AgeGroup, CELLS, Options, backtest, estimate, fit_long_run_net_migration, mean_absolute_percentage_error,
    project,
};

/// Largest mean absolute percentage errors allowed over all municipalities, bases 2012-2021 and 2012-2016: what the rule
/// reached when METHOD.md was written, rounded up to the next twentieth.
const HELD: [(AgeGroup, f64, f64); 6] = [
    (AgeGroup::Total, 2.45, 3.50),
    (AgeGroup::From0To5, 9.80, 12.80),
    (AgeGroup::From6To15, 4.10, 6.90),
    (AgeGroup::From20To66, 2.85, 4.05),
    (AgeGroup::From67To79, 2.05, 3.10),
    (AgeGroup::From80, 4.00, 5.15),
];

#[test]
fn skill_is_no_worse_than_reported() -> Result<(), Box<dyn Error>> {
    let Some(folder) = common::source_folder() else { return Ok(()) };
    let statistics = common::read_statistics(&folder)?;
    let five = backtest(&statistics, 2012..=2021, 5, &Options::default())?;
    let ten = backtest(&statistics, 2012..=2016, 10, &Options::default())?;
    assert_eq!(five.len(), 10 * 357 * 6);
    for (group, after_five, after_ten) in HELD {
        let error = mean_absolute_percentage_error(&five, group).ok_or("no rows")?;
        assert!(error <= after_five, "{} after 5 years: {error:.3} %, held {after_five}", group.name());
        let error = mean_absolute_percentage_error(&ten, group).ok_or("no rows")?;
        assert!(error <= after_ten, "{} after 10 years: {error:.3} %, held {after_ten}", group.name());
    }
    Ok(())
}

#[test]
fn the_product_run_is_near_the_official_projection_in_every_group() -> Result<(), Box<dyn Error>> {
    let Some(folder) = common::source_folder() else { return Ok(()) };
    let statistics = common::read_statistics(&folder)?;
    let targets = common::read_mmmm(&folder, &[2036, 2046])?;
    let fit = fit_long_run_net_migration(
        &statistics.up_to(2026),
        &Options::default(),
        &targets,
        5_000.0..=35_000.0,
    )?;
    for (target, deviation) in targets.iter().zip(&fit.deviations) {
        let allowed = if target.name == "total" { 0.015 } else { 0.04 };
        assert!(
            deviation.abs() <= allowed,
            "{} in {}: {:+.2} %",
            target.name,
            target.year,
            100.0 * deviation
        );
    }
    Ok(())
}

#[test]
fn no_municipality_has_a_kink_where_the_projection_starts() -> Result<(), Box<dyn Error>> {
    let Some(folder) = common::source_folder() else { return Ok(()) };
    let statistics = common::read_statistics(&folder)?;
    let evidence = statistics.up_to(2026);
    let options = Options { long_run_net_migration: Some(18_300.0), ..Options::default() };
    let baselines = estimate(&evidence, &options)?;
    let start: Vec<f64> = (0..evidence.places().len())
        .flat_map(|k| statistics.outcome(k, 2026).unwrap_or_default().to_vec())
        .collect();
    let projection = project(&baselines, &start)?;
    let total = |cells: &[f64]| cells.iter().sum::<f64>();
    for (k, place) in evidence.places().iter().enumerate() {
        let mut growth = Vec::new();
        for year in 2016..2026 {
            let (before, after) =
                (statistics.outcome(k, year).ok_or("year")?, statistics.outcome(k, year + 1).ok_or("year")?);
            growth.push(total(after) / total(before) - 1.0);
        }
        let mean = growth.iter().sum::<f64>() / 10.0;
        let spread = (growth.iter().map(|g| (g - mean) * (g - mean)).sum::<f64>() / 9.0).sqrt();
        let of = |step: usize| total(&projection.population[step][k * CELLS..(k + 1) * CELLS]);
        let first = of(1) / of(0) - 1.0;
        assert!(
            (first - mean).abs() <= 2.0 * spread,
            "{}: first projected growth {:.4}, last ten years {mean:.4} with spread {spread:.4}",
            place.number,
            first
        );
        for step in 1..20 {
            let turn = (of(step + 1) / of(step)) - (of(step) / of(step - 1));
            assert!(turn.abs() < 0.003, "{}: growth turns by {turn:.5} after step {step}", place.number);
        }
    }
    Ok(())
}
