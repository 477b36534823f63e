//! Colours, and what becomes of one that a site has chosen for its own: a scale for the light page and one for the dark,
//! in which all that is read and drawn stands out from what is behind it, in the same hue.
//!
//! Contrast is that of WCAG 2.2; lightness and hue are those of Oklab (Björn Ottosson, 2020), in which equal steps look
//! equal and a colour keeps its hue when it is made lighter or darker.

use std::fmt;
use std::str::FromStr;

/// Least contrast of text with what is behind it (WCAG 2.2, 1.4.3).
pub const TEXT_CONTRAST: f64 = 4.5;
/// Least contrast of what is drawn with what is behind it (WCAG 2.2, 1.4.11).
pub const GRAPHICS_CONTRAST: f64 = 3.0;

/// A colour of sRGB, in links six or three hexadecimal digits without a sign before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour(pub [u8; 3]);

/// What is no colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseColourError;

impl FromStr for Colour {
    type Err = ParseColourError;

    fn from_str(text: &str) -> Result<Self, ParseColourError> {
        let digits: Option<Vec<u8>> =
            text.chars().map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
        match digits.as_deref() {
            Some(&[r, g, b]) => Ok(Self([r, g, b].map(|digit| 17 * digit))),
            Some(&[r, s, g, h, b, c]) => Ok(Self([16 * r + s, 16 * g + h, 16 * b + c])),
            _ => Err(ParseColourError),
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "{r:02x}{g:02x}{b:02x}")
    }
}

impl Colour {
    /// White.
    pub const WHITE: Self = Self([255; 3]);
    /// Black.
    pub const BLACK: Self = Self([0; 3]);

    /// Contrast with another colour, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Relative luminance, from 0 to 1.
    fn luminance(self) -> f64 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
        })
    }

    /// This much of the colour, from 0 to 1, on another.
    fn on(self, share: f64, ground: Self) -> Self {
        let mixed = |at: usize| share * f64::from(self.0[at]) + (1.0 - share) * f64::from(ground.0[at]);
        Self([0, 1, 2].map(|at| byte(mixed(at))))
    }

    /// White or black, whichever is read more easily on it: with either there is at least the contrast of text.
    fn ink(self) -> Self {
        if self.contrast(Self::WHITE) >= self.contrast(Self::BLACK) { Self::WHITE } else { Self::BLACK }
    }
}

/// The nearest of the values that a part of a colour can have.
#[expect(clippy::cast_sign_loss, reason = "a number from 0 to 255 has none")]
fn byte(value: f64) -> u8 {
    libm::round(within(value, 255.0)) as u8
}

/// The nearest number from 0 to `most`.
fn within(value: f64, most: f64) -> f64 {
    if value < 0.0 {
        0.0
    } else if value > most {
        most
    } else {
        value
    }
}

/// A colour by lightness, from 0 to 1, and the two axes of hue.
#[derive(Debug, Clone, Copy)]
struct Oklab {
    lightness: f64,
    a: f64,
    b: f64,
}

impl Oklab {
    fn of(colour: Colour) -> Self {
        let [r, g, b] = colour.linear();
        let l = libm::cbrt(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b);
        let m = libm::cbrt(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b);
        let s = libm::cbrt(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b);
        Self {
            lightness: 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            a: 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
            b: 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
        }
    }

    /// In linear light, each part from 0 to 1 where sRGB has the colour.
    fn linear(self) -> [f64; 3] {
        let cube = |x: f64| x * x * x;
        let l = cube(self.lightness + 0.396_337_777_4 * self.a + 0.215_803_757_3 * self.b);
        let m = cube(self.lightness - 0.105_561_345_8 * self.a - 0.063_854_172_8 * self.b);
        let s = cube(self.lightness - 0.089_484_177_5 * self.a - 1.291_485_548_0 * self.b);
        [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ]
    }

    /// The same hue at another lightness, as strong as sRGB has it there.
    fn at(self, lightness: f64) -> Colour {
        let with = |share: f64| Self { lightness, a: share * self.a, b: share * self.b };
        let there = |share: f64| with(share).linear().iter().all(|part| (-1e-4..=1.0001).contains(part));
        let (mut weak, mut strong) = (0.0, 1.0);
        if there(strong) {
            weak = strong;
        }
        while strong - weak > 1e-3 {
            let middle = (weak + strong) / 2.0;
            *(if there(middle) { &mut weak } else { &mut strong }) = middle;
        }
        Colour(with(weak).linear().map(|part| {
            let part = within(part, 1.0);
            let value =
                if part <= 0.003_130_8 { 12.92 * part } else { 1.055 * libm::pow(part, 1.0 / 2.4) - 0.055 };
            byte(255.0 * value)
        }))
    }
}

/// What a theme's accent is used for, in the order of a [`Scale`].
pub const USES: [&str; 14] = [
    "base-default",
    "base-hover",
    "base-active",
    "base-contrast-default",
    "text-subtle",
    "text-default",
    "border-subtle",
    "border-default",
    "border-strong",
    "surface-default",
    "surface-tinted",
    "surface-hover",
    "surface-active",
    "band",
];

/// A colour for each of the [`USES`].
pub type Scale = [Colour; USES.len()];

/// Which of the two forms of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// Its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// What stands behind text and drawings: the page, and its softer parts. The page's styles have them from the design
    /// system.
    pub const fn grounds(self) -> [Colour; 3] {
        match self {
            Self::Light => [Colour([0xff; 3]), Colour([0xf3, 0xf3, 0xf4]), Colour([0xe8, 0xe8, 0xe9])],
            Self::Dark => {
                [Colour([0x17, 0x18, 0x1a]), Colour([0x1e, 0x20, 0x22]), Colour([0x2c, 0x2e, 0x31])]
            }
        }
    }

    /// The scale of a colour that a site has chosen.
    ///
    /// What is drawn (`base-default`) has a contrast of [`GRAPHICS_CONTRAST`] at least with the page and its softer parts,
    /// text (`text-subtle`) one of [`TEXT_CONTRAST`] with those and with tinted surfaces, and so has what stands on a
    /// button. A colour that has as much is used as it is; another one is made darker, or lighter, as little as will do.
    pub fn scale(self, chosen: Colour) -> Scale {
        let [page, soft, softer] = self.grounds();
        let hue = Oklab::of(chosen);
        // Away from the page.
        let step = match self {
            Self::Light => -0.005,
            Self::Dark => 0.005,
        };
        let readable = |from: Colour, least: f64, grounds: &[Colour]| {
            let stands_out = |colour: Colour| grounds.iter().all(|ground| colour.contrast(*ground) >= least);
            let mut colour = from;
            let mut lightness = Oklab::of(from).lightness;
            while !stands_out(colour) && (0.0..=1.0).contains(&lightness) {
                lightness += step;
                colour = hue.at(within(lightness, 1.0));
            }
            colour
        };
        let base = readable(chosen, GRAPHICS_CONTRAST, &[page, soft, softer]);
        let ink = base.ink();
        // Further from what stands on it.
        let away = if ink == Colour::WHITE { -0.05 } else { 0.05 };
        let pressed = |times: f64| hue.at(within(Oklab::of(base).lightness + times * away, 1.0));
        let tint = |share: f64| base.on(share, page);
        let surface = match self {
            Self::Light => page,
            Self::Dark => tint(0.08),
        };
        let [tinted, hover, active] = [0.12, 0.2, 0.28].map(tint);
        let text = readable(base, TEXT_CONTRAST, &[page, soft, softer, tinted, hover]);
        let strong = readable(base, 7.0, &[page, soft, softer, tinted, hover]);
        [
            base,
            pressed(1.0),
            pressed(2.0),
            ink,
            text,
            strong,
            tint(0.45),
            base,
            text,
            surface,
            tinted,
            hover,
            active,
            tint(0.14),
        ]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(scale: &Scale, part: &str) -> Colour {
        scale[USES.iter().position(|name| *name == part).expect("a part of the scale")]
    }

    /// Hue as an angle in degrees; `None` where there is next to none.
    fn hue(colour: Colour) -> Option<f64> {
        let Oklab { a, b, .. } = Oklab::of(colour);
        (a.hypot(b) > 0.03).then(|| b.atan2(a).to_degrees())
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((Colour::WHITE.contrast(Colour::BLACK) - 21.0).abs() < 1e-9);
        // Known from WCAG's own examples: the lightest grey that text on white may have.
        let grey = |text: &str| text.parse::<Colour>().expect("a colour").contrast(Colour::WHITE);
        assert!(grey("767676") >= 4.5 && grey("777777") < 4.5);
    }

    #[test]
    fn a_colour_that_stands_out_is_used_as_it_is() {
        let blue: Colour = "005a9c".parse().expect("a colour");
        let light = Theme::Light.scale(blue);
        assert_eq!((of(&light, "base-default"), of(&light, "text-subtle")), (blue, blue));
        let sky: Colour = "8ecbff".parse().expect("a colour");
        assert_eq!(of(&Theme::Dark.scale(sky), "base-default"), sky);
    }

    #[test]
    fn reads_six_digits_and_three_and_nothing_else() {
        assert_eq!("005a9c".parse(), Ok(Colour([0, 0x5a, 0x9c])));
        assert_eq!("F0a".parse(), Ok(Colour([0xff, 0, 0xaa])));
        assert_eq!(Colour([0, 0x5a, 0x9c]).to_string(), "005a9c");
        for text in ["", "#005a9c", "05a9", "red", "00 a9c", "005a9cff", "å0a"] {
            assert_eq!(text.parse::<Colour>(), Err(ParseColourError), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn whatever_is_chosen_can_be_seen_and_read(r: u8, g: u8, b: u8) {
            for theme in Theme::ALL {
                let scale = theme.scale(Colour([r, g, b]));
                let part = |name| of(&scale, name);
                for ground in theme.grounds() {
                    prop_assert!(part("base-default").contrast(ground) >= GRAPHICS_CONTRAST);
                    prop_assert!(part("text-default").contrast(ground) >= TEXT_CONTRAST);
                    prop_assert!(part("text-subtle").contrast(ground) >= TEXT_CONTRAST);
                }
                for ground in ["surface-default", "surface-tinted", "surface-hover"] {
                    prop_assert!(part("text-subtle").contrast(part(ground)) >= TEXT_CONTRAST, "{ground}");
                }
                for button in ["base-default", "base-hover", "base-active"] {
                    prop_assert!(part("base-contrast-default").contrast(part(button)) >= TEXT_CONTRAST, "{button}");
                }
            }
        }

        #[test]
        fn hue_stays(r: u8, g: u8, b: u8) {
            let chosen = Colour([r, g, b]);
            for theme in Theme::ALL {
                for part in ["base-default", "text-subtle"] {
                    if let (Some(was), Some(is)) = (hue(chosen), hue(of(&theme.scale(chosen), part))) {
                        let apart = (was - is).abs();
                        prop_assert!(apart.min(360.0 - apart) < 5.0, "{part}: {was} and {is}");
                    }
                }
            }
        }
    }
}
