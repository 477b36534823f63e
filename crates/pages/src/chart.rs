//! The number of inhabitants through the years, drawn once: what has been, today's course, and Statistics Norway's.

use outlook::{Axis, Line};
use scenario::Language;
use text::later::below_words;
use text::number::whole;

use crate::Facts;
use crate::html::escaped;

/// The drawing, in its own units; text is then about as large as beside it.
const WIDTH: f64 = 520.0;
const HEIGHT: f64 = 264.0;
/// The part of it that lines are drawn in: left, top, right, bottom.
/// Years are 8 apart: numbers of few digits.
const PLOT: [f64; 4] = [84.0, 14.0, 404.0, 234.0];
/// Labels at the lines' ends are so far apart at least.
const LABEL_GAP: f64 = 17.0;

/// Where years and values are in a drawing.
pub(crate) struct Scales {
    pub(crate) plot: [f64; 4],
    pub(crate) years: [f64; 2],
    pub(crate) axis: Axis,
}

impl Scales {
    pub(crate) fn x(&self, year: f64) -> f64 {
        let [left, _, right, _] = self.plot;
        left + (right - left) * (year - self.years[0]) / (self.years[1] - self.years[0])
    }

    pub(crate) fn y(&self, value: f64) -> f64 {
        let [_, top, _, bottom] = self.plot;
        bottom - (bottom - top) * (value - self.axis.min) / (self.axis.max - self.axis.min)
    }

    /// A line as what an SVG `path` is drawn by: its first point, then from each to the next.
    pub(crate) fn path(&self, line: &Line) -> String {
        // Steps between rounded places, so that no error adds up.
        let place = |value: f64| (10.0 * value).round() / 10.0;
        let mut out = String::new();
        let mut last = [0.0; 2];
        for (year, value) in (line.first_year..).zip(&line.values) {
            let here = [place(self.x(f64::from(year))), place(self.y(*value))];
            let [x, y] = [0, 1].map(|i| short(here[i] - last[i]));
            let start = if out.is_empty() {
                "M"
            } else if out.contains('l') {
                " "
            } else {
                "l"
            };
            let gap = if y.starts_with('-') { "" } else { " " };
            out += &format!("{start}{x}{gap}{y}");
            last = here;
        }
        out
    }
}

/// A length with one decimal at most.
pub(crate) fn short(value: f64) -> String {
    let text = scenario::fixed(value.abs(), 1);
    let text = text.strip_suffix(".0").unwrap_or(&text);
    let sign = if value < 0.0 && text != "0" { "-" } else { "" };
    format!("{sign}{text}")
}

/// The last year and value of a line.
pub(crate) fn end(line: &Line) -> (f64, f64) {
    let years = u16::try_from(line.values.len().saturating_sub(1)).unwrap_or(0);
    (f64::from(line.first_year + years), line.values.last().copied().unwrap_or(0.0))
}

/// The scales that hold all lines of a place.
pub(crate) fn scales(facts: &Facts, plot: [f64; 4]) -> Scales {
    let lines = &facts.lines;
    let first = f64::from(lines.history.first_year);
    Scales { plot, years: [first, end(&lines.baseline).0], axis: lines.axis() }
}

/// The chart as SVG, for a page; `name` says what it is of.
pub(crate) fn chart(language: Language, facts: &Facts, name: &str) -> String {
    let lines = &facts.lines;
    let w = below_words(language);
    let scales = scales(facts, PLOT);
    let [left, top, right, bottom] = PLOT;
    let mut out = format!(
        "<svg class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n",
        short(WIDTH),
        short(HEIGHT),
        escaped(name)
    );
    let mut mark = scales.axis.min;
    while mark <= scales.axis.max + 1e-9 {
        let y = short(scales.y(mark));
        out += &format!("<path class=\"grid\" d=\"M{} {y}H{}\"/>", short(left), short(right));
        let label_y = short(scales.y(mark) + 4.5);
        out += &format!(
            "<text class=\"end\" x=\"{}\" y=\"{label_y}\">{}</text>\n",
            short(left - 8.0),
            whole(language, mark)
        );
        mark += scales.axis.step;
    }
    let (now, _) = end(&lines.history);
    let x = short(scales.x(now));
    out += &format!("<path class=\"now\" d=\"M{x} {}V{}\"/>\n", short(top), short(bottom));
    for (year, class) in [(scales.years[0], "start"), (now, "mid"), (scales.years[1], "end")] {
        let (x, y) = (short(scales.x(year)), short(bottom + 20.0));
        out += &format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>", short(year));
    }
    out.push('\n');

    // The thicker ones last, on top.
    let mut labels = Vec::new();
    if let Some(official) = &lines.official {
        out += &drawn("official", &scales.path(&official.line));
        labels.push(("official", w.official, scales.y(end(&official.line).1)));
    }
    out += &drawn("baseline", &scales.path(&lines.baseline));
    labels.push(("baseline", w.baseline, scales.y(end(&lines.baseline).1)));
    out += &drawn("history", &scales.path(&lines.history));

    for ((class, label, _), y) in labels.iter().zip(apart(&labels, top, bottom)) {
        let (x, y) = (short(right + 8.0), short(y + 4.5));
        out += &format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>\n", escaped(label));
    }
    out += "</svg>";
    out
}

fn drawn(class: &str, path: &str) -> String {
    format!("<path class=\"line {class}\" fill=\"none\" d=\"{path}\"/>\n")
}

/// Heights of labels, as near their lines' ends as they can be and still be read.
fn apart(labels: &[(&str, &str, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let mut heights: Vec<f64> = labels.iter().map(|(_, _, y)| *y).collect();
    if let [a, b] = &mut heights[..]
        && (*a - *b).abs() < LABEL_GAP
    {
        let (middle, above) = ((*a + *b) / 2.0, *a <= *b);
        let middle = middle.max(top + LABEL_GAP / 2.0).min(bottom - LABEL_GAP / 2.0);
        let half = if above { LABEL_GAP / 2.0 } else { -LABEL_GAP / 2.0 };
        (*a, *b) = (middle - half, middle + half);
    }
    heights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_do_not_lie_on_each_other() {
        let of = |a, b| apart(&[("", "", a), ("", "", b)], 14.0, 234.0);
        assert_eq!(of(50.0, 100.0), [50.0, 100.0]);
        let near = of(50.0, 52.0);
        assert_eq!(near[1] - near[0], LABEL_GAP);
        let swapped = of(52.0, 50.0);
        assert_eq!(swapped[0] - swapped[1], LABEL_GAP);
        assert!(of(14.0, 14.0)[0] >= 14.0);
    }

    #[test]
    fn lengths_are_short_and_steps_lead_to_their_places() {
        assert_eq!([3.0, 3.04, -2.26, -0.01].map(short).join(" "), "3 3 -2.3 0");
        let axis = Axis { min: 0.0, max: 100.0, step: 50.0 };
        let scales = Scales { plot: [0.0, 0.0, 16.0, 100.0], years: [2006.0, 2008.0], axis };
        let line = Line { first_year: 2006, values: vec![90.0, 95.04, 80.0] };
        assert_eq!(scales.path(&line), "M0 10l8-5 8 15");
    }
}
