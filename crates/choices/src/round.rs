//! A round of a workshop: the futures that a group has handed in about a place, and what it agrees to do.
//!
//! All of it is text in a link (`round=8B05110RTV7F.8B0400KGS2~tfr1.care2`) or a file. Nobody is named: futures are numbered as they
//! came.

use std::fmt;
use std::str::FromStr;

use atlas::PlaceId;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::code::{CodeError, Future};
use crate::levers::{LEVERS, LeverId, Levers};
use crate::link::{Notice, Read, decode, shorten};
use crate::migrations::VERSION;
use crate::origin::Origin;

/// Longest text of a round, in bytes: some two hundred futures of two or three levers.
pub const LONGEST_ROUND: usize = 3_000;

/// Of it, what all measures that can be agreed on need.
const MEASURES_ROOM: usize = 300;

/// A measure of those that are told of under a lever: the lever, and which of its measures, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MeasureId {
    /// The lever.
    pub lever: LeverId,
    /// Which of its measures, in the order of `acting.toml`, from 1 to 9.
    pub nr: u8,
}

/// Writes `tfr1`.
impl fmt::Display for MeasureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.lever.lever().key, self.nr)
    }
}

/// Text that is no measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a measure is written like tfr1")]
pub struct ParseMeasureIdError;

/// Reads what [`fmt::Display`] writes. Whether there is such a measure is for the texts to say.
impl FromStr for MeasureId {
    type Err = ParseMeasureIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // A lever's name may end in a digit of its own.
        let found = LEVERS.iter().find_map(|lever| {
            let nr = text.strip_prefix(lever.key)?.as_bytes();
            match nr {
                [nr @ b'1'..=b'9'] => Some(Self { lever: lever.id, nr: nr - b'0' }),
                _ => None,
            }
        });
        found.ok_or(ParseMeasureIdError)
    }
}

/// What a group has handed in about a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    place: PlaceId,
    futures: Vec<Levers>,
    /// The code of each.
    codes: Vec<String>,
    agreed: Vec<MeasureId>,
}

/// What became of something that was handed in.
#[derive(Debug, Clone, PartialEq)]
pub enum HandedIn {
    /// It is in the round, under this number.
    Added(usize),
    /// The same levers are in the round already, under this number; another person may mean the same.
    Again(usize, Levers),
    /// It is about another place.
    Elsewhere(PlaceId),
    /// It is no future.
    Unreadable(String, Unreadable),
    /// The round has room for no more.
    Full,
}

/// Why something handed in is no future.
#[derive(Debug, Clone, PartialEq)]
pub enum Unreadable {
    /// It is no code.
    Code(CodeError),
    /// It is a link, which says something of the levers that cannot be taken as it stands.
    Link(Notice),
    /// It is a link to no place.
    NoPlace,
}

/// A part of a link's or file's round that cannot be used.
#[derive(Debug, Clone, PartialEq)]
pub enum Lost {
    /// A future.
    Future(HandedIn),
    /// Something that was agreed on.
    Measure(String),
}

impl Round {
    /// The key in links.
    pub const KEY: &'static str = "round";

    /// A round in which nothing has been handed in.
    pub const fn new(place: PlaceId) -> Self {
        Self { place, futures: Vec::new(), codes: Vec::new(), agreed: Vec::new() }
    }

    /// Reads what a link says of a round about a place, and what of it cannot be used.
    pub fn read(text: &str, place: PlaceId) -> (Self, Vec<Lost>) {
        let text = decode(text);
        let (codes, agreed) = text.split_once('~').unwrap_or((&text, ""));
        Self::of_parts(place, dotted(codes), dotted(agreed))
    }

    fn of_parts<'a>(
        place: PlaceId,
        codes: impl Iterator<Item = &'a str>,
        agreed: impl Iterator<Item = &'a str>,
    ) -> (Self, Vec<Lost>) {
        let mut round = Self::new(place);
        let mut lost = Vec::new();
        for code in codes {
            match round.take(code, true) {
                HandedIn::Added(_) => {}
                other => lost.push(Lost::Future(other)),
            }
        }
        for measure in agreed {
            match measure.parse() {
                Ok(id) if !round.agreed.contains(&id) => round.agree(id, true),
                _ => lost.push(Lost::Measure(shorten(measure))),
            }
        }
        (round, lost)
    }

    /// As a link says it; empty where there is nothing.
    pub fn write(&self) -> String {
        let mut text = String::new();
        for code in &self.codes {
            if !text.is_empty() {
                text.push('.');
            }
            text.push_str(code);
        }
        for (i, measure) in self.measures().enumerate() {
            text.push(if i == 0 { '~' } else { '.' });
            text.push_str(&measure);
        }
        text
    }

    fn measures(&self) -> impl Iterator<Item = String> + '_ {
        self.agreed.iter().map(ToString::to_string)
    }

    /// The place that it is about.
    pub const fn place(&self) -> PlaceId {
        self.place
    }

    /// The futures, in the order in which they came.
    pub fn futures(&self) -> &[Levers] {
        &self.futures
    }

    /// What the group agrees to do, in the order of levers.
    pub fn agreed(&self) -> &[MeasureId] {
        &self.agreed
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.futures.is_empty() && self.agreed.is_empty()
    }

    /// Takes a measure among those that the group agrees on, or out of them.
    pub fn agree(&mut self, measure: MeasureId, agreed: bool) {
        self.agreed.retain(|other| *other != measure);
        if agreed {
            self.agreed.push(measure);
            self.agreed.sort_unstable();
        }
    }

    /// Takes a future out, by its number from 1; those after it move up.
    pub fn remove(&mut self, number: usize) {
        if (1..=self.futures.len()).contains(&number) {
            self.futures.remove(number - 1);
            self.codes.remove(number - 1);
        }
    }

    /// Takes all that somebody typed or pasted: codes and links, on lines of their own or parted by commas. Gives back what
    /// became of each.
    ///
    /// `read` is [`crate::Link::read`], given by the page's one caller of it: with two, the compiler would put it into the page's
    /// first file as code for speed.
    pub fn hand_in(&mut self, text: &str, read: fn(&str) -> Read) -> Vec<HandedIn> {
        let mut told = Vec::new();
        for line in text.split(['\n', '\r', ';', ',']).map(str::trim).filter(|line| !line.is_empty()) {
            let words = line.split_whitespace();
            // A code may be typed with spaces in it; several may stand on a line, and links never have spaces.
            if words.clone().any(|word| word.contains('=')) || is_several_codes(line) {
                for word in words {
                    self.hand_in_one(word, read, &mut told);
                }
            } else {
                self.hand_in_one(line, read, &mut told);
            }
        }
        told
    }

    fn hand_in_one(&mut self, text: &str, read: fn(&str) -> Read, told: &mut Vec<HandedIn>) {
        let Some((_, query)) = text.split_once('?').filter(|_| text.contains('=')) else {
            return told.push(self.take(text, false));
        };
        let query = query.split_once('#').map_or(query, |(query, _)| query);
        let read = read(query);
        let unreadable = |why| HandedIn::Unreadable(shorten(text), why);
        // What says nothing of the levers may be what it likes.
        let wrong = read.notices.into_iter().find(|notice| !matches!(notice, Notice::UnknownKey(_)));
        let Some(place) = read.link.place else {
            return told.push(unreadable(Unreadable::NoPlace));
        };
        if let Some(notice) = wrong {
            return told.push(unreadable(Unreadable::Link(notice)));
        }
        if read.link.round.is_empty() {
            return told.push(self.add(Future { place, levers: read.link.levers }, false));
        }
        // Another group's round.
        let said = decode(&read.link.round);
        let (codes, _) = said.split_once('~').unwrap_or((&said, ""));
        for code in dotted(codes) {
            told.push(self.take(code, false));
        }
    }

    fn take(&mut self, code: &str, again: bool) -> HandedIn {
        match Future::read(code) {
            Ok(future) => self.add(future, again),
            Err(why) => HandedIn::Unreadable(shorten(code), Unreadable::Code(why)),
        }
    }

    /// Adds a future; the same levers once more only if `again` says so.
    pub fn add(&mut self, future: Future, again: bool) -> HandedIn {
        if future.place != self.place {
            return HandedIn::Elsewhere(future.place);
        }
        // As a code says it, so that a link shows the same.
        let code = future.plain_code();
        let Ok(Future { levers, .. }) = Future::read(&code) else {
            // A lever that the place does not have: links tell of it before.
            return HandedIn::Unreadable(shorten(&code), Unreadable::Code(CodeError::Mistyped));
        };
        if let Some(before) = self.futures.iter().position(|other| *other == levers)
            && !again
        {
            return HandedIn::Again(before + 1, levers);
        }
        let room =
            LONGEST_ROUND - MEASURES_ROOM - self.codes.iter().map(|code| code.len() + 1).sum::<usize>();
        if code.len() > room {
            return HandedIn::Full;
        }
        self.futures.push(levers);
        self.codes.push(code);
        HandedIn::Added(self.futures.len())
    }

    /// The round as a file holds it, made with an edition of the data set.
    pub fn to_file(&self, edition: &str) -> RoundFile {
        RoundFile {
            format: FORMAT.into(),
            version: FILE_VERSION,
            model: VERSION,
            data: edition.into(),
            place: self.place.to_string(),
            futures: self.futures.iter().map(ToString::to_string).collect(),
            agreed: self.measures().collect(),
        }
    }
}

/// What says that a file is a round.
const FORMAT: &str = "framsyn-round";
/// Version of the file's form.
const FILE_VERSION: u16 = 1;

/// A round as a file (`schemas/round.schema.json`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundFile {
    /// Says that it is one.
    pub format: String,
    /// Version of the form.
    pub version: u16,
    /// Version of the model.
    pub model: u16,
    /// Edition of the data set; empty where it is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub data: String,
    /// The place, as in links.
    pub place: String,
    /// Levers of each future, as `framsyn outlook --set` takes them.
    pub futures: Vec<String>,
    /// Measures, as in links.
    pub agreed: Vec<String>,
}

/// Why a file is no round that can be opened.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RoundFileError {
    /// It is another kind of file.
    #[error("it is no round of Framsyn")]
    OtherFormat,
    /// It has a form that is not known.
    #[error("it has another form ({0})")]
    OtherVersion(u16),
    /// There is no such version of the model, or no such edition of the data set.
    #[error("it cannot have been made with {0:?}")]
    MadeWith(String),
    /// It names no place.
    #[error("{0:?} is no place")]
    Place(String),
    /// A future, by its number from 1, cannot be read.
    #[error("future {0} cannot be read: {1}")]
    Future(usize, String),
    /// There is no such measure.
    #[error("{0:?} is no measure")]
    Measure(String),
    /// It holds more than a round has room for.
    #[error("it holds more than {LONGEST_ROUND} bytes of futures")]
    Full,
}

/// A round that a file held.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenedRound {
    /// The round.
    pub round: Round,
    /// Edition of the data set that it was made with; empty where that is not known.
    pub edition: String,
    /// What to tell: that it was made with another version of the model, and what had to be ignored or limited of it.
    pub notices: Vec<Notice>,
}

impl RoundFile {
    /// The round that the file holds: all of it, or nothing. Its futures are read as links of its version are. `read` as for
    /// [`Round::hand_in`].
    ///
    /// # Errors
    /// [`RoundFileError`] names the first thing that cannot be read.
    pub fn open(&self, read: fn(&str) -> Read) -> Result<OpenedRound, RoundFileError> {
        if self.format != FORMAT {
            return Err(RoundFileError::OtherFormat);
        }
        if self.version != FILE_VERSION {
            return Err(RoundFileError::OtherVersion(self.version));
        }
        let place: PlaceId = self.place.parse().map_err(|_| RoundFileError::Place(shorten(&self.place)))?;
        let origin = Origin { place, model: Some(self.model), edition: self.data.clone() };
        let of_model = |notice: &Notice| matches!(notice, Notice::OtherModel(_));
        let Some(bare) = origin.read("", read).filter(|bare| bare.notices.iter().all(of_model)) else {
            return Err(RoundFileError::MadeWith(shorten(&format!("{} {}", self.model, self.data))));
        };
        let (mut round, mut notices) = (Round::new(place), bare.notices);
        for (i, text) in self.futures.iter().enumerate() {
            let wrong = || RoundFileError::Future(i + 1, shorten(text));
            let levers: Vec<&str> = text.split(',').map(str::trim).collect();
            let read = origin.read(&levers.join("&"), read).ok_or_else(wrong)?;
            for notice in read.notices {
                // Nothing that was saved by this version needs a limit.
                if origin.is_of_today() {
                    return Err(wrong());
                }
                if !notices.contains(&notice) {
                    notices.push(notice);
                }
            }
            match round.add(Future { place, levers: read.link.levers }, true) {
                HandedIn::Added(_) => {}
                HandedIn::Full => return Err(RoundFileError::Full),
                _ => return Err(wrong()),
            }
        }
        for text in &self.agreed {
            let measure = text.parse().map_err(|_| RoundFileError::Measure(shorten(text)))?;
            round.agree(measure, true);
        }
        Ok(OpenedRound { round, edition: bare.link.edition, notices })
    }
}

fn dotted(text: &str) -> impl Iterator<Item = &str> {
    text.split('.').filter(|part| !part.is_empty())
}

/// Whether a line is codes with spaces between them, not one with spaces in it.
fn is_several_codes(line: &str) -> bool {
    Future::read(line).is_err()
        && line.split_whitespace().nth(1).is_some()
        && line.split_whitespace().all(|word| Future::read(word).is_ok())
}
