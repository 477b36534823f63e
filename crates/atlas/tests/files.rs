//! Every kind of file: what is written is read back, and what is wrong is said with file, field and place.

mod common;

use atlas::{
    AtlasError, CELLS, Core, Country, Employment, EmploymentBasis, Fault, GroupHistory, History, Kommune,
    Map, OldNumbers, Span, Standards,
};
use common::{VINTAGE, core, country, history, kommune, map, nr, numbers, official, place, standards};
use proptest::prelude::*;

type Reader = fn(&[u8]) -> Result<(), AtlasError>;

/// One of each kind: its name, its bytes, and a reader for it.
fn files() -> Vec<(&'static str, Vec<u8>, Reader)> {
    let core = core(vec![place(301, "Oslo"), place(302, "Nesodden")]);
    vec![
        ("core.bin", core.write(VINTAGE).expect("core"), |b| Core::read("core.bin", b).map(drop)),
        ("kommune/0301.bin", kommune(301).write(VINTAGE).expect("kommune"), |b| {
            Kommune::read("kommune/0301.bin", VINTAGE, nr(301), b).map(drop)
        }),
        ("country.bin", country().write(VINTAGE).expect("country"), |b| {
            Country::read("country.bin", VINTAGE, b).map(drop)
        }),
        ("numbers.bin", numbers().write(VINTAGE).expect("numbers"), |b| {
            OldNumbers::read("numbers.bin", VINTAGE, b).map(drop)
        }),
        ("services.bin", standards().write(VINTAGE).expect("standards"), |b| {
            Standards::read("services.bin", VINTAGE, b).map(drop)
        }),
        ("map.bin", map().write(VINTAGE).expect("map"), |b| Map::read("map.bin", VINTAGE, b).map(drop)),
        (
            "history.bin",
            History::seal(VINTAGE, &history().encode().expect("history")).expect("archive"),
            |b| {
                History::open("history.bin", VINTAGE, b)
                    .and_then(|c| History::decode("history.bin", c))
                    .map(drop)
            },
        ),
    ]
}

/// Content sealed as it is, with a right header and checksum.
fn sealed(kind: atlas::file::Kind, content: &impl serde::Serialize) -> Vec<u8> {
    atlas::file::write(kind, VINTAGE, content).expect("sealed")
}

#[test]
fn what_is_written_is_read_back() {
    let written = core(vec![place(301, "Oslo"), place(302, "Nesodden")]);
    let (vintage, read) = Core::read("core.bin", &written.write(VINTAGE).expect("core")).expect("core");
    assert_eq!((vintage.as_str(), read), (VINTAGE, written));

    let written = kommune(301);
    let bytes = written.write(VINTAGE).expect("kommune");
    assert_eq!(Kommune::read("k", VINTAGE, nr(301), &bytes), Ok(written));

    let bytes = country().write(VINTAGE).expect("country");
    assert_eq!(Country::read("c", VINTAGE, &bytes), Ok(country()));

    let bytes = numbers().write(VINTAGE).expect("numbers");
    assert_eq!(OldNumbers::read("n", VINTAGE, &bytes), Ok(numbers()));

    let bytes = standards().write(VINTAGE).expect("standards");
    assert_eq!(Standards::read("s", VINTAGE, &bytes), Ok(standards()));

    let bytes = map().write(VINTAGE).expect("map");
    assert_eq!(Map::read("m", VINTAGE, &bytes), Ok(map()));

    let bytes = History::seal(VINTAGE, &history().encode().expect("history")).expect("archive");
    let content = History::open("h", VINTAGE, &bytes).expect("header");
    assert_eq!(History::decode("h", content), Ok(history()));
}

#[test]
fn a_file_that_is_cut_off_says_so_at_every_length() {
    for (name, bytes, read) in files() {
        for length in 0..bytes.len() {
            let error = read(&bytes[..length]).expect_err("a part is not the file");
            assert_eq!(error.file, name);
            let Fault::Truncated { expected, found } = error.fault else {
                panic!("{name}, {length} bytes: {error}");
            };
            assert_eq!(found, length);
            assert!(expected > length && expected <= bytes.len(), "{name}, {length} bytes: {error}");
        }
    }
}

#[test]
fn a_flipped_bit_is_found_wherever_it_is() {
    for (name, bytes, read) in files() {
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << (at % 8);
            let error = read(&damaged).expect_err("damaged");
            let header = 4 + 1 + 2 + 1 + VINTAGE.len() + 4;
            let (expected, fits) = match at {
                0..=4 => ("another file", matches!(error.fault, Fault::NotThisFile { .. })),
                5..=6 => (
                    "another format",
                    matches!(error.fault, Fault::OtherFormat { expected: atlas::file::FORMAT, .. }),
                ),
                _ if at < header => ("any fault", true),
                _ => ("the checksum", error.fault == Fault::Checksum),
            };
            assert!(fits, "{name}, byte {at}: {expected} expected, but: {error}");
        }
    }
}

#[test]
fn bytes_too_many_are_found() {
    for (name, mut bytes, read) in files() {
        let expected = bytes.len();
        bytes.push(0);
        let fault = Fault::Length { field: "file", expected, found: expected + 1 };
        assert_eq!(read(&bytes), Err(AtlasError::new(name, fault)));
    }
    // Bytes too many inside a right envelope.
    let mut content = postcard::to_allocvec(&numbers()).expect("encoded");
    content.push(0);
    let bytes = atlas::file::seal(atlas::file::Kind::Numbers, VINTAGE, &content).expect("sealed");
    let fault = Fault::Surplus(1);
    assert_eq!(OldNumbers::read("n", VINTAGE, &bytes), Err(AtlasError::new("n", fault)));
}

#[test]
fn another_edition_kind_or_format_is_named() {
    let bytes = kommune(301).write("2025-old").expect("kommune");
    let error = Kommune::read("kommune/0301.bin", VINTAGE, nr(301), &bytes).expect_err("another edition");
    assert_eq!(
        error.to_string(),
        "kommune/0301.bin: the file belongs to data set 2025-old, the others to 2026-test"
    );

    let bytes = numbers().write(VINTAGE).expect("numbers");
    let error = Country::read("country.bin", VINTAGE, &bytes).expect_err("another kind");
    assert_eq!(error.to_string(), "country.bin: this is not the data file it should be (country)");
    let error = Country::read("country.bin", VINTAGE, b"<!doctype html>").expect_err("a page");
    assert_eq!(error.fault, Fault::NotThisFile { expected: "country" });

    let mut bytes = numbers().write(VINTAGE).expect("numbers");
    bytes[5] = 9;
    let error = OldNumbers::read("numbers.bin", VINTAGE, &bytes).expect_err("another format");
    assert_eq!(error.to_string(), "numbers.bin: the file has format 9, this program reads format 3");
}

#[test]
fn another_municipality_in_a_file_is_named() {
    let bytes = kommune(302).write(VINTAGE).expect("kommune");
    let error = Kommune::read("kommune/0301.bin", VINTAGE, nr(301), &bytes).expect_err("another one");
    assert_eq!(error, AtlasError::new("kommune/0301.bin", Fault::UnknownKommune(302)));
}

#[test]
fn municipalities_twice_or_out_of_order_are_named() {
    let twice = core(vec![place(301, "Oslo"), place(301, "Oslo")]);
    assert_eq!(twice.write(VINTAGE), Err(Fault::UnknownKommune(301)));
    // As the writer refuses, the reader is given what another writer might have made.
    let bytes = sealed(atlas::file::Kind::Core, &twice);
    assert_eq!(
        Core::read("core.bin", &bytes).map(drop).expect_err("twice").fault,
        Fault::UnknownKommune(301)
    );

    let mut falling = country();
    falling.kommuner.reverse();
    assert_eq!(falling.write(VINTAGE), Err(Fault::UnknownKommune(301)));

    let falling = OldNumbers { successors: vec![(nr(200), vec![]), (nr(100), vec![])] };
    assert_eq!(falling.write(VINTAGE), Err(Fault::UnknownKommune(100)));
    let bytes = sealed(atlas::file::Kind::Numbers, &falling);
    let error = OldNumbers::read("n", VINTAGE, &bytes).expect_err("out of order");
    assert_eq!(error.fault, Fault::UnknownKommune(100));

    let twice = History { kommuner: vec![nr(301), nr(301)], ..history() };
    let error = History::decode("h", &twice.encode().expect("encoded")).expect_err("twice");
    assert_eq!(error.fault, Fault::UnknownKommune(301));

    // A place in a county or a region that there is not.
    let mut lost = core(vec![place(301, "Oslo")]);
    lost.counties.clear();
    assert_eq!(lost.write(VINTAGE), Err(Fault::UnknownKommune(301)));
    let mut lost = core(vec![place(301, "Oslo")]);
    lost.regions[0].nr = 3002;
    assert_eq!(lost.write(VINTAGE), Err(Fault::UnknownKommune(301)));
}

/// A number no municipality can have: none, or more than four digits.
#[test]
fn a_number_that_is_none_is_refused() {
    for number in [0u16, 10_000] {
        let bytes = sealed(atlas::file::Kind::Numbers, &vec![(number, vec![301u16])]);
        let error = OldNumbers::read("n", VINTAGE, &bytes).expect_err("no such number");
        assert!(matches!(error.fault, Fault::Undecodable(_)), "{error}");
    }
}

#[test]
fn numbers_that_cannot_be_are_named_by_field_and_place() {
    // Each case damages one field of a right core; the reader must name it.
    type Case = (&'static str, usize, fn(&mut Core));
    let cases: [Case; 25] = [
        ("qx", 5, |c| c.mortality.qx[5] = -0.01),
        ("qx", 106, |c| c.mortality.qx[106] = f64::NAN),
        ("qx", 213, |c| c.mortality.qx[213] = 1.01),
        ("yearly change of qx", 0, |c| c.mortality.yearly_change[0] = f64::INFINITY),
        ("improvement", 2, |c| c.mortality.improvement[2] = f64::NAN),
        ("tfr", 1, |c| c.fertility.tfr[1] = -1.0),
        ("fertility pattern", 3, |c| c.fertility.pattern[3] = -0.1),
        ("fertility pattern", 0, |c| c.fertility.pattern = vec![0.25; 3]),
        ("sex ratio at birth", 0, |c| c.fertility.sex_ratio_at_birth = 0.0),
        ("spread", 0, |c| c.migration.spread[0] = -1.0),
        ("profile of moving", 7, |c| c.migration.profile[7] = -0.5),
        ("national net moving", 0, |c| c.migration.national_net[0] = f64::NEG_INFINITY),
        ("moving intensity", 11, |c| c.movers.intensity[11] = f64::NAN),
        ("share of moves", 211, |c| c.movers.share[211] = -0.5),
        ("employment", 129, |c| c.employment.rates[129] = 1.5),
        ("centrality", 1, |c| c.places[1].centrality = 7),
        ("kindergarten", 1, |c| c.services.kindergarten.at_3_5 = 1.01),
        ("children per person-year", 0, |c| c.services.kindergarten.children_per_person_year = 0.0),
        ("teaching per pupil", 0, |c| c.services.school.at_6_12 = -0.1),
        ("health", 1, |c| c.services.health.young = f64::NAN),
        ("home care", 0, |c| c.services.home_care.growth = f64::NAN),
        // 0.2 at 67 and a tenth more each year are more users than people at 90.
        ("home care", 0, |c| (c.services.home_care.at_67, c.services.home_care.growth) = (0.2, 1.1)),
        ("institutions", 1, |c| c.services.institution.at_67 = -0.5),
        ("person-years per user", 0, |c| c.services.person_years_per_user = -0.5),
        ("record of life expectancy", 0, |c| c.life_expectancy_record.high = 1.0),
    ];
    for (field, index, damage) in cases {
        let mut core = core(vec![place(301, "Oslo"), place(302, "Nesodden")]);
        damage(&mut core);
        let written = core.write(VINTAGE).expect_err(field);
        let read = Core::read("core.bin", &sealed(atlas::file::Kind::Core, &core)).expect_err(field);
        for fault in [written, read.fault] {
            match fault {
                Fault::OutOfRange { field: found, index: at, .. } => {
                    assert_eq!((found, at), (field, index));
                }
                other => panic!("{field}: {other}"),
            }
        }
    }
}

#[test]
fn lists_of_another_length_are_named() {
    type Case = (&'static str, usize, usize, fn(&mut Core));
    let cases: [Case; 10] = [
        ("qx", 214, 213, |c| c.mortality.qx.truncate(213)),
        ("yearly change of qx", 214, 215, |c| c.mortality.yearly_change.push(1.0)),
        ("improvement", 1, 0, |c| c.mortality.improvement.clear()),
        ("tfr", 1, 0, |c| c.fertility.tfr.clear()),
        ("spread", 1, 0, |c| c.migration.spread.clear()),
        ("profile of moving", 212, 211, |c| c.migration.profile.truncate(211)),
        // 20 + 87 would be older than 105.
        ("fertility pattern", 86, 87, |c| c.fertility.pattern = vec![1.0 / 87.0; 87]),
        ("fertility pattern", 1, 0, |c| c.fertility.pattern.clear()),
        ("employment", 2, 0, |c| c.employment.rates.clear()),
        ("employment", 128, 129, |c| c.employment.rates.truncate(129)),
    ];
    for (field, expected, found, damage) in cases {
        let mut core = core(vec![place(301, "Oslo")]);
        damage(&mut core);
        let error = Core::read("core.bin", &sealed(atlas::file::Kind::Core, &core)).expect_err(field);
        assert_eq!(error.fault, Fault::Length { field, expected, found });
    }
}

/// A municipality's own profile of employment comes through the file, and one without it is written as it always was.
#[test]
fn employment_by_sex_and_age_is_kept_where_there_is_any() {
    let mut own = kommune(301);
    let level = own.employment.level;
    let women = [1.0, 0.75, 1.25, 1.5, 0.5, 2.0];
    let by_age = Some([women, women.map(|factor| factor / 2.0)]);
    own.employment = Employment { level, by_age, basis: EmploymentBasis::MeasuredByAge };
    let read = |kommune: &Kommune| {
        let bytes = kommune.write(VINTAGE).expect("in bounds");
        (Kommune::read("kommune/0301.bin", VINTAGE, nr(301), &bytes).expect("whole"), bytes.len())
    };
    let (back, with) = read(&own);
    assert_eq!(back.employment, own.employment);
    let at = [(0, 15), (0, 19), (0, 20), (0, 39), (0, 40), (0, 66), (0, 67), (0, 79), (1, 25)];
    let factors = at.map(|(sex, age)| back.employment.at(sex, age));
    assert_eq!(factors, [1.0, 1.0, 0.75, 1.25, 1.5, 0.5, 2.0, 2.0, 0.625]);
    let (plain, without) = read(&kommune(301));
    assert_eq!((plain.employment.by_age, plain.employment.basis), (None, EmploymentBasis::Measured));
    assert_eq!((plain.employment.at(0, 30), plain.employment.at(1, 70)), (level, level));
    assert_eq!(with - without, 12 * 4, "twelve numbers of four bytes");
}

#[test]
fn a_municipality_with_numbers_that_cannot_be_is_neither_written_nor_silently_rounded() {
    type Case = (&'static str, usize, fn(&mut Kommune));
    let cases: [Case; 12] = [
        ("usual moving", 0, |k| k.record.usual_moving = f64::INFINITY),
        ("record of fertility", 0, |k| k.record.fertility.low = 1.8),
        ("record of moving", 0, |k| k.record.moving.low = f64::NAN),
        ("population", 17, |k| k.population[17] = -1.0),
        ("population", 0, |k| k.population[0] = f64::NAN),
        ("out-rate", 3, |k| k.baseline.out_rate[3] = 1.5),
        ("in-count", 1, |k| k.baseline.in_count[1] = f64::INFINITY),
        ("mortality level", 0, |k| k.baseline.mortality_level = 0.0),
        ("fertility level", 0, |k| k.baseline.fertility_level = -1.0),
        ("spread share", 0, |k| k.baseline.spread_share = f64::NAN),
        ("employment level", 0, |k| k.employment.level = 9.0),
        ("employment level by age", 7, |k| {
            k.employment.by_age = Some([[1.0; 6], [1.0, 99.0, 1.0, 1.0, 1.0, 1.0]])
        }),
    ];
    for (field, index, damage) in cases {
        let mut kommune = kommune(301);
        damage(&mut kommune);
        let mut country = country();
        country.kommuner[0] = kommune.clone();
        for fault in [kommune.write(VINTAGE).expect_err(field), country.write(VINTAGE).expect_err(field)] {
            assert!(
                matches!(fault, Fault::OutOfRange { field: f, index: i, .. } if (f, i) == (field, index)),
                "{field}: {fault}"
            );
        }
    }
    let mut short = kommune(301);
    short.population.pop();
    let fault = Fault::Length { field: "population", expected: CELLS, found: CELLS - 1 };
    assert_eq!(short.write(VINTAGE), Err(fault));
}

/// A file of one municipality as the format has it, with parts to be put wrong.
#[derive(serde::Serialize, Clone)]
struct Wire {
    nr: u16,
    population: Vec<i32>,
    history: (u16, Vec<Vec<i32>>),
    mortality_level: f32,
    fertility_level: f32,
    moving: Vec<i32>,
    spread_share: f32,
    employment: (f32, u32),
    record: [i16; 5],
    official: Option<()>,
}

fn wire() -> Wire {
    Wire {
        nr: 301,
        population: vec![0; CELLS],
        history: (2025, vec![vec![1, 1]; 11]),
        mortality_level: 1.0,
        fertility_level: 1.0,
        moving: vec![0; CELLS],
        spread_share: 0.5,
        employment: (1.0, 0),
        record: [900, 1_100, -500, 500, 250],
        official: None,
    }
}

#[test]
fn a_municipality_file_with_a_wrong_number_is_named_by_field_and_place() {
    let read = |wire: &Wire| {
        let bytes = sealed(atlas::file::Kind::Kommune, wire);
        Kommune::read("kommune/0301.bin", VINTAGE, nr(301), &bytes)
    };
    let good = read(&wire()).expect("nothing is wrong with it");
    assert_eq!(good.history.total(), [10.0, 20.0]);

    // Counts are written as changes from the cell before: the third falls below zero.
    let mut bad = wire();
    bad.population[0] = 5;
    bad.population[2] = -6;
    assert_eq!(
        read(&bad).expect_err("negative").to_string(),
        "kommune/0301.bin: population, place 2: -1 is outside 0 to 1000000"
    );
    // More leave than there are; and the number of which there is no opposite.
    for (moving, rate) in [(-20_001, 1.000_05), (i32::MIN, 107_374.182_4)] {
        let mut bad = wire();
        bad.moving[9] = moving;
        match read(&bad).expect_err("out-rate").fault {
            Fault::OutOfRange { field: "out-rate", index: 9, value, min: 0.0, max: 1.0 } => {
                assert!((value - rate).abs() < 1e-9, "{value}");
            }
            other => panic!("{other}"),
        }
    }
    let mut bad = wire();
    bad.mortality_level = f32::NAN;
    assert!(read(&bad).expect_err("NaN").to_string().contains("mortality level, place 0: NaN is outside"));
    let mut bad = wire();
    bad.population.pop();
    let fault = Fault::Length { field: "population", expected: CELLS, found: CELLS - 1 };
    assert_eq!(read(&bad).expect_err("short").fault, fault);
    let mut bad = wire();
    bad.history.1[4].push(0);
    let fault = Fault::Length { field: "history years", expected: 2, found: 3 };
    assert_eq!(read(&bad).expect_err("uneven").fault, fault);
    let mut bad = wire();
    bad.history.1[0] = vec![1, -2];
    assert!(matches!(
        read(&bad).expect_err("negative").fault,
        Fault::OutOfRange { field: "history", index: 1, value: -1.0, .. }
    ));
    let mut bad = wire();
    bad.history.0 = u16::MAX;
    assert!(matches!(
        read(&bad).expect_err("year").fault,
        Fault::OutOfRange { field: "history first year", .. }
    ));
}

#[test]
fn a_history_archive_with_a_wrong_number_is_named() {
    let encode = |first_year: u16, years: u32, changes: Vec<i64>| {
        postcard::to_allocvec(&(vec![301u16], first_year, years, changes)).expect("encoded")
    };
    let decode = |content: &[u8]| History::decode("history.bin", content);
    assert!(decode(&encode(2025, 1, vec![0; CELLS])).is_ok());

    let mut changes = vec![0; CELLS];
    changes[30] = -1;
    let fault = decode(&encode(2025, 1, changes)).expect_err("negative").fault;
    assert!(matches!(fault, Fault::OutOfRange { field: "history", index: 30, value: -1.0, .. }), "{fault}");

    let fault = decode(&encode(2025, 1, vec![0; CELLS - 1])).expect_err("short").fault;
    assert_eq!(fault, Fault::Length { field: "history", expected: CELLS, found: CELLS - 1 });
    let fault = decode(&encode(2025, u32::MAX, vec![])).expect_err("years").fault;
    assert!(matches!(fault, Fault::OutOfRange { field: "history years", .. }), "{fault}");
    let mut changes = vec![0; 2 * CELLS];
    changes[0] = i64::MAX;
    changes[CELLS + 1] = i64::MAX;
    assert!(decode(&encode(2025, 2, changes)).is_err());
}

#[test]
fn an_official_path_whose_series_do_not_fit_is_named() {
    let new = |totals: [Vec<u32>; 3], groups| atlas::OfficialPath::new(2026, 2026, totals, groups);
    let fault = new([vec![1, 2], vec![1], vec![1, 2]], vec![]).expect_err("uneven");
    assert_eq!(fault, Fault::Length { field: "official totals", expected: 2, found: 1 });
    let fault = new([vec![], vec![], vec![]], vec![]).expect_err("no years");
    assert!(matches!(fault, Fault::OutOfRange { field: "official years", .. }), "{fault}");
    let group = atlas::OfficialGroup { from: 6, to: 5, persons: vec![1] };
    assert!(new([vec![1], vec![1], vec![1]], vec![group]).is_err());
    assert!(atlas::OfficialPath::new(2026, 2060, [vec![1], vec![1], vec![1]], vec![]).is_err());
    assert_eq!(official().total(atlas::Alternative::Low), [100, 90, 80]);
    assert_eq!(official().total(atlas::Alternative::High), [100, 130, 160]);
}

/// A list that says it has 2^60 members must not be given room for them: this would abort the program.
#[test]
fn a_huge_length_takes_no_memory() {
    let mut huge = vec![0xff_u8; 8];
    huge.push(0x0f); // 2^60 - 1 as a varint
    // As the first list of each kind; a municipality's begins after its number.
    let seal = |kind, content: &[u8]| atlas::file::seal(kind, VINTAGE, content).expect("sealed");
    let is_undecodable = |result: Result<(), AtlasError>| {
        assert!(matches!(result.expect_err("huge").fault, Fault::Undecodable(_)));
    };
    use atlas::file::Kind;
    let unit_and_size_then = [&[25, 10, 10][..], &huge].concat();
    is_undecodable(Map::read("m", VINTAGE, &seal(Kind::Map, &unit_and_size_then)).map(drop));
    is_undecodable(OldNumbers::read("n", VINTAGE, &seal(Kind::Numbers, &huge)).map(drop));
    is_undecodable(Country::read("c", VINTAGE, &seal(Kind::Country, &huge)).map(drop));
    is_undecodable(History::decode("h", &huge).map(drop));
    let base_year_then = [&[0xea, 0x0f][..], &huge].concat();
    is_undecodable(Core::read("c", &seal(Kind::Core, &base_year_then)).map(drop));
    let number_then = [&[0xad, 0x02][..], &huge].concat();
    is_undecodable(Kommune::read("k", VINTAGE, nr(301), &seal(Kind::Kommune, &number_then)).map(drop));
}

proptest! {
    /// Random bytes, bare and behind a right header: an error or a value, never a panic.
    #[test]
    fn random_bytes_never_panic(content in prop::collection::vec(any::<u8>(), 0..600)) {
        for ((_, _, read), kind) in files().into_iter().zip([
            atlas::file::Kind::Core, atlas::file::Kind::Kommune, atlas::file::Kind::Country,
            atlas::file::Kind::Numbers, atlas::file::Kind::Standards, atlas::file::Kind::Map,
            atlas::file::Kind::History,
        ]) {
            prop_assert!(read(&content).is_err());
            let _ = read(&atlas::file::seal(kind, VINTAGE, &content).expect("sealed"));
        }
    }

    /// A right file with a few bytes of its content changed, and the checksum made right again.
    #[test]
    fn damage_under_a_right_checksum_never_panics(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        for ((_, bytes, read), kind) in files().into_iter().zip([
            atlas::file::Kind::Core, atlas::file::Kind::Kommune, atlas::file::Kind::Country,
            atlas::file::Kind::Numbers, atlas::file::Kind::Standards, atlas::file::Kind::Map,
            atlas::file::Kind::History,
        ]) {
            let mut content = bytes[16 + VINTAGE.len()..].to_vec();
            for (at, byte) in &damage {
                let at = at.index(content.len());
                content[at] = *byte;
            }
            let _ = read(&atlas::file::seal(kind, VINTAGE, &content).expect("sealed"));
        }
    }

    /// Any history that the format can hold comes back as it was.
    #[test]
    fn any_history_is_read_back(first in 1900u16..2020, rows in prop::collection::vec([0u32..1_000_000, 0..1_000_000, 0..1_000_000], 11)) {
        let persons = rows.iter().map(|row| row.iter().map(|v| f64::from(*v)).collect()).collect();
        let mut written = kommune(301);
        written.history = GroupHistory::new(first, persons).expect("a history");
        let bytes = written.write(VINTAGE).expect("kommune");
        prop_assert_eq!(Kommune::read("k", VINTAGE, nr(301), &bytes), Ok(written));
    }
}

#[test]
fn standards_that_cannot_be_are_named() {
    type Case = (&'static str, fn(&mut Standards));
    let cases: [Case; 11] = [
        ("year of costs", |s| s.costs_year = 25),
        ("sectors", |s| s.sectors.truncate(6)),
        ("weight of a sector", |s| s.sectors[0].weight = 0.5),
        ("cost key", |s| s.sectors[3].ages[1] = 0.25),
        ("cost key", |s| s.sectors[3].ages.truncate(9)),
        ("cost per inhabitant", |s| s.sectors[6].cost = f64::NAN),
        ("shares of ages", |s| s.shares[2] = 0.0),
        ("dementia", |s| s.dementia.men[1] = 1.5),
        ("ages of dementia", |s| s.dementia.from = vec![80, 65]),
        ("classes of size", |s| s.by_size[1].from = 0),
        ("range by size", |s| s.by_size[0].factor.high = 1.0),
    ];
    for (field, damage) in cases {
        let mut standards = standards();
        damage(&mut standards);
        let written = standards.write(VINTAGE).expect_err(field);
        let bytes = sealed(atlas::file::Kind::Standards, &standards);
        let read = Standards::read("services.bin", VINTAGE, &bytes).expect_err(field);
        for fault in [written, read.fault] {
            match fault {
                Fault::OutOfRange { field: found, .. } | Fault::Length { field: found, .. } => {
                    assert_eq!(found, field);
                }
                other => panic!("{field}: {other}"),
            }
        }
    }
}

#[test]
fn standards_know_places_and_sizes() {
    let standards = standards();
    assert_eq!(standards.other_need(nr(301)), Some(0.275));
    assert_eq!(standards.other_need(nr(303)), None);
    assert_eq!(standards.other_need_of_nation(), 0.25);
    let (small, large) = (Span { low: 1.25, high: 1.5 }, Span { low: 0.875, high: 1.0 });
    for (inhabitants, range) in [(0.0, small), (4999.9, small), (5000.0, large), (7e5, large)] {
        assert_eq!(standards.range_by_size(inhabitants), range, "{inhabitants}");
    }
}

#[test]
fn a_map_that_cannot_be_is_named() {
    type Case = (&'static str, fn(&mut Map));
    let cases: [Case; 9] = [
        ("borders", |m| {
            m.arcs.clear();
            m.places[0].rings = vec![vec![0]];
        }),
        ("unit of the map", |m| m.unit = 0),
        ("points of a border", |m| m.arcs[0].truncate(1)),
        ("border, x", |m| m.arcs[0][1][0] = 101),
        ("rings of a municipality", |m| m.places[0].rings.clear()),
        ("border of a ring", |m| m.places[0].rings[0][0] = 9),
        ("open ends of a ring", |m| m.places[0].rings[0][0] = !0),
        ("open ends of a ring", |m| m.arcs[1][0] = [7, 7]),
        ("sides of a border", |m| {
            let ring = m.places[0].rings[0].clone();
            m.places[0].rings.extend([ring.clone(), ring]);
        }),
    ];
    for (field, damage) in cases {
        let mut map = map();
        damage(&mut map);
        match map.write(VINTAGE).expect_err(field) {
            Fault::OutOfRange { field: found, .. } | Fault::Length { field: found, .. } => {
                assert_eq!(found, field);
            }
            other => panic!("{field}: {other}"),
        }
    }
    let mut twice = map();
    twice.places[1].nr = twice.places[0].nr;
    assert_eq!(twice.write(VINTAGE), Err(Fault::UnknownKommune(301)));
    // Steps that lead out of the map are found while they are read.
    let mut out = map();
    out.arcs[0][0] = [-1, 0];
    let bytes = sealed(atlas::file::Kind::Map, &out);
    let error = Map::read("map.bin", VINTAGE, &bytes).expect_err("out of the map");
    assert!(matches!(error.fault, Fault::Undecodable(_)), "{error}");
}

#[test]
fn a_map_knows_who_lies_beside_whom() {
    use atlas::Direction::{East, North, South, West};
    let map = map();
    assert_eq!((map.neighbours(nr(301)), map.neighbours(nr(303))), (vec![nr(302)], vec![]));
    assert_eq!(map.nearest(nr(303), 1), [nr(302)]);
    // Two squares of 40 x 40 units side by side, and an island of 10 x 10; 100 m to a unit.
    assert_eq!([301, 302, 303].map(|number| map.area(nr(number))), [16.0, 16.0, 1.0]);
    assert_eq!(map.middle(nr(301)), Some([20.0, 20.0]));
    let beside = |number, direction| map.beside(nr(number), direction);
    assert_eq!((beside(301, East), beside(302, West)), (Some(nr(302)), Some(nr(301))));
    assert_eq!((beside(302, South), beside(303, North)), (Some(nr(303)), Some(nr(302))));
    assert_eq!(beside(301, West), None);
    assert_eq!(map.path(nr(303)), "M60 60l10 0 0 10 -10 0 z");
    assert_eq!(map.borders_between(|nr| nr), "M40 0l0 40 ");
    let both = map.frame(|one| one != nr(303));
    assert_eq!((both.x, both.y, both.width, both.height), (0.0, 0.0, 80.0, 40.0));
    assert_eq!(map.frame(|_| false).width, 100.0);
    assert!(!map.outline(|one| one != nr(303)).contains("M40 0l0 40 "), "a border within is none");
}
