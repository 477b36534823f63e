//! Dementia (METHOD.md): how many live with it.

use atlas::{AGES, CELLS, Dementia};

/// Persons living with dementia in a population by sex and single age ([`CELLS`] values), at the shares by age and sex.
pub fn dementia(shares: &Dementia, population: &[f64]) -> f64 {
    debug_assert_eq!(population.len(), CELLS);
    let (women, men) = population.split_at(AGES);
    let of = |persons: &[f64], shares: &[f64], from: &[u8]| -> f64 {
        let ends = from.iter().skip(1).copied().map(usize::from).chain([AGES]);
        from.iter()
            .zip(ends)
            .zip(shares)
            .map(|((from, to), share)| share * persons[usize::from(*from)..to].iter().sum::<f64>())
            .sum()
    };
    of(women, &shares.women, &shares.from) + of(men, &shares.men, &shares.from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_group_has_its_share_and_the_last_is_open() {
        let shares = Dementia { from: vec![65, 80], women: vec![0.1, 0.5], men: vec![0.05, 0.25] };
        let mut population = vec![0.0; CELLS];
        // Women of 64, 65, 79, 80 and 105; men of 70 and 90.
        for (cell, persons) in [
            (64, 900.0),
            (65, 10.0),
            (79, 20.0),
            (80, 40.0),
            (105, 2.0),
            (AGES + 70, 100.0),
            (AGES + 90, 8.0),
        ] {
            population[cell] = persons;
        }
        assert!((dementia(&shares, &population) - (3.0 + 21.0 + 5.0 + 2.0)).abs() < 1e-9);
    }
}
