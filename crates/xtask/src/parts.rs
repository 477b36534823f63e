//! Takes the code that is loaded later out of the page's program.
//!
//! Trunk builds the program and the page around it. A function that is marked with `#[wasm_split(NAME, ..)]` is, with all
//! that only such functions need, moved to a file of its own; what is left is bound to JavaScript anew. The splitter needs
//! what only the linker knows (`--emit-relocs` in `.cargo/config.toml`), so it comes before wasm-bindgen. All files get
//! names with a hash of what came out in the end.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::names;
use crate::workspace::{self, Workspace, files_in, target_folder};

const NAME: &str = "framsyn-app";
/// wasm-bindgen names the script that fetches the parts once for each function that does.
const TWICE: &str = "--log-override:duplicate-object-key=silent";
/// Optimises modules.
const OPTIMISE: &str = "crates/xtask/optimise.mjs";
/// The script that fetches the parts, as the splitter calls it, and ours, which takes its place.
const LOADER: &str = "__wasm_split.js";
const PARTS: &str = include_str!("../parts.js");
/// Where ours has the name of the table.
const TABLE: &str = "__TABLE__";
/// What a library of Leptos offers to JavaScript for streams from a server. The page has no server and nobody calls it,
/// but what a program offers stays in it with all that it needs.
const UNUSED: [&str; 3] = ["IntoUnderlyingByteSource", "IntoUnderlyingSink", "IntoUnderlyingSource"];
/// What the splitter calls code that several parts need, but not the main program: one for each set of parts.
const PIECE: &str = "chunk_";
/// What the splitter puts before the name of a part.
const PART: &str = "split_";
/// The parts that every visit to a municipality fetches.
const FIRST: [&str; 2] = ["below", "frame"];

/// A file of code that is fetched by itself, as the splitter's script has it.
#[derive(Debug, PartialEq)]
struct Fetched<'a> {
    name: &'a str,
    /// Names of what must be there before it.
    needs: Vec<&'a str>,
}

/// What our script reads: for each part its file and the pieces it needs, and for each piece its file and from where to where
/// it lies in it.
#[derive(Default, Serialize)]
struct Table {
    parts: BTreeMap<String, (String, Vec<usize>)>,
    pieces: Vec<(String, usize, usize)>,
}

/// Puts the divided program in the place of the whole one that Trunk has left in `dist`. `browsers` are those that the
/// scripts are written for.
pub(crate) fn split(workspace: &Workspace, dist: &Path, browsers: &str) -> Result<()> {
    let target = target_folder()?;
    let folder = target.join("parts");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("emptying the folder of parts")?;
    }
    fs::create_dir_all(&folder)?;

    let program = target.join("wasm32-unknown-unknown/web").join(format!("{NAME}.wasm"));
    let mut splitter = workspace.command("wasm-split-cli");
    workspace::run(splitter.arg(&program).arg(&folder).args(["--out-name", NAME]))?;

    let bound = folder.join("bound");
    let mut bindgen = workspace.command("wasm-bindgen");
    // The parts call functions of the main program by the names that the linker gave.
    bindgen.args([
        "--target=web",
        "--no-typescript",
        "--keep-lld-exports",
        "--no-demangle",
        "--out-name",
        NAME,
    ]);
    workspace::run(bindgen.arg("--out-dir").arg(&bound).arg(folder.join(format!("{NAME}.wasm"))))?;

    let loader =
        fs::read_to_string(folder.join(LOADER)).context("reading the script that fetches the parts")?;
    let fetched = fetched(&loader)?;
    // All of them by one program: to start wasm-opt takes longer than what it has to do for most.
    let mut optimise = workspace.command("node");
    optimise.arg(OPTIMISE).args(fetched.iter().map(|one| folder.join(format!("{}.wasm", one.name))));
    workspace::run(&mut optimise)?;
    fs::write(bound.join(LOADER), lay_out(dist, &folder, &fetched)?)?;

    let (program, script) = (bound.join(format!("{NAME}_bg.wasm")), bound.join(format!("{NAME}.js")));
    let (module, glue) =
        names::shorten(&fs::read(&program)?, &without_unused(&fs::read_to_string(&script)?)?)?;
    fs::write(&program, module)?;
    fs::write(&script, glue)?;
    let unused = UNUSED.map(|class| format!("--remove-exports=*{}_*", class.to_lowercase()));
    let main = optimised(workspace, &program, &unused)?;
    let main = put(dist, &main, NAME, "_bg.wasm")?;
    // The glue and the loader, which import one another, as one file.
    let glue = folder.join(format!("{NAME}.js"));
    let mut esbuild = workspace.command("esbuild");
    esbuild.arg(&script).args(["--bundle", "--format=esm", "--log-level=warning", TWICE]);
    workspace::run(esbuild.arg(format!("--target={browsers}")).arg(format!("--outfile={}", glue.display())))?;
    let glue = put(dist, &glue, NAME, ".js")?;

    let path = dist.join("index.html");
    let mut page = fs::read_to_string(&path).context("reading dist/index.html")?;
    for (ending, new) in [(".js", glue), ("_bg.wasm", main)] {
        let names = files_in(dist)?;
        let old = names
            .iter()
            .find(|name| name.starts_with(NAME) && name.ends_with(ending) && page.contains(name.as_str()));
        let old = old.with_context(|| format!("dist/index.html names no {NAME}-…{ending}"))?;
        page = page.replace(old.as_str(), &new);
        fs::remove_file(dist.join(old))?;
    }
    fs::write(&path, page)?;
    Ok(())
}

/// What the splitter's script fetches, piece by piece and part by part.
fn fetched(loader: &str) -> Result<Vec<Fetched<'_>>> {
    let mut all = Vec::new();
    for text in loader.split("makeLoad(() => {").skip(1) {
        let name = between(text, "new URL(\"./", ".wasm\"").context("has something without a file")?;
        let needs = between(text, "\n, [", "]").with_context(|| format!("does not say what {name} needs"))?;
        let needs = needs.split(',').map(str::trim).filter(|need| !need.is_empty());
        let needs: Option<Vec<&str>> = needs.map(|need| need.strip_prefix("__")).collect();
        let needs = needs.with_context(|| format!("{name} needs something that is no piece"))?;
        all.push(Fetched { name, needs });
    }
    ensure!(!all.is_empty(), "fetches nothing");
    Ok(all)
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    Some(text.split_once(from)?.1.split_once(to)?.0)
}

/// Puts parts, pieces and the table of them into `dist`. Gives back the script that fetches them.
fn lay_out(dist: &Path, folder: &Path, fetched: &[Fetched<'_>]) -> Result<String> {
    let optimised = |name: &str| folder.join(format!("{name}.opt.wasm"));
    let (pieces, parts): (Vec<_>, Vec<_>) = fetched.iter().partition(|one| one.name.starts_with(PIECE));
    let first: BTreeSet<&str> = parts
        .iter()
        .filter(|part| FIRST.contains(&part.name.trim_start_matches(PART)))
        .flat_map(|part| part.needs.iter().copied())
        .collect();
    ensure!(!first.is_empty(), "the first parts are not there, or need nothing");

    // The pieces are many and small, so they lie in two files, that of the first parts' and that of the others.
    let mut files = [Vec::new(), Vec::new()];
    let mut places = Vec::with_capacity(pieces.len());
    for piece in &pieces {
        ensure!(piece.needs.is_empty(), "{} needs other pieces", piece.name);
        let at = usize::from(!first.contains(piece.name));
        let start = files[at].len();
        files[at].extend(fs::read(optimised(piece.name)).with_context(|| piece.name.to_owned())?);
        places.push((at, start, files[at].len()));
    }
    let mut names = Vec::new();
    for bytes in files {
        let file = folder.join("pieces");
        fs::write(&file, bytes)?;
        names.push(put(dist, &file, &format!("{NAME}-pieces"), ".bin")?);
    }
    let pieces_at = places.into_iter().map(|(at, from, to)| (names[at].clone(), from, to)).collect();
    let mut table = Table { pieces: pieces_at, ..Table::default() };
    let mut script = PARTS.to_owned();
    for part in &parts {
        let name = part.name.strip_prefix(PART).with_context(|| format!("{} is no part", part.name))?;
        let index = |need: &&str| pieces.iter().position(|piece| piece.name == *need);
        let needs: Option<Vec<usize>> = part.needs.iter().map(index).collect();
        let needs = needs.with_context(|| format!("{name} needs a piece that there is not"))?;
        let file = put(dist, &optimised(part.name), &format!("{NAME}-{name}"), ".wasm")?;
        table.parts.insert(name.to_owned(), (file, needs));
        script += &format!("export const __wasm_split_load_{name} = load(\"{name}\");\n");
    }
    let file = folder.join("parts.json");
    fs::write(&file, serde_json::to_vec(&table)?)?;
    Ok(script.replace(TABLE, &put(dist, &file, &format!("{NAME}-parts"), ".json")?))
}

/// wasm-bindgen's script without the classes that nobody uses.
fn without_unused(script: &str) -> Result<String> {
    let mut script = script.to_owned();
    for class in UNUSED {
        let ends = [
            (format!("export class {class} {{"), format!("{class}.prototype.free;")),
            (format!("const {class}Finalization ="), ", 1));".to_owned()),
        ];
        for (from, to) in ends {
            let start = script.find(&from).with_context(|| format!("the script has no `{from}`"))?;
            let length = script[start..].find(&to).with_context(|| format!("no `{to}` after `{from}`"))?;
            script.replace_range(start..start + length + to.len(), "");
        }
        ensure!(!script.contains(class), "the program uses {class}, so it cannot be taken out");
    }
    Ok(script)
}

/// The module after wasm-opt, beside the one before.
fn optimised(workspace: &Workspace, module: &Path, options: &[String]) -> Result<PathBuf> {
    let file = module.with_extension("opt.wasm");
    workspace::run(workspace.command("wasm-opt").args(options).arg("-O3").arg(module).arg("-o").arg(&file))?;
    Ok(file)
}

/// Copies a file to `dist` under a name that changes with what it holds. Gives back the name.
fn put(dist: &Path, file: &Path, name: &str, ending: &str) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let hash: String = Sha256::digest(&bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{name}-{hash}{ending}");
    fs::write(dist.join(&name), bytes)?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::{Fetched, UNUSED, fetched, without_unused};

    #[test]
    fn what_the_splitter_fetches_is_read_from_its_script() {
        let script = "function makeLoad(fetcher, deps) {}\n/* a */\nconst __chunk_7 = makeLoad(() => {\n const src = \
                      fetch(new URL(\"./chunk_7.wasm\", import.meta.url));\n}\n, []);\nexport const \
                      __wasm_split_load_a = wrapAsyncCb(makeLoad(() => {\n const src = fetch(new \
                      URL(\"./split_a.wasm\", import.meta.url));\n}\n, [__chunk_7, __chunk_8]));\n";
        let found = fetched(script).expect("it is as the splitter writes it");
        let expected = [
            Fetched { name: "chunk_7", needs: vec![] },
            Fetched { name: "split_a", needs: vec!["chunk_7", "chunk_8"] },
        ];
        assert_eq!(found, expected);
        for (from, to) in
            [("./chunk_7.wasm", "./"), ("\n, []", ""), ("__chunk_8", "other"), ("makeLoad(() ", "")]
        {
            assert!(fetched(&script.replace(from, to)).is_err(), "without {from}");
        }
    }

    #[test]
    fn unused_classes_go_and_the_rest_stays() {
        let class = |class: &str| {
            format!(
                "export class {class} {{\n  free() {{}}\n}}\nif (Symbol.dispose) {class}.prototype[Symbol.dispose] = \
                 {class}.prototype.free;\nconst {class}Finalization = (x) ? {{}} : new FinalizationRegistry(p => free(p, \
                 1));\n"
            )
        };
        let script = format!("first();\n{}last();\n", UNUSED.map(class).concat());
        let left = without_unused(&script).expect("all of them are there");
        assert_eq!(left.split_whitespace().collect::<Vec<_>>(), ["first();", "last();"]);
        let used = format!("{script}new {}();", UNUSED[1]);
        assert!(without_unused(&used).is_err());
        assert!(without_unused("first();").is_err());
    }
}
