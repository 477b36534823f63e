//! The words about what visitors take with them: tables, pictures and scenarios as files. Only code that is loaded later
//! reads them.

use export::saved::{Problem, SavedError};
use export::{About, Cell, Separators};
use scenario::Language;

use crate::indicator_words;
use crate::number::decimal;

/// The words about files in a language.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct ExportWords {
    pub download: &'static str,
    pub picture: &'static str,
    pub table: &'static str,
    pub png: &'static str,
    pub svg: &'static str,
    pub csv: &'static str,
    pub xlsx: &'static str,
    pub json_stat: &'static str,
    pub contains: &'static str,
    pub working: &'static str,
    pub failed: &'static str,
    pub framed: &'static str,
    pub open_tab: &'static str,
    pub sheet: &'static str,
    pub shows: &'static str,
    pub place: &'static str,
    pub source: &'static str,
    pub tables: &'static str,
    pub method: &'static str,
    pub assumptions: &'static str,
    pub todays_course: &'static str,
    pub own_figures: &'static str,
    pub date: &'static str,
    pub version: &'static str,
    pub link: &'static str,
    pub keep_lead: &'static str,
    pub report: &'static str,
    pub report_lead: &'static str,
    pub save: &'static str,
    pub save_lead: &'static str,
    pub open: &'static str,
    pub scenario: &'static str,
    pub figure: &'static str,
    pub number: &'static str,
    pub unit: &'static str,
    pub low: &'static str,
    pub high: &'static str,
    pub yours: &'static str,
}

/// The words of a language about files.
pub const fn export_words(language: Language) -> &'static ExportWords {
    match language {
        Language::Nb | Language::Se => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

static NB: ExportWords = ExportWords {
    download: "Last ned",
    picture: "Som bilde",
    table: "Som tabell",
    png: "PNG",
    svg: "SVG",
    csv: "CSV",
    xlsx: "Excel (XLSX)",
    json_stat: "JSON-stat",
    contains: "Kilde, forutsetninger, dato og lenke følger med i filen.",
    working: "Lager filen …",
    failed: "Filen kunne ikke lages. Prøv igjen, eller velg et annet format.",
    framed: "Siden som viser Framsyn, kan ha stengt for nedlasting. Skjer det ingenting, åpner du Framsyn for seg selv:",
    open_tab: "Åpne i ny fane",
    sheet: "Om tallene",
    shows: "Viser",
    place: "Sted",
    source: "Kilde",
    tables: "Tabell",
    method: "Metode",
    assumptions: "Forutsetninger",
    todays_course: "Dagens kurs, ingen spak er flyttet",
    own_figures: "egne tall for i dag er lagt inn",
    date: "Dato",
    version: "Versjon",
    link: "Lenke",
    keep_lead: "Lenken i adressefeltet husker alle valgene dine. Her kan du også ta dem med deg som fil eller på papir.",
    report: "Rapport til utskrift",
    report_lead: "Forutsetninger, tall, figurer og kilder i ett dokument. Det passer som vedlegg til en sak.",
    save: "Lagre scenarioene som fil",
    save_lead: "En liten fil (JSON) med stedet, spakene, egne tall og alle scenarioene dine. Den kan åpnes igjen her.",
    open: "Åpne en lagret fil",
    scenario: "scenario",
    figure: "Tall",
    number: "Nummer",
    unit: "Enhet",
    low: "lav",
    high: "høy",
    yours: "Dine valg",
};

static NN: ExportWords = ExportWords {
    download: "Last ned",
    picture: "Som bilete",
    table: "Som tabell",
    png: "PNG",
    svg: "SVG",
    csv: "CSV",
    xlsx: "Excel (XLSX)",
    json_stat: "JSON-stat",
    contains: "Kjelde, føresetnader, dato og lenkje følgjer med i fila.",
    working: "Lagar fila …",
    failed: "Fila let seg ikkje lage. Prøv på nytt, eller vel eit anna format.",
    framed: "Sida som viser Framsyn, kan ha stengt for nedlasting. Hender det ingenting, opnar du Framsyn for seg sjølv:",
    open_tab: "Opne i ny fane",
    sheet: "Om tala",
    shows: "Viser",
    place: "Stad",
    source: "Kjelde",
    tables: "Tabell",
    method: "Metode",
    assumptions: "Føresetnader",
    todays_course: "Kursen i dag, ingen spak er flytta",
    own_figures: "eigne tal for i dag er lagde inn",
    date: "Dato",
    version: "Versjon",
    link: "Lenkje",
    keep_lead: "Lenkja i adressefeltet hugsar alle vala dine. Her kan du òg ta dei med deg som fil eller på papir.",
    report: "Rapport til utskrift",
    report_lead: "Alt samla på nokre få ark: føresetnader, tal, figurar og kjelder. Dei kan leggjast ved ei sak.",
    save: "Lagre scenarioa som fil",
    save_lead: "Ei lita fil (JSON) med staden, spakane, eigne tal og alle scenarioa dine. Ho kan opnast att her.",
    open: "Opne ei lagra fil",
    scenario: "scenario",
    figure: "Tal",
    number: "Nummer",
    unit: "Eining",
    low: "låg",
    high: "høg",
    yours: "Vala dine",
};

static EN: ExportWords = ExportWords {
    download: "Download",
    picture: "As a picture",
    table: "As a table",
    png: "PNG",
    svg: "SVG",
    csv: "CSV",
    xlsx: "Excel (XLSX)",
    json_stat: "JSON-stat",
    contains: "The file says where the figures come from, what is assumed, the date, and the link.",
    working: "Making the file …",
    failed: "The file could not be made. Try again, or choose another format.",
    framed: "The page that shows Framsyn may not allow downloads. If nothing happens, open Framsyn by itself:",
    open_tab: "Open in a new tab",
    sheet: "About",
    shows: "Shows",
    place: "Place",
    source: "Source",
    tables: "Table",
    method: "Method",
    assumptions: "Assumptions",
    todays_course: "Today’s course, no lever has been moved",
    own_figures: "own figures for today have been given",
    date: "Date",
    version: "Version",
    link: "Link",
    keep_lead: "The link in the address bar remembers all your choices. Here you can also take them with you as a file or on paper.",
    report: "A report to print",
    report_lead: "Assumptions, figures, charts and sources in one document, fit to be attached to a council paper.",
    save: "Save the scenarios as a file",
    save_lead: "A small file (JSON) with the place, the levers, own figures and all your scenarios. It can be opened here again.",
    open: "Open a saved file",
    scenario: "scenario",
    figure: "Figure",
    number: "Number",
    unit: "Unit",
    low: "low",
    high: "high",
    yours: "Your choices",
};

/// How tables are written for the spreadsheets of a language's readers.
pub const fn separators(language: Language) -> Separators {
    match language {
        Language::Nb | Language::Nn | Language::Se => Separators { cell: ';', decimal: ',' },
        Language::En => Separators { cell: ',', decimal: '.' },
    }
}

/// A cell of a table as it is shown: a number where it is one, also with a sign of per cent behind it.
pub fn cell(language: Language, shown: &str) -> Cell {
    let text = shown.trim();
    if text.is_empty() || text == "–" || text == indicator_words(language).no_figure {
        return Cell::Nothing;
    }
    number(language, text).unwrap_or_else(|| Cell::Text(text.to_owned()))
}

/// Reads what [`decimal`] writes.
fn number(language: Language, text: &str) -> Option<Cell> {
    let (thousands, point) = match language {
        Language::Nb | Language::Nn | Language::Se => ('\u{a0}', ','),
        Language::En => (',', '.'),
    };
    let text = text.strip_suffix("\u{a0}%").or_else(|| text.strip_suffix('%')).unwrap_or(text);
    let plain: String = text
        .chars()
        .filter(|c| *c != thousands)
        .map(|c| match c {
            '\u{2212}' => '-',
            c if c == point => '.',
            // Nothing else of a number is left: it would be read as one that it is not.
            '.' => 'x',
            c => c,
        })
        .collect();
    // A municipality's number is a name.
    if plain.len() > 1 && plain.starts_with('0') && !plain.starts_with("0.") {
        return None;
    }
    let value = scenario::decimal(&plain)?;
    let decimals = plain.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    Some(Cell::Number { value, decimals })
}

/// What is to be known of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What it shows.
    pub title: String,
    /// Name of the place.
    pub place: String,
    /// What is assumed: a line for each scenario that is shown, with its name where there are several.
    pub assumptions: Vec<String>,
    /// The tables that the figures come from, one in each line.
    pub tables: Vec<String>,
    /// The visitor's day, `YYYY-MM-DD`.
    pub date: String,
    /// Versions of program and model.
    pub version: String,
    /// Edition of the data set, in words.
    pub edition: String,
    /// Address of the page with the same choices.
    pub link: String,
    /// Address of the method.
    pub method: String,
}

/// What is to be known of a file, in words.
pub fn about(language: Language, known: Known) -> About {
    let w = export_words(language);
    let line = |name: &str, is: &str| [name.to_owned(), is.to_owned()];
    let source = crate::later::frame_words(language).source_line;
    let source = source.split_once(": ").map_or(source, |(_, source)| source);
    let mut lines = vec![line(w.shows, &known.title), line(w.place, &known.place), line(w.source, source)];
    lines.extend(known.assumptions.iter().map(|told| line(w.assumptions, told)));
    lines.push(line(w.date, &known.date));
    lines.push(line(w.version, &format!("{}. {}", known.version, known.edition)));
    lines.push(line(w.link, &known.link));
    lines.push(line(w.method, &known.method));
    lines.extend(known.tables.iter().map(|table| line(w.tables, table)));
    About {
        title: format!("{}: {}", known.place, known.title),
        sheet: w.sheet.to_owned(),
        source: source.to_owned(),
        assumptions: known.assumptions,
        date: known.date,
        link: known.link,
        lines,
    }
}

/// What stands below a picture: a line for each thing that is to be known of it.
pub fn notes(language: Language, known: &Known) -> Vec<String> {
    let w = export_words(language);
    let mut notes = vec![crate::later::frame_words(language).source_line.to_owned()];
    notes.extend(known.assumptions.iter().map(|told| format!("{}: {told}", w.assumptions)));
    notes.push(format!("{}: {} · {}. {}", w.date, known.date, known.version, known.edition));
    notes.push(known.link.clone());
    notes
}

/// Versions of program and model, in words.
pub fn version(language: Language, program: &str, model: u16) -> String {
    match language {
        Language::Nb | Language::Se => format!("Framsyn {program}, modell {model}"),
        Language::Nn => format!("Framsyn {program}, modell {model}"),
        Language::En => format!("Framsyn {program}, model {model}"),
    }
}

/// Said when a file has been made.
pub fn made(language: Language, name: &str) -> String {
    match language {
        Language::Nb | Language::Se => format!("Filen er lastet ned: {name}"),
        Language::Nn => format!("Fila er lasta ned: {name}"),
        Language::En => format!("The file has been downloaded: {name}"),
    }
}

/// Said when a saved file has been opened.
pub fn opened(language: Language, place: &str) -> String {
    match language {
        Language::Nb | Language::Se => {
            format!("Filen er åpnet: {place}, med scenarioene og tallene som lå i den.")
        }
        Language::Nn => format!("Fila er opna: {place}, med scenarioa og tala som låg i henne."),
        Language::En => format!("The file is open: {place}, with the scenarios and figures it held."),
    }
}

/// Why a file is not even read.
pub const fn too_large(language: Language) -> &'static str {
    match language {
        Language::Nb | Language::Se => "Filen er større enn noen som lages her, og er ikke åpnet.",
        Language::Nn => "Fila er større enn dei som blir laga her, og er ikkje opna.",
        Language::En => "The file is larger than any that is made here, and has not been opened.",
    }
}

/// Why a saved file is not opened: what is wrong, and where.
pub fn not_opened(language: Language, why: &SavedError) -> String {
    let told = match (why, language) {
        (SavedError::NotJson { line, column }, Language::Nb | Language::Se) => {
            format!("Filen er ikke gyldig JSON: linje {line}, tegn {column}.")
        }
        (SavedError::NotJson { line, column }, Language::Nn) => {
            format!("Fila er ikkje gyldig JSON: linje {line}, teikn {column}.")
        }
        (SavedError::NotJson { line, column }, Language::En) => {
            format!("The file is not valid JSON: line {line}, column {column}.")
        }
        (SavedError::SomethingElse, Language::Nb | Language::Se) => {
            "Dette er ikke en fil som er lagret fra Framsyn.".into()
        }
        (SavedError::SomethingElse, Language::Nn) => "Dette er ikkje ei fil som er lagra frå Framsyn.".into(),
        (SavedError::SomethingElse, Language::En) => "This is not a file saved from Framsyn.".into(),
        (SavedError::Later(_), Language::Nb | Language::Se) => {
            "Filen er lagret med en nyere utgave av Framsyn. Last siden på nytt, og prøv igjen.".into()
        }
        (SavedError::Later(_), Language::Nn) => {
            "Fila er lagra med ei nyare utgåve av Framsyn. Last sida på nytt, og prøv ein gong til.".into()
        }
        (SavedError::Later(_), Language::En) => {
            "The file was saved with a later Framsyn. Reload the page and try again.".into()
        }
        (SavedError::At { at, problem }, _) => {
            let at = at.trim_start_matches('/').replace('/', " › ");
            let problem = problem_told(language, problem);
            match language {
                Language::Nb | Language::Se => format!("Feil i filen ved «{at}»: {problem}."),
                Language::Nn => format!("Feil i fila ved «{at}»: {problem}."),
                Language::En => format!("Wrong in the file at “{at}”: {problem}."),
            }
        }
    };
    let unchanged = match language {
        Language::Nb | Language::Se => "Ingenting er endret.",
        Language::Nn => "Ingenting er endra.",
        Language::En => "Nothing has been changed.",
    };
    format!("{told} {unchanged}")
}

fn problem_told(language: Language, problem: &Problem) -> String {
    let number = |value: f64| {
        let decimals = if scenario::plain(value, 2).contains('.') { 2 } else { 0 };
        // Years are written without a space.
        if decimals == 0 && value.abs() < 10_000.0 {
            scenario::plain(value, 0)
        } else {
            decimal(language, value, decimals)
        }
    };
    let [nb, nn, en] = match problem {
        Problem::Missing => ["mangler", "manglar", "missing"],
        Problem::Unknown => ["ukjent navn", "ukjent namn", "unknown name"],
        Problem::NotANumber => ["skal være et tall", "skal vere eit tal", "should be a number"],
        Problem::NotText => ["skal være tekst", "skal vere tekst", "should be text"],
        Problem::NotAList => ["skal være en liste", "skal vere ei liste", "should be a list"],
        Problem::NotAnObject => ["skal være et objekt", "skal vere eit objekt", "should be an object"],
        Problem::NotAPlace => ["er ikke et sted", "er ikkje ein stad", "is not a place"],
        Problem::NotAnEdition => ["er ikke en datautgave", "er ikkje ei datautgåve", "is not a data edition"],
        Problem::Twice => ["står to ganger", "står to gonger", "stands twice"],
        Problem::NotHere => {
            ["finnes ikke for dette stedet", "finst ikkje for denne staden", "is not offered for this place"]
        }
        Problem::NotOneOpen => [
            "nøyaktig ett scenario skal være åpent",
            "nøyaktig eitt scenario skal vere ope",
            "exactly one scenario should be open",
        ],
        Problem::TooLong => ["er for langt", "er for langt", "is too long"],
        Problem::Outside(low, high) => {
            let [low, high] = [number(*low), number(*high)];
            return match language {
                Language::Nb | Language::Se => format!("skal være et tall fra {low} til {high}"),
                Language::Nn => format!("skal vere eit tal frå {low} til {high}"),
                Language::En => format!("should be a number from {low} to {high}"),
            };
        }
        Problem::NotOneOf(known) => {
            let known = known.join(", ");
            return match language {
                Language::Nb | Language::Se => format!("kan bare være {known}"),
                Language::Nn => format!("kan berre vere {known}"),
                Language::En => format!("can only be {known}"),
            };
        }
    };
    match language {
        Language::Nb | Language::Se => nb,
        Language::Nn => nn,
        Language::En => en,
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::change;

    #[test]
    fn numbers_read_as_they_are_shown_in_every_language() {
        for language in Language::ALL {
            for (value, decimals) in [(77_992.0, 0), (-1_234.5, 1), (0.05, 2), (1_234_567.0, 0), (0.0, 1)] {
                let read = Cell::Number { value, decimals };
                assert_eq!(cell(language, &decimal(language, value, decimals)), read);
                assert_eq!(cell(language, &change(language, value, decimals)), read);
                assert_eq!(cell(language, &format!("{}\u{a0}%", decimal(language, value, decimals))), read);
            }
            for (text, other) in [
                ("–", Cell::Nothing),
                ("", Cell::Nothing),
                (indicator_words(language).no_figure, Cell::Nothing),
                ("105 og eldre", Cell::Text("105 og eldre".into())),
                ("0301", Cell::Text("0301".into())),
                ("1–5", Cell::Text("1–5".into())),
            ] {
                assert_eq!(cell(language, text), other);
            }
            assert_eq!(cell(language, "2046"), Cell::Number { value: 2046.0, decimals: 0 });
        }
        assert_eq!(cell(Language::Nb, "1.234"), Cell::Text("1.234".into()), "is not how Norwegian writes it");
    }

    #[test]
    fn what_is_wrong_with_a_file_is_told_with_its_place() {
        let at = "/scenarios/0/levers/tfr/change".to_owned();
        let why = SavedError::At { at, problem: Problem::Outside(-0.6, 0.8) };
        assert_eq!(
            not_opened(Language::Nb, &why),
            "Feil i filen ved «scenarios › 0 › levers › tfr › change»: skal være et tall fra \u{2212}0,60 til 0,80. Ingenting er endret."
        );
        let why = SavedError::At { at: "/x".into(), problem: Problem::Outside(2027.0, 2046.0) };
        assert!(not_opened(Language::En, &why).contains("from 2027 to 2046"));
    }
}
