//! Kindergarten and Care users (METHOD.md): the nation's rates of use of municipal services, and of their staff.

use anyhow::{Context, Result, bail};
use atlas::{AGES, CELLS, CareRates, HealthRates, KindergartenRates, SchoolRates, ServiceRates};
use serde::Deserialize;

use crate::sources::{CARE_BY_AGE, KOSTRA, Sources};

const YEAR: u16 = 2025;

/// Ages at which the rates of care begin to rise and stop rising.
const RISES_FROM: usize = 67;
const RISES_TO: usize = 90;

#[derive(Deserialize)]
struct KeyFigure {
    indicator: String,
    year: u16,
    region: String,
    value: Option<f64>,
}

/// Person-years in school (METHOD.md): hours of teaching that a pupil gets in a year, and that a full-time teacher
/// gives, at ages 6-12 and 13-15.
const PUPIL_HOURS: [f64; 2] = [5234.0 / 7.0, 2622.0 / 3.0];
const TEACHER_HOURS: [f64; 2] = [741.0, 656.0];

/// The nation's key figures of KOSTRA.
struct Nation(Vec<KeyFigure>);

impl Nation {
    fn read(sources: &Sources) -> Result<Self> {
        Ok(Self(sources.rows(KOSTRA)?))
    }

    /// A key figure of the year.
    fn figure(&self, name: &str) -> Result<f64> {
        let mut of_nation = self.0.iter().filter(|f| f.year == YEAR && f.region == "Landet");
        of_nation
            .find(|f| f.indicator == name)
            .and_then(|f| f.value)
            .with_context(|| format!("KOSTRA: no figure {name:?} for the nation in {YEAR}"))
    }

    fn share(&self, name: &str) -> Result<f64> {
        self.figure(name).map(|percent| percent / 100.0)
    }
}

/// A municipality's users by age. What is suppressed is missing.
#[derive(Clone, Deserialize)]
struct CareRow {
    pop_0_66: f64,
    pop_67_79: f64,
    pop_80p: f64,
    homecare_users_total: Option<f64>,
    homecare_users_0_66: Option<f64>,
    homecare_users_80p: Option<f64>,
    #[cfg(test)]
    institution_users_total: Option<f64>,
    institution_users_0_66: Option<f64>,
    institution_users_67_79: Option<f64>,
    institution_users_80p: Option<f64>,
}

/// Users per inhabitant aged 0-66, 67-79 and 80 and over.
type Groups = [f64; 3];

impl CareRow {
    fn people(&self) -> Groups {
        [self.pop_0_66, self.pop_67_79, self.pop_80p]
    }

    /// Users of home care by age, where none is suppressed.
    fn home(&self) -> Option<Groups> {
        let (young, old) = (self.homecare_users_0_66?, self.homecare_users_80p?);
        Some([young, self.homecare_users_total? - young - old, old])
    }

    /// Residents of institutions by age, where none is suppressed.
    fn institution(&self) -> Option<Groups> {
        Some([self.institution_users_0_66?, self.institution_users_67_79?, self.institution_users_80p?])
    }
}

/// Care users (METHOD.md): users per inhabitant aged 0-66, 67-79 and 80 and over; home care, then institutions.
///
/// Level: the nation's share of those aged 80 and over. Shape: the other groups stand to it as in the municipalities.
fn care(kostra: &Nation, rows: &[CareRow], people: Groups) -> Result<[Groups; 2]> {
    let shape = |users: fn(&CareRow) -> Option<Groups>| -> Result<Groups> {
        let (mut sum, mut persons) = ([0.0; 3], [0.0; 3]);
        for row in rows {
            // A municipality with a suppressed number says nothing of the shape.
            let Some(users) = users(row) else { continue };
            for i in 0..3 {
                sum[i] += users[i];
                persons[i] += row.people()[i];
            }
        }
        if persons[2] <= 0.0 || sum.iter().any(|users| *users <= 0.0) {
            bail!("care users by age: no municipality with all ages");
        }
        Ok([0, 1, 2].map(|i| sum[i] / persons[i]))
    };
    let home = shape(CareRow::home)?;
    let level = kostra.share("Andel innb. 80+ som bruker hjemmetjenester (%)")? / home[2];
    let (middle, old) = (home[1] * level, home[2] * level);
    // Of all users this share is under 67: published for the nation.
    let young = kostra.share("Andel brukere av hjemmetjenester 0-66 år (%)")?;
    let under_67 = young / (1.0 - young) * (middle * people[1] + old * people[2]) / people[0];
    let institution = shape(CareRow::institution)?;
    let level = kostra.share("Andel innb. 80+ med institusjonsopphold (%)")? / institution[2];
    Ok([[under_67, middle, old], institution.map(|rate| rate * level)])
}

/// The nation's rates, with the shape by age of the municipalities that are published by age.
pub(crate) fn rates(sources: &Sources, nation: &[f64]) -> Result<ServiceRates> {
    let kostra = Nation::read(sources)?;
    let people = [(0, 66), (67, 79), (80, AGES - 1)].map(|(from, to)| both(nation, from, to));
    let [home, institution] = care(&kostra, &sources.rows::<CareRow>(CARE_BY_AGE)?, people)?;

    // Person-years in care (METHOD.md): what is not health is care, and is shared by its users.
    let per_10_000 = |name: &str| kostra.figure(name).map(|figure| figure / 10_000.0);
    let health = HealthRates {
        everyone: per_10_000("Avtalte legeårsverk per 10 000 innbyggere (årsverk)")?
            + per_10_000("Avtalte fysioterapeutårsverk per 10 000 innb. (årsverk)")?,
        young: per_10_000("Avtalte årsverk i helsestasjons-/skolehelsetj. per 10 000 innb. 0-20 (årsverk)")?,
    };
    let everyone: f64 = nation.iter().sum();
    let all = per_10_000("Årsverk helse/omsorg per 10 000 innbygger (årsverk)")? * everyone;
    let care_only = all - health.everyone * everyone - health.young * both(nation, 0, 20);
    let users: f64 = [home, institution].iter().flat_map(|rates| (0..3).map(|i| rates[i] * people[i])).sum();
    let person_years_per_user = care_only / users;
    let published = kostra.figure("Årsverk per bruker av omsorgstjenesten (årsverk)")?;
    if (person_years_per_user - published).abs() > 0.05 {
        bail!("care: {person_years_per_user:.3} person-years per user, published as {published}");
    }

    Ok(ServiceRates {
        year: YEAR,
        kindergarten: KindergartenRates {
            at_1_2: kostra.share("Andel barn 1-2 år i barnehage (%)")?,
            at_3_5: kostra.share("Andel barn 3-5 år i barnehage (%)")?,
            children_per_person_year: kostra.figure("Antall barn per årsverk (grunnbemanning) (antall)")?,
        },
        school: school(&kostra)?,
        home_care: curve(home, nation)?,
        institution: curve(institution, nation)?,
        person_years_per_user,
        health,
    })
}

/// Person-years in school (METHOD.md): from the hours that pupils get, the size of groups, and special and extra
/// teaching, divided by a full-time teacher's hours.
fn school(kostra: &Nation) -> Result<SchoolRates> {
    let group = kostra.figure("Gruppestørrelse 2 (antall)")?;
    let extra = kostra.share("Elever med individuelt tilrettelagt opplæring (%)")?
        * kostra.figure("Årstimer spesialundervisning per elev (antall)")?
        + kostra.share("Elever med forsterket norskopplæring (%)")?
            * kostra.figure("Årstimer særskilt norskopplæring per elev (antall)")?;
    let [at_6_12, at_13_15] = [0, 1].map(|i| (PUPIL_HOURS[i] / group + extra) / TEACHER_HOURS[i]);
    Ok(SchoolRates { at_6_12, at_13_15 })
}

/// Both sexes of an age range.
fn both(population: &[f64], from: usize, to: usize) -> f64 {
    debug_assert_eq!(population.len(), CELLS);
    population[from..=to].iter().sum::<f64>() + population[AGES + from..=AGES + to].iter().sum::<f64>()
}

/// Care by age (METHOD.md): from 67 the rate grows by the same factor with each year of age, to 90, and stays; so that
/// both groups, 67-79 and 80 and over, keep their rates on the nation's people.
fn curve([under_67, middle, old]: Groups, nation: &[f64]) -> Result<CareRates> {
    // Mean of growth^(age - 67) in a group.
    let mean = |growth: f64, from: usize, to: usize| {
        let users: f64 = (from..=to)
            .map(|age| {
                let years = (age.min(RISES_TO) - RISES_FROM) as i32;
                growth.powi(years) * both(nation, age, age)
            })
            .sum();
        users / both(nation, from, to)
    };
    // The ratio of the groups grows with the factor: halve the interval that holds it.
    let ratio = |growth: f64| mean(growth, 80, AGES - 1) / mean(growth, 67, 79);
    let (mut low, mut high) = (1.0, 1.5);
    if !(ratio(low)..ratio(high)).contains(&(old / middle)) {
        bail!("care: {old} at 80 and over beside {middle} at 67-79 cannot be right");
    }
    for _ in 0..60 {
        let growth = 0.5 * (low + high);
        if ratio(growth) < old / middle { low = growth } else { high = growth }
    }
    let growth = 0.5 * (low + high);
    Ok(CareRates { under_67, at_67: middle / mean(growth, 67, 79), growth })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::print_stdout, reason = "the figures that METHOD.md gives are printed here")]

    use super::*;
    use crate::population;
    use crate::testing::tables;

    fn nation(sources: &Sources) -> Vec<f64> {
        crate::nation(&population::read(sources).expect("population").0).expect("people")
    }

    /// What is published for the nation comes out again when the rates are applied to its people.
    #[test]
    fn published_figures_of_the_nation_come_out_again() {
        let Some(sources) = tables() else { return };
        let nation = nation(&sources);
        let rates = rates(&sources, &nation).expect("rates");
        let everyone: f64 = nation.iter().sum();

        let [small, large] = [(1, 2), (3, 5)].map(|(from, to)| both(&nation, from, to));
        let kindergarten = rates.kindergarten;
        let children = kindergarten.at_1_2 * small + kindergarten.at_3_5 * large;
        // 94.5 % of all children aged 1-5 are in kindergarten.
        assert!((children / (small + large) - 0.945).abs() < 0.0005, "{}", children / (small + large));

        let per_age = |care: CareRates, age: usize| match age {
            0..67 => care.under_67,
            _ => care.at_67 * care.growth.powi((age.min(90) - 67) as i32),
        };
        let users = |care: CareRates, from: usize| -> f64 {
            (from..AGES).map(|age| per_age(care, age) * both(&nation, age, age)).sum()
        };
        let old = both(&nation, 80, AGES - 1);
        assert!((users(rates.home_care, 80) / old - 0.248).abs() < 1e-6);
        assert!((users(rates.institution, 80) / old - 0.09).abs() < 1e-6);
        let young = users(rates.home_care, 0) - users(rates.home_care, 67);
        assert!((young / users(rates.home_care, 0) - 0.47).abs() < 1e-6);

        // 325.1 person-years in health and care for every 10,000; 0.6 per user.
        let care = rates.person_years_per_user * (users(rates.home_care, 0) + users(rates.institution, 0));
        let health = rates.health.everyone * everyone + rates.health.young * both(&nation, 0, 20);
        assert!(((care + health) / everyone * 1e4 - 325.1).abs() < 1e-6);
        println!("person-years per user: {:.3}, published 0.6", rates.person_years_per_user);
        assert!((rates.person_years_per_user - 0.6).abs() < 0.05);

        // In 2019/20 there were 11.6 pupils per person-year of teaching, in groups of 15.8 (in 2025 of 15.6): 11.45.
        let pupils = both(&nation, 6, 15);
        let teaching =
            rates.school.at_6_12 * both(&nation, 6, 12) + rates.school.at_13_15 * both(&nation, 13, 15);
        println!("pupils per person-year of teaching: {:.2}", pupils / teaching);
        assert!((pupils / teaching / 11.45 - 1.0).abs() < 0.05);
    }

    /// The care model where it can fail: each of the eight municipalities is left out, the rates are made from the
    /// others and the nation's level, and its users are predicted from its people.
    #[test]
    fn each_municipality_is_predicted_from_the_others() {
        let Some(sources) = tables() else { return };
        let nation = nation(&sources);
        let people = [(0, 66), (67, 79), (80, AGES - 1)].map(|(from, to)| both(&nation, from, to));
        let kostra = Nation::read(&sources).expect("KOSTRA");
        let rows = sources.rows::<CareRow>(CARE_BY_AGE).expect("users by age");
        assert_eq!(rows.len(), 8);
        let error = |predicted: f64, actual: f64| 100.0 * (predicted / actual - 1.0);
        let whole = |groups: Groups| groups.iter().sum::<f64>();
        println!("| inhabitants | home care | 0-66 | 67-79 | 80+ | institutions | 0-66 | 67-79 | 80+ |");
        println!("|---|---|---|---|---|---|---|---|---|");
        let (mut errors, mut large) = (Vec::new(), Vec::new());
        for left in 0..rows.len() {
            let others: Vec<CareRow> =
                rows.iter().enumerate().filter(|(i, _)| *i != left).map(|(_, row)| row.clone()).collect();
            let rates = care(&kostra, &others, people).expect("rates of the others");
            let row = &rows[left];
            let predict = |rates: Groups| [0, 1, 2].map(|i| rates[i] * row.people()[i]);
            let line = |predicted: Groups, actual: Option<Groups>, total: Option<f64>| {
                let mut cells = vec![total.map(|all| error(whole(predicted), all))];
                cells.extend([0, 1, 2].map(|i| actual.map(|users| error(predicted[i], users[i]))));
                cells
            };
            let home = row.home();
            let mut cells = line(predict(rates[0]), home, home.map(whole));
            cells.extend(line(predict(rates[1]), row.institution(), row.institution_users_total));
            let shown: Vec<String> = cells
                .iter()
                .map(|cell| cell.map_or_else(|| "withheld".into(), |error| format!("{error:+.0} %")))
                .collect();
            let inhabitants = whole(row.people());
            println!("| {inhabitants:.0} | {} |", shown.join(" | "));
            errors.extend([cells[0], cells[4]].into_iter().flatten().map(f64::abs));
            if inhabitants < 5e3 {
                // Range by size (METHOD.md) says at most a fifth more in places of this size: users of home care are more.
                let times = cells[0].map_or(1.0, |error| 1.0 / (1.0 + error / 100.0));
                assert!((1.2..1.8).contains(&times), "{times}");
            }
            if inhabitants >= 3e4 {
                large.extend([cells[0], cells[4]].into_iter().flatten().map(f64::abs));
            }
        }
        let mean = |errors: &[f64]| errors.iter().sum::<f64>() / errors.len() as f64;
        let worst = errors.iter().copied().fold(0.0, f64::max);
        println!(
            "mean absolute error {:.0} %, the four largest {:.0} %, the worst {worst:.0} %",
            mean(&errors),
            mean(&large)
        );
        // Far off for a single place, most of all a small one: the page says that these are not its own figures.
        assert!(mean(&large) < 20.0, "{}", mean(&large));
        assert!(mean(&errors) < 30.0 && mean(&errors) > mean(&large), "{}", mean(&errors));
    }

    #[test]
    fn the_curve_keeps_both_groups() {
        // Fewer at each age, as many women as men.
        let nation: Vec<f64> = (0..CELLS).map(|i| 1000.0 - 9.0 * (i % AGES) as f64).collect();
        let rates = curve([0.02, 0.06, 0.24], &nation).expect("a curve");
        assert_eq!(rates.under_67, 0.02);
        let at = |age: usize| rates.at_67 * rates.growth.powi((age.min(90) - 67) as i32);
        for (from, to, expected) in [(67, 79, 0.06), (80, 105, 0.24)] {
            let users: f64 = (from..=to).map(|age| at(age) * both(&nation, age, age)).sum();
            assert!((users / both(&nation, from, to) - expected).abs() < 1e-9);
        }
        assert!(curve([0.02, 0.06, 0.05], &nation).is_err(), "fewer users among the oldest");
    }
}
