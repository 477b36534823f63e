//! All figures of a place, or of a sum of places, under levers: what files and searches need of each year.

use atlas::{CELLS, EmploymentBasis, KommuneNr, SectorId, Span, Standards};
use scenario::{HORIZON, LeverId, Levers, Nation, PlaceError, PlaceModel, Projection};

use crate::dementia::dementia;
use crate::explorer::Explorer;
use crate::indicator::{Basis, Figures, Indicator};
use crate::labour::{EmploymentRates, Labour, LabourChange};
use crate::money::{Costs, need_index, other_need};
use crate::services::{ServiceChange, ServiceUse};
use crate::source::Source;

/// Year that the shares living with dementia are estimated for.
const DEMENTIA_YEAR: u16 = 2020;

/// The people of a place and their work, year by year, under some levers. Courses under the same levers can be added:
/// that makes the course of a county or of the nation.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    first_year: u16,
    levers: Levers,
    /// `[year][sex][age]`
    population: Vec<f64>,
    labour: Vec<Labour>,
    /// By calendar year: one less than the years above. Births, deaths, in-moves less out-moves.
    flows: Vec<[f64; 3]>,
}

impl Course {
    /// The course of a municipality to 1 January of `to`; `projection` lends its buffers.
    ///
    /// # Errors
    /// [`PlaceError`] where it cannot be projected.
    pub fn of(
        model: &PlaceModel,
        levers: &Levers,
        to: u16,
        projection: &mut Projection,
    ) -> Result<Self, PlaceError> {
        model.project_with_flows(levers, to, projection)?;
        let rates = EmploymentRates::new(model.nation().employment(), model.employment_level());
        let labour = projection
            .years()
            .zip(projection.cells().chunks_exact(CELLS))
            .map(|(year, people)| rates.labour(people, labour_change(levers, year)))
            .collect();
        let flows = projection.flows().map_or_else(Vec::new, |flows| {
            let moves = flows.deaths.iter().zip(&flows.net_moves);
            projection.births().iter().zip(moves).map(|(b, (d, m))| [*b, *d, *m]).collect()
        });
        Ok(Self {
            first_year: *projection.years().start(),
            levers: *levers,
            population: projection.cells().to_vec(),
            labour,
            flows,
        })
    }

    /// Adds another place under the same levers and for the same years.
    pub fn add(&mut self, other: &Self) {
        debug_assert_eq!((self.first_year, &self.levers), (other.first_year, &other.levers));
        debug_assert_eq!(self.labour.len(), other.labour.len());
        self.population.iter_mut().zip(&other.population).for_each(|(sum, persons)| *sum += persons);
        self.labour.iter_mut().zip(&other.labour).for_each(|(sum, labour)| *sum += *labour);
        for (sum, flows) in self.flows.iter_mut().zip(&other.flows) {
            sum.iter_mut().zip(flows).for_each(|(sum, persons)| *sum += persons);
        }
    }

    /// Years whose 1 January the course holds, the base year first.
    pub fn years(&self) -> std::ops::RangeInclusive<u16> {
        // At most some fifty years.
        let steps = u16::try_from(self.labour.len().saturating_sub(1)).unwrap_or(u16::MAX);
        self.first_year..=self.first_year.saturating_add(steps)
    }

    /// Population on 1 January of a year by sex and single age; `None` outside [`Self::years`].
    pub fn population(&self, year: u16) -> Option<&[f64]> {
        self.population.chunks_exact(CELLS).nth(self.step(year)?)
    }

    fn step(&self, year: u16) -> Option<usize> {
        year.checked_sub(self.first_year).map(usize::from)
    }
}

/// What levers change of people's work in a year.
pub(crate) fn labour_change(levers: &Levers, year: u16) -> LabourChange {
    let change = |id: LeverId| levers.get(id).in_year(year);
    LabourChange {
        leaving: change(LeverId::Ret),
        employment: change(LeverId::Emp),
        hours: change(LeverId::Hours),
    }
}

/// What levers change of services in a year.
pub(crate) fn service_change(levers: &Levers, year: u16) -> ServiceChange {
    let change = |id: LeverId| levers.get(id).in_year(year);
    ServiceChange {
        health: change(LeverId::Health),
        care: change(LeverId::Care),
        kindergarten: change(LeverId::Kinder),
    }
}

impl Explorer {
    /// The course of the place under levers, to the last year that is shown.
    ///
    /// # Errors
    /// [`PlaceError`] where it cannot be projected.
    pub fn course(&self, levers: &Levers) -> Result<Course, PlaceError> {
        let mut projection = Projection::new();
        let mut members = self.members().iter();
        let mut next = || {
            let member = members.next()?;
            Some(Course::of(&member.model, levers, HORIZON, &mut projection))
        };
        // There is no explorer without a member.
        let mut sum = next().unwrap_or_else(|| Err(PlaceError::NoMembers(self.area().id)))?;
        while let Some(course) = next() {
            sum.add(&course?);
        }
        Ok(sum)
    }

    /// What turns its courses into figures.
    pub fn reckoner<'a>(&'a self, standards: &'a Standards) -> Reckoner<'a> {
        let members = self.members().iter();
        Reckoner::new(self.nation(), standards, members.map(|member| (member.nr, member.model.inhabitants())))
    }

    /// Range by size (METHOD.md): factors on the nation's standard that places of this size lie between; of a sum, the
    /// mean over the inhabitants of its municipalities.
    pub fn range_by_size(&self, standards: &Standards) -> Span {
        let (mut low, mut high, mut all) = (0.0, 0.0, 0.0);
        for member in self.members() {
            let inhabitants = member.model.inhabitants();
            let range = standards.range_by_size(inhabitants);
            low += inhabitants * range.low;
            high += inhabitants * range.high;
            all += inhabitants;
        }
        if all > 0.0 { Span { low: low / all, high: high / all } } else { Span { low: 1.0, high: 1.0 } }
    }
}

/// What turns the course of a place into figures.
#[derive(Debug, Clone)]
pub struct Reckoner<'a> {
    nation: &'a Nation,
    services: ServiceUse,
    standards: &'a Standards,
    other_need: f64,
}

impl<'a> Reckoner<'a> {
    /// For a place that these municipalities make up, each with its inhabitants of the base year.
    pub fn new(
        nation: &'a Nation,
        standards: &'a Standards,
        kommuner: impl IntoIterator<Item = (KommuneNr, f64)>,
    ) -> Self {
        Self {
            nation,
            services: ServiceUse::new(nation.services()),
            standards,
            other_need: other_need(standards, kommuner),
        }
    }

    /// All figures in a year; `None` outside the course's years. Figures of what happens during a year are missing in
    /// the course's last.
    pub fn figures(&self, course: &Course, year: u16) -> Option<Figures> {
        let moment = |year: u16| {
            let step = course.step(year)?;
            Some(Moment {
                population: course.population(year)?,
                next: course.population(year.saturating_add(1)),
                labour: *course.labour.get(step)?,
                flows: course.flows.get(step).copied(),
            })
        };
        let (first, then) = (moment(course.first_year)?, moment(year)?);
        let now = self.bare(&first, &course.levers, course.first_year);
        Some(self.reckon(&then, &course.levers, year, &now))
    }

    /// All figures of a year, beside those of the base year.
    pub(crate) fn reckon(&self, moment: &Moment<'_>, levers: &Levers, year: u16, now: &Figures) -> Figures {
        let Moment { population, next, labour, flows } = moment;
        let mut figures = self.bare(moment, levers, year);
        figures.set(Indicator::HandsGap, figures.hands_gap(now));
        let by_flow = [Indicator::Births, Indicator::Deaths, Indicator::NetMigration];
        for (i, indicator) in by_flow.into_iter().enumerate() {
            figures.set(indicator, flows.map(|flows| flows[i]));
        }
        figures.set(Indicator::Dementia, Some(dementia(&self.standards.dementia, population)));
        figures.set(Indicator::NeedIndex, need_index(self.standards, population, self.other_need));
        let costs = Costs::of(self.standards, population);
        for (indicator, sector) in [
            (Indicator::NetCostSchool, SectorId::School),
            (Indicator::NetCostKindergarten, SectorId::Kindergarten),
            (Indicator::NetCostCare, SectorId::Care),
            (Indicator::NetCostHealth, SectorId::Health),
            (Indicator::NetCostChildWelfare, SectorId::ChildWelfare),
            (Indicator::NetCostSocial, SectorId::Social),
            (Indicator::NetCostAdministration, SectorId::Administration),
        ] {
            figures.set(indicator, Some(costs.sector(sector)));
        }
        figures.set(Indicator::NetCost, Some(costs.all()));
        let next = next.map(|people| Costs::of(self.standards, people));
        figures.set(Indicator::NetCostAdded, next.map(|next| next.all() - costs.all()));
        figures.set(Indicator::NetCostAddedByAge, next.map(|next| next.by_age() - costs.by_age()));
        let per_employed = (labour.employed > 0.0).then(|| costs.all() / labour.employed);
        figures.set(Indicator::NetCostPerEmployed, per_employed);
        figures
    }

    /// Year of what a figure rests on.
    pub const fn year_of(&self, source: Source) -> u16 {
        match source {
            Source::Population => self.nation.base_year(),
            Source::Employment => self.nation.employment().year,
            Source::Services | Source::ServicesAndEmployment => self.nation.services().year,
            Source::Dementia => DEMENTIA_YEAR,
            Source::CostKeys => self.standards.keys_year,
            Source::Costs | Source::CostsAndEmployment => self.standards.costs_year,
        }
    }

    /// The figures that need the people and their work only.
    pub(crate) fn bare(&self, moment: &Moment<'_>, levers: &Levers, year: u16) -> Figures {
        let services = self.services.services(moment.population, service_change(levers, year));
        Figures::of(moment.population, moment.labour, services)
    }
}

/// What the figures of a year are reckoned from.
pub(crate) struct Moment<'a> {
    /// Population on 1 January by sex and single age.
    pub(crate) population: &'a [f64],
    /// A year later, if that is known.
    pub(crate) next: Option<&'a [f64]>,
    pub(crate) labour: Labour,
    /// Births, deaths and in-moves less out-moves during the year, if they are known.
    pub(crate) flows: Option<[f64; 3]>,
}

impl Indicator {
    /// How the figure of a year comes about: what is counted in the base year is worked out in the years after.
    pub const fn basis_in(self, employment: EmploymentBasis, year: u16, base_year: u16) -> Basis {
        match self.basis(employment) {
            Basis::Measured if year > base_year => Basis::Derived,
            basis => basis,
        }
    }
}
