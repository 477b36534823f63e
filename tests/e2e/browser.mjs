// The built site in a real Chromium, watched for what it must never do. `harness.mjs` makes tests of it; the scripts
// beside it take pictures and measure.
//
// Started by cargo xtask, which serves dist/ under a sub-path and says where in FRAMSYN_URL.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

/** The page's address, ending in a slash. */
// As a browser writes it, also where a folder has letters beyond ASCII.
export const SITE = new URL(env("FRAMSYN_URL")).href;

/** Names of this machine: those of the site, and of pages that show it. */
const HERE = [new URL(SITE).hostname, "localhost"];

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

/** A page in a context of its own, with `page.watch` on it. */
export async function watchedPage(browser, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "nb-NO",
    // What a test takes away must be away: offline.test.mjs is about what the browser keeps.
    serviceWorkers: "block",
    ...options,
  });
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
    const local = ["data:", "blob:", "about:"].includes(url.protocol) || HERE.includes(url.hostname);
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

/** Waits for what the page can only say after a while: `waitForFunction` takes the promise itself for a yes. */
export async function until(page, says, argument) {
  for (let tries = 300; !(await page.evaluate(says, argument)); tries -= 1) {
    assert.ok(tries > 0, `never came: ${says}`);
    await page.waitForTimeout(100);
  }
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

/** Brings a part into view, and waits until the page has noticed and drawn it as it is now. */
export async function inView(locator) {
  await locator.scrollIntoViewIfNeeded();
  await locator.evaluate(
    (element) =>
      new Promise((done) => {
        const observer = new IntersectionObserver(() => {
          observer.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(done));
        });
        observer.observe(element);
      }),
  );
}

/** Brings the pyramid into view, whose code comes when one is near it. */
export async function toPyramid(page) {
  await inView(page.locator(".pyramid"));
  await page.locator(".pyramid__plot").waitFor();
  await inView(page.locator(".pyramid__plot"));
}

/** Opens the picker in the heading and types into it. */
export async function typeAnotherPlace(page, text) {
  await page.locator("#change-place").click();
  await page.locator("#kommune").fill(text);
  return page.getByRole("option");
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

/** The page has come to rest: axe looks at places first and at what stands there later. */
async function atRest(page) {
  const look = () => page.evaluate(() => [document.documentElement.scrollHeight, document.body.innerText].join());
  for (let before = null, now = await look(); now !== before; ) {
    await page.waitForTimeout(150);
    [before, now] = [now, await look()];
  }
}

/** No accessibility rule of WCAG 2.2 A and AA, and none of the good habits, is broken. */
export async function accessible(page) {
  await atRest(page);
  // Injected as an expression: the Content-Security-Policy blocks script tags.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const result = await globalThis.axe.run(document, { runOnly: { type: "tag", values: tags } });
    const told = (node) => [node.html, ...[...node.any, ...node.all, ...node.none].map((check) => check.message)];
    return result.violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(told) }));
  });
  assert.deepEqual(violations, [], "axe found violations");
}

/** Contrast (WCAG 2.2) of two colours as the browser writes them. */
export function contrast(one, other) {
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Does something in a page that is none of ours, whose policy makes no document of a text. */
export async function elsewhere(page, work, given) {
  const other = await page.context().newPage();
  const result = await other.evaluate(work, given);
  await other.close();
  return result;
}

/** What cargo xtask tells a script. */
export function env(name) {
  const value = process.env[name];
  assert.ok(value, `${name} is not set: start this with cargo xtask (e2e, screenshots or bench)`);
  return value;
}

/**
 * Counts from now on how long tasks of the page take, ms: gives back what tells the longest of 50 ms and more. Shows first
 * that the browser does count.
 */
export async function longestTask(page) {
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, task.duration);
    }).observe({ entryTypes: ["longtask"] });
  });
  await page.evaluate(() => setTimeout(() => {
    for (const began = performance.now(); performance.now() - began < 70; );
  }));
  await page.waitForFunction(() => globalThis.longest >= 70);
  await page.evaluate(() => { globalThis.longest = 0; });
  return () => page.evaluate(() => globalThis.longest);
}

/**
 * Moves the lever of births so many times, and gives back how long each took until the event's own task and its microtasks
 * were done, ms, without the first, before which the browser has not compiled all that they need.
 */
export async function leverTimes(page, moves) {
  return page.evaluate(async (moves) => {
    const first = 20;
    const field = document.querySelector("#lever-tfr");
    const times = [];
    for (let move = 0; move < moves + first; move++) {
      field.value = String(0.05 * (1 + (move % 10)));
      const began = performance.now();
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((done) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
      });
      times.push(performance.now() - began);
      await new Promise((done) => requestAnimationFrame(done));
    }
    return times.slice(first);
  }, moves);
}

/** In a workshop, once the first answer is told: through the other guesses to the page with today's course. */
export async function afterGuesses(page) {
  for (let presses = 0; !(await page.locator("#living").isVisible()); presses += 1) {
    if (presses === 8) throw new Error("the guesses do not end");
    const step = page.locator(".workshop__step, .workshop__verdict, .workshop__question");
    const before = (await step.allInnerTexts()).join();
    await page.keyboard.press("PageDown");
    await page.waitForFunction(
      (before) =>
        document.querySelector("#living")?.checkVisibility() ||
        [...document.querySelectorAll(".workshop__step, .workshop__verdict, .workshop__question")].map((part) => part.innerText).join() !== before,
      before,
    );
  }
}
