//! `framsyn backtest`: how projections made with the past would have hit.

use std::fmt;
use std::io::{self, Read as _, Write};
use std::ops::RangeInclusive;
use std::str::FromStr;

use atlas::{History, NationRecord};
use estimation::{
    AgeGroup, BacktestRow, BandedRow, ErrorSummary, EstimationError, Options, Origin, ReferenceMethod, SIZES,
    Statistics, backtest_reference, band_record, check_outcome, spread_without, summarise,
};

use crate::data::{Data, DataArguments};
use crate::failure::Failure;
use crate::files;
use crate::project::Format;
use crate::selection::Selection;
use outlook::FUTURES;

/// Project from years long past with what was known then, and set the result beside what came
#[derive(Debug, clap::Args)]
#[command(after_long_help = HELP)]
pub struct BacktestArguments {
    /// Base years: the first and the last, or one
    #[arg(long, value_name = "A..B")]
    pub bases: Bases,
    /// Years ahead, from 1
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=50))]
    pub horizon: u16,
    /// Which municipalities are told of: one number, a comma list, 'all', or a county ('fylke:56')
    #[arg(long, value_name = "K", default_value = "all")]
    pub kommune: Selection,
    /// Every figure as a table; without it, a summary
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Which data set
    #[command(flatten)]
    pub data: DataArguments,
}

const HELP: &str = "\
For each base year the rule that makes the baseline is called with the statistics up to that
year and no later. (The one exception is the centrality class, which is that of 2024.)

Columns with --format csv:
  base, horizon  base year, and how many years later it is held against what came
  kommune        municipality number of four digits
  group          total, 0-5, 6-15, 20-66, 67-79 or 80+
  actual         persons there were
  projected      persons projected, not rounded
  lo80, hi80, lo95, hi95
                 bounds that 80 and 95 of 100 outcomes should lie between. How wide they are was
                 chosen on the other base years (METHOD.md, Calibration)

The summary gives, in per cent of the outcome: the mean and the median absolute error; the
sum of errors over the sum of outcomes (weighted); the mean error (bias, above zero is too
many); the share within 5 per cent; by size of the place in the base year; and simple methods
from the same data. Below it, how the bands have held: the share of outcomes within them, their
width and their interval score in per cent of the projection (less is better). The rule was tuned on municipalities whose number is not divisible by
three and bases up to 2016 (tuned); the others are the check.

Examples:
  framsyn backtest --bases 2012..2021 --horizon 5
  framsyn backtest --bases 2016 --horizon 10 --kommune 1151,5634 --format csv";

/// Base years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bases(RangeInclusive<i32>);

/// Text that names no base years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("base years are written 2012..2021, the first and the last, or 2016 for one")]
pub struct ParseBasesError;

impl FromStr for Bases {
    type Err = ParseBasesError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let year = |text: &str| text.parse().ok().filter(|year| (1800..=2200).contains(year));
        match (year(first), year(last)) {
            (Some(first), Some(last)) if first <= last => Ok(Self(first..=last)),
            _ => Err(ParseBasesError),
        }
    }
}

/// Last base year, and divisor of the numbers of those municipalities, that the rule was not tuned on.
const TUNED_TO: i32 = 2016;
const HELD_OUT: u16 = 3;

static HISTORY: &[u8] = include_bytes!("../../../assets/data/history.bin");
static NATION: &[u8] = include_bytes!("../../../assets/data/nation.bin");

/// Projects, compares and writes.
///
/// # Errors
///
/// [`Failure::Input`] if the arguments or the data set cannot be used, or if a base year has too little before it or no
/// outcome yet; [`Failure::Run`] if the output cannot be written.
pub fn run(arguments: &BacktestArguments) -> Result<(), Failure> {
    let BacktestArguments { bases: Bases(bases), horizon, kommune: selection, format, data } = arguments;
    let data = Data::read(data)?;
    let selected = data.select(selection, &scenario::Levers::default())?;
    if selected.sum.is_some() && *selection == Selection::Norge {
        let what = "--kommune: 'norge' is not told of as a sum: use 'all' for every municipality";
        return Err(Failure::Input(what.into()));
    }
    let chosen: Vec<bool> =
        data.core.places.iter().map(|place| selected.kommuner.iter().any(|k| k.nr == place.nr)).collect();
    let statistics = statistics(&data)?;
    let horizon = usize::from(*horizon);
    let kommuner: Vec<usize> = (0..chosen.len()).filter(|k| chosen[*k]).collect();
    let mut rows = Vec::new();
    for base in bases.clone() {
        check_outcome(&statistics, base, horizon).map_err(refused)?;
        let origin = Origin::new(&statistics, base, horizon, &Options::default()).map_err(refused)?;
        let spread = spread_without(base);
        rows.extend(origin.rows_on_all_cores(&statistics, &kommuner, &[horizon], &spread, FUTURES));
    }
    if format.is_some() {
        return files::stdout(|out| Ok(table(out, &data, &rows)?));
    }
    let mut methods = vec![("this baseline", rows.iter().map(|row| row.row.clone()).collect::<Vec<_>>())];
    for method in ReferenceMethod::ALL {
        let rows = backtest_reference(&statistics, bases.clone(), horizon, method).map_err(refused)?;
        methods.push((method.name(), rows.into_iter().filter(|row| chosen[row.kommune]).collect()));
    }
    files::stdout(|out| {
        summary(out, &data, &statistics, &methods)?;
        Ok(band_summary(out, &rows)?)
    })
}

/// The statistics of the data set.
fn statistics(data: &Data) -> Result<Statistics, Failure> {
    let input = |error: atlas::AtlasError| Failure::Input(error.to_string());
    let history = data.file("history.bin", HISTORY, |name, vintage, bytes| {
        let packed = History::open(name, vintage, bytes).map_err(input)?;
        History::decode(name, &unpacked(name, packed)?).map_err(input)
    })?;
    let nation = data.file("nation.bin", NATION, |name, vintage, bytes| {
        let packed = NationRecord::open(name, vintage, bytes).map_err(input)?;
        NationRecord::decode(name, &unpacked(name, packed)?).map_err(input)
    })?;
    Statistics::of_data_set(&data.core.places, &history, &nation)
        .map_err(|error| Failure::Input(error.to_string()))
}

/// Most bytes that an archive of the data set becomes: what is larger is none.
const LARGEST: u64 = 100_000_000;

fn unpacked(name: &str, packed: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    brotli::Decompressor::new(packed, 1 << 16)
        .take(LARGEST)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::Input(format!("{name}: cannot be unpacked: {error}")))?;
    Ok(bytes)
}

fn refused(error: EstimationError) -> Failure {
    match error {
        EstimationError::NoOutcome { .. } => Failure::Input(format!("--bases: {error}")),
        error => Failure::Input(format!("--bases: too little is known before: {error}")),
    }
}

fn table(out: &mut dyn Write, data: &Data, rows: &[BandedRow]) -> io::Result<()> {
    writeln!(out, "base,horizon,kommune,group,actual,projected,lo80,hi80,lo95,hi95")?;
    for BandedRow { row, bands, .. } in rows {
        let BacktestRow { base, horizon, kommune, group, actual, projected } = row;
        let nr = data.core.places[*kommune].nr;
        let [eighty, most] = bands.map(|band| format!("{},{}", band.low, band.high));
        writeln!(out, "{base},{horizon},{nr},{},{actual},{projected},{eighty},{most}", group.name())?;
    }
    Ok(())
}

fn band_summary(out: &mut dyn Write, rows: &[BandedRow]) -> io::Result<()> {
    writeln!(
        out,
        "\n{:<11} {:<6}{:>7} {:>7} {:>7} {:>8} {:>8} {:>8} {:>8}",
        "bands", "group", "figures", "in 80 %", "in 95 %", "width 80", "width 95", "score 80", "score 95"
    )?;
    let sizes = SIZES.into_iter().map(|(name, from, below)| (name, from..below));
    for (name, size) in std::iter::once(("all", 0.0..f64::INFINITY)).chain(sizes) {
        for group in AgeGroup::ALL {
            let of = rows.iter().filter(|row| row.row.group == group && size.contains(&row.inhabitants));
            let Some(r) = band_record(of) else { continue };
            writeln!(
                out,
                "{name:<11} {:<6}{:>7} {:>7.1} {:>7.1} {:>8.2} {:>8.2} {:>8.2} {:>8.2}",
                group.name(),
                r.count,
                100.0 * r.within[0],
                100.0 * r.within[1],
                r.width[0],
                r.width[1],
                r.score[0],
                r.score[1]
            )?;
        }
    }
    Ok(())
}

/// Columns of a line of the summary.
struct Line<'a>(&'a str, &'a str, AgeGroup, Option<ErrorSummary>);

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(method, which, group, summary) = self;
        write!(f, "{method:<20} {which:<11} {:<6}", group.name())?;
        match summary {
            None => write!(f, "{:>7}", 0),
            Some(s) => write!(
                f,
                "{:>7} {:>7.2} {:>7.2} {:>9.2} {:>+7.2} {:>6.0} %",
                s.count,
                s.mean_absolute,
                s.median_absolute,
                s.weighted,
                s.bias,
                100.0 * s.within_five
            ),
        }
    }
}

fn summary(
    out: &mut dyn Write,
    data: &Data,
    statistics: &Statistics,
    methods: &[(&str, Vec<BacktestRow>)],
) -> io::Result<()> {
    writeln!(
        out,
        "{:<20} {:<11} {:<6}{:>7} {:>7} {:>7} {:>9} {:>7} {:>8}",
        "method", "which", "group", "figures", "mean", "median", "weighted", "bias", "within 5"
    )?;
    let inhabitants = |row: &BacktestRow| {
        AgeGroup::Total.persons(statistics.outcome(row.kommune, row.base).unwrap_or_default())
    };
    let tuned = |row: &BacktestRow| {
        row.base <= TUNED_TO && !data.core.places[row.kommune].nr.get().is_multiple_of(HELD_OUT)
    };
    for (i, (method, rows)) in methods.iter().enumerate() {
        let mut lines = |which: &str, choose: &dyn Fn(&BacktestRow) -> bool| {
            AgeGroup::ALL.into_iter().try_for_each(|group| {
                let found = summarise(rows, |row| row.group == group && choose(row));
                writeln!(out, "{}", Line(method, which, group, found))
            })
        };
        lines("all", &|_| true)?;
        // The simple methods have nothing to tune.
        if i == 0 {
            lines("tuned", &tuned)?;
            lines("not tuned", &|row| !tuned(row))?;
        }
        for (name, from, below) in SIZES {
            lines(name, &|row| (from..below).contains(&inhabitants(row)))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bases_are_a_first_and_a_last_year() {
        assert_eq!("2012..2021".parse(), Ok(Bases(2012..=2021)));
        assert_eq!("2016".parse(), Ok(Bases(2016..=2016)));
        for text in ["", "..", "2012..", "2021..2012", "2012-2021", "12..14", "2012...2021"] {
            assert_eq!(text.parse::<Bases>(), Err(ParseBasesError), "{text:?}");
        }
    }
}
