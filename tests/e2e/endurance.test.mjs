// A page that stays open: what it holds does not grow, however often a lever is moved or another view is chosen.

import assert from "node:assert/strict";
import { chartDrawn, open, pageTest } from "./harness.mjs";

const MOVES = 10_000;
/** Moves before it is looked at first: the browser compiles what is used often in several steps, and keeps what it made. */
const WARM = 8_000;
/** Moves between two frames: the page works each of them out, and draws the last. */
const AT_ONCE = 25;
const VIEWS = ["work", "services", "economy", "map", "stories", "sure"];

/** Remembers the memory of the page's program, which it tells nobody. */
function rememberMemory() {
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    const result = await instantiate.call(WebAssembly, ...given);
    globalThis.programMemory ??= result.instance.exports.memory;
    return result;
  };
}

/** What the page holds when all that nobody needs any more is gone. */
async function held(page, session) {
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(1500);
  for (let times = 0; times < 3; times += 1) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name) => metrics.find((metric) => metric.name === name).value;
  const pages = await page.evaluate(() => globalThis.programMemory.buffer.byteLength / 65536);
  const charts = await page.locator("[_echarts_instance_]").count();
  return { listeners: of("JSEventListeners"), nodes: of("Nodes"), heap: of("JSHeapUsedSize"), pages, charts };
}

/** The thousand paths around the line have been worked out. */
const bandDrawn = (page) => page.locator(".band").filter({ hasText: /\d/ }).waitFor();

async function begin(page, context) {
  await context.addInitScript(rememberMemory);
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  await open(page, "?kommune=5501");
  await chartDrawn(page.locator(".chart__canvas"));
  // What comes when the visitor first stirs takes memory of its own, and more while the levers go on.
  await page.mouse.move(300, 300);
  await bandDrawn(page);
  return session;
}

/** Moves three levers in turn, as a hand does that never rests. */
function moveLevers(page, moves) {
  return page.evaluate(
    async ([moves, atOnce]) => {
      const levers = ["tfr", "migint", "ret"].map((id) => document.querySelector(`#lever-${id}`));
      for (let move = 0; move < moves; move += 1) {
        const lever = levers[move % levers.length];
        const steps = (lever.max - lever.min) / lever.step;
        lever.value = String(Number(lever.min) + lever.step * (move % steps));
        lever.dispatchEvent(new Event("input", { bubbles: true }));
        if (move % atOnce === 0) await new Promise((done) => requestAnimationFrame(done));
      }
    },
    [moves, AT_ONCE],
  );
}

/**
 * Nothing is held after that was not held before, but an eighth of the heap of scripts, which is never quite still. The
 * program's memory is never handed back: it is that of the most that was ever under way at once. `spared` is what it may grow
 * by where that is not the same each time.
 */
function flat(before, after, spared = 0.02) {
  const told = JSON.stringify({ before, after });
  assert.ok(before.charts > 0 && before.pages > 0 && before.listeners > 0, told);
  assert.equal(after.charts, before.charts, told);
  assert.ok(after.listeners <= before.listeners, told);
  assert.ok(after.nodes <= before.nodes + 20, told);
  assert.ok(after.pages <= (1 + spared) * before.pages, told);
  assert.ok(after.heap <= 1.125 * before.heap, told);
}

pageTest("ten thousand moves of levers leave nothing behind", { timeout: 180_000 }, async (page, context) => {
  const session = await begin(page, context);
  await moveLevers(page, WARM);
  const before = await held(page, session);
  await moveLevers(page, MOVES);
  flat(before, await held(page, session));
});

pageTest("views that are left leave nothing behind", { timeout: 180_000 }, async (page, context) => {
  const session = await begin(page, context);
  const round = async () => {
    for (const view of VIEWS) {
      await page.locator(`.views a[href*="view=${view}"]`).click();
      await page.waitForFunction((view) => location.search.includes(`view=${view}`), view);
      await page.waitForLoadState("networkidle");
    }
    await page.locator(".views a").first().click();
    await chartDrawn(page.locator(".chart__canvas"));
  };
  // How the work of one view meets what is left of another's differs from time to time: the greatest there is has been then.
  for (let times = 0; times < 6; times += 1) await round();
  const before = await held(page, session);
  for (let times = 0; times < 6; times += 1) await round();
  flat(before, await held(page, session), 0.05);
});
