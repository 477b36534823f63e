//! No HTML and no program is made from text: what a stranger writes into a link or a file can only ever be text.
//!
//! Clippy holds the Rust code to it (`clippy.toml`); here every source of the page is read, its scripts and its document too.
//! In the browser the document's policy (`require-trusted-types-for`) refuses what would get past both.

use std::fs;
use std::path::{Path, PathBuf};

/// What makes HTML or a program from text, in Rust, JavaScript and HTML. With small letters, and without spaces.
const FORBIDDEN: [&str; 18] = [
    "inner_html",
    "innerhtml",
    "outer_html",
    "outerhtml",
    "insert_adjacent_html",
    "insertadjacenthtml",
    "sethtmlunsafe",
    "parsehtmlunsafe",
    "create_contextual_fragment",
    "createcontextualfragment",
    "domparser",
    "document.write",
    "srcdoc",
    "javascript:",
    "eval(",
    "newfunction(",
    "new_with_args(",
    "new_no_args(",
];
/// Folders of what is shown, and of what works in the browser.
const SOURCES: [&str; 10] = [
    "app",
    "assets",
    "crates/atlas/src",
    "crates/choices/src",
    "crates/export/src",
    "crates/outlook/src",
    "crates/pages/src",
    "crates/scenario/src",
    "crates/text/src",
    "crates/uncertainty/src",
];
/// Files of the top folder.
const FILES: [&str; 1] = ["index.html"];

/// The lines of a source that make HTML or a program from text, with their numbers. Comments are lines too: none needs
/// to name such a thing as code.
fn lines_of(source: &str) -> impl Iterator<Item = (usize, &str)> {
    source.lines().enumerate().filter_map(|(at, line)| {
        let code: String = line.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        FORBIDDEN.iter().any(|name| code.contains(name)).then_some((at + 1, line))
    })
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        // Written by the build, out of what is read here and of npm's packages.
        if path.is_dir() && !path.ends_with("assets/generated") {
            sources(&path, found);
        } else if path
            .extension()
            .is_some_and(|e| ["rs", "js", "mjs", "html", "svg"].iter().any(|kind| e == *kind))
        {
            found.push(path);
        }
    }
}

#[test]
fn no_source_of_the_page_makes_html_or_a_program_from_text() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files: Vec<PathBuf> = FILES.iter().map(|name| root.join(name)).collect();
    for folder in SOURCES {
        let before = files.len();
        sources(&root.join(folder), &mut files);
        assert!(files.len() > before, "{folder} has no sources");
    }
    for path in files {
        let source = fs::read_to_string(&path).expect("a source");
        let found: Vec<_> = lines_of(&source).collect();
        assert_eq!(found, [], "{}", path.display());
    }
}

#[test]
fn a_line_that_does_is_found() {
    for line in [
        "view! { <p inner_html=name></p> }",
        "element.set_inner_html(&name);",
        "element.innerHTML = name;",
        "element.outerHTML += name",
        "element . insertAdjacentHTML(\"beforeend\", name)",
        "range.createContextualFragment(name)",
        "new DOMParser().parseFromString(name, \"text/html\")",
        "document.write(name)",
        "frame.srcdoc = name",
        "<iframe srcdoc=\"x\">",
        "<a href=\"JavaScript:go()\">",
        "eval(name)",
        "new Function(name)",
        "js_sys::Function::new_no_args(&name)",
    ] {
        let source = format!("one\n{line}\nthree");
        assert_eq!(lines_of(&source).collect::<Vec<_>>(), [(2, line)]);
    }
    assert_eq!(
        lines_of("let text = name;\n// said in HTML\nretrieval(x)").count(),
        1,
        "a name that ends so counts"
    );
}

#[test]
fn the_document_lets_no_text_become_html_or_a_program() {
    let page = include_str!("../../../index.html");
    let policy = page.split("http-equiv=\"Content-Security-Policy\" content=\"").nth(1);
    let policy = policy.and_then(|rest| rest.split('"').next()).expect("a policy");
    let has = |directive: &str| policy.split(';').any(|one| one.trim() == directive);
    for directive in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types default",
    ] {
        assert!(has(directive), "{directive} is not in {policy}");
    }
}
