//! Starting points (METHOD.md): scenarios that are ready made for a place.

use std::ops::RangeInclusive;

use atlas::{AgeGroup, Alternative, OfficialPath};
use scenario::{
    HORIZON, Held, Lever, LeverId, Levers, Moving, PlaceError, Projection, RAMP_DEFAULT, RAMP_MIN,
};

use crate::explorer::Explorer;

/// A starting point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PresetId {
    /// Births and moving as in the last ten years.
    TenYears,
    /// Statistics Norway's main alternative (MMMM), fitted.
    OfficialMain,
    /// Its low alternative (LLML), fitted.
    OfficialLow,
    /// Its high alternative (HHMH), fitted.
    OfficialHigh,
    /// Nobody moves in or out.
    NoMoving,
    /// As many children as it takes to keep up a generation.
    Replacement,
    /// The rates of the base year in all years.
    Frozen,
    /// More come home, as far as is realistic.
    YoungHome,
    /// More work, and longer, as far as was judged realistic.
    AllWork,
    /// Longer lives and better health at high age, as far as is realistic.
    HealthyOld,
}

/// What kind of future a starting point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nature {
    /// What may well come.
    Forecast,
    /// What one may want.
    Goal,
    /// What nobody expects, but what one learns from.
    ThoughtExperiment,
}

impl PresetId {
    /// All starting points, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::TenYears,
        Self::OfficialMain,
        Self::OfficialLow,
        Self::OfficialHigh,
        Self::YoungHome,
        Self::AllWork,
        Self::HealthyOld,
        Self::Replacement,
        Self::NoMoving,
        Self::Frozen,
    ];

    /// Its name in the page's own form.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TenYears => "ten-years",
            Self::OfficialMain => "ssb-main",
            Self::OfficialLow => "ssb-low",
            Self::OfficialHigh => "ssb-high",
            Self::NoMoving => "no-moving",
            Self::Replacement => "replacement",
            Self::Frozen => "frozen",
            Self::YoungHome => "young-home",
            Self::AllWork => "all-work",
            Self::HealthyOld => "healthy-old",
        }
    }

    /// The starting point with this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.key() == key)
    }

    /// What kind of future it is.
    pub const fn nature(self) -> Nature {
        match self {
            Self::TenYears | Self::OfficialMain | Self::OfficialLow | Self::OfficialHigh => Nature::Forecast,
            Self::Replacement | Self::YoungHome | Self::AllWork | Self::HealthyOld => Nature::Goal,
            Self::NoMoving | Self::Frozen => Nature::ThoughtExperiment,
        }
    }

    const fn alternative(self) -> Option<Alternative> {
        match self {
            Self::OfficialMain => Some(Alternative::Main),
            Self::OfficialLow => Some(Alternative::Low),
            Self::OfficialHigh => Some(Alternative::High),
            _ => None,
        }
    }
}

/// A starting point in a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Preset {
    /// The scenario.
    pub levers: Levers,
    /// How far it ends from the path that it was fitted to, as a share of that path's inhabitants in the last year;
    /// `None` where nothing was fitted.
    pub misfit: Option<f64>,
}

/// Years at which a fit looks.
const LOOKS: [u16; 4] = [2031, 2036, 2041, 2046];

/// Age groups at which a fit looks, where the official path has them: children, those of working age, the old.
const GROUPS: [AgeGroup; 5] = [
    AgeGroup { from: 0, to: 5 },
    AgeGroup { from: 0, to: 19 },
    AgeGroup { from: 20, to: 66 },
    AgeGroup { from: 67, to: 79 },
    AgeGroup { from: 80, to: 105 },
];

/// Everyone.
const ALL: AgeGroup = AgeGroup { from: 0, to: 105 };

/// A total weighs as much in a fit as so many age groups: it is the line that one sees.
const WHOLE: f64 = 3.0;

/// Steps of a fit: the path is nearly a straight line in the levers, so that a few are enough.
const ROUNDS: usize = 4;

/// By how much of half its realistic range a lever is moved to see what it does.
const STEP: f64 = 0.1;

/// What a change of a lever by its whole realistic range costs in a fit, beside one per cent of misfit: of two fits
/// that are as good the smaller change wins, and levers that the figures cannot tell apart stay small.
const COST: f64 = 0.5;

/// A number of a path to be met: an age group in a year.
struct Target {
    group: AgeGroup,
    year: u16,
    persons: f64,
    weight: f64,
}

/// A direction in which a fit may move: levers and by how much each for one unit of the direction.
type Direction = Vec<(LeverId, f64)>;

impl Explorer {
    /// The starting points that there are in this place.
    pub fn presets(&self) -> Vec<PresetId> {
        PresetId::ALL
            .into_iter()
            .filter(|preset| match preset.alternative() {
                Some(_) => self.official_from_now().is_some(),
                None => match preset {
                    PresetId::Replacement => self.replacement().is_some(),
                    PresetId::YoungHome => self.to_the_top(&[LeverId::Migdom]).is_some(),
                    _ => true,
                },
            })
            .collect()
    }

    /// A starting point in this place; `None` where there is none.
    ///
    /// # Errors
    /// [`PlaceError`] where a scenario on the way to it cannot be projected.
    pub fn preset(&self, preset: PresetId) -> Result<Option<Preset>, PlaceError> {
        let plain = |levers| Some(Preset { levers, misfit: None });
        Ok(match preset {
            PresetId::TenYears => plain(self.ten_years()?),
            PresetId::NoMoving => plain(held(Held { moving: Moving::None, ..Held::default() })),
            PresetId::Frozen => plain(held(Held { births: true, deaths: true, moving: Moving::Today })),
            PresetId::Replacement => self.replacement().and_then(plain),
            PresetId::YoungHome => self.to_the_top(&[LeverId::Migdom]).and_then(plain),
            PresetId::AllWork => self.to_the_top(&[LeverId::Ret, LeverId::Emp]).and_then(plain),
            PresetId::HealthyOld => self.to_the_top(&[LeverId::E0, LeverId::Health]).and_then(plain),
            PresetId::OfficialMain | PresetId::OfficialLow | PresetId::OfficialHigh => {
                let Some((path, alternative)) = self.official_from_now().zip(preset.alternative()) else {
                    return Ok(None);
                };
                Some(self.fitted(path, alternative)?)
            }
        })
    }

    /// The official path, where it starts from the same population.
    fn official_from_now(&self) -> Option<&OfficialPath> {
        self.area().official.as_ref().filter(|path| path.first_year == *self.years().start())
    }

    /// As the last ten years: children per woman at their mean level, and as much net moving per inhabitant. What sets
    /// the baseline's moving apart from it is the nation's, so that the lever of immigration takes the difference.
    fn ten_years(&self) -> Result<Levers, PlaceError> {
        let rest = Levers::default();
        let tfr = self.place().tfr(&rest, RAMP_DEFAULT);
        let usual = tfr / self.place().nation().tfr(RAMP_DEFAULT) * self.place().nation().usual_tfr();
        let mut levers = Levers::default();
        set(&mut levers, LeverId::Tfr, usual - tfr, RAMP_MIN);
        // The moves that the lever adds bring births and further moves: twice is enough to come within a step.
        let mut change = 0.0;
        for _ in 0..2 {
            change += self.area().record.usual_moving - self.net_moving(&levers)?;
            set(&mut levers, LeverId::Migint, change, RAMP_MIN);
        }
        Ok(levers)
    }

    /// Net moving under levers, persons per 1,000 inhabitants a year, mean of the projection's years.
    fn net_moving(&self, levers: &Levers) -> Result<f64, PlaceError> {
        let path = self.path_with_flows(levers)?;
        let people: f64 = path.totals().take(path.births().len()).sum();
        let moves: f64 = path.flows().map_or(0.0, |flows| flows.net_moves.iter().sum());
        Ok(1000.0 * moves / people)
    }

    /// Births at replacement: the level at which each generation of women has as many daughters, reached in the lever's
    /// usual year. `None` where the lever does not go that far, or need not move.
    fn replacement(&self) -> Option<Levers> {
        let change = self.place().nation().replacement() - self.place().tfr(&Levers::default(), RAMP_DEFAULT);
        let mut levers = Levers::default();
        let limited = set(&mut levers, LeverId::Tfr, change, RAMP_DEFAULT);
        (!limited && !levers.is_baseline()).then_some(levers)
    }

    /// Goals as far as is realistic: each of the levers at the step nearest to the upper end of its realistic range.
    /// `None` where one of them is not offered, or none of them need move.
    fn to_the_top(&self, ids: &[LeverId]) -> Option<Levers> {
        let mut levers = Levers::default();
        for id in ids {
            if !id.works_in(self.area().id) {
                return None;
            }
            set(&mut levers, *id, self.place().realistic(*id).high.max(0.0), RAMP_DEFAULT);
        }
        (!levers.is_baseline()).then_some(levers)
    }

    /// Changes that bring the place near an official path: least squares in relative persons. For the main alternative
    /// births and moving are fitted to ages and years; of the nation life expectancy too, which municipalities share in
    /// Statistics Norway's projection. Of the other alternatives only the totals are known: there births, life expectancy
    /// and moving go together from the main one, each by the same part of its realistic range.
    fn fitted(&self, path: &OfficialPath, alternative: Alternative) -> Result<Preset, PlaceError> {
        let nation = !LeverId::Migdom.works_in(self.area().id);
        let moving = if nation { LeverId::Migint } else { LeverId::Migdom };
        let levers = [LeverId::Tfr, LeverId::E0, moving];
        let range = |id: LeverId| {
            let range = self.place().realistic(id);
            (id, 0.5 * (range.high - range.low))
        };
        let directions: Vec<Direction> = match alternative {
            Alternative::Main => {
                let fitted = levers.into_iter().filter(|id| nation || *id != LeverId::E0);
                fitted.map(|id| vec![range(id)]).collect()
            }
            Alternative::Low | Alternative::High => vec![levers.into_iter().map(range).collect()],
        };
        let start = match alternative {
            Alternative::Main => Levers::default(),
            Alternative::Low | Alternative::High => self.fitted(path, Alternative::Main)?.levers,
        };
        // No low alternative has more people than the main one, nor a high one fewer, and so neither does its fit.
        let (least, most) = match alternative {
            Alternative::Main => (f64::NEG_INFINITY, f64::INFINITY),
            Alternative::Low => (f64::NEG_INFINITY, 0.0),
            Alternative::High => (0.0, f64::INFINITY),
        };
        let targets = targets(path, alternative);
        let levers = self.fit(start, &directions, least..=most, &targets)?;
        let ends = self.path(&levers)?;
        let official = path.total(alternative).get(usize::from(HORIZON - path.first_year));
        let misfit = official.map(|official| {
            let persons = ends.population(HORIZON).map_or(0.0, |people| ALL.sum(people));
            persons / f64::from(*official) - 1.0
        });
        Ok(Preset { levers, misfit })
    }

    /// Gauss-Newton with a cost on the change, then each lever on the nearest step. No direction is gone beyond `within`.
    fn fit(
        &self,
        start: Levers,
        directions: &[Direction],
        within: RangeInclusive<f64>,
        targets: &[Target],
    ) -> Result<Levers, PlaceError> {
        let n = directions.len();
        let at = |x: &[f64]| {
            let mut levers = start;
            for (direction, x) in directions.iter().zip(x) {
                for (id, unit) in direction {
                    levers.set(*id, start.get(*id).change + x * unit);
                }
            }
            levers
        };
        let residuals = |x: &[f64]| -> Result<Vec<f64>, PlaceError> {
            let path = self.path(&at(x))?;
            let of = |target: &Target| {
                let persons = path.population(target.year).map_or(0.0, |people| target.group.sum(people));
                target.weight * 100.0 * (persons / target.persons - 1.0)
            };
            Ok(targets.iter().map(of).collect())
        };
        // Beyond these ends no lever of a direction moves any more.
        let ends: Vec<(f64, f64)> = directions
            .iter()
            .map(|direction| {
                let reach = |end: fn(&Lever) -> f64, (id, unit): &(LeverId, f64)| {
                    (end(id.lever()) - start.get(*id).change) / unit
                };
                let least = direction.iter().map(|part| reach(|lever| lever.min, part)).fold(0.0, f64::min);
                let most = direction.iter().map(|part| reach(|lever| lever.max, part)).fold(0.0, f64::max);
                (least.max(*within.start()), most.min(*within.end()))
            })
            .collect();
        let mut x = vec![0.0; n];
        for _ in 0..ROUNDS {
            let here = residuals(&x)?;
            let mut slopes = Vec::with_capacity(n);
            for i in 0..n {
                let mut there = x.clone();
                // A tenth of half the realistic range, back from where a lever would leave its bounds.
                let leaves = |(id, unit): &(LeverId, f64)| {
                    start.get(*id).change + (x[i] + STEP) * unit > id.lever().max
                };
                let step = if directions[i].iter().any(leaves) { -STEP } else { STEP };
                there[i] += step;
                let there = residuals(&there)?;
                slopes.push(there.iter().zip(&here).map(|(b, a)| (b - a) / step).collect::<Vec<f64>>());
            }
            let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
            let cost = COST * targets.len() as f64;
            let mut system: Vec<Vec<f64>> = (0..n)
                .map(|i| {
                    let mut row: Vec<f64> = (0..n).map(|j| product(&slopes[i], &slopes[j])).collect();
                    row[i] += cost;
                    row.push(-product(&slopes[i], &here) - cost * x[i]);
                    row
                })
                .collect();
            for ((x, change), (least, most)) in x.iter_mut().zip(solve(&mut system)).zip(&ends) {
                *x = (*x + change).max(*least).min(*most);
            }
        }
        let exact = at(&x);
        let mut levers = start;
        for (id, _) in directions.iter().flatten() {
            let reached = start.get(*id).reached;
            set(&mut levers, *id, exact.get(*id).change, reached);
        }
        Ok(levers)
    }

    fn path(&self, levers: &Levers) -> Result<Projection, PlaceError> {
        self.path_under(|model, path| model.project(levers, HORIZON, path))
    }

    fn path_with_flows(&self, levers: &Levers) -> Result<Projection, PlaceError> {
        self.path_under(|model, path| model.project_with_flows(levers, HORIZON, path))
    }
}

fn held(held: Held) -> Levers {
    let mut levers = Levers::default();
    levers.hold(held);
    levers
}

/// Sets a lever to the step nearest to a change. Gives back whether it had to be limited.
fn set(levers: &mut Levers, id: LeverId, change: f64, reached: u16) -> bool {
    let step = id.lever().step;
    levers.set_reached(id, reached);
    levers.set(id, (change / step).round() * step)
}

/// What a path has to meet: the total of each look, and of the main alternative the groups that it knows.
fn targets(path: &OfficialPath, alternative: Alternative) -> Vec<Target> {
    let at = |year: u16, persons: &[u32]| {
        let persons = persons.get(usize::from(year - path.first_year)).copied().unwrap_or(0);
        (persons > 0).then_some(f64::from(persons))
    };
    let mut targets = Vec::new();
    for year in LOOKS {
        let total = at(year, path.total(alternative)).map(|persons| Target {
            group: ALL,
            year,
            persons,
            weight: WHOLE,
        });
        targets.extend(total);
        if alternative != Alternative::Main {
            continue;
        }
        for group in GROUPS {
            let persons = path.range(group).and_then(|series| at(year, &series));
            targets.extend(persons.map(|persons| Target { group, year, persons, weight: 1.0 }));
        }
    }
    targets
}

/// Solves a small system, given as rows with the right-hand side last, by elimination. The cost on the diagonal keeps
/// every pivot above zero.
fn solve(system: &mut [Vec<f64>]) -> Vec<f64> {
    let n = system.len();
    for i in 0..n {
        let (above, below) = system.split_at_mut(i + 1);
        let pivot = &above[i];
        for row in below {
            let factor = row[i] / pivot[i];
            row.iter_mut().zip(pivot).for_each(|(value, top)| *value -= factor * top);
        }
    }
    let mut x = vec![0.0; n];
    for i in (0..n).rev() {
        let known: f64 = (i + 1..n).map(|j| system[i][j] * x[j]).sum();
        x[i] = (system[i][n] - known) / system[i][i];
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_system_is_solved() {
        // 2x + y = 5, x + 3y = 10.
        let mut system = vec![vec![2.0, 1.0, 5.0], vec![1.0, 3.0, 10.0]];
        let x = solve(&mut system);
        assert!((x[0] - 1.0).abs() < 1e-12 && (x[1] - 3.0).abs() < 1e-12, "{x:?}");
    }
}
