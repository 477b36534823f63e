//! The demographic processes, one function each, named after their headings in METHOD.md.
//!
//! All but [`births`] concern one cohort, so that the projector can fuse them into one pass over the ages.

/// *Survival*: the deaths of a cohort of `cohort` persons with survival ratio `survival` over the step.
///
/// Deaths and not survivors are multiplied out: `1 - survival` is exact in f64 from one half up, so small numbers of
/// deaths keep their precision, and the survivors are what *Mass balance* leaves.
#[inline(always)]
pub(crate) fn survival(cohort: f64, survival: f64) -> f64 {
    cohort * (1.0 - survival)
}

/// *Out-moves*: how many of the `survivors` move out, at the probability `out_rate`.
#[inline(always)]
pub(crate) fn out_moves(survivors: f64, out_rate: f64) -> f64 {
    survivors * out_rate
}

/// *In-moves*: those who come in, as a count by age at the end of the step; they meet neither death nor out-moves in it.
#[inline(always)]
pub(crate) fn in_moves(in_count: f64) -> f64 {
    in_count
}

/// *Mass balance*: the cohort at the end of a step, from the cohort at its start (births for the newborn cohort, the
/// last two age groups together for the open one) and its flows, all in persons.
///
/// The kernel itself forms every population in this way and in this order of operations, so that under `InOut` and
/// `End` the balance of its results holds bit for bit. Under `Even` the migrants come in two halves; there it holds to
/// 8 times [`f64::EPSILON`] times the sum of the terms' sizes.
///
/// ```
/// assert_eq!(demography::mass_balance(100.0, 1.0, 6.0, 4.0), 97.0);
/// ```
#[inline(always)]
pub fn mass_balance(cohort: f64, deaths: f64, out_moves: f64, in_moves: f64) -> f64 {
    ((cohort - deaths) - out_moves) + in_moves
}

/// How many sums run side by side in [`births`]. One running sum would wait for each addition to end.
/// The number is fixed, so the order of additions, and with it the last bit, is the same on every machine.
const LANES: usize = 4;

/// *Births*: the births of a step, each age's own written to `by_age` where that is wanted.
///
/// `asfr` is births per woman and year, the women are counted at the start and the end of the step, `age_width` is the
/// length of the step in years. The slices have the same length and leave out the first age group.
#[inline(always)]
pub(crate) fn births<const BY_AGE: bool>(
    asfr: &[f64],
    women_start: &[f64],
    women_end: &[f64],
    age_width: f64,
    by_age: &mut [f64],
) -> f64 {
    let half_width = 0.5 * age_width;
    let (rates, rates_rest) = asfr.as_chunks::<LANES>();
    let (starts, starts_rest) = women_start.as_chunks::<LANES>();
    let (ends, ends_rest) = women_end.as_chunks::<LANES>();
    let (tos, tos_rest) = by_age.as_chunks_mut::<LANES>();
    let mut sums = [0.0; LANES];
    for (((rate, start), end), to) in rates.iter().zip(starts).zip(ends).zip(tos) {
        let products: [f64; LANES] = std::array::from_fn(|lane| rate[lane] * (start[lane] + end[lane]));
        for (sum, product) in sums.iter_mut().zip(products) {
            *sum += product;
        }
        if BY_AGE {
            *to = products.map(|product| product * half_width);
        }
    }
    let rest = rates_rest.iter().zip(starts_rest).zip(ends_rest).zip(tos_rest);
    for (sum, (((rate, start), end), to)) in sums.iter_mut().zip(rest) {
        let product = rate * (start + end);
        *sum += product;
        if BY_AGE {
            *to = product * half_width;
        }
    }
    let [a, b, c, d] = sums;
    ((a + c) + (b + d)) * half_width
}

/// *Newborns*: all births as girls and boys, at `srb` boys per girl.
#[inline(always)]
pub(crate) fn newborns(births: f64, srb: f64) -> [f64; 2] {
    let girls = births / (1.0 + srb);
    [girls, births - girls]
}

/// *Net migration (UN timings)*: a net number as in-moves and out-moves, of which at least one is zero.
#[inline(always)]
pub(crate) fn net_migration(net: f64) -> (f64, f64) {
    // Subtracted, not negated: no migrants must not become minus zero.
    if net > 0.0 { (net, 0.0) } else { (0.0, 0.0 - net) }
}
