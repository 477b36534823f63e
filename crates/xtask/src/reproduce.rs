//! Two clean builds of the same source, in two folders, give the same bytes.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::release;
use crate::workspace::{self, Workspace, stage, target_folder};

/// Builds the last commit twice from nothing, each in a clone with a target folder of its own, and compares every file.
///
/// # Errors
/// What cannot be built, and the names of the files that differ.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let folder = target_folder()?.join("reproduce");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    // Of different lengths, so that a name that gets into a file shows by its size too.
    let clones = ["one", "another/folder"].map(|name| folder.join(name));
    let mut sites = Vec::new();
    for clone in &clones {
        let mut git = workspace.command("git");
        workspace::run(git.args(["clone", "--quiet", "--no-hardlinks"]).arg(workspace.root()).arg(clone))?;
        let mut build = workspace.command("cargo");
        build.current_dir(clone).env_remove("CARGO_TARGET_DIR").args(["xtask", "build"]);
        stage(&format!("a clean build in {}", clone.display()), || workspace::run(&mut build))?;
        sites.push(release::read_all(&clone.join("dist"))?);
    }
    let [one, other] = &sites[..] else { unreachable!("two clones were built") };
    let names: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differ: Vec<&str> =
        names.iter().filter(|name| one.get(**name) != other.get(**name)).map(|name| name.as_str()).collect();
    ensure!(differ.is_empty(), "two clean builds differ in {}", differ.join(", "));
    println!(
        "two clean builds are the same: {} files, {} bytes",
        one.len(),
        one.values().map(Vec::len).sum::<usize>()
    );
    fs::remove_dir_all(&folder).context("taking the clones away")
}
