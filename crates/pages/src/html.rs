//! What all pages have in common: their head, and texts that mean what they say.

use scenario::Language;
use text::words;

use crate::{LANGUAGES, Site, up};

/// No script, no request to anyone else.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// The mark of Framsyn.
const MARK: &str = "<svg class=\"brand__mark\" viewBox=\"0 0 32 32\" aria-hidden=\"true\"><path d=\"M3 22C8 21 11 19 14 \
                    16M14 16C18 12 21 9 25 8\"/><path d=\"M14 16C19 16 23 19 29 25\" stroke-dasharray=\"0.1 6\"/><circle \
                    cx=\"26\" cy=\"7.5\" r=\"4\"/></svg>";

/// A text within HTML, as text or as an attribute's value.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

/// A page's words about itself, and where it is.
pub(crate) struct Head<'a> {
    pub(crate) language: Language,
    pub(crate) title: String,
    pub(crate) description: String,
    /// Where a language's page is, in the site.
    pub(crate) path: &'a dyn Fn(Language) -> String,
    /// The picture beside a shared link, in the site, and what it shows.
    pub(crate) picture: Option<(String, String)>,
}

impl Site<'_> {
    /// A whole page around what it shows.
    pub(crate) fn around(&self, head: &Head<'_>, shown: &str) -> String {
        let language = head.language;
        let path = (head.path)(language);
        let root = up(&path);
        let w = words(language);
        let (title, description) = (escaped(&head.title), escaped(&head.description));
        // Relative where the site's own address is not known.
        let link =
            |to: &str| self.address.map_or_else(|| format!("{root}{to}"), |site| format!("{site}{to}"));
        let mut meta = String::new();
        for other in LANGUAGES {
            let to = link(&(head.path)(other));
            meta += &format!("<link rel=\"alternate\" hreflang=\"{}\" href=\"{to}\">\n", other.code());
        }
        let mut property = |name: &str, value: &str| {
            meta += &format!("<meta property=\"og:{name}\" content=\"{value}\">\n");
        };
        property("site_name", "Framsyn");
        property("title", &title);
        property("description", &description);
        if let Some(site) = self.address {
            property("url", &format!("{site}{path}"));
            if let Some((picture, shows)) = &head.picture {
                property("image", &format!("{site}{picture}"));
                property("image:width", &crate::picture::WIDTH.to_string());
                property("image:height", &crate::picture::HEIGHT.to_string());
                property("image:alt", &escaped(shows));
                meta += "<meta name=\"twitter:card\" content=\"summary_large_image\">\n";
            }
            meta += &format!("<link rel=\"canonical\" href=\"{site}{path}\">\n");
        }
        let languages: String = LANGUAGES
            .into_iter()
            .map(|other| {
                let (code, name) = (other.code(), words(other).language_name);
                if other == language {
                    return format!("<li><span aria-current=\"true\" lang=\"{code}\">{name}</span></li>");
                }
                // From one language's page to another's.
                let to = match (language, other) {
                    (Language::Nb, _) => format!("{code}/"),
                    (_, Language::Nb) => "../".to_owned(),
                    _ => format!("../{code}/"),
                };
                format!(
                    "<li><a class=\"ds-link\" href=\"{to}\" lang=\"{code}\" hreflang=\"{code}\">{name}</a></li>"
                )
            })
            .collect();
        format!(
            "<!DOCTYPE html>\n<html lang=\"{code}\" data-color-scheme=\"auto\" data-size=\"sm\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>{title}</title>\n<meta name=\"description\" content=\"{description}\">\n{meta}\
             <link rel=\"icon\" href=\"{root}{icon}\" type=\"image/svg+xml\">\n<link rel=\"stylesheet\" href=\"{root}places.css\">\n\
             </head>\n<body>\n<div class=\"page\">\n<header class=\"heading\"><a class=\"brand\" href=\"{root}?lang={code}\">{MARK}Framsyn</a>\n\
             <nav aria-label=\"{languages_name}\"><ul class=\"row\">{languages}</ul></nav></header>\n{shown}\
             <footer class=\"foot\"><p>{sources}</p></footer>\n</div>\n</body>\n</html>\n",
            code = language.code(),
            icon = self.icon,
            languages_name = w.language,
            sources = escaped(text::later::frame_words(language).source_line),
        )
    }
}
