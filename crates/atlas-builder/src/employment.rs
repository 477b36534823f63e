//! Labour (METHOD.md): the national employment profile by sex and single age, and each municipality's level.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use atlas::{AGES, CELLS, Employment, EmploymentBasis, EmploymentProfile, KommuneNr, Place, SEXES};
use serde::Deserialize;

use crate::sources::{EMPLOYED_BY_AGE, EMPLOYED_BY_SEX, EMPLOYED_NORTH, STATUS_TELEMARK, Sources};

const YEAR: u16 = 2025;
const FIRST_AGE: u8 = 15;
const LAST_AGE: usize = 79;

/// Share employed at ages 75-79, where no table reaches: judged, about a third of the share at 67-74.
const RATE_75_79: f64 = 0.08;

#[derive(Deserialize)]
struct AgeRow {
    #[serde(rename = "Aldersgruppe")]
    group: String,
    #[serde(rename = "Hele landet (2025)")]
    nation: f64,
}

#[derive(Deserialize)]
struct StatusRow {
    #[serde(rename = "Region")]
    region: String,
    #[serde(rename = "Sysselsatte")]
    employed: f64,
}

#[derive(Deserialize)]
struct NorthRow {
    municip: String,
    group: String,
    employed_pct_20_66: f64,
}

/// Share employed in a span of ages.
struct Span {
    from: usize,
    to: usize,
    rate: f64,
}

/// The national profile: published shares by age (both sexes) and by sex (20-66) fitted together, then drawn as a
/// smooth curve that keeps every published mean.
pub(crate) fn profile(sources: &Sources, nation: &[f64]) -> Result<EmploymentProfile> {
    let mut spans = Vec::new();
    for row in sources.rows::<AgeRow>(EMPLOYED_BY_AGE)? {
        let (from, to) = row
            .group
            .trim_end_matches(" år")
            .split_once('-')
            .and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)))
            .with_context(|| format!("employment: age group {:?}", row.group))?;
        spans.push(Span { from, to, rate: row.nation / 100.0 });
    }
    let status = sources.rows::<StatusRow>(STATUS_TELEMARK)?;
    let all =
        status.iter().find(|r| r.region == "Hele landet").context("employment: no row for the nation")?;
    // Ages 15-19: what is left of all employed aged 15 and over.
    let both = |from: usize, to: usize| -> f64 {
        nation[from..=to].iter().sum::<f64>() + nation[AGES + from..=AGES + to].iter().sum::<f64>()
    };
    let older: f64 = spans.iter().map(|s| s.rate * both(s.from, s.to)).sum();
    let young =
        (all.employed / 100.0 * both(15, AGES - 1) - older - RATE_75_79 * both(75, 79)) / both(15, 19);
    if !(0.2..0.7).contains(&young) {
        bail!("employment: a share of {young:.2} at ages 15-19 cannot be right");
    }
    spans.insert(0, Span { from: 15, to: 19, rate: young });
    spans.push(Span { from: 75, to: 79, rate: RATE_75_79 });

    let by_sex = by_sex(sources)?;
    let fitted = fit(&spans, by_sex, nation);
    let mut rates = Vec::new();
    for (sex, steps) in fitted.iter().enumerate() {
        let people = &nation[sex * AGES..(sex + 1) * AGES];
        rates.extend(smooth(&spans, steps, people));
    }
    Ok(EmploymentProfile { year: YEAR, first_age: FIRST_AGE, rates })
}

/// Share employed at ages 20-66, women and men.
fn by_sex(sources: &Sources) -> Result<[f64; 2]> {
    let bytes = sources.bytes(EMPLOYED_BY_SEX)?;
    let json: serde_json::Value = serde_json::from_slice(&bytes).context("employment by sex")?;
    let rate = |key: &str| {
        let value = &json["nat_syss"]["rows"][0]["rate"][key];
        value.as_f64().map(|v| v / 100.0).with_context(|| format!("employment by sex: no rate for {key}"))
    };
    Ok([rate("kvinner")?, rate("menn")?])
}

/// Iterative proportional fitting of shares by sex and span to the shares by span and, at 20-66, by sex.
fn fit(spans: &[Span], by_sex: [f64; 2], nation: &[f64]) -> [Vec<f64>; 2] {
    let people = |sex: usize, s: &Span| nation[sex * AGES + s.from..=sex * AGES + s.to].iter().sum::<f64>();
    let working = |s: &Span| s.from >= 20 && s.to <= 66;
    let mut rates = [0, 1].map(|_| spans.iter().map(|s| s.rate).collect::<Vec<f64>>());
    for _ in 0..100 {
        for (sex, target) in by_sex.iter().enumerate() {
            let (mut employed, mut persons) = (0.0, 0.0);
            for (span, rate) in spans.iter().zip(&rates[sex]).filter(|(s, _)| working(s)) {
                employed += rate * people(sex, span);
                persons += people(sex, span);
            }
            for (_, rate) in spans.iter().zip(&mut rates[sex]).filter(|(s, _)| working(s)) {
                *rate *= target * persons / employed;
            }
        }
        // Outside 20-66 the sexes differ as at the nearest span inside.
        for (outside, inside) in
            [(0, 1), (spans.len() - 2, spans.len() - 3), (spans.len() - 1, spans.len() - 3)]
        {
            for sex in &mut rates {
                sex[outside] = sex[inside] * spans[outside].rate / spans[inside].rate;
            }
        }
        for (i, span) in spans.iter().enumerate() {
            let persons: f64 = (0..SEXES).map(|sex| people(sex, span)).sum();
            let employed: f64 = (0..SEXES).map(|sex| rates[sex][i] * people(sex, span)).sum();
            for sex in &mut rates {
                sex[i] *= span.rate * persons / employed;
            }
        }
    }
    rates
}

/// A curve by single age from 15 to 79 without steps, whose mean in every span is the given one.
fn smooth(spans: &[Span], means: &[f64], people: &[f64]) -> Vec<f64> {
    let first = usize::from(FIRST_AGE);
    let mut curve: Vec<f64> =
        spans.iter().zip(means).flat_map(|(s, rate)| std::iter::repeat_n(*rate, s.to - s.from + 1)).collect();
    debug_assert_eq!(curve.len(), LAST_AGE - first + 1);
    for _ in 0..200 {
        let before = curve.clone();
        for (i, value) in curve.iter_mut().enumerate() {
            let near = &before[i.saturating_sub(2)..(i + 3).min(before.len())];
            *value = near.iter().sum::<f64>() / near.len() as f64;
        }
        for (span, mean) in spans.iter().zip(means) {
            let ages = span.from..=span.to;
            let persons: f64 = people[ages.clone()].iter().sum();
            let employed: f64 = ages.clone().map(|a| curve[a - first] * people[a]).sum();
            for age in ages {
                curve[age - first] *= mean * persons / employed;
            }
        }
    }
    curve
}

/// Each municipality's level relative to the national profile on its own people.
pub(crate) fn levels(
    sources: &Sources,
    profile: &EmploymentProfile,
    places: &[Place],
    population: &BTreeMap<KommuneNr, Vec<f64>>,
    nation: &[f64],
) -> Result<BTreeMap<KommuneNr, Employment>> {
    let expected = |people: &[f64], from: usize, to: usize| {
        debug_assert_eq!(people.len(), CELLS);
        let first = usize::from(profile.first_age);
        let ages = profile.rates.len() / SEXES;
        let (mut employed, mut persons) = (0.0, 0.0);
        for sex in 0..SEXES {
            for age in from..=to {
                let p = people[sex * AGES + age];
                persons += p;
                if (first..first + ages).contains(&age) {
                    employed += p * profile.rates[sex * ages + age - first];
                }
            }
        }
        employed / persons
    };
    let of =
        |nr: KommuneNr| population.get(&nr).with_context(|| format!("employment: unknown municipality {nr}"));
    let mut levels = BTreeMap::new();
    for row in sources.rows::<NorthRow>(EMPLOYED_NORTH)? {
        if row.group != "tot" {
            continue;
        }
        let nr: KommuneNr = row.municip.parse().with_context(|| format!("employment: {:?}", row.municip))?;
        let level = row.employed_pct_20_66 / 100.0 / expected(of(nr)?, 20, 66);
        levels.insert(nr, Employment { level, basis: EmploymentBasis::Measured });
    }
    let status = sources.rows::<StatusRow>(STATUS_TELEMARK)?;
    let all =
        status.iter().find(|r| r.region == "Hele landet").context("employment: no row for the nation")?;
    for row in &status {
        let Some(place) = places.iter().find(|p| p.nr.get() / 100 == 40 && p.name == row.region) else {
            // The rows for the country and the county.
            continue;
        };
        let national = expected(nation, 15, AGES - 1);
        let level = row.employed / all.employed * national / expected(of(place.nr)?, 15, AGES - 1);
        levels.insert(place.nr, Employment { level, basis: EmploymentBasis::Converted });
    }
    if levels.len() != 97 {
        bail!("employment: {} municipalities where 97 are known", levels.len());
    }
    for place in places {
        let national = Employment { level: 1.0, basis: EmploymentBasis::NationalRate };
        levels.entry(place.nr).or_insert(national);
    }
    Ok(levels)
}
