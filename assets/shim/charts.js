// The chart bundle: the parts of ECharts that Framsyn draws with, behind one class. Bundled by esbuild and loaded
// after the first figures are on screen; app/src/charts/echarts.rs is its only caller.
//
// Options come as plain JSON from charming. What JSON or charming cannot say is added in `#complete` below.

import * as echarts from "echarts/core";
import { LineChart } from "echarts/charts";
import { install as grid } from "echarts/lib/component/grid/installSimple.js";
import AxisView from "echarts/lib/component/axis/AxisView.js";
import { CartesianXAxisView, CartesianYAxisView } from "echarts/lib/component/axis/CartesianAxisView.js";
import { SVGRenderer } from "echarts/renderers";

echarts.use([LineChart, grid, SVGRenderer]);

// An axis that stays as it is keeps its marks and labels. ECharts would make all of them anew at each step of a lever, and
// the browser lay out and paint them.
for (const { prototype } of [CartesianXAxisView, CartesianYAxisView]) {
  const { render } = prototype;
  prototype.render = function (model, ...given) {
    const { width, height, x, y } = model.getCoordSysModel().coordinateSystem.getRect();
    const drawn = JSON.stringify([model.option, width, height, x, y]);
    const same = drawn === this.drawn;
    this.drawn = drawn;
    // What a pointer is told follows in any case.
    (same ? AxisView.prototype.render : render).call(this, model, ...given);
  };
}

let tooltip;
/** What tells the values under a pointer: fetched when a pointer first comes to a chart. */
function withTooltip() {
  tooltip ??= import("./tooltip.js").then((module) => echarts.use(module.parts));
  // Offline before it was fetched: the next pointer tries again.
  return tooltip.catch(() => {
    tooltip = undefined;
  });
}

const NUMBERS = new Map(
  // Chromium has no figures of nynorsk: both forms of Norwegian write numbers alike.
  Object.entries({ nb: "nb-NO", nn: "nb-NO", se: "nb-NO", en: "en" }).map(([language, locale]) => [
    language,
    new Intl.NumberFormat(locale),
  ]),
);

/** Draws into an element. One per element and theme; `dispose` before the element goes or the theme changes. */
export function mount(element, dark) {
  return new Chart(element, dark);
}

/**
 * Makes pictures that leave the page; one door for all kinds, each of which costs the program bytes before the first
 * figures. `lines`: a chart's option as SVG of this size. `part`: an element of the page as SVG, laid out so wide, with its
 * size before it. `png`: SVG of this size as a file.
 */
export async function picture(kind, what, width, height, language) {
  if (kind === "lines") return svg(what, width, height, language);
  const { snapshot, png } = await import("./pictures.js");
  return kind === "part" ? snapshot(what, width) : png(what, width, height);
}

/** Letters of pictures that leave the page: such as any machine has. No name with a space, which would be put in quotes. */
const PICTURE_FONTS = "Arial, Helvetica, sans-serif";

/** A chart's option as SVG that stands alone: of this size in px, in light colours whatever the theme. */
function svg(option, width, height, language) {
  const room = document.createElement("div");
  room.className = "picture-room";
  room.lang = language;
  room.style.width = `${width}px`;
  room.style.height = `${height}px`;
  room.style.fontFamily = PICTURE_FONTS;
  document.body.append(room);
  const chart = inLight(() => {
    const chart = new Chart(room, false);
    chart.setOption(option);
    return chart;
  });
  try {
    return chart.svg();
  } finally {
    chart.dispose();
    room.remove();
  }
}

/** Does something while the page has its light colours; the browser paints none of it. */
export function inLight(work) {
  const root = document.documentElement;
  const before = root.dataset.colorScheme;
  root.dataset.colorScheme = "light";
  try {
    return work();
  } finally {
    root.dataset.colorScheme = before;
  }
}

class Chart {
  #element;
  #dark;
  #chart;
  #option;
  #tells = false;
  #sizes;
  #width;
  #height;
  // What the page's theme says, asked for once: each question makes the browser work out its styles anew.
  #style;
  #values = new Map();

  constructor(element, dark) {
    this.#element = element;
    this.#dark = dark;
    this.#init();
    for (const event of ["pointerenter", "pointerdown"]) element.addEventListener(event, this.#tell);
    addEventListener("keydown", this.#hush);
    this.#width = element.clientWidth;
    this.#height = element.clientHeight;
    const { fontFamily, color } = getComputedStyle(element);
    this.#style = { fontFamily, color };
    this.#sizes = new ResizeObserver(([{ contentRect: { width, height } }]) => {
      if (width === 0 || height === 0) return;
      this.#width = width;
      this.#height = height;
      this.#chart.resize();
    });
    this.#sizes.observe(element);
  }

  /**
   * Shows an option. Series that are not in it go away; axes, and series whose `id` stays, are updated in place. Drawn
   * just before the next frame, once, however many options came. The option is the chart's from then on.
   */
  setOption(option) {
    this.#complete(option);
    this.#option = option;
    this.#show({ lazyUpdate: true });
  }

  #show(how) {
    this.#chart.setOption(this.#option, { replaceMerge: "series", silent: true, ...how });
  }

  /** What it shows as text. */
  svg() {
    this.#show({ lazyUpdate: false });
    const text = this.#chart.renderToSVGString({ useViewBox: true });
    // Other programs know less of style sheets than of attributes.
    return text
      .replace(/<style[^]*?<\/style>/g, "")
      .replace(/ class="[^"]*"/g, "")
      .replace(/ style="([^"]*)"/g, (_, style) =>
        style
          .split(";")
          .filter((part) => part.includes(":"))
          .map((part) => part.split(":").map((side) => side.trim()))
          .map(([name, value]) => ` ${name}="${value}"`)
          .join(""),
      );
  }

  dispose() {
    for (const event of ["pointerenter", "pointerdown"]) this.#element.removeEventListener(event, this.#tell);
    removeEventListener("keydown", this.#hush);
    this.#sizes.disconnect();
    this.#chart.dispose();
  }

  #init() {
    this.#chart = echarts.init(this.#element, this.#dark ? "dark" : null, {
      renderer: "svg",
      // Nothing of it shows in a line chart without a toolbox.
      locale: "EN",
    });
  }

  /** Lets a pointer read values. ECharts takes up a new component in new charts only: this one is made anew. */
  #tell = async ({ offsetX: x, offsetY: y }) => {
    if (this.#tells) return;
    await withTooltip();
    if (this.#tells || tooltip === undefined || this.#chart.isDisposed()) return;
    this.#tells = true;
    this.#chart.dispose();
    this.#init();
    if (this.#option === undefined) return;
    this.#show();
    this.#chart.dispatchAction({ type: "showTip", x, y });
  };

  /** What a pointer reads may lie over what one wants to see: Escape takes it away while the pointer stays. */
  #hush = ({ key }) => {
    if (key === "Escape" && this.#tells) this.#chart.dispatchAction({ type: "hideTip" });
  };

  #language() {
    return this.#element.closest("[lang]")?.lang ?? "nb";
  }

  /** Adds what the page always wants, and what JSON cannot say. */
  #complete(option) {
    // The margins have room for what stands beside the axes: nothing of it is to be measured at each step of a lever.
    option.grid = { outerBoundsMode: "none", ...MARGINS, ...option.grid };
    option.tooltip = { trigger: "axis", axisPointer: {}, backgroundColor: "var(--paper)", borderColor: "var(--rule)" };
    option.xAxis = {
      axisLabel: { ...MUTED },
      axisLine: { show: false, onZero: false },
      axisTick: { show: true },
      splitLine: { show: false },
      ...option.xAxis,
    };
    option.yAxis = {
      nameLocation: "end",
      nameTextStyle: { ...MUTED, align: "left" },
      axisLabel: { ...MUTED },
      splitLine: { lineStyle: { color: "var(--rule-soft)" } },
      ...option.yAxis,
    };
    this.#resolveColours(option);
    option.backgroundColor ??= "transparent";
    option.textStyle = { ...this.#style, ...option.textStyle };
    // A lever's effect is on screen in the next frame, so movement is asked for, never given.
    option.animation ??= false;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) option.animation = false;

    const numbers = NUMBERS.get(this.#language()) ?? NUMBERS.get("en");
    const shown = (value) => (typeof value === "number" ? numbers.format(value) : String(value ?? ""));
    for (const axis of list(option.yAxis)) {
      if ((axis.type ?? "value") === "value") axis.axisLabel = { formatter: shown, ...axis.axisLabel };
    }
    // Horizontal axes carry years, which take no thousands separator.
    for (const axis of list(option.xAxis)) {
      if (axis.type !== "value") continue;
      axis.axisLabel = { formatter: String, ...axis.axisLabel };
      axis.axisPointer = { label: { formatter: ({ value }) => String(Math.round(value)) }, ...axis.axisPointer };
    }
    if (this.#width < NARROW) {
      for (const axis of list(option.xAxis)) axis.interval *= 2;
    }
    for (const series of list(option.series)) {
      // The band's parts are no lines that a pointer could be told of.
      if (series.stack === "band") Object.assign(series, { silent: true, tooltip: { show: false } });
      const dash = SCENARIO_DASHES[/^\d+-3([bcd])$/.exec(series.id)?.[1]];
      if (dash) series.lineStyle.type = dash;
    }
    endLabels(option, this.#height);
    for (const tooltip of list(option.tooltip)) {
      // The other mode writes style attributes, which the Content-Security-Policy forbids.
      tooltip.renderMode = "richText";
      tooltip.valueFormatter ??= shown;
    }
  }

  /** Replaces each "var(--name)" by the page's value of it, so that charts follow its theme. */
  #resolveColours(node) {
    for (const [key, value] of Object.entries(node)) {
      if (key === "name" || key === "formatter") continue;
      if (typeof value === "string" && value.startsWith("var(--")) {
        node[key] = this.#value(value.slice(4, -1));
      } else if (key !== "data" && value !== null && typeof value === "object") {
        this.#resolveColours(value);
      }
    }
  }

  #value(name) {
    if (!this.#values.has(name)) {
      this.#values.set(name, getComputedStyle(this.#element).getPropertyValue(name).trim());
    }
    return this.#values.get(name);
  }
}

/** Dashes of the scenarios beside the first, by the letter that their ids end with: charming knows no such. Styles: `.swatch`. */
const SCENARIO_DASHES = { b: [10, 5], c: [14, 4, 3, 4], d: [5, 4] };

/** Around the lines, px: the axis's name above, the years below, the lines' names to the right. */
const MARGINS = { top: 34, right: 104, bottom: 30 };

/** What names and numbers of the axes look like. */
const MUTED = { color: "var(--ink-soft)", fontSize: 13 };

/** In an element narrower than this, px, every other mark on the axis of years is left out. */
const NARROW = 480;

/** Least distance between the names at the ends of two lines, px. */
const NAME_HEIGHT = 17;

/**
 * Puts each line's name at its end: charming has no such label, so a line's `label` is meant to be it. Names that would
 * stand on each other are moved apart.
 */
function endLabels(option, chartHeight) {
  const [axis] = list(option.yAxis);
  const [grid] = list(option.grid);
  const named = list(option.series).filter((series) => series.type === "line" && series.label?.show);
  const height = chartHeight - (grid?.top ?? 0) - (grid?.bottom ?? 0);
  // Stacked, a name stands in the middle of its part.
  let below = 0;
  const ends = new Map();
  for (const series of named) {
    const value = series.data.at(-1)[1];
    ends.set(series, series.stack ? below + value / 2 : value);
    if (series.stack) below += value;
  }
  const y = (value) => (height * (axis.max - value)) / (axis.max - axis.min);
  const at = (series) => y(ends.get(series));
  let free = -Infinity;
  for (const series of named.sort((one, other) => at(one) - at(other))) {
    const place = Math.max(at(series), free);
    free = place + NAME_HEIGHT;
    // ECharts puts it beside the line's end, which for a part is its upper edge.
    const edge = series.stack ? ends.get(series) + series.data.at(-1)[1] / 2 : ends.get(series);
    // A function: in a text ECharts would put values for what stands in braces, and the visitor's own names are texts.
    const name = series.label.formatter;
    series.endLabel = { distance: 6, fontSize: 13, offset: [0, place - y(edge)], ...series.label, formatter: () => name };
  }
  for (const series of list(option.series)) delete series.label;
}

const list = (value) => (value == null ? [] : Array.isArray(value) ? value : [value]);
