//! `cargo xtask bench`: one table of what the page is fast and small at, with what is to be reached. `--check` holds it to
//! `crates/xtask/budgets.toml`.
//!
//! Machines differ and are noisy, so what is held to a budget is a ratio of two times of the same run, a share of a frame's
//! time in which the page's own thread was at work, or a number of bytes.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::browser;
use crate::static_server::StaticServer;
use crate::workspace::{self, Workspace, shown, stage, target_folder};

/// Time of a frame at the pace of most screens, and what a visitor with a processor of a quarter of the speed may wait, ms.
const FRAME: f64 = 16.7;
const SLOW_FRAME: f64 = 50.0;
/// Longest that a task may take, ms: what browsers begin to call long.
const LONG_TASK: f64 = 50.0;
/// Municipalities.
const KOMMUNER: f64 = 357.0;
const BUDGETS: &str = "crates/xtask/budgets.toml";

/// The model alone, the least of some samples, in microseconds.
#[derive(Deserialize)]
struct Speed {
    /// A plain pass over arrays of the size of those that a projection reads and writes.
    pass: f64,
    /// One projection.
    one: f64,
    /// All municipalities.
    all: f64,
    /// By place, then by question.
    asked: [[f64; 4]; 2],
}

/// What `tests/e2e/bench.mjs` prints.
#[derive(Deserialize)]
struct InBrowser {
    #[serde(flatten)]
    speed: Speed,
    /// By view, then by how much slower the processor is made.
    frames: BTreeMap<String, BySlowness>,
    /// The same on a page with nothing but a lever and a number.
    bare: BySlowness,
    /// On the map: until all municipalities are recoloured.
    map: Times,
    /// By view, the longest task of the page after it has come to rest, ms; 0 where none took 50.
    longest: BTreeMap<String, f64>,
    flags: Vec<String>,
    bytes: Bytes,
}

#[derive(Deserialize)]
struct BySlowness {
    #[serde(rename = "1")]
    full: LeverToFrame,
    #[serde(rename = "4")]
    throttled: LeverToFrame,
}

#[derive(Deserialize)]
struct LeverToFrame {
    /// From the start of the input handler to the presentation of its frame.
    shown: Times,
    /// What of that the page's thread was at work, in time of the processor.
    work: Times,
}

/// In milliseconds.
#[derive(Deserialize)]
struct Times {
    median: f64,
    p95: f64,
    count: u32,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Bytes {
    live: u32,
    live_ms: f64,
    all: u32,
}

/// What is measured may be `budget` at most and is to become `goal`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    goal: f64,
    budget: f64,
}

/// Measures `dist/` and the model, and prints the table. With `check` also holds it to the budgets: `false` when one is
/// broken. What is over a budget is measured once more, and the less of both counts: what else a machine does makes times
/// longer and never shorter.
pub(crate) fn run(workspace: &Workspace, check: bool) -> Result<bool> {
    warn_if_busy();
    let mut found = measure(workspace)?;
    if !check {
        return Ok(true);
    }
    let budgets = fs::read_to_string(workspace.root().join(BUDGETS)).context(BUDGETS)?;
    let budgets = toml::from_str(&budgets).context(BUDGETS)?;
    let (mut table, mut broken) = held(&found, &budgets)?;
    if !broken.is_empty() {
        println!("\n{table}\nmeasured once more: {}\n", broken.join("; "));
        found = less_of_both(found, measure(workspace)?);
        (table, broken) = held(&found, &budgets)?;
    }
    println!("\n{table}");
    for what in &broken {
        println!("over its budget: {what}");
    }
    println!("\n{} passed, {} failed", table.lines().count() - 1 - broken.len(), broken.len());
    Ok(broken.is_empty())
}

/// Of two runs, of each thing the less.
fn less_of_both(mut one: BTreeMap<String, f64>, other: BTreeMap<String, f64>) -> BTreeMap<String, f64> {
    for (name, value) in other {
        let least = one.entry(name).or_insert(value);
        *least = least.min(value);
    }
    one
}

/// One run: prints its table, and gives back what is held to a budget.
fn measure(workspace: &Workspace) -> Result<BTreeMap<String, f64>> {
    let native: Speed = stage("bench: the model, natively", || {
        let mut speed = workspace.command("cargo");
        speed.args([
            "run",
            "--locked",
            "--release",
            "--quiet",
            "--package",
            "speed",
            "--",
            "times",
            "assets/data",
        ]);
        printed(&mut speed)
    })?;
    let folder = stage("bench: the model, for the browser", || speed_page(workspace))?;
    let browser: InBrowser = stage("bench: in Chromium", || {
        let server = StaticServer::start(&folder, 0, "/")?;
        let mut node = browser::node(workspace)?;
        printed(node.env("FRAMSYN_SPEED_URL", server.address()).arg("tests/e2e/bench.mjs"))
    })?;
    print_table(&native, &browser);
    Ok(measured(&native, &browser))
}

/// What is held to a budget, by its name there.
fn measured(native: &Speed, browser: &InBrowser) -> BTreeMap<String, f64> {
    let model = &browser.speed;
    let oslo = model.asked[0];
    let mut all = BTreeMap::from([
        ("one_to_native".to_owned(), model.one / native.one),
        ("one_to_pass".to_owned(), model.one / model.pass),
        ("all_to_passes".to_owned(), model.all / (KOMMUNER * model.pass)),
        ("futures_to_native".to_owned(), oslo[3] / native.asked[0][3]),
        ("futures_to_pass".to_owned(), oslo[3] / model.pass),
        ("bytes_live".to_owned(), f64::from(browser.bytes.live)),
        ("bytes_first".to_owned(), f64::from(browser.bytes.all)),
    ]);
    for (view, longest) in &browser.longest {
        all.insert(format!("longest_task_{view}"), longest / LONG_TASK);
    }
    for (view, times) in &browser.frames {
        let view = view.replace(' ', "_");
        all.insert(format!("work_{view}"), times.full.work.p95 / FRAME);
        all.insert(format!("work_{view}_slow"), times.throttled.work.p95 / SLOW_FRAME);
    }
    all
}

/// A table of what is measured beside its budgets and goals, and which are over their budget.
///
/// # Errors
/// What has no budget, and budgets of what is not measured: either would let something pass unseen.
fn held(
    measured: &BTreeMap<String, f64>,
    budgets: &BTreeMap<String, Budget>,
) -> Result<(String, Vec<String>)> {
    for name in budgets.keys() {
        ensure!(measured.contains_key(name), "{BUDGETS} names {name}, which is not measured");
    }
    let mut table =
        format!("{:<28} {:>10} {:>10} {:>10}\n", "held to a budget", "measured", "budget", "goal");
    let mut broken = Vec::new();
    for (name, value) in measured {
        let Budget { goal, budget } = budgets.get(name).with_context(|| format!("{name} has no budget"))?;
        let digits = if *budget < 1000.0 { 2 } else { 0 };
        let reached = if value <= goal { "" } else { "  not reached" };
        writeln!(table, "{name:<28} {value:>10.digits$} {budget:>10.digits$} {goal:>10.digits$}{reached}")?;
        // What is no number is over any budget.
        if value.partial_cmp(budget).is_none_or(Ordering::is_gt) {
            broken.push(format!("{name}: {value:.digits$}, and may be {budget:.digits$}"));
        }
    }
    Ok((table, broken))
}

/// Builds the model for the browser just as Trunk builds the page, into a folder with a page of its own.
fn speed_page(workspace: &Workspace) -> Result<PathBuf> {
    let target = target_folder()?;
    let folder = target.join("speed-page");
    fs::create_dir_all(&folder)?;
    let wasm = target.join("wasm32-unknown-unknown/web/speed.wasm");
    let build = ["build", "--locked", "--profile", "web", "--package", "speed", "--lib"];
    workspace::run(workspace.command("cargo").args(build).args(["--target", "wasm32-unknown-unknown"]))?;
    let mut bindgen = workspace.command("wasm-bindgen");
    workspace::run(
        bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&folder).arg(&wasm),
    )?;
    let optimised = folder.join("speed_bg.wasm");
    workspace::run(workspace.command("wasm-opt").arg("-O3").arg(&optimised).arg("-o").arg(&optimised))?;
    for name in ["core.bin", "country.bin", "services.bin"] {
        fs::copy(workspace.root().join("assets/data").join(name), folder.join(name))
            .with_context(|| format!("assets/data/{name}: run `cargo xtask data` first"))?;
    }
    fs::write(folder.join("index.html"), "<!doctype html><title>speed</title>")?;
    Ok(folder)
}

/// Runs a program that prints one JSON value.
fn printed<T: DeserializeOwned>(command: &mut Command) -> Result<T> {
    let json = workspace::output(command)?;
    serde_json::from_str(&json).with_context(|| format!("reading what `{}` printed", shown(command)))
}

fn print_table(native: &Speed, browser: &InBrowser) {
    let row = |what: &str, native: &str, chromium: &str, goal: &str| {
        println!("{what:<40} {native:>10} {chromium:>12}   {goal}");
    };
    let micro = |time: f64| format!("{time:.2} µs");
    let milli = |time: f64| format!("{:.2} ms", time / 1000.0);
    let kilo = |bytes: u32| format!("{:.1} kB", f64::from(bytes) / 1000.0);
    row("", "native", "Chromium", "to reach");
    let (one, all) = (micro(native.one), milli(native.all));
    row("a plain pass over its arrays", &micro(native.pass), &micro(browser.speed.pass), "");
    row("one projection", &one, &micro(browser.speed.one), "1.3 x native, 6 x the plain pass");
    row("all municipalities", &all, &milli(browser.speed.all), "2 ms");
    for (place, (native, browser)) in
        ["Oslo", "Norway"].iter().zip(native.asked.iter().zip(&browser.speed.asked))
    {
        for (what, (native, browser)) in
            ["contributions", "sensitivity", "goal", "futures"].iter().zip(native.iter().zip(browser))
        {
            let goal = match (*what, *place) {
                ("goal", "Oslo") => "100 ms",
                ("sensitivity", "Oslo") => "16.7 ms",
                ("futures", "Oslo") => "60 ms",
                _ => "",
            };
            if (*what, *place) == ("futures", "Norway") {
                // Sums have none.
                continue;
            }
            row(&format!("{what}, {place}"), &milli(*native), &milli(*browser), goal);
        }
    }
    let bare = ("a lever and a number alone", &browser.bare);
    let views = browser.frames.iter().map(|(view, times)| (view.as_str(), times));
    for (view, times) in std::iter::once(bare).chain(views) {
        for (slower, frame, times) in [(1, FRAME, &times.full), (4, SLOW_FRAME, &times.throttled)] {
            let shown = format!("{:.1} ms", times.shown.p95);
            row(&format!("frame p95, {slower} x, {view}"), "", &shown, &format!("{frame} ms"));
            let medians = format!("medians {:.1} and {:.1} ms", times.shown.median, times.work.median);
            row("  the page's thread at work, p95", "", &format!("{:.1} ms", times.work.p95), &medians);
        }
    }
    for (view, longest) in &browser.longest {
        let told = if *longest == 0.0 { "under 50 ms".to_owned() } else { format!("{longest:.0} ms") };
        row(&format!("longest task after load, {view}"), "", &told, "50 ms");
    }
    row("lever to all colours of the map, median", "", &format!("{:.1} ms", browser.map.median), "");
    row("lever to all colours of the map, p95", "", &format!("{:.1} ms", browser.map.p95), "16.7 ms");
    row("bytes to the first live lever", "", &kilo(browser.bytes.live), "160 kB");
    row("bytes at first, in all", "", &kilo(browser.bytes.all), "360 kB");
    row("time to the first live lever", "", &format!("{:.0} ms", browser.bytes.live_ms), "");
    println!();
    println!(
        "Frame: about {} moves of a lever by mouse, from the start of the input handler to the frame's presentation by\n\
         Chromium's trace, at 1 x and 4 x the processor's time; flags {}.\n\
         Bytes: headers and bodies with brotli, over 10 Mbit/s with 40 ms latency.",
        browser.bare.full.shown.count,
        browser.flags.join(" ")
    );
}

/// Says so when other programs have the processors: then the times are too long. Only Linux tells.
fn warn_if_busy() {
    let Ok(text) = fs::read_to_string("/proc/loadavg") else { return };
    let load: f64 = text.split(' ').next().and_then(|first| first.parse().ok()).unwrap_or(0.0);
    if load > 1.0 {
        println!("Note: about {load:.1} programs were running already; times will come out too long.");
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{BUDGETS, Budget, held, less_of_both};

    fn of(value: f64) -> BTreeMap<String, f64> {
        BTreeMap::from([("one_to_native".to_owned(), value)])
    }

    fn budgets(names: &[&str]) -> BTreeMap<String, Budget> {
        names.iter().map(|name| ((*name).to_owned(), Budget { goal: 1.3, budget: 1.5 })).collect()
    }

    #[test]
    fn what_is_over_its_budget_is_told() {
        let budgets = budgets(&["one_to_native"]);
        for (value, over) in [(1.2, 0), (1.4, 0), (1.5, 0), (1.6, 1), (f64::NAN, 1)] {
            let (table, broken) = held(&of(value), &budgets).expect("all have budgets");
            assert_eq!(broken.len(), over, "{value}");
            assert_eq!(table.contains("not reached"), value.is_nan() || value > 1.3, "{table}");
        }
    }

    #[test]
    fn the_less_of_two_runs_counts() {
        for (one, other, least) in [(1.0, 2.0, 1.0), (2.0, 1.0, 1.0), (f64::NAN, 1.0, 1.0)] {
            assert_eq!(less_of_both(of(one), of(other)), of(least));
        }
    }

    #[test]
    fn nothing_is_measured_without_a_budget_or_the_other_way_around() {
        assert!(held(&of(1.0), &budgets(&[])).is_err());
        assert!(held(&of(1.0), &budgets(&["one_to_native", "bytes"])).is_err());
    }

    #[test]
    fn no_budget_is_tighter_than_its_goal() {
        let text = include_str!("../budgets.toml");
        let all: BTreeMap<String, Budget> = toml::from_str(text).expect(BUDGETS);
        for (name, Budget { goal, budget }) in all {
            assert!(0.0 < goal && goal <= budget, "{name}");
        }
    }
}
