//! The pages of all places: the same sentences as the page of Framsyn, no page too large, none like another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use atlas::PlaceId;
use fixture::DATA;
use pages::{Facts, LANGUAGES, PAGE_BUDGET, Site, folder, page_path, picture_path, places};
use scenario::{HORIZON, Language};

/// As long as the addresses of sites are, so that the budget means something.
const ADDRESS: &str = "https://www.en-ganske-stor-fylkeskommune.no/framsyn/";

static FACTS: LazyLock<Vec<Facts>> = LazyLock::new(|| {
    let facts =
        |id| Facts::of(&DATA.nation, &DATA.core, &DATA.country, id).expect("a place").expect("its path");
    places(&DATA.core).map(facts).collect()
});

fn site(address: Option<&'static str>) -> Site<'static> {
    Site {
        core: &DATA.core,
        vintage: "2026-test",
        address,
        icon: "favicon-0123456789abcdef.svg",
        pictures: true,
    }
}

/// What stands between two texts, first time.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let after = text.split_once(start).unwrap_or_else(|| panic!("no {start} in {text}")).1;
    after.split_once(end).expect("its end").0
}

#[test]
fn there_is_a_page_of_each_municipality_and_county_and_of_the_nation() {
    assert_eq!(FACTS.len(), 1 + 15 + 357);
    let folders: BTreeSet<String> =
        places(&DATA.core).map(|id| folder(&DATA.core, id).expect("an address")).collect();
    assert_eq!(folders.len(), FACTS.len(), "no two places have one address");
    assert!(folders.contains("kommune/5501-tromso/"));
    assert!(folders.contains("kommune/5610-karasjohka/"));
    assert!(folders.contains("kommune/0301-oslo/") && folders.contains("fylke/03-oslo/"));
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-/".contains(c);
    assert!(folders.iter().all(|folder| folder.ends_with('/') && folder.chars().all(allowed)));
}

/// The sentence is put together here as `app` does it, from an explorer of the place.
#[test]
fn each_page_begins_with_the_sentence_of_the_page_itself() {
    for facts in FACTS.iter() {
        let explorer = fixture::explorer(&facts.id().to_string());
        let now = explorer.baseline_figures(*explorer.years().start()).expect("now");
        let then = explorer.figures(HORIZON).expect("then");
        for language in LANGUAGES {
            let living = text::sentence::living(language, &now, &then, None, HORIZON);
            let page = site(None).page(language, facts).expect("a page");
            assert_eq!(between(&page, "<p class=\"living\">", "</p>"), living, "{}", facts.id());
        }
    }
}

#[test]
fn pages_are_small_and_each_has_its_own_title_and_description() {
    let (mut titles, mut descriptions) = (BTreeMap::new(), BTreeMap::new());
    for facts in FACTS.iter() {
        for language in LANGUAGES {
            let page = site(Some(ADDRESS)).page(language, facts).expect("a page");
            let at = format!("{} {}", facts.id(), language.code());
            assert!(page.len() <= PAGE_BUDGET, "{at}: {} bytes", page.len());
            let picture = picture_path(&folder(&DATA.core, facts.id()).expect("an address"));
            let shared = between(&page, "<meta property=\"og:image\" content=\"", "\"");
            assert_eq!(shared, format!("{ADDRESS}{picture}"), "{at}");
            let title = between(&page, "<title>", "</title>").to_owned();
            let description = between(&page, "<meta name=\"description\" content=\"", "\"").to_owned();
            assert!((20..=80).contains(&title.chars().count()), "{at}: {title}");
            assert!((90..=200).contains(&description.chars().count()), "{at}: {description}");
            let other = titles.insert(title.clone(), at.clone());
            assert_eq!(other, None, "{title}");
            let other = descriptions.insert(description.clone(), at);
            assert_eq!(other, None, "{description}");
        }
    }
}

#[test]
fn names_are_those_of_the_page_itself() {
    let heading = |language, id: &str| {
        let facts = FACTS.iter().find(|facts| facts.id().to_string() == id).expect("a place");
        let page = site(None).page(language, facts).expect("a page");
        between(&page, "<h1 class=\"ds-heading\">", "</h1>").to_owned()
    };
    assert_eq!(heading(Language::Nb, "5501"), "Hvordan blir Tromsø i 2046?");
    assert_eq!(heading(Language::Nn, "norge"), "Korleis blir Noreg i 2046?");
    assert_eq!(heading(Language::Nb, "fylke:03"), "Hvordan blir Oslo fylke i 2046?");
    assert_eq!(heading(Language::En, "5610"), "What will Kárášjohka – Karasjok be like in 2046?");
}

#[test]
fn the_chart_and_the_picture_show_every_place() {
    for facts in FACTS.iter() {
        let page = site(None).page(Language::Nb, facts).expect("a page");
        let svg = pages::picture(&DATA.core, facts).expect("a picture");
        for drawing in [between(&page, "<svg class=\"chart\"", "</svg>"), &svg] {
            assert!(!drawing.contains("NaN") && !drawing.contains("inf"), "{drawing}");
            // A line that begins in one year and ends in another has all years between: 21 of them, and of Statistics
            // Norway's those since it was published.
            for path in drawing.split(" d=\"").skip(1).filter_map(|path| path.split('"').next()) {
                let steps = path.split_once('l').map_or(20, |(_, steps)| steps.split(' ').count());
                assert!(steps >= 19, "{}: {path}", facts.id());
            }
        }
        // Statistics Norway's line is not in the data of every place.
        let official = page.contains("line official");
        assert_eq!(page.matches("class=\"line ").count(), 2 + usize::from(official), "{}", facts.id());
    }
}

#[test]
fn languages_name_each_other_and_the_place_has_one_address_in_each() {
    let facts = FACTS.iter().find(|facts| facts.id() == PlaceId::Nation).expect("the nation");
    for (address, start) in [(Some(ADDRESS), ADDRESS), (None, "../")] {
        let alternates = |language| {
            let page = site(address).page(language, facts).expect("a page");
            let links: BTreeSet<String> = page
                .split("<link rel=\"alternate\" hreflang=\"")
                .skip(1)
                .map(|link| link.split('>').next().unwrap_or_default().replace("../", ""))
                .collect();
            (links, page)
        };
        let (of_nb, page) = alternates(Language::Nb);
        assert_eq!(of_nb.len(), 3);
        assert_eq!(of_nb, alternates(Language::Nn).0);
        assert_eq!(of_nb, alternates(Language::En).0);
        assert!(page.contains(&format!("hreflang=\"nn\" href=\"{start}norge/nn/\"")), "{page}");
        assert_eq!(page.contains("rel=\"canonical\""), address.is_some());
        assert_eq!(page.contains("og:image"), address.is_some(), "a picture needs a whole address");
    }
}

#[test]
fn search_engines_are_told_of_every_page_where_the_site_is_known() {
    let (with, without) = (site(Some(ADDRESS)), site(None));
    assert_eq!(without.sitemap(), None);
    assert!(!without.robots().contains("Sitemap"));
    assert!(with.robots().contains(&format!("Sitemap: {ADDRESS}sitemap.xml\n")));
    let sitemap = with.sitemap().expect("a list");
    assert_eq!(sitemap.matches("<url>").count(), 1 + 3 * (1 + FACTS.len()));
    for facts in FACTS.iter() {
        let folder = folder(&DATA.core, facts.id()).expect("an address");
        for language in LANGUAGES {
            let address = format!("<loc>{ADDRESS}{}</loc>", page_path(&folder, language));
            assert!(sitemap.contains(&address), "{address}");
        }
    }
    assert!(sitemap.len() < 50_000_000);
}

#[test]
fn the_list_has_every_place_once_in_the_order_of_norwegian_letters() {
    let index = site(None).index(Language::Nn);
    for id in places(&DATA.core) {
        let path = page_path(&folder(&DATA.core, id).expect("an address"), Language::Nn);
        assert_eq!(index.matches(&format!("\"../../{path}\"")).count(), 1, "{path}");
    }
    let counties: Vec<&str> = index.split(" id=\"fylke-").skip(1).map(|heading| &heading[..2]).collect();
    assert_eq!(counties.len(), 15);
    assert_eq!((counties[0], counties[14]), ("42", "31"), "Agder first, Østfold last");
}
