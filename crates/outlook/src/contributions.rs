//! Contributions (METHOD.md): how much of a figure's change comes from what.

use scenario::{Held, LeverId, Levers, Moving, PlaceError, Setting};

use crate::indicator::Indicator;
use crate::pause::at_once;
use crate::scale::Scale;
use crate::simulator::Simulator;

/// What a figure's change comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Factor {
    /// Those who live here already grow older, at today's rates and with nobody moving: what remains of the baseline's
    /// change.
    AgeStructure,
    /// Births on the baseline's course, not at the rates of the base year.
    Births,
    /// Deaths, likewise.
    Deaths,
    /// Moving, against nobody moving.
    Moving,
    /// What the visitor holds fixed.
    Hold,
    /// A lever that the visitor moved.
    Lever(LeverId),
}

impl Factor {
    /// Its name in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::AgeStructure => "age_structure",
            Self::Births => "births",
            Self::Deaths => "deaths",
            Self::Moving => "moving",
            Self::Hold => Held::KEY,
            Self::Lever(id) => id.lever().key,
        }
    }
}

/// The change of a figure from the base year, in parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Contributions {
    /// In the base year.
    pub now: f64,
    /// In the year, on the baseline.
    pub baseline: f64,
    /// In the year, under the levers.
    pub then: f64,
    /// The parts: first those of the baseline's own change, then those of what was moved. They sum to the change.
    pub parts: Vec<(Factor, f64)>,
}

/// Contributions in whole units of the last decimal that is shown, rounded so that the parts still sum to the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The greatest of the figures, by which the scale is chosen that all of them are read in.
    pub greatest: f64,
    /// In the base year.
    pub now: f64,
    /// In the year, on the baseline.
    pub baseline: f64,
    /// In the year, under the levers.
    pub then: f64,
    /// The parts of the baseline's own change: they sum to it.
    pub own: Vec<(Factor, f64)>,
    /// What the levers add: these sum to what sets the path under them apart from the baseline.
    pub added: Vec<(Factor, f64)>,
}

impl Contributions {
    /// As they are shown of an indicator. Rounding each part for itself would leave a remainder; it goes to the parts
    /// whose rounding took most (largest remainder).
    pub fn shown(&self, indicator: Indicator) -> Shown {
        let greatest = [self.now, self.baseline, self.then].map(f64::abs).into_iter().fold(0.0, f64::max);
        let unit = 1.0 / Scale::last_digit(indicator, greatest);
        let whole = |value: f64| (value * unit).round();
        let (now, baseline, then) = (whole(self.now), whole(self.baseline), whole(self.then));
        let parts = |those: &[(Factor, f64)], sum: f64| {
            let exact: Vec<f64> = those.iter().map(|(_, part)| part * unit).collect();
            let rounded = largest_remainder(&exact, sum);
            those.iter().zip(rounded).map(|((factor, _), part)| (*factor, part / unit)).collect()
        };
        let (own, added) = self.parts.split_at(self.parts.len().min(1 + NEUTRAL.len()));
        Shown {
            greatest,
            now: now / unit,
            baseline: baseline / unit,
            then: then / unit,
            own: parts(own, baseline - now),
            added: parts(added, then - baseline),
        }
    }
}

/// Whole numbers near `exact` that sum to `sum`, itself a whole number within a few of theirs.
fn largest_remainder(exact: &[f64], sum: f64) -> Vec<f64> {
    let mut whole: Vec<f64> = exact.iter().map(|part| part.round()).collect();
    let mut missing = sum - whole.iter().sum::<f64>();
    // Beyond one for each part something is wrong with the sum, and no rounding hides it.
    for _ in 0..2 * exact.len() {
        let way = if missing > 0.5 { 1.0 } else { -1.0 };
        if missing.abs() < 0.5 {
            break;
        }
        let lost = |i: usize| way * (exact[i] - whole[i]);
        let Some(most) = (0..exact.len()).max_by(|a, b| lost(*a).total_cmp(&lost(*b))) else { break };
        whole[most] += way;
        missing -= way;
    }
    whole
}

/// The neutral case of the baseline's own change.
const NEUTRAL: [Factor; 3] = [Factor::Births, Factor::Deaths, Factor::Moving];

impl Simulator<'_> {
    /// Contributions (METHOD.md) to the change of a figure from the base year to the year under levers; `None` where the
    /// place has no such figure in one of the cases.
    ///
    /// # Errors
    /// [`PlaceError`] where a case cannot be projected.
    pub fn contributions(
        &mut self,
        levers: &Levers,
        indicator: Indicator,
    ) -> Result<Option<Contributions>, PlaceError> {
        at_once(self.contributions_with_rests(levers, indicator))
    }

    /// [`Self::contributions`], with the rests of [`Self::with_rests`].
    ///
    /// # Errors
    /// The same.
    pub async fn contributions_with_rests(
        &mut self,
        levers: &Levers,
        indicator: Indicator,
    ) -> Result<Option<Contributions>, PlaceError> {
        let own = self
            .values(NEUTRAL.len(), indicator, |present| {
                let mut levers = Levers::default();
                levers.hold(Held {
                    births: !present(0),
                    deaths: !present(1),
                    moving: if present(2) { Moving::Baseline } else { Moving::None },
                });
                levers
            })
            .await?;
        // Levers that change the population last: cases that differ in the others have the same people.
        let mut moved: Vec<(LeverId, Setting)> = levers.moved().collect();
        moved.sort_by_key(|(id, _)| id.lever().moves_population);
        let mut factors: Vec<Factor> = moved.iter().map(|(id, _)| Factor::Lever(*id)).collect();
        if !levers.held().is_nothing() {
            factors.push(Factor::Hold);
        }
        let added = self
            .values(factors.len(), indicator, |present| {
                let mut case = Levers::default();
                for (i, (id, setting)) in moved.iter().enumerate().filter(|(i, _)| present(*i)) {
                    debug_assert_eq!(factors[i], Factor::Lever(*id));
                    case.set(*id, setting.change);
                    case.set_reached(*id, setting.reached);
                }
                if factors.len() > moved.len() && present(moved.len()) {
                    case.hold(levers.held());
                }
                case
            })
            .await?;
        let (Some(own), Some(added), Some(now)) = (own, added, self.now().get(indicator)) else {
            return Ok(None);
        };
        let mut parts = vec![(Factor::AgeStructure, own[0] - now)];
        parts.extend(NEUTRAL.into_iter().zip(shapley(&own)));
        parts.extend(factors.into_iter().zip(shapley(&added)));
        let last = |values: &[f64]| values.last().copied().unwrap_or(now);
        Ok(Some(Contributions { now, baseline: last(&own), then: last(&added), parts }))
    }

    /// The figure in all cases of so many factors being there or not: in case number n those whose bits are set in n.
    async fn values(
        &mut self,
        factors: usize,
        indicator: Indicator,
        levers: impl Fn(&dyn Fn(usize) -> bool) -> Levers,
    ) -> Result<Option<Vec<f64>>, PlaceError> {
        let mut values = Vec::with_capacity(1 << factors);
        for case in 0..1usize << factors {
            let levers = levers(&|i| case >> i & 1 == 1);
            let Some(value) = self.value_with_rests(&levers, indicator).await? else { return Ok(None) };
            values.push(value);
        }
        Ok(Some(values))
    }
}

/// Shapley values: the mean of what a factor adds, over all orders in which factors can come. `values` has the cases as
/// [`Simulator::values`] numbers them.
fn shapley(values: &[f64]) -> Vec<f64> {
    let factors = values.len().trailing_zeros() as usize;
    // Weight of a case by how many other factors are there already: k! (n - 1 - k)! / n!.
    let mut weights = vec![1.0 / factors.max(1) as f64; factors];
    for k in 1..factors {
        weights[k] = weights[k - 1] * k as f64 / (factors - k) as f64;
    }
    (0..factors)
        .map(|i| {
            let without = (0..values.len()).filter(|case| case >> i & 1 == 0);
            without
                .map(|case| weights[case.count_ones() as usize] * (values[case | 1 << i] - values[case]))
                .sum()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rounding_takes_goes_to_those_who_lost_most() {
        // Each rounds down, and the whole up.
        assert_eq!(largest_remainder(&[1.45, 2.4, -0.7, 0.1], 4.0), [2.0, 3.0, -1.0, 0.0]);
        assert_eq!(largest_remainder(&[0.5, 0.5, 0.5], 1.0).iter().sum::<f64>(), 1.0);
        assert_eq!(largest_remainder(&[-3.5, 1.5], -2.0).iter().sum::<f64>(), -2.0);
        assert_eq!(largest_remainder(&[], 0.0), [] as [f64; 0]);
        let parts = vec![
            (Factor::AgeStructure, -10.4),
            (Factor::Births, 3.4),
            (Factor::Deaths, 2.4),
            (Factor::Moving, 1.4),
            (Factor::Lever(LeverId::Tfr), 5.3),
        ];
        let all = Contributions { now: 100.4, baseline: 97.2, then: 102.5, parts };
        let shown = all.shown(Indicator::Population);
        assert_eq!((shown.now, shown.baseline, shown.then), (100.0, 97.0, 103.0));
        assert_eq!(shown.own.iter().map(|(_, part)| part).sum::<f64>(), -3.0);
        assert_eq!(shown.added, [(Factor::Lever(LeverId::Tfr), 6.0)]);
        // With decimals that are enough nothing is lost.
        assert_eq!(all.shown(Indicator::HandsRatio).own[0], (Factor::AgeStructure, -10.4));
    }

    #[test]
    fn shapley_values_of_two_and_of_three() {
        // Alone the first adds 10 and the second 20; together 36: the 6 are shared.
        assert_eq!(shapley(&[100.0, 110.0, 120.0, 136.0]), [13.0, 23.0]);
        // Three gloves, one left and two right: a pair is worth 6. The textbook's answer is 4, 1, 1.
        let pair = |case: usize| if case & 1 == 1 && case > 1 { 6.0 } else { 0.0 };
        let values: Vec<f64> = (0..8).map(pair).collect();
        for (found, expected) in shapley(&values).iter().zip([4.0, 1.0, 1.0]) {
            assert!((found - expected).abs() < 1e-12, "{found}");
        }
        assert_eq!(shapley(&[5.0]), [] as [f64; 0]);
    }
}
