//! Contributions (METHOD.md): how much of a figure's change comes from what.

use scenario::{Held, LeverId, Levers, Moving, PlaceError, Setting};

use crate::indicator::Indicator;
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
        let own = self.values(NEUTRAL.len(), indicator, |present| {
            let mut levers = Levers::default();
            levers.hold(Held {
                births: !present(0),
                deaths: !present(1),
                moving: if present(2) { Moving::Baseline } else { Moving::None },
            });
            levers
        })?;
        // Levers that change the population last: cases that differ in the others have the same people.
        let mut moved: Vec<(LeverId, Setting)> = levers.moved().collect();
        moved.sort_by_key(|(id, _)| id.lever().moves_population);
        let mut factors: Vec<Factor> = moved.iter().map(|(id, _)| Factor::Lever(*id)).collect();
        if !levers.held().is_nothing() {
            factors.push(Factor::Hold);
        }
        let added = self.values(factors.len(), indicator, |present| {
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
        })?;
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
    fn values(
        &mut self,
        factors: usize,
        indicator: Indicator,
        levers: impl Fn(&dyn Fn(usize) -> bool) -> Levers,
    ) -> Result<Option<Vec<f64>>, PlaceError> {
        let cases = 0..1usize << factors;
        cases.map(|case| self.value(&levers(&|i| case >> i & 1 == 1), indicator)).collect()
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
