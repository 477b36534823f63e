//! Why the program ends without its result.

use std::process::ExitCode;

/// Why the program ends without its result, in one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Bad arguments or input: exit code 2.
    #[error("{}", one_line(.0))]
    Input(String),
    /// A run that failed: exit code 1.
    #[error("{}", one_line(.0))]
    Run(String),
}

/// The text with every sign that would begin a line, or that tells a terminal what to do, written as in a program: what
/// is wrong may be named as it stands in the input.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for sign in text.chars() {
        if sign.is_control() {
            line.extend(sign.escape_default());
        } else {
            line.push(sign);
        }
    }
    line
}

impl Failure {
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Failure::Input(_) => ExitCode::from(2),
            Failure::Run(_) => ExitCode::from(1),
        }
    }
}

/// The message of clap's first paragraph, which says what and where, in one line; its usage and hints are in the help.
impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        let text = error.render().to_string();
        let what: Vec<&str> = text.lines().map(str::trim).take_while(|line| !line.is_empty()).collect();
        let what = what.join(" ");
        Failure::Input(format!("{} (see 'framsyn --help')", what.strip_prefix("error: ").unwrap_or(&what)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_input_names_ends_no_line() {
        let failure = Failure::Input("unknown field `a\nb\u{1b}[2J`".into());
        assert_eq!(failure.to_string(), "unknown field `a\\nb\\u{1b}[2J`");
        assert_eq!(Failure::Run("«ø»".into()).to_string(), "«ø»");
    }

    #[test]
    fn clap_speaks_in_one_line() {
        let command = clap::Command::new("framsyn").arg(clap::Arg::new("to").long("to").required(true));
        let error = command.try_get_matches_from(["framsyn"]).expect_err("--to is required");
        assert_eq!(
            Failure::from(error),
            Failure::Input(
                "the following required arguments were not provided: --to <to> (see 'framsyn --help')".into()
            )
        );
    }
}
