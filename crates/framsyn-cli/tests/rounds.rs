//! The file of a round fits its schema.

use scenario::{Future, LeverId, Levers, Round};
use serde_json::{Value, json};

#[test]
fn a_saved_round_fits_its_schema() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/round.schema.json");
    let schema = std::fs::read_to_string(path).expect("the schema");
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).expect("JSON")).expect("a schema");
    let mut levers = Levers::default();
    levers.set(LeverId::Tfr, 0.2);
    levers.set_reached(LeverId::Tfr, 2032);
    for place in ["5634", "fylke:03", "region:56003", "norge"] {
        let place = place.parse().expect("a place");
        let mut round = Round::new(place);
        for levers in [levers, Levers::default()] {
            round.add(Future { place, levers }, true);
        }
        round.agree("e01".parse().expect("a measure"), true);
        let file: Value = serde_json::to_value(round.to_file("2026-e2c935e3")).expect("JSON");
        assert!(schema.is_valid(&file), "{file}");
        assert_eq!(file["futures"], json!(["tfr=0.2@2032", ""]));
        let mut other = file.clone();
        other["names"] = json!(["Kari"]);
        assert!(!schema.is_valid(&other), "nobody is named");
    }
}
