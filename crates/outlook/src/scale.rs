//! What figures are divided by where they are read by people: nobody reads 5 234 000 000 kroner.

use crate::indicator::{Indicator, Measure};

/// From so many millions or thousand millions on no decimal is shown.
pub const WHOLE: f64 = 100.0;

/// What a figure is divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// It is shown as it is.
    One,
    /// An index is shown in hundredths: the nation is 100.
    Hundredth,
    /// Thousands of kroner.
    Thousand,
    /// Millions of kroner.
    Million,
    /// Thousand millions of kroner.
    Billion,
}

impl Scale {
    /// The scale for figures of which `greatest` is the one that is farthest from zero.
    pub const fn of(measure: Measure, greatest: f64) -> Self {
        match measure {
            Measure::Index => Self::Hundredth,
            Measure::Kroner if greatest.abs() >= 10e9 => Self::Billion,
            Measure::Kroner if greatest.abs() >= 1e6 => Self::Million,
            Measure::Kroner => Self::Thousand,
            _ => Self::One,
        }
    }

    /// The last digit that is shown of an indicator's figures, in the figures' own unit; `greatest` as in [`Self::of`].
    pub fn last_digit(indicator: Indicator, greatest: f64) -> f64 {
        let scale = Self::of(indicator.measure(), greatest);
        let one = 1.0 / scale.shown(1.0);
        match scale {
            Self::One | Self::Hundredth => one / [1.0, 10.0, 100.0, 1000.0][indicator.decimals().min(3)],
            Self::Thousand => one,
            Self::Million | Self::Billion if scale.shown(greatest).abs() < WHOLE => one / 10.0,
            Self::Million | Self::Billion => one,
        }
    }

    /// A figure as it is shown.
    pub const fn shown(self, value: f64) -> f64 {
        match self {
            Self::One => value,
            Self::Hundredth => 100.0 * value,
            Self::Thousand => value / 1e3,
            Self::Million => value / 1e6,
            Self::Billion => value / 1e9,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_figures_are_left() {
        let kroner = |value| Scale::of(Measure::Kroner, value);
        assert_eq!(kroner(-52e9).shown(-52e9), -52.0);
        assert_eq!(kroner(9.4e9).shown(9.4e9), 9_400.0);
        assert_eq!(kroner(1e6), Scale::Million);
        assert_eq!(kroner(163_400.0).shown(163_400.0), 163.4);
        assert_eq!(Scale::of(Measure::Index, 1.04).shown(1.04), 104.0);
        assert_eq!(Scale::of(Measure::Persons, 5e6).shown(5e6), 5e6);
        for (indicator, greatest, digit) in [
            (Indicator::NetCost, 52e9, 1e8),
            (Indicator::NetCost, 520e9, 1e9),
            (Indicator::NetCost, 142e6, 1e6),
            (Indicator::NetCostPerEmployed, 163_400.0, 1e3),
            (Indicator::NeedIndex, 1.05, 0.001),
            (Indicator::HandsRatio, 14.0, 0.1),
            (Indicator::Pupils, 140.0, 1.0),
        ] {
            let found = Scale::last_digit(indicator, greatest);
            assert!((found / digit - 1.0).abs() < 1e-12, "{indicator:?} {greatest}: {found}");
        }
    }
}
