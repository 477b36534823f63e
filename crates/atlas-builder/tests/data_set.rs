//! The data set is made again from the source tables: the same bytes every time, and those that are committed.
//!
//! The tables are not part of the project. Where they do not lie beside it there is nothing to build from, and these
//! tests say so; on the project's own machines (`CI=true`) that is a failure.

#![allow(clippy::print_stderr, reason = "a test that measures nothing has to say so")]

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use atlas::{AGES, CELLS, Core, Country, KommuneNr};
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
    // Eight files and the folder of municipalities; nothing is left over from an earlier data set.
    assert_eq!((entries(&committed), entries(&committed.join("kommune"))), (9, 357));
    assert_eq!(built.files.files.len(), 8 + 357);
}

/// Areas of the table itself, on the sphere: the map must have every municipality, as large as it is there.
#[test]
fn the_map_has_every_municipality_as_large_as_in_the_table() {
    let Some(built) = &*BUILT else { return };
    let table = tables().expect("there a moment ago").join("geo/Kommuner-S.topojson");
    let table: serde_json::Value =
        serde_json::from_slice(&std::fs::read(table).expect("boundaries")).expect("JSON");
    let point = |point: &serde_json::Value| [0, 1].map(|i| point[i].as_f64().expect("degrees"));
    let arcs: Vec<Vec<[f64; 2]>> = table["arcs"]
        .as_array()
        .expect("arcs")
        .iter()
        .map(|arc| arc.as_array().expect("points").iter().map(point).collect())
        .collect();
    let ring_area = |ring: &serde_json::Value| {
        let mut area = 0.0;
        for arc in ring.as_array().expect("a ring") {
            let arc = arc.as_i64().expect("an arc");
            let at = usize::try_from(if arc < 0 { !arc } else { arc }).expect("an arc");
            // Cylindrical equal-area: along a parallel and the sine of the latitude.
            let equal = |[lon, lat]: [f64; 2]| [lon.to_radians(), lat.to_radians().sin()];
            let walked: f64 = arcs[at]
                .windows(2)
                .map(|w| {
                    let ([a, b], [c, d]) = (equal(w[0]), equal(w[1]));
                    (a - c) * (b + d) / 2.0
                })
                .sum();
            area += if arc < 0 { -walked } else { walked };
        }
        area * 6_371.0 * 6_371.0
    };
    let geometries = table["objects"]["Kommuner"]["geometries"].as_array().expect("municipalities");
    assert_eq!((geometries.len(), built.map.places.len()), (357, 357));
    for geometry in geometries {
        let nr: KommuneNr =
            geometry["properties"]["kommunenummer"].as_str().expect("a number").parse().expect("a number");
        let lands = geometry["arcs"].as_array().expect("rings");
        let expected: f64 = match geometry["type"].as_str() {
            Some("Polygon") => lands.iter().map(&ring_area).sum(),
            _ => lands.iter().flat_map(|land| land.as_array().expect("rings")).map(&ring_area).sum(),
        };
        // A point of UTM 33 is drawn up to 3 % larger in Finnmark than it is; the sphere and the simplification do the rest.
        let ratio = built.map.area(nr) / expected.abs();
        assert!((0.97..1.05).contains(&ratio), "{nr}: {} km² of {expected}", built.map.area(nr));
    }
    let brotli = compressed(&built.files.files["map.bin"]);
    assert!(brotli < 120_000, "map.bin: {brotli} bytes with brotli");
}

fn compressed(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params).expect("compressed");
    out.len()
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
