//! Age ranges that are put together from groups.

mod common;

use atlas::{AgeGroup, GROUPS, GroupHistory, OfficialPath};
use common::{kommune, official};

const fn ages(from: u8, to: u8) -> AgeGroup {
    AgeGroup { from, to }
}

/// Group g has 2^g persons in the first year and twice as many in the second, 20-66 a number of its own.
fn history() -> GroupHistory {
    let persons = (0..GROUPS.len())
        .map(|g| if g == 10 { vec![7.0, 8.0] } else { vec![f64::from(1 << g), f64::from(2 << g)] })
        .collect();
    GroupHistory::new(2025, persons).expect("a history")
}

#[test]
fn history_puts_ranges_together_from_whole_groups() {
    let history = history();
    assert_eq!(history.years().collect::<Vec<_>>(), [2025, 2026]);
    let of = |from, to| history.range(ages(from, to));
    assert_eq!(of(0, 0), Some(vec![1.0, 2.0]));
    assert_eq!(of(0, 15), Some(vec![15.0, 30.0]));
    assert_eq!(of(67, 79), Some(vec![128.0, 256.0]));
    assert_eq!(of(67, 105), Some(vec![896.0, 1792.0]));
    assert_eq!(of(16, 66), Some(vec![112.0, 224.0]));
    // A group of its own, which is no part of the others.
    assert_eq!(of(20, 66), Some(vec![7.0, 8.0]));
    assert_eq!(history.total(), [1023.0, 2046.0]);
    // What the groups do not part at.
    for (from, to) in [(0, 4), (20, 79), (16, 19), (0, 66 - 1), (5, 12), (90, 104)] {
        assert_eq!(of(from, to), None, "{from}-{to}");
    }
    assert_eq!(history.group(ages(6, 12)), Some([4.0, 8.0].as_slice()));
    assert_eq!(history.group(ages(0, 15)), None);
}

#[test]
fn the_groups_are_everyone_once() {
    let mut next = 0;
    for group in GROUPS.iter().filter(|group| **group != AgeGroup::WORKING_AGE) {
        assert_eq!(group.from, next);
        next = group.to + 1;
    }
    assert_eq!(next, 106);
    let kommune = kommune(301);
    assert_eq!(kommune.history.total().last(), Some(&kommune.population.iter().sum::<f64>()));
}

#[test]
fn a_group_counts_both_sexes_and_both_ends() {
    let mut population = vec![0.0; atlas::CELLS];
    for (age, women, men) in [(5, 1.0, 20.0), (6, 300.0, 4000.0), (12, 50_000.0, 0.0), (13, 0.0, 600_000.0)] {
        population[age] = women;
        population[atlas::AGES + age] = men;
    }
    assert_eq!(ages(6, 12).sum(&population), 54_300.0);
    assert_eq!(ages(0, 105).sum(&population), 654_321.0);
}

#[test]
fn the_official_path_puts_ranges_together_from_whole_groups() {
    let path: OfficialPath = official();
    let of = |from, to| path.range(ages(from, to));
    assert_eq!(of(0, 5), Some(vec![11, 22, 33]));
    assert_eq!(of(6, 15), Some(vec![9, 9, 9]));
    assert_eq!(of(16, 105), Some(vec![80, 79, 78]));
    assert_eq!(of(0, 105), Some(vec![100, 110, 120]));
    for (from, to) in [(0, 4), (2, 5), (20, 66), (80, 105)] {
        assert_eq!(of(from, to), None, "{from}-{to}");
    }
}
