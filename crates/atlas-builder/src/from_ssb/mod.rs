//! The tables as Statistics Norway's services have them today: the same door as a folder of files.
//!
//! What the services do not have (fertility by single age, cost keys, boundaries) is kept from the last data set, with what
//! is said there of its sources.

mod contract;

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use atlas::{AGES, CELLS, Category, KommuneNr, LIFE_TABLE_AGES, NationRecord, OfficialPath, SEXES, Source};
use estimation::{Counted, CountedMoves, Flows};
use ssb::{Service, SsbError};

use crate::borders::Borders;
use crate::employment::{Employed, PUBLISHED_AGES, Published, Span};
use crate::from_ssb::contract::{Contract, Layout, Meaning, Names, Need, Value};
use crate::kept::Kept;
use crate::places::Places;
use crate::sources::{CC_BY, SSB, sorted};
use crate::tables::{Official, Tables};
use crate::{DataSet, assemble, baseline, nation, official, population, standards};

const fn value(code: &'static str, word: &'static str) -> Value {
    Value { code, word }
}

const POPULATION: Contract = Contract {
    role: "population",
    tables: &["07459"],
    category: Category::Population,
    name: "Folkemengde i kommunene etter kjønn og alder",
    variables: &[
        ("Region", Need::Sums("agg_KommSummer")),
        ("Kjonn", Need::Sexes),
        ("Alder", Need::Ages(105, true)),
        ("ContentsCode", Need::Values(&[value("Personer1", "Personer")])),
        ("Tid", Need::Years),
    ],
};

const POPULATION_NORWAY: Contract = Contract {
    name: "Folkemengde i landet etter kjønn og alder",
    variables: &[
        ("Region", Need::Regions),
        ("Kjonn", Need::Sexes),
        ("Alder", Need::Ages(105, true)),
        ("ContentsCode", Need::Values(&[value("Personer1", "Personer")])),
        ("Tid", Need::Years),
    ],
    ..POPULATION
};

const LIFE_TABLES: Contract = Contract {
    role: "life-tables",
    tables: &["07902"],
    category: Category::Mortality,
    name: "Dødelighetstabeller",
    variables: &[
        ("Kjonn", Need::Sexes),
        ("AlderX", Need::Ages(106, false)),
        ("ContentsCode", Need::Values(&[value("Dodssannsynlighet", "Dødssannsynlighet")])),
        ("Tid", Need::Years),
    ],
};

const PROJECTION: Contract = Contract {
    role: "projection",
    tables: &["14746", "14288"],
    category: Category::Projection,
    name: "Framskriving for kommuner, fylker og landet",
    variables: &[
        ("Region", Need::Regions),
        ("Kjonn", Need::AnySex),
        ("Alder", Need::Ages(105, true)),
        (
            "ContentsCode",
            Need::Values(&[
                value("Personer", "MMMM"),
                value("Personer1", "LLML"),
                value("Personer2", "HHMH"),
            ]),
        ),
        ("Tid", Need::Years),
    ],
};

const EMPLOYED: Contract = Contract {
    role: "employed",
    tables: &["06445"],
    category: Category::Employment,
    name: "Sysselsatte etter kommune, kjønn og alder",
    variables: &[
        ("Region", Need::Regions),
        ("Kjonn", Need::Sexes),
        ("Alder", Need::Groups(&[(20, 24), (25, 39), (40, 54), (55, 66), (67, 74), (20, 66)])),
        ("ContentsCode", Need::Values(&[value("Sysselsatte2", "prosent")])),
        ("Tid", Need::Years),
    ],
};

const STATUS: Contract = Contract {
    role: "status",
    tables: &["13563"],
    category: Category::Employment,
    name: "Status på arbeidsmarkedet etter kommune og alder",
    variables: &[
        ("Region", Need::Regions),
        ("Alder", Need::Groups(&[(20, 66), (15, 105)])),
        ("InnvandrKat", Need::All(value("A-G", "i alt"))),
        ("HovArbStyrkStatus", Need::Values(&[value("A.01", "sysselsatte")])),
        ("ContentsCode", Need::Values(&[value("BosatteProsent", "prosent")])),
        ("Tid", Need::Years),
    ],
};

const EVENTS: Contract = Contract {
    role: "events",
    tables: &["06913"],
    category: Category::Migration,
    name: "Fødte og døde i kommunene",
    variables: &[
        ("Region", Need::Sums("agg_KommSummer")),
        ("ContentsCode", Need::Values(&[value("Levende", "levendefødte"), value("Dode", "døde")])),
        ("Tid", Need::Years),
    ],
};

/// The service has no table of moves that is known to have every municipality by single age: one may be named.
const MOVES: Contract = Contract {
    role: "moves",
    tables: &[],
    category: Category::Migration,
    name: "Flyttinger i kommunene etter kjønn og alder",
    variables: &[
        ("Region", Need::Sums("agg_KommSummer")),
        ("Kjonn", Need::Sexes),
        ("Alder", Need::AgesToAny),
        (
            "ContentsCode",
            Need::Values(&[value("Innflyttinger", "innflytt"), value("Utflyttinger", "utflytt")]),
        ),
        ("Tid", Need::Years),
    ],
};

/// First year of the nation's population and of its life tables: as far back as the rule was chosen on.
const NATION_FROM: u16 = 1986;
const LIFE_TABLES_FROM: u16 = 2000;

/// Deaths within a year per so many, in the life tables.
const PER: f64 = 1000.0;

/// The age groups of the official projections in the data set.
const OFFICIAL_AGES: [(u8, u8, &str); 10] = [
    (0, 0, "0"),
    (1, 5, "1-5"),
    (6, 12, "6-12"),
    (13, 15, "13-15"),
    (16, 19, "16-19"),
    (20, 44, "20-44"),
    (45, 66, "45-66"),
    (67, 79, "67-79"),
    (80, 89, "80-89"),
    (90, 105, "90+"),
];

/// How far apart the sum of the municipalities and the nation may be, as a share: some have been found in between.
const APART: f64 = 0.001;

/// Numbers that the tables have beside those of municipalities: Svalbard, Jan Mayen, the shelf, not known.
const NO_MUNICIPALITY: [std::ops::RangeInclusive<u16>; 2] = [2100..=2399, 9900..=9999];

/// Whether a table is what it is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What the table is for.
    pub role: String,
    /// What was found: the table and its years, or what is wrong.
    pub said: Result<String, String>,
}

/// Holds every table of the service against what is needed of it, and fetches no figures.
///
/// # Errors
/// A service that does not answer; what is wrong with a table stands in the list.
pub fn check_tables(service: &mut Service, names: &BTreeMap<String, String>) -> Result<Vec<Found>> {
    known(names)?;
    let mut found = Vec::new();
    for contract in contracts(names) {
        let said = match contract.layout(service, names) {
            Ok(layout) => {
                let years = layout.years();
                let (first, last) = (years.first().copied(), years.last().copied());
                let end = if layout.discontinued { ", no longer kept up" } else { "" };
                let span = format!("{}–{}", first.unwrap_or_default(), last.unwrap_or_default());
                Ok(format!("{}, {span}{end}", layout.table))
            }
            Err(error) if unanswered(&error) => return Err(error),
            Err(error) => Err(format!("{error:#}")),
        };
        found.push(Found { role: contract.role.to_owned(), said });
    }
    let today = service.today();
    let said = service.municipalities(&today).map(|codes| format!("{} numbers", codes.len()));
    found.push(Found { role: "municipalities".into(), said: said.map_err(|error| error.to_string()) });
    Ok(found)
}

fn contracts(names: &Names) -> Vec<Contract> {
    let all = [POPULATION, POPULATION_NORWAY, LIFE_TABLES, PROJECTION, EMPLOYED, STATUS, EVENTS, MOVES];
    all.into_iter()
        .filter(|contract| !contract.tables.is_empty() || names.contains_key(contract.role))
        .collect()
}

/// Refuses names of tables that are for nothing.
fn known(names: &Names) -> Result<()> {
    let roles = [POPULATION, LIFE_TABLES, PROJECTION, EMPLOYED, STATUS, EVENTS, MOVES].map(|c| c.role);
    match names.keys().find(|name| !roles.contains(&name.as_str())) {
        Some(name) => bail!("no table is for {name:?}: there are {}", roles.join(", ")),
        None => Ok(()),
    }
}

/// Builds the data set from the service's tables and the last data set. `names` names other tables than the usual ones.
///
/// # Errors
/// A service that does not answer, a table that is not what it is taken for, borders that cannot be followed, or what the
/// estimation has against the figures; each by table, place and year.
pub fn build_from_ssb(
    service: &mut Service,
    kept: &Kept,
    names: &BTreeMap<String, String>,
) -> Result<DataSet> {
    known(names)?;
    assemble(Reading { service, names, sources: Vec::new() }.tables(kept.clone())?)
}

/// A reading of all tables.
struct Reading<'a> {
    service: &'a mut Service,
    names: &'a Names,
    sources: Vec<Source>,
}

impl Reading<'_> {
    fn tables(mut self, kept: Kept) -> Result<Tables> {
        let people = POPULATION.layout(self.service, self.names)?;
        let base_year = people.last_year()?;
        if base_year < kept.core.base_year {
            bail!(
                "{} ends in {base_year}, and the last data set in {}: it is the newer one",
                people.table,
                kept.core.base_year
            );
        }
        let borders = self.borders(&kept, base_year)?;
        let kept = borders.applied(kept)?;
        let history = self.history(&people, &kept, &borders)?;
        let record = self.nation(&kept, base_year)?;
        let people = nation(&history)?;
        let all: f64 = people.iter().sum();
        let published: f64 = record.population.values.iter().rev().take(CELLS).sum();
        if (all / published - 1.0).abs() > APART {
            bail!("the municipalities have {all} inhabitants in {base_year}, the nation {published}");
        }
        let (official, employed) = (self.official(&borders)?, self.employed(&borders)?);
        let flows = self.flows(&history, base_year)?;
        let mut standards = kept.standards;
        standards.shares = standards::shares(&people);
        // What is kept keeps what was said of it.
        let of_kept = [Category::Fertility, Category::Geography, Category::Services];
        let old = kept.core.sources.tables.into_iter().filter(|source| of_kept.contains(&source.category));
        self.sources.extend(old);
        Ok(Tables {
            history,
            nation: record,
            places: Places {
                kommuner: kept.core.places,
                counties: kept.core.counties,
                regions: kept.core.regions,
            },
            numbers: kept.numbers,
            official,
            employed,
            flows,
            services: kept.core.services,
            standards,
            map: kept.map,
            sources: sorted(self.sources),
        })
    }

    /// What became of the municipalities since the last data set.
    fn borders(&mut self, kept: &Kept, base_year: u16) -> Result<Borders> {
        let day = |year: u16| format!("{year}-01-02");
        let today = self.service.municipalities(&day(base_year))?;
        let changes = if base_year == kept.core.base_year {
            Vec::new()
        } else {
            self.service.changes(&day(kept.core.base_year), &day(base_year))?
        };
        let borders = Borders::new(&kept.core.places, &today, &changes)?;
        for line in borders.told() {
            self.service.tell(&line);
        }
        if !borders.unchanged() {
            self.sources.push(Source {
                category: Category::Geography,
                publisher: SSB.into(),
                table: "Endringer i kommuneinndelingen (Klass 131)".into(),
                vintage: format!("{}–{base_year}", kept.core.base_year),
                retrieved: self.service.today(),
                licence: CC_BY.into(),
                sha256: ssb::checksum(format!("{changes:?}").as_bytes()),
            });
        }
        Ok(borders)
    }

    /// The single-age history. Where a municipality's figures are not the service's own, those of the last data set stay.
    fn history(&mut self, layout: &Layout, kept: &Kept, borders: &Borders) -> Result<atlas::History> {
        let today = borders.today();
        let mut there = Vec::new();
        for nr in layout.meanings().filter_map(kommune) {
            if today.contains_key(&nr) {
                there.push(nr);
            } else if !NO_MUNICIPALITY.iter().any(|numbers| numbers.contains(&nr.get())) {
                bail!("{}: {nr} is a municipality that Klass 131 does not know", layout.table);
            }
        }
        if let Some((nr, name)) = today.iter().find(|(nr, _)| !there.contains(nr)) {
            bail!("{}: {nr} {name} is not among its municipalities", layout.table);
        }
        let quality: BTreeMap<KommuneNr, u16> =
            kept.core.places.iter().map(|place| (place.nr, population::own_from(place.quality))).collect();
        let mut cells: BTreeMap<(KommuneNr, u16), Vec<Option<u32>>> = BTreeMap::new();
        for (k, nr) in kept.history.kommuner.iter().enumerate() {
            let own_from = quality.get(nr).copied().unwrap_or(population::FIRST_YEAR);
            for year in kept.history.first_year..own_from {
                let people = kept.history.population(k, year);
                let people = people.with_context(|| format!("the last data set has no {nr} in {year}"))?;
                cells.insert((*nr, year), people.iter().copied().map(Some).collect());
            }
        }
        let wanted = |meaning: Meaning| match meaning {
            Meaning::Kommune(nr) => today.contains_key(&nr),
            Meaning::Year(year) => year >= population::FIRST_YEAR,
            Meaning::Sex(_) | Meaning::Ages(..) | Meaning::Value(_) => true,
            _ => false,
        };
        let source = layout.figures(self.service, wanted, |cell, figure| {
            let [Meaning::Kommune(nr), Meaning::Sex(sex), Meaning::Ages(age, _), _, Meaning::Year(year)] =
                *cell
            else {
                bail!("{}: an unknown cell", layout.table)
            };
            if year < quality.get(&nr).copied().unwrap_or_default() {
                return Ok(());
            }
            let place = || format!("{}: {nr} {}, {year}, age {age}", layout.table, today[&nr]);
            let persons = persons(figure).with_context(place)?;
            let row = cells.entry((nr, year)).or_insert_with(|| vec![None; CELLS]);
            row[sex * AGES + usize::from(age)] = Some(persons);
            Ok(())
        })?;
        self.sources.push(source);
        population::history(cells)
    }

    /// What the nation has seen; births and fertility by age as they were.
    fn nation(&mut self, kept: &Kept, base_year: u16) -> Result<NationRecord> {
        let layout = POPULATION_NORWAY.layout(self.service, self.names)?;
        let wanted = |meaning: Meaning| match meaning {
            Meaning::Nation | Meaning::Sex(_) | Meaning::Ages(..) | Meaning::Value(_) => true,
            Meaning::Year(year) => (NATION_FROM..=base_year).contains(&year),
            _ => false,
        };
        let mut rows = Vec::new();
        let source = layout.figures(self.service, wanted, |cell, figure| {
            let [_, Meaning::Sex(sex), Meaning::Ages(age, _), _, Meaning::Year(year)] = *cell else {
                bail!("{}: an unknown cell", layout.table)
            };
            let persons = persons(figure)
                .with_context(|| format!("{}: the nation, {year}, age {age}", layout.table))?;
            rows.push(Ok((year, vec![sex, usize::from(age)], f64::from(persons))));
            Ok(())
        })?;
        self.sources.push(source);
        let people = baseline::by_year("national population", rows.into_iter(), &[SEXES, AGES], 0.0)?;

        let layout = LIFE_TABLES.layout(self.service, self.names)?;
        let wanted = |meaning: Meaning| match meaning {
            Meaning::Sex(_) | Meaning::Ages(..) | Meaning::Value(_) => true,
            Meaning::Year(year) => (LIFE_TABLES_FROM..base_year).contains(&year),
            _ => false,
        };
        let mut rows = Vec::new();
        let source = layout.figures(self.service, wanted, |cell, figure| {
            let [Meaning::Sex(sex), Meaning::Ages(age, _), _, Meaning::Year(year)] = *cell else {
                bail!("{}: an unknown cell", layout.table)
            };
            // Where a table has closed before 106 nobody is left to survive.
            let Some(figure) = figure else { return Ok(()) };
            if !(0.0..=PER).contains(&figure) {
                bail!("{}: {figure} of {PER} die at {age} in {year}", layout.table);
            }
            rows.push(Ok((year, vec![sex, usize::from(age)], figure / PER)));
            Ok(())
        })?;
        let last = layout.years().into_iter().filter(|year| *year < base_year).max();
        if last != Some(base_year - 1) {
            bail!("{} has no life table of {} yet", layout.table, base_year - 1);
        }
        self.sources.push(source);
        let qx = baseline::by_year("qx", rows.into_iter(), &[SEXES, LIFE_TABLE_AGES], 1.0)?;
        let NationRecord { asfr, births, .. } = kept.nation.clone();
        Ok(NationRecord { population: people, qx, asfr, births })
    }

    /// The projections of the nation, the counties and the municipalities that the table has figures of.
    fn official(&mut self, borders: &Borders) -> Result<Official> {
        let layout = PROJECTION.layout(self.service, self.names)?;
        let published = layout.years().first().copied().context("a projection without years")?;
        let today = borders.today();
        let wanted = |meaning: Meaning| match meaning {
            Meaning::Kommune(nr) => today.contains_key(&nr),
            Meaning::BothSexes | Meaning::Elsewhere => false,
            _ => true,
        };
        let mut series: BTreeMap<RegionKey, Option<official::Series>> = BTreeMap::new();
        let source = layout.figures(self.service, wanted, |cell, figure| {
            let region = region_key(cell[0])?;
            let mut rest = cell[1..].iter().copied().filter(|meaning| !matches!(meaning, Meaning::Sex(_)));
            let (Some(Meaning::Ages(age, _)), Some(Meaning::Value(alternative)), Some(Meaning::Year(year))) =
                (rest.next(), rest.next(), rest.next())
            else {
                bail!("{}: an unknown cell", layout.table)
            };
            let slot = series.entry(region).or_insert_with(|| Some(official::Series::new()));
            let (Some(of_region), Ok(persons)) = (slot.as_mut(), persons(figure)) else {
                // A region whose figures have a gap has no path.
                *slot = None;
                return Ok(());
            };
            let alternative = ["MMMM", "LLML", "HHMH"][alternative];
            let groups = of_region.entry(alternative.into()).or_default();
            *groups.entry("total".into()).or_default().entry(year).or_default() += persons;
            let (.., label) = OFFICIAL_AGES
                .into_iter()
                .find(|(from, to, _)| (*from..=*to).contains(&age))
                .with_context(|| format!("{}: age {age}", layout.table))?;
            *groups.entry(label.into()).or_default().entry(year).or_default() += persons;
            Ok(())
        })?;
        self.sources.push(source);
        let (mut of_nation, mut counties, mut kommuner) = (None, BTreeMap::new(), BTreeMap::new());
        for (region, series) in series {
            let Some(series) = series else { continue };
            let path: OfficialPath = official::path(published, &series)
                .with_context(|| format!("{}: {region:?}", layout.table))?;
            match region {
                RegionKey::Nation => of_nation = Some(path),
                RegionKey::County(nr) => drop(counties.insert(nr, path)),
                RegionKey::Kommune(nr) => drop(kommuner.insert(nr, path)),
            }
        }
        let without = today.len() - kommuner.len();
        if without > 0 {
            self.service.tell(&format!("{}: no figures of {without} municipalities", layout.table));
        }
        let nation = of_nation.with_context(|| format!("{}: no figures of the nation", layout.table))?;
        Ok(Official { nation, counties, kommuner })
    }

    /// What is published of the employed in the last year.
    fn employed(&mut self, borders: &Borders) -> Result<Employed> {
        let today = borders.today();
        let layout = EMPLOYED.layout(self.service, self.names)?;
        let year = layout.last_year()?;
        let of_year = |last: u16| {
            move |meaning: Meaning| match meaning {
                Meaning::Kommune(nr) => today.contains_key(&nr),
                Meaning::Year(year) => year == last,
                Meaning::County(_) | Meaning::Elsewhere => false,
                _ => true,
            }
        };
        let mut of_nation: BTreeMap<(usize, u8, u8), f64> = BTreeMap::new();
        let mut by_age: BTreeMap<KommuneNr, [[Option<f64>; PUBLISHED_AGES.len()]; SEXES]> = BTreeMap::new();
        let source = layout.figures(self.service, of_year(year), |cell, figure| {
            let (region, sex, Meaning::Ages(from, to)) = (cell[0], cell[1], cell[2]) else {
                bail!("{}: an unknown cell", layout.table)
            };
            let Some(share) = figure else { return Ok(()) };
            if !(0.0..=100.0).contains(&share) {
                bail!("{}: {share} per cent employed at {from}-{to}", layout.table);
            }
            let span = (usize::from(from), usize::from(to));
            match (region, sex) {
                (Meaning::Nation, Meaning::Sex(sex)) => {
                    of_nation.insert((sex, from, to), share);
                }
                (Meaning::Nation, _) => {
                    of_nation.insert((SEXES, from, to), share);
                }
                (Meaning::Kommune(nr), Meaning::Sex(sex)) => {
                    if let Some(i) = PUBLISHED_AGES.iter().position(|ages| *ages == span) {
                        by_age.entry(nr).or_default()[sex][i] = Some(share);
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        self.sources.push(source);
        let figure = |sex: usize, from: u8, to: u8| {
            let found = of_nation.get(&(sex, from, to)).copied();
            found.with_context(|| format!("{}: no figure of the nation at {from}-{to}", layout.table))
        };
        let mut ages = Vec::new();
        for (from, to) in PUBLISHED_AGES {
            let share = figure(SEXES, u8::try_from(from)?, u8::try_from(to)?)?;
            ages.push(Span { from, to, rate: share / 100.0 });
        }
        let by_sex = [figure(0, 20, 66)? / 100.0, figure(1, 20, 66)? / 100.0];

        let layout = STATUS.layout(self.service, self.names)?;
        let last = layout.last_year()?;
        let (mut from_15, mut local) = (None, BTreeMap::new());
        let source = layout.figures(self.service, of_year(last), |cell, figure| {
            let (Some(share), Meaning::Ages(from, _)) = (figure, cell[1]) else { return Ok(()) };
            match cell[0] {
                Meaning::Nation if from == 15 => from_15 = Some(share),
                Meaning::Kommune(nr) if from == 20 => {
                    local.insert(nr, Published::At20To66(share));
                }
                // The narrower ages are the nearer ones, whichever comes first.
                Meaning::Kommune(nr) if from == 15 => {
                    local.entry(nr).or_insert(Published::From15(share));
                }
                _ => {}
            }
            Ok(())
        })?;
        self.sources.push(source);
        for (nr, shares) in by_age {
            if let [Some(women), Some(men)] = shares.map(whole) {
                local.insert(nr, Published::ByAge([women, men]));
            }
        }
        let from_15 =
            from_15.with_context(|| format!("{}: no figure of the nation from 15", layout.table))?;
        Ok(Employed { year, ages, by_sex, from_15, local })
    }

    /// Births and deaths, and moves by age where a table of them is named. Without them the estimate infers all three.
    fn flows(&mut self, history: &atlas::History, base_year: u16) -> Result<Flows> {
        let first_year = i32::from(population::FIRST_YEAR);
        let years = usize::from(base_year - population::FIRST_YEAR);
        let at = |nr: KommuneNr| history.kommuner.binary_search(&nr).ok();
        let wanted = |meaning: Meaning| match meaning {
            Meaning::Kommune(nr) => at(nr).is_some(),
            Meaning::Year(year) => (population::FIRST_YEAR..base_year).contains(&year),
            Meaning::BothSexes | Meaning::Elsewhere | Meaning::Nation | Meaning::County(_) => false,
            _ => true,
        };
        let empty = || Counted { first_year, figures: vec![vec![None; history.kommuner.len()]; years] };
        let mut flows = Flows::default();
        match EVENTS.layout(self.service, self.names) {
            Ok(layout) => {
                let (mut births, mut deaths) = (empty(), empty());
                let source = layout.figures(self.service, wanted, |cell, figure| {
                    let [Meaning::Kommune(nr), Meaning::Value(kind), Meaning::Year(year)] = *cell else {
                        bail!("{}: an unknown cell", layout.table)
                    };
                    if let Some(k) = at(nr) {
                        let counted = if kind == 0 { &mut births } else { &mut deaths };
                        counted.figures[usize::from(year - population::FIRST_YEAR)][k] = figure;
                    }
                    Ok(())
                })?;
                self.sources.push(source);
                (flows.births, flows.deaths) = (births, deaths);
            }
            Err(error) if self.names.contains_key(EVENTS.role) || unanswered(&error) => return Err(error),
            Err(error) => self.service.tell(&format!("{error:#}; births and deaths are inferred")),
        }
        if self.names.contains_key(MOVES.role) {
            flows.moves = self.moves(history, base_year, wanted)?;
        }
        Ok(flows)
    }

    fn moves(
        &mut self,
        history: &atlas::History,
        base_year: u16,
        wanted: impl Fn(Meaning) -> bool,
    ) -> Result<CountedMoves> {
        let layout = MOVES.layout(self.service, self.names)?;
        let years = usize::from(base_year - population::FIRST_YEAR);
        let mut figures: Vec<Vec<Option<Vec<f64>>>> = vec![vec![None; history.kommuner.len()]; years];
        let source = layout.figures(self.service, wanted, |cell, figure| {
            let [
                Meaning::Kommune(nr),
                Meaning::Sex(sex),
                Meaning::Ages(from, to),
                Meaning::Value(way),
                Meaning::Year(year),
            ] = *cell
            else {
                bail!("{}: an unknown cell", layout.table)
            };
            let (Some(moves), Ok(k)) = (figure, history.kommuner.binary_search(&nr)) else { return Ok(()) };
            let moves = if way == 0 { moves } else { -moves };
            let row = &mut figures[usize::from(year - population::FIRST_YEAR)][k];
            let cells = row.get_or_insert_with(|| vec![0.0; CELLS]);
            let ages = sex * AGES + usize::from(from)..=sex * AGES + usize::from(to);
            // Those of an open group are shared by those who live there at its ages when the year ends.
            let there = history.population(k, year + 1).context("a year of the history")?;
            let all: f64 = there[ages.clone()].iter().map(|persons| f64::from(*persons)).sum();
            for at in ages.clone() {
                let share = if all > 0.0 {
                    f64::from(there[at]) / all
                } else {
                    f64::from(u8::from(at == *ages.start()))
                };
                cells[at] += moves * share;
            }
            Ok(())
        })?;
        self.sources.push(source);
        Ok(CountedMoves { first_year: i32::from(population::FIRST_YEAR), figures })
    }
}

/// Whether the service did not answer, so that nothing is known of the table.
fn unanswered(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(SsbError::NoAnswer { .. }))
}

/// A region that a projection is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum RegionKey {
    Nation,
    County(u8),
    Kommune(KommuneNr),
}

fn region_key(meaning: Meaning) -> Result<RegionKey> {
    match meaning {
        Meaning::Nation => Ok(RegionKey::Nation),
        Meaning::County(nr) => Ok(RegionKey::County(nr)),
        Meaning::Kommune(nr) => Ok(RegionKey::Kommune(nr)),
        other => bail!("{other:?} is no region"),
    }
}

fn kommune(meaning: Meaning) -> Option<KommuneNr> {
    if let Meaning::Kommune(nr) = meaning { Some(nr) } else { None }
}

/// A number of persons: there, whole and not below zero.
fn persons(figure: Option<f64>) -> Result<u32> {
    let figure = figure.context("no figure")?;
    if !(0.0..=f64::from(u32::MAX)).contains(&figure) || figure.fract() != 0.0 {
        bail!("{figure} is no number of persons");
    }
    #[expect(clippy::cast_sign_loss, reason = "checked above")]
    Ok(figure as u32)
}

/// All of a row, or nothing.
fn whole<const N: usize>(row: [Option<f64>; N]) -> Option<[f64; N]> {
    let mut all = [0.0; N];
    for (slot, value) in all.iter_mut().zip(row) {
        *slot = value?;
    }
    Some(all)
}
