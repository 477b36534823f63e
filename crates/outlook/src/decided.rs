//! What is already decided: those who are born.

use atlas::AgeGroup;
use scenario::HORIZON;

use crate::explorer::Explorer;

/// Of today's course: who of the last year's inhabitants is born already, and who will be old.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Decided {
    /// Inhabitants in the last year.
    pub then: f64,
    /// Those of them who are born already: as old as the years until then, or older.
    pub born: f64,
    /// Those of them who are 80 or older.
    pub old_then: f64,
    /// Those who are of that generation, and live here, today.
    pub old_to_be: f64,
    /// Those who are 80 or older today.
    pub old_now: f64,
}

/// The old are of this age.
const OLD: u8 = 80;

impl Explorer {
    /// What is already decided of today's course; `None` where its years are others.
    pub fn decided(&self) -> Option<Decided> {
        let first = *self.years().start();
        let years = u8::try_from(HORIZON.checked_sub(first)?).ok()?;
        let (now, then) = (self.baseline().population(first)?, self.baseline().population(HORIZON)?);
        let from = |age: u8, people: &[f64]| AgeGroup { from: age, to: 105 }.sum(people);
        Some(Decided {
            then: from(0, then),
            born: from(years, then),
            old_then: from(OLD, then),
            old_to_be: from(OLD - years, now),
            old_now: from(OLD, now),
        })
    }
}
