//! Times the work natively: `speed FOLDER` with the folder of the data set. Prints, as JSON, medians in microseconds.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line program speaks on its standard streams"
)]

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use speed::Workload;

/// Samples of which the median is taken.
const SAMPLES: usize = 40;
/// Runs in a sample: long enough for a coarse clock.
const ONE: u32 = 1000;
const ALL: u32 = 5;

fn main() -> ExitCode {
    match measure() {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<String, String> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("give the folder of the data set")?);
    let read = |name: &str| std::fs::read(folder.join(name)).map_err(|error| format!("{name}: {error}"));
    let mut workload = Workload::new(&read("core.bin")?, &read("country.bin")?)?;
    let one = median(ONE, || workload.one(ONE))?;
    let all = median(ALL, || workload.all(ALL))?;
    Ok(format!(r#"{{"one":{one},"all":{all}}}"#))
}

/// Median time of one run, µs.
fn median(runs: u32, mut work: impl FnMut() -> Result<f64, String>) -> Result<f64, String> {
    let mut samples = Vec::with_capacity(SAMPLES);
    for _ in 0..SAMPLES {
        let start = Instant::now();
        std::hint::black_box(work()?);
        samples.push(start.elapsed().as_secs_f64() * 1e6 / f64::from(runs));
    }
    samples.sort_by(f64::total_cmp);
    Ok(samples[SAMPLES / 2])
}
