//! Prints the tables of METHOD.md: backtest errors and the comparison with SSB's main alternative.
//!
//! `cargo run --release -p estimation --example baseline_report`, with the source tables beside the project.
#![expect(clippy::print_stdout, reason = "a report is printed")]

#[path = "../tests/common/mod.rs"]
mod common;

use std::error::Error;

use estimation::{
    AgeGroup, BacktestRow, CELLS, Options, ReferenceMethod, Statistics, backtest, backtest_reference,
    fit_long_run_net_migration, mean_absolute_percentage_error, summarise,
};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = common::source_folder().ok_or("the source tables are not there")?;
    let statistics = common::read_statistics(&folder)?;
    let tuned = |row: &BacktestRow| row.base <= 2016 && !divisible_by_three(&statistics, row.kommune);
    for (horizon, bases) in [(5, 2012..=2021), (10, 2012..=2016)] {
        let rows = backtest(&statistics, bases.clone(), horizon, &Options::default())?;
        println!(
            "\n{horizon} years ahead, bases {}-{}: mean absolute percentage error\n",
            bases.start(),
            bases.end()
        );
        println!(
            "| group | tuned on | not tuned on | all | median, all | weighted, all | bias, all | within 5 % |"
        );
        println!("|---|---|---|---|---|---|---|---|");
        for group in AgeGroup::ALL {
            let of = |choose: &dyn Fn(&BacktestRow) -> bool| {
                summarise(&rows, |row| row.group == group && choose(row)).ok_or("no rows")
            };
            let all = of(&|_| true)?;
            println!(
                "| {} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {:+.2} | {:.0} % |",
                group.name(),
                of(&tuned)?.mean_absolute,
                of(&|row| !tuned(row))?.mean_absolute,
                all.mean_absolute,
                all.median_absolute,
                all.weighted,
                all.bias,
                100.0 * all.within_five
            );
        }
        println!("\nBeside simple methods, all municipalities and bases\n");
        println!("| method | total | 0-5 | 6-15 | 20-66 | 67-79 | 80+ |");
        println!("|---|---|---|---|---|---|---|");
        print_line("this baseline", &rows)?;
        for method in ReferenceMethod::ALL {
            print_line(method.name(), &backtest_reference(&statistics, bases.clone(), horizon, method)?)?;
        }
        println!("\nBy number of inhabitants in the base year, all municipalities and bases\n");
        println!("| group | below 2,000 | 2,000-10,000 | above 10,000 |");
        println!("|---|---|---|---|");
        for group in AgeGroup::ALL {
            let mut line = format!("| {} |", group.name());
            for size in [0.0..2_000.0, 2_000.0..10_000.0, 10_000.0..f64::INFINITY] {
                let summary = summarise(&rows, |row| {
                    let people = statistics.outcome(row.kommune, row.base).unwrap_or_default();
                    row.group == group && size.contains(&AgeGroup::Total.persons(people))
                });
                line += &format!(" {:.2} |", summary.ok_or("no rows")?.mean_absolute);
            }
            println!("{line}");
        }
    }

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

fn print_line(name: &str, rows: &[BacktestRow]) -> Result<(), Box<dyn Error>> {
    let mut line = format!("| {name} |");
    for group in AgeGroup::ALL {
        line += &format!(" {:.2} |", mean_absolute_percentage_error(rows, group).ok_or("no rows")?);
    }
    println!("{line}");
    Ok(())
}

fn divisible_by_three(statistics: &Statistics, kommune: usize) -> bool {
    statistics.places()[kommune].number.parse::<u32>().is_ok_and(|number| number % 3 == 0)
}
