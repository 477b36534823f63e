//! The committed data set, ready to be projected.

#![allow(dead_code, reason = "each test file uses its part")]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use atlas::{Core, Country, KommuneNr};
use scenario::{LeverId, Levers, Nation, PlaceModel, Projection};

pub(crate) struct Data {
    pub(crate) core: Core,
    pub(crate) country: Country,
    pub(crate) models: Vec<PlaceModel>,
}

pub(crate) static DATA: LazyLock<Data> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/data");
    let read = |name: &str| std::fs::read(folder.join(name)).expect(name);
    let (vintage, core) = Core::read("core.bin", &read("core.bin")).expect("core.bin");
    let country = Country::read("country.bin", &vintage, &read("country.bin")).expect("country.bin");
    let nation = Arc::new(Nation::new(&core));
    let models = country.kommuner.iter().map(|k| PlaceModel::new(&nation, k).expect("a model")).collect();
    Data { core, country, models }
});

impl Data {
    /// All municipalities, each with its model.
    pub(crate) fn all(&self) -> impl Iterator<Item = (KommuneNr, &PlaceModel)> {
        self.country.kommuner.iter().map(|k| k.nr).zip(&self.models)
    }
}

pub(crate) fn project(model: &PlaceModel, levers: &Levers, to: u16) -> Projection {
    let mut projection = Projection::new();
    model.project_with_flows(levers, to, &mut projection).expect("projected");
    projection
}

pub(crate) fn levers(changes: &[(LeverId, f64, u16)]) -> Levers {
    let mut levers = Levers::default();
    for (id, change, reached) in changes {
        assert!(!levers.set(*id, *change), "{id:?}: {change} is out of bounds");
        assert!(!levers.set_reached(*id, *reached), "{id:?}: {reached} is out of bounds");
    }
    levers
}
