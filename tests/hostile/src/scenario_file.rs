//! A scenario as a file.

use export::saved::Saved;
use scenario::{Language, Link, Scenarios};
use text::export::not_opened;

use crate::place::{check_projection, check_said, check_told};

/// Opens a file as the page does. What is refused is told; what is read is written and reads as the same, and becomes a
/// link that holds all of it.
///
/// # Panics
/// Where that does not hold.
pub fn scenario_file(bytes: &[u8]) {
    let (saved, _) = match Saved::read(&String::from_utf8_lossy(bytes), Link::read) {
        Ok(opened) => opened,
        Err(why) => {
            Language::ALL.into_iter().for_each(|language| check_said(&not_opened(language, &why)));
            return;
        }
    };
    // Numbers are written with four decimals.
    let written = saved.write();
    let (again, _) = Saved::read(&written, Link::read).expect("a file of ours");
    assert_eq!(again.write(), written);

    let Saved { place, levers, scenarios, own, made } = again;
    let link = Link {
        place: Some(place),
        levers,
        kept: scenarios.write(),
        own,
        edition: made.data,
        ..Link::default()
    };
    let read = Link::read(&link.write());
    assert_eq!(read.notices, [], "{}", link.write());
    assert_eq!(read.link.levers, levers);
    assert_eq!(Scenarios::read(&read.link.kept, Some(place)), (scenarios.clone(), Vec::new()));
    check_told(Some(place), &levers, &own);
    for (_, scenario) in scenarios.others() {
        check_projection(Some(place), &scenario.levers);
    }
}
