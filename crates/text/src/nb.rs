//! Bokmål.

use crate::words::{ChartWords, Words};

pub(crate) static WORDS: Words = Words {
    language_name: "Bokmål",
    language: "Språk",
    skip_to_content: "Gå til innholdet",
    home: "Framsyn, til forsiden",

    start_question: "Hvordan blir kommunen din i 2046?",

    levers: "Hva om …",
    levers_lead: "Dra i en spak og se hva som endrer seg.",
    starting_points: "Scenarioer og utgangspunkt",
    reset: "Nullstill",
    reset_all: "Nullstill alle",
    todays_course: "dagens kurs",
    as_today: "som i dag",
    lever_detail: "Mer",
    lever_detail_of: "om spaken",
    lever_tfr: "Barn per kvinne",
    lever_migdom: "Flytting innenlands",
    lever_migint: "Flytting til og fra utlandet",
    lever_e0: "Hvor lenge vi lever",
    lever_ret: "Når vi slutter å jobbe",
    lever_emp: "Hvor mange som er i arbeid",
    lever_hours: "Hvor mye hver av oss jobber",
    lever_health: "Friskere som eldre",
    lever_care: "Arbeid bak hver som får hjelp",
    lever_kinder: "Barn som går i barnehage",
    unit_children: "barn per kvinne",
    unit_per_thousand: "per 1\u{a0}000 i året",
    unit_points: "av 100",
    unit_years: "år",
    unit_percent: "prosent",

    chart_choice: "Velg figur",
    chart_inhabitants: ChartWords { short: "Innbyggere", title: "Innbyggere" },
    chart_ages: ChartWords { short: "Alder", title: "Innbyggere etter alder" },
    chart_change: ChartWords { short: "Endring", title: "Fødte, døde og flytting hvert år" },
    broken_axis: "Aksen er brutt: den begynner ikke på null.",
    drawing: "Tegner figuren …",
    chart_failed: "Figuren kunne ikke tegnes. Tallene står i tabellen under.",

    loading: "Henter tallene …",
    failed: "Vi fikk ikke tak i tallene",
    failed_lead: "Det kan være nettet. Ingenting du har valgt er borte.",
    retry: "Prøv igjen",
    details: "Hva som gikk galt",
};
