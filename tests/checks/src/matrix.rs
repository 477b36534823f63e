//! Which settings of the levers are tried.

use scenario::{Held, LEVERS, Lever, Levers, Moving, RAMP_DEFAULT, RAMP_MAX, RAMP_MIN};

/// Years in which changes are reached: as early as can be, as usual, and as late as can be.
pub const RAMPS: [u16; 3] = [RAMP_MIN, RAMP_DEFAULT, RAMP_MAX];

/// Settings of a lever that are tried: its ends, and at rest.
const SETTINGS: usize = 3;

/// Of each lever in the table's order which setting: 0 its least change, 1 at rest, 2 its greatest.
pub type Spread = [usize; LEVERS.len()];

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Case {
    /// Settings of the levers.
    pub spread: Spread,
    /// Year in which all of them are reached.
    pub reached: u16,
    /// What is held.
    pub held: Held,
}

impl Case {
    /// The case as levers.
    pub fn levers(&self) -> Levers {
        let mut levers = Levers::default();
        for (lever, setting) in LEVERS.iter().zip(self.spread) {
            levers.set(lever.id, change(lever, setting));
            levers.set_reached(lever.id, self.reached);
        }
        levers.hold(self.held);
        levers
    }
}

const fn change(lever: &Lever, setting: usize) -> f64 {
    match setting {
        0 => lever.min,
        1 => 0.0,
        _ => lever.max,
    }
}

/// Everything that can be held, nothing first.
pub fn holds() -> Vec<Held> {
    let mut holds = Vec::new();
    for moving in [Moving::Baseline, Moving::Today, Moving::None] {
        for births in [false, true] {
            for deaths in [false, true] {
                holds.push(Held { births, deaths, moving });
            }
        }
    }
    holds
}

/// Every combination of the settings of the levers that change how many live in a place, the others at rest: the last
/// of them changes fastest.
pub fn demographic() -> Vec<Spread> {
    let moving: Vec<usize> = (0..LEVERS.len()).filter(|i| LEVERS[*i].moves_population).collect();
    let count = SETTINGS.pow(u32::try_from(moving.len()).unwrap_or(u32::MAX));
    let spread = |mut number: usize| {
        let mut spread = [1; LEVERS.len()];
        for lever in moving.iter().rev() {
            spread[*lever] = number % SETTINGS;
            number /= SETTINGS;
        }
        spread
    };
    (0..count).map(spread).collect()
}

/// Every combination of the ends of all levers, reached early and late in turn, with every choice of what is held in turn.
pub fn exhaustive() -> Vec<Case> {
    let (holds, count) = (holds(), 1_usize << LEVERS.len());
    let case = |number: usize| Case {
        spread: std::array::from_fn(|lever| 2 * (number >> lever & 1)),
        reached: RAMPS[number % RAMPS.len()],
        held: holds[number % holds.len()],
    };
    (0..count).map(case).collect()
}

/// What a case is made of: each lever, the year in which they are reached, and what is held; how many of each there are.
fn factors() -> Vec<usize> {
    let mut factors = vec![SETTINGS; LEVERS.len()];
    factors.extend([RAMPS.len(), holds().len()]);
    factors
}

/// Few cases in which any two settings of any two levers meet, and each of them every year and everything that is held.
///
/// Greedy: a case begins with a pair that has not met, and takes for each other factor the setting that meets the most
/// settings for the first time.
pub fn pairwise() -> Vec<Case> {
    let factors = factors();
    let mut missing: Vec<[(usize, usize); 2]> = Vec::new();
    for (i, settings) in factors.iter().enumerate() {
        for (j, others) in factors.iter().enumerate().skip(i + 1) {
            for setting in 0..*settings {
                missing.extend((0..*others).map(|other| [(i, setting), (j, other)]));
            }
        }
    }
    let (holds, mut cases) = (holds(), Vec::new());
    while let Some([(i, setting), (j, other)]) = missing.first().copied() {
        let mut row: Vec<Option<usize>> = vec![None; factors.len()];
        (row[i], row[j]) = (Some(setting), Some(other));
        // Those with the most settings first: the others have more to choose from then.
        let mut order: Vec<usize> = (0..factors.len()).filter(|factor| row[*factor].is_none()).collect();
        order.sort_by_key(|factor| std::cmp::Reverse(factors[*factor]));
        for factor in order {
            let meets = |setting: usize| {
                let mut tried = row.clone();
                tried[factor] = Some(setting);
                let about = |pair: &&[(usize, usize); 2]| pair.iter().any(|(of, _)| *of == factor);
                missing.iter().filter(about).filter(|pair| has(&tried, pair)).count()
            };
            row[factor] = (0..factors[factor]).max_by_key(|setting| meets(*setting));
        }
        missing.retain(|pair| !has(&row, pair));
        let chosen = |factor: usize| row[factor].unwrap_or_default();
        cases.push(Case {
            spread: std::array::from_fn(chosen),
            reached: RAMPS[chosen(LEVERS.len())],
            held: holds[chosen(LEVERS.len() + 1)],
        });
    }
    cases
}

fn has(row: &[Option<usize>], pair: &[(usize, usize); 2]) -> bool {
    pair.iter().all(|(factor, setting)| row[*factor] == Some(*setting))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_two_settings_meet_in_some_case() {
        let (cases, holds) = (pairwise(), holds());
        let rows: Vec<Vec<usize>> = cases
            .iter()
            .map(|case| {
                let reached = RAMPS.iter().position(|year| *year == case.reached).expect("a year");
                let held = holds.iter().position(|held| *held == case.held).expect("something held");
                [&case.spread[..], &[reached, held]].concat()
            })
            .collect();
        let factors = factors();
        let mut pairs = 0;
        for i in 0..factors.len() {
            for j in i + 1..factors.len() {
                for setting in 0..factors[i] {
                    for other in 0..factors[j] {
                        let met = rows.iter().any(|row| row[i] == setting && row[j] == other);
                        assert!(met, "factors {i} and {j}, settings {setting} and {other}");
                        pairs += 1;
                    }
                }
            }
        }
        // Ten levers and the year, three settings each, among themselves and with twelve choices of what is held.
        assert_eq!(pairs, 55 * 9 + 11 * 36);
        assert!(cases.len() < 60, "{} cases", cases.len());
    }

    #[test]
    fn combinations_are_all_there_and_each_once() {
        let demographic = demographic();
        assert_eq!(demographic.len(), 81);
        assert_eq!(exhaustive().len(), 1024);
        assert_eq!(holds().len(), 12);
        for (i, one) in demographic.iter().enumerate() {
            assert!(!demographic[i + 1..].contains(one));
        }
    }

    #[test]
    fn a_case_is_the_levers_that_it_says() {
        let case = Case { spread: [0, 1, 2, 1, 1, 1, 1, 1, 1, 2], reached: 2027, held: holds()[11] };
        assert_eq!(
            case.levers().to_string(),
            "tfr=-0.6@2027,migint=20@2027,kinder=3@2027,hold=births+deaths+nomoving"
        );
    }
}
