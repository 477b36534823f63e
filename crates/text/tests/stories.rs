//! Every story, for every place, in every language, at extreme levers: whole sentences, numbers that are facts, and facts
//! that are the figures.

use std::collections::BTreeSet;

use atlas::PlaceId;
use fixture::{DATA, levers_at, place};
use outlook::Place;
use outlook::stories::{ENDINGS, OPENINGS, Role};
use scenario::{FIRST_SEED, LEVERS, Levers, OwnFigures};
use text::stories::{Piece, Story, story, story_words, whereabouts};
use text::{Language, number};

/// The baseline, each lever at either end, all of them at once, and what is held.
fn scenarios() -> Vec<Levers> {
    let mut all = vec![Levers::default(), levers_at(|lever| lever.min), levers_at(|lever| lever.max)];
    for lever in &LEVERS {
        for end in [lever.min, lever.max] {
            let mut levers = Levers::default();
            levers.set(lever.id, end);
            all.push(levers);
        }
    }
    for held in ["births", "deaths+moving", "births+deaths+nomoving"] {
        let mut levers = Levers::default();
        levers.hold(held.parse().expect("what is held"));
        all.push(levers);
    }
    all
}

/// Municipalities, counties and the nation.
fn places() -> Vec<PlaceId> {
    let kommuner = DATA.core.places.iter().map(|place| PlaceId::Kommune(place.nr));
    let counties = DATA.core.counties.iter().map(|county| PlaceId::County(county.nr));
    kommuner.chain(counties).chain([PlaceId::Nation]).collect()
}

fn told(language: Language, place: &Place, levers: &Levers, seed: u64) -> [Story; 5] {
    let whereabouts = whereabouts(language, &DATA.core, place.area().id).expect("its name");
    place.tales(levers, seed).expect("projected").map(|tale| story(language, &whereabouts, &tale))
}

/// How many sentences a text has.
fn sentences(text: &str) -> usize {
    let ends = text.char_indices().filter(|(_, c)| matches!(c, '.' | '?' | '!'));
    ends.filter(|(at, _)| text[at + 1..].is_empty() || text[at + 1..].starts_with(' ')).count()
}

/// The numbers that stand in words: whatever has a digit in it.
fn numbers(text: &str) -> impl Iterator<Item = u32> {
    let digits = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    digits.map(|digits| digits.parse().expect("a small number"))
}

/// What never stands in a story: it is what a machine says to itself.
const WRONG: [&str; 17] = [
    "  ", " .", " ,", "..", ",,", "{", "}", "|", "?w", "NaN", "None", "Some(", " 0 ", "'", "\"", " - ",
    " i i ",
];

/// What never stands before the number one, and behind it.
const BEFORE_ONE: [&str; 7] = [" av ", " of ", "were ", " are ", " de ", " dei ", " bare "];
const BEHIND_ONE: [&str; 11] = [
    "personer",
    "personar",
    "people",
    "full-time jobs",
    "pupils",
    "elever",
    "elevar",
    "mennesk",
    "barn ",
    "children",
    "six",
];

#[track_caller]
fn assert_tidy(language: Language, story: &Story, name: &str) {
    let text = story.text();
    let what = || format!("{language:?} {:?}: {text}", story.role);
    for (whole, least, most) in [(&story.title, 0, 0), (&text, 3, 6)] {
        assert!(whole.starts_with(char::is_uppercase) && whole.trim() == whole, "{}", what());
        assert!((least..=most).contains(&sentences(whole)), "{} sentences: {}", sentences(whole), what());
        for wrong in WRONG {
            assert!(!whole.contains(wrong), "{wrong:?} in {}", what());
        }
    }
    assert!(text.ends_with(['.', '?']), "{}", what());
    // Each sentence begins with a capital letter, not with a number.
    for part in text.split_inclusive(['.', '?', '!']).filter_map(|part| part.strip_prefix(' ')) {
        let first = part.chars().next().expect("a sentence");
        assert!(first.is_uppercase(), "{first:?} begins a sentence: {}", what());
    }
    let facts = story.pieces.iter().filter(|piece| matches!(piece, Piece::Fact(_))).count();
    assert_eq!(facts, story.facts.len(), "{}", what());
    // One is told as one.
    for three in story.pieces.windows(3) {
        let [Piece::Words(before), Piece::Fact(at), Piece::Words(behind)] = three else { continue };
        if story.facts[*at].shown == "1" {
            let noun = behind.trim_start();
            let told_as_one = ["person ", "full-time job "].iter().any(|one| noun.starts_with(one));
            assert!(!BEHIND_ONE.iter().any(|many| noun.starts_with(many)), "1{behind} in {}", what());
            assert!(
                !BEFORE_ONE.iter().any(|word| before.ends_with(word)) || told_as_one,
                "{before}1 in {}",
                what()
            );
        }
    }
    // What is not a fact is an age or a year.
    for piece in [Piece::Words(story.title.clone())].iter().chain(&story.pieces) {
        let Piece::Words(words) = piece else { continue };
        for number in numbers(&words.replace(name, "")) {
            assert!((1..=85).contains(&number) || (2026..=2046).contains(&number), "{number}: {}", what());
        }
    }
}

/// Every fact is what `framsyn outlook` gives, and stands in the text as it is shown.
#[track_caller]
fn assert_true(language: Language, place: &Place, levers: &Levers, told: &[Story]) {
    let course = place.course(levers, 2046).expect("a course");
    let reckoner = place.reckoner(&DATA.standards);
    for story in told {
        for fact in &story.facts {
            let figures = reckoner.figures(&course, fact.year).expect("a year of the course");
            let value = figures.get(fact.indicator).expect("a figure");
            assert_eq!(value.to_bits(), fact.value.to_bits(), "{:?} {}", fact.indicator, fact.year);
            assert_eq!(fact.shown, number::decimal(language, value, fact.indicator.decimals()));
            assert!(story.text().contains(&fact.shown));
            assert!(value > 0.0 && fact.shown.contains(|c: char| ('1'..='9').contains(&c)), "{fact:?}");
        }
    }
}

#[test]
fn every_place_has_its_stories() {
    let scenarios = scenarios();
    let places = places();
    let share = places.len().div_ceil(4);
    std::thread::scope(|scope| {
        for places in places.chunks(share) {
            let scenarios = &scenarios;
            scope.spawn(move || {
                for id in places {
                    let place = place(&id.to_string());
                    for (i, levers) in scenarios.iter().enumerate() {
                        let mut levers = *levers;
                        levers.only_those_of(*id);
                        // Others in every scenario: every way of telling meets every kind of figures.
                        let seed = u64::from(FIRST_SEED) + i as u64;
                        for language in Language::WHOLE {
                            let name = whereabouts(language, &DATA.core, *id).expect("its name").name;
                            let told = told(language, &place, &levers, seed);
                            assert_eq!(told.each_ref().map(|story| story.role), Role::ALL);
                            for story in &told {
                                assert!(!story.facts.is_empty(), "{id}: {}", story.text());
                                assert_tidy(language, story, &name);
                            }
                            if i < 4 {
                                assert_true(language, &place, &levers, &told);
                            }
                        }
                    }
                }
            });
        }
    });
}

#[test]
fn own_figures_are_told_too() {
    let own: OwnFigures =
        "pupils:1,home_care_users:0,person_years_care:1,kindergarten_children:0".parse().expect("own");
    let place = place("5501").with_own(&own).expect("within reach");
    for seed in 0..20 {
        for language in Language::WHOLE {
            let told = told(language, &place, &Levers::default(), seed);
            told.iter().for_each(|story| assert_tidy(language, story, "Tromsø"));
            assert_true(language, &place, &Levers::default(), &told);
        }
    }
}

/// The people are the same whatever the levers; others for another seed, and in another place.
#[test]
fn people_stay_and_figures_move() {
    let place = place("5501");
    let titles = |stories: &[Story; 5]| stories.each_ref().map(|story| story.title.clone());
    let baseline = told(Language::Nb, &place, &Levers::default(), 7);
    assert_eq!(baseline, told(Language::Nb, &place, &Levers::default(), 7));
    let moved = told(Language::Nb, &place, &levers_at(|lever| lever.max), 7);
    assert_eq!(titles(&baseline), titles(&moved));
    for (before, after) in baseline.iter().zip(&moved) {
        assert_ne!(before.facts, after.facts, "{:?}", before.role);
    }
    assert_ne!(titles(&baseline), titles(&told(Language::Nb, &place, &Levers::default(), 8)));
    let elsewhere = told(Language::Nb, &fixture::place("5634"), &Levers::default(), 7);
    assert_ne!(titles(&baseline), titles(&elsewhere));
}

/// Each lever changes some number in the stories.
#[test]
fn every_lever_is_told() {
    let place = place("5501");
    let baseline = told(Language::Nb, &place, &Levers::default(), 1);
    for lever in &LEVERS {
        let mut levers = Levers::default();
        levers.set(lever.id, lever.max);
        let moved = told(Language::Nb, &place, &levers, 1);
        let shown = |stories: &[Story]| -> Vec<String> {
            stories.iter().flat_map(|story| &story.facts).map(|fact| fact.shown.clone()).collect()
        };
        assert_ne!(shown(&baseline), shown(&moved), "{}", lever.key);
    }
}

/// Sexes, kinds of couples and backgrounds vary, and nobody is met twice at once.
#[test]
fn people_vary() {
    let place = place("0301");
    let (mut carers, mut couples, mut openings) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for seed in 0..200 {
        let casts = outlook::stories::casts(&place, seed);
        let everyone = casts.iter().flat_map(|cast| [cast.person, cast.partner, cast.child]);
        let names: Vec<_> =
            everyone.map(|p| (p.sex, p.generation, p.name)).map(|n| format!("{n:?}")).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{seed}");
        for cast in casts {
            let couple = format!("{:?}{:?}", cast.person.sex, cast.partner.sex);
            match cast.role {
                Role::Carer => drop(carers.insert(format!("{:?}", cast.person.sex))),
                Role::Family => drop(couples.insert(couple)),
                // Nobody who has moved away from Oslo lives in Oslo.
                Role::Young => assert_ne!(cast.town, 0),
                Role::Child | Role::Old => {}
            }
            openings.insert(format!("{:?}{}{}", cast.role, cast.opening, cast.ending));
        }
    }
    assert_eq!((carers.len(), couples.len()), (2, 4));
    assert_eq!(openings.len(), Role::ALL.len() * OPENINGS * ENDINGS);
}

#[test]
fn places_have_their_prepositions() {
    let inside = |language, name: &str| {
        whereabouts(language, &DATA.core, name.parse().expect("a place")).expect("its name").inside
    };
    for (place, nb, nn, en) in [
        ("0301", "i Oslo", "i Oslo", "in Oslo"),
        ("1151", "på Utsira", "på Utsira", "on Utsira"),
        ("4621", "på Voss", "på Voss", "in Voss"),
        ("fylke:46", "i Vestland", "i Vestland", "in Vestland"),
        ("norge", "i Norge", "i Noreg", "in Norway"),
    ] {
        assert_eq!([nb, nn, en], Language::WHOLE.map(|language| inside(language, place)));
    }
}

/// Readability by LIX: words per sentence, and how many of 100 words have more than six letters.
fn lix(text: &str) -> f64 {
    let words = text.split_whitespace().count() as f64;
    let long =
        text.split_whitespace().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 6).count();
    words / sentences(text).max(1) as f64 + 100.0 * long as f64 / words
}

#[test]
fn stories_are_plain() {
    for language in [Language::Nb, Language::Nn] {
        assert!(story_words(language).made_up.ends_with('.'));
        for number in ["0301", "5501", "5634", "1151"] {
            let all: Vec<String> = (0..20)
                .flat_map(|seed| told(language, &place(number), &Levers::default(), seed))
                .map(|story| story.text())
                .collect();
            for text in &all {
                assert!(lix(text) <= 40.0, "{:.0}: {text}", lix(text));
            }
            assert!(lix(&all.join(" ")) <= 33.0, "{language:?} {number}: {:.0}", lix(&all.join(" ")));
        }
    }
}
