//! The baseline on the committed data: it goes on from the record, and its sum lies near the official projection.

mod common;

use atlas::AgeGroup;
use common::{DATA, project};
use scenario::{HORIZON, Levers};

/// No kink where history meets projection.
///
/// A place's yearly growth is ln(P(t+1) / P(t)). Its own last ten years say how much that varies: the first projected
/// year must lie within 1.5 standard deviations of their mean. Of ten ordinary years one or two lie farther out, so
/// that the join is calmer than the record itself; a baseline that took the refugees of 2022-2023 for normal years, or
/// forgot a place's own moving, would not pass in many of the 357.
#[test]
fn the_first_projected_year_grows_like_the_last_ten() {
    for ((nr, model), kommune) in DATA.all().zip(&DATA.country.kommuner) {
        let history = kommune.history.total();
        let growth = |pair: &[f64]| (pair[1] / pair[0]).ln();
        let past: Vec<f64> = history[history.len() - 11..].windows(2).map(growth).collect();
        assert_eq!(past.len(), 10);
        let mean = past.iter().sum::<f64>() / 10.0;
        let deviation = (past.iter().map(|g| (g - mean) * (g - mean)).sum::<f64>() / 9.0).sqrt();
        let totals: Vec<f64> = project(model, &Levers::default(), HORIZON).totals().collect();
        let first = growth(&totals[..2]);
        assert!(
            (first - mean).abs() <= 1.5 * deviation,
            "{nr}: {:.2} % after {:.2} % a year, which varied by {:.2}",
            100.0 * first,
            100.0 * mean,
            100.0 * deviation
        );
        // From then on the assumptions change slowly, and so does growth: by 0.15 percentage points a year at most,
        // a fifth of what one ordinary year differs from the next in the record (0.8 on average).
        let future: Vec<f64> = totals.windows(2).map(growth).collect();
        for (t, pair) in future.windows(2).enumerate() {
            assert!((pair[1] - pair[0]).abs() <= 0.0015, "{nr}, step {t}: {:?}", pair);
        }
    }
}

/// The sum over municipalities against Statistics Norway's main alternative (MMMM) of June 2026.
#[test]
fn the_sum_of_the_municipalities_lies_near_the_official_projection() {
    let official = DATA.country.official().expect("the nation's");
    let projections: Vec<_> =
        DATA.models.iter().map(|model| project(model, &Levers::default(), HORIZON)).collect();
    for (from, to, most) in [
        (0, 105, 0.015),
        (0, 0, 0.04),
        (0, 5, 0.04),
        (6, 15, 0.04),
        (20, 66, 0.04),
        (67, 79, 0.04),
        (80, 105, 0.04),
    ] {
        let series = official.range(AgeGroup { from, to }).expect("the official groups put it together");
        for year in [2036u16, 2046] {
            let ours: f64 = projections
                .iter()
                .flat_map(|p| {
                    let cells = p.population(year).expect("a year");
                    let ages = usize::from(from)..=usize::from(to);
                    [&cells[..106][ages.clone()], &cells[106..][ages]].concat()
                })
                .sum();
            let theirs = f64::from(series[usize::from(year - official.first_year)]);
            let apart = ours / theirs - 1.0;
            assert!(apart.abs() <= most, "ages {from}-{to} in {year}: {:.2} % apart", 100.0 * apart);
        }
    }
}

/// The municipalities' net moving adds up to the path that the nation's was found from: the peak of 2022-2023 stands
/// in no baseline.
#[test]
fn net_moving_adds_up_to_the_nations_path() {
    let mut sums = [0.0; 20];
    for model in &DATA.models {
        let projection = project(model, &Levers::default(), HORIZON);
        let flows = projection.flows().expect("flows");
        sums.iter_mut().zip(&flows.net_moves).for_each(|(sum, net)| *sum += net);
    }
    for (step, (sum, net)) in sums.iter().zip(&DATA.core.migration.national_net).enumerate() {
        // In-counts are kept to a hundredth of a person and out-rates to 1/20,000: some tens of persons in all.
        assert!((sum - net).abs() < 60.0, "step {step}: {sum} where the path has {net}");
    }
    assert!((15_000.0..25_000.0).contains(&sums[0]) && (15_000.0..25_000.0).contains(&sums[19]), "{sums:?}");
}
