//! Tables as text that spreadsheets open without asking.

use crate::table::{About, Cell, Table};

/// How a language writes tables: spreadsheets expect the list separator and the decimal sign of their reader's country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Separators {
    /// Between cells.
    pub cell: char,
    /// Before decimals.
    pub decimal: char,
}

/// Without it, Excel takes UTF-8 for another encoding.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The table as CSV: head, rows, and after an empty line what is to be known of it. Numbers are plain, rounded as they
/// are shown.
pub fn csv(separators: Separators, table: &Table, about: &About) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    line(&mut text, separators.cell, table.head.iter().map(|cell| quoted(separators.cell, cell)));
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Text(text) => quoted(separators.cell, text),
            Cell::Nothing => String::new(),
            Cell::Number { .. } => {
                let plain = cell.plain().unwrap_or_default();
                plain.chars().map(|c| if c == '.' { separators.decimal } else { c }).collect()
            }
        });
        line(&mut text, separators.cell, cells);
    }
    text.push_str("\r\n");
    for known in &about.lines {
        line(&mut text, separators.cell, known.iter().map(|cell| quoted(separators.cell, cell)));
    }
    text
}

fn line(text: &mut String, separator: char, cells: impl Iterator<Item = String>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            text.push(separator);
        }
        text.push_str(&cell);
    }
    text.push_str("\r\n");
}

/// A cell in quotation marks where it needs them. What a spreadsheet would take for a formula, names that visitors give
/// among it, gets an apostrophe before it.
fn quoted(separator: char, cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula { ["'", cell].concat() } else { cell.to_owned() };
    if cell.contains([separator, '"', '\n', '\r']) {
        ["\"", &cell.replace('"', "\"\""), "\""].concat()
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_need_it_and_no_name_is_a_formula() {
        for (cell, told) in [
            ("Tromsø", "Tromsø"),
            ("a;b", "\"a;b\""),
            ("«x» \"y\"", "\"«x» \"\"y\"\"\""),
            ("=1+1", "'=1+1"),
            ("-3", "'-3"),
        ] {
            assert_eq!(quoted(';', cell), told);
        }
        assert_eq!(quoted(',', "a;b"), "a;b");
    }
}
