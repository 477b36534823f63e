//! Plain language, measured: no running text in bokmål or nynorsk has a LIX above 40.
//!
//! LIX (Björnsson 1968) is the words of a sentence on average, and how many of 100 words have more than six letters.
//! Around 30 is easy, above 45 is heavy, above 55 is for the few. A sentence ends at `.`, `!`, `?` or `:`; a number is a
//! word.
//!
//! Running text is what has two sentences or 15 words; names and labels are not. The texts are read from the source of
//! this crate, so that none is forgotten: a text of which it is not clear which language it is in fails the test. To these come
//! the texts that are not in the source: `acting.toml`, `index.html`, stories as they are told and the static pages of places.

#![allow(clippy::print_stdout, reason = "it tells what is heaviest, also when nothing is too heavy")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fixture::DATA;
use scenario::Language;
use syn::visit::{self, Visit};

/// As heavy as a running text may be.
const MOST: f64 = 40.0;
/// A text of so many words is measured by itself; shorter ones are measured with those beside them.
const ALONE: usize = 60;
/// A short text has few sentences, and its LIX says less; but from so many words on none is heavier than [`MOST_SHORT`].
const SHORT: usize = 12;
/// As heavy as a short text may be.
const MOST_SHORT: f64 = 45.5;
/// So few words cannot be measured at all.
const ENOUGH: usize = 30;
/// So many words of running text are found in each language at least.
const FLOOR: usize = 6_000;
/// A text of so many words is no name, but one in some language.
const PHRASE: usize = 4;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Text {
    language: &'static str,
    /// Part of the page that it belongs to: a file.
    part: String,
    at: String,
    text: String,
}

#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    words: usize,
    long: usize,
    sentences: usize,
}

impl Counts {
    fn of(text: &str) -> Self {
        let (mut counts, mut open) = (Self::default(), false);
        let text = numbers_whole(text);
        let tokens: Vec<&str> = text.split_whitespace().collect();
        for (i, token) in tokens.iter().enumerate() {
            let letters = token.chars().filter(|c| c.is_alphanumeric()).count();
            if letters > 0 {
                counts.words += 1;
                counts.long += usize::from(letters > 6 && token.chars().any(char::is_alphabetic));
                open = true;
            }
            // Behind an abbreviation, such as "mrd.", the sentence goes on.
            let next = tokens.get(i + 1).and_then(|next| next.chars().find(|c| c.is_alphanumeric()));
            let ends = token.trim_end_matches(['»', '”', '"', ')']).ends_with(['.', '!', '?', ':']);
            let goes_on = token.ends_with('.') && next.is_some_and(char::is_lowercase);
            if open && ends && !goes_on {
                counts.sentences += 1;
                open = false;
            }
        }
        counts.sentences += usize::from(open);
        counts
    }

    fn and(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            long: self.long + other.long,
            sentences: self.sentences + other.sentences,
        }
    }

    fn lix(self) -> f64 {
        let [words, long, sentences] = [self.words, self.long, self.sentences.max(1)].map(|n| n as f64);
        words / sentences + 100.0 * long / words.max(1.0)
    }

    const fn is_running(self) -> bool {
        self.sentences >= 2 || self.words >= 15
    }
}

/// A text without the no-break spaces that stand within numbers.
fn numbers_whole(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let within = |i: usize| letters[i] == '\u{a0}' && digit(i.checked_sub(1)) && digit(Some(i + 1));
    (0..letters.len()).filter(|i| !within(*i)).map(|i| letters[i]).collect()
}

#[test]
fn lix_is_as_it_is_defined() {
    // Ten words, four of them long, two sentences.
    let counts = Counts::of("Dette er en setning. Kommunen har mange innbyggere og barnehager.");
    assert_eq!((counts.words, counts.long, counts.sentences), (10, 4, 2));
    assert_eq!(counts.lix(), 5.0 + 40.0);
    let counts = Counts::of("Vi blir 85\u{a0}012 i\u{a0}2046: 3,5 mrd. kr mer («så mye»)!");
    assert_eq!((counts.words, counts.sentences), (11, 2));
}

/// All string literals below a piece of source, each with the languages that it may be in.
struct Reader<'a> {
    part: &'a str,
    languages: BTreeSet<&'static str>,
    found: Vec<Text>,
    /// Texts of no clear language.
    unclear: Vec<String>,
}

/// In the order in which arrays have them.
const CODES: [(&str, &str); 4] = [("Nb", "nb"), ("Nn", "nn"), ("En", "en"), ("Se", "se")];

impl Reader<'_> {
    fn within(&mut self, languages: BTreeSet<&'static str>, go: impl FnOnce(&mut Self)) {
        let outside = std::mem::replace(&mut self.languages, languages);
        go(self);
        self.languages = outside;
    }

    fn take(&mut self, literal: &syn::LitStr) {
        let text = filled(&literal.value());
        let at = format!("{}:{}", self.part, literal.span().start().line);
        // Lines to be pasted into another page are no words, nor are the places of figures alone.
        if text.starts_with('<') || !text.contains(char::is_alphabetic) {
            return;
        }
        if self.languages.is_empty() && Counts::of(&text).words >= PHRASE {
            self.unclear.push(format!("{at}: {text}"));
        }
        for language in &self.languages {
            let (part, at, text) = (self.part.to_owned(), at.clone(), text.clone());
            self.found.push(Text { language, part, at, text });
        }
    }

    fn take_tokens(&mut self, tokens: proc_macro2::TokenStream) {
        for token in tokens {
            match token {
                proc_macro2::TokenTree::Group(group) => self.take_tokens(group.stream()),
                proc_macro2::TokenTree::Literal(literal) => {
                    if let syn::Lit::Str(text) = syn::Lit::new(literal) {
                        self.take(&text);
                    }
                }
                _ => {}
            }
        }
    }

    /// The languages that a pattern names.
    fn named(tokens: &str) -> BTreeSet<&'static str> {
        let names = |(variant, _): &&(&str, &str)| tokens.contains(&format!("Language :: {variant}"));
        CODES.iter().filter(names).map(|(_, code)| *code).collect()
    }
}

/// A text with something in place of what is filled in.
fn filled(template: &str) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push_str("12");
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    out + rest
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let tests =
            module.attrs.iter().any(|a| quote::ToTokens::to_token_stream(a).to_string().contains("test"));
        if !tests {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        let name = item.ident.to_string();
        let of = CODES.iter().filter(|(_, code)| name.split('_').any(|part| part.eq_ignore_ascii_case(code)));
        let of: BTreeSet<_> = of.map(|(_, code)| *code).collect();
        let languages = if of.is_empty() { self.languages.clone() } else { of };
        self.within(languages, |reader| visit::visit_item_static(reader, item));
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        let name = item.ident.to_string();
        // What is shown in two languages at once.
        if let ("UNCHECKED", syn::Expr::Array(both)) = (name.as_str(), &*item.expr) {
            for (element, code) in both.elems.iter().zip(["se", "nb"]) {
                self.within([code].into(), |reader| reader.visit_expr(element));
            }
            return;
        }
        let of = CODES.iter().filter(|(_, code)| name.split('_').any(|part| part.eq_ignore_ascii_case(code)));
        let of: BTreeSet<_> = of.map(|(_, code)| *code).collect();
        let languages = if of.is_empty() { self.languages.clone() } else { of };
        self.within(languages, |reader| visit::visit_item_const(reader, item));
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        let named = Self::named(&quote::ToTokens::to_token_stream(&arm.pat).to_string());
        let languages = if named.is_empty() { self.languages.clone() } else { named };
        self.within(languages, |reader| visit::visit_arm(reader, arm));
    }

    fn visit_expr_array(&mut self, array: &'ast syn::ExprArray) {
        // One text in all languages, in their order; some have none in Northern Sami.
        if self.languages.is_empty() && (3..=4).contains(&array.elems.len()) {
            for (element, (_, code)) in array.elems.iter().zip(CODES) {
                self.within([code].into(), |reader| reader.visit_expr(element));
            }
        } else {
            visit::visit_expr_array(self, array);
        }
    }

    fn visit_field_value(&mut self, field: &'ast syn::FieldValue) {
        let named =
            |(_, code): &&(&str, &str)| matches!(&field.member, syn::Member::Named(name) if name == code);
        let of: BTreeSet<_> = CODES.iter().filter(named).map(|(_, code)| *code).collect();
        let languages = if of.is_empty() { self.languages.clone() } else { of };
        self.within(languages, |reader| visit::visit_field_value(reader, field));
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        // What `expect` says is for programmers.
        if call.method == "expect" {
            self.visit_expr(&call.receiver);
        } else {
            visit::visit_expr_method_call(self, call);
        }
    }

    fn visit_macro(&mut self, of: &'ast syn::Macro) {
        let name = of.path.segments.last().map(|s| s.ident.to_string()).unwrap_or_default();
        if !["panic", "debug_assert", "debug_assert_eq", "unreachable", "matches"].contains(&name.as_str()) {
            self.take_tokens(of.tokens.clone());
        }
    }

    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.take(literal);
    }
}

/// The texts in the source of this crate.
fn of_source() -> Vec<Text> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let (mut texts, mut unclear) = (Vec::new(), Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let part = path.strip_prefix(&root).expect("within").to_string_lossy().into_owned();
            let source = std::fs::read_to_string(&path).expect("a file");
            let file = syn::parse_file(&source).unwrap_or_else(|e| panic!("{part}: {e}"));
            let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            let languages = CODES.iter().filter(|(_, code)| *code == stem).map(|(_, code)| *code).collect();
            let mut reader = Reader { part: &part, languages, found: Vec::new(), unclear: Vec::new() };
            reader.visit_file(&file);
            texts.append(&mut reader.found);
            unclear.append(&mut reader.unclear);
        }
    }
    assert!(unclear.is_empty(), "which language are these in?\n{}", unclear.join("\n"));
    texts
}

/// `acting.toml`: who can move each lever, and what has been tried.
fn of_acting() -> Vec<Text> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("acting.toml");
    let all: toml::Table =
        toml::from_str(&std::fs::read_to_string(path).expect("acting.toml")).expect("its form");
    let mut texts = Vec::new();
    gather(&toml::Value::Table(all), &mut texts);
    texts
}

fn gather(value: &toml::Value, texts: &mut Vec<Text>) {
    match value {
        toml::Value::Table(table) => {
            for (key, value) in table {
                match (CODES.iter().find(|(_, code)| code == key), value) {
                    (Some((_, language)), toml::Value::String(text)) => texts.push(Text {
                        language,
                        part: "acting.toml".into(),
                        at: "acting.toml".into(),
                        text: text.clone(),
                    }),
                    _ => gather(value, texts),
                }
            }
        }
        toml::Value::Array(values) => values.iter().for_each(|value| gather(value, texts)),
        _ => {}
    }
}

/// A page's texts by language: what stands in elements with a `lang`, or else in those of `html`'s.
fn of_html(part: &str, html: &str) -> Vec<Text> {
    let usual =
        html.split_once("<html lang=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
    let mut texts: BTreeMap<&'static str, String> = BTreeMap::new();
    let body = html.split_once("<body").expect("a body").1;
    // The language of each element that is open; void elements are never closed.
    let mut open: Vec<String> = vec![usual.to_owned()];
    let mut rest = body.split_once('>').expect("a tag").1;
    while let Some((text, after)) = rest.split_once('<') {
        let language = open.last().cloned().unwrap_or_default();
        if let Some((_, code)) = CODES.iter().find(|(_, code)| *code == language) {
            texts.entry(code).or_default().push_str(text);
        }
        if let Some(after) = after.strip_prefix("!--") {
            rest = after.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (tag, after) = after.split_once('>').expect("a whole tag");
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        // What stands in a box of its own is a text of its own.
        if !["a", "strong", "em", "span"].contains(&name) {
            texts.values_mut().for_each(|text| text.push_str("\n\n"));
        }
        if tag.starts_with('/') {
            open.pop();
        } else if !tag.ends_with('/') && !["path", "circle", "br", "meta", "link", "img"].contains(&name) {
            let own = tag.split_once(" lang=\"").and_then(|(_, rest)| rest.split('"').next());
            open.push(own.map_or(language, str::to_owned));
        }
        rest = after;
    }
    let split = |(language, all): (&'static str, String)| {
        all.split("\n\n")
            .map(|text| text.split_ascii_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|text| !text.is_empty())
            .map(|text| Text { language, part: part.to_owned(), at: part.to_owned(), text })
            .collect::<Vec<_>>()
    };
    texts.into_iter().flat_map(split).collect()
}

/// The texts of static pages and stories, as they are shown, for places large and small.
fn of_places() -> Vec<Text> {
    let site = pages::Site {
        core: &DATA.core,
        vintage: "2026",
        address: None,
        icon: "favicon.svg",
        pictures: false,
    };
    let mut texts = Vec::new();
    for id in ["norge", "fylke:46", "0301", "1151", "4624", "5501", "5634"] {
        let place = id.parse().expect("a place");
        let facts =
            pages::Facts::of(&DATA.nation, &DATA.core, &DATA.country, place).expect("it").expect("a path");
        for language in [Language::Nb, Language::Nn] {
            let page = site.page(language, &facts).expect("a page");
            texts.extend(of_html("static pages", &page));
        }
    }
    texts
}

/// A measured text, or the short texts of a part together.
struct Measured {
    at: String,
    counts: Counts,
    text: String,
}

#[test]
fn running_text_is_plain() {
    let index =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../index.html")).expect("it");
    let mut texts = of_source();
    texts.extend(of_acting());
    texts.extend(of_html("index.html", &index));
    texts.extend(of_places());
    texts.sort();
    texts.dedup_by(|a, b| (a.language, &a.text) == (b.language, &b.text));

    let mut heavy = Vec::new();
    for language in ["nb", "nn"] {
        let running: Vec<(&Text, Counts)> = texts
            .iter()
            .filter(|text| text.language == language)
            .map(|text| (text, Counts::of(&text.text)))
            .filter(|(_, counts)| counts.is_running())
            .collect();
        let words: usize = running.iter().map(|(_, counts)| counts.words).sum();
        let mut measured = Vec::new();
        let mut pools: BTreeMap<&str, Counts> = BTreeMap::new();
        for (text, counts) in &running {
            if counts.words >= ALONE {
                measured.push(Measured { at: text.at.clone(), counts: *counts, text: text.text.clone() });
            } else {
                let pool = pools.entry(&text.part).or_default();
                *pool = pool.and(*counts);
            }
        }
        let (pools, few): (Vec<_>, Vec<_>) =
            pools.into_iter().partition(|(_, counts)| counts.words >= ENOUGH);
        measured.extend(pools.into_iter().map(|(part, counts)| Measured {
            at: format!("{part}, its short texts"),
            counts,
            text: String::new(),
        }));
        let rest = few.iter().fold(Counts::default(), |sum, (_, counts)| sum.and(*counts));
        measured.push(Measured { at: "parts with few words".into(), counts: rest, text: String::new() });
        measured.sort_by(|a, b| b.counts.lix().total_cmp(&a.counts.lix()));

        let all = running.iter().fold(Counts::default(), |sum, (_, counts)| sum.and(*counts));
        println!("\n{language}: {words} words in {} running texts, LIX {:.1}", running.len(), all.lix());
        for measured in measured.iter().take(12) {
            println!("  {:5.1}  {} {}", measured.counts.lix(), measured.at, measured.text);
        }
        let mut short: Vec<_> = running.iter().filter(|(_, counts)| counts.words < ALONE).collect();
        short.sort_by(|a, b| b.1.lix().total_cmp(&a.1.lix()));
        println!("  the heaviest of the short ones:");
        for (text, counts) in
            short.iter().take(if std::env::var_os("ALL_SHORT").is_some() { 2_000 } else { 12 })
        {
            println!("  {:5.1}  {} {}", counts.lix(), text.at, text.text);
        }
        heavy.extend(
            short
                .iter()
                .filter(|(_, counts)| counts.words >= SHORT && counts.lix() > MOST_SHORT)
                .map(|(text, counts)| format!("{language} {:.1} {} {}", counts.lix(), text.at, text.text)),
        );
        assert!(words >= FLOOR, "{language}: only {words} words were found");
        heavy.extend(
            measured
                .iter()
                .filter(|measured| measured.counts.lix() > MOST)
                .map(|m| format!("{language} {:.1} {} {}", m.counts.lix(), m.at, m.text)),
        );
    }
    assert!(heavy.is_empty(), "heavier than LIX {MOST}:\n{}", heavy.join("\n"));
}
