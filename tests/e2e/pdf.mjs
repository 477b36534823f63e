// A print looked at as it comes out of a printer without colours: pdf.js draws each page in a page of Chromium's own.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = (name) => readFileSync(createRequire(import.meta.url).resolve(`pdfjs-dist/legacy/build/${name}`), "utf8");

/** Points in a millimetre. */
export const MM = 72 / 25.4;

/** Darker than this, of 255, is ink. */
const INK = 200;

/** The pages of a PDF, each a `Sheet`. */
export async function sheetsOf(context, pdf) {
  const viewer = await context.newPage();
  try {
    // The worker's script makes pdf.js work without a worker.
    for (const name of ["pdf.worker.min.mjs", "pdf.min.mjs"]) await viewer.addScriptTag({ content: source(name), type: "module" });
    await viewer.waitForFunction(() => globalThis.pdfjsLib && globalThis.pdfjsWorker);
    const pages = await viewer.evaluate(async (bytes) => {
      const data = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
      const document = await globalThis.pdfjsLib.getDocument({ data, verbosity: 0 }).promise;
      const pages = [];
      const FINE = 2;
      for (let nr = 1; nr <= document.numPages; nr++) {
        const page = await document.getPage(nr);
        const viewport = page.getViewport({ scale: FINE });
        const canvas = new OffscreenCanvas(Math.round(viewport.width), Math.round(viewport.height));
        const canvasContext = canvas.getContext("2d", { willReadFrequently: true });
        canvasContext.fillStyle = "#fff";
        canvasContext.fillRect(0, 0, canvas.width, canvas.height);
        await page.render({ canvas: null, canvasContext, viewport }).promise;
        const { data: colours } = canvasContext.getImageData(0, 0, canvas.width, canvas.height);
        const [width, height] = [Math.round(canvas.width / FINE), Math.round(canvas.height / FINE)];
        // The darkest grey in each point.
        const grey = new Uint8Array(width * height).fill(255);
        for (let y = 0; y < height * FINE && y < canvas.height; y++) {
          for (let x = 0; x < width * FINE && x < canvas.width; x++) {
            const at = 4 * (y * canvas.width + x);
            const value = 0.2126 * colours[at] + 0.7152 * colours[at + 1] + 0.0722 * colours[at + 2];
            const cell = Math.floor(y / FINE) * width + Math.floor(x / FINE);
            grey[cell] = Math.min(grey[cell], value);
          }
        }
        const { items } = await page.getTextContent();
        const texts = items
          .filter(({ str }) => str.trim())
          .map(({ str, transform, width: wide }) => ({ str, x: transform[4], y: height - transform[5], width: wide }));
        let binary = "";
        for (let at = 0; at < grey.length; at += 8192) binary += String.fromCharCode(...grey.subarray(at, at + 8192));
        pages.push({ width, height, texts, grey: btoa(binary) });
      }
      return pages;
    }, Buffer.from(pdf).toString("base64"));
    return pages.map((page) => new Sheet(page));
  } finally {
    await viewer.close();
  }
}

const bare = (text) => text.replace(/\s/g, "");

/** A printed page: lengths in points from its upper left corner. */
class Sheet {
  #grey;

  constructor({ width, height, texts, grey }) {
    Object.assign(this, { width, height, texts });
    this.#grey = Buffer.from(grey, "base64");
  }

  get text() {
    return this.texts.map(({ str }) => str).join(" ").replace(/\s+/g, " ");
  }

  /** Where each occurrence of `text` begins, whatever it is broken into, in the order in which it is written. */
  find(text) {
    const starts = [];
    let all = "";
    for (const item of this.texts) {
      starts.push({ at: all.length, item });
      all += bare(item.str);
    }
    const found = [];
    for (let at = all.indexOf(bare(text)); at >= 0; at = all.indexOf(bare(text), at + 1)) {
      found.push({ at, ...starts.findLast((start) => start.at <= at).item });
    }
    return found;
  }

  /** Where there is ink in a part of it: what share, and the box around it; `null` where there is none. */
  ink(left, top, right, bottom) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    let [count, all] = [0, 0];
    for (let y = Math.max(0, Math.round(top)); y < Math.min(this.height, Math.round(bottom)); y++) {
      for (let x = Math.max(0, Math.round(left)); x < Math.min(this.width, Math.round(right)); x++) {
        all += 1;
        if (this.#grey[y * this.width + x] >= INK) continue;
        count += 1;
        [box[0], box[1], box[2], box[3]] = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
      }
    }
    return count === 0 ? null : { share: count / all, left: box[0], top: box[1], right: box[2], bottom: box[3] };
  }

  /** A4, and nothing on it reaches the paper's edge, where printers leave off. */
  isWhole(name) {
    const [width, height] = [this.width, this.height];
    assert.ok(Math.abs(width - 210 * MM) < 2 && Math.abs(height - 297 * MM) < 2, `${name} is A4, not ${width} x ${height}`);
    const edge = 5 * MM;
    for (const [side, part] of Object.entries({
      left: [0, 0, edge, height],
      right: [width - edge, 0, width, height],
      top: [0, 0, width, edge],
      bottom: [0, height - edge, width, height],
    })) {
      assert.equal(this.ink(...part), null, `${name}: something at the ${side} edge`);
    }
  }
}
