//! The words of a workshop's round: joining by phone, handing in, and what a group has handed in. Loaded later.

use outlook::{Agreement, Gathered, LeverSpread, MostDifferent};
use scenario::{CodeError, HORIZON, HandedIn, Language, Lost, RoundFileError, Setting, Unreadable};

use crate::number::decimal;
use crate::scenarios::moved;
use crate::{sentence, words};

/// Words and phrases about a round in a language.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct RoundWords {
    pub join: &'static str,
    pub join_lead: &'static str,
    pub join_code: &'static str,
    pub offered: &'static str,
    pub to_round: &'static str,
    pub to_screen: &'static str,

    pub phone_lead: &'static str,
    pub hand_in: &'static str,
    pub handed_in: &'static str,
    pub show_code: &'static str,
    pub your_code: &'static str,
    pub change_it: &'static str,
    pub copy_link: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,

    pub round: &'static str,
    pub gather: &'static str,
    pub paste: &'static str,
    pub paste_hint: &'static str,
    pub add: &'static str,
    pub again: &'static str,
    pub camera: &'static str,
    pub camera_stop: &'static str,
    pub camera_waits: &'static str,
    pub camera_looks: &'static str,
    pub camera_refused: &'static str,
    pub camera_none: &'static str,
    pub camera_framed: &'static str,
    pub other_ways: &'static str,
    pub picture: &'static str,
    pub picture_none: &'static str,
    pub picture_unreadable: &'static str,

    pub spread: &'static str,
    pub spread_lead: &'static str,
    pub nobody_moved: &'static str,
    pub middle: &'static str,
    pub middle_lead: &'static str,
    pub middle_open: &'static str,
    pub lines_each: &'static str,
    pub lines_middle: &'static str,
    pub todays_course: &'static str,
    pub record: &'static str,
    pub different: &'static str,
    pub different_lead: &'static str,
    pub none_differ: &'static str,
    pub doing: &'static str,
    pub doing_lead: &'static str,
    pub doing_few: &'static str,
    pub doing_none: &'static str,
    pub other_way: &'static str,
    pub agreed: &'static str,
    pub agreed_none: &'static str,
    pub texts_failed: &'static str,
    pub all: &'static str,
    pub remove: &'static str,

    pub keep: &'static str,
    pub keep_lead: &'static str,
    pub save: &'static str,
    pub open: &'static str,
    pub file_name: &'static str,
    pub no_file: &'static str,
    pub lost: &'static str,
}

/// The words about a round in a language.
pub const fn round_words(language: Language) -> &'static RoundWords {
    match language {
        Language::Nb | Language::Se => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

static NB: RoundWords = RoundWords {
    join: "Bli med på mobilen",
    join_lead: "Rett mobilkameraet mot koden. Dere starter fra den samme framtida som på skjermen.",
    join_code: "Kode som åpner siden på mobilen",
    offered: "Spaker på mobilen",
    to_round: "Samle framtidene",
    to_screen: "Til storskjermen",
    phone_lead: "Flytt spakene til du ser framtida du vil ha. Så leverer du den.",
    hand_in: "Lever framtida mi",
    handed_in: "Framtida di",
    show_code: "Vis fram koden, eller les den opp for den som leder. Mobilen sender ingenting selv.",
    your_code: "Koden din",
    change_it: "Endre framtida",
    copy_link: "Kopier lenke",
    copied: "Kopiert.",
    not_copied: "Nettleseren lot oss ikke kopiere.",
    round: "Framtidene våre",
    gather: "Samle inn",
    paste: "Koder og lenker",
    paste_hint: "Skriv en kode, eller lim inn flere koder og lenker, én på hver linje. Enter legger til, Skift og Enter gir ny linje.",
    add: "Legg til",
    again: "Ta med likevel",
    camera: "Les koder med kameraet",
    camera_stop: "Slå av kameraet",
    camera_waits: "Nettleseren spør om den får bruke kameraet.",
    camera_looks: "Hold koden foran kameraet. Vi legger til hver ny kode vi ser.",
    camera_refused: "Vi fikk ikke bruke kameraet.",
    camera_none: "Vi finner ikke noe kamera her.",
    camera_framed: "Siden som viser Framsyn her, slipper ikke til kameraet.",
    other_ways: "Skriv koden, lim inn en lenke eller les koden fra et bilde i stedet.",
    picture: "Les kode fra bilde",
    picture_none: "Vi fant ingen kode i bildet. Ta det nærmere, rett forfra og i godt lys.",
    picture_unreadable: "Filen er ikke et bilde som nettleseren kan åpne.",
    spread: "Så ulikt ser vi det",
    spread_lead: "Hver prikk er en framtid. Streken er den midterste: like mange ligger under som over.",
    nobody_moved: "Ingen har flyttet noen spak. Alle har levert dagens kurs.",
    middle: "Den midterste framtida",
    middle_lead: "Her står hver spak på gruppas midterste verdi.",
    middle_open: "Åpne den og utforsk videre",
    lines_each: "Hver framtid",
    lines_middle: "Den midterste",
    todays_course: "Dagens kurs",
    record: "Slik har det gått",
    different: "Lengst fra hverandre",
    different_lead: "Avstanden er hvor langt spakene står fra hverandre, hver målt mot hele sin egen lengde, lagt sammen.",
    none_differ: "Alle framtidene er like.",
    doing: "Dette vil vi gjøre",
    doing_lead: "Flere enn halvparten flyttet disse spakene samme vei. Kryss av for tiltakene dere er enige om.",
    doing_few: "Ingen spak ble flyttet samme vei av flere enn halvparten. Her er spakene flest var enige om.",
    doing_none: "Her er ingen enighet å bygge på ennå. Snakk om de to som er lengst fra hverandre.",
    other_way: "Tiltakene vi kjenner til, trekker den andre veien.",
    agreed: "Vi er enige om",
    agreed_none: "Ingenting er krysset av ennå.",
    texts_failed: "Tekstene om tiltak kom ikke fram.",
    all: "Alle som er levert",
    remove: "Ta ut",
    keep: "Ta vare på runden",
    keep_lead: "Runden ligger i adressen og ingen andre steder. Lenken viser det samme til alle som får den. Lagre den også som fil før dere går.",
    save: "Lagre til fil",
    open: "Åpne fil",
    file_name: "framsyn-runde",
    no_file: "Filen kan ikke åpnes:",
    lost: "Noe av runden i lenken kunne ikke leses:",
};

static NN: RoundWords = RoundWords {
    join: "Bli med på mobilen",
    join_lead: "Rett mobilkameraet mot koden. Alle startar frå den same framtida som på skjermen.",
    join_code: "Kode som opnar sida på mobilen",
    offered: "Spakar på mobilen",
    to_round: "Samle framtidene",
    to_screen: "Til storskjermen",
    phone_lead: "Flytt spakane til du ser framtida du vil ha. Så leverer du henne.",
    hand_in: "Lever framtida mi",
    handed_in: "Framtida di",
    show_code: "Vis fram koden, eller les han opp for den som leier. Mobilen sender ingenting sjølv.",
    your_code: "Koden din",
    change_it: "Endre framtida",
    copy_link: "Kopier lenkje",
    copied: "Kopiert.",
    not_copied: "Nettlesaren let oss ikkje kopiere.",
    round: "Framtidene våre",
    gather: "Samle inn",
    paste: "Kodar og lenkjer",
    paste_hint: "Skriv ein kode, eller lim inn fleire kodar og lenkjer, éin på kvar linje. Enter legg til, Skift og Enter gir ny linje.",
    add: "Legg til",
    again: "Ta med likevel",
    camera: "Les kodar med kameraet",
    camera_stop: "Slå av kameraet",
    camera_waits: "Nettlesaren spør om han får bruke kameraet.",
    camera_looks: "Hald koden framfor kameraet. Vi legg til kvar ny kode vi ser.",
    camera_refused: "Vi fekk ikkje bruke kameraet.",
    camera_none: "Vi finn ikkje noko kamera her.",
    camera_framed: "Sida som viser Framsyn her, slepp ikkje til kameraet.",
    other_ways: "Skriv koden, lim inn ei lenkje eller les koden frå eit bilete i staden.",
    picture: "Les kode frå bilete",
    picture_none: "Vi fann ingen kode i biletet. Ta det nærare, rett framanfrå og i godt lys.",
    picture_unreadable: "Fila er ikkje eit bilete som nettlesaren kan opne.",
    spread: "Så ulikt ser vi det",
    spread_lead: "Kvar prikk er ei framtid. Streken er den i midten: like mange ligg under som over.",
    nobody_moved: "Ingen har flytta nokon spak. Alle har levert kursen i dag.",
    middle: "Framtida i midten",
    middle_lead: "Her står kvar spak på verdien som er i midten av gruppa.",
    middle_open: "Opne henne og utforsk vidare",
    lines_each: "Kvar framtid",
    lines_middle: "Den i midten",
    todays_course: "Kursen i dag",
    record: "Slik har det gått",
    different: "Lengst frå kvarandre",
    different_lead: "Avstanden er kor langt spakane står frå kvarandre, kvar målt mot heile si eiga lengd, lagde saman.",
    none_differ: "Alle framtidene er like.",
    doing: "Dette vil vi gjere",
    doing_lead: "Fleire enn halvparten flytta desse spakane same vegen. Kryss av for tiltaka gruppa er samd om.",
    doing_few: "Ingen spak vart flytta same vegen av fleire enn halvparten. Her er spakane flest var samde om.",
    doing_none: "Her er inga semje å byggje på enno. Snakk om dei to som er lengst frå kvarandre.",
    other_way: "Tiltaka vi kjenner til, dreg den andre vegen.",
    agreed: "Vi er samde om",
    agreed_none: "Ingenting er kryssa av enno.",
    texts_failed: "Tekstane om tiltak kom ikkje fram.",
    all: "Alle som er leverte",
    remove: "Ta ut",
    keep: "Ta vare på runden",
    keep_lead: "Runden ligg i adressa og ingen andre stader. Lenkja viser det same til alle som får henne. Lagre runden som fil òg før alle går.",
    save: "Lagre til fil",
    open: "Opne fil",
    file_name: "framsyn-runde",
    no_file: "Fila kan ikkje opnast:",
    lost: "Noko av runden i lenkja kunne ikkje lesast:",
};

static EN: RoundWords = RoundWords {
    join: "Join by phone",
    join_lead: "Point your phone’s camera at the code. You start from the same future as on the screen.",
    join_code: "Code that opens the page on a phone",
    offered: "Levers on the phones",
    to_round: "Gather the futures",
    to_screen: "To the big screen",
    phone_lead: "Move the levers until you see the future you want. Then hand it in.",
    hand_in: "Hand in my future",
    handed_in: "Your future",
    show_code: "Show the code, or read it out to whoever leads. The phone itself sends nothing.",
    your_code: "Your code",
    change_it: "Change the future",
    copy_link: "Copy link",
    copied: "Copied.",
    not_copied: "The browser did not let us copy.",
    round: "Our futures",
    gather: "Gather",
    paste: "Codes and links",
    paste_hint: "Type a code, or paste several codes and links, one on each line. Enter adds, Shift and Enter break the line.",
    add: "Add",
    again: "Add it all the same",
    camera: "Read codes with the camera",
    camera_stop: "Turn off the camera",
    camera_waits: "The browser asks whether it may use the camera.",
    camera_looks: "Hold the code before the camera. Every new code we see is added.",
    camera_refused: "We were not allowed to use the camera.",
    camera_none: "We find no camera here.",
    camera_framed: "The page that shows Framsyn here does not let the camera in.",
    other_ways: "Type the code, paste a link, or read the code from a picture instead.",
    picture: "Read a code from a picture",
    picture_none: "We found no code in the picture. Take it closer, straight from the front and in good light.",
    picture_unreadable: "The file is no picture that the browser can open.",
    spread: "How differently we see it",
    spread_lead: "Each dot is a future. The line is the one in the middle: as many lie below it as above.",
    nobody_moved: "Nobody has moved a lever. All have handed in today’s course.",
    middle: "The future in the middle",
    middle_lead: "Here each lever stands at the group’s middle value.",
    middle_open: "Open it and explore further",
    lines_each: "Each future",
    lines_middle: "The middle one",
    todays_course: "Today’s course",
    record: "What has been",
    different: "Furthest apart",
    different_lead: "The distance is how far apart the levers stand, each as a part of its own whole length, added up.",
    none_differ: "All futures are alike.",
    doing: "What we will do",
    doing_lead: "More than half moved these levers the same way. Tick the measures you agree on.",
    doing_few: "No lever was moved the same way by more than half. These are the ones most agreed about.",
    doing_none: "There is no agreement to build on yet. Talk about the two that are furthest apart.",
    other_way: "The measures we know of pull the other way.",
    agreed: "We agree to",
    agreed_none: "Nothing has been ticked yet.",
    texts_failed: "The texts about measures did not arrive.",
    all: "All that have been handed in",
    remove: "Take out",
    keep: "Keep the round",
    keep_lead: "The round is in the address and nowhere else. The link shows the same to everyone who gets it. Save it as a file too before you leave.",
    save: "Save to file",
    open: "Open file",
    file_name: "framsyn-round",
    no_file: "The file cannot be opened:",
    lost: "Some of the round in the link could not be read:",
};

/// How many futures there are.
pub fn handed_in(language: Language, count: usize) -> String {
    match (language, count) {
        (Language::Nb | Language::Se, 0) => "Ingen har levert ennå.".into(),
        (Language::Nn, 0) => "Ingen har levert enno.".into(),
        (Language::En, 0) => "Nobody has handed in yet.".into(),
        (Language::Nb | Language::Se, 1) => "1 framtid er levert.".into(),
        (Language::Nn, 1) => "1 framtid er levert.".into(),
        (Language::En, 1) => "1 future has been handed in.".into(),
        (Language::Nb | Language::Se, _) => format!("{count} framtider er levert."),
        (Language::Nn, _) => format!("{count} framtider er leverte."),
        (Language::En, _) => format!("{count} futures have been handed in."),
    }
}

/// A future by its number.
pub fn future(language: Language, number: usize) -> String {
    match language {
        Language::Nb | Language::Nn | Language::Se => format!("Framtid {number}"),
        Language::En => format!("Future {number}"),
    }
}

/// What became of something handed in. `here` is the round's place, `elsewhere` the name of the other one, where it is about
/// another.
pub fn told(language: Language, handed: &HandedIn, here: &str, elsewhere: &str) -> String {
    match (language, handed) {
        (Language::Nb | Language::Se, HandedIn::Added(number)) => format!("Lagt til som framtid {number}."),
        (Language::Nn, HandedIn::Added(number)) => format!("Lagt til som framtid {number}."),
        (Language::En, HandedIn::Added(number)) => format!("Added as future {number}."),
        (Language::Nb | Language::Se, HandedIn::Again(number, _)) => {
            format!("Denne er med fra før, som framtid {number}. Er det en annen person som mener det samme?")
        }
        (Language::Nn, HandedIn::Again(number, _)) => {
            format!(
                "Denne er med frå før, som framtid {number}. Er det ein annan person som meiner det same?"
            )
        }
        (Language::En, HandedIn::Again(number, _)) => {
            format!(
                "This one is there already, as future {number}. Is it another person who thinks the same?"
            )
        }
        (Language::Nb | Language::Se, HandedIn::Elsewhere(_)) => {
            format!("Denne handler om {elsewhere}, og runden om {here}. Den er ikke tatt med.")
        }
        (Language::Nn, HandedIn::Elsewhere(_)) => {
            format!("Denne handlar om {elsewhere}, og runden om {here}. Ho er ikkje teken med.")
        }
        (Language::En, HandedIn::Elsewhere(_)) => {
            format!("This one is about {elsewhere}, and the round about {here}. It was left out.")
        }
        (_, HandedIn::Unreadable(text, why)) => {
            let why = unreadable(language, why);
            match language {
                Language::Nb | Language::Nn | Language::Se => format!("«{text}»: {why}"),
                Language::En => format!("“{text}”: {why}"),
            }
        }
        (Language::Nb | Language::Se, HandedIn::Full) => "Runden er full. Lagre den, og start en ny.".into(),
        (Language::Nn, HandedIn::Full) => "Runden er full. Lagre han, og start ein ny.".into(),
        (Language::En, HandedIn::Full) => "The round is full. Save it, and begin another.".into(),
    }
}

fn unreadable(language: Language, why: &Unreadable) -> String {
    match (language, why) {
        (_, Unreadable::Link(notice)) => sentence::notice(language, notice),
        (Language::Nb | Language::Se, Unreadable::NoPlace) => {
            "lenken sier ikke hvilket sted den gjelder.".into()
        }
        (Language::Nn, Unreadable::NoPlace) => "lenkja seier ikkje kva stad ho gjeld.".into(),
        (Language::En, Unreadable::NoPlace) => "the link does not say which place it is about.".into(),
        (_, Unreadable::Code(why)) => code_error(language, *why),
    }
}

fn code_error(language: Language, why: CodeError) -> String {
    match (language, why) {
        (Language::Nb | Language::Se, CodeError::Empty) => "her er ingen kode.".into(),
        (Language::Nn, CodeError::Empty) => "her er ingen kode.".into(),
        (Language::En, CodeError::Empty) => "there is no code here.".into(),
        (Language::Nb | Language::Se, CodeError::Sign(sign)) => {
            format!("tegnet «{sign}» finnes ikke i noen kode. Koder har tall og bokstaver, men aldri U.")
        }
        (Language::Nn, CodeError::Sign(sign)) => {
            format!("teiknet «{sign}» finst ikkje i nokon kode. Kodar har tal og bokstavar, men aldri U.")
        }
        (Language::En, CodeError::Sign(sign)) => {
            format!("no code has the sign “{sign}”. Codes have digits and letters, but never U.")
        }
        (Language::Nb | Language::Se, CodeError::Short) => "koden er for kort. Mangler det noen tegn?".into(),
        (Language::Nn, CodeError::Short) => "koden er for kort. Manglar det nokre teikn?".into(),
        (Language::En, CodeError::Short) => "the code is too short. Are some signs missing?".into(),
        (Language::Nb | Language::Se, CodeError::Mistyped) => {
            "koden stemmer ikke. Se etter et tegn som er feil, mangler eller er for mye.".into()
        }
        (Language::Nn, CodeError::Mistyped) => {
            "koden stemmer ikkje. Sjå etter eit teikn som er feil, manglar eller er for mykje.".into()
        }
        (Language::En, CodeError::Mistyped) => {
            "the code does not add up. Look for a sign that is wrong, missing or too many.".into()
        }
        (Language::Nb | Language::Se, CodeError::Version) => {
            "koden er laget i en annen utgave av Framsyn.".into()
        }
        (Language::Nn, CodeError::Version) => "koden er laga i ei anna utgåve av Framsyn.".into(),
        (Language::En, CodeError::Version) => "the code was made in another edition of Framsyn.".into(),
    }
}

/// A part of a link's round that could not be used.
pub fn lost(language: Language, lost: &Lost, here: &str, elsewhere: &str) -> String {
    match (language, lost) {
        (_, Lost::Future(handed)) => told(language, handed, here, elsewhere),
        (Language::Nb | Language::Se, Lost::Measure(text)) => {
            format!("«{text}» er ikke et tiltak vi kjenner.")
        }
        (Language::Nn, Lost::Measure(text)) => format!("«{text}» er ikkje eit tiltak vi kjenner."),
        (Language::En, Lost::Measure(text)) => format!("“{text}” is no measure we know."),
    }
}

/// Why a file could not be opened.
pub fn file_problem(language: Language, why: &RoundFileError) -> String {
    let [nb, nn, en] = match why {
        RoundFileError::OtherFormat => [
            "Den er ikke en runde fra Framsyn.".into(),
            "Ho er ikkje ein runde frå Framsyn.".into(),
            "It is no round of Framsyn.".into(),
        ],
        RoundFileError::OtherVersion(_) => [
            "Den er lagret i en annen utgave av Framsyn.".into(),
            "Ho er lagra i ei anna utgåve av Framsyn.".into(),
            "It was saved by another edition of Framsyn.".into(),
        ],
        RoundFileError::MadeWith(text) => [
            format!("«{text}» er ingen utgave av modellen og tallene."),
            format!("«{text}» er inga utgåve av modellen og tala."),
            format!("“{text}” is no edition of the model and the figures."),
        ],
        RoundFileError::Place(text) => [
            format!("«{text}» er ikke et sted."),
            format!("«{text}» er ikkje ein stad."),
            format!("“{text}” is no place."),
        ],
        RoundFileError::Future(number, _) => [
            format!("Framtid {number} i filen kan ikke leses."),
            format!("Framtid {number} i fila kan ikkje lesast."),
            format!("Future {number} in the file cannot be read."),
        ],
        RoundFileError::Measure(text) => [
            format!("«{text}» er ikke et tiltak vi kjenner."),
            format!("«{text}» er ikkje eit tiltak vi kjenner."),
            format!("“{text}” is no measure we know."),
        ],
        RoundFileError::Full => [
            "Den har flere framtider enn en runde har plass til.".into(),
            "Ho har fleire framtider enn ein runde har plass til.".into(),
            "It has more futures than a round has room for.".into(),
        ],
    };
    match language {
        Language::Nb | Language::Se => nb,
        Language::Nn => nn,
        Language::En => en,
    }
}

/// A file about another place than the one that is shown.
pub fn file_elsewhere(language: Language, elsewhere: &str, here: &str) -> String {
    match language {
        Language::Nb | Language::Se => {
            format!("Runden i filen handler om {elsewhere}. Velg det stedet først; nå vises {here}.")
        }
        Language::Nn => format!(
            "Runden i fila handlar om {elsewhere}. Vel den staden først; no er det {here} som er vist."
        ),
        Language::En => format!(
            "The round in the file is about {elsewhere}. Choose that place first; now {here} is shown."
        ),
    }
}

/// A lever's middle value.
pub fn median(language: Language, spread: &LeverSpread) -> String {
    let value = lever_change(language, spread);
    let moved = spread.changes.iter().filter(|change| **change != 0.0).count();
    let all = spread.changes.len();
    match language {
        Language::Nb | Language::Se => format!("Midterste: {value}. {moved} av {all} flyttet spaken."),
        Language::Nn => format!("I midten: {value}. {moved} av {all} flytta spaken."),
        Language::En => format!("In the middle: {value}. {moved} of {all} moved the lever."),
    }
}

/// A change in the middle: between two steps it needs a decimal more than the slider has.
fn lever_change(language: Language, spread: &LeverSpread) -> String {
    let lever = spread.lever.lever();
    let finer =
        scenario::plain(spread.median, lever.decimals) != scenario::plain(spread.median, lever.decimals + 2);
    let lever = scenario::Lever { decimals: lever.decimals + usize::from(finer), ..*lever };
    sentence::lever_value(language, &lever, Setting { change: spread.median, ..Setting::default() }, None)
}

/// What a file about a round assumes.
pub fn assumed(language: Language, gathered: &Gathered) -> String {
    let (count, middle) = (gathered.count, moved(language, &gathered.median));
    match language {
        Language::Nb | Language::Se => {
            format!("{count} framtider fra et verksted; lenken viser alle. Den i midten: {middle}")
        }
        Language::Nn => {
            format!("{count} framtider frå ein verkstad; lenkja viser alle. Den i midten: {middle}")
        }
        Language::En => format!(
            "{count} futures from a workshop; the link shows them all. The one in the middle: {middle}"
        ),
    }
}

/// The dots of a lever in words: each value with how many chose it.
pub fn dots(language: Language, spread: &LeverSpread) -> String {
    let lever = spread.lever.lever();
    let mut values: Vec<(f64, usize)> = Vec::new();
    let mut sorted = spread.changes.clone();
    sorted.sort_by(f64::total_cmp);
    for change in sorted {
        match values.last_mut() {
            Some((last, count)) if *last == change => *count += 1,
            _ => values.push((change, 1)),
        }
    }
    let each = values.iter().map(|(change, count)| {
        let setting = Setting { change: *change, ..Setting::default() };
        format!("{count} × {}", sentence::lever_value(language, lever, setting, None))
    });
    each.collect::<Vec<_>>().join(", ")
}

/// Which two futures differ most, and how far.
pub fn most_different(language: Language, pair: MostDifferent) -> String {
    let MostDifferent { first, second, distance } = pair;
    let distance = decimal(language, distance, 2);
    match language {
        Language::Nb | Language::Se => {
            format!("Framtid {first} og framtid {second} er mest ulike. Avstanden er {distance}.")
        }
        Language::Nn => {
            format!("Framtid {first} og framtid {second} er mest ulike. Avstanden er {distance}.")
        }
        Language::En => format!("Futures {first} and {second} differ most. The distance is {distance}."),
    }
}

/// How many moved a lever the same way.
pub fn agreement(language: Language, agreement: Agreement, all: usize) -> String {
    let Agreement { lever, up, count, .. } = agreement;
    let name = words(language).lever(lever);
    match language {
        Language::Nb | Language::Se => {
            format!("{name}: {count} av {all} flyttet {}", if up { "opp" } else { "ned" })
        }
        Language::Nn => format!("{name}: {count} av {all} flytta {}", if up { "opp" } else { "ned" }),
        Language::En => format!("{name}: {count} of {all} moved it {}", if up { "up" } else { "down" }),
    }
}

/// What the lines of the futures show, for those who do not see them.
pub fn lines(language: Language, gathered: &Gathered, course: f64, middle: f64, ends: (f64, f64)) -> String {
    let [course, middle, low, high] = [course, middle, ends.0, ends.1].map(|v| decimal(language, v, 0));
    let count = gathered.count;
    match language {
        Language::Nb | Language::Se => format!(
            "Innbyggere i {HORIZON}: dagens kurs gir {course}, den midterste framtida {middle}. De {count} framtidene går fra {low} til {high}."
        ),
        Language::Nn => format!(
            "Innbyggjarar i {HORIZON}: kursen i dag gir {course}, framtida i midten {middle}. Dei {count} framtidene går frå {low} til {high}."
        ),
        Language::En => format!(
            "Inhabitants in {HORIZON}: today’s course gives {course}, the future in the middle {middle}. The {count} futures range from {low} to {high}."
        ),
    }
}
