//! A place's own figures as a table, and what is said of them.

use atlas::PlaceId;
use fixture::explorer;
use scenario::{Language, OwnFigures, OwnId};
use text::own::{self, OwnTableError, from_csv, out_of_reach, own_title, table_problem, to_csv};

fn place(name: &str) -> PlaceId {
    name.parse().expect("a place")
}

fn figures(text: &str) -> OwnFigures {
    text.parse().expect("own figures")
}

#[test]
fn a_table_is_read_as_it_was_written_in_every_language() {
    for language in Language::WHOLE {
        for name in ["0301", "5634", "fylke:56", "norge"] {
            for given in ["pupils:190", "employed:812,person_years_care:88.55,institution_residents:0"] {
                let table = to_csv(language, place(name), &figures(given), |_| Some(12.34));
                assert!(
                    table.starts_with('\u{feff}') && table.lines().count() == 1 + OwnId::ALL.len(),
                    "{table}"
                );
                assert_eq!(from_csv(&table, place(name)), Ok(figures(given)), "{table}");
                // A table that was written in one language is read in all: the names of the columns tell.
                assert!(table.contains(own::own_name(language, OwnId::Pupils)));
            }
        }
    }
    assert!(
        to_csv(Language::Nb, place("0301"), &figures("person_years_care:88.5"), |_| None).contains(";88,5;")
    );
}

#[test]
fn spreadsheets_have_their_own_ways() {
    let vardo = place("5634");
    for table in [
        "hva;egne_tall\npupils;170\n",
        "hva,egne_tall\r\npupils,170\r\n",
        "what\town_figure\npupils\t170\n",
        "\u{feff}sted;hva;navn;egne_tall;framsyn_regner\n5634;pupils;Elever;170;182\n5634;employed;;;\n",
        "place,what,own_figure\n5634,pupils,\"170,0\"\n",
    ] {
        assert_eq!(from_csv(table, vardo), Ok(figures("pupils:170")), "{table}");
    }
    // The zero of 0301 is lost when a spreadsheet takes it for a number.
    assert_eq!(from_csv("sted;hva;egne_tall\n301;pupils;9\n", place("0301")), Ok(figures("pupils:9")));
}

#[test]
fn what_cannot_be_read_says_where_and_gives_nothing() {
    use OwnTableError::{Columns, Figure, Nothing, OtherPlace, Twice, Value};
    let vardo = place("5634");
    for (table, problem) in [
        ("", Columns),
        ("pupils;170", Columns),
        ("hva;egne_tall\nsol;1\n", Figure { line: 2, key: "sol".into() }),
        ("hva;egne_tall\npupils;1\npupils;2\n", Twice { line: 3, key: "pupils".into() }),
        ("hva;egne_tall\npupils;mange\n", Value { line: 2, value: "mange".into() }),
        ("hva;egne_tall\npupils;-3\n", Value { line: 2, value: "-3".into() }),
        ("hva;egne_tall\npupils;\n", Nothing),
        ("sted;hva;egne_tall\n0301;pupils;3\n", OtherPlace { line: 2, place: "0301".into() }),
    ] {
        assert_eq!(from_csv(table, vardo), Err(problem.clone()), "{table:?}");
        for language in Language::WHOLE {
            let told = table_problem(language, &problem);
            assert!(told.ends_with('.') && !told.contains("  "), "{told}");
        }
    }
}

#[test]
fn sentences_hold_their_figures() {
    let utsira = explorer("1151");
    for language in Language::WHOLE {
        assert!(!own_title(language, 0).contains('0') && own_title(language, 3).contains('3'));
        for given in ["pupils:5000", "employed:900"] {
            let problem = utsira.place().with_own(&figures(given)).expect_err("too many");
            let told = out_of_reach(language, &problem);
            assert!(told.starts_with(own::own_name(language, problem.id)), "{told}");
            assert!(told.contains(&text::number::whole(language, problem.most.floor())), "{told}");
        }
    }
}

#[test]
fn thousands_are_read_as_each_language_parts_them() {
    use text::own::read_figure;
    for (language, text, figure) in [
        (Language::Nb, "1 200", Some(1_200.0)),
        (Language::Nb, "1.200", Some(1_200.0)),
        (Language::Nn, "1.234.567", Some(1_234_567.0)),
        (Language::Nb, "88,5", Some(88.5)),
        (Language::Nb, "88.5", Some(88.5)),
        (Language::En, "1,200", Some(1_200.0)),
        (Language::En, "88.5", Some(88.5)),
        (Language::En, "1,23,456", None),
        (Language::Nb, "mange", None),
    ] {
        assert_eq!(read_figure(language, text), figure, "{language:?} {text}");
    }
    // In a table nobody knows which it is.
    let refused = from_csv("hva;egne_tall\npupils;1.200\n", place("5634"));
    assert_eq!(refused, Err(OwnTableError::Value { line: 2, value: "1.200".into() }));
}
