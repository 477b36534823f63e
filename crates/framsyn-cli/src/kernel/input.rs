//! The input of `framsyn kernel`, from JSON to validated arrays.

use demography::{MigrationArrays, RateArrays, Sexes, Shape, validate_start};
use ndarray::{Array1, Array2, Array3};
use serde::Deserialize;

type Table = Vec<Vec<f64>>;
type Cube = Vec<Table>;

/// The input as it is written; schemas/kernel.schema.json says what each field means.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    age_width: u32,
    n_ages: usize,
    sexes: Vec<SexCode>,
    years: usize,
    start: Table,
    survival: Cube,
    asfr: Table,
    srb: Vec<f64>,
    timing: Timing,
    net_migration: Option<Cube>,
    out_rate: Option<Cube>,
    in_count: Option<Cube>,
}

#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
enum SexCode {
    F,
    M,
}

#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Timing {
    End,
    Even,
    InOut,
}

/// What the kernel takes.
#[derive(Debug)]
pub(super) struct Arrays {
    pub(super) shape: Shape,
    pub(super) start: Array2<f64>,
    pub(super) rates: RateArrays,
}

/// Reads JSON; the error says where and what in one line.
pub(super) fn parse(json: &[u8]) -> Result<Input, String> {
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let input: Input = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        match error.path().to_string().as_str() {
            // The whole input, or a field that has no name yet.
            "." | "?" => error.inner().to_string(),
            path => format!("{path}: {}", error.inner()),
        }
    })?;
    deserializer.end().map_err(|error| error.to_string())?;
    Ok(input)
}

impl Input {
    /// Checks lengths and values; the error says where and what in one line.
    pub(super) fn into_arrays(self) -> Result<Arrays, String> {
        let sexes = match self.sexes[..] {
            [SexCode::F] => Sexes::Females,
            [SexCode::F, SexCode::M] => Sexes::Both,
            _ => return Err(r#"sexes: must be ["F"] or ["F","M"]"#.into()),
        };
        let shape = Shape::new(self.n_ages, sexes, self.age_width).map_err(|error| error.to_string())?;
        let years = Extent { what: "years", length: self.years };
        let row_per_sex = Extent { what: "one row per sex", length: shape.n_sexes() };
        let ages = Extent { what: "n_ages", length: shape.n_ages() };
        let cube = |name: &str, cube: Cube| flatten_cube(name, cube, years, row_per_sex, ages);

        let migration = match (self.timing, self.net_migration, self.out_rate, self.in_count) {
            (Timing::End, Some(net), None, None) => MigrationArrays::End { net: cube("net_migration", net)? },
            (Timing::Even, Some(net), None, None) => MigrationArrays::Even { net: cube("net_migration", net)? },
            (Timing::InOut, None, Some(out_rate), Some(in_count)) => MigrationArrays::InOut {
                out_rate: cube("out_rate", out_rate)?,
                in_count: cube("in_count", in_count)?,
            },
            (Timing::InOut, ..) => return Err(
                r#"timing: "inout" needs out_rate and in_count, and no net_migration (zeros if nobody moves)"#.into(),
            ),
            (Timing::End | Timing::Even, ..) => return Err(
                r#"timing: "end" and "even" need net_migration, no out_rate, no in_count (zeros if nobody moves)"#.into(),
            ),
        };

        let start = flatten_table("start", self.start, row_per_sex, ages)?;
        validate_start(&start, shape).map_err(|error| error.to_string())?;
        let start = Array2::from_shape_vec((shape.n_sexes(), shape.n_ages()), start)
            .map_err(|error| format!("start: {error}"))?;
        years.expect("srb", self.srb.len())?;
        let asfr = flatten_table("asfr", self.asfr, years, ages)?;
        let asfr = Array2::from_shape_vec((self.years, shape.n_ages()), asfr)
            .map_err(|error| format!("asfr: {error}"))?;
        let survival = cube("survival", self.survival)?;
        let rates = RateArrays::new(shape, survival, asfr, Array1::from_vec(self.srb), migration)
            .map_err(|error| error.to_string())?;
        Ok(Arrays { shape, start, rates })
    }
}

/// How long an array must be, and what in the input says so.
#[derive(Debug, Clone, Copy)]
struct Extent {
    what: &'static str,
    length: usize,
}

impl Extent {
    fn expect(self, place: &str, actual: usize) -> Result<(), String> {
        let Extent { what, length } = self;
        if actual == length {
            Ok(())
        } else {
            Err(format!("{place}: has {actual} values, needs {length} ({what})"))
        }
    }
}

fn flatten_table(name: &str, rows: Table, outer: Extent, inner: Extent) -> Result<Vec<f64>, String> {
    outer.expect(name, rows.len())?;
    for (i, row) in rows.iter().enumerate() {
        inner.expect(&format!("{name}[{i}]"), row.len())?;
    }
    Ok(rows.concat())
}

fn flatten_cube(
    name: &str,
    tables: Cube,
    years: Extent,
    sexes: Extent,
    ages: Extent,
) -> Result<Array3<f64>, String> {
    years.expect(name, tables.len())?;
    let mut values = Vec::new();
    for (year, table) in tables.into_iter().enumerate() {
        values.extend(flatten_table(&format!("{name}[{year}]"), table, sexes, ages)?);
    }
    Array3::from_shape_vec((years.length, sexes.length, ages.length), values)
        .map_err(|error| format!("{name}: {error}"))
}
