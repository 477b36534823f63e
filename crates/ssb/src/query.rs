//! A question to a table, and how it is divided where it asks for too much at once.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// What is asked of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Number of the table.
    pub table: String,
    /// When the table's figures last changed, as its metadata say: an answer of an earlier edition is another answer.
    pub updated: String,
    /// One for each variable that is asked for; the others are left out.
    pub selections: Vec<Selection>,
}

/// Values of a variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The variable.
    pub variable: String,
    /// The division of it that the values are of, where it is not the table's own.
    pub codelist: Option<String>,
    /// The values' codes, each once.
    pub values: Vec<String>,
}

impl Query {
    /// Number of cells of the answer.
    pub fn cells(&self) -> usize {
        self.selections.iter().map(|selection| selection.values.len()).product()
    }

    /// The question as the service takes it.
    pub(crate) fn body(&self) -> Value {
        let selection = self.selections.iter().map(|Selection { variable, codelist, values }| {
            let mut one = json!({ "variableCode": variable, "valueCodes": values });
            if let Some(codelist) = codelist {
                one["codelist"] = json!(codelist);
            }
            one
        });
        json!({ "selection": selection.collect::<Vec<_>>() })
    }

    /// What follows the address: the divided variables are asked for in sums.
    pub(crate) fn parameters(&self) -> String {
        let mut parameters = String::from("lang=no&outputFormat=json-stat2");
        for selection in self.selections.iter().filter(|selection| selection.codelist.is_some()) {
            parameters.push_str("&outputValues[");
            parameters.push_str(&selection.variable);
            parameters.push_str("]=aggregated");
        }
        parameters
    }

    /// A name for the answer: the same for the same question to the same edition of the table.
    pub(crate) fn key(&self) -> String {
        let mut hash = Sha256::new();
        for part in [&self.table, &self.updated, &self.parameters(), &self.body().to_string()] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hex(&hash.finalize())
    }

    /// Two halves, along the variable with the most values; `None` for a single cell.
    pub(crate) fn halves(&self) -> Option<[Self; 2]> {
        let longest =
            self.selections.iter().enumerate().max_by_key(|(at, s)| (s.values.len(), usize::MAX - at));
        let (at, selection) = longest.filter(|(_, selection)| selection.values.len() > 1)?;
        let (first, last) = selection.values.split_at(selection.values.len() / 2);
        Some([first, last].map(|values| {
            let mut half = self.clone();
            half.selections[at].values = values.to_vec();
            half
        }))
    }

    /// Questions of at most so many cells that together ask the same; a question of one cell stays as it is.
    pub(crate) fn divided(self, most: usize) -> Vec<Self> {
        match self.halves().filter(|_| self.cells() > most) {
            Some(halves) => halves.into_iter().flat_map(|half| half.divided(most)).collect(),
            None => vec![self],
        }
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(regions: usize, years: usize) -> Query {
        let selection = |variable: &str, count: usize| Selection {
            variable: variable.into(),
            codelist: (variable == "Region").then(|| "agg_KommSummer".into()),
            values: (0..count).map(|i| format!("{variable}{i}")).collect(),
        };
        Query {
            table: "07459".into(),
            updated: "2026".into(),
            selections: vec![selection("Region", regions), selection("Tid", years)],
        }
    }

    #[test]
    fn parts_keep_below_the_limit_and_ask_for_every_cell_once() {
        let parts = query(357, 21).divided(1_000);
        assert!(parts.iter().all(|part| part.cells() <= 1_000));
        assert_eq!(parts.iter().map(Query::cells).sum::<usize>(), 357 * 21);
        let regions: Vec<&String> = parts.iter().flat_map(|part| &part.selections[0].values).collect();
        assert_eq!(regions.len(), 357);
        assert!(regions.windows(2).all(|pair| pair[0] != pair[1]));
        // One more cell than allowed is two questions; as many as allowed are one.
        assert_eq!((query(2, 3).divided(5).len(), query(2, 3).divided(6).len()), (2, 1));
        assert_eq!(query(1, 1).divided(0).len(), 1);
    }

    #[test]
    fn another_edition_is_another_answer() {
        let (one, mut other) = (query(2, 2), query(2, 2));
        assert_eq!(one.key(), other.key());
        other.updated = "2027".into();
        assert_ne!(one.key(), other.key());
        assert_eq!(
            one.body().to_string(),
            r#"{"selection":[{"codelist":"agg_KommSummer","valueCodes":["Region0","Region1"],"variableCode":"Region"},{"valueCodes":["Tid0","Tid1"],"variableCode":"Tid"}]}"#
        );
        assert_eq!(one.parameters(), "lang=no&outputFormat=json-stat2&outputValues[Region]=aggregated");
    }
}
