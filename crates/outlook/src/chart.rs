//! The charts of a place through the years, as series of numbers.

use atlas::AgeGroup;
use std::sync::Arc;

use scenario::{ChartId, HORIZON, Projection, RAMP_START, Slot};

use crate::axis::Axis;
use crate::explorer::{Explorer, Line};
use crate::futures::Fan;
use crate::indicator::Indicator;
use crate::scale::Scale;

/// The age groups of [`ChartId::Ages`], the youngest first. Together they are everyone.
pub const BANDS: [AgeGroup; 5] = [
    AgeGroup { from: 0, to: 15 },
    AgeGroup { from: 16, to: 24 },
    AgeGroup { from: 25, to: 66 },
    AgeGroup { from: 67, to: 79 },
    AgeGroup { from: 80, to: 105 },
];

/// What a series counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counts {
    /// Inhabitants on 1 January.
    Inhabitants,
    /// Those of them in an age group.
    Age(AgeGroup),
    /// Births in the calendar year.
    Births,
    /// Deaths in the calendar year.
    Deaths,
    /// In-moves less out-moves in the calendar year.
    NetMoves,
    /// What an indicator counts or measures, in its unit.
    Indicator(Indicator),
}

/// Whose future, or past, a series is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Path {
    /// What has been.
    History,
    /// Statistics Norway's main alternative.
    Official,
    /// Framsyn's baseline.
    Baseline,
    /// The visitor's own path.
    Own,
    /// What has been, and after it the visitor's path.
    HistoryAndOwn,
    /// What a projection made in this year would have said.
    Past(u16),
    /// A scenario that is kept beside the visitor's open one.
    Kept(Slot),
}

/// One series of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What it counts.
    pub counts: Counts,
    /// Whose it is.
    pub path: Path,
    /// What its scenario is called, where there are several.
    pub name: Option<Arc<str>>,
    /// Its values by year, persons or the indicator's unit.
    pub line: Line,
}

/// A chart: its series, from the back to the front or, where they are stacked, from the bottom up.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The series.
    pub series: Vec<Series>,
    /// What holds 8 of 10 futures, behind them.
    pub fan: Option<Fan>,
    /// The axis that holds them all.
    pub axis: Axis,
    /// Decimals that its values are shown with.
    pub decimals: usize,
    /// What its values have been divided by.
    pub scale: Scale,
    /// Which scenario the visitor's own path is.
    pub open: Slot,
    stacked: bool,
}

impl Chart {
    /// A chart of lines that stand for themselves.
    pub(crate) const fn lines(series: Vec<Series>, axis: Axis, decimals: usize) -> Self {
        Self { series, fan: None, axis, decimals, scale: Scale::One, open: Slot::A, stacked: false }
    }

    /// The chart, its values having been divided by what the scale says.
    pub(crate) const fn in_scale(mut self, scale: Scale) -> Self {
        self.scale = scale;
        self
    }

    /// The chart with a band behind its lines.
    pub(crate) fn with_fan(mut self, fan: Option<Fan>) -> Self {
        self.fan = fan;
        self
    }

    /// Whether the series stand on one another.
    pub const fn is_stacked(&self) -> bool {
        self.stacked
    }

    /// First year of any series.
    pub fn first_year(&self) -> u16 {
        self.series.iter().map(|series| series.line.first_year).min().unwrap_or(HORIZON)
    }

    /// Last year of any series.
    pub fn last_year(&self) -> u16 {
        let last = |line: &Line| line.first_year + u16::try_from(line.values.len()).unwrap_or(0).max(1) - 1;
        self.series.iter().map(|series| last(&series.line)).max().unwrap_or(HORIZON)
    }

    /// Last year of the axis: that of all projections, or the last that has been.
    pub fn end(&self) -> u16 {
        if self.last_year() > RAMP_START { HORIZON } else { RAMP_START }
    }

    /// The sum of a series' values from the base year on; `None` where the chart has no such series.
    pub fn sum(&self, counts: Counts, path: Path) -> Option<f64> {
        let series = self.series.iter().find(|s| s.counts == counts && s.path == path)?;
        Some(series.line.values.iter().sum())
    }
}

impl Explorer {
    /// A chart of the place under the levers as they stand.
    pub fn chart(&self, id: ChartId) -> Chart {
        let chart = match id {
            ChartId::Inhabitants => self.inhabitants(),
            ChartId::Ages => self.ages(),
            ChartId::Change => self.change(),
        };
        self.named(chart)
    }

    /// The chart, its own path being called what the open scenario is called.
    pub(crate) fn named(&self, mut chart: Chart) -> Chart {
        let Some(open) = self.open() else { return chart };
        chart.open = open.slot;
        for series in chart.series.iter_mut().filter(|series| series.path == Path::Own) {
            series.name = Some(open.name.clone());
        }
        chart
    }

    fn inhabitants(&self) -> Chart {
        let lines = self.population_lines();
        let kept = self
            .kept_series(Counts::Inhabitants, &lines.baseline, |kept| kept.paths.whole().totals().collect());
        let axis = lines.axis_with(kept.iter().map(|series| &series.line));
        let mut series = Vec::new();
        let mut add = |path, line| {
            series.push(Series { counts: Counts::Inhabitants, path, name: None, line });
        };
        if let Some(official) = lines.official {
            add(Path::Official, official.line);
        }
        add(Path::Baseline, lines.baseline);
        series.extend(kept);
        let mut add = |path, line| {
            series.push(Series { counts: Counts::Inhabitants, path, name: None, line });
        };
        if let Some(own) = lines.own {
            add(Path::Own, own);
        }
        add(Path::History, lines.history);
        Chart::lines(series, axis, 0).with_fan(lines.fan)
    }

    fn ages(&self) -> Chart {
        let history = &self.area().history;
        let first_year = history.years().start;
        let mut series: Vec<Series> = BANDS
            .into_iter()
            .map(|band| {
                let mut values = history.range(band).unwrap_or_default();
                // The record ends with the year in which the projection starts.
                values.extend(self.own().group(band).skip(1));
                let line = Line { first_year, values };
                Series { counts: Counts::Age(band), path: Path::HistoryAndOwn, name: None, line }
            })
            .collect();
        // Of the others the sum is shown: what all groups together come up to.
        let now = Line { first_year: *self.years().start(), values: self.own().totals().collect() };
        let kept = self.kept_series(Counts::Inhabitants, &now, |kept| kept.paths.whole().totals().collect());
        let totals = history.total().into_iter().chain(self.own().totals()).chain(self.baseline().totals());
        let most = totals.chain(kept.iter().flat_map(|s| s.line.values.iter().copied())).fold(0.0, f64::max);
        series.extend(kept);
        Chart { stacked: true, ..Chart::lines(series, Axis::from_zero(most), 0) }
    }

    fn change(&self) -> Chart {
        let mut series = Vec::new();
        let mut add = |path, name: Option<&Arc<str>>, projection: &Projection| {
            let Some(flows) = projection.flows() else { return };
            let lines = [
                (Counts::Deaths, &flows.deaths[..]),
                (Counts::Births, projection.births()),
                (Counts::NetMoves, &flows.net_moves[..]),
            ];
            for (counts, values) in lines {
                let line = Line { first_year: *self.years().start(), values: values.to_vec() };
                series.push(Series { counts, path, name: name.cloned(), line });
            }
        };
        add(Path::Baseline, None, self.baseline());
        for kept in self.kept().iter().filter(|kept| kept.levers.moves_population()) {
            add(Path::Kept(kept.slot), Some(&kept.name), kept.paths.whole());
        }
        if let Some(own) = self.own_flows() {
            add(Path::Own, None, &own);
        }
        let values = series.iter().flat_map(|s| s.line.values.iter().copied());
        let axis = Axis::around_zero(values);
        // Of what happens in a year a small place has too little for whole persons.
        Chart::lines(series, axis, 1)
    }
}
