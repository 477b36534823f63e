//! Finding a place by what people type: number, name in any of its languages, with or without æøå and Sami
//! letters, with one letter wrong.

use crate::core::Core;
use crate::place_id::PlaceId;

/// How well a place fits what was typed; better ones first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// The name or number is what was typed.
    Whole,
    /// It begins so.
    Start,
    /// One of its words begins so.
    Word,
    /// It holds what was typed.
    Inside,
    /// It, or one of its words, begins so but for one letter that is wrong, missing, too many or swapped.
    Nearly,
}

/// Names of the nation, in the languages that are spoken in it, and what else it is called.
const NATION: [&str; 9] = [
    "Norge",
    "Noreg",
    "Norga",
    "Vuodna",
    "Nöörje",
    "Norway",
    "hele landet",
    "heile landet",
    "the whole country",
];

/// What kind of place it is, as people write before or behind a name, folded.
const KINDS: [&str; 8] =
    ["kommune", "fylke", "fylkeskommune", "kommun", "region", "regionen", "municipality", "county"];

/// Longest text that is looked for, bytes: no name, with the kind of place, is nearly as long. Each letter more takes time.
const LONGEST: usize = 200;

/// Places that fit what was typed, best first; all of them for an empty query. Of those that fit equally well
/// municipalities come first, then counties, regions and the nation, each by name.
///
/// A county or region that is one municipality only is that municipality.
pub fn search(core: &Core, query: &str) -> Vec<(PlaceId, Found)> {
    let query = query.trim();
    if query.len() > LONGEST {
        return Vec::new();
    }
    let typed = fold(query);
    let found = search_folded(core, &typed);
    let nothing = found.iter().all(|(_, found)| *found == Found::Nearly);
    match without_kind(&typed) {
        Some(name) if nothing => search_folded(core, name),
        _ => found,
    }
}

/// A name without the kind of place that is said before or behind it; `None` where none is said.
fn without_kind(typed: &str) -> Option<&str> {
    let spaces = |(at, byte): (usize, u8)| (byte == b' ').then_some(at);
    let (mut spaces, mut from_behind) =
        (typed.bytes().enumerate().filter_map(spaces), typed.bytes().enumerate().rev().filter_map(spaces));
    let (first, last) = (spaces.next()?, from_behind.next()?);
    // Also while it is being typed.
    let is_kind = |word: &str| !word.is_empty() && KINDS.iter().any(|kind| kind.starts_with(word));
    if is_kind(typed.get(last + 1..)?) {
        typed.get(..last)
    } else if is_kind(typed.get(..first)?) {
        typed.get(first + 1..)
    } else {
        None
    }
}

fn search_folded(core: &Core, typed: &str) -> Vec<(PlaceId, Found)> {
    let places = core.all_places().filter(|id| id.kommune().is_some() || core.members(*id).nth(1).is_some());
    let mut hits: Vec<(PlaceId, Found)> =
        places.filter_map(|id| fit(core, id, typed).map(|found| (id, found))).collect();
    // A mistyped letter is only considered when nothing fits as it stands: else it buries what was meant.
    if hits.iter().any(|(_, found)| *found != Found::Nearly) {
        hits.retain(|(_, found)| *found != Found::Nearly);
    }
    let kind = |id: PlaceId| match id {
        PlaceId::Kommune(_) => 0,
        PlaceId::County(_) => 1,
        PlaceId::Region(_) => 2,
        PlaceId::Nation => 3,
    };
    // Each to its place: they are few, and a sort would be as large as all of this file.
    let mut sorted = Vec::with_capacity(hits.len());
    for (id, found) in hits {
        let key = (found, kind(id), collation(core.name(id).unwrap_or_default()));
        let at = sorted.partition_point(|(other, _)| *other <= key);
        sorted.insert(at, (key, id));
    }
    sorted.into_iter().map(|((found, ..), id)| (id, found)).collect()
}

fn fit(core: &Core, id: PlaceId, typed: &str) -> Option<Found> {
    if typed.is_empty() {
        return Some(Found::Start);
    }
    if typed.bytes().all(|b| b.is_ascii_digit()) {
        let nr = match id {
            PlaceId::Kommune(nr) => nr.to_string(),
            PlaceId::County(nr) => format!("{nr:02}"),
            PlaceId::Region(nr) => format!("{nr:05}"),
            PlaceId::Nation => return None,
        };
        // 0301 is often written without its zero.
        let short = nr.trim_start_matches('0');
        return if nr == typed || short == typed {
            Some(Found::Whole)
        } else if nr.starts_with(typed) {
            Some(Found::Start)
        } else {
            None
        };
    }
    let Some(name) = core.name(id) else {
        return NATION.iter().filter_map(|name| fit_name(&fold(name), typed)).min();
    };
    let aliases = id.kommune().and_then(|nr| core.place(nr)).map_or(&[][..], |place| &place.aliases);
    // Each name by itself, and all of them as they stand together.
    let names = std::iter::once(name).chain(parts(name)).chain(aliases.iter().map(String::as_str));
    names.filter_map(|name| fit_name(&fold(name), typed)).min()
}

fn fit_name(name: &str, typed: &str) -> Option<Found> {
    if name == typed {
        Some(Found::Whole)
    } else if name.starts_with(typed) {
        Some(Found::Start)
    } else if words(name).any(|word| word.starts_with(typed)) {
        Some(Found::Word)
    } else if name.as_bytes().windows(typed.len()).any(|part| part == typed.as_bytes()) {
        Some(Found::Inside)
    } else if typed.chars().count() >= 3
        && (one_letter_off(name, typed) || words(name).any(|word| one_letter_off(word, typed)))
    {
        Some(Found::Nearly)
    } else {
        None
    }
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split([' ', '-', '(', '/'])
}

/// Lower case, with æøå and Sami letters as people type them on any keyboard.
fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().map(lower) {
        match c {
            'å' | 'á' | 'à' | 'â' | 'ä' => out.push('a'),
            'æ' => out.push_str("ae"),
            'ø' | 'ö' | 'ó' | 'ô' => out.push('o'),
            'č' => out.push('c'),
            'đ' => out.push('d'),
            'é' | 'è' | 'ê' => out.push('e'),
            'ï' | 'í' => out.push('i'),
            'ŋ' | 'ń' => out.push('n'),
            'š' => out.push('s'),
            'ŧ' => out.push('t'),
            'ü' | 'ú' => out.push('u'),
            'ž' => out.push('z'),
            // Some systems write å as a followed by a mark of its own.
            '\u{300}'..='\u{36f}' => {}
            // Names are parted by a dash on the page.
            '–' => out.push('-'),
            _ => out.push(c),
        }
    }
    // "aa" for å and "oe" for ø, as written where the letters are missing.
    without_second(&without_second(&out, 'a', 'a'), 'o', 'e')
}

/// Of each pair of these two letters the first alone.
fn without_second(text: &str, first: char, second: char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        out.push(letter);
        if letter == first {
            letters.next_if_eq(&second);
        }
    }
    out
}

/// The names of a place in its languages: parted by a dash that stands alone.
///
/// Byte by byte, here and above: looking for a text in a text would bring the standard library's code for it, and for
/// what it says when it fails, 10 kB.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(name);
    std::iter::from_fn(move || {
        let names = rest.take()?;
        let dash = names.as_bytes().windows(3).position(|three| three == b" - ");
        let Some(dash) = dash else { return Some(names) };
        rest = names.get(dash + 3..);
        names.get(..dash)
    })
}

/// Whether the start of `name` becomes `typed` by at most one insertion, deletion, change or swap of neighbours.
fn one_letter_off(name: &str, typed: &str) -> bool {
    let name: Vec<char> = name.chars().collect();
    let typed: Vec<char> = typed.chars().collect();
    let same = name.iter().zip(&typed).take_while(|(a, b)| a == b).count();
    let starts = |name_from: usize, typed_from: usize| {
        let rest = typed.get(typed_from..).unwrap_or(&[]);
        name.get(name_from..).unwrap_or(&[]).starts_with(rest)
    };
    let swapped = same + 1 < name.len()
        && same + 1 < typed.len()
        && name[same] == typed[same + 1]
        && name[same + 1] == typed[same]
        && starts(same + 2, same + 2);
    starts(same + 1, same + 1) || starts(same, same + 1) || starts(same + 1, same) || swapped
}

/// Lower case of the letters that names in Norway have. The standard library's knows every script of the world, and
/// is as large as all of this crate.
fn lower(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        'À' => 'à',
        'Á' => 'á',
        'Â' => 'â',
        'Ä' => 'ä',
        'Å' => 'å',
        'Æ' => 'æ',
        'Č' => 'č',
        'Đ' => 'đ',
        'È' => 'è',
        'É' => 'é',
        'Ê' => 'ê',
        'Í' => 'í',
        'Ï' => 'ï',
        'Ń' => 'ń',
        'Ŋ' => 'ŋ',
        'Ó' => 'ó',
        'Ô' => 'ô',
        'Ö' => 'ö',
        'Ø' => 'ø',
        'Š' => 'š',
        'Ŧ' => 'ŧ',
        'Ú' => 'ú',
        'Ü' => 'ü',
        'Ž' => 'ž',
        other => other,
    }
}

/// Sorting key by Norwegian rules: æ, ø, å (and aa) last, Sami letters beside their Latin ones.
pub fn collation(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut letters = name.chars().map(lower).peekable();
    while let Some(c) = letters.next() {
        match c {
            'a' if letters.next_if_eq(&'a').is_some() => out.push_str("{c"),
            'æ' | 'ä' => out.push_str("{a"),
            'ø' | 'ö' => out.push_str("{b"),
            'å' => out.push_str("{c"),
            'á' => out.push('a'),
            'č' => out.push('c'),
            'đ' => out.push('d'),
            'ŋ' => out.push('n'),
            'š' => out.push('s'),
            'ŧ' => out.push('t'),
            'ž' => out.push('z'),
            _ => out.push(c),
        }
    }
    out
}
