//! *Realistic range*: what municipalities and the nation have seen over the last ten years.

use crate::fertility::{expected_births, tfr};
use crate::mortality::survive;
use crate::{AGES, CELLS, EXACT_AGES, EstimationError, Evidence, KommuneBaseline, Rule, SEXES, cell};

/// Years of the record, and of the means that are taken in it.
const YEARS: usize = 10;
const MEAN: usize = 5;

/// Of the means of a class, a tenth lies below the lower end and a tenth above the upper one.
const TAIL: f64 = 0.1;

/// The least and the greatest that have been seen.
pub type Seen = [f64; 2];

/// What has been seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Children per woman relative to the municipality's own level over ten years, by municipality: that of its class.
    pub fertility: Vec<Seen>,
    /// Net moving, persons per 1,000 inhabitants a year above the municipality's own mean of ten years, by municipality:
    /// that of its class, widened by its own.
    pub moving: Vec<Seen>,
    /// Change of the nation's life expectancy at birth over ten years, the mean of women's and men's: years.
    pub life_expectancy: Seen,
}

/// *Realistic range*: the record up to the base year.
///
/// For every municipality the means over each five consecutive years of the last ten are taken: chance evens out, and a
/// wave of refugees is not a level. Of its centrality class the range from a tenth to nine tenths of these means is
/// taken, relative to each municipality's own level: of children per woman as a factor (by births, so that the chance of
/// the smallest does not rule), of net moving per 1,000 inhabitants as a difference, widened by the municipality's own.
///
/// # Errors
/// [`EstimationError`] where the history is shorter than ten years or a table does not reach.
pub fn record(
    evidence: &Evidence,
    rule: &Rule,
    baselines: &[KommuneBaseline],
) -> Result<Record, EstimationError> {
    let kommuner = evidence.kommuner();
    let years: Vec<i32> = evidence.window(YEARS).collect();
    if years.len() < YEARS {
        return Err(EstimationError::TooFewYears {
            table: "population",
            base_year: evidence.base_year(),
            needed: YEARS,
            found: years.len(),
        });
    }
    // `[year][municipality]`
    let (mut children, mut expected) = (Vec::new(), Vec::new());
    let (mut moved, mut people, mut nation) = (Vec::new(), Vec::new(), Vec::new());
    let (mut survivors, mut deaths) = (vec![0.0; CELLS], vec![0.0; CELLS]);
    for &year in &years {
        let (start, end) = (evidence.population(year)?, evidence.population(year + 1)?);
        let (asfr, qx) = (evidence.asfr_or_latest(year)?, evidence.qx(year)?);
        let of = |k: usize| k * CELLS..(k + 1) * CELLS;
        let born: Vec<f64> =
            (0..kommuner).map(|k| (0..SEXES).map(|sex| end[of(k)][cell(sex, 0)]).sum()).collect();
        let mut by_rates: Vec<f64> =
            (0..kommuner).map(|k| expected_births(&start[of(k)], &end[of(k)], asfr)).collect();
        let scale = born.iter().sum::<f64>() / by_rates.iter().sum::<f64>();
        by_rates.iter_mut().for_each(|births| *births *= scale);
        for (k, local) in baselines.iter().enumerate() {
            survive(&start[of(k)], qx, local.mortality_level, &mut survivors, &mut deaths);
            // The newborns' own moving is left out: their births are not known.
            let moves = (0..CELLS).filter(|i| i % AGES != 0).map(|i| end[of(k)][i] - survivors[i]);
            moved.push(moves.sum::<f64>());
            people.push(start[of(k)].iter().sum::<f64>());
        }
        children.extend(born);
        expected.extend(by_rates);
        nation.push(tfr(evidence, year, rule)?);
    }
    let national: f64 = nation.iter().sum::<f64>() / YEARS as f64;
    let total = |values: &[f64], k: usize, years: std::ops::Range<usize>| -> f64 {
        years.map(|year| values[year * kommuner + k]).sum()
    };
    let sum = |values: &[f64], k: usize, from: usize| total(values, k, from..from + MEAN);
    let windows = 0..=YEARS - MEAN;

    let classes = evidence.places().iter().map(|place| place.centrality + 1).max().unwrap_or(0);
    let mut levels = vec![Vec::new(); classes];
    let mut moving = vec![Vec::new(); classes];
    let mut own = Vec::with_capacity(kommuner);
    for (k, place) in evidence.places().iter().enumerate() {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        let usual = 1000.0 * total(&moved, k, 0..YEARS) / total(&people, k, 0..YEARS);
        for from in windows.clone() {
            let births = sum(&expected, k, from);
            let then = nation[from..from + MEAN].iter().sum::<f64>() / MEAN as f64;
            let level = sum(&children, k, from) / births * then / national / baselines[k].fertility_level;
            levels[place.centrality].push((level, births));
            let net = 1000.0 * sum(&moved, k, from) / sum(&people, k, from) - usual;
            moving[place.centrality].push((net, 1.0));
            (low, high) = (low.min(net), high.max(net));
        }
        own.push([low, high]);
    }
    let levels: Vec<Seen> = levels.into_iter().map(range).collect();
    let moving: Vec<Seen> = moving.into_iter().map(range).collect();
    let places = evidence.places();
    Ok(Record {
        fertility: places.iter().map(|place| levels[place.centrality]).collect(),
        moving: (0..kommuner)
            .map(|k| {
                let ([low, high], class) = (own[k], moving[places[k].centrality]);
                [low.min(class[0]), high.max(class[1])]
            })
            .collect(),
        life_expectancy: life_expectancy(evidence)?,
    })
}

/// From a tenth to nine tenths of the weight of the values.
fn range(mut values: Vec<(f64, f64)>) -> Seen {
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all: f64 = values.iter().map(|(_, weight)| weight).sum();
    [TAIL, 1.0 - TAIL].map(|share| {
        let mut below = 0.0;
        values
            .iter()
            .find(|(_, weight)| {
                below += weight;
                below >= share * all
            })
            .map_or(0.0, |(value, _)| *value)
    })
}

/// The least and the greatest change over ten years in the whole record of life tables.
fn life_expectancy(evidence: &Evidence) -> Result<Seen, EstimationError> {
    let e0 = |year: i32| -> Result<f64, EstimationError> {
        let mut years = 0.0;
        for sex in evidence.qx(year)?.chunks_exact(EXACT_AGES) {
            let mut alive = 1.0;
            for q in sex {
                years += alive * (1.0 - 0.5 * q);
                alive *= 1.0 - q;
            }
        }
        Ok(years / SEXES as f64)
    };
    let last = evidence.base_year() - 1;
    let span = YEARS as i32;
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut year = last;
    while evidence.qx(year - span).is_ok() {
        let change = e0(year)? - e0(year - span)?;
        (low, high) = (low.min(change), high.max(change));
        year -= 1;
    }
    if year == last {
        let found = YEARS;
        return Err(EstimationError::TooFewYears {
            table: "qx",
            base_year: evidence.base_year(),
            needed: YEARS + 1,
            found,
        });
    }
    Ok([low, high])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Country, LAST_YEAR};
    use crate::{Options, estimate};

    fn seen(country: &Country) -> Result<Record, EstimationError> {
        let statistics = country.statistics()?;
        let evidence = statistics.up_to(LAST_YEAR);
        let baselines = estimate(&evidence, &Options::default())?;
        record(&evidence, &Rule::default(), &baselines.kommuner)
    }

    #[test]
    fn a_tenth_lies_below_and_a_tenth_above() {
        let values = (1..=10).rev().map(|v| (f64::from(v), 1.0)).collect();
        assert_eq!(range(values), [1.0, 9.0]);
        // One that weighs nearly everything is both ends.
        assert_eq!(range(vec![(5.0, 0.01), (2.0, 1.0), (9.0, 0.01)]), [2.0, 2.0]);
    }

    #[test]
    fn where_nothing_changes_the_record_is_what_has_been() -> Result<(), EstimationError> {
        let record = seen(&Country::plain())?;
        for [low, high] in &record.fertility {
            // The same in all places and years, but for those who move in at age 0.
            assert!((low - 1.0).abs() < 0.01 && (high - 1.0).abs() < 0.01 && low <= high, "{low} {high}");
        }
        assert_eq!(record.life_expectancy, [0.0, 0.0]);
        Ok(())
    }

    #[test]
    fn a_wave_is_seen_in_proportion_and_a_steady_course_is_no_news() -> Result<(), EstimationError> {
        let mut country = Country::plain();
        country.domestic_rate = 0.02;
        let steady = seen(&country)?.moving;
        assert!(steady.iter().flatten().all(|net| net.abs() < 1.0), "{steady:?}");
        // Three times the immigration in the second half of the ten years.
        country.immigration = |year| if year < LAST_YEAR - 5 { 800.0 } else { 2400.0 };
        let wave = seen(&country)?.moving;
        for (k, [low, high]) in wave.iter().enumerate() {
            assert!(*low < -1.0 && *high > 1.0, "municipality {k}: {wave:?}");
            // Half of the difference between the halves to either side.
            assert!((low + high).abs() < 0.15 * (high - low), "municipality {k}: {wave:?}");
        }
        Ok(())
    }

    #[test]
    fn a_short_history_is_a_typed_error() -> Result<(), EstimationError> {
        let statistics = Country::plain().statistics()?;
        let baselines = estimate(&statistics.up_to(LAST_YEAR), &Options::default())?;
        let short = record(&statistics.up_to(2008), &Rule::default(), &baselines.kommuner);
        assert!(matches!(short, Err(EstimationError::TooFewYears { table: "population", .. })));
        Ok(())
    }
}
