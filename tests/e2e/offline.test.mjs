// Without a network after the first visit; and when another version takes the place of the one that is open.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after } from "node:test";
import { SITE, chartDrawn, inView, open, pageTest, ready, typeAnotherPlace, until } from "./harness.mjs";

const allow = { serviceWorkers: "allow" };
const servers = [];
after(() => servers.forEach((server) => server.close()));

/** The browser has kept the site, and answers for it. */
async function kept(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated", null, { timeout: 30_000 });
}

const stores = (page) => page.evaluate(() => caches.keys());

/**
 * The site again on a port of its own, below /a/, with what `change` makes of a file: a host whose files are exchanged.
 * `change` gets the path below the site and the body, and gives back the body; `undefined` is a file that is gone.
 */
async function host(change = (_path, body) => body) {
  const state = { change, asked: [] };
  const server = createServer(async (request, response) => {
    const path = request.url.replace(/^\/a\/(v\/[^/]+\/)?/, "");
    state.asked.push(request.url);
    const answer = await fetch(new URL(path, SITE), { headers: { "Accept-Encoding": "identity" } });
    const body = state.change(path.replace(/\?.*/, ""), Buffer.from(await answer.arrayBuffer()), request.url);
    const headers = Object.fromEntries(answer.headers);
    for (const name of ["content-length", "content-encoding", "connection", "etag"]) delete headers[name];
    response.writeHead(body === undefined ? 404 : answer.status, headers);
    response.end(body);
  });
  servers.push(server);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return Object.assign(state, { address: `http://127.0.0.1:${server.address().port}/a/` });
}

pageTest("after one visit it works without a network: other places, views, a reload", allow, async (page, context) => {
  await open(page, "?kommune=5501&tfr=0.3");
  await kept(page);
  await context.setOffline(true);
  await (await typeAnotherPlace(page, "Utsira")).first().click();
  await page.getByRole("heading", { level: 1, name: /Utsira/ }).waitFor();
  await page.goto(`${SITE}?kommune=0301&view=map&v=1`);
  await ready(page);
  await page.getByRole("heading", { level: 1, name: /Oslo/ }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll(".map__place[data-c]").length === 357);
  await page.reload();
  await ready(page);
  await page.goto(`${SITE}?kommune=fylke:56`);
  await ready(page);
  await inView(page.locator(".lines"));
  await chartDrawn(page.locator(".lines"));
  await page.goto(`${SITE}method.html`);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
});

pageTest("what is kept are the site's own files, and nothing about the visitor", allow, async (page) => {
  await open(page, "?kommune=1151&tfr=0.35&view=work");
  await kept(page);
  const urls = await page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map((request) => request.url);
  });
  assert.ok(urls.length > 30, String(urls.length));
  for (const url of urls) {
    assert.ok(url.startsWith(SITE) && !url.includes("?") && !url.includes("1151"), url);
  }
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ""]);
});

pageTest("nothing is kept for a page in a frame, nor for a version that is kept beside", allow, async (page) => {
  const { address } = await host();
  // A page of the same site that holds a frame.
  await page.route(`${address}host`, (route) =>
    route.fulfill({
      contentType: "text/html; charset=utf-8",
      body: `<!doctype html><title>host</title><iframe src="./?kommune=1151"></iframe><iframe sandbox="allow-scripts" src="./?kommune=1151&embed=1"></iframe>`,
    }),
  );
  await page.goto(`${address}host`);
  for (const at of [0, 1]) {
    await page.locator("iframe").nth(at).contentFrame().getByRole("heading", { level: 1 }).waitFor();
  }
  await page.waitForTimeout(4_000);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await page.goto(`${address}v/0.0.1-a/?kommune=1151`);
  await ready(page);
  await page.waitForTimeout(4_000);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
});

pageTest("a new version waits for the last tab, the open one stays whole, and kept versions are left alone", allow, async (page, context) => {
  const site = await host();
  await page.goto(`${site.address}?kommune=1151`);
  await ready(page);
  await kept(page);
  const before = await stores(page);
  assert.equal(before.length, 1);

  // The host has another version: its worker says so, and a part that only the former one had is gone.
  const was = before[0].split(" ").at(-1);
  site.change = (path, body) => {
    if (path === "sw.js") return Buffer.from(String(body).replaceAll(was, "9.9.9-new"));
    return /^static\/framsyn-app-stories/.test(path) ? undefined : body;
  };
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await until(page, async () => (await navigator.serviceWorker.getRegistration()).waiting !== null);
  assert.deepEqual((await stores(page)).map((name) => name.split(" ").at(-1)).sort(), [was, "9.9.9-new"].sort());
  // Fetched now for the first time: from what is kept.
  await page.locator(".place__views").getByRole("link", { name: /Historier|Fortell/ }).first().click();
  await page.locator(".stories").first().waitFor();

  const asked = site.asked.length;
  await page.goto(`${site.address}v/0.0.1-a/?kommune=1151`);
  await ready(page);
  assert.ok(site.asked.slice(asked).some((url) => url.startsWith("/a/v/0.0.1-a/static/")), "from the network");

  // Seen from a page of the same host that the worker does not answer for.
  const outside = new URL("/outside", site.address).href;
  await context.route(outside, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>outside</title>" }));
  const next = await context.newPage();
  await next.goto(outside);
  await page.close();
  await until(next, async () => {
    const names = await caches.keys();
    return names.length === 1 && names[0].endsWith(" 9.9.9-new");
  });
  await next.goto(`${site.address}?kommune=1151`);
  await ready(next);
  page.watch.settle = async () => {};
});

pageTest("a page that the host has changed on the way is not kept", allow, async (page) => {
  const site = await host((path, body) => (path === "" ? Buffer.concat([body, Buffer.from("<!-- more -->")]) : body));
  await page.goto(`${site.address}?kommune=1151`);
  await ready(page);
  await page.waitForTimeout(6_000);
  assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
});

pageTest("says that a newer version has come when a part of this one is gone, and goes on", async (page) => {
  const site = await host();
  await page.goto(`${site.address}?kommune=1151&tfr=0.3&lang=nn`);
  await ready(page);
  assert.equal(await page.locator("#boot-outdated").innerText(), "");
  page.watch.expect(/404/);
  site.change = (path, body) => {
    if (path === "version.txt") return Buffer.from("version 9.9.9-new\nroot ./\n");
    return /^static\/framsyn-app-stories/.test(path) ? undefined : body;
  };
  await page.locator(".place__views").getByRole("link", { name: /orteljing|istori|tilfelle|olk/ }).last().click();
  await page.locator("#boot-outdated p[lang=nn]").waitFor();
  assert.equal(await page.locator("#boot-outdated p").count(), 1);
  site.change = (_path, body) => body;
  await page.locator("#boot-outdated a").click();
  await ready(page);
  assert.equal(await page.locator("#boot-outdated").innerText(), "");
  assert.match(page.url(), /tfr=0\.3/);
});
