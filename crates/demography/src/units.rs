//! Units that would be silently mixed up as bare integers.

use std::fmt;
use std::ops::{Add, Sub};

/// A calendar year; a population of this year is that of 1 January.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(pub u16);

impl Year {
    /// The years from this one to `last`, both included; none if `last` is earlier.
    ///
    /// ```
    /// use demography::Year;
    /// assert_eq!(Year(2026).to(Year(2046)).count(), 21);
    /// ```
    pub fn to(self, last: Year) -> impl DoubleEndedIterator<Item = Year> + ExactSizeIterator {
        (usize::from(self.0)..usize::from(last.0) + 1).map(|year| Year(year as u16))
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The year so many years later.
impl Add<u16> for Year {
    type Output = Year;

    fn add(self, years: u16) -> Year {
        Year(self.0 + years)
    }
}

/// The number of years from the later-named year to this one, negative if this one is earlier.
impl Sub for Year {
    type Output = i32;

    fn sub(self, earlier: Year) -> i32 {
        i32::from(self.0) - i32::from(earlier.0)
    }
}

/// An age in completed years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Age(pub u8);

impl Age {
    /// The position of this single age in an array by single ages that starts at age 0.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl fmt::Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_count_inclusively_and_subtract_with_sign() {
        assert_eq!(Year(2026).to(Year(2028)).collect::<Vec<_>>(), [Year(2026), Year(2027), Year(2028)]);
        assert_eq!(Year(2028).to(Year(2026)).count(), 0);
        assert_eq!(Year(2026) - Year(2046), -20);
        assert_eq!((Year(2026) + 20).to_string(), "2046");
    }
}
