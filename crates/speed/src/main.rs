//! The work done natively, on the data set in FOLDER: `speed times FOLDER` prints times in microseconds as JSON,
//! `speed fingerprint FOLDER` what [`Workload::fingerprint`] says.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line program speaks on its standard streams"
)]

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use speed::{Questions, Workload};

/// Samples of which the least is taken: what the machine does when nothing else has it.
const SAMPLES: usize = 40;
/// Samples of what takes long.
const FEW: usize = 5;
/// The places that are asked questions: a large municipality and the nation.
const PLACES: [&str; 2] = ["0301", "norge"];
/// Runs in a sample: long enough for a coarse clock.
const ONE: u32 = 1000;
const ALL: u32 = 5;

fn main() -> ExitCode {
    match run() {
        Ok(result) => {
            println!("{result}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, String> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(what), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("give `times` or `fingerprint`, and the folder of the data set".to_owned());
    };
    let read = |name: &str| {
        std::fs::read(PathBuf::from(&folder).join(name)).map_err(|error| format!("{name}: {error}"))
    };
    let mut workload = Workload::new(&read("core.bin")?, &read("country.bin")?)?;
    match what.to_str() {
        Some("times") => {
            let files = [read("core.bin")?, read("country.bin")?, read("services.bin")?];
            let [core, country, services] = files.each_ref().map(Vec::as_slice);
            let questions = PLACES.map(|place| Questions::new(core, country, services, place));
            times(&mut workload, questions)
        }
        Some("fingerprint") => workload.fingerprint(),
        _ => Err("the first word must be `times` or `fingerprint`".to_owned()),
    }
}

fn times(workload: &mut Workload, questions: [Result<Questions, String>; 2]) -> Result<String, String> {
    let pass = least(SAMPLES, ONE, || Ok(workload.pass(ONE)))?;
    let one = least(SAMPLES, ONE, || workload.one(ONE))?;
    let all = least(SAMPLES, ALL, || workload.all(ALL))?;
    let mut asked = Vec::with_capacity(questions.len());
    for questions in questions {
        let questions = questions?;
        let contributions = least(FEW, 1, || questions.contributions())?;
        let sensitivity = least(FEW, 1, || questions.sensitivity())?;
        let goal = least(FEW, 1, || questions.goal())?;
        let futures = least(FEW, 1, || questions.futures())?;
        asked.push(format!("[{contributions},{sensitivity},{goal},{futures}]"));
    }
    Ok(format!(r#"{{"pass":{pass},"one":{one},"all":{all},"asked":[{}]}}"#, asked.join(",")))
}

/// Least time of one run, µs.
fn least(count: usize, runs: u32, mut work: impl FnMut() -> Result<f64, String>) -> Result<f64, String> {
    let mut least = f64::INFINITY;
    for _ in 0..count {
        let start = Instant::now();
        std::hint::black_box(work()?);
        least = least.min(start.elapsed().as_secs_f64() * 1e6 / f64::from(runs));
    }
    Ok(least)
}
