//! Where the figures come from, in a form for files.

use atlas::Standards;
use scenario::Nation;

use crate::indicator::Indicator;

/// Year that the shares living with dementia are estimated for.
const DEMENTIA_YEAR: u16 = 2020;

/// What a figure rests on, and which edition of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Population of the base year (SSB table 07459).
    Population,
    /// Employed by age and sex, and by municipality where known (SSB tables 06445, 09837, 13563).
    Employment,
    /// Key figures of municipal services (KOSTRA).
    Services,
    /// KOSTRA, on the employed of [`Source::Employment`].
    ServicesAndEmployment,
    /// Shares living with dementia (HUNT4, 2020).
    Dementia,
    /// The income system's cost keys (Grønt hefte).
    CostKeys,
    /// Net costs of municipalities (KOSTRA), divided by the cost keys.
    Costs,
    /// The same, on the employed of [`Source::Employment`].
    CostsAndEmployment,
}

impl Source {
    /// Its name in files, without commas.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Population => "SSB 07459",
            Self::Employment => "SSB 06445+09837+13563",
            Self::Services => "KOSTRA",
            Self::ServicesAndEmployment => "KOSTRA; SSB 06445+09837+13563",
            Self::Dementia => "HUNT4 (Gjøra et al. 2021)",
            Self::CostKeys => "Grønt hefte",
            Self::Costs => "KOSTRA; Grønt hefte",
            Self::CostsAndEmployment => "KOSTRA; Grønt hefte; SSB 06445+09837+13563",
        }
    }
}

impl Source {
    /// Its year, where the nation's assumptions know it.
    pub(crate) const fn year(self, nation: &Nation) -> Option<u16> {
        match self {
            Self::Population => Some(nation.base_year()),
            Self::Employment => Some(nation.employment().year),
            Self::Services | Self::ServicesAndEmployment => Some(nation.services().year),
            Self::Dementia => Some(DEMENTIA_YEAR),
            Self::CostKeys | Self::Costs | Self::CostsAndEmployment => None,
        }
    }

    /// The year of what the standards hold.
    pub(crate) const fn year_of_standards(self, standards: &Standards) -> u16 {
        if matches!(self, Self::CostKeys) { standards.keys_year } else { standards.costs_year }
    }
}

impl Indicator {
    /// What it rests on beside the population.
    pub const fn source(self) -> Source {
        match self {
            Self::Population
            | Self::Age0To5
            | Self::Age0To15
            | Self::Age6To15
            | Self::Age20To66
            | Self::Age67To79
            | Self::Age80Plus
            | Self::WorkingAgePer80Plus
            | Self::Pupils
            | Self::Young16To18
            | Self::Age6
            | Self::Age20To29
            | Self::Age85
            | Self::Births
            | Self::Deaths
            | Self::NetMigration => Source::Population,
            Self::Employed | Self::LabourInput | Self::OutOfWork => Source::Employment,
            Self::KindergartenChildren
            | Self::Kindergarten1To2
            | Self::Kindergarten3To5
            | Self::HomeCareUsers
            | Self::InstitutionResidents
            | Self::PersonYearsKindergarten
            | Self::PersonYearsSchool
            | Self::PersonYearsCare => Source::Services,
            Self::HandsRatio | Self::HandsGap => Source::ServicesAndEmployment,
            Self::Dementia => Source::Dementia,
            Self::NeedIndex => Source::CostKeys,
            Self::NetCostSchool
            | Self::NetCostKindergarten
            | Self::NetCostCare
            | Self::NetCostHealth
            | Self::NetCostChildWelfare
            | Self::NetCostSocial
            | Self::NetCostAdministration
            | Self::NetCost
            | Self::NetCostAdded
            | Self::NetCostAddedByAge => Source::Costs,
            Self::NetCostPerEmployed => Source::CostsAndEmployment,
        }
    }
}
