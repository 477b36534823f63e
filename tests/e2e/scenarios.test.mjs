// Up to four scenarios side by side: made, named, chosen, compared and taken away, by mouse and by keyboard; all in one link.

import assert from "node:assert/strict";
import { accessible, chartDrawn, open, pageTest, ready, setField } from "./harness.mjs";

const search = (page) => new URL(page.url()).searchParams;
const number = (text) => Number(text.replace(/[^\d,−]/g, "").replace("−", "-").replace(",", "."));
const starts = (page) => page.getByText("Scenarioer og utgangspunkt");
const cells = (page, indicator) => page.locator(`.compare tr[data-indicator=${indicator}] td`);
const names = (page) => page.locator(".chart.lines svg text").allTextContents();

pageTest("scenarios are made, named and compared in charts, table and pyramid", async (page) => {
  await open(page, "?kommune=5501");
  await starts(page).click();
  await setField(page.locator("#lever-tfr"), 0.2);
  await page.getByRole("button", { name: "Lag et scenario til" }).click();
  // What has been made waits for its name.
  await page.waitForFunction(() => document.activeElement?.id === "scenario-name");
  await page.keyboard.type("Flere hjem");
  await page.keyboard.press("Enter");
  await setField(page.locator("#lever-migdom"), 6);
  await page.locator(".compare").waitFor();
  const columns = page.locator(".compare thead th");
  await columns.filter({ hasText: "Flere hjem, 2046" }).waitFor();
  assert.deepEqual((await columns.allInnerTexts()).map((it) => it.trim()), ["Tall", "2026", "Dagens kurs, 2046", "Scenario A, 2046", "Flere hjem, 2046"]);
  await page.locator(".compare").scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.querySelector(".compare tr[data-indicator=net_cost] td:last-child .compare__apart").textContent !== "");
  // Differences are those of the figures shown.
  for (const indicator of ["population", "age_80_plus", "hands_ratio", "net_cost"]) {
    const texts = (await cells(page, indicator).allInnerTexts()).map((it) => it.split("\n"));
    const [baseline, first, second] = texts.slice(1).map(([value]) => number(value));
    for (const [value, text] of [[first, texts[2]], [second, texts[3]]]) {
      assert.ok(Math.abs(number(text[1]) - (value - baseline)) < 1e-6, `${indicator}: ${texts}`);
    }
  }
  await chartDrawn(page.locator(".chart__canvas"));
  await page.waitForFunction(() => [...document.querySelectorAll(".chart.lines svg text")].some((it) => it.textContent === "Scenario A"));
  assert.ok((await names(page)).includes("Flere hjem"));
  // Distinct by dash too, not by colour alone.
  const dashes = await page.locator(".chart.lines svg path[stroke-dasharray]").evaluateAll((all) => all.map((it) => it.getAttribute("stroke-dasharray")));
  assert.ok(dashes.some((dash) => dash.replace(/\s/g, ",").startsWith("10,5")), String(dashes));
  await page.locator("#pyramid").scrollIntoViewIfNeeded();
  await page.locator(".pyramid__kept[data-scenario=a]").first().waitFor({ state: "attached" });
  await page.waitForFunction(() => document.querySelector(".pyramid__kept[data-scenario=a]").getAttribute("d").length > 100);
  await accessible(page);

  // The link holds all of it, and opens it again.
  await page.waitForFunction(() => location.search.includes("migdom=6"));
  assert.equal(search(page).get("open"), "b");
  assert.equal(search(page).get("name"), "Flere hjem");
  assert.equal(search(page).get("a"), "~tfr=0.2");
  const shown = await cells(page, "population").allInnerTexts();
  await page.reload();
  await ready(page);
  await page.locator(".compare").waitFor();
  await page.waitForFunction((shown) => JSON.stringify([...document.querySelectorAll(".compare tr[data-indicator=population] td")].map((it) => it.innerText)) === shown, JSON.stringify(shown));
});

pageTest("a scenario is chosen, changed and taken away by keyboard alone", async (page) => {
  await open(page, "?kommune=5634&tfr=0.2&b=~migdom=4&d=Eldre~e0=2");
  const press = async (locator) => {
    await locator.focus();
    await page.keyboard.press("Enter");
  };
  const one = (name) => page.locator(".scenario", { hasText: name });
  await one("Scenario B").waitFor();
  assert.equal(await one("Scenario A").getAttribute("aria-pressed"), "true");
  await press(one("Scenario B"));
  assert.equal(await page.locator("#lever-migdom").inputValue(), "4");
  assert.equal(await page.locator("#lever-tfr").inputValue(), "0");
  await page.locator("#lever-migdom").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator("#lever-migdom").inputValue(), "4.5");
  await page.waitForFunction(() => location.search.includes("migdom=4.5"));
  assert.equal(search(page).get("a"), "~tfr=0.2");
  // Going back opens the one that was open before.
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("#lever-tfr").value === "0.2");
  await page.goForward();
  await page.waitForFunction(() => document.querySelector("#lever-migdom").value === "4.5");
  await press(page.getByRole("button", { name: "Lag et scenario til" }));
  await one("Scenario C").waitFor();
  assert.ok(await page.getByRole("button", { name: "Lag et scenario til" }).isDisabled(), "four are the most");
  // The last other one takes the choice with it.
  for (const left of [3, 2, 1]) {
    await press(page.getByRole("button", { name: /^Ta bort/ }));
    await page.waitForFunction((left) => document.querySelectorAll(".scenarios__list li:not([hidden])").length === (left === 1 ? 0 : left), left);
  }
  await page.locator(".compare").waitFor({ state: "detached" });
  assert.equal(search(page).get("a") ?? search(page).get("b") ?? search(page).get("d"), null);
});

pageTest("the young come home, everyone who can works, and the old are healthy: each says what it would take", async (page) => {
  await open(page, "?kommune=5634");
  await starts(page).click();
  for (const [name, lever, told] of [
    ["De unge kommer hjem", "migdom", "Da må det finnes jobber"],
    ["Alle som kan, jobber", "emp", "Da må flere slippe til"],
    ["Eldre med god helse", "health", "Da må det lønne seg å forebygge"],
  ]) {
    await page.getByLabel("Begynn fra").selectOption({ label: name });
    await page.locator(".presets__told", { hasText: told }).waitFor();
    await page.locator(".presets__told", { hasText: "Mål." }).waitFor();
    assert.ok(Number(await page.locator(`#lever-${lever}`).inputValue()) > 0, lever);
  }
});

pageTest("what a link says of scenarios and cannot be read is told", async (page) => {
  await open(page, "?kommune=5634&b=~sun=1&c=Hjem~migdom=4");
  await page.locator(".scenario", { hasText: "Hjem" }).waitFor();
  await page.getByText("«b=~sun=1» kan ikke leses, og er hoppet over.").waitFor();
  assert.equal(await page.locator(".scenarios__list li:not([hidden])").count(), 2);
  // A lever beyond its bounds is limited, and the scenario stays; also where the table is not shown.
  await open(page, "?kommune=5634&view=map&b=Hjem~tfr=99");
  await page.getByText(/Barn per kvinne: lenken ba om mer enn spaken tillater/).waitFor();
  await page.waitForFunction(() => location.search.includes("b=Hjem~tfr=0.8"));
});

pageTest("in nynorsk and English scenarios have their words", async (page) => {
  for (const [lang, heading, course] of [["nn", "Scenarioa side om side", "Kursen i dag, 2046"], ["en", "The scenarios side by side", "Today’s course, 2046"]]) {
    await open(page, `?kommune=1151&lang=${lang}&b=~tfr=0.2`);
    await page.getByRole("heading", { name: heading }).waitFor();
    await page.locator(".compare thead th", { hasText: course }).waitFor();
    await accessible(page);
  }
});
