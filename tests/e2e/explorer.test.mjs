// The explorer as its visitors use it: choose a municipality, move levers, see figures and charts change, come back by
// the link.

import assert from "node:assert/strict";
import { SITE, accessible, chartDrawn, inView, open, pageTest, ready, setField, toPyramid, typeAnotherPlace } from "./harness.mjs";

const THEN = (indicator) => `[data-indicator=${indicator}] .figure__value`;
const LEVERS = { tfr: 0.3, migdom: 5, migint: -4, emp: 3 };
/** The figure that shows a lever's effect most directly. */
const SHOWS = { tfr: "age_0_15", migdom: "population", migint: "population", emp: "employed" };

const lever = (page, key) => page.locator(`#lever-${key}`);
const figure = (page, indicator) => page.locator(THEN(indicator)).innerText();
const number = (text) => Number(text.replace(/[^\d,−-]/g, "").replace("−", "-").replace(",", "."));
/** The lines of the chart as drawn where it is in view, so that a change of any of them shows. */
async function lines(page) {
  await inView(page.locator(".chart__canvas"));
  const paths = page.locator(".chart__canvas svg path");
  return paths.evaluateAll((all) => all.map((path) => path.getAttribute("d")).join());
}
async function bars(page) {
  await toPyramid(page);
  return page.locator(".pyramid__bars--women").getAttribute("d");
}
const search = (page) => new URL(page.url()).searchParams;

/** Types into the picker and waits for its list. */
async function type(page, text) {
  await page.locator("#kommune").fill(text);
  return page.getByRole("option");
}

/** The edition of the data set in the repository, which links name. */
const EDITION = "2026-e2c935e3";

pageTest("chooses Tromsø by typing, with the keyboard alone", async (page) => {
  await open(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator("#kommune").focus();
  await page.keyboard.type("tromso");
  await page.keyboard.press("ArrowDown");
  const active = await page.locator("#kommune").getAttribute("aria-activedescendant");
  assert.match(await page.locator(`#${active}`).innerText(), /Tromsø/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Hvordan blir Tromsø i 2046?" }).waitFor();
  assert.equal(search(page).get("kommune"), "5501");
  assert.equal(await page.title(), "Hvordan blir Tromsø i 2046? – Framsyn");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main", "the focus is at the new page's beginning");
});

pageTest("finds municipalities by number, Sami name and with a letter wrong", async (page) => {
  await open(page);
  for (const [typed, name] of [
    ["5501", "Tromsø"],
    ["301", "Oslo"],
    ["karasjok", "Kárášjohka – Karasjok"],
    ["Guovdageaidnu", "Guovdageaidnu – Kautokeino"],
    ["vardö", "Vardø"],
    ["Drammmen", "Drammen"],
    ["haa", "Hå"],
  ]) {
    const options = await type(page, typed);
    assert.match(await options.first().innerText(), new RegExp(`^${name}`), typed);
  }
  await type(page, "qqqq");
  await page.getByText("Ingen steder passer").waitFor();
});

pageTest("has all 357 municipalities in the list, in Norwegian order, and the sums of them after", async (page) => {
  await open(page);
  await page.locator(".picker__open").click();
  const all = await page.locator(".picker__option span:first-child").allInnerTexts();
  const names = all.slice(0, 357);
  assert.equal(all[357], "Agder", "the counties begin");
  assert.equal(all.at(-1), "Norge");
  const at = (name) => names.findIndex((found) => found.startsWith(name));
  assert.ok(at("Vågå") > at("Vaksdal") && at("Ålesund") > at("Øygarden") && at("Øksnes") > at("Værøy"));
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".picker__option").count(), 0);
});

pageTest("moves each lever and sees figures, sentence and charts change at once", async (page) => {
  await open(page, "?kommune=5501");
  await chartDrawn(page.locator(".chart__canvas"));
  for (const [key, change] of Object.entries(LEVERS)) {
    const before = {
      figure: await figure(page, SHOWS[key]),
      sentence: await page.locator("#living").innerText(),
      lines: await lines(page),
      bars: await bars(page),
    };
    await setField(lever(page, key), change);
    const after = number(await figure(page, SHOWS[key]));
    assert.equal(Math.sign(after - number(before.figure)), Math.sign(change), `${key}: ${before.figure} to ${after}`);
    const effect = await page.locator(`.lever:has(#lever-${key}) .lever__effect`).innerText();
    assert.equal(Math.sign(number(effect.split(" i")[0])), Math.sign(change), effect);
    // Work changes who has a job, not who lives there.
    if (key !== "emp") {
      assert.notEqual(await page.locator("#living").innerText(), before.sentence, key);
      assert.notEqual(await lines(page), before.lines, key);
      assert.notEqual(await bars(page), before.bars, key);
    }
    await page.locator(`.lever:has(#lever-${key}) .lever__reset`).click();
    assert.equal(await figure(page, SHOWS[key]), before.figure, `${key}: back to the baseline`);
    assert.equal(await bars(page), before.bars, key);
  }
});

pageTest("the handler itself changes the screen: no wait for a timer or a server", async (page) => {
  await open(page, "?kommune=5501");
  await page.locator("[data-indicator=population] .figure__value").waitFor();
  const changed = await page.evaluate(async () => {
    const slider = document.querySelector("#lever-migdom");
    const value = () => document.querySelector("[data-indicator=population] .figure__value").textContent;
    const before = value();
    slider.value = 10;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(done));
    return before !== value();
  });
  assert.ok(changed, "by the next frame");
});

pageTest("moves a lever with the arrow keys, and says its value with unit", async (page) => {
  await open(page, "?kommune=5501");
  await lever(page, "tfr").focus();
  const before = await lever(page, "tfr").getAttribute("aria-valuetext");
  assert.match(before, /^\d,\d\d barn per kvinne, dagens kurs$/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.match(await lever(page, "tfr").getAttribute("aria-valuetext"), /barn per kvinne, \+0,10 fra dagens kurs$/);
  await page.waitForFunction(() => new URLSearchParams(location.search).get("tfr") === "0.1");
});

pageTest("takes a typed number, and refuses what is none without losing anything", async (page) => {
  await open(page, "?kommune=5501");
  await page.locator(".lever:has(#lever-migdom) summary").click();
  const field = page.locator("#lever-migdom-field");
  await field.fill("−3,5");
  await field.press("Enter");
  assert.equal(await lever(page, "migdom").inputValue(), "-3.5");
  for (const wrong of ["tre", "21", "1e9"]) {
    await field.fill(wrong);
    await field.press("Enter");
    await page.getByText("Skriv et tall fra −20,0 til +20,0.").waitFor();
    assert.equal(await lever(page, "migdom").inputValue(), "-3.5", wrong);
    assert.equal(await field.getAttribute("aria-invalid"), "true");
  }
});

pageTest("the link holds the whole state: reload, back and forward restore it", async (page) => {
  await open(page, "?kommune=5501");
  for (const [key, change] of Object.entries(LEVERS)) await setField(lever(page, key), change);
  await toPyramid(page);
  await setField(page.locator("#year"), 2036);
  const shown = async () => ({
    sentence: await page.locator("#living").innerText(),
    figures: await page.locator(".figure__value").allInnerTexts(),
    year: await page.locator(".pyramid__year").innerText(),
    bars: await bars(page),
  });
  const before = await shown();
  const link = page.url();
  assert.deepEqual(
    [...search(page)],
    [["kommune", "5501"], ["tfr", "0.3"], ["migdom", "5"], ["migint", "-4"], ["emp", "3"], ["year", "2036"], ["v", "2"], ["data", EDITION]],
  );
  await page.reload();
  await ready(page);
  assert.deepEqual(await shown(), before);

  await (await typeAnotherPlace(page, "Vardø")).first().click();
  await page.getByRole("heading", { level: 1, name: /Vardø/ }).waitFor();
  assert.equal(search(page).get("tfr"), "0.3", "the levers stay");
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: /Tromsø/ }).waitFor();
  assert.deepEqual(await shown(), before);
  assert.equal(page.url(), link);
  await page.goForward();
  await page.getByRole("heading", { level: 1, name: /Vardø/ }).waitFor();
});

pageTest("a ramp in the link is kept while the lever moves", async (page) => {
  await open(page, "?kommune=5501&emp=2@2032");
  await setField(lever(page, "emp"), 4);
  await page.waitForFunction(() => new URLSearchParams(location.search).get("emp") === "4@2032");
});

pageTest("says what of a link it could not use, and goes on with the rest", async (page) => {
  await open(page, "?kommune=5501&tfr=99&emp=mange&sol=1&migdom=2&migdom=3&utm_source=x&year=1900");
  await page.locator(".notices li").first().waitFor();
  const notices = await page.locator(".notices li").allInnerTexts();
  assert.equal(notices.length, 5, notices.join("\n"));
  assert.match(notices.join("\n"), /Barn per kvinne: lenken ba om mer enn spaken tillater. Vi bruker \+0,80 barn per kvinne\./);
  assert.match(notices.join("\n"), /«emp=mange» kan ikke leses/);
  assert.match(notices.join("\n"), /«sol» finnes ikke her/);
  assert.match(notices.join("\n"), /«migdom» står flere ganger/);
  assert.match(notices.join("\n"), /Vi bruker 2026\./);
  assert.equal(await lever(page, "tfr").inputValue(), "0.8");
  assert.equal(await lever(page, "migdom").inputValue(), "2");
  await accessible(page);
  await page.getByRole("button", { name: "Lukk" }).click();
  assert.equal(await page.locator(".notices").count(), 0);
});

pageTest("follows an old municipality number, and says so; an unknown one leads to the start page", async (page) => {
  await open(page, "?kommune=1902");
  await page.getByRole("heading", { level: 1, name: /Tromsø/ }).waitFor();
  await page.getByRole("heading", { name: "Kommunenummeret er gått ut" }).waitFor();
  await page.getByText("Kommunenummer 1902 er gått ut. Du ser nå Tromsø, som tok over.").waitFor();
  assert.equal(search(page).get("kommune"), "5501");
  await open(page, "?kommune=9999");
  await page.getByText("Kommunenummer 9999 er ikke i bruk.").waitFor();
  await page.locator("#kommune").waitFor();
});

pageTest("an old number that several took over names them all", async (page) => {
  await open(page, "?kommune=1507");
  await page.getByText("Kommunenummer 1507 er gått ut. Du ser nå Ålesund.").waitFor();
  const told = await page.locator(".notices").innerText();
  assert.match(told, /Haram/);
});

pageTest("keeps the link when it cannot look up an old number", async (page) => {
  page.watch.expect(/404/);
  await page.route(/numbers\.bin/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto(SITE + "?kommune=1902&tfr=0.3");
  await page.getByRole("heading", { name: "Vi fikk ikke tak i tallene" }).waitFor();
  assert.equal(search(page).get("kommune"), "1902");
  await page.unroute(/numbers\.bin/);
  await page.getByRole("button", { name: "Prøv igjen" }).click();
  await page.getByRole("heading", { level: 1, name: /Tromsø/ }).waitFor();
  assert.equal(search(page).get("tfr"), "0.3");
});

pageTest("Enter chooses only what leaves no doubt", async (page) => {
  await open(page);
  await (await type(page, "Herøy")).first().waitFor();
  await page.keyboard.press("Enter");
  assert.equal(search(page).get("kommune"), null, "there are two of that name");
  assert.equal(await page.getByRole("option").count(), 2);
  await type(page, "Bø");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#kommune").inputValue(), "");
  await type(page, "utsira");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /Utsira/ }).waitFor();
});

pageTest("a jump within the page is no step back in what was chosen", async (page) => {
  await open(page, "?kommune=5501");
  await setField(lever(page, "migdom"), 5);
  await page.waitForFunction(() => location.search.includes("migdom=5"));
  await page.locator(".ds-skip-link").focus();
  await page.keyboard.press("Enter");
  await setField(lever(page, "tfr"), 0.2);
  await page.waitForFunction(() => location.search.includes("tfr=0.2"));
  await page.goBack();
  assert.equal(await lever(page, "migdom").inputValue(), "5");
});

pageTest("the focus goes where the hand was needed: to the slider after a reset, to the page after closing a notice", async (page) => {
  await open(page, "?kommune=5501&tfr=99");
  const focused = () => page.evaluate(() => document.activeElement.id);
  await page.getByRole("button", { name: "Lukk" }).click();
  assert.equal(await focused(), "main");
  await page.locator(".lever:has(#lever-tfr) .lever__reset").click();
  assert.equal(await focused(), "lever-tfr");
});

pageTest("work alone moved: the sentence says what it does", async (page) => {
  await open(page, "?kommune=5501");
  const before = await page.locator("#living").innerText();
  await setField(lever(page, "emp"), 5);
  const after = await page.locator("#living").innerText();
  assert.notEqual(after, before);
  assert.match(after, /er i arbeid, [\d\s]+ flere enn med dagens kurs\.$/);
});

pageTest("changes language, and keeps everything else", async (page) => {
  await open(page, "?kommune=5501&tfr=0.3");
  const population = number(await figure(page, "population"));
  for (const [name, code, title, term] of [
    ["Nynorsk", "nn", "Korleis blir Tromsø i 2046?", "Innbyggjarar"],
    ["English", "en", "What will Tromsø be like in 2046?", "Inhabitants"],
    ["Bokmål", "nb", "Hvordan blir Tromsø i 2046?", "Innbyggere"],
  ]) {
    await page.getByRole("button", { name }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), code);
    assert.equal(search(page).get("lang"), code);
    assert.equal(search(page).get("tfr"), "0.3");
    assert.ok((await page.locator("#main").innerText()).includes(term));
    assert.equal(Number((await figure(page, "population")).replace(/\D/g, "")), population);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), name, "the focus stays");
  }
});

pageTest("a link of an earlier version opens with its assumptions, and one of other figures says so", async (page) => {
  await open(page, "?kommune=5501&tfr=0.3&v=1");
  assert.equal(await lever(page, "tfr").inputValue(), "0.3");
  assert.equal(await page.locator(".notices").count(), 0);
  const population = await figure(page, "population");
  await setField(lever(page, "emp"), 2);
  await page.waitForFunction(() => /&v=2&data=2026-\w+$/.test(location.search));

  await open(page, "?kommune=5501&tfr=0.3&v=2&data=2025-0123abcd");
  await page.getByRole("heading", { name: "Tallene kan være andre enn da valgene ble gjort" }).waitFor();
  assert.match(await page.locator(".notices li").innerText(), /1\. januar 2025\. Her regner vi fra 1\. januar 2026\./);
  assert.equal(await figure(page, "population"), population);
  await accessible(page);
  await open(page, "?kommune=5501&tfr=0.3&v=9");
  assert.match(await page.locator(".notices li").innerText(), /nyere utgave av modellen/);
  assert.equal(await figure(page, "population"), population);
});

pageTest("speaks Northern Sami on the main screen, and says what is not", async (page) => {
  await open(page, "?kommune=5501&lang=se&tfr=0.3");
  await page.getByRole("heading", { level: 1, name: "Mo šaddá Tromsø jagi 2046?" }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "se");
  assert.match(await page.locator(".unchecked").innerText(), /giellageahččama.*venter på språkvask/s);
  await chartDrawn(page.locator(".chart__canvas"));
  const labels = await page.locator(".chart__canvas text").allTextContents();
  assert.ok(labels.includes("Du boahtteáigi"), labels.join());
  assert.ok(labels.some((label) => /^\d+\s\d{3}$/.test(label)), `thousands are parted by a space: ${labels}`);
  // What is written in bokmål says so to those who hear it.
  await page.locator("#lever-tfr-more").click();
  const meaning = page.getByText("Hvor mange barn hver kvinne i snitt får");
  await meaning.waitFor();
  assert.equal(await meaning.evaluate((text) => text.closest("[lang]").lang), "nb");
  await page.locator(".acting li").first().waitFor();
  await accessible(page);
  await page.getByRole("link", { name: "Bargu ja fuolahus" }).click();
  const view = page.getByRole("heading", { name: "Hvor mange hender av hundre trengs?" });
  await view.waitFor();
  assert.equal(await view.evaluate((text) => text.closest("[lang]").lang), "nb");
  await accessible(page);
});

pageTest("speaks nynorsk from the start where that is usual", async (page) => {
  await open(page, "?kommune=4640");
  await page.getByRole("heading", { level: 1, name: "Korleis blir Sogndal i 2046?" }).waitFor();
  await chartDrawn(page.locator(".chart__canvas"));
  const labels = await page.locator(".chart__canvas text").allTextContents();
  assert.ok(labels.some((label) => /^\d+\s\d{3}$/.test(label)), `thousands are parted by a space: ${labels}`);
  await open(page, "?kommune=4601");
  await page.getByRole("heading", { level: 1, name: "Hvordan blir Bergen i 2046?" }).waitFor();
});

pageTest("goes on without a network, and says so where it cannot", async (page, context) => {
  await open(page, "?kommune=5501");
  await chartDrawn(page.locator(".chart__canvas"));
  // What chooses another place is fetched when it is first asked for.
  await page.locator("#change-place").click();
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement.id === "change-place");
  await context.setOffline(true);
  const before = await figure(page, "population");
  await setField(lever(page, "migdom"), 4);
  assert.notEqual(await figure(page, "population"), before);
  const drawn = await lines(page);
  await setField(lever(page, "migdom"), 8);
  assert.notEqual(await lines(page), drawn);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: /What will Tromsø/ }).waitFor();

  page.watch.expect(/ERR_INTERNET_DISCONNECTED/);
  await (await typeAnotherPlace(page, "Vardø")).first().click();
  await page.getByRole("heading", { name: "We could not get the figures" }).waitFor();
  await accessible(page);
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { level: 1, name: /Vardø/ }).waitFor();
  assert.equal(await lever(page, "migdom").inputValue(), "8", "nothing is lost");
});

for (const [fault, respond] of Object.entries({
  missing: (route) => route.fulfill({ status: 404, body: "" }),
  "cut off": async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.body()).subarray(0, 200) });
  },
  damaged: async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[body.length - 9] ^= 1;
    await route.fulfill({ response, body });
  },
})) {
  pageTest(`says so when a data file is ${fault}, and gets it when tried again`, async (page) => {
    if (fault === "missing") page.watch.expect(/404/);
    for (const file of [/core\.bin/, /5501\.bin/]) {
      await page.route(file, respond);
      await page.goto(SITE + "?kommune=5501&tfr=0.3");
      await page.getByRole("heading", { name: "Vi fikk ikke tak i tallene" }).waitFor();
      await page.getByText("Hva som gikk galt").click();
      await page.locator(".failure details p").filter({ hasText: file }).waitFor();
      await page.unroute(file);
      await page.getByRole("button", { name: "Prøv igjen" }).click();
      await page.getByRole("heading", { level: 1, name: /Tromsø/ }).waitFor();
      assert.equal(await lever(page, "tfr").inputValue(), "0.3");
    }
  });
}

pageTest("without the chart bundle the figures and the table are there", async (page) => {
  page.watch.expect(/charts/);
  await page.route(/charts\/[^/]+\.js/, (route) => route.fulfill({ status: 404, body: "" }));
  await open(page, "?kommune=5501");
  await page.getByText("Figuren kunne ikke tegnes.").waitFor();
  await page.locator(".lines-in-words .table summary").click();
  await page.locator(".lines-in-words tbody tr").last().waitFor();
  assert.equal(await page.locator(".lines-in-words tbody tr").count(), 41);
});

pageTest("the tables hold what the charts show", async (page) => {
  await open(page, "?kommune=5501&tfr=0.3");
  await page.locator(".lines-in-words .table summary").click();
  await page.locator(".lines-in-words tbody tr").last().waitFor();
  const head = await page.locator(".lines-in-words thead th").allInnerTexts();
  assert.deepEqual(head, ["År", "Slik har det vært", "Dagens kurs", "Din framtid", "SSB"]);
  const row = async (year) => {
    const cells = page.locator(".lines-in-words tbody tr").filter({ has: page.locator(`th:text-is("${year}")`) });
    return cells.locator("td").allInnerTexts();
  };
  const [record, baseline, own, official] = (await row(2026)).map(number);
  assert.deepEqual([record, baseline, own, official], [79943, 79943, 79943, 79943]);
  assert.equal((await row(2046))[2], await figure(page, "population"));
  assert.equal(number((await row(2006))[0]), 63596);

  await toPyramid(page);
  await page.locator(".pyramid .table summary").click();
  const rows = page.locator(".pyramid tbody tr");
  await rows.last().waitFor();
  assert.equal(await rows.count(), 106);
  const cells = (await rows.locator("td").allInnerTexts()).map(number);
  const sum = cells.reduce((total, value) => total + value, 0);
  // Each of 212 cells is rounded.
  assert.ok(Math.abs(sum - number(await figure(page, "population"))) < 30);
});

pageTest("the chart follows a change of theme, again and again", async (page) => {
  await open(page, "?kommune=5501");
  for (const colorScheme of ["dark", "light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(300);
    await chartDrawn(page.locator(".chart__canvas"));
    const [ink] = await page.locator(".chart__canvas svg text").evaluateAll((all) => all.map((text) => text.getAttribute("fill")));
    const soft = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--ink-soft"));
    assert.ok(ink, "labels have a colour");
    assert.equal(await page.locator(".chart__canvas svg").count(), 1, soft);
  }
});

pageTest("nothing that has the focus hides behind what stays in view on a phone", { viewport: { width: 390, height: 844 } }, async (page) => {
  await open(page, "?kommune=5501");
  await chartDrawn(page.locator(".chart__canvas"));
  const hidden = [];
  for (const key of ["Tab", "Shift+Tab"]) {
    for (let i = 0; i < 45; i += 1) {
      await page.keyboard.press(key);
      hidden.push(
        ...(await page.evaluate(() => {
          const { top, bottom, left } = document.activeElement.getBoundingClientRect();
          const answer = document.querySelector(".answer").getBoundingClientRect();
          const inside = document.activeElement.closest(".answer");
          const covered = !inside && top >= answer.top && bottom <= answer.bottom && bottom > 0 && left >= 0;
          return covered && getComputedStyle(document.querySelector(".answer")).position === "sticky" && answer.top === 0
            ? [document.activeElement.outerHTML.slice(0, 80)]
            : [];
        })),
      );
    }
  }
  assert.deepEqual(hidden, []);
});

pageTest("plays through the years", async (page) => {
  await open(page, "?kommune=5501");
  const then = await bars(page);
  await page.getByRole("button", { name: "Spill av årene" }).click();
  await page.getByRole("button", { name: "Stopp" }).waitFor();
  await page.waitForFunction(() => Number(document.querySelector(".pyramid__year").textContent) >= 2028);
  await page.getByRole("button", { name: "Stopp" }).click();
  const year = Number(await page.locator(".pyramid__year").innerText());
  assert.ok(year >= 2028 && year < 2046, String(year));
  assert.notEqual(await bars(page), then);
  const rect = await page.locator(".pyramid__plot").boundingBox();
  await page.mouse.move(rect.x + rect.width / 4, rect.y + rect.height / 2);
  assert.match(await page.locator(".pyramid__readout").innerText(), /^5[23] år i 20\d\d: \d+ menn, \d+ kvinner$/);
});

pageTest("embedded, it is the page without its frame", async (page) => {
  await open(page, "?kommune=5501&embed=1");
  await page.getByRole("heading", { level: 1, name: /Tromsø/ }).waitFor();
  assert.equal(await page.locator("header").count(), 0);
  await setField(lever(page, "tfr"), 0.3);
  await page.waitForFunction(() => /embed=1&v=2&data=2026-\w+$/.test(location.search));
  await page.getByRole("link", { name: "Åpne i Framsyn" }).evaluate((link) => {
    link.addEventListener("click", (event) => event.preventDefault());
    link.click();
  });
  assert.match(await page.locator(".foot a").getAttribute("href"), /^\?kommune=5501&tfr=0\.3&v=2&data=2026-\w+$/);
});

for (const [place, query] of [
  ["the start page", ""],
  ["Oslo", "?kommune=0301"],
  ["Tromsø with levers", "?kommune=5501&tfr=0.3&migdom=-4&emp=5"],
  ["Vardø", "?kommune=5634&lang=nn"],
  ["Utsira", "?kommune=1151&lang=en"],
]) {
  for (const width of [320, 390, 1280, 1920]) {
    for (const colorScheme of ["light", "dark"]) {
      const options = { viewport: { width, height: 900 }, colorScheme };
      pageTest(`${place} is accessible and fits at ${width} px, ${colorScheme}`, options, async (page) => {
        await open(page, query);
        if (query) await chartDrawn(page.locator(".chart__canvas"));
        await accessible(page);
        const { scroll, client } = await page.evaluate(() => ({
          scroll: document.documentElement.scrollWidth,
          client: document.documentElement.clientWidth,
        }));
        assert.ok(scroll <= client, `${scroll} px wide in a window of ${client} px`);
      });
    }
  }
}

pageTest("the other charts: age groups that add up, and what happens each year", async (page) => {
  await open(page, "?kommune=5501&tfr=0.3");
  await chartDrawn(page.locator(".chart__canvas"));
  const choose = (name) => page.locator(".choice").getByRole("button", { name, exact: true }).press("Enter");
  const cells = async () => {
    const rows = page.locator(".lines-in-words tbody tr");
    await rows.last().waitFor();
    const all = await rows.evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
    return new Map(all.map(([year, ...values]) => [year, values.map(number)]));
  };
  await page.locator(".lines-in-words .table summary").click();
  await choose("Alder");
  await page.getByRole("heading", { name: "Innbyggere etter alder" }).waitFor();
  await page.waitForFunction(() => new URLSearchParams(location.search).get("chart") === "ages");
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  const ages = await cells();
  assert.equal(sum(ages.get("2006")), 63596);
  assert.ok(Math.abs(sum(ages.get("2046")) - number(await figure(page, "population"))) <= 3, "each is rounded");
  await page.reload();
  await ready(page);
  await page.getByRole("heading", { name: "Innbyggere etter alder" }).waitFor();
  await chartDrawn(page.locator(".chart__canvas"));

  await choose("Endring");
  await page.getByRole("heading", { name: "Fødte, døde og flytting hvert år" }).waitFor();
  await page.locator(".lines-in-words .table summary").click();
  const change = await cells();
  assert.deepEqual([...change.keys()].slice(0, 1), ["2026"]);
  const head = await page.locator(".lines-in-words thead th").allInnerTexts();
  assert.deepEqual(head.slice(4), ["Døde, din framtid", "Fødte, din framtid", "Flytting, netto, din framtid"]);
  const growth = [...change.values()].reduce((total, [, , , died, born, moved]) => total + born - died + moved, 0);
  const grown = number(await figure(page, "population")) - 79943;
  assert.ok(Math.abs(growth - grown) <= 4, `${growth} for ${grown}`);
  assert.ok(Math.abs(change.get("2045")[4] - change.get("2045")[1]) > 50, "more children are born than on today's course");
  await accessible(page);
});

pageTest("follows those born in a year, by a press and by typing", async (page) => {
  await open(page, "?kommune=5501&year=2026");
  await toPyramid(page);
  const plot = page.locator(".pyramid__plot");
  const { width, height } = await plot.boundingBox();
  await plot.click({ position: { x: width / 4, y: height * (1 - 30.5 / 106) } });
  await page.getByText("Født i 1995: 30 år 1. januar 2026").waitFor();
  await page.waitForFunction(() => new URLSearchParams(location.search).get("born") === "1995");
  const mark = () => page.locator(".pyramid__cohort").evaluate((line) => line.getBoundingClientRect().top);
  const before = await mark();
  await setField(page.locator("#year"), 2046);
  await page.getByText(/Født i 1995: 50 år 1\. januar 2046, [\d\s]+ personer \(i dag [\d\s]+\)\./).waitFor();
  assert.ok((await mark()) < before - 20, "they grow older, and stand higher");
  const field = page.locator("#born");
  await field.fill("1700");
  await field.press("Enter");
  await page.getByText("Skriv et fødselsår fra 1921 til 2045.").waitFor();
  await field.fill("2040");
  await field.press("Enter");
  await page.getByText("Født i 2040: 5 år 1. januar 2046").waitFor();
  await page.getByRole("button", { name: "Slutt å følge" }).click();
  await page.getByText("Trykk på en alder i figuren, eller skriv et år.").waitFor();
  await page.waitForFunction(() => !location.search.includes("born"));
});

pageTest("a lever opens to when it is reached, who can move it and what has been tried", async (page) => {
  await open(page, "?kommune=5501&emp=4");
  const detail = page.locator(".lever:has(#lever-emp)");
  await detail.locator("summary").press("Enter");
  await detail.getByRole("heading", { name: "Hvem kan gjøre noe?" }).waitFor();
  assert.equal(await detail.locator(".acting__tried li").count(), 3);
  assert.ok((await detail.locator(".acting__who dt").count()) >= 2);
  const before = await figure(page, "employed");
  await detail.getByLabel("Nådd i").selectOption("2046");
  await page.waitForFunction(() => new URLSearchParams(location.search).get("emp") === "4@2046");
  assert.equal(await figure(page, "employed"), before, "it is reached by then too");
  await detail.getByLabel("Nådd i").selectOption("2036");
  await page.waitForFunction(() => new URLSearchParams(location.search).get("emp") === "4");
  await accessible(page);
});

pageTest("says so when the texts about measures cannot be had, and gets them when tried again", async (page) => {
  page.watch.expect(/404/);
  await page.route(/acting-nb\.bin/, (route) => route.fulfill({ status: 404, body: "" }));
  await open(page, "?kommune=5501");
  const detail = page.locator(".lever:has(#lever-tfr)");
  await detail.locator("summary").click();
  await detail.getByText("Vi fikk ikke tak i teksten.").waitFor();
  await page.unroute(/acting-nb\.bin/);
  await detail.getByRole("button", { name: "Prøv igjen" }).click();
  await detail.getByRole("heading", { name: "Dette er prøvd" }).waitFor();
});

pageTest("says so when what a lever opens to cannot be had, and gets it when tried again", async (page) => {
  page.watch.expect(/404/);
  await page.route(/framsyn-app-detail-/, (route) => route.fulfill({ status: 404, body: "" }));
  await open(page, "?kommune=5501");
  const detail = page.locator(".lever:has(#lever-e0)");
  const described = () => lever(page, "e0").evaluate((slider) => document.getElementById(slider.getAttribute("aria-describedby"))?.textContent);
  assert.equal(await described(), "Mer om spaken", "the slider is described before it is opened");
  await detail.locator("summary").click();
  await detail.getByText("Det kan være nettet.").waitFor();
  await page.unroute(/framsyn-app-detail-/);
  await detail.getByRole("button", { name: "Prøv igjen" }).click();
  await detail.getByText(/^Hvor mange år en nyfødt/).waitFor();
  assert.match(await described(), /^Hvor mange år en nyfødt/);
  await detail.getByRole("heading", { name: "Dette er prøvd" }).waitFor();
});

pageTest("longer lives, later leaving, hours, health, care and kindergarten answer, each in its own figure", async (page) => {
  await open(page, "?kommune=5501");
  assert.equal(await page.locator(".lever").count(), 10);
  assert.equal(await page.locator(".lever__range").count(), 10, "each shows what is realistic");
  for (const [key, change, sign] of [
    ["e0", 2, 1],
    ["ret", 2, 1],
    ["hours", 5, 1],
    ["health", 2, -1],
    ["care", -10, -1],
    ["kinder", -10, -1],
  ]) {
    await setField(lever(page, key), change);
    const effect = await page.locator(`.lever:has(#lever-${key}) .lever__effect`).innerText();
    assert.equal(Math.sign(number(effect.match(/^[+−][\d\s]+/)[0])), sign, effect);
  }
  await page.waitForFunction(() => location.search.includes("&e0=2&ret=2&hours=5&health=2&care=-10&kinder=-10"));
  await page.locator(".lever:has(#lever-care) summary").click();
  await page.locator(".lever:has(#lever-care)").getByText(/^Skyggen viser det realistiske, −\d+ til \+\d+\. Det er en vurdering\.$/).waitFor();
  await page.locator(".lever:has(#lever-tfr) summary").click();
  await page.locator(".lever:has(#lever-tfr)").getByText(/^Skyggen viser det realistiske, −0,\d\d til \+0,\d\d, ut fra det som er sett de siste ti årene\.$/).waitFor();
  await accessible(page);
  await page.getByRole("button", { name: "Nullstill alle" }).click();
  await page.waitForFunction(() => location.search === "?kommune=5501");
});
