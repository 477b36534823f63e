//! Every place, municipalities and their sums, under levers of which any two settings meet: what its figures can be.

#![allow(clippy::print_stdout, reason = "the figures are part of docs/reliability.md")]

use std::time::Instant;

use atlas::{AgeGroup, Alternative, PlaceId};
use checks::{LAST_YEAR, exhaustive, is_long, on_all_processors, pairwise};
use fixture::DATA;
use outlook::{Course, Explorer, Figures, Indicator, Place, PresetId, own_indicator};
use scenario::{LeverId, Levers, OwnFigures, OwnId};

/// Years from one that is looked at to the next; the first and the last are among them.
const YEARS: usize = 4;

fn place(id: PlaceId) -> Place {
    let found = Place::of_data_set(&DATA.nation, &DATA.core, &DATA.country, id);
    found.expect("a place of the data set").expect("its models")
}

/// Every place there is: the nation, the counties and the regions, then the municipalities.
fn places() -> Vec<PlaceId> {
    DATA.core.all_places().collect()
}

/// How many of a population are of an age.
fn aged(course: &Course, year: u16, from: u8, to: u8) -> f64 {
    AgeGroup { from, to }.sum(course.population(year).expect("a year of the course"))
}

/// Every figure is a number, and below zero only where it is a difference.
fn assert_numbers(name: &str, year: u16, figures: &Figures) -> usize {
    use Indicator as I;
    let mut count = 0;
    for indicator in I::ALL {
        let Some(value) = figures.get(indicator) else { continue };
        let differs =
            matches!(indicator, I::HandsGap | I::NetMigration | I::NetCostAdded | I::NetCostAddedByAge);
        let can_be = value.is_finite() && (differs || value >= 0.0);
        assert!(can_be, "{name} {year}: {} is {value}", indicator.key());
        count += 1;
    }
    count
}

/// Every part is at most its whole: a share is 0 to 1.
fn assert_shares(name: &str, course: &Course, year: u16, figures: &Figures) {
    use Indicator as I;
    let all = aged(course, year, 0, 105);
    for (part, whole) in [
        (I::Employed, aged(course, year, 15, 105)),
        (I::OutOfWork, aged(course, year, 20, 66)),
        (I::Kindergarten1To2, aged(course, year, 1, 2)),
        (I::Kindergarten3To5, aged(course, year, 3, 5)),
        (I::KindergartenChildren, aged(course, year, 1, 5)),
        (I::HomeCareUsers, all),
        (I::InstitutionResidents, all),
        (I::Dementia, aged(course, year, 30, 105)),
    ] {
        let value = figures.get(part).expect("every place has such a figure");
        // The last bits are those of sums in another order.
        let can_be = (0.0..=whole * (1.0 + 1e-12)).contains(&value);
        assert!(can_be, "{name} {year}: {} {value} of {whole}", part.key());
    }
    assert!((0.0..=100.0).contains(&figures.over_80_of_100()), "{name} {year}");
}

#[test]
fn figures_of_every_place_can_be() {
    let start = Instant::now();
    let cases = if is_long() { exhaustive() } else { pairwise() };
    let counts = on_all_processors(&places(), |id| {
        let place = place(*id);
        let reckoner = place.reckoner(&DATA.standards);
        // A sum is projected as all of its municipalities: in the larger form the nation takes every sixteenth case.
        let step = if is_long() { place.member_count().div_ceil(24) } else { 1 };
        let (mut courses, mut figures) = (0, 0);
        for case in cases.iter().step_by(step) {
            let mut levers = case.levers();
            levers.only_those_of(*id);
            let course = place.course(&levers, LAST_YEAR).expect("projected");
            courses += 1;
            for year in course.years().step_by(YEARS) {
                let told = reckoner.figures(&course, year).expect("a year of the course");
                let name = format!("{id} {levers}");
                figures += assert_numbers(&name, year, &told);
                assert_shares(&name, &course, year, &told);
            }
        }
        (courses, figures)
    });
    let (courses, figures) = counts.iter().fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1));
    println!(
        "{} settings of all levers, {} places, {courses} courses to {LAST_YEAR}, {figures} figures: {:.1} s",
        cases.len(),
        counts.len(),
        start.elapsed().as_secs_f64()
    );
}

/// A place with its own figures, all of them less or more than what is reckoned, has them in the base year, and numbers
/// under any levers after that.
#[test]
fn own_figures_of_every_place_can_be() {
    let cases = pairwise();
    on_all_processors(&places(), |id| {
        let bare = place(*id);
        for (case, part) in cases.iter().step_by(15).zip([0.5_f64, 0.9, 1.1, 2.0]) {
            let mut own = OwnFigures::default();
            for figure in OwnId::ALL {
                let reckoned = bare.reckoned(figure).expect("every place has such a figure");
                // Nobody can have more at work than 95 of 100.
                let part = if figure == OwnId::Employed { part.min(1.1) } else { part };
                own.set(figure, Some(part * reckoned)).expect("within what can be given");
            }
            let place = bare.with_own(&own).expect("within ten times what is reckoned");
            let mut levers = case.levers();
            levers.only_those_of(*id);
            let course = place.course(&levers, LAST_YEAR).expect("projected");
            let reckoner = place.reckoner(&DATA.standards);
            for year in course.years().step_by(YEARS) {
                let figures = reckoner.figures(&course, year).expect("a year of the course");
                assert_numbers(&format!("{id} {own} {levers}"), year, &figures);
                if year > *course.years().start() {
                    continue;
                }
                for (figure, given) in own.given() {
                    let told = figures.get(own_indicator(figure)).expect("one that was given");
                    let off = (told - given).abs() / given.max(1.0);
                    assert!(off <= 1e-6, "{id} {own}: {} is {told}", figure.key());
                }
            }
        }
    });
}

/// A county, a region and the nation are the sums of their municipalities, cell by cell.
#[test]
fn sums_are_those_of_their_municipalities() {
    let cases = pairwise();
    let sums: Vec<PlaceId> = places().into_iter().filter(|id| !matches!(id, PlaceId::Kommune(_))).collect();
    on_all_processors(&sums, |id| {
        let sum = place(*id);
        for case in cases.iter().step_by(4) {
            let mut levers = case.levers();
            levers.only_those_of(*id);
            let whole = sum.course(&levers, LAST_YEAR).expect("projected");
            let members = DATA
                .core
                .members(*id)
                .map(|member| place(member.nr.into()).course(&levers, LAST_YEAR).expect("projected"));
            let members: Vec<Course> = members.collect();
            for year in whole.years() {
                let mut parts = vec![0.0; atlas::CELLS];
                for member in &members {
                    let cells = member.population(year).expect("the same years");
                    parts.iter_mut().zip(cells).for_each(|(sum, persons)| *sum += persons);
                }
                let whole = whole.population(year).expect("a year of the course");
                for (whole, parts) in whole.iter().zip(&parts) {
                    assert!((whole - parts).abs() <= 1e-6, "{id} {levers} {year}: {whole} of {parts}");
                }
            }
        }
    });
}

/// Statistics Norway's low alternative (LLML) is nowhere above its main one (MMMM), nor that above the high one (HHMH): as
/// published, in every place that has them; and as the levers that are fitted to them, where these are offered.
#[test]
fn alternatives_are_ordered() {
    let start = Instant::now();
    let counts = on_all_processors(&places(), |id| {
        let explorer = Explorer::new(place(*id)).expect("its baseline");
        let Some(official) = explorer.area().official.as_ref() else { return [0; 2] };
        let published = [Alternative::Low, Alternative::Main, Alternative::High];
        let published =
            published.map(|alternative| official.total(alternative).iter().map(|n| f64::from(*n)));
        assert_ordered(&format!("{id}, published"), published.map(Iterator::collect));
        if !explorer.presets().contains(&PresetId::OfficialMain) {
            return [1, 0];
        }
        let fitted = [PresetId::OfficialLow, PresetId::OfficialMain, PresetId::OfficialHigh].map(|preset| {
            let preset = explorer.preset(preset).expect("projected").expect("an official path");
            totals(explorer.place(), &preset.levers)
        });
        assert_ordered(&format!("{id}, fitted"), fitted);
        [1, 1]
    });
    let sum = |i: usize| counts.iter().map(|count| count[i]).sum::<usize>();
    println!(
        "alternatives of {} places as published, of {} as fitted: {:.1} s",
        sum(0),
        sum(1),
        start.elapsed().as_secs_f64()
    );
    assert!(sum(0) > 100 && sum(1) > 0);
}

/// Inhabitants by year to the last year.
fn totals(place: &Place, levers: &Levers) -> Vec<f64> {
    let course = place.course(levers, LAST_YEAR).expect("projected");
    course.years().map(|year| aged(&course, year, 0, 105)).collect()
}

fn assert_ordered(name: &str, [low, middle, high]: [Vec<f64>; 3]) {
    assert!(low.len() == middle.len() && middle.len() == high.len() && !low.is_empty(), "{name}");
    for (step, ((low, middle), high)) in low.iter().zip(&middle).zip(&high).enumerate() {
        assert!(low <= middle && middle <= high, "{name}, step {step}: {low}, {middle}, {high}");
    }
}

/// LLML, MMMM and HHMH by the levers: births, life expectancy and immigration low, middle or high, moving within Norway in
/// the middle. Never fewer in any year of any place.
#[test]
fn low_middle_and_high_growth_are_ordered() {
    on_all_processors(&places(), |id| {
        let place = place(*id);
        for part in [0.1, 0.5, 1.0] {
            let growth = [-1.0, 0.0, 1.0].map(|direction: f64| {
                let mut levers = Levers::default();
                for lever in [LeverId::Tfr, LeverId::E0, LeverId::Migint].map(LeverId::lever) {
                    let end = if direction < 0.0 { lever.min } else { lever.max };
                    levers.set(lever.id, part * direction.abs() * end);
                }
                totals(&place, &levers)
            });
            assert_ordered(&format!("{id}, {part} of the levers"), growth);
        }
    });
}
