//! Fuzzing: `cargo xtask test --long`.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::setup;
use crate::workspace::{self, Workspace, files_in, stage};

/// Seconds that each target is given.
const SECONDS: u32 = 600;
/// Most memory that a run may take, MB.
const MEMORY: u32 = 1024;
/// Longest that an input may take before the run is ended, seconds; the targets themselves refuse a tenth of that.
const TIMEOUT: u32 = 1;

/// Gives every target what a fuzzer makes up, beginning with the inputs that are kept.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    setup::fuzzer(workspace)?;
    let folder = workspace.root().join("fuzz");
    let targets = files_in(&folder.join("fuzz_targets"))?;
    ensure!(!targets.is_empty(), "fuzz/fuzz_targets holds no target");
    let mut failed = Vec::new();
    for target in targets.iter().filter_map(|file| file.strip_suffix(".rs")) {
        // What is found goes into a folder that is not kept.
        let found = workspace::target_folder()?.join("fuzz-found").join(target);
        fs::create_dir_all(&found).with_context(|| format!("making {}", found.display()))?;
        let mut fuzz = workspace.command("cargo");
        fuzz.current_dir(&folder).env("RUSTC_BOOTSTRAP", "1");
        // No code of ours is unsafe: a sanitizer of memory would find nothing, and would be counted as memory.
        fuzz.args(["fuzz", "run", "--sanitizer", "none", target])
            .arg(found)
            .arg(format!("corpus/{target}"))
            .arg("--")
            .arg(format!("-dict=dictionaries/{target}.dict"))
            .arg(format!("-max_total_time={SECONDS}"))
            .arg(format!("-rss_limit_mb={MEMORY}"))
            .arg(format!("-timeout={TIMEOUT}"))
            .args(["-print_final_stats=1", "-verbosity=0"]);
        if let Err(error) = stage(&format!("fuzzing {target}"), || workspace::run(&mut fuzz)) {
            failed.push(format!("{target}: {error:#}"));
        }
    }
    ensure!(failed.is_empty(), "{}", failed.join("; "));
    Ok(())
}
