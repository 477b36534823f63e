//! Contributions, sensitivity and goals, on the committed data.

use std::collections::BTreeSet;

use fixture::{DATA, explorer};
use outlook::{Explorer, Factor, Indicator, PackageKind, Simulator};
use proptest::prelude::*;
use scenario::{Held, LEVERS, LeverId, Levers, Moving};

fn simulator(explorer: &Explorer, year: u16) -> Simulator<'_> {
    Simulator::new(explorer.place(), &DATA.standards, year).expect("a simulator")
}

fn levers(text: &str) -> Levers {
    text.parse().expect("levers")
}

fn value(simulator: &mut Simulator<'_>, levers: &Levers, indicator: Indicator) -> f64 {
    simulator.value(levers, indicator).expect("projected").expect("a figure")
}

/// Any levers within their bounds, most of them at rest, and with other years.
fn any_levers() -> impl Strategy<Value = Levers> {
    let setting = prop_oneof![
        2 => Just((0.0, 2036)),
        1 => (-1.0..=1.0f64, 2027..=2046u16),
    ];
    let hold = prop_oneof![
        3 => Just(Held::default()),
        1 => Just(Held { births: true, deaths: false, moving: Moving::Today }),
    ];
    (proptest::collection::vec(setting, LEVERS.len()), hold).prop_map(|(settings, hold)| {
        let mut levers = Levers::default();
        for (lever, (part, reached)) in LEVERS.iter().zip(settings) {
            levers.set(lever.id, if part < 0.0 { -part * lever.min } else { part * lever.max });
            levers.set_reached(lever.id, reached);
        }
        levers.hold(hold);
        levers
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn parts_sum_to_the_change(
        place in prop_oneof![Just("5634"), Just("1151"), Just("0301"), Just("region:56003")],
        levers in any_levers(),
        indicator in 0..Indicator::ALL.len(),
        year in 2026..=2050u16,
    ) {
        let explorer = explorer(place);
        let indicator = Indicator::ALL[indicator];
        let mut simulator = simulator(&explorer, year);
        let now = simulator.now().get(indicator).expect("a figure");
        let then = value(&mut simulator, &levers, indicator);
        let all = simulator.contributions(&levers, indicator).expect("projected").expect("contributions");
        let change = then - now;
        let sum: f64 = all.parts.iter().map(|(_, part)| part).sum();
        // Rounding is of the figures themselves, some of which are billions of kroner.
        let allowed = 1e-9 * change.abs() + 1e-14 * then.abs().max(now.abs());
        prop_assert!((sum - change).abs() <= allowed, "{}: {sum} and {change}", indicator.key());
        prop_assert_eq!(all.then, then);
        // The baseline's own parts do not depend on the levers.
        let own: f64 = all.parts.iter().take(4).map(|(_, part)| part).sum();
        let allowed = 1e-9 * change.abs() + 1e-14 * all.baseline.abs().max(now.abs());
        prop_assert!((own - (all.baseline - now)).abs() <= allowed, "{}", indicator.key());
        let moved = levers.moved().count() + usize::from(!levers.held().is_nothing());
        prop_assert_eq!(all.parts.len(), 4 + moved);
    }

    /// More people moving in, and more children, never lower the number of inhabitants; nor does anything that helps
    /// raise the hands ratio, whatever else is moved.
    #[test]
    fn signs_make_sense(
        others in any_levers(),
        lever in prop_oneof![
            Just(LeverId::Migdom), Just(LeverId::Migint), Just(LeverId::Tfr), Just(LeverId::E0),
        ],
        relief in prop_oneof![
            Just((LeverId::Ret, 1.0)), Just((LeverId::Emp, 1.0)), Just((LeverId::Hours, 1.0)),
            Just((LeverId::Health, 1.0)), Just((LeverId::Care, -1.0)), Just((LeverId::Kinder, -1.0)),
        ],
        part in 0.1..=1.0f64,
        place in prop_oneof![Just("5634"), Just("1151"), Just("4601")],
    ) {
        let explorer = explorer(place);
        let mut simulator = simulator(&explorer, 2046);
        let mut part_of = |id: LeverId, change: f64, indicator: Indicator| {
            let mut case = others;
            case.set(id, change);
            let all = simulator.contributions(&case, indicator).expect("projected").expect("contributions");
            let factor = all.parts.into_iter().find(|(factor, _)| *factor == Factor::Lever(id));
            factor.expect("the lever is moved").1
        };
        prop_assert!(part_of(lever, part * lever.lever().max, Indicator::Population) > 0.0);
        prop_assert!(part_of(lever, part * lever.lever().min, Indicator::Population) < 0.0);
        let (lever, sign) = relief;
        let most = if sign > 0.0 { lever.lever().max } else { lever.lever().min };
        // At the ceiling of employment nothing more is to be gained.
        prop_assert!(part_of(lever, part * most, Indicator::HandsRatio) <= 0.0);
    }
}

#[test]
fn a_single_lever_has_all_of_its_effect() {
    let place = explorer("5501");
    let mut simulator = simulator(&place, 2046);
    let levers = levers("emp=2");
    let all = simulator.contributions(&levers, Indicator::Employed).expect("projected").expect("parts");
    let keys: Vec<&str> = all.parts.iter().map(|(factor, _)| factor.key()).collect();
    assert_eq!(keys, ["age_structure", "births", "deaths", "moving", "emp"]);
    let baseline = value(&mut simulator, &Levers::default(), Indicator::Employed);
    let own = value(&mut simulator, &levers, Indicator::Employed);
    assert!((all.parts[4].1 - (own - baseline)).abs() < 1e-9);
    // With nobody moving and the rates of 2026, what remains is the age structure.
    let neutral =
        value(&mut simulator, &"hold=births+deaths+nomoving".parse().expect("levers"), Indicator::Employed);
    assert!((all.parts[0].1 - (neutral - all.now)).abs() < 1e-9);
}

/// The simulator's figures are those of the explorer and of a sum of courses, to the last bit of each.
#[test]
fn the_simulator_gives_the_explorers_figures() {
    let levers = levers("tfr=0.2,migint=2@2030,ret=1,care=-10,hold=deaths");
    for place in ["5634", "fylke:56"] {
        let mut explorer = explorer(place);
        explorer.set_levers(levers).expect("projected");
        let mut simulator = simulator(&explorer, 2040);
        let (ours, theirs) =
            (simulator.figures(&levers).expect("projected"), explorer.figures(2040).expect("a year"));
        for indicator in Indicator::ALL {
            let Some(expected) = theirs.get(indicator) else { continue };
            assert_eq!(ours.get(indicator), Some(expected), "{place} {}", indicator.key());
        }
    }
}

/// The course of a place gives the same figures for every year, and those that need more than the first files.
#[test]
fn courses_give_the_same_figures_as_the_simulator() {
    let levers = levers("tfr=0.2,migint=2@2030,ret=1,care=-10");
    for place in ["5634", "fylke:56"] {
        let explorer = explorer(place);
        let (course, reckoner) = (
            explorer.place().course(&levers, 2046).expect("a course"),
            explorer.place().reckoner(&DATA.standards),
        );
        assert_eq!(course.years(), 2026..=2046);
        for year in [2026, 2040, 2045] {
            let figures = reckoner.figures(&course, year).expect("a year");
            let simulated = simulator(&explorer, year).figures(&levers).expect("projected");
            assert_eq!(figures, simulated, "{place} {year}");
        }
        // What happens during the last year is not known on its first day.
        let last = reckoner.figures(&course, 2046).expect("a year");
        assert_eq!(last.get(Indicator::Births), None);
        assert_eq!(reckoner.figures(&course, 2047), None);
    }
}

/// Small places use more than the nation's standard, large ones a little less; a sum lies between its parts.
#[test]
fn ranges_go_with_size() {
    let range = |place: &str| explorer(place).place().range_by_size(&DATA.standards);
    // METHOD.md's table: Utsira under 1,000, Vardø under 2,000, Oslo over 30,000 inhabitants.
    for (place, low, high) in [("1151", 1.34, 1.73), ("5634", 1.18, 1.39), ("0301", 0.95, 1.00)] {
        let found = range(place);
        assert!((found.low - low).abs() < 0.006 && (found.high - high).abs() < 0.006, "{place}: {found:?}");
    }
    let (county, nation) = (range("fylke:56"), range("norge"));
    assert!(county.low > nation.low && county.high < range("5634").high, "{county:?} {nation:?}");
}

#[test]
fn sensitivity_puts_first_what_matters_most() {
    let place = explorer("5634");
    let mut simulator = simulator(&place, 2046);
    let swings =
        simulator.sensitivity(&Levers::default(), Indicator::HandsRatio).expect("projected").expect("swings");
    assert_eq!(swings.len(), LEVERS.len());
    assert!(swings.windows(2).all(|pair| pair[0].span() >= pair[1].span()));
    for swing in &swings {
        let lever = swing.lever.lever();
        assert!(swing.changes.iter().all(|change| (lever.min..=lever.max).contains(change)), "{swing:?}");
        for (change, found) in swing.changes.into_iter().zip(swing.values) {
            let mut alone = Levers::default();
            alone.set(swing.lever, change);
            assert_eq!(value(&mut simulator, &alone, Indicator::HandsRatio), found, "{swing:?}");
        }
    }
    // Who gets care does not change how many live here.
    let people =
        simulator.sensitivity(&Levers::default(), Indicator::Population).expect("projected").expect("swings");
    assert_eq!(people.len(), LEVERS.len());
    assert!(people.iter().take(4).all(|swing| swing.lever.lever().moves_population && swing.span() > 0.0));
    assert!(people.iter().skip(4).all(|swing| swing.span() == 0.0));
    // Within the nation, moving between municipalities is no lever.
    let nation = explorer("norge");
    let swings = Simulator::new(nation.place(), &DATA.standards, 2046)
        .and_then(|mut simulator| simulator.sensitivity(&Levers::default(), Indicator::Employed))
        .expect("projected")
        .expect("swings");
    assert!(swings.len() == LEVERS.len() - 1 && swings.iter().all(|swing| swing.lever != LeverId::Migdom));
}

/// Every package is applied and projected anew, and is as small as it says: without any one of its steps the goal is
/// missed.
#[test]
fn packages_reach_their_goal_and_no_step_is_too_much() {
    let mut most = 0;
    for (place, indicator, part) in [
        ("0301", Indicator::HandsRatio, 1.0),
        ("5501", Indicator::HandsRatio, 1.0),
        ("5634", Indicator::HandsRatio, 0.4),
        ("fylke:56", Indicator::HandsGap, 0.3),
        ("5634", Indicator::Population, 0.5),
        ("1151", Indicator::Pupils, 0.2),
        ("3222", Indicator::PersonYearsCare, 0.2),
    ] {
        let explorer = explorer(place);
        let mut simulator = simulator(&explorer, 2046);
        let now = simulator.now().get(indicator).expect("now");
        let baseline = value(&mut simulator, &Levers::default(), indicator);
        // So much of the way from the baseline back to today.
        let target = baseline + part * (now - baseline);
        let goal = simulator.goal(indicator, target).expect("projected").expect("a goal");
        assert!(
            !goal.packages.is_empty() && goal.packages.len() <= 3,
            "{place} {}: {goal:?}",
            indicator.key()
        );
        assert_eq!(goal.best, goal.packages[0]);
        assert_eq!(goal.best.kind, PackageKind::Mixed);
        let met = |reached: f64| (reached - baseline) / (target - baseline) >= 1.0 - 1e-9;
        for package in &goal.packages {
            let again: Levers = package.levers.to_string().parse().expect("its own text");
            let reached = value(&mut simulator, &again, indicator);
            assert_eq!(reached, package.reached, "{place}: {}", package.levers);
            assert!(
                met(reached),
                "{place} {}: {} gives {reached}, not {target}",
                indicator.key(),
                package.levers
            );
            for (id, setting) in again.moved() {
                let lever = id.lever();
                let steps = setting.change / lever.step;
                assert!((steps - steps.round()).abs() < 1e-6, "{place}: {}", package.levers);
                let range = explorer.place().realistic(id);
                assert!((range.low - 1e-6..=range.high + 1e-6).contains(&setting.change), "{place}: {id:?}");
                assert_ne!(id, LeverId::E0);
                let mut less = again;
                less.set(id, setting.change - lever.step * setting.change.signum());
                assert!(!met(value(&mut simulator, &less, indicator)), "{place}: a step of {id:?} too much");
            }
        }
        let sets: BTreeSet<String> = goal.packages.iter().map(|package| package.levers.to_string()).collect();
        assert_eq!(sets.len(), goal.packages.len(), "{place}: the same twice");
        most = most.max(sets.len());
    }
    // There is more than one way, or there would be nothing to choose between.
    assert_eq!(most, 3);
}

#[test]
fn what_cannot_be_reached_is_said() {
    let vardo = explorer("5634");
    let mut simulator = simulator(&vardo, 2046);
    // As in 2026, when Vardø was much younger.
    let today = simulator.now().get(Indicator::HandsRatio).expect("now");
    let goal = simulator.goal(Indicator::HandsRatio, today).expect("projected").expect("a goal");
    assert!(goal.packages.is_empty(), "{goal:?}");
    let baseline = value(&mut simulator, &Levers::default(), Indicator::HandsRatio);
    assert!(today < goal.best.reached && goal.best.reached < baseline, "{goal:?}");
    // What the baseline reaches by itself takes nothing.
    let goal = simulator.goal(Indicator::Population, 1_000.0).expect("projected").expect("a goal");
    assert!(goal.best.levers.is_baseline() && goal.packages == [goal.best], "{goal:?}");
    // No lever moves those of 80 and over down, and none is asked to.
    let old = value(&mut simulator, &Levers::default(), Indicator::Age80Plus);
    let goal = simulator.goal(Indicator::Age80Plus, 0.5 * old).expect("projected").expect("a goal");
    assert!(goal.packages.is_empty() && goal.best.levers.get(LeverId::E0).change == 0.0, "{goal:?}");
}
