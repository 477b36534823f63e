//! `cargo xtask`: the commands of the README.
//!
//! Each command first brings the machine to what it needs (`setup`), so that a fresh clone needs rustup, Node.js and
//! npm and nothing else.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line program speaks on its standard streams"
)]

mod acting;
mod bench;
mod browser;
mod check;
mod css;
mod documents;
mod fuzz;
mod hosting;
#[cfg(test)]
mod injection;
mod load;
mod names;
mod parts;
mod places;
mod release;
mod reproduce;
mod sbom;
mod setup;
mod site;
mod static_server;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Parser;

use crate::setup::Needs;
use crate::static_server::StaticServer;
use crate::workspace::Workspace;

/// Set up, build, serve, test and measure Framsyn.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Command {
    /// Install what is missing on this machine; every other command does it by itself
    Setup,
    /// Build the static site into dist/
    Build {
        /// Address that the site will have, such as https://example.org/framsyn/: for the sitemap and previews of links.
        /// Also read from FRAMSYN_SITE
        #[arg(long, value_name = "URL")]
        site: Option<String>,
        /// Leave out the pictures for previews of links
        #[arg(long)]
        no_images: bool,
    },
    /// Build the site and serve it on 127.0.0.1
    Serve {
        /// Port to listen on; 0 takes a free one
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Folder of the site in its address, to try it under a sub-path
        #[arg(long, default_value = "/", value_name = "PATH")]
        base: String,
        /// Serve dist/ as it is
        #[arg(long)]
        no_build: bool,
    },
    /// Lay dist/ as it is into a host's folder: at its top, and as a version below v/ that stays when the next one comes
    Layout {
        /// The host's folder: a new one, or one that this command has made
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
    },
    /// Write the files for hosts in hosting/
    Hosting,
    /// Run every check and test; the last line counts them
    Test {
        /// Also what takes an hour: every combination of levers, and ten minutes of fuzzing for each kind of input
        #[arg(long)]
        long: bool,
    },
    /// Run the end-to-end tests against dist/ as it is
    E2e {
        /// Only tests whose name matches this pattern
        pattern: Option<String>,
    },
    /// Take pictures of dist/ as it is, at three widths in both themes, into tests/e2e/output
    Screenshots {
        /// What follows the page's address, such as '?kommune=5501'; several may be given
        #[arg(value_name = "QUERY")]
        queries: Vec<String>,
    },
    /// Take pictures of every view of a place in dist/ as it is, at three widths, in both themes and all languages, and
    /// put them on one sheet, tests/e2e/output/sheet.html
    Sheet {
        /// Number of the municipality
        #[arg(default_value = "5501")]
        kommune: String,
    },
    /// Measure speed and size, natively and in Chromium
    Bench {
        /// Measure dist/ as it is
        #[arg(long)]
        no_build: bool,
        /// Fail when something is over its budget in crates/xtask/budgets.toml
        #[arg(long)]
        check: bool,
    },
    /// Measure how many visits dist/ as it is bears behind nginx on this machine, and what a visit takes
    Load,
    /// Ask RustSec's database of known weaknesses for every crate, over the network
    Advisories,
    /// Build assets/data from the folder of statistics tables, or from Statistics Norway's own (docs/updating.md)
    Data {
        /// The folder of statistics tables
        #[arg(default_value = "../shared/data", conflicts_with = "from_ssb")]
        path: PathBuf,
        /// Fetch the newest tables from Statistics Norway
        #[arg(long)]
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
    },
}

fn main() -> ExitCode {
    match run(Command::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// `Ok(false)` is a command that ran to its end and has told what failed.
fn run(command: Command) -> Result<bool> {
    let workspace = Workspace::find()?;
    match command {
        Command::Setup => setup::run(&workspace, Needs::Tests)?,
        Command::Build { site, no_images } => {
            setup::run(&workspace, Needs::Site)?;
            site::build(&workspace, &places::Options { site, no_images })?;
        }
        Command::Serve { port, base, no_build } => {
            if !no_build {
                setup::run(&workspace, Needs::Site)?;
                site::build(&workspace, &places::Options::default())?;
            }
            let server = StaticServer::start(&workspace.dist(), port, &base)?;
            println!("Framsyn is at {} (stop with Ctrl+C)", server.address());
            server.wait();
        }
        Command::Layout { folder } => {
            release::lay_out(&workspace.dist(), &workspace.root().join(folder))?;
        }
        Command::Hosting => hosting::write(workspace.root())?,
        Command::Test { long } => return check::run(&workspace, long),
        Command::E2e { pattern } => {
            setup::run(&workspace, Needs::Tests)?;
            return check::end_to_end(&workspace, pattern.as_deref());
        }
        Command::Screenshots { queries } => {
            setup::run(&workspace, Needs::Tests)?;
            browser::run_script(&workspace, "tests/e2e/screenshots.mjs", &queries)?;
        }
        Command::Sheet { kommune } => {
            setup::run(&workspace, Needs::Tests)?;
            browser::run_script(&workspace, "tests/e2e/sheet.mjs", &[kommune])?;
        }
        Command::Bench { no_build, check } => {
            setup::run(&workspace, Needs::Tests)?;
            if !no_build {
                site::build(&workspace, &places::Options::default())?;
            }
            return bench::run(&workspace, check);
        }
        Command::Load => {
            setup::run(&workspace, Needs::Tests)?;
            load::run(&workspace)?;
        }
        Command::Advisories => {
            setup::run(&workspace, Needs::Tests)?;
            workspace::run(workspace.command("cargo-deny").args(["--locked", "check", "advisories"]))?;
        }
        Command::Data { path, from_ssb: false, .. } => build_data(&workspace, &path)?,
        Command::Data { live, ssb, klass, tables, .. } => {
            let mut builder = builder(&workspace);
            builder.args(["--from-ssb", "--cache"]).arg(workspace.fetched());
            builder.args(live.then_some("--live"));
            for (name, value) in [("--ssb", ssb), ("--klass", klass)] {
                builder.args(value.iter().flat_map(|value| [name, value.as_str()]));
            }
            builder.args(tables.iter().flat_map(|table| ["--table", table.as_str()]));
            workspace::run(&mut builder).context("fetching statistics; assets/data is as it was")?;
        }
    }
    Ok(true)
}

fn build_data(workspace: &Workspace, path: &std::path::Path) -> Result<()> {
    let tables = workspace.root().join(path);
    anyhow::ensure!(
        tables.is_dir(),
        "{} is not a folder. Give the folder of statistics tables: cargo xtask data PATH",
        tables.display()
    );
    workspace::run(builder(workspace).arg(&tables)).context("building the data set")
}

fn builder(workspace: &Workspace) -> std::process::Command {
    let mut builder = workspace.command("cargo");
    builder.args(["run", "--locked", "--release", "--package", "atlas-builder", "--"]);
    builder
}
