//! The figures by name, with unit, basis and source.

use atlas::{AgeGroup, EmploymentBasis};

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
}

impl Indicator {
    /// All indicators, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
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
        }
    }

    /// The age group it counts, if it counts one.
    pub const fn group(self) -> Option<AgeGroup> {
        match self {
            Self::Population => Some(AgeGroup { from: 0, to: 105 }),
            Self::Age0To15 => Some(AgeGroup { from: 0, to: 15 }),
            Self::Age20To66 => Some(AgeGroup::WORKING_AGE),
            Self::Age80Plus => Some(AgeGroup { from: 80, to: 105 }),
            Self::Employed | Self::WorkingAgePer80Plus => None,
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
        match (self, employment) {
            (Self::Employed, EmploymentBasis::NationalRate) => Basis::NationalRate,
            (Self::Employed, EmploymentBasis::Converted | EmploymentBasis::Measured) => Basis::Derived,
            (Self::WorkingAgePer80Plus, _) => Basis::Derived,
            (Self::Population | Self::Age0To15 | Self::Age20To66 | Self::Age80Plus, _) => Basis::Measured,
        }
    }
}

/// The figures of a place in one year.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Figures {
    values: [Option<f64>; Indicator::ALL.len()],
}

impl Figures {
    /// Figures from a population by sex and single age and the number of employed.
    pub(crate) fn of(population: &[f64], employed: f64) -> Self {
        let mut values = [None; Indicator::ALL.len()];
        for (slot, indicator) in values.iter_mut().zip(Indicator::ALL) {
            *slot = match indicator {
                Indicator::Employed => Some(employed),
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
    }

    #[test]
    fn nobody_over_80_gives_no_ratio() {
        let mut population = vec![0.0; atlas::CELLS];
        population[30] = 10.0;
        let figures = Figures::of(&population, 8.0);
        assert_eq!(figures.get(Indicator::WorkingAgePer80Plus), None);
        assert_eq!(figures.get(Indicator::Population), Some(10.0));
        population[85] = 4.0;
        assert_eq!(Figures::of(&population, 8.0).get(Indicator::WorkingAgePer80Plus), Some(2.5));
    }
}
