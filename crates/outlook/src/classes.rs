//! Classes of the map: round bounds that neither levers nor years move.

/// Most bounds of a scale of levels: more classes are not told apart.
const MOST_BOUNDS: usize = 6;

/// So large a part of all values lies below the first bound or above the last at least, of levels.
const TAIL: f64 = 0.04;

/// Of changes, so large a part lies within the outer bounds.
const INNER: f64 = 0.9;

/// Steps that make round bounds, times a power of ten.
const ROUND: [f64; 9] = [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0];

/// Classes of a scale, from the least to the greatest; the first and the last are open.
#[derive(Debug, Clone, PartialEq)]
pub struct Classes {
    /// What parts them, rising.
    pub bounds: Vec<f64>,
    /// Whether the middle one is around zero, and the others are less and more.
    pub diverging: bool,
    /// Decimals that the bounds need.
    pub decimals: usize,
}

impl Classes {
    /// Classes of the map (METHOD.md) for values by rising size.
    pub(crate) fn of(values: &[f64], diverging: bool) -> Self {
        if diverging {
            let mut sizes: Vec<f64> = values.iter().map(|value| value.abs()).collect();
            sizes.sort_by(f64::total_cmp);
            // Five halves of a class to the outer bounds.
            let (half, decimals) = round_step(part(&sizes, INNER) / 5.0);
            let bounds = [-5.0, -3.0, -1.0, 1.0, 3.0, 5.0].map(|halves| halves * half);
            return Self { bounds: bounds.into(), diverging, decimals };
        }
        let (low, high) = (part(values, TAIL), part(values, 1.0 - TAIL));
        let (mut step, mut decimals) = round_step((high - low) / MOST_BOUNDS as f64);
        loop {
            let first = (low / step).ceil();
            let bounds: Vec<f64> =
                (0..).map(|i| (first + f64::from(i)) * step).take_while(|bound| *bound <= high).collect();
            if bounds.len() <= MOST_BOUNDS {
                return Self { bounds, diverging, decimals };
            }
            (step, decimals) = round_step(step * 1.01);
        }
    }

    /// The class of a value, from 0.
    pub fn class(&self, value: f64) -> usize {
        self.bounds.partition_point(|bound| *bound <= value)
    }

    /// How many classes there are.
    pub fn count(&self) -> usize {
        self.bounds.len() + 1
    }
}

/// The value that such a part of all lies below, of values by rising size; 0 where there are none.
fn part(values: &[f64], share: f64) -> f64 {
    #[expect(clippy::cast_sign_loss, reason = "a place in a list")]
    let at = (share * values.len().saturating_sub(1) as f64).round() as usize;
    values.get(at).copied().unwrap_or(0.0)
}

/// The least round step that is not less, and the decimals it needs.
fn round_step(least: f64) -> (f64, usize) {
    let (mut power, mut decimals) = (1e-2, 2_usize);
    loop {
        for step in ROUND {
            // Rounding must not make a round step a little too small.
            if step * power >= least * (1.0 - 1e-9) {
                return (step * power, decimals + usize::from(step == 1.5 || step == 2.5));
            }
        }
        power *= 10.0;
        decimals = decimals.saturating_sub(1);
        if power > 1e12 {
            return (power, 0);
        }
    }
}

/// The least, the middle and the greatest of some values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Least.
    pub low: f64,
    /// Median.
    pub median: f64,
    /// Greatest.
    pub high: f64,
}

impl Spread {
    /// Of values in any order; `None` where there are none.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        let (low, high) = (*values.first()?, *values.last()?);
        let middle = values.len() / 2;
        let median =
            if values.len() % 2 == 1 { values[middle] } else { 0.5 * (values[middle - 1] + values[middle]) };
        Some(Self { low, median, high })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_get_few_round_bounds() {
        let values: Vec<f64> = (0..1000).map(|i| 3.0 + 0.011 * f64::from(i)).collect();
        let classes = Classes::of(&values, false);
        assert_eq!(classes.bounds, [4.0, 6.0, 8.0, 10.0, 12.0]);
        assert_eq!((classes.count(), classes.decimals, classes.diverging), (6, 0, false));
        for (value, class) in [(0.0, 0), (3.99, 0), (4.0, 1), (11.9, 4), (12.0, 5), (99.0, 5)] {
            assert_eq!(classes.class(value), class, "{value}");
        }
    }

    #[test]
    fn changes_have_a_middle_around_zero() {
        let values: Vec<f64> = (-100..=100).map(|i| 0.2 * f64::from(i)).collect();
        let classes = Classes::of(&values, true);
        assert_eq!(classes.bounds, [-20.0, -12.0, -4.0, 4.0, 12.0, 20.0]);
        assert_eq!(classes.class(0.0), 3);
        assert_eq!((classes.class(-21.0), classes.class(20.0)), (0, 6));
    }

    #[test]
    fn steps_are_round_and_never_too_small() {
        for (least, step, decimals) in [
            (1.0, 1.0, 0),
            (1.1, 1.5, 1),
            (2.2, 2.5, 1),
            (0.31, 0.4, 1),
            (0.021, 0.025, 3),
            (8_500.0, 10_000.0, 0),
        ] {
            let (found, digits) = round_step(least);
            assert!((found - step).abs() < 1e-9 * step && digits == decimals, "{least}: {found} {digits}");
        }
    }

    #[test]
    fn the_middle_of_an_even_number_lies_between_two() {
        let spread = Spread::of([4.0, 1.0, 3.0, 2.0]).expect("values");
        assert_eq!(spread, Spread { low: 1.0, median: 2.5, high: 4.0 });
        assert_eq!(Spread::of([]), None);
    }
}
