//! Takes the code that is loaded later out of the page's program.
//!
//! Trunk builds the program and the page around it. A function that is marked with `#[wasm_split(NAME, ..)]` is, with all
//! that only such functions need, moved to a file of its own; what is left is bound to JavaScript anew. The splitter needs
//! what only the linker knows (`--emit-relocs` in `.cargo/config.toml`), so it comes before wasm-bindgen. All files get
//! names with a hash of what came out in the end.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::names;
use crate::workspace::{self, Workspace, files_in, target_folder};

const NAME: &str = "framsyn-app";
/// wasm-bindgen names the script that fetches the parts once for each function that does.
const TWICE: &str = "--log-override:duplicate-object-key=silent";
/// Optimises modules.
const OPTIMISE: &str = "crates/xtask/optimise.mjs";
/// The script that fetches the parts, as the splitter calls it.
const LOADER: &str = "__wasm_split.js";
/// What a library of Leptos offers to JavaScript for streams from a server. The page has no server and nobody calls it,
/// but what a program offers stays in it with all that it needs.
const UNUSED: [&str; 3] = ["IntoUnderlyingByteSource", "IntoUnderlyingSink", "IntoUnderlyingSource"];
/// What the splitter calls code that several parts need, but not the main program: one for each set of parts.
const PIECE: &str = "chunk_";
/// The parts that every visit to a municipality fetches.
const FIRST: [&str; 2] = ["below", "frame"];
/// Gives a piece as if it had been fetched by itself: the pieces are many and small, so they lie in two files, that of
/// the pieces that [`FIRST`] needs and that of the others. A failed load may be tried again.
const PIECES: &str = r#"
const files = [{files}];
const fetched = [];
async function piece(file, from, to) {
  fetched[file] ??= framsyn
    .download(new URL(files[file], import.meta.url))
    .then((response) => response.arrayBuffer());
  try {
    return new Response((await fetched[file]).slice(from, to), { headers: { "Content-Type": "application/wasm" } });
  } catch (error) {
    fetched[file] = undefined;
    throw error;
  }
}
"#;

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

    let mut loader =
        fs::read_to_string(folder.join(LOADER)).context("reading the script that fetches the parts")?;
    let mut pieces = [Vec::new(), Vec::new()];
    let names: Vec<String> = files_in(&folder)?
        .into_iter()
        .filter(|name| name.strip_suffix(".wasm").is_some_and(|part| part != NAME))
        .collect();
    // All of them by one program: to start wasm-opt takes longer than what it has to do for most.
    let mut optimise = workspace.command("node");
    optimise.arg(OPTIMISE).args(names.iter().map(|name| folder.join(name)));
    workspace::run(&mut optimise)?;
    for name in &names {
        let part = name.trim_end_matches(".wasm");
        let file = folder.join(format!("{part}.opt.wasm"));
        // By assets/boot.js, which tells when a newer version has taken the file's place.
        let fetch = |address: &str| format!("framsyn.download(new URL(\"./{address}\", import.meta.url))");
        let from = format!("fetch(new URL(\"./{name}\", import.meta.url))");
        ensure!(loader.contains(&from), "{LOADER} does not fetch {name}");
        let to = if part.starts_with(PIECE) {
            let at = usize::from(!is_needed_first(&loader, part)?);
            let start = pieces[at].len();
            pieces[at].extend(fs::read(&file).with_context(|| format!("reading {}", file.display()))?);
            format!("piece({at}, {start}, {})", pieces[at].len())
        } else {
            let part = part.trim_start_matches("split_");
            fetch(&put(dist, &file, &format!("{NAME}-{part}"), ".wasm")?)
        };
        loader = loader.replace(&from, &to);
    }
    let file = folder.join("pieces");
    let mut names = Vec::new();
    for pieces in pieces {
        fs::write(&file, pieces)?;
        names.push(format!("\"./{}\"", put(dist, &file, &format!("{NAME}-pieces"), ".bin")?));
    }
    loader += &PIECES.replace("{files}", &names.join(", "));
    fs::write(bound.join(LOADER), loader)?;

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

/// Whether one of the first parts needs a piece: the loader says before each which parts do.
fn is_needed_first(loader: &str, piece: &str) -> Result<bool> {
    let (before, _) = loader
        .split_once(&format!("const __{piece} ="))
        .with_context(|| format!("{LOADER} does not load {piece}"))?;
    let parts = before.trim_end().strip_suffix("*/").and_then(|text| text.rsplit_once("/*"));
    let (_, parts) = parts.with_context(|| format!("{LOADER} does not say what needs {piece}"))?;
    Ok(parts.split(',').any(|part| FIRST.contains(&part.trim())))
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
    use super::{UNUSED, is_needed_first, without_unused};

    #[test]
    fn pieces_of_the_first_parts_are_told_from_others() {
        let loader = "/* builder, below */\nconst __chunk_7 = x;\n/* builder, detail */\nconst __chunk_71 = x;\nconst \
                      __chunk_8 = x;";
        assert!(is_needed_first(loader, "chunk_7").expect("is told"));
        assert!(!is_needed_first(loader, "chunk_71").expect("is told"));
        assert!(is_needed_first(loader, "chunk_8").is_err(), "not told");
        assert!(is_needed_first(loader, "chunk_9").is_err(), "not there");
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
