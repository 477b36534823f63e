//! Reading and writing, where `-` stands for the standard streams.

use std::fs;
use std::io::{self, BufWriter, Read, Write};
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
    if !is_stream(path) {
        return fs::write(path, bytes)
            .map_err(|error| Failure::Run(format!("{}: cannot be written: {error}", path.display())));
    }
    stdout(|out| Ok(out.write_all(bytes)?))
}

/// What may end writing to standard output: the stream, or the work that makes what is written.
pub(crate) enum Stopped {
    Stream(io::Error),
    Work(Failure),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Stream(error)
    }
}

impl From<Failure> for Stopped {
    fn from(failure: Failure) -> Self {
        Self::Work(failure)
    }
}

/// Writes to standard output bit by bit.
pub(crate) fn stdout(work: impl FnOnce(&mut dyn Write) -> Result<(), Stopped>) -> Result<(), Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match work(&mut out).and_then(|()| Ok(out.flush()?)) {
        Ok(()) => Ok(()),
        // A reader such as `head` that has seen enough.
        Err(Stopped::Stream(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            // Nobody reads what is left.
            let _ = out.into_parts();
            Ok(())
        }
        Err(Stopped::Stream(error)) => Err(Failure::Run(format!("<stdout>: cannot be written: {error}"))),
        Err(Stopped::Work(failure)) => Err(failure),
    }
}

fn is_stream(path: &Path) -> bool {
    path.as_os_str() == "-"
}
