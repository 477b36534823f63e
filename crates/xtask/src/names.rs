//! Takes out of the main program what only its makers need: long names, and slots that are told to be empty.
//!
//! wasm-bindgen and the linker put a hash into each name by which the program and its script know each other, which does
//! not compress: together they are 3 kB of what the first visit loads. The splitter says of each slot of the table of
//! functions that a part fills later, that it is empty, as it would be anyhow: 1.5 kB.

use anyhow::{Context, Result};

/// What a name with a hash becomes, with a number behind it: nothing else in the script begins so.
const SHORT: &str = "_w";
/// Digits of a hash, hexadecimal.
const HASH: usize = 16;
/// Instructions of wasm.
const END: u8 = 0x0b;
const GLOBAL_GET: u8 = 0x23;
const I32_CONST: u8 = 0x41;
const REF_NULL: u8 = 0xd0;

/// The module and the script with short names in the place of those with a hash.
pub(crate) fn shorten(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut short = Vec::new();
    let wasm = renamed(wasm, &mut short).context("the main program cannot be read")?;
    // The longest first: a name may be the beginning of another.
    short.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let script = short.iter().fold(script.to_owned(), |script, (name, new)| script.replace(name, new));
    Ok((wasm, script))
}

/// The module with new names for imports and exports that have a hash; tells which. `None` for a broken module.
fn renamed(wasm: &[u8], short: &mut Vec<(String, String)>) -> Option<Vec<u8>> {
    let (head, mut rest) = wasm.split_at_checked(8)?;
    let mut out = head.to_vec();
    while let Some((&id, after)) = rest.split_first() {
        let mut section = Reader(after);
        let size = section.number()?;
        let body = section.take(size)?;
        rest = section.0;
        let body = match id {
            2 => imports(body, short)?,
            7 => exports(body, short)?,
            9 => elements(body)?,
            _ => body.to_vec(),
        };
        out.push(id);
        number(&mut out, body.len());
        out.extend(body);
    }
    Some(out)
}

fn imports(body: &[u8], short: &mut Vec<(String, String)>) -> Option<Vec<u8>> {
    let (mut from, mut out) = (Reader(body), Vec::new());
    let count = from.number()?;
    number(&mut out, count);
    for _ in 0..count {
        name(&mut out, from.name()?);
        rename(&mut out, from.name()?, short);
        let kind = from.0;
        match from.byte()? {
            // A function's type.
            0 => drop(from.number()?),
            // A table's type of elements, a memory: flags, least and, where the flags say so, most.
            kind @ (1 | 2) => {
                if kind == 1 {
                    from.byte()?;
                }
                let flags = from.byte()?;
                from.number()?;
                if flags & 1 == 1 {
                    from.number()?;
                }
            }
            // A global's type and whether it changes.
            3 => drop(from.take(2)?),
            _ => return None,
        }
        out.extend(&kind[..kind.len() - from.0.len()]);
    }
    Some(out)
}

fn exports(body: &[u8], short: &mut Vec<(String, String)>) -> Option<Vec<u8>> {
    let (mut from, mut out) = (Reader(body), Vec::new());
    let count = from.number()?;
    number(&mut out, count);
    for _ in 0..count {
        rename(&mut out, from.name()?, short);
        out.push(from.byte()?);
        number(&mut out, from.number()?);
    }
    Some(out)
}

/// What fills the table of functions, without what fills it with nothing.
fn elements(body: &[u8]) -> Option<Vec<u8>> {
    let mut from = Reader(body);
    let mut kept = Vec::new();
    for _ in 0..from.number()? {
        let segment = from.0;
        let kind = from.number()?;
        offset(&mut from)?;
        let mut is_empty = true;
        for _ in 0..from.number()? {
            match kind {
                // Functions by their numbers.
                0 => {
                    from.number()?;
                    is_empty = false;
                }
                // Expressions, here of one instruction: a function, or none of a type.
                4 => {
                    is_empty &= from.byte()? == REF_NULL;
                    from.number()?;
                    from.end()?;
                }
                _ => return None,
            }
        }
        if !is_empty {
            kept.push(&segment[..segment.len() - from.0.len()]);
        }
    }
    let mut out = Vec::new();
    number(&mut out, kept.len());
    out.extend(kept.concat());
    Some(out)
}

/// Where a segment begins: a constant, which the program that is bound has there as a number or as a global.
fn offset(from: &mut Reader<'_>) -> Option<()> {
    matches!(from.byte()?, I32_CONST | GLOBAL_GET).then_some(())?;
    from.number()?;
    from.end()
}

fn rename(out: &mut Vec<u8>, old: &str, short: &mut Vec<(String, String)>) {
    if !has_hash(old) {
        return name(out, old);
    }
    let known = short.iter().find(|(name, _)| name == old).map(|(_, new)| new.clone());
    let new = known.unwrap_or_else(|| {
        let new = format!("{SHORT}{}", short.len());
        short.push((old.to_owned(), new.clone()));
        new
    });
    name(out, &new);
}

fn has_hash(name: &str) -> bool {
    let digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    name.as_bytes().windows(HASH).any(|digits| digits.iter().all(digit))
}

/// Reads a module from its beginning on. Everything is `None` where it ends too early.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    /// An unsigned LEB128 number of at most five bytes.
    fn number(&mut self) -> Option<usize> {
        let mut value = 0;
        for index in 0..5 {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << (7 * index);
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// The end of an expression.
    fn end(&mut self) -> Option<()> {
        (self.byte()? == END).then_some(())
    }

    fn name(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }
}

fn number(out: &mut Vec<u8>, mut value: usize) {
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        out.push(if value == 0 { low } else { low | 0x80 });
        if value == 0 {
            return;
        }
    }
}

fn name(out: &mut Vec<u8>, name: &str) {
    number(out, name.len());
    out.extend(name.bytes());
}

#[cfg(test)]
mod tests {
    use super::{END, I32_CONST, REF_NULL, shorten};

    /// A module that imports and exports one function, and a section that nobody touches.
    fn module(import: &str, export: &str) -> Vec<u8> {
        let text = |text: &str| [&[text.len() as u8][..], text.as_bytes()].concat();
        let section = |id: u8, body: Vec<u8>| [&[id, body.len() as u8][..], &body].concat();
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, vec![1, 0x60, 0, 0]),
            section(2, [vec![1], text("./a.js"), text(import), vec![0, 0]].concat()),
            section(7, [vec![1], text(export), vec![0, 0]].concat()),
        ]
        .concat()
    }

    #[test]
    fn names_with_a_hash_become_short_on_both_sides_and_others_stay() {
        let (import, export) = ("__wbg_new_0123456789abcdef", "invoke17h0123456789abcdefE");
        let script = format!("{{ {import}: () => {{}} }}; wasm.{export}_1(); wasm.{export}(); wasm.memory");
        let (wasm, script) = shorten(&module(import, export), &script).expect("a whole module");
        assert_eq!(wasm, module("_w0", "_w1"));
        assert_eq!(script, "{ _w0: () => {} }; wasm._w1_1(); wasm._w1(); wasm.memory");

        let plain = module("__wbindgen_throw", "memory");
        assert_eq!(
            shorten(&plain, "wasm.memory").expect("a whole module"),
            (plain, "wasm.memory".to_owned())
        );
    }

    #[test]
    fn a_name_that_is_the_beginning_of_another_stays_apart() {
        let (one, other) = ("f17h0123456789abcdefE", "f17h0123456789abcdefE_13");
        let (_, script) = shorten(&module(one, other), &format!("{other} {one}")).expect("a whole module");
        assert_eq!(script, "_w1 _w0");
    }

    #[test]
    fn what_fills_the_table_with_nothing_goes_and_the_rest_stays() {
        let module = |segments: &[&[u8]]| {
            let body = [&[segments.len() as u8][..], &segments.concat()].concat();
            [b"\0asm\x01\0\0\0", &[9, body.len() as u8][..], &body].concat()
        };
        let numbered = [0, I32_CONST, 1, END, 2, 7, 8];
        let empty = [4, I32_CONST, 3, END, 2, REF_NULL, 0x70, END, REF_NULL, 0x70, END];
        let half = [4, I32_CONST, 5, END, 2, REF_NULL, 0x70, END, 0xd2, 9, END];
        let (wasm, _) = shorten(&module(&[&numbered, &empty, &half, &empty]), "").expect("a whole module");
        assert_eq!(wasm, module(&[&numbered, &half]));
        assert!(shorten(&module(&[&[1, 0, 1, 7]]), "").is_err(), "a kind that is not known");
    }

    #[test]
    fn a_broken_module_is_refused() {
        let whole = module("a_0123456789abcdef", "b");
        for length in [3, 9, 20, whole.len() - 1] {
            assert!(shorten(&whole[..length], "").is_err(), "{length}");
        }
    }
}
