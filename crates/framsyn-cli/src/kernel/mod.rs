//! `framsyn kernel`: the bare cohort-component kernel, JSON in, JSON out.

use std::path::PathBuf;

use demography::{KernelError, project};

use crate::failure::Failure;
use crate::files;

mod input;
mod output;

/// Run the cohort-component kernel on your own rates: JSON in, JSON out
#[derive(Debug, clap::Args)]
#[command(after_long_help = HELP)]
pub struct KernelArguments {
    /// JSON file with a start population and rates; '-' is standard input
    #[arg(long, value_name = "F")]
    pub input: PathBuf,
    /// JSON file to write; '-' is standard output
    #[arg(long, value_name = "F")]
    pub output: PathBuf,
}

// At most 80 characters a line, so that no terminal breaks the columns.
const HELP: &str = "\
Input, one object; schemas/kernel.schema.json describes it in full:
  age_width      years per age group; a step of the projection lasts as long
  n_ages         number of age groups; the last one is open
  sexes          [\"F\"] or [\"F\",\"M\"], the order of every [sex] below
  years          number of steps
  start          [sex][age]        persons at the start
  survival       [year][sex][age]  share alive at the end of the step, INTO age
                                   group a; the first: from birth; the last: into
                                   the open group from both the one before it and
                                   itself
  asfr           [year][age]       births per woman and year; first group 0
  srb            [year]            boys per girl at birth, about 1.05
  timing         \"end\"    net migrants come at the end of the step
                 \"even\"   half of them at its start, half at its end
                 \"inout\"  out-moves as rates on the survivors, then in-moves as
                          counts
  net_migration  [year][sex][age]  persons per step (\"end\" and \"even\" only)
  out_rate       [year][sex][age]  share of the survivors who move out, by age
                                   group at the end of the step (\"inout\" only)
  in_count       [year][sex][age]  persons who move in, likewise (\"inout\" only)
Unknown fields are refused.

Output, one object:
  population     [time][sex][age]  persons; the start first, so one more than years
  births         [year][sex]       persons
  deaths         [year][sex][age]  persons, by age group at the end of the step
  warnings       cells where more people left than there were; such numbers are
                 left as they are

Example: women and men aged 0-19, 20-39 and 40 or more, one step of 20 years
  echo '{\"age_width\": 20, \"n_ages\": 3, \"sexes\": [\"F\", \"M\"], \"years\": 1,
         \"start\": [[100, 110, 150], [105, 112, 140]],
         \"survival\": [[[0.996, 0.99, 0.6], [0.995, 0.985, 0.55]]],
         \"asfr\": [[0, 0.05, 0.005]], \"srb\": [1.05], \"timing\": \"end\",
         \"net_migration\": [[[2, 3, 0], [2, 3, 0]]]}' |
    framsyn kernel --input - --output -";

/// What the kernel answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The output: one object and a final line feed.
    pub json: Vec<u8>,
    /// What to warn of, in one line.
    pub warning: Option<String>,
}

/// Reads, projects, writes.
///
/// # Errors
///
/// [`Failure::Input`] if the input cannot be read or is not valid, [`Failure::Run`] if its numbers outgrow f64 or the
/// output cannot be written.
pub fn run(arguments: &KernelArguments) -> Result<(), Failure> {
    let name = files::shown(&arguments.input, "stdin");
    let Answer { json, warning } = answer(&name, &files::read(&arguments.input)?)?;
    if let Some(warning) = warning {
        eprintln!("framsyn: warning: {warning}");
    }
    files::write(&arguments.output, &json)
}

/// Projects what a file of this name holds.
///
/// # Errors
///
/// [`Failure::Input`] if the input is not valid, [`Failure::Run`] if its numbers outgrow f64.
pub fn answer(name: &str, json: &[u8]) -> Result<Answer, Failure> {
    let bad = |what: String| Failure::Input(format!("{name}: {what}"));
    let mut ready = input::parse(json).and_then(input::Input::into_arrays).map_err(bad)?;
    let trajectory =
        project(ready.shape, ready.start.view(), &mut ready.rates).map_err(|error| match error {
            KernelError::Overflow { .. } => Failure::Run(format!("{name}: {error}")),
            error => bad(error.to_string()),
        })?;
    let warning = trajectory.warnings.first().map(|first| {
        let more = match trajectory.warnings.len() - 1 {
            0 => String::new(),
            more => format!(" (and {more} more: see 'warnings' in the output)"),
        };
        format!("{first}{more}")
    });
    Ok(Answer { json: output::to_json(&trajectory)?, warning })
}
