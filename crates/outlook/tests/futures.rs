//! Possible futures of real places.

use fixture::place;
use outlook::{BANDED, Explorer, Futures, Indicator, SHOWN_SHARE};
use scenario::{HORIZON, LeverId, Levers};

fn width(name: &str, indicator: Indicator, share: f64) -> f64 {
    let place = place(name);
    let futures = Futures::new(&place, &Levers::default()).expect("a path").expect("futures");
    let fan = futures.fan(indicator, share).expect("a band");
    let explorer = Explorer::new(place).expect("an explorer");
    let then = explorer.baseline_figures(HORIZON).and_then(|f| f.get(indicator)).expect("a figure");
    (fan.high.last().expect("years") - fan.low.last().expect("years")) / then
}

#[test]
fn futures_lie_around_the_path_and_go_apart() {
    for name in ["0301", "5501", "5634", "1151", "4629"] {
        let place = place(name);
        let futures = Futures::new(&place, &Levers::default()).expect("a path").expect("futures");
        let explorer = Explorer::new(place).expect("an explorer");
        for indicator in BANDED {
            let [inner, outer] =
                [SHOWN_SHARE, 0.95].map(|share| futures.fan(indicator, share).expect("a band"));
            assert_eq!(inner.low.len(), 21);
            for (i, year) in (inner.first_year..=HORIZON).enumerate() {
                let path = explorer.baseline_figures(year).and_then(|f| f.get(indicator)).expect("a figure");
                let within = (inner.low[i] - 1e-6..=inner.high[i] + 1e-6).contains(&path);
                assert!(within, "{name} {indicator:?} {year}: {path} in {}..{}", inner.low[i], inner.high[i]);
                assert!(outer.low[i] <= inner.low[i] && inner.high[i] <= outer.high[i]);
                assert!(inner.low[i] >= 0.0);
                // Half of the futures on either side: the middle of the band is near the path.
                let middle = 0.5 * (inner.low[i] + inner.high[i]);
                let half = 0.5 * (inner.high[i] - inner.low[i]);
                assert!(
                    (middle - path).abs() <= 0.35 * half + 1e-6,
                    "{name} {indicator:?} {year}: {middle} beside {path}"
                );
            }
            // Nothing is unknown of today.
            assert!((inner.high[0] - inner.low[0]).abs() < 1e-9);
            let at = |i: usize| inner.high[i] - inner.low[i];
            assert!(at(1) < at(5) && at(5) < at(20), "{name} {indicator:?}: {} {} {}", at(1), at(5), at(20));
        }
    }
}

#[test]
fn the_smaller_a_place_the_wider() {
    for indicator in [Indicator::Population, Indicator::Age80Plus] {
        let widths = ["1151", "5634", "5501", "0301"].map(|name| width(name, indicator, SHOWN_SHARE));
        assert!(widths.is_sorted_by(|a, b| a > b), "{indicator:?}: {widths:?}");
    }
}

#[test]
fn a_lever_moves_the_futures_with_it() {
    let place = place("5634");
    let mut levers = Levers::default();
    levers.set(LeverId::Migdom, 10.0);
    let [before, after] = [Levers::default(), levers].map(|levers| {
        let futures = Futures::new(&place, &levers).expect("a path").expect("futures");
        let fan = futures.fan(Indicator::Population, SHOWN_SHARE).expect("a band");
        (*fan.low.last().expect("years"), *fan.high.last().expect("years"))
    });
    let mut explorer = Explorer::new(place).expect("an explorer");
    explorer.set_levers(levers).expect("a path");
    let then = explorer.figures(HORIZON).and_then(|f| f.get(Indicator::Population)).expect("a figure");
    assert!(after.0 > before.0 && after.0 < then && then < after.1, "{before:?} {after:?} {then}");
}

#[test]
fn levers_of_work_leave_them_as_they_are_and_the_same_is_the_same() {
    let place = place("4629");
    let mut levers = Levers::default();
    levers.set(LeverId::Emp, 5.0);
    let [before, after] = [Levers::default(), levers].map(|levers| {
        Futures::new(&place, &levers)
            .expect("a path")
            .expect("futures")
            .fan(Indicator::Age80Plus, 0.95)
            .expect("a band")
    });
    assert_eq!(before, after);
    assert!(
        Futures::new(&place, &levers)
            .expect("a path")
            .expect("futures")
            .fan(Indicator::HandsRatio, 0.8)
            .is_none()
    );
}

#[test]
fn sums_have_none_as_their_bands_were_never_tested() {
    for name in ["fylke:56", "norge"] {
        assert!(Futures::new(&place(name), &Levers::default()).expect("a path").is_none());
    }
}

#[test]
fn where_nobody_moves_the_futures_have_no_moving_either() {
    let place = place("5634");
    let held = scenario::Held { moving: scenario::Moving::None, ..scenario::Held::default() };
    let mut without = Levers::default();
    without.hold(held);
    let [free, still] = [Levers::default(), without].map(|levers| {
        let futures = Futures::new(&place, &levers).expect("a path").expect("futures");
        let fan = futures.fan(Indicator::Population, SHOWN_SHARE).expect("a band");
        fan.high.last().expect("years") - fan.low.last().expect("years")
    });
    assert!(still < 0.7 * free, "{still} beside {free}");
}

#[test]
fn bounds_are_told_as_roughly_as_they_are_known() {
    let fan = |low: f64, high: f64| outlook::Fan {
        first_year: 2026,
        low: vec![1_903.0, low],
        high: vec![1_903.0, high],
        path: vec![1_903.0, 0.5 * (low + high)],
    };
    for (low, high, told) in [
        (3.2, 12.4, (3.0, 12.0)),
        (152.0, 241.0, (150.0, 240.0)),
        (1_522.0, 1_889.0, (1_520.0, 1_890.0)),
        (762_400.0, 871_900.0, (760_000.0, 870_000.0)),
    ] {
        let found = fan(low, high).told(2027).expect("bounds");
        assert_eq!((found.low, found.high), told);
    }
    // All years of a row alike.
    assert_eq!(fan(1_522.0, 1_889.0).told(2026).map(|span| span.low), Some(1_900.0));
}
