//! What a host should send with the files: one set of rules, which the local server keeps and from which the files for
//! hosts are written.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Folder of the files whose names, or whose folder's name, change with what they hold.
pub(crate) const KEPT_FOLDER: &str = "static/";
/// Folder of the versions that a site keeps.
pub(crate) const VERSIONS_FOLDER: &str = "v/";
/// The rules as Netlify, Cloudflare Pages and others read them: at the top of a site.
pub(crate) const HEADERS_FILE: &str = "_headers";

/// Sent with every file. The rest of the Content-Security-Policy stands in the pages themselves; who may frame them counts
/// only here. A sandboxed frame has an origin of its own, so it fetches the site's files as a stranger would.
const ALWAYS: [(&str, &str); 6] = [
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Content-Security-Policy", "frame-ancestors *"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    // The camera reads the codes of a workshop.
    ("Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"),
];
/// A file that can never change.
const KEPT: &str = "public, max-age=31536000, immutable";
/// A file that a browser asks about before each use.
const CHECKED: &str = "no-cache";

/// The headers for the file at `path` below the site's address.
pub(crate) fn headers(path: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let cache = if is_kept(path) { KEPT } else { CHECKED };
    ALWAYS.into_iter().chain([("Cache-Control", cache)])
}

/// Whether the file at `path` can never change: those of this version, and those of a version that is kept.
pub(crate) fn is_kept(path: &str) -> bool {
    let own =
        path.strip_prefix(VERSIONS_FOLDER).and_then(|rest| rest.split_once('/')).map_or(path, |(_, p)| p);
    own.starts_with(KEPT_FOLDER)
}

/// `_headers`. A host that reads it has browsers ask about every other file already, and joins what several rules say of
/// one header: so no rule says it twice.
pub(crate) fn headers_file() -> String {
    let mut file = String::from("/*\n");
    for (name, value) in ALWAYS {
        let _ = writeln!(file, "  {name}: {value}");
    }
    for folder in [format!("/{KEPT_FOLDER}*"), format!("/{VERSIONS_FOLDER}:version/{KEPT_FOLDER}*")] {
        let _ = write!(file, "\n{folder}\n  Cache-Control: {KEPT}\n");
    }
    file
}

/// A server block for nginx.
fn nginx() -> String {
    let mut file = String::from(
        "# Framsyn on nginx. Written by `cargo xtask hosting`; see docs/hosting.md.\n\
         # Put it into /etc/nginx/conf.d/, and change the name and the folder.\n\n",
    );
    let _ = write!(
        file,
        "map $uri $framsyn_cache {{\n    default \"{CHECKED}\";\n    \
         ~^/({VERSIONS_FOLDER}[^/]+/)?{KEPT_FOLDER} \"{KEPT}\";\n}}\n\n\
         server {{\n    listen 80;\n    server_name framsyn.example.no;\n    root /srv/framsyn;\n    \
         charset utf-8;\n\n    \
         # The build lays compressed copies beside the files.\n    gzip_static on;\n    gzip_vary on;\n    \
         # With the module ngx_brotli, which saves a fifth more:\n    # brotli_static on;\n\n    \
         # Not on errors: one should not be kept for a year.\n    add_header Cache-Control $framsyn_cache;\n"
    );
    for (name, value) in ALWAYS {
        let _ = writeln!(file, "    add_header {name} \"{value}\" always;");
    }
    file += "\n    # Older lists of media types do not know it.\n    \
             location ~ \\.wasm$ {\n        types {}\n        default_type application/wasm;\n    }\n}\n";
    file
}

/// A site for Caddy.
fn caddy() -> String {
    let mut file = String::from(
        "# Framsyn on Caddy. Written by `cargo xtask hosting`; see docs/hosting.md.\n\
         # Change the name and the folder; Caddy gets the certificate by itself.\n\n\
         framsyn.example.no {\n\troot * /srv/framsyn\n\tfile_server {\n\t\t# The build lays compressed copies beside \
         the files.\n\t\tprecompressed br gzip\n\t}\n\n\theader {\n",
    );
    for (name, value) in ALWAYS {
        let _ = writeln!(file, "\t\t{name} \"{value}\"");
    }
    let _ = write!(
        file,
        "\t}}\n\n\t# Not on errors: one should not be kept for a year.\n\t@kept {{\n\t\tfile\n\t\tpath_regexp \
         ^/({VERSIONS_FOLDER}[^/]+/)?{KEPT_FOLDER}\n\t}}\n\theader @kept Cache-Control \"{KEPT}\"\n\t@checked not \
         path_regexp ^/({VERSIONS_FOLDER}[^/]+/)?{KEPT_FOLDER}\n\theader @checked Cache-Control \"{CHECKED}\"\n}}\n"
    );
    file
}

/// The files for hosts, by their names in the folder `hosting`.
fn files() -> [(&'static str, String); 3] {
    [("nginx.conf", nginx()), ("Caddyfile", caddy()), (HEADERS_FILE, headers_file())]
}

/// Writes the files for hosts into the folder `hosting` of the repository.
///
/// # Errors
/// What cannot be written.
pub(crate) fn write(root: &Path) -> Result<()> {
    let folder = root.join("hosting");
    fs::create_dir_all(&folder)?;
    for (name, text) in files() {
        fs::write(folder.join(name), text).with_context(|| format!("hosting/{name}"))?;
        println!("hosting/{name}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn the_files_for_hosts_are_those_of_today() {
        for (name, text) in files() {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../hosting").join(name);
            let written = fs::read_to_string(path).expect("it is in the repository");
            assert!(written == text, "hosting/{name} is another: run `cargo xtask hosting`");
        }
    }

    #[test]
    fn only_what_can_never_change_is_kept() {
        for kept in ["static/app-1_bg.wasm", "static/data-1/kommune/5501.bin", "v/0.1.0-a/static/boot.js"] {
            assert!(is_kept(kept), "{kept}");
        }
        for path in
            ["index.html", "", "sw.js", "version.txt", "v/0.1.0-a/index.html", "v/static/x", "a/static/x"]
        {
            assert!(!is_kept(path), "{path}");
        }
    }

    /// What a host that reads `_headers` sends with a path, rules in order; `:name` stands for one part of it, `*` for the
    /// rest.
    fn by_headers_file(path: &str) -> BTreeMap<String, Vec<String>> {
        let matches = |pattern: &str| {
            let (mut pattern, mut path) = (pattern.split('/'), path.split('/'));
            loop {
                match (pattern.next(), path.next()) {
                    (Some("*"), Some(_)) | (None, None) => return true,
                    (Some(one), Some(other))
                        if one == other || (one.starts_with(':') && !other.is_empty()) => {}
                    _ => return false,
                }
            }
        };
        let mut told: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut here = false;
        for line in headers_file().lines().filter(|line| !line.is_empty()) {
            match line.strip_prefix("  ") {
                None => here = matches(line),
                Some(rule) if here => {
                    let (name, value) = rule.split_once(": ").expect("a name and a value");
                    told.entry(name.to_owned()).or_default().push(value.to_owned());
                }
                Some(_) => {}
            }
        }
        told
    }

    #[test]
    fn headers_file_says_what_the_rules_say_and_nothing_twice() {
        for path in ["index.html", "sw.js", "static/a/b.bin", "v/1/index.html", "v/1/static/b.bin"] {
            let told = by_headers_file(&format!("/{path}"));
            for (name, value) in headers(path) {
                match told.get(name) {
                    Some(values) => assert_eq!(*values, [value], "{path}: {name}"),
                    // Those hosts' own rule for what no rule is about.
                    None => assert_eq!((name, value), ("Cache-Control", CHECKED), "{path}"),
                }
            }
        }
    }
}
