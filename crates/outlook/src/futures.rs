//! Uncertainty (METHOD.md): a place's possible futures around a path, and the bands that hold most of them.

use atlas::{AGES, CELLS, Span};
use scenario::{CohortFlows, HORIZON, Levers, Moving, Nation, PlaceError, Projection};
use uncertainty::{Expected, ExpectedYear, Paths, Patterns, SEED, Spread};

use crate::indicator::Indicator;
use crate::pause::{Pause, Rest, at_once};
use crate::place::Place;

/// As many futures as bands are read from.
pub const FUTURES: u64 = 1_000;

/// Share of the futures within the band that is shown: 8 of 10.
pub const SHOWN_SHARE: f64 = 0.8;

/// So many futures are made between two rests: a millisecond or two.
const TOGETHER: u64 = 20;

/// The figures that have bands: those that count people by age.
pub const BANDED: [Indicator; 6] = [
    Indicator::Population,
    Indicator::Age0To5,
    Indicator::Age6To15,
    Indicator::Age20To66,
    Indicator::Age67To79,
    Indicator::Age80Plus,
];

/// Bounds that a share of the futures lies between, on 1 January of each year from the base year.
#[derive(Debug, Clone, PartialEq)]
pub struct Fan {
    /// Year of the first bounds.
    pub first_year: u16,
    /// The lower bounds, persons.
    pub low: Vec<f64>,
    /// The upper bounds, persons.
    pub high: Vec<f64>,
    /// The path that the futures lie around, persons.
    pub path: Vec<f64>,
}

impl Fan {
    /// Around another path of the same place and years: as far away in proportion. That is near enough while a lever moves.
    pub fn around(&self, path: &[f64]) -> Self {
        let part = |bound: f64, from: f64, to: f64| if from > 0.0 { bound * to / from } else { bound };
        let moved = |bounds: &[f64]| -> Vec<f64> {
            let ends = self.path.iter().zip(path);
            bounds.iter().zip(ends).map(|(bound, (from, to))| part(*bound, *from, *to)).collect()
        };
        Self {
            first_year: self.first_year,
            low: moved(&self.low),
            high: moved(&self.high),
            path: path.to_vec(),
        }
    }

    /// The bounds in a year.
    pub fn bounds(&self, year: u16) -> Option<Span> {
        let at = usize::from(year.checked_sub(self.first_year)?);
        Some(Span { low: *self.low.get(at)?, high: *self.high.get(at)? })
    }

    /// The bounds in a year as they are told: in fives, tens, fifties ... of which the band of the last year is at least ten
    /// wide. More digits would say that they are known.
    pub fn told(&self, year: u16) -> Option<Span> {
        let Span { low, high } = self.bounds(year)?;
        let width = self.high.last()? - self.low.last()?;
        let mut step = 1.0;
        while width >= 10.0 * next(step) {
            step = next(step);
        }
        let round = |bound: f64| (bound / step).round() * step;
        Some(Span { low: round(low), high: round(high) })
    }
}

/// One, five, ten, fifty ...
fn next(step: f64) -> f64 {
    let mut ten = 1.0;
    while ten * 10.0 <= step {
        ten *= 10.0;
    }
    if step < 5.0 * ten { 5.0 * ten } else { 10.0 * ten }
}

/// Possible futures of a municipality around its path under some levers. Sums of municipalities have none: their bands
/// have not been held against what came.
#[derive(Debug, Clone)]
pub struct Futures {
    first_year: u16,
    /// Persons on the path itself, by figure and year.
    path: Vec<Vec<f64>>,
    paths: Paths,
}

impl Futures {
    /// Makes them; `None` of a sum of municipalities.
    ///
    /// # Errors
    /// [`PlaceError`] where the place cannot be projected.
    pub fn new(place: &Place, levers: &Levers) -> Result<Option<Self>, PlaceError> {
        at_once(Self::with_rests(place, levers, || None))
    }

    /// Makes them and lets others in: every millisecond or so `rest` is asked whether to rest first.
    ///
    /// # Errors
    /// Those of [`Self::new`].
    pub async fn with_rests(
        place: &Place,
        levers: &Levers,
        rest: impl Fn() -> Option<Rest>,
    ) -> Result<Option<Self>, PlaceError> {
        let [member] = place.members() else { return Ok(None) };
        let pause = Pause::new(rest);
        let levers = levers.of_population();
        let flows = member.model.cohort_flows(&levers, HORIZON, &mut Projection::new())?;
        let nation = place.nation();
        let groups: Vec<_> = BANDED.iter().filter_map(|indicator| indicator.group()).collect();
        let path = groups
            .iter()
            .map(|group| flows.population.chunks_exact(CELLS).map(|cells| group.sum(cells)).collect())
            .collect();
        let mut paths = Paths::new(
            expected(nation, &flows),
            patterns(nation),
            spread(&levers),
            (SEED, u64::from(member.nr.get())),
            groups.iter().map(|group| usize::from(group.from)..=usize::from(group.to)).collect(),
        );
        while paths.made() < FUTURES {
            pause.rest().await;
            paths.make(TOGETHER.min(FUTURES - paths.made()));
        }
        Ok(Some(Self { first_year: nation.base_year(), path, paths }))
    }

    /// The band of a figure through the years; `None` where it has none. In the first year there is nothing unknown.
    pub fn fan(&self, indicator: Indicator, share: f64) -> Option<Fan> {
        let group = BANDED.iter().position(|banded| *banded == indicator)?;
        let path = self.path.get(group)?;
        let now = *path.first()?;
        let mut fan =
            Fan { first_year: self.first_year, low: vec![now], high: vec![now], path: path.clone() };
        for years in 1..path.len() {
            let band = self.paths.bands(group, years).band(share)?;
            fan.low.push(band.low);
            fan.high.push(band.high);
        }
        Some(fan)
    }
}

/// The spread, but without any moving where the visitor has it that nobody moves.
fn spread(levers: &Levers) -> Spread {
    match levers.held().moving {
        Moving::None => {
            Spread { national_moving: 0.0, local_moving: 0.0, moving_chance: 0.0, ..Spread::NORWAY }
        }
        Moving::Baseline | Moving::Today => Spread::NORWAY,
    }
}

fn patterns(nation: &Nation) -> Patterns {
    Patterns {
        intensity: nation.moving_intensity().to_vec(),
        movers: nation.movers().to_vec(),
        immigrants: nation.immigrants().to_vec(),
        sex_ratio_at_birth: nation.sex_ratio_at_birth(),
    }
}

/// What the path expects: shares of what there is, as paths with more or fewer people have more or fewer deaths and moves.
fn expected(nation: &Nation, flows: &CohortFlows) -> Expected {
    let (first_mother, pattern) = nation.birth_pattern();
    let mut fertility = vec![0.0; AGES];
    fertility.iter_mut().skip(first_mother).zip(pattern).for_each(|(all, one)| *all = *one);
    let share = |part: f64, of: f64| if of > 0.0 { part / of } else { 0.0 };
    let year = |step: usize| {
        let start = &flows.population[step * CELLS..(step + 1) * CELLS];
        let births = &flows.births[step * 2..step * 2 + 2];
        let of_year = |flows: &[f64]| flows[step * CELLS..(step + 1) * CELLS].to_vec();
        let mut year = ExpectedYear {
            death: of_year(&flows.deaths),
            out_rate: of_year(&flows.out_moves),
            in_count: of_year(&flows.in_moves),
            fertility: fertility.clone(),
            births: births.iter().sum(),
        };
        for (cell, (death, out)) in year.death.iter_mut().zip(&mut year.out_rate).enumerate() {
            let (sex, age) = (cell / AGES, cell % AGES);
            let cohort = match age {
                0 => births[sex],
                _ if age == AGES - 1 => start[cell - 1] + start[cell],
                _ => start[cell - 1],
            };
            *out = share(*out, cohort - *death);
            *death = share(*death, cohort);
        }
        year
    };
    Expected {
        start: flows.population[..CELLS].to_vec(),
        years: (0..flows.births.len() / 2).map(year).collect(),
    }
}
