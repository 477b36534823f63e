//! What participants of a workshop hand in.

use atlas::PlaceId;
use outlook::Gathered;
use scenario::{Future, HandedIn, LEVERS, Language, Levers, Link, Round, RoundFile, RoundFileError};
use text::round::{file_problem, told};

use crate::place::{check_projection, check_said, kommune_of};

/// Takes bytes as a code, as all that was pasted, as a round's file, and as a future whose code is mistyped. What a code
/// says is written as that code; what is in a round reads as the same from a link and from a file; nothing is lost
/// without being told.
///
/// # Panics
/// Where that does not hold.
pub fn workshop(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let future = Future::read(&text);
    if let Ok(future) = &future {
        check_future(future);
    }
    let place = future.map_or_else(|_| first_place(&text), |future| future.place);
    let mut round = Round::new(place);
    for handed in round.hand_in(&text, Link::read) {
        check_told(&handed);
    }
    check_round(&round);

    // As the page opens a file.
    let file: Result<RoundFile, _> = serde_json::from_str(&text);
    match file.map_or(Err(RoundFileError::OtherFormat), |file| file.open(Link::read)) {
        Ok(opened) => check_round(&opened.round),
        Err(why) => {
            Language::ALL.into_iter().for_each(|language| check_said(&file_problem(language, &why)));
        }
    }
    mistyped(bytes);
}

/// The place that a link in the text names.
fn first_place(text: &str) -> PlaceId {
    let named = text.split_once("kommune=").and_then(|(_, rest)| rest.split(['&', '\n', ' ']).next());
    named.and_then(|name| name.parse().ok()).unwrap_or_else(|| kommune_of(None))
}

fn check_future(future: &Future) {
    let code = future.code();
    assert_eq!(Future::read(&code), Ok(*future), "{code}");
    assert_eq!(Future::read(&future.plain_code()), Ok(*future), "{code}");
    check_projection(Some(future.place), &future.levers);
}

fn check_told(handed: &HandedIn) {
    for language in Language::WHOLE {
        check_said(&told(language, handed, "Tromsø", "Bodø"));
    }
}

fn check_round(round: &Round) {
    let place = round.place();
    assert_eq!(Round::read(&round.write(), place), (round.clone(), Vec::new()));
    let link = Link { place: Some(place), round: round.write(), ..Link::default() };
    let read = Link::read(&link.write());
    assert_eq!((&read.link.round, &read.notices[..]), (&link.round, &[][..]));
    let file = round.to_file("");
    let opened = file.open(Link::read).expect("a file of ours");
    assert_eq!((&opened.round, &opened.notices[..]), (round, &[][..]), "{file:?}");
    assert_eq!(Gathered::of(round.futures()).is_none(), round.futures().is_empty());
    // Futures of one place differ by their levers: one of them is as good as all.
    if let Some(levers) = round.futures().last() {
        check_projection(Some(place), levers);
    }
}

/// A future made of the bytes has a code that reads as it; with up to four signs wrong it is refused.
fn mistyped(bytes: &[u8]) {
    let mut rest = bytes.iter().copied();
    let mut next = || rest.next().unwrap_or(0);
    let mut levers = Levers::default();
    for lever in &LEVERS {
        if next() % 4 != 0 {
            continue;
        }
        let steps = f64::from(u16::from_be_bytes([next(), next()])) / f64::from(u16::MAX);
        let change = lever.min + steps * (lever.max - lever.min);
        // On a step of the slider, or in the finest parts that a code has.
        let part = if next() % 2 == 0 { lever.step } else { 1e-4 };
        levers.set(lever.id, (change / part).round() * part);
        levers.set_reached(lever.id, 2027 + u16::from(next() % 20));
    }
    let all: Vec<PlaceId> = fixture::DATA.core.all_places().collect();
    let place = all[usize::from(u16::from_be_bytes([next(), next()])) % all.len()];
    levers.only_those_of(place);
    let code = Future { place, levers }.plain_code();
    let future = Future::read(&code).expect("a code of ours");
    check_future(&future);

    let mut signs = code.into_bytes();
    let (mut wrong, length) = (0, signs.len().min(31));
    for _ in 0..4 {
        let (at, to) = (usize::from(next()) % length, SIGNS[usize::from(next() % 32)]);
        wrong += usize::from(signs[at] != to);
        signs[at] = to;
    }
    let code = String::from_utf8(signs).expect("signs are letters and digits");
    // A sign that was changed twice may be right again.
    if let (true, Ok(read)) = (wrong > 0, Future::read(&code)) {
        assert_eq!(read, future, "{code} reads as another future");
    }
}

/// The signs of codes.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
