//! Life expectancy (METHOD.md): of a period life table, and what death probabilities give a wanted one.

use atlas::{LIFE_TABLE_AGES, SEXES};

/// A level whose life expectancy is within this of the wanted one is found, years.
const CLOSE: f64 = 1e-7;

/// Steps of Newton's method at most. From a fair guess two or three are enough.
const STEPS: usize = 40;

/// Period life expectancy at birth in years, the mean of women's and men's, when `level` times `qx` die; and by how
/// much it changes per unit of the logarithm of `level` (it falls).
///
/// `qx` are the probabilities of dying by sex (females first) and exact age 0..=106. Deaths fall in the middle of the
/// year of age; nobody dies with a probability above one.
pub(crate) fn life_expectancy(qx: &[f64], level: f64) -> (f64, f64) {
    let (women, men) = qx.split_at(LIFE_TABLE_AGES);
    // Both sexes in one pass: each is a chain of products, and two chains take no longer than one.
    let (mut alive, mut change) = ([1.0; SEXES], [0.0; SEXES]);
    let (mut years, mut slope) = (0.0, 0.0);
    for (w, m) in women.iter().zip(men) {
        for (sex, q) in [*w, *m].into_iter().enumerate() {
            let raised = level * q;
            // At one it moves no further.
            let (dies, moves) = if raised < 1.0 { (raised, raised) } else { (1.0, 0.0) };
            let lived = 1.0 - 0.5 * dies;
            years += alive[sex] * lived;
            slope += change[sex] * lived - alive[sex] * 0.5 * moves;
            change[sex] = change[sex] * (1.0 - dies) - alive[sex] * moves;
            alive[sex] *= 1.0 - dies;
        }
    }
    (years / 2.0, slope / 2.0)
}

/// The logarithm of the factor on death probabilities by which life expectancy moves by `change` years from what it is
/// at `level`.
///
/// Newton's method on the logarithm: life expectancy is nearly a straight line in it.
pub(crate) fn log_factor(qx: &[f64], level: f64, change: f64) -> f64 {
    let (today, slope) = life_expectancy(qx, level);
    let wanted = today + change;
    let mut log = change / slope;
    for _ in 0..STEPS {
        let (years, slope) = life_expectancy(qx, level * libm::exp(log));
        log += (wanted - years) / slope;
        if (wanted - years).abs() < CLOSE.sqrt() {
            // Newton's method doubles the digits: this last step leaves far less than `CLOSE`.
            break;
        }
    }
    log
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mortality that rises with age as it does with people: Gompertz's law, with infants.
    fn table() -> Vec<f64> {
        let sex = |at_30: f64| {
            (0..LIFE_TABLE_AGES).map(move |age| match age {
                0 => 0.002,
                _ => (at_30 * (0.1 * (age as f64 - 30.0)).exp()).min(1.0),
            })
        };
        sex(0.0003).chain(sex(0.0005)).collect()
    }

    #[test]
    fn life_expectancy_is_years_lived() {
        // All die in their first year: half a year each. Nobody dies: 107 years, as many as the table has.
        let all = vec![1.0; SEXES * LIFE_TABLE_AGES];
        assert_eq!(life_expectancy(&all, 1.0).0, 0.5);
        assert_eq!(life_expectancy(&all, 7.0), (0.5, 0.0));
        assert_eq!(life_expectancy(&all, 0.0).0, 107.0);
        // Half die each year: 0.75 x (1 + 1/2 + 1/4 + ...) = 1.5.
        assert!((life_expectancy(&all, 0.5).0 - 1.5).abs() < 1e-12);
        let (mut women, men) = (vec![1.0; LIFE_TABLE_AGES], vec![1.0; LIFE_TABLE_AGES]);
        (women[0], women[1]) = (0.0, 0.0);
        // Women live two years and a half of one, men half of one.
        assert_eq!(life_expectancy(&[women, men].concat(), 1.0).0, (2.5 + 0.5) / 2.0);
    }

    #[test]
    fn the_slope_is_what_a_small_change_of_the_level_does() {
        let table = table();
        for level in [0.5, 1.0, 2.0] {
            let slope = life_expectancy(&table, level).1;
            let (below, above) = (
                life_expectancy(&table, level * (-1e-5f64).exp()).0,
                life_expectancy(&table, level * 1e-5f64.exp()).0,
            );
            assert!((slope - (above - below) / 2e-5).abs() < 1e-3, "{slope}");
            assert!(slope < -5.0);
        }
    }

    #[test]
    fn the_factor_moves_life_expectancy_by_what_is_asked() {
        let table = table();
        for level in [0.2, 0.8, 1.0, 1.3, 5.0] {
            for change in [-2.0, -0.25, 0.001, 1.0, 4.0] {
                let factor = log_factor(&table, level, change).exp();
                let moved = life_expectancy(&table, level * factor).0 - life_expectancy(&table, level).0;
                assert!((moved - change).abs() < CLOSE, "level {level}: {moved} where {change} is asked");
                assert_eq!(factor < 1.0, change > 0.0);
            }
        }
    }
}
