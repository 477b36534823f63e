//! The words about a workshop.

use scenario::Language;

/// The words about a workshop.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct WorkshopWords {
    pub workshop: &'static str,
    pub workshop_guess: &'static str,
    pub workshop_number: &'static str,
    pub workshop_back: &'static str,
    pub workshop_answer: &'static str,
    pub workshop_levers: &'static str,
    pub workshop_code: &'static str,
    pub workshop_hint: &'static str,
}

/// The words of a language about a workshop.
pub const fn workshop_words(language: Language) -> &'static WorkshopWords {
    match language {
        Language::Nb | Language::Se => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

static NB: WorkshopWords = WorkshopWords {
    workshop: "Verksted",
    workshop_guess: "Anslaget deres",
    workshop_number: "Skriv et tall.",
    workshop_back: "Tilbake",
    workshop_answer: "Vis svaret",
    workshop_levers: "Slipp spakene løs",
    workshop_code: "Kode for mobilen",
    workshop_hint: "Piltaster og sideknapper blar. Q viser koden.",
};

static NN: WorkshopWords = WorkshopWords {
    workshop: "Verkstad",
    workshop_guess: "Gjettinga dykkar",
    workshop_number: "Skriv eit tal.",
    workshop_back: "Tilbake",
    workshop_answer: "Vis svaret",
    workshop_levers: "Slepp spakane laus",
    workshop_code: "Kode for mobilen",
    workshop_hint: "Piltastar og sideknappar blar. Q viser koden.",
};

static EN: WorkshopWords = WorkshopWords {
    workshop: "Workshop",
    workshop_guess: "Your guess",
    workshop_number: "Type a number.",
    workshop_back: "Back",
    workshop_answer: "Show the answer",
    workshop_levers: "Free the levers",
    workshop_code: "Code for phones",
    workshop_hint: "Arrow and page keys move on. Q shows the code.",
};
