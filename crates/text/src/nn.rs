//! Nynorsk.

use crate::words::{IndicatorWords, LeverWords, Words};

pub(crate) static WORDS: Words = Words {
    language_name: "Nynorsk",
    language: "Språk",
    skip_to_content: "Gå til innhaldet",
    tagline: "Kommunen din dei neste tjue åra",
    home: "Framsyn, til framsida",

    start_question: "Korleis blir kommunen din i 2046?",
    start_lead: "Vel ein kommune. Sjå kor mange vi blir, kor gamle vi blir og kor mange som er i arbeid. Prøv så kva \
                 som hender om det blir fødde fleire barn, om fleire flyttar hit, eller om fleire kjem i jobb.",
    start_examples: "Prøv til dømes",
    start_all: "Alle kommunane",
    start_promise: [
        ("Svar med ein gong", "Alt blir rekna ut på din eigen skjerm medan du dreg i spakane."),
        (
            "Tal du kan etterprøve",
            "Alt byggjer på opne tal, dei fleste frå Statistisk sentralbyrå. Kjeldene står på sida.",
        ),
        ("Inga sporing", "Sida lagrar ingenting om deg og spør ikkje om noko."),
    ],

    choose: "Vel kommune",
    choose_other: "Byt kommune",
    choose_hint: "Namn eller nummer",
    choose_none: "Ingen kommune passar. Prøv ein annan skrivemåte.",
    choose_open: "Vis alle kommunane",

    levers: "Kva om …",
    levers_lead: "Dra i ein spak og sjå kva som endrar seg.",
    reset: "Nullstill",
    reset_all: "Nullstill alle",
    todays_course: "kursen i dag",
    as_today: "som no",
    lever_detail: "Meir om spaken",
    change_field: "Endring frå kursen i dag",
    lever_tfr: LeverWords {
        name: "Barn per kvinne",
        meaning: "Kor mange barn kvar kvinne i snitt får gjennom livet, om mønsteret frå i dag held fram.",
    },
    lever_migdom: LeverWords {
        name: "Flytting innanlands",
        meaning: "Dei som flyttar hit frå andre kommunar, minus dei som flyttar ut. Spaken legg til eller trekkjer frå personar \
                  kvart år, for kvar 1\u{a0}000 innbyggjarar.",
    },
    lever_migint: LeverWords {
        name: "Flytting til og frå utlandet",
        meaning: "Dei som kjem frå utlandet, minus dei som reiser ut. Spaken legg til eller trekkjer frå personar kvart år, for \
                  kvar 1\u{a0}000 innbyggjarar.",
    },
    lever_e0: LeverWords {
        name: "Kor lenge vi lever",
        meaning: "Kor mange år ein nyfødd i snitt vil leve, om dødstala blir som i det året. Spaken legg til eller trekkjer frå år.",
    },
    lever_ret: LeverWords {
        name: "Når vi sluttar å jobbe",
        meaning: "Kor mange år seinare eller tidlegare folk sluttar i arbeid. Spaken gjeld frå 55 år og opp.",
    },
    lever_emp: LeverWords {
        name: "Kor mange som er i arbeid",
        meaning: "Kor mange fleire eller færre av 100 mellom 20 og 66 år som er i arbeid.",
    },
    lever_hours: LeverWords {
        name: "Kor mykje kvar av oss jobbar",
        meaning: "Kor mange fleire eller færre timar dei som er i arbeid, jobbar. Spaken endrar timane, ikkje kor mange som jobbar.",
    },
    lever_health: LeverWords {
        name: "Friskare som eldre",
        meaning: "Kor mange år seinare vi treng hjelp når vi blir gamle. Eitt år tyder at ein på 81 klarer seg like bra som ein på 80 gjer i dag.",
    },
    lever_care: LeverWords {
        name: "Arbeid bak kvar som får hjelp",
        meaning: "Kor mykje arbeid som trengst for kvar som får hjelp heime eller bur på sjukeheim. Ny teknikk, betre organisering og ein annan standard kan endre det.",
    },
    lever_kinder: LeverWords {
        name: "Barn som går i barnehage",
        meaning: "Kor mange fleire eller færre av 100 barn mellom 1 og 5 år som går i barnehage.",
    },
    unit_children: "barn per kvinne",
    unit_per_thousand: "per 1\u{a0}000 i året",
    unit_points: "av 100",
    unit_years: "år",
    unit_percent: "prosent",

    figures: "Nøkkeltal",
    now: "I dag",
    no_figure: "ingen",
    population: IndicatorWords { name: "Innbyggjarar", meaning: "Alle som er busette i kommunen 1. januar." },
    age_0_15: IndicatorWords {
        name: "Barn, 0–15 år",
        meaning: "Busette som ikkje har fylt 16 år: barnehage og grunnskule.",
    },
    age_20_66: IndicatorWords {
        name: "Vaksne, 20–66 år",
        meaning: "Busette i den alderen då dei fleste er i jobb. Ikkje alle av dei arbeider.",
    },
    age_80_plus: IndicatorWords {
        name: "80 år og eldre",
        meaning: "Busette som har fylt 80 år. Mange klarer seg sjølve lenge; behovet for hjelp aukar med alderen.",
    },
    employed: IndicatorWords {
        name: "I arbeid",
        meaning: "Busette med arbeid, same kvar dei jobbar. Ikkje talet på arbeidsplassar i kommunen.",
    },
    working_age_per_80_plus: IndicatorWords {
        name: "Vaksne per eldre",
        meaning: "Kor mange mellom 20 og 66 år det er for kvar som har fylt 80 år.",
    },
    kindergarten_children: IndicatorWords {
        name: "Barn i barnehage",
        meaning: "Barn frå 1 til 5 år som går i barnehage, om like mange av 100 går som i heile landet. Ikkje kor mange plassar kommunen har.",
    },
    home_care_users: IndicatorWords {
        name: "Får hjelp heime",
        meaning: "Alle, unge og gamle, som får heimesjukepleie eller anna hjelp heime. Det byggjer på delar for heile landet, ikkje på tala til kommunen.",
    },
    institution_residents: IndicatorWords {
        name: "Bur på sjukeheim",
        meaning: "Alle som bur på sjukeheim eller ein liknande stad, kort eller lenge. Det byggjer på delar for heile landet, ikkje på kor mange plassar kommunen har.",
    },
    person_years_care: IndicatorWords {
        name: "Årsverk i omsorg",
        meaning: "Det arbeidet som trengst for alle som får hjelp heime eller på sjukeheim, rekna i fulle stillingar. Snittet for landet er brukt, så talet viser ikkje dei tilsette i kommunen.",
    },
    labour_input: IndicatorWords {
        name: "Arbeid i alt",
        meaning: "Alt arbeid dei som bur her gjer, rekna i folk som jobbar like mykje som i dag. Ikkje talet på arbeidsplassar i kommunen.",
    },
    basis_measured: "I dag: målt her. 2046: framskrive.",
    basis_national_rate: "Delane i landet etter alder og kjønn, brukte på dei som bur her.",
    basis_derived: "Rekna ut frå tala til kommunen.",
    basis_derived_rate: "Delar for heile landet, fordelte på alder etter vår eigen regel og brukte på dei som bur her.",
    unit_persons: "personar",
    unit_person_years: "årsverk",
    unit_per_older: "vaksne per eldre",
    unit_todays_hours: "personar med arbeidstida i dag",
    about_figure: "Om talet",

    line_title: "Innbyggjarar",
    line_axis: "Personar",
    history: "Slik har det vore",
    baseline: "Kursen i dag",
    official: "SSB",
    own: "Framtida di",
    as_table: "Vis som tabell",
    year: "År",
    broken_axis: "Aksen er broten: han byrjar ikkje på null.",
    drawing: "Teiknar figuren …",
    chart_failed: "Figuren kunne ikkje teiknast. Tala står i tabellen under.",

    pyramid_title: "Alder",
    men: "Menn",
    women: "Kvinner",
    age: "Alder",
    outline_today: "omriss: i dag",
    play: "Spel av åra",
    pause: "Stopp",
    persons: "personar",
    ages_and_older: "og eldre",

    loading: "Hentar tala …",
    failed: "Vi fekk ikkje tak i tala",
    failed_lead: "Det kan vere nettet. Ingenting av det du har valt, er borte.",
    retry: "Prøv ein gong til",
    details: "Kva som gjekk gale",
    moved_number: "Kommunenummeret er gått ut",
    notices: "Noko i lenkja kunne ikkje brukast",
    close: "Lukk",

    sources: "Kjelder og metode",
    sources_lead: "Tala er rekna ut frå desse tabellane:",
    source_line: "Kjelder: Statistisk sentralbyrå med fleire. Utrekning: Framsyn.",
    open_full: "Opne i Framsyn",
    privacy: "Ingen informasjonskapslar, inga sporing. Alt blir rekna ut på eininga di.",
    method_lead: "Framsyn reknar eitt år om gongen: nokon døyr, nokon flyttar, nokon får barn. Kursen i dag byggjer på dei siste ti åra i kommunen og i landet. Innvandringa til landet på lang sikt følgjer hovudalternativet til SSB. Det er ei framskriving, ikkje ein spådom: ingen veit kva som kjem.",
};
