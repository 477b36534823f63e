//! `framsyn`: the model's numbers for analysts. The work is in the library of this crate.

use std::process::ExitCode;

fn main() -> ExitCode {
    framsyn_cli::run(std::env::args_os())
}
