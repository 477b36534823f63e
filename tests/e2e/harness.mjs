// What every end-to-end test stands on.
//
//   import assert from "node:assert/strict";
//   import { open, pageTest } from "./harness.mjs";
//
//   pageTest("has a title", async (page) => {
//     await open(page, "?kommune=5501");
//     assert.match(await page.title(), /Tromsø/);
//   });
//
// Run with `cargo xtask e2e [PATTERN]`.

import { after, test } from "node:test";
import { launch, watchedPage } from "./browser.mjs";

export * from "./browser.mjs";

let shared;
after(async () => (await shared)?.close());

/**
 * A test with a page of its own. `options` are Playwright's for a new context (viewport, colorScheme, reducedMotion,
 * locale ...), and `timeout`, ms. After the body the test fails if the page logged an error, threw, broke its Content-Security-Policy or
 * asked anyone but this machine for anything. A test that provokes such a thing takes it from the record:
 * `page.watch.expect(/pattern/)`, which also fails if it did not happen.
 */
export function pageTest(name, options, body) {
  if (typeof options === "function") [options, body] = [{}, options];
  const { timeout = 60_000, ...looks } = options;
  test(name, { timeout }, async (t) => {
    shared ??= launch();
    const { page, context } = await watchedPage(await shared, looks);
    try {
      await body(page, context, t);
      await page.watch.settle();
    } finally {
      await context.close();
    }
    page.watch.verify();
  });
}
