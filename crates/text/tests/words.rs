//! The fixed words: complete, tidy, in one language each, and plain.

use outlook::Indicator;
use scenario::ViewId;
use text::later::{
    below_words, builder_words, detail_words, frame_words, picker_words, source_words, start_words,
    workshop_words,
};
use text::map::map_words;
use text::moves::{ask_words, moves_words};
use text::own::own_words;
use text::presets::preset_words;
use text::stories::story_words;
use text::views::{choose_view, embedded_view, view_name, views};
use text::{Language, figure_words, indicator_words, words};

/// Every word and phrase of a language: whatever stands between quotes when the words are printed for debugging, so
/// that none can be forgotten here.
fn all(language: Language) -> Vec<String> {
    let names = ViewId::ALL.map(|view| view_name(language, view));
    let figures = Indicator::ALL.map(|indicator| figure_words(language, indicator));
    let names = [&names[..], &[choose_view(language), embedded_view(language)]].concat();
    let printed = format!(
        "{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{:?}{names:?}{figures:?}",
        words(language),
        indicator_words(language),
        map_words(language),
        below_words(language),
        builder_words(language),
        detail_words(language),
        text::export::export_words(language),
        frame_words(language),
        text::guess::guess_words(language),
        picker_words(language),
        source_words(language),
        ask_words(language),
        moves_words(language),
        own_words(language),
        preset_words(language),
        text::report::report_words(language),
        text::round::round_words(language),
        text::scenarios::scenarios_words(language),
        start_words(language),
        story_words(language),
        text::tour::tour_words(language),
        views(language),
        workshop_words(language),
    );
    assert!(!printed.contains("\\\""), "no text has straight quotes in it");
    printed.split('"').skip(1).step_by(2).map(|text| text.replace("\\u{a0}", "\u{a0}")).collect()
}

fn tokens(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Words that give a language away: they are never right in the other.
const BOKMAL: [&str; 44] = [
    "ikke",
    "hvordan",
    "hvor",
    "hva",
    "hvem",
    "hver",
    "hvert",
    "hvis",
    "fra",
    "flere",
    "noe",
    "noen",
    "mer",
    "nå",
    "da",
    "være",
    "blitt",
    "gjør",
    "innbyggere",
    "kommuner",
    "kommunene",
    "tall",
    "tallet",
    "tallene",
    "regner",
    "finnes",
    "kilde",
    "kilder",
    "siden",
    "årene",
    "selv",
    "også",
    "bare",
    "de",
    "dem",
    "en",
    "et",
    "velg",
    "bytt",
    "lenken",
    "skrivemåter",
    "bygger",
    "omregnet",
    "grunnskole",
];
const NYNORSK: [&str; 43] = [
    "ikkje",
    "korleis",
    "kor",
    "kva",
    "kven",
    "kvar",
    "kvart",
    "frå",
    "fleire",
    "noko",
    "nokon",
    "meir",
    "no",
    "då",
    "vere",
    "blitt",
    "gjer",
    "innbyggjarar",
    "kommunar",
    "kommunane",
    "tal",
    "talet",
    "tala",
    "reknar",
    "finst",
    "kjelde",
    "kjelder",
    "sida",
    "åra",
    "sjølv",
    "sjølve",
    "berre",
    "dei",
    "ein",
    "eit",
    "ei",
    "vel",
    "byt",
    "lenkja",
    "byggjer",
    "rekna",
    "grunnskule",
    "vaksne",
];
const NORWEGIAN: [&str; 12] = [
    "og",
    "ikke",
    "ikkje",
    "er",
    "av",
    "på",
    "innbyggere",
    "innbyggjarar",
    "år",
    "kommune",
    "kommunen",
    "hver",
];

#[test]
fn every_phrase_is_there_and_tidy() {
    let counts = Language::WHOLE.map(|language| all(language).len());
    assert!(counts[0] > 80 && counts.iter().all(|count| *count == counts[0]), "{counts:?}");
    for language in Language::WHOLE {
        for text in all(language) {
            assert!(!text.is_empty() && text.trim() == text, "{language:?}: {text:?}");
            for wrong in ["  ", " ,", " .", "..", "{", "}", "TODO", "'", "\"", "...", " - "] {
                assert!(!text.contains(wrong), "{language:?}: {wrong:?} in {text:?}");
            }
            // A span is written with a dash, and thousands with a space that does not break.
            let digits = |pair: &[char]| pair[0].is_ascii_digit() && pair[2].is_ascii_digit();
            let chars: Vec<char> = text.chars().collect();
            for three in chars.windows(3) {
                assert!(!(digits(three) && matches!(three[1], '-' | ' ')), "{language:?}: {text:?}");
            }
        }
    }
}

#[test]
fn the_main_screen_is_there_in_northern_sami_too() {
    let main = |language| {
        let printed = format!(
            "{:?}{:?}{:?}{:?}{:?}{:?}{:?}",
            words(language),
            indicator_words(language),
            below_words(language),
            frame_words(language),
            picker_words(language),
            start_words(language),
            ViewId::ALL.map(|view| view_name(language, view)),
        );
        printed.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()
    };
    let (sami, bokmal) = (main(Language::Se), main(Language::Nb));
    assert!(sami.len() > 80 && sami.len() == bokmal.len(), "{} of {}", sami.len(), bokmal.len());
    for (text, norwegian) in sami.iter().zip(&bokmal) {
        assert!(!text.is_empty() && text.trim() == text && !text.contains("  "), "{text:?}");
        assert!(text != norwegian || text == "SSB", "{text:?} is not translated");
    }
}

#[test]
fn no_language_slips_into_another() {
    for (language, strange) in
        [(Language::Nb, &NYNORSK[..]), (Language::Nn, &BOKMAL[..]), (Language::En, &NORWEGIAN[..])]
    {
        for text in all(language) {
            for word in tokens(&text) {
                let both = word == "blitt";
                assert!(both || !strange.contains(&word.as_str()), "{language:?}: {word:?} in {text:?}");
            }
        }
    }
}

#[test]
fn languages_differ_where_they_must() {
    let [nb, nn, en] = Language::WHOLE.map(words);
    let [lead_nb, lead_nn, lead_en] = Language::WHOLE.map(|language| start_words(language).start_lead);
    assert_ne!(lead_nb, lead_nn);
    assert_ne!(lead_nb, lead_en);
    assert_eq!([nb.language_name, nn.language_name, en.language_name], ["Bokmål", "Nynorsk", "English"]);
    // More than half of all phrases differ between the two written forms of Norwegian.
    let [bokmal, nynorsk] = [all(Language::Nb), all(Language::Nn)];
    let same = bokmal.iter().zip(&nynorsk).filter(|(a, b)| a == b).count();
    assert!(2 * same < bokmal.len(), "{same} of {} are the same", bokmal.len());
}

/// Readability by LIX: words per sentence, and how many of 100 words have more than six letters. Up to 40 is plain
/// prose that most people read with ease.
fn lix(text: &str) -> f64 {
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let sentences =
        text.split_whitespace().filter(|word| word.ends_with(['.', '?', '!', ':'])).count().max(1);
    let long = words.iter().filter(|word| word.chars().count() > 6).count();
    words.len() as f64 / sentences as f64 + 100.0 * long as f64 / words.len() as f64
}

#[test]
fn lix_counts_as_it_should() {
    // Six words in two sentences, one of them long.
    assert!((lix("Vi blir flere. Hvor mange innbyggere?") - (3.0 + 100.0 / 6.0)).abs() < 1e-9);
}

/// Whatever is a sentence or more: it ends in a full stop.
fn running(language: Language) -> Vec<String> {
    all(language).into_iter().filter(|text| text.ends_with('.') && text.contains(' ')).collect()
}

#[test]
fn running_text_is_plain() {
    for language in [Language::Nb, Language::Nn] {
        let texts = running(language);
        assert!(texts.len() >= 15, "{}", texts.len());
        let overall = lix(&texts.join(" "));
        assert!(overall <= 30.0, "{language:?}: {overall:.0} over all");
        for text in texts.iter().filter(|text| text.split_whitespace().count() >= 10) {
            assert!(lix(text) <= 40.0, "{language:?}: {:.0}: {text}", lix(text));
        }
    }
}

#[test]
fn the_headline_figures_have_the_words_of_those_figures() {
    for language in Language::WHOLE {
        let headline = indicator_words(language).headline();
        assert_eq!(headline.map(|(indicator, _)| indicator), Indicator::HEADLINE);
        for (indicator, words) in headline {
            assert_eq!(words.name, figure_words(language, indicator).name);
        }
    }
}
