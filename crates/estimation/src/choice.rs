//! *Counted births, deaths and moves*: whether the estimate is better with what was counted in municipalities.

use std::ops::RangeInclusive;

use crate::{
    AgeGroup, Counts, EstimationError, Options, Statistics, backtest, mean_absolute_percentage_error,
};

/// One kind of count, tried.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trial {
    /// What was counted: `births`, `deaths` or `moves`.
    pub name: &'static str,
    /// The group whose errors decide.
    pub group: AgeGroup,
    /// Mean absolute percentage error without the counts.
    pub without: f64,
    /// The same with them; infinite where nothing can be projected with them.
    pub with: f64,
}

impl Trial {
    /// Whether the counts are used: only where they make the error less.
    pub fn used(&self) -> bool {
        self.with < self.without
    }
}

/// Which counts are used, and why.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Choice {
    /// Those that are used.
    pub counts: Counts,
    /// Each kind that there is a table of, in the order in which they were tried.
    pub trials: Vec<Trial>,
}

/// One kind: its name, the group whose errors decide, whether there is any, and the counts with it.
type Kind = (&'static str, AgeGroup, fn(&Statistics) -> bool, fn(Counts) -> Counts);

const KINDS: [Kind; 3] = [
    (
        "moves",
        AgeGroup::Total,
        |statistics| !statistics.flows().moves.figures.is_empty(),
        |counts| Counts { moves: true, ..counts },
    ),
    (
        "deaths",
        AgeGroup::From80,
        |statistics| !statistics.flows().deaths.figures.is_empty(),
        |counts| Counts { deaths: true, ..counts },
    ),
    (
        "births",
        AgeGroup::From0To5,
        |statistics| !statistics.flows().births.figures.is_empty(),
        |counts| Counts { births: true, ..counts },
    ),
];

/// Tries each kind of count by backtests from `bases`, `horizon` years ahead, and keeps those that make the error of their
/// group less: moves, then deaths beside those moves, then births beside both. Without any counts there is nothing to try.
///
/// # Errors
/// As [`crate::backtest`].
pub fn choose_counts(
    statistics: &Statistics,
    bases: RangeInclusive<i32>,
    horizon: usize,
    options: &Options,
) -> Result<Choice, EstimationError> {
    let error_of = |counts: Counts, group: AgeGroup| {
        let mut options = options.clone();
        options.rule.counts = counts;
        let rows = backtest(statistics, bases.clone(), horizon, &options)?;
        mean_absolute_percentage_error(&rows, group)
            .ok_or(EstimationError::Empty { what: "outcomes", place: group.name().to_owned() })
    };
    let mut choice = Choice::default();
    for (name, group, there_is, add) in KINDS {
        if !there_is(statistics) {
            continue;
        }
        let added = add(choice.counts);
        let without = error_of(choice.counts, group)?;
        // Counts with which nothing can be projected are no better than none.
        let with = error_of(added, group).unwrap_or(f64::INFINITY);
        let trial = Trial { name, group, without, with };
        if trial.used() {
            choice.counts = added;
        }
        choice.trials.push(trial);
    }
    Ok(choice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Country;
    use crate::{Flows, estimate};

    fn options() -> Options {
        Options { horizon: 5, ..Options::default() }
    }

    fn eventful() -> Country {
        let mut country = Country::plain();
        country.domestic_rate = 0.03;
        country.mortality = vec![0.7, 1.0, 1.6, 0.9];
        country.fertility = vec![1.0, 0.6, 1.5, 1.1];
        country
    }

    /// The register had young people of municipality 0 in 1, old people and children of 1 in 0; until 2011 some are put right
    /// each year: who takes that for moves, deaths and births projects it on.
    fn corrected() -> Country {
        let mut country = eventful();
        country.corrections = |year, k, age| {
            let persons = match age {
                _ if year > 2011 || k > 1 => 0.0,
                0 => -100.0,
                22..=30 => 12.0,
                80..=92 => -4.0,
                _ => 0.0,
            };
            if k == 0 { persons } else { -persons }
        };
        country
    }

    #[test]
    fn counts_that_are_true_are_used_and_the_estimate_is_better_with_them() -> Result<(), EstimationError> {
        let (statistics, flows) = corrected().counted()?;
        let statistics = statistics.with_flows(flows)?;
        let choice = choose_counts(&statistics, 2012..=2015, 5, &options())?;
        assert_eq!(choice.trials.len(), 3);
        for trial in &choice.trials {
            assert!(trial.used(), "{trial:?}");
        }
        assert_eq!(choice.counts, Counts { births: true, deaths: true, moves: true });
        Ok(())
    }

    #[test]
    fn counts_that_mislead_are_left_aside() -> Result<(), EstimationError> {
        let (statistics, mut flows) = eventful().counted()?;
        // As if the table had the places in another order.
        for row in flows.births.figures.iter_mut().chain(&mut flows.deaths.figures) {
            row.reverse();
        }
        for row in &mut flows.moves.figures {
            row.reverse();
        }
        let statistics = statistics.with_flows(flows)?;
        let choice = choose_counts(&statistics, 2012..=2015, 5, &options())?;
        assert_eq!(choice.counts, Counts::default(), "{choice:?}");
        // Those that are there and not used change nothing.
        let (without, _) = eventful().counted()?;
        assert_eq!(
            estimate(&statistics.up_to(2015), &options())?,
            estimate(&without.up_to(2015), &options())?
        );
        Ok(())
    }

    #[test]
    fn without_counts_there_is_nothing_to_choose_and_nothing_changes() -> Result<(), EstimationError> {
        let statistics = eventful().statistics()?;
        let choice = choose_counts(&statistics, 2012..=2015, 5, &options())?;
        assert_eq!(choice, Choice::default());
        // Counts that are asked for and not there are inferred, by the same code.
        let mut wanted = options();
        wanted.rule.counts = Counts { births: true, deaths: true, moves: true };
        let (here, there) =
            (estimate(&statistics.up_to(2015), &wanted)?, estimate(&statistics.up_to(2015), &options())?);
        assert_eq!(here, there);
        Ok(())
    }

    #[test]
    fn a_year_or_a_place_without_counts_is_inferred() -> Result<(), EstimationError> {
        let (statistics, mut flows) = eventful().counted()?;
        for row in flows.births.figures.iter_mut().chain(&mut flows.deaths.figures) {
            row[2] = None;
        }
        flows.moves.figures.iter_mut().for_each(|row| row[1] = None);
        flows.births.figures.pop();
        let statistics = statistics.with_flows(flows)?;
        let mut wanted = options();
        wanted.rule.counts = Counts { births: true, deaths: true, moves: true };
        let baselines = estimate(&statistics.up_to(2020), &wanted)?;
        let level = |k: usize| baselines.kommuner[k].fertility_level;
        assert!(level(1) < level(0) && level(0) < level(2), "{} {} {}", level(1), level(0), level(2));
        Ok(())
    }

    #[test]
    fn no_estimate_sees_counts_of_later_years() -> Result<(), EstimationError> {
        let (statistics, flows) = eventful().counted()?;
        let statistics = statistics.with_flows(flows)?;
        let mut wanted = options();
        wanted.rule.counts = Counts { births: true, deaths: true, moves: true };
        let altered = statistics.with_another_future(2012);
        assert_ne!(statistics.flows(), altered.flows());
        assert_eq!(estimate(&statistics.up_to(2012), &wanted)?, estimate(&altered.up_to(2012), &wanted)?);
        Ok(())
    }

    #[test]
    fn counts_that_cannot_be_are_refused() -> Result<(), EstimationError> {
        let (statistics, flows) = eventful().counted()?;
        let broken = |alter: fn(&mut Flows)| {
            let mut flows = flows.clone();
            alter(&mut flows);
            statistics.clone().with_flows(flows).err()
        };
        let negative = broken(|flows| flows.births.figures[1][2] = Some(-1.0));
        let (table, year) = ("births of municipalities", 2001);
        assert_eq!(negative, Some(EstimationError::BadValue { table, year, place: 2, value: -1.0 }));
        let short = broken(|flows| flows.deaths.figures[0].truncate(3));
        assert!(matches!(short, Some(EstimationError::Shape { table: "deaths of municipalities", .. })));
        let cells = broken(|flows| flows.moves.figures[0][0] = Some(vec![0.0; 3]));
        assert!(matches!(cells, Some(EstimationError::Shape { table: "moves of municipalities", .. })));
        Ok(())
    }
}
