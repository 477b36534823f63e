//! Small numeric helpers shared by the steps.

/// Gaussian weights of a kernel by distance in years, `weights[d]` for `d` = 0, 1, ..., one at distance 0.
pub(crate) fn gaussian(width: f64, longest: usize) -> Vec<f64> {
    (0..longest)
        .map(|distance| {
            let z = distance as f64 / width;
            libm::exp(-0.5 * z * z)
        })
        .collect()
}

/// Kernel sum over ages `from..values.len()` around each age.
pub(crate) fn kernel_sum(values: &[f64], weights: &[f64], from: usize) -> Vec<f64> {
    (0..values.len())
        .map(|age| {
            values
                .iter()
                .enumerate()
                .skip(from)
                .map(|(other, value)| weights[age.abs_diff(other)] * value)
                .sum()
        })
        .collect()
}

/// Weight of a year `age` years before the last one, halved every `half_life` years.
pub(crate) fn year_weight(years_back: i32, half_life: f64) -> f64 {
    libm::exp2(-f64::from(years_back) / half_life)
}

/// Level at the last point and slope per step of the straight line through equally spaced values.
pub(crate) fn line_at_end(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let middle = (n - 1.0) / 2.0;
    let mean = values.iter().sum::<f64>() / n;
    let (mut sxy, mut sxx) = (0.0, 0.0);
    for (index, value) in values.iter().enumerate() {
        let x = index as f64 - middle;
        sxy += x * value;
        sxx += x * x;
    }
    let slope = if sxx > 0.0 { sxy / sxx } else { 0.0 };
    (mean + slope * middle, slope)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_through_a_straight_line_is_the_line() {
        let (end, slope) = line_at_end(&[1.0, 1.5, 2.0, 2.5]);
        assert!((end - 2.5).abs() < 1e-12);
        assert!((slope - 0.5).abs() < 1e-12);
        // By hand: mean 2, slope (-1*1 + 0*4 + 1*1)/2 = 0.
        assert_eq!(line_at_end(&[1.0, 4.0, 1.0]), (2.0, 0.0));
    }

    #[test]
    fn a_year_weighs_half_after_a_half_life() {
        assert!((year_weight(6, 6.0) - 0.5).abs() < 1e-15);
        assert!((year_weight(0, 6.0) - 1.0).abs() < 1e-15);
    }

    #[test]
    fn kernel_leaves_out_the_ages_before_its_first() {
        let weights = gaussian(1.0, 3);
        let sum = kernel_sum(&[100.0, 1.0, 2.0], &weights, 1);
        let near = libm::exp(-0.5);
        assert!((sum[1] - (1.0 + 2.0 * near)).abs() < 1e-12);
        assert!((sum[0] - (near + 2.0 * libm::exp(-2.0))).abs() < 1e-12);
    }
}
