//! Labour (METHOD.md): the employed of a population.

use atlas::{AGES, AgeGroup, CELLS, EmploymentProfile, SEXES};

use crate::shift::shifted;

/// No age has more employed than this share, however far the lever is moved: some are ill, study or care for others.
pub const CEILING: f64 = 0.95;

/// Age of leaving work (METHOD.md): from this age on the profile is shifted.
pub const LEAVING_FROM: usize = 55;

/// What the levers change in a year.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct LabourChange {
    /// Age of leaving work, years.
    pub leaving: f64,
    /// Share employed at 20-66, percentage points.
    pub employment: f64,
    /// Working time of the employed, per cent.
    pub hours: f64,
}

impl EmploymentRates {
    /// Employed persons in a population by sex and single age, under no changes.
    pub(crate) fn employed(&self, population: &[f64]) -> f64 {
        population.iter().zip(&self.rates).map(|(p, r)| p * r).sum()
    }
}

/// Who works, and how much that is.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Labour {
    /// Employed persons.
    pub employed: f64,
    /// Those of them aged 20-66.
    pub working_age: f64,
    /// Labour input (METHOD.md): as many employed at today's working hours would do the same work.
    pub input: f64,
}

impl std::ops::AddAssign for Labour {
    fn add_assign(&mut self, other: Self) {
        self.employed += other.employed;
        self.working_age += other.working_age;
        self.input += other.input;
    }
}

/// Share employed by sex and single age in a place.
#[derive(Debug, Clone, PartialEq)]
pub struct EmploymentRates {
    rates: Vec<f64>,
}

impl EmploymentRates {
    /// The national profile at the place's own level, given by sex (females first) and age, no age above [`CEILING`].
    pub fn new(profile: &EmploymentProfile, level: impl Fn(usize, usize) -> f64) -> Self {
        let mut rates = vec![0.0; CELLS];
        let ages = profile.rates.len() / SEXES;
        let of_sexes = rates.chunks_exact_mut(AGES).zip(profile.rates.chunks_exact(ages));
        for (sex, (slots, national)) in of_sexes.enumerate() {
            for (age, rate) in (usize::from(profile.first_age)..AGES).zip(national) {
                slots[age] = (rate * level(sex, age)).min(CEILING);
            }
        }
        Self { rates }
    }

    /// Labour (METHOD.md): who works in a population by sex and single age, and how much, under changes.
    pub fn labour(&self, population: &[f64], change: LabourChange) -> Labour {
        let [employed, working_age] = if change.leaving == 0.0 {
            employed(&self.rates, population, change.employment)
        } else {
            let mut rates = vec![0.0; CELLS];
            for (to, from) in rates.chunks_exact_mut(AGES).zip(self.rates.chunks_exact(AGES)) {
                shifted(from, LEAVING_FROM, change.leaving, to);
            }
            employed(&rates, population, change.employment)
        };
        Labour { employed, working_age, input: employed * (1.0 + change.hours / 100.0) }
    }
}

/// Employment (METHOD.md): employed persons in a population by sex and single age, and those of them aged 20-66, when
/// the share employed at 20-66 changes by `change` percentage points.
///
/// All rates at 20-66 are scaled by one factor; an age that reaches [`CEILING`] stays there, and the others carry the
/// rest. Where even that is not enough, everyone is at the ceiling and the change is smaller than asked for.
fn employed(rates: &[f64], population: &[f64], change: f64) -> [f64; 2] {
    debug_assert_eq!(population.len(), CELLS);
    let all: f64 = population.iter().zip(rates).map(|(p, r)| p * r).sum();
    let working_age = AgeGroup::WORKING_AGE;
    let range = usize::from(working_age.from)..=usize::from(working_age.to);
    let cells = || {
        let of = |sex: usize| {
            let (from, to) = (sex * AGES + range.start(), sex * AGES + range.end());
            population[from..=to].iter().copied().zip(rates[from..=to].iter().copied())
        };
        of(0).chain(of(1))
    };
    let today: f64 = cells().map(|(p, r)| p * r).sum();
    if change == 0.0 {
        return [all, today];
    }
    let persons: f64 = cells().map(|(p, _)| p).sum();
    let asked = (today + persons * change / 100.0).max(0.0);
    let then = at_most(cells, asked);
    [all - today + then, then]
}

/// The sum of persons x rates, scaled towards `asked` with no rate above the ceiling.
fn at_most<I: Iterator<Item = (f64, f64)>>(cells: impl Fn() -> I, asked: f64) -> f64 {
    let mut factor = 1.0;
    // Each pass holds the ages that have reached the ceiling and scales the rest: a few are enough, as an age that is
    // held once stays held.
    for _ in 0..CELLS {
        let (mut held, mut free) = (0.0, 0.0);
        for (persons, rate) in cells() {
            if rate * factor >= CEILING {
                held += persons * CEILING;
            } else {
                free += persons * rate;
            }
        }
        if free <= 0.0 {
            return held.min(asked);
        }
        let next = (asked - held) / free;
        if (next - factor).abs() <= 1e-12 * factor {
            break;
        }
        factor = next;
    }
    cells().map(|(persons, rate)| persons * (rate * factor).min(CEILING)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 100 women of 30 and 100 of 50, with rates 0.9 and 0.6.
    fn place() -> (Vec<f64>, Vec<f64>) {
        let mut rates = vec![0.0; CELLS];
        let mut population = vec![0.0; CELLS];
        (rates[30], rates[50], rates[70]) = (0.9, 0.6, 0.2);
        (population[30], population[50], population[70]) = (100.0, 100.0, 50.0);
        (rates, population)
    }

    #[test]
    fn without_change_it_is_persons_times_rates() {
        let (rates, population) = place();
        assert_eq!(employed(&rates, &population, 0.0), [90.0 + 60.0 + 10.0, 90.0 + 60.0]);
    }

    #[test]
    fn a_change_moves_the_share_at_working_age_and_leaves_the_old() {
        let (rates, population) = place();
        // 200 persons of working age: 2 points are 4 persons. All rates by the same factor, none at the ceiling.
        for (points, persons) in [(2.0, 164.0), (-10.0, 140.0)] {
            let [all, working_age] = employed(&rates, &population, points);
            assert!((all - persons).abs() < 1e-9 && (working_age - persons + 10.0).abs() < 1e-9, "{points}");
        }
    }

    #[test]
    fn an_age_at_the_ceiling_stays_there_and_the_others_carry_the_rest() {
        let (rates, population) = place();
        // 10 points are 20 persons: the young reach 95, so the others come to 75.
        assert!((employed(&rates, &population, 10.0)[0] - (95.0 + 75.0 + 10.0)).abs() < 1e-9);
        // 40 points cannot be reached: both are at the ceiling.
        assert!((employed(&rates, &population, 40.0)[0] - (95.0 + 95.0 + 10.0)).abs() < 1e-9);
    }

    #[test]
    fn a_high_local_level_stops_at_the_ceiling() {
        let profile = EmploymentProfile { year: 2025, first_age: 20, rates: vec![0.9, 0.5, 0.8, 0.4] };
        let rates = EmploymentRates::new(&profile, |_, _| 1.2);
        assert_eq!(rates.rates[20], CEILING);
        assert!((rates.rates[21] - 0.6).abs() < 1e-12);
        assert!((rates.rates[AGES + 21] - 0.48).abs() < 1e-12);
        assert_eq!(rates.rates[19], 0.0);
    }

    #[test]
    fn a_place_with_its_own_profile_has_its_own_shares_by_sex_and_age() {
        let profile = EmploymentProfile { year: 2025, first_age: 20, rates: vec![0.5; 4] };
        let rates = EmploymentRates::new(&profile, |sex, age| if (sex, age) == (1, 21) { 1.5 } else { 0.8 });
        assert_eq!((rates.rates[20], rates.rates[21]), (0.4, 0.4));
        assert_eq!((rates.rates[AGES + 20], rates.rates[AGES + 21]), (0.4, 0.75));
    }

    /// Rates of 0.9 at all ages to 59, then falling by a tenth each year to nothing at 68; 100 women of each age.
    fn leaving() -> (EmploymentRates, Vec<f64>) {
        let mut rates = vec![0.0; CELLS];
        let mut population = vec![0.0; CELLS];
        for age in 20..70 {
            rates[age] = if age < 60 { 0.9 } else { (0.9 - 0.1 * (age as f64 - 59.0)).max(0.0) };
            population[age] = 100.0;
        }
        (EmploymentRates { rates }, population)
    }

    #[test]
    fn leaving_work_a_year_later_moves_the_profile_a_year_up() {
        let (rates, population) = leaving();
        let with = |change| rates.labour(&population, change);
        let today = with(LabourChange::default());
        // 40 ages at 90, then 80, 70 ... 10, 0, 0.
        assert!((today.employed - (3600.0 + 360.0)).abs() < 1e-9);
        assert_eq!(today.input.to_bits(), today.employed.to_bits());
        let later =
            |leaving| with(LabourChange { leaving, ..LabourChange::default() }).employed - today.employed;
        // A year later, one more age has 90 of 100; half a year later, half of that. Both ways.
        for (years, persons) in [(1.0, 90.0), (0.5, 45.0), (2.0, 180.0), (-1.0, -90.0), (-0.5, -45.0)] {
            assert!((later(years) - persons).abs() < 1e-9, "{years}: {}", later(years));
        }
        // Those who would work at 70 and over are not there.
        assert!((later(3.0) - 270.0 + 10.0).abs() < 1e-9, "{}", later(3.0));
    }

    #[test]
    fn points_scale_what_later_leaving_leaves() {
        let (rates, population) = leaving();
        let with = |leaving, employment| {
            rates.labour(&population, LabourChange { leaving, employment, hours: 0.0 }).employed
        };
        // 47 ages of working age, 100 persons each: two points are 94 persons, whatever was done before.
        assert!((with(1.0, 2.0) - with(1.0, 0.0) - 94.0).abs() < 1e-9);
        assert!((with(-2.0, -10.0) - with(-2.0, 0.0) + 470.0).abs() < 1e-9);
    }

    #[test]
    fn hours_change_the_work_and_not_the_heads() {
        let (rates, population) = leaving();
        let more = rates.labour(&population, LabourChange { hours: 10.0, ..LabourChange::default() });
        assert!((more.employed - 3960.0).abs() < 1e-9);
        assert!((more.input - 4356.0).abs() < 1e-9);
        let less = rates.labour(&population, LabourChange { leaving: 1.0, employment: 0.0, hours: -10.0 });
        assert!((less.input - 0.9 * 4050.0).abs() < 1e-9);
    }
}
