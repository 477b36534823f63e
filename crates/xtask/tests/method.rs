//! The steps of the model in the code and their headings in METHOD.md are the same.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn headings() -> BTreeSet<String> {
    let method = fs::read_to_string(root().join("METHOD.md")).expect("METHOD.md");
    let heading = |line: &str| line.strip_prefix("## ").or(line.strip_prefix("### ")).map(str::to_owned);
    method.lines().filter_map(heading).collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the workspace") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// `/// Net domestic moving and Net immigration (METHOD.md): ...` names two headings.
#[test]
fn every_step_that_names_the_method_has_a_heading_there() {
    let headings = headings();
    let mut files = Vec::new();
    for name in ["atlas-builder", "choices", "demography", "estimation", "outlook", "scenario", "uncertainty"]
    {
        sources(&root().join("crates").join(name).join("src"), &mut files);
    }
    let mut named = 0;
    for file in files {
        let text = fs::read_to_string(&file).expect("a source file");
        for line in text.lines() {
            let Some((before, _)) = line.split_once(" (METHOD.md)") else { continue };
            for step in before.trim_start().trim_start_matches(['/', '!']).trim().split(" and ") {
                assert!(headings.contains(step), "{}: METHOD.md has no heading {step:?}", file.display());
                named += 1;
            }
        }
    }
    assert!(named >= 8, "only {named} steps name the method: has the way of naming changed?");
}

/// The crates of the kernel and of the estimate list their steps in their own documentation, in italics.
#[test]
fn the_steps_that_a_crate_lists_have_headings() {
    let headings = headings();
    for (name, least) in [("demography", 7), ("estimation", 12)] {
        let file = root().join("crates").join(name).join("src/lib.rs");
        let text = fs::read_to_string(&file).expect("lib.rs");
        let docs: Vec<&str> =
            text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
        let start = docs.iter().position(|line| line.contains("METHOD.md")).expect("names METHOD.md");
        let listed: Vec<&str> = docs[start..].split(|line| line.is_empty()).next().unwrap_or(&[]).to_vec();
        let joined = listed.join(" ");
        let steps: Vec<&str> = joined.split('*').skip(1).step_by(2).collect();
        assert!(steps.len() >= least, "{name} lists {steps:?}");
        for step in steps {
            assert!(headings.contains(step), "{name}: METHOD.md has no heading {step:?}");
        }
    }
}
