//! All municipalities side by side: one figure in one year of each, under levers, and the classes that a map colours them by.

use std::sync::Arc;

use atlas::{AgeGroup, Core, Country, KommuneNr, PlaceId, Standards};
use scenario::{HORIZON, LeverId, Levers, Nation, PlaceError, PlaceModel, Projection};

use crate::classes::Classes;
use crate::dementia::dementia;
use crate::indicator::Indicator;
use crate::labour::EmploymentRates;
use crate::money::Costs;
use crate::pause::{Pause, Rest, at_once};
use crate::reckoning::{labour_change, service_change};
use crate::services::ServiceUse;

/// The figures that the map can show, in the order in which they are offered: shares and ratios. A number of persons would
/// show nothing but where the large municipalities are, so that it is told of every 100 inhabitants, or as a change.
pub const MAPPED: [Indicator; 12] = [
    Indicator::Age80Plus,
    Indicator::Population,
    Indicator::WorkingAgePer80Plus,
    Indicator::HandsRatio,
    Indicator::Age0To15,
    Indicator::Age20To66,
    Indicator::Age67To79,
    Indicator::Employed,
    Indicator::HomeCareUsers,
    Indicator::InstitutionResidents,
    Indicator::Dementia,
    Indicator::NetCost,
];

/// What the map makes of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mapped {
    /// So many of every 100 inhabitants.
    Of100,
    /// As the figure itself is: a ratio of its own.
    Ratio,
    /// Kroner for each inhabitant.
    PerInhabitant,
    /// How many per cent more or fewer than in the base year: there is no level to show.
    Growth,
}

impl Mapped {
    /// What the map makes of a figure.
    pub const fn of(figure: Indicator) -> Self {
        match figure {
            Indicator::Population => Self::Growth,
            Indicator::WorkingAgePer80Plus | Indicator::HandsRatio => Self::Ratio,
            Indicator::NetCost => Self::PerInhabitant,
            _ => Self::Of100,
        }
    }
}

/// A figure as a fraction: of several municipalities together it is the sum of the upper parts by that of the lower.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Parts {
    of: f64,
    per: f64,
}

impl Parts {
    /// The figure; `None` where there is nothing to divide by.
    pub fn value(self) -> Option<f64> {
        (self.per > 0.0).then(|| self.of / self.per)
    }
}

impl std::ops::AddAssign for Parts {
    fn add_assign(&mut self, other: Self) {
        self.of += other.of;
        self.per += other.per;
    }
}

/// What the map is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// One of [`MAPPED`].
    pub figure: Indicator,
    /// Year, from the base year to [`HORIZON`].
    pub year: u16,
    /// The levers, in all municipalities.
    pub levers: Levers,
    /// Where net domestic moving is changed; all others give and take what it takes and gives.
    pub home: PlaceId,
}

/// A municipality, ready to be projected.
#[derive(Debug)]
struct Member {
    nr: KommuneNr,
    region: u16,
    centrality: u8,
    model: PlaceModel,
    employment: EmploymentRates,
    /// On the baseline, by year: inhabitants, and [`PlaceModel::leaving`].
    inhabitants: Vec<f64>,
    leaving: Vec<f64>,
}

/// All municipalities, ready to be asked for one figure in one year.
#[derive(Debug)]
pub struct MapModel {
    first_year: u16,
    standards: Arc<Standards>,
    services: ServiceUse,
    members: Vec<Member>,
    /// The baseline: `[figure][year][municipality]`.
    baseline: Vec<Parts>,
    buffer: Projection,
}

/// Years on the map.
const YEARS: usize = (HORIZON - scenario::RAMP_START) as usize + 1;

impl MapModel {
    /// Makes all municipalities ready.
    ///
    /// # Errors
    /// [`PlaceError`] where one of them cannot be projected.
    pub fn new(
        nation: &Arc<Nation>,
        core: &Core,
        country: &Country,
        standards: &Arc<Standards>,
    ) -> Result<Self, PlaceError> {
        at_once(Self::with_rests(nation, core, country, standards, || None))
    }

    /// Makes all municipalities ready; before each, `rest` is asked whether to rest first.
    ///
    /// # Errors
    /// Those of [`Self::new`].
    pub async fn with_rests(
        nation: &Arc<Nation>,
        core: &Core,
        country: &Country,
        standards: &Arc<Standards>,
        rest: impl Fn() -> Option<Rest>,
    ) -> Result<Self, PlaceError> {
        let pause = Pause::new(rest);
        let first_year = nation.base_year();
        let count = country.kommuner.len();
        let mut map = Self {
            first_year,
            standards: Arc::clone(standards),
            services: ServiceUse::new(nation.services()),
            members: Vec::with_capacity(count),
            baseline: vec![Parts::default(); MAPPED.len() * YEARS * count],
            buffer: Projection::new(),
        };
        let levers = Levers::default();
        for (k, kommune) in country.kommuner.iter().enumerate() {
            pause.rest().await;
            let model = PlaceModel::new(nation, kommune)?;
            let place = core.place(kommune.nr);
            let mut member = Member {
                nr: kommune.nr,
                region: place.map_or(0, |place| place.region),
                centrality: place.map_or(0, |place| place.centrality),
                employment: EmploymentRates::new(nation.employment(), |sex, age| {
                    model.employment().at(sex, age)
                }),
                inhabitants: Vec::with_capacity(YEARS),
                leaving: Vec::with_capacity(YEARS),
                model,
            };
            member.model.project(&levers, HORIZON, &mut map.buffer)?;
            for (step, year) in (first_year..=HORIZON).enumerate().take(YEARS) {
                let population = map.buffer.population(year).unwrap_or_default();
                member.inhabitants.push(EVERYONE.sum(population));
                member.leaving.push(member.model.leaving(population));
                for (figure, indicator) in MAPPED.into_iter().enumerate() {
                    let parts = map.parts(&member, indicator, population, &levers, year);
                    map.baseline[(figure * YEARS + step) * count + k] = parts;
                }
            }
            map.members.push(member);
        }
        Ok(map)
    }

    /// The municipalities by rising number: the order of all values.
    pub fn numbers(&self) -> impl Iterator<Item = KommuneNr> + '_ {
        self.members.iter().map(|member| member.nr)
    }

    /// Where a municipality stands among all values.
    pub fn position(&self, nr: KommuneNr) -> Option<usize> {
        self.members.binary_search_by_key(&nr, |member| member.nr).ok()
    }

    /// A figure of the baseline in a year; empty where there is no such figure or year.
    pub fn baseline(&self, figure: Indicator, year: u16) -> &[Parts] {
        let count = self.members.len();
        let at = || {
            let figure = MAPPED.iter().position(|one| *one == figure)?;
            let step = usize::from(year.checked_sub(self.first_year)?);
            let from = (figure * YEARS + step) * count;
            (step < YEARS).then(|| &self.baseline[from..from + count])
        };
        at().unwrap_or_default()
    }

    /// A figure in a year under levers. What is not asked for is not worked out.
    ///
    /// # Errors
    /// [`PlaceError`] where a municipality cannot be projected.
    pub fn values(&mut self, asked: &Asked) -> Result<Vec<Parts>, PlaceError> {
        let Asked { figure, year, levers, home } = asked;
        if levers.is_baseline() || *year <= self.first_year {
            return Ok(self.baseline(*figure, *year).to_vec());
        }
        let drawn = self.drawn(levers, *home, *year)?;
        let mut values = Vec::with_capacity(self.members.len());
        // Taken out, so that the others can be read while it is written to.
        let mut buffer = std::mem::take(&mut self.buffer);
        for member in &self.members {
            let domestic = drawn.as_deref().filter(|_| !member.is_in(*home));
            member.model.project_drawn(levers, domestic, *year, &mut buffer)?;
            let population = buffer.population(*year).unwrap_or_default();
            values.push(self.parts(member, *figure, population, levers, *year));
        }
        self.buffer = buffer;
        Ok(values)
    }

    /// The map's net domestic moving (METHOD.md): what the lever brings to a place others lose, and the other way round.
    /// Gives, by calendar year, net domestic moving per 1,000 inhabitants of each of the others; `None` where the lever
    /// is at rest.
    fn drawn(&mut self, levers: &Levers, home: PlaceId, to: u16) -> Result<Option<Vec<f64>>, PlaceError> {
        let lever = levers.get(LeverId::Migdom);
        if lever.change == 0.0 {
            return Ok(None);
        }
        let steps = usize::from(to - self.first_year);
        let without = levers.without(LeverId::Migdom);
        // Of the place: inhabitants with the lever and without, those who would leave, and its part of the baseline.
        let (mut with, mut still, mut would_leave) = (vec![0.0; steps], vec![0.0; steps], vec![0.0; steps]);
        let (mut own, mut own_leaving) = (vec![0.0; steps], vec![0.0; steps]);
        for member in self.members.iter().filter(|member| member.is_in(home)) {
            for (levers, inhabitants) in [(&without, &mut still), (levers, &mut with)] {
                member.model.project(levers, to, &mut self.buffer)?;
                inhabitants.iter_mut().zip(self.buffer.totals()).for_each(|(sum, persons)| *sum += persons);
            }
            for (slot, year) in would_leave.iter_mut().zip(self.first_year..) {
                *slot += member.model.leaving(self.buffer.population(year).unwrap_or_default());
            }
            own.iter_mut().zip(&member.inhabitants).for_each(|(sum, persons)| *sum += persons);
            own_leaving.iter_mut().zip(&member.leaving).for_each(|(sum, persons)| *sum += persons);
        }
        let drawn = (0..steps).zip(self.first_year..).map(|(t, year)| {
            let all = |of: fn(&Member) -> &[f64]| -> f64 { self.members.iter().map(|m| of(m)[t]).sum() };
            // What other levers do to the place they do to the others too.
            let grown = if own[t] > 0.0 { still[t] / own[t] } else { 1.0 };
            let others = grown * (all(|m| &m.inhabitants) - own[t]);
            if others <= 0.0 {
                return 0.0;
            }
            let gone = (with[t] - still[t]) / others;
            let rate = lever.in_year(year);
            if rate > 0.0 {
                let come = rate * with[t] / 1000.0;
                let one_in_thousand = grown * (all(|m| &m.leaving) - own_leaving[t]) * (1.0 - gone);
                if one_in_thousand > 0.0 { -come / one_in_thousand } else { 0.0 }
            } else {
                let leave = -rate * would_leave[t];
                1000.0 * leave / (others * (1.0 - gone))
            }
        });
        Ok(Some(drawn.collect()))
    }

    /// A figure of a municipality with such a population.
    fn parts(
        &self,
        member: &Member,
        figure: Indicator,
        population: &[f64],
        levers: &Levers,
        year: u16,
    ) -> Parts {
        let inhabitants = || EVERYONE.sum(population);
        let services = || self.services.services(population, service_change(levers, year));
        let labour = || member.employment.labour(population, labour_change(levers, year));
        let of_100 = |persons: f64| Parts { of: 100.0 * persons, per: inhabitants() };
        match figure {
            Indicator::Population => {
                let now = member.model.inhabitants();
                Parts { of: 100.0 * (inhabitants() - now), per: now }
            }
            Indicator::WorkingAgePer80Plus => Parts {
                of: AgeGroup::WORKING_AGE.sum(population),
                per: AgeGroup { from: 80, to: 105 }.sum(population),
            },
            Indicator::HandsRatio => Parts { of: 100.0 * services().staff.all(), per: labour().input },
            Indicator::Employed => of_100(labour().employed),
            Indicator::HomeCareUsers => of_100(services().home_care_users),
            Indicator::InstitutionResidents => of_100(services().institution_residents),
            Indicator::Dementia => of_100(dementia(&self.standards.dementia, population)),
            Indicator::NetCost => {
                Parts { of: Costs::of(&self.standards, population).all(), per: inhabitants() }
            }
            counted => of_100(counted.group().map_or(0.0, |group| group.sum(population))),
        }
    }

    /// The figure of a place that is a municipality or a sum of them, in its parts.
    pub fn together(&self, values: &[Parts], place: PlaceId) -> Parts {
        let mut sum = Parts::default();
        for (member, parts) in self.members.iter().zip(values) {
            if member.is_in(place) {
                sum += *parts;
            }
        }
        sum
    }

    /// Similar municipalities (METHOD.md): those of the same centrality whose numbers of inhabitants are nearest, by
    /// rising number.
    pub fn similar(&self, nr: KommuneNr) -> Vec<KommuneNr> {
        let Some(own) = self.position(nr).map(|at| &self.members[at]) else { return Vec::new() };
        // So many times as large, or as small.
        let apart = |other: &Member| {
            let (one, other) = (own.model.inhabitants(), other.model.inhabitants());
            one.max(other) / one.min(other).max(1.0)
        };
        let alike = |other: &&Member| other.nr != nr && other.centrality == own.centrality;
        let mut found: Vec<(f64, KommuneNr)> =
            self.members.iter().filter(alike).map(|other| (apart(other), other.nr)).collect();
        found.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        found.truncate(SIMILAR);
        let mut found: Vec<KommuneNr> = found.into_iter().map(|(_, nr)| nr).collect();
        found.sort_unstable();
        found
    }

    /// Classes of the map (METHOD.md) of a figure's level, or of its change since the base year: from the baseline of all
    /// years, so that no lever and no year moves them.
    pub fn classes(&self, figure: Indicator, change: bool) -> Classes {
        let now = self.baseline(figure, self.first_year);
        let years = self.first_year..=HORIZON;
        let mut values: Vec<f64> = years
            .flat_map(|year| self.baseline(figure, year).iter().zip(now))
            .filter_map(|(then, now)| shown_on_map(figure, change, *then, *now))
            .collect();
        values.sort_by(f64::total_cmp);
        Classes::of(&values, change || Mapped::of(figure) == Mapped::Growth)
    }
}

/// Similar municipalities are so many.
const SIMILAR: usize = 10;

const EVERYONE: AgeGroup = AgeGroup { from: 0, to: 105 };

impl Member {
    /// Whether it is the place, or one of those that the place is the sum of.
    fn is_in(&self, place: PlaceId) -> bool {
        match place {
            PlaceId::Nation => true,
            PlaceId::County(county) => PlaceId::Kommune(self.nr).county() == Some(county),
            PlaceId::Region(region) => self.region == region,
            PlaceId::Kommune(nr) => self.nr == nr,
        }
    }
}

/// What the map shows of a figure: its level, or the change since the base year, which `now` is of: the difference of the
/// figures as they are shown, so that whoever subtracts one from the other finds the same.
pub fn shown_on_map(figure: Indicator, change: bool, then: Parts, now: Parts) -> Option<f64> {
    if change && Mapped::of(figure) != Mapped::Growth {
        Some(changed(figure, then.value()?, now.value()?))
    } else {
        then.value()
    }
}

/// The difference of two values of a figure as the map shows them.
pub fn changed(figure: Indicator, then: f64, now: f64) -> f64 {
    as_shown(figure, then) - as_shown(figure, now)
}

/// A value of a figure as the map shows it: kroner in hundreds, as more is not known, all else to a tenth.
pub fn as_shown(figure: Indicator, value: f64) -> f64 {
    match Mapped::of(figure) {
        Mapped::PerInhabitant => 100.0 * (value / 100.0).round(),
        _ => (10.0 * value).round() / 10.0,
    }
}
