//! `cargo xtask test`: every check there is, each timed, all counted.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::setup::{self, Needs};
use crate::workspace::{self, Workspace, shown};
use crate::{bench, browser, fuzz, load, places, reproduce, site};

/// Packages with tests that run in the browser.
const BROWSER_TESTED: [&str; 1] = ["speed"];
const APP: [&str; 4] = ["--package", "framsyn-app", "--target", "wasm32-unknown-unknown"];

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: u32,
    failed: u32,
}

struct Stage {
    name: &'static str,
    time: Duration,
    counts: Counts,
}

/// The stages so far. A stage that fails does not keep the later ones from being counted.
#[derive(Default)]
struct Run {
    stages: Vec<Stage>,
}

/// Runs everything, and what takes an hour if `long`. `false` when anything failed. The last line printed is `N passed,
/// N failed`.
pub(crate) fn run(workspace: &Workspace, long: bool) -> Result<bool> {
    let mut run = Run::default();
    if run.check("set-up", || setup::run(workspace, Needs::Tests)) {
        let cargo = |arguments: &[&str]| {
            let mut cargo = workspace.command("cargo");
            cargo.args(arguments);
            cargo
        };
        run.check("format", || workspace::run(&mut cargo(&["fmt", "--all", "--check"])));
        run.check("supply chain", || {
            let mut deny = workspace.command("cargo-deny");
            deny.args([
                "--locked",
                "--offline",
                "check",
                "--hide-inclusion-graph",
                "licenses",
                "bans",
                "sources",
            ]);
            workspace::run(&mut deny)
        });
        run.check("clippy", || {
            // The app is for the browser only: the next stage looks at it.
            workspace::run(
                cargo(&["clippy", "--locked", "--workspace", "--exclude", "framsyn-app", "--all-targets"])
                    .args(["--", "-Dwarnings"]),
            )
        });
        run.check("clippy for the browser", || {
            workspace::run(
                cargo(&["clippy", "--locked", "--all-targets"]).args(APP).args(["--", "-Dwarnings"]),
            )
        });
        run.tests("native and doc tests", || {
            counted(&mut cargo(&[
                "test",
                "--locked",
                "--workspace",
                "--exclude",
                "framsyn-app",
                "--no-fail-fast",
            ]))
        });
        run.tests("tests in the browser", || in_browser(workspace));
        if run.check("build", || site::build(workspace, &places::Options::default())) {
            run.tests("end to end", || {
                let mut tests = node_tests(workspace, None)?;
                if long {
                    tests.env("FRAMSYN_LONG", "1");
                }
                counted(&mut tests)
            });
            run.check("speed and size", || {
                ensure!(bench::run(workspace, true)?, "something is over its budget");
                Ok(())
            });
        }
        if long {
            run.tests("checks in full", || {
                let mut test = cargo(&["test", "--locked", "--package", "checks", "--no-fail-fast"]);
                counted(test.args(["--", "--nocapture"]).env("FRAMSYN_LONG", "1"))
            });
            run.check("fuzzing", || fuzz::run(workspace));
            run.check("load", || load::run(workspace));
            run.check("two clean builds", || reproduce::run(workspace));
        }
    }
    Ok(run.conclude())
}

/// Runs the end-to-end tests alone, against the site as it was built last.
pub(crate) fn end_to_end(workspace: &Workspace, pattern: Option<&str>) -> Result<bool> {
    let counts = counted(&mut node_tests(workspace, pattern)?)?;
    ensure!(counts != Counts::default(), "no test has a name like that");
    println!("{}", counts.shown());
    Ok(counts.failed == 0)
}

fn in_browser(workspace: &Workspace) -> Result<Counts> {
    let mut speed = workspace.command("cargo");
    speed.args(["run", "--locked", "--quiet", "--package", "speed", "--", "fingerprint", "assets/data"]);
    let native = workspace::output(&mut speed).context("projecting natively")?;

    let mut test = workspace.command("cargo");
    test.args(["test", "--locked", "--no-fail-fast", "--target", "wasm32-unknown-unknown"]);
    for package in BROWSER_TESTED {
        test.args(["--package", package]);
    }
    test.env("FRAMSYN_NATIVE_FINGERPRINT", native);
    test.env("CHROMEDRIVER", setup::find_browser()?.chromedriver);
    test.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", workspace.root().join("webdriver.json"));
    test.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    counted(&mut test)
}

fn node_tests(workspace: &Workspace, pattern: Option<&str>) -> Result<Command> {
    let folder = workspace.root().join("tests/e2e");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder).context("reading tests/e2e")? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.mjs") {
            files.push(Path::new("tests/e2e").join(name));
        }
    }
    files.sort();
    ensure!(!files.is_empty(), "tests/e2e holds no *.test.mjs");
    let mut node = browser::node(workspace)?;
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]);
    if let Some(pattern) = pattern {
        node.arg(format!("--test-name-pattern={pattern}"));
    }
    node.args(files);
    Ok(node)
}

impl Run {
    /// A stage that either holds or does not. Only its failure is counted.
    fn check(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) -> bool {
        self.stage(name, || work().map(|()| Counts::default()))
    }

    /// A stage that counts tests. None at all is a failure: then something did not run that should have.
    fn tests(&mut self, name: &'static str, work: impl FnOnce() -> Result<Counts>) -> bool {
        self.stage(name, || {
            let counts = work()?;
            ensure!(counts != Counts::default(), "no test ran");
            Ok(counts)
        })
    }

    fn stage(&mut self, name: &'static str, work: impl FnOnce() -> Result<Counts>) -> bool {
        println!("==== {name}");
        let start = Instant::now();
        let counts = work().unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Counts { passed: 0, failed: 1 }
        });
        let time = start.elapsed();
        println!("==== {name}: {:.1} s\n", time.as_secs_f64());
        self.stages.push(Stage { name, time, counts });
        counts.failed == 0
    }

    /// Prints the stages and, last of all, the counts. `true` when nothing failed.
    fn conclude(&self) -> bool {
        let mut total = Counts::default();
        let mut time = Duration::ZERO;
        for stage in &self.stages {
            let verdict = if stage.counts.failed > 0 { "FAILED" } else { "ok" };
            println!(
                "{:>8.1} s  {:<24} {verdict:<7} {}",
                stage.time.as_secs_f64(),
                stage.name,
                stage.counts.tests()
            );
            total = total + stage.counts;
            time += stage.time;
        }
        println!("{:>8.1} s  in all\n", time.as_secs_f64());
        println!("{}", total.shown());
        total.failed == 0
    }
}

impl Counts {
    fn shown(self) -> String {
        format!("{} passed, {} failed", self.passed, self.failed)
    }

    fn tests(self) -> String {
        if self == Self::default() { String::new() } else { self.shown() }
    }

    /// What one line of a test runner's output adds: `test result: ok. 5 passed; 1 failed; ...` of cargo and of
    /// wasm-bindgen, `ℹ pass 5`, `ℹ fail 1` and `ℹ cancelled 1` (timed out) of Node.
    fn of_line(line: &str) -> Self {
        let words: Vec<&str> = line.split_whitespace().collect();
        let number = |index: usize| words.get(index).and_then(|word| word.parse().ok()).unwrap_or(0);
        match words[..] {
            ["test", "result:", _, _, "passed;", _, "failed;", ..] => {
                Self { passed: number(3), failed: number(5) }
            }
            ["ℹ", "pass", _] => Self { passed: number(2), failed: 0 },
            ["ℹ", "fail" | "cancelled", _] => Self { passed: 0, failed: number(2) },
            _ => Self::default(),
        }
    }
}

impl std::ops::Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

/// Runs a test runner, showing what it prints and counting along.
fn counted(command: &mut Command) -> Result<Counts> {
    let name = shown(command);
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("starting `{name}`"))?;
    let mut counts = Counts::default();
    let output = child.stdout.take().context("the runner has no output")?;
    for line in BufReader::new(output).split(b'\n') {
        let line = line?;
        let mut out = std::io::stdout().lock();
        out.write_all(&line)?;
        out.write_all(b"\n")?;
        counts = counts + Counts::of_line(&String::from_utf8_lossy(&line));
    }
    let status = child.wait()?;
    // Such as code that does not compile, or a runner that died.
    ensure!(status.success() || counts.failed > 0, "`{name}` failed ({status}) with {}", counts.shown());
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn counts_what_each_runner_prints() {
        let cases = [
            (
                "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
                5,
                0,
            ),
            ("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out", 3, 2),
            ("ℹ pass 7", 7, 0),
            ("ℹ fail 1", 0, 1),
            ("ℹ cancelled 2", 0, 2),
            ("ℹ skipped 4", 0, 0),
            ("test reads_numbers ... ok", 0, 0),
        ];
        for (line, passed, failed) in cases {
            assert_eq!(Counts::of_line(line), Counts { passed, failed }, "{line}");
        }
    }
}
