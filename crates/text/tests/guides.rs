//! The guide and the sheets for a workshop name what stands on the screen by the words that stand there.

use scenario::{LEVERS, Language, ViewId};
use text::later::{frame_words, workshop_words};
use text::round::round_words;
use text::views::view_name;
use text::words;

const GUIDES: [(Language, &str, &str); 3] = [
    (
        Language::Nb,
        include_str!("../../../docs/workshop/nb/guide.md"),
        include_str!("../../../docs/workshop/nb/sheets.md"),
    ),
    (
        Language::Nn,
        include_str!("../../../docs/workshop/nn/guide.md"),
        include_str!("../../../docs/workshop/nn/sheets.md"),
    ),
    (
        Language::En,
        include_str!("../../../docs/workshop/en/guide.md"),
        include_str!("../../../docs/workshop/en/sheets.md"),
    ),
];

#[test]
fn the_sheet_of_levers_has_them_all_by_their_names() {
    for (language, _, sheets) in GUIDES {
        for lever in &LEVERS {
            let row = format!("\n| {}", words(language).lever(lever.id));
            assert!(sheets.contains(&row), "{language:?}: {row}");
        }
    }
}

/// What stands between the quotes of a language.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split(['«', '“']).skip(1).filter_map(|rest| rest.split(['»', '”']).next())
}

#[test]
fn the_guide_names_what_is_pressed_and_looked_at_as_the_page_does() {
    for (language, guide, sheets) in GUIDES {
        let views = ViewId::ALL.map(|view| view_name(language, view));
        let levers = LEVERS.iter().map(|lever| words(language).lever(lever.id));
        let round = round_words(language);
        let page: Vec<&str> = views.into_iter().chain(levers).collect();
        let letters = workshop_words(language).workshop_letters.split(':').next().expect("its name");
        let pressed = [frame_words(language).workshop_start, letters, round.hand_in, round.to_round];
        let headings: Vec<&str> = sheets.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        let known = [&page[..], &pressed[..], &headings[..]].concat();
        let mut named = 0;
        for name in quoted(guide) {
            assert!(known.contains(&name), "{language:?}: {name}");
            named += 1;
        }
        assert!(named >= 10, "{language:?}: {named} names");
        for name in pressed {
            assert!(guide.contains(name), "{language:?}: {name}");
        }
        // In a running sheet the third column is the screen, the fourth what is said.
        let screens: Vec<&str> = sheets.lines().filter_map(|line| line.split(" | ").nth(2)).collect();
        assert!(screens.iter().copied().flat_map(quoted).count() >= 2, "{language:?}: {screens:?}");
        for name in screens.into_iter().flat_map(quoted) {
            assert!(views.contains(&name), "{language:?}: {name}");
        }
        // What stands on paper for a lever at rest is what the lever says.
        let at_rest = words(language).as_today;
        let column = sheets
            .lines()
            .find_map(|line| line.split(" | ").nth(3).filter(|cell| cell.to_lowercase() == at_rest));
        assert!(column.is_some(), "{language:?}: no column {at_rest}");
    }
}

/// The programme of each length takes as long as it says, and the running sheet of that length likewise.
#[test]
fn the_minutes_add_up() {
    for (language, guide, sheets) in GUIDES {
        let table = guide.lines().skip_while(|line| !line.contains("| 90 min |")).skip(2);
        let rows: Vec<Vec<&str>> = table
            .take_while(|line| line.starts_with('|'))
            .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
            .collect();
        // The first three sheets are the running sheets, shortest first, as the columns of the programme are.
        let running = sheets.split("\n## ");
        for (sheet, (column, length)) in running.skip(1).zip([(1, 20), (2, 45), (3, 90)]) {
            let minutes = rows.iter().map(|row| if row[column].is_empty() { 0 } else { number(row[column]) });
            assert_eq!(minutes.sum::<u32>(), length, "{language:?}: the programme of {length} minutes");
            let spans = sheet.lines().filter_map(|line| {
                let (from, rest) = line.strip_prefix("| ")?.split_once('–')?;
                Some((number(from), number(rest.split(' ').next()?)))
            });
            let end = spans.fold(0, |at, (from, to)| {
                assert_eq!(from, at, "{language:?}: the running sheet of {length} minutes");
                to
            });
            assert_eq!(end, length, "{language:?}: the running sheet of {length} minutes");
        }
    }
}

fn number(text: &str) -> u32 {
    text.parse().unwrap_or_else(|_| panic!("{text} is no number of minutes"))
}
