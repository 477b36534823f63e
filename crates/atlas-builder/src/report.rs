//! What the builder tells when it is done: sizes, and how the baseline compares with the official projection.

#![allow(clippy::print_stdout, reason = "a program that reports to the terminal")]

use anyhow::{Context, Result};
use atlas::{AgeGroup, Core, Country, Kommune};
use scenario::{Levers, Nation, PlaceModel, Projection};
use std::sync::Arc;

use crate::{DataSet, compress};

const GROUPS: [(&str, AgeGroup); 7] = [
    ("all", AgeGroup { from: 0, to: 105 }),
    ("0", AgeGroup { from: 0, to: 0 }),
    ("0-5", AgeGroup { from: 0, to: 5 }),
    ("6-15", AgeGroup { from: 6, to: 15 }),
    ("20-66", AgeGroup { from: 20, to: 66 }),
    ("67-79", AgeGroup { from: 67, to: 79 }),
    ("80+", AgeGroup { from: 80, to: 105 }),
];

/// Prints sizes of the files and the baseline's distance from the official projection.
///
/// # Errors
/// What of the data set cannot be read back or projected.
pub fn print(data: &DataSet) -> Result<()> {
    let DataSet { core, country, standards, map, fit, files, .. } = data;
    println!("data set {}", files.vintage);
    println!("\n{:<22}{:>10}{:>10}", "file", "bytes", "brotli");
    for name in
        ["core.bin", "country.bin", "numbers.bin", "services.bin", "map.bin", "history.bin", "nation.bin"]
    {
        let bytes = &files.files[name];
        println!("{name:<22}{:>10}{:>10}", bytes.len(), compress(bytes)?.len());
    }
    let mut sizes = country
        .kommuner
        .iter()
        .map(|k| Ok((compress(&files.files[&Kommune::file_name(k.nr)])?.len(), k.nr)))
        .collect::<Result<Vec<_>>>()?;
    sizes.sort_unstable();
    let (largest, nr) = *sizes.last().context("no municipalities")?;
    println!("{:<22}{:>10}{largest:>10}", format!("largest: {}", crate::name(core, nr)), "");

    let points: usize = map.arcs.iter().map(Vec::len).sum();
    println!("map: {points} points in {} borders, {} m apart", map.arcs.len(), map.unit);

    println!("\n{:<22}{:>10}{:>10}", "inhabitants from", "low", "high");
    for class in &standards.by_size {
        println!("{:<22}{:>10.3}{:>10.3}", class.from, class.factor.low, class.factor.high);
    }

    println!("\nlong-run net moving to the country: {:.0} persons a year", fit.long_run_net_migration);
    println!("\n{:<8}{:>6}{:>12}{:>12}{:>9}", "ages", "year", "Framsyn", "SSB MMMM", "apart");
    // What the page will compute: from the files as they are read back, by the product's own kernel.
    let (vintage, read) = Core::read("core.bin", &files.files["core.bin"])?;
    let country = Country::read("country.bin", &vintage, &files.files["country.bin"])?;
    let nation = Arc::new(Nation::new(&read));
    let mut path = Projection::new();
    let years = [10, 20].map(|ahead| core.base_year + ahead);
    let mut sums = [[0.0; GROUPS.len()]; 2];
    for kommune in &country.kommuner {
        let model = PlaceModel::new(&nation, kommune).with_context(|| crate::name(core, kommune.nr))?;
        model
            .project(&Levers::default(), years[1], &mut path)
            .with_context(|| crate::name(core, kommune.nr))?;
        for (sum, year) in sums.iter_mut().zip(years) {
            let population = path.population(year).context("the projection is too short")?;
            for (slot, (_, ages)) in sum.iter_mut().zip(GROUPS) {
                *slot += ages.sum(population);
            }
        }
    }
    let path = country.official().context("no official projection")?;
    for (sum, year) in sums.iter().zip(years) {
        for (value, (name, ages)) in sum.iter().zip(GROUPS) {
            let official = path.range(ages).context("official projection: ages")?;
            let official = f64::from(official[usize::from(year - path.first_year)]);
            println!(
                "{name:<8}{year:>6}{value:>12.0}{official:>12.0}{:>8.2}%",
                100.0 * (value / official - 1.0)
            );
        }
    }
    Ok(())
}
