//! `framsyn outlook`: what a population means: work, services, staff, money.

use std::io::{self, Write};
use std::sync::Arc;

use atlas::{EmploymentBasis, Kommune, Standards};
use outlook::{Course, Indicator, Reckoner};
use scenario::{Levers, Nation, PlaceError, PlaceModel, Projection};

use crate::data::{Data, DataArguments, Selected};
use crate::failure::Failure;
use crate::files;
use crate::levers::lever_help;
use crate::project::Format;
use crate::selection::Selection;

/// What a population means for municipalities, a county or the nation: work, services, staff, money: CSV
#[derive(Debug, clap::Args)]
#[command(after_long_help = HELP)]
pub struct OutlookArguments {
    /// Which municipalities: one number, a comma list, 'all', a county ('fylke:56'), or 'norge'
    #[arg(long, value_name = "K", default_value = "all")]
    pub kommune: Selection,
    /// Changes from the baseline, by lever, each with the year that reaches it if that is not 2036
    #[arg(long, value_name = "LEVER=CHANGE[@YEAR],...", default_value = "")]
    pub set: Levers,
    /// The last year, included
    #[arg(long, value_name = "YEAR", default_value_t = 2046)]
    pub to: u16,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    pub format: Format,
    /// Which data set
    #[command(flatten)]
    pub data: DataArguments,
}

const HELP: &str = concat!(
    "\
Columns:
  kommune    municipality number of four digits; 'fylke:56' or 'norge' for a sum
  year       1 January of this year, from 2026; for what happens during a year
             (births, deaths, net_migration, net_cost_added...) the calendar year
  indicator  what is told, see below
  unit       its unit
  value      not rounded; where there is no value the row is left out
  basis      measured (counted here in the base year), national_rate (the nation's
             rate applied to the people here) or derived (by a rule in METHOD.md)
  source     table and year that it rests on beside the population

Indicators:
  population, age_0_5, age_0_15, age_6_15, age_20_66, age_67_79, age_80_plus
  births, deaths, net_migration
  working_age_per_80_plus      inhabitants aged 20-66 for each aged 80 and over
  employed, out_of_work_20_66  employed who live here; not employed at 20-66
  labour_input                 the employed counted at today's working hours
  kindergarten_children        children aged 1-5 in kindergarten, and of them
  kindergarten_1_2, kindergarten_3_5
  pupils, young_16_18          inhabitants aged 6-15 and 16-18
  home_care_users, institution_residents, dementia
  person_years_kindergarten, person_years_school
  person_years_care            health and care
  hands_ratio                  these person-years for every 100 of labour_input
  hands_gap                    person-years beyond the share of the base year
  need_index                   expenditure need per inhabitant, the nation of 2026 is 1
  net_cost                     net costs at the nation's unit costs, and by sector
  net_cost_school, net_cost_kindergarten, net_cost_care, net_cost_health,
  net_cost_child_welfare, net_cost_social, net_cost_administration
  net_cost_added               what the change of the population adds in the year,
  net_cost_added_by_age        and the part of it that goes with ages
  net_cost_per_employed        net costs for each employed who lives here

Examples:
  framsyn outlook --kommune 5634
  framsyn outlook --kommune fylke:56 --set care=-10,emp=2@2032 --to 2040

",
    lever_help!()
);

/// Reckons and writes.
///
/// # Errors
///
/// [`Failure::Input`] if the arguments or the data set cannot be used, [`Failure::Run`] if a projection fails or the
/// output cannot be written.
pub fn run(arguments: &OutlookArguments) -> Result<(), Failure> {
    let OutlookArguments { kommune: selection, set: levers, to, format: Format::Csv, data } = arguments;
    let data = Data::read(data)?;
    let Selected { kommuner, sum } = data.select(selection, levers)?;
    let standards = data.standards()?;
    let nation = Arc::new(Nation::new(&data.core));
    files::stdout(|out| {
        let mut projection = Projection::new();
        let mut total: Option<Course> = None;
        for (i, kommune) in kommuner.iter().enumerate() {
            let course = course(&nation, kommune, levers, *to, &mut projection)?;
            if i == 0 {
                writeln!(out, "kommune,year,indicator,unit,value,basis,source")?;
            }
            if sum.is_none() {
                rows(out, &kommune.nr.to_string(), &course, &standards, &nation, &[kommune])?;
            } else if let Some(total) = &mut total {
                total.add(&course);
            } else {
                total = Some(course);
            }
        }
        if let (Some(name), Some(total)) = (&sum, &total) {
            rows(out, name, total, &standards, &nation, &kommuner)?;
        }
        Ok(())
    })
}

/// The course of one municipality.
pub(crate) fn course(
    nation: &Arc<Nation>,
    kommune: &Kommune,
    levers: &Levers,
    to: u16,
    projection: &mut Projection,
) -> Result<Course, Failure> {
    PlaceModel::new(nation, kommune).and_then(|model| Course::of(&model, levers, to, projection)).map_err(
        |error| match error {
            PlaceError::Horizon { .. } => Failure::Input(format!("--to: {error}")),
            error => Failure::Run(format!("{}: {error}", kommune.nr)),
        },
    )
}

/// What the least certain of municipalities' employed rest on.
fn employment(kommuner: &[&Kommune]) -> EmploymentBasis {
    let bases = kommuner.iter().map(|kommune| kommune.employment.basis);
    bases.max().unwrap_or(EmploymentBasis::NationalRate)
}

/// The rows of one place.
fn rows(
    out: &mut dyn Write,
    name: &str,
    course: &Course,
    standards: &Standards,
    nation: &Nation,
    kommuner: &[&Kommune],
) -> io::Result<()> {
    let inhabitants = kommuner.iter().map(|kommune| (kommune.nr, kommune.population.iter().sum()));
    let reckoner = Reckoner::new(nation, standards, inhabitants);
    let employment = employment(kommuner);
    for year in course.years() {
        let Some(figures) = reckoner.figures(course, year) else { continue };
        for indicator in Indicator::ALL {
            let Some(value) = figures.get(indicator) else { continue };
            let (key, unit) = (indicator.key(), indicator.measure().key());
            let basis = indicator.basis_in(employment, year, nation.base_year()).key();
            let source = indicator.source();
            let vintage = reckoner.year_of(source);
            writeln!(out, "{name},{year},{key},{unit},{value},{basis},{} {vintage}", source.key())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_has_every_indicator() {
        for indicator in Indicator::ALL {
            let named = HELP.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            assert!(named.into_iter().any(|word| word == indicator.key()), "{}", indicator.key());
        }
    }

    #[test]
    fn sources_fit_a_field() {
        for indicator in Indicator::ALL {
            let key = indicator.source().key();
            assert!(!key.contains([',', '"', '\n']), "{key}");
        }
    }
}
