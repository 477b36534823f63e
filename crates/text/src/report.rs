//! The words of the report: a document about a scenario, fit to be printed and attached to a council paper.

use outlook::{Range, RangeBasis};
use scenario::{HORIZON, Language, Lever, RAMP_DEFAULT, RAMP_START};

use crate::sentence::range_ends;

/// The words of the report in a language.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct ReportWords {
    pub kind: &'static str,
    pub lead: &'static str,
    pub print: &'static str,
    pub back: &'static str,
    pub making: &'static str,
    pub chart_failed: &'static str,
    pub assumptions: &'static str,
    pub assumptions_lead: &'static str,
    pub lever: &'static str,
    pub course: &'static str,
    pub chosen: &'static str,
    pub reached: &'static str,
    pub realistic: &'static str,
    pub not_moved: &'static str,
    pub judged: &'static str,
    pub compared: &'static str,
    pub figures: &'static str,
    pub figures_lead: &'static str,
    pub own: &'static str,
    pub differs: &'static str,
    pub charts: &'static str,
    pub pyramid_lead: &'static str,
    pub stories: &'static str,
    pub helps: &'static str,
    pub helps_lead: &'static str,
    pub helps_none: &'static str,
    pub tried: &'static str,
    pub sources: &'static str,
    pub limits: &'static str,
    pub code: &'static str,
    pub open: &'static str,
}

/// The words of a language for the report.
pub const fn report_words(language: Language) -> &'static ReportWords {
    match language {
        Language::Nb | Language::Se => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

/// A realistic range in a cell of a table, marked where it was judged.
pub fn range(language: Language, lever: &Lever, range: Range) -> String {
    let [low, high] = range_ends(language, lever, range);
    let mark = if matches!(range.basis, RangeBasis::Judged) { "*" } else { "" };
    match language {
        Language::Nb | Language::Nn | Language::Se => format!("{low} til {high}{mark}"),
        Language::En => format!("{low} to {high}{mark}"),
    }
}

/// Heads of the table of figures: the figure, today, and in two years today's course and the scenario, and in the last how
/// far they are apart.
pub fn heads(language: Language, name: &str) -> [String; 7] {
    let w = report_words(language);
    let in_year = |what: &str, year: u16| format!("{what}, {year}");
    [
        crate::export::export_words(language).figure.to_owned(),
        RAMP_START.to_string(),
        in_year(w.course, RAMP_DEFAULT),
        in_year(name, RAMP_DEFAULT),
        in_year(w.course, HORIZON),
        in_year(name, HORIZON),
        in_year(w.differs, HORIZON),
    ]
}

static NB: ReportWords = ReportWords {
    kind: "Rapport fra Framsyn",
    lead: "En framskriving viser hva som følger av forutsetningene. Den er ikke en spådom.",
    print: "Skriv ut eller lagre som PDF",
    back: "Tilbake til siden",
    making: "Rapporten lages …",
    chart_failed: "Figuren kunne ikke tegnes. Last siden på nytt for å prøve igjen.",
    assumptions: "Forutsetninger",
    assumptions_lead: "Alt som ikke er endret, følger dagens kurs. Endringene vokser jevnt fra 2026 til året i tabellen og holder seg siden.",
    lever: "Forutsetning",
    course: "Dagens kurs",
    chosen: "Valgt",
    reached: "Nådd i",
    realistic: "Realistisk endring",
    not_moved: "ikke endret",
    judged: "Områder med * bygger på en vurdering. De andre bygger på de siste ti årene her og i landet.",
    compared: "Sammenlignes med",
    figures: "Hovedtall",
    figures_lead: "Tall per 1. januar. «Forskjell» er scenarioet mot dagens kurs.",
    own: "Scenarioet",
    differs: "Forskjell",
    charts: "Figurer",
    pyramid_lead: "Fylt: 2046 med scenarioet. Omriss: i dag.",
    stories: "Slik kan det merkes",
    helps: "Hva som kan hjelpe",
    helps_lead: "Hender som mangler, er hele stillinger i barnehage, skole, helse og omsorg som det ikke er folk til. Lista viser hvilke spaker som gjør mest med det i 2046, når hver flyttes halvveis til det realistiske.",
    helps_none: "Ingen realistisk flytting av spakene gjør tallet mindre.",
    tried: "Prøvd",
    sources: "Kilder og metode",
    limits: "Framsyn har regnet ut alle tall fra offentlig statistikk. Du kan lese om hele metoden på",
    code: "Kode til siden med de samme valgene",
    open: "Samme valg på nettsiden:",
};

static NN: ReportWords = ReportWords {
    kind: "Rapport frå Framsyn",
    lead: "Ei framskriving viser kva som følgjer av føresetnadene. Ho er ikkje ein spådom.",
    print: "Skriv ut eller lagre som PDF",
    back: "Tilbake til sida",
    making: "Rapporten blir laga …",
    chart_failed: "Figuren let seg ikkje teikne. Last sida på nytt for å prøve igjen.",
    assumptions: "Føresetnader",
    assumptions_lead: "Det som ikkje er endra, følgjer kursen i dag. Endringane veks jamt frå 2026 til året i tabellen og held seg sidan.",
    lever: "Føresetnad",
    course: "Kursen i dag",
    chosen: "Valt",
    reached: "Nådd i",
    realistic: "Realistisk endring",
    not_moved: "ikkje endra",
    judged: "Område med * byggjer på ei vurdering. Dei andre byggjer på dei siste ti åra her og i landet.",
    compared: "Blir samanlikna med",
    figures: "Hovudtal",
    figures_lead: "Tal per 1. januar. «Skilnad» er scenarioet mot kursen i dag.",
    own: "Scenarioet",
    differs: "Skilnad",
    charts: "Figurar",
    pyramid_lead: "Fylt: 2046 med scenarioet. Omriss: i dag.",
    stories: "Slik kan ein merke det",
    helps: "Kva som kan hjelpe",
    helps_lead: "Hender som manglar, er heile stillingar i barnehage, skule, helse og omsorg som det ikkje er folk til. Lista viser kva spakar som gjer mest med det i 2046, når kvar blir flytta halvvegs til det realistiske.",
    helps_none: "Inga realistisk flytting av spakane gjer talet mindre.",
    tried: "Prøvd",
    sources: "Kjelder og metode",
    limits: "Framsyn har rekna ut alle tal frå offentleg statistikk. Du kan lese om heile metoden på",
    code: "Kode til sida med dei same vala",
    open: "Same val på nettsida:",
};

static EN: ReportWords = ReportWords {
    kind: "A report from Framsyn",
    lead: "A projection shows what follows from its assumptions. It is not a prophecy.",
    print: "Print or save as PDF",
    back: "Back to the page",
    making: "The report is being made …",
    chart_failed: "The chart could not be drawn. Reload the page to try again.",
    assumptions: "Assumptions",
    assumptions_lead: "What has not been changed follows today’s course. Changes grow evenly from 2026 to the year in the table, and then hold.",
    lever: "Assumption",
    course: "Today’s course",
    chosen: "Chosen",
    reached: "Reached in",
    realistic: "Realistic change",
    not_moved: "not changed",
    judged: "Ranges with * rest on a judgement. The others rest on the last ten years here and in the country.",
    compared: "Compared with",
    figures: "Main figures",
    figures_lead: "Figures as of 1 January. “Difference” is the scenario against today’s course.",
    own: "The scenario",
    differs: "Difference",
    charts: "Charts",
    pyramid_lead: "Filled: 2046 in the scenario. Outline: today.",
    stories: "How it may be felt",
    helps: "What could help",
    helps_lead: "Missing hands are whole jobs in kindergarten, school, health and care that there is nobody to fill. The list shows which levers do most about that in 2046, each moved halfway to what is realistic.",
    helps_none: "No realistic move of the levers makes the figure less.",
    tried: "Tried",
    sources: "Sources and method",
    limits: "The figures are computed by Framsyn from official statistics. All of the method is described at",
    code: "A code for the page with the same choices",
    open: "The same choices on the page:",
};
