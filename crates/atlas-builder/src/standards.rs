//! Dementia and Expenditure need and Net costs and Range by size (METHOD.md): the figures behind them.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use atlas::{
    CostSector, Dementia, GroupHistory, KEY_GROUPS, KommuneNr, Place, SectorId, SizeRange,
    Sources as Provenance, Span, Standards,
};
use serde::Deserialize;

use crate::sources::{COST_KEYS, DEMENTIA, NEED_INDEX, NET_COSTS, Sources};

const KEYS_YEAR: u16 = 2026;
const COSTS_YEAR: u16 = 2025;

/// The sectors in the cost keys, and what KOSTRA calls their costs.
const SECTORS: [(SectorId, &str, &str); 7] = [
    (SectorId::School, "grunnskole", "Grunnskole"),
    (SectorId::Kindergarten, "barnehage", "Barnehage"),
    (SectorId::Care, "pleie", "Pleie og omsorg (ekskl. kommunehelse)"),
    (SectorId::Health, "kommunehelse", "Kommunehelse (232+233+241)"),
    (SectorId::ChildWelfare, "barnevern", "Barnevern"),
    (SectorId::Social, "sosial", "Sosialsektor"),
    (SectorId::Administration, "administrasjon", "Administrasjon, kommune"),
];

/// The criteria that are numbers of inhabitants, as [`KEY_GROUPS`].
const AGES: [&str; 10] = [
    "innb_0",
    "innb_1_5",
    "innb_6_12",
    "innb_13_15",
    "innb_16_22",
    "innb_23_24",
    "innb_25_66",
    "innb_67_79",
    "innb_80_89",
    "innb_90_plus",
];

/// Classes of size: the fewest inhabitants of each.
const CLASSES: [u32; 6] = [0, 1_000, 2_000, 5_000, 10_000, 30_000];

/// Of each class one in so many is left out at either end of the range.
const LEFT_OUT: usize = 10;

#[derive(Deserialize)]
struct KeyRow {
    sector: String,
    sector_weight: f64,
    criterion: String,
    weight_in_sector: f64,
}

#[derive(Deserialize)]
struct CostRow {
    sector: String,
    year: u16,
    nok_per_inhabitant: f64,
}

#[derive(Deserialize)]
struct DementiaRow {
    age_from: u8,
    age_to: u8,
    men: f64,
    women: f64,
}

/// A municipality's published need index.
#[derive(Deserialize)]
struct NeedRow {
    municip: String,
    dki_2026: f64,
}

/// Puts the standards together. Their tables, and no others, are read by `sources`.
pub(crate) fn standards(
    sources: &Sources,
    places: &[Place],
    nation: &[f64],
    groups: &BTreeMap<KommuneNr, GroupHistory>,
) -> Result<Standards> {
    let shares = shares(nation);
    let sectors = sectors(sources)?;
    let key = Key::new(&sectors);

    // The published indices are of the population of 1 July of the year before: midway between two counts.
    let mut middle = BTreeMap::new();
    for place in places {
        let history =
            groups.get(&place.nr).with_context(|| format!("need index: no history of {}", place.nr))?;
        middle.insert(place.nr, midyear(history)?);
    }
    let mut of_nation = [0.0; 10];
    for groups in middle.values() {
        (0..10).for_each(|i| of_nation[i] += groups[i]);
    }
    let mut other = BTreeMap::new();
    let mut apart: Vec<(f64, f64)> = Vec::new();
    for row in sources.rows::<NeedRow>(NEED_INDEX)? {
        let nr: KommuneNr = row.municip.parse().with_context(|| format!("need index: {:?}", row.municip))?;
        let groups = middle.get(&nr).with_context(|| format!("need index: unknown {nr}"))?;
        let by_age = key.by_age(groups, &of_nation);
        if other.insert(nr, row.dki_2026 - by_age).is_some() {
            bail!("need index: {nr} stands twice");
        }
        apart.push((groups.iter().sum(), row.dki_2026 / (by_age + key.other)));
    }
    let by_size = by_size(&apart)?;
    let dementia = dementia(sources)?;
    let tables = Provenance { tables: sources.sources() };
    Ok(Standards::new([KEYS_YEAR, COSTS_YEAR], sectors, shares, dementia, by_size, other, tables)?)
}

/// The nation's share of inhabitants in each of the key's age groups.
pub(crate) fn shares(nation: &[f64]) -> Vec<f64> {
    let everyone: f64 = nation.iter().sum();
    KEY_GROUPS.iter().map(|group| group.sum(nation) / everyone).collect()
}

fn sectors(sources: &Sources) -> Result<Vec<CostSector>> {
    let keys = sources.rows::<KeyRow>(COST_KEYS)?;
    let costs = sources.rows::<CostRow>(NET_COSTS)?;
    let known = |row: &KeyRow| SECTORS.iter().any(|(_, key, _)| *key == row.sector);
    if let Some(row) = keys.iter().find(|row| !known(row)) {
        bail!("cost keys: unknown sector {:?}", row.sector);
    }
    SECTORS
        .into_iter()
        .map(|(id, key, cost)| {
            debug_assert_eq!(SECTORS[id as usize].0, id);
            let rows = || keys.iter().filter(|row| row.sector == key);
            let weight = rows().next().with_context(|| format!("cost keys: no sector {key}"))?.sector_weight;
            let ages = AGES.map(|age| {
                rows().filter(|row| row.criterion == age).map(|row| row.weight_in_sector).sum::<f64>()
            });
            let other = rows()
                .filter(|row| !AGES.contains(&row.criterion.as_str()))
                .map(|r| r.weight_in_sector)
                .sum();
            let cost = costs
                .iter()
                .find(|row| row.sector == cost && row.year == COSTS_YEAR)
                .with_context(|| format!("net costs: no {cost:?} in {COSTS_YEAR}"))?
                .nok_per_inhabitant;
            Ok(CostSector { weight, ages: ages.into(), other, cost })
        })
        .collect()
}

/// The whole key: the sectors' keys by their weights.
struct Key {
    ages: [f64; 10],
    other: f64,
}

impl Key {
    fn new(sectors: &[CostSector]) -> Self {
        let mut ages = [0.0; 10];
        for sector in sectors {
            (0..10).for_each(|i| ages[i] += sector.weight * sector.ages[i]);
        }
        Self { ages, other: sectors.iter().map(|sector| sector.weight * sector.other).sum() }
    }

    /// Expenditure need (METHOD.md): the part of the index that comes from ages.
    fn by_age(&self, groups: &[f64; 10], nation: &[f64; 10]) -> f64 {
        let (everyone, all): (f64, f64) = (groups.iter().sum(), nation.iter().sum());
        (0..10).map(|i| self.ages[i] * (groups[i] / everyone) / (nation[i] / all)).sum()
    }
}

/// Inhabitants of the key's age groups on 1 July before the year of the keys.
fn midyear(history: &GroupHistory) -> Result<[f64; 10]> {
    let years: Vec<u16> = history.years().collect();
    let at = |year: u16| years.iter().position(|y| *y == year).with_context(|| format!("no year {year}"));
    let (before, after) = (at(KEYS_YEAR - 1)?, at(KEYS_YEAR)?);
    let mut groups = [0.0; 10];
    for (slot, group) in groups.iter_mut().zip(KEY_GROUPS) {
        let persons = history.group(group).context("an age group of the key")?;
        *slot = 0.5 * (persons[before] + persons[after]);
    }
    Ok(groups)
}

/// Range by size (METHOD.md): of each class, the factors that hold all but a tenth at either end.
fn by_size(apart: &[(f64, f64)]) -> Result<Vec<SizeRange>> {
    let ends = CLASSES.iter().skip(1).map(|from| f64::from(*from)).chain([f64::INFINITY]);
    CLASSES
        .iter()
        .zip(ends)
        .map(|(from, to)| {
            let in_class = |inhabitants: f64| inhabitants >= f64::from(*from) && inhabitants < to;
            let mut factors: Vec<f64> = apart.iter().filter(|(n, _)| in_class(*n)).map(|(_, f)| *f).collect();
            if factors.len() < 10 {
                bail!("range by size: {} municipalities from {from} inhabitants", factors.len());
            }
            factors.sort_by(f64::total_cmp);
            let last = factors.len() - 1;
            let (low, high) = (factors[last / LEFT_OUT], factors[last * (LEFT_OUT - 1) / LEFT_OUT]);
            Ok(SizeRange { from: *from, factor: Span { low, high } })
        })
        .collect()
}

fn dementia(sources: &Sources) -> Result<Dementia> {
    let rows = sources.rows::<DementiaRow>(DEMENTIA)?;
    for pair in rows.windows(2) {
        if pair[0].age_to + 1 != pair[1].age_from {
            bail!("dementia: a gap between {} and {}", pair[0].age_to, pair[1].age_from);
        }
    }
    Ok(Dementia {
        from: rows.iter().map(|row| row.age_from).collect(),
        women: rows.iter().map(|row| row.women).collect(),
        men: rows.iter().map(|row| row.men).collect(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::print_stdout, reason = "the figures that METHOD.md gives are printed here")]

    use super::*;
    use crate::testing::tables;
    use crate::{official, places, population};

    #[derive(Deserialize)]
    struct Detail {
        municip: String,
        dki_2026: f64,
        detail: Option<String>,
    }

    struct Published {
        key: Key,
        sectors: Vec<CostSector>,
        middle: BTreeMap<String, [f64; 10]>,
        nation: [f64; 10],
        rows: Vec<Detail>,
    }

    fn read() -> Option<Published> {
        let sources = tables()?;
        let (history, quality) = population::read(&sources).expect("population");
        let counties = official::counties(&sources).expect("counties");
        let places = places::read(&sources, &quality, counties.keys()).expect("places");
        let mut middle = BTreeMap::new();
        let mut nation = [0.0; 10];
        for (k, place) in places.kommuner.iter().enumerate() {
            let groups = midyear(&population::groups(&history, k).expect("groups")).expect("years");
            (0..10).for_each(|i| nation[i] += groups[i]);
            middle.insert(place.nr.to_string(), groups);
        }
        let sectors = sectors(&sources).expect("sectors");
        let rows = sources.rows::<Detail>(NEED_INDEX).expect("need index");
        Some(Published { key: Key::new(&sectors), sectors, middle, nation, rows })
    }

    #[test]
    fn cost_keys_make_a_whole() {
        let Some(published) = read() else { return };
        let whole: f64 = published.sectors.iter().map(|sector| sector.weight).sum();
        assert!((whole - 1.0).abs() < 1e-9, "{whole}");
        for (sector, (_, name, _)) in published.sectors.iter().zip(SECTORS) {
            // Four decimals are published.
            let sum = sector.ages.iter().sum::<f64>() + sector.other;
            assert!((sum - 1.0).abs() < 1.5e-4, "{name}: {sum}");
        }
        // Seven tenths of the key go with ages.
        assert!((published.key.ages.iter().sum::<f64>() - 0.70695).abs() < 1e-5);
    }

    /// Lørenskog's published indices: as many more of an age in 1,000 inhabitants as in the nation.
    #[test]
    fn age_indices_are_those_published_for_lorenskog() {
        let Some(published) = read() else { return };
        let groups = published.middle["3222"];
        let (everyone, all): (f64, f64) = (groups.iter().sum(), published.nation.iter().sum());
        let index = |i: usize| (groups[i] / everyone) / (published.nation[i] / all);
        for (ages, i, expected) in [("6-12", 2, 1.0405), ("13-15", 3, 0.9362)] {
            println!("Lørenskog, ages {ages}: {:.4}, published {expected}", index(i));
            assert!((index(i) - expected).abs() < 0.01, "{ages}: {}", index(i));
        }
    }

    /// The study that the shares come from found 101,118 people with dementia in the nation of 2020.
    #[test]
    fn people_with_dementia_are_as_many_as_the_study_found() {
        let Some(sources) = tables() else { return };
        let shares = dementia(&sources).expect("shares");
        let (history, _) = population::read(&sources).expect("population");
        let mut people = 0.0;
        for k in 0..history.kommuner.len() {
            let cells = history.population(k, 2020).expect("2020");
            for (cell, persons) in cells.iter().enumerate() {
                let age = cell % atlas::AGES;
                let Some(group) = shares.from.iter().rposition(|from| usize::from(*from) <= age) else {
                    continue;
                };
                let share = if cell < atlas::AGES { shares.women[group] } else { shares.men[group] };
                people += share * f64::from(*persons);
            }
        }
        println!("people with dementia in 2020: {people:.0}, the study says 101,118");
        assert!((people - 101_118.0).abs() < 5.0, "{people}");
    }

    /// With the other criteria as in the nation, a sector's index is off by no more than they weigh.
    #[test]
    fn sectors_of_lorenskog_are_as_near_as_ages_decide() {
        let Some(published) = read() else { return };
        let row = published.rows.iter().find(|row| row.municip == "3222").expect("Lørenskog");
        let detail: serde_json::Value =
            serde_json::from_str(row.detail.as_ref().expect("its sectors")).expect("JSON");
        let groups = published.middle["3222"];
        let mut whole = 0.0;
        for (sector, (_, name, _)) in published.sectors.iter().zip(SECTORS) {
            let index = detail[name].as_f64().expect("an index");
            whole += sector.weight * index;
            let key = Key { ages: std::array::from_fn(|i| sector.ages[i]), other: sector.other };
            let by_age = key.by_age(&groups, &published.nation) + key.other;
            println!("Lørenskog, {name}: ages alone {by_age:.3}, published {index:.3}");
            assert!((by_age - index).abs() < sector.other, "{name}: {by_age} and {index}");
        }
        assert!((whole - row.dki_2026).abs() < 5e-4, "the sectors' indices make up the whole: {whole}");
    }

    /// What ages alone say of a municipality's need, beside the published index: next to nothing of which
    /// municipality needs more than another. That is why the page takes the rest from what is published.
    #[test]
    fn ages_alone_do_not_tell_which_municipality_is_costly() {
        let Some(published) = read() else { return };
        assert_eq!(published.rows.len(), 355);
        let mut pairs = Vec::new();
        let (mut needed, mut inhabitants) = (0.0, 0.0);
        for row in &published.rows {
            let groups = published.middle[&row.municip];
            let everyone: f64 = groups.iter().sum();
            let by_age = published.key.by_age(&groups, &published.nation) + published.key.other;
            pairs.push((by_age, row.dki_2026, everyone));
            needed += everyone * row.dki_2026;
            inhabitants += everyone;
        }
        // The published index is of the nation's mean.
        assert!((needed / inhabitants - 1.0).abs() < 1e-3, "{}", needed / inhabitants);
        for (name, at_least) in [("all", 0.0), ("from 10,000 inhabitants", 1e4)] {
            let some: Vec<_> = pairs.iter().filter(|(_, _, n)| *n >= at_least).collect();
            let count = some.len() as f64;
            let mean =
                |value: fn(&(f64, f64, f64)) -> f64| some.iter().map(|p| value(p)).sum::<f64>() / count;
            let (a, b) = (mean(|p| p.0), mean(|p| p.1));
            let (mut ab, mut aa, mut bb) = (0.0, 0.0, 0.0);
            for (x, y, _) in &some {
                ab += (x - a) * (y - b);
                aa += (x - a) * (x - a);
                bb += (y - b) * (y - b);
            }
            let correlation = ab / (aa * bb).sqrt();
            let apart = mean(|p| (p.0 - p.1).abs());
            println!(
                "need index, {name}: {count} municipalities, correlation {correlation:.2}, mean absolute difference \
                 {apart:.3}, mean difference {:+.3}",
                a - b
            );
            match at_least {
                0.0 => assert!(correlation < 0.2 && (0.12..0.14).contains(&apart), "{correlation} {apart}"),
                _ => assert!(correlation > 0.5 && apart < 0.04, "{correlation} {apart}"),
            }
        }
    }

    #[test]
    fn a_key_weighs_shares_against_the_nations() {
        // Twice as many children of 1-5 as in the nation, half as many of 25-66, nothing else counts.
        let mut key = Key { ages: [0.0; 10], other: 0.25 };
        (key.ages[1], key.ages[6]) = (0.5, 0.25);
        let nation = [10.0; 10];
        let mut groups = [10.0; 10];
        (groups[1], groups[6], groups[7]) = (20.0, 5.0, 5.0);
        assert!((key.by_age(&groups, &nation) - (0.5 * 2.0 + 0.25 * 0.5)).abs() < 1e-12);
    }

    #[test]
    fn a_class_keeps_its_middle() {
        // Eleven municipalities in each class: the second lowest and the second highest are the ends.
        let apart: Vec<(f64, f64)> = CLASSES
            .iter()
            .flat_map(|from| (0..11).map(|i| (f64::from(*from), 1.0 + 0.1 * f64::from(i))))
            .collect();
        for class in by_size(&apart).expect("classes") {
            assert!((class.factor.low - 1.1).abs() < 1e-9 && (class.factor.high - 1.9).abs() < 1e-9);
        }
        assert!(by_size(&apart[..40]).is_err(), "too few in a class");
    }
}
