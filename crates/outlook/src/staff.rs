//! The work that services need: person-years in kindergarten, school, health and care, and what they are of all work.

use atlas::{AgeGroup, HealthRates, SchoolRates, ServiceRates};

use crate::labour::Labour;

/// Ages of school years 1-7 and 8-10.
const YEARS_1_TO_7: AgeGroup = AgeGroup { from: 6, to: 12 };
const YEARS_8_TO_10: AgeGroup = AgeGroup { from: 13, to: 15 };

/// Those whom health centres and school health are for.
const YOUNG: AgeGroup = AgeGroup { from: 0, to: 20 };

/// Everyone.
const ALL: AgeGroup = AgeGroup { from: 0, to: 105 };

/// Person-years that the services of a place need at the nation's standard, whoever runs them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Staff {
    /// With the children in kindergarten.
    pub kindergarten: f64,
    /// Teaching in school, ages 6-15.
    pub school: f64,
    /// Care at home and in institutions.
    pub care: f64,
    /// Municipal health services: doctors, physiotherapists, health centres.
    pub health: f64,
}

impl Staff {
    /// Person-years in care (METHOD.md).
    pub const fn health_and_care(&self) -> f64 {
        self.care + self.health
    }

    /// All of them.
    pub const fn all(&self) -> f64 {
        self.kindergarten + self.school + self.health_and_care()
    }

    /// Hands ratio (METHOD.md): person-years needed for every 100 employed who live in the place, counted at today's
    /// working hours. `None` where nobody is employed.
    pub fn hands_ratio(&self, labour: &Labour) -> Option<f64> {
        (labour.input > 0.0).then(|| 100.0 * self.all() / labour.input)
    }
}

/// Hands that are missing (METHOD.md): the person-years needed beyond those that the employed would give if as many of
/// 100 as `ratio_now` worked in these services. Below zero where fewer are needed.
pub fn hands_gap(ratio_now: f64, needed: f64, labour_input: f64) -> f64 {
    needed - ratio_now / 100.0 * labour_input
}

/// The nation's person-years by those they are for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct StaffRates {
    children_per_person_year: f64,
    school: SchoolRates,
    care_per_user: f64,
    health: HealthRates,
}

impl StaffRates {
    pub(crate) const fn new(rates: &ServiceRates) -> Self {
        Self {
            children_per_person_year: rates.kindergarten.children_per_person_year,
            school: rates.school,
            care_per_user: rates.person_years_per_user,
            health: rates.health,
        }
    }

    /// Person-years in kindergarten and Person-years in school and Person-years in care (METHOD.md), for
    /// children in kindergarten aged 1-2 and 3-5 and users of care, when work per user changes by `care` per cent.
    pub(crate) fn staff(&self, population: &[f64], [small, large]: [f64; 2], users: f64, care: f64) -> Staff {
        let Self { children_per_person_year, school, care_per_user, health } = self;
        Staff {
            kindergarten: (2.0 * small + large) / children_per_person_year,
            school: school.at_6_12 * YEARS_1_TO_7.sum(population)
                + school.at_13_15 * YEARS_8_TO_10.sum(population),
            care: users * care_per_user * (1.0 + care / 100.0),
            health: health.everyone * ALL.sum(population) + health.young * YOUNG.sum(population),
        }
    }
}

#[cfg(test)]
mod tests {
    use atlas::{AGES, CELLS, CareRates, KindergartenRates};

    use super::*;

    fn rates() -> StaffRates {
        let nobody = CareRates { under_67: 0.0, at_67: 0.0, growth: 1.0 };
        StaffRates::new(&ServiceRates {
            year: 2025,
            kindergarten: KindergartenRates { at_1_2: 0.9, at_3_5: 1.0, children_per_person_year: 6.0 },
            school: SchoolRates { at_6_12: 0.1, at_13_15: 0.2 },
            home_care: nobody,
            institution: nobody,
            person_years_per_user: 0.5,
            health: HealthRates { everyone: 0.002, young: 0.005 },
        })
    }

    #[test]
    fn person_years_follow_those_they_are_for() {
        // A hundred girls of 6 and of 12, two hundred boys of 13, a hundred women of 40.
        let mut population = vec![0.0; CELLS];
        for (cell, persons) in [(6, 100.0), (12, 100.0), (AGES + 13, 200.0), (40, 100.0)] {
            population[cell] = persons;
        }
        let staff = rates().staff(&population, [30.0, 60.0], 80.0, 0.0);
        // (2 x 30 + 60) / 6; 200 x 0.1 + 200 x 0.2; 80 x 0.5; 500 x 0.002 + 400 x 0.005.
        let expected = [20.0, 60.0, 40.0, 3.0];
        for (found, expected) in
            [staff.kindergarten, staff.school, staff.care, staff.health].iter().zip(expected)
        {
            assert!((found - expected).abs() < 1e-9, "{staff:?}");
        }
        assert!((staff.health_and_care() - 43.0).abs() < 1e-9);
        assert!((staff.all() - 123.0).abs() < 1e-9);
        // A tenth less work per user is a tenth less care, and nothing else.
        let less = rates().staff(&population, [30.0, 60.0], 80.0, -10.0);
        assert!((staff.all() - less.all() - 4.0).abs() < 1e-9);
    }

    #[test]
    fn the_hands_ratio_is_of_100_at_todays_hours() {
        let staff = Staff { kindergarten: 20.0, school: 60.0, care: 40.0, health: 3.0 };
        let labour = |employed: f64, input: f64| Labour { employed, working_age: employed, input };
        assert!((staff.hands_ratio(&labour(400.0, 400.0)).expect("employed") - 30.75).abs() < 1e-9);
        // A tenth longer hours do the work of a tenth more people.
        assert!((staff.hands_ratio(&labour(400.0, 440.0)).expect("employed") - 123.0 / 4.4).abs() < 1e-9);
        assert_eq!(staff.hands_ratio(&labour(0.0, 0.0)), None);
    }

    #[test]
    fn hands_are_missing_beyond_todays_share() {
        // Today 30 of 100. Later 126 are needed, and of 400 employed 30 of 100 are 120.
        assert!((hands_gap(30.0, 126.0, 400.0) - 6.0).abs() < 1e-9);
        assert!((hands_gap(30.0, 114.0, 400.0) + 6.0).abs() < 1e-9);
        assert!(hands_gap(30.75, 123.0, 400.0).abs() < 1e-9);
    }
}
