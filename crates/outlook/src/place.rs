//! A place: its municipalities and what is known of them. Nothing in it changes while levers move.

use std::sync::Arc;

use atlas::{Core, Country, Kommune, KommuneNr, PlaceId, Sum};
use scenario::{Held, LeverId, Levers, Nation, OwnFigures, OwnId, PlaceError, PlaceModel, RAMP_DEFAULT};

use crate::area::Area;
use crate::indicator::{Basis, Indicator};
use crate::labour::{EmploymentRates, Labour, LabourChange};
use crate::services::{OwnUse, ServiceChange, ServiceUse};

/// A municipality, or a county, an economic region or the nation as the sum of its municipalities.
#[derive(Debug)]
pub struct Place {
    area: Area,
    members: Arc<[Member]>,
    /// Who works, in each of the members.
    employment: Vec<EmploymentRates>,
    services: ServiceUse,
    own: OwnFigures,
}

/// An own figure that the place cannot have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutOfReach {
    /// Which figure.
    pub id: OwnId,
    /// What Framsyn reckons by itself.
    pub reckoned: f64,
    /// The least that can be given.
    pub least: f64,
    /// The most that can be given.
    pub most: f64,
}

/// The figure that an own figure is.
pub const fn own_indicator(id: OwnId) -> Indicator {
    match id {
        OwnId::Employed => Indicator::Employed,
        OwnId::Kindergarten => Indicator::KindergartenChildren,
        OwnId::Pupils => Indicator::Pupils,
        OwnId::HomeCare => Indicator::HomeCareUsers,
        OwnId::Institution => Indicator::InstitutionResidents,
        OwnId::KindergartenStaff => Indicator::PersonYearsKindergarten,
        OwnId::SchoolStaff => Indicator::PersonYearsSchool,
        OwnId::CareStaff => Indicator::PersonYearsCare,
    }
}

/// What of the own figures a figure rests on, beside the one that it is itself.
const fn rests_on(indicator: Indicator) -> &'static [OwnId] {
    match indicator {
        Indicator::LabourInput | Indicator::OutOfWork | Indicator::NetCostPerEmployed => &[OwnId::Employed],
        Indicator::Kindergarten1To2 | Indicator::Kindergarten3To5 | Indicator::PersonYearsKindergarten => {
            &[OwnId::Kindergarten]
        }
        Indicator::PersonYearsSchool => &[OwnId::Pupils],
        Indicator::PersonYearsCare => &[OwnId::HomeCare, OwnId::Institution],
        Indicator::HandsRatio | Indicator::HandsGap => &OwnId::ALL,
        _ => &[],
    }
}

/// Whom services are for, and who works in them.
const USERS: [OwnId; 4] = [OwnId::Kindergarten, OwnId::Pupils, OwnId::HomeCare, OwnId::Institution];
const STAFF: [OwnId; 3] = [OwnId::KindergartenStaff, OwnId::SchoolStaff, OwnId::CareStaff];

/// Own figures are no more than so many times what the nation's rates give, and of the employed no less than such a part:
/// beyond it a digit too much or too little is likelier.
const TIMES: f64 = 10.0;

/// So often an interval is halved: to the last digit.
const HALVINGS: usize = 60;

/// A municipality of the place: the place itself, or one of those that it is the sum of.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) nr: KommuneNr,
    pub(crate) model: PlaceModel,
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
    /// A municipality.
    ///
    /// # Errors
    /// [`PlaceError`] where its assumptions cannot be projected.
    pub fn new(nation: &Arc<Nation>, kommune: Kommune) -> Result<Self, PlaceError> {
        let members = [Member::new(nation, &kommune)?];
        Ok(Self::made(nation, Area::of(kommune), members.into()))
    }

    /// A county, an economic region or the nation: the sum of its municipalities.
    ///
    /// # Errors
    /// [`PlaceError`] where the assumptions of one of them cannot be projected, or where there are none.
    pub fn of_sum(nation: &Arc<Nation>, sum: &Sum, kommuner: &[Kommune]) -> Result<Self, PlaceError> {
        let area = Area::of_sum(sum, kommuner).ok_or(PlaceError::NoMembers(sum.id))?;
        let members =
            kommuner.iter().map(|kommune| Member::new(nation, kommune)).collect::<Result<_, _>>()?;
        Ok(Self::made(nation, area, members))
    }

    /// A place of a data set; `None` where it has no such place.
    ///
    /// # Errors
    /// Those of [`Self::new`] and [`Self::of_sum`].
    pub fn of_data_set(
        nation: &Arc<Nation>,
        core: &Core,
        country: &Country,
        id: PlaceId,
    ) -> Option<Result<Self, PlaceError>> {
        let mut kommuner = core.members(id).filter_map(|place| country.kommune(place.nr)).cloned();
        match country.sum(id) {
            Some(sum) => Some(Self::of_sum(nation, sum, &kommuner.collect::<Vec<_>>())),
            None => Some(Self::new(nation, kommuner.next()?)),
        }
    }

    fn made(nation: &Nation, area: Area, members: Arc<[Member]>) -> Self {
        let (employment, services) = (employment(&members, 1.0), ServiceUse::new(nation.services()));
        Self { area, members, employment, services, own: OwnFigures::default() }
    }

    /// The same place with its own figures of today (*Own figures*, METHOD.md) instead of what the nation's rates give.
    ///
    /// # Errors
    /// [`OutOfReach`] for the first figure that it cannot have.
    pub fn with_own(&self, own: &OwnFigures) -> Result<Self, OutOfReach> {
        let bare = ServiceUse::new(self.nation().services());
        let mut factors = OwnUse::default();
        // The users first: what work each of them takes is known when they are.
        for ids in [&USERS[..], &STAFF] {
            let services =
                bare.clone().with_own(factors).services(&self.area.population, ServiceChange::default());
            for id in ids.iter().copied() {
                let (Some(value), Some(reckoned)) = (own.get(id), services.today(id)) else { continue };
                let most = TIMES * reckoned;
                if value > most {
                    return Err(OutOfReach { id, reckoned, least: 0.0, most });
                }
                // Where nothing is reckoned, nothing but nothing can be given.
                factors.set(id, if reckoned > 0.0 { value / reckoned } else { 1.0 });
            }
        }
        let employment = match own.get(OwnId::Employed) {
            Some(employed) => self.employment_that_gives(employed)?,
            None => employment(&self.members, 1.0),
        };
        let (area, members) = (self.area.clone(), Arc::clone(&self.members));
        Ok(Self { area, members, employment, services: bare.with_own(factors), own: *own })
    }

    /// Rates of employment that give so many employed today: the level of all members changed by one factor.
    fn employment_that_gives(&self, employed: f64) -> Result<Vec<EmploymentRates>, OutOfReach> {
        let at = |factor: f64| -> (f64, Vec<EmploymentRates>) {
            let rates = employment(&self.members, factor);
            let counted =
                self.members.iter().zip(&rates).map(|(m, rates)| rates.employed(m.model.population()));
            (counted.sum(), rates)
        };
        let (mut low, mut high) = (0.0, TIMES);
        let (reckoned, most) = (at(1.0).0, at(high).0);
        let least = reckoned / TIMES;
        if !(least..=most).contains(&employed) {
            return Err(OutOfReach { id: OwnId::Employed, reckoned, least, most });
        }
        // More at every step, as no age has fewer at a higher level.
        for _ in 0..HALVINGS {
            let middle = 0.5 * (low + high);
            if at(middle).0 < employed {
                low = middle;
            } else {
                high = middle;
            }
        }
        Ok(at(high).1)
    }

    /// What it has today of something that can be given, if that is not given: what the nation's rates and the other own
    /// figures make.
    pub fn reckoned(&self, id: OwnId) -> Option<f64> {
        let mut others = self.own;
        others.set(id, None).ok()?;
        let place = self.with_own(&others).ok()?;
        let labour = || {
            let people = place.members.iter().map(|member| member.model.population());
            place.labour(people, LabourChange::default()).employed
        };
        let services = place.services.services(&self.area.population, ServiceChange::default());
        services.today(id).or_else(|| (id == OwnId::Employed).then(labour))
    }

    /// The own figures that it has been given.
    pub const fn own(&self) -> &OwnFigures {
        &self.own
    }

    /// How a figure of the base year comes about.
    pub fn basis(&self, indicator: Indicator) -> Basis {
        let given = |id: &OwnId| self.own.get(*id).is_some();
        if OwnId::ALL.iter().any(|id| own_indicator(*id) == indicator && given(id)) {
            return Basis::Own;
        }
        if rests_on(indicator).iter().any(given) {
            Basis::PartlyOwn
        } else {
            indicator.basis(self.area.employment)
        }
    }

    /// How the figure of a year comes about: what is counted or given for the base year is worked out in the years after.
    pub fn basis_in(&self, indicator: Indicator, year: u16) -> Basis {
        match self.basis(indicator) {
            Basis::Measured | Basis::Own | Basis::PartlyOwn if year > self.nation().base_year() => {
                Basis::Derived
            }
            basis => basis,
        }
    }

    /// What is known of it.
    pub const fn area(&self) -> &Area {
        &self.area
    }

    /// Labour (METHOD.md) of its people, each municipality's after the other.
    pub(crate) fn labour<'a>(
        &self,
        populations: impl Iterator<Item = &'a [f64]>,
        change: LabourChange,
    ) -> Labour {
        let mut sum = Labour::default();
        for (rates, population) in self.employment.iter().zip(populations) {
            sum += rates.labour(population, change);
        }
        sum
    }

    /// The municipalities that make it up: at least one.
    pub(crate) fn members(&self) -> &[Member] {
        &self.members
    }

    /// How many municipalities make it up.
    pub fn member_count(&self) -> usize {
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
        Ok(Self { nr: kommune.nr, model: PlaceModel::new(nation, kommune)? })
    }
}

/// Who works in each of the members, at its own level times a factor.
fn employment(members: &[Member], factor: f64) -> Vec<EmploymentRates> {
    let models = members.iter().map(|member| &member.model);
    let rates = models.map(|model| {
        EmploymentRates::new(model.nation().employment(), |sex, age| model.employment().at(sex, age) * factor)
    });
    rates.collect()
}
