// The static pages of places: valid, small, found from each other, and telling what the page itself tells.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { HtmlValidate } from "html-validate";
import { SITE, accessible, open, pageTest } from "./harness.mjs";

const DIST = join(dirname(fileURLToPath(import.meta.url)), "../../dist");
const BUDGET = 8_000;

/** The static pages by their path in the site, such as `kommune/5501-tromso/nn/`. */
const PAGES = new Map();
for (const folder of ["kommune", "fylke", "norge"]) {
  for (const entry of readdirSync(join(DIST, folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name !== "index.html") continue;
    const path = relative(DIST, entry.parentPath ?? entry.path).split(sep).join("/") + "/";
    PAGES.set(path, readFileSync(join(DIST, path, "index.html"), "utf8"));
  }
}
const isIndex = (path) => /^kommune\/(..\/)?$/.test(path);
/** What an attribute says in all elements of a kind. */
const all = (html, pattern) => [...html.matchAll(pattern)].map((match) => match[1]);
/** Where a relative link of a page leads, in the site. */
const target = (path, link) => posix.normalize(posix.join(path, link.split(/[?#]/)[0]));

test("there is a page of every municipality and county and of the nation, in each language", () => {
  assert.equal(PAGES.size, 3 * (1 + 15 + 357 + 1));
});

test("no page is larger than its budget", () => {
  for (const [path, html] of PAGES) {
    if (!isIndex(path)) assert.ok(Buffer.byteLength(html) <= BUDGET, `${path}: ${Buffer.byteLength(html)}`);
  }
});

test("every link of every page leads to a file, and none to another host", () => {
  const broken = [];
  for (const [path, html] of PAGES) {
    for (const link of all(html, /(?:href|src)="([^"]*)"/g)) {
      assert.ok(!/^(?:[a-z]+:|\/)/.test(link), `${path}: ${link} is not relative`);
      const to = join(DIST, target(path, link));
      const file = existsSync(to) && statSync(to).isDirectory() ? join(to, "index.html") : to;
      if (!existsSync(file)) broken.push(`${path}: ${link}`);
    }
  }
  assert.deepEqual(broken, []);
});

test("languages name each other", () => {
  for (const [path, html] of PAGES) {
    const links = [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">/g)];
    const languages = links.map(([, language]) => language);
    assert.deepEqual(languages, ["nb", "nn", "en"], path);
    for (const [, language, link] of links) {
      const other = PAGES.get(target(path, link));
      assert.match(other, new RegExp(`<html lang="${language}"`), `${path}: ${link}`);
      const back = all(other, /<link rel="alternate" hreflang="[^"]*" href="([^"]*)">/g);
      assert.ok(back.some((l) => target(target(path, link), l) === path), `${link} does not name ${path}`);
    }
  }
});

test("every page has a title and a description of its own", () => {
  for (const pattern of [/<title>([^<]*)</, /<meta name="description" content="([^"]*)"/]) {
    const texts = [...PAGES.values()].map((html) => html.match(pattern)[1]);
    assert.equal(new Set(texts).size, PAGES.size);
  }
});

test("the pages are valid HTML", async () => {
  const validator = new HtmlValidate({
    root: true,
    extends: ["html-validate:standard", "html-validate:document"],
    // An integrity attribute would make the style sheet a cross-origin request in a sandboxed frame.
    rules: { "no-trailing-whitespace": "off", "require-sri": "off" },
  });
  const some = [...PAGES].filter(([path], i) => isIndex(path) || path.startsWith("norge") || i % 25 === 0);
  assert.ok(some.length > 40);
  for (const [path, html] of some) {
    const report = await validator.validateString(html);
    const told = report.results.flatMap((r) => r.messages.map((m) => `${m.line}: ${m.ruleId}: ${m.message}`));
    assert.deepEqual(told, [], path);
  }
});

pageTest("every place has a picture for previews of links, which a browser can read", async (page, _context, t) => {
  // Their addresses stand in the pages where the site's own is known: crates/pages and crates/xtask test that.
  const folders = [...PAGES.keys()].filter((path) => !isIndex(path) && !/\/(nn|en)\/$/.test(path));
  const drawn = folders.filter((path) => existsSync(join(DIST, path, "framsyn.png")));
  if (drawn.length === 0) return t.skip("the site was built with --no-images");
  assert.deepEqual(folders, drawn);
  await page.goto(`${SITE}norge/`);
  for (const path of folders) {
    const seen = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let ink = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i] + data[i + 1] + data[i + 2] < 600) ink += 1;
      return { size: [canvas.width, canvas.height], ink: ink / (data.length / 4) };
    }, `${SITE}${path}framsyn.png`);
    assert.deepEqual(seen.size, [1200, 630], path);
    assert.ok(seen.ink > 0.01 && seen.ink < 0.5, `${path}: ink ${seen.ink}`);
  }
});

test("no page has a script or a style of its own", () => {
  for (const [path, html] of PAGES) assert.ok(!/<script|<style|\sstyle=|\son[a-z]+=/.test(html), path);
});

const THEMES = ["light", "dark"];
const WIDTHS = [390, 1280];
for (const path of ["kommune/5501-tromso/", "kommune/5610-karasjohka/nn/", "fylke/46-vestland/en/", "norge/", "kommune/"]) {
  for (const colorScheme of THEMES) {
    for (const width of WIDTHS) {
      pageTest(`${path} is for everyone, ${colorScheme}, ${width} px`, { colorScheme, viewport: { width, height: 900 } }, async (page) => {
        await page.goto(SITE + path);
        await accessible(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, "nothing is wider than the window");
        const small = await page.locator("a").evaluateAll((links) =>
          links
            .filter((link) => !link.closest("p:not(.explore)"))
            .map((link) => [link.textContent, link.getBoundingClientRect()])
            .filter(([, box]) => box.height < 24 || box.width < 24)
            .map(([text]) => text),
        );
        assert.deepEqual(small, [], "links are large enough to hit");
      });
    }
  }
}

for (const [path, query] of [
  ["kommune/5634-vardo/", "?kommune=5634&lang=nb"],
  ["kommune/4624-bjornafjorden/nn/", "?kommune=4624&lang=nn"],
  ["fylke/55-troms/en/", "?kommune=fylke:55&lang=en"],
  ["norge/nn/", "?kommune=norge&lang=nn"],
]) {
  pageTest(`${path} tells what the page itself tells`, async (page) => {
    await page.goto(SITE + path);
    const living = await page.locator(".living").textContent();
    const link = page.locator(".explore a");
    assert.ok((await link.evaluate((a) => a.href)).endsWith(query), "it leads to the same place and language");
    const rows = await page.locator("tbody tr").count();
    assert.equal(rows, 11);
    await open(page, query);
    assert.equal(await page.locator(".living").first().textContent(), living);
  });
}

pageTest("works without scripts, and leads to a list of all places", { javaScriptEnabled: false }, async (page) => {
  await page.goto(SITE);
  await page.locator("noscript a[href='kommune/']").first().click();
  await page.getByRole("link", { name: "Tromsø" }).click();
  await page.locator("h1", { hasText: "Hvordan blir Tromsø i 2046?" }).waitFor();
  assert.equal(await page.locator("svg.chart .line").count(), 3);
  await page.getByRole("link", { name: "Nynorsk" }).click();
  await page.locator("h1", { hasText: "Korleis blir Tromsø i 2046?" }).waitFor();
});
