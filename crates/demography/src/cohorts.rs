//! The row of cohorts under `InOut`: the hottest loop of all.

use crate::process::{in_moves, mass_balance, out_moves, survival};

/// A cohort at the end of a step, its deaths and its out-moves.
#[inline(always)]
pub(crate) fn cohort_in_out(cohort: f64, ratio: f64, out_rate: f64, in_count: f64) -> (f64, f64, f64) {
    let deaths = survival(cohort, ratio);
    let out = out_moves(cohort - deaths, out_rate);
    (mass_balance(cohort, deaths, out, in_moves(in_count)), deaths, out)
}

/// Where a row of cohorts ends: slices of one length.
pub(crate) struct CohortsEnd<'a> {
    pub(crate) population: &'a mut [f64],
    pub(crate) deaths: &'a mut [f64],
    pub(crate) out_moves: &'a mut [f64],
}

/// How many cohorts one turn of the loop takes. The vectoriser does best with one; WebAssembly without simd has no
/// vectoriser's help and gains a fifth from four. The arithmetic of each cohort is the same either way.
pub(crate) const COHORTS: usize = if cfg!(target_family = "wasm") { 4 } else { 1 };

/// Brings a row of cohorts through the step, `K` a turn; all slices have the same length.
///
/// Without `FLOWS` only the population is written.
#[inline(always)]
pub(crate) fn cohorts_in_out<const K: usize, const FLOWS: bool>(
    end: CohortsEnd<'_>,
    cohorts: &[f64],
    ratios: &[f64],
    out_rates: &[f64],
    in_counts: &[f64],
) {
    let (population, population_rest) = end.population.as_chunks_mut();
    let (deaths, deaths_rest) = end.deaths.as_chunks_mut();
    let (out_moves, out_moves_rest) = end.out_moves.as_chunks_mut();
    let (cohorts, cohorts_rest) = cohorts.as_chunks();
    let (ratios, ratios_rest) = ratios.as_chunks();
    let (out_rates, out_rates_rest) = out_rates.as_chunks();
    let (in_counts, in_counts_rest) = in_counts.as_chunks();
    turns::<K, FLOWS>(population, (deaths, out_moves), (cohorts, ratios), (out_rates, in_counts));
    turns::<1, FLOWS>(
        population_rest.as_chunks_mut().0,
        (deaths_rest.as_chunks_mut().0, out_moves_rest.as_chunks_mut().0),
        (cohorts_rest.as_chunks().0, ratios_rest.as_chunks().0),
        (out_rates_rest.as_chunks().0, in_counts_rest.as_chunks().0),
    );
}

/// The turns of the loop: in each, everything is read before anything is written, so that the reads need not wait.
#[inline(always)]
fn turns<const K: usize, const FLOWS: bool>(
    population: &mut [[f64; K]],
    (deaths, out_moves): (&mut [[f64; K]], &mut [[f64; K]]),
    (cohorts, ratios): (&[[f64; K]], &[[f64; K]]),
    (out_rates, in_counts): (&[[f64; K]], &[[f64; K]]),
) {
    let to = population.iter_mut().zip(deaths.iter_mut().zip(out_moves));
    let from = cohorts.iter().zip(ratios).zip(out_rates.iter().zip(in_counts));
    for ((population, (deaths, out_moves)), ((cohort, ratio), (out_rate, in_count))) in to.zip(from) {
        let (mut ends, mut died, mut left) = ([0.0; K], [0.0; K], [0.0; K]);
        for k in 0..K {
            (ends[k], died[k], left[k]) = cohort_in_out(cohort[k], ratio[k], out_rate[k], in_count[k]);
        }
        *population = ends;
        if FLOWS {
            (*deaths, *out_moves) = (died, left);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run<const K: usize>(n: usize) -> [Vec<f64>; 3] {
        let series = |start: f64| (0..n).map(|i| (start * (i + 1) as f64).fract()).collect::<Vec<_>>();
        let [mut population, mut deaths, mut out_moves] = [(); 3].map(|()| vec![f64::NAN; n]);
        let end = CohortsEnd { population: &mut population, deaths: &mut deaths, out_moves: &mut out_moves };
        let rows = [0.37, 0.61, 0.17, 0.83].map(series);
        cohorts_in_out::<K, true>(end, &rows[0], &rows[1], &rows[2], &rows[3]);
        [population, deaths, out_moves]
    }

    #[test]
    fn the_number_of_cohorts_a_turn_changes_no_bit() {
        for n in 0..20 {
            let one = run::<1>(n);
            assert!(one.iter().flatten().all(|value| value.is_finite()), "every cell is written");
            assert_eq!(one, run::<4>(n));
        }
    }
}
