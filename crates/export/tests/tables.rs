//! Tables read again by others' readers.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use export::{About, Cell, Separators, Table, csv, json_stat, xlsx};
use serde_json::Value;

fn number(value: f64, decimals: usize) -> Cell {
    Cell::Number { value, decimals }
}

fn table() -> Table {
    Table {
        head: ["År", "Slik har det vært", "Dagens kurs; alt", "Merknad"].map(str::to_owned).to_vec(),
        rows: vec![
            vec![number(2026.0, 0), number(77_992.0, 0), Cell::Nothing, Cell::Text("målt".into())],
            vec![number(2027.0, 0), Cell::Nothing, number(-1.25, 2), Cell::Text("\"regnet\"".into())],
        ],
    }
}

fn about() -> About {
    About {
        title: "Innbyggere i Tromsø [2026: 2046]".into(),
        sheet: "Om tallene".into(),
        source: "SSB".into(),
        assumptions: vec!["Barn per kvinne 1,60".into()],
        date: "2026-11-24".into(),
        link: "https://eksempel.no/?kommune=5501&tfr=0.2&v=1".into(),
        lines: [["Kilde", "SSB"], ["Lenke", "https://eksempel.no/?kommune=5501&tfr=0.2&v=1"]]
            .map(|line| line.map(str::to_owned))
            .to_vec(),
    }
}

#[test]
fn csv_is_what_each_languages_spreadsheets_read() {
    let norwegian = csv(Separators { cell: ';', decimal: ',' }, &table(), &about());
    assert_eq!(
        norwegian,
        "\u{feff}År;Slik har det vært;\"Dagens kurs; alt\";Merknad\r\n\
         2026;77992;;målt\r\n\
         2027;;-1,25;\"\"\"regnet\"\"\"\r\n\
         \r\n\
         Kilde;SSB\r\n\
         Lenke;https://eksempel.no/?kommune=5501&tfr=0.2&v=1\r\n"
    );
    let english = csv(Separators { cell: ',', decimal: '.' }, &table(), &about());
    assert!(english.contains("\r\n2027,,-1.25,\"\"\"regnet\"\"\"\r\n"), "{english}");
}

#[test]
fn a_workbook_has_numbers_as_numbers_and_a_sheet_about_them() {
    let bytes = xlsx(&table(), &about()).expect("a workbook");
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook that opens");
    assert_eq!(book.sheet_names(), ["Innbyggere i Tromsø  2026  2046", "Om tallene"]);
    let sheet = book.worksheet_range("Innbyggere i Tromsø  2026  2046").expect("the table");
    let text = |text: &str| Data::String(text.into());
    let rows: Vec<Vec<Data>> = sheet.rows().map(<[Data]>::to_vec).collect();
    assert_eq!(rows[0], ["År", "Slik har det vært", "Dagens kurs; alt", "Merknad"].map(text));
    assert_eq!(rows[1], [Data::Float(2026.0), Data::Float(77_992.0), Data::Empty, text("målt")]);
    assert_eq!(rows[2], [Data::Float(2027.0), Data::Empty, Data::Float(-1.25), text("\"regnet\"")]);
    let told = book.worksheet_range("Om tallene").expect("the sheet about it");
    assert_eq!(told.rows().next().map(<[Data]>::to_vec), Some(vec![text("Kilde"), text("SSB")]));
    assert_eq!(told.height(), 2);
}

#[test]
fn a_dataset_of_json_stat_has_a_value_for_each_of_its_cells() {
    let told: Value = serde_json::from_str(&json_stat(&table(), &about())).expect("JSON");
    assert_eq!((&told["version"], &told["class"]), (&"2.0".into(), &"dataset".into()));
    assert_eq!(told["id"], serde_json::json!(["year", "content"]));
    assert_eq!(told["size"], serde_json::json!([2, 2]));
    assert_eq!(told["role"]["time"], serde_json::json!(["year"]));
    assert_eq!(told["dimension"]["year"]["category"]["index"], serde_json::json!(["2026", "2027"]));
    assert_eq!(told["dimension"]["year"]["category"]["label"]["2027"], "2027 (\"regnet\")");
    assert_eq!(told["dimension"]["content"]["category"]["label"]["dagens-kurs-alt"], "Dagens kurs; alt");
    assert_eq!(told["value"], serde_json::json!([77992, null, null, -1.25]));
    assert_eq!(told["extension"]["assumptions"][0], "Barn per kvinne 1,60");
    assert_eq!(told["extension"]["permalink"], about().link);
    assert_eq!(told["updated"], "2026-11-24");
}

#[test]
fn rows_of_the_same_name_stay_apart() {
    let row = |name: &str, value| vec![Cell::Text(name.into()), number(value, 1)];
    let head = ["Sted", "Tall"].map(str::to_owned).to_vec();
    let table = Table { head, rows: vec![row("Våler", 1.0), row("Våler", 2.0), row("Herøy", 3.0)] };
    let told: Value = serde_json::from_str(&json_stat(&table, &about())).expect("JSON");
    let index = &told["dimension"]["row"]["category"]["index"];
    assert_eq!(*index, serde_json::json!(["vaaler", "vaaler-2", "heroy"]));
    assert!(told["role"].get("time").is_none());
}
