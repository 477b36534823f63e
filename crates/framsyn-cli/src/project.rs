//! `framsyn project`: the projected population of municipalities, by sex and single age.

use scenario::Levers;

use crate::selection::Selection;

/// Project municipalities, or the nation, by sex and single age: CSV
#[derive(Debug, clap::Args)]
#[command(after_long_help = HELP)]
pub struct ProjectArguments {
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
}

/// The form of tabular output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Comma, point, header always, line feeds.
    Csv,
}

const HELP: &str = "\
Columns:
  kommune  municipality number of four digits, or 'norge'
  year     1 January of this year, from 2026
  sex      F or M
  age      completed years; 105 is 105 and over
  persons  not rounded

Examples:
  framsyn project --kommune 5501
  framsyn project --kommune fylke:56 --set tfr=0.2,emp=2@2032 --to 2040
  framsyn project --kommune norge --set e0=1 > norge.csv";

#[cfg(test)]
mod tests {
    use clap::Parser;

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
        assert_eq!(project.kommune, Selection::All);
        assert!(project.set.is_baseline());
        assert_eq!((project.to, project.format), (2046, Format::Csv));
    }

    #[test]
    fn arguments_are_read_and_refused() {
        let project = read(&["--kommune", "fylke:56", "--set", "tfr=0.2,emp=2@2032", "--to", "2040"]);
        assert_eq!(project.expect("valid").set.to_string(), "tfr=0.2,emp=2@2032");
        for bad in [["--kommune", "55"], ["--set", "tfr"], ["--to", "soon"], ["--format", "xml"]] {
            assert!(read(&bad).is_err(), "{bad:?}");
        }
    }
}
