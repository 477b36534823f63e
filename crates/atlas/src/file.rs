//! The envelope of a data file: a header, then the content in `postcard`'s encoding.
//!
//! Header, little-endian: `FRAM`, kind (1 byte), format (u16), length of the vintage (1 byte), vintage (UTF-8),
//! length of the content (u32), CRC-32 of the vintage and the content (u32).

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use serde::{Serialize, de::DeserializeOwned};

use crate::error::{AtlasError, Fault};

/// Format of the data files that this program writes and reads.
pub const FORMAT: u16 = 3;

const MAGIC: &[u8; 4] = b"FRAM";

/// The kinds of data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `core.bin`
    Core,
    /// `kommune/NNNN.bin`
    Kommune,
    /// `country.bin`
    Country,
    /// `numbers.bin`
    Numbers,
    /// `history.bin`
    History,
    /// `services.bin`
    Standards,
    /// `nation.bin`
    NationRecord,
    /// `past.bin`
    Past,
    /// `map.bin`
    Map,
}

impl Kind {
    const fn code(self) -> u8 {
        match self {
            Self::Core => 1,
            Self::Kommune => 2,
            Self::Country => 3,
            Self::Numbers => 4,
            Self::History => 5,
            Self::Standards => 6,
            Self::NationRecord => 7,
            Self::Past => 8,
            Self::Map => 9,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Kommune => "kommune",
            Self::Country => "country",
            Self::Numbers => "numbers",
            Self::History => "history",
            Self::Standards => "services",
            Self::NationRecord => "nation",
            Self::Past => "past",
            Self::Map => "map",
        }
    }
}

/// Writes a value as a data file of the given vintage.
///
/// # Errors
/// [`Fault::Undecodable`] where the value cannot be encoded, or [`Fault::Length`] where the vintage or the content
/// is too long for the header.
pub fn write<T: Serialize>(kind: Kind, vintage: &str, value: &T) -> Result<Vec<u8>, Fault> {
    let content = postcard::to_allocvec(value).map_err(Fault::Undecodable)?;
    seal(kind, vintage, &content)
}

/// Puts a header in front of content that is already bytes.
///
/// # Errors
/// [`Fault::Length`] where the vintage or the content is too long for the header.
pub fn seal(kind: Kind, vintage: &str, content: &[u8]) -> Result<Vec<u8>, Fault> {
    let too_long = |field, found| Fault::Length { field, expected: 255, found };
    let vintage_len = u8::try_from(vintage.len()).map_err(|_| too_long("vintage", vintage.len()))?;
    let content_len = u32::try_from(content.len()).map_err(|_| too_long("content", content.len()))?;
    let mut bytes = Vec::with_capacity(content.len() + vintage.len() + 16);
    bytes.extend_from_slice(MAGIC);
    bytes.push(kind.code());
    bytes.extend_from_slice(&FORMAT.to_le_bytes());
    bytes.push(vintage_len);
    bytes.extend_from_slice(vintage.as_bytes());
    bytes.extend_from_slice(&content_len.to_le_bytes());
    bytes.extend_from_slice(&checksum(vintage, content).to_le_bytes());
    bytes.extend_from_slice(content);
    Ok(bytes)
}

/// The content of a data file whose header has been checked.
#[derive(Debug, Clone, Copy)]
pub struct Opened<'a> {
    /// Vintage of the data set that the file belongs to.
    pub vintage: &'a str,
    /// The encoded content.
    pub content: &'a [u8],
}

/// Checks a file's header, length and checksum.
///
/// `vintage` is the data set's edition that the file must belong to; `None` takes any (the first file decides).
///
/// # Errors
/// [`AtlasError`] that names `name` and the fault.
pub fn open<'a>(
    name: &str,
    kind: Kind,
    vintage: Option<&str>,
    bytes: &'a [u8],
) -> Result<Opened<'a>, AtlasError> {
    let fail = |fault| AtlasError::new(name, fault);
    let mut rest = bytes;
    let mut take = |n: usize| -> Result<&'a [u8], AtlasError> {
        let (head, tail) = rest.split_at_checked(n).ok_or_else(|| {
            fail(Fault::Truncated { expected: bytes.len() - rest.len() + n, found: bytes.len() })
        })?;
        rest = tail;
        Ok(head)
    };
    let not_this = || fail(Fault::NotThisFile { expected: kind.name() });
    // A file shorter than the magic is cut off only if what there is of it fits.
    let magic_len = MAGIC.len().min(bytes.len());
    if bytes[..magic_len] != MAGIC[..magic_len] {
        return Err(not_this());
    }
    take(MAGIC.len())?;
    if take(1)?[0] != kind.code() {
        return Err(not_this());
    }
    let format = u16::from_le_bytes(array(take(2)?));
    if format != FORMAT {
        return Err(fail(Fault::OtherFormat { expected: FORMAT, found: format }));
    }
    let vintage_len = usize::from(take(1)?[0]);
    let found = core::str::from_utf8(take(vintage_len)?)
        .map_err(|_| fail(Fault::Undecodable(postcard::Error::DeserializeBadUtf8)))?;
    let content_len = u32::from_le_bytes(array(take(4)?)) as usize;
    let written = u32::from_le_bytes(array(take(4)?));
    let content = take(content_len)?;
    if !rest.is_empty() {
        let fault = Fault::Length { field: "file", expected: bytes.len() - rest.len(), found: bytes.len() };
        return Err(fail(fault));
    }
    if checksum(found, content) != written {
        return Err(fail(Fault::Checksum));
    }
    if let Some(expected) = vintage
        && expected != found
    {
        return Err(fail(Fault::OtherVintage { expected: expected.into(), found: found.into() }));
    }
    Ok(Opened { vintage: found, content })
}

/// Opens a file and decodes its content.
///
/// # Errors
/// [`AtlasError`] that names `name` and the fault; what the numbers may be is checked by the caller.
pub(crate) fn read<T: DeserializeOwned>(
    name: &str,
    kind: Kind,
    vintage: Option<&str>,
    bytes: &[u8],
) -> Result<(String, T), AtlasError> {
    let opened = open(name, kind, vintage, bytes)?;
    let value = decode(opened.content).map_err(|fault| AtlasError::new(name, fault))?;
    Ok((opened.vintage.into(), value))
}

/// Decodes content to its last byte.
///
/// # Errors
/// [`Fault::Undecodable`] or [`Fault::Surplus`]
pub(crate) fn decode<T: DeserializeOwned>(content: &[u8]) -> Result<T, Fault> {
    let (value, rest) = postcard::take_from_bytes(content).map_err(Fault::Undecodable)?;
    if !rest.is_empty() {
        return Err(Fault::Surplus(rest.len()));
    }
    Ok(value)
}

fn checksum(vintage: &str, content: &[u8]) -> u32 {
    // Without a table: files are small, and a table would be a tenth of the page's program.
    let crc = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);
    let mut digest = crc.digest();
    digest.update(vintage.as_bytes());
    digest.update(content);
    digest.finalize()
}

fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut out = [0; N];
    out.copy_from_slice(bytes);
    out
}
