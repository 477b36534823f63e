//! Running the program as an analyst does.

#![allow(dead_code, reason = "each test file uses its part")]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

/// The program with arguments, not started yet; it reads nothing.
pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_framsyn"));
    command.args(arguments).stdin(Stdio::null());
    command
}

pub(crate) fn framsyn(arguments: &[&str]) -> Output {
    program(arguments).output().expect("the program runs")
}

/// What it does with text on standard input.
pub(crate) fn framsyn_reads(arguments: &[&str], stdin: &str) -> Output {
    let mut command = program(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // A program that refuses its arguments does not read its input.
    let _ = child.stdin.take().expect("stdin is piped").write_all(stdin.as_bytes());
    child.wait_with_output().expect("the program ends")
}

/// Standard output, of a run that succeeds and has nothing to say.
pub(crate) fn output(arguments: &[&str]) -> String {
    let output = framsyn(arguments);
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), message.as_str()), (Some(0), ""), "{arguments:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The one line of a failure, which has to come with this exit code and without data.
pub(crate) fn failure(output: &Output, code: i32) -> String {
    let message = String::from_utf8(output.stderr.clone()).expect("messages are UTF-8");
    assert_eq!(output.status.code(), Some(code), "{message}");
    assert!(output.stdout.is_empty(), "no data with a failure");
    assert_eq!(message.lines().count(), 1, "one line: {message}");
    message.trim_end().strip_prefix("framsyn: ").expect("the program's name").to_owned()
}

/// The one line of bad arguments or input.
pub(crate) fn refused(arguments: &[&str]) -> String {
    failure(&framsyn(arguments), 2)
}
