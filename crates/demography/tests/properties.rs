//! What must hold for any valid rates.

use demography::{
    MigrationArrays, PopulationStep, Projector, RateArrays, Sexes, Shape, Trajectory, mass_balance, project,
};
use ndarray::{Array1, Array2, Array3, Axis, Slice};
use proptest::collection::vec;
use proptest::prelude::*;

/// A projection's whole input, whose parts the tests change one at a time.
#[derive(Debug, Clone)]
struct Input {
    shape: Shape,
    start: Array2<f64>,
    survival: Array3<f64>,
    asfr: Array2<f64>,
    srb: Array1<f64>,
    migration: MigrationArrays,
}

impl Input {
    fn rates(&self) -> RateArrays {
        let Input { shape, survival, asfr, srb, migration, .. } = self.clone();
        RateArrays::new(shape, survival, asfr, srb, migration).expect("the strategies give valid rates")
    }

    fn project(&self) -> Trajectory {
        project(self.shape, self.start.view(), &mut self.rates()).expect("the strategies give valid input")
    }

    fn steps(&self) -> usize {
        self.srb.len()
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Timing {
    End,
    Even,
    InOut,
}

/// A probability, often one of the two extremes.
fn probability() -> impl Strategy<Value = f64> {
    prop_oneof![8 => 0.0..=1.0, 1 => Just(0.0), 1 => Just(1.0)]
}

/// Persons, from none to a big city's year of birth.
fn persons() -> impl Strategy<Value = f64> {
    prop_oneof![3 => 0.0..20_000.0, 3 => 0.0..30.0, 1 => Just(0.0)]
}

fn input(timing: Timing) -> impl Strategy<Value = Input> {
    prop_oneof![input_of(Sexes::Females, timing), input_of(Sexes::Both, timing)]
}

fn input_of(sexes: Sexes, timing: Timing) -> impl Strategy<Value = Input> {
    (2..=24_usize, 1..=10_u32, 1..=8_usize).prop_flat_map(move |(n, width, steps)| {
        let shape = Shape::new(n, sexes, width).expect("within bounds");
        let cube = move |values| {
            Array3::from_shape_vec((steps, shape.n_sexes(), n), values).expect("a value per cell")
        };
        let cells = steps * shape.len();
        let migration = match timing {
            Timing::InOut => (vec(probability(), cells), vec(persons(), cells))
                .prop_map(move |(out_rate, in_count)| MigrationArrays::InOut {
                    out_rate: cube(out_rate),
                    in_count: cube(in_count),
                })
                .boxed(),
            Timing::End => vec(-2_000.0..2_000.0, cells)
                .prop_map(move |net| MigrationArrays::End { net: cube(net) })
                .boxed(),
            Timing::Even => vec(-2_000.0..2_000.0, cells)
                .prop_map(move |net| MigrationArrays::Even { net: cube(net) })
                .boxed(),
        };
        (
            vec(persons(), shape.len()),
            vec(probability(), cells),
            vec(0.0..=0.3, steps * n),
            vec(0.9..=1.2, steps),
            migration,
        )
            .prop_map(move |(start, survival, asfr, srb, migration)| {
                let mut asfr = Array2::from_shape_vec((steps, n), asfr).expect("a value per cell");
                asfr.column_mut(0).fill(0.0);
                Input {
                    shape,
                    start: Array2::from_shape_vec((shape.n_sexes(), n), start).expect("a value per cell"),
                    survival: cube(survival),
                    asfr,
                    srb: srb.into(),
                    migration,
                }
            })
    })
}

fn any_input() -> impl Strategy<Value = Input> {
    prop_oneof![input(Timing::InOut), input(Timing::InOut), input(Timing::End), input(Timing::Even)]
}

fn any_input_of_both() -> impl Strategy<Value = Input> {
    let of = |timing| input_of(Sexes::Both, timing);
    prop_oneof![of(Timing::InOut), of(Timing::End), of(Timing::Even)]
}

/// The cohort that ends the step in an age group, as it was at the start: births for the first group, the last two
/// groups together for the open one.
fn cohort(trajectory: &Trajectory, step: usize, sex: usize, age: usize) -> f64 {
    let start = trajectory.population.index_axis(Axis(0), step);
    let start = start.row(sex);
    match age {
        0 => trajectory.births[[step, sex]],
        age if age == start.len() - 1 => start[age - 1] + start[age],
        age => start[age - 1],
    }
}

/// Calls `check` with what mass balance gives for a cell, what the kernel gave, and the sum of what went in.
fn check_balance(input: &Input, check: impl Fn(f64, f64, f64)) {
    let trajectory = input.project();
    for ((step, sex, age), &deaths) in trajectory.deaths.indexed_iter() {
        let (out, into) = (trajectory.out_moves[[step, sex, age]], trajectory.in_moves[[step, sex, age]]);
        let cohort = cohort(&trajectory, step, sex, age);
        check(
            mass_balance(cohort, deaths, out, into),
            trajectory.population[[step + 1, sex, age]],
            cohort.abs() + deaths.abs() + out + into,
        );
    }
}

/// Equal but for a few roundings of numbers of this size.
fn near(a: f64, b: f64, size: f64) -> bool {
    (a - b).abs() <= 1e-12 * size.abs().max(a.abs()).max(b.abs())
}

proptest! {
    #[test]
    fn mass_balances_bit_for_bit(input in prop_oneof![input(Timing::InOut), input(Timing::End)]) {
        check_balance(&input, |balance, population, _| assert_eq!(balance, population));
    }

    #[test]
    fn mass_balances_to_a_few_roundings_when_migrants_come_twice(input in input(Timing::Even)) {
        check_balance(&input, |balance, population, size| {
            // Fourteen roundings at most, half an epsilon each.
            assert!((balance - population).abs() <= 8.0 * f64::EPSILON * size, "{balance} {population}");
        });
    }

    #[test]
    fn rates_and_counts_never_lead_below_zero(input in input(Timing::InOut)) {
        let trajectory = input.project();
        let Trajectory { population, births, births_by_age, deaths, out_moves, in_moves, warnings } = trajectory;
        let all = [population, deaths, out_moves, in_moves];
        prop_assert!(all.iter().flatten().chain(&births).chain(&births_by_age).all(|&value| value >= 0.0));
        prop_assert!(warnings.is_empty());
    }

    #[test]
    fn a_negative_population_is_left_standing_and_warned_of(input in prop_oneof![input(Timing::End), input(Timing::Even)]) {
        let trajectory = input.project();
        let below = trajectory.population.iter().filter(|&&value| value < 0.0).count();
        let warned = |warning: &&demography::Warning| warning.moment == demography::Moment::End;
        prop_assert_eq!(trajectory.warnings.iter().filter(warned).count(), below);
        for warning in trajectory.warnings.iter().filter(warned) {
            let cell = [warning.step + 1, warning.sex.index(), warning.age];
            prop_assert_eq!(trajectory.population[cell], warning.value);
        }
    }

    #[test]
    fn more_births_never_lower_a_later_total(
        mut input in any_input(),
        more in 0.0..0.2,
        (at_step, at_age) in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
    ) {
        // A population below zero would bear a negative number of children.
        if let MigrationArrays::End { net } | MigrationArrays::Even { net } = &mut input.migration {
            net.mapv_inplace(f64::abs);
        }
        let mut fertile = input.clone();
        let age = 1 + at_age.index(input.shape.n_ages() - 1);
        fertile.asfr[[at_step.index(input.steps()), age]] += more;
        let totals = |input: &Input| input.project().population.sum_axis(Axis(2)).sum_axis(Axis(1));
        for (fewer, more) in totals(&input).iter().zip(&totals(&fertile)) {
            prop_assert!(more - fewer >= -1e-12 * fewer.abs(), "{more} after more births, {fewer} after fewer");
        }
    }

    #[test]
    fn without_deaths_and_moves_cohorts_stay_as_they_are(mut input in any_input()) {
        input.survival.fill(1.0);
        match &mut input.migration {
            MigrationArrays::End { net } | MigrationArrays::Even { net } => net.fill(0.0),
            MigrationArrays::InOut { out_rate, in_count } => {
                out_rate.fill(0.0);
                in_count.fill(0.0);
            }
        }
        let trajectory = input.project();
        for step in 0..input.steps() {
            for sex in 0..input.shape.n_sexes() {
                for age in 0..input.shape.n_ages() {
                    prop_assert_eq!(
                        trajectory.population[[step + 1, sex, age]],
                        cohort(&trajectory, step, sex, age)
                    );
                }
            }
        }
    }

    #[test]
    fn persons_scale(input in any_input(), factor in 0.01..100.0, doublings in 0..10_i32) {
        let scaled = |factor: f64| {
            let mut input = input.clone();
            input.start *= factor;
            match &mut input.migration {
                MigrationArrays::End { net } | MigrationArrays::Even { net } => *net *= factor,
                MigrationArrays::InOut { in_count, .. } => *in_count *= factor,
            }
            input.project()
        };
        let once = scaled(1.0);
        // A power of two changes no digit.
        let power = 2_f64.powi(doublings);
        prop_assert_eq!(&once.population * power, scaled(power).population);
        prop_assert_eq!(&once.deaths * power, scaled(power).deaths);
        let size = once.population.iter().chain(&once.in_moves).fold(0.0, |a: f64, b| a.max(b.abs())) * factor;
        let times = scaled(factor);
        for (once, times) in once.population.iter().zip(&times.population) {
            prop_assert!(near(once * factor, *times, size));
        }
        for (once, times) in once.births.iter().zip(&times.births) {
            prop_assert!(near(once * factor, *times, size * 100.0));
        }
    }

    #[test]
    fn women_alone_are_the_women_of_both(input in any_input_of_both()) {
        let first = |cube: &Array3<f64>| cube.slice_axis(Axis(1), Slice::from(..1)).to_owned();
        let women = Input {
            shape: Shape::new(input.shape.n_ages(), Sexes::Females, input.shape.age_width()).expect("within bounds"),
            start: input.start.slice_axis(Axis(0), Slice::from(..1)).to_owned(),
            survival: first(&input.survival),
            migration: match &input.migration {
                MigrationArrays::End { net } => MigrationArrays::End { net: first(net) },
                MigrationArrays::Even { net } => MigrationArrays::Even { net: first(net) },
                MigrationArrays::InOut { out_rate, in_count } => {
                    MigrationArrays::InOut { out_rate: first(out_rate), in_count: first(in_count) }
                }
            },
            ..input.clone()
        };
        let (both, alone) = (input.project(), women.project());
        prop_assert_eq!(first(&both.population), alone.population);
        prop_assert_eq!(first(&both.deaths), alone.deaths);
        prop_assert_eq!(both.births.slice_axis(Axis(1), Slice::from(..1)), alone.births.view());
        prop_assert_eq!(both.births_by_age, alone.births_by_age);
    }

    #[test]
    fn without_moves_every_timing_is_the_same(input in input(Timing::InOut)) {
        let zero = Array3::zeros(input.survival.raw_dim());
        let with = |migration| Input { migration, ..input.clone() }.project();
        let in_out = with(MigrationArrays::InOut { out_rate: zero.clone(), in_count: zero.clone() });
        prop_assert_eq!(&in_out, &with(MigrationArrays::End { net: zero.clone() }));
        prop_assert_eq!(&in_out, &with(MigrationArrays::Even { net: zero }));
    }

    #[test]
    fn wider_age_groups_bear_for_as_many_years(input in any_input(), width in 2..=10_u32) {
        let step = |width| {
            let shape = Shape::new(input.shape.n_ages(), input.shape.sexes(), width).expect("within bounds");
            let trajectory = Input { shape, ..input.clone() }.project();
            let born_before = trajectory.deaths.slice_axis(Axis(2), Slice::from(1..));
            (trajectory.births.row(0).sum(), born_before.index_axis(Axis(0), 0).to_owned())
        };
        let ((one, one_deaths), (wide, wide_deaths)) = (step(1), step(width));
        prop_assert!(near(one * f64::from(width), wide, one.abs()));
        prop_assert_eq!(one_deaths, wide_deaths);
    }

    #[test]
    fn births_by_age_and_by_sex_add_up(input in input_of(Sexes::Both, Timing::InOut)) {
        let trajectory = input.project();
        for ((sexes, ages), srb) in trajectory.births.rows().into_iter().zip(trajectory.births_by_age.rows()).zip(&input.srb) {
            prop_assert!(near(sexes.sum(), ages.sum(), sexes.sum()));
            prop_assert!(near(sexes[0] * srb, sexes[1], sexes.sum()));
        }
    }

    #[test]
    fn the_quick_run_and_a_used_projector_give_the_same_bits(input in any_input(), other in persons()) {
        let mut projector = Projector::new(input.shape);
        // What an earlier run leaves behind must not show.
        projector.run(&vec![other; input.shape.len()], &mut input.rates(), |_| {}).expect("valid");
        let start: Vec<f64> = input.start.iter().copied().collect();
        let expected = input.project();
        let mut rates = input.rates();
        let warnings = projector.run_population(&start, &mut rates, |result| {
            let PopulationStep { step, population, births } = result;
            let cells = expected.population.index_axis(Axis(0), step + 1);
            assert!(cells.iter().eq(population));
            assert!(expected.births.row(step).iter().eq(&births[..input.shape.n_sexes()]));
        });
        prop_assert_eq!(warnings.expect("valid"), expected.warnings);
    }
}
