//! The words about a place's own figures, and the small table that they are kept in.

use atlas::PlaceId;
use outlook::{Indicator, OutOfReach, own_indicator};
use scenario::{Language, OwnFigures, OwnId};
use thiserror::Error;

use crate::number::{decimal, parse};
use crate::{figure_words, indicator_words};

/// The words about own figures in a language.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct OwnWords {
    pub lead: &'static str,
    pub clear: &'static str,
    pub download: &'static str,
    pub upload: &'static str,
    pub not_a_number: &'static str,
    pub file_name: &'static str,
    pub columns: [&'static str; 5],
}

/// The words of a language about own figures.
pub const fn own_words(language: Language) -> &'static OwnWords {
    match language {
        Language::Nb | Language::Se => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

static NB: OwnWords = OwnWords {
    lead: "Mye av dette regner vi ut fra snittet for landet. Kjenner du tallene her? Skriv dem inn for i dag, så regner vi videre fra dem i alle figurene. Bare utgiftene følger fortsatt snittet for landet. Tallene lagres bare i lenken til siden: den som får lenken, ser dem.",
    clear: "Ta bort egne tall",
    download: "Lagre som CSV",
    upload: "Hent fra CSV",
    not_a_number: "Skriv et tall, eller la feltet stå tomt.",
    file_name: "egne-tall",
    columns: ["sted", "hva", "navn", "egne_tall", "framsyn_regner"],
};

static NN: OwnWords = OwnWords {
    lead: "Mykje av dette reknar vi ut frå snittet for landet. Kjenner du tala her? Skriv dei inn for i dag, så reknar vi vidare frå dei i alle figurane. Berre utgiftene følgjer framleis snittet for landet. Tala blir lagra berre i lenkja til sida: den som får lenkja, ser dei.",
    clear: "Ta bort eigne tal",
    download: "Lagre som CSV",
    upload: "Hent frå CSV",
    not_a_number: "Skriv eit tal, eller lat feltet stå tomt.",
    file_name: "eigne-tal",
    columns: ["stad", "kva", "namn", "eigne_tal", "framsyn_reknar"],
};

static EN: OwnWords = OwnWords {
    lead: "Much of this we reckon from the country’s average. Do you know the figures here? Type those of today, and we go on from them in every chart. Only costs still follow the country’s average. The figures are kept in the link of the page only: whoever gets the link sees them.",
    clear: "Remove own figures",
    download: "Save as CSV",
    upload: "Read from CSV",
    not_a_number: "Type a number, or leave the field empty.",
    file_name: "own-figures",
    columns: ["place", "what", "name", "own_figure", "framsyn_reckons"],
};

/// What opens to the own figures, with how many are in use.
pub fn own_title(language: Language, given: usize) -> String {
    let title = match language {
        Language::Nb | Language::Se => "Bruk egne tall",
        Language::Nn => "Bruk eigne tal",
        Language::En => "Use your own figures",
    };
    match (given, language) {
        (0, _) => title.into(),
        (1, Language::Nb | Language::Se) => "Egne tall: ett i bruk".into(),
        (1, Language::Nn) => "Eigne tal: eitt i bruk".into(),
        (1, Language::En) => "Own figures: one in use".into(),
        (n, Language::Nb | Language::Se) => format!("Egne tall: {n} i bruk"),
        (n, Language::Nn) => format!("Eigne tal: {n} i bruk"),
        (n, Language::En) => format!("Own figures: {n} in use"),
    }
}

/// Name of an own figure.
pub fn own_name(language: Language, id: OwnId) -> &'static str {
    figure_words(language, own_indicator(id)).name
}

/// Unit of an own figure.
pub fn own_unit(language: Language, id: OwnId) -> &'static str {
    indicator_words(language).measure(own_indicator(id).measure())
}

/// What Framsyn reckons by itself.
pub fn reckoned(language: Language, id: OwnId, value: f64) -> String {
    let value = decimal(language, value, decimals(id));
    match language {
        Language::Nb | Language::Se => format!("Vi regner med {value}"),
        Language::Nn => format!("Vi reknar med {value}"),
        Language::En => format!("We reckon {value}"),
    }
}

/// Reads a figure as it is typed. Groups of three digits are parted as the language does it; what could be either a
/// thousand or a decimal is no figure.
pub fn read_figure(language: Language, text: &str) -> Option<f64> {
    let thousands = if language == Language::En { ',' } else { '.' };
    let (whole, group) = text.trim().rsplit_once(thousands).unwrap_or((text, ""));
    let is_group = group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    if is_group {
        let parts: Vec<&str> = whole.split(thousands).collect();
        let others = parts.iter().skip(1).all(|part| part.len() == 3);
        return if others { parse(&text.replace(thousands, "")) } else { None };
    }
    parse(text)
}

/// An own figure as it stands in its field.
pub fn own_value(language: Language, value: f64) -> String {
    let text = scenario::plain(value, 2);
    if language == Language::En { text } else { text.replace('.', ",") }
}

/// Person-years are counted in tenths where they are few.
const fn decimals(id: OwnId) -> usize {
    match own_indicator(id) {
        Indicator::PersonYearsKindergarten | Indicator::PersonYearsSchool | Indicator::PersonYearsCare => 1,
        _ => 0,
    }
}

/// Said after a problem of own figures that came together: none of them is in use.
pub const fn none_used(language: Language) -> &'static str {
    match language {
        Language::Nb | Language::Se => "Ingen av de egne tallene er tatt i bruk.",
        Language::Nn => "Ingen av dei eigne tala er tekne i bruk.",
        Language::En => "None of the own figures is in use.",
    }
}

/// Said beside figures where own figures are in use.
pub const fn own_used(language: Language) -> &'static str {
    match language {
        Language::Nb | Language::Se => {
            "Noen av tallene her bygger på egne tall, som er skrevet inn og ligger i lenken."
        }
        Language::Nn => "Nokre av tala her byggjer på eigne tal, som er skrivne inn og ligg i lenkja.",
        Language::En => {
            "Some of the figures here rest on own figures, which were typed in and stand in the link."
        }
    }
}

/// Said where the code that own figures need could not be had.
pub const fn not_loaded(language: Language) -> &'static str {
    match language {
        Language::Nb | Language::Se => {
            "Vi fikk ikke tatt de egne tallene i bruk, for nettet svarte ikke. Last siden på nytt for å prøve igjen."
        }
        Language::Nn => {
            "Vi fekk ikkje teke dei eigne tala i bruk, for nettet svarte ikkje. Last sida på nytt for å prøve igjen."
        }
        Language::En => {
            "The own figures could not be put to use, as the network did not answer. Load the page anew to try again."
        }
    }
}

/// Said where the place cannot have a figure.
pub fn out_of_reach(language: Language, problem: &OutOfReach) -> String {
    let OutOfReach { id, reckoned, least, most } = *problem;
    let name = own_name(language, id);
    let [reckoned, least, most] =
        [reckoned, least.ceil(), most.floor()].map(|value| decimal(language, value, 0));
    match (language, id) {
        // Those whom it is for have been set to none.
        (Language::Nb | Language::Se, _) if most == "0" => {
            format!("{name}: dem dette er for, er satt til null.")
        }
        (Language::Nn, _) if most == "0" => format!("{name}: dei dette er for, er sette til null."),
        (Language::En, _) if most == "0" => format!("{name}: those whom this is for are set to none."),
        (Language::Nb | Language::Se, OwnId::Employed) => {
            format!("{name}: fra {least} til {most} er mulig med dem som bor her. Vi regner med {reckoned}.")
        }
        (Language::Nn, OwnId::Employed) => {
            format!("{name}: frå {least} til {most} er mogleg med dei som bur her. Vi reknar med {reckoned}.")
        }
        (Language::En, OwnId::Employed) => {
            format!(
                "{name}: from {least} to {most} is possible with those who live here. We reckon {reckoned}."
            )
        }
        (Language::Nb | Language::Se, _) => {
            format!(
                "{name}: høyst {most}, ti ganger det vi regner med ({reckoned}). Er det et siffer for mye?"
            )
        }
        (Language::Nn, _) => {
            format!(
                "{name}: høgst {most}, ti gonger det vi reknar med ({reckoned}). Er det eit siffer for mykje?"
            )
        }
        (Language::En, _) => {
            format!(
                "{name}: {most} at most, ten times what we reckon ({reckoned}). Is there a digit too many?"
            )
        }
    }
}

/// The own figures of a place as a table: semicolons, a decimal comma in Norwegian, all figures that can be given.
/// `reckoned` is what Framsyn reckons by itself.
pub fn to_csv(
    language: Language,
    place: PlaceId,
    own: &OwnFigures,
    reckoned: impl Fn(OwnId) -> Option<f64>,
) -> String {
    let number = |value: Option<f64>| value.map(|value| own_value(language, value)).unwrap_or_default();
    let mut rows = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let place = place.to_string();
    let mut all = vec![own_words(language).columns.map(str::to_owned)];
    all.extend(OwnId::ALL.map(|id| {
        let name = own_name(language, id).to_owned();
        [place.clone(), id.key().to_owned(), name, number(own.get(id)), number(reckoned(id))]
    }));
    for row in all {
        // Writing to memory does not fail.
        let _ = rows.write_record(row);
    }
    let bytes = rows.into_inner().unwrap_or_default();
    // The mark tells spreadsheets that it is UTF-8.
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// A table that own figures cannot be read from.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OwnTableError {
    /// The first line does not name the columns.
    #[error("the first line does not name the columns")]
    Columns,
    /// It is of another place.
    #[error("line {line}: it is of another place, {place}")]
    OtherPlace {
        /// Line, from 1.
        line: u64,
        /// That place, as links name it.
        place: String,
    },
    /// There is no such figure.
    #[error("line {line}: there is no figure {key}")]
    Figure {
        /// Line, from 1.
        line: u64,
        /// What stands there.
        key: String,
    },
    /// What stands there is no figure.
    #[error("line {line}: {value} is no figure")]
    Value {
        /// Line, from 1.
        line: u64,
        /// What stands there.
        value: String,
    },
    /// The same figure twice.
    #[error("line {line}: {key} stands twice")]
    Twice {
        /// Line, from 1.
        line: u64,
        /// The figure.
        key: String,
    },
    /// No figure is given.
    #[error("no figure is given")]
    Nothing,
}

/// Longest text that is shown of a table, in characters.
const SHOWN: usize = 40;

/// Reads what [`to_csv`] writes, in any language, also parted by commas or tabs as other programs save it.
///
/// # Errors
/// [`OwnTableError`] with the line and what stands there.
pub fn from_csv(text: &str, place: PlaceId) -> Result<OwnFigures, OwnTableError> {
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t', b','].into_iter().max_by_key(|mark| {
        // The first of those that stand equally often.
        (head.bytes().filter(|byte| byte == mark).count(), *mark == b';')
    });
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(delimiter.unwrap_or(b';'))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let named = |which: usize| Language::WHOLE.map(|language| own_words(language).columns[which]);
    let heads = rows.headers().cloned().unwrap_or_default();
    let column = |which: usize| heads.iter().position(|head| named(which).contains(&head));
    let (Some(key_at), Some(value_at)) = (column(1), column(3)) else { return Err(OwnTableError::Columns) };
    let place_at = column(0);
    let mut own = OwnFigures::default();
    for row in rows.into_records() {
        let Ok(row) = row else { return Err(OwnTableError::Columns) };
        let line = row.position().map_or(0, csv::Position::line);
        let field = |at: usize| row.get(at).unwrap_or_default();
        let shown = |text: &str| text.chars().take(SHOWN).collect::<String>();
        let (key, value) = (field(key_at), field(value_at));
        if value.is_empty() {
            continue;
        }
        if let Some(other) = place_at.map(field).filter(|other| !is_place(other, place)) {
            return Err(OwnTableError::OtherPlace { line, place: shown(other) });
        }
        let Some(id) = OwnId::from_key(key) else {
            return Err(OwnTableError::Figure { line, key: shown(key) });
        };
        if own.get(id).is_some() {
            return Err(OwnTableError::Twice { line, key: shown(key) });
        }
        let wrong = || OwnTableError::Value { line, value: shown(value) };
        // Nobody counts thousandths: `1.200` is twelve hundred in one country and one and a fifth in another.
        let group = value.rsplit_once(['.', ',']).is_some_and(|(_, digits)| digits.len() == 3);
        let figure = parse(value).filter(|_| !group).ok_or_else(wrong)?;
        own.set(id, Some(figure)).map_err(|_| wrong())?;
    }
    if own.is_nothing() { Err(OwnTableError::Nothing) } else { Ok(own) }
}

/// Whether a field names the place. Spreadsheets take the zero from `0301`.
fn is_place(field: &str, place: PlaceId) -> bool {
    let names = |text: &str| text.parse() == Ok(place);
    field.is_empty() || names(field) || names(&format!("{field:0>4}"))
}

/// Said where a table cannot be read.
pub fn table_problem(language: Language, problem: &OwnTableError) -> String {
    let [place, figure, _, value, _] = own_words(language).columns;
    match (language, problem) {
        (Language::Nb | Language::Se, OwnTableError::Columns) => {
            format!(
                "Filen er ikke lest. Den første linja må ha kolonnene «{figure}» og «{value}». Lagre en fil herfra og fyll den ut."
            )
        }
        (Language::Nn, OwnTableError::Columns) => {
            format!(
                "Fila er ikkje lesen. Den første linja må ha kolonnane «{figure}» og «{value}». Lagre ei fil herifrå og fyll henne ut."
            )
        }
        (Language::En, OwnTableError::Columns) => {
            format!(
                "The file was not read. Its first line must have the columns “{figure}” and “{value}”. Save a file from here and fill it in."
            )
        }
        (Language::Nb | Language::Se, OwnTableError::OtherPlace { line, place: other }) => {
            format!(
                "Linje {line}: kolonnen «{place}» sier {other}, et annet sted enn dette. Ingenting er hentet."
            )
        }
        (Language::Nn, OwnTableError::OtherPlace { line, place: other }) => {
            format!(
                "Linje {line}: kolonnen «{place}» seier {other}, ein annan stad enn denne. Ingenting er henta."
            )
        }
        (Language::En, OwnTableError::OtherPlace { line, place: other }) => {
            format!(
                "Line {line}: the column “{place}” says {other}, another place than this one. Nothing was read."
            )
        }
        (Language::Nb | Language::Se, OwnTableError::Figure { line, key }) => {
            format!("Linje {line}: vi kjenner ikke «{key}». Ingenting er hentet.")
        }
        (Language::Nn, OwnTableError::Figure { line, key }) => {
            format!("Linje {line}: vi kjenner ikkje «{key}». Ingenting er henta.")
        }
        (Language::En, OwnTableError::Figure { line, key }) => {
            format!("Line {line}: there is no figure called “{key}”. Nothing was read.")
        }
        (Language::Nb | Language::Se, OwnTableError::Value { line, value }) => {
            format!("Linje {line}: «{value}» er ikke et tall fra null og oppover. Ingenting er hentet.")
        }
        (Language::Nn, OwnTableError::Value { line, value }) => {
            format!("Linje {line}: «{value}» er ikkje eit tal frå null og oppover. Ingenting er henta.")
        }
        (Language::En, OwnTableError::Value { line, value }) => {
            format!("Line {line}: “{value}” is not a number from zero up. Nothing was read.")
        }
        (Language::Nb | Language::Se, OwnTableError::Twice { line, key }) => {
            format!("Linje {line}: «{key}» står to ganger. Ingenting er hentet.")
        }
        (Language::Nn, OwnTableError::Twice { line, key }) => {
            format!("Linje {line}: «{key}» står to gonger. Ingenting er henta.")
        }
        (Language::En, OwnTableError::Twice { line, key }) => {
            format!("Line {line}: “{key}” stands twice. Nothing was read.")
        }
        (Language::Nb | Language::Se, OwnTableError::Nothing) => {
            format!("Det står ingen tall i kolonnen «{value}». Ingenting er hentet.")
        }
        (Language::Nn, OwnTableError::Nothing) => {
            format!("Det står ingen tal i kolonnen «{value}». Ingenting er henta.")
        }
        (Language::En, OwnTableError::Nothing) => {
            format!("There are no figures in the column “{value}”. Nothing was read.")
        }
    }
}
