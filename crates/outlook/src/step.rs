//! A step (METHOD.md, *A step*): what halfway to the realistic end of one lever would do from where the levers stand.

use scenario::{LeverId, Levers};

use crate::explorer::Explorer;
use crate::indicator::Indicator;

/// One lever moved halfway to its realistic end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// Which lever.
    pub lever: LeverId,
    /// How far it is moved, in its unit.
    pub by: f64,
    /// Where it then stands.
    pub change: f64,
    /// What that changes in the figure in the last year, in the figure's unit: less than zero.
    pub effect: f64,
}

/// Levers of what people do and get, which need no new projection.
const OF_WORK_AND_CARE: [LeverId; 5] =
    [LeverId::Emp, LeverId::Ret, LeverId::Hours, LeverId::Health, LeverId::Care];

impl Explorer {
    /// The steps that make a figure less in the last year, the one that helps most first: none that would leave the
    /// realistic range.
    pub fn steps(&self, indicator: Indicator) -> Vec<Step> {
        let value = |levers: &Levers| self.all_then_under(levers).get(indicator);
        let Some(stands) = value(self.levers()) else { return Vec::new() };
        let mut steps: Vec<Step> = OF_WORK_AND_CARE
            .into_iter()
            .filter_map(|lever| {
                let (low, high) = lever.lever().judged?;
                let at = self.levers().get(lever).change;
                let halves = [low / 2.0, high / 2.0].into_iter();
                let possible = halves.filter(|by| *by != 0.0 && (low..=high).contains(&(at + by)));
                let tried = possible.filter_map(|by| {
                    let mut levers = *self.levers();
                    levers.set(lever, at + by);
                    // As the lever then stands: bounds and steps are its own.
                    let change = levers.get(lever).change;
                    Some(Step { lever, by: change - at, change, effect: value(&levers)? - stands })
                });
                tried.filter(|step| step.effect < 0.0).min_by(|a, b| a.effect.total_cmp(&b.effect))
            })
            .collect();
        steps.sort_by(|a, b| a.effect.total_cmp(&b.effect));
        steps
    }
}
