//! The statistics an estimate may see, and the view of them that ends at a base year.

use ndarray::{Array, Array2, Array3, Array4, ArrayView, Axis, Dimension, RemoveAxis, Slice};

use crate::flows::{Flows, FlowsView};
use crate::{AGES, EXACT_AGES, EstimationError, FERTILE_AGES, SEXES};

/// A table by calendar year: axis 0 is the year, counted from `first_year`.
#[derive(Debug, Clone, PartialEq)]
pub struct Series<D: Dimension> {
    first_year: i32,
    values: Array<f64, D>,
}

impl<D: Dimension + RemoveAxis> Series<D> {
    /// A table whose axis 0 starts at `first_year`.
    pub fn new(first_year: i32, values: Array<f64, D>) -> Self {
        Self { first_year, values: values.as_standard_layout().into_owned() }
    }

    /// The first year.
    pub fn first_year(&self) -> i32 {
        self.first_year
    }

    /// The last year; the year before the first one if the table is empty.
    pub fn last_year(&self) -> i32 {
        self.first_year + i32::try_from(self.values.len_of(Axis(0))).unwrap_or(i32::MAX - self.first_year) - 1
    }

    /// All values, for a caller that wants to alter a copy.
    pub fn values(&self) -> &Array<f64, D> {
        &self.values
    }

    /// The table without any year after `last_year`.
    fn up_to(&self, last_year: i32) -> SeriesView<'_, D> {
        let years = usize::try_from(last_year - self.first_year + 1).unwrap_or(0);
        let years = years.min(self.values.len_of(Axis(0)));
        let values = self.values.slice_axis(Axis(0), Slice::from(..years));
        SeriesView { first_year: self.first_year, values }
    }

    fn check(&self, table: &'static str, expected: &[usize]) -> Result<(), EstimationError> {
        let found = &self.values.shape()[1..];
        if found != expected {
            return Err(EstimationError::Shape { table, expected: expected.to_vec(), found: found.to_vec() });
        }
        let per_year: usize = expected.iter().product();
        for (place, &value) in self.values.iter().enumerate() {
            if !value.is_finite() || value < 0.0 {
                let year = self.first_year + i32::try_from(place / per_year).unwrap_or(0);
                return Err(EstimationError::BadValue { table, year, place: place % per_year, value });
            }
        }
        Ok(())
    }
}

/// Borrowed part of a [`Series`]: holds no year after the one it was cut at.
#[derive(Debug, Clone)]
pub(crate) struct SeriesView<'a, D: Dimension> {
    first_year: i32,
    values: ArrayView<'a, f64, D>,
}

impl<D: Dimension + RemoveAxis> SeriesView<'_, D> {
    pub(crate) fn first_year(&self) -> i32 {
        self.first_year
    }

    pub(crate) fn last_year(&self) -> i32 {
        self.first_year + i32::try_from(self.values.len_of(Axis(0))).unwrap_or(i32::MAX - self.first_year) - 1
    }

    /// One year's numbers in the table's own order, or `None` outside the view.
    pub(crate) fn year(&self, year: i32) -> Option<&[f64]> {
        let index = usize::try_from(year - self.first_year).ok()?;
        let years = self.values.len_of(Axis(0));
        if index >= years {
            return None;
        }
        let per_year = self.values.len() / years;
        // Contiguous by construction: `Series::new` puts the table in standard layout and the cut is along axis 0.
        self.values.to_slice()?.get(index * per_year..(index + 1) * per_year)
    }
}

/// Where a municipality belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KommunePlace {
    /// Its number, for messages.
    pub number: String,
    /// Centrality class, counted from 0 (SSB's class 1 is 0).
    pub centrality: usize,
    /// Economic region, any numbering from 0.
    pub region: usize,
    /// County, any numbering from 0.
    pub county: usize,
}

/// All statistics the estimate is made from. Read-only once built.
///
/// | table | shape | unit |
/// |---|---|---|
/// | population | `[year][municipality][sex][age]` | persons on 1 January |
/// | national population | `[year][sex][age]` | persons on 1 January |
/// | qx | `[year][sex][exact age 0..=106]` | probability of death within a year |
/// | ASFR | `[year][age 12..=55]` | births per woman, by age completed |
/// | births | `[year][sex]` | live births, girls first |
///
/// [`Flows`], what was counted in municipalities, may be added ([`Statistics::with_flows`]).
///
/// The places (centrality class, economic region, county) are those of today in every year: the one declared exception
/// to "nothing later than the base year".
#[derive(Debug, Clone)]
pub struct Statistics {
    places: Vec<KommunePlace>,
    population: Series<ndarray::Ix4>,
    national_population: Series<ndarray::Ix3>,
    qx: Series<ndarray::Ix3>,
    asfr: Series<ndarray::Ix2>,
    births: Series<ndarray::Ix2>,
    flows: Flows,
}

impl Statistics {
    /// Takes the tables and checks their shapes and numbers.
    ///
    /// # Errors
    /// [`EstimationError::Shape`] or [`EstimationError::BadValue`].
    pub fn new(
        places: Vec<KommunePlace>,
        (first_population_year, population): (i32, Array4<f64>),
        (first_national_year, national_population): (i32, Array3<f64>),
        (first_qx_year, qx): (i32, Array3<f64>),
        (first_asfr_year, asfr): (i32, Array2<f64>),
        (first_births_year, births): (i32, Array2<f64>),
    ) -> Result<Self, EstimationError> {
        let statistics = Self {
            population: Series::new(first_population_year, population),
            national_population: Series::new(first_national_year, national_population),
            qx: Series::new(first_qx_year, qx),
            asfr: Series::new(first_asfr_year, asfr),
            births: Series::new(first_births_year, births),
            flows: Flows::default(),
            places,
        };
        statistics.population.check("population", &[statistics.places.len(), SEXES, AGES])?;
        statistics.national_population.check("national population", &[SEXES, AGES])?;
        statistics.qx.check("qx", &[SEXES, EXACT_AGES])?;
        statistics.asfr.check("ASFR", &[FERTILE_AGES])?;
        statistics.births.check("births", &[SEXES])?;
        Ok(statistics)
    }

    /// The same with what was counted in municipalities.
    ///
    /// # Errors
    /// [`EstimationError::Shape`] or [`EstimationError::BadValue`].
    pub fn with_flows(self, flows: Flows) -> Result<Self, EstimationError> {
        flows.check(self.places.len())?;
        Ok(Self { flows, ..self })
    }

    /// What was counted in municipalities; nothing where nothing was added.
    pub fn flows(&self) -> &Flows {
        &self.flows
    }

    /// What was known on 1 January of `base_year`: populations up to that day, events up to the year before.
    ///
    /// The returned view borrows arrays that end there, so no function that gets it can read a later year.
    pub fn up_to(&self, base_year: i32) -> Evidence<'_> {
        Evidence {
            base_year,
            places: &self.places,
            population: self.population.up_to(base_year),
            national_population: self.national_population.up_to(base_year),
            qx: self.qx.up_to(base_year - 1),
            asfr: self.asfr.up_to(base_year - 1),
            births: self.births.up_to(base_year - 1),
            flows: self.flows.up_to(base_year - 1),
        }
    }

    /// A copy whose ASFR and births are what `alter` makes of them: a table may stop before the others.
    #[cfg(test)]
    pub(crate) fn with_fertility_tables(
        &self,
        alter: &impl Fn(&Series<ndarray::Ix2>) -> Array2<f64>,
    ) -> Result<Self, EstimationError> {
        Self::new(
            self.places.clone(),
            (self.population.first_year, self.population.values.clone()),
            (self.national_population.first_year, self.national_population.values.clone()),
            (self.qx.first_year, self.qx.values.clone()),
            (self.asfr.first_year, alter(&self.asfr)),
            (self.births.first_year, alter(&self.births)),
        )
    }

    /// A copy in which every number after what `up_to(base_year)` may see is another one.
    #[cfg(test)]
    pub(crate) fn with_another_future(&self, base_year: i32) -> Self {
        fn alter<D: Dimension + RemoveAxis>(series: &mut Series<D>, last_known: i32) {
            let known = usize::try_from(last_known - series.first_year + 1).unwrap_or(0);
            for (index, mut year) in series.values.axis_iter_mut(Axis(0)).enumerate() {
                if index >= known {
                    year.mapv_inplace(|value| 0.37 * value + 0.01);
                }
            }
        }
        let mut other = self.clone();
        alter(&mut other.population, base_year);
        alter(&mut other.national_population, base_year);
        alter(&mut other.qx, base_year - 1);
        alter(&mut other.asfr, base_year - 1);
        alter(&mut other.births, base_year - 1);
        other.flows.alter_after(base_year - 1);
        other
    }

    /// Where the municipalities belong, in the order of every table.
    pub fn places(&self) -> &[KommunePlace] {
        &self.places
    }

    /// Population by municipality, `[year][municipality][sex][age]`.
    pub fn population(&self) -> &Series<ndarray::Ix4> {
        &self.population
    }

    /// One municipality's population of a year, `[sex][age]`, whatever the base year: for outcomes, not for estimates.
    pub fn outcome(&self, kommune: usize, year: i32) -> Option<&[f64]> {
        let index = usize::try_from(year - self.population.first_year).ok()?;
        let all = self.population.values.as_slice()?;
        let start = (index * self.places.len() + kommune) * crate::CELLS;
        if kommune >= self.places.len() { None } else { all.get(start..start + crate::CELLS) }
    }
}

/// The statistics up to a base year: the only thing [`crate::estimate`] sees.
#[derive(Debug, Clone)]
pub struct Evidence<'a> {
    base_year: i32,
    places: &'a [KommunePlace],
    population: SeriesView<'a, ndarray::Ix4>,
    national_population: SeriesView<'a, ndarray::Ix3>,
    qx: SeriesView<'a, ndarray::Ix3>,
    asfr: SeriesView<'a, ndarray::Ix2>,
    births: SeriesView<'a, ndarray::Ix2>,
    flows: FlowsView<'a>,
}

impl<'a> Evidence<'a> {
    /// The year on whose 1 January the projection starts.
    pub fn base_year(&self) -> i32 {
        self.base_year
    }

    /// Where the municipalities belong.
    pub fn places(&self) -> &'a [KommunePlace] {
        self.places
    }

    pub(crate) fn kommuner(&self) -> usize {
        self.places.len()
    }

    /// All municipalities' population of a year, `[municipality][sex][age]`.
    pub(crate) fn population(&self, year: i32) -> Result<&[f64], EstimationError> {
        self.population.year(year).ok_or(EstimationError::MissingYear { table: "population", year })
    }

    pub(crate) fn national_population(&self, year: i32) -> Result<&[f64], EstimationError> {
        self.national_population
            .year(year)
            .ok_or(EstimationError::MissingYear { table: "national population", year })
    }

    /// Probabilities of death of a year, `[sex][exact age]`.
    pub(crate) fn qx(&self, year: i32) -> Result<&[f64], EstimationError> {
        self.qx.year(year).ok_or(EstimationError::MissingYear { table: "qx", year })
    }

    /// Years with both a life table and the populations at both ends, for the nation.
    pub(crate) fn national_years(&self) -> std::ops::Range<i32> {
        self.qx.first_year().max(self.national_population.first_year())..self.base_year
    }

    /// The last `window` years before the base year, or as many as the municipal populations reach.
    pub(crate) fn window(&self, window: usize) -> std::ops::Range<i32> {
        let wanted = self.base_year - i32::try_from(window).unwrap_or(i32::MAX / 2);
        wanted.max(self.population.first_year()).max(self.qx.first_year())..self.base_year
    }

    /// All years with municipal populations at both ends.
    pub(crate) fn municipal_years(&self) -> std::ops::Range<i32> {
        self.population.first_year().max(self.qx.first_year())..self.base_year
    }

    /// ASFR of the year, or of the last year that has it: the table by single age may stop before the base year.
    pub(crate) fn asfr_or_latest(&self, year: i32) -> Result<&[f64], EstimationError> {
        let known = year.min(self.asfr.last_year());
        self.asfr.year(known).ok_or(EstimationError::MissingYear { table: "ASFR", year })
    }

    /// ASFR of exactly this year, if the table has it.
    pub(crate) fn asfr(&self, year: i32) -> Option<&[f64]> {
        self.asfr.year(year)
    }

    /// Girls and boys born in a year, if the table has it.
    pub(crate) fn births(&self, year: i32) -> Option<&[f64]> {
        self.births.year(year)
    }

    /// What was counted in municipalities.
    pub(crate) fn flows(&self) -> &FlowsView<'a> {
        &self.flows
    }

    pub(crate) fn last_births_year(&self) -> i32 {
        self.births.last_year()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Country, FIRST_YEAR, LAST_YEAR};

    #[test]
    fn the_view_ends_at_the_base_year() -> Result<(), EstimationError> {
        let statistics = Country::plain().statistics()?;
        let evidence = statistics.up_to(2010);
        assert!(evidence.population(2010).is_ok());
        assert_eq!(
            evidence.population(2011).err(),
            Some(EstimationError::MissingYear { table: "population", year: 2011 })
        );
        assert!(evidence.qx(2009).is_ok() && evidence.qx(2010).is_err());
        assert!(evidence.asfr(2010).is_none() && evidence.births(2010).is_none());
        assert_eq!(statistics.population().last_year(), LAST_YEAR);
        assert!(statistics.up_to(FIRST_YEAR - 5).population(FIRST_YEAR).is_err());
        Ok(())
    }

    #[test]
    fn bad_tables_are_named() -> Result<(), EstimationError> {
        let good = Country::plain().statistics()?;
        let broken = |births: Array2<f64>| {
            good.with_fertility_tables(&|series| {
                if series.values().len_of(Axis(1)) == SEXES {
                    births.clone()
                } else {
                    series.values().clone()
                }
            })
        };
        let mut negative = Array2::zeros((3, SEXES));
        negative[[1, 1]] = -4.0;
        let error = broken(negative).err();
        assert_eq!(
            error,
            Some(EstimationError::BadValue { table: "births", year: FIRST_YEAR + 1, place: 1, value: -4.0 })
        );
        let error = broken(Array2::zeros((3, 3))).err();
        assert_eq!(
            error,
            Some(EstimationError::Shape { table: "births", expected: vec![2], found: vec![3] })
        );
        Ok(())
    }
}
