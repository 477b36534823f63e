//! Statistics tables in, assets/data out.
fn main() {}
