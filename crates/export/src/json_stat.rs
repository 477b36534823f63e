//! Tables as JSON-stat 2.0 (<https://json-stat.org/full/>): what statistics agencies exchange cubes in.

use serde_json::{Map, Number, Value, json};

use crate::name::plain;
use crate::table::{About, Cell, Table};

/// Names of the two dimensions: what the rows are, and which of the columns.
const ROWS: &str = "row";
const YEARS: &str = "year";
const COLUMNS: &str = "content";

/// The table as a dataset of two dimensions: its rows, years or others, and its columns of numbers. Columns of words are
/// told with the rows' names.
pub fn json_stat(table: &Table, about: &About) -> String {
    let columns: Vec<usize> = (1..table.head.len())
        .filter(|column| table.rows.iter().any(|row| matches!(row.get(*column), Some(Cell::Number { .. }))))
        .collect();
    let years = !table.rows.is_empty() && table.rows.iter().all(|row| row.first().is_some_and(is_year));
    let rows = if years { YEARS } else { ROWS };
    let row_ids = identifiers(table.rows.iter().map(|row| row.first().map(told).unwrap_or_default()));
    let column_ids = identifiers(columns.iter().map(|column| table.head[*column].clone()));
    let row_labels = table.rows.iter().map(|row| {
        let words: Vec<&str> = (1..row.len())
            .filter(|column| !columns.contains(column))
            .map(|column| row[column].text())
            .filter(|text| !text.is_empty())
            .collect();
        let head = row.first().map(told).unwrap_or_default();
        if words.is_empty() { head } else { format!("{head} ({})", words.join(", ")) }
    });
    let labels = |ids: &[String], labels: Vec<String>| -> Value {
        Value::Object(ids.iter().cloned().zip(labels.into_iter().map(Value::String)).collect::<Map<_, _>>())
    };
    let units = column_ids.iter().zip(&columns).map(|(id, column)| {
        let decimals = table.rows.iter().filter_map(|row| match row.get(*column) {
            Some(Cell::Number { decimals, .. }) => Some(*decimals),
            _ => None,
        });
        (id.clone(), json!({ "decimals": decimals.max().unwrap_or(0) }))
    });
    let units: Map<String, Value> = units.collect();
    let values: Vec<Value> = table
        .rows
        .iter()
        .flat_map(|row| columns.iter().map(|column| row.get(*column).map_or(Value::Null, value)))
        .collect();
    let column_labels = columns.iter().map(|column| table.head[*column].clone()).collect();
    let mut role = json!({ "metric": [COLUMNS] });
    if years {
        role["time"] = json!([YEARS]);
    }
    let dataset = json!({
        "version": "2.0",
        "class": "dataset",
        "label": about.title,
        "source": about.source,
        "updated": about.date,
        "note": about.lines.iter().map(|[name, is]| format!("{name}: {is}")).collect::<Vec<_>>(),
        "id": [rows, COLUMNS],
        "size": [table.rows.len(), columns.len()],
        "role": role,
        "dimension": {
            rows: {
                "label": table.head.first(),
                "category": { "index": row_ids, "label": labels(&row_ids, row_labels.collect()) },
            },
            COLUMNS: {
                "label": about.title,
                "category": {
                    "index": column_ids,
                    "label": labels(&column_ids, column_labels),
                    "unit": units,
                },
            },
        },
        "value": values,
        "extension": { "assumptions": about.assumptions, "permalink": about.link },
    });
    dataset.to_string()
}

fn told(cell: &Cell) -> String {
    cell.plain().unwrap_or_else(|| cell.text().to_owned())
}

fn is_year(cell: &Cell) -> bool {
    let told = told(cell);
    told.len() == 4 && told.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number as it is shown: with no digits that nobody has seen.
fn value(cell: &Cell) -> Value {
    let Some(plain) = cell.plain() else { return Value::Null };
    let whole = plain.parse::<i64>().ok().map(Number::from);
    whole.or_else(|| Number::from_f64(plain.parse().ok()?)).map_or(Value::Null, Value::Number)
}

/// Names for categories, each another one: their labels in plain letters.
fn identifiers(labels: impl Iterator<Item = String>) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for label in labels {
        let name = plain(&label);
        let name = if name.is_empty() { "x".to_owned() } else { name };
        let mut id = name.clone();
        let mut again = 2;
        while ids.contains(&id) {
            id = format!("{name}-{again}");
            again += 1;
        }
        ids.push(id);
    }
    ids
}
