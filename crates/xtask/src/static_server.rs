//! A small static file server for trying, testing and measuring the site: what any static host does, and no more.
//!
//! The files are read once, at the start, so a request can only ever name one of them.

use std::collections::HashMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::{Context, Result, ensure};

/// A request's head may be this long.
const HEAD_LIMIT: u64 = 16 * 1024;
/// An idle connection is kept this long.
const IDLE: Duration = Duration::from_secs(30);

/// A running server. It ends with the program.
pub(crate) struct StaticServer {
    address: SocketAddr,
    base: String,
    listening: JoinHandle<()>,
}

/// The files under their addresses below `base`.
struct Site {
    base: String,
    files: HashMap<String, File>,
}

struct File {
    bytes: Vec<u8>,
    /// The brotli form, where it is worth it, once it has been asked for.
    compressed: OnceLock<Option<Vec<u8>>>,
    compressible: bool,
    mime: &'static str,
    etag: String,
    cache: &'static str,
}

impl StaticServer {
    /// Serves the files of `folder` under `base` (such as `/` or `/a/b/`) on the loopback address.
    ///
    /// # Errors
    /// When the folder holds no site, or the port is taken.
    pub(crate) fn start(folder: &Path, port: u16, base: &str) -> Result<Self> {
        ensure!(
            folder.join("index.html").is_file(),
            "{} holds no site: run `cargo xtask build` first",
            folder.display()
        );
        let mut files = Vec::new();
        read_folder(folder, "", &mut files)?;
        let files = prepare(&files);
        let base = format!("/{}/", base.trim_matches('/')).replace("//", "/");
        let site = Arc::new(Site { base: base.clone(), files });

        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("port {port} cannot be had; another one can be given with --port"))?;
        let address = listener.local_addr()?;
        let listening = thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let site = Arc::clone(&site);
                // A visitor who goes away in the middle is no concern of the server's.
                thread::spawn(move || drop(converse(&connection, &site)));
            }
        });
        Ok(Self { address, base, listening })
    }

    /// The address of the page.
    pub(crate) fn address(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }

    /// Goes on until the program is stopped.
    pub(crate) fn wait(self) {
        // The thread ends only if it panics, and has then said why.
        drop(self.listening.join());
    }
}

/// `bytes` as a host would send them with brotli.
pub(crate) fn brotli(bytes: &[u8]) -> Vec<u8> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut compressed = Vec::new();
    let done = brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters);
    debug_assert!(done.is_ok(), "writing to memory does not fail");
    compressed
}

impl File {
    fn new(name: &str, bytes: Vec<u8>) -> Self {
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        let (mime, compressible) = mime(name);
        let file = Self {
            etag: format!("\"{:016x}\"", hasher.finish()),
            bytes,
            compressed: OnceLock::new(),
            compressible,
            mime,
            cache: if has_hash(name) { "public, max-age=31536000, immutable" } else { "no-cache" },
        };
        // The pages of places are many: each is compressed when it is first asked for.
        if !(name.ends_with(".html") && name.contains('/')) {
            file.compressed();
        }
        file
    }

    /// Its brotli form, where it is worth it.
    fn compressed(&self) -> Option<&Vec<u8>> {
        let made =
            || self.compressible.then(|| brotli(&self.bytes)).filter(|form| form.len() < self.bytes.len());
        self.compressed.get_or_init(made).as_ref()
    }
}

/// Compresses the files before the first is asked for, on all processors; the pages of places only when they are.
fn prepare(files: &[(String, Vec<u8>)]) -> HashMap<String, File> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((name, bytes)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push((name.clone(), File::new(name, bytes.clone())));
        }
        done
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}

/// The files below a folder, by their path in it with `/` between its parts.
fn read_folder(folder: &Path, prefix: &str, files: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_folder(&entry.path(), &format!("{name}/"), files)?;
        } else {
            let bytes = fs::read(entry.path()).with_context(|| format!("reading {name}"))?;
            files.push((name, bytes));
        }
    }
    Ok(())
}

/// The media type by a file's name, and whether compressing it pays.
fn mime(name: &str) -> (&'static str, bool) {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => ("text/html; charset=utf-8", true),
        "js" | "mjs" => ("text/javascript; charset=utf-8", true),
        "css" => ("text/css; charset=utf-8", true),
        "json" => ("application/json", true),
        "webmanifest" => ("application/manifest+json", true),
        "wasm" => ("application/wasm", true),
        "svg" => ("image/svg+xml", true),
        "txt" => ("text/plain; charset=utf-8", true),
        "csv" => ("text/csv; charset=utf-8", true),
        "png" => ("image/png", false),
        "webp" => ("image/webp", false),
        "ico" => ("image/x-icon", false),
        "woff2" => ("font/woff2", false),
        _ => ("application/octet-stream", true),
    }
}

/// Whether the name carries a hash of the contents, as Trunk (16 hex digits) and esbuild (8 letters) write it: such a
/// file never changes.
fn has_hash(name: &str) -> bool {
    let stem = name.rsplit('/').next().unwrap_or(name).trim_end_matches("_bg.wasm");
    stem.split(['.', '-']).any(|part| {
        (part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit()))
            || (part.len() == 8 && part.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()))
    })
}

/// What a request asks for, as far as this server cares.
#[derive(Debug, Default, PartialEq, Eq)]
struct Request {
    method: String,
    target: String,
    accepts_brotli: bool,
    known_etag: Option<String>,
    close: bool,
}

/// Answers requests on one connection until it closes.
fn converse(connection: &TcpStream, site: &Site) -> io::Result<()> {
    connection.set_read_timeout(Some(IDLE))?;
    connection.set_nodelay(true)?;
    let mut reader = BufReader::new(connection);
    while let Some(request) = read_request(&mut reader)? {
        let mut writer = io::BufWriter::new(connection);
        answer(&request, site, &mut writer)?;
        writer.flush()?;
        if request.close {
            break;
        }
    }
    Ok(())
}

/// The next request, or `None` when the other side has closed or does not speak HTTP.
fn read_request(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut head = reader.take(HEAD_LIMIT);
    let mut line = String::new();
    head.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (Some(method), Some(target), Some(version)) = (words.next(), words.next(), words.next()) else {
        return Ok(None);
    };
    let mut request = Request {
        method: method.to_owned(),
        target: target.to_owned(),
        close: version != "HTTP/1.1",
        ..Request::default()
    };
    loop {
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => {
                request.accepts_brotli = value.split(',').any(|coding| coding.trim().starts_with("br"));
            }
            "if-none-match" => request.known_etag = Some(value.to_owned()),
            "connection" => request.close |= value.eq_ignore_ascii_case("close"),
            // Bodies are not read, so what follows one could not be understood.
            "content-length" | "transfer-encoding" => request.close = true,
            _ => {}
        }
    }
    Ok(Some(request))
}

fn answer(request: &Request, site: &Site, out: &mut impl Write) -> io::Result<()> {
    if request.method != "GET" && request.method != "HEAD" {
        return short(out, "405 Method Not Allowed", "Allow: GET, HEAD\r\n");
    }
    let target = request.target.split('?').next().unwrap_or_default();
    let path = decoded(target);
    if format!("{path}/") == site.base {
        return short(out, "301 Moved Permanently", &format!("Location: {target}/\r\n"));
    }
    let Some(name) = path.strip_prefix(&site.base) else { return short(out, "404 Not Found", "") };
    let name =
        if name.is_empty() || name.ends_with('/') { format!("{name}index.html") } else { name.to_owned() };
    let Some(file) = site.files.get(&name) else { return short(out, "404 Not Found", "") };

    let mut headers = format!(
        "Content-Type: {}\r\nETag: {}\r\nCache-Control: {}\r\nVary: Accept-Encoding\r\n",
        file.mime, file.etag, file.cache
    );
    if file.mime.starts_with("text/html") {
        // The rest of the policy stands in the page itself; this part counts only as a header.
        headers += "Content-Security-Policy: frame-ancestors *\r\n";
    }
    if request.known_etag.as_ref() == Some(&file.etag) {
        return head(out, "304 Not Modified", &headers);
    }
    let mut body: &[u8] = &file.bytes;
    if let Some(compressed) = request.accepts_brotli.then(|| file.compressed()).flatten() {
        body = compressed;
        headers += "Content-Encoding: br\r\n";
    }
    headers += &format!("Content-Length: {}\r\n", body.len());
    head(out, "200 OK", &headers)?;
    if request.method == "GET" { out.write_all(body) } else { Ok(()) }
}

/// An answer whose body is its own status.
fn short(out: &mut impl Write, status: &str, headers: &str) -> io::Result<()> {
    let headers =
        format!("{headers}Content-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n", status.len());
    head(out, status, &headers)?;
    out.write_all(status.as_bytes())
}

fn head(out: &mut impl Write, status: &str, headers: &str) -> io::Result<()> {
    // Access-Control-Allow-Origin lets the page work in a sandboxed iframe, whose origin is opaque.
    write!(
        out,
        "HTTP/1.1 {status}\r\nAccess-Control-Allow-Origin: *\r\nX-Content-Type-Options: nosniff\r\n{headers}\r\n"
    )
}

/// A path with its %xx resolved; what is not UTF-8 then names no file.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::io::BufReader;

    use super::{File, Request, Site, answer, decoded, has_hash, read_request};

    fn site() -> Site {
        let page = "<!doctype html>".repeat(100).into_bytes();
        let files = [("index.html", page), ("data/core.bin", vec![1, 2, 3])];
        let files: HashMap<_, _> =
            files.into_iter().map(|(name, bytes)| (name.to_owned(), File::new(name, bytes))).collect();
        Site { base: "/a/på/".to_owned(), files }
    }

    fn answered(request: &str) -> String {
        let request = request.replace('\n', "\r\n") + "\r\n\r\n";
        let request = read_request(&mut BufReader::new(request.as_bytes())).ok().flatten();
        let mut out = Vec::new();
        answer(&request.expect("a request"), &site(), &mut out).expect("memory takes everything");
        String::from_utf8_lossy(&out).into_owned()
    }

    #[test]
    fn serves_the_page_below_its_base_only() {
        let page = answered("GET /a/p%C3%A5/?k=5501&lang=nb HTTP/1.1");
        assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
        assert!(page.contains("Content-Type: text/html; charset=utf-8\r\n"));
        assert!(page.contains("Access-Control-Allow-Origin: *\r\n"));
        assert!(page.contains("Content-Security-Policy: frame-ancestors *\r\n"));
        assert!(page.ends_with("<!doctype html>"));
        assert!(answered("GET / HTTP/1.1").starts_with("HTTP/1.1 404"));
        assert!(answered("GET /a/p%C3%A5 HTTP/1.1").contains("\r\nLocation: /a/p%C3%A5/\r\n"));
    }

    #[test]
    fn names_nothing_outside_the_site() {
        for path in
            ["../Cargo.toml", "..%2fCargo.toml", "%2e%2e/Cargo.toml", "data/", "data/../index.html", "%00"]
        {
            let answer = answered(&format!("GET /a/p%C3%A5/{path} HTTP/1.1"));
            assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
        }
    }

    #[test]
    fn compresses_for_those_who_take_it() {
        let page = answered("GET /a/p%C3%A5/ HTTP/1.1\nAccept-Encoding: gzip, br");
        assert!(page.contains("Content-Encoding: br\r\n"));
        let small = answered("GET /a/p%C3%A5/data/core.bin HTTP/1.1\nAccept-Encoding: br");
        assert!(small.contains("Content-Length: 3\r\n"), "brotli would make it larger");
    }

    #[test]
    fn says_when_a_known_file_is_unchanged_and_refuses_to_be_written_to() {
        let etag = site().files["data/core.bin"].etag.clone();
        let again = answered(&format!("GET /a/p%C3%A5/data/core.bin HTTP/1.1\nIf-None-Match: {etag}"));
        assert!(again.starts_with("HTTP/1.1 304"), "{again}");
        assert!(answered("POST /a/p%C3%A5/ HTTP/1.1").starts_with("HTTP/1.1 405"));
        assert!(!answered("HEAD /a/p%C3%A5/ HTTP/1.1").contains("doctype"));
    }

    #[test]
    fn what_is_not_http_closes_the_connection() {
        for bytes in ["", "\r\n", "GET\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n"] {
            let request = read_request(&mut BufReader::new(bytes.as_bytes())).ok().flatten();
            assert_eq!(request, None::<Request>, "{bytes:?}");
        }
    }

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        assert!(has_hash("framsyn-app-50ff396a56820bba_bg.wasm"));
        assert!(has_hash("charts/charts-V5MZ5BJ7.js"));
        assert!(!has_hash("index.html"));
        assert!(!has_hash("data/core.bin"));
    }

    #[test]
    fn percent_signs_resolve_or_stay() {
        assert_eq!(decoded("/p%C3%A5%20%zz%"), "/på %zz%");
    }
}
