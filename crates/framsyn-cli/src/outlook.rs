//! `framsyn outlook`: what a population means: work, services, staff, money.

use std::io::{self, Write};
use std::sync::Arc;

use atlas::Standards;
use outlook::{Course, Indicator, Place};
use scenario::{Nation, OwnFigures, PlaceError};

use crate::data::{Data, Selected};
use crate::explored::{own_help, place};
use crate::failure::Failure;
use crate::files;
use crate::levers::lever_help;
use crate::project::{Format, ScenarioArguments};

/// What a population means for municipalities, a county or the nation: work, services, staff, money: CSV
#[derive(Debug, clap::Args)]
#[command(after_long_help = HELP)]
pub struct OutlookArguments {
    /// What is asked for
    #[command(flatten)]
    pub scenario: ScenarioArguments,
    /// The place's own figures of today instead of what the nation's rates give: one place only
    #[arg(long, value_name = "NAME:VALUE,...")]
    pub own: Option<OwnFigures>,
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
  basis      measured (counted here in the base year), own (given by --own),
             national_rate (the nation's rate applied to the people here) or derived
             (by a rule in METHOD.md)
  source     table and year that it rests on beside the population

Indicators:
  population, age_0_5, age_0_15, age_6_15, age_20_66, age_67_79, age_80_plus
  age_6, age_20_29, age_85     inhabitants of these ages, told of in stories
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
  framsyn outlook --kommune 5634 --own pupils:170,person_years_care:95.5

",
    own_help!(),
    lever_help!()
);

/// Reckons and writes.
///
/// # Errors
///
/// [`Failure::Input`] if the arguments or the data set cannot be used, [`Failure::Run`] if a projection fails or the
/// output cannot be written.
pub fn run(arguments: &OutlookArguments) -> Result<(), Failure> {
    let OutlookArguments { scenario, own } = arguments;
    let ScenarioArguments { kommune: selection, set: levers, to, format: Format::Csv, data } = scenario;
    let data = Data::read(data)?;
    let Selected { kommuner, sum } = data.select(selection, levers)?;
    let standards = data.standards()?;
    let nation = Arc::new(Nation::new(&data.core));
    let ids = match sum {
        Some(id) => vec![id],
        None => kommuner.iter().map(|kommune| kommune.nr.into()).collect(),
    };
    if own.is_some() && ids.len() != 1 {
        return Err(Failure::Input("--own: one place is needed, not several".into()));
    }
    files::stdout(|out| {
        for (i, id) in ids.into_iter().enumerate() {
            let place = place(&data, &nation, id, own.as_ref())?;
            let course = place.course(levers, *to).map_err(|error| match error {
                PlaceError::Horizon { .. } => Failure::Input(format!("--to: {error}")),
                error => Failure::Run(format!("{id}: {error}")),
            })?;
            if i == 0 {
                writeln!(out, "kommune,year,indicator,unit,value,basis,source")?;
            }
            rows(out, &place, &course, &standards)?;
        }
        Ok(())
    })
}

/// The rows of one place.
fn rows(out: &mut dyn Write, place: &Place, course: &Course, standards: &Standards) -> io::Result<()> {
    let (id, reckoner) = (place.area().id, place.reckoner(standards));
    for year in course.years() {
        let Some(figures) = reckoner.figures(course, year) else { continue };
        for indicator in Indicator::ALL {
            let Some(value) = figures.get(indicator) else { continue };
            let (key, unit) = (indicator.key(), indicator.measure().key());
            let basis = place.basis_in(indicator, year).key();
            let source = indicator.source();
            let vintage = reckoner.year_of(source);
            writeln!(out, "{id},{year},{key},{unit},{value},{basis},{} {vintage}", source.key())?;
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
