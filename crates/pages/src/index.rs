//! The list of all places, and what search engines are told of them.

use atlas::PlaceId;
use scenario::Language;
use text::name_of;
use text::pages::{called, pages_words};

use crate::html::{Head, escaped};
use crate::{LANGUAGES, Site, folder, index_path, page_path, places, up};

impl Site<'_> {
    /// The list of all places in a language: by county, in the order of Norwegian letters.
    pub fn index(&self, language: Language) -> String {
        let w = pages_words(language);
        let path = index_path(language);
        let root = up(&path);
        let link = |id: PlaceId, name: &str| {
            folder(self.core, id).map_or_else(String::new, |folder| {
                format!(
                    "<a class=\"ds-link\" href=\"{root}{}\">{}</a>",
                    page_path(&folder, language),
                    escaped(name)
                )
            })
        };
        let name = |id: PlaceId| name_of(language, self.core, id).unwrap_or_default();
        let sorted = |ids: &mut dyn Iterator<Item = PlaceId>| {
            let mut named: Vec<(PlaceId, String)> = ids.map(|id| (id, name(id))).collect();
            named.sort_by_cached_key(|(_, name)| atlas::collation(name));
            named
        };
        let mut shown = format!(
            "<main id=\"main\">\n<h1 class=\"ds-heading\">{}</h1>\n<p>{}</p>\n<p>{}</p>\n",
            w.all_places,
            w.all_places_lead,
            link(PlaceId::Nation, w.whole_country)
        );
        for (county, name) in sorted(&mut places(self.core).filter(|id| matches!(id, PlaceId::County(_)))) {
            let nr = county.county().unwrap_or(0);
            let members: String =
                sorted(&mut self.core.members(county).map(|place| PlaceId::Kommune(place.nr)))
                    .iter()
                    // The page that cannot start leads here by the number that is in its address.
                    .map(|(id, name)| format!("<li id=\"{id}\">{}</li>\n", link(*id, name)))
                    .collect();
            shown += &format!(
                "<section>\n<h2 class=\"ds-heading\" data-size=\"xs\" id=\"fylke-{nr:02}\">{}</h2>\n<ul class=\"names\">\n\
                 {members}</ul>\n</section>\n",
                link(county, &called(language, county, &name))
            );
        }
        shown += "</main>\n";
        let head = Head {
            language,
            title: format!("{} – Framsyn", w.all_places),
            description: w.all_places_lead.to_owned(),
            path: &index_path,
            picture: None,
        };
        self.around(&head, &shown)
    }

    /// The list of all pages for search engines; `None` where the site's address is not known.
    pub fn sitemap(&self) -> Option<String> {
        let site = self.address?;
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
             xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
        );
        out += &format!("<url><loc>{site}</loc></url>\n");
        let folders = places(self.core).filter_map(|id| folder(self.core, id));
        for folder in std::iter::once("kommune/".to_owned()).chain(folders) {
            let others: String = LANGUAGES
                .into_iter()
                .map(|language| {
                    format!(
                        "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{site}{}\"/>",
                        language.code(),
                        page_path(&folder, language)
                    )
                })
                .collect();
            for language in LANGUAGES {
                out += &format!("<url><loc>{site}{}</loc>{others}</url>\n", page_path(&folder, language));
            }
        }
        out += "</urlset>\n";
        Some(out)
    }

    /// What programs that read the whole web are told: all may be read, and where the list of pages is.
    pub fn robots(&self) -> String {
        let list = self.address.map(|site| format!("Sitemap: {site}sitemap.xml\n")).unwrap_or_default();
        format!("User-agent: *\nAllow: /\n{list}")
    }
}
