//! New municipal borders: what was known of the municipalities of yesterday, for those of today.
//!
//! A municipality may get another number or name, and several may become one. What becomes several, or gives a part away,
//! cannot be followed: nobody but Statistics Norway can say who of the past lived where.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use atlas::{History, KommuneNr, Map, MapPlace, OldNumbers, Place, Standards};
use ssb::{Change, Code};

use crate::kept::Kept;

/// What became of each municipality of the last data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Borders {
    into: BTreeMap<KommuneNr, KommuneNr>,
    names: BTreeMap<KommuneNr, String>,
}

impl Borders {
    /// Follows the numbers of a list of municipalities to those of today.
    ///
    /// # Errors
    /// A municipality that was divided, or a list that does not come out as today's; by number and name.
    pub(crate) fn new(before: &[Place], today: &[Code], changes: &[Change]) -> Result<Self> {
        let mut names = BTreeMap::new();
        // 9999 stands for those of whom it is not known.
        for code in today.iter().filter(|code| code.code != "9999") {
            let nr = code.code.parse().with_context(|| format!("Klass 131: {:?}", code.code))?;
            names.insert(nr, code.name.clone());
        }
        let mut changes: Vec<&Change> = changes.iter().collect();
        changes.sort_by(|a, b| a.change_occurred.cmp(&b.change_occurred));
        let mut into = BTreeMap::new();
        for place in before {
            let mut now = place.nr.to_string();
            let mut days: Vec<&str> = changes.iter().map(|change| change.change_occurred.as_str()).collect();
            days.dedup();
            for day in days {
                let next: BTreeSet<&String> = changes
                    .iter()
                    .filter(|change| change.change_occurred == day && change.old_code.as_ref() == Some(&now))
                    .filter_map(|change| change.new_code.as_ref())
                    .collect();
                match next.into_iter().collect::<Vec<_>>()[..] {
                    [] => {}
                    [one] => now = one.clone(),
                    ref several => bail!(
                        "{} {} was divided into {} on {day}. A data set cannot follow that by itself: the population \
                         before that day must be divided by whoever knows it",
                        place.nr,
                        place.name,
                        several.iter().map(|nr| nr.as_str()).collect::<Vec<_>>().join(" and "),
                    ),
                }
            }
            let nr: KommuneNr = now.parse().with_context(|| format!("Klass 131: {now:?}"))?;
            if !names.contains_key(&nr) {
                bail!(
                    "{} {} is no longer a municipality, and Klass 131 does not say what became of it",
                    nr,
                    place.name
                );
            }
            into.insert(place.nr, nr);
        }
        let reached: BTreeSet<&KommuneNr> = into.values().collect();
        if let Some((nr, name)) = names.iter().find(|(nr, _)| !reached.contains(nr)) {
            bail!("{nr} {name} is a new municipality, and Klass 131 does not say what it was made of");
        }
        Ok(Self { into, names })
    }

    /// Whether every municipality is as it was.
    pub(crate) fn unchanged(&self) -> bool {
        self.into.iter().all(|(before, now)| before == now)
    }

    /// What changed, in words: one line for each municipality that is not as it was.
    pub(crate) fn told(&self) -> Vec<String> {
        let moved = self.into.iter().filter(|(before, now)| before != now);
        moved.map(|(before, now)| format!("{before} is now {now} {}", self.names[now])).collect()
    }

    /// The municipalities of today.
    pub(crate) fn today(&self) -> &BTreeMap<KommuneNr, String> {
        &self.names
    }

    /// The last data set as it would have been with the municipalities of today. What is estimated is left as it was: it
    /// is made anew.
    ///
    /// # Errors
    /// A county that the data set does not know.
    pub(crate) fn applied(&self, mut kept: Kept) -> Result<Kept> {
        if self.unchanged() {
            return Ok(kept);
        }
        let size = |nr: KommuneNr| -> u64 {
            let at = kept.history.kommuner.binary_search(&nr).ok();
            let last = kept.history.first_year + u16::try_from(kept.history.years).unwrap_or(1) - 1;
            let people = at.and_then(|k| kept.history.population(k, last));
            people.unwrap_or_default().iter().map(|persons| u64::from(*persons)).sum()
        };
        let mut parts: BTreeMap<KommuneNr, Vec<(u64, KommuneNr)>> = BTreeMap::new();
        for (before, now) in &self.into {
            parts.entry(*now).or_default().push((size(*before), *before));
        }
        // The largest part first; of two as large the one with the lower number.
        parts.values_mut().for_each(|parts| parts.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1))));

        kept.core.places = self.places(&kept.core.places, &parts)?;
        for place in &kept.core.places {
            if !kept.core.counties.iter().any(|county| county.nr == place.county()) {
                bail!("{} {} lies in a county {} that has no name yet", place.nr, place.name, place.county());
            }
        }
        kept.history = self.history(&kept.history)?;
        kept.numbers = self.numbers(&kept.numbers);
        kept.standards = self.standards(kept.standards, &parts)?;
        kept.map = self.map(&kept.map)?;
        Ok(kept)
    }

    fn places(
        &self,
        before: &[Place],
        parts: &BTreeMap<KommuneNr, Vec<(u64, KommuneNr)>>,
    ) -> Result<Vec<Place>> {
        let of =
            |nr: KommuneNr| before.iter().find(|place| place.nr == nr).context("a municipality of the list");
        parts
            .iter()
            .map(|(nr, parts)| {
                let places = parts.iter().map(|(_, part)| of(*part)).collect::<Result<Vec<&Place>>>()?;
                let main = places.first().context("a municipality of at least one part")?;
                if places.len() == 1 && main.nr == *nr {
                    return Ok((*main).clone());
                }
                let name = self.names[nr].clone();
                // The names of the parts lead to the whole.
                let known = places.iter().flat_map(|place| {
                    place.name.split(" - ").chain(place.aliases.iter().map(String::as_str))
                });
                let mut aliases: Vec<String> = Vec::new();
                for alias in known.filter(|alias| !name.split(" - ").any(|own| own == *alias)) {
                    if !aliases.iter().any(|there| there == alias) {
                        aliases.push(alias.to_owned());
                    }
                }
                let quality = places.iter().map(|place| place.quality).max().unwrap_or(main.quality);
                Ok(Place {
                    nr: *nr,
                    name,
                    aliases,
                    region: main.region,
                    centrality: main.centrality,
                    quality,
                })
            })
            .collect()
    }

    fn history(&self, before: &History) -> Result<History> {
        let mut cells = BTreeMap::new();
        for (k, nr) in before.kommuner.iter().enumerate() {
            let now =
                *self.into.get(nr).with_context(|| format!("history of an unknown municipality {nr}"))?;
            for year in (before.first_year..).take(before.years) {
                let people = before.population(k, year).context("a year of the history")?;
                let sum = cells.entry((now, year)).or_insert_with(|| vec![Some(0); people.len()]);
                for (slot, persons) in sum.iter_mut().zip(people) {
                    *slot = slot.map(|sum| sum + persons);
                }
            }
        }
        crate::population::history(cells)
    }

    fn numbers(&self, before: &OldNumbers) -> OldNumbers {
        let now = |nr: &KommuneNr| self.into.get(nr).copied().unwrap_or(*nr);
        let mut successors: BTreeMap<KommuneNr, Vec<KommuneNr>> = BTreeMap::new();
        for (old, new) in &before.successors {
            let list = successors.entry(*old).or_default();
            for nr in new.iter().map(now) {
                if !list.contains(&nr) {
                    list.push(nr);
                }
            }
        }
        for (old, new) in self.into.iter().filter(|(old, new)| old != new) {
            successors.insert(*old, vec![*new]);
        }
        // A number that is in use again leads to whom it stands for today.
        successors.retain(|old, _| !self.names.contains_key(old));
        OldNumbers { successors: successors.into_iter().collect() }
    }

    /// Needs beyond ages, of a whole: the mean of its parts by inhabitants.
    fn standards(
        &self,
        before: Standards,
        parts: &BTreeMap<KommuneNr, Vec<(u64, KommuneNr)>>,
    ) -> Result<Standards> {
        let needs: Vec<(KommuneNr, f64)> = parts
            .iter()
            .filter_map(|(nr, parts)| {
                let known: Vec<(f64, f64)> = parts
                    .iter()
                    .filter_map(|(people, part)| Some((*people as f64, before.other_need(*part)?)))
                    .collect();
                let people: f64 = known.iter().map(|(people, _)| people).sum();
                let need: f64 = known.iter().map(|(people, need)| people * need).sum();
                (people > 0.0).then_some((*nr, need / people))
            })
            .collect();
        let Standards { keys_year, costs_year, sectors, shares, dementia, by_size, sources, .. } = before;
        Ok(Standards::new([keys_year, costs_year], sectors, shares, dementia, by_size, needs, sources)?)
    }

    /// The map without the borders between parts of one.
    fn map(&self, before: &Map) -> Result<Map> {
        let mut of_place: BTreeMap<KommuneNr, Vec<&Vec<i32>>> = BTreeMap::new();
        for place in &before.places {
            let now = *self.into.get(&place.nr).with_context(|| format!("boundaries of {}", place.nr))?;
            of_place.entry(now).or_default().extend(&place.rings);
        }
        let mut places = Vec::new();
        for (nr, rings) in of_place {
            let rings = joined(&rings, &before.arcs).with_context(|| format!("boundaries of {nr}"))?;
            places.push(MapPlace { nr, rings });
        }
        // Borders that part nobody any more are left out.
        let at = |arc: i32| if arc < 0 { !arc } else { arc };
        let used: BTreeSet<i32> =
            places.iter().flat_map(|place| &place.rings).flatten().map(|arc| at(*arc)).collect();
        let renumbered: BTreeMap<i32, i32> = used.iter().copied().zip(0..).collect();
        for arc in places.iter_mut().flat_map(|place| &mut place.rings).flatten() {
            let now = renumbered[&at(*arc)];
            *arc = if *arc < 0 { !now } else { now };
        }
        let arcs =
            used.iter().filter_map(|arc| before.arcs.get(usize::try_from(*arc).ok()?)).cloned().collect();
        Ok(Map { arcs, places, ..before.clone() })
    }
}

/// The rings around what several rings together hold: each stretch that has both sides in it is gone, and what is left is
/// walked around anew.
fn joined(rings: &[&Vec<i32>], arcs: &[Vec<[i32; 2]>]) -> Result<Vec<Vec<i32>>> {
    let all: BTreeSet<i32> = rings.iter().flat_map(|ring| ring.iter().copied()).collect();
    let (gone, kept): (Vec<&Vec<i32>>, Vec<&Vec<i32>>) =
        rings.iter().copied().partition(|ring| ring.iter().any(|arc| all.contains(&!*arc)));
    let mut joined: Vec<Vec<i32>> = kept.into_iter().cloned().collect();
    let mut left: Vec<i32> =
        gone.into_iter().flatten().copied().filter(|arc| !all.contains(&!*arc)).collect();
    let ends = |arc: i32| -> Result<[[i32; 2]; 2]> {
        let at = usize::try_from(if arc < 0 { !arc } else { arc })?;
        let points = arcs.get(at).context("a border that is not there")?;
        let [first, last] = [points.first(), points.last()].map(|point| point.copied());
        let (first, last) =
            (first.context("a border without points")?, last.context("a border without points")?);
        Ok(if arc < 0 { [last, first] } else { [first, last] })
    };
    while !left.is_empty() {
        let first = left.remove(0);
        let (start, mut at) = (ends(first)?[0], ends(first)?[1]);
        let mut ring = vec![first];
        while at != start {
            let mut next = None;
            for (place, arc) in left.iter().enumerate() {
                if ends(*arc)?[0] == at {
                    next = Some(place);
                    break;
                }
            }
            let arc = left.remove(next.context("a border that leads nowhere")?);
            at = ends(arc)?[1];
            ring.push(arc);
        }
        joined.push(ring);
    }
    Ok(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nr(number: u16) -> KommuneNr {
        KommuneNr::new(number).expect("a number")
    }

    fn place(number: u16, name: &str) -> Place {
        Place {
            nr: nr(number),
            name: name.into(),
            aliases: Vec::new(),
            region: 3001,
            centrality: 1,
            quality: atlas::Quality::Official,
        }
    }

    fn code(code: &str, name: &str) -> Code {
        Code { code: code.into(), name: name.into() }
    }

    fn change(old: &str, new: &str, day: &str) -> Change {
        Change {
            old_code: Some(old.into()),
            new_code: Some(new.into()),
            new_name: None,
            change_occurred: day.into(),
        }
    }

    #[test]
    fn numbers_are_followed_through_several_years() {
        let before = [place(101, "Halden"), place(102, "Moss"), place(103, "Rygge")];
        let today = [code("0301", "Nye Halden"), code("0302", "Moss"), code("9999", "Uoppgitt")];
        let changes = [
            change("0201", "0301", "2029-01-01"),
            change("0101", "0201", "2028-01-01"),
            change("0102", "0302", "2028-01-01"),
            change("0103", "0302", "2028-01-01"),
        ];
        let borders = Borders::new(&before, &today, &changes).expect("followed");
        assert_eq!(
            borders.into,
            BTreeMap::from([(nr(101), nr(301)), (nr(102), nr(302)), (nr(103), nr(302))])
        );
        assert_eq!(borders.told()[0], "0101 is now 0301 Nye Halden");
        assert!(!borders.unchanged());
        let numbers = OldNumbers { successors: vec![(nr(99), vec![nr(102), nr(103), nr(101)])] };
        let numbers = borders.numbers(&numbers);
        assert_eq!(numbers.successors(nr(99)), [nr(302), nr(301)]);
        assert_eq!(numbers.successors(nr(103)), [nr(302)]);
    }

    #[test]
    fn what_cannot_be_followed_is_told_by_name() {
        let before = [place(1507, "Ålesund")];
        let told = |today: &[Code], changes: &[Change]| {
            Borders::new(&before, today, changes).err().map(|error| error.to_string()).unwrap_or_default()
        };
        let [one, other] = [code("1508", "Ålesund"), code("1580", "Haram")];
        let divided = told(
            &[one.clone(), other],
            &[change("1507", "1508", "2024-01-01"), change("1507", "1580", "2024-01-01")],
        );
        assert!(divided.contains("1507 Ålesund was divided into 1508 and 1580 on 2024-01-01"), "{divided}");
        assert!(told(&[one], &[]).contains("1507 Ålesund is no longer a municipality"));
        let new = told(&[code("1507", "Ålesund"), code("1999", "Nyby")], &[]);
        assert!(new.contains("1999 Nyby is a new municipality"), "{new}");
    }

    /// Two squares side by side, each a stretch on its own and the border between: one square is left.
    #[test]
    fn the_border_between_parts_of_one_is_gone() {
        let arcs = vec![
            vec![[2, 0], [2, 2]],
            vec![[2, 2], [0, 2], [0, 0], [2, 0]],
            vec![[2, 0], [4, 0], [4, 2], [2, 2]],
            vec![[9, 9], [9, 8], [8, 8], [9, 9]],
        ];
        let (west, east, island) = (vec![0, 1], vec![2, !0], vec![3]);
        let whole = joined(&[&west, &east, &island], &arcs).expect("closed");
        assert_eq!(whole, [vec![3], vec![1, 2]]);
    }
}
