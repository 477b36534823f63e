//! Chance, drawn the same on every machine.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// A stream of draws with mean zero and variance one.
#[derive(Debug, Clone)]
pub(crate) struct Draws(Xoshiro256PlusPlus);

/// Mean of the sum of four draws from 0, 1 ... 65535, all alike.
const MEAN: f64 = 4.0 * 65_535.0 / 2.0;

impl Draws {
    /// The stream of a path: others for each `stream`, whatever the path.
    pub(crate) fn new(seed: u64, stream: u64, path: u64) -> Self {
        // Far apart for each of the three: the generator spreads the bits of its seed.
        let mixed =
            seed ^ stream.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ path.wrapping_mul(0xd1b5_4a32_d192_ed03);
        Self(Xoshiro256PlusPlus::seed_from_u64(mixed))
    }

    /// Grouped noise: near enough to a normal draw where many are added up, at the price of one step of the generator.
    #[inline(always)]
    pub(crate) fn rough(&mut self) -> f64 {
        let bits = self.0.next_u64();
        let sum = (bits & 0xffff) + ((bits >> 16) & 0xffff) + ((bits >> 32) & 0xffff) + (bits >> 48);
        // At most 18 bits.
        let sum = f64::from(sum as u32);
        (sum - MEAN) / SD
    }

    /// A draw that is normal for all that bands ask for: the sum of twelve.
    pub(crate) fn normal(&mut self) -> f64 {
        (self.rough() + self.rough() + self.rough()) / SQRT_3
    }
}

/// Roots, which are no constant functions.
const SD: f64 = 37_837.227_237_206_48;
const SQRT_3: f64 = 1.732_050_807_568_877_2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_are_roots() {
        // Variance of the sum of four draws from 0, 1 ... 65535, all alike.
        let variance = 4.0 * (65_536.0 * 65_536.0 - 1.0) / 12.0;
        assert!((SD * SD / variance - 1.0_f64).abs() < 1e-9);
        assert!((SQRT_3 * SQRT_3 - 3.0).abs() < 1e-15);
    }

    #[test]
    fn draws_have_the_moments_of_a_normal_one() {
        let mut draws = Draws::new(1, 2, 3);
        let n = 400_000;
        let (mut rough, mut normal) = ([0.0; 4], [0.0; 4]);
        for _ in 0..n {
            for (sums, draw) in [(&mut rough, draws.rough()), (&mut normal, draws.normal())] {
                let square = draw * draw;
                for (sum, power) in sums.iter_mut().zip([draw, square, square * draw, square * square]) {
                    *sum += power / f64::from(n);
                }
            }
        }
        for (sums, fourth) in [(rough, 2.7), (normal, 2.9)] {
            assert!(sums[0].abs() < 0.01, "mean {}", sums[0]);
            assert!((sums[1] - 1.0).abs() < 0.01, "variance {}", sums[1]);
            assert!(sums[2].abs() < 0.02, "skew {}", sums[2]);
            assert!((sums[3] - fourth).abs() < 0.05, "fourth moment {}", sums[3]);
        }
    }

    #[test]
    fn streams_and_paths_differ() {
        let first = |stream, path| Draws::new(7, stream, path).normal();
        assert_ne!(first(301, 0), first(301, 1));
        assert_ne!(first(301, 0), first(1103, 0));
        assert_eq!(first(301, 5), first(301, 5));
    }
}
