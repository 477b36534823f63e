//! What it would take (METHOD.md): the smallest changes that reach a goal.

use scenario::{LEVERS, LeverId, Levers, PlaceError, ViewId};

use crate::indicator::Indicator;
use crate::pause::at_once;
use crate::simulator::Simulator;

/// What is to be reached, and what reaches it.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Up to three sets of changes that reach it, the smallest first; empty where nothing realistic does.
    pub packages: Vec<Package>,
    /// The first of them, or else what comes nearest.
    pub best: Package,
}

/// A set of changes, and what the figure becomes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Package {
    /// What it leans on.
    pub kind: PackageKind,
    /// The levers.
    pub levers: Levers,
    /// The figure in the year.
    pub reached: f64,
}

/// What a package leans on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PackageKind {
    /// A little of everything that helps.
    Mixed,
    /// Mostly more work.
    Work,
    /// Mostly better health and other ways to give care.
    Care,
    /// Mostly moving.
    Moving,
    /// Mostly more children.
    Children,
}

impl PackageKind {
    /// All kinds, in the order in which they are tried.
    pub const ALL: [Self; 5] = [Self::Mixed, Self::Work, Self::Care, Self::Moving, Self::Children];

    /// Its name in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Mixed => "mixed",
            Self::Work => "work",
            Self::Care => "care",
            Self::Moving => "moving",
            Self::Children => "children",
        }
    }

    const fn leans_on(self, lever: LeverId) -> bool {
        match self {
            Self::Mixed => true,
            Self::Work => matches!(lever, LeverId::Ret | LeverId::Emp | LeverId::Hours),
            Self::Care => matches!(lever, LeverId::Health | LeverId::Care),
            Self::Moving => matches!(lever, LeverId::Migdom | LeverId::Migint),
            Self::Children => matches!(lever, LeverId::Tfr | LeverId::Kinder),
        }
    }
}

/// As many packages are given at most.
const PACKAGES: usize = 3;

/// In a package that leans on something, a change of anything else counts so many times as much.
const ELSEWHERE: f64 = 4.0;

/// A goal is reached when so small a part of the way is missing: rounding.
const NEAR: f64 = 1e-9;

/// The parts of a goal's solution that are found by halving an interval: to a thousandth of the whole range.
const HALVINGS: usize = 10;

/// How often the effects of levers are measured anew where the solution lies.
const ROUNDS: usize = 2;

/// By how much of its range a lever is moved to measure its effect.
const NUDGE: f64 = 0.05;

/// A lever that can help: its greatest change in whole steps, and what that does.
#[derive(Debug, Clone, Copy)]
struct Way {
    lever: LeverId,
    /// One step towards the goal, with sign.
    step: f64,
    /// So many steps are realistic.
    steps: f64,
    /// What the whole of it brings nearer to the goal, alone.
    effect: f64,
}

/// Which side of a target is as good as the target.
const fn good_side(indicator: Indicator) -> Option<f64> {
    match indicator {
        // At least so many.
        Indicator::Population
        | Indicator::Age0To5
        | Indicator::Age0To15
        | Indicator::Age6To15
        | Indicator::Age20To66
        | Indicator::Employed
        | Indicator::LabourInput
        | Indicator::WorkingAgePer80Plus
        | Indicator::KindergartenChildren
        | Indicator::Kindergarten1To2
        | Indicator::Kindergarten3To5
        | Indicator::Pupils
        | Indicator::Young16To18
        | Indicator::Age6
        | Indicator::Age20To29
        | Indicator::Births
        | Indicator::NetMigration => Some(1.0),
        // At most so many.
        Indicator::HandsRatio
        | Indicator::HandsGap
        | Indicator::OutOfWork
        | Indicator::HomeCareUsers
        | Indicator::InstitutionResidents
        | Indicator::PersonYearsCare
        | Indicator::Dementia
        | Indicator::Deaths
        | Indicator::NeedIndex
        | Indicator::NetCostSchool
        | Indicator::NetCostKindergarten
        | Indicator::NetCostCare
        | Indicator::NetCostHealth
        | Indicator::NetCostChildWelfare
        | Indicator::NetCostSocial
        | Indicator::NetCostAdministration
        | Indicator::NetCost
        | Indicator::NetCostAdded
        | Indicator::NetCostAddedByAge
        | Indicator::NetCostPerEmployed => Some(-1.0),
        Indicator::Age67To79
        | Indicator::Age80Plus
        | Indicator::Age85
        | Indicator::PersonYearsKindergarten
        | Indicator::PersonYearsSchool => None,
    }
}

/// The figures that the page offers goals for.
pub const GOALS: [Indicator; 5] = [
    Indicator::Population,
    Indicator::Pupils,
    Indicator::Employed,
    Indicator::HandsRatio,
    Indicator::PersonYearsCare,
];

/// The one of them that a view begins with.
pub const fn goal_of_view(view: ViewId) -> Indicator {
    match view {
        ViewId::Population | ViewId::Stories | ViewId::Sure => Indicator::Population,
        ViewId::Services => Indicator::Pupils,
        _ => Indicator::HandsRatio,
    }
}

/// Whether a value is as good as a target.
pub fn meets(indicator: Indicator, value: f64, target: f64) -> bool {
    match good_side(indicator) {
        Some(side) => side * (value - target) >= 0.0,
        None => value == target,
    }
}

/// A value as it is shown with so many decimals.
pub fn rounded(value: f64, decimals: usize) -> f64 {
    let unit = [1.0, 10.0, 100.0, 1000.0][decimals.min(3)];
    (value * unit).round() / unit
}

/// The value that is shown with so many decimals and is not better than this one: a goal that a value meets.
pub fn within_reach(indicator: Indicator, value: f64, decimals: usize) -> f64 {
    let unit = [1.0, 10.0, 100.0, 1000.0][decimals.min(3)];
    match good_side(indicator) {
        Some(side) if side < 0.0 => (value * unit - 1e-9).ceil() / unit,
        _ => (value * unit + 1e-9).floor() / unit,
    }
}

/// A goal to begin with: what there is today, or where the baseline does not fall short of that, a round number beyond it.
pub fn first_goal(indicator: Indicator, now: f64, baseline: f64) -> f64 {
    if !meets(indicator, baseline, now) {
        return within_reach(indicator, now, indicator.decimals());
    }
    // Two figures: 786,123 becomes 790,000.
    let mut step = 1.0;
    while 100.0 * step <= baseline.abs() {
        step *= 10.0;
    }
    match good_side(indicator) {
        Some(side) if side < 0.0 => (baseline / step - 1e-9).ceil() * step - step,
        _ => (baseline / step + 1e-9).floor() * step + step,
    }
}

/// What of a lever's realistic range can be part of a package. Nobody is asked to live shorter, to have fewer children,
/// to move away, to stop working or to be ill, and no child to stay at home, so that a figure comes out.
fn usable(lever: LeverId, [low, high]: [f64; 2], both_kinds_of_moving: bool) -> Option<[f64; 2]> {
    match lever {
        LeverId::E0 => None,
        LeverId::Tfr | LeverId::Ret | LeverId::Emp | LeverId::Health | LeverId::Kinder => {
            Some([low.max(0.0), high])
        }
        // The record's range is of both together: each may take half of it.
        LeverId::Migdom | LeverId::Migint => {
            Some([0.0, if both_kinds_of_moving { 0.5 * high } else { high }])
        }
        LeverId::Hours | LeverId::Care => Some([low, high]),
    }
}

impl Simulator<'_> {
    /// What it would take (METHOD.md): the smallest changes from the baseline within realistic ranges that bring a figure
    /// to a target in the year; `None` where the place has no such figure.
    ///
    /// # Errors
    /// [`PlaceError`] where a case cannot be projected.
    pub fn goal(&mut self, indicator: Indicator, target: f64) -> Result<Option<Goal>, PlaceError> {
        at_once(self.goal_with_rests(indicator, target))
    }

    /// [`Self::goal`], with the rests of [`Self::with_rests`].
    ///
    /// # Errors
    /// The same.
    pub async fn goal_with_rests(
        &mut self,
        indicator: Indicator,
        target: f64,
    ) -> Result<Option<Goal>, PlaceError> {
        let Some(start) = self.value_with_rests(&Levers::default(), indicator).await? else {
            return Ok(None);
        };
        let nothing = Package { kind: PackageKind::Mixed, levers: Levers::default(), reached: start };
        if meets(indicator, start, target) {
            return Ok(Some(Goal { packages: vec![nothing], best: nothing }));
        }
        let mut search = Search { indicator, start, target, ways: Vec::new() };
        search.find_ways(self).await?;
        let whole: Vec<f64> = vec![1.0; search.ways.len()];
        if search.gain(self, &whole).await? < 1.0 - NEAR {
            let levers = search.levers(&whole);
            let reached = search.reached(self, &levers).await?;
            let best = Package { kind: PackageKind::Mixed, levers, reached };
            return Ok(Some(Goal {
                packages: Vec::new(),
                best: if search.ways.is_empty() { nothing } else { best },
            }));
        }
        let mut packages: Vec<Package> = Vec::new();
        for kind in PackageKind::ALL {
            if packages.len() == PACKAGES || !search.ways.iter().any(|way| kind.leans_on(way.lever)) {
                continue;
            }
            let levers = search.smallest(self, kind).await?;
            if packages.iter().all(|package| package.levers != levers) {
                packages.push(Package { kind, levers, reached: search.reached(self, &levers).await? });
            }
        }
        // The first is mixed: there is a way, or the whole would not have reached.
        let best = packages.first().copied().unwrap_or(nothing);
        Ok(Some(Goal { packages, best }))
    }
}

/// A search for one goal. Its points are parts of each way's whole, 0 to 1.
struct Search {
    indicator: Indicator,
    start: f64,
    target: f64,
    ways: Vec<Way>,
}

impl Search {
    async fn find_ways(&mut self, simulator: &mut Simulator<'_>) -> Result<(), PlaceError> {
        let place = simulator.place().area().id;
        let both = LeverId::Migdom.works_in(place);
        for lever in LEVERS.iter().filter(|lever| lever.id.works_in(place)) {
            let range = simulator.place().realistic(lever.id);
            let range = [range.low.max(lever.min), range.high.min(lever.max)];
            let Some(range) = usable(lever.id, range, both) else { continue };
            let mut best: Option<Way> = None;
            for end in range {
                // What rounding takes from a whole step is given back.
                let steps = (end.abs() / lever.step + 1e-6).floor();
                let step = if end < 0.0 { -lever.step } else { lever.step };
                let mut levers = Levers::default();
                levers.set(lever.id, steps * step);
                let effect = self.share(self.reached(simulator, &levers).await?);
                if steps > 0.0 && effect > NEAR && best.is_none_or(|best| effect > best.effect) {
                    best = Some(Way { lever: lever.id, step, steps, effect });
                }
            }
            self.ways.extend(best);
        }
        Ok(())
    }

    fn levers(&self, parts: &[f64]) -> Levers {
        let mut levers = Levers::default();
        for (way, part) in self.ways.iter().zip(parts) {
            levers.set(way.lever, part * way.steps * way.step);
        }
        levers
    }

    async fn reached(&self, simulator: &mut Simulator<'_>, levers: &Levers) -> Result<f64, PlaceError> {
        // Where the baseline has the figure but this has not, nothing is gained.
        Ok(simulator.value_with_rests(levers, self.indicator).await?.unwrap_or(self.start))
    }

    /// The part of the way to the target that a value is.
    fn share(&self, reached: f64) -> f64 {
        (reached - self.start) / (self.target - self.start)
    }

    async fn gain(&self, simulator: &mut Simulator<'_>, parts: &[f64]) -> Result<f64, PlaceError> {
        let reached = self.reached(simulator, &self.levers(parts)).await?;
        Ok(self.share(reached))
    }

    /// The smallest change: the least sum of squared parts, each times the weight that the kind gives it. With effects
    /// that add up this is reached where each part is as its effect over its squared weight, none above the whole.
    async fn smallest(&self, simulator: &mut Simulator<'_>, kind: PackageKind) -> Result<Levers, PlaceError> {
        let weights: Vec<f64> =
            self.ways.iter().map(|way| if kind.leans_on(way.lever) { 1.0 } else { ELSEWHERE }).collect();
        let mut effects: Vec<f64> = self.ways.iter().map(|way| way.effect).collect();
        let mut parts = Vec::new();
        for round in 0..=ROUNDS {
            let pull: Vec<f64> = effects.iter().zip(&weights).map(|(e, w)| e / (w * w)).collect();
            let at = |scale: f64| -> Vec<f64> { pull.iter().map(|p| (p * scale).min(1.0)).collect() };
            let least = pull.iter().copied().filter(|p| *p > 0.0).fold(f64::INFINITY, f64::min);
            // At the upper end every part is whole, and the goal is reached. An effect that has vanished stays out.
            let (mut low, mut high) = (0.0, 1.0 / least);
            if self.gain(simulator, &at(high)).await? < 1.0 - NEAR {
                break;
            }
            // The scales of effects differ: first by factors of two, then by halves.
            while high > 1e-9 && self.gain(simulator, &at(0.5 * high)).await? >= 1.0 - NEAR {
                high *= 0.5;
            }
            low = f64::max(low, 0.5 * high);
            for _ in 0..HALVINGS {
                let middle = 0.5 * (low + high);
                if self.gain(simulator, &at(middle)).await? >= 1.0 - NEAR {
                    high = middle
                } else {
                    low = middle
                }
            }
            parts = at(high);
            if round < ROUNDS {
                let here = self.gain(simulator, &parts).await?;
                for (i, effect) in effects.iter_mut().enumerate() {
                    let nudge = if parts[i] + NUDGE > 1.0 { -NUDGE } else { NUDGE };
                    let mut nudged = parts.clone();
                    nudged[i] += nudge;
                    *effect = ((self.gain(simulator, &nudged).await? - here) / nudge).max(0.0);
                }
            }
        }
        self.whole_steps(simulator, &parts, &weights).await
    }

    /// The parts in whole steps: rounded up, and then, as long as the goal is still reached, down again where that spares
    /// most.
    async fn whole_steps(
        &self,
        simulator: &mut Simulator<'_>,
        parts: &[f64],
        weights: &[f64],
    ) -> Result<Levers, PlaceError> {
        let mut steps: Vec<f64> = self
            .ways
            .iter()
            .zip(parts)
            .map(|(way, part)| (part * way.steps - 1e-9).ceil().max(0.0))
            .collect();
        let levers = |steps: &[f64]| {
            let mut levers = Levers::default();
            for (way, count) in self.ways.iter().zip(steps) {
                levers.set(way.lever, count * way.step);
            }
            levers
        };
        loop {
            let spared = |i: usize, steps: &[f64]| {
                let part = |count: f64| weights[i] * count / self.ways[i].steps;
                let (now, less) = (part(steps[i]), part(steps[i] - 1.0));
                now * now - less * less
            };
            let mut candidates: Vec<usize> = (0..steps.len()).filter(|i| steps[*i] >= 1.0).collect();
            candidates.sort_by(|a, b| spared(*b, &steps).total_cmp(&spared(*a, &steps)));
            let mut fewer = None;
            for i in candidates {
                let mut tried = steps.clone();
                tried[i] -= 1.0;
                let reached = self.reached(simulator, &levers(&tried)).await?;
                if self.share(reached) >= 1.0 - NEAR {
                    fewer = Some(tried);
                    break;
                }
            }
            match fewer {
                Some(tried) => steps = tried,
                None => return Ok(levers(&steps)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_to_begin_with_is_out_of_reach_of_the_baseline() {
        for (indicator, now, baseline, expected) in [
            // Fewer than today: as many as today.
            (Indicator::Population, 1_804.0, 1_512.3, 1_804.0),
            (Indicator::Pupils, 70.9, 60.0, 70.0),
            // More work than today: as much as today, in the decimals that are shown.
            (Indicator::HandsRatio, 21.03, 27.4, 21.1),
            // Better than today by itself: a round number beyond that.
            (Indicator::Population, 724_000.0, 786_123.4, 790_000.0),
            (Indicator::Population, 180.0, 200.0, 210.0),
            (Indicator::PersonYearsCare, 50.0, 44.4, 44.0),
            (Indicator::Pupils, 0.0, 0.0, 1.0),
        ] {
            let found = first_goal(indicator, now, baseline);
            assert!((found - expected).abs() < 1e-9, "{}: {found}, not {expected}", indicator.key());
            assert!(!meets(indicator, baseline, found), "{}: {found} is reached already", indicator.key());
        }
    }

    #[test]
    fn what_is_within_reach_is_met() {
        for (indicator, value, decimals, expected) in [
            (Indicator::HandsRatio, 27.31, 1, 27.4),
            (Indicator::HandsRatio, 27.3, 1, 27.3),
            (Indicator::Population, 1_512.9, 0, 1_512.0),
        ] {
            let found = within_reach(indicator, value, decimals);
            assert!((found - expected).abs() < 1e-9 && meets(indicator, value, found), "{found}");
        }
    }
}
