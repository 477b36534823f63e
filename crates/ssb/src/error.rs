//! What can go wrong, said with what was asked for.

/// Why a service's answer could not be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SsbError {
    /// No usable answer, however often it was asked.
    #[error("{what}: no answer after {attempts} attempts, the last one: {cause}")]
    NoAnswer {
        /// What was asked for.
        what: String,
        /// How often.
        attempts: u32,
        /// What became of the last attempt.
        cause: String,
    },
    /// The service says no, and would say it again.
    #[error("{what}: refused with {status}: {title}")]
    Refused {
        /// What was asked for.
        what: String,
        /// Status of the answer.
        status: u16,
        /// The service's own words.
        title: String,
    },
    /// An answer that is whole and yet not what the documents say.
    #[error("{what}: {why}")]
    Answer {
        /// What was asked for.
        what: String,
        /// What is wrong with it.
        why: String,
    },
    /// The folder of what was fetched cannot be read or written.
    #[error("{path}: {cause}")]
    Cache {
        /// File or folder.
        path: String,
        /// The system's own words.
        cause: String,
    },
}
