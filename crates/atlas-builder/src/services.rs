//! Kindergarten and Care users (METHOD.md): the nation's rates of use of municipal services.

use anyhow::{Context, Result, bail};
use atlas::{AGES, CELLS, CareRates, ServiceRates};
use serde::Deserialize;

use crate::sources::{CARE_BY_AGE, KOSTRA, Sources};

const YEAR: u16 = 2025;

/// Ages at which the rates of care begin to rise and stop rising.
const RISES_FROM: usize = 67;
const RISES_TO: usize = 90;

#[derive(Deserialize)]
struct KeyFigure {
    indicator: String,
    year: u16,
    region: String,
    value: Option<f64>,
}

#[derive(Deserialize)]
struct CareRow {
    pop_0_66: f64,
    pop_67_79: f64,
    pop_80p: f64,
    homecare_users_total: Option<f64>,
    homecare_users_0_66: Option<f64>,
    homecare_users_80p: Option<f64>,
    institution_users_0_66: Option<f64>,
    institution_users_67_79: Option<f64>,
    institution_users_80p: Option<f64>,
}

/// Users per inhabitant aged 0-66, 67-79 and 80 and over.
type Groups = [f64; 3];

/// The nation's rates, with the shape by age of the municipalities that are published by age.
pub(crate) fn rates(sources: &Sources, nation: &[f64]) -> Result<ServiceRates> {
    let figures = sources.rows::<KeyFigure>(KOSTRA)?;
    let figure = |name: &str| {
        figures
            .iter()
            .find(|f| f.indicator == name && f.year == YEAR && f.region == "Landet")
            .and_then(|f| f.value)
            .with_context(|| format!("KOSTRA: no figure {name:?} for the nation in {YEAR}"))
    };
    let share = |name: &str| figure(name).map(|percent| percent / 100.0);
    let rows = sources.rows::<CareRow>(CARE_BY_AGE)?;
    let shape = |users: fn(&CareRow) -> Option<Groups>| -> Result<Groups> {
        let (mut sum, mut people) = ([0.0; 3], [0.0; 3]);
        for row in &rows {
            // A municipality with a suppressed number says nothing of the shape.
            let Some(users) = users(row) else { continue };
            for (i, persons) in [row.pop_0_66, row.pop_67_79, row.pop_80p].into_iter().enumerate() {
                sum[i] += users[i];
                people[i] += persons;
            }
        }
        if people[2] <= 0.0 || sum.iter().any(|users| *users <= 0.0) {
            bail!("care users by age: no municipality with all ages");
        }
        Ok([0, 1, 2].map(|i| sum[i] / people[i]))
    };

    let people = [(0, 66), (67, 79), (80, AGES - 1)].map(|(from, to)| both(nation, from, to));
    // Level: the nation's share of those aged 80 and over. Shape: the group 67-79 stands to it as in the municipalities.
    let home = shape(|r| {
        let (young, old) = (r.homecare_users_0_66?, r.homecare_users_80p?);
        Some([young, r.homecare_users_total? - young - old, old])
    })?;
    let level = share("Andel innb. 80+ som bruker hjemmetjenester (%)")? / home[2];
    let (middle, old) = (home[1] * level, home[2] * level);
    // Of all users this share is under 67: published for the nation.
    let young = share("Andel brukere av hjemmetjenester 0-66 år (%)")?;
    let under_67 = young / (1.0 - young) * (middle * people[1] + old * people[2]) / people[0];
    let home_care = curve([under_67, middle, old], nation)?;

    let institution =
        shape(|r| Some([r.institution_users_0_66?, r.institution_users_67_79?, r.institution_users_80p?]))?;
    let level = share("Andel innb. 80+ med institusjonsopphold (%)")? / institution[2];
    let institution = curve(institution.map(|rate| rate * level), nation)?;

    Ok(ServiceRates {
        year: YEAR,
        kindergarten: share("Andel barn 1-5 år i barnehage (%)")?,
        home_care,
        institution,
        person_years_per_user: figure("Årsverk per bruker av omsorgstjenesten (årsverk)")?,
    })
}

/// Both sexes of an age range.
fn both(population: &[f64], from: usize, to: usize) -> f64 {
    debug_assert_eq!(population.len(), CELLS);
    population[from..=to].iter().sum::<f64>() + population[AGES + from..=AGES + to].iter().sum::<f64>()
}

/// Care by age (METHOD.md): from 67 the rate grows by the same factor with each year of age, to 90, and stays; so that
/// both groups, 67-79 and 80 and over, keep their rates on the nation's people.
fn curve([under_67, middle, old]: Groups, nation: &[f64]) -> Result<CareRates> {
    // Mean of growth^(age - 67) in a group.
    let mean = |growth: f64, from: usize, to: usize| {
        let users: f64 = (from..=to)
            .map(|age| {
                let years = (age.min(RISES_TO) - RISES_FROM) as i32;
                growth.powi(years) * both(nation, age, age)
            })
            .sum();
        users / both(nation, from, to)
    };
    // The ratio of the groups grows with the factor: halve the interval that holds it.
    let ratio = |growth: f64| mean(growth, 80, AGES - 1) / mean(growth, 67, 79);
    let (mut low, mut high) = (1.0, 1.5);
    if !(ratio(low)..ratio(high)).contains(&(old / middle)) {
        bail!("care: {old} at 80 and over beside {middle} at 67-79 cannot be right");
    }
    for _ in 0..60 {
        let growth = 0.5 * (low + high);
        if ratio(growth) < old / middle { low = growth } else { high = growth }
    }
    let growth = 0.5 * (low + high);
    Ok(CareRates { under_67, at_67: middle / mean(growth, 67, 79), growth })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_keeps_both_groups() {
        // Fewer at each age, as many women as men.
        let nation: Vec<f64> = (0..CELLS).map(|i| 1000.0 - 9.0 * (i % AGES) as f64).collect();
        let rates = curve([0.02, 0.06, 0.24], &nation).expect("a curve");
        assert_eq!(rates.under_67, 0.02);
        let at = |age: usize| rates.at_67 * rates.growth.powi((age.min(90) - 67) as i32);
        for (from, to, expected) in [(67, 79, 0.06), (80, 105, 0.24)] {
            let users: f64 = (from..=to).map(|age| at(age) * both(&nation, age, age)).sum();
            assert!((users / both(&nation, from, to) - expected).abs() < 1e-9);
        }
        assert!(curve([0.02, 0.06, 0.05], &nation).is_err(), "fewer users among the oldest");
    }
}
