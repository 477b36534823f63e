//! One place in one year, as `contributions` and `goal` ask for it.

use std::sync::Arc;

use atlas::{PlaceId, Standards};
use outlook::{Explorer, Indicator, Simulator};
use scenario::{Nation, PlaceError};

use crate::data::Data;
use crate::failure::Failure;
use crate::selection::Selection;

/// Years that can be asked for: what happens during a year is known when it is over.
const YEARS: std::ops::RangeInclusive<u16> = 2026..=2065;

/// An indicator by its name.
pub(crate) fn indicator(text: &str) -> Result<Indicator, String> {
    Indicator::ALL.into_iter().find(|indicator| indicator.key() == text).ok_or_else(|| {
        let names: Vec<&str> = Indicator::ALL.iter().map(|indicator| indicator.key()).collect();
        format!("there is no such indicator; the indicators are {}", names.join(", "))
    })
}

/// A year by its number.
pub(crate) fn year(text: &str) -> Result<u16, String> {
    match text.parse() {
        Ok(year) if YEARS.contains(&year) => Ok(year),
        _ => Err(format!("years are whole numbers from {} to {}", YEARS.start(), YEARS.end())),
    }
}

/// The place of a selection, which must be one: a municipality, a county or the nation.
pub(crate) fn explorer(data: &Data, selection: &Selection) -> Result<Explorer, Failure> {
    let nation = Arc::new(Nation::new(&data.core));
    let id = match selection {
        Selection::Kommuner(numbers) if numbers.len() == 1 => PlaceId::Kommune(numbers[0]),
        Selection::Fylke(fylke) => fylke.place(),
        Selection::Norge => PlaceId::Nation,
        Selection::All | Selection::Kommuner(_) => {
            let what = "--kommune: one place is needed: a number, a county ('fylke:56') or 'norge'";
            return Err(Failure::Input(what.into()));
        }
    };
    let failed = |error: PlaceError| Failure::Run(format!("{id}: {error}"));
    if let PlaceId::Kommune(nr) = id {
        return Explorer::new(&nation, data.kommune(nr)?.clone()).map_err(failed);
    }
    let sum = data
        .country
        .sum(id)
        .ok_or_else(|| Failure::Input(format!("there is no place {id} (numbers are those of 2024)")))?;
    let members: Vec<_> =
        data.core.members(id).filter_map(|place| data.country.kommune(place.nr)).cloned().collect();
    Explorer::of_sum(&nation, sum, &members).map_err(failed)
}

/// The place in a year.
pub(crate) fn simulator<'a>(
    explorer: &'a Explorer,
    standards: &'a Standards,
    year: u16,
) -> Result<Simulator<'a>, Failure> {
    Simulator::new(explorer.place(), standards, year).map_err(|error| failed(explorer, &error))
}

pub(crate) fn failed(explorer: &Explorer, error: &PlaceError) -> Failure {
    Failure::Run(format!("{}: {error}", explorer.area().id))
}

/// Where the place has no such figure.
pub(crate) fn missing(explorer: &Explorer, indicator: Indicator, year: u16) -> Failure {
    Failure::Run(format!("{}: no {} in {year}", explorer.area().id, indicator.key()))
}
