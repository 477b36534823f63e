//! Prints the tables of METHOD.md that compare the baseline with SSB's main alternative. `framsyn backtest` prints the others.
//!
//! `cargo run --release -p estimation --example baseline_report`, with the source tables beside the project.
#![expect(clippy::print_stdout, reason = "a report is printed")]

#[path = "../tests/common/mod.rs"]
mod common;

use std::error::Error;

use estimation::{AgeGroup, CELLS, Options, fit_long_run_net_migration};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = common::source_folder().ok_or("the source tables are not there")?;
    let statistics = common::read_statistics(&folder)?;
    let targets = common::read_mmmm(&folder, &[2036, 2046])?;
    let evidence = statistics.up_to(2026);
    let fit = fit_long_run_net_migration(&evidence, &Options::default(), &targets, 5_000.0..=35_000.0)?;
    let national = &fit.baselines.national;
    println!("\nLong-run net moving fitted to MMMM: {:.0} persons a year\n", fit.long_run_net_migration);
    println!("| group | 2036 | 2046 |");
    println!("|---|---|---|");
    for (target, deviation) in targets.iter().zip(&fit.deviations).take(targets.len() / 2) {
        let later = targets
            .iter()
            .position(|other| other.year == 2046 && other.name == target.name)
            .ok_or("no such target")?;
        println!(
            "| {} | {:+.2} % | {:+.2} % |",
            target.name,
            100.0 * deviation,
            100.0 * fit.deviations[later]
        );
    }
    let start: Vec<f64> = (0..statistics.places().len())
        .flat_map(|k| statistics.outcome(k, 2026).unwrap_or_default().to_vec())
        .collect();
    let projection = estimation::project(&fit.baselines, &start)?;
    println!("\n| year | births | deaths | net moving | adjustment | TFR | e0 women | e0 men |");
    println!("|---|---|---|---|---|---|---|---|");
    for step in [0, 1, 4, 9, 14, 19] {
        println!(
            "| {} | {:.0} | {:.0} | {:.0} | {:.0} | {:.3} | {:.2} | {:.2} |",
            2026 + step,
            projection.births[step],
            projection.deaths[step],
            projection.net_migration[step],
            national.adjustment[step],
            national.tfr[step],
            national.life_expectancy(step, 0),
            national.life_expectancy(step, 1)
        );
    }
    println!("\n| municipality | 2016 | 2026 | 2036 | 2046 | 0-5 | 6-15 | 20-66 | 67-79 | 80+ (2046) |");
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for number in ["0301", "4601", "5501", "5634", "1151", "4629", "3222", "3218"] {
        let k =
            statistics.places().iter().position(|place| place.number == number).ok_or("no such number")?;
        let at = |step: usize| &projection.population[step][k * CELLS..(k + 1) * CELLS];
        let mut line = format!(
            "| {number} | {:.0} | {:.0} | {:.0} | {:.0} |",
            AgeGroup::Total.persons(statistics.outcome(k, 2016).ok_or("2016")?),
            AgeGroup::Total.persons(at(0)),
            AgeGroup::Total.persons(at(10)),
            AgeGroup::Total.persons(at(20))
        );
        for group in &AgeGroup::ALL[1..] {
            line += &format!(" {:.0} |", group.persons(at(20)));
        }
        println!("{line}");
    }
    Ok(())
}
