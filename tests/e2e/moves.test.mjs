// What moves a figure, which lever matters most, and what a goal would take: opened by mouse and by keyboard, with parts that
// sum to the whole as shown, and packages that close the gap when they are taken over.

import assert from "node:assert/strict";
import { accessible, longestTask, open, pageTest, ready, setField } from "./harness.mjs";

const search = (page) => new URL(page.url()).searchParams;
const number = (text) => Number(text.replace(/[^\d,−-]/g, "").replace("−", "-").replace(",", "."));
const MOVES = "#moves > summary";
const GOAL = "#goal > summary";

/** The steps of the way from today, as they are told: wholes and parts. */
async function steps(page) {
  const rows = await page.locator(".fall").evaluateAll((rows) =>
    rows.map((row) => ({
      whole: row.classList.contains("fall--whole"),
      name: row.querySelector(".fall__name").textContent,
      value: row.querySelector(".fall__value").textContent,
    })),
  );
  return rows.map((row) => ({ ...row, value: number(row.value) }));
}

/** Parts between wholes sum to what sets these apart, exactly, in the decimals that are shown. */
function assertSums(rows) {
  let at = rows[0].value;
  assert.ok(rows[0].whole && rows.at(-1).whole);
  for (const { whole, name, value } of rows.slice(1)) {
    if (whole) assert.equal(at, value, name);
    else at = Math.round((at + value) * 1000) / 1000;
  }
}

/** Presses Tab until what has the focus matches. */
async function tabTo(page, selector) {
  for (let i = 0; i < 120; i += 1) {
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not come to ${selector}`);
}

/** The gap line, once it tells of what is asked for. */
async function gapTells(page, pattern) {
  await page.locator(".gap__told").filter({ hasText: pattern }).waitFor();
  return page.locator(".gap__told").innerText();
}

async function openGoal(page) {
  await page.locator(GOAL).click();
  await page.locator(".found__told").waitFor();
}

for (const [kommune, name] of [
  ["5634", "Vardø"],
  ["0301", "Oslo"],
]) {
  pageTest(`${name}: nothing is fetched or worked out before it is asked for`, async (page) => {
    const fetched = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname.split("/").pop()));
    await open(page, `?kommune=${kommune}`);
    await page.locator(MOVES).waitFor();
    await setField(page.locator("#lever-tfr"), 0.3);
    await page.waitForFunction(() => new URLSearchParams(location.search).has("tfr"));
    const own = () => fetched.filter((file) => file === "services.bin" || file.startsWith("framsyn-app-moves"));
    assert.deepEqual(own(), []);
    assert.equal(await page.locator(".fall, .swing, .way").count(), 0);
    await page.locator(MOVES).click();
    await page.locator(".fall").first().waitFor();
    assert.equal(own().length, 2, own().join());
    // Closed again it is gone, and a lever asks for nothing.
    await page.locator(MOVES).click();
    await page.locator(".fall").first().waitFor({ state: "detached" });
    await setField(page.locator("#lever-tfr"), 0.5);
    await page.waitForFunction(() => new URLSearchParams(location.search).get("tfr") === "0.5");
    assert.equal(await page.locator(".fall").count(), 0);
  });

  pageTest(`${name}: parts sum to the change as shown, and answer to the levers`, async (page) => {
    await open(page, `?kommune=${kommune}`);
    await page.locator(MOVES).click();
    await page.locator(".fall").first().waitFor();
    const rest = await steps(page);
    assert.deepEqual(
      rest.map((row) => row.whole),
      [true, false, false, false, false, true],
    );
    assertSums(rest);
    const told = await page.locator(".question__told").innerText();
    assert.match(told, /^Med dagens kurs går tallet fra [\d\s]+ i dag til [\d\s]+ i 2046\. Mest betyr /);
    // The whole is what the page says elsewhere.
    const living = number((await page.locator("#living").innerText()).match(/blir vi ([\d\s]+) i/)[1]);
    assert.equal(rest.at(-1).value, living);
    await setField(page.locator("#lever-migint"), 3);
    await setField(page.locator("#lever-tfr"), 0.3);
    await page.waitForFunction(() => document.querySelectorAll(".fall").length === 9);
    const moved = await steps(page);
    assertSums(moved);
    assert.deepEqual(moved.slice(0, 6), rest, "today's course stays as it is");
    assert.ok(moved.slice(6, 8).every((row) => row.value > 0));
    await page.locator("#moves").getByText("Vis som tabell").click();
    await page.locator("#moves tbody tr").nth(8).waitFor();
    const cells = await page.locator("#moves tbody tr").evaluateAll((rows) => rows.map((row) => row.querySelector("td:last-child").textContent));
    assert.equal(number(cells.at(-1)), moved.at(-1).value);
  });

  pageTest(`${name}: by keyboard alone to what matters most, and from there to its lever`, async (page) => {
    await open(page, `?kommune=${kommune}&view=work`);
    await page.locator(MOVES).waitFor();
    await page.locator(".ds-skip-link").focus();
    await page.keyboard.press("Enter");
    await tabTo(page, MOVES);
    await page.keyboard.press("Enter");
    await page.locator(".swing").first().waitFor();
    assertSums(await steps(page));
    await tabTo(page, ".swing__lever");
    const key = await page.locator(".swing").first().getAttribute("data-lever");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), `lever-${key}`);
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((key) => new URLSearchParams(location.search).has(key), key);
    // And to a goal.
    await tabTo(page, GOAL);
    await page.keyboard.press("Enter");
    await page.locator(".found__told").waitFor();
    await tabTo(page, "#goal-of");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("1 000");
    await page.keyboard.press("Tab");
    await gapTells(page, /Målet er nådd\./);
  });

  pageTest(`${name}: a goal is set, a package taken over, and the gap closes`, async (page) => {
    await open(page, `?kommune=${kommune}`);
    const baseline = number((await page.locator("#living").innerText()).match(/blir vi ([\d\s]+) i/)[1]);
    await openGoal(page);
    const goal = Math.round(baseline * 1.03);
    await page.locator("#goal-target").fill(String(goal));
    await page.keyboard.press("Tab");
    const before = await gapTells(page, /^Med dagens kurs .* Målet er [\d\s]+ unna\.$/);
    assert.equal(number(before.match(/Målet er (.*) unna/)[1]), goal - baseline);
    await page.getByText(/^Det går an\./).waitFor();
    const way = page.locator(".way").first();
    assert.match(await way.locator(".way__told").innerText(), /^Hvis[^]+da blir vi [\d\s]+ i\s2046\.$/);
    const set = await way.getAttribute("data-set");
    const promised = number((await way.innerText()).match(/da blir vi ([\d\s]+) i/)[1]);
    await way.getByRole("button").click();
    const after = await gapTells(page, /^Med dine valg .* Målet er nådd\.$/);
    const reached = number(after.match(/blir vi ([\d\s]+) i/)[1]);
    assert.ok(reached >= goal, `${reached} for ${goal}`);
    assert.equal(reached, promised);
    assert.equal(await way.getByRole("button").getAttribute("aria-pressed"), "true");
    const living = number((await page.locator("#living").innerText()).match(/blir vi ([\d\s]+) i/)[1]);
    assert.equal(living, reached);
    // The link holds the levers, and nothing else has moved.
    const wanted = Object.fromEntries(set.split(",").map((part) => part.split("=")));
    const held = Object.fromEntries([...search(page)].filter(([key]) => key in wanted));
    assert.deepEqual(held, wanted);
    await page.reload();
    await ready(page);
    assert.equal(number((await page.locator("#living").innerText()).match(/blir vi ([\d\s]+) i/)[1]), reached);
  });
}

pageTest("a goal that no realistic change reaches says how far, and can be lowered to that", async (page) => {
  await open(page, "?kommune=5634&view=work");
  await openGoal(page);
  // As in 2026, when Vardø is much younger.
  const told = await page.locator(".found__told").innerText();
  const [, best, start, target] = told.match(
    /^Spakene når ikke dit med det som er realistisk\. Alle sammen gir ([\d,]+), mot ([\d,]+) med dagens kurs\. Målet er ([\d,]+)\.$/,
  );
  assert.ok(number(target) < number(best) && number(best) < number(start), told);
  assert.equal(await page.locator(".way").count(), 1, "what all of it does can be tried");
  await page.getByRole("button", { name: /^Sett målet til / }).click();
  await page.getByText(/^Det går an\./).waitFor();
  await page.locator(".way button").first().click();
  await gapTells(page, /Målet er nådd\./);
});

pageTest("a goal that is no number is refused, and said so", async (page) => {
  await open(page, "?kommune=5501");
  await openGoal(page);
  const told = await page.locator(".found__told").innerText();
  await page.locator("#goal-target").fill("mange");
  await page.keyboard.press("Tab");
  await page.getByText("Skriv målet som et tall.").waitFor();
  assert.equal(await page.locator("#goal-target").getAttribute("aria-invalid"), "true");
  assert.equal(await page.locator(".found__told").innerText(), told);
});

pageTest("each view begins with a goal and a figure of its own", async (page) => {
  await open(page, "?kommune=5501");
  await page.locator(MOVES).click();
  await openGoal(page);
  for (const [name, view, goal, figure] of [
    ["Befolkning", null, "population", /^Innbyggere/],
    ["Tjenester", "services", "pupils", null],
    ["Arbeid og omsorg", "work", "hands_ratio", null],
  ]) {
    await page.locator(".views").getByRole("link", { name, exact: true }).click();
    await page.waitForFunction((view) => new URLSearchParams(location.search).get("view") === view, view);
    await page.waitForFunction((goal) => document.querySelector("#goal-of").value === goal, goal);
    if (figure) await page.locator(".moves h3").filter({ hasText: figure }).waitFor();
    else await page.locator(".moves h3").filter({ hasText: /^Innbyggere/ }).waitFor({ state: "detached" });
  }
});

pageTest("counties and the nation: no lever that does not work there, and the page stays awake", async (page) => {
  for (const [place, levers] of [
    ["fylke:56", 10],
    ["norge", 9],
  ]) {
    await open(page, `?kommune=${place}`);
    const longestOf = await longestTask(page);
    await page.locator(MOVES).click();
    await page.locator(".swing").first().waitFor();
    assertSums(await steps(page));
    assert.equal((await page.locator(".lever").count()) === levers, true);
    assert.equal(await page.locator(".swing[data-lever=migdom]").count(), levers === 10 ? 1 : 0);
    await openGoal(page);
    await page.locator(".way").first().waitFor();
    for (const set of await page.locator(".way").evaluateAll((ways) => ways.map((way) => way.dataset.set))) {
      assert.ok(levers === 10 || !set.includes("migdom"), set);
    }
    // No task takes 50 ms, from where the browser counts; a busy machine stretches each.
    const longest = await longestOf();
    assert.ok(longest < 100, `the page stood still for ${longest} ms`);
  }
});

for (const [width, height] of [
  [390, 844],
  [1280, 900],
]) {
  for (const colorScheme of ["light", "dark"]) {
    pageTest(`no accessibility violations at ${width}, ${colorScheme}`, { viewport: { width, height }, colorScheme }, async (page) => {
      await open(page, "?kommune=5634&view=work&emp=2&care=-5");
      await page.locator(MOVES).click();
      await page.locator(".swing").first().waitFor();
      await openGoal(page);
      await page.locator(".way").first().waitFor();
      await accessible(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} px too wide`);
      // Nothing is pushed aside by what has come.
      for (const part of [".place__title", ".levers", ".questions"]) {
        const room = (await page.locator(part).boundingBox()).width;
        assert.ok(room > 300, `${part} has ${room} px`);
      }
    });
  }
}
