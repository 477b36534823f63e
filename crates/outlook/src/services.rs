//! Services (METHOD.md): who uses a municipality's services at the nation's rates, and how much work that is.

use atlas::{AGES, AgeGroup, CELLS, CareRates, ServiceRates};

use crate::shift::shifted;

/// Health at high age (METHOD.md): from this age on the rates of care are shifted.
pub const OLD_FROM: usize = 67;

/// From this age on the rates of care rise no more.
const FLAT_FROM: usize = 90;

/// Ages in kindergarten.
const KINDERGARTEN: AgeGroup = AgeGroup { from: 1, to: 5 };

/// What the levers change in a year.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ServiceChange {
    /// Health at high age: by so many years later is care needed.
    pub health: f64,
    /// Work per user of care, per cent.
    pub care: f64,
    /// Kindergarten coverage at 1-5, percentage points.
    pub kindergarten: f64,
}

/// The users of services in a population, and the work they need.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Services {
    /// Children aged 1-5 in kindergarten.
    pub kindergarten_children: f64,
    /// Users of home care, of all ages.
    pub home_care_users: f64,
    /// Residents of institutions, short and long stays.
    pub institution_residents: f64,
    /// Person-years in care for both.
    pub person_years_care: f64,
}

/// The nation's rates of use, by single age where they differ by it.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceUse {
    kindergarten: f64,
    /// Users per inhabitant of each age, both sexes.
    home_care: Vec<f64>,
    institution: Vec<f64>,
    person_years_per_user: f64,
}

impl ServiceUse {
    /// Unfolds the nation's rates.
    pub fn new(rates: &ServiceRates) -> Self {
        Self {
            kindergarten: rates.kindergarten,
            home_care: by_age(rates.home_care),
            institution: by_age(rates.institution),
            person_years_per_user: rates.person_years_per_user,
        }
    }

    /// Services (METHOD.md): the users in a population by sex and single age ([`CELLS`] values), and the person-years in
    /// care, under changes.
    ///
    /// A coverage beyond what there is of children would be more than all: the lever's bounds keep it below.
    pub fn services(&self, population: &[f64], change: ServiceChange) -> Services {
        debug_assert_eq!(population.len(), CELLS);
        let coverage = self.kindergarten + change.kindergarten / 100.0;
        let home_care_users = users(&self.home_care, population, change.health);
        let institution_residents = users(&self.institution, population, change.health);
        let per_user = self.person_years_per_user * (1.0 + change.care / 100.0);
        Services {
            kindergarten_children: KINDERGARTEN.sum(population) * coverage,
            home_care_users,
            institution_residents,
            person_years_care: (home_care_users + institution_residents) * per_user,
        }
    }
}

/// Care by age (METHOD.md): one rate under 67, then growing by the same factor each year to 90, then the same again.
fn by_age(rates: CareRates) -> Vec<f64> {
    let mut rate = rates.at_67;
    (0..AGES)
        .map(|age| {
            if age < OLD_FROM {
                return rates.under_67;
            }
            if age > OLD_FROM && age <= FLAT_FROM {
                rate *= rates.growth;
            }
            rate
        })
        .collect()
}

/// Users in a population, when from 67 on everyone is as those so many years younger are today.
fn users(rates: &[f64], population: &[f64], health: f64) -> f64 {
    let sum = |rates: &[f64]| {
        population.chunks_exact(AGES).flat_map(|sex| sex.iter().zip(rates)).map(|(p, r)| p * r).sum()
    };
    if health == 0.0 {
        return sum(rates);
    }
    let mut later = vec![0.0; AGES];
    shifted(rates, OLD_FROM, health, &mut later);
    sum(&later)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates() -> ServiceUse {
        let care = |under_67, at_67| CareRates { under_67, at_67, growth: 1.125 };
        ServiceUse::new(&ServiceRates {
            year: 2025,
            kindergarten: 0.9,
            home_care: care(0.02, 0.04),
            institution: care(0.0, 0.01),
            person_years_per_user: 0.5,
        })
    }

    /// 100 women of an age.
    fn people(age: usize) -> Vec<f64> {
        let mut population = vec![0.0; CELLS];
        population[age] = 100.0;
        population
    }

    #[test]
    fn children_of_one_to_five_are_in_kindergarten() {
        let mut population: Vec<f64> = vec![10.0; CELLS];
        population[0] = 1000.0;
        population[6] = 1000.0;
        let with = |kindergarten| {
            let change = ServiceChange { kindergarten, ..ServiceChange::default() };
            rates().services(&population, change).kindergarten_children
        };
        // Five ages of ten girls and ten boys.
        assert!((with(0.0) - 90.0).abs() < 1e-9);
        assert!((with(3.0) - 93.0).abs() < 1e-9);
        assert!((with(-15.0) - 75.0).abs() < 1e-9);
    }

    #[test]
    fn care_grows_with_age_from_67_to_90() {
        let at = |age| rates().services(&people(age), ServiceChange::default());
        for (age, home) in [(0, 2.0), (66, 2.0), (67, 4.0), (68, 4.5), (69, 5.0625)] {
            assert!((at(age).home_care_users - home).abs() < 1e-9, "{age}");
        }
        let highest = 1.125f64.powi(23);
        for age in [90, 91, 105] {
            assert!((at(age).home_care_users - 4.0 * highest).abs() < 1e-9, "{age}");
            assert!((at(age).institution_residents - highest).abs() < 1e-9, "{age}");
            assert!((at(age).person_years_care - 2.5 * highest).abs() < 1e-9, "{age}");
        }
        assert_eq!(at(40).institution_residents, 0.0);
    }

    #[test]
    fn better_health_gives_each_age_what_younger_people_have_today() {
        let today = |age| rates().services(&people(age), ServiceChange::default()).home_care_users;
        let with = |age, health| {
            rates()
                .services(&people(age), ServiceChange { health, ..ServiceChange::default() })
                .home_care_users
        };
        assert!((with(82, 2.0) - today(80)).abs() < 1e-12);
        assert!((with(82, 1.5) - 0.5 * (today(80) + today(81))).abs() < 1e-12);
        assert!((with(82, -1.0) - today(83)).abs() < 1e-12);
        // From 90 on all are alike: five years of health take those of 95 to the rate of 90.
        assert!((with(95, 5.0) - today(90)).abs() < 1e-12);
        assert!((with(94, 5.0) - today(89)).abs() < 1e-12);
        // Nobody gets the rate of those under 67, and they keep theirs.
        assert!((with(68, 5.0) - today(67)).abs() < 1e-12);
        assert_eq!(with(66, 5.0), today(66));
    }

    #[test]
    fn care_per_user_scales_the_work_and_not_the_users() {
        let change = ServiceChange { care: -20.0, ..ServiceChange::default() };
        let (today, less) =
            (rates().services(&people(80), ServiceChange::default()), rates().services(&people(80), change));
        assert_eq!(less.home_care_users, today.home_care_users);
        assert!((less.person_years_care / today.person_years_care - 0.8).abs() < 1e-12);
    }
}
