// What a browser asks a host for: in a first visit to a municipality, in the same one again, when every view is looked at, and
// what the service worker fetches for use without a network when a first visit lasts. Prints one JSON object for
// `cargo xtask load`, which serves the site by nginx and says where in FRAMSYN_URL.

import { chartDrawn, launch, open, watchedPage } from "./browser.mjs";

const QUERY = "?kommune=5501";
const VIEWS = ["work", "services", "economy", "map", "stories", "sure"];

const browser = await launch();
const { page, context } = await watchedPage(browser);
const session = await context.newCDPSession(page);
await session.send("Network.enable");
const asked = new Map();
session.on("Network.requestWillBeSent", ({ requestId, request }) => {
  if (request.url.startsWith("http")) asked.set(requestId, { url: request.url, bytes: 0, cached: false });
});
session.on("Network.requestServedFromCache", ({ requestId }) => {
  if (asked.has(requestId)) asked.get(requestId).cached = true;
});
session.on("Network.responseReceived", ({ requestId, response }) => {
  if (asked.has(requestId) && response.fromDiskCache) asked.get(requestId).cached = true;
});
session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
  if (asked.has(requestId)) asked.get(requestId).bytes = encodedDataLength;
});

async function visit(look) {
  asked.clear();
  await look();
  await page.waitForLoadState("networkidle");
  const sent = [...asked.values()].filter(({ cached, bytes }) => !cached && bytes > 0);
  return { requests: sent.map(({ url, bytes }) => [new URL(url).pathname, bytes]) };
}

async function atFirst() {
  await open(page, QUERY);
  await chartDrawn(page.locator("main"));
}

const first = await visit(atFirst);
const again = await visit(atFirst);
const views = await visit(async () => {
  await session.send("Network.clearBrowserCache");
  await atFirst();
  await page.mouse.move(300, 300);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForLoadState("networkidle");
  for (const view of VIEWS) {
    await page.locator(`a[href*="view=${view}"]`).first().click();
    await page.waitForLoadState("networkidle");
  }
});
page.watch.verify();

async function keeping() {
  const { page, context } = await watchedPage(browser, { serviceWorkers: "allow" });
  const requests = [];
  context.on("requestfinished", (request) => {
    if (request.serviceWorker()) requests.push(request);
  });
  await open(page, QUERY);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  const bytes = ({ responseHeadersSize, responseBodySize }) => responseHeadersSize + responseBodySize;
  // What the page has fetched already comes from the browser's own store, without a body.
  return { requests: requests.map((request, at) => [new URL(request.url()).pathname, bytes(sizes[at])]) };
}

const kept = await keeping();
await browser.close();
console.log(JSON.stringify({ first, again, views, kept }));
