//! The words and sentences of the map. They are loaded with it.

use outlook::{Classes, Indicator, Mapped, Spread, as_shown, changed as differs};
use scenario::{Language, RAMP_START};

use crate::figure_words;
use crate::number::{change as signed, decimal};

/// The fixed words.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct MapWords {
    pub question: &'static str,
    pub waiting: &'static str,
    pub shows: &'static str,
    pub as_what: &'static str,
    pub level: &'static str,
    pub change: &'static str,
    pub mine: &'static str,
    pub todays: &'static str,
    pub mine_note: &'static str,
    pub domestic_note: &'static str,
    pub at_rest_note: &'static str,
    pub own_note: &'static str,
    pub zoom: &'static str,
    pub whole: &'static str,
    pub how: &'static str,
    pub map: &'static str,
    pub classes: &'static str,
    pub classes_note: &'static str,
    pub none: &'static str,
    pub ask: &'static str,
    pub beside: &'static str,
    pub no_border: &'static str,
    pub neighbours: &'static str,
    pub nearest: &'static str,
    pub similar: &'static str,
    pub similar_note: &'static str,
    pub members: &'static str,
    pub own_choice: &'static str,
    pub add: &'static str,
    pub add_hint: &'static str,
    pub add_none: &'static str,
    pub add_full: &'static str,
    pub table: &'static str,
    pub name: &'static str,
    pub county: &'static str,
    pub find: &'static str,
    pub all_counties: &'static str,
    pub no_rows: &'static str,
}

static NB: MapWords = MapWords {
    question: "Hvordan går det i resten av landet?",
    waiting: "Henter kartet og regner ut alle kommunene …",
    shows: "Kartet viser",
    as_what: "Nivå eller endring",
    level: "Slik det blir",
    change: "Endring siden 2026",
    mine: "Alle kommuner med mine spaker",
    todays: "Dagens kurs overalt",
    mine_note: "Spakene står likt i alle kommuner.",
    domestic_note: "Spaken for flytting innenlands gjelder bare her: det vi vinner, mister de andre.",
    at_rest_note: "Flytt en spak, så skifter hele kartet farge.",
    own_note: "Kartet regner med snittet for landet overalt. Tallene du har lagt inn selv, er ikke med her.",
    zoom: "Område",
    whole: "Hele landet",
    how: "Pek på en kommune, eller bruk piltastene. Trykk eller Enter velger.",
    map: "Kart over kommunene",
    classes: "Fargene",
    classes_note: "Grensene står fast når du flytter spaker og år. Trykk på en farge for å se hvilke kommuner det er.",
    none: "uten tall",
    ask: "Gå til",
    beside: "Ved siden av andre",
    no_border: "Ingen grense på land. Vi viser de tre nærmeste.",
    neighbours: "Naboene",
    nearest: "De nærmeste",
    similar: "Kommuner som ligner",
    similar_note: "Inntil ti som er om lag like nær arbeidsplasser og butikker: de som har nærmest like mange innbyggere.",
    members: "Kommunene her",
    own_choice: "Dem du vil sammenligne med",
    add: "Legg til en kommune",
    add_hint: "Skriv et navn, og velg",
    add_none: "Vi finner ingen kommune som heter det.",
    add_full: "Du kan ha fire. Ta bort en for å legge til en ny.",
    table: "Alle kommunene i en tabell",
    name: "Kommune",
    county: "Fylke",
    find: "Finn en kommune",
    all_counties: "Alle fylker",
    no_rows: "Ingen kommuner passer.",
};

static NN: MapWords = MapWords {
    question: "Korleis går det i resten av landet?",
    waiting: "Hentar kartet og reknar ut alle kommunane …",
    shows: "Kartet viser",
    as_what: "Nivå eller endring",
    level: "Slik det blir",
    change: "Endring sidan 2026",
    mine: "Alle kommunar med mine spakar",
    todays: "Kursen i dag overalt",
    mine_note: "Spakane står likt i alle kommunar.",
    domestic_note: "Spaken for flytting innanlands gjeld berre her: det vi vinn, mister dei andre.",
    at_rest_note: "Flytt ein spak, så skiftar heile kartet farge.",
    own_note: "Kartet reknar med snittet for landet overalt. Tala du har lagt inn sjølv, er ikkje med her.",
    zoom: "Område",
    whole: "Heile landet",
    how: "Peik på ein kommune, eller bruk piltastane. Trykk eller Enter vel.",
    map: "Kart over kommunane",
    classes: "Fargane",
    classes_note: "Grensene står fast når du flyttar spakar og år. Trykk på ein farge for å sjå kva kommunar det er.",
    none: "utan tal",
    ask: "Gå til",
    beside: "Ved sida av andre",
    no_border: "Inga grense på land. Vi viser dei tre nærmaste.",
    neighbours: "Naboane",
    nearest: "Dei nærmaste",
    similar: "Kommunar som liknar",
    similar_note: "Inntil ti som er om lag like nær arbeidsplassar og butikkar: dei som har nærast like mange innbyggjarar.",
    members: "Kommunane her",
    own_choice: "Dei du vil samanlikne med",
    add: "Legg til ein kommune",
    add_hint: "Skriv eit namn, og vel",
    add_none: "Vi finn ingen kommune som heiter det.",
    add_full: "Du kan ha fire. Ta bort ein for å leggje til ein ny.",
    table: "Alle kommunane i ein tabell",
    name: "Kommune",
    county: "Fylke",
    find: "Finn ein kommune",
    all_counties: "Alle fylke",
    no_rows: "Ingen kommunar passar.",
};

static EN: MapWords = MapWords {
    question: "How does the rest of the country fare?",
    waiting: "Fetching the map and working out all municipalities …",
    shows: "The map shows",
    as_what: "Level or change",
    level: "As it will be",
    change: "Change since 2026",
    mine: "All municipalities with my levers",
    todays: "Today’s course everywhere",
    mine_note: "The levers are moved by the same amount in all municipalities.",
    domestic_note: "The lever for moves within the country works here only: what we gain, the others lose.",
    at_rest_note: "Move a lever and the whole map changes colour.",
    own_note: "The map uses the average for the country everywhere. The figures that you have given yourself are not in it.",
    zoom: "Area",
    whole: "The whole country",
    how: "Point at a municipality, or use the arrow keys. Press or Enter chooses.",
    map: "Map of the municipalities",
    classes: "The colours",
    classes_note: "The bounds stay as you move levers and years. Press a colour to see which municipalities it is.",
    none: "no figure",
    ask: "Go to",
    beside: "Beside others",
    no_border: "No border on land. We show the three nearest.",
    neighbours: "The neighbours",
    nearest: "The nearest",
    similar: "Similar municipalities",
    similar_note: "Up to ten that are about as near to jobs and shops: those whose numbers of inhabitants are nearest.",
    members: "The municipalities here",
    own_choice: "Those that you want to compare with",
    add: "Add a municipality",
    add_hint: "Type a name, and choose",
    add_none: "We find no municipality of that name.",
    add_full: "You can have four. Take one away to add another.",
    table: "All municipalities in a table",
    name: "Municipality",
    county: "County",
    find: "Find a municipality",
    all_counties: "All counties",
    no_rows: "No municipality fits.",
};

/// The words of a language.
pub const fn map_words(language: Language) -> &'static MapWords {
    match language {
        Language::Nb | Language::Se => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

/// What the map shows of a figure, in the choice and as its title.
pub fn title(language: Language, figure: Indicator) -> String {
    if figure == Indicator::Population {
        return match language {
            Language::Nb | Language::Se => "Endring i folketallet",
            Language::Nn => "Endring i folketalet",
            Language::En => "Change in population",
        }
        .into();
    }
    let name = match (figure, language) {
        (Indicator::HandsRatio, Language::Nn) => "Hender som trengst",
        (Indicator::HandsRatio, Language::Nb | Language::Se) => "Hender som trengs",
        (Indicator::HandsRatio, Language::En) => "Hands needed",
        (Indicator::NetCost, Language::Nb | Language::Se) => "Netto utgifter",
        (Indicator::NetCost, Language::Nn) => "Netto utgifter",
        (Indicator::NetCost, Language::En) => "Net costs",
        _ => figure_words(language, figure).name,
    };
    let unit = unit(language, figure);
    // A name that says it all needs no unit.
    if Mapped::of(figure) == Mapped::Ratio && figure != Indicator::HandsRatio {
        return name.into();
    }
    format!("{name}, {unit}")
}

/// What a figure is counted of, behind a number.
const fn unit(language: Language, figure: Indicator) -> &'static str {
    match (Mapped::of(figure), language) {
        (Mapped::Of100, Language::Nb | Language::Se) => "av 100 innbyggere",
        (Mapped::Of100, Language::Nn) => "av 100 innbyggjarar",
        (Mapped::Of100, Language::En) => "of 100 inhabitants",
        (Mapped::Ratio, Language::Nb | Language::Nn | Language::Se) => match figure {
            Indicator::HandsRatio => "av 100 i arbeid",
            _ => "",
        },
        (Mapped::Ratio, Language::En) => match figure {
            Indicator::HandsRatio => "of 100 in work",
            _ => "",
        },
        (Mapped::PerInhabitant, Language::Nb | Language::Se) => "kr per innbygger",
        (Mapped::PerInhabitant, Language::Nn) => "kr per innbyggjar",
        (Mapped::PerInhabitant, Language::En) => "kr per inhabitant",
        (Mapped::Growth, _) => "%",
    }
}

/// Decimals of a figure's values.
const fn decimals(figure: Indicator) -> usize {
    match Mapped::of(figure) {
        Mapped::PerInhabitant => 0,
        _ => 1,
    }
}

/// A value of the map without its unit; `changed` for a change, with its sign.
pub fn number(language: Language, figure: Indicator, changed: bool, value: Option<f64>) -> String {
    let Some(value) = value else { return map_words(language).none.into() };
    let value = as_shown(figure, value);
    let growth = Mapped::of(figure) == Mapped::Growth;
    let write = if changed || growth { signed } else { decimal };
    let number = write(language, value, decimals(figure));
    if growth { format!("{number}\u{a0}%") } else { number }
}

/// A value of the map with its unit.
pub fn value(language: Language, figure: Indicator, changed: bool, value: Option<f64>) -> String {
    let number = number(language, figure, changed, value);
    let unit = unit(language, figure);
    match Mapped::of(figure) {
        Mapped::Growth => number,
        _ if value.is_none() || unit.is_empty() => number,
        _ => format!("{number} {unit}"),
    }
}

/// What is told of a municipality: its name, its value, and what it is beside the base year.
pub fn told(
    language: Language,
    name: &str,
    figure: Indicator,
    year: u16,
    then: Option<f64>,
    now: Option<f64>,
) -> String {
    let at_start = year == RAMP_START;
    if Mapped::of(figure) == Mapped::Growth {
        let by = number(language, figure, true, then);
        return match language {
            _ if at_start => format!("{name}: {by}"),
            Language::Nb | Language::Se => format!("{name}: {by} fra {RAMP_START} til {year}"),
            Language::Nn => format!("{name}: {by} frå {RAMP_START} til {year}"),
            Language::En => format!("{name}: {by} from {RAMP_START} to {year}"),
        };
    }
    let value = value(language, figure, false, then);
    let (Some(then), Some(now), false) = (then, now, at_start) else {
        return match language {
            Language::Nb | Language::Nn | Language::Se => format!("{name}: {value} i {year}"),
            Language::En => format!("{name}: {value} in {year}"),
        };
    };
    let was = number(language, figure, false, Some(now));
    let by = number(language, figure, true, Some(differs(figure, then, now)));
    match language {
        Language::Nb | Language::Nn | Language::Se => {
            format!("{name}: {value} i {year}, {was} i {RAMP_START} ({by})")
        }
        Language::En => format!("{name}: {value} in {year}, {was} in {RAMP_START} ({by})"),
    }
}

/// What a class of the map holds.
pub fn class(language: Language, figure: Indicator, classes: &Classes, class: usize) -> String {
    let growth = Mapped::of(figure) == Mapped::Growth;
    let bound = |i: usize| {
        let value = classes.bounds.get(i).copied().unwrap_or_default();
        if classes.diverging {
            signed(language, value, classes.decimals)
        } else {
            decimal(language, value, classes.decimals)
        }
    };
    let unit = if growth { "\u{a0}%" } else { "" };
    let last = classes.bounds.len();
    match (class, language) {
        (0, Language::Nb | Language::Se) => format!("under {}{unit}", bound(0)),
        (0, Language::Nn) => format!("under {}{unit}", bound(0)),
        (0, Language::En) => format!("under {}{unit}", bound(0)),
        (i, Language::Nb | Language::Se) if i == last => format!("{}{unit} og mer", bound(i - 1)),
        (i, Language::Nn) if i == last => format!("{}{unit} og meir", bound(i - 1)),
        (i, Language::En) if i == last => format!("{}{unit} and more", bound(i - 1)),
        (i, Language::Nb | Language::Nn | Language::Se) => format!("{} til {}{unit}", bound(i - 1), bound(i)),
        (i, Language::En) => format!("{} to {}{unit}", bound(i - 1), bound(i)),
    }
}

/// How many municipalities there are.
pub fn municipalities(language: Language, count: usize) -> String {
    match (language, count) {
        (Language::Nb | Language::Nn | Language::Se, 1) => "1 kommune".into(),
        (Language::Nb | Language::Se, _) => format!("{count} kommuner"),
        (Language::Nn, _) => format!("{count} kommunar"),
        (Language::En, 1) => "1 municipality".into(),
        (Language::En, _) => format!("{count} municipalities"),
    }
}

/// What the map shows as a whole: least, greatest, and the country.
pub fn summary(
    language: Language,
    figure: Indicator,
    changed: bool,
    year: u16,
    [least, most]: [(&str, f64); 2],
    whole: Option<f64>,
) -> String {
    let told = |value: f64| number(language, figure, changed, Some(value));
    let (low, high) = (told(least.1), told(most.1));
    let (least, most) = (least.0, most.0);
    let whole = value(language, figure, changed, whole);
    match language {
        Language::Nb | Language::Se => {
            format!("{year}: hele landet {whole}. Lavest er {least} med {low}, høyest {most} med {high}.")
        }
        Language::Nn => {
            format!("{year}: heile landet {whole}. Lågast er {least} med {low}, høgast {most} med {high}.")
        }
        Language::En => format!(
            "{year}: the whole country {whole}. The lowest is {least} with {low}, the highest {most} with {high}."
        ),
    }
}

/// Between what the values of some municipalities lie.
pub fn spread(language: Language, figure: Indicator, changed: bool, spread: Spread) -> String {
    let [low, median, high] =
        [spread.low, spread.median, spread.high].map(|value| number(language, figure, changed, Some(value)));
    if low == high {
        return String::new();
    }
    match language {
        Language::Nb | Language::Se => format!("De ligger fra {low} til {high}. Midt i ligger {median}."),
        Language::Nn => format!("Dei ligg frå {low} til {high}. Midt i ligg {median}."),
        Language::En => format!("They lie from {low} to {high}. In the middle lies {median}."),
    }
}

/// The heads of the columns with figures: the base year, the year that is shown, the change.
pub fn heads(language: Language, year: u16) -> [String; 3] {
    let change = match language {
        Language::Nb | Language::Nn | Language::Se => "Endring",
        Language::En => "Change",
    };
    [RAMP_START.to_string(), year.to_string(), change.into()]
}

/// Takes a municipality of the visitor's own choice away.
pub fn take_away(language: Language, name: &str) -> String {
    match language {
        Language::Nb | Language::Se => format!("Ta bort {name}"),
        Language::Nn => format!("Ta bort {name}"),
        Language::En => format!("Take {name} away"),
    }
}

/// Leads to a municipality's own page.
pub fn go_to(language: Language, name: &str) -> String {
    format!("{} {name}", map_words(language).ask)
}

/// Who gave the boundaries.
pub fn credit(language: Language, publisher: &str, licence: &str) -> String {
    match language {
        Language::Nb | Language::Nn | Language::Se => format!("Grenser: {publisher}, {licence}."),
        Language::En => format!("Boundaries: {publisher}, {licence}."),
    }
}
