//! A chart's figures as a table, one press away.

use leptos::prelude::*;

use crate::parts::{anew, only_if};

/// A table that opens under a chart. `rows` are read only while it is open.
#[component]
pub fn Table(
    /// What the button says.
    label: &'static str,
    /// What the table shows, for those who hear it.
    caption: &'static str,
    /// Heads of the columns, the first that of the rows.
    head: Signal<Vec<String>>,
    /// Rows of cells, the first that of the row's head.
    rows: Signal<Vec<Vec<String>>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let toggle = move |event: web_sys::Event| {
        let details: web_sys::Element = event_target(&event);
        open.set(details.has_attribute("open"));
    };
    view! {
        <details class="ds-details table" on:toggle=toggle>
            <summary>{label}</summary>
            <div class="table__scroll" tabindex="0" role="region" aria-label=caption>
                {only_if(open.into(), move || {
                        view! {
                            <table class="ds-table" data-size="sm">
                                <caption class="visually-hidden">{caption}</caption>
                                <thead>
                                    <tr>
                                        {anew(move || {
                                            head.get()
                                                .into_iter()
                                                .map(|cell| view! { <th scope="col">{cell}</th> })
                                                .collect_view()
                                        .into_any()})}
                                    </tr>
                                </thead>
                                <tbody>
                                    {anew(move || {
                                        rows.get()
                                            .into_iter()
                                            .map(|row| {
                                                let mut cells = row.into_iter();
                                                view! {
                                                    <tr>
                                                        <th scope="row">{cells.next()}</th>
                                                        {cells.map(|cell| view! { <td>{cell}</td> }).collect_view()}
                                                    </tr>
                                                }
                                            })
                                            .collect_view()
                                    .into_any()})}
                                </tbody>
                            </table>
                        }.into_any()
                    })}
            </div>
        </details>
    }
}
