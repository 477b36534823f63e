//! `framsyn project` as an analyst runs it, on the data set that is built into the program.

mod common;

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;

use atlas::{Core, Country, KommuneNr};
use scenario::{Levers, Nation, PlaceModel, Projection};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/data")
}

fn csv(arguments: &[&str]) -> String {
    common::output(&[&["project"], arguments].concat())
}

/// The one line of bad arguments or input.
fn refused(arguments: &[&str]) -> String {
    common::refused(&[&["project"], arguments].concat())
}

#[derive(Debug, PartialEq, PartialOrd)]
struct Row<'a> {
    kommune: &'a str,
    year: u16,
    sex: &'a str,
    age: usize,
    persons: f64,
}

fn number<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text:?} is a number"))
}

fn rows(csv: &str) -> Vec<Row<'_>> {
    assert!(!csv.contains('\r') && csv.ends_with('\n'));
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some("kommune,year,sex,age,persons"));
    lines
        .map(|line| match line.split(',').collect::<Vec<_>>()[..] {
            [kommune, year, sex, age, persons] => {
                Row { kommune, year: number(year), sex, age: number(age), persons: number(persons) }
            }
            _ => panic!("{line:?} has five columns"),
        })
        .collect()
}

/// Sums by year.
fn totals(rows: &[Row<'_>]) -> BTreeMap<u16, f64> {
    let mut sums = BTreeMap::new();
    for row in rows {
        *sums.entry(row.year).or_insert(0.0) += row.persons;
    }
    sums
}

#[test]
fn the_rows_are_the_models_numbers_to_the_last_bit() {
    let csv = csv(&["--kommune", "5501,0301", "--set", "tfr=0.2,migdom=-3@2030", "--to", "2031"]);
    let read = |name: &str| std::fs::read(data().join(name)).expect(name);
    let (vintage, core) = Core::read("core.bin", &read("core.bin")).expect("core.bin");
    let country = Country::read("country.bin", &vintage, &read("country.bin")).expect("country.bin");
    let nation = Arc::new(Nation::new(&core));
    let levers: Levers = "tfr=0.2,migdom=-3@2030".parse().expect("levers");
    let mut expected = Vec::new();
    let mut projection = Projection::new();
    for (name, number) in [("5501", 5501), ("0301", 301)] {
        let nr = KommuneNr::new(number).expect("a number");
        let kommune = country.kommuner.iter().find(|k| k.nr == nr).expect("there");
        PlaceModel::new(&nation, kommune)
            .and_then(|model| model.project(&levers, 2031, &mut projection))
            .expect("projected");
        for year in 2026..=2031 {
            for (i, persons) in projection.population(year).expect("a year").iter().enumerate() {
                let sex = if i < 106 { "F" } else { "M" };
                expected.push(Row { kommune: name, year, sex, age: i % 106, persons: *persons });
            }
        }
    }
    assert_eq!(rows(&csv), expected);
}

#[test]
fn it_starts_from_what_statistics_norway_counted() {
    let csv = csv(&["--kommune", "0301"]);
    let rows = rows(&csv);
    assert_eq!(rows.len(), 21 * 212);
    let totals = totals(&rows);
    assert_eq!(totals.keys().copied().collect::<Vec<_>>(), (2026..=2046).collect::<Vec<_>>());
    assert_eq!(totals[&2026], 728_714.0);
    // Whole persons are written without a point.
    assert!(csv.lines().nth(1).is_some_and(|line| line.starts_with("0301,2026,F,0,") && !line.contains('.')));
}

/// The sums are taken here in another way than in the program: from the rows of all municipalities.
#[test]
fn a_county_and_the_nation_are_the_sums_of_their_municipalities() {
    let levers = ["--set", "tfr=-0.3,migint=5", "--to", "2028"];
    let run = |kommune: &str| csv(&[&["--kommune", kommune][..], &levers].concat());
    let all = run("all");
    let all = rows(&all);
    assert_eq!(all.len(), 357 * 3 * 212);
    for (name, in_it) in [("norge", ""), ("fylke:56", "56")] {
        let sum = run(name);
        let sum = rows(&sum);
        assert_eq!(sum.len(), 3 * 212);
        assert!(sum.iter().all(|row| row.kommune == name));
        let mut parts: BTreeMap<(u16, &str, usize), f64> = BTreeMap::new();
        for part in all.iter().filter(|part| part.kommune.starts_with(in_it)) {
            *parts.entry((part.year, part.sex, part.age)).or_default() += part.persons;
        }
        for row in &sum {
            let expected = parts[&(row.year, row.sex, row.age)];
            assert!((row.persons - expected).abs() <= 1e-9 * expected, "{row:?} is not {expected}");
        }
    }
    assert_eq!(totals(&rows(&run("norge")))[&2026], 5_627_400.0);
}

#[test]
fn without_arguments_it_is_the_baseline_of_all_in_seconds() {
    let start = std::time::Instant::now();
    let all = csv(&[]);
    let seconds = start.elapsed().as_secs_f64();
    assert_eq!(all.lines().count(), 1 + 357 * 21 * 212);
    // About one second here; on a busy machine some more.
    assert!(seconds < 15.0, "{seconds} s");
    let rows = rows(&all);
    assert_eq!((rows[0].kommune, rows[rows.len() - 1].kommune), ("0301", "5636"));
    assert!(rows.iter().all(|row| row.persons >= 0.0 && row.persons.is_finite()));
    // Written out in full, never as 1e-7: not every program reads that.
    assert!(!all[30..].contains('e'));
}

#[test]
fn what_people_do_and_get_changes_nobodys_age() {
    let baseline = csv(&["--kommune", "5501"]);
    let others = "ret=2,emp=5,hours=-3,health=1.5,care=-10,kinder=2";
    assert_eq!(csv(&["--kommune", "5501", "--set", others]), baseline);
    assert_ne!(csv(&["--kommune", "5501", "--set", "e0=0.25"]), baseline);
}

#[test]
fn another_data_set_can_be_given() {
    let folder = data().display().to_string();
    let own = csv(&["--kommune", "5634", "--data", &folder]);
    assert_eq!(own, csv(&["--kommune", "5634"]), "the program holds the data set of the page");

    let message = refused(&["--kommune", "5634", "--data", "/nowhere"]);
    assert!(message.starts_with("/nowhere/core.bin: cannot be read"), "{message}");

    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("broken");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::copy(data().join("core.bin"), folder.join("core.bin")).expect("copied");
    let country = std::fs::read(data().join("country.bin")).expect("country.bin");
    std::fs::write(folder.join("country.bin"), &country[..1000]).expect("written");
    let message = refused(&["--data", &folder.display().to_string()]);
    let expected = format!("country.bin: the file is cut off: 1000 bytes of {}", country.len());
    assert!(message.ends_with(&expected), "{message}");
}

#[test]
fn what_cannot_be_done_is_said_in_one_line() {
    let contains = |arguments: &[&str], parts: &[&str]| {
        let message = refused(arguments);
        for part in parts {
            assert!(message.contains(part), "{arguments:?}: {message}");
        }
    };
    contains(&["--kommune", "0999"], &["no municipality 0999"]);
    contains(&["--kommune", "5501,0999"], &["no municipality 0999"]);
    contains(&["--kommune", "fylke:99"], &["no county 99"]);
    contains(&["--kommune", "Tromsø"], &["--kommune", "Tromsø"]);
    contains(&["--set", "tfr=9"], &["--set", "tfr=9 is outside -0.6 to 0.8"]);
    contains(&["--set", "sun=1"], &["no lever", "sun"]);
    contains(&["--to", "2025"], &["--to", "2027 to 2066", "2025"]);
    contains(&["--to", "2067"], &["--to", "2067"]);
    contains(&["--format", "xml"], &["--format", "xml"]);
    contains(&["--kommune", "norge", "--set", "migdom=1"], &["migdom", "norge"]);
}

#[test]
fn domestic_moving_is_off_for_the_nation_only() {
    // Not moved it is no matter; and a county may win what others lose.
    csv(&["--kommune", "norge", "--set", "migdom=0", "--to", "2027"]);
    let with = csv(&["--kommune", "fylke:56", "--set", "migdom=10@2027", "--to", "2028"]);
    let without = csv(&["--kommune", "fylke:56", "--to", "2028"]);
    let (with, without) = (totals(&rows(&with)), totals(&rows(&without)));
    assert_eq!(with[&2027], without[&2027], "the change begins in 2026 with nothing");
    let more = (with[&2028] - without[&2028]) / without[&2027] * 1000.0;
    assert!((more - 10.0).abs() < 0.1, "10 per 1,000 more: {more}");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let mut child =
        common::program(&["project"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("started");
    let mut first = [0; 29];
    child.stdout.take().expect("piped").read_exact(&mut first).expect("a header");
    assert_eq!(&first, b"kommune,year,sex,age,persons\n");
    // The pipe is closed here.
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), output.stderr), (Some(0), vec![]));
}

#[test]
fn the_help_names_columns_and_levers() {
    let help = csv(&["--help"]);
    for part in [
        "kommune", "persons", "fylke:56", "norge", "--set", "--to", "--data", "tfr", "migdom", "migint",
        "e0", "ret", "emp", "hours", "health", "care", "kinder",
    ] {
        assert!(help.contains(part), "{part}");
    }
    assert!(!help.contains("sun"), "no lever that there is not");
    assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
}
