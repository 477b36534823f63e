//! The statistics as the data set holds them.

use std::collections::BTreeSet;

use atlas::{History, NationRecord, Place, YearTable};
use ndarray::{Array2, Array3, Array4, ShapeError};

use crate::{AGES, CELLS, EXACT_AGES, EstimationError, FERTILE_AGES, KommunePlace, SEXES, Statistics};

impl Statistics {
    /// The statistics of a data set: its municipalities, their single-age history, and what the nation has seen.
    ///
    /// # Errors
    /// [`EstimationError`] where the tables do not fit each other.
    pub fn of_data_set(
        places: &[Place],
        history: &History,
        nation: &NationRecord,
    ) -> Result<Self, EstimationError> {
        let regions: BTreeSet<u16> = places.iter().map(|place| place.region).collect();
        let kommuner: Vec<KommunePlace> = places
            .iter()
            .map(|place| KommunePlace {
                number: place.nr.to_string(),
                centrality: usize::from(place.centrality.saturating_sub(1)),
                region: regions.range(..place.region).count(),
                county: usize::from(place.county()),
            })
            .collect();
        if !places.iter().map(|place| place.nr).eq(history.kommuner.iter().copied()) {
            let (expected, found) = (vec![places.len()], vec![history.kommuner.len()]);
            return Err(EstimationError::Shape { table: "municipalities of the history", expected, found });
        }
        let mut population = Array4::zeros((history.years, places.len(), SEXES, AGES));
        for (k, of_place) in history.population.chunks_exact(history.years * CELLS).enumerate() {
            for (year, cells) in of_place.chunks_exact(CELLS).enumerate() {
                for (i, persons) in cells.iter().enumerate() {
                    population[[year, k, i / AGES, i % AGES]] = f64::from(*persons);
                }
            }
        }
        let first = |table: &YearTable| i32::from(table.first_year);
        let cut = |table: &'static str, values: &YearTable, width: usize| {
            let found = vec![values.values.len()];
            move |_: ShapeError| EstimationError::Shape { table, expected: vec![width], found }
        };
        let three = |name, table: &YearTable, ages: usize| {
            let years = table.values.len() / SEXES / ages;
            Array3::from_shape_vec((years, SEXES, ages), table.values.clone()).map_err(cut(
                name,
                table,
                SEXES * ages,
            ))
        };
        let two = |name, table: &YearTable, width: usize| {
            let years = table.values.len() / width;
            Array2::from_shape_vec((years, width), table.values.clone()).map_err(cut(name, table, width))
        };
        Self::new(
            kommuner,
            (i32::from(history.first_year), population),
            (first(&nation.population), three("national population", &nation.population, AGES)?),
            (first(&nation.qx), three("qx", &nation.qx, EXACT_AGES)?),
            (first(&nation.asfr), two("ASFR", &nation.asfr, FERTILE_AGES)?),
            (first(&nation.births), two("births", &nation.births, SEXES)?),
        )
    }
}
