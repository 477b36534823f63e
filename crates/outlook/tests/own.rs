//! A place's own figures of today, on the committed data.

use fixture::{DATA, explorer};
use outlook::{Basis, Indicator, Place, Simulator, own_indicator};
use scenario::{Levers, OwnFigures, OwnId};

fn own(text: &str) -> OwnFigures {
    text.parse().expect("own figures")
}

/// Figures of a place with own figures, in 2026 and in 2046 under levers.
fn figures(place: &Place, levers: &str) -> [outlook::Figures; 2] {
    let levers: Levers = levers.parse().expect("levers");
    let course = place.course(&levers, 2047).expect("a course");
    let reckoner = place.reckoner(&DATA.standards);
    [2026, 2046].map(|year| reckoner.figures(&course, year).expect("a year"))
}

#[test]
fn each_own_figure_is_what_the_place_has_today_and_goes_on_in_the_same_proportion() {
    for name in ["5634", "0301", "fylke:56"] {
        let place = fixture::place(name);
        let [now, then] = figures(&place, "");
        for id in OwnId::ALL {
            let indicator = own_indicator(id);
            let reckoned = now.get(indicator).expect("a figure");
            let told = place.reckoned(id).expect("a figure");
            assert!((told - reckoned).abs() <= 1e-9 * reckoned, "{name} {id:?}: {told} for {reckoned}");
            for part in [0.8, 1.1] {
                let mut given = OwnFigures::default();
                given.set(id, Some(part * reckoned)).expect("a figure");
                let with = place.with_own(&given).expect("within reach");
                let [own_now, own_then] = figures(&with, "");
                let value = own_now.get(indicator).expect("a figure");
                assert!((value / (part * reckoned) - 1.0).abs() < 1e-9, "{name} {id:?}: {value}");
                assert_eq!(with.reckoned(id), Some(told), "what is given does not change what is reckoned");
                assert_eq!(with.basis(indicator), Basis::Own);
                assert_eq!(with.basis_in(indicator, 2046), Basis::Derived);
                // People do not change by what is known of services.
                assert_eq!(own_then.get(Indicator::Population), then.get(Indicator::Population));
                let grows = |a: &outlook::Figures, b: &outlook::Figures| {
                    b.get(indicator).expect("then") / a.get(indicator).expect("now")
                };
                // Employment has a ceiling at each age; all else keeps its proportion to the nation's rates.
                if id != OwnId::Employed {
                    assert!((grows(&own_now, &own_then) - grows(&now, &then)).abs() < 1e-9, "{name} {id:?}");
                }
            }
        }
    }
}

/// Vardø by hand: what users and posts of their own do to what rests on them.
#[test]
fn what_rests_on_an_own_figure_follows_it() {
    let place = fixture::place("5634");
    let [now, _] = figures(&place, "");
    let get = |figures: &outlook::Figures, indicator| figures.get(indicator).expect("a figure");
    let pupils = get(&now, Indicator::Pupils);
    // Half the pupils need half the teaching, and the posts are then per pupil.
    let half = place.with_own(&own(&format!("pupils:{:.2}", pupils / 2.0))).expect("within reach");
    let [half_now, _] = figures(&half, "");
    let school = |figures: &outlook::Figures| get(figures, Indicator::PersonYearsSchool);
    assert!((school(&half_now) / school(&now) - 0.5).abs() < 1e-3);
    assert_eq!(get(&half_now, Indicator::Age6To15), get(&now, Indicator::Age6To15), "who lives here");
    // Twice the residents of institutions are so many more users, each with the nation's work.
    let residents = get(&now, Indicator::InstitutionResidents);
    let twice =
        place.with_own(&own(&format!("institution_residents:{:.2}", 2.0 * residents))).expect("reach");
    let more =
        get(&figures(&twice, "")[0], Indicator::PersonYearsCare) - get(&now, Indicator::PersonYearsCare);
    let per_user = DATA.core.services.person_years_per_user;
    assert!((more / (residents * per_user) - 1.0).abs() < 1e-3, "{more}");
    // With own posts and own users the posts are what is given, whatever the users.
    let both = place.with_own(&own("home_care_users:120,person_years_care:99.5")).expect("within reach");
    let [both_now, _] = figures(&both, "");
    assert!((get(&both_now, Indicator::PersonYearsCare) - 99.5).abs() < 1e-9);
    assert!((get(&both_now, Indicator::HomeCareUsers) - 120.0).abs() < 1e-9);
    // The hands ratio is of these posts and of the own employed.
    let employed = place.with_own(&own("employed:800")).expect("within reach");
    let [employed_now, _] = figures(&employed, "");
    let needed = get(&now, Indicator::HandsRatio) * get(&now, Indicator::LabourInput);
    assert!((get(&employed_now, Indicator::HandsRatio) - needed / 800.0).abs() < 1e-6);
}

#[test]
fn no_own_figures_change_nothing_to_the_last_bit() {
    for name in ["1151", "fylke:56"] {
        let place = fixture::place(name);
        let again = place
            .with_own(&own("pupils:10"))
            .expect("reach")
            .with_own(&OwnFigures::default())
            .expect("reach");
        assert_eq!(figures(&place, "emp=2,care=-5"), figures(&again, "emp=2,care=-5"));
        assert!(again.own().is_nothing());
    }
}

#[test]
fn what_cannot_be_is_refused_and_says_what_can() {
    let place = fixture::place("1151");
    let reckoned = |indicator| figures(&place, "")[0].get(indicator).expect("a figure");
    let refused = |text: &str| place.with_own(&own(text)).expect_err(text);
    let pupils = refused("pupils:900");
    assert_eq!(pupils.id, OwnId::Pupils);
    assert!((pupils.reckoned - reckoned(Indicator::Pupils)).abs() < 1e-9);
    assert!((pupils.most - 10.0 * pupils.reckoned).abs() < 1e-9);
    // No more can work than live here and can work.
    let employed = refused("employed:300");
    assert_eq!(employed.id, OwnId::Employed);
    assert!(employed.most < place.area().population.iter().sum::<f64>());
    assert!((employed.reckoned - reckoned(Indicator::Employed)).abs() < 1e-9);
    assert!(place.with_own(&own(&format!("employed:{:.2}", employed.most - 0.01))).is_ok());
    assert_eq!(refused("employed:1").id, OwnId::Employed);
    // Nobody at all is possible: a place may have no institution of its own.
    let none = place.with_own(&own("institution_residents:0")).expect("possible");
    assert_eq!(figures(&none, "")[1].get(Indicator::InstitutionResidents), Some(0.0));
}

/// Searches and shares use them, too.
#[test]
fn contributions_and_goals_are_of_the_own_figures() {
    let bare = explorer("5634");
    let place = bare.place().with_own(&own("employed:800,person_years_care:120")).expect("within reach");
    let levers: Levers = "emp=2,care=-10".parse().expect("levers");
    let mut simulator = Simulator::new(&place, &DATA.standards, 2046).expect("a simulator");
    let [now, then] = figures(&place, "emp=2,care=-10");
    let ratio = |figures: &outlook::Figures| figures.get(Indicator::HandsRatio).expect("a ratio");
    assert!((ratio(simulator.now()) - ratio(&now)).abs() < 1e-12);
    let value = simulator.value(&levers, Indicator::HandsRatio).expect("projected").expect("a ratio");
    assert!((value - ratio(&then)).abs() < 1e-12);
    let parts =
        simulator.contributions(&levers, Indicator::HandsRatio).expect("projected").expect("parts").parts;
    let sum: f64 = parts.iter().map(|(_, part)| part).sum();
    assert!((sum - (ratio(&then) - ratio(&now))).abs() < 1e-9);
    let target = 0.9 * ratio(&figures(&place, "")[1]);
    let goal = simulator.goal(Indicator::HandsRatio, target).expect("projected").expect("a goal");
    let best = figures(&place, &goal.best.levers.to_string());
    assert!(!goal.packages.is_empty() && ratio(&best[1]) <= target + 1e-9);
}

/// Where a place has said what it uses, nobody guesses from its size.
#[test]
fn the_range_by_size_goes_where_own_posts_are_given() {
    let mut place = explorer("5634");
    place.set_standards(DATA.standards.clone());
    let range = |place: &outlook::Explorer, indicator| place.more_by_size(indicator).is_some();
    assert!(range(&place, Indicator::PersonYearsCare) && range(&place, Indicator::HandsRatio));
    let with = place.place().with_own(&own("person_years_care:90")).expect("within reach");
    place.set_place(with.into());
    assert!(!range(&place, Indicator::PersonYearsCare) && !range(&place, Indicator::HandsRatio));
    assert!(range(&place, Indicator::NetCost));
}

#[test]
fn own_figures_have_the_names_of_the_figures_they_are() {
    for id in OwnId::ALL {
        assert_eq!(id.key(), own_indicator(id).key());
        assert_eq!(OwnId::from_key(id.key()), Some(id));
    }
}
