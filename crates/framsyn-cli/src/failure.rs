//! Why the program ends without its result.

use std::process::ExitCode;

/// Why the program ends without its result, in one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Bad arguments or input: exit code 2.
    #[error("{0}")]
    Input(String),
    /// A run that failed: exit code 1.
    #[error("{0}")]
    Run(String),
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
