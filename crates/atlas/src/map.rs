//! The boundaries of the municipalities, drawn on a plane: each stretch of border once, shared by those it parts.

use std::fmt::Write as _;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::core::Sources;
use crate::error::{AtlasError, Fault, check_len, check_range, check_rising};
use crate::file::{self, Kind};
use crate::kommune::KommuneNr;

/// The greatest coordinate: boundaries lie on a grid of two-byte numbers.
const MOST: i32 = u16::MAX as i32;

/// Fewest points of a ring, the last being the first.
const FEWEST: usize = 4;

/// The boundaries of all municipalities on a plane, x to the east and y to the south, in units of [`Map::unit`] metres.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Map {
    /// Metres in a unit.
    pub unit: u16,
    /// Width and height, units.
    pub size: [u16; 2],
    /// Stretches of border, each from one meeting of borders to the next, or an island's whole coast: points.
    #[serde(with = "steps")]
    pub arcs: Vec<Vec<[i32; 2]>>,
    /// The municipalities, by rising number.
    pub places: Vec<MapPlace>,
    /// Where the boundaries come from.
    pub sources: Sources,
}

/// A municipality's boundaries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapPlace {
    /// Number.
    pub nr: KommuneNr,
    /// Closed rings, its lands and the holes in them: arcs by their place in the list, `!i` for one walked backwards.
    pub rings: Vec<Vec<i32>>,
}

/// Directions on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Up.
    North,
    /// Down.
    South,
    /// Right.
    East,
    /// Left.
    West,
}

/// A rectangle on the map, units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Frame {
    /// The same with so much room around it, as a share of its longer side.
    pub fn with_room(self, share: f64) -> Self {
        let room = share * self.width.max(self.height);
        Self {
            x: self.x - room,
            y: self.y - room,
            width: self.width + 2.0 * room,
            height: self.height + 2.0 * room,
        }
    }
}

impl Map {
    /// Encodes the map as `map.bin`.
    ///
    /// # Errors
    /// A [`Fault`] where a ring is not closed, or a number is out of bounds.
    pub fn write(&self, vintage: &str) -> Result<Vec<u8>, Fault> {
        self.check()?;
        file::write(Kind::Map, vintage, self)
    }

    /// Reads `map.bin`.
    ///
    /// # Errors
    /// [`AtlasError`] that names `name`, the field and the place.
    pub fn read(name: &str, vintage: &str, bytes: &[u8]) -> Result<Self, AtlasError> {
        let (_, map) = file::read::<Self>(name, Kind::Map, Some(vintage), bytes)?;
        map.check().map_err(|fault| AtlasError::new(name, fault))?;
        Ok(map)
    }

    fn check(&self) -> Result<(), Fault> {
        check_range("unit of the map", [f64::from(self.unit)], 1.0, 10_000.0)?;
        let [width, height] = self.size.map(f64::from);
        for arc in &self.arcs {
            check_len("points of a border", arc.len().min(2), 2)?;
            check_range("border, x", arc.iter().map(|[x, _]| f64::from(*x)), 0.0, width)?;
            check_range("border, y", arc.iter().map(|[_, y]| f64::from(*y)), 0.0, height)?;
        }
        check_len("borders", self.arcs.len().min(1), 1)?;
        check_rising(self.places.iter().map(|place| place.nr))?;
        let mut used = vec![0_usize; self.arcs.len()];
        for place in &self.places {
            check_len("rings of a municipality", place.rings.len().min(1), 1)?;
            for ring in &place.rings {
                let last = self.arcs.len().saturating_sub(1) as f64;
                check_range("border of a ring", ring.iter().map(|arc| at(*arc) as f64), 0.0, last)?;
                for arc in ring {
                    used[at(*arc)] += 1;
                }
                let ends = |arc: i32| {
                    let points = &self.arcs[at(arc)];
                    let ends = [points[0], points[points.len() - 1]];
                    if arc < 0 { [ends[1], ends[0]] } else { ends }
                };
                // Each stretch begins where the one before it ended, and the first where the last one did.
                let next = ring.iter().cycle().skip(1);
                let open = ring.iter().zip(next).filter(|(arc, next)| ends(**arc)[1] != ends(**next)[0]);
                check_len("open ends of a ring", open.count(), 0)?;
                let points = self.ring(ring).count() + 1;
                check_len("points of a ring", points.min(FEWEST), FEWEST)?;
            }
        }
        // A border has two sides, and one of them may be the sea or another country.
        check_range("sides of a border", used.iter().map(|sides| *sides as f64), 1.0, 2.0)
    }

    /// The municipality with this number.
    pub fn place(&self, nr: KommuneNr) -> Option<&MapPlace> {
        self.places.binary_search_by_key(&nr, |place| place.nr).ok().map(|i| &self.places[i])
    }

    /// The points of a ring in order, each once.
    pub fn ring<'a>(&'a self, ring: &'a [i32]) -> impl Iterator<Item = [i32; 2]> + 'a {
        ring.iter().flat_map(move |arc| {
            let points = &self.arcs[at(*arc)];
            let last = points.len() - 1;
            // The last point is the next stretch's first.
            (0..last).map(move |i| points[if *arc < 0 { last - i } else { i }])
        })
    }

    /// The rings of a municipality as the data of an SVG path; empty where there is no such municipality.
    pub fn path(&self, nr: KommuneNr) -> String {
        let mut path = String::new();
        for ring in self.place(nr).into_iter().flat_map(|place| &place.rings) {
            draw(self.ring(ring), &mut path);
            path.push('z');
        }
        path
    }

    /// What lies between a set of municipalities and all others, as the data of an SVG path.
    pub fn outline(&self, within: impl Fn(KommuneNr) -> bool) -> String {
        self.borders(|[one, other]| one.is_some_and(&within) != other.is_some_and(&within))
    }

    /// The borders between municipalities of different groups, as the data of an SVG path: without the coast.
    pub fn borders_between<T: PartialEq>(&self, group: impl Fn(KommuneNr) -> T) -> String {
        self.borders(|sides| matches!(sides, [Some(one), Some(other)] if group(one) != group(other)))
    }

    fn borders(&self, chosen: impl Fn([Option<KommuneNr>; 2]) -> bool) -> String {
        let mut path = String::new();
        for (arc, sides) in self.arcs.iter().zip(self.sides()) {
            if chosen(sides) {
                draw(arc.iter().copied(), &mut path);
            }
        }
        path
    }

    /// Whom each border parts.
    fn sides(&self) -> Vec<[Option<KommuneNr>; 2]> {
        let mut sides = vec![[None; 2]; self.arcs.len()];
        for place in &self.places {
            for arc in place.rings.iter().flatten() {
                let [one, other] = &mut sides[at(*arc)];
                *if one.is_none() { one } else { other } = Some(place.nr);
            }
        }
        sides
    }

    /// The municipalities that one has a border with on land, by rising number.
    pub fn neighbours(&self, nr: KommuneNr) -> Vec<KommuneNr> {
        let mut found = Vec::new();
        for sides in self.sides() {
            let other = match sides {
                [Some(one), other] if one == nr => other,
                [one, Some(other)] if other == nr => one,
                _ => None,
            };
            if let Some(other) = other.filter(|other| *other != nr)
                && let Err(at) = found.binary_search(&other)
            {
                found.insert(at, other);
            }
        }
        found
    }

    /// So many municipalities that lie nearest to one, coast to coast, the nearest first.
    pub fn nearest(&self, nr: KommuneNr, count: usize) -> Vec<KommuneNr> {
        let own: Vec<[i32; 2]> = self.points(nr).collect();
        let apart = |other: KommuneNr| {
            let between = |[x, y]: [i32; 2]| {
                own.iter().map(move |[u, v]| i64::from(x - u).pow(2) + i64::from(y - v).pow(2)).min()
            };
            self.points(other).filter_map(between).min()
        };
        let mut found: Vec<(i64, KommuneNr)> = Vec::with_capacity(count + 1);
        for other in self.places.iter().map(|place| place.nr).filter(|other| *other != nr) {
            let Some(apart) = apart(other) else { continue };
            let at = found.partition_point(|before| *before < (apart, other));
            found.insert(at, (apart, other));
            found.truncate(count);
        }
        found.into_iter().map(|(_, nr)| nr).collect()
    }

    fn points(&self, nr: KommuneNr) -> impl Iterator<Item = [i32; 2]> + '_ {
        self.place(nr).into_iter().flat_map(|place| &place.rings).flat_map(|ring| self.ring(ring))
    }

    /// The rectangle that holds some municipalities; the whole map where there is none of them.
    pub fn frame(&self, within: impl Fn(KommuneNr) -> bool) -> Frame {
        let (mut least, mut most) = ([MOST; 2], [0; 2]);
        for nr in self.places.iter().map(|place| place.nr).filter(|nr| within(*nr)) {
            for point in self.points(nr) {
                for axis in 0..2 {
                    least[axis] = least[axis].min(point[axis]);
                    most[axis] = most[axis].max(point[axis]);
                }
            }
        }
        let [width, height] = self.size.map(f64::from);
        if least[0] > most[0] {
            return Frame { x: 0.0, y: 0.0, width, height };
        }
        let [x, y] = least.map(f64::from);
        Frame { x, y, width: f64::from(most[0]) - x, height: f64::from(most[1]) - y }
    }

    /// The middle of a municipality's largest land, units; `None` where there is no such municipality.
    pub fn middle(&self, nr: KommuneNr) -> Option<[f64; 2]> {
        let rings = self.place(nr)?.rings.iter().map(|ring| moments(self.ring(ring)));
        let (area, middle) = rings.max_by(|(one, _), (other, _)| one.abs().total_cmp(&other.abs()))?;
        (area != 0.0).then_some(middle)
    }

    /// Area, km².
    pub fn area(&self, nr: KommuneNr) -> f64 {
        // The ways around lands and around the holes in them are opposite.
        let rings = self.place(nr).into_iter().flat_map(|place| &place.rings);
        let units: f64 = rings.map(|ring| moments(self.ring(ring)).0).sum();
        units.abs() * f64::from(self.unit).powi(2) / 1e6
    }

    /// The municipality that lies next in a direction: the nearest of those that lie rather there than to a side. `None`
    /// at the edge.
    pub fn beside(&self, nr: KommuneNr, direction: Direction) -> Option<KommuneNr> {
        let [x, y] = self.middle(nr)?;
        let mut best: Option<(f64, KommuneNr)> = None;
        for other in self.places.iter().map(|place| place.nr).filter(|other| *other != nr) {
            let Some([u, v]) = self.middle(other) else { continue };
            let (ahead, aside) = match direction {
                Direction::North => (y - v, u - x),
                Direction::South => (v - y, u - x),
                Direction::East => (u - x, v - y),
                Direction::West => (x - u, v - y),
            };
            if ahead <= 0.0 || aside.abs() > ahead {
                continue;
            }
            // Straight ahead is nearer than as far aside.
            let way = ahead + 2.0 * aside.abs();
            if best.is_none_or(|(least, _)| way < least) {
                best = Some((way, other));
            }
        }
        best.map(|(_, nr)| nr)
    }
}

/// The place of an arc in the list.
const fn at(arc: i32) -> usize {
    // `!i` for one walked backwards: never below zero.
    (if arc < 0 { !arc } else { arc }).unsigned_abs() as usize
}

/// Draws points: the first as it is, the others as steps.
fn draw(points: impl Iterator<Item = [i32; 2]>, path: &mut String) {
    let mut last: Option<[i32; 2]> = None;
    for [x, y] in points {
        // Writing to a string does not fail.
        let _ = match last {
            None => write!(path, "M{x} {y}l"),
            Some([u, v]) => write!(path, "{} {} ", x - u, y - v),
        };
        last = Some([x, y]);
    }
}

/// Signed area and the middle of a ring.
fn moments(points: impl Iterator<Item = [i32; 2]>) -> (f64, [f64; 2]) {
    let points: Vec<[f64; 2]> = points.map(|point| point.map(f64::from)).collect();
    let (mut area, mut middle) = (0.0, [0.0; 2]);
    let Some([x, y]) = points.first().copied() else { return (area, middle) };
    for (one, other) in points.iter().zip(points.iter().cycle().skip(1)) {
        // From the first point, so that no digits are lost.
        let ([a, b], [c, d]) = ([one[0] - x, one[1] - y], [other[0] - x, other[1] - y]);
        let cross = a * d - c * b;
        area += cross / 2.0;
        middle[0] += (a + c) * cross / 6.0;
        middle[1] += (b + d) * cross / 6.0;
    }
    let of = |sum: f64| if area == 0.0 { 0.0 } else { sum / area };
    (area, [x + of(middle[0]), y + of(middle[1])])
}

/// Points as steps from one to the next: small numbers, which compress well.
mod steps {
    use super::{Deserialize, Deserializer, MOST, Serialize, Serializer};

    type Points = Vec<Vec<[i32; 2]>>;

    pub(super) fn serialize<S: Serializer>(arcs: &Points, serializer: S) -> Result<S::Ok, S::Error> {
        let steps = arcs.iter().map(|arc| {
            let before = std::iter::once(&[0, 0]).chain(arc);
            arc.iter().zip(before).map(|([x, y], [u, v])| [x - u, y - v]).collect::<Vec<_>>()
        });
        steps.collect::<Points>().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Points, D::Error> {
        let mut arcs = Points::deserialize(deserializer)?;
        for arc in &mut arcs {
            let mut point = [0_i32; 2];
            for step in arc {
                for (slot, by) in point.iter_mut().zip(*step) {
                    let to = slot.checked_add(by).filter(|to| (0..=MOST).contains(to));
                    *slot = to.ok_or_else(|| serde::de::Error::custom("a border leaves the map"))?;
                }
                *step = point;
            }
        }
        Ok(arcs)
    }
}
