// A municipality's own figures of today: typed, kept in the link, saved and read as a table.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { accessible, open, pageTest, ready, setField, typeAnotherPlace } from "./harness.mjs";

const number = (text) => Number(text.replace(/[^\d,−-]/g, "").replace("−", "-").replace(",", "."));
const ten = (page, key) => page.locator(`.ten[data-indicator=${key}]`);
const now = async (page, key) => number(await ten(page, key).locator(".ten__now").innerText());
const then = async (page, key) => number(await ten(page, key).locator(".figure__value").innerText());
const query = (page) => new URL(page.url()).searchParams;

async function openForm(page) {
  await page.locator("#own summary").press("Enter");
  await page.locator("#own-pupils").waitFor();
}

/** Types as a hand does, and leaves the field. */
async function type(page, key, value) {
  await page.locator(`#own-${key}`).fill(value);
  await page.locator(`#own-${key}`).press("Enter");
}

pageTest("Vardø's own pupils take the place of what we reckon, in figure, chart and link, and come back", async (page) => {
  await open(page, "?kommune=5634&view=services");
  await ten(page, "pupils").waitFor();
  const [before, later] = [await now(page, "pupils"), await then(page, "pupils")];
  await openForm(page);
  assert.match(await page.locator("#own-pupils-hint").innerText(), new RegExp(`Vi regner med ${before}`));
  await type(page, "pupils", "120");
  await page.waitForFunction(() => new URLSearchParams(location.search).get("own") === "pupils:120");
  assert.equal(await now(page, "pupils"), 120);
  assert.ok(Math.abs((await then(page, "pupils")) - (120 * later) / before) <= 1, "in the same proportion");
  await page.getByText("Egne tall: ett i bruk").waitFor();
  await ten(page, "pupils").locator("summary").click();
  await ten(page, "pupils").getByText("egne tall, skrevet inn her").first().waitFor();
  await page.locator(".choice").getByRole("button", { name: "Elever" }).click();
  await page.getByText("120 i dag").waitFor();
  const told = await then(page, "pupils");
  await page.reload();
  await ready(page);
  await ten(page, "pupils").waitFor();
  assert.deepEqual([await now(page, "pupils"), await then(page, "pupils")], [120, told]);
  // A lever moves them on.
  await setField(page.locator("#lever-tfr"), 0.6);
  assert.ok((await then(page, "pupils")) > told);
  // Another place has other figures; back again they are there.
  await (await typeAnotherPlace(page, "Utsira")).first().click();
  await page.getByRole("heading", { level: 1, name: /Utsira/ }).waitFor();
  assert.equal(query(page).get("own"), null);
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: /Vardø/ }).waitFor();
  await page.waitForFunction(() => document.querySelector(".ten[data-indicator=pupils] .ten__now")?.textContent === "120");
});

pageTest("own posts and employed change the hands ratio and what a goal takes", async (page) => {
  await open(page, "?kommune=5634&view=work");
  const hundred = page.locator(".hundred[data-indicator=hands_ratio] .figure__value");
  await hundred.waitFor();
  const before = number(await hundred.innerText());
  await openForm(page);
  await type(page, "person_years_care", "90,5");
  await page.waitForFunction(() => new URLSearchParams(location.search).get("own") === "person_years_care:90.5");
  const more = number(await hundred.innerText());
  assert.ok(more > before + 1, `${more} hands after ${before}`);
  // What places of this size use is no longer guessed.
  assert.equal(await page.locator(".hero__range").first().isVisible(), false);
  await type(page, "employed", "1100");
  await page.waitForFunction(() => document.querySelector("#own summary").textContent.includes("2 i bruk"));
  assert.ok(number(await hundred.innerText()) < more);
  await page.locator("#goal summary").first().click();
  await page.locator(".way, .found__told").first().waitFor();
  await page.getByRole("button", { name: "Ta bort egne tall" }).click();
  await page.waitForFunction(() => !location.search.includes("own="));
  assert.equal(number(await hundred.innerText()), before);
  assert.equal(await page.evaluate(() => document.activeElement.id), "own-employed", "the focus is not lost");
});

pageTest("what moves a figure and what a goal takes follow own figures while they are open", async (page) => {
  await open(page, "?kommune=5634&view=work");
  await page.locator("#moves summary").first().click();
  await page.locator("#goal summary").first().click();
  await page.locator(".swing").first().waitFor();
  await page.locator(".gap__told").waitFor();
  const told = () => page.locator(".moves .question__told").innerText();
  const gap = () => page.locator(".gap__told").innerText();
  const today = () => page.locator(".hundred .figure__value").first().innerText();
  const [before, far] = [await told(), await gap()];
  const ratio = await today();
  assert.ok(before.includes(`fra ${ratio} i dag`), `${ratio}: ${before}`);
  await openForm(page);
  await type(page, "employed", "800");
  await page.locator("#moves").scrollIntoViewIfNeeded();
  await page.waitForFunction((before) => document.querySelector(".moves .question__told").textContent !== before, before);
  const own = await today();
  assert.notEqual(own, ratio);
  assert.ok((await told()).includes(`fra ${own} i dag`), `${own}: ${await told()}`);
  await page.locator("#goal").scrollIntoViewIfNeeded();
  await page.waitForFunction((far) => document.querySelector(".gap__told").textContent !== far, far);
});

pageTest("what cannot be is refused, and nothing is lost", async (page) => {
  await open(page, "?kommune=1151&view=services");
  await openForm(page);
  await type(page, "pupils", "20");
  await page.waitForFunction(() => new URLSearchParams(location.search).get("own") === "pupils:20");
  for (const [key, value, told] of [
    ["pupils", "mange", "Elever: Skriv et tall, eller la feltet stå tomt."],
    ["pupils", "5000", /Elever: høyst [\d\s]+, ti ganger det vi regner med/],
    ["employed", "900", /I arbeid: fra \d+ til \d+ er mulig med dem som bor her/],
  ]) {
    await type(page, key, value);
    await page.locator("#own-problem").filter({ hasText: told }).waitFor();
    assert.equal(await page.locator(`#own-${key}`).getAttribute("aria-invalid"), "true");
    assert.equal(query(page).get("own"), "pupils:20");
    assert.equal(await now(page, "pupils"), 20);
  }
  // What was refused stays in its field, and what is wrong with it beside it, while others change.
  await type(page, "home_care_users", "9");
  await page.waitForFunction(() => new URLSearchParams(location.search).get("own") === "pupils:20,home_care_users:9");
  assert.equal(await page.locator("#own-employed").inputValue(), "900");
  assert.match(await page.locator("#own-problem").innerText(), /Elever: høyst .* I arbeid: fra /);
  await page.getByRole("button", { name: "Ta bort egne tall" }).click();
  await page.waitForFunction(() => !location.search.includes("own="));
  assert.equal(await page.locator("#own-problem").innerText(), "");
  // A link that asks for too much is told, and the page goes on without.
  await open(page, "?kommune=1151&view=services&own=pupils:5000");
  await page.locator(".notices").getByText(/Elever: høyst/).waitFor();
  assert.ok((await now(page, "pupils")) < 100);
  await open(page, "?kommune=1151&view=services&own=sol:1");
  await page.locator(".notices").getByText("«own=sol:1» kan ikke leses").waitFor();
});

pageTest("saved as a table and read back, in nynorsk too; a wrong table says where", async (page) => {
  await open(page, "?kommune=0301&view=services&lang=nn&own=pupils:70000,person_years_care:20000.5");
  await openForm(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Lagre som CSV" }).click();
  const file = await download;
  assert.equal(file.suggestedFilename(), "eigne-tal-0301.csv");
  const table = readFileSync(await file.path(), "utf8");
  assert.match(table, /^\ufeffstad;kva;namn;eigne_tal;framsyn_reknar\r?\n/);
  assert.match(table, /0301;pupils;Elevar;70000;/);
  assert.match(table, /0301;person_years_care;.*;20000,5;/);
  const give = (name, text) =>
    page.locator("#own-file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Ta bort eigne tal" }).click();
  await page.waitForFunction(() => !location.search.includes("own="));
  await give("igjen.csv", table);
  await page.waitForFunction(
    () => new URLSearchParams(location.search).get("own") === "pupils:70000,person_years_care:20000.5",
  );
  assert.equal(await page.locator("#own-person_years_care").inputValue(), "20000,5");
  for (const [text, told] of [
    ["stad;kva;eigne_tal\n5634;pupils;1\n", "Linje 2: kolonnen «stad» seier 5634, ein annan stad enn denne."],
    ["kva;eigne_tal\npupils;mange\n", "Linje 2: «mange» er ikkje eit tal frå null og oppover."],
    ["noko heilt anna", "Fila er ikkje lesen."],
  ]) {
    await give("feil.csv", text);
    await page.locator("#own-problem").filter({ hasText: told }).waitFor();
    assert.equal(query(page).get("own"), "pupils:70000,person_years_care:20000.5", "nothing is lost");
  }
});

for (const [width, height] of [
  [390, 844],
  [1280, 900],
]) {
  for (const colorScheme of ["light", "dark"]) {
    pageTest(`the form is accessible at ${width}, ${colorScheme}`, { viewport: { width, height }, colorScheme }, async (page) => {
      await open(page, "?kommune=5634&view=work&own=pupils:120");
      await openForm(page);
      await type(page, "employed", "800");
      await type(page, "pupils", "99999");
      await page.locator("#own-problem").filter({ hasText: /Elever: høyst/ }).waitFor();
      await accessible(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} px too wide`);
    });
  }
}
