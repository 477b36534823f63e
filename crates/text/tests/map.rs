//! What the map tells, with figures of the committed data.

use fixture::DATA;
use outlook::{Indicator, MAPPED, MapModel, Spread};
use text::Language::{self, En, Nb, Nn};
use text::map::{class, municipalities, number, spread, summary, title, told, value};

#[test]
fn a_municipality_is_told_with_its_figure_and_its_change() {
    let told = |language, figure, then, now| told(language, "Vardø", figure, 2046, Some(then), Some(now));
    assert_eq!(
        told(Nb, Indicator::Age80Plus, 11.44, 5.21),
        "Vardø: 11,4 av 100 innbyggere i 2046, 5,2 i 2026 (+6,2)"
    );
    assert_eq!(told(Nn, Indicator::Population, -12.34, 0.0), "Vardø: −12,3\u{a0}% frå 2026 til 2046");
    assert_eq!(
        told(En, Indicator::NetCost, 91_234.0, 80_111.0),
        "Vardø: 91,200 kr per inhabitant in 2046, 80,100 in 2026 (+11,100)"
    );
    assert_eq!(
        text::map::told(Nb, "Oslo", MAPPED[0], 2026, Some(4.0), Some(4.0)),
        "Oslo: 4,0 av 100 innbyggere i 2026"
    );
    assert_eq!(text::map::told(Nb, "Oslo", MAPPED[0], 2046, None, Some(4.0)), "Oslo: uten tall i 2046");
    assert_eq!(value(Nb, Indicator::WorkingAgePer80Plus, true, Some(-0.55)), "−0,6");
}

#[test]
fn every_class_says_what_it_holds_and_all_of_them_are_apart() {
    let model = MapModel::new(&DATA.nation, &DATA.core, &DATA.country, &DATA.standards).expect("all");
    for language in Language::WHOLE {
        for figure in MAPPED {
            assert!(!title(language, figure).ends_with(", "), "{}", figure.key());
            for change in [false, true] {
                let classes = model.classes(figure, change);
                let all: Vec<String> =
                    (0..classes.count()).map(|one| class(language, figure, &classes, one)).collect();
                let mut apart = all.clone();
                apart.sort();
                apart.dedup();
                assert_eq!(apart.len(), classes.count(), "{all:?}");
                assert!(
                    all.iter().all(|text| !text.contains("  ") && text.chars().any(char::is_numeric)),
                    "{all:?}"
                );
            }
        }
    }
    let classes = model.classes(Indicator::Population, true);
    assert!(class(Nb, Indicator::Population, &classes, 6).starts_with('+'), "a change has its sign");
    assert_eq!([1, 357].map(|n| municipalities(Nb, n)), ["1 kommune", "357 kommuner"]);
}

#[test]
fn the_whole_is_told_from_the_lowest_to_the_highest() {
    assert_eq!(
        summary(Nb, MAPPED[0], false, 2046, [("Rælingen", 5.2), ("Tydal", 17.6)], Some(8.44)),
        "2046: hele landet 8,4 av 100 innbyggere. Lavest er Rælingen med 5,2, høyest Tydal med 17,6."
    );
    let of = Spread { low: 8.9, median: 9.3, high: 9.7 };
    assert_eq!(spread(Nn, MAPPED[0], false, of), "Dei ligg frå 8,9 til 9,7. Midt i ligg 9,3.");
    assert_eq!(number(En, MAPPED[0], false, None), "no figure");
}
