//! Shocks (METHOD.md): how far paths go apart.

/// First age of those who move alone.
pub const OLD: usize = 70;

/// How far paths go apart. Standard deviations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The nation's net moving of one year, share of its population.
    pub national_moving: f64,
    /// How much of that is left a year later.
    pub national_moving_lasts: f64,
    /// A municipality's own net moving of one year beyond chance, share of its population.
    pub local_moving: f64,
    /// How much of that is left a year later.
    pub local_moving_lasts: f64,
    /// How unlike municipalities and times are in that: logarithm of the factor.
    pub local_moving_varies: f64,
    /// Variance of the number who move in and out by chance, per inhabitant and year.
    pub moving_chance: f64,
    /// The same from age [`OLD`] on, as a part of it: families move together, the old move alone.
    pub moving_chance_of_old: f64,
    /// Of those who came or left by chance in a year, the part that has left again, or been replaced, a year later.
    pub moving_returns: f64,
    /// The nation's death probabilities: logarithm, a random walk by year.
    pub national_mortality: f64,
    /// A municipality's own where nothing is known of it: logarithm, all years alike.
    pub local_mortality: f64,
    /// Deaths a year at which the record tells half of that variance.
    pub local_mortality_known: f64,
    /// The nation's fertility: logarithm, a random walk by year.
    pub national_fertility: f64,
    /// A municipality's own: logarithm, all years alike.
    pub local_fertility: f64,
}

impl Spread {
    /// What METHOD.md's section *Calibration* found for Norwegian municipalities.
    pub const NORWAY: Self = Self {
        national_moving: 0.005,
        national_moving_lasts: 0.5,
        local_moving: 0.007,
        local_moving_lasts: 0.3,
        local_moving_varies: 0.7,
        moving_chance: 0.44,
        moving_chance_of_old: 0.05,
        moving_returns: 0.3,
        national_mortality: 0.004,
        local_mortality: 0.13,
        local_mortality_known: 30.0,
        national_fertility: 0.03,
        local_fertility: 0.05,
    };
}
