//! Published projections, reproduced. Where the figures come from: tests/golden/README.md.

use demography::{MigrationArrays, RateArrays, Sexes, Shape, Trajectory, project};
use ndarray::{Array1, Array2, Array3};
use serde::Deserialize;

const AGE_WIDTH: u32 = 5;
const N_AGES: usize = 18;
/// Births that the life tables start from.
const RADIX: f64 = 100_000.0;

/// Survival ratios from the person-years of a life table: see tests/golden/README.md.
fn survival_ratios(person_years: &[f64]) -> Vec<f64> {
    let mut ratios = vec![person_years[0] / (f64::from(AGE_WIDTH) * RADIX)];
    ratios.extend(person_years.windows(2).map(|pair| pair[1] / pair[0]));
    ratios[N_AGES - 1] = person_years[N_AGES - 1] / (person_years[N_AGES - 2] + person_years[N_AGES - 1]);
    ratios
}

fn read<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let path = format!("{}/../../tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// One step for two sexes.
fn project_step(
    start: [&[f64]; 2],
    person_years: [&[f64]; 2],
    asfr: &[f64],
    srb: f64,
    migration: impl Fn(Array3<f64>) -> MigrationArrays,
    net: [&[f64]; 2],
) -> Trajectory {
    let shape = Shape::new(N_AGES, Sexes::Both, AGE_WIDTH).expect("a valid shape");
    let cube = |rows: [Vec<f64>; 2]| {
        Array3::from_shape_vec((1, 2, N_AGES), rows.concat()).expect("two sexes of 18 age groups")
    };
    let start = Array2::from_shape_vec((2, N_AGES), start.concat()).expect("two sexes of 18 age groups");
    let mut rates = RateArrays::new(
        shape,
        cube(person_years.map(survival_ratios)),
        Array2::from_shape_vec((1, N_AGES), asfr.to_vec()).expect("18 age groups"),
        Array1::from_elem(1, srb),
        migration(cube(net.map(<[f64]>::to_vec))),
    )
    .expect("published rates are valid");
    project(shape, start.view(), &mut rates).expect("published figures can be projected")
}

#[derive(Deserialize)]
struct Even {
    start: Vec<f64>,
    person_years: Vec<f64>,
    asfr: Vec<f64>,
    net_migration: Vec<f64>,
    srb: f64,
    births_by_age: Vec<f64>,
    women: Vec<f64>,
    newborn_men: f64,
}

#[test]
fn preston_box_6_2_to_the_last_published_digit() {
    let facts: Even = read("sweden_1993_even.facts.json");
    let trajectory = project_step(
        [&facts.start; 2],
        [&facts.person_years; 2],
        &facts.asfr,
        facts.srb,
        |net| MigrationArrays::Even { net },
        [&facts.net_migration; 2],
    );
    let rounded = |values: ndarray::ArrayView1<'_, f64>| values.mapv(f64::round).to_vec();
    let end = trajectory.population.index_axis(ndarray::Axis(0), 1);
    assert_eq!(rounded(end.row(0)), facts.women);
    assert_eq!(end[[1, 0]].round(), facts.newborn_men);
    assert_eq!(rounded(trajectory.births_by_age.row(0)), facts.births_by_age);
    assert!(trajectory.warnings.is_empty());
}

#[derive(Deserialize)]
struct Closed {
    start: [Vec<f64>; 2],
    person_years: [Vec<f64>; 2],
    asfr: Vec<f64>,
    srb: f64,
    births_by_age: Vec<f64>,
    end: [Vec<f64>; 2],
}

#[test]
fn edsd_closed_two_sexes_to_a_millionth_of_a_person() {
    let facts: Closed = read("sweden_1993_closed.facts.json");
    let zero = [0.0; N_AGES];
    // A closed population is the same under every timing.
    let timings: [fn(Array3<f64>) -> MigrationArrays; 3] = [
        |net| MigrationArrays::End { net },
        |net| MigrationArrays::Even { net },
        |net| MigrationArrays::InOut { out_rate: net.clone(), in_count: net },
    ];
    for timing in timings {
        let trajectory = project_step(
            [&facts.start[0], &facts.start[1]],
            [&facts.person_years[0], &facts.person_years[1]],
            &facts.asfr,
            facts.srb,
            timing,
            [&zero; 2],
        );
        for (sex, end) in facts.end.iter().enumerate() {
            for (age, published) in end.iter().enumerate() {
                let ours = trajectory.population[[1, sex, age]];
                assert!(
                    (ours - published).abs() < 1e-6,
                    "sex {sex}, age group {age}: {ours}, not {published}"
                );
            }
        }
        for (age, published) in facts.births_by_age.iter().enumerate() {
            assert!(
                (trajectory.births_by_age[[0, age]] - published).abs() < 1e-6,
                "births at age group {age}"
            );
        }
    }
}
