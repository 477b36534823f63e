//! Who can move a lever, what has been tried, and what is known of it: a file per language, fetched when asked for.
//!
//! `acting.toml` holds the texts of all languages; the build turns it into one file for each.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The texts about all levers in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acting {
    /// One for each lever.
    pub levers: Vec<LeverActing>,
}

/// The texts about one lever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeverActing {
    /// The lever's name in links.
    pub key: String,
    /// Who can move it, and how.
    pub actors: Vec<CanDo>,
    /// Measures that have been tried.
    pub measures: Vec<Measure>,
}

/// What someone can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CanDo {
    /// Who.
    pub who: Actor,
    /// What.
    pub can: String,
}

/// Someone who can move a lever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The municipality.
    Municipality,
    /// The county authority.
    County,
    /// The state.
    State,
    /// Employers and business.
    Business,
    /// Organisations and volunteers.
    Organisations,
    /// Each of us.
    Everyone,
}

/// A measure that has been tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// What was done.
    pub what: String,
    /// What is known of its effect; `None` where that has not been documented.
    pub effect: Option<String>,
    /// Where it is told.
    pub source: Option<Source>,
}

/// A publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Title.
    pub title: String,
    /// Publisher or journal.
    pub publisher: String,
    /// Year of publication.
    pub year: u16,
    /// Address; empty where none is certain to last.
    pub url: String,
}

/// A file that does not hold these texts.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the texts about measures cannot be read: {0}")]
pub struct ActingError(String);

impl Acting {
    /// As bytes.
    ///
    /// # Errors
    /// [`ActingError`] where they cannot be written.
    pub fn write(&self) -> Result<Vec<u8>, ActingError> {
        postcard::to_allocvec(self).map_err(|why| ActingError(why.to_string()))
    }

    /// From bytes.
    ///
    /// # Errors
    /// [`ActingError`] where the bytes are not those of [`Self::write`].
    pub fn read(bytes: &[u8]) -> Result<Self, ActingError> {
        postcard::from_bytes(bytes).map_err(|why| ActingError(why.to_string()))
    }

    /// The texts about a lever.
    pub fn lever(&self, key: &str) -> Option<&LeverActing> {
        self.levers.iter().find(|lever| lever.key == key)
    }
}
