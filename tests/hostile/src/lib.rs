//! What strangers can hand in: bytes, given to the parsers that read them and to what follows these.
//!
//! Each target is a pure function that panics where something that must hold does not. `fuzz` calls them with what a
//! fuzzer makes up, the test `replay` with every input that is kept in `fuzz/corpus`.

mod command;
mod data;
mod link;
mod place;
mod scenario_file;
mod workshop;

use std::time::{Duration, Instant};

/// Longest that an input may take, in an optimised build.
pub const LONGEST: Duration = Duration::from_millis(100);

/// What is given bytes.
pub type Target = fn(&[u8]);

/// Every target by its name, that of its folder in `fuzz/corpus`.
pub const TARGETS: [(&str, Target); 5] = [
    ("command", command::command),
    ("data", data::data),
    ("link", link::link),
    ("scenario_file", scenario_file::scenario_file),
    ("workshop", workshop::workshop),
];

pub use command::command;
pub use data::data;
pub use link::link;
pub use scenario_file::scenario_file;
pub use workshop::workshop;

/// Gives a target bytes, and gives back how long it took: where that is too long, the shortest of three times, as the
/// machine may have been busy.
///
/// # Panics
/// As the target does, and where every time is too long.
pub fn timed(target: Target, bytes: &[u8]) -> Duration {
    let once = || {
        let start = Instant::now();
        target(bytes);
        start.elapsed()
    };
    let mut time = once();
    for _ in 0..2 {
        if time > LONGEST {
            time = time.min(once());
        }
    }
    assert!(time <= LONGEST, "{time:?}");
    time
}
