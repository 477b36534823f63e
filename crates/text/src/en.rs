//! English.

use crate::words::{ChartWords, Words};

pub(crate) static WORDS: Words = Words {
    language_name: "English",
    language: "Language",
    skip_to_content: "Skip to content",
    home: "Framsyn, to the start page",

    start_question: "What will your municipality be like in 2046?",

    levers: "What if …",
    levers_lead: "Move a lever and see what changes.",
    starting_points: "Scenarios and starting points",
    reset: "Reset",
    reset_all: "Reset all",
    todays_course: "today’s course",
    as_today: "as today",
    lever_detail: "More",
    lever_detail_of: "about this lever",
    lever_tfr: "Children per woman",
    lever_migdom: "Moving within Norway",
    lever_migint: "Moving to and from abroad",
    lever_e0: "How long we live",
    lever_ret: "When we stop working",
    lever_emp: "How many are in work",
    lever_hours: "How much each of us works",
    lever_health: "Healthier in old age",
    lever_care: "Work behind each person helped",
    lever_kinder: "Children in kindergarten",
    unit_children: "children per woman",
    unit_per_thousand: "per 1,000 a year",
    unit_points: "of 100",
    unit_years: "years",
    unit_percent: "per cent",

    chart_choice: "Choose a chart",
    chart_inhabitants: ChartWords { short: "Inhabitants", title: "Inhabitants" },
    chart_ages: ChartWords { short: "Age", title: "Inhabitants by age" },
    chart_change: ChartWords { short: "Change", title: "Births, deaths and moving each year" },
    broken_axis: "The axis is broken: it does not start at zero.",
    drawing: "Drawing the chart …",
    chart_failed: "The chart could not be drawn. The figures are in the table below.",

    loading: "Fetching the figures …",
    failed: "We could not get the figures",
    failed_lead: "It may be the network. Nothing you have chosen is lost.",
    retry: "Try again",
    details: "What went wrong",
};
