//! See `hostile::data`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    hostile::timed(hostile::data, bytes);
});
