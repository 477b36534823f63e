//! Every municipality under every combination of what changes how many live there.

#![allow(clippy::print_stdout, reason = "the figures are part of docs/reliability.md")]

use std::time::Instant;

use atlas::{AGES, CELLS, Kommune};
use checks::{Case, LAST_YEAR, RAMPS, demographic, holds, on_all_processors};
use fixture::DATA;
use scenario::{LEVERS, Levers, PlaceModel, Projection, RAMP_DEFAULT};

/// How far a balance may be off, persons.
const BALANCE: f64 = 1e-6;

/// Projections that a run makes at least.
const LEAST: usize = 1_000_000;

/// What came of a municipality.
#[derive(Default)]
struct Tried {
    projections: usize,
    cells: usize,
    /// The largest that a balance was off.
    off: f64,
}

fn model(kommune: &Kommune) -> PlaceModel {
    PlaceModel::new(&DATA.nation, kommune).expect("a municipality of the data set")
}

/// Every number can be; from year to year the total changes by births, deaths and moves, and nothing else. Gives back by
/// how much that is off.
fn assert_sound(name: impl Fn() -> String, projection: &Projection) -> f64 {
    let cells = projection.cells();
    // Also false for what is no number.
    let sound = cells.iter().fold(true, |sound, persons| sound & (*persons >= 0.0 && *persons < 1e8));
    assert!(sound, "{}: a cell that cannot be", name());
    assert_eq!(cells.len(), usize::from(LAST_YEAR - 2026 + 1) * CELLS);
    let flows = projection.flows().expect("flows");
    let mut totals = projection.totals();
    let mut before = totals.next().expect("the base year");
    let mut most = 0.0_f64;
    for (t, total) in totals.enumerate() {
        let (births, deaths, moves) = (projection.births()[t], flows.deaths[t], flows.net_moves[t]);
        let off = (total - (before + births - deaths + moves)).abs();
        assert!(off <= BALANCE && births >= 0.0 && deaths >= 0.0, "{}, step {t}: off by {off}", name());
        most = most.max(off);
        before = total;
    }
    most
}

/// Never fewer people in any year for more of a lever that changes how many live in a place, all else alike.
fn assert_ordered(name: &str, spreads: &[checks::Spread], totals: &[Vec<f64>]) {
    for (lever, row) in LEVERS.iter().enumerate().filter(|(_, row)| row.moves_population) {
        for (spread, less) in spreads.iter().zip(totals) {
            let mut more = *spread;
            more[lever] += 1;
            let Some(at) = spreads.iter().position(|other| *other == more) else { continue };
            let ordered = less.iter().zip(&totals[at]).all(|(less, more)| *more >= less * (1.0 - 1e-12));
            assert!(ordered, "{name}: {} from {spread:?} to {more:?}", row.key);
        }
    }
}

#[test]
fn a_million_projections_are_sound_and_ordered() {
    let start = Instant::now();
    let (spreads, holds) = (demographic(), holds());
    let tried = on_all_processors(&DATA.country.kommuner, |kommune| {
        let (model, nr, mut projection) = (model(kommune), kommune.nr, Projection::new());
        let mut tried = Tried::default();
        for held in holds.iter().copied() {
            for reached in RAMPS {
                let mut totals = Vec::with_capacity(spreads.len());
                for spread in spreads.iter().copied() {
                    let levers = Case { spread, reached, held }.levers();
                    model.project_with_flows(&levers, LAST_YEAR, &mut projection).expect("projected");
                    tried.off = tried.off.max(assert_sound(|| format!("{nr} {levers}"), &projection));
                    tried.projections += 1;
                    tried.cells += projection.cells().len();
                    totals.push(projection.totals().collect());
                }
                assert_ordered(&format!("{nr} {held} {reached}"), &spreads, &totals);
            }
        }
        tried
    });
    let projections: usize = tried.iter().map(|tried| tried.projections).sum();
    let cells: usize = tried.iter().map(|tried| tried.cells).sum();
    let off = tried.iter().map(|tried| tried.off).fold(0.0, f64::max);
    println!(
        "{projections} projections of {} municipalities to {LAST_YEAR}, {cells} numbers of persons, balances off by at most \
         {off:.1e}: {:.1} s",
        tried.len(),
        start.elapsed().as_secs_f64()
    );
    assert_eq!(tried.len(), 357);
    assert!(projections >= LEAST, "{projections} projections");
}

/// Each sex's newborns and each cohort, in every year: those who were there, less deaths and out-moves, and in-moves.
#[test]
fn every_cohort_balances() {
    let start = Instant::now();
    let spreads = demographic();
    let tried = on_all_processors(&DATA.country.kommuner, |kommune| {
        let (model, mut projection) = (model(kommune), Projection::new());
        let mut tried = Tried::default();
        for (i, spread) in spreads.iter().copied().enumerate() {
            let case = Case { spread, reached: RAMPS[i % RAMPS.len()], held: holds()[i % holds().len()] };
            let levers = case.levers();
            let flows = model.cohort_flows(&levers, LAST_YEAR, &mut projection).expect("projected");
            let years =
                flows.population.chunks_exact(CELLS).zip(flows.population.chunks_exact(CELLS).skip(1));
            for (t, (before, after)) in years.enumerate() {
                for sex in 0..2 {
                    let of = |cells: &[f64], age: usize| cells[sex * AGES + age];
                    let year = |cells: &[f64], age: usize| of(&cells[t * CELLS..(t + 1) * CELLS], age);
                    for age in 0..AGES {
                        let there = match age {
                            0 => flows.births[t * 2 + sex],
                            // Into the open group from both the one before it and itself.
                            age if age == AGES - 1 => of(before, age - 1) + of(before, age),
                            age => of(before, age - 1),
                        };
                        let (dead, out, come) = (
                            year(&flows.deaths, age),
                            year(&flows.out_moves, age),
                            year(&flows.in_moves, age),
                        );
                        let off = (of(after, age) - (there - dead - out + come)).abs();
                        let can_be = dead >= 0.0 && out >= 0.0 && come >= 0.0;
                        assert!(
                            off <= BALANCE && can_be,
                            "{} {levers} step {t} age {age}: {off}",
                            kommune.nr
                        );
                        tried.off = tried.off.max(off);
                        tried.cells += 1;
                    }
                }
            }
        }
        tried
    });
    let cells: usize = tried.iter().map(|tried| tried.cells).sum();
    let off = tried.iter().map(|tried| tried.off).fold(0.0, f64::max);
    println!("{cells} balances of cohorts, off by at most {off:.1e}: {:.1} s", start.elapsed().as_secs_f64());
    assert_eq!(cells, 357 * 81 * usize::from(LAST_YEAR - 2026) * CELLS);
}

/// What people do and get changes nobody's age: so the levers above are all that projections need.
#[test]
fn the_other_levers_change_no_population() {
    let mut levers = Levers::default();
    for lever in LEVERS.iter().filter(|lever| !lever.moves_population) {
        levers.set(lever.id, lever.min);
        levers.set_reached(lever.id, RAMP_DEFAULT);
    }
    for kommune in &DATA.country.kommuner {
        let (model, mut plain, mut moved) = (model(kommune), Projection::new(), Projection::new());
        model.project(&Levers::default(), LAST_YEAR, &mut plain).expect("projected");
        model.project(&levers, LAST_YEAR, &mut moved).expect("projected");
        assert_eq!(plain.cells(), moved.cells(), "{}", kommune.nr);
    }
}
