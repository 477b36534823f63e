//! Paths draw chance in groups, from a bell. Here it is held against what it stands for: deaths and moves out that each
//! befall a person or not (binomial), births and moves in that come one by one (Poisson), person by person.

#![allow(clippy::cast_sign_loss, reason = "counts of persons and places in a list are not negative")]

use rand::SeedableRng;
use rand_distr::{Binomial, Distribution, Poisson};
use rand_xoshiro::Xoshiro256PlusPlus;
use uncertainty::{AGES, CELLS, Expected, ExpectedYear, Paths, Patterns, Spread};

/// Part of each cohort that moves out in a year, and as many who move in.
const MOVES: f64 = 0.04;
const YEARS: usize = 20;

/// Nothing but chance.
const CHANCE_ONLY: Spread = Spread {
    national_moving: 0.0,
    national_moving_lasts: 0.0,
    local_moving: 0.0,
    local_moving_lasts: 0.0,
    local_moving_varies: 0.0,
    moving_chance: 2.0 * MOVES,
    moving_chance_of_old: 1.0,
    moving_returns: 0.0,
    national_mortality: 0.0,
    local_mortality: 0.0,
    local_mortality_known: 1.0,
    national_fertility: 0.0,
    local_fertility: 0.0,
};

fn patterns() -> Patterns {
    Patterns {
        intensity: vec![1.0; CELLS],
        movers: vec![1.0 / CELLS as f64; CELLS],
        immigrants: vec![1.0 / CELLS as f64; CELLS],
        sex_ratio_at_birth: 1.06,
    }
}

fn dying(cell: usize) -> f64 {
    (0.00003 * (0.095 * (cell % AGES) as f64).exp()).min(1.0)
}

/// A place of so many persons of each sex and age below 80, fewer above, whose moves cancel.
fn place(persons: f64) -> Expected {
    let start: Vec<f64> = (0..CELLS)
        .map(|cell| persons * (1.0 - (cell % AGES).saturating_sub(80) as f64 / 30.0).max(0.0))
        .collect();
    let fertility: Vec<f64> = (0..AGES).map(|age| if (20..40).contains(&age) { 0.09 } else { 0.0 }).collect();
    let death: Vec<f64> = (0..CELLS).map(dying).collect();
    let mut people = start.clone();
    let mut years = Vec::new();
    for _ in 0..YEARS {
        let cohort = |cell: usize| match cell % AGES {
            0 => 0.0,
            age if age == AGES - 1 => people[cell - 1] + people[cell],
            _ => people[cell - 1],
        };
        let living: Vec<f64> = (0..CELLS).map(|cell| cohort(cell) * (1.0 - death[cell])).collect();
        let births: f64 = (0..AGES).map(|age| fertility[age] * people[age]).sum();
        let in_count: Vec<f64> = living.iter().map(|living| living * MOVES).collect();
        let mut out_rate = vec![MOVES; CELLS];
        (out_rate[0], out_rate[AGES]) = (0.0, 0.0);
        people = living;
        (people[0], people[AGES]) =
            (births * (1.0 - death[0]) / 2.06, births * (1.0 - death[AGES]) * 1.06 / 2.06);
        // Births of a year whose women are as many at its end as at its start.
        years.push(ExpectedYear {
            death: death.clone(),
            out_rate,
            in_count,
            fertility: fertility.clone(),
            births,
        });
    }
    Expected { start, years }
}

/// A path, person by person. Gives back the inhabitants, and those aged 80 and over, after 5, 10 and 20 years.
fn exact(expected: &Expected, mothers: &[f64], rng: &mut Xoshiro256PlusPlus) -> [[f64; 2]; 3] {
    let mut people: Vec<u64> = expected.start.iter().map(|p| p.round() as u64).collect();
    let mut found = [[0.0; 2]; 3];
    for (i, year) in expected.years.iter().enumerate() {
        let mut next = vec![0u64; CELLS];
        for cell in 0..CELLS {
            let age = cell % AGES;
            if age == 0 {
                continue;
            }
            let cohort = people[cell - 1] + if age == AGES - 1 { people[cell] } else { 0 };
            let stays = (1.0 - year.death[cell]) * (1.0 - year.out_rate[cell]);
            let stay = Binomial::new(cohort, stays).expect("a share").sample(rng);
            let come = if year.in_count[cell] > 0.0 {
                Poisson::new(year.in_count[cell]).expect("a count").sample(rng)
            } else {
                0.0
            };
            next[cell] = stay + come as u64;
        }
        let women = |cells: &[u64]| (0..AGES).map(|age| year.fertility[age] * cells[age] as f64).sum::<f64>();
        let expected_births = year.births * 0.5 * (women(&people) + women(&next)) / mothers[i];
        let births = Poisson::new(expected_births).expect("births").sample(rng) as u64;
        let boys = Binomial::new(births, 1.06 / 2.06).expect("a share").sample(rng);
        next[0] = births - boys;
        next[AGES] = boys;
        people = next;
        if let Some(at) = [5, 10, 20].iter().position(|year| *year == i + 1) {
            let of =
                |from: usize| (0..CELLS).filter(|c| c % AGES >= from).map(|c| people[c]).sum::<u64>() as f64;
            found[at] = [of(0), of(80)];
        }
    }
    found
}

/// Expected woman-years of each year, weighed by fertility: the path without chance.
fn mothers(expected: &Expected) -> Vec<f64> {
    let mut people = expected.start.clone();
    expected
        .years
        .iter()
        .map(|year| {
            let mut next = vec![0.0; CELLS];
            for cell in (0..CELLS).filter(|cell| cell % AGES > 0) {
                let cohort = people[cell - 1] + if cell % AGES == AGES - 1 { people[cell] } else { 0.0 };
                next[cell] =
                    cohort * (1.0 - year.death[cell]) * (1.0 - year.out_rate[cell]) + year.in_count[cell];
            }
            let women = |cells: &[f64]| (0..AGES).map(|age| year.fertility[age] * cells[age]).sum::<f64>();
            let mothers = 0.5 * (women(&people) + women(&next));
            next[0] = year.births * (1.0 - year.death[0]) / 2.06;
            next[AGES] = year.births * (1.0 - year.death[AGES]) * 1.06 / 2.06;
            people = next;
            mothers
        })
        .collect()
}

fn quantile(sorted: &[f64], share: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * share).round() as usize]
}

#[test]
fn bands_are_those_of_exact_draws() {
    // About 160, 1,800 and 18,000 inhabitants.
    for (persons, off) in [(1.0, 0.12), (10.0, 0.07), (100.0, 0.06)] {
        let expected = place(persons);
        let mothers = mothers(&expected);
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(11);
        let exact: Vec<[[f64; 2]; 3]> = (0..4_000).map(|_| exact(&expected, &mothers, &mut rng)).collect();
        let mut paths =
            Paths::new(expected, patterns(), CHANCE_ONLY, (11, 1), vec![0..=AGES - 1, 80..=AGES - 1]);
        paths.make(4_000);
        for (at, years) in [5, 10, 20].into_iter().enumerate() {
            for group in 0..2 {
                let mut sorted: Vec<f64> = exact.iter().map(|found| found[at][group]).collect();
                sorted.sort_by(f64::total_cmp);
                for share in [0.8, 0.95] {
                    let tail = 0.5 * (1.0 - share);
                    let (low, high) = (quantile(&sorted, tail), quantile(&sorted, 1.0 - tail));
                    let band = paths.bands(group, years).band(share).expect("a band");
                    let width = high - low;
                    let told = format!("{persons} {years} {group} {share}: {low}..{high} exact, {band:?}");
                    // Whole persons: the ends can be half a person off by rounding alone.
                    assert!((band.high - band.low - width).abs() <= off * width + 1.0, "{told}");
                    assert!((band.low - low).abs() <= off * width + 1.0, "{told}");
                    assert!((band.high - high).abs() <= off * width + 1.0, "{told}");
                }
            }
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_paths_and_another_others() {
    let bands = |seed: u64, stream: u64| {
        let mut paths =
            Paths::new(place(10.0), patterns(), Spread::NORWAY, (seed, stream), vec![0..=AGES - 1]);
        // In two goes, as the page does.
        paths.make(60);
        paths.make(40);
        assert_eq!(paths.made(), 100);
        paths.bands(0, YEARS).band(0.8)
    };
    assert_eq!(bands(1, 301), bands(1, 301));
    assert_ne!(bands(1, 301), bands(2, 301));
    assert_ne!(bands(1, 301), bands(1, 1103));
}
