// The chart bundle: the parts of ECharts that Framsyn draws with, behind one class. Bundled by esbuild and loaded
// after the first figures are on screen; app/src/charts/echarts.rs is its only caller.
//
// Options come as plain JSON from charming. What JSON or charming cannot say is added in `completed` below.

import * as echarts from "echarts/core";
import { LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import bokmaal from "echarts/i18n/langnb-NO-obj.js";

echarts.use([
  LineChart,
  GridComponent,
  TooltipComponent,
  MarkLineComponent,
  MarkAreaComponent,
  AriaComponent,
  SVGRenderer,
]);
// ECharts speaks no nynorsk; its bokmål is the nearest. Nothing of it shows in a line chart without a toolbox.
echarts.registerLocale("NB", bokmaal);

const LOCALES = { nb: "NB", nn: "NB" };
const NUMBER_LOCALES = { nb: "nb-NO", nn: "nn-NO" };

/** Draws into an element. One per element; `dispose` before the element goes. */
export function mount(element, dark) {
  return new Chart(element, dark);
}

class Chart {
  #element;
  #chart;
  #sizes;

  constructor(element, dark) {
    const language = element.closest("[lang]")?.lang ?? "nb";
    this.#element = element;
    this.#chart = echarts.init(element, dark ? "dark" : null, {
      renderer: "svg",
      locale: LOCALES[language] ?? "EN",
    });
    this.#sizes = new ResizeObserver(([{ contentRect: { width, height } }]) => {
      if (width > 0 && height > 0) this.#chart.resize();
    });
    this.#sizes.observe(element);
  }

  /**
   * Shows an option. Series and axes that are not in it go away; those whose `id` stays are updated in place. Drawn
   * just before the next frame, once, however many options came.
   */
  setOption(option) {
    const replaceMerge = ["series", "xAxis", "yAxis", "grid"];
    this.#chart.setOption(completed(option, this.#element), { replaceMerge, silent: true, lazyUpdate: true });
  }

  dispose() {
    this.#sizes.disconnect();
    this.#chart.dispose();
  }
}

/** Adds what the page always wants, and what JSON cannot say. Changes the option in place: it was made for this call. */
function completed(option, element) {
  const style = getComputedStyle(element);
  resolveColours(option, style);

  option.backgroundColor ??= "transparent";
  option.textStyle = { fontFamily: style.fontFamily, color: style.color, ...option.textStyle };
  // A lever's effect is on screen in the next frame, so movement is asked for, never given.
  option.animation ??= false;
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) option.animation = false;

  const language = element.closest("[lang]")?.lang ?? "nb";
  const number = new Intl.NumberFormat(NUMBER_LOCALES[language] ?? language);
  const shown = (value) => (typeof value === "number" ? number.format(value) : String(value ?? ""));
  // Horizontal axes carry years, which take no thousands separator.
  for (const axis of list(option.yAxis)) {
    if ((axis.type ?? "value") === "value") axis.axisLabel = { formatter: shown, ...axis.axisLabel };
  }
  for (const axis of list(option.xAxis)) {
    if (axis.type !== "value") continue;
    axis.axisLabel = { formatter: String, ...axis.axisLabel };
    axis.axisPointer = { label: { formatter: ({ value }) => String(Math.round(value)) }, ...axis.axisPointer };
  }
  endLabels(option, element);
  for (const tooltip of list(option.tooltip)) {
    // The other mode writes style attributes, which the Content-Security-Policy forbids.
    tooltip.renderMode = "richText";
    tooltip.valueFormatter ??= shown;
  }
  return option;
}

/** Least distance between the names at the ends of two lines, px. */
const NAME_HEIGHT = 17;

/**
 * Puts each line's name at its end: charming has no such label, so a line's `label` is meant to be it. Names that would
 * stand on each other are moved apart.
 */
function endLabels(option, element) {
  const [axis] = list(option.yAxis);
  const [grid] = list(option.grid);
  const named = list(option.series).filter((series) => series.type === "line" && series.label && series.name);
  const height = element.clientHeight - (grid?.top ?? 0) - (grid?.bottom ?? 0);
  const at = (series) => (height * (axis.max - series.data.at(-1)[1])) / (axis.max - axis.min);
  let free = -Infinity;
  for (const series of named.sort((one, other) => at(one) - at(other))) {
    const place = Math.max(at(series), free);
    free = place + NAME_HEIGHT;
    series.endLabel = { formatter: "{a}", distance: 6, fontSize: 13, offset: [0, place - at(series)], ...series.label };
  }
  for (const series of list(option.series)) delete series.label;
}

const list = (value) => (value == null ? [] : Array.isArray(value) ? value : [value]);

/** Replaces each "var(--name)" by the element's value of it, so that charts follow the page's theme. */
function resolveColours(node, style) {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === "string" && value.startsWith("var(--")) {
      node[key] = style.getPropertyValue(value.slice(4, -1)).trim();
    } else if (key !== "data" && value !== null && typeof value === "object") {
      resolveColours(value, style);
    }
  }
}
