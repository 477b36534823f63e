//! Scenarios in, CSV and JSON out, for analysts.
fn main() {}
