//! `crates/text/acting.toml`, the texts about measures in all languages, into a file per language.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use text::acting::{Acting, Actor, CanDo, LeverActing, Measure, Source};

/// The file of all languages.
const TEXTS: &str = "crates/text/acting.toml";
/// Measures told of each lever.
const MEASURES: usize = 3;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    lever: Vec<LeverTexts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LeverTexts {
    key: String,
    actor: Vec<ActorTexts>,
    measure: Vec<MeasureTexts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActorTexts {
    who: Actor,
    can: Languages,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureTexts {
    what: Languages,
    effect: Option<Languages>,
    source: Option<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Languages {
    nb: String,
    nn: String,
    en: String,
}

/// Takes one language's text out of all.
type Pick = fn(&Languages) -> &String;

/// Each language's way to its own text.
const LANGUAGES: [(&str, Pick); 3] = [("nb", |t| &t.nb), ("nn", |t| &t.nn), ("en", |t| &t.en)];

/// Writes `acting-nb.bin` and its like into `folder`.
pub(crate) fn write(root: &Path, folder: &Path) -> Result<()> {
    let texts = read(&root.join(TEXTS))?;
    fs::create_dir_all(folder)?;
    for (code, pick) in LANGUAGES {
        let bytes = in_language(&texts, pick).write()?;
        fs::write(folder.join(format!("acting-{code}.bin")), bytes)?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<Texts> {
    let name = path.display();
    let texts: Texts = toml::from_str(&fs::read_to_string(path).with_context(|| name.to_string())?)
        .with_context(|| name.to_string())?;
    for lever in &texts.lever {
        let key = &lever.key;
        ensure!(lever.measure.len() == MEASURES, "{name}: {key} should tell of {MEASURES} measures");
        ensure!(!lever.actor.is_empty(), "{name}: {key} should tell who can move it");
        for measure in &lever.measure {
            // What is known of an effect is known from somewhere.
            ensure!(
                measure.effect.is_none() || measure.source.is_some(),
                "{name}: {key}: an effect without source"
            );
        }
    }
    Ok(texts)
}

fn in_language(texts: &Texts, pick: Pick) -> Acting {
    let levers = texts.lever.iter().map(|lever| LeverActing {
        key: lever.key.clone(),
        actors: lever
            .actor
            .iter()
            .map(|actor| CanDo { who: actor.who, can: pick(&actor.can).clone() })
            .collect(),
        measures: lever
            .measure
            .iter()
            .map(|measure| Measure {
                what: pick(&measure.what).clone(),
                effect: measure.effect.as_ref().map(|effect| pick(effect).clone()),
                source: measure.source.clone(),
            })
            .collect(),
    });
    Acting { levers: levers.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lever_has_its_texts_and_they_survive_the_file() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let texts = read(&root.join(TEXTS)).expect("the texts");
        for (code, pick) in LANGUAGES {
            let acting = in_language(&texts, pick);
            for lever in scenario::LEVERS {
                assert!(acting.lever(lever.key).is_some(), "{code}: {}", lever.key);
            }
            let words = acting.levers.iter().flat_map(|lever| {
                let actors = lever.actors.iter().map(|actor| &actor.can);
                let measures = lever.measures.iter().flat_map(|m| std::iter::once(&m.what).chain(&m.effect));
                actors.chain(measures)
            });
            for text in words {
                assert!(text.ends_with('.') && text.trim() == text, "{code}: {text:?}");
            }
            assert_eq!(Acting::read(&acting.write().expect("written")), Ok(acting));
        }
    }

    #[test]
    fn what_is_not_the_texts_is_refused() {
        assert!(Acting::read(b"<!doctype html>").is_err());
    }
}
