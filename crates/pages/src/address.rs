//! Where a page is: readable, and the same as long as the place has its number and name.

use atlas::{Core, PlaceId};
use scenario::Language;

/// Text that is not the address of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadAddress(String);

impl std::fmt::Display for BadAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "“{}” is not a site's address: write it like https://example.org/framsyn/", self.0)
    }
}

impl std::error::Error for BadAddress {}

/// A site's address, ending in a slash.
///
/// # Errors
/// [`BadAddress`] for what is not one of `https` or `http`, or has letters that addresses do not have.
pub fn whole_address(text: &str) -> Result<String, BadAddress> {
    let bad = || BadAddress(text.to_owned());
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or_else(bad)?;
    let letters = |c: char| c.is_ascii_alphanumeric() || "-._~:/%[]".contains(c);
    let host = rest.split('/').next().unwrap_or_default();
    if host.is_empty() || !rest.chars().all(letters) {
        return Err(bad());
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

/// The folder of a place's pages in the site, such as `kommune/5501-tromso/`; `None` where there is no such place.
pub fn folder(core: &Core, id: PlaceId) -> Option<String> {
    // The first of several names: others may be added.
    let slug = core.name(id).and_then(|names| names.split(" - ").next()).map(slug);
    match id {
        PlaceId::Nation => Some("norge/".to_owned()),
        PlaceId::County(nr) => slug.map(|slug| format!("fylke/{nr:02}-{slug}/")),
        PlaceId::Kommune(nr) => slug.map(|slug| format!("kommune/{nr}-{slug}/")),
        PlaceId::Region(_) => None,
    }
}

/// The page of a place in a language, in the site; [`folder`] gives the folder.
pub fn page_path(folder: &str, language: Language) -> String {
    match language {
        Language::Nb => folder.to_owned(),
        _ => format!("{folder}{}/", language.code()),
    }
}

/// The list of all places in a language, in the site.
pub fn index_path(language: Language) -> String {
    page_path("kommune/", language)
}

/// The picture of a place for previews of links, in the site; [`folder`] gives the folder.
pub fn picture_path(folder: &str) -> String {
    format!("{folder}framsyn.png")
}

/// The way from a page to the site's own folder: `../` for each folder that it lies in.
pub fn up(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// A name in the letters that every address can have, without change of its sound more than needed.
fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => out.push(letter),
            'æ' => out.push_str("ae"),
            'ø' | 'ö' | 'ô' | 'ó' => out.push('o'),
            'å' | 'ä' | 'á' | 'â' => out.push('a'),
            'č' => out.push('c'),
            'đ' => out.push('d'),
            'ŋ' | 'ń' => out.push('n'),
            'š' => out.push('s'),
            'ŧ' => out.push('t'),
            'ž' => out.push('z'),
            'í' | 'ï' => out.push('i'),
            'é' | 'è' | 'ê' => out.push('e'),
            'ú' | 'ü' => out.push('u'),
            _ if out.is_empty() || out.ends_with('-') => {}
            _ => out.push('-'),
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_sound_in_addresses() {
        for (name, expected) in [
            ("Tromsø", "tromso"),
            ("Kárášjohka", "karasjohka"),
            ("Våler (Innlandet)", "valer-innlandet"),
            ("Nord-Aurdal", "nord-aurdal"),
            ("Unjárga", "unjarga"),
            ("Áŋŋel & co.", "annel-co"),
        ] {
            assert_eq!(slug(name), expected);
        }
    }

    #[test]
    fn a_sites_address_ends_in_a_slash() {
        assert_eq!(whole_address("https://example.org").as_deref(), Ok("https://example.org/"));
        assert_eq!(whole_address("http://127.0.0.1:80/a/b/").as_deref(), Ok("http://127.0.0.1:80/a/b/"));
        for bad in
            ["", "example.org", "https://", "https:///a", "ftp://a.no", "https://a.no/\"b", "https://a.no/?b"]
        {
            assert!(whole_address(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn pages_find_their_site() {
        assert_eq!(page_path("norge/", Language::Nb), "norge/");
        assert_eq!(up(&page_path("kommune/5501-tromso/", Language::Nn)), "../../../");
        assert_eq!(index_path(Language::En), "kommune/en/");
    }
}
