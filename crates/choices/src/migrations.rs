//! Links of earlier versions: written anew, step by step, as the next version would have written the same state.
//!
//! A link must open for ever with the assumptions it was made with. It holds only what differs from the start, so also
//! what a version takes for granted belongs to it: a step is due when a key is renamed, when a start value, bound or unit
//! changes, and when the same lever comes to mean other assumptions. Steps are pure, and each has a test.

use crate::link::{EDITION_KEY, Notice, VERSION_KEY};

/// The parts of a link as they stand in it: keys and values, not decoded.
type Parts<'a> = Vec<(&'a str, &'a str)>;

/// From one version to the next.
struct Step {
    /// Rewrites the parts of a link.
    rewrite: fn(&mut Parts),
    /// Whether the same assumptions give other figures since: then the page says so.
    model: bool,
}

/// The steps in their order: the first takes links of version 1 to version 2.
const STEPS: [Step; 1] = [Step { rewrite: name_the_edition, model: false }];

/// Version of the links that are written now, and of the model behind them.
#[expect(clippy::cast_possible_truncation, reason = "there are not that many versions")]
pub const VERSION: u16 = STEPS.len() as u16 + 1;

/// The data set when links came to say which one they were made with. No site was published before it: while links were
/// of version 1 the figures changed in the source alone, so that a link of that version which is about was made with these.
pub const FIRST_EDITION: &str = "2026-e2c935e3";

fn name_the_edition(parts: &mut Parts) {
    if !parts.iter().any(|(key, _)| *key == EDITION_KEY) {
        parts.push((EDITION_KEY, FIRST_EDITION));
    }
}

/// Takes a link's parts to today's version. A link without a version has nothing in it that could have changed.
pub(crate) fn migrate(parts: &mut Parts) -> Option<Notice> {
    let (_, version) = parts.iter().find(|(key, _)| *key == VERSION_KEY)?;
    let version: u16 = version.parse().ok()?;
    let due = STEPS.get(usize::from(version).checked_sub(1)?..).unwrap_or_default();
    for step in due {
        (step.rewrite)(parts);
    }
    (version > VERSION || due.iter().any(|step| step.model)).then_some(Notice::OtherModel(version))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of each version a link as it was written then, and what the step makes of it.
    const BEFORE_AND_AFTER: [[&[(&str, &str)]; 2]; STEPS.len()] = [[
        &[("kommune", "5501"), ("tfr", "0.2"), ("v", "1")],
        &[("kommune", "5501"), ("tfr", "0.2"), ("v", "1"), ("data", "2026-e2c935e3")],
    ]];

    #[test]
    fn each_step_writes_what_the_next_version_would() {
        for (step, [before, after]) in STEPS.iter().zip(BEFORE_AND_AFTER) {
            let mut parts = before.to_vec();
            (step.rewrite)(&mut parts);
            assert_eq!(parts, after);
            // What is of the next version already is left alone.
            (step.rewrite)(&mut parts);
            assert_eq!(parts, after);
        }
    }

    #[test]
    fn only_a_version_that_is_not_known_is_told() {
        let told = |version| migrate(&mut vec![("tfr", "0.2"), ("v", version)]);
        assert_eq!(told("1"), None);
        assert_eq!(told("2"), None);
        assert_eq!(told("3"), Some(Notice::OtherModel(3)));
        assert_eq!(told("65535"), Some(Notice::OtherModel(65535)));
        // What is no version is told where the parts are read.
        for none in ["0", "-1", "x", "", "65536"] {
            assert_eq!(told(none), None, "{none}");
        }
    }
}
