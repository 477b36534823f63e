//! Codes and rounds: what is written is read back, and what was mistyped is never another future.

mod common;

use atlas::{KommuneNr, PlaceId};
use common::levers;
use proptest::prelude::*;
use scenario::LeverId::{Care, Emp, Migdom, Tfr};
use scenario::{
    CodeError, FIRST_EDITION, Future, HandedIn, Held, LEVERS, LONGEST_ROUND, Lever, Levers, Link, Lost, Mode,
    Moving, Notice, OpenedRound, RAMP_DEFAULT, RAMP_MAX, RAMP_MIN, Round, RoundFile, RoundFileError,
    Unreadable, VERSION, decimal, fixed,
};

const SIGNS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn place(nr: u16) -> PlaceId {
    KommuneNr::new(nr).expect("a municipality number").into()
}

fn vardo(levers: Levers) -> Future {
    Future { place: place(5634), levers }
}

/// The lever's changes as its slider gives them.
fn steps(lever: &'static Lever) -> impl Iterator<Item = f64> {
    let count = ((lever.max - lever.min) / lever.step).round();
    (0..).map(f64::from).take_while(move |step| *step <= count).map(|step| {
        let change = lever.min + step * lever.step;
        let size = decimal(&fixed(change, lever.decimals)).expect("a number");
        if change < 0.0 { -size } else { size }
    })
}

#[test]
fn every_lever_is_read_back_at_every_step_and_year() {
    for lever in &LEVERS {
        for change in steps(lever) {
            for reached in RAMP_MIN..=RAMP_MAX {
                let future =
                    vardo(levers(&[(lever.id, change, if change == 0.0 { RAMP_DEFAULT } else { reached })]));
                let code = future.code();
                assert_eq!(Future::read(&code), Ok(future), "{} {change} {reached}: {code}", lever.key);
            }
        }
    }
}

#[test]
fn codes_are_short_and_stay_what_they_are() {
    // As they were when codes began: one that is written on paper must mean the same for as long as its version is read.
    for (levers, code) in [
        (levers(&[]), GOLDEN[0]),
        (levers(&[(Tfr, 0.2, 2036), (Emp, 2.0, 2036)]), GOLDEN[1]),
        (levers(&[(Tfr, 0.3, 2036), (Migdom, -4.5, 2036), (Care, -10.0, 2036)]), GOLDEN[2]),
        (levers(&[(Tfr, 0.3, 2032), (Migdom, -4.5, 2036)]), GOLDEN[3]),
    ] {
        assert_eq!(vardo(levers).code(), code);
        assert!(vardo(levers).plain_code().len() <= 16);
    }
    let all = levers(&LEVERS.map(|lever| (lever.id, lever.max, RAMP_DEFAULT)));
    assert_eq!(vardo(all).plain_code().len(), 21);
}

const GOLDEN: [&str; 4] = ["8B04-00KG-S2", "8B05-110R-TV7F", "8B05-G54F-N0N7-KQ", "AB05-G14A-FMGM-2XB"];

#[test]
fn places_of_all_kinds_have_codes() {
    let of = levers(&[(Tfr, 0.2, 2036)]);
    for place in [
        place(301),
        place(5634),
        PlaceId::County(3),
        PlaceId::County(56),
        PlaceId::Region(46005),
        PlaceId::Nation,
    ] {
        let future = Future { place, levers: of };
        assert_eq!(Future::read(&future.code()), Ok(future), "{place}");
    }
}

#[test]
fn what_people_make_of_a_code_is_read() {
    let future = vardo(levers(&[(Tfr, 0.2, 2036), (Emp, 2.0, 2036)]));
    let code = future.code();
    let like = code.replace('0', "o").replace('1', "l");
    for typed in [
        code.to_lowercase(),
        code.replace('-', " "),
        code.replace('-', ""),
        format!(" {like}\n"),
        code.replace('-', "–"),
    ] {
        assert_eq!(Future::read(&typed), Ok(future), "{typed}");
    }
}

#[test]
fn what_is_no_code_is_refused_with_its_reason() {
    for (text, why) in [
        ("", CodeError::Empty),
        (" - ", CodeError::Empty),
        ("8MZ", CodeError::Short),
        ("UUUU-UUUU", CodeError::Sign('U')),
        ("hei på deg", CodeError::Sign('å')),
        ("AAAA-AAAA-AAAA", CodeError::Mistyped),
    ] {
        assert_eq!(Future::read(text), Err(why), "{text:?}");
    }
}

/// All codes that differ from one in one sign, in two that changed places, and in a sign too few or too many.
#[test]
fn a_slip_is_always_found() {
    let signs: Vec<char> = SIGNS.chars().collect();
    for levers in [
        levers(&[]),
        levers(&[(Tfr, 0.2, 2036), (Emp, 2.0, 2036)]),
        levers(&LEVERS.map(|lever| (lever.id, lever.min, 2030))),
    ] {
        let code: Vec<char> = vardo(levers).plain_code().chars().collect();
        let refused = |typed: &[char]| Future::read(&typed.iter().collect::<String>()).is_err();
        for i in 0..code.len() {
            for sign in signs.iter().filter(|sign| **sign != code[i]) {
                let mut typed = code.clone();
                typed[i] = *sign;
                assert!(refused(&typed), "{typed:?}");
                // And one of its neighbours.
                if i + 1 < code.len() {
                    for sign in signs.iter().filter(|sign| **sign != code[i + 1]) {
                        let mut typed = typed.clone();
                        typed[i + 1] = *sign;
                        assert!(refused(&typed), "{typed:?}");
                    }
                }
            }
            let mut fewer = code.clone();
            fewer.remove(i);
            assert!(refused(&fewer), "{fewer:?}");
            for sign in &signs {
                let mut more = code.clone();
                more.insert(i, *sign);
                // The same sign before or after itself is the same text.
                assert!(refused(&more), "{more:?}");
            }
            for j in i + 1..code.len() {
                let mut swapped = code.clone();
                swapped.swap(i, j);
                assert!(swapped == code || refused(&swapped), "{swapped:?}");
            }
        }
    }
}

fn any_levers() -> impl Strategy<Value = Levers> {
    let one = |lever: &'static Lever| {
        let all: Vec<f64> = steps(lever).collect();
        let fine = (lever.min..=lever.max).prop_map(|change| (change * 10_000.0).round() / 10_000.0);
        let change = prop_oneof![3 => Just(0.0), 4 => proptest::sample::select(all), 1 => fine];
        (change, prop_oneof![Just(RAMP_DEFAULT), RAMP_MIN..=RAMP_MAX]).prop_map(move |(change, year)| {
            let change = change.max(lever.min).min(lever.max);
            (lever.id, change, if change == 0.0 { RAMP_DEFAULT } else { year })
        })
    };
    let moving = proptest::sample::select(vec![Moving::Baseline, Moving::Today, Moving::None]);
    let all: Vec<_> = LEVERS.iter().map(one).collect();
    (all, any::<bool>(), any::<bool>(), moving).prop_map(|(all, births, deaths, moving)| {
        let mut levers = levers(&all);
        levers.hold(Held { births, deaths, moving });
        levers
    })
}

proptest! {
    #[test]
    fn any_levers_are_read_back(levers in any_levers(), nr in 101_u16..5700) {
        let Some(nr) = KommuneNr::new(nr) else { return Ok(()) };
        let future = Future { place: nr.into(), levers };
        prop_assert_eq!(Future::read(&future.code()), Ok(future));
        prop_assert_eq!(Future::read(&future.plain_code()), Ok(future));
    }

    #[test]
    fn what_is_read_is_what_would_be_written(signs in "[0-9A-HJKMNP-TV-Z]{5,40}", levers in any_levers(), at in 0_usize..60) {
        // Also where it passes the check by chance, or differs from a code that there is.
        let mut like = vardo(levers).plain_code();
        like.insert_str(at.min(like.len()), &signs[..2]);
        for text in [signs, like] {
            if let Ok(future) = Future::read(&text) {
                prop_assert_eq!(future.plain_code(), text);
            }
        }
    }

    #[test]
    fn a_round_is_read_back(futures in proptest::collection::vec(any_levers(), 0..12)) {
        let mut round = Round::new(place(5634));
        for levers in futures {
            round.add(vardo(levers), true);
        }
        round.agree("tfr2".parse().expect("a measure"), true);
        round.agree("e01".parse().expect("a measure"), true);
        prop_assert_eq!(Round::read(&round.write(), place(5634)), (round.clone(), Vec::new()));
        let opened = OpenedRound { round: round.clone(), edition: FIRST_EDITION.into(), notices: Vec::new() };
        prop_assert_eq!(round.to_file(FIRST_EDITION).open(Link::read), Ok(opened));
        let link = Link { place: Some(place(5634)), mode: Mode::Round, round: round.write(), ..Link::default() };
        prop_assert_eq!(Link::read(&link.write()).link, link);
    }
}

#[test]
fn codes_and_links_are_handed_in_many_at_once() {
    let [a, b, c] = [0.1, 0.2, 0.3].map(|change| vardo(levers(&[(Tfr, change, 2036)])));
    let mut round = Round::new(place(5634));
    let text = format!(
        "{}\n{} {}\n\n https://x.no/framsyn/?kommune=5634&emp=2@2032&lang=nn&utm_source=x&v=1#main ,{}",
        a.code().replace('-', " "),
        b.code(),
        c.plain_code().to_lowercase(),
        a.code()
    );
    assert_eq!(
        round.hand_in(&text, Link::read),
        [
            HandedIn::Added(1),
            HandedIn::Added(2),
            HandedIn::Added(3),
            HandedIn::Added(4),
            HandedIn::Again(1, a.levers)
        ]
    );
    assert_eq!(round.futures()[3], levers(&[(Emp, 2.0, 2032)]));
    assert_eq!(round.add(a, true), HandedIn::Added(5));
    round.remove(1);
    round.remove(9);
    assert_eq!(round.futures().len(), 4);
    // Two groups' rounds become one.
    let mut other = Round::new(place(5634));
    let link = Link { place: Some(place(5634)), mode: Mode::Round, round: round.write(), ..Link::default() };
    assert!(
        other
            .hand_in(&format!("https://x.no/?{}", link.write()), Link::read)
            .iter()
            .all(|told| matches!(told, HandedIn::Added(_)))
    );
    assert_eq!(other.futures(), round.futures());
}

#[test]
fn what_is_not_of_this_round_is_told_and_left_out() {
    let mut round = Round::new(place(5634));
    let tromso = Future { place: place(5501), levers: levers(&[(Tfr, 0.2, 2036)]) };
    assert_eq!(round.hand_in(&tromso.code(), Link::read), [HandedIn::Elsewhere(place(5501))]);
    assert_eq!(
        round.hand_in("https://x.no/?kommune=5501&tfr=0.2", Link::read),
        [HandedIn::Elsewhere(place(5501))]
    );
    let why = |text: &str, round: &mut Round| match &round.hand_in(text, Link::read)[..] {
        [HandedIn::Unreadable(_, why)] => why.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(why("https://x.no/?tfr=0.2", &mut round), Unreadable::NoPlace);
    assert_eq!(
        why("https://x.no/?kommune=5634&tfr=9", &mut round),
        Unreadable::Link(Notice::Limited { lever: Tfr, used: 0.8 })
    );
    assert_eq!(
        why("https://x.no/?kommune=5634&tfr=0.2&v=99", &mut round),
        Unreadable::Link(Notice::OtherModel(99))
    );
    assert_eq!(why("8MZA-08M5-T73K-9", &mut round), Unreadable::Code(CodeError::Mistyped));
    assert!(round.is_empty());
}

#[test]
fn what_a_link_loses_of_a_round_is_told() {
    let code = vardo(levers(&[(Tfr, 0.2, 2036)])).plain_code();
    let tromso = Future { place: place(5501), levers: Levers::default() }.plain_code();
    let (round, lost) = Round::read(&format!("{code}.{tromso}.ABC~tfr1.sun1.tfr0.tfr1"), place(5634));
    assert_eq!(round.futures().len(), 1);
    assert_eq!(round.write(), format!("{code}~tfr1"));
    assert!(matches!(
        &lost[..],
        [
            Lost::Future(HandedIn::Elsewhere(_)),
            Lost::Future(HandedIn::Unreadable(..)),
            Lost::Measure(sun),
            Lost::Measure(_),
            Lost::Measure(twice)
        ] if sun == "sun1" && twice == "tfr1"
    ));
}

#[test]
fn a_round_is_full_before_its_link_is_too_long() {
    let all = levers(&LEVERS.map(|lever| (lever.id, lever.min, RAMP_MIN)));
    let mut round = Round::new(place(5634));
    while round.add(vardo(all), true) != HandedIn::Full {}
    assert!(round.futures().len() > 80, "{}", round.futures().len());
    assert!(round.write().len() <= LONGEST_ROUND);
    let link = Link { place: Some(place(5634)), levers: all, round: round.write(), ..Link::default() };
    assert_eq!(Link::read(&link.write()).link, link);
}

fn file() -> RoundFile {
    RoundFile {
        format: "framsyn-round".into(),
        version: 1,
        model: VERSION,
        data: "2027-0123abcd".into(),
        place: "5634".into(),
        futures: vec!["tfr=0.2".into()],
        agreed: vec!["tfr1".into()],
    }
}

#[test]
fn a_file_that_is_no_round_is_refused_with_its_reason() {
    assert_eq!(file().open(Link::read).map(|opened| opened.edition), Ok("2027-0123abcd".into()));
    let error = |change: fn(&mut RoundFile)| {
        let mut file = file();
        change(&mut file);
        file.open(Link::read).expect_err("refused")
    };
    assert_eq!(error(|f| f.format = "x".into()), RoundFileError::OtherFormat);
    assert_eq!(error(|f| f.version = 2), RoundFileError::OtherVersion(2));
    assert_eq!(error(|f| f.model = 0), RoundFileError::MadeWith("0 2027-0123abcd".into()));
    assert_eq!(
        error(|f| f.data = "a&embed=1".into()),
        RoundFileError::MadeWith(format!("{VERSION} a&embed=1"))
    );
    assert_eq!(error(|f| f.place = "Vardø".into()), RoundFileError::Place("Vardø".into()));
    for wrong in
        ["tfr=9", "tfr=0.2@2060", "sun=1", "tfr=0.2,tfr=0.1", "tfr=0.2&lang=nn", "own=pupils:7", "v=1"]
    {
        let mut file = file();
        file.futures.push(wrong.into());
        assert_eq!(file.open(Link::read), Err(RoundFileError::Future(2, wrong.into())));
    }
    assert_eq!(error(|f| f.agreed.push("sun1".into())), RoundFileError::Measure("sun1".into()));
    let migdom = error(|f| {
        f.place = "norge".into();
        f.futures = vec!["migdom=1".into()];
    });
    assert_eq!(migdom, RoundFileError::Future(1, "migdom=1".into()));
}

#[test]
fn a_file_of_another_version_opens_as_a_link_of_it_does() {
    // The first version did not say which edition it was of.
    let before = RoundFile { model: 1, data: String::new(), ..file() }.open(Link::read).expect("opened");
    assert_eq!((before.edition.as_str(), before.notices), (FIRST_EDITION, vec![]));
    assert_eq!(before.round.futures(), [levers(&[(Tfr, 0.2, 2036)])]);
    // What a later one allows is limited here, and told.
    let futures = ["tfr=0.1", "tfr=9,sun=1", "tfr=9"].map(str::to_owned).to_vec();
    let later = RoundFile { model: VERSION + 1, futures, ..file() }.open(Link::read).expect("opened");
    assert_eq!(
        later.notices,
        [
            Notice::OtherModel(VERSION + 1),
            Notice::Limited { lever: Tfr, used: 0.8 },
            Notice::UnknownKey("sun".into())
        ]
    );
    assert_eq!(later.round.futures().len(), 3);
}
