//! The words of what stands around a view, and of what opens from there.

use scenario::Language;

/// The words of what stands around a view.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct FrameWords {
    pub choose_other: &'static str,
    pub sources: &'static str,
    pub source_line: &'static str,
    pub open_full: &'static str,
    pub guess_start: &'static str,
    pub tour_start: &'static str,
    pub workshop_start: &'static str,
    pub guide: &'static str,
    pub accessibility: &'static str,
    pub keep: &'static str,
    pub embed: &'static str,
    pub privacy: &'static str,
}

/// The words of a language of what stands around a view.
pub const fn frame_words(language: Language) -> &'static FrameWords {
    match language {
        Language::Nb => &NB,
        Language::Se => &SE,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

static NB: FrameWords = FrameWords {
    choose_other: "Bytt sted",
    sources: "Kilder og metode",
    source_line: "Kilder: Statistisk sentralbyrå med flere. Beregning: Framsyn.",
    open_full: "Åpne i Framsyn",
    guess_start: "Gjett før du ser svaret",
    tour_start: "Omvisning i fem steg",
    workshop_start: "Verksted på stor skjerm",
    guide: "Veileder og ark til verksted",
    accessibility: "Tilgjengelighet",
    keep: "Lagre, åpne eller skriv ut",
    embed: "Vis dette på din egen nettside",
    privacy: "Ingen informasjonskapsler, ingen sporing. Alt regnes ut på din egen enhet.",
};

static NN: FrameWords = FrameWords {
    choose_other: "Byt stad",
    sources: "Kjelder og metode",
    source_line: "Kjelder: Statistisk sentralbyrå med fleire. Utrekning: Framsyn.",
    open_full: "Opne i Framsyn",
    guess_start: "Gjett før du ser svaret",
    tour_start: "Omvising i fem steg",
    workshop_start: "Verkstad på stor skjerm",
    guide: "Rettleiar og ark til verkstad",
    accessibility: "Tilgjenge (på bokmål)",
    keep: "Lagre, opne eller skriv ut",
    embed: "Vis dette på di eiga nettside",
    privacy: "Ingen informasjonskapslar, inga sporing. Alt blir rekna ut på eininga di.",
};

static SE: FrameWords = FrameWords {
    choose_other: "Molsso báikki",
    sources: "Gáldut ja vuohki",
    source_line: "Gáldut: Statistihkalaš guovddášdoaimmahat (SSB) ja earát. Rehkenastin: Framsyn.",
    open_full: "Raba Framsynis",
    guess_start: "Árvit ovdal go oainnát vástádusa",
    tour_start: "Oahpásmuvvan viđa lávkkis",
    workshop_start: "Bargobádji stuorra šearpmas",
    guide: "Bagadus ja árkkat bargobádjái (dárogillii)",
    accessibility: "Olahahttivuohta (dárogillii)",
    keep: "Vurke, raba dahje printe",
    embed: "Čájet dán iežat neahttasiiddus",
    privacy: "Eai diehtočoahkut, ii čuovvun. Buot rehkenastojuvvo du iežat dihtoris dahje telefovnnas.",
};

static EN: FrameWords = FrameWords {
    choose_other: "Change place",
    sources: "Sources and method",
    source_line: "Sources: Statistics Norway and others. Calculation: Framsyn.",
    open_full: "Open in Framsyn",
    guess_start: "Guess before you see the answer",
    tour_start: "A tour in five steps",
    workshop_start: "Workshop on a big screen",
    guide: "Guide and sheets for a workshop",
    accessibility: "Accessibility (in Norwegian)",
    keep: "Save, open or print",
    embed: "Show this on your own site",
    privacy: "No cookies, no tracking. Everything is computed on your own device.",
};

/// That the Northern Sami words await a check, and what the rest is written in: first in Northern Sami, then in bokmål.
pub const UNCHECKED: [&str; 2] = [
    "Davvisámegiel teaksta vuordá vel giellageahččama.",
    "Den nordsamiske teksten venter på språkvask. Det som ikke er oversatt ennå, står på bokmål.",
];

/// The words about choosing a place.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct PickerWords {
    pub choose: &'static str,
    pub choose_hint: &'static str,
    pub choose_none: &'static str,
    pub choose_open: &'static str,
}

/// The words of a language about choosing a place.
pub const fn picker_words(language: Language) -> &'static PickerWords {
    match language {
        Language::Nb => &NB_PICKER,
        Language::Se => &SE_PICKER,
        Language::Nn => &NN_PICKER,
        Language::En => &EN_PICKER,
    }
}

static NB_PICKER: PickerWords = PickerWords {
    choose: "Velg kommune, fylke eller region",
    choose_hint: "Navn eller nummer",
    choose_none: "Ingen steder passer. Prøv en annen skrivemåte.",
    choose_open: "Vis alle steder",
};

static NN_PICKER: PickerWords = PickerWords {
    choose: "Vel kommune, fylke eller region",
    choose_hint: "Namn eller nummer",
    choose_none: "Ingen stader passar. Prøv ein annan skrivemåte.",
    choose_open: "Vis alle stader",
};

static SE_PICKER: PickerWords = PickerWords {
    choose: "Vállje suohkana, fylkka dahje guovllu",
    choose_hint: "Namma dahje nummir",
    choose_none: "Ii oktage báiki heive. Geahččal eará čállinvuogi.",
    choose_open: "Čájet buot báikkiid",
};

static EN_PICKER: PickerWords = PickerWords {
    choose: "Choose a municipality, county or region",
    choose_hint: "Name or number",
    choose_none: "No place fits. Try another spelling.",
    choose_open: "Show all places",
};

/// The words about where the figures come from.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct SourceWords {
    pub sources_lead: &'static str,
    pub method_lead: &'static str,
}

/// The words of a language about where the figures come from.
pub const fn source_words(language: Language) -> &'static SourceWords {
    match language {
        Language::Nb | Language::Se => &NB_SOURCE,
        Language::Nn => &NN_SOURCE,
        Language::En => &EN_SOURCE,
    }
}

static NB_SOURCE: SourceWords = SourceWords {
    sources_lead: "Tallene er regnet ut fra disse tabellene:",
    method_lead: "Framsyn regner ett år om gangen: noen dør, noen flytter, noen får barn. Dagens kurs bygger på de siste ti årene her og i landet. Innvandringen til landet på lang sikt følger SSBs hovedalternativ. Det er en framskriving, ikke en spådom: ingen vet hva som kommer.",
};

static NN_SOURCE: SourceWords = SourceWords {
    sources_lead: "Tala er rekna ut frå desse tabellane:",
    method_lead: "Framsyn reknar eitt år om gongen: nokon døyr, nokon flyttar, nokon får barn. Kursen i dag byggjer på dei siste ti åra her og i landet. Innvandringa til landet på lang sikt følgjer hovudalternativet til SSB. Det er ei framskriving, ikkje ein spådom: ingen veit kva som kjem.",
};

static EN_SOURCE: SourceWords = SourceWords {
    sources_lead: "The figures are computed from these tables:",
    method_lead: "Framsyn goes one year at a time: some die, some move, some have children. Today’s course rests on the last ten years here and in the country. Immigration to the country in the long run follows Statistics Norway’s main alternative. It is a projection, not a prophecy: nobody knows what will come.",
};

/// The words of what is told about a link.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct NoticeWords {
    pub notices: &'static str,
    pub moved_number: &'static str,
    pub close: &'static str,
}

/// The words of a language of what is told about a link.
pub const fn notice_words(language: Language) -> &'static NoticeWords {
    match language {
        Language::Nb => &NB_NOTICES,
        Language::Se => &SE_NOTICES,
        Language::Nn => &NN_NOTICES,
        Language::En => &EN_NOTICES,
    }
}

static NB_NOTICES: NoticeWords = NoticeWords {
    notices: "Noe i lenken kunne ikke brukes",
    moved_number: "Kommunenummeret er gått ut",
    close: "Lukk",
};

static NN_NOTICES: NoticeWords = NoticeWords {
    notices: "Noko i lenkja kunne ikkje brukast",
    moved_number: "Kommunenummeret er gått ut",
    close: "Lukk",
};

static SE_NOTICES: NoticeWords = NoticeWords {
    notices: "Muhtin osiid liŋkkas ii sáhttán geavahit",
    moved_number: "Suohkannummir ii leat šat anus",
    close: "Gidde",
};

static EN_NOTICES: NoticeWords = NoticeWords {
    notices: "Something in the link could not be used",
    moved_number: "The municipality number is out of use",
    close: "Close",
};
