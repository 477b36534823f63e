//! The words of guesses. Only code that is loaded later reads them.

use outlook::Guess;
use scenario::{HORIZON, Language};

use crate::number::{decimal, whole};

/// Words and phrases about guesses in a language.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct GuessWords {
    pub guess: &'static str,
    pub lead: &'static str,
    pub draw: &'static str,
    pub your_guess: &'static str,
    pub todays_course: &'static str,
    pub record: &'static str,
    pub show: &'static str,
    pub next: &'static str,
    pub explore: &'static str,
    pub skip: &'static str,
}

/// The words about guesses in a language.
pub const fn guess_words(language: Language) -> &'static GuessWords {
    match language {
        Language::Nb | Language::Se => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

static NB: GuessWords = GuessWords {
    guess: "Gjett først",
    lead: "Ingen ser svaret ditt. Etterpå viser vi hva dagens kurs gir.",
    draw: "Dra i figuren, eller bruk spakene under.",
    your_guess: "Ditt anslag",
    todays_course: "Dagens kurs",
    record: "Slik har det gått",
    show: "Vis svaret",
    next: "Neste spørsmål",
    explore: "Se hele framtida",
    skip: "Hopp over",
};

static NN: GuessWords = GuessWords {
    guess: "Gjett først",
    lead: "Ingen ser svaret ditt. Etterpå viser vi kva kursen i dag gir.",
    draw: "Dra i figuren, eller bruk spakane under.",
    your_guess: "Gjettinga di",
    todays_course: "Kursen i dag",
    record: "Slik har det gått",
    show: "Vis svaret",
    next: "Neste spørsmål",
    explore: "Sjå heile framtida",
    skip: "Hopp over",
};

static EN: GuessWords = GuessWords {
    guess: "Guess first",
    lead: "Nobody sees your answer. Then we show what today’s course gives.",
    draw: "Drag in the figure, or use the sliders below it.",
    your_guess: "Your guess",
    todays_course: "Today’s course",
    record: "What has been",
    show: "Show the answer",
    next: "Next question",
    explore: "See the whole future",
    skip: "Skip",
};

/// What is asked, with the figure of today.
pub fn question(language: Language, guess: Guess, now: f64) -> String {
    let now = value(language, guess, now);
    match (language, guess) {
        (Language::Nb | Language::Se, Guess::Inhabitants) => {
            format!("I dag bor det {now} her. Tegn hvordan du tror det går til {HORIZON}.")
        }
        (Language::Nn, Guess::Inhabitants) => {
            format!("I dag bur det {now} her. Teikn korleis du trur det går til {HORIZON}.")
        }
        (Language::En, Guess::Inhabitants) => {
            format!("Today {now} people live here. Draw how you think it goes until {HORIZON}.")
        }
        (Language::Nb | Language::Se, Guess::OldOfHundred) => {
            format!(
                "Av 100 som bor her i dag, har {now} fylt 80 år. Hvor mange av 100 tror du det er i {HORIZON}?"
            )
        }
        (Language::Nn, Guess::OldOfHundred) => {
            format!(
                "Av 100 som bur her i dag, har {now} fylt 80 år. Kor mange av 100 trur du det er i {HORIZON}?"
            )
        }
        (Language::En, Guess::OldOfHundred) => format!(
            "Of 100 people who live here today, {now} are 80 or older. How many of 100 do you think there will be in {HORIZON}?"
        ),
        (Language::Nb | Language::Se, Guess::Pupils) => {
            format!("I dag er det {now} elever i grunnskolen her. Hvor mange tror du det er i {HORIZON}?")
        }
        (Language::Nn, Guess::Pupils) => {
            format!("I dag er det {now} elevar i grunnskulen her. Kor mange trur du det er i {HORIZON}?")
        }
        (Language::En, Guess::Pupils) => {
            format!(
                "Today the number of pupils in primary and lower secondary school here is {now}. How many will it be in {HORIZON}?"
            )
        }
    }
}

/// A guess or an answer as it is written.
pub fn value(language: Language, guess: Guess, value: f64) -> String {
    match guess {
        Guess::OldOfHundred => decimal(language, value, 0),
        Guess::Inhabitants | Guess::Pupils => whole(language, value),
    }
}

/// A guess within this part of the answer is as good as any projection.
const NEAR: f64 = 0.03;

/// How a guess of the last year stands to today's course: friendly, whichever way it went.
pub fn verdict(language: Language, guess: Guess, guessed: f64, answer: f64) -> String {
    let [shown, told] = [guessed, answer].map(|it| value(language, guess, it));
    if shown == told {
        return match language {
            Language::Nb | Language::Se => format!("Midt i blinken! Dagens kurs gir {told} i {HORIZON}."),
            Language::Nn => format!("Midt i blinken! Kursen i dag gir {told} i {HORIZON}."),
            Language::En => format!("Spot on! Today’s course gives {told} in {HORIZON}."),
        };
    }
    let apart = value(language, guess, (guessed.round() - answer.round()).abs());
    let more = answer > guessed;
    let near = (guessed - answer).abs() <= (NEAR * answer).max(1.0);
    let opening = match (language, near) {
        (Language::Nb | Language::Se, true) => "Godt gjettet! ",
        (Language::Nn, true) => "Godt gjetta! ",
        (Language::En, true) => "Well guessed! ",
        (_, false) => "",
    };
    let told = match language {
        Language::Nb | Language::Se => format!(
            "Du gjettet {shown}. Dagens kurs gir {told} i {HORIZON}, {apart} {} enn du trodde.",
            if more { "flere" } else { "færre" }
        ),
        Language::Nn => format!(
            "Du gjetta {shown}. Kursen i dag gir {told} i {HORIZON}, {apart} {} enn du trudde.",
            if more { "fleire" } else { "færre" }
        ),
        Language::En => format!(
            "You guessed {shown}. Today’s course gives {told} in {HORIZON}, {apart} {} than you thought.",
            if more { "more" } else { "fewer" }
        ),
    };
    [opening, &told, " ", what_moves(language, guess, more)].concat()
}

/// What lies behind it, and that it is not decided.
const fn what_moves(language: Language, guess: Guess, more: bool) -> &'static str {
    match (language, guess, more) {
        (Language::Nb | Language::Se, Guess::Inhabitants, _) => {
            "Kursen er ikke et løfte: flytting og fødsler kan endre den."
        }
        (Language::Nn, Guess::Inhabitants, _) => {
            "Kursen er ikkje ein lovnad: flytting og fødslar kan endre han."
        }
        (Language::En, Guess::Inhabitants, _) => "A course is no promise: moving and births can change it.",
        (Language::Nb | Language::Se, Guess::OldOfHundred, true) => {
            "Mange tror på færre. Store årskull blir eldre, og vi lever lenger."
        }
        (Language::Nn, Guess::OldOfHundred, true) => {
            "Mange trur på færre. Store årskull blir eldre, og vi lever lenger."
        }
        (Language::En, Guess::OldOfHundred, true) => {
            "Many believe in fewer. Large cohorts grow old, and we live longer."
        }
        (Language::Nb | Language::Se, Guess::OldOfHundred, false) => {
            "Så gammelt blir ikke samfunnet. De fleste er yngre enn det."
        }
        (Language::Nn, Guess::OldOfHundred, false) => {
            "Så gammalt blir ikkje samfunnet. Dei fleste er yngre enn det."
        }
        (Language::En, Guess::OldOfHundred, false) => "We will not be that old. Most are younger.",
        (Language::Nb | Language::Se, Guess::Pupils, _) => "Ingen av dem er født ennå, så her er mye åpent.",
        (Language::Nn, Guess::Pupils, _) => "Ingen av dei er fødde enno, så her er mykje ope.",
        (Language::En, Guess::Pupils, _) => "None of them has been born yet, so much is open.",
    }
}

/// A guess of a year with its unit, as the slider tells it.
pub fn year_value(language: Language, guess: Guess, guessed: f64) -> String {
    let value = value(language, guess, guessed);
    let unit = match (language, guess) {
        (Language::Nb | Language::Nn | Language::Se, Guess::OldOfHundred) => "av 100",
        (Language::En, Guess::OldOfHundred) => "of 100",
        (Language::Nb | Language::Se, Guess::Inhabitants) => "innbyggere",
        (Language::Nn, Guess::Inhabitants) => "innbyggjarar",
        (Language::En, Guess::Inhabitants) => "people",
        (Language::Nb | Language::Nn | Language::Se, Guess::Pupils) if value == "1" => "elev",
        (Language::Nb | Language::Se, Guess::Pupils) => "elever",
        (Language::Nn, Guess::Pupils) => "elevar",
        (Language::En, Guess::Pupils) if value == "1" => "pupil",
        (Language::En, Guess::Pupils) => "pupils",
    };
    [&value, " ", unit].concat()
}

/// The drawing in words: the guess of each year, and the answers once they are shown.
pub fn drawing(language: Language, years: &[u16], guesses: &[f64], answers: Option<&[f64]>) -> String {
    let list = |values: &[f64]| {
        let each =
            years.iter().zip(values).map(|(year, value)| format!("{year}: {}", whole(language, *value)));
        each.collect::<Vec<_>>().join(", ")
    };
    let w = guess_words(language);
    let mut told = format!("{}. {}", w.your_guess, list(guesses));
    if let Some(answers) = answers {
        told = format!("{told}. {}. {}", w.todays_course, list(answers));
    }
    told
}
