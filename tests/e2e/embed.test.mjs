// Framsyn in the pages of others: on foreign origins, in a sandbox, and without the script that makes frames fit.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after } from "node:test";
import { SITE, accessible, open, pageTest, setField } from "./harness.mjs";

const servers = [];
after(() => servers.forEach((server) => server.close()));

/** Serves `html` from an origin of its own, under the strictest policy that lets the page embed Framsyn. */
async function foreign(html) {
  const site = new URL(SITE).origin;
  const policy = `default-src 'none'; frame-src ${site}; script-src ${site}; style-src 'unsafe-inline'`;
  const server = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy });
    response.end(`<!doctype html><html lang="nb"><title>Vert</title><body>${html}`);
  });
  servers.push(server);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${server.address().port}/`;
}

const script = `<script src="${SITE}embed.js" async></script>`;
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

pageTest("tells its height in Datawrapper's words too", async (page) => {
  const html = iframe("kommune=1151");
  await page.addInitScript(() => {
    if (parent !== window) return;
    globalThis.heights = [];
    addEventListener("message", ({ data }) => globalThis.heights.push(data));
  });
  await page.goto(await foreign(html));
  await page.waitForFunction(() => globalThis.heights.some((data) => data["datawrapper-height"]?.framsyn > 600));
  assert.ok(await page.evaluate(() => globalThis.heights.some((data) => data.framsyn?.height > 600)));
  assert.equal(await heightOf(page), 300, "without the script the host's height stays");
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

pageTest("the builder writes the lines, shows how it looks, and they work elsewhere", async (page) => {
  await open(page, "?kommune=5501&tfr=0.3&lang=nn");
  await page.getByText("Vis dette på di eiga nettside").click();
  const preview = page.locator(".embed__preview").contentFrame();
  await preview.getByRole("heading", { level: 1, name: "Korleis blir Tromsø i 2046?" }).waitFor();
  await page.locator(".embed__lever input").first().uncheck();
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
