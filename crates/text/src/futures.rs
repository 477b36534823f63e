//! The sentence of the band around the line of inhabitants.

use atlas::Span;
use scenario::Language;

use crate::number::whole;

/// Between which numbers 8 of 10 futures end.
pub fn shown(language: Language, Span { low, high }: Span, year: u16) -> String {
    let (low, high) = (whole(language, low), whole(language, high));
    match language {
        Language::Nb | Language::Se => format!(
            "Ingen vet hvordan det går. I 8 av 10 mulige framtider blir vi mellom {low} og {high} i {year}."
        ),
        Language::Nn => format!(
            "Ingen veit korleis det går. I 8 av 10 moglege framtider blir vi mellom {low} og {high} i {year}."
        ),
        Language::En => format!(
            "No one knows how it will go. In 8 of 10 possible futures, between {low} and {high} people live here in {year}."
        ),
    }
}
