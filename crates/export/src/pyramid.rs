//! An age pyramid as a drawing that stands alone.

use std::fmt::Write as _;

use crate::picture::escaped;

/// Persons by single age on both sides, and those of today behind them.
#[derive(Debug, Clone, Copy)]
pub struct Sides<'a> {
    /// Men by single age.
    pub men: &'a [f64],
    /// Women by single age.
    pub women: &'a [f64],
    /// Men of today.
    pub men_now: &'a [f64],
    /// Women of today.
    pub women_now: &'a [f64],
    /// Persons at the end of the axis.
    pub most: f64,
}

/// Ages that are marked in the middle.
const MARKED: [u16; 6] = [0, 20, 40, 60, 80, 100];

/// Room of the marks in the middle, of the heads above and of the scale below, px.
const MIDDLE: f64 = 44.0;
const ABOVE: f64 = 28.0;
const BELOW: f64 = 28.0;

/// Grey where there is no colour, and told apart by its edge too.
const FILLS: [&str; 2] = ["#3f6f9f", "#9a5f86"];

/// The pyramid in a room of a size in px: men left, women right. `heads` stand above the sides, `most` at their ends.
pub fn pyramid(sides: &Sides, heads: [&str; 2], most: &str, [width, height]: [f64; 2]) -> String {
    let px = |value: f64| scenario::plain(value, 2);
    let half = (width - MIDDLE) / 2.0;
    let tall = height - ABOVE - BELOW;
    let mut svg = String::new();
    let mut text = |x: f64, y: f64, anchor: &str, told: &str| {
        // Writing to a string does not fail.
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" font-size=\"13\" text-anchor=\"{anchor}\" fill=\"#1e2125\">{}</text>",
            px(x),
            px(y),
            escaped(told)
        );
    };
    text(half, 18.0, "end", heads[0]);
    text(half + MIDDLE, 18.0, "start", heads[1]);
    text(0.0, height - 8.0, "start", most);
    text(half, height - 8.0, "end", "0");
    text(half + MIDDLE, height - 8.0, "start", "0");
    text(width, height - 8.0, "end", most);
    let ages = sides.men.len().max(1) as f64;
    for age in MARKED {
        let y = ABOVE + tall * (1.0 - (f64::from(age) + 0.5) / ages) + 4.5;
        text(width / 2.0, y, "middle", &age.to_string());
    }
    let outline = |persons: &[f64], from: f64, direction: f64| {
        let mut path = format!("M{} {}", px(from), px(ABOVE + tall));
        for (age, value) in (1..).zip(persons) {
            let x = from + direction * half * value / sides.most.max(f64::MIN_POSITIVE);
            let y = ABOVE + tall * (1.0 - f64::from(age) / ages);
            let _ = write!(path, "H{}V{}", px(x), px(y));
        }
        let _ = write!(path, "H{}Z", px(from));
        path
    };
    let drawn = [(sides.men, sides.men_now, half, -1.0), (sides.women, sides.women_now, half + MIDDLE, 1.0)];
    for ((then, now, from, direction), fill) in drawn.into_iter().zip(FILLS) {
        let _ = write!(
            svg,
            "<path d=\"{}\" fill=\"{fill}\"/><path d=\"{}\" fill=\"none\" stroke=\"#1e2125\" stroke-width=\"1.5\"/>",
            outline(then, from, direction),
            outline(now, from, direction)
        );
    }
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_end_at_the_edges_of_the_room() {
        let (full, half) = (vec![10.0; 106], vec![5.0; 106]);
        let sides = Sides { men: &full, women: &half, men_now: &half, women_now: &full, most: 10.0 };
        let svg = pyramid(&sides, ["Menn", "Kvinner"], "10", [844.0, 456.0]);
        // The men reach the left edge, the women of today the right one.
        assert!(svg.contains("M400 428H0V"), "{svg}");
        assert!(svg.contains("M444 428H844V"), "{svg}");
        assert!(svg.contains("M444 428H644V"), "{svg}");
        assert_eq!(svg.matches("<path").count(), 4);
    }
}
