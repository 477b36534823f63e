//! Scenarios as files, and back.

use export::saved::{Made, Problem, Saved, SavedError};
use scenario::{FIRST_EDITION, LEVERS, LeverId, Levers, Link, Notice, Scenarios, VERSION};
use serde_json::{Value, json};

fn schema() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/scenario.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("the schema")).expect("JSON")
}

fn opened(text: &str) -> Result<(Saved, Vec<Notice>), SavedError> {
    Saved::read(text, Link::read)
}

fn saved(query: &str) -> Saved {
    let read = Link::read(query);
    assert_eq!(read.notices, []);
    let place = read.link.place.expect("a place");
    let (scenarios, notices) = Scenarios::read(&read.link.kept, Some(place));
    assert_eq!(notices, []);
    let made = Made {
        model: VERSION,
        data: "2026-11".into(),
        program: "0.1.0".into(),
        date: "2026-11-24".into(),
        link: format!("https://eksempel.no/?{query}"),
    };
    Saved { place, levers: read.link.levers, scenarios, own: read.link.own, made }
}

const ALL: [&str; 5] = [
    "kommune=5501",
    "kommune=norge&migint=-3&hold=births+deaths+nomoving",
    "kommune=region:56003&tfr=0.15&emp=2@2032&health=0.5&v=1",
    "kommune=5634&own=pupils:170,person_years_care:95.5&kinder=-15",
    "kommune=fylke:56&tfr=0.2&open=b&name=Flere%20barn&beside=d&a=~emp=2@2030&d=S%C3%A5nn%20%22%5C%20~hold=moving&v=1",
];

#[test]
fn a_scenario_reads_as_it_is_written_and_follows_the_schema() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    for query in ALL {
        let saved = saved(query);
        let text = saved.write();
        let json: Value = serde_json::from_str(&text).expect("JSON");
        let wrong: Vec<String> = validator.iter_errors(&json).map(|why| why.to_string()).collect();
        assert_eq!(wrong, Vec::<String>::new(), "{text}");
        assert_eq!(opened(&text), Ok((saved, vec![])), "{text}");
    }
}

#[test]
fn what_differs_from_what_can_be_is_refused_with_its_place() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    let good = || serde_json::from_str::<Value>(&saved(ALL[4]).write()).expect("JSON");
    let outside = |low: f64, high: f64| Problem::Outside(low, high);
    let keys = LEVERS.map(|lever| lever.key).to_vec();
    let cases: [(&str, Value, Problem); 16] = [
        ("/place", json!("Tromsø"), Problem::NotAPlace),
        ("/place", json!(5501), Problem::NotText),
        ("/scenarios", json!({}), Problem::NotAList),
        ("/scenarios", json!([]), Problem::NotOneOpen),
        ("/scenarios/0/levers/emp/change", json!(99), outside(-10.0, 10.0)),
        ("/scenarios/0/levers/emp/change", json!("2"), Problem::NotANumber),
        ("/scenarios/0/levers/emp/year", json!(2060), outside(2027.0, 2046.0)),
        ("/scenarios/0/levers/sun", json!({"change": 1}), Problem::NotOneOf(keys)),
        ("/scenarios/0/levers/emp", json!(2), Problem::NotAnObject),
        (
            "/scenarios/2/hold/0",
            json!("sun"),
            Problem::NotOneOf(vec!["births", "deaths", "moving", "nomoving"]),
        ),
        ("/scenarios/1/name", json!("x".repeat(41)), Problem::TooLong),
        ("/scenarios/1/open", json!("ja"), Problem::NotOneOf(vec!["true", "false"])),
        ("/own", json!({"pupils": -1}), outside(0.0, 10_000_000.0)),
        ("/sun", json!(1), Problem::Unknown),
        ("/model", json!(1.5), Problem::NotANumber),
        ("/data", json!("a&embed=1"), Problem::NotAnEdition),
    ];
    for (at, value, problem) in cases {
        let mut file = good();
        let (object, key) = at.rsplit_once('/').expect("a pointer");
        match file.pointer_mut(object).expect("something") {
            Value::Array(list) => list[key.parse::<usize>().expect("an index")] = value.clone(),
            object => object[key] = value.clone(),
        }
        let found = opened(&file.to_string());
        let at = if at == "/own" { "/own/pupils" } else { at };
        assert_eq!(found, Err(SavedError::At { at: at.to_owned(), problem }), "{at} = {value}");
        assert!(!validator.is_valid(&file), "the schema takes {at} = {value}");
    }
}

#[test]
fn other_files_are_told_from_scenarios() {
    assert_eq!(opened("{\n  \"format\": }"), Err(SavedError::NotJson { line: 2, column: 13 }));
    for text in ["[]", "{}", "{\"format\": \"framsyn\"}", "7"] {
        assert_eq!(opened(text), Err(SavedError::SomethingElse), "{text}");
    }
    let later = "{\"format\": \"framsyn-scenario\", \"version\": 2, \"what\": \"is new\"}";
    assert_eq!(opened(later), Err(SavedError::Later(2)));
    let missing = "{\"format\": \"framsyn-scenario\", \"version\": 1}";
    assert_eq!(opened(missing), Err(SavedError::At { at: "/place".into(), problem: Problem::Missing }));
    let norge = "{\"format\":\"framsyn-scenario\",\"version\":1,\"place\":\"norge\",\"scenarios\":[{\"slot\":\"a\",\"open\":true,\"levers\":{\"migdom\":{\"change\":1}}}]}";
    let at = "/scenarios/0/levers/migdom".to_owned();
    assert_eq!(opened(norge), Err(SavedError::At { at, problem: Problem::NotHere }));
}

#[test]
fn a_file_of_another_version_opens_as_a_link_of_it_does() {
    let all = |model: u16, change: f64| {
        let mut file: Value = serde_json::from_str(&saved(ALL[4]).write()).expect("JSON");
        file["model"] = model.into();
        file.as_object_mut().expect("an object").remove("data");
        file["scenarios"][0]["levers"]["emp"]["change"] = change.into();
        file
    };
    // The first version did not say which edition it was of.
    let (first, notices) = opened(&all(1, 2.0).to_string()).expect("opened");
    assert_eq!((first.made.data.as_str(), notices), (FIRST_EDITION, vec![]));
    assert_eq!((first.levers, first.scenarios), (saved(ALL[4]).levers, saved(ALL[4]).scenarios));
    // What a later one allows is limited here, and told once.
    let mut file = all(VERSION + 1, 99.0);
    file["scenarios"][1]["levers"]["sun"] = json!({"change": 1});
    file["scenarios"][2]["levers"]["sun"] = json!({"change": 1});
    let (later, mut notices) = opened(&file.to_string()).expect("opened");
    notices.sort_by_key(|notice| format!("{notice:?}"));
    let limited = Notice::Limited { lever: LeverId::Emp, used: 10.0 };
    assert_eq!(notices, [limited, Notice::OtherModel(VERSION + 1), Notice::UnknownKey("sun".into())]);
    assert_eq!((later.levers, later.made.model), (saved(ALL[4]).levers, VERSION + 1));
    // What never was a lever is none.
    for (key, value) in [("embed", json!(1)), ("a&embed", json!(1)), ("emp", json!("2"))] {
        let mut file = all(1, 2.0);
        file["scenarios"][0]["levers"][key] = json!({"change": value});
        assert!(matches!(opened(&file.to_string()), Err(SavedError::At { .. })), "{key}");
    }
}

/// One table of levers: the schema says of their bounds what it says.
#[test]
fn the_schema_has_the_bounds_of_the_levers() {
    let schema = schema();
    let levers =
        schema["$defs"]["scenario"]["properties"]["levers"]["properties"].as_object().expect("levers");
    assert_eq!(levers.len(), LEVERS.len());
    for lever in LEVERS {
        let change = &levers[lever.key]["properties"]["change"];
        assert_eq!(
            (change["minimum"].as_f64(), change["maximum"].as_f64()),
            (Some(lever.min), Some(lever.max))
        );
    }
    let year = &schema["$defs"]["lever"]["properties"]["year"];
    assert_eq!(year["minimum"], scenario::RAMP_MIN);
    assert_eq!(year["maximum"], scenario::RAMP_MAX);
    assert_eq!(schema["$defs"]["scenario"]["properties"]["name"]["maxLength"], scenario::LONGEST_NAME);
}

#[test]
fn sums_of_small_steps_are_written_as_people_write_them() {
    let mut saved = saved("kommune=5501");
    let mut levers = Levers::default();
    levers.set(LeverId::Tfr, 0.1 + 0.2);
    saved.levers = levers;
    let json: Value = serde_json::from_str(&saved.write()).expect("JSON");
    assert_eq!(json["scenarios"][0]["levers"]["tfr"]["change"].to_string(), "0.3");
}
