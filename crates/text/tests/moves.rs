//! Every sentence about what moves a figure and what a goal would take, for every municipality and for levers at their ends:
//! with its figures, tidy, and in the right number.

use atlas::Kommune;
use fixture::{DATA, at_baseline};
use outlook::{Explorer, GOALS, Indicator, Package, PackageKind, Simulator, first_goal, within_reach};
use scenario::{LEVERS, LeverId, Levers};
use text::Language;
use text::moves;

fn explorer(kommune: &Kommune) -> Explorer {
    at_baseline(kommune)
}

/// Nothing empty, doubled, or that a machine says to itself.
#[track_caller]
fn assert_tidy(language: Language, text: &str) {
    assert!(!text.is_empty() && text.trim() == text, "{text:?}");
    for wrong in
        ["  ", " .", " ,", "..", ",,", "{", "}", "NaN", "inf", "None", "()", "«»", "“”", " - ", "(0)"]
    {
        assert!(!text.contains(wrong), "{wrong:?} in {text:?}");
    }
    assert!(text.ends_with('.') && text.starts_with(|c: char| c.is_uppercase()), "{text:?}");
    assert!(!text.contains("-1") && !text.contains("\u{2212}0 "), "{text:?}");
    let strangers: &[&str] = match language {
        Language::Nb | Language::Se => {
            &["ikkje", "kvar", "frå", "fleire", "no", "då", "dei", "eit", "trengst", "vala"]
        }
        Language::Nn => &["ikke", "hver", "fra", "flere", "nå", "da", "de", "trengs", "valg", "en", "et"],
        Language::En => &["og", "er", "av", "på", "hver", "kvar", "år"],
    };
    for word in text.split(|c: char| !c.is_alphabetic()) {
        assert!(!strangers.contains(&word), "{language:?}: {word:?} in {text:?}");
    }
    // One is one: no "1 flere", "1 years", "1 pupils"; and not "0.5 year".
    for (i, _) in text.match_indices("1 ") {
        let before = text[..i].chars().next_back();
        if before.is_some_and(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '\u{a0}')) {
            continue;
        }
        let after = &text[i + 2..];
        for plural in ["flere", "fleire", "elever", "elevar", "pupils", "years", "more people", "of us are"] {
            assert!(!after.starts_with(plural), "{text:?}");
        }
    }
}

#[test]
fn contributions_are_told_in_every_municipality() {
    let ends: [Levers; 4] =
        ["", "tfr=0.8,migdom=20,emp=10", "tfr=-0.6,migint=-10,ret=-2", "hold=births,e0=4@2027"]
            .map(|levers| levers.parse().expect("levers"));
    for (i, kommune) in DATA.country.kommuner.iter().enumerate() {
        let explorer = explorer(kommune);
        let mut simulator = Simulator::new(explorer.place(), &DATA.standards, 2046).expect("a simulator");
        let indicator =
            [Indicator::Population, Indicator::Pupils, Indicator::HandsRatio, Indicator::NetCost][i % 4];
        for levers in &ends {
            let all = simulator.contributions(levers, indicator).expect("projected").expect("parts");
            let shown = all.shown(indicator);
            let sum: f64 = shown.own.iter().chain(&shown.added).map(|(_, part)| part).sum();
            assert!(
                (shown.now + sum - shown.then).abs() < 1e-6 * shown.greatest.max(1.0),
                "{}: {shown:?}",
                kommune.nr
            );
            for language in Language::WHOLE {
                let told = moves::told(language, indicator, &shown);
                assert_tidy(language, &told);
                let own = match language {
                    Language::Nb | Language::Se => "Med dine valg",
                    Language::Nn => "Med vala dine",
                    Language::En => "With your choices",
                };
                assert!(told.contains("2046"), "{told}");
                // A choice that does not show is told in other words.
                assert_eq!(told.contains(own), shown.then != shown.baseline, "{told}");
            }
        }
    }
}

#[test]
fn goals_are_told_in_every_municipality() {
    let mut seen = [0; 4];
    for (i, kommune) in DATA.country.kommuner.iter().enumerate() {
        let explorer = explorer(kommune);
        let year = [2046, 2036][i % 2];
        let mut simulator = Simulator::new(explorer.place(), &DATA.standards, year).expect("a simulator");
        let indicator = GOALS[i % GOALS.len()];
        let start = simulator.value(&Levers::default(), indicator).expect("projected").expect("a figure");
        let now = simulator.now().get(indicator).expect("a figure");
        let target = first_goal(indicator, now, start);
        let goal = simulator.goal(indicator, target).expect("projected").expect("a goal");
        seen[goal.packages.len()] += 1;
        for language in Language::WHOLE {
            assert_tidy(language, &moves::found(language, indicator, &goal, target, start));
            for package in goal.packages.iter().chain([&goal.best]) {
                let told = moves::Possibility::of(language, indicator, package, year).sentence(language);
                assert_tidy(language, &told);
                // Every lever of it is told.
                let clauses = told.matches([',']).count();
                assert!(clauses + 2 > package.levers.moved().count(), "{told}");
                for levers in [Levers::default(), package.levers] {
                    let value = outlook::rounded(package.reached, indicator.decimals());
                    assert_tidy(language, &moves::gap(language, indicator, target, value, &levers, year));
                }
            }
            let within = within_reach(indicator, goal.best.reached, indicator.decimals());
            assert!(!moves::aim_at(language, indicator, within).contains("NaN"));
        }
        if goal.packages.is_empty() && !goal.best.levers.is_baseline() {
            let within = within_reach(indicator, goal.best.reached, indicator.decimals());
            let again = simulator.goal(indicator, within).expect("projected").expect("a goal");
            assert!(!again.packages.is_empty(), "{}: {within} is not within reach", kommune.nr);
        }
    }
    // Goals that are reached and goals that are not, or the test would see one kind of sentence only.
    assert!(seen[0] > 5 && seen[3] > 20, "{seen:?}");
}

/// Each lever at each of its settings, one by one, and all together.
#[test]
fn clauses_are_in_the_right_number() {
    for language in Language::WHOLE {
        for lever in &LEVERS {
            let mut change = lever.min;
            // Half a step beyond the last, for what rounding adds up.
            while change <= lever.max + 0.5 * lever.step {
                let mut levers = Levers::default();
                levers.set(lever.id, change);
                change += lever.step;
                if levers.is_baseline() {
                    continue;
                }
                for reached in [0.0, 1.0, 1.4, 2.0, 1234.0] {
                    for indicator in GOALS {
                        let package = Package { kind: PackageKind::Mixed, levers, reached };
                        let told = moves::Possibility::of(language, indicator, &package, 2046);
                        assert_eq!(told.clauses.len(), 1);
                        assert_tidy(language, &told.sentence(language));
                    }
                }
            }
        }
    }
    let at = |change: f64, id: LeverId| {
        let mut levers = Levers::default();
        levers.set(id, change);
        Package { kind: PackageKind::Mixed, levers, reached: 1.0 }
    };
    let told = |language, package: &Package| {
        moves::Possibility::of(language, Indicator::Pupils, package, 2046).sentence(language)
    };
    assert_eq!(
        told(Language::Nb, &at(1.0, LeverId::Emp)),
        "Hvis 1 til av 100 voksne er i arbeid, da har vi 1 elev i\u{a0}2046."
    );
    assert_eq!(
        told(Language::Nn, &at(2.5, LeverId::Emp)),
        "Om 2,5 fleire av 100 vaksne er i arbeid, då har vi 1 elev i\u{a0}2046."
    );
    assert_eq!(
        told(Language::En, &at(1.0, LeverId::Ret)),
        "If we leave work 1 year later on average, then we have 1 pupil in 2046."
    );
    let mut all = at(1.0, LeverId::Emp);
    all.levers.set(LeverId::Care, -10.0);
    all.levers.set(LeverId::Ret, 0.5);
    assert_eq!(
        told(Language::Nb, &all),
        "Hvis vi i snitt slutter å jobbe 0,5 år senere, 1 til av 100 voksne er i arbeid og det trengs 10 prosent mindre \
         arbeid for hver som får hjelp, da har vi 1 elev i\u{a0}2046."
    );
}

#[test]
fn swings_are_told_in_sums_too() {
    for place in ["fylke:56", "norge", "5634"] {
        let explorer = fixture::explorer(place);
        let mut simulator = Simulator::new(explorer.place(), &DATA.standards, 2046).expect("a simulator");
        let swings = simulator
            .sensitivity(&Levers::default(), Indicator::HandsRatio)
            .expect("projected")
            .expect("swings");
        for language in Language::WHOLE {
            for swing in &swings {
                for text in [
                    moves::swing_values(language, Indicator::HandsRatio, swing),
                    moves::swing_range(language, swing),
                    moves::go_to_lever(language, swing.lever),
                ] {
                    assert!(!text.contains("  ") && !text.contains("NaN") && text.trim() == text, "{text}");
                }
            }
            let names: Vec<LeverId> = swings.iter().map(|swing| swing.lever).collect();
            assert_eq!(moves::no_difference(language, &[]), "");
            for count in 1..=3 {
                assert_tidy(language, &moves::no_difference(language, &names[..count]));
            }
        }
    }
}
