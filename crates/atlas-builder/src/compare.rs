//! A new data set beside the last one: how many figures moved, and how far, before it is published.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use anyhow::{Context, Result};
use atlas::{AgeGroup, Core, Country, HORIZONS, KommuneNr, Past, past_at};
use scenario::{Levers, Nation, PlaceModel, Projection};

use crate::{DataSet, Kept, name};

/// What is compared.
const GROUPS: [(&str, AgeGroup); 4] = [
    ("all", AgeGroup { from: 0, to: 105 }),
    ("0-15", AgeGroup { from: 0, to: 15 }),
    ("20-66", AgeGroup::WORKING_AGE),
    ("80+", AgeGroup { from: 80, to: 105 }),
];

/// Years after the new base year.
const AHEAD: [u16; 3] = [0, 10, 19];

/// Classes of change, per cent of the former figure.
const BUCKETS: [(&str, f64); 4] = [("<0.1 %", 0.1), ("<1 %", 1.0), ("<5 %", 5.0), ("more", f64::INFINITY)];

/// How many places are named.
const NAMED: usize = 10;

/// Persons by municipality, year and group, on the baseline.
type Figures = BTreeMap<KommuneNr, [[f64; GROUPS.len()]; AHEAD.len()]>;

/// What to look at before a new data set is published, as text: how far the figures of the municipalities are from those of
/// the last one, the errors of past projections in both, and the ten places that moved most.
///
/// # Errors
/// What cannot be projected.
pub fn report(last: &Kept, new: &DataSet) -> Result<String> {
    let years = AHEAD.map(|ahead| new.core.base_year + ahead);
    // What the page will compute: from the files as they are read back.
    let (vintage, core) = Core::read("core.bin", &new.files.files["core.bin"])?;
    let country = Country::read("country.bin", &vintage, &new.files.files["country.bin"])?;
    let before = figures(&last.core, &last.country, years)?;
    let after = figures(&core, &country, years)?;

    let mut text = String::new();
    let _ = writeln!(text, "data set {vintage}, the last one {}", last.vintage);
    let both: Vec<KommuneNr> = after.keys().copied().filter(|nr| before.contains_key(nr)).collect();
    let _ = writeln!(
        text,
        "\nmunicipalities: {} in both, {} new, {} gone",
        both.len(),
        after.len() - both.len(),
        before.len() - both.len()
    );
    let _ = write!(text, "\n{:<8}{:>6}", "ages", "year");
    for (bucket, _) in BUCKETS {
        let _ = write!(text, "{bucket:>8}");
    }
    let _ = writeln!(text, "{:>12}{:>12}", "last", "new");
    for (g, (group, _)) in GROUPS.iter().enumerate() {
        for (y, year) in years.iter().enumerate() {
            let mut counts = [0; BUCKETS.len()];
            for nr in &both {
                let change = per_cent(before[nr][y][g], after[nr][y][g]).abs();
                if let Some(at) = BUCKETS.iter().position(|(_, most)| change < *most) {
                    counts[at] += 1;
                }
            }
            let _ = write!(text, "{group:<8}{year:>6}");
            for count in counts {
                let _ = write!(text, "{count:>8}");
            }
            let sum = |figures: &Figures| figures.values().map(|of| of[y][g]).sum::<f64>();
            let _ = writeln!(text, "{:>12.0}{:>12.0}", sum(&before), sum(&after));
        }
    }
    errors(&mut text, &last.past, &new.past);
    if !new.choice.trials.is_empty() {
        let _ = writeln!(text, "\n{:<10}{:>8}{:>10}{:>10}", "counted", "ages", "without", "with");
        for trial in &new.choice.trials {
            let used = if trial.used() { "used" } else { "not used" };
            let _ = writeln!(
                text,
                "{:<10}{:>8}{:>8.2} %{:>8.2} %  {used}",
                trial.name,
                trial.group.name(),
                trial.without,
                trial.with
            );
        }
    }
    let y = years.len() - 1;
    let mut moved: Vec<(f64, KommuneNr)> =
        both.iter().map(|nr| (per_cent(before[nr][y][0], after[nr][y][0]), *nr)).collect();
    moved.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()).then(a.1.cmp(&b.1)));
    let _ =
        writeln!(text, "\n{:<36}{:>10}{:>10}{:>9}", format!("moved most by {}", years[y]), "last", "new", "");
    for (change, nr) in moved.into_iter().take(NAMED) {
        let (before, after) = (before[&nr][y][0], after[&nr][y][0]);
        let _ = writeln!(text, "{:<36}{before:>10.0}{after:>10.0}{change:>8.2}%", name(&core, nr));
    }
    Ok(text)
}

/// Change in per cent; none where nobody was and nobody is.
fn per_cent(before: f64, after: f64) -> f64 {
    if before == after { 0.0 } else { 100.0 * (after / before - 1.0) }
}

fn figures(core: &Core, country: &Country, years: [u16; AHEAD.len()]) -> Result<Figures> {
    let nation = Arc::new(Nation::new(core));
    let mut path = Projection::new();
    let mut figures = Figures::new();
    for kommune in &country.kommuner {
        let of = || name(core, kommune.nr);
        let model = PlaceModel::new(&nation, kommune).with_context(of)?;
        model.project(&Levers::default(), years[years.len() - 1], &mut path).with_context(of)?;
        let mut persons = [[0.0; GROUPS.len()]; AHEAD.len()];
        for (slots, year) in persons.iter_mut().zip(years) {
            let population = path.population(year).with_context(|| format!("{}: no year {year}", of()))?;
            for (slot, (_, ages)) in slots.iter_mut().zip(GROUPS) {
                *slot = ages.sum(population);
            }
        }
        figures.insert(kommune.nr, persons);
    }
    Ok(figures)
}

/// Mean errors of past projections by size, in the last data set and in the new one.
fn errors(text: &mut String, last: &Past, new: &Past) {
    let _ = writeln!(text, "\nmean error of past projections, per cent of the outcome, last and new");
    let _ = write!(text, "{:<16}", "inhabitants from");
    for group in ["all", "80+"] {
        for years in HORIZONS {
            let _ = write!(text, "{:>16}", format!("{group}, {years} years"));
        }
    }
    text.push('\n');
    for (last, new) in last.sizes.iter().zip(&new.sizes) {
        let _ = write!(text, "{:<16}", new.from);
        for group in 0..2 {
            for years in HORIZONS {
                let of = |errors: &[f64]| past_at(errors, group, years).unwrap_or(f64::NAN);
                let _ = write!(text, "{:>16}", format!("{:.2} {:.2}", of(&last.errors), of(&new.errors)));
            }
        }
        text.push('\n');
    }
}
