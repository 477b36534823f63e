//! The data set from Statistics Norway's own tables, as a stand-in on loopback gives them.

#![allow(clippy::print_stderr, reason = "a test that measures nothing has to say so")]

mod common;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};

use atlas::{
    AGES, CELLS, Category, Core, Country, EmploymentBasis, History, Kommune, KommuneNr, NationRecord,
    PlaceId, Quality,
};
use atlas_builder::{Kept, build_from_ssb, check_tables, compare};
use serde::de::DeserializeOwned;
use ssb_stub::{Change, Fault, Stub, Variable};

use crate::common::{Folder, World, committed, service, usual};

/// The single-age history and the nation's record of the committed data set.
static RECORD: LazyLock<(History, NationRecord)> = LazyLock::new(|| {
    let read = |name: &str| std::fs::read(committed().join(name)).expect(name);
    let unpacked = |packed: &[u8]| {
        let mut bytes = Vec::new();
        brotli::BrotliDecompress(&mut &*packed, &mut bytes).expect("unpacked");
        bytes
    };
    let vintage = &LAST.vintage;
    let (history, nation) = (read("history.bin"), read("nation.bin"));
    let history = unpacked(History::open("history.bin", vintage, &history).expect("history"));
    let nation = unpacked(NationRecord::open("nation.bin", vintage, &nation).expect("nation"));
    (
        History::decode("history.bin", &history).expect("history"),
        NationRecord::decode("nation.bin", &nation).expect("nation"),
    )
});

static LAST: LazyLock<Kept> = LazyLock::new(|| Kept::read(&committed()).expect("the committed data set"));

/// Persons of a municipality; of the year after the last one those of a year younger, less the dead, with some young people who
/// come, and as many children.
fn people(nr: u16, year: u16, sex: usize, age: usize) -> Option<f64> {
    let (history, _) = &*RECORD;
    let k = history.kommuner.binary_search(&KommuneNr::new(nr)?).ok()?;
    let last = history.first_year + u16::try_from(history.years).expect("years") - 1;
    if year <= last {
        return history.population(k, year).map(|cells| f64::from(cells[sex * AGES + age]));
    }
    let of = |age: usize| people(nr, year - 1, sex, age);
    let alive = |age: usize| (1.0 - 0.3 * (age as f64 / 105.0).powi(6)) * of(age).unwrap_or_default();
    Some(match age {
        0 => of(0)?,
        20..=35 => (alive(age - 1) * 1.015).round(),
        105 => (alive(104) + alive(105)).round(),
        _ => alive(age - 1).round(),
    })
}

/// The committed data set's own tables, and one more year; projections and employment made up, for everyone.
fn world(years: u16) -> World {
    let (history, record) = &*RECORD;
    let last = 2026 + years;
    let kommuner: Vec<(String, String)> =
        LAST.core.places.iter().map(|place| (place.nr.to_string(), place.name.clone())).collect();
    let quality: HashMap<u16, Quality> =
        LAST.core.places.iter().map(|place| (place.nr.get(), place.quality)).collect();
    let numbers: Vec<u16> = history.kommuner.iter().map(|nr| nr.get()).collect();
    let sum = move |year: u16, sex: usize, age: usize| -> f64 {
        numbers.iter().filter_map(|nr| people(*nr, year, sex, age)).sum()
    };
    World {
        kommuner,
        counties: LAST.core.counties.iter().map(|county| format!("{:02}", county.nr)).collect(),
        years: 2006..=last,
        people: Arc::new(move |(nr, year, sex, age)| {
            // What the service does not know: who lived where before a municipality was divided.
            let own_from = match quality.get(&nr)? {
                Quality::Official => 0,
                Quality::MinorSplit => 2020,
                Quality::Split => 2024,
            };
            if year < own_from { None } else { people(nr, year, sex, age) }
        }),
        nation: Arc::new(move |(year, sex, age)| {
            if year > 2026 {
                return Some(sum(year, sex, age));
            }
            let at = usize::from(year - record.population.first_year) * CELLS + sex * AGES + age;
            record.population.values.get(at).copied()
        }),
        dying: Arc::new(|(year, sex, age)| {
            let table = &RECORD.1.qx;
            let year = usize::from(year.clamp(2000, 2025) - table.first_year);
            let value = *table.values.get(year * 2 * 107 + sex * 107 + age)?;
            Some((value * 1e6).round() / 1e3)
        }),
        official: Arc::new(|(region, age, alternative, year)| {
            let of = |nr: u16| people(nr, 2026, 0, age).unwrap_or_default() * 2.0;
            let places = || LAST.core.places.iter();
            let members: Vec<u16> = match region.len() {
                1 => places().map(|place| place.nr.get()).collect(),
                2 => {
                    let county = region.parse::<u8>().ok()?;
                    places().filter(|place| place.county() == county).map(|place| place.nr.get()).collect()
                }
                _ => vec![region.parse().ok()?],
            };
            let growth = 1.0 + f64::from(year - 2026) * [0.004, 0.001, 0.008][alternative];
            Some(members.into_iter().map(|nr| (of(nr) * growth).round()).sum())
        }),
        employed: Arc::new(|(region, sex, from, _)| {
            let share = match from {
                20 => 70.0,
                25 => 81.0,
                40 => 82.0,
                55 => 69.0,
                67 => 22.0,
                _ => return None,
            };
            let local =
                if region.len() == 4 { f64::from(region.parse::<u16>().ok()? % 9) - 4.0 } else { 0.0 };
            Some(share + local + [-2.0, 2.0, 0.0][sex])
        }),
        status: Arc::new(|(region, from)| match (region.len(), from) {
            (1, 15) => Some(61.7),
            (4, 20) => Some(75.0),
            _ => None,
        }),
        events: None,
        moves: None,
    }
}

/// The employed of the nation at 20-66 by sex, as the table has them: both spans that begin at 20.
fn with_working_age(world: &mut World) {
    let by_age = Arc::clone(&world.employed);
    world.employed = Arc::new(move |(region, sex, from, to)| {
        if (from, to) == (20, 66) { Some([74.5, 78.8, 76.7][sex]) } else { by_age((region, sex, from, to)) }
    });
}

fn tables() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var("CI").as_deref() != Ok("true"), "no source tables in {}", folder.display());
    eprintln!("skipped: no source tables in {}", folder.display());
    None
}

fn rows<T: DeserializeOwned>(folder: &Path, file: &str) -> Vec<T> {
    let mut reader = csv::Reader::from_path(folder.join(file)).expect(file);
    reader.deserialize().map(|row| row.expect(file)).collect()
}

/// The shared tables as the service would give them: what stands in the files, figure by figure.
fn world_of(folder: &Path) -> World {
    let packed =
        std::fs::File::open(folder.join("population_municip_sex_age_2005_2026.csv.gz")).expect("people");
    let mut reader = csv::Reader::from_reader(flate2::read::GzDecoder::new(packed));
    let mut counted: HashMap<(u16, u16), Vec<f64>> = HashMap::new();
    for row in reader.deserialize::<(u16, u16, String, usize, f64, String)>() {
        let (nr, year, sex, age, persons, _) = row.expect("a row");
        let cells = counted.entry((nr, year)).or_insert_with(|| vec![f64::NAN; CELLS]);
        cells[usize::from(sex == "M") * AGES + age] = persons;
    }
    let nation: HashMap<(u16, usize, usize), f64> =
        rows::<(u16, String, usize, f64)>(folder, "population_norway_sex_age_1986_2026.csv")
            .into_iter()
            .map(|(year, sex, age, persons)| ((year, usize::from(sex == "M"), age), persons))
            .collect();
    let dying: HashMap<(u16, usize, usize), f64> =
        rows::<(u16, String, usize, f64)>(folder, "mortality_norway_qx_ssb07902_2000_2025.csv")
            .into_iter()
            // As it is published: per 1,000, with three decimals.
            .map(|(year, sex, age, q)| ((year, usize::from(sex == "M"), age), (q * 1e6).round() / 1e3))
            .collect();
    // Ten groups there, single ages here: all of a group stand at its first age.
    let first_age =
        |label: &str| label.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<usize>();
    let alternative = |name: &str| {
        ["MMMM", "LLML", "HHMH"].iter().position(|known| *known == name).expect("an alternative")
    };
    let mut official: HashMap<(String, usize, usize, u16), f64> = HashMap::new();
    for (name, year, group, persons) in
        rows::<(String, u16, String, f64)>(folder, "ssb_projection_14746_national_2026.csv")
    {
        let age = first_age(&group).expect("an age");
        official.insert(("0".into(), age, alternative(&name), year), persons);
    }
    for (nr, name, year, group, persons) in
        rows::<(String, String, u16, String, f64)>(folder, "ssb_projection_14746_municipal_97_2026.csv")
    {
        if group != "total" {
            official.insert((nr, first_age(&group).expect("an age"), alternative(&name), year), persons);
        }
    }
    let by_age: HashMap<usize, f64> =
        rows::<(String, f64, f64)>(folder, "employment_rate_by_age_telemark_national_2025.csv")
            .into_iter()
            .map(|(group, _, nation)| (first_age(&group).expect("an age"), nation))
            .collect();
    let by_sex = std::fs::read(folder.join("employment_national_ssb09837.json")).expect("by sex");
    let by_sex: serde_json::Value = serde_json::from_slice(&by_sex).expect("JSON");
    let by_sex = ["kvinner", "menn", "begge"]
        .map(|sex| by_sex["nat_syss"]["rows"][0]["rate"][sex].as_f64().expect("a share"));
    let mut status: HashMap<(String, usize), f64> = HashMap::new();
    let north = "employment_rate_20_66_nordnorge80_2025q4.csv";
    for row in rows::<HashMap<String, String>>(folder, north).into_iter().filter(|row| row["group"] == "tot")
    {
        status.insert((row["municip"].clone(), 20), row["employed_pct_20_66"].parse().expect("a share"));
    }
    let names: HashMap<&str, String> = LAST
        .core
        .places
        .iter()
        .filter(|place| place.county() == 40)
        .map(|place| (place.name.as_str(), place.nr.to_string()))
        .collect();
    for row in rows::<HashMap<String, String>>(folder, "labour_market_status_telemark17_national.csv") {
        let share: f64 = row["Sysselsatte"].parse().expect("a share");
        match row["Region"].as_str() {
            "Hele landet" => {
                status.insert(("0".into(), 15), share);
            }
            name => {
                if let Some(nr) = names.get(name) {
                    status.insert((nr.clone(), 15), share);
                }
            }
        }
    }
    let world = world(0);
    World {
        people: Arc::new(move |(nr, year, sex, age)| Some(counted.get(&(nr, year))?[sex * AGES + age])),
        nation: Arc::new(move |cell| nation.get(&cell).copied()),
        dying: Arc::new(move |cell| dying.get(&cell).copied()),
        official: Arc::new(move |cell| match official.get(&cell) {
            Some(persons) => Some(*persons),
            // The other ages of a group have nobody, where the group is there.
            None => official.contains_key(&(cell.0, 0, cell.2, cell.3)).then_some(0.0),
        }),
        employed: Arc::new(move |(region, sex, from, to)| match (region.as_str(), sex, from, to) {
            ("0", _, 20, 66) => Some(by_sex[sex]),
            ("0", 2, _, _) => by_age.get(&from).copied(),
            _ => None,
        }),
        status: Arc::new(move |cell| status.get(&cell).copied()),
        ..world
    }
}

/// A file of a data set without its header, which has the edition in it.
fn content(bytes: &[u8]) -> &[u8] {
    let vintage = usize::from(bytes[7]);
    &bytes[8 + vintage + 8..]
}

/// The committed data set is what the files give, byte for byte (`data_set.rs`).
#[test]
fn the_same_tables_give_the_same_bytes_as_from_files() {
    let Some(folder) = tables() else { return };
    let stub = Stub::start(world_of(&folder).content()).expect("a port");
    let cache = Folder::new("same");
    let fetched = build_from_ssb(&mut service(&stub, cache.path()), &LAST, &usual());
    let fetched = fetched.expect("built from the service");

    let same = |name: &str| {
        let of_files = std::fs::read(committed().join(name)).expect(name);
        content(&of_files) == content(&fetched.files.files[name])
    };
    for name in ["history.bin", "nation.bin", "numbers.bin", "past.bin", "map.bin", "services.bin"] {
        assert!(same(name), "{name} is another one");
    }
    // The northern municipalities have four groups that overlap in the files, and the counties an older projection: the
    // service has ten groups, and one table for all. All other municipalities' files are the same.
    let other = |nr: KommuneNr| [18, 55, 56].contains(&(nr.get() / 100));
    for kommune in LAST.country.kommuner.iter().filter(|kommune| !other(kommune.nr)) {
        let name = Kommune::file_name(kommune.nr);
        assert!(same(&name), "{name} is another one");
    }
    let without = |mut country: Country| {
        country.kommuner.iter_mut().filter(|k| other(k.nr)).for_each(|kommune| kommune.official = None);
        country.sums.iter_mut().filter(|sum| sum.id != PlaceId::Nation).for_each(|sum| sum.official = None);
        country
    };
    let files = &fetched.files;
    let country =
        Country::read("country.bin", &files.vintage, &files.files["country.bin"]).expect("country.bin");
    assert!(without(country) == without(LAST.country.clone()), "country.bin is another one");
    let (_, core) = Core::read("core.bin", &files.files["core.bin"]).expect("core.bin");
    let without_sources = |mut core: Core| {
        core.sources.tables.clear();
        core
    };
    assert!(without_sources(core) == without_sources(LAST.core.clone()), "core.bin is another one");

    // Where everything comes from: fetched today, or kept with its own day.
    let sources = &fetched.core.sources.tables;
    let days = |category: Category| -> Vec<(&str, &str)> {
        let of = sources.iter().filter(|source| source.category == category);
        of.map(|source| (source.table.as_str(), source.retrieved.as_str())).collect()
    };
    assert_eq!(
        days(Category::Population),
        [
            ("Folkemengde i kommunene etter kjønn og alder (07459)", "2027-03-01"),
            ("Folkemengde i landet etter kjønn og alder (07459)", "2027-03-01"),
        ]
    );
    let fertility = days(Category::Fertility);
    assert!(fertility.len() == 2 && fertility.iter().all(|(_, day)| *day == "2026-11-23"), "{fertility:?}");
    assert!(sources.iter().all(|source| source.sha256.len() == 64 && !source.vintage.is_empty()));
}

/// Neighbours in one county that become one in this test.
fn pair() -> [KommuneNr; 2] {
    let one = KommuneNr::new(3401).expect("a number");
    let files = std::fs::read(committed().join("map.bin")).expect("map.bin");
    let map = atlas::Map::read("map.bin", &LAST.vintage, &files).expect("a map");
    let near = map.neighbours(one);
    [one, *near.iter().find(|nr| nr.get() / 100 == 34).expect("a neighbour in the county")]
}

const WHOLE: u16 = 3499;

/// A new year, two municipalities that have become one, projections and employment for everyone, births and deaths.
fn new_year() -> World {
    let mut world = world(1);
    with_working_age(&mut world);
    let [one, other] = pair().map(KommuneNr::get);
    world.kommuner.retain(|(nr, _)| ![one, other].contains(&nr.parse::<u16>().expect("a number")));
    world.kommuner.push((WHOLE.to_string(), "Storbygd".into()));
    let of_parts = Arc::clone(&world.people);
    world.people = Arc::new(move |(nr, year, sex, age)| match nr {
        WHOLE => Some(of_parts((one, year, sex, age))? + of_parts((other, year, sex, age))?),
        _ => of_parts((nr, year, sex, age)),
    });
    let of_parts = Arc::clone(&world.official);
    world.official = Arc::new(move |(region, age, alternative, year)| match region.as_str() {
        "3499" => [one, other].iter().map(|nr| of_parts((format!("{nr:04}"), age, alternative, year))).sum(),
        _ => of_parts((region, age, alternative, year)),
    });
    world.events = Some(Arc::new(move |(nr, kind, year)| {
        // Figures of a year that is not over are zeros, which must not be read.
        if year > 2026 {
            return Some(0.0);
        }
        let parts = if nr == WHOLE { vec![one, other] } else { vec![nr] };
        let all = |year: u16, ages: std::ops::RangeInclusive<usize>| -> f64 {
            let cells = ages.flat_map(|age| [(0, age), (1, age)]);
            cells.flat_map(|(sex, age)| parts.iter().filter_map(move |nr| people(*nr, year, sex, age))).sum()
        };
        Some(if kind == 0 { all(year + 1, 0..=0) } else { (all(year, 80..=105) * 0.11).round() })
    }));
    // As many come as go, but for those of 70 and over: one of either sex more comes each year.
    world.moves = Some(Arc::new(|(_, way, age, _)| Some(if age == 70 && way == 0 { 4.0 } else { 3.0 })));
    world
}

fn changed(stub: &Stub) {
    let [one, other] = pair().map(|nr| &*nr.to_string().leak());
    let change = |old| Change { old, new: "3499", name: "Storbygd", day: "2027-01-01" };
    stub.change(|content| content.changes = vec![change(one), change(other)]);
}

#[test]
fn a_new_year_with_new_borders_and_every_table_makes_a_whole_data_set() {
    let stub = Stub::start(new_year().content()).expect("a port");
    changed(&stub);
    let cache = Folder::new("new");
    let names = BTreeMap::from([("moves".to_owned(), "19999".to_owned())]);
    let data = build_from_ssb(&mut service(&stub, cache.path()), &LAST, &names).expect("built");
    assert_eq!((data.core.base_year, data.country.kommuner.len()), (2027, 356));
    assert!(data.files.vintage.starts_with("2027-"));

    // The official line is everywhere, in ten groups, and so is the place's own labour profile.
    for kommune in &data.country.kommuner {
        let path = kommune.official.as_ref().unwrap_or_else(|| panic!("{} has no official path", kommune.nr));
        assert_eq!((path.published, path.first_year, path.groups.len()), (2026, 2026, 10));
        assert_eq!(kommune.employment.basis, EmploymentBasis::MeasuredByAge, "{}", kommune.nr);
    }
    let counties =
        data.country.sums.iter().filter(|sum| matches!(sum.id, PlaceId::County(_) | PlaceId::Nation));
    assert!(counties.clone().count() == 16 && counties.clone().all(|sum| sum.official.is_some()));

    // What is read back from the files is what was published: a place's share employed, by its own people.
    let nr = KommuneNr::new(301).expect("a number");
    let file = Kommune::file_name(nr);
    let oslo = Kommune::read(&file, &data.files.vintage, nr, &data.files.files[&file]).expect("Oslo");
    let profile = &data.core.employment;
    let (mut employed, mut persons) = (0.0, 0.0);
    for age in 25..=39 {
        let rate = profile.rates[age - usize::from(profile.first_age)] * oslo.employment.at(0, age);
        employed += oslo.population[age] * rate;
        persons += oslo.population[age];
    }
    let published = 81.0 + f64::from(301_u16 % 9) - 4.0 - 2.0;
    assert!((100.0 * employed / persons - published).abs() < 0.01, "{}", 100.0 * employed / persons);

    // The two that became one: its people are both's, old numbers lead to it, and it has a place on the map.
    let whole = KommuneNr::new(WHOLE).expect("a number");
    let place = data.core.place(whole).expect("a place");
    assert_eq!(place.name, "Storbygd");
    let names: Vec<&str> =
        pair().iter().map(|nr| LAST.core.place(*nr).expect("before").name.as_str()).collect();
    assert!(names.iter().all(|name| place.aliases.iter().any(|alias| alias == name)), "{:?}", place.aliases);
    let both: f64 = pair()
        .iter()
        .map(|nr| {
            (0..2)
                .flat_map(|sex| (0..106).map(move |age| people(nr.get(), 2027, sex, age)))
                .flatten()
                .sum::<f64>()
        })
        .sum();
    let there = data.country.kommune(whole).expect("its file");
    assert_eq!(there.population.iter().sum::<f64>(), both);
    assert_eq!(there.history.years(), 2006..2028);
    let numbers =
        atlas::OldNumbers::read("numbers.bin", &data.files.vintage, &data.files.files["numbers.bin"]);
    assert_eq!(numbers.expect("numbers").successors(pair()[1]), [whole]);
    let area = |map: &atlas::Map, nr: KommuneNr| map.area(nr);
    let before = atlas::Map::read(
        "map.bin",
        &LAST.vintage,
        &std::fs::read(committed().join("map.bin")).expect("a file"),
    );
    let before = before.expect("the last map");
    let sum: f64 = pair().iter().map(|nr| area(&before, *nr)).sum();
    assert!((area(&data.map, whole) / sum - 1.0).abs() < 1e-9, "{} km² of {sum}", area(&data.map, whole));
    assert!(
        data.core
            .sources
            .tables
            .iter()
            .any(|source| source.table.contains("Klass 131") && source.vintage == "2026–2027")
    );

    // Moves, births and deaths were tried, and the report says with what result.
    assert_eq!(
        data.choice.trials.iter().map(|trial| trial.name).collect::<Vec<_>>(),
        ["moves", "deaths", "births"]
    );
    let text = compare::report(&LAST, &data).expect("compared");
    for line in [
        "municipalities: 355 in both, 1 new, 2 gone",
        "mean error of past projections",
        "deaths",
        "moved most by 2046",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    // What was 2027 in the last data set's projection is a count now, so that figures moved.
    let row = text.lines().find(|line| line.starts_with("all ") && line.contains("2027")).expect("a row");
    let buckets: Vec<u32> =
        row.split_whitespace().skip(2).take(4).map(|n| n.parse().expect("a number")).collect();
    assert_eq!(buckets.iter().sum::<u32>(), 355);
    assert!(buckets[0] < 355, "{row}");

    // Written in place of the last one, whole; nothing of the former municipalities is left.
    let out = Folder::new("out");
    let target = out.path().join("data");
    copy(&committed(), &target);
    data.files.write(&target).expect("written");
    let again = Kept::read(&target).expect("read back");
    assert_eq!(again.core.base_year, 2027);
    let left = |name: &str| target.join(name).exists();
    assert!(left("kommune/3499.bin") && !left(&Kommune::file_name(pair()[1])));
    assert_eq!(std::fs::read_dir(out.path()).expect("a folder").count(), 1, "nothing lies beside it");
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("a file");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), std::fs::read(&path).expect("read"));
        }
    }
    found
}

#[test]
fn what_is_not_what_it_is_taken_for_is_refused_by_name() {
    let mut world = world(1);
    with_working_age(&mut world);
    let stub = Stub::start(world.content()).expect("a port");
    let cache = Folder::new("refused");
    let refused = |alter: &dyn Fn(&mut ssb_stub::Content)| {
        let mut content = world.content();
        alter(&mut content);
        stub.change(|there| *there = content);
        let mut service = service(&stub, cache.path());
        let error = build_from_ssb(&mut service, &LAST, &usual()).expect_err("refused");
        format!("{error:#}")
    };
    fn variable<'a>(content: &'a mut ssb_stub::Content, table: &str, code: &str) -> &'a mut Variable {
        let table = content.tables.iter_mut().find(|t| t.id == table).expect("a table");
        table.variables.iter_mut().find(|v| v.code == code).expect("a variable")
    }
    let told = |error: String, parts: &[&str]| {
        for part in parts {
            assert!(error.contains(part), "{part:?} is not in {error:?}");
        }
    };

    // Ages that end earlier, have another name, or a gap.
    let short = refused(&|content| {
        let ages = &mut variable(content, "07459", "Alder").values;
        ages.truncate(100);
        ages.push(("100+".into(), "100 år eller eldre".into()));
    });
    told(short, &["07459, Alder", "from 0 to 105 or older", "the last one 100 or older"]);
    let renamed = refused(&|content| variable(content, "07459", "Alder").values[7].1 = "70 år".into());
    told(renamed, &["07459, Alder", "007", "70 år"]);
    let gap = refused(&|content| drop(variable(content, "07459", "Alder").values.remove(7)));
    told(gap, &["07459, Alder", "105 ages"]);
    let groups = refused(&|content| variable(content, "07902", "AlderX").values[3].0 = "3-5".into());
    told(groups, &["07902, AlderX", "3-5", "no single age"]);

    // Sexes the other way round, and what is counted under another name.
    let turned = refused(&|content| variable(content, "07459", "Kjonn").values[0].1 = "Kvinner".into());
    told(turned, &["07459, Kjonn", "\"1\"", "kvinner"]);
    let uncounted = refused(&|content| drop(variable(content, "14746", "ContentsCode").values.remove(1)));
    told(uncounted, &["14746, ContentsCode", "LLML"]);

    // A variable that is new and must be asked for, one that is gone, a division that is gone.
    let new = refused(&|content| {
        let table = content.tables.iter_mut().find(|table| table.id == "07902").expect("a table");
        table.variables.push(Variable::new("Landbakgrunn", vec![("A".into(), "Alle".into())]));
    });
    told(new, &["07902", "Landbakgrunn is new"]);
    let gone = refused(&|content| variable(content, "07902", "AlderX").code = "Alder");
    told(gone, &["07902", "Alder is new"]);
    let undivided = refused(&|content| variable(content, "07459", "Region").codelists.clear());
    told(undivided, &["07459, Region", "agg_KommSummer"]);

    // Regions that nobody knows, or that are missing.
    let unknown = refused(&|content| {
        variable(content, "07459", "Region").codelists[0].1.push(("K-1999".into(), "Nyby".into()));
    });
    told(unknown, &["07459", "1999", "Klass 131 does not know"]);
    let missing = refused(&|content| {
        variable(content, "07459", "Region").codelists[0].1.retain(|(code, _)| code != "K-4601");
    });
    told(missing, &["07459", "4601 Bergen"]);
    let divided = refused(&|content| {
        content.municipalities.retain(|(nr, _)| nr != "4601");
        for (nr, name) in [("4698", "Bergen"), ("4699", "Arna")] {
            content.municipalities.push((nr.into(), name.into()));
        }
        let change = |new| Change { old: "4601", new, name: "", day: "2027-01-01" };
        content.changes = vec![change("4698"), change("4699")];
    });
    told(divided, &["4601 Bergen was divided into 4698 and 4699 on 2027-01-01"]);

    // A figure that is missing where there must be one, by place, year and age.
    let hole = refused(&|content| {
        let table = content.tables.iter_mut().find(|table| table.id == "07459").expect("a table");
        table.updated = "2027-02-25T08:00:00Z".into();
        let whole = std::mem::replace(&mut table.figure, Box::new(|_| None));
        table.figure = Box::new(move |c| if c[0] == "K-5501" && c[4] == "2027" { None } else { whole(c) });
    });
    told(hole, &["07459: 5501 Tromsø, 2027, age 0", "no figure"]);

    // A table that is not there, with what to do.
    let replaced = refused(&|content| content.tables.retain(|table| table.id != "07902"));
    told(replaced, &["table 07902 is not there", "--table life-tables=NUMBER"]);
    // Figures that end before those of the last data set.
    let earlier = refused(&|content| {
        let years = &mut variable(content, "07459", "Tid").values;
        years.retain(|(year, _)| year.as_str() < "2026");
    });
    told(earlier, &["07459 ends in 2025", "2026"]);
    let wrong = BTreeMap::from([("weather".to_owned(), "1".to_owned())]);
    let wrong = build_from_ssb(&mut service(&stub, cache.path()), &LAST, &wrong).expect_err("refused");
    told(format!("{wrong:#}"), &["weather", "projection"]);
}

#[test]
fn a_table_that_was_replaced_is_found_by_its_predecessor_or_by_name() {
    let mut world = world(1);
    with_working_age(&mut world);
    let mut content = world.content();
    content.tables.iter_mut().find(|table| table.id == "14746").expect("a table").id = "14288";
    content.tables.iter_mut().find(|table| table.id == "07902").expect("a table").id = "15999";
    content.tables.iter_mut().find(|table| table.id == "13563").expect("a table").discontinued = true;
    let stub = Stub::start(content).expect("a port");
    let cache = Folder::new("replaced");
    let mut service = service(&stub, cache.path());
    let said = |names: &BTreeMap<String, String>,
                service: &mut ssb::Service|
     -> BTreeMap<String, Result<String, String>> {
        check_tables(service, names)
            .expect("answers")
            .into_iter()
            .map(|found| (found.role, found.said))
            .collect()
    };
    let found = said(&usual(), &mut service);
    assert_eq!(found["projection"], Ok("14288, 2026–2050".into()));
    assert_eq!(found["status"], Ok("13563, 2020–2025, no longer kept up".into()));
    assert!(found["life-tables"].as_ref().is_err_and(|error| error.contains("07902 is not there")));
    let named = BTreeMap::from([("life-tables".to_owned(), "15999".to_owned())]);
    assert_eq!(said(&named, &mut service)["life-tables"], Ok("15999, 1990–2026".into()));
}

/// The program itself: a failure half-way leaves what was there, and the check of the tables says how they are.
#[test]
fn a_failure_half_way_leaves_the_last_data_set_as_it_was() {
    let mut world = world(0);
    with_working_age(&mut world);
    let stub = Stub::start(world.content()).expect("a port");
    stub.change(|content| {
        content.policy = Some("1000;w=1s");
        content.faults = [None, None, None, Some(Fault::Status(403, None, "Forbidden"))].into();
    });
    let (out, cache) = (Folder::new("half"), Folder::new("half-cache"));
    let target = out.path().join("data");
    copy(&committed(), &target);
    let before = files(out.path());
    let run = |more: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_atlas-builder"));
        program.args(["--from-ssb", "--ssb", &stub.tables(), "--klass", &stub.klass(), "--timeout", "60"]);
        program.arg("--cache").arg(cache.path()).arg("--out").arg(&target).args(more);
        program.output().expect("it runs")
    };
    let failed = run(&[]);
    assert!(!failed.status.success());
    let said = String::from_utf8_lossy(&failed.stderr).into_owned();
    assert!(said.contains("refused with 403: Forbidden"), "{said}");
    assert!(said.contains("07459: ") && said.contains(" figures"), "progress is told: {said}");
    assert!(files(out.path()) == before, "the data set is another one after a failure");

    let checked = run(&["--live"]);
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    // Births and deaths have no table here, which the check tells.
    assert!(!checked.status.success() && said.contains("ok      population      07459, 1986–2026"), "{said}");
    assert!(said.contains("FAILED  events          table 06913 is not there"), "{said}");
    assert_eq!(said.lines().count(), 8, "{said}");
}
