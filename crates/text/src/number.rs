//! Numbers as each language writes them, after CLDR: Norwegian has a no-break space between thousands and a decimal
//! comma; the minus is U+2212 in all languages.

use scenario::Language;

const NO_BREAK_SPACE: char = '\u{a0}';
const MINUS: char = '\u{2212}';

/// A number with the given decimals: `1 234,5` in Norwegian, `1,234.5` in English.
pub fn decimal(language: Language, value: f64, decimals: usize) -> String {
    let (thousands, point) = match language {
        Language::Nb | Language::Nn | Language::Se => (NO_BREAK_SPACE, ','),
        Language::En => (',', '.'),
    };
    let plain = scenario::fixed(value, decimals);
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::with_capacity(plain.len() + 8);
    // What rounds to zero has no sign.
    if value < 0.0 && plain.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        out.push(MINUS);
    }
    for (i, digit) in whole.chars().enumerate() {
        // Four digits stand undivided in Norwegian tables only; in running text they are divided too.
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(thousands);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// A whole number.
pub fn whole(language: Language, value: f64) -> String {
    decimal(language, value, 0)
}

/// A change, with its sign; `0` has none.
pub fn change(language: Language, value: f64, decimals: usize) -> String {
    let text = decimal(language, value, decimals);
    let nonzero = text.bytes().any(|b| (b'1'..=b'9').contains(&b));
    if value > 0.0 && nonzero { format!("+{text}") } else { text }
}

/// Reads a number that a person typed: comma or point, any minus, spaces between thousands. `None` if it is none.
pub fn parse(text: &str) -> Option<f64> {
    let plain: String = text
        .trim()
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            ',' => '.',
            '\u{2212}' | '\u{2013}' => '-',
            other => other,
        })
        .collect();
    scenario::decimal(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norwegian_has_no_break_spaces_and_a_comma() {
        assert_eq!(decimal(Language::Nb, 1_234_567.25, 1), "1\u{a0}234\u{a0}567,2");
        assert_eq!(whole(Language::Nn, 999.6), "1\u{a0}000");
        assert_eq!(whole(Language::Nb, -0.4), "0");
        assert_eq!(change(Language::Nb, -12.0, 0), "\u{2212}12");
        assert_eq!(change(Language::Nb, 12.0, 0), "+12");
        assert_eq!(change(Language::Nb, 0.2, 0), "0");
    }

    #[test]
    fn english_has_commas_and_a_point() {
        assert_eq!(decimal(Language::En, 1_234_567.25, 1), "1,234,567.2");
        assert_eq!(decimal(Language::En, 0.05, 2), "0.05");
    }

    #[test]
    fn what_people_type_is_read() {
        for (typed, value) in
            [("0,2", 0.2), ("0.2", 0.2), (" −3 ", -3.0), ("-3,5", -3.5), ("+1", 1.0), ("1\u{a0}000", 1000.0)]
        {
            assert_eq!(parse(typed), Some(value), "{typed}");
        }
        for typed in ["", "to", "inf", "NaN", "1e9", "--1", "1,2,3"] {
            assert_eq!(parse(typed), None, "{typed}");
        }
    }
}
