//! *Moving residuals*, *Class, region and place*, *Rates and counts* and *Domestic moving profile*.

use crate::mortality::survive;
use crate::smoothing::{gaussian, kernel_sum, year_weight};
use crate::{AGES, CELLS, EstimationError, Evidence, Rule, SEXES, cell};

/// Moving of every municipality beyond its share of the nation's, `[municipality][sex][age at year end]`.
pub(crate) struct LocalMoving {
    /// Persons a year gained (or lost, below zero) per survivor, smoothed, shrunk, damped and tapered.
    pub(crate) rate: Vec<f64>,
    /// Mean survivors a year in the window; newborns at age 0.
    pub(crate) survivors: Vec<f64>,
}

/// *Moving residuals*: mean over the window of what each cohort gained beyond survival and beyond the municipality's
/// share (by population) of what the nation gained at that age in that year. Where moves are counted and used, they
/// stand for what a cohort gained beyond survival.
///
/// The share is what removes the waves of immigration: a year in which the whole country gained many 30-year-olds is no
/// news about any one municipality, unless it gained more or fewer than its share.
pub(crate) fn moving_residuals(
    evidence: &Evidence,
    rule: &Rule,
    mortality_level: &[f64],
) -> Result<(Vec<f64>, Vec<f64>), EstimationError> {
    let kommuner = evidence.kommuner();
    let years: Vec<i32> = evidence.window(rule.window).collect();
    if years.len() < 2 {
        return Err(EstimationError::TooFewYears {
            table: "population",
            base_year: evidence.base_year(),
            needed: 2,
            found: years.len(),
        });
    }
    let total_weight: f64 =
        years.iter().map(|year| year_weight(evidence.base_year() - 1 - year, rule.moving_half_life)).sum();
    let mut deviation = vec![0.0; kommuner * CELLS];
    let mut exposed = vec![0.0; kommuner * CELLS];
    let mut survivors = vec![0.0; kommuner * CELLS];
    let mut deaths = vec![0.0; CELLS];
    for &year in &years {
        let weight = year_weight(evidence.base_year() - 1 - year, rule.moving_half_life) / total_weight;
        let (start, end, qx) =
            (evidence.population(year)?, evidence.population(year + 1)?, evidence.qx(year)?);
        let counted = |k: usize| rule.counts.moves.then(|| evidence.flows().moves(year, k)).flatten();
        let mut national = vec![0.0; CELLS];
        for k in 0..kommuner {
            let range = k * CELLS..(k + 1) * CELLS;
            let alive = &mut survivors[range.clone()];
            survive(&start[range.clone()], qx, mortality_level[k], alive, &mut deaths);
            for place in 0..CELLS {
                national[place] += match counted(k) {
                    Some(moves) => moves[place],
                    None => end[k * CELLS + place] - alive[place],
                };
            }
        }
        let shares = population_shares(start);
        for k in 0..kommuner {
            for sex in 0..SEXES {
                // Age 0 has no cohort at the year's start: it is left at no deviation here.
                exposed[k * CELLS + cell(sex, 0)] += weight * end[k * CELLS + cell(sex, 0)];
                for age in 1..AGES {
                    let place = cell(sex, age);
                    let index = k * CELLS + place;
                    let residual = match counted(k) {
                        Some(moves) => moves[place],
                        None => end[index] - survivors[index],
                    };
                    deviation[index] += weight * (residual - shares[k] * national[place]);
                    exposed[index] += weight * survivors[index];
                }
            }
        }
    }
    Ok((deviation, exposed))
}

/// Each municipality's share of the population in `[municipality][sex][age]`.
pub(crate) fn population_shares(population: &[f64]) -> Vec<f64> {
    let totals: Vec<f64> = population.chunks_exact(CELLS).map(|cells| cells.iter().sum()).collect();
    let all: f64 = totals.iter().sum();
    totals.iter().map(|total| total / all).collect()
}

/// *Class, region and place*: from raw residuals to a rate by sex and age that a small place can bear.
pub(crate) fn local_moving(
    evidence: &Evidence,
    rule: &Rule,
    mortality_level: &[f64],
) -> Result<LocalMoving, EstimationError> {
    let (deviation, exposed) = moving_residuals(evidence, rule, mortality_level)?;
    let places = evidence.places();
    let class = class_rates(&deviation, &exposed, places.iter().map(|place| place.centrality), rule);
    let kommuner = evidence.kommuner();

    // What the class does not explain, both sexes together: their moving differs by class, hardly by place.
    let mut rest = vec![0.0; kommuner * AGES];
    let mut people = vec![0.0; kommuner * AGES];
    for (k, place) in places.iter().enumerate() {
        for sex in 0..SEXES {
            for age in 1..AGES {
                let index = k * CELLS + cell(sex, age);
                rest[k * AGES + age] +=
                    deviation[index] - exposed[index] * class[place.centrality * CELLS + cell(sex, age)];
                people[k * AGES + age] += exposed[index];
            }
        }
    }

    let regions = places.iter().map(|place| place.region + 1).max().unwrap_or(0);
    let (mut region_rest, mut region_people) = (vec![0.0; regions * AGES], vec![0.0; regions * AGES]);
    for (k, place) in places.iter().enumerate() {
        for age in 0..AGES {
            region_rest[place.region * AGES + age] += rest[k * AGES + age];
            region_people[place.region * AGES + age] += people[k * AGES + age];
        }
    }
    let region_kernel = gaussian(rule.region_kernel, AGES);
    let region: Vec<f64> = region_rest
        .chunks_exact(AGES)
        .zip(region_people.chunks_exact(AGES))
        .flat_map(|(rest, people)| shrunken_rate(rest, people, &region_kernel, rule.region_weight))
        .collect();

    let place_kernel = gaussian(rule.place_kernel, AGES);
    let mut rate = vec![0.0; kommuner * CELLS];
    for (k, place) in places.iter().enumerate() {
        let regional = &region[place.region * AGES..(place.region + 1) * AGES];
        let people = &people[k * AGES..(k + 1) * AGES];
        let rest: Vec<f64> =
            (0..AGES).map(|age| rest[k * AGES + age] - people[age] * regional[age]).collect();
        let own = shrunken_rate(&rest, people, &place_kernel, rule.place_weight);
        for sex in 0..SEXES {
            for age in 1..AGES {
                let of_class = class[place.centrality * CELLS + cell(sex, age)];
                let local = rule.damping_at(age) * (regional[age] + own[age]);
                rate[k * CELLS + cell(sex, age)] = rule.taper_at(age) * (of_class + local);
            }
        }
        // Newborns move with their parents; the nearest measured ages stand for them, for half a year on average.
        let nearest: f64 = (0..SEXES)
            .flat_map(|sex| (1..=3).map(move |age| cell(sex, age)))
            .map(|place| rate[k * CELLS + place])
            .sum();
        for sex in 0..SEXES {
            rate[k * CELLS + cell(sex, 0)] = rule.newborn_share * nearest / 6.0;
        }
    }
    Ok(LocalMoving { rate, survivors: exposed })
}

/// Deviation per survivor in each centrality class, `[class][sex][age]`, lightly smoothed.
fn class_rates(
    deviation: &[f64],
    exposed: &[f64],
    classes: impl Iterator<Item = usize> + Clone,
    rule: &Rule,
) -> Vec<f64> {
    let count = classes.clone().map(|class| class + 1).max().unwrap_or(0);
    let (mut above, mut below) = (vec![0.0; count * CELLS], vec![0.0; count * CELLS]);
    for (k, class) in classes.enumerate() {
        for place in 0..CELLS {
            above[class * CELLS + place] += deviation[k * CELLS + place];
            below[class * CELLS + place] += exposed[k * CELLS + place];
        }
    }
    let kernel = gaussian(rule.class_kernel, AGES);
    above
        .chunks_exact(AGES)
        .zip(below.chunks_exact(AGES))
        .flat_map(|(above, below)| {
            let (above, below) = (kernel_sum(above, &kernel, 1), kernel_sum(below, &kernel, 1));
            // A class without anybody near an age has no deviation there.
            above
                .into_iter()
                .zip(below)
                .map(|(above, below)| if below > 0.0 { above / below } else { 0.0 })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Kernel-smoothed rate, pulled towards zero by `weight` persons that have none.
fn shrunken_rate(rest: &[f64], people: &[f64], kernel: &[f64], weight: f64) -> Vec<f64> {
    let (above, below) = (kernel_sum(rest, kernel, 1), kernel_sum(people, kernel, 1));
    above.into_iter().zip(below).map(|(above, below)| above / (below + weight)).collect()
}

/// *Rates and counts*: a cell that loses people loses them as a rate, one that gains receives a number of persons.
///
/// A rate cannot take more than there are; a number of arrivals does not grow with the place that receives them.
pub(crate) fn rates_and_counts(moving: &LocalMoving, kommune: usize) -> (Vec<f64>, Vec<f64>) {
    let range = kommune * CELLS..(kommune + 1) * CELLS;
    let rate = &moving.rate[range.clone()];
    let out = rate.iter().map(|&rate| if rate < 0.0 { -rate } else { 0.0 }).collect();
    let counts = rate
        .iter()
        .zip(&moving.survivors[range])
        .map(|(&rate, &survivors)| if rate > 0.0 { rate * survivors } else { 0.0 })
        .collect();
    (out, counts)
}

/// *Domestic moving profile*: how strongly moving redistributes each sex and age between municipalities.
///
/// Mean absolute local rate, weighted by people; relative, with a mean of one over the nation's population.
pub(crate) fn domestic_profile(moving: &LocalMoving, national: &[f64]) -> Vec<f64> {
    let (mut moved, mut people) = (vec![0.0; CELLS], vec![0.0; CELLS]);
    for (rates, survivors) in moving.rate.chunks_exact(CELLS).zip(moving.survivors.chunks_exact(CELLS)) {
        for place in 0..CELLS {
            moved[place] += rates[place].abs() * survivors[place];
            people[place] += survivors[place];
        }
    }
    let mut profile: Vec<f64> = moved
        .iter()
        .zip(&people)
        .map(|(moved, people)| if *people > 0.0 { moved / people } else { 0.0 })
        .collect();
    let mean = profile.iter().zip(national).map(|(rate, people)| rate * people).sum::<f64>()
        / national.iter().sum::<f64>();
    if mean > 0.0 {
        for rate in &mut profile {
            *rate /= mean;
        }
    }
    profile
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Country, LAST_YEAR, MOVING_AGES};

    #[test]
    fn deviations_from_the_nation_sum_to_nothing() -> Result<(), EstimationError> {
        let mut country = Country::plain();
        country.domestic_rate = 0.02;
        country.immigration = |year| if year == 2015 { 5000.0 } else { 300.0 };
        let statistics = country.statistics()?;
        let evidence = statistics.up_to(LAST_YEAR);
        let (deviation, exposed) = moving_residuals(&evidence, &Rule::default(), &[1.0; 4])?;
        let moved: f64 = deviation.iter().map(|persons| persons.abs()).sum();
        assert!(moved > 10.0);
        for place in 0..CELLS {
            let sum: f64 = deviation.chunks_exact(CELLS).map(|cells| cells[place]).sum();
            assert!(sum.abs() < 1e-9, "cell {place}: {sum}");
        }
        assert!(exposed.iter().all(|people| *people >= 0.0));
        Ok(())
    }

    #[test]
    fn a_wave_of_immigration_shared_by_all_leaves_no_local_moving() -> Result<(), EstimationError> {
        let mut country = Country::plain();
        country.immigration = |year| if (2017..=2018).contains(&year) { 20_000.0 } else { 800.0 };
        let statistics = country.statistics()?;
        let moving = local_moving(&statistics.up_to(LAST_YEAR), &Rule::default(), &[1.0; 4])?;
        let largest = moving.rate.iter().fold(0.0_f64, |largest, rate| largest.max(rate.abs()));
        assert!(largest < 1e-9, "{largest}");
        Ok(())
    }

    #[test]
    fn losing_ages_get_a_rate_and_gaining_ages_a_count_never_both() -> Result<(), EstimationError> {
        let mut country = Country::plain();
        country.domestic_rate = 0.05;
        let statistics = country.statistics()?;
        let rule = Rule::default();
        let moving = local_moving(&statistics.up_to(LAST_YEAR), &rule, &[1.0; 4])?;
        for k in 0..4 {
            let (out, counts) = rates_and_counts(&moving, k);
            assert!(out.iter().zip(&counts).all(|(out, count)| *out == 0.0 || *count == 0.0));
            assert!(out.iter().all(|out| (0.0..1.0).contains(out)));
        }
        let (out, counts) = rates_and_counts(&moving, 0);
        // A twentieth moves; the rule keeps 65 % of what it believes, and shrinks.
        let middle = cell(0, 30);
        assert!(out[middle] > 0.02 && out[middle] < 0.05, "{}", out[middle]);
        assert_eq!(counts[middle], 0.0);
        let (out, counts) = rates_and_counts(&moving, 1);
        assert!(counts[middle] > 0.0);
        assert_eq!(out[middle], 0.0);
        // Nobody moves at 60, and the age kernels do not reach from 39.
        assert!(moving.rate[cell(0, 60)].abs() < 1e-4);
        assert!(MOVING_AGES.contains(&30));
        Ok(())
    }

    #[test]
    fn shrinking_by_hand() {
        // No smoothing: 30 movers among 300 persons, pulled by 300 that do not move, are 30 / 600.
        let mut rest = vec![0.0; AGES];
        let mut people = vec![0.0; AGES];
        (rest[40], people[40]) = (30.0, 300.0);
        let mut kernel = vec![0.0; AGES];
        kernel[0] = 1.0;
        let rate = shrunken_rate(&rest, &people, &kernel, 300.0);
        assert!((rate[40] - 0.05).abs() < 1e-15);
        assert_eq!(rate[41], 0.0);
    }

    #[test]
    fn the_domestic_profile_has_mean_one() -> Result<(), EstimationError> {
        let mut country = Country::plain();
        country.domestic_rate = 0.05;
        let statistics = country.statistics()?;
        let evidence = statistics.up_to(LAST_YEAR);
        let moving = local_moving(&evidence, &Rule::default(), &[1.0; 4])?;
        let people = evidence.national_population(LAST_YEAR)?;
        let profile = domestic_profile(&moving, people);
        let mean = profile.iter().zip(people).map(|(rate, people)| rate * people).sum::<f64>()
            / people.iter().sum::<f64>();
        assert!((mean - 1.0).abs() < 1e-12);
        assert!(profile[cell(1, 30)] > 2.0 && profile[cell(1, 70)] < 0.1);
        Ok(())
    }
}
