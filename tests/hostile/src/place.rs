//! What is asked of everything that can be read: that it can be projected and told.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use atlas::{AgeGroup, PlaceId};
use fixture::DATA;
use outlook::{Explorer, Indicator, Place};
use scenario::{ChartId, HORIZON, Language, Levers, OwnFigures, PlaceModel, Projection, RAMP_MAX, RAMP_MIN};
use text::sentence;

/// Last year that the model projects to.
const LAST_YEAR: u16 = 2066;

static MODELS: LazyLock<BTreeMap<PlaceId, PlaceModel>> = LazyLock::new(|| {
    let kommuner = DATA.country.kommuner.iter();
    kommuner
        .map(|kommune| {
            let model = PlaceModel::new(&DATA.nation, kommune).expect("a municipality of the data set");
            (kommune.nr.into(), model)
        })
        .collect()
});

/// The first municipality of a place; the first of all where there is no such place.
pub(crate) fn kommune_of(place: Option<PlaceId>) -> PlaceId {
    let members = place.and_then(|id| DATA.core.members(id).next());
    members.map_or(DATA.core.places[0].nr, |member| member.nr).into()
}

/// Every lever is within what the table says.
pub(crate) fn check_levers(levers: &Levers) {
    for (id, setting) in levers.moved() {
        let lever = id.lever();
        assert!((lever.min..=lever.max).contains(&setting.change), "{}: {}", lever.key, setting.change);
        assert!((RAMP_MIN..=RAMP_MAX).contains(&setting.reached), "{}: {}", lever.key, setting.reached);
    }
}

/// Levers that were read project a place to the last year, and every number can be.
pub(crate) fn check_projection(place: Option<PlaceId>, levers: &Levers) {
    check_levers(levers);
    let mut projection = Projection::new();
    MODELS[&kommune_of(place)]
        .project_with_flows(levers, LAST_YEAR, &mut projection)
        .expect("levers that are read project");
    check_cells(&projection);
}

/// Nobody is counted below zero, or is no number.
pub(crate) fn check_cells(projection: &Projection) {
    let births = projection.births();
    let deaths = projection.flows().map_or(&[][..], |flows| &flows.deaths);
    for value in projection.cells().iter().chain(births).chain(deaths) {
        assert!(value.is_finite() && *value >= 0.0, "{value} persons");
    }
}

/// A place under levers, with its own figures as far as it can have them, has figures that are numbers, and is told in
/// every language.
pub(crate) fn check_told(place: Option<PlaceId>, levers: &Levers, own: &OwnFigures) {
    let id = kommune_of(place);
    let kommune = DATA.country.kommuner.iter().find(|kommune| PlaceId::from(kommune.nr) == id);
    let kommune = kommune.expect("a municipality of the data set").clone();
    let mut here = Place::new(&DATA.nation, kommune).expect("its model");
    match here.with_own(own) {
        Ok(with_own) => here = with_own,
        Err(problem) => {
            for language in Language::WHOLE {
                check_text(&text::own::out_of_reach(language, &problem));
            }
        }
    }
    let mut levers = *levers;
    levers.only_those_of(id);
    let mut explorer = Explorer::new(here).expect("its baseline");
    explorer.set_standards(DATA.standards.clone());
    explorer.set_levers(levers).expect("levers that are read project");
    check_figures(&explorer);
}

/// Every figure of every year is a number, and its text says one.
pub(crate) fn check_figures(explorer: &Explorer) {
    for figures in explorer.all_figures().iter().chain(&explorer.all_baseline_figures()) {
        for indicator in Indicator::ALL {
            let Some(value) = figures.get(indicator) else { continue };
            assert!(value.is_finite(), "{}: {value}", indicator.key());
        }
    }
    if let Some(apart) = explorer.apart_from_official() {
        assert!(apart.moved.is_finite());
    }
    for range in [AgeGroup { from: 0, to: 105 }, AgeGroup { from: 0, to: 19 }] {
        explorer.area().official.iter().for_each(|path| drop(path.range(range)));
        explorer.area().history.range(range);
    }
    let last = explorer.figures(HORIZON).expect("the last year");
    for language in Language::WHOLE {
        for indicator in Indicator::ALL {
            check_text(&sentence::figure_value(language, indicator, last.get(indicator)));
        }
        check_text(&sentence::lines_summary(language, &explorer.population_lines()));
        for chart in ChartId::ALL {
            check_text(&sentence::chart_summary(language, explorer, chart));
        }
    }
}

/// A text that may repeat what a stranger wrote: it says something.
pub(crate) fn check_said(text: &str) {
    assert!(!text.trim().is_empty(), "an empty text");
}

/// A text of ours alone: it says something, and no number in it is none.
fn check_text(text: &str) {
    check_said(text);
    for wrong in ["NaN", "inf ", "{}", "{0}"] {
        assert!(!text.contains(wrong), "{wrong:?} in {text:?}");
    }
}
