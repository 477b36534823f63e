//! The words and sentences about what moves a figure, and what it would take to reach a goal. They are loaded when a visitor
//! asks.

use outlook::{Factor, Goal, Indicator, Measure, Package, PackageKind, Shown, Swing, meets, within_reach};
use scenario::{Language, LeverId, Levers, Setting};

use crate::number::{change, decimal};
use crate::sentence::scaled;
use crate::{figure_words, indicator_words, words};

/// What stands on the page before anything is asked for.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct AskWords {
    pub moves: &'static str,
    pub goal: &'static str,
}

/// The words that stand on the page before anything is asked for.
pub const fn ask_words(language: Language) -> &'static AskWords {
    match language {
        Language::Nb | Language::Se => {
            &AskWords { moves: "Hva er det som endrer tallet?", goal: "Hva skal til?" }
        }
        Language::Nn => &AskWords { moves: "Kva er det som endrar talet?", goal: "Kva skal til?" },
        Language::En => &AskWords { moves: "What changes this figure?", goal: "What would it take?" },
    }
}

/// The fixed words about what moves a figure, and about goals.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct MovesWords {
    pub reckoning: &'static str,
    pub from_to: &'static str,
    pub parts_lead: &'static str,
    pub today: &'static str,
    pub baseline: &'static str,
    pub own: &'static str,
    pub age_structure: &'static str,
    pub births: &'static str,
    pub deaths: &'static str,
    pub moving: &'static str,
    pub hold: &'static str,
    pub part: &'static str,
    pub adds: &'static str,
    pub becomes: &'static str,
    pub matters: &'static str,
    pub matters_short: &'static str,
    pub matters_lead: &'static str,
    pub lever: &'static str,
    pub lowest: &'static str,
    pub at_lowest: &'static str,
    pub highest: &'static str,
    pub at_highest: &'static str,
    pub key_up: &'static str,
    pub key_down: &'static str,
    pub key_now: &'static str,
    pub goal_lead: &'static str,
    pub goal_of: &'static str,
    pub goal_number: &'static str,
    pub goal_year: &'static str,
    pub goal_population: &'static str,
    pub goal_pupils: &'static str,
    pub goal_employed: &'static str,
    pub goal_hands: &'static str,
    pub goal_care: &'static str,
    pub goal: &'static str,
    pub ways: &'static str,
    pub mixed: &'static str,
    pub work: &'static str,
    pub care: &'static str,
    pub moving_kind: &'static str,
    pub children: &'static str,
    pub furthest: &'static str,
    pub take: &'static str,
    pub taken: &'static str,
    pub take_replaces: &'static str,
    pub no_lever: &'static str,
    pub not_a_number: &'static str,
    pub no_figure: &'static str,
}

static NB: MovesWords = MovesWords {
    reckoning: "Regner …",
    from_to: "Fra i dag til 2046",
    parts_lead: "Hvert stykke er det én ting legger til eller trekker fra. Alle stykkene til sammen er hele endringen.",
    today: "I dag",
    baseline: "Dagens kurs i 2046",
    own: "Dine valg i 2046",
    age_structure: "Alderen på oss som bor her",
    births: "Endret barnetall per kvinne",
    deaths: "Endret levealder",
    moving: "Flytting",
    hold: "Det du holder fast",
    part: "Hva",
    adds: "Endrer tallet med",
    becomes: "Så blir det",
    matters: "Hva betyr mest her?",
    matters_short: "Hva som betyr mest",
    matters_lead: "Så langt kan hver spak flytte tallet for 2046, innenfor det som er realistisk. Trykk på en spak for å prøve den.",
    lever: "Spak",
    lowest: "Spaken lavest",
    at_lowest: "Tallet med spaken lavest",
    highest: "Spaken høyest",
    at_highest: "Tallet med spaken høyest",
    key_up: "spaken opp",
    key_down: "spaken ned",
    key_now: "slik det står nå",
    goal_lead: "Sett et mål, så leter vi etter de minste endringene som når det. Et mål er ikke en spådom.",
    goal_of: "Mål",
    goal_number: "Tall",
    goal_year: "I året",
    goal_population: "Innbyggere, minst",
    goal_pupils: "Elever, minst",
    goal_employed: "I arbeid, minst",
    goal_hands: "Hendene vi trenger, høyst",
    goal_care: "Årsverk i omsorgen, høyst",
    goal: "Målet",
    ways: "Dette kan føre fram",
    mixed: "Litt av hvert",
    work: "Mest arbeid",
    care: "Mest i omsorgen",
    moving_kind: "Mest flytting",
    children: "Mest barn",
    furthest: "Så langt når alt sammen",
    take: "Prøv dette",
    taken: "Spakene står slik nå",
    take_replaces: "Knappen setter spakene slik, i stedet for slik de står nå.",
    no_lever: "Ingen av spakene flytter dette tallet.",
    not_a_number: "Skriv målet som et tall.",
    no_figure: "Dette tallet finnes ikke her.",
};

static NN: MovesWords = MovesWords {
    reckoning: "Reknar …",
    from_to: "Frå i dag til 2046",
    parts_lead: "Kvart stykke er det éin ting legg til eller trekkjer frå. Alle stykka til saman er heile endringa.",
    today: "I dag",
    baseline: "Kursen i dag, i 2046",
    own: "Vala dine i 2046",
    age_structure: "Alderen på oss som bur her",
    births: "Endra barnetal per kvinne",
    deaths: "Endra levealder",
    moving: "Flytting",
    hold: "Det du held fast",
    part: "Kva",
    adds: "Endrar talet med",
    becomes: "Så blir det",
    matters: "Kva betyr mest her?",
    matters_short: "Kva som betyr mest",
    matters_lead: "Så langt kan kvar spak flytte talet for 2046, innanfor det som er realistisk. Trykk på ein spak for å prøve han.",
    lever: "Spak",
    lowest: "Spaken lågast",
    at_lowest: "Talet med spaken lågast",
    highest: "Spaken høgast",
    at_highest: "Talet med spaken høgast",
    key_up: "spaken opp",
    key_down: "spaken ned",
    key_now: "slik det står no",
    goal_lead: "Set eit mål, så leitar vi etter dei minste endringane som når det. Eit mål er ikkje ein spådom.",
    goal_of: "Mål",
    goal_number: "Tal",
    goal_year: "I året",
    goal_population: "Innbyggjarar, minst",
    goal_pupils: "Elevar, minst",
    goal_employed: "I arbeid, minst",
    goal_hands: "Hendene vi treng, høgst",
    goal_care: "Årsverk i omsorga, høgst",
    goal: "Målet",
    ways: "Dette kan føre fram",
    mixed: "Litt av kvart",
    work: "Mest arbeid",
    care: "Mest i omsorga",
    moving_kind: "Mest flytting",
    children: "Mest barn",
    furthest: "Så langt når alt saman",
    take: "Prøv dette",
    taken: "Spakane står slik no",
    take_replaces: "Knappen set spakane slik, i staden for slik dei står no.",
    no_lever: "Ingen av spakane flyttar dette talet.",
    not_a_number: "Skriv målet som eit tal.",
    no_figure: "Dette talet finst ikkje her.",
};

static EN: MovesWords = MovesWords {
    reckoning: "Working it out …",
    from_to: "From today to 2046",
    parts_lead: "Each piece is what one thing adds or takes away. All pieces together are the whole change.",
    today: "Today",
    baseline: "Today’s course in 2046",
    own: "Your choices in 2046",
    age_structure: "The ages of those who live here",
    births: "Change in children per woman",
    deaths: "Change in life expectancy",
    moving: "Moving",
    hold: "What you hold fixed",
    part: "What",
    adds: "Changes the figure by",
    becomes: "Then it is",
    matters: "What matters most here?",
    matters_short: "What matters most",
    matters_lead: "This is how far each lever can move the figure for 2046, within what is realistic. Press a lever to try it.",
    lever: "Lever",
    lowest: "Lever at its lowest",
    at_lowest: "The figure then, lowest",
    highest: "Lever at its highest",
    at_highest: "The figure then, highest",
    key_up: "lever up",
    key_down: "lever down",
    key_now: "as it stands now",
    goal_lead: "Set a goal, and we look for the smallest changes that reach it. A goal is not a forecast.",
    goal_of: "Goal",
    goal_number: "Number",
    goal_year: "In the year",
    goal_population: "Inhabitants, at least",
    goal_pupils: "Pupils, at least",
    goal_employed: "In work, at least",
    goal_hands: "The hands we need, at most",
    goal_care: "Jobs in care, at most",
    goal: "The goal",
    ways: "This can get us there",
    mixed: "A little of each",
    work: "Mostly work",
    care: "Mostly care",
    moving_kind: "Mostly moving",
    children: "Mostly children",
    furthest: "As far as all of it goes",
    take: "Try this",
    taken: "The levers stand like this now",
    take_replaces: "The button sets the levers like this, in place of how they stand now.",
    no_lever: "None of the levers moves this figure.",
    not_a_number: "Type the goal as a number.",
    no_figure: "There is no such figure here.",
};

/// The words of a language about what moves a figure, and about goals.
pub const fn moves_words(language: Language) -> &'static MovesWords {
    match language {
        Language::Nb | Language::Se => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

impl MovesWords {
    /// A goal for an indicator, as it is chosen.
    pub const fn goal_for(&self, indicator: Indicator) -> &'static str {
        match indicator {
            Indicator::Pupils => self.goal_pupils,
            Indicator::Employed => self.goal_employed,
            Indicator::HandsRatio => self.goal_hands,
            Indicator::PersonYearsCare => self.goal_care,
            _ => self.goal_population,
        }
    }

    /// What a package leans on.
    pub const fn kind(&self, kind: PackageKind) -> &'static str {
        match kind {
            PackageKind::Mixed => self.mixed,
            PackageKind::Work => self.work,
            PackageKind::Care => self.care,
            PackageKind::Moving => self.moving_kind,
            PackageKind::Children => self.children,
        }
    }
}

/// What a part of a change comes from, as a label.
pub const fn factor_name(language: Language, factor: Factor) -> &'static str {
    let w = moves_words(language);
    match factor {
        Factor::AgeStructure => w.age_structure,
        Factor::Births => w.births,
        Factor::Deaths => w.deaths,
        Factor::Moving => w.moving,
        Factor::Hold => w.hold,
        Factor::Lever(id) => words(language).lever(id),
    }
}

/// The same inside a sentence.
fn factor_within(language: Language, factor: Factor) -> String {
    let name = factor_name(language, factor);
    match (factor, language) {
        (Factor::Lever(_), Language::En) => format!("“{name}”"),
        (Factor::Lever(_), _) => format!("«{name}»"),
        _ => {
            // Labels begin with a letter from A to Z.
            let (first, rest) = name.split_at(1);
            first.to_ascii_lowercase() + rest
        }
    }
}

/// The part that is greatest in a direction; `None` where no part goes that way.
fn most(parts: &[(Factor, f64)], way: f64) -> Option<(Factor, f64)> {
    parts.iter().copied().filter(|(_, part)| way * part > 0.0).max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))
}

/// Where a change comes from, told in a few sentences.
pub fn told(language: Language, indicator: Indicator, shown: &Shown) -> String {
    let n = |value: f64| step_value(language, indicator, shown, value);
    let by = |(factor, part): (Factor, f64)| {
        format!("{} ({})", factor_within(language, factor), step_part(language, indicator, shown, part))
    };
    let (now, then) = (n(shown.now), n(shown.baseline));
    let same = shown.now == shown.baseline;
    let mut text = match language {
        Language::Nb | Language::Se if same => {
            format!("Med dagens kurs er tallet {then} i 2046, det samme som i dag.")
        }
        Language::Nn if same => format!("Med kursen i dag er talet {then} i 2046, det same som no."),
        Language::En if same => format!("On today’s course the figure is {then} in 2046, the same as today."),
        Language::Nb | Language::Se => {
            format!("Med dagens kurs går tallet fra {now} i dag til {then} i 2046.")
        }
        Language::Nn => format!("Med kursen i dag går talet frå {now} no til {then} i 2046."),
        Language::En => {
            format!("On today’s course the figure goes from {now} today to {then} in 2046.")
        }
    };
    let mut add = |sentence: String| {
        text.push(' ');
        text.push_str(&sentence);
    };
    let up = most(&shown.own, 1.0);
    let down = most(&shown.own, -1.0);
    let larger = match (up, down) {
        (Some(a), Some(b)) if b.1.abs() > a.1.abs() => Some((b, Some(a))),
        (Some(a), other) => Some((a, other)),
        (None, Some(b)) => Some((b, None)),
        (None, None) => None,
    };
    if let Some((first, other)) = larger {
        let first = by(first);
        add(match language {
            Language::Nb | Language::Se => format!("Mest betyr {first}."),
            Language::Nn => format!("Mest betyr {first}."),
            Language::En => format!("What matters most is {first}."),
        });
        if let Some(other) = other.map(by) {
            add(match language {
                Language::Nb | Language::Se => format!("Den andre veien trekker {other}."),
                Language::Nn => format!("Den andre vegen trekkjer {other}."),
                Language::En => format!("Pulling the other way is {other}."),
            });
        }
    }
    if shown.added.is_empty() {
        return text;
    }
    if shown.then == shown.baseline {
        add(match language {
            Language::Nb | Language::Se => "Valgene dine endrer ikke dette tallet så det synes.".into(),
            Language::Nn => "Vala dine endrar ikkje dette talet så det syner.".into(),
            Language::En => "Your choices do not change this figure so that it shows.".into(),
        });
        return text;
    }
    let own = n(shown.then);
    let apart = step_part(language, indicator, shown, shown.then - shown.baseline);
    add(match language {
        Language::Nb | Language::Se => format!("Med dine valg blir det {own} ({apart})."),
        Language::Nn => format!("Med vala dine blir det {own} ({apart})."),
        Language::En => format!("With your choices it will be {own} ({apart})."),
    });
    let way = if shown.then < shown.baseline { -1.0 } else { 1.0 };
    if let Some(first) = most(&shown.added, way).filter(|_| shown.added.len() > 1).map(by) {
        add(match language {
            Language::Nb | Language::Se => format!("Av valgene betyr {first} mest."),
            Language::Nn => format!("Av vala betyr {first} mest."),
            Language::En => format!("Of the choices, {first} matters most."),
        });
    }
    text
}

/// A figure on the way from today, in the scale of the whole way.
pub fn step_value(language: Language, indicator: Indicator, shown: &Shown, value: f64) -> String {
    scaled(language, indicator, value, shown.greatest, decimal)
}

/// What a step of that way adds, likewise.
pub fn step_part(language: Language, indicator: Indicator, shown: &Shown, part: f64) -> String {
    scaled(language, indicator, part, shown.greatest, change)
}

/// The figure at both ends of a lever's range.
pub fn swing_values(language: Language, indicator: Indicator, swing: &Swing) -> String {
    let [a, b] = swing.values;
    let [low, high] =
        [a.min(b), a.max(b)].map(|value| scaled(language, indicator, value, a.abs().max(b.abs()), decimal));
    // A unit that both have is said once.
    let unit = high.rfind(|c: char| c.is_ascii_digit()).map_or("", |digit| &high[digit + 1..]);
    let low = low.strip_suffix(unit).unwrap_or(&low);
    match language {
        Language::Nb | Language::Nn | Language::Se => format!("{low} til {high}"),
        Language::En => format!("{low} to {high}"),
    }
}

/// A lever's range that a figure was looked at in.
pub fn swing_range(language: Language, swing: &Swing) -> String {
    let lever = swing.lever.lever();
    let [low, high] = swing.changes.map(|end| change(language, end, lever.decimals));
    let unit = words(language).unit(lever.unit);
    match language {
        Language::Nb | Language::Nn | Language::Se => format!("{low} til {high} {unit}"),
        Language::En => format!("{low} to {high} {unit}"),
    }
}

/// What a row leads to, for those who hear it.
pub fn go_to_lever(language: Language, lever: LeverId) -> String {
    let name = words(language).lever(lever);
    match language {
        Language::Nb | Language::Se => format!("{name}: gå til spaken"),
        Language::Nn => format!("{name}: gå til spaken"),
        Language::En => format!("{name}: go to the lever"),
    }
}

/// Which levers leave the figure as it is. Empty where there are none.
pub fn no_difference(language: Language, levers: &[LeverId]) -> String {
    let w = words(language);
    let names: Vec<String> = levers
        .iter()
        .map(|id| match language {
            Language::Nb | Language::Nn | Language::Se => format!("«{}»", w.lever(*id)),
            Language::En => format!("“{}”", w.lever(*id)),
        })
        .collect();
    if names.is_empty() {
        return String::new();
    }
    let names = listed(language, &names);
    match language {
        Language::Nb | Language::Se => format!("Dette tallet endres lite eller ikke av {names}."),
        Language::Nn => format!("Dette talet blir lite eller ikkje endra av {names}."),
        Language::En => format!("This figure is changed little or not at all by {names}."),
    }
}

/// A list in running text.
fn listed(language: Language, parts: &[String]) -> String {
    let and = match language {
        Language::Nb | Language::Nn | Language::Se => " og ",
        Language::En => " and ",
    };
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => first.join(", ") + and + last,
    }
}

/// A lever's change as a clause: what would have to be true.
fn clause(language: Language, id: LeverId, setting: Setting) -> String {
    let up = setting.change > 0.0;
    let amount = setting.change.abs();
    let text = decimal(language, amount, id.lever().decimals);
    // No zeros at the end: 1 year, not 1.0.
    let v = if text.contains([',', '.']) {
        text.trim_end_matches('0').trim_end_matches([',', '.'])
    } else {
        &text
    };
    let one = v == "1";
    match language {
        Language::Nb | Language::Se => {
            let more = match (up, one) {
                (true, true) => "til",
                (true, false) => "flere",
                (false, _) => "færre",
            };
            let later = if up { "senere" } else { "tidligere" };
            let much = if up { "mer" } else { "mindre" };
            match id {
                LeverId::Tfr => format!("hver kvinne i snitt får {v} {more} barn"),
                LeverId::Migdom => format!(
                    "{v} {more} per 1\u{a0}000 innbyggere hvert år flytter hit fra resten av landet eller blir boende"
                ),
                LeverId::Migint => format!(
                    "{v} {more} per 1\u{a0}000 innbyggere hvert år flytter hit fra utlandet eller blir boende"
                ),
                LeverId::E0 => format!("vi lever {v} år {}", if up { "lenger" } else { "kortere" }),
                LeverId::Ret => format!("vi i snitt slutter å jobbe {v} år {later}"),
                LeverId::Emp => format!("{v} {more} av 100 voksne er i arbeid"),
                LeverId::Hours => format!("hver av oss i arbeid jobber {v} prosent {much}"),
                LeverId::Health => format!("vi trenger hjelp {v} år {later} i livet"),
                LeverId::Care => format!("det trengs {v} prosent {much} arbeid for hver som får hjelp"),
                LeverId::Kinder => format!("{v} {more} av 100 barn går i barnehage"),
            }
        }
        Language::Nn => {
            let more = match (up, one) {
                (true, true) => "til",
                (true, false) => "fleire",
                (false, _) => "færre",
            };
            let later = if up { "seinare" } else { "tidlegare" };
            let much = if up { "meir" } else { "mindre" };
            match id {
                LeverId::Tfr => format!("kvar kvinne i snitt får {v} {more} barn"),
                LeverId::Migdom => format!(
                    "{v} {more} per 1\u{a0}000 innbyggjarar kvart år flyttar hit frå resten av landet eller blir buande"
                ),
                LeverId::Migint => format!(
                    "{v} {more} per 1\u{a0}000 innbyggjarar kvart år flyttar hit frå utlandet eller blir buande"
                ),
                LeverId::E0 => format!("vi lever {v} år {}", if up { "lenger" } else { "kortare" }),
                LeverId::Ret => format!("vi i snitt sluttar å jobbe {v} år {later}"),
                LeverId::Emp => format!("{v} {more} av 100 vaksne er i arbeid"),
                LeverId::Hours => format!("kvar av oss i arbeid jobbar {v} prosent {much}"),
                LeverId::Health => format!("vi treng hjelp {v} år {later} i livet"),
                LeverId::Care => format!("det trengst {v} prosent {much} arbeid for kvar som får hjelp"),
                LeverId::Kinder => format!("{v} {more} av 100 barn går i barnehage"),
            }
        }
        Language::En => {
            let more = if up { "more" } else { "fewer" };
            let later = if up { "later" } else { "earlier" };
            let much = if up { "more" } else { "less" };
            let years = if one { "year" } else { "years" };
            let (are, go) = if one { ("is", "goes") } else { ("are", "go") };
            let people = if one { "person" } else { "people" };
            let (moves, stay) = if one { ("moves", "stays") } else { ("move", "stay") };
            match id {
                LeverId::Tfr => format!("each woman has {v} {more} children on average"),
                LeverId::Migdom => format!(
                    "each year {v} {more} {people} per 1,000 inhabitants {moves} here from the rest of the country or {stay} on"
                ),
                LeverId::Migint => {
                    format!(
                        "each year {v} {more} {people} per 1,000 inhabitants {moves} here from abroad or {stay} on"
                    )
                }
                LeverId::E0 => {
                    format!("we live {v} {years} {}", if up { "longer" } else { "shorter" })
                }
                LeverId::Ret => format!("we leave work {v} {years} {later} on average"),
                LeverId::Emp => format!("{v} {more} of 100 adults {are} in work"),
                LeverId::Hours => format!("each of us in work works {v} per cent {much}"),
                LeverId::Health => format!("we need help {v} {years} {later} in life"),
                LeverId::Care => format!("each person who is helped takes {v} per cent {much} work"),
                LeverId::Kinder => format!("{v} {more} of 100 children {go} to kindergarten"),
            }
        }
    }
}

/// What a figure is in a year, as the end of a sentence that says what would have to be true.
fn becomes(language: Language, indicator: Indicator, value: f64, year: u16) -> String {
    let n = decimal(language, value, indicator.decimals());
    let one = n == "1";
    match (language, indicator) {
        (Language::Nb | Language::Se, Indicator::Pupils) => {
            format!("har vi {n} {} i\u{a0}{year}", if one { "elev" } else { "elever" })
        }
        (Language::Nn, Indicator::Pupils) => {
            format!("har vi {n} {} i\u{a0}{year}", if one { "elev" } else { "elevar" })
        }
        (Language::En, Indicator::Pupils) => {
            format!("we have {n} {} in {year}", if one { "pupil" } else { "pupils" })
        }
        (Language::Nb | Language::Nn | Language::Se, Indicator::Employed) => {
            format!("er {n} i arbeid i\u{a0}{year}")
        }
        (Language::En, Indicator::Employed) => {
            format!("{n} {} in work in {year}", if one { "is" } else { "are" })
        }
        (Language::Nb | Language::Se, Indicator::HandsRatio) => {
            format!("trenger tjenestene {n} årsverk for hver 100 i arbeid i\u{a0}{year}")
        }
        (Language::Nn, Indicator::HandsRatio) => {
            format!("treng tenestene {n} årsverk for kvar 100 i arbeid i\u{a0}{year}")
        }
        (Language::En, Indicator::HandsRatio) => {
            format!("services take {n} full-time jobs for every 100 in work in {year}")
        }
        (Language::Nb | Language::Se, Indicator::PersonYearsCare) => {
            format!("trenger helse og omsorg {n} årsverk i\u{a0}{year}")
        }
        (Language::Nn, Indicator::PersonYearsCare) => {
            format!("treng helse og omsorg {n} årsverk i\u{a0}{year}")
        }
        (Language::En, Indicator::PersonYearsCare) => {
            format!("health and care take {n} full-time {} in {year}", if one { "job" } else { "jobs" })
        }
        (Language::Nb | Language::Nn | Language::Se, _) => format!("blir vi {n} i\u{a0}{year}"),
        (Language::En, _) => format!("there will be {n} of us in {year}"),
    }
}

/// A package as a possibility, in pieces: “if”, what would have to be true, and what follows.
#[derive(Debug, Clone, PartialEq)]
pub struct Possibility {
    /// How it begins.
    pub lead: &'static str,
    /// What would have to be true; nothing on today’s course.
    pub clauses: Vec<String>,
    /// What follows.
    pub then: String,
}

impl Possibility {
    /// Of a package for an indicator in a year.
    pub fn of(language: Language, indicator: Indicator, package: &Package, year: u16) -> Self {
        let clauses: Vec<String> =
            package.levers.moved().map(|(id, setting)| clause(language, id, setting)).collect();
        let then = becomes(language, indicator, package.reached, year);
        let (lead, so) = match (language, clauses.is_empty()) {
            (Language::Nb | Language::Se, false) => ("Hvis", "da "),
            (Language::Nn, false) => ("Om", "då "),
            (Language::En, false) => ("If", "then "),
            (Language::Nb | Language::Se, true) => ("Med dagens kurs", ""),
            (Language::Nn, true) => ("Med kursen i dag", ""),
            (Language::En, true) => ("On today’s course", ""),
        };
        Self { lead, clauses, then: format!("{so}{then}.") }
    }

    /// In one sentence.
    pub fn sentence(&self, language: Language) -> String {
        let Self { lead, clauses, then } = self;
        if clauses.is_empty() {
            return format!("{lead} {then}");
        }
        format!("{lead} {}, {then}", listed(language, clauses))
    }
}

/// How a figure stands to a goal, with the levers as they are.
pub fn gap(
    language: Language,
    indicator: Indicator,
    target: f64,
    value: f64,
    levers: &Levers,
    year: u16,
) -> String {
    let then = becomes(language, indicator, value, year);
    let course = match (language, levers.is_baseline()) {
        (Language::Nb | Language::Se, true) => "Med dagens kurs",
        (Language::Nb | Language::Se, false) => "Med dine valg",
        (Language::Nn, true) => "Med kursen i dag",
        (Language::Nn, false) => "Med vala dine",
        (Language::En, true) => "On today’s course",
        (Language::En, false) => "With your choices",
    };
    let missing = decimal(language, (target - value).abs(), indicator.decimals());
    let met = meets(indicator, value, target);
    match language {
        Language::Nb | Language::Se if met => format!("{course} {then}. Målet er nådd."),
        Language::Nn if met => format!("{course} {then}. Målet er nådd."),
        Language::En if met => format!("{course} {then}. The goal is reached."),
        Language::Nb | Language::Se => format!("{course} {then}. Målet er {missing} unna."),
        Language::Nn => format!("{course} {then}. Målet er {missing} unna."),
        Language::En => format!("{course} {then}. The goal is {missing} away."),
    }
}

/// What was found: how many ways, or how far the levers reach. `start` is the figure on the baseline.
pub fn found(language: Language, indicator: Indicator, goal: &Goal, target: f64, start: f64) -> String {
    let n = |value: f64| decimal(language, value, indicator.decimals());
    if goal.best.levers.is_baseline() {
        return if goal.packages.is_empty() {
            moves_words(language).no_lever.into()
        } else {
            match language {
                Language::Nb | Language::Se => {
                    "Dit kommer vi med dagens kurs. Sett målet høyere om du vil lenger.".into()
                }
                Language::Nn => "Dit kjem vi med kursen i dag. Set målet høgare om du vil lenger.".into(),
                Language::En => "Today’s course gets us there. Aim higher to go further.".into(),
            }
        };
    }
    // What is offered as a goal instead must be what is told here.
    let best = within_reach(indicator, goal.best.reached, indicator.decimals());
    let (target, best, start) = (n(target), n(best), n(start));
    match (language, goal.packages.len()) {
        (Language::Nb | Language::Se, 0) => format!(
            "Spakene når ikke dit med det som er realistisk. Alle sammen gir {best}, mot {start} med dagens kurs. Målet er {target}."
        ),
        (Language::Nn, 0) => format!(
            "Spakane når ikkje dit med det som er realistisk. Alle saman gir {best}, mot {start} med kursen i dag. Målet er {target}."
        ),
        (Language::En, 0) => format!(
            "The levers do not reach that far within what is realistic. All together they give {best}, compared with {start} on today’s course. The goal is {target}."
        ),
        (Language::Nb | Language::Se, 1) => "Det går an. Her er én vei dit.".into(),
        (Language::Nn, 1) => "Det går an. Her er éin veg dit.".into(),
        (Language::En, 1) => "It can be done. Here is one way.".into(),
        (Language::Nb | Language::Se, _) => "Det går an. Her er flere veier dit.".into(),
        (Language::Nn, _) => "Det går an. Her er fleire vegar dit.".into(),
        (Language::En, _) => "It can be done. Here are several ways.".into(),
    }
}

/// What lowers a goal to what the levers reach.
pub fn aim_at(language: Language, indicator: Indicator, value: f64) -> String {
    let value = decimal(language, value, indicator.decimals());
    match language {
        Language::Nb | Language::Se => format!("Sett målet til {value}"),
        Language::Nn => format!("Set målet til {value}"),
        Language::En => format!("Set the goal to {value}"),
    }
}

/// A figure's name in a file: with its unit, also where it is kroner, which stand behind each figure on the page.
pub fn file_name(language: Language, indicator: Indicator) -> String {
    let name = figure_words(language, indicator).name;
    match indicator.measure() {
        Measure::Persons => name.to_owned(),
        measure => format!("{name} ({})", indicator_words(language).measure(measure)),
    }
}

/// The figure that is told about, with its unit where that is not persons.
pub fn figure_heading(language: Language, indicator: Indicator) -> String {
    let name = figure_words(language, indicator).name;
    match indicator.measure() {
        // Kroner stand behind each figure.
        Measure::Persons | Measure::Kroner => name.to_owned(),
        measure => format!("{name} ({})", indicator_words(language).measure(measure)),
    }
}
