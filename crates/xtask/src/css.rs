//! Takes out of the style sheet the design tokens that nothing in it uses.
//!
//! The theme defines a scale of colours for every purpose in every colour scheme; the page uses a few of them.

use std::collections::BTreeSet;

/// The prefix of the design system's own custom properties. Others may be read by the page's code.
const TOKENS: &str = "--ds";

/// The style sheet without declarations of design tokens that no other declaration of it reads, nor one of another style
/// sheet that comes behind it.
pub(crate) fn without_unused_tokens(css: &str, behind: &str) -> String {
    let mut css = css.to_owned();
    loop {
        let used: BTreeSet<&str> =
            names(&css).chain(names(behind)).filter(|name| !name.declares).map(|name| name.text).collect();
        let mut kept = String::with_capacity(css.len());
        let mut from = 0;
        for name in names(&css) {
            if name.at < from || !name.declares || used.contains(name.text) || !name.text.starts_with(TOKENS)
            {
                continue;
            }
            kept.push_str(&css[from..name.at]);
            from = end_of_declaration(&css, name.at);
        }
        kept.push_str(&css[from..]);
        if kept.len() == css.len() {
            return kept;
        }
        css = kept;
    }
}

struct Name<'a> {
    at: usize,
    text: &'a str,
    declares: bool,
}

/// Every custom property that the style sheet names, in order.
fn names(css: &str) -> impl Iterator<Item = Name<'_>> {
    css.match_indices("--").filter_map(|(at, _)| {
        let before = css[..at].trim_end().chars().next_back();
        // The dashes inside a name, as in `--ds-size--md` or `.lever--moved`, begin none.
        if css[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_') {
            return None;
        }
        let length = css[at..].find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'))?;
        let text = &css[at..at + length];
        let declares = matches!(before, None | Some('{' | ';' | '}'))
            && css[at + length..].trim_start().starts_with(':');
        Some(Name { at, text, declares })
    })
}

/// The place behind the `;` that ends a declaration, or of the `}` that ends its block.
fn end_of_declaration(css: &str, from: usize) -> usize {
    let mut depth = 0;
    let mut quote = None;
    for (i, c) in css[from..].char_indices() {
        match (c, quote) {
            (_, Some(open)) if c == open => quote = None,
            (_, Some(_)) => {}
            ('"' | '\'', None) => quote = Some(c),
            ('(', None) => depth += 1,
            (')', None) => depth -= 1,
            (';', None) if depth == 0 => return from + i + 1,
            ('}', None) if depth == 0 => return from + i,
            _ => {}
        }
    }
    css.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nothing_reads_goes_and_with_it_what_only_it_read() {
        let css = ":root{--ds-a:red;--ds-b:var(--ds-c);--ds-c:blue;--own:1px}.x--y{color:var(--ds-a)}";
        let kept = without_unused_tokens(css, "");
        assert_eq!(kept, ":root{--ds-a:red;--own:1px}.x--y{color:var(--ds-a)}");
        let kept = without_unused_tokens(css, ".z{--ds-d:0;color:var(--ds-b)}");
        assert_eq!(kept, css);
    }

    #[test]
    fn values_with_semicolons_inside_are_taken_whole() {
        let css = "a{--ds-url:url(data:image/svg+xml;charset=utf-8,x);--ds-s:\";\";color:red}";
        assert_eq!(without_unused_tokens(css, ""), "a{color:red}");
    }

    /// In the frame of another site, which is as high as what it shows, a part whose height follows the window's would grow
    /// without end.
    #[test]
    fn nothing_but_one_property_asks_for_the_height_of_the_window() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/styles");
        let is_height = |word: &str| {
            let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '-');
            unit.len() < word.len() && ["vh", "svh", "lvh", "dvh", "vb", "vmin", "vmax"].contains(&unit)
        };
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).expect("the styles") {
            let path = entry.expect("a file").path();
            let text = std::fs::read_to_string(&path).expect("a style sheet");
            let asks = |line: &&str| line.split(|c: char| " (),;*/+:".contains(c)).any(is_height);
            found.extend(text.lines().filter(asks).map(|line| line.trim().to_owned()));
        }
        assert_eq!(found, ["--screen: 100vh;"]);
    }
}
