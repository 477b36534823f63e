//! *Reference methods*: what anyone could do without a model, for the backtest to be held against.

use std::ops::RangeInclusive;

use crate::backtest::{BacktestRow, compare};
use crate::{AGES, CELLS, EstimationError, Evidence, SEXES, Statistics, cell};

/// A simple projection of the population by sex and age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceMethod {
    /// As many of each sex and age as in the base year.
    NoChange,
    /// Each sex and age goes on as it changed per year over the last ten years, or as many as there are.
    LinearTrend,
    /// Cohort change ratios by single age, pooled over the last ten years, and children per woman aged 15-49.
    HamiltonPerry,
}

impl ReferenceMethod {
    /// All methods.
    pub const ALL: [Self; 3] = [Self::NoChange, Self::LinearTrend, Self::HamiltonPerry];

    /// Name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoChange => "no change",
            Self::LinearTrend => "linear ten-year trend",
            Self::HamiltonPerry => "Hamilton-Perry",
        }
    }

    /// Projects all municipalities, `[municipality][sex][age]`.
    ///
    /// A straight trend may take a cell below zero; it is left there, as sums over ages are what is reported.
    ///
    /// # Errors
    /// [`EstimationError::MissingYear`] if the populations do not reach back far enough.
    pub fn project(self, evidence: &Evidence, horizon: usize) -> Result<Vec<f64>, EstimationError> {
        let base_year = evidence.base_year();
        let now = evidence.population(base_year)?;
        match self {
            Self::NoChange => Ok(now.to_vec()),
            Self::LinearTrend => {
                let from = evidence.window(10).start;
                let before = evidence.population(from)?;
                let ahead = horizon as f64 / f64::from(base_year - from);
                Ok(now.iter().zip(before).map(|(now, before)| now + ahead * (now - before)).collect())
            }
            Self::HamiltonPerry => {
                let mut population = now.to_vec();
                let ratios = CohortRatios::measure(evidence)?;
                for _ in 0..horizon {
                    population = ratios.next(&population);
                }
                Ok(population)
            }
        }
    }
}

/// Cohort change ratios of every municipality.
struct CohortRatios {
    /// Persons at an age a year later per person a year younger, by age at the end; the open group from both.
    change: Vec<f64>,
    /// Children aged 0 by sex per woman aged 15-49 at the year's end.
    children: Vec<f64>,
}

/// Women whose number the children follow.
const MOTHERS: RangeInclusive<usize> = 15..=49;

fn ratio(above: f64, below: f64, otherwise: f64) -> f64 {
    if below > 0.0 { above / below } else { otherwise }
}

fn women(population: &[f64]) -> f64 {
    MOTHERS.map(|age| population[cell(0, age)]).sum()
}

/// Persons who will be in an age group a year later, before any change: the group below, in the last one itself too.
fn a_year_younger(population: &[f64], sex: usize, age: usize) -> f64 {
    let below = population[cell(sex, age - 1)];
    if age == AGES - 1 { below + population[cell(sex, age)] } else { below }
}

impl CohortRatios {
    fn measure(evidence: &Evidence) -> Result<Self, EstimationError> {
        let size = evidence.kommuner() * CELLS;
        let (mut later, mut earlier) = (vec![0.0; size], vec![0.0; size]);
        let mut mothers = vec![0.0; evidence.kommuner()];
        for year in evidence.window(10) {
            let (start, end) = (evidence.population(year)?, evidence.population(year + 1)?);
            for k in 0..evidence.kommuner() {
                let (start, end) = (&start[k * CELLS..(k + 1) * CELLS], &end[k * CELLS..(k + 1) * CELLS]);
                mothers[k] += women(end);
                for sex in 0..SEXES {
                    later[k * CELLS + cell(sex, 0)] += end[cell(sex, 0)];
                    for age in 1..AGES {
                        later[k * CELLS + cell(sex, age)] += end[cell(sex, age)];
                        earlier[k * CELLS + cell(sex, age)] += a_year_younger(start, sex, age);
                    }
                }
            }
        }
        let change =
            later.iter().zip(&earlier).map(|(&later, &earlier)| ratio(later, earlier, 1.0)).collect();
        let children = (0..evidence.kommuner())
            .flat_map(|k| {
                let of = |sex: usize| ratio(later[k * CELLS + cell(sex, 0)], mothers[k], 0.0);
                [of(0), of(1)]
            })
            .collect();
        Ok(Self { change, children })
    }

    fn next(&self, population: &[f64]) -> Vec<f64> {
        let mut next = vec![0.0; population.len()];
        for (k, (start, end)) in population.chunks_exact(CELLS).zip(next.chunks_exact_mut(CELLS)).enumerate()
        {
            for sex in 0..SEXES {
                for age in 1..AGES {
                    end[cell(sex, age)] =
                        a_year_younger(start, sex, age) * self.change[k * CELLS + cell(sex, age)];
                }
            }
            let women = women(end);
            for sex in 0..SEXES {
                end[cell(sex, 0)] = women * self.children[k * SEXES + sex];
            }
        }
        next
    }
}

/// As [`crate::backtest`], for a reference method.
///
/// # Errors
/// As [`ReferenceMethod::project`]; [`EstimationError::NoOutcome`].
pub fn backtest_reference(
    statistics: &Statistics,
    bases: RangeInclusive<i32>,
    horizon: usize,
    method: ReferenceMethod,
) -> Result<Vec<BacktestRow>, EstimationError> {
    let mut rows = Vec::new();
    for base in bases {
        rows.extend(compare(statistics, base, horizon, |evidence| method.project(evidence, horizon))?);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Country;

    #[test]
    fn no_change_is_the_base_year_and_a_trend_is_a_straight_line() -> Result<(), EstimationError> {
        let statistics = Country::plain().statistics()?;
        let evidence = statistics.up_to(2012);
        let (then, now) = (evidence.population(2002)?, evidence.population(2012)?);
        assert_eq!(ReferenceMethod::NoChange.project(&evidence, 7)?, now);
        let trend = ReferenceMethod::LinearTrend.project(&evidence, 5)?;
        assert!((trend[30] - (now[30] + 0.5 * (now[30] - then[30]))).abs() < 1e-9);
        Ok(())
    }

    #[test]
    fn hamilton_perry_repeats_a_constant_ratio() -> Result<(), EstimationError> {
        // Without moving, men at 50 follow men at 49 by survival alone, in every year the same.
        let mut country = Country::plain();
        country.immigration = |_| 0.0;
        let statistics = country.statistics()?;
        let projected = ReferenceMethod::HamiltonPerry.project(&statistics.up_to(2012), 5)?;
        let came = statistics.outcome(0, 2017).unwrap_or_default();
        let place = cell(1, 55);
        assert!((projected[place] / came[place] - 1.0).abs() < 1e-9);
        Ok(())
    }
}
