//! Tables as workbooks.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, Worksheet};

use crate::table::{About, Cell, Table};

/// A workbook that could not be put together.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written: {0}")]
pub struct XlsxError(#[from] rust_xlsxwriter::XlsxError);

/// Longest name of a sheet that Excel takes, characters.
const LONGEST_NAME: usize = 31;

/// Widths of columns, characters.
const WIDEST: f64 = 60.0;
const NARROWEST: f64 = 8.0;

/// The table as a workbook of two sheets: the table, its numbers as numbers, and what is to be known of it.
///
/// # Errors
/// [`XlsxError`] where the table has more rows or columns than a sheet can hold, or a cell more than 32 767 characters.
pub fn xlsx(table: &Table, about: &About) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let mut properties = DocProperties::new().set_title(&about.title).set_author("Framsyn");
    if let Ok(date) = ExcelDateTime::parse_from_str(&about.date) {
        properties = properties.set_creation_datetime(&date);
    }
    workbook.set_properties(&properties);
    write_table(workbook.add_worksheet(), table, about)?;
    write_about(workbook.add_worksheet(), about)?;
    Ok(workbook.save_to_buffer()?)
}

fn write_table(sheet: &mut Worksheet, table: &Table, about: &About) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(&about.title, &about.sheet))?;
    let head = Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin);
    for (column, cell) in (0..).zip(&table.head) {
        sheet.write_string_with_format(0, column, cell, &head)?;
        let longest = table.rows.iter().filter_map(|row| Some(width(row.get(usize::from(column))?)));
        let longest = longest.fold(NARROWEST, f64::max);
        // Heads may wrap, the longest of their words not.
        let word = cell.split(' ').map(|word| word.chars().count()).max().unwrap_or_default() as f64;
        sheet.set_column_width(column, (longest.max(word) + 2.0).min(WIDEST))?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => sheet.write_string(row, column, text)?,
                Cell::Nothing => continue,
                // The first is the row's head: a year takes no thousands separator.
                Cell::Number { value, decimals: 0 } if column == 0 => {
                    sheet.write_number(row, column, *value)?
                }
                Cell::Number { value, decimals } => {
                    let format = Format::new().set_num_format(number_format(*decimals));
                    sheet.write_number_with_format(row, column, *value, &format)?
                }
            };
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

fn write_about(sheet: &mut Worksheet, about: &About) -> Result<(), XlsxError> {
    sheet.set_name(&about.sheet)?;
    let (name, told) = (Format::new().set_bold(), Format::new().set_text_wrap());
    for (row, [named, is]) in (0..).zip(&about.lines) {
        sheet.write_string_with_format(row, 0, named, &name)?;
        sheet.write_string_with_format(row, 1, is, &told)?;
    }
    sheet.set_column_width(0, 18)?;
    sheet.set_column_width(1, 90)?;
    Ok(())
}

fn width(cell: &Cell) -> f64 {
    let plain = cell.plain();
    plain.as_deref().unwrap_or(cell.text()).chars().count() as f64 * 1.1
}

fn number_format(decimals: usize) -> String {
    if decimals == 0 { "#,##0".into() } else { format!("#,##0.{}", "0".repeat(decimals)) }
}

/// A name that Excel takes for a sheet, other than that of the other sheet.
fn sheet_name(title: &str, other: &str) -> String {
    let name: String = title
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { ' ' } else { c })
        .take(LONGEST_NAME)
        .collect();
    let name = name.trim().trim_matches('\'').to_owned();
    if name.is_empty() || name.to_lowercase() == other.to_lowercase() { "Framsyn".into() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_get_names_that_excel_takes() {
        assert_eq!(
            sheet_name("Tromsø: hvordan blir vi? [1/2] og mer til", "Om tallene"),
            "Tromsø  hvordan blir vi   1 2"
        );
        assert_eq!(sheet_name("om tallene", "Om tallene"), "Framsyn");
        assert_eq!(sheet_name(" ' ", "Om tallene"), "Framsyn");
        assert_eq!((number_format(0).as_str(), number_format(2).as_str()), ("#,##0", "#,##0.00"));
    }
}
