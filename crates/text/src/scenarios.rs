//! The words about scenarios side by side. Only code that is loaded later reads them.

use std::sync::Arc;

use outlook::{Basis, Compared, Figure, Whose};
use scenario::{HORIZON, Language, LeverId, Levers, RAMP_START, Setting, Slot};

use crate::number::{change, decimal};
use crate::{indicator_words, sentence, words};

/// Words and phrases about scenarios in a language.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct ScenariosWords {
    pub scenarios: &'static str,
    pub lead: &'static str,
    pub another: &'static str,
    pub another_lead: &'static str,
    pub full: &'static str,
    pub rename: &'static str,
    pub remove: &'static str,
    pub side_by_side: &'static str,
    pub figure: &'static str,
    pub baseline: &'static str,
    pub apart: &'static str,
    pub apart_column: &'static str,
    pub levers_moved: &'static str,
    pub none_moved: &'static str,
    pub ages: &'static str,
    pub cut: &'static str,
}

/// The words about scenarios in a language.
pub const fn scenarios_words(language: Language) -> &'static ScenariosWords {
    match language {
        Language::Nb | Language::Se => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

/// What readers know a scenario by: its name, or its letter where it has none.
pub fn called(name: &str, slot: Slot) -> Arc<str> {
    if name.is_empty() { ["Scenario ", slot.letter()].concat().into() } else { name.into() }
}

/// Which scenario the levers move now.
pub fn chosen(language: Language, name: &str) -> String {
    match language {
        Language::Nb | Language::Se => format!("{name} er valgt."),
        Language::Nn => format!("{name} er valt."),
        Language::En => format!("{name} is chosen."),
    }
}

/// Longest name beside a line, characters.
const BESIDE_A_LINE: usize = 12;

/// A scenario's name where there is little room.
pub fn short(name: &str) -> String {
    match name.char_indices().nth(BESIDE_A_LINE) {
        Some(_) => name.chars().take(BESIDE_A_LINE - 1).chain(['…']).collect(),
        None => name.to_owned(),
    }
}

/// The head of a column of figures.
pub fn head(language: Language, whose: &Whose) -> String {
    match whose {
        Whose::Now => RAMP_START.to_string(),
        Whose::Baseline => format!("{}, {HORIZON}", scenarios_words(language).baseline),
        Whose::Scenario(_, name) => format!("{name}, {HORIZON}"),
    }
}

/// A lever and its value.
pub fn lever_moved(language: Language, id: LeverId, setting: Setting) -> String {
    let value = sentence::lever_value(language, id.lever(), setting, None);
    [words(language).lever(id), " ", &value].concat()
}

/// What a scenario has moved: its levers with their values, and what it holds fixed.
pub fn moved(language: Language, levers: &Levers) -> String {
    let mut told: Vec<String> =
        levers.moved().map(|(id, setting)| lever_moved(language, id, setting)).collect();
    let held = crate::presets::held(language, levers.held());
    let held = held.trim_end_matches('.');
    if !held.is_empty() {
        told.push(held.to_owned());
    }
    if told.is_empty() { scenarios_words(language).none_moved.into() } else { told.join(" · ") }
}

/// The values of a figure in a row: today's, the baseline's, and of each scenario the value and how far it is from the
/// baseline's, as both are shown.
pub fn row(language: Language, compared: &Compared) -> Vec<(String, String)> {
    let greatest = compared.values.iter().flatten().fold(0.0, |most: f64, value| most.max(value.abs()));
    let scaled = |value, write| sentence::scaled(language, compared.indicator, value, greatest, write);
    cells(language, compared, &|value| scaled(value, decimal), &|apart| scaled(apart, change))
}

/// The same for a file, where a number is a number: money in whole kroner.
pub fn file_row(language: Language, compared: &Compared) -> Vec<(String, String)> {
    let number = |value| decimal(language, value, compared.indicator.decimals());
    cells(language, compared, &number, &number)
}

fn cells(
    language: Language,
    compared: &Compared,
    value_told: &dyn Fn(f64) -> String,
    apart_told: &dyn Fn(f64) -> String,
) -> Vec<(String, String)> {
    let Compared { indicator, values } = compared;
    let (now, baseline) = (values.first().copied().flatten(), values.get(1).copied().flatten());
    let cell = |(i, value): (usize, &Option<f64>)| {
        let Some(value) = *value else {
            return (indicator_words(language).no_figure.to_owned(), String::new());
        };
        let figure =
            Figure { indicator: *indicator, now, then: Some(value), baseline, basis: Basis::Derived };
        let apart = if i < FIRST_SCENARIO { None } else { figure.change_from_baseline() };
        (value_told(value), apart.map(apart_told).unwrap_or_default())
    };
    values.iter().enumerate().map(cell).collect()
}

/// Before the scenarios stand today's values and the baseline's.
const FIRST_SCENARIO: usize = 2;

static NB: ScenariosWords = ScenariosWords {
    scenarios: "Scenarioer",
    lead: "Spakene hører til det som er valgt. De andre ligger fast til du velger dem.",
    another: "Lag et scenario til",
    another_lead: "Det begynner som en kopi. Du kan ha opptil fire og sammenligne dem.",
    full: "Du har fire. Ta bort ett for å lage et nytt.",
    rename: "Navn på scenarioet",
    remove: "Ta bort",
    side_by_side: "Scenarioene side om side",
    figure: "Tall",
    baseline: "Dagens kurs",
    apart: "Under hvert tall står forskjellen fra dagens kurs.",
    apart_column: "forskjell fra dagens kurs",
    levers_moved: "Dette er flyttet",
    none_moved: "Ingen spak er flyttet",
    ages: "Så mange blir vi i hver alder",
    cut: "Navnet er kortet ned til 40 tegn.",
};

static NN: ScenariosWords = ScenariosWords {
    scenarios: "Scenario",
    lead: "Spakane høyrer til det som er valt. Dei andre ligg fast til du vel dei.",
    another: "Lag eit scenario til",
    another_lead: "Det byrjar som ein kopi. Du kan ha opptil fire og samanlikne dei.",
    full: "Du har fire. Ta bort eitt for å lage eit nytt.",
    rename: "Namn på scenarioet",
    remove: "Ta bort",
    side_by_side: "Scenarioa side om side",
    figure: "Tal",
    baseline: "Kursen i dag",
    apart: "Under kvart tal står skilnaden frå kursen i dag.",
    apart_column: "skilnad frå kursen i dag",
    levers_moved: "Dette er flytta",
    none_moved: "Ingen spak er flytta",
    ages: "Så mange blir vi i kvar alder",
    cut: "Namnet er korta ned til 40 teikn.",
};

static EN: ScenariosWords = ScenariosWords {
    scenarios: "Scenarios",
    lead: "The levers belong to the one you have chosen. The others stay as they are until you choose them.",
    another: "Make another scenario",
    another_lead: "It begins as a copy. You can have up to four and compare them.",
    full: "You have four. Take one away to make another.",
    rename: "Name of the scenario",
    remove: "Take away",
    side_by_side: "The scenarios side by side",
    figure: "Figure",
    baseline: "Today’s course",
    apart: "Below each figure stands how far it is from today’s course.",
    apart_column: "difference from today’s course",
    levers_moved: "What has been moved",
    none_moved: "No lever has been moved",
    ages: "How many we will be at each age",
    cut: "The name was cut to 40 characters.",
};
