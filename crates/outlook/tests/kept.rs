//! Scenarios side by side: each is what it is when it stands alone.

use fixture::{DATA, explorer};
use outlook::{Counts, Explorer, Indicator, Keep, Path, Whose};
use scenario::{ChartId, HORIZON, LeverId, Levers, Slot};

fn levers(text: &str) -> Levers {
    text.parse().expect("levers")
}

fn keep(slot: Slot, set: &str) -> Keep {
    Keep { slot, name: slot.letter().into(), levers: levers(set) }
}

/// A place with the open scenario B and three others.
fn several(mut place: Explorer) -> Explorer {
    place.set_levers(levers("tfr=0.2,emp=2")).expect("projected");
    let others = vec![keep(Slot::A, ""), keep(Slot::C, "migdom=4,health=2"), keep(Slot::D, "hold=nomoving")];
    place.keep(Slot::B, "B".into(), others).expect("projected");
    place
}

/// What the same place has in the last year when it alone has these levers.
fn alone(place: &Explorer, set: &str, indicator: Indicator) -> Option<f64> {
    let mut alone = place.clone();
    alone.set_levers(levers(set)).expect("projected");
    alone.all_figures().last().and_then(|figures| figures.get(indicator))
}

#[test]
fn each_scenario_has_the_figures_that_it_has_alone() {
    for nr in ["0301", "1151", "5501", "fylke:56"] {
        let mut bare = explorer(nr);
        bare.set_standards(DATA.standards.clone());
        let place = several(bare.clone());
        let names: Vec<_> = place.compared_columns().into_iter().skip(2).collect();
        let expected = Slot::ALL.map(|slot| Whose::Scenario(slot, slot.letter().into()));
        assert_eq!(names, expected, "in the order of their letters, the open one among them");
        let compared = place.compared(&Indicator::ALL);
        assert_eq!(compared.len(), Indicator::ALL.len());
        for row in &compared {
            let sets = ["", "", "tfr=0.2,emp=2", "migdom=4,health=2", "hold=nomoving"];
            for (value, set) in row.values[1..].iter().zip(sets) {
                assert_eq!(*value, alone(&bare, set, row.indicator), "{nr} {:?} {set}", row.indicator);
            }
            let now = bare.all_baseline_figures().first().and_then(|figures| figures.get(row.indicator));
            assert_eq!(row.values[0], now);
        }
        for (ages, row) in place.compared_ages().iter().zip(&compared[Indicator::Population as usize].values)
        {
            let persons = row.expect("inhabitants");
            assert!((ages.iter().sum::<f64>() - persons).abs() < 1e-9 * persons);
        }
    }
}

#[test]
fn charts_show_them_by_their_names() {
    let place = several(explorer("5501"));
    // Sums of ages in another order differ in the last bits.
    let kept = |chart: &outlook::Chart| -> Vec<(Slot, Option<f64>)> {
        let of = |s: &outlook::Series| match s.path {
            Path::Kept(slot) => Some((slot, s.line.values.last().map(|v| v.round()))),
            _ => None,
        };
        chart.series.iter().filter_map(of).collect()
    };
    let chart = place.chart(ChartId::Inhabitants);
    let persons = |set: &str| alone(&place, set, Indicator::Population).map(f64::round);
    // A is the baseline, which has its line already.
    assert_eq!(kept(&chart), [(Slot::C, persons("migdom=4")), (Slot::D, persons("hold=nomoving"))]);
    let own = chart.series.iter().find(|s| s.path == Path::Own).expect("the open one");
    assert_eq!((own.name.as_deref(), chart.open), (Some("B"), Slot::B));
    let most = chart.series.iter().flat_map(|s| &s.line.values).copied().fold(0.0, f64::max);
    assert!(chart.axis.max >= most);
    // Among ages their sums stand, among what happens in a year each of the three.
    let ages = place.chart(ChartId::Ages);
    assert_eq!(kept(&ages).len(), 3);
    assert!(ages.series.iter().all(|s| (s.counts == Counts::Inhabitants) == matches!(s.path, Path::Kept(_))));
    assert_eq!(kept(&place.chart(ChartId::Change)).len(), 6);
    // Work is moved by what does not move people too: A is the baseline here as well.
    let work = place.indicator_chart(Indicator::PersonYearsCare);
    assert_eq!(kept(&work).iter().map(|(slot, _)| *slot).collect::<Vec<_>>(), [Slot::C, Slot::D]);
    let pyramid = place.pyramid(HORIZON).expect("a year");
    assert_eq!(pyramid.kept.len(), 3);
    let women: f64 = pyramid.kept[0].1[0].iter().sum();
    let all = place.baseline().population(HORIZON).expect("a year");
    assert!((women - all[..atlas::AGES].iter().sum::<f64>()).abs() < 1e-9);
}

#[test]
fn moving_the_open_one_leaves_the_others_alone_and_without_others_nothing_is_left() {
    let mut place = several(explorer("5634"));
    let before = place.compared(&[Indicator::Population]);
    let mut moved = *place.levers();
    moved.set(LeverId::Tfr, -0.4);
    place.set_levers(moved).expect("projected");
    let after = place.compared(&[Indicator::Population]);
    for (i, whose) in place.compared_columns().iter().enumerate() {
        let same = before[0].values[i] == after[0].values[i];
        assert_eq!(same, !matches!(whose, Whose::Scenario(Slot::B, _)), "{whose:?}");
    }
    place.keep(Slot::A, "".into(), Vec::new()).expect("projected");
    assert_eq!(place.compared_columns(), [Whose::Now, Whose::Baseline]);
    assert!(place.chart(ChartId::Inhabitants).series.iter().all(|s| s.name.is_none()));
}
