//! Names of files, which any system takes and any person can read.

/// Longest part of a name that comes from words, characters.
const LONGEST: usize = 60;

/// Parts joined by dashes, in small letters without accents: `framsyn-tromso-5501-innbyggere-2026-2046.csv`.
pub fn file_name<'a>(parts: impl IntoIterator<Item = &'a str>, ending: &str) -> String {
    let mut name = String::from("framsyn");
    for part in parts {
        let part = plain(part);
        if !part.is_empty() {
            name.push('-');
            name.push_str(&part);
        }
    }
    name.push('.');
    name.push_str(ending);
    name
}

/// A part of a name or an identifier: letters and digits of ASCII, dashes between words.
pub(crate) fn plain(text: &str) -> String {
    let mut name = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => name.push(c),
            'æ' | 'ä' => name.push_str("ae"),
            'ø' | 'ö' | 'ó' | 'ò' | 'ô' => name.push('o'),
            'å' => name.push_str("aa"),
            'á' | 'à' | 'â' => name.push('a'),
            'é' | 'è' | 'ê' => name.push('e'),
            'ü' | 'ú' => name.push('u'),
            'č' => name.push('c'),
            'đ' => name.push('d'),
            'ŋ' | 'ñ' | 'ń' => name.push('n'),
            'š' => name.push('s'),
            'ŧ' => name.push('t'),
            'ž' => name.push('z'),
            'ï' => name.push('i'),
            _ if name.ends_with('-') || name.is_empty() => {}
            _ => name.push('-'),
        }
        if name.len() >= LONGEST {
            break;
        }
    }
    name.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_readable_ascii() {
        let name = file_name(["Tromsø", "5501", "Innbyggere", "2026–2046"], "csv");
        assert_eq!(name, "framsyn-tromso-5501-innbyggere-2026-2046.csv");
        assert_eq!(file_name(["Kárášjohka – Karasjok", "", "¿?"], "png"), "framsyn-karasjohka-karasjok.png");
        assert_eq!(file_name(["Bærum", "Ål", "fylke:56"], "svg"), "framsyn-baerum-aal-fylke-56.svg");
    }
}
