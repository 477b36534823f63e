//! A place: its municipalities and what is known of them. Nothing in it changes while levers move.

use std::sync::Arc;

use atlas::{Kommune, KommuneNr, Sum};
use scenario::{Held, LeverId, Levers, Nation, PlaceError, PlaceModel, RAMP_DEFAULT};

use crate::area::Area;
use crate::labour::EmploymentRates;
use crate::services::ServiceUse;

/// A municipality, or a county, an economic region or the nation as the sum of its municipalities.
#[derive(Debug)]
pub struct Place {
    area: Area,
    members: Vec<Member>,
    services: ServiceUse,
}

/// A municipality of the place: the place itself, or one of those that it is the sum of.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) nr: KommuneNr,
    pub(crate) model: PlaceModel,
    pub(crate) employment: EmploymentRates,
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

impl Place {
    pub(crate) fn new(nation: &Arc<Nation>, kommune: Kommune) -> Result<Self, PlaceError> {
        let members = vec![Member::new(nation, &kommune)?];
        Ok(Self { area: Area::of(kommune), members, services: ServiceUse::new(nation.services()) })
    }

    pub(crate) fn of_sum(nation: &Arc<Nation>, sum: &Sum, kommuner: &[Kommune]) -> Result<Self, PlaceError> {
        let area = Area::of_sum(sum, kommuner).ok_or(PlaceError::NoMembers(sum.id))?;
        let members =
            kommuner.iter().map(|kommune| Member::new(nation, kommune)).collect::<Result<_, _>>()?;
        Ok(Self { area, members, services: ServiceUse::new(nation.services()) })
    }

    /// What is known of it.
    pub const fn area(&self) -> &Area {
        &self.area
    }

    /// The municipalities that make it up: at least one.
    pub(crate) fn members(&self) -> &[Member] {
        &self.members
    }

    /// How many municipalities make it up.
    pub const fn member_count(&self) -> usize {
        self.members.len()
    }

    pub(crate) const fn services(&self) -> &ServiceUse {
        &self.services
    }

    pub(crate) fn nation(&self) -> &Nation {
        // There is no place without a member.
        self.members[0].model.nation()
    }

    /// The value of what a lever moves while it is not moved, in a calendar year, where it has one that is shown: that of
    /// the baseline, or what is held fixed instead.
    pub fn level(&self, lever: LeverId, held: Held, year: u16) -> Option<f64> {
        let mut levers = Levers::default();
        levers.hold(held);
        match lever {
            LeverId::Tfr => Some(self.tfr(&levers, year)),
            _ => None,
        }
    }

    /// Children per woman (TFR) under levers in a calendar year; of a sum, that of its births: weighted by women at the
    /// ages of mothers.
    pub fn tfr(&self, levers: &Levers, year: u16) -> f64 {
        self.mean(PlaceModel::mothers, |model| model.tfr(levers, year))
    }

    /// Period life expectancy at birth under levers in a calendar year, years; of a sum, the mean weighted by
    /// inhabitants. `None` outside the years that assumptions are prepared for.
    pub fn life_expectancy(&self, levers: &Levers, year: u16) -> Option<f64> {
        let known = self.members.first()?.model.life_expectancy(levers, year).is_some();
        // The years are the same for all.
        let of = |model: &PlaceModel| model.life_expectancy(levers, year).unwrap_or(0.0);
        known.then(|| self.mean(PlaceModel::inhabitants, of))
    }

    fn mean(&self, weight: impl Fn(&PlaceModel) -> f64, value: impl Fn(&PlaceModel) -> f64) -> f64 {
        let models = || self.members.iter().map(|member| &member.model);
        if let [member] = &self.members[..] {
            return value(&member.model);
        }
        models().map(|m| weight(m) * value(m)).sum::<f64>() / models().map(weight).sum::<f64>()
    }

    /// Realistic range (METHOD.md) of a lever: changes from the baseline that the record of this and similar
    /// municipalities, or judgement, makes realistic. For
    /// `migdom` and `migint` it is the range of their sum: the record does not know one from the other.
    pub fn realistic(&self, lever: LeverId) -> Range {
        if let Some((low, high)) = lever.lever().judged {
            return Range { low, high, basis: RangeBasis::Judged };
        }
        let record = &self.area.record;
        let (first, reached) = (self.nation().base_year(), RAMP_DEFAULT);
        let (low, high) = match lever {
            LeverId::Tfr => {
                // The spread around the local level, at the level that the baseline has.
                let level = self.tfr(&Levers::default(), reached);
                ((record.fertility.low - 1.0) * level, (record.fertility.high - 1.0) * level)
            }
            LeverId::E0 => {
                let e0 = |year| self.life_expectancy(&Levers::default(), year).unwrap_or(f64::NAN);
                let (seen, baseline) = (self.nation().life_expectancy_record(), e0(reached) - e0(first));
                (seen.low - baseline, seen.high - baseline)
            }
            _ => (record.moving.low, record.moving.high),
        };
        Range { low, high, basis: RangeBasis::Record }
    }
}

impl Member {
    fn new(nation: &Arc<Nation>, kommune: &Kommune) -> Result<Self, PlaceError> {
        let model = PlaceModel::new(nation, kommune)?;
        let employment = EmploymentRates::new(nation.employment(), model.employment_level());
        Ok(Self { nr: kommune.nr, model, employment })
    }
}
