//! Work that takes many cases: it lets the page live in between, and only the newest that was asked for comes to an end.

use std::cell::Cell;
use std::rc::Rc;

use atlas::{PlaceId, Standards};
use leptos::prelude::*;
use leptos::task::spawn_local;
use outlook::{Explorer, Rest, Simulator};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::data;
use crate::parts::state;
use crate::state::State;

/// The page lives again after so long, ms. One case of the whole country takes some milliseconds more.
const SLICE: f64 = 12.0;

/// A sum of so many municipalities takes time: its work waits until a lever has come to rest, ms.
const MANY: usize = 30;
const AT_REST: i32 = 200;

#[wasm_bindgen]
extern "C" {
    /// Milliseconds since the page began.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn now() -> f64;
}

/// What simulators stand on, kept while the questions are on the page.
#[derive(Clone, Copy)]
pub struct Grounds {
    state: State,
    kept: StoredValue<Kept, LocalStorage>,
}

#[derive(Default)]
struct Kept {
    standards: Option<Rc<Standards>>,
    ground: Option<Rc<Ground>>,
}

/// A place, apart from the levers on the page, and what its services are reckoned by.
struct Ground {
    explorer: Explorer,
    standards: Rc<Standards>,
}

impl Grounds {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { state: state(), kept: StoredValue::new_local(Kept::default()) }
    }

    /// What stands for a place, fetched if it is not here; `None` where it does not come, or is no longer wanted.
    async fn of(self, place: PlaceId) -> Option<Rc<Ground>> {
        let of_place = |ground: &Rc<Ground>| ground.explorer.area().id == place;
        let here = self.kept.try_with_value(|kept| kept.ground.clone().filter(of_place))?;
        if here.is_some() {
            return here;
        }
        let standards = match self.kept.try_with_value(|kept| kept.standards.clone())? {
            Some(standards) => standards,
            None => {
                let base = self.state.base.with_untracked(|base| base.ready().cloned())?;
                Rc::new(data::standards(&base).await.ok()?)
            }
        };
        let explorer = self.state.explorer.with_untracked(|load| load.ready().cloned())?;
        let ground = Rc::new(Ground { explorer, standards: standards.clone() });
        let kept = Kept { standards: Some(standards), ground: Some(ground.clone()) };
        self.kept.try_update_value(|all| *all = kept)?;
        Some(ground).filter(of_place)
    }
}

/// How far work has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Done<T> {
    /// Nothing has come to an end yet.
    Waiting,
    /// It has come to this.
    Ready(T),
    /// What it stands on could not be had.
    Failed,
}

/// A place for work of one kind.
#[derive(Clone, Copy)]
pub struct Desk {
    grounds: Grounds,
    /// Raised for each that is asked for.
    asked: StoredValue<u32>,
}

impl Desk {
    /// With nothing on it.
    pub fn new(grounds: Grounds) -> Self {
        Self { grounds, asked: StoredValue::new(0) }
    }

    /// Works something out for a place in a year, unless something newer is asked for before it is done.
    pub fn ask<T: 'static>(
        self,
        place: PlaceId,
        year: u16,
        work: impl AsyncFnOnce(&mut Simulator<'_>) -> Option<T> + 'static,
        done: impl FnOnce(Done<T>) + 'static,
    ) {
        let Some(mine) = self.asked.try_update_value(|asked| {
            *asked += 1;
            *asked
        }) else {
            return;
        };
        let newest = move || self.asked.try_get_value() == Some(mine);
        spawn_local(async move {
            // After what a lever moves at once has been painted.
            wait(0).await;
            if !newest() {
                return;
            }
            let Some(ground) = self.grounds.of(place).await else {
                return if newest() {
                    done(Done::Failed)
                };
            };
            if ground.explorer.member_count() >= MANY {
                // Also what it stands on has taken time.
                wait(AT_REST).await;
            }
            if !newest() {
                return;
            }
            let began = Rc::new(Cell::new(now()));
            let rest = move || {
                let began = began.clone();
                (now() - began.get() >= SLICE).then(|| -> Rest {
                    Box::pin(async move {
                        wait(0).await;
                        if !newest() {
                            // Nobody wakes this any more: the work is dropped where it stands.
                            std::future::pending::<()>().await;
                        }
                        began.set(now());
                    })
                })
            };
            let simulator = Simulator::with_rests(&ground.explorer, &ground.standards, year, rest).await;
            let found = match simulator {
                Ok(mut simulator) => work(&mut simulator).await,
                Err(_) => None,
            };
            if newest() {
                done(found.map_or(Done::Failed, Done::Ready));
            }
        });
    }
}

/// Lets others in for so many milliseconds.
async fn wait(ms: i32) {
    let timeout = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
    });
    let _ = JsFuture::from(timeout).await;
}
