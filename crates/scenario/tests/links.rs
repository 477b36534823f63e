//! Links: what is written is read back, and what a link cannot mean is said.

mod common;

use atlas::{KommuneNr, PlaceId};
use common::levers;
use proptest::prelude::*;
use scenario::LeverId::{Emp, Migdom, Migint, Tfr};
use scenario::{
    BORN_FIRST, BORN_LAST, ChartId, Colour, FIRST_EDITION, FIRST_SEED, HORIZON, Held, LEVERS, Language,
    Levers, Link, Look, MapChoice, Mode, Moving, Name, Notice, OwnFigures, OwnId, RAMP_MAX, RAMP_MIN,
    RAMP_START, Scenarios, Slot, VERSION, ViewId,
};

fn nr(number: u16) -> KommuneNr {
    KommuneNr::new(number).expect("a municipality number")
}

fn notices(query: &str) -> Vec<Notice> {
    Link::read(query).notices
}

/// The state of a link that is all right.
fn state(query: &str) -> Link {
    let read = Link::read(query);
    assert_eq!(read.notices, [], "{query}");
    read.link
}

fn unreadable(key: &str, value: &str) -> Notice {
    Notice::Unreadable { key: key.into(), value: value.into() }
}

#[test]
fn the_start_page_has_an_empty_link() {
    assert_eq!(Link::default().write(), "");
    for empty in ["", "?", "&", "?&&"] {
        assert_eq!(state(empty), Link::default());
    }
}

#[test]
fn a_link_holds_what_differs() {
    let link = Link {
        place: Some(nr(301).into()),
        language: Some(Language::Nn),
        levers: levers(&[(Tfr, 0.2, 2036), (Emp, 2.0, 2032)]),
        kept: beside().write(),
        own: "pupils:190,person_years_care:88.5".parse().expect("own figures"),
        year: Some(2040),
        view: ViewId::Population,
        chart: ChartId::Ages,
        figure: None,
        map: MapChoice::default(),
        born: Some(1996),
        seed: Some(7),
        embed: true,
        mode: Mode::Workshop,
        show: vec![Tfr, Emp],
        hide_controls: true,
        edition: "2026-e2c935e3".into(),
        look: "accent=005a9c".into(),
        round: "A.B~tfr1".into(),
    };
    let query = "kommune=0301&tfr=0.2&emp=2@2032&open=b&name=Flere%20barn&a=~&d=50%25%20hjem~migdom=4,hold=births&own=pupils:190,person_years_care:88.5&year=2040&chart=ages&born=1996&seed=7&lang=nn&embed=1&mode=workshop&show=tfr,emp\
                 &hideControls=1&accent=005a9c&round=A.B~tfr1&v=2&data=2026-e2c935e3";
    assert_eq!(link.write(), query);
    assert_eq!(state(query), link);
    assert_eq!(Link { place: Some(nr(5501).into()), ..Link::default() }.write(), "kommune=5501");
}

/// Scenarios of which the second is open.
fn beside() -> Scenarios {
    let mut home = levers(&[(Migdom, 4.0, 2036)]);
    home.hold(Held { births: true, ..Held::default() });
    let (mut scenarios, mut open) = (Scenarios::default(), Levers::default());
    assert!([Slot::B, Slot::C, Slot::D].into_iter().all(|slot| scenarios.duplicate(&open) == Some(slot)));
    open = home;
    scenarios.rename(Slot::D, Name::typed("50% hjem").0);
    assert!(scenarios.switch(Slot::C, &mut open) && scenarios.remove(&mut open));
    scenarios.rename(scenarios.open(), Name::typed("Flere barn").0);
    scenarios
}

#[test]
fn four_scenarios_with_the_longest_names_are_no_longer_than_what_is_read() {
    let settings = levers(&LEVERS.map(|lever| (lever.id, lever.min, RAMP_MIN)));
    let mut scenarios = Scenarios::default();
    while scenarios.duplicate(&settings).is_some() {}
    for slot in Slot::ALL {
        scenarios.rename(slot, Name::typed(&"😀".repeat(40)).0);
    }
    let (kept, place) = (scenarios.write(), Some(nr(301).into()));
    let link = Link { place, levers: settings, kept, ..Link::default() };
    assert_eq!(state(&link.write()), link);
}

#[test]
fn levers_to_show_stand_in_the_tables_order_and_each_once() {
    assert_eq!(state("show=emp,tfr,emp").show, [Tfr, Emp]);
    assert_eq!(notices("show=tfr,sun"), [unreadable("show", "tfr,sun")]);
    assert_eq!(notices("show="), [unreadable("show", "")]);
    assert_eq!(notices("hideControls=yes"), [unreadable("hideControls", "yes")]);
}

#[test]
fn the_map_is_restored_from_its_link() {
    let link = state(
        "kommune=5634&year=2036&view=map&chart=hands_ratio&as=change&all=0&zoom=fylke:56&with=5501,1804",
    );
    let map = link.map;
    assert_eq!((map.change, map.baseline, map.county), (true, true, Some(56)));
    assert_eq!(map.beside().collect::<Vec<_>>(), [nr(5501), nr(1804)]);
    assert_eq!(
        link.write(),
        "kommune=5634&year=2036&view=map&chart=hands_ratio&as=change&all=0&zoom=fylke:56&with=5501,1804"
    );
    assert_eq!(state("view=map&all=1").write(), "view=map");
    // Whatever order they stand in.
    assert_eq!(state("with=5501&view=map").write(), "view=map&with=5501");
    for (key, value) in [
        ("as", "level"),
        ("all", "no"),
        ("zoom", "5501"),
        ("zoom", "norge"),
        ("with", ""),
        ("with", "5501,"),
        ("with", "5501,5501"),
        ("with", "5501,1804,0301,1103,4601"),
        ("with", "fylke:56"),
    ] {
        assert_eq!(notices(&format!("view=map&{key}={value}")), [unreadable(key, value)]);
    }
    let mut map = MapChoice::default();
    for number in [5501, 1804, 301, 1103] {
        assert_eq!(map.add(nr(number)), Some(()));
    }
    assert_eq!((map.add(nr(4601)), map.add(nr(301))), (None, None));
    map.take_away(nr(1804));
    assert_eq!(map.add(nr(4601)), Some(()));
    assert_eq!(map.beside().collect::<Vec<_>>(), [nr(5501), nr(301), nr(1103), nr(4601)]);
}

#[test]
fn years_of_birth_are_those_that_someone_in_the_pyramid_has() {
    assert_eq!((BORN_FIRST, BORN_LAST), (1921, HORIZON - 1));
    assert_eq!(state("born=1921").born, Some(1921));
    assert_eq!(Link::read("born=1700").link.born, Some(BORN_FIRST));
    assert_eq!(notices("born=1700"), [Notice::YearLimited { used: BORN_FIRST }]);
    assert_eq!(notices("born=2100"), [Notice::YearLimited { used: BORN_LAST }]);
    assert_eq!(notices("chart=pie"), [unreadable("chart", "pie")]);
}

#[test]
fn a_seed_is_any_whole_number_and_the_first_needs_no_link() {
    assert_eq!(state("seed=0").seed, Some(0));
    assert_eq!(state("seed=65535").seed, Some(u16::MAX));
    assert_eq!(state(&format!("seed={FIRST_SEED}")), Link::default());
    for seed in ["", "-1", "1.5", "two", "65536"] {
        assert_eq!(notices(&format!("seed={seed}")), [unreadable("seed", seed)]);
    }
}

#[test]
fn a_view_has_charts_of_its_own() {
    for view in ViewId::ALL {
        assert_eq!(state(&format!("view={}", view.key())).view, view);
    }
    let work = Link { view: ViewId::Work, figure: Some("labour_input".into()), ..Link::default() };
    assert_eq!(work.write(), "view=work&chart=labour_input");
    // In whatever order they stand.
    assert_eq!(state("view=work&chart=labour_input"), work);
    assert_eq!(state("chart=labour_input&view=work"), work);
    // The usual view, and a chart that is not shown, are not written.
    let ages = Link { chart: ChartId::Ages, ..Link::default() };
    assert_eq!(state("view=population&chart=ages"), ages);
    assert_eq!(ages.write(), "chart=ages");
    assert_eq!(Link { view: ViewId::Services, ..ages }.write(), "view=services");
    // Which figures there are, `outlook` knows; what could never be the name of one is told here.
    assert_eq!(state("view=work&chart=sun").figure.as_deref(), Some("sun"));
    assert_eq!(notices("view=work&chart="), [unreadable("chart", "")]);
    assert_eq!(notices("view=work&chart=Sun"), [unreadable("chart", "Sun")]);
    assert_eq!(notices("chart=labour_input"), [unreadable("chart", "labour_input")]);
    assert_eq!(notices("view=stars"), [unreadable("view", "stars")]);
    assert_eq!(notices("view=work&view=services"), [Notice::Repeated("view".into())]);
}

#[test]
fn percent_encoding_is_read() {
    assert_eq!(state("kommune=%35%35%30%31").place, Some(nr(5501).into()));
    assert_eq!(state("emp=2%402032").levers, levers(&[(Emp, 2.0, 2032)]));
    assert_eq!(state("%74fr=-0.2").levers, levers(&[(Tfr, -0.2, 2036)]));
    // What is not percent-encoding is itself.
    assert_eq!(notices("tfr=%"), [unreadable("tfr", "%")]);
    assert_eq!(notices("tfr=%4"), [unreadable("tfr", "%4")]);
    assert_eq!(notices("tfr=%zz"), [unreadable("tfr", "%zz")]);
    assert_eq!(notices("b%C3%A5t=1"), [Notice::UnknownKey("båt".into())]);
    assert_eq!(notices("tfr=%ff"), [unreadable("tfr", "\u{fffd}")]);
    assert_eq!(notices("sol+skinn=1"), [Notice::UnknownKey("sol+skinn".into())]);
}

#[test]
fn what_is_unknown_or_cannot_be_read_is_said_and_the_rest_counts() {
    let read = Link::read("kommune=5501&sun=1&tfr=many&lang=fr&embed=yes&migint=2&year=soon&v=one");
    assert_eq!(
        read.notices,
        [
            Notice::UnknownKey("sun".into()),
            unreadable("tfr", "many"),
            unreadable("lang", "fr"),
            unreadable("embed", "yes"),
            unreadable("year", "soon"),
            unreadable("v", "one"),
        ]
    );
    let rest =
        Link { place: Some(nr(5501).into()), levers: levers(&[(Migint, 2.0, 2036)]), ..Link::default() };
    assert_eq!(read.link, rest);
    for number in ["55", "05501", "abcd", "0000", "-501", "", "５５０１"] {
        assert_eq!(notices(&format!("kommune={number}")), [unreadable("kommune", number)]);
    }
    for change in [
        "NaN",
        "inf",
        "-inf",
        "1e999",
        "",
        "0,2",
        "0.2@",
        "0.2@x",
        "@2030",
        "0.2@2030@2031",
        "0.2@70000",
        "1e1",
        "0x1",
        ".5",
        "1.",
        "0.1234567890123456",
    ] {
        assert_eq!(notices(&format!("tfr={change}")), [unreadable("tfr", change)]);
    }
    assert_eq!(notices("tfr"), [unreadable("tfr", "")]);
}

#[test]
fn what_is_out_of_range_is_limited_and_said() {
    for lever in LEVERS {
        for (asked, used) in [("-1000000000", lever.min), ("20.5", lever.max)] {
            let read = Link::read(&format!("{}={asked}", lever.key));
            assert_eq!(read.notices, [Notice::Limited { lever: lever.id, used }]);
            assert_eq!(read.link.levers.get(lever.id).change, used);
        }
        for bound in [lever.min, lever.max] {
            assert_eq!(state(&format!("{}={bound}", lever.key)).levers.get(lever.id).change, bound);
        }
    }
    for (asked, used) in [(1999, RAMP_MIN), (RAMP_START, RAMP_MIN), (2047, RAMP_MAX)] {
        let read = Link::read(&format!("tfr=0.1@{asked}"));
        assert_eq!(read.notices, [Notice::YearLimited { used }]);
        assert_eq!(read.link.levers.get(Tfr).reached, used);
    }
    assert_eq!(Link::read("year=1999").link.year, Some(RAMP_START));
    assert_eq!(notices("year=1999"), [Notice::YearLimited { used: RAMP_START }]);
    assert_eq!(notices("year=2100"), [Notice::YearLimited { used: HORIZON }]);
    assert_eq!(Link::read("year=2100").link.year, None, "the last year is the usual one");
    assert_eq!(state("year=2046").year, None);
}

#[test]
fn what_stands_twice_counts_once() {
    let read = Link::read("tfr=0.1&tfr=0.2&kommune=5501&kommune=0301");
    assert_eq!(read.notices, [Notice::Repeated("tfr".into()), Notice::Repeated("kommune".into())]);
    assert_eq!(read.link.levers, levers(&[(Tfr, 0.1, 2036)]));
    assert_eq!(read.link.place, Some(nr(5501).into()));
    // The same, written in another way.
    assert_eq!(notices("tfr=0.1&%74fr=0.2"), [Notice::Repeated("tfr".into())]);
}

#[test]
fn another_version_of_the_model_is_said() {
    assert_eq!(notices(&format!("v={VERSION}")), []);
    assert_eq!(notices("tfr=0.1&v=7"), [Notice::OtherModel(7)]);
    for none in ["0", "-1", "2.0", "ny", ""] {
        assert_eq!(notices(&format!("v={none}")), [Notice::unreadable("v", none)]);
    }
}

#[test]
fn the_edition_of_the_data_set_goes_with_the_assumptions() {
    assert_eq!(state("tfr=0.1&v=2&data=2027-0123abcd").edition, "2027-0123abcd");
    // Those of the first version do not say it.
    let first = state("tfr=0.1&v=1");
    assert_eq!((first.levers, first.edition.as_str()), (levers(&[(Tfr, 0.1, 2036)]), FIRST_EDITION));
    // Without assumptions there is nothing that another edition could make differ.
    assert_eq!(Link { edition: "2026-e2c935e3".into(), ..Link::default() }.write(), "");
    for none in ["", "2026 1", "A", "<b>", "012345678901234567890"] {
        assert_eq!(notices(&format!("data={none}")), [Notice::unreadable("data", none)]);
    }
}

#[test]
fn what_is_too_long_is_not_read_and_what_strangers_wrote_is_cut() {
    let long = format!("kommune=5501&x={}", "1".repeat(7_000));
    let read = Link::read(&long);
    assert_eq!((read.notices, read.link), (vec![Notice::TooLong], Link::default()));
    let cut = format!("{}…", "å".repeat(39));
    let key = "å".repeat(100);
    assert_eq!(
        notices(&format!("{key}=1&{key}=2")),
        [Notice::UnknownKey(cut.clone()), Notice::Repeated(cut.clone())]
    );
    assert_eq!(notices(&format!("tfr={key}")), [unreadable("tfr", &cut)]);
}

#[test]
fn what_mail_and_social_media_hang_on_is_skipped_in_silence() {
    let link = state(
        "?utm_source=nyhetsbrev&kommune=5501&fbclid=IwAR0&gclid=1&msclkid=2&mc_cid=3&mc_eid=4&_gl=5&utm_x=6",
    );
    assert_eq!(link, Link { place: Some(nr(5501).into()), ..Link::default() });
}

#[test]
fn nynorsk_is_usual_in_vestland_but_not_in_bergen() {
    for (place, language) in [
        ("4640", Language::Nn),
        ("4601", Language::Nb),
        ("5501", Language::Nb),
        ("1149", Language::Nb),
        ("fylke:46", Language::Nn),
        ("region:46005", Language::Nb),
        ("region:46009", Language::Nn),
        ("fylke:15", Language::Nb),
        ("norge", Language::Nb),
    ] {
        assert_eq!(Language::usual_in(place.parse().expect("a place")), language, "{place}");
    }
}

#[test]
fn within_the_nation_domestic_moving_is_no_lever() {
    // The place may stand behind the lever.
    let read = Link::read("migdom=5@2030&tfr=0.2&kommune=norge&v=1");
    assert_eq!(read.notices, [Notice::NotHere(Migdom)]);
    assert_eq!(read.link.place, Some(PlaceId::Nation));
    assert_eq!(read.link.levers.to_string(), "tfr=0.2");
    for place in ["fylke:56", "region:56003", "5634"] {
        let read = Link::read(&format!("kommune={place}&migdom=5"));
        assert_eq!((read.notices, read.link.levers.to_string()), (vec![], "migdom=5".into()), "{place}");
        assert_eq!(read.link.place, place.parse().ok());
    }
}

#[test]
fn what_is_held_stands_in_the_link() {
    let read = Link::read("kommune=5634&hold=deaths+births");
    assert_eq!(read.link.levers.held(), Held { births: true, deaths: true, moving: Moving::Baseline });
    assert_eq!(read.link.write(), "kommune=5634&hold=births+deaths&v=2");
    let read = Link::read("hold=everything");
    assert_eq!(read.notices, [Notice::Unreadable { key: "hold".into(), value: "everything".into() }]);
    assert!(read.link.levers.is_baseline());
}

/// A lever on one of the steps of its slider, as a slider computes it: not always the nearest number to its decimals.
fn any_setting(id: scenario::LeverId) -> impl Strategy<Value = (scenario::LeverId, f64, u16)> {
    let lever = id.lever();
    let steps = ((lever.max - lever.min) / lever.step).round() as i32;
    (0..=steps, RAMP_MIN..=RAMP_MAX).prop_map(move |(step, reached)| {
        let change = (lever.min + f64::from(step) * lever.step).clamp(lever.min, lever.max);
        // At rest no year is kept.
        if change.abs() < 1e-9 { (id, 0.0, 2036) } else { (id, change, reached) }
    })
}

fn any_place() -> impl Strategy<Value = PlaceId> {
    prop_oneof![
        Just(PlaceId::Nation),
        (1u8..100).prop_map(PlaceId::County),
        (1_000u16..57_000).prop_map(PlaceId::Region),
        (1u16..10_000).prop_map(|number| nr(number).into()),
    ]
}

fn any_held() -> impl Strategy<Value = Held> {
    (any::<(bool, bool)>(), prop::sample::select(vec![Moving::Baseline, Moving::Today, Moving::None]))
        .prop_map(|((births, deaths), moving)| Held { births, deaths, moving })
}

/// The levers as a link writes them.
fn exact(levers: &Levers) -> Levers {
    levers.to_string().parse().expect("levers")
}

#[test]
fn how_the_page_looks_elsewhere_is_read_where_it_is_needed() {
    let read = Link::read("?embed=1&pick=1&kommune=5501&accent=09c");
    assert_eq!(read.notices, []);
    let (look, notices) = Look::read(&read.link.look);
    assert_eq!(look, Look { accent: Some(Colour([0, 0x99, 0xcc])), pick: true });
    assert_eq!(notices, []);
    assert_eq!(look.write(), "accent=0099cc&pick=1");
    for (query, key, value) in
        [("accent=%23005a9c", "accent", "#005a9c"), ("pick=yes", "pick", "yes"), ("accent=", "accent", "")]
    {
        let (look, notices) = Look::read(&Link::read(query).link.look);
        assert_eq!(look, Look::default(), "{query}");
        assert_eq!(notices, [Notice::unreadable(key, value)], "{query}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(
        place in prop::option::of(any_place()),
        held in any_held(),
        language in prop::option::of(prop::sample::select(Language::ALL.to_vec())),
        settings in Vec::from(LEVERS.map(|lever| any_setting(lever.id))),
        year in prop::option::of(RAMP_START..HORIZON),
        view in prop::sample::select(ViewId::ALL.to_vec()),
        chart in prop::sample::select(ChartId::ALL.to_vec()),
        figure in prop::option::of("[a-z0-9_]{1,24}"),
        born in prop::option::of(BORN_FIRST..=BORN_LAST),
        own in prop::collection::btree_map(prop::sample::select(OwnId::ALL.to_vec()), 0_u32..1_000_000, 0..4),
        mode in prop::sample::select(Mode::ALL.to_vec()),
        names in prop::collection::vec(prop::option::of("\\PC{0,50}"), 4),
        show in prop::sample::subsequence(LEVERS.map(|lever| lever.id).to_vec(), 0..=LEVERS.len()),
        seed in prop::option::of(any::<u16>()),
        (embed, hide_controls, pick, accent) in any::<(bool, bool, bool, Option<[u8; 3]>)>(),
        round in "([0-9A-Z]{10,20}\\.){0,3}(~tfr1)?",
        (change, baseline) in any::<(bool, bool)>(),
        county in prop::option::of(1_u8..=99),
        beside in prop::collection::btree_set(101_u16..=9999, 0..=4),
    ) {
        let mut levers = levers(&settings);
        levers.hold(held);
        let mut figures = OwnFigures::default();
        for (id, hundredths) in own {
            figures.set(id, Some(f64::from(hundredths) / 100.0)).expect("a figure");
        }
        let own = figures;
        // What is not offered in a place is not in its links.
        if let Some(place) = place {
            levers.only_those_of(place);
        }
        // Another than the first is open.
        let (mut scenarios, mut open) = (Scenarios::default(), exact(&levers));
        for name in &names {
            let Some(name) = name else { continue };
            scenarios.rename(scenarios.open(), Name::typed(name).0);
            scenarios.duplicate(&open);
        }
        scenarios.switch(Slot::B, &mut open);
        let kept = scenarios.write();
        // A view keeps the chart of its own kind only.
        let (chart, figure) =
            if view == ViewId::Population { (chart, None) } else { (ChartId::default(), figure) };
        let mut map = MapChoice { change, baseline, county, ..MapChoice::default() };
        for number in beside {
            prop_assert_eq!(map.add(nr(number)), Some(()));
        }
        // Only the map's own links tell what it shows.
        let map = if view == ViewId::Map { map } else { MapChoice::default() };
        let look = Look { accent: accent.map(Colour), pick };
        let link =
            Link { place, language, levers, kept, own, year, view, chart, figure, map, born, seed: seed.filter(|seed| *seed != FIRST_SEED), embed, mode, show, hide_controls, edition: String::new(), look: look.write(), round };
        let written = link.write();
        let read = Link::read(&written);
        prop_assert_eq!(&read.notices, &[], "{}", written);
        for lever in &LEVERS {
            let (setting, was) = (read.link.levers.get(lever.id), levers.get(lever.id));
            prop_assert!((setting.change - was.change).abs() < 1e-9, "{}", written);
            prop_assert_eq!(setting.reached, was.reached, "{}", written);
        }
        prop_assert_eq!(read.link.levers.held(), held);
        prop_assert_eq!(Scenarios::read(&read.link.kept, place), (scenarios, vec![]));
        prop_assert_eq!(Look::read(&read.link.look), (look, vec![]));
        prop_assert_eq!(Link { levers: Levers::default(), ..read.link.clone() }, Link { levers: Levers::default(), ..link });
        // Read and written again, it does not change any more.
        prop_assert_eq!(read.link.write(), written.clone());
        prop_assert_eq!(Link::read(&format!("?{written}")), read);
    }

    /// The page's own reader of numbers gives the same double as the standard library's.
    #[test]
    fn decimal_numbers_are_read_to_the_last_bit(text in "[-+]?[0-9]{1,8}(\\.[0-9]{1,7})?") {
        let expected: f64 = text.parse().expect("a number");
        let read = scenario::decimal(&text).expect("a number");
        prop_assert!(read.to_bits() == expected.to_bits() || (read == 0.0 && expected == 0.0));
    }

    #[test]
    fn no_link_panics_and_every_state_is_in_bounds(query in "\\PC{0,80}|([a-z]{0,8}=?[-+0-9.@%&=a-fA-F]{0,12}&?){0,12}|(tfr|migdom|migint|e0|ret|emp|hours|health|care|kinder|own|year|v|lang|embed|mode|kommune|hold|view|chart|born|seed|show|hideControls|accent|pick|a|b|c|d|open|name)=[-0-9.@e~,=tfrabcd%]{0,12}") {
        let read = Link::read(&query);
        for lever in LEVERS {
            let setting = read.link.levers.get(lever.id);
            prop_assert!((lever.min..=lever.max).contains(&setting.change));
            prop_assert!((RAMP_MIN..=RAMP_MAX).contains(&setting.reached));
        }
        prop_assert!(read.link.year.is_none_or(|year| (RAMP_START..HORIZON).contains(&year)));
        // What is kept of it can be written and read without another word.
        prop_assert_eq!(Link::read(&read.link.write()).notices, vec![]);
    }
}
