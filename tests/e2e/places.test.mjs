// Counties, economic regions and the nation: sums of municipalities, chosen and moved as these are.

import assert from "node:assert/strict";
import { accessible, chartDrawn, open, pageTest, setField, typeAnotherPlace } from "./harness.mjs";

const title = (page, name) => page.getByRole("heading", { level: 1, name: `Hvordan blir ${name} i 2046?` }).waitFor();
const figure = (page, indicator) => page.locator(`[data-indicator=${indicator}] .figure__value`).innerText();
const today = (page, indicator) => page.locator(`[data-indicator=${indicator}] .figure__now`).innerText();
const search = (page) => new URL(page.url()).searchParams;
/** Opens the starting points. */
async function starts(page) {
  await page.locator(".starts > summary").click();
  const start = page.getByLabel("Begynn fra");
  await start.waitFor();
  return start;
}
const number = (text) => Number(text.replace(/[^\d,−-]/g, "").replace("−", "-").replace(",", "."));

pageTest("finds a county, a region and the nation by typing, with the keyboard alone", async (page) => {
  await open(page);
  for (const [typed, name, kind, key] of [
    ["finnmark", "Finnmark – Finnmárku – Finmarkku", "Fylke", "fylke:56"],
    ["øst-finnmark", "regionen Øst-Finnmark", "Økonomisk region i Finnmark – Finnmárku – Finmarkku", "region:56003"],
    ["norge", "Norge", "Hele landet", "norge"],
  ]) {
    // In the heading the field comes when one asks for it.
    if (await page.locator("#change-place").isVisible()) {
      await page.locator("#change-place").focus();
      await page.keyboard.press("Enter");
      await page.getByRole("option").first().waitFor();
    }
    await page.locator("#kommune").focus();
    await page.locator("#kommune").fill(typed);
    await page.keyboard.press("Enter");
    await title(page, name);
    assert.equal(await page.locator(".place__county").innerText(), kind);
    assert.equal(search(page).get("kommune"), key);
    assert.ok(number(await figure(page, "population")) > 10_000, name);
  }
  await page.goBack();
  await title(page, "regionen Øst-Finnmark");
  await page.goBack();
  await title(page, "Finnmark – Finnmárku – Finmarkku");
});

pageTest("a name that a town and its region share means the town", async (page) => {
  await open(page);
  await page.locator("#kommune").fill("Molde");
  const names = await page.locator(".picker__option span:first-child").allInnerTexts();
  assert.deepEqual(names.slice(0, 2), ["Molde", "regionen Molde"]);
  await page.keyboard.press("Enter");
  await title(page, "Molde");
});

pageTest("the levers work on the nation as on a municipality", async (page) => {
  await open(page, "?kommune=norge");
  await chartDrawn(page.locator(".chart__canvas"));
  assert.match(await today(page, "population"), /5\s627\s400/);
  assert.match(await page.locator(".lines-in-words .chart__summary").innerText(), /SSBs hovedalternativ fra 2026/);
  const before = number(await figure(page, "population"));
  await setField(page.locator("#lever-tfr"), 0.3);
  const more = number(await figure(page, "population")) - before;
  assert.ok(more > 50_000, `${more} more inhabitants`);
  const effect = await page.locator(".lever:has(#lever-tfr) .lever__effect").innerText();
  assert.equal(number(effect.split(" inn")[0]), more, "the lever says what the figure shows");
  await setField(page.locator("#lever-emp"), 2);
  assert.ok(number(await page.locator(".lever:has(#lever-emp) .lever__effect").innerText().then((t) => t.split(" i")[0])) > 0);
  await page.locator("#levers ~ button, .levers__head button").first().click();
  assert.equal(number(await figure(page, "population")), before, "back on the baseline");
});

pageTest("within the nation there is no lever for domestic moving, and a link that has one is told", async (page) => {
  await open(page, "?kommune=norge&migdom=5&tfr=0.1");
  await title(page, "Norge");
  await page.getByText("spaken gjelder ikke for hele landet").waitFor();
  assert.equal(await page.locator("#lever-migdom").count(), 0);
  assert.equal(await page.locator(".lever").count(), 9);
  // From a place where it is moved, to the nation and back.
  await open(page, "?kommune=5634&migdom=5");
  assert.equal(await page.locator("#lever-migdom").inputValue(), "5");
  await typeAnotherPlace(page, "norge");
  await page.keyboard.press("Enter");
  await title(page, "Norge");
  await page.getByText("spaken gjelder ikke for hele landet").waitFor();
  assert.equal(search(page).get("migdom"), null);
});

pageTest("Oslo is the same as a county and as a municipality", async (page) => {
  await open(page, "?kommune=fylke:03&tfr=0.2");
  const county = await figure(page, "population");
  const sentence = await page.locator("#living").innerText();
  await open(page, "?kommune=0301&tfr=0.2");
  assert.equal(await figure(page, "population"), county);
  assert.equal(await page.locator("#living").innerText(), sentence);
});

pageTest("the start page leads to a county, its regions and the nation", async (page) => {
  await open(page);
  await page.getByRole("link", { name: "Hele landet" }).click();
  await title(page, "Norge");
  await page.goBack();
  const nordland = page.locator("details", { has: page.locator("summary", { hasText: "Nordland" }) });
  await nordland.locator("summary").click();
  await nordland.getByRole("link", { name: "regionen Lofoten" }).click();
  await title(page, "regionen Lofoten");
  await page.goBack();
  await nordland.locator("summary").click();
  await nordland.getByRole("link", { name: "Hele fylket" }).click();
  await title(page, "Nordland – Nordlánnda");
  await accessible(page);
});

pageTest("a county that there is not leads to the start page, and is told", async (page) => {
  await open(page, "?kommune=fylke:99");
  await page.getByText("«fylke:99» er ikke et sted vi har tall for").waitFor();
  await page.getByRole("heading", { level: 1, name: "Hvordan blir kommunen din i 2046?" }).waitFor();
});

pageTest("without the file of all municipalities a county says so, and can be tried again", async (page) => {
  page.watch.expect(/country\.bin/);
  await page.route("**/country.bin", (route) => route.fulfill({ status: 404, body: "" }));
  await open(page, "?kommune=fylke:56");
  await page.getByText("Vi fikk ikke tak i tallene").waitFor();
  await page.unroute("**/country.bin");
  await page.getByRole("button", { name: "Prøv igjen" }).click();
  await title(page, "Finnmark – Finnmárku – Finmarkku");
});

pageTest("births, deaths and moving of a county are drawn and stand in its table", async (page) => {
  await open(page, "?kommune=fylke:56&chart=change&migint=5");
  await chartDrawn(page.locator(".chart__canvas"));
  await page.locator(".lines-in-words .table summary").click();
  const rows = page.locator(".lines-in-words tbody tr");
  await rows.last().waitFor();
  assert.equal(await rows.count(), 20, "a row for each year");
});

pageTest("a starting point moves the levers, says what it is, and gives way to the visitor's own choices", async (page) => {
  await open(page, "?kommune=5634");
  const start = await starts(page);
  const told = page.locator(".presets__told");
  const options = await start.locator("option:not([hidden])").allInnerTexts();
  assert.equal(options.length, 11, options.join());
  assert.equal(await start.inputValue(), "baseline");
  const before = await figure(page, "population");

  await start.selectOption({ label: "SSBs hovedalternativ" });
  await page.getByText("Tilpasset: spakene er flyttet").waitFor();
  assert.match(await told.innerText(), /^Framskriving\. /);
  assert.notEqual(await page.locator("#lever-migdom").inputValue(), "0");
  assert.ok(search(page).has("migdom"), "it stands in the link");

  await start.selectOption({ label: "Ingen flytting" });
  assert.match(await told.innerText(), /^Tankeeksperiment\. /);
  await page.getByText("Holdt fast: ingen flytter inn eller ut.").waitFor();
  assert.equal(search(page).get("hold"), "nomoving");
  const still = await figure(page, "population");
  assert.notEqual(still, before);
  await page.reload();
  await page.getByText("Holdt fast: ingen flytter inn eller ut.").waitFor();
  assert.equal(await figure(page, "population"), still);

  await start.selectOption({ label: "Fødsler som holder folketallet oppe" });
  assert.match(await told.innerText(), /^Mål\. /);
  assert.match(await page.locator(".lever:has(#lever-tfr) .lever__value").innerText(), /^2,0\d barn per kvinne/);
  // One lever moved by hand, and the starting point is no longer what is shown.
  await setField(page.locator("#lever-emp"), 2);
  assert.equal(await start.evaluate((select) => select.selectedOptions[0].textContent.trim()), "Dine egne valg");
  assert.equal(await told.innerText(), "");
  await start.selectOption({ label: "Dagens kurs" });
  assert.equal(await figure(page, "population"), before);
  assert.equal(search(page).get("tfr"), null);
});

pageTest("starting points by keyboard, and only those that there are", async (page) => {
  // Oslo's official path is not in the data set.
  await open(page, "?kommune=0301");
  // Opened by keyboard.
  await page.locator(".starts > summary").focus();
  await page.keyboard.press("Enter");
  const start = page.getByLabel("Begynn fra");
  await start.waitFor();
  await start.focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await start.inputValue(), "ten-years");
  await page.locator(".presets__told", { hasText: "Framskriving." }).waitFor();
  assert.equal((await start.locator("option:not([hidden])").allInnerTexts()).join().includes("SSB"), false);
  // In the nation, the official alternatives lie apart in their order.
  await open(page, "?kommune=norge");
  await starts(page);
  const persons = [];
  for (const label of ["SSBs lave alternativ", "SSBs hovedalternativ", "SSBs høye alternativ"]) {
    await page.getByLabel("Begynn fra").selectOption({ label });
    await page.locator(".presets__told", { hasText: "Tilpasset" }).waitFor();
    persons.push(number(await figure(page, "population")));
  }
  assert.ok(persons[0] < persons[1] && persons[1] < persons[2], persons.join());
});
