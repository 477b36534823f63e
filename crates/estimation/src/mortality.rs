//! *Mortality path* of the nation and *Local mortality level*.

use crate::smoothing::{gaussian, kernel_sum};
use crate::{AGES, CELLS, EXACT_AGES, EstimationError, Evidence, Rule, SEXES, cell};

/// Index of a sex and an exact age in a life table slice.
pub(crate) const fn exact(sex: usize, age: usize) -> usize {
    sex * EXACT_AGES + age
}

/// Probability that a cohort aged `age` on 1 January dies within the year: the mean of q at its two exact ages. The open
/// group dies as those of 104 do, as in the product's kernel: the q that closes a life table is one by definition, not by
/// observation.
pub(crate) fn cohort_death(qx: &[f64], sex: usize, age: usize) -> f64 {
    let age = age.min(AGES - 2);
    0.5 * (qx[exact(sex, age)] + qx[exact(sex, age + 1)])
}

/// Survivors and deaths of one year by age at its end; age 0 is empty in both.
pub(crate) fn survive(population: &[f64], qx: &[f64], level: f64, survivors: &mut [f64], deaths: &mut [f64]) {
    survivors.fill(0.0);
    deaths.fill(0.0);
    for sex in 0..SEXES {
        for age in 0..AGES {
            let end = cell(sex, (age + 1).min(AGES - 1));
            let start = population[cell(sex, age)];
            let dead = start * cohort_death(qx, sex, age) * level;
            survivors[end] += start - dead;
            deaths[end] += dead;
        }
    }
}

/// *Mortality path*: qx at the base year and its annual factor of change.
pub(crate) struct MortalityPath {
    /// qx of the year before the base year, noise taken out, `[sex][exact age]`.
    pub(crate) qx_base: Vec<f64>,
    /// Natural logarithm of the annual change, `[sex][exact age]`.
    pub(crate) log_change: Vec<f64>,
}

/// *Mortality path*: a straight line through ln q over every year on record, smoothed over age with people as weights,
/// and the mean level of the last years carried to the base year along that line.
pub(crate) fn mortality_path(evidence: &Evidence, rule: &Rule) -> Result<MortalityPath, EstimationError> {
    let base_year = evidence.base_year();
    let years: Vec<i32> = evidence.national_years().collect();
    if years.len() < rule.mortality_level_years.max(3) {
        return Err(EstimationError::TooFewYears {
            table: "qx",
            base_year,
            needed: rule.mortality_level_years.max(3),
            found: years.len(),
        });
    }
    let people = evidence.national_population(base_year)?;
    let weights = gaussian(rule.mortality_kernel, EXACT_AGES);
    let middle = (years.len() as f64 - 1.0) / 2.0;
    let mut log_change = vec![0.0; SEXES * EXACT_AGES];
    let mut qx_base = vec![0.0; SEXES * EXACT_AGES];
    for sex in 0..SEXES {
        // The closing age has no people of its own; certain death at it does not change.
        let mut exposed: Vec<f64> = (0..AGES).map(|age| people[cell(sex, age)]).collect();
        exposed.push(0.0);
        let below = kernel_sum(&exposed, &weights, 0);
        let (mut sxy, mut sxx) = (vec![0.0; EXACT_AGES], 0.0);
        for (index, &year) in years.iter().enumerate() {
            let qx = evidence.qx(year)?;
            let dying: Vec<f64> =
                exposed.iter().enumerate().map(|(age, people)| people * qx[exact(sex, age)]).collect();
            let x = index as f64 - middle;
            sxx += x * x;
            for (age, above) in kernel_sum(&dying, &weights, 0).into_iter().enumerate() {
                if below[age] <= 0.0 || above <= 0.0 {
                    return Err(EstimationError::Empty {
                        what: "deaths",
                        place: format!("the nation, {year}, sex {sex}, age {age}"),
                    });
                }
                sxy[age] += x * libm::log(above / below[age]);
            }
        }
        for age in 0..EXACT_AGES - 1 {
            log_change[exact(sex, age)] = sxy[age] / sxx;
        }
        let last = &years[years.len() - rule.mortality_level_years..];
        for &year in last {
            let qx = evidence.qx(year)?;
            let ahead = f64::from(base_year - 1 - year);
            for age in 0..EXACT_AGES {
                let place = exact(sex, age);
                qx_base[place] += qx[place] * libm::exp(log_change[place] * ahead) / last.len() as f64;
            }
        }
    }
    Ok(MortalityPath { qx_base, log_change })
}

/// Years' worth of improvement `years_ahead` years after the base level: it fades with the rule's time constant.
pub(crate) fn improvement(years_ahead: usize, rule: &Rule) -> f64 {
    let fade = rule.improvement_fade;
    fade * (1.0 - libm::exp(-(years_ahead as f64) / fade))
}

/// *Local mortality level*: one multiplier on qx per municipality.
///
/// At high ages what a cohort loses beyond the nation's rate is deaths, not moving. The losses of the window are summed
/// over ages and sexes, the nation's own residual is taken out, and the ratio to the expected deaths is shrunk towards
/// the county's. Where deaths are counted and used, those at all ages stand against those expected at all ages.
pub(crate) fn mortality_levels(evidence: &Evidence, rule: &Rule) -> Result<Vec<f64>, EstimationError> {
    let kommuner = evidence.kommuner();
    let (mut excess, mut expected) = (vec![0.0; kommuner], vec![0.0; kommuner]);
    let mut survivors = vec![0.0; kommuner * CELLS];
    let mut deaths = vec![0.0; kommuner * CELLS];
    for year in evidence.window(rule.window) {
        let (start, end, qx) =
            (evidence.population(year)?, evidence.population(year + 1)?, evidence.qx(year)?);
        let (mut national_survivors, mut national_end) = (vec![0.0; CELLS], vec![0.0; CELLS]);
        for k in 0..kommuner {
            let range = k * CELLS..(k + 1) * CELLS;
            survive(
                &start[range.clone()],
                qx,
                1.0,
                &mut survivors[range.clone()],
                &mut deaths[range.clone()],
            );
            for (place, index) in range.enumerate() {
                national_survivors[place] += survivors[index];
                national_end[place] += end[index];
            }
        }
        let counted = |k: usize| rule.counts.deaths.then(|| evidence.flows().deaths(year, k)).flatten();
        let by_rates = |k: usize| deaths[k * CELLS..(k + 1) * CELLS].iter().sum::<f64>();
        let (mut all_counted, mut all_expected) = (0.0, 0.0);
        for (k, dead) in (0..kommuner).filter_map(|k| Some((k, counted(k)?))) {
            all_counted += dead;
            all_expected += by_rates(k);
        }
        for k in 0..kommuner {
            if let Some(dead) = counted(k)
                && all_expected > 0.0
            {
                // As many more or fewer as the nation has too are no news about the place.
                excess[k] += dead - by_rates(k) * all_counted / all_expected;
                expected[k] += by_rates(k);
                continue;
            }
            for sex in 0..SEXES {
                for age in rule.mortality_from_age..AGES {
                    let place = cell(sex, age);
                    if national_survivors[place] <= 0.0 {
                        continue; // nobody of this age in the whole country
                    }
                    let index = k * CELLS + place;
                    let as_the_nation = survivors[index] * national_end[place] / national_survivors[place];
                    excess[k] += as_the_nation - end[index];
                    expected[k] += deaths[index];
                }
            }
        }
    }
    let places = evidence.places();
    let counties = places.iter().map(|place| place.county + 1).max().unwrap_or(0);
    let (mut county_excess, mut county_expected) = (vec![0.0; counties], vec![0.0; counties]);
    for (k, place) in places.iter().enumerate() {
        county_excess[place.county] += excess[k];
        county_expected[place.county] += expected[k];
    }
    places
        .iter()
        .enumerate()
        .map(|(k, place)| {
            if county_expected[place.county] <= 0.0 {
                return Err(EstimationError::Empty {
                    what: "expected deaths",
                    place: format!("the county of municipality {}", place.number),
                });
            }
            let prior = county_excess[place.county] / county_expected[place.county];
            let weight = rule.mortality_weight;
            Ok(1.0 + (excess[k] + weight * prior) / (expected[k] + weight))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Country, LAST_YEAR};

    #[test]
    fn a_cohort_meets_the_mean_of_two_exact_ages_and_the_open_group_takes_two() {
        let mut qx = vec![0.0; SEXES * EXACT_AGES];
        qx[exact(0, 30)] = 0.02;
        qx[exact(0, 31)] = 0.04;
        qx[exact(1, 105)] = 0.4;
        qx[exact(1, 106)] = 1.0;
        let mut people = vec![0.0; CELLS];
        people[cell(0, 30)] = 1000.0;
        people[cell(1, 104)] = 10.0;
        people[cell(1, 105)] = 10.0;
        let (mut alive, mut dead) = (vec![0.0; CELLS], vec![0.0; CELLS]);
        survive(&people, &qx, 2.0 / 3.0, &mut alive, &mut dead);
        // 1000 * 0.03 * 2/3 = 20 die. Of the men: 10 * 0.2 * 2/3 from 104 and as many from 105+.
        assert!((dead[cell(0, 31)] - 20.0).abs() < 1e-12);
        assert!((alive[cell(0, 31)] - 980.0).abs() < 1e-12);
        assert!((dead[cell(1, 105)] - 8.0 / 3.0).abs() < 1e-12);
        assert!((alive[cell(1, 105)] - 52.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn constant_mortality_has_no_trend() -> Result<(), EstimationError> {
        let statistics = Country::plain().statistics()?;
        let evidence = statistics.up_to(LAST_YEAR);
        let path = mortality_path(&evidence, &Rule::default())?;
        assert!(path.log_change.iter().all(|change| change.abs() < 1e-12));
        let last = evidence.qx(LAST_YEAR - 1)?;
        assert!(path.qx_base.iter().zip(last).all(|(base, q)| (base - q).abs() < 1e-12));
        Ok(())
    }

    #[test]
    fn improvement_fades() {
        let rule = Rule { improvement_fade: 10.0, ..Rule::default() };
        // 10 * (1 - e^-1) after ten years, never above 10.
        assert!((improvement(10, &rule) - 6.321_205_588_285_577).abs() < 1e-12);
        assert!(improvement(500, &rule) <= 10.0);
    }

    #[test]
    fn a_place_where_more_die_gets_a_higher_level_and_a_small_place_less_of_it() -> Result<(), EstimationError>
    {
        let mut country = Country::plain();
        country.mortality = vec![1.0, 1.0, 1.2, 1.2];
        let statistics = country.statistics()?;
        let level = mortality_levels(&statistics.up_to(LAST_YEAR), &Rule::default())?;
        assert!(level[2] > level[0] && level[3] > level[0]);
        assert!(level[2] - level[0] > 2.0 * (level[3] - level[0]), "{level:?}");
        Ok(())
    }
}
