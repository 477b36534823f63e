//! How past projections would have hit, on the data set.

use std::path::Path;
use std::sync::Arc;

use atlas::Past;
use fixture::{DATA, explorer};
use scenario::HORIZON;

fn past() -> Arc<Past> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/data");
    let (vintage, _) =
        atlas::Core::read("core.bin", &std::fs::read(folder.join("core.bin")).expect("core.bin"))
            .expect("core.bin");
    let bytes = std::fs::read(folder.join("past.bin")).expect("past.bin");
    Arc::new(Past::read("past.bin", &vintage, &bytes).expect("past.bin"))
}

#[test]
fn each_place_has_its_record() {
    let past = past();
    assert_eq!(past.kommuner.len(), 357);
    for name in ["0301", "5634", "1151", "4629", "fylke:56", "norge"] {
        let mut explorer = explorer(name);
        assert!(explorer.record().is_none() && explorer.past_chart().series.is_empty());
        explorer.set_past(past.clone());
        let record = explorer.record().expect("a record");
        assert_eq!(record.hits.iter().map(|hit| hit.base).collect::<Vec<_>>(), [2016, 2021]);
        for hit in &record.hits {
            assert_eq!(hit.line.first_year + u16::try_from(hit.line.values.len()).expect("years") - 1, 2026);
            assert_eq!(hit.people[0], *hit.line.values.last().expect("years"));
            // What came is today's population.
            let now = explorer.baseline_figures(2026).and_then(|f| f.get(outlook::Indicator::Population));
            assert_eq!(Some(hit.people[1]), now);
            assert!(hit.error().abs() < 30.0, "{name}: {}", hit.error());
            assert!(hit.old[0] > 0.0 && hit.old[1] > 0.0);
            assert_eq!(hit.fan.is_some(), !name.contains(':') && name != "norge");
        }
        assert_eq!(record.errors.is_some(), record.size.is_some());
        let chart = explorer.past_chart();
        assert_eq!((chart.series.len(), chart.first_year(), chart.end()), (3, 2006, 2026));
    }
}

#[test]
fn the_nation_is_the_sum_of_what_its_municipalities_were_projected() {
    let past = past();
    let mut nation = explorer("norge");
    nation.set_past(past.clone());
    let sum: u32 = past.kommuner.iter().map(|k| k.projections[0].total.last().expect("years")).sum();
    assert_eq!(nation.record().expect("a record").hits[0].people[0], f64::from(sum));
}

#[test]
fn the_difference_from_the_official_path_is_the_sum_of_its_parts() {
    let mut with = 0;
    for kommune in &DATA.country.kommuner {
        let explorer = fixture::at_baseline(kommune);
        let Some(apart) = explorer.apart_from_official() else { continue };
        with += 1;
        let parts = apart.born + apart.moved + apart.old;
        let whole = apart.people[0] - apart.people[1];
        assert!((parts - whole).abs() <= 1e-6, "{}: {parts} {whole}", kommune.nr);
        // By the published groups, one by one.
        let official = kommune.official.as_ref().expect("an official path");
        let at = usize::from(HORIZON - official.first_year);
        let theirs = |from: u8, to: u8| -> u32 {
            let within = official.groups.iter().filter(|g| from <= g.from && g.to <= to);
            within.map(|g| g.persons[at]).sum()
        };
        let ours = explorer.baseline_figures(HORIZON).and_then(|f| f.get(outlook::Indicator::Age80Plus));
        assert!((ours.expect("a figure") - f64::from(theirs(80, 105)) - apart.old).abs() < 1e-6);
        let then = explorer.baseline_figures(HORIZON).and_then(|f| f.get(outlook::Indicator::Population));
        assert_eq!(Some(apart.people[0]), then);
    }
    assert_eq!(with, 97, "municipalities with an official path by age");
}
