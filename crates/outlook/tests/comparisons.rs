//! The figures of this version beside those of the last: no number changes unnoticed. All municipalities, on the baseline
//! and with each lever at its least and at its most.
//!
//! Where a change is meant, `FRAMSYN_RENEW=1 cargo test -p outlook --test comparisons` writes the figures anew; the
//! commit says why they changed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use fixture::DATA;
use outlook::{Indicator, Place};
use scenario::{HORIZON, LEVERS, Levers};

/// What is compared, in the last year.
const FIGURES: [Indicator; 5] = [
    Indicator::Population,
    Indicator::Age80Plus,
    Indicator::Employed,
    Indicator::PersonYearsCare,
    Indicator::HandsRatio,
];

/// Decimals that the figures are kept with.
const DECIMALS: usize = 3;

/// Classes of difference, per cent of the former figure, in which a change is told.
const BUCKETS: [f64; 4] = [0.01, 0.1, 1.0, f64::INFINITY];

fn file() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/comparisons/figures.csv"))
}

/// The baseline, and each lever at either end.
fn scenarios() -> Vec<(String, Levers)> {
    let ends = LEVERS.iter().flat_map(|lever| [lever.min, lever.max].map(|end| (lever.id, end)));
    let moved = ends.map(|(id, end)| {
        let mut levers = Levers::default();
        levers.set(id, end);
        (levers.to_string(), levers)
    });
    std::iter::once((String::new(), Levers::default())).chain(moved).collect()
}

/// The table as it is now.
fn figures() -> String {
    let mut table = String::from("kommune,set");
    for indicator in FIGURES {
        let _ = write!(table, ",{}", indicator.key());
    }
    table.push('\n');
    let scenarios = scenarios();
    for kommune in &DATA.country.kommuner {
        let place = Place::new(&DATA.nation, kommune.clone()).expect("a place");
        let reckoner = place.reckoner(&DATA.standards);
        for (set, levers) in &scenarios {
            let course = place.course(levers, HORIZON).expect("a course");
            let figures = reckoner.figures(&course, HORIZON).expect("the last year");
            let _ = write!(table, "{},{set}", kommune.nr);
            for indicator in FIGURES {
                let value = figures.get(indicator).expect("every place has it");
                let _ = write!(table, ",{value:.DECIMALS$}");
            }
            table.push('\n');
        }
    }
    table
}

/// How many figures have changed by how much, for each indicator, and the greatest change.
fn changes(before: &str, now: &str) -> String {
    let mut told = String::new();
    let mut counts: BTreeMap<&str, [usize; BUCKETS.len()]> = BTreeMap::new();
    let mut worst = (0.0, String::new());
    for (old, new) in before.lines().zip(now.lines()).skip(1) {
        let [old, new]: [Vec<&str>; 2] = [old, new].map(|line| line.split(',').collect());
        if old[..2] != new[..2] {
            return format!("the rows are others: {:?} was {:?}", &new[..2], &old[..2]);
        }
        for (indicator, (old_value, new_value)) in FIGURES.iter().zip(old[2..].iter().zip(&new[2..])) {
            let value = |text: &str| text.parse::<f64>().expect("a number");
            let (was, is) = (value(old_value), value(new_value));
            if was == is {
                continue;
            }
            let percent = 100.0 * (is - was).abs() / was.abs().max(f64::MIN_POSITIVE);
            let bucket = BUCKETS.iter().position(|limit| percent < *limit).unwrap_or(BUCKETS.len() - 1);
            counts.entry(indicator.key()).or_default()[bucket] += 1;
            if percent > worst.0 {
                let what = indicator.key();
                worst = (percent, format!("{} '{}': {what} was {was}, is {is}", old[0], old[1]));
            }
        }
    }
    for (indicator, [a, b, c, d]) in counts {
        let _ = writeln!(
            told,
            "{indicator}: {a} changed by less than 0.01 %, {b} by 0.01-0.1 %, {c} by 0.1-1 %, {d} by 1 % or more"
        );
    }
    let _ = write!(told, "most: {}", worst.1);
    told
}

#[test]
fn no_figure_changes_unnoticed() {
    let now = figures();
    if std::env::var_os("FRAMSYN_RENEW").is_some() {
        std::fs::write(file(), &now).expect("written");
    }
    let before = std::fs::read_to_string(file()).expect("tests/comparisons/figures.csv");
    assert_eq!(before.lines().count(), 1 + 357 * (1 + 2 * LEVERS.len()));
    assert!(
        before == now,
        "figures have changed; if that is meant, renew them (see this file) and say why in the commit:\n{}",
        changes(&before, &now)
    );
}

/// The check can fail, and says how much has changed where.
#[test]
fn a_change_is_told_in_classes() {
    let table = |value: &str| format!("kommune,set,a,b,c,d,e\n0301,,{value},2.000,3.000,4.000,5.000\n");
    let told = changes(&table("100.000"), &table("100.500"));
    assert!(
        told.starts_with("population: 0 changed by less than 0.01 %, 0 by 0.01-0.1 %, 1 by 0.1-1 %"),
        "{told}"
    );
    assert!(told.ends_with("0301 '': population was 100, is 100.5"), "{told}");
    assert!(changes(&table("1.000"), "kommune,set\n0302,\n").starts_with("the rows are others"));
}
