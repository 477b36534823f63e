//! Brings a machine with rustup, Node.js and npm to what the other commands need. Quick when all is in place.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::workspace::{self, Tool, Workspace, stage};

/// What the machine is to be made ready for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needs {
    /// Building and serving the site.
    Site,
    /// Also driving it in a browser.
    Tests,
}

/// The browser and its driver, as installed on this machine.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) chromedriver: PathBuf,
}

const CHROMIUM_NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
/// Debian's packages of the browser, its driver, and a font, without which headless pictures show no letters.
const BROWSER_PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-liberation"];
/// nginx, and what lets it send files that are compressed with brotli already.
const NGINX_PACKAGES: [&str; 2] = ["nginx-light", "libnginx-mod-http-brotli-static"];

pub(crate) fn run(workspace: &Workspace, needs: Needs) -> Result<()> {
    let start = Instant::now();
    wasm_target(workspace)?;
    workspace::run(workspace.command("cargo").args(["fetch", "--locked", "--quiet"]))
        .context("fetching the crates")?;
    // Only Trunk's command-line core is built, without optimisation: it starts other programs and copies files.
    let unoptimised = ("CARGO_PROFILE_DEV_DEBUG", "0");
    tool(workspace, &workspace.trunk(), &["--debug", "--no-default-features"], unoptimised)?;
    // Half the build time of full optimisation, and the same output.
    tool(workspace, &workspace.wasm_bindgen(), &[], ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"))?;
    let build_program = ["--features", "build-binary"];
    tool(workspace, &workspace.splitter(), &build_program, ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"))?;
    npm_packages(workspace)?;
    if needs == Needs::Tests {
        tool(workspace, &workspace.deny(), &["--debug"], unoptimised)?;
        browser(workspace)?;
    }
    println!("set-up: all in place ({:.1} s)\n", start.elapsed().as_secs_f64());
    Ok(())
}

/// The fuzzer, which only `cargo xtask test --long` needs.
///
/// # Errors
/// When it cannot be built.
pub(crate) fn fuzzer(workspace: &Workspace) -> Result<()> {
    tool(workspace, &workspace.fuzzer(), &[], ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"))
}

/// The browser for tests and measurements.
///
/// # Errors
/// When it is not installed.
pub(crate) fn find_browser() -> Result<Browser> {
    let chromium =
        CHROMIUM_NAMES.iter().find_map(|name| on_path(name)).context("Chromium is not installed")?;
    let chromedriver = on_path("chromedriver").context("chromedriver is not installed")?;
    Ok(Browser { chromium, chromedriver })
}

fn wasm_target(workspace: &Workspace) -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot =
        workspace.command("rustc").args(["--print", "sysroot"]).output().context("starting rustc")?;
    let sysroot = PathBuf::from(String::from_utf8_lossy(&sysroot.stdout).trim());
    if sysroot.join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    stage(&format!("set-up: adding Rust's {TARGET} target"), || {
        workspace::run(workspace.command("rustup").args(["target", "add", TARGET]))
    })
}

fn tool(workspace: &Workspace, tool: &Tool, options: &[&str], profile: (&str, &str)) -> Result<()> {
    let folder = workspace.tool_folder(tool);
    if folder.join("bin").join(tool.program).is_file() {
        return Ok(());
    }
    let Tool { package, version, .. } = tool;
    stage(&format!("set-up: building {package} {version} once, into {}", folder.display()), || {
        let mut install = workspace.command("cargo");
        install
            .args(["install", "--locked", package, "--version", version])
            .args(options)
            .arg("--root")
            .arg(&folder);
        // A target folder of its own, removed afterwards: the user's may be shared with everything else.
        install.env(profile.0, profile.1).env_remove("CARGO_TARGET_DIR");
        workspace::run(&mut install)
    })
}

fn npm_packages(workspace: &Workspace) -> Result<()> {
    let wanted = fs::read(workspace.root().join("package-lock.json")).context("reading package-lock.json")?;
    let stamp = workspace.root().join("node_modules/.framsyn-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    stage("set-up: installing the npm packages", || {
        if on_path("node").is_none() || on_path("npm").is_none() {
            bail!("Node.js 20 or newer and npm are needed: install them and try again");
        }
        // None of these packages needs its install scripts.
        workspace::run(workspace.command("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
        fs::write(&stamp, &wanted).context("writing the npm stamp")
    })
}

fn browser(workspace: &Workspace) -> Result<()> {
    let Err(missing) = find_browser() else { return Ok(()) };
    from_debian(workspace, "Chromium", &BROWSER_PACKAGES, &missing.to_string())?;
    find_browser().map(drop)
}

/// What `cargo xtask load` starts.
pub(crate) fn load_tools(workspace: &Workspace) -> Result<()> {
    for (program, packages) in [("nginx", &NGINX_PACKAGES[..]), ("wrk", &["wrk"][..])] {
        if on_path(program).is_none() {
            from_debian(workspace, program, packages, &format!("{program} is not installed"))?;
        }
    }
    Ok(())
}

/// Installs packages of Debian's, or says how.
fn from_debian(workspace: &Workspace, what: &str, packages: &[&str], missing: &str) -> Result<()> {
    let install = ["install", "--yes", "--no-install-recommends"];
    let by_hand = format!("apt-get {} {}", install.join(" "), packages.join(" "));
    if !Path::new("/etc/debian_version").exists() {
        bail!("{missing}: install {} with the system's package manager", packages.join(", "));
    }
    if !is_root() {
        bail!("{missing}: run `sudo {by_hand}`");
    }
    stage(&format!("set-up: installing {what} from Debian's packages"), || {
        let apt = |arguments: &[&str]| {
            let mut apt = workspace.command("apt-get");
            apt.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet").args(arguments);
            workspace::run(&mut apt)
        };
        apt(&["update"])?;
        apt(&[&install[..], packages].concat())
    })
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
