//! A chart's figures as a table, one press away.

use leptos::prelude::*;
use scenario::Language;
use text::later::below_words;
use wasm_split_helpers::wasm_split;

use crate::parts::{Fetched, anew, later_as, only_if, said};

/// A table that opens under a chart. `rows` are read only while it is open.
#[component]
pub fn Table(
    /// The page's language.
    language: Language,
    /// What the button says.
    label: &'static str,
    /// What the table shows, for those who hear it.
    #[prop(into)]
    caption: Signal<String>,
    /// Heads of the columns, the first that of the rows.
    head: Signal<Vec<String>>,
    /// Rows of cells, the first that of the row's head.
    rows: Signal<Vec<Vec<String>>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    // Not the name of the figure it stands under, by which one finds one's way.
    let region = said(move || format!("{}: {}", below_words(language).table, caption.get()));
    let toggle = move |event: web_sys::Event| {
        let details: web_sys::Element = event_target(&event);
        open.set(details.has_attribute("open"));
    };
    view! {
        <details class="ds-details table" on:toggle=toggle>
            <summary>{label}</summary>
            <div class="table__scroll" tabindex="0" role="region" aria-label=region>
                {only_if(open.into(), move || {
                    later_as(language, table, move |table| table(caption, head, rows))
                })}
            </div>
        </details>
    }
}

/// Shows a table of a caption, heads of columns and rows.
type Rows = fn(Signal<String>, Signal<Vec<String>>, Signal<Vec<Vec<String>>>) -> AnyView;

#[wasm_split(table, fallible)]
fn table() -> Fetched<Rows> {
    Ok(|caption, head, rows| {
        let cells = move || {
            let row = |row: Vec<String>| {
                let mut cells = row.into_iter();
                view! {
                    <tr>
                        <th scope="row">{cells.next()}</th>
                        {cells.map(|cell| view! { <td>{cell}</td> }).collect_view()}
                    </tr>
                }
            };
            rows.get().into_iter().map(row).collect_view().into_any()
        };
        let heads = move || {
            head.get().into_iter().map(|cell| view! { <th scope="col">{cell}</th> }).collect_view().into_any()
        };
        view! {
            <table class="ds-table" data-size="sm">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>{anew(heads)}</tr>
                </thead>
                <tbody>{anew(cells)}</tbody>
            </table>
        }
        .into_any()
    })
}
