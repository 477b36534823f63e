//! A stand-in for Statistics Norway's services on loopback: answers as PxWebApi v2 and Klass do, with made-up tables, and
//! with whatever faults a test asks for. For tests only.

mod table;

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};

pub use crate::table::{Table, Values, Variable};

/// What goes wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Another status, with `Retry-After` in seconds where there is one, and a title.
    Status(u16, Option<u64>, &'static str),
    /// Half of the answer, although all of it was announced.
    Truncated,
    /// Half of the answer, and nothing that tells so.
    Cut,
    /// Nothing for so long.
    Hang(Duration),
    /// A page that is no answer at all.
    Page,
}

/// A municipal number that became another one.
#[derive(Debug, Clone)]
pub struct Change {
    /// Before.
    pub old: &'static str,
    /// After.
    pub new: &'static str,
    /// Name after.
    pub name: &'static str,
    /// From this day, `YYYY-MM-DD`.
    pub day: &'static str,
}

/// What the services have.
#[derive(Default)]
pub struct Content {
    /// The tables.
    pub tables: Vec<Table>,
    /// The municipalities of today: number and name.
    pub municipalities: Vec<(String, String)>,
    /// What became of numbers.
    pub changes: Vec<Change>,
    /// Most cells of one answer.
    pub most_cells: usize,
    /// Most cells that are really given, where that is fewer than is told.
    pub really: Option<usize>,
    /// `x-ratelimit-policy`, sent with each answer.
    pub policy: Option<&'static str>,
    /// Faults of the coming answers with figures, in turn.
    pub faults: VecDeque<Option<Fault>>,
}

struct Shared {
    content: Content,
    calls: Vec<String>,
}

/// A running stand-in; it ends when it is dropped.
pub struct Stub {
    address: SocketAddr,
    shared: Arc<Mutex<Shared>>,
    ends: Arc<AtomicBool>,
}

impl Stub {
    /// Listens on a free port of loopback.
    ///
    /// # Errors
    /// That of the system, where there is none.
    pub fn start(content: Content) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Mutex::new(Shared { content, calls: Vec::new() }));
        let ends = Arc::new(AtomicBool::new(false));
        let (of_thread, end) = (Arc::clone(&shared), Arc::clone(&ends));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if end.load(Ordering::Relaxed) {
                    break;
                }
                // A client that has gone away is the client's affair.
                let _ = stream.and_then(|stream| serve(stream, &of_thread));
            }
        });
        Ok(Self { address, shared, ends })
    }

    /// Address of the tables.
    pub fn tables(&self) -> String {
        format!("http://{}/api/pxwebapi/v2", self.address)
    }

    /// Address of Klass.
    pub fn klass(&self) -> String {
        format!("http://{}/api/klass/v1", self.address)
    }

    /// Changes what there is.
    pub fn change(&self, alter: impl FnOnce(&mut Content)) {
        alter(&mut self.shared.lock().unwrap_or_else(PoisonError::into_inner).content);
    }

    /// The calls so far: method and path.
    pub fn calls(&self) -> Vec<String> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner).calls.clone()
    }

    /// Those of them that asked for figures.
    pub fn calls_for_figures(&self) -> usize {
        self.calls().iter().filter(|call| call.contains("/data?")).count()
    }
}

impl Drop for Stub {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
        // Wakes the thread, which then ends.
        let _ = TcpStream::connect(self.address);
    }
}

fn serve(stream: TcpStream, shared: &Mutex<Shared>) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(&stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (method, path) = (words.next().unwrap_or("").to_owned(), words.next().unwrap_or("").to_owned());
    let mut length = 0;
    loop {
        let mut header = String::new();
        reader.read_line(&mut header)?;
        if header.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = header.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;

    let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
    shared.calls.push(format!("{method} {path}"));
    let fault = if path.contains("/data?") { shared.content.faults.pop_front().flatten() } else { None };
    let (status, answer) = match fault {
        Some(Fault::Status(status, _, title)) => problem(status, title),
        Some(Fault::Page) => (200, Value::String("<html>Vent litt</html>".into())),
        _ => answer(&shared.content, &method, &path, &body),
    };
    let policy = shared.content.policy;
    drop(shared);

    let bytes = answer.to_string().into_bytes();
    let mut head = format!("HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nConnection: close\r\n");
    if let Some(Fault::Status(_, Some(seconds), _)) = fault {
        head.push_str(&format!("Retry-After: {seconds}\r\n"));
    }
    if let Some(policy) = policy {
        head.push_str(&format!("x-ratelimit-policy: {policy}\r\n"));
    }
    if fault != Some(Fault::Cut) {
        head.push_str(&format!("Content-Length: {}\r\n", bytes.len()));
    }
    head.push_str("\r\n");
    if let Some(Fault::Hang(time)) = fault {
        std::thread::sleep(time);
    }
    let part = match fault {
        Some(Fault::Truncated | Fault::Cut) => &bytes[..bytes.len() / 2],
        _ => &bytes[..],
    };
    let mut stream = &stream;
    stream.write_all(head.as_bytes())?;
    stream.write_all(part)
}

fn problem(status: u16, title: &str) -> (u16, Value) {
    (status, json!({ "type": "Parameter error", "title": title, "status": status }))
}

fn answer(content: &Content, method: &str, path: &str, body: &[u8]) -> (u16, Value) {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let parameter = |name: &str| {
        let of = |pair: &'_ str| pair.split_once('=').map(|(n, v)| (n.to_owned(), v.to_owned()));
        let decoded = query.replace("%5B", "[").replace("%5D", "]");
        decoded.split('&').filter_map(of).find(|(n, _)| n == name).map(|(_, value)| value)
    };
    if let Some(rest) = path.strip_prefix("/api/klass/v1/classifications/131/") {
        return match rest {
            "codesAt.json" => {
                let codes = content.municipalities.iter();
                let codes: Vec<Value> = codes
                    .map(|(code, name)| json!({ "code": code, "name": name, "level": "1", "shortName": "" }))
                    .collect();
                (200, json!({ "codes": codes }))
            }
            "changes.json" => {
                let (from, to) = (parameter("from").unwrap_or_default(), parameter("to").unwrap_or_default());
                let within = content.changes.iter().filter(|c| *c.day > *from && *c.day <= *to);
                let changes: Vec<Value> = within
                    .map(|c| {
                        json!({ "oldCode": c.old, "oldName": "", "oldShortName": null, "newCode": c.new,
                                "newName": c.name, "newShortName": null, "changeOccurred": c.day })
                    })
                    .collect();
                (200, json!({ "codeChanges": changes }))
            }
            _ => problem(404, "Not found"),
        };
    }
    let Some(path) = path.strip_prefix("/api/pxwebapi/v2/") else { return problem(404, "Not found") };
    if path == "config" {
        return (
            200,
            json!({ "apiVersion": "2.3.2", "maxDataCells": content.most_cells, "maxCallsPerTimeWindow": 0,
                    "timeWindow": 0, "defaultDataFormat": "json-stat2" }),
        );
    }
    let Some((id, what)) = path.strip_prefix("tables/").and_then(|rest| rest.split_once('/')) else {
        return problem(404, "Not found");
    };
    let Some(table) = content.tables.iter().find(|table| table.id == id) else {
        return problem(404, "Non-existent table");
    };
    let result = match (method, what) {
        ("GET", "metadata") => table.metadata(|variable| parameter(&format!("codelist[{variable}]"))),
        ("POST", "data") => table.figures(body, content.really.unwrap_or(content.most_cells)),
        _ => return problem(405, "Method not allowed"),
    };
    match result {
        Ok(answer) => (200, answer),
        Err(title) => problem(400, title),
    }
}
