//! The figures by name, with unit, basis and source.

use atlas::{AgeGroup, EmploymentBasis};

use crate::labour::Labour;
use crate::services::Services;
use crate::staff::hands_gap;

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
    /// Care users (METHOD.md): users of home care, of all ages.
    HomeCareUsers,
    /// Residents of institutions, short and long stays.
    InstitutionResidents,
    /// Person-years in care (METHOD.md), for these and for everyone's health services.
    PersonYearsCare,
    /// Labour input (METHOD.md): the employed, counted at today's working hours.
    LabourInput,
    /// Inhabitants aged 0-5.
    Age0To5,
    /// Inhabitants aged 6-15.
    Age6To15,
    /// Inhabitants aged 67-79.
    Age67To79,
    /// Inhabitants aged 20-66 who are not employed.
    OutOfWork,
    /// Children aged 1-2 in kindergarten.
    Kindergarten1To2,
    /// Children aged 3-5 in kindergarten.
    Kindergarten3To5,
    /// Pupils (METHOD.md): inhabitants of school age, 6-15.
    Pupils,
    /// Inhabitants aged 16-18, whose school is the county's.
    Young16To18,
    /// Person-years in kindergarten (METHOD.md).
    PersonYearsKindergarten,
    /// Person-years in school (METHOD.md).
    PersonYearsSchool,
    /// Hands ratio (METHOD.md): person-years needed in these services for every 100 employed.
    HandsRatio,
    /// Hands that are missing (METHOD.md), if as many of 100 as in the base year work in these services.
    HandsGap,
    /// Births during the calendar year.
    Births,
    /// Deaths during the calendar year.
    Deaths,
    /// In-moves less out-moves during the calendar year.
    NetMigration,
    /// Dementia (METHOD.md): persons living with it.
    Dementia,
    /// Expenditure need (METHOD.md) per inhabitant, 1 for the nation in the base year.
    NeedIndex,
    /// Net costs (METHOD.md) of school.
    NetCostSchool,
    /// Net costs of kindergarten.
    NetCostKindergarten,
    /// Net costs of care.
    NetCostCare,
    /// Net costs of municipal health services.
    NetCostHealth,
    /// Net costs of child welfare.
    NetCostChildWelfare,
    /// Net costs of social services.
    NetCostSocial,
    /// Net costs of administration.
    NetCostAdministration,
    /// Net costs of all seven sectors.
    NetCost,
    /// What the change of the population adds to net costs during the calendar year.
    NetCostAdded,
    /// The part of that which goes with ages.
    NetCostAddedByAge,
    /// Net costs for each employed who lives in the place: the tax base by heads.
    NetCostPerEmployed,
    /// Inhabitants aged 6: those of the first year of school.
    Age6,
    /// Inhabitants aged 20-29.
    Age20To29,
    /// Inhabitants aged 85.
    Age85,
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
    /// Person-years for every 100 employed at today's working hours.
    Of100Employed,
    /// Kroner, of the value of the year that the costs are of.
    Kroner,
    /// An index, 1 for the nation in the base year.
    Index,
}

impl Measure {
    /// Its name in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::PersonYears => "person_years",
            Self::AdultsPerOlder => "persons_per_person",
            Self::AtTodaysHours => "persons_at_todays_hours",
            Self::Of100Employed => "person_years_per_100_employed",
            Self::Kroner => "nok",
            Self::Index => "index",
        }
    }
}

/// How a figure comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The place's own figures.
    Measured,
    /// Given by those who use the page or the program.
    Own,
    /// Worked out from figures of which some were given so.
    PartlyOwn,
    /// The nation's rate applied to the place's people.
    NationalRate,
    /// Worked out by a rule that METHOD.md describes.
    Derived,
    /// Worked out by a rule that METHOD.md describes from the nation's rates, applied to the place's people.
    DerivedRate,
}

impl Basis {
    /// Whether something that was given is in it.
    pub const fn is_own(self) -> bool {
        matches!(self, Self::Own | Self::PartlyOwn)
    }

    /// Its name in files: there, what is worked out by a rule is *derived*, whatever from.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Own => "own",
            Self::NationalRate => "national_rate",
            Self::Derived | Self::DerivedRate | Self::PartlyOwn => "derived",
        }
    }
}

impl Indicator {
    /// All indicators, the headline first.
    pub const ALL: [Self; 42] = [
        Self::Population,
        Self::Age0To15,
        Self::Age20To66,
        Self::Age80Plus,
        Self::Employed,
        Self::WorkingAgePer80Plus,
        Self::KindergartenChildren,
        Self::HomeCareUsers,
        Self::InstitutionResidents,
        Self::PersonYearsCare,
        Self::LabourInput,
        Self::Age0To5,
        Self::Age6To15,
        Self::Age67To79,
        Self::OutOfWork,
        Self::Kindergarten1To2,
        Self::Kindergarten3To5,
        Self::Pupils,
        Self::Young16To18,
        Self::PersonYearsKindergarten,
        Self::PersonYearsSchool,
        Self::HandsRatio,
        Self::HandsGap,
        Self::Births,
        Self::Deaths,
        Self::NetMigration,
        Self::Dementia,
        Self::NeedIndex,
        Self::NetCostSchool,
        Self::NetCostKindergarten,
        Self::NetCostCare,
        Self::NetCostHealth,
        Self::NetCostChildWelfare,
        Self::NetCostSocial,
        Self::NetCostAdministration,
        Self::NetCost,
        Self::NetCostAdded,
        Self::NetCostAddedByAge,
        Self::NetCostPerEmployed,
        Self::Age6,
        Self::Age20To29,
        Self::Age85,
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
            Self::HomeCareUsers => "home_care_users",
            Self::InstitutionResidents => "institution_residents",
            Self::PersonYearsCare => "person_years_care",
            Self::LabourInput => "labour_input",
            Self::Age0To5 => "age_0_5",
            Self::Age6To15 => "age_6_15",
            Self::Age67To79 => "age_67_79",
            Self::OutOfWork => "out_of_work_20_66",
            Self::Kindergarten1To2 => "kindergarten_1_2",
            Self::Kindergarten3To5 => "kindergarten_3_5",
            Self::Pupils => "pupils",
            Self::Young16To18 => "young_16_18",
            Self::PersonYearsKindergarten => "person_years_kindergarten",
            Self::PersonYearsSchool => "person_years_school",
            Self::HandsRatio => "hands_ratio",
            Self::HandsGap => "hands_gap",
            Self::Births => "births",
            Self::Deaths => "deaths",
            Self::NetMigration => "net_migration",
            Self::Dementia => "dementia",
            Self::NeedIndex => "need_index",
            Self::NetCostSchool => "net_cost_school",
            Self::NetCostKindergarten => "net_cost_kindergarten",
            Self::NetCostCare => "net_cost_care",
            Self::NetCostHealth => "net_cost_health",
            Self::NetCostChildWelfare => "net_cost_child_welfare",
            Self::NetCostSocial => "net_cost_social",
            Self::NetCostAdministration => "net_cost_administration",
            Self::NetCost => "net_cost",
            Self::NetCostAdded => "net_cost_added",
            Self::NetCostAddedByAge => "net_cost_added_by_age",
            Self::NetCostPerEmployed => "net_cost_per_employed",
            Self::Age6 => "age_6",
            Self::Age20To29 => "age_20_29",
            Self::Age85 => "age_85",
        }
    }

    /// The age group it counts, if it counts one.
    pub const fn group(self) -> Option<AgeGroup> {
        match self {
            Self::Population => Some(AgeGroup { from: 0, to: 105 }),
            Self::Age0To15 => Some(AgeGroup { from: 0, to: 15 }),
            Self::Age20To66 => Some(AgeGroup::WORKING_AGE),
            Self::Age80Plus => Some(AgeGroup { from: 80, to: 105 }),
            Self::Age0To5 => Some(AgeGroup { from: 0, to: 5 }),
            Self::Age6To15 | Self::Pupils => Some(AgeGroup { from: 6, to: 15 }),
            Self::Age67To79 => Some(AgeGroup { from: 67, to: 79 }),
            Self::Young16To18 => Some(AgeGroup { from: 16, to: 18 }),
            Self::Age6 => Some(AgeGroup { from: 6, to: 6 }),
            Self::Age20To29 => Some(AgeGroup { from: 20, to: 29 }),
            Self::Age85 => Some(AgeGroup { from: 85, to: 85 }),
            _ => None,
        }
    }

    /// Its unit.
    pub const fn measure(self) -> Measure {
        match self {
            Self::WorkingAgePer80Plus => Measure::AdultsPerOlder,
            Self::PersonYearsCare
            | Self::PersonYearsKindergarten
            | Self::PersonYearsSchool
            | Self::HandsGap => Measure::PersonYears,
            Self::LabourInput => Measure::AtTodaysHours,
            Self::HandsRatio => Measure::Of100Employed,
            Self::NeedIndex => Measure::Index,
            Self::NetCostSchool
            | Self::NetCostKindergarten
            | Self::NetCostCare
            | Self::NetCostHealth
            | Self::NetCostChildWelfare
            | Self::NetCostSocial
            | Self::NetCostAdministration
            | Self::NetCost
            | Self::NetCostAdded
            | Self::NetCostAddedByAge
            | Self::NetCostPerEmployed => Measure::Kroner,
            _ => Measure::Persons,
        }
    }

    /// Decimals that its figures are shown with, in the scale that people read them in.
    pub const fn decimals(self) -> usize {
        match self {
            Self::WorkingAgePer80Plus | Self::HandsRatio | Self::NeedIndex => 1,
            _ => 0,
        }
    }

    /// How the figure of the base year comes about.
    pub const fn basis(self, employment: EmploymentBasis) -> Basis {
        match self {
            Self::Population
            | Self::Age0To15
            | Self::Age20To66
            | Self::Age80Plus
            | Self::Age0To5
            | Self::Age6To15
            | Self::Age67To79
            | Self::Pupils
            | Self::Young16To18
            | Self::Age6
            | Self::Age20To29
            | Self::Age85 => Basis::Measured,
            Self::Employed | Self::LabourInput | Self::OutOfWork => match employment {
                EmploymentBasis::NationalRate => Basis::NationalRate,
                EmploymentBasis::Converted | EmploymentBasis::Measured | EmploymentBasis::MeasuredByAge => {
                    Basis::Derived
                }
            },
            // What comes of the people who live here, by a rule; the need index also holds the place's own.
            Self::WorkingAgePer80Plus
            | Self::Births
            | Self::Deaths
            | Self::NetMigration
            | Self::NeedIndex => Basis::Derived,
            Self::KindergartenChildren
            | Self::Kindergarten1To2
            | Self::Kindergarten3To5
            | Self::PersonYearsKindergarten
            | Self::Dementia => Basis::NationalRate,
            // The rates are published for wide age groups, or not for this; a rule makes them.
            Self::HomeCareUsers
            | Self::InstitutionResidents
            | Self::PersonYearsCare
            | Self::PersonYearsSchool
            | Self::HandsRatio
            | Self::HandsGap
            | Self::NetCostSchool
            | Self::NetCostKindergarten
            | Self::NetCostCare
            | Self::NetCostHealth
            | Self::NetCostChildWelfare
            | Self::NetCostSocial
            | Self::NetCostAdministration
            | Self::NetCost
            | Self::NetCostAdded
            | Self::NetCostAddedByAge
            | Self::NetCostPerEmployed => Basis::DerivedRate,
        }
    }
}

/// The figures of a place in one year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    values: [Option<f64>; Indicator::ALL.len()],
}

/// No figure at all.
impl Default for Figures {
    fn default() -> Self {
        Self { values: [None; Indicator::ALL.len()] }
    }
}

impl Figures {
    /// Figures from a population by sex and single age, who works in it and who uses its services.
    pub(crate) fn of(population: &[f64], labour: Labour, services: Services) -> Self {
        let mut values = [None; Indicator::ALL.len()];
        for (slot, indicator) in values.iter_mut().zip(Indicator::ALL) {
            *slot = match indicator {
                Indicator::Employed => Some(labour.employed),
                Indicator::LabourInput => Some(labour.input),
                Indicator::OutOfWork => {
                    // Beyond the last person nobody is out of work, whatever rounding says.
                    Some((AgeGroup::WORKING_AGE.sum(population) - labour.working_age).max(0.0))
                }
                Indicator::KindergartenChildren => Some(services.kindergarten_children()),
                Indicator::Kindergarten1To2 => Some(services.kindergarten[0]),
                Indicator::Kindergarten3To5 => Some(services.kindergarten[1]),
                Indicator::Pupils => Some(services.pupils),
                Indicator::PersonYearsKindergarten => Some(services.staff.kindergarten),
                Indicator::PersonYearsSchool => Some(services.staff.school),
                Indicator::HandsRatio => services.staff.hands_ratio(&labour),
                Indicator::HomeCareUsers => Some(services.home_care_users),
                Indicator::InstitutionResidents => Some(services.institution_residents),
                Indicator::PersonYearsCare => Some(services.staff.health_and_care()),
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

    /// A figure; `None` where the place has none, or where what it takes has not been given.
    pub const fn get(&self, indicator: Indicator) -> Option<f64> {
        self.values[indicator as usize]
    }

    pub(crate) const fn set(&mut self, indicator: Indicator, value: Option<f64>) {
        self.values[indicator as usize] = value;
    }

    /// Hands that are missing (METHOD.md), person-years: what these figures need beyond the share that `now` has.
    /// `None` where nobody is employed.
    pub fn hands_gap(&self, now: &Self) -> Option<f64> {
        let needed = self.get(Indicator::PersonYearsKindergarten)?
            + self.get(Indicator::PersonYearsSchool)?
            + self.get(Indicator::PersonYearsCare)?;
        Some(hands_gap(now.get(Indicator::HandsRatio)?, needed, self.get(Indicator::LabourInput)?))
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
    /// What the levers change in the last year: the difference of the figures as they are shown, so that whoever
    /// subtracts one from the other finds the same.
    pub fn change_from_baseline(&self) -> Option<f64> {
        // An index is shown in hundredths.
        let hundredths = if self.indicator.measure() == Measure::Index { 2 } else { 0 };
        let parts = [1.0, 10.0, 100.0, 1000.0][(self.indicator.decimals() + hundredths).min(3)];
        let shown = |value: f64| (value * parts).round() / parts;
        Some(shown(self.then?) - shown(self.baseline?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::staff::Staff;

    #[test]
    fn a_change_is_the_difference_of_what_is_shown() {
        let change = |indicator, baseline, then| {
            let (now, then, baseline) = (None, Some(then), Some(baseline));
            Figure { indicator, now, then, baseline, basis: Basis::Measured }.change_from_baseline()
        };
        // Shown as 127.4 and 122.4, where the nation is 100.
        let need = change(Indicator::NeedIndex, 1.2741, 1.2239).expect("both are there");
        assert!((need + 0.05).abs() < 1e-12, "{need}");
        assert_eq!(change(Indicator::Population, 10.4, 11.6), Some(2.0));
    }

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
            let staff = Staff { kindergarten: 1.0, school: 2.0, care: 4.0, health: 0.5 };
            let services = Services {
                kindergarten: [1.0, 2.0],
                pupils: 3.0,
                home_care_users: 2.0,
                institution_residents: 3.0,
                staff,
            };
            Figures::of(population, Labour { employed: 8.0, working_age: 7.0, input: 9.0 }, services)
        };
        let figures = of(&population);
        assert_eq!(figures.get(Indicator::PersonYearsCare), Some(4.5));
        assert_eq!(figures.get(Indicator::KindergartenChildren), Some(3.0));
        assert_eq!(figures.get(Indicator::OutOfWork), Some(3.0));
        assert_eq!(figures.get(Indicator::HandsRatio), Some(100.0 * 7.5 / 9.0));
        // Nothing is missing beside the same figures.
        assert!(figures.hands_gap(&figures).expect("employed").abs() < 1e-12);
        assert_eq!(figures.get(Indicator::LabourInput), Some(9.0));
        assert_eq!(figures.get(Indicator::WorkingAgePer80Plus), None);
        assert_eq!(figures.get(Indicator::Population), Some(10.0));
        population[85] = 4.0;
        assert_eq!(of(&population).get(Indicator::WorkingAgePer80Plus), Some(2.5));
    }
}
