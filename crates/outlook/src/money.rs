//! Money: expenditure need by the income system's age keys, and net costs at today's unit costs.

use atlas::{KEY_GROUPS, KommuneNr, SectorId, Standards};

/// Expenditure need (METHOD.md): an index per inhabitant, 1 for the nation in the base year.
///
/// Only the part by age moves. `other` is what of the index comes from anything else; it stays as it is today.
/// `None` where nobody lives.
pub fn need_index(standards: &Standards, population: &[f64], other: f64) -> Option<f64> {
    let inhabitants: f64 = KEY_GROUPS.iter().map(|group| group.sum(population)).sum();
    (inhabitants > 0.0).then(|| {
        let sectors = standards.sectors.iter();
        let by_age: f64 = sectors.map(|s| s.weight * weighted(standards, &s.ages, population)).sum();
        by_age / inhabitants + other
    })
}

/// What of a place's need index does not come from ages: of its municipalities, each with its inhabitants of the base
/// year, the mean. A municipality without a published index is taken to be as the nation.
pub fn other_need(standards: &Standards, kommuner: impl IntoIterator<Item = (KommuneNr, f64)>) -> f64 {
    let nation = standards.other_need_of_nation();
    let (mut sum, mut inhabitants) = (0.0, 0.0);
    for (nr, persons) in kommuner {
        sum += persons * standards.other_need(nr).unwrap_or(nation);
        inhabitants += persons;
    }
    if inhabitants > 0.0 { sum / inhabitants } else { nation }
}

/// Net costs of a place in a year at the nation's unit costs, kroner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Costs {
    /// By sector, as in [`SectorId::ALL`]: what goes with ages.
    by_age: [f64; SectorId::ALL.len()],
    /// And what goes with anything else: as much per inhabitant as today.
    by_number: [f64; SectorId::ALL.len()],
}

impl Costs {
    /// Net costs (METHOD.md) of a population by sex and single age.
    pub fn of(standards: &Standards, population: &[f64]) -> Self {
        let inhabitants: f64 = KEY_GROUPS.iter().map(|group| group.sum(population)).sum();
        let mut costs = Self::default();
        for (i, sector) in standards.sectors.iter().enumerate().take(SectorId::ALL.len()) {
            costs.by_age[i] = sector.cost * weighted(standards, &sector.ages, population);
            costs.by_number[i] = sector.cost * sector.other * inhabitants;
        }
        costs
    }

    /// A sector's costs, kroner.
    pub const fn sector(&self, id: SectorId) -> f64 {
        self.by_age[id as usize] + self.by_number[id as usize]
    }

    /// All costs.
    pub fn all(&self) -> f64 {
        self.by_age() + self.by_number.iter().sum::<f64>()
    }

    /// What of them goes with ages.
    pub fn by_age(&self) -> f64 {
        self.by_age.iter().sum()
    }
}

/// Inhabitants of each age group, each counted as much as the key weighs it against the nation's share.
fn weighted(standards: &Standards, key: &[f64], population: &[f64]) -> f64 {
    let groups = KEY_GROUPS.iter().zip(key).zip(&standards.shares);
    groups.map(|((group, key), share)| key * group.sum(population) / share).sum()
}

#[cfg(test)]
mod tests {
    use atlas::{AGES, CELLS, CostSector, Dementia, SizeRange, Sources, Span};

    use super::*;

    fn nr(number: u16) -> KommuneNr {
        KommuneNr::new(number).expect("a number")
    }

    /// Six sectors in which nothing goes with ages, and school: 0.8 of it with ages 6-12.
    fn standards() -> Standards {
        let sector = |weight, at_6_12: f64, cost| {
            let mut ages = vec![0.0; 10];
            ages[2] = at_6_12;
            CostSector { weight, ages, other: 1.0 - at_6_12, cost }
        };
        let mut sectors = vec![sector(0.25, 0.8, 10_000.0)];
        sectors.extend(vec![sector(0.125, 0.0, 1_000.0); 6]);
        // A tenth of the nation is of each group.
        Standards::new(
            [2026, 2025],
            sectors,
            vec![0.1; 10],
            Dementia { from: vec![], women: vec![], men: vec![] },
            vec![SizeRange { from: 0, factor: Span { low: 1.0, high: 1.0 } }],
            [(nr(301), 1.2), (nr(1103), 0.6)],
            Sources { tables: vec![] },
        )
        .expect("standards")
    }

    /// 1,000 inhabitants, 200 of them aged 6-12: twice the nation's share.
    fn people() -> Vec<f64> {
        let mut population = vec![0.0; CELLS];
        (population[7], population[AGES + 12], population[40]) = (150.0, 50.0, 800.0);
        population
    }

    #[test]
    fn need_goes_with_ages_and_the_rest_stands() {
        let index = |population: &[f64], other| need_index(&standards(), population, other).expect("people");
        // A quarter of the key is school, eight tenths of that ages 6-12, of which there are twice as many.
        assert!((index(&people(), 0.8) - (0.25 * 0.8 * 2.0 + 0.8)).abs() < 1e-12);
        // A place as the nation has the index 1.
        let mut nation = people();
        (nation[7], nation[40]) = (50.0, 900.0);
        assert!((index(&nation, standards().other_need_of_nation()) - 1.0).abs() < 1e-12);
        // Twice as many people of the same ages need as much each.
        let doubled: Vec<f64> = people().iter().map(|p| 2.0 * p).collect();
        assert_eq!(index(&doubled, 0.8), index(&people(), 0.8));
        assert_eq!(need_index(&standards(), &[0.0; CELLS], 0.8), None);
    }

    #[test]
    fn other_need_is_the_mean_over_inhabitants() {
        let standards = standards();
        let nation = standards.other_need_of_nation();
        assert!((nation - 0.8).abs() < 1e-12);
        let of = |kommuner: &[(u16, f64)]| {
            other_need(&standards, kommuner.iter().map(|(number, persons)| (nr(*number), *persons)))
        };
        assert!((of(&[(301, 100.0)]) - 1.2).abs() < 1e-9);
        assert!((of(&[(301, 300.0), (1103, 100.0)]) - 1.05).abs() < 1e-9);
        // 1151 has no published index.
        assert!((of(&[(1151, 100.0), (1103, 100.0)]) - 0.7).abs() < 1e-9);
        assert_eq!(of(&[]), nation);
    }

    #[test]
    fn costs_are_divided_between_ages_and_number() {
        let costs = Costs::of(&standards(), &people());
        // 10,000 kroner x 0.8 x 200 / 0.1, and 10,000 x 0.2 x 1,000.
        assert!((costs.by_age() - 16e6).abs() < 1e-6);
        assert!((costs.sector(SectorId::School) - 18e6).abs() < 1e-6);
        assert!((costs.sector(SectorId::Care) - 1e6).abs() < 1e-6);
        assert!((costs.all() - 24e6).abs() < 1e-6);
        // Another hundred pupils bring eight thousand kroner each by age beside what every inhabitant does.
        let mut more = people();
        more[7] += 100.0;
        let added = Costs::of(&standards(), &more);
        assert!((added.by_age() - costs.by_age() - 8e6).abs() < 1e-6);
        assert!((added.all() - costs.all() - 8e6 - 100.0 * (2_000.0 + 6_000.0)).abs() < 1e-6);
    }
}
