//! Services (METHOD.md): who uses a municipality's services at the nation's rates, and how much work that is.

use atlas::{AGES, AgeGroup, CELLS, CareRates, KindergartenRates, ServiceRates};
use scenario::OwnId;

use crate::shift::shifted;
use crate::staff::{Staff, StaffRates};

/// Health at high age (METHOD.md): from this age on the rates of care are shifted.
pub const OLD_FROM: usize = 67;

/// From this age on the rates of care rise no more.
const FLAT_FROM: usize = 90;

/// Ages in kindergarten: with the youngest it takes twice as much work.
const SMALL: AgeGroup = AgeGroup { from: 1, to: 2 };
const LARGE: AgeGroup = AgeGroup { from: 3, to: 5 };

/// Ages in compulsory school.
const SCHOOL: AgeGroup = AgeGroup { from: 6, to: 15 };

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
    /// Children in kindergarten aged 1-2 and aged 3-5.
    pub kindergarten: [f64; 2],
    /// Users of home care, of all ages.
    pub home_care_users: f64,
    /// Residents of institutions, short and long stays.
    pub institution_residents: f64,
    /// Pupils in compulsory school.
    pub pupils: f64,
    /// The work that these need.
    pub staff: Staff,
}

impl Services {
    /// Of these what can be given as an own figure; `None` for what is not of services.
    pub(crate) const fn today(&self, id: OwnId) -> Option<f64> {
        Some(match id {
            OwnId::Employed => return None,
            OwnId::Kindergarten => self.kindergarten_children(),
            OwnId::Pupils => self.pupils,
            OwnId::HomeCare => self.home_care_users,
            OwnId::Institution => self.institution_residents,
            OwnId::KindergartenStaff => self.staff.kindergarten,
            OwnId::SchoolStaff => self.staff.school,
            OwnId::CareStaff => self.staff.health_and_care(),
        })
    }

    /// Children aged 1-5 in kindergarten.
    pub const fn kindergarten_children(&self) -> f64 {
        self.kindergarten[0] + self.kindergarten[1]
    }
}

/// What a place has of each beside what the nation's rates give: factors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct OwnUse {
    kindergarten: f64,
    pupils: f64,
    home_care: f64,
    institution: f64,
    /// Person-years per user.
    kindergarten_staff: f64,
    school_staff: f64,
    care_staff: f64,
}

impl OwnUse {
    /// Sets the factor of a figure of services.
    pub(crate) const fn set(&mut self, id: OwnId, factor: f64) {
        match id {
            OwnId::Employed => {}
            OwnId::Kindergarten => self.kindergarten = factor,
            OwnId::Pupils => self.pupils = factor,
            OwnId::HomeCare => self.home_care = factor,
            OwnId::Institution => self.institution = factor,
            OwnId::KindergartenStaff => self.kindergarten_staff = factor,
            OwnId::SchoolStaff => self.school_staff = factor,
            OwnId::CareStaff => self.care_staff = factor,
        }
    }
}

/// As the nation.
impl Default for OwnUse {
    fn default() -> Self {
        Self {
            kindergarten: 1.0,
            pupils: 1.0,
            home_care: 1.0,
            institution: 1.0,
            kindergarten_staff: 1.0,
            school_staff: 1.0,
            care_staff: 1.0,
        }
    }
}

/// The rates of use, by single age where they differ by it: the nation's, and what a place has beside them.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceUse {
    kindergarten: KindergartenRates,
    /// Users per inhabitant of each age, both sexes.
    home_care: Vec<f64>,
    institution: Vec<f64>,
    staff: StaffRates,
    own: OwnUse,
}

impl ServiceUse {
    /// Unfolds the nation's rates.
    pub fn new(rates: &ServiceRates) -> Self {
        Self {
            kindergarten: rates.kindergarten,
            home_care: by_age(rates.home_care),
            institution: by_age(rates.institution),
            staff: StaffRates::new(rates),
            own: OwnUse::default(),
        }
    }

    /// The same with a place's own figures in it.
    pub(crate) fn with_own(self, own: OwnUse) -> Self {
        Self { own, ..self }
    }

    /// Services (METHOD.md): the users in a population by sex and single age ([`CELLS`] values), and the person-years
    /// they need, under changes.
    pub fn services(&self, population: &[f64], change: ServiceChange) -> Services {
        debug_assert_eq!(population.len(), CELLS);
        let own = self.own;
        let kindergarten = self.children(population, change.kindergarten).map(|n| own.kindergarten * n);
        let home_care_users = own.home_care * users(&self.home_care, population, change.health);
        let institution_residents = own.institution * users(&self.institution, population, change.health);
        let users = home_care_users + institution_residents;
        let mut staff = self.staff.staff(population, kindergarten, users, change.care);
        staff.kindergarten *= own.kindergarten_staff;
        staff.school *= own.pupils * own.school_staff;
        staff.care *= own.care_staff;
        staff.health *= own.care_staff;
        let pupils = own.pupils * SCHOOL.sum(population);
        Services { kindergarten, pupils, home_care_users, institution_residents, staff }
    }

    /// Kindergarten (METHOD.md): children aged 1-2 and 3-5 in kindergarten, when the share of 1-5 changes by `points`.
    ///
    /// Both ages change alike, but not beyond all children of 3-5: what is left goes to those of 1-2. So the change is
    /// in every place what the lever says of its children of 1-5.
    fn children(&self, population: &[f64], points: f64) -> [f64; 2] {
        let (small, large) = (SMALL.sum(population), LARGE.sum(population));
        let change = points / 100.0;
        let KindergartenRates { at_1_2, at_3_5, .. } = self.kindergarten;
        let of_large = change.min(1.0 - at_3_5);
        [(at_1_2 + change) * small + (change - of_large) * large, (at_3_5 + of_large) * large]
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
    use atlas::{HealthRates, SchoolRates};

    use super::*;

    fn rates() -> ServiceUse {
        let care = |under_67, at_67| CareRates { under_67, at_67, growth: 1.125 };
        ServiceUse::new(&ServiceRates {
            year: 2025,
            kindergarten: KindergartenRates { at_1_2: 0.9, at_3_5: 0.98, children_per_person_year: 5.0 },
            school: SchoolRates { at_6_12: 0.1, at_13_15: 0.2 },
            home_care: care(0.02, 0.04),
            institution: care(0.0, 0.01),
            person_years_per_user: 0.5,
            health: HealthRates { everyone: 0.002, young: 0.005 },
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
        // Twenty of each age; those of 0 and 6 do not count.
        let mut population: Vec<f64> = vec![10.0; CELLS];
        population[0] = 1000.0;
        population[6] = 1000.0;
        let with = |kindergarten| {
            let change = ServiceChange { kindergarten, ..ServiceChange::default() };
            rates().services(&population, change)
        };
        for (points, small, large) in
            [(0.0, 36.0, 58.8), (-15.0, 30.0, 49.8), (1.0, 36.4, 59.4), (3.0, 36.0 + 1.2 + 0.6, 60.0)]
        {
            let services = with(points);
            let [a, b] = services.kindergarten;
            assert!((a - small).abs() < 1e-9 && (b - large).abs() < 1e-9, "{points}: {a} and {b}");
            // As many points of all 100 children as the lever says.
            assert!((services.kindergarten_children() - 94.8 - points).abs() < 1e-9, "{points}");
            // The youngest count twice, five to a person-year.
            assert!((services.staff.kindergarten - (2.0 * a + b) / 5.0).abs() < 1e-9);
        }
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
            assert!((at(age).staff.care - 2.5 * highest).abs() < 1e-9, "{age}");
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
        assert!((less.staff.care / today.staff.care - 0.8).abs() < 1e-12);
        assert_eq!(less.staff.health, today.staff.health);
    }
}
