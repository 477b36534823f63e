//! Axes of charts: from zero, or with a break that the page marks.

/// The ends of an axis, on round numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// Lower end.
    pub min: f64,
    /// Upper end.
    pub max: f64,
    /// Distance between marks.
    pub step: f64,
}

/// Marks on an axis: about as many, so that they fall on round numbers.
const MARKS: f64 = 4.0;

/// An axis is broken when all values lie in its upper part: from this share of the greatest.
const BREAK_FROM: f64 = 0.5;

/// Room under the lowest value of a broken axis, as a share of what the values span: a line that lies on the axis looks
/// as if it had come to nothing.
const ROOM_BELOW: f64 = 0.15;

/// Where a broken axis ends at the latest, as a share of the greatest value.
const LEAST_SPAN_END: f64 = 0.85;

impl Axis {
    /// An axis from zero that holds `most`.
    pub fn from_zero(most: f64) -> Self {
        Self::between(0.0, most)
    }

    /// An axis that holds all values. It starts at zero, unless all values lie far from it: then it is broken.
    pub fn holding(values: impl Iterator<Item = f64>) -> Self {
        let (low, high) = values.fold((f64::INFINITY, 0.0f64), |(low, high), v| (low.min(v), high.max(v)));
        if low.is_finite() && low > BREAK_FROM * high {
            // An axis of a fair part of the greatest value keeps a small change from filling the chart.
            Self::between((low - ROOM_BELOW * (high - low)).min(LEAST_SPAN_END * high), high)
        } else {
            Self::between(0.0, high)
        }
    }

    /// An axis that holds all values and zero.
    pub fn around_zero(values: impl Iterator<Item = f64>) -> Self {
        let (low, high) = values.fold((0.0f64, 0.0f64), |(low, high), v| (low.min(v), high.max(v)));
        Self::between(low, high)
    }

    /// Whether the axis does not start at zero.
    pub const fn is_broken(&self) -> bool {
        self.min > 0.0
    }

    fn between(low: f64, high: f64) -> Self {
        let span = (high - low).max(1.0);
        let mut step = 1.0;
        // 1, 2, 5, 10, 20, 50 ... persons between marks.
        for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
            if span / step <= MARKS + 1.0 {
                break;
            }
            step *= factor;
        }
        Self { min: (low / step).floor() * step, max: ((high / step).ceil() * step).max(step), step }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_values_stand_on_zero() {
        assert_eq!(Axis::holding([120.0, 480.0].into_iter()), Axis { min: 0.0, max: 500.0, step: 100.0 });
        assert_eq!(Axis::from_zero(3.0), Axis { min: 0.0, max: 3.0, step: 1.0 });
        assert_eq!(Axis::from_zero(0.0), Axis { min: 0.0, max: 1.0, step: 1.0 });
    }

    #[test]
    fn losses_stand_below_zero() {
        let axis = Axis::around_zero([-35.0, 120.0].into_iter());
        assert_eq!(axis, Axis { min: -50.0, max: 150.0, step: 50.0 });
        assert!(!axis.is_broken());
    }

    #[test]
    fn values_far_from_zero_break_the_axis() {
        let axis = Axis::holding([61_000.0, 78_000.0, 85_000.0].into_iter());
        assert!(axis.is_broken());
        assert!(axis.min <= 61_000.0 && axis.max >= 85_000.0);
        assert_eq!(axis.min % axis.step, 0.0);
        assert_eq!(Axis::holding([85.3, 110.0].into_iter()).min, 80.0, "not on the axis itself");
        assert!((axis.max - axis.min) / axis.step <= 7.0);
    }
}
