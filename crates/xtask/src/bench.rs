//! `cargo xtask bench`: one table of what the page is fast and small at, with what is to be reached.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::browser;
use crate::static_server::StaticServer;
use crate::workspace::{self, Workspace, shown, stage, target_folder};

/// Medians of the model alone, in microseconds.
#[derive(Deserialize)]
struct Speed {
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
    frames: Frames,
    /// On the map: until all municipalities are recoloured.
    map: LeverToFrame,
    flags: Vec<String>,
    bytes: Bytes,
}

#[derive(Deserialize)]
struct Frames {
    #[serde(rename = "1")]
    full: LeverToFrame,
    #[serde(rename = "4")]
    throttled: LeverToFrame,
}

/// From the start of the input handler to the presentation of its frame, in milliseconds.
#[derive(Deserialize)]
struct LeverToFrame {
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

/// Measures `dist/` and the model, and prints the table.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    warn_if_busy();
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
    Ok(())
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
    row("one projection, median", &one, &micro(browser.speed.one), "8 µs in Chromium, 1.5 x native");
    row("all municipalities, median", &all, &milli(browser.speed.all), "4 ms");
    for (place, (native, browser)) in
        ["Oslo", "Norway"].iter().zip(native.asked.iter().zip(&browser.speed.asked))
    {
        for (what, (native, browser)) in
            ["contributions", "sensitivity", "goal", "futures"].iter().zip(native.iter().zip(browser))
        {
            let goal = match (*what, *place) {
                ("goal", "Oslo") => "100 ms",
                ("sensitivity", "Oslo") => "16.7 ms",
                ("futures", "Oslo") => "150 ms",
                _ => "",
            };
            if (*what, *place) == ("futures", "Norway") {
                // Sums have none.
                continue;
            }
            row(&format!("{what}, {place}"), &milli(*native), &milli(*browser), goal);
        }
    }
    for (slower, times) in [(1, &browser.frames.full), (4, &browser.frames.throttled)] {
        let what = |which: &str| format!("lever to frame, {slower} x CPU time, {which}");
        row(&what("median"), "", &format!("{:.1} ms", times.median), "");
        let goal = if slower == 1 { "16.7 ms" } else { "" };
        row(&what("p95"), "", &format!("{:.1} ms", times.p95), goal);
    }
    row("lever to all colours of the map, median", "", &format!("{:.1} ms", browser.map.median), "");
    row("lever to all colours of the map, p95", "", &format!("{:.1} ms", browser.map.p95), "16.7 ms");
    row("bytes to the first live lever", "", &kilo(browser.bytes.live), "160 kB");
    row("bytes at first, in all", "", &kilo(browser.bytes.all), "360 kB");
    row("time to the first live lever", "", &format!("{:.0} ms", browser.bytes.live_ms), "");
    println!();
    println!(
        "Lever to frame: {} and {} moves of a lever by mouse, from the start of the input handler to the frame's\n\
         presentation by Chromium's trace; flags {}.\n\
         Bytes: headers and bodies with brotli, over 10 Mbit/s with 40 ms latency.",
        browser.frames.full.count,
        browser.frames.throttled.count,
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
