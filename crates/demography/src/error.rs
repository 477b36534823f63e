//! What can be wrong with the input, and what a run may have to say about its output.

use std::fmt;

use crate::shape::Sex;

/// An input of the kernel, by the name it has in the code, in METHOD.md and in the JSON of `framsyn kernel`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// The population at the start.
    Start,
    /// Survival ratios.
    Survival,
    /// Age-specific fertility rates.
    Asfr,
    /// The sex ratio at birth.
    Srb,
    /// Net migrants.
    NetMigration,
    /// Rates of moving out.
    OutRate,
    /// Numbers of people moving in.
    InCount,
}

impl Quantity {
    /// The largest count of people that is taken for one: beyond it f64 no longer holds every whole number.
    pub const MAX_PERSONS: f64 = 1e15;

    /// The values that the quantity may take.
    pub const fn bounds(self) -> Bounds {
        match self {
            Quantity::Start | Quantity::InCount => Bounds { min: 0.0, max: Quantity::MAX_PERSONS },
            Quantity::Survival | Quantity::OutRate | Quantity::Asfr => Bounds { min: 0.0, max: 1.0 },
            // Nature keeps near 1.05. The bound is there to catch "105 boys per 100 girls".
            Quantity::Srb => Bounds { min: 0.0, max: 10.0 },
            Quantity::NetMigration => Bounds { min: -Quantity::MAX_PERSONS, max: Quantity::MAX_PERSONS },
        }
    }

    /// The quantity's name, the same as its key in the JSON of `framsyn kernel`.
    pub const fn name(self) -> &'static str {
        match self {
            Quantity::Start => "start",
            Quantity::Survival => "survival",
            Quantity::Asfr => "asfr",
            Quantity::Srb => "srb",
            Quantity::NetMigration => "net_migration",
            Quantity::OutRate => "out_rate",
            Quantity::InCount => "in_count",
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The values that a quantity may take, both ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// The smallest value allowed.
    pub min: f64,
    /// The largest value allowed.
    pub max: f64,
}

impl Bounds {
    /// Whether `value` lies within the bounds; never true of a value that is not a number.
    #[inline]
    pub fn contain(self, value: f64) -> bool {
        self.min <= value && value <= self.max
    }
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Nobody counts fifteen zeros.
        let shown = |value: f64| if value.abs() < 1e6 { value.to_string() } else { format!("{value:e}") };
        write!(f, "{} to {}", shown(self.min), shown(self.max))
    }
}

/// Where in the input a value stands; an index that the quantity does not have is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which input.
    pub quantity: Quantity,
    /// The step, counted from 0.
    pub step: Option<usize>,
    /// The sex.
    pub sex: Option<Sex>,
    /// The index of the age group, counted from 0.
    pub age: Option<usize>,
}

/// As an index into nested arrays: `survival[3][F][12]`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.quantity)?;
        if let Some(step) = self.step {
            write!(f, "[{step}]")?;
        }
        if let Some(sex) = self.sex {
            write!(f, "[{sex}]")?;
        }
        if let Some(age) = self.age {
            write!(f, "[{age}]")?;
        }
        Ok(())
    }
}

/// Why the kernel refuses its input or gives up.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum KernelError {
    /// A shape that cannot be projected.
    #[error("{what} is {value}: at least {min} is needed")]
    TooSmall {
        /// Which part of the shape.
        what: &'static str,
        /// What it was.
        value: usize,
        /// The least that works.
        min: usize,
    },
    /// An array that does not fit the shape.
    #[error("{place} has {actual} values: the shape needs {expected}")]
    Length {
        /// Which array.
        place: Place,
        /// How many values the shape needs.
        expected: usize,
        /// How many there are.
        actual: usize,
    },
    /// A value that the quantity cannot take, or that is not a number.
    #[error("{place} is {value:?}: it must lie in {bounds}")]
    OutOfBounds {
        /// Where the value stands.
        place: Place,
        /// What it was.
        value: f64,
        /// What it may be.
        bounds: Bounds,
    },
    /// A fertility rate for the first age group, whose women at the end of the step are the newborns themselves.
    #[error(
        "asfr[{step}][0] is {value:?}: it must be 0, for the first age group at the end of a step is the newborns"
    )]
    FirstAgeFertility {
        /// The step, counted from 0.
        step: usize,
        /// What the rate was.
        value: f64,
    },
    /// Numbers that grew beyond what f64 holds.
    #[error("the number of births in step {step} is no longer finite")]
    Overflow {
        /// The step, counted from 0.
        step: usize,
    },
}

/// When during a step a number was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// After the first half of the net migrants, before survival ([`Migration::Even`](crate::Migration::Even) only);
    /// the age group is the one at the start of the step.
    BeforeSurvival,
    /// At the end of the step.
    End,
}

/// A population below zero: more net out-migrants than people. The number stands as computed; nothing is clamped.
///
/// It can arise under net migration only: out-moves as rates never take more people than there are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Warning {
    /// The step, counted from 0.
    pub step: usize,
    /// The sex.
    pub sex: Sex,
    /// The index of the age group, counted from 0.
    pub age: usize,
    /// When during the step.
    pub moment: Moment,
    /// The number of persons, below zero.
    pub value: f64,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Warning { step, sex, age, moment, value } = self;
        let moment = match moment {
            Moment::BeforeSurvival => "before survival",
            Moment::End => "at the end",
        };
        write!(f, "step {step}, sex {sex}, age group {age}: the population is negative {moment}: {value:?}")
    }
}
