//! The data set is made again from the source tables: the same bytes every time, and those that are committed.
//!
//! The tables are not part of the project. Where they do not lie beside it there is nothing to build from, and these
//! tests say so; on the project's own machines (`CI=true`) that is a failure.

#![allow(clippy::print_stderr, reason = "a test that measures nothing has to say so")]

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use atlas::{AGES, CELLS, Core, Country};
use atlas_builder::{DataSet, build};
use scenario::{HORIZON, Levers, Nation, PlaceModel, Projection};

fn tables() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var("CI").as_deref() != Ok("true"), "no source tables in {}", folder.display());
    eprintln!("skipped: no source tables in {}", folder.display());
    None
}

static BUILT: LazyLock<Option<DataSet>> =
    LazyLock::new(|| tables().map(|folder| build(&folder).expect("the data set is built")));

#[test]
fn the_same_tables_give_the_same_bytes() {
    let Some(built) = &*BUILT else { return };
    let again = build(&tables().expect("there a moment ago")).expect("built again");
    assert!(again.files == built.files, "built twice, the files differ");

    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/data");
    for (name, bytes) in &built.files.files {
        let there = std::fs::read(committed.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(there == *bytes, "assets/data/{name} is not what the tables give: run 'cargo xtask data'");
    }
    let entries = |folder: &Path| std::fs::read_dir(folder).expect("a folder").count();
    // Seven files and the folder of municipalities; nothing is left over from an earlier data set.
    assert_eq!((entries(&committed), entries(&committed.join("kommune"))), (8, 357));
    assert_eq!(built.files.files.len(), 7 + 357);
}

/// The page's path from the files (`scenario`, `demography`) against the estimation's own small kernel on the numbers
/// before they are rounded. They are two programs of the same year, so that a wrong step in one of them shows.
///
/// What may differ is the rounding of the files, over twenty years: in-counts by half a hundredth of a person in each
/// cell and year, out-rates by 1/40,000, each to either side. Those of 105 and over are left out: the two kernels let
/// them die by different rates (of 104 and 105 here, of 105 and the closing age there), which nobody else depends on.
#[test]
fn the_page_projects_what_was_estimated() {
    let Some(built) = &*BUILT else { return };
    let start: Vec<f64> = built.country.kommuner.iter().flat_map(|k| k.population.iter().copied()).collect();
    let estimated = estimation::project(&built.fit.baselines, &start).expect("projected");

    let (vintage, core) = Core::read("core.bin", &built.files.files["core.bin"]).expect("core.bin");
    let country =
        Country::read("country.bin", &vintage, &built.files.files["country.bin"]).expect("country.bin");
    let nation = Arc::new(Nation::new(&core));
    let mut path = Projection::new();
    let mut nation_apart = 0.0;
    for (k, kommune) in country.kommuner.iter().enumerate() {
        PlaceModel::new(&nation, kommune)
            .and_then(|model| model.project(&Levers::default(), HORIZON, &mut path))
            .expect("projected");
        for (step, year) in path.years().enumerate() {
            let ours = path.population(year).expect("a year");
            let theirs = &estimated.population[step][k * CELLS..(k + 1) * CELLS];
            let (mut apart, mut total) = (0.0, 0.0);
            for (i, (a, b)) in ours.iter().zip(theirs).enumerate().filter(|(i, _)| i % AGES != AGES - 1) {
                assert!((a - b).abs() <= 0.25 + 1e-3 * b, "{} {year}, cell {i}: {a} and {b}", kommune.nr);
                apart += a - b;
                total += b;
            }
            // The same cells are rounded the same way every year. Over 212 cells the errors make 0.04 persons a year
            // and 1.2 in a million as their standard deviation; five of these are allowed.
            let most = step as f64 * (0.2 + 6e-6 * total);
            assert!(apart.abs() <= most, "{} {year}: {apart} apart, {most} allowed", kommune.nr);
            if year == HORIZON {
                nation_apart += apart;
            }
        }
    }
    // 357 times that standard deviation of twenty years, to either side: 16 persons; five times that.
    assert!(nation_apart.abs() <= 80.0, "the nation: {nation_apart} apart");
}
