//! Files of a data set.

use std::fmt::Debug;
use std::sync::Arc;

use atlas::file::{Kind, seal};
use atlas::{
    AtlasError, Core, Country, Direction, Fault, History, Kommune, KommuneNr, Map, NationRecord, OldNumbers,
    Past, PlaceId, Standards,
};
use fixture::DATA;
use outlook::{Explorer, Place};
use scenario::{Language, Levers, Nation, PlaceModel, Projection};

use crate::place::{check_cells, check_figures, kommune_of};

/// Edition that the files belong to.
const VINTAGE: &str = "2026-hostile";

/// Places of a file that are looked at closely, so that one input stays small work.
const FEW: usize = 3;

/// Takes the first byte for the kind of file and for what the rest is: the file itself, or its content, which then gets a
/// header and a checksum that fit. What is refused says why; what is read is written and reads as the same, and all that
/// the page or the program makes of it can be.
///
/// # Panics
/// Where that does not hold.
pub fn data(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let sealed = |kind| if *first >= 128 { seal(kind, VINTAGE, rest) } else { Ok(rest.to_vec()) };
    match first % 128 {
        0 => core(&sealed(Kind::Core).expect("short")),
        1 => kommune(&sealed(Kind::Kommune).expect("short")),
        2 => country(&sealed(Kind::Country).expect("short")),
        3 => numbers(&sealed(Kind::Numbers).expect("short")),
        4 => history(&sealed(Kind::History).expect("short")),
        5 => standards(&sealed(Kind::Standards).expect("short")),
        6 => nation(&sealed(Kind::NationRecord).expect("short")),
        7 => past(&sealed(Kind::Past).expect("short")),
        8 => map(&sealed(Kind::Map).expect("short")),
        _ => {}
    }
}

/// What was read, if it could be; if not, the error names the file.
fn checked<T>(read: Result<T, AtlasError>) -> Option<T> {
    read.inspect_err(|error| assert!(error.to_string().starts_with("x.bin: "), "{error}")).ok()
}

/// What was read is written, and reads as the same.
fn same<T: PartialEq + Debug>(
    value: &T,
    written: Result<Vec<u8>, Fault>,
    read: impl FnOnce(&[u8]) -> Result<T, AtlasError>,
) {
    assert_eq!(read(&written.expect("what was read can be written")).as_ref(), Ok(value));
}

fn core(bytes: &[u8]) {
    let Some((vintage, core)) = checked(Core::read("x.bin", bytes)) else { return };
    same(&core, core.write(&vintage), |bytes| Core::read("x.bin", bytes).map(|(_, core)| core));
    for id in core.all_places().take(FEW) {
        for language in Language::ALL {
            text::name_of(language, &core, id);
            text::kind_of(language, &core, id);
        }
        core.quality(id);
    }
    atlas::search(&core, "oslo");
    let nation = Arc::new(Nation::new(&core));
    nation.replacement();
    let kommune = DATA.country.kommuner.iter().find(|kommune| kommune_of(None) == kommune.nr.into());
    projected(&nation, kommune.expect("a municipality of the data set"));
}

fn kommune(bytes: &[u8]) {
    let nr = KommuneNr::new(301).expect("a number");
    let read = |bytes: &[u8]| Kommune::read("x.bin", VINTAGE, nr, bytes);
    let Some(kommune) = checked(read(bytes)) else { return };
    same(&kommune, kommune.write(VINTAGE), read);
    projected(&DATA.nation, &kommune);
}

/// A municipality under the levers' ends: every number can be, or its assumptions are refused with a reason.
fn projected(nation: &Arc<Nation>, kommune: &Kommune) {
    let model = match PlaceModel::new(nation, kommune) {
        Ok(model) => model,
        Err(why) => return assert!(!why.to_string().is_empty()),
    };
    let mut projection = Projection::new();
    let first = nation.base_year();
    for levers in [Levers::default(), fixture::levers_at(|l| l.min), fixture::levers_at(|l| l.max)] {
        match model.project_with_flows(&levers, first + 20, &mut projection) {
            Ok(()) => check_cells(&projection),
            Err(why) => assert!(!why.to_string().is_empty()),
        }
    }
    let place = Place::new(nation, kommune.clone()).expect("its model is good");
    let Ok(mut explorer) = Explorer::new(place) else { return };
    explorer.set_standards(DATA.standards.clone());
    if explorer.years().contains(&scenario::HORIZON) {
        check_figures(&explorer);
    }
}

fn country(bytes: &[u8]) {
    let read = |bytes: &[u8]| Country::read("x.bin", VINTAGE, bytes);
    let Some(country) = checked(read(bytes)) else { return };
    same(&country, country.write(VINTAGE), read);
    for kommune in country.kommuner.iter().take(FEW) {
        projected(&DATA.nation, kommune);
    }
    for id in country.sums.iter().map(|sum| sum.id).take(FEW) {
        if let Some(Ok(place)) = Place::of_data_set(&DATA.nation, &DATA.core, &country, id) {
            assert!(place.member_count() > 0);
        }
    }
}

fn numbers(bytes: &[u8]) {
    let read = |bytes: &[u8]| OldNumbers::read("x.bin", VINTAGE, bytes);
    let Some(numbers) = checked(read(bytes)) else { return };
    same(&numbers, numbers.write(VINTAGE), read);
}

fn history(bytes: &[u8]) {
    let Some(content) = checked(History::open("x.bin", VINTAGE, bytes)) else { return };
    let Some(history) = checked(History::decode("x.bin", content)) else { return };
    let content = history.encode().expect("what was read can be written");
    assert_eq!(History::decode("x.bin", &content).as_ref(), Ok(&history));
    if !history.kommuner.is_empty() {
        assert!(history.population(0, history.first_year).is_some());
    }
}

fn standards(bytes: &[u8]) {
    let read = |bytes: &[u8]| Standards::read("x.bin", VINTAGE, bytes);
    let Some(standards) = checked(read(bytes)) else { return };
    same(&standards, standards.write(VINTAGE), read);
    let PlaceId::Kommune(nr) = kommune_of(None) else { return };
    let mut explorer = fixture::at_baseline(fixture::kommune(nr.get()));
    explorer.set_standards(Arc::new(standards));
    check_figures(&explorer);
}

fn nation(bytes: &[u8]) {
    let Some(content) = checked(NationRecord::open("x.bin", VINTAGE, bytes)) else { return };
    let Some(record) = checked(NationRecord::decode("x.bin", content)) else { return };
    let content = record.encode().expect("what was read can be written");
    assert_eq!(NationRecord::decode("x.bin", &content), Ok(record));
}

fn past(bytes: &[u8]) {
    let read = |bytes: &[u8]| Past::read("x.bin", VINTAGE, bytes);
    let Some(past) = checked(read(bytes)) else { return };
    same(&past, past.write(VINTAGE), read);
    let Some(nr) = past.kommuner.first().map(|kommune| kommune.nr) else { return };
    let Some(kommune) = DATA.country.kommune(nr) else { return };
    let mut explorer = fixture::at_baseline(kommune);
    explorer.set_past(Arc::new(past));
    explorer.record();
    explorer.past_chart();
}

fn map(bytes: &[u8]) {
    let read = |bytes: &[u8]| Map::read("x.bin", VINTAGE, bytes);
    let Some(map) = checked(read(bytes)) else { return };
    same(&map, map.write(VINTAGE), read);
    for nr in map.places.iter().map(|place| place.nr).take(FEW) {
        assert!(!map.path(nr).is_empty());
        assert!(map.area(nr).is_finite());
        assert!(map.middle(nr).is_none_or(|middle| middle.iter().all(|at| at.is_finite())));
        assert!(!map.neighbours(nr).contains(&nr));
        map.outline(|other| other == nr);
        map.nearest(nr, FEW);
        map.beside(nr, Direction::North);
    }
    map.borders_between(KommuneNr::get);
    assert!(map.frame(|_| true).width.is_finite());
}
