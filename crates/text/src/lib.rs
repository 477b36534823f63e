//! Every word the page shows, in each of its languages, and how numbers are written in them.
//!
//! - [`words`]: fixed words and phrases. All languages fill the same struct: a missing translation does not compile.
//! - [`sentence`]: sentences with figures in them.
//! - [`acting`]: who can move each lever, and what has been tried.
//! - [`embed`]: the lines with which another site shows the page.
//! - [`views`]: the words of the views beside that of the population.
//! - [`number`]: numbers as the language writes them.
//!
//! The languages are written side by side, not translated word for word. Readers of Norwegian get plain, short
//! sentences; no word of the trade stands without its explanation.

pub mod acting;
pub mod embed;
mod en;
mod nb;
mod nn;
pub mod number;
pub mod sentence;
pub mod views;
mod words;

pub use scenario::Language;
pub use words::{ChartWords, IndicatorWords, LeverWords, Words};

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
    name.replace(" - ", " – ")
}
