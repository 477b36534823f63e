//! Places (METHOD.md): users in whole units that a council recognises: classes, groups of children, rooms.

use crate::explorer::Explorer;
use crate::indicator::{Figures, Indicator};

/// Pupils of a school class. A convention: no table here has the size of classes.
pub const CLASS: f64 = 25.0;
/// Children of a kindergarten group aged 1-2: three adults by the law's least staff of one for three.
pub const SMALL_GROUP: f64 = 9.0;
/// Children of a kindergarten group aged 3-5: three adults by the law's least staff of one for six.
pub const LARGE_GROUP: f64 = 18.0;
/// Residents of a room in an institution.
pub const ROOM: f64 = 1.0;

/// Whole units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Units {
    /// School classes.
    pub classes: i32,
    /// Kindergarten groups of children aged 1-2.
    pub small_groups: i32,
    /// Kindergarten groups of children aged 3-5.
    pub large_groups: i32,
    /// Rooms in institutions.
    pub rooms: i32,
}

impl Units {
    /// The units that so many users fill, to the nearest whole one: pupils, children in kindergarten aged 1-2 and 3-5,
    /// residents of institutions.
    pub fn filled(pupils: f64, [small, large]: [f64; 2], residents: f64) -> Self {
        // Far below what an i32 holds: the nation has 25,000 classes.
        let whole = |users: f64, unit: f64| (users / unit).round() as i32;
        Self {
            classes: whole(pupils, CLASS),
            small_groups: whole(small, SMALL_GROUP),
            large_groups: whole(large, LARGE_GROUP),
            rooms: whole(residents, ROOM),
        }
    }

    /// The units that a year's users fill.
    fn of(figures: &Figures) -> Option<Self> {
        let children = [Indicator::Kindergarten1To2, Indicator::Kindergarten3To5].map(|i| figures.get(i));
        let [small, large] = children;
        let residents = figures.get(Indicator::InstitutionResidents)?;
        Some(Self::filled(figures.get(Indicator::Pupils)?, [small?, large?], residents))
    }

    /// How many more these are than others; below zero where they are fewer.
    #[must_use]
    pub const fn more_than(self, now: Self) -> Self {
        Self {
            classes: self.classes - now.classes,
            small_groups: self.small_groups - now.small_groups,
            large_groups: self.large_groups - now.large_groups,
            rooms: self.rooms - now.rooms,
        }
    }
}

impl Explorer {
    /// How many units more than today are filled in the last year: on the own path and on the baseline; `None` where
    /// there is no such figure.
    pub fn more_units(&self) -> Option<[Units; 2]> {
        let last = *self.years().end();
        let now = Units::of(&self.baseline_figures(*self.years().start())?)?;
        let then = [self.figures(last)?, self.baseline_figures(last)?];
        let [own, baseline] = then.map(|figures| Units::of(&figures).map(|units| units.more_than(now)));
        Some([own?, baseline?])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_fill_whole_units() {
        let now = Units::filled(137.0, [22.0, 46.0], 23.4);
        assert_eq!(now, Units { classes: 5, small_groups: 2, large_groups: 3, rooms: 23 });
        let then = Units::filled(90.0, [22.0, 60.0], 30.0);
        assert_eq!(then.more_than(now), Units { classes: -1, small_groups: 0, large_groups: 0, rooms: 7 });
    }
}
