// Guess first, and the path in five steps: by mouse, by touch and by keyboard alone; skipped, left and begun again.

import assert from "node:assert/strict";
import { accessible, open, pageTest } from "./harness.mjs";

const search = (page) => new URL(page.url()).searchParams;
const digits = (text) => Number(text.replace(/\D/g, ""));
const answered = (page) => page.locator("#verdict:not(:empty)");
const course = async (page) => digits(await page.locator(".guess__answer").last().innerText().then((told) => told.split(":")[1]));

pageTest("a line is drawn by mouse, then today's course appears and a sentence compares", async (page) => {
  await open(page, "?kommune=5501&mode=guess");
  await page.locator(".draw svg").waitFor();
  assert.equal(await page.locator("#living").isVisible(), false, "nothing is given away");
  assert.equal(await page.locator(".draw__course").isVisible(), false);
  const box = await page.locator(".draw svg").boundingBox();
  const before = digits(await page.locator("#guess-2046").inputValue());
  // From the middle, where today is, up to the right end.
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.97, box.y + box.height * 0.2, { steps: 8 });
  await page.mouse.up();
  const guessed = Number(await page.locator("#guess-2046").inputValue());
  assert.ok(guessed > before, `${guessed} after ${before}`);
  await page.getByRole("button", { name: "Vis svaret" }).click();
  await answered(page).waitFor();
  assert.equal(await page.locator(".draw__course").isVisible(), true);
  const answer = await course(page);
  const told = await page.locator("#verdict").innerText();
  assert.ok(digits(told.split(".")[0]) === guessed, told);
  assert.match(told, new RegExp(`${Math.abs(guessed - answer).toString().slice(-3)} færre enn du trodde`));
  assert.match(await page.locator(".draw svg").getAttribute("aria-label"), /Ditt anslag\. 2031: .*Dagens kurs\. 2031: /);
  // What has been answered cannot be guessed anew.
  assert.ok(await page.locator("#guess-2046").isDisabled());
  await accessible(page);
  await page.getByRole("button", { name: "Neste spørsmål" }).click();
  await page.getByText("Hvor mange av 100 tror du det er i 2046?").waitFor();
  await page.getByRole("button", { name: "Vis svaret" }).click();
  await page.getByRole("button", { name: "Neste spørsmål" }).click();
  await page.getByText("elever i grunnskolen her").waitFor();
  await page.getByRole("button", { name: "Vis svaret" }).click();
  await answered(page).waitFor();
  await page.getByRole("button", { name: "Se hele framtida" }).click();
  await page.locator("#living").waitFor();
  assert.equal(search(page).get("mode"), null);
});

pageTest("guesses are set by keyboard alone, and can be skipped", async (page) => {
  await open(page, "?kommune=1151&mode=guess");
  await page.locator("#guess-2046").focus();
  const before = Number(await page.locator("#guess-2046").inputValue());
  await page.keyboard.press("ArrowLeft");
  assert.ok(Number(await page.locator("#guess-2046").inputValue()) < before);
  await page.getByRole("button", { name: "Vis svaret" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "verdict");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "guess-question");
  const skip = page.getByRole("button", { name: "Hopp over" });
  await skip.focus();
  await page.keyboard.press("Enter");
  await page.locator("#living").waitFor();
  assert.equal(search(page).get("mode"), null);
});

pageTest("a finger draws too", async (page) => {
  await open(page, "?kommune=5634&mode=guess");
  const svg = page.locator(".draw svg");
  await svg.waitFor();
  await svg.scrollIntoViewIfNeeded();
  const box = await svg.boundingBox();
  const before = await page.locator("#guess-2041").inputValue();
  const session = await page.context().newCDPSession(page);
  const at = (x, y) => [{ x: box.x + box.width * x, y: box.y + box.height * y }];
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0.85, 0.6) });
  await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(0.85, 0.2) });
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await page.waitForFunction((before) => document.querySelector("#guess-2041").value !== before, before);
});

pageTest("the path of five steps, by mouse, from the start page to a future that is shared", async (page) => {
  await open(page, "");
  await page.getByRole("button", { name: "Ta en omvisning" }).click();
  await page.getByText("Omvisningen begynner når du har valgt et sted.").waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "kommune");
  await page.locator(".start__examples").getByRole("link", { name: "Vardø" }).click();
  await page.getByText("Steg 1 av 5").waitFor();
  await page.getByText(/^I dag bor det [\d\s]+ her\./).waitFor();
  await accessible(page);
  const next = page.locator(".form__keys").getByRole("button", { name: "Neste" });
  await next.click();
  await page.getByText("Tegn hvordan du tror det går").waitFor();
  await next.click();
  await page.getByText("er allerede født").waitFor();
  await accessible(page);
  assert.equal(await page.locator("#lever-tfr").count(), 0, "levers come in their step");
  await next.click();
  await page.locator("#lever-emp").waitFor();
  await page.locator("#lever-emp").focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
  await next.click();
  await page.getByText("Hvor mange som er i arbeid +2,0").waitFor();
  const would = page.locator(".tour__would input").first();
  await would.check();
  await accessible(page);
  const href = await page.getByRole("link", { name: "Lenke til framtida mi" }).getAttribute("href");
  assert.match(href, /emp=2/);
  assert.doesNotMatch(href, /mode=/);
  await page.getByRole("button", { name: "Kopier framtida mi" }).click();
  await page.getByText(/Kopiert\.|lot oss ikke kopiere/).waitFor();
  await page.getByRole("button", { name: "Begynn på nytt" }).click();
  await page.getByText("Steg 1 av 5").waitFor();
  await page.getByRole("button", { name: "Avslutt omvisningen" }).click();
  await page.locator("#living").waitFor();
  assert.equal(await page.locator("#lever-emp").inputValue(), "2", "what was moved stays");
});

pageTest("the path by keyboard alone", async (page) => {
  await open(page, "?kommune=0301&mode=tour");
  await page.getByText("Steg 1 av 5").waitFor();
  const next = page.locator(".form__keys").getByRole("button", { name: "Neste" });
  for (const step of [2, 3, 4, 5]) {
    await next.focus();
    await page.keyboard.press("Enter");
    await page.getByText(`Steg ${step} av 5`).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "tour-step");
  }
  await page.getByText("Du har ikke flyttet noen spak ennå.").waitFor();
});

pageTest("a link that carries a state offers no path, and other languages have their words", async (page) => {
  await open(page, "?tfr=0.2");
  await page.locator(".start__picker").waitFor();
  assert.equal(await page.getByRole("button", { name: "Ta en omvisning" }).count(), 0);
  for (const [lang, begin, first] of [["nn", "Ta ei omvising", "Slik er det i dag"], ["en", "Take the tour", "How it is today"]]) {
    await open(page, `?lang=${lang}`);
    await page.getByRole("button", { name: begin }).waitFor();
    await open(page, `?kommune=1151&lang=${lang}&mode=tour`);
    await page.getByRole("heading", { name: first }).waitFor();
  }
});
