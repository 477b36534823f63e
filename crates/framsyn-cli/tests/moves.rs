//! `framsyn contributions` and `framsyn goal` as an analyst runs them.

mod common;

use common::{output, refused};
use std::path::Path;

/// A figure as `framsyn outlook` gives it.
fn figure(kommune: &str, set: &str, indicator: &str, year: u16) -> f64 {
    let to = (year + 1).to_string();
    let csv = output(&["outlook", "--kommune", kommune, "--set", set, "--to", &to]);
    let start = format!("{kommune},{year},{indicator},");
    let row = csv.lines().find(|line| line.starts_with(&start)).expect("a row");
    row.split(',').nth(4).expect("a value").parse().expect("a number")
}

#[test]
fn contributions_sum_to_what_outlook_gives() {
    for (kommune, indicator, set, year) in [
        ("5634", "hands_ratio", "emp=1,care=-5", 2046),
        ("fylke:56", "population", "tfr=0.2,migdom=2@2030,e0=1", 2040),
        ("norge", "births", "migint=2", 2035),
        ("0301", "net_cost", "", 2046),
        ("1151", "need_index", "hold=births,tfr=0.2", 2036),
    ] {
        let csv = output(&[
            "contributions",
            "--kommune",
            kommune,
            "--indicator",
            indicator,
            "--set",
            set,
            "--year",
            &year.to_string(),
            "--format",
            "csv",
        ]);
        let mut lines = csv.lines();
        assert_eq!(lines.next(), Some("factor,value"));
        let parts: Vec<(&str, f64)> = lines
            .map(|line| line.split_once(',').expect("two columns"))
            .map(|(factor, value)| (factor, value.parse().expect("a number")))
            .collect();
        let names: Vec<&str> = parts.iter().map(|(factor, _)| *factor).collect();
        assert!(names.starts_with(&["age_structure", "births", "deaths", "moving"]), "{names:?}");
        for part in set.split(',').filter(|part| !part.is_empty()) {
            let lever = part.split('=').next().expect("a name");
            assert_eq!(names.iter().filter(|name| **name == lever).count(), 1, "{lever} in {names:?}");
        }
        let change = figure(kommune, set, indicator, year) - figure(kommune, "", indicator, 2026);
        let sum: f64 = parts.iter().map(|(_, value)| value).sum();
        assert!((sum - change).abs() <= 1e-9 * change.abs(), "{kommune} {indicator}: {sum} and {change}");
    }
}

#[test]
fn goals_can_be_given_back_to_outlook() {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/goal.schema.json");
    let schema = std::fs::read_to_string(schema).expect("the schema");
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).expect("JSON")).expect("a schema");
    let goal = |kommune: &str, indicator: &str, target: f64, year: u16| -> serde_json::Value {
        let text = output(&[
            "goal",
            "--kommune",
            kommune,
            "--indicator",
            indicator,
            "--target",
            &target.to_string(),
            "--year",
            &year.to_string(),
            "--format",
            "json",
        ]);
        let answer = serde_json::from_str(&text).expect("JSON");
        assert!(schema.is_valid(&answer), "{answer} does not follow the schema");
        answer
    };
    for (kommune, indicator, part, year) in [
        ("0301", "hands_ratio", 1.0, 2046),
        ("5634", "hands_ratio", 0.5, 2040),
        ("5634", "population", 0.5, 2046),
    ] {
        let (now, baseline) = (figure(kommune, "", indicator, 2026), figure(kommune, "", indicator, year));
        let target = baseline + part * (now - baseline);
        let answer = goal(kommune, indicator, target, year);
        let packages = answer["packages"].as_array().expect("packages");
        assert!(!packages.is_empty(), "{answer}");
        assert_eq!(answer["best"], packages[0]);
        for package in packages {
            let reached = package["reached"].as_f64().expect("a number");
            let set = package["set"].as_str().expect("a set");
            assert_eq!(figure(kommune, set, indicator, year), reached, "{set}");
            assert!(
                (reached - target) * (now - baseline) >= -1e-9 * target.abs(),
                "{set}: {reached}, {target}"
            );
        }
    }
    let far = goal("5634", "hands_ratio", 5.0, 2046);
    assert_eq!(far["packages"], serde_json::json!([]));
    let set = far["best"]["set"].as_str().expect("a set");
    assert_eq!(figure("5634", set, "hands_ratio", 2046), far["best"]["reached"].as_f64().expect("a number"));
}

#[test]
fn bad_arguments_are_one_line() {
    let of = |kommune: &'static str, indicator: &'static str, year: &'static str| {
        ["contributions", "--kommune", kommune, "--indicator", indicator, "--year", year]
    };
    assert!(refused(&of("all", "pupils", "2040")).contains("one place is needed"));
    assert!(refused(&of("5501,0301", "pupils", "2040")).contains("one place is needed"));
    assert!(refused(&of("9999", "pupils", "2040")).contains("there is no municipality 9999"));
    assert!(refused(&of("fylke:57", "pupils", "2040")).contains("there is no county 57"));
    assert!(refused(&of("5501", "sun", "2040")).contains("there is no such indicator"));
    assert!(refused(&of("5501", "pupils", "2025")).contains("from 2026 to 2065"));
    let goal = ["goal", "--kommune", "5501", "--indicator", "pupils", "--year", "2040", "--target"];
    assert!(refused(&[&goal[..], &["NaN"]].concat()).contains("not a number"));
    assert!(refused(&goal[..goal.len() - 1]).contains("--target"));
    let moving = [&of("norge", "pupils", "2040")[..], &["--set", "migdom=1"]].concat();
    assert!(refused(&moving).contains("migdom does not work on 'norge'"));
}
