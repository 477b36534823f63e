//! The words about indicators. They stand apart from [`crate::words()`]: the page shows them below the levers only, and
//! what only code that is loaded later reads is itself loaded later.

use outlook::{Basis, Indicator, Measure};
use scenario::Language;

use crate::consequences::{self, ConsequenceWords};

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
    pub kindergarten_children: IndicatorWords,
    pub home_care_users: IndicatorWords,
    pub institution_residents: IndicatorWords,
    pub person_years_care: IndicatorWords,
    pub labour_input: IndicatorWords,
    pub consequences: &'static ConsequenceWords,
    pub basis_measured: &'static str,
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
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

impl IndicatorsWords {
    /// The words about an indicator.
    pub const fn indicator(&self, indicator: Indicator) -> &IndicatorWords {
        match indicator {
            Indicator::Population => &self.population,
            Indicator::Age0To15 => &self.age_0_15,
            Indicator::Age20To66 => &self.age_20_66,
            Indicator::Age80Plus => &self.age_80_plus,
            Indicator::Employed => &self.employed,
            Indicator::WorkingAgePer80Plus => &self.working_age_per_80_plus,
            Indicator::KindergartenChildren => &self.kindergarten_children,
            Indicator::HomeCareUsers => &self.home_care_users,
            Indicator::InstitutionResidents => &self.institution_residents,
            Indicator::PersonYearsCare => &self.person_years_care,
            Indicator::LabourInput => &self.labour_input,
            Indicator::Age0To5 => &self.consequences.age_0_5,
            Indicator::Age6To15 => &self.consequences.age_6_15,
            Indicator::Age67To79 => &self.consequences.age_67_79,
            Indicator::OutOfWork => &self.consequences.out_of_work,
            Indicator::Kindergarten1To2 => &self.consequences.kindergarten_1_2,
            Indicator::Kindergarten3To5 => &self.consequences.kindergarten_3_5,
            Indicator::Pupils => &self.consequences.pupils,
            Indicator::Young16To18 => &self.consequences.young_16_18,
            Indicator::PersonYearsKindergarten => &self.consequences.person_years_kindergarten,
            Indicator::PersonYearsSchool => &self.consequences.person_years_school,
            Indicator::HandsRatio => &self.consequences.hands_ratio,
            Indicator::HandsGap => &self.consequences.hands_gap,
            Indicator::Births => &self.consequences.births,
            Indicator::Deaths => &self.consequences.deaths,
            Indicator::NetMigration => &self.consequences.net_migration,
            Indicator::Dementia => &self.consequences.dementia,
            Indicator::NeedIndex => &self.consequences.need_index,
            Indicator::NetCostSchool => &self.consequences.net_cost_school,
            Indicator::NetCostKindergarten => &self.consequences.net_cost_kindergarten,
            Indicator::NetCostCare => &self.consequences.net_cost_care,
            Indicator::NetCostHealth => &self.consequences.net_cost_health,
            Indicator::NetCostChildWelfare => &self.consequences.net_cost_child_welfare,
            Indicator::NetCostSocial => &self.consequences.net_cost_social,
            Indicator::NetCostAdministration => &self.consequences.net_cost_administration,
            Indicator::NetCost => &self.consequences.net_cost,
            Indicator::NetCostAdded => &self.consequences.net_cost_added,
            Indicator::NetCostAddedByAge => &self.consequences.net_cost_added_by_age,
            Indicator::NetCostPerEmployed => &self.consequences.net_cost_per_employed,
        }
    }

    /// How a figure comes about.
    pub const fn basis(&self, basis: Basis) -> &'static str {
        match basis {
            Basis::Measured => self.basis_measured,
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
    kindergarten_children: IndicatorWords {
        name: "Barn i barnehage",
        meaning: "Barn fra 1 til 5 år som går i barnehage, hvis like mange av 100 går som i hele landet. Ikke hvor mange plasser som finnes her.",
    },
    home_care_users: IndicatorWords {
        name: "Får hjelp hjemme",
        meaning: "Alle, unge og gamle, som får hjemmesykepleie eller annen hjelp hjemme. Det bygger på andeler for hele landet, ikke på stedets egne tall.",
    },
    institution_residents: IndicatorWords {
        name: "Bor på sykehjem",
        meaning: "Alle som bor på sykehjem eller et lignende sted, kort eller lenge. Det bygger på andeler for hele landet, ikke på hvor mange plasser som finnes her.",
    },
    person_years_care: IndicatorWords {
        name: "Årsverk i helse og omsorg",
        meaning: "Det arbeidet som trengs for alle som får hjelp hjemme eller på sykehjem, og hos fastlegen, fysioterapeuten og på helsestasjonen. Regnet i fulle stillinger. Snittet for landet er brukt, så tallet er ikke kommunens egne ansatte.",
    },
    labour_input: IndicatorWords {
        name: "Arbeid i alt",
        meaning: "Alt arbeid de som bor her gjør, regnet i folk som jobber like mye som i dag. Ikke antall arbeidsplasser her.",
    },
    consequences: &consequences::NB,
    basis_measured: "I dag: målt her. 2046: framskrevet.",
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
    kindergarten_children: IndicatorWords {
        name: "Barn i barnehage",
        meaning: "Barn frå 1 til 5 år som går i barnehage, om like mange av 100 går som i heile landet. Ikkje kor mange plassar som finst her.",
    },
    home_care_users: IndicatorWords {
        name: "Får hjelp heime",
        meaning: "Alle, unge og gamle, som får heimesjukepleie eller anna hjelp heime. Det byggjer på delar for heile landet, ikkje på tala for staden sjølv.",
    },
    institution_residents: IndicatorWords {
        name: "Bur på sjukeheim",
        meaning: "Alle som bur på sjukeheim eller ein liknande stad, kort eller lenge. Det byggjer på delar for heile landet, ikkje på kor mange plassar som finst her.",
    },
    person_years_care: IndicatorWords {
        name: "Årsverk i helse og omsorg",
        meaning: "Det arbeidet som trengst for alle som får hjelp heime eller på sjukeheim, og hos fastlegen, fysioterapeuten og på helsestasjonen. Rekna i fulle stillingar. Snittet for landet er brukt, så talet viser ikkje dei tilsette i kommunen.",
    },
    labour_input: IndicatorWords {
        name: "Arbeid i alt",
        meaning: "Alt arbeid dei som bur her gjer, rekna i folk som jobbar like mykje som i dag. Ikkje talet på arbeidsplassar her.",
    },
    consequences: &consequences::NN,
    basis_measured: "I dag: målt her. 2046: framskrive.",
    basis_national_rate: "Delane i landet etter alder og kjønn, brukte på dei som bur her.",
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
    kindergarten_children: IndicatorWords {
        name: "Children in kindergarten",
        meaning: "Children aged 1 to 5 in kindergarten, if as many of 100 go as in the country as a whole. Not how many places there are here.",
    },
    home_care_users: IndicatorWords {
        name: "Helped at home",
        meaning: "Everyone, young and old, who gets nursing or other help at home. It rests on national shares, not on this place’s own figures.",
    },
    institution_residents: IndicatorWords {
        name: "In nursing homes",
        meaning: "Everyone who lives in a nursing home or the like, for a short or a long time. It rests on national shares, not on how many places there are here.",
    },
    person_years_care: IndicatorWords {
        name: "Full-time jobs in health and care",
        meaning: "The work it takes for everyone who is helped at home or in a nursing home, and with doctors, physiotherapists and at health centres, counted as full-time jobs. It uses the national average, so it is not the municipality’s own staff.",
    },
    labour_input: IndicatorWords {
        name: "Work in all",
        meaning: "All the work done by those who live here, counted as people working today’s hours. Not the number of jobs here.",
    },
    consequences: &consequences::EN,
    basis_measured: "Today: measured here. 2046: projected.",
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
