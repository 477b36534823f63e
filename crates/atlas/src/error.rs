//! What can be wrong with a data file, said so that a person can find the place.

use thiserror::Error;

use crate::kommune::KommuneNr;

/// A data file that cannot be used: which file, which field, which place in it, and why.
#[derive(Debug, Clone, PartialEq, Error)]
#[error("{file}: {fault}")]
pub struct AtlasError {
    /// Name of the file as it was asked for, for example `kommune/5501.bin`.
    pub file: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// The ways in which a data file can be wrong.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Fault {
    /// Fewer bytes than the file says it has: a broken download.
    #[error("the file is cut off: {found} bytes of {expected}")]
    Truncated {
        /// Bytes the file should have.
        expected: usize,
        /// Bytes it has.
        found: usize,
    },
    /// It does not start like a Framsyn data file, or is one of another kind.
    #[error("this is not the data file it should be ({expected})")]
    NotThisFile {
        /// The kind that was expected.
        expected: &'static str,
    },
    /// Its format is of another version than this program reads.
    #[error("the file has format {found}, this program reads format {expected}")]
    OtherFormat {
        /// Format that this program reads.
        expected: u16,
        /// Format of the file.
        found: u16,
    },
    /// It belongs to another edition of the data set than the other files.
    #[error("the file belongs to data set {found}, the others to {expected}")]
    OtherVintage {
        /// Vintage of the data set in use.
        expected: String,
        /// Vintage of this file.
        found: String,
    },
    /// Its content has changed since it was written.
    #[error("the checksum does not fit: the file has been damaged")]
    Checksum,
    /// Its content cannot be decoded. Not in words yet: those would be loaded with the page.
    #[error("the content cannot be read: {0}")]
    Undecodable(postcard::Error),
    /// There is more than its content.
    #[error("the content cannot be read: {0} bytes too many at the end")]
    Surplus(usize),
    /// A list has another length than it must have.
    #[error("{field} has {found} values where {expected} are needed")]
    Length {
        /// Field that is wrong.
        field: &'static str,
        /// Number of values needed.
        expected: usize,
        /// Number of values found.
        found: usize,
    },
    /// A number is negative, not finite, or outside what it can be.
    #[error("{field}, place {index}: {value} is outside {min} to {max}")]
    OutOfRange {
        /// Field that is wrong.
        field: &'static str,
        /// Index in the field, counted from 0.
        index: usize,
        /// The number found.
        value: f64,
        /// Least it can be.
        min: f64,
        /// Most it can be.
        max: f64,
    },
    /// A municipality that does not belong in this place: another one's, twice there, or not by rising number.
    #[error("municipality {0:04} does not belong in this place, or stands twice")]
    UnknownKommune(u16),
}

impl AtlasError {
    /// Names the file in which a fault was found.
    pub fn new(file: impl Into<String>, fault: Fault) -> Self {
        Self { file: file.into(), fault }
    }
}

/// Checks that every number of a field is finite and within its bounds.
///
/// # Errors
/// [`Fault::OutOfRange`] with the first number that is not.
pub(crate) fn check_range(
    field: &'static str,
    values: impl IntoIterator<Item = f64>,
    min: f64,
    max: f64,
) -> Result<(), Fault> {
    in_range(field, &mut values.into_iter(), min, max)
}

/// One function for all kinds of lists: they are many, and each would have its own.
fn in_range(
    field: &'static str,
    values: &mut dyn Iterator<Item = f64>,
    min: f64,
    max: f64,
) -> Result<(), Fault> {
    for (index, value) in values.enumerate() {
        if !(value.is_finite() && value >= min && value <= max) {
            return Err(Fault::OutOfRange { field, index, value, min, max });
        }
    }
    Ok(())
}

/// Checks that municipalities stand by rising number, each once: they are looked up by halving.
///
/// # Errors
/// [`Fault::UnknownKommune`] with the first that does not.
pub(crate) fn check_rising(numbers: impl IntoIterator<Item = KommuneNr>) -> Result<(), Fault> {
    let mut last = None;
    for nr in numbers {
        if last >= Some(nr) {
            return Err(Fault::UnknownKommune(nr.get()));
        }
        last = Some(nr);
    }
    Ok(())
}

/// Checks the length of a list.
///
/// # Errors
/// [`Fault::Length`] where it is another.
pub(crate) fn check_len(field: &'static str, found: usize, expected: usize) -> Result<(), Fault> {
    if found == expected { Ok(()) } else { Err(Fault::Length { field, expected, found }) }
}
