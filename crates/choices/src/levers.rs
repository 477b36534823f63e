//! The one table of levers, and a scenario as settings of them.

use std::fmt;
use std::str::FromStr;

use atlas::PlaceId;
use thiserror::Error;

use crate::held::{Held, ParseHeldError};

/// What a visitor can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LeverId {
    /// Children per woman.
    Tfr,
    /// Net domestic moving.
    Migdom,
    /// Net immigration.
    Migint,
    /// Life expectancy at birth.
    E0,
    /// Age of leaving work.
    Ret,
    /// Employment at ages 20-66.
    Emp,
    /// Working time per employed.
    Hours,
    /// Health at high age.
    Health,
    /// Care per user: technology, organisation, standard.
    Care,
    /// Kindergarten coverage.
    Kinder,
}

/// Unit of a lever's change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Children per woman.
    ChildrenPerWoman,
    /// Persons per 1,000 inhabitants a year.
    PerThousandAYear,
    /// Percentage points.
    PercentagePoints,
    /// Years of life or of age.
    Years,
    /// Per cent of what it is on the baseline.
    Percent,
}

/// One lever as data. A lever's value is its *change* from the baseline; 0 changes nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lever {
    /// Which lever it is.
    pub id: LeverId,
    /// Its name in links and in the analysts' program.
    pub key: &'static str,
    /// Least change.
    pub min: f64,
    /// Greatest change.
    pub max: f64,
    /// Step of the slider.
    pub step: f64,
    /// Decimals that the step has.
    pub decimals: usize,
    /// Unit of the change.
    pub unit: Unit,
    /// Whether it changes how many live in a place; the others change what people do or get.
    pub moves_population: bool,
    /// Realistic range (METHOD.md): least and greatest change that were judged realistic; `None` where the range comes
    /// from the record.
    pub judged: Option<(f64, f64)>,
}

/// All levers, in the order in which they are shown.
pub const LEVERS: [Lever; 10] = [
    Lever {
        id: LeverId::Tfr,
        key: "tfr",
        min: -0.6,
        max: 0.8,
        step: 0.05,
        decimals: 2,
        unit: Unit::ChildrenPerWoman,
        moves_population: true,
        judged: None,
    },
    Lever {
        id: LeverId::Migdom,
        key: "migdom",
        min: -20.0,
        max: 20.0,
        step: 0.5,
        decimals: 1,
        unit: Unit::PerThousandAYear,
        moves_population: true,
        judged: None,
    },
    Lever {
        id: LeverId::Migint,
        key: "migint",
        min: -10.0,
        max: 20.0,
        step: 0.5,
        decimals: 1,
        unit: Unit::PerThousandAYear,
        moves_population: true,
        judged: None,
    },
    Lever {
        id: LeverId::E0,
        key: "e0",
        min: -2.0,
        max: 4.0,
        step: 0.25,
        decimals: 2,
        unit: Unit::Years,
        moves_population: true,
        judged: None,
    },
    Lever {
        id: LeverId::Ret,
        key: "ret",
        min: -2.0,
        max: 5.0,
        step: 0.5,
        decimals: 1,
        unit: Unit::Years,
        moves_population: false,
        judged: Some((-0.5, 2.0)),
    },
    Lever {
        id: LeverId::Emp,
        key: "emp",
        min: -10.0,
        max: 10.0,
        step: 0.5,
        decimals: 1,
        unit: Unit::PercentagePoints,
        moves_population: false,
        judged: Some((-3.0, 3.0)),
    },
    Lever {
        id: LeverId::Hours,
        key: "hours",
        min: -10.0,
        max: 15.0,
        step: 1.0,
        decimals: 0,
        unit: Unit::Percent,
        moves_population: false,
        judged: Some((-4.0, 4.0)),
    },
    Lever {
        id: LeverId::Health,
        key: "health",
        min: -1.0,
        max: 5.0,
        step: 0.5,
        decimals: 1,
        unit: Unit::Years,
        moves_population: false,
        judged: Some((0.0, 2.0)),
    },
    Lever {
        id: LeverId::Care,
        key: "care",
        min: -30.0,
        max: 20.0,
        step: 1.0,
        decimals: 0,
        unit: Unit::Percent,
        moves_population: false,
        judged: Some((-10.0, 10.0)),
    },
    Lever {
        id: LeverId::Kinder,
        key: "kinder",
        min: -15.0,
        max: 3.0,
        step: 1.0,
        decimals: 0,
        unit: Unit::PercentagePoints,
        moves_population: false,
        judged: Some((-3.0, 2.0)),
    },
];

/// Year in which the changes begin: the base year of the projection.
pub const RAMP_START: u16 = 2026;
/// Earliest year in which a change can be fully reached.
pub const RAMP_MIN: u16 = 2027;
/// Latest year in which a change can be fully reached.
pub const RAMP_MAX: u16 = 2046;
/// Year in which a change is fully reached unless another is chosen.
pub const RAMP_DEFAULT: u16 = 2036;

/// Decimals that changes are written with. Sliders step in binary fractions: four are more than any step has.
const DECIMALS: usize = 4;

/// The least that is not written as 0.
const LEAST_CHANGE: f64 = 0.00005;

impl Lever {
    /// The nearest change within the bounds.
    fn within(&self, change: f64) -> f64 {
        // Not `clamp`: it can panic, and brings the code that writes any double for that.
        change.max(self.min).min(self.max)
    }
}

impl LeverId {
    /// The lever's row in the table.
    pub const fn lever(self) -> &'static Lever {
        &LEVERS[self as usize]
    }

    /// Whether the lever is offered in a place. Within the nation, what one place gains by moving another loses.
    pub const fn works_in(self, place: PlaceId) -> bool {
        !matches!((self, place), (Self::Migdom, PlaceId::Nation))
    }

    /// The lever with this name in links.
    pub fn from_key(key: &str) -> Option<Self> {
        LEVERS.iter().find(|l| l.key == key).map(|l| l.id)
    }
}

/// The setting of one lever.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// Change from the baseline, in the lever's unit, once it is fully reached.
    pub change: f64,
    /// Year in which it is fully reached; from 2026 on it grows in a straight line, after it holds.
    pub reached: u16,
}

impl Default for Setting {
    fn default() -> Self {
        Self { change: 0.0, reached: RAMP_DEFAULT }
    }
}

impl Setting {
    /// Ramp (METHOD.md): the change that holds in a calendar year.
    pub fn in_year(self, year: u16) -> f64 {
        if year >= self.reached {
            return self.change;
        }
        if year <= RAMP_START {
            return 0.0;
        }
        // RAMP_START < year < reached
        self.change * f64::from(year - RAMP_START) / f64::from(self.reached - RAMP_START)
    }
}

/// A scenario: a setting for each lever, and what is held fixed. The default is the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Levers {
    settings: [Setting; LEVERS.len()],
    held: Held,
}

impl Levers {
    /// The setting of a lever.
    pub const fn get(&self, id: LeverId) -> Setting {
        self.settings[id as usize]
    }

    /// Sets a lever's change, kept within its bounds; less than can be written is none. Gives back whether it had to be
    /// limited.
    pub fn set(&mut self, id: LeverId, change: f64) -> bool {
        let lever = id.lever();
        let kept = if change.is_finite() { lever.within(change) } else { 0.0 };
        // What would be written as 0 is 0, or a link would mean another scenario when it is written again. -0 and 0 are the
        // same baseline, and must give the same bits.
        self.settings[id as usize].change = if kept.abs() < LEAST_CHANGE { 0.0 } else { kept };
        kept.to_bits() != change.to_bits() && kept != change
    }

    /// Sets the year in which a lever's change is reached. Gives back whether it had to be limited.
    pub fn set_reached(&mut self, id: LeverId, year: u16) -> bool {
        let kept = year.clamp(RAMP_MIN, RAMP_MAX);
        self.settings[id as usize].reached = kept;
        kept != year
    }

    /// This scenario with one lever back at the baseline.
    #[must_use]
    pub fn without(mut self, id: LeverId) -> Self {
        self.settings[id as usize] = Setting::default();
        self
    }

    /// Puts back the levers that are not offered in a place, and gives back which were moved: at most one is not.
    pub fn only_those_of(&mut self, place: PlaceId) -> Option<LeverId> {
        let lost = self.moved().map(|(id, _)| id).find(|id| !id.works_in(place))?;
        *self = self.without(lost);
        Some(lost)
    }

    /// Only what changes how many live in a place.
    #[must_use]
    pub fn of_population(&self) -> Self {
        let mut people = *self;
        for lever in LEVERS.iter().filter(|lever| !lever.moves_population) {
            people = people.without(lever.id);
        }
        people
    }

    /// What is held fixed.
    pub const fn held(&self) -> Held {
        self.held
    }

    /// Sets what is held fixed.
    pub fn hold(&mut self, held: Held) {
        self.held = held;
    }

    /// Whether nothing is changed.
    pub fn is_baseline(&self) -> bool {
        self.moved().next().is_none() && self.held.is_nothing()
    }

    /// Whether something is changed that changes how many live in a place.
    pub fn moves_population(&self) -> bool {
        !self.held.is_nothing() || self.moved().any(|(id, _)| id.lever().moves_population)
    }

    /// The levers that are not at the baseline.
    pub fn moved(&self) -> impl Iterator<Item = (LeverId, Setting)> + '_ {
        LEVERS.iter().map(|l| (l.id, self.get(l.id))).filter(|(_, s)| s.change != 0.0)
    }
}

/// Writes what is changed as `tfr=0.2,emp=2@2032,hold=births`; empty for the baseline.
impl fmt::Display for Levers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (id, setting)) in self.moved().enumerate() {
            if i > 0 {
                f.write_str(",")?;
            }
            write!(f, "{}={}", id.lever().key, setting)?;
        }
        if !self.held.is_nothing() {
            let comma = if self.moved().next().is_some() { "," } else { "" };
            write!(f, "{comma}{}={}", Held::KEY, self.held)?;
        }
        Ok(())
    }
}

/// Writes a change as `0.2`, or `2@2032` where it is reached in another year than the default.
impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&plain(self.change, DECIMALS))?;
        if self.reached != RAMP_DEFAULT {
            write!(f, "@{}", self.reached)?;
        }
        Ok(())
    }
}

/// Text that is not a setting of levers.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ParseLeversError {
    /// There is no lever of that name.
    #[error("there is no lever {0:?}; the levers are {names}", names = names())]
    UnknownLever(String),
    /// A part is not of the form `lever=change` or `lever=change@year`.
    #[error("{0:?} is not of the form lever=change or lever=change@year")]
    Form(String),
    /// What is to be held cannot be.
    #[error("hold: {0}")]
    Held(#[from] ParseHeldError),
    /// The same lever stands twice.
    #[error("{0} stands twice")]
    Twice(&'static str),
    /// A change is outside the lever's bounds.
    #[error("{key}={value} is outside {min} to {max}")]
    OutOfRange {
        /// The lever's name.
        key: &'static str,
        /// The change asked for.
        value: f64,
        /// Least change.
        min: f64,
        /// Greatest change.
        max: f64,
    },
    /// A year is outside the years in which a change can be reached.
    #[error("{key} cannot be reached in {year}: {RAMP_MIN} to {RAMP_MAX}")]
    Year {
        /// The lever's name.
        key: &'static str,
        /// The year asked for.
        year: u16,
    },
}

fn names() -> String {
    LEVERS.iter().map(|l| l.key).collect::<Vec<_>>().join(", ")
}

/// Digits of a decimal number that are taken: more are never meant, and up to here the result is exact.
const MOST_DIGITS: usize = 15;

/// Reads a plain decimal number like `-0.35`: a sign, digits, at most one point. `None` for anything else, also for
/// `1e9`, `inf` and more than 15 digits.
///
/// Both the digits and the power of ten are whole numbers that a double holds exactly, so that their quotient is the
/// double nearest to what was written: the same as the standard library's parser, without its tables.
pub fn decimal(text: &str) -> Option<f64> {
    let (negative, digits) = match text.strip_prefix(['-', '+']) {
        Some(rest) => (text.starts_with('-'), rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let count = whole.len() + fraction.len();
    if whole.is_empty() || count > MOST_DIGITS || (digits.contains('.') && fraction.is_empty()) {
        return None;
    }
    let (mut mantissa, mut power) = (0.0, 1.0);
    for (i, byte) in whole.bytes().chain(fraction.bytes()).enumerate() {
        if !byte.is_ascii_digit() {
            return None;
        }
        mantissa = mantissa * 10.0 + f64::from(byte - b'0');
        if i >= whole.len() {
            power *= 10.0;
        }
    }
    let value = mantissa / power;
    Some(if negative { -value } else { value })
}

/// Writes a number as [`decimal`] reads it, rounded to so many decimals at most: `0.2`, `-3`.
pub fn plain(value: f64, decimals: usize) -> String {
    let fixed = fixed(value, decimals);
    let text = if decimals > 0 { fixed.trim_end_matches('0').trim_end_matches('.') } else { &fixed };
    if value < 0.0 && text != "0" { format!("-{text}") } else { text.to_owned() }
}

/// The size of a number, without its sign, rounded to so many decimals, as `{:.2}` rounds: `0.20`.
///
/// Done with whole numbers, that is without the standard library's code for any double there is, which is as large as
/// a view. From 2⁶⁴ on, and for what is no number, it says what no figure of ours can be.
pub fn fixed(value: f64, decimals: usize) -> String {
    let value = value.abs();
    let scale = (0..decimals).fold(1.0, |scale, _| scale * 10.0);
    let product = value * scale;
    let below = product.floor();
    let up = match product - below {
        0.5 => {
            // The product may have been rounded to a half. Upper and lower bits, each times the scale, have room in a
            // double, so this is exactly what the product lacks.
            let upper = f64::from_bits(value.to_bits() & !0x7ff_ffff);
            let lacks = (upper * scale - product) + (value - upper) * scale;
            lacks > 0.0 || (lacks == 0.0 && below % 2.0 == 1.0)
        }
        rest => rest > 0.5,
    };
    #[expect(clippy::cast_sign_loss, reason = "the size of a number is not negative")]
    let units = below as u64 + u64::from(up);
    let mut text = units.to_string();
    if decimals > 0 {
        let missing = (decimals + 1).saturating_sub(text.len());
        text.insert_str(0, &"0".repeat(missing));
        text.insert(text.len() - decimals, '.');
    }
    text
}

/// Reads `0.2` or `2@2032`; whether it is within a lever's bounds is checked by the caller.
impl FromStr for Setting {
    type Err = ParseLeversError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let form = || ParseLeversError::Form(s.into());
        let (change, year) = match s.split_once('@') {
            Some((change, year)) => (change, year.parse().map_err(|_| form())?),
            None => (s, RAMP_DEFAULT),
        };
        let change = decimal(change).ok_or_else(form)?;
        Ok(Self { change, reached: year })
    }
}

/// Reads `tfr=0.2,emp=2@2032,hold=births`.
///
/// # Errors
/// [`ParseLeversError`]: unlike a link, the analysts' program takes nothing that it would have to limit.
impl FromStr for Levers {
    type Err = ParseLeversError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let mut levers = Self::default();
        let mut seen = [false; LEVERS.len()];
        for part in s.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=').ok_or_else(|| ParseLeversError::Form(part.into()))?;
            if key == Held::KEY {
                if !levers.held.is_nothing() {
                    return Err(ParseLeversError::Twice(Held::KEY));
                }
                levers.hold(value.parse()?);
                continue;
            }
            let id = LeverId::from_key(key).ok_or_else(|| ParseLeversError::UnknownLever(key.into()))?;
            let Lever { key, min, max, .. } = *id.lever();
            if core::mem::replace(&mut seen[id as usize], true) {
                return Err(ParseLeversError::Twice(key));
            }
            let setting: Setting = value.parse().map_err(|_| ParseLeversError::Form(part.into()))?;
            if levers.set(id, setting.change) {
                return Err(ParseLeversError::OutOfRange { key, value: setting.change, min, max });
            }
            if levers.set_reached(id, setting.reached) {
                return Err(ParseLeversError::Year { key, year: setting.reached });
            }
        }
        Ok(levers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::held::Moving;

    #[test]
    fn what_is_written_as_nothing_is_nothing() {
        let mut levers = Levers::default();
        for nothing in [LEAST_CHANGE.next_down(), -LEAST_CHANGE.next_down(), -0.0] {
            assert!(!levers.set(LeverId::Tfr, nothing) && levers.is_baseline(), "{nothing}");
            assert_eq!(plain(nothing, DECIMALS), "0");
        }
        for something in [LEAST_CHANGE, -LEAST_CHANGE] {
            assert!(!levers.set(LeverId::Tfr, something) && !levers.is_baseline(), "{something}");
            assert_ne!(plain(something, DECIMALS), "0");
        }
    }

    #[test]
    fn the_table_stands_in_the_order_of_its_ids() {
        for (i, lever) in LEVERS.iter().enumerate() {
            assert_eq!(lever.id as usize, i, "{}", lever.key);
            assert!(lever.min < 0.0 && lever.max > 0.0 && lever.step > 0.0, "{}", lever.key);
            let steps = (lever.max - lever.min) / lever.step;
            assert!((steps - steps.round()).abs() < 1e-9, "{}: bounds must lie on steps", lever.key);
            let steps = lever.min / lever.step;
            assert!((steps - steps.round()).abs() < 1e-9, "{}: no change must lie on a step", lever.key);
            let scale = 10f64.powi(i32::try_from(lever.decimals).expect("few")) * lever.step;
            assert!((scale - scale.round()).abs() < 1e-9, "{}: decimals must show a step", lever.key);
            if let Some((low, high)) = lever.judged {
                assert!(lever.min <= low && low <= 0.0 && 0.0 < high && high <= lever.max, "{}", lever.key);
            }
        }
    }

    #[test]
    fn a_change_grows_in_a_straight_line_and_then_holds() {
        let setting = Setting { change: 0.5, reached: 2036 };
        assert_eq!(setting.in_year(2026), 0.0);
        assert_eq!(setting.in_year(2031), 0.25);
        assert_eq!(setting.in_year(2036), 0.5);
        assert_eq!(setting.in_year(2060), 0.5);
    }

    #[test]
    fn numbers_are_written_as_the_standard_library_writes_them() {
        for value in [
            0.0,
            -0.0,
            0.05,
            -0.35,
            1.15,
            20.0,
            83_860.4,
            0.5,
            1.5,
            2.5,
            0.999,
            -0.004,
            0.285,
            1.115,
            0.145,
            0.125,
            0.375,
            123_456.789,
            1e12,
        ] {
            for decimals in 0..5 {
                assert_eq!(
                    fixed(value, decimals),
                    format!("{:.decimals$}", value.abs()),
                    "{value} {decimals}"
                );
            }
        }
        for (value, text) in
            [(0.2, "0.2"), (-3.0, "-3"), (20.0, "20"), (0.0, "0"), (-0.00001, "0"), (-2.50, "-2.5")]
        {
            assert_eq!(plain(value, 4), text);
        }
    }

    #[test]
    fn decimals_are_read_as_the_standard_library_reads_them() {
        for text in ["0", "0.05", "-0.35", "+1.15", "20", "0.1", "123456.789012345", "0.000000000001", "-0"] {
            assert_eq!(decimal(text).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "{text}");
        }
        for text in
            ["", "-", ".", ".5", "5.", "1e9", "inf", "NaN", "--1", "1.2.3", "1,2", " 1", "1234567890123456"]
        {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut levers = Levers::default();
        assert_eq!(levers.to_string(), "");
        assert!(!levers.set(LeverId::Tfr, 0.2));
        assert!(!levers.set(LeverId::Emp, -2.5));
        levers.set_reached(LeverId::Emp, 2032);
        assert_eq!(levers.to_string(), "tfr=0.2,emp=-2.5@2032");
        assert_eq!(levers.to_string().parse::<Levers>(), Ok(levers));
        levers.hold(Held { births: true, deaths: true, moving: Moving::Today });
        assert_eq!(levers.to_string(), "tfr=0.2,emp=-2.5@2032,hold=births+deaths+moving");
        assert_eq!(levers.to_string().parse::<Levers>(), Ok(levers));
        let held = "hold=nomoving".parse::<Levers>().expect("something held");
        assert!(!held.is_baseline() && held.moves_population());
        assert_eq!(held.to_string(), "hold=nomoving");
    }

    #[test]
    fn the_analysts_program_takes_nothing_it_would_have_to_limit() {
        let error = |s: &str| s.parse::<Levers>().expect_err(s).to_string();
        assert_eq!(error("tfr=2"), "tfr=2 is outside -0.6 to 0.8");
        assert_eq!(error("tfr=0.1,tfr=0.2"), "tfr stands twice");
        assert_eq!(error("tfr=0.1@1999"), "tfr cannot be reached in 1999: 2027 to 2046");
        assert_eq!(error("hold=births,hold=deaths"), "hold stands twice");
        assert!(error("hold=sun").starts_with("hold: what can be held is births"));
        assert_eq!(error("tfr=NaN"), "\"tfr=NaN\" is not of the form lever=change or lever=change@year");
        assert_eq!(
            error("sun=1"),
            "there is no lever \"sun\"; the levers are tfr, migdom, migint, e0, ret, emp, hours, health, care, kinder"
        );
    }

    #[test]
    fn a_change_out_of_bounds_is_limited_and_said_to_be() {
        let mut levers = Levers::default();
        assert!(levers.set(LeverId::Migdom, 1e300));
        assert_eq!(levers.get(LeverId::Migdom).change, 20.0);
        assert!(levers.set(LeverId::Migdom, f64::NAN));
        assert_eq!(levers.get(LeverId::Migdom).change, 0.0);
        assert!(!levers.set(LeverId::Migdom, -0.0));
        assert_eq!(levers.get(LeverId::Migdom).change.to_bits(), 0.0f64.to_bits());
    }
}
