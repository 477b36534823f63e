//! The drawing of the map: a path of its own for each municipality, whose colour alone changes while a lever moves.

use atlas::{Direction, Frame, KommuneNr, PlaceId};
use leptos::prelude::*;
use scenario::{Language, plain};
use text::map as words;
use text::map::map_words;
use wasm_bindgen::JsCast;

use crate::parts::map::{Shown, name, step, with_ready};
use crate::parts::{said, state, whether};

/// Room around what fills the map, as a share of its longer side.
const ROOM: f64 = 0.02;

/// A municipality that is smaller than this share of what is shown gets a ring around it.
const SMALL: f64 = 0.035;

/// Radius of the ring, as a share of the height.
const RING: f64 = 0.017;

/// So near the middle of a small municipality a pointer means it, px: a target of 24 px and a little.
const NEAR: f64 = 14.0;

/// The steps of the scale as attributes: made once.
const STEPS: [&str; 7] = ["0", "1", "2", "3", "4", "5", "6"];
/// That of a municipality without a figure.
const NO_FIGURE: &str = "none";

/// The map.
#[component]
pub fn Drawing(
    language: Language,
    shown: Shown,
    /// The municipality that is pointed at.
    looked: RwSignal<Option<KommuneNr>>,
    /// The class whose municipalities are marked.
    marked: RwSignal<Option<usize>>,
) -> impl IntoView {
    let state = state();
    let w = map_words(language);
    let svg = NodeRef::<leptos::svg::Svg>::new();
    let paths = StoredValue::new_local(Vec::<web_sys::Element>::new());
    // What stands in the drawing now.
    let drawn = StoredValue::new_local(Vec::<&'static str>::new());
    let classes = StoredValue::new_local(Vec::<Option<usize>>::new());

    let frame = Memo::new(move |_| {
        let county = state.map().county;
        with_ready(|ready| {
            let within = |nr: KommuneNr| county.is_none() || PlaceId::Kommune(nr).county() == county;
            ready.map.frame(within).with_room(ROOM)
        })
        .unwrap_or(Frame { x: 0.0, y: 0.0, width: 1.0, height: 1.0 })
    });
    let view_box = said(move || {
        let Frame { x, y, width, height } = frame.get();
        [x, y, width, height].map(|part| plain(part, 0)).join(" ")
    });

    let places = with_ready(|ready| {
        let path = |nr: KommuneNr| {
            view! { <path class="map__place" data-nr=nr.to_string() d=ready.map.path(nr)></path> }
        };
        ready.model.numbers().map(path).collect_view()
    });
    let counties = with_ready(|ready| ready.map.borders_between(|nr| PlaceId::Kommune(nr).county()));
    let coast = with_ready(|ready| ready.map.outline(|_| true));

    // The colours: only of those whose class is another one now.
    Effect::new(move || {
        let Some(svg) = svg.get() else { return };
        if paths.with_value(Vec::is_empty) {
            paths.set_value(all_within(&svg, ".map__place"));
            drawn.set_value(vec![""; paths.with_value(Vec::len)]);
        }
        let Some(values) = shown.values.get() else { return };
        let _ = svg.set_attribute("data-scale", if values.classes.diverging { "change" } else { "level" });
        drawn.update_value(|drawn| {
            paths.with_value(|paths| {
                for ((path, before), class) in paths.iter().zip(drawn).zip(&values.class) {
                    let now = class.map_or(NO_FIGURE, |class| STEPS[step(&values.classes, class).min(6)]);
                    if *before != now {
                        let _ = path.set_attribute("data-c", now);
                        *before = now;
                    }
                }
            });
        });
        classes.set_value(values.class.clone());
    });
    // Which are marked: by an outline, not by colour.
    Effect::new(move || {
        let marked = marked.get();
        shown.values.track();
        if let Some(svg) = svg.get() {
            let _ = svg.toggle_attribute_with_force("data-marked", marked.is_some());
        }
        classes.with_value(|classes| {
            paths.with_value(|paths| {
                for (path, class) in paths.iter().zip(classes) {
                    let is = marked.is_some() && *class == marked;
                    if path.has_attribute("data-is") != is {
                        let _ = path.toggle_attribute_with_force("data-is", is);
                    }
                }
            });
        });
    });

    let outline = move |nr: Option<KommuneNr>| {
        nr.and_then(|nr| with_ready(|ready| ready.map.path(nr))).unwrap_or_default()
    };
    let home = said(move || {
        let Some(place) = state.chosen.get() else { return String::new() };
        let members = state.base.with(|base| {
            let core = base.ready().map(|base| &base.core);
            core.map(|core| core.members(place).map(|place| place.nr).collect::<Vec<_>>()).unwrap_or_default()
        });
        // All of the country has no outline but the coast.
        let within = |nr: KommuneNr| members.binary_search(&nr).is_ok();
        with_ready(|ready| ready.map.outline(within)).filter(|_| place != PlaceId::Nation).unwrap_or_default()
    });
    let ring = move |nr: Option<KommuneNr>| {
        let frame = frame.get();
        let nr = nr?;
        with_ready(|ready| {
            let own = ready.map.frame(|one| one == nr);
            let small = own.width.max(own.height) < SMALL * frame.height.max(frame.width);
            small.then(|| ready.map.middle(nr)).flatten()
        })
        .flatten()
    };
    let circle = move |class: &'static str, nr: Signal<Option<KommuneNr>>| {
        let at = Memo::new(move |_| ring(nr.get()));
        view! {
            <circle
                class=class
                hidden=whether(move || at.get().is_none())
                cx=said(move || plain(at.get().map_or(0.0, |[x, _]| x), 0))
                cy=said(move || plain(at.get().map_or(0.0, |[_, y]| y), 0))
                r=said(move || {
                    let frame = frame.get();
                    let r = RING * frame.height.max(frame.width);
                    plain(at.get().map_or(0.0, |_| r), 0)
                })
            ></circle>
        }
    };
    let chosen = Signal::derive(move || state.chosen.get().and_then(PlaceId::kommune));
    let picked = Signal::derive(move || shown.picked.get());

    let readout = said(move || {
        let (Some(nr), Some(values)) = (looked.get(), shown.values.get()) else { return w.how.into() };
        with_ready(|ready| {
            let at = ready.model.position(nr)?;
            let [then, now] = [&values.then, &values.now].map(|parts| parts.get(at).and_then(|p| p.value()));
            let name = name(state, language, nr.into());
            Some(words::told(language, &name, values.figure, values.year, then, now))
        })
        .flatten()
        .unwrap_or_default()
    });

    // The municipality that a pointer is at: the one it is on, or a small one that it is near.
    let pointed = move |event: &web_sys::MouseEvent| -> Option<KommuneNr> {
        let target: web_sys::Element = event.target()?.dyn_into().ok()?;
        let on = target.get_attribute("data-nr").and_then(|nr| nr.parse().ok());
        // On land it is what lies there: a neighbour that is near must not take it.
        if on.is_some() {
            return on;
        }
        let svg = svg.get_untracked()?;
        let rect = svg.get_bounding_client_rect();
        let frame = frame.get_untracked();
        let scale = (rect.width() / frame.width).min(rect.height() / frame.height);
        let along = |client: i32, from: f64, size: f64, start: f64, length: f64| {
            start + (f64::from(client) - from - (size - scale * length) / 2.0) / scale
        };
        let x = along(event.client_x(), rect.x(), rect.width(), frame.x, frame.width);
        let y = along(event.client_y(), rect.y(), rect.height(), frame.y, frame.height);
        let near = with_ready(|ready| {
            let mut best = None::<(f64, KommuneNr)>;
            for nr in ready.model.numbers() {
                let Some([u, v]) = ready.map.middle(nr) else { continue };
                let apart = ((x - u).powi(2) + (y - v).powi(2)).sqrt() * scale;
                if apart <= NEAR && best.is_none_or(|(least, _)| apart < least) && ring(Some(nr)).is_some() {
                    best = Some((apart, nr));
                }
            }
            best.map(|(_, nr)| nr)
        });
        near.flatten()
    };
    let key = move |event: web_sys::KeyboardEvent| {
        // Those are the browser's own.
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let direction = match event.key().as_str() {
            "ArrowUp" => Direction::North,
            "ArrowDown" => Direction::South,
            "ArrowLeft" => Direction::West,
            "ArrowRight" => Direction::East,
            "Enter" | " " => {
                event.prevent_default();
                if let Some(nr) = looked.get_untracked() {
                    shown.picked.set(Some(nr));
                }
                return;
            }
            "Escape" => {
                looked.set(None);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        let from = looked.get_untracked().or(shown.picked.get_untracked());
        let next = with_ready(|ready| match from {
            Some(from) => ready.map.beside(from, direction).or(Some(from)),
            // The first of the place, where it is a sum.
            None => state.base.with_untracked(|base| {
                let core = &base.ready()?.core;
                core.members(state.chosen.get_untracked()?).next().map(|place| place.nr)
            }),
        });
        looked.set(next.flatten());
    };
    let summary = "map-summary map-readout";
    view! {
        <div
            class="map"
            id="map"
            tabindex="0"
            role="application"
            aria-label=w.map
            aria-describedby=summary
            on:keydown=key
            on:blur=move |_| looked.set(None)
        >
            <svg
                class="map__svg"
                node_ref=svg
                viewBox=view_box
                aria-hidden="true"
                on:pointermove=move |event| {
                    let at = pointed(&event);
                    if looked.get_untracked() != at {
                        looked.set(at);
                    }
                }
                on:pointerleave=move |_| looked.set(None)
                on:click=move |event| {
                    if let Some(nr) = pointed(&event) {
                        looked.set(Some(nr));
                        shown.picked.set(Some(nr));
                    }
                }
            >
                <g class="map__places">{places}</g>
                // A layer of its own, which is not drawn anew with the colours below it.
                <g class="map__lines">
                    <path class="map__coast" d=coast.unwrap_or_default()></path>
                    <path class="map__counties" d=counties.unwrap_or_default()></path>
                    <path class="map__home" d=home></path>
                </g>
                <path class="map__picked" d=said(move || outline(shown.picked.get()))></path>
                <path class="map__looked" d=said(move || outline(looked.get()))></path>
                {circle("map__ring", chosen)}
                {circle("map__ring map__ring--picked", picked)}
                {circle("map__ring map__ring--looked", looked.into())}
            </svg>
        </div>
        <p class="mapping__readout" id="map-readout" aria-live="polite">{readout}</p>
    }
}

fn all_within(element: &web_sys::Element, selector: &str) -> Vec<web_sys::Element> {
    let Ok(found) = element.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok()).collect()
}
