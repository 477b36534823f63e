//! A small data set made up for tests: every kind of file, with numbers that are easily recognised.

#![allow(dead_code, reason = "each test file uses its part")]

use atlas::{
    AGES, AgeGroup, CELLS, CareRates, Category, Core, CostSector, Country, County, Dementia, Employment,
    EmploymentBasis, EmploymentProfile, FertilityPath, GROUPS, GroupHistory, HealthRates, History,
    KindergartenRates, Kommune, KommuneNr, LIFE_TABLE_AGES, LocalBaseline, LocalRecord, Map, MapPlace,
    MigrationPath, MortalityPath, Mover, OfficialGroup, OfficialPath, OldNumbers, Place, PlaceId, Quality,
    Region, SEXES, SchoolRates, ServiceRates, SizeRange, Source, Sources, Span, Standards, Sum,
};

pub(crate) const VINTAGE: &str = "2026-test";

pub(crate) fn nr(number: u16) -> KommuneNr {
    KommuneNr::new(number).expect("a municipality number")
}

pub(crate) fn place(number: u16, name: &str) -> Place {
    Place {
        nr: nr(number),
        name: name.into(),
        aliases: Vec::new(),
        region: 3001,
        centrality: 3,
        quality: Quality::Official,
    }
}

/// A core with these municipalities, all of county 3, whose numbers must be 0300 to 0399 by rising number.
pub(crate) fn core(places: Vec<Place>) -> Core {
    let even = vec![1.0 / CELLS as f64; CELLS];
    Core {
        base_year: 2026,
        places,
        counties: vec![County { nr: 3, name: "Oslo".into() }],
        regions: vec![Region { nr: 3001, name: "Oslo".into() }],
        mortality: MortalityPath {
            qx: vec![0.5; SEXES * LIFE_TABLE_AGES],
            yearly_change: vec![1.0; SEXES * LIFE_TABLE_AGES],
            improvement: vec![0.0, 1.0, 1.5],
        },
        fertility: FertilityPath {
            first_age: 20,
            pattern: vec![0.25; 4],
            tfr: vec![1.5, 1.75],
            usual_tfr: 1.625,
            sex_ratio_at_birth: 1.0625,
        },
        migration: MigrationPath {
            spread: vec![20_000.0],
            // Four-byte numbers are kept: so that a round trip is exact, these are such.
            profile: even.iter().map(|v| f64::from(*v as f32)).collect(),
            national_net: vec![22_000.0],
        },
        movers: Mover {
            intensity: vec![1.0; CELLS],
            share: even.iter().map(|v| f64::from(*v as f32)).collect(),
        },
        employment: EmploymentProfile { year: 2025, first_age: 15, rates: vec![0.5; 2 * 65] },
        services: ServiceRates {
            year: 2025,
            kindergarten: KindergartenRates {
                at_1_2: 0.875,
                at_3_5: 0.96875,
                children_per_person_year: 5.75,
            },
            school: SchoolRates { at_6_12: 0.0625, at_13_15: 0.09375 },
            home_care: CareRates { under_67: 0.03125, at_67: 0.0625, growth: 1.0625 },
            institution: CareRates { under_67: 0.0, at_67: 0.0078125, growth: 1.125 },
            person_years_per_user: 0.625,
            health: HealthRates { everyone: 0.001953125, young: 0.00390625 },
        },
        life_expectancy_record: Span { low: 1.25, high: 2.5 },
        sources: sources(Category::Population, "07459"),
    }
}

fn sources(category: Category, table: &str) -> Sources {
    Sources {
        tables: vec![Source {
            category,
            publisher: "Statistisk sentralbyrå".into(),
            table: table.into(),
            vintage: "2006–2026".into(),
            retrieved: "2026-11-23".into(),
            licence: "CC BY 4.0".into(),
            sha256: "00".repeat(32),
        }],
    }
}

/// Seven sectors alike: half of each goes with ages 1-5, a quarter with 80-89, the rest with anything else.
pub(crate) fn standards() -> Standards {
    let mut ages = vec![0.0; 10];
    (ages[1], ages[8]) = (0.5, 0.25);
    let sector = |weight| CostSector { weight, ages: ages.clone(), other: 0.25, cost: 1000.0 };
    let mut sectors = vec![sector(0.125); 6];
    sectors.push(sector(0.25));
    let mut shares = vec![0.0625; 9];
    shares.push(0.4375);
    let class = |from, low, high| SizeRange { from, factor: Span { low, high } };
    Standards::new(
        [2026, 2025],
        sectors,
        shares,
        Dementia { from: vec![65, 80], women: vec![0.0625, 0.25], men: vec![0.0625, 0.125] },
        vec![class(0, 1.25, 1.5), class(5000, 0.875, 1.0)],
        [(nr(301), 0.275), (nr(302), 1.5)],
        sources(Category::Services, "Grønt hefte"),
    )
    .expect("standards")
}

pub(crate) fn official() -> OfficialPath {
    let totals = [vec![100, 110, 120], vec![100, 90, 80], vec![100, 130, 160]];
    let group = |from, to, persons: [u32; 3]| OfficialGroup { from, to, persons: persons.into() };
    let groups = vec![
        group(0, 0, [1, 2, 3]),
        group(1, 5, [10, 20, 30]),
        group(6, 12, [5, 5, 5]),
        group(13, 15, [4, 4, 4]),
        group(16, 105, [80, 79, 78]),
    ];
    OfficialPath::new(2026, 2026, totals, groups).expect("a path")
}

pub(crate) fn kommune(number: u16) -> Kommune {
    let population: Vec<f64> = (0..CELLS).map(|i| (i * 7 % 31) as f64).collect();
    // Every third cell loses people, as a rate that the file's unit holds exactly; the others gain some.
    let out_rate = (0..CELLS).map(|i| if i % 3 == 0 { 312.0 / 20_000.0 } else { 0.0 }).collect();
    let in_count = (0..CELLS).map(|i| if i % 3 == 0 { 0.0 } else { (i % 5) as f64 * 0.25 }).collect();
    let persons = GROUPS
        .iter()
        .map(|group: &AgeGroup| vec![group.sum(&population) + 3.0, group.sum(&population)])
        .collect();
    Kommune {
        nr: nr(number),
        population,
        history: GroupHistory::new(2025, persons).expect("a history"),
        baseline: LocalBaseline {
            mortality_level: 1.125,
            fertility_level: 0.875,
            out_rate,
            in_count,
            spread_share: 0.5,
        },
        employment: Employment { level: 1.0625, by_age: None, basis: EmploymentBasis::Measured },
        record: LocalRecord {
            fertility: Span { low: 0.875, high: 1.125 },
            moving: Span { low: -12.5, high: 7.25 },
            usual_moving: 3.25,
        },
        official: Some(official()),
    }
}

pub(crate) fn country() -> Country {
    let record = kommune(301).record;
    let sums = vec![
        Sum { id: PlaceId::Nation, record, official: Some(official()) },
        Sum { id: PlaceId::County(3), record, official: None },
    ];
    Country { kommuner: vec![kommune(301), kommune(302)], sums }
}

pub(crate) fn numbers() -> OldNumbers {
    OldNumbers { successors: vec![(nr(101), vec![nr(301), nr(302)]), (nr(1902), vec![nr(302)])] }
}

pub(crate) fn history() -> History {
    let years = 3;
    let population = (0..2 * years * CELLS).map(|i| (i * 13 % 97) as u32 + (i / AGES) as u32).collect();
    History { kommuner: vec![nr(301), nr(302)], first_year: 2024, years, population }
}

/// Two squares that share a border, and an island.
pub(crate) fn map() -> Map {
    let place = |number, ring: &[i32]| MapPlace { nr: nr(number), rings: vec![ring.to_vec()] };
    Map {
        unit: 100,
        size: [100, 100],
        arcs: vec![
            vec![[40, 0], [40, 40]],
            vec![[40, 40], [0, 40], [0, 0], [40, 0]],
            vec![[40, 40], [80, 40], [80, 0], [40, 0]],
            vec![[60, 60], [70, 60], [70, 70], [60, 70], [60, 60]],
        ],
        places: vec![place(301, &[0, 1]), place(302, &[0, 2]), place(303, &[3])],
        sources: sources(Category::Geography, "Kommuner"),
    }
}
