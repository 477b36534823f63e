//! What makes a version of the site out of what was built: names that change with what the files hold, a version number,
//! what a browser keeps for use without a network, compressed copies, and the layout of a host that keeps old versions.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::documents;
use crate::hosting::{HEADERS_FILE, KEPT_FOLDER, VERSIONS_FOLDER, headers_file, is_kept};
use crate::places::is_of_places;
use crate::static_server::{brotli, is_compressible};
use crate::workspace::files_in;

/// Which version this is, where the newest lies, and which are kept: for whoever asks, and for the page.
pub(crate) const VERSION_FILE: &str = "version.txt";
/// What keeps the site's files in the browser.
const WORKER: &str = "sw.js";
/// All municipalities' files in one, for the worker: hundreds of requests would be too many.
const PACK: &str = "kommune.pack";
/// Endings of compressed copies.
const COPIES: [&str; 2] = [".br", ".gz"];
/// Ends the name of a version's folder that is not whole yet.
const COMING: &str = ".coming";
/// What compresses to as much as this of itself is sent as it is.
const WORTH: f64 = 0.97;
/// Files that no view of the page reads.
const NOT_SHOWN: [&str; 1] = ["history.bin"];

/// Whether it is a page that the worker keeps; all others come from the network.
fn is_page(name: &str) -> bool {
    name == "index.html" || documents::pages().any(|page| page == name)
}

/// Moves all that can never change under its name to a folder of its own, under names that change with what the files
/// hold, and names them so in `index.html`.
///
/// # Errors
/// What cannot be read or written, or is not named by the page.
pub(crate) fn gather(dist: &Path) -> Result<()> {
    let kept = dist.join(KEPT_FOLDER);
    fs::create_dir_all(&kept)?;
    let path = dist.join("index.html");
    let mut page = fs::read_to_string(&path).context("reading dist/index.html")?;
    for name in files_in(dist)?.into_iter().filter(|name| has_hash(name)) {
        let bytes = fs::read(dist.join(&name))?;
        let old = format!("./{name}");
        // What the page does not name is a part of the program, which names its parts by what they hold.
        let new = if page.contains(&old) { renamed(&name, &bytes) } else { name.clone() };
        page = page.replace(&old, &format!("./{KEPT_FOLDER}{new}"));
        fs::rename(dist.join(&name), kept.join(&new)).with_context(|| name.clone())?;
    }
    pack(&dist.join("data"))?;
    for folder in ["charts", "data", "styles", "texts"] {
        // The charts' files have such names already.
        let hash = if folder == "charts" {
            String::new()
        } else {
            format!("-{}", hex(&digest(&read(&dist.join(folder))?), 4))
        };
        let new = format!("{KEPT_FOLDER}{folder}{hash}");
        let old = format!("./{folder}/");
        ensure!(page.contains(&old), "dist/index.html does not name {old}");
        page = page.replace(&old, &format!("./{new}/"));
        fs::rename(dist.join(folder), dist.join(&new)).with_context(|| folder.to_owned())?;
    }
    fs::write(&path, page)?;
    Ok(())
}

/// Writes what there can be only when all else is there. Gives back the version, and how many bytes each file has, and has
/// with brotli.
///
/// # Errors
/// What cannot be read or written.
pub(crate) fn finish(dist: &Path, package: &str) -> Result<(String, Sizes)> {
    fs::write(dist.join(HEADERS_FILE), headers_file())?;
    let worker = fs::read_to_string(dist.join(WORKER)).context(WORKER)?;
    let version = format!("{package}-{}", hex(&digest(&read(dist)?), 4));
    let path = dist.join("index.html");
    let page = fs::read_to_string(&path)?;
    ensure!(page.contains("{version}"), "dist/index.html has no place for the version");
    fs::write(&path, page.replace("{version}", &version))?;
    fs::write(dist.join(VERSION_FILE), version_file(&version, "./", &[]))?;

    let files = read(dist)?;
    let offline = kept_offline(&files);
    let list: Vec<(&str, String)> = offline
        .iter()
        .map(|(name, bytes)| (*name, format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))))
        // Under the address that it is asked for by: some hosts send other ones on to it.
        .map(|(name, integrity)| (if name == "index.html" { "" } else { name }, integrity))
        .collect();
    ensure!(
        worker.contains("__VERSION__") && worker.contains("__FILES__"),
        "{WORKER} has no place for its files"
    );
    let list = serde_json::to_string(&list)?;
    let worker = worker.replace("\"__VERSION__\"", &format!("\"{version}\"")).replace("\"__FILES__\"", &list);
    fs::write(dist.join(WORKER), worker)?;

    let sizes = compress(dist)?;
    let total: usize =
        offline.iter().filter_map(|(name, _)| sizes.get(*name)).map(|(_, brotli)| brotli).sum();
    println!("version {version}; offline {} files, {total} bytes with brotli", offline.len());
    Ok((version, sizes))
}

/// Bytes of each file, as it is and with brotli.
pub(crate) type Sizes = BTreeMap<String, (usize, usize)>;

/// Lays the site in `dist` into `folder`, at its top and as a version that is kept; earlier versions there stay.
///
/// # Errors
/// What cannot be read or written; a folder that holds something else; a version of the same number that is another.
pub(crate) fn lay_out(dist: &Path, folder: &Path) -> Result<()> {
    let about = fs::read_to_string(dist.join(VERSION_FILE))
        .with_context(|| format!("{} holds no site: run `cargo xtask build` first", dist.display()))?;
    let version = field(&about, "version").context("dist/version.txt tells no version")?;
    let is_new = !folder.exists() || fs::read_dir(folder)?.next().is_none();
    ensure!(
        is_new || folder.join(VERSION_FILE).is_file(),
        "{} holds something else than Framsyn: name an empty folder, or one that this command has made",
        folder.display()
    );
    let files = read(dist)?;
    // A version that is kept needs no pages for search engines: its own page leads to the newest ones.
    let mut own: BTreeMap<_, _> = files
        .iter()
        .filter(|(name, _)| !is_of_places(name))
        .map(|(n, bytes)| (n.clone(), bytes.clone()))
        .collect();
    for (name, bytes) in own.iter_mut().filter(|(name, _)| *name == "index.html") {
        let page = std::str::from_utf8(bytes).with_context(|| format!("{name} is no text"))?;
        *bytes = of_kept_version(page).into_bytes();
    }
    let kept = folder.join(VERSIONS_FOLDER).join(version);
    if kept.exists() {
        let mut there = read(&kept)?;
        let mut here = own.clone();
        for files in [&mut there, &mut here] {
            files.remove(VERSION_FILE);
        }
        ensure!(there == here, "{} is there already and is another", kept.display());
    } else {
        // Under another name until it is whole.
        let coming = folder.join(VERSIONS_FOLDER).join(format!("{version}{COMING}"));
        if coming.exists() {
            fs::remove_dir_all(&coming)?;
        }
        write(&coming, &own)?;
        fs::write(coming.join(VERSION_FILE), version_file(version, "../../", &[version]))?;
        compress(&coming)?;
        fs::rename(&coming, &kept)?;
    }

    // New files first, the page that names them last, and only then what only the former page named goes away: whoever
    // comes in the meantime meets one version or the other.
    let (pages, rest): (BTreeMap<_, _>, BTreeMap<_, _>) =
        files.iter().map(|(name, bytes)| (name.clone(), bytes.clone())).partition(|(name, _)| !is_kept(name));
    for files in [&rest, &pages] {
        write(folder, files)?;
    }
    let mut versions = Vec::new();
    for entry in fs::read_dir(folder.join(VERSIONS_FOLDER))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        // What a run that was stopped has left is no version.
        if !name.ends_with(COMING) {
            versions.push(name);
        }
    }
    versions.sort();
    let names: Vec<&str> = versions.iter().map(String::as_str).collect();
    fs::write(folder.join(VERSION_FILE), version_file(version, "./", &names))?;
    // Elsewhere may lie what the host wants there.
    for name in read(folder)?.keys() {
        if name.starts_with(KEPT_FOLDER) && !files.contains_key(name) {
            remove(folder, name)?;
        }
    }
    compress_those(folder, |name| !name.starts_with(VERSIONS_FOLDER))?;
    println!("{} has {version} at its top and keeps {}", folder.display(), names.join(", "));
    Ok(())
}

/// The page as it stands in a version that is kept: what leads to the pages of places leads to those at the site's top.
fn of_kept_version(page: &str) -> String {
    page.replace("href=\"kommune/", "href=\"../../kommune/")
}

/// Removes a file and its compressed copies.
fn remove(folder: &Path, name: &str) -> Result<()> {
    for ending in ["", COPIES[0], COPIES[1]] {
        let path = folder.join(format!("{name}{ending}"));
        if path.is_file() {
            fs::remove_file(&path).with_context(|| path.display().to_string())?;
        }
    }
    Ok(())
}

/// The file that tells of versions: a word and what it says on each line. `root` leads from its folder to the newest.
fn version_file(version: &str, root: &str, kept: &[&str]) -> String {
    let mut file = format!("version {version}\nroot {root}\n");
    for version in kept {
        let _ = writeln!(file, "kept {version}");
    }
    file
}

/// What a line of the file that tells of versions says.
fn field<'a>(file: &'a str, word: &str) -> Option<&'a str> {
    file.lines().find_map(|line| line.strip_prefix(word)?.strip_prefix(' '))
}

/// What a browser keeps of the site to work without a network: all that a view can ask for.
fn kept_offline(files: &BTreeMap<String, Vec<u8>>) -> Vec<(&str, &[u8])> {
    let wanted = |name: &str| {
        let file = name.rsplit('/').next().unwrap_or(name);
        let packed = name.contains("/kommune/");
        is_page(name) || (name.starts_with(KEPT_FOLDER) && !packed && !NOT_SHOWN.contains(&file))
    };
    files.iter().filter(|(name, _)| wanted(name)).map(|(name, bytes)| (name.as_str(), &bytes[..])).collect()
}

/// Puts all municipalities' files into one: a line of JSON, which tells for each name where its bytes begin and end after
/// that line, and the bytes.
fn pack(data: &Path) -> Result<()> {
    let mut places = BTreeMap::new();
    let mut bytes = Vec::new();
    for (name, file) in read(&data.join("kommune"))? {
        let from = bytes.len();
        bytes.extend(file);
        places.insert(name, (from, bytes.len()));
    }
    let mut pack = serde_json::to_vec(&places)?;
    pack.push(b'\n');
    pack.extend(bytes);
    fs::write(data.join(PACK), pack)?;
    Ok(())
}

/// The files of a folder and those below it, by their path in it with `/` between its parts; without compressed copies.
pub(crate) fn read(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = read_all(folder)?;
    files.retain(|name, _| !COPIES.iter().any(|ending| name.ends_with(ending)));
    Ok(files)
}

/// The same with the compressed copies.
pub(crate) fn read_all(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    read_below(folder, "", &mut files)?;
    Ok(files)
}

fn read_below(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_below(&entry.path(), &format!("{name}/"), files)?;
        } else {
            let bytes = fs::read(entry.path()).with_context(|| format!("reading {name}"))?;
            files.insert(name, bytes);
        }
    }
    Ok(())
}

/// Writes files that are not there, or are others. The compressed copies of those go.
fn write(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    for (name, bytes) in files {
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|there| there == *bytes) {
            continue;
        }
        remove(folder, name)?;
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, bytes).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// Lays a copy with brotli and one with gzip beside each file that they make smaller.
fn compress(folder: &Path) -> Result<Sizes> {
    compress_those(folder, |_| true)
}

/// The same for some of the files, on all processors.
fn compress_those(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Sizes> {
    let mut files: Vec<(String, Vec<u8>)> =
        read(folder)?.into_iter().filter(|(name, _)| wanted(name)).collect();
    // The longest first, so that none of them is left alone at the end.
    files.sort_by_key(|(_, bytes)| std::cmp::Reverse(bytes.len()));
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((name, bytes)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut brotli_size = bytes.len();
            if is_compressible(name) {
                for (ending, copy) in [(COPIES[0], brotli(bytes)), (COPIES[1], gzip(bytes)?)] {
                    let path = folder.join(format!("{name}{ending}"));
                    if (copy.len() as f64) < WORTH * bytes.len() as f64 {
                        if ending == COPIES[0] {
                            brotli_size = copy.len();
                        }
                        fs::write(path, copy)?;
                    } else if path.exists() {
                        fs::remove_file(path)?;
                    }
                }
            }
            done.push((name.clone(), (bytes.len(), brotli_size)));
        }
        anyhow::Ok(done)
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let mut sizes = Sizes::new();
        for worker in workers {
            sizes.extend(worker.join().unwrap_or_else(|panic| resume_unwind(panic))?);
        }
        Ok(sizes)
    })
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// One hash of files and their names.
fn digest(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut all = Sha256::new();
    for (name, bytes) in files {
        all.update(name);
        all.update([0]);
        all.update(Sha256::digest(bytes));
    }
    all.finalize().to_vec()
}

pub(crate) fn hex(hash: &[u8], bytes: usize) -> String {
    hash.iter().take(bytes).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether the name carries a hash of the contents, as Trunk and the dividing of the program write it: 16 hexadecimal
/// digits.
fn has_hash(name: &str) -> bool {
    hash_in(name).is_some()
}

fn hash_in(name: &str) -> Option<&str> {
    let is_hash = |part: &&str| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit());
    name.split(['.', '-', '_']).find(is_hash)
}

/// A name with the hash of what the file holds in the end in the place of the hash in it.
fn renamed(name: &str, bytes: &[u8]) -> String {
    hash_in(name).map_or_else(|| name.to_owned(), |old| name.replace(old, &hex(&Sha256::digest(bytes), 8)))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// A folder that goes away with its test.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("framsyn-release-{name}-{}", std::process::id()));
            drop(fs::remove_dir_all(&path));
            fs::create_dir_all(&path).expect("a folder for the test");
            Self(path)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            drop(fs::remove_dir_all(&self.0));
        }
    }

    const PAGE: &str = "<meta name=\"app-entry\" data-js=\"./app-0123456789abcdef.js\" data-charts=\"./charts/c.js\" \
                        data-data=\"./data/\" data-styles=\"./styles/later.css\" data-texts=\"./texts/\" data-version=\"{version}\">\
                        <noscript><a href=\"kommune/\">nb</a><a href=\"kommune/nn/\">nn</a></noscript>";

    /// What the steps before leave in `dist/`, of one content.
    fn built(folder: &Path, content: &str) {
        let files = [
            ("index.html", PAGE),
            ("app-0123456789abcdef.js", content),
            ("app-part-fedcba9876543210.wasm", "part"),
            ("sw.js", "const [VERSION, FILES] = [\"__VERSION__\", \"__FILES__\"];"),
            ("charts/c.js", "chart"),
            ("data/core.bin", "core"),
            ("data/history.bin", "history"),
            ("data/kommune/0301.bin", "oslo"),
            ("data/kommune/5501.bin", "tromsø"),
            ("styles/later.css", "p{}"),
            ("texts/a.bin", "text"),
            ("kommune/index.html", "all"),
            ("kommune/nn/index.html", "alle"),
        ];
        let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
        write(folder, &BTreeMap::from(files)).expect("written");
    }

    fn version_of(content: &str, name: &str) -> (Folder, String) {
        let folder = Folder::new(name);
        built(&folder.0, content);
        gather(&folder.0).expect("gathered");
        let (version, _) = finish(&folder.0, "1.2.3").expect("finished");
        (folder, version)
    }

    #[test]
    fn names_follow_what_the_files_hold_and_the_page_follows_the_names() {
        let ((one, a), (_other, b), (_again, c)) =
            (version_of("one", "names-1"), version_of("two", "names-2"), version_of("one", "names-3"));
        assert!(a.starts_with("1.2.3-") && a != b && a == c, "{a} {b} {c}");
        let files = read(&one.0).expect("read");
        let page = String::from_utf8_lossy(&files["index.html"]).into_owned();
        for address in page.split("=\"./").skip(1).filter_map(|rest| rest.split('"').next()) {
            let is_there = files.keys().any(|name| name.starts_with(address));
            assert!(is_there && address.starts_with("static/"), "{address} in {page}");
        }
        assert!(page.contains(&format!("data-version=\"{a}\"")));
        assert!(
            files.contains_key("static/app-part-fedcba9876543210.wasm"),
            "the program knows it by this name"
        );
        assert!(!page.contains("0123456789abcdef"), "that is the hash of something else");
    }

    #[test]
    fn the_worker_keeps_what_is_shown_with_all_municipalities_in_one_file() {
        let (folder, version) = version_of("one", "worker");
        let files = read(&folder.0).expect("read");
        let worker = String::from_utf8_lossy(&files["sw.js"]).into_owned();
        assert!(worker.contains(&format!("\"{version}\"")) && worker.contains("[\"\",\"sha256-"), "{worker}");
        assert!(!worker.contains("/kommune/") && !worker.contains("history.bin"), "{worker}");
        let (_, pack) = files.iter().find(|(name, _)| name.ends_with(PACK)).expect("the pack");
        let end = pack.iter().position(|byte| *byte == b'\n').expect("a first line");
        let places: BTreeMap<String, (usize, usize)> = serde_json::from_slice(&pack[..end]).expect("JSON");
        let (from, to) = places["5501.bin"];
        assert_eq!(&pack[end + 1..][from..to], "tromsø".as_bytes());
    }

    #[test]
    fn a_host_that_keeps_versions_has_the_newest_at_its_top_and_all_below() {
        let ((one, a), (two, b)) = (version_of("one", "layout-1"), version_of("two", "layout-2"));
        let host = Folder::new("layout");
        for dist in [&one, &two, &two] {
            lay_out(&dist.0, &host.0).expect("laid out");
        }
        let files = read(&host.0).expect("read");
        let mut versions = [a.as_str(), b.as_str()];
        versions.sort_unstable();
        let about = String::from_utf8_lossy(&files["version.txt"]).into_owned();
        assert_eq!(about, version_file(&b, "./", &versions));
        for (dist, version) in [(&one, &a), (&two, &b)] {
            let its_own = |name: &str| name != VERSION_FILE && name != "index.html" && !is_of_places(name);
            for (name, bytes) in read(&dist.0).expect("read").iter().filter(|(name, _)| its_own(name)) {
                assert!(files[&format!("v/{version}/{name}")] == *bytes, "{version}: {name}");
            }
            let about = String::from_utf8_lossy(&files[&format!("v/{version}/version.txt")]).into_owned();
            assert_eq!(about, version_file(version, "../../", &[version.as_str()]));
        }
        let top: Vec<_> = files.keys().filter(|name| !name.starts_with("v/")).collect();
        let newest = read(&two.0).expect("read");
        assert_eq!(top, newest.keys().collect::<Vec<_>>(), "nothing of the former version is left");
    }

    /// Where a link of a page leads, in the site.
    fn target(page: &str, link: &str) -> String {
        let mut way: Vec<&str> = page.split('/').collect();
        way.pop();
        for part in link.split('/') {
            match part {
                ".." => drop(way.pop()),
                part => way.push(part),
            }
        }
        way.join("/")
    }

    #[test]
    fn the_page_leads_to_those_of_places_from_the_top_and_from_a_version() {
        let (dist, version) = version_of("one", "links");
        let host = Folder::new("links-host");
        lay_out(&dist.0, &host.0).expect("laid out");
        let files = read(&host.0).expect("read");
        for page in ["index.html".to_owned(), format!("v/{version}/index.html")] {
            let text = String::from_utf8_lossy(&files[&page]).into_owned();
            let links: Vec<&str> =
                text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            assert_eq!(links.len(), 2, "{text}");
            for link in links {
                let file = format!("{}index.html", target(&page, link));
                assert!(files.contains_key(&file), "{page}: {link} leads to {file}");
            }
        }
    }

    #[test]
    fn what_a_stopped_run_has_left_is_no_version() {
        let (dist, version) = version_of("one", "stopped");
        let host = Folder::new("stopped-host");
        lay_out(&dist.0, &host.0).expect("laid out");
        let half = host.0.join(format!("v/0.9.9-a{COMING}"));
        fs::create_dir_all(&half).expect("a folder");
        fs::write(half.join("index.html"), "half").expect("written");
        lay_out(&dist.0, &host.0).expect("laid out again");
        let about = fs::read_to_string(host.0.join(VERSION_FILE)).expect("read");
        assert_eq!(about, version_file(&version, "./", &[version.as_str()]));
    }

    #[test]
    fn a_folder_of_something_else_and_a_changed_version_are_refused() {
        let (one, a) = version_of("one", "refused");
        let host = Folder::new("refused-host");
        fs::write(host.0.join("letters.txt"), "dear").expect("written");
        assert!(lay_out(&one.0, &host.0).is_err());
        fs::remove_file(host.0.join("letters.txt")).expect("removed");
        lay_out(&one.0, &host.0).expect("laid out");
        fs::write(host.0.join(format!("v/{a}/index.html")), "another").expect("written");
        let told = lay_out(&one.0, &host.0).expect_err("another of the same number").to_string();
        assert!(told.contains(&a), "{told}");
    }

    #[test]
    fn copies_are_laid_where_they_are_smaller_and_go_where_they_are_not() {
        let folder = Folder::new("copies");
        let long = "a long text, a long text, a long text ".repeat(20);
        for text in [long.as_str(), "x"] {
            write(&folder.0, &BTreeMap::from([("page.html".to_owned(), text.into())])).expect("written");
            compress(&folder.0).expect("compressed");
            for ending in COPIES {
                assert_eq!(folder.0.join(format!("page.html{ending}")).exists(), text == long, "{ending}");
            }
        }
    }
}
