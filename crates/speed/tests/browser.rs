//! Run in Chromium by `cargo xtask test`, which gives the native result in the environment at compile time.

#![cfg(target_arch = "wasm32")]

use speed::Workload;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_browser_projects_every_municipality_to_the_same_bits_as_native_code() {
    let native = option_env!("FRAMSYN_NATIVE_FINGERPRINT").expect("start this test by `cargo xtask test`");
    let core = include_bytes!("../../../assets/data/core.bin");
    let country = include_bytes!("../../../assets/data/country.bin");
    let mut workload = Workload::new(core, country).expect("the data set");
    assert_eq!(workload.fingerprint().expect("projections"), native);
}
