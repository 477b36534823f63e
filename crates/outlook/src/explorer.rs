//! One municipality as it is explored: its baseline, the visitor's own path, and what the page shows of both.

use std::sync::Arc;

use atlas::{AGES, AgeGroup, Alternative, Kommune};
use scenario::{HORIZON, LeverId, Levers, Nation, PlaceError, PlaceModel, Projection, RAMP_DEFAULT};

use crate::axis::Axis;
use crate::indicator::{Figure, Figures, Indicator};
use crate::labour::{EmploymentRates, LabourChange};
use crate::services::{ServiceChange, ServiceUse};

/// A municipality, its baseline, and the visitor's own path.
#[derive(Debug, Clone)]
pub struct Explorer {
    kommune: Kommune,
    model: PlaceModel,
    employment: EmploymentRates,
    services: ServiceUse,
    levers: Levers,
    own: Projection,
    baseline: Projection,
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
    pub official: Option<Line>,
    /// Framsyn's baseline.
    pub baseline: Line,
    /// The visitor's own path; `None` while no lever is moved that changes how many live here.
    pub own: Option<Line>,
}

/// Changes of a lever that are realistic, in its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// Least.
    pub low: f64,
    /// Greatest.
    pub high: f64,
    /// What it rests on.
    pub basis: RangeBasis,
}

/// What a realistic range rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RangeBasis {
    /// What this and similar municipalities, or the nation, have seen.
    Record,
    /// Judgement; METHOD.md gives the reason.
    Judged,
}

/// Apart by this share, the official path and the baseline need a word of explanation.
const WORTH_EXPLAINING: f64 = 0.05;

impl Lines {
    /// Whether the official path and the baseline end far apart.
    pub fn official_differs(&self) -> bool {
        let ends =
            self.official.as_ref().and_then(|line| line.values.last()).zip(self.baseline.values.last());
        ends.is_some_and(|(official, baseline)| (official / baseline - 1.0).abs() > WORTH_EXPLAINING)
    }

    /// The axis that holds all lines.
    pub fn axis(&self) -> Axis {
        let lines = [Some(&self.history), self.official.as_ref(), Some(&self.baseline), self.own.as_ref()];
        Axis::holding(lines.into_iter().flatten().flat_map(|line| line.values.iter().copied()))
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
    /// The axis that all years share: the most persons of one sex and age on the own path or the baseline.
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
    /// A municipality at its baseline.
    ///
    /// # Errors
    /// [`PlaceError`] where its assumptions cannot be projected.
    pub fn new(nation: &Arc<Nation>, kommune: Kommune) -> Result<Self, PlaceError> {
        let model = PlaceModel::new(nation, &kommune)?;
        let employment = EmploymentRates::new(nation.employment(), model.employment_level());
        let services = ServiceUse::new(nation.services());
        let levers = Levers::default();
        let mut baseline = Projection::new();
        model.project(&levers, HORIZON, &mut baseline)?;
        Ok(Self { kommune, model, employment, services, levers, own: baseline.clone(), baseline })
    }

    /// The municipality's data.
    pub const fn kommune(&self) -> &Kommune {
        &self.kommune
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
        self.levers = levers;
        self.model.project(&levers, HORIZON, &mut self.own)
    }

    /// Years of the projection, the base year first.
    pub fn years(&self) -> std::ops::RangeInclusive<u16> {
        self.baseline.years()
    }

    /// The figures of the own path in a year; `None` outside [`Self::years`].
    pub fn figures(&self, year: u16) -> Option<Figures> {
        self.figures_of(&self.own, &self.levers, year)
    }

    /// The figures of the baseline in a year; `None` outside [`Self::years`].
    pub fn baseline_figures(&self, year: u16) -> Option<Figures> {
        self.figures_of(&self.baseline, &Levers::default(), year)
    }

    fn figures_of(&self, path: &Projection, levers: &Levers, year: u16) -> Option<Figures> {
        let population = path.population(year)?;
        let change = |id: LeverId| levers.get(id).in_year(year);
        let labour = LabourChange {
            leaving: change(LeverId::Ret),
            employment: change(LeverId::Emp),
            hours: change(LeverId::Hours),
        };
        let services = ServiceChange {
            health: change(LeverId::Health),
            care: change(LeverId::Care),
            kindergarten: change(LeverId::Kinder),
        };
        let labour = self.employment.labour(population, labour);
        Some(Figures::of(population, labour, self.services.services(population, services)))
    }

    /// The headline figures now and in the last year.
    pub fn headline(&self) -> Vec<Figure> {
        self.figures_then(&Indicator::HEADLINE, |figures, indicator| figures.get(indicator))
    }

    /// Figures now and in the last year, as `read` takes them from a year's.
    pub(crate) fn figures_then(
        &self,
        indicators: &[Indicator],
        read: impl Fn(&Figures, Indicator) -> Option<f64>,
    ) -> Vec<Figure> {
        let (first, last) = (*self.years().start(), *self.years().end());
        let now = self.baseline_figures(first).unwrap_or_default();
        let then = self.figures(last).unwrap_or_default();
        let baseline = self.baseline_figures(last).unwrap_or_default();
        indicators
            .iter()
            .map(|&indicator| Figure {
                indicator,
                now: read(&now, indicator),
                then: read(&then, indicator),
                baseline: read(&baseline, indicator),
                basis: indicator.basis(self.kommune.employment.basis),
            })
            .collect()
    }

    /// The lines of the number of inhabitants.
    pub fn population_lines(&self) -> Lines {
        let history = &self.kommune.history;
        let first_year = *self.years().start();
        Lines {
            history: Line {
                first_year: history.years().next().unwrap_or(first_year),
                values: history.total(),
            },
            official: self.kommune.official.as_ref().map(|path| Line {
                first_year: path.first_year,
                values: path
                    .total(Alternative::Main)
                    .iter()
                    .take(usize::from(HORIZON - path.first_year) + 1)
                    .map(|v| f64::from(*v))
                    .collect(),
            }),
            baseline: Line { first_year, values: self.baseline.totals().collect() },
            // Who works, or who gets help, does not change how many live here.
            own: self
                .levers
                .moves_population()
                .then(|| Line { first_year, values: self.own.totals().collect() }),
        }
    }

    /// The pyramid of the own path in a year; `None` outside [`Self::years`].
    pub fn pyramid(&self, year: u16) -> Option<Pyramid> {
        let halves = |population: &[f64]| {
            let (women, men) = population.split_at(AGES);
            (women.to_vec(), men.to_vec())
        };
        let (women, men) = halves(self.own.population(year)?);
        let (women_now, men_now) = halves(&self.kommune.population);
        let most = [&self.own, &self.baseline]
            .into_iter()
            .flat_map(|path| path.years().filter_map(|y| path.population(y)))
            .flatten()
            .copied()
            .fold(1.0, f64::max);
        Some(Pyramid { year, women, men, women_now, men_now, axis: Axis::from_zero(most) })
    }

    /// The baseline's own value of what a lever moves, in a calendar year, where it has one that is shown.
    pub fn baseline_level(&self, lever: LeverId, year: u16) -> Option<f64> {
        match lever {
            LeverId::Tfr => Some(self.model.tfr(&Levers::default(), year)),
            _ => None,
        }
    }

    /// Realistic range (METHOD.md) of a lever: changes from the baseline that the record of this and similar
    /// municipalities, or judgement, makes realistic. For
    /// `migdom` and `migint` it is the range of their sum: the record does not know one from the other.
    pub fn realistic(&self, lever: LeverId) -> Range {
        if let Some((low, high)) = lever.lever().judged {
            return Range { low, high, basis: RangeBasis::Judged };
        }
        let record = &self.kommune.record;
        let (first, reached) = (*self.years().start(), RAMP_DEFAULT);
        let (low, high) = match lever {
            LeverId::Tfr => {
                // The spread around the local level, at the level that the baseline has.
                let level = self.model.tfr(&Levers::default(), reached);
                ((record.fertility.low - 1.0) * level, (record.fertility.high - 1.0) * level)
            }
            LeverId::E0 => {
                let e0 = |year| self.model.life_expectancy(&Levers::default(), year).unwrap_or(f64::NAN);
                let (seen, baseline) =
                    (self.model.nation().life_expectancy_record(), e0(reached) - e0(first));
                (seen.low - baseline, seen.high - baseline)
            }
            _ => (record.moving.low, record.moving.high),
        };
        Range { low, high, basis: RangeBasis::Record }
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
        let mut alone = Levers::default();
        alone.set(lever, setting.change);
        alone.set_reached(lever, setting.reached);
        let year = *self.years().end();
        if !lever.lever().moves_population {
            // The same people as on the baseline.
            let change = self.figures_of(&self.baseline, &alone, year).and_then(|f| f.get(indicator));
            let without = self.baseline_figures(year).and_then(|f| f.get(indicator));
            return (indicator, change.zip(without).map_or(0.0, |(with, without)| with - without));
        }
        let mut path = Projection::new();
        // These levers are within their bounds, as are those of the own path: what could be projected there can here.
        let change = self
            .model
            .project(&alone, year, &mut path)
            .ok()
            .and_then(|()| self.figures_of(&path, &alone, year)?.get(indicator))
            .zip(self.baseline_figures(year).and_then(|f| f.get(indicator)))
            .map_or(0.0, |(with, without)| with - without);
        (indicator, change)
    }

    pub(crate) const fn model(&self) -> &PlaceModel {
        &self.model
    }

    /// The own path.
    pub const fn own(&self) -> &Projection {
        &self.own
    }

    /// The baseline.
    pub const fn baseline(&self) -> &Projection {
        &self.baseline
    }
}
