//! What can go wrong, said with table, year and place.

/// Why no baseline could be estimated.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EstimationError {
    /// A table has other dimensions than the rest of the data.
    #[error("table {table}: expected {expected:?} values per year, found {found:?}")]
    Shape {
        /// The table.
        table: &'static str,
        /// Dimensions after the year.
        expected: Vec<usize>,
        /// Dimensions found.
        found: Vec<usize>,
    },
    /// A number that is not a number, is infinite or is below zero.
    #[error("table {table}, year {year}: value {value} at place {place} is negative or not a finite number")]
    BadValue {
        /// The table.
        table: &'static str,
        /// The year.
        year: i32,
        /// Position within the year, counted in the table's own order.
        place: usize,
        /// The value found.
        value: f64,
    },
    /// A table does not reach as far as the estimate needs.
    #[error("table {table} has no year {year}")]
    MissingYear {
        /// The table.
        table: &'static str,
        /// The year asked for.
        year: i32,
    },
    /// Too short a history in front of the base year.
    #[error("base year {base_year} has {found} years of {table} before it, the rule needs {needed}")]
    TooFewYears {
        /// The table.
        table: &'static str,
        /// The base year.
        base_year: i32,
        /// Years needed.
        needed: usize,
        /// Years found.
        found: usize,
    },
    /// A parameter of the rule or an option outside its meaning.
    #[error("{name} = {value} is outside its range: {range}")]
    BadOption {
        /// The parameter.
        name: &'static str,
        /// The value given.
        value: f64,
        /// What is allowed, in words.
        range: &'static str,
    },
    /// A municipality, or the nation, without the people a rate must be divided by.
    #[error("no {what} to divide by in {place}")]
    Empty {
        /// What is missing: inhabitants, expected deaths, expected births.
        what: &'static str,
        /// Where.
        place: String,
    },
    /// The projected probability of death is above one.
    #[error("municipality {kommune}, year {year}: probability of death {value} at sex {sex}, age {age}")]
    Mortality {
        /// Index of the municipality.
        kommune: usize,
        /// The year.
        year: i32,
        /// Sex index.
        sex: usize,
        /// Age at the start of the year.
        age: usize,
        /// The probability.
        value: f64,
    },
    /// The sum of the municipalities' own moving is above the nation's net moving, so that the adjustment would have to
    /// take people away from the country by a rule meant for arrivals.
    #[error("year {year}: the national adjustment would be {persons} persons, below zero")]
    NegativeAdjustment {
        /// The year.
        year: i32,
        /// Persons in the year.
        persons: f64,
    },
    /// A backtest asked for a year that has no outcome yet.
    #[error("base year {base_year} plus {horizon} years lies after the last known year {last_year}")]
    NoOutcome {
        /// The base year.
        base_year: i32,
        /// Years ahead.
        horizon: usize,
        /// Last year in the data.
        last_year: i32,
    },
}
