//! Every input that is kept, given to its target: what once went wrong does not again, and none takes long or much memory.

#![allow(clippy::print_stdout, reason = "the figures are part of docs/reliability.md")]

use std::fs;
use std::path::Path;
use std::time::Duration;

use hostile::{TARGETS, timed};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Most memory that an input may need, MB.
const MOST: f32 = 1024.0;
/// Largest that all kept inputs may be together, bytes.
const ROOM: usize = 100_000;
/// Fewest inputs of a target: the corpus is there.
const FEWEST: usize = 20;

// One test: what others need at the same time would be counted too.
#[test]
fn kept_inputs_hold_in_time_and_memory() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let mut size = 0;
    for (name, target) in TARGETS {
        let mut files: Vec<_> = fs::read_dir(corpus.join(name))
            .expect(name)
            .map(|entry| entry.expect("a file of the corpus").path())
            .collect();
        files.sort();
        assert!(files.len() >= FEWEST, "{name}: {} inputs", files.len());
        // The data set is read once, and is no part of any input's time.
        files.iter().take(1).for_each(|file| target(&fs::read(file).expect("an input")));
        let (mut slowest, mut most) = (Duration::ZERO, 0.0_f32);
        for file in &files {
            let bytes = fs::read(file).expect("an input");
            size += bytes.len();
            MEMORY.reset_peak_usage();
            let before = MEMORY.current_usage_as_mb();
            // Shown where the input fails.
            println!("{}", file.display());
            let time = timed(target, &bytes);
            let memory = MEMORY.peak_usage_as_mb() - before;
            assert!(memory <= MOST, "{}: {memory} MB", file.display());
            slowest = slowest.max(time);
            most = most.max(memory);
        }
        println!(
            "{name}: {} inputs, the slowest {:.1} ms, at most {most:.1} MB",
            files.len(),
            slowest.as_secs_f64() * 1e3
        );
    }
    assert!(size <= ROOM, "the corpus is {size} bytes");
}
