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
    pub workshop_letters: &'static str,
    pub timer: &'static str,
    pub timer_minutes: &'static str,
    pub timer_start: &'static str,
    pub timer_pause: &'static str,
    pub timer_reset: &'static str,
    pub timer_over: &'static str,
    pub timer_wrong: &'static str,
    pub blank: &'static str,
    pub blank_end: &'static str,
    pub next_question: &'static str,
    pub course: &'static str,
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
    workshop_hint: "Piltaster og sideknapper blar.",
    workshop_letters: "Bokstavtaster: Q viser koden, T tidtakeren, B gjør skjermen svart",
    timer: "Tidtaker",
    timer_minutes: "Minutter",
    timer_start: "Start",
    timer_pause: "Pause",
    timer_reset: "Nullstill",
    timer_over: "Tiden er ute.",
    timer_wrong: "Skriv et tall fra 1 til 180.",
    blank: "Svart skjerm",
    blank_end: "Vis skjermen igjen",
    next_question: "Neste spørsmål",
    course: "Se hele kursen",
};

static NN: WorkshopWords = WorkshopWords {
    workshop: "Verkstad",
    workshop_guess: "Gjettinga dykkar",
    workshop_number: "Skriv eit tal.",
    workshop_back: "Tilbake",
    workshop_answer: "Vis svaret",
    workshop_levers: "Slepp spakane laus",
    workshop_code: "Kode for mobilen",
    workshop_hint: "Piltastar og sideknappar blar.",
    workshop_letters: "Bokstavtastar: Q viser koden, T tidtakaren, B gjer skjermen svart",
    timer: "Tidtakar",
    timer_minutes: "Minutt",
    timer_start: "Start",
    timer_pause: "Pause",
    timer_reset: "Nullstill",
    timer_over: "Tida er ute.",
    timer_wrong: "Skriv eit tal frå 1 til 180.",
    blank: "Svart skjerm",
    blank_end: "Vis skjermen att",
    next_question: "Neste spørsmål",
    course: "Sjå heile kursen",
};

static EN: WorkshopWords = WorkshopWords {
    workshop: "Workshop",
    workshop_guess: "Your guess",
    workshop_number: "Type a number.",
    workshop_back: "Back",
    workshop_answer: "Show the answer",
    workshop_levers: "Free the levers",
    workshop_code: "Code for phones",
    workshop_hint: "Arrow and page keys move on.",
    workshop_letters: "Letter keys: Q shows the code, T the timer, B turns the screen black",
    timer: "Timer",
    timer_minutes: "Minutes",
    timer_start: "Start",
    timer_pause: "Pause",
    timer_reset: "Reset",
    timer_over: "Time is up.",
    timer_wrong: "Type a number from 1 to 180.",
    blank: "Black screen",
    blank_end: "Show the screen again",
    next_question: "Next question",
    course: "See the whole course",
};
