// A group before a big screen: guess, answer, levers; by remote control and by mouse.

import assert from "node:assert/strict";
import { accessible, chartDrawn, open, pageTest, setField } from "./harness.mjs";

const BIG = { viewport: { width: 1920, height: 1080 } };

pageTest("the group guesses first, sees then, and only then has the levers: by remote control", BIG, async (page) => {
  await open(page, "?kommune=5501&mode=workshop");
  await page.getByText("I dag bor det 79 943 her. Hvor mange tror dere det blir i 2046?").waitFor();
  assert.equal(await page.locator("#living").isVisible(), false);
  assert.equal(await page.locator(".lever, .figure, .pyramid").count(), 0, "nothing gives the answer away");
  await accessible(page);
  await page.getByLabel("Anslaget deres").fill("90 000");
  // In the field, Enter goes on as the remote control does elsewhere.
  await page.keyboard.press("Enter");
  await page.getByText("Dere gjettet 90 000. Dagens kurs gir 83 860 i 2046: dere tror på 6 140 flere.").waitFor();
  assert.equal(await page.locator("#living").isVisible(), true);
  assert.equal(await page.locator(".lever").count(), 0);
  await chartDrawn(page.locator(".chart__canvas"));
  await accessible(page);
  await page.keyboard.press("PageDown");
  await page.locator("#lever-tfr").waitFor();
  await setField(page.locator("#lever-tfr"), 0.3);
  await page.waitForFunction(() => /^\?kommune=5501&tfr=0\.3&mode=workshop&v=2&data=2026-\w+$/.test(location.search));
  await page.keyboard.press("PageUp");
  assert.equal(await page.locator(".lever").count(), 0);
});

pageTest("a code takes phones to the same place and levers, as the page for one", BIG, async (page) => {
  await open(page, "?kommune=5501&tfr=0.3&mode=workshop");
  await page.getByRole("button", { name: "Kode for mobilen" }).click();
  const link = await page.locator(".workshop__code a").getAttribute("href");
  assert.match(link, /\?kommune=5501&tfr=0\.3&v=2&data=2026-\w+$/);
  const squares = (await page.locator(".workshop__code path").getAttribute("d")).split("z").length;
  assert.ok(squares > 200, String(squares));
  await accessible(page);
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("q");
  assert.equal(await page.locator(".workshop__code").count(), 0);
});

pageTest("a guess that is no number is refused, and arrow keys in the field stay there", BIG, async (page) => {
  await open(page, "?kommune=1151&mode=workshop&lang=nn");
  const field = page.getByLabel("Gjettinga dykkar");
  await field.fill("mange");
  await field.press("Enter");
  await page.getByText("Skriv eit tal.").waitFor();
  await field.press("ArrowRight");
  assert.equal(await page.locator("#living").isVisible(), false);
  await field.fill("100");
  await page.getByRole("button", { name: "Vis svaret" }).click();
  await page.getByText(/^Gjettinga var 100\. Kursen i dag gir \d+ i 2046, \d+ fleire enn gjetta\.$/).waitFor();
});

pageTest("the type is large", BIG, async (page) => {
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  await open(page, "?kommune=5501");
  const before = await size();
  await page.getByRole("link", { name: "Verksted på stor skjerm" }).click();
  await page.getByLabel("Anslaget deres").waitFor();
  assert.ok((await size()) >= before * 1.3, `${await size()} px`);
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  assert.ok(scroll <= client);
});
