//! What the views show beside the population, held against figures taken one by one.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use atlas::{AgeGroup, Core, Country};
use outlook::{
    Counts, Explorer, Figure, Indicator, PER_100_EMPLOYED, Path as ChartPath, Symbols, figure_of_link,
    view_figures,
};
use scenario::LeverId::{Care, Emp, Health, Hours, Kinder, Ret, Tfr};
use scenario::{LeverId, Levers, Link, Nation, Notice, ViewId};

static DATA: LazyLock<(Country, Arc<Nation>)> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/data");
    let read = |name: &str| std::fs::read(folder.join(name)).expect(name);
    let (vintage, core) = Core::read("core.bin", &read("core.bin")).expect("core.bin");
    let country = Country::read("country.bin", &vintage, &read("country.bin")).expect("country.bin");
    (country, Arc::new(Nation::new(&core)))
});

/// Oslo, Utsira, Tromsø, Vardø.
const PLACES: [u16; 4] = [301, 1151, 5501, 5634];

fn explorer(number: u16, changes: &[(LeverId, f64)]) -> Explorer {
    let kommune = DATA.0.kommuner.iter().find(|k| k.nr.get() == number).expect("there").clone();
    let mut explorer = Explorer::new(&DATA.1, kommune).expect("an explorer");
    let mut levers = Levers::default();
    for (id, change) in changes {
        assert!(!levers.set(*id, *change));
    }
    explorer.set_levers(levers).expect("projected");
    explorer
}

#[test]
fn every_view_but_the_populations_has_figures_each_with_a_chart() {
    for view in ViewId::ALL {
        let figures = view_figures(view);
        assert_eq!(figures.is_empty(), view == ViewId::Population, "{view:?}");
        for number in PLACES {
            let place = explorer(number, &[]);
            assert_eq!(place.view_figures(view).len(), figures.len());
            for (figure, indicator) in place.view_figures(view).iter().zip(figures) {
                let chart = place.indicator_chart(*indicator);
                let path = |path| chart.series.iter().find(|s| s.path == path).map(|s| &s.line);
                let line = path(ChartPath::Baseline).expect("a baseline");
                assert_eq!((figure.indicator, line.first_year, chart.last_year()), (*indicator, 2026, 2046));
                assert_eq!(line.values.first().copied(), figure.now, "{number}, {}", indicator.key());
                assert_eq!(line.values.last().copied(), figure.then, "{number}, {}", indicator.key());
                assert!(path(ChartPath::Own).is_none(), "nothing is moved");
                assert!(chart.series.iter().all(|s| s.counts == Counts::Indicator(*indicator)));
                let values = chart.series.iter().flat_map(|s| &s.line.values);
                assert!(values.into_iter().all(|v| (chart.axis.min..=chart.axis.max).contains(v)));
            }
        }
    }
}

#[test]
fn what_counts_an_age_group_has_its_record_and_the_rest_begins_in_the_base_year() {
    let place = explorer(5501, &[]);
    let chart = place.indicator_chart(Indicator::Pupils);
    let record = chart.series.iter().find(|s| s.path == ChartPath::History).expect("a record");
    let ages = AgeGroup { from: 6, to: 15 };
    assert_eq!((chart.first_year(), record.line.values.len()), (2006, 21));
    assert_eq!(record.line.values.last().copied(), Some(ages.sum(&place.area().population)));
    for begins_now in [Indicator::Employed, Indicator::KindergartenChildren, Indicator::PersonYearsCare] {
        assert_eq!(place.indicator_chart(begins_now).first_year(), 2026);
    }
}

#[test]
fn the_own_path_is_there_where_the_levers_move_the_figure() {
    for (lever, change, moved) in [
        (Emp, 3.0, vec![Indicator::Employed, Indicator::LabourInput]),
        (Ret, 1.0, vec![Indicator::Employed, Indicator::LabourInput]),
        (Hours, 5.0, vec![Indicator::LabourInput]),
        (Kinder, -5.0, vec![Indicator::KindergartenChildren]),
        (Care, -10.0, vec![Indicator::PersonYearsCare]),
        (
            Health,
            2.0,
            vec![Indicator::HomeCareUsers, Indicator::InstitutionResidents, Indicator::PersonYearsCare],
        ),
    ] {
        let place = explorer(5634, &[(lever, change)]);
        for indicator in ViewId::ALL.into_iter().flat_map(view_figures) {
            let own = place.indicator_chart(*indicator).series.into_iter().find(|s| s.path == ChartPath::Own);
            assert_eq!(own.is_some(), moved.contains(indicator), "{lever:?}: {}", indicator.key());
            let Some(own) = own else { continue };
            let then = place.figures(2046).and_then(|f| f.get(*indicator));
            assert_eq!(own.line.values.last().copied(), then);
            assert_eq!(own.line.values.len(), 21);
        }
    }
    // More children are pupils some years later, on the own path alone.
    let chart = explorer(5501, &[(Tfr, 0.4)]).indicator_chart(Indicator::Pupils);
    assert_eq!(
        chart.series.iter().map(|s| s.path).collect::<Vec<_>>(),
        [ChartPath::Baseline, ChartPath::Own, ChartPath::History]
    );
}

#[test]
fn the_work_of_a_hundred_is_what_is_needed_for_those_who_work() {
    for number in PLACES {
        let place = explorer(number, &[(Care, -10.0)]);
        let figure = place.per_100_employed().expect("some work");
        assert_eq!(figure.indicator, PER_100_EMPLOYED);
        let by_hand = |figures: Option<outlook::Figures>| {
            let figures = figures.expect("a year");
            Some(100.0 * figures.get(Indicator::PersonYearsCare)? / figures.get(Indicator::Employed)?)
        };
        assert_eq!(figure.now, by_hand(place.baseline_figures(2026)));
        assert_eq!(figure.then, by_hand(place.figures(2046)));
        assert_eq!(figure.baseline, by_hand(place.baseline_figures(2046)));
        assert!(figure.change_from_baseline().is_some_and(|change| change < 0.0));
        assert!(figure.now.is_some_and(|now| (1.0..30.0).contains(&now)), "{number}: {:?}", figure.now);
    }
}

#[test]
fn ten_of_today_become_as_many_as_the_share_says() {
    let some = explorer(1151, &[]).view_figures(ViewId::Services)[0];
    let figure = |now, then, baseline| Figure { now, then, baseline, ..some };
    let row = |now, then, baseline| figure(Some(now), Some(then), Some(baseline)).for_today();
    assert_eq!(row(200.0, 340.0, 350.0), Some(Symbols { of: 10, own: 17, baseline: 18 }));
    assert_eq!(row(200.0, 109.0, 340.0), Some(Symbols { of: 10, own: 5, baseline: 17 }));
    assert_eq!(row(9.6, 4.8, 9.6), Some(Symbols { of: 10, own: 5, baseline: 10 }));
    // Each is one where they are few.
    assert_eq!(row(3.2, 5.6, 4.9), Some(Symbols { of: 3, own: 6, baseline: 5 }));
    assert!(row(9.4, 4.8, 9.6).is_some_and(|symbols| symbols.is_each()));
    assert!(row(9.6, 4.8, 9.6).is_some_and(|symbols| !symbols.is_each()));
    assert_eq!(row(0.0, 3.0, 3.0), None);
    assert_eq!(figure(None, Some(3.0), Some(3.0)).for_today(), None);
    let [now, then] = figure(Some(5.5), Some(8.4), Some(9.6)).of_hundred().expect("symbols");
    assert_eq!(now, Symbols { of: 100, own: 6, baseline: 6 });
    assert_eq!(then, Symbols { of: 100, own: 8, baseline: 10 });
}

#[test]
fn a_link_names_a_figure_that_its_view_has() {
    let link = |view, name: &str| Link { view, figure: Some(name.into()), ..Link::default() };
    let of = |view| figure_of_link(&Link { view, ..Link::default() });
    assert_eq!(of(ViewId::Population), Ok(None));
    assert_eq!(of(ViewId::Work), Ok(Some(Indicator::Employed)));
    assert_eq!(of(ViewId::Services), Ok(Some(Indicator::KindergartenChildren)));
    assert_eq!(figure_of_link(&link(ViewId::Services, "pupils")), Ok(Some(Indicator::Pupils)));
    for (view, name) in [(ViewId::Work, "pupils"), (ViewId::Services, "sun"), (ViewId::Services, "ages")] {
        assert_eq!(figure_of_link(&link(view, name)), Err(Notice::unreadable("chart", name)));
    }
}
