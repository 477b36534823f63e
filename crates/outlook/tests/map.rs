//! All municipalities side by side, held against each of them alone, on the committed data.

use std::sync::LazyLock;

use atlas::{Direction, KommuneNr, Map, PlaceId};
use fixture::{DATA, explorer};
use outlook::{Asked, Indicator, MAPPED, MapModel, Mapped, Parts};
use scenario::{HORIZON, LeverId, Levers};

static MAP: LazyLock<Map> = LazyLock::new(|| {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/data");
    let read = |name: &str| std::fs::read(folder.join(name)).expect(name);
    let (vintage, _) = atlas::Core::read("core.bin", &read("core.bin")).expect("core.bin");
    Map::read("map.bin", &vintage, &read("map.bin")).expect("map.bin")
});

fn model() -> MapModel {
    MapModel::new(&DATA.nation, &DATA.core, &DATA.country, &DATA.standards).expect("all municipalities")
}

fn nr(number: u16) -> KommuneNr {
    KommuneNr::new(number).expect("a number")
}

fn levers(changes: &[(LeverId, f64)]) -> Levers {
    let mut levers = Levers::default();
    for (id, change) in changes {
        assert!(!levers.set(*id, *change));
    }
    levers
}

fn ask(model: &mut MapModel, figure: Indicator, year: u16, levers: Levers, home: &str) -> Vec<Parts> {
    let home: PlaceId = home.parse().expect("a place");
    model.values(&Asked { figure, year, levers, home }).expect("projected")
}

/// The figure as the place itself has it, in the map's terms.
fn alone(place: &str, figure: Indicator, year: u16, levers: Levers) -> f64 {
    let mut explorer = explorer(place);
    explorer.set_levers(levers).expect("projected");
    explorer.set_standards(DATA.standards.clone());
    let all = explorer.all_figures();
    let of = |year: u16, figure| all[usize::from(year - 2026)].get(figure).expect("a figure");
    let people = of(year, Indicator::Population);
    match Mapped::of(figure) {
        Mapped::Of100 => 100.0 * of(year, figure) / people,
        Mapped::Ratio => of(year, figure),
        Mapped::PerInhabitant => of(year, figure) / people,
        Mapped::Growth => 100.0 * (people / of(2026, figure) - 1.0),
    }
}

#[test]
fn each_municipality_is_on_the_map_as_it_is_alone() {
    let mut model = model();
    // `migdom` is another thing on the map: see below.
    let moved = levers(&[
        (LeverId::Tfr, 0.2),
        (LeverId::Migint, 3.0),
        (LeverId::E0, 1.0),
        (LeverId::Ret, 1.0),
        (LeverId::Health, 1.0),
        (LeverId::Care, -5.0),
    ]);
    for levers in [Levers::default(), moved] {
        for figure in MAPPED {
            for year in [2026, 2031, HORIZON] {
                let values = ask(&mut model, figure, year, levers, "5501");
                assert_eq!(values.len(), 357);
                for place in ["0301", "1151", "5501", "5634"] {
                    let id: PlaceId = place.parse().expect("a place");
                    let at = model.position(id.kommune().expect("one")).expect("on the map");
                    let (here, alone) =
                        (values[at].value().expect("a value"), alone(place, figure, year, levers));
                    assert!(
                        (here - alone).abs() <= 1e-9 * alone.abs().max(1.0),
                        "{place}, {} {year}: {here} and {alone}",
                        figure.key()
                    );
                }
                let (sum, whole) = (
                    model.together(&values, PlaceId::County(56)).value(),
                    alone("fylke:56", figure, year, levers),
                );
                let sum = sum.expect("a value");
                assert!(
                    (sum - whole).abs() <= 1e-9 * whole.abs().max(1.0),
                    "{}: {sum} {whole}",
                    figure.key()
                );
            }
        }
    }
    assert!(model.baseline(Indicator::Pupils, 2030).is_empty() && model.baseline(MAPPED[0], 2047).is_empty());
}

/// What a place wins others lose, and the other way round: the country stays as it is, but for the children of those who
/// move and for how long they live.
#[test]
fn net_domestic_moving_sums_to_zero_on_the_map() {
    let mut model = model();
    let people = |values: &[Parts], model: &MapModel, place: PlaceId| -> f64 {
        // Growth in per cent, back to persons.
        let now = fixture::explorer(&place.to_string()).baseline().totals().next().expect("today");
        now * (1.0 + model.together(values, place).value().expect("a value") / 100.0)
    };
    for (home, change, other) in [
        ("5634", 20.0, None),
        ("5634", -20.0, None),
        ("0301", 10.0, None),
        ("0301", -10.0, None),
        ("fylke:56", 10.0, None),
        ("5501", 10.0, Some((LeverId::Migint, 10.0))),
        ("0301", 5.0, Some((LeverId::Tfr, 0.5))),
    ] {
        let place: PlaceId = home.parse().expect("a place");
        let still: Vec<_> = other.into_iter().collect();
        let moved: Vec<_> = still.iter().copied().chain([(LeverId::Migdom, change)]).collect();
        // After five years few are born or dead because of it; after twenty Oslo's few children per woman count.
        for (year, most) in [(2031, 0.02), (HORIZON, 0.12)] {
            let mut of = |changes: &[(LeverId, f64)]| {
                ask(&mut model, Indicator::Population, year, levers(changes), home)
            };
            let (before, after) = (of(&still), of(&moved));
            let by = |place| people(&after, &model, place) - people(&before, &model, place);
            let (here, all) = (by(place), by(PlaceId::Nation));
            assert!(here.signum() == change.signum() && here.abs() > 10.0, "{home} {change}: {here}");
            assert!(
                all.abs() < most * here.abs(),
                "{home} {change} {year}: {here} here, {all} in the country"
            );
        }
    }
    // Where the lever is at rest nothing is drawn from anyone, bit for bit.
    let still = ask(&mut model, MAPPED[0], HORIZON, levers(&[(LeverId::Tfr, 0.2)]), "5634");
    assert_eq!(still, ask(&mut model, MAPPED[0], HORIZON, levers(&[(LeverId::Tfr, 0.2)]), "0301"));
}

#[test]
fn classes_are_few_round_and_hold_most_of_the_baseline() {
    let model = model();
    for figure in MAPPED {
        for change in [false, true] {
            let classes = model.classes(figure, change);
            assert!((5..=7).contains(&classes.count()), "{}: {:?}", figure.key(), classes.bounds);
            assert!(classes.bounds.windows(2).all(|w| w[0] < w[1]), "{:?}", classes.bounds);
            assert_eq!(classes.diverging, change || figure == Indicator::Population);
            if classes.diverging {
                assert_eq!((classes.count(), classes.class(0.0)), (7, 3), "{}", figure.key());
            }
            let power = 10f64.powi(i32::try_from(classes.decimals).expect("few"));
            for bound in &classes.bounds {
                let digits = bound * power;
                assert!((digits - digits.round()).abs() < 1e-6, "{}: {bound}", figure.key());
            }
        }
        // In the last year at least four classes are in use: else the map shows nothing.
        let classes = model.classes(figure, false);
        let used: std::collections::BTreeSet<usize> = model
            .baseline(figure, HORIZON)
            .iter()
            .filter_map(|parts| Some(classes.class(parts.value()?)))
            .collect();
        assert!(used.len() >= 4, "{}: {used:?} of {:?}", figure.key(), classes.bounds);
    }
}

#[test]
fn similar_municipalities_are_as_central_and_nearly_as_large() {
    let model = model();
    for number in [301, 1151, 5501, 5634] {
        let similar = model.similar(nr(number));
        let class = |nr| DATA.core.place(nr).expect("a place").centrality;
        assert!((4..=10).contains(&similar.len()) && !similar.contains(&nr(number)), "{number}: {similar:?}");
        assert!(similar.iter().all(|one| class(*one) == class(nr(number))), "{number}");
    }
    assert_eq!(model.similar(nr(9999)), []);
}

#[test]
fn the_map_knows_neighbours_and_ways() {
    let bærum = nr(3201);
    assert!(MAP.neighbours(nr(301)).contains(&bærum) && MAP.neighbours(bærum).contains(&nr(301)));
    assert_eq!(MAP.neighbours(nr(1151)), [], "Utsira lies alone");
    let nearest = MAP.nearest(nr(1151), 3);
    // Haugesund, Karmøy.
    assert!(nearest.len() == 3 && nearest.contains(&nr(1149)), "{nearest:?}");
    let mut from_oslo = vec![nr(301)];
    for place in &MAP.places {
        for other in MAP.neighbours(place.nr) {
            assert!(MAP.neighbours(other).contains(&place.nr), "{} and {other}", place.nr);
        }
        assert!(MAP.middle(place.nr).is_some());
    }
    // By arrow keys one comes everywhere.
    let mut next = 0;
    while let Some(from) = from_oslo.get(next).copied() {
        for direction in [Direction::North, Direction::South, Direction::East, Direction::West] {
            if let Some(to) = MAP.beside(from, direction).filter(|to| !from_oslo.contains(to)) {
                from_oslo.push(to);
            }
        }
        next += 1;
    }
    let missed: Vec<_> = MAP.places.iter().map(|p| p.nr).filter(|nr| !from_oslo.contains(nr)).collect();
    assert_eq!(missed, [], "out of reach");
    // North is up, and east is to the right.
    let [vardø, oslo] = [5634, 301].map(|number| MAP.middle(nr(number)).expect("a middle"));
    assert!(vardø[0] > oslo[0] && vardø[1] < oslo[1]);
    // Known: Kautokeino is the largest, 9,700 km²; Oslo has 454 km², with its lakes.
    assert!((9_300.0..10_300.0).contains(&MAP.area(nr(5612))), "{}", MAP.area(nr(5612)));
    assert!((430.0..480.0).contains(&MAP.area(nr(301))), "{}", MAP.area(nr(301)));
}
