//! The words about what a lever opens to.

use crate::acting::Actor;
use scenario::Language;
use scenario::LeverId;

/// The words about what a lever opens to.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct DetailWords {
    pub meaning_tfr: &'static str,
    pub meaning_migdom: &'static str,
    pub meaning_migint: &'static str,
    pub meaning_e0: &'static str,
    pub meaning_ret: &'static str,
    pub meaning_emp: &'static str,
    pub meaning_hours: &'static str,
    pub meaning_health: &'static str,
    pub meaning_care: &'static str,
    pub meaning_kinder: &'static str,
    pub change_field: &'static str,
    pub who_can_act: &'static str,
    pub tried: &'static str,
    pub undocumented: &'static str,
    pub source: &'static str,
    pub reached_in: &'static str,
    pub actors: [&'static str; 6],
    pub text_loading: &'static str,
    pub text_failed: &'static str,
}

/// The words of a language about what a lever opens to.
pub const fn detail_words(language: Language) -> &'static DetailWords {
    match language {
        Language::Nb | Language::Se => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

impl DetailWords {
    /// What a lever means, in a sentence or two.
    pub const fn meaning(&self, id: LeverId) -> &'static str {
        match id {
            LeverId::Tfr => self.meaning_tfr,
            LeverId::Migdom => self.meaning_migdom,
            LeverId::Migint => self.meaning_migint,
            LeverId::E0 => self.meaning_e0,
            LeverId::Ret => self.meaning_ret,
            LeverId::Emp => self.meaning_emp,
            LeverId::Hours => self.meaning_hours,
            LeverId::Health => self.meaning_health,
            LeverId::Care => self.meaning_care,
            LeverId::Kinder => self.meaning_kinder,
        }
    }

    /// Someone who can move a lever.
    pub const fn actor(&self, who: Actor) -> &'static str {
        self.actors[who as usize]
    }
}

static NB: DetailWords = DetailWords {
    meaning_tfr: "Hvor mange barn hver kvinne i snitt får gjennom livet, hvis dagens mønster varer.",
    meaning_migdom: "De som flytter hit fra andre kommuner, minus de som flytter ut. Spaken legger til eller trekker fra personer hvert \
                  år, for hver 1\u{a0}000 innbyggere.",
    meaning_migint: "De som kommer fra utlandet, minus de som reiser ut. Spaken legger til eller trekker fra personer hvert år, for \
                  hver 1\u{a0}000 innbyggere.",
    meaning_e0: "Hvor mange år en nyfødt i snitt vil leve, hvis dødeligheten blir som i det året. Spaken legger til eller trekker fra år.",
    meaning_ret: "Hvor mange år senere eller tidligere folk slutter i arbeid. Spaken gjelder fra 55 år og opp.",
    meaning_emp: "Hvor mange flere eller færre av 100 mellom 20 og 66 år som er i arbeid.",
    meaning_hours: "Hvor mange flere eller færre timer de som er i arbeid, jobber. Spaken endrer timene, ikke hvor mange som jobber.",
    meaning_health: "Hvor mange år senere vi trenger hjelp når vi blir gamle. Ett år betyr at en på 81 klarer seg like bra som en på 80 gjør i dag.",
    meaning_care: "Hvor mye arbeid som trengs for hver som får hjelp hjemme eller bor på sykehjem. Ny teknikk, bedre organisering og en annen standard kan endre det.",
    meaning_kinder: "Hvor mange flere eller færre av 100 barn mellom 1 og 5 år som går i barnehage.",
    change_field: "Endring fra dagens kurs",
    who_can_act: "Hvem kan gjøre noe?",
    tried: "Dette er prøvd",
    undocumented: "Virkningen er ikke dokumentert.",
    source: "Kilde",
    reached_in: "Nådd i",
    actors: [
        "Kommunen",
        "Fylkeskommunen",
        "Staten",
        "Arbeidsgivere og næringsliv",
        "Organisasjoner og frivillige",
        "Hver av oss",
    ],
    text_loading: "Henter …",
    text_failed: "Vi fikk ikke tak i teksten.",
};

static NN: DetailWords = DetailWords {
    meaning_tfr: "Kor mange barn kvar kvinne i snitt får gjennom livet, om mønsteret frå i dag held fram.",
    meaning_migdom: "Dei som flyttar hit frå andre kommunar, minus dei som flyttar ut. Spaken legg til eller trekkjer frå personar \
                  kvart år, for kvar 1\u{a0}000 innbyggjarar.",
    meaning_migint: "Dei som kjem frå utlandet, minus dei som reiser ut. Spaken legg til eller trekkjer frå personar kvart år, for \
                  kvar 1\u{a0}000 innbyggjarar.",
    meaning_e0: "Kor mange år ein nyfødd i snitt vil leve, om dødstala blir som i det året. Spaken legg til eller trekkjer frå år.",
    meaning_ret: "Kor mange år seinare eller tidlegare folk sluttar i arbeid. Spaken gjeld frå 55 år og opp.",
    meaning_emp: "Kor mange fleire eller færre av 100 mellom 20 og 66 år som er i arbeid.",
    meaning_hours: "Kor mange fleire eller færre timar dei som er i arbeid, jobbar. Spaken endrar timane, ikkje kor mange som jobbar.",
    meaning_health: "Kor mange år seinare vi treng hjelp når vi blir gamle. Eitt år tyder at ein på 81 klarer seg like bra som ein på 80 gjer i dag.",
    meaning_care: "Kor mykje arbeid som trengst for kvar som får hjelp heime eller bur på sjukeheim. Ny teknikk, betre organisering og ein annan standard kan endre det.",
    meaning_kinder: "Kor mange fleire eller færre av 100 barn mellom 1 og 5 år som går i barnehage.",
    change_field: "Endring frå kursen i dag",
    who_can_act: "Kven kan gjere noko?",
    tried: "Dette er prøvd",
    undocumented: "Verknaden er ikkje dokumentert.",
    source: "Kjelde",
    reached_in: "Nådd i",
    actors: [
        "Kommunen",
        "Fylkeskommunen",
        "Staten",
        "Arbeidsgivarar og næringsliv",
        "Organisasjonar og frivillige",
        "Kvar av oss",
    ],
    text_loading: "Hentar …",
    text_failed: "Vi fekk ikkje tak i teksten.",
};

static EN: DetailWords = DetailWords {
    meaning_tfr: "How many children each woman has on average over her life, if today’s pattern lasts.",
    meaning_migdom: "Those who move here from other municipalities, minus those who move away. The lever adds or takes away people \
                  each year, for every 1,000 inhabitants.",
    meaning_migint: "Those who come from abroad, minus those who leave the country. The lever adds or takes away people each year, \
                  for every 1,000 inhabitants.",
    meaning_e0: "How many years a newborn would live on average if mortality stayed as in that year. The lever adds or takes away years.",
    meaning_ret: "How many years later or earlier people stop working. The lever works from age 55 and up.",
    meaning_emp: "How many more or fewer of every 100 people aged 20 to 66 are in work.",
    meaning_hours: "How many more or fewer hours those in work put in. The lever changes the hours, not how many work.",
    meaning_health: "How many years later we need help when we grow old. One year means that someone of 81 manages as well as someone of 80 does today.",
    meaning_care: "How much work it takes for each person who is helped at home or lives in a nursing home. New technology, better organisation and another standard can change it.",
    meaning_kinder: "How many more or fewer of every 100 children aged 1 to 5 go to kindergarten.",
    change_field: "Change from today’s course",
    who_can_act: "Who can act?",
    tried: "What has been tried",
    undocumented: "The effect has not been documented.",
    source: "Source",
    reached_in: "Reached in",
    actors: [
        "The municipality",
        "The county",
        "The state",
        "Employers and business",
        "Organisations and volunteers",
        "Each of us",
    ],
    text_loading: "Loading …",
    text_failed: "We could not get the text.",
};
