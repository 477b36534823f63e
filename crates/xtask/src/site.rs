//! The static site: npm bundles, then Trunk, then a look at what came out.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::workspace::{self, Workspace, files_in, stage};
use crate::{acting, css, documents, parts, places, release, sbom};

/// The oldest browsers the bundles are written for: the first with all that the wasm uses.
const BROWSERS: &str = "es2022,chrome111,firefox115,safari16.4";
/// What the main wasm file and its script may weigh together with brotli, in bytes: most of what a visitor waits for before
/// the first lever moves. Code that is not needed for it belongs into a part of its own (ARCHITECTURE.md).
const MAIN_BUDGET: usize = 134_700;
/// What `embed.js` may weigh as it is sent, in bytes.
const EMBED_BUDGET: usize = 3_000;
/// `embed.js` under the name that means the same for ever: another one comes with another number.
const EMBED_NOW: &str = "embed-1.js";
/// The style sheets: where each begins, and what comes of it.
const STYLES: [(&str, &str); 3] = [
    ("assets/styles/bundle.css", "framsyn.css"),
    ("assets/styles/later.css", "styles/later.css"),
    ("assets/styles/places.css", "places.css"),
];
/// npm packages that end up in the page, wholly or in part; their licences go with it.
pub(crate) const SHIPPED_PACKAGES: [&str; 6] = [
    "echarts",
    "zrender",
    "tslib",
    "@digdir/designsystemet-css",
    "@digdir/designsystemet-theme",
    places::FONT_PACKAGE,
];

/// Builds the site into `dist/`, in release mode.
pub(crate) fn build(workspace: &Workspace, options: &places::Options) -> Result<()> {
    stage("build: npm bundles", || bundle(workspace))?;
    stage("build: the app, with Trunk", || {
        let mut trunk = workspace.command("trunk");
        // Trunk does not understand NO_COLOR=1, and a backtrace of Trunk's would bury what cargo said.
        trunk.arg("build").env_remove("NO_COLOR").env_remove("RUST_BACKTRACE");
        workspace::run(&mut trunk)
    })?;
    stage("build: what is loaded later", || parts::split(workspace, &workspace.dist(), BROWSERS))?;
    stage("build: smaller scripts", || minify_scripts(workspace))?;
    let page = workspace.dist().join("index.html");
    let source = fs::read_to_string(&page).context("reading dist/index.html")?;
    fs::write(&page, without_comments(&source))?;
    fs::copy(workspace.dist().join("embed.js"), workspace.dist().join(EMBED_NOW)).context(EMBED_NOW)?;
    release::gather(&workspace.dist())?;
    documents::write(workspace.root(), &workspace.dist())?;
    fs::copy(workspace.root().join("assets/generated/places.css"), workspace.dist().join("places.css"))?;
    sbom::write(workspace, &workspace.dist())?;
    stage("build: a page of each place", || places::write(workspace, options))?;
    let (_, sizes) =
        stage("build: compressed copies", || release::finish(&workspace.dist(), env!("CARGO_PKG_VERSION")))?;
    stage("build: looking over dist/", || verify(&workspace.dist(), &sizes))
}

/// Does what Trunk's minifier, which fails on today's wasm-bindgen glue, should have done.
fn minify_scripts(workspace: &Workspace) -> Result<()> {
    for name in files_in(&workspace.dist())?.iter().filter(|name| name.ends_with(".js")) {
        let script = workspace.dist().join(name);
        let mut esbuild = workspace.command("esbuild");
        esbuild.args(["--minify", "--format=esm", "--log-level=error", "--allow-overwrite"]);
        esbuild
            .arg(format!("--target={BROWSERS}"))
            .arg(&script)
            .arg(format!("--outfile={}", script.display()));
        workspace::run(&mut esbuild)?;
    }
    Ok(())
}

/// A page without the comments and the indentation of its source.
fn without_comments(page: &str) -> String {
    let mut kept = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept += before;
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept += rest;
    kept.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

/// Makes `assets/generated`, which Trunk takes up.
fn bundle(workspace: &Workspace) -> Result<()> {
    let generated = workspace.root().join("assets/generated");
    if generated.exists() {
        fs::remove_dir_all(&generated).context("emptying assets/generated")?;
    }
    fs::create_dir_all(&generated)?;
    fs::create_dir_all(workspace.root().join("assets/data"))?;

    let mut charts = workspace.command("node");
    workspace::run(charts.args(["crates/xtask/charts.mjs", "assets/generated/charts", BROWSERS]))?;
    for (entry, file) in STYLES {
        esbuild(workspace, entry, &[&format!("--outfile={}", generated.join(file).display())])?;
    }
    let later = fs::read_to_string(generated.join("styles/later.css"))?;
    for (styles, also_read_by) in [("framsyn.css", later.as_str()), ("places.css", "")] {
        let styles = generated.join(styles);
        fs::write(&styles, css::without_unused_tokens(&fs::read_to_string(&styles)?, also_read_by))?;
    }

    acting::write(workspace.root(), &generated.join("texts"))?;

    let all = files_in(&generated.join("charts"))?;
    let charts: Vec<&String> = all.iter().filter(|name| name.starts_with("charts-")).collect();
    let [charts] = charts[..] else { bail!("the chart bundle should begin in one file, not in {charts:?}") };
    fs::write(generated.join("charts.name"), charts)?;
    fs::write(generated.join("third-party.txt"), third_party(workspace)?)?;
    Ok(())
}

fn esbuild(workspace: &Workspace, entry: &str, options: &[&str]) -> Result<()> {
    let mut esbuild = workspace.command("esbuild");
    // Licences and notices go with the page in third-party.txt.
    esbuild.args([entry, "--bundle", "--minify", "--legal-comments=none", "--log-level=warning"]);
    esbuild.arg(format!("--target={BROWSERS}")).args(options);
    workspace::run(&mut esbuild)
}

/// The licences and notices of what is taken from npm into the page.
fn third_party(workspace: &Workspace) -> Result<String> {
    let mut text = String::from("Framsyn's page contains parts of these npm packages.\n");
    for package in SHIPPED_PACKAGES {
        let folder = workspace.root().join("node_modules").join(package);
        let mut found = false;
        for name in ["LICENSE", "LICENSE.txt", "LICENSE_FONT", "NOTICE"] {
            if let Ok(licence) = fs::read_to_string(folder.join(name)) {
                text += &format!("\n\n==== {package}: {name} ====\n\n{}\n", licence.trim());
                found = true;
            }
        }
        ensure!(found, "npm package {package} has no licence file");
    }
    Ok(text)
}

/// Holds `dist/` to what the page promises of itself.
fn verify(dist: &Path, sizes: &release::Sizes) -> Result<()> {
    let page = fs::read_to_string(dist.join("index.html")).context("reading dist/index.html")?;
    check_page(&page).context("dist/index.html")?;

    for wasm in sizes.keys().filter(|name| name.ends_with(".wasm")) {
        check_wasm(&fs::read(dist.join(wasm))?).with_context(|| format!("dist/{wasm}"))?;
    }

    println!("{:>12} {:>12}  file", "bytes", "brotli");
    // A municipality's data and pages are some of hundreds that are alike.
    let alone = |name: &str| !name.contains("/kommune/") && !places::is_of_places(name);
    for (name, (bytes, compressed)) in sizes.iter().filter(|(name, _)| alone(name)) {
        println!("{bytes:>12} {compressed:>12}  {name}");
    }
    let embed = sizes.get(EMBED_NOW).map_or(0, |(bytes, _)| *bytes);
    ensure!(
        (1..=EMBED_BUDGET).contains(&embed),
        "{EMBED_NOW} is {embed} bytes, and may have {EMBED_BUDGET}: it lies in the pages of others"
    );
    let compressed: Vec<(String, usize)> =
        sizes.iter().map(|(name, (_, size))| (name.clone(), *size)).collect();
    check_budget(&compressed).context("dist/")
}

/// The main wasm file and its script keep within their budget. `sizes` are those of all files, with brotli.
fn check_budget(sizes: &[(String, usize)]) -> Result<()> {
    let (name, wasm) = sizes
        .iter()
        .find(|(name, _)| name.ends_with("_bg.wasm"))
        .context("has no main wasm file, whose name ends in _bg.wasm")?;
    // `framsyn-app-HASH_bg.wasm` and `framsyn-app-HASH.js`.
    let (stem, _) = name.rsplit_once('-').with_context(|| format!("{name} has no hash"))?;
    let script = sizes.iter().find(|(name, _)| name.starts_with(stem) && name.ends_with(".js"));
    let (script, glue) = script.with_context(|| format!("{name} has no script"))?;
    let size = wasm + glue;
    ensure!(
        size <= MAIN_BUDGET,
        "{name} and {script} are {size} bytes with brotli, {} more than their budget of {MAIN_BUDGET}: what is not needed \
         before the first lever moves should be loaded later (#[wasm_split], ARCHITECTURE.md), or the budget raised in \
         crates/xtask/src/site.rs",
        size - MAIN_BUDGET
    );
    Ok(())
}

/// No inline script or style, the CSP in place, and every address relative, so that any sub-path will do.
fn check_page(page: &str) -> Result<()> {
    ensure!(page.contains("http-equiv=\"Content-Security-Policy\""), "has no Content-Security-Policy");
    ensure!(page.contains("name=\"app-entry\""), "does not name the app");
    ensure!(!page.contains("{charts}"), "does not name the chart bundle");
    ensure!(!page.contains("<style"), "has an inline style sheet");
    for (position, _) in page.match_indices("<script") {
        let tag = page[position..].split('>').next().unwrap_or_default();
        ensure!(tag.contains(" src="), "has an inline script");
    }
    for attribute in ["style", "onclick", "onload", "onerror"] {
        ensure!(!page.contains(&format!(" {attribute}=")), "has an inline {attribute} attribute");
    }
    for attribute in
        ["src", "href", "data-js", "data-wasm", "data-charts", "data-data", "data-styles", "data-texts"]
            .map(|name| format!(" {name}=\""))
    {
        for (position, _) in page.match_indices(&attribute) {
            let address = page[position + attribute.len()..].split('"').next().unwrap_or_default();
            let relative = !address.starts_with('/') && !address.contains("://");
            ensure!(relative, "has the address {address}, which is not relative");
        }
    }
    Ok(())
}

/// wasm-opt has been there, and was told which features the module uses.
fn check_wasm(wasm: &[u8]) -> Result<()> {
    ensure!(wasm.starts_with(b"\0asm"), "is not wasm");
    let sections = custom_sections(wasm).context("cannot be read")?;
    let has = |section: &str| sections.iter().any(|name| name == section);
    ensure!(!has("name"), "still has the names of its functions, so wasm-opt has not run");
    ensure!(has("target_features"), "has lost its `target_features` section, so wasm-opt had to guess");
    Ok(())
}

/// The names of a wasm module's custom sections. `None` for a broken module.
fn custom_sections(wasm: &[u8]) -> Option<Vec<String>> {
    let mut rest = wasm.get(8..)?;
    let mut names = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        let (size, after) = leb128(after)?;
        let (body, after) = after.split_at_checked(size)?;
        if id == 0 {
            let (length, name) = leb128(body)?;
            names.push(String::from_utf8_lossy(name.get(..length)?).into_owned());
        }
        rest = after;
    }
    Some(names)
}

/// An unsigned LEB128 number and what follows it.
fn leb128(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (index, &byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[index + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{MAIN_BUDGET, check_budget, check_page, check_wasm, without_comments};

    const PAGE: &str = r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="app-entry" data-js="./a.js" data-charts="./charts/c.js"><script src="./boot.js" type="module"></script>"#;

    #[test]
    fn a_page_without_inline_code_and_with_relative_addresses_passes() {
        assert!(check_page(PAGE).is_ok());
    }

    #[test]
    fn a_page_that_would_break_under_csp_or_a_sub_path_is_refused() {
        for (from, to) in [
            ("<script src", "<script>go()</script><script src"),
            ("src=\"./boot.js\"", "src=\"/boot.js\""),
            ("src=\"./boot.js\"", "src=\"https://elsewhere.example/boot.js\""),
            ("<script", "<p style=\"color:red\"><script"),
            ("<script", "<style>p{}</style><script"),
            ("./charts/c.js", "./charts/{charts}"),
            ("http-equiv", "name"),
            ("app-entry", "app"),
        ] {
            let page = PAGE.replacen(from, to, 1);
            assert!(check_page(&page).is_err(), "{page}");
        }
    }

    #[test]
    fn a_page_loses_its_comments_and_nothing_else() {
        let page = "<p>\n  <!-- one\n  two -->\n  text &lt;!-- <b>bold</b><!----> end\n</p>\n";
        assert_eq!(without_comments(page), "<p>\ntext &lt;!-- <b>bold</b> end\n</p>\n");
    }

    #[test]
    fn the_main_wasm_file_and_its_script_keep_within_their_budget() {
        let sizes = |main: usize| {
            let of = |(name, size): (&str, usize)| (name.to_owned(), size);
            let all = [
                ("app-below-1.wasm", 3 * MAIN_BUDGET),
                ("app-2_bg.wasm", main),
                ("page.css", 1),
                ("app-3.js", 5),
            ];
            all.map(of)
        };
        assert!(check_budget(&sizes(MAIN_BUDGET - 5)).is_ok());
        let told = check_budget(&sizes(MAIN_BUDGET + 2)).expect_err("seven bytes too many").to_string();
        assert!(told.contains("app-2_bg.wasm") && told.contains("7 more than their budget"), "{told}");
        assert!(check_budget(&sizes(1)[..1]).is_err(), "a file of another name is not the main one");
        assert!(check_budget(&sizes(1)[..2]).is_err(), "the script counts too");
    }

    /// A module of custom sections alone.
    fn module(sections: &[&str]) -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        for name in sections {
            let length = u8::try_from(name.len()).expect("a short name");
            wasm.extend([0, length + 1, length]);
            wasm.extend(name.bytes());
        }
        wasm
    }

    #[test]
    fn wasm_must_have_been_optimised_with_its_features_known() {
        assert!(check_wasm(&module(&["producers", "target_features"])).is_ok());
        assert!(check_wasm(&module(&["name", "target_features"])).is_err());
        assert!(check_wasm(&module(&["producers"])).is_err());
        assert!(check_wasm(b"<!doctype html>").is_err());
        let cut = &module(&["target_features"])[..15];
        assert!(check_wasm(cut).is_err());
    }
}
