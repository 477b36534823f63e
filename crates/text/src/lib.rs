//! Every word the page shows, in each of its languages, and how numbers are written in them.
//!
//! - [`words`]: fixed words and phrases. All languages fill the same struct: a missing translation does not compile.
//! - [`indicator_words`] and [`later`]: those that the page needs later, in the same way, in structs of their own.
//! - [`sentence`]: sentences with figures in them.
//! - [`since`]: what has changed in model and data set since a link or file was made.
//! - [`acting`]: who can move each lever, and what has been tried.
//! - [`guess`]: the words of guesses, loaded later.
//! - [`presets`]: the words about starting points, loaded later.
//! - [`export`]: the words about files: tables, pictures, scenarios; loaded later.
//! - [`embed`]: the lines with which another site shows the page.
//! - [`round`]: the words of what a group hands in, loaded later.
//! - [`report`]: the words of the report, loaded later.
//! - [`scenarios`]: the words about scenarios side by side, loaded later.
//! - [`tour`]: the words of the path in five steps, loaded later.
//! - [`views`]: the words of the views beside that of the population.
//! - [`map`]: the words of the map.
//! - [`stories`]: people who are made up, in a scenario's future.
//! - [`moves`]: what moves a figure, and what a goal would take.
//! - [`pages`]: the words of the static pages.
//! - [`workshop`]: what a group before a big screen is asked, loaded later.
//! - [`number`]: numbers as the language writes them.
//!
//! The languages are written side by side, not translated word for word. Readers of Norwegian get plain, short
//! sentences; no word of the trade stands without its explanation.

pub mod acting;
mod consequences;
pub mod embed;
mod en;
pub mod export;
pub mod futures;
pub mod guess;
mod indicators;
pub mod later;
pub mod map;
pub mod moves;
mod nb;
mod nn;
pub mod number;
pub mod own;
pub mod pages;
pub mod presets;
pub mod report;
pub mod round;
pub mod scenarios;
mod se;
pub mod sentence;
pub mod since;
pub mod stories;
pub mod sure;
pub mod tour;
pub mod views;
mod words;
pub mod workshop;

use atlas::{Core, PlaceId};
pub use consequences::figure_words;
pub use indicators::{IndicatorWords, IndicatorsWords, indicator_words};
pub use scenario::Language;
pub use words::{ChartWords, Words};

/// The words of a language.
pub const fn words(language: Language) -> &'static Words {
    match language {
        Language::Nb => &nb::WORDS,
        Language::Nn => &nn::WORDS,
        Language::En => &en::WORDS,
        Language::Se => &se::WORDS,
    }
}

/// A place's name for headings and lists: `None` where the data set has no such place.
pub fn name_of(language: Language, core: &Core, id: PlaceId) -> Option<String> {
    let name = core.name(id).map(place_name);
    match (id, language) {
        (PlaceId::Nation, Language::Nb) => Some("Norge".into()),
        (PlaceId::Nation, Language::Se) => Some("Norga".into()),
        (PlaceId::Nation, Language::Nn) => Some("Noreg".into()),
        (PlaceId::Nation, Language::En) => Some("Norway".into()),
        // Many regions are called as their largest town.
        (PlaceId::Region(_), Language::Nb | Language::Nn) => name.map(|name| format!("regionen {name}")),
        (PlaceId::Region(_), Language::Se) => name.map(|name| format!("{name} guovlu")),
        (PlaceId::Region(_), Language::En) => name.map(|name| format!("the {name} region")),
        _ => name,
    }
}

/// What kind of place it is, and where it lies: a municipality's county, for instance. Empty where the name says it all.
pub fn kind_of(language: Language, core: &Core, id: PlaceId) -> String {
    let county =
        id.county().and_then(|nr| core.name(PlaceId::County(nr))).map(place_name).unwrap_or_default();
    match (id, language) {
        // Oslo is its own county.
        (PlaceId::Kommune(_), _) if core.name(id).map(place_name).as_ref() == Some(&county) => String::new(),
        (PlaceId::Kommune(_), _) => county,
        (PlaceId::County(_), Language::Nb) => "Fylke".into(),
        (PlaceId::County(_), Language::Se) => "Fylka".into(),
        (PlaceId::County(_), Language::Nn) => "Fylke".into(),
        (PlaceId::County(_), Language::En) => "County".into(),
        (PlaceId::Region(_), Language::Nb) => format!("Økonomisk region i {county}"),
        (PlaceId::Region(_), Language::Se) => format!("Ekonomalaš guovlu: {county}"),
        (PlaceId::Region(_), Language::Nn) => format!("Økonomisk region i {county}"),
        (PlaceId::Region(_), Language::En) => format!("Economic region in {county}"),
        (PlaceId::Nation, Language::Nb) => "Hele landet".into(),
        (PlaceId::Nation, Language::Se) => "Olles riika".into(),
        (PlaceId::Nation, Language::Nn) => "Heile landet".into(),
        (PlaceId::Nation, Language::En) => "The whole country".into(),
    }
}

/// A municipality's name for running text and headings: the official form, several names parted by a dash.
pub fn place_name(name: &str) -> String {
    // Word by word: looking for a text in a text would bring the standard library's code for it, 4 kB.
    let mut running = String::with_capacity(name.len() + 4);
    for (i, word) in name.split(' ').enumerate() {
        if i > 0 {
            running.push(' ');
        }
        running.push_str(if word == "-" { "–" } else { word });
    }
    running
}
