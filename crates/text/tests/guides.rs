//! The guide and the sheets for a workshop name what stands on the screen by the words that stand there.

use scenario::{LEVERS, Language, LeverId, ViewId};
use text::later::frame_words;
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

#[test]
fn the_guide_names_what_is_pressed_and_looked_at_as_the_page_does() {
    for (language, guide, _) in GUIDES {
        let views = [ViewId::Work, ViewId::Economy].map(|view| view_name(language, view));
        let levers = [LeverId::Health, LeverId::Care, LeverId::Emp].map(|id| words(language).lever(id));
        for name in views.iter().chain(&levers).chain([&frame_words(language).workshop_start]) {
            assert!(guide.contains(name), "{language:?}: {name}");
        }
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
