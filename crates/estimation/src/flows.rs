//! What was counted in municipalities: births, deaths and moves, where there are such tables.

use crate::{CELLS, EstimationError};

/// Figures by year and municipality; a figure that is not published is missing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Counted {
    /// The first year.
    pub first_year: i32,
    /// `[year][municipality]`
    pub figures: Vec<Vec<Option<f64>>>,
}

/// Net moves by year, municipality, sex and age at the year's end, persons; a municipality without a table is missing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CountedMoves {
    /// The first year.
    pub first_year: i32,
    /// `[year][municipality]`, each by sex and age.
    pub figures: Vec<Vec<Option<Vec<f64>>>>,
}

/// What was counted in municipalities. Any part may be empty, and any figure missing: the estimate then infers it from the
/// population.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Flows {
    /// Live births.
    pub births: Counted,
    /// Deaths at all ages.
    pub deaths: Counted,
    /// Net moves.
    pub moves: CountedMoves,
}

/// Rows of a table by year.
#[derive(Debug, Clone)]
struct Rows<'a, T> {
    first_year: i32,
    rows: &'a [Vec<Option<T>>],
}

impl<'a, T> Rows<'a, T> {
    /// The rows without any year after `last_year`.
    fn up_to(first_year: i32, rows: &'a [Vec<Option<T>>], last_year: i32) -> Self {
        let years = usize::try_from(last_year - first_year + 1).unwrap_or(0);
        Self { first_year, rows: &rows[..years.min(rows.len())] }
    }

    fn at(&self, year: i32, kommune: usize) -> Option<&'a T> {
        let row = self.rows.get(usize::try_from(year - self.first_year).ok()?)?;
        row.get(kommune)?.as_ref()
    }
}

/// Borrowed part of [`Flows`]: holds no year after the one it was cut at.
#[derive(Debug, Clone)]
pub(crate) struct FlowsView<'a> {
    births: Rows<'a, f64>,
    deaths: Rows<'a, f64>,
    moves: Rows<'a, Vec<f64>>,
}

impl FlowsView<'_> {
    pub(crate) fn births(&self, year: i32, kommune: usize) -> Option<f64> {
        self.births.at(year, kommune).copied()
    }

    pub(crate) fn deaths(&self, year: i32, kommune: usize) -> Option<f64> {
        self.deaths.at(year, kommune).copied()
    }

    /// By sex and age at the year's end.
    pub(crate) fn moves(&self, year: i32, kommune: usize) -> Option<&[f64]> {
        self.moves.at(year, kommune).map(Vec::as_slice)
    }
}

impl Flows {
    pub(crate) fn up_to(&self, last_year: i32) -> FlowsView<'_> {
        FlowsView {
            births: Rows::up_to(self.births.first_year, &self.births.figures, last_year),
            deaths: Rows::up_to(self.deaths.first_year, &self.deaths.figures, last_year),
            moves: Rows::up_to(self.moves.first_year, &self.moves.figures, last_year),
        }
    }

    pub(crate) fn check(&self, kommuner: usize) -> Result<(), EstimationError> {
        for (table, Counted { first_year, figures }) in
            [("births of municipalities", &self.births), ("deaths of municipalities", &self.deaths)]
        {
            for (year, row) in (*first_year..).zip(figures) {
                check_width(table, row.len(), kommuner)?;
                for (place, value) in row.iter().enumerate().filter_map(|(k, value)| Some((k, (*value)?))) {
                    if !value.is_finite() || value < 0.0 {
                        return Err(EstimationError::BadValue { table, year, place, value });
                    }
                }
            }
        }
        let table = "moves of municipalities";
        for (year, row) in (self.moves.first_year..).zip(&self.moves.figures) {
            check_width(table, row.len(), kommuner)?;
            for (k, cells) in row.iter().enumerate().filter_map(|(k, cells)| Some((k, cells.as_ref()?))) {
                check_width(table, cells.len(), CELLS)?;
                if let Some((cell, value)) = cells.iter().enumerate().find(|(_, value)| !value.is_finite()) {
                    let place = k * CELLS + cell;
                    return Err(EstimationError::BadValue { table, year, place, value: *value });
                }
            }
        }
        Ok(())
    }

    /// Makes every figure after a year another one.
    #[cfg(test)]
    pub(crate) fn alter_after(&mut self, last_known: i32) {
        for Counted { first_year, figures } in [&mut self.births, &mut self.deaths] {
            let later = (*first_year..).zip(figures).filter(|(year, _)| *year > last_known);
            later.flat_map(|(_, row)| row).flatten().for_each(|figure| *figure = 0.37 * *figure + 1.0);
        }
        let later =
            (self.moves.first_year..).zip(&mut self.moves.figures).filter(|(year, _)| *year > last_known);
        later.flat_map(|(_, row)| row).flatten().flatten().for_each(|figure| *figure += 3.0);
    }
}

fn check_width(table: &'static str, found: usize, expected: usize) -> Result<(), EstimationError> {
    if found == expected {
        return Ok(());
    }
    Err(EstimationError::Shape { table, expected: vec![expected], found: vec![found] })
}
