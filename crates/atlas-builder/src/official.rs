//! Statistics Norway's projections: of June 2026 for the nation and municipalities, of 2024 for counties.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use atlas::{KommuneNr, OfficialGroup, OfficialPath};
use serde::Deserialize;

use crate::sources::{PROJECTION, PROJECTION_COUNTIES, PROJECTION_LOCAL, Sources};

const PUBLISHED: u16 = 2026;
const PUBLISHED_COUNTIES: u16 = 2024;

#[derive(Deserialize)]
struct NationRow {
    alternative: String,
    year: u16,
    age_group: String,
    pop: u32,
}

#[derive(Deserialize)]
struct LocalRow {
    municip: String,
    alternative: String,
    year: u16,
    group: String,
    pop: u32,
}

#[derive(Deserialize)]
struct CountyRow {
    county: String,
    alternative: String,
    year: u16,
    pop: u32,
}

/// `[alternative][group][year]`
pub(crate) type Series = BTreeMap<String, BTreeMap<String, BTreeMap<u16, u32>>>;

/// The nation's path; its total is the sum of its age groups.
pub(crate) fn nation(sources: &Sources) -> Result<OfficialPath> {
    let mut series = Series::new();
    for row in sources.rows::<NationRow>(PROJECTION)? {
        let groups = series.entry(row.alternative).or_default();
        *groups.entry("total".into()).or_default().entry(row.year).or_default() += row.pop;
        groups.entry(row.age_group).or_default().insert(row.year, row.pop);
    }
    path(PUBLISHED, &series).context("projection of the nation")
}

/// The paths of the municipalities that have been published.
pub(crate) fn kommuner(sources: &Sources) -> Result<BTreeMap<KommuneNr, OfficialPath>> {
    let mut by_nr: BTreeMap<KommuneNr, Series> = BTreeMap::new();
    for row in sources.rows::<LocalRow>(PROJECTION_LOCAL)? {
        let nr: KommuneNr = row.municip.parse().with_context(|| format!("projection: {:?}", row.municip))?;
        let groups = by_nr.entry(nr).or_default().entry(row.alternative).or_default();
        groups.entry(row.group).or_default().insert(row.year, row.pop);
    }
    by_nr
        .iter()
        .map(|(nr, series)| {
            Ok((*nr, path(PUBLISHED, series).with_context(|| format!("projection of {nr}"))?))
        })
        .collect()
}

/// The paths of the counties, by official name; totals only.
pub(crate) fn counties(sources: &Sources) -> Result<BTreeMap<String, OfficialPath>> {
    let mut by_name: BTreeMap<String, Series> = BTreeMap::new();
    for row in sources.rows::<CountyRow>(PROJECTION_COUNTIES)? {
        // `Hovedalternativet (MMMM)`
        let name = row.alternative.split_once('(').and_then(|(_, name)| name.strip_suffix(')'));
        let name = name.with_context(|| format!("alternative {:?}", row.alternative))?;
        let groups = by_name.entry(row.county).or_default().entry(name.into()).or_default();
        groups.entry("total".into()).or_default().insert(row.year, row.pop);
    }
    let path = |(name, series): (String, Series)| -> Result<_> {
        let path = path(PUBLISHED_COUNTIES, &series).with_context(|| format!("projection of {name}"))?;
        Ok((name, path))
    };
    by_name.into_iter().map(path).collect()
}

/// A path from its series: `total` and the age groups of the main alternative, `total` of the others.
pub(crate) fn path(published: u16, series: &Series) -> Result<OfficialPath> {
    let total = |alternative: &str| {
        let years = series.get(alternative).and_then(|groups| groups.get("total"));
        years.with_context(|| format!("no total for {alternative}"))
    };
    let main = total("MMMM")?;
    let first_year = *main.keys().next().context("no years")?;
    let mut groups = Vec::new();
    for (label, years) in &series["MMMM"] {
        if label == "total" {
            continue;
        }
        if years.keys().ne(main.keys()) {
            bail!("group {label} has other years than the total");
        }
        let (from, to) = ages(label).with_context(|| format!("age group {label:?}"))?;
        groups.push(OfficialGroup { from, to, persons: years.values().copied().collect() });
    }
    groups.sort_by_key(|g| (g.from, g.to));
    let totals = ["MMMM", "LLML", "HHMH"]
        .map(|alternative| total(alternative).map(|years| years.values().copied().collect::<Vec<u32>>()));
    let [main, low, high] = totals;
    Ok(OfficialPath::new(published, first_year, [main?, low?, high?], groups)?)
}

/// `0 år`, `1-5 år`, `90 år eller eldre`, `80+`.
pub(crate) fn ages(label: &str) -> Option<(u8, u8)> {
    let number = |s: &str| s.trim().parse::<u8>().ok();
    if let Some(from) = label.strip_suffix('+').or(label.strip_suffix(" år eller eldre")) {
        return Some((number(from)?, 105));
    }
    let plain = label.strip_suffix(" år").unwrap_or(label);
    match plain.split_once('-') {
        Some((from, to)) => Some((number(from)?, number(to)?)),
        None => number(plain).map(|age| (age, age)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_ways_of_writing_an_age_group_are_read() {
        assert_eq!(ages("0 år"), Some((0, 0)));
        assert_eq!(ages("1-5 år"), Some((1, 5)));
        assert_eq!(ages("90 år eller eldre"), Some((90, 105)));
        assert_eq!(ages("80+"), Some((80, 105)));
        assert_eq!(ages("0"), Some((0, 0)));
        assert_eq!(ages("0-19"), Some((0, 19)));
        assert_eq!(ages("ukjent"), None);
    }
}
