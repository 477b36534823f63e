//! Node scripts that drive the built site in Chromium.

use std::process::Command;

use anyhow::Result;

use crate::setup;
use crate::static_server::StaticServer;
use crate::workspace::{self, Workspace};

/// The site is tried below a folder with a letter that must be escaped: it has to work under any sub-path.
const BASE: &str = "/et/sted/på/nettet/";

/// Node with the site served for it. The server lives as long as this program.
pub(crate) fn node(workspace: &Workspace) -> Result<Command> {
    let browser = setup::find_browser()?;
    let server = StaticServer::start(&workspace.dist(), 0, BASE)?;
    let mut node = workspace.command("node");
    node.env("FRAMSYN_URL", server.address()).env("FRAMSYN_CHROMIUM", browser.chromium);
    Ok(node)
}

/// Runs a script with the site served for it.
pub(crate) fn run_script(workspace: &Workspace, script: &str, arguments: &[String]) -> Result<()> {
    workspace::run(node(workspace)?.arg(script).args(arguments))
}
