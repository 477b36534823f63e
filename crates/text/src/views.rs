//! The words and sentences of the views of a place beside that of its population. They are loaded with those views.

use atlas::Span;
use outlook::units::Units;
use outlook::{Added, Chart, Figure, Indicator, Measure, Path, Scale, Source, Symbols};
use scenario::{HORIZON, Language, RAMP_START, ViewId};

use crate::figure_words;
use crate::number::{decimal, whole};
use crate::sentence::{figure_difference, figure_value, value_beside};

/// The fixed words of the views.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct ViewWords {
    pub work_question: &'static str,
    pub work_key: &'static str,
    pub services_question: &'static str,
    pub services_key: &'static str,
    pub few_key: &'static str,
    pub added_key: &'static str,
    pub spared_key: &'static str,
    pub economy_question: &'static str,
    pub economy_key: &'static str,
    pub bars_key: &'static str,
    pub sectors: &'static str,
    pub by_age: &'static str,
    pub by_number: &'static str,
    pub a_year: &'static str,
    pub units_key: &'static str,
    pub steps: &'static str,
    pub steps_key: &'static str,
    pub waiting: &'static str,
    pub figures: &'static str,
}

static NB: ViewWords = ViewWords {
    work_question: "Hvor mange hender av hundre trengs?",
    work_key: "Hvert symbol er én av hundre i arbeid. Et fylt symbol er to hender i full stilling i barnehage, skole, helse eller omsorg.",
    services_question: "Hvor mange trenger tjenestene?",
    services_key: "Ti symboler er så mange som i dag. De fylte er så mange som i 2046.",
    few_key: "Der det er færre enn ti i dag, er hvert symbol én.",
    added_key: "Farget: kommer til med dine valg.",
    spared_key: "Stiplet: trengs ikke med dine valg.",
    economy_question: "Hva gjør folketallet med utgiftene?",
    economy_key: "I 2025-kroner. Priser, lønn og standard står som i dag. Det er det landet bruker i snitt, ikke et regnskap.",
    bars_key: "Den tynne linja er i dag, den tykke er 2046.",
    sectors: "Hver tjeneste for seg",
    by_age: "følger hvor mange vi er i hver alder",
    by_number: "følger bare hvor mange vi er i alt",
    a_year: "i året i 2046, mot i dag",
    units_key: "En klasse er 25 elever. En gruppe er 9 barn på 1–2 år eller 18 på 3–5 år. Det sier ikke hvordan de er fordelt på skoler og barnehager.",
    steps: "Det kan vi gjøre noe med",
    steps_key: "Hvert steg er halvveis til det som er realistisk. Trykk og se.",
    waiting: "Henter tallene om pengene …",
    figures: "Tallene bak",
};

static NN: ViewWords = ViewWords {
    work_question: "Kor mange hender av hundre trengst?",
    work_key: "Kvart symbol er éin av hundre i arbeid. Eit fylt symbol er to hender i full stilling i barnehage, skule, helse eller omsorg.",
    services_question: "Kor mange treng tenestene?",
    services_key: "Ti symbol er så mange som no. Dei fylte er så mange som i 2046.",
    few_key: "Der det er færre enn ti no, er kvart symbol éin.",
    added_key: "Farga: kjem til med vala dine.",
    spared_key: "Stipla: trengst ikkje med vala dine.",
    economy_question: "Kva gjer folketalet med utgiftene?",
    economy_key: "I 2025-kroner. Prisar, løn og standard står som i dag. Det er det landet bruker i snitt, ikkje ein rekneskap.",
    bars_key: "Den tynne linja er i dag, den tjukke er 2046.",
    sectors: "Kvar teneste for seg",
    by_age: "følgjer kor mange vi er i kvar alder",
    by_number: "følgjer berre kor mange vi er i alt",
    a_year: "i året i 2046, mot i dag",
    units_key: "Ein klasse er 25 elevar. Ei gruppe er 9 barn på 1–2 år eller 18 på 3–5 år. Det seier ikkje korleis dei er fordelte på skular og barnehagar.",
    steps: "Det kan vi gjere noko med",
    steps_key: "Kvart steg er halvvegs til det som er realistisk. Trykk og sjå.",
    waiting: "Hentar tala om pengane …",
    figures: "Tala bak",
};

static EN: ViewWords = ViewWords {
    work_question: "How many hands in a hundred are needed?",
    work_key: "Each symbol is one of a hundred people in work. A filled symbol is a pair of hands working full time in kindergarten, school, health or care.",
    services_question: "How many need the services?",
    services_key: "Ten symbols are as many as today. The filled ones are as many as in 2046.",
    few_key: "Where there are fewer than ten today, each symbol is one.",
    added_key: "Coloured: added by your choices.",
    spared_key: "Dashed: not needed with your choices.",
    economy_question: "What does the population do to costs?",
    economy_key: "In 2025 kroner. Prices, wages and standards stay as today. It is what the country spends on average, not accounts.",
    bars_key: "The thin line is today, the thick one is 2046.",
    sectors: "Each service by itself",
    by_age: "goes with how many we are of each age",
    by_number: "goes only with how many we are in all",
    a_year: "a year in 2046, beside today",
    units_key: "A class is 25 pupils. A group is 9 children aged 1–2 or 18 aged 3–5. It does not say how they are spread over schools and kindergartens.",
    steps: "We can do something about it",
    steps_key: "Each step is halfway to what is realistic. Press and see.",
    waiting: "Fetching the figures about money …",
    figures: "The figures behind",
};

/// The words of a language.
pub const fn views(language: Language) -> &'static ViewWords {
    match language {
        Language::Nb | Language::Se => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

/// A view's name where it is chosen.
pub const fn view_name(language: Language, view: ViewId) -> &'static str {
    match (view, language) {
        (ViewId::Population, Language::Nb | Language::Nn) => "Befolkning",
        (ViewId::Population, Language::Se) => "Álbmot",
        (ViewId::Work, Language::Se) => "Bargu ja fuolahus",
        (ViewId::Services, Language::Se) => "Bálvalusat",
        (ViewId::Economy, Language::Se) => "Ekonomiija",
        (ViewId::Map, Language::Se) => "Kárta",
        (ViewId::Stories, Language::Se) => "Muitalusat",
        (ViewId::Sure, Language::Se) => "Man vissis?",
        (ViewId::Population, Language::En) => "Population",
        (ViewId::Work, Language::Nb | Language::Nn) => "Arbeid og omsorg",
        (ViewId::Work, Language::En) => "Work and care",
        (ViewId::Services, Language::Nb) => "Tjenester",
        (ViewId::Services, Language::Nn) => "Tenester",
        (ViewId::Services, Language::En) => "Services",
        (ViewId::Economy, Language::Nb | Language::Nn) => "Økonomi",
        (ViewId::Economy, Language::En) => "Economy",
        (ViewId::Map, Language::Nb | Language::Nn) => "Kart",
        (ViewId::Map, Language::En) => "Map",
        (ViewId::Stories, Language::Nb) => "Historier",
        (ViewId::Stories, Language::Nn) => "Forteljingar",
        (ViewId::Stories, Language::En) => "Stories",
        (ViewId::Sure, Language::Nb) => "Hvor sikkert?",
        (ViewId::Sure, Language::Nn) => "Kor sikkert?",
        (ViewId::Sure, Language::En) => "How sure?",
    }
}

/// What the choice of views is called.
pub const fn choose_view(language: Language) -> &'static str {
    match language {
        Language::Nb => "Hva vil du se på?",
        Language::Se => "Maid háliidat geahččat?",
        Language::Nn => "Kva vil du sjå på?",
        Language::En => "What to look at",
    }
}

/// What the choice of the view that another site shows is called.
pub const fn embedded_view(language: Language) -> &'static str {
    match language {
        Language::Nb | Language::Se => "Det som vises",
        Language::Nn => "Det som blir vist",
        Language::En => "What is shown",
    }
}

/// An indicator's name where there is little room: of several charts.
pub const fn short_name(language: Language, indicator: Indicator, name: &'static str) -> &'static str {
    match (indicator, language) {
        (Indicator::OutOfWork, Language::Nb | Language::Se) => "Ikke i arbeid",
        (Indicator::OutOfWork, Language::Nn) => "Ikkje i arbeid",
        (Indicator::OutOfWork, Language::En) => "Not in work",
        (Indicator::PersonYearsKindergarten, Language::Nb | Language::Nn | Language::Se) => "Barnehage",
        (Indicator::PersonYearsKindergarten, Language::En) => "Kindergarten",
        (Indicator::PersonYearsSchool, Language::Nb | Language::Se) => "Skole",
        (Indicator::PersonYearsSchool, Language::Nn) => "Skule",
        (Indicator::PersonYearsSchool, Language::En) => "School",
        (Indicator::PersonYearsCare, Language::Nb | Language::Nn | Language::Se) => "Helse og omsorg",
        (Indicator::PersonYearsCare, Language::En) => "Health and care",
        (Indicator::Kindergarten1To2, Language::Nb | Language::Nn | Language::Se) => "Barnehage 1–2",
        (Indicator::Kindergarten1To2, Language::En) => "Kindergarten 1–2",
        (Indicator::Kindergarten3To5, Language::Nb | Language::Nn | Language::Se) => "Barnehage 3–5",
        (Indicator::Kindergarten3To5, Language::En) => "Kindergarten 3–5",
        (Indicator::Pupils, Language::Nb | Language::Se) => "Elever",
        (Indicator::Pupils, Language::Nn) => "Elevar",
        (Indicator::Pupils, Language::En) => "Pupils",
        (Indicator::Young16To18, Language::Nb | Language::Nn | Language::Se) => "Ungdom",
        (Indicator::Young16To18, Language::En) => "Young people",
        (Indicator::HomeCareUsers, Language::Nb | Language::Se) => "Hjelp hjemme",
        (Indicator::HomeCareUsers, Language::Nn) => "Hjelp heime",
        (Indicator::HomeCareUsers, Language::En) => "Help at home",
        (Indicator::InstitutionResidents, Language::Nb | Language::Se) => "Sykehjem",
        (Indicator::InstitutionResidents, Language::Nn) => "Sjukeheim",
        (Indicator::InstitutionResidents, Language::En) => "Nursing homes",
        (Indicator::Dementia, Language::Nb | Language::Nn | Language::Se) => "Demens",
        (Indicator::Dementia, Language::En) => "Dementia",
        (Indicator::NetCost, Language::Nb | Language::Nn | Language::Se) => "I alt",
        (Indicator::NetCost, Language::En) => "In all",
        (Indicator::NetCostKindergarten, Language::Nb | Language::Nn | Language::Se) => "Barnehage",
        (Indicator::NetCostKindergarten, Language::En) => "Kindergarten",
        (Indicator::NetCostSchool, Language::Nb | Language::Se) => "Skole",
        (Indicator::NetCostSchool, Language::Nn) => "Skule",
        (Indicator::NetCostSchool, Language::En) => "School",
        (Indicator::NetCostCare, Language::Nb | Language::Nn | Language::Se) => "Omsorg",
        (Indicator::NetCostCare, Language::En) => "Care",
        (Indicator::NetCostHealth, Language::Nb | Language::Nn | Language::Se) => "Helse",
        (Indicator::NetCostHealth, Language::En) => "Health",
        (Indicator::NetCostChildWelfare, Language::Nb | Language::Nn | Language::Se) => "Barnevern",
        (Indicator::NetCostChildWelfare, Language::En) => "Child welfare",
        (Indicator::NetCostSocial, Language::Nb | Language::Se) => "Sosiale tjenester",
        (Indicator::NetCostSocial, Language::Nn) => "Sosiale tenester",
        (Indicator::NetCostSocial, Language::En) => "Social services",
        (Indicator::NetCostAdministration, Language::Nb | Language::Nn | Language::Se) => "Administrasjon",
        (Indicator::NetCostAdministration, Language::En) => "Administration",
        (Indicator::NeedIndex, Language::Nb | Language::Nn | Language::Se) => "Behov",
        (Indicator::NeedIndex, Language::En) => "Need",
        (Indicator::NetCostPerEmployed, Language::Nb | Language::Se) => "For hver i arbeid",
        (Indicator::NetCostPerEmployed, Language::Nn) => "For kvar i arbeid",
        (Indicator::NetCostPerEmployed, Language::En) => "For each in work",
        _ => name,
    }
}

/// What the levers change in a figure, where it shows.
fn shows(language: Language, figure: &Figure) -> Option<f64> {
    let apart = figure.change_from_baseline()?;
    let told = figure_difference(language, figure.indicator, apart);
    told.contains(|c: char| ('1'..='9').contains(&c)).then_some(apart)
}

/// How many hands of a hundred in work are needed, today and in the last year, and what the choices change.
pub fn work_sentence(language: Language, figure: &Figure) -> Option<String> {
    let [now, then] = [figure.now?, figure.then?].map(|value| decimal(language, value, 1));
    let apart = shows(language, figure);
    let by = decimal(language, apart.unwrap_or(0.0).abs(), 1);
    let more = apart.unwrap_or(0.0) > 0.0;
    Some(match language {
        Language::Nb | Language::Se => {
            let first = format!(
                "I dag trengs hendene til {now} av hundre i arbeid i barnehage, skole, helse og omsorg."
            );
            let way = if more { "flere" } else { "færre" };
            match apart {
                None => format!("{first} Med dagens kurs trengs {then} i\u{a0}{HORIZON}."),
                Some(_) => format!(
                    "{first} Med dine valg trengs {then} i\u{a0}{HORIZON}, {by} {way} enn med dagens kurs."
                ),
            }
        }
        Language::Nn => {
            let first = format!(
                "I dag trengst hendene til {now} av hundre i arbeid i barnehage, skule, helse og omsorg."
            );
            let way = if more { "fleire" } else { "færre" };
            match apart {
                None => format!("{first} Med kursen vi har i dag, trengst {then} i\u{a0}{HORIZON}."),
                Some(_) => format!(
                    "{first} Med vala dine trengst {then} i\u{a0}{HORIZON}, {by} {way} enn med kursen vi har i dag."
                ),
            }
        }
        Language::En => {
            let first = format!(
                "Today kindergarten, school, health and care need the hands of {now} in a hundred people at work."
            );
            let way = if more { "more" } else { "fewer" };
            match apart {
                None => format!("{first} On today’s course they will need {then} in {HORIZON}."),
                Some(_) => format!(
                    "{first} With your choices they will need {then} in {HORIZON}, {by} {way} than on today’s course."
                ),
            }
        }
    })
}

/// Less than half of what is counted is none.
const NONE: f64 = 0.5;

/// A count of people or jobs, with a decimal where they are few.
fn count(language: Language, value: f64) -> String {
    decimal(language, value, usize::from(value.abs() < 10.0))
}

/// How many hands are missing in the last year, by the choices if there are any; `moved` tells which.
pub fn gap_sentence(language: Language, gap: f64, moved: bool) -> String {
    let (hands, course) = (count(language, gap.abs()), course(language, moved));
    if gap.abs() < NONE {
        return match language {
            Language::Nb | Language::Se => {
                format!("{course} trengs det like mange av hundre i\u{a0}{HORIZON} som i dag.")
            }
            Language::Nn => format!("{course} trengst det like mange av hundre i\u{a0}{HORIZON} som i dag."),
            Language::En => format!("{course}, as many of a hundred will be needed in {HORIZON} as today."),
        };
    }
    let told = match (language, gap > 0.0) {
        (Language::Nb | Language::Se, true) => format!("mangler hendene til {hands}"),
        (Language::Nb | Language::Se, false) => format!("får vi hendene til {hands} mer enn vi trenger"),
        (Language::Nn, true) => format!("manglar hendene til {hands}"),
        (Language::Nn, false) => format!("får vi hendene til {hands} meir enn vi treng"),
        (Language::En, true) => format!("the hands of {hands} will be missing"),
        (Language::En, false) => format!("we have the hands of {hands} more than we need"),
    };
    match language {
        Language::Nb | Language::Nn | Language::Se => {
            format!(
                "{course} {told} i\u{a0}{HORIZON}, om like mange av hundre går til dette arbeidet som i dag."
            )
        }
        Language::En => {
            format!("{course}, {told} in {HORIZON}, if as many of a hundred go to this work as today.")
        }
    }
}

/// Whose course a sentence begins with.
const fn course(language: Language, moved: bool) -> &'static str {
    match (language, moved) {
        (Language::Nb | Language::Se, false) => "Med dagens kurs",
        (Language::Nb | Language::Se, true) => "Med dine valg",
        (Language::Nn, false) => "Med kursen i dag",
        (Language::Nn, true) => "Med vala dine",
        (Language::En, false) => "On today’s course",
        (Language::En, true) => "With your choices",
    }
}

/// What a step changes, as it stands behind the lever that it moves.
pub fn step_effect(language: Language, indicator: Indicator, effect: f64) -> String {
    let less = effect.abs();
    if indicator.measure() == Measure::Kroner {
        let less = figure_value(language, indicator, Some(less));
        return match language {
            Language::Nb | Language::Se => format!("{less} mindre på hver"),
            Language::Nn => format!("{less} mindre på kvar"),
            Language::En => format!("{less} less on each"),
        };
    }
    let less = count(language, less);
    match (indicator, language) {
        (Indicator::HandsGap, Language::Nb | Language::Se) => format!("{less} færre mangler"),
        (Indicator::HandsGap, Language::Nn) => format!("{less} færre manglar"),
        (Indicator::HandsGap, Language::En) => format!("{less} fewer are missing"),
        (_, Language::Nb | Language::Nn | Language::Se) => format!("{less} årsverk færre"),
        (_, Language::En) => format!("{less} fewer full-time jobs"),
    }
}

/// Services in whole units in the last year beside today.
pub fn units_sentence(language: Language, units: Units, moved: bool) -> String {
    let Units { classes, small_groups, large_groups, rooms } = units;
    // One, and more than one.
    let nouns = match language {
        Language::Nb | Language::Se => [
            ["skoleklasse", "skoleklasser"],
            ["gruppe for 1–2-åringer", "grupper for 1–2-åringer"],
            ["gruppe for 3–5-åringer", "grupper for 3–5-åringer"],
            ["rom på sykehjem", "rom på sykehjem"],
        ],
        Language::Nn => [
            ["skuleklasse", "skuleklassar"],
            ["gruppe for 1–2-åringar", "grupper for 1–2-åringar"],
            ["gruppe for 3–5-åringar", "grupper for 3–5-åringar"],
            ["rom på sjukeheim", "rom på sjukeheim"],
        ],
        Language::En => [
            ["school class", "school classes"],
            ["group for ages 1–2", "groups for ages 1–2"],
            ["group for ages 3–5", "groups for ages 3–5"],
            ["nursing home room", "nursing home rooms"],
        ],
    };
    let [fewer, more] = match language {
        Language::Nb | Language::Se => ["færre", "flere"],
        Language::Nn => ["færre", "fleire"],
        Language::En => ["fewer", "more"],
    };
    let told: Vec<String> = [classes, small_groups, large_groups, rooms]
        .into_iter()
        .zip(nouns)
        .filter(|(units, _)| *units != 0)
        .map(|(units, [one, many])| {
            let number = whole(language, f64::from(units.abs()));
            let one_way = match (language, units) {
                (Language::Nb | Language::Se, 1) => Some("mer"),
                (Language::Nn, 1) => Some("meir"),
                (Language::Nb | Language::Nn | Language::Se, -1) => Some("mindre"),
                _ => None,
            };
            if let Some(way) = one_way {
                // One group more for those aged 1-2: what it is for comes last.
                let (noun, whom) = one.split_at(one.find(' ').unwrap_or(one.len()));
                return format!("{number} {noun} {way}{whom}");
            }
            let noun = if units.abs() == 1 { one } else { many };
            let way = if units > 0 { more } else { fewer };
            format!("{number} {way} {noun}")
        })
        .collect();
    let course = course(language, moved);
    let and = match language {
        Language::Nb | Language::Nn | Language::Se => " og ",
        Language::En => " and ",
    };
    let Some((last, before)) = told.split_last() else {
        return match language {
            Language::Nb | Language::Se => {
                format!("{course} trengs det like mange klasser, grupper og rom i\u{a0}{HORIZON} som i dag.")
            }
            Language::Nn => {
                format!("{course} trengst det like mange klassar, grupper og rom i\u{a0}{HORIZON} som i dag.")
            }
            Language::En => {
                format!("{course}, as many classes, groups and rooms will be needed in {HORIZON} as today.")
            }
        };
    };
    let told = if before.is_empty() { last.clone() } else { [&before.join(", "), and, last].concat() };
    match language {
        Language::Nb | Language::Se => format!("{course} trengs det {told} i\u{a0}{HORIZON} enn i dag."),
        Language::Nn => format!("{course} trengst det {told} i\u{a0}{HORIZON} enn i dag."),
        Language::En => format!("{course}, {told} will be needed in {HORIZON} than today."),
    }
}

/// What the population adds to costs until the last year, by the choices and without them.
pub fn added_sentence(language: Language, [own, baseline]: &[Added; 2], moved: bool) -> String {
    let of = |value: f64| figure_value(language, Indicator::NetCost, Some(value.abs()));
    let (amount, more) = (of(own.all), own.all >= 0.0);
    let course = course(language, moved);
    let mut told = match language {
        Language::Nb | Language::Se => {
            let way = if more { "mer" } else { "mindre" };
            format!(
                "{course} koster de samme tjenestene {amount} {way} i året i\u{a0}{HORIZON} enn i dag, bare fordi folketallet og alderen endrer seg."
            )
        }
        Language::Nn => {
            let way = if more { "meir" } else { "mindre" };
            format!(
                "{course} kostar dei same tenestene {amount} {way} i året i\u{a0}{HORIZON} enn i dag, berre fordi folketalet og alderen endrar seg."
            )
        }
        Language::En => {
            let way = if more { "more" } else { "less" };
            format!(
                "{course}, the same services cost {amount} {way} a year in {HORIZON} than today, only because the population and its ages change."
            )
        }
    };
    let apart = own.all - baseline.all;
    let by = of(apart);
    if moved && by.contains(|c: char| ('1'..='9').contains(&c)) {
        told.push_str(&match (language, apart > 0.0) {
            (Language::Nb | Language::Se, true) => format!(" Det er {by} mer enn med dagens kurs."),
            (Language::Nb | Language::Se, false) => format!(" Det er {by} mindre enn med dagens kurs."),
            (Language::Nn, true) => format!(" Det er {by} meir enn med kursen i dag."),
            (Language::Nn, false) => format!(" Det er {by} mindre enn med kursen i dag."),
            (Language::En, true) => format!(" That is {by} more than on today’s course."),
            (Language::En, false) => format!(" That is {by} less than on today’s course."),
        });
    }
    told
}

/// Need for money per inhabitant, today and in the last year: what of it follows ages, and what does not.
pub fn need_sentence(language: Language, figure: &Figure) -> Option<String> {
    let of = |value| figure_value(language, Indicator::NeedIndex, value);
    let (now, then) = (of(Some(figure.now?)), of(Some(figure.then?)));
    Some(match language {
        Language::Nb | Language::Se => format!(
            "Behovet for penger per innbygger går fra {now} til {then}, når landet i dag er 100. Bare alderen er regnet fram. Avstander, levekår og alt annet står som i dag."
        ),
        Language::Nn => format!(
            "Behovet for pengar per innbyggjar går frå {now} til {then}, når landet i dag er 100. Berre alderen er rekna fram. Avstandar, levekår og alt anna står som i dag."
        ),
        Language::En => format!(
            "The need for money per inhabitant goes from {now} to {then}, when the country today is 100. Only ages are projected. Distances, living conditions and all else stay as today."
        ),
    })
}

/// How many are in work to carry the costs, and what that makes for each.
pub fn carried_sentence(language: Language, employed: &Figure, per_employed: &Figure) -> Option<String> {
    let people = |value| figure_value(language, employed.indicator, value);
    let kroner = |value| figure_value(language, per_employed.indicator, value);
    let (now, then) = (people(Some(employed.now?)), people(Some(employed.then?)));
    let (each_now, each_then) = (kroner(Some(per_employed.now?)), kroner(Some(per_employed.then?)));
    Some(match language {
        Language::Nb | Language::Se => format!(
            "I dag er {now} i arbeid om å bære dette, mot {then} i\u{a0}{HORIZON}. Utgiftene for hver av dem går fra {each_now} til {each_then}."
        ),
        Language::Nn => format!(
            "I dag er {now} i arbeid om å bere dette, mot {then} i\u{a0}{HORIZON}. Utgiftene for kvar av dei går frå {each_now} til {each_then}."
        ),
        Language::En => format!(
            "Today {now} people in work carry this, {then} in {HORIZON}. The cost for each of them goes from {each_now} to {each_then}."
        ),
    })
}

/// What places of this size use beyond the nation's standard, and what that makes of a figure.
pub fn range_note(language: Language, range: Span, figure: &Figure) -> Option<String> {
    let percent = |factor: f64| whole(language, 100.0 * (factor - 1.0));
    let (low, high) = (percent(range.low), percent(range.high));
    let of = |factor: f64| Some(figure_value(language, figure.indicator, Some(figure.then? * factor)));
    let (from, to) = (of(range.low)?, of(range.high)?);
    let name = figure_words(language, figure.indicator).name;
    Some(match language {
        Language::Nb | Language::Se => format!(
            "Steder på denne størrelsen trenger {low}–{high} prosent mer enn snittet for landet, regnet etter statens nøkler. {name} blir da mellom {from} og {to} i\u{a0}{HORIZON}."
        ),
        Language::Nn => format!(
            "Stader på denne storleiken treng {low}–{high} prosent meir enn snittet for landet, rekna etter nøklane til staten. {name} blir då mellom {from} og {to} i\u{a0}{HORIZON}."
        ),
        Language::En => format!(
            "Places of this size need {low}–{high} per cent more than the national average, by the state’s keys. {name} would then be between {from} and {to} in {HORIZON}."
        ),
    })
}

/// What a figure rests on, and of which year.
pub fn source(language: Language, source: Source, year: Option<u16>) -> String {
    let [nb, nn, en] = match source {
        Source::Population => ["SSB, tabell 07459", "SSB, tabell 07459", "Statistics Norway, table 07459"],
        Source::Employment => [
            "SSB, tabellene 06445, 09837 og 13563",
            "SSB, tabellane 06445, 09837 og 13563",
            "Statistics Norway, tables 06445, 09837 and 13563",
        ],
        Source::Services => ["KOSTRA (SSB)", "KOSTRA (SSB)", "KOSTRA (Statistics Norway)"],
        Source::ServicesAndEmployment => [
            "KOSTRA (SSB), og SSB om dem som er i arbeid",
            "KOSTRA (SSB), og SSB om dei som er i arbeid",
            "KOSTRA, and Statistics Norway on those in work",
        ],
        Source::Dementia => ["HUNT4", "HUNT4", "HUNT4"],
        Source::CostKeys => ["Grønt hefte", "Grønt hefte", "Grønt hefte, the state’s cost keys"],
        Source::Costs => [
            "KOSTRA (SSB) og Grønt hefte",
            "KOSTRA (SSB) og Grønt hefte",
            "KOSTRA, and Grønt hefte, the state’s cost keys",
        ],
        Source::CostsAndEmployment => [
            "KOSTRA (SSB), Grønt hefte, og SSB om dem som er i arbeid",
            "KOSTRA (SSB), Grønt hefte, og SSB om dei som er i arbeid",
            "KOSTRA, Grønt hefte, and Statistics Norway on those in work",
        ],
    };
    let (head, name) = match language {
        Language::Nb | Language::Se => ("Kilde", nb),
        Language::Nn => ("Kjelde", nn),
        Language::En => ("Source", en),
    };
    year.map_or_else(|| format!("{head}: {name}."), |year| format!("{head}: {name}, {year}."))
}

/// Counted symbols in words: so many of a hundred.
pub fn of_hundred(language: Language, count: u32) -> String {
    match language {
        Language::Nb | Language::Nn | Language::Se => format!("{count} av 100"),
        Language::En => format!("{count} of 100"),
    }
}

/// Counted symbols in words: so many in the last year for those of today.
pub fn for_today(language: Language, symbols: Symbols) -> String {
    let Symbols { of, own, .. } = symbols;
    match (language, symbols.is_each()) {
        (Language::Nb | Language::Se, false) => format!("For hver {of} i dag er det {own} i {HORIZON}"),
        (Language::Nn, false) => format!("For kvar {of} no er det {own} i {HORIZON}"),
        (Language::En, false) => format!("For every {of} today there are {own} in {HORIZON}"),
        (Language::Nb | Language::Se, true) => format!("{of} i dag, {own} i {HORIZON}"),
        (Language::Nn, true) => format!("{of} no, {own} i {HORIZON}"),
        (Language::En, true) => format!("{of} today, {own} in {HORIZON}"),
    }
}

/// A figure now and in the last year, in one line; where the choices change it, by how much.
pub fn figure_line(language: Language, figure: &Figure) -> String {
    let of = |value| value_beside(language, figure, value);
    let (now, then) = (of(figure.now), of(figure.then));
    let line = match language {
        Language::Nb | Language::Se => format!("{now} i dag, {then} i\u{a0}{HORIZON}"),
        Language::Nn => format!("{now} i dag, {then} i\u{a0}{HORIZON}"),
        Language::En => format!("{now} today, {then} in {HORIZON}"),
    };
    let Some(apart) = shows(language, figure) else { return line };
    let apart = figure_difference(language, figure.indicator, apart);
    match language {
        Language::Nb | Language::Se => format!("{line} ({apart} med dine valg)"),
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
    // The chart's values are in its own scale.
    let decimals = if chart.scale == Scale::One { indicator.decimals() } else { chart.decimals };
    let of = |value: f64| decimal(language, value, decimals);
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
            Language::Nb | Language::Nn | Language::Se => format!("{value} i {year}, "),
            Language::En => format!("{value} in {year}, "),
        });
    }
    text.push_str(&match language {
        Language::Nb | Language::Se => {
            format!("{now} {unit} i {RAMP_START}. Med dagens kurs blir det {then} i {HORIZON}")
        }
        Language::Nn => format!("{now} {unit} i {RAMP_START}. Med kursen i dag blir det {then} i {HORIZON}"),
        Language::En => {
            format!("{now} {unit} in {RAMP_START}. On today’s course it will be {then} in {HORIZON}")
        }
    });
    if let Some(own) = own {
        text.push_str(&match language {
            Language::Nb | Language::Se => format!(", med dine valg {own}"),
            Language::Nn => format!(", med vala dine {own}"),
            Language::En => format!(", with your choices {own}"),
        });
    }
    text.push('.');
    text
}

/// What the values of a figure's chart are counted in. `unit` is the indicator's own.
pub const fn chart_unit(language: Language, scale: Scale, unit: &'static str) -> &'static str {
    match (scale, language) {
        (Scale::Thousand, Language::Nb | Language::Nn | Language::Se) => "tusen kroner",
        (Scale::Thousand, Language::En) => "thousand kroner",
        (Scale::Million, Language::Nb | Language::Se) => "millioner kroner",
        (Scale::Million, Language::Nn) => "millionar kroner",
        (Scale::Million, Language::En) => "million kroner",
        (Scale::Billion, Language::Nb | Language::Se) => "milliarder kroner",
        (Scale::Billion, Language::Nn) => "milliardar kroner",
        (Scale::Billion, Language::En) => "billion kroner",
        (Scale::One | Scale::Hundredth, _) => unit,
    }
}

/// The unit of a figure, as it is told where the figure is explained.
pub fn unit(language: Language, unit: &str) -> String {
    match language {
        Language::Nb | Language::Se => format!("Enhet: {unit}."),
        Language::Nn => format!("Eining: {unit}."),
        Language::En => format!("Unit: {unit}."),
    }
}
