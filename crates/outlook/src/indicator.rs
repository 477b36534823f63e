//! The figures by name, with unit, basis and source.

use atlas::{AgeGroup, EmploymentBasis};

use crate::labour::Labour;
use crate::services::Services;

/// A figure of a place in a year. Its key is stable: other programs read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Indicator {
    /// Inhabitants on 1 January.
    Population,
    /// Inhabitants aged 0-15.
    Age0To15,
    /// Inhabitants aged 20-66.
    Age20To66,
    /// Inhabitants aged 80 and older.
    Age80Plus,
    /// Employed persons who live in the place.
    Employed,
    /// Adults per older person (METHOD.md): inhabitants aged 20-66 for each who is 80 or older.
    WorkingAgePer80Plus,
    /// Kindergarten (METHOD.md): children aged 1-5 in kindergarten.
    KindergartenChildren,
    /// Inhabitants aged 6-15, who go to compulsory school.
    Pupils,
    /// Care users (METHOD.md): users of home care, of all ages.
    HomeCareUsers,
    /// Residents of institutions, short and long stays.
    InstitutionResidents,
    /// Person-years in care (METHOD.md), for both.
    PersonYearsCare,
    /// Labour input (METHOD.md): the employed, counted at today's working hours.
    LabourInput,
}

/// Unit of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Persons.
    Persons,
    /// Full-time work of one person during one year.
    PersonYears,
    /// Persons aged 20-66 per person aged 80 or older.
    AdultsPerOlder,
    /// Persons employed at today's working hours.
    AtTodaysHours,
}

impl Measure {
    /// Its name in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::PersonYears => "person_years",
            Self::AdultsPerOlder => "persons_per_person",
            Self::AtTodaysHours => "persons_at_todays_hours",
        }
    }
}

/// How a figure comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The place's own figures.
    Measured,
    /// The nation's rate applied to the place's people.
    NationalRate,
    /// Worked out by a rule that METHOD.md describes.
    Derived,
    /// Worked out by a rule that METHOD.md describes from the nation's rates, applied to the place's people.
    DerivedRate,
}

impl Basis {
    /// Its name in files: there, what is worked out by a rule is *derived*, whatever from.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::NationalRate => "national_rate",
            Self::Derived | Self::DerivedRate => "derived",
        }
    }
}

impl Indicator {
    /// All indicators, the headline first.
    pub const ALL: [Self; 12] = [
        Self::Population,
        Self::Age0To15,
        Self::Age20To66,
        Self::Age80Plus,
        Self::Employed,
        Self::WorkingAgePer80Plus,
        Self::KindergartenChildren,
        Self::Pupils,
        Self::HomeCareUsers,
        Self::InstitutionResidents,
        Self::PersonYearsCare,
        Self::LabourInput,
    ];

    /// The headline figures, in the order in which they are shown.
    pub const HEADLINE: [Self; 6] = [
        Self::Population,
        Self::Age0To15,
        Self::Age20To66,
        Self::Age80Plus,
        Self::Employed,
        Self::WorkingAgePer80Plus,
    ];

    /// Its name in files and links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Population => "population",
            Self::Age0To15 => "age_0_15",
            Self::Age20To66 => "age_20_66",
            Self::Age80Plus => "age_80_plus",
            Self::Employed => "employed",
            Self::WorkingAgePer80Plus => "working_age_per_80_plus",
            Self::KindergartenChildren => "kindergarten_children",
            Self::Pupils => "pupils",
            Self::HomeCareUsers => "home_care_users",
            Self::InstitutionResidents => "institution_residents",
            Self::PersonYearsCare => "person_years_care",
            Self::LabourInput => "labour_input",
        }
    }

    /// The age group it counts, if it counts one.
    pub const fn group(self) -> Option<AgeGroup> {
        match self {
            Self::Population => Some(AgeGroup { from: 0, to: 105 }),
            Self::Age0To15 => Some(AgeGroup { from: 0, to: 15 }),
            Self::Pupils => Some(AgeGroup { from: 6, to: 15 }),
            Self::Age20To66 => Some(AgeGroup::WORKING_AGE),
            Self::Age80Plus => Some(AgeGroup { from: 80, to: 105 }),
            _ => None,
        }
    }

    /// Its unit.
    pub const fn measure(self) -> Measure {
        match self {
            Self::WorkingAgePer80Plus => Measure::AdultsPerOlder,
            Self::PersonYearsCare => Measure::PersonYears,
            Self::LabourInput => Measure::AtTodaysHours,
            _ => Measure::Persons,
        }
    }

    /// Decimals that its figures are shown with.
    pub const fn decimals(self) -> usize {
        match self {
            Self::WorkingAgePer80Plus => 1,
            _ => 0,
        }
    }

    /// How the figure of the base year comes about.
    pub const fn basis(self, employment: EmploymentBasis) -> Basis {
        match self {
            Self::Population | Self::Age0To15 | Self::Pupils | Self::Age20To66 | Self::Age80Plus => {
                Basis::Measured
            }
            Self::Employed | Self::LabourInput => match employment {
                EmploymentBasis::NationalRate => Basis::NationalRate,
                EmploymentBasis::Converted | EmploymentBasis::Measured => Basis::Derived,
            },
            Self::WorkingAgePer80Plus => Basis::Derived,
            Self::KindergartenChildren => Basis::NationalRate,
            // The rates are published for wide age groups; within them a rule spreads them.
            Self::HomeCareUsers | Self::InstitutionResidents | Self::PersonYearsCare => Basis::DerivedRate,
        }
    }
}

/// The figures of a place in one year.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Figures {
    values: [Option<f64>; Indicator::ALL.len()],
}

impl Figures {
    /// Figures from a population by sex and single age, who works in it and who uses its services.
    pub(crate) fn of(population: &[f64], labour: Labour, services: Services) -> Self {
        let mut values = [None; Indicator::ALL.len()];
        for (slot, indicator) in values.iter_mut().zip(Indicator::ALL) {
            *slot = match indicator {
                Indicator::Employed => Some(labour.employed),
                Indicator::LabourInput => Some(labour.input),
                Indicator::KindergartenChildren => Some(services.kindergarten_children),
                Indicator::HomeCareUsers => Some(services.home_care_users),
                Indicator::InstitutionResidents => Some(services.institution_residents),
                Indicator::PersonYearsCare => Some(services.person_years_care),
                Indicator::WorkingAgePer80Plus => {
                    let old = AgeGroup { from: 80, to: 105 }.sum(population);
                    // With nobody over 80 there is no such figure.
                    (old > 0.0).then(|| AgeGroup::WORKING_AGE.sum(population) / old)
                }
                counted => counted.group().map(|group| group.sum(population)),
            };
        }
        Self { values }
    }

    /// A figure; `None` where the place has none.
    pub const fn get(&self, indicator: Indicator) -> Option<f64> {
        self.values[indicator as usize]
    }

    /// Inhabitants aged 80 and older for every 100.
    pub fn over_80_of_100(&self) -> f64 {
        let all = self.get(Indicator::Population).unwrap_or(0.0);
        if all > 0.0 { 100.0 * self.get(Indicator::Age80Plus).unwrap_or(0.0) / all } else { 0.0 }
    }
}

/// One headline figure: today, in the last year, and what the levers change in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// Which figure.
    pub indicator: Indicator,
    /// In the base year.
    pub now: Option<f64>,
    /// In the last year, on the visitor's own path.
    pub then: Option<f64>,
    /// In the last year, on the baseline.
    pub baseline: Option<f64>,
    /// How it comes about.
    pub basis: Basis,
}

impl Figure {
    /// What the levers change in the last year.
    pub fn change_from_baseline(&self) -> Option<f64> {
        Some(self.then? - self.baseline?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_in_the_order_of_the_indicators() {
        for (i, indicator) in Indicator::ALL.into_iter().enumerate() {
            assert_eq!(indicator as usize, i, "{}", indicator.key());
        }
        assert!(Indicator::ALL.starts_with(&Indicator::HEADLINE));
    }

    #[test]
    fn nobody_over_80_gives_no_ratio() {
        let mut population = vec![0.0; atlas::CELLS];
        population[30] = 10.0;
        let of = |population: &[f64]| {
            let services = Services {
                kindergarten_children: 1.0,
                home_care_users: 2.0,
                institution_residents: 3.0,
                person_years_care: 4.0,
            };
            Figures::of(population, Labour { employed: 8.0, input: 9.0 }, services)
        };
        let figures = of(&population);
        assert_eq!(figures.get(Indicator::PersonYearsCare), Some(4.0));
        assert_eq!(figures.get(Indicator::LabourInput), Some(9.0));
        assert_eq!(figures.get(Indicator::WorkingAgePer80Plus), None);
        assert_eq!(figures.get(Indicator::Population), Some(10.0));
        population[85] = 4.0;
        assert_eq!(of(&population).get(Indicator::WorkingAgePer80Plus), Some(2.5));
    }
}
