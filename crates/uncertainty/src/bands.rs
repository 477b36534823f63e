//! Bands (METHOD.md): what holds most of the paths.

/// Bounds that a share of the paths lies between, as many below as above.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// The lower bound, persons.
    pub low: f64,
    /// The upper bound, persons.
    pub high: f64,
}

/// Outcomes of all paths for one group in one year, in order of size.
#[derive(Debug, Clone, PartialEq)]
pub struct Bands(Vec<f64>);

impl Bands {
    pub(crate) fn new(mut outcomes: Vec<f64>) -> Self {
        outcomes.sort_unstable_by(f64::total_cmp);
        Self(outcomes)
    }

    /// Bounds that `share` (0 to 1) of the paths lies between; `None` without paths.
    pub fn band(&self, share: f64) -> Option<Band> {
        let tail = 0.5 * (1.0 - share);
        Some(Band { low: self.quantile(tail)?, high: self.quantile(1.0 - tail)? })
    }

    /// The outcome that a share of the paths stays below, in a straight line between the two nearest.
    fn quantile(&self, share: f64) -> Option<f64> {
        let at = share * self.0.len().checked_sub(1)? as f64;
        #[expect(clippy::cast_sign_loss, reason = "a share of a length")]
        let below = at as usize;
        let low = self.0.get(below)?;
        let high = self.0.get(below + 1).unwrap_or(low);
        Some(low + (high - low) * (at - below as f64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_by_hand() {
        let bands = Bands::new((0..=100).rev().map(f64::from).collect());
        let Some(band) = bands.band(0.8) else { panic!("there are outcomes") };
        assert!((band.low - 10.0).abs() < 1e-9 && (band.high - 90.0).abs() < 1e-9, "{band:?}");
        let two = Bands::new(vec![3.0, 1.0]);
        assert_eq!(two.band(0.5), Some(Band { low: 1.5, high: 2.5 }));
        assert_eq!(Bands::new(vec![]).band(0.8), None);
    }
}
