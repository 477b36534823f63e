//! How past projections of a place would have hit, and how its baseline differs from the official one.

use atlas::{AgeGroup, Alternative, Past, PastProjection, past_at};
use scenario::HORIZON;

use crate::axis::Axis;
use crate::chart::{Chart, Counts, Path, Series};
use crate::explorer::{Explorer, Line};
use crate::futures::Fan;
use crate::place::Place;

/// What a projection with what was known in a year would have said of the base year.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The year it would have been made in.
    pub base: u16,
    /// Its line, from what was there in that year.
    pub line: Line,
    /// What held 8 of 10 of its futures; `None` for sums.
    pub fan: Option<Fan>,
    /// Inhabitants projected, and those there were.
    pub people: [f64; 2],
    /// Likewise those aged 80 and over.
    pub old: [f64; 2],
}

impl Hit {
    /// How far off the number of inhabitants would have been, per cent of what came; above zero is too many.
    pub fn error(&self) -> f64 {
        100.0 * (self.people[0] / self.people[1] - 1.0)
    }

    /// Whether what came lay within the band.
    pub fn held(&self) -> Option<bool> {
        let bounds = self.fan.as_ref()?;
        let (low, high) = (bounds.low.last()?, bounds.high.last()?);
        Some((*low..=*high).contains(&self.people[1]))
    }
}

/// How past projections of a place would have hit.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceRecord {
    /// By rising year.
    pub hits: Vec<Hit>,
    /// Of a municipality: its mean absolute error, per cent, of all and of 80 and over, five and ten years ahead.
    pub errors: Option<[[f64; 2]; 2]>,
    /// The same of all municipalities of its size.
    pub similar: Option<[[f64; 2]; 2]>,
    /// Share of outcomes in municipalities of its size that lay within the band of 80 %, likewise.
    pub within: Option<[[f64; 2]; 2]>,
    /// The class of size: from and below so many inhabitants.
    pub size: Option<(u32, Option<u32>)>,
}

/// How many more the baseline has in the last year than the official path, by what it mostly comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Apart {
    /// Inhabitants on the baseline and on the official path.
    pub people: [f64; 2],
    /// Under 20: born after today. Births, and moving.
    pub born: f64,
    /// From 20 to 79: moving, for the most part.
    pub moved: f64,
    /// 80 and over: mortality, for the most part.
    pub old: f64,
}

/// First age of those who live today, in the last year.
const BORN_BEFORE: u8 = 20;
/// First age at which mortality decides.
const OLD: u8 = 80;

fn table(values: &[f64]) -> Option<[[f64; 2]; 2]> {
    let at = |group: usize, years: u16| past_at(values, group, years);
    Some([[at(0, 5)?, at(0, 10)?], [at(1, 5)?, at(1, 10)?]])
}

impl PlaceRecord {
    pub(crate) fn of(place: &Place, past: &Past) -> Option<Self> {
        let members: Vec<_> =
            place.members().iter().map(|member| past.kommune(member.nr)).collect::<Option<_>>()?;
        let alone = match members[..] {
            [one] => Some(one),
            _ => None,
        };
        let history = &place.area().history;
        let totals = history.total();
        let first = history.years().start;
        let there = |year: u16| totals.get(usize::from(year.checked_sub(first)?)).copied();
        let now = [AgeGroup { from: 0, to: 105 }, AgeGroup { from: OLD, to: 105 }].map(|group| {
            place.members().iter().map(|member| group.sum(member.model.population())).sum::<f64>()
        });
        let hits = (0..members.first()?.projections.len())
            .map(|i| {
                let of: Vec<&PastProjection> =
                    members.iter().map(|member| member.projections.get(i)).collect::<Option<_>>()?;
                let base = of.first()?.base;
                let sum = |values: fn(&PastProjection) -> &[u32]| -> Option<Vec<f64>> {
                    let start = there(base)?;
                    let years = 0..values(of.first()?).len();
                    let later = years.map(|year| {
                        of.iter()
                            .map(|p| values(p).get(year).map_or(0.0, |persons| f64::from(*persons)))
                            .sum()
                    });
                    Some(std::iter::once(start).chain(later).collect())
                };
                let values = sum(|p| &p.total)?;
                let fan = match alone {
                    None => None,
                    Some(_) => Some(Fan {
                        first_year: base,
                        low: sum(|p| &p.low)?,
                        high: sum(|p| &p.high)?,
                        path: values.clone(),
                    }),
                };
                Some(Hit {
                    base,
                    people: [*values.last()?, now[0]],
                    old: [of.iter().map(|p| f64::from(p.old)).sum(), now[1]],
                    line: Line { first_year: base, values },
                    fan,
                })
            })
            .collect::<Option<_>>()?;
        let size = alone.and_then(|_| past.size(now[0]));
        let class = size.map(|size| {
            let next = past.sizes.iter().map(|other| other.from).find(|from| *from > size.from);
            (size.from, next)
        });
        Some(Self {
            hits,
            errors: alone.and_then(|one| table(&one.errors)),
            similar: size.and_then(|size| table(&size.errors)),
            within: size.and_then(|size| table(&size.within)),
            size: class,
        })
    }
}

impl Explorer {
    /// What has been, and what past projections would have said; empty before [`Self::set_past`].
    pub fn past_chart(&self) -> Chart {
        let history = &self.area().history;
        let hits = self.record().map(|record| record.hits).unwrap_or_default();
        let fan = hits.first().and_then(|hit| hit.fan.clone());
        let mut series: Vec<Series> = hits
            .into_iter()
            .map(|hit| Series {
                counts: Counts::Inhabitants,
                path: Path::Past(hit.base),
                name: None,
                line: hit.line,
            })
            .collect();
        let line = Line { first_year: history.years().start, values: history.total() };
        if !series.is_empty() {
            series.push(Series { counts: Counts::Inhabitants, path: Path::History, name: None, line });
        }
        let bounds = fan.iter().flat_map(|fan| fan.low.iter().chain(&fan.high));
        let axis = Axis::holding(series.iter().flat_map(|s| &s.line.values).chain(bounds).copied());
        Chart::lines(series, axis, 0).with_fan(fan)
    }

    /// The baseline beside the official path in the last year; `None` where the place has none by age.
    pub fn apart_from_official(&self) -> Option<Apart> {
        let official = self.area().official.as_ref()?;
        let at = usize::from(HORIZON.checked_sub(official.first_year)?);
        let theirs = |from: u8, below: u8| -> Option<f64> {
            let groups = official.groups.iter().filter(|group| from <= group.from && group.to < below);
            let mut covered = 0_usize;
            let mut persons = 0.0;
            for group in groups {
                covered += usize::from(group.to) + 1 - usize::from(group.from);
                persons += f64::from(*group.persons.get(at)?);
            }
            // The published groups must part where these do.
            (covered == usize::from(below) - usize::from(from)).then_some(persons)
        };
        let people = self.baseline().population(HORIZON)?;
        let ours = |from: u8, below: u8| AgeGroup { from, to: below - 1 }.sum(people);
        let apart = |from: u8, below: u8| Some(ours(from, below) - theirs(from, below)?);
        let all = [ours(0, 106), f64::from(*official.total(Alternative::Main).get(at)?)];
        let (born, old) = (apart(0, BORN_BEFORE)?, apart(OLD, 106)?);
        // Some municipalities have no groups that part at 80 but this one: those between are the rest.
        Some(Apart { people: all, born, moved: all[0] - all[1] - born - old, old })
    }
}
