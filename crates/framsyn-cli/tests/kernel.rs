//! `framsyn kernel` as an analyst runs it.

mod common;

use std::path::{Path, PathBuf};
use std::process::Output;

use common::{failure, framsyn, framsyn_reads, refused};
use serde_json::{Value, json};

/// Where the repository is.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn golden(name: &str) -> PathBuf {
    root().join("tests/golden").join(name)
}

/// Runs the kernel on JSON from standard input.
fn kernel(input: &Value) -> Output {
    framsyn_reads(&["kernel", "--input", "-", "--output", "-"], &input.to_string())
}

fn good(output: &Output) -> Value {
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{message}");
    serde_json::from_slice(&output.stdout).expect("standard output is JSON")
}

fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A validator for the schema itself, or for one of its definitions.
fn schema(definition: Option<&str>) -> jsonschema::Validator {
    let mut schema = read(&root().join("schemas/kernel.schema.json"));
    if let Some(definition) = definition {
        let object = schema.as_object_mut().expect("a schema is an object");
        object.remove("oneOf");
        object.insert("$ref".into(), json!(format!("#/$defs/{definition}")));
    }
    jsonschema::validator_for(&schema).expect("the schema is valid")
}

fn assert_valid(validator: &jsonschema::Validator, instance: &Value) {
    let errors: Vec<String> = validator.iter_errors(instance).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

/// Two sexes, three age groups, two steps.
fn small(timing: &str) -> Value {
    let cube = |value: f64| Value::from_iter([[[value; 3]; 2]; 2].map(|year| json!(year)));
    let mut input = json!({
        "age_width": 20, "n_ages": 3, "sexes": ["F", "M"], "years": 2,
        "start": [[100, 110, 150], [105, 112, 140]],
        "survival": cube(0.9),
        "asfr": [[0, 0.05, 0.005], [0, 0.05, 0.005]],
        "srb": [1.05, 1.06],
        "timing": timing,
    });
    if timing == "inout" {
        input["out_rate"] = cube(0.1);
        input["in_count"] = cube(7.0);
    } else {
        input["net_migration"] = cube(-3.0);
    }
    input
}

#[test]
fn box_6_2_comes_out_as_published() {
    let facts = read(&golden("sweden_1993_even.facts.json"));
    let directory = std::env::temp_dir().join(format!("framsyn-kernel-{}", std::process::id()));
    std::fs::create_dir_all(&directory).expect("a temporary directory");
    let file = directory.join("out.json");
    let input = golden("sweden_1993_even.input.json");
    let paths = [&input, &file].map(|path| path.to_str().expect("a path in UTF-8"));
    let run = framsyn(&["kernel", "--input", paths[0], "--output", paths[1]]);
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(run.stdout.is_empty() && run.stderr.is_empty());
    let output = read(&file);
    std::fs::remove_dir_all(&directory).expect("the temporary directory can go");

    assert_eq!(output["population"].as_array().map(Vec::len), Some(2));
    let persons = |cell: &Value| cell.as_f64().expect("a number").round();
    let women: Vec<f64> = output["population"][1][0].as_array().expect("ages").iter().map(persons).collect();
    assert_eq!(
        json!(women),
        json!(facts["women"].as_array().expect("ages").iter().map(persons).collect::<Vec<_>>())
    );
    assert_eq!(persons(&output["population"][1][1][0]), persons(&facts["newborn_men"]));
    assert_eq!(output["warnings"], json!([]));
}

#[test]
fn the_closed_population_comes_out_as_published() {
    let facts = read(&golden("sweden_1993_closed.facts.json"));
    let output = good(&kernel(&read(&golden("sweden_1993_closed.input.json"))));
    for sex in 0..2 {
        for age in 0..18 {
            let cell = |value: &Value| value.as_f64().expect("a number");
            let (ours, published) = (cell(&output["population"][1][sex][age]), cell(&facts["end"][sex][age]));
            assert!((ours - published).abs() < 1e-6, "sex {sex}, age group {age}: {ours}, not {published}");
        }
    }
}

#[test]
fn inputs_and_outputs_follow_the_schema() {
    let (any, input, output) = (schema(None), schema(Some("input")), schema(Some("output")));
    let mut inputs: Vec<Value> = ["end", "even", "inout"].map(small).into();
    inputs.extend(
        ["sweden_1993_even", "sweden_1993_closed"].map(|name| read(&golden(&format!("{name}.input.json")))),
    );
    let mut leaving = small("even");
    leaving["net_migration"][0][1][2] = json!(-1000);
    inputs.push(leaving);
    for given in inputs {
        let result = good(&kernel(&given));
        for (validator, instance) in [(&any, &given), (&any, &result), (&input, &given), (&output, &result)] {
            assert_valid(validator, instance);
        }
        let [population, births, deaths] =
            ["population", "births", "deaths"].map(|key| result[key].as_array().map(Vec::len));
        let years = given["years"].as_u64().map(|years| years as usize);
        assert_eq!((population, births, deaths), (years.map(|years| years + 1), years, years));
        let start = |rows: &Value| serde_json::from_value::<Vec<Vec<f64>>>(rows.clone()).expect("numbers");
        assert_eq!(start(&result["population"][0]), start(&given["start"]));
    }
}

#[test]
fn women_alone_have_one_row_per_year() {
    let mut input = small("inout");
    input["sexes"] = json!(["F"]);
    for key in ["start", "survival", "out_rate", "in_count"] {
        let first = |rows: &Value| json!([rows[0]]);
        input[key] = match key {
            "start" => first(&input[key]),
            _ => json!(input[key].as_array().expect("years").iter().map(first).collect::<Vec<_>>()),
        };
    }
    let (one, both) = (good(&kernel(&input)), good(&kernel(&small("inout"))));
    assert_eq!(one["population"][2], json!([both["population"][2][0]]));
    assert_eq!(one["births"][1], json!([both["births"][1][0]]));
}

#[test]
fn a_negative_population_is_warned_of_and_left_standing() {
    let mut input = small("end");
    input["net_migration"][1][1][2] = json!(-1000);
    let run = kernel(&input);
    let output = good(&run);
    let warning = &output["warnings"][0];
    assert_eq!((&warning["step"], &warning["sex"], &warning["age"]), (&json!(1), &json!("M"), &json!(2)));
    assert_eq!(warning["value"], output["population"][2][1][2]);
    let message = String::from_utf8_lossy(&run.stderr);
    assert!(
        message.starts_with("framsyn: warning: step 1, sex M, age group 2: the population is negative"),
        "{message}"
    );
}

/// Spoils a good input in one way, whose message begins as given.
type Spoil = (&'static str, fn(&mut Value));

#[test]
fn bad_input_is_refused_with_what_and_where() {
    let cases: [Spoil; 20] = [
        ("survival[1][M][2] is 1.2: it must lie in 0 to 1", |input| input["survival"][1][1][2] = json!(1.2)),
        ("start[F][0] is -1.0: it must lie in 0 to 1e15", |input| input["start"][0][0] = json!(-1)),
        ("asfr[0][0] is 0.1: it must be 0", |input| input["asfr"][0][0] = json!(0.1)),
        ("srb[1] is 105.0: it must lie in 0 to 10", |input| input["srb"][1] = json!(105)),
        ("in_count[0][F][1] is -0.5: it must lie in", |input| input["in_count"][0][0][1] = json!(-0.5)),
        ("out_rate[0][F][1] is 1.5: it must lie in", |input| input["out_rate"][0][0][1] = json!(1.5)),
        ("start: has 1 values, needs 2 (one row per sex)", |input| input["start"] = json!([[1, 2, 3]])),
        ("start[1]: has 2 values, needs 3 (n_ages)", |input| input["start"][1] = json!([1, 2])),
        ("survival: has 1 values, needs 2 (years)", |input| {
            input["survival"] = json!([[[1, 1, 1], [1, 1, 1]]])
        }),
        ("survival[1][0]: has 0 values, needs 3 (n_ages)", |input| input["survival"][1][0] = json!([])),
        ("asfr[1]: has 4 values, needs 3 (n_ages)", |input| input["asfr"][1] = json!([0, 0, 0, 0])),
        ("srb: has 3 values, needs 2 (years)", |input| input["srb"] = json!([1, 1, 1])),
        ("sexes: must be [\"F\"] or [\"F\",\"M\"]", |input| input["sexes"] = json!(["M", "F"])),
        ("n_ages is 1: at least 2 is needed", |input| input["n_ages"] = json!(1)),
        ("age_width is 0: at least 1 is needed", |input| input["age_width"] = json!(0)),
        ("timing: \"inout\" needs out_rate and in_count", |input| {
            input["net_migration"] = input["in_count"].clone()
        }),
        ("timing: \"end\" and \"even\" need net_migration", |input| input["timing"] = json!("end")),
        ("timing: unknown variant `middle`, expected one of `end`, `even`, `inout` at line 1", |input| {
            input["timing"] = json!("middle");
        }),
        ("migration: unknown field `migration`, expected one of `age_width`", |input| {
            input["migration"] = json!(0)
        }),
        ("survival[0][1][2]: invalid type: string \"x\", expected f64 at line 1 column", |input| {
            input["survival"][0][1][2] = json!("x");
        }),
    ];
    let validator = schema(Some("input"));
    for (message, spoil) in cases {
        let mut input = small("inout");
        spoil(&mut input);
        let refused = failure(&kernel(&input), 2);
        assert!(
            refused.starts_with(&format!("<stdin>: {message}")),
            "{refused}\nshould begin with {message}"
        );
        // Only lengths and the rule for the first age group are beyond a schema.
        let beyond = ["needs 2", "needs 3", "asfr[0][0]"].iter().any(|part| message.contains(part));
        assert!(beyond || !validator.is_valid(&input), "the schema lets {message} pass");
    }
}

#[test]
fn broken_json_is_refused_with_line_and_column() {
    let kernel = |text: &str| failure(&framsyn_reads(&["kernel", "--input", "-", "--output", "-"], text), 2);
    assert_eq!(kernel(""), "<stdin>: EOF while parsing a value at line 1 column 0");
    assert_eq!(kernel("{\n \"years\": 1,\n}"), "<stdin>: trailing comma at line 3 column 1");
    assert!(kernel("{}").starts_with("<stdin>: missing field `age_width`"));
    let twice = small("end").to_string().replacen('{', "{\"years\": 2, ", 1);
    assert!(kernel(&twice).contains("duplicate field `years`"));
    assert!(kernel(&format!("{} 1", small("end"))).starts_with("<stdin>: trailing characters at line 1"));
    let huge = small("end").to_string().replacen("0.9", "1e999", 1);
    assert!(kernel(&huge).contains("number out of range"));
}

#[test]
fn bad_arguments_are_refused_in_one_line() {
    let line = refused;
    assert!(
        line(&["kernel"])
            .starts_with("the following required arguments were not provided: --input <F> --output <F>")
    );
    assert!(line(&["kernel", "--colour"]).starts_with("unexpected argument '--colour' found"));
    assert!(line(&["kernle"]).starts_with("unrecognized subcommand 'kernle'"));
    assert!(line(&[]).contains("subcommand"));
    assert!(
        line(&["kernel", "--input", "no/such.json", "--output", "-"])
            .starts_with("no/such.json: cannot be read")
    );
}

#[test]
fn a_run_that_fails_ends_with_1() {
    let unwritable = ["kernel", "--input", "-", "--output", "/no/such/directory/out.json"];
    let line = failure(&framsyn_reads(&unwritable, &small("end").to_string()), 1);
    assert!(line.starts_with("/no/such/directory/out.json: cannot be written"), "{line}");

    // Two age groups of 4e9 years that bear a child per woman and year soon outgrow f64.
    let years = 60;
    let explosion = json!({
        "age_width": u32::MAX, "n_ages": 2, "sexes": ["F"], "years": years, "start": [[1, 1]],
        "survival": vec![[[1, 1]]; years], "asfr": vec![[0, 1]; years], "srb": vec![0; years],
        "timing": "end", "net_migration": vec![[[0, 0]]; years],
    });
    let line = failure(&kernel(&explosion), 1);
    assert!(line.contains("is no longer finite"), "{line}");
}

#[test]
fn the_helps_example_runs() {
    let help = framsyn(&["kernel", "--help"]);
    assert_eq!(help.status.code(), Some(0));
    let help = String::from_utf8(help.stdout).expect("help is UTF-8");
    for field in ["age_width", "survival", "asfr", "srb", "timing", "net_migration", "out_rate", "in_count"] {
        assert!(help.contains(field), "the help explains {field}");
    }
    let example =
        help.split_once("echo '").and_then(|(_, rest)| rest.split_once('\'')).expect("an example").0;
    let input = serde_json::from_str(example).expect("the example is JSON");
    assert_valid(&schema(Some("input")), &input);
    good(&kernel(&input));
}
