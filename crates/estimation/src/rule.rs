//! The rule's parameters: few, and each with its reason.

use crate::EstimationError;

/// Which counts of municipalities the estimate uses in place of what it infers from their populations, where it has them.
///
/// None of them by default: they are used where a backtest says that they are better ([`crate::choose_counts`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Births, in place of the children aged 0 at the year's end.
    pub births: bool,
    /// Deaths at all ages, in place of what cohorts lose at high ages.
    pub deaths: bool,
    /// Moves by sex and age, in place of what cohorts gain beyond survival.
    pub moves: bool,
}

/// Parameters of [`crate::estimate`]. The defaults were chosen on municipalities whose number is not divisible by three
/// and base years 2012-2016; METHOD.md reports the rest beside them. The optimum is flat: most of them change the error in
/// the third digit.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Years back that moving, local mortality and local fertility are measured over.
    pub window: usize,
    /// Half-life of a year's weight in the moving residuals, years.
    pub moving_half_life: f64,
    /// Width (standard deviation, years) of the age kernel of a centrality class.
    pub class_kernel: f64,
    /// Width of the age kernel of an economic region.
    pub region_kernel: f64,
    /// Kernel-weighted persons at which a region's own deviation counts half.
    pub region_weight: f64,
    /// Width of the age kernel of a municipality.
    pub place_kernel: f64,
    /// Kernel-weighted persons at which a municipality's own deviation counts half.
    pub place_weight: f64,
    /// Part of the local deviation kept at ages below 16, 16..=39, and 40 up: young adults' moves persist least.
    pub damping: [f64; 3],
    /// Moving tapers linearly from all at the first age to none at the second: above it residuals are deaths.
    pub moving_taper: [f64; 2],
    /// First age (end of the year) whose residuals measure local mortality.
    pub mortality_from_age: usize,
    /// Expected deaths at which a municipality's own mortality counts half against its county's.
    pub mortality_weight: f64,
    /// Years over whose mean the level of mortality starts.
    pub mortality_level_years: usize,
    /// Width of the age kernel of the improvement of mortality.
    pub mortality_kernel: f64,
    /// Time constant of the fading of the improvement, years.
    pub improvement_fade: f64,
    /// Expected births at which a municipality's own fertility counts half against its class.
    pub fertility_weight: f64,
    /// Half-life of a year's weight in local fertility, years.
    pub fertility_half_life: f64,
    /// Years the TFR's trend is read from.
    pub tfr_years: usize,
    /// Part of the TFR's yearly change that is left a year later.
    pub tfr_persistence: f64,
    /// Years from the last level of national net moving to the long-run one.
    pub net_migration_ramp: f64,
    /// Newborns' moving as a part of a one-year-old's: they are exposed half the year on average.
    pub newborn_share: f64,
    /// First age (end of the year) that national net moving is not read from: residuals above are deaths.
    pub net_migration_to_age: usize,
    /// Counts that are used where there are any.
    pub counts: Counts,
}

impl Default for Rule {
    fn default() -> Self {
        Self {
            window: 10,
            moving_half_life: 6.0,
            class_kernel: 0.7,
            region_kernel: 5.0,
            region_weight: 5000.0,
            place_kernel: 2.0,
            place_weight: 300.0,
            damping: [1.0, 0.65, 1.0],
            moving_taper: [80.0, 100.0],
            mortality_from_age: 78,
            mortality_weight: 500.0,
            mortality_level_years: 3,
            mortality_kernel: 6.0,
            improvement_fade: 30.0,
            fertility_weight: 100.0,
            fertility_half_life: 8.0,
            tfr_years: 4,
            tfr_persistence: 0.85,
            net_migration_ramp: 5.0,
            newborn_share: 0.5,
            net_migration_to_age: 70,
            counts: Counts::default(),
        }
    }
}

impl Rule {
    /// Checks that each parameter means something.
    pub(crate) fn check(&self) -> Result<(), EstimationError> {
        let positive = [
            ("moving_half_life", self.moving_half_life),
            ("class_kernel", self.class_kernel),
            ("region_kernel", self.region_kernel),
            ("region_weight", self.region_weight),
            ("place_kernel", self.place_kernel),
            ("place_weight", self.place_weight),
            ("mortality_weight", self.mortality_weight),
            ("mortality_kernel", self.mortality_kernel),
            ("improvement_fade", self.improvement_fade),
            ("fertility_weight", self.fertility_weight),
            ("fertility_half_life", self.fertility_half_life),
            ("net_migration_ramp", self.net_migration_ramp),
            ("moving_taper (its length)", self.moving_taper[1] - self.moving_taper[0]),
        ];
        for (name, value) in positive {
            if !(value.is_finite() && value > 0.0) {
                return Err(EstimationError::BadOption { name, value, range: "above 0" });
            }
        }
        let shares = [
            ("damping below 16", self.damping[0]),
            ("damping 16-39", self.damping[1]),
            ("damping from 40", self.damping[2]),
            ("tfr_persistence", self.tfr_persistence),
            ("newborn_share", self.newborn_share),
        ];
        for (name, value) in shares {
            if !(0.0..=1.0).contains(&value) {
                return Err(EstimationError::BadOption { name, value, range: "0 to 1" });
            }
        }
        let counts = [
            ("window", self.window, 2),
            ("mortality_level_years", self.mortality_level_years, 1),
            ("tfr_years", self.tfr_years, 2),
        ];
        for (name, value, least) in counts {
            if value < least {
                return Err(EstimationError::BadOption { name, value: value as f64, range: "too few years" });
            }
        }
        let ages = [
            ("mortality_from_age", self.mortality_from_age),
            ("net_migration_to_age", self.net_migration_to_age),
        ];
        for (name, value) in ages {
            if !(5..crate::AGES).contains(&value) {
                return Err(EstimationError::BadOption { name, value: value as f64, range: "ages 5 to 105" });
            }
        }
        Ok(())
    }

    /// Part of the local deviation kept at an age (end of the year), taper not included.
    pub(crate) fn damping_at(&self, age: usize) -> f64 {
        match age {
            0..=15 => self.damping[0],
            16..=39 => self.damping[1],
            _ => self.damping[2],
        }
    }

    /// Part of moving kept at an age: one up to the taper's start, zero from its end.
    pub(crate) fn taper_at(&self, age: usize) -> f64 {
        let [start, end] = self.moving_taper;
        ((end - age as f64) / (end - start)).clamp(0.0, 1.0)
    }
}
