//! Nynorsk.

use crate::words::{ChartWords, Words};

pub(crate) static WORDS: Words = Words {
    language_name: "Nynorsk",
    language: "Språk",
    skip_to_content: "Gå til innhaldet",
    home: "Framsyn, til framsida",

    start_question: "Korleis blir kommunen din i 2046?",

    levers: "Kva om …",
    levers_lead: "Dra i ein spak og sjå kva som endrar seg.",
    starting_points: "Scenario og utgangspunkt",
    reset: "Nullstill",
    reset_all: "Nullstill alle",
    todays_course: "kursen i dag",
    as_today: "som i dag",
    lever_detail: "Meir",
    lever_detail_of: "om spaken",
    lever_tfr: "Barn per kvinne",
    lever_migdom: "Flytting innanlands",
    lever_migint: "Flytting til og frå utlandet",
    lever_e0: "Kor lenge vi lever",
    lever_ret: "Når vi sluttar å jobbe",
    lever_emp: "Kor mange som er i arbeid",
    lever_hours: "Kor mykje kvar av oss jobbar",
    lever_health: "Friskare som eldre",
    lever_care: "Arbeid bak kvar som får hjelp",
    lever_kinder: "Barn som går i barnehage",
    unit_children: "barn per kvinne",
    unit_per_thousand: "per 1\u{a0}000 i året",
    unit_points: "av 100",
    unit_years: "år",
    unit_percent: "prosent",

    chart_choice: "Vel figur",
    chart_inhabitants: ChartWords { short: "Innbyggjarar", title: "Innbyggjarar" },
    chart_ages: ChartWords { short: "Alder", title: "Innbyggjarar etter alder" },
    chart_change: ChartWords { short: "Endring", title: "Fødde, døde og flytting kvart år" },
    broken_axis: "Aksen er broten: han byrjar ikkje på null.",
    drawing: "Teiknar figuren …",
    chart_failed: "Figuren kunne ikkje teiknast. Tala står i tabellen under.",

    loading: "Hentar tala …",
    failed: "Vi fekk ikkje tak i tala",
    failed_lead: "Det kan vere nettet. Ingenting av det du har valt, er borte.",
    retry: "Prøv ein gong til",
    details: "Kva som gjekk gale",
};
