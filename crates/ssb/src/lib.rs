//! Statistics Norway's services: tables from PxWebApi v2, in JSON-stat 2.0, and municipal numbers from Klass.
//!
//! This crate knows how the services want to be asked: how many cells at once, how many calls in a minute, what to try
//! again and when to give up. It knows no table; what the figures mean is the caller's.

mod cache;
mod clock;
mod dataset;
mod error;
mod klass;
mod query;
mod window;

use std::path::Path;
use std::time::Duration;

use serde::Deserialize;
use sha2::{Digest, Sha256};
use ureq::Agent;
use ureq::http::{HeaderMap, Response};

use crate::cache::{Cache, Kept};
pub use crate::clock::{Clock, SystemClock};
pub use crate::dataset::{Dataset, Dimension};
pub use crate::error::SsbError;
pub use crate::klass::{Change, Code};
pub use crate::query::{Query, Selection};
use crate::window::Window;

/// Where the services are and how patient to be with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Address of PxWebApi v2.
    pub tables: String,
    /// Address of Klass.
    pub klass: String,
    /// How long one answer may take.
    pub timeout: Duration,
    /// How often one thing is asked for.
    pub attempts: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            tables: "https://data.ssb.no/api/pxwebapi/v2".into(),
            klass: "https://data.ssb.no/api/klass/v1".into(),
            timeout: Duration::from_secs(180),
            attempts: 6,
        }
    }
}

/// First wait before a thing is asked for again; each further one is twice as long.
const FIRST_WAIT: Duration = Duration::from_secs(2);
/// Longest wait.
const LONGEST_WAIT: Duration = Duration::from_secs(120);
/// Most bytes of one answer.
const MOST_BYTES: u64 = 400_000_000;
/// Cells of one answer until the service says how many it gives.
const MOST_CELLS: usize = 800_000;

/// The services, asked one thing at a time.
pub struct Service {
    options: Options,
    agent: Agent,
    clock: Box<dyn Clock>,
    tell: Box<dyn Fn(&str)>,
    window: Window,
    cache: Cache,
    most_cells: usize,
}

/// What a table answered, whole: in one part or in several.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The parts.
    pub parts: Vec<Dataset>,
    /// Checksum over the bytes of all parts.
    pub sha256: String,
    /// Day on which the last part was fetched, `YYYY-MM-DD`.
    pub retrieved: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Config {
    max_data_cells: usize,
    #[serde(default)]
    max_calls_per_time_window: usize,
    #[serde(default)]
    time_window: u64,
}

/// What the service says is wrong.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Problem {
    title: String,
    detail: String,
}

/// What became of one attempt.
enum Attempt {
    Whole(Vec<u8>),
    /// To be asked again, after so long where the service says so.
    Again(String, Option<Duration>),
    No(u16, String),
}

impl Service {
    /// Gets to know the services' limits. What is fetched is kept in a folder; `tell` hears how it goes.
    ///
    /// # Errors
    /// A service that does not answer, or a folder that cannot be used.
    pub fn open(
        options: Options,
        cache: &Path,
        clock: Box<dyn Clock>,
        tell: Box<dyn Fn(&str)>,
    ) -> Result<Self, SsbError> {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(options.timeout))
            .user_agent(concat!("framsyn/", env!("CARGO_PKG_VERSION")))
            .build()
            .into();
        let (window, cache) = (Window::default(), Cache::open(cache)?);
        let mut service = Self { options, agent, clock, tell, window, cache, most_cells: MOST_CELLS };
        let address = format!("{}/config", service.options.tables);
        let config: Config = service.ask("the service's limits", &address, None, |bytes| {
            serde_json::from_slice(bytes).map_err(|error| error.to_string())
        })?;
        if config.max_data_cells == 0 {
            let why = "no cells in one answer".into();
            return Err(SsbError::Answer { what: "the service's limits".into(), why });
        }
        service.most_cells = config.max_data_cells;
        service.window.set(config.max_calls_per_time_window, config.time_window);
        Ok(service)
    }

    /// Says something to whoever listens.
    pub fn tell(&self, text: &str) {
        (self.tell)(text);
    }

    /// Today's date, `YYYY-MM-DD`.
    pub fn today(&self) -> String {
        self.clock.today()
    }

    /// What a table has; with a variable and a codelist, what it has in that division.
    ///
    /// # Errors
    /// [`SsbError`]: there is no such table, or no answer.
    pub fn metadata(&mut self, table: &str, codelist: Option<(&str, &str)>) -> Result<Dataset, SsbError> {
        let mut address =
            format!("{}/tables/{table}/metadata?lang=no&outputFormat=json-stat2", self.options.tables);
        if let Some((variable, codelist)) = codelist {
            address.push_str(&format!("&codelist[{variable}]={codelist}"));
        }
        self.ask(&format!("what table {table} has"), &address, None, Dataset::read)
    }

    /// Figures of a table, in as many questions as the service's limit makes of it. What was fetched before is not asked
    /// for again.
    ///
    /// # Errors
    /// [`SsbError`]
    pub fn figures(&mut self, query: Query) -> Result<Answer, SsbError> {
        let (table, cells) = (query.table.clone(), query.cells());
        let mut waiting = query.divided(self.most_cells);
        waiting.reverse();
        let mut hash = Sha256::new();
        let mut answer = Answer { parts: Vec::new(), sha256: String::new(), retrieved: String::new() };
        let mut done = 0;
        while let Some(query) = waiting.pop() {
            let (retrieved, dataset, checksum, from) = match self.part(&query) {
                Ok(part) => part,
                Err(SsbError::Refused { title, .. }) if title.to_lowercase().contains("cells") => {
                    // The limit is lower than the service said.
                    match query.halves() {
                        Some([first, last]) => waiting.extend([last, first]),
                        None => return Err(SsbError::Refused { what: table, status: 400, title }),
                    }
                    continue;
                }
                Err(error) => return Err(error),
            };
            done += query.cells();
            (self.tell)(&format!("{table}: {done} of {cells} figures{from}"));
            hash.update(checksum.as_bytes());
            answer.retrieved = answer.retrieved.max(retrieved);
            answer.parts.push(dataset);
        }
        answer.sha256 = query::hex(&hash.finalize());
        Ok(answer)
    }

    /// One part: the day, the figures, the checksum of its bytes, and what to say of where it came from.
    fn part(&mut self, query: &Query) -> Result<(String, Dataset, String, &'static str), SsbError> {
        let (key, table) = (query.key(), &query.table);
        match self.cache.read(&key) {
            Kept::Whole(entry, bytes) => match check(query, &bytes) {
                Ok(dataset) => return Ok((entry.retrieved, dataset, entry.sha256, ", kept from before")),
                Err(why) => {
                    (self.tell)(&format!("{table}: what was kept cannot be used ({why}); fetched again"))
                }
            },
            Kept::Damaged => {
                (self.tell)(&format!("{table}: what was kept is damaged; fetched again"));
            }
            Kept::Missing => {}
        }
        let address = format!("{}/tables/{table}/data?{}", self.options.tables, query.parameters());
        let body = query.body().to_string();
        let (dataset, bytes) = self.ask(&format!("figures of {table}"), &address, Some(&body), |bytes| {
            Ok((check(query, bytes)?, bytes.to_vec()))
        })?;
        let entry = self.cache.keep(&key, table, self.clock.today(), &bytes)?;
        Ok((entry.retrieved, dataset, entry.sha256, ""))
    }

    /// The municipalities on a day, `YYYY-MM-DD`.
    ///
    /// # Errors
    /// [`SsbError`]
    pub fn municipalities(&mut self, day: &str) -> Result<Vec<Code>, SsbError> {
        let standard = klass::MUNICIPALITIES;
        let address = format!("{}/classifications/{standard}/codesAt.json?date={day}", self.options.klass);
        self.ask("the municipalities", &address, None, klass::read_codes)
    }

    /// What became of municipal numbers from a day to another one.
    ///
    /// # Errors
    /// [`SsbError`]
    pub fn changes(&mut self, from: &str, to: &str) -> Result<Vec<Change>, SsbError> {
        let standard = klass::MUNICIPALITIES;
        let address =
            format!("{}/classifications/{standard}/changes.json?from={from}&to={to}", self.options.klass);
        self.ask("changes of municipal numbers", &address, None, klass::read_changes)
    }

    /// Asks until there is an answer that can be understood, within what the service allows and not for ever.
    fn ask<T>(
        &mut self,
        what: &str,
        address: &str,
        body: Option<&str>,
        understood: impl Fn(&[u8]) -> Result<T, String>,
    ) -> Result<T, SsbError> {
        let mut wait = FIRST_WAIT;
        let mut attempt = 0;
        loop {
            attempt += 1;
            self.window.enter(&*self.clock);
            let (cause, told) = match self.attempt(address, body) {
                Attempt::Whole(bytes) => match understood(&bytes) {
                    Ok(answer) => return Ok(answer),
                    // Cut off on the way, or a page of some proxy: the next one may be whole.
                    Err(why) => (why, None),
                },
                Attempt::Again(cause, told) => (cause, told),
                Attempt::No(status, title) => {
                    return Err(SsbError::Refused { what: what.into(), status, title });
                }
            };
            if attempt >= self.options.attempts {
                return Err(SsbError::NoAnswer { what: what.into(), attempts: attempt, cause });
            }
            let pause = told.unwrap_or(wait).min(LONGEST_WAIT);
            (self.tell)(&format!("{what}: {cause}; again in {} s", pause.as_secs()));
            self.clock.sleep(pause);
            wait = (wait * 2).min(LONGEST_WAIT);
        }
    }

    fn attempt(&mut self, address: &str, body: Option<&str>) -> Attempt {
        let answer = match body {
            Some(body) => self.agent.post(address).header("Content-Type", "application/json").send(body),
            None => self.agent.get(address).call(),
        };
        let mut answer: Response<ureq::Body> = match answer {
            Ok(answer) => answer,
            Err(error) => return Attempt::Again(error.to_string(), None),
        };
        if let Some(policy) = header(answer.headers(), "x-ratelimit-policy") {
            self.window.read_policy(policy);
        }
        let status = answer.status().as_u16();
        let told =
            header(answer.headers(), "retry-after").and_then(|s| s.parse().ok()).map(Duration::from_secs);
        let bytes = answer.body_mut().with_config().limit(MOST_BYTES).read_to_vec();
        match (status, bytes) {
            (200, Ok(bytes)) => Attempt::Whole(bytes),
            (200, Err(error)) => Attempt::Again(error.to_string(), None),
            (429, _) => Attempt::Again("too many calls".into(), Some(told.unwrap_or(self.window.length()))),
            (408 | 500 | 502 | 503 | 504, _) => {
                Attempt::Again(format!("the service is not there ({status})"), told)
            }
            (_, bytes) => {
                let problem: Problem =
                    bytes.ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
                let title = [problem.title, problem.detail].into_iter().find(|text| !text.is_empty());
                Attempt::No(status, title.unwrap_or_else(|| "no reason given".into()))
            }
        }
    }
}

/// SHA-256 of bytes, in hexadecimal.
pub fn checksum(bytes: &[u8]) -> String {
    query::hex(&Sha256::digest(bytes))
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Reads an answer, which must be of what was asked.
fn check(query: &Query, bytes: &[u8]) -> Result<Dataset, String> {
    let dataset = Dataset::read_figures(bytes)?;
    for selection in &query.selections {
        let found = dataset.dimension(&selection.variable).map(|d| d.codes().len()).unwrap_or_default();
        if found != selection.values.len() {
            let (name, asked) = (&selection.variable, selection.values.len());
            return Err(format!("{name}: {asked} values asked for, {found} answered"));
        }
    }
    if dataset.cells() != query.cells() {
        return Err(format!("{} cells asked for, {} answered", query.cells(), dataset.cells()));
    }
    Ok(dataset)
}
