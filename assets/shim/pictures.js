// Makes pictures of parts of the page that are not drawn by ECharts, in a file of its own: charts.js fetches it when one
// is asked for.
//
// A part of the page is read as the browser has laid it out, in light colours and at a width of its own, and written as
// SVG that needs nothing outside of itself: boxes and their borders, text line by line, and SVG with its styles as
// attributes. Nothing of it is painted.

import { inLight } from "./charts.js";

/** What such a picture leaves out: what can only be used on the page. */
const LEFT_OUT =
  ".visually-hidden, .download, .icon, input, select, textarea, [hidden], details:not([open]) > :not(summary), .figure__about, .pyramid__years, .picked, .mapping__readout, .mapping > h2, .found .ds-button, .way__keys, .beside__chosen, .beside__add";

/** Width and height in px of a part of the page, and it as SVG, parted by spaces. `width` is what it is laid out in. */
export function snapshot(element, width) {
  return inLight(() => {
    element.classList.add("picturing");
    element.style.setProperty("--picture-width", `${width}px`);
    try {
      const box = element.getBoundingClientRect();
      const out = [];
      read(element, { left: box.left, top: box.top }, out);
      return `${Math.ceil(box.width)} ${Math.ceil(box.height)} <g>${out.join("")}</g>`;
    } finally {
      element.style.removeProperty("--picture-width");
      element.classList.remove("picturing");
    }
  });
}

/** Pixels of a PNG for each of the picture's own: sharp in print and on fine screens. */
const PIXELS = 2;

/** SVG of a size in px as a PNG file. */
export async function png(svg, width, height) {
  const image = new Image();
  // Not as a blob: the Content-Security-Policy allows pictures from here and from data only.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * PIXELS);
  canvas.height = Math.round(height * PIXELS);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the browser made no picture"))), "image/png");
  });
}

function read(element, from, out) {
  const style = getComputedStyle(element);
  if (style.display === "none" || style.visibility === "hidden" || style.opacity === "0") return;
  if (element.matches(LEFT_OUT)) return;
  const rect = element.getBoundingClientRect();
  const box = { x: rect.left - from.left, y: rect.top - from.top, width: rect.width, height: rect.height };
  if (element instanceof SVGSVGElement) {
    out.push(drawing(element, box));
    return;
  }
  draw(box, style, out);
  pseudo(element, "::before", box, style, out);
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) lines(child, style, from, out);
    else if (child.nodeType === Node.ELEMENT_NODE) read(child, from, out);
  }
  pseudo(element, "::after", box, style, out);
}

const px = (value) => String(Math.round(Number.parseFloat(value) * 100) / 100 || 0);
const seen = (colour) => colour !== "transparent" && !/^rgba\(.*, 0\)$/.test(colour) && colour !== "";
const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

/** A box: its fill, an arrow where it is cut to one, and its borders. */
function draw({ x, y, width, height }, style, out) {
  if (width <= 0 && height <= 0) return;
  const fill = style.backgroundColor;
  if (seen(fill) && width > 0 && height > 0) {
    if (style.clipPath.startsWith("polygon")) {
      const tip = Math.min(8, width);
      const ends = style.clipPath.startsWith("polygon(100%") ? [x + width, x + tip, x] : [x, x + width - tip, x + width];
      const [start, neck, point] = ends.map(px);
      const [top, middle, bottom] = [y, y + height / 2, y + height].map(px);
      out.push(`<path fill="${fill}" d="M${start} ${top}L${neck} ${top}L${point} ${middle}L${neck} ${bottom}L${start} ${bottom}Z"/>`);
    } else {
      const round = Number.parseFloat(style.borderTopLeftRadius) || 0;
      const radius = round > 0 ? ` rx="${px(Math.min(round, width / 2, height / 2))}"` : "";
      out.push(`<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}"${radius} fill="${fill}"/>`);
    }
  }
  const side = (name, x1, y1, x2, y2) => {
    const thick = Number.parseFloat(style[`border${name}Width`]);
    const kind = style[`border${name}Style`];
    const colour = style[`border${name}Color`];
    if (!(thick > 0) || kind === "none" || kind === "hidden" || !seen(colour)) return;
    const dash = { dotted: ` stroke-dasharray="${thick} ${2 * thick}"`, dashed: ` stroke-dasharray="${3 * thick} ${2 * thick}"` };
    out.push(
      `<path d="M${px(x1)} ${px(y1)}L${px(x2)} ${px(y2)}" fill="none" stroke="${colour}" stroke-width="${px(thick)}"${dash[kind] ?? ""}/>`,
    );
  };
  side("Top", x, y, x + width, y);
  side("Bottom", x, y + height, x + width, y + height);
  side("Left", x, y, x, y + height);
  side("Right", x + width, y, x + width, y + height);
}

/** What a style sheet draws before or behind what is in an element: a box that is placed in it, or a sign before its text. */
function pseudo(element, which, box, parent, out) {
  const style = getComputedStyle(element, which);
  if (style.content === "none" || style.content === "normal" || style.display === "none") return;
  const size = (name) => Number.parseFloat(style[name]) || 0;
  const borders = size("borderLeftWidth") + size("borderRightWidth");
  const [width, height] = [size("width") + (style.boxSizing === "border-box" ? 0 : borders), size("height")];
  if (style.position === "absolute") {
    const left = box.x + (Number.parseFloat(parent.borderLeftWidth) || 0);
    const top = box.y + (Number.parseFloat(parent.borderTopWidth) || 0);
    draw({ x: left + size("left"), y: top + size("top"), width, height }, style, out);
  } else if (which === "::before" && width > 0) {
    const line = Math.min(box.height, Number.parseFloat(parent.lineHeight) || box.height);
    const x = box.x + (Number.parseFloat(parent.paddingLeft) || 0);
    draw({ x, y: box.y + (line - height) / 2, width, height }, style, out);
  }
}

/** A text where the browser has put it, a piece for each of its lines. */
function lines(text, style, from, out) {
  const range = document.createRange();
  const words = text.data.matchAll(/\S+/g);
  const found = [];
  for (const { 0: word, index } of words) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const rect = range.getBoundingClientRect();
    if (rect.width === 0) continue;
    const last = found.at(-1);
    if (last && Math.abs(last.top - rect.top) < rect.height / 2) {
      last.words.push(word);
      last.right = rect.right;
    } else {
      found.push({ words: [word], left: rect.left, right: rect.right, top: rect.top, height: rect.height });
    }
  }
  const size = Number.parseFloat(style.fontSize);
  const weight = Number(style.fontWeight) >= 600 ? ' font-weight="700"' : "";
  for (const line of found) {
    // The letters' own height lies in the middle of their box; below the line hangs a fifth of them.
    const y = line.top - from.top + line.height / 2 + size * 0.35;
    // By its end where it stands at the end: another font may be wider.
    const atEnd = style.textAlign === "end" || style.textAlign === "right";
    const x = (atEnd ? line.right : line.left) - from.left;
    const anchor = atEnd ? ' text-anchor="end"' : "";
    out.push(
      `<text x="${px(x)}" y="${px(y)}" font-size="${px(size)}"${weight}${anchor} fill="${style.color}">${escaped(line.words.join(" "))}</text>`,
    );
  }
}

/** What of an SVG's styles is written as attributes, with what each is where nothing says otherwise. */
const STYLES = {
  fill: "rgb(0, 0, 0)",
  "fill-opacity": "1",
  stroke: "none",
  "stroke-width": "1px",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "stroke-opacity": "1",
  "vector-effect": "none",
  opacity: "1",
  "font-size": "",
  "font-weight": "400",
  "text-anchor": "start",
};
const KEPT = ["d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "width", "height", "points", "transform"];
const SHAPES = new Set(["g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "text"]);

function drawing(svg, { x, y, width, height }) {
  const attribute = (name) => (svg.hasAttribute(name) ? ` ${name}="${escaped(svg.getAttribute(name))}"` : "");
  const inside = [...svg.children].map(shape).join("");
  const place = `x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}"`;
  return `<svg ${place}${attribute("viewBox")}${attribute("preserveAspectRatio")}>${inside}</svg>`;
}

function shape(element) {
  const style = getComputedStyle(element);
  if (!SHAPES.has(element.tagName) || style.display === "none" || style.visibility === "hidden") return "";
  if (element.tagName === "path" && !element.getAttribute("d")) return "";
  const kept = KEPT.filter((name) => element.hasAttribute(name)).map((name) => ` ${name}="${escaped(element.getAttribute(name))}"`);
  const group = element.tagName === "g";
  const styles = Object.entries(STYLES).flatMap(([name, usual]) => {
    // A group's own are its children's too, but for its opacity.
    if (group && name !== "opacity") return [];
    const value = style.getPropertyValue(name);
    if (value === usual || value === "" || (usual === "" && element.tagName !== "text")) return [];
    return ` ${name}="${escaped(value.replace(/(\d)px/g, "$1"))}"`;
  });
  const inside = element.tagName === "text" ? escaped(element.textContent) : [...element.children].map(shape).join("");
  return `<${element.tagName}${kept.join("")}${styles.join("")}>${inside}</${element.tagName}>`;
}
