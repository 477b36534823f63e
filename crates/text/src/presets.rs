//! The words about starting points. Only code that is loaded later reads them.

use outlook::{Nature, Preset, PresetId};
use scenario::{HORIZON, Held, Language, Moving};

use crate::number::decimal;

/// The words about a starting point.
#[derive(Debug, Clone, Copy)]
pub struct PresetWords {
    /// Its name in the list.
    pub name: &'static str,
    /// What it is, and what would have to be true.
    pub meaning: &'static str,
}

/// Words and phrases about starting points in a language.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct PresetsWords {
    pub begin_from: &'static str,
    pub own: &'static str,
    pub baseline: PresetWords,
    pub forecast: &'static str,
    pub goal: &'static str,
    pub thought_experiment: &'static str,
    pub ten_years: PresetWords,
    pub official_main: PresetWords,
    pub official_low: PresetWords,
    pub official_high: PresetWords,
    pub no_moving: PresetWords,
    pub replacement: PresetWords,
    pub frozen: PresetWords,
    pub young_home: PresetWords,
    pub all_work: PresetWords,
    pub healthy_old: PresetWords,
}

impl PresetsWords {
    /// The words about a starting point.
    pub const fn preset(&self, preset: PresetId) -> &PresetWords {
        match preset {
            PresetId::TenYears => &self.ten_years,
            PresetId::OfficialMain => &self.official_main,
            PresetId::OfficialLow => &self.official_low,
            PresetId::OfficialHigh => &self.official_high,
            PresetId::NoMoving => &self.no_moving,
            PresetId::Replacement => &self.replacement,
            PresetId::Frozen => &self.frozen,
            PresetId::YoungHome => &self.young_home,
            PresetId::AllWork => &self.all_work,
            PresetId::HealthyOld => &self.healthy_old,
        }
    }

    /// What kind of future it is.
    pub const fn nature(&self, nature: Nature) -> &'static str {
        match nature {
            Nature::Forecast => self.forecast,
            Nature::Goal => self.goal,
            Nature::ThoughtExperiment => self.thought_experiment,
        }
    }
}

/// The words about starting points in a language.
pub const fn preset_words(language: Language) -> &'static PresetsWords {
    match language {
        Language::Nb | Language::Se => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

/// What a fitted starting point is fitted to, and how near it comes. Empty where nothing was fitted.
pub fn fitted(language: Language, preset: &Preset) -> String {
    let Some(misfit) = preset.misfit else { return String::new() };
    let by = decimal(language, 100.0 * misfit.abs(), 1);
    let under = misfit < 0.0;
    if preset.levers.is_baseline() {
        return match language {
            Language::Nb | Language::Se => format!(
                "Tilpasset: dagens kurs er så nær at ingen spak må flyttes. I {HORIZON} skiller det {by} prosent."
            ),
            Language::Nn => format!(
                "Tilpassa: kursen vi har, er så nær at ingen spak må flyttast. I {HORIZON} skil det {by} prosent."
            ),
            Language::En => format!(
                "Fitted: today’s course is so near that no lever has to move. In {HORIZON} they are {by} per cent apart."
            ),
        };
    }
    match language {
        Language::Nb | Language::Se => format!(
            "Tilpasset: spakene er flyttet til de kommer nærmest SSBs tall, for SSB har ikke våre spaker. I {HORIZON} ender vi {by} prosent {}.",
            if under { "under" } else { "over" }
        ),
        Language::Nn => format!(
            "Tilpassa: spakane er flytta til dei kjem nærast tala frå SSB, for SSB har ikkje våre spakar. I {HORIZON} endar vi {by} prosent {}.",
            if under { "under" } else { "over" }
        ),
        Language::En => format!(
            "Fitted: the levers are moved to come nearest to Statistics Norway’s figures, which has no levers like ours. In {HORIZON} we end {by} per cent {}.",
            if under { "below" } else { "above" }
        ),
    }
}

/// What is held fixed, in a sentence. Empty for nothing.
pub fn held(language: Language, held: Held) -> String {
    let [births, deaths, today, nobody] = match language {
        Language::Nb | Language::Se => {
            ["barn per kvinne", "levealder", "flytting", "ingen flytter inn eller ut"]
        }
        Language::Nn => ["barn per kvinne", "levealder", "flytting", "ingen flyttar inn eller ut"],
        Language::En => ["children per woman", "life expectancy", "moving", "nobody moves in or out"],
    };
    let mut kept = Vec::new();
    if held.births {
        kept.push(births);
    }
    if held.deaths {
        kept.push(deaths);
    }
    if held.moving == Moving::Today {
        kept.push(today);
    }
    let as_today = match language {
        Language::Nb | Language::Se => "som i dag i alle år",
        Language::Nn => "som i dag i alle år",
        Language::En => "as today in all years",
    };
    let mut parts = Vec::new();
    if !kept.is_empty() {
        parts.push(format!("{} {as_today}", kept.join(", ")));
    }
    if held.moving == Moving::None {
        parts.push(nobody.to_owned());
    }
    if parts.is_empty() {
        return String::new();
    }
    let told = parts.join("; ");
    match language {
        Language::Nb | Language::Se => format!("Holdt fast: {told}."),
        Language::Nn => format!("Halde fast: {told}."),
        Language::En => format!("Held fixed: {told}."),
    }
}

static NB: PresetsWords = PresetsWords {
    begin_from: "Begynn fra",
    own: "Dine egne valg",
    baseline: PresetWords {
        name: "Dagens kurs",
        meaning: "Det Framsyn venter, ut fra de siste ti årene her og i landet.",
    },
    forecast: "Framskriving",
    goal: "Mål",
    thought_experiment: "Tankeeksperiment",
    ten_years: PresetWords {
        name: "Som de siste ti årene",
        meaning: "Like mange barn per kvinne og like mye flytting som i snitt her de siste ti årene.",
    },
    official_main: PresetWords { name: "SSBs hovedalternativ", meaning: "Slik SSB tror det går." },
    official_low: PresetWords {
        name: "SSBs lave alternativ",
        meaning: "SSB regner med at det fødes få. Vi lever kortere, og få kommer fra utlandet.",
    },
    official_high: PresetWords {
        name: "SSBs høye alternativ",
        meaning: "SSB regner med at det fødes mange. Vi lever lenger, og mange kommer fra utlandet.",
    },
    no_moving: PresetWords {
        name: "Ingen flytting",
        meaning: "Ingen flytter inn, og ingen flytter ut. Det viser hva fødsler, død og alderen vår betyr alene.",
    },
    replacement: PresetWords {
        name: "Fødsler som holder folketallet oppe",
        meaning: "Litt over to barn per kvinne: så mange må til for at barna blir like mange som foreldrene.",
    },
    frozen: PresetWords {
        name: "Alt som i dag",
        meaning: "Fødsler, levealder og flytting blir som nå i alle år. Det viser hva alderen vår alene fører til.",
    },
    young_home: PresetWords {
        name: "De unge kommer hjem",
        meaning: "Så mange flere flytter hit fra resten av landet som steder lik dette har opplevd i gode år. Da må det finnes jobber, boliger og en grunn til å bli.",
    },
    all_work: PresetWords {
        name: "Alle som kan, jobber",
        meaning: "Flere i arbeid og lenger i jobb, så langt vi mener er realistisk. Da må flere slippe til, og jobbene må passe for flere.",
    },
    healthy_old: PresetWords {
        name: "Eldre med god helse",
        meaning: "Vi lever lenger og trenger hjelp senere i livet. Da må det lønne seg å forebygge, og hverdagen må være lett å mestre.",
    },
};

static NN: PresetsWords = PresetsWords {
    begin_from: "Byrj frå",
    own: "Dine eigne val",
    baseline: PresetWords {
        name: "Kursen i dag",
        meaning: "Det Framsyn ventar, ut frå dei siste ti åra her og i landet.",
    },
    forecast: "Framskriving",
    goal: "Mål",
    thought_experiment: "Tankeeksperiment",
    ten_years: PresetWords {
        name: "Som dei siste ti åra",
        meaning: "Like mange barn per kvinne og like mykje flytting som i snitt her dei siste ti åra.",
    },
    official_main: PresetWords { name: "Hovudalternativet til SSB", meaning: "Slik SSB trur det går." },
    official_low: PresetWords {
        name: "Det låge alternativet til SSB",
        meaning: "SSB reknar med at det blir fødde få. Vi lever kortare, og få kjem frå utlandet.",
    },
    official_high: PresetWords {
        name: "Det høge alternativet til SSB",
        meaning: "SSB reknar med at det blir fødde mange. Vi lever lenger, og mange kjem frå utlandet.",
    },
    no_moving: PresetWords {
        name: "Inga flytting",
        meaning: "Ingen flyttar inn, og ingen flyttar ut. Det viser kva fødslar, død og alderen vår har å seie åleine.",
    },
    replacement: PresetWords {
        name: "Fødslar som held folketalet oppe",
        meaning: "Litt over to barn per kvinne: så mange må til for at barna skal bli like mange som foreldra.",
    },
    frozen: PresetWords {
        name: "Alt som i dag",
        meaning: "Fødslar, levealder og flytting blir som no i alle år. Det viser kva alderen vår åleine fører til.",
    },
    young_home: PresetWords {
        name: "Dei unge kjem heim",
        meaning: "Så mange fleire flyttar hit frå resten av landet som stader lik denne har opplevd i gode år. Då må det finnast jobbar, bustader og ein grunn til å bli.",
    },
    all_work: PresetWords {
        name: "Alle som kan, arbeider",
        meaning: "Fleire i arbeid og lenger i jobb, så langt vi meiner er realistisk. Då må fleire sleppe til, og jobbane må passe for fleire.",
    },
    healthy_old: PresetWords {
        name: "Gamle med god helse",
        meaning: "Vi lever lenger og treng hjelp seinare i livet. Då må det løne seg å førebygge, og kvardagen må vere lett å meistre.",
    },
};

static EN: PresetsWords = PresetsWords {
    begin_from: "Start from",
    own: "Your own choices",
    baseline: PresetWords {
        name: "Today’s course",
        meaning: "What Framsyn expects, judging by the last ten years here and in the country.",
    },
    forecast: "Projection",
    goal: "Goal",
    thought_experiment: "Thought experiment",
    ten_years: PresetWords {
        name: "As in the last ten years",
        meaning: "As many children per woman and as much moving as on average here over the last ten years.",
    },
    official_main: PresetWords {
        name: "Statistics Norway’s main alternative",
        meaning: "How Statistics Norway thinks it will go.",
    },
    official_low: PresetWords {
        name: "Statistics Norway’s low alternative",
        meaning: "How Statistics Norway reckons when few are born, lives are shorter and few come from abroad.",
    },
    official_high: PresetWords {
        name: "Statistics Norway’s high alternative",
        meaning: "How Statistics Norway reckons when many are born, lives are longer and many come from abroad.",
    },
    no_moving: PresetWords {
        name: "No moving",
        meaning: "Nobody moves in and nobody moves out. It shows what births, deaths and our ages do by themselves.",
    },
    replacement: PresetWords {
        name: "Births that keep our numbers up",
        meaning: "A little over two children per woman: that is what it takes for children to be as many as parents.",
    },
    frozen: PresetWords {
        name: "Everything as today",
        meaning: "Births, life expectancy and moving stay as now in all years. It shows what our ages alone lead to.",
    },
    young_home: PresetWords {
        name: "The young come home",
        meaning: "As many more move here from the rest of the country as places like this have seen in good years. It takes jobs, homes and a reason to stay.",
    },
    all_work: PresetWords {
        name: "Everyone who can, works",
        meaning: "More people in work, and longer, as far as we judge realistic. It takes doors that open, and jobs that suit more of us.",
    },
    healthy_old: PresetWords {
        name: "Growing old in health",
        meaning: "We live longer and need help later in life. It takes prevention that pays off, and everyday life that is easy to manage.",
    },
};
