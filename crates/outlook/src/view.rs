//! What each view of a place shows: its figures, what it counts with symbols, and its charts.

use atlas::Span;
use scenario::{Link, Notice, OwnId, ViewId};

use crate::axis::Axis;
use crate::chart::{Chart, Counts, Path, Series};
use crate::explorer::{Explorer, Line};
use crate::indicator::{Basis, Figure, Figures, Indicator};
use crate::map::MAPPED;
use crate::money::Costs;
use crate::scale::Scale;

/// The figures of a view, in the order in which they are shown; the first one's chart is shown first. The view of the
/// population has its own figures, [`Indicator::HEADLINE`], and charts.
pub const fn view_figures(view: ViewId) -> &'static [Indicator] {
    match view {
        ViewId::Population | ViewId::Stories | ViewId::Sure => &[],
        ViewId::Work => &[
            Indicator::HandsRatio,
            Indicator::HandsGap,
            Indicator::Employed,
            Indicator::OutOfWork,
            Indicator::PersonYearsKindergarten,
            Indicator::PersonYearsSchool,
            Indicator::PersonYearsCare,
            Indicator::WorkingAgePer80Plus,
        ],
        ViewId::Services => &[
            Indicator::Kindergarten1To2,
            Indicator::Kindergarten3To5,
            Indicator::Pupils,
            Indicator::Young16To18,
            Indicator::HomeCareUsers,
            Indicator::InstitutionResidents,
            Indicator::Dementia,
            Indicator::PersonYearsCare,
        ],
        ViewId::Economy => &[
            Indicator::NetCost,
            Indicator::NetCostKindergarten,
            Indicator::NetCostSchool,
            Indicator::NetCostCare,
            Indicator::NetCostHealth,
            Indicator::NetCostChildWelfare,
            Indicator::NetCostSocial,
            Indicator::NetCostAdministration,
            Indicator::NeedIndex,
            Indicator::NetCostPerEmployed,
            Indicator::Employed,
        ],
        ViewId::Map => &MAPPED,
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

/// What the population adds to net costs from today to the last year, kroner a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Added {
    /// In all.
    pub all: f64,
    /// What of it goes with how many there are of each age.
    pub by_age: f64,
}

impl Added {
    /// The rest: it goes with how many there are in all.
    pub const fn by_number(&self) -> f64 {
        self.all - self.by_age
    }
}

impl Explorer {
    /// The figures of a view now and in the last year.
    pub fn view_figures(&self, view: ViewId) -> Vec<Figure> {
        self.figures_by_name(view_figures(view))
    }

    /// Figures by their names now and in the last year.
    pub fn figures_by_name(&self, indicators: &[Indicator]) -> Vec<Figure> {
        self.beside(indicators, &self.all_now_and_then())
    }

    /// Net costs (METHOD.md): what the population adds until the last year, on the own path and on the baseline;
    /// `None` before [`Self::set_standards`].
    pub fn added(&self) -> Option<[Added; 2]> {
        let standards = self.standards()?;
        let now = Costs::of(standards, self.baseline().population(*self.years().start())?);
        let last = *self.years().end();
        let to = |people: &[f64]| {
            let then = Costs::of(standards, people);
            Added { all: then.all() - now.all(), by_age: then.by_age() - now.by_age() }
        };
        Some([to(self.own().population(last)?), to(self.baseline().population(last)?)])
    }

    /// Range by size (METHOD.md) of a figure, where places of this size use clearly more than the nation: factors on its
    /// standard. `None` before [`Self::set_standards`], and where the place's own figures say what is used.
    pub fn more_by_size(&self, indicator: Indicator) -> Option<Span> {
        let given = |id| self.place().own().get(id).is_some();
        let known = match indicator {
            Indicator::HandsRatio => {
                [OwnId::KindergartenStaff, OwnId::SchoolStaff, OwnId::CareStaff].map(given) != [false; 3]
            }
            _ => self.place().basis(indicator) == Basis::Own,
        };
        if known {
            return None;
        }
        let range = self.place().range_by_size(self.standards()?);
        (range.low >= 1.0 && range.high >= CLEARLY_MORE).then_some(range)
    }

    /// The chart of one figure through the years. What counts an age group has its record; the own path is there where
    /// the levers move it.
    pub fn indicator_chart(&self, indicator: Indicator) -> Chart {
        let first_year = *self.years().start();
        let path = |figures: &[Figures]| -> Vec<f64> {
            // A year without the figure, as the ratio to the old where there are none, ends the line.
            figures.iter().map_while(|figures| figures.get(indicator)).collect()
        };
        let paths = [self.all_baseline_figures(), self.all_figures()].map(|figures| path(&figures));
        let others =
            self.kept().iter().map(|kept| path(&self.all_of(&kept.paths, &kept.levers, self.years())));
        let others: Vec<Vec<f64>> = others.collect();
        let all = paths.iter().chain(&others).flatten();
        let greatest = all.fold(0.0, |most: f64, value| most.max(value.abs()));
        let scale = Scale::of(indicator.measure(), greatest);
        let shown = |values: &[f64]| values.iter().map(|value| scale.shown(*value)).collect();
        let [baseline, own] = paths.map(|values| Line { first_year, values: shown(&values) });
        let mut others = others.iter();
        let kept = self.kept_series(Counts::Indicator(indicator), &baseline, |_| {
            others.next().map(|values| shown(values)).unwrap_or_default()
        });
        let record = &self.area().history;
        let history = indicator
            .group()
            .and_then(|group| record.range(group))
            .map(|values| Line { first_year: record.years().start, values });
        let moved = own != baseline;
        let lines =
            [(Path::Baseline, Some(baseline)), (Path::Own, moved.then_some(own)), (Path::History, history)];
        let series = lines.into_iter().filter_map(|(path, line)| {
            Some(Series { counts: Counts::Indicator(indicator), path, name: None, line: line? })
        });
        // The baseline behind all, the others before it.
        let mut series: Vec<Series> = series.collect();
        series.splice(1..1, kept);
        // Before what a figure needs is here, there is nothing to draw.
        series.retain(|series| !series.line.values.is_empty());
        let values = || series.iter().flat_map(|s| s.line.values.iter().copied());
        let less = values().any(|value| value < 0.0);
        let axis = if less { Axis::around_zero(values()) } else { Axis::holding(values()) };
        // Where few are counted, whole persons would make steps of a line that has none.
        let decimals = indicator.decimals().max(usize::from(axis.max < FEW));
        self.named(Chart::lines(series, axis, decimals).in_scale(scale))
    }
}

/// Places of a size use clearly more than the nation where its range goes as far as this.
const CLEARLY_MORE: f64 = 1.05;

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
        let now = self.now.filter(|now| whole(*now) > 0)?;
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

/// Bars of a figure: as shares of the longest of those that stand together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bars {
    /// Today.
    pub now: f64,
    /// In the last year on the own path.
    pub own: f64,
    /// In the last year on the baseline.
    pub baseline: f64,
}

impl Bars {
    /// The bars of figures that stand together.
    pub fn of(figures: &[Figure]) -> Vec<Self> {
        let all = figures.iter().flat_map(|f| [f.now, f.then, f.baseline]).flatten();
        let longest = all.fold(0.0, f64::max);
        let share = |value: Option<f64>| value.map_or(0.0, |value| value.max(0.0) / longest.max(1.0));
        let bars = |f: &Figure| Self { now: share(f.now), own: share(f.then), baseline: share(f.baseline) };
        figures.iter().map(bars).collect()
    }
}

/// The sectors of net costs, in the order in which they are shown.
pub const SECTORS: [Indicator; 7] = [
    Indicator::NetCostKindergarten,
    Indicator::NetCostSchool,
    Indicator::NetCostCare,
    Indicator::NetCostHealth,
    Indicator::NetCostChildWelfare,
    Indicator::NetCostSocial,
    Indicator::NetCostAdministration,
];

/// More symbols than anyone counts.
const MOST_SYMBOLS: f64 = 400.0;

/// As many whole symbols as come nearest.
#[expect(clippy::cast_sign_loss, reason = "amounts are not negative")]
const fn whole(value: f64) -> u32 {
    value.round().min(MOST_SYMBOLS) as u32
}
