//! Where things are, and how programs are started there.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

/// A checkout of Framsyn and the tools kept for it.
pub(crate) struct Workspace {
    root: PathBuf,
    tools: PathBuf,
    wasm_bindgen: String,
    /// For the page's program: what keeps the folders of this machine out of it, so that it is the same from every machine.
    /// Cargo adds it to what `.cargo/config.toml` says.
    wasm_flags: String,
}

/// A tool built from crates.io into a folder of its own, so that it never meets the user's own installation.
pub(crate) struct Tool {
    pub(crate) package: &'static str,
    pub(crate) program: &'static str,
    pub(crate) version: String,
}

impl Workspace {
    /// The checkout that cargo runs this program from.
    pub(crate) fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").context("start this program as `cargo xtask`")?;
        let root = Path::new(&manifest).ancestors().nth(2).context("crates/xtask lies in no workspace")?;
        let lock = std::fs::read_to_string(root.join("Cargo.lock")).context("reading Cargo.lock")?;
        let cache = match (env::var_os("XDG_CACHE_HOME"), env::var_os("HOME")) {
            (Some(cache), _) if !cache.is_empty() => PathBuf::from(cache),
            (_, Some(home)) => Path::new(&home).join(".cache"),
            _ => bail!("neither XDG_CACHE_HOME nor HOME is set, so there is no folder for the tools"),
        };
        Ok(Self {
            root: root.to_owned(),
            tools: cache.join("framsyn/tools"),
            wasm_bindgen: locked_version(&lock, "wasm-bindgen")?,
            wasm_flags: without_folders(&cargo_home()?)?,
        })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The built site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where statistics that were fetched are kept.
    pub(crate) fn fetched(&self) -> PathBuf {
        self.tools.with_file_name("ssb")
    }

    pub(crate) fn trunk(&self) -> Tool {
        Tool { package: "trunk", program: "trunk", version: "0.21.14".to_owned() }
    }

    /// wasm-bindgen's program must have exactly the version of the library.
    pub(crate) fn wasm_bindgen(&self) -> Tool {
        Tool { package: "wasm-bindgen-cli", program: "wasm-bindgen", version: self.wasm_bindgen.clone() }
    }

    /// Takes the code that is loaded later out of the page's program.
    pub(crate) fn splitter(&self) -> Tool {
        Tool { package: "wasm_split_cli_support", program: "wasm-split-cli", version: "0.2.4".to_owned() }
    }

    /// Holds the dependency tree to `deny.toml`.
    pub(crate) fn deny(&self) -> Tool {
        Tool { package: "cargo-deny", program: "cargo-deny", version: "0.20.2".to_owned() }
    }

    /// Drives the fuzzer that is built into each target.
    pub(crate) fn fuzzer(&self) -> Tool {
        Tool { package: "cargo-fuzz", program: "cargo-fuzz", version: "0.13.2".to_owned() }
    }

    pub(crate) fn tool_folder(&self, tool: &Tool) -> PathBuf {
        self.tools.join(format!("{}-{}", tool.package, tool.version))
    }

    /// A program to be started in the checkout's root, with the tools of the set-up first on its PATH.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", self.search_path()).stdin(Stdio::null());
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", &self.wasm_flags);
        command
    }

    fn search_path(&self) -> OsString {
        let ours = [
            self.tool_folder(&self.trunk()).join("bin"),
            self.tool_folder(&self.wasm_bindgen()).join("bin"),
            self.tool_folder(&self.splitter()).join("bin"),
            self.tool_folder(&self.deny()).join("bin"),
            self.tool_folder(&self.fuzzer()).join("bin"),
            self.root.join("node_modules/.bin"),
        ];
        let path = env::var_os("PATH").unwrap_or_default();
        // Only a path with a colon in it cannot be joined, and then cargo itself would not have come this far.
        env::join_paths(ours.into_iter().chain(env::split_paths(&path))).unwrap_or(path)
    }
}

/// Where cargo keeps what it has fetched.
fn cargo_home() -> Result<PathBuf> {
    let home = env::var_os("HOME").map(|home| Path::new(&home).join(".cargo"));
    env::var_os("CARGO_HOME").map(PathBuf::from).or(home).context("neither CARGO_HOME nor HOME is set")
}

/// Flags of rustc that write `crates` for the folders in which cargo lays the sources of crates: they stand in the places that
/// panics tell of. Before anything is fetched there are none.
fn without_folders(cargo_home: &Path) -> Result<String> {
    let sources = cargo_home.join("registry/src");
    let mut flags = Vec::new();
    if sources.is_dir() {
        for entry in std::fs::read_dir(&sources).with_context(|| sources.display().to_string())? {
            let folder = entry?.path();
            let folder = folder.to_str().context("the name of a folder of cargo's is no text")?;
            // Cargo takes flags apart at spaces.
            if !folder.contains(' ') {
                flags.push(format!("--remap-path-prefix={folder}=crates"));
            }
        }
    }
    flags.sort();
    Ok(flags.join(" "))
}

/// Runs a program to its end.
///
/// # Errors
/// When it cannot be started or ends with anything but success.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let name = shown(command);
    let status = command.status().with_context(|| format!("starting `{name}`"))?;
    ensure!(status.success(), "`{name}` failed ({status})");
    Ok(())
}

/// Runs a program to its end and gives back what it printed; what it said of errors is shown.
///
/// # Errors
/// When it cannot be started or ends with anything but success.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let name = shown(command);
    let output = command.stderr(Stdio::inherit()).output().with_context(|| format!("starting `{name}`"))?;
    ensure!(output.status.success(), "`{name}` failed ({})", output.status);
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// A command as one would type it, with the program's name alone.
pub(crate) fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Does a piece of work under a heading, and says how long it took.
pub(crate) fn stage<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("== {name}");
    let start = Instant::now();
    let result = work();
    let outcome = if result.is_ok() { "done" } else { "failed" };
    println!("== {name}: {outcome} in {:.1} s\n", start.elapsed().as_secs_f64());
    result
}

/// Cargo's target folder: this program lies in it.
pub(crate) fn target_folder() -> Result<PathBuf> {
    let program = env::current_exe().context("finding this program")?;
    program.ancestors().nth(2).map(PathBuf::from).context("this program lies in no target folder")
}

/// The names of the files in a folder, sorted.
pub(crate) fn files_in(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// The one version of a package in Cargo.lock.
fn locked_version(lock: &str, package: &str) -> Result<String> {
    let name = format!("name = \"{package}\"");
    let lines: Vec<&str> = lock.lines().collect();
    let versions: Vec<&str> = lines
        .windows(2)
        .filter(|pair| pair[0] == name)
        .filter_map(|pair| pair[1].strip_prefix("version = \"")?.strip_suffix('"'))
        .collect();
    match versions[..] {
        [version] => Ok(version.to_owned()),
        [] => bail!("Cargo.lock has no {package}"),
        _ => bail!("Cargo.lock has several versions of {package}: {}", versions.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen"
version = "0.2.128"

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.129"

[[package]]
name = "twice"
version = "1.0.0"

[[package]]
name = "twice"
version = "2.0.0"
"#;

    #[test]
    fn reads_the_version_of_the_very_package() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen").ok().as_deref(), Some("0.2.128"));
    }

    #[test]
    fn refuses_a_package_that_is_missing_or_there_twice() {
        assert!(locked_version(LOCK, "leptos").is_err());
        assert!(locked_version(LOCK, "twice").is_err());
    }
}
