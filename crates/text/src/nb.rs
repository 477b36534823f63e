//! Bokmål.

use crate::words::{IndicatorWords, LeverWords, Words};

pub(crate) static WORDS: Words = Words {
    language_name: "Bokmål",
    language: "Språk",
    skip_to_content: "Gå til innholdet",
    tagline: "Kommunen din de neste tjue årene",
    home: "Framsyn, til forsiden",

    start_question: "Hvordan blir kommunen din i 2046?",
    start_lead: "Velg en kommune. Se hvor mange vi blir, hvor gamle vi blir og hvor mange som jobber. Se så hva som \
                 skjer hvis det fødes flere barn, hvis flere flytter hit, eller hvis flere kommer i jobb.",
    start_examples: "Prøv for eksempel",
    start_all: "Alle kommuner",
    start_promise: [
        ("Svar med en gang", "Alt regnes ut på din egen skjerm mens du drar i spakene."),
        (
            "Tall du kan etterprøve",
            "Alt bygger på åpne tall, de fleste fra Statistisk sentralbyrå. Kildene står på siden.",
        ),
        ("Ingen sporing", "Siden lagrer ingenting om deg og spør ikke etter noe."),
    ],

    choose: "Velg kommune",
    choose_other: "Bytt kommune",
    choose_hint: "Navn eller nummer",
    choose_none: "Ingen kommune passer. Prøv en annen skrivemåte.",
    choose_open: "Vis alle kommuner",

    levers: "Hva om …",
    levers_lead: "Dra i en spak og se hva som endrer seg.",
    reset: "Nullstill",
    reset_all: "Nullstill alle",
    todays_course: "dagens kurs",
    as_today: "som i dag",
    lever_detail: "Mer om spaken",
    change_field: "Endring fra dagens kurs",
    lever_tfr: LeverWords {
        name: "Barn per kvinne",
        meaning: "Hvor mange barn hver kvinne i snitt får gjennom livet, hvis dagens mønster varer.",
    },
    lever_migdom: LeverWords {
        name: "Flytting innenlands",
        meaning: "De som flytter hit fra andre kommuner, minus de som flytter ut. Spaken legger til eller trekker fra personer hvert \
                  år, for hver 1\u{a0}000 innbyggere.",
    },
    lever_migint: LeverWords {
        name: "Flytting til og fra utlandet",
        meaning: "De som kommer fra utlandet, minus de som reiser ut. Spaken legger til eller trekker fra personer hvert år, for \
                  hver 1\u{a0}000 innbyggere.",
    },
    lever_e0: LeverWords {
        name: "Hvor lenge vi lever",
        meaning: "Hvor mange år en nyfødt i snitt vil leve, hvis dødeligheten blir som i det året. Spaken legger til eller trekker fra år.",
    },
    lever_ret: LeverWords {
        name: "Når vi slutter å jobbe",
        meaning: "Hvor mange år senere eller tidligere folk slutter i arbeid. Spaken gjelder fra 55 år og opp.",
    },
    lever_emp: LeverWords {
        name: "Hvor mange som er i arbeid",
        meaning: "Hvor mange flere eller færre av 100 mellom 20 og 66 år som er i arbeid.",
    },
    lever_hours: LeverWords {
        name: "Hvor mye hver av oss jobber",
        meaning: "Hvor mange flere eller færre timer de som er i arbeid, jobber. Spaken endrer timene, ikke hvor mange som jobber.",
    },
    lever_health: LeverWords {
        name: "Friskere som eldre",
        meaning: "Hvor mange år senere vi trenger hjelp når vi blir gamle. Ett år betyr at en på 81 klarer seg like bra som en på 80 gjør i dag.",
    },
    lever_care: LeverWords {
        name: "Arbeid bak hver som får hjelp",
        meaning: "Hvor mye arbeid som trengs for hver som får hjelp hjemme eller bor på sykehjem. Ny teknikk, bedre organisering og en annen standard kan endre det.",
    },
    lever_kinder: LeverWords {
        name: "Barn som går i barnehage",
        meaning: "Hvor mange flere eller færre av 100 barn mellom 1 og 5 år som går i barnehage.",
    },
    unit_children: "barn per kvinne",
    unit_per_thousand: "per 1\u{a0}000 i året",
    unit_points: "av 100",
    unit_years: "år",
    unit_percent: "prosent",

    figures: "Nøkkeltall",
    now: "I dag",
    no_figure: "ingen",
    population: IndicatorWords { name: "Innbyggere", meaning: "Alle som er bosatt i kommunen 1. januar." },
    age_0_15: IndicatorWords {
        name: "Barn, 0–15 år",
        meaning: "Bosatte som ikke har fylt 16 år: barnehage og grunnskole.",
    },
    age_20_66: IndicatorWords {
        name: "Voksne, 20–66 år",
        meaning: "Bosatte i den alderen da de fleste er i jobb. Ikke alle av dem arbeider.",
    },
    age_80_plus: IndicatorWords {
        name: "80 år og eldre",
        meaning: "Bosatte som har fylt 80 år. Mange klarer seg selv lenge; behovet for hjelp øker med alderen.",
    },
    employed: IndicatorWords {
        name: "I arbeid",
        meaning: "Bosatte med arbeid, uansett hvor de jobber. Ikke antall arbeidsplasser i kommunen.",
    },
    working_age_per_80_plus: IndicatorWords {
        name: "Voksne per eldre",
        meaning: "Hvor mange mellom 20 og 66 år det er for hver som har fylt 80 år.",
    },
    kindergarten_children: IndicatorWords {
        name: "Barn i barnehage",
        meaning: "Barn fra 1 til 5 år som går i barnehage, hvis like mange av 100 går som i hele landet. Ikke hvor mange plasser kommunen har.",
    },
    home_care_users: IndicatorWords {
        name: "Får hjelp hjemme",
        meaning: "Alle, unge og gamle, som får hjemmesykepleie eller annen hjelp hjemme. Det bygger på andeler for hele landet, ikke på kommunens egne tall.",
    },
    institution_residents: IndicatorWords {
        name: "Bor på sykehjem",
        meaning: "Alle som bor på sykehjem eller et lignende sted, kort eller lenge. Det bygger på andeler for hele landet, ikke på hvor mange plasser kommunen har.",
    },
    person_years_care: IndicatorWords {
        name: "Årsverk i omsorg",
        meaning: "Det arbeidet som trengs for alle som får hjelp hjemme eller på sykehjem, regnet i fulle stillinger. Snittet for landet er brukt, så tallet er ikke kommunens egne ansatte.",
    },
    labour_input: IndicatorWords {
        name: "Arbeid i alt",
        meaning: "Alt arbeid de som bor her gjør, regnet i folk som jobber like mye som i dag. Ikke antall arbeidsplasser i kommunen.",
    },
    basis_measured: "I dag: målt her. 2046: framskrevet.",
    basis_national_rate: "Landets andeler etter alder og kjønn, brukt på dem som bor her.",
    basis_derived: "Regnet ut fra kommunens egne tall.",
    basis_derived_rate: "Andeler for hele landet, fordelt på alder etter vår egen regel og brukt på dem som bor her.",
    unit_persons: "personer",
    unit_person_years: "årsverk",
    unit_per_older: "voksne per eldre",
    unit_todays_hours: "personer med dagens arbeidstid",
    about_figure: "Om tallet",

    line_title: "Innbyggere",
    line_axis: "Personer",
    history: "Slik har det vært",
    baseline: "Dagens kurs",
    official: "SSB",
    own: "Din framtid",
    as_table: "Vis som tabell",
    year: "År",
    broken_axis: "Aksen er brutt: den begynner ikke på null.",
    drawing: "Tegner figuren …",
    chart_failed: "Figuren kunne ikke tegnes. Tallene står i tabellen under.",

    pyramid_title: "Alder",
    men: "Menn",
    women: "Kvinner",
    age: "Alder",
    outline_today: "omriss: i dag",
    play: "Spill av årene",
    pause: "Stopp",
    persons: "personer",
    ages_and_older: "og eldre",

    loading: "Henter tallene …",
    failed: "Vi fikk ikke tak i tallene",
    failed_lead: "Det kan være nettet. Ingenting du har valgt er borte.",
    retry: "Prøv igjen",
    details: "Hva som gikk galt",
    moved_number: "Kommunenummeret er gått ut",
    notices: "Noe i lenken kunne ikke brukes",
    close: "Lukk",

    sources: "Kilder og metode",
    sources_lead: "Tallene er regnet ut fra disse tabellene:",
    source_line: "Kilder: Statistisk sentralbyrå med flere. Beregning: Framsyn.",
    open_full: "Åpne i Framsyn",
    privacy: "Ingen informasjonskapsler, ingen sporing. Alt regnes ut på din egen enhet.",
    method_lead: "Framsyn regner ett år om gangen: noen dør, noen flytter, noen får barn. Dagens kurs bygger på de siste ti årene i kommunen og i landet. Innvandringen til landet på lang sikt følger SSBs hovedalternativ. Det er en framskriving, ikke en spådom: ingen vet hva som kommer.",
};
