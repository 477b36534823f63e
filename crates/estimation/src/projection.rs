//! A year of the cohort-component model, and *National adjustment*.
//!
//! The product's projections come from the `demography` kernel. This small one projects all municipalities side by side,
//! which the adjustment needs: it is the one assumption that depends on all of them at once.

use crate::fertility::expected_births;
use crate::mortality::{cohort_death, exact};
use crate::{
    AGES, Baselines, CELLS, EstimationError, FERTILE_AGES, KommuneBaseline, NationalBaseline, SEXES, cell,
};

/// All municipalities year by year.
#[derive(Debug, Clone, PartialEq)]
pub struct Projection {
    /// Population on 1 January, `[step][municipality][sex][age]`: one slice per step, the start first.
    pub population: Vec<Vec<f64>>,
    /// Births of the whole country by step.
    pub births: Vec<f64>,
    /// Deaths of the whole country by step, newborns' included.
    pub deaths: Vec<f64>,
    /// Net moving of the whole country by step.
    pub net_migration: Vec<f64>,
}

/// Projects every municipality from `start`, `[municipality][sex][age]`, as far as the baselines reach.
///
/// # Errors
/// [`EstimationError::Shape`] if `start` has another number of municipalities, [`EstimationError::Mortality`].
pub fn project(baselines: &Baselines, start: &[f64]) -> Result<Projection, EstimationError> {
    let adjustment = &baselines.national.adjustment;
    run(&baselines.national, &baselines.kommuner, start, |step, _| Ok(adjustment[step])).map(|(done, _)| done)
}

/// *National adjustment*: A(t) such that the sum of the municipalities' net moving is N(t) in every year.
pub(crate) fn solve_adjustment(
    national: &NationalBaseline,
    kommuner: &[KommuneBaseline],
    start: &[f64],
) -> Result<Vec<f64>, EstimationError> {
    let mut year = national.base_year;
    run(national, kommuner, start, |step, line| {
        let persons = (national.net_migration[step] - line.at_zero) / line.per_person;
        // A rounding error of the sum is no adjustment below zero.
        if persons < -1e-6 {
            return Err(EstimationError::NegativeAdjustment { year, persons });
        }
        year += 1;
        Ok(persons.max(0.0))
    })
    .map(|(_, adjustment)| adjustment)
}

/// Net moving of the whole country as a straight line in the adjustment.
struct NetMovingLine {
    at_zero: f64,
    per_person: f64,
}

fn run(
    national: &NationalBaseline,
    kommuner: &[KommuneBaseline],
    start: &[f64],
    mut adjustment: impl FnMut(usize, NetMovingLine) -> Result<f64, EstimationError>,
) -> Result<(Projection, Vec<f64>), EstimationError> {
    if start.len() != kommuner.len() * CELLS {
        return Err(EstimationError::Shape {
            table: "population",
            expected: vec![kommuner.len(), SEXES, AGES],
            found: vec![start.len()],
        });
    }
    let boys = national.sex_ratio_at_birth / (1.0 + national.sex_ratio_at_birth);
    let born = [1.0 - boys, boys];
    let mut done = Projection {
        population: vec![start.to_vec()],
        births: vec![],
        deaths: vec![],
        net_migration: vec![],
    };
    let mut used = Vec::new();
    let mut population = start.to_vec();
    let mut next = vec![0.0; start.len()];
    for step in 0..national.horizon() {
        let year = national.base_year + i32::try_from(step).unwrap_or(0);
        let qx = national.qx(step);
        let asfr: Vec<f64> = national.asfr_shape.iter().map(|share| share * national.tfr[step]).collect();
        let mut deaths = 0.0;
        let mut line = NetMovingLine { at_zero: 0.0, per_person: 0.0 };
        for (k, kommune) in kommuner.iter().enumerate() {
            let people = &population[k * CELLS..(k + 1) * CELLS];
            let end = &mut next[k * CELLS..(k + 1) * CELLS];
            end.fill(0.0);
            for sex in 0..SEXES {
                for age in 0..AGES {
                    let dying = cohort_death(&qx, sex, age) * kommune.mortality_level;
                    if !(0.0..=1.0).contains(&dying) {
                        return Err(EstimationError::Mortality { kommune: k, year, sex, age, value: dying });
                    }
                    let dead = people[cell(sex, age)] * dying;
                    deaths += dead;
                    end[cell(sex, (age + 1).min(AGES - 1))] += people[cell(sex, age)] - dead;
                }
                for age in 1..AGES {
                    let place = cell(sex, age);
                    let moved = kommune.in_count[place] - end[place] * kommune.out_rate[place];
                    end[place] += moved;
                    line.at_zero += moved;
                    line.per_person += kommune.share * national.immigration_profile[place];
                }
            }
            // Births are linear in the women who arrive, so newborns' moving is linear in the adjustment too.
            let births = expected_births(people, end, &asfr) * kommune.fertility_level;
            let births_per_person =
                0.5 * kommune.share * kommune.fertility_level * arrival_births(national, &asfr);
            for sex in 0..SEXES {
                let newborn = cell(sex, 0);
                let alive = 1.0 - qx[exact(sex, 0)] * kommune.mortality_level;
                let leave = alive * born[sex] * kommune.out_rate[newborn];
                line.at_zero += kommune.in_count[newborn] - births * leave;
                line.per_person +=
                    kommune.share * national.immigration_profile[newborn] - births_per_person * leave;
            }
        }
        let persons = adjustment(step, line)?;
        let (mut births_of_year, mut net) = (0.0, 0.0);
        for (k, kommune) in kommuner.iter().enumerate() {
            let people = &population[k * CELLS..(k + 1) * CELLS];
            let end = &mut next[k * CELLS..(k + 1) * CELLS];
            for sex in 0..SEXES {
                for age in 1..AGES {
                    let place = cell(sex, age);
                    end[place] += kommune.share * persons * national.immigration_profile[place];
                }
            }
            let births = expected_births(people, end, &asfr) * kommune.fertility_level;
            births_of_year += births;
            for sex in 0..SEXES {
                let newborn = cell(sex, 0);
                let infants = births * born[sex];
                let dead = infants * qx[exact(sex, 0)] * kommune.mortality_level;
                let alive = infants - dead;
                deaths += dead;
                end[newborn] = alive * (1.0 - kommune.out_rate[newborn])
                    + kommune.in_count[newborn]
                    + kommune.share * persons * national.immigration_profile[newborn];
            }
            net += end.iter().sum::<f64>() - people.iter().sum::<f64>();
        }
        done.births.push(births_of_year);
        done.deaths.push(deaths);
        done.net_migration.push(net - births_of_year + deaths);
        used.push(persons);
        population.copy_from_slice(&next);
        done.population.push(population.clone());
    }
    Ok((done, used))
}

/// Births a year per person of the adjustment if all arrived women counted whole.
fn arrival_births(national: &NationalBaseline, asfr: &[f64]) -> f64 {
    (0..FERTILE_AGES)
        .map(|index| asfr[index] * national.immigration_profile[cell(0, crate::FIRST_FERTILE_AGE + index)])
        .sum()
}
