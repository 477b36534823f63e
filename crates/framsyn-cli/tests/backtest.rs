//! `framsyn backtest` as an analyst runs it, on the data set that is built into the program.

mod common;

use common::{output, refused};

/// Rows of the table: base, horizon, municipality, group, and actual, projected and the four bounds.
fn rows(arguments: &[&str]) -> Vec<(u16, u16, String, String, [f64; 6])> {
    let csv = output(&[&["backtest", "--format", "csv"], arguments].concat());
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some("base,horizon,kommune,group,actual,projected,lo80,hi80,lo95,hi95"));
    let number = |text: &str| text.parse::<f64>().expect("a number");
    lines
        .map(|line| {
            let fields: Vec<&str> = line.split(',').collect();
            assert_eq!(fields.len(), 10, "{line}");
            let year = |at: usize| fields[at].parse().expect("a whole number");
            let numbers = std::array::from_fn(|i| number(fields[4 + i]));
            (year(0), year(1), fields[2].into(), fields[3].into(), numbers)
        })
        .collect()
}

#[test]
fn each_group_of_each_place_and_base_stands_beside_what_came() {
    let rows = rows(&["--bases", "2015..2016", "--horizon", "10", "--kommune", "1151,5634"]);
    assert_eq!(rows.len(), 2 * 2 * 6);
    for (base, horizon, kommune, group, [actual, projected, lo80, hi80, lo95, hi95]) in &rows {
        assert!(
            (2015..=2016).contains(base) && *horizon == 10 && ["1151", "5634"].contains(&kommune.as_str())
        );
        assert_eq!(actual.fract(), 0.0, "persons that there were: {group}");
        assert!(*projected >= 0.0);
        assert!(
            0.0 <= *lo95 && lo95 < lo80 && lo80 < projected && projected < hi80 && hi80 < hi95,
            "{group}"
        );
    }
    // Vardø on 1 January 2026 has 1,969 inhabitants, as the page says.
    let vardo = rows.iter().find(|row| row.0 == 2016 && row.2 == "5634" && row.3 == "total").expect("a row");
    assert_eq!(vardo.4[0], 1_969.0);
    // A base year is projected alike whatever else is asked for.
    let alone = self::rows(&["--bases", "2016", "--horizon", "10", "--kommune", "5634"]);
    assert_eq!(alone.iter().find(|row| row.3 == "total"), Some(vardo));
}

/// METHOD.md's table of ten years ahead, as the summary prints it.
#[test]
fn the_summary_has_the_figures_of_the_method() {
    let summary = output(&["backtest", "--bases", "2012..2016", "--horizon", "10"]);
    let line = |start: &[&str]| -> Vec<String> {
        let found = summary.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
        let mut found = found.filter(|words| words.starts_with(start));
        found
            .next()
            .unwrap_or_else(|| panic!("{start:?} in {summary}"))
            .iter()
            .map(|w| (*w).to_owned())
            .collect()
    };
    let method =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../METHOD.md")).expect("METHOD.md");
    let ten = method.split("### 10 years ahead").nth(1).expect("a heading");
    for group in ["total", "0-5", "6-15", "20-66", "67-79", "80+"] {
        let row = ten.lines().find(|row| row.starts_with(&format!("| {group} |"))).expect("a row");
        let told: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [all, tuned, not] = [
            line(&["this", "baseline", "all", group]),
            line(&["this", "baseline", "tuned", group]),
            line(&["this", "baseline", "not", "tuned", group]),
        ];
        assert_eq!([tuned[5].as_str(), not[6].as_str()], [told[1], told[2]], "{group}");
        let shown = [&all[5], &all[6], &all[7], &all[8], &all[9]].map(String::as_str);
        assert_eq!(shown, [told[3], told[4], told[5], told[6], told[7].trim_end_matches(" %")], "{group}");
    }
    // How the bands have held: METHOD.md's table of ten years ahead, the second of the calibration.
    let (_, bands) = summary.split_once("\nbands ").expect("bands");
    let ten = method.split("Ten years ahead, bases 2012-2016:").nth(1).expect("a table");
    let mut compared = 0;
    for row in ten.trim_start().lines().skip(2).take_while(|row| row.starts_with('|')) {
        let told: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let printed = bands.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
        let printed = printed.into_iter().find(|words| words.starts_with(&told[..2])).expect("a printed row");
        assert_eq!(printed, told);
        compared += 1;
    }
    assert_eq!(compared, 8);
    for method in ["no change", "linear ten-year trend", "Hamilton-Perry"] {
        assert!(summary.lines().any(|line| line.starts_with(method)), "{method}");
    }
}

#[test]
fn what_cannot_be_tested_is_refused() {
    let line = |arguments: &[&str]| refused(&[&["backtest"], arguments].concat());
    assert!(line(&["--bases", "2022..2023", "--horizon", "5"]).starts_with("--bases: "));
    assert!(line(&["--bases", "1990", "--horizon", "5"]).starts_with("--bases: "));
    assert!(line(&["--bases", "2021..2012", "--horizon", "5"]).contains("2012..2021"));
    assert!(line(&["--bases", "2016", "--horizon", "0"]).contains("horizon"));
    assert!(line(&["--bases", "2016", "--horizon", "5", "--kommune", "9999"]).contains("9999"));
    assert!(line(&["--bases", "2016", "--horizon", "5", "--kommune", "norge"]).starts_with("--kommune: "));
}
