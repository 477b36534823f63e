//! Northern Sami: the words of the main screen. They await a language check, which the page says.

use crate::words::{ChartWords, Words};

pub(crate) static WORDS: Words = Words {
    language_name: "Davvisámegiella",
    language: "Giella",
    skip_to_content: "Mana sisdollui",
    home: "Framsyn, ovdasiidui",

    start_question: "Mo šaddá du suohkan jagi 2046?",

    levers: "Mo jus …",
    levers_lead: "Sirdde ovtta dain ja geahča mii rievdá.",
    starting_points: "Scenárat ja álgosajit",
    reset: "Máhcat",
    reset_all: "Máhcat buot",
    todays_course: "nu mo dál",
    as_today: "nu mo dál",
    lever_detail: "Eanet",
    lever_detail_of: "dán birra",
    lever_tfr: "Mánát juohke nissona nammii",
    lever_migdom: "Fárren Norgga siskkobealde",
    lever_migint: "Fárren olgoriikii ja olgoriikkas",
    lever_e0: "Man guhká mii eallit",
    lever_ret: "Goas mii heaitit bargamis",
    lever_emp: "Man ollugat leat barggus",
    lever_hours: "Man ollu juohkehaš bargá",
    lever_health: "Dearvvašeappot boarrásin",
    lever_care: "Bargu juohkehačča nammii gii oažžu veahki",
    lever_kinder: "Mánát mánáidgárddis",
    unit_children: "máná juohke nissona nammii",
    unit_per_thousand: "juohke 1\u{a0}000 nammii jagis",
    unit_points: "juohke 100 nammii",
    unit_years: "jagi",
    unit_percent: "proseantta",

    chart_choice: "Vállje govvosa",
    chart_inhabitants: ChartWords { short: "Ássit", title: "Ássit" },
    chart_ages: ChartWords { short: "Ahki", title: "Ássit agi mielde" },
    chart_change: ChartWords { short: "Rievdan", title: "Riegádeamit, jápmimat ja fárremat juohke jagi" },
    broken_axis: "Linnjá ii álgge nollas.",
    drawing: "Sárgumin govvosa …",
    chart_failed: "Govvosa ii sáhttán sárgut. Logut leat tabeallas vuolábealde.",

    loading: "Viežžamin loguid …",
    failed: "Eat ožžon loguid",
    failed_lead: "Sáhttá leat neahtta mii ii doaimma. Du válljemat eai leat jávkan.",
    retry: "Geahččal ođđasit",
    details: "Mii manai boastut",
};
