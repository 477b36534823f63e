//! The model at work on the whole country, the same natively and in the browser: `cargo xtask bench` times it, and
//! `cargo xtask test` holds the browser's numbers to the native ones, bit by bit.
//!
//! A crate of its own, so that the page carries no code for measuring. Times are taken by the caller: `src/main.rs`
//! natively, `tests/e2e/bench.mjs` in Chromium, by the same rule.

use std::sync::Arc;

use atlas::{CELLS, Core, Country, PlaceId, Standards};
use outlook::{Futures, Indicator, Place, SHOWN_SHARE, Simulator, first_goal};
use scenario::{HORIZON, LeverId, Levers, Nation, PlaceModel, Projection, RAMP_START};
use wasm_bindgen::prelude::*;

/// A place that is asked what moves it and what it would take.
#[wasm_bindgen]
pub struct Questions {
    place: Place,
    standards: Standards,
    /// What contributions are told of: six levers moved.
    levers: Levers,
}

#[wasm_bindgen]
impl Questions {
    /// Reads `core.bin`, `country.bin` and `services.bin` of the data set, and takes a place by its name in links.
    ///
    /// # Errors
    /// What the reader or the model has against them.
    #[wasm_bindgen(constructor)]
    pub fn new(core: &[u8], country: &[u8], services: &[u8], place: &str) -> Result<Questions, String> {
        let told = |error: atlas::AtlasError| error.to_string();
        let (vintage, core) = Core::read("core.bin", core).map_err(told)?;
        let country = Country::read("country.bin", &vintage, country).map_err(told)?;
        let standards = Standards::read("services.bin", &vintage, services).map_err(told)?;
        let id: PlaceId = place.parse().map_err(|_| format!("there is no place {place}"))?;
        let nation = Arc::new(Nation::new(&core));
        let found = Place::of_data_set(&nation, &core, &country, id);
        let place = found.ok_or_else(|| format!("there is no place {place}"))?;
        let mut levers = Levers::default();
        for (id, change) in [
            (LeverId::Tfr, 0.2),
            (LeverId::Migint, 2.0),
            (LeverId::Ret, 1.0),
            (LeverId::Emp, 2.0),
            (LeverId::Health, 1.0),
            (LeverId::Care, -5.0),
        ] {
            levers.set(id, change);
        }
        Ok(Self { place: place.map_err(|error| error.to_string())?, standards, levers })
    }

    /// What the change of the hands ratio comes from, six levers moved. Gives back the first part.
    ///
    /// # Errors
    /// What the model has against it.
    pub fn contributions(&self) -> Result<f64, String> {
        let parts = self.simulator()?.contributions(&self.levers, Indicator::HandsRatio);
        let parts = parts.map_err(|error| error.to_string())?.ok_or("no hands ratio")?.parts;
        Ok(parts.first().map_or(0.0, |(_, part)| *part))
    }

    /// What each lever can do to the hands ratio. Gives back the greatest span.
    ///
    /// # Errors
    /// What the model has against it.
    pub fn sensitivity(&self) -> Result<f64, String> {
        let swings = self.simulator()?.sensitivity(&Levers::default(), Indicator::HandsRatio);
        let swings = swings.map_err(|error| error.to_string())?.ok_or("no hands ratio")?;
        Ok(swings.first().map_or(0.0, outlook::Swing::span))
    }

    /// What it would take to the hands ratio that the page begins with. Gives back what is reached.
    ///
    /// # Errors
    /// What the model has against it.
    pub fn goal(&self) -> Result<f64, String> {
        let mut simulator = self.simulator()?;
        let baseline = simulator.value(&Levers::default(), Indicator::HandsRatio);
        let baseline = baseline.map_err(|error| error.to_string())?.ok_or("no hands ratio")?;
        let now = simulator.now().get(Indicator::HandsRatio).ok_or("no hands ratio")?;
        // Half of the way back to today: what every place has packages for.
        let target = first_goal(Indicator::HandsRatio, 0.5 * (now + baseline), baseline);
        let goal = simulator.goal(Indicator::HandsRatio, target).map_err(|error| error.to_string())?;
        Ok(goal.ok_or("no hands ratio")?.best.reached)
    }

    /// 1,000 possible futures under the levers, and the band that holds 8 of 10. Gives back its upper end.
    ///
    /// # Errors
    /// What the model has against it.
    pub fn futures(&self) -> Result<f64, String> {
        let futures = Futures::new(&self.place, &self.levers).map_err(|error| error.to_string())?;
        // Sums have none.
        let Some(futures) = futures else { return Ok(0.0) };
        let fan = futures.fan(Indicator::Population, SHOWN_SHARE).ok_or("no band")?;
        fan.high.last().copied().ok_or_else(|| "no years".into())
    }

    fn simulator(&self) -> Result<Simulator<'_>, String> {
        Simulator::new(&self.place, &self.standards, HORIZON).map_err(|error| error.to_string())
    }
}

/// Arrays by sex and age that a year of a projection reads: the population, out-rates, in-counts, what a lever takes, and
/// whom two more bring. The shares of deaths are another array in each year.
const READ: usize = 6;
/// Years of a projection to the horizon.
const YEARS: usize = (HORIZON - RAMP_START) as usize;

/// All municipalities, ready to be projected.
#[wasm_bindgen]
pub struct Workload {
    models: Vec<PlaceModel>,
    scenarios: [Levers; 2],
    projection: Projection,
    /// Arrays of the size of those that one projection reads and writes.
    read: Vec<f64>,
    written: Vec<f64>,
}

#[wasm_bindgen]
impl Workload {
    /// Reads `core.bin` and `country.bin` of the data set.
    ///
    /// # Errors
    /// What the reader or the model has against them.
    #[wasm_bindgen(constructor)]
    pub fn new(core: &[u8], country: &[u8]) -> Result<Workload, String> {
        let (vintage, core) = Core::read("core.bin", core).map_err(|error| error.to_string())?;
        let country = Country::read("country.bin", &vintage, country).map_err(|error| error.to_string())?;
        let nation = Arc::new(Nation::new(&core));
        let models = country.kommuner.iter().map(|kommune| PlaceModel::new(&nation, kommune));
        let models = models.collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())?;
        // Every lever that changes the population is moved, and from run to run to another place.
        let scenario = |tfr, moving| {
            let mut levers = Levers::default();
            levers.set(LeverId::Tfr, tfr);
            levers.set(LeverId::Migdom, moving);
            levers.set(LeverId::Migint, moving);
            levers
        };
        let scenarios = [scenario(0.2, 2.0), scenario(-0.2, -2.0)];
        Ok(Self {
            models,
            scenarios,
            projection: Projection::new(),
            read: vec![1.0; (READ + YEARS) * CELLS],
            written: vec![0.0; YEARS * CELLS],
        })
    }

    /// Number of municipalities.
    #[wasm_bindgen(getter)]
    pub fn size(&self) -> usize {
        self.models.len()
    }

    /// Projects one municipality to the horizon, `times` times. Gives back a sum over the results.
    ///
    /// # Errors
    /// What the model has against it.
    pub fn one(&mut self, times: u32) -> Result<f64, String> {
        let middle = self.models.len() / 2;
        self.run(middle..middle + 1, times)
    }

    /// Projects every municipality to the horizon, `times` times. Gives back a sum over the results.
    ///
    /// # Errors
    /// What the model has against it.
    pub fn all(&mut self, times: u32) -> Result<f64, String> {
        self.run(0..self.models.len(), times)
    }

    /// What a projection could not be faster than: reads arrays of the size of those that it reads, adds them up, and writes
    /// as much as it does, `times` times. Gives back a number of the result.
    pub fn pass(&mut self, times: u32) -> f64 {
        for _ in 0..times {
            let (same, yearly) = self.read.split_at(READ * CELLS);
            let mut columns = same.chunks_exact(CELLS);
            let [Some(a), Some(b), Some(c), Some(d), Some(e), Some(f)] = [(); READ].map(|()| columns.next())
            else {
                return 0.0;
            };
            for (to, of_year) in self.written.chunks_exact_mut(CELLS).zip(yearly.chunks_exact(CELLS)) {
                for i in 0..CELLS {
                    to[i] = of_year[i] + a[i] + b[i] + c[i] + d[i] + e[i] + f[i];
                }
            }
            // So that no compiler takes one pass for all.
            std::hint::black_box(&mut self.written);
        }
        self.written[0]
    }

    /// A number that changes if a single bit of any projected population does, in hexadecimal.
    ///
    /// # Errors
    /// What the model has against it.
    pub fn fingerprint(&mut self) -> Result<String, String> {
        // FNV-1a, by whole numbers instead of by bytes.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for levers in &self.scenarios {
            for model in &self.models {
                model.project(levers, HORIZON, &mut self.projection).map_err(|error| error.to_string())?;
                for cells in self.projection.years().filter_map(|year| self.projection.population(year)) {
                    for cell in cells {
                        hash = (hash ^ cell.to_bits()).wrapping_mul(0x0100_0000_01b3);
                    }
                }
            }
        }
        Ok(format!("{hash:016x}"))
    }

    fn run(&mut self, which: std::ops::Range<usize>, times: u32) -> Result<f64, String> {
        let mut inhabitants = 0.0;
        for (_, levers) in (0..times).zip(self.scenarios.iter().cycle()) {
            for model in &self.models[which.clone()] {
                model.project(levers, HORIZON, &mut self.projection).map_err(|error| error.to_string())?;
                inhabitants += self.projection.population(HORIZON).map_or(0.0, |cells| cells[0]);
            }
        }
        Ok(inhabitants)
    }
}
