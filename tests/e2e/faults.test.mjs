// What can be missing, broken, refused or too old, and what the page then tells. boot, offline and explorer hold the rest:
// docs/reliability.md has all of it in one table.

import assert from "node:assert/strict";
import { SITE, accessible, chartDrawn, inView, launch, open, pageTest, ready, setField, watchedPage } from "./harness.mjs";
import { host } from "./versions.mjs";

const PLACE = "?kommune=5501&lang=nb&tfr=0.3";
const heading = (page) => page.getByRole("heading", { level: 1, name: /Tromsø/ });

const gone = (route) => route.fulfill({ status: 404, contentType: "text/plain", body: "404" });
const startPage = (route) => route.fulfill({ status: 200, contentType: "text/html; charset=utf-8", body: "<!doctype html><title>start</title>" });
const half = async (route) => {
  const response = await route.fetch();
  const body = await response.body();
  await route.fulfill({ response, body: body.subarray(0, body.length >> 1) });
};
const nothing = async (route) => route.fulfill({ response: await route.fetch(), body: "" });
const another = (path) => async (route) => route.fulfill({ response: await route.fetch({ url: new URL(path, route.request().url()).href }) });
const rubbish = (route) => route.fulfill({ contentType: "text/javascript", body: "throw new Error('of another make')" });

/** A whole file of the data set, but of an edition with another name (`crates/atlas/src/file.rs`). */
function ofAnotherEdition(file) {
  const end = 8 + file[7];
  const body = Buffer.from(file);
  body.write("1999", 8);
  let sum = ~0;
  for (const byte of [...body.subarray(8, end), ...body.subarray(end + 8)]) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  body.writeUInt32LE(~sum >>> 0, end + 4);
  return body;
}

/** The page says in three languages why it does not start, and leads to the main facts of the place in the address. */
async function explained(page, kind) {
  await page.locator(`#boot-failure [data-kind=${kind}]`).first().waitFor();
  assert.equal(await page.locator(`#boot-failure [data-kind]:visible`).count(), 3);
  assert.equal(await page.locator("#boot-loading").count(), 0);
  await mainFacts(page, page.locator("#boot-failure"));
}

/** From here to what is told of Tromsø without any calculation. */
async function mainFacts(page, message) {
  await message.getByRole("link", { name: "de viktigste tallene for hver kommune" }).click();
  const place = page.locator("li:target");
  await place.waitFor();
  // It is in sight, once the browser has gone there.
  await page.waitForFunction(() => document.querySelector("li:target").getBoundingClientRect().top < innerHeight);
  await place.getByRole("link", { name: "Tromsø" }).click();
  await heading(page).waitFor();
}

const network = (page) => explained(page, "network");
const unsupported = (page) => explained(page, "unsupported");

/** The page works as ever. */
async function works(page) {
  await ready(page);
  await heading(page).waitFor();
  const before = await page.locator("#living").innerText();
  await setField(page.locator("#lever-tfr"), 0.6);
  assert.notEqual(await page.locator("#living").innerText(), before);
}

/** The address's own figures could not be had: it says so, and gets them when tried again. */
const figuresMissing = (reason) => async (page) => {
  await page.getByRole("heading", { name: "Vi fikk ikke tak i tallene" }).waitFor();
  await page.getByText("Hva som gikk galt").click();
  await page.locator(".failure details p").filter({ hasText: reason }).waitFor();
  await page.unrouteAll();
  await page.getByRole("button", { name: "Prøv igjen" }).click();
  await heading(page).waitFor();
  assert.equal(await page.locator("#lever-tfr").inputValue(), "0.3");
};

/** What the page shows while it loads tells after a while what to do, by style alone. */
async function stillLoading(page) {
  await page.waitForFunction(() => document.getAnimations().length > 0);
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  const message = page.locator(".boot-slow");
  await message.getByRole("link", { name: "prøve igjen" }).waitFor();
  await message.getByRole("link", { name: "de viktigste tallene for hver kommune" }).click();
  await page.getByRole("link", { name: "Tromsø" }).waitFor();
}

/** Takes a feature away before the page's scripts run. */
const without = (...names) => (page) =>
  page.addInitScript((names) => {
    for (const name of names) delete globalThis[name];
  }, names);
const scripted = (body) => (page) => page.addInitScript(body);
const routed = (pattern, respond) => (page) => page.route(pattern, respond);

/** What is broken, how, what is then on screen, and what the browser itself writes to its console. */
const FAULTS = [
  ["the program is missing", routed(/_bg\.wasm/, gone), network, [/_bg\.wasm/]],
  ["the start page stands in the place of the program", routed(/_bg\.wasm/, startPage), network, [/_bg\.wasm/]],
  ["the program is cut off", routed(/_bg\.wasm/, half), network, [/CompileError/]],
  ["the program is empty", routed(/_bg\.wasm/, nothing), network, [/CompileError/]],
  ["the program's script is missing", routed(/framsyn-app-[^/]*\.js/, gone), network, [/framsyn-app/]],
  ["the program's script is of another make", routed(/framsyn-app-[^/]*\.js/, rubbish), network, [/of another make/]],
  ["the start page stands in the place of the program's script", routed(/framsyn-app-[^/]*\.js/, startPage), network, [/text\/html/, /framsyn-app/]],
  ["the connection is cut", routed(/_bg\.wasm/, (route) => route.abort("connectionreset")), network, [/_bg\.wasm/]],
  ["the browser has no WebAssembly", scripted(() => { delete globalThis.WebAssembly; }), unsupported, [/WebAssembly/]],
  [
    "a policy on the way forbids WebAssembly",
    routed((url) => url.href === SITE + PLACE, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), "content-security-policy": "script-src 'self'" };
      await route.fulfill({ response, headers });
    }),
    unsupported,
    [/CompileError|wasm-unsafe-eval|wasm-eval/],
  ],
  ["the script that starts the page is missing", routed(/boot-[^/]*\.js/, gone), stillLoading, [/boot-/]],
  ["the script that starts the page is written in words that the browser does not know", routed(/boot-[^/]*\.js/, (route) => route.fulfill({ contentType: "text/javascript", body: "const a ?: = 1" })), stillLoading, [/uncaught/]],
  ["the styles are missing", routed(/\.css/, gone), works, [/\.css/]],
  ["the styles of what is loaded later never come", routed(/later\.css/, () => {}), async (page) => {
    await works(page);
    await inView(page.locator(".lines"));
    await chartDrawn(page.locator(".lines"));
  }, []],

  ["names and places are missing", routed(/core\.bin/, gone), figuresMissing(/404/), [/core\.bin/]],
  ["names and places are empty", routed(/core\.bin/, nothing), figuresMissing(/cut off/), []],
  ["the start page stands in the place of names and places", routed(/core\.bin/, startPage), figuresMissing(/core\.bin/), []],
  ["the figures are those of another place", routed(/kommune\/5501\.bin/, another("0301.bin")), figuresMissing(/does not belong/), []],
  ["the figures are of another form", routed(/kommune\/5501\.bin/, another("../core.bin")), figuresMissing(/not the data file it should be/), []],
  ["the figures are of another edition", routed(/kommune\/5501\.bin/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: ofAnotherEdition(await response.body()) });
  }), figuresMissing(/belongs to data set 1999/), []],

  ["the browser has no worker", scripted(() => { delete Navigator.prototype.serviceWorker; }), works, []],
  ["the browser refuses the worker", scripted(() => { ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("no", "SecurityError")); }), works, []],
  ["the browser throws when asked for a worker", scripted(() => { Object.defineProperty(Navigator.prototype, "serviceWorker", { get() { throw new DOMException("no", "SecurityError"); } }); }), works, []],
  ["storage is switched off", scripted(() => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
      Object.defineProperty(globalThis, name, { get() { throw new DOMException("no", "SecurityError"); } });
    }
    Object.defineProperty(Document.prototype, "cookie", { get() { throw new DOMException("no", "SecurityError"); } });
  }), works, []],
  ["the address cannot be written", scripted(() => { history.replaceState = history.pushState = () => { throw new DOMException("no", "SecurityError"); }; }), works, []],

  ["an old browser without ResizeObserver", without("ResizeObserver"), works, []],
  ["an old browser without IntersectionObserver", without("IntersectionObserver"), works, []],
  ["an old browser without BigInt", without("BigInt"), works, []],
  ["an old browser without structuredClone", without("structuredClone"), works, []],
  ["an old browser without queueMicrotask", without("queueMicrotask"), works, []],
  ["an old browser without FinalizationRegistry", without("FinalizationRegistry", "WeakRef"), works, []],
  ["an old browser without TextDecoder", without("TextDecoder"), unsupported, [/TextDecoder/]],
  ["an old browser without Intl", without("Intl"), works, []],
  ["an old browser that compiles nothing while it arrives", scripted(() => { delete WebAssembly.instantiateStreaming; }), works, []],
];

for (const [fault, broken, shows, expected] of FAULTS) {
  pageTest(`fault: ${fault}`, async (page) => {
    page.watch.expect(...expected);
    await broken(page);
    await page.goto(SITE + PLACE);
    await shows(page);
  });
}

pageTest("fault: the browser's processor knows no vectors (SIMD), which the program needs", async (unused) => {
  await unused.close();
  unused.watch.settle = async () => {};
  const old = await launch(["--js-flags=--no-enable-sse4-1 --no-enable-ssse3"]);
  try {
    const { page } = await watchedPage(old);
    await page.goto(SITE + PLACE);
    await unsupported(page);
  } finally {
    await old.close();
  }
});

/** A part of the program that is fetched late: `open` asks for it. */
const PARTS = [
  ["stories", /framsyn-app-stories/, (page) => page.locator(".place__views").getByRole("link", { name: /Fortell|Histori/ }).first().click(), ".stories"],
  ["the map", /framsyn-app-map/, (page) => page.locator(".place__views").getByRole("link", { name: "Kart" }).click(), ".map"],
  ["how sure", /framsyn-app-sure/, (page) => page.locator(".place__views").getByRole("link", { name: "Hvor sikkert?" }).click(), "#eight-of-ten"],
];
for (const [name, file, ask, part] of PARTS) {
  for (const [how, respond] of [["missing", gone], ["the start page", startPage], ["cut off", half]]) {
    pageTest(`fault: the code of ${name} is ${how}: the page says so, goes on, and gets it when tried again`, async (page) => {
      page.watch.expect(/./);
      await open(page, PLACE);
      await page.route(file, respond);
      await ask(page);
      const again = page.locator("main").getByRole("button", { name: "Prøv igjen" }).first();
      await again.waitFor();
      const before = await page.locator("#living").innerText();
      await setField(page.locator("#lever-tfr"), 0.6);
      assert.notEqual(await page.locator("#living").innerText(), before);
      assert.equal(await page.locator("#boot-failure").isVisible(), false);
      await page.unroute(file);
      await again.click();
      await page.locator(part).first().waitFor();
    });
  }
}

for (const [name, file, ask, part] of [["the map", /framsyn-app-map/, PARTS[1][2], ".map"], ["all parts", /framsyn-app-parts/, null, ".lines .chart__canvas"]]) {
  pageTest(`fault: the host never answers for the code of ${name}: the page says so after a while, and gets it when tried again`, async (page) => {
    page.watch.expect(/TimeoutError/);
    if (ask) await open(page, PLACE);
    await page.route(file, () => {});
    await (ask ? ask(page) : open(page, PLACE));
    const again = page.locator("main").getByRole("button", { name: "Prøv igjen" }).first();
    await again.waitFor();
    await page.unroute(file);
    await again.click();
    await page.locator(part).first().waitFor();
    await works(page);
  });
}

for (const [how, respond, ...expected] of [["of another make", rubbish], ["the start page", startPage, /text\/html/], ["cut off", half]]) {
  pageTest(`fault: the chart bundle is ${how}: figures, table and levers are there`, async (page) => {
    page.watch.expect(...expected);
    await page.route(/charts\/charts-[^/]+\.js/, respond);
    await open(page, PLACE);
    await page.getByText("Figuren kunne ikke tegnes.").waitFor();
    await page.locator(".lines-in-words .table summary").click();
    await page.locator(".lines-in-words tbody tr").last().waitFor();
    await works(page);
  });
}

pageTest("fault: the browser's store fails while the worker answers: all comes from the network", { serviceWorkers: "allow" }, async (page) => {
  const site = await host();
  const file = site.versions.a.file.bind(site.versions.a);
  // The same worker, in a browser whose store fails once it has been filled.
  site.versions.a.file = async (path) => {
    const found = await file(path);
    if (found === undefined) return found;
    // Nor does the browser's other store hide what the worker asks for.
    const headers = { ...found.headers, "cache-control": "no-store" };
    if (path !== "sw.js") return { ...found, headers };
    const fails = "addEventListener('activate',()=>{CacheStorage.prototype.open=async()=>{throw new DOMException('no','UnknownError')}});";
    return { headers, body: Buffer.concat([Buffer.from(fails), found.body]) };
  };
  await page.goto(site.address + PLACE);
  await ready(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated", null, { timeout: 30_000 });
  site.forget();
  await page.goto(site.address + PLACE);
  await works(page);
  assert.ok(site.served.some((path) => path.endsWith("_bg.wasm")), "the network was asked");
});

pageTest("fault: a tab frozen for a day, and its version gone from the host meanwhile: it goes on, says so, and keeps its choices", async (page, context) => {
  const site = await host();
  await page.goto(site.address + PLACE);
  await ready(page);
  await page.locator(".place__views").waitFor();
  await setField(page.locator("#lever-emp"), 3);
  const browser = await context.newCDPSession(page);
  await browser.send("Page.setWebLifecycleState", { state: "frozen" });
  site.deploy("b");
  await browser.send("Page.setWebLifecycleState", { state: "active" });
  page.watch.expect(/404/);
  const before = await page.locator("#living").innerText();
  await setField(page.locator("#lever-tfr"), 0.5);
  await page.waitForFunction((before) => document.getElementById("living").innerText !== before, before);
  await page.waitForFunction(() => location.search.includes("emp=3") && location.search.includes("tfr=0.5"));
  await page.locator(".place__views").getByRole("link", { name: "Kart" }).click();
  await page.locator("#boot-outdated p[lang=nb]").waitFor();
  await page.locator("#boot-outdated").getByRole("link").click();
  await works(page);
  assert.equal(await page.locator("#lever-emp").inputValue(), "3");
});

pageTest("fault: a tab restored after a day, from its address alone, and one step back from elsewhere", async (page, context) => {
  const site = await host();
  await page.goto(site.address + PLACE);
  await ready(page);
  await setField(page.locator("#lever-emp"), 3);
  await page.waitForFunction(() => location.search.includes("emp=3"));
  const address = page.url();
  site.deploy("b");
  await page.goto("about:blank");
  await page.goBack();
  await works(page);
  assert.equal(await page.locator("#lever-emp").inputValue(), "3");
  const restored = await context.newPage();
  await restored.goto(address);
  await works(restored);
  assert.equal(await restored.locator("#lever-emp").inputValue(), "3");
});

pageTest("fault: no JavaScript: the main facts are one link away, in each language", { javaScriptEnabled: false }, async (page) => {
  for (const [language, link, title] of [["nb", "de viktigste tallene for hver kommune", /Tromsø/], ["nn", "dei viktigaste tala for kvar kommune", /Tromsø/], ["en", "the main figures of each municipality", /Tromsø/]]) {
    await page.goto(SITE + PLACE);
    await page.locator(`noscript [lang=${language}]`).getByRole("link", { name: link }).click();
    await page.getByRole("link", { name: title }).first().click();
    await heading(page).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), language);
  }
});

pageTest("a panic: the page says so, the address has what was chosen last, and both ways out work", async (page) => {
  page.watch.expect(/panicked|no more elements/, /unreachable/);
  await open(page, "?kommune=5501&lang=nb");
  // What writes the address comes with the foot, right after the first figures.
  await page.locator(".foot").waitFor();
  // The program takes for granted that the browser makes elements. What a lever opens to needs some.
  await page.evaluate(() => {
    globalThis.makers = [[Document, "createElement"], [Document, "createElementNS"], [Node, "cloneNode"]].map(([kind, name]) => [kind.prototype, name, kind.prototype[name]]);
    for (const [kind, name] of globalThis.makers) kind[name] = () => { throw new Error("no more elements"); };
    const field = document.querySelector("#lever-tfr");
    field.value = "0.35";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    document.querySelector(".lever__detail").open = true;
  });
  await page.locator("#boot-failure [data-kind=stopped]").first().waitFor();
  assert.ok(page.url().includes("tfr=0.35"), `at once, not a quarter of a second later: ${page.url()}`);
  assert.equal(await page.locator("#app").isVisible(), false);
  await page.evaluate(() => globalThis.makers.forEach(([kind, name, maker]) => { kind[name] = maker; }));
  await accessible(page);
  const failed = page.url();
  await page.locator("#boot-failure").getByRole("link", { name: "starte uten dem" }).click();
  await ready(page);
  await page.locator("#kommune").waitFor();
  assert.equal(new URL(page.url()).search, "");
  await page.goto(failed);
  await ready(page);
  assert.equal(await page.locator("#lever-tfr").inputValue(), "0.35");
});

pageTest("a trap that is no panic: the page says so, and the address has what was chosen last", async (page) => {
  page.watch.expect(/unreachable/);
  await open(page, "?kommune=5501&lang=nb");
  await setField(page.locator("#lever-emp"), 4);
  await page.evaluate(() => {
    const trap = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
    setTimeout(new WebAssembly.Instance(new WebAssembly.Module(trap)).exports.f);
  });
  await page.locator("#boot-failure [data-kind=stopped]").first().waitFor();
  await page.waitForFunction(() => location.search.includes("emp=4"));
  await mainFacts(page, page.locator("#boot-failure"));
});

pageTest("the message of a version that its host keeps leads to the main facts of the newest", async (page) => {
  const site = await host();
  page.watch.expect(/404/);
  // Below v/ lies the same page, without the pages of places.
  await page.route(/\/v\/1\.2\.3\//, async (route) => {
    if (/_bg\.wasm/.test(route.request().url())) return gone(route);
    return route.fulfill({ response: await route.fetch({ url: route.request().url().replace("v/1.2.3/", "") }) });
  });
  await page.goto(`${site.address}v/1.2.3/${PLACE}`);
  await page.locator("#boot-failure").waitFor();
  const link = page.locator("#boot-failure").getByRole("link", { name: "de viktigste tallene for hver kommune" });
  assert.equal(await link.evaluate((it) => it.href), `${site.address}kommune/#5501`);
});
