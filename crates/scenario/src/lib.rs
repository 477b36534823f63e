//! Levers as data, a scenario's value, URL codec.
