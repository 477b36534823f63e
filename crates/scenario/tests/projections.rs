//! What holds for every municipality under any levers.

mod common;

use atlas::AgeGroup;
use common::{DATA, levers, project};
use proptest::prelude::*;
use scenario::LeverId::{E0, Migdom, Migint, Tfr};
use scenario::{
    Flows, HORIZON, Held, LEVERS, LeverId, Levers, Moving, PlaceError, Projection, RAMP_DEFAULT, RAMP_MAX,
    RAMP_MIN, RAMP_START,
};

/// Last year that assumptions are prepared for.
const FARTHEST: u16 = 2066;

fn bits(projection: &Projection) -> Vec<u64> {
    projection.cells().iter().map(|v| v.to_bits()).collect()
}

/// No cell negative or infinite; from year to year the total changes by births, deaths and moves and nothing else.
fn assert_sound(name: &str, projection: &Projection) {
    assert!(projection.cells().iter().all(|v| v.is_finite() && *v >= 0.0), "{name}: a cell that cannot be");
    let totals: Vec<f64> = projection.totals().collect();
    let births = projection.births();
    let Flows { deaths, net_moves: moves } = projection.flows().expect("flows");
    assert_eq!(totals.len(), births.len() + 1);
    for (t, pair) in totals.windows(2).enumerate() {
        let balance = pair[0] + births[t] - deaths[t] + moves[t];
        assert!((pair[1] - balance).abs() <= 1e-6, "{name}, step {t}: {} is not {balance}", pair[1]);
        assert!(births[t] >= 0.0 && deaths[t] >= 0.0, "{name}, step {t}");
    }
}

#[test]
fn the_ramp_starts_where_the_data_ends() {
    assert_eq!(DATA.core.base_year, RAMP_START);
    let projection = project(&DATA.models[0], &Levers::default(), HORIZON);
    assert_eq!(projection.years(), RAMP_START..=HORIZON);
    assert_eq!(projection.population(RAMP_START), Some(&DATA.country.kommuner[0].population[..]));
    assert_eq!(projection.population(RAMP_START - 1), None);
    assert_eq!(projection.population(HORIZON + 1), None);
    assert!(projection.cells().starts_with(&DATA.country.kommuner[0].population));
}

#[test]
fn years_that_the_assumptions_do_not_reach_are_refused() {
    let mut projection = Projection::new();
    for asked in [0, RAMP_START - 1, RAMP_START, FARTHEST + 1, u16::MAX] {
        let error = DATA.models[0].project(&Levers::default(), asked, &mut projection);
        assert_eq!(error, Err(PlaceError::Horizon { first: 2027, last: FARTHEST, asked }));
    }
}

#[test]
fn levers_at_rest_give_the_baseline_bit_for_bit() {
    let far = levers(&LEVERS.map(|l| (l.id, if l.id == Migdom { l.min } else { l.max }, 2030)));
    let mut used = Projection::new();
    for (nr, model) in DATA.all() {
        let baseline = bits(&project(model, &Levers::default(), HORIZON));
        // Moved and put back, in buffers that were used.
        model.project(&far, HORIZON, &mut used).expect("projected");
        assert_ne!(bits(&used), baseline, "{nr}");
        let mut back = far;
        LEVERS.iter().for_each(|lever| assert!(!back.set(lever.id, -0.0)));
        assert!(back.is_baseline());
        model.project(&back, HORIZON, &mut used).expect("projected");
        assert_eq!(bits(&used), baseline, "{nr}: the years in which nothing is reached count");
        let back = LEVERS.iter().fold(far, |levers, lever| levers.without(lever.id));
        assert_eq!(back, Levers::default());
        // What people do and get changes nobody's age.
        let others: Vec<_> = LEVERS.iter().filter(|l| !l.moves_population).collect();
        assert_eq!(others.len(), 6);
        let others = levers(&others.iter().map(|l| (l.id, l.min, 2027)).collect::<Vec<_>>());
        assert!(!others.moves_population() && far.moves_population());
        model.project(&others, HORIZON, &mut used).expect("projected");
        assert_eq!(bits(&used), baseline, "{nr}");
    }
    for reached in RAMP_MIN..=RAMP_MAX {
        let at_rest = levers(&LEVERS.map(|lever| (lever.id, 0.0, reached)));
        let model = &DATA.models[100];
        assert_eq!(
            bits(&project(model, &at_rest, HORIZON)),
            bits(&project(model, &Levers::default(), HORIZON)),
            "{reached}"
        );
    }
}

#[test]
fn nothing_breaks_at_the_ends_of_the_levers() {
    let mut projection = Projection::new();
    // The others change nobody's age.
    let movers: Vec<_> = LEVERS.iter().filter(|lever| lever.moves_population).collect();
    for corner in 0..1 << movers.len() {
        for reached in [RAMP_MIN, RAMP_MAX] {
            let settings: Vec<_> = movers
                .iter()
                .enumerate()
                .map(|(i, lever)| {
                    let change = if corner >> i & 1 == 0 { lever.min } else { lever.max };
                    (lever.id, change, reached)
                })
                .collect();
            let set = levers(&settings);
            for (nr, model) in DATA.all() {
                model.project_with_flows(&set, FARTHEST, &mut projection).expect("projected");
                assert_sound(&format!("{nr} {set}"), &projection);
            }
        }
    }
}

fn any_levers() -> impl Strategy<Value = Levers> {
    let one = |id: LeverId| (Just(id), id.lever().min..=id.lever().max, RAMP_MIN..=RAMP_MAX);
    Vec::from(LEVERS.map(|lever| one(lever.id))).prop_map(|settings| levers(&settings))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_breaks_anywhere_between(set in any_levers()) {
        let mut projection = Projection::new();
        for (nr, model) in DATA.all() {
            model.project_with_flows(&set, HORIZON, &mut projection).expect("projected");
            assert_sound(&format!("{nr} {set}"), &projection);
        }
    }

    /// More children, more who come and longer lives never mean fewer people in any later year, whatever else is moved.
    #[test]
    fn more_of_a_lever_is_never_fewer_people(
        set in any_levers(),
        which in prop::sample::select(vec![Tfr, Migdom, Migint, E0]),
        at in [0.0..=1.0f64, 0.0..=1.0],
    ) {
        let lever = which.lever();
        let (mut low, mut high) = (set, set);
        low.set(which, lever.min + (lever.max - lever.min) * at[0].min(at[1]));
        high.set(which, lever.min + (lever.max - lever.min) * at[0].max(at[1]));
        let (mut below, mut above) = (Projection::new(), Projection::new());
        for (nr, model) in DATA.all() {
            model.project(&low, HORIZON, &mut below).expect("projected");
            model.project(&high, HORIZON, &mut above).expect("projected");
            for ((year, less), more) in below.years().zip(below.totals()).zip(above.totals()) {
                prop_assert!(more >= less * (1.0 - 1e-12), "{nr} {year}: {less} at {low}, {more} at {high}");
            }
        }
    }
}

#[test]
fn a_change_begins_with_nothing_in_the_first_year() {
    let set = levers(&[(Tfr, 0.8, 2027), (Migdom, 20.0, 2027), (Migint, -10.0, 2027), (E0, 4.0, 2027)]);
    for (nr, model) in DATA.all() {
        let (own, baseline) = (project(model, &set, 2028), project(model, &Levers::default(), 2028));
        assert_eq!(own.population(2027), baseline.population(2027), "{nr}");
        assert_eq!(own.births()[0].to_bits(), baseline.births()[0].to_bits(), "{nr}");
        assert_ne!(own.population(2028), baseline.population(2028), "{nr}");
    }
}

#[test]
fn fertility_moves_by_the_lever_along_the_ramp() {
    let set = levers(&[(Tfr, 0.4, 2034)]);
    for (nr, model) in DATA.all() {
        for (year, change) in [(2026, 0.0), (2027, 0.05), (2030, 0.2), (2034, 0.4), (2046, 0.4), (2066, 0.4)]
        {
            let moved = model.tfr(&set, year) - model.tfr(&Levers::default(), year);
            assert!((moved - change).abs() < 1e-12, "{nr} {year}: {moved}");
        }
    }
}

/// Period life expectancy, worked out here from the data set's own numbers: years lived by sex, deaths in the middle of
/// the year of age, the mean of both.
fn life_expectancy(step: usize, level: f64) -> f64 {
    let mortality = &DATA.core.mortality;
    let improvement = mortality.improvement.get(step).or(mortality.improvement.last()).expect("a path");
    let mut years = 0.0;
    for sex in 0..2 {
        let mut alive = 1.0;
        for age in 0..107 {
            let i = sex * 107 + age;
            let q = (mortality.qx[i] * mortality.yearly_change[i].powf(*improvement) * level).min(1.0);
            years += alive * (1.0 - q / 2.0);
            alive *= 1.0 - q;
        }
    }
    years / 2.0
}

/// The death probabilities that the projection used are found from the newborns who live; a life table of them has the
/// life expectancy that was asked for.
#[test]
fn life_expectancy_moves_by_the_lever_along_the_ramp() {
    for ((nr, model), kommune) in DATA.all().zip(&DATA.country.kommuner).step_by(7) {
        let level = kommune.baseline.mortality_level;
        for change in [-2.0, -0.25, 1.0, 4.0] {
            let set = levers(&[(E0, change, 2034)]);
            let (own, baseline) =
                (project(model, &set, HORIZON), project(model, &Levers::default(), HORIZON));
            for (year, part) in [(2026, 0.0), (2027, 0.125), (2030, 0.5), (2034, 1.0), (2045, 1.0)] {
                let step = usize::from(year - 2026u16);
                let today = life_expectancy(step, level);
                let exact = model.life_expectancy(&set, year).expect("a year") - today;
                assert!((exact - part * change).abs() < 1e-6, "{nr} {year}: {exact} of {change} x {part}");
                let shown = model.life_expectancy(&Levers::default(), year).expect("a year");
                assert!((shown - today).abs() < 1e-9, "{nr} {year}: {shown}, not {today}");
                // Women of 79: the share of them who die, on both paths from the same rates of moving.
                let stay = |p: &Projection, from: usize| {
                    p.population(year + 1).expect("a year")[from + 1] - model_in(kommune, from + 1)
                };
                let left = |p: &Projection| stay(p, 79) / p.population(year).expect("a year")[79];
                let q = |sex_age: usize| {
                    let m = &DATA.core.mortality;
                    m.qx[sex_age] * m.yearly_change[sex_age].powf(m.improvement[step])
                };
                let dies = 0.5 * (q(79) + q(80)) * level;
                // In-movers by the nation's moving are the same on both paths, so that the ratio of those who stay is
                // that of those who live.
                let spread = at_year(&DATA.core.migration.spread, step)
                    * kommune.baseline.spread_share
                    * DATA.core.migration.profile[80];
                let lives = |p: &Projection| left(p) - spread / p.population(year).expect("a year")[79];
                let factor = (1.0 - lives(&own) / lives(&baseline) * (1.0 - dies)) / dies;
                let moved = life_expectancy(step, level * factor) - today;
                assert!((moved - part * change).abs() < 0.01, "{nr} {year}: {moved} of {change} x {part}");
            }
        }
    }
    let model = &DATA.models[0];
    assert_eq!(model.life_expectancy(&Levers::default(), 2025), None);
    assert_eq!(model.life_expectancy(&Levers::default(), FARTHEST), None);
}

/// In-moves that the municipality has itself each year, by cell.
fn model_in(kommune: &atlas::Kommune, cell: usize) -> f64 {
    kommune.baseline.in_count[cell]
}

fn at_year(path: &[f64], step: usize) -> f64 {
    path.get(step).or(path.last()).copied().expect("a path")
}

/// Births follow the rates: with twice the children per woman in a year, twice the births of those who were there.
#[test]
fn births_follow_children_per_woman() {
    let set = levers(&[(Tfr, 0.8, 2027)]);
    for (nr, model) in DATA.all() {
        let (own, baseline) = (project(model, &set, 2028), project(model, &Levers::default(), 2028));
        // Calendar year 2027 is the first in which the lever counts, and its mothers are those of the baseline.
        let rise = model.tfr(&set, 2027) / model.tfr(&Levers::default(), 2027);
        let births = own.births()[1] / baseline.births()[1];
        assert!((births - rise).abs() < 1e-9, "{nr}: {births} where {rise} is expected");
    }
}

/// Net moving by the lever in its first full year, as persons per 1,000 inhabitants on 1 January of that year.
fn moved_per_thousand(model: &scenario::PlaceModel, set: &Levers) -> f64 {
    let (own, baseline) = (project(model, set, 2028), project(model, &Levers::default(), 2028));
    let inhabitants: f64 = baseline.totals().nth(1).expect("2027");
    let moves = |projection: &Projection| projection.flows().expect("flows").net_moves[1];
    (moves(&own) - moves(&baseline)) / inhabitants * 1000.0
}

/// Gains are counts by the year's inhabitants: as many as the lever says, but for the few of the newborns that they
/// bring who move out by the baseline's own rate. Losses are rates on survivors that are set by the people of the
/// base year: those who die or leave anyway are not there to leave, and the young who move most become fewer or more
/// within a year. In small places that makes up to seven per cent less, or five per cent more, than the lever says.
#[test]
fn moving_is_what_the_lever_says_in_its_first_full_year() {
    for (nr, model) in DATA.all() {
        for id in [Migdom, Migint] {
            let gain = moved_per_thousand(model, &levers(&[(id, 10.0, 2027)]));
            assert!((gain - 10.0).abs() < 0.01, "{nr} {id:?}: {gain}");
        }
        for change in [-2.0, -10.0, -20.0] {
            let loss = moved_per_thousand(model, &levers(&[(Migdom, change, 2027)]));
            assert!((0.93..=1.05).contains(&(loss / change)), "{nr}: {loss} where {change} is asked for");
        }
    }
}

/// Fewer immigrants means first that fewer come. Only a place where fewer come than the lever takes loses the rest.
#[test]
fn less_immigration_first_takes_from_those_who_come() {
    for ((nr, model), kommune) in DATA.all().zip(&DATA.country.kommuner) {
        let change = -1.0;
        let moved = moved_per_thousand(model, &levers(&[(Migint, change, 2027)]));
        let inhabitants: f64 = project(model, &Levers::default(), 2027).totals().last().expect("2027");
        let come = DATA.core.migration.spread[1] * kommune.baseline.spread_share / inhabitants * 1000.0;
        assert!(come > 1.0, "{nr}: more come than the lever takes ({come})");
        // Those who do not come are counted exactly.
        assert!((moved - change).abs() < 0.01, "{nr}: {moved}");
    }
}

#[test]
fn a_lever_that_is_reached_later_changes_less() {
    for (nr, model) in DATA.all().step_by(10) {
        let total = |reached| -> f64 {
            project(model, &levers(&[(Migdom, 10.0, reached)]), HORIZON).totals().last().expect("2046")
        };
        let by_year: Vec<f64> = [RAMP_MIN, 2031, RAMP_DEFAULT, 2041, RAMP_MAX].map(total).into();
        assert!(by_year.windows(2).all(|pair| pair[0] > pair[1]), "{nr}: {by_year:?}");
    }
}

/// A place's level may take a death probability beyond one: then everybody dies, and nobody is left in debt.
#[test]
fn the_highest_mortality_leaves_nobody_below_zero() {
    let mut kommune = DATA.country.kommuner[0].clone();
    kommune.baseline.mortality_level = 5.0;
    let nation = std::sync::Arc::new(scenario::Nation::new(&DATA.core));
    let model = scenario::PlaceModel::new(&nation, &kommune).expect("a model");
    assert_sound("five times the nation's mortality", &project(&model, &Levers::default(), FARTHEST));
}

#[test]
fn where_moving_is_held_at_none_nobody_moves() {
    let mut held = Levers::default();
    held.hold(Held { moving: Moving::None, ..Held::default() });
    for (nr, model) in DATA.all() {
        let mut path = Projection::new();
        model.project_with_flows(&held, HORIZON, &mut path).expect("projected");
        assert_sound(&nr.to_string(), &path);
        let moves = &path.flows().expect("flows").net_moves;
        assert!(moves.iter().all(|net| *net == 0.0), "{nr}: {moves:?}");
        // Nobody new: those born before the base year only grow fewer.
        let old = |year| AgeGroup { from: 40, to: 105 }.sum(path.population(year).expect("a year"));
        let now = AgeGroup { from: 20, to: 105 }.sum(path.population(2026).expect("a year"));
        assert!(old(2046) <= now, "{nr}");
    }
}

#[test]
fn what_is_held_stays_as_in_the_base_year() {
    let hold = |held| {
        let mut levers = Levers::default();
        levers.hold(held);
        levers
    };
    let births = hold(Held { births: true, ..Held::default() });
    let deaths = hold(Held { deaths: true, ..Held::default() });
    let moving = hold(Held { moving: Moving::Today, ..Held::default() });
    for (nr, model) in DATA.all() {
        let now = model.tfr(&Levers::default(), RAMP_START);
        assert!((RAMP_START..=HORIZON).all(|year| model.tfr(&births, year) == now), "{nr}");
        assert!((RAMP_START..=HORIZON).any(|year| model.tfr(&Levers::default(), year) != now), "{nr}");
        let e0 = |levers: &Levers, year| model.life_expectancy(levers, year).expect("a year");
        assert_eq!(e0(&deaths, HORIZON), e0(&Levers::default(), RAMP_START), "{nr}");
        // People live longer on the baseline: held, fewer are left.
        let total = |levers: &Levers| project(model, levers, HORIZON).totals().last().expect("a year");
        let baseline = total(&Levers::default());
        assert!(total(&deaths) < baseline, "{nr}");
        // The nation's net moving falls from today's level on the baseline.
        assert!(total(&moving) > baseline, "{nr}");
        assert!(!births.is_baseline());
    }
    // A lever moves what is held as it moves the baseline.
    let mut moved = births;
    moved.set(Tfr, 0.3);
    let model = &DATA.models[0];
    assert!((model.tfr(&moved, HORIZON) - model.tfr(&births, HORIZON) - 0.3).abs() < 1e-12);
}
