//! The Leptos shell.
fn main() {}
