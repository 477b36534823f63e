//! A drawing with its title above and what must be known of it below, as one SVG that stands alone.

use std::fmt::Write as _;

/// A drawing and the words around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture<'a> {
    /// What it shows.
    pub title: &'a str,
    /// What it shows, in words, for those who cannot see it.
    pub told: &'a str,
    /// What must be known of it: source, assumptions, date, version, address; each begins a line.
    pub notes: &'a [String],
    /// The drawing: an `svg` element without references to anything outside of itself.
    pub drawing: &'a str,
    /// Width and height of the drawing, px.
    pub size: [f64; 2],
}

/// Fonts that any machine has, or something of the same widths.
const FONTS: &str = "Arial, Helvetica, sans-serif";

/// Around all of it, and between its parts, px.
const EDGE: f64 = 24.0;
const GAP: f64 = 16.0;

/// Sizes of letters and heights of lines, px.
const TITLE: [f64; 2] = [22.0, 28.0];
const NOTE: [f64; 2] = [12.0, 17.0];

/// Ink of the title and of the notes: dark on white, whatever the theme of the page.
const INK: &str = "#1e2125";
const SOFT: &str = "#4c5257";

/// The picture as SVG, and its width and height in px.
pub fn svg(picture: &Picture) -> (String, [f64; 2]) {
    // Whole numbers: the last row of a picture made of it would be half there otherwise.
    let width = (picture.size[0] + 2.0 * EDGE).ceil();
    let room = picture.size[0];
    let title = wrapped(picture.title, room / (TITLE[0] * BOLD));
    let notes: Vec<String> = picture.notes.iter().flat_map(|note| wrapped(note, room / NOTE[0])).collect();
    let drawn_at = EDGE + title.len() as f64 * TITLE[1] + GAP;
    let notes_at = drawn_at + picture.size[1] + GAP;
    let height = (notes_at + notes.len() as f64 * NOTE[1] + EDGE).ceil();
    let mut svg = String::new();
    let px = |value: f64| scenario::plain(value, 1);
    // Writing to a string does not fail.
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" font-family=\"{FONTS}\"><title>{}</title><desc>{}</desc><rect width=\"{w}\" height=\"{h}\" fill=\"#ffffff\"/>",
        escaped(picture.title),
        escaped(picture.told),
        w = px(width),
        h = px(height),
    );
    let mut lines = |lines: &[String], from: f64, [size, line]: [f64; 2], rest: &str| {
        for (y, text) in (1..).zip(lines) {
            let at = from + f64::from(y) * line - (line - size);
            let _ = write!(
                svg,
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\" {rest}>{}</text>",
                px(EDGE),
                px(at),
                px(size),
                escaped(text)
            );
        }
    };
    lines(&title, EDGE, TITLE, &format!("font-weight=\"700\" fill=\"{INK}\""));
    lines(&notes, notes_at, NOTE, &format!("fill=\"{SOFT}\""));
    let _ = write!(
        svg,
        "<g transform=\"translate({} {})\">{}</g></svg>",
        px(EDGE),
        px(drawn_at),
        picture.drawing
    );
    (svg, [width, height])
}

/// A drawing by itself, without words around it.
pub fn alone(drawing: &str, [width, height]: [f64; 2]) -> String {
    let [w, h] = [width, height].map(|side| scenario::plain(side, 1));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" font-family=\"{FONTS}\">{drawing}</svg>"
    )
}

/// Text as part of XML, without what XML cannot hold.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// So much wider are bold letters.
const BOLD: f64 = 1.08;

/// Width of a letter as a share of its size, rather too wide than too narrow: a browser's own measure is not asked for, so
/// that the same picture has the same lines everywhere.
fn width_of(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' => 0.24,
        'I' | 'f' | 't' | 'r' | ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '!' | '(' | ')' | '-' | '/'
        | '·' => 0.34,
        'm' | 'M' | 'W' | 'w' | '%' | '@' | 'æ' | 'Æ' | '—' => 0.92,
        c if c.is_uppercase() => 0.74,
        _ => 0.57,
    }
}

/// Text in lines of at most so many widths of its size. A word that is longer than a line, an address for instance, goes
/// on in the next.
fn wrapped(text: &str, room: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0.0);
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let width: f64 = word.chars().map(width_of).sum();
        if !line.is_empty() && used + width_of(' ') + width > room {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        if !line.is_empty() {
            line.push(' ');
            used += width_of(' ');
        }
        for c in word.chars() {
            if used + width_of(c) > room && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push(c);
            used += width_of(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_than_its_room_and_no_letter_is_lost() {
        let text = "Forutsetninger: barn per kvinne 1,60 https://eksempel.no/framsyn/?kommune=5501&tfr=0.2&emp=2@2032&v=1";
        for room in [8.0, 20.0, 33.0] {
            let lines = wrapped(text, room);
            for line in &lines {
                assert!(line.chars().map(width_of).sum::<f64>() <= room, "{line}");
            }
            let all = |text: &str| text.replace(' ', "");
            assert_eq!(all(&lines.concat()), all(text));
        }
        assert_eq!(wrapped("", 9.0), Vec::<String>::new());
    }

    #[test]
    fn what_visitors_write_cannot_end_an_element() {
        let notes = ["Scenario <b> & \"c\"\u{7}\u{ffff}".to_owned()];
        let picture = Picture {
            title: "</title><script>",
            told: "",
            notes: &notes,
            drawing: "<svg/>",
            size: [800.0, 400.0],
        };
        let (svg, [width, height]) = svg(&picture);
        assert!(!svg.contains("<script") && svg.contains("&lt;b&gt; &amp; &quot;c&quot;</text>"), "{svg}");
        assert!(width == 848.0 && height > 450.0);
    }
}
