//! What each view of a place shows: its figures, what it counts with symbols, and its charts.

use scenario::{Link, Notice, ViewId};

use crate::axis::Axis;
use crate::chart::{Chart, Counts, Path, Series};
use crate::explorer::{Explorer, Line};
use crate::indicator::{Figure, Figures, Indicator};

/// The figures of a view, in the order in which they are shown; the first one's chart is shown first. The view of the
/// population has its own figures, [`Indicator::HEADLINE`], and charts.
pub const fn view_figures(view: ViewId) -> &'static [Indicator] {
    match view {
        ViewId::Population => &[],
        ViewId::Work => &[
            Indicator::Employed,
            Indicator::LabourInput,
            Indicator::WorkingAgePer80Plus,
            Indicator::PersonYearsCare,
        ],
        ViewId::Services => &[
            Indicator::KindergartenChildren,
            Indicator::Pupils,
            Indicator::HomeCareUsers,
            Indicator::InstitutionResidents,
            Indicator::PersonYearsCare,
        ],
    }
}

/// The figure whose chart a link asks for; a view that has figures shows its first where the link names none.
///
/// # Errors
/// The [`Notice`] that the view has no such figure.
pub fn figure_of_link(link: &Link) -> Result<Option<Indicator>, Notice> {
    let figures = view_figures(link.view);
    let Some(name) = &link.figure else { return Ok(figures.first().copied()) };
    let found = figures.iter().copied().find(|indicator| indicator.key() == name);
    found.map(Some).ok_or_else(|| Notice::unreadable("chart", name))
}

/// What 100 persons in work stand beside: the figure that explains it.
pub const PER_100_EMPLOYED: Indicator = Indicator::PersonYearsCare;

/// Its amount for every 100 persons in work; `None` where nobody works.
fn per_100_employed(figures: &Figures) -> Option<f64> {
    let employed = figures.get(Indicator::Employed).filter(|employed| *employed > 0.0)?;
    Some(100.0 * figures.get(PER_100_EMPLOYED)? / employed)
}

impl Explorer {
    /// The figures of a view now and in the last year.
    pub fn view_figures(&self, view: ViewId) -> Vec<Figure> {
        self.figures_then(view_figures(view), |figures, indicator| figures.get(indicator))
    }

    /// [`PER_100_EMPLOYED`] for every 100 persons in work, now and in the last year.
    pub fn per_100_employed(&self) -> Option<Figure> {
        self.figures_then(&[PER_100_EMPLOYED], |figures, _| per_100_employed(figures)).pop()
    }

    /// The chart of one figure through the years. What counts an age group has its record; the own path is there where
    /// the levers move it.
    pub fn indicator_chart(&self, indicator: Indicator) -> Chart {
        let first_year = *self.years().start();
        let path = |figures: &dyn Fn(u16) -> Option<Figures>| {
            // A year without the figure, as the ratio to the old where there are none, ends the line.
            let values = self.years().map_while(|year| figures(year)?.get(indicator)).collect();
            Line { first_year, values }
        };
        let baseline = path(&|year| self.baseline_figures(year));
        let own = path(&|year| self.figures(year));
        let record = &self.area().history;
        let history = indicator
            .group()
            .and_then(|group| record.range(group))
            .map(|values| Line { first_year: record.years().start, values });
        let moved = own != baseline;
        let lines =
            [(Path::Baseline, Some(baseline)), (Path::Own, moved.then_some(own)), (Path::History, history)];
        let series: Vec<Series> = lines
            .into_iter()
            .filter_map(|(path, line)| Some((path, line?)))
            .map(|(path, line)| Series { counts: Counts::Indicator(indicator), path, line })
            .collect();
        let axis = Axis::holding(series.iter().flat_map(|s| s.line.values.iter().copied()));
        // Where few are counted, whole persons would make steps of a line that has none.
        let decimals = indicator.decimals().max(usize::from(axis.max < FEW));
        Chart::lines(series, axis, decimals)
    }
}

/// Fewer than this are shown with a decimal in charts.
const FEW: f64 = 200.0;

/// Counted symbols: how many of a row are filled, by the levers as they stand and at the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Symbols {
    /// Those that the filled ones are held against.
    pub of: u32,
    /// On the own path.
    pub own: u32,
    /// On the baseline.
    pub baseline: u32,
}

impl Figure {
    /// The figure's own values as symbols of a hundred: today, and in the last year.
    pub fn of_hundred(&self) -> Option<[Symbols; 2]> {
        let now = whole(self.now?);
        let then = Symbols { of: 100, own: whole(self.then?), baseline: whole(self.baseline?) };
        Some([Symbols { own: now, baseline: now, ..then }, then])
    }

    /// As many as there are in the last year for every ten today, as symbols. Where fewer than ten are there today, each
    /// symbol is one of them. `None` where there are none today.
    pub fn for_today(&self) -> Option<Symbols> {
        let now = self.now.filter(|now| *now > 0.0)?;
        let few = whole(now) < TEN;
        let of = |value: f64| whole(if few { value } else { f64::from(TEN) * value / now });
        Some(Symbols { of: of(now), own: of(self.then?), baseline: of(self.baseline?) })
    }
}

impl Symbols {
    /// Whether each symbol is one of those counted: fewer than ten are there today.
    pub const fn is_each(&self) -> bool {
        self.of < TEN
    }
}

/// Symbols for those of today.
const TEN: u32 = 10;

/// More symbols than anyone counts.
const MOST_SYMBOLS: f64 = 400.0;

/// As many whole symbols as come nearest.
#[expect(clippy::cast_sign_loss, reason = "amounts are not negative")]
const fn whole(value: f64) -> u32 {
    value.round().min(MOST_SYMBOLS) as u32
}
