//! The data set in `assets/data`, as it is committed: it can be read, its parts agree, it is small enough, and its
//! figures are those that were published.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use atlas::{
    Core, Country, Found, History, Kommune, KommuneNr, OldNumbers, Quality, SectorId, Standards, collation,
    search,
};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/data")
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap_or_else(|error| panic!("assets/data/{name}: {error}"))
}

fn core() -> (String, Core) {
    Core::read("core.bin", &bytes("core.bin")).expect("core.bin")
}

fn country(vintage: &str) -> Country {
    Country::read("country.bin", vintage, &bytes("country.bin")).expect("country.bin")
}

fn nr(number: u16) -> KommuneNr {
    KommuneNr::new(number).expect("a municipality number")
}

/// Size after brotli as a static host sends it.
fn brotli_size(bytes: &[u8]) -> usize {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 22);
    writer.write_all(bytes).expect("written to memory");
    drop(writer);
    packed.len()
}

#[test]
fn every_municipality_can_be_read_and_is_the_same_in_the_country() {
    let (vintage, core) = core();
    let country = country(&vintage);
    assert_eq!(core.places.len(), 357);
    assert_eq!(core.counties.len(), 15);
    assert_eq!(core.regions.len(), 85);
    assert_eq!(country.kommuner.len(), 357);
    for (place, in_country) in core.places.iter().zip(&country.kommuner) {
        let name = Kommune::file_name(place.nr);
        let kommune = Kommune::read(&name, &vintage, place.nr, &bytes(&name)).expect("readable");
        assert_eq!(&kommune, in_country, "{name}");
        assert_eq!(kommune.history.years().last(), Some(core.base_year), "{name}");
        let history = kommune.history.total();
        assert_eq!(history.len(), 21, "{name}: 2006-2026");
        assert_eq!(history.last(), Some(&kommune.population.iter().sum()), "{name}");
        for i in 0..atlas::CELLS {
            let (out, count) = (kommune.baseline.out_rate[i], kommune.baseline.in_count[i]);
            assert!(out == 0.0 || count == 0.0, "{name}, cell {i}: both a rate and a count");
        }
    }
    let files = std::fs::read_dir(folder().join("kommune")).expect("assets/data/kommune");
    assert_eq!(files.count(), 357, "no file of a municipality that there is not");
    let shares: f64 = country.kommuner.iter().map(|k| k.baseline.spread_share).sum();
    assert!((shares - 1.0).abs() < 1e-6, "the nation's moving is spread once: {shares}");
    assert_eq!(country.kommuner.iter().filter(|k| k.official.is_some()).count(), 97);

    // The nation, 15 counties and 85 regions, each a sum of municipalities that together are all of them.
    let sums: Vec<atlas::PlaceId> = country.sums.iter().map(|sum| sum.id).collect();
    assert_eq!(sums, core.all_places().filter(|id| id.kommune().is_none()).collect::<Vec<_>>());
    assert_eq!(sums.len(), 1 + 15 + 85);
    let members = |pick: fn(&atlas::PlaceId) -> bool| -> usize {
        sums.iter().filter(|id| pick(id)).map(|id| core.members(*id).count()).sum()
    };
    assert_eq!(members(|id| *id == atlas::PlaceId::Nation), 357);
    assert_eq!(members(|id| matches!(id, atlas::PlaceId::County(_))), 357);
    assert_eq!(members(|id| matches!(id, atlas::PlaceId::Region(_))), 357);
    let name = |id: &str| core.name(id.parse().expect("a place")).expect("a name").to_owned();
    assert_eq!(name("fylke:55"), "Troms - Romsa - Tromssa");
    assert_eq!(name("fylke:56"), "Finnmark - Finnmárku - Finmarkku");
    assert_eq!(name("region:56003"), "Øst-Finnmark");
    // Statistics Norway's projections of the counties begin two years before ours.
    for county in country.sums.iter().filter(|sum| matches!(sum.id, atlas::PlaceId::County(_))) {
        let official = county.official.as_ref().expect("of every county");
        assert_eq!((official.published, official.first_year), (2024, 2024));
        let started = core.members(county.id).map(|place| {
            let history = &country.kommune(place.nr).expect("there").history;
            history.total()[history.years().position(|year| year == 2024).expect("2024")]
        });
        // Statistics Norway's sums of municipalities lie within a few persons of its counties.
        let apart = started.sum::<f64>() - f64::from(official.total(atlas::Alternative::Main)[0]);
        assert!(apart.abs() <= 2.0, "{}: {apart}", county.id);
    }
}

#[test]
fn figures_are_those_that_were_published() {
    let (vintage, core) = core();
    let country = country(&vintage);
    let total = |number| -> f64 {
        let kommune = country.kommuner.iter().find(|k| k.nr == nr(number)).expect("there");
        kommune.population.iter().sum()
    };
    assert_eq!(country.kommuner.iter().flat_map(|k| &k.population).sum::<f64>(), 5_627_400.0);
    for (number, persons) in [(301, 728_714.0), (5501, 79_943.0), (5634, 1_969.0), (1151, 219.0)] {
        assert_eq!(total(number), persons, "{number}");
    }
    // Statistics Norway's projection starts from the same population, nation and municipalities.
    let official = country.official().expect("the nation's");
    assert_eq!(official.total(atlas::Alternative::Main)[0], 5_627_400);
    for kommune in &country.kommuner {
        if let Some(official) = &kommune.official {
            assert_eq!(official.first_year, core.base_year);
            let start = f64::from(official.total(atlas::Alternative::Main)[0]);
            assert_eq!(start, kommune.population.iter().sum::<f64>(), "{}", kommune.nr);
        }
    }
    let main = official.total(atlas::Alternative::Main);
    let at = usize::from(2050 - official.first_year);
    assert_eq!(main[at], 6_195_859);
    assert_eq!(official.total(atlas::Alternative::High)[at], 6_901_779);
    assert_eq!(official.total(atlas::Alternative::Low)[at], 5_470_997);
}

#[test]
fn the_archive_agrees_with_what_the_page_loads() {
    let (vintage, core) = core();
    let country = country(&vintage);
    let file = bytes("history.bin");
    let mut content = Vec::new();
    let packed = History::open("history.bin", &vintage, &file).expect("header");
    brotli::Decompressor::new(packed, 1 << 16).read_to_end(&mut content).expect("brotli");
    let history = History::decode("history.bin", &content).expect("history.bin");
    assert_eq!((history.first_year, history.years), (2006, 21));

    let nation = |year: u16| -> u64 {
        (0..357)
            .map(|k| history.population(k, year).expect("a year").iter().map(|p| u64::from(*p)).sum::<u64>())
            .sum()
    };
    assert_eq!((nation(2024), nation(2025), nation(2026)), (5_550_203, 5_594_340, 5_627_400));
    let oslo = history.kommuner.iter().position(|k| *k == nr(301)).expect("Oslo");
    assert_eq!(history.population(oslo, 2024).expect("2024").iter().sum::<u32>(), 717_710);

    for (k, kommune) in country.kommuner.iter().enumerate() {
        assert_eq!(history.kommuner[k], kommune.nr);
        let last = history.population(k, core.base_year).expect("the base year");
        assert!(last.iter().map(|p| f64::from(*p)).eq(kommune.population.iter().copied()), "{}", kommune.nr);
        let totals = kommune.history.total();
        for (total, year) in totals.iter().zip(kommune.history.years()) {
            let cells = history.population(k, year).expect("a year");
            assert_eq!(*total, f64::from(cells.iter().sum::<u32>()), "{} {year}", kommune.nr);
        }
    }
    assert_eq!(history.population(0, 2005), None);
    assert_eq!(history.population(0, 2027), None);
    assert_eq!(history.population(357, 2026), None);
}

#[test]
fn it_is_small_enough() {
    let (_, core) = core();
    let largest =
        core.places.iter().map(|p| brotli_size(&bytes(&Kommune::file_name(p.nr)))).max().expect("some");
    let first = brotli_size(&bytes("core.bin")) + largest;
    assert!(first <= 15_000, "the first municipality on screen takes {first} bytes");
    let country = brotli_size(&bytes("country.bin"));
    assert!(country <= 300_000, "the whole country takes {country} bytes");
}

#[test]
fn every_table_says_where_it_comes_from() {
    let (_, core) = core();
    assert_eq!(core.sources.tables.len(), 16);
    for source in &core.sources.tables {
        for text in [&source.publisher, &source.table, &source.vintage, &source.licence] {
            assert!(!text.trim().is_empty(), "{source:?}");
        }
        assert_eq!(source.retrieved.len(), "2026-11-23".len(), "{source:?}");
        assert!(
            source.sha256.len() == 64 && source.sha256.bytes().all(|b| b.is_ascii_hexdigit()),
            "{source:?}"
        );
    }
    let hashes: BTreeSet<_> = core.sources.tables.iter().map(|s| &s.sha256).collect();
    assert_eq!(hashes.len(), core.sources.tables.len(), "each table once");
}

#[test]
fn names_and_places_are_the_official_ones() {
    let (_, core) = core();
    let name = |number| core.place(nr(number)).map(|p| p.name.as_str());
    // Statistics Norway's tables lack the letter ŋ.
    assert_eq!(name(5622), Some("Porsanger - Porsáŋgu - Porsanki"));
    assert_eq!(name(5610), Some("Kárášjohka - Karasjok"));
    assert_eq!(name(301), Some("Oslo"));
    assert_eq!(name(999), None);
    let tromso = core.place(nr(5501)).expect("Tromsø");
    assert_eq!(
        core.county_of(tromso).map(|c| (c.nr, c.name.as_str())),
        Some((55, "Troms - Romsa - Tromssa"))
    );
    let split: Vec<u16> =
        core.places.iter().filter(|p| p.quality == Quality::Split).map(|p| p.nr.get()).collect();
    assert!(split.contains(&1508) && split.contains(&1580), "Ålesund and Haram were divided: {split:?}");
}

#[test]
fn old_numbers_lead_to_todays_municipalities() {
    let (vintage, core) = core();
    let numbers = OldNumbers::read("numbers.bin", &vintage, &bytes("numbers.bin")).expect("numbers.bin");
    let now = |old| numbers.successors(nr(old)).iter().map(|nr| nr.get()).collect::<Vec<_>>();
    assert_eq!(now(1902), [5501], "Tromsø before 2020");
    assert_eq!(now(5401), [5501], "Tromsø 2020-2023");
    assert_eq!(now(219), [3201], "Bærum before 2020");
    assert_eq!(now(1507).first(), Some(&1508), "Ålesund with Haram 2020-2023: Ålesund took most");
    assert!(now(1507).contains(&1580));
    assert_eq!(now(301), [0u16; 0], "Oslo's number is in use");
    assert_eq!(now(9999), [0u16; 0]);
    for (old, successors) in &numbers.successors {
        assert!(core.place(*old).is_none(), "{old} is in use");
        assert!(!successors.is_empty() && successors.iter().all(|nr| core.place(*nr).is_some()), "{old}");
    }
}

#[test]
fn a_place_is_found_by_what_people_type() {
    let (_, core) = core();
    let first = |typed: &str| search(&core, typed).first().copied();
    use Found::{Inside, Nearly, Start, Whole, Word};
    for (typed, number, found) in [
        // Numbers, also without the zero at the front, and only begun.
        ("0301", 301, Whole),
        ("301", 301, Whole),
        (" 5501 ", 5501, Whole),
        ("030", 301, Start),
        // æ, ø and å, as they are and as they are typed elsewhere.
        ("Tromsø", 5501, Whole),
        ("TROMSØ", 5501, Whole),
        ("tromso", 5501, Whole),
        ("tromsoe", 5501, Whole),
        ("tromsö", 5501, Whole),
        ("Bærum", 3201, Whole),
        ("baerum", 3201, Whole),
        ("Ålesund", 1508, Whole),
        ("aalesund", 1508, Whole),
        ("alesund", 1508, Whole),
        ("A\u{30a}lesund", 1508, Whole),
        ("Ås", 3218, Whole),
        ("Hå", 1119, Whole),
        // Names in Sami and Kven, with their letters and without.
        ("Kárášjohka", 5610, Whole),
        ("karasjohka", 5610, Whole),
        ("Ka\u{301}ra\u{301}s\u{30c}johka", 5610, Whole),
        ("Karasjok", 5610, Whole),
        ("karasjok", 5610, Whole),
        ("Guovdageaidnu", 5612, Whole),
        ("kautokeino", 5612, Whole),
        ("Unjárga", 5636, Whole),
        ("unjarga", 5636, Whole),
        ("nesseby", 5636, Whole),
        ("Porsáŋgu", 5622, Whole),
        ("porsangu", 5622, Whole),
        ("Porsanki", 5622, Whole),
        ("Gáivuotna", 5540, Whole),
        ("kafjord", 5540, Whole),
        ("Tråante", 5001, Whole),
        ("Raane", 1833, Whole),
        // All names together, as the table and as the page write them.
        ("Kárášjohka - Karasjok", 5610, Whole),
        ("Kárášjohka – Karasjok", 5610, Whole),
        // Only begun, a word in the middle, a part.
        ("trom", 5501, Start),
        ("guov", 5612, Start),
        ("fron", 3436, Word),
        ("geaidnu", 5612, Inside),
        // One letter wrong, missing, too many, swapped; in the first word and in another.
        ("Tronsø", 5501, Nearly),
        ("Dromsø", 5501, Nearly),
        ("Tomsø", 5501, Nearly),
        ("Tromssø", 5501, Nearly),
        ("Trosmø", 5501, Nearly),
        ("Begren", 4601, Nearly),
        ("Folllo", 3207, Nearly),
        ("Kautokieno", 5612, Nearly),
        ("Unjraga", 5636, Nearly),
    ] {
        assert_eq!(first(typed), Some((nr(number).into(), found)), "{typed}");
    }
    // Counties, regions and the nation; a municipality of the same name stands before them.
    for (typed, place, found) in [
        ("norge", "norge", Whole),
        ("Noreg", "norge", Whole),
        ("Norga", "norge", Whole),
        ("Finnmark", "fylke:56", Whole),
        ("finnmarku", "fylke:56", Whole),
        ("Romsa", "fylke:55", Whole),
        ("Tromssa", "fylke:55", Whole),
        ("56", "fylke:56", Whole),
        ("56003", "region:56003", Whole),
        ("follo", "region:32001", Whole),
        ("øst-finnm", "region:56003", Start),
        ("Horten", "3901", Whole),
        // With what kind of place it is, also while that is being typed; and the nation as people call it.
        ("Bergen kommune", "4601", Whole),
        ("bergen komm", "4601", Whole),
        ("kommune Bergen", "4601", Whole),
        ("akershus fylke", "fylke:32", Whole),
        ("Troms fylkeskommune", "fylke:55", Whole),
        ("regionen Follo", "region:32001", Whole),
        ("Indre Fosen", "5054", Whole),
        ("indre f", "5054", Start),
        ("hele landet", "norge", Whole),
        ("heile landet", "norge", Whole),
    ] {
        let expected = place.parse().expect("a place");
        assert_eq!(first(typed), Some((expected, found)), "{typed}");
    }
    let molde: Vec<String> =
        search(&core, "Molde").iter().filter(|hit| hit.1 == Whole).map(|hit| hit.0.to_string()).collect();
    assert_eq!(molde, ["1506", "region:15005"]);
    // Oslo is its own county and its own region: it stands there once.
    assert_eq!(search(&core, "Oslo").iter().filter(|hit| hit.1 == Whole).count(), 1);
    for typed in ["xyzzy", "Stockholm", "kommune", "Stockholm kommune", "0999", "55011", "!"] {
        assert_eq!(first(typed), None, "{typed}");
    }
}

#[test]
fn hits_stand_in_norwegian_order_and_the_best_first() {
    let (_, core) = core();
    let names = |typed: &str| -> Vec<&str> {
        search(&core, typed).into_iter().map(|(id, _)| core.name(id).unwrap_or("the nation")).collect()
    };
    let mut all = names("");
    // After the municipalities the counties, the regions and the nation, but for those of one municipality.
    let alone = core.all_places().filter(|id| core.members(*id).count() == 1).count() - 357;
    assert_eq!(all.len(), 357 + 15 + 85 + 1 - alone);
    assert_eq!((all[357], all[all.len() - 1]), ("Agder", "the nation"));
    all.truncate(357);
    assert_eq!(all[..3], ["Alstahaug", "Alta", "Alvdal"]);
    // å last, and so is aa; the South Sami name among them by its second letter.
    assert_eq!(
        all[347..],
        [
            "Åfjord",
            "Ål",
            "Ålesund",
            "Åmli",
            "Åmot",
            "Aarborte - Hattfjelldal",
            "Årdal",
            "Ås",
            "Åseral",
            "Åsnes"
        ]
    );
    let at = |name: &str| all.iter().position(|n| *n == name).expect("there");
    assert!(at("Åfjord") > at("Øystre Slidre") && at("Øksnes") > at("Voss"));
    assert!(at("Nord-Fron") < at("Nordre Follo"));
    assert!((at("Hyllestad")..at("Kristiansand")).contains(&at("Kárášjohka - Karasjok")));
    // The two of the same name, and nothing that is only nearly so.
    assert_eq!(names("Herøy"), ["Herøy (Møre og Romsdal)", "Herøy (Nordland)"]);
    // All of Troms by number, by name.
    let troms = search(&core, "55");
    assert_eq!(troms[0], (atlas::PlaceId::County(55), Found::Whole));
    let kommuner = &troms[1..22];
    assert!(kommuner.iter().all(|(id, found)| id.kommune().is_some() && *found == Found::Start));
    assert!(troms.iter().all(|(id, _)| id.county() == Some(55)));
    let name = |at: usize| collation(core.name(kommuner[at].0).expect("a name"));
    assert!((1..kommuner.len()).all(|at| name(at - 1) < name(at)));
    // A name that begins so comes before one that holds it.
    let hits = search(&core, "land");
    assert!(hits.windows(2).all(|pair| pair[0].1 <= pair[1].1));
    assert!(hits.iter().all(|(_, found)| *found != Found::Nearly));
}

#[test]
fn sami_letters_stand_beside_their_latin_ones() {
    assert_eq!(collation("Kárášjohka"), collation("Karasjohka"));
    assert_eq!(collation("Porsáŋgu"), collation("Porsangu"));
    let mut names = ["Åre", "Ære", "Zeta", "Øre", "Are", "Aas", "Ås"];
    names.sort_by_cached_key(|name| collation(name));
    assert_eq!(names[..5], ["Are", "Zeta", "Ære", "Øre", "Åre"]);
    assert_eq!(collation("Aas"), collation("Ås"));
}

#[test]
fn standards_are_those_of_the_year() {
    let (vintage, core) = core();
    let standards = Standards::read("services.bin", &vintage, &bytes("services.bin")).expect("services.bin");
    assert_eq!((standards.keys_year, standards.costs_year), (2026, 2025));
    // Published: 353 kroner of 1,000 go to care by the cost keys, and its costs are 27,759 kroner for each inhabitant.
    let care = standards.sector(SectorId::Care);
    assert!((care.weight - 0.3532).abs() < 1e-6 && (care.cost - 27_759.0).abs() < 1e-3);
    // An index is published for all but Utsira and Modalen; what does not go with ages is never below nothing.
    let unknown: Vec<u16> = core
        .places
        .iter()
        .filter(|place| standards.other_need(place.nr).is_none())
        .map(|place| place.nr.get())
        .collect();
    assert_eq!(unknown, [1151, 4629]);
    // Small places need more than large ones.
    let lows: Vec<f64> = standards.by_size.iter().map(|class| class.factor.low).collect();
    assert!(lows.windows(2).all(|pair| pair[0] > pair[1]), "{lows:?}");
    assert!(brotli_size(&bytes("services.bin")) < 2_500);
    for source in &standards.sources.tables {
        assert!(!source.licence.is_empty() && source.sha256.len() == 64, "{source:?}");
    }
    assert_eq!(standards.sources.tables.len(), 4);
}
