//! Sentences with figures in them.

use atlas::{AgeGroup, Quality, Source};
use outlook::{
    Chart, Counts, Explorer, Figure, Figures, Indicator, Lines, Measure, Path, Pyramid, Range, RangeBasis,
    Scale, Series,
};
use scenario::{
    BORN_FIRST, BORN_LAST, ChartId, HORIZON, Language, Lever, LeverId, Notice, RAMP_START, Setting, VERSION,
};

use crate::later::below_words;
use crate::number::{change, decimal, whole};
use crate::{indicator_words, place_name, since, words};

/// The title: the visitor's question.
pub fn question(language: Language, place: &str, year: u16) -> String {
    match language {
        Language::Nb => format!("Hvordan blir {place} i {year}?"),
        Language::Se => format!("Mo šaddá {place} jagi {year}?"),
        Language::Nn => format!("Korleis blir {place} i {year}?"),
        Language::En => format!("What will {place} be like in {year}?"),
    }
}

/// The living sentence: answers the question with true figures, in one breath.
///
/// `baseline` is given when a lever is moved.
pub fn living(
    language: Language,
    now: &Figures,
    then: &Figures,
    baseline: Option<&Figures>,
    year: u16,
) -> String {
    let changed = baseline.is_some();
    let get = |figures: &Figures, indicator| figures.get(indicator).unwrap_or(0.0);
    let (was, is) = (get(now, Indicator::Population).round(), get(then, Indicator::Population).round());
    let difference = is - was;
    let count = whole(language, is);
    let apart = whole(language, difference.abs());
    let old_now = whole(language, now.over_80_of_100());
    let old_then = whole(language, then.over_80_of_100());
    let ratio =
        |figures: &Figures| figures.get(Indicator::WorkingAgePer80Plus).map(|v| decimal(language, v, 1));
    let course = match (language, changed) {
        (Language::Nb, false) => "Med dagens kurs",
        (Language::Nb, true) => "Med dine valg",
        (Language::Se, false) => "Jus joatkit nu mo dál, de",
        (Language::Se, true) => "Du válljemiiguin",
        (Language::Nn, false) => "Med kursen vi har i dag,",
        (Language::Nn, true) => "Med vala dine",
        (Language::En, false) => "On today’s course",
        (Language::En, true) => "With your choices",
    };
    let people = match language {
        Language::Se => {
            let than = match difference {
                d if d > 0.0 => format!("{apart}\u{a0}eanet go dál"),
                d if d < 0.0 => format!("{apart}\u{a0}uhcit go dál"),
                _ => "seamma ollu go dál".into(),
            };
            format!("{course} leat mii {count} olbmo jagi\u{a0}{year}, {than}.")
        }
        Language::Nb => {
            let than = match difference {
                d if d > 0.0 => format!("{apart}\u{a0}flere enn i dag"),
                d if d < 0.0 => format!("{apart}\u{a0}færre enn i dag"),
                _ => "like mange som i dag".into(),
            };
            format!("{course} blir vi {count} i\u{a0}{year}, {than}.")
        }
        Language::Nn => {
            let than = match difference {
                d if d > 0.0 => format!("{apart}\u{a0}fleire enn no"),
                d if d < 0.0 => format!("{apart}\u{a0}færre enn no"),
                _ => "like mange som no".into(),
            };
            format!("{course} blir vi {count} i\u{a0}{year}, {than}.")
        }
        Language::En => {
            let than = match difference {
                d if d > 0.0 => format!("{apart} more than today"),
                d if d < 0.0 => format!("{apart} fewer than today"),
                _ => "as many as today".into(),
            };
            format!("{course} we will be {count} in {year}, {than}.")
        }
    };
    let old = match language {
        Language::Nb => format!("Da har {old_then} av 100 fylt 80\u{a0}år, mot {old_now} nå"),
        Language::Se => format!("Dalle leat 100 olbmos {old_then} deavdán 80\u{a0}jagi, dál {old_now}"),
        Language::Nn => format!("Då har {old_then} av 100 fylt 80\u{a0}år, mot {old_now} no"),
        Language::En => format!("By then {old_then} of 100 are 80 or older, compared with {old_now} now"),
    };
    let hands = match (ratio(now), ratio(then)) {
        (Some(before), Some(after)) => match language {
            Language::Nb => {
                format!(
                    ", og for hver av dem er det {after} voksne mellom 20 og 66\u{a0}år, mot {before} nå."
                )
            }
            Language::Se => format!(
                ". Juohkehačča nammii sis leat {after} rávesolbmo gaskal 20 ja 66\u{a0}jagi, dál {before}."
            ),
            Language::Nn => {
                format!(
                    ", og for kvar av dei er det {after} vaksne mellom 20 og 66\u{a0}år, mot {before} no."
                )
            }
            Language::En => {
                format!(
                    ", and for each of them there are {after} adults aged 20 to 66, compared with {before} now."
                )
            }
        },
        // With nobody over 80 at one end there is no ratio to tell.
        _ => ".".into(),
    };
    let work = baseline.and_then(|baseline| work(language, then, baseline)).unwrap_or_default();
    format!("{people} {old}{hands}{work}")
}

/// The end of the living sentence where the choices change who works, but not who lives here.
fn work(language: Language, then: &Figures, baseline: &Figures) -> Option<String> {
    let rounded = |figures: &Figures, indicator| figures.get(indicator).map(f64::round);
    if rounded(then, Indicator::Population) != rounded(baseline, Indicator::Population) {
        return None;
    }
    let employed = rounded(then, Indicator::Employed)?;
    let apart = employed - rounded(baseline, Indicator::Employed)?;
    let (count, by) = (whole(language, employed), whole(language, apart.abs()));
    let more = apart > 0.0;
    (apart != 0.0).then(|| match language {
        Language::Nb if more => format!(" {count} er i arbeid, {by} flere enn med dagens kurs."),
        Language::Nb => format!(" {count} er i arbeid, {by} færre enn med dagens kurs."),
        Language::Se if more => format!(" {count} olbmo leat barggus, {by} eanet go jus joatkit nu mo dál."),
        Language::Se => format!(" {count} olbmo leat barggus, {by} uhcit go jus joatkit nu mo dál."),
        Language::Nn if more => format!(" {count} er i arbeid, {by} fleire enn med kursen i dag."),
        Language::Nn => format!(" {count} er i arbeid, {by} færre enn med kursen i dag."),
        Language::En if more => format!(" {count} are in work, {by} more than on today’s course."),
        Language::En => format!(" {count} are in work, {by} fewer than on today’s course."),
    })
}

/// What to know of a municipality's history, where it is not simply the official figures.
pub const fn quality(language: Language, quality: Quality) -> Option<&'static str> {
    Some(match (quality, language) {
        (Quality::Official, _) => return None,
        (Quality::MinorSplit, Language::Se) => {
            "Rájit leat rievdan. Logut ovdal 2020 leat meroštallojuvvon, go smávva oasit leat juhkkon suohkaniid gaskii."
        }
        (Quality::Split, Language::Se) => {
            "Suohkan juhkkojuvvui guovtti suohkanin jagi 2024. Logut ovdal dan leat meroštallojuvvon."
        }
        (Quality::MinorSplit, Language::Nb) => {
            "Grensene er endret. Tallene før 2020 er anslag der små deler er fordelt mellom kommuner."
        }
        (Quality::MinorSplit, Language::Nn) => {
            "Grensene er endra. Tala før 2020 er overslag der små delar er fordelte mellom kommunar."
        }
        (Quality::MinorSplit, Language::En) => {
            "The borders have changed. Figures before 2020 are estimates, with small parts divided between \
             municipalities."
        }
        (Quality::Split, Language::Nb) => {
            "Kommunen ble delt i 2024. Tallene før det er anslag, der den gamle kommunen er fordelt på to."
        }
        (Quality::Split, Language::Nn) => {
            "Kommunen vart delt i 2024. Tala før det er overslag, der den gamle kommunen er fordelt på to."
        }
        (Quality::Split, Language::En) => {
            "The municipality was divided in 2024. Earlier figures are estimates that share out the old one."
        }
    })
}

/// A lever's value as it is shown: the level for children per woman, the change for the others. `level` is the
/// baseline's value in the year in which the change is reached.
pub fn lever_value(language: Language, lever: &Lever, setting: Setting, level: Option<f64>) -> String {
    let unit = words(language).unit(lever.unit);
    match level {
        Some(level) => format!("{} {unit}", decimal(language, level + setting.change, lever.decimals)),
        None if setting.change == 0.0 => words(language).as_today.into(),
        None => format!("{} {unit}", change(language, setting.change, lever.decimals)),
    }
}

/// A lever's value as a screen reader says it.
pub fn lever_value_spoken(language: Language, lever: &Lever, setting: Setting, level: Option<f64>) -> String {
    let words = words(language);
    let value = lever_value(language, lever, setting, level);
    match level {
        Some(_) if setting.change == 0.0 => format!("{value}, {}", words.todays_course),
        Some(_) => {
            let change = change(language, setting.change, lever.decimals);
            match language {
                Language::Nb => format!("{value}, {change} fra dagens kurs"),
                Language::Se => format!("{value}, {change} dan ektui mo dál lea"),
                Language::Nn => format!("{value}, {change} frå kursen i dag"),
                Language::En => format!("{value}, {change} from today’s course"),
            }
        }
        None => value,
    }
}

/// What a lever alone changes by the last year, in the figure that it moves most directly.
pub fn lever_effect(language: Language, indicator: Indicator, effect: f64, year: u16) -> String {
    if effect.round() == 0.0 {
        match language {
            Language::Nb => return format!("ingen endring i {year}"),
            Language::Nn => return format!("inga endring i {year}"),
            Language::En => return format!("no change in {year}"),
            Language::Se => {}
        }
    }
    let count = change(language, effect.round(), 0);
    // What is counted, as it stands behind a number.
    let [nb, nn, en, se] = match indicator {
        Indicator::Employed => ["i arbeid", "i arbeid", "in work", "olbmo barggus"],
        Indicator::LabourInput => [
            "i arbeid, målt i dagens arbeidstid,",
            "i arbeid, målt i arbeidstida i dag,",
            "in work, counted at today’s hours,",
            "olbmo barggus, rehkenaston dálá bargoáiggiin,",
        ],
        Indicator::KindergartenChildren => {
            ["barn i barnehage", "barn i barnehage", "children in kindergarten", "máná mánáidgárddis"]
        }
        Indicator::PersonYearsCare => [
            "årsverk i helse og omsorg",
            "årsverk i helse og omsorg",
            "full-time jobs in health and care",
            "jahkedoaimma dearvvašvuođas ja fuolahusas",
        ],
        _ => ["innbyggere", "innbyggjarar", "inhabitants", "ássi"],
    };
    match language {
        Language::Nb => format!("{count} {nb} i {year}"),
        Language::Se => format!("{count} {se} jagi {year}"),
        Language::Nn => format!("{count} {nn} i {year}"),
        Language::En => format!("{count} {en} in {year}"),
    }
}

/// When a change is reached.
pub fn lever_reached(language: Language, setting: Setting) -> String {
    let year = setting.reached;
    match language {
        Language::Nb | Language::Se => {
            format!("Endringen kommer jevnt fra {RAMP_START} og er nådd i {year}.")
        }
        Language::Nn => format!("Endringa kjem jamt frå {RAMP_START} og er nådd i {year}."),
        Language::En => format!("The change comes evenly from {RAMP_START} and is reached in {year}."),
    }
}

/// The bounds of a lever, said when something else was typed.
pub fn lever_bounds(language: Language, lever: &Lever) -> String {
    let (min, max) =
        (change(language, lever.min, lever.decimals), change(language, lever.max, lever.decimals));
    match language {
        Language::Nb => format!("Skriv et tall fra {min} til {max}."),
        Language::Se => format!("Čális logu gaskal {min} ja {max}."),
        Language::Nn => format!("Skriv eit tal frå {min} til {max}."),
        Language::En => format!("Type a number from {min} to {max}."),
    }
}

/// A figure's value, in the scale that people read it in.
pub fn figure_value(language: Language, indicator: Indicator, value: Option<f64>) -> String {
    value.map_or_else(
        || indicator_words(language).no_figure.into(),
        |value| scaled(language, indicator, value, value, decimal),
    )
}

/// One of a figure's values, in the scale of the greatest of them: what stands side by side is read side by side.
pub fn value_beside(language: Language, figure: &Figure, value: Option<f64>) -> String {
    let values = [figure.now, figure.then, figure.baseline].into_iter().flatten();
    let greatest = values.map(f64::abs).fold(0.0, f64::max);
    value.map_or_else(
        || indicator_words(language).no_figure.into(),
        |value| scaled(language, figure.indicator, value, greatest, decimal),
    )
}

/// A difference of figures, with its sign.
pub fn figure_difference(language: Language, indicator: Indicator, difference: f64) -> String {
    scaled(language, indicator, difference, difference, change)
}

/// Writes a figure with `write`: in the scale that fits `greatest`, with that scale's name.
pub(crate) fn scaled(
    language: Language,
    indicator: Indicator,
    value: f64,
    greatest: f64,
    write: fn(Language, f64, usize) -> String,
) -> String {
    let measure = indicator.measure();
    if measure != Measure::Kroner {
        return write(language, Scale::of(measure, greatest).shown(value), indicator.decimals());
    }
    let scale = Scale::of(measure, greatest);
    let shown = scale.shown(value);
    if scale == Scale::Thousand {
        // Up to a million it is read as it is, in whole thousands.
        return format!("{}\u{a0}kr", write(language, 1e3 * shown.round(), 0));
    }
    let number = write(language, shown, usize::from(scale.shown(greatest).abs() < outlook::WHOLE));
    let name = match (scale, language) {
        (Scale::Billion, Language::Nb | Language::Nn | Language::Se) => "mrd.\u{a0}kr",
        (Scale::Billion, Language::En) => "billion\u{a0}kr",
        (_, Language::Nb | Language::Nn | Language::Se) => "mill.\u{a0}kr",
        (_, Language::En) => "million\u{a0}kr",
    };
    format!("{number}\u{a0}{name}")
}

/// What the levers change in a headline figure; empty where they change nothing that shows.
pub fn figure_change(language: Language, figure: &Figure) -> Option<String> {
    let amount = figure_difference(language, figure.indicator, figure.change_from_baseline()?);
    let shows = amount.chars().any(|c| ('1'..='9').contains(&c));
    shows.then(|| match language {
        Language::Nb => format!("{amount} med dine valg"),
        Language::Se => format!("{amount} du válljemiiguin"),
        Language::Nn => format!("{amount} med vala dine"),
        Language::En => format!("{amount} by your choices"),
    })
}

/// The line chart in words.
pub fn lines_summary(language: Language, lines: &Lines) -> String {
    let first = |line: &outlook::Line| (line.first_year, line.values.first().copied().unwrap_or(0.0));
    let last = |line: &outlook::Line| {
        let years = u16::try_from(line.values.len().saturating_sub(1)).unwrap_or(0);
        (line.first_year + years, line.values.last().copied().unwrap_or(0.0))
    };
    let (from, was) = first(&lines.history);
    let (now, is) = last(&lines.history);
    let (year, base) = last(&lines.baseline);
    let n = |value: f64| whole(language, value);
    let mut text = match language {
        Language::Nb => format!(
            "Fra {from} til {now} gikk innbyggertallet fra {} til {}. Med dagens kurs blir det {} i {year}.",
            n(was),
            n(is),
            n(base)
        ),
        Language::Se => format!(
            "Jagi {from} orro dáppe {} olbmo, ja jagi {now} {}. Jus joatkit nu mo dál, de leat {} olbmo jagi {year}.",
            n(was),
            n(is),
            n(base)
        ),
        Language::Nn => format!(
            "Frå {from} til {now} gjekk innbyggjartalet frå {} til {}. Med kursen i dag blir det {} i {year}.",
            n(was),
            n(is),
            n(base)
        ),
        Language::En => format!(
            "From {from} to {now} the number of inhabitants went from {} to {}. On today’s course it will be {} in \
             {year}.",
            n(was),
            n(is),
            n(base)
        ),
    };
    if let Some(own) = &lines.own {
        let value = n(last(own).1);
        text.push_str(&match language {
            Language::Nb => format!(" Med dine valg blir det {value}."),
            Language::Se => format!(" Du válljemiiguin šaddet {value}."),
            Language::Nn => format!(" Med vala dine blir det {value}."),
            Language::En => format!(" With your choices it will be {value}."),
        });
    }
    text.push(' ');
    let Some(official) = &lines.official else {
        text.push_str(match language {
            Language::Nb => "Statistisk sentralbyrås framskriving for stedet er ikke med i tallene her ennå.",
            Language::Se => "Statistihkalaš guovddášdoaimmahaga ovdánanrehkenastin dán báikki várás ii leat vel dáin loguin.",
            Language::Nn => {
                "Framskrivinga til Statistisk sentralbyrå for staden er ikkje med i tala her enno."
            }
            Language::En => "Statistics Norway’s projection of the place is not in the figures here yet.",
        });
        return text;
    };
    let (to, value) = last(&official.line);
    let of = official.published;
    text.push_str(&match language {
        Language::Nb => format!("SSBs hovedalternativ fra {of} gir {} i {to}.", n(value)),
        Language::Se => format!("SSB váldomolssaeaktu jagis {of} čájeha {} jagi {to}.", n(value)),
        Language::Nn => format!("Hovudalternativet til SSB frå {of} gir {} i {to}.", n(value)),
        Language::En => format!("Statistics Norway’s main alternative of {of} gives {} in {to}.", n(value)),
    });
    if lines.official_differs() {
        text.push_str(match language {
            Language::Nb => " SSB og Framsyn regner ulikt. Ingen vet hvem som får rett.",
            Language::Se => " SSB ja Framsyn rehkenastiba iešguđet ládje. Ii oktage dieđe guhte deaivá.",
            Language::Nn => " SSB og Framsyn reknar ulikt. Ingen veit kven som får rett.",
            Language::En => " The two reckon differently. Nobody knows which will be right.",
        });
    }
    text
}

/// An age group as a short label.
pub fn age_group(language: Language, group: AgeGroup) -> String {
    let AgeGroup { from, to } = group;
    match (language, to) {
        (Language::Nb, 105) => format!("{from} år og eldre"),
        (Language::Se, 105) => format!("{from} jagi ja boarráset"),
        (Language::Nn, 105) => format!("{from} år og eldre"),
        (Language::En, 105) => format!("{from} and older"),
        (Language::Nb | Language::Nn, _) => format!("{from}–{to} år"),
        (Language::Se, _) => format!("{from}–{to} jagi"),
        (Language::En, _) => format!("Aged {from}–{to}"),
    }
}

/// The name of a series, and whose it is where a chart has it of both paths.
pub fn series_name(language: Language, series: &Series, both: bool) -> String {
    let w = below_words(language);
    let name = match series.counts {
        Counts::Age(group) => return age_group(language, group),
        Counts::Inhabitants => None,
        Counts::Births => Some(w.births),
        Counts::Deaths => Some(w.deaths),
        Counts::NetMoves => Some(w.net_moves),
        // A chart of one figure, which stands above it.
        Counts::Indicator(_) => None,
    };
    let whose = match series.path {
        Path::Past(year) => return made_in(language, year),
        Path::History => w.history,
        Path::Official => w.official,
        Path::Baseline => w.baseline,
        Path::Own | Path::HistoryAndOwn => w.own,
        // A scenario has a name.
        Path::Kept(_) => "",
    };
    if let Some(called) = &series.name {
        return match name {
            None => called.to_string(),
            Some(name) if both => [name, ", ", called].concat(),
            Some(name) => name.to_owned(),
        };
    }
    match name {
        None => whose.to_owned(),
        Some(name) if both => format!("{name}, {}", lower_first(whose)),
        Some(name) => name.to_owned(),
    }
}

/// The name of the line of a projection made in a year.
fn made_in(language: Language, year: u16) -> String {
    match language {
        Language::Nb | Language::Se => format!("Regnet i {year}"),
        Language::Nn => format!("Rekna i {year}"),
        Language::En => format!("Made in {year}"),
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    // Names of series begin with a letter from A to Z; all of Unicode's capitals would be 12 kB.
    letters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(letters).collect()
}

/// A chart in words.
pub fn chart_summary(language: Language, explorer: &Explorer, id: ChartId) -> String {
    match id {
        ChartId::Inhabitants => lines_summary(language, &explorer.population_lines()),
        ChartId::Ages => ages_summary(language, &explorer.chart(id)),
        ChartId::Change => change_summary(language, &explorer.chart(id)),
    }
}

fn ages_summary(language: Language, chart: &Chart) -> String {
    let parts: Vec<String> = chart
        .series
        .iter()
        .filter_map(|series| {
            let Counts::Age(group) = series.counts else { return None };
            let now = series.line.values.get(usize::from(RAMP_START - series.line.first_year))?;
            let by = change(language, (series.line.values.last()? - now).round(), 0);
            Some(format!("{}: {by}", age_group(language, group)))
        })
        .collect();
    let parts = parts.join(" · ");
    match language {
        Language::Nb => format!("Endring fra {RAMP_START} til {HORIZON}: {parts}."),
        Language::Se => format!("Rievdan jagis {RAMP_START} jahkái {HORIZON}: {parts}."),
        Language::Nn => format!("Endring frå {RAMP_START} til {HORIZON}: {parts}."),
        Language::En => format!("Change from {RAMP_START} to {HORIZON}: {parts}."),
    }
}

fn change_summary(language: Language, chart: &Chart) -> String {
    let path = |path: Path| {
        let sum = |counts| chart.sum(counts, path);
        Some((sum(Counts::Births)?, sum(Counts::Deaths)?, sum(Counts::NetMoves)?))
    };
    let told = |(births, deaths, moves): (f64, f64, f64), own: bool| {
        let (born, died, net) =
            (whole(language, births), whole(language, deaths), whole(language, moves.abs()));
        let inward = moves >= 0.0;
        match language {
            Language::Se => {
                let whose = if own { "Du válljemiiguin" } else { "Jus joatkit nu mo dál," };
                let way = if inward { "deike go eret" } else { "eret go deike" };
                format!(
                    "{whose} riegádit {born} ja jápmet {died} olbmo jagis {RAMP_START} jahkái {HORIZON}, ja {net} eanet fárrejit {way}."
                )
            }
            Language::Nb => {
                let whose = if own { "Med dine valg" } else { "Med dagens kurs" };
                let way = if inward { "inn enn ut" } else { "ut enn inn" };
                format!(
                    "{whose} blir {born} født og {died} dør fra {RAMP_START} til {HORIZON}, og {net} flere flytter {way}."
                )
            }
            Language::Nn => {
                let whose = if own { "Med vala dine" } else { "Med kursen i dag" };
                let way = if inward { "inn enn ut" } else { "ut enn inn" };
                format!(
                    "{whose} blir {born} fødde og {died} døyr frå {RAMP_START} til {HORIZON}, og {net} fleire flyttar {way}."
                )
            }
            Language::En => {
                let whose = if own { "With your choices" } else { "On today’s course" };
                let way = if inward { "in than out" } else { "out than in" };
                format!(
                    "{whose}, {born} are born and {died} die from {RAMP_START} to {HORIZON}, and {net} more move {way}."
                )
            }
        }
    };
    let baseline = path(Path::Baseline).map(|sums| told(sums, false));
    let own = path(Path::Own).map(|sums| told(sums, true));
    baseline.into_iter().chain(own).collect::<Vec<_>>().join(" ")
}

/// The realistic range of a lever, and what it rests on.
pub fn lever_range(language: Language, lever: &Lever, range: Range) -> String {
    let [low, high] = range_ends(language, lever, range);
    let told = match (language, range.basis) {
        (Language::Nb | Language::Se, RangeBasis::Record) => {
            format!(
                "Skyggen viser det realistiske, {low} til {high}, ut fra det som er sett de siste ti årene."
            )
        }
        (Language::Nb | Language::Se, RangeBasis::Judged) => {
            format!("Skyggen viser det realistiske, {low} til {high}. Det er en vurdering.")
        }
        (Language::Nn, RangeBasis::Record) => {
            format!(
                "Skuggen viser det realistiske, {low} til {high}, ut frå det som er sett dei siste ti åra."
            )
        }
        (Language::Nn, RangeBasis::Judged) => {
            format!("Skuggen viser det realistiske, {low} til {high}. Det er ei vurdering.")
        }
        (Language::En, RangeBasis::Record) => {
            format!(
                "The shade shows what is realistic, {low} to {high}, from what the last ten years have seen."
            )
        }
        (Language::En, RangeBasis::Judged) => {
            format!("The shade shows what is realistic, {low} to {high}. This is judged.")
        }
    };
    // The record does not know one from the other (Realistic range, METHOD.md).
    if !matches!(lever.id, LeverId::Migdom | LeverId::Migint) {
        return told;
    }
    let both = match language {
        Language::Nb | Language::Se => "Det gjelder flytting innenlands og utenlands til sammen.",
        Language::Nn => "Det gjeld flytting innanlands og utanlands til saman.",
        Language::En => "It holds for moving within Norway and abroad taken together.",
    };
    [&told, " ", both].concat()
}

/// The ends of a realistic range, as far as the lever goes.
pub(crate) fn range_ends(language: Language, lever: &Lever, range: Range) -> [String; 2] {
    [range.low, range.high].map(|end| change(language, end.clamp(lever.min, lever.max), lever.decimals))
}

/// Which years of birth can be followed.
pub fn born_bounds(language: Language) -> String {
    match language {
        Language::Nb => format!("Skriv et fødselsår fra {BORN_FIRST} til {BORN_LAST}."),
        Language::Se => format!("Čális riegádanjagi gaskal {BORN_FIRST} ja {BORN_LAST}."),
        Language::Nn => format!("Skriv eit fødselsår frå {BORN_FIRST} til {BORN_LAST}."),
        Language::En => format!("Type a year of birth from {BORN_FIRST} to {BORN_LAST}."),
    }
}

/// Those born in a year, in the year that the pyramid shows.
pub fn cohort(language: Language, pyramid: &Pyramid, born: u16) -> String {
    let year = pyramid.year;
    let Some(age) = year.checked_sub(born + 1).map(usize::from) else {
        return match language {
            Language::Nb => format!("De som blir født i {born}, er ikke født ennå i {year}."),
            Language::Se => format!("Sii geat riegádit jagi {born}, eai leat vel riegádan jagi {year}."),
            Language::Nn => format!("Dei som blir fødde i {born}, er ikkje fødde enno i {year}."),
            Language::En => format!("Those born in {born} are not yet born in {year}."),
        };
    };
    if age + 1 >= pyramid.women.len() {
        return match language {
            Language::Nb => format!("De som er født i {born}, er blant de eldste i {year}, 105 år og over."),
            Language::Se => {
                format!(
                    "Sii geat leat riegádan jagi {born}, leat boarráseamosat jagi {year}, 105 jagi ja boarráset."
                )
            }
            Language::Nn => {
                format!("Dei som er fødde i {born}, er mellom dei eldste i {year}, 105 år og over.")
            }
            Language::En => format!("Those born in {born} are among the oldest in {year}, 105 and over."),
        };
    }
    let all = whole(language, pyramid.women[age] + pyramid.men[age]);
    let now = RAMP_START.checked_sub(born + 1).and_then(|age| {
        let age = usize::from(age);
        Some(whole(language, pyramid.women_now.get(age)? + pyramid.men_now.get(age)?))
    });
    match (language, now.filter(|_| year != RAMP_START)) {
        (Language::Se, Some(now)) => {
            format!("Riegádan jagi {born}: {age} jagi ođđajagemánu 1. b. {year}, {all} olbmo (dál {now}).")
        }
        (Language::Se, None) => {
            format!("Riegádan jagi {born}: {age} jagi ođđajagemánu 1. b. {year}, {all} olbmo.")
        }
        (Language::Nb, Some(now)) => {
            format!("Født i {born}: {age} år 1. januar {year}, {all} personer (i dag {now}).")
        }
        (Language::Nb, None) => format!("Født i {born}: {age} år 1. januar {year}, {all} personer."),
        (Language::Nn, Some(now)) => {
            format!("Fødde i {born}: {age} år 1. januar {year}, {all} personar (i dag {now}).")
        }
        (Language::Nn, None) => format!("Fødde i {born}: {age} år 1. januar {year}, {all} personar."),
        (Language::En, Some(now)) => {
            format!("Born in {born}: aged {age} on 1 January {year}, {all} people (today {now}).")
        }
        (Language::En, None) => format!("Born in {born}: aged {age} on 1 January {year}, {all} people."),
    }
}

/// The pyramid in words: the young, those of working age and the old, then and now.
pub fn pyramid_summary(language: Language, pyramid: &Pyramid, today: u16) -> String {
    let [young, working, old] = pyramid.of_100(false);
    let [young_now, working_now, old_now] = pyramid.of_100(true);
    let year = pyramid.year;
    match language {
        Language::Se if year == today => format!(
            "Dál leat 100 ássis {young_now} vuollel 20 jagi, {working_now} gaskal 20 ja 66 jagi ja {old_now} 67 jagi \
             dahje boarráset."
        ),
        Language::Se => format!(
            "Jagi {year} leat 100 ássis {young} vuollel 20 jagi (dál {young_now}), {working} gaskal 20 ja 66 jagi (dál \
             {working_now}) ja {old} 67 jagi dahje boarráset (dál {old_now})."
        ),
        Language::Nb if year == today => format!(
            "Av 100 innbyggere i dag er {young_now} under 20 år, {working_now} mellom 20 og 66 år og {old_now} er 67 år \
             eller eldre."
        ),
        Language::Nn if year == today => format!(
            "Av 100 innbyggjarar i dag er {young_now} under 20 år, {working_now} mellom 20 og 66 år og {old_now} er 67 \
             år eller eldre."
        ),
        Language::En if year == today => format!(
            "Of 100 inhabitants today, {young_now} are under 20, {working_now} are aged 20 to 66 and {old_now} are 67 \
             or older."
        ),
        Language::Nb => format!(
            "Av 100 innbyggere i {year} er {young} under 20 år (nå {young_now}), {working} mellom 20 og 66 år (nå \
             {working_now}) og {old} er 67 år eller eldre (nå {old_now})."
        ),
        Language::Nn => format!(
            "Av 100 innbyggjarar i {year} er {young} under 20 år (no {young_now}), {working} mellom 20 og 66 år (no \
             {working_now}) og {old} er 67 år eller eldre (no {old_now})."
        ),
        Language::En => format!(
            "Of 100 inhabitants in {year}, {young} are under 20 (now {young_now}), {working} are aged 20 to 66 (now \
             {working_now}) and {old} are 67 or older (now {old_now})."
        ),
    }
}

/// One age of the pyramid.
pub fn pyramid_age(language: Language, pyramid: &Pyramid, age: usize) -> Option<String> {
    let women = whole(language, *pyramid.women.get(age)?);
    let men = whole(language, *pyramid.men.get(age)?);
    let year = pyramid.year;
    let older = if age + 1 == pyramid.women.len() { below_words(language).ages_and_older } else { "" };
    let gap = if older.is_empty() { "" } else { " " };
    Some(match language {
        Language::Nb => format!("{age} år{gap}{older} i {year}: {men} menn, {women} kvinner"),
        Language::Se => {
            format!("{age} jagi{gap}{older} jagi {year}: {men} dievddu, {women} nissona")
        }
        Language::Nn => format!("{age} år{gap}{older} i {year}: {men} menn, {women} kvinner"),
        Language::En => format!("Age {age}{gap}{older} in {year}: {men} men, {women} women"),
    })
}

/// How many places fit what was typed.
pub fn hits(language: Language, count: usize) -> String {
    match (language, count) {
        (Language::Nb, 1) => "1 sted passer".into(),
        (Language::Se, 1) => "1 báiki heive".into(),
        (Language::Se, n) => format!("{n} báikki heivejit"),
        (Language::Nn, 1) => "1 stad passar".into(),
        (Language::Nb, n) => format!("{n} steder passer"),
        (Language::Nn, n) => format!("{n} stader passar"),
        (Language::En, 1) => "1 place fits".into(),
        (Language::En, n) => format!("{n} places fit"),
    }
}

/// What of a link could not be used.
pub fn notice(language: Language, notice: &Notice) -> String {
    let w = words(language);
    let used_change = |id: &LeverId, used: f64| {
        let lever = id.lever();
        let value = format!("{} {}", change(language, used, lever.decimals), w.unit(lever.unit));
        (w.lever(*id), value)
    };
    match (language, notice) {
        (Language::Nb | Language::Se, Notice::UnknownKey(key)) => {
            format!("«{key}» finnes ikke her, og er hoppet over.")
        }
        (Language::Nn, Notice::UnknownKey(key)) => format!("«{key}» finst ikkje her, og er hoppa over."),
        (Language::En, Notice::UnknownKey(key)) => format!("“{key}” does not exist here and was skipped."),
        (Language::Nb | Language::Se, Notice::Unreadable { key, value }) => {
            format!("«{key}={value}» kan ikke leses, og er hoppet over.")
        }
        (Language::Nn, Notice::Unreadable { key, value }) => {
            format!("«{key}={value}» kan ikkje lesast, og er hoppa over.")
        }
        (Language::En, Notice::Unreadable { key, value }) => {
            format!("“{key}={value}” cannot be read and was skipped.")
        }
        (Language::Nb | Language::Se, Notice::Repeated(key)) => {
            format!("«{key}» står flere ganger. Den første gjelder.")
        }
        (Language::Nn, Notice::Repeated(key)) => format!("«{key}» står fleire gonger. Den første gjeld."),
        (Language::En, Notice::Repeated(key)) => format!("“{key}” stands more than once. The first counts."),
        (Language::Nb | Language::Se, Notice::NotHere(lever)) => {
            format!(
                "{}: spaken gjelder ikke for hele landet, for det ett sted vinner, taper et annet.",
                w.lever(*lever)
            )
        }
        (Language::Nn, Notice::NotHere(lever)) => {
            format!(
                "{}: spaken gjeld ikkje for heile landet, for det éin stad vinn, taper ein annan.",
                w.lever(*lever)
            )
        }
        (Language::En, Notice::NotHere(lever)) => {
            format!(
                "{}: no lever for the whole country, since what one place gains another loses.",
                w.lever(*lever)
            )
        }
        (Language::Nb | Language::Se, Notice::NameCut) => {
            "Navnet på et scenario var for langt, og er kortet ned.".into()
        }
        (Language::Nn, Notice::NameCut) => "Namnet på eit scenario var for langt, og er korta ned.".into(),
        (Language::En, Notice::NameCut) => "The name of a scenario was too long and was cut.".into(),
        (_, Notice::Limited { lever, used }) => {
            let (name, value) = used_change(lever, *used);
            match language {
                Language::Nb | Language::Se => {
                    format!("{name}: lenken ba om mer enn spaken tillater. Vi bruker {value}.")
                }
                Language::Nn => format!("{name}: lenkja bad om meir enn spaken tillèt. Vi bruker {value}."),
                Language::En => {
                    format!("{name}: the link asked for more than the lever allows. We use {value}.")
                }
            }
        }
        (Language::Nb | Language::Se, Notice::YearLimited { used }) => {
            format!("Et år lå utenfor det vi regner på. Vi bruker {used}.")
        }
        (Language::Nn, Notice::YearLimited { used }) => {
            format!("Eit år låg utanfor det vi reknar på. Vi bruker {used}.")
        }
        (Language::En, Notice::YearLimited { used }) => {
            format!("A year was outside what we compute. We use {used}.")
        }
        (_, Notice::OtherModel(version)) => other_model(language, *version),
        (Language::Nb | Language::Se, Notice::TooLong) => {
            "Lenken er for lang til å være laget her. Vi begynner på nytt.".into()
        }
        (Language::Nn, Notice::TooLong) => {
            "Lenkja er for lang til å vere laga her. Vi byrjar på nytt.".into()
        }
        (Language::En, Notice::TooLong) => {
            "The link is too long to have been made here. We start afresh.".into()
        }
    }
}

/// What of a link could not be used beyond what is told one by one.
pub fn more_notices(language: Language, count: usize) -> String {
    match language {
        Language::Nb | Language::Nn | Language::Se => format!("Og {count} til."),
        Language::En => format!("And {count} more."),
    }
}

/// Said where choices were made with another version of the model than this one.
fn other_model(language: Language, version: u16) -> String {
    if version > VERSION {
        return match language {
            Language::Nb | Language::Se => {
                "Valgene ble gjort med en nyere utgave av modellen enn den vi har her. Tallene kan være andre."
            }
            Language::Nn => {
                "Vala vart gjorde med ei nyare utgåve av modellen enn den vi har her. Tala kan vere andre."
            }
            Language::En => {
                "The choices were made with a newer edition of the model than the one here. Figures may differ."
            }
        }
        .into();
    }
    let changed = since::model(language, version);
    match language {
        Language::Nb | Language::Se => format!(
            "Valgene ble gjort med en tidligere utgave av modellen. De er de samme, men tallene kan være andre. Endret \
             siden da: {changed}"
        ),
        Language::Nn => format!(
            "Vala vart gjorde med ei tidlegare utgåve av modellen. Dei er dei same, men tala kan vere andre. Endra \
             sidan då: {changed}"
        ),
        Language::En => format!(
            "The choices were made with an earlier edition of the model. They are the same, but figures may differ. \
             Changed since then: {changed}"
        ),
    }
}

/// Heads the notice that a link or a file was made with another edition of the data set or the model.
pub const fn made_otherwise(language: Language) -> &'static str {
    match language {
        Language::Nb | Language::Se => "Tallene kan være andre enn da valgene ble gjort",
        Language::Nn => "Tala kan vere andre enn då vala vart gjorde",
        Language::En => "Figures may differ from when the choices were made",
    }
}

/// Said where choices were made with another edition of the data set: `made_with`, where `now` is the one that is here.
pub fn other_edition(language: Language, made_with: &str, now: &str) -> String {
    // An edition begins with its base year.
    let year = |edition: &str| edition.chars().take_while(char::is_ascii_digit).collect::<String>();
    let (then, today) = (year(made_with), year(now));
    let same = then == today;
    let told = match language {
        Language::Nb | Language::Se if same => {
            format!("Valgene ble gjort med utgave {made_with} av tallene. Nå gjelder utgave {now}.")
        }
        Language::Nb | Language::Se => format!(
            "Valgene ble gjort med folketall fra 1. januar {then}. Her regner vi fra 1. januar {today}. Valgene er de \
             samme, men de virker på et annet utgangspunkt."
        ),
        Language::Nn if same => {
            format!("Vala vart gjorde med utgåve {made_with} av tala. No gjeld utgåve {now}.")
        }
        Language::Nn => format!(
            "Vala vart gjorde med folketal frå 1. januar {then}. Her reknar vi frå 1. januar {today}. Vala er dei same, \
             men dei verkar på eit anna utgangspunkt."
        ),
        Language::En if same => {
            format!("The choices were made with edition {made_with} of the figures. This is edition {now}.")
        }
        Language::En => format!(
            "The choices were made with the population of 1 January {then}. Here we begin from 1 January {today}. The \
             choices are the same, but they work on another starting point."
        ),
    };
    let Some(changed) = since::editions(language, made_with, now) else {
        let unknown = match language {
            Language::Nb | Language::Se => {
                "Vi kjenner ikke begge utgavene, og kan ikke si hva som er endret."
            }
            Language::Nn => "Vi kjenner ikkje begge utgåvene, og kan ikkje seie kva som er endra.",
            Language::En => "We do not know both editions, and cannot say what has changed.",
        };
        return [&told, " ", unknown].concat();
    };
    let lead = match language {
        Language::Nb | Language::Se => "Dette er endret:",
        Language::Nn => "Dette er endra:",
        Language::En => "What has changed:",
    };
    [&told, " ", lead, " ", &changed].concat()
}

/// Said where a link names a municipality number that does not exist (any more).
pub fn unknown_kommune(language: Language, nr: &str) -> String {
    match language {
        Language::Nb | Language::Se => format!("Kommunenummer {nr} er ikke i bruk. Velg en kommune under."),
        Language::Nn => format!("Kommunenummer {nr} er ikkje i bruk. Vel ein kommune under."),
        Language::En => format!("Municipality number {nr} is not in use. Choose a municipality below."),
    }
}

/// Said where a link names a county or region that there is not, by its name in links.
pub fn unknown_place(language: Language, key: &str) -> String {
    match language {
        Language::Nb | Language::Se => {
            format!("«{key}» er ikke et sted vi har tall for. Velg et sted under.")
        }
        Language::Nn => format!("«{key}» er ikkje ein stad vi har tal for. Vel ein stad under."),
        Language::En => format!("“{key}” is not a place we have figures for. Choose a place below."),
    }
}

/// Heads the notice that a lever does not work in the place that is chosen.
pub const fn no_lever_here(language: Language) -> &'static str {
    match language {
        Language::Nb | Language::Se => "Én spak virker ikke her",
        Language::Nn => "Éin spak verkar ikkje her",
        Language::En => "One lever does not work here",
    }
}

/// Said where a link named an old municipality number: `places` took over, and the first of them is shown.
pub fn old_kommune(language: Language, nr: &str, places: &[String]) -> String {
    let mut names = places.iter().map(|name| place_name(name));
    let first = names.next().unwrap_or_default();
    let others: Vec<String> = names.collect();
    if others.is_empty() {
        return match language {
            Language::Nb | Language::Se => {
                format!("Kommunenummer {nr} er gått ut. Du ser nå {first}, som tok over.")
            }
            Language::Nn => format!("Kommunenummer {nr} er gått ut. Du ser no {first}, som tok over."),
            Language::En => {
                format!("Municipality number {nr} is out of use. You now see {first}, which took over.")
            }
        };
    }
    let others = others.join(", ");
    match language {
        Language::Nb | Language::Se => {
            format!("Kommunenummer {nr} er gått ut. Du ser nå {first}. En del av kommunen ble til: {others}.")
        }
        Language::Nn => format!(
            "Kommunenummer {nr} er gått ut. Du ser no {first}. Ein del av kommunen vart til: {others}."
        ),
        Language::En => format!(
            "Municipality number {nr} is out of use. You now see {first}. Part of it became: {others}."
        ),
    }
}

/// A table that figures come from: whose it is, its years, the day on which it was retrieved and its licence.
pub fn source(language: Language, source: &Source) -> String {
    let Source { publisher, table, vintage, retrieved, licence, .. } = source;
    let word = match language {
        Language::Se => "vižžojuvvon",
        Language::Nb => "hentet",
        Language::Nn => "henta",
        Language::En => "retrieved",
    };
    format!("{publisher}, {table} ({vintage}), {word} {retrieved}. {licence}.")
}

/// Vintage of the data, for the foot of the page.
pub fn vintage(language: Language, vintage: &str, year: u16) -> String {
    match language {
        Language::Se => format!("Logut ođđajagemánu 1. b. {year}, dáhtahámádat {vintage}."),
        Language::Nb => format!("Tall per 1. januar {year}, datautgave {vintage}."),
        Language::Nn => format!("Tal per 1. januar {year}, datautgåve {vintage}."),
        Language::En => format!("Figures as of 1 January {year}, data edition {vintage}."),
    }
}
