//! The words about the start page.

use scenario::Language;

/// The words about the start page.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct StartWords {
    pub start_lead: &'static str,
    pub start_examples: &'static str,
    pub start_all: &'static str,
    pub whole_country: &'static str,
    pub whole_county: &'static str,
    pub start_promise: [(&'static str, &'static str); 3],
}

/// The words of a language about the start page.
pub const fn start_words(language: Language) -> &'static StartWords {
    match language {
        Language::Nb => &NB,
        Language::Se => &SE,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

static NB: StartWords = StartWords {
    start_lead: "Velg en kommune. Se hvor mange vi blir, hvor gamle vi blir og hvor mange som jobber. Se så hva som \
                 skjer hvis det fødes flere barn, hvis flere flytter hit, eller hvis flere kommer i jobb.",
    start_examples: "Prøv for eksempel",
    start_all: "Alle kommuner",
    whole_country: "Hele landet",
    whole_county: "Hele fylket",
    start_promise: [
        ("Svar med en gang", "Alt regnes ut på din egen skjerm mens du drar i spakene."),
        (
            "Tall du kan etterprøve",
            "Alt bygger på åpne tall, de fleste fra Statistisk sentralbyrå. Kildene står på siden.",
        ),
        ("Ingen sporing", "Siden lagrer ingenting om deg og spør ikke etter noe."),
    ],
};

static NN: StartWords = StartWords {
    start_lead: "Vel ein kommune. Sjå kor mange vi blir, kor gamle vi blir og kor mange som er i arbeid. Prøv så kva \
                 som hender om det blir fødde fleire barn, om fleire flyttar hit, eller om fleire kjem i jobb.",
    start_examples: "Prøv til dømes",
    start_all: "Alle kommunane",
    whole_country: "Heile landet",
    whole_county: "Heile fylket",
    start_promise: [
        ("Svar med ein gong", "Alt blir rekna ut på din eigen skjerm medan du dreg i spakane."),
        (
            "Tal du kan etterprøve",
            "Alt byggjer på opne tal, dei fleste frå Statistisk sentralbyrå. Kjeldene står på sida.",
        ),
        ("Inga sporing", "Sida lagrar ingenting om deg og spør ikkje om noko."),
    ],
};

static SE: StartWords = StartWords {
    start_lead: "Vállje suohkana. Geahča man ollugat mii šaddat, man boarrásat mii šaddat ja man ollugat barget. Geahča \
                 de mii dáhpáhuvvá jus riegádit eanet mánát, jus eanet olbmot fárrejit deike, dahje jus eanet olbmot \
                 ožžot barggu.",
    start_examples: "Geahččal ovdamearkka dihte",
    start_all: "Buot suohkanat",
    whole_country: "Olles riika",
    whole_county: "Olles fylka",
    start_promise: [
        ("Vástádus dakkaviđe", "Buot rehkenastojuvvo du iežat šearpmas dan botta go válljet."),
        (
            "Logut maid sáhtát dárkkistit",
            "Buot vuođđuduvvá rabas loguide, eanaš Statistihkalaš guovddášdoaimmahagas. Gáldut leat siiddus.",
        ),
        ("Ii čuovvun", "Siidu ii vurke maidege du birra iige jeara maidege."),
    ],
};

static EN: StartWords = StartWords {
    start_lead: "Choose a Norwegian municipality. See how many people there will be, how old, and how many at work. \
                 Then try what happens if more children are born, if more people move in, or if more find work.",
    start_examples: "Try for example",
    start_all: "All municipalities",
    whole_country: "The whole country",
    whole_county: "The whole county",
    start_promise: [
        ("Answers at once", "Everything is computed on your own screen while you move the levers."),
        (
            "Figures you can check",
            "All built on open data, most of it from Statistics Norway. The sources are on the page.",
        ),
        ("No tracking", "The page stores nothing about you and asks for nothing."),
    ],
};
