//! What the analysts' program is given: arguments, and the kernel's input.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;

use framsyn_cli::{Command, Failure, kernel};
use scenario::{Levers, OwnFigures};
use serde_json::Value;

use crate::place::{check_projection, check_told};

/// Gives bytes to the kernel where they begin like JSON, or else to the program as arguments, one a line. What is refused
/// is told in one line; what is read projects; the kernel's answer is JSON without a number that is none.
///
/// # Panics
/// Where that does not hold.
pub fn command(bytes: &[u8]) {
    if bytes.starts_with(b"{") {
        return kernel(bytes);
    }
    let own_name = std::iter::once(OsString::from("framsyn"));
    let arguments = bytes.split(|byte| *byte == b'\n').map(|line| OsString::from_vec(line.to_vec()));
    let (set, own) = match framsyn_cli::read(own_name.chain(arguments)) {
        Ok(Command::Project(arguments)) => (arguments.scenario.set, None),
        Ok(Command::Outlook(arguments)) => (arguments.scenario.set, arguments.own),
        Ok(Command::Contributions(arguments)) => (arguments.set, arguments.own),
        Ok(Command::Story(arguments)) => (arguments.set, arguments.own),
        Ok(Command::Goal(arguments)) => {
            assert!(arguments.target.is_finite());
            (Levers::default(), arguments.own)
        }
        Ok(Command::Backtest(_) | Command::Kernel(_)) => return,
        // Help and version.
        Err(error) if !error.use_stderr() => return assert!(!error.render().to_string().is_empty()),
        Err(error) => return one_line(&Failure::from(error)),
    };
    check_projection(None, &set);
    check_told(None, &set, &own.unwrap_or(OwnFigures::default()));
}

fn kernel(json: &[u8]) {
    let answer = match kernel::answer("input.json", json) {
        Ok(answer) => answer,
        Err(failure) => return one_line(&failure),
    };
    if let Some(warning) = &answer.warning {
        assert!(!warning.is_empty() && !warning.contains('\n'), "{warning:?}");
    }
    let output: Value = serde_json::from_slice(&answer.json).expect("the kernel answers in JSON");
    for key in ["population", "births", "deaths"] {
        no_nothing(&output[key]);
    }
}

/// No number of the output is none, which JSON writes as null.
fn no_nothing(value: &Value) {
    match value {
        Value::Array(values) => values.iter().for_each(no_nothing),
        other => assert!(other.is_f64(), "{other} in the kernel's answer"),
    }
}

fn one_line(failure: &Failure) {
    let text = failure.to_string();
    assert!(!text.trim().is_empty() && !text.contains('\n'), "{text:?}");
}
