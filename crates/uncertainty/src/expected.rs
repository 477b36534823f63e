//! What a projection expects: paths vary around it.

use crate::{AGES, CELLS};

/// A projection of one place, year by year.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Expected {
    /// Persons on 1 January of the first year, `[sex][age]`.
    pub start: Vec<f64>,
    /// What is expected in each year.
    pub years: Vec<ExpectedYear>,
}

/// What a projection expects of one year. Arrays are `[sex][age at the year's end]`; age 0 is the year's newborns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ExpectedYear {
    /// Share of each cohort that dies.
    pub death: Vec<f64>,
    /// Share of those who live that moves out.
    pub out_rate: Vec<f64>,
    /// Persons who move in.
    pub in_count: Vec<f64>,
    /// Children per woman of each age, [`AGES`] of them, times any factor: only how they compare matters.
    pub fertility: Vec<f64>,
    /// Births.
    pub births: f64,
}

/// What is common to all places.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Patterns {
    /// Moving intensity between municipalities relative to its mean, `[sex][age]`.
    pub intensity: Vec<f64>,
    /// Sex and age of those who move between municipalities, `[sex][age]`; sums to one.
    pub movers: Vec<f64>,
    /// Sex and age of immigrants, `[sex][age]`; sums to one.
    pub immigrants: Vec<f64>,
    /// Boys per girl at birth.
    pub sex_ratio_at_birth: f64,
}

impl ExpectedYear {
    /// Woman-years, each counted by the children that women of her age have.
    pub(crate) fn mothers(&self, start: &[f64], end: &[f64]) -> f64 {
        let women = start[..AGES].iter().zip(&end[..AGES]);
        women.zip(&self.fertility).map(|((start, end), rate)| 0.5 * (start + end) * rate).sum()
    }

    /// Deaths of those who are there at the year's start.
    pub(crate) fn deaths(&self, start: &[f64]) -> f64 {
        let of_sex =
            |sex: usize| (1..AGES).map(|age| start[sex + age - 1] * self.death[sex + age]).sum::<f64>();
        of_sex(0) + of_sex(AGES)
    }

    /// The population that this year makes of another where all comes as expected.
    pub(crate) fn advance(&self, start: &[f64], end: &mut [f64], boys_per_girl: f64) {
        for sex in [0, AGES] {
            for age in 1..AGES {
                let cell = sex + age;
                let cohort = start[cell - 1] + if age == AGES - 1 { start[cell] } else { 0.0 };
                end[cell] =
                    cohort * (1.0 - self.death[cell]) * (1.0 - self.out_rate[cell]) + self.in_count[cell];
            }
        }
        for (sex, part) in newborns(boys_per_girl) {
            end[sex] = self.births * part * (1.0 - self.death[sex]) * (1.0 - self.out_rate[sex])
                + self.in_count[sex];
        }
    }

    pub(crate) fn is_whole(&self) -> bool {
        [&self.death, &self.out_rate, &self.in_count].iter().all(|cells| cells.len() == CELLS)
            && self.fertility.len() == AGES
    }
}

/// The cell of a sex's newborns and their part of all births.
pub(crate) fn newborns(boys_per_girl: f64) -> [(usize, f64); 2] {
    let boys = boys_per_girl / (1.0 + boys_per_girl);
    [(0, 1.0 - boys), (AGES, boys)]
}
