//! The words of the static pages, one for each place: what search engines, previews of links and browsers without
//! WebAssembly get. The living sentence and the names of figures are those of the page itself.

use atlas::PlaceId;
use outlook::{Figures, Indicator};
use scenario::Language;

use crate::number::whole;

/// The words of the static pages in a language.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct PagesWords {
    pub all_places: &'static str,
    pub all_places_lead: &'static str,
    pub whole_country: &'static str,
    pub county: &'static str,
    pub where_you_are: &'static str,
    pub figure: &'static str,
    pub change: &'static str,
    pub national_rates: &'static str,
    pub how_reckoned: &'static str,
    pub projection: &'static str,
    pub method: &'static str,
    pub explore: &'static str,
    pub explore_lead: &'static str,
}

/// The words of the static pages in a language.
pub const fn pages_words(language: Language) -> &'static PagesWords {
    match language {
        Language::Nb | Language::Se => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

static NB: PagesWords = PagesWords {
    all_places: "Alle kommuner og fylker",
    all_places_lead: "Velg et sted, og se hvor mange som bor der i dag og i 2046.",
    whole_country: "Hele landet",
    county: "Fylket samlet",
    where_you_are: "Hvor du er",
    figure: "Hva det gjelder",
    change: "Endring",
    national_rates: "Her har vi brukt snittet for landet. Stedets egne tall kan være andre.",
    how_reckoned: "Slik er tallene regnet ut",
    projection: "Tallene viser dagens kurs: hvordan det går om det fortsetter som nå. Mye av det kan vi være med på å endre.",
    method: "Les mer om metoden (på engelsk)",
    explore: "Prøv selv",
    explore_lead: "Flytt på spakene og se hva som skjer om flere flytter hit, får barn eller er i arbeid.",
};

static NN: PagesWords = PagesWords {
    all_places: "Alle kommunar og fylke",
    all_places_lead: "Vel ein stad, og sjå kor mange som bur der i dag og i 2046.",
    whole_country: "Heile landet",
    county: "Fylket samla",
    where_you_are: "Kvar du er",
    figure: "Kva det gjeld",
    change: "Endring",
    national_rates: "Her har vi brukt snittet for landet. Dei eigne tala for staden kan vere andre.",
    how_reckoned: "Slik er tala rekna ut",
    projection: "Tala viser kursen i dag: korleis det går om det held fram som no. Mykje av det kan vi vere med på å endre.",
    method: "Les meir om metoden (på engelsk)",
    explore: "Prøv sjølv",
    explore_lead: "Flytt på spakane og sjå kva som skjer om fleire flyttar hit, får barn eller er i arbeid.",
};

static EN: PagesWords = PagesWords {
    all_places: "All municipalities and counties",
    all_places_lead: "Choose a place, and see how many live there today and in 2046.",
    whole_country: "The whole country",
    county: "The county as a whole",
    where_you_are: "Where you are",
    figure: "What is counted",
    change: "Change",
    national_rates: "Here we have used the average for the country. The place’s own figures may differ.",
    how_reckoned: "How the figures are worked out",
    projection: "The figures show today’s course: what happens if things go on as now. Much of it is ours to change.",
    method: "Read more about the method",
    explore: "Try it yourself",
    explore_lead: "Move the levers and see what happens if more people move here, have children or work.",
};

/// What a place is called where it stands alone, as in the title of a page: a county says that it is one, as some have
/// the name of a municipality. `name` is what [`crate::name_of`] gives.
pub fn called(language: Language, id: PlaceId, name: &str) -> String {
    match (id, language) {
        (PlaceId::County(_), Language::Nb | Language::Nn | Language::Se) => format!("{name} fylke"),
        (PlaceId::County(_), Language::En) => format!("{name} county"),
        _ => name.to_owned(),
    }
}

/// The place in a few words, for lists of results and previews of links: how many live there now and on today's
/// course. `called` is what [`called`] gives.
pub fn description(language: Language, called: &str, now: &Figures, then: &Figures, year: u16) -> String {
    let people = |figures: &Figures| whole(language, figures.get(Indicator::Population).unwrap_or(0.0));
    let (was, is) = (people(now), people(then));
    let old = whole(language, then.over_80_of_100());
    match language {
        Language::Nb | Language::Se => format!(
            "{called} har {was} innbyggere i dag. Med dagens kurs blir det {is} i {year}, og da har {old} av 100 fylt 80 år. \
             Se hva som kan endre det."
        ),
        Language::Nn => format!(
            "{called} har {was} innbyggjarar i dag. Med kursen vi har i dag, blir det {is} i {year}, og då har {old} av 100 \
             fylt 80 år. Sjå kva som kan endre det."
        ),
        Language::En => format!(
            "{called} has {was} inhabitants today. On today’s course it will be {is} in {year}, and {old} of 100 will be 80 or \
             older. See what could change that."
        ),
    }
}

/// The heading of the table of key figures.
pub fn table_caption(language: Language, called: &str, base: u16, year: u16) -> String {
    match language {
        Language::Nb | Language::Se => format!("{called} i {base} og i {year}, med dagens kurs"),
        Language::Nn => format!("{called} i {base} og i {year}, med kursen vi har i dag"),
        Language::En => format!("{called} in {base} and in {year}, on today’s course"),
    }
}

/// What the chart is of, for those who do not see it.
pub fn chart_name(language: Language, called: &str, from: u16, to: u16) -> String {
    match language {
        Language::Nb | Language::Se => format!("Innbyggere i {called} fra {from} til {to}"),
        Language::Nn => format!("Innbyggjarar i {called} frå {from} til {to}"),
        Language::En => format!("Inhabitants of {called} from {from} to {to}"),
    }
}

/// What the picture beside a shared link shows, for those who do not see it.
pub fn picture_name(
    language: Language,
    called: &str,
    now: &Figures,
    then: &Figures,
    years: [u16; 2],
) -> String {
    let people = |figures: &Figures| whole(language, figures.get(Indicator::Population).unwrap_or(0.0));
    let (was, is, [base, year]) = (people(now), people(then), years);
    match language {
        Language::Nb | Language::Se => {
            format!("{called}: {was} innbyggere i {base}, {is} i {year} med dagens kurs.")
        }
        Language::Nn => {
            format!("{called}: {was} innbyggjarar i {base}, {is} i {year} med kursen vi har i dag.")
        }
        Language::En => format!("{called}: {was} inhabitants in {base}, {is} in {year} on today’s course."),
    }
}
