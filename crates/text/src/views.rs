//! The words and sentences of the views of a place beside that of its population. They are loaded with those views.

use outlook::{Chart, Figure, Indicator, Path, Symbols};
use scenario::{HORIZON, Language, RAMP_START, ViewId};

use crate::number::{change, decimal};
use crate::sentence::figure_value;

/// The fixed words of the views.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct ViewWords {
    pub work_question: &'static str,
    /// Where the work is needed that 100 persons in work stand beside, as it follows the word for “in”.
    pub work_field: &'static str,
    pub work_key: &'static str,
    pub services_question: &'static str,
    pub services_key: &'static str,
    pub few_key: &'static str,
    pub added_key: &'static str,
    pub spared_key: &'static str,
    pub figures: &'static str,
}

static NB: ViewWords = ViewWords {
    work_question: "Hvor mye arbeid trenger omsorgen?",
    work_field: "omsorgen",
    work_key: "Hvert symbol er én av 100 i arbeid. Et fylt symbol er et årsverk i omsorgen: én full stilling i ett år.",
    services_question: "Hvor mange trenger tjenestene?",
    services_key: "Ti symboler er så mange som i dag. De fylte er så mange som i 2046.",
    few_key: "Der det er færre enn ti i dag, er hvert symbol én.",
    added_key: "Farget: kommer til med dine valg.",
    spared_key: "Stiplet: trengs ikke med dine valg.",
    figures: "Tallene bak",
};

static NN: ViewWords = ViewWords {
    work_question: "Kor mykje arbeid treng omsorga?",
    work_field: "omsorga",
    work_key: "Kvart symbol er éin av 100 i arbeid. Eit fylt symbol er eit årsverk i omsorga: éi full stilling i eitt år.",
    services_question: "Kor mange treng tenestene?",
    services_key: "Ti symbol er så mange som no. Dei fylte er så mange som i 2046.",
    few_key: "Der det er færre enn ti no, er kvart symbol éin.",
    added_key: "Farga: kjem til med vala dine.",
    spared_key: "Stipla: trengst ikkje med vala dine.",
    figures: "Tala bak",
};

static EN: ViewWords = ViewWords {
    work_question: "How much work does care need?",
    work_field: "care",
    work_key: "Each symbol is one of 100 people in work. A filled symbol is a full-time job in care for a year.",
    services_question: "How many need the services?",
    services_key: "Ten symbols are as many as today. The filled ones are as many as in 2046.",
    few_key: "Where there are fewer than ten today, each symbol is one.",
    added_key: "Coloured: added by your choices.",
    spared_key: "Dashed: not needed with your choices.",
    figures: "The figures behind",
};

/// The words of a language.
pub const fn views(language: Language) -> &'static ViewWords {
    match language {
        Language::Nb => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

/// A view's name where it is chosen.
pub const fn view_name(language: Language, view: ViewId) -> &'static str {
    match (view, language) {
        (ViewId::Population, Language::Nb | Language::Nn) => "Befolkning",
        (ViewId::Population, Language::En) => "Population",
        (ViewId::Work, Language::Nb | Language::Nn) => "Arbeid og omsorg",
        (ViewId::Work, Language::En) => "Work and care",
        (ViewId::Services, Language::Nb) => "Tjenester",
        (ViewId::Services, Language::Nn) => "Tenester",
        (ViewId::Services, Language::En) => "Services",
    }
}

/// What the choice of views is called.
pub const fn choose_view(language: Language) -> &'static str {
    match language {
        Language::Nb => "Hva vil du se på?",
        Language::Nn => "Kva vil du sjå på?",
        Language::En => "What to look at",
    }
}

/// What the choice of the view that another site shows is called.
pub const fn embedded_view(language: Language) -> &'static str {
    match language {
        Language::Nb => "Det som vises",
        Language::Nn => "Det som blir vist",
        Language::En => "What is shown",
    }
}

/// An indicator's name where there is little room: of several charts.
pub const fn short_name(language: Language, indicator: Indicator, name: &'static str) -> &'static str {
    match (indicator, language) {
        (Indicator::KindergartenChildren, Language::Nb | Language::Nn) => "Barnehage",
        (Indicator::KindergartenChildren, Language::En) => "Kindergarten",
        (Indicator::Pupils, Language::Nb) => "Elever",
        (Indicator::Pupils, Language::Nn) => "Elevar",
        (Indicator::Pupils, Language::En) => "Pupils",
        (Indicator::HomeCareUsers, Language::Nb) => "Hjelp hjemme",
        (Indicator::HomeCareUsers, Language::Nn) => "Hjelp heime",
        (Indicator::HomeCareUsers, Language::En) => "Help at home",
        (Indicator::InstitutionResidents, Language::Nb) => "Sykehjem",
        (Indicator::InstitutionResidents, Language::Nn) => "Sjukeheim",
        (Indicator::InstitutionResidents, Language::En) => "Nursing homes",
        (Indicator::PersonYearsCare, Language::Nb | Language::Nn) => "Årsverk",
        (Indicator::PersonYearsCare, Language::En) => "Jobs in care",
        _ => name,
    }
}

/// Whether the levers change a figure so much that it shows.
fn shows(language: Language, figure: &Figure, decimals: usize) -> Option<f64> {
    let apart = figure.change_from_baseline()?;
    change(language, apart, decimals).contains(|c: char| ('1'..='9').contains(&c)).then_some(apart)
}

/// How much work is needed for every 100 persons in work, today and in the last year, and what the choices change.
pub fn work_sentence(language: Language, figure: &Figure) -> Option<String> {
    let field = views(language).work_field;
    let [now, then] = [figure.now?, figure.then?].map(|value| decimal(language, value, 1));
    let apart = shows(language, figure, 1);
    let by = decimal(language, apart.unwrap_or(0.0).abs(), 1);
    let more = apart.unwrap_or(0.0) > 0.0;
    Some(match language {
        Language::Nb => {
            let first = format!("For hver 100 i arbeid trengs det {now} årsverk i {field} i dag.");
            let way = if more { "flere" } else { "færre" };
            match apart {
                None => format!("{first} Med dagens kurs trengs det {then} i\u{a0}{HORIZON}."),
                Some(_) => format!(
                    "{first} Med dine valg trengs det {then} i\u{a0}{HORIZON}, {by} {way} enn med dagens kurs."
                ),
            }
        }
        Language::Nn => {
            let first = format!("For kvar 100 i arbeid trengst det {now} årsverk i {field} i dag.");
            let way = if more { "fleire" } else { "færre" };
            match apart {
                None => format!("{first} Med kursen vi har i dag, trengst det {then} i\u{a0}{HORIZON}."),
                Some(_) => format!(
                    "{first} Med vala dine trengst det {then} i\u{a0}{HORIZON}, {by} {way} enn med kursen vi har i dag."
                ),
            }
        }
        Language::En => {
            let first = format!("For every 100 people in work, {field} takes {now} full-time jobs today.");
            let way = if more { "more" } else { "fewer" };
            match apart {
                None => format!("{first} On today’s course it will take {then} in {HORIZON}."),
                Some(_) => format!(
                    "{first} With your choices it will take {then} in {HORIZON}, {by} {way} than on today’s course."
                ),
            }
        }
    })
}

/// Counted symbols in words: so many of a hundred.
pub fn of_hundred(language: Language, count: u32) -> String {
    match language {
        Language::Nb | Language::Nn => format!("{count} av 100"),
        Language::En => format!("{count} of 100"),
    }
}

/// Counted symbols in words: so many in the last year for those of today.
pub fn for_today(language: Language, symbols: Symbols) -> String {
    let Symbols { of, own, .. } = symbols;
    match (language, symbols.is_each()) {
        (Language::Nb, false) => format!("For hver {of} i dag er det {own} i {HORIZON}"),
        (Language::Nn, false) => format!("For kvar {of} no er det {own} i {HORIZON}"),
        (Language::En, false) => format!("For every {of} today there are {own} in {HORIZON}"),
        (Language::Nb, true) => format!("{of} i dag, {own} i {HORIZON}"),
        (Language::Nn, true) => format!("{of} no, {own} i {HORIZON}"),
        (Language::En, true) => format!("{of} today, {own} in {HORIZON}"),
    }
}

/// A figure now and in the last year, in one line; where the choices change it, by how much.
pub fn figure_line(language: Language, figure: &Figure) -> String {
    let of = |value| figure_value(language, figure.indicator, value);
    let (now, then) = (of(figure.now), of(figure.then));
    let line = match language {
        Language::Nb => format!("{now} i dag, {then} i\u{a0}{HORIZON}"),
        Language::Nn => format!("{now} i dag, {then} i\u{a0}{HORIZON}"),
        Language::En => format!("{now} today, {then} in {HORIZON}"),
    };
    let decimals = figure.indicator.decimals();
    let Some(apart) = shows(language, figure, decimals) else { return line };
    let apart = change(language, apart, decimals);
    match language {
        Language::Nb => format!("{line} ({apart} med dine valg)"),
        Language::Nn => format!("{line} ({apart} med vala dine)"),
        Language::En => format!("{line} ({apart} by your choices)"),
    }
}

/// The chart of an indicator in words. `name` and `unit` are the indicator's.
pub fn indicator_summary(
    language: Language,
    name: &str,
    unit: &str,
    indicator: Indicator,
    chart: &Chart,
) -> String {
    let line = |path| chart.series.iter().find(|series| series.path == path).map(|series| &series.line);
    let of = |value: f64| decimal(language, value, indicator.decimals());
    let end = |path| line(path).and_then(|line| line.values.last().copied());
    let record = line(Path::History).and_then(|line| Some((line.first_year, *line.values.first()?)));
    let Some((now, then)) =
        line(Path::Baseline).and_then(|line| line.values.first().copied().zip(end(Path::Baseline)))
    else {
        return String::new();
    };
    let (now, then, own) = (of(now), of(then), end(Path::Own).map(of));
    let mut text = format!("{name}: ");
    if let Some((year, value)) = record {
        let value = of(value);
        text.push_str(&match language {
            Language::Nb | Language::Nn => format!("{value} i {year}, "),
            Language::En => format!("{value} in {year}, "),
        });
    }
    text.push_str(&match language {
        Language::Nb => format!("{now} {unit} i {RAMP_START}. Med dagens kurs blir det {then} i {HORIZON}"),
        Language::Nn => format!("{now} {unit} i {RAMP_START}. Med kursen i dag blir det {then} i {HORIZON}"),
        Language::En => {
            format!("{now} {unit} in {RAMP_START}. On today’s course it will be {then} in {HORIZON}")
        }
    });
    if let Some(own) = own {
        text.push_str(&match language {
            Language::Nb => format!(", med dine valg {own}"),
            Language::Nn => format!(", med vala dine {own}"),
            Language::En => format!(", with your choices {own}"),
        });
    }
    text.push('.');
    text
}

/// The unit of a figure, as it is told where the figure is explained.
pub fn unit(language: Language, unit: &str) -> String {
    match language {
        Language::Nb => format!("Enhet: {unit}."),
        Language::Nn => format!("Eining: {unit}."),
        Language::En => format!("Unit: {unit}."),
    }
}
