//! One small static page for each place and language, for search engines, previews of links and browsers without
//! WebAssembly: the living sentence, key figures, a chart and a way into Framsyn, without any script.
//!
//! Data in, texts out: [`Facts`] are reckoned by `outlook` once for each place, [`Site::page`] and [`picture`] show them.
//! `xtask` reads and writes the files.

mod address;
mod chart;
mod html;
mod index;
mod page;
mod picture;

use std::sync::Arc;

use atlas::{Core, Country, PlaceId, Quality};
use outlook::{Explorer, Figure, Figures, Indicator, Lines, Place};
use scenario::{HORIZON, Language, Nation, PlaceError};

pub use address::{BadAddress, folder, index_path, page_path, picture_path, up, whole_address};
pub use picture::picture;

/// A page may weigh so much, in bytes.
pub const PAGE_BUDGET: usize = 8_000;

/// Languages that there are pages in: those that have words for all of a page.
pub const LANGUAGES: [Language; 3] = [Language::Nb, Language::Nn, Language::En];

/// The key figures of a page, in their order.
const KEY_FIGURES: [Indicator; 11] = [
    Indicator::Population,
    Indicator::Age0To15,
    Indicator::Age20To66,
    Indicator::Age80Plus,
    Indicator::WorkingAgePer80Plus,
    Indicator::Employed,
    Indicator::KindergartenChildren,
    Indicator::Pupils,
    Indicator::HomeCareUsers,
    Indicator::PersonYearsCare,
    Indicator::HandsRatio,
];

/// What a page tells of a place, on today's course.
#[derive(Debug, Clone)]
pub struct Facts {
    id: PlaceId,
    years: [u16; 2],
    now: Figures,
    then: Figures,
    figures: Vec<Figure>,
    /// Year of each figure's source, where it is known.
    sources: Vec<(outlook::Source, Option<u16>)>,
    lines: Lines,
    quality: Quality,
}

impl Facts {
    /// Reckons a place; `None` where the data set has none of this name.
    ///
    /// # Errors
    /// [`PlaceError`] where it cannot be projected.
    pub fn of(
        nation: &Arc<Nation>,
        core: &Core,
        country: &Country,
        id: PlaceId,
    ) -> Option<Result<Self, PlaceError>> {
        let place = Place::of_data_set(nation, core, country, id)?;
        Some(place.and_then(Explorer::new).map(|explorer| Self::told(&explorer, core, id)))
    }

    fn told(explorer: &Explorer, core: &Core, id: PlaceId) -> Self {
        let base = *explorer.years().start();
        let mut sources: Vec<(outlook::Source, Option<u16>)> = Vec::new();
        for source in KEY_FIGURES.map(Indicator::source) {
            if !sources.iter().any(|(known, _)| *known == source) {
                sources.push((source, explorer.year_of(source)));
            }
        }
        Self {
            id,
            years: [base, HORIZON],
            now: explorer.baseline_figures(base).unwrap_or_default(),
            then: explorer.baseline_figures(HORIZON).unwrap_or_default(),
            figures: explorer.figures_by_name(&KEY_FIGURES),
            sources,
            lines: explorer.population_lines(),
            quality: core.quality(id),
        }
    }

    /// The place.
    pub const fn id(&self) -> PlaceId {
        self.id
    }

    /// The sentence that the page of Framsyn itself begins with.
    pub fn living(&self, language: Language) -> String {
        text::sentence::living(language, &self.now, &self.then, None, HORIZON)
    }
}

/// Places that there are pages of: municipalities, counties, and the nation first.
pub fn places(core: &Core) -> impl Iterator<Item = PlaceId> + '_ {
    core.all_places().filter(|id| !matches!(id, PlaceId::Region(_)))
}

/// What all pages of a site share.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// Names and places.
    pub core: &'a Core,
    /// Edition of the data.
    pub vintage: &'a str,
    /// Where the site is, ending in a slash; `None` where that is not known. What needs a whole address is then left out.
    pub address: Option<&'a str>,
    /// Name of the site's icon, in its folder.
    pub icon: &'a str,
    /// Whether there are pictures for previews of links.
    pub pictures: bool,
}
