//! One place as it is explored: its baseline, the visitor's own path, and what the page shows of both.

use std::sync::Arc;

use atlas::{AGES, AgeGroup, Alternative, Past};
use scenario::{HORIZON, LeverId, Levers, PlaceError, PlaceModel, Projection, Setting, Slot};

use crate::area::Area;
use crate::axis::Axis;
use crate::futures::Fan;
use crate::indicator::{Figure, Figures, Indicator};
use crate::kept::{Beside, Kept, Open};
use crate::place::{Member, Place};
use crate::reckoning::{Given, Rules, labour_change, service_change};
use crate::record::PlaceRecord;

/// A place, its baseline, and the visitor's own path.
#[derive(Debug, Clone)]
pub struct Explorer {
    place: Arc<Place>,
    levers: Levers,
    own: Paths,
    baseline: Paths,
    /// What money and dementia are reckoned by, once it is here.
    rules: Option<Arc<dyn Given>>,
    /// What each moved lever alone changes in the number of inhabitants by the last year.
    alone: Vec<(LeverId, Setting, f64)>,
    /// The band of the number of inhabitants, once it has been worked out.
    fan: Option<Fan>,
    /// How past projections would have hit, once that is here.
    past: Option<Arc<Past>>,
    /// Scenarios that are kept beside the own path, once there are any.
    beside: Option<Arc<dyn Beside>>,
}

/// A projection of each member, and their sum where there is more than one.
#[derive(Debug, Clone)]
pub(crate) struct Paths {
    members: Vec<Projection>,
    sum: Option<Projection>,
}

impl Paths {
    /// Paths of so many members, to be filled.
    pub(crate) fn new(members: usize) -> Self {
        Self { members: vec![Projection::new(); members], sum: (members != 1).then(Projection::new) }
    }

    /// The path of the whole.
    pub(crate) fn whole(&self) -> &Projection {
        // Without a sum there is one member.
        self.sum.as_ref().unwrap_or(&self.members[0])
    }

    fn into_whole(mut self) -> Projection {
        self.sum.unwrap_or_else(|| self.members.swap_remove(0))
    }

    /// Projects each member and sums.
    pub(crate) fn project(
        &mut self,
        members: &[Member],
        project: impl Fn(&PlaceModel, &mut Projection) -> Result<(), PlaceError>,
    ) -> Result<(), PlaceError> {
        for (member, path) in members.iter().zip(&mut self.members) {
            project(&member.model, path)?;
        }
        if let Some(sum) = &mut self.sum {
            sum.sum_of(&self.members);
        }
        Ok(())
    }
}

/// A line through the years: the value on 1 January of each year from `first_year`.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Year of the first value.
    pub first_year: u16,
    /// Values by year.
    pub values: Vec<f64>,
}

/// The lines of one figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// What has been.
    pub history: Line,
    /// Statistics Norway's main alternative, where the data set has it.
    pub official: Option<Official>,
    /// Framsyn's baseline.
    pub baseline: Line,
    /// The visitor's own path; `None` while no lever is moved that changes how many live here.
    pub own: Option<Line>,
    /// What holds 8 of 10 futures around it, once that has been worked out.
    pub fan: Option<Fan>,
}

/// Statistics Norway's line.
#[derive(Debug, Clone, PartialEq)]
pub struct Official {
    /// Year in which it was published.
    pub published: u16,
    /// The line.
    pub line: Line,
}

/// Apart by this share, the official path and the baseline need a word of explanation.
const WORTH_EXPLAINING: f64 = 0.05;

impl Lines {
    /// Whether the official path and the baseline end far apart.
    pub fn official_differs(&self) -> bool {
        let ends =
            self.official.as_ref().and_then(|path| path.line.values.last()).zip(self.baseline.values.last());
        ends.is_some_and(|(official, baseline)| (official / baseline - 1.0).abs() > WORTH_EXPLAINING)
    }

    /// The axis that holds all lines.
    pub fn axis(&self) -> Axis {
        self.axis_with(std::iter::empty())
    }

    /// The axis that holds all lines, and further ones.
    pub(crate) fn axis_with<'a>(&'a self, further: impl Iterator<Item = &'a Line>) -> Axis {
        let lines = [
            Some(&self.history),
            self.official.as_ref().map(|path| &path.line),
            Some(&self.baseline),
            self.own.as_ref(),
        ];
        let fan = self.fan.iter().flat_map(|fan| fan.low.iter().chain(&fan.high));
        let lines = lines.into_iter().flatten().chain(further);
        Axis::holding(lines.flat_map(|line| &line.values).chain(fan).copied())
    }
}

/// Persons by sex and single age in one year, and today's outline behind them.
#[derive(Debug, Clone, PartialEq)]
pub struct Pyramid {
    /// Year that is shown.
    pub year: u16,
    /// Women by single age, 105 and older last.
    pub women: Vec<f64>,
    /// Men.
    pub men: Vec<f64>,
    /// Women in the base year.
    pub women_now: Vec<f64>,
    /// Men in the base year.
    pub men_now: Vec<f64>,
    /// Women and men in the scenarios that are kept beside the open one.
    pub kept: Vec<(Slot, [Vec<f64>; 2])>,
    /// The axis that all years share: the most persons of one sex and age on any of the paths.
    pub axis: Axis,
}

impl Pyramid {
    /// Of 100 inhabitants: those under working age, in it and above it, in whole persons that sum to 100; of today's
    /// or of the year's. All 0 where nobody lives.
    pub fn of_100(&self, today: bool) -> [u32; 3] {
        let (women, men) = if today { (&self.women_now, &self.men_now) } else { (&self.women, &self.men) };
        let (from, to) = (usize::from(AgeGroup::WORKING_AGE.from), usize::from(AgeGroup::WORKING_AGE.to));
        let persons = [0..from, from..to + 1, to + 1..AGES]
            .map(|ages| women[ages.clone()].iter().sum::<f64>() + men[ages].iter().sum::<f64>());
        let all: f64 = persons.iter().sum();
        if all <= 0.0 {
            return [0; 3];
        }
        // Largest remainder: the parts are cut, and those that lost most get one more until the sum is right.
        let exact = persons.map(|p| 100.0 * p / all);
        let mut whole = exact.map(f64::floor);
        while whole.iter().sum::<f64>() < 99.5 {
            let lost = |i: usize| exact[i] - whole[i];
            let most = (0..3).max_by(|a, b| lost(*a).total_cmp(&lost(*b))).unwrap_or(0);
            whole[most] += 1.0;
        }
        whole.map(|part| WHOLE_TO_100.into_iter().find(|n| f64::from(*n) >= part).unwrap_or(0))
    }
}

/// The whole numbers that a share of 100 can be.
const WHOLE_TO_100: std::ops::RangeInclusive<u32> = 0..=100;

impl Explorer {
    /// A place at its baseline.
    ///
    /// # Errors
    /// [`PlaceError`] where it cannot be projected.
    pub fn new(place: Place) -> Result<Self, PlaceError> {
        let levers = Levers::default();
        let mut baseline = Paths::new(place.members().len());
        baseline.project(place.members(), |model, path| model.project_with_flows(&levers, HORIZON, path))?;
        Ok(Self {
            place: Arc::new(place),
            levers,
            own: baseline.clone(),
            baseline,
            rules: None,
            alone: Vec::new(),
            fan: None,
            past: None,
            beside: None,
        })
    }

    /// Takes the band of the number of inhabitants ([`crate::Futures`]), or takes it away.
    pub fn set_fan(&mut self, fan: Option<Fan>) {
        self.fan = fan;
    }

    /// The band of the number of inhabitants around the own path as it stands; `None` until it has been worked out.
    pub fn fan(&self) -> Option<Fan> {
        Some(self.fan.as_ref()?.around(&self.own().totals().collect::<Vec<_>>()))
    }

    /// A figure's band around the own path as it stands.
    pub fn carried(&self, indicator: Indicator, fan: &Fan) -> Option<Fan> {
        Some(fan.around(&self.own().group(indicator.group()?).collect::<Vec<_>>()))
    }

    /// Takes how past projections would have hit.
    pub fn set_past(&mut self, past: Arc<Past>) {
        self.past = Some(past);
    }

    /// Whether it is known how past projections would have hit.
    pub const fn knows_the_past(&self) -> bool {
        self.past.is_some()
    }

    /// How past projections of the place would have hit; `None` before [`Self::set_past`].
    pub fn record(&self) -> Option<PlaceRecord> {
        PlaceRecord::of(&self.place, self.past.as_ref()?)
    }

    /// The place itself, which is cheap to share: whatever stays as it is while levers move.
    pub const fn place(&self) -> &Arc<Place> {
        &self.place
    }

    /// Takes the same place with other figures of today ([`Place::with_own`]). No path of its people changes by that.
    pub fn set_place(&mut self, place: Arc<Place>) {
        debug_assert_eq!(place.area().id, self.place.area().id);
        self.place = place;
    }

    /// What is known of the place.
    pub fn area(&self) -> &Area {
        self.place.area()
    }

    /// The levers as they stand.
    pub const fn levers(&self) -> &Levers {
        &self.levers
    }

    /// Moves the levers and projects the own path anew.
    ///
    /// # Errors
    /// [`PlaceError`]; the former path is then no longer valid.
    pub fn set_levers(&mut self, levers: Levers) -> Result<(), PlaceError> {
        let same_people = levers.of_population() == self.levers.of_population();
        self.levers = levers;
        if same_people {
            return Ok(());
        }
        self.own.project(self.place.members(), |model, path| model.project(&levers, HORIZON, path))?;
        self.set_alone()
    }

    /// What each moved lever alone changes in the number of inhabitants, where that is not known already.
    fn set_alone(&mut self) -> Result<(), PlaceError> {
        let people = self.levers.of_population();
        let moved: Vec<(LeverId, Setting)> = people.moved().collect();
        let known = std::mem::take(&mut self.alone);
        for (id, setting) in &moved {
            let before = known.iter().find(|(of, at, _)| of == id && at == setting);
            let change = match before {
                Some((_, _, change)) => *change,
                None if moved.len() == 1 && people.held().is_nothing() => {
                    last(self.own.whole()).round() - last(self.baseline.whole()).round()
                }
                None => {
                    let mut alone = Levers::default();
                    alone.set(*id, setting.change);
                    alone.set_reached(*id, setting.reached);
                    let mut path = Projection::new();
                    let mut sum = 0.0;
                    for member in self.place.members() {
                        member.model.project(&alone, HORIZON, &mut path)?;
                        sum += last(&path);
                    }
                    sum.round() - last(self.baseline.whole()).round()
                }
            };
            self.alone.push((*id, *setting, change));
        }
        Ok(())
    }

    /// Years of the projection, the base year first.
    pub fn years(&self) -> std::ops::RangeInclusive<u16> {
        self.baseline().years()
    }

    /// The figures of the own path in a year that need the people and their work only; `None` outside
    /// [`Self::years`]. [`Self::all_figures`] has the others too.
    pub fn figures(&self, year: u16) -> Option<Figures> {
        self.figures_of(&self.own, &self.levers, year)
    }

    /// The same of the baseline.
    pub fn baseline_figures(&self, year: u16) -> Option<Figures> {
        self.figures_of(&self.baseline, &Levers::default(), year)
    }

    pub(crate) fn figures_of(&self, paths: &Paths, levers: &Levers, year: u16) -> Option<Figures> {
        let population = paths.whole().population(year)?;
        // Each municipality has its own rates, and its own people to change them for.
        let members = paths.members.iter().filter_map(|path| path.population(year));
        let labour = self.place.labour(members, labour_change(levers, year));
        Some(Figures::of(
            population,
            labour,
            self.place.services().services(population, service_change(levers, year)),
        ))
    }

    /// The headline figures now and in the last year.
    pub fn headline(&self) -> Vec<Figure> {
        let (first, last) = (*self.years().start(), *self.years().end());
        let now = self.baseline_figures(first).unwrap_or_default();
        let then = self.figures(last).unwrap_or_default();
        let baseline = self.baseline_figures(last).unwrap_or_default();
        self.beside(&Indicator::HEADLINE, &[now, then, baseline])
    }

    /// Figures side by side: now, in the last year on the own path, and on the baseline.
    pub(crate) fn beside(&self, indicators: &[Indicator], figures: &[Figures; 3]) -> Vec<Figure> {
        let [now, then, baseline] = figures;
        indicators
            .iter()
            .map(|&indicator| Figure {
                indicator,
                now: now.get(indicator),
                then: then.get(indicator),
                baseline: baseline.get(indicator),
                basis: self.place.basis(indicator),
            })
            .collect()
    }

    /// The lines of the number of inhabitants.
    pub fn population_lines(&self) -> Lines {
        let history = &self.area().history;
        let first_year = *self.years().start();
        Lines {
            history: Line { first_year: history.years().start, values: history.total() },
            official: self.area().official.as_ref().map(|path| Official {
                published: path.published,
                line: Line {
                    first_year: path.first_year,
                    values: path
                        .total(Alternative::Main)
                        .iter()
                        .take(usize::from(HORIZON - path.first_year) + 1)
                        .map(|v| f64::from(*v))
                        .collect(),
                },
            }),
            baseline: Line { first_year, values: self.baseline().totals().collect() },
            // Who works, or who gets help, does not change how many live here.
            own: self
                .levers
                .moves_population()
                .then(|| Line { first_year, values: self.own().totals().collect() }),
            fan: self.fan(),
        }
    }

    /// The pyramid of the own path in a year; `None` outside [`Self::years`].
    pub fn pyramid(&self, year: u16) -> Option<Pyramid> {
        let halves = |population: &[f64]| {
            let (women, men) = population.split_at(AGES);
            (women.to_vec(), men.to_vec())
        };
        let (women, men) = halves(self.own().population(year)?);
        let (women_now, men_now) = self.area().by_sex();
        let kept = || self.kept().iter().map(|kept| (kept.slot, kept.paths.whole()));
        let most = [self.own(), self.baseline()]
            .into_iter()
            .chain(kept().map(|(_, path)| path))
            .flat_map(|path| path.years().filter_map(|y| path.population(y)))
            .flatten()
            .copied()
            .fold(1.0, f64::max);
        Some(Pyramid {
            year,
            women,
            men,
            women_now: women_now.to_vec(),
            men_now: men_now.to_vec(),
            kept: kept()
                .filter_map(|(slot, path)| {
                    let (women, men) = halves(path.population(year)?);
                    Some((slot, [women, men]))
                })
                .collect(),
            axis: Axis::from_zero(most),
        })
    }

    /// What a lever alone, the others at the baseline, changes by the last year, and in which figure.
    pub fn effect(&self, lever: LeverId) -> (Indicator, f64) {
        let indicator = match lever {
            LeverId::Tfr | LeverId::Migdom | LeverId::Migint | LeverId::E0 => Indicator::Population,
            LeverId::Ret | LeverId::Emp => Indicator::Employed,
            LeverId::Hours => Indicator::LabourInput,
            LeverId::Health | LeverId::Care => Indicator::PersonYearsCare,
            LeverId::Kinder => Indicator::KindergartenChildren,
        };
        let setting = self.levers.get(lever);
        if setting.change == 0.0 {
            return (indicator, 0.0);
        }
        if lever.lever().moves_population {
            let known = self.alone.iter().find(|(of, at, _)| *of == lever && *at == setting);
            return (indicator, known.map_or(0.0, |(_, _, change)| *change));
        }
        let mut alone = Levers::default();
        alone.set(lever, setting.change);
        alone.set_reached(lever, setting.reached);
        let year = *self.years().end();
        // The same people as on the baseline.
        let change = self.figures_of(&self.baseline, &alone, year).and_then(|f| f.get(indicator));
        let without = self.baseline_figures(year).and_then(|f| f.get(indicator));
        (indicator, change.zip(without).map_or(0.0, |(with, without)| with.round() - without.round()))
    }

    /// The own path with its deaths and moves; `None` where no lever is moved that changes how many live here.
    pub(crate) fn own_flows(&self) -> Option<Projection> {
        if !self.levers.moves_population() {
            return None;
        }
        // The same levers have been projected before; what could not be is told there.
        self.path_under(|model, path| model.project_with_flows(&self.levers, HORIZON, path)).ok()
    }

    /// A path of the place that each of its municipalities is projected for.
    pub(crate) fn path_under(
        &self,
        project: impl Fn(&PlaceModel, &mut Projection) -> Result<(), PlaceError>,
    ) -> Result<Projection, PlaceError> {
        let mut paths = Paths::new(self.place.members().len());
        paths.project(self.place.members(), project)?;
        Ok(paths.into_whole())
    }

    /// What money and dementia are reckoned by; `None` before it has been given.
    pub(crate) fn rules(&self) -> Option<&Rules> {
        self.rules.as_deref().map(Given::rules)
    }

    /// Which scenario the own path is, and what it is called, where others are kept.
    pub(crate) fn open(&self) -> Option<&Open> {
        Some(&self.beside.as_deref()?.all().open)
    }

    /// The scenarios that are kept beside it.
    pub(crate) fn kept(&self) -> &[Kept] {
        self.beside.as_deref().map_or(&[], |beside| &beside.all().kept)
    }

    pub(crate) fn set_beside(&mut self, beside: Option<Arc<dyn Beside>>) {
        self.beside = beside;
    }

    pub(crate) fn set_rules(&mut self, rules: Rules) {
        self.rules = Some(Arc::new(rules));
    }

    /// The paths: the own, and the baseline.
    pub(crate) const fn paths(&self) -> [&Paths; 2] {
        [&self.own, &self.baseline]
    }

    /// The own path.
    pub fn own(&self) -> &Projection {
        self.own.whole()
    }

    /// The baseline.
    pub fn baseline(&self) -> &Projection {
        self.baseline.whole()
    }
}

/// Inhabitants in the last year.
fn last(path: &Projection) -> f64 {
    path.population(HORIZON)
        .and_then(|people| Indicator::Population.group().map(|all| all.sum(people)))
        .unwrap_or(0.0)
}
