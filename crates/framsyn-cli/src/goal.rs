//! `framsyn goal`: the smallest changes that reach a goal.

use outlook::{Goal, Indicator, Package};
use scenario::{Levers, OwnFigures};
use serde::Serialize;

use crate::data::{Data, DataArguments};
use crate::explored::{failed, indicator, missing, one_place, own_help, simulator, year};
use crate::failure::Failure;
use crate::files;
use crate::selection::Selection;

/// Find the smallest changes within realistic ranges that bring a figure to a target, in one place: JSON
#[derive(Debug, clap::Args)]
#[command(after_long_help = HELP)]
pub struct GoalArguments {
    /// Which place: one municipality number, a county ('fylke:56'), or 'norge'
    #[arg(long, value_name = "K")]
    pub kommune: Selection,
    /// Which figure, by its name in 'framsyn outlook'
    #[arg(long, value_name = "I", value_parser = indicator)]
    pub indicator: Indicator,
    /// What it is to become
    #[arg(long, value_name = "T", value_parser = number, allow_negative_numbers = true)]
    pub target: f64,
    /// In which year
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub year: u16,
    /// The place's own figures of today instead of what the nation's rates give
    #[arg(long, value_name = "NAME:VALUE,...")]
    pub own: Option<OwnFigures>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = JsonFormat::Json)]
    pub format: JsonFormat,
    /// Which data set
    #[command(flatten)]
    pub data: DataArguments,
}

/// The form of structured output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum JsonFormat {
    /// One line, UTF-8.
    Json,
}

fn number(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|number: &f64| number.is_finite()).ok_or_else(|| "not a number".to_owned())
}

const HELP: &str = concat!(
    "\
Output: {\"packages\":[{\"set\":...,\"reached\":...,\"kind\":...}],\"best\":{...}}
  packages  up to three sets of changes that reach the target, each leaning on
            something else: mixed, work, care, moving, children; empty where no realistic
            change reaches it
  best      the first package, or else what comes nearest
  set       the changes: can be given to 'framsyn outlook --set'
  reached   the figure in the year, as 'framsyn outlook' gives it

A figure that is good to have more of is to be at least the target, one that is a burden at
most: what the baseline reaches by itself needs no change, and 'set' is then empty. The
smallest change has the least sum of squares of parts, each part being of the lever's
realistic range; changes are in whole steps of the sliders and are reached in 2036.
Nobody is asked to live shorter, to have fewer children or to move away.

Examples:
  framsyn goal --kommune 5634 --indicator hands_ratio --target 11 --year 2046
  framsyn goal --kommune 0301 --indicator pupils --target 70000 --year 2040

",
    own_help!()
);

#[derive(Serialize)]
struct Answer {
    packages: Vec<Set>,
    best: Set,
}

#[derive(Serialize)]
struct Set {
    set: String,
    reached: f64,
    kind: &'static str,
}

impl From<&Package> for Set {
    fn from(package: &Package) -> Self {
        let Package { kind, levers, reached } = package;
        Self { set: levers.to_string(), reached: *reached, kind: kind.key() }
    }
}

impl From<&Goal> for Answer {
    fn from(goal: &Goal) -> Self {
        Self { packages: goal.packages.iter().map(Set::from).collect(), best: (&goal.best).into() }
    }
}

/// Searches and writes.
///
/// # Errors
///
/// [`Failure::Input`] if the arguments or the data set cannot be used, [`Failure::Run`] if a projection fails or the
/// place has no such figure.
pub fn run(arguments: &GoalArguments) -> Result<(), Failure> {
    let GoalArguments { kommune, indicator, target, year, own, format: JsonFormat::Json, data } = arguments;
    let data = Data::read(data)?;
    data.select(kommune, &Levers::default())?;
    let place = one_place(&data, kommune, own.as_ref())?;
    let standards = data.standards()?;
    let mut simulator = simulator(&place, &standards, *year)?;
    let goal = simulator
        .goal(*indicator, *target)
        .map_err(|error| failed(&place, &error))?
        .ok_or_else(|| missing(&place, *indicator, *year))?;
    let answer = serde_json::to_string(&Answer::from(&goal))
        .map_err(|error| Failure::Run(format!("the answer cannot be written: {error}")))?;
    files::stdout(|out| Ok(writeln!(out, "{answer}")?))
}
