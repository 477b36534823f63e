//! Reads the published tables for tests that measure skill on them. The tables are not part of the project: where they do
//! not lie beside it, these tests have nothing to measure and say so.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use estimation::{
    AGES, EXACT_AGES, FERTILE_AGES, FIRST_FERTILE_AGE, KommunePlace, SEXES, Statistics, TargetGroup,
};
use ndarray::{Array2, Array3, Array4};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// First year of the municipal table in which all municipalities are there.
const FIRST_MUNICIPAL_YEAR: i32 = 2006;

/// The folder of source tables, if it exists.
pub(crate) fn source_folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    folder.is_dir().then_some(folder)
}

/// Rows of a CSV file as text by column name.
fn rows(file: impl Read) -> Outcome<Vec<BTreeMap<String, String>>> {
    let mut reader = csv::Reader::from_reader(file);
    Ok(reader.deserialize().collect::<Result<_, _>>()?)
}

fn field<'a>(row: &'a BTreeMap<String, String>, name: &str) -> Outcome<&'a str> {
    row.get(name).map(String::as_str).ok_or_else(|| format!("no column {name}").into())
}

fn offset(year: i32, first: i32) -> Outcome<usize> {
    Ok(usize::try_from(year - first)?)
}

fn sex(name: &str) -> Outcome<usize> {
    match name {
        "F" => Ok(0),
        "M" => Ok(1),
        other => Err(format!("sex {other}").into()),
    }
}

/// All statistics of the source folder.
pub(crate) fn read_statistics(folder: &Path) -> Outcome<Statistics> {
    let mut places = Vec::new();
    let (mut numbers, mut regions, mut counties) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for row in rows(File::open(folder.join("municipalities_2024.csv"))?)? {
        let number = field(&row, "municip")?.to_owned();
        let next = regions.len();
        let region = *regions.entry(field(&row, "oekonomiskregion_kode")?.to_owned()).or_insert(next);
        let next = counties.len();
        let county = *counties.entry(field(&row, "county")?.to_owned()).or_insert(next);
        let class: usize = field(&row, "centrality_class_2024")?.parse()?;
        numbers.insert(number.clone(), places.len());
        places.push(KommunePlace { number, centrality: class - 1, region, county });
    }

    let mut population = Array4::zeros((21, places.len(), SEXES, AGES));
    let file = File::open(folder.join("population_municip_sex_age_2005_2026.csv.gz"))?;
    let mut reader = csv::Reader::from_reader(flate2::read::GzDecoder::new(file));
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record)? {
        let year: i32 = record[1].parse()?;
        if year >= FIRST_MUNICIPAL_YEAR {
            let kommune = *numbers.get(&record[0]).ok_or("unknown municipality")?;
            let place = [offset(year, FIRST_MUNICIPAL_YEAR)?, kommune, sex(&record[2])?, record[3].parse()?];
            population[place] = record[4].parse()?;
        }
    }

    let mut national = Array3::zeros((41, SEXES, AGES));
    for row in rows(File::open(folder.join("population_norway_sex_age_1986_2026.csv"))?)? {
        let age: usize = field(&row, "age")?.parse()?;
        let place =
            [offset(field(&row, "year")?.parse()?, 1986)?, sex(field(&row, "sex")?)?, age.min(AGES - 1)];
        national[place] += field(&row, "pop")?.parse::<f64>()?;
    }
    let mut qx = Array3::zeros((26, SEXES, EXACT_AGES));
    for row in rows(File::open(folder.join("mortality_norway_qx_ssb07902_2000_2025.csv"))?)? {
        let place = [
            offset(field(&row, "year")?.parse()?, 2000)?,
            sex(field(&row, "sex")?)?,
            field(&row, "age")?.parse()?,
        ];
        qx[place] = field(&row, "qx")?.parse()?;
    }
    let mut asfr = Array2::zeros((56, FERTILE_AGES));
    for row in rows(File::open(folder.join("hfd_asfr_norway_1967_2022.csv"))?)? {
        let age: usize = field(&row, "age")?.parse()?;
        asfr[[offset(field(&row, "year")?.parse()?, 1967)?, age - FIRST_FERTILE_AGE]] =
            field(&row, "asfr")?.parse()?;
    }
    let mut births = Array2::zeros((57, SEXES));
    for row in rows(File::open(folder.join("hmd_births_1846_2023.csv"))?)? {
        let year: i32 = field(&row, "year")?.parse()?;
        if year >= 1967 {
            births[[offset(year, 1967)?, 0]] = field(&row, "female")?.parse()?;
            births[[offset(year, 1967)?, 1]] = field(&row, "male")?.parse()?;
        }
    }
    Ok(Statistics::new(
        places,
        (FIRST_MUNICIPAL_YEAR, population),
        (1986, national),
        (2000, qx),
        (1967, asfr),
        (1967, births),
    )?)
}

/// SSB's main alternative for the nation in the given years, in the groups the baseline is held against.
pub(crate) fn read_mmmm(folder: &Path, years: &[i32]) -> Outcome<Vec<TargetGroup>> {
    let groups: [(&str, std::ops::RangeInclusive<usize>, &[&str]); 7] = [
        ("0", 0..=0, &["0 år"]),
        ("0-5", 0..=5, &["0 år", "1-5 år"]),
        ("6-15", 6..=15, &["6-12 år", "13-15 år"]),
        ("20-66", 20..=66, &["20-44 år", "45-66 år"]),
        ("67-79", 67..=79, &["67-79 år"]),
        ("80+", 80..=105, &["80-89 år", "90 år eller eldre"]),
        ("total", 0..=105, &[]),
    ];
    let all = rows(File::open(folder.join("ssb_projection_14746_national_2026.csv"))?)?;
    let mut targets = Vec::new();
    for &year in years {
        for (name, ages, parts) in &groups {
            let mut persons = 0.0;
            for row in &all {
                let counted = parts.is_empty() || parts.contains(&field(row, "age_group")?);
                if counted
                    && field(row, "alternative")? == "MMMM"
                    && field(row, "year")?.parse::<i32>()? == year
                {
                    persons += field(row, "pop")?.parse::<f64>()?;
                }
            }
            targets.push(TargetGroup { name: (*name).to_owned(), year, ages: ages.clone(), persons });
        }
    }
    Ok(targets)
}
