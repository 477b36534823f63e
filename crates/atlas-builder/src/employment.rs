//! Labour (METHOD.md): the national employment profile by sex and single age, and each municipality's level.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use atlas::{
    AGES, CELLS, Employment, EmploymentBasis, EmploymentProfile, KommuneNr, LevelsByAge, Place, SEXES,
};
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
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Span {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// Share of 1.
    pub(crate) rate: f64,
}

/// What is published of the employed, per cent unless said otherwise.
#[derive(Debug, Clone)]
pub(crate) struct Employed {
    /// Year of the figures.
    pub(crate) year: u16,
    /// The nation, both sexes, by rising age from 20 on; shares of 1.
    pub(crate) ages: Vec<Span>,
    /// The nation at ages 20-66, women and men; shares of 1.
    pub(crate) by_sex: [f64; SEXES],
    /// The nation at all ages from 15 on.
    pub(crate) from_15: f64,
    /// The municipalities of which something is published.
    pub(crate) local: BTreeMap<KommuneNr, Published>,
}

/// The spans of ages that a municipality's employed are published by: those of [`atlas::EMPLOYMENT_AGES`] from the second on.
pub(crate) const PUBLISHED_AGES: [(usize, usize); 5] = [(20, 24), (25, 39), (40, 54), (55, 66), (67, 74)];

/// What is published of a municipality, per cent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Published {
    /// By sex (women first) and [`PUBLISHED_AGES`].
    ByAge([[f64; PUBLISHED_AGES.len()]; SEXES]),
    /// Both sexes at ages 20-66.
    At20To66(f64),
    /// Both sexes at all ages from 15 on.
    From15(f64),
}

/// Reads what is published of the employed.
pub(crate) fn read(sources: &Sources, places: &[Place]) -> Result<Employed> {
    let mut ages = Vec::new();
    for row in sources.rows::<AgeRow>(EMPLOYED_BY_AGE)? {
        let (from, to) = row
            .group
            .trim_end_matches(" år")
            .split_once('-')
            .and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)))
            .with_context(|| format!("employment: age group {:?}", row.group))?;
        ages.push(Span { from, to, rate: row.nation / 100.0 });
    }
    let status = sources.rows::<StatusRow>(STATUS_TELEMARK)?;
    let all =
        status.iter().find(|r| r.region == "Hele landet").context("employment: no row for the nation")?;
    let mut local = BTreeMap::new();
    for row in sources.rows::<NorthRow>(EMPLOYED_NORTH)? {
        if row.group != "tot" {
            continue;
        }
        let nr: KommuneNr = row.municip.parse().with_context(|| format!("employment: {:?}", row.municip))?;
        local.insert(nr, Published::At20To66(row.employed_pct_20_66));
    }
    for row in &status {
        // Not there for the rows of the country and the county.
        if let Some(place) = places.iter().find(|p| p.nr.get() / 100 == 40 && p.name == row.region) {
            local.insert(place.nr, Published::From15(row.employed));
        }
    }
    if local.len() != 97 {
        bail!("employment: {} municipalities where 97 are known", local.len());
    }
    Ok(Employed { year: YEAR, ages, by_sex: by_sex(sources)?, from_15: all.employed, local })
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

/// The national profile: published shares by age (both sexes) and by sex (20-66) fitted together, then drawn as a
/// smooth curve that keeps every published mean.
pub(crate) fn profile(employed: &Employed, nation: &[f64]) -> Result<EmploymentProfile> {
    let mut spans = employed.ages.clone();
    // Ages 15-19: what is left of all employed aged 15 and over.
    let both = |from: usize, to: usize| -> f64 {
        nation[from..=to].iter().sum::<f64>() + nation[AGES + from..=AGES + to].iter().sum::<f64>()
    };
    let older: f64 = spans.iter().map(|s| s.rate * both(s.from, s.to)).sum();
    let young =
        (employed.from_15 / 100.0 * both(15, AGES - 1) - older - RATE_75_79 * both(75, 79)) / both(15, 19);
    if !(0.2..0.7).contains(&young) {
        bail!("employment: a share of {young:.2} at ages 15-19 cannot be right");
    }
    spans.insert(0, Span { from: 15, to: 19, rate: young });
    spans.push(Span { from: 75, to: 79, rate: RATE_75_79 });

    let fitted = fit(&spans, employed.by_sex, nation);
    let mut rates = Vec::new();
    for (sex, steps) in fitted.iter().enumerate() {
        let people = &nation[sex * AGES..(sex + 1) * AGES];
        rates.extend(smooth(&spans, steps, people));
    }
    Ok(EmploymentProfile { year: employed.year, first_age: FIRST_AGE, rates })
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
    employed: &Employed,
    profile: &EmploymentProfile,
    places: &[Place],
    population: &BTreeMap<KommuneNr, Vec<f64>>,
    nation: &[f64],
) -> Result<BTreeMap<KommuneNr, Employment>> {
    let first = usize::from(profile.first_age);
    let ages = profile.rates.len() / SEXES;
    // Persons, and those of them who would be employed at the nation's rates.
    let of = |people: &[f64], sex: usize, from: usize, to: usize| {
        debug_assert_eq!(people.len(), CELLS);
        let (mut employed, mut persons) = (0.0, 0.0);
        for age in from..=to {
            let p = people[sex * AGES + age];
            persons += p;
            if (first..first + ages).contains(&age) {
                employed += p * profile.rates[sex * ages + age - first];
            }
        }
        (employed, persons)
    };
    let expected = |people: &[f64], from: usize, to: usize| {
        let (mut employed, mut persons) = (0.0, 0.0);
        for sex in 0..SEXES {
            for age in from..=to {
                let (e, p) = of(people, sex, age, age);
                persons += p;
                employed += e;
            }
        }
        employed / persons
    };
    let mut levels = BTreeMap::new();
    for place in places {
        let people =
            population.get(&place.nr).with_context(|| format!("employment: no people of {}", place.nr))?;
        let employment = match employed.local.get(&place.nr) {
            Some(Published::ByAge(shares)) => {
                let by_age = by_age(shares, |sex, from, to| of(people, sex, from, to));
                let local =
                    Employment { level: 1.0, by_age: Some(by_age), basis: EmploymentBasis::MeasuredByAge };
                let (mut own, mut all) = (0.0, 0.0);
                for (sex, age) in (0..SEXES).flat_map(|sex| (20..=66).map(move |age| (sex, age))) {
                    let (by_nation, _) = of(people, sex, age, age);
                    own += by_nation * local.at(sex, age);
                    all += by_nation;
                }
                Employment { level: own / all, ..local }
            }
            Some(Published::At20To66(share)) => {
                let level = share / 100.0 / expected(people, 20, 66);
                Employment { level, by_age: None, basis: EmploymentBasis::Measured }
            }
            Some(Published::From15(share)) => {
                let national = expected(nation, 15, AGES - 1);
                let level = share / employed.from_15 * national / expected(people, 15, AGES - 1);
                Employment { level, by_age: None, basis: EmploymentBasis::Converted }
            }
            None => Employment { level: 1.0, by_age: None, basis: EmploymentBasis::NationalRate },
        };
        levels.insert(place.nr, employment);
    }
    Ok(levels)
}

/// Factors on the national profile that give the published shares; below the published ages that of the youngest holds.
/// `of` gives the employed by the nation's rates, and the persons, at a sex and a span of ages.
fn by_age(
    shares: &[[f64; PUBLISHED_AGES.len()]; SEXES],
    of: impl Fn(usize, usize, usize) -> (f64, f64),
) -> LevelsByAge {
    let mut levels = LevelsByAge::default();
    for (sex, slots) in levels.iter_mut().enumerate() {
        for (i, (from, to)) in PUBLISHED_AGES.into_iter().enumerate() {
            let (employed, persons) = of(sex, from, to);
            // Nobody of the sex lives here in the span: whoever comes works as the nation does.
            slots[i + 1] = if persons > 0.0 { shares[sex][i] / 100.0 * persons / employed } else { 1.0 };
        }
        slots[0] = slots[1];
    }
    levels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_shares_by_sex_and_age_come_out_again() {
        let mut people = vec![10.0; CELLS];
        people[AGES + 30] = 90.0;
        let profile = EmploymentProfile { year: 2025, first_age: 15, rates: vec![0.5; 2 * 65] };
        let mut shares = [[60.0, 70.0, 80.0, 65.0, 20.0]; 2];
        shares[1][1] = 85.0;
        let place = |nr| Place {
            nr: KommuneNr::new(nr).expect("a number"),
            name: "Her".into(),
            aliases: Vec::new(),
            region: 3001,
            centrality: 1,
            quality: atlas::Quality::Official,
        };
        let places = [place(301), place(302)];
        let population = places.iter().map(|place| (place.nr, people.clone())).collect();
        let employed = Employed {
            year: 2025,
            ages: Vec::new(),
            by_sex: [0.5; 2],
            from_15: 60.0,
            local: BTreeMap::from([(places[0].nr, Published::ByAge(shares))]),
        };
        let levels = levels(&employed, &profile, &places, &population, &people).expect("levels");
        let own = levels[&places[0].nr];
        assert_eq!(own.basis, EmploymentBasis::MeasuredByAge);
        for (sex, of_sex) in shares.iter().enumerate() {
            for ((from, to), share) in PUBLISHED_AGES.into_iter().zip(of_sex) {
                let (mut at_work, mut persons) = (0.0, 0.0);
                for age in from..=to {
                    at_work += people[sex * AGES + age] * 0.5 * own.at(sex, age);
                    persons += people[sex * AGES + age];
                }
                assert!((100.0 * at_work / persons - share).abs() < 1e-9, "{sex} {from}-{to}");
            }
        }
        // Below and above what is published the nearest holds.
        assert_eq!((own.at(0, 15), own.at(0, 90)), (own.at(0, 20), own.at(0, 70)));
        let national = levels[&places[1].nr];
        assert_eq!((national.level, national.basis), (1.0, EmploymentBasis::NationalRate));
    }
}
