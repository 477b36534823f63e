//! Cohort-component kernel: arrays in, arrays out.
