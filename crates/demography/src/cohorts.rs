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

/// Brings a row of cohorts through the step; all slices have the same length.
///
/// Without `FLOWS` only the population is written.
#[inline(always)]
pub(crate) fn cohorts_in_out<const FLOWS: bool>(
    end: CohortsEnd<'_>,
    cohorts: &[f64],
    ratios: &[f64],
    out_rates: &[f64],
    in_counts: &[f64],
) {
    let to = end.population.iter_mut().zip(end.deaths.iter_mut().zip(end.out_moves));
    let from = cohorts.iter().zip(ratios).zip(out_rates.iter().zip(in_counts));
    for ((population, (deaths, out_moves)), ((cohort, ratio), (out_rate, in_count))) in to.zip(from) {
        let (ends, died, left) = cohort_in_out(*cohort, *ratio, *out_rate, *in_count);
        *population = ends;
        if FLOWS {
            (*deaths, *out_moves) = (died, left);
        }
    }
}
