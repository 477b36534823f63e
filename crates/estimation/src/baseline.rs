//! The result: assumptions for the nation and for each municipality.

use crate::EXACT_AGES;

/// The nation's assumptions. Paths by year start with the year that begins on 1 January of `base_year`.
#[derive(Debug, Clone, PartialEq)]
pub struct NationalBaseline {
    /// The year on whose 1 January the projection starts.
    pub base_year: i32,
    /// qx of the year before the base year, noise taken out, `[sex][exact age 0..=106]`.
    pub qx_base: Vec<f64>,
    /// Factor qx is multiplied by for one year of improvement, `[sex][exact age 0..=106]`.
    pub qx_change: Vec<f64>,
    /// Years' worth of improvement since `qx_base`, by year: the exponent of `qx_change`.
    pub improvement: Vec<f64>,
    /// Age pattern of fertility at ages 12..=55, sums to one.
    pub asfr_shape: Vec<f64>,
    /// Children per woman, by year.
    pub tfr: Vec<f64>,
    /// Boys per girl at birth.
    pub sex_ratio_at_birth: f64,
    /// Net moving to the country that the municipalities' sum follows, persons, by year.
    pub net_migration: Vec<f64>,
    /// The level `net_migration` moves to, persons a year.
    pub long_run_net_migration: f64,
    /// The national adjustment A(t), persons, by year: shared out by [`KommuneBaseline::share`] and
    /// `immigration_profile`, it makes the municipalities' sum equal `net_migration`.
    pub adjustment: Vec<f64>,
    /// Immigration by sex and age at the year's end, `[sex][age]`, sums to one.
    pub immigration_profile: Vec<f64>,
    /// Relative intensity of moving between municipalities, `[sex][age]`, mean one over the nation's population.
    pub domestic_profile: Vec<f64>,
}

impl NationalBaseline {
    /// Years the paths reach.
    pub fn horizon(&self) -> usize {
        self.tfr.len()
    }

    /// qx of a step (0 is the year that starts on 1 January of the base year), `[sex][exact age]`.
    ///
    /// # Panics
    /// If `step` is not below [`Self::horizon`].
    pub fn qx(&self, step: usize) -> Vec<f64> {
        let exponent = self.improvement[step];
        self.qx_base
            .iter()
            .zip(&self.qx_change)
            .map(|(qx, change)| qx * libm::exp(exponent * libm::log(*change)))
            .collect()
    }

    /// Period life expectancy at birth of a sex at a step, years: deaths fall in the middle of the year of age.
    ///
    /// # Panics
    /// If `step` is not below [`Self::horizon`].
    pub fn life_expectancy(&self, step: usize, sex: usize) -> f64 {
        let qx = self.qx(step);
        let mut alive = 1.0;
        let mut years = 0.0;
        for q in &qx[sex * EXACT_AGES..(sex + 1) * EXACT_AGES] {
            years += alive * (1.0 - 0.5 * q);
            alive *= 1.0 - q;
        }
        years
    }
}

/// One municipality's assumptions. Arrays are `[sex][age at the year's end]`; age 0 is the year's newborns.
#[derive(Debug, Clone, PartialEq)]
pub struct KommuneBaseline {
    /// Multiplier on the nation's qx at every age.
    pub mortality_level: f64,
    /// Multiplier on the nation's ASFR.
    pub fertility_level: f64,
    /// Share of the national adjustment; the shares sum to one.
    pub share: f64,
    /// Part of the year's survivors who leave; zero where `in_count` is not.
    pub out_rate: Vec<f64>,
    /// Persons who arrive each year; zero where `out_rate` is not.
    pub in_count: Vec<f64>,
}

/// What [`crate::estimate`] returns.
#[derive(Debug, Clone, PartialEq)]
pub struct Baselines {
    /// The nation.
    pub national: NationalBaseline,
    /// The municipalities, in the order of the statistics.
    pub kommuner: Vec<KommuneBaseline>,
}
