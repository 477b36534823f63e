//! The query of an address.

use outlook::figure_of_link;
use scenario::{Language, Link, Look, Notice, Round, Scenarios};
use text::sentence::notice;

use crate::place::{check_projection, check_said, check_told};

/// Reads a query as the page does, with all that it reads later. What was read is written, and reads as the same; all
/// that had to be ignored or limited can be told; every scenario projects.
///
/// # Panics
/// Where that does not hold.
pub fn link(bytes: &[u8]) {
    let query = String::from_utf8_lossy(bytes);
    let read = Link::read(&query);
    check_notices(&read.notices);

    let written = read.link.write();
    let again = Link::read(&written);
    assert_eq!(again.notices, [], "{written:?}");
    assert_eq!(again.link.write(), written);
    assert_eq!((again.link.place, again.link.levers.held()), (read.link.place, read.link.levers.held()));

    let Link { place, levers, own, .. } = again.link;
    check_projection(place, &levers);
    check_told(place, &levers, &own);
    if let Err(why) = figure_of_link(&read.link) {
        check_notices(&[why]);
    }

    let (scenarios, notices) = Scenarios::read(&read.link.kept, place);
    check_notices(&notices);
    let kept = scenarios.write();
    let (again, notices) = Scenarios::read(&kept, place);
    assert_eq!((again.write(), notices), (kept, Vec::new()));
    for (_, scenario) in scenarios.others() {
        check_projection(place, &scenario.levers);
    }

    let (look, notices) = Look::read(&read.link.look);
    check_notices(&notices);
    assert_eq!(Look::read(&look.write()), (look, Vec::new()));

    if let Some(place) = place {
        let (round, lost) = Round::read(&read.link.round, place);
        for lost in &lost {
            for language in Language::WHOLE {
                check_said(&text::round::lost(language, lost, "Tromsø", "Bodø"));
            }
        }
        assert_eq!(Round::read(&round.write(), place), (round, Vec::new()));
    }
}

fn check_notices(notices: &[Notice]) {
    for language in Language::ALL {
        notices.iter().for_each(|told| check_said(&notice(language, told)));
    }
}
