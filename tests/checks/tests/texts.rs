//! Every place, municipalities and their sums, told in every language under levers of which any two settings meet.

#![allow(clippy::print_stdout, reason = "the figures are part of docs/reliability.md")]

use std::time::Instant;

use atlas::PlaceId;
use checks::{is_long, on_all_processors, pairwise};
use fixture::DATA;
use outlook::{Explorer, GroupGuess, Indicator, Place, PresetId};
use scenario::{BORN_FIRST, BORN_LAST, ChartId, HORIZON, LEVERS, Language, Levers, RAMP_START, ViewId};
use text::{presets, scenarios, sentence, stories, views, workshop};

/// Cases that a place takes in the short form: another place takes others.
const CASES: usize = 5;

fn explorer(id: PlaceId) -> Explorer {
    let found = Place::of_data_set(&DATA.nation, &DATA.core, &DATA.country, id);
    let place = found.expect("a place of the data set").expect("its models");
    let mut explorer = Explorer::new(place).expect("its baseline");
    explorer.set_standards(DATA.standards.clone());
    explorer
}

/// Texts that were looked at.
#[derive(Default)]
struct Told {
    about: String,
    count: usize,
}

impl Told {
    /// Something is said, no part of it is what only a program says, and no minus stands before nothing.
    fn text(&mut self, text: &str) {
        let about = &self.about;
        assert!(!text.is_empty() && text.trim() == text, "{about}: {text:?}");
        for wrong in ["  ", " .", " ,", "..", "{", "}", "NaN", "inf ", "None", "Some(", "()", "e+"] {
            assert!(!text.contains(wrong), "{about}: {wrong:?} in {text:?}");
        }
        let mut before = ' ';
        for (at, sign) in text.char_indices() {
            assert!(!(before == '-' && sign.is_ascii_digit()), "{about}: {text:?}");
            if sign == '\u{2212}' {
                let number = text[at..].chars().skip(1);
                let mut number = number.take_while(|c| c.is_ascii_digit() || ",.\u{a0}".contains(*c));
                assert!(number.any(|c| ('1'..='9').contains(&c)), "{about}: minus nothing in {text:?}");
            }
            before = sign;
        }
        self.count += 1;
    }

    fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a String>) {
        texts.into_iter().for_each(|text| self.text(text));
    }
}

/// What the main screen says, in a language.
fn main_screen(told: &mut Told, language: Language, explorer: &Explorer) {
    let (now, then) = (explorer.figures(RAMP_START).expect("now"), explorer.figures(HORIZON).expect("then"));
    let levers = explorer.levers();
    let baseline = explorer.baseline_figures(HORIZON).expect("the baseline");
    let moved = (!levers.is_baseline()).then_some(&baseline);
    let name = text::name_of(language, &DATA.core, explorer.area().id).expect("a name");
    told.text(&sentence::question(language, &name, HORIZON));
    told.text(&sentence::living(language, &now, &then, moved, HORIZON));
    told.text(&sentence::lines_summary(language, &explorer.population_lines()));
    for chart in ChartId::ALL {
        told.text(&sentence::chart_summary(language, explorer, chart));
    }
    for year in [RAMP_START, 2036, HORIZON] {
        let pyramid = explorer.pyramid(year).expect("a year");
        told.text(&sentence::pyramid_summary(language, &pyramid, RAMP_START));
        for born in [BORN_FIRST, 1990, BORN_LAST] {
            told.text(&sentence::cohort(language, &pyramid, born));
        }
    }
    for figure in explorer.headline() {
        for value in [figure.now, figure.then, figure.baseline] {
            told.text(&sentence::figure_value(language, figure.indicator, value));
        }
        told.texts(&sentence::figure_change(language, &figure));
    }
    for lever in &LEVERS {
        let setting = levers.get(lever.id);
        let level = explorer.place().level(lever.id, levers.held(), setting.reached);
        told.text(&sentence::lever_value(language, lever, setting, level));
        told.text(&sentence::lever_value_spoken(language, lever, setting, level));
        let (indicator, effect) = explorer.effect(lever.id);
        told.text(&sentence::lever_effect(language, indicator, effect, HORIZON));
    }
}

/// What the other views say, in a language that all is written in.
fn views_of(told: &mut Told, language: Language, explorer: &Explorer) {
    let levers = *explorer.levers();
    let moved = !levers.is_baseline();
    let read =
        [Indicator::HandsRatio, Indicator::NeedIndex, Indicator::Employed, Indicator::NetCostPerEmployed];
    let [work, need, employed, each] = explorer.figures_by_name(&read)[..] else { return };
    told.texts(&views::work_sentence(language, &work));
    told.texts(&views::need_sentence(language, &need));
    told.texts(&views::carried_sentence(language, &employed, &each));
    told.text(&views::added_sentence(language, &explorer.added().expect("standards"), moved));
    for figure in ViewId::ALL.into_iter().flat_map(|view| explorer.view_figures(view)) {
        told.text(&views::figure_line(language, &figure));
        let change = figure.change_from_baseline().unwrap_or(0.0);
        told.text(&sentence::figure_difference(language, figure.indicator, change));
    }
    for indicator in [Indicator::HandsGap, Indicator::PersonYearsCare, Indicator::NetCostPerEmployed] {
        for step in explorer.steps(indicator) {
            told.text(&views::step_effect(language, indicator, step.effect));
        }
    }
    told.text(&scenarios::moved(language, &levers));
    if !levers.held().is_nothing() {
        told.text(&presets::held(language, levers.held()));
    }
    for guess in GroupGuess::ALL {
        if let Some([now, then]) = explorer.group_guess(guess) {
            told.text(&workshop::question(language, guess, now));
            told.text(&workshop::answer(language, guess, then));
            told.text(&workshop::verdict(language, guess, now, then));
        }
    }
}

fn stories_of(told: &mut Told, language: Language, explorer: &Explorer, seed: u64) {
    let tales = explorer.place().tales(explorer.levers(), seed).expect("projected");
    let place = stories::whereabouts(language, &DATA.core, explorer.area().id).expect("a place");
    for tale in tales {
        let story = stories::story(language, &place, &tale);
        told.text(&story.title);
        told.text(&story.text());
    }
}

#[test]
fn every_text_of_every_place_renders() {
    let start = Instant::now();
    let (cases, places): (_, Vec<(usize, PlaceId)>) =
        (pairwise(), DATA.core.all_places().enumerate().collect());
    let counts = on_all_processors(&places, |(number, id)| {
        let mut explorer = explorer(*id);
        let mut told = Told::default();
        let taken = if is_long() { cases.len() } else { CASES };
        for i in 0..taken {
            let mut levers = cases[(number * CASES + i) % cases.len()].levers();
            levers.only_those_of(*id);
            explorer.set_levers(levers).expect("projected");
            told.about = format!("{id} {levers}");
            Language::ALL.into_iter().for_each(|language| main_screen(&mut told, language, &explorer));
            for language in Language::WHOLE {
                views_of(&mut told, language, &explorer);
                stories_of(&mut told, language, &explorer, i as u64 + 1);
            }
        }
        told.count
    });
    let texts: usize = counts.iter().sum();
    println!("{texts} texts of {} places: {:.1} s", places.len(), start.elapsed().as_secs_f64());
    assert!(texts > 1_000_000, "{texts} texts");
}

/// Starting points of every place: their levers are within bounds, and they are told.
#[test]
fn every_starting_point_of_every_place_renders() {
    let start = Instant::now();
    let places: Vec<PlaceId> = DATA.core.all_places().collect();
    let counts = on_all_processors(&places, |id| {
        let mut explorer = explorer(*id);
        let mut told = Told::default();
        for preset in explorer.presets() {
            let made = explorer.preset(preset).expect("projected").expect("one that is offered");
            told.about = format!("{id} {}", preset.key());
            let written = made.levers.to_string();
            let read: Levers = written.parse().expect(&told.about);
            assert_eq!(read.to_string(), written, "{}", told.about);
            explorer.set_levers(made.levers).expect("projected");
            for language in Language::WHOLE {
                main_screen(&mut told, language, &explorer);
                if made.misfit.is_some() {
                    told.text(&presets::fitted(language, &made));
                }
            }
        }
        told.count
    });
    assert_eq!(PresetId::ALL.len(), 10);
    let texts: usize = counts.iter().sum();
    println!("{texts} texts of starting points: {:.1} s", start.elapsed().as_secs_f64());
}
