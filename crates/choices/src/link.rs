//! The state of the page as a query string, and back.
//!
//! A link holds only what differs from the start: `?kommune=5501&tfr=0.2&emp=2@2032&v=2&data=2026-e2c935e3`. What a link
//! cannot mean is said, never guessed: see [`Notice`]. One of an earlier version is first written as today's would be: see
//! [`crate::migrations`].

use std::fmt::Write as _;

use atlas::{KommuneNr, PlaceId};

use crate::HORIZON;
use crate::held::Held;
use crate::levers::{LEVERS, LeverId, Levers, RAMP_START, Setting};
use crate::look::is_about_look;
use crate::migrations::{VERSION, migrate};
use crate::own::OwnFigures;
use crate::round::{LONGEST_ROUND, Round};
use crate::scenarios::{is_about_scenarios, unseen};
use crate::view::{BORN_FIRST, BORN_LAST, ChartId, FIRST_SEED, MapChoice, Mode, ViewId};

/// Name of the version in links.
pub(crate) const VERSION_KEY: &str = "v";
/// Name of the edition of the data set in links.
pub(crate) const EDITION_KEY: &str = "data";

/// What `as` says when the map shows the change since the base year.
const AS_CHANGE: &str = "change";

/// Longest query that is read, in bytes: a state never needs more, also with four scenarios of the longest names and the longest round.
const LONGEST: usize = 4_000 + LONGEST_ROUND;

/// Languages of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Bokmål.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
    /// Northern Sami: the main screen. What has no words in it yet is written in bokmål.
    Se,
}

impl Language {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Nb, Self::Nn, Self::En, Self::Se];

    /// Those in which everything is written: see [`Language::whole`].
    pub const WHOLE: [Self; 3] = [Self::Nb, Self::Nn, Self::En];

    /// Its code in links and in `<html lang>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::En => "en",
            Self::Se => "se",
        }
    }

    /// The language in which all that is not the main screen is written for its readers.
    pub const fn whole(self) -> Self {
        match self {
            Self::Se => Self::Nb,
            whole => whole,
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.code() == code)
    }

    /// The language that a municipality's inhabitants are met in when none is chosen: nynorsk in Vestland but for
    /// Bergen and its region, bokmål elsewhere. A rule of thumb, for want of a table of municipalities' written language.
    pub fn usual_in(place: PlaceId) -> Self {
        let bergen = match place {
            PlaceId::Kommune(nr) => nr.get() == 4601,
            PlaceId::Region(nr) => nr == 46005,
            PlaceId::County(_) | PlaceId::Nation => false,
        };
        if place.county() == Some(46) && !bergen { Self::Nn } else { Self::Nb }
    }
}

/// The state of the page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Link {
    /// Place, if one has been chosen. It may be one that the data set does not have.
    pub place: Option<PlaceId>,
    /// Language, if one has been chosen.
    pub language: Option<Language>,
    /// The scenario that is open.
    pub levers: Levers,
    /// Which of the scenarios it is, and those that are kept beside it, as the link writes it: [`crate::Scenarios`] reads it.
    pub kept: String,
    /// Figures of today that the place knows better.
    pub own: OwnFigures,
    /// Year of the pyramid and the map, if another than the last.
    pub year: Option<u16>,
    /// View that is shown.
    pub view: ViewId,
    /// Chart that is shown in the view of the population.
    pub chart: ChartId,
    /// Figure whose chart is shown in another view, if not that view's first: a name of `outlook`, which knows whether
    /// there is one.
    pub figure: Option<String>,
    /// What the map shows.
    pub map: MapChoice,
    /// Year of birth of those who are followed in the pyramid.
    pub born: Option<u16>,
    /// Which people the stories are of, if others than the first.
    pub seed: Option<u16>,
    /// Whether the page is shown without its frame, to be embedded.
    pub embed: bool,
    /// The form that the page takes.
    pub mode: Mode,
    /// Levers that are offered, in the table's order; empty for all of them.
    pub show: Vec<LeverId>,
    /// Whether no lever is offered at all.
    pub hide_controls: bool,
    /// Edition of the data set that the assumptions were chosen with; empty where it is not known.
    pub edition: String,
    /// How the page looks in the frame of another site, as the link writes it: [`crate::Look`] reads it.
    pub look: String,
    /// What a group has handed in, as the link writes it: [`Round`] reads it.
    pub round: String,
}

/// A part of a link that was ignored or limited.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// Nothing on the page has this name.
    UnknownKey(String),
    /// The value cannot be read.
    Unreadable {
        /// Name of the part.
        key: String,
        /// What stands there.
        value: String,
    },
    /// The same part stands more than once; the first counts.
    Repeated(String),
    /// A change was outside the lever's bounds and was set to the nearest that is not.
    Limited {
        /// The lever.
        lever: LeverId,
        /// The change that is used.
        used: f64,
    },
    /// A scenario's name was too long and was cut.
    NameCut,
    /// A lever that is not offered in this place was left alone.
    NotHere(LeverId),
    /// A year was outside the years that there are and was set to the nearest.
    YearLimited {
        /// The year that is used.
        used: u16,
    },
    /// The link was made with another version of the model, in which the same assumptions gave other figures, or with one
    /// that this page does not know yet.
    OtherModel(u16),
    /// The link is longer than any state needs; nothing of it was read.
    TooLong,
}

impl Notice {
    /// A value that cannot be read, shortened to what can be shown.
    pub fn unreadable(key: &str, value: &str) -> Self {
        Self::Unreadable { key: shorten(key), value: shorten(value) }
    }
}

/// A link as read: the state, and what had to be ignored or limited.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Read {
    /// The state.
    pub link: Link,
    /// What to tell the visitor.
    pub notices: Vec<Notice>,
}

impl Link {
    /// Writes the state as a query string without `?`; empty for the start page.
    pub fn write(&self) -> String {
        let mut query = String::new();
        let mut put = |key: &str, value: &dyn std::fmt::Display| {
            if !query.is_empty() {
                query.push('&');
            }
            // Writing to a string does not fail.
            let _ = write!(query, "{key}={value}");
        };
        if let Some(place) = self.place {
            put("kommune", &place);
        }
        for (id, setting) in self.levers.moved() {
            put(id.lever().key, &setting);
        }
        if !self.levers.held().is_nothing() {
            put(Held::KEY, &self.levers.held());
        }
        if let Some((key, rest)) = self.kept.split_once('=') {
            put(key, &rest);
        }
        if !self.own.is_nothing() {
            put(OwnFigures::KEY, &self.own);
        }
        if let Some(year) = self.year {
            put("year", &year);
        }
        if self.view != ViewId::default() {
            put("view", &self.view.key());
        }
        match (self.view, &self.figure) {
            (ViewId::Population, _) if self.chart != ChartId::default() => put("chart", &self.chart.key()),
            (ViewId::Population, _) | (_, None) => {}
            (_, Some(figure)) => put("chart", figure),
        }
        if self.view == ViewId::Map {
            let MapChoice { change, baseline, county, beside } = &self.map;
            if *change {
                put("as", &AS_CHANGE);
            }
            if *baseline {
                put("all", &0);
            }
            if let Some(county) = county {
                put("zoom", &PlaceId::County(*county));
            }
            if beside[0].is_some() {
                put("with", &Numbers(beside));
            }
        }
        if let Some(born) = self.born {
            put("born", &born);
        }
        if let Some(seed) = self.seed {
            put("seed", &seed);
        }
        if let Some(language) = self.language {
            put("lang", &language.code());
        }
        if self.embed {
            put("embed", &1);
        }
        if let Some(mode) = self.mode.key() {
            put("mode", &mode);
        }
        if !self.show.is_empty() {
            let keys: Vec<&str> = self.show.iter().map(|id| id.lever().key).collect();
            put("show", &keys.join(","));
        }
        if self.hide_controls {
            put("hideControls", &1);
        }
        if let Some((key, rest)) = self.look.split_once('=') {
            put(key, &rest);
        }
        if !self.round.is_empty() {
            put(Round::KEY, &self.round);
        }
        let plain = self.levers.is_baseline() && self.own.is_nothing();
        if !(plain && self.kept.is_empty() && self.round.is_empty()) {
            put(VERSION_KEY, &VERSION);
            if !self.edition.is_empty() {
                put(EDITION_KEY, &self.edition);
            }
        }
        query
    }

    /// Reads a query string, with or without `?`. Never fails: what cannot be read is told in the notices.
    pub fn read(query: &str) -> Read {
        let query = query.strip_prefix('?').unwrap_or(query);
        let mut read = Read::default();
        if query.len() > LONGEST {
            read.notices.push(Notice::TooLong);
            return read;
        }
        let mut parts: Vec<(&str, &str)> = query
            .split('&')
            .filter(|part| !part.is_empty())
            .map(|part| part.split_once('=').unwrap_or((part, "")))
            .collect();
        read.notices.extend(migrate(&mut parts));
        let mut seen: Vec<String> = Vec::new();
        let mut chart = None;
        for (key, raw) in parts {
            let (key, value) = (decode(key), decode(raw));
            if is_tracking(&key) {
                continue;
            }
            if seen.contains(&key) {
                read.notices.push(Notice::Repeated(shorten(&key)));
                continue;
            }
            match key.as_str() {
                "chart" => chart = Some(value),
                key if is_about_scenarios(key) => keep_text(&mut read.link.kept, key, raw),
                key if is_about_look(key) => keep_text(&mut read.link.look, key, raw),
                // As it stands: decoded, a sign of it could end its part of the link once that is written.
                Round::KEY => raw.clone_into(&mut read.link.round),
                _ => read.part(&key, &value),
            }
            seen.push(key);
        }
        // What it means depends on the view, which may stand after it.
        if let Some(name) = chart {
            read.chart(name);
        }
        read.only_what_works_here();
        read
    }
}

impl Levers {
    /// Sets a lever to what a link says, and tells what of it had to be limited.
    pub(crate) fn set_from_link(
        &mut self,
        id: LeverId,
        setting: Setting,
    ) -> impl Iterator<Item = Notice> + use<> {
        let change = self.set(id, setting.change);
        let year = self.set_reached(id, setting.reached);
        let kept = self.get(id);
        let change = change.then_some(Notice::Limited { lever: id, used: kept.change });
        change.into_iter().chain(year.then_some(Notice::YearLimited { used: kept.reached }))
    }
}

impl Read {
    fn part(&mut self, key: &str, value: &str) {
        let understood = match key {
            "kommune" => keep(&mut self.link.place, value.parse().ok()),
            OwnFigures::KEY => value.parse().ok().map(|own| self.link.own = own),
            Held::KEY => value.parse().ok().map(|held| self.link.levers.hold(held)),
            "lang" => keep(&mut self.link.language, Language::from_code(value)),
            "embed" => yes_or_no(value).map(|yes| self.link.embed = yes),
            "hideControls" => yes_or_no(value).map(|yes| self.link.hide_controls = yes),
            "mode" => Mode::from_key(value).map(|mode| self.link.mode = mode),
            "show" => self.show(value),
            "year" => value.parse().ok().map(|year| self.year(year)),
            "as" => (value == AS_CHANGE).then(|| self.link.map.change = true),
            "all" => yes_or_no(value).map(|yes| self.link.map.baseline = !yes),
            "zoom" => match value.parse() {
                Ok(PlaceId::County(nr)) => keep(&mut self.link.map.county, Some(nr)),
                _ => None,
            },
            "with" => self.beside(value),
            "view" => ViewId::from_key(value).map(|view| self.link.view = view),
            "born" => value.parse().ok().map(|year| self.born(year)),
            "seed" => value.parse().ok().map(|seed: u16| {
                self.link.seed = (seed != FIRST_SEED).then_some(seed);
            }),
            // Read by the migrations, which come first.
            VERSION_KEY => value.parse::<u16>().ok().filter(|version| *version > 0).map(|_| ()),
            EDITION_KEY => is_edition(value).then(|| self.link.edition = value.to_owned()),
            _ => match LeverId::from_key(key) {
                Some(id) => value.parse().ok().map(|setting| {
                    self.notices.extend(self.link.levers.set_from_link(id, setting));
                }),
                None => {
                    self.notices.push(Notice::UnknownKey(shorten(key)));
                    return;
                }
            },
        };
        if understood.is_none() {
            self.notices.push(Notice::unreadable(key, value));
        }
    }

    fn chart(&mut self, name: String) {
        let figure = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        match (self.link.view, ChartId::from_key(&name)) {
            (ViewId::Population, Some(chart)) => self.link.chart = chart,
            (view, _) if view != ViewId::Population && !name.is_empty() && name.chars().all(figure) => {
                self.link.figure = Some(name);
            }
            _ => self.notices.push(Notice::unreadable("chart", &name)),
        }
    }

    /// The place may stand behind the levers: what does not work in it is known at the end only.
    fn only_what_works_here(&mut self) {
        let Some(place) = self.link.place else { return };
        self.notices.extend(self.link.levers.only_those_of(place).map(Notice::NotHere));
    }

    fn show(&mut self, keys: &str) -> Option<()> {
        let named = keys.split(',').map(LeverId::from_key).collect::<Option<Vec<_>>>()?;
        // In the order of the table, each once.
        self.link.show = LEVERS.iter().map(|lever| lever.id).filter(|id| named.contains(id)).collect();
        Some(())
    }

    fn beside(&mut self, numbers: &str) -> Option<()> {
        let mut map = self.link.map;
        for number in numbers.split(',') {
            map.add(number.parse().ok()?)?;
        }
        self.link.map = map;
        Some(())
    }

    fn year(&mut self, year: u16) {
        let used = year.clamp(RAMP_START, HORIZON);
        if used != year {
            self.notices.push(Notice::YearLimited { used });
        }
        self.link.year = (used != HORIZON).then_some(used);
    }

    fn born(&mut self, year: u16) {
        let used = year.clamp(BORN_FIRST, BORN_LAST);
        if used != year {
            self.notices.push(Notice::YearLimited { used });
        }
        self.link.born = Some(used);
    }
}

/// Municipality numbers parted by commas.
struct Numbers<'a>(&'a [Option<KommuneNr>]);

impl std::fmt::Display for Numbers<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (i, nr) in self.0.iter().flatten().enumerate() {
            if i > 0 {
                f.write_str(",")?;
            }
            nr.fmt(f)?;
        }
        Ok(())
    }
}

/// Whether a text can be the name of an edition: what `atlas` writes, a year and a part of a checksum.
pub fn is_edition(value: &str) -> bool {
    (1..=20).contains(&value.len())
        && value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

pub(crate) fn yes_or_no(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

/// Adds a part of the link to those that are read where they are needed.
fn keep_text(kept: &mut String, key: &str, raw: &str) {
    if !kept.is_empty() {
        kept.push('&');
    }
    kept.push_str(key);
    kept.push('=');
    kept.push_str(raw);
}

fn keep<T>(slot: &mut Option<T>, value: Option<T>) -> Option<()> {
    *slot = value;
    slot.as_ref().map(|_| ())
}

/// Keys that mail programs and social media hang on links: nothing the visitor chose, nothing to tell.
fn is_tracking(key: &str) -> bool {
    key.starts_with("utm_") || ["fbclid", "gclid", "msclkid", "mc_cid", "mc_eid", "_gl"].contains(&key)
}

/// At most 40 characters of what a stranger wrote, with a mark for those that nobody sees or that turn others around.
pub(crate) fn shorten(text: &str) -> String {
    let cut = text.chars().nth(40).is_some();
    let kept = text.chars().take(if cut { 39 } else { 40 });
    kept.map(|c| if unseen(c) { '\u{fffd}' } else { c }).chain(cut.then_some('…')).collect()
}

/// Percent-decoding; a sequence that is not valid UTF-8 becomes replacement characters. A plus is a plus, as in `tfr=+0.2`:
/// nothing in a link has spaces that it could stand for.
pub(crate) fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
        match (bytes[i], hex(i + 1), hex(i + 2)) {
            (b'%', Some(high), Some(low)) => {
                // Two hexadecimal digits are at most 255.
                out.push((high * 16 + low) as u8);
                i += 3;
            }
            (byte, ..) => {
                out.push(byte);
                i += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
