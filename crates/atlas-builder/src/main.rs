//! Builds the data set and tells how it turned out. The work is in the library of this crate.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line program speaks on its standard streams"
)]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result};
use atlas_builder::{Kept, build, build_from_ssb, check_tables, compare, report};
use clap::Parser;
use ssb::{Options, Service, SystemClock};

/// Builds Framsyn's data set from published statistics.
#[derive(Parser)]
#[command(version, about)]
struct Args {
    /// Folder of the source tables
    #[arg(required_unless_present = "from_ssb", conflicts_with = "from_ssb")]
    sources: Option<PathBuf>,
    /// Fetch the tables from Statistics Norway; what it does not have is kept from the data set in the folder
    #[arg(long, requires = "cache")]
    from_ssb: bool,
    /// Only hold Statistics Norway's tables against what is needed of them
    #[arg(long, requires = "from_ssb")]
    live: bool,
    /// Another address of PxWebApi v2
    #[arg(long, value_name = "URL", requires = "from_ssb")]
    ssb: Option<String>,
    /// Another address of Klass
    #[arg(long, value_name = "URL", requires = "from_ssb")]
    klass: Option<String>,
    /// Another table than the usual one, such as projection=14746; may be given several times
    #[arg(long = "table", value_name = "USE=NUMBER", requires = "from_ssb")]
    tables: Vec<String>,
    /// Seconds that one answer may take
    #[arg(long, value_name = "SECONDS", requires = "from_ssb")]
    timeout: Option<u64>,
    /// Folder in which what is fetched is kept
    #[arg(long)]
    cache: Option<PathBuf>,
    /// Folder to write the data set to
    #[arg(long, default_value = "assets/data")]
    out: PathBuf,
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Result<ExitCode> {
    let Some(cache) = args.cache.as_ref().filter(|_| args.from_ssb) else {
        let data = build(args.sources.as_ref().context("a folder of tables")?)?;
        report::print(&data)?;
        data.files.write(&args.out)?;
        return Ok(ExitCode::SUCCESS);
    };
    let names = names(&args.tables)?;
    let mut options = Options::default();
    options.tables = args.ssb.clone().unwrap_or(options.tables);
    options.klass = args.klass.clone().unwrap_or(options.klass);
    options.timeout = args.timeout.map_or(options.timeout, Duration::from_secs);
    let tell = Box::new(|text: &str| eprintln!("{text}"));
    let mut service = Service::open(options, cache, Box::new(SystemClock::default()), tell)?;
    if args.live {
        let mut well = true;
        for found in check_tables(&mut service, &names)? {
            match found.said {
                Ok(said) => println!("ok      {:<16}{said}", found.role),
                Err(said) => {
                    well = false;
                    println!("FAILED  {:<16}{said}", found.role);
                }
            }
        }
        return Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    let last = Kept::read(&args.out)?;
    let data = build_from_ssb(&mut service, &last, &names)?;
    report::print(&data)?;
    println!("\n{}", compare::report(&last, &data)?);
    data.files.write(&args.out)?;
    Ok(ExitCode::SUCCESS)
}

/// Other tables than the usual ones, by what they are for.
fn names(tables: &[String]) -> Result<BTreeMap<String, String>> {
    tables
        .iter()
        .map(|table| {
            let (role, number) =
                table.split_once('=').with_context(|| format!("{table:?} is not USE=NUMBER"))?;
            Ok((role.to_owned(), number.to_owned()))
        })
        .collect()
}
