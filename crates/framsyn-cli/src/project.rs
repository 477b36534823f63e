//! `framsyn project`: the projected population of municipalities, by sex and single age.

use std::io::{self, Write};
use std::sync::Arc;

use atlas::{AGES, CELLS, Kommune};
use scenario::{Levers, Nation, PlaceError, PlaceModel, Projection};

use crate::data::{Data, DataArguments, Selected};
use crate::failure::Failure;
use crate::files;
use crate::levers::lever_help;
use crate::selection::Selection;

/// Project municipalities, a county or the nation by sex and single age: CSV
#[derive(Debug, clap::Args)]
#[command(after_long_help = HELP)]
pub struct ProjectArguments {
    /// What is asked for
    #[command(flatten)]
    pub scenario: ScenarioArguments,
}

/// Which places under which levers to which year: what the subcommands on whole courses are asked.
#[derive(Debug, clap::Args)]
pub struct ScenarioArguments {
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

/// The form of tabular output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Comma, point, header always, line feeds.
    Csv,
}

const HELP: &str = concat!(
    "\
Columns:
  kommune  municipality number of four digits; 'fylke:56' or 'norge' for a sum
  year     1 January of this year, from 2026
  sex      F or M
  age      completed years; 105 is 105 and over
  persons  not rounded

Examples:
  framsyn project --kommune 5501
  framsyn project --kommune fylke:56 --set tfr=0.2,emp=2@2032 --to 2040
  framsyn project --kommune norge --set tfr=0.2 > norge.csv

",
    lever_help!()
);

/// Projects and writes.
///
/// # Errors
///
/// [`Failure::Input`] if the arguments or the data set cannot be used, [`Failure::Run`] if the projection fails or the
/// output cannot be written.
pub fn run(arguments: &ProjectArguments) -> Result<(), Failure> {
    let ScenarioArguments { kommune: selection, set: levers, to, format: Format::Csv, data } =
        &arguments.scenario;
    let data = Data::read(data)?;
    let Selected { kommuner, sum } = data.select(selection, levers)?;

    let nation = Arc::new(Nation::new(&data.core));
    let first_year = nation.base_year();
    let project = |kommune: &Kommune, projection: &mut Projection| {
        PlaceModel::new(&nation, kommune).and_then(|model| model.project(levers, *to, projection)).map_err(
            |error| match error {
                PlaceError::Horizon { .. } => Failure::Input(format!("--to: {error}")),
                error => Failure::Run(format!("{}: {error}", kommune.nr)),
            },
        )
    };
    files::stdout(|out| {
        let mut projection = Projection::new();
        let mut total: Vec<f64> = Vec::new();
        for (i, kommune) in kommuner.iter().enumerate() {
            project(kommune, &mut projection)?;
            if i == 0 {
                writeln!(out, "kommune,year,sex,age,persons")?;
            }
            if sum.is_some() {
                total.resize(projection.cells().len(), 0.0);
                total.iter_mut().zip(projection.cells()).for_each(|(sum, persons)| *sum += persons);
            } else {
                rows(out, &kommune.nr.to_string(), first_year, projection.cells())?;
            }
        }
        if let Some(name) = &sum {
            rows(out, &name.to_string(), first_year, &total)?;
        }
        Ok(())
    })
}

/// The rows of one place, from its population `[year][sex][age]`.
fn rows(out: &mut dyn Write, name: &str, first_year: u16, cells: &[f64]) -> io::Result<()> {
    for (year, cells) in (first_year..).zip(cells.chunks_exact(CELLS)) {
        for (sex, ages) in ["F", "M"].into_iter().zip(cells.chunks_exact(AGES)) {
            for (age, persons) in ages.iter().enumerate() {
                // The shortest decimal number that reads back as the same one.
                writeln!(out, "{name},{year},{sex},{age},{persons}")?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use scenario::LEVERS;

    use super::*;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        project: ProjectArguments,
    }

    fn read(arguments: &[&str]) -> Result<ProjectArguments, clap::Error> {
        Line::try_parse_from(["project"].iter().chain(arguments)).map(|line| line.project)
    }

    #[test]
    fn without_arguments_it_is_the_baseline_of_all() {
        let project = read(&[]).expect("everything has a default");
        assert_eq!(project.scenario.kommune, Selection::All);
        assert!(project.scenario.set.is_baseline());
        assert_eq!((project.scenario.to, project.scenario.format), (2046, Format::Csv));
    }

    #[test]
    fn the_help_has_every_lever_with_its_bounds() {
        for lever in &LEVERS {
            let line = format!("  {:<8} {:<12}", lever.key, format!("{} to {}", lever.min, lever.max));
            assert!(HELP.lines().any(|l| l.starts_with(&line)), "{line}");
            let set = format!("{}={}@2030", lever.key, lever.max);
            assert_eq!(read(&["--set", &set]).expect("valid").scenario.set.to_string(), set);
        }
    }

    #[test]
    fn arguments_are_read_and_refused() {
        let project = read(&["--kommune", "fylke:56", "--set", "tfr=0.2,emp=2@2032", "--to", "2040"]);
        assert_eq!(project.expect("valid").scenario.set.to_string(), "tfr=0.2,emp=2@2032");
        for bad in [["--kommune", "55"], ["--set", "tfr"], ["--to", "soon"], ["--format", "xml"]] {
            assert!(read(&bad).is_err(), "{bad:?}");
        }
    }
}
