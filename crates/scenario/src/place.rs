//! The baseline of a place made ready for projecting, and what the levers do to it.

use std::sync::Arc;

use atlas::{
    AGES, CELLS, Core, Employment, EmploymentProfile, Kommune, LIFE_TABLE_AGES, PlaceId, SEXES, ServiceRates,
    Span,
};
use choices::{LeverId, Levers, Moving};
use demography::{KernelError, Migration, Projector, Rates, Shape, YearRates};
use thiserror::Error;

use crate::life_table;
use crate::projection::{CohortFlows, Keep, Projection};

/// Last year that assumptions are prepared for.
const LAST_YEAR: u16 = 2066;

/// Lowest level of fertility that the model takes as possible, children per woman.
const LEAST_TFR: f64 = 0.05;

/// Cells of a life table: both sexes by exact age.
const LIFE_TABLE: usize = LIFE_TABLE_AGES * SEXES;

/// The nation's assumptions, unfolded by year: what all municipalities share.
#[derive(Debug, Clone, PartialEq)]
pub struct Nation {
    base_year: u16,
    /// Probability of dying `[year][sex][exact age]`, before the local level.
    qx: Vec<f64>,
    /// Share of each cohort that dies during the year `[year][sex][age at its end]`, before the local level.
    death: Vec<f64>,
    /// First age of mothers.
    first_mother: usize,
    /// Births per woman and year at one child per woman, by single age from the first of mothers.
    birth_pattern: Vec<f64>,
    tfr: Vec<f64>,
    usual_tfr: f64,
    sex_ratio_at_birth: f64,
    spread: Vec<f64>,
    /// Sex and age of those who come from abroad; sums to 1.
    spread_profile: Vec<f64>,
    /// Moving intensity relative to the mean.
    intensity: Vec<f64>,
    /// Sex and age of those who move; sums to 1.
    mover_share: Vec<f64>,
    employment: EmploymentProfile,
    services: ServiceRates,
    life_expectancy_record: Span,
}

/// Assumptions that cannot be projected.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum PlaceError {
    /// The year asked for is not among those that the assumptions reach.
    #[error("projections reach from {first} to {last}, not {asked}")]
    Horizon {
        /// First year that can be projected to.
        first: u16,
        /// Last year that can be projected to.
        last: u16,
        /// Year asked for.
        asked: u16,
    },
    /// The kernel found a number that cannot be.
    #[error(transparent)]
    Kernel(#[from] KernelError),
    /// There are no municipalities to sum.
    #[error("no municipalities in {0}")]
    NoMembers(PlaceId),
    /// The local level of fertility leaves nothing for the lever to take.
    #[error("fertility falls to {0} children per woman")]
    Fertility(f64),
}

/// The value for a year of a path that starts in the base year; the last holds for all later years.
fn at(path: &[f64], step: usize) -> f64 {
    path.get(step).or(path.last()).copied().unwrap_or(0.0)
}

impl Nation {
    /// Unfolds the nation's assumptions.
    pub fn new(core: &Core) -> Self {
        let qx = death_probabilities(core, usize::from(LAST_YEAR - core.base_year));
        Self {
            base_year: core.base_year,
            death: death_shares(&qx),
            qx,
            first_mother: usize::from(core.fertility.first_age),
            birth_pattern: core.fertility.pattern.clone(),
            tfr: core.fertility.tfr.clone(),
            usual_tfr: core.fertility.usual_tfr,
            sex_ratio_at_birth: core.fertility.sex_ratio_at_birth,
            spread: core.migration.spread.clone(),
            spread_profile: core.migration.profile.clone(),
            intensity: core.movers.intensity.clone(),
            mover_share: core.movers.share.clone(),
            employment: core.employment.clone(),
            services: core.services,
            life_expectancy_record: core.life_expectancy_record,
        }
    }

    /// Year whose 1 January population the projection starts from.
    pub const fn base_year(&self) -> u16 {
        self.base_year
    }

    /// Children per woman on the nation's baseline in a calendar year.
    pub fn tfr(&self, year: u16) -> f64 {
        at(&self.tfr, usize::from(year.saturating_sub(self.base_year)))
    }

    /// Children per woman in the nation, mean of the ten years before the base year.
    pub const fn usual_tfr(&self) -> f64 {
        self.usual_tfr
    }

    /// Starting points (METHOD.md), births at replacement: children per woman at which a generation of women has as many
    /// daughters who live to the age at which they were born, by the mortality of the base year.
    pub fn replacement(&self) -> f64 {
        // Women first; half of the deaths of an age come before its births.
        let mut alive = 1.0;
        let mut daughters = 0.0;
        for (age, q) in self.qx.iter().take(LIFE_TABLE_AGES).enumerate() {
            let part = age.checked_sub(self.first_mother).and_then(|i| self.birth_pattern.get(i));
            daughters += part.map_or(0.0, |part| part * alive * (1.0 - 0.5 * q));
            alive *= 1.0 - q;
        }
        (1.0 + self.sex_ratio_at_birth) / daughters
    }

    /// Boys per girl at birth.
    pub const fn sex_ratio_at_birth(&self) -> f64 {
        self.sex_ratio_at_birth
    }

    /// Births per woman and year at one child per woman, by single age from the first of mothers, which comes first.
    pub fn birth_pattern(&self) -> (usize, &[f64]) {
        (self.first_mother, &self.birth_pattern)
    }

    /// Moving intensity between municipalities relative to its mean, `[sex][age]`.
    pub fn moving_intensity(&self) -> &[f64] {
        &self.intensity
    }

    /// Sex and age of those who move between municipalities, `[sex][age]`; sums to one.
    pub fn movers(&self) -> &[f64] {
        &self.mover_share
    }

    /// Sex and age of those who come from abroad, `[sex][age]`; sums to one.
    pub fn immigrants(&self) -> &[f64] {
        &self.spread_profile
    }

    /// The nation's share of employed by sex and age.
    pub const fn employment(&self) -> &EmploymentProfile {
        &self.employment
    }

    /// The nation's rates of use of municipal services.
    pub const fn services(&self) -> &ServiceRates {
        &self.services
    }

    /// The least and the greatest change of life expectancy at birth over ten years on record, years.
    pub const fn life_expectancy_record(&self) -> Span {
        self.life_expectancy_record
    }
}

/// The nation's death probabilities in each year from the base year, `[year][sex][exact age]`.
fn death_probabilities(core: &Core, years: usize) -> Vec<f64> {
    let mortality = &core.mortality;
    let mut qx = Vec::with_capacity(years * LIFE_TABLE);
    for step in 0..years {
        let improvement = at(&mortality.improvement, step);
        let of_year = mortality.qx.iter().zip(&mortality.yearly_change);
        qx.extend(of_year.map(|(q, change)| q * libm::exp(improvement * libm::log(*change))));
    }
    qx
}

/// Survival (METHOD.md): the share of each cohort that dies in each year, by age at the year's end.
///
/// A cohort aged a on 1 January meets the death probabilities of exact ages a and a + 1 in equal parts; newborns meet
/// that of age 0; those who end in the open group meet those of 104 and 105.
fn death_shares(qx: &[f64]) -> Vec<f64> {
    let mut death = Vec::with_capacity(qx.len());
    for sex in qx.chunks_exact(LIFE_TABLE_AGES) {
        death.push(sex[0]);
        death.extend((1..AGES).map(|age| 0.5 * (sex[age - 1] + sex[age])));
    }
    death
}

/// Life expectancy (METHOD.md): the factors on death probabilities of a run.
///
/// They are found exactly for the whole change in three years, and for a very small one. What one year of life takes of
/// the logarithm of the probabilities lies nearly on a straight line between the two, and on a parabola through the
/// years: for the years and changes between them that is within a hundredth of a year of life.
#[derive(Debug, Clone, Copy)]
struct LongerLives {
    change: f64,
    knots: [Knot; 3],
}

#[derive(Debug, Clone, Copy)]
struct Knot {
    step: f64,
    /// Logarithm of the factor per year of life, for a very small change and for the whole.
    small: f64,
    full: f64,
}

impl LongerLives {
    /// The factor in a step of the projection in which life expectancy is to move by `change`.
    fn factor(&self, step: usize, change: f64) -> f64 {
        let (t, part) = (step as f64, change / self.change);
        let [a, b, c] = self.knots.map(|knot| knot.step);
        let weights = [
            (t - b) * (t - c) / ((a - b) * (a - c)),
            (t - a) * (t - c) / ((b - a) * (b - c)),
            (t - a) * (t - b) / ((c - a) * (c - b)),
        ];
        let per_year: f64 =
            self.knots.iter().zip(weights).map(|(k, w)| w * (k.small + (k.full - k.small) * part)).sum();
        libm::exp(per_year * change)
    }
}

/// A municipality's baseline, ready to be projected under any levers.
#[derive(Debug, Clone)]
pub struct PlaceModel {
    nation: Arc<Nation>,
    start: Vec<f64>,
    mortality_level: f64,
    fertility_level: f64,
    out_rate: Vec<f64>,
    in_count: Vec<f64>,
    spread_share: f64,
    employment: Employment,
    /// Yearly out-rate by sex and age that takes one in 1,000 inhabitants of the start population.
    loss_per_thousand: Vec<f64>,
}

impl PlaceModel {
    /// Joins a municipality to the nation's assumptions.
    ///
    /// # Errors
    /// [`PlaceError`] where the assumptions cannot be projected, under any levers.
    pub fn new(nation: &Arc<Nation>, kommune: &Kommune) -> Result<Self, PlaceError> {
        let start = kommune.population.clone();
        demography::validate_start(&start, Shape::NORWAY)?;
        let total: f64 = start.iter().sum();
        let moves: f64 = start.iter().zip(&nation.intensity).map(|(p, i)| p * i).sum();
        let loss_per_thousand = nation
            .intensity
            .iter()
            .map(|i| if moves > 0.0 { i * total / moves / 1000.0 } else { 0.0 })
            .collect();
        let base = &kommune.baseline;
        let lowest = nation.tfr.iter().copied().fold(f64::INFINITY, f64::min) * base.fertility_level
            + LeverId::Tfr.lever().min;
        if lowest.is_nan() || lowest < LEAST_TFR {
            return Err(PlaceError::Fertility(lowest));
        }
        Ok(Self {
            nation: Arc::clone(nation),
            start,
            mortality_level: base.mortality_level,
            fertility_level: base.fertility_level,
            out_rate: base.out_rate.clone(),
            in_count: base.in_count.clone(),
            spread_share: base.spread_share,
            employment: kommune.employment,
            loss_per_thousand,
        })
    }

    /// The nation that the place belongs to.
    pub fn nation(&self) -> &Nation {
        &self.nation
    }

    /// The place's employment relative to the national profile.
    pub const fn employment(&self) -> &Employment {
        &self.employment
    }

    /// Population in the base year by sex and single age.
    pub fn population(&self) -> &[f64] {
        &self.start
    }

    /// Inhabitants in the base year.
    pub fn inhabitants(&self) -> f64 {
        sum(&self.start)
    }

    /// Persons who would leave such a population during a year, if net domestic moving took one more in 1,000 (*Net domestic
    /// moving*, METHOD.md): less than a thousandth where it has become older than the start population.
    pub fn leaving(&self, population: &[f64]) -> f64 {
        let rates = self.out_rate.chunks_exact(AGES).zip(self.loss_per_thousand.chunks_exact(AGES));
        let mut leave = 0.0;
        for (people, (out, part)) in population.chunks_exact(AGES).zip(rates) {
            // They leave at the age that they have at the end of the year; those to be born are about as many as the youngest.
            let cohorts = people.first().into_iter().chain(people);
            leave += cohorts.zip(out).zip(part).map(|((n, out), part)| n * (1.0 - out) * part).sum::<f64>();
        }
        leave
    }

    /// Women in the base year, each counted by the part of all children that women have at her age: what a place weighs
    /// in the births of a sum.
    pub fn mothers(&self) -> f64 {
        let women = self.start.iter().skip(self.nation.first_mother);
        women.zip(&self.nation.birth_pattern).map(|(women, part)| women * part).sum()
    }

    /// Children per woman (TFR) in a calendar year.
    pub fn tfr(&self, levers: &Levers, year: u16) -> f64 {
        let years = usize::from(year.saturating_sub(self.nation.base_year));
        let step = if levers.held().births { 0 } else { years };
        at(&self.nation.tfr, step) * self.fertility_level + levers.get(LeverId::Tfr).in_year(year)
    }

    /// Life expectancy (METHOD.md): period life expectancy at birth in a calendar year, the mean of women's and men's.
    /// `None` before the base year and after the years that assumptions are prepared for.
    pub fn life_expectancy(&self, levers: &Levers, year: u16) -> Option<f64> {
        let step = usize::from(year.checked_sub(self.nation.base_year)?);
        let mut tables = self.nation.qx.chunks_exact(LIFE_TABLE);
        let now = tables.clone().next()?;
        let then = tables.nth(step)?;
        let qx = if levers.held().deaths { now } else { then };
        let change = levers.get(LeverId::E0).in_year(year);
        let mut level = self.mortality_level;
        if change != 0.0 {
            level *= libm::exp(life_table::log_factor(qx, level, change));
        }
        Some(life_table::life_expectancy(qx, level).0)
    }

    /// What it takes to move life expectancy; `None` while the lever is at rest, so that nothing is multiplied.
    fn longer_lives(&self, levers: &Levers) -> Option<LongerLives> {
        let change = levers.get(LeverId::E0).change;
        let last = self.nation.qx.len() / LIFE_TABLE - 1;
        (change != 0.0).then(|| LongerLives {
            change,
            knots: [0, last / 2, last].map(|step| {
                let qx = &self.nation.qx[step * LIFE_TABLE..(step + 1) * LIFE_TABLE];
                let (_, slope) = life_table::life_expectancy(qx, self.mortality_level);
                let log = life_table::log_factor(qx, self.mortality_level, change);
                Knot { step: step as f64, small: 1.0 / slope, full: log / change }
            }),
        })
    }

    /// Projects the place to 1 January of `to` under the levers, into `projection`, whose buffers are used again.
    ///
    /// # Errors
    /// [`PlaceError::Horizon`] where the assumptions do not reach `to`, or a kernel error.
    pub fn project(&self, levers: &Levers, to: u16, projection: &mut Projection) -> Result<(), PlaceError> {
        self.project_drawn(levers, None, to, projection)
    }

    /// As [`Self::project`]; where `domestic` is given, net domestic moving per 1,000 inhabitants follows it, by calendar
    /// year from the base year, and not the lever.
    ///
    /// # Errors
    /// Those of [`Self::project`].
    pub fn project_drawn(
        &self,
        levers: &Levers,
        domestic: Option<&[f64]>,
        to: u16,
        projection: &mut Projection,
    ) -> Result<(), PlaceError> {
        let (projector, keep, mut rates) = self.begin(levers, to, projection)?;
        rates.domestic = domestic;
        // Under these timings no cell can turn negative: there is nothing to warn of.
        projector.run_population(&self.start, &mut rates, |step| keep.population(&step))?;
        Ok(())
    }

    /// As [`Self::project`], the same bit for bit, and with [`Projection::flows`]; takes half as long again.
    ///
    /// # Errors
    /// Those of [`Self::project`].
    pub fn project_with_flows(
        &self,
        levers: &Levers,
        to: u16,
        projection: &mut Projection,
    ) -> Result<(), PlaceError> {
        let (projector, keep, mut rates) = self.begin(levers, to, projection)?;
        projector.run(&self.start, &mut rates, |step| keep.flows(&step))?;
        Ok(())
    }

    /// Projects as [`Self::project`], the same bit for bit, and tells what happens to each cohort. `projection` is only worked
    /// in.
    ///
    /// # Errors
    /// Those of [`Self::project`].
    pub fn cohort_flows(
        &self,
        levers: &Levers,
        to: u16,
        projection: &mut Projection,
    ) -> Result<CohortFlows, PlaceError> {
        let (projector, _, mut rates) = self.begin(levers, to, projection)?;
        let mut flows = CohortFlows { population: self.start.clone(), ..CohortFlows::default() };
        projector.run(&self.start, &mut rates, |step| flows.add(&step))?;
        Ok(flows)
    }

    fn begin<'a>(
        &'a self,
        levers: &'a Levers,
        to: u16,
        projection: &'a mut Projection,
    ) -> Result<(&'a mut Projector, &'a mut Keep, PlaceRates<'a>), PlaceError> {
        let first = self.nation.base_year;
        if to <= first || to > LAST_YEAR {
            return Err(PlaceError::Horizon { first: first + 1, last: LAST_YEAR, asked: to });
        }
        let steps = usize::from(to - first);
        let Projection { projector, keep, scratch } = projection;
        keep.begin(first, &self.start, steps);
        Ok((
            projector,
            keep,
            PlaceRates {
                place: self,
                levers,
                domestic: None,
                steps,
                longer: self.longer_lives(levers),
                scratch,
            },
        ))
    }
}

/// Rates of one year, filled anew for each step.
#[derive(Debug, Clone)]
pub(crate) struct Scratch {
    survival: Vec<f64>,
    /// Zero at all ages that are not those of mothers.
    asfr: Vec<f64>,
    out_rate: Vec<f64>,
    in_count: Vec<f64>,
}

impl Scratch {
    pub(crate) fn new() -> Self {
        Self {
            survival: vec![0.0; CELLS],
            asfr: vec![0.0; AGES],
            out_rate: vec![0.0; CELLS],
            in_count: vec![0.0; CELLS],
        }
    }
}

/// A place's rates year by year, under levers.
struct PlaceRates<'a> {
    place: &'a PlaceModel,
    levers: &'a Levers,
    /// Net domestic moving by step instead of the lever's.
    domestic: Option<&'a [f64]>,
    steps: usize,
    longer: Option<LongerLives>,
    scratch: &'a mut Scratch,
}

impl Rates for PlaceRates<'_> {
    fn steps(&self) -> usize {
        self.steps
    }

    fn step(&mut self, step: usize, population: &[f64]) -> YearRates<'_> {
        let PlaceModel { nation, loss_per_thousand, .. } = self.place;
        let held = self.levers.held();
        let Scratch { survival, asfr, out_rate: out, in_count: moving_in } = &mut *self.scratch;
        let year = nation.base_year + u16::try_from(step).unwrap_or(u16::MAX);

        let table = if held.deaths { 0 } else { step };
        let death = &nation.death[table * CELLS..(table + 1) * CELLS];
        let years = self.levers.get(LeverId::E0).in_year(year);
        let mut mortality = self.place.mortality_level;
        if let Some(longer) = &self.longer {
            mortality *= longer.factor(table, years);
        }
        for (s, d) in survival.iter_mut().zip(death) {
            // A death probability is at most 1, whatever the local level.
            *s = 1.0 - at_most_one(mortality * d);
        }

        // Children per woman (METHOD.md).
        let tfr = self.place.tfr(self.levers, year);
        for (f, pattern) in asfr.iter_mut().skip(nation.first_mother).zip(&nation.birth_pattern) {
            *f = pattern * tfr;
        }

        // Net domestic moving and Net immigration (METHOD.md).
        let lever = self.levers.get(LeverId::Migdom);
        let domestic = self.domestic.map_or_else(|| lever.in_year(year), |path| at(path, step));
        let abroad = self.levers.get(LeverId::Migint).in_year(year);
        let thousands = if domestic > 0.0 || abroad != 0.0 { sum(population) / 1000.0 } else { 0.0 };
        // Fewer immigrants first means that fewer come; only what is lost beyond that moves out.
        let (out_rate, in_count, course) = match held.moving {
            Moving::Baseline => {
                (&self.place.out_rate[..], &self.place.in_count[..], at(&nation.spread, step))
            }
            Moving::Today => (&self.place.out_rate[..], &self.place.in_count[..], at(&nation.spread, 0)),
            Moving::None => (&NOBODY[..], &NOBODY[..], 0.0),
        };
        let spread = course * self.place.spread_share + abroad * thousands;
        let lost_abroad = if spread < 0.0 && thousands > 0.0 { -spread / thousands } else { 0.0 };
        let come = spread.max(0.0);
        let loss = lost_abroad + (-domestic).max(0.0);

        let gain = domestic.max(0.0) * thousands;
        let profiles = nation.spread_profile.iter().zip(&nation.mover_share);
        for ((c, base), (profile, share)) in moving_in.iter_mut().zip(in_count).zip(profiles) {
            *c = base + come * profile + gain * share;
        }
        let out: &[f64] = if loss > 0.0 {
            for ((o, base), per_thousand) in out.iter_mut().zip(out_rate).zip(loss_per_thousand) {
                // Of those who stay by today's rate, the lever takes its part: never more than there are.
                *o = base + (1.0 - base) * at_most_one(loss * per_thousand);
            }
            out
        } else {
            out_rate
        };
        YearRates {
            survival,
            asfr,
            srb: nation.sex_ratio_at_birth,
            migration: Migration::InOut { out_rate: out, in_count: moving_in },
        }
    }
}

/// Rates or counts of moving where nobody moves.
static NOBODY: [f64; CELLS] = [0.0; CELLS];

/// The value, but 1 where it is more: in this form one instruction for two cells, unlike [`f64::min`] in WebAssembly.
#[inline(always)]
fn at_most_one(value: f64) -> f64 {
    if value < 1.0 { value } else { 1.0 }
}

/// Sum in eight lanes: a plain sum in order would wait for each addition in turn.
pub(crate) fn sum(values: &[f64]) -> f64 {
    let mut lanes = [0.0; 8];
    let chunks = values.chunks_exact(8);
    let rest: f64 = chunks.remainder().iter().sum();
    for chunk in chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += value;
        }
    }
    lanes.iter().sum::<f64>() + rest
}
