//! Every word the page shows, in each of its languages, and how numbers are written in them.
//!
//! - [`words`]: fixed words and phrases. All languages fill the same struct: a missing translation does not compile.
//! - [`indicator_words`] and [`later`]: those that the page needs later, in the same way, in structs of their own.
//! - [`sentence`]: sentences with figures in them.
//! - [`acting`]: who can move each lever, and what has been tried.
//! - [`embed`]: the lines with which another site shows the page.
//! - [`number`]: numbers as the language writes them.
//!
//! The languages are written side by side, not translated word for word. Readers of Norwegian get plain, short
//! sentences; no word of the trade stands without its explanation.

pub mod acting;
pub mod embed;
mod en;
mod indicators;
pub mod later;
mod nb;
mod nn;
pub mod number;
pub mod sentence;
mod words;

pub use indicators::{IndicatorWords, IndicatorsWords, indicator_words};
pub use scenario::Language;
pub use words::{ChartWords, Words};

/// The words of a language.
pub const fn words(language: Language) -> &'static Words {
    match language {
        Language::Nb => &nb::WORDS,
        Language::Nn => &nn::WORDS,
        Language::En => &en::WORDS,
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
