//! Baseline assumptions per municipality from statistics up to a base year.
