// How sure a projection is: the band around the line, the view that tells of it, and the method as a page.

import assert from "node:assert/strict";
import { accessible, chartDrawn, longestTask, open, pageTest, setField } from "./harness.mjs";

const PLACES = { "0301": "Oslo", 5501: "Tromsø", 1151: "Utsira", 4629: "Modalen" };
const number = (text) => Number(text.replace(/[^\d−,-]/g, "").replace("−", "-").replace(",", "."));

/** The two numbers of "mellom 765 000 og 869 000 i 2046". */
function bounds(told) {
  const found = told.match(/mellom ([\d\s]+) og ([\d\s]+) i 2046/);
  assert.ok(found, told);
  return found.slice(1).map(number);
}

for (const [nr, name] of Object.entries(PLACES)) {
  pageTest(`${name}: a band stands around the line once the visitor stirs, and follows the levers`, async (page) => {
    await open(page, `?kommune=${nr}&lang=nb`);
    await chartDrawn(page.locator(".chart__canvas"));
    await page.mouse.move(300, 300);
    const told = page.locator(".band");
    await told.filter({ hasText: "8 av 10 mulige framtider" }).waitFor();
    const then = async () => number(await page.locator("[data-indicator=population] .figure__value").innerText());
    const [low, high] = bounds(await told.innerText());
    assert.ok(low < (await then()) && (await then()) < high, `${low} ${await then()} ${high}`);
    assert.equal(await page.locator(".chart.lines svg path[fill='#e1ecf7']").count(), 1, "the band is drawn");
    await setField(page.locator("#lever-migdom"), 10);
    const after = await then();
    // At once as wide in proportion, and a moment later worked out anew: either way around the own line.
    const [lower, higher] = bounds(await told.innerText());
    assert.ok(low < lower && lower < after && after < higher && high < higher, `${lower} ${after} ${higher}`);
  });

  pageTest(`${name}: how sure it is, and how past projections would have hit`, async (page) => {
    await open(page, `?kommune=${nr}&view=sure&lang=nb`);
    await page.locator("#eight-of-ten").filter({ hasText: "8 av 10" }).waitFor();
    const [low, high] = bounds(await page.locator("#eight-of-ten").innerText());
    assert.ok(low < high);
    const rows = page.locator("[aria-labelledby=hero] tbody tr");
    assert.equal(await rows.count(), 6);
    for (const cell of await rows.locator("td").allInnerTexts()) {
      const [from, to] = cell.split("–").map(number);
      assert.ok(from >= 0 && from < to, cell);
    }
    const hits = page.locator("#hits");
    await hits.filter({ hasText: "I 2021 ville vi sagt" }).waitFor();
    assert.match(await hits.innerText(), /I 2016 ville vi sagt [\d\s]+ innbyggere i 2026\. Det ble [\d\s]+/);
    assert.match(await hits.innerText(), /Av dem ville [\d\s]+ vært 80 år eller eldre\. Det ble [\d\s]+\. Båndet for alle ville vært [\d\s]+–[\d\s]+, og det holdt/);
    await chartDrawn(page.locator(".chart__canvas"));
    assert.ok((await page.locator(".chart.lines svg text").allTextContents()).includes("Regnet i 2016"));
    const errors = page.locator("[aria-labelledby=errors] tbody tr");
    assert.equal(await errors.count(), 4);
    assert.match(await page.locator("#held").innerText(), /innenfor i \d+ av 100 tilfeller etter fem år og \d+ etter ti/);
    await page.getByRole("heading", { name: "Slik regner vi" }).waitFor();
    await page.locator(".table > summary").click();
    await page.locator(".table th", { hasText: "Regnet i 2016" }).waitFor();
  });
}

pageTest("a divided municipality says so, and the official path is explained where it is known", async (page) => {
  await open(page, "?kommune=1580&view=sure&lang=nb");
  await page.locator("[aria-labelledby=quality]").getByText("Kommunen ble delt i 2024").waitFor();
  await open(page, "?kommune=5634&view=sure&lang=nb");
  await page.locator("[aria-labelledby=official]").getByText(/SSBs hovedalternativ fra 2026 gir [\d\s]+ innbyggere i 2046/).waitFor();
  assert.equal(await page.locator("[aria-labelledby=official] li").count(), 3);
  assert.match(await page.locator("[aria-labelledby=quality] p").innerText(), /Grensene er de samme/);
});

pageTest("a county has its past, without bands of its own", async (page) => {
  await open(page, "?kommune=fylke:56&view=sure&lang=nn");
  await page.locator("#hits").filter({ hasText: "I 2016 ville vi ha sagt" }).waitFor();
  await page.getByText("har vi ikkje rekna ut band for tidlegare år").waitFor();
  assert.equal(await page.locator("[aria-labelledby=errors]").isVisible(), false);
  await page.locator("#eight-of-ten").filter({ hasText: "viser vi ikkje noko band" }).waitFor();
  assert.equal(await page.locator("[aria-labelledby=hero] table").isVisible(), false);
});

pageTest("in the view of how sure it is the bands go with the levers at once", async (page) => {
  await open(page, "?kommune=5634&view=sure&lang=nb");
  await page.locator("#eight-of-ten").filter({ hasText: "8 av 10" }).waitFor();
  const told = () => page.locator("#eight-of-ten").innerText();
  const [low, high] = bounds(await told());
  await setField(page.locator("#lever-migdom"), 20);
  const [lower, higher] = bounds(await told());
  const living = await page.locator("#living").innerText();
  const then = number(living.match(/blir\s+vi\s+([\d\s]+)\s+i\s+2046/)[1]);
  assert.ok(lower > low && higher > high && lower < then && then < higher, `${lower} ${then} ${higher}`);
});

pageTest("without the file of past projections the view says so, and can be tried again", async (page) => {
  page.watch.expect(/past\.bin/);
  await page.route("**/past.bin", (route) => route.fulfill({ status: 404, body: "" }));
  await open(page, "?kommune=5634&view=sure&lang=nb");
  const again = page.locator(".chart.lines").getByRole("button", { name: "Prøv igjen" });
  await again.waitFor();
  await page.unroute("**/past.bin");
  await again.click();
  await page.locator("#hits").filter({ hasText: "I 2016" }).waitFor();
});

pageTest("no task of the page is long while futures are worked out", async (page) => {
  await open(page, "?kommune=5501&lang=nb");
  await chartDrawn(page.locator(".chart__canvas"));
  await page.mouse.move(300, 300);
  await page.locator(".band").filter({ hasText: "8 av 10" }).waitFor();
  const longestOf = await longestTask(page);
  const before = await page.locator(".band").innerText();
  await setField(page.locator("#lever-tfr"), 0.4);
  await page.waitForFunction((before) => document.querySelector(".band").textContent !== before, before);
  await page.waitForTimeout(1_000);
  // No task takes 50 ms, from where the browser counts; a busy machine stretches each.
  const longest = await longestOf();
  assert.ok(longest < 100, `the page stood still for ${longest} ms`);
});

pageTest("the method is a page with an address for each step", async (page) => {
  await open(page, "?kommune=5634&view=sure&lang=nb");
  assert.equal(await page.getByRole("link", { name: "Les hele metoden" }).getAttribute("href"), "method.html");
  await page.goto(new URL("method.html", page.url()).href);
  await page.getByRole("heading", { level: 1, name: "Method" }).waitFor();
  await page.getByText("Contents", { exact: true }).click();
  await page.getByRole("link", { name: "Calibration" }).click();
  assert.equal(new URL(page.url()).hash, "#calibration");
  assert.ok(await page.getByRole("heading", { level: 3, name: "Calibration" }).isVisible());
});

for (const [width, height] of [
  [390, 844],
  [1280, 900],
  [1920, 1080],
]) {
  for (const colorScheme of ["light", "dark"]) {
    pageTest(`how sure is accessible at ${width}, ${colorScheme}`, { viewport: { width, height }, colorScheme }, async (page) => {
      await open(page, "?kommune=1151&view=sure&lang=nn");
      await page.locator("#eight-of-ten").filter({ hasText: "8 av 10" }).waitFor();
      await page.locator("#hits").filter({ hasText: "I 2016" }).waitFor();
      await chartDrawn(page.locator(".chart__canvas"));
      await accessible(page);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");
    });
  }
}
