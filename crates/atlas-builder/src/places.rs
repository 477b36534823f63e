//! Names and places.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use atlas::{County, KommuneNr, OldNumbers, Place, Quality, Region};
use serde::Deserialize;

use crate::sources::{MUNICIPALITIES, OLD_NUMBERS, Sources};

/// Municipalities, counties and regions, each by rising number.
pub(crate) struct Places {
    pub(crate) kommuner: Vec<Place>,
    pub(crate) counties: Vec<County>,
    pub(crate) regions: Vec<Region>,
}

#[derive(Deserialize)]
struct Row {
    municip: String,
    name: String,
    name_csdata_multilingual: String,
    county: u8,
    county_name: String,
    oekonomiskregion_kode: u16,
    oekonomiskregion_navn: String,
    centrality_class_2024: u8,
}

/// Names that Statistics Norway writes without the letter ŋ, which its tables do not have.
const PROPER_NAMES: [(&str, &str); 1] =
    [("Porsanger - Porsángu - Porsanki", "Porsanger - Porsáŋgu - Porsanki")];

/// Names and places. `county_names` has the official names of the counties, in all their languages.
pub(crate) fn read<'a>(
    sources: &Sources,
    quality: &BTreeMap<KommuneNr, Quality>,
    county_names: impl Iterator<Item = &'a String> + Clone,
) -> Result<Places> {
    let mut kommuner = Vec::new();
    let mut counties = BTreeMap::new();
    let mut regions = BTreeMap::new();
    for row in sources.rows::<Row>(MUNICIPALITIES)? {
        let nr: KommuneNr = row.municip.parse().with_context(|| format!("municipality {:?}", row.municip))?;
        let name =
            PROPER_NAMES.iter().find(|(from, _)| *from == row.name).map_or(row.name.as_str(), |(_, to)| to);
        let mut aliases = Vec::new();
        // The second column parts names with a hyphen that names like Aurskog-Høland have too.
        if row.name_csdata_multilingual != name.replace(" - ", "-") {
            for part in row.name_csdata_multilingual.split('-') {
                if !name.contains(part) {
                    aliases.push(part.to_owned());
                }
            }
        }
        // The table has the Sami county names in the genitive: its Norwegian ones lead to the official ones.
        let norwegian = row.county_name.split('-').next().unwrap_or(&row.county_name);
        let county = county_names.clone().find(|name| name.split(" - ").next() == Some(norwegian));
        let county = county.with_context(|| format!("county {norwegian:?} has no official name"))?;
        counties.insert(row.county, county.clone());
        regions.insert(row.oekonomiskregion_kode, row.oekonomiskregion_navn);
        kommuner.push(Place {
            nr,
            name: name.into(),
            aliases,
            region: row.oekonomiskregion_kode,
            centrality: row.centrality_class_2024,
            quality: quality.get(&nr).copied().unwrap_or(Quality::Official),
        });
    }
    kommuner.sort_by_key(|p| p.nr);
    if kommuner.len() != 357 || counties.len() != 15 {
        bail!("{} municipalities and {} counties where 357 and 15 are known", kommuner.len(), counties.len());
    }
    Ok(Places {
        kommuner,
        counties: counties.into_iter().map(|(nr, name)| County { nr, name }).collect(),
        regions: regions.into_iter().map(|(nr, name)| Region { nr, name }).collect(),
    })
}

#[derive(Deserialize)]
struct Change {
    location_code_current: String,
    location_code_original: String,
    calyear: f64,
    weighting: f64,
}

/// Old municipality numbers: for each, today's municipalities by how much of it they took in its last year.
pub(crate) fn old_numbers(sources: &Sources, places: &[Place]) -> Result<OldNumbers> {
    let number = |code: &str| code.strip_prefix("municip_nor").and_then(|nr| nr.parse::<KommuneNr>().ok());
    // Weights by (year, weight): only the last year in which the old number was in use counts.
    let mut parts: BTreeMap<KommuneNr, (f64, Vec<(f64, KommuneNr)>)> = BTreeMap::new();
    for row in sources.rows::<Change>(OLD_NUMBERS)? {
        let (Some(new), Some(old)) =
            (number(&row.location_code_current), number(&row.location_code_original))
        else {
            continue;
        };
        let in_use = |nr| places.binary_search_by_key(&nr, |p: &Place| p.nr).is_ok();
        if in_use(old) || !in_use(new) {
            continue;
        }
        let (year, list) = parts.entry(old).or_insert((row.calyear, Vec::new()));
        if row.calyear > *year {
            *year = row.calyear;
            list.clear();
        }
        if row.calyear >= *year {
            list.push((row.weighting, new));
        }
    }
    let successors = parts
        .into_iter()
        .map(|(old, (_, mut list))| {
            list.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            (old, list.into_iter().map(|(_, nr)| nr).collect())
        })
        .collect();
    Ok(OldNumbers { successors })
}
