// The views of a place: chosen by mouse and by keyboard, in the link, in embeds; their figures answer to the levers that
// move them, and what is off screen is not drawn while a lever is dragged.

import assert from "node:assert/strict";
import { afterGuesses, accessible, chartDrawn, inView, open, pageTest, ready, setField, toPyramid } from "./harness.mjs";

const VIEWS = { Befolkning: "population", "Arbeid og omsorg": "work", Tjenester: "services", Økonomi: "economy" };
const QUESTION = {
  work: "Hvor mange hender av hundre trengs?",
  services: "Hvor mange trenger tjenestene?",
  economy: "Hva gjør folketallet med utgiftene?",
};

const lever = (page, key) => page.locator(`#lever-${key}`);
const search = (page) => new URL(page.url()).searchParams;
const link = (page, name) => page.locator(".views").getByRole("link", { name, exact: true });
const chosen = (page) => page.locator(".views [aria-current=page]").innerText();
const then = (page, indicator) => page.locator(`[data-indicator=${indicator}] .figure__value`).innerText();
const number = (text) => Number(text.replace(/[^\d,−-]/g, "").replace("−", "-").replace(",", "."));
/** As many symbols of a kind as are drawn in `where`: each person has one head. */
const symbols = (where, kind) =>
  where.locator(`.symbols__${kind}`).evaluate((path) => (path.getAttribute("d") ?? "").split("M").length - 1);

async function shows(page, view) {
  await page.waitForFunction((view) => {
    const given = new URLSearchParams(location.search).get("view");
    return view === "population" ? given === null : given === view;
  }, view);
  if (view === "population") await page.locator(".pyramid").waitFor();
  else await page.getByRole("heading", { level: 2, name: QUESTION[view] }).waitFor();
  assert.equal(await page.locator(".chart__canvas").count(), 1, "one chart at a time");
  assert.equal(await page.locator(".pyramid").count(), view === "population" ? 1 : 0);
  await chartDrawn(page.locator(".chart__canvas"));
}

pageTest("each view opens by mouse; levers and living sentence stay", async (page) => {
  await open(page, "?kommune=5501&tfr=0.2");
  const living = await page.locator("#living").innerText();
  for (const [name, view] of [...Object.entries(VIEWS)].reverse()) {
    await link(page, name).click();
    await shows(page, view);
    assert.equal(await chosen(page), name);
    assert.equal(await page.locator("#living").innerText(), living);
    assert.equal(await page.locator(".lever").count(), 10);
    assert.equal(search(page).get("tfr"), "0.2");
  }
});

pageTest("each view opens with the keyboard alone, and so does each of its charts", async (page) => {
  await open(page, "?kommune=5501");
  await link(page, "Befolkning").waitFor();
  await page.locator(".ds-skip-link").focus();
  await page.keyboard.press("Enter");
  const tabTo = async (text) => {
    for (let i = 0; i < 60; i += 1) {
      if ((await page.evaluate(() => document.activeElement.textContent)) === text) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`Tab does not come to ${text}`);
  };
  for (const name of ["Arbeid og omsorg", "Tjenester", "Økonomi"]) {
    await tabTo(name);
    await page.keyboard.press("Enter");
    await shows(page, VIEWS[name]);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), name, "the focus stays");
  }
  await tabTo("Behov");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 2, name: "Behov for penger" }).waitFor();
  await page.waitForFunction(() => new URLSearchParams(location.search).get("chart") === "need_index");
});

pageTest("the work of a hundred: a sentence and as many symbols as it says", async (page) => {
  await open(page, "?kommune=5501&view=work");
  const sentence = page.locator(".work .hero__sentence");
  const [, now, later] = (await sentence.innerText()).match(
    /^I dag trengs hendene til (\d+,\d) av hundre i arbeid i barnehage, skole, helse og omsorg\. Med dagens kurs trengs (\d+,\d) i\s2046\.$/,
  );
  const grids = page.locator(".hundred");
  for (const [i, value] of [number(now), number(later)].entries()) {
    const grid = grids.nth(i);
    assert.equal(number(await grid.locator(".figure__value").innerText()), value);
    assert.equal(await symbols(grid, "filled"), Math.round(value));
    assert.equal((await symbols(grid, "filled")) + (await symbols(grid, "empty")), 100);
    await grid.getByRole("img", { name: new RegExp(`: ${Math.round(value)} av 100$`) }).waitFor();
  }
  // Less work per user, and more people in work: fewer of a hundred.
  await setField(lever(page, "care"), -30);
  await setField(lever(page, "emp"), 5);
  assert.match(await sentence.innerText(), /Med dine valg trengs \d+,\d i\s2046, \d+,\d færre enn med dagens kurs\.$/);
  const spared = await symbols(grids.nth(1), "spared");
  assert.ok(spared >= 1, String(spared));
  assert.equal((await symbols(grids.nth(1), "filled")) + spared, Math.round(number(later)));
  await page.getByText("Stiplet: trengs ikke med dine valg.").waitFor();
  assert.equal(await symbols(grids.nth(0), "spared"), 0, "today is as it is");
});

pageTest("the figures of work and care answer to their levers", async (page) => {
  await open(page, "?kommune=5501&view=work");
  await page.locator("[data-indicator=employed]").waitFor();
  for (const [key, change, moved] of [
    ["emp", 3, { employed: 1, out_of_work_20_66: -1, hands_gap: -1 }],
    ["ret", 2, { employed: 1, out_of_work_20_66: -1, hands_gap: -1 }],
    ["hours", 5, { hands_gap: -1 }],
    ["health", 2, { person_years_care: -1, hands_gap: -1 }],
    ["care", -10, { person_years_care: -1, hands_gap: -1 }],
    ["kinder", -10, { person_years_kindergarten: -1, hands_gap: -1 }],
  ]) {
    const all = ["employed", "out_of_work_20_66", "person_years_kindergarten", "person_years_school"];
    await answers(page, key, change, moved, [...all, "person_years_care", "hands_gap", "working_age_per_80_plus"]);
  }
});

pageTest("the figures of services answer to their levers, in numbers and in symbols", async (page) => {
  await open(page, "?kommune=5501&view=services");
  await page.locator("[data-indicator=pupils]").waitFor();
  const care = { home_care_users: -1, institution_residents: -1, person_years_care: -1 };
  const all = ["kindergarten_1_2", "kindergarten_3_5", "pupils", "young_16_18", "dementia", ...Object.keys(care)];
  for (const [key, change, moved] of [
    ["kinder", -10, { kindergarten_1_2: -1, kindergarten_3_5: -1 }],
    ["tfr", 0.4, { kindergarten_1_2: 1, kindergarten_3_5: 1, pupils: 1, young_16_18: 1 }],
    ["health", 3, care],
    ["care", -20, { person_years_care: -1 }],
    ["emp", 5, {}],
  ]) {
    await answers(page, key, change, moved, all);
  }
  const row = page.locator("[data-indicator=institution_residents]");
  const of = async (name) => number((await row.locator(name).innerText()).split(" med")[0]);
  const ten = () => row.getByRole("img").getAttribute("aria-label");
  const expected = Math.round((10 * (await of(".figure__value"))) / (await of(".ten__now")));
  assert.ok(Math.abs(Number((await ten()).match(/er det (\d+) i 2046/)[1]) - expected) <= 1, await ten());
  const filled = await symbols(row, "filled");
  assert.ok(filled > 10 && (await symbols(row, "empty")) === 0, String(filled));
  await setField(lever(page, "health"), 3);
  assert.equal((await symbols(row, "filled")) + (await symbols(row, "spared")), filled);
});

/** Moves a lever, sees which figures change and which way, and puts it back. */
async function answers(page, key, change, moved, all) {
  const before = await Promise.all(all.map((indicator) => then(page, indicator)));
  await setField(lever(page, key), change);
  for (const [i, indicator] of all.entries()) {
    const [was, is] = [number(before[i]), number(await then(page, indicator))];
    const effect = page.locator(`[data-indicator=${indicator}] .figure__change`);
    // Who lives here moves with births too: only what must not move, and what must, is looked at.
    if (key === "tfr" && !(indicator in moved)) continue;
    assert.equal(Math.sign(is - was), moved[indicator] ?? 0, `${key}: ${indicator} from ${was} to ${is}`);
    assert.equal((await effect.innerText()) !== "", indicator in moved, `${key}: ${indicator}`);
  }
  await setField(lever(page, key), 0);
  assert.deepEqual(await Promise.all(all.map((indicator) => then(page, indicator))), before, key);
}

pageTest("a figure opens to what it means, its unit and what it rests on", async (page) => {
  await open(page, "?kommune=0301&view=services");
  for (const [indicator, unit, basis] of [
    ["kindergarten_1_2", "Enhet: personer.", "Landets andeler"],
    ["dementia", "Kilde: HUNT4, 2020.", "Landets andeler"],
    ["pupils", "Enhet: personer.", "målt her"],
    ["person_years_care", "Enhet: årsverk.", "etter vår egen regel"],
  ]) {
    const about = page.locator(`[data-indicator=${indicator}] .figure__about`);
    await about.locator("summary").press("Enter");
    const text = await about.innerText();
    assert.ok(text.includes(unit) && text.includes(basis), text);
  }
  await accessible(page);
});

pageTest("the chart of a figure: its record where it counts an age group, both paths apart, and the table", async (page) => {
  await open(page, "?kommune=5501&view=services&chart=pupils&tfr=0.4");
  await chartDrawn(page.locator(".chart__canvas"));
  const widths = () =>
    page.locator(".chart__canvas svg path[fill=none]").evaluateAll((all) => all.map((path) => path.getAttribute("stroke-width")));
  assert.ok((await widths()).includes("4") && (await widths()).includes("2"), `${await widths()}`);
  const labels = await page.locator(".chart__canvas svg text").allTextContents();
  assert.ok(labels.includes("Din framtid") && labels.includes("Dagens kurs"), `${labels}`);
  await page.locator(".lines-in-words .table summary").click();
  const rows = page.locator(".lines-in-words tbody tr");
  await rows.last().waitFor();
  const cells = await rows.evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual([cells.length, cells[0][0], cells.at(-1)[0]], [41, "2006", "2046"]);
  assert.deepEqual(await page.locator(".lines-in-words thead th").allInnerTexts(), [
    "År",
    "Slik har det vært",
    "Dagens kurs",
    "Din framtid",
  ]);
  assert.equal(cells.at(-1)[3], await then(page, "pupils"));
  await page.locator(".choice").getByRole("button", { name: "Sykehjem" }).click();
  await page.getByRole("heading", { level: 2, name: "Bor på sykehjem" }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll(".lines-in-words tbody tr").length === 21);
  assert.match(await page.locator(".chart__summary").innerText(), /^Bor på sykehjem: \d+ personer i 2026\. Med dagens kurs blir det \d+ i 2046, med dine valg \d+\.$/);
});

pageTest("the link restores view and chart: reload, back and forward", async (page) => {
  await open(page, "?kommune=5501");
  await link(page, "Arbeid og omsorg").click();
  await shows(page, "work");
  assert.equal(page.url().split("?")[1], "kommune=5501&view=work", "a view's first chart is not written");
  await page.locator(".choice").getByRole("button", { name: "Voksne per eldre" }).click();
  await page.waitForFunction(() => location.search.endsWith("view=work&chart=working_age_per_80_plus"));
  await page.reload();
  await ready(page);
  await shows(page, "work");
  await page.getByRole("heading", { level: 2, name: "Voksne per eldre" }).waitFor();
  await link(page, "Tjenester").click();
  await shows(page, "services");
  assert.equal(search(page).get("chart"), null);
  await page.goBack();
  await shows(page, "work");
  await page.getByRole("heading", { level: 2, name: "Voksne per eldre" }).waitFor();
  await page.goBack();
  await shows(page, "population");
  await page.goForward();
  await page.goForward();
  await shows(page, "services");
  // The addresses of the others are there to be opened in a new tab.
  assert.equal(await link(page, "Arbeid og omsorg").getAttribute("href"), "?kommune=5501&view=work");
});

pageTest("says that there is no such view, or no such chart in it, and shows the usual one", async (page) => {
  await open(page, "?kommune=5501&view=kart");
  await page.getByText("«view=kart» kan ikke leses, og er hoppet over.").waitFor();
  assert.equal(await chosen(page), "Befolkning");
  await open(page, "?kommune=5501&view=work&chart=pupils");
  await page.getByText("«chart=pupils» kan ikke leses, og er hoppet over.").waitFor();
  await page.getByRole("heading", { level: 2, name: "Hender av hundre", exact: true }).waitFor();
  await accessible(page);
});

for (const [name, view] of Object.entries(VIEWS)) {
  pageTest(`embedded, it is the view of ${view}; another takes its place without a step back`, async (page) => {
    await open(page, `?kommune=5501&embed=1&view=${view}`);
    await link(page, name).waitFor();
    assert.equal(await chosen(page), name);
    assert.equal(await page.locator("header").count(), 0);
    await chartDrawn(page.locator(".chart__canvas"));
    await accessible(page);
    const steps = await page.evaluate(() => history.length);
    const other = view === "work" ? "Tjenester" : "Arbeid og omsorg";
    await link(page, other).click();
    await shows(page, VIEWS[other]);
    assert.equal(await page.evaluate(() => history.length), steps);
    const full = await page.getByRole("link", { name: "Åpne i Framsyn" }).getAttribute("href");
    assert.equal(full, `?kommune=5501&view=${VIEWS[other]}`);
  });
}

pageTest("the embed builder takes the view that is looked at, or another", async (page) => {
  await open(page, "?kommune=5501&view=work&chart=employed");
  await page.getByText("Vis dette på din egen nettside").click();
  const snippet = () => page.locator("#snippet").inputValue();
  await page.locator("#snippet").waitFor();
  assert.match(await snippet(), /view=work&amp;chart=employed&amp;/);
  await page.getByLabel("Det som vises").selectOption({ label: "Tjenester" });
  assert.match(await snippet(), /kommune=5501&amp;view=services&amp;lang=nb&amp;embed=1"/);
  const preview = page.locator(".embed__preview").contentFrame();
  await preview.getByRole("heading", { level: 2, name: QUESTION.services }).waitFor();
  await accessible(page);
});

pageTest("in a workshop views come with the answer", { viewport: { width: 1920, height: 1080 } }, async (page) => {
  await open(page, "?kommune=5501&mode=workshop&view=services");
  await page.getByLabel("Anslaget deres").waitFor();
  assert.equal(await page.locator(".views, .hero, .ten, .chart__canvas svg").count(), 0, "nothing gives the answer away");
  await page.getByLabel("Anslaget deres").fill("90000");
  await page.getByRole("button", { name: "Vis svaret" }).click();
  assert.equal(await page.locator(".views, .hero").count(), 0, "nor does it the next answer");
  await afterGuesses(page);
  await shows(page, "services");
  await accessible(page);
  // The keys of a remote control go through the stages, also from a link of the views.
  await link(page, "Arbeid og omsorg").focus();
  await page.keyboard.press("PageDown");
  await lever(page, "tfr").waitFor();
  await link(page, "Arbeid og omsorg").press("Enter");
  await shows(page, "work");
  assert.equal(search(page).get("mode"), "workshop");
});

/** Counts what is drawn or written anew in `selector` from now on. */
async function counting(page, selector) {
  await page.locator(selector).first().waitFor();
  await page.evaluate((selector) => {
    globalThis.redrawn = 0;
    const observer = new MutationObserver((changes) => (globalThis.redrawn += changes.length));
    for (const node of document.querySelectorAll(selector)) {
      observer.observe(node, { subtree: true, childList: true, attributes: true, characterData: true });
    }
  }, selector);
  return () => page.evaluate(() => globalThis.redrawn);
}

/** Drags the first lever by mouse. */
async function drag(page, steps) {
  const { x, y, width, height } = await lever(page, "tfr").boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  for (let step = 1; step <= steps; step += 1) {
    await page.mouse.move(x + width * (0.5 + 0.3 * Math.sin(step / 3)), y + height / 2);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
}

pageTest("a drag redraws the chart in view and not the pyramid or the table below it", async (page) => {
  await open(page, "?kommune=5501");
  await chartDrawn(page.locator(".chart__canvas"));
  await page.locator(".lines-in-words .table summary").click();
  await page.locator(".lines-in-words tbody tr").last().waitFor();
  await toPyramid(page);
  await page.evaluate(() => scrollTo(0, 0));
  // What has come into view by the opening is out of it again.
  await page.waitForTimeout(1_500);
  const bars = page.locator(".pyramid__bars--women");
  const before = await bars.getAttribute("d");
  const below = await counting(page, ".pyramid");
  await drag(page, 30);
  assert.equal(await below(), 0, "the pyramid waits");
  const inSight = await counting(page, ".chart__canvas");
  await page.mouse.move(10, 10);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.ok((await inSight()) > 0, "the chart follows");
  await page.mouse.up();
  await setField(lever(page, "tfr"), 0.6);
  await inView(page.locator(".pyramid"));
  assert.notEqual(await bars.getAttribute("d"), before, "it shows the state as it stands when it comes into view");
  const shown = await bars.getAttribute("d");
  await page.reload();
  await ready(page);
  await toPyramid(page);
  assert.equal(await bars.getAttribute("d"), shown);
});

for (const [how, viewport] of [
  ["mouse", { width: 1280, height: 900 }],
  ["touch", { width: 390, height: 844 }],
]) {
  pageTest(`a chart tells its values by ${how}, with code that comes then, and goes on following levers`, { viewport, hasTouch: how === "touch" }, async (page) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await open(page, "?kommune=5501");
    const canvas = page.locator(".chart__canvas");
    await chartDrawn(canvas);
    assert.ok(!asked.some((url) => url.includes("tooltip")), "not before it is wanted");
    const { x, y, width, height } = await canvas.boundingBox();
    const at = [x + width * 0.45, y + height / 2];
    if (how === "mouse") {
      await page.mouse.move(...at);
      await page.mouse.move(at[0] + 2, at[1]);
    } else {
      await page.touchscreen.tap(...at);
    }
    // The year that is pointed at, and a value with its thousands.
    await page.waitForFunction(
      () => [...document.querySelectorAll(".chart__canvas svg text")].filter((text) => /^\d\d\s\d{3}$/.test(text.textContent)).length > 7,
    );
    assert.ok(asked.some((url) => url.includes("tooltip")));
    await page.mouse.move(5, 5);
    const drawn = () => canvas.locator("svg path[d]").evaluateAll((paths) => paths.map((path) => path.getAttribute("d")).join());
    const before = await drawn();
    await page.evaluate(() => scrollTo(0, 0));
    await setField(lever(page, "tfr"), 0.5);
    await page.waitForFunction(
      (before) => [...document.querySelectorAll(".chart__canvas svg path[d]")].map((path) => path.getAttribute("d")).join() !== before,
      before,
    );
  });
}

pageTest("a chart that is scrolled out of view waits too, and catches up when the lever rests", { viewport: { width: 1280, height: 480 } }, async (page) => {
  await open(page, "?kommune=5501&view=work");
  await chartDrawn(page.locator(".chart__canvas"));
  await page.locator(".foot").scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(300);
  const gone = await page.locator(".chart__canvas").evaluate((canvas) => canvas.getBoundingClientRect().bottom < -200);
  assert.ok(gone, "the chart is well above the window");
  const redrawn = await counting(page, ".chart__canvas");
  for (let step = 1; step <= 20; step += 1) {
    await setField(lever(page, "emp"), step / 2);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
  assert.equal(await redrawn(), 0);
  await page.waitForFunction(() => globalThis.redrawn > 0);
});

for (const view of ["work", "services", "economy"]) {
  pageTest(`nothing that has the focus hides behind the chart that stays on a phone: ${view}`, { viewport: { width: 390, height: 844 } }, async (page) => {
    await open(page, `?kommune=5501&view=${view}`);
    await chartDrawn(page.locator(".chart__canvas"));
    const hidden = [];
    for (const key of ["Tab", "Shift+Tab"]) {
      for (let i = 0; i < 55; i += 1) {
        await page.keyboard.press(key);
        hidden.push(
          ...(await page.evaluate(() => {
            const { top, bottom } = document.activeElement.getBoundingClientRect();
            const chart = document.querySelector(".lines").getBoundingClientRect();
            const covered = !document.activeElement.closest(".lines") && top >= chart.top && bottom <= chart.bottom;
            return covered && bottom > 0 && chart.top === 0 ? [document.activeElement.outerHTML.slice(0, 80)] : [];
          })),
        );
      }
    }
    assert.deepEqual(hidden, []);
    const { height } = await page.locator(".lines").boundingBox();
    assert.ok(height < 400, `${height} px of 844 stay`);
  });
}

for (const [place, query] of [
  ["Oslo", "?kommune=0301"],
  ["Tromsø with levers", "?kommune=5501&tfr=0.3&emp=5&care=-15&health=2&kinder=-5"],
  ["Utsira", "?kommune=1151&lang=nn"],
]) {
  for (const view of ["work", "services", "economy"]) {
    for (const width of [320, 390, 1280, 1920]) {
      for (const colorScheme of ["light", "dark"]) {
        const options = { viewport: { width, height: 900 }, colorScheme };
        pageTest(`${place}, ${view}, is accessible and fits at ${width} px, ${colorScheme}`, options, async (page) => {
          await open(page, `${query}&view=${view}`);
          await chartDrawn(page.locator(".chart__canvas"));
          await accessible(page);
          const { scroll, client, lines } = await page.evaluate(() => ({
            scroll: document.documentElement.scrollWidth,
            client: document.documentElement.clientWidth,
            lines: new Set([...document.querySelectorAll(".views a")].map((a) => a.getBoundingClientRect().top)).size,
          }));
          assert.ok(scroll <= client, `${scroll} px wide in a window of ${client} px`);
          assert.equal(lines, 1, "the views stand in one line");
          const current = await page.locator(".views [aria-current=page]").boundingBox();
          assert.ok(current.x >= 0 && current.x + current.width <= width, "the one that is looked at is in sight");
        });
      }
    }
  }
}

pageTest("on a phone the chosen chart is in sight among the many", { viewport: { width: 390, height: 844 } }, async (page) => {
  await open(page, "?kommune=5501&view=services&chart=person_years_care");
  await chartDrawn(page.locator(".chart__canvas"));
  const pressed = page.locator(".choice [aria-pressed=true]");
  assert.equal(await pressed.innerText(), "Helse og omsorg");
  const { x, width } = await pressed.boundingBox();
  assert.ok(x >= 0 && x + width <= 390, `from ${x}, ${width} px`);
});
