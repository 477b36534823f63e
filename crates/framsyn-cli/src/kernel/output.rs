//! The output of `framsyn kernel`, from arrays to JSON.

use demography::{Moment, Trajectory, Warning};
use ndarray::{ArrayView1, ArrayView2, ArrayView3};
use serde::Serialize;

use crate::failure::Failure;

/// The output as it is written; schemas/kernel.schema.json says what each field means.
#[derive(Debug, Serialize)]
struct Output {
    population: Vec<Vec<Vec<f64>>>,
    births: Vec<Vec<f64>>,
    deaths: Vec<Vec<Vec<f64>>>,
    warnings: Vec<WarningRow>,
}

#[derive(Debug, Serialize)]
struct WarningRow {
    step: usize,
    sex: String,
    age: usize,
    moment: &'static str,
    value: f64,
    message: String,
}

/// One object and a final line feed.
pub(super) fn to_json(trajectory: &Trajectory) -> Result<Vec<u8>, Failure> {
    let output = Output {
        population: cube(trajectory.population.view()),
        births: table(trajectory.births.view()),
        deaths: cube(trajectory.deaths.view()),
        warnings: trajectory.warnings.iter().map(warning_row).collect(),
    };
    let mut json = serde_json::to_vec(&output)
        .map_err(|error| Failure::Run(format!("the result cannot be written as JSON: {error}")))?;
    json.push(b'\n');
    Ok(json)
}

fn warning_row(warning: &Warning) -> WarningRow {
    let &Warning { step, sex, age, moment, value } = warning;
    let moment = match moment {
        Moment::BeforeSurvival => "before_survival",
        Moment::End => "end",
    };
    WarningRow { step, sex: sex.to_string(), age, moment, value, message: warning.to_string() }
}

fn cube(cube: ArrayView3<'_, f64>) -> Vec<Vec<Vec<f64>>> {
    cube.outer_iter().map(table).collect()
}

fn table(table: ArrayView2<'_, f64>) -> Vec<Vec<f64>> {
    table.outer_iter().map(|row: ArrayView1<'_, f64>| row.to_vec()).collect()
}
