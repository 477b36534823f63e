// Framsyn in the pages of others: on foreign origins, in a sandbox, and without the script that makes frames fit.

import assert from "node:assert/strict";
import { after } from "node:test";
import { foreignHost } from "../embed/serve.mjs";
import { SITE, accessible, chartDrawn, contrast, inView, open, pageTest, setField } from "./harness.mjs";

const servers = [];
after(() => servers.forEach((server) => server.close()));

/**
 * Serves `html`, or host.html, from an origin of its own, under the strictest policy that lets the page embed Framsyn.
 * Under another name, not just another port: to a browser it is another site.
 */
async function foreign(html, options = {}) {
  const server = await foreignHost(SITE, { html, ...options });
  servers.push(server);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return `http://localhost:${server.address().port}/`;
}

const script = `<script src="${SITE}embed-1.js" async></script>`;
const iframe = (query, more = "") =>
  `<iframe title="Framsyn" src="${SITE}?embed=1&amp;${query}" width="900" height="300" ${more}></iframe>`;

const heightOf = (page, at = 0) => page.locator("iframe").nth(at).evaluate((frame) => frame.clientHeight);

/** The frame is as high as the page inside it, and goes on to be. */
async function fits(page, at = 0) {
  // A frame out of sight draws nothing, and so notices no change of its height.
  await page.locator("iframe").nth(at).scrollIntoViewIfNeeded();
  const inside = page.locator("iframe").nth(at).contentFrame();
  await inside.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForFunction((at) => document.querySelectorAll("iframe")[at].clientHeight > 600, at);
  const needed = () => inside.locator("body").evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
  for (let tries = 50; ; tries -= 1) {
    const [has, needs] = [await heightOf(page, at), await needed()];
    if (has === needs) return;
    assert.ok(tries > 0, `the frame stays ${has} px high for ${needs}`);
    await page.waitForTimeout(100);
  }
}

pageTest("in a foreign page the frame is as high as what it shows, and follows it", async (page) => {
  await page.goto(await foreign(iframe("kommune=5501") + script));
  await fits(page);
  const before = await heightOf(page);
  const inside = page.locator("iframe").contentFrame();
  await inside.locator(".pyramid").scrollIntoViewIfNeeded();
  await inside.locator(".pyramid .table summary").click();
  await page.waitForFunction((before) => document.querySelector("iframe").clientHeight > before + 100, before);
  await fits(page);
});

pageTest("three foreign pages embed it at once, each with its own place and levers", async (page, context) => {
  const places = [
    ["5501", "Tromsø"],
    ["0301", "Oslo"],
    ["1151", "Utsira"],
  ];
  const pages = await Promise.all(
    places.map(async ([nr]) => {
      const host = await context.newPage();
      await host.goto(await foreign(iframe(`kommune=${nr}`) + iframe(`kommune=${nr}&amp;hideControls=1`) + script));
      return host;
    }),
  );
  const sentence = (host, at) => host.locator("iframe").nth(at).contentFrame().locator("#living");
  for (const [i, [, name]] of places.entries()) {
    // A page that nobody looks at draws nothing.
    await pages[i].bringToFront();
    await fits(pages[i], 0);
    await fits(pages[i], 1);
    await pages[i].locator("iframe").first().contentFrame().getByRole("heading", { level: 1, name }).waitFor();
  }
  const before = await Promise.all(pages.map((host) => sentence(host, 0).innerText()));
  await pages[0].bringToFront();
  await setField(pages[0].locator("iframe").first().contentFrame().locator("#lever-tfr"), 0.5);
  const now = await Promise.all(pages.map((host) => sentence(host, 0).innerText()));
  assert.notEqual(now[0], before[0]);
  assert.deepEqual(now.slice(1), before.slice(1));
  assert.equal(await sentence(pages[0], 1).innerText(), before[0], "the other frame of the same page stays");
  assert.equal(await pages[0].locator("iframe").nth(1).contentFrame().locator(".lever").count(), 0);
});

pageTest("the element of embed.js becomes a frame", async (page) => {
  await page.goto(await foreign(`<framsyn-utforsker kommune="1804" show="tfr,emp" title="Bodø"></framsyn-utforsker>${script}`));
  await fits(page);
  const inside = page.locator("iframe").contentFrame();
  await inside.getByRole("heading", { level: 1, name: /Bodø/ }).waitFor();
  assert.deepEqual(
    await inside.locator(".lever__slider[id^=lever-]").evaluateAll((all) => all.map(({ id }) => id)),
    ["lever-tfr", "lever-emp"],
  );
  assert.equal(await page.locator("iframe").getAttribute("title"), "Bodø");
});

pageTest("a page that listens to Datawrapper's charts makes the frame fit too, without our script", async (page) => {
  // As Datawrapper tells those who show its charts to listen.
  await page.addInitScript(() => {
    if (parent !== window) return;
    addEventListener("message", ({ data, source }) => {
      for (const height of Object.values(data["datawrapper-height"] ?? {})) {
        for (const frame of document.querySelectorAll("iframe")) {
          if (frame.contentWindow === source) frame.style.height = `${height}px`;
        }
      }
    });
  });
  await page.goto(await foreign(iframe("kommune=1151") + iframe("kommune=5501")));
  await fits(page, 0);
  await fits(page, 1);
  const before = await heightOf(page, 1);
  const inside = page.locator("iframe").nth(1).contentFrame();
  await inside.locator(".pyramid").scrollIntoViewIfNeeded();
  await inside.locator(".pyramid .table summary").click();
  await page.waitForFunction((before) => document.querySelectorAll("iframe")[1].clientHeight > before + 100, before);
  await fits(page, 1);
});

pageTest("where nobody listens the frame keeps the height that the page gave it", async (page) => {
  await page.addInitScript(() => {
    if (parent !== window) return;
    globalThis.heights = [];
    addEventListener("message", ({ data }) => globalThis.heights.push(data));
  });
  await page.goto(await foreign(iframe("kommune=1151")));
  await page.waitForFunction(() => globalThis.heights.some((data) => data.framsyn?.height > 600));
  assert.equal(await heightOf(page), 300);
});

pageTest("works in a sandbox that allows scripts only", async (page) => {
  await page.goto(await foreign(iframe("kommune=5501", `sandbox="allow-scripts"`) + script));
  await fits(page);
  const inside = page.locator("iframe").contentFrame();
  const before = await inside.locator("#living").innerText();
  await setField(inside.locator("#lever-migdom"), 5);
  assert.notEqual(await inside.locator("#living").innerText(), before);
});

pageTest("messages from strangers move nothing", async (page) => {
  await page.goto(await foreign(iframe("kommune=1151") + script));
  await page.locator("iframe").contentFrame().locator(".pyramid").waitFor();
  // The last that comes by itself, and makes the frame higher.
  await page.locator("iframe").contentFrame().locator(".band").filter({ hasText: /\d/ }).waitFor();
  await fits(page);
  const height = await heightOf(page);
  await page.evaluate(() => {
    for (const data of [{ framsyn: { height: 9000 } }, { framsyn: { height: "9000px" } }, "height", null]) {
      postMessage(data, "*");
      document.querySelector("iframe").contentWindow.postMessage(data, "*");
    }
  });
  await page.waitForTimeout(300);
  assert.equal(await heightOf(page), height);
});

pageTest("the test page: every way to show it, side by side under a strict policy", async (page) => {
  await page.goto(await foreign());
  for (const at of [0, 1, 2, 3, 4]) await fits(page, at);
  const named = (at, name) => page.locator("iframe").nth(at).contentFrame().getByRole("heading", { level: 1, name });
  for (const [at, name] of [/Bodø/, /Tromsø/, /Utsira/, /Oslo/, /Alta/].entries()) await named(at, name).waitFor();
  assert.equal(await page.locator("iframe").nth(4).evaluate((frame) => getComputedStyle(frame).borderTopWidth), "0px");
});

pageTest("where scripts are stripped the frame keeps its height, and what does not fit is scrolled inside it", async (page) => {
  await page.goto(await foreign(undefined, { scripts: false }));
  const frame = page.locator("iframe").first();
  const inside = frame.contentFrame();
  await inside.locator(".lever").first().waitFor();
  await inside.locator(".foot").waitFor();
  assert.equal(await frame.evaluate((frame) => frame.clientHeight), 500);
  const foot = inside.locator(".foot__line").first();
  const inSight = () => foot.evaluate((line) => line.getBoundingClientRect().top < innerHeight);
  assert.equal(await inSight(), false);
  await inside.locator("#living").hover();
  for (let tries = 40; !(await inSight()); tries -= 1) {
    assert.ok(tries > 0, "the frame cannot be scrolled to its end");
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(50);
  }
});

// A frame lower than 40rem is laid out as a low screen is; above and below, no height follows the frame's.
for (const [view, width] of ["", "&view=work", "&view=map", "&view=stories", "&mode=workshop"].flatMap((view) => [[view, 360], [view, 1100]])) {
  pageTest(`no height follows that of the frame: ${view || "population"}, ${width} px`, async (page) => {
    const frames = [300, 600, 700, 1600].map(
      (height) => `<iframe title="Framsyn" src="${SITE}?embed=1&amp;kommune=1151${view.replace("&", "&amp;")}" width="${width}" height="${height}"></iframe>`,
    );
    await page.setViewportSize({ width: 1280, height: 4000 });
    await page.goto(await foreign(frames.join("<br>"), { scripts: false }));
    const insides = frames.map((_, at) => page.locator("iframe").nth(at).contentFrame());
    for (const inside of insides) {
      await inside.locator(".foot").waitFor();
      // All that waits until it is near has come: the frame is moved to its end and back.
      await inside.locator("body").evaluate(async (body) => {
        for (let y = 0; y <= body.scrollHeight; y += 200) {
          scrollTo(0, y);
          await new Promise((done) => setTimeout(done, 60));
        }
        scrollTo(0, 0);
      });
    }
    const high = (inside) => inside.locator("body").evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
    for (let tries = 30; ; tries -= 1) {
      const [low, higher, high1, higher1] = await Promise.all(insides.map(high));
      if (low === higher && high1 === higher1) return;
      assert.ok(tries > 0, `${low}, ${higher}, ${high1}, ${higher1} px`);
      await page.waitForTimeout(150);
    }
  });
}

pageTest("in a free frame readers choose another place, and stay in the frame", async (page) => {
  await page.goto(await foreign(iframe("kommune=0301&amp;pick=1&amp;accent=b3123d") + script));
  await fits(page);
  const inside = page.locator("iframe").contentFrame();
  assert.equal(await inside.locator(".heading").count(), 0);
  await inside.locator("#change-place").click();
  await inside.locator("#kommune").fill("Utsira");
  await inside.getByRole("option").first().click();
  await inside.getByRole("heading", { level: 1, name: /Utsira/ }).waitFor();
  const query = await inside.locator("body").evaluate(() => location.search);
  assert.match(query, /kommune=1151.*embed=1.*accent=b3123d&pick=1/);
  assert.doesNotMatch(await inside.locator(".foot a").getAttribute("href"), /accent|pick|embed/);
});

for (const colorScheme of ["light", "dark"]) {
  for (const accent of ["005a9c", "ffeb3b", "111111", "fafafa", "b3123d"]) {
    pageTest(`#${accent} can be seen and read on the ${colorScheme} page, and colours one's own path alone`, { colorScheme }, async (page) => {
      await open(page, `?kommune=5501&tfr=0.3&accent=${accent}`);
      const colour = (locator, what) => locator.evaluate((element, what) => getComputedStyle(element)[what], what);
      await page.locator(":root[data-accent]").waitFor();
      const paper = await colour(page.locator("body"), "backgroundColor");
      const link = await colour(page.locator(".foot .ds-link:visible").first(), "color");
      assert.ok(contrast(link, paper) >= 4.5, `link ${link}`);
      await inView(page.locator(".lines"));
      await chartDrawn(page.locator(".lines"));
      const strokes = () =>
        page.locator(".lines svg path").evaluateAll((all) => all.map((path) => path.getAttribute("stroke")));
      const named = (name) =>
        page.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(), name);
      const own = await named("--ds-color-accent-base-default");
      await page.waitForFunction((own) => [...document.querySelectorAll(".lines svg path")].some((path) => path.getAttribute("stroke") === own), own);
      const rgb = `rgb(${own.match(/[0-9a-f]{2}/g).map((part) => Number.parseInt(part, 16)).join()})`;
      assert.ok(contrast(rgb, paper) >= 3, `line ${own}`);
      assert.ok((await strokes()).includes(await named("--line-baseline")), "the baseline keeps its grey");
      await accessible(page);
    });
  }
}

pageTest("a colour that cannot be read is told, and the page has its own", async (page) => {
  await open(page, "?kommune=1151&accent=reddish&embed=1");
  await page.locator(".notices").getByText("reddish").waitFor();
  assert.equal(await page.locator(":root[data-accent]").count(), 0);
});

/** By keyboard: what comes above it while the page is being drawn moves it away from under a pointer. */
async function openBuilder(page, name) {
  await page.locator("summary", { hasText: name }).press("Enter");
  await page.locator("#snippet").waitFor();
}

pageTest("the builder writes the lines, shows how it looks, and they work elsewhere", async (page) => {
  await open(page, "?kommune=5501&tfr=0.3&lang=nn");
  await openBuilder(page, "Vis dette på di eiga nettside");
  const preview = page.locator(".embed__preview").contentFrame();
  await preview.getByRole("heading", { level: 1, name: "Korleis blir Tromsø i 2046?" }).waitFor();
  await page.locator(".embed__levers input").first().uncheck();
  const snippet = await page.locator("#snippet").inputValue();
  assert.match(snippet, /title="Korleis blir Tromsø i 2046\?"/);
  assert.match(snippet, /loading="lazy"/);
  await accessible(page);

  const host = await page.context().newPage();
  await host.goto(await foreign(snippet));
  const inside = host.locator("iframe").contentFrame();
  await inside.getByRole("heading", { level: 1, name: "Korleis blir Tromsø i 2046?" }).waitFor();
  assert.equal(await inside.locator("#lever-tfr").count(), 0);
  assert.match(await inside.locator("#living").innerText(), /^Med vala dine/);
});

pageTest("the builder: a colour, a free place, and a version that stays where the site keeps it", async (page) => {
  await page.route(/version\.txt/, (route) => route.fulfill({ contentType: "text/plain", body: "version 1.2.3-a\nroot ./\nkept 1.2.3-a\n" }));
  await open(page, "?kommune=norge");
  await openBuilder(page, "Vis dette på din egen nettside");
  await page.locator("#snippet").waitFor();
  const levers = await page.locator(".embed__levers").innerText();
  assert.doesNotMatch(levers, /Flytting innenlands/i, "moving within the country is none of the country's levers");
  const snippet = async () => (await page.locator("#snippet").inputValue()).replaceAll("&amp;", "&");
  const field = page.locator("#embed-colour");
  await field.fill("#ffeb3b");
  await field.press("Tab");
  await page.waitForFunction(() => document.querySelector("#snippet").value.includes("accent=ffeb3b"));
  assert.equal(await page.locator(".embed__sample:visible").count(), 2);
  await page.getByLabel("Leseren kan velge et annet sted").check();
  assert.match(await snippet(), /pick=1/);
  assert.ok((await snippet()).includes(`src="${SITE}embed-1.js"`));
  await page.getByLabel(/^Stå fast/).check();
  assert.ok((await snippet()).includes(`src="${SITE}v/1.2.3-a/?kommune=norge`), await snippet());
  assert.ok((await snippet()).includes(`src="${SITE}v/1.2.3-a/embed-1.js"`));
  await field.fill("gul");
  await field.press("Tab");
  await page.getByText("Dette er ikke en fargekode.").waitFor();
  assert.doesNotMatch(await snippet(), /accent/);
  await accessible(page);
});

pageTest("the builder offers no version that the site does not keep", async (page) => {
  await open(page, "?kommune=1151");
  await openBuilder(page, "Vis dette på din egen nettside");
  await page.getByText("tar ikke vare på eldre utgaver").waitFor();
  assert.equal(await page.getByLabel(/^Stå fast/).isDisabled(), true);
});

pageTest("no view scrolls sideways in a frame of any width", async (page) => {
  for (const view of ["population", "work", "services", "economy", "map", "stories", "sure"]) {
    await page.setViewportSize({ width: 900, height: 900 });
    await open(page, `?embed=1&kommune=5501&tfr=0.2${view === "population" ? "" : `&view=${view}`}`);
    await page.locator("#living").waitFor();
    await page.waitForLoadState("networkidle");
    for (const width of [320, 600, 760, 900, 1000, 1200]) {
      await page.setViewportSize({ width, height: 900 });
      // The browser may tell of the new width before it lays out anew, and the chart follows a frame later.
      const widths = () => page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      const fits = ([inner, outer]) => outer === width && inner <= outer;
      for (let tries = 0; tries < 40 && !fits(await widths()); tries += 1) await page.waitForTimeout(50);
      const seen = await widths();
      assert.ok(fits(seen), `${view}: ${seen[0]} px in a frame of ${seen[1]} px`);
    }
  }
});

pageTest("what follows new figures names none in particular, what stays does", async (page) => {
  await page.route(/version\.txt/, (route) => route.fulfill({ contentType: "text/plain", body: "version 1.2.3-a\nroot ./\nkept 1.2.3-a\n" }));
  await open(page, "?kommune=5501&tfr=0.2");
  await openBuilder(page, "Vis dette på din egen nettside");
  await page.locator("#snippet").waitFor();
  const snippet = () => page.locator("#snippet").inputValue();
  assert.match(await snippet(), /tfr=0\.2/);
  assert.doesNotMatch(await snippet(), /data=/);
  await page.getByLabel(/^Stå fast/).check();
  await page.waitForFunction(() => /data=2026-/.test(document.querySelector("#snippet").value));
});
