//! See `hostile::scenario_file`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    hostile::timed(hostile::scenario_file, bytes);
});
