//! One year of a place under many levers: what contributions, sensitivity and goals are made of.

use std::collections::VecDeque;

use atlas::{CELLS, Standards};
use scenario::{Levers, PlaceError, Projection};

use crate::indicator::{Figures, Indicator};
use crate::labour::{Labour, LabourChange};
use crate::pause::{Pause, Rest, at_once};
use crate::place::Place;
use crate::reckoning::{Moment, Reckoner, labour_change};

/// So many municipalities are projected between two rests: some tenths of a millisecond.
const TOGETHER: usize = 16;

/// So many populations are kept: those who differ in work and services only have the same people.
const KEPT: usize = 8;

/// A place in one year, to be asked for its figures under any levers.
#[derive(Debug)]
pub struct Simulator<'a> {
    place: &'a Place,
    reckoner: Reckoner<'a>,
    year: u16,
    /// Figures of the base year.
    now: Figures,
    kept: VecDeque<People>,
    buffer: Projection,
    pause: Pause<'a>,
}

/// The people of a year under levers.
#[derive(Debug)]
struct People {
    /// What of the levers changes how many live in the place.
    levers: Levers,
    /// Population of each municipality, one after the other.
    members: Vec<f64>,
    /// Population of all, and a year later.
    sum: Vec<f64>,
    next: Vec<f64>,
    flows: [f64; 3],
    /// Work under changes that have been asked for.
    labour: Vec<(LabourChange, Labour)>,
}

impl<'a> Simulator<'a> {
    /// A place in a year, which must not lie before the base year.
    ///
    /// # Errors
    /// [`PlaceError`] where the assumptions do not reach the year after it.
    pub fn new(place: &'a Place, standards: &'a Standards, year: u16) -> Result<Self, PlaceError> {
        at_once(Self::with_rests(place, standards, year, || None))
    }

    /// A place in a year that lets others in: every few municipalities `rest` is asked whether to rest first. For a page that must
    /// stay awake while the nation is worked out.
    ///
    /// # Errors
    /// Those of [`Self::new`].
    pub async fn with_rests(
        place: &'a Place,
        standards: &'a Standards,
        year: u16,
        rest: impl Fn() -> Option<Rest> + 'a,
    ) -> Result<Self, PlaceError> {
        let mut simulator = Self {
            place,
            reckoner: place.reckoner(standards),
            year: place.nation().base_year(),
            now: Figures::default(),
            kept: VecDeque::new(),
            buffer: Projection::new(),
            pause: Pause::new(rest),
        };
        simulator.now = simulator.figures_with_rests(&Levers::default()).await?;
        // Beside itself, the base year lacks nothing.
        simulator.now.set(Indicator::HandsGap, simulator.now.hands_gap(&simulator.now));
        simulator.kept.clear();
        simulator.year = year;
        simulator.people(&Levers::default()).await?;
        Ok(simulator)
    }

    /// The place.
    pub const fn place(&self) -> &'a Place {
        self.place
    }

    /// The year.
    pub const fn year(&self) -> u16 {
        self.year
    }

    /// All figures of the base year.
    pub const fn now(&self) -> &Figures {
        &self.now
    }

    /// All figures of the year under levers.
    ///
    /// # Errors
    /// [`PlaceError`] where the place cannot be projected.
    pub fn figures(&mut self, levers: &Levers) -> Result<Figures, PlaceError> {
        at_once(self.figures_with_rests(levers))
    }

    async fn figures_with_rests(&mut self, levers: &Levers) -> Result<Figures, PlaceError> {
        let at = self.people(levers).await?;
        self.pause.rest().await;
        let change = labour_change(levers, self.year);
        let people = &mut self.kept[at];
        let known = people.labour.iter().find(|(of, _)| *of == change);
        let labour = known.map_or_else(
            || self.place.labour(people.members.chunks_exact(CELLS), change),
            |(_, labour)| *labour,
        );
        if known.is_none() {
            people.labour.push((change, labour));
        }
        let People { sum, next, flows, .. } = &*people;
        let moment = Moment { population: sum, next: Some(next), labour, flows: Some(*flows) };
        Ok(self.reckoner.reckon(&moment, levers, self.year, &self.now))
    }

    /// One figure of the year under levers; `None` where the place has none.
    ///
    /// # Errors
    /// Those of [`Self::figures`].
    pub fn value(&mut self, levers: &Levers, indicator: Indicator) -> Result<Option<f64>, PlaceError> {
        at_once(self.value_with_rests(levers, indicator))
    }

    /// [`Self::value`], with the rests of [`Self::with_rests`].
    ///
    /// # Errors
    /// The same.
    pub async fn value_with_rests(
        &mut self,
        levers: &Levers,
        indicator: Indicator,
    ) -> Result<Option<f64>, PlaceError> {
        Ok(self.figures_with_rests(levers).await?.get(indicator))
    }

    /// Where the people under these levers are kept; projects them if they are not.
    async fn people(&mut self, levers: &Levers) -> Result<usize, PlaceError> {
        let levers = levers.of_population();
        if let Some(at) = self.kept.iter().position(|people| people.levers == levers) {
            return Ok(at);
        }
        let mut people = People {
            levers,
            members: Vec::with_capacity(self.place.members().len() * CELLS),
            sum: vec![0.0; CELLS],
            next: vec![0.0; CELLS],
            flows: [0.0; 3],
            labour: Vec::new(),
        };
        let path = &mut self.buffer;
        for some in self.place.members().chunks(TOGETHER) {
            self.pause.rest().await;
            for member in some {
                member.model.project_with_flows(&levers, self.year.saturating_add(1), path)?;
                // The projection has just been made to the year after this one.
                let [this, later] =
                    [self.year, self.year + 1].map(|year| path.population(year).unwrap_or(&[]));
                people.members.extend_from_slice(this);
                add(&mut people.sum, this);
                add(&mut people.next, later);
                let last = |values: &[f64]| values.last().copied().unwrap_or(0.0);
                let (deaths, moves) =
                    path.flows().map_or((0.0, 0.0), |f| (last(&f.deaths), last(&f.net_moves)));
                add(&mut people.flows, &[last(path.births()), deaths, moves]);
            }
        }
        if self.kept.len() == KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back(people);
        Ok(self.kept.len() - 1)
    }
}

fn add(sums: &mut [f64], values: &[f64]) {
    sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
}
