//! Builds the data set and tells how it turned out. The work is in the library of this crate.

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;

/// Builds Framsyn's data set from published statistics.
#[derive(Parser)]
#[command(version, about)]
struct Args {
    /// Folder of the source tables.
    sources: PathBuf,
    /// Folder to write the data set to.
    #[arg(long, default_value = "assets/data")]
    out: PathBuf,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let data = atlas_builder::build(&args.sources)?;
    data.files.write(&args.out)?;
    atlas_builder::report::print(&data)
}
