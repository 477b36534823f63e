//! A made-up table.

use serde_json::{Map, Value, json};

/// Codes and labels of a variable.
pub type Values = Vec<(String, String)>;

/// The figure of a cell, by the codes of all variables in the table's order.
type Figure = dyn Fn(&[&str]) -> Option<f64> + Send + Sync;

/// A variable of a made-up table.
#[derive(Debug, Clone)]
pub struct Variable {
    /// Its code.
    pub code: &'static str,
    /// Its values.
    pub values: Values,
    /// Other divisions: name and values.
    pub codelists: Vec<(&'static str, Values)>,
    /// Whether it may be left out; the answer is then of the sum, or of this value.
    pub left_out: Option<Option<&'static str>>,
}

impl Variable {
    /// A variable that must be asked for.
    pub fn new(code: &'static str, values: Values) -> Self {
        Self { code, values, codelists: Vec::new(), left_out: None }
    }

    fn of(&self, codelist: Option<&str>) -> Result<&Values, &'static str> {
        let Some(name) = codelist else { return Ok(&self.values) };
        let found = self.codelists.iter().find(|(id, _)| *id == name);
        found.map(|(_, values)| values).ok_or("Non-existent codelist")
    }
}

/// A made-up table.
pub struct Table {
    /// Its number.
    pub id: &'static str,
    /// Its title.
    pub label: String,
    /// When it last changed.
    pub updated: String,
    /// Whether it is no longer kept up.
    pub discontinued: bool,
    /// Its variables, in order.
    pub variables: Vec<Variable>,
    /// Its figures.
    pub figure: Box<Figure>,
}

impl Table {
    /// A table that changed some day in 2026.
    pub fn new(
        id: &'static str,
        variables: Vec<Variable>,
        figure: impl Fn(&[&str]) -> Option<f64> + Send + Sync + 'static,
    ) -> Self {
        let label = format!("{id}: Laget for en prøve");
        let updated = "2026-02-25T07:00:00Z".into();
        Self { id, label, updated, discontinued: false, variables, figure: Box::new(figure) }
    }

    /// What `/metadata` answers.
    pub(crate) fn metadata(&self, codelist: impl Fn(&str) -> Option<String>) -> Result<Value, &'static str> {
        let mut chosen = Vec::new();
        for variable in &self.variables {
            let values = variable.of(codelist(variable.code).as_deref())?;
            chosen.push((variable, values.iter().collect::<Vec<_>>()));
        }
        let mut answer = self.envelope(&chosen);
        answer["extension"] = json!({ "px": { "tableid": self.id } });
        if self.discontinued {
            answer["extension"]["discontinued"] = json!(true);
        }
        Ok(answer)
    }

    /// What `/data` answers to a question.
    pub(crate) fn figures(&self, body: &[u8], most_cells: usize) -> Result<Value, &'static str> {
        let question: Value = serde_json::from_slice(body).map_err(|_| "Illegal selection")?;
        let selections = question["selection"].as_array().ok_or("Illegal selection")?;
        let named = |selection: &Value| selection["variableCode"].as_str().unwrap_or("").to_owned();
        if selections.iter().any(|s| !self.variables.iter().any(|v| v.code == named(s))) {
            return Err("Non-existent variable");
        }
        let mut chosen = Vec::new();
        for variable in &self.variables {
            let Some(selection) = selections.iter().find(|s| named(s) == variable.code) else {
                if variable.left_out.is_none() {
                    return Err("Missing selection for mandantory variable");
                }
                continue;
            };
            let values = variable.of(selection["codelist"].as_str())?;
            let codes = selection["valueCodes"].as_array().ok_or("Illegal selection")?;
            let mut found = Vec::new();
            for code in codes {
                found.push(
                    values
                        .iter()
                        .find(|(c, _)| Some(c.as_str()) == code.as_str())
                        .ok_or("Non-existent value")?,
                );
            }
            // The service keeps the order of the table, whatever the order of the question.
            found.sort_by_key(|value| values.iter().position(|v| std::ptr::eq(v, *value)));
            chosen.push((variable, found));
        }
        if chosen.iter().map(|(_, values)| values.len()).product::<usize>() > most_cells {
            return Err("Too many cells selected");
        }
        let mut answer = self.envelope(&chosen);
        let (mut figures, mut marks) = (Vec::new(), Map::new());
        let mut cell = Vec::new();
        self.fill(&chosen, &mut cell, &mut |figure| {
            if figure.is_none() {
                marks.insert(figures.len().to_string(), json!(".."));
            }
            figures.push(figure.map_or(Value::Null, number));
        });
        answer["value"] = Value::Array(figures);
        if !marks.is_empty() {
            answer["status"] = Value::Object(marks);
        }
        Ok(answer)
    }

    fn fill<'a>(
        &'a self,
        chosen: &[(&'a Variable, Vec<&'a (String, String)>)],
        cell: &mut Vec<(&'a Variable, &'a str)>,
        each: &mut impl FnMut(Option<f64>),
    ) {
        let Some(((variable, values), rest)) = chosen.split_first() else {
            each(self.at(cell));
            return;
        };
        for (code, _) in values {
            cell.push((variable, code));
            self.fill(rest, cell, each);
            cell.pop();
        }
    }

    /// The figure of a cell, in which some variables may be left out.
    fn at(&self, cell: &[(&Variable, &str)]) -> Option<f64> {
        let mut codes: Vec<Vec<&str>> = Vec::new();
        for variable in &self.variables {
            let given = cell.iter().find(|(v, _)| v.code == variable.code).map(|(_, code)| *code);
            codes.push(match (given, variable.left_out) {
                (Some(code), _) => vec![code],
                (None, Some(Some(total))) => vec![total],
                (None, _) => variable.values.iter().map(|(code, _)| code.as_str()).collect(),
            });
        }
        let mut sum = None;
        let mut place = vec![0; codes.len()];
        'cells: loop {
            let now: Vec<&str> = place.iter().zip(&codes).map(|(at, codes)| codes[*at]).collect();
            if let Some(figure) = (self.figure)(&now) {
                sum = Some(sum.unwrap_or(0.0) + figure);
            }
            for at in (0..place.len()).rev() {
                place[at] += 1;
                if place[at] < codes[at].len() {
                    continue 'cells;
                }
                place[at] = 0;
            }
            return sum;
        }
    }

    fn envelope(&self, chosen: &[(&Variable, Vec<&(String, String)>)]) -> Value {
        let mut dimension = Map::new();
        for (variable, values) in chosen {
            let index: Map<String, Value> =
                values.iter().enumerate().map(|(i, (code, _))| (code.clone(), json!(i))).collect();
            let label: Map<String, Value> =
                values.iter().map(|(code, label)| (code.clone(), json!(label))).collect();
            let codelists: Vec<Value> =
                variable.codelists.iter().map(|(id, _)| json!({ "id": id, "type": "Aggregation" })).collect();
            dimension.insert(
                variable.code.into(),
                json!({ "label": variable.code, "category": { "index": index, "label": label },
                        "extension": { "elimination": variable.left_out.is_some(), "codelists": codelists } }),
            );
        }
        json!({
            "version": "2.0", "class": "dataset", "label": self.label, "source": "Statistisk sentralbyrå",
            "updated": self.updated,
            "id": chosen.iter().map(|(variable, _)| variable.code).collect::<Vec<_>>(),
            "size": chosen.iter().map(|(_, values)| values.len()).collect::<Vec<_>>(),
            "dimension": dimension,
        })
    }
}

/// A figure as it is written: whole ones without a decimal.
fn number(figure: f64) -> Value {
    if figure.fract() == 0.0 && figure.abs() < 1e15 { json!(figure as i64) } else { json!(figure) }
}
