//! Documents as pages of the site: METHOD.md, the guide and the sheets for a workshop, the account of accessibility. One
//! address for whoever wants to check, cite or print them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// A document of the repository and the page that is made of it.
struct Document {
    /// The Markdown file, from the root of the repository.
    source: &'static str,
    /// The page's name in the site.
    page: &'static str,
    /// The language it is written in.
    language: &'static str,
    /// Whether each section is a sheet of its own, to be printed and handed out.
    sheets: bool,
}

const DOCUMENTS: [Document; 8] = [
    text("METHOD.md", "method.html", "en"),
    text("docs/accessibility.md", "accessibility.html", "nb"),
    text("docs/workshop/nb/guide.md", "guide.html", "nb"),
    text("docs/workshop/nn/guide.md", "guide-nn.html", "nn"),
    text("docs/workshop/en/guide.md", "guide-en.html", "en"),
    sheets("docs/workshop/nb/sheets.md", "sheets.html", "nb"),
    sheets("docs/workshop/nn/sheets.md", "sheets-nn.html", "nn"),
    sheets("docs/workshop/en/sheets.md", "sheets-en.html", "en"),
];

/// The names of the pages in the site.
pub(crate) fn pages() -> impl Iterator<Item = &'static str> {
    DOCUMENTS.iter().map(|document| document.page)
}

const fn text(source: &'static str, page: &'static str, language: &'static str) -> Document {
    Document { source, page, language, sheets: false }
}

const fn sheets(source: &'static str, page: &'static str, language: &'static str) -> Document {
    Document { source, page, language, sheets: true }
}

/// Writes the pages beside `index.html`, in the same style and under the same Content-Security-Policy.
///
/// # Errors
/// What cannot be read or written, what of `index.html` is not found, and a document that links to a file that is none of
/// the site's documents.
pub(crate) fn write(root: &Path, dist: &Path) -> Result<()> {
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
    let later = element(&index, "<meta name=\"app-entry\"")
        .and_then(|entry| Some(entry.split_once("data-styles=\"")?.1.split_once('"')?.0))
        .context("dist/index.html does not name the styles of what is loaded later")?;
    writeln!(kept, "<link rel=\"stylesheet\" href=\"{later}\">")?;
    for document in &DOCUMENTS {
        let text = fs::read_to_string(root.join(document.source)).context(document.source)?;
        let page = document.page(&kept, &text).context(document.source)?;
        fs::write(dist.join(document.page), page).context(document.page)?;
    }
    Ok(())
}

fn element<'a>(page: &'a str, start: &str) -> Option<&'a str> {
    let from = page.find(start)?;
    let end = page[from..].find('>')?;
    Some(&page[from..=from + end])
}

/// A heading of the document: its level on the page, text and address.
struct Heading {
    level: HeadingLevel,
    text: String,
    id: String,
}

impl Document {
    fn contents(&self) -> &'static str {
        match self.language {
            "nb" => "Innhold",
            "nn" => "Innhald",
            _ => "Contents",
        }
    }

    fn skip(&self) -> &'static str {
        match self.language {
            "nb" => "Gå til innholdet",
            "nn" => "Gå til innhaldet",
            _ => "Skip to the content",
        }
    }

    fn page(&self, head: &str, text: &str) -> Result<String> {
        let (headings, body) = self.rendered(text)?;
        let title = headings.first().map_or("", |heading| heading.text.as_str());
        let contents = contents(&headings);
        let Self { language, .. } = self;
        let (label, skip) = (self.contents(), self.skip());
        let class = if self.sheets { "page method sheets" } else { "page method" };
        // Out of the way on a phone; where there is room, the style sheet shows it open.
        Ok(format!(
            "<!doctype html>\n<html lang=\"{language}\" data-color-scheme=\"auto\" data-size=\"sm\">\n<head>\n\
             <meta charset=\"utf-8\">\n{head}\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{} – Framsyn</title>\n</head>\n\
             <body>\n<a class=\"ds-skip-link\" href=\"#main\">{skip}</a>\n<div class=\"{class}\">\n\
             <header class=\"heading\"><a class=\"brand\" href=\"./?lang={language}\">Framsyn</a></header>\n\
             <nav class=\"method__contents\" aria-label=\"{label}\"><details class=\"ds-details\">\n\
             <summary>{label}</summary>\n{contents}</details></nav>\n\
             <main id=\"main\" tabindex=\"-1\">\n{body}</main>\n</div>\n</body>\n</html>\n",
            escaped(title)
        ))
    }

    /// The headings in the order of the document, and the body.
    fn rendered(&self, text: &str) -> Result<(Vec<Heading>, String)> {
        let mut headings: Vec<Heading> = Vec::new();
        let mut used = BTreeMap::new();
        let mut events = Vec::new();
        let mut heading: Option<String> = None;
        // The first heading is the page's. Where a document has others of its level, they are its parts.
        let demoted = text.lines().filter(|line| line.starts_with("# ")).count() > 1;
        for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS) {
            match (&event, &mut heading) {
                (Event::Start(Tag::Heading { .. }), _) => heading = Some(String::new()),
                (Event::Text(part) | Event::Code(part), Some(told)) => told.push_str(part),
                _ => {}
            }
            match event {
                Event::End(TagEnd::Heading(level)) => {
                    let told = heading.take().unwrap_or_default();
                    let id = address(&told, &mut used);
                    let level = if demoted && !headings.is_empty() { one_lower(level) } else { level };
                    // Its start was the last that was pushed as such.
                    let start = events.iter_mut().rev().find_map(|event| match event {
                        Event::Start(Tag::Heading { level, id, .. }) => Some((level, id)),
                        _ => None,
                    });
                    if let Some((shown, address)) = start {
                        *shown = level;
                        *address = Some(CowStr::from(id.clone()));
                    }
                    headings.push(Heading { level, text: told, id });
                    events.push(Event::End(TagEnd::Heading(level)));
                }
                // A wide table is moved sideways by itself, by keyboard too.
                Event::Start(Tag::Table(_)) => {
                    let region = headings
                        .last()
                        .map_or("", |heading| heading.text.as_str())
                        .replace(['"', '<', '&'], "");
                    events.push(raw(format!(
                        "<div class=\"table__scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{region}\">"
                    )));
                    events.push(event);
                }
                Event::Start(Tag::CodeBlock(_)) => {
                    events.push(raw(
                        "<div class=\"method__formula\" tabindex=\"0\" role=\"group\" aria-label=\"Formula\">".into(),
                    ));
                    events.push(event);
                }
                Event::End(TagEnd::Table | TagEnd::CodeBlock) => {
                    events.push(event);
                    events.push(raw("</div>".into()));
                }
                Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                    let dest_url = self.linked(&dest_url)?.into();
                    events.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                }
                // A line to write on, and a box to tick by hand: nothing that a reader by ear could use.
                Event::Rule => events.push(raw("<hr class=\"sheets__line\" aria-hidden=\"true\">\n".into())),
                Event::TaskListMarker(_) => {
                    events.push(raw("<span class=\"sheets__box\" aria-hidden=\"true\"></span>".into()));
                }
                event => events.push(event),
            }
        }
        let mut body = String::new();
        html::push_html(&mut body, events.into_iter());
        Ok((headings, body))
    }

    /// Where a link of the document leads on the site: to the page of another document, or as it stands.
    fn linked(&self, address: &str) -> Result<String> {
        let file = address.split('#').next().unwrap_or_default();
        if address.contains("://") || !file.ends_with(".md") {
            return Ok(address.into());
        }
        let mut path: Vec<&str> = self.source.split('/').collect();
        path.pop();
        for step in file.split('/') {
            match step {
                ".." => drop(path.pop()),
                step => path.push(step),
            }
        }
        let path = path.join("/");
        let to = DOCUMENTS.iter().find(|document| document.source == path);
        let to = to.with_context(|| format!("links to {address}, which is no page of the site"))?;
        Ok(address.replacen(file, to.page, 1))
    }
}

/// The list of the second level's headings, with those of the third below them where the document has parts.
fn contents(headings: &[Heading]) -> String {
    let link = |heading: &Heading| {
        format!("<a class=\"ds-link\" href=\"#{}\">{}</a>", heading.id, escaped(&heading.text))
    };
    let mut list = String::from("<ul>\n");
    let mut below = false;
    for heading in headings {
        match heading.level {
            HeadingLevel::H2 => {
                if below {
                    list.push_str("</ul></li>\n");
                    below = false;
                }
                list.push_str(&format!("<li>{}", link(heading)));
            }
            HeadingLevel::H3 => {
                if !below {
                    list.push_str("\n<ul>\n");
                    below = true;
                }
                list.push_str(&format!("<li>{}</li>\n", link(heading)));
            }
            _ => {}
        }
    }
    list.push_str(if below { "</ul></li>\n</ul>\n" } else { "</ul>\n" });
    list
}

fn raw(html: String) -> Event<'static> {
    Event::Html(html.into())
}

fn escaped(text: &str) -> String {
    let mut shown = String::new();
    html::push_html(&mut shown, std::iter::once(Event::Text(CowStr::from(text))));
    shown
}

const fn one_lower(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H2,
        HeadingLevel::H2 => HeadingLevel::H3,
        HeadingLevel::H3 => HeadingLevel::H4,
        HeadingLevel::H4 => HeadingLevel::H5,
        HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
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

    const ENGLISH: Document = text("docs/workshop/en/guide.md", "guide-en.html", "en");

    fn holds(page: &str, parts: &[&str]) {
        for part in parts {
            assert!(page.contains(part), "{part}\n{page}");
        }
    }

    #[test]
    fn headings_have_addresses_and_stand_in_the_contents() {
        let page = ENGLISH
            .page(
                "",
                "# One & all\n\ntext\n\n## A *b* c\n\n    x = 1 < 2\n\n## A b c\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
            )
            .expect("a page");
        holds(
            &page,
            &[
                "<title>One &amp; all – Framsyn</title>",
                "<h1 id=\"one-all\">One &amp; all</h1>",
                "<h2 id=\"a-b-c\">",
                "<h2 id=\"a-b-c-2\">",
                "<li><a class=\"ds-link\" href=\"#a-b-c-2\">A b c</a>",
                "x = 1 &lt; 2",
                "role=\"group\" aria-label=\"A b c\"><table>",
            ],
        );
    }

    #[test]
    fn a_page_has_one_first_heading_and_its_parts_stand_below_it() {
        let page =
            ENGLISH.page("", "# Method\n\n# Part 1\n\n## Step\n\n### Detail\n\n# Part 2\n").expect("a page");
        holds(
            &page,
            &[
                "<h1 id=\"method\">",
                "<h2 id=\"part-1\">Part 1</h2>",
                "<h3 id=\"step\">Step</h3>",
                "<h4 id=\"detail\">Detail</h4>",
                "<h2 id=\"part-2\">",
                "href=\"#part-1\">Part 1</a>\n<ul>\n<li><a class=\"ds-link\" href=\"#step\">Step</a></li>\n</ul></li>",
            ],
        );
        assert_eq!(page.matches("<h1").count(), 1);
    }

    #[test]
    fn links_between_documents_lead_to_their_pages() {
        let page = |text: &str| ENGLISH.page("", text);
        holds(
            &page(
                "[a](../nb/sheets.md) [b](../../../METHOD.md#bands) [c](https://x.example/y.md) [d](#here)",
            )
            .expect("a page"),
            &[
                "href=\"sheets.html\"",
                "href=\"method.html#bands\"",
                "href=\"https://x.example/y.md\"",
                "href=\"#here\"",
            ],
        );
        let told = format!("{:#}", page("[a](../README.md)").expect_err("no page of the site"));
        assert!(told.contains("../README.md"), "{told}");
    }

    #[test]
    fn what_is_filled_in_by_hand_is_not_read_out() {
        holds(
            &ENGLISH.page("", "- [ ] one\n\ntext\n\n***\n").expect("a page"),
            &[
                "<span class=\"sheets__box\" aria-hidden=\"true\"></span>",
                "<hr class=\"sheets__line\" aria-hidden=\"true\">",
            ],
        );
    }

    #[test]
    fn every_document_becomes_a_page() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        for document in &DOCUMENTS {
            let text = fs::read_to_string(root.join(document.source)).expect(document.source);
            let page =
                document.page("", &text).unwrap_or_else(|error| panic!("{}: {error:#}", document.source));
            assert_eq!(page.matches("<h1").count(), 1, "{}", document.source);
        }
    }

    /// The account of accessibility sums up its own table, which has every criterion of WCAG 2.2 at A and AA.
    #[test]
    fn the_account_of_accessibility_counts_its_criteria() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let text = fs::read_to_string(root.join("docs/accessibility.md")).expect("the account");
        let criterion = |line: &&str| {
            line.strip_prefix("| ").is_some_and(|rest| {
                rest.split(' ').next().is_some_and(|number| number.split('.').count() == 3)
            })
        };
        let told = |answer: &str| {
            let is = |line: &&str| line.split(" | ").nth(1) == Some(answer);
            text.lines().filter(criterion).filter(is).count()
        };
        let [met, none, nearly, not] = ["Ja", "Gjelder ikke", "Med forbehold", "Nei"].map(told);
        assert_eq!(met + none + nearly + not, 55);
        let sum = format!(
            "Av 55 krav er {met} oppfylt, {nearly} er oppfylt med forbehold, {not} er ikke oppfylt, og {none} gjelder ikke."
        );
        assert!(text.contains(&sum), "{sum}");
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
