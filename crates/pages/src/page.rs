//! The page of a place.

use atlas::PlaceId;
use outlook::{Basis, Indicator};
use scenario::{Language, Link};
use text::later::source_words;
use text::pages::{called, chart_name, description, pages_words, picture_name, table_caption};
use text::{figure_words, name_of, sentence, views, words};

use crate::chart::chart;
use crate::html::{Head, escaped};
use crate::{Facts, Site, folder, index_path, page_path, picture_path, up};

impl Site<'_> {
    /// The page of a place in a language; `None` where the data set has no such place.
    pub fn page(&self, language: Language, facts: &Facts) -> Option<String> {
        let id = facts.id;
        let folder = folder(self.core, id)?;
        let name = called(language, id, &name_of(language, self.core, id)?);
        let path = page_path(&folder, language);
        let root = up(&path);
        let [base, year] = facts.years;
        let question = sentence::question(language, &name, year);
        let w = pages_words(language);

        let mut shown = String::from("<main id=\"main\">\n");
        shown += &self.way_here(language, id, &root);
        shown += &format!(
            "<h1 class=\"ds-heading\">{}</h1>\n<p class=\"living\">{}</p>\n",
            escaped(&question),
            escaped(&facts.living(language))
        );
        let explore = Link { place: Some(id), language: Some(language), ..Link::default() }.write();
        shown += &format!(
            "<p class=\"explore\"><a class=\"ds-button\" href=\"{root}?{}\">{}</a> <span>{}</span></p>\n",
            escaped(&explore),
            w.explore,
            w.explore_lead
        );
        let first = facts.lines.history.first_year;
        let axis = if facts.lines.axis().is_broken() { words(language).broken_axis } else { "" };
        shown += &format!(
            "<figure>\n{}\n<figcaption>{} {axis}</figcaption>\n</figure>\n",
            chart(language, facts, &chart_name(language, &name, first, year)),
            escaped(&sentence::lines_summary(language, &facts.lines)),
        );
        shown += &table(language, facts, &table_caption(language, &name, base, year));
        shown += &self.told_how(language, facts, &root);
        shown += "</main>\n";

        let picture = self.pictures.then(|| {
            (picture_path(&folder), picture_name(language, &name, &facts.now, &facts.then, facts.years))
        });
        let head = Head {
            language,
            title: format!("{question} – Framsyn"),
            description: description(language, &name, &facts.now, &facts.then, year),
            path: &|language| page_path(&folder, language),
            picture,
        };
        Some(self.around(&head, &shown))
    }

    /// The places that hold this one.
    fn way_here(&self, language: Language, id: PlaceId, root: &str) -> String {
        let w = pages_words(language);
        let mut steps = vec![(index_path(language), w.all_places.to_owned())];
        let larger = match id {
            PlaceId::Kommune(_) => id.county().map(PlaceId::County),
            PlaceId::County(_) => Some(PlaceId::Nation),
            PlaceId::Region(_) | PlaceId::Nation => None,
        };
        if let Some((larger, to)) = larger.and_then(|id| Some((id, folder(self.core, id)?)))
            && let Some(name) = name_of(language, self.core, larger)
        {
            steps.push((page_path(&to, language), called(language, larger, &name)));
        }
        let steps: String = steps
            .iter()
            .map(|(to, name)| {
                format!("<li><a class=\"ds-link\" href=\"{root}{to}\">{}</a></li>", escaped(name))
            })
            .collect();
        format!("<nav aria-label=\"{}\"><ul class=\"row\">{steps}</ul></nav>\n", w.where_you_are)
    }

    /// Where the figures come from.
    fn told_how(&self, language: Language, facts: &Facts, root: &str) -> String {
        let w = pages_words(language);
        let sources: String = facts
            .sources
            .iter()
            .map(|(source, year)| format!("<li>{}</li>", escaped(&views::source(language, *source, *year))))
            .collect();
        let quality = sentence::quality(language, facts.quality)
            .map(|told| format!("<p>{}</p>\n", escaped(told)))
            .unwrap_or_default();
        format!(
            "<section class=\"how\">\n<h2 class=\"ds-heading\" data-size=\"xs\">{}</h2>\n<p>{}</p>\n{quality}<p>{} \
             <a class=\"ds-link\" href=\"{root}method.html\">{}</a></p>\n<ul>{sources}</ul>\n<p>{}</p>\n</section>\n",
            w.how_reckoned,
            w.projection,
            escaped(source_words(language).method_lead),
            w.method,
            escaped(&sentence::vintage(language, self.vintage, facts.years[0]))
        )
    }
}

/// The key figures.
fn table(language: Language, facts: &Facts, caption: &str) -> String {
    let w = pages_words(language);
    let mut rows = String::new();
    // Said once, by a mark: these figures are not the place's own.
    let mut rates = false;
    for figure in &facts.figures {
        let rate = matches!(figure.basis, Basis::NationalRate | Basis::DerivedRate);
        rates |= rate;
        // Not alone on a line of its own.
        let mark = if rate { "\u{a0}*" } else { "" };
        let change = figure
            .then
            .zip(figure.now)
            .map(|(then, now)| (shown(figure.indicator, then), shown(figure.indicator, now)))
            .map(|(then, now)| sentence::figure_difference(language, figure.indicator, then - now))
            .unwrap_or_default();
        rows += &format!(
            "<tr><th scope=\"row\">{}{mark}</th><td>{}</td><td>{}</td><td>{change}</td></tr>\n",
            escaped(figure_words(language, figure.indicator).name),
            sentence::value_beside(language, figure, figure.now),
            sentence::value_beside(language, figure, figure.then),
        );
    }
    let note = if rates { format!("<p class=\"note\">* {}</p>\n", w.national_rates) } else { String::new() };
    let [base, year] = facts.years;
    format!(
        "<table class=\"ds-table\">\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{base}</th>\
         <th scope=\"col\">{year}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n{note}",
        escaped(caption),
        w.figure,
        w.change
    )
}

/// A figure as it is shown, so that what changes is what a reader works out from what stands beside it.
fn shown(indicator: Indicator, value: f64) -> f64 {
    scenario::decimal(&scenario::fixed(value, indicator.decimals())).unwrap_or(value)
}
