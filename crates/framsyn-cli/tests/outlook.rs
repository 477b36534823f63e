//! `framsyn outlook` as an analyst runs it, on the data set that is built into the program.

mod common;

use std::collections::BTreeMap;

fn csv(arguments: &[&str]) -> String {
    common::output(&[&["outlook"], arguments].concat())
}

/// The one line of bad arguments or input.
fn refused(arguments: &[&str]) -> String {
    common::refused(&[&["outlook"], arguments].concat())
}

#[derive(Debug, Clone)]
struct Row {
    kommune: String,
    year: u16,
    indicator: String,
    unit: String,
    value: f64,
    basis: String,
    source: String,
}

fn rows(csv: &str) -> Vec<Row> {
    assert!(!csv.contains('\r') && csv.ends_with('\n'));
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some("kommune,year,indicator,unit,value,basis,source"));
    lines
        .map(|line| match line.split(',').collect::<Vec<_>>()[..] {
            [kommune, year, indicator, unit, value, basis, source] => Row {
                kommune: kommune.into(),
                year: year.parse().expect("a year"),
                indicator: indicator.into(),
                unit: unit.into(),
                value: value.parse().expect("a number"),
                basis: basis.into(),
                source: source.into(),
            },
            _ => panic!("{line:?} has seven columns"),
        })
        .collect()
}

/// Values by place, year and indicator.
struct Table(BTreeMap<(String, u16, String), f64>);

impl Table {
    fn of(arguments: &[&str]) -> Self {
        let rows = rows(&csv(arguments));
        let count = rows.len();
        let values: BTreeMap<_, _> =
            rows.into_iter().map(|row| ((row.kommune, row.year, row.indicator), row.value)).collect();
        assert_eq!(values.len(), count, "no row twice");
        Self(values)
    }

    fn find(&self, kommune: &str, year: u16, indicator: &str) -> Option<f64> {
        self.0.get(&(kommune.into(), year, indicator.into())).copied()
    }

    fn get(&self, kommune: &str, year: u16, indicator: &str) -> f64 {
        self.find(kommune, year, indicator)
            .unwrap_or_else(|| panic!("{kommune} {year} {indicator}: no such row"))
    }
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * b.abs().max(1.0)
}

#[test]
fn every_row_follows_the_contract() {
    let all = rows(&csv(&["--kommune", "5634,1151", "--to", "2028"]));
    let places: Vec<&str> = all.iter().map(|row| row.kommune.as_str()).collect();
    assert!(places.starts_with(&["5634"]) && places.ends_with(&["1151"]));
    for row in &all {
        assert!((2026..=2028).contains(&row.year) && row.value.is_finite(), "{row:?}");
        assert!(["measured", "national_rate", "derived"].contains(&row.basis.as_str()), "{row:?}");
        // What is counted is counted in the base year only.
        assert!(row.basis != "measured" || row.year == 2026, "{row:?}");
        let year = row.source.rsplit(' ').next().expect("a source");
        assert!(["2020", "2025", "2026"].contains(&year), "{row:?}");
        assert!(
            !row.unit.is_empty()
                && row.unit.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit())
        );
    }
    for indicator in [
        "population",
        "age_0_5",
        "age_6_15",
        "age_20_66",
        "age_67_79",
        "age_80_plus",
        "births",
        "deaths",
        "net_migration",
        "employed",
        "pupils",
        "kindergarten_children",
        "home_care_users",
        "institution_residents",
        "dementia",
        "person_years_care",
        "person_years_school",
        "person_years_kindergarten",
        "hands_ratio",
        "need_index",
        "out_of_work_20_66",
    ] {
        let of = all.iter().filter(|row| row.indicator == indicator && row.kommune == "5634");
        // What happens during 2028 has not happened on 1 January.
        let flow = ["births", "deaths", "net_migration"].contains(&indicator);
        assert_eq!(of.count(), if flow { 2 } else { 3 }, "{indicator}");
    }
}

/// The people of two years, and what happened in between.
#[test]
fn figures_fit_together() {
    let table = Table::of(&["--kommune", "5501", "--set", "migint=3,ret=1,hours=5,care=-10", "--to", "2046"]);
    let at = |year: u16, indicator: &str| table.get("5501", year, indicator);
    for year in [2026, 2035, 2045] {
        let change = at(year, "births") - at(year, "deaths") + at(year, "net_migration");
        assert!((at(year + 1, "population") - at(year, "population") - change).abs() < 1e-6, "{year}");
        let staff = at(year, "person_years_kindergarten")
            + at(year, "person_years_school")
            + at(year, "person_years_care");
        assert!(close(at(year, "hands_ratio"), 100.0 * staff / at(year, "labour_input")), "{year}");
        // As many of 100 as in 2026 would be so many fewer.
        let gap = staff - at(2026, "hands_ratio") / 100.0 * at(year, "labour_input");
        assert!((at(year, "hands_gap") - gap).abs() < 1e-6, "{year}");
        assert!(close(
            at(year, "kindergarten_1_2") + at(year, "kindergarten_3_5"),
            at(year, "kindergarten_children")
        ));
        assert_eq!(at(year, "pupils"), at(year, "age_6_15"));
        let added = at(year + 1, "net_cost") - at(year, "net_cost");
        assert!((at(year, "net_cost_added") - added).abs() < 1.0, "{year}");
        let sectors =
            ["school", "kindergarten", "care", "health", "child_welfare", "social", "administration"];
        let sum: f64 = sectors.iter().map(|sector| at(year, &format!("net_cost_{sector}"))).sum();
        assert!(close(sum, at(year, "net_cost")), "{year}");
    }
    // Hours grow by 5 per cent until 2036.
    assert!(close(at(2040, "labour_input"), 1.05 * at(2040, "employed")));
    assert!(close(at(2031, "labour_input"), 1.025 * at(2031, "employed")));
}

#[test]
fn the_nation_has_its_published_figures() {
    let table = Table::of(&["--kommune", "norge", "--to", "2027"]);
    let now = |indicator| table.get("norge", 2026, indicator);
    let people = now("population");
    assert_eq!(people, 5_627_400.0);
    // KOSTRA 2025.
    assert!((now("person_years_care") / people * 1e4 - 325.1).abs() < 0.01);
    assert!((now("kindergarten_children") / (now("age_0_5") - 55_578.0) - 0.945).abs() < 0.0005);
    // The nation is the nation: its need is 1, and its costs those published for each inhabitant.
    assert!((now("need_index") - 1.0).abs() < 2e-3, "{}", now("need_index"));
    let costs = 18_710.0 + 27_759.0 + 12_087.0 + 3_196.0 + 5_638.0 + 5_056.0 + 5_458.0;
    assert!((now("net_cost") / people / costs - 1.0).abs() < 1e-4, "{}", now("net_cost") / people);
    assert!((now("net_cost_care") / people - 27_759.0).abs() < 3.0);
    // Employed at 20-66, fourth quarter of 2025: 76.7 per cent.
    let working = 100.0 * (1.0 - now("out_of_work_20_66") / now("age_20_66"));
    assert!((working - 76.7).abs() < 0.5, "{working}");
    // Births and deaths of 2025 were 9.8 and 8.0 for every 1,000.
    assert!(
        (now("births") / people * 1e3 - 9.9).abs() < 0.3 && (now("deaths") / people * 1e3 - 8.0).abs() < 0.3
    );
}

/// Indicators that are of all places together what they are of each, added.
#[test]
fn sums_are_sums_of_municipalities() {
    let levers = ["--set", "emp=1,care=-5,health=1,kinder=-5", "--to", "2027"];
    let county = Table::of(&[&["--kommune", "fylke:56"], &levers[..]].concat());
    let all = Table::of(&levers);
    let ratios =
        ["working_age_per_80_plus", "hands_ratio", "hands_gap", "need_index", "net_cost_per_employed"];
    let mut compared = 0;
    for ((name, year, indicator), value) in &county.0 {
        assert_eq!(name, "fylke:56");
        let parts: Vec<f64> = all
            .0
            .iter()
            .filter(|((kommune, y, i), _)| kommune.starts_with("56") && y == year && i == indicator)
            .map(|(_, value)| *value)
            .collect();
        if ratios.contains(&indicator.as_str()) {
            let [low, high] =
                [f64::min, f64::max].map(|pick| parts.iter().copied().reduce(pick).expect("some"));
            assert!(indicator == "hands_gap" || (low..=high).contains(value), "{indicator}: {value}");
            continue;
        }
        assert_eq!(parts.len(), 18, "{indicator}");
        let sum: f64 = parts.iter().sum();
        assert!((value - sum).abs() <= 1e-9 * sum.abs().max(1.0), "{year} {indicator}: {value} and {sum}");
        compared += 1;
    }
    assert!(compared > 50, "{compared}");
}

#[test]
fn the_published_need_index_stands_behind_each_municipality() {
    let table = Table::of(&["--kommune", "5634,3222,0301,4601", "--to", "2027"]);
    // Published for 2026 on the people of July 2025; half a year later the ages have moved a little.
    for (kommune, published) in [("5634", 1.1598), ("3222", 0.9551), ("0301", 0.9304), ("4601", 0.9506)] {
        let index = table.get(kommune, 2026, "need_index");
        assert!((index - published).abs() < 0.01, "{kommune}: {index} and {published}");
    }
}

/// Who needs care, and who works, in the directions that everyone expects.
#[test]
fn levers_move_what_they_should() {
    let at = |set: &str, indicator: &str| {
        Table::of(&["--kommune", "5634", "--set", set]).get("5634", 2046, indicator)
    };
    let baseline = |indicator| at("", indicator);
    for (set, indicator, up) in [
        ("care=-10", "hands_ratio", false),
        ("care=10", "hands_gap", true),
        ("health=2", "hands_ratio", false),
        ("health=2", "home_care_users", false),
        ("hours=4", "hands_ratio", false),
        ("emp=3", "hands_ratio", false),
        ("emp=3", "out_of_work_20_66", false),
        ("ret=2", "hands_gap", false),
        ("kinder=-5", "hands_ratio", false),
        ("tfr=0.3", "pupils", true),
        ("migint=5", "employed", true),
        ("e0=2", "dementia", true),
        ("e0=2", "need_index", true),
    ] {
        let change = at(set, indicator) - baseline(indicator);
        assert!(change != 0.0 && (change > 0.0) == up, "{set}: {indicator} {change:+}");
    }
    // Costs are the nation's for the ages that live here: how much work care takes does not change them.
    assert_eq!(at("care=-10", "net_cost"), baseline("net_cost"));
}

#[test]
fn bad_arguments_are_one_line() {
    assert!(refused(&["--kommune", "9999"]).contains("there is no municipality 9999"));
    assert!(refused(&["--kommune", "fylke:57"]).contains("there is no county 57"));
    assert!(
        refused(&["--kommune", "norge", "--set", "migdom=1"]).contains("migdom does not work on 'norge'")
    );
    assert!(refused(&["--set", "care=-31"]).contains("care"));
    assert!(refused(&["--own", "pupils:3"]).contains("--own: one place is needed"));
    assert!(refused(&["--kommune", "1151", "--own", "sun:3"]).contains("home_care_users"));
    assert!(
        refused(&["--kommune", "1151", "--own", "pupils:5000"]).starts_with("--own: pupils: from 0.0 to ")
    );
    assert!(refused(&["--to", "2026"]).starts_with("--to: "));
    assert!(refused(&["--kommune", "5501", "--to", "2100"]).starts_with("--to: "));
    assert!(refused(&["--format", "xml"]).contains("xml"));
}

/// The page's `Explorer` of a place under levers, with what money is reckoned by.
fn explored(place: &str, levers: &str) -> outlook::Explorer {
    let mut explorer = fixture::explorer(place);
    explorer.set_levers(levers.parse().expect("levers")).expect("projected");
    explorer.set_standards(fixture::DATA.standards.clone());
    explorer
}

#[test]
fn the_page_shows_what_the_program_writes() {
    use outlook::Indicator;
    for (place, levers) in [
        ("5634", ""),
        ("0301", "emp=2,care=-10@2032"),
        ("1151", "tfr=0.3,hours=5"),
        ("fylke:56", "migint=4,ret=1"),
        ("norge", "health=1.5,kinder=-3,e0=1"),
    ] {
        let csv = csv(&["--kommune", place, "--set", levers]);
        let written: BTreeMap<(u16, String), f64> =
            rows(&csv).into_iter().map(|row| ((row.year, row.indicator), row.value)).collect();
        let figures = explored(place, levers).all_figures();
        assert_eq!(figures.len(), 21);
        let mut compared = 0;
        for (year, figures) in (2026u16..).zip(&figures) {
            for indicator in Indicator::ALL {
                let written = written.get(&(year, indicator.key().to_owned())).copied();
                let Some(shown) = figures.get(indicator) else {
                    // Flows of a path with levers are shown by the chart of the population alone.
                    let flow =
                        matches!(indicator, Indicator::Births | Indicator::Deaths | Indicator::NetMigration);
                    assert!(written.is_none() || flow, "{place}, {year}: no {}", indicator.key());
                    continue;
                };
                let Some(written) = written else {
                    panic!("{place}, {year}: {} is not written", indicator.key())
                };
                let near = (shown - written).abs() <= 1e-9 * written.abs().max(1.0);
                assert!(near, "{place}, {year}, {}: {shown} is shown, {written} written", indicator.key());
                compared += 1;
            }
        }
        assert!(compared > 700, "{compared}");
    }
}

/// An own figure is the figure of today, says so, and goes on from there; what it does not touch stays.
#[test]
fn own_figures_take_the_place_of_the_nations_rates() {
    let arguments = ["--kommune", "5634", "--to", "2030"];
    let plain = rows(&csv(&arguments));
    let own = rows(&csv(&[&arguments[..], &["--own", "pupils:100,person_years_care:99.5"]].concat()));
    assert_eq!(plain.len(), own.len());
    for (a, b) in plain.iter().zip(&own) {
        assert_eq!((&a.indicator, a.year), (&b.indicator, b.year));
        let today = b.year == 2026;
        match b.indicator.as_str() {
            "pupils" | "person_years_care" if today => {
                let given = if b.indicator == "pupils" { 100.0 } else { 99.5 };
                assert!((b.value - given).abs() < 1e-9 && b.basis == "own", "{b:?}");
            }
            "pupils" | "person_years_care" => assert_eq!(b.basis, "derived"),
            "person_years_school" | "hands_ratio" | "hands_gap" => {}
            _ => assert_eq!((a.value, &a.basis), (b.value, &b.basis), "{b:?}"),
        }
    }
}
