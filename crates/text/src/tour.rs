//! The words of the path through the page in five steps. Only code that is loaded later reads them.

use outlook::{Decided, Figures, Indicator};
use scenario::{HORIZON, Language};

use crate::number::{decimal, whole};

/// Words and phrases of the path in a language.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct TourWords {
    pub begin: &'static str,
    pub begin_lead: &'static str,
    pub choose: &'static str,
    pub steps: [&'static str; 5],
    pub next: &'static str,
    pub back: &'static str,
    pub leave: &'static str,
    pub again: &'static str,
    pub decided_lead: &'static str,
    pub levers_lead: &'static str,
    pub mine_lead: &'static str,
    pub nothing_moved: &'static str,
    pub moved: &'static str,
    pub i_would: &'static str,
    pub share: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub link: &'static str,
    pub explore: &'static str,
}

/// The words of the path in a language.
pub const fn tour_words(language: Language) -> &'static TourWords {
    match language {
        Language::Nb | Language::Se => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

/// How far one has come.
pub fn step_of(language: Language, step: usize, of: usize) -> String {
    match language {
        Language::Nb | Language::Se => format!("Steg {step} av {of}"),
        Language::Nn => format!("Steg {step} av {of}"),
        Language::En => format!("Step {step} of {of}"),
    }
}

/// Who lives here today, and how many hands they need.
pub fn today(language: Language, now: &Figures, [young, middle, old]: [u32; 3]) -> String {
    let people = whole(language, now.get(Indicator::Population).unwrap_or_default());
    let hands = now.get(Indicator::HandsRatio).map(|hands| decimal(language, hands, 1));
    let who = match language {
        Language::Nb | Language::Se => format!(
            "I dag bor det {people} her. Av hundre er {young} under 20 år, {middle} mellom 20 og 66, og {old} er 67 eller eldre."
        ),
        Language::Nn => format!(
            "I dag bur det {people} her. Av hundre er {young} under 20 år, {middle} mellom 20 og 66, og {old} er 67 eller eldre."
        ),
        Language::En => format!(
            "Today {people} people live here. Of a hundred, {young} are under 20, {middle} between 20 and 66, and {old} are 67 or older."
        ),
    };
    let Some(hands) = hands else { return who };
    let need = match language {
        Language::Nb | Language::Se => {
            format!(" Av hundre i arbeid trengs {hands} i barnehage, skole, helse og omsorg.")
        }
        Language::Nn => format!(" Av hundre i arbeid trengst {hands} i barnehage, skule, helse og omsorg."),
        Language::En => {
            format!(" Of a hundred in work, {hands} are needed in kindergarten, school, health and care.")
        }
    };
    who + &need
}

/// What is already decided: who is born, and who will be old.
pub fn decided(language: Language, decided: &Decided) -> [String; 2] {
    let n = |value: f64| whole(language, value);
    let of_ten = whole(language, if decided.then > 0.0 { 10.0 * decided.born / decided.then } else { 0.0 });
    let (then, born, old_then) = (n(decided.then), n(decided.born), n(decided.old_then));
    let (old_now, old_to_be) = (n(decided.old_now), n(decided.old_to_be));
    match language {
        Language::Nb | Language::Se => [
            format!(
                "Dagens kurs gir {then} innbyggere i {HORIZON}. {born} av dem er allerede født: {of_ten} av 10. Alle som er 20 år eller eldre da, lever i dag."
            ),
            format!(
                "{old_now} har fylt 80 år i dag. I {HORIZON} er det {old_then}. De er 60 år eller eldre nå, og {old_to_be} i den alderen bor her allerede."
            ),
        ],
        Language::Nn => [
            format!(
                "Kursen i dag gir {then} innbyggjarar i {HORIZON}. {born} av dei er alt fødde: {of_ten} av 10. Alle som er 20 år eller eldre då, lever i dag."
            ),
            format!(
                "{old_now} har fylt 80 år i dag. I {HORIZON} er det {old_then}. Dei er 60 år eller eldre no, og {old_to_be} i den alderen bur her alt."
            ),
        ],
        Language::En => [
            format!(
                "Today’s course gives {then} inhabitants in {HORIZON}. {born} of them are born already: {of_ten} of 10. Everyone who is 20 or older then is alive today."
            ),
            format!(
                "{old_now} are 80 or older today. In {HORIZON} there will be {old_then}. They are 60 or older now, and {old_to_be} of that age live here already."
            ),
        ],
    }
}

/// What is copied: my future in a sentence, what I would do, and the link.
pub fn shared(language: Language, name: &str, sentence: &str, would: &[String], link: &str) -> String {
    let heading = match language {
        Language::Nb | Language::Se => format!("Min framtid for {name}"),
        Language::Nn => format!("Mi framtid for {name}"),
        Language::En => format!("My future for {name}"),
    };
    let mut told = format!("{heading}\n{sentence}\n");
    if !would.is_empty() {
        told = format!("{told}\n{}\n", tour_words(language).i_would);
        for what in would {
            told = format!("{told}– {what}\n");
        }
    }
    format!("{told}\n{link}\n")
}

static NB: TourWords = TourWords {
    begin: "Ta en omvisning",
    begin_lead: "Fem steg, tre minutter: fra i dag til din egen framtid.",
    choose: "Omvisningen begynner når du har valgt et sted.",
    steps: [
        "Slik er det i dag",
        "Hva tror du?",
        "Det som allerede er bestemt",
        "Det vi kan endre",
        "Min framtid",
    ],
    next: "Neste",
    back: "Tilbake",
    leave: "Avslutt omvisningen",
    again: "Begynn på nytt",
    decided_lead: "Framtida er ikke tom. Mye av den bor her allerede.",
    levers_lead: "Dra i en spak og se svaret med en gang. Trykk «Mer» under spaken for å se hvem som kan gjøre noe, og hva andre har prøvd.",
    mine_lead: "Slik blir det med dine valg:",
    nothing_moved: "Du har ikke flyttet noen spak ennå. Gå gjerne tilbake og prøv.",
    moved: "Dette har du flyttet",
    i_would: "Dette vil jeg være med på:",
    share: "Kopier framtida mi",
    copied: "Kopiert. Lim det inn der du vil dele det.",
    not_copied: "Nettleseren lot oss ikke kopiere. Kopier lenken under.",
    link: "Lenke til framtida mi",
    explore: "Utforsk videre",
};

static NN: TourWords = TourWords {
    begin: "Ta ei omvising",
    begin_lead: "Fem steg, tre minutt: frå i dag til di eiga framtid.",
    choose: "Omvisinga byrjar når du har valt ein stad.",
    steps: ["Slik er det i dag", "Kva trur du?", "Det som alt er avgjort", "Det vi kan endre", "Mi framtid"],
    next: "Neste",
    back: "Tilbake",
    leave: "Avslutt omvisinga",
    again: "Byrj på nytt",
    decided_lead: "Framtida er ikkje tom. Mykje av det som kjem, bur her alt.",
    levers_lead: "Dra i ein spak og sjå svaret med ein gong. Trykk «Meir» under spaken for å sjå kven som kan gjere noko, og kva andre har prøvd.",
    mine_lead: "Slik blir det med vala dine:",
    nothing_moved: "Du har ikkje flytta nokon spak enno. Gå gjerne tilbake og prøv.",
    moved: "Dette har du flytta",
    i_would: "Dette vil eg vere med på:",
    share: "Kopier framtida mi",
    copied: "Kopiert. Lim det inn der du vil dele det.",
    not_copied: "Nettlesaren lét oss ikkje kopiere. Kopier lenkja under.",
    link: "Lenkje til framtida mi",
    explore: "Utforsk vidare",
};

static EN: TourWords = TourWords {
    begin: "Take the tour",
    begin_lead: "Five steps, three minutes: from today to your own future.",
    choose: "The tour begins when you have chosen a place.",
    steps: [
        "How it is today",
        "What do you think?",
        "What is already decided",
        "What we can change",
        "My future",
    ],
    next: "Next",
    back: "Back",
    leave: "Leave the tour",
    again: "Start again",
    decided_lead: "The future is not empty. Much of it lives here already.",
    levers_lead: "Move a lever and see the answer at once. Press “More” under a lever to see who can act, and what others have tried.",
    mine_lead: "What becomes of it with your choices:",
    nothing_moved: "You have not moved any lever yet. Do go back and try.",
    moved: "What you have moved",
    i_would: "What I want to take part in:",
    share: "Copy my future",
    copied: "Copied. Paste it where you want to share it.",
    not_copied: "The browser did not let us copy. Copy the link below.",
    link: "Link to my future",
    explore: "Go on exploring",
};
