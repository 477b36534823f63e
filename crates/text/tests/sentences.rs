//! Every sentence, for every municipality, in every language: with its figures, tidy, and in one language.

use fixture::{DATA, at_baseline, kommune, levers_at};
use outlook::{Explorer, Indicator, Symbols, view_figures};
use scenario::{BORN_FIRST, BORN_LAST, ChartId, Held, LEVERS, LeverId, Levers, Notice, Setting, ViewId};
use text::{Language, figure_words, indicator_words, number, place_name, presets, sentence, since, views};

fn explorer(number: u16) -> Explorer {
    let mut explorer = at_baseline(kommune(number));
    explorer.set_standards(DATA.standards.clone());
    explorer
}

/// Words that are never right in the language of the sentence.
fn strangers(language: Language) -> &'static [&'static str] {
    match language {
        Language::Nb => &[
            "ikkje",
            "korleis",
            "kva",
            "kvar",
            "frå",
            "fleire",
            "no",
            "då",
            "dei",
            "ein",
            "eit",
            "tal",
            "innbyggjarar",
            "reknar",
            "finst",
        ],
        Language::Nn => &[
            "ikke",
            "hvordan",
            "hva",
            "hver",
            "fra",
            "flere",
            "nå",
            "da",
            "de",
            "dem",
            "en",
            "et",
            "tall",
            "innbyggere",
            "regner",
            "finnes",
        ],
        Language::Se => &[
            "ikke",
            "er",
            "av",
            "på",
            "fra",
            "til",
            "innbyggere",
            "med",
            "år",
            "mot",
            "flere",
            "nå",
            "the",
            "and",
        ],
        Language::En => {
            &["ikke", "ikkje", "er", "av", "på", "innbyggere", "innbyggjarar", "hver", "kvar", "år"]
        }
    }
}

/// Nothing empty, doubled, or that a machine says to itself.
#[track_caller]
fn assert_tidy(language: Language, text: &str) {
    assert!(!text.is_empty() && text.trim() == text, "{text:?}");
    for wrong in
        ["  ", " .", " ,", "..", ",,", "{", "}", "NaN", "inf ", "None", "Some", "()", "«»", "“”", " - "]
    {
        assert!(!text.contains(wrong), "{wrong:?} in {text:?}");
    }
    let chars: Vec<char> = text.chars().collect();
    for (i, pair) in chars.windows(2).enumerate() {
        // A minus is a minus, and stands only before what is not nothing.
        assert!(!(pair[0] == '-' && pair[1].is_ascii_digit()), "{text:?}");
        if pair[0] == '\u{2212}' {
            let number: String = chars[i + 1..]
                .iter()
                .take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '\u{a0}'))
                .collect();
            assert!(number.contains(|c: char| ('1'..='9').contains(&c)), "minus nothing in {text:?}");
        }
    }
    for word in text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase) {
        assert!(!strangers(language).contains(&word.as_str()), "{language:?}: {word:?} in {text:?}");
    }
}

#[track_caller]
fn assert_sentence(language: Language, text: &str) {
    assert_tidy(language, text);
    assert!(text.ends_with(['.', '?']) && text.starts_with(char::is_uppercase), "{text:?}");
}

#[test]
fn every_municipality_has_its_sentences() {
    let scenarios = [Levers::default(), levers_at(|lever| lever.min), levers_at(|lever| lever.max)];
    for (place, kommune) in DATA.core.places.iter().zip(&DATA.country.kommuner) {
        let mut explorer = at_baseline(kommune);
        explorer.set_standards(DATA.standards.clone());
        for levers in scenarios {
            explorer.set_levers(levers).expect("projected");
            let (now, then) = (explorer.figures(2026).expect("now"), explorer.figures(2046).expect("then"));
            let (moved, baseline) =
                (!levers.is_baseline(), explorer.baseline_figures(2046).expect("baseline"));
            let lines = explorer.population_lines();
            let pyramids = [2026, 2046].map(|year| explorer.pyramid(year).expect("a year"));
            for language in Language::WHOLE {
                for guess in outlook::GroupGuess::ALL {
                    assert_sentence(language, &text::workshop::question(language, guess, 1234.0));
                    assert_sentence(language, &text::workshop::answer(language, guess, 12.0));
                }
                for guess in [0.0, 80.0, 1e6] {
                    assert_sentence(
                        language,
                        &text::workshop::verdict(language, outlook::GroupGuess::Inhabitants, guess, 80.2),
                    );
                }
                let read = [
                    Indicator::HandsRatio,
                    Indicator::NeedIndex,
                    Indicator::Employed,
                    Indicator::NetCostPerEmployed,
                ];
                let figures = explorer.figures_by_name(&read);
                let work = figures[0];
                let told = views::work_sentence(language, &work).expect("a sentence");
                assert_sentence(language, &told);
                assert!(
                    told.contains(&number::decimal(language, work.then.expect("a figure"), 1)),
                    "{told:?}"
                );
                let needed = views::need_sentence(language, &figures[1]).expect("a sentence");
                assert_sentence(language, &needed);
                let carried =
                    views::carried_sentence(language, &figures[2], &figures[3]).expect("a sentence");
                assert_sentence(language, &carried);
                assert_sentence(
                    language,
                    &views::added_sentence(language, &explorer.added().expect("standards"), moved),
                );
                for units in explorer.more_units().expect("figures") {
                    assert_sentence(language, &views::units_sentence(language, units, moved));
                }
                if let Some(range) = explorer.more_by_size(Indicator::HandsRatio) {
                    let note = views::range_note(language, range, &work).expect("a note");
                    assert_sentence(language, &note);
                }
                for indicator in
                    [Indicator::HandsGap, Indicator::PersonYearsCare, Indicator::NetCostPerEmployed]
                {
                    for step in explorer.steps(indicator) {
                        assert_tidy(language, &views::step_effect(language, indicator, step.effect));
                    }
                }
                for figure in ViewId::ALL.into_iter().flat_map(|view| explorer.view_figures(view)) {
                    let line = views::figure_line(language, &figure);
                    assert_tidy(language, &line);
                    let then = sentence::value_beside(language, &figure, figure.then);
                    assert!(line.contains(&then), "{line:?}");
                    assert!(moved || !line.contains('('), "{line:?}");
                    assert!(figure.for_today().is_none_or(|ten| ten.own < 200), "{figure:?}");
                }
            }
            for language in Language::ALL {
                let name = text::name_of(language, &DATA.core, place.nr.into()).expect("a name");
                let question = sentence::question(language, &name, 2046);
                assert_sentence(language, &question);
                assert!(question.contains(&place_name(&place.name)) && question.contains("2046"));
                assert_sentence(
                    language,
                    &sentence::living(language, &now, &then, moved.then_some(&baseline), 2046),
                );
                assert_sentence(language, &sentence::lines_summary(language, &lines));
                for id in [ChartId::Ages, ChartId::Change] {
                    assert_sentence(language, &sentence::chart_summary(language, &explorer, id));
                    for series in explorer.chart(id).series {
                        assert_tidy(language, &sentence::series_name(language, &series, moved));
                    }
                }
                for pyramid in &pyramids {
                    assert_sentence(language, &sentence::pyramid_summary(language, pyramid, 2026));
                    for born in [BORN_FIRST, 1996, 2025, BORN_LAST] {
                        let text = sentence::cohort(language, pyramid, born);
                        assert_sentence(language, &text);
                        assert!(text.contains(&born.to_string()), "{text:?}");
                    }
                    for age in [0, 1, 104, 105] {
                        let text = sentence::pyramid_age(language, pyramid, age).expect("an age");
                        assert_tidy(language, &text);
                    }
                    assert_eq!(sentence::pyramid_age(language, pyramid, 106), None);
                }
                for figure in explorer.headline() {
                    for value in [figure.now, figure.then, figure.baseline] {
                        assert_tidy(language, &sentence::figure_value(language, figure.indicator, value));
                    }
                    let change = sentence::figure_change(language, &figure);
                    assert!(!levers.is_baseline() || change.is_none(), "{change:?}");
                    change.iter().for_each(|text| assert_tidy(language, text));
                }
            }
        }
    }
}

#[test]
fn every_lever_has_its_words_at_every_setting() {
    let explorer = explorer(5501);
    for language in Language::ALL {
        for lever in &LEVERS {
            for change in [lever.min, -lever.step, 0.0, lever.step, lever.max] {
                let setting = Setting { change, reached: 2032 };
                let level = explorer.place().level(lever.id, Held::default(), 2032);
                assert_tidy(language, &sentence::lever_value(language, lever, setting, level));
                assert_tidy(language, &sentence::lever_value_spoken(language, lever, setting, level));
                assert_sentence(language.whole(), &sentence::lever_reached(language.whole(), setting));
                assert!(sentence::lever_reached(language.whole(), setting).contains("2032"));
            }
            assert_sentence(language, &sentence::lever_bounds(language, lever));
            assert_sentence(
                language.whole(),
                &sentence::lever_range(language.whole(), lever, explorer.place().realistic(lever.id)),
            );
            for effect in [-12_345.6, -0.4, 0.0, 0.4, 12_345.6] {
                for (indicator, _) in LEVERS.map(|lever| explorer.effect(lever.id)) {
                    assert_tidy(language, &sentence::lever_effect(language, indicator, effect, 2046));
                }
            }
        }
    }
}

#[test]
fn every_notice_has_its_words() {
    let notices = [
        Notice::UnknownKey("sol".into()),
        Notice::Unreadable { key: "tfr".into(), value: "mange".into() },
        Notice::Repeated("tfr".into()),
        Notice::Limited { lever: LeverId::Tfr, used: 0.8 },
        Notice::Limited { lever: LeverId::Migdom, used: -20.0 },
        Notice::YearLimited { used: 2027 },
        Notice::OtherModel(1),
        Notice::OtherModel(7),
        Notice::NotHere(LeverId::Migdom),
        Notice::TooLong,
    ];
    for language in Language::WHOLE {
        let texts: Vec<String> = notices.iter().map(|notice| sentence::notice(language, notice)).collect();
        for text in &texts {
            assert_tidy(language, text);
            assert!(text.ends_with('.'), "{text:?}");
        }
        for (text, part) in texts.iter().zip(["sol", "tfr=mange", "tfr", "0", "20", "2027"]) {
            assert!(text.contains(part), "{part:?} not in {text:?}");
        }
        assert_sentence(language, &sentence::unknown_kommune(language, "0999"));
        let places = ["Kárášjohka - Karasjok", "Narvik", "Heim"].map(String::from);
        for count in 1..=3 {
            let text = sentence::old_kommune(language, "1902", &places[..count]);
            assert_sentence(language, &text);
            assert!(places[..count].iter().all(|place| text.contains(&place_name(place))), "{text}");
        }
        for quality in [atlas::Quality::MinorSplit, atlas::Quality::Split] {
            assert_sentence(language, sentence::quality(language, quality).expect("something to know"));
        }
        assert_eq!(sentence::quality(language, atlas::Quality::Official), None);
        for (made_with, told) in [("2026-abcd", "2026-abcd"), ("2025-abcd", "2025"), ("2027-abcd", "2027")] {
            let text = sentence::other_edition(language, made_with, "2026-ef12");
            assert_sentence(language, &text);
            assert!(text.contains(told) && text.contains("2026"), "{text}");
        }
        assert_tidy(language, sentence::made_otherwise(language));
        assert_sentence(language, &sentence::vintage(language, "2026-abc", 2026));
        for count in [0, 1, 2, 357] {
            let text = sentence::hits(language, count);
            assert_tidy(language, &text);
            assert!(text.starts_with(&count.to_string()), "{text}");
        }
    }
    assert_eq!(sentence::hits(Language::En, 1), "1 place fits");
    assert_eq!(sentence::hits(Language::Nn, 2), "2 stader passar");
}

/// A data set that is built anew says what it changed: see `text::since`.
#[test]
fn the_edition_of_the_data_set_has_its_words() {
    assert_eq!(since::newest_edition(), DATA.vintage);
}

/// The living sentence tells true figures, worked out here from the people.
#[test]
fn the_living_sentence_tells_true_figures() {
    let vardo = explorer(5634);
    let count = |year: u16, from: usize, to: usize| -> f64 {
        let people = vardo.baseline().population(year).expect("a year");
        (from..=to).map(|age| people[age] + people[106 + age]).sum()
    };
    let people = |year| count(year, 0, 105).round();
    let of_100 = |year| (100.0 * count(year, 80, 105) / count(year, 0, 105)).round();
    // One decimal, with a comma.
    let ratio = |year| format!("{:.1}", count(year, 20, 66) / count(year, 80, 105)).replace('.', ",");
    let spaced = |persons: f64| {
        assert!((1_000.0..10_000.0).contains(&persons));
        let digits = persons.to_string();
        format!("{}\u{a0}{}", &digits[..1], &digits[1..])
    };
    assert!(people(2046) < people(2026), "Vardø becomes smaller on today's course");
    let expected = format!(
        "Med dagens kurs blir vi {} i\u{a0}2046, {}\u{a0}færre enn i dag. Da har {} av 100 fylt 80\u{a0}år, mot {} nå, og \
         for hver av dem er det {} voksne mellom 20 og 66\u{a0}år, mot {} nå.",
        spaced(people(2046)),
        people(2026) - people(2046),
        of_100(2046),
        of_100(2026),
        ratio(2046),
        ratio(2026)
    );
    let (now, then) = (vardo.figures(2026).expect("now"), vardo.figures(2046).expect("then"));
    assert_eq!(sentence::living(Language::Nb, &now, &then, None, 2046), expected);
    let same = sentence::living(Language::En, &now, &now, Some(&now), 2026);
    assert!(same.contains(" we will be 1,969 in 2026, as many as today."), "{same}");
}

#[test]
fn a_change_of_work_alone_is_told() {
    let mut vardo = explorer(5634);
    let baseline = vardo.figures(2046).expect("baseline");
    let mut levers = Levers::default();
    levers.set(LeverId::Emp, 5.0);
    vardo.set_levers(levers).expect("projected");
    let (now, then) = (vardo.figures(2026).expect("now"), vardo.figures(2046).expect("then"));
    let text = sentence::living(Language::Nb, &now, &then, Some(&baseline), 2046);
    // 5 of every 100 aged 20-66.
    let more = (baseline.get(Indicator::Age20To66).expect("adults") * 0.05).round();
    assert!(text.contains(" er i arbeid, ") && text.contains(&format!(", {more} flere enn")), "{text}");
    assert_eq!(vardo.population_lines().own, None, "who works does not change how many live here");
    levers.set(LeverId::Tfr, 0.1);
    vardo.set_levers(levers).expect("projected");
    let then = vardo.figures(2046).expect("then");
    assert!(!sentence::living(Language::Nb, &now, &then, Some(&baseline), 2046).contains("i arbeid"));
}

#[test]
fn numbers_are_written_as_each_language_writes_them() {
    use Language::{En, Nb, Nn};
    for (value, decimals, norwegian, english) in [
        (0.0, 0, "0", "0"),
        (-0.0, 1, "0,0", "0.0"),
        (7.0, 0, "7", "7"),
        (999.0, 0, "999", "999"),
        (999.95, 1, "1\u{a0}000,0", "1,000.0"),
        (1_969.0, 0, "1\u{a0}969", "1,969"),
        (-12_345.678, 2, "\u{2212}12\u{a0}345,68", "\u{2212}12,345.68"),
        (5_627_400.0, 0, "5\u{a0}627\u{a0}400", "5,627,400"),
        (-0.04, 1, "0,0", "0.0"),
        (-0.06, 1, "\u{2212}0,1", "\u{2212}0.1"),
    ] {
        assert_eq!(number::decimal(Nb, value, decimals), norwegian, "{value}");
        assert_eq!(number::decimal(Nn, value, decimals), norwegian, "{value}");
        assert_eq!(number::decimal(En, value, decimals), english, "{value}");
    }
    assert_eq!(number::change(En, 1_234.0, 0), "+1,234");
    assert_eq!(number::change(Nb, 0.04, 1), "0,0");
    assert_eq!(number::change(Nb, -0.04, 1), "0,0");
    // What is written is read back.
    for language in Language::ALL {
        for value in [-20.0, -0.35, 0.05, 12.5] {
            let typed = number::decimal(language, value, 2);
            assert_eq!(number::parse(&typed), Some(value), "{typed}");
        }
    }
    assert_eq!(number::parse("1 234,5"), Some(1_234.5));
}

#[test]
fn names_in_several_languages_are_parted_by_a_dash() {
    assert_eq!(place_name("Kárášjohka - Karasjok"), "Kárášjohka – Karasjok");
    assert_eq!(place_name("Nord-Fron"), "Nord-Fron");
}

#[test]
fn every_place_has_a_name_and_says_what_it_is() {
    let of = |language, id: &str| {
        let id = id.parse().expect("a place");
        let name = text::name_of(language, &DATA.core, id).expect("a name");
        (name, text::kind_of(language, &DATA.core, id))
    };
    let told = |name: &str, kind: &str| (name.to_owned(), kind.to_owned());
    assert_eq!(of(Language::Nb, "5634"), told("Vardø", "Finnmark – Finnmárku – Finmarkku"));
    assert_eq!(of(Language::Nb, "0301"), told("Oslo", ""));
    assert_eq!(of(Language::En, "norge"), told("Norway", "The whole country"));
    assert_eq!(of(Language::Nn, "norge"), told("Noreg", "Heile landet"));
    assert_eq!(of(Language::Nb, "fylke:55"), told("Troms – Romsa – Tromssa", "Fylke"));
    assert_eq!(of(Language::Nn, "region:46008"), told("regionen Indre Sogn", "Økonomisk region i Vestland"));
    for language in Language::ALL {
        for id in DATA.core.all_places() {
            let name = text::name_of(language, &DATA.core, id).expect("a name");
            assert_sentence(language, &sentence::question(language, &name, 2046));
        }
        assert_eq!(text::name_of(language, &DATA.core, atlas::PlaceId::County(99)), None);
    }
}

#[test]
fn starting_points_say_what_they_are() {
    let mut vardo = explorer(5634);
    for language in Language::WHOLE {
        for id in vardo.presets() {
            let preset = vardo.preset(id).expect("projected").expect("offered");
            let told = presets::fitted(language, &preset);
            assert_eq!(told.is_empty(), preset.misfit.is_none());
            if let Some(misfit) = preset.misfit {
                assert_tidy(language, &told);
                let by = text::number::decimal(language, 100.0 * misfit.abs(), 1);
                assert!(told.contains(&by) && told.contains("2046"), "{told}");
            }
            vardo.set_levers(preset.levers).expect("projected");
            let fixed = presets::held(language, preset.levers.held());
            assert_eq!(fixed.is_empty(), preset.levers.held().is_nothing());
            if !fixed.is_empty() {
                assert_sentence(language, &fixed);
            }
        }
    }
    let fixed = |text: &str| presets::held(Language::Nb, text.parse().expect("something held"));
    assert_eq!(
        fixed("births+deaths+nomoving"),
        "Holdt fast: barn per kvinne, levealder som i dag i alle år; ingen flytter inn eller ut."
    );
    assert_eq!(fixed("nomoving"), "Holdt fast: ingen flytter inn eller ut.");
    assert_eq!(presets::held(Language::En, scenario::Held::default()), "");
}

fn decimals(chart: &outlook::Chart, indicator: Indicator) -> usize {
    if chart.scale == outlook::Scale::One { indicator.decimals() } else { chart.decimals }
}

#[test]
fn money_is_told_in_the_unit_that_leaves_few_figures() {
    let kroner = |value| sentence::figure_value(Language::Nb, Indicator::NetCost, Some(value));
    assert_eq!(kroner(52_340e6), "52,3\u{a0}mrd.\u{a0}kr");
    assert_eq!(kroner(5_234e6), "5\u{a0}234\u{a0}mill.\u{a0}kr");
    assert_eq!(kroner(16.44e6), "16,4\u{a0}mill.\u{a0}kr");
    assert_eq!(kroner(163_400.0), "163\u{a0}000\u{a0}kr");
    let change = |language, value| sentence::figure_difference(language, Indicator::NetCost, value);
    assert_eq!(change(Language::En, -2.5e6), "\u{2212}2.5\u{a0}million\u{a0}kr");
    assert_eq!(change(Language::Nn, 300.0), "0\u{a0}kr");
    assert_eq!(sentence::figure_value(Language::Nn, Indicator::NeedIndex, Some(1.0432)), "104,3");
}

#[test]
fn hands_are_missing_enough_or_to_spare() {
    let gap = |gap| views::gap_sentence(Language::Nb, gap, false);
    assert!(gap(38.4).starts_with("Med dagens kurs mangler hendene til 38 i"), "{}", gap(38.4));
    assert!(gap(0.2).contains("like mange av hundre"), "{}", gap(0.2));
    assert!(gap(-3.26).contains("hendene til 3,3 mer enn vi trenger"), "{}", gap(-3.26));
    for language in Language::WHOLE {
        for value in [-250.0, -0.1, 7.0, 1e5] {
            assert_sentence(language, &views::gap_sentence(language, value, true));
        }
    }
}

#[test]
fn whole_units_are_one_or_many_more_or_fewer() {
    let units = |classes, small_groups, large_groups, rooms| {
        let units = outlook::units::Units { classes, small_groups, large_groups, rooms };
        views::units_sentence(Language::Nb, units, false).replace('\u{a0}', " ")
    };
    assert_eq!(
        units(-3, -1, 0, 42),
        "Med dagens kurs trengs det 3 færre skoleklasser, 1 gruppe mindre for 1–2-åringer og 42 flere rom på sykehjem i 2046 enn i dag."
    );
    assert_eq!(
        units(0, 0, 1, 0),
        "Med dagens kurs trengs det 1 gruppe mer for 3–5-åringer i 2046 enn i dag."
    );
    assert!(units(0, 0, 0, 0).contains("like mange klasser"));
}

#[test]
fn what_the_views_show_is_told_in_words() {
    for levers in [Levers::default(), levers_at(|lever| lever.min), levers_at(|lever| lever.max)] {
        for number in [301, 1151, 5501, 5634] {
            let mut explorer = explorer(number);
            explorer.set_levers(levers).expect("projected");
            // The map has sentences of its own.
            for (indicator, language) in ViewId::ALL
                .into_iter()
                .filter(|view| *view != ViewId::Map)
                .flat_map(view_figures)
                .flat_map(|indicator| Language::WHOLE.map(|language| (*indicator, language)))
            {
                let (w, chart) = (indicator_words(language), explorer.indicator_chart(indicator));
                let (name, unit) = (figure_words(language, indicator).name, w.measure(indicator.measure()));
                let told = views::indicator_summary(language, name, unit, indicator, &chart);
                assert_sentence(language, &told);
                let figure = explorer.figures_by_name(&[indicator])[0];
                let shown = |value: f64| {
                    number::decimal(language, chart.scale.shown(value), decimals(&chart, indicator))
                };
                assert!(told.contains(&shown(figure.baseline.expect("a figure"))), "{told:?}");
                let record = chart.first_year() == 2006;
                let counted = [Indicator::Pupils, Indicator::Young16To18].contains(&indicator);
                assert_eq!(told.contains(" 2006"), record && counted, "{told:?}");
                assert_sentence(
                    language,
                    &views::source(language, indicator.source(), explorer.year_of(indicator.source())),
                );
                assert_sentence(language, &views::unit(language, unit));
                assert_tidy(language, views::short_name(language, indicator, name));
            }
        }
    }
    for language in Language::WHOLE {
        let row = |of| Symbols { of, own: 7, baseline: 8 };
        for text in [
            views::of_hundred(language, 7),
            views::for_today(language, row(10)),
            views::for_today(language, row(3)),
        ] {
            assert_tidy(language, &text);
            assert!(text.contains('7'));
        }
    }
}
