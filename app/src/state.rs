//! The state of the page, and everything that changes it.

use std::pin::Pin;
use std::sync::Arc;

use atlas::{Core, KommuneNr, PlaceId};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use outlook::{Explorer, Indicator, Place};
use scenario::{
    ChartId, FIRST_SEED, HORIZON, Language, LeverId, Levers, Link, MOST_BESIDE, MapChoice, Mode, Notice,
    OwnFigures, Read, ViewId,
};
use text::acting::Acting;
use wasm_split_helpers::wasm_split;

use crate::address::{self, Step};
use crate::data::{self, Base, Why};
use crate::parts::own::{OwnFailure, with_own};
use crate::parts::{Fetched, follow, start};

/// Something that is being fetched.
#[derive(Debug, Clone)]
pub enum Load<T> {
    /// On its way.
    Waiting,
    /// Here.
    Ready(T),
    /// It could not be had.
    Failed(Why),
}

impl<T> Load<T> {
    /// The thing, if it is here.
    pub const fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Waiting | Self::Failed(_) => None,
        }
    }
}

/// What the page tells about the link it was opened with.
#[derive(Debug, Clone, PartialEq)]
pub enum Telling {
    /// A part of the link was ignored or limited.
    Link(Notice),
    /// The number is not, or no longer, that of a municipality.
    UnknownKommune(String),
    /// There is no such county or region.
    UnknownPlace(String),
    /// Own figures that the place cannot have, or that could not be used.
    Own(OwnFailure),
    /// The link was made with this edition of the data set, which is not the one that is here.
    OtherEdition(String),
    /// The number is out of use; the first of the municipalities that took over is shown.
    OldKommune(String, Vec<String>),
}

/// How far a form of the page has come that begins with a guess: in a workshop the group guesses before it sees, and sees
/// before it changes anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The group guesses.
    Guess,
    /// Today's course is shown.
    Answer,
    /// The levers are free.
    Levers,
}

impl Stage {
    const ALL: [Self; 3] = [Self::Guess, Self::Answer, Self::Levers];
}

/// What can be chosen where nothing need be.
const FIGURES: [Option<Indicator>; Indicator::ALL.len() + 1] = none_or(Indicator::ALL);
const LANGUAGES: [Option<Language>; Language::ALL.len() + 1] = none_or(Language::ALL);

const fn none_or<T: Copy, const N: usize, const M: usize>(all: [T; N]) -> [Option<T>; M] {
    let mut choices = [None; M];
    let mut i = 0;
    while i < N {
        choices[i + 1] = Some(all[i]);
        i += 1;
    }
    choices
}

/// One of a few values, the first of them to begin with. The signal holds its place among them: each kind of signal is code
/// of its own in the first file.
pub struct Choice<T: 'static> {
    place: RwSignal<u16>,
    all: &'static [T],
}

impl<T> Copy for Choice<T> {}

impl<T> Clone for Choice<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Copy + PartialEq> Choice<T> {
    fn new(all: &'static [T]) -> Self {
        Self { place: RwSignal::new(0), all }
    }

    /// The value, followed.
    pub fn get(self) -> T {
        self.all[usize::from(self.place.get())]
    }

    /// The value, without following it.
    pub fn get_untracked(self) -> T {
        self.all[usize::from(self.place.get_untracked())]
    }

    /// Follows the value.
    pub fn track(self) {
        self.place.track();
    }

    /// Chooses another.
    pub fn set(self, value: T) {
        let place = self.all.iter().position(|one| *one == value);
        self.place.set(place.and_then(|place| u16::try_from(place).ok()).unwrap_or_default());
    }
}

/// The state of the page. Cheap to copy: signals only.
#[derive(Clone, Copy)]
pub struct State {
    /// Names, places and the nation's assumptions.
    pub base: RwSignal<Load<Arc<Base>>>,
    /// The place that is shown, with the visitor's path.
    pub explorer: RwSignal<Load<Explorer>>,
    /// Which place that is.
    pub chosen: RwSignal<Option<PlaceId>>,
    /// The levers as they stand: those of the open scenario.
    pub levers: RwSignal<Levers>,
    /// Which scenario that is, and those that are kept beside it.
    pub kept: RwSignal<String>,
    /// Year of the pyramid and the map.
    pub year: RwSignal<u16>,
    /// View that is shown.
    pub view: Choice<ViewId>,
    /// Chart that is shown in the view of the population.
    pub chart: Choice<ChartId>,
    /// Figure whose chart is shown in another view.
    pub figure: Choice<Option<Indicator>>,
    /// What the map shows: of kinds that there are already, as each kind of signal is code of its own in the first file.
    map_change: RwSignal<bool>,
    map_baseline: RwSignal<bool>,
    map_county: RwSignal<Option<u16>>,
    map_beside: [RwSignal<Option<u16>>; MOST_BESIDE],
    /// Year of birth of those who are followed in the pyramid.
    pub born: RwSignal<Option<u16>>,
    /// Which people the stories are of.
    pub seed: RwSignal<u16>,
    /// Whether the page is shown without its frame.
    pub embed: RwSignal<bool>,
    /// The form that the page takes.
    pub mode: Choice<Mode>,
    /// How far that form has come.
    pub stage: Choice<Stage>,
    /// Levers that are offered; empty for all.
    pub show: RwSignal<Vec<LeverId>>,
    /// Whether no lever is offered.
    pub hide_controls: RwSignal<bool>,
    /// How the page looks in the frame of another site.
    pub look: RwSignal<String>,
    /// What a group has handed in, as links write it.
    pub round: RwSignal<String>,
    /// What to tell about the link.
    pub tellings: RwSignal<Vec<Telling>>,
    /// Texts about measures, once a lever has been opened: in the language they were asked for in.
    pub acting: RwSignal<Option<(Language, Load<Acting>)>>,
    chosen_language: Choice<Option<Language>>,
    /// Figures of today that the visitor has given for the place. Once it is here it holds them itself.
    own: StoredValue<OwnFigures>,
    /// Edition of the data set that the link was made with, until it has been told.
    made_with: StoredValue<String>,
    /// Raised for each municipality asked for: an answer that is not the newest is dropped.
    asked: RwSignal<u16>,
    pending: StoredValue<Option<Timeout>, LocalStorage>,
    /// The query that the state was last read from or written to.
    known: StoredValue<String>,
}

/// Time from the last change to its being in the address, ms: browsers refuse more than a few a second.
const ADDRESS_DELAY: u32 = 250;

impl State {
    /// Reads the address, begins to fetch, and follows the browser's back and forward.
    pub fn start() -> Self {
        let state = Self {
            base: RwSignal::new(Load::Waiting),
            explorer: RwSignal::new(Load::Waiting),
            chosen: RwSignal::new(None),
            levers: RwSignal::new(Levers::default()),
            kept: RwSignal::new(String::new()),
            year: RwSignal::new(HORIZON),
            view: Choice::new(&ViewId::ALL),
            chart: Choice::new(&ChartId::ALL),
            figure: Choice::new(&FIGURES),
            map_change: RwSignal::new(false),
            map_baseline: RwSignal::new(false),
            map_county: RwSignal::new(None),
            map_beside: std::array::from_fn(|_| RwSignal::new(None)),
            born: RwSignal::new(None),
            seed: RwSignal::new(FIRST_SEED),
            embed: RwSignal::new(false),
            mode: Choice::new(&Mode::ALL),
            stage: Choice::new(&Stage::ALL),
            show: RwSignal::new(Vec::new()),
            hide_controls: RwSignal::new(false),
            look: RwSignal::new(String::new()),
            round: RwSignal::new(String::new()),
            tellings: RwSignal::new(Vec::new()),
            acting: RwSignal::new(None),
            chosen_language: Choice::new(&LANGUAGES),
            own: StoredValue::new(OwnFigures::default()),
            made_with: StoredValue::new(String::new()),
            asked: RwSignal::new(0),
            pending: StoredValue::new_local(None),
            known: StoredValue::new(String::new()),
        };
        state.open();
        state.fetch_base();
        let _ = window_event_listener(leptos::ev::popstate, move |_| {
            // A link to a place on the page is a step in the history too, but no other state.
            if state.known.with_value(|known| *known != address::query()) {
                state.open();
                state.fetch_place();
            }
        });
        follow(move || {
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("lang", state.language().code());
                let _ = root.set_attribute("data-mode", state.mode.get().key().unwrap_or_default());
            }
            document().set_title(&state.title());
        });
        state
    }

    /// Language of the page: the one chosen, or the one usual in the place.
    pub fn language(self) -> Language {
        self.chosen_language.get().or_else(|| self.chosen.get().map(Language::usual_in)).unwrap_or_default()
    }

    /// Reads something of the chosen place from the names and places, once they are here.
    pub fn of_place<T>(self, read: impl Fn(&Core, PlaceId) -> T) -> Option<T> {
        let id = self.chosen.get()?;
        self.base.with(|base| base.ready().map(|base| read(&base.core, id)))
    }

    /// Name of the place that is shown.
    pub fn name(self, language: Language) -> Option<String> {
        self.of_place(|core, id| text::name_of(language, core, id)).flatten()
    }

    /// Whether the loading sketch can go away.
    pub fn has_something_to_show(self) -> bool {
        match self.base.with(|base| base.ready().is_some()) {
            true if self.chosen.get().is_some() => !self.explorer.with(|e| matches!(e, Load::Waiting)),
            true => true,
            false => self.base.with(|base| matches!(base, Load::Failed(_))),
        }
    }

    /// How far a form of the page that begins with a guess has come, if it is shown in one: it tells what is hidden still.
    pub fn staged(self) -> Option<Stage> {
        (!matches!(self.mode.get(), Mode::Page | Mode::Report)).then(|| self.stage.get())
    }

    /// The state as a link.
    pub fn link(self) -> Link {
        let (year, view) = (self.year.get_untracked(), self.view.get_untracked());
        let figure = self.figure.get_untracked().filter(|it| outlook::view_figures(view).first() != Some(it));
        Link {
            place: self.chosen.get_untracked(),
            language: self.chosen_language.get_untracked(),
            levers: self.levers.get_untracked(),
            kept: self.kept.get_untracked(),
            own: self.own.get_value(),
            year: (year != HORIZON).then_some(year),
            view,
            chart: self.chart.get_untracked(),
            figure: figure.map(|figure| figure.key().to_owned()),
            map: untrack(|| self.map()),
            born: self.born.get_untracked(),
            seed: Some(self.seed.get_untracked()).filter(|seed| *seed != FIRST_SEED),
            embed: self.embed.get_untracked(),
            mode: self.mode.get_untracked(),
            show: self.show.get_untracked(),
            hide_controls: self.hide_controls.get_untracked(),
            edition: self.base.with_untracked(|b| b.ready().map(|b| b.vintage.clone()).unwrap_or_default()),
            look: self.look.get_untracked(),
            round: self.round.get_untracked(),
        }
    }

    /// Follows all that [`Self::link`] is made of.
    pub fn track_link(self) {
        // The explorer for the place's own figures.
        self.explorer.track();
        self.levers.track();
        self.kept.track();
        self.round.track();
        self.show.track();
        self.chosen.track();
        self.view.track();
        self.chart.track();
        self.figure.track();
        self.year.track();
        self.born.track();
        self.seed.track();
        self.map();
    }

    /// Chooses a place; `None` goes to the start page. The levers keep their settings, but for those that it does not have.
    ///
    /// The language stays too: a visitor who has come this far is not met in another one.
    pub fn choose(self, place: Option<PlaceId>) {
        self.write_pending();
        let mut levers = self.levers.get_untracked();
        let lost = place.and_then(|place| levers.only_those_of(place));
        self.levers.set(levers);
        self.tellings.set(lost.into_iter().map(|lever| Telling::Link(Notice::NotHere(lever))).collect());
        let language = untrack(|| self.language());
        if self.chosen.get_untracked().is_some() && place.map(Language::usual_in) != Some(language) {
            self.chosen_language.set(Some(language));
        }
        // Another place is another guess, and has other figures.
        self.stage.set(Stage::Guess);
        if self.chosen.get_untracked() != place {
            self.own.set_value(OwnFigures::default());
            self.round.set(String::new());
        }
        self.chosen.set(place);
        self.step();
        self.fetch_place();
        focus_main();
    }

    /// Chooses a language.
    pub fn speak(self, language: Language) {
        self.chosen_language.set(Some(language));
        self.write(Step::Replace);
    }

    /// Moves a lever: projects anew at once, and writes the address a little later.
    pub fn move_lever(self, id: LeverId, change: f64) {
        let mut levers = self.levers.get_untracked();
        levers.set(id, change);
        self.set_levers(levers);
    }

    /// Puts one lever back.
    pub fn reset_lever(self, id: LeverId) {
        self.set_levers(self.levers.get_untracked().without(id));
    }

    /// Puts all levers back.
    pub fn reset_levers(self) {
        self.take_levers(Levers::default());
    }

    /// Takes other levers for those that there were, all at once: one can go back from it, but not in the frame of another
    /// site.
    pub fn take_levers(self, levers: Levers) {
        if self.levers.get_untracked() == levers {
            return;
        }
        self.write_pending();
        self.levers.set(levers);
        self.step();
        self.project();
    }

    /// Opens another scenario, or keeps others than before: one can go back from it.
    pub fn take_scenarios(self, kept: String, levers: Levers) {
        self.write_pending();
        self.kept.set(kept);
        self.levers.set(levers);
        self.step();
        self.project();
    }

    /// Tells something else of the scenarios, without another one being opened.
    pub fn tell_scenarios(self, kept: String) {
        self.kept.set(kept);
        self.write_soon();
    }

    /// Tells something else of what a group has handed in.
    pub fn tell_round(self, round: String) {
        self.round.set(round);
        self.write_soon();
    }

    /// Offers some levers only; none of them offers all.
    pub fn offer(self, levers: Vec<LeverId>) {
        self.show.set(levers);
        self.write_soon();
    }

    /// Shows a year in the pyramid and on the map.
    pub fn show_year(self, year: u16) {
        self.year.set(year);
        self.write_soon();
    }

    /// Shows the page in another form, from its beginning.
    pub fn take_form(self, mode: Mode) {
        self.write_pending();
        self.stage.set(Stage::Guess);
        self.mode.set(mode);
        self.step();
    }

    /// Goes on with the page itself.
    pub fn leave_form(self) {
        self.take_form(Mode::Page);
        focus_main();
    }

    /// Shows a view, and in it its first figure's chart.
    ///
    /// One can go back from it, but not in the frame of another site, whose own steps the browser would mix them with.
    pub fn show_view(self, view: ViewId) {
        self.write_pending();
        self.view.set(view);
        self.figure.set(outlook::view_figures(view).first().copied());
        self.step();
    }

    /// Writes the address as a step that one can go back from, but not in the frame of another site, whose own steps the
    /// browser would mix it with.
    fn step(self) {
        self.write(if self.embed.get_untracked() { Step::Replace } else { Step::Push });
    }

    /// Shows a chart of the population.
    pub fn show_chart(self, chart: ChartId) {
        self.chart.set(chart);
        self.write_soon();
    }

    /// Shows the chart of a figure.
    pub fn show_figure(self, figure: Indicator) {
        self.figure.set(Some(figure));
        self.write_soon();
    }

    /// Shows something else on the map.
    pub fn show_on_map(self, choose: impl FnOnce(&mut MapChoice)) {
        let mut map = untrack(|| self.map());
        choose(&mut map);
        self.set_map(map);
        self.write_soon();
    }

    /// What the map shows.
    pub fn map(self) -> MapChoice {
        MapChoice {
            change: self.map_change.get(),
            baseline: self.map_baseline.get(),
            county: self.map_county.get().and_then(|nr| u8::try_from(nr).ok()),
            beside: self.map_beside.map(|nr| nr.get().and_then(KommuneNr::new)),
        }
    }

    fn set_map(self, MapChoice { change, baseline, county, beside }: MapChoice) {
        self.map_change.set(change);
        self.map_baseline.set(baseline);
        self.map_county.set(county.map(u16::from));
        for (slot, nr) in self.map_beside.iter().zip(beside) {
            slot.set(nr.map(KommuneNr::get));
        }
    }

    /// Follows those born in a year through the pyramid, or no one.
    pub fn follow(self, born: Option<u16>) {
        self.born.set(born);
        self.write_soon();
    }

    /// Tells of other people.
    pub fn meet_others(self) {
        self.write_pending();
        self.seed.update(|seed| *seed = seed.wrapping_add(1));
        self.step();
    }

    /// Sets the year in which a lever's change is reached.
    pub fn reach_lever(self, id: LeverId, year: u16) {
        let mut levers = self.levers.get_untracked();
        levers.set_reached(id, year);
        self.set_levers(levers);
    }

    /// Fetches the texts about measures, unless they are here or on their way.
    pub fn fetch_acting(self) {
        let language = untrack(|| self.language()).whole();
        let here = self.acting.with_untracked(|acting| {
            acting.as_ref().is_some_and(|(of, load)| *of == language && !matches!(load, Load::Failed(_)))
        });
        if here {
            return;
        }
        self.acting.set(Some((language, Load::Waiting)));
        spawn_local(async move {
            let acting = data::acting(language).await;
            // The visitor may have changed the language since.
            let wanted = self.acting.with_untracked(|a| a.as_ref().is_some_and(|(of, _)| *of == language));
            if wanted {
                self.acting.set(Some((language, acting.map_or_else(Load::Failed, Load::Ready))));
            }
        });
    }

    /// Tries again to fetch what failed.
    pub fn retry(self) {
        focus_main();
        if self.base.with_untracked(|base| base.ready().is_some()) {
            self.fetch_place();
        } else {
            self.fetch_base();
        }
    }

    /// Writes the address now, if a change waits to be written.
    pub fn write_pending(self) {
        let waiting = self.pending.try_update_value(Option::take).flatten();
        if waiting.is_some() {
            self.write(Step::Replace);
        }
    }

    /// Sets all levers at once. The address comes first, so that it has them even where the calculation stops.
    pub fn set_levers(self, levers: Levers) {
        self.levers.set(levers);
        self.write_soon();
        self.project();
    }

    /// Projects the municipality under the levers as they stand.
    fn project(self) {
        let levers = self.levers.get_untracked();
        let stands = self.explorer.with_untracked(|e| e.ready().is_none_or(|e| *e.levers() == levers));
        if stands {
            return;
        }
        self.explorer.update(|load| {
            if let Load::Ready(explorer) = load
                && let Err(why) = explorer.set_levers(levers)
            {
                *load = Load::Failed(why.into());
            }
        });
    }

    fn open(self) {
        let query = address::query();
        let Read { link, mut notices } = address::read(&query);
        let figure = outlook::figure_of_link(&link).unwrap_or_else(|notice| {
            notices.push(notice);
            outlook::view_figures(link.view).first().copied()
        });
        if self.chosen.get_untracked() != link.place || self.mode.get_untracked() != link.mode {
            // Another beginning.
            self.stage.set(Stage::Guess);
        }
        self.known.set_value(query);
        self.chosen.set(link.place);
        self.chosen_language.set(link.language);
        self.levers.set(link.levers);
        self.kept.set(link.kept);
        self.own.set_value(link.own);
        self.year.set(link.year.unwrap_or(HORIZON));
        self.view.set(link.view);
        self.chart.set(link.chart);
        self.figure.set(figure);
        self.set_map(link.map);
        self.born.set(link.born);
        self.seed.set(link.seed.unwrap_or(FIRST_SEED));
        self.embed.set(link.embed);
        self.mode.set(link.mode);
        self.show.set(link.show);
        self.hide_controls.set(link.hide_controls);
        self.made_with.set_value(link.edition);
        self.look.set(link.look);
        self.round.set(link.round);
        self.tellings.set(notices.into_iter().map(Telling::Link).collect());
        self.project();
    }

    /// Gives the place that is shown its own figures. Where it cannot have one of them nothing changes.
    pub async fn give_own(self, own: OwnFigures) -> Result<(), OwnFailure> {
        let place = self.explorer.with_untracked(|load| load.ready().map(|e| e.place().clone()));
        let Some(place) = place else { return Ok(()) };
        let place = with_own(place, own).await?;
        // Unless another place has been chosen in the meantime.
        if self.chosen.get_untracked() == Some(place.area().id) {
            // First, so that whoever follows the place writes links with them.
            self.own.set_value(own);
            self.take_place(place);
            self.write_soon();
        }
        Ok(())
    }

    fn fetch_base(self) {
        self.base.set(Load::Waiting);
        spawn_local(async move {
            let base = data::base().await;
            if self.chosen.get_untracked().is_none() {
                // The loading sketch stays until the start page's code is here too. If it does not come, the page says so.
                drop(start().await);
            }
            self.base.set(base.map_or_else(Load::Failed, Load::Ready));
            self.fetch_place();
        });
    }

    /// Says so, once, where the link was made with another edition of the data set.
    fn tell_edition(self, edition: &str) {
        let mut made_with = String::new();
        self.made_with.update_value(|kept| std::mem::swap(kept, &mut made_with));
        if !made_with.is_empty() && made_with != edition {
            self.tellings.update(|tellings| tellings.push(Telling::OtherEdition(made_with)));
        }
    }

    fn fetch_place(self) {
        let Some(place) = self.chosen.get_untracked() else { return };
        let Some(base) = self.base.with_untracked(|base| base.ready().cloned()) else { return };
        self.tell_edition(&base.vintage);
        let own = self.own.get_value();
        let here = self.explorer.with_untracked(|load| load.ready().map(|e| e.place().clone()));
        if let Some(here) = here.filter(|here| here.area().id == place) {
            if *here.own() != own {
                spawn_local(async move {
                    let here = self.with_own(here, own).await;
                    self.take_place(here);
                });
            }
            return self.project();
        }
        self.asked.update(|n| *n = n.wrapping_add(1));
        let asked = self.asked.get_untracked();
        self.explorer.set(Load::Waiting);
        spawn_local(async move {
            if base.core.members(place).next().is_none() {
                return match without_place().await {
                    Ok(go_on) => go_on(self, base, place).await,
                    Err(why) => self.explorer.set(Load::Failed(Why::Network(why.to_string()))),
                };
            }
            let mut explorer = data::explorer(&base, place).await;
            if let Ok(explorer) = &mut explorer
                && !own.is_nothing()
            {
                explorer.set_place(self.with_own(explorer.place().clone(), own).await);
            }
            if self.asked.get_untracked() != asked {
                return;
            }
            self.explorer.set(explorer.map_or_else(Load::Failed, Load::Ready));
            self.project();
        });
    }

    /// The place with own figures of a link; without them, and said so, where it cannot have them.
    async fn with_own(self, place: Arc<Place>, own: OwnFigures) -> Arc<Place> {
        match with_own(place.clone(), own).await {
            Ok(place) => place,
            Err(failure) => {
                // Unless another place has been chosen in the meantime.
                if self.chosen.get_untracked() == Some(place.area().id) {
                    self.own.set_value(*place.own());
                    self.tellings.update(|tellings| tellings.push(Telling::Own(failure)));
                }
                place
            }
        }
    }

    /// Shows the same place with other figures of today.
    fn take_place(self, place: Arc<Place>) {
        self.explorer.update(|load| {
            if let Load::Ready(explorer) = load
                && explorer.area().id == place.area().id
            {
                explorer.set_place(place);
            }
        });
    }

    /// A county or region that there is not: shows the start page, and tells.
    fn tell_unknown(self, place: PlaceId) {
        self.chosen.set(None);
        self.tellings.update(|tellings| tellings.push(Telling::UnknownPlace(place.to_string())));
        self.write(Step::Replace);
    }

    /// A number that is not in use: shows the municipality that took over, or the start page, and tells which.
    async fn follow_old_number(self, base: &Base, nr: KommuneNr) {
        let numbers = data::old_numbers(base).await;
        if self.chosen.get_untracked() != Some(nr.into()) {
            return;
        }
        let successors = match numbers {
            Ok(numbers) => numbers.successors(nr).to_vec(),
            Err(why) => return self.explorer.set(Load::Failed(why)),
        };
        let name = |nr| base.core.place(nr).map(|place| place.name.clone());
        // They were of other borders.
        self.own.set_value(OwnFigures::default());
        self.chosen.set(successors.first().copied().map(PlaceId::from));
        self.tellings.update(|tellings| {
            tellings.push(if successors.is_empty() {
                Telling::UnknownKommune(nr.to_string())
            } else {
                Telling::OldKommune(nr.to_string(), successors.into_iter().filter_map(name).collect())
            });
        });
        self.write(Step::Replace);
        self.fetch_place();
    }

    fn write(self, step: Step) {
        self.pending.set_value(None);
        address::write(self, step);
    }

    /// The state as it is now stands in the address.
    pub fn is_written(self) {
        self.known.set_value(address::query());
    }

    fn write_soon(self) {
        let timeout = Timeout::new(ADDRESS_DELAY, move || self.write(Step::Replace));
        // Dropping the one that waited cancels it.
        self.pending.set_value(Some(timeout));
    }

    /// The page's title, whatever the view.
    pub fn title(self) -> String {
        let language = self.language();
        match self.name(language) {
            Some(name) => format!("{} – Framsyn", text::sentence::question(language, &name, HORIZON)),
            None => format!("Framsyn – {}", text::words(language).start_question),
        }
    }
}

/// Goes on from a place that there is not.
type WithoutPlace = fn(State, Arc<Base>, PlaceId) -> Pin<Box<dyn Future<Output = ()>>>;

/// Few links name such a place: the code comes when one does, in the file of what is then told.
#[wasm_split(notices, fallible)]
fn without_place() -> Fetched<WithoutPlace> {
    Ok(|state, base, place| {
        Box::pin(async move {
            match place.kommune() {
                Some(nr) => state.follow_old_number(&base, nr).await,
                None => state.tell_unknown(place),
            }
        })
    })
}

/// Takes the focus, and readers of the screen, to the beginning of what has come: what was pressed is gone.
pub fn focus_main() {
    focus_on("main");
}

/// Gives the focus to the element with this id.
pub fn focus_on(id: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && let Ok(element) = wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(element)
    {
        let _ = element.focus();
    }
}
