//! The words and sentences about how sure a projection is. They are loaded with that view.

use outlook::{Apart, Hit, PlaceRecord};
use scenario::{HORIZON, Language};

use crate::number::{change, decimal, whole};

/// The fixed words.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct SureWords {
    pub question: &'static str,
    pub waiting: &'static str,
    pub bands_title: &'static str,
    pub bands_caption: &'static str,
    pub bands_note: &'static str,
    pub past_title: &'static str,
    pub past_note: &'static str,
    pub chart_title: &'static str,
    pub sum_note: &'static str,
    pub errors_title: &'static str,
    pub errors_caption: &'static str,
    pub here: &'static str,
    pub official_title: &'static str,
    pub official_note: &'static str,
    pub quality_title: &'static str,
    pub quality_good: &'static str,
    pub method_title: &'static str,
    pub method: [&'static str; 5],
    pub method_link: &'static str,
}

static NB: SureWords = SureWords {
    question: "Hvor sikkert er dette?",
    waiting: "Regner ut mulige framtider …",
    bands_title: "Mellom disse tallene ligger 8 av 10 mulige framtider",
    bands_caption: "Laveste og høyeste tall som 8 av 10 mulige framtider ligger mellom",
    bands_note: "Bredden kommer av hvor langt fra slike framskrivinger har vært etter fem og ti år. Etter 2036 er den ført videre uten at noen har kunnet prøve den.",
    past_title: "Hvordan ville vi truffet før?",
    past_note: "Vi har regnet på nytt med samme metode, bare med tall som var kjent den gangen.",
    chart_title: "Regnet før, og slik det ble",
    sum_note: "Steder som er summer av kommuner, har ikke egne bånd bakover i tid.",
    errors_title: "Hvor mye bommer vi?",
    errors_caption: "Hvor langt fra slike framskrivinger har vært i snitt, i prosent",
    here: "her",
    official_title: "Statistisk sentralbyrå og vi",
    official_note: "Det forklarer ikke alt: flytting og fødsler henger sammen, og SSB gir ikke ut delene for hver kommune.",
    quality_title: "Tallgrunnlaget",
    quality_good: "Grensene er de samme i alle årene vi har tall for. Det er ingenting spesielt å passe på.",
    method_title: "Slik regner vi",
    method: [
        "Vi følger hvert årskull, år for år: noen dør, noen flytter ut, noen flytter inn, noen blir født.",
        "Hvor mange det gjelder, kommer fra det som har skjedd her de siste ti årene. I små kommuner lener vi oss på kommuner som ligner, for tallene her er mest tilfeldigheter.",
        "Dødelighet og fødsler følger landet, justert for det vi ser her. At vi lever lenger, fortsetter, men saktere og saktere.",
        "Flytting til landet fra utlandet faller til et nivå på linje med det SSB regner med.",
        "Spakene flytter disse tallene, og alt blir regnet på nytt. Fylker og landet er summen av kommunene.",
    ],
    method_link: "Les hele metoden, med formler og kilder (på engelsk)",
};

static NN: SureWords = SureWords {
    question: "Kor sikkert er dette?",
    waiting: "Reknar ut moglege framtider …",
    bands_title: "Mellom desse tala ligg 8 av 10 moglege framtider",
    bands_caption: "Lågaste og høgaste tal som 8 av 10 moglege framtider ligg mellom",
    bands_note: "Breidda kjem av kor langt frå slike framskrivingar har vore etter fem og ti år. Etter 2036 er ho ført vidare utan at nokon har kunna prøve henne.",
    past_title: "Korleis ville vi ha treft før?",
    past_note: "Vi har rekna på nytt med same metode, berre med tal som var kjende den gongen.",
    chart_title: "Rekna før, og slik det vart",
    sum_note: "Stader som er summar av kommunar, har ikkje eigne band bakover i tid.",
    errors_title: "Kor mykje bommar vi?",
    errors_caption: "Kor langt frå slike framskrivingar har vore i snitt, i prosent",
    here: "her",
    official_title: "Statistisk sentralbyrå og vi",
    official_note: "Det forklarer ikkje alt: flytting og fødslar heng saman, og SSB gir ikkje ut delane for kvar kommune.",
    quality_title: "Talgrunnlaget",
    quality_good: "Grensene er dei same i alle åra vi har tal for. Det er ikkje noko spesielt å passe på.",
    method_title: "Slik reknar vi",
    method: [
        "Vi følgjer kvart årskull, år for år: nokre døyr, nokre flyttar ut, nokre flyttar inn, nokre blir fødde.",
        "Kor mange det gjeld, kjem frå det som har hendt her dei siste ti åra. I små kommunar støttar vi oss på kommunar som liknar, for tala her er mest slump.",
        "Dødelegheit og fødslar følgjer landet, justert for det vi ser her. At vi lever lenger, held fram, men saktare og saktare.",
        "Flytting til landet frå utlandet fell til eit nivå på line med det SSB reknar med.",
        "Spakane flyttar desse tala, og alt blir rekna på nytt. Fylke og landet er summen av kommunane.",
    ],
    method_link: "Les heile metoden, med formlar og kjelder (på engelsk)",
};

static EN: SureWords = SureWords {
    question: "How sure is this?",
    waiting: "Working out possible futures …",
    bands_title: "8 of 10 possible futures lie between these numbers",
    bands_caption: "Lowest and highest number that 8 of 10 possible futures lie between",
    bands_note: "The width comes from how far off such projections have been after five and ten years. Beyond 2036 it is carried on without anyone having been able to test it.",
    past_title: "How would we have hit before?",
    past_note: "We have worked it out again with the same method, using only figures that were known at the time.",
    chart_title: "Projected then, and what came",
    sum_note: "Places that are sums of municipalities have no bands of their own for past years.",
    errors_title: "How far off are we?",
    errors_caption: "How far off such projections have been on average, per cent",
    here: "here",
    official_title: "Statistics Norway and us",
    official_note: "This does not explain everything: moving and births go together, and Statistics Norway does not publish the parts for each municipality.",
    quality_title: "The figures behind",
    quality_good: "The borders are the same in all years that we have figures for. There is nothing special to watch.",
    method_title: "How it is computed",
    method: [
        "We follow each year of birth, year by year: some die, some move out, some move in, some are born.",
        "How many comes from what has happened here over the last ten years. For small municipalities we lean on similar ones, as the figures here are mostly chance.",
        "Mortality and births follow the country, adjusted for what we see here. Lives go on getting longer, but ever more slowly.",
        "Moves to the country from abroad fall to a level in line with what Statistics Norway assumes.",
        "The levers move these figures, and everything is worked out again. Counties and the country are the sum of their municipalities.",
    ],
    method_link: "Read the whole method, with formulas and sources",
};

/// The words of a language.
pub const fn sure_words(language: Language) -> &'static SureWords {
    match language {
        Language::Nb => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

/// How far off a past projection would have been.
pub fn hit(language: Language, hit: &Hit) -> String {
    let [projected, came] = hit.people.map(f64::round);
    let (said, is) = (whole(language, projected), whole(language, came));
    let percent = decimal(language, hit.error().abs(), 1);
    let off = whole(language, (projected - came).abs());
    let (base, year) = (hit.base, hit.base + u16::try_from(hit.line.values.len()).unwrap_or(1) - 1);
    let mut told = match language {
        Language::Nb => format!("I {base} ville vi sagt {said} innbyggere i {year}. Det ble {is}"),
        Language::Nn => format!("I {base} ville vi ha sagt {said} innbyggjarar i {year}. Det vart {is}"),
        Language::En => format!("In {base} we would have said {said} inhabitants in {year}. It became {is}"),
    };
    told += &match (language, projected > came, projected < came) {
        (Language::Nb, true, _) => format!(". Vi ville bommet med {off} for mange, {percent} prosent."),
        (Language::Nb, _, true) => format!(". Vi ville bommet med {off} for få, {percent} prosent."),
        (Language::Nb, ..) => ", akkurat det vi ville sagt.".into(),
        (Language::Nn, true, _) => format!(". Vi ville ha bomma med {off} for mange, {percent} prosent."),
        (Language::Nn, _, true) => format!(". Vi ville ha bomma med {off} for få, {percent} prosent."),
        (Language::Nn, ..) => ", akkurat det vi ville ha sagt.".into(),
        (Language::En, true, _) => format!(": {off} too many, {percent} per cent."),
        (Language::En, _, true) => format!(": {off} too few, {percent} per cent."),
        (Language::En, ..) => ", just what we would have said.".into(),
    };
    match (language, hit.held()) {
        (_, None) => {}
        (Language::Nb, Some(true)) => told += " Det er innenfor båndet.",
        (Language::Nb, Some(false)) => told += " Det er utenfor båndet.",
        (Language::Nn, Some(true)) => told += " Det er innanfor bandet.",
        (Language::Nn, Some(false)) => told += " Det er utanfor bandet.",
        (Language::En, Some(true)) => told += " That is within the band.",
        (Language::En, Some(false)) => told += " That is outside the band.",
    }
    told
}

/// All past projections in one text.
pub fn hits(language: Language, record: &PlaceRecord) -> String {
    record.hits.iter().map(|one| hit(language, one)).collect::<Vec<_>>().join(" ")
}

/// What municipalities of its size are called.
pub fn of_size(language: Language, (from, below): (u32, Option<u32>)) -> String {
    let number = |n: u32| whole(language, f64::from(n));
    match (language, from, below) {
        (Language::Nb, 0, Some(below)) => format!("kommuner under {}", number(below)),
        (Language::Nn, 0, Some(below)) => format!("kommunar under {}", number(below)),
        (Language::En, 0, Some(below)) => format!("municipalities below {}", number(below)),
        (Language::Nb, from, Some(below)) => format!("kommuner fra {} til {}", number(from), number(below)),
        (Language::Nn, from, Some(below)) => format!("kommunar frå {} til {}", number(from), number(below)),
        (Language::En, from, Some(below)) => {
            format!("municipalities from {} to {}", number(from), number(below))
        }
        (Language::Nb, from, None) => format!("kommuner over {}", number(from)),
        (Language::Nn, from, None) => format!("kommunar over {}", number(from)),
        (Language::En, from, None) => format!("municipalities above {}", number(from)),
    }
}

/// What a row of errors is of: inhabitants, or those aged 80 and over; so many years ahead.
pub fn error_row(language: Language, old: bool, years: u16) -> String {
    match (language, old) {
        (Language::Nb, false) => format!("Innbyggere, etter {years} år"),
        (Language::Nb, true) => format!("80 år og over, etter {years} år"),
        (Language::Nn, false) => format!("Innbyggjarar, etter {years} år"),
        (Language::Nn, true) => format!("80 år og over, etter {years} år"),
        (Language::En, false) => format!("Inhabitants, after {years} years"),
        (Language::En, true) => format!("80 and over, after {years} years"),
    }
}

/// How the band has held in municipalities of the size: shares after five and ten years, of all.
pub fn band_record(language: Language, size: (u32, Option<u32>), [five, ten]: [f64; 2]) -> String {
    let of = of_size(language, size);
    let [five, ten] = [five, ten].map(|share| whole(language, 100.0 * share));
    match language {
        Language::Nb => format!(
            "Har båndet holdt? I {of} lå innbyggertallet innenfor i {five} av 100 tilfeller etter fem år og {ten} etter ti. Det skal være 80."
        ),
        Language::Nn => format!(
            "Har bandet halde? I {of} låg innbyggjartalet innanfor i {five} av 100 tilfelle etter fem år og {ten} etter ti. Det skal vere 80."
        ),
        Language::En => format!(
            "Has the band held? In {of}, the number of inhabitants was within it in {five} of 100 cases after five years and {ten} after ten. It should be 80."
        ),
    }
}

/// How far the baseline and the official path are apart.
pub fn apart(language: Language, apart: &Apart, published: u16) -> String {
    let [ours, theirs] = apart.people.map(f64::round);
    let (we, they) = (whole(language, ours), whole(language, theirs));
    let by = whole(language, (ours - theirs).abs());
    match (language, ours < theirs) {
        (Language::Nb, true) => format!(
            "SSBs hovedalternativ fra {published} gir {they} innbyggere i {HORIZON}. Dagens kurs her gir {we}, {by} færre."
        ),
        (Language::Nb, false) => format!(
            "SSBs hovedalternativ fra {published} gir {they} innbyggere i {HORIZON}. Dagens kurs her gir {we}, {by} flere."
        ),
        (Language::Nn, true) => format!(
            "Hovudalternativet til SSB frå {published} gir {they} innbyggjarar i {HORIZON}. Kursen i dag gir {we} her, {by} færre."
        ),
        (Language::Nn, false) => format!(
            "Hovudalternativet til SSB frå {published} gir {they} innbyggjarar i {HORIZON}. Kursen i dag gir {we} her, {by} fleire."
        ),
        (Language::En, true) => format!(
            "Statistics Norway’s main alternative of {published} gives {they} inhabitants in {HORIZON}. Today’s course here gives {we}, {by} fewer."
        ),
        (Language::En, false) => format!(
            "Statistics Norway’s main alternative of {published} gives {they} inhabitants in {HORIZON}. Today’s course here gives {we}, {by} more."
        ),
    }
}

/// Where the difference lies: among those not yet born, those between, and the old.
pub fn apart_parts(language: Language, apart: &Apart) -> [String; 3] {
    let [born, moved, old] = [apart.born, apart.moved, apart.old].map(|by| change(language, by.round(), 0));
    match language {
        Language::Nb => [
            format!("Under 20 år: {born}. De er ikke født ennå. Her teller fødsler, og om familier flytter."),
            format!("20–79 år: {moved}. De lever i dag. Her teller mest flytting."),
            format!("80 år og over: {old}. Her teller mest hvor lenge vi lever."),
        ],
        Language::Nn => [
            format!("Under 20 år: {born}. Dei er ikkje fødde enno. Her tel fødslar, og om familiar flyttar."),
            format!("20–79 år: {moved}. Dei lever i dag. Her tel mest flytting."),
            format!("80 år og over: {old}. Her tel mest kor lenge vi lever."),
        ],
        Language::En => [
            format!("Under 20: {born}. They are not born yet. Births count here, and whether families move."),
            format!("20–79: {moved}. They are alive today. Moving counts most here."),
            format!("80 and over: {old}. How long we live counts most here."),
        ],
    }
}
