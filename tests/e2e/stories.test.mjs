// Stories of people who are made up: their numbers can be pressed, follow the levers, and others can be met.

import assert from "node:assert/strict";
import { afterGuesses, accessible, longestTask, open, pageTest, setField } from "./harness.mjs";

const STORIES = "&view=stories";
const texts = (page, version = 0) => page.locator(`.story__version:nth-child(${version + 1}) .story__text`);

/** Waits until all are told. */
async function told(page) {
  await page.locator(".story").nth(4).waitFor();
}

pageTest("five people are met, and pressing a number tells what it is and where it comes from", async (page) => {
  await open(page, "?kommune=5501&lang=nb");
  await page.getByRole("link", { name: "Historier" }).click();
  await told(page);
  assert.equal(new URL(page.url()).searchParams.get("view"), "stories");
  await page.getByRole("heading", { level: 2, name: "Hvordan blir det å leve her?" }).waitFor();
  await page.getByText("Menneskene er oppdiktet.").waitFor();
  assert.equal(await page.locator(".story").count(), 5);
  for (const text of await texts(page).allInnerTexts()) {
    assert.match(text, /^\p{Lu}.*[.?]$/su);
    assert.doesNotMatch(text, /[{}|]|\s\s|\s[.,]/);
  }
  const child = page.locator("[data-role=child]");
  const number = child.getByRole("button").first();
  const year = await child.locator(".story__year").innerText();
  const shown = await number.innerText();
  assert.equal(await number.getAttribute("aria-expanded"), "false");
  await number.click();
  assert.equal(await number.getAttribute("aria-expanded"), "true");
  const about = page.locator(`#${await number.getAttribute("aria-controls")}`);
  assert.match(await about.innerText(), new RegExp(`Seksåringer\\s+1. januar ${year}: ${shown}`));
  await about.getByText("Framskrevet av Framsyn").waitFor();
  await about.getByText("Kilde: SSB, tabell 07459").waitFor();
  // Another number takes its place.
  await page.locator("[data-role=carer]").getByRole("button").first().click();
  assert.equal(await page.locator(".story__about").count(), 1);
  await page.locator(".story__about").getByText("KOSTRA").waitFor();
});

pageTest("by keyboard alone: open the view, press a number, close it, meet others", async (page) => {
  await open(page, "?kommune=1151&lang=nb");
  const link = page.getByRole("link", { name: "Historier" });
  await link.focus();
  await page.keyboard.press("Enter");
  await told(page);
  const others = page.getByRole("button", { name: "Møt andre" });
  await others.focus();
  await page.keyboard.press("Tab");
  const focused = () => page.evaluate(() => document.activeElement.className + document.activeElement.id);
  const first = await focused();
  assert.match(first, /story__number/);
  await page.keyboard.press("Enter");
  await page.locator(".story__about").waitFor();
  await page.locator(".story__about").getByRole("button", { name: "Lukk" }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".story__about").count(), 0);
  assert.equal(await focused(), first, "the number has the focus again");
  const before = await page.locator(".story__title").allInnerTexts();
  await others.focus();
  await page.keyboard.press("Space");
  await page.waitForFunction((title) => document.querySelector(".story__title").textContent !== title, before[0]);
  assert.equal(new URL(page.url()).searchParams.get("seed"), "2");
  await page.getByRole("status").filter({ hasText: "Nå møter du andre:" }).waitFor({ state: "attached" });
  assert.match(await focused(), /ds-button/, "the focus stays on the button");
  await page.goBack();
  await page.waitForFunction((title) => document.querySelector(".story__title")?.textContent === title, before[0]);
  assert.deepEqual(await page.locator(".story__title").allInnerTexts(), before);
});

pageTest("the same people on today's course and with one's own choices, side by side", async (page) => {
  await open(page, `?kommune=5634&lang=nb${STORIES}`);
  await told(page);
  const before = await texts(page).allInnerTexts();
  const titles = await page.locator(".story__title").allInnerTexts();
  assert.equal(await page.locator(".story__course").count(), 0);
  await setField(page.locator("#lever-tfr"), 0.5);
  await setField(page.locator("#lever-care"), -10);
  await page.locator("[data-role=child] .story__version:nth-child(2)").waitFor();
  assert.deepEqual(await page.locator(".story__title").allInnerTexts(), titles);
  assert.deepEqual(await texts(page).allInnerTexts(), before, "today's course stands as it stood");
  const child = page.locator("[data-role=child]");
  assert.deepEqual(await child.locator(".story__course").allInnerTexts(), ["Med dagens kurs", "Med dine valg"]);
  const [today, own] = await child.locator(".story__version").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
  assert.ok(own > today + 100, "one column each");
  const number = (version) => child.locator(".story__version").nth(version).locator(".story__number").first();
  const value = async (version) => Number((await number(version).innerText()).replace(/\D/g, ""));
  assert.ok((await value(1)) > (await value(0)), "more children");
  assert.match(await number(1).getAttribute("class"), /story__number--moved/);
  assert.doesNotMatch(await number(0).getAttribute("class"), /moved/);
  // The oldest are the same for all that: told once.
  assert.deepEqual(await page.locator("[data-role=old] .story__course").allInnerTexts(), ["Med dagens kurs · Med dine valg"]);
  // Today's number is the same in both, and not marked.
  assert.doesNotMatch(await child.locator(".story__version").nth(1).locator(".story__number").nth(1).getAttribute("class"), /moved/);
  // Pressed in one's own version.
  await number(1).click();
  assert.match(await page.locator(".story__about").innerText(), new RegExp(`: ${await value(1)}\\s`));
  await page.getByRole("button", { name: "Nullstill alle" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".story__course").length === 0);
});

pageTest("a link brings back the same people, in nynorsk and English", async (page) => {
  await open(page, `?kommune=4629&seed=7&lang=nn${STORIES}`);
  await told(page);
  const nynorsk = await page.locator(".story__title").allInnerTexts();
  await page.getByText("Menneska er dikta opp.").waitFor();
  await page.reload();
  await told(page);
  assert.deepEqual(await page.locator(".story__title").allInnerTexts(), nynorsk);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("The people are made up.").waitFor();
  const name = (title) => title.split(" ")[0];
  assert.deepEqual((await page.locator(".story__title").allInnerTexts()).map(name), nynorsk.map(name));
  assert.equal(new URL(page.url()).searchParams.get("seed"), "7");
  // A number that there is not is told, and the first people are met.
  await open(page, `?kommune=4629&seed=two&lang=nb${STORIES}`);
  await told(page);
  await page.getByText("Noe i lenken kunne ikke brukes").waitFor();
});

pageTest("the country has its stories too, and they follow a lever without a long task", async (page) => {
  await open(page, `?kommune=norge&lang=nb${STORIES}`);
  await told(page);
  await page.locator("[data-role=child]").getByText("et sted i Norge").waitFor();
  const longestOf = await longestTask(page);
  for (const change of [0.1, 0.2, 0.3]) {
    await setField(page.locator("#lever-tfr"), change);
    await page.waitForTimeout(100);
  }
  await page.locator("[data-role=child] .story__version").nth(1).waitFor();
  // The country's own projection is in it.
  const longest = await longestOf();
  assert.ok(longest < 200, `the page stood still for ${longest} ms`);
});

pageTest("a group in a workshop meets people once it has guessed", async (page) => {
  await open(page, `?kommune=5501&mode=workshop&lang=nb${STORIES}`);
  await page.locator("#guess").waitFor();
  assert.equal(await page.locator(".story").count(), 0);
  await page.locator("#guess").fill("80000");
  await page.keyboard.press("Enter");
  await afterGuesses(page);
  await told(page);
});

for (const [width, height] of [
  [390, 844],
  [1280, 900],
  [1920, 1080],
]) {
  for (const colorScheme of ["light", "dark"]) {
    pageTest(`stories are accessible at ${width}, ${colorScheme}`, { viewport: { width, height }, colorScheme }, async (page) => {
      await open(page, `?kommune=1151&lang=nn&migdom=5&care=-10${STORIES}`);
      await told(page);
      await page.locator(".story__number--moved").first().click();
      await page.locator(".story__about").waitFor();
      await accessible(page);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");
      const small = await page.locator(".story__number").evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 24).length);
      assert.equal(small, 0, "numbers are high enough to be pressed");
    });
  }
}

pageTest("the same person is met in two of the scenarios", async (page) => {
  await open(page, "?kommune=5501&view=stories&tfr=0.4&name=Flere%20barn&b=Hjem~migdom=6");
  await page.getByLabel("Møt dem også i").selectOption({ label: "Hjem" });
  await page.waitForFunction(() => document.querySelector(".stories__list").innerText.includes("Hjem"));
  assert.match(await page.locator(".stories__list").innerText(), /Flere barn/);
  assert.doesNotMatch(await page.locator(".stories__list").innerText(), /Med dagens kurs/);
  // The link holds it.
  await page.waitForFunction(() => location.search.includes("beside=b"));
  await page.reload();
  await page.waitForFunction(() => document.querySelector(".stories__list")?.innerText.includes("Hjem"));
  await page.getByLabel("Møt dem også i").selectOption({ label: "Med dagens kurs" });
  await page.waitForFunction(() => document.querySelector(".stories__list").innerText.includes("Med dagens kurs"));
});
