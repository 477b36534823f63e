//! Sensitivity (METHOD.md): which assumption matters most for a figure.

use scenario::{LEVERS, LeverId, Levers, PlaceError};

use crate::indicator::Indicator;
use crate::pause::at_once;
use crate::simulator::Simulator;

/// A figure at both ends of a lever's realistic range, the other levers as they stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Swing {
    /// The lever.
    pub lever: LeverId,
    /// Least and greatest realistic change, within the lever's bounds.
    pub changes: [f64; 2],
    /// The figure at these.
    pub values: [f64; 2],
}

impl Swing {
    /// How far apart the two ends are.
    pub fn span(&self) -> f64 {
        (self.values[1] - self.values[0]).abs()
    }
}

impl Simulator<'_> {
    /// Sensitivity (METHOD.md) of a figure to each lever of the place, the greatest first; `None` where the place has no
    /// such figure.
    ///
    /// # Errors
    /// [`PlaceError`] where a case cannot be projected.
    pub fn sensitivity(
        &mut self,
        levers: &Levers,
        indicator: Indicator,
    ) -> Result<Option<Vec<Swing>>, PlaceError> {
        at_once(self.sensitivity_with_rests(levers, indicator))
    }

    /// [`Self::sensitivity`], with the rests of [`Self::with_rests`].
    ///
    /// # Errors
    /// The same.
    pub async fn sensitivity_with_rests(
        &mut self,
        levers: &Levers,
        indicator: Indicator,
    ) -> Result<Option<Vec<Swing>>, PlaceError> {
        let place = self.place().area().id;
        let mut swings = Vec::with_capacity(LEVERS.len());
        for lever in LEVERS.iter().filter(|lever| lever.id.works_in(place)) {
            let range = self.place().realistic(lever.id);
            let mut changes = [range.low, range.high];
            let mut values = [0.0; 2];
            for (change, value) in changes.iter_mut().zip(&mut values) {
                let mut case = *levers;
                case.set(lever.id, *change);
                *change = case.get(lever.id).change;
                let Some(found) = self.value_with_rests(&case, indicator).await? else { return Ok(None) };
                *value = found;
            }
            swings.push(Swing { lever: lever.id, changes, values });
        }
        // Those alike stay in the order of the levers.
        swings.sort_by(|a, b| b.span().total_cmp(&a.span()));
        Ok(Some(swings))
    }
}
