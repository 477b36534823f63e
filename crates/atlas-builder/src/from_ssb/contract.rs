//! What each of Statistics Norway's tables must have, so that its figures mean what they are taken for; and the reading of
//! it by what the codes mean.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result, bail};
use atlas::{Category, KommuneNr, Source};
use ssb::{Dataset, Dimension, Query, Selection, Service, SsbError};

use crate::official::ages;
use crate::sources::{CC_BY, SSB};

/// A table and what is asked of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Contract {
    /// What the table is for: another one can be named for it.
    pub(crate) role: &'static str,
    /// Its number, and those of its predecessors, which are taken where it is not there.
    pub(crate) tables: &'static [&'static str],
    /// What is said of it in the data set.
    pub(crate) category: Category,
    pub(crate) name: &'static str,
    /// Its variables.
    pub(crate) variables: &'static [(&'static str, Need)],
}

/// What a variable must have.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Need {
    /// Municipalities, counties and the nation, by their numbers.
    Regions,
    /// Today's municipalities in sums over those they were made of, in a division whose name begins so.
    Sums(&'static str),
    /// Men and women, and both together where the table has it.
    Sexes,
    /// The same, left out where it may be.
    AnySex,
    /// Single ages from 0 to this one, which is open where `true` stands beside it.
    Ages(u8, bool),
    /// Single ages from 0 to any, the last one open.
    AgesToAny,
    /// These groups of ages, 105 for no end.
    Groups(&'static [(u8, u8)]),
    /// These values.
    Values(&'static [Value]),
    /// This value, which stands for all; left out where it may be.
    All(Value),
    /// Years.
    Years,
}

/// A value: its code, and a word that only its label has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value {
    pub(crate) code: &'static str,
    pub(crate) word: &'static str,
}

/// What a code means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    Nation,
    County(u8),
    Kommune(KommuneNr),
    /// A region that is none of these: a former municipality's number stands as [`Meaning::Kommune`].
    Elsewhere,
    /// 0 women, 1 men.
    Sex(usize),
    BothSexes,
    /// From and to, 105 for no end.
    Ages(u8, u8),
    /// Place in the list of the contract.
    Value(usize),
    Year(u16),
}

/// A table as found: it keeps its contract.
pub(crate) struct Layout {
    pub(crate) table: String,
    pub(crate) discontinued: bool,
    updated: String,
    category: Category,
    name: &'static str,
    variables: Vec<Found>,
}

/// A variable that is asked for.
struct Found {
    code: &'static str,
    codelist: Option<String>,
    values: Vec<(String, Meaning)>,
}

/// Other tables than the usual ones, by what they are for.
pub(crate) type Names = BTreeMap<String, String>;

impl Contract {
    /// Looks the table up and holds it against what is needed of it.
    ///
    /// # Errors
    /// What the table does not have, by table, variable and value; and a table that is not there.
    pub(crate) fn layout(&self, service: &mut Service, names: &Names) -> Result<Layout> {
        let mut numbers: Vec<&str> = self.tables.to_vec();
        if let Some(named) = names.get(self.role) {
            numbers = vec![named.as_str()];
        }
        let usual = numbers.first().copied();
        for table in numbers {
            match service.metadata(table, None) {
                Ok(metadata) => {
                    if Some(table) != usual {
                        service.tell(&format!("{table} is taken, as its successor is not there"));
                    }
                    return self.read(service, table, &metadata);
                }
                Err(SsbError::Refused { status: 404, .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        bail!(
            "table {} is not there. Where Statistics Norway has replaced it, name its successor: --table {}=NUMBER",
            usual.unwrap_or("of moves by age"),
            self.role
        )
    }

    fn read(&self, service: &mut Service, table: &str, metadata: &Dataset) -> Result<Layout> {
        for variable in metadata.variables() {
            let known = self.variables.iter().any(|(code, _)| code == variable);
            if !known && !metadata.dimension(variable).is_some_and(Dimension::can_be_left_out) {
                bail!("{table}: the variable {variable} is new, and must be asked for");
            }
        }
        let mut variables = Vec::new();
        for &(code, need) in self.variables {
            let dimension = metadata.dimension(code);
            if let Need::AnySex | Need::All(_) = need
                && dimension.is_none_or(Dimension::can_be_left_out)
            {
                continue;
            }
            let dimension = dimension.with_context(|| format!("{table}: the variable {code} is gone"))?;
            let found = if let Need::Sums(prefix) = need {
                let list =
                    dimension.codelists().find(|list| list.starts_with(prefix)).with_context(|| {
                        format!("{table}, {code}: no sums over today's municipalities ({prefix}...)")
                    })?;
                let within = service.metadata(table, Some((code, list)))?;
                let within = within.dimension(code).with_context(|| format!("{table}, {code}, {list}"))?;
                let values = need.meanings(within).with_context(|| format!("{table}, {code}, {list}"))?;
                Found { code, codelist: Some(list.to_owned()), values }
            } else {
                let values = need.meanings(dimension).with_context(|| format!("{table}, {code}"))?;
                Found { code, codelist: None, values }
            };
            variables.push(found);
        }
        let (updated, discontinued) = (metadata.updated.clone(), metadata.discontinued());
        if discontinued {
            service.tell(&format!(
                "{table} is no longer kept up: look for its successor (--table {}=...)",
                self.role
            ));
        }
        let (category, name) = (self.category, self.name);
        Ok(Layout { table: table.into(), discontinued, updated, category, name, variables })
    }
}

impl Need {
    /// What the codes of a variable mean; those that mean nothing here are left out.
    fn meanings(self, dimension: &Dimension) -> Result<Vec<(String, Meaning)>> {
        let codes = dimension.codes();
        let labelled = codes.iter().map(|code| (*code, dimension.label(code)));
        let own = |code: &str, meaning| (code.to_owned(), meaning);
        match self {
            Self::Regions | Self::Sums(_) => Ok(codes.iter().map(|code| own(code, region(code))).collect()),
            Self::Sexes | Self::AnySex => {
                let mut found = Vec::new();
                for (code, label) in labelled {
                    let label = label.to_lowercase();
                    let meaning = match code {
                        "1" if label.contains("menn") => Meaning::Sex(1),
                        "2" if label.contains("kvinner") => Meaning::Sex(0),
                        "0" => Meaning::BothSexes,
                        _ => bail!("the sex {code:?} is called {label:?}"),
                    };
                    found.push(own(code, meaning));
                }
                let both = [0, 1].iter().all(|sex| found.iter().any(|(_, m)| *m == Meaning::Sex(*sex)));
                if !both {
                    bail!("men (1) and women (2) are not both there");
                }
                Ok(found)
            }
            Self::Ages(last, open) => single_ages(&codes, dimension, Some((last, open))),
            Self::AgesToAny => single_ages(&codes, dimension, None),
            Self::Groups(groups) => {
                let read = |code: &str, label: &str| ages(label).or_else(|| ages(code));
                groups
                    .iter()
                    .map(|(from, to)| {
                        let mut of =
                            labelled.clone().filter(|(code, label)| read(code, label) == Some((*from, *to)));
                        let (code, _) = of.next().with_context(|| {
                            let shown: Vec<&str> = labelled.clone().map(|(_, label)| label).collect();
                            format!("no ages {from}-{to} among {}", shown.join(", "))
                        })?;
                        Ok(own(code, Meaning::Ages(*from, *to)))
                    })
                    .collect()
            }
            Self::Values(values) => values
                .iter()
                .enumerate()
                .map(|(i, value)| Ok(own(value.find(dimension)?, Meaning::Value(i))))
                .collect(),
            Self::All(value) => Ok(vec![own(value.find(dimension)?, Meaning::Value(0))]),
            Self::Years => codes
                .iter()
                .map(|code| {
                    let year = code.parse().ok().filter(|year| (1700..2200).contains(year));
                    Ok(own(code, Meaning::Year(year.with_context(|| format!("{code:?} is no year"))?)))
                })
                .collect(),
        }
    }
}

impl Value {
    /// The one value whose label has the word, or else the one that has the code.
    fn find<'a>(&self, dimension: &'a Dimension) -> Result<&'a str> {
        let codes = dimension.codes();
        let word = self.word.to_lowercase();
        let worded: Vec<&&str> =
            codes.iter().filter(|code| dimension.label(code).to_lowercase().contains(&word)).collect();
        match worded[..] {
            [code] => Ok(*code),
            _ => codes.iter().find(|code| **code == self.code).copied().with_context(|| {
                let shown: Vec<&str> = codes.iter().map(|code| dimension.label(code)).collect();
                format!("no value «{}» ({}) among {}", self.word, self.code, shown.join(", "))
            }),
        }
    }
}

/// A region by its code: `0`, `03`, `F-03`, `0301`, `K-0301`, `K_0301`.
fn region(code: &str) -> Meaning {
    let digits = code.trim_start_matches(|c: char| c.is_ascii_alphabetic()).trim_start_matches(['-', '_']);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Meaning::Elsewhere;
    }
    match (digits.len(), digits.parse::<u16>()) {
        (1, Ok(0)) => Meaning::Nation,
        (2, Ok(nr)) if (1..=99).contains(&nr) => u8::try_from(nr).map_or(Meaning::Elsewhere, Meaning::County),
        (4, Ok(_)) => digits.parse().map_or(Meaning::Elsewhere, Meaning::Kommune),
        _ => Meaning::Elsewhere,
    }
}

/// Single ages without a gap from 0; `end` says the last one and whether it is open.
fn single_ages(
    codes: &[&str],
    dimension: &Dimension,
    end: Option<(u8, bool)>,
) -> Result<Vec<(String, Meaning)>> {
    let mut found = Vec::new();
    for code in codes {
        let label = dimension.label(code);
        let age: u8 = code
            .trim_end_matches('+')
            .parse()
            .ok()
            .with_context(|| format!("{code:?} ({label:?}) is no single age"))?;
        let open = code.ends_with('+') || label.ends_with("eller eldre");
        if let Some((from, _)) = ages(label)
            && from != age
        {
            bail!("the age {code:?} is called {label:?}");
        }
        found.push((age, open, (*code).to_owned()));
    }
    found.sort();
    let (last, last_open) = found.last().map(|(age, open, _)| (*age, *open)).context("no ages")?;
    let wanted = end.unwrap_or((last, true));
    let gapless = found.iter().map(|(age, ..)| *age).eq(0..=last);
    let closed = found.iter().filter(|(_, open, _)| *open).count() == usize::from(last_open);
    if (last, last_open) != wanted || !gapless || !closed {
        let or_older = if wanted.1 { " or older" } else { "" };
        bail!(
            "single ages from 0 to {}{or_older} are needed; the table has {} ages, the last one {last}{}",
            wanted.0,
            found.len(),
            if last_open { " or older" } else { "" }
        );
    }
    let meaning = |age: u8, open: bool| Meaning::Ages(age, if open { age.max(105) } else { age });
    Ok(found.into_iter().map(|(age, open, code)| (code, meaning(age, open))).collect())
}

impl Layout {
    /// The years that the table has, rising.
    pub(crate) fn years(&self) -> Vec<u16> {
        let meanings = self.meanings();
        let mut years: Vec<u16> = meanings
            .filter_map(|meaning| if let Meaning::Year(year) = meaning { Some(year) } else { None })
            .collect();
        years.sort_unstable();
        years
    }

    /// The last year.
    pub(crate) fn last_year(&self) -> Result<u16> {
        self.years().last().copied().with_context(|| format!("{}: no years", self.table))
    }

    /// What all codes mean.
    pub(crate) fn meanings(&self) -> impl Iterator<Item = Meaning> + '_ {
        self.variables.iter().flat_map(|variable| variable.values.iter().map(|(_, meaning)| *meaning))
    }

    /// Reads all figures whose codes are `wanted`: `each` hears what the codes of the variables mean, in their order, and
    /// the figure. Gives what is to be said of the table in the data set.
    pub(crate) fn figures(
        &self,
        service: &mut Service,
        wanted: impl Fn(Meaning) -> bool,
        mut each: impl FnMut(&[Meaning], Option<f64>) -> Result<()>,
    ) -> Result<Source> {
        let mut selections = Vec::new();
        let mut years: Vec<u16> = Vec::new();
        for variable in &self.variables {
            let chosen: Vec<&(String, Meaning)> =
                variable.values.iter().filter(|(_, meaning)| wanted(*meaning)).collect();
            if chosen.is_empty() {
                bail!("{}, {}: nothing of what is needed", self.table, variable.code);
            }
            years.extend(
                chosen
                    .iter()
                    .filter_map(|(_, m)| if let Meaning::Year(year) = m { Some(year) } else { None }),
            );
            selections.push(Selection {
                variable: variable.code.into(),
                codelist: variable.codelist.clone(),
                values: chosen.into_iter().map(|(code, _)| code.clone()).collect(),
            });
        }
        let query = Query { table: self.table.clone(), updated: self.updated.clone(), selections };
        let answer = service.figures(query)?;
        let names: Vec<&str> = self.variables.iter().map(|variable| variable.code).collect();
        let meanings: Vec<HashMap<&str, Meaning>> = self
            .variables
            .iter()
            .map(|variable| variable.values.iter().map(|(code, meaning)| (code.as_str(), *meaning)).collect())
            .collect();
        let mut cell = Vec::with_capacity(names.len());
        for part in &answer.parts {
            part.visit(&names, |codes, figure| -> Result<()> {
                cell.clear();
                for (code, meanings) in codes.iter().zip(&meanings) {
                    let meaning = meanings.get(code);
                    cell.push(
                        *meaning.with_context(|| format!("{}: {code:?} was not asked for", self.table))?,
                    );
                }
                each(&cell, figure)
            })?;
        }
        let (first, last) = (years.iter().min(), years.iter().max());
        let vintage = match (first, last) {
            (Some(first), Some(last)) if first == last => first.to_string(),
            (Some(first), Some(last)) => format!("{first}–{last}"),
            _ => String::new(),
        };
        Ok(Source {
            category: self.category,
            publisher: SSB.into(),
            table: format!("{} ({})", self.name, self.table),
            vintage,
            retrieved: answer.retrieved,
            licence: CC_BY.into(),
            sha256: answer.sha256,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_read_in_every_way_they_are_written() {
        let kommune = |nr| Meaning::Kommune(KommuneNr::new(nr).expect("a number"));
        for (code, meaning) in [
            ("0", Meaning::Nation),
            ("03", Meaning::County(3)),
            ("F-56", Meaning::County(56)),
            ("0301", kommune(301)),
            ("K-0301", kommune(301)),
            ("K_5501", kommune(5501)),
            ("K-Rest", Meaning::Elsewhere),
            ("030101a", Meaning::Elsewhere),
            ("03010101", Meaning::Elsewhere),
        ] {
            assert_eq!(region(code), meaning, "{code}");
        }
    }
}
