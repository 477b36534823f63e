//! JSON-stat 2.0, as far as the service uses it: metadata and figures come in the same form.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::SsbError;

/// A table, or what was asked of it.
#[derive(Debug, Clone, Deserialize)]
pub struct Dataset {
    /// The table's title.
    #[serde(default)]
    pub label: String,
    /// When its figures last changed.
    #[serde(default)]
    pub updated: String,
    id: Vec<String>,
    size: Vec<usize>,
    dimension: BTreeMap<String, Dimension>,
    #[serde(default)]
    value: Figures,
    #[serde(default)]
    status: Marks,
    #[serde(default)]
    extension: Extension,
}

/// A variable of a table.
#[derive(Debug, Clone, Deserialize)]
pub struct Dimension {
    category: Category,
    #[serde(default)]
    extension: DimensionExtension,
}

#[derive(Debug, Clone, Deserialize)]
struct Category {
    index: Index,
    #[serde(default)]
    label: BTreeMap<String, String>,
}

/// Where each code stands: named with its place, or a plain list.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Index {
    Places(BTreeMap<String, usize>),
    List(Vec<String>),
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Extension {
    discontinued: bool,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct DimensionExtension {
    elimination: bool,
    codelists: Vec<Codelist>,
}

/// Another division of a variable that the service offers.
#[derive(Debug, Clone, Deserialize)]
struct Codelist {
    id: String,
}

/// The place of a cell, which stands as text where it is a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
struct At(usize);

impl TryFrom<String> for At {
    type Error = std::num::ParseIntError;

    fn try_from(place: String) -> Result<Self, Self::Error> {
        place.parse().map(Self)
    }
}

/// Figures in their order, or only those that there are, by their place.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Figures {
    All(Vec<Option<f64>>),
    Some(BTreeMap<At, f64>),
}

impl Default for Figures {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

/// Marks in place of figures: for each, for some by their place, or the same for all.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Marks {
    Some(BTreeMap<At, String>),
    All(Vec<Option<String>>),
    Same(String),
}

impl Default for Marks {
    fn default() -> Self {
        Self::Some(BTreeMap::new())
    }
}

/// The marks that mean that there is no figure: it cannot be, is missing, or is not shown.
const NO_FIGURE: [&str; 4] = [".", "..", "...", ":"];

impl Dataset {
    /// Reads an answer, which must be whole and fit together.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let dataset: Self =
            serde_json::from_slice(bytes).map_err(|error| format!("not JSON-stat: {error}"))?;
        if dataset.id.len() != dataset.size.len() {
            return Err(format!("{} variables and {} sizes", dataset.id.len(), dataset.size.len()));
        }
        for (id, size) in dataset.id.iter().zip(&dataset.size) {
            let Some(dimension) = dataset.dimension.get(id) else {
                return Err(format!("the variable {id} is not described"));
            };
            let codes = dimension.codes();
            if codes.len() != *size || codes.iter().any(|code| code.is_empty()) {
                return Err(format!("{id}: {size} values announced, {} described", codes.len()));
            }
        }
        Ok(dataset)
    }

    /// The same for an answer with figures: one in each cell, or a mark.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn read_figures(bytes: &[u8]) -> Result<Self, String> {
        let dataset = Self::read(bytes)?;
        let cells = dataset.cells();
        match &dataset.value {
            Figures::All(values) if values.len() != cells => {
                Err(format!("{} figures in {cells} cells", values.len()))
            }
            Figures::Some(values) if values.keys().next_back().is_some_and(|last| last.0 >= cells) => {
                Err(format!("a figure outside the {cells} cells"))
            }
            _ => Ok(dataset),
        }
    }

    /// The variables, in their order.
    pub fn variables(&self) -> &[String] {
        &self.id
    }

    /// A variable.
    pub fn dimension(&self, variable: &str) -> Option<&Dimension> {
        self.dimension.get(variable)
    }

    /// Whether the table is no longer kept up.
    pub fn discontinued(&self) -> bool {
        self.extension.discontinued
    }

    /// Number of cells.
    pub fn cells(&self) -> usize {
        self.size.iter().product()
    }

    /// The figure in a cell; `None` where the table has a mark instead.
    fn figure(&self, at: usize) -> Option<f64> {
        let mark = match &self.status {
            Marks::Some(marks) => marks.get(&At(at)).map(String::as_str),
            Marks::All(marks) => marks.get(at).and_then(|mark| mark.as_deref()),
            Marks::Same(mark) => Some(mark.as_str()),
        };
        if mark.is_some_and(|mark| NO_FIGURE.contains(&mark)) {
            return None;
        }
        match &self.value {
            Figures::All(values) => values.get(at).copied().flatten(),
            Figures::Some(values) => values.get(&At(at)).copied(),
        }
    }

    /// Goes through all cells: the codes of the variables in the order of `variables`, and the figure.
    ///
    /// # Errors
    /// A variable that the answer does not have, or what `each` says.
    pub fn visit<E: From<SsbError>>(
        &self,
        variables: &[&str],
        mut each: impl FnMut(&[&str], Option<f64>) -> Result<(), E>,
    ) -> Result<(), E> {
        let codes: Vec<Vec<&str>> = self.id.iter().map(|id| self.dimension[id].codes()).collect();
        let order = variables
            .iter()
            .map(|name| {
                self.id.iter().position(|id| id == name).ok_or_else(|| SsbError::Answer {
                    what: self.label.clone(),
                    why: format!("no variable {name}"),
                })
            })
            .collect::<Result<Vec<usize>, SsbError>>()?;
        let mut place = vec![0; self.id.len()];
        let mut cell = vec![""; variables.len()];
        for at in 0..self.cells() {
            for (slot, variable) in cell.iter_mut().zip(&order) {
                *slot = codes[*variable][place[*variable]];
            }
            each(&cell, self.figure(at))?;
            for variable in (0..place.len()).rev() {
                place[variable] += 1;
                if place[variable] < self.size[variable] {
                    break;
                }
                place[variable] = 0;
            }
        }
        Ok(())
    }
}

impl Dimension {
    /// The codes in their order; an empty one where a place has none.
    pub fn codes(&self) -> Vec<&str> {
        match &self.category.index {
            Index::List(codes) => codes.iter().map(String::as_str).collect(),
            Index::Places(places) => {
                let mut codes = vec![""; places.len()];
                for (code, place) in places {
                    if let Some(slot) = codes.get_mut(*place) {
                        *slot = code;
                    }
                }
                codes
            }
        }
    }

    /// What a code means, in the table's words; nothing where the table does not say.
    pub fn label(&self, code: &str) -> &str {
        self.category.label.get(code).map_or("", String::as_str)
    }

    /// Whether the variable may be left out of a question, which then is of all its values together.
    pub fn can_be_left_out(&self) -> bool {
        self.extension.elimination
    }

    /// The other divisions of the variable that the service offers.
    pub fn codelists(&self) -> impl Iterator<Item = &str> {
        self.extension.codelists.iter().map(|list| list.id.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"{
        "version": "2.0", "class": "dataset", "label": "01234: Folk", "updated": "2026-02-25T07:00:00Z",
        "id": ["Region", "Tid"], "size": [2, 3],
        "dimension": {
            "Region": {"category": {"index": {"b": 1, "a": 0}, "label": {"a": "Her", "b": "Der"}},
                       "extension": {"elimination": true, "codelists": [{"id": "agg_X", "type": "Aggregation"}]}},
            "Tid": {"category": {"index": ["2024", "2025", "2026"]}}
        },
        "value": [1, 2, null, 4, 0, 6.5], "status": {"4": ".."}
    }"#;

    fn seen(dataset: &Dataset) -> Vec<(String, Option<f64>)> {
        let mut seen = Vec::new();
        let visited: Result<(), SsbError> = dataset.visit(&["Tid", "Region"], |codes, figure| {
            seen.push((codes.join(" "), figure));
            Ok(())
        });
        visited.expect("both variables");
        seen
    }

    #[test]
    fn cells_stand_in_the_order_of_the_table_and_marks_are_no_figures() {
        let dataset = Dataset::read_figures(SMALL.as_bytes()).expect("whole");
        let cell = |codes: &str, figure| (codes.to_owned(), figure);
        let all = [
            cell("2024 a", Some(1.0)),
            cell("2025 a", Some(2.0)),
            cell("2026 a", None),
            cell("2024 b", Some(4.0)),
            cell("2025 b", None),
            cell("2026 b", Some(6.5)),
        ];
        assert_eq!(seen(&dataset), all);
        let sparse =
            SMALL.replace("[1, 2, null, 4, 0, 6.5]", r#"{"0": 1, "1": 2, "3": 4, "4": 0, "5": 6.5}"#);
        assert_eq!(seen(&Dataset::read_figures(sparse.as_bytes()).expect("whole")), all);
        let region = dataset.dimension("Region").expect("described");
        assert_eq!((region.codes(), region.label("b")), (vec!["a", "b"], "Der"));
        assert!(region.can_be_left_out() && region.codelists().eq(["agg_X"]));
        assert!(!dataset.dimension("Tid").expect("described").can_be_left_out());
    }

    #[test]
    fn what_does_not_fit_together_is_refused() {
        let refused = |from: &str, to: &str| {
            let text = SMALL.replace(from, to);
            Dataset::read_figures(text.as_bytes()).err().unwrap_or_default()
        };
        assert!(refused("6.5]", "6.5, 7]").contains("7 figures in 6 cells"));
        assert!(refused("[2, 3]", "[2, 4]").contains("Tid: 4 values announced, 3 described"));
        assert!(refused(r#""b": 1"#, r#""b": 2"#).contains("Region"));
        assert!(refused(r#""Tid": {"#, r#""År": {"#).contains("Tid is not described"));
        assert!(refused("6.5], ", "6.").contains("not JSON-stat"));
    }
}
