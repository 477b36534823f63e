//! The words about what stands below the levers: the charts’ lines and tables, and the pyramid.

use scenario::Language;

/// The words about what stands below the levers: the charts’ lines and tables, and the pyramid.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct BelowWords {
    pub births: &'static str,
    pub deaths: &'static str,
    pub net_moves: &'static str,
    pub line_axis: &'static str,
    pub history: &'static str,
    pub baseline: &'static str,
    pub official: &'static str,
    pub own: &'static str,
    pub as_table: &'static str,
    pub table: &'static str,
    pub year: &'static str,
    pub pyramid_title: &'static str,
    pub men: &'static str,
    pub women: &'static str,
    pub age: &'static str,
    pub outline_today: &'static str,
    pub play: &'static str,
    pub pause: &'static str,
    pub step: &'static str,
    pub persons: &'static str,
    pub follow: &'static str,
    pub follow_hint: &'static str,
    pub follow_none: &'static str,
    pub ages_and_older: &'static str,
}

/// The words of a language about what stands below the levers: the charts’ lines and tables, and the pyramid.
pub const fn below_words(language: Language) -> &'static BelowWords {
    match language {
        Language::Nb => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

static NB: BelowWords = BelowWords {
    births: "Fødte",
    deaths: "Døde",
    net_moves: "Flytting, netto",
    line_axis: "Personer",
    history: "Slik har det vært",
    baseline: "Dagens kurs",
    official: "SSB",
    own: "Din framtid",
    as_table: "Vis som tabell",
    table: "Tabell",
    year: "År",
    pyramid_title: "Alder",
    men: "Menn",
    women: "Kvinner",
    age: "Alder",
    outline_today: "omriss: i dag",
    play: "Spill av årene",
    pause: "Stopp",
    step: "Neste år",
    persons: "personer",
    follow: "Følg dem som er født i",
    follow_hint: "Trykk på en alder i figuren, eller skriv et år.",
    follow_none: "Slutt å følge",
    ages_and_older: "og eldre",
};

static NN: BelowWords = BelowWords {
    births: "Fødde",
    deaths: "Døde",
    net_moves: "Flytting, netto",
    line_axis: "Personar",
    history: "Slik har det vore",
    baseline: "Kursen i dag",
    official: "SSB",
    own: "Framtida di",
    as_table: "Vis som tabell",
    table: "Tabell",
    year: "År",
    pyramid_title: "Alder",
    men: "Menn",
    women: "Kvinner",
    age: "Alder",
    outline_today: "omriss: i dag",
    play: "Spel av åra",
    pause: "Stopp",
    step: "Neste år",
    persons: "personar",
    follow: "Følg dei som er fødde i",
    follow_hint: "Trykk på ein alder i figuren, eller skriv eit år.",
    follow_none: "Slutt å følgje",
    ages_and_older: "og eldre",
};

static EN: BelowWords = BelowWords {
    births: "Births",
    deaths: "Deaths",
    net_moves: "Net moving",
    line_axis: "People",
    history: "So far",
    baseline: "Today’s course",
    official: "SSB",
    own: "Your future",
    as_table: "Show as table",
    table: "Table",
    year: "Year",
    pyramid_title: "Age",
    men: "Men",
    women: "Women",
    age: "Age",
    outline_today: "outline: today",
    play: "Play through the years",
    pause: "Stop",
    step: "Next year",
    persons: "people",
    follow: "Follow those born in",
    follow_hint: "Press an age in the chart, or type a year.",
    follow_none: "Stop following",
    ages_and_older: "and over",
};
