//! Stories (METHOD.md) in words: people who are made up, told by templates whose numbers are a scenario's.
//!
//! A template is a sentence or more with names in braces: `{name}` and `{he}` for people, `{in}`, `{inside}` and `{to}` for
//! the place,
//! `{year}` and `{now}` for the story's and the base year, and `{a}`, `{b}` and `{c}` for the role's figures, with `0`
//! behind it for the base year's. `{a|child|children}` is the number with the word that goes with it; nothing is written
//! as a word.

mod en;
mod names;
mod nb;
mod nn;

use atlas::{Core, PlaceId};
use outlook::stories::{ENDINGS, OPENINGS, Person, Role, Sex, Standing, Tale, Trend, shown};
use outlook::{Basis, Indicator};
use scenario::Language;

use crate::number::decimal;
use crate::{indicator_words, name_of};

/// The fixed words of the view of stories.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct StoryWords {
    pub question: &'static str,
    pub made_up: &'static str,
    pub press: &'static str,
    pub others: &'static str,
    pub todays_course: &'static str,
    pub your_choices: &'static str,
    pub beside: &'static str,
    pub differs: &'static str,
    pub close: &'static str,
    pub sources: &'static str,
    pub(crate) in_year: &'static str,
    pub(crate) projected: &'static str,
    pub(crate) measured: &'static str,
    pub(crate) met: &'static str,
    pub(crate) none: &'static str,
}

/// How stories are told in a language.
#[derive(Debug, Clone, Copy)]
struct Telling {
    she: Pronouns,
    he: Pronouns,
    child: Templates,
    young: Templates,
    carer: Templates,
    family: Templates,
    old: Templates,
}

/// The pronouns of a person.
#[derive(Debug, Clone, Copy)]
struct Pronouns {
    he: &'static str,
    him: &'static str,
    his: &'static str,
}

/// How the stories of a role are told.
#[derive(Debug, Clone, Copy)]
struct Templates {
    /// Headings, one for each opening.
    titles: [&'static str; OPENINGS],
    /// Who it is, when and where.
    openings: [&'static str; OPENINGS],
    /// Where nobody is counted in the role's first figure.
    nobody: &'static str,
    /// Where one is.
    one: &'static str,
    /// Where there are several, one for each [`Trend`].
    several: [&'static str; Trend::ALL.len()],
    /// The second figure, likewise. Left out where there is none.
    second: [&'static str; Trend::ALL.len()],
    /// In care: hands are missing, or there are enough. Empty for the others.
    hands: [&'static str; 2],
    /// The end where so few are counted that they know each other.
    few: [&'static str; ENDINGS],
    /// The end where there is less to share among more.
    harder: [&'static str; ENDINGS],
    /// The end elsewhere.
    easier: [&'static str; ENDINGS],
}

/// The words of a language.
pub const fn story_words(language: Language) -> &'static StoryWords {
    match language {
        Language::Nb | Language::Se => &nb::WORDS,
        Language::Nn => &nn::WORDS,
        Language::En => &en::WORDS,
    }
}

const fn telling(language: Language) -> &'static Telling {
    match language {
        Language::Nb | Language::Se => &nb::TELLING,
        Language::Nn => &nn::TELLING,
        Language::En => &en::TELLING,
    }
}

impl Telling {
    const fn templates(&self, role: Role) -> &Templates {
        match role {
            Role::Child => &self.child,
            Role::Young => &self.young,
            Role::Carer => &self.carer,
            Role::Family => &self.family,
            Role::Old => &self.old,
        }
    }
}

/// A story as it is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// Whom it is about.
    pub role: Role,
    /// Its heading.
    pub title: String,
    /// Its text in pieces.
    pub pieces: Vec<Piece>,
    /// The numbers in it, in the order in which they stand.
    pub facts: Vec<Fact>,
}

/// A piece of a story's text.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// The fact with this place among the story's facts, as it is shown.
    Fact(usize),
}

/// A number in a story, and what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// As it stands in the text.
    pub shown: String,
    /// Which figure it is.
    pub indicator: Indicator,
    /// Of which year.
    pub year: u16,
    /// Its value, not rounded.
    pub value: f64,
}

impl Story {
    /// The whole text.
    pub fn text(&self) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Fact(at) => self.facts[*at].shown.clone(),
        };
        self.pieces.iter().map(piece).collect()
    }
}

/// A place in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whereabouts {
    /// Its name: `Tromsø`, `regionen Bodø`.
    pub name: String,
    /// The name behind the preposition that goes with it: `i Tromsø`, `på Utsira`.
    pub inside: String,
    /// Where in it a person is: the same in a municipality, somewhere in what is larger.
    pub somewhere: String,
}

/// A place in running text; `None` where the data set has no such place.
pub fn whereabouts(language: Language, core: &Core, id: PlaceId) -> Option<Whereabouts> {
    let name = name_of(language, core, id)?;
    // A county's names in three languages are for headings.
    let name = match id {
        PlaceId::County(_) => name.split(" – ").next().unwrap_or_default().to_owned(),
        _ => name,
    };
    // As others say of it, whichever of its names they use: the islands, and the places inland that are spoken of so.
    let any =
        |list: &[&str]| matches!(id, PlaceId::Kommune(_)) && name.split(" – ").any(|n| list.contains(&n));
    let preposition = match language {
        Language::Nb | Language::Nn | Language::Se if any(&ISLANDS) || any(&UPON) => "på",
        Language::Nb | Language::Nn | Language::Se => "i",
        Language::En if any(&ISLANDS) => "on",
        Language::En => "in",
    };
    let inside = [preposition, " ", &name].concat();
    let somewhere = match (id, language) {
        (PlaceId::Kommune(_), _) => inside.clone(),
        (_, Language::Nb | Language::Se) => ["et sted ", &inside].concat(),
        (_, Language::Nn) => ["ein stad ", &inside].concat(),
        (_, Language::En) => ["somewhere ", &inside].concat(),
    };
    Some(Whereabouts { name, inside, somewhere })
}

/// Municipalities that are an island, or have the name of one.
const ISLANDS: [&str; 27] = [
    "Askøy",
    "Averøy",
    "Bømlo",
    "Dønna",
    "Fedje",
    "Frøya",
    "Hareid",
    "Hitra",
    "Hvaler",
    "Karmøy",
    "Kvitsøy",
    "Leka",
    "Osterøy",
    "Røst",
    "Senja",
    "Skjervøy",
    "Smøla",
    "Stord",
    "Sula",
    "Træna",
    "Tysnes",
    "Utsira",
    "Vega",
    "Vestvågøy",
    "Værøy",
    "Lurøy",
    "Giske",
];

/// Other municipalities that Norwegian says `på` of.
const UPON: [&str; 16] = [
    "Frosta",
    "Gjøvik",
    "Gol",
    "Hamar",
    "Inderøy",
    "Kongsberg",
    "Kongsvinger",
    "Lillehammer",
    "Nesna",
    "Nesodden",
    "Notodden",
    "Ringerike",
    "Røros",
    "Sortland",
    "Tynset",
    "Voss",
];

/// Tells a tale.
pub fn story(language: Language, place: &Whereabouts, tale: &Tale) -> Story {
    let templates = telling(language).templates(tale.cast.role);
    let cast = &tale.cast;
    let mut teller = Teller { language, place, tale, pieces: Vec::new(), facts: Vec::new() };
    teller.tell(templates.titles[cast.opening]);
    let title = std::mem::take(&mut teller.pieces);
    let title = title.into_iter().map(|piece| match piece {
        Piece::Words(words) => words,
        // No heading has a number that is not an age.
        Piece::Fact(_) => String::new(),
    });
    let title = title.collect();
    teller.tell(templates.openings[cast.opening]);
    teller.sentence(match tale.standing() {
        Standing::Nobody => templates.nobody,
        Standing::One => templates.one,
        Standing::Several(trend) => templates.several[trend as usize],
    });
    let figures = cast.role.figures();
    // A pupil who is alone, or work that nobody does, tells nothing more.
    if shown(figures[1], tale.then(figures[1])) > 1.0 {
        teller.sentence(templates.second[tale.trend(figures[1]) as usize]);
    }
    if let Some(hands) = figures.get(2).filter(|hands| tale.then(**hands).is_some()) {
        let enough = shown(*hands, tale.then(*hands)) <= 0.0;
        teller.sentence(templates.hands[usize::from(enough)]);
    }
    let end = match (tale.is_among_few(), tale.is_harder()) {
        (true, _) => templates.few,
        (false, true) => templates.harder,
        (false, false) => templates.easier,
    };
    teller.sentence(end[cast.ending]);
    Story { role: cast.role, title, pieces: teller.pieces, facts: teller.facts }
}

/// Writes a story from templates.
struct Teller<'a> {
    language: Language,
    place: &'a Whereabouts,
    tale: &'a Tale,
    pieces: Vec<Piece>,
    facts: Vec<Fact>,
}

impl Teller<'_> {
    /// Adds a template behind what stands there already.
    fn sentence(&mut self, template: &str) {
        self.words(" ");
        self.tell(template);
    }

    fn tell(&mut self, template: &str) {
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            self.words(before);
            let (field, after) = after.split_once('}').unwrap_or((after, ""));
            self.field(field);
            rest = after;
        }
        self.words(rest);
    }

    /// Adds words, to those that stand last where there are any.
    fn words(&mut self, words: &str) {
        match self.pieces.last_mut() {
            _ if words.is_empty() => {}
            Some(Piece::Words(last)) => last.push_str(words),
            _ => self.pieces.push(Piece::Words(words.into())),
        }
    }

    fn field(&mut self, field: &str) {
        let cast = &self.tale.cast;
        let all = telling(self.language);
        let pronouns = match cast.person.sex {
            Sex::Female => all.she,
            Sex::Male => all.he,
        };
        let text = match field {
            "name" => names::name(cast.person).into(),
            "partner" => names::name(cast.partner).into(),
            "child" => names::name(cast.child).into(),
            "age" => age(cast.person),
            "childage" => age(cast.child),
            "year" => cast.year.to_string(),
            "now" => self.tale.base_year.to_string(),
            "in" => self.place.somewhere.clone(),
            "inside" => self.place.inside.clone(),
            "to" => self.place.name.clone(),
            "town" => names::town(self.language, cast.town).into(),
            "he" => pronouns.he.into(),
            "him" => pronouns.him.into(),
            "his" => pronouns.his.into(),
            "He" => capital(pronouns.he),
            "His" => capital(pronouns.his),
            figure => return self.figure(figure),
        };
        self.words(&text);
    }

    /// A number, with the word behind it that goes with it, or that word alone behind `?`.
    fn figure(&mut self, field: &str) {
        let end = field.find(['|', '?']).unwrap_or(field.len());
        let (name, nouns) = field.split_at(end);
        let (letter, today) = match name.strip_suffix('0') {
            Some(letter) => (letter, true),
            None => (name, false),
        };
        let at = ["a", "b", "c"].iter().position(|known| *known == letter);
        let Some(indicator) = at.and_then(|at| self.tale.cast.role.figures().get(at).copied()) else {
            // A test tells every template, and finds this.
            return self.words(&["{", field, "}"].concat());
        };
        let (value, year) = if today {
            (self.tale.now(indicator), self.tale.base_year)
        } else {
            (self.tale.then(indicator), self.tale.cast.year)
        };
        let rounded = shown(indicator, value);
        let noun = nouns.get(1..).and_then(|nouns| nouns.split_once('|')).map(|(one, many)| {
            // Decimals are several, also where they are 1,0.
            if rounded == 1.0 && indicator.decimals() == 0 { one } else { many }
        });
        if !nouns.starts_with('?') {
            match value.filter(|_| rounded != 0.0) {
                Some(value) => {
                    self.pieces.push(Piece::Fact(self.facts.len()));
                    let shown = decimal(self.language, value, indicator.decimals());
                    self.facts.push(Fact { shown, indicator, year, value });
                }
                None => self.words(story_words(self.language).none),
            }
            if noun.is_some() {
                self.words("\u{a0}");
            }
        }
        self.words(noun.unwrap_or_default());
    }
}

fn age(person: Person) -> String {
    person.age.to_string()
}

/// With a capital first letter.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A fact's day and value, where it is explained: `1. januar 2036: 12`.
pub fn fact_line(language: Language, fact: &Fact) -> String {
    [story_words(language).in_year, " ", &fact.year.to_string(), ": ", &fact.shown].concat()
}

/// How a fact comes about.
pub fn fact_basis(language: Language, fact: &Fact, basis: Basis, base_year: u16) -> &'static str {
    let words = story_words(language);
    match (basis, fact.year > base_year) {
        (Basis::Measured, true) => words.projected,
        (Basis::Measured, false) => words.measured,
        (basis, _) => indicator_words(language).basis(basis),
    }
}

/// Says whom one meets now, for readers of the screen.
pub fn met(language: Language, stories: &[Story]) -> String {
    let titles: Vec<&str> = stories.iter().map(|story| story.title.as_str()).collect();
    [story_words(language).met, " ", &titles.join(". "), "."].concat()
}

#[cfg(test)]
mod tests {
    use fixture::DATA;

    use super::*;

    #[test]
    fn places_with_another_preposition_are_municipalities_of_today() {
        for upon in ISLANDS.iter().chain(&UPON) {
            let is = |name: &str| crate::place_name(name).split(" – ").any(|name| name == *upon);
            assert_eq!(DATA.core.places.iter().filter(|place| is(&place.name)).count(), 1, "{upon}");
        }
    }
}
