//! METHOD.md as a page of the site: one address for whoever wants to check or cite a step.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// The page's name in the site.
pub(crate) const PAGE: &str = "method.html";

/// Writes the page beside `index.html`, in the same style and under the same Content-Security-Policy.
///
/// # Errors
/// What cannot be read or written, or what of `index.html` is not found.
pub(crate) fn write(method: &Path, dist: &Path) -> Result<()> {
    let text = fs::read_to_string(method).context("METHOD.md")?;
    let index = fs::read_to_string(dist.join("index.html")).context("dist/index.html")?;
    // Each in one piece, as Trunk writes them.
    let heads =
        ["<meta http-equiv=\"Content-Security-Policy\"", "<link rel=\"stylesheet\"", "<link rel=\"icon\""]
            .map(|start| {
                element(&index, start).with_context(|| format!("dist/index.html has no {start} ...>"))
            });
    let mut kept = String::new();
    for head in heads {
        kept.push_str(head?);
        kept.push('\n');
    }
    fs::write(dist.join(PAGE), page(&kept, &text)).context(PAGE)
}

fn element<'a>(page: &'a str, start: &str) -> Option<&'a str> {
    let from = page.find(start)?;
    let end = page[from..].find('>')?;
    Some(&page[from..=from + end])
}

/// Headings of the second level and above, in the order of the document: their level, text and address.
struct Heading {
    level: HeadingLevel,
    text: String,
    id: String,
}

fn page(head: &str, text: &str) -> String {
    let (headings, body) = rendered(text);
    let contents: String = headings
        .iter()
        .filter(|heading| heading.level <= HeadingLevel::H2)
        .map(|heading| {
            let mut shown = String::new();
            html::push_html(&mut shown, std::iter::once(Event::Text(CowStr::from(heading.text.as_str()))));
            let class = if heading.level == HeadingLevel::H1 { " class=\"method__part\"" } else { "" };
            format!("<li{class}><a class=\"ds-link\" href=\"#{}\">{shown}</a></li>\n", heading.id)
        })
        .collect();
    format!(
        "<!doctype html>\n<html lang=\"en\" data-color-scheme=\"auto\" data-size=\"sm\">\n<head>\n<meta charset=\"utf-8\">\n\
         {head}<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>Method – Framsyn</title>\n</head>\n\
         <body>\n<div class=\"page method\">\n<header class=\"heading\"><a class=\"brand\" href=\"./\">Framsyn</a></header>\n\
         <nav class=\"method__contents\" aria-label=\"Contents\"><ul>\n{contents}</ul></nav>\n\
         <main id=\"main\">\n{body}</main>\n</div>\n</body>\n</html>\n"
    )
}

fn rendered(text: &str) -> (Vec<Heading>, String) {
    let mut headings: Vec<Heading> = Vec::new();
    let mut used = BTreeMap::new();
    let mut events = Vec::new();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match (&event, &mut heading) {
            (Event::Start(Tag::Heading { .. }), _) => heading = Some(String::new()),
            (Event::Text(part) | Event::Code(part), Some(told)) => told.push_str(part),
            _ => {}
        }
        if let Event::End(TagEnd::Heading(level)) = event {
            let told = heading.take().unwrap_or_default();
            let id = address(&told, &mut used);
            // Its start was the last that was pushed as such.
            let start = events.iter_mut().rev().find_map(|event| match event {
                Event::Start(Tag::Heading { id, .. }) => Some(id),
                _ => None,
            });
            if let Some(start) = start {
                *start = Some(CowStr::from(id.clone()));
            }
            headings.push(Heading { level, text: told, id });
        }
        match event {
            // A wide table is moved sideways by itself, by keyboard too.
            Event::Start(Tag::Table(_)) => {
                let region =
                    headings.last().map_or("", |heading| heading.text.as_str()).replace(['"', '<', '&'], "");
                events.push(Event::Html(
                    format!(
                        "<div class=\"table__scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{region}\">"
                    )
                    .into(),
                ));
                events.push(event);
            }
            Event::End(TagEnd::Table) => {
                events.push(event);
                events.push(Event::Html("</div>".into()));
            }
            Event::Start(Tag::CodeBlock(_)) => {
                events.push(Event::Html(
                    "<div class=\"method__formula\" tabindex=\"0\" role=\"group\" aria-label=\"Formula\">"
                        .into(),
                ));
                events.push(event);
            }
            Event::End(TagEnd::CodeBlock) => {
                events.push(event);
                events.push(Event::Html("</div>".into()));
            }
            event => events.push(event),
        }
    }
    let mut body = String::new();
    html::push_html(&mut body, events.into_iter());
    (headings, body)
}

/// A heading's address: its letters and figures in small, the rest as hyphens; a second one of the same name is counted.
fn address(text: &str, used: &mut BTreeMap<String, usize>) -> String {
    let mut id = String::new();
    for letter in text.chars().map(|letter| letter.to_ascii_lowercase()) {
        if letter.is_alphanumeric() {
            id.push(letter);
        } else if !id.ends_with('-') && !id.is_empty() {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-').to_owned();
    let times = used.entry(id.clone()).or_insert(0);
    *times += 1;
    if *times == 1 { id } else { format!("{id}-{times}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_have_addresses_and_stand_in_the_contents() {
        let page = page(
            "",
            "# One & all\n\ntext\n\n## A *b* c\n\n    x = 1 < 2\n\n## A b c\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        );
        for part in [
            "<h1 id=\"one-all\">One &amp; all</h1>",
            "href=\"#one-all\">One &amp; all</a>",
            "<h2 id=\"a-b-c\">",
            "<h2 id=\"a-b-c-2\">",
            "href=\"#a-b-c-2\"",
            "x = 1 &lt; 2",
            "role=\"group\" aria-label=\"A b c\"><table>",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
    }

    #[test]
    fn heads_are_taken_whole() {
        let index =
            "<link rel=\"icon\" href=\"a.svg\"><link rel=\"stylesheet\" href=\"b.css\" integrity=\"x\"/>";
        assert_eq!(
            element(index, "<link rel=\"stylesheet\""),
            Some("<link rel=\"stylesheet\" href=\"b.css\" integrity=\"x\"/>")
        );
        assert_eq!(element(index, "<meta"), None);
    }
}
