//! English.

use crate::words::{IndicatorWords, LeverWords, Words};

pub(crate) static WORDS: Words = Words {
    language_name: "English",
    language: "Language",
    skip_to_content: "Skip to content",
    tagline: "Your municipality over the next twenty years",
    home: "Framsyn, to the start page",

    start_question: "What will your municipality be like in 2046?",
    start_lead: "Choose a Norwegian municipality. See how many people there will be, how old, and how many at work. \
                 Then try what happens if more children are born, if more people move in, or if more find work.",
    start_examples: "Try for example",
    start_all: "All municipalities",
    start_promise: [
        ("Answers at once", "Everything is computed on your own screen while you move the levers."),
        (
            "Figures you can check",
            "All built on open data, most of it from Statistics Norway. The sources are on the page.",
        ),
        ("No tracking", "The page stores nothing about you and asks for nothing."),
    ],

    choose: "Choose a municipality",
    choose_other: "Change municipality",
    choose_hint: "Name or number",
    choose_none: "No municipality fits. Try another spelling.",
    choose_open: "Show all municipalities",

    levers: "What if …",
    levers_lead: "Move a lever and see what changes.",
    reset: "Reset",
    reset_all: "Reset all",
    todays_course: "today’s course",
    as_today: "as today",
    lever_detail: "More about this lever",
    change_field: "Change from today’s course",
    lever_tfr: LeverWords {
        name: "Children per woman",
        meaning: "How many children each woman has on average over her life, if today’s pattern lasts.",
    },
    lever_migdom: LeverWords {
        name: "Moving within Norway",
        meaning: "Those who move here from other municipalities, minus those who move away. The lever adds or takes away people \
                  each year, for every 1,000 inhabitants.",
    },
    lever_migint: LeverWords {
        name: "Moving to and from abroad",
        meaning: "Those who come from abroad, minus those who leave the country. The lever adds or takes away people each year, \
                  for every 1,000 inhabitants.",
    },
    lever_e0: LeverWords {
        name: "How long we live",
        meaning: "How many years a newborn would live on average if mortality stayed as in that year. The lever adds or takes away years.",
    },
    lever_ret: LeverWords {
        name: "When we stop working",
        meaning: "How many years later or earlier people stop working. The lever works from age 55 and up.",
    },
    lever_emp: LeverWords {
        name: "How many are in work",
        meaning: "How many more or fewer of every 100 people aged 20 to 66 are in work.",
    },
    lever_hours: LeverWords {
        name: "How much each of us works",
        meaning: "How many more or fewer hours those in work put in. The lever changes the hours, not how many work.",
    },
    lever_health: LeverWords {
        name: "Healthier in old age",
        meaning: "How many years later we need help when we grow old. One year means that someone of 81 manages as well as someone of 80 does today.",
    },
    lever_care: LeverWords {
        name: "Work behind each person helped",
        meaning: "How much work it takes for each person who is helped at home or lives in a nursing home. New technology, better organisation and another standard can change it.",
    },
    lever_kinder: LeverWords {
        name: "Children in kindergarten",
        meaning: "How many more or fewer of every 100 children aged 1 to 5 go to kindergarten.",
    },
    unit_children: "children per woman",
    unit_per_thousand: "per 1,000 a year",
    unit_points: "of 100",
    unit_years: "years",
    unit_percent: "per cent",

    figures: "Key figures",
    now: "Today",
    no_figure: "none",
    population: IndicatorWords {
        name: "Inhabitants",
        meaning: "Everyone who lives in the municipality on 1 January.",
    },
    age_0_15: IndicatorWords {
        name: "Children aged 0–15",
        meaning: "Residents under 16: kindergarten and compulsory school.",
    },
    age_20_66: IndicatorWords {
        name: "Adults aged 20–66",
        meaning: "Residents at the age when most people work. Not all of them do.",
    },
    age_80_plus: IndicatorWords {
        name: "Aged 80 and over",
        meaning: "Residents aged 80 or more. Many manage on their own for long; the need for help grows with age.",
    },
    employed: IndicatorWords {
        name: "In work",
        meaning: "Residents who work, wherever their job is. Not the number of jobs in the municipality.",
    },
    working_age_per_80_plus: IndicatorWords {
        name: "Adults per older person",
        meaning: "How many people aged 20 to 66 there are for each who is 80 or over.",
    },
    kindergarten_children: IndicatorWords {
        name: "Children in kindergarten",
        meaning: "Children aged 1 to 5 in kindergarten, if as many of 100 go as in the country as a whole. Not how many places the municipality has.",
    },
    home_care_users: IndicatorWords {
        name: "Helped at home",
        meaning: "Everyone, young and old, who gets nursing or other help at home. It rests on national shares, not on the municipality’s own figures.",
    },
    institution_residents: IndicatorWords {
        name: "In nursing homes",
        meaning: "Everyone who lives in a nursing home or the like, for a short or a long time. It rests on national shares, not on how many places the municipality has.",
    },
    person_years_care: IndicatorWords {
        name: "Full-time jobs in care",
        meaning: "The work it takes for everyone who is helped at home or in a nursing home, counted as full-time jobs. It uses the national average, so it is not the municipality’s own staff.",
    },
    labour_input: IndicatorWords {
        name: "Work in all",
        meaning: "All the work done by those who live here, counted as people working today’s hours. Not the number of jobs in the municipality.",
    },
    basis_measured: "Today: measured here. 2046: projected.",
    basis_national_rate: "National shares by age and sex, applied to the people here.",
    basis_derived: "Worked out from the municipality’s own figures.",
    basis_derived_rate: "National shares, spread over ages by our own rule and applied to the people here.",
    unit_persons: "people",
    unit_person_years: "full-time jobs",
    unit_per_older: "adults per older person",
    unit_todays_hours: "people at today’s working hours",
    about_figure: "About this figure",

    line_title: "Inhabitants",
    line_axis: "People",
    history: "So far",
    baseline: "Today’s course",
    official: "SSB",
    own: "Your future",
    as_table: "Show as table",
    year: "Year",
    broken_axis: "The axis is broken: it does not start at zero.",
    drawing: "Drawing the chart …",
    chart_failed: "The chart could not be drawn. The figures are in the table below.",

    pyramid_title: "Age",
    men: "Men",
    women: "Women",
    age: "Age",
    outline_today: "outline: today",
    play: "Play through the years",
    pause: "Stop",
    persons: "people",
    ages_and_older: "and over",

    loading: "Fetching the figures …",
    failed: "We could not get the figures",
    failed_lead: "It may be the network. Nothing you have chosen is lost.",
    retry: "Try again",
    details: "What went wrong",
    moved_number: "The municipality number is out of use",
    notices: "Something in the link could not be used",
    close: "Close",

    sources: "Sources and method",
    sources_lead: "The figures are computed from these tables:",
    source_line: "Sources: Statistics Norway and others. Calculation: Framsyn.",
    open_full: "Open in Framsyn",
    privacy: "No cookies, no tracking. Everything is computed on your own device.",
    method_lead: "Framsyn goes one year at a time: some die, some move, some have children. Today’s course rests on the last ten years in the municipality and the country. Immigration to the country in the long run follows Statistics Norway’s main alternative. It is a projection, not a prophecy: nobody knows what will come.",
};
