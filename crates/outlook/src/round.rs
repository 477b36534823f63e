//! What a group has handed in: how its levers spread, the middle of them, who differs most, and where most agree.

use scenario::{HORIZON, LEVERS, LeverId, Levers, PlaceError, RAMP_DEFAULT};

use crate::explorer::{Explorer, Line};
use crate::indicator::Figure;

/// One lever in all futures that were handed in.
#[derive(Debug, Clone, PartialEq)]
pub struct LeverSpread {
    /// The lever.
    pub lever: LeverId,
    /// Its change in each future, in the order in which they came.
    pub changes: Vec<f64>,
    /// The middle one: half of the changes are not above it, half not below; between the two in the middle where their
    /// number is even.
    pub median: f64,
}

/// Two futures, by their numbers from 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MostDifferent {
    /// The one that came first.
    pub first: usize,
    /// The other.
    pub second: usize,
    /// How far they are apart ([`apart`]).
    pub distance: f64,
}

/// How many moved a lever the same way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// The lever.
    pub lever: LeverId,
    /// Whether they moved it up.
    pub up: bool,
    /// How many did.
    pub count: usize,
    /// Whether that is more than half of all.
    pub most: bool,
    /// Whether the measures that are told of under the lever move it this way.
    pub measured: bool,
}

/// What a group has handed in, held together.
#[derive(Debug, Clone, PartialEq)]
pub struct Gathered {
    /// How many futures there are.
    pub count: usize,
    /// The levers that anybody moved, in the order of the table.
    pub levers: Vec<LeverSpread>,
    /// Each lever at its median.
    pub median: Levers,
    /// The two futures that differ most; the first pair of several. `None` where no two differ.
    pub most_different: Option<MostDifferent>,
    /// The levers that were moved, those that most agree about first.
    pub agreements: Vec<Agreement>,
}

impl Gathered {
    /// What these futures have in common and what sets them apart; `None` where there are none.
    pub fn of(futures: &[Levers]) -> Option<Self> {
        if futures.is_empty() {
            return None;
        }
        let spread = |lever: LeverId| {
            let changes: Vec<f64> = futures.iter().map(|levers| levers.get(lever).change).collect();
            let median = median(&changes);
            LeverSpread { lever, changes, median }
        };
        let levers: Vec<_> = LEVERS
            .iter()
            .map(|lever| spread(lever.id))
            .filter(|spread| spread.changes.iter().any(|change| *change != 0.0))
            .collect();
        let mut middle = Levers::default();
        for spread in &levers {
            middle.set(spread.lever, spread.median);
            // Those who left the lever alone have said no year.
            let moved = futures.iter().map(|levers| levers.get(spread.lever)).filter(|s| s.change != 0.0);
            let years: Vec<f64> = moved.map(|setting| f64::from(setting.reached)).collect();
            middle.set_reached(
                spread.lever,
                if spread.median == 0.0 { RAMP_DEFAULT } else { year(median(&years)) },
            );
        }
        Some(Self {
            count: futures.len(),
            median: middle,
            most_different: most_different(futures),
            agreements: agreements(&levers, futures.len()),
            levers,
        })
    }

    /// Where the group may find something to do: the levers that more than half moved the same way; where there is none,
    /// those that most did, if they were several.
    pub fn worth_doing(&self) -> Vec<Agreement> {
        let most = self.agreements.first().map_or(0, |first| first.count);
        let any = self.agreements.iter().any(|agreement| agreement.most);
        let worth = |it: &&Agreement| if any { it.most } else { it.count == most && most > 1 };
        self.agreements.iter().filter(worth).copied().collect()
    }
}

/// The middle of some values; 0 of none.
fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => 0.0,
        n if n % 2 == 1 => sorted[middle],
        _ => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

/// The whole year nearest to a median of years; the later one of two.
#[expect(clippy::cast_sign_loss, reason = "years are positive, and far below 65,536")]
fn year(median: f64) -> u16 {
    (median + 0.5).floor() as u16
}

/// How far two futures are apart: the levers' differences, each as a part of the whole length of its slider, added up.
pub fn apart(a: &Levers, b: &Levers) -> f64 {
    let of = |lever: &scenario::Lever| {
        let [a, b] = [a, b].map(|levers| levers.get(lever.id).change);
        (a - b).abs() / (lever.max - lever.min)
    };
    LEVERS.iter().map(of).sum()
}

fn most_different(futures: &[Levers]) -> Option<MostDifferent> {
    let mut found: Option<MostDifferent> = None;
    for (i, a) in futures.iter().enumerate() {
        for (j, b) in futures.iter().enumerate().skip(i + 1) {
            let distance = apart(a, b);
            if distance > found.map_or(0.0, |found| found.distance) {
                found = Some(MostDifferent { first: i + 1, second: j + 1, distance });
            }
        }
    }
    found
}

fn agreements(levers: &[LeverSpread], all: usize) -> Vec<Agreement> {
    let mut agreements: Vec<_> = levers
        .iter()
        .map(|spread| {
            let count = |is: fn(&f64) -> bool| spread.changes.iter().filter(|change| is(change)).count();
            let (up, down) = (count(|change| *change > 0.0), count(|change| *change < 0.0));
            let count = up.max(down);
            let up = up >= down;
            let measured = up == measures_raise(spread.lever);
            Agreement { lever: spread.lever, up, count, most: 2 * count > all, measured }
        })
        .collect();
    // Stable: of those that as many agree about, the table's order stays.
    agreements.sort_by_key(|agreement| std::cmp::Reverse(agreement.count));
    agreements
}

/// Whether the measures that are told of under a lever raise it: those of care save work for each user.
const fn measures_raise(lever: LeverId) -> bool {
    !matches!(lever, LeverId::Care)
}

impl Explorer {
    /// Inhabitants by year under levers, whatever the own path is.
    ///
    /// # Errors
    /// [`PlaceError`] where the place cannot be projected under them.
    pub fn inhabitants_under(&self, levers: &Levers) -> Result<Line, PlaceError> {
        let path = self.path_under(|model, path| model.project(levers, HORIZON, path))?;
        Ok(Line { first_year: *path.years().start(), values: path.totals().collect() })
    }

    /// The headline figures with these levers in the place of the own path's.
    ///
    /// # Errors
    /// The same.
    pub fn headline_under(&self, levers: &Levers) -> Result<Vec<Figure>, PlaceError> {
        let mut other = self.clone();
        other.set_levers(*levers)?;
        Ok(other.headline())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scenario::LeverId::{Care, Emp, Migdom, Tfr};

    fn levers(changes: &[(LeverId, f64)]) -> Levers {
        let mut levers = Levers::default();
        for (id, change) in changes {
            assert!(!levers.set(*id, *change));
        }
        levers
    }

    #[test]
    fn nothing_handed_in_has_no_middle() {
        assert_eq!(Gathered::of(&[]), None);
    }

    #[test]
    fn one_future_is_its_own_middle_and_differs_from_none() {
        let mut one = levers(&[(Tfr, 0.2), (Care, -10.0)]);
        one.set_reached(Care, 2031);
        let gathered = Gathered::of(&[one]).expect("one");
        assert_eq!((gathered.median, gathered.most_different), (one, None));
        assert_eq!(gathered.worth_doing().len(), 2);
    }

    #[test]
    fn the_middle_is_each_levers_own() {
        let mut late = levers(&[(Tfr, 0.4), (Emp, 2.0)]);
        late.set_reached(Tfr, 2041);
        let futures =
            [levers(&[(Tfr, 0.1)]), late, levers(&[(Migdom, 4.0)]), levers(&[(Tfr, 0.2), (Emp, 1.0)])];
        let gathered = Gathered::of(&futures).expect("four");
        let middle: Vec<_> = gathered.levers.iter().map(|l| (l.lever, l.median)).collect();
        assert_eq!(middle.len(), 3);
        // 0, 0.1, 0.2, 0.4; 0, 0, 0, 4; 0, 0, 1, 2.
        assert!((middle[0].1 - 0.15).abs() < 1e-12 && middle[0].0 == Tfr);
        assert_eq!(middle[1..], [(Migdom, 0.0), (Emp, 0.5)]);
        // 2036, 2036 and 2041.
        assert_eq!(gathered.median.get(Tfr).reached, 2036);
        let pair = gathered.most_different.expect("they differ");
        // 0.4/1.4 + 2/20 against 4/40.
        assert_eq!((pair.first, pair.second), (2, 3));
        assert!((pair.distance - (0.4 / 1.4 + 0.1 + 0.1)).abs() < 1e-12);
    }

    #[test]
    fn more_than_half_agree_or_the_most_do() {
        let up = levers(&[(Tfr, 0.1), (Care, 5.0)]);
        let down = levers(&[(Tfr, -0.1), (Care, -5.0)]);
        let gathered = Gathered::of(&[up, up, down, Levers::default()]).expect("four");
        // Two of four is not more than half.
        assert!(gathered.agreements.iter().all(|it| !it.most && it.count == 2 && it.up));
        let worth: Vec<_> = gathered.worth_doing().iter().map(|it| (it.lever, it.measured)).collect();
        assert_eq!(worth, [(Tfr, true), (Care, false)]);
        let gathered = Gathered::of(&[up, down, down]).expect("three");
        let worth = gathered.worth_doing();
        assert!(worth.iter().all(|it| it.most && !it.up && it.count == 2));
        assert_eq!(worth.iter().map(|it| it.measured).collect::<Vec<_>>(), [false, true]);
        let alone = Gathered::of(&[up, Levers::default()]).expect("two");
        assert_eq!(alone.worth_doing(), []);
    }

    #[test]
    fn futures_that_are_alike_are_not_apart() {
        let one = levers(&[(Tfr, 0.2)]);
        assert_eq!(Gathered::of(&[one, one]).expect("two").most_different, None);
    }
}
