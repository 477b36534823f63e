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

/// What has been seen of a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlaceRecord {
    /// Children per woman relative to the place's own level over ten years: a factor.
    pub fertility: Seen,
    /// Net moving above the place's own mean of ten years, persons per 1,000 inhabitants a year.
    pub moving: Seen,
    /// That mean.
    pub usual_moving: f64,
}

/// What has been seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// By municipality: the range of its class, that of moving widened by its own.
    pub kommuner: Vec<PlaceRecord>,
    /// By sum of municipalities, as asked for: its own range.
    pub sums: Vec<PlaceRecord>,
    /// Children per woman in the nation, mean of the ten years.
    pub tfr: f64,
    /// Change of the nation's life expectancy at birth over ten years, the mean of women's and men's: years.
    pub life_expectancy: Seen,
}

/// *Realistic range*: the record up to the base year.
///
/// For every municipality the means over each five consecutive years of the last ten are taken: chance evens out, and a
/// wave of refugees is not a level. Of its centrality class the range from a tenth to nine tenths of these means is
/// taken, relative to each municipality's own level: of children per woman as a factor (by births, so that the chance of
/// the smallest does not rule), of net moving per 1,000 inhabitants as a difference, widened by the municipality's own.
/// A sum of municipalities has no class: its range is from the least to the greatest of its own means. `sums` lists
/// municipalities by their place in the evidence.
///
/// # Errors
/// [`EstimationError`] where the history is shorter than ten years or a table does not reach.
pub fn record(
    evidence: &Evidence,
    rule: &Rule,
    baselines: &[KommuneBaseline],
    sums: &[Vec<usize>],
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
    let seen = Yearly { kommuner, children, expected, moved, people, nation };
    let alone: Vec<Means> = (0..kommuner).map(|k| seen.means(&[k], baselines)).collect();

    let classes = evidence.places().iter().map(|place| place.centrality + 1).max().unwrap_or(0);
    let mut levels = vec![Vec::new(); classes];
    let mut moving = vec![Vec::new(); classes];
    for (place, means) in evidence.places().iter().zip(&alone) {
        levels[place.centrality].extend(means.levels.iter().copied().zip(means.births.iter().copied()));
        moving[place.centrality].extend(means.moving.iter().map(|net| (*net, 1.0)));
    }
    let levels: Vec<Seen> = levels.into_iter().map(range).collect();
    let moving: Vec<Seen> = moving.into_iter().map(range).collect();
    let of_kommune = |(place, means): (&crate::KommunePlace, &Means)| {
        let ([low, high], class) = (ends(&means.moving), moving[place.centrality]);
        PlaceRecord {
            fertility: levels[place.centrality],
            moving: [low.min(class[0]), high.max(class[1])],
            usual_moving: means.usual_moving,
        }
    };
    let of_sum = |members: &Vec<usize>| {
        let means = seen.means(members, baselines);
        PlaceRecord {
            fertility: ends(&means.levels),
            moving: ends(&means.moving),
            usual_moving: means.usual_moving,
        }
    };
    Ok(Record {
        kommuner: evidence.places().iter().zip(&alone).map(of_kommune).collect(),
        sums: sums.iter().map(of_sum).collect(),
        tfr: seen.national_tfr(),
        life_expectancy: life_expectancy(evidence)?,
    })
}

/// What happened in each year of the record: `[year][municipality]`.
struct Yearly {
    kommuner: usize,
    /// Children aged 0 at the year's end.
    children: Vec<f64>,
    /// As many as the nation's rates would give.
    expected: Vec<f64>,
    /// Net moves.
    moved: Vec<f64>,
    /// Inhabitants at the year's beginning.
    people: Vec<f64>,
    /// Children per woman in the nation, by year.
    nation: Vec<f64>,
}

/// The means of a place over each five consecutive years.
struct Means {
    /// Children per woman relative to the place's own level, and the births that each rests on.
    levels: Vec<f64>,
    births: Vec<f64>,
    /// Net moving per 1,000 above `usual_moving`.
    moving: Vec<f64>,
    /// Net moving per 1,000 over all ten years.
    usual_moving: f64,
}

impl Yearly {
    fn national_tfr(&self) -> f64 {
        self.nation.iter().sum::<f64>() / YEARS as f64
    }

    fn sum(&self, values: &[f64], members: &[usize], years: std::ops::Range<usize>) -> f64 {
        years.flat_map(|year| members.iter().map(move |k| values[year * self.kommuner + k])).sum()
    }

    fn means(&self, members: &[usize], baselines: &[KommuneBaseline]) -> Means {
        let all = 0..YEARS;
        let usual_moving = 1000.0 * self.sum(&self.moved, members, all.clone())
            / self.sum(&self.people, members, all.clone());
        // The level that the baseline has: of a sum, that of its births.
        let by_level =
            |k: &usize| baselines[*k].fertility_level * self.sum(&self.expected, &[*k], all.clone());
        let level =
            members.iter().map(by_level).sum::<f64>() / self.sum(&self.expected, members, all.clone());
        let mut means = Means { levels: Vec::new(), births: Vec::new(), moving: Vec::new(), usual_moving };
        for from in 0..=YEARS - MEAN {
            let years = from..from + MEAN;
            let births = self.sum(&self.expected, members, years.clone());
            let then = self.nation[years.clone()].iter().sum::<f64>() / MEAN as f64;
            let children = self.sum(&self.children, members, years.clone());
            means.levels.push(children / births * then / self.national_tfr() / level);
            means.births.push(births);
            let moved = self.sum(&self.moved, members, years.clone());
            means.moving.push(1000.0 * moved / self.sum(&self.people, members, years) - usual_moving);
        }
        means
    }
}

/// The least and the greatest.
fn ends(values: &[f64]) -> Seen {
    values.iter().fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], v| [low.min(*v), high.max(*v)])
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
        let all = (0..evidence.kommuner()).collect();
        record(&evidence, &Rule::default(), &baselines.kommuner, &[all, vec![1]])
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
        for PlaceRecord { fertility: [low, high], .. } in record.kommuner.iter().chain(&record.sums) {
            // The same in all places and years, but for those who move in at age 0.
            assert!((low - 1.0).abs() < 0.01 && (high - 1.0).abs() < 0.01 && low <= high, "{low} {high}");
        }
        assert_eq!(record.life_expectancy, [0.0, 0.0]);
        assert!((record.tfr - 1.8).abs() < 1e-12, "{}", record.tfr);
        Ok(())
    }

    #[test]
    fn a_wave_is_seen_in_proportion_and_a_steady_course_is_no_news() -> Result<(), EstimationError> {
        let mut country = Country::plain();
        country.domestic_rate = 0.02;
        let steady = seen(&country)?;
        let all = || steady.kommuner.iter().chain(&steady.sums);
        assert!(all().flat_map(|place| place.moving).all(|net| net.abs() < 1.0), "{steady:?}");
        // Three times the immigration in the second half of the ten years.
        country.immigration = |year| if year < LAST_YEAR - 5 { 800.0 } else { 2400.0 };
        let wave = seen(&country)?;
        for (k, place) in wave.kommuner.iter().chain(&wave.sums).enumerate() {
            let [low, high] = place.moving;
            assert!(low < -1.0 && high > 1.0, "place {k}: {wave:?}");
            // Half of the difference between the halves to either side.
            assert!((low + high).abs() < 0.15 * (high - low), "place {k}: {wave:?}");
        }
        // What is usual lies between the halves: of a sum, it is the mean of its people's.
        for (before, after) in steady.kommuner.iter().zip(&wave.kommuner) {
            assert!(after.usual_moving > before.usual_moving + 1.0, "{wave:?}");
        }
        let most = wave.kommuner.iter().map(|place| place.usual_moving).fold(f64::MIN, f64::max);
        assert!(wave.sums[0].usual_moving < most);
        Ok(())
    }

    #[test]
    fn a_sum_of_one_has_its_own_record_and_not_its_class() -> Result<(), EstimationError> {
        let mut country = Country::plain();
        country.domestic_rate = 0.02;
        country.immigration = |year| 800.0 + 40.0 * f64::from(year % 7);
        let record = seen(&country)?;
        let (alone, in_class) = (record.sums[1], record.kommuner[1]);
        assert_eq!(alone.usual_moving, in_class.usual_moving);
        assert!(alone.moving[0] >= in_class.moving[0] && alone.moving[1] <= in_class.moving[1]);
        Ok(())
    }

    #[test]
    fn a_short_history_is_a_typed_error() -> Result<(), EstimationError> {
        let statistics = Country::plain().statistics()?;
        let baselines = estimate(&statistics.up_to(LAST_YEAR), &Options::default())?;
        let short = record(&statistics.up_to(2008), &Rule::default(), &baselines.kommuner, &[]);
        assert!(matches!(short, Err(EstimationError::TooFewYears { table: "population", .. })));
        Ok(())
    }
}
