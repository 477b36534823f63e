//! `framsyn story` as an analyst runs it.

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::{output, refused};
use serde_json::Value;

fn stories(arguments: &[&str]) -> Vec<Value> {
    let text = output(&[&["story", "--format", "json"], arguments].concat());
    assert_eq!(text.lines().count(), 1);
    let told: Value = serde_json::from_str(&text).expect("JSON");
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/story.schema.json");
    let schema = std::fs::read_to_string(schema).expect("the schema");
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).expect("JSON")).expect("a schema");
    assert!(schema.is_valid(&told), "{told} does not follow the schema");
    told.as_array().expect("stories").clone()
}

/// Indicators by name and year, as `framsyn outlook` gives them.
fn figures(arguments: &[&str]) -> BTreeMap<(String, u64), f64> {
    let csv = output(&[&["outlook"], arguments].concat());
    let row = |line: &str| {
        let columns: Vec<&str> = line.split(',').collect();
        let year = columns[1].parse().expect("a year");
        ((columns[2].to_owned(), year), columns[4].parse().expect("a number"))
    };
    csv.lines().skip(1).map(row).collect()
}

#[test]
fn every_number_is_what_outlook_gives() {
    for (kommune, lang, seed, rest) in [
        ("5501", "nb", "1", &[][..]),
        ("1151", "nn", "2", &["--set", "tfr=-0.6@2028,migdom=-20@2030,kinder=-15"][..]),
        ("0301", "en", "18446744073709551615", &["--set", "care=-20,ret=3,emp=2,health=3"]),
        ("fylke:46", "nn", "4", &["--set", "hold=births+deaths,migint=5"]),
        ("norge", "nb", "0", &[]),
        ("5634", "nb", "3", &["--own", "pupils:170,home_care_users:30"]),
    ] {
        let place = [&["--kommune", kommune][..], rest].concat();
        let told = stories(&[&place[..], &["--lang", lang, "--seed", seed]].concat());
        let figures = figures(&place);
        assert_eq!(told.len(), 5);
        for story in &told {
            let text = story["text"].as_str().expect("text");
            let facts = story["facts"].as_array().expect("facts");
            assert!(!facts.is_empty());
            let mut rest = text;
            for fact in facts {
                let [shown, indicator] = ["shown", "indicator"].map(|key| fact[key].as_str().expect("text"));
                let (_, behind) = rest.split_once(shown).unwrap_or_else(|| panic!("no {shown} in {text}"));
                rest = behind;
                let key = (indicator.to_owned(), fact["year"].as_u64().expect("a year"));
                let value = fact["value"].as_f64().expect("a number");
                assert_eq!(figures.get(&key), Some(&value), "{kommune} {key:?}");
                // What is shown is that value, rounded.
                let digits = shown.replace('\u{a0}', "");
                let plain = if lang == "en" { digits.replace(',', "") } else { digits.replace(',', ".") };
                let half = if plain.contains('.') { 0.05 } else { 0.5 };
                let read: f64 = plain.parse().expect("a number");
                assert!((read - value).abs() <= half + 1e-9, "{shown} is not {value}");
            }
        }
    }
}

#[test]
fn the_same_seed_tells_the_same() {
    let of = |seed: &str| output(&["story", "--kommune", "4629", "--lang", "nn", "--seed", seed]);
    assert_eq!(of("5"), of("5"));
    assert_ne!(of("5"), of("6"));
    assert_eq!(
        output(&["story", "--kommune", "4629"]),
        output(&["story", "--kommune", "4629", "--lang", "nb", "--seed", "1"])
    );
}

#[test]
fn bad_arguments_are_one_line() {
    let of = |kommune: &'static str| ["story", "--kommune", kommune];
    assert!(refused(&of("all")).contains("one place is needed"));
    assert!(refused(&of("5501,0301")).contains("one place is needed"));
    assert!(refused(&of("9999")).contains("there is no municipality 9999"));
    assert!(
        refused(&[&of("5501")[..], &["--lang", "sv"]].concat()).contains("the languages are nb, nn and en")
    );
    assert!(refused(&[&of("5501")[..], &["--seed", "x"]].concat()).contains("--seed"));
    assert!(refused(&[&of("norge")[..], &["--set", "migdom=1"]].concat()).contains("migdom does not work"));
}
