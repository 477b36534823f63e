//! See `hostile::workshop`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    hostile::timed(hostile::workshop, bytes);
});
