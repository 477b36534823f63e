//! What the views show beside the population, held against figures taken one by one.

use atlas::AgeGroup;
use fixture::{DATA, at_baseline, kommune};
use outlook::units::Units;
use outlook::{
    Bars, Counts, Explorer, Figure, Indicator, Path as ChartPath, SECTORS, Scale, Symbols, figure_of_link,
    view_figures,
};
use scenario::LeverId::{Care, Emp, Health, Hours, Kinder, Ret, Tfr};
use scenario::{LeverId, Levers, Link, Notice, ViewId};

/// Oslo, Utsira, Tromsø, Vardø.
const PLACES: [u16; 4] = [301, 1151, 5501, 5634];

fn explorer(number: u16, changes: &[(LeverId, f64)]) -> Explorer {
    let mut explorer = at_baseline(kommune(number));
    let mut levers = Levers::default();
    for (id, change) in changes {
        assert!(!levers.set(*id, *change));
    }
    explorer.set_levers(levers).expect("projected");
    explorer.set_standards(DATA.standards.clone());
    explorer
}

/// A county or the nation.
fn sum(place: &str) -> Explorer {
    let mut explorer = fixture::explorer(place);
    explorer.set_standards(DATA.standards.clone());
    explorer
}

#[test]
fn every_view_but_the_populations_has_figures_each_with_a_chart() {
    for view in ViewId::ALL {
        let figures = view_figures(view);
        assert_eq!(
            figures.is_empty(),
            matches!(view, ViewId::Population | ViewId::Stories | ViewId::Sure),
            "{view:?}"
        );
        for number in PLACES {
            let place = explorer(number, &[]);
            assert_eq!(place.view_figures(view).len(), figures.len());
            for (figure, indicator) in place.view_figures(view).iter().zip(figures) {
                let chart = place.indicator_chart(*indicator);
                let path = |path| chart.series.iter().find(|s| s.path == path).map(|s| &s.line);
                let line = path(ChartPath::Baseline).expect("a baseline");
                assert_eq!((figure.indicator, line.first_year, chart.last_year()), (*indicator, 2026, 2046));
                let shown = |value: Option<f64>| value.map(|value| chart.scale.shown(value));
                assert_eq!(line.values.first().copied(), shown(figure.now), "{number}, {}", indicator.key());
                assert_eq!(line.values.last().copied(), shown(figure.then), "{number}, {}", indicator.key());
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
    for begins_now in [Indicator::Employed, Indicator::Kindergarten1To2, Indicator::PersonYearsCare] {
        assert_eq!(place.indicator_chart(begins_now).first_year(), 2026);
    }
}

#[test]
fn the_own_path_is_there_where_the_levers_move_the_figure() {
    use Indicator::{
        Employed, HandsGap, HandsRatio, HomeCareUsers, InstitutionResidents, Kindergarten1To2,
        Kindergarten3To5, NetCostPerEmployed, OutOfWork, PersonYearsCare, PersonYearsKindergarten,
    };
    for (lever, change, moved) in [
        (Emp, 3.0, vec![HandsRatio, HandsGap, Employed, OutOfWork, NetCostPerEmployed]),
        (Ret, 1.0, vec![HandsRatio, HandsGap, Employed, OutOfWork, NetCostPerEmployed]),
        (Hours, 5.0, vec![HandsRatio, HandsGap]),
        (
            Kinder,
            -5.0,
            vec![HandsRatio, HandsGap, PersonYearsKindergarten, Kindergarten1To2, Kindergarten3To5],
        ),
        (Care, -10.0, vec![HandsRatio, HandsGap, PersonYearsCare]),
        (Health, 2.0, vec![HandsRatio, HandsGap, HomeCareUsers, InstitutionResidents, PersonYearsCare]),
    ] {
        let place = explorer(5634, &[(lever, change)]);
        for indicator in ViewId::ALL.into_iter().flat_map(view_figures) {
            let own = place.indicator_chart(*indicator).series.into_iter().find(|s| s.path == ChartPath::Own);
            assert_eq!(own.is_some(), moved.contains(indicator), "{lever:?}: {}", indicator.key());
            let Some(own) = own else { continue };
            let scale = place.indicator_chart(*indicator).scale;
            let then = place.all_figures().last().and_then(|f| f.get(*indicator));
            assert_eq!(own.line.values.last().copied(), then.map(|value| scale.shown(value)));
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
fn what_the_population_adds_to_costs_is_what_each_year_adds() {
    for number in PLACES {
        let place = explorer(number, &[(Tfr, 0.2)]);
        let [own, baseline] = place.added().expect("standards");
        for (added, figures) in [(own, place.all_figures()), (baseline, place.all_baseline_figures())] {
            let sum = |indicator| figures.iter().filter_map(|f| f.get(indicator)).sum::<f64>();
            let near = |a: f64, b: f64| assert!((a - b).abs() < 1.0, "{number}: {a}, {b} kroner");
            near(sum(Indicator::NetCostAdded), added.all);
            near(sum(Indicator::NetCostAddedByAge), added.by_age);
            near(added.by_age + added.by_number(), added.all);
            let costs = [figures[20], figures[0]].map(|f| f.get(Indicator::NetCost).expect("a figure"));
            near(costs[0] - costs[1], added.all);
        }
        assert!(own.all > baseline.all, "{number}: more children cost more");
    }
}

#[test]
fn before_the_standards_money_is_missing_and_the_rest_is_there() {
    let mut place = at_baseline(kommune(5634));
    let missing = |place: &Explorer| -> Vec<Indicator> {
        let all = ViewId::ALL.into_iter().flat_map(view_figures).copied();
        all.filter(|i| place.figures_by_name(&[*i])[0].now.is_none()).collect()
    };
    let lacked = missing(&place);
    assert!(
        place.added().is_none()
            && place.more_by_size(Indicator::HandsRatio).is_none()
            && place.standards().is_none()
    );
    assert!(lacked.contains(&Indicator::Dementia) && lacked.contains(&Indicator::NetCost), "{lacked:?}");
    assert!(!view_figures(ViewId::Work).iter().any(|i| lacked.contains(i)), "{lacked:?}");
    assert_eq!(place.indicator_chart(Indicator::NetCost).series, []);
    place.set_standards(DATA.standards.clone());
    assert_eq!(missing(&place), []);
}

#[test]
fn a_step_does_what_it_says_and_stays_realistic() {
    for number in PLACES {
        for indicator in [Indicator::HandsGap, Indicator::PersonYearsCare, Indicator::NetCostPerEmployed] {
            let mut place = explorer(number, &[(Emp, 0.5)]);
            let value = |place: &Explorer| place.figures_by_name(&[indicator])[0].then.expect("a figure");
            for _ in 0..20 {
                let steps = place.steps(indicator);
                assert!(steps.is_sorted_by(|a, b| a.effect <= b.effect));
                let Some(step) = steps.first() else { break };
                let (low, high) = step.lever.lever().judged.expect("judged");
                assert!((low..=high).contains(&step.change), "{step:?}");
                let before = value(&place);
                let mut levers = *place.levers();
                assert!((levers.get(step.lever).change + step.by - step.change).abs() < 1e-12);
                levers.set(step.lever, step.change);
                place.set_levers(levers).expect("projected");
                let found = value(&place) - before;
                assert!(step.effect < 0.0 && (found - step.effect).abs() < 1e-6 * before.abs().max(1.0));
            }
            assert_eq!(place.steps(indicator), [], "{number}: what is realistic has an end");
        }
    }
}

#[test]
fn whole_units_follow_their_users() {
    for number in PLACES {
        let place = explorer(number, &[(Health, 2.0)]);
        let units = |figures: outlook::Figures| {
            let get = |indicator| figures.get(indicator).expect("a figure");
            let children = [Indicator::Kindergarten1To2, Indicator::Kindergarten3To5].map(get);
            Units::filled(get(Indicator::Pupils), children, get(Indicator::InstitutionResidents))
        };
        let now = units(place.baseline_figures(2026).expect("now"));
        let [own, baseline] = place.more_units().expect("figures");
        assert_eq!(own, units(place.figures(2046).expect("then")).more_than(now));
        assert_eq!(baseline, units(place.baseline_figures(2046).expect("then")).more_than(now));
        assert!(own.rooms <= baseline.rooms && own.classes == baseline.classes);
    }
}

#[test]
fn small_places_are_told_that_they_use_more() {
    for (number, more) in [(301, false), (5501, false), (5634, true), (1151, true)] {
        assert_eq!(explorer(number, &[]).more_by_size(Indicator::HandsRatio).is_some(), more, "{number}");
    }
    let utsira = explorer(1151, &[]).more_by_size(Indicator::HandsRatio).expect("a range");
    assert!(utsira.low > 1.3 && utsira.high < 1.8, "{utsira:?}");
    assert!(sum("norge").more_by_size(Indicator::HandsRatio).is_none());
}

#[test]
fn bars_are_shares_of_the_longest() {
    for place in [explorer(1151, &[(Tfr, 0.3)]), explorer(301, &[]), sum("fylke:56")] {
        let figures = place.figures_by_name(&SECTORS);
        let bars = Bars::of(&figures);
        let all: Vec<f64> = bars.iter().flat_map(|b| [b.now, b.own, b.baseline]).collect();
        assert_eq!(all.iter().copied().fold(0.0, f64::max), 1.0);
        assert!(all.iter().all(|share| (0.0..=1.0).contains(share)));
        let longest = figures[2].then.expect("care").max(figures[1].now.expect("school"));
        assert!(bars[2].own == 1.0 || bars[1].now == 1.0 || longest < figures[2].baseline.expect("care"));
        let parts: f64 = figures.iter().filter_map(|f| f.then).sum();
        let whole = place.figures_by_name(&[Indicator::NetCost])[0].then.expect("a figure");
        assert!((parts - whole).abs() < 1e-6 * whole, "the sectors are all of it");
    }
}

#[test]
fn charts_of_money_are_in_readable_units() {
    for (place, scale) in [
        (explorer(301, &[]), Scale::Billion),
        (explorer(5634, &[]), Scale::Million),
        (sum("norge"), Scale::Billion),
    ] {
        let chart = place.indicator_chart(Indicator::NetCost);
        assert_eq!(chart.scale, scale);
        assert!(chart.axis.max < 20_000.0, "{:?}", chart.axis);
        assert_eq!(place.indicator_chart(Indicator::NetCostPerEmployed).scale, Scale::Thousand);
        let need = place.indicator_chart(Indicator::NeedIndex);
        assert!(need.scale == Scale::Hundredth && need.axis.min < need.axis.max && need.axis.max > 80.0);
    }
    // What is missing can be less than nothing.
    let gap = explorer(5634, &[(Care, -30.0), (Emp, 10.0)]).indicator_chart(Indicator::HandsGap);
    assert!(gap.axis.min < 0.0, "{:?}", gap.axis);
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
    assert_eq!(of(ViewId::Work), Ok(Some(Indicator::HandsRatio)));
    assert_eq!(of(ViewId::Services), Ok(Some(Indicator::Kindergarten1To2)));
    assert_eq!(of(ViewId::Economy), Ok(Some(Indicator::NetCost)));
    assert_eq!(figure_of_link(&link(ViewId::Services, "pupils")), Ok(Some(Indicator::Pupils)));
    for (view, name) in [(ViewId::Work, "pupils"), (ViewId::Services, "sun"), (ViewId::Services, "ages")] {
        assert_eq!(figure_of_link(&link(view, name)), Err(Notice::unreadable("chart", name)));
    }
}
