//! A future as a short code that one person can read out and another type: a place and its levers.
//!
//! Twelve signs for two moved levers, such as `8B05-110R-TV7F`. Signs are Crockford's: no I, L, O or U, large and small
//! letters alike. The last four are a Reed-Solomon check over 32 signs: up to four wrong signs among 31 are always found, and
//! anything else passes once in a million. So a code that was mistyped is refused, and never another future.

use atlas::{KommuneNr, PlaceId};
use thiserror::Error;

use crate::held::{Held, Moving};
use crate::levers::{LEVERS, Lever, Levers, RAMP_DEFAULT, RAMP_MAX, RAMP_MIN};

/// The signs, by what they stand for: Crockford's base 32.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Bits that a sign stands for.
const SIGN_BITS: usize = 5;
/// Signs that check the others.
const CHECKS: usize = 4;
/// Signs between two dashes.
const GROUP: usize = 4;
/// What the codes mean. To be raised when the table of levers gets other bounds or steps, and when the model comes to mean
/// something else by them. Not 0: then no code begins with 0, and a sign too many before it is found.
const VERSION: u32 = 1;
/// A change that is on no step of its slider is written in so many parts of one: as links do.
const FINE: f64 = 10_000.0;
/// Bits for the widest lever in such parts.
const FINE_BITS: u32 = 19;
/// Municipalities' numbers come first among places.
const COUNTIES: u32 = 10_000;
const NATION: u32 = COUNTIES + 100;
const REGIONS: u32 = NATION + 1;

/// A future that somebody hands in: levers of a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Future {
    /// The place.
    pub place: PlaceId,
    /// The levers.
    pub levers: Levers,
}

/// Text that is no code of a future.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CodeError {
    /// There is nothing.
    #[error("there is no code")]
    Empty,
    /// A sign that no code has.
    #[error("{0:?} is in no code")]
    Sign(char),
    /// It is shorter than any code.
    #[error("the code is too short")]
    Short,
    /// The signs do not fit together: one is wrong, is missing or is too many.
    #[error("the code does not add up")]
    Mistyped,
    /// The code was made by another version, whose levers mean something else.
    #[error("the code is of another version")]
    Version,
}

impl Future {
    /// The code, in groups that are easy to read out.
    pub fn code(&self) -> String {
        let mut code = String::new();
        for (i, sign) in self.plain_code().chars().enumerate() {
            if i > 0 && i % GROUP == 0 {
                code.push('-');
            }
            code.push(sign);
        }
        code
    }

    /// The code without dashes, for links.
    pub fn plain_code(&self) -> String {
        let mut signs = self.bits().into_signs();
        signs.extend(checks(&signs));
        signs.iter().map(|sign| char::from(SIGNS[usize::from(*sign)])).collect()
    }

    /// Reads a code, in any letters, with or without dashes and spaces.
    ///
    /// # Errors
    /// [`CodeError`]: nothing is guessed.
    pub fn read(text: &str) -> Result<Self, CodeError> {
        let meant = text.chars().filter(|sign| !is_between(*sign));
        let signs = meant.map(sign).collect::<Result<Vec<u8>, _>>()?;
        if signs.is_empty() {
            return Err(CodeError::Empty);
        }
        if signs.len() <= CHECKS {
            return Err(CodeError::Short);
        }
        let (said, check) = signs.split_at(signs.len() - CHECKS);
        if checks(said) != check {
            return Err(CodeError::Mistyped);
        }
        let mut bits = Bits::of_signs(said);
        if bits.take(2) != Some(VERSION) {
            return Err(CodeError::Version);
        }
        // Only what would be written so is read: whatever else the bits could say is no code.
        let future = Self::of_bits(&mut bits).ok_or(CodeError::Mistyped)?;
        let same = future.bits().into_signs() == said;
        same.then_some(future).ok_or(CodeError::Mistyped)
    }

    fn bits(&self) -> Bits {
        // As written: what is nothing in the finest parts is not moved.
        let moved = || {
            self.levers
                .moved()
                .filter(|(id, setting)| fine(id.lever(), setting.change) != fine(id.lever(), 0.0))
        };
        let fine_ones = moved().any(|(id, setting)| step_of(id.lever(), setting.change).is_none());
        let years = moved().any(|(_, setting)| setting.reached != RAMP_DEFAULT);
        let held = self.levers.held();
        let mut bits = Bits::default();
        bits.put(2, VERSION);
        for flag in [!held.is_nothing(), years, fine_ones] {
            bits.put(1, u32::from(flag));
        }
        match self.place {
            PlaceId::Kommune(nr) => bits.put(14, u32::from(nr.get())),
            PlaceId::County(nr) => bits.put(14, COUNTIES + u32::from(nr)),
            PlaceId::Nation => bits.put(14, NATION),
            PlaceId::Region(nr) => {
                bits.put(14, REGIONS);
                bits.put(16, u32::from(nr));
            }
        }
        for lever in &LEVERS {
            bits.put(1, u32::from(moved().any(|(id, _)| id == lever.id)));
        }
        for (id, setting) in moved() {
            let lever = id.lever();
            match step_of(lever, setting.change) {
                Some(step) if !fine_ones => bits.put(step_bits(lever), step),
                _ => bits.put(FINE_BITS, fine(lever, setting.change)),
            }
            if years {
                bits.put(5, u32::from(setting.reached - RAMP_MIN));
            }
        }
        if !held.is_nothing() {
            bits.put(1, u32::from(held.births));
            bits.put(1, u32::from(held.deaths));
            bits.put(
                2,
                match held.moving {
                    Moving::Baseline => 0,
                    Moving::Today => 1,
                    Moving::None => 2,
                },
            );
        }
        bits
    }

    /// What stands behind the version; `None` where the bits end too early or say what cannot be.
    fn of_bits(bits: &mut Bits) -> Option<Self> {
        let [held, years, fine_ones] = [bits.take(1)?, bits.take(1)?, bits.take(1)?].map(|flag| flag == 1);
        let place = match bits.take(14)? {
            REGIONS => PlaceId::Region(u16::try_from(bits.take(16)?).ok()?),
            NATION => PlaceId::Nation,
            nr if nr < COUNTIES => PlaceId::Kommune(KommuneNr::new(u16::try_from(nr).ok()?)?),
            nr => PlaceId::County(u8::try_from(nr - COUNTIES).ok().filter(|nr| *nr < 100)?),
        };
        let mut moved = [false; LEVERS.len()];
        for is in &mut moved {
            *is = bits.take(1)? == 1;
        }
        let mut levers = Levers::default();
        for lever in LEVERS.iter().filter(|lever| moved[lever.id as usize]) {
            let change = if fine_ones {
                of_fine(lever, bits.take(FINE_BITS)?)
            } else {
                of_step(lever, bits.take(step_bits(lever))?)
            };
            let offset = if years { bits.take(5)? } else { u32::from(RAMP_DEFAULT - RAMP_MIN) };
            let reached = RAMP_MIN + u16::try_from(offset).ok()?;
            // Nothing is limited: what is out of bounds is no code.
            if reached > RAMP_MAX || levers.set(lever.id, change) || !lever.id.works_in(place) {
                return None;
            }
            levers.set_reached(lever.id, reached);
        }
        if held {
            let [births, deaths] = [bits.take(1)?, bits.take(1)?].map(|is| is == 1);
            let moving = match bits.take(2)? {
                0 => Moving::Baseline,
                1 => Moving::Today,
                2 => Moving::None,
                _ => return None,
            };
            levers.hold(Held { births, deaths, moving });
        }
        Some(Self { place, levers })
    }
}

/// What people put between signs.
fn is_between(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '.' | '·')
}

/// What a sign stands for. Those that look like another are taken for it.
fn sign(sign: char) -> Result<u8, CodeError> {
    let plain = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let found = (0_u8..).zip(SIGNS).find(|(_, known)| char::from(**known) == plain);
    found.map(|(value, _)| value).ok_or(CodeError::Sign(sign))
}

/// Whole numbers of the lever's smallest decimal: exact, unlike sums of binary fractions.
fn whole_parts(lever: &Lever, value: f64) -> (f64, f64) {
    let scale = (0..lever.decimals).fold(1.0, |scale, _| scale * 10.0);
    ((value * scale).round(), scale)
}

/// The change after so many steps from the least.
fn of_step(lever: &Lever, step: u32) -> f64 {
    let ((least, scale), (one, _)) = (whole_parts(lever, lever.min), whole_parts(lever, lever.step));
    (least + f64::from(step) * one) / scale
}

/// How many steps a change is from the least, if it is written as one on a step: steps that were summed may be off by their
/// last bits.
fn step_of(lever: &Lever, change: f64) -> Option<u32> {
    (0..=steps(lever)).find(|step| fine(lever, of_step(lever, *step)) == fine(lever, change))
}

/// Steps from the least to the greatest change.
fn steps(lever: &Lever) -> u32 {
    let mut steps = 0;
    while of_step(lever, steps) < lever.max {
        steps += 1;
    }
    steps
}

/// Bits that all steps of a lever need.
fn step_bits(lever: &Lever) -> u32 {
    u32::BITS - steps(lever).leading_zeros()
}

/// A change in the finest parts from the least.
#[expect(clippy::cast_sign_loss, reason = "no change is less than the least")]
fn fine(lever: &Lever, change: f64) -> u32 {
    ((change * FINE).round() - (lever.min * FINE).round()) as u32
}

fn of_fine(lever: &Lever, parts: u32) -> f64 {
    (f64::from(parts) + (lever.min * FINE).round()) / FINE
}

/// The field of 32 elements, by x⁵ + x² + 1.
const FIELD: u8 = 0b10_0101;

/// A product in it.
const fn times(mut a: u8, mut b: u8) -> u8 {
    let mut product = 0;
    while b > 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        a <<= 1;
        if a & 0b10_0000 != 0 {
            a ^= FIELD;
        }
        b >>= 1;
    }
    product
}

/// The check's polynomial without its first coefficient, 1: (x - α)(x - α²)(x - α³)(x - α⁴), highest power first.
const CHECK: [u8; CHECKS] = {
    let mut with_first = [0; CHECKS + 1];
    with_first[CHECKS] = 1;
    let mut root = 1;
    let mut n = 0;
    while n < CHECKS {
        root = times(root, 2);
        let mut i = 0;
        while i < CHECKS {
            with_first[i] = with_first[i + 1] ^ times(with_first[i], root);
            i += 1;
        }
        with_first[CHECKS] = times(with_first[CHECKS], root);
        n += 1;
    }
    [with_first[1], with_first[2], with_first[3], with_first[4]]
};

/// The signs that check others: the remainder by [`CHECK`].
fn checks(signs: &[u8]) -> [u8; CHECKS] {
    let mut rest = [0; CHECKS];
    for sign in signs {
        let first = sign ^ rest[0];
        rest.rotate_left(1);
        rest[CHECKS - 1] = 0;
        for (rest, factor) in rest.iter_mut().zip(CHECK) {
            *rest ^= times(first, factor);
        }
    }
    rest
}

/// Bits one after the other, the highest of each number first.
#[derive(Default)]
struct Bits {
    bits: Vec<bool>,
    /// How many have been taken.
    at: usize,
}

impl Bits {
    fn put(&mut self, count: u32, value: u32) {
        self.bits.extend((0..count).rev().map(|bit| value >> bit & 1 == 1));
    }

    fn take(&mut self, count: u32) -> Option<u32> {
        let mut value = 0;
        for _ in 0..count {
            value = value << 1 | u32::from(*self.bits.get(self.at)?);
            self.at += 1;
        }
        Some(value)
    }

    /// As signs; the last is filled up with zeros.
    fn into_signs(self) -> Vec<u8> {
        let sign = |bits: &[bool]| {
            (0..SIGN_BITS).fold(0, |sign, i| sign << 1 | u8::from(bits.get(i) == Some(&true)))
        };
        self.bits.chunks(SIGN_BITS).map(sign).collect()
    }

    fn of_signs(signs: &[u8]) -> Self {
        let mut bits = Self::default();
        for sign in signs {
            bits.put(5, u32::from(*sign));
        }
        bits
    }
}
