//! Reading and writing, where `-` stands for the standard streams.

use std::fmt::Display;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use crate::failure::Failure;

/// What a file is called in messages.
pub(crate) fn shown(path: &Path, stream: &str) -> String {
    if is_stream(path) { format!("<{stream}>") } else { path.display().to_string() }
}

/// The bytes of a file, or of standard input.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = if is_stream(path) {
        io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        fs::read(path).map(|read| bytes = read)
    };
    read.map_err(|error| Failure::Input(format!("{}: cannot be read: {error}", shown(path, "stdin"))))?;
    Ok(bytes)
}

/// Writes bytes to a file, or to standard output.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed =
        |error: &dyn Display| Failure::Run(format!("{}: cannot be written: {error}", shown(path, "stdout")));
    if !is_stream(path) {
        return fs::write(path, bytes).map_err(|error| failed(&error));
    }
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        // A reader such as `head` that has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| failed(&error)),
    }
}

fn is_stream(path: &Path) -> bool {
    path.as_os_str() == "-"
}
