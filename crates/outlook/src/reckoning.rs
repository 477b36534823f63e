//! All figures of a place, or of a sum of places, under levers: what files and searches need of each year.

use std::sync::Arc;

use atlas::{CELLS, SectorId, Span, Standards};
use scenario::{LeverId, Levers, PlaceError, Projection};

use crate::dementia::dementia;
use crate::explorer::{Explorer, Paths};
use crate::indicator::{Figures, Indicator};
use crate::labour::{Labour, LabourChange};
use crate::money::{Costs, need_index, other_need};
use crate::place::Place;
use crate::services::ServiceChange;
use crate::source::Source;

/// The people of a place and their work, year by year, under some levers.
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

impl Place {
    /// The course of the place under levers to 1 January of `to`.
    ///
    /// # Errors
    /// [`PlaceError`] where it cannot be projected.
    pub fn course(&self, levers: &Levers, to: u16) -> Result<Course, PlaceError> {
        let mut projection = Projection::new();
        let mut members = Vec::with_capacity(self.members().len());
        let (mut population, mut flows) = (Vec::new(), Vec::new());
        for member in self.members() {
            member.model.project_with_flows(levers, to, &mut projection)?;
            let cells = projection.cells();
            population.resize(cells.len(), 0.0);
            population.iter_mut().zip(cells).for_each(|(sum, persons)| *sum += persons);
            flows.resize(projection.births().len(), [0.0; 3]);
            if let Some(of) = projection.flows() {
                let moves = of.deaths.iter().zip(&of.net_moves);
                for (sum, (b, (d, m))) in flows.iter_mut().zip(projection.births().iter().zip(moves)) {
                    sum.iter_mut().zip([b, d, m]).for_each(|(sum, persons)| *sum += persons);
                }
            }
            members.push(cells.to_vec());
        }
        let first_year = self.nation().base_year();
        let labour = (0..population.len() / CELLS).zip(first_year..).map(|(step, year)| {
            let cells = step * CELLS..(step + 1) * CELLS;
            let people = members.iter().filter_map(|of| of.get(cells.clone()));
            self.labour(people, labour_change(levers, year))
        });
        Ok(Course { first_year, levers: *levers, labour: labour.collect(), population, flows })
    }

    /// The figures of a course in a year that follow from the people, their work and their use of services: all that need
    /// no [`Standards`]. `None` outside the course's years.
    pub fn figures_of_people(&self, course: &Course, year: u16) -> Option<Figures> {
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
        let mut figures = self.bare(&then, &course.levers, year);
        figures.add_course(&now, then.flows);
        Some(figures)
    }

    fn bare(&self, moment: &Moment<'_>, levers: &Levers, year: u16) -> Figures {
        let services = self.services().services(moment.population, service_change(levers, year));
        Figures::of(moment.population, moment.labour, services)
    }

    /// What turns its courses into figures.
    pub fn reckoner<'a>(&'a self, standards: &'a Standards) -> Reckoner<'a> {
        let members = self.members().iter().map(|member| (member.nr, member.model.inhabitants()));
        Reckoner { place: self, standards, other_need: other_need(standards, members) }
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

impl Explorer {
    /// Takes what money and dementia are reckoned by: from now on [`Self::all_figures`] has them.
    pub fn set_standards(&mut self, standards: Arc<Standards>) {
        let members = self.place().members().iter().map(|m| (m.nr, m.model.inhabitants()));
        let other_need = other_need(&standards, members);
        self.set_rules(Rules { standards, other_need });
    }

    /// Year of what a figure rests on; `None` where that is not known before [`Self::set_standards`].
    pub fn year_of(&self, source: Source) -> Option<u16> {
        source.year(self.place().nation()).or_else(|| Some(source.year_of_standards(self.standards()?)))
    }

    /// What money and dementia are reckoned by; `None` before [`Self::set_standards`].
    pub fn standards(&self) -> Option<&Standards> {
        Some(&self.rules()?.standards)
    }

    /// All figures of the own path by year, from the base year on. Those that need [`Self::set_standards`] are missing
    /// before it, and births, deaths and moves where the path has been projected without them.
    pub fn all_figures(&self) -> Vec<Figures> {
        self.all_of(self.paths()[0], self.levers(), self.years())
    }

    /// The same of the baseline.
    pub fn all_baseline_figures(&self) -> Vec<Figures> {
        self.all_of(self.paths()[1], &Levers::default(), self.years())
    }

    /// The same in the base year, and in the last year on the own path and on the baseline.
    pub(crate) fn all_now_and_then(&self) -> [Figures; 3] {
        let [own, baseline] = self.paths();
        let (first, last) = (*self.years().start(), *self.years().end());
        let one = |paths: &Paths, levers: &Levers, year| {
            self.all_of(paths, levers, year..=year).pop().unwrap_or_default()
        };
        let none = Levers::default();
        [one(baseline, &none, first), one(own, self.levers(), last), one(baseline, &none, last)]
    }

    /// All figures of the own people in the last year, if they worked and were helped as under other levers.
    pub(crate) fn all_then_under(&self, levers: &Levers) -> Figures {
        let last = *self.years().end();
        self.all_of(self.paths()[0], levers, last..=last).pop().unwrap_or_default()
    }

    pub(crate) fn all_of(
        &self,
        paths: &Paths,
        levers: &Levers,
        years: std::ops::RangeInclusive<u16>,
    ) -> Vec<Figures> {
        let (first, whole) = (*self.years().start(), paths.whole());
        // The same on every path: levers begin later.
        let now = self.baseline_figures(first).unwrap_or_default();
        years
            .map_while(|year| {
                let mut figures = self.figures_of(paths, levers, year)?;
                let step = usize::from(year - first);
                let flows = whole.flows().and_then(|flows| {
                    let births = whole.births().get(step)?;
                    Some([*births, *flows.deaths.get(step)?, *flows.net_moves.get(step)?])
                });
                figures.add_course(&now, flows);
                if let Some(Rules { standards, other_need }) = self.rules() {
                    let next = whole.population(year.saturating_add(1));
                    figures.add_standards(standards, *other_need, whole.population(year)?, next);
                }
                Some(figures)
            })
            .collect()
    }
}

impl Figures {
    /// Adds what needs the base year's figures, and what happens during the year: births, deaths, in-moves less
    /// out-moves.
    fn add_course(&mut self, now: &Self, flows: Option<[f64; 3]>) {
        self.set(Indicator::HandsGap, self.hands_gap(now));
        let by_flow = [Indicator::Births, Indicator::Deaths, Indicator::NetMigration];
        for (i, indicator) in by_flow.into_iter().enumerate() {
            self.set(indicator, flows.map(|flows| flows[i]));
        }
    }

    /// Adds what needs the standards: dementia, need and costs of a population, and of the next year's if it is known.
    fn add_standards(
        &mut self,
        standards: &Standards,
        other_need: f64,
        population: &[f64],
        next: Option<&[f64]>,
    ) {
        self.set(Indicator::Dementia, Some(dementia(&standards.dementia, population)));
        self.set(Indicator::NeedIndex, need_index(standards, population, other_need));
        let costs = Costs::of(standards, population);
        for (indicator, sector) in [
            (Indicator::NetCostSchool, SectorId::School),
            (Indicator::NetCostKindergarten, SectorId::Kindergarten),
            (Indicator::NetCostCare, SectorId::Care),
            (Indicator::NetCostHealth, SectorId::Health),
            (Indicator::NetCostChildWelfare, SectorId::ChildWelfare),
            (Indicator::NetCostSocial, SectorId::Social),
            (Indicator::NetCostAdministration, SectorId::Administration),
        ] {
            self.set(indicator, Some(costs.sector(sector)));
        }
        self.set(Indicator::NetCost, Some(costs.all()));
        let next = next.map(|people| Costs::of(standards, people));
        self.set(Indicator::NetCostAdded, next.map(|next| next.all() - costs.all()));
        self.set(Indicator::NetCostAddedByAge, next.map(|next| next.by_age() - costs.by_age()));
        let employed = self.get(Indicator::Employed).filter(|employed| *employed > 0.0);
        self.set(Indicator::NetCostPerEmployed, employed.map(|employed| costs.all() / employed));
    }
}

/// What money and dementia are reckoned by in a place.
#[derive(Debug, Clone)]
pub(crate) struct Rules {
    pub(crate) standards: Arc<Standards>,
    /// What of its need index does not come from ages.
    pub(crate) other_need: f64,
}

/// Rules that have been given to an explorer. Behind a trait, so that the code that drops them comes with the code that
/// makes them: not in the page's first file.
pub(crate) trait Given: std::fmt::Debug + Send + Sync {
    fn rules(&self) -> &Rules;
}

impl Given for Rules {
    fn rules(&self) -> &Rules {
        self
    }
}

/// What turns the courses of a place into figures.
#[derive(Debug, Clone)]
pub struct Reckoner<'a> {
    place: &'a Place,
    standards: &'a Standards,
    other_need: f64,
}

impl Reckoner<'_> {
    /// All figures in a year; `None` outside the course's years. Figures of what happens during a year are missing in
    /// the course's last.
    pub fn figures(&self, course: &Course, year: u16) -> Option<Figures> {
        let mut figures = self.place.figures_of_people(course, year)?;
        let next = course.population(year.saturating_add(1));
        figures.add_standards(self.standards, self.other_need, course.population(year)?, next);
        Some(figures)
    }

    /// All figures of a year, beside those of the base year.
    pub(crate) fn reckon(&self, moment: &Moment<'_>, levers: &Levers, year: u16, now: &Figures) -> Figures {
        let Moment { population, next, flows, .. } = moment;
        let mut figures = self.bare(moment, levers, year);
        figures.add_course(now, *flows);
        figures.add_standards(self.standards, self.other_need, population, *next);
        figures
    }

    /// Year of what a figure rests on.
    pub fn year_of(&self, source: Source) -> u16 {
        match source.year(self.place.nation()) {
            Some(year) => year,
            None => source.year_of_standards(self.standards),
        }
    }

    /// The figures that need the people and their work only.
    pub(crate) fn bare(&self, moment: &Moment<'_>, levers: &Levers, year: u16) -> Figures {
        self.place.bare(moment, levers, year)
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
