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
    pub sum_bands: &'static str,
    pub past_title: &'static str,
    pub past_note: &'static str,
    pub chart_title: &'static str,
    pub sum_note: &'static str,
    pub errors_title: &'static str,
    pub errors_caption: &'static str,
    pub errors_note: &'static str,
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
    bands_note: "Bredden kommer av hvor langt fra slike framskrivinger har vært etter fem og ti år. Etter 2036 er den ført videre uten at noen har kunnet prøve den. Den er prøvd for alle innbyggere og for dem over 80. For barn er båndene nok for brede, og for 67–79 år i store kommuner for smale.",
    sum_bands: "For fylker, regioner og landet viser vi ikke noe bånd: ingen har prøvd om det holder.",
    past_title: "Hvordan ville vi truffet før?",
    past_note: "Vi har regnet på nytt med samme metode, bare med tall som var kjent den gangen. Bredden på båndet er valgt ut fra hvordan det har gått også i andre år.",
    chart_title: "Regnet før, og slik det ble",
    sum_note: "For fylker, regioner og landet har vi ikke regnet ut bånd for tidligere år.",
    errors_title: "Hvor mye bommer vi?",
    errors_caption: "Hvor langt fra slike framskrivinger har vært i snitt, i prosent",
    errors_note: "Snittet av framskrivinger fra 2012 til 2021 etter fem år, og fra 2012 til 2016 etter ti. De overlapper, så ett uvanlig år kan telle mye.",
    here: "her",
    official_title: "Statistisk sentralbyrå og vi",
    official_note: "Det forklarer ikke alt: flytting og fødsler henger sammen, og SSB gir ikke ut delene for hver kommune. Båndet vårt dekker det som ikke er sikkert med vår metode. Er metoden feil for et sted, kan båndet være det også.",
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
    bands_note: "Breidda kjem av kor langt frå slike framskrivingar har vore etter fem og ti år. Etter 2036 er ho ført vidare utan at nokon har kunna prøve henne. Ho er prøvd for alle innbyggjarar og for dei over 80. For barn er banda nok for breie, og for 67–79 år i store kommunar for smale.",
    sum_bands: "For fylke, regionar og landet viser vi ikkje noko band: ingen har prøvd om det held.",
    past_title: "Korleis ville vi ha treft før?",
    past_note: "Vi har rekna på nytt med same metode, berre med tal som var kjende den gongen. Breidda på bandet er vald ut frå korleis det har gått også i andre år.",
    chart_title: "Rekna før, og slik det vart",
    sum_note: "For fylke, regionar og landet har vi ikkje rekna ut band for tidlegare år.",
    errors_title: "Kor mykje bommar vi?",
    errors_caption: "Kor langt frå slike framskrivingar har vore i snitt, i prosent",
    errors_note: "Snittet av framskrivingar frå 2012 til 2021 etter fem år, og frå 2012 til 2016 etter ti. Dei overlappar, så eitt uvanleg år kan telje mykje.",
    here: "her",
    official_title: "Statistisk sentralbyrå og vi",
    official_note: "Det forklarer ikkje alt: flytting og fødslar heng saman, og SSB gir ikkje ut delane for kvar kommune. Bandet vårt dekkjer det som ikkje er sikkert med vår metode. Er metoden feil for ein stad, kan bandet vere det òg.",
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
    bands_note: "The width comes from how far off such projections have been after five and ten years. Beyond 2036 it is carried on without anyone having been able to test it. It has been tested for all inhabitants and for those over 80. For children the bands are probably too wide, and for 67–79 in large municipalities too narrow.",
    sum_bands: "For counties, regions and the country we show no band: nobody has tested whether it holds.",
    past_title: "How would we have hit before?",
    past_note: "We have worked it out again with the same method, using only figures that were known at the time. The width of the band was chosen from how other years went, too.",
    chart_title: "Projected then, and what came",
    sum_note: "For counties, regions and the country we have not worked out bands for past years.",
    errors_title: "How far off are we?",
    errors_caption: "How far off such projections have been on average, per cent",
    errors_note: "The mean of projections from 2012 to 2021 after five years, and from 2012 to 2016 after ten. They overlap, so one unusual year can count for much.",
    here: "here",
    official_title: "Statistics Norway and us",
    official_note: "This does not explain everything: moving and births go together, and Statistics Norway does not publish the parts for each municipality. Our band covers what is unsure by our method. If the method is wrong for a place, the band may be too.",
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
        Language::Nb | Language::Se => &NB,
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
        Language::Nb | Language::Se => {
            format!("I {base} ville vi sagt {said} innbyggere i {year}. Det ble {is}")
        }
        Language::Nn => format!("I {base} ville vi ha sagt {said} innbyggjarar i {year}. Det vart {is}"),
        Language::En => format!("In {base} we would have said {said} inhabitants in {year}. It became {is}"),
    };
    told += &match (language, projected > came, projected < came) {
        (Language::Nb | Language::Se, true, _) => {
            format!(". Vi ville bommet med {off} for mange, {percent} prosent.")
        }
        (Language::Nb | Language::Se, _, true) => {
            format!(". Vi ville bommet med {off} for få, {percent} prosent.")
        }
        (Language::Nb | Language::Se, ..) => ", akkurat det vi ville sagt.".into(),
        (Language::Nn, true, _) => format!(". Vi ville ha bomma med {off} for mange, {percent} prosent."),
        (Language::Nn, _, true) => format!(". Vi ville ha bomma med {off} for få, {percent} prosent."),
        (Language::Nn, ..) => ", akkurat det vi ville ha sagt.".into(),
        (Language::En, true, _) => format!(": {off} too many, {percent} per cent."),
        (Language::En, _, true) => format!(": {off} too few, {percent} per cent."),
        (Language::En, ..) => ", just what we would have said.".into(),
    };
    let [old, came] = hit.old.map(|persons| whole(language, persons));
    told += &match language {
        Language::Nb | Language::Se => format!(" Av dem ville {old} vært 80 år eller eldre. Det ble {came}."),
        Language::Nn => format!(" Av dei ville {old} ha vore 80 år eller eldre. Det vart {came}."),
        Language::En => format!(" Of these, {old} would have been 80 or older. It became {came}."),
    };
    let bounds = hit.fan.as_ref().and_then(|fan| Some([*fan.low.last()?, *fan.high.last()?]));
    if let (Some(held), Some(bounds)) = (hit.held(), bounds) {
        let [low, high] = bounds.map(|bound| whole(language, bound));
        told += &match (language, held) {
            (Language::Nb | Language::Se, true) => {
                format!(" Båndet for alle ville vært {low}–{high}, og det holdt.")
            }
            (Language::Nb | Language::Se, false) => {
                format!(" Båndet for alle ville vært {low}–{high}, og det holdt ikke.")
            }
            (Language::Nn, true) => format!(" Bandet for alle ville ha vore {low}–{high}, og det heldt."),
            (Language::Nn, false) => {
                format!(" Bandet for alle ville ha vore {low}–{high}, og det heldt ikkje.")
            }
            (Language::En, true) => format!(" The band for all would have been {low}–{high}, and it held."),
            (Language::En, false) => {
                format!(" The band for all would have been {low}–{high}, and it did not hold.")
            }
        };
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
        (Language::Nb | Language::Se, 0, Some(below)) => format!("kommuner under {}", number(below)),
        (Language::Nn, 0, Some(below)) => format!("kommunar under {}", number(below)),
        (Language::En, 0, Some(below)) => format!("municipalities below {}", number(below)),
        (Language::Nb | Language::Se, from, Some(below)) => {
            format!("kommuner fra {} til {}", number(from), number(below))
        }
        (Language::Nn, from, Some(below)) => format!("kommunar frå {} til {}", number(from), number(below)),
        (Language::En, from, Some(below)) => {
            format!("municipalities from {} to {}", number(from), number(below))
        }
        (Language::Nb | Language::Se, from, None) => format!("kommuner fra {} og opp", number(from)),
        (Language::Nn, from, None) => format!("kommunar frå {} og opp", number(from)),
        (Language::En, from, None) => format!("municipalities from {}", number(from)),
    }
}

/// What a row of errors is of: inhabitants, or those aged 80 and over; so many years ahead.
pub fn error_row(language: Language, old: bool, years: u16) -> String {
    match (language, old) {
        (Language::Nb | Language::Se, false) => format!("Innbyggere, etter {years} år"),
        (Language::Nb | Language::Se, true) => format!("80 år og over, etter {years} år"),
        (Language::Nn, false) => format!("Innbyggjarar, etter {years} år"),
        (Language::Nn, true) => format!("80 år og over, etter {years} år"),
        (Language::En, false) => format!("Inhabitants, after {years} years"),
        (Language::En, true) => format!("80 and over, after {years} years"),
    }
}

/// How the band has held in municipalities of the size: shares after five and ten years, of all and of 80 and over.
pub fn band_record(language: Language, size: (u32, Option<u32>), within: [[f64; 2]; 2]) -> String {
    let of = of_size(language, size);
    let [[five, ten], [old_five, old_ten]] =
        within.map(|shares| shares.map(|share| whole(language, 100.0 * share)));
    match language {
        Language::Nb | Language::Se => format!(
            "Har båndet holdt? I {of} lå innbyggertallet innenfor i {five} av 100 tilfeller etter fem år og {ten} etter ti. For dem over 80 år var det {old_five} og {old_ten}. Det skal være 80."
        ),
        Language::Nn => format!(
            "Har bandet halde? I {of} låg innbyggjartalet innanfor i {five} av 100 tilfelle etter fem år og {ten} etter ti. For dei over 80 år var det {old_five} og {old_ten}. Det skal vere 80."
        ),
        Language::En => format!(
            "Has the band held? In {of}, the number of inhabitants was within it in {five} of 100 cases after five years and {ten} after ten. For those over 80 it was {old_five} and {old_ten}. It should be 80."
        ),
    }
}

/// How far the baseline and the official path are apart.
pub fn apart(language: Language, apart: &Apart, published: u16) -> String {
    let [ours, theirs] = apart.people.map(f64::round);
    let (we, they) = (whole(language, ours), whole(language, theirs));
    let by = whole(language, (ours - theirs).abs());
    match (language, ours < theirs) {
        (Language::Nb | Language::Se, true) => format!(
            "SSBs hovedalternativ fra {published} gir {they} innbyggere i {HORIZON}. Dagens kurs her gir {we}, {by} færre."
        ),
        (Language::Nb | Language::Se, false) => format!(
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
        Language::Nb | Language::Se => [
            format!(
                "Under 20 år: {born} mot SSB. De fleste er ikke født ennå. Her teller fødsler, og om familier flytter."
            ),
            format!("20–79 år: {moved}. De lever i dag. Her teller mest flytting."),
            format!("80 år og over: {old}. Her teller mest hvor lenge vi lever."),
        ],
        Language::Nn => [
            format!(
                "Under 20 år: {born} mot SSB. Dei fleste er ikkje fødde enno. Her tel fødslar, og om familiar flyttar."
            ),
            format!("20–79 år: {moved}. Dei lever i dag. Her tel mest flytting."),
            format!("80 år og over: {old}. Her tel mest kor lenge vi lever."),
        ],
        Language::En => [
            format!(
                "Under 20: {born} beside Statistics Norway. Most are not born yet. Births count here, and whether families move."
            ),
            format!("20–79: {moved}. They are alive today. Moving counts most here."),
            format!("80 and over: {old}. How long we live counts most here."),
        ],
    }
}
