//! One place in one year, as `contributions` and `goal` ask for it.

use std::sync::Arc;

use atlas::{PlaceId, Standards};
use outlook::{Indicator, OutOfReach, Place, Simulator};
use scenario::{Nation, OwnFigures, PlaceError};

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

/// A place of the data set, with its own figures if there are any.
pub(crate) fn place(
    data: &Data,
    nation: &Arc<Nation>,
    id: PlaceId,
    own: Option<&OwnFigures>,
) -> Result<Place, Failure> {
    let found = Place::of_data_set(nation, &data.core, &data.country, id);
    let what = || Failure::Input(format!("there is no place {id} (numbers are those of 2024)"));
    let place = found.ok_or_else(what)?.map_err(|error| Failure::Run(format!("{id}: {error}")))?;
    let Some(own) = own else { return Ok(place) };
    place.with_own(own).map_err(|OutOfReach { id: figure, reckoned, least, most }| {
        let key = figure.key();
        Failure::Input(format!(
            "--own: {key}: from {least:.1} to {most:.1} in {id}, where {reckoned:.1} are reckoned"
        ))
    })
}

/// What `--own` takes, for the help of the subcommands that have it.
macro_rules! own_help {
    () => {
        "\
Own figures (--own) of today, each a number, at most ten times what is reckoned:
  employed, kindergarten_children, pupils, home_care_users, institution_residents,
  person_years_kindergarten, person_years_school, person_years_care

"
    };
}
pub(crate) use own_help;

/// The place of a selection, which must be one: a municipality, a county or the nation.
pub(crate) fn one_place(
    data: &Data,
    selection: &Selection,
    own: Option<&OwnFigures>,
) -> Result<Place, Failure> {
    let id = match selection {
        Selection::Kommuner(numbers) if numbers.len() == 1 => PlaceId::Kommune(numbers[0]),
        Selection::Fylke(fylke) => fylke.place(),
        Selection::Norge => PlaceId::Nation,
        Selection::All | Selection::Kommuner(_) => {
            let what = "--kommune: one place is needed: a number, a county ('fylke:56') or 'norge'";
            return Err(Failure::Input(what.into()));
        }
    };
    place(data, &Arc::new(Nation::new(&data.core)), id, own)
}

/// The place in a year.
pub(crate) fn simulator<'a>(
    place: &'a Place,
    standards: &'a Standards,
    year: u16,
) -> Result<Simulator<'a>, Failure> {
    Simulator::new(place, standards, year).map_err(|error| failed(place, &error))
}

pub(crate) fn failed(place: &Place, error: &PlaceError) -> Failure {
    Failure::Run(format!("{}: {error}", place.area().id))
}

/// Where the place has no such figure.
pub(crate) fn missing(place: &Place, indicator: Indicator, year: u16) -> Failure {
    Failure::Run(format!("{}: no {} in {year}", place.area().id, indicator.key()))
}
