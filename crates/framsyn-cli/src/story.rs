//! `framsyn story`: people who are made up, whose numbers are a scenario's.

use atlas::PlaceId;
use scenario::{FIRST_SEED, Levers, OwnFigures};
use serde::Serialize;
use text::Language;
use text::stories::{Story, story, whereabouts};

use crate::data::{Data, DataArguments};
use crate::explored::{failed, one_place, own_help};
use crate::failure::Failure;
use crate::files;
use crate::goal::JsonFormat;
use crate::levers::lever_help;
use crate::selection::Selection;

/// Tell small stories of people who are made up, whose numbers are those of one place under levers: JSON
#[derive(Debug, clap::Args)]
#[command(after_long_help = HELP)]
pub struct StoryArguments {
    /// Which place: one municipality number, a county ('fylke:56'), or 'norge'
    #[arg(long, value_name = "K")]
    pub kommune: Selection,
    /// Language: nb (bokmål), nn (nynorsk) or en (English)
    #[arg(long, value_name = "LANG", default_value = "nb", value_parser = language)]
    pub lang: Language,
    /// Which people: another whole number gives others
    #[arg(long, value_name = "N", default_value_t = FIRST_SEED.into())]
    pub seed: u64,
    /// Changes from the baseline, by lever, each with the year that reaches it if that is not 2036
    #[arg(long, value_name = "LEVER=CHANGE[@YEAR],...", default_value = "")]
    pub set: Levers,
    /// The place's own figures of today instead of what the nation's rates give
    #[arg(long, value_name = "NAME:VALUE,...")]
    pub own: Option<OwnFigures>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = JsonFormat::Json)]
    pub format: JsonFormat,
    /// Which data set
    #[command(flatten)]
    pub data: DataArguments,
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code)
        .filter(|language| language.whole() == *language)
        .ok_or_else(|| "the languages are nb, nn and en".to_owned())
}

const HELP: &str = concat!(
    "\
Output: [{\"title\":...,\"text\":...,\"facts\":[{\"shown\":...,\"indicator\":...,\"year\":...,\"value\":...}]}]
  title   heading
  text    three to six sentences about someone who is made up: a child, a young adult,
          one who works in care, a family, one who is 85
  facts   the numbers of the text, in the order in which they stand there; other numbers
          in it are ages and years
    shown      as it stands in the text, rounded
    indicator  which figure, by its name in 'framsyn outlook'
    year       of which year
    value      as 'framsyn outlook' gives it, not rounded

The people are the same whatever the levers, and others in each place.

Examples:
  framsyn story --kommune 5634 --lang nb --seed 3
  framsyn story --kommune fylke:46 --lang nn --set tfr=0.2,ret=2

",
    own_help!(),
    lever_help!()
);

#[derive(Serialize)]
struct Told {
    title: String,
    text: String,
    facts: Vec<Fact>,
}

#[derive(Serialize)]
struct Fact {
    shown: String,
    indicator: &'static str,
    year: u16,
    value: f64,
}

impl From<Story> for Told {
    fn from(story: Story) -> Self {
        let text = story.text();
        let fact = |fact: text::stories::Fact| {
            let text::stories::Fact { shown, indicator, year, value } = fact;
            Fact { shown, indicator: indicator.key(), year, value }
        };
        Self { title: story.title, text, facts: story.facts.into_iter().map(fact).collect() }
    }
}

/// Tells and writes.
///
/// # Errors
///
/// [`Failure::Input`] if the arguments or the data set cannot be used, [`Failure::Run`] if a projection fails.
pub fn run(arguments: &StoryArguments) -> Result<(), Failure> {
    let StoryArguments { kommune, lang, seed, set, own, format: JsonFormat::Json, data } = arguments;
    let data = Data::read(data)?;
    data.select(kommune, set)?;
    let place = one_place(&data, kommune, own.as_ref())?;
    let id: PlaceId = place.area().id;
    let whereabouts = whereabouts(*lang, &data.core, id)
        .ok_or_else(|| Failure::Input(format!("there is no place {id} (numbers are those of 2024)")))?;
    let tales = place.tales(set, *seed).map_err(|error| failed(&place, &error))?;
    let told = tales.map(|tale| Told::from(story(*lang, &whereabouts, &tale)));
    let told = serde_json::to_string(&told)
        .map_err(|error| Failure::Run(format!("the stories cannot be written: {error}")))?;
    files::stdout(|out| Ok(writeln!(out, "{told}")?))
}
