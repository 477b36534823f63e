//! `cargo xtask bench`.
use anyhow::Result;

use crate::browser;
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    browser::run_script(workspace, "tests/e2e/bench.mjs", &[])
}
