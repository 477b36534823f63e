//! `cargo xtask load`: how many visits the built site bears behind nginx on this machine, and what a visit takes. The
//! settings are those of `hosting/nginx.conf`; the load comes from `wrk`, on loopback alone, bounded in time and connections.

use std::fmt::Write as _;
use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use crate::browser;
use crate::hosting::is_kept;
use crate::setup;
use crate::workspace::{self, Workspace, stage, target_folder};

const SECONDS: u32 = 10;
const CONNECTIONS: u32 = 32;
/// What nginx needs to send the copies with brotli that lie beside the files, as Debian has it.
const BROTLI_MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
const MILLION: f64 = 1e6;
/// Of a great day's visits so many fall into its busiest hour, and the worst seconds of that hour have so many times its mean:
/// assumptions, told in docs/load.md.
const BUSIEST_HOUR: f64 = 0.2;
const WORST: f64 = 5.0;

/// What a browser asks for in a visit, as `tests/e2e/load.mjs` has seen it.
#[derive(Deserialize)]
struct Visit {
    /// Path and bytes over the wire, headers included.
    requests: Vec<(String, u64)>,
}

#[derive(Deserialize)]
struct Visits {
    /// A visitor who has not been here.
    first: Visit,
    /// The same one a second time.
    again: Visit,
    /// Until the visitor has looked at every view.
    views: Visit,
    /// What the service worker fetches for use without a network.
    kept: Visit,
}

/// nginx, ended when it goes out of scope.
struct Nginx(Child);

impl Drop for Nginx {
    fn drop(&mut self) {
        // Without a master process there is no other to end. That it has ended already is no harm.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Measures, and prints a table.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    setup::load_tools(workspace)?;
    let folder = target_folder()?.join("load");
    fs::create_dir_all(&folder)?;
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let address = format!("http://127.0.0.1:{port}/");
    let with_brotli = Path::new(BROTLI_MODULE).is_file();
    let ready =
        fs::read_to_string(workspace.root().join("hosting/nginx.conf")).context("hosting/nginx.conf")?;
    let settings = settings(&ready, &workspace.dist(), port, with_brotli)?;
    fs::write(folder.join("nginx.conf"), settings)?;
    let mut command = workspace.command("nginx");
    command.arg("-p").arg(&folder).arg("-c").arg(folder.join("nginx.conf"));
    let _nginx = Nginx(command.spawn().context("starting nginx")?);
    wait_for(port)?;

    let visits: Visits = stage("load: what a visit asks for", || {
        let mut node = browser::node(workspace)?;
        let json = workspace::output(node.env("FRAMSYN_URL", &address).arg("tests/e2e/load.mjs"))?;
        serde_json::from_str(&json).context("reading what tests/e2e/load.mjs printed")
    })?;
    fs::write(folder.join("visit.lua"), script(&visits.first))?;
    let told = stage("load: first visits for ten seconds", || {
        let mut wrk = Command::new("wrk");
        wrk.args(["--threads", "1", "--connections", &CONNECTIONS.to_string()]);
        wrk.args(["--duration", &format!("{SECONDS}s"), "--script"]).arg(folder.join("visit.lua"));
        workspace::output(wrk.arg(&address))
    })?;
    println!("{told}\n");
    ensure!(!told.contains("Non-2xx") && !told.contains("Socket errors"), "some requests failed");
    let rate = rate(&told).context("wrk tells no `Requests/sec`")?;
    if !with_brotli {
        println!("nginx has no module for brotli here: gzip is measured.");
    }
    print_table(&visits, rate);
    Ok(())
}

fn print_table(visits: &Visits, rate: f64) {
    println!("{:<34} {:>9} {:>12} {:>22}", "", "requests", "bytes", "a million such visits");
    let rows = [
        ("a first visit", &visits.first),
        ("the same one again", &visits.again),
        ("all views looked at", &visits.views),
        ("kept for use without a network", &visits.kept),
    ];
    for (what, visit) in rows {
        let (requests, bytes) = (visit.requests.len(), visit.bytes());
        println!("{what:<34} {requests:>9} {bytes:>12} {:>19.0} GB", bytes as f64 * MILLION / 1e9);
    }
    let worst = MILLION * BUSIEST_HOUR / 3600.0 * WORST;
    let (requests, bytes) = (visits.first.requests.len() as f64, visits.first.bytes() as f64);
    println!(
        "\na million first visits in a day, at their worst: {worst:.0} visits, {:.0} requests and {:.0} MB a second \
         ({:.1} Gbit/s), of which {:.0} requests may be asked about at the origin",
        worst * requests,
        worst * bytes / 1e6,
        worst * bytes * 8.0 / 1e9,
        worst * visits.first.asked_about() as f64,
    );
    let a_second = rate / requests;
    println!(
        "\nnginx with one process: {rate:.0} requests a second, {a_second:.0} first visits a second, a million in \
         {:.1} hours, with the load on the same machine",
        MILLION / a_second / 3600.0
    );
}

impl Visit {
    /// Requests for files that browsers, and networks that keep copies, ask about before each use.
    fn asked_about(&self) -> usize {
        self.requests.iter().filter(|(path, _)| !is_kept(path.trim_start_matches('/'))).count()
    }

    fn bytes(&self) -> u64 {
        self.requests.iter().map(|(_, bytes)| bytes).sum()
    }
}

/// The ready settings for this machine: one process in the foreground, on loopback, with the built site.
fn settings(ready: &str, dist: &Path, port: u16, with_brotli: bool) -> Result<String> {
    let root = dist.to_str().context("the folder's name is no text")?;
    let mut server = ready.to_owned();
    let brotli = if with_brotli { "brotli_static on;" } else { "# brotli_static on;" };
    for (from, to) in [
        ("listen 80;", format!("listen 127.0.0.1:{port};")),
        ("root /srv/framsyn;", format!("root \"{root}\";")),
        ("# brotli_static on;", brotli.to_owned()),
    ] {
        ensure!(server.contains(from), "hosting/nginx.conf has no `{from}`");
        server = server.replace(from, &to);
    }
    let module = if with_brotli { format!("load_module {BROTLI_MODULE};\n") } else { String::new() };
    let mut all = format!(
        "{module}daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log stderr;\n\
         events {{ worker_connections 1024; }}\nhttp {{\n    include /etc/nginx/mime.types;\n    access_log off;\n    \
         sendfile on;\n    tcp_nopush on;\n    keepalive_requests 10000;\n"
    );
    for folder in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"] {
        writeln!(all, "    {folder}_temp_path {folder}_temp;")?;
    }
    all += &server;
    all += "}\n";
    Ok(all)
}

/// For wrk: the requests of a visit, one after the other.
fn script(visit: &Visit) -> String {
    let mut lua = String::from("local paths = {\n");
    for (path, _) in &visit.requests {
        let _ = writeln!(lua, "  {path:?},");
    }
    lua + "}\nlocal at = 0\nlocal headers = { [\"Accept-Encoding\"] = \"gzip, br\" }\nrequest = function()\n  \
           at = at % #paths + 1\n  return wrk.format(\"GET\", paths[at], headers)\nend\n"
}

/// Requests a second, of what wrk prints.
fn rate(told: &str) -> Option<f64> {
    told.lines().find_map(|line| line.trim().strip_prefix("Requests/sec:")?.trim().parse().ok())
}

fn wait_for(port: u16) -> Result<()> {
    for _ in 0..100 {
        if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    bail!("nginx does not answer on port {port}")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Visit, rate, script, settings};

    #[test]
    fn the_ready_settings_are_tried_as_they_are() {
        let ready = include_str!("../../../hosting/nginx.conf");
        let with =
            settings(ready, Path::new("/a folder/dist"), 8123, true).expect("it has what is exchanged");
        assert!(
            with.contains("listen 127.0.0.1:8123;") && with.contains("root \"/a folder/dist\";"),
            "{with}"
        );
        assert!(with.contains("\n    brotli_static on;") && with.starts_with("load_module"), "{with}");
        let without = settings(ready, Path::new("dist"), 1, false).expect("it has what is exchanged");
        assert!(without.contains("# brotli_static on;") && !without.contains("load_module"), "{without}");
        assert!(
            settings("server {}", Path::new("dist"), 1, false).is_err(),
            "other settings than the ready ones"
        );
    }

    #[test]
    fn the_load_is_the_requests_of_a_visit() {
        let visit = Visit { requests: vec![("/".to_owned(), 10), ("/static/a.js".to_owned(), 20)] };
        assert_eq!(visit.bytes(), 30);
        assert_eq!(visit.asked_about(), 1, "the page; what lies in static/ is kept");
        assert!(script(&visit).contains("  \"/\",\n  \"/static/a.js\",\n"));
    }

    #[test]
    fn reads_what_wrk_prints() {
        assert_eq!(rate("  2 threads\nRequests/sec:   1234.56\nTransfer/sec: 1MB"), Some(1234.56));
        assert_eq!(rate("unable to connect"), None);
    }
}
