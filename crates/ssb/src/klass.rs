//! Klass: the municipalities at a date, and what became of their numbers.

use serde::Deserialize;

/// A number and a name of the standard for municipalities.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Code {
    /// Number.
    pub code: String,
    /// Official name.
    pub name: String,
}

/// A number that became another one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The number before; none for a municipality that is new.
    #[serde(default)]
    pub old_code: Option<String>,
    /// The number after; none for one that is gone.
    #[serde(default)]
    pub new_code: Option<String>,
    /// The name after.
    #[serde(default)]
    pub new_name: Option<String>,
    /// Day from which it holds, `YYYY-MM-DD`.
    pub change_occurred: String,
}

/// Number of the standard for municipalities.
pub(crate) const MUNICIPALITIES: u32 = 131;

#[derive(Deserialize)]
struct Codes {
    codes: Vec<Code>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Changes {
    code_changes: Vec<Change>,
}

pub(crate) fn read_codes(bytes: &[u8]) -> Result<Vec<Code>, String> {
    serde_json::from_slice::<Codes>(bytes).map(|answer| answer.codes).map_err(|error| error.to_string())
}

pub(crate) fn read_changes(bytes: &[u8]) -> Result<Vec<Change>, String> {
    serde_json::from_slice::<Changes>(bytes)
        .map(|answer| answer.code_changes)
        .map_err(|error| error.to_string())
}
