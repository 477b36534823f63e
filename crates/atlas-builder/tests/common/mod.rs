//! Statistics Norway's tables as a stand-in gives them, made of whatever a test says.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use ssb::{Clock, Options, Service};
use ssb_stub::{Content, Stub, Table, Values, Variable};

/// A figure of something.
pub(crate) type Figure<A> = Arc<dyn Fn(A) -> Option<f64> + Send + Sync>;

/// A country as the tables have it. Regions stand as `0`, `03` or `0301`; sexes as women 0 and men 1; ages up to 105.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) kommuner: Vec<(String, String)>,
    pub(crate) counties: Vec<String>,
    pub(crate) years: RangeInclusive<u16>,
    /// Municipality, year, sex, age.
    pub(crate) people: Figure<(u16, u16, usize, usize)>,
    /// Year, sex, age.
    pub(crate) nation: Figure<(u16, usize, usize)>,
    /// Year, sex, exact age: per 1,000.
    pub(crate) dying: Figure<(u16, usize, usize)>,
    /// Region, age, alternative (0 MMMM, 1 LLML, 2 HHMH), year.
    pub(crate) official: Figure<(String, usize, usize, u16)>,
    /// Region, sex (2 both), first and last age: per cent.
    pub(crate) employed: Figure<(String, usize, usize, usize)>,
    /// Region, first age (15 or 20): per cent.
    pub(crate) status: Figure<(String, usize)>,
    /// Municipality, births (0) or deaths (1), year.
    pub(crate) events: Option<Figure<(u16, usize, u16)>>,
    /// Municipality, in (0) or out (1), age up to 70 and over, year: persons of either sex.
    pub(crate) moves: Option<Figure<(u16, usize, usize, u16)>>,
}

fn one(code: impl ToString, label: impl ToString) -> (String, String) {
    (code.to_string(), label.to_string())
}

fn years(years: RangeInclusive<u16>) -> Variable {
    Variable::new("Tid", years.map(|year| one(year, year)).collect())
}

fn single_ages(code: &'static str, last: u8, open: bool) -> Variable {
    let value = |age: u8| match open && age == last {
        true => one(format!("{age:03}+"), format!("{age} år eller eldre")),
        false => one(format!("{age:03}"), format!("{age} år")),
    };
    Variable::new(code, (0..=last).map(value).collect())
}

fn sexes() -> Variable {
    Variable::new("Kjonn", vec![one("1", "Menn"), one("2", "Kvinner")])
}

fn contents(values: &[(&str, &str)]) -> Variable {
    Variable::new("ContentsCode", values.iter().map(|(code, label)| one(code, label)).collect())
}

/// 0 women, 1 men, 2 both.
fn sex(code: &str) -> usize {
    match code {
        "1" => 1,
        "2" => 0,
        _ => 2,
    }
}

fn number<T: std::str::FromStr>(code: &str) -> T {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("{code} is a number"))
}

impl World {
    fn regions(&self) -> Values {
        let counties = self.counties.iter().map(|nr| one(nr, "Fylke"));
        std::iter::once(one("0", "Hele landet"))
            .chain(counties)
            .chain(self.kommuner.iter().cloned())
            .collect()
    }

    /// The regions and, beside them, today's municipalities in sums, with what such a list has besides.
    fn in_sums(&self, list: &'static str, prefix: &str) -> Variable {
        let mut region = Variable::new("Region", self.regions());
        let sums = self.kommuner.iter().map(|(nr, name)| one(format!("{prefix}{nr}"), name));
        let beside = [one(format!("{prefix}2100"), "Svalbard"), one(format!("{prefix}Rest"), "Rest")];
        region.codelists = vec![(list, sums.chain(beside).collect())];
        region
    }

    /// The tables.
    pub(crate) fn content(&self) -> Content {
        let World { people, nation, dying, official, employed, status, .. } = self.clone();
        let mut tables = Vec::new();
        let variables = vec![
            self.in_sums("agg_KommSummer", "K-"),
            sexes(),
            single_ages("Alder", 105, true),
            contents(&[("Personer1", "Personer")]),
            years(1986..=*self.years.end()),
        ];
        tables.push(Table::new("07459", variables, move |c| match c[0] {
            "0" => nation((number(c[4]), sex(c[1]), number(c[2]))),
            region => people((number(region), number(c[4]), sex(c[1]), number(c[2]))),
        }));
        let mut both = sexes();
        both.values.insert(0, one("0", "Begge kjønn"));
        let content = [
            ("LevendePerTusen", "Levende ved alder x"),
            ("Dodssannsynlighet", "Dødssannsynlighet (promille)"),
        ];
        let variables = vec![
            both,
            single_ages("AlderX", 106, false),
            contents(&content),
            years(1990..=*self.years.end() - 1),
        ];
        tables.push(Table::new("07902", variables, move |c| dying((number(c[3]), sex(c[0]), number(c[1])))));
        let mut left_out = sexes();
        left_out.left_out = Some(None);
        let variables = vec![
            Variable::new("Region", self.regions()),
            left_out,
            single_ages("Alder", 105, true),
            contents(&[
                ("Personer", "Hovedalternativet (MMMM)"),
                ("Personer1", "Lav nasjonal vekst (LLML)"),
                ("Personer2", "Høy nasjonal vekst (HHMH)"),
                ("Personer3", "Lav fruktbarhet (LMMM)"),
            ]),
            years(2026..=2050),
        ];
        // All of an age are women here: the sexes are asked for together.
        tables.push(Table::new("14746", variables, move |c| match sex(c[1]) {
            0 => official((
                c[0].to_owned(),
                number(c[2]),
                match c[3] {
                    "Personer" => 0,
                    "Personer1" => 1,
                    _ => 2,
                },
                number(c[4]),
            )),
            _ => None,
        }));
        let mut three = sexes();
        three.values.insert(0, one("0", "Begge kjønn"));
        let groups = ["15-74", "20-66", "20-24", "25-39", "40-54", "55-66", "67-74"];
        let span = |code: &str| -> (usize, usize) {
            let (from, to) = code.split_once('-').expect("a span");
            (number(from), number(to))
        };
        let variables = vec![
            Variable::new("Region", self.regions()),
            three,
            Variable::new("Alder", groups.map(|code| one(code, format!("{code} år"))).into()),
            contents(&[("Sysselsatte2", "Sysselsatte i prosent av befolkningen")]),
            years(2020..=2025),
        ];
        tables.push(Table::new("06445", variables, move |c| {
            let (from, to) = span(c[2]);
            employed((c[0].to_owned(), sex(c[1]), from, to))
        }));
        let mut background = Variable::new("InnvandrKat", vec![one("A-G", "I alt"), one("B", "Innvandrere")]);
        background.left_out = None;
        let work = vec![one("TOT3", "I alt"), one("A.01", "Sysselsatte"), one("A.09", "Arbeidsledige")];
        let variables = vec![
            Variable::new("Region", self.regions()),
            Variable::new("Alder", vec![one("15+", "15 år eller eldre"), one("20-66", "20-66 år")]),
            background,
            Variable::new("HovArbStyrkStatus", work),
            contents(&[("Bosatte", "Bosatte"), ("BosatteProsent", "Bosatte (prosent)")]),
            years(2020..=2025),
        ];
        tables.push(Table::new("13563", variables, move |c| {
            (c[2] == "A-G" && c[3] == "A.01" && c[4] == "BosatteProsent")
                .then(|| status((c[0].to_owned(), number(&c[1][..2]))))
                .flatten()
        }));
        if let Some(events) = self.events.clone() {
            let variables = vec![
                self.in_sums("agg_KommSummerHist", "K_"),
                contents(&[
                    ("Folkemengde", "Folkemengde 1. januar"),
                    ("Levende", "Levendefødte"),
                    ("Dode", "Døde"),
                ]),
                years(1951..=*self.years.end()),
            ];
            tables.push(Table::new("06913", variables, move |c| {
                events((number(c[0]), usize::from(c[1] == "Dode"), number(c[2])))
            }));
        }
        if let Some(moves) = self.moves.clone() {
            let variables = vec![
                self.in_sums("agg_KommSummer", "K-"),
                sexes(),
                single_ages("Alder", 70, true),
                contents(&[("Inn", "Innflyttinger"), ("Ut", "Utflyttinger"), ("Netto", "Nettoflytting")]),
                years(2017..=*self.years.end() - 1),
            ];
            tables.push(Table::new("19999", variables, move |c| {
                moves((number(c[0]), usize::from(c[3] == "Ut"), number(c[2]), number(c[4])))
            }));
        }
        Content {
            tables,
            municipalities: self.kommuner.iter().cloned().chain([one("9999", "Uoppgitt")]).collect(),
            most_cells: 800_000,
            ..Content::default()
        }
    }
}

/// A clock that does not wait.
pub(crate) struct Now;

impl Clock for Now {
    fn now(&self) -> Duration {
        Duration::ZERO
    }
    fn sleep(&self, _: Duration) {}
    fn today(&self) -> String {
        "2027-03-01".into()
    }
}

/// A folder that goes away with the test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("framsyn-builder-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The service of a stand-in, what is fetched being kept in a folder.
pub(crate) fn service(stub: &Stub, cache: &Path) -> Service {
    let options =
        Options { tables: stub.tables(), klass: stub.klass(), timeout: Duration::from_secs(60), attempts: 3 };
    // A limit that a clock which stands still never reaches.
    stub.change(|content| content.policy = Some("1000000;w=1s"));
    Service::open(options, cache, Box::new(Now), Box::new(|_| {})).expect("the limits are told")
}

/// No other tables than the usual ones.
pub(crate) fn usual() -> BTreeMap<String, String> {
    BTreeMap::new()
}

/// The committed data set.
pub(crate) fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/data")
}
