//! Every fault in the input is named, with its place, its value and its bounds.

use demography::{
    KernelError, Migration, Moment, Projector, Rates, Sex, Sexes, Shape, Warning, YearRates, validate_start,
};

const SHAPE: (usize, Sexes, u32) = (3, Sexes::Both, 1);
const CELLS: usize = 6;

/// Two steps with the same rates, owned so that a test can spoil one of them.
#[derive(Clone)]
struct Constant {
    survival: Vec<f64>,
    asfr: Vec<f64>,
    srb: f64,
    out_rate: Vec<f64>,
    in_count: Vec<f64>,
    net: Option<(Vec<f64>, Moment)>,
}

impl Constant {
    fn valid() -> Constant {
        Constant {
            survival: vec![0.9; CELLS],
            asfr: vec![0.0, 0.5, 0.0],
            srb: 1.05,
            out_rate: vec![0.1; CELLS],
            in_count: vec![1.0; CELLS],
            net: None,
        }
    }
}

impl Rates for Constant {
    fn steps(&self) -> usize {
        2
    }

    fn step(&mut self, _step: usize, _population: &[f64]) -> YearRates<'_> {
        let migration = match &self.net {
            None => Migration::InOut { out_rate: &self.out_rate, in_count: &self.in_count },
            Some((net, Moment::End)) => Migration::End { net },
            Some((net, Moment::BeforeSurvival)) => Migration::Even { net },
        };
        YearRates { survival: &self.survival, asfr: &self.asfr, srb: self.srb, migration }
    }
}

/// A message and what it is that brings it forth.
type Case = (&'static str, fn(&mut Constant));

fn shape() -> Shape {
    Shape::new(SHAPE.0, SHAPE.1, SHAPE.2).expect("a valid shape")
}

/// What a projection from ten persons per cell says of these rates.
fn run(mut rates: Constant) -> Result<Vec<Warning>, KernelError> {
    Projector::new(shape()).run_validating(&[10.0; CELLS], &mut rates, |_| {})
}

fn message(spoil: impl Fn(&mut Constant)) -> String {
    let mut rates = Constant::valid();
    spoil(&mut rates);
    run(rates).expect_err("the rates were spoilt").to_string()
}

#[test]
fn valid_rates_pass() {
    assert_eq!(run(Constant::valid()), Ok(Vec::new()));
}

#[test]
fn values_out_of_bounds_are_named() {
    let cases: [Case; 9] = [
        ("survival[0][M][2] is 1.5: it must lie in 0 to 1", |rates| rates.survival[5] = 1.5),
        ("survival[0][F][0] is -0.1: it must lie in 0 to 1", |rates| rates.survival[0] = -0.1),
        ("survival[0][F][1] is NaN: it must lie in 0 to 1", |rates| rates.survival[1] = f64::NAN),
        ("out_rate[0][F][1] is 1.01: it must lie in 0 to 1", |rates| rates.out_rate[1] = 1.01),
        ("in_count[0][M][0] is -1.0: it must lie in 0 to 1e15", |rates| rates.in_count[3] = -1.0),
        ("in_count[0][F][0] is inf: it must lie in 0 to 1e15", |rates| rates.in_count[0] = f64::INFINITY),
        ("asfr[0][2] is -0.2: it must lie in 0 to 1", |rates| rates.asfr[2] = -0.2),
        ("srb[0] is 105.0: it must lie in 0 to 10", |rates| rates.srb = 105.0),
        ("net_migration[0][F][2] is NaN: it must lie in -1e15 to 1e15", |rates| {
            rates.net = Some((vec![0.0, 0.0, f64::NAN, 0.0, 0.0, 0.0], Moment::End))
        }),
    ];
    for (expected, spoil) in cases {
        assert_eq!(message(spoil), expected);
    }
}

#[test]
fn newborns_bear_no_children() {
    assert_eq!(
        message(|rates| rates.asfr[0] = 0.1),
        "asfr[0][0] is 0.1: it must be 0, for the first age group at the end of a step is the newborns"
    );
}

#[test]
fn wrong_lengths_are_named_in_the_unvalidated_run_too() {
    let cases: [Case; 4] = [
        ("survival[0] has 5 values: the shape needs 6", |rates| rates.survival.truncate(5)),
        ("asfr[0] has 4 values: the shape needs 3", |rates| rates.asfr.push(0.0)),
        ("out_rate[0] has 0 values: the shape needs 6", |rates| rates.out_rate.clear()),
        ("net_migration[0] has 3 values: the shape needs 6", |rates| {
            rates.net = Some((vec![0.0; 3], Moment::BeforeSurvival));
        }),
    ];
    for (expected, spoil) in cases {
        let mut rates = Constant::valid();
        spoil(&mut rates);
        let error =
            Projector::new(shape()).run(&[10.0; CELLS], &mut rates, |_| {}).expect_err("a wrong length");
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn the_start_is_checked() {
    let error = |start: &[f64]| validate_start(start, shape()).expect_err("a bad start").to_string();
    assert_eq!(error(&[1.0; 5]), "start has 5 values: the shape needs 6");
    assert_eq!(error(&[1.0, 1.0, 1.0, 1.0, -1.0, 1.0]), "start[M][1] is -1.0: it must lie in 0 to 1e15");
}

#[test]
fn steps_before_a_fault_are_visited_and_the_step_is_named() {
    /// Good in the first step, bad in the second.
    struct LaterBad(Constant);
    impl Rates for LaterBad {
        fn steps(&self) -> usize {
            2
        }
        fn step(&mut self, step: usize, population: &[f64]) -> YearRates<'_> {
            if step == 1 {
                self.0.survival[4] = 2.0;
            }
            self.0.step(step, population)
        }
    }
    let mut visited = 0;
    let error = Projector::new(shape())
        .run_validating(&[10.0; CELLS], &mut LaterBad(Constant::valid()), |_| visited += 1)
        .expect_err("the second step is bad");
    assert_eq!(visited, 1);
    assert_eq!(error.to_string(), "survival[1][M][1] is 2.0: it must lie in 0 to 1");
}

#[test]
fn numbers_that_outgrow_f64_end_the_run() {
    struct Explosion {
        survival: [f64; 2],
        asfr: [f64; 2],
        zero: [f64; 2],
    }
    impl Rates for Explosion {
        fn steps(&self) -> usize {
            1_000
        }
        fn step(&mut self, _step: usize, _population: &[f64]) -> YearRates<'_> {
            let migration = Migration::InOut { out_rate: &self.zero, in_count: &self.zero };
            YearRates { survival: &self.survival, asfr: &self.asfr, srb: 0.0, migration }
        }
    }
    let shape = Shape::new(2, Sexes::Females, 50).expect("a valid shape");
    let mut rates = Explosion { survival: [1.0; 2], asfr: [0.0, 1.0], zero: [0.0; 2] };
    let error =
        Projector::new(shape).run_validating(&[1e15; 2], &mut rates, |_| {}).expect_err("it explodes");
    assert!(matches!(error, KernelError::Overflow { step } if step > 100), "{error}");
}

#[test]
fn a_negative_population_is_warned_of_where_it_arises() {
    let mut rates = Constant::valid();
    rates.asfr.fill(0.0);
    rates.survival.fill(1.0);
    // Ten girls of the first group, of whom fifteen leave before survival and fifteen more at the end.
    rates.net = Some((vec![-30.0, 10.0, 0.0, 30.0, 0.0, 0.0], Moment::BeforeSurvival));
    let warnings = run(rates).expect("net migrants may be negative");
    let first: Vec<String> = warnings.iter().take(3).map(ToString::to_string).collect();
    assert_eq!(
        first,
        [
            "step 0, sex F, age group 0: the population is negative before survival: -5.0",
            "step 0, sex F, age group 0: the population is negative at the end: -15.0",
            "step 1, sex F, age group 0: the population is negative before survival: -30.0",
        ]
    );
    assert_eq!(warnings[1], Warning { step: 0, sex: Sex::F, age: 0, moment: Moment::End, value: -15.0 });
}
