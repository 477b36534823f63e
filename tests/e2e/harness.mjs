// What every end-to-end test stands on: the built site in a real Chromium, watched for what it must never do.
//
//   import { pageTest, open } from "./harness.mjs";
//   pageTest("has a title", async (page) => {
//     await open(page, "?k=5501");
//     assert.match(await page.title(), /Tromsø/);
//   });
//
// Run with `cargo xtask e2e [PATTERN]`, which serves dist/ under a sub-path and says where in FRAMSYN_URL.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { chromium } from "playwright-core";

/** The page's address, ending in a slash. */
export const SITE = env("FRAMSYN_URL");

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A Chromium with a fresh profile. `flags` come on top of the usual ones. */
export function launch(flags = []) {
  return chromium.launch({ executablePath: env("FRAMSYN_CHROMIUM"), args: [...FLAGS, ...flags] });
}

let shared;
after(async () => (await shared)?.close());

/**
 * A test with a page of its own. `options` are Playwright's for a new context (viewport, colorScheme, reducedMotion,
 * locale ...). After the body the test fails if the page logged an error, threw, broke its Content-Security-Policy or
 * asked anyone but this machine for anything. A test that provokes such a thing takes it from the record:
 * `page.watch.expect(/pattern/)`, which also fails if it did not happen.
 */
export function pageTest(name, options, body) {
  if (typeof options === "function") [options, body] = [{}, options];
  test(name, { timeout: 60_000 }, async () => {
    shared ??= launch();
    const { page, context } = await watchedPage(await shared, options);
    try {
      await body(page, context);
      await page.watch.settle();
    } finally {
      await context.close();
    }
    page.watch.verify();
  });
}

/** A page in a context of its own, with `page.watch` on it. For scripts that are not tests. */
export async function watchedPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "nb-NO", ...options });
  const watch = new Watch();
  await context.exposeBinding("reportToTest", (_source, what) => watch.note(what));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      globalThis.reportToTest(`CSP: ${event.effectiveDirective} blocked ${event.blockedURI} (${event.sourceFile})`);
    });
  });
  context.on("weberror", (error) => watch.note(`uncaught: ${error.error().stack ?? error.error()}`));
  context.on("console", (message) => {
    if (message.type() === "error") watch.note(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    const local = ["data:", "blob:", "about:"].includes(url.protocol) || url.hostname === new URL(SITE).hostname;
    if (!local) watch.note(`request to another host: ${url.href}`);
  });
  const page = await context.newPage();
  page.watch = watch;
  // Whatever the page did before this round trip has been told by the time it ends.
  watch.settle = () => page.evaluate(() => {});
  return { page, context };
}

class Watch {
  #notes = [];
  #expected = [];

  note(what) {
    this.#notes.push(what);
  }

  /** What this test provokes on purpose. */
  expect(...patterns) {
    this.#expected.push(...patterns);
  }

  verify() {
    const unexpected = this.#notes.filter((note) => !this.#expected.some((pattern) => pattern.test(note)));
    assert.deepEqual(unexpected, [], "the page did what it must not do");
    for (const pattern of this.#expected) {
      assert.ok(this.#notes.some((note) => pattern.test(note)), `expected ${pattern}, which did not happen`);
    }
  }
}

/** Opens the page with `query` behind its address and waits until the first figures are on screen. */
export async function open(page, query = "") {
  await page.goto(SITE + query);
  await ready(page);
}

/** The app has called framsyn.ready(): the loading sketch is gone, and the app is there. */
export async function ready(page) {
  await page.locator("#boot-loading").waitFor({ state: "detached" });
  assert.equal(await page.locator("#boot-failure").isVisible(), false, "the page says that it did not start");
}

/** A chart is drawn inside `locator`: at least one line with a shape. */
export async function chartDrawn(locator) {
  await locator.locator("svg path[d]").first().waitFor({ state: "attached" });
}

/** Sets a native range or number field as a visitor's hand does: value, then the events. */
export async function setField(locator, value) {
  await locator.evaluate((field, value) => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }, String(value));
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** No accessibility rule of WCAG 2.2 A and AA, and none of the good habits, is broken. */
export async function accessible(page) {
  // Injected as an expression: the Content-Security-Policy blocks script tags.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const result = await globalThis.axe.run(document, { runOnly: { type: "tag", values: tags } });
    return result.violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => node.html) }));
  });
  assert.deepEqual(violations, [], "axe found violations");
}

function env(name) {
  const value = process.env[name];
  assert.ok(value, `${name} is not set: start this with cargo xtask (e2e, screenshots or bench)`);
  return value;
}
