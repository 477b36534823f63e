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

/// A server block for nginx. Its rules hold in a folder of a site too, as Caddy's do.
fn nginx() -> String {
    let mut file = String::from(
        "# Framsyn on nginx. Written by `cargo xtask hosting`; see docs/hosting.md.\n\
         # Put it into /etc/nginx/conf.d/, and change the name and the folder.\n\n",
    );
    let _ = write!(
        file,
        "map $uri $framsyn_cache {{\n    default \"{CHECKED}\";\n    \
         ~/{KEPT_FOLDER} \"{KEPT}\";\n}}\n\n\
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
         /{KEPT_FOLDER}\n\t}}\n\theader @kept Cache-Control \"{KEPT}\"\n\t@checked not \
         path_regexp /{KEPT_FOLDER}\n\theader @checked Cache-Control \"{CHECKED}\"\n}}\n"
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
    use std::io::{Read, Write as _};
    use std::net::{TcpListener, TcpStream};
    use std::path::PathBuf;
    use std::process::{Child, Command, Stdio};
    use std::time::Duration;

    use clap::Parser;

    use super::*;
    use crate::places::SITE_VARIABLE;

    /// A host's program with its file, and a small site; both go away with the test.
    struct Host {
        program: Child,
        folder: PathBuf,
        port: u16,
    }

    impl Drop for Host {
        fn drop(&mut self) {
            drop(self.program.kill());
            drop(self.program.wait());
            drop(fs::remove_dir_all(&self.folder));
        }
    }

    /// What a host answers: its status, its headers by their names in small letters, and the body.
    struct Answer {
        status: String,
        headers: BTreeMap<String, Vec<String>>,
        body: Vec<u8>,
    }

    const PLAIN: &str = "a script";
    const SQUEEZED: &str = "a script, squeezed";

    impl Host {
        /// Starts a program with the file for it; `None` where it is not installed. `start` gets the folder of the site and
        /// the address, writes what the program needs and tells how to start it.
        fn start(name: &str, start: impl FnOnce(&Path, &str) -> Command) -> Option<Self> {
            let asked =
                Command::new(name).arg("version").stdout(Stdio::null()).stderr(Stdio::null()).status();
            if asked.is_err() {
                eprintln!("{name} is not installed: its file is not tried");
                return None;
            }
            let folder = std::env::temp_dir().join(format!("framsyn-host-{name}-{}", std::process::id()));
            drop(fs::remove_dir_all(&folder));
            let site = [
                ("index.html", "a page"),
                ("static/a.js", PLAIN),
                ("static/a.js.gz", SQUEEZED),
                ("static/a.wasm", "\0asm"),
                ("v/1.0.0-a/index.html", "a page"),
                ("v/1.0.0-a/static/a.js", PLAIN),
            ];
            for (file, text) in site {
                let path = folder.join("site").join(file);
                fs::create_dir_all(path.parent().expect("a folder")).expect("made");
                fs::write(path, text).expect("written");
            }
            let free = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its number");
            let mut command = start(&folder, &free.to_string());
            let program = command.stdin(Stdio::null()).spawn().expect("it starts");
            let mut host = Self { program, folder, port: free.port() };
            for _ in 0..200 {
                if let Some(status) = host.program.try_wait().expect("a program") {
                    panic!("{name} does not take its file: {status}");
                }
                if TcpStream::connect(("127.0.0.1", host.port)).is_ok() {
                    return Some(host);
                }
                std::thread::sleep(Duration::from_millis(50));
            }
            panic!("{name} does not answer");
        }

        fn ask(&self, path: &str, accept: &str) -> Answer {
            let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it answers");
            let address = format!("127.0.0.1:{}", self.port);
            write!(
                stream,
                "GET /{path} HTTP/1.1\r\nHost: {address}\r\nAccept-Encoding: {accept}\r\nConnection: close\r\n\r\n"
            )
            .expect("asked");
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).expect("answered");
            let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("headers");
            let head = String::from_utf8_lossy(&answer[..end]).into_owned();
            let mut lines = head.lines();
            let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status").to_owned();
            let mut headers: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
                headers.entry(name.to_lowercase()).or_default().push(value.to_owned());
            }
            Answer { status, headers, body: answer[end + 4..].to_vec() }
        }

        /// It sends what the rules say, with every file.
        fn keeps_the_rules(&self) {
            for path in
                ["", "index.html", "static/a.js", "static/a.wasm", "v/1.0.0-a/", "v/1.0.0-a/static/a.js"]
            {
                let answer = self.ask(path, "identity");
                assert_eq!(answer.status, "200", "{path}");
                for (name, value) in headers(path) {
                    let told = answer.headers.get(&name.to_lowercase());
                    assert_eq!(told.map(Vec::as_slice), Some(&[value.to_owned()][..]), "{path}: {name}");
                }
            }
            let kind = &self.ask("static/a.wasm", "identity").headers["content-type"];
            assert_eq!(kind[..], ["application/wasm"]);
            let squeezed = self.ask("static/a.js", "gzip");
            assert_eq!(squeezed.headers["content-encoding"][..], ["gzip"]);
            assert_eq!(squeezed.body, SQUEEZED.as_bytes());
            assert_eq!(self.ask("static/a.js", "identity").body, PLAIN.as_bytes());
            let missing = self.ask("static/gone.js", "identity");
            assert_eq!(missing.status, "404");
            let kept = missing.headers.get("cache-control").into_iter().flatten().any(|value| value == KEPT);
            assert!(!kept, "an error is not to be kept for a year");
        }
    }

    /// A file for a host with another name and folder in it.
    fn for_here(file: &str, changes: &[(&str, &str)]) -> String {
        changes.iter().fold(file.to_owned(), |file, (old, new)| {
            assert_eq!(file.matches(old).count(), 1, "{old}");
            file.replace(old, new)
        })
    }

    #[test]
    fn nginx_takes_its_file_and_keeps_the_rules() {
        let host = Host::start("nginx", |folder, address| {
            let site = folder.join("site").display().to_string();
            let server =
                for_here(&nginx(), &[("listen 80;", &format!("listen {address};")), ("/srv/framsyn", &site)]);
            fs::write(folder.join("site.conf"), server).expect("written");
            // Whatever it writes stays in the test's folder.
            let scratch: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
                .map(|kind| format!("{kind}_temp_path {kind};"))
                .concat();
            let all = format!(
                "daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{scratch}\n\
                 default_type text/plain;\ninclude site.conf;\n}}\n"
            );
            fs::write(folder.join("nginx.conf"), all).expect("written");
            let mut command = Command::new("nginx");
            command.arg("-e").arg("stderr").arg("-p").arg(folder).arg("-c").arg(folder.join("nginx.conf"));
            command
        });
        if let Some(host) = host {
            host.keeps_the_rules();
        }
    }

    #[test]
    fn caddy_takes_its_file_and_keeps_the_rules() {
        let host = Host::start("caddy", |folder, address| {
            let site = folder.join("site").display().to_string();
            let name = format!("http://{address} {{");
            let here = for_here(&caddy(), &[("framsyn.example.no {", &name), ("/srv/framsyn", &site)]);
            fs::write(folder.join("Caddyfile"), format!("{{\n\tadmin off\n}}\n\n{here}")).expect("written");
            let mut command = Command::new("caddy");
            // What it keeps for itself stays in the test's folder.
            command.env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder).env("HOME", folder);
            command.args(["run", "--adapter", "caddyfile", "--config"]).arg(folder.join("Caddyfile"));
            command.stderr(Stdio::null());
            command
        });
        if let Some(host) = host {
            host.keeps_the_rules();
        }
    }

    /// What GitHub runs is one of our commands, and the build is told the site's address.
    #[test]
    fn the_workflow_for_github_pages_builds_with_the_sites_address() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../hosting/github-pages.yml");
        let file = fs::read_to_string(path).expect("it is in the repository");
        let runs: Vec<&str> = file.lines().filter_map(|line| line.trim().strip_prefix("- run: ")).collect();
        let [run] = runs[..] else { panic!("{runs:?}") };
        let words = run.strip_prefix("cargo ").expect("a command of cargo").split(' ');
        assert!(matches!(
            crate::Command::try_parse_from(words),
            Ok(crate::Command::Build { site: None, no_images: false })
        ));
        let (before, after) = file.split_once(run).expect("it stands there");
        let step = "- id: pages\n        uses: actions/configure-pages@";
        assert!(before.contains(step), "the step that knows the address comes first");
        let env =
            format!("\n        env:\n          {SITE_VARIABLE}: ${{{{ steps.pages.outputs.base_url }}}}\n");
        assert!(after.starts_with(&env), "{after}");
        assert!(after.contains("path: dist\n"));
    }

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
