// The page starts, under a sub-path, with nothing but its own files; and when it cannot start it says so.

import assert from "node:assert/strict";
import { SITE, accessible, open, pageTest } from "./harness.mjs";

pageTest("opens with its title under a sub-path", async (page) => {
  assert.notEqual(new URL(SITE).pathname, "/");
  await open(page);
  assert.match(await page.title(), /\S/);
});

const failureShown = (page, kind) => page.locator(`#boot-failure [data-kind="${kind}"]`).first().waitFor();

pageTest("says in three languages that a file did not arrive, and starts when tried again", async (page) => {
  page.watch.expect(/_bg\.wasm/);
  await page.route(/\.wasm$/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto(SITE + "?x=1");
  await failureShown(page, "network");
  const languages = await page.locator("#boot-failure section").evaluateAll((all) => all.map((part) => part.lang));
  assert.deepEqual(languages, ["nb", "nn", "en"]);
  assert.equal(await page.locator("#boot-failure [data-kind]:visible").count(), 3);
  await accessible(page);

  await page.unroute(/\.wasm$/);
  await page.locator("#boot-failure a:visible").first().click();
  await page.locator("#boot-loading").waitFor({ state: "detached" });
  assert.equal(await page.locator("#boot-failure").isVisible(), false);
  assert.match(page.url(), /\?x=1/, "the address is kept");
});

pageTest("says so when a calculation stops", async (page) => {
  page.watch.expect(/unreachable/);
  await open(page);
  // What a panic in Rust comes out as: a trap, uncaught, in whatever called the wasm.
  await page.evaluate(() => {
    const trap = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
    setTimeout(new WebAssembly.Instance(new WebAssembly.Module(trap)).exports.f);
  });
  await failureShown(page, "stopped");
  assert.equal(await page.locator("#app").isVisible(), false);
});

pageTest("says so when loading takes long", async (page) => {
  await page.route(/\.wasm$/, () => {});
  await page.goto(SITE, { waitUntil: "commit" });
  const again = page.locator(".boot-slow a").first();
  await again.waitFor({ state: "attached" });
  // Nothing is drawn before the styles are there.
  await page.waitForFunction(() => document.styleSheets.length > 0);
  assert.equal(await again.isVisible(), false, "not at once");
  await page.waitForFunction(() => document.getAnimations().length > 0);
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  await again.waitFor();
  await accessible(page);
});

for (const [query, width] of [["", 390], ["", 768], ["", 1280], ["&embed=1", 390], ["&embed=1", 1280]]) {
  pageTest(`styles that come later change nothing of what is there first: ${width} px${query}`, { viewport: { width, height: 900 } }, async (page) => {
    let let_go;
    const held = new Promise((done) => { let_go = done; });
    await page.route(/later\.css/, async (route) => {
      await held;
      await route.continue();
    });
    await open(page, `?kommune=5501&lang=nb${query}`);
    const seen = () =>
      page.evaluate(() =>
        ["h1", "#living", ".levers", ".lever", "#lever-tfr", ".chart__frame"].map((part) => {
          const [element] = document.querySelectorAll(part);
          const { x, y, width } = element.getBoundingClientRect();
          const { fontSize, lineHeight, color } = getComputedStyle(element);
          // A browser lays out in 64ths of a pixel.
          return { part, x: Math.round(x), y: Math.round(y), width: Math.round(width), fontSize, lineHeight, color };
        }),
      );
    const before = await seen();
    const come = page.waitForResponse(/later\.css/);
    let_go();
    await come;
    await page.waitForLoadState("networkidle");
    assert.deepEqual(await seen(), before);
  });
}

pageTest("needs JavaScript, and says so", { javaScriptEnabled: false }, async (page) => {
  await page.goto(SITE);
  await page.locator("noscript [lang=en]").waitFor();
});

pageTest("works in a sandboxed iframe, whose origin is opaque", async (page) => {
  // Any address of this machine will do as the foreign page.
  const host = new URL("/host", SITE).href;
  const html = `<!doctype html><title>host</title><iframe sandbox="allow-scripts" src="${SITE}" width="800" height="600"></iframe>`;
  await page.route(host, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
  await page.goto(host);
  await page.frameLocator("iframe").locator("#boot-loading").waitFor({ state: "detached" });
  await page.frameLocator("iframe").locator("#boot-failure").waitFor({ state: "hidden" });
});
