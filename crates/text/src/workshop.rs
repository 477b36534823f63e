//! What a group before a big screen is asked, and how its guess stands to today's course. Loaded later.

use outlook::GroupGuess;
use scenario::{HORIZON, Language};

use crate::number::whole;

/// What a group is asked before it sees anything, with the figure of today.
pub fn question(language: Language, guess: GroupGuess, now: f64) -> String {
    let now = whole(language, now);
    match (language, guess) {
        (Language::Nb | Language::Se, GroupGuess::Inhabitants) => {
            format!("I dag bor det {now} her. Hvor mange tror dere det blir i {HORIZON}?")
        }
        (Language::Nn, GroupGuess::Inhabitants) => {
            format!("I dag bur det {now} her. Kor mange trur gruppa det blir i {HORIZON}?")
        }
        (Language::En, GroupGuess::Inhabitants) => {
            format!("Today {now} people live here. How many do you think there will be in {HORIZON}?")
        }
        (Language::Nb | Language::Se, GroupGuess::OldOfHundred) => {
            format!(
                "Av 100 som bor her i dag, har {now} fylt 80 år. Hvor mange av 100 tror dere det blir i {HORIZON}?"
            )
        }
        (Language::Nn, GroupGuess::OldOfHundred) => {
            format!(
                "Av 100 som bur her i dag, har {now} fylt 80 år. Kor mange av 100 trur gruppa det blir i {HORIZON}?"
            )
        }
        (Language::En, GroupGuess::OldOfHundred) => format!(
            "Of 100 people who live here today, {now} are 80 or older. How many of 100 do you think there will be in {HORIZON}?"
        ),
        (Language::Nb | Language::Se, GroupGuess::Hands) => format!(
            "Av 100 i arbeid trengs {now} i barnehage, skole og omsorg her i dag. Hvor mange av 100 tror dere trengs i {HORIZON}?"
        ),
        (Language::Nn, GroupGuess::Hands) => format!(
            "Av 100 i arbeid trengst {now} i barnehage, skule og omsorg her i dag. Kor mange av 100 trengst i {HORIZON}, trur gruppa?"
        ),
        (Language::En, GroupGuess::Hands) => format!(
            "Of 100 in work, {now} are needed in kindergarten, school and care here today. How many of 100 do you think will be needed in {HORIZON}?"
        ),
    }
}

/// How a group's guess stands to the baseline.
pub fn verdict(language: Language, guess: GroupGuess, guessed: f64, then: f64) -> String {
    let of_hundred = match (language, guess) {
        (_, GroupGuess::Inhabitants) => "",
        (Language::Nb | Language::Nn | Language::Se, _) => " av 100",
        (Language::En, _) => " of 100",
    };
    let apart = whole(language, (guessed.round() - then.round()).abs());
    let more = guessed.round() > then.round();
    let same = guessed.round() == then.round();
    let [guessed, will] = [guessed, then].map(|value| [&whole(language, value), of_hundred].concat());
    if same {
        return match language {
            Language::Nb | Language::Se => {
                format!("Dere gjettet {guessed}, akkurat det dagens kurs gir i {HORIZON}.")
            }
            Language::Nn => format!("Gjettinga var {guessed}, akkurat det kursen i dag gir i {HORIZON}."),
            Language::En => format!("You guessed {guessed}, exactly what today’s course gives in {HORIZON}."),
        };
    }
    match language {
        Language::Nb | Language::Se => {
            let way = if more { "færre" } else { "flere" };
            format!(
                "Dere gjettet {guessed}. Dagens kurs gir {will} i {HORIZON}, {apart} {way} enn dere trodde."
            )
        }
        Language::Nn => {
            let way = if more { "færre" } else { "fleire" };
            format!("Gjettinga var {guessed}. Kursen i dag gir {will} i {HORIZON}, {apart} {way} enn gjetta.")
        }
        Language::En => {
            let way = if more { "fewer" } else { "more" };
            format!(
                "You guessed {guessed}. Today’s course gives {will} in {HORIZON}, {apart} {way} than you thought."
            )
        }
    }
}

/// What the baseline gives, where the group has not guessed.
pub fn answer(language: Language, guess: GroupGuess, then: f64) -> String {
    let will = whole(language, then);
    match (language, guess) {
        (Language::Nb | Language::Se, GroupGuess::Inhabitants) => {
            format!("Dagens kurs gir {will} i {HORIZON}.")
        }
        (Language::Nn, GroupGuess::Inhabitants) => format!("Kursen i dag gir {will} i {HORIZON}."),
        (Language::En, GroupGuess::Inhabitants) => format!("Today’s course gives {will} in {HORIZON}."),
        (Language::Nb | Language::Se, _) => format!("Dagens kurs gir {will} av 100 i {HORIZON}."),
        (Language::Nn, _) => format!("Kursen i dag gir {will} av 100 i {HORIZON}."),
        (Language::En, _) => format!("Today’s course gives {will} of 100 in {HORIZON}."),
    }
}
