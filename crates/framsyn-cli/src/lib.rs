//! The analysts' program `framsyn`: scenarios in, CSV and JSON out.
//!
//! Data go to standard output, messages to standard error. The exit code is 0 if all went well, 1 if a run failed, and 2
//! for bad arguments or input, with one line that says what and where. Each subcommand is a module with its arguments
//! and a function that does the work; [`run`] is the only place that prints messages and chooses the exit code.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program speaks through its two streams")]

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub mod backtest;
pub mod contributions;
pub mod data;
mod explored;
mod failure;
mod files;
pub mod goal;
pub mod kernel;
mod levers;
pub mod outlook;
pub mod project;
pub mod selection;
pub mod story;

pub use failure::Failure;

/// Population projections of Norway's municipalities, for analysts
///
/// Data are written to standard output or the given file, messages to standard error.
/// Exit code: 0 good, 1 a run that failed, 2 bad arguments or input.
#[derive(Debug, Parser)]
#[command(
    name = "framsyn",
    version,
    arg_required_else_help = false,
    after_help = "See 'framsyn <COMMAND> --help' for units, columns and examples."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// What the program can be asked for.
// Without comments on the variants: clap would say them instead of those on the arguments.
#[allow(missing_docs, reason = "each is told by its arguments")]
#[derive(Debug, Subcommand)]
pub enum Command {
    Project(project::ProjectArguments),
    Outlook(outlook::OutlookArguments),
    Contributions(contributions::ContributionsArguments),
    Goal(goal::GoalArguments),
    Story(story::StoryArguments),
    Backtest(backtest::BacktestArguments),
    Kernel(kernel::KernelArguments),
}

/// Reads arguments, of which the first is the program's own name.
///
/// # Errors
///
/// What is wrong with them, as one line once it is a [`Failure`]; also help and version, where these are asked for.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, clap::Error> {
    Arguments::try_parse_from(arguments).map(|Arguments { command }| command)
}

/// Runs the program with these arguments, of which the first is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let outcome = match read(arguments) {
        Ok(Command::Project(arguments)) => project::run(&arguments),
        Ok(Command::Outlook(arguments)) => outlook::run(&arguments),
        Ok(Command::Contributions(arguments)) => contributions::run(&arguments),
        Ok(Command::Goal(arguments)) => goal::run(&arguments),
        Ok(Command::Story(arguments)) => story::run(&arguments),
        Ok(Command::Backtest(arguments)) => backtest::run(&arguments),
        Ok(Command::Kernel(arguments)) => kernel::run(&arguments),
        // Help and version are what was asked for.
        Err(error) if !error.use_stderr() => {
            print!("{}", error.render());
            Ok(())
        }
        Err(error) => Err(Failure::from(error)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("framsyn: {failure}");
            failure.exit_code()
        }
    }
}
