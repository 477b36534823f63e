//! What has changed since something was made: in the model, and in the figures that it begins from.

use scenario::{FIRST_EDITION, Language, VERSION};

/// A change, in words.
struct Change {
    nb: &'static str,
    nn: &'static str,
    en: &'static str,
}

/// What each version of the model changed, from the second on. One without its words does not compile.
const MODELS: [Change; VERSION as usize - 1] = [Change {
    nb: "Lenker og filer sier nå hvilken utgave av tallene de er laget med.",
    nn: "Lenkjer og filer seier no kva utgåve av tala dei er laga med.",
    en: "Links and files now say which edition of the figures they were made with.",
}];

/// The editions of the data set after [`FIRST_EDITION`], in their order, and what each changed. A test holds the last of them
/// against the data set.
const EDITIONS: [(&str, Change); 0] = [];

/// What the model changed after a version, in order. Empty for one that is not known.
pub(crate) fn model(language: Language, version: u16) -> String {
    let since = MODELS.get(usize::from(version.max(1)) - 1..).unwrap_or_default();
    in_words(language, since.iter())
}

/// What was changed in the data set between two editions, in order; `None` where one of them is not known.
pub(crate) fn editions(language: Language, made_with: &str, now: &str) -> Option<String> {
    let changes = between(&EDITIONS, made_with, now)?;
    Some(in_words(language, changes.iter().map(|(_, change)| change)))
}

/// The newest edition that has its words.
pub fn newest_edition() -> &'static str {
    EDITIONS.last().map_or(FIRST_EDITION, |(edition, _)| edition)
}

fn between<'a, T>(later: &'a [(&str, T)], made_with: &str, now: &str) -> Option<&'a [(&'a str, T)]> {
    let place = |name: &str| {
        if name == FIRST_EDITION {
            return Some(0);
        }
        later.iter().position(|(edition, _)| *edition == name).map(|at| at + 1)
    };
    let (then, now) = (place(made_with)?, place(now)?);
    // A page that is older than what it is given lacks the same changes.
    later.get(then.min(now)..then.max(now))
}

fn in_words<'a>(language: Language, changes: impl Iterator<Item = &'a Change>) -> String {
    let told = |change: &Change| match language {
        Language::Nb | Language::Se => change.nb,
        Language::Nn => change.nn,
        Language::En => change.en,
    };
    changes.map(told).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_between_two_editions_is_told_in_order() {
        let later = [("2027-a", 1), ("2027-b", 2), ("2028-a", 3)];
        let changes = |made_with, now| {
            between(&later, made_with, now).map(|all| all.iter().map(|(_, change)| *change).collect())
        };
        assert_eq!(changes(FIRST_EDITION, "2028-a"), Some(vec![1, 2, 3]));
        assert_eq!(changes("2027-a", "2028-a"), Some(vec![2, 3]));
        assert_eq!(changes("2028-a", "2027-b"), Some(vec![3]));
        assert_eq!(changes("2027-b", "2027-b"), Some(vec![]));
        assert_eq!(changes("2026-other", "2028-a"), None);
        assert_eq!(changes("2027-a", "2026-other"), None);
    }

    #[test]
    fn every_version_of_the_model_is_told() {
        for language in Language::WHOLE {
            assert_eq!(model(language, VERSION), "");
            assert_eq!(model(language, u16::MAX), "");
            for version in 1..VERSION {
                let (told, rest) = (model(language, version), model(language, version + 1));
                assert!(told.len() > rest.len() && told.ends_with(&rest) && told.ends_with('.'), "{told}");
            }
        }
    }
}
