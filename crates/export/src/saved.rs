//! A scenario as JSON, and back: what a visitor keeps as a file, passes on and opens again.
//!
//! The form is that of `schemas/scenario.schema.json`. A file that does not follow it is refused as a whole, with where
//! and what: nothing of it is used, so nothing is lost. One of another version of the model is read as links of that
//! version are, as levers may have had other names and bounds then.

use atlas::PlaceId;
use scenario::{
    Held, LEVERS, LeverId, Levers, Moving, Name, Notice, Origin, OwnFigures, OwnId, RAMP_MAX, RAMP_MIN, Read,
    Scenario, Scenarios, Slot, is_edition,
};
use serde_json::{Map, Value, json};

/// What the file says it is.
const FORMAT: &str = "framsyn-scenario";

/// Version of the form: raised when files of before can no longer be read as they are.
pub const FORM_VERSION: u64 = 1;

/// The largest figure of a place's own that is read.
const MOST_OWN: f64 = 10_000_000.0;

/// As far as any version's lever can have been moved.
const FARTHEST: f64 = 10_000.0;

/// What a visitor has chosen, and what it was reckoned with.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// The place.
    pub place: PlaceId,
    /// The levers of the open scenario.
    pub levers: Levers,
    /// Which one that is, its name, and those that are kept beside it.
    pub scenarios: Scenarios,
    /// The place's own figures.
    pub own: OwnFigures,
    /// What it was reckoned with, and when.
    pub made: Made,
}

/// What a scenario was reckoned with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Made {
    /// Version of the model.
    pub model: u16,
    /// Edition of the data set.
    pub data: String,
    /// Version of the program.
    pub program: String,
    /// The day on which it was saved, `YYYY-MM-DD`.
    pub date: String,
    /// Address of the page with the same choices.
    pub link: String,
}

/// Why a file is not opened.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SavedError {
    /// It is not JSON.
    #[error("not JSON: line {line}, column {column}")]
    NotJson {
        /// Line of the first sign that cannot be, from 1.
        line: usize,
        /// Its column, from 1.
        column: usize,
    },
    /// It is JSON of something else.
    #[error("not a scenario of Framsyn")]
    SomethingElse,
    /// It was written by a later Framsyn.
    #[error("form {0} is later than what this program reads")]
    Later(u64),
    /// Something in it cannot be.
    #[error("{at}: {problem:?}")]
    At {
        /// Where, as a JSON pointer.
        at: String,
        /// What is wrong there.
        problem: Problem,
    },
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// It is missing.
    Missing,
    /// Nothing in such a file has this name.
    Unknown,
    /// It should be a number.
    NotANumber,
    /// It should be a text.
    NotText,
    /// It should be a list.
    NotAList,
    /// It should be an object.
    NotAnObject,
    /// It is outside what it can be.
    Outside(f64, f64),
    /// It is none of what it can be.
    NotOneOf(Vec<&'static str>),
    /// It is not the number of a municipality, nor another place.
    NotAPlace,
    /// It is not the name of an edition of the data set.
    NotAnEdition,
    /// It stands twice.
    Twice,
    /// It does not work in this place.
    NotHere,
    /// None, or more than one, of the scenarios is the open one.
    NotOneOpen,
    /// The name is longer than a name can be.
    TooLong,
}

impl Saved {
    /// The file's text.
    pub fn write(&self) -> String {
        let scenarios: Vec<Value> = self
            .scenarios
            .slots()
            .map(|slot| {
                let open = slot == self.scenarios.open();
                let kept = self.scenarios.others().find(|(other, _)| *other == slot);
                let levers = kept.map_or(&self.levers, |(_, scenario)| &scenario.levers);
                scenario(slot, open, self.scenarios.name(slot), levers)
            })
            .collect();
        let mut file = json!({
            "format": FORMAT,
            "version": FORM_VERSION,
            "place": self.place.to_string(),
            "scenarios": scenarios,
            "model": self.made.model,
            "data": self.made.data,
            "program": self.made.program,
            "saved": self.made.date,
            "link": self.made.link,
        });
        if let Some(slot) = self.scenarios.beside() {
            file["stories_beside"] = slot.key().into();
        }
        if !self.own.is_nothing() {
            let own = self.own.given().map(|(id, value)| (id.key().to_owned(), number(value)));
            file["own"] = Value::Object(own.collect());
        }
        format!("{file:#}\n")
    }

    /// Reads a file's text. Gives back too what to tell: that it was made with another version of the model, and what had to be
    /// ignored or limited then. `read` is [`scenario::Link::read`], given by the page's one caller of it.
    ///
    /// # Errors
    /// [`SavedError`] for the first thing that is wrong.
    pub fn read(text: &str, read: fn(&str) -> Read) -> Result<(Self, Vec<Notice>), SavedError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let file: Value = serde_json::from_str(text)
            .map_err(|why| SavedError::NotJson { line: why.line(), column: why.column() })?;
        let Some(file) = file.as_object().filter(|file| file.get("format").is_some_and(|it| it == FORMAT))
        else {
            return Err(SavedError::SomethingElse);
        };
        let top = At(String::new());
        let version = top.within("version").whole(top.get(file, "version")?, 1.0, f64::from(u32::MAX))?;
        if version > FORM_VERSION {
            return Err(SavedError::Later(version));
        }
        top.only(file, &TOP)?;
        let at = top.within("place");
        let place: PlaceId =
            at.text(top.get(file, "place")?)?.parse().map_err(|_| at.wrong(Problem::NotAPlace))?;
        let own =
            file.get("own").map_or(Ok(OwnFigures::default()), |own| read_own(&top.within("own"), own))?;
        let text_of = |key: &str| {
            file.get(key).map_or(Ok(String::new()), |value| top.within(key).text(value).map(str::to_owned))
        };
        let model = match file.get("model") {
            Some(model) => Some(top.within("model").whole(model, 1.0, f64::from(u16::MAX))?),
            None => None,
        };
        let model = model.map(|model| u16::try_from(model).unwrap_or(u16::MAX));
        let edition = text_of("data")?;
        if !edition.is_empty() && !is_edition(&edition) {
            return Err(top.within("data").wrong(Problem::NotAnEdition));
        }
        let origin = Origin { place, model, edition };
        // Versions that did not say which edition they were of are known by it too.
        let bare = origin.read("", read).unwrap_or_default();
        let mut levers_of = LeversOf { origin, read, notices: bare.notices };
        let (levers, scenarios) = read_scenarios(&top, file, &mut levers_of)?;
        let made = Made {
            model: model.unwrap_or_default(),
            data: bare.link.edition,
            program: text_of("program")?,
            date: text_of("saved")?,
            link: text_of("link")?,
        };
        Ok((Self { place, levers, scenarios, own, made }, levers_of.notices))
    }
}

/// What can stand in the file, in a scenario, and in a lever.
const TOP: [&str; 11] = [
    "format",
    "version",
    "place",
    "scenarios",
    "stories_beside",
    "own",
    "model",
    "data",
    "program",
    "saved",
    "link",
];
const SCENARIO: [&str; 5] = ["slot", "open", "name", "levers", "hold"];
const LEVER: [&str; 2] = ["change", "year"];
const HOLD: [&str; 4] = ["births", "deaths", "moving", "nomoving"];

/// A number without the digits that come of halves and tenths being summed.
fn number(value: f64) -> Value {
    let plain = scenario::plain(value, 4);
    match plain.parse::<i64>() {
        Ok(whole) => whole.into(),
        Err(_) => scenario::decimal(&plain).unwrap_or(value).into(),
    }
}

fn scenario(slot: Slot, open: bool, name: &str, levers: &Levers) -> Value {
    let moved = levers.moved().map(|(id, setting)| {
        let setting = json!({ "change": number(setting.change), "year": setting.reached });
        (id.lever().key.to_owned(), setting)
    });
    let mut told = json!({ "slot": slot.key(), "open": open, "levers": Value::Object(moved.collect()) });
    if !name.is_empty() {
        told["name"] = name.into();
    }
    if !levers.held().is_nothing() {
        told["hold"] = levers.held().to_string().split('+').collect();
    }
    told
}

/// A place in the file, as a JSON pointer.
struct At(String);

impl At {
    fn within(&self, key: &str) -> Self {
        Self(format!("{}/{}", self.0, key.replace('~', "~0").replace('/', "~1")))
    }

    fn wrong(&self, problem: Problem) -> SavedError {
        SavedError::At { at: self.0.clone(), problem }
    }

    fn get<'a>(&self, object: &'a Map<String, Value>, key: &str) -> Result<&'a Value, SavedError> {
        object.get(key).ok_or_else(|| self.within(key).wrong(Problem::Missing))
    }

    fn only(&self, object: &Map<String, Value>, known: &[&str]) -> Result<(), SavedError> {
        let other = object.keys().find(|key| !known.contains(&key.as_str()));
        other.map_or(Ok(()), |key| Err(self.within(key).wrong(Problem::Unknown)))
    }

    fn object<'a>(&self, value: &'a Value) -> Result<&'a Map<String, Value>, SavedError> {
        value.as_object().ok_or_else(|| self.wrong(Problem::NotAnObject))
    }

    fn list<'a>(&self, value: &'a Value) -> Result<&'a [Value], SavedError> {
        value.as_array().map(Vec::as_slice).ok_or_else(|| self.wrong(Problem::NotAList))
    }

    fn text<'a>(&self, value: &'a Value) -> Result<&'a str, SavedError> {
        value.as_str().ok_or_else(|| self.wrong(Problem::NotText))
    }

    fn number(&self, value: &Value, low: f64, high: f64) -> Result<f64, SavedError> {
        let number = value.as_f64().ok_or_else(|| self.wrong(Problem::NotANumber))?;
        if (low..=high).contains(&number) { Ok(number) } else { Err(self.wrong(Problem::Outside(low, high))) }
    }

    /// A name that can stand in a link as it is.
    fn word<'a>(&self, name: &'a str) -> Result<&'a str, SavedError> {
        let is_word = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric());
        if is_word { Ok(name) } else { Err(self.wrong(Problem::Unknown)) }
    }

    fn whole(&self, value: &Value, low: f64, high: f64) -> Result<u64, SavedError> {
        self.number(value, low, high)?;
        value.as_u64().ok_or_else(|| self.wrong(Problem::NotANumber))
    }

    fn slot(&self, value: &Value) -> Result<Slot, SavedError> {
        let known = || Slot::ALL.map(Slot::key).to_vec();
        Slot::from_key(self.text(value)?).ok_or_else(|| self.wrong(Problem::NotOneOf(known())))
    }
}

fn read_own(at: &At, own: &Value) -> Result<OwnFigures, SavedError> {
    let mut figures = OwnFigures::default();
    for (key, value) in at.object(own)? {
        let at = at.within(key);
        let id = OwnId::from_key(key).ok_or_else(|| at.wrong(Problem::Unknown))?;
        let value = at.number(value, 0.0, MOST_OWN)?;
        figures.set(id, Some(value)).map_err(|_| at.wrong(Problem::Outside(0.0, MOST_OWN)))?;
    }
    Ok(figures)
}

fn read_scenarios(
    top: &At,
    file: &Map<String, Value>,
    levers_of: &mut LeversOf,
) -> Result<(Levers, Scenarios), SavedError> {
    let at = top.within("scenarios");
    let mut open = None;
    let mut others: [Option<Scenario>; Slot::ALL.len()] = Default::default();
    let mut taken: Vec<Slot> = Vec::new();
    for (i, value) in at.list(top.get(file, "scenarios")?)?.iter().enumerate() {
        let at = at.within(&i.to_string());
        let told = at.object(value)?;
        at.only(told, &SCENARIO)?;
        let slot = at.within("slot").slot(at.get(told, "slot")?)?;
        if taken.contains(&slot) {
            return Err(at.within("slot").wrong(Problem::Twice));
        }
        taken.push(slot);
        let is_open = match told.get("open") {
            Some(open) => open
                .as_bool()
                .ok_or_else(|| at.within("open").wrong(Problem::NotOneOf(vec!["true", "false"])))?,
            None => false,
        };
        let (name, cut) = match told.get("name") {
            Some(name) => Name::typed(at.within("name").text(name)?),
            None => Default::default(),
        };
        if cut {
            return Err(at.within("name").wrong(Problem::TooLong));
        }
        let levers = levers_of.scenario(&at, told)?;
        if !is_open {
            others[slot as usize] = Some(Scenario { name, levers });
        } else if open.replace((slot, name, levers)).is_some() {
            return Err(at.within("open").wrong(Problem::NotOneOpen));
        }
    }
    let Some((slot, name, levers)) = open else { return Err(at.wrong(Problem::NotOneOpen)) };
    let mut scenarios = Scenarios::of(slot, name, others);
    if let Some(beside) = file.get("stories_beside") {
        let at = top.within("stories_beside");
        let beside = at.slot(beside)?;
        scenarios.set_beside(Some(beside));
        if scenarios.beside() != Some(beside) {
            return Err(at.wrong(Problem::NotOneOf(scenarios.others().map(|(slot, _)| slot.key()).collect())));
        }
    }
    Ok((levers, scenarios))
}

/// Reads the levers of a file's scenarios.
struct LeversOf {
    /// What the file was made with.
    origin: Origin,
    read: fn(&str) -> Read,
    /// What to tell of them.
    notices: Vec<Notice>,
}

impl LeversOf {
    fn scenario(&mut self, at: &At, told: &Map<String, Value>) -> Result<Levers, SavedError> {
        if self.origin.is_of_today() {
            return read_levers(at, told, self.origin.place);
        }
        let found = self.origin.read(&link_parts(at, told)?, self.read);
        let found = found.ok_or_else(|| at.within("levers").wrong(Problem::Unknown))?;
        for notice in found.notices {
            if !self.notices.contains(&notice) {
                self.notices.push(notice);
            }
        }
        Ok(found.link.levers)
    }
}

/// Levers of another version of the model as its links say them.
fn link_parts(at: &At, told: &Map<String, Value>) -> Result<String, SavedError> {
    let mut parts = Vec::new();
    let lever_at = at.within("levers");
    for (key, value) in lever_at.object(at.get(told, "levers")?)? {
        let at = lever_at.within(key);
        let setting = at.object(value)?;
        at.only(setting, &LEVER)?;
        let change = at.within("change").number(at.get(setting, "change")?, -FARTHEST, FARTHEST)?;
        let mut part = format!("{}={}", at.word(key)?, scenario::plain(change, 4));
        if let Some(year) = setting.get("year") {
            part += &format!("@{}", at.within("year").whole(year, 0.0, f64::from(u16::MAX))?);
        }
        parts.push(part);
    }
    if let Some(hold) = told.get("hold") {
        let at = at.within("hold");
        let word = |(i, value)| {
            let at = at.within(&format!("{i}"));
            at.word(at.text(value)?)
        };
        let held: Vec<&str> = at.list(hold)?.iter().enumerate().map(word).collect::<Result<_, _>>()?;
        if !held.is_empty() {
            parts.push(format!("{}={}", Held::KEY, held.join("+")));
        }
    }
    Ok(parts.join("&"))
}

fn read_levers(at: &At, told: &Map<String, Value>, place: PlaceId) -> Result<Levers, SavedError> {
    let mut levers = Levers::default();
    let lever_at = at.within("levers");
    for (key, value) in lever_at.object(at.get(told, "levers")?)? {
        let at = lever_at.within(key);
        let id = LeverId::from_key(key)
            .ok_or_else(|| at.wrong(Problem::NotOneOf(LEVERS.map(|lever| lever.key).to_vec())))?;
        if !id.works_in(place) {
            return Err(at.wrong(Problem::NotHere));
        }
        let setting = at.object(value)?;
        at.only(setting, &LEVER)?;
        let lever = id.lever();
        let change = at.within("change").number(at.get(setting, "change")?, lever.min, lever.max)?;
        levers.set(id, change);
        if let Some(year) = setting.get("year") {
            let year = at.within("year").whole(year, f64::from(RAMP_MIN), f64::from(RAMP_MAX))?;
            levers.set_reached(id, u16::try_from(year).unwrap_or(RAMP_MAX));
        }
    }
    if let Some(hold) = told.get("hold") {
        levers.hold(read_held(&at.within("hold"), hold)?);
    }
    Ok(levers)
}

fn read_held(at: &At, hold: &Value) -> Result<Held, SavedError> {
    let mut held = Held::default();
    for (i, value) in at.list(hold)?.iter().enumerate() {
        let at = at.within(&i.to_string());
        let before = held;
        match at.text(value)? {
            "births" => held.births = true,
            "deaths" => held.deaths = true,
            "moving" if held.moving == Moving::Baseline => held.moving = Moving::Today,
            "nomoving" if held.moving == Moving::Baseline => held.moving = Moving::None,
            "moving" | "nomoving" => return Err(at.wrong(Problem::Twice)),
            _ => return Err(at.wrong(Problem::NotOneOf(HOLD.to_vec()))),
        }
        if held == before {
            return Err(at.wrong(Problem::Twice));
        }
    }
    Ok(held)
}
