//! *TFR path* and *Local fertility level*.

use crate::migration::newborn_net_moving;
use crate::moving::LocalMoving;
use crate::smoothing::{line_at_end, year_weight};
use crate::{CELLS, EstimationError, Evidence, FIRST_FERTILE_AGE, Rule, SEXES, cell};

/// Births expected of the women of a population, mean of both ends of the year.
pub(crate) fn expected_births(start: &[f64], end: &[f64], asfr: &[f64]) -> f64 {
    asfr.iter()
        .enumerate()
        .map(|(index, rate)| {
            let women = cell(0, FIRST_FERTILE_AGE + index);
            rate * 0.5 * (start[women] + end[women])
        })
        .sum()
}

/// TFR of a year: the sum of ASFR where the table reaches, else the last ASFR scaled to the year's births. Where births
/// are not published either they follow from the children aged 0 at the year's end, less those who moved in.
pub(crate) fn tfr(evidence: &Evidence, year: i32, rule: &Rule) -> Result<f64, EstimationError> {
    if let Some(asfr) = evidence.asfr(year) {
        return Ok(asfr.iter().sum());
    }
    let asfr = evidence.asfr_or_latest(year)?;
    let (start, end) = (evidence.national_population(year)?, evidence.national_population(year + 1)?);
    let births = match evidence.births(year) {
        Some(births) => births.iter().sum(),
        None => {
            let qx = evidence.qx(year)?;
            let children: f64 = (0..SEXES).map(|sex| end[cell(sex, 0)]).sum();
            let infant_mortality = 0.5 * (qx[0] + qx[crate::EXACT_AGES]);
            (children - newborn_net_moving(evidence, year, rule)?) / (1.0 - infant_mortality)
        }
    };
    let expected = expected_births(start, end, asfr);
    if expected <= 0.0 {
        return Err(EstimationError::Empty { what: "expected births", place: "the nation".to_owned() });
    }
    Ok(asfr.iter().sum::<f64>() * births / expected)
}

/// *TFR path*: the trend of the last years goes on and fades out. Starts midway between the last year and its trend line.
pub(crate) fn tfr_path(
    evidence: &Evidence,
    rule: &Rule,
    horizon: usize,
) -> Result<Vec<f64>, EstimationError> {
    let base_year = evidence.base_year();
    let years = i32::try_from(rule.tfr_years).unwrap_or(i32::MAX);
    let past = (base_year - years..base_year)
        .map(|year| tfr(evidence, year, rule))
        .collect::<Result<Vec<_>, _>>()?;
    let (on_the_line, slope) = line_at_end(&past);
    let last = past.last().copied().unwrap_or(on_the_line);
    let mut level = 0.5 * (last + on_the_line);
    let mut step = slope;
    Ok((0..horizon)
        .map(|_| {
            step *= rule.tfr_persistence;
            level += step;
            level
        })
        .collect())
}

/// The age pattern of fertility: the last known ASFR, scaled to sum to one.
pub(crate) fn asfr_shape(evidence: &Evidence) -> Result<Vec<f64>, EstimationError> {
    let asfr = evidence.asfr_or_latest(evidence.base_year() - 1)?;
    let total: f64 = asfr.iter().sum();
    if total <= 0.0 {
        return Err(EstimationError::Empty { what: "fertility", place: "the nation".to_owned() });
    }
    Ok(asfr.iter().map(|rate| rate / total).collect())
}

/// Boys per girl among the births of the last ten years on record.
pub(crate) fn sex_ratio_at_birth(evidence: &Evidence) -> Result<f64, EstimationError> {
    let last = evidence.last_births_year();
    let (mut girls, mut boys) = (0.0, 0.0);
    for year in last - 9..=last {
        if let Some(births) = evidence.births(year) {
            girls += births[0];
            boys += births[1];
        }
    }
    if girls <= 0.0 {
        return Err(EstimationError::Empty { what: "births", place: "the nation".to_owned() });
    }
    Ok(boys / girls)
}

/// *Local fertility level*: one multiplier on the nation's ASFR per municipality.
///
/// Children aged 0 at the year's end against those expected if the nation's rates held here, less what newborns' own
/// moving explains, shrunk towards the centrality class. Where births are counted and used, those that live at the year's
/// end stand for the children, and there is no moving to explain.
pub(crate) fn fertility_levels(
    evidence: &Evidence,
    rule: &Rule,
    moving: &LocalMoving,
) -> Result<Vec<f64>, EstimationError> {
    let kommuner = evidence.kommuner();
    let (mut surplus, mut expected) = (vec![0.0; kommuner], vec![0.0; kommuner]);
    for year in evidence.window(rule.window) {
        let weight = year_weight(evidence.base_year() - 1 - year, rule.fertility_half_life);
        let (start, end) = (evidence.population(year)?, evidence.population(year + 1)?);
        let asfr = evidence.asfr_or_latest(year)?;
        let of = |k: usize| k * CELLS..(k + 1) * CELLS;
        let by_rates: Vec<f64> =
            (0..kommuner).map(|k| expected_births(&start[of(k)], &end[of(k)], asfr)).collect();
        let counted = |k: usize| rule.counts.births.then(|| evidence.flows().births(year, k)).flatten();
        let qx = evidence.qx(year)?;
        let alive = 1.0 - 0.5 * (qx[0] + qx[crate::EXACT_AGES]);
        let children: Vec<f64> = (0..kommuner)
            .map(|k| match counted(k) {
                Some(births) => births * alive,
                None => (0..SEXES).map(|sex| end[k * CELLS + cell(sex, 0)]).sum(),
            })
            .collect();
        let all_expected: f64 = by_rates.iter().sum();
        if all_expected <= 0.0 {
            return Err(EstimationError::Empty { what: "expected births", place: "the nation".to_owned() });
        }
        // The nation's level is not this step's question: scale the expected to the children there were.
        let scale = children.iter().sum::<f64>() / all_expected;
        for k in 0..kommuner {
            let newborns_moving: f64 = match counted(k) {
                Some(_) => 0.0,
                None => {
                    (0..SEXES).map(|sex| moving.rate[k * CELLS + cell(sex, 0)]).sum::<f64>() / SEXES as f64
                }
            };
            surplus[k] += weight * (children[k] - by_rates[k] * scale * (1.0 + newborns_moving));
            expected[k] += weight * by_rates[k] * scale;
        }
    }
    let places = evidence.places();
    let classes = places.iter().map(|place| place.centrality + 1).max().unwrap_or(0);
    let (mut class_surplus, mut class_expected) = (vec![0.0; classes], vec![0.0; classes]);
    for (k, place) in places.iter().enumerate() {
        class_surplus[place.centrality] += surplus[k];
        class_expected[place.centrality] += expected[k];
    }
    places
        .iter()
        .enumerate()
        .map(|(k, place)| {
            if class_expected[place.centrality] <= 0.0 {
                return Err(EstimationError::Empty {
                    what: "expected births",
                    place: format!("the centrality class of municipality {}", place.number),
                });
            }
            let prior = class_surplus[place.centrality] / class_expected[place.centrality];
            let weight = rule.fertility_weight;
            Ok(1.0 + (surplus[k] + weight * prior) / (expected[k] + weight))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FERTILE_AGES;
    use crate::testing::{Country, LAST_YEAR};

    #[test]
    fn births_come_from_the_women_at_both_ends_of_the_year() {
        let (mut start, mut end) = (vec![0.0; CELLS], vec![0.0; CELLS]);
        let mut asfr = vec![0.0; FERTILE_AGES];
        asfr[30 - FIRST_FERTILE_AGE] = 0.1;
        start[cell(0, 30)] = 100.0;
        end[cell(0, 30)] = 140.0;
        start[cell(1, 30)] = 1e6; // men do not count
        assert!((expected_births(&start, &end, &asfr) - 12.0).abs() < 1e-12);
    }

    #[test]
    fn a_flat_tfr_stays_and_a_trend_fades_out() -> Result<(), EstimationError> {
        let statistics = Country::plain().statistics()?;
        let evidence = statistics.up_to(LAST_YEAR);
        let rule = Rule::default();
        let path = tfr_path(&evidence, &rule, 20)?;
        assert!(path.iter().all(|tfr| (tfr - 1.8).abs() < 1e-9), "{path:?}");
        // A line of slope 0.1 with half of the step left each year: 0.05 + 0.025 + ... never more than 0.1 in all.
        let (end, slope) = line_at_end(&[1.6, 1.7, 1.8]);
        assert!((end - 1.8).abs() < 1e-12 && (slope - 0.1).abs() < 1e-12);
        Ok(())
    }

    #[test]
    fn the_level_after_the_table_stops_follows_from_the_children() -> Result<(), EstimationError> {
        let country = Country::plain();
        let full = country.statistics()?;
        // The same country with fertility and births known only until 2014.
        let known = 15;
        let cut = |series: &crate::Series<ndarray::Ix2>| {
            series.values().slice_axis(ndarray::Axis(0), ndarray::Slice::from(..known)).to_owned()
        };
        let short = full.with_fertility_tables(&cut)?;
        let rule = Rule::default();
        let tfr_of = |statistics: &crate::Statistics| tfr(&statistics.up_to(LAST_YEAR), 2018, &rule);
        assert!((tfr_of(&full)? - tfr_of(&short)?).abs() < 1e-9);
        Ok(())
    }

    #[test]
    fn a_place_with_more_children_gets_a_higher_level_and_a_small_place_less_of_it()
    -> Result<(), EstimationError> {
        let mut country = Country::plain();
        country.fertility = vec![1.0, 1.0, 1.3, 1.0];
        let statistics = country.statistics()?;
        let evidence = statistics.up_to(LAST_YEAR);
        let rule = Rule::default();
        let moving = crate::moving::local_moving(&evidence, &rule, &[1.0; 4])?;
        let level = fertility_levels(&evidence, &rule, &moving)?;
        assert!(level[2] > 1.1 && level[2] > level[0], "{level:?}");
        // The class of two and three is above the nation, so the small neighbour is drawn up a little.
        assert!(level[3] > level[0] && level[3] < level[2], "{level:?}");
        // The nation's level is not changed: weighted by expected births the levels are about one.
        assert!((level[0] - level[1]).abs() < 1e-9);
        Ok(())
    }
}
