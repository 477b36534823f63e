//! What the arrays are indexed by.

use std::fmt;

use crate::error::KernelError;

/// A sex; the discriminant is its index in every array: women first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    /// Women and girls, index 0.
    F = 0,
    /// Men and boys, index 1.
    M = 1,
}

impl Sex {
    /// Both sexes in the order of their index.
    pub const ALL: [Sex; 2] = [Sex::F, Sex::M];

    /// The position in arrays by sex: 0 for women, 1 for men.
    #[inline]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// The code used in data files: `F` or `M`.
impl fmt::Display for Sex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Sex::F => "F",
            Sex::M => "M",
        })
    }
}

/// Which sexes a projection follows; births need women, so men alone cannot be projected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sexes {
    /// Women only: boys are born but not followed.
    Females,
    /// Women, then men.
    Both,
}

impl Sexes {
    /// The number of sexes: 1 or 2.
    #[inline]
    pub const fn count(self) -> usize {
        match self {
            Sexes::Females => 1,
            Sexes::Both => 2,
        }
    }

    /// The sexes in the order of their index.
    pub fn iter(self) -> impl ExactSizeIterator<Item = Sex> {
        Sex::ALL.into_iter().take(self.count())
    }
}

/// The shape of a projection's arrays: sexes, age groups, and the width of an age group in years.
///
/// The last age group is open. A step of the projection lasts `age_width` years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shape {
    n_ages: usize,
    sexes: Sexes,
    age_width: u32,
}

impl Shape {
    /// Ages 0..=104 and 105+ one by one, women and men: the shape of the Norwegian statistics.
    pub const NORWAY: Shape = Shape { n_ages: 106, sexes: Sexes::Both, age_width: 1 };

    /// A shape of `n_ages` age groups, each `age_width` years wide, the last one open.
    ///
    /// # Errors
    ///
    /// [`KernelError::TooSmall`] with fewer than two age groups or a width of zero.
    pub const fn new(n_ages: usize, sexes: Sexes, age_width: u32) -> Result<Shape, KernelError> {
        if n_ages < 2 {
            return Err(KernelError::TooSmall { what: "n_ages", value: n_ages, min: 2 });
        }
        if age_width == 0 {
            return Err(KernelError::TooSmall { what: "age_width", value: 0, min: 1 });
        }
        Ok(Shape { n_ages, sexes, age_width })
    }

    /// The number of age groups, the open one included.
    #[inline]
    pub const fn n_ages(self) -> usize {
        self.n_ages
    }

    /// The sexes that are followed.
    #[inline]
    pub const fn sexes(self) -> Sexes {
        self.sexes
    }

    /// The number of sexes: 1 or 2.
    #[inline]
    pub const fn n_sexes(self) -> usize {
        self.sexes.count()
    }

    /// The width of an age group, and so the length of a step, in years.
    #[inline]
    pub const fn age_width(self) -> u32 {
        self.age_width
    }

    /// The length of a slice by sex and age.
    #[inline]
    #[allow(clippy::len_without_is_empty, reason = "a shape is never empty")]
    pub const fn len(self) -> usize {
        self.n_ages * self.sexes.count()
    }

    /// The position of a sex and age group in a slice by sex and age.
    #[inline]
    pub const fn index(self, sex: Sex, age: usize) -> usize {
        sex.index() * self.n_ages + age
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norway_has_212_cells_women_first() {
        assert_eq!(Shape::NORWAY.len(), 212);
        assert_eq!(Shape::new(106, Sexes::Both, 1), Ok(Shape::NORWAY));
        assert_eq!(Shape::NORWAY.index(Sex::F, 105), 105);
        assert_eq!(Shape::NORWAY.index(Sex::M, 0), 106);
        assert_eq!(Sexes::Females.iter().collect::<Vec<_>>(), [Sex::F]);
    }

    #[test]
    fn too_small_shapes_are_refused() {
        let error = Shape::new(1, Sexes::Both, 1).expect_err("one age group has no group to move from");
        assert_eq!(error.to_string(), "n_ages is 1: at least 2 is needed");
        assert!(Shape::new(2, Sexes::Both, 0).is_err());
    }
}
