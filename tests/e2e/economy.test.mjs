// Hands in a hundred, services in whole units, and money: their figures agree with one another, answer to the levers that move
// them, and say so when what they rest on cannot be had.

import assert from "node:assert/strict";
import { accessible, chartDrawn, open, pageTest, setField } from "./harness.mjs";

const lever = (page, key) => page.locator(`#lever-${key}`);
const number = (text) => Number(text.replace(/[^\d,−-]/g, "").replace("−", "-").replace(",", "."));
const then = async (page, indicator) => number(await page.locator(`[data-indicator=${indicator}] .figure__value`).innerText());

pageTest("hands in a hundred answer to every lever of work, care and people", async (page) => {
  await open(page, "?kommune=5501&view=work");
  await page.locator("[data-indicator=hands_ratio]").waitFor();
  const before = await then(page, "hands_ratio");
  for (const [key, change, sign] of [
    ["emp", 5, -1],
    ["ret", 2, -1],
    ["hours", 5, -1],
    ["care", -20, -1],
    ["care", 20, 1],
    ["health", 3, -1],
    ["kinder", -15, -1],
    ["migint", 10, -1],
  ]) {
    await setField(lever(page, key), change);
    const is = await then(page, "hands_ratio");
    assert.equal(Math.sign(is - before), sign, `${key} ${change}: from ${before} to ${is}`);
    await setField(lever(page, key), 0);
    assert.equal(await then(page, "hands_ratio"), before);
  }
});

pageTest("what is missing stands beside what helps: a press moves the lever as it says", async (page) => {
  await open(page, "?kommune=0301&view=work");
  const gap = page.locator(".hero__gap");
  const missing = async () => number((await gap.innerText()).match(/hendene til (\d[\d\s]*) i/)[1]);
  assert.match(await gap.innerText(), /^Med dagens kurs mangler hendene til /);
  const step = page.locator(".step").first();
  const [before, effect] = [await missing(), number(await step.locator(".step__effect").innerText())];
  assert.ok(effect > 0);
  await step.focus();
  await page.keyboard.press("Enter");
  assert.match(await gap.innerText(), /^Med dine valg /);
  assert.ok(Math.abs(before - effect - (await missing())) <= 1, `${before}, ${effect}, ${await missing()}`);
  assert.equal(await page.locator(".lever--moved").count(), 1);
  assert.ok(await page.locator(".step").first().isVisible(), "there are more");
  await accessible(page);
});

pageTest("services in whole units, and what helps", async (page) => {
  await open(page, "?kommune=5634&view=services");
  const units = page.locator(".hero__sentence");
  await page.locator("[data-indicator=dementia]").waitFor();
  const rooms = async () => number((await units.innerText()).match(/(\d+) flere rom på sykehjem/)[1]);
  assert.match(await units.innerText(), /^Med dagens kurs trengs det 1 skoleklasse mindre, /);
  const before = await rooms();
  await setField(lever(page, "health"), 2);
  assert.match(await units.innerText(), /^Med dine valg /);
  assert.ok((await rooms()) < before);
});

for (const [place, query] of [
  ["Vardø", "kommune=5634"],
  ["Utsira", "kommune=1151&lang=nb"],
  ["Finnmark", "kommune=fylke:56"],
]) {
  pageTest(`${place}: what costs more or less is the sum of its parts`, async (page) => {
    await open(page, `?${query}&view=economy`);
    await page.locator(".added .figure__value").waitFor();
    const all = number(await page.locator(".added .figure__value").innerText());
    const parts = (await page.locator(".added__parts strong").allInnerTexts()).map(number);
    const near = (a, b, by) => assert.ok(Math.abs(a - b) <= by, `${a}, ${b}`);
    const scales = await page.locator(".added strong, .added__parts strong").allInnerTexts();
    // Where each is told in millions they can be added.
    if (scales.every((text) => text.includes("mill."))) near(parts[0] + parts[1], all, all > 100 ? 2 : 0.3);
    const sectors = await page.locator(".sector .figure__value").allInnerTexts();
    assert.equal(sectors.length, 7);
    const millions = (text) => number(text) / (text.includes("mill.") ? 1 : text.includes("mrd.") ? 0.001 : 1e6);
    const sum = sectors.map(millions).reduce((a, b) => a + b);
    const [, told] = (await page.locator(".chart__figure").innerText()).split(" i dag, ");
    near(sum, millions(told.split(" i")[0]), 0.02 * sum);
  });
}

pageTest("money answers to people, and what each in work carries to work", async (page) => {
  await open(page, "?kommune=5501&view=economy");
  await page.locator("[data-indicator=net_cost_per_employed]").waitFor();
  const care = await then(page, "net_cost_care");
  const each = await then(page, "net_cost_per_employed");
  await setField(lever(page, "emp"), 5);
  assert.ok((await then(page, "net_cost_per_employed")) < each);
  assert.equal(await then(page, "net_cost_care"), care, "costs go by people");
  await setField(lever(page, "e0"), 4);
  assert.ok((await then(page, "net_cost_care")) > care);
  await page.getByText("Farget: kommer til med dine valg.").waitFor();
});

pageTest("small places are told that they use more, large ones are not", async (page) => {
  for (const [place, shown] of [
    ["1151", true],
    ["0301", false],
  ]) {
    await open(page, `?kommune=${place}&view=economy&lang=nb`);
    await page.locator("[data-indicator=need_index] .figure__value").waitFor();
    assert.equal(await page.locator(".hero__range").isVisible(), shown, place);
  }
});

pageTest("a figure of money opens to what it means, its source and its year", async (page) => {
  await open(page, "?kommune=5501&view=economy");
  const about = page.locator("[data-indicator=net_cost_school] .figure__about");
  await page.locator("[data-indicator=net_cost_school] .figure__value").filter({ hasText: /\d/ }).waitFor();
  await about.locator("summary").press("Enter");
  // Its year is known once the figures about money are here.
  await about.getByText("Kilde: KOSTRA (SSB) og Grønt hefte, 2025.").waitFor();
  const text = await about.innerText();
  for (const told of ["Det er ikke et regnskap.", "Enhet: kroner.", "Kilde: KOSTRA (SSB) og Grønt hefte, 2025."]) {
    assert.ok(text.includes(told), text);
  }
});

for (const [fault, respond] of [
  ["missing", (route) => route.fulfill({ status: 404, body: "" })],
  ["damaged", (route) => route.fulfill({ status: 200, body: "no standards" })],
]) {
  pageTest(`says so when services.bin is ${fault}, and gets it when tried again`, async (page) => {
    if (fault === "missing") page.watch.expect(/404/);
    await page.route(/services\.bin/, respond);
    await open(page, "?kommune=5501&view=economy&emp=2");
    await page.getByText("Vi fikk ikke tak i tallene").waitFor();
    assert.equal(await page.locator(".economy").isVisible(), false);
    await accessible(page);
    await page.unroute(/services\.bin/);
    await page.getByRole("button", { name: "Prøv igjen" }).click();
    await page.locator(".added .figure__value").waitFor();
    assert.equal(await page.getByText("Vi fikk ikke tak i tallene").count(), 0);
    assert.equal(await lever(page, "emp").inputValue(), "2");
  });
}

pageTest("services.bin is fetched once, and not before it is needed", async (page) => {
  let fetched = 0;
  page.on("request", (request) => (fetched += request.url().endsWith("services.bin") ? 1 : 0));
  await open(page, "?kommune=5501");
  await chartDrawn(page.locator(".chart__canvas"));
  assert.equal(fetched, 0);
  for (const name of ["Økonomi", "Tjenester", "Økonomi"]) {
    await page.locator(".views").getByRole("link", { name, exact: true }).click();
    await page.locator(name === "Økonomi" ? ".added .figure__value" : "[data-indicator=dementia]").waitFor();
  }
  assert.equal(fetched, 1);
});

for (const place of ["5634", "0301", "1151", "norge"]) {
  for (const width of [390, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      pageTest(`${place}: the economy is accessible at ${width} px, ${colorScheme}`, { viewport: { width, height: 900 }, colorScheme }, async (page) => {
        await open(page, `?kommune=${place}&view=economy&lang=nb&emp=2&migint=2`);
        await page.locator(".added .figure__value").waitFor();
        await chartDrawn(page.locator(".chart__canvas"));
        await accessible(page);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${over} px too wide`);
      });
    }
  }
}
