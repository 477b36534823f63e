//! ECharts in the browser: the Rust side of `assets/shim/charts.js`.
//!
//! The bundle is the page's largest script and is not needed for the first figures, so it is loaded by
//! `framsyn.loadCharts()` of `assets/boot.js`, a dynamic import of a hashed file beside the page. That keeps the
//! Content-Security-Policy free of inline scripts, adds no request to the first load, and works under any sub-path.

use std::fmt;

use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// The module's namespace object.
    #[derive(Clone)]
    type Module;
    #[wasm_bindgen(catch, js_namespace = framsyn, js_name = loadCharts)]
    async fn load_charts() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn mount(this: &Module, element: &Element, dark: bool) -> Result<JsChart, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn picture(
        this: &Module,
        kind: &str,
        what: &JsValue,
        width: f64,
        height: f64,
        language: &str,
    ) -> Result<JsValue, JsValue>;

    /// One chart in one element.
    type JsChart;
    #[wasm_bindgen(method, catch, js_name = setOption)]
    fn set_option(this: &JsChart, option: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn dispose(this: &JsChart);
}

/// Why no chart is shown. The page then says so in words and shows the table instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ChartError {
    /// The bundle did not arrive: offline before it was loaded, or blocked on the way. Worth another try.
    NotLoaded(String),
    /// ECharts, or the step from Rust to it, refused the option. A mistake of ours.
    NotDrawn(String),
}

impl fmt::Display for ChartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotLoaded(why) => write!(f, "the chart bundle was not loaded: {why}"),
            Self::NotDrawn(why) => write!(f, "the chart was not drawn: {why}"),
        }
    }
}

impl std::error::Error for ChartError {}

/// The loaded chart bundle. Cheap to clone: every clone is the same module.
#[derive(Clone)]
pub(crate) struct ECharts(Module);

impl ECharts {
    /// Loads the bundle, once per page: later calls get the same module at once.
    ///
    /// # Errors
    /// [`ChartError::NotLoaded`] when the file cannot be had. Calling again tries again.
    pub(crate) async fn load() -> Result<Self, ChartError> {
        let module = load_charts().await.map_err(|why| ChartError::NotLoaded(said(&why)))?;
        Ok(Self(module.unchecked_into()))
    }

    /// Makes a chart in `element`, which must have a size of its own and be in the document. `dark` picks the theme.
    ///
    /// # Errors
    /// [`ChartError::NotDrawn`] when ECharts does not take the element.
    pub(crate) fn mount(&self, element: &Element, dark: bool) -> Result<EChart, ChartError> {
        let chart = self.0.mount(element, dark).map_err(|why| ChartError::NotDrawn(said(&why)))?;
        Ok(EChart(chart))
    }

    /// A picture that leaves the page: see `picture` in assets/shim/charts.js for its kinds. Sizes are in px.
    ///
    /// # Errors
    /// [`ChartError::NotDrawn`] when the browser or ECharts does not make it.
    pub(crate) async fn picture(
        &self,
        kind: &str,
        what: &JsValue,
        [width, height]: [f64; 2],
        language: &str,
    ) -> Result<JsValue, ChartError> {
        let made = self.0.picture(kind, what, width, height, language).await;
        made.map_err(|why| ChartError::NotDrawn(said(&why)))
    }
}

/// An option put together from charming's parts as ECharts takes it.
///
/// # Errors
/// [`ChartError::NotDrawn`] when it cannot be turned into a JavaScript value.
pub(crate) fn as_json(option: &impl Serialize) -> Result<JsValue, ChartError> {
    option
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|why| ChartError::NotDrawn(why.to_string()))
}

/// One chart in one element. Follows the element's size; dropping it takes the chart away.
pub(crate) struct EChart(JsChart);

impl EChart {
    /// Shows `option`, put together from charming's parts or anything else that serialises to an ECharts option.
    ///
    /// Give each series an `id`: one that stays is updated in place, one that is missing goes away. A colour may be
    /// `var(--name)`: the shim puts the page's value in its place.
    ///
    /// # Errors
    /// [`ChartError::NotDrawn`] when the option cannot be turned into a JavaScript value or ECharts refuses it.
    pub(crate) fn set_option(&self, option: &impl Serialize) -> Result<(), ChartError> {
        self.0.set_option(&as_json(option)?).map_err(|why| ChartError::NotDrawn(said(&why)))
    }
}

impl Drop for EChart {
    fn drop(&mut self) {
        self.0.dispose();
    }
}

/// What a JavaScript error says of itself.
fn said(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => format!("{error:?}"),
    }
}
