//! Guess first: bounds that hold every answer, and the answers of the baseline.

use fixture::{DATA, at_baseline};
use outlook::{GUESS_YEARS, Guess, Indicator};
use scenario::HORIZON;

#[test]
fn every_answer_can_be_guessed_in_every_municipality() {
    for kommune in &DATA.country.kommuner {
        let place = at_baseline(kommune);
        for guess in Guess::ALL {
            let scale = place.guess(guess).expect("known");
            let name = kommune.nr;
            for value in scale.answers.iter().chain([&scale.now]) {
                assert!(
                    (scale.axis.min..=scale.axis.max).contains(value),
                    "{name} {guess:?}: {value} {:?}",
                    scale.axis
                );
            }
            assert!(scale.axis.max - scale.axis.min >= 5.0 * scale.step, "{name} {guess:?}");
        }
    }
}

#[test]
fn answers_are_todays_course() {
    let place = fixture::explorer("5501");
    let figure =
        |indicator, year| place.baseline_figures(year).and_then(|f| f.get(indicator)).expect("known");
    let line = place.guess(Guess::Inhabitants).expect("known");
    assert_eq!(line.answers, GUESS_YEARS.map(|year| figure(Indicator::Population, year)));
    let [history, baseline] = line.lines.expect("lines");
    assert_eq!(history.values.last(), baseline.values.first());
    let old = place.guess(Guess::OldOfHundred).expect("known").answers[0];
    assert_eq!(old, 100.0 * figure(Indicator::Age80Plus, HORIZON) / figure(Indicator::Population, HORIZON));
    assert_eq!(place.guess(Guess::Pupils).expect("known").answers, [figure(Indicator::Pupils, HORIZON)]);
}

#[test]
fn who_is_born_already_is_as_old_as_the_years_to_come() {
    for kommune in &DATA.country.kommuner {
        let place = at_baseline(kommune);
        let decided = place.decided().expect("known");
        let then = place.baseline().population(HORIZON).expect("a year");
        let young: f64 = (0..20).map(|age| then[age] + then[atlas::AGES + age]).sum();
        assert!((decided.then - decided.born - young).abs() < 1e-9, "{}", kommune.nr);
        assert!(decided.old_then < decided.born && decided.old_now < decided.old_to_be, "{}", kommune.nr);
    }
}
