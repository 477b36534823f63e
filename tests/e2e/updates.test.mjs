// Another version takes the place of the one that is open: forwards, back, and half uploaded. No page is ever made of two.

import assert from "node:assert/strict";
import { chartDrawn, inView, pageTest, ready, setField, typeAnotherPlace, until } from "./harness.mjs";
import { host } from "./versions.mjs";

const WORKER = { serviceWorkers: "allow" };
const QUERY = "?kommune=1151&tfr=0.3&lang=nb";
/** So many times versions are exchanged under a page that is loaded again and again. */
const TURNS = process.env.FRAMSYN_LONG ? 100 : 8;

const versionOf = (page) => page.locator('meta[name="app-entry"]').getAttribute("data-version");
const outdated = (page) => page.locator("#boot-outdated p[lang=nb]");
const isNewest = async (page, version) => assert.equal(await versionOf(page), version.number);
const toStories = (page) => page.locator(".place__views").getByRole("link", { name: /Fortell|Histori/ }).first().click();

/** The page works, with parts that are fetched late. */
async function whole(page) {
  await ready(page);
  await page.getByRole("heading", { level: 1, name: /Utsira/ }).waitFor();
  await page.locator(".place__views").getByRole("link", { name: "Befolkning" }).first().click();
  await inView(page.locator(".lines"));
  await chartDrawn(page.locator(".lines"));
  await toStories(page);
  await page.locator(".stories").first().waitFor();
  await (await typeAnotherPlace(page, "Vardø")).first().waitFor();
  assert.equal(await outdated(page).count(), 0);
}

/** The worker of this version answers for the page, alone. */
async function kept(page, version) {
  const alone = async (number) => {
    const names = await caches.keys();
    return navigator.serviceWorker.controller?.state === "activated" && names.length === 1 && names[0].endsWith(` ${number}`);
  };
  await until(page, alone, version.number);
}

/** The browser has found this version's worker, which waits. */
async function waits(page) {
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await until(page, async () => (await navigator.serviceWorker.getRegistration()).waiting !== null);
}

/** Leaves the site with every tab and comes back to it: what waits takes over. */
async function leaveAndReturn(page, site) {
  await page.goto("about:blank");
  await page.waitForTimeout(1_000);
  await page.goto(site.address + QUERY);
  await ready(page);
}

pageTest("versions of the test differ in the name of every file, and each is whole", async (page) => {
  const site = await host();
  const numbers = new Set();
  for (const name of ["a", "b", "c"]) {
    site.deploy(name);
    site.forget();
    await page.goto(site.address + QUERY);
    await whole(page);
    await isNewest(page, site.versions[name]);
    assert.deepEqual(site.given(), [name]);
    numbers.add(await versionOf(page));
  }
  assert.equal(numbers.size, 3);
});

for (const [from, to, way] of [["a", "b", "a new version"], ["b", "a", "a version rolled back"]]) {
  pageTest(`${way} under an open page: it goes on, takes nothing of the other one, says so, and is the other one when loaded anew`, async (page) => {
    const site = await host();
    site.deploy(from);
    await page.goto(site.address + QUERY);
    await ready(page);
    await page.locator(".place__views").waitFor();

    site.deploy(to);
    site.forget();
    page.watch.expect(/404/);
    const before = await page.locator("#living").innerText();
    await setField(page.locator("#lever-tfr"), 0.5);
    assert.notEqual(await page.locator("#living").innerText(), before, "levers go on");
    await toStories(page);
    await outdated(page).waitFor();
    assert.deepEqual([site.given(), site.wanted()], [[], [from]], "it asks for its own files only");

    await page.waitForFunction(() => location.search.includes("tfr=0.5"));
    site.forget();
    await outdated(page).getByRole("link").click();
    await ready(page);
    await isNewest(page, site.versions[to]);
    assert.equal(await page.locator("#lever-tfr").inputValue(), "0.5", "nothing is lost");
    await whole(page);
    assert.deepEqual([site.given(), site.wanted()], [[to], [to]]);
  });

  pageTest(`${way} where the browser keeps the site: the open page has all its own parts, the next one is the other, also without a network`, WORKER, async (page, context) => {
    const site = await host();
    site.deploy(from);
    await page.goto(site.address + QUERY);
    await ready(page);
    await kept(page, site.versions[from]);

    site.deploy(to);
    await waits(page);
    site.forget();
    await whole(page);
    await isNewest(page, site.versions[from]);
    assert.deepEqual(site.wanted(), [], "all of it was kept");

    // Loaded anew while the former worker still answers: the host's page, with the files that it names.
    await page.goto(site.address + QUERY);
    await whole(page);
    await isNewest(page, site.versions[to]);
    assert.ok(!site.wanted().includes(from));

    await leaveAndReturn(page, site);
    await kept(page, site.versions[to]);
    await context.setOffline(true);
    await page.goto(`${site.address}${QUERY}&year=2040`);
    await whole(page);
    await isNewest(page, site.versions[to]);
  });
}

for (const [which, there, message] of [
  ["none of its files", /^$/, ".boot-slow"],
  ["the first of its files", /boot-|\.css$/, "#boot-failure"],
]) {
  pageTest(`half uploaded, the new page with ${which}: it says so, and starts when they are there`, async (page) => {
    const site = await host();
    site.page = site.versions.b;
    site.files.push({ has: (path) => there.test(path) && site.versions.b.has(path), file: (path) => site.versions.b.file(path) });
    page.watch.expect(/404/);
    await page.goto(site.address + QUERY);
    const again = page.locator(message).getByRole("link", { name: /Prøv igjen/i }).or(page.locator(message).getByRole("link", { name: "prøve igjen" }));
    await again.waitFor();
    assert.ok(!site.given().includes("a") && !site.wanted().includes("a"), "nothing of the former one is taken instead");
    site.deploy("b");
    await again.click();
    await whole(page);
    await isNewest(page, site.versions.b);
  });
}

pageTest("half uploaded, the new page before its files, where the browser keeps the former version: it goes on being kept, whole", WORKER, async (page, context) => {
  const site = await host();
  await page.goto(site.address + QUERY);
  await ready(page);
  await kept(page, site.versions.a);
  site.page = site.versions.b;
  site.forget();
  page.watch.expect(/404/);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => {}));
  await until(page, async () => {
    const { installing, waiting } = await navigator.serviceWorker.getRegistration();
    return installing === null && waiting === null;
  });
  assert.ok(site.wanted().includes("b"), "the new worker has tried");
  await page.goto(site.address + QUERY);
  await page.locator(".boot-slow").getByRole("link", { name: "prøve igjen" }).waitFor();
  await context.setOffline(true);
  await page.goto(site.address + QUERY);
  await whole(page);
  await isNewest(page, site.versions.a);
});

pageTest("half uploaded, the files before the page that names them: the former version is whole", async (page) => {
  const site = await host();
  site.files = [site.versions.a, site.versions.b];
  await page.goto(site.address + QUERY);
  await whole(page);
  await isNewest(page, site.versions.a);
  assert.deepEqual(site.given(), ["a"]);
});

pageTest("the former page from somewhere on the way, when its files are gone: it says that there is a newer version", async (page) => {
  const site = await host();
  site.deploy("b");
  // A cache that holds on to the page.
  const former = await site.versions.a.file("");
  const first = (url) => url.href === site.address + QUERY;
  await page.route(first, (route) => route.fulfill({ status: 200, headers: former.headers, body: former.body }));
  page.watch.expect(/404/);
  // Its starting script is in that cache too.
  const boot = /boot-[0-9a-f]+\.js$/;
  await page.route(boot, async (route) => {
    const { headers, body } = await site.versions.a.file(new URL(route.request().url()).pathname.replace("/a/", ""));
    await route.fulfill({ status: 200, headers, body });
  });
  await page.goto(site.address + QUERY);
  await page.locator("#boot-failure [data-kind=network]").first().waitFor();
  await outdated(page).waitFor();
  assert.deepEqual([site.given(), site.wanted()], [[], ["a"]]);
  await page.unroute(boot);
  await page.unroute(first);
  await outdated(page).getByRole("link").click();
  await whole(page);
  await isNewest(page, site.versions.b);
});

pageTest("a slow host: the kept page comes with its own files, and none of the newer one's", WORKER, async (page) => {
  const site = await host();
  await page.goto(site.address + QUERY);
  await ready(page);
  await kept(page, site.versions.a);
  site.deploy("b");
  site.held = /^$/;
  site.forget();
  await page.goto(site.address + QUERY);
  await whole(page);
  await isNewest(page, site.versions.a);
  assert.deepEqual(site.given(), []);
  site.release();
});

pageTest("a third version that comes while the second takes over keeps what it has fetched so far", WORKER, async (page, context) => {
  const site = await host();
  await page.goto(site.address + QUERY);
  await ready(page);
  await kept(page, site.versions.a);
  site.deploy("b");
  await waits(page);
  // The third is on its way, but for one file.
  site.deploy("c");
  site.held = /^static\/texts/;
  await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration()).update());
  await until(page, async () => (await caches.keys()).length === 3);
  while (site.waiting.length === 0) await page.waitForTimeout(50);
  await page.goto("about:blank");
  await page.waitForTimeout(1_000);
  site.release();
  await page.goto(site.address + QUERY);
  await ready(page);
  await until(page, async () => (await navigator.serviceWorker.getRegistration()).installing === null);
  await leaveAndReturn(page, site);
  await kept(page, site.versions.c);
  await context.setOffline(true);
  await page.goto(site.address + QUERY);
  await whole(page);
  await isNewest(page, site.versions.c);
});

pageTest(`versions exchanged ${TURNS} times at any moment of loading: each page is of one version, or says what is missing`, { timeout: 60_000 + 5_000 * TURNS }, async (page) => {
  const site = await host();
  page.watch.expect(/404/);
  let [loaded, told] = [0, 0];
  // Moments from the first file to the last: with the same outcome on every run there would be less to see.
  for (let turn = 0; turn < TURNS; turn += 1) {
    const [from, to] = turn % 2 === 0 ? ["a", "b"] : ["b", "a"];
    // The page of the last turn asks for its own files until it is left.
    await page.goto("about:blank");
    await page.waitForTimeout(100);
    site.deploy(from);
    site.forget();
    const change = setInterval(() => {
      if (site.served.length > turn % 12) site.deploy(to);
    }, 1);
    await page.goto(site.address + QUERY, { waitUntil: "commit" });
    // Without the starting script what the page shows while it loads tells what to do.
    const started = () => document.getElementById("boot-loading") === null || (document.readyState === "complete" && !globalThis.framsyn);
    await page.waitForFunction(started, null, { timeout: 20_000 });
    clearInterval(change);
    const shown = (await versionOf(page)) === site.versions[from].number ? from : to;
    assert.ok(site.given().every((name) => name === shown), `${shown} was given files of ${site.given()}`);
    assert.ok(site.wanted().every((name) => name === shown), `${shown} asked for files of ${site.wanted()}`);
    const failed = await page.locator("#boot-failure, .failure, .boot-slow").locator("visible=true").count();
    if (failed > 0) told += 1;
    else loaded += 1;
  }
  console.log(`${TURNS} exchanges: ${loaded} pages whole, ${told} that said what was missing`);
  // The last one, once the host rests, is whole.
  site.deploy("a");
  await page.goto(site.address + QUERY);
  await whole(page);
});
