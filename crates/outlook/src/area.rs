//! What is known of a place as a whole: of a municipality, or of a county, a region or the nation as a sum.

use atlas::{
    AGES, CELLS, EmploymentBasis, GROUPS, GroupHistory, Kommune, LocalRecord, OfficialPath, PlaceId, Sum,
};

/// What is known of a place beside its projection.
#[derive(Debug, Clone)]
pub struct Area {
    /// Which place it is.
    pub id: PlaceId,
    /// Population on 1 January of the base year by sex (females first) and single age.
    pub population: Vec<f64>,
    /// Population by age group on 1 January of earlier years, the base year last.
    pub history: GroupHistory,
    /// What it and places like it have seen over the last ten years.
    pub record: LocalRecord,
    /// What the least certain of its employment figures rest on.
    pub employment: EmploymentBasis,
    /// Statistics Norway's projection for it, where the data set has one.
    pub official: Option<OfficialPath>,
}

impl Area {
    pub(crate) fn of(kommune: Kommune) -> Self {
        Self {
            id: PlaceId::Kommune(kommune.nr),
            population: kommune.population,
            history: kommune.history,
            record: kommune.record,
            employment: kommune.employment.basis,
            official: kommune.official,
        }
    }

    /// The sum of municipalities; `None` where there are none, or where their histories are not of the same years.
    pub(crate) fn of_sum(sum: &Sum, members: &[Kommune]) -> Option<Self> {
        let mut population = vec![0.0; CELLS];
        let years = members.first()?.history.years();
        let mut persons = vec![vec![0.0; years.len()]; GROUPS.len()];
        for kommune in members {
            add(&mut population, &kommune.population);
            for (sums, group) in persons.iter_mut().zip(GROUPS) {
                add(sums, kommune.history.group(group)?);
            }
        }
        Some(Self {
            id: sum.id,
            population,
            history: GroupHistory::new(years.start, persons).ok()?,
            record: sum.record,
            employment: members.iter().map(|kommune| kommune.employment.basis).max()?,
            official: sum.official.clone(),
        })
    }

    /// Its women and men by single age.
    pub(crate) fn by_sex(&self) -> (&[f64], &[f64]) {
        self.population.split_at(AGES)
    }
}

fn add(sums: &mut [f64], values: &[f64]) {
    sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
}
