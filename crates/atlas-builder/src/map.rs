//! The boundaries of the municipalities: projected to a plane, simplified stretch by stretch, so that what two
//! municipalities share stays shared, and put on a grid.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result, bail};
use atlas::{KommuneNr, Map, MapPlace, Place, Sources as Provenance};
use serde::Deserialize;

use crate::sources::{BOUNDARIES, Sources};

/// Metres between the points of the grid.
const UNIT: u16 = 25;

/// Room around the map, units.
const MARGIN: i32 = 40;

/// The table has been simplified before, to about two thirds of this. A point is left out where it and its neighbours span less than this, units² (0.6 km²) ...
const LEAST: f64 = 1000.0;

/// ... or less than this share of the smallest land that it is on: small islands keep their shape.
const LEAST_OF_LAND: f64 = 0.004;

/// A point that is astray is put so far on the right side, units.
const BESIDE: f64 = 2.0;

/// Fewest points of a closed line, its end counted too.
const FEWEST: usize = 4;

/// What is no longer than this does not count as crossing, units: where three borders meet, the table has such hairs, which
/// have no width.
const HAIR: i32 = 2;

/// Rounds in which borders that cross are put right.
const ROUNDS: usize = 60;

/// Points of a stretch of border on the grid, and all stretches.
type Line = Vec<[i32; 2]>;
type Lines = Vec<Line>;

#[derive(Deserialize)]
struct Topology {
    objects: Objects,
    /// Points: longitude and latitude, degrees.
    arcs: Vec<Vec<[f64; 2]>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Objects {
    kommuner: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    properties: Properties,
    #[serde(flatten)]
    rings: Rings,
}

#[derive(Deserialize)]
struct Properties {
    kommunenummer: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Rings {
    Polygon(Vec<Vec<i32>>),
    MultiPolygon(Vec<Vec<Vec<i32>>>),
}

/// The map of all municipalities.
///
/// # Errors
/// What of the table cannot be read, or does not fit the list of municipalities.
pub(crate) fn map(sources: &Sources, places: &[Place]) -> Result<Map> {
    let topology: Topology =
        serde_json::from_slice(&sources.bytes(BOUNDARIES)?).context("boundaries of the municipalities")?;
    let mut rings = BTreeMap::new();
    for geometry in topology.objects.kommuner.geometries {
        let nr: KommuneNr = geometry.properties.kommunenummer.parse()?;
        let of = match geometry.rings {
            Rings::Polygon(rings) => rings,
            Rings::MultiPolygon(lands) => lands.into_iter().flatten().collect(),
        };
        if rings.insert(nr, of).is_some() {
            bail!("boundaries of {nr} stand twice");
        }
    }
    if !rings.keys().eq(places.iter().map(|place| &place.nr)) {
        bail!("boundaries of {} municipalities, not of the {} there are", rings.len(), places.len());
    }
    let places: Vec<MapPlace> = rings.into_iter().map(|(nr, rings)| MapPlace { nr, rings }).collect();
    let (arcs, size) = on_grid(&topology.arcs)?;
    let arcs = simplified(&untangled(arcs)?, &places)?;
    Ok(Map { unit: UNIT, size, arcs, places, sources: Provenance { tables: sources.sources() } })
}

/// The points on the grid, x to the east and y to the south, and the grid's size.
fn on_grid(arcs: &[Vec<[f64; 2]>]) -> Result<(Lines, [u16; 2])> {
    let plane: Vec<Vec<[f64; 2]>> =
        arcs.iter().map(|arc| arc.iter().map(|[lon, lat]| utm33(*lon, *lat)).collect()).collect();
    let points = || plane.iter().flatten();
    let west = points().map(|[x, _]| *x).fold(f64::INFINITY, f64::min);
    let north = points().map(|[_, y]| *y).fold(f64::NEG_INFINITY, f64::max);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "some ten thousands; what is too far out is refused below"
    )]
    let units = |metres: f64| (metres / f64::from(UNIT)).round() as i32 + MARGIN;
    let mut size = [0; 2];
    let mut arcs: Lines = plane
        .iter()
        .map(|arc| arc.iter().map(|[x, y]| [units(x - west), units(north - y)]).collect())
        .collect();
    for arc in &mut arcs {
        arc.dedup();
        if let [point] = arc[..] {
            // A stretch shorter than the grid still parts those whom it parts.
            arc.push(point);
        }
        for point in &*arc {
            for axis in 0..2 {
                size[axis] = size[axis].max(point[axis] + MARGIN);
            }
        }
    }
    let [width, height] = size.map(u16::try_from);
    Ok((arcs, [width.context("width of the map")?, height.context("height of the map")?]))
}

/// Borders of which none crosses another. Those of the table do on some coasts, as they have been simplified before: there
/// the point that is least astray moves to the side that it belongs to, at most some hundred metres.
fn untangled(mut arcs: Lines) -> Result<Lines> {
    for _ in 0..ROUNDS {
        let crossings = crossings(&arcs);
        if crossings.is_empty() {
            return Ok(arcs);
        }
        for pair in crossings {
            let stretch = |(arc, from): (usize, usize)| [arcs[arc][from], arcs[arc][from + 1]];
            // One that came before may have put this one right too.
            let [[a, b], [c, d]] = pair.map(stretch);
            if !cross_each_other(&(pair[0], a, b), &(pair[1], c, d)) {
                continue;
            }
            let astray = [[a, b, c, d], [b, a, c, d], [c, d, a, b], [d, c, a, b]];
            let [(one, i), (other, j)] = pair;
            let least = [(one, i), (one, i + 1), (other, j), (other, j + 1)]
                .into_iter()
                .zip(astray)
                .filter(|((arc, point), _)| moves(&arcs[*arc], *point))
                .map(|(at, points)| (at, over(points)))
                .min_by(|(_, (one, _)), (_, (other, _))| one.total_cmp(other));
            let ((arc, point), (_, to)) =
                least.with_context(|| format!("borders {pair:?} cross at their ends"))?;
            let line = &mut arcs[arc];
            let last = line.len() - 1;
            if point == 0 || point == last {
                (line[0], line[last]) = (to, to);
            } else {
                line[point] = to;
            }
        }
    }
    bail!("borders cross still: {:?}", crossings(&arcs))
}

/// Whether a point of a line is no other line's too.
fn moves(line: &[[i32; 2]], point: usize) -> bool {
    line.first() == line.last() || (point > 0 && point + 1 < line.len())
}

/// How far a point lies from the stretch from `c` to `d`, and where it would lie a little on the side of it that `from` is on.
#[expect(clippy::cast_possible_truncation, reason = "near a point of the grid")]
fn over([point, from, c, d]: [[i32; 2]; 4]) -> (f64, [i32; 2]) {
    let [p, c_, d_] = [point, c, d].map(|point| point.map(f64::from));
    let along = [d_[0] - c_[0], d_[1] - c_[1]];
    let length = (along[0] * along[0] + along[1] * along[1]).sqrt();
    let part = ((p[0] - c_[0]) * along[0] + (p[1] - c_[1]) * along[1]) / (length * length);
    let part = part.clamp(0.0, 1.0);
    let foot = [c_[0] + part * along[0], c_[1] + part * along[1]];
    let side = if cross(c, d, from) < 0 { -1.0 } else { 1.0 };
    let aside = |axis: usize| side * [-along[1], along[0]][axis] / length * BESIDE;
    let far = ((p[0] - foot[0]).powi(2) + (p[1] - foot[1]).powi(2)).sqrt();
    (far, [0, 1].map(|axis| (foot[axis] + aside(axis)).round() as i32))
}

/// Simplified borders, none of which crosses another.
fn simplified(arcs: &[Line], places: &[MapPlace]) -> Result<Lines> {
    let mut least = vec![LEAST; arcs.len()];
    let whole = |arcs: &[Line], ring: &[i32]| -> Vec<[i32; 2]> {
        let walked = ring.iter().flat_map(|arc| {
            let points = &arcs[index(*arc)];
            let last = points.len() - 1;
            (0..last).map(move |i| points[if *arc < 0 { last - i } else { i }])
        });
        walked.collect()
    };
    for ring in places.iter().flat_map(|place| &place.rings) {
        let land = area(&whole(arcs, ring)).abs();
        for arc in ring {
            let slot = &mut least[index(*arc)];
            *slot = slot.min(LEAST_OF_LAND * land);
        }
    }
    for _ in 0..ROUNDS {
        let simple: Lines =
            arcs.iter().zip(&least).map(|(arc, least)| without_small_bends(arc, *least)).collect();
        let mut wrong: Vec<usize> = crossings(&simple).into_iter().flatten().map(|(arc, _)| arc).collect();
        for ring in places.iter().flat_map(|place| &place.rings) {
            let points = whole(&simple, ring);
            if points.len() < 3 || area(&points) == 0.0 {
                wrong.extend(ring.iter().map(|arc| index(*arc)));
            }
        }
        if wrong.is_empty() {
            return Ok(simple);
        }
        wrong.sort_unstable();
        wrong.dedup();
        for arc in wrong {
            // Below one unit every point is kept.
            least[arc] = if least[arc] < 1.0 { 0.0 } else { least[arc] / 2.0 };
        }
    }
    bail!("borders cross however little they are simplified: {:?}", crossings(arcs))
}

fn index(arc: i32) -> usize {
    usize::try_from(if arc < 0 { !arc } else { arc }).unwrap_or(usize::MAX)
}

/// Twice the signed area of a triangle, units².
fn cross(a: [i32; 2], b: [i32; 2], c: [i32; 2]) -> i64 {
    let [[ax, ay], [bx, by], [cx, cy]] = [a, b, c].map(|point| point.map(i64::from));
    (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
}

/// Signed area of a ring, units².
fn area(ring: &[[i32; 2]]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| cross(ring[0], *a, *b) as f64).sum::<f64>() / 2.0
}

/// Visvalingam's simplification: the point whose triangle with its neighbours is smallest goes first, until none is
/// smaller than `least`. Both ends stay, and of a closed line two more.
fn without_small_bends(line: &[[i32; 2]], least: f64) -> Vec<[i32; 2]> {
    let mut points = line.to_vec();
    let fewest = if line.first() == line.last() { FEWEST } else { 2 };
    let mut before = 0.0_f64;
    while points.len() > fewest {
        let triangles = points.windows(3).map(|w| cross(w[0], w[1], w[2]).unsigned_abs() as f64 / 2.0);
        let smallest = triangles.enumerate().min_by(|(_, one), (_, other)| one.total_cmp(other));
        let Some((i, triangle)) = smallest else { break };
        // What hid behind a smaller bend is no smaller than that was.
        before = before.max(triangle);
        if before >= least {
            break;
        }
        points.remove(i + 1);
    }
    points
}

/// A stretch between two points: of which line, where in it, and the points.
type Segment = ((usize, usize), [i32; 2], [i32; 2]);

/// The pairs of stretches that cross or run over one another: of each the line, and where in it its first point is.
fn crossings(arcs: &[Line]) -> Vec<[(usize, usize); 2]> {
    const CELL: i32 = 128;
    let stretches = |(k, arc)| {
        let arc: &Line = arc;
        arc.windows(2).enumerate().map(move |(i, ends)| ((k, i), ends[0], ends[1]))
    };
    let segments: Vec<Segment> = arcs.iter().enumerate().flat_map(stretches).collect();
    let mut cells: HashMap<[i32; 2], Vec<usize>> = HashMap::new();
    for (i, (_, a, b)) in segments.iter().enumerate() {
        let span = |axis: usize| a[axis].min(b[axis]) / CELL..=a[axis].max(b[axis]) / CELL;
        for x in span(0) {
            for y in span(1) {
                cells.entry([x, y]).or_default().push(i);
            }
        }
    }
    let mut found = Vec::new();
    for here in cells.values() {
        for (n, i) in here.iter().enumerate() {
            for j in &here[n + 1..] {
                if cross_each_other(&segments[*i], &segments[*j]) {
                    found.push([segments[*i].0, segments[*j].0]);
                }
            }
        }
    }
    // Whatever the order of the cells.
    found.sort_unstable();
    found.dedup();
    found
}

fn cross_each_other((_, a, b): &Segment, (_, c, d): &Segment) -> bool {
    let near = |p: &[i32; 2], q: &[i32; 2]| (p[0] - q[0]).abs().max((p[1] - q[1]).abs()) <= HAIR;
    let hairs = [(a, b), (c, d), (a, c), (a, d), (b, c), (b, d)];
    let met = hairs.into_iter().any(|(p, q)| p != q && near(p, q));
    let side = |p, q, r| cross(p, q, r).signum();
    let (to_c, to_d) = (side(*a, *b, *c), side(*a, *b, *d));
    let (to_a, to_b) = (side(*c, *d, *a), side(*c, *d, *b));
    if to_c == 0 && to_d == 0 {
        // On one straight line: they must not share more than a point, or a hair without any width.
        let axis = usize::from(a[0] == b[0]);
        let span = |p: &[i32; 2], q: &[i32; 2]| (p[axis].min(q[axis]), p[axis].max(q[axis]));
        let (one, other) = (span(a, b), span(c, d));
        return one.0.max(other.0) + HAIR < one.1.min(other.1);
    }
    !met && to_c * to_d < 0 && to_a * to_b < 0
}

/// UTM zone 33 (EPSG:25833), which Norway's own maps of the whole country use: east and north of longitude and latitude
/// in degrees, metres. Krüger's series to the fourth power of n: exact to a millimetre as far out as Norway goes.
fn utm33(longitude: f64, latitude: f64) -> [f64; 2] {
    /// The ellipsoid GRS 80.
    const A: f64 = 6_378_137.0;
    const F: f64 = 1.0 / 298.257_222_101;
    const SCALE: f64 = 0.9996;
    const MERIDIAN: f64 = 15.0;
    const FALSE_EAST: f64 = 500_000.0;
    let n: f64 = F / (2.0 - F);
    let (n2, n3, n4) = (n * n, n * n * n, n * n * n * n);
    let radius = A / (1.0 + n) * (1.0 + n2 / 4.0 + n4 / 64.0);
    let alpha = [
        n / 2.0 - 2.0 * n2 / 3.0 + 5.0 * n3 / 16.0 + 41.0 * n4 / 180.0,
        13.0 * n2 / 48.0 - 3.0 * n3 / 5.0 + 557.0 * n4 / 1440.0,
        61.0 * n3 / 240.0 - 103.0 * n4 / 140.0,
        49_561.0 * n4 / 161_280.0,
    ];
    let (phi, lambda) = (latitude.to_radians(), (longitude - MERIDIAN).to_radians());
    let c = 2.0 * n.sqrt() / (1.0 + n);
    let sin = libm::sin(phi);
    let t = libm::sinh(libm::atanh(sin) - c * libm::atanh(c * sin));
    let xi = libm::atan2(t, libm::cos(lambda));
    let eta = libm::atanh(libm::sin(lambda) / (1.0 + t * t).sqrt());
    let (mut north, mut east) = (xi, eta);
    for (j, alpha) in (1..).zip(alpha) {
        let j = 2.0 * f64::from(j);
        north += alpha * libm::sin(j * xi) * libm::cosh(j * eta);
        east += alpha * libm::cos(j * xi) * libm::sinh(j * eta);
    }
    [FALSE_EAST + SCALE * radius * east, SCALE * radius * north]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_projection_is_utm_33() {
        // On the central meridian only the scale counts; a degree of longitude at 60° N is 55.8 km.
        let [east, north] = utm33(15.0, 60.0);
        assert!((east - 500_000.0).abs() < 1e-6);
        // Meridian arc to 60° N on GRS 80: 6 654 072.819 m.
        assert!((north - 0.9996 * 6_654_072.819).abs() < 0.01, "{north}");
        // Published: Kartverket's Oslo S, 10.7522° E 59.9111° N, is 262 500 E, 6 649 000 N within the rounding of degrees.
        let [east, north] = utm33(10.7522, 59.9111);
        assert!((east - 262_470.0).abs() < 150.0 && (north - 6_648_860.0).abs() < 300.0, "{east} {north}");
        // Alike to both sides.
        let [west, _] = utm33(5.0, 65.0);
        let [east, _] = utm33(25.0, 65.0);
        assert!((west + east - 1_000_000.0).abs() < 1e-6);
    }

    #[test]
    fn small_bends_go_and_ends_stay() {
        let line = [[0, 0], [10, 1], [20, 0], [30, 40], [40, 0]];
        assert_eq!(without_small_bends(&line, 50.0), [[0, 0], [20, 0], [30, 40], [40, 0]]);
        assert_eq!(without_small_bends(&line, 0.0), line);
        let island = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]];
        assert_eq!(without_small_bends(&island, 1e9).len(), 4);
    }

    #[test]
    fn lines_that_cross_or_run_over_one_another_are_found() {
        let cross = vec![vec![[0, 0], [200, 200]], vec![[0, 200], [200, 0]], vec![[300, 300], [400, 300]]];
        assert_eq!(crossings(&cross), [[(0, 0), (1, 0)]]);
        let meet = vec![vec![[0, 0], [100, 100]], vec![[100, 100], [200, 0]]];
        assert!(crossings(&meet).is_empty());
        let back = vec![vec![[0, 0], [100, 0], [50, 0]]];
        assert_eq!(crossings(&back), [[(0, 0), (0, 1)]]);
        // What is put right is off by no more than a little, and the ends of open lines stay.
        let bent = vec![vec![[0, 0], [100, 0]], vec![[0, 50], [50, -5], [100, 50]]];
        let right = untangled(bent.clone()).expect("put right");
        assert_eq!((&right[0], right[1][1]), (&bent[0], [50, 2]));
    }
}
