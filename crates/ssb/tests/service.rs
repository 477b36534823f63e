//! The services as they are documented, played by a stand-in on loopback: every fault there is, and what becomes of it.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use ssb::{Answer, Clock, Options, Query, Selection, Service, SsbError};
use ssb_stub::{Change, Content, Fault, Stub, Table, Variable};

/// A clock that only a wait moves.
#[derive(Clone, Default)]
struct Hand(Rc<Cell<Duration>>);

impl Clock for Hand {
    fn now(&self) -> Duration {
        self.0.get()
    }
    fn sleep(&self, time: Duration) {
        self.0.set(self.0.get() + time);
    }
    fn today(&self) -> String {
        "2026-11-30".into()
    }
}

/// A folder that goes away with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("framsyn-ssb-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        Self(folder)
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const REGIONS: usize = 10;
const YEARS: [&str; 4] = ["2023", "2024", "2025", "2026"];

/// One table: region r in year y has 1000 r + y.
fn content() -> Content {
    let regions = (0..REGIONS).map(|r| (format!("{:04}", 100 + r), format!("Sted {r}"))).collect();
    let mut region = Variable::new("Region", regions);
    region.left_out = Some(None);
    let one = |code: &str| (code.to_owned(), code.to_owned());
    let contents = Variable::new("ContentsCode", vec![one("Personer1")]);
    let years = Variable::new("Tid", YEARS.iter().map(|year| one(year)).collect());
    let table = Table::new("07459", vec![region, contents, years], |codes| {
        Some(1000.0 * codes[0].parse::<f64>().ok()? + codes[2].parse::<f64>().ok()?)
    });
    Content { tables: vec![table], most_cells: 12, ..Content::default() }
}

/// Everything that the table has.
fn everything() -> Query {
    let selection =
        |variable: &str, values: Vec<String>| Selection { variable: variable.into(), codelist: None, values };
    Query {
        table: "07459".into(),
        updated: "2026-02-25T07:00:00Z".into(),
        selections: vec![
            selection("Region", (0..REGIONS).map(|r| format!("{:04}", 100 + r)).collect()),
            selection("ContentsCode", vec!["Personer1".into()]),
            selection("Tid", YEARS.map(str::to_owned).to_vec()),
        ],
    }
}

/// The service, its clock, and what it said.
struct Played {
    service: Service,
    clock: Hand,
    said: Rc<RefCell<Vec<String>>>,
}

impl Played {
    fn new(stub: &Stub, folder: &Folder) -> Self {
        let (clock, said) = (Hand::default(), Rc::new(RefCell::new(Vec::new())));
        let hears = Rc::clone(&said);
        let options = Options {
            tables: stub.tables(),
            klass: stub.klass(),
            timeout: Duration::from_millis(400),
            attempts: 4,
        };
        let tell = Box::new(move |text: &str| hears.borrow_mut().push(text.to_owned()));
        let service = Service::open(options, folder.path(), Box::new(clock.clone()), tell)
            .expect("the limits are told");
        Self { service, clock, said }
    }

    fn heard(&self, part: &str) -> bool {
        self.said.borrow().iter().any(|text| text.contains(part))
    }
}

/// Every cell, once and right.
fn check(answer: &Answer) {
    let mut seen = Vec::new();
    for part in &answer.parts {
        let visited: Result<(), SsbError> = part.visit(&["Region", "Tid"], |codes, figure| {
            let expected =
                1000.0 * codes[0].parse::<f64>().expect("digits") + codes[1].parse::<f64>().expect("digits");
            assert_eq!(figure, Some(expected), "{codes:?}");
            seen.push(codes.concat());
            Ok(())
        });
        visited.expect("both variables");
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), REGIONS * YEARS.len());
    assert_eq!(answer.retrieved, "2026-11-30");
}

fn start(alter: impl FnOnce(&mut Content)) -> Stub {
    let mut content = content();
    alter(&mut content);
    Stub::start(content).expect("a port of loopback")
}

#[test]
fn a_large_question_is_divided_and_put_together_again() {
    let (stub, folder) = (start(|_| {}), Folder::new("divided"));
    let mut played = Played::new(&stub, &folder);
    check(&played.service.figures(everything()).expect("an answer"));
    assert!(stub.calls_for_figures() >= 4, "40 cells at 12 a time");
    assert!(played.heard("40 of 40 figures"));
}

#[test]
fn a_limit_below_the_one_told_divides_further() {
    let (stub, folder) = (start(|content| content.really = Some(5)), Folder::new("below"));
    check(&Played::new(&stub, &folder).service.figures(everything()).expect("an answer"));
    // A single cell that is too much cannot be divided.
    stub.change(|content| content.really = Some(0));
    let refused = Played::new(&stub, &Folder::new("none")).service.figures(everything());
    assert!(matches!(refused, Err(SsbError::Refused { title, .. }) if title.contains("Too many cells")));
}

#[test]
fn what_passes_is_asked_again_and_later_each_time() {
    let faults = [
        Fault::Status(503, None, "Service Unavailable"),
        Fault::Status(503, Some(7), "Service Unavailable"),
        Fault::Status(500, None, ""),
    ];
    let (stub, folder) = (start(|content| content.faults = faults.map(Some).into()), Folder::new("again"));
    let mut played = Played::new(&stub, &folder);
    check(&played.service.figures(everything()).expect("an answer"));
    // 2 s, what the service asked for, and 8 s: the third wait of those that double.
    assert_eq!(played.clock.now(), Duration::from_secs(2 + 7 + 8));
    assert!(played.heard("(503); again in 7 s"));
}

#[test]
fn too_many_calls_wait_for_the_window() {
    let faults = [Some(Fault::Status(429, None, "")), Some(Fault::Status(429, Some(3), ""))];
    let (stub, folder) = (start(|content| content.faults = faults.into()), Folder::new("many"));
    let mut played = Played::new(&stub, &folder);
    check(&played.service.figures(everything()).expect("an answer"));
    assert_eq!(played.clock.now(), Duration::from_secs(60 + 3));
}

#[test]
fn the_limit_of_calls_is_kept_as_the_service_tells_it() {
    let (stub, folder) = (start(|content| content.policy = Some("2;w=10s")), Folder::new("window"));
    let mut played = Played::new(&stub, &folder);
    check(&played.service.figures(everything()).expect("an answer"));
    // The limits were one call, the figures so many; two in ten seconds.
    let calls = stub.calls().len();
    assert_eq!(played.clock.now(), Duration::from_secs(10 * ((calls as u64 - 1) / 2)));
}

#[test]
fn answers_that_are_cut_off_late_or_no_answers_are_asked_for_again() {
    let slow = Fault::Hang(Duration::from_millis(900));
    for (name, fault) in
        [("truncated", Fault::Truncated), ("cut", Fault::Cut), ("slow", slow), ("page", Fault::Page)]
    {
        let (stub, folder) = (start(|content| content.faults = [Some(fault)].into()), Folder::new(name));
        let mut played = Played::new(&stub, &folder);
        check(&played.service.figures(everything()).expect(name));
        assert!(played.heard("again in 2 s"), "{name}: {:?}", played.said.borrow());
    }
}

#[test]
fn what_does_not_pass_is_told_at_once() {
    for (status, title) in [(400, "Non-existent value"), (403, "Forbidden"), (404, "Not found")] {
        let faults = [Some(Fault::Status(status, None, title))];
        let (stub, folder) = (start(|content| content.faults = faults.into()), Folder::new(title));
        let refused = Played::new(&stub, &folder).service.figures(everything()).err();
        assert!(
            matches!(&refused, Some(SsbError::Refused { status: s, title: t, .. }) if *s == status && t == title),
            "{refused:?}"
        );
        assert_eq!(stub.calls_for_figures(), 1);
    }
}

#[test]
fn a_service_that_stays_away_is_given_up() {
    let faults = std::iter::repeat_n(Some(Fault::Status(503, None, "")), 9).collect();
    let (stub, folder) = (start(|content| content.faults = faults), Folder::new("away"));
    let gone = Played::new(&stub, &folder).service.figures(everything()).err();
    assert!(matches!(gone, Some(SsbError::NoAnswer { attempts: 4, .. })), "{gone:?}");
    let nobody = Options { tables: "http://127.0.0.1:9/v2".into(), attempts: 2, ..Options::default() };
    let none = Service::open(nobody, folder.path(), Box::new(Hand::default()), Box::new(|_| {})).err();
    assert!(matches!(none, Some(SsbError::NoAnswer { attempts: 2, .. })), "{none:?}");
}

#[test]
fn a_break_is_gone_on_from_and_damage_is_fetched_again() {
    let fault = Some(Fault::Status(403, None, "Forbidden"));
    let (stub, folder) = (start(|content| content.faults = [None, None, fault].into()), Folder::new("break"));
    assert!(Played::new(&stub, &folder).service.figures(everything()).is_err());
    assert_eq!(stub.calls_for_figures(), 3);
    let mut played = Played::new(&stub, &folder);
    check(&played.service.figures(everything()).expect("an answer"));
    assert!(played.heard("kept from before"));
    let parts = stub.calls_for_figures() - 1;
    // The two that were fetched before the break were not asked for again, and now nothing is.
    let first = played.service.figures(everything()).expect("kept");
    assert_eq!(stub.calls_for_figures(), parts + 1);

    let kept =
        std::fs::read_dir(folder.path()).expect("the folder").map(|entry| entry.expect("a file").path());
    let one = kept.into_iter().find(|path| !path.ends_with("index.json")).expect("an answer");
    std::fs::write(&one, "{}").expect("written");
    let mut played = Played::new(&stub, &folder);
    let again = played.service.figures(everything()).expect("an answer");
    check(&again);
    assert!(played.heard("damaged; fetched again"));
    assert_eq!(stub.calls_for_figures(), parts + 2);
    assert_eq!(again.sha256, first.sha256);

    // Figures of a later day are other figures.
    let mut later = everything();
    later.updated = "2027-02-24T07:00:00Z".into();
    played.service.figures(later).expect("an answer");
    assert_eq!(stub.calls_for_figures(), 2 * parts + 2);
}

#[test]
fn tables_tell_what_they_have_and_numbers_what_became_of_them() {
    let (stub, folder) = (
        start(|content| {
            content.municipalities = vec![("0301".into(), "Oslo".into())];
            let change = |day| Change { old: "1507", new: "1508", name: "Ålesund", day };
            content.changes = vec![change("2023-01-01"), change("2024-01-01")];
        }),
        Folder::new("metadata"),
    );
    let mut service = Played::new(&stub, &folder).service;
    let table = service.metadata("07459", None).expect("there is one");
    assert_eq!(table.variables(), ["Region", "ContentsCode", "Tid"]);
    assert_eq!((table.updated.as_str(), table.discontinued()), ("2026-02-25T07:00:00Z", false));
    assert!(table.dimension("Region").expect("there").can_be_left_out());
    assert!(matches!(service.metadata("99999", None), Err(SsbError::Refused { status: 404, .. })));
    let division = service.metadata("07459", Some(("Region", "agg_None")));
    assert!(
        matches!(division, Err(SsbError::Refused { status: 400, title, .. }) if title.contains("codelist"))
    );
    assert_eq!(service.municipalities("2026-01-01").expect("a list")[0].name, "Oslo");
    let changes = service.changes("2023-01-02", "2026-01-02").expect("a list");
    assert_eq!((changes.len(), changes[0].new_code.as_deref()), (1, Some("1508")));
}
