//! `framsyn contributions`: how much of a figure's change comes from what.

use outlook::Indicator;
use scenario::{Levers, OwnFigures};

use crate::data::{Data, DataArguments};
use crate::explored::{failed, indicator, missing, one_place, own_help, simulator, year};
use crate::failure::Failure;
use crate::files;
use crate::levers::lever_help;
use crate::project::Format;
use crate::selection::Selection;

/// Divide the change of a figure between what it comes from, in one place: CSV
#[derive(Debug, clap::Args)]
#[command(after_long_help = HELP)]
pub struct ContributionsArguments {
    /// Which place: one municipality number, a county ('fylke:56'), or 'norge'
    #[arg(long, value_name = "K")]
    pub kommune: Selection,
    /// Which figure, by its name in 'framsyn outlook'
    #[arg(long, value_name = "I", value_parser = indicator)]
    pub indicator: Indicator,
    /// Changes from the baseline, by lever, each with the year that reaches it if that is not 2036
    #[arg(long, value_name = "LEVER=CHANGE[@YEAR],...", default_value = "")]
    pub set: Levers,
    /// The year whose figure is compared with that of 2026
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub year: u16,
    /// The place's own figures of today instead of what the nation's rates give
    #[arg(long, value_name = "NAME:VALUE,...")]
    pub own: Option<OwnFigures>,
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
  factor  age_structure, births, deaths, moving: the baseline's own change
          hold and the names of levers: what --set adds to it
  value   its part of the change since 2026, in the figure's unit; all parts sum to it

Each part is a Shapley value: the mean of what the factor adds, over all orders. The
neutral cases are births and deaths at the rates of 2026, nobody moving, and levers at
zero; age_structure is what remains.

Examples:
  framsyn contributions --kommune 5634 --indicator hands_ratio --year 2046
  framsyn contributions --kommune norge --indicator employed --set ret=1,emp=2 --year 2040

",
    own_help!(),
    lever_help!()
);

/// Divides and writes.
///
/// # Errors
///
/// [`Failure::Input`] if the arguments or the data set cannot be used, [`Failure::Run`] if a projection fails or the
/// place has no such figure.
pub fn run(arguments: &ContributionsArguments) -> Result<(), Failure> {
    let ContributionsArguments { kommune, indicator, set: levers, year, own, format: Format::Csv, data } =
        arguments;
    let data = Data::read(data)?;
    data.select(kommune, levers)?;
    let place = one_place(&data, kommune, own.as_ref())?;
    let standards = data.standards()?;
    let mut simulator = simulator(&place, &standards, *year)?;
    let contributions = simulator
        .contributions(levers, *indicator)
        .map_err(|error| failed(&place, &error))?
        .ok_or_else(|| missing(&place, *indicator, *year))?;
    files::stdout(|out| {
        writeln!(out, "factor,value")?;
        for (factor, value) in &contributions.parts {
            writeln!(out, "{},{value}", factor.key())?;
        }
        Ok(())
    })
}
