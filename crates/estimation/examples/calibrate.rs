//! Prints how the spread of the paths was chosen: METHOD.md's section *Calibration*.
//!
//! `cargo run --release -p estimation --example calibrate`
#![expect(clippy::print_stdout, reason = "a report is printed")]

use std::error::Error;
use std::io::Read as _;

use atlas::{Core, History, NationRecord};

use estimation::{AgeGroup, BandedRow, Options, Origin, SHARES, SIZES, Statistics, band_record};
use uncertainty::Spread;

/// Paths of each municipality and base year: fewer than the product's, as there are many candidates.
const PATHS: u64 = 200;
/// The groups and years ahead that bands are calibrated on.
const GROUPS: [AgeGroup; 2] = [AgeGroup::Total, AgeGroup::From80];
const HORIZONS: [usize; 2] = [5, 10];
const BASES: std::ops::RangeInclusive<i32> = 2012..=2021;
const LAST_OUTCOME: i32 = 2026;

/// Two rounds of candidates. The first decides what moves the total, the second what moves those aged 80 and over.
const MOVING_CHANCE: [f64; 3] = [0.44, 0.50, 0.56];
const LOCAL_MOVING: [f64; 3] = [0.006, 0.007, 0.008];
const NATIONAL_MOVING: [f64; 3] = [0.004, 0.0045, 0.005];
const OF_OLD: [f64; 3] = [0.05, 0.1, 0.2];
const LOCAL_MORTALITY: [f64; 3] = [0.1, 0.115, 0.13];

/// A candidate and what came of it.
struct Tried {
    spread: Spread,
    rows: Vec<BandedRow>,
}

/// One of the cells that count alike: a group, a number of years ahead and a class of size.
fn of_cell(row: &BandedRow, (group, horizon, size): (AgeGroup, usize, usize)) -> bool {
    let (_, from, below) = SIZES[size];
    row.row.group == group && row.row.horizon == horizon && (from..below).contains(&row.inhabitants)
}

fn cells(group: AgeGroup) -> impl Iterator<Item = (AgeGroup, usize, usize)> {
    HORIZONS.into_iter().flat_map(move |horizon| (0..SIZES.len()).map(move |size| (group, horizon, size)))
}

/// How far a group's bands are from holding what they should: squared, summed over its cells and both bands.
fn loss(rows: &[&BandedRow], group: AgeGroup) -> f64 {
    cells(group)
        .filter_map(|cell| band_record(rows.iter().filter(|row| of_cell(row, cell)).copied()))
        .map(|record| {
            record.within.iter().zip(SHARES).map(|(is, ought)| (is - ought) * (is - ought)).sum::<f64>()
        })
        .sum()
}

fn rows(statistics: &Statistics, origins: &[Origin], spread: &Spread) -> Vec<BandedRow> {
    let all: Vec<usize> = (0..statistics.places().len()).collect();
    let of_origin = |origin: &Origin| {
        let mut horizons = HORIZONS.to_vec();
        horizons.retain(|ahead| origin.base() + i32::try_from(*ahead).unwrap_or(0) <= LAST_OUTCOME);
        origin.rows_on_all_cores(statistics, &all, &horizons, spread, PATHS)
    };
    origins.iter().flat_map(of_origin).collect()
}

/// The statistics of the data set.
fn statistics() -> Result<Statistics, Box<dyn Error>> {
    let file = |name: &str| std::fs::read(format!("{}/../../assets/data/{name}", env!("CARGO_MANIFEST_DIR")));
    let unpacked = |packed: &[u8]| {
        let mut bytes = Vec::new();
        brotli::Decompressor::new(packed, 1 << 16).read_to_end(&mut bytes).map(|_| bytes)
    };
    let (vintage, core) = Core::read("core.bin", &file("core.bin")?)?;
    let history = file("history.bin")?;
    let history = History::open("history.bin", &vintage, &history)?;
    let nation = file("nation.bin")?;
    let nation = NationRecord::open("nation.bin", &vintage, &nation)?;
    let history = History::decode("history.bin", &unpacked(history)?)?;
    let nation = NationRecord::decode("nation.bin", &unpacked(nation)?)?;
    Ok(Statistics::of_data_set(&core.places, &history, &nation)?)
}

fn shown(spread: &Spread) -> String {
    format!(
        "moving_chance {}, local_moving {}, national_moving {}, moving_chance_of_old {}, local_mortality {}",
        spread.moving_chance,
        spread.local_moving,
        spread.national_moving,
        spread.moving_chance_of_old,
        spread.local_mortality
    )
}

fn main() -> Result<(), Box<dyn Error>> {
    let statistics = statistics()?;
    let origins: Vec<Origin> = BASES
        .map(|base| {
            let horizon = usize::try_from(LAST_OUTCOME - base)?.min(HORIZONS[1]);
            Ok(Origin::new(&statistics, base, horizon, &Options::default())?)
        })
        .collect::<Result<_, Box<dyn Error>>>()?;
    let attempt = |spread: Spread| Tried { spread, rows: rows(&statistics, &origins, &spread) };
    let mut first = Vec::new();
    let mut second = Vec::new();
    for moving_chance in MOVING_CHANCE {
        for local_moving in LOCAL_MOVING {
            for national_moving in NATIONAL_MOVING {
                first.push(attempt(Spread {
                    moving_chance,
                    local_moving,
                    national_moving,
                    ..Spread::NORWAY
                }));
            }
        }
        for moving_chance_of_old in OF_OLD {
            for local_mortality in LOCAL_MORTALITY {
                let spread =
                    Spread { moving_chance, moving_chance_of_old, local_mortality, ..Spread::NORWAY };
                second.push(attempt(spread));
            }
        }
    }
    let chosen = |left_out: Option<i32>| -> Option<Spread> {
        let least = |tried: &[&Tried], group| {
            let losses = tried.iter().map(|tried| {
                let rows: Vec<_> = tried.rows.iter().filter(|row| Some(row.row.base) != left_out).collect();
                (tried.spread, loss(&rows, group))
            });
            losses.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(spread, _)| spread)
        };
        let moving = least(&first.iter().collect::<Vec<_>>(), AgeGroup::Total)?;
        let fitting = |tried: &&Tried| tried.spread.moving_chance.to_bits() == moving.moving_chance.to_bits();
        let old = least(&second.iter().filter(fitting).collect::<Vec<_>>(), AgeGroup::From80)?;
        let Spread { moving_chance_of_old, local_mortality, .. } = old;
        Some(Spread { moving_chance_of_old, local_mortality, ..moving })
    };
    println!("all origins: {}", shown(&chosen(None).ok_or("no candidates")?));
    let mut held = Vec::new();
    for (i, base) in BASES.enumerate() {
        let spread = chosen(Some(base)).ok_or("no candidates")?;
        println!("without {base}: {}", shown(&spread));
        held.extend(rows(&statistics, &origins[i..=i], &spread));
    }
    println!(
        "\n| group | years | inhabitants | figures | in 80 % | in 95 % | width 80 % | width 95 % | score 80 % | score 95 % |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for group in GROUPS {
        for horizon in HORIZONS {
            let all = (0..SIZES.len()).map(Some).chain([None]);
            for size in all {
                let record = band_record(held.iter().filter(|row| match size {
                    Some(size) => of_cell(row, (group, horizon, size)),
                    None => row.row.group == group && row.row.horizon == horizon,
                }));
                let Some(r) = record else { continue };
                println!(
                    "| {} | {horizon} | {} | {} | {:.1} | {:.1} | {:.2} | {:.2} | {:.2} | {:.2} |",
                    group.name(),
                    size.map_or("all", |size| SIZES[size].0),
                    r.count,
                    100.0 * r.within[0],
                    100.0 * r.within[1],
                    r.width[0],
                    r.width[1],
                    r.score[0],
                    r.score[1]
                );
            }
        }
    }
    Ok(())
}
