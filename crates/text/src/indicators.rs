//! The words about indicators. They stand apart from [`crate::words()`]: the page shows them below the levers only, and
//! what only code that is loaded later reads is itself loaded later.

use outlook::{Basis, Indicator, Measure};
use scenario::Language;

/// The words about an indicator.
#[derive(Debug, Clone, Copy)]
pub struct IndicatorWords {
    /// Its name as a heading.
    pub name: &'static str,
    /// What it counts and what it does not.
    pub meaning: &'static str,
}

/// Words and phrases about indicators in a language.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct IndicatorsWords {
    pub figures: &'static str,
    pub now: &'static str,
    pub no_figure: &'static str,
    pub population: IndicatorWords,
    pub age_0_15: IndicatorWords,
    pub age_20_66: IndicatorWords,
    pub age_80_plus: IndicatorWords,
    pub employed: IndicatorWords,
    pub working_age_per_80_plus: IndicatorWords,
    pub basis_measured: &'static str,
    pub basis_own: &'static str,
    pub basis_partly_own: &'static str,
    pub basis_national_rate: &'static str,
    pub basis_derived: &'static str,
    pub basis_derived_rate: &'static str,
    pub unit_persons: &'static str,
    pub unit_person_years: &'static str,
    pub unit_per_older: &'static str,
    pub unit_todays_hours: &'static str,
    pub unit_of_100_employed: &'static str,
    pub unit_kroner: &'static str,
    pub unit_index: &'static str,
    pub about_figure: &'static str,
}

/// The words about indicators in a language.
pub const fn indicator_words(language: Language) -> &'static IndicatorsWords {
    match language {
        Language::Nb => &NB,
        Language::Se => &SE,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

impl IndicatorsWords {
    /// The headline figures, each with its words.
    pub const fn headline(&self) -> [(Indicator, &IndicatorWords); Indicator::HEADLINE.len()] {
        [
            (Indicator::Population, &self.population),
            (Indicator::Age0To15, &self.age_0_15),
            (Indicator::Age20To66, &self.age_20_66),
            (Indicator::Age80Plus, &self.age_80_plus),
            (Indicator::Employed, &self.employed),
            (Indicator::WorkingAgePer80Plus, &self.working_age_per_80_plus),
        ]
    }

    /// How a figure comes about.
    pub const fn basis(&self, basis: Basis) -> &'static str {
        match basis {
            Basis::Measured => self.basis_measured,
            Basis::Own => self.basis_own,
            Basis::PartlyOwn => self.basis_partly_own,
            Basis::NationalRate => self.basis_national_rate,
            Basis::Derived => self.basis_derived,
            Basis::DerivedRate => self.basis_derived_rate,
        }
    }

    /// The unit of an indicator's figures, as it stands behind a number.
    pub const fn measure(&self, measure: Measure) -> &'static str {
        match measure {
            Measure::Persons => self.unit_persons,
            Measure::PersonYears => self.unit_person_years,
            Measure::AdultsPerOlder => self.unit_per_older,
            Measure::AtTodaysHours => self.unit_todays_hours,
            Measure::Of100Employed => self.unit_of_100_employed,
            Measure::Kroner => self.unit_kroner,
            Measure::Index => self.unit_index,
        }
    }
}

static NB: IndicatorsWords = IndicatorsWords {
    figures: "Nøkkeltall",
    now: "I dag",
    no_figure: "ingen",
    population: IndicatorWords { name: "Innbyggere", meaning: "Alle som er bosatt her 1. januar." },
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
        meaning: "Bosatte med arbeid, uansett hvor de jobber. Ikke antall arbeidsplasser her.",
    },
    working_age_per_80_plus: IndicatorWords {
        name: "Voksne per eldre",
        meaning: "Hvor mange mellom 20 og 66 år det er for hver som har fylt 80 år.",
    },
    basis_measured: "I dag: målt her. 2046: framskrevet.",
    basis_own: "I dag: egne tall, skrevet inn her. 2046: regnet videre fra dem. Uten egne tall gjelder dette:",
    basis_partly_own: "Helt eller delvis regnet ut fra egne tall, skrevet inn her. Uten dem gjelder dette:",
    basis_national_rate: "Landets andeler etter alder og kjønn, brukt på dem som bor her.",
    basis_derived: "Regnet ut fra stedets egne tall.",
    basis_derived_rate: "Andeler for hele landet, fordelt på alder etter vår egen regel og brukt på dem som bor her.",
    unit_persons: "personer",
    unit_person_years: "årsverk",
    unit_per_older: "voksne per eldre",
    unit_todays_hours: "personer med dagens arbeidstid",
    unit_of_100_employed: "årsverk per 100 i arbeid",
    unit_kroner: "kroner",
    unit_index: "når landet i dag er 100",
    about_figure: "Om tallet",
};

static NN: IndicatorsWords = IndicatorsWords {
    figures: "Nøkkeltal",
    now: "I dag",
    no_figure: "ingen",
    population: IndicatorWords { name: "Innbyggjarar", meaning: "Alle som er busette her 1. januar." },
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
        meaning: "Busette med arbeid, same kvar dei jobbar. Ikkje talet på arbeidsplassar her.",
    },
    working_age_per_80_plus: IndicatorWords {
        name: "Vaksne per eldre",
        meaning: "Kor mange mellom 20 og 66 år det er for kvar som har fylt 80 år.",
    },
    basis_measured: "I dag: målt her. 2046: framskrive.",
    basis_own: "I dag: eigne tal, skrivne inn her. 2046: rekna vidare frå dei. Utan eigne tal gjeld dette:",
    basis_partly_own: "Heilt eller delvis rekna ut frå eigne tal, skrivne inn her. Utan dei gjeld dette:",
    basis_national_rate: "Nasjonale delar etter alder og kjønn, brukte på dei som bur her.",
    basis_derived: "Rekna ut frå tala for staden sjølv.",
    basis_derived_rate: "Delar for heile landet, fordelte på alder etter vår eigen regel og brukte på dei som bur her.",
    unit_persons: "personar",
    unit_person_years: "årsverk",
    unit_per_older: "vaksne per eldre",
    unit_todays_hours: "personar med arbeidstida i dag",
    unit_of_100_employed: "årsverk per 100 i arbeid",
    unit_kroner: "kroner",
    unit_index: "når landet i dag er 100",
    about_figure: "Om talet",
};

static SE: IndicatorsWords = IndicatorsWords {
    figures: "Dehálaš logut",
    now: "Dál",
    no_figure: "ii mihkkege",
    population: IndicatorWords {
        name: "Ássit",
        meaning: "Buohkat geat orrot dáppe ođđajagemánu 1. beaivvi.",
    },
    age_0_15: IndicatorWords {
        name: "Mánát, 0–15 jagi",
        meaning: "Ássit geat eai leat deavdán 16 jagi: mánáidgárdi ja vuođđoskuvla.",
    },
    age_20_66: IndicatorWords {
        name: "Rávesolbmot, 20–66 jagi",
        meaning: "Ássit dan agis goas eatnasat leat barggus. Eai buohkat sis bargga.",
    },
    age_80_plus: IndicatorWords {
        name: "80 jagi ja boarráset",
        meaning: "Ássit geat leat deavdán 80 jagi. Ollugat birgejit guhká ieža; veahkkedárbu lassána agi mielde.",
    },
    employed: IndicatorWords {
        name: "Barggus",
        meaning: "Ássit geain lea bargu, beroškeahttá gos sii barget. Ii bargosajiid lohku dáppe.",
    },
    working_age_per_80_plus: IndicatorWords {
        name: "Rávesolbmot juohke boarrása nammii",
        meaning: "Man ollu olbmot gaskal 20 ja 66 jagi leat juohkehačča nammii gii lea deavdán 80 jagi.",
    },
    basis_measured: "Dál: mihtiduvvon dáppe. 2046: rehkenaston ovddosguvlui.",
    basis_own: "Dál: iežamet logut, čállon dása. 2046: rehkenaston daid vuođul. Almmá daid haga gusto dát:",
    basis_partly_own: "Ollásit dahje belohahkii rehkenaston iežamet loguid vuođul. Daid haga gusto dát:",
    basis_national_rate: "Riikka oasit agi ja sohkabeali mielde, geavahuvvon sidjiide geat orrot dáppe.",
    basis_derived: "Rehkenaston báikki iežas loguid vuođul.",
    basis_derived_rate: "Olles riikka oasit, juhkkon agi mielde min njuolggadusa mielde ja geavahuvvon sidjiide geat orrot dáppe.",
    unit_persons: "olbmo",
    unit_person_years: "jahkedoaimma",
    unit_per_older: "rávesolbmo juohke boarrása nammii",
    unit_todays_hours: "olbmo dálá bargoáiggiin",
    unit_of_100_employed: "jahkedoaimma juohke 100 nammii geat leat barggus",
    unit_kroner: "ruvnno",
    unit_index: "go riika dál lea 100",
    about_figure: "Logu birra",
};

static EN: IndicatorsWords = IndicatorsWords {
    figures: "Key figures",
    now: "Today",
    no_figure: "none",
    population: IndicatorWords { name: "Inhabitants", meaning: "Everyone who lives here on 1 January." },
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
        meaning: "Residents who work, wherever their job is. Not the number of jobs here.",
    },
    working_age_per_80_plus: IndicatorWords {
        name: "Adults per older person",
        meaning: "How many people aged 20 to 66 there are for each who is 80 or over.",
    },
    basis_measured: "Today: measured here. 2046: projected.",
    basis_own: "Today: own figures, typed in here. 2046: reckoned on from those. Without own figures this holds:",
    basis_partly_own: "Wholly or partly worked out from own figures, typed in here. Without them this holds:",
    basis_national_rate: "National shares by age and sex, applied to the people here.",
    basis_derived: "Worked out from this place’s own figures.",
    basis_derived_rate: "National shares, spread over ages by our own rule and applied to the people here.",
    unit_persons: "people",
    unit_person_years: "full-time jobs",
    unit_per_older: "adults per older person",
    unit_todays_hours: "people at today’s working hours",
    unit_of_100_employed: "full-time jobs for every 100 in work",
    unit_kroner: "kroner",
    unit_index: "when the country today is 100",
    about_figure: "About this figure",
};
