//! Scenarios side by side: up to four, one of which is open, that is, moved by the levers.

use std::fmt::{self, Write as _};

use atlas::PlaceId;

use crate::held::Held;
use crate::levers::{LeverId, Levers};
use crate::link::{Notice, decode};

/// What a link says of scenarios beside the open one's levers stands in it as text, the parts of the link with these keys:
/// which scenario is open, what it is called, which one its stories are told beside, and the others by their letters. [`Scenarios::read`] reads it where it is
/// needed, so that a page without it goes without the code.
const KEYS: [&str; 3 + MOST_SCENARIOS] = [OPEN, NAME, BESIDE, "a", "b", "c", "d"];
const OPEN: &str = "open";
const NAME: &str = "name";
const BESIDE: &str = "beside";

/// Whether a part of a link is about scenarios.
pub(crate) fn is_about_scenarios(key: &str) -> bool {
    KEYS.contains(&key)
}

/// Whether a link's text about scenarios says that there are others beside the open one.
pub fn keeps_others(kept: &str) -> bool {
    // Their keys alone are one letter long.
    kept.split('&').any(|part| part.as_bytes().get(1) == Some(&b'='))
}

/// Most scenarios that are kept side by side.
pub const MOST_SCENARIOS: usize = 4;

/// Longest name that a scenario can have, characters.
pub const LONGEST_NAME: usize = 40;

/// Which of the scenarios: it keeps its letter, colour and dash whatever becomes of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Slot {
    /// The first, which is there from the beginning.
    #[default]
    A,
    /// The second.
    B,
    /// The third.
    C,
    /// The fourth.
    D,
}

impl Slot {
    /// All of them.
    pub const ALL: [Self; MOST_SCENARIOS] = [Self::A, Self::B, Self::C, Self::D];

    /// Its letter, for readers.
    pub const fn letter(self) -> &'static str {
        ["A", "B", "C", "D"][self as usize]
    }

    /// Its name in links.
    pub const fn key(self) -> &'static str {
        KEYS[3 + self as usize]
    }

    /// The one with this name in links.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|slot| slot.key() == key)
    }
}

/// A scenario's name as its maker gave it: one line of at most [`LONGEST_NAME`] characters, empty where it has none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name(String);

impl Name {
    /// The name that is meant by what was typed: spaces in a row are one, and what cannot be read is left out. Gives back
    /// too whether it was too long and had to be cut.
    pub fn typed(text: &str) -> (Self, bool) {
        let mut name = String::new();
        for word in text.split(|c: char| c.is_whitespace() || unseen(c)).filter(|word| !word.is_empty()) {
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(word);
        }
        let kept = name.char_indices().nth(LONGEST_NAME).map(|(end, _)| end);
        if let Some(end) = kept {
            name.truncate(end);
            // A cut may stand before a space, which a name does not end with.
            name.truncate(name.trim_end().len());
        }
        (Self(name), kept.is_some())
    }

    /// The name; empty where it has none.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a letter is one that nobody sees, or that turns others around.
pub(crate) fn unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A scenario that is kept while another one is open.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scenario {
    /// Its name.
    pub name: Name,
    /// Its levers.
    pub levers: Levers,
}

/// Writes `Name~tfr=0.2,emp=2@2032`: no levers are written with `~`.
impl fmt::Display for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name.as_str())?;
        f.write_str("~")?;
        self.levers.fmt(f)
    }
}

impl Scenario {
    /// Reads what is written so, and adds what had to be limited to the notices, as for the levers of a link. `None` where
    /// what stands behind the last `~` is not a setting of levers.
    pub fn read(text: &str, notices: &mut Vec<Notice>) -> Option<Self> {
        let (name, settings) = text.rsplit_once('~')?;
        let (name, cut) = Name::typed(name);
        let (mut levers, mut told) = (Levers::default(), Vec::from_iter(cut.then_some(Notice::NameCut)));
        for part in settings.split(',').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=')?;
            if key == Held::KEY {
                levers.hold(value.parse().ok()?);
                continue;
            }
            told.extend(levers.set_from_link(LeverId::from_key(key)?, value.parse().ok()?));
        }
        notices.append(&mut told);
        Some(Self { name, levers })
    }
}

/// The scenarios beside the open one, and the open one's name. Its levers stand elsewhere: they are what is moved.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scenarios {
    open: Slot,
    name: Name,
    beside: Option<Slot>,
    others: [Option<Scenario>; MOST_SCENARIOS],
}

impl Scenarios {
    /// The open one, what it is called, and those beside it; in its own place there is no other.
    pub fn of(open: Slot, name: Name, mut others: [Option<Scenario>; MOST_SCENARIOS]) -> Self {
        others[open as usize] = None;
        Self { open, name, beside: None, others }
    }

    /// Reads what a link says, for a place. What cannot be meant is told and left out, as is what the place does not have;
    /// the open one's levers are the link's own.
    pub fn read(kept: &str, place: Option<PlaceId>) -> (Self, Vec<Notice>) {
        let (mut scenarios, mut notices) = (Self::default(), Vec::new());
        let find = |key: &str| {
            let parts = kept.split('&').filter_map(|part| part.split_once('='));
            parts.into_iter().find(|(of, _)| *of == key).map(|(_, text)| decode(text))
        };
        if let Some(key) = find(OPEN) {
            match Slot::from_key(&key) {
                Some(slot) => scenarios.open = slot,
                None => notices.push(Notice::unreadable(OPEN, &key)),
            }
        }
        let (name, cut) = Name::typed(&find(NAME).unwrap_or_default());
        scenarios.name = name;
        notices.extend(cut.then_some(Notice::NameCut));
        let mut lost = None;
        for slot in Slot::ALL {
            let Some(text) = find(slot.key()) else { continue };
            let read = if slot == scenarios.open { None } else { Scenario::read(&text, &mut notices) };
            match read {
                Some(mut scenario) => {
                    lost = place.and_then(|place| scenario.levers.only_those_of(place)).or(lost);
                    scenarios.others[slot as usize] = Some(scenario);
                }
                None => notices.push(Notice::unreadable(slot.key(), &text)),
            }
        }
        if let Some(key) = find(BESIDE) {
            match Slot::from_key(&key).filter(|slot| scenarios.others[*slot as usize].is_some()) {
                Some(slot) => scenarios.beside = Some(slot),
                None => notices.push(Notice::unreadable(BESIDE, &key)),
            }
        }
        notices.extend(lost.map(Notice::NotHere));
        (scenarios, notices)
    }

    /// Writes what a link says.
    pub fn write(&self) -> String {
        let mut kept = String::new();
        let mut put = |key: &str, text: &str| {
            if !kept.is_empty() {
                kept.push('&');
            }
            kept.push_str(key);
            kept.push('=');
            encode(text, &mut kept);
        };
        if self.open != Slot::default() {
            put(OPEN, self.open.key());
        }
        if !self.name.0.is_empty() {
            put(NAME, &self.name.0);
        }
        if let Some(beside) = self.beside {
            put(BESIDE, beside.key());
        }
        for (slot, scenario) in self.others() {
            put(slot.key(), &scenario.to_string());
        }
        kept
    }

    /// The one that is open.
    pub const fn open(&self) -> Slot {
        self.open
    }

    /// The one that stories are told in beside the open one; `None` for today's course.
    pub const fn beside(&self) -> Option<Slot> {
        self.beside
    }

    /// Tells stories in one of the others too, or on today's course.
    pub fn set_beside(&mut self, slot: Option<Slot>) {
        self.beside = slot.filter(|slot| self.others[*slot as usize].is_some());
    }

    /// The name of one; empty also where there is none.
    pub fn name(&self, slot: Slot) -> &str {
        let other = || self.others[slot as usize].as_ref().map_or("", |scenario| scenario.name.as_str());
        if slot == self.open { self.name.as_str() } else { other() }
    }

    /// The others, in order.
    pub fn others(&self) -> impl Iterator<Item = (Slot, &Scenario)> {
        Slot::ALL.into_iter().zip(&self.others).filter_map(|(slot, other)| Some((slot, other.as_ref()?)))
    }

    /// Whether there are others.
    pub fn has_others(&self) -> bool {
        self.others().next().is_some()
    }

    /// All that there are, in order.
    pub fn slots(&self) -> impl Iterator<Item = Slot> {
        Slot::ALL.into_iter().filter(|slot| *slot == self.open || self.others[*slot as usize].is_some())
    }

    /// The first that is free.
    pub fn free(&self) -> Option<Slot> {
        Slot::ALL.into_iter().find(|slot| !self.slots().any(|taken| taken == *slot))
    }

    /// Gives one a name.
    pub fn rename(&mut self, slot: Slot, name: Name) {
        if slot == self.open {
            self.name = name;
        } else if let Some(other) = &mut self.others[slot as usize] {
            other.name = name;
        }
    }

    /// Opens another one: `levers`, those of the one that was open, become its levers. Gives back whether there is such
    /// a one.
    pub fn switch(&mut self, slot: Slot, levers: &mut Levers) -> bool {
        let Some(next) = self.others[slot as usize].take() else { return false };
        let name = std::mem::replace(&mut self.name, next.name);
        self.others[self.open as usize] = Some(Scenario { name, levers: *levers });
        (self.open, *levers) = (slot, next.levers);
        self.set_beside(self.beside);
        true
    }

    /// Keeps the open one as it stands and goes on with a copy of it, which has no name yet. Gives back the copy's
    /// place; `None` where there is no room for more.
    pub fn duplicate(&mut self, levers: &Levers) -> Option<Slot> {
        let slot = self.free()?;
        let name = std::mem::take(&mut self.name);
        self.others[self.open as usize] = Some(Scenario { name, levers: *levers });
        self.open = slot;
        Some(slot)
    }

    /// Takes the open one away, and opens the one before it, or the first that there is. Gives back whether there was
    /// another one to go on with.
    pub fn remove(&mut self, levers: &mut Levers) -> bool {
        let rest: Vec<Slot> = self.others().map(|(slot, _)| slot).collect();
        let before = rest.iter().rfind(|slot| **slot < self.open).or(rest.first()).copied();
        let Some((slot, next)) = before.and_then(|slot| Some((slot, self.others[slot as usize].take()?)))
        else {
            return false;
        };
        (self.open, self.name, *levers) = (slot, next.name, next.levers);
        self.set_beside(self.beside);
        true
    }
}

/// Percent-encoding of what a visitor wrote: all but letters, digits, what levers are written with, and no plus: some
/// programs take it for a space.
fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~=,@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::levers::RAMP_MAX;

    fn tfr(change: f64) -> Levers {
        let mut levers = Levers::default();
        levers.set(LeverId::Tfr, change);
        levers
    }

    fn letters(scenarios: &Scenarios) -> String {
        scenarios.slots().map(Slot::letter).collect()
    }

    #[test]
    fn copies_are_made_opened_and_taken_away() {
        let (mut all, mut levers) = (Scenarios::default(), tfr(0.1));
        all.rename(Slot::A, Name::typed("Flere barn").0);
        assert_eq!(all.duplicate(&levers), Some(Slot::B));
        assert_eq!((letters(&all).as_str(), all.open(), all.name(Slot::B)), ("AB", Slot::B, ""));
        assert_eq!(all.name(Slot::A), "Flere barn");
        levers = tfr(0.5);
        assert!(all.switch(Slot::A, &mut levers));
        assert_eq!((levers, all.open()), (tfr(0.1), Slot::A));
        assert_eq!(
            all.others().map(|(slot, it)| (slot, it.levers)).collect::<Vec<_>>(),
            [(Slot::B, tfr(0.5))]
        );
        assert!(!all.switch(Slot::D, &mut levers) && !all.switch(Slot::A, &mut levers));
        assert_eq!((all.duplicate(&levers), all.duplicate(&levers)), (Some(Slot::C), Some(Slot::D)));
        assert_eq!((all.duplicate(&levers), letters(&all).as_str()), (None, "ABCD"));
        assert!(all.switch(Slot::B, &mut levers) && all.remove(&mut levers));
        assert_eq!((letters(&all).as_str(), all.open(), levers), ("ACD", Slot::A, tfr(0.1)));
        assert!(all.remove(&mut levers) && all.remove(&mut levers));
        assert_eq!((letters(&all).as_str(), all.open()), ("D", Slot::D));
        assert!(!all.remove(&mut levers), "the last one stays");
        assert_eq!((all.free(), letters(&all).as_str()), (Some(Slot::A), "D"));
    }

    #[test]
    fn stories_are_told_beside_one_of_the_others() {
        let (mut all, _) = Scenarios::read("b=~tfr=0.2&c=~&beside=c", None);
        let mut levers = tfr(0.1);
        assert_eq!((all.beside(), all.write().as_str()), (Some(Slot::C), "beside=c&b=~tfr=0.2&c=~"));
        all.set_beside(Some(Slot::D));
        assert_eq!(all.beside(), None, "there is no such one");
        all.set_beside(Some(Slot::B));
        assert!(all.switch(Slot::C, &mut levers) && all.beside() == Some(Slot::B));
        assert!(all.switch(Slot::B, &mut levers) && all.beside().is_none(), "it is open now");
    }

    #[test]
    fn names_are_one_line_of_some_length() {
        assert_eq!(Name::typed("  Unge\n\tkommer   hjem \u{7}"), (Name("Unge kommer hjem".into()), false));
        assert_eq!(Name::typed("\u{202e}\u{200b}\u{feff}"), (Name::default(), false));
        let (long, cut) = Name::typed(&"æ".repeat(41));
        assert_eq!((long.as_str(), cut), (&*"æ".repeat(40), true));
    }

    #[test]
    fn what_a_link_cannot_mean_is_told() {
        let read = |kept: &str| Scenarios::read(kept, Some(PlaceId::Nation));
        let unreadable = Notice::unreadable;
        let (all, notices) = read("b=Flere+barn~tfr=0.2&c=~sun=1&d=tfr=0.2&open=e&beside=d");
        let told = [
            unreadable(OPEN, "e"),
            unreadable("c", "~sun=1"),
            unreadable("d", "tfr=0.2"),
            unreadable(BESIDE, "d"),
        ];
        assert_eq!(
            (notices.as_slice(), letters(&all).as_str(), all.name(Slot::B)),
            (&told[..], "AB", "Flere+barn")
        );
        // The open one's levers stand elsewhere.
        let (all, notices) = read("a=~tfr=0.2");
        assert_eq!((notices, all), (vec![unreadable("a", "~tfr=0.2")], Scenarios::default()));
        let long = "x".repeat(41);
        assert_eq!(read(&format!("name={long}&c={long}~")).1, [Notice::NameCut, Notice::NameCut]);
        // Beyond its bounds a lever is limited, as one of the open scenario is, and the rest stays.
        let (all, notices) = read("b=Hjem~tfr=99,emp=2@2099");
        let limited =
            [Notice::Limited { lever: LeverId::Tfr, used: 0.8 }, Notice::YearLimited { used: RAMP_MAX }];
        assert_eq!((notices.as_slice(), all.write().as_str()), (&limited[..], "b=Hjem~tfr=0.8,emp=2@2046"));
        // What the country cannot have is gone in all of them, and told once.
        let (all, notices) = read("b=%7Emigdom=2,tfr=0.1&c=~migdom=1");
        assert_eq!(notices, [Notice::NotHere(LeverId::Migdom)]);
        assert_eq!(all.write(), "b=~tfr=0.1&c=~");
        assert_eq!(Scenarios::read(&all.write(), None), (all, vec![]));
    }

    #[test]
    fn a_link_tells_at_a_glance_whether_there_are_others() {
        for (kept, others) in
            [("", false), ("open=b&name=a", false), ("name=x&d=~", true), ("a=~tfr=0.2", true)]
        {
            assert_eq!(keeps_others(kept), others, "{kept}");
        }
    }

    #[test]
    fn a_scenario_reads_as_it_is_written() {
        for (name, levers) in [("", Levers::default()), ("A ~ b", tfr(0.2)), ("Ålesund & co", tfr(-0.35))] {
            let scenario = Scenario { name: Name::typed(name).0, levers };
            let mut notices = Vec::new();
            assert_eq!(
                (Scenario::read(&scenario.to_string(), &mut notices), notices),
                (Some(scenario), vec![])
            );
        }
        for text in ["tfr=0.2", "name~sun=1", "name~tfr", "name~hold=sun"] {
            let mut notices = Vec::new();
            assert_eq!((Scenario::read(text, &mut notices), notices), (None, vec![]), "{text}");
        }
    }
}
